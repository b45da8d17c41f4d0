//! Step two: what is told, sentence by sentence in the order of reading, and what the report as a whole adds.

use super::{Reader, in_words};
use crate::analysis::Analysis;
use crate::candidates;
use crate::encounters::{self, Draft};
use crate::events;
use crate::judge::{self, Proposal, Proposer};
use crate::mentions::What;
use crate::quotes::{Said, Voice, Voices, Words};
use crate::reading::{Note, NoteKind};
use crate::refs::{Discourse, Who};
use crate::{
    affairs, announced, errands, fallen, in_person, margin, news_day, onward, settle, stays,
    substance, taken_up, trip_ends, trips, unmet, when,
};
use sidelines_facts::{Edtf, EncounterKind, Status};
use sidelines_text::Role;

/// What frames tell of a report.
pub(super) struct Story {
    pub(super) encounters: Vec<Draft>,
    pub(super) events: Vec<events::Draft>,
    /// What is told of somebody's time in an office.
    pub(super) terms: Vec<events::Term>,
    pub(super) said: Vec<Said>,
    /// What the judge is asked about.
    pub(super) proposals: Vec<Proposal>,
}

impl Reader {
    /// What frames and judge tell.
    pub(super) fn judged(&self, a: &Analysis<'_>, notes: &mut Vec<Note>) -> Story {
        let mut story = self.tell(a, Discourse::default(), notes);
        let proposals = std::mem::take(&mut story.proposals);
        judge::admit(a, proposals, &mut story.encounters, notes);
        settle::drop_regions(a, &mut story.encounters);
        affairs::retain(a, &mut story.encounters, &self.frames.games);
        story
    }

