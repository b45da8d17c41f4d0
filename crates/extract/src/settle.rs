//! Date and place of what is told: from its own sentence, then from what the report says around it.

use crate::analysis::{Analysis, Sentence};
use crate::candidates::{CONVENING, Candidate, Where};
use crate::encounters::{self, Draft};
use crate::mentions::What;
use crate::refs::Who;
use crate::stop_before;
use crate::units::GatheringSem;
use crate::{headed, margin, place, when};
use sidelines_facts::{Edtf, EncounterKind, Status};
use sidelines_text::Role;
use sidelines_time::Precision;

/// Date, place and margin of a candidate, from its own sentence.
pub(crate) fn situate(
    a: &Analysis<'_>,
    c: &Candidate,
    previous: when::Before<'_>,
    gathering: Option<&GatheringSem>,
    last_place: Option<&Where>,
) -> Draft {
    let s = &a.sentences[c.sentence];
    let mut d = Draft::from(c, a);
    let when = when::when(a, s, c, previous);
    if d.frame == encounters::COME_FROM {
        // Undated, it is a stay that is over like any other.
        encounters::RETURN.clone_into(&mut d.frame);
    }
    d.dated = when.date.is_some() && !when.carried;
    d.sometime = when.sometime || d.looked_back;
    d.date = when.date;
    if let Some(day) = crate::unmet::since(a, c) {
        d.status = Status::Occurred;
        d.dated = true;
        d.date = Some(day);
    }
    // "will meet Y for the first time since the talks between …"
    if d.looked_back && d.status == Status::Planned {
        d.status = Status::Occurred;
    }
    if let Some(moved) = when::moved(a, s, c)
        && match d.status {
            Status::Cancelled => true,
            Status::Planned => moved.from.is_some() || moved.outright,
            Status::Occurred | Status::Ongoing => moved.outright,
            Status::Possible | Status::Denied => false,
        }
    {
        d.status = Status::Cancelled;
        d.postponed = true;
        if moved.from.is_some() {
            d.date.clone_from(&moved.from);
            d.dated = true;
        } else if d.date == moved.to {
            d.date = None;
        }
        d.moved_to = moved.to(d.date.as_ref());
        d.moved_by = moved.by;
        d.sooner = moved.sooner;
    }
    if d.kind == EncounterKind::Visit {
        // "put back two days" is not how long it lasts.
        d.days = when.days.filter(|_| d.moved_by.is_none());
        d.tour = s.tree.node(c.trigger).lemma == "tour";
        d.tours = tours(s, c);
    }
    // "At 2:30 p.m. Secretary Austin meets with X": of the day last told of, or today.
    if d.date.is_none()
        && d.status == Status::Occurred
        && d.kind != EncounterKind::Visit
        && when::scheduled(s, c)
        && (when::clock(s) || when::part_of_day(s))
    {
        d.date = previous.day.cloned().or_else(|| a.published.clone());
        d.status = Status::Planned;
    }
    // "Wednesday" on a line of its own, and beneath it: "The President hosts X"
    if d.date.is_none()
        && let Some(day) = headed::day(a, c)
    {
        d.date = Some(day);
        d.dated = true;
    }
    // "Orban sees Meloni on Friday", "the President meets X here today": in running text a plan.
    let to_come = d.date.as_ref().is_some_and(|date| ahead(a, date));
    if d.status == Status::Occurred && to_come && (when::scheduled(s, c) || headed::item(a, c)) {
        d.status = Status::Planned;
    }
    // "flew to Caracas to meet X on Saturday": by now he has.
    let gone_by = d
        .date
        .as_ref()
        .and_then(Edtf::bounds)
        .zip(a.published.as_ref().and_then(Edtf::bounds))
        .is_some_and(|((_, last), (today, _))| last < today);
    if d.status == Status::Planned && gone_by && when::of_a_past_trip(&s.tree, c.trigger) {
        d.status = Status::Occurred;
    }
    // "From there he goes on to Madrid", "the tour also takes him to Japan", "is coming to Paris": likewise.
    // So does "begins a visit to Madrid on Tuesday".
    let leaves = if d.date.is_none() {
        sets_out(s, c)
    } else {
        to_come && (sets_out(s, c) || begins(s, c) || stays_then(a, s, c))
    };
    if d.status == Status::Ongoing && d.kind == EncounterKind::Visit && leaves {
        d.status = Status::Planned;
    }
    // "flies to Uganda for the summit": nor is it held yet.
    if d.kind == EncounterKind::Gathering
        && matches!(d.status, Status::Occurred | Status::Ongoing)
        && (goes(s, c) || set_out_for(a, s, c, d.date.as_ref()))
    {
        d.status = Status::Planned;
    }
    // "opened this morning": and is not over yet.
    if d.kind == EncounterKind::Gathering
        && d.status == Status::Occurred
        && d.date.is_some()
        && d.date == a.published
        && opened(s, c)
    {
        d.status = Status::Ongoing;
    }
    if d.place.is_none() && d.kind != EncounterKind::Call {
        let told = place::place(a, s, c, last_place);
        let region = match &told {
            Some((w, _)) => w.country().is_none(),
            None => tours_region(s),
        };
        let (place, firm) = match d.kind {
            // "will tour the Balkans, meeting the leaders of A and B": each at home.
            EncounterKind::Meeting if region => (at_home(a, c), None),
            _ => told.unzip(),
        };
        d.place = place;
        d.placed = firm == Some(true);
    }
    if matches!(
        c.kind,
        EncounterKind::Meeting | EncounterKind::Call | EncounterKind::Signing
    ) {
        d.part_of = margin::told(a, c, gathering);
    }
    stop_before::end(a, c, &mut d);
    d
}

