//! Names that share a title, and names of which part stands in brackets.

use super::{Front, Grammar};
use crate::mentions::{Mention, OfficeRef, PersonMention, What};
use crate::units::Sem;
use sidelines_facts::CountryCode;

/// What may stand between a country and who holds the office there.
const OPENS: &[&str] = &[",", "(", "–", "—", "-", ":"];

impl Grammar<'_> {
    /// "the Foreign Ministers of Uzbekistan, A, of Armenia, B, and of Kenya, C", "the presidents of Kazakhstan (A) and
    /// Kyrgyzstan (B)": a title, and behind each country who holds it there.
    pub(super) fn titles_by_country(&self, mentions: &mut Vec<Mention>) {
        let mut i = 0;
        while i < mentions.len() {
            if let Some((title, first)) = self.title_of_several(mentions, i) {
                let entries = self.entries(mentions, i, first);
                if entries.len() > 1 || first && self.bracketed(mentions, i) {
                    for (at, code) in entries.into_iter().rev() {
                        self.merge_entry(mentions, at, code, &title);
                    }
                }
            }
            i += 1;
        }
    }

    /// The offices that the mention at `i` gives to all behind it, and whether the first name is still to come.
    fn title_of_several(&self, mentions: &[Mention], i: usize) -> Option<(PersonMention, bool)> {
        let free = |offices: &[OfficeRef]| {
            offices
                .iter()
                .map(|o| OfficeRef {
                    country: None,
                    plural: false,
                    ..o.clone()
                })
                .collect::<Vec<_>>()
        };
        let (offices, counterpart, first) = match &mentions.get(i)?.what {
            What::Role(r) if r.plural && r.countries.len() == 1 => {
                (&r.offices, r.counterpart, true)
            }
            What::Person(p) if p.shared && p.country.is_some() => {
                (&p.offices, p.counterpart, false)
            }
            _ => return None,
        };
        let title = PersonMention {
            offices: free(offices),
            counterpart,
            sure: true,
            ..PersonMention::default()
        };
        Some((title, first))
    }

    /// The entries of the list behind the title at `i`: index of the mention with the country, and the country.
    fn entries(&self, mentions: &[Mention], i: usize, first: bool) -> Vec<(usize, CountryCode)> {
        let mut out = Vec::new();
        let mut at = i;
        if first {
            let What::Role(r) = &mentions[i].what else {
                return out;
            };
            if !self.names_behind(mentions, i) {
                return out;
            }
            out.extend(r.countries.first().map(|c| (i, *c)));
            at = i + 1;
        } else if let What::Person(p) = &mentions[i].what {
            out.extend(p.country.map(|c| (i, c)));
        }
        while let Some(next) = mentions.get(at + 1) {
            let What::Country(code) = next.what else {
                break;
            };
            let between = mentions[at].units.end..next.units.start;
            let linked = between.len() <= 5
                && between.clone().any(|u| self.is(u, &[",", "and", ";", "&"]))
                && between
                    .clone()
                    .all(|u| self.is(u, &[",", "and", ";", "&", "of", "from", "the", ")"]));
            if !linked || !self.names_behind(mentions, at + 1) {
                break;
            }
            out.push((at + 1, code));
            at += 2;
        }
        out
    }

    /// Whether the mention behind the one at `i` is a name that goes with it: next to it, or behind a comma, a dash, a
    /// bracket.
    fn names_behind(&self, mentions: &[Mention], i: usize) -> bool {
        let (Some(here), Some(name)) = (mentions.get(i), mentions.get(i + 1)) else {
            return false;
        };
        let between = here.units.end..name.units.start;
        let close = between.is_empty() || between.len() == 1 && self.is(between.start, OPENS);
        let printed = self.text.get(name.span.clone()).unwrap_or("");
        close
            && match &name.what {
                What::Person(p) => p.country.is_none(),
                What::Other => crate::people::could_be_person(printed, self.text, name.span.start),
                _ => false,
            }
    }

    fn bracketed(&self, mentions: &[Mention], i: usize) -> bool {
        mentions
            .get(i)
            .is_some_and(|m| self.is(m.units.end, &["("]))
            && self.names_behind(mentions, i)
    }

    /// Makes one person of the country, or the title with it, at `at` and of the name behind it.
    fn merge_entry(
        &self,
        mentions: &mut Vec<Mention>,
        at: usize,
        code: CountryCode,
        title: &PersonMention,
    ) {
        let mut offices = title.offices.clone();
        for o in &mut offices {
            o.country = Some(code);
        }
        if let What::Person(p) = &mut mentions[at].what {
            // The first of "the presidents of Kazakhstan A, Kyrgyzstan B" has all of it.
            p.shared = false;
            return;
        }
        let Some(name) = mentions.get(at + 1).cloned() else {
            return;
        };
        let mut person = match name.what {
            What::Person(p) => p,
            _ => PersonMention {
                name: name.span.clone(),
                ..PersonMention::default()
            },
        };
        person.sure = true;
        person.country = Some(code);
        person.counterpart |= title.counterpart;
        if person.offices.is_empty() {
            person.offices = offices;
        }
        let mut start = mentions[at].units.start;
        // "of the Kingdom of Saudi Arabia, A"
        while matches!(mentions[at].what, What::Country(_))
            && start > 0
            && self.is(start - 1, &["of", "from", "the"])
        {
            start -= 1;
        }
        let end = name.units.end + usize::from(self.is(name.units.end, &[")"]));
        mentions[at] = self.mention(start, end, What::Person(person));
        mentions.remove(at + 1);
    }

    /// "[Russian Foreign Minister Sergey] Lavrov": what an editor adds to a name in what somebody said.
    pub(super) fn added_in_brackets(&self, i: usize) -> Option<(Mention, usize)> {
        const LONGEST: usize = 14;
        if !self.is(i, &["["]) {
            return None;
        }
        let close = (i + 2..(i + LONGEST).min(self.units.len())).find(|&j| self.is(j, &["]"]))?;
        let name = close + 1;
        if self.sem(name) != Some(&Sem::Name) {
            return None;
        }
        let mut front = Front::default();
        let begin = i + 1 + usize::from(self.is(i + 1, &["the", "his", "her"]));
        let p = self.front(begin, &mut front);
        let given = p + 1 == close && matches!(self.sem(p), Some(Sem::Name | Sem::Place(_)));
        if p != close && !given || front.plural {
            return None;
        }
        let (mut mention, end) = self.person(i, name, front);
        if let What::Person(person) = &mut mention.what
            && given
            && let Some(u) = self.units.get(p)
        {
            person.name.start = u.span.start;
        }
        if let What::Person(person) = &mut mention.what {
            person.sure = true;
        }
        Some((mention, end))
    }
}
