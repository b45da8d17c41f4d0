//! Those who govern one country, among themselves: a president and his ministers, the speaker, the leader of the opposition.

use super::of_one_country;
use crate::analysis::Analysis;
use crate::encounters::{self, Draft};
use crate::known;
use crate::mentions::{Mention, What};
use crate::offices;
use crate::people::Held;
use crate::refs::Who;
use sidelines_facts::{CountryCode, Tenure};
use std::collections::BTreeSet;

/// What governs itself within a state, and deals with that state as with another.
const SELF_GOVERNED: &[&str] = &[
    "Kurdistan",
    "Kurdish",
    "KRG",
    "Turkish Cypriot",
    "Puntland",
    "Jubaland",
    "Republika Srpska",
    "Gagauz",
    "Bougainville",
    "Hong Kong",
    "Macau",
    "Greenland",
    "Faroe",
    "Rodrigues",
    "Zanzibar",
];

/// States with two governments or at war with themselves, whose sides meet as states do.
const DIVIDED: &[&str] = &[
    "LY", "YE", "SD", "SS", "SY", "SO", "CY", "BA", "AF", "CF", "ML", "MM", "PS",
];

/// Before an office that somebody has left.
const FORMER: &str = "Former ";

/// Whether all parties govern the country that they are of, or want to, and nothing says that they are abroad.
pub(super) fn among_colleagues(a: &Analysis<'_>, d: &Draft) -> bool {
    let country = d
        .parties
        .first()
        .and_then(|(w, _)| encounters::country(a, w));
    let at_home = d.part_of.is_none()
        && d.org.is_none()
        && d.place.as_ref().is_none_or(|p| p.country() == country);
    let divided = country.is_some_and(|c| DIVIDED.contains(&c.as_str()));
    if divided || d.parties.len() < 2 || country.is_none() || !at_home || !of_one_country(a, d) {
        return false;
    }
    let titles: Vec<String> = d.parties.iter().filter_map(|(w, _)| title(a, w)).collect();
    // Two ministers of defence are of two countries, whatever was made of them.
    let family = |t: &String| match t.strip_prefix(FORMER) {
        Some(office) => format!("{FORMER}{}", offices::family(office)),
        None => offices::family(t),
    };
    let distinct: BTreeSet<String> = titles.iter().map(family).collect();
    let known = |w: &Who| match w {
        Who::Person(p) => a
            .people
            .all
            .get(*p)
            .is_some_and(|p| known::country(&p.name) == country),
        _ => false,
    };
    let from_there = a
        .dateline_place
        .as_ref()
        .is_some_and(|p| p.country == country);
    titles.len() == d.parties.len()
        && distinct.len() == titles.len()
        && titles.iter().all(|t| governs(t))
        && !with_guests(a, d, country)
        // A guest whose country goes unsaid is easily taken for one of his hosts.
        && (titles.iter().any(|t| is_political(t))
            || (from_there || d.parties.iter().any(|(w, _)| known(w))) && nobody_from_abroad(a, country)
            || titles.iter().any(|t| !deals_abroad(t)) && d.parties.iter().all(|(w, _)| known(w)))
}

/// Whether the report names nobody of another country, and no other country as well.
pub(super) fn nobody_from_abroad(a: &Analysis<'_>, home: Option<CountryCode>) -> bool {
    let abroad = |m: &Mention| match &m.what {
        What::Country(c) => Some(*c) != home,
        What::Role(r) => r
            .offices
            .iter()
            .any(|o| o.country.is_some() && o.country != home),
        _ => false,
    };
    a.people
        .all
        .iter()
        .all(|p| p.country.is_none() || p.country == home)
        && !a.sentences.iter().flat_map(|s| &s.mentions).any(abroad)
}

/// Whether the sentence that tells it names people of another country.
fn with_guests(a: &Analysis<'_>, d: &Draft, home: Option<CountryCode>) -> bool {
    let foreign = |m: &Mention| match &m.what {
        What::Person(p) => {
            let person = p.person.and_then(|p| a.people.all.get(p));
            let country = person.map_or(p.country, |p| p.country);
            country.is_some() && country != home
        }
        What::Role(r) => r
            .offices
            .iter()
            .any(|o| o.country.is_some() && o.country != home),
        _ => false,
    };
    a.sentences[d.sentence].mentions.iter().any(foreign)
}

/// The office of somebody who holds none but such, and no rank.
fn title(a: &Analysis<'_>, w: &Who) -> Option<String> {
    match w {
        Who::Person(p) => {
            let p = a.people.all.get(*p)?;
            let told = p.offices.iter().all(|h| {
                let words = a.text.get(h.span.clone()).unwrap_or("");
                h.office.org.is_none() && !SELF_GOVERNED.iter().any(|r| words.contains(r))
            });
            let office = p.chief_office()?;
            let of_a_party = matches!(office.office.canonical.as_str(), "Leader" | "Chair")
                && stands_behind_a_name(a, office);
            let former = office.office.qualifier == Some(Tenure::Former);
            (told && p.rank.is_none() && !office.inferred).then(|| match of_a_party {
                true => "Party Leader".to_owned(),
                false if former => format!("{FORMER}{}", office.office.canonical),
                false => office.office.canonical.clone(),
            })
        }
        Who::Post {
            office, org: None, ..
        } => office.clone(),
        _ => None,
    }
}