/// The sentence tells of a trip through a part of the world: "a tour of Africa", "will visit Central Asia".
fn tours_region(s: &Sentence) -> bool {
    let t = &s.tree;
    let trip = |n: usize| {
        matches!(
            t.node(n).lemma.as_str(),
            "tour" | "trip" | "visit" | "travel" | "swing" | "journey"
        )
    };
    (0..t.nodes.len()).any(|n| {
        matches!(s.mention(n).map(|m| &m.what), Some(What::Place(p)) if p.country.is_none())
            && t.head(n).is_some_and(|h| {
                trip(h) && t.node(n).dep == "dobj"
                    || t.node(h).dep == "prep" && t.head(h).is_some_and(trip)
            })
    })
}

/// Where the second of the two parties of `c` is at home, if the first is not.
fn at_home(a: &Analysis<'_>, c: &Candidate) -> Option<Where> {
    let [(guest, _), (host, _)] = c.parties.as_slice() else {
        return None;
    };
    let land = encounters::country(a, host);
    land.filter(|_| encounters::country(a, guest) != land)
        .map(Where::Country)
}

/// "begins a tour of A and B on Tuesday", "left on Sunday for A and B": of several stops the day is that of the first.
fn tours(s: &Sentence, c: &Candidate) -> bool {
    let t = &s.tree;
    let tour = matches!(
        t.node(c.trigger).lemma.as_str(),
        "tour" | "trip" | "swing" | "journey"
    );
    tour || c.carrier.is_some_and(|v| {
        matches!(
            t.node(v).lemma.as_str(),
            "begin" | "start" | "embark" | "leave" | "depart" | "set" | "kick" | "fly" | "head"
        )
    })
}

/// Whether running text tells in the present tense of somebody going somewhere: he is not there yet.
fn sets_out(s: &Sentence, c: &Candidate) -> bool {
    c.kind == EncounterKind::Visit && s.tree.is_verb(c.trigger) && goes(s, c)
}

/// Whether the candidate's verb is one of going, in the present tense of running text.
fn goes(s: &Sentence, c: &Candidate) -> bool {
    const GOING: &[&str] = &[
        "go", "come", "head", "fly", "leave", "depart", "travel", "continue", "proceed", "move",
        "journey", "set", "take", "bring", "lead", "sail", "jet", "follow",
    ];
    let t = &s.tree;
    s.role == Role::Body
        && s.quoted.is_none()
        && c.carrier.is_some_and(|v| {
            let n = t.node(v);
            let present = matches!(n.tag, "VBZ" | "VBP")
                || n.tag == "VBG" && t.has_child_word(v, &["is", "are"]);
            let arrives = matches!(n.tag, "VBZ" | "VBP")
                && matches!(n.lemma.as_str(), "arrive" | "land" | "touch" | "reach");
            // "is taking place" goes nowhere.
            let place = t
                .child(v, &["dobj"])
                .is_some_and(|o| matches!(t.node(o).word.as_str(), "place" | "part"));
            present && !place && (GOING.contains(&n.lemma.as_str()) || arrives)
        })
}

