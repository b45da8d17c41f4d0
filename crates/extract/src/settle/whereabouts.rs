//! Where travellers are: nobody is in two countries at once, and who has come home is on no trip any more.

use super::{arrived, is_background, shares};
use crate::analysis::Analysis;
use crate::candidates::Where;
use crate::encounters::{self, Draft};
use crate::mentions::What;
use crate::refs::Who;
use sidelines_facts::{Edtf, EncounterKind, Status};

/// "returned to Istanbul from Kazakhstan", "came home early on Tuesday": whose trips are over.
pub(crate) fn come_home(a: &Analysis<'_>, drafts: &mut [Draft]) {
    for (i, s) in a.sentences.iter().enumerate() {
        let t = &s.tree;
        for v in (0..t.nodes.len()).filter(|&v| t.is_verb(v) && s.quoted.is_none()) {
            let n = t.node(v);
            let over = n.tag == "VBD" || n.tag == "VBN" && t.has_child_word(v, &["has", "have"]);
            let coming = match n.lemma.as_str() {
                "return" => true,
                "fly" | "come" | "arrive" | "get" | "head" | "be" => {
                    t.has_child_word(v, &["home", "back"])
                }
                _ => false,
            };
            // "was seen off at the airport by X"
            let seen_off = n.lemma == "see"
                && n.tag == "VBN"
                && t.passive(v)
                && t.has_child_word(v, &["off"])
                && t.has_child_word(v, &["was"]);
            // "travelled to Tripoli on Tuesday and met X before returning home the same day"
            let went_back = n.tag == "VBG"
                && n.dep == "pcomp"
                && coming
                && t.head(v).is_some_and(|p| {
                    t.node(p).word == "before"
                        && t.head(p)
                            .is_some_and(|w| matches!(t.node(w).tag, "VBD" | "VBN") && t.is_verb(w))
                });
            if !seen_off && !went_back && (!over || !coming) || t.negated(v) {
                continue;
            }
            let of = t.head(v).and_then(|p| t.head(p)).filter(|_| went_back);
            let Some(p) = of
                .map_or_else(|| t.child(v, &["nsubj", "nsubjpass"]), |w| t.subject(w))
                .and_then(|n| match s.mention(n).map(|m| &m.what) {
                    Some(What::Person(p)) => p.person,
                    None if matches!(t.node(n).word.as_str(), "he" | "she") => {
                        only_traveller(drafts, i)
                    }
                    _ => None,
                })
            else {
                continue;
            };
            let home = a.people.all.get(p).and_then(|p| p.country);
            // "returned to Geneva": on with the trip.
            let elsewhere = ["to", "in"]
                .iter()
                .flat_map(|w| t.prep_objects(v, w))
                .any(|o| match s.mention(o).map(|m| &m.what) {
                    Some(What::Place(p)) => p.country != home,
                    Some(What::Country(c)) => Some(*c) != home,
                    _ => false,
                });
            if elsewhere || home.is_none() {
                continue;
            }
            for d in drafts.iter_mut().filter(|d| {
                d.kind == EncounterKind::Visit
                    && d.status == Status::Ongoing
                    && d.sentence.abs_diff(i) <= 8
                    && d.parties.iter().any(|(w, _)| *w == Who::Person(p))
            }) {
                d.status = Status::Occurred;
                encounters::RETURN.clone_into(&mut d.frame);
            }
        }
    }
}

/// The one person whose trip was going on when sentence `i` was told: "He".
fn only_traveller(drafts: &[Draft], i: usize) -> Option<usize> {
    const NEAR: usize = 2;
    let mut on_a_trip = drafts
        .iter()
        .filter(|d| d.kind == EncounterKind::Visit && d.status == Status::Ongoing)
        .filter(|d| d.sentence <= i && i - d.sentence <= NEAR)
        .flat_map(|d| &d.parties)
        .filter_map(|(w, _)| match w {
            Who::Person(p) => Some(*p),
            _ => None,
        });
    let first = on_a_trip.next()?;
    on_a_trip.all(|p| p == first).then_some(first)
}