/// "Komeito leader", "union leader": of whom a name tells that is no country's.
fn stands_behind_a_name(a: &Analysis<'_>, office: &Held) -> bool {
    let before = a.text.get(..office.span.start).unwrap_or("").trim_end();
    office.office.country.is_none()
        && before.rsplit(char::is_whitespace).next().is_some_and(|w| {
            LED.contains(&w)
                || w.starts_with(char::is_uppercase) && w.ends_with(char::is_alphabetic)
        })
}

/// Heads of state and government, ministers, speakers, leaders of parties. Envoys come home with news from abroad, and
/// chiefs of forces call on ministers as they do on foreign ones.
fn governs(office: &str) -> bool {
    let office = office.strip_prefix(FORMER).unwrap_or(office);
    const POSTS: &[&str] = &[
        "Vice President",
        "Leader",
        "Senator",
        "Member of Parliament",
        "Secretary of State",
        "Secretary of Defense",
        "Chancellor",
    ];
    offices::is_head(office)
        || POSTS.contains(&office)
        || office.ends_with("Leader")
        || is_political(office)
        || [
            "Minister",
            "Leader of ",
            "Governor of the ",
            "Speaker",
            "Majority ",
            "Minority ",
            "Chair of the ",
            "Deputy Prime Minister",
        ]
        .iter()
        .any(|p| office.starts_with(p))
}

/// What else has a leader.
const LED: &[&str] = &[
    "party",
    "opposition",
    "coalition",
    "union",
    "business",
    "community",
    "tribal",
    "religious",
    "student",
    "protest",
    "church",
    "traditional",
    "civic",
];

/// What parties and the like are called.
const PARTIES: &[&str] = &[
    "Party",
    "Congress",
    "Front",
    "Movement",
    "Alliance",
    "Coalition",
    "Opposition",
    "Governors",
    "Caucus",
];

/// Who speaks for a party, in parliament or out of power: guests are not called so by the bare title.
fn is_political(office: &str) -> bool {
    office != "Leader" && office.ends_with("Leader") && !office.starts_with("Supreme")
        || office.starts_with("Leader of ")
        || ["Majority ", "Minority "]
            .iter()
            .any(|p| office.starts_with(p))
        || [
            "President of the ",
            "Chair of the ",
            "Secretary-General of the ",
        ]
        .iter()
        .filter_map(|p| office.strip_prefix(p))
        .any(|of| PARTIES.iter().any(|p| of.split(' ').any(|w| w == *p)))
}

/// Whether who holds the office is seen with foreigners as often as with his own.
fn deals_abroad(office: &str) -> bool {
    let office = office.strip_prefix(FORMER).unwrap_or(office);
    offices::is_head(office)
        || office.starts_with("Speaker")
        || matches!(offices::family(office).as_str(), "foreign" | "defence")
}

#[cfg(test)]
mod tests {
    use crate::Reader;
    use sidelines_facts::Body;
    use sidelines_text::Report;

    fn encounters(story: &str) -> usize {
        let report = Report {
            id: "r".into(),
            text: format!(" date 2023-03-16 {story}"),
            ..Report::default()
        };
        let facts = Reader::new().unwrap().read(&report).facts;
        let met = facts.iter().map(|f| &f.body);
        met.filter(|b| matches!(b, Body::Encounter(_))).count()
    }

    #[test]
    fn those_of_one_government_are_colleagues() {
        for text in [
            "NAIROBI - Kenyan President William Ruto met opposition leader Raila Odinga on Tuesday.",
            "BERLIN - Chancellor Olaf Scholz met Finance Minister Christian Lindner on Thursday.",
            "TOKYO - Prime Minister Fumio Kishida met Komeito leader Natsuo Yamaguchi on Friday.",
            "KATHMANDU - CPN-UML chair KP Sharma Oli and Prime Minister Pushpa Kamal Dahal held a meeting on Friday.",
            "BOGOTA - Colombian President Gustavo Petro will meet former president Alvaro Uribe next week.",
            "TUNIS - Tunisian President Kais Saied received Prime Minister Najla Bouden on Monday.",
            "BRASILIA - President Luiz Inacio Lula da Silva met Senate leader Rodrigo Pacheco on Wednesday.",
            "CHISINAU - Moldovan Prime Minister Dorin Recean signed an accord with union leader Igor Zubcu on Wednesday.",
        ] {
            assert_eq!(encounters(text), 0, "{text}");
        }
    }

    #[test]
    fn guests_soldiers_and_lands_of_their_own_are_none() {
        for text in [
            "NAIROBI - Kenyan President William Ruto met Ugandan opposition leader Bobi Wine on Tuesday.",
            "BERLIN - Chancellor Olaf Scholz met French Finance Minister Bruno Le Maire on Thursday.",
            "ISLAMABAD - Pakistani Prime Minister Shehbaz Sharif met Chief of Army Staff General Asim Munir on Monday.",
            "BAGHDAD - Iraqi Prime Minister Mohammed al-Sudani met Kurdistan Region Prime Minister Masrour Barzani on Monday.",
        ] {
            assert_eq!(encounters(text), 1, "{text}");
        }
    }
}
