//! A name with what stands behind it: appositions, countries, brackets.

use super::parted::SAYING;
use super::{Front, Grammar};
use crate::mentions::{Mention, OfficeRef, PersonMention, What};
use crate::units::Sem;
use sidelines_facts::{CountryCode, Tenure};

/// What two do together in headlines.
const PLURAL_VERBS: &[&str] = &[
    "hold", "meet", "discuss", "sign", "agree", "vow", "visit", "review", "exchange", "arrive",
    "have", "are", "were", "pledge", "call", "talk", "speak", "condemn", "urge", "seek", "launch",
    "open", "express", "attend",
];
/// Words for a time that is over.
const ONCE: &[&str] = &["once", "formerly", "previously", "earlier"];

impl Grammar<'_> {
    /// Past "who is also", "who used to be", "who holds the office of", "in his capacity as", "once".
    fn who_is(&self, at: usize) -> usize {
        let adverb = |q: usize| {
            let now = ["also", "currently", "now", "concurrently"];
            usize::from(self.is(q, &now) || self.is(q, ONCE))
        };
        if self.is(at, &["in"]) && self.is(at + 2, &["capacity"]) && self.is(at + 3, &["as"]) {
            return at + 4;
        }
        if !self.is(at, &["who"]) {
            // "X, once prime minister of Norway"
            return at + usize::from(self.is(at, ONCE));
        }
        let verb = at + 1 + adverb(at + 1);
        let next = verb + 1 + adverb(verb + 1);
        if self.is(verb, &["is", "was"]) {
            return next;
        }
        // "who used to be", "who had been", "who had served as"
        let past = match self.word(verb).as_str() {
            "used" if self.is(verb + 1, &["to"]) => Some(verb + 2),
            "had" => Some(next),
            _ => None,
        };
        match past {
            Some(q) if self.is(q, &["be", "been"]) => return q + 1,
            Some(q) if self.is(q, &["serve", "served"]) && self.is(q + 1, &["as"]) => {
                return q + 2;
            }
            _ => {}
        }
        if self.is(verb, &["serves", "served", "doubles", "acts"]) && self.is(next, &["as"]) {
            return next + 1;
        }
        let post = next + usize::from(self.is(next, &["the"]));
        if self.is(verb, &["holds", "held"])
            && self.is(post, &["office", "post", "position", "portfolio"])
            && self.is(post + 1, &["of"])
        {
            return post + 2;
        }
        at
    }

    /// ", who heads the African Union Commission": the office that this is.
    fn heads(&self, at: usize, front: &mut Front, country: Option<CountryCode>) -> usize {
        if !self.is(at, &[","]) || !self.is(at + 1, &["who"]) {
            return at;
        }
        let verb = at + 2 + usize::from(self.is(at + 2, &["also", "now", "currently"]));
        let title = match self.word(verb).as_str() {
            "heads" | "leads" | "runs" => "Head",
            "chairs" => "Chair",
            "commands" => "Commander",
            _ => return at,
        };
        let body = verb + 1 + usize::from(self.is(verb + 1, &["the", "his", "her"]));
        let Some(Sem::Org(o)) = self.sem(body) else {
            return at;
        };
        // "who leads NATO's mission": not the organisation itself.
        if self.possessive(body + 1)
            || matches!(self.sem(body + 1), Some(Sem::Name | Sem::Office(_)))
        {
            return at;
        }
        front.offices.push(OfficeRef {
            canonical: if o.name.ends_with("Armed Forces") {
                "Chief of the Armed Forces".to_owned()
            } else if o.body {
                format!("{title} of the {}", o.name)
            } else {
                title.to_owned()
            },
            country: o.country.or(if o.body { country } else { None }),
            org: (!o.body).then(|| o.name.clone()),
            qualifier: None,
            plural: false,
        });
        body + 1
    }

    /// Whether the phrase that begins at unit `begin` stands first in its sentence behind "With".
    fn fronted(&self, begin: usize) -> bool {
        let at = begin - usize::from(begin > 0 && self.is(begin - 1, &["his", "her", "the"]));
        let with = at.checked_sub(1).and_then(|i| self.units.get(i));
        with.is_some_and(|u| u.text(self.text) == "With")
    }

    /// Letters of honours behind a name: "AO DSC".
    fn letters(&self, i: usize) -> bool {
        self.units
            .get(i)
            .is_some_and(|u| crate::hits::LETTERS.contains(&u.text(self.text)))
    }

    /// Whether the country behind "for" at `at` is one of two for which somebody acts: "X for Kenya and Y for Qatar".
    fn one_for_each(&self, at: usize) -> bool {
        /// Units between one country and the other.
        const FAR: usize = 14;
        let whose = |i: usize| match self.sem(i + 1 + usize::from(self.is(i + 1, &["the"]))) {
            Some(Sem::Country { code, .. }) if self.is(i, &["for"]) => Some(*code),
            _ => None,
        };
        let Some(own) = whose(at) else { return false };
        let ahead = at + 2..at + FAR;
        let behind = at.saturating_sub(FAR)..at;
        [ahead, behind].into_iter().any(|range| {
            range.clone().any(|i| whose(i).is_some_and(|c| c != own))
                && range.clone().any(|i| self.is(i, &["and"]))
                && !range.clone().any(|i| self.is(i, &[".", ";"]))
        })
    }

    fn quote(&self, i: usize) -> bool {
        self.units.get(i).is_some_and(|u| {
            u.text(self.text)
                .chars()
                .all(|c| matches!(c, '\'' | '’' | '‘' | '"' | '“' | '”' | '`'))
        })
    }

    /// The rest of a name in which stands what somebody is called besides: "Robert F. 'Bob' Godec"; `at` is behind the first
    /// part.
    fn past_nickname(&self, at: usize) -> Option<usize> {
        let unit = |i: usize| self.units.get(i);
        let initial = |i: usize| {
            let before = i.checked_sub(1).and_then(unit).map(|u| u.text(self.text));
            let last = before.and_then(|b| b.rsplit(' ').next());
            self.is(i, &["."]) && last.is_some_and(|w| w.len() == 1)
        };
        let open = at + usize::from(initial(at));
        let inner = unit(open + 1)?.text(self.text);
        let capital = inner.starts_with(char::is_uppercase) && !inner.contains(' ');
        let marked = self.quote(open) && self.quote(open + 2);
        let rest = matches!(self.sem(open + 3), Some(Sem::Name));
        // The marks hang on the nickname, and one space is around them.
        let span = |i: usize| unit(i).map(|u| u.span.clone()).unwrap_or_default();
        let tight = span(open).end == span(open + 1).start
            && span(open + 1).end == span(open + 2).start
            && span(open + 2).end + 1 == span(open + 3).start
            && span(open).start == span(open - 1).end + 1;
        (capital && marked && rest && tight).then_some(open + 3)
    }

    pub(super) fn person(
        &self,
        begin: usize,
        name_at: usize,
        mut front: Front,
    ) -> (Mention, usize) {
        let mut name = self.units[name_at].span.clone();
        let mut end = name_at + 1;
        if let Some(last) = self.past_nickname(end) {
            name.end = self.units[last].span.end;
            end = last + 1;
        }
        let recognised = self
            .units
            .get(name_at)
            .is_some_and(|u| u.person && u.tokens.len() > 1);
        let mut sure = front.titled || !front.offices.is_empty() || front.counterpart || recognised;
        let mut country = match front.countries.as_slice() {
            [one] => Some(*one),
            [first, ..] if front.plural => Some(*first),
            _ => None,
        };
        // "Ram Bahadur Thapa 'Badal'": what he is called besides.
        let quote = |i: usize| self.quote(i);
        if quote(end)
            && matches!(self.sem(end + 1), Some(Sem::Name))
            && quote(end + 2)
            && self
                .units
                .get(end)
                .zip(self.units.get(end + 1))
                .is_some_and(|(q, n)| q.span.end == n.span.start)
        {
            end += 3;
        }
        // "Hon Richard Marles MP, Deputy Prime Minister"
        while self.is(end, &["mp", "mps", "mla"]) || self.letters(end) {
            end += 1;
        }
        // "General Naveed Mukhtar, HI (M), Chief of Staff"
        while self.is(end, &[","]) && self.letters(end + 1) {
            end += 2;
            if self.is(end, &["("]) && self.is(end + 2, &[")"]) {
                end += 3;
            }
        }
        // "Gilberto Teodoro, Jr's"
        let junior = self
            .units
            .get(end + 1)
            .is_some_and(|u| matches!(u.text(self.text), "Jr" | "Jr." | "Sr" | "Sr."));
        if junior && self.is(end, &[","]) {
            end += 2;
        }
        // "(EAM)", "(right)", "(Retd)" behind the name.
        if self.is(end, &["("]) {
            let close = (end + 1..(end + 5).min(self.units.len())).find(|&j| self.is(j, &[")"]));
            if let Some(close) = close {
                for j in end + 1..close {
                    if let Some(Sem::Country { code, .. }) = self.sem(j) {
                        country = country.or(Some(*code));
                    }
                }
                end = close + 1;
            }
        }
        // "Enrique A Manalo of the Philippines"
        if self.is(end, &["of", "from"]) && !front.plural {
            let mut sub = Front::default();
            let q = self.complement(end, &mut sub, &["of", "from"]);
            // "Rear Admiral X of the Philippine Navy": for the country whose body it is.
            if q > end && sub.countries.len() == 1 && (country.is_none() || front.counterpart) {
                country = sub.countries.first().copied();
                for o in &mut front.offices {
                    o.country = o.country.or(country);
                }
                end = q;
            }
        }
        // "chief negotiators Petar Petkovic for Serbia and Besnik Bislimi for Kosovo", "signed by Foreign Minister X for
        // Kenya and Foreign Minister Y for Qatar"
        let each = || !front.offices.is_empty() && self.one_for_each(end);
        if (front.plural || each()) && country.is_none() && self.is(end, &["for", "of"]) {
            let mut sub = Front::default();
            let q = self.complement(end, &mut sub, &["for", "of"]);
            if let [one] = sub.countries.as_slice()
                && sub.org.is_none()
                && q > end
            {
                country = Some(*one);
                for o in &mut front.offices {
                    o.country = o.country.or(country);
                }
                end = q;
            }
        }
        // ", Iran's foreign minister," / ", Deputy Prime Minister and Foreign Minister of Cambodia"
        let mut appos = end;
        // "Minister Thoko Didiza Minister of Agriculture": a second title without a comma.
        let bare = front.titled || !front.offices.is_empty();
        let bare = bare
            && matches!(self.sem(end), Some(Sem::Office(o)) if !o.weak && o.canonical.contains(" of "))
            && self
                .units
                .get(end)
                .is_some_and(|u| u.text(self.text).starts_with(char::is_uppercase));
        if bare || self.is(appos, &[",", "-", "–", "—"]) {
            appos += usize::from(!bare);
            let said = self.who_is(appos);
            let clause = said != appos;
            let was = clause && (appos..said).any(|i| self.is(i, &["was", "served", "held"]));
            // "who had been minister" tells of what came before something, and not before now.
            let over = clause
                && (appos..said)
                    .any(|i| self.is(i, ONCE) || self.is(i, &["used"]) && self.is(i + 1, &["to"]));
            appos = said;
            let whose = self.is(appos, &["his", "her"]);
            if self.is(appos, &["the", "a", "an", "his", "her"]) {
                appos += 1;
            }
            let mut back = Front {
                behind: true,
                ..Front::default()
            };
            let q = self.front(appos, &mut back);
            let mut q = q;
            let mut offices = back.offices;
            // "Minister A, State Councillor and Foreign Minister of China B": the titles of the next.
            let mut of_the_next = false;
            while !offices.is_empty() && self.is(q, &["and", "&"])
                || (!offices.is_empty()
                    && self.is(q, &[","])
                    && matches!(self.sem(q + 1), Some(Sem::Office(_))))
            {
                // "who doubles as the foreign minister and the finance minister"
                let at = q + 1 + usize::from(clause && self.is(q + 1, &["the"]));
                let mut more = Front {
                    countries: back.countries.clone(),
                    ..Front::default()
                };
                let Some(Sem::Office(o)) = self.sem(at) else {
                    break;
                };
                if o.plural {
                    break;
                }
                let next = self.office(at, o, &mut more);
                if matches!(
                    self.sem(next),
                    Some(Sem::Name | Sem::Rank(_) | Sem::Honorific { .. })
                ) {
                    of_the_next = !front.offices.is_empty() && self.is(q, &["and", "&"]);
                    break;
                }
                if more.complement && back.countries.is_empty() {
                    back.countries.clone_from(&more.countries);
                    for o in &mut offices {
                        o.country = o.country.or(back.countries.first().copied());
                    }
                }
                offices.append(&mut more.offices);
                q = next;
            }
            // "X, who was minister of defence in 2011": and is not any more.
            let dated = |i: usize| matches!(self.sem(i), Some(Sem::Date(_)));
            if over
                || was
                    && (self.is(q, &["under", "until", "till"])
                        || self.is(q, &["in", "from", "between", "before"]) && dated(q + 1)
                        || dated(q))
            {
                for o in &mut offices {
                    o.qualifier = o.qualifier.or(Some(Tenure::Former));
                }
            }
            let personal = sure
                || self
                    .units
                    .get(name_at)
                    .is_some_and(|u| u.person || u.tokens.len() > 1);
            // "Singh, US Secretary of Defence hold talks" is a list of two, as its plural verb shows.
            let closed = !self.is(q, PLURAL_VERBS);
            // "…, his spokesman told reporters", "…, the press secretary said": who told it.
            let tells = !front.offices.is_empty()
                && self.is(q, SAYING)
                && (whose
                    || offices
                        .iter()
                        .any(|o| crate::offices::speaks_for_others(&o.canonical)));
            // "With his Romanian colleague, X, the minister will discuss trade": who acts.
            let acts = self.fronted(begin)
                && !self.is(q, &[",", ".", ";", ")"])
                && back.countries.is_empty();
            let next = q + 1 + usize::from(self.is(q + 1, &["the"]));
            let another = !personal
                || !closed
                || tells
                || acts
                || of_the_next
                || matches!(
                    self.sem(q),
                    Some(Sem::Name | Sem::Rank(_) | Sem::Honorific { .. })
                )
                // "President A, the UN Secretary General, B", "Minister A, the Speaker, the Honourable B": the title
                // of the next.
                || !front.offices.is_empty()
                    && self.is(q, &[","])
                    && (matches!(self.sem(next), Some(Sem::Rank(_) | Sem::Honorific { .. }))
                        || self.sem(q + 1) == Some(&Sem::Name)
                            && self.units.get(q + 1).is_some_and(|u| u.person && u.tokens.len() > 1));
            if !offices.is_empty() && !back.plural && !another {
                if country.is_none()
                    && let [one] = back.countries.as_slice()
                {
                    country = Some(*one);
                }
                // "Ri Sol Ju, the North Korean leader's wife" leads nothing.
                if !self.possessive(q) {
                    sure = true;
                    front.offices.append(&mut offices);
                    end = q;
                }
            }
        }
        end = self.heads(end, &mut front, country);
        if front.plural {
            // "foreign ministers Lavrov and Wang": the plural office is each one's.
            for o in &mut front.offices {
                o.plural = false;
            }
        }
        if country.is_none() {
            country = front.offices.iter().find_map(|o| o.country);
        }
        // "Prince Albert II of Monaco", "the minister and his host AK Abdul Momen"
        let royal = country.is_some() && self.is(begin, &["prince", "princess"]);
        let hosted = begin > 1
            && self.is(begin - 1, &["host", "guest", "visitor", "hostess"])
            && self.is(begin - 2, &["his", "her", "their"]);
        sure |= royal || hosted;
        let person = PersonMention {
            name,
            offices: front.offices,
            country,
            rank: front.rank,
            sure,
            counterpart: front.counterpart,
            shared: front.plural,
            countries: front.countries,
            visiting: front.visiting,
            person: None,
        };
        (self.mention(begin, end, What::Person(person)), end)
    }
}