/// "left for Cairo on Saturday for the session", told that day: nobody sits yet.
fn set_out_for(a: &Analysis<'_>, s: &Sentence, c: &Candidate, date: Option<&Edtf>) -> bool {
    const LEAVING: &[&str] = &["leave", "depart", "fly", "head", "jet", "embark"];
    let t = &s.tree;
    let today = date.is_none() || date == a.published.as_ref();
    // "to a meeting", "for the session", "at the head of the delegation to the session"
    let bound = t.ancestors(c.trigger).any(|p| {
        matches!(t.node(p).word.as_str(), "for" | "to")
            && t.node(p).dep == "prep"
            && t.governor(p).is_some_and(|v| {
                LEAVING.contains(&t.node(v).lemma.as_str())
                    && (t.node(v).tag == "VBD" || t.has_child_word(v, &["has", "have"]))
                    && !t.has_child_word(v, &["home", "back"])
            })
    });
    today && bound && s.role == Role::Body && s.quoted.is_none()
}

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

/// Whether the candidate's verb tells that a gathering opened, and not who opened it.
fn opened(s: &Sentence, c: &Candidate) -> bool {
    let t = &s.tree;
    let n = t.node(c.trigger);
    // "were in conference in Abuja": of those who confer.
    let confer = c.frame == CONVENING && n.lemma == "be";
    confer
        || c.frame == "take-place"
            && matches!(
                n.lemma.as_str(),
                "open" | "begin" | "start" | "commence" | "kick" | "get"
            )
            && !t.passive(c.trigger)
}

/// Whether a day told in the present tense is still to come, or is that of the report: "travels to New York in
/// September", "goes to Goma on October 19" in a report that tells no day of its own.
fn ahead(a: &Analysis<'_>, date: &Edtf) -> bool {
    match (date.bounds(), a.published.as_ref().and_then(Edtf::bounds)) {
        (Some((first, last)), Some((today, _))) => {
            first >= today || date.precision() == Precision::Month && last >= today
        }
        (_, None) => {
            let day = |d: &Edtf| d.to_string().trim_start_matches("XXXX-").to_owned();
            // With a year it may as well be the day of a caption.
            date.precision() == Precision::Day
                && !date.has_year()
                && a.yearless
                    .as_ref()
                    .is_none_or(|(today, _)| day(date) > day(today))
        }
        (None, Some(_)) => false,
    }
}

/// "is in Manila on January 11 to 12", where no day of the report says that it is today.
fn stays_then(a: &Analysis<'_>, s: &Sentence, c: &Candidate) -> bool {
    a.published.is_none()
        && c.told.present
        && s.role == Role::Body
        && s.quoted.is_none()
        && c.carrier.is_some_and(|v| {
            let n = s.tree.node(v);
            n.lemma == "be" && matches!(n.tag, "VBZ" | "VBP")
        })
}

/// "begins a visit": in running text, a plan for the day.
fn begins(s: &Sentence, c: &Candidate) -> bool {
    const BEGINNING: &[&str] = &[
        "begin",
        "start",
        "embark",
        "open",
        "kick",
        "commence",
        "pay",
        "make",
        "undertake",
        "visit",
        "tour",
        "touch",
        "arrive",
        "land",
        "fly",
    ];
    when::scheduled(s, c)
        && c.carrier
            .is_some_and(|v| BEGINNING.contains(&s.tree.node(v).lemma.as_str()))
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

/// A day told for one encounter holds for what is signed there. What goes on from it ("then", "in the evening") has its
/// day from [`when`]; "he also met X" tells of no day.
pub(crate) fn carry_dates(a: &Analysis<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let d = &drafts[i];
        let here = d.sentence;
        if d.date.is_some()
            || !matches!(d.status, Status::Occurred | Status::Planned)
            || d.kind != EncounterKind::Signing
        {
            continue;
        }
        let from = drafts[..i].iter().rev().find(|e| {
            e.date.is_some()
                && e.status == d.status
                && e.sentence <= here
                && a.sentences[e.sentence].paragraph + 2 > a.sentences[here].paragraph
                && matches!(
                    e.kind,
                    EncounterKind::Meeting | EncounterKind::Call | EncounterKind::Signing
                )
                && shares(a, e, d)
                && e.date
                    .as_ref()
                    .is_some_and(|e| encounters::span_days(e) <= 3)
        });
        if let Some(date) = from.and_then(|d| d.date.clone()) {
            drafts[i].date = Some(date);
        }
    }
    sign_on_the_day(a, drafts);
    meet_on_the_day(a, drafts);
}