/// Nobody is in two countries at once: of several trips that go on the one told as reached goes on, those without a
/// day are to come, those of an earlier day are over.
pub(crate) fn one_at_a_time(a: &Analysis<'_>, drafts: &mut [Draft]) {
    let land = |d: &Draft| d.place.as_ref().and_then(Where::country);
    let going = |d: &Draft| d.kind == EncounterKind::Visit && d.status == Status::Ongoing;
    for i in 0..drafts.len() {
        if !going(&drafts[i]) || land(&drafts[i]).is_none() || is_background(a, &drafts[i]) {
            continue;
        }
        // "sets off on Monday on a tour of A, B and C": none of them is reached before the first.
        let first_to_come = drafts[i].date.is_none()
            && drafts.iter().any(|d| {
                d.kind == EncounterKind::Visit
                    && d.status == Status::Planned
                    && d.tour
                    && d.date.is_some()
                    && d.sentence == drafts[i].sentence
                    && d.words == drafts[i].words
                    && shares(a, &drafts[i], d)
            });
        if first_to_come {
            drafts[i].status = Status::Planned;
            continue;
        }
        // "moved on to Tbilisi on Monday and wrapped up the tour in Yerevan on Tuesday": he is in Tbilisi no longer.
        let first = |d: &Draft| d.date.as_ref().and_then(Edtf::bounds).map(|(x, _)| x);
        let last = |d: &Draft| d.date.as_ref().and_then(Edtf::bounds).map(|(_, x)| x);
        let left = drafts.iter().any(|d| {
            d.kind == EncounterKind::Visit
                && d.status == Status::Occurred
                && land(d).is_some_and(|c| Some(c) != land(&drafts[i]))
                && last(d).zip(last(&drafts[i])).is_some_and(|(x, y)| x > y)
                // "was in Tashkent this week and reached Astana on Wednesday": it is where he came last.
                && first(d).zip(first(&drafts[i])).is_some_and(|(x, y)| x >= y)
                && shares(a, &drafts[i], d)
        });
        if left {
            drafts[i].status = Status::Occurred;
            continue;
        }
        let others: Vec<usize> = (i + 1..drafts.len())
            .filter(|&j| {
                going(&drafts[j])
                    && land(&drafts[j]).is_some_and(|c| Some(c) != land(&drafts[i]))
                    && shares(a, &drafts[i], &drafts[j])
                    && !is_background(a, &drafts[j])
            })
            .collect();
        for j in others {
            let day = |d: &Draft| d.date.as_ref().and_then(Edtf::bounds).map(|(x, _)| x);
            let (first, second) = (day(&drafts[i]), day(&drafts[j]));
            match (first, second) {
                (Some(x), Some(y)) if x < y => drafts[i].status = Status::Occurred,
                (Some(x), Some(y)) if y < x => drafts[j].status = Status::Occurred,
                (Some(_), None) => drafts[j].status = Status::Planned,
                (None, Some(_)) => drafts[i].status = Status::Planned,
                (Some(_), Some(_)) if arrived(&drafts[i]) && arrived(&drafts[j]) => {
                    drafts[i].status = Status::Occurred;
                }
                _ if arrived(&drafts[j]) && !arrived(&drafts[i]) => {
                    drafts[i].status = Status::Planned;
                }
                (None, None) => drafts[j].status = Status::Planned,
                _ => {}
            }
        }
    }
}

/// "a tour of Southeast Asia", "is in Europe": no trip beside those to the countries of it.
pub(crate) fn drop_regions(a: &Analysis<'_>, drafts: &mut Vec<Draft>) {
    let land = |d: &Draft| d.place.as_ref().and_then(Where::country);
    let whole: Vec<bool> = drafts
        .iter()
        .map(|d| {
            d.kind == EncounterKind::Visit
                && d.place.is_some()
                && land(d).is_none()
                && drafts.iter().any(|v| {
                    v.kind == EncounterKind::Visit
                        && land(v).is_some()
                        && shares(a, v, d)
                        && is_background(a, v) == is_background(a, d)
                })
        })
        .collect();
    let mut regions = whole.into_iter();
    drafts.retain(|_| !regions.next().unwrap_or(false));
}
