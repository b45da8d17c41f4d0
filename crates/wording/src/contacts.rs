//! Contacts in words: the same in every table and brief.

use crate::dates::human_or;
use crate::names::country_name;
use sidelines_facts::{Edtf, Encounter, EncounterKind, Mode, Party, Place, Speaker, Status};
use sidelines_resolve::StatusClaim;
use sidelines_views::Contact;

/// Who took part: "Rajnath Singh – Sherali Mirzo"; of a gathering its name; of a visit who went.
#[must_use]
pub fn who(e: &Encounter) -> String {
    // The name of a gathering names who convened it.
    let convener = |p: &&Party| {
        let name = e
            .name
            .as_deref()
            .filter(|_| e.kind == EncounterKind::Gathering);
        let org = p.org.as_deref().filter(|_| p.person.is_none());
        !name
            .zip(org)
            .is_some_and(|(name, org)| name.starts_with(org))
    };
    let parties = e.parties.iter().filter(convener).map(party);
    let parties: Vec<String> = parties.filter(|p| !p.is_empty()).collect();
    match e.kind {
        EncounterKind::Gathering => match (&e.name, parties.len()) {
            (Some(name), 0) => gathering(name, e.edition),
            (Some(name), _) => format!("{}: {}", gathering(name, e.edition), few(&parties)),
            (None, 0) => "gathering".to_owned(),
            (None, _) => few(&parties),
        },
        EncounterKind::Visit => parties.join(", "),
        _ => parties.join(" – "),
    }
}

/// The first few names, and how many more.
fn few(names: &[String]) -> String {
    const MOST: usize = 4;
    if names.len() > MOST {
        format!(
            "{} and {} more",
            names[..MOST].join(", "),
            names.len() - MOST
        )
    } else {
        names.join(", ")
    }
}

/// A name with the organisation in it abbreviated: "SCO Defence Ministers' Meeting".
#[must_use]
pub fn short(name: &str) -> String {
    crate::names::abbreviated(name)
}

/// The name of a gathering, which of its series before it: "20th BIMSTEC Ministerial Meeting".
#[must_use]
pub fn gathering(name: &str, edition: Option<u32>) -> String {
    match edition {
        Some(n) => format!("{} {}", nth(n), short(name)),
        None => short(name),
    }
}

/// "1st", "22nd", "113th".
#[must_use]
pub fn nth(n: u32) -> String {
    let tail = match (n % 10, n % 100) {
        (1, r) if r != 11 => "st",
        (2, r) if r != 12 => "nd",
        (3, r) if r != 13 => "rd",
        _ => "th",
    };
    format!("{n}{tail}")
}

/// A party by its name, else office and country, else organisation.
#[must_use]
pub fn party(p: &Party) -> String {
    title(
        p.person.as_deref(),
        p.office.as_deref(),
        p.country.map(country_name),
        p.org.as_deref(),
    )
}

/// A speaker in the same way.
#[must_use]
pub fn speaker(s: Option<&Speaker>) -> String {
    let Some(s) = s else {
        return "not named".to_owned();
    };
    title(
        s.person.as_deref(),
        s.office.as_deref(),
        s.country.map(country_name),
        s.org.as_deref(),
    )
}

fn title(
    person: Option<&str>,
    office: Option<&str>,
    country: Option<String>,
    org: Option<&str>,
) -> String {
    match (person, office, country, org) {
        (Some(person), ..) => person.to_owned(),
        (None, Some(office), Some(country), _) => format!("{office} of {country}"),
        (None, Some(office), None, Some(org)) => format!("{office}, {}", short(org)),
        (None, Some(office), None, None) => office.to_owned(),
        (None, None, _, Some(org)) => short(org),
        (None, None, Some(country), None) => country,
        (None, None, None, None) => String::new(),
    }
}

/// "Qingdao, China"; empty where nothing is known.
#[must_use]
pub fn place(place: Option<&Place>) -> String {
    let Some(place) = place else {
        return String::new();
    };
    match (&place.name, place.country.map(country_name)) {
        (Some(name), Some(country)) if *name != country => format!("{name}, {country}"),
        (Some(name), _) => name.clone(),
        (None, Some(country)) => country,
        (None, None) => String::new(),
    }
}

