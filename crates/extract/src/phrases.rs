//! The grammar of titles and names: units of a sentence to mentions.
//!
//! `[the|his] [country('s)|organisation] [former] office [of country] [and office …] [,] [rank] [honorific]
//! name [, apposition | of country]`, in any part of it.

use crate::mentions::{Mention, OfficeRef, PersonMention, RoleMention, What};
use crate::units::{CountryForm, OfficeSem, Sem, Unit};
use sidelines_facts::{CountryCode, Tenure};

/// Words that may stand between a country and an office.
const ADJECTIVES: &[&str] = &[
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
/// What two do together in headlines.
const PLURAL_VERBS: &[&str] = &[
    "hold", "meet", "discuss", "sign", "agree", "vow", "visit", "review", "exchange", "arrive",
    "have", "are", "were", "pledge", "call", "talk", "speak", "condemn", "urge", "seek", "launch",
    "open", "express", "attend",
];
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "both", "these",
];

pub(crate) struct Grammar<'a> {
    pub(crate) text: &'a str,
    pub(crate) units: &'a [Unit],
}

#[derive(Default)]
struct Front {
    offices: Vec<OfficeRef>,
    countries: Vec<CountryCode>,
    org: Option<String>,
    rank: Option<String>,
    qualifier: Option<Tenure>,
    titled: bool,
    counterpart: bool,
    plural: bool,
    indefinite: bool,
    complement: bool,
    visiting: bool,
}

