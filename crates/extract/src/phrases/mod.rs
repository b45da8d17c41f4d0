//! The grammar of titles and names: units of a sentence to mentions.
//!
//! `[the|his] [country('s)|organisation] [former] office [of country] [and office …] [,] [rank] [honorific]
//! name [, apposition | of country]`, in any part of it.

mod apposed;
mod described;
mod division;
mod lists;
mod named;
mod office;
mod parted;
mod person;

use crate::mentions::{Mention, OfficeRef, PersonMention, RoleMention, What};
use crate::units::{CountryForm, OfficeSem, Sem, Unit};
pub(crate) use apposed::join;
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
/// What a state is called without its name.
const STATES: &[&str] = &[
    "country",
    "nation",
    "republic",
    "kingdom",
    "sultanate",
    "emirate",
];
/// Words before a participle that make it a verb.
const AUXILIARIES: &[&str] = &[
    "was", "were", "is", "are", "has", "have", "had", "been", "being", "be", "he", "she", "they",
    "who", "also",
];
/// What two do together in headlines.
const PLURAL_VERBS: &[&str] = &[
    "hold", "meet", "discuss", "sign", "agree", "vow", "visit", "review", "exchange", "arrive",
    "have", "are", "were", "pledge", "call", "talk", "speak", "condemn", "urge", "seek", "launch",
    "open", "express", "attend",
];
/// What may follow a name that stands behind its title and a comma.
const CLOSERS: &[&str] = &[
    ",", ".", ";", ":", ")", "", "and", "on", "in", "for", "at", "(", "who", "also", "here",
    "during", "has", "had", "is", "was", "will", "would", "said", "says", "told", "arrived", "met",
    "called", "held", "left", "led", "received", "visited", "attended", "urged", "added", "to",
    "by", "with", "after", "before", "ahead",
];
/// Behind a rank, in brackets.
const RETIRED: &[&str] = &[
    "retd", "retd.", "retired", "ret", "ret.", "rtd", "rtd.", "r", "rtrd", "ret'd", "ret’d",
];
/// Endings of words that describe somebody.
const DESCRIBES: &[&str] = &[
    "ist", "ed", "al", "ive", "ic", "ous", "ary", "ing", "line", "left", "right", "centre",
    "facto", "popular", "young", "first", "long", "self",
];
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "both", "these",
];

pub(crate) struct Grammar<'a> {
    pub(crate) text: &'a str,
    pub(crate) units: &'a [Unit],
}

