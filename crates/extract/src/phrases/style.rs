//! What stands around offices and before names: adjectives, descriptions, ranks and styles.

use super::Grammar;
use crate::units::Sem;
use sidelines_facts::Tenure;

/// Words that may stand between a country and an office.
pub(super) const ADJECTIVES: &[&str] = &[
    "new",
    "newly",
    "appointed",
    "newly-appointed",
    "visiting",
    "outgoing",
    "incoming",
    "incumbent",
    "then",
    "former",
    "ex",
    "late",
    "acting",
    "interim",
    "caretaker",
    "designate",
    "senior",
    "top",
    "current",
    "newly-elected",
    "elected",
    "re-elected",
    "sworn-in",
    "veteran",
    "ailing",
    "long-time",
    "longtime",
    "fellow",
    "respective",
    "federal",
    "union",
    "opposite",
    "principal",
    "chief",
    "lead",
    "official",
];
/// Behind a rank, in brackets.
pub(super) const RETIRED: &[&str] = &[
    "retd", "retd.", "retired", "ret", "ret.", "rtd", "rtd.", "r", "rtrd", "ret'd", "ret’d",
];
/// Endings of words that describe somebody.
const DESCRIBES: &[&str] = &[
    "ist", "ed", "al", "ive", "ic", "ous", "ary", "ing", "line", "left", "right", "centre",
    "facto", "popular", "young", "first", "long", "self",
];

impl Grammar<'_> {
    /// "Retired" before a rank.
    pub(super) fn retired(&self, i: usize) -> bool {
        matches!(self.sem(i + 1), Some(Sem::Rank(_)))
            && self.units.get(i).is_some_and(|u| {
                matches!(
                    u.text(self.text).to_lowercase().as_str(),
                    "retired" | "retd"
                )
            })
    }

    /// A style of several words, which commas set off: "the Leader of the Nation".
    pub(super) fn styled(&self, p: usize) -> bool {
        matches!(self.sem(p), Some(Sem::Honorific { .. }))
            && self
                .units
                .get(p)
                .is_some_and(|u| u.text(self.text).split_whitespace().count() > 2)
    }

    /// Past a style and the comma or dash behind it.
    pub(super) fn past_style(&self, p: usize) -> usize {
        let mut q = p + 1;
        while self.is(q, &[",", "-", "–", "—", "the"]) {
            q += 1;
        }
        q
    }

    /// Whether past ranks, styles and brackets a name or an office stands.
    pub(super) fn leads_to_name(&self, p: usize) -> bool {
        let mut q = p;
        while matches!(self.sem(q), Some(Sem::Rank(_) | Sem::Honorific { .. }))
            || self.is(q, &["(", ")", "."])
            || self.is(q, RETIRED)
            || self.is(q, &["the"]) && matches!(self.sem(q + 1), Some(Sem::Office(_)))
        {
            q += 1;
        }
        matches!(self.sem(q), Some(Sem::Name | Sem::Office(_)))
    }

    /// Past whatever describes an office-holder: "far-right", "military-appointed", "hardline nationalist".
    pub(super) fn skip_description(
        &self,
        p: usize,
        possessive: bool,
        qualifier: &mut Option<Tenure>,
    ) -> usize {
        let mut q = self.skip_adjectives(p, qualifier);
        for _ in 0..3 {
            let small = |i: usize| {
                self.units.get(i).is_some_and(|u| {
                    let word = u.text(self.text);
                    u.sem == Sem::Word
                        && word.chars().all(char::is_alphabetic)
                        && word.chars().skip(1).all(char::is_lowercase)
                })
            };
            let next =
                if (small(q) || self.sem(q).is_some()) && self.is(q + 1, &["-"]) && small(q + 2) {
                    q + 3
                } else if small(q)
                && DESCRIBES.iter().any(|e| self.word(q).ends_with(e))
                // "Palestine telephoned the Amir" tells of no Amir of Palestine.
                && (possessive || !self.word(q).ends_with("ed") && !self.word(q).ends_with("ing"))
                {
                    q + 1
                } else {
                    return q;
                };
            q = self.skip_adjectives(next, qualifier);
        }
        q
    }

    /// Past adjectives, of which some say that somebody holds the office no longer, or not yet.
    pub(super) fn skip_adjectives(&self, mut p: usize, qualifier: &mut Option<Tenure>) -> usize {
        while self.is(p, ADJECTIVES)
            || (self.is(p, &["-"]) && self.is(p.wrapping_sub(1), &["ex", "newly"]))
        {
            match self.word(p).as_str() {
                "former" | "ex" | "then" | "late" | "outgoing" => {
                    let w = self.word(p);
                    if w == "former" || w == "ex" || w == "late" {
                        *qualifier = Some(Tenure::Former);
                    }
                }
                "acting" | "interim" | "caretaker" => *qualifier = Some(Tenure::Acting),
                "designate" | "incoming" => *qualifier = Some(Tenure::Designate),
                _ => {}
            }
            p += 1;
        }
        p
    }
}

/// A rank behind another.
pub(super) fn join_rank(before: Option<String>, rank: &str) -> String {
    match before {
        // "Army Chief General (Retd) Singh", "Shri General": the later, fuller one stands.
        Some(b) if b != rank => format!("{b} {rank}"),
        _ => rank.to_owned(),
    }
}
