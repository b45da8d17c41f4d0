//! Titles that several mentions share: "his counterparts A of X and B of Y", "the President of X, A, and of Y, B".

use super::Grammar;
use crate::mentions::{Mention, OfficeRef, PersonMention, What};

impl Grammar<'_> {
    /// "met Rajnath Singh, his Indian counterpart": whose counterpart he is stands behind the name.
    pub(super) fn counterparts_behind(&self, mentions: &mut [Mention]) {
        for i in 1..mentions.len() {
            let (before, behind) = mentions.split_at_mut(i);
            let (Some(name), Some(role)) = (before.last_mut(), behind.first()) else {
                continue;
            };
            let What::Role(r) = &role.what else { continue };
            let between = name.units.end..role.units.start;
            let apposed = between.len() == 2
                && self.is(between.start, &[","])
                && self.is(between.start + 1, &["his", "her", "their", "its", "the"]);
            if !r.counterpart || r.plural || r.countries.len() != 1 || !apposed {
                continue;
            }
            if matches!(name.what, What::Other)
                && crate::people::could_be_person(
                    self.text.get(name.span.clone()).unwrap_or(""),
                    self.text,
                    name.span.start,
                )
            {
                name.what = What::Person(crate::mentions::PersonMention {
                    name: name.span.clone(),
                    ..Default::default()
                });
            }
            if let What::Person(p) = &mut name.what
                && p.offices.is_empty()
            {
                p.sure = true;
                p.counterpart = true;
                p.country = p.country.or(r.countries.first().copied());
            }
        }
    }

    /// "with the President of Mozambique, Filipe Nyusi, and of Zambia, Edgar Lungu": the title of the one before.
    pub(super) fn of_another(&self, mentions: &mut Vec<Mention>) {
        let mut i = 1;
        while i + 1 < mentions.len() {
            let (first, country, name) = (&mentions[i - 1], &mentions[i], &mentions[i + 1]);
            let What::Country(code) = country.what else {
                i += 1;
                continue;
            };
            let between = first.units.end..country.units.start;
            let mut words = between.clone();
            let of = words.next_back();
            let the = of
                .filter(|&u| self.is(u, &["the"]))
                .and_then(|_| words.next_back());
            let of = the.or(of);
            let linked = between.len() <= 4
                && of.is_some_and(|u| self.is(u, &["of"]))
                && words.clone().any(|u| self.is(u, &["and", ";"]))
                && words.clone().all(|u| self.is(u, &[",", "and", ";"]))
                && name.units.start == country.units.end + 1
                && self.is(country.units.end, &[","]);
            let printed = self.text.get(name.span.clone()).unwrap_or("");
            let named = match &name.what {
                What::Person(p) => p.offices.is_empty(),
                What::Other => crate::people::could_be_person(printed, self.text, name.span.start),
                _ => false,
            };
            let offices: Vec<OfficeRef> = match &first.what {
                What::Person(p) if linked && named => p
                    .offices
                    .iter()
                    .map(|o| OfficeRef {
                        country: Some(code),
                        ..o.clone()
                    })
                    .collect(),
                _ => Vec::new(),
            };
            if let (Some(of), false) = (of, offices.is_empty()) {
                let person = PersonMention {
                    name: name.span.clone(),
                    country: Some(code),
                    offices,
                    sure: true,
                    ..PersonMention::default()
                };
                let end = name.units.end;
                mentions[i] = self.mention(of, end, What::Person(person));
                mentions.remove(i + 1);
            }
            i += 1;
        }
    }

    /// "his counterparts Enrique Manalo of the Philippines and Espen Barth Eide of Norway": what stands in a list
    /// behind a title in the plural is a person.
    pub(super) fn share_titles(&self, mentions: &mut [Mention]) {
        let mut end = None;
        for m in mentions {
            let linked = end.is_some_and(|end| {
                end < m.units.start
                    && (end..m.units.start).all(|u| {
                        self.is(u, &[",", "and", "&", ";", "–", "—", ":"])
                            || self.is(u, &["of", "the"]) && matches!(m.what, What::Country(_))
                    })
            });
            // "the prime ministers of Samoa, X; of Vanuatu, Y": on to the next name.
            if linked && matches!(m.what, What::Country(_)) {
                end = Some(m.units.end);
                continue;
            }
            let shared = match &m.what {
                What::Person(p) => p.shared,
                What::Role(r) => r.plural && !r.indefinite && !r.countries.is_empty(),
                _ => false,
            };
            let name = match &mut m.what {
                What::Person(p) if linked && !p.sure => {
                    p.sure = true;
                    true
                }
                What::Person(_) => linked,
                What::Other
                    if linked
                        && m.units.len() == 1
                        && crate::people::could_be_person(
                            self.text.get(m.span.clone()).unwrap_or(""),
                            self.text,
                            m.span.start,
                        ) =>
                {
                    m.what = What::Person(PersonMention {
                        name: m.span.clone(),
                        sure: true,
                        ..PersonMention::default()
                    });
                    true
                }
                _ => false,
            };
            end = (shared || name).then_some(m.units.end);
        }
    }
}
