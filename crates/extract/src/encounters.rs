//! Candidates of one report to encounters: what one sentence leaves open another fills in; one fact per thing.

mod at_one_table;
mod called_after;
mod hosted;
mod merge;
mod put_off_before;
mod resumed;
mod same;
mod supplement;
mod told_twice;

use crate::analysis::Analysis;
use crate::candidates::{Candidate, SAT_IN, Where};
use crate::refs::Who;
use crate::tree::Tree;
use crate::units::PlaceSem;
pub(crate) use at_one_table::seat;
pub(crate) use called_after::called_after;
use hosted::{back, hosted};
pub(crate) use hosted::{beside, tells_whose};
use merge::merge;
pub(crate) use merge::{is_week, span_days};
use put_off_before::put_off_before;
use resumed::resumed;
pub(crate) use same::dates_agree;
pub(crate) use same::{alike, bodies_agree, country};
use same::{same, same_parties, statuses_agree};
use sidelines_facts::{Edtf, EncounterKind, Mode, PartyRole, Status};
use std::ops::Range;
use supplement::{stays_here, supplement};
pub(crate) use told_twice::told_twice;

/// The frame of a gathering that is named only as the margin of something else.
pub(crate) const MARGIN: &str = "margin";

/// The frame of a trip told by its beginning.
pub(crate) const ARRIVE: &str = "arrive";

/// The frame of a trip that is over.
pub(crate) const RETURN: &str = "return";
/// The frame of seeing a sight, a camp or an office abroad.
pub(crate) const SIGHT: &str = "visit-sight";
/// The frame of coming from where one was before.
pub(crate) const COME_FROM: &str = "come-from";

/// An encounter of one report, still in terms of its people.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) frame: String,
    pub(crate) kind: EncounterKind,
    pub(crate) mode: Option<Mode>,
    pub(crate) status: Status,
    pub(crate) parties: Vec<(Who, Option<PartyRole>)>,
    pub(crate) date: Option<Edtf>,
    /// Put off, not called off for good.
    pub(crate) postponed: bool,
    /// Until when.
    pub(crate) moved_to: Option<Edtf>,
    /// By how much, where the old days are still to be found.
    pub(crate) moved_by: Option<crate::when::By>,
    /// Brought forward, not put off.
    pub(crate) sooner: bool,
    /// The date was told with it, not concluded.
    pub(crate) dated: bool,
    /// Told with words that say when, and no day: "a few days ago".
    pub(crate) sometime: bool,
    /// A gathering whose day is told as that on which it ends.
    pub(crate) ends: bool,
    /// Told as what came before another encounter, or as what that one looks back on.
    pub(crate) looked_back: bool,
    /// Days that a trip lasts, where that is told.
    pub(crate) days: Option<u16>,
    /// A trip that begins, or a tour, which may lead on to other places.
    pub(crate) tours: bool,
    /// Told as a tour.
    pub(crate) tour: bool,
    /// Of one stop of several told at once, the days of all of them.
    pub(crate) tour_days: Option<Edtf>,
    pub(crate) place: Option<Where>,
    pub(crate) placed: bool,
    pub(crate) name: Option<String>,
    pub(crate) org: Option<String>,
    pub(crate) part_of: Option<String>,
    pub(crate) sentence: usize,
    /// Bytes of the sentences that tell it.
    pub(crate) evidence: Vec<Range<usize>>,
    /// The words that fired.
    pub(crate) words: Vec<Range<usize>>,
    pub(crate) anaphoric: bool,
    pub(crate) title: bool,
    /// Bytes of phrases: what was spoken about, what was agreed.
    pub(crate) topics: Vec<Range<usize>>,
    pub(crate) outcomes: Vec<Range<usize>>,
    /// Each status that a sentence gives it, with who says so, in the order of the text.
    pub(crate) tellings: Vec<(Status, Option<String>)>,
}

