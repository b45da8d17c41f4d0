//! Date and place of what is told: from its own sentence, then from what the report says around it.

mod days;
mod status;
mod whereabouts;

use crate::analysis::{Analysis, Sentence};
use crate::candidates::{CONVENING, Candidate, Where};
use crate::encounters::{self, Draft};
use crate::mentions::What;
use crate::stop_before;
use crate::units::GatheringSem;
use crate::{headed, margin, place, when};
use sidelines_facts::{Edtf, EncounterKind, Status};
use sidelines_text::Role;
use sidelines_time::Precision;

pub(crate) use days::carry_dates;
pub(crate) use status::{finish_status, planned_then};
pub(crate) use whereabouts::{come_home, drop_regions, one_at_a_time};

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
    // "opened this morning": and is not over yet. "are in Cairo for the summit, which opened on Wednesday": they still are.
    if d.kind == EncounterKind::Gathering
        && d.status == Status::Occurred
        && d.date.is_some()
        && (d.date == a.published && opened(s, c)
            || c.frame == "take-place" && are_there(s, c) && opened_lately(a, d.date.as_ref()))
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
            // "The plan goes back to the summit in March"
            let back = crate::status::goes_back(t, v);
            present && !place && !back && (GOING.contains(&n.lemma.as_str()) || arrives)
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
                    // "headed Egypt's delegation to the session"
                    && (t.node(v).lemma == "leave" || t.child(v, &["dobj"]).is_none())
            })
    });
    today && bound && s.role == Role::Body && s.quoted.is_none()
}

/// Whether the clause above the candidate's tells that people are where the gathering is.
fn are_there(s: &Sentence, c: &Candidate) -> bool {
    let t = &s.tree;
    t.node(c.trigger).dep == "relcl"
        && matches!(t.node(c.trigger).lemma.as_str(), "open" | "begin" | "start")
        && t.head(c.trigger)
            .and_then(|n| t.governor(n))
            .is_some_and(|v| t.node(v).lemma == "be" && matches!(t.node(v).tag, "VBZ" | "VBP"))
}

/// Whether the day is one of the last few.
fn opened_lately(a: &Analysis<'_>, date: Option<&Edtf>) -> bool {
    let bounds = date.and_then(Edtf::bounds);
    let today = a.published.as_ref().and_then(Edtf::bounds);
    bounds
        .zip(today)
        .is_some_and(|((first, _), (today, _))| (0..4).contains(&(today - first).get_days()))
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

/// One of the parties of one is one of the other's.
pub(crate) fn shares(a: &Analysis<'_>, x: &Draft, y: &Draft) -> bool {
    x.parties
        .iter()
        .any(|(w, _)| y.parties.iter().any(|(v, _)| encounters::alike(a, w, v)))
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

/// The one day told of a trip is that on which it began or ended, not all of it.
fn arrived(d: &Draft) -> bool {
    d.frame == encounters::ARRIVE || d.frame == encounters::RETURN
}
