//! Organisations and gatherings: when two names can mean one.

use crate::wording::words;
use serde::{Deserialize, Serialize};
use sidelines_time::ordinal;

/// Words that do not tell gatherings apart.
const GENERIC: &[&str] = &[
    "the",
    "of",
    "for",
    "and",
    "in",
    "on",
    "at",
    "a",
    "an",
    "s",
    "meeting",
    "meet",
    "conclave",
    "conference",
    "session",
    "annual",
    "sidelines",
    "event",
    "group",
    "grouping",
    "member",
    "members",
    "states",
    "state",
    "nations",
    "forum",
    "regular",
    "high",
    "level",
    "other",
    "countries",
    "country",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "officials",
    "official",
];

/// Words that name a body within an organisation: the Security Council is not the United Nations, and not
/// the Human Rights Council either.
const ORGANS: &[&str] = &[
    "council",
    "committee",
    "commission",
    "assembly",
    "court",
    "tribunal",
    "agency",
    "secretariat",
    "parliament",
    "bank",
    "fund",
    "board",
    "bureau",
    "congress",
    "mission",
    "ministry",
    "department",
];

/// Words that say at which level or on what matter the members meet. Two gatherings of one organisation
/// that differ in them are two.
const LEVELS: &[&str] = &[
    "defence",
    "foreign",
    "finance",
    "interior",
    "energy",
    "health",
    "trade",
    "economic",
    "agriculture",
    "security",
    "justice",
    "tourism",
    "culture",
    "education",
    "transport",
    "environment",
    "climate",
    "heads",
    "leaders",
    "summit",
    "chiefs",
    "secretaries",
    "advisers",
    "speakers",
    "ministers",
    "minister",
    "ministerial",
    "regional",
    "sherpa",
    "parliamentary",
    "business",
    "youth",
];

/// The name of an organisation or a gathering, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct OrgName {
    /// Words that name the body, sorted.
    body: Vec<String>,
    /// Words for a body within the organisation, sorted.
    organ: Vec<String>,
    /// Words for level and matter, sorted.
    level: Vec<String>,
    /// "21st", "third".
    ordinal: Option<u32>,
    /// "2023".
    year: Option<u32>,
    /// Initials of the body's words in printed order.
    initials: String,
    /// Of a body with another; see [`is_joint`].
    joint: bool,
}

/// How two names of gatherings stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// The same body; and nothing of level, ordinal or year against it.
    Same,
    /// Another level, ordinal or year of the same body.
    Other,
    /// Nothing in common that would tell.
    Unclear,
}

impl OrgName {
    pub(crate) fn of(name: &str) -> Option<Self> {
        let mut out = Self {
            joint: is_joint(name),
            ..Self::default()
        };
        let all = words(name);
        let organ = all.iter().any(|w| ORGANS.contains(&w.as_str()));
        for word in all {
            if let Some(n) = ordinal(&word) {
                out.ordinal = Some(n);
            } else if let Some(y) = year(&word) {
                out.year = Some(y);
            } else if ORGANS.contains(&word.as_str()) {
                out.initials.extend(word.chars().next());
                out.organ.push(word);
            } else if LEVELS.contains(&word.as_str()) && !organ {
                // "ministers" and "ministerial" say the same.
                out.level.push(match word.as_str() {
                    "minister" | "ministerial" => "ministers".to_owned(),
                    "heads" | "leaders" => "summit".to_owned(),
                    _ => word,
                });
            } else if !matches!(word.as_str(), "the" | "of" | "for" | "and" | "in" | "s") {
                out.initials.extend(initials(&word));
                if !GENERIC.contains(&word.as_str()) {
                    out.body.push(word);
                }
            }
        }
        out.body.sort();
        out.body.dedup();
        out.level.sort();
        out.level.dedup();
        out.organ.sort();
        out.organ.dedup();
        let empty = out.body.is_empty() && out.level.is_empty() && out.organ.is_empty();
        (!empty).then_some(out)
    }