impl Draft {
    pub(crate) fn from(c: &Candidate, a: &Analysis<'_>) -> Self {
        let s = &a.sentences[c.sentence];
        Self {
            frame: c.frame.clone(),
            kind: c.kind,
            mode: c.mode,
            status: c.told.status,
            parties: c.parties.clone(),
            date: None,
            postponed: false,
            moved_to: None,
            moved_by: None,
            sooner: false,
            dated: false,
            sometime: false,
            ends: c.kind == EncounterKind::Gathering && ends(&s.tree, c.trigger),
            looked_back: crate::another_pair::looked_back(s, c.trigger),
            days: None,
            tours: false,
            tour: false,
            tour_days: None,
            place: c.place.clone(),
            placed: c.place.is_some(),
            name: c.gathering.as_ref().map(|g| g.name.clone()),
            org: c.gathering.as_ref().and_then(|g| g.org.clone()),
            part_of: None,
            sentence: c.sentence,
            evidence: vec![s.span.clone()],
            words: vec![c.words.clone()],
            anaphoric: c.anaphoric,
            // A line of a list is no headline.
            title: !c.goes_on
                && matches!(
                    s.role,
                    sidelines_text::Role::Title
                        | sidelines_text::Role::Heading
                        | sidelines_text::Role::Caption
                ),
            topics: Vec::new(),
            outcomes: Vec::new(),
            tellings: vec![(
                c.told.status,
                crate::substance::according_to(a, s, c.carrier.unwrap_or(c.trigger)),
            )],
        }
    }
}

/// "The week-long meeting ends on Friday": whether the verb tells of an end.
fn ends(t: &Tree, v: usize) -> bool {
    t.is_verb(v)
        && matches!(
            t.node(v).lemma.as_str(),
            "end" | "close" | "conclude" | "finish" | "wrap"
        )
}

/// Joins drafts that tell of one encounter; the order of first telling is kept.
pub(crate) fn join(a: &Analysis<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    let has_body = drafts.iter().any(|d| !d.title);
    let (titles, body): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(|d| d.title);
    for d in body {
        let Some(d) = third_side(a, &mut out, d) else {
            continue;
        };
        put_off_until(a, &mut out, &d);
        if d.anaphoric {
            if let Some(earlier) = put_off_before(a, &out, &d) {
                out.push(earlier);
                continue;
            }
            if let Some(later) = resumed(a, &out, &d) {
                out.push(later);
                continue;
            }
            // "Their talks" of which nothing was told are told by it.
            if let Some(mut d) = supplement(a, &mut out, d)
                // "is back from a visit": from somewhere else.
                && (d.parties.len() >= 2
                    || !back(a, &d) && (stays_here(a, &mut d) || hosted(a, &out, &mut d)))
            {
                d.anaphoric = false;
                out.push(d);
            }
            continue;
        }
        if d.frame == "discuss" && of_several(a, &out, &d) {
            continue;
        }
        // "The two ministers discussed …", "the talk was fruitful" tells of the contact told of before, be it a meeting
        // or a call.
        let any = d.frame == "discuss";
        if (any || talked(a, &d))
            && let Some(e) = out.iter_mut().rev().find(|e| {
                matches!(e.kind, EncounterKind::Meeting | EncounterKind::Call)
                    && same_parties(a, e, &d)
                    && statuses_agree(e.status, d.status)
                    && dates_agree(e.date.as_ref(), d.date.as_ref())
                    && !same::had_met_before(a, e, &d)
            })
            && (any || e.kind == EncounterKind::Call)
        {
            let (kind, mode) = (e.kind, e.mode);
            merge(a, e, d);
            (e.kind, e.mode) = (kind, mode);
            continue;
        }
        match out.iter().rposition(|e| same(a, e, &d)) {
            Some(i) => {
                let own_days = of_a_tour(&out, i)
                    .then(|| d.date.clone())
                    .flatten()
                    .filter(|own| out[i].date.as_ref().is_some_and(|all| within(own, all)));
                merge(a, &mut out[i], d);
                if own_days.is_some() {
                    out[i].date = own_days;
                }
            }
            None => out.push(d),
        }
    }
    // Headlines and captions repeat the story; alone they stand only where there is no story.
    for d in titles {
        if d.anaphoric {
            continue;
        }
        match out.iter_mut().find(|e| same(a, e, &d)) {
            Some(e) => merge(a, e, d),
            None if !has_body => out.push(d),
            None => {}
        }
    }
    out
}

