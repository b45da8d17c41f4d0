//! Of which country somebody is who leads its delegation: "a Nigerian delegation led by Defence Minister X", "Vice
//! Minister Y headed the Chinese side". Likewise of which organisation: "an IMF team led by mission chief X".

use crate::analysis::Sentence;
use crate::mentions::{Mention, What};
use crate::people::{People, Person, is_vessel};
use crate::units::{CountryForm, Sem, Unit};
use sidelines_facts::CountryCode;

/// What somebody leads for his country.
const TEAMS: &[&str] = &["delegation", "team", "side", "mission", "negotiators"];
/// Words between a country and its delegation, or between the delegation and who leads it.
const BETWEEN: &[&str] = &[
    "a",
    "an",
    "the",
    ",",
    "'s",
    "’s",
    "high-level",
    "high",
    "-",
    "level",
    "military",
    "official",
    "parliamentary",
    "ministerial",
    "government",
    "defence",
    "defense",
    "strong",
    "member",
    "members",
    "visiting",
    "negotiating",
    "large",
    "joint",
    "which",
    "that",
    "was",
    "were",
    "is",
    "by",
    "its",
    "being",
    "there",
    "to",
    "in",
];
const LED: &[&str] = &["led", "headed"];
const LEADS: &[&str] = &[
    "led", "leads", "lead", "leading", "headed", "heads", "head", "heading",
];
/// Units over which the words may go on.
const FAR: usize = 12;

/// Who sent the delegation.
enum Whose {
    Country(CountryCode),
    Org(String),
}

/// Gives a country, or an organisation to the office, to whoever is told to lead its delegation and whose office does not say whose it is.
pub(crate) fn led(
    text: &str,
    sentences: &[Sentence],
    people: &mut People,
    mentions: &[Vec<Mention>],
) {
    for (s, row) in sentences.iter().zip(mentions) {
        for m in row {
            let What::Person(p) = &m.what else { continue };
            let whose = before(text, &s.units, m.units.start)
                .or_else(|| behind(text, &s.units, m.units.end))
                .or_else(|| aboard(text, &s.units, m.units.start));
            let person = p.person.and_then(|i| people.all.get_mut(i));
            match (whose, person.filter(|x| open(x))) {
                (Some(Whose::Country(country)), Some(person)) => person.country = Some(country),
                (Some(Whose::Org(org)), Some(person)) => {
                    for held in &mut person.offices {
                        held.office.org = Some(org.clone());
                    }
                }
                _ => {}
            }
        }
    }
}

/// Whether nothing tells of which country he is, and no organisation has him.
pub(super) fn open(person: &Person) -> bool {
    person.country.is_none()
        && person
            .offices
            .iter()
            .all(|h| h.office.country.is_none() && h.office.org.is_none())
        && crate::known::org(&person.name).is_none()
}

fn word(text: &str, units: &[Unit], i: usize) -> String {
    units.get(i).map_or_else(String::new, |u| match u.sem {
        Sem::Country { .. } => String::new(),
        _ => u.text(text).to_lowercase(),
    })
}

/// The country of which the unit at `i` speaks, or whose army or ministry it names: "of the Royal Bahamas Defence Force"; or
/// an organisation of states.
fn whose(units: &[Unit], i: usize) -> Option<Whose> {
    match &units.get(i)?.sem {
        Sem::Country { code, form } if *form != CountryForm::People => Some(Whose::Country(*code)),
        Sem::Org(o) => match o.country {
            Some(country) => Some(Whose::Country(country)),
            None if !o.body => Some(Whose::Org(o.name.clone())),
            None => None,
        },
        _ => None,
    }
}