    /// Encounters, quotations and other events, sentence by sentence, in the order of reading.
    pub(super) fn tell(
        &self,
        a: &Analysis<'_>,
        mut discourse: Discourse,
        notes: &mut Vec<Note>,
    ) -> Story {
        let mut drafts: Vec<Draft> = Vec::new();
        let mut events: Vec<events::Draft> = Vec::new();
        let mut terms: Vec<events::Term> = Vec::new();
        let mut all_said: Vec<Said> = Vec::new();
        let mut voices = Voices::default();
        let mut previous: Option<Edtf> = None;
        let mut last_day: Option<Edtf> = None;
        let mut last_past_day: Option<Edtf> = None;
        // Whether the day told last is that of a plan.
        let mut planned_day = false;
        let mut remarks = Vec::new();
        let mut proposals = Vec::new();
        let mut announced = Vec::new();
        for (i, s) in a.sentences.iter().enumerate() {
            // Who speaks, and nothing that is told.
            if s.role == Role::Byline {
                continue;
            }
            if s.quoted.is_none() {
                all_said.extend(voices.attribute(a, i, &discourse));
            }
            let speaker = s
                .quoted
                .and_then(|q| all_said.iter().find(|x| x.words == Words::Quoted(q)))
                .and_then(|x| match &x.speaker {
                    Some(Voice::Who(Who::Person(p))) => Some(*p),
                    _ => None,
                });
            let before_pair = discourse.last_pair.clone();
            discourse.speaker = speaker;
            let found = candidates::Reader {
                frames: &self.frames,
                analysis: a,
                discourse: &mut discourse,
                sentence: i,
                speaker,
            }
            .read();
            let mut read = Vec::new();
            let before = previous.clone();
            let day_before = last_day.clone();
            let past_day_before = last_past_day.clone();
            let planned_before = planned_day && past_day_before.is_some();
            let mut together: Vec<Who> = Vec::new();
            // The word that told the day last taken up, in this sentence.
            let mut dated_at: Option<usize> = None;
            for c in &found {
                let last_place = last_place(&drafts);
                let stop = trips::stop_before(a, &drafts, c);
                let that_day = same_day_as(a, &drafts, c, i);
                let draft = settle::situate(
                    a,
                    c,
                    when::Before {
                        // "was in Niamey the day before and met X": one day for both.
                        any: match c.told.status {
                            _ if that_day.is_some() => that_day.as_ref(),
                            Status::Occurred if planned_before => past_day_before.as_ref(),
                            _ => before.as_ref(),
                        },
                        // "The conclave is on Wednesday. Earlier in the day he called on X": the day told of before.
                        day: match c.told.status {
                            _ if that_day.is_some() => that_day.as_ref(),
                            Status::Occurred
                                if planned_before
                                    || day_before.as_ref().is_some_and(|d| is_to_come(a, d)) =>
                            {
                                past_day_before.as_ref()
                            }
                            _ => day_before.as_ref(),
                        },
                        stop: stop.as_ref(),
                        trip: trips::around(a, &drafts, c),
                    },
                    discourse.last_gathering.as_ref(),
                    last_place.as_ref(),
                );
                if draft.frame == candidates::ANNOUNCED {
                    announced.push(draft);
                    continue;
                }
                if draft.frame == candidates::PASSING {
                    proposals.push(judge::in_passing(a, c, draft));
                    continue;
                }
                if !draft.anaphoric && draft.parties.len() >= 2 {
                    discourse.met(draft.parties.iter().map(|(w, _)| w.clone()).collect());
                    for (w, _) in &draft.parties {
                        if !together.contains(w) {
                            together.push(w.clone());
                        }
                    }
                }
                if !draft.anaphoric
                    && draft.frame != encounters::MARGIN
                    && draft.kind != EncounterKind::Visit
                {
                    discourse.told_last = Some((draft.kind, draft.status));
                    if draft.kind == EncounterKind::Gathering
                        && draft.frame != candidates::EDITION_FRAME
                        && let Some(name) = draft.name.clone()
                    {
                        let org = draft.org.clone();
                        let g = crate::units::GatheringSem { name, org };
                        discourse.gatherings.push((g, draft.status));
                    }
                }
                if matches!(draft.kind, EncounterKind::Gathering | EncounterKind::Visit)
                    && let Some(place) = draft.place.clone()
                    && !settle::is_background(a, &draft)
                    // Who goes abroad from where the report is from says nothing of those who come.
                    && !draft.parties.iter().any(|(w, _)| {
                        draft.kind == EncounterKind::Visit
                            && a.home.is_some()
                            && encounters::country(a, w) == a.home
                    })
                {
                    discourse.venue = Some((place, i));
                }
                if let Some((host, _)) = draft
                    .parties
                    .iter()
                    .find(|(w, r)| {
                        *r == Some(sidelines_facts::PartyRole::Host) && matches!(w, Who::Person(_))
                    })
                    .filter(|_| draft.kind == EncounterKind::Meeting && !draft.anaphoric)
                {
                    discourse.host = Some((host.clone(), i));
                }
                if let Some(place) = draft.place.as_ref().filter(|_| {
                    draft.kind == EncounterKind::Meeting
                        && draft.placed
                        && draft.status == Status::Occurred
                        && !settle::is_background(a, &draft)
                }) {
                    let away = |w: &Who| encounters::country(a, w) != place.country();
                    let guests = draft.parties.iter().filter(|(w, _)| away(w));
                    let guests = guests.map(|(w, _)| (w.clone(), place.clone()));
                    discourse.abroad.extend(guests);
                }
                if draft.kind == EncounterKind::Visit {
                    let under_way = draft.status == Status::Ongoing
                        || draft.status == Status::Occurred && !settle::is_background(a, &draft);
                    discourse.travels(&draft.parties, draft.place.as_ref(), i, under_way);
                }
                // "takes part in the summit on September 11 and comes to India on the 17th": the day told last.
                let told_behind = dated_at.is_some_and(|at| c.trigger < at);
                if draft.dated && !told_behind {
                    dated_at = Some(c.trigger);
                    previous.clone_from(&draft.date);
                    // "which reciprocates X's visit, made on June 11": the story's day stays.
                    let history = settle::is_background(a, &draft)
                        && last_day
                            .as_ref()
                            .is_some_and(|d| !settle::is_past(a, Some(d)));
                    // "had arrived on Tuesday": what came before the story, whose day stays.
                    let earlier = c.carrier.is_some_and(|v| {
                        s.tree.node(v).tag == "VBN" && s.tree.has_child_word(v, &["had"])
                    }) && draft
                        .date
                        .as_ref()
                        .and_then(Edtf::bounds)
                        .zip(last_day.as_ref().and_then(Edtf::bounds))
                        .is_some_and(|((_, then), (now, _))| then < now);
                    if !history
                        && !earlier
                        && draft
                            .date
                            .as_ref()
                            .is_some_and(|d| encounters::span_days(d) == 1)
                    {
                        last_day.clone_from(&draft.date);
                        planned_day = draft.status == Status::Planned;
                        if !planned_day && draft.date.as_ref().is_some_and(|d| !is_to_come(a, d)) {
                            last_past_day.clone_from(&draft.date);
                        }
                    }
                }
                if let Some(name) = &draft.part_of
                    && discourse
                        .last_gathering
                        .as_ref()
                        .is_none_or(|g| g.name != *name)
                {
                    let org =
                        a.sentences
                            .iter()
                            .flat_map(|s| &s.mentions)
                            .find_map(|m| match &m.what {
                                What::Gathering(g) if g.name == *name => g.org.clone(),
                                _ => None,
                            });
                    discourse.last_gathering = Some(crate::units::GatheringSem {
                        name: name.clone(),
                        org,
                    });
                }
                read.push(format!(
                    "{} ({}, \"{}\")",
                    draft.frame,
                    in_words(draft.status),
                    a.text.get(c.words.clone()).unwrap_or("")
                ));
                if !unmet::never(a, c) {
                    drafts.push(draft);
                }
            }
            // "X received the two ministers": they are still the two ministers.
            // What no frame dates may still tell the day from which the next sentence counts.
            // "By the end of the conference on Friday he wants to have seen thirty": not the Friday before.
            let now = s.tree.nodes.iter().enumerate().any(|(i, n)| {
                n.dep == "ROOT"
                    && n.head == i
                    && matches!(n.tag, "VBZ" | "VBP")
                    && !s.tree.nodes.iter().any(|n| matches!(n.tag, "VBD" | "MD"))
            });
            if s.quoted.is_none()
                && previous == before
                && !now
                && let Some(day) = when::told_before(
                    a,
                    s,
                    usize::MAX,
                    before.as_ref(),
                    sidelines_time::TenseHint::Past,
                )
                .filter(|d| encounters::span_days(d) == 1 && !is_to_come(a, d))
            {
                last_day = Some(day.clone());
                planned_day = s.tree.nodes.iter().any(|n| n.word == "will");
                previous = Some(day);
            }
            let guests = guests(&before_pair, &together);
            // "A similar accord was signed with Seoul in 2018": history, after which "the two sides" are those of the
            // story still.
            let history = before_pair.len() >= 2
                && drafts
                    .iter()
                    .rev()
                    .take_while(|d| d.sentence == i)
                    .filter(|d| !d.anaphoric && d.parties.len() >= 2)
                    .all(|d| settle::is_background(a, d));
            if history && !guests && together.len() == 2 && s.quoted.is_none() {
                discourse.of_old = Some((together.clone(), i, s.paragraph));
            }
            if guests || history {
                discourse.last_pair = before_pair;
            } else if !together.is_empty() {
                discourse.met_together(together);
            }
            let mut apart: Vec<usize> = Vec::new();
            if s.quoted.is_none() {
                let taken: Vec<usize> = found
                    .iter()
                    // An invitation is an event besides the trip that it may lead to, a summons besides the meeting.
                    .filter(|c| c.frame != candidates::INVITATION && c.frame != candidates::SUMMONS)
                    .map(|c| c.trigger)
                    .collect();
                let reader = events::Reader {
                    frames: &self.event_frames,
                    analysis: a,
                    discourse: &discourse,
                    lexicon: self.lexicon,
                    sentence: i,
                    taken: &taken,
                };
                terms.extend(reader.terms());
                let told = reader.read();
                apart.extend(
                    told.iter()
                        .filter(|x| x.parts())
                        .map(|x| x.candidate.trigger),
                );
                for x in told {
                    let last_place = last_place(&drafts);
                    let words = x.candidate.words.clone();
                    let draft = events::situate(
                        a,
                        x,
                        when::Before {
                            any: previous.as_ref(),
                            day: last_day.as_ref(),
                            stop: None,
                            trip: None,
                        },
                        last_place.as_ref(),
                    );
                    read.push(format!(
                        "{} ({}, \"{}\")",
                        draft.told.frame,
                        in_words(draft.status),
                        a.text.get(words).unwrap_or("")
                    ));
                    events.push(draft);
                }
                let (kind, message) = if read.is_empty() {
                    (
                        NoteKind::Nothing,
                        "no frame found what it needs here".to_owned(),
                    )
                } else {
                    (NoteKind::Read, read.join("; "))
                };
                notes.push(Note {
                    span: s.span.clone(),
                    kind,
                    message,
                });
            }
            proposals.extend(
                Proposer {
                    analysis: a,
                    discourse: &discourse,
                    sentence: i,
                    drafts: &drafts,
                    apart: &apart,
                    previous: when::Before {
                        any: before.as_ref(),
                        day: day_before.as_ref(),
                        stop: None,
                        trip: None,
                    },
                }
                .propose(),
            );
            remarks.extend(substance::remarks(a, i, &discourse));
            discourse.pass(a, s);
            // "the first summit of the two": told of, if not by a name.
            let told = drafts
                .iter()
                .rev()
                .take_while(|d| d.sentence == i)
                .find(|d| d.kind == EncounterKind::Gathering && d.frame != encounters::MARGIN);
            if let Some((name, org)) = told.and_then(|d| d.name.clone().map(|n| (n, d.org.clone())))
                && !s
                    .mentions
                    .iter()
                    .any(|m| matches!(m.what, What::Gathering(_)))
            {
                discourse.last_gathering = Some(crate::units::GatheringSem { name, org });
            }
        }
        let mut settled = self.settle(a, drafts, announced);
        encounters::remark(a, &mut settled, &remarks);
        Story {
            encounters: settled,
            events: events::join(a, events),
            terms,
            said: all_said,
            proposals,
        }
    }

