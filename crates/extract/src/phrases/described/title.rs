//! The words of a title: modifiers, its noun, and for what and whose it is.

use super::{Row, Title};
use crate::mentions::{Mention, OfficeRef, What};
use crate::phrases::division::capitalised;
use crate::units::{CountryForm, Sem};
use sidelines_facts::{CountryCode, Tenure};
use std::ops::Range;

/// Units before the noun on which a title ends.
const LONGEST: usize = 8;
/// Units behind it.
pub(super) const TAIL: usize = 18;

/// What ends a title behind a name.
pub(super) const CLOSERS: &[&str] = &[",", ".", ";", ")", "]", "–", "—", "-", ":", "?", "!", ""];
/// Words with which something else begins.
pub(super) const BREAKS: &[&str] = &[
    "who", "whom", "whose", "which", "that", "where", "when", "since", "until", "till", "after",
    "before", "as", "said", "says", "told", "has", "had", "have", "is", "was", "are", "were",
    "will", "would", "during", "because", "but", "while", "also", "arrived", "met", "led",
    "called", "from",
];
/// Words that no title has before its noun.
pub(super) const SMALL: &[&str] = &[
    "of", "in", "at", "to", "for", "by", "with", "from", "on", "he", "she", "they", "it", "i",
    "we", "not", "no", "if", "so", "into", "about", "than", "both", "there", "here", "then-",
    "one", "two", "three", "four", "five", "some", "many", "other", "another", "each", "all",
    "more",
];
/// What leads from a title to what it is for.
pub(super) const LINKS: &[&str] = &["of", "for", "in", "at", "to", "on", "with", "under"];