#[derive(Clone, Default)]
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
    /// It stands behind a name and a comma: another name behind it is somebody else's.
    behind: bool,
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
        self.titles_by_country(&mut out);
        self.share_titles(&mut out);
        self.of_another(&mut out);
        self.counterparts_behind(&mut out);
        self.named_for_an_office(&mut out);
        out
    }

    /// "met Rajnath Singh, his Indian counterpart": whose counterpart he is stands behind the name.
    fn counterparts_behind(&self, mentions: &mut [Mention]) {
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
    fn of_another(&self, mentions: &mut Vec<Mention>) {
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
    fn share_titles(&self, mentions: &mut [Mention]) {
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

    /// "met Norway's in Turin", "met Norway's, X, in Turin": whose officeholder of the same kind goes without saying.
    fn elliptical(&self, p: usize) -> bool {
        let name = matches!(
            self.sem(p),
            Some(Sem::Country {
                form: CountryForm::Name,
                ..
            })
        );
        let told = (0..p).any(|i| matches!(self.sem(i), Some(Sem::Office(_))));
        name && told && self.possessive(p + 1) && self.is(p + 2, &["in", "on", "at", ",", "."])
    }

    /// "Estonia's and Finland's defence ministers": each with its own mark.
    fn each_possessive(&self, p: usize) -> Option<(Vec<CountryCode>, usize)> {
        let name = |i: usize| match self.sem(i) {
            Some(Sem::Country {
                code,
                form: CountryForm::Name,
            }) if self.possessive(i + 1) => Some(*code),
            _ => None,
        };
        let (mut codes, mut at) = (vec![name(p)?], p);
        loop {
            let mut next = at + 2;
            while self.is(next, &[",", "and", "&"]) {
                next += 1;
            }
            match name(next) {
                Some(code) if next > at + 2 => {
                    codes.push(code);
                    at = next;
                }
                _ => break,
            }
        }
        (codes.len() > 1).then_some((codes, at + 1))
    }

    /// "Retired" before a rank.
    fn retired(&self, i: usize) -> bool {
        matches!(self.sem(i + 1), Some(Sem::Rank(_)))
            && self.units.get(i).is_some_and(|u| {
                matches!(
                    u.text(self.text).to_lowercase().as_str(),
                    "retired" | "retd"
                )
            })
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
            Sem::Country { code, form } if self.a_people(i, *form) => What::Country(*code),
            Sem::Org(o) => What::Org(o.clone()),
            Sem::Gathering(g) => What::Gathering(g.clone()),
            Sem::Place(p) => What::Place(p.clone()),
            Sem::Date(d) => What::Date(*d),
            Sem::Name => {
                let unit = self.units.get(i)?;
                if common(unit.text(self.text)) {
                    return None;
                }
                // "Tony Elumelu": two names or more that the recogniser takes for a person's.
                if unit.person
                    && unit.tokens.len() > 1
                    && !crate::people::is_ship(unit.text(self.text))
                {
                    return Some(self.person(i, i, Front::default()).0);
                }
                What::Other
            }
            _ => return None,
        };
        Some(self.mention(i, i + 1, what))
    }

    /// "the Russians", "the Chinese" with nothing behind it to which it could belong: their state.
    fn a_people(&self, i: usize, form: CountryForm) -> bool {
        const OF_NOBODY: &[&str] = &["ese", "sh", "ch", "ss"];
        let Some(unit) = self.units.get(i) else {
            return false;
        };
        let word = unit.text(self.text);
        let next = self.units.get(i + 1);
        let ends = next.is_none_or(|u| {
            matches!(
                u.text(self.text),
                "," | "." | ";" | ":" | ")" | "in" | "on" | "at" | "over" | "about"
            )
        });
        i > 0
            && self.is(i - 1, &["the", "The"])
            && match form {
                CountryForm::People => word.ends_with('s'),
                CountryForm::Demonym => ends && OF_NOBODY.iter().any(|end| word.ends_with(end)),
                _ => false,
            }
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
        if let Some(found) = self.added_in_brackets(i) {
            return Some(found);
        }
        if let Some(found) = self.of_that_nation(i, p) {
            return Some(found);
        }
        p = self.front(p, &mut front);
        // "the Minister of Defence of Tajikistan, Colonel General Sherali Mirzo"
        let mut name_at = None;
        if matches!(self.sem(p), Some(Sem::Name)) {
            name_at = Some(p);
        } else if self.is(p, &["["])
            && matches!(self.sem(p + 1), Some(Sem::Name))
            && self.is(p + 2, &["]"])
            && !matches!(self.sem(p + 3), Some(Sem::Name))
            && (front.counterpart || !front.offices.is_empty())
            && !front.plural
            && front.countries.len() < 2
        {
            // "his US counterpart [Antony Blinken]", in what somebody said
            let (named, end) = self.person(begin, p + 1, front);
            return Some((self.mention(begin, end + 1, named.what), end + 1));
        } else if self.is(p, &["(", "["])
            && matches!(self.sem(p + 1), Some(Sem::Name))
            && self.is(p + 2, &[")", "]"])
            && matches!(self.sem(p + 3), Some(Sem::Name))
            && !front.offices.is_empty()
        {
            // "President (Francois) Hollande"
            name_at = Some(p + 3);
        } else if self.is(p, &[","])
            && !front.offices.is_empty()
            && !front.plural
            && !front.indefinite
            || self.is(p, &[",", "-", "–"]) && front.counterpart && front.countries.len() < 2
            // "The Ambassador of the Kingdom of Norway – H.E. X –"
            || self.is(p, &["-", "–", "—"])
                && !front.offices.is_empty()
                && !front.plural
                && !front.indefinite
                && matches!(self.sem(p + 1), Some(Sem::Rank(_) | Sem::Honorific { .. }))
                && self.leads_to_name(p + 1)
        {
            let mut q = p + 1 + usize::from(self.retired(p + 1));
            // "the Speaker, the Honourable X"
            let honoured = matches!(self.sem(q + 1), Some(Sem::Honorific { .. }));
            q += usize::from(self.is(q, &["the"]) && honoured);
            let mut rank = None;
            while let Some(Sem::Rank(_) | Sem::Honorific { .. }) = self.sem(q) {
                if let Some(Sem::Rank(r)) = self.sem(q) {
                    rank = Some(join_rank(rank, r));
                }
                q = if self.styled(q) {
                    self.past_style(q)
                } else {
                    q + 1
                };
            }
            // "the Deputy Minister of Foreign Affairs of Colombia, Ambassador X, …"
            q += usize::from(
                front.complement && self.ambassador_by_title(q, &front) && self.is(q + 2, CLOSERS),
            );
            let opens_title = q > p + 1;
            let closed = self.is(q + 1, CLOSERS) || q + 1 >= self.units.len();
            if matches!(self.sem(q), Some(Sem::Name))
                && (opens_title
                    || (front.complement
                        || front.counterpart
                        || begin > i
                        // "Raisi's oil minister, Javad Owji", "the country's president, Alberto Funes"
                        || i.checked_sub(2).is_some_and(|b| {
                            self.possessive(b + 1)
                                && (self.sem(b) == Some(&Sem::Name) || self.is(b, STATES))
                                && self.units.get(q).is_some_and(|u| u.tokens.len() > 1)
                        })
                        || !front.countries.is_empty())
                        && closed)
            {
                name_at = Some(q);
                front.rank = rank.or(front.rank);
                front.titled |= opens_title;
            }
        }
        // "the Formation Commanders Conference" is nobody.
        let thing = |n: usize| {
            self.units.get(n).is_some_and(|u| {
                let name = u.text(self.text);
                let last = name.rsplit(' ').next().unwrap_or("");
                crate::people::is_ship(name) || !u.person && !crate::people::names_no_thing(last)
            })
        };
        if let Some(n) = name_at.filter(|&n| !thing(n)) {
            return Some(self.person(begin, n, front));
        }
        if front.offices.is_empty() && !front.counterpart {
            return self.style_alone(i);
        }
        let plural = front.plural || front.countries.len() > 1;
        let role = RoleMention {
            plural,
            offices: front.offices,
            countries: front.countries,
            counterpart: front.counterpart,
            indefinite: front.indefinite || plural && self.counted(i),
            visiting: front.visiting,
            regional: false,
        };
        // "Defence Minister of India" ends with its complement; the country before it is inside, too.
        Some((self.mention(begin, p, What::Role(role)), p))
    }

    /// "His Majesty", "Her Royal Highness" without a name: the sovereign told of.
    fn style_alone(&self, i: usize) -> Option<(Mention, usize)> {
        let Some(Sem::Honorific { .. }) = self.sem(i) else {
            return None;
        };
        let style = self.units.get(i)?.text(self.text).to_lowercase();
        let sovereign = matches!(
            style.as_str(),
            "his majesty"
                | "his majesty the king"
                | "her majesty"
                | "her majesty the queen"
                | "his highness"
                | "his royal highness"
                | "her royal highness"
        );
        if !sovereign || self.leads_to_name(i + 1) {
            return None;
        }
        let role = RoleMention {
            offices: vec![OfficeRef {
                canonical: crate::offices::MONARCH.to_owned(),
                country: None,
                org: None,
                qualifier: None,
                plural: false,
            }],
            ..RoleMention::default()
        };
        Some((self.mention(i, i + 1, What::Role(role)), i + 1))
    }

    /// "the Vietnamese, Ngo Xuan Lich,", "the Singaporean host, Ng Eng Hen,": of which country he is, and a name.
    fn of_that_nation(&self, i: usize, p: usize) -> Option<(Mention, usize)> {
        const BESIDES: &[&str] = &["host", "hostess", "visitor", "guest", "colleague", "side"];
        let Some(Sem::Country { code, form }) = self.sem(p) else {
            return None;
        };
        let comma = p + 1 + usize::from(self.is(p + 1, BESIDES));
        let name = comma + 1;
        let full = |u: &Unit| u.sem == Sem::Name && (u.person || u.tokens.len() > 1);
        let opens = self.is(i, &["the", "his", "her"])
            && matches!(form, CountryForm::Demonym | CountryForm::People)
            && self.is(comma, &[","])
            && self.is(name + 1, &[",", ".", ";", ")"])
            && self.units.get(name).is_some_and(full);
        opens.then(|| {
            let front = Front {
                countries: vec![*code],
                titled: true,
                ..Front::default()
            };
            self.person(p, name, front)
        })
    }

    /// "26 foreign ministers", "several ambassadors" before unit `i`: how many or some, and not those told of.
    fn counted(&self, i: usize) -> bool {
        const MANY: &[&str] = &[
            "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "dozen", "dozens", "twenty", "several", "some", "many", "various", "numerous", "other",
        ];
        let Some(before) = i.checked_sub(1).and_then(|b| self.units.get(b)) else {
            return false;
        };
        let word = before.text(self.text).to_lowercase();
        let number = word.len() < 4 && word.chars().all(|c| c.is_ascii_digit());
        (number || MANY.contains(&word.as_str()))
            && !(i > 1 && self.is(i - 2, &["the", "all", "these", "those"]))
    }

    /// Everything before the name. Returns the first unit that is no part of it.
    fn front(&self, mut p: usize, front: &mut Front) -> usize {
        loop {
            match self.sem(p) {
                Some(Sem::Country { code, .. })
                    if front.offices.is_empty()
                        && front.countries.is_empty()
                        && self.elliptical(p) =>
                {
                    front.countries = vec![*code];
                    front.counterpart = true;
                    return p + 2;
                }
                Some(Sem::Country { .. }) => {
                    let (codes, q) = match self.each_possessive(p) {
                        Some(each) => each,
                        None => self.country_list(p),
                    };
                    let mut after = q;
                    let possessive = self.possessive(after);
                    after += usize::from(possessive);
                    let head = self.skip_description(after, possessive, &mut None);
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
                    // "While in Uganda Minister Juma met": likewise.
                    let stays = matches!(
                        self.sem(q - 1),
                        Some(Sem::Country {
                            form: CountryForm::Name,
                            ..
                        })
                    ) && !possessive
                        && p.checked_sub(1).is_some_and(|b| {
                            self.units.get(b).is_some_and(|u| u.text(self.text) == "In")
                                || self.is(b, &["in"])
                                    && b.checked_sub(1)
                                        .is_some_and(|w| self.is(w, &["while", "stay", "when"]))
                        });
                    let office = office && !stays;
                    // "In Chile Mr Lancaster met": the country is where.
                    let placed = !possessive
                        && p.checked_sub(1)
                            .is_some_and(|b| self.is(b, &["in", "In", "from", "From", "to"]))
                        && matches!(
                            self.sem(q - 1),
                            Some(Sem::Country {
                                form: CountryForm::Name,
                                ..
                            })
                        );
                    let titled = codes.len() == 1
                        && !placed
                        && match self.sem(head) {
                            // "US-India Major Defence Partnership" is no major.
                            Some(Sem::Rank(_) | Sem::Honorific { .. }) => self
                                .units
                                .get(head + 1)
                                .is_none_or(|u| u.sem != Sem::Name || u.person || possessive),
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
                    // What he is like stands between: past it, where it says more than the list of adjectives.
                    let plain = self.skip_adjectives(after, &mut None);
                    p = if plain == head {
                        after
                    } else {
                        self.skip_description(after, possessive, &mut front.qualifier)
                    };
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
                    // "Kihara was appointed Defence Minister": what was done, not what he is like.
                    let done = self.is(p, &["appointed", "elected", "re-elected"])
                        && p.checked_sub(1).is_some_and(|b| {
                            matches!(self.sem(b), Some(Sem::Name)) || self.is(b, AUXILIARIES)
                        });
                    if done {
                        return p;
                    }
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
                // "Deputy Foreign Minister Ambassador X"
                Some(Sem::Office(_)) if self.ambassador_by_title(p, front) => p += 1,
                Some(Sem::Office(o)) => {
                    p = self.office(p, o, front);
                    // "the UN Secretary-General's Special Envoy for Yemen": his who is named first.
                    if self.possessive(p)
                        && matches!(self.sem(p + 1), Some(Sem::Office(o)) if o.envoy && !o.plural)
                        && front.offices.last().is_some_and(|o| o.org.is_some())
                        && let Some(of) = front.offices.pop()
                    {
                        front.org = of.org;
                        front.countries = of.country.into_iter().collect();
                        front.complement = false;
                        front.plural = false;
                        p += 1;
                        continue;
                    }
                    if front.offices.len() == 1 && !front.plural {
                        p = self.further_offices(p, front);
                    }
                }
                Some(Sem::Counterpart { plural }) => {
                    front.counterpart = true;
                    front.plural |= plural;
                    p = self.complement(p + 1, front, &["from", "of", "in"]);
                    p = self.past_acronym(p);
                }
                _ if self.retired(p) => p += 1,
                // "Prime Minister the Honourable Mark Brown"
                _ if !front.offices.is_empty()
                    && self.is(p, &["the"])
                    && matches!(self.sem(p + 1), Some(Sem::Honorific { .. }))
                    && self.leads_to_name(p + 2) =>
                {
                    p += 1;
                }
                // "Commander US Central Command General Kurilla"
                Some(Sem::Rank(r))
                    if r == "Commander" && matches!(self.sem(p + 1), Some(Sem::Org(_))) =>
                {
                    let commander = OfficeSem {
                        canonical: r.clone(),
                        plural: false,
                        qualifier: None,
                        country: None,
                        org: None,
                        envoy: false,
                        weak: false,
                        also: Vec::new(),
                    };
                    let q = self.office(p, &commander, front);
                    if q == p + 1 {
                        front.offices.pop();
                        return p;
                    }
                    p = q;
                }
                Some(Sem::Rank(r)) => {
                    front.rank = Some(join_rank(front.rank.take(), r));
                    if !self.leads_to_name(p + 1) {
                        return p;
                    }
                    front.titled = true;
                    p += 1;
                    // "General (Retd.) Kamal Gunaratne"
                    if self.is(p, &["("]) && self.is(p + 1, RETIRED) && self.is(p + 2, &[")"]) {
                        p += 3;
                    } else if self.is(p, &["("])
                        && self.is(p + 1, RETIRED)
                        && self.is(p + 2, &["."])
                        && self.is(p + 3, &[")"])
                    {
                        p += 4;
                    }
                }
                // "the Leader of the Nation, President of the Republic of Tajikistan, H.E. Emomali Rahmon"
                Some(Sem::Honorific { .. })
                    if self.styled(p)
                        && front.offices.is_empty()
                        && self.past_style(p) > p + 1
                        && matches!(
                            self.sem(self.past_style(p)),
                            Some(Sem::Office(_) | Sem::Honorific { .. })
                        ) =>
                {
                    p = self.past_style(p);
                }
                Some(Sem::Honorific { .. }) => {
                    if !self.leads_to_name(p + 1) {
                        return p;
                    }
                    front.titled = true;
                    // "His Highness the Amir"
                    p += 1 + usize::from(self.is(p + 1, &["the"]));
                }
                _ => return p,
            }
        }
    }

    /// "Ambassador" before a name, behind the office that he holds: his rank in the service, and no post.
    fn ambassador_by_title(&self, p: usize, front: &Front) -> bool {
        matches!(self.sem(p), Some(Sem::Office(o)) if o.canonical == "Ambassador" && !o.plural)
            && matches!(self.sem(p + 1), Some(Sem::Name))
            && !front.plural
            && !front.indefinite
            && front
                .offices
                .last()
                .is_some_and(|o| !o.canonical.contains("Ambassador"))
    }

    /// A style of several words, which commas set off: "the Leader of the Nation".
    fn styled(&self, p: usize) -> bool {
        matches!(self.sem(p), Some(Sem::Honorific { .. }))
            && self
                .units
                .get(p)
                .is_some_and(|u| u.text(self.text).split_whitespace().count() > 2)
    }

    /// Past a style and the comma or dash behind it.
    fn past_style(&self, p: usize) -> usize {
        let mut q = p + 1;
        while self.is(q, &[",", "-", "–", "—", "the"]) {
            q += 1;
        }
        q
    }

    fn leads_to_name(&self, p: usize) -> bool {
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
    fn skip_description(
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
}

fn join_rank(before: Option<String>, rank: &str) -> String {
    match before {
        // "Army Chief General (Retd) Singh", "Shri General": the later, fuller one stands.
        Some(b) if b != rank => format!("{b} {rank}"),
        _ => rank.to_owned(),
    }
}

/// "the 13th round of Foreign Office Consultations", "Political Consultations": capitals, and no name.
fn common(name: &str) -> bool {
    // "on a visit to the Kingdom"
    if matches!(
        name,
        "Kingdom" | "Republic" | "Sultanate" | "Emirate" | "Island" | "Capital" | "Deputy"
    ) {
        return true;
    }
    let mut words = name.split(' ').rev();
    words.next().is_some_and(|w| {
        matches!(
            w,
            "Consultations" | "Talks" | "Discussions" | "Negotiations"
        )
    }) && words.all(|w| {
        matches!(
            w,
            "Political" | "Bilateral" | "Diplomatic" | "Consular" | "Strategic" | "Security"
        )
    })
}