    /// What the report as a whole adds: one fact per thing, days and places carried over, trips that go on.
    fn settle(&self, a: &Analysis<'_>, drafts: Vec<Draft>, announced: Vec<Draft>) -> Vec<Draft> {
        let mut drafts = drafts;
        let announced = announced::heard(a, announced, &drafts);
        trips::first_stop_only(a, &mut drafts);
        trips::days_of_all(&mut drafts);
        errands::run(a, &mut drafts);
        in_person::of_those_about(a, &mut drafts);
        settle::carry_dates(a, &mut drafts);
        encounters::seat(a, &mut drafts);
        let mut out = encounters::join(a, drafts);
        announced::spread(a, &announced, &mut out);
        fallen::fall_with_the_trip(a, &mut out);
        stays::place_by_context(a, &mut out);
        margin::by_context(a, &mut out);
        stays::place_by_context(a, &mut out);
        out = encounters::join(a, out);
        encounters::called_after(self.lexicon, &mut out);
        encounters::drop_bare_margins(a, &mut out);
        encounters::drop_sights(a, &mut out);
        taken_up::invitations(a, &mut out);
        when::give_new_days(a, &mut out);
        trip_ends::close(a, &mut out);
        news_day::spread(a, &mut out);
        news_day::go_on(a, &mut out);
        for d in &mut out {
            settle::finish_status(a, d);
        }
        encounters::drop_last_days(&mut out);
        trips::still_there(a, &mut out);
        trips::next_stops(&mut out);
        trips::stops_behind(&mut out);
        settle::come_home(a, &mut out);
        settle::one_at_a_time(a, &mut out);
        settle::drop_regions(a, &mut out);
        onward::days(a, &mut out);
        trips::what_they_were_for(a, &mut out);
        trips::only_day(a, &mut out);
        trips::day_of_its_meetings(a, &mut out);
        trips::days_of_stops(a, &mut out);
        margin::likewise::gatherings(a, &mut out);
        out = encounters::told_twice(a, out);
        for d in &mut out {
            // Who telephones is in two places.
            let by_video = d.kind == EncounterKind::Gathering
                && d.mode == Some(sidelines_facts::Mode::Video)
                && !d.placed;
            if d.kind == EncounterKind::Call || by_video {
                d.place = None;
            }
        }
        out
    }
}

