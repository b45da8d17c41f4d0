//! Whatever happens between actors and is no encounter: appointments, exercises, aid, sanctions, attacks, votes.
//!
//! The frames of `frames/event*.toml` are laid over the trees as those of encounters are, and the same modules say
//! who is meant, whether it happened, when and where. What a sentence tells as an encounter is not told again here.

mod careers;
mod frames;
mod nouns;
mod read;
mod roles;
mod tenure;
#[cfg(test)]
mod tests;

use crate::analysis::Analysis;
use crate::candidates::{Candidate, Where};
use crate::encounters::{self, as_place};
use crate::facts;
use crate::mentions::OfficeRef;
use crate::refs::Who;
use crate::settle;
use crate::when;
pub(crate) use frames::EventFrames;
use frames::{Code, Tenure};
pub(crate) use read::Reader;
use sidelines_facts::{Edtf, Event, Party, Plover, Status};
use sidelines_lexicon::Lexicon;
use std::ops::Range;
pub(crate) use tenure::{Term, Whose, lies, of_events};

/// Somebody who acts or is acted upon.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Somebody {
    Who(Who),
    /// A name that the reader knows nothing else about.
    Named(String),
    /// The same, where only a person can be meant.
    Person(String),
    /// "protesters", "armed men": nobody with a name.
    Group(String),
}

/// One telling of one event.
#[derive(Clone, Debug)]
pub(crate) struct Telling {
    pub(crate) kind: String,
    pub(crate) frame: String,
    pub(crate) code: Option<Code>,
    /// What it does to somebody's time in an office.
    pub(crate) tenure: Option<Tenure>,
    pub(crate) actors: Vec<Somebody>,
    pub(crate) recipients: Vec<Somebody>,
    /// The office that the recipient takes or leaves.
    pub(crate) office: Option<OfficeRef>,
    /// Bytes of the words that say what it is about.
    pub(crate) about: Option<Range<usize>>,
    pub(crate) name: Option<String>,
    /// Words, clause and status, in the form that finding date and place asks for.
    pub(crate) candidate: Candidate,
}

impl Telling {
    /// Whether it is something done to somebody ("expelled", "accused", "appointed"): nobody met by it.
    pub(crate) fn parts(&self) -> bool {
        let code = self.code.as_ref().map(|c| c.event.as_str());
        matches!(
            code,
            Some("ACCUSE" | "SANCTION" | "ASSAULT" | "COERCE" | "THREATEN" | "PROTEST")
        ) || matches!(
            self.kind.as_str(),
            "appointment" | "dismissal" | "resignation" | "election" | "death" | "condolences"
        )
    }
}

/// An event of one report.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) told: Telling,
    pub(crate) status: Status,
    pub(crate) date: Option<Edtf>,
    pub(crate) place: Option<Where>,
    /// Bytes of the sentences that tell it.
    pub(crate) evidence: Vec<Range<usize>>,
    pub(crate) title: bool,
}

/// A telling with its day and place.
pub(crate) fn situate(
    a: &Analysis<'_>,
    told: Telling,
    previous: when::Before<'_>,
    last_place: Option<&Where>,
) -> Draft {
    let mut d = settle::situate(a, &told.candidate, previous, None, last_place);
    if d.dated && !own_day(a, &told.candidate, previous) {
        d.date = None;
    }
    settle::finish_status(a, &mut d);
    Draft {
        status: d.status,
        date: d.date,
        place: d.place,
        evidence: d.evidence,
        title: d.title,
        told,
    }
}

/// Whether the day told is that of the event's own clause: "arrived on Monday, his first visit since he took office".
fn own_day(a: &Analysis<'_>, c: &Candidate, previous: when::Before<'_>) -> bool {
    let s = &a.sentences[c.sentence];
    let t = &s.tree;
    let aside = c.carrier.is_some_and(|v| {
        t.ancestors(v)
            .find(|&x| !matches!(t.node(x).dep, "xcomp" | "conj"))
            .is_some_and(|x| matches!(t.node(x).dep, "advcl" | "relcl" | "acl" | "pcomp"))
    });
    !aside || when::when(a, s, c, previous).closeness >= 4
}

/// One fact per thing: joins what tells of one event, in the order of the first telling.
pub(crate) fn join(a: &Analysis<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let has_body = drafts.iter().any(|d| !d.title);
    let mut out: Vec<Draft> = Vec::new();
    let (titles, body): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(|d| d.title);
    for d in body.into_iter().chain(titles) {
        match out.iter_mut().rev().find(|e| same(a, e, &d)) {
            Some(e) => merge(a, e, d),
            // A headline alone tells nothing where there is a story.
            None if d.title && has_body => {}
            None => out.push(d),
        }
    }
    out
}

fn alike(a: &Analysis<'_>, x: &Somebody, y: &Somebody) -> bool {
    match (x, y) {
        (Somebody::Who(x), Somebody::Who(y)) => encounters::alike(a, x, y),
        _ => x == y,
    }
}

/// How many of the shorter list the longer one has; `None` where a list is empty.
fn common(a: &Analysis<'_>, x: &[Somebody], y: &[Somebody]) -> Option<usize> {
    if x.is_empty() || y.is_empty() {
        return None;
    }
    Some(
        x.iter()
            .filter(|p| y.iter().any(|q| alike(a, p, q)))
            .count(),
    )
}