/// "The talks were postponed. They will now be held on June 3", "A and B will meet on June 3 instead": the new days of
/// what was put off just before.
fn put_off_until(a: &Analysis<'_>, out: &mut [Draft], d: &Draft) {
    let told = out.last_mut().filter(|e| {
        e.postponed
            && e.moved_to.is_none()
            && e.kind == d.kind
            && d.sentence <= e.sentence + 2
            && d.status == Status::Planned
            && if d.anaphoric {
                d.parties
                    .iter()
                    .all(|(w, _)| e.parties.iter().any(|(v, _)| alike(a, w, v)))
            } else {
                e.parties.len() == d.parties.len() && same_parties(a, e, d)
            }
    });
    let days = |date: &Edtf| date.bounds();
    if let Some(e) = told
        && let Some(new) = d.date.as_ref().filter(|_| d.dated)
        && days(new).is_some_and(|(first, _)| {
            let after = |date: &Option<Edtf>| {
                date.as_ref()
                    .and_then(days)
                    .is_none_or(|(_, last)| first > last)
            };
            after(&e.date) && (e.date.is_some() || after(&a.published))
        })
    {
        e.moved_to = Some(new.clone());
    }
}

/// Whether the visit at `i` has the days of a whole tour: "will visit Mongolia and Japan from September 5 to 9".
fn of_a_tour(out: &[Draft], i: usize) -> bool {
    let e = &out[i];
    e.kind == EncounterKind::Visit
        && out.iter().enumerate().any(|(j, o)| {
            j != i
                && o.kind == e.kind
                && o.sentence == e.sentence
                && o.words == e.words
                && o.date.is_some()
                && dates_agree(o.date.as_ref(), e.date.as_ref())
                && o.place.as_ref().and_then(Where::country)
                    != e.place.as_ref().and_then(Where::country)
        })
}

/// Whether the days `own` are some of the days `all`.
fn within(own: &Edtf, all: &Edtf) -> bool {
    own.bounds()
        .zip(all.bounds())
        .is_some_and(|(x, y)| x.0 >= y.0 && x.1 <= y.1 && span_days(own) < span_days(all))
}

/// Words for speaking with each other that leave open whether by telephone.
const TALK: &[&str] = &[
    "talk",
    "talks",
    "talked",
    "spoke",
    "conversation",
    "discussion",
    "discussions",
    "exchange",
    "chat",
];

/// "Had a good conversation with X": it may have been a call.
fn talked(a: &Analysis<'_>, d: &Draft) -> bool {
    d.kind == EncounterKind::Meeting
        && d.place.is_none()
        && d.name.is_none()
        && d.words.iter().all(|w| {
            let word = a.text.get(w.clone()).unwrap_or("").to_lowercase();
            // "held talks" is a meeting told anew.
            let the = || {
                let before = a.text.get(..w.start).unwrap_or("").trim_end();
                before.ends_with("the") || before.ends_with("their")
            };
            TALK.contains(&word.as_str()) && (word != "talks" || the())
        })
}

/// "is to meet the President and the Prime Minister. The parties are to discuss trade": what was spoken about with each.
fn of_several(a: &Analysis<'_>, out: &[Draft], d: &Draft) -> bool {
    let contacts = out.iter().filter(|e| {
        matches!(e.kind, EncounterKind::Meeting | EncounterKind::Call)
            && d.sentence <= e.sentence + 3
            && e.parties
                .iter()
                .all(|(w, _)| d.parties.iter().any(|(v, _)| alike(a, w, v)))
    });
    let told: Vec<&Draft> = contacts.collect();
    d.parties.len() > 2
        && told.len() > 1
        && told.iter().all(|e| e.parties.len() < d.parties.len())
        && d.parties.iter().all(|(w, _)| {
            told.iter()
                .any(|e| e.parties.iter().any(|(v, _)| alike(a, w, v)))
        })
}