/// What is signed without a day of its own is signed on the day of the meeting, the summit or the day-trip that is
/// told nearest to it, by the same parties.
fn sign_on_the_day(a: &Analysis<'_>, drafts: &mut [Draft]) {
    const NEAR: usize = 6;
    let class = |s: Status| match s {
        Status::Occurred | Status::Ongoing => Some(0),
        Status::Planned => Some(1),
        Status::Possible | Status::Cancelled | Status::Denied => None,
    };
    for i in 0..drafts.len() {
        let d = &drafts[i];
        if d.kind != EncounterKind::Signing || d.date.is_some() || class(d.status).is_none() {
            continue;
        }
        // "A day earlier the foreign ministers had met", told last, is not when it was signed.
        let first_day = |e: &Draft| {
            e.date
                .as_ref()
                .and_then(Edtf::bounds)
                .map(|(first, _)| first)
        };
        let told = drafts
            .iter()
            .filter(|e| e.sentence <= d.sentence && class(e.status) == class(d.status))
            .filter_map(first_day)
            .max();
        let goes_back = |e: &Draft| {
            e.sentence > d.sentence
                && told.is_some_and(|told| first_day(e).is_some_and(|day| day < told))
        };
        // "The leaders signed a declaration", of whom the summit told of just before is.
        let all_of_them = |e: &Draft| {
            e.kind == EncounterKind::Gathering && e.sentence <= d.sentence && d.parties.len() > 2
        };
        let day = drafts
            .iter()
            .filter(|e| e.kind != EncounterKind::Call && e.kind != EncounterKind::Signing)
            .filter(|e| !goes_back(e))
            .filter(|e| {
                class(e.status) == class(d.status)
                    || e.kind == EncounterKind::Visit && e.status == Status::Ongoing
            })
            .filter(|e| {
                e.date.as_ref().is_some_and(|x| {
                    encounters::span_days(x) == 1
                        && (e.kind != EncounterKind::Visit || !arrived(e))
                        && !is_past(a, Some(x))
                })
            })
            .filter(|e| {
                e.sentence.abs_diff(d.sentence) <= NEAR && (shares(a, e, d) || all_of_them(e))
            })
            .min_by_key(|e| (e.sentence.abs_diff(d.sentence), e.sentence > d.sentence))
            .and_then(|e| e.date.clone());
        if day.is_some() {
            drafts[i].date = day;
        }
    }
}

/// Whom somebody meets on a trip of one day he meets on that day.
fn meet_on_the_day(a: &Analysis<'_>, drafts: &mut [Draft]) {
    const NEAR: usize = 8;
    let begun = |s: Status| matches!(s, Status::Occurred | Status::Ongoing);
    for i in 0..drafts.len() {
        let d = &drafts[i];
        if d.kind != EncounterKind::Meeting || d.date.is_some() || d.anaphoric {
            continue;
        }
        let trips: Vec<&Draft> = drafts
            .iter()
            .filter(|v| {
                v.kind == EncounterKind::Visit
                    && shares(a, v, d)
                    && v.sentence.abs_diff(d.sentence) <= NEAR
            })
            .filter(|v| {
                v.place.as_ref().is_some_and(|p| {
                    let guest = |w: &Who| v.parties.iter().any(|(x, _)| encounters::alike(a, w, x));
                    d.placed && d.place.as_ref().and_then(Where::country) == p.country()
                        || !d.placed
                            && d.parties.iter().any(|(w, _)| {
                                !guest(w)
                                    && encounters::country(a, w)
                                        .is_some_and(|c| Some(c) == p.country())
                            })
                })
            })
            .collect();
        let Some(first) = trips.first() else { continue };
        let one_day = trips.iter().all(|v| {
            v.place.as_ref().and_then(Where::country)
                == first.place.as_ref().and_then(Where::country)
                && v.date == first.date
        });
        if one_day
            && begun(first.status) == begun(d.status)
            && matches!(d.status, Status::Occurred | Status::Planned)
            && first
                .date
                .as_ref()
                .is_some_and(|x| encounters::span_days(x) == 1)
            && !arrived(first)
        {
            drafts[i].date = first.date.clone();
        }
    }
}

