//! What an encounter or event is in PLOVER 2.0 and in CAMEO: pure functions of the fact.
//!
//! PLOVER says what happened in three parts: event (CONSULT), mode (visit) and contexts (military). Its rules that
//! matter here: what is still to come is AGREE; of a plain meeting all parties are actors; of a visit the visitor is
//! the actor and the host the recipient; a signature is SUPPORT; many actors are one event, not many pairs.
//! The codes are those of the PLOVER 2.0 draft manual and its CAMEO map of 2021.

mod cameo;

use crate::{CountryCode, Encounter, EncounterKind, Event, Mode, Party, PartyRole, Plover, Status};
pub use cameo::Cameo;

/// A fact in event-data terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Coding {
    /// Event, mode and contexts.
    pub plover: Plover,
    /// Who acts; of a plain meeting everybody.
    pub actors: Vec<Party>,
    /// To whom; empty where all act alike.
    pub recipients: Vec<Party>,
    /// The same in CAMEO, from the actors to the recipients. Of a visit that is 042; seen from the host it is 043.
    pub cameo: Option<Cameo>,
}

impl Plover {
    /// The quad category: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    /// `None` for an event that PLOVER does not know.
    #[must_use]
    pub fn quad(&self) -> Option<u8> {
        Some(match self.event.as_str() {
            "AGREE" | "CONSULT" | "SUPPORT" | "CONCEDE" => 1,
            "COOPERATE" | "AID" | "RETREAT" => 2,
            "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" => 3,
            "PROTEST" | "SANCTION" | "MOBILIZE" | "COERCE" | "ASSAULT" => 4,
            _ => return None,
        })
    }

    /// The scale of conflict (-10) and cooperation (10) that the manual gives each event.
    #[must_use]
    pub fn scale(&self) -> Option<f64> {
        Some(match self.event.as_str() {
            "ASSAULT" => -9.3,
            "COERCE" => -7.2,
            "PROTEST" => -6.6,
            "MOBILIZE" => -5.3,
            "SANCTION" => -5.2,
            "THREATEN" => -5.1,
            "REQUEST" => -5.0,
            "REJECT" => -4.2,
            "ACCUSE" => -2.0,
            "CONSULT" => 2.1,
            "AGREE" => 4.2,
            "SUPPORT" => 4.6,
            "CONCEDE" => 5.0,
            "COOPERATE" => 6.8,
            "AID" => 7.4,
            "RETREAT" => 7.6,
            _ => return None,
        })
    }
}

/// An encounter in PLOVER's terms; `None` for one that was denied or has no party: nothing happened.
#[must_use]
pub fn encounter(e: &Encounter) -> Option<Coding> {
    if e.status == Status::Denied || e.parties.is_empty() {
        return None;
    }
    let (mut actors, mut recipients) = sides(e);
    let mut context = offices_contexts(&e.parties);
    if context.is_empty() {
        context.push("diplomatic".to_owned());
    }
    let (event, mode) = match e.status {
        Status::Cancelled => ("REJECT", Some("meet")),
        Status::Planned | Status::Possible => ("AGREE", None),
        _ if e.kind == EncounterKind::Signing => ("SUPPORT", None),
        _ => ("CONSULT", mode(e, !recipients.is_empty())),
    };
    if e.status == Status::Possible {
        context.push("hypothetical".to_owned());
    }
    if event == "CONSULT" && mode != Some("visit") {
        actors.append(&mut recipients);
        // Their order in the fact is the order in which the report names them.
        actors.sort_by_key(|p| e.parties.iter().position(|q| q == p));
    }
    let plover = Plover {
        event: event.to_owned(),
        mode: mode.map(str::to_owned),
        context,
    };
    let kind = match e.kind {
        EncounterKind::Meeting => "meeting",
        EncounterKind::Call => "call",
        EncounterKind::Gathering => "gathering",
        EncounterKind::Visit => "visit",
        EncounterKind::Signing => "signing",
    };
    let cameo = match abroad(e) {
        // CAMEO has no code for a meeting among many; that it was in a third country it can say.
        true if event == "CONSULT" && e.kind == EncounterKind::Meeting && !remote(e) => cameo::of(
            kind,
            &Plover {
                mode: Some("third-party".to_owned()),
                ..plover.clone()
            },
        ),
        _ => cameo::of(kind, &plover),
    };
    Some(Coding {
        plover,
        actors,
        recipients,
        cameo,
    })
}

/// An event of the format in CAMEO as well; `None` where it has no PLOVER code, or was denied.
#[must_use]
pub fn event(e: &Event) -> Option<Coding> {
    if e.status == Some(Status::Denied) {
        return None;
    }
    let plover = e.plover.clone()?;
    Some(Coding {
        cameo: cameo::of(&e.kind, &plover),
        plover,
        actors: e.actors.clone(),
        recipients: e.recipients.clone(),
    })
}