    /// The name of the gathering with this ordinal, where the name has none of its own.
    #[must_use]
    pub(crate) fn of_edition(mut self, edition: Option<u32>) -> Self {
        self.ordinal = self.ordinal.or(edition);
        self
    }

    /// Compares two gatherings, or an organisation with a gathering of it.
    pub(crate) fn relation(&self, other: &Self) -> Relation {
        if !self.same_body(other) {
            return Relation::Unclear;
        }
        if self.joint != other.joint {
            return Relation::Other;
        }
        let apart = |a: Option<u32>, b: Option<u32>| a.is_some() && b.is_some() && a != b;
        if apart(self.ordinal, other.ordinal) || apart(self.year, other.year) {
            return Relation::Other;
        }
        let covers = |a: &[String], b: &[String]| b.iter().all(|w| a.contains(w));
        if covers(&self.level, &other.level) || covers(&other.level, &self.level) {
            Relation::Same
        } else {
            Relation::Other
        }
    }

    /// Whether this is a body within the other: the European Council is one of the European Union.
    pub(crate) fn is_organ_of(&self, other: &Self) -> bool {
        !self.organ.is_empty()
            && other.organ.is_empty()
            && !self.body.is_empty()
            && self.body.iter().all(|w| other.body.contains(w))
    }

    fn same_body(&self, other: &Self) -> bool {
        let (a, b) = (&self.body, &other.body);
        let short = |word: &[String], organ: &[String], initials: &str| matches!((word, organ), ([word], []) if is_short_for(word, initials));
        if short(b, &other.organ, &self.initials) || short(a, &self.organ, &other.initials) {
            return true;
        }
        if self.organ != other.organ {
            return false;
        }
        if a.is_empty() || b.is_empty() {
            return self.level == other.level && a == b;
        }
        let covers = |a: &[String], b: &[String]| b.iter().all(|w| a.contains(w));
        covers(a, b) || covers(b, a)
    }

    /// Words by which a blocking index can find others of the same body.
    pub(crate) fn keys(&self) -> Vec<String> {
        let mut keys = self.body.clone();
        if keys.is_empty() {
            keys.extend(self.level.iter().chain(&self.organ).cloned());
        }
        // An abbreviation may stand for the beginning of a longer name.
        let cuts = self.initials.char_indices().map(|(i, c)| i + c.len_utf8());
        keys.extend(
            cuts.skip(1)
                .take(7)
                .map(|end| self.initials[..end].to_owned()),
        );
        keys
    }
}

/// "ASEAN-India foreign ministers' meeting": of a body with another, and not the body's own.
pub(crate) fn is_joint(name: &str) -> bool {
    let capital = |part: &str| part.chars().next().is_some_and(char::is_uppercase);
    let short = |part: &str| part.len() > 1 && part.chars().all(char::is_uppercase);
    name.split_whitespace()
        .filter_map(|word| word.split_once(['-', '–']))
        .any(|(one, other)| capital(one) && capital(other) && (short(one) || short(other)))
}

/// The letters for which a word stands in a short name: of "southeast" two ("ASEAN").
fn initials(word: &str) -> impl Iterator<Item = char> {
    let quarter = ["east", "west", "eastern", "western"];
    let second = ["south", "north"]
        .iter()
        .filter_map(|half| word.strip_prefix(half))
        .find(|rest| quarter.contains(rest));
    word.chars()
        .next()
        .into_iter()
        .chain(second.and_then(|rest| rest.chars().next()))
}

/// "sco" for "Shanghai Cooperation Organisation Defence Ministers' Meeting" too: a beginning will do.
fn is_short_for(word: &str, initials: &str) -> bool {
    word.len() >= 2 && word.len() <= 8 && initials.starts_with(word)
}

/// Whether a word, in lower case, tells which of a series: a year, "17th", "seventeenth", "twenty-first".
#[must_use]
pub fn is_edition(word: &str) -> bool {
    ordinal(word).is_some() || year(word).is_some()
}