/// The one day told of a trip is that on which it began or ended, not all of it.
fn arrived(d: &Draft) -> bool {
    d.frame == encounters::ARRIVE || d.frame == encounters::RETURN
}

/// "was to hold talks", "had planned to", "was scheduled to": planned when the report was not yet written.
pub(crate) fn planned_then(a: &Analysis<'_>, d: &Draft, past: &[&str]) -> bool {
    let t = &a.sentences[d.sentence].tree;
    let Some(words) = d.words.first() else {
        return false;
    };
    let Some(trigger) = t.starting_at(words.start) else {
        return false;
    };
    // "will not come, hours before he was to be received": the clause of its own.
    let above = t.ancestors(trigger);
    let mut verbs: Vec<usize> = Vec::new();
    for v in std::iter::once(trigger)
        .chain(above)
        .filter(|&v| t.is_verb(v))
    {
        verbs.push(v);
        if t.node(v).dep == "advcl" && t.has_child_word(v, &["before"]) {
            break;
        }
    }
    verbs.iter().any(|&v| {
        let n = t.node(v);
        past.contains(&n.word.as_str()) && n.lemma == "be" || t.has_child_word(v, past)
    }) && !verbs
        .iter()
        .any(|&v| t.has_child_word(v, &["will", "is", "are"]))
}

/// One of the parties of one is one of the other's.
pub(crate) fn shares(a: &Analysis<'_>, x: &Draft, y: &Draft) -> bool {
    x.parties
        .iter()
        .any(|(w, _)| y.parties.iter().any(|(v, _)| encounters::alike(a, w, v)))
}