impl Row<'_> {
    /// The title that begins with the first unit of the range, and ends within it.
    pub(super) fn title(
        &self,
        row: &[Mention],
        range: Range<usize>,
        qualifier: Option<Tenure>,
    ) -> Option<Title> {
        let q = range.start;
        let mut country = None;
        let mut org: Option<(String, bool, Option<CountryCode>)> = None;
        let mut whose: Option<String> = None;
        let mut words: Vec<String> = Vec::new();
        let mut i = q;
        let head = loop {
            if i > q + LONGEST || i >= range.end {
                return None;
            }
            match self.sem(i)? {
                Sem::Country { code, form } if *form != CountryForm::Seat && words.is_empty() => {
                    country = country.or(Some(*code));
                }
                Sem::Org(o) if words.is_empty() => {
                    org = Some((o.name.clone(), o.body, o.country));
                }
                _ if self.possessive(i) => {
                    // "the president's adviser", "the city's mayor"
                    whose = match i.checked_sub(1).and_then(|b| self.sem(b)) {
                        Some(Sem::Office(o)) if !o.plural => Some(o.canonical.clone()),
                        _ => whose,
                    };
                    words.clear();
                }
                Sem::Office(o) if o.plural => return None,
                Sem::Office(o) => {
                    country = country.or(o.country);
                    if let Some(name) = &o.org {
                        org = org.or(Some((name.clone(), false, None)));
                    }
                    words.push(o.canonical.clone());
                    let next = i + 1;
                    if !self.possessive(next) && !self.longer(next) {
                        break i;
                    }
                }
                Sem::Honorific { .. } if !self.post(i) => return None,
                Sem::Word
                | Sem::Name
                | Sem::Rank(_)
                | Sem::Place(_)
                | Sem::Gathering(_)
                | Sem::Honorific { .. } => {
                    let word = self.word(i);
                    if !word.starts_with(char::is_alphabetic) && word != "-" && word != "&"
                        || SMALL
                            .iter()
                            .chain(BREAKS)
                            .any(|w| word.eq_ignore_ascii_case(w))
                    {
                        return None;
                    }
                    if word == "-" {
                        if let Some(last) = words.last_mut() {
                            last.push('-');
                        }
                    } else if let Some(last) = words.last_mut().filter(|w| w.ends_with('-')) {
                        last.push_str(&capitalised(word));
                    } else {
                        words.push(capitalised(word));
                    }
                    if self.post(i) && !self.longer(i + 1) && !self.possessive(i + 1) {
                        break i;
                    }
                }
                _ => return None,
            }
            i += 1;
        };
        let mut canonical = words.join(" ");
        // "Joint Secretary (South)"
        let mut next = head + 1;
        if self.is(next, &["("])
            && let Some(close) = (next + 1..next + 6).find(|&j| self.is(j, &[")"]))
            && self.word(next + 1).starts_with(char::is_uppercase)
            && self.word(next + 1).chars().any(char::is_lowercase)
        {
            let inside = self.units.get(next + 1)?.span.start..self.units.get(close - 1)?.span.end;
            canonical = format!("{canonical} ({})", self.text.get(inside)?);
            next = close + 1;
        }
        let last = canonical
            .rsplit([' ', '-'])
            .next()
            .unwrap_or("")
            .to_lowercase();
        if let Some(whom) = whose {
            let link = if ["adviser", "advisor", "aide", "assistant"].contains(&last.as_str()) {
                "to"
            } else {
                "of"
            };
            canonical = format!("{canonical} {link} the {whom}");
        }
        let mut office = OfficeRef {
            canonical,
            country,
            org: None,
            qualifier,
            plural: false,
        };
        match org {
            Some((name, true, its)) => {
                office.country = office.country.or(its);
                office.canonical = format!("{} of the {name}", office.canonical);
            }
            Some((name, false, its)) => {
                office.country = office.country.or(its);
                office.org = Some(name);
            }
            None => {}
        }
        self.tail(row, office, head, next..range.end, false)
    }

    /// Whether the title goes on with another noun of titles: "inspector general", "vice president".
    fn longer(&self, i: usize) -> bool {
        self.post(i)
            || self.is(i, &["general", "major", "designate", "elect", "-"])
            || matches!(self.sem(i), Some(Sem::Word))
                && self.post(i + 1)
                && !self.is(i, LINKS)
                && !self.is(i, BREAKS)
                && !self.is(i, CLOSERS)
    }

    /// What follows the noun of a title in the range: nothing, or for what and whose it is. `bare` where the verb stands
    /// for the noun: "who directs the museum".
    pub(super) fn tail(
        &self,
        row: &[Mention],
        mut office: OfficeRef,
        head: usize,
        range: Range<usize>,
        bare: bool,
    ) -> Option<Title> {
        let q = range.start;
        let closed = |i: usize| i >= range.end || self.is(i, CLOSERS);
        if closed(q) {
            return (!bare).then_some(Title { office, end: q });
        }
        // "Vice-Chairman of the State Peace and Development Council"
        let cut_short = self.word(head).contains(" of ")
            && matches!(self.sem(q), Some(Sem::Name | Sem::Org(_)));
        if !bare && !self.is(q, LINKS) && !cut_short {
            // "X, the president said"
            return None;
        }
        let noun = self
            .word(head)
            .rsplit([' ', '-'])
            .next()
            .unwrap_or("")
            .to_lowercase();
        let mut end = q;
        let mut words: Vec<&str> = Vec::new();
        let mut of = String::new();
        let mut cut = false;
        let mut i = q;
        while i < q + TAIL && !closed(i) {
            if self.is(i, BREAKS) || matches!(self.sem(i), Some(Sem::Date(_))) {
                cut = true;
                break;
            }
            let somebody = row
                .iter()
                .find(|m| m.units.start == i && matches!(&m.what, What::Person(_)));
            if self.is(i, &["and"]) {
                let next = i + 1 + usize::from(self.is(i + 1, &["the"]));
                if row.iter().any(|m| {
                    m.units.start == next && matches!(&m.what, What::Person(_) | What::Role(_))
                }) {
                    cut = true;
                    break;
                }
            }
            if let Some(m) = somebody {
                // "media aide to President Y": to the president.
                let What::Person(p) = &m.what else { break };
                let named = self
                    .units
                    .get(i)
                    .is_some_and(|u| u.person || u.sem != Sem::Name);
                if p.offices.is_empty() && m.span.start == p.name.start && !named {
                    words.push(self.word(i));
                    i += 1;
                    end = i;
                    continue;
                }
                let whom = p.offices.first()?;
                of = format!("the {}", whom.canonical);
                office.country = office.country.or(whom.country).or(p.country);
                office.org = office.org.or_else(|| whom.org.clone());
                end = m.units.end;
                cut = true;
                break;
            }
            match self.sem(i) {
                Some(Sem::Country { code, form }) if *form != CountryForm::Seat => {
                    let to = i > 0
                        && (self.is(i - 1, &["to"])
                            || self.is(i - 1, &["the"]) && i > 1 && self.is(i - 2, &["to"]));
                    let abroad = to && noun != "aide"
                        || self.is(i - 1, &["in", "with", "for", "on"]) && abroad(&noun);
                    if !abroad {
                        office.country = office.country.or(Some(*code));
                    }
                    let owner = self.possessive(i + 1);
                    // "of India's Border Security Force", "of the navy of Chile": whose, and no part of the title.
                    if owner {
                        i += 2;
                        end = i;
                        continue;
                    }
                    let last = closed(i + 1) || self.is(i + 1, BREAKS);
                    if last && !abroad && self.is(i - 1, &["of", "in", "the", ","]) {
                        while words
                            .last()
                            .is_some_and(|w| matches!(*w, "of" | "in" | "the"))
                        {
                            words.pop();
                        }
                        end = i + 1;
                        i += 1;
                        continue;
                    }
                }
                Some(Sem::Org(o)) => {
                    if office.org.is_none()
                        && !o.body
                        && o.country.is_none()
                        && words.iter().all(|w| {
                            matches!(*w, "of" | "the" | "at" | "in" | "for" | "to" | "with")
                        })
                    {
                        office.org = Some(o.name.clone());
                        office.country = None;
                    }
                    if office.org.is_none() {
                        office.country = office.country.or(o.country);
                    }
                }
                Some(Sem::Place(p))
                    if words.last().is_some_and(|w| matches!(*w, "in" | "of"))
                        && !abroad(&noun) =>
                {
                    office.country = office.country.or(p.country);
                }
                _ => {}
            }
            words.push(match self.sem(i) {
                // "in charge of the EAC"
                Some(Sem::Org(o)) => &o.name,
                _ => self.word(i),
            });
            i += 1;
            end = i;
        }
        if i >= q + TAIL && !cut {
            return None;
        }
        // A title that goes on in a clause of its own must have said something.
        if words.is_empty() && of.is_empty() && bare {
            return None;
        }
        let mut behind = self.joined(&words);
        if !of.is_empty() {
            behind = format!("{behind} {of}");
        }
        let behind = behind.trim();
        if !behind.is_empty() && (office.org.is_none() || words.len() > 4) {
            office.canonical = if bare {
                format!("{} of the {behind}", office.canonical)
            } else {
                format!("{} {behind}", office.canonical)
            };
        }
        Some(Title { office, end })
    }

    fn joined(&self, words: &[&str]) -> String {
        let mut out = String::new();
        for w in words {
            let tight = out.is_empty()
                || matches!(*w, "'s" | "’s" | "'" | "’" | "-" | "." | ")")
                || out.ends_with(['-', '(']);
            if !tight {
                out.push(' ');
            }
            out.push_str(w);
        }
        out
    }
}

/// Whether those who hold it are in a country that is not theirs.
fn abroad(noun: &str) -> bool {
    matches!(
        noun,
        "ambassador"
            | "envoy"
            | "attaché"
            | "attache"
            | "consul"
            | "representative"
            | "commissioner"
            | "emissary"
            | "correspondent"
            | "counsellor"
    )
}