/// "a Nigerian military delegation, led by …", "the delegation of Kenya headed by …", read leftwards from unit `at`.
fn before(text: &str, units: &[Unit], at: usize) -> Option<Whose> {
    let (mut led, mut team) = (false, false);
    for i in (at.saturating_sub(FAR)..at).rev() {
        let w = word(text, units, i);
        let w = w.as_str();
        if let Some(c) = whose(units, i) {
            return (team || led && of_team(text, units, i)).then_some(c);
        }
        match w {
            _ if LED.contains(&w) && !led => led = true,
            _ if TEAMS.contains(&w) && led && !team => team = true,
            // "At the head of the Kenyan delegation was X"
            _ if TEAMS.contains(&w)
                && matches!(word(text, units, i + 1).as_str(), "was" | "is" | "were")
                && i + 2 == at
                && (i.saturating_sub(4)..i).any(|h| word(text, units, h) == "head") =>
            {
                (led, team) = (true, true);
            }
            // "and the Ethiopian side by Minister X"
            _ if TEAMS.contains(&w) && word(text, units, i + 1) == "by" && i + 2 == at => {
                (led, team) = (true, true);
            }
            // "of the French Land Forces Command", "of the Fiji navy"
            _ if led && !team && of_a_house(text, units, i) => {}
            _ if BETWEEN.contains(&w) || w.chars().all(|c| c.is_ascii_digit()) => {}
            _ => return None,
        }
    }
    None
}

/// Whether the unit at `i` is part of the name of a force, a school or an office, which a country's name may begin.
fn of_a_house(text: &str, units: &[Unit], i: usize) -> bool {
    const SMALL: &[&str] = &["navy", "army", "air", "force", "armed", "forces", "police"];
    units.get(i).is_some_and(|u| {
        let printed = u.text(text);
        matches!(u.sem, Sem::Word | Sem::Name | Sem::Org(_))
            && (printed.starts_with(char::is_uppercase) || SMALL.contains(&printed))
    })
}

/// Whether "delegation of" or "delegation from" stands before the country at `i`.
fn of_team(text: &str, units: &[Unit], i: usize) -> bool {
    let the = usize::from(i > 0 && word(text, units, i - 1) == "the");
    i >= 2 + the
        && matches!(word(text, units, i - 1 - the).as_str(), "of" | "from")
        && TEAMS.contains(&word(text, units, i - 2 - the).as_str())
}

/// "the commanding officer of the visiting Indian frigate, Captain X", read leftwards from unit `at`.
fn aboard(text: &str, units: &[Unit], at: usize) -> Option<Whose> {
    let comma = at.checked_sub(1).filter(|&i| word(text, units, i) == ",")?;
    let near = comma.saturating_sub(4)..comma;
    let vessel = near.rev().find(|&i| is_vessel(&word(text, units, i)))?;
    let state = (vessel.saturating_sub(3)..vessel)
        .rev()
        .find(|&i| whose(units, i).is_some())?;
    let of = (state.saturating_sub(3)..state)
        .rev()
        .find(|&i| word(text, units, i) == "of")?;
    let post = word(text, units, of.checked_sub(1)?);
    matches!(post.as_str(), "officer" | "commander" | "captain")
        .then(|| whose(units, state))
        .flatten()
}

/// "… headed the Chinese delegation", "… led the delegation of Kenya", read rightwards from unit `at`.
fn behind(text: &str, units: &[Unit], at: usize) -> Option<Whose> {
    let mut i = at;
    while matches!(
        word(text, units, i).as_str(),
        "will" | "is" | "was" | "who" | "," | "to" | "also" | "at" | "the"
    ) {
        i += 1;
    }
    if !LEADS.contains(&word(text, units, i).as_str()) {
        return None;
    }
    let mut found = None;
    for j in i + 1..i + FAR {
        let w = word(text, units, j);
        match w.as_str() {
            _ if whose(units, j).is_some() && found.is_none() => found = whose(units, j),
            w if TEAMS.contains(&w) => {
                return found.or_else(|| {
                    let of = word(text, units, j + 1) == "of" || word(text, units, j + 1) == "from";
                    let the = usize::from(word(text, units, j + 2) == "the");
                    whose(units, j + 2 + the).filter(|_| of)
                });
            }
            "of" if j == i + 1 => {}
            w if BETWEEN.contains(&w) && w != "," && w != "by" => {}
            _ => return None,
        }
    }
    None
}