/// "The talks were attended by C": C is a party of the talks told of before, unless he is with one of their sides. Gives
/// back what tells of no such talks.
fn third_side(a: &Analysis<'_>, out: &mut [Draft], d: Draft) -> Option<Draft> {
    if d.frame != SAT_IN {
        return Some(d);
    }
    let named = !d.anaphoric;
    let theirs = |e: &Draft, w: &Who| e.parties.iter().any(|(v, _)| alike(a, w, v));
    let told = out.iter_mut().rev().find(|e| {
        matches!(e.kind, EncounterKind::Meeting | EncounterKind::Call)
            && d.sentence <= e.sentence + 4
            && statuses_agree(e.status, d.status)
            && dates_agree(e.date.as_ref(), d.date.as_ref())
            && (!named || d.parties.iter().any(|(w, _)| theirs(e, w)))
    });
    let Some(e) = told else {
        return named.then_some(d);
    };
    let sides: Vec<_> = e.parties.iter().map(|(w, _)| country(a, w)).collect();
    let third: Vec<_> = d
        .parties
        .iter()
        .filter(|(w, _)| match (country(a, w), w) {
            (None, Who::Person(p)) => a.people.speaks_for_body(*p) && !theirs(e, w),
            (land, _) => land.is_some() && !sides.contains(&land),
        })
        .cloned()
        .collect();
    if !third.is_empty() {
        e.parties.extend(third);
        e.tellings.extend(d.tellings);
        e.evidence.extend(d.evidence);
    }
    None
}

/// On whose margin two met is told with their meeting, and tells nothing of the gathering. But two foreign
/// ministers on the margin of a foreign ministers' meeting are there to take part.
pub(crate) fn drop_bare_margins(a: &Analysis<'_>, drafts: &mut Vec<Draft>) {
    let offices = |d: &Draft| -> Vec<String> {
        d.parties
            .iter()
            .filter_map(|(w, _)| w.office(&a.people).map(str::to_lowercase))
            .collect()
    };
    let taking_part: Vec<bool> = drafts
        .iter()
        .map(|d| {
            let name = d.name.as_deref().unwrap_or("").to_lowercase();
            d.frame != MARGIN
                || name.contains("minister")
                    && drafts
                        .iter()
                        .filter(|m| m.kind == EncounterKind::Meeting && m.part_of == d.name)
                        .any(|m| {
                            offices(m).iter().any(|o| {
                                o.starts_with("minister")
                                    && ["defence", "foreign"]
                                        .iter()
                                        .any(|l| o.contains(l) && name.contains(l))
                            })
                        })
        })
        .collect();
    let mut keep = taking_part.into_iter();
    drafts.retain(|_| keep.next().unwrap_or(true));
    for d in drafts.iter_mut() {
        // "The Ukraine Recovery Conference opened in Berlin": of whoever comes to it.
        let titled = d.name.as_deref().is_some_and(crate::candidates::is_title);
        if d.kind == EncounterKind::Gathering
            && d.org.is_none()
            && d.parties.is_empty()
            && titled
            && (d.place.is_some() || d.date.is_some())
        {
            d.org = d.name.clone();
        }
    }
    // "a session" of nobody in particular
    drafts
        .retain(|d| d.kind != EncounterKind::Gathering || d.org.is_some() || !d.parties.is_empty());
}

/// "The summit, which started on Monday, will end on Friday": one, and no second on its last day.
pub(crate) fn drop_last_days(drafts: &mut Vec<Draft>) {
    let last_days: Vec<bool> = drafts.iter().map(|d| closes(d, drafts)).collect();
    let mut last_days = last_days.into_iter();
    drafts.retain(|_| !last_days.next().unwrap_or(false));
}