fn year(word: &str) -> Option<u32> {
    let n: u32 = word.parse().ok()?;
    (1900..2100).contains(&n).then_some(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relation(a: &str, b: &str) -> Relation {
        let (a, b) = (OrgName::of(a).unwrap(), OrgName::of(b).unwrap());
        assert_eq!(a.relation(&b), b.relation(&a));
        a.relation(&b)
    }

    #[test]
    fn names_of_one_gathering() {
        for (a, b) in [
            (
                "Shanghai Cooperation Organisation Defence Ministers' Meeting",
                "Shanghai Cooperation Organisation",
            ),
            (
                "Shanghai Cooperation Organization",
                "Shanghai Cooperation Organisation",
            ),
            (
                "SCO Defence Ministers' Conclave",
                "Shanghai Cooperation Organisation Defence Ministers' Meeting",
            ),
            ("20th Shangri-La Dialogue", "Shangri-La Dialogue"),
            ("G20 summit", "G20 Leaders' Summit"),
            ("G20 Summit", "Group of Twenty (G20) Summit"),
            ("G7 Summit", "Group of Seven (G7) Summit"),
            (
                "ECOWAS Summit",
                "Economic Community of West African States (ECOWAS) Summit",
            ),
            (
                "CSTO Collective Security Council Meeting",
                "Collective Security Treaty Organisation (CSTO) Collective Security Council Meeting",
            ),
            (
                "SCO Defence Ministers' Meeting",
                "Shanghai Cooperation Organisation (SCO) Defence Ministers' Meeting",
            ),
            (
                "APEC Economic Leaders' Meeting",
                "Asia-Pacific Economic Cooperation (APEC) Economic Leaders' Meeting",
            ),
        ] {
            assert_eq!(relation(a, b), Relation::Same, "{a} / {b}");
        }
    }

    #[test]
    fn gatherings_of_one_body() {
        for (a, b) in [
            (
                "SCO Defence Ministers' Meeting",
                "SCO Foreign Ministers' Meeting",
            ),
            ("20th Shangri-La Dialogue", "21st Shangri-La Dialogue"),
            ("G20 Summit 2022", "G20 Summit 2023"),
            ("third ASEAN summit", "fourth ASEAN summit"),
            (
                "ASEAN Foreign Ministers' Meeting",
                "ASEAN-India Foreign Ministers' Meeting",
            ),
            (
                "Association of Southeast Asian Nations Foreign Ministers' Meeting",
                "ASEAN Regional Forum",
            ),
        ] {
            assert_eq!(relation(a, b), Relation::Other, "{a} / {b}");
        }
        assert_eq!(
            relation("European Political Community", "pan-European summit"),
            Relation::Unclear
        );
        assert_eq!(relation("BRICS", "ASEAN"), Relation::Unclear);
        assert_eq!(
            relation("UN Security Council", "UN Human Rights Council"),
            Relation::Unclear
        );
        assert_eq!(
            relation("NATO Military Committee", "NATO"),
            Relation::Unclear
        );
        assert_eq!(
            relation(
                "leaders of nine states",
                "presidents of nine other countries"
            ),
            Relation::Unclear
        );
        assert_eq!(relation("GCC", "Gulf Cooperation Council"), Relation::Same);
    }

    #[test]
    fn bodies_within_an_organisation() {
        let organ = |a: &str, b: &str| {
            let (a, b) = (OrgName::of(a).unwrap(), OrgName::of(b).unwrap());
            a.is_organ_of(&b)
        };
        assert!(organ("European Council", "European Union"));
        assert!(organ("African Union Commission", "African Union"));
        assert!(!organ("European Union", "European Council"));
        assert!(!organ("European Council", "European Commission"));
        assert!(!organ("Arab Parliament", "African Union"));
    }

    #[test]
    fn which_of_a_series() {
        let numbers = ["seventh", "twentieth", "twenty-first", "fiftieth", "17th"].map(ordinal);
        assert_eq!(numbers, [7, 20, 21, 50, 17].map(Some));
        assert!(is_edition("2025") && !is_edition("g20") && !is_edition("thirty"));
    }
}