/// A trip told as begun a day or two before the report goes on, unless the words say that it is over; a
/// present tense means a plan where its day is still to come.
pub(crate) fn finish_status(a: &Analysis<'_>, d: &mut Draft) {
    let day = a.published.as_ref().and_then(Edtf::bounds);
    // Who has arrived, in a report that tells no day, is there.
    if day.is_none()
        && d.date.is_none()
        && d.kind == EncounterKind::Visit
        && d.status == Status::Occurred
        && d.frame == encounters::ARRIVE
    {
        d.status = Status::Ongoing;
    }
    // "dates from the visit of 2015": in a report that tells no day, a whole year is history.
    if day.is_none()
        && d.status == Status::Ongoing
        && d.date
            .as_ref()
            .is_some_and(|d| d.precision() == Precision::Year && d.as_partial().is_some())
    {
        d.status = Status::Occurred;
    }
    // "is receiving him at this hour"
    if d.status == Status::Ongoing
        && d.date.is_none()
        && d.part_of.is_none()
        && !d.sometime
        && (matches!(d.kind, EncounterKind::Meeting | EncounterKind::Call)
            || d.frame == "take-place")
    {
        d.date.clone_from(&a.published);
    }
    let (Some((first, last)), Some((today, _))) = (d.date.as_ref().and_then(Edtf::bounds), day)
    else {
        return;
    };
    // "will fly home from Oman on Friday": the day told is the last of a trip that goes on.
    if d.kind == EncounterKind::Visit
        && d.frame == encounters::RETURN
        && d.status == Status::Ongoing
        && first > today
    {
        d.date = None;
        return;
    }
    // "met X in December ahead of a summit in Chengdu": which is over for days.
    if d.status == Status::Planned
        && (today - last).get_days() > 3
        && when::ahead_of(&a.sentences[d.sentence], d.words.first())
    {
        d.status = Status::Occurred;
        return;
    }
    // "was to fly to Tarawa on January 21", of which nothing more is told a week later: it came to nothing. What "was
    // due" yesterday may be so fresh that nobody has heard of it yet; what "had been due" is over.
    let fresh = (today - last).get_days() < 3
        && !a.sentences[d.sentence]
            .tree
            .nodes
            .iter()
            .any(|n| n.word == "but");
    if d.status == Status::Planned
        && last < today
        && planned_then(
            a,
            d,
            if fresh {
                &["had"]
            } else {
                &["was", "were", "had"]
            },
        )
        && !is_background(a, d)
    {
        d.status = Status::Cancelled;
    }
    // "The three-day forum closes on Sunday"; but "will attend the forum this week".
    if d.kind == EncounterKind::Gathering
        && d.status == Status::Planned
        && first < last
        && !d.date.as_ref().is_some_and(encounters::is_week)
        && d.date
            .as_ref()
            .is_some_and(|d| d.precision() == Precision::Day)
        && (first..=last).contains(&today)
    {
        d.status = Status::Ongoing;
    }
    match d.status {
        Status::Ongoing if first > today => d.status = Status::Planned,
        Status::Ongoing
            if matches!(
                d.kind,
                EncounterKind::Meeting | EncounterKind::Call | EncounterKind::Signing
            ) =>
        {
            d.status = if first > today {
                Status::Planned
            } else if first < today && !have_been(a, d) {
                Status::Occurred
            } else {
                Status::Ongoing
            }
        }
        // "is his second visit after that of May 2017": a trip of which both ends have passed is over.
        Status::Ongoing
            if d.kind == EncounterKind::Visit
                && (last < today && first != last || is_past(a, d.date.as_ref())) =>
        {
            d.status = Status::Occurred
        }
        // "has been missing from the retreat in January"
        Status::Ongoing if d.kind == EncounterKind::Gathering && is_past(a, d.date.as_ref()) => {
            d.status = Status::Occurred
        }
        Status::Occurred if first > today => d.status = Status::Planned,
        // "A conference of three days opened on Tuesday"
        Status::Occurred
            if d.kind == EncounterKind::Gathering
                && last > today
                && d.date
                    .as_ref()
                    .is_some_and(|d| d.precision() == Precision::Day) =>
        {
            d.status = Status::Ongoing
        }
        // "Two-day talks opened on Wednesday"
        Status::Occurred
            if d.kind == EncounterKind::Meeting
                && first == today
                && (1..6).contains(&(last - first).get_days())
                && d.date
                    .as_ref()
                    .is_some_and(|d| d.precision() == Precision::Day) =>
        {
            d.status = Status::Ongoing
        }
        Status::Occurred
            if d.kind == EncounterKind::Visit
                && d.frame == encounters::ARRIVE
                // "flew to Skopje on Tuesday for a one-day visit", told on Wednesday
                && !(d.days == Some(1) && first < today)
                && (today - first).get_days() <= 2 =>
        {
            d.status = Status::Ongoing
        }
        Status::Occurred
            if d.kind == EncounterKind::Visit
                && d.frame != encounters::RETURN
                // "Earlier in the week he was in Davos"
                && !matches!(d.frame.as_str(), "be-in" | "been-to")
                // "paid a visit on February 7 and 8", on the 8th; of a length, the day told may be the first of it.
                && (last > today || last == today && d.days.is_some())
                && first != last
                // "visited Washington in May" tells of no days on which he was there.
                && d.date.as_ref().is_some_and(|d| d.precision() == Precision::Day) =>
        {
            d.status = Status::Ongoing
        }
        _ => {}
    }
}

/// "have been meeting since Monday": and still are.
fn have_been(a: &Analysis<'_>, d: &Draft) -> bool {
    let t = &a.sentences[d.sentence].tree;
    let trigger = d.words.first().and_then(|w| t.starting_at(w.start));
    trigger.is_some_and(|n| {
        std::iter::once(n).chain(t.ancestors(n)).any(|v| {
            t.node(v).tag == "VBG"
                && t.has_child_word(v, &["been"])
                && t.has_child_word(v, &["has", "have"])
        })
    })
}

/// Told as history: dated well before the report, or as what another encounter followed.
pub(crate) fn is_background(a: &Analysis<'_>, d: &Draft) -> bool {
    d.looked_back || is_past(a, d.date.as_ref())
}

/// More than ten days before the report.
pub(crate) fn is_past(a: &Analysis<'_>, date: Option<&Edtf>) -> bool {
    let (Some((_, last)), Some((today, _))) = (
        date.and_then(Edtf::bounds),
        a.published.as_ref().and_then(Edtf::bounds),
    ) else {
        return false;
    };
    (today - last).get_days() > 10
}
