//! Offices and whose they are.

use super::{CLOSERS, Front, Grammar};
use crate::mentions::OfficeRef;
use crate::units::{CountryForm, OfficeSem, Sem};
use sidelines_facts::{CountryCode, Tenure};

/// Titles behind which the organisation may stand bare.
const HEADS: &[&str] = &[
    "Commander",
    "Commander-in-Chief",
    "Supreme Commander",
    "Deputy Commander",
    "Director-General",
    "Director General",
    "Secretary-General",
    "Deputy Secretary-General",
    "General Secretary",
    "Chair",
    "Chairman",
    "Executive Secretary",
    "Executive Director",
    "Chief",
    "President",
];
/// What the agencies of the Gulf and others call the states they are friends with.
const KINDRED: &[&str] = &[
    "sisterly",
    "brotherly",
    "fraternal",
    "friendly",
    "neighbouring",
    "neighboring",
];
/// Houses that one state has in another.
const MISSIONS: &[&str] = &[
    "Embassy",
    "High Commission",
    "Consulate General",
    "Permanent Mission",
];
/// Words on which no purpose ends.
const SMALL: &[&str] = &["and", "the", "of", "in", "with", "a", "by", "to"];

impl Grammar<'_> {
    /// An office with what complements it: "of Tajikistan", "to India", "of the SCO".
    pub(super) fn office(&self, p: usize, o: &OfficeSem, front: &mut Front) -> usize {
        let mut office = OfficeRef {
            canonical: o.canonical.clone(),
            country: o.country.or(match front.countries.as_slice() {
                [one] => Some(*one),
                _ => None,
            }),
            org: o.org.clone().or_else(|| front.org.clone()),
            qualifier: o.qualifier.or(front.qualifier),
            plural: o.plural,
        };
        // "the top U.S. diplomat", as "the U.S. top diplomat"
        if office.canonical == "Diplomat"
            && !o.plural
            && p > 1
            && self.is(p - 2, &["top", "chief"])
            && matches!(self.sem(p - 1), Some(Sem::Country { .. }))
        {
            office.canonical = "Minister of Foreign Affairs".to_owned();
        }
        // "Deputy U.S. Secretary of State", as "U.S. Deputy Secretary of State"
        if p > 1
            && !o.plural
            && self
                .units
                .get(p - 2)
                .is_some_and(|u| u.text(self.text).eq_ignore_ascii_case("deputy"))
            && matches!(self.sem(p - 1), Some(Sem::Country { .. }))
            && !office.canonical.starts_with("Deputy")
        {
            office.canonical = format!("Deputy {}", office.canonical);
        }
        front.plural |= o.plural;
        // "Chief of the General Staff of the Armenian Armed Forces": nothing more says whose.
        front.complement |= o.country.is_some()
            && self
                .units
                .get(p)
                .is_some_and(|u| u.text(self.text).matches(" of ").count() > 1);
        if let [.., last] = front.countries.as_slice()
            && front.countries.len() == 1
        {
            office.country = Some(*last);
        }
        let mut q = p + 1;
        if self.is(q, &["-"]) && self.is(q + 1, &["designate", "elect"]) {
            office.qualifier = Some(Tenure::Designate);
            q += 2;
        }
        q = self.of_the_republic(q);
        q = self.for_dialogue(q, &mut office);
        let mut sub = Front::default();
        let end = self.complement(q, &mut sub, &["of", "for", "from"]);
        if end > q {
            q = end;
            front.complement = true;
            if !sub.countries.is_empty() {
                if sub.countries.len() == 1 && !o.envoy {
                    office.country = sub.countries.first().copied();
                }
                if front.countries.is_empty() || sub.countries.len() > 1 || !o.envoy {
                    front.countries.clone_from(&sub.countries);
                }
            }
            if sub.org.is_some() {
                office.org = sub.org;
                if sub.countries.is_empty() {
                    office.country = None;
                }
            }
        }
        // "the head of the Iranian Armed Forces General Staff"
        if let Some(Sem::Org(o)) = self.sem(q)
            && o.body
            && office.canonical.contains(" of ")
            && !self.possessive(q + 1)
        {
            q += 1;
        }
        q = self.division(p, q, &mut office);
        // "Commander International Security Assistance Force", "Director General ISPR": no "of" between.
        if let Some(Sem::Org(org)) = self.sem(q)
            && office.org.is_none()
            && HEADS.contains(&office.canonical.as_str())
            && !self.possessive(q + 1)
            // "President Duma Boko" heads no Duma.
            && self.units.get(q).is_some_and(|u| {
                let word = u.text(self.text);
                u.tokens.len() > 1 || word.len() > 1 && word.chars().all(char::is_uppercase)
            })
            && (self.named_behind(self.past_acronym(q + 1))
                || p > 0 && self.is(p - 1, &[","]) && self.is(q + 1, CLOSERS))
        {
            office.org = Some(org.name.clone());
            office.country = org.country.or(office.country);
            q += 1;
        }
        q = self.for_dialogue(q, &mut office);
        q = self.desk(q, &mut office);
        q = self.ministry_behind(q, &mut office, front);
        q = self.at_mission(q, &mut office);
        q = self.under_the(q, &mut office);
        q = self.to_the(q, &mut office);
        q = self.purpose(q, &mut office);
        q = self.past_acronym(q);
        // "Defence Ministry spokesman": the ministry is part of the title.
        if let Some(body) = &office.org
            && (body.starts_with("Ministry of") || body.starts_with("Department of"))
        {
            if office.canonical == "Spokesperson" {
                office.canonical = format!("Spokesperson of the {body}");
            }
            office.org = None;
        }
        let also = o.also.iter().map(|canonical| OfficeRef {
            canonical: canonical.clone(),
            ..office.clone()
        });
        front
            .offices
            .extend(std::iter::once(office.clone()).chain(also));
        q
    }

    /// "Defence Adviser at the Indian High Commission": for whom he is there.
    fn at_mission(&self, q: usize, office: &mut OfficeRef) -> usize {
        let whose = q + 1 + usize::from(self.is(q + 1, &["the"]));
        if self.is(q, &["at", "in", "of", "from"])
            && let Some(Sem::Country { code, .. }) = self.sem(whose)
            && let body = whose + 1 + usize::from(self.possessive(whose + 1))
            && let Some(Sem::Org(house)) = self.sem(body)
            && (house.body && house.name.starts_with("Ministry of")
                || MISSIONS.contains(&house.name.as_str()))
        {
            office.country = Some(*code);
            return self.past_its_city(body + 1);
        }
        // "Defence Adviser at the Embassy of Senegal in New Delhi"
        if self.is(q, &["at", "in", "of", "from"])
            && let Some(Sem::Org(house)) = self.sem(whose)
            && MISSIONS.contains(&house.name.as_str())
            && self.is(whose + 1, &["of"])
            && let of = whose + 2 + usize::from(self.is(whose + 2, &["the"]))
            && let Some(Sem::Country { code, .. }) = self.sem(of)
        {
            office.country = Some(*code);
            return self.past_its_city(of + 1);
        }
        // "the Permanent Secretary in the ministry, Mrs X": the ministry told of.
        if self.is(q, &["in", "at"])
            && self.is(q + 1, &["the"])
            && self.units.get(q + 2).is_some_and(|u| {
                u.sem == Sem::Word && u.text(self.text).eq_ignore_ascii_case("ministry")
            })
            && self.named_behind(q + 3)
        {
            return q + 3;
        }
        q
    }

    /// "at the Indian Embassy in Doha": past the city in which it stands.
    fn past_its_city(&self, q: usize) -> usize {
        let city = self.is(q, &["in"]) && matches!(self.sem(q + 1), Some(Sem::Place(_)));
        if city { q + 2 } else { q }
    }

    /// "Permanent Secretary, Ministry of Defence, X", "Secretary (West), Ministry of External Affairs": a comma for "of the".
    fn ministry_behind(&self, q: usize, office: &mut OfficeRef, front: &mut Front) -> usize {
        let Some(Sem::Org(ministry)) = self.sem(q + 1) else {
            return q;
        };
        if !self.is(q, &[","])
            || office.plural
            || !(ministry.name.starts_with("Ministry of")
                || ministry.name.starts_with("Department of"))
            || !(office.canonical.contains("Secretary") || office.canonical.contains("Director"))
        {
            return q;
        }
        let mut whose = Front::default();
        let end = self.complement(q + 2, &mut whose, &["of"]);
        // "the secretary, Ministry of Defence officials and …"
        let closed = end >= self.units.len() || self.is(end, &[",", "(", ".", "and", "–", "-"]);
        if !(closed
            || matches!(
                self.sem(end),
                Some(Sem::Name | Sem::Rank(_) | Sem::Honorific { .. })
            ))
        {
            return q;
        }
        let country = whose.countries.first().copied().or(ministry.country);
        office.country = country.or(office.country);
        if front.countries.is_empty() {
            front.countries.extend(country);
        }
        if !office.canonical.contains(" for ") && !office.canonical.contains('(') {
            office.canonical = format!("{} of the {}", office.canonical, ministry.name);
        }
        front.complement = true;
        end
    }

    /// "Additional Secretary (Americas)": what a civil servant is in charge of, in brackets before his name.
    fn desk(&self, q: usize, office: &mut OfficeRef) -> usize {
        if !office.canonical.ends_with("Secretary") || !self.is(q, &["("]) {
            return q;
        }
        let close = (q + 2..q + 7).find(|&i| self.is(i, &[")"]));
        let Some(close) = close.filter(|&c| {
            matches!(
                self.sem(c + 1),
                Some(Sem::Name | Sem::Rank(_) | Sem::Honorific { .. })
            ) || self.is(c + 1, &[",", "and"])
                // "(Asia Pacific) at the ministry", but "Defence Secretary (John Healey) in Kyiv"
                || self.is(c + 1, &["at", "in"]) && self.sem(q + 1) != Some(&Sem::Name)
        }) else {
            return q;
        };
        let inside = self.units.get(q + 1).zip(self.units.get(close - 1));
        let words = inside.and_then(|(a, b)| self.text.get(a.span.start..b.span.end));
        // "(retd)", "(MEA)" say nothing of a desk.
        let Some(words) = words.filter(|w| {
            w.starts_with(char::is_uppercase) && w.chars().filter(|c| c.is_lowercase()).count() > 2
        }) else {
            return q;
        };
        office.canonical = format!("{} ({words})", office.canonical);
        close + 1
    }

    /// "Secretary of the Security Council under the President of Uzbekistan": whose the council is.
    fn under_the(&self, q: usize, office: &mut OfficeRef) -> usize {
        let head = q + 1 + usize::from(self.is(q + 1, &["the"]));
        if !self.is(q, &["under"]) || !matches!(self.sem(head), Some(Sem::Office(_))) {
            return q;
        }
        let mut sub = Front::default();
        let end = self.complement(self.of_the_republic(head + 1), &mut sub, &["of"]);
        office.country = sub.countries.first().copied().or(office.country);
        end
    }

    /// "Chief Secretary to the Government", "Private Secretary to the King".
    fn to_the(&self, q: usize, office: &mut OfficeRef) -> usize {
        let whom = self.units.get(q + 2).map_or("", |u| u.text(self.text));
        // "Permanent Representative to the bloc"
        if matches!(
            whom,
            "bloc" | "organisation" | "organization" | "body" | "union" | "grouping" | "alliance"
        ) && office.canonical.ends_with("Representative")
            && self.is(q, &["to"])
            && self.is(q + 1, &["the"])
        {
            return q + 3;
        }
        let serves = matches!(
            whom,
            "Government"
                | "Cabinet"
                | "President"
                | "Prime Minister"
                | "King"
                | "Queen"
                | "Sultan"
                | "Emir"
                | "Crown"
        );
        if !serves || !self.is(q, &["to"]) || !self.is(q + 1, &["the"]) {
            return q;
        }
        office.canonical = format!("{} to the {whom}", office.canonical);
        q + 3
    }

    /// "special envoy for dialogue Miroslav Lajcak": what the office is for, in lower case before a name.
    fn purpose(&self, at: usize, office: &mut OfficeRef) -> usize {
        let small = |i: usize| {
            self.units.get(i).is_some_and(|u| {
                let word = u.text(self.text);
                u.sem == Sem::Word
                    && word.chars().all(char::is_alphabetic)
                    && word.starts_with(char::is_lowercase)
            })
        };
        if !self.is(at, &["for", "on"]) || office.plural {
            return at;
        }
        let end = (at + 1..at + 5).find(|&i| !small(i)).unwrap_or(at + 5);
        let person = self
            .units
            .get(end)
            .is_some_and(|u| u.sem == Sem::Name && u.person);
        if end == at + 1 || !person || self.is(end - 1, SMALL) {
            return at;
        }
        let words: Vec<&str> = (at..end)
            .filter_map(|i| self.units.get(i))
            .map(|u| u.text(self.text))
            .collect();
        office.canonical = format!("{} {}", office.canonical, words.join(" "));
        end
    }

    /// "Special Envoy for the Kosovo-Serbia Dialogue, X", "for the dialogue between A and B": what two sides an envoy is for.
    fn for_dialogue(&self, at: usize, office: &mut OfficeRef) -> usize {
        const TALKS: &[&str] = &["dialogue", "process", "talks", "negotiations"];
        const LONGEST: usize = 10;
        let envoy = ["Envoy", "Representative", "Mediator", "Facilitator"];
        // "for Georgia" may be read already, of "for the Georgia-Russia Dialogue".
        let rest = self.is(at, &["-", "–"]) && office.canonical.contains(" for ");
        if !(self.is(at, &["for", "on"]) || rest)
            || office.plural
            || !envoy.iter().any(|e| office.canonical.contains(e))
        {
            return at;
        }
        let talks = |i: usize| {
            self.units.get(i).is_some_and(|u| {
                let last = u
                    .text(self.text)
                    .rsplit([' ', '-', '–'])
                    .next()
                    .unwrap_or("");
                TALKS.contains(&last.to_lowercase().as_str())
            })
        };
        let named = |i: usize| {
            matches!(self.sem(i), Some(Sem::Country { .. } | Sem::Place(_)))
                || self
                    .units
                    .get(i)
                    .is_some_and(|u| u.sem == Sem::Name && !u.person)
        };
        let sides = |i: usize| named(i) || self.is(i, &["the", "-", "–", "and", "between"]);
        let Some(noun) = (at + 1..at + LONGEST)
            .take_while(|&i| sides(i) || talks(i))
            .find(|&i| talks(i))
        else {
            return at;
        };
        let mut end = noun + 1;
        if self.is(end, &["between"]) {
            while self.units.get(end).is_some() && sides(end) && end < noun + LONGEST {
                end += 1;
            }
        }
        let name = end + usize::from(self.is(end, &[","]));
        let named = self.named_behind(end)
            || name > end
                && self
                    .units
                    .get(name)
                    .is_some_and(|u| u.sem == Sem::Name && u.tokens.len() > 1)
                && self.is(name + 1, CLOSERS);
        if !named {
            return at;
        }
        let (Some(first), Some(last)) = (self.units.get(at), self.units.get(end - 1)) else {
            return at;
        };
        let words = self.text.get(first.span.start..last.span.end).unwrap_or("");
        // As printed, and not "Serbia-Pristina".
        let printed = at
            .checked_sub(1)
            .filter(|_| rest)
            .and_then(|b| self.units.get(b))
            .and_then(|u| u.text(self.text).split_once(" for "));
        office.canonical = match (printed, office.canonical.split_once(" for ")) {
            (Some((_, whose)), Some((title, _))) => format!("{title} for {whose}{words}"),
            _ => format!("{} {words}", office.canonical),
        };
        end
    }

    /// Past "of the Republic", "of the Nation", which say nothing of whose.
    fn of_the_republic(&self, q: usize) -> usize {
        let state = self.units.get(q + 2).is_some_and(|u| {
            matches!(
                u.text(self.text),
                "Republic" | "Nation" | "Government" | "Kingdom"
            )
        });
        if self.is(q, &["of"]) && self.is(q + 1, &["the"]) && state && !self.is(q + 3, &["of"]) {
            q + 3
        } else {
            q
        }
    }

    /// Past an abbreviation in brackets that stands for the title: "Chief of Army Staff (COAS)".
    pub(super) fn past_acronym(&self, q: usize) -> usize {
        let short = self.units.get(q + 1).is_some_and(|u| {
            let word = u.text(self.text);
            word.len() <= 12
                && word.chars().any(char::is_alphabetic)
                && word.chars().all(|c| {
                    c.is_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '&' | '/' | '.')
                })
        });
        let goes_on = matches!(
            self.sem(q + 3),
            Some(Sem::Rank(_) | Sem::Honorific { .. } | Sem::Name | Sem::Office(_))
        ) || self.is(q + 3, &["and", ",", "of"]);
        if self.is(q, &["("]) && short && self.is(q + 2, &[")"]) && goes_on {
            q + 3
        } else {
            q
        }
    }

    /// A name begins here, whatever titles stand before it.
    fn named_behind(&self, q: usize) -> bool {
        let q = q + usize::from(self.is(q, &[","]));
        let mut r = q;
        while matches!(self.sem(r), Some(Sem::Rank(_) | Sem::Honorific { .. })) {
            r += 1;
        }
        self.units
            .get(r)
            .is_some_and(|u| u.sem == Sem::Name && (u.person || r > q))
    }

    /// "Deputy Prime Minister and Foreign Minister Anutin", "Deputy Prime Minister, Minister of Foreign Affairs
    /// and ASEAN Chair X": more offices of the one who is named behind them.
    pub(super) fn further_offices(&self, p: usize, front: &mut Front) -> usize {
        // "the president and first lady X": a bare common noun before "and" is somebody else.
        let lower = self.units.get(p - 1).is_some_and(|u| {
            let last = u.text(self.text).rsplit(' ').next().unwrap_or("");
            last.starts_with(char::is_lowercase)
        });
        // "the American leader, and Prime Minister X": likewise, whatever says whose he is.
        let apart = self.is(p, &[","]) && self.is(p + 1, &["and"]);
        if lower && (front.countries.is_empty() || apart) {
            return p;
        }
        let mut all = front.clone();
        let mut q = p;
        while let Some(next) = self.next_office(q, &mut all) {
            q = next;
        }
        if q == p {
            return p;
        }
        let mut r = q;
        while matches!(self.sem(r), Some(Sem::Rank(_) | Sem::Honorific { .. })) {
            r += 1;
        }
        let named = matches!(self.sem(r), Some(Sem::Name))
            || self.is(r, &[","])
                && (all.complement || !front.countries.is_empty())
                && self.units.get(r + 1).is_some_and(|u| {
                    u.sem == Sem::Name
                        && (u.person || u.tokens.len() > 1 && self.is(r + 2, CLOSERS))
                });
        // "Jobim, the Brazilian Defence Minister, and Foreign Minister Araujo": two people.
        if !named || front.behind {
            return p;
        }
        *front = all;
        q
    }

    /// One more office behind a comma or "and", unless it is plainly another person's.
    fn next_office(&self, p: usize, front: &mut Front) -> Option<usize> {
        let comma = self.is(p, &[","]);
        if comma && front.complement || !comma && !self.is(p, &["and", "&", "cum", "-cum-", "/"]) {
            return None;
        }
        let mut q = p + 1;
        if self.is(q, &["and"]) {
            q += 1;
        }
        if self.is(q, &["concurrently", "concurrent", "also"]) {
            q += 1;
        }
        let mut qualifier = None;
        q = self.skip_adjectives(q, &mut qualifier);
        let Some(Sem::Office(office)) = self.sem(q) else {
            return None;
        };
        if office.plural || office.canonical.is_empty() {
            return None;
        }
        let before = front.offices.iter().find_map(|o| o.country);
        let mut all = front.clone();
        all.qualifier = qualifier.or(all.qualifier);
        let end = self.office(q, office, &mut all);
        let country = all.offices.last().and_then(|o| o.country);
        // "Qatar's prime minister and CIA director X": two people, as who governs directs no agency.
        let anothers = !front.countries.is_empty()
            && all.offices.len() > front.offices.len()
            && front
                .offices
                .iter()
                .any(|o| crate::offices::is_head(&o.canonical))
            && all.offices.last().is_some_and(|o| {
                ![
                    "Minister",
                    "President",
                    "Chair",
                    "Leader",
                    "Commander",
                    "Prince",
                ]
                .iter()
                .any(|w| o.canonical.contains(w))
            })
            && self.is(p, &["and"])
            && self.units.get(p - 1).is_some_and(|u| {
                let last = u.text(self.text).rsplit(' ').next().unwrap_or("");
                last.starts_with(char::is_lowercase)
            });
        if anothers {
            return None;
        }
        if before.is_some() && country.is_some() && before != country {
            return None;
        }
        all.qualifier = front.qualifier;
        *front = all;
        Some(end)
    }

    /// "of the Republic of Belarus", "from Kazakhstan, Tajikistan and China", "of the SCO".
    pub(super) fn complement(&self, p: usize, front: &mut Front, preps: &[&str]) -> usize {
        if !self.is(p, preps) {
            return p;
        }
        let mut q = p + 1 + usize::from(self.is(p + 1, &["the"]));
        // "of the sisterly Syrian Arab Republic"
        q += usize::from(
            q > p + 1
                && self.is(q, KINDRED)
                && matches!(self.sem(q + 1), Some(Sem::Country { .. })),
        );
        // "Minister of Health of the Government of Malawi"
        let government = self.units.get(q).is_some_and(|u| {
            matches!(
                u.text(self.text).to_lowercase().as_str(),
                "government" | "state"
            )
        });
        if government && self.is(q + 1, &["of"]) {
            q += 2 + usize::from(self.is(q + 2, &["the"]));
        }
        match self.sem(q) {
            Some(Sem::Country {
                form: CountryForm::Name,
                ..
            }) => {
                let (mut codes, mut r) = self.country_list(q);
                // "President X of Croatia and Poland's President Y"
                if codes.len() > 1 && self.possessive(r) {
                    codes.truncate(1);
                    r = q + 1;
                }
                front.countries = codes;
                front.complement = true;
                r
            }
            Some(Sem::Place(place)) if place.capital_of.is_some() && self.is(p, &["from"]) => {
                front.countries = place.capital_of.into_iter().collect();
                front.complement = true;
                q + 1
            }
            // "chargé d'affaires of the Embassy of Japan": of Japan.
            Some(Sem::Org(o))
                if MISSIONS.contains(&o.name.as_str())
                    && self.is(q + 1, &["of"])
                    && let of = q + 2 + usize::from(self.is(q + 2, &["the"]))
                    && let Some(Sem::Country { code, .. }) = self.sem(of) =>
            {
                front.countries = vec![*code];
                front.complement = true;
                of + 1
            }
            Some(Sem::Org(o)) => {
                front.org = Some(o.name.clone());
                if let Some(c) = o.country {
                    front.countries = vec![c];
                }
                front.complement = true;
                q + 1
            }
            _ => p,
        }
    }

    /// "Kazakh, Tajikistani and Chinese"; a single country is a list of one.
    pub(super) fn country_list(&self, p: usize) -> (Vec<CountryCode>, usize) {
        let code = |i: usize| match self.sem(i) {
            Some(Sem::Country { code, form }) if *form != CountryForm::People => Some(*code),
            _ => None,
        };
        let mut out: Vec<CountryCode> = code(p).into_iter().collect();
        let mut q = p + 1;
        loop {
            let mut r = q;
            while self.is(r, &[",", "and", "&", "as", "well", "the", "/"]) {
                r += 1;
            }
            match code(r) {
                Some(c) if r > q => {
                    if !out.contains(&c) {
                        out.push(c);
                    }
                    q = r + 1;
                }
                _ => return (out, q),
            }
        }
    }
}