fn same(a: &Analysis<'_>, e: &Draft, d: &Draft) -> bool {
    let (x, y) = (&e.told, &d.told);
    let days = match (&e.date, &d.date) {
        (Some(x), Some(y)) => x.overlaps(y),
        _ => true,
    };
    let places = match (&e.place, &d.place) {
        (Some(x), Some(y)) => {
            x.country().is_none() || y.country().is_none() || x.country() == y.country()
        }
        _ => true,
    };
    let names = match (&x.name, &y.name) {
        (Some(x), Some(y)) => x == y,
        _ => true,
    };
    if x.kind != y.kind || !days || !places || !names {
        return false;
    }
    let offices = match (&x.office, &y.office) {
        (Some(x), Some(y)) => x.canonical == y.canonical,
        _ => true,
    };
    let actors = common(a, &x.actors, &y.actors);
    let recipients = common(a, &x.recipients, &y.recipients);
    // One actor does many things to many; one thing has the same actors and the same recipients.
    offices
        && actors != Some(0)
        && recipients != Some(0)
        && (actors.is_some() || recipients.is_some())
        && (recipients.is_some()
            || x.recipients.is_empty() == y.recipients.is_empty()
            || x.name.is_some() && x.name == y.name)
}

fn merge(a: &Analysis<'_>, e: &mut Draft, d: Draft) {
    for (mine, more) in [
        (&mut e.told.actors, d.told.actors),
        (&mut e.told.recipients, d.told.recipients),
    ] {
        for p in more {
            match mine.iter_mut().find(|q| alike(a, &p, q)) {
                // A name says more than a state.
                Some(q) if matches!(q, Somebody::Who(Who::State(_))) => *q = p,
                Some(_) => {}
                None => mine.push(p),
            }
        }
    }
    // What was planned and is then told as done is done.
    let open = |s: Status| matches!(s, Status::Planned | Status::Possible);
    if open(e.status) {
        e.status = d.status;
    }
    e.date = match (e.date.take(), d.date) {
        (Some(x), Some(y)) => Some(x.sharpen(&y).unwrap_or(x)),
        (x, y) => x.or(y),
    };
    e.place = e.place.take().or(d.place);
    // Of two that tell one thing the day is that of taking office.
    if d.told.tenure == Some(Tenure::Begins) {
        e.told.tenure = d.told.tenure;
    }
    e.told.office = e.told.office.take().or(d.told.office);
    e.told.about = e.told.about.take().or(d.told.about);
    e.told.name = e.told.name.take().or(d.told.name);
    e.evidence.extend(d.evidence);
}

/// The event in the terms of the format.
pub(crate) fn fact(a: &Analysis<'_>, d: &Draft, frames: &EventFrames, lexicon: &Lexicon) -> Event {
    let told = &d.told;
    let parties =
        |list: &[Somebody]| -> Vec<Party> { list.iter().map(|p| party(a, p, lexicon)).collect() };
    let mut recipients = parties(&told.recipients);
    if let Some(office) = &told.office {
        for p in &mut recipients {
            let country = office.country.or(if office.org.is_none() {
                p.country
            } else {
                None
            });
            p.office = Some(facts::office_title(
                &OfficeRef {
                    country,
                    ..office.clone()
                },
                lexicon,
            ));
            p.country = p.country.or(country);
            p.org = office.org.clone().or(p.org.take());
        }
    }
    Event {
        kind: told.kind.clone(),
        plover: plover(a, d, frames),
        actors: parties(&told.actors),
        recipients,
        date: d.date.clone(),
        place: d.place.as_ref().map(as_place),
        status: Some(d.status),
        name: told.name.clone(),
        about: told
            .about
            .clone()
            .and_then(|r| a.text.get(r))
            .map(|w| w.split_whitespace().collect::<Vec<_>>().join(" ")),
    }
}

fn party(a: &Analysis<'_>, p: &Somebody, lexicon: &Lexicon) -> Party {
    match p {
        Somebody::Who(w) => {
            let mut one = facts::party(a, w, None, lexicon);
            // "The Ministry of Foreign Affairs condemned …": the paper's own country's.
            let own = one
                .org
                .as_deref()
                .is_some_and(|o| o.starts_with("Ministry of ") || o == "Government");
            if own && one.country.is_none() {
                one.country = a.home;
            }
            one
        }
        Somebody::Person(n) => Party {
            person: Some(n.clone()),
            ..Party::default()
        },
        Somebody::Named(n) | Somebody::Group(n) => Party {
            org: Some(n.clone()),
            ..Party::default()
        },
    }
}

/// The code of a thing in its state: what is to come and kind is an agreement, what was called off a rejection; what
/// did not happen has none.
fn plover(a: &Analysis<'_>, d: &Draft, frames: &EventFrames) -> Option<Plover> {
    let code = d.told.code.as_ref()?;
    let mut context = code.context.clone();
    if context.is_empty() {
        let words = d
            .evidence
            .first()
            .and_then(|r| a.text.get(r.clone()))
            .unwrap_or("")
            .to_lowercase();
        context = frames.contexts(&format!(" {words} "));
    }
    let kind = matches!(
        code.event.as_str(),
        "AGREE" | "CONSULT" | "SUPPORT" | "COOPERATE" | "AID" | "RETREAT" | "CONCEDE"
    );
    let (event, mode) = match d.status {
        Status::Denied => return None,
        Status::Cancelled if kind => ("REJECT", None),
        Status::Cancelled => return None,
        Status::Planned | Status::Possible if kind => ("AGREE", None),
        _ => (code.event.as_str(), code.mode.clone()),
    };
    match d.status {
        Status::Possible => context.push("hypothetical".to_owned()),
        Status::Planned if !kind => context.push("future".to_owned()),
        _ => {}
    }
    Some(Plover {
        event: event.to_owned(),
        mode,
        context,
    })
}

/// Told as history: dated well before the report.
pub(crate) fn is_background(a: &Analysis<'_>, d: &Draft) -> bool {
    settle::is_past(a, d.date.as_ref())
}