impl Grammar<'_> {
    /// All mentions of the sentence, left to right, none overlapping another.
    pub(crate) fn mentions(&self) -> Vec<Mention> {
        let mut out = Vec::new();
        let mut i = 0;
        while i < self.units.len() {
            if let Some((m, next)) = self.phrase(i) {
                out.push(m);
                i = next.max(i + 1);
            } else if let Some(m) = self.single(i) {
                i = m.units.end.max(i + 1);
                out.push(m);
            } else {
                i += 1;
            }
        }
        out
    }

    fn sem(&self, i: usize) -> Option<&Sem> {
        self.units.get(i).map(|u| &u.sem)
    }

    fn word(&self, i: usize) -> String {
        match self.units.get(i) {
            Some(u) if u.sem == Sem::Word => u.text(self.text).to_lowercase(),
            // "Defence Ministry's Principal Spokesperson": an adjective in title case.
            Some(u) if u.sem == Sem::Name && u.tokens.len() == 1 => {
                let word = u.text(self.text).to_lowercase();
                let office = matches!(
                    self.sem(i + 1),
                    Some(Sem::Office(_) | Sem::Counterpart { .. })
                );
                if office && ADJECTIVES.contains(&word.as_str()) {
                    word
                } else {
                    String::new()
                }
            }
            _ => String::new(),
        }
    }

    fn is(&self, i: usize, words: &[&str]) -> bool {
        words.contains(&self.word(i).as_str())
    }

    fn possessive(&self, i: usize) -> bool {
        self.is(i, &["'s", "’s", "'", "’"])
    }

    fn mention(&self, from: usize, to: usize, what: What) -> Mention {
        let start = self.units.get(from).map_or(0, |u| u.span.start);
        let end = to
            .checked_sub(1)
            .and_then(|i| self.units.get(i))
            .map_or(start, |u| u.span.end);
        Mention {
            span: start..end,
            units: from..to,
            what,
        }
    }

    /// A unit that is a mention by itself.
    fn single(&self, i: usize) -> Option<Mention> {
        let what = match self.sem(i)? {
            Sem::Country {
                code,
                form: CountryForm::Name | CountryForm::Seat,
            } => What::Country(*code),
            Sem::Org(o) => What::Org(o.clone()),
            Sem::Gathering(g) => What::Gathering(g.clone()),
            Sem::Place(p) => What::Place(p.clone()),
            Sem::Date(d) => What::Date(*d),
            Sem::Name => {
                let unit = self.units.get(i)?;
                // "Tony Elumelu": two names or more that the recogniser takes for a person's.
                if unit.person && unit.tokens.len() > 1 {
                    return Some(self.person(i, i, Front::default()).0);
                }
                What::Other
            }
            _ => return None,
        };
        Some(self.mention(i, i + 1, what))
    }

    /// A person or a role that begins at unit `i`.
    fn phrase(&self, i: usize) -> Option<(Mention, usize)> {
        let mut p = i;
        let mut front = Front::default();
        if self.is(p, DETERMINERS) {
            front.indefinite = self.is(p, &["a", "an"]);
            p += 1;
        }
        let begin = p;
        p = self.front(p, &mut front);
        // "the Minister of Defence of Tajikistan, Colonel General Sherali Mirzo"
        let mut name_at = None;
        if matches!(self.sem(p), Some(Sem::Name)) {
            name_at = Some(p);
        } else if self.is(p, &["("])
            && matches!(self.sem(p + 1), Some(Sem::Name))
            && self.is(p + 2, &[")"])
            && matches!(self.sem(p + 3), Some(Sem::Name))
            && !front.offices.is_empty()
        {
            // "President (Francois) Hollande"
            name_at = Some(p + 3);
        } else if self.is(p, &[","])
            && !front.offices.is_empty()
            && !front.plural
            && !front.indefinite
            || self.is(p, &[",", "-", "–"]) && front.counterpart
        {
            let mut q = p + 1;
            let mut rank = None;
            while let Some(Sem::Rank(_) | Sem::Honorific { .. }) = self.sem(q) {
                if let Some(Sem::Rank(r)) = self.sem(q) {
                    rank = Some(join_rank(rank, r));
                }
                q += 1;
            }
            let opens_title = q > p + 1;
            let closed = self.is(
                q + 1,
                &[
                    ",", ".", "", "and", "on", "in", "for", "at", "(", "who", "also", "here",
                    "during",
                ],
            ) || q + 1 >= self.units.len();
            if matches!(self.sem(q), Some(Sem::Name))
                && (opens_title
                    || (front.complement
                        || front.counterpart
                        || begin > i
                        || !front.countries.is_empty())
                        && closed)
            {
                name_at = Some(q);
                front.rank = rank.or(front.rank);
                front.titled |= opens_title;
            }
        }
        if let Some(n) = name_at {
            return Some(self.person(begin, n, front));
        }
        if front.offices.is_empty() && !front.counterpart {
            return None;
        }
        let role = RoleMention {
            plural: front.plural || front.countries.len() > 1,
            offices: front.offices,
            countries: front.countries,
            counterpart: front.counterpart,
            indefinite: front.indefinite,
            visiting: front.visiting,
        };
        // "Defence Minister of India" ends with its complement; the country before it is inside, too.
        Some((self.mention(begin, p, What::Role(role)), p))
    }

    /// Everything before the name. Returns the first unit that is no part of it.
    fn front(&self, mut p: usize, front: &mut Front) -> usize {
        loop {
            match self.sem(p) {
                Some(Sem::Country { .. }) => {
                    let (codes, q) = self.country_list(p);
                    let mut after = q;
                    let possessive = self.possessive(after);
                    after += usize::from(possessive);
                    let head = self.skip_adjectives(after, &mut None);
                    let adjective = matches!(
                        self.sem(q - 1),
                        Some(Sem::Country {
                            form: CountryForm::Demonym | CountryForm::Name,
                            ..
                        })
                    );
                    let office = match self.sem(head) {
                        Some(Sem::Office(o)) => codes.len() == 1 || o.plural,
                        Some(Sem::Counterpart { plural }) => codes.len() == 1 || *plural,
                        _ => false,
                    };
                    let titled = codes.len() == 1
                        && match self.sem(head) {
                            // "US-India Major Defence Partnership" is no major.
                            Some(Sem::Rank(_) | Sem::Honorific { .. }) => self
                                .units
                                .get(head + 1)
                                .is_none_or(|u| u.sem != Sem::Name || u.person),
                            Some(Sem::Name) => possessive && head == after,
                            Some(Sem::Org(_)) => matches!(self.sem(head + 1), Some(Sem::Office(_))),
                            _ => false,
                        };
                    if !(adjective
                        && front.offices.is_empty()
                        && front.countries.is_empty()
                        && (office || titled))
                    {
                        return p;
                    }
                    front.countries = codes;
                    front.visiting |= (after..head).any(|w| self.is(w, &["visiting"]));
                    p = after;
                }
                Some(Sem::Org(o)) if front.offices.is_empty() => {
                    let after = p + 1 + usize::from(self.possessive(p + 1));
                    let head = self.skip_adjectives(after, &mut None);
                    if !matches!(self.sem(head), Some(Sem::Office(_))) {
                        return p;
                    }
                    front.org = Some(o.name.clone());
                    if let Some(c) = o.country
                        && front.countries.is_empty()
                    {
                        front.countries = vec![c];
                    }
                    p = after;
                }
                Some(Sem::Word | Sem::Name) if self.is(p, ADJECTIVES) => {
                    let q = self.skip_adjectives(p, &mut front.qualifier);
                    let country_next = matches!(self.sem(q), Some(Sem::Country { .. }));
                    if !matches!(self.sem(q), Some(Sem::Office(_) | Sem::Counterpart { .. }))
                        && !country_next
                    {
                        return p;
                    }
                    front.visiting |= self.is(p, &["visiting"]);
                    p = q;
                }
                Some(Sem::Office(o)) => {
                    let before = front.offices.len();
                    p = self.office(p, o, front);
                    // "Deputy Prime Minister and Foreign Minister Anutin": two offices of one person.
                    if before == 0
                        && !front.plural
                        && (self.is(p, &["and", "&", "cum", "-cum-", "/"])
                            || self.is(p, &[","]) && !front.complement)
                    {
                        let mut q = p + 1;
                        if self.is(q, &["and"]) {
                            q += 1;
                        }
                        if self.is(q, &["concurrently", "concurrent", "also"]) {
                            q += 1;
                        }
                        q = self.skip_adjectives(q, &mut None);
                        // "the president and first lady X": a bare common noun before "and" is somebody else.
                        let lower = self
                            .units
                            .get(p - 1)
                            .is_some_and(|u| u.text(self.text).starts_with(char::is_lowercase))
                            && front.countries.is_empty();
                        if let Some(Sem::Office(second)) = self.sem(q)
                            && !second.plural
                            && !lower
                        {
                            let mut trial = Front {
                                countries: front.countries.clone(),
                                ..Front::default()
                            };
                            let mut r = self.office(q, second, &mut trial);
                            while matches!(self.sem(r), Some(Sem::Rank(_) | Sem::Honorific { .. }))
                            {
                                r += 1;
                            }
                            let named = matches!(self.sem(r), Some(Sem::Name))
                                || self.is(r, &[","])
                                    && trial.complement
                                    && self
                                        .units
                                        .get(r + 1)
                                        .is_some_and(|u| u.sem == Sem::Name && u.person);
                            if named && !second.canonical.is_empty() {
                                p = self.office(q, second, front);
                            }
                        }
                    }
                }
                Some(Sem::Counterpart { plural }) => {
                    front.counterpart = true;
                    front.plural |= plural;
                    p = self.complement(p + 1, front, &["from", "of", "in"]);
                }
                Some(Sem::Rank(r)) => {
                    front.rank = Some(join_rank(front.rank.take(), r));
                    if !self.leads_to_name(p + 1) {
                        return p;
                    }
                    front.titled = true;
                    p += 1;
                }
                Some(Sem::Honorific { .. }) => {
                    if !self.leads_to_name(p + 1) {
                        return p;
                    }
                    front.titled = true;
                    p += 1;
                }
                _ => return p,
            }
        }
    }

    fn leads_to_name(&self, p: usize) -> bool {
        let mut q = p;
        while matches!(self.sem(q), Some(Sem::Rank(_) | Sem::Honorific { .. }))
            || self.is(q, &["(", ")", "retd", "retired", "."])
        {
            q += 1;
        }
        matches!(self.sem(q), Some(Sem::Name | Sem::Office(_)))
    }

    fn skip_adjectives(&self, mut p: usize, qualifier: &mut Option<Tenure>) -> usize {
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

    /// An office with what complements it: "of Tajikistan", "to India", "of the SCO".
    fn office(&self, p: usize, o: &OfficeSem, front: &mut Front) -> usize {
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
        front.plural |= o.plural;
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
        // "Defence Ministry spokesman": the ministry is part of the title.
        if let Some(body) = &office.org
            && (body.starts_with("Ministry of") || body.starts_with("Department of"))
        {
            if office.canonical == "Spokesperson" {
                office.canonical = format!("Spokesperson of the {body}");
            }
            office.org = None;
        }
        front.offices.push(office);
        q
    }

    /// "of the Republic of Belarus", "from Kazakhstan, Tajikistan and China", "of the SCO".
    fn complement(&self, p: usize, front: &mut Front, preps: &[&str]) -> usize {
        if !self.is(p, preps) {
            return p;
        }
        let q = p + 1 + usize::from(self.is(p + 1, &["the"]));
        match self.sem(q) {
            Some(Sem::Country {
                form: CountryForm::Name,
                ..
            }) => {
                let (codes, r) = self.country_list(q);
                front.countries = codes;
                front.complement = true;
                r
            }
            Some(Sem::Place(place)) if place.capital_of.is_some() && self.is(p, &["from"]) => {
                front.countries = place.capital_of.into_iter().collect();
                front.complement = true;
                q + 1
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
    fn country_list(&self, p: usize) -> (Vec<CountryCode>, usize) {
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

    fn person(&self, begin: usize, name_at: usize, mut front: Front) -> (Mention, usize) {
        let name = self.units[name_at].span.clone();
        let mut end = name_at + 1;
        let recognised = self
            .units
            .get(name_at)
            .is_some_and(|u| u.person && u.tokens.len() > 1);
        let mut sure = front.titled || !front.offices.is_empty() || front.counterpart || recognised;
        let mut country = match front.countries.as_slice() {
            [one] => Some(*one),
            _ => None,
        };
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
            if q > end
                && sub.countries.len() == 1
                && sub.org.is_none()
                && (country.is_none() || front.counterpart)
            {
                country = sub.countries.first().copied();
                for o in &mut front.offices {
                    o.country = o.country.or(country);
                }
                end = q;
            }
        }
        // ", Iran's foreign minister," / ", Deputy Prime Minister and Foreign Minister of Cambodia"
        let mut appos = end;
        if self.is(appos, &[",", "-", "–", "—"]) {
            appos += 1;
            if self.is(appos, &["who"]) && self.is(appos + 1, &["is", "was"]) {
                appos += 2;
                if self.is(appos, &["also", "currently", "now"]) {
                    appos += 1;
                }
            }
            if self.is(appos, &["the", "a", "an", "his", "her"]) {
                appos += 1;
            }
            let mut back = Front::default();
            let q = self.front(appos, &mut back);
            let mut q = q;
            let mut offices = back.offices;
            while !offices.is_empty() && self.is(q, &["and", "&"])
                || (!offices.is_empty()
                    && self.is(q, &[","])
                    && matches!(self.sem(q + 1), Some(Sem::Office(_))))
            {
                let at = q + 1;
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
            let personal = sure
                || self
                    .units
                    .get(name_at)
                    .is_some_and(|u| u.person || u.tokens.len() > 1);
            // "Singh, US Secretary of Defence hold talks" is a list of two, as its plural verb shows.
            let closed = !self.is(q, PLURAL_VERBS);
            let another = !personal
                || !closed
                || matches!(
                    self.sem(q),
                    Some(Sem::Name | Sem::Rank(_) | Sem::Honorific { .. })
                );
            if !offices.is_empty() && !back.plural && !another {
                sure = true;
                if country.is_none()
                    && let [one] = back.countries.as_slice()
                {
                    country = Some(*one);
                }
                front.offices.append(&mut offices);
                end = q;
            }
        }
        if front.plural {
            // "foreign ministers Lavrov and Wang": the plural office is each one's.
            for o in &mut front.offices {
                o.plural = false;
            }
        }
        if country.is_none() {
            country = front.offices.iter().find_map(|o| o.country);
        }
        let person = PersonMention {
            name,
            offices: front.offices,
            country,
            rank: front.rank,
            sure,
            counterpart: front.counterpart,
            shared: front.plural,
            visiting: front.visiting,
            person: None,
        };
        (self.mention(begin, end, What::Person(person)), end)
    }
}

fn join_rank(before: Option<String>, rank: &str) -> String {
    match before {
        // "Army Chief General (Retd) Singh", "Shri General": the later, fuller one stands.
        Some(b) if b != rank => format!("{b} {rank}"),
        _ => rank.to_owned(),
    }
}