/// "on the sidelines of the SCO Defence Ministers' Meeting"; empty where it was on no margin.
#[must_use]
pub fn margin(e: &Encounter) -> String {
    e.part_of
        .as_ref()
        .map(|name| format!("on the sidelines of {}", the(&short(name))))
        .unwrap_or_default()
}

/// A name that is not a city's or a summit's own takes the article.
fn the(name: &str) -> String {
    if name.to_lowercase().starts_with("the ") {
        name.to_owned()
    } else {
        format!("the {name}")
    }
}

/// "meeting", "call by video".
#[must_use]
pub fn kind(e: &Encounter) -> &'static str {
    match (e.kind, e.mode) {
        (EncounterKind::Meeting, Some(Mode::Video)) => "video meeting",
        (EncounterKind::Meeting, _) => "meeting",
        (EncounterKind::Call, Some(Mode::Video)) => "video call",
        (EncounterKind::Call, _) => "call",
        (EncounterKind::Gathering, _) => "gathering",
        (EncounterKind::Visit, _) => "visit",
        (EncounterKind::Signing, _) => "signing",
    }
}

/// Several of a kind: "meetings".
#[must_use]
pub fn kinds(kind: EncounterKind) -> &'static str {
    match kind {
        EncounterKind::Meeting => "meetings",
        EncounterKind::Call => "calls",
        EncounterKind::Gathering => "gatherings",
        EncounterKind::Visit => "visits",
        EncounterKind::Signing => "signings",
    }
}

/// What is to be said of the status beside the contact: nothing of what took place, nor of what was told
/// as under way and is over by `today`; of what did not, all that is told ("possible, denied").
#[must_use]
pub fn mark(contact: &Contact, today: Option<&Edtf>) -> Option<String> {
    let e = &contact.encounter;
    let over = || {
        let last = |d: Option<&Edtf>| d.and_then(Edtf::bounds).map(|(_, last)| last);
        last(e.date.as_ref())
            .zip(last(today))
            .is_some_and(|(end, today)| end < today)
    };
    match e.status {
        Status::Occurred => None,
        Status::Ongoing if over() => None,
        shown => {
            let all = std::iter::once(&shown).chain(&contact.also);
            let words: Vec<&str> = all.map(|s| status(*s)).collect();
            Some(words.join(", "))
        }
    }
}

/// A status in everyday words.
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Occurred => "held",
        Status::Ongoing => "under way",
        Status::Planned => "planned",
        Status::Possible => "possible",
        Status::Denied => "denied",
        Status::Cancelled => "called off",
    }
}

/// A step of a history: "held", "planned for 1 Jun 2024", "postponed to 3 Jun 2024".
#[must_use]
pub fn step(claim: &StatusClaim) -> String {
    match (&claim.moved_to, &claim.date, claim.status) {
        (Some(new), ..) => format!("postponed to {}", human_or(Some(new), "")),
        (None, Some(day), Status::Planned | Status::Possible) => {
            format!("{} for {}", status(claim.status), human_or(Some(day), ""))
        }
        _ => status(claim.status).to_owned(),
    }
}

/// The day, or that there is none.
#[must_use]
pub fn day(e: &Encounter) -> String {
    human_or(e.date.as_ref(), "no date")
}

/// "1 report"; "6 reports (5)" where some share copy and 5 sources are independent.
#[must_use]
pub fn reports(contact: &Contact) -> String {
    let (n, sources) = (contact.reports.len(), contact.independent_sources);
    match n {
        1 => "1 report".to_owned(),
        _ if sources < n && sources > 0 => format!("{n} reports ({sources})"),
        _ => format!("{n} reports"),
    }
}

/// An id as tables show it: its beginning, which `explain` takes as well.
#[must_use]
pub fn short_id(id: &str) -> &str {
    id.get(..10).unwrap_or(id)
}