fn remote(e: &Encounter) -> bool {
    e.kind == EncounterKind::Call || matches!(e.mode, Some(Mode::Phone | Mode::Video))
}

/// Visitors and hosts, where the encounter tells them apart; otherwise all are actors.
fn sides(e: &Encounter) -> (Vec<Party>, Vec<Party>) {
    let host = |p: &&Party| p.role == Some(PartyRole::Host);
    let visitor = |p: &&Party| p.role == Some(PartyRole::Visitor);
    let pick = |f: &dyn Fn(&&Party) -> bool| -> Vec<Party> {
        e.parties.iter().filter(f).cloned().collect()
    };
    match e.kind {
        EncounterKind::Visit => {
            let actors = pick(&|p| !host(p));
            let mut recipients = pick(&host);
            let at = e.place.as_ref().and_then(|p| p.country);
            if recipients.is_empty()
                && let Some(country) = at
                && actors.iter().all(|p| p.country != Some(country))
            {
                recipients.push(Party {
                    country: Some(country),
                    role: Some(PartyRole::Host),
                    ..Party::default()
                });
            }
            (actors, recipients)
        }
        EncounterKind::Meeting if e.parties.iter().any(|p| host(&p) || visitor(&p)) => {
            let is_host = |p: &&Party| host(p) || !visitor(p) && at_home(e, p);
            (pick(&|p| !is_host(p)), pick(&is_host))
        }
        // Talks of two in the capital of one of them are a visit of the other.
        EncounterKind::Meeting
            if e.part_of.is_none()
                && e.parties.iter().any(|p| at_home(e, p))
                && e.parties
                    .iter()
                    .any(|p| p.country.is_some() && !at_home(e, p)) =>
        {
            (pick(&|p| !at_home(e, p)), pick(&|p| at_home(e, p)))
        }
        _ => (e.parties.clone(), Vec::new()),
    }
}

fn at_home(e: &Encounter, p: &Party) -> bool {
    let at: Option<CountryCode> = e.place.as_ref().and_then(|p| p.country);
    at.is_some() && p.country == at
}

/// Held in a country that none of the parties acts for.
fn abroad(e: &Encounter) -> bool {
    let at = e.place.as_ref().and_then(|p| p.country);
    at.is_some()
        && e.parties.iter().all(|p| p.country != at)
        && e.parties.iter().any(|p| p.country.is_some())
}

fn mode(e: &Encounter, two_sides: bool) -> Option<&'static str> {
    let mut states: Vec<CountryCode> = e.parties.iter().filter_map(|p| p.country).collect();
    states.sort_unstable();
    states.dedup();
    if remote(e) {
        Some("phone")
    } else if e.kind == EncounterKind::Visit || two_sides && states.len() <= 2 {
        Some("visit")
    } else if e.kind == EncounterKind::Gathering || e.part_of.is_some() || states.len() > 2 {
        Some("multilateral")
    } else if abroad(e) {
        Some("third-party")
    } else {
        None
    }
}

/// The contexts that the parties' offices speak of, in the order of their first naming.
fn offices_contexts(parties: &[Party]) -> Vec<String> {
    const WORDS: &[(&str, &str)] = &[
        ("Foreign", "diplomatic"),
        ("External Affairs", "diplomatic"),
        ("Ambassador", "diplomatic"),
        ("High Commissioner", "diplomatic"),
        ("Secretary of State (", "diplomatic"),
        ("Defence", "military"),
        ("Defense", "military"),
        ("Chief of Staff of the", "military"),
        ("General Staff", "military"),
        ("Army", "military"),
        ("Navy", "military"),
        ("Naval", "military"),
        ("Air Force", "military"),
        ("Armed Forces", "military"),
        ("Joint Chiefs", "military"),
        ("Trade", "economic"),
        ("Commerce", "economic"),
        ("Economy", "economic"),
        ("Finance", "economic"),
        ("Treasury", "economic"),
        ("Industry", "economic"),
        ("Interior", "legal"),
        ("Justice", "legal"),
        ("Home Affairs", "legal"),
        ("Intelligence", "intelligence"),
        ("Health", "disease"),
        ("Environment", "environment"),
        ("Climate", "environment"),
        ("Culture", "culture"),
        ("Education", "culture"),
        ("Speaker", "legislative"),
        ("Parliament", "legislative"),
    ];
    let mut out: Vec<String> = Vec::new();
    for office in parties.iter().filter_map(|p| p.office.as_deref()) {
        for (word, context) in WORDS {
            if office.contains(word) && !out.iter().any(|c| c == context) {
                out.push((*context).to_owned());
            }
        }
    }
    out
}

#[cfg(test)]
mod tests;