/// "is on a visit to China", "toured a plant in Wuhan": what is seen on a trip that is told of is no trip of its own.
pub(crate) fn drop_sights(a: &Analysis<'_>, drafts: &mut Vec<Draft>) {
    let land = |d: &Draft| d.place.as_ref().and_then(Where::country);
    let seen: Vec<bool> = drafts
        .iter()
        .map(|d| {
            d.frame == SIGHT
                && drafts.iter().any(|e| {
                    e.kind == EncounterKind::Visit
                        && e.frame != SIGHT
                        && land(e) == land(d)
                        && crate::settle::shares(a, d, e)
                })
        })
        .collect();
    let mut seen = seen.into_iter();
    drafts.retain(|_| !seen.next().unwrap_or(false));
}

/// Whether a gathering to come, told with its day alone, is the end of one that the same sentence tells to last until then.
fn closes(d: &Draft, drafts: &[Draft]) -> bool {
    let bounds = |d: &Draft| d.date.as_ref().and_then(Edtf::bounds);
    let Some((first, last)) = bounds(d).filter(|_| {
        d.kind == EncounterKind::Gathering && d.status == Status::Planned && d.parties.is_empty()
    }) else {
        return false;
    };
    first == last
        && drafts.iter().any(|e| {
            e.kind == d.kind
                && e.sentence == d.sentence
                && e.name == d.name
                && e.org == d.org
                && bounds(e).is_some_and(|(begun, end)| begun < first && end == last)
        })
}

/// Gives remarks on substance to the contacts they speak of: those of the same sentence, or the last ones
/// before with these parties.
pub(crate) fn remark(a: &Analysis<'_>, drafts: &mut [Draft], remarks: &[crate::substance::Remark]) {
    let position: std::collections::BTreeMap<usize, usize> = a
        .sentences
        .iter()
        .enumerate()
        .map(|(i, s)| (s.span.start, i))
        .collect();
    for r in remarks {
        let here = a
            .sentences
            .get(r.sentence)
            .map(|s| s.span.clone())
            .unwrap_or_default();
        let contact = |d: &Draft| {
            matches!(d.kind, EncounterKind::Meeting | EncounterKind::Call)
                && matches!(d.status, Status::Occurred | Status::Ongoing)
        };
        let shared = |d: &Draft| {
            r.parties
                .iter()
                .filter(|w| d.parties.iter().any(|(v, _)| alike(a, w, v)))
                .count()
        };
        let near = |d: &Draft| {
            d.evidence.iter().any(|e| e.start == here.start)
                || d.evidence.iter().any(|e| {
                    e.start < here.start
                        && position
                            .get(&e.start)
                            .is_some_and(|&i| r.sentence.saturating_sub(i) <= 8)
                })
        };
        let all: Vec<usize> = (0..drafts.len())
            .filter(|&i| {
                contact(&drafts[i])
                    && near(&drafts[i])
                    && shared(&drafts[i]) >= 2.min(r.parties.len().max(1))
            })
            .collect();
        let same_sentence: Vec<usize> = all
            .iter()
            .copied()
            .filter(|&i| drafts[i].evidence.iter().any(|e| e.start == here.start))
            .collect();
        let chosen = if r.parties.len() > 2 {
            all
        } else if same_sentence.is_empty() {
            all.into_iter().next_back().into_iter().collect()
        } else {
            same_sentence
        };
        for i in chosen {
            let list = if r.agreed {
                &mut drafts[i].outcomes
            } else {
                &mut drafts[i].topics
            };
            if !list.contains(&r.phrase) {
                list.push(r.phrase.clone());
            }
            if !drafts[i].evidence.contains(&here) {
                drafts[i].evidence.push(here.clone());
            }
        }
    }
}

/// A place as a fact has it: a venue becomes its city.
pub(crate) fn as_place(w: &Where) -> sidelines_facts::Place {
    match w {
        Where::Country(c) => sidelines_facts::Place {
            country: Some(*c),
            ..Default::default()
        },
        Where::Place(PlaceSem {
            name,
            country,
            lat,
            lon,
            geonameid,
            city,
            ..
        }) => sidelines_facts::Place {
            name: Some(city.clone().unwrap_or_else(|| name.clone())),
            country: *country,
            lat: *lat,
            lon: *lon,
            geonameid: *geonameid,
        },
    }
}