/// The place told last; where somebody has come from nobody is any more.
fn last_place(drafts: &[Draft]) -> Option<candidates::Where> {
    let told = drafts.iter().rev();
    told.filter(|d| d.frame != encounters::RETURN)
        .find_map(|d| d.place.clone())
}

/// "In a separate meeting the same day": that of the meeting before, whatever a clause between says of an arrival or of
/// others.
fn same_day_as(
    a: &Analysis<'_>,
    drafts: &[Draft],
    c: &candidates::Candidate,
    at: usize,
) -> Option<Edtf> {
    /// Sentences over which the day is still that of the meeting.
    const NEAR: usize = 8;
    let s = a.sentences.get(at)?;
    let words = a.text.get(s.span.clone())?;
    if c.kind == EncounterKind::Visit
        || !words.contains("same day") && !words.contains("same Day")
        || s.quoted.is_some()
    {
        return None;
    }
    if c.told.status != Status::Occurred {
        return None;
    }
    let mut near = drafts
        .iter()
        .rev()
        .take_while(|d| d.sentence + NEAR >= at)
        .filter(|d| d.date.is_some())
        .peekable();
    let shares = |d: &Draft| {
        d.parties
            .iter()
            .any(|(w, _)| c.parties.iter().any(|(v, _)| v == w))
    };
    // "The envoys of both met in January, too. On the same day the minister saw X": as he saw the one before.
    near.peek()
        .filter(|d| d.kind == EncounterKind::Visit || !shares(d))?;
    near.find(|d| {
        matches!(d.kind, EncounterKind::Meeting | EncounterKind::Call)
            && d.status == Status::Occurred
            && d.date
                .as_ref()
                .is_some_and(|d| encounters::span_days(d) == 1)
            && shares(d)
    })
    .and_then(|d| d.date.clone())
}

/// After the day of the report: nothing that is told next follows from it.
fn is_to_come(a: &Analysis<'_>, day: &Edtf) -> bool {
    match (day.bounds(), a.published.as_ref().and_then(Edtf::bounds)) {
        (Some((first, _)), Some((_, today))) => first > today,
        _ => false,
    }
}

/// Whether those told of together are the two told of before and one host.
fn guests(pair: &[Who], together: &[Who]) -> bool {
    pair.len() == 2 && together.len() == 3 && pair.iter().all(|w| together.contains(w))
}
