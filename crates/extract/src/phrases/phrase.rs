//! People and roles: what stands before a name, and where the name is.

use super::style::join_rank;
use super::{CLOSERS, Front, Grammar};
use crate::mentions::{Mention, OfficeRef, RoleMention, What};
use crate::units::{CountryForm, Sem, Unit};

/// What a state is called without its name.
const STATES: &[&str] = &[
    "country",
    "nation",
    "republic",
    "kingdom",
    "sultanate",
    "emirate",
];
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "both", "these",
];

impl Grammar<'_> {
    /// A person or a role that begins at unit `i`.
    pub(super) fn phrase(&self, i: usize) -> Option<(Mention, usize)> {
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
        if self.in_brackets(p, &front) {
            let (named, end) = self.person(begin, p + 1, front);
            return Some((self.mention(begin, end + 1, named.what), end + 1));
        }
        let name_at = self.name_behind(i, begin, p, &mut front);
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

    /// "his US counterpart [Antony Blinken]", in what somebody said
    fn in_brackets(&self, p: usize, front: &Front) -> bool {
        self.is(p, &["["])
            && matches!(self.sem(p + 1), Some(Sem::Name))
            && self.is(p + 2, &["]"])
            && !matches!(self.sem(p + 3), Some(Sem::Name))
            && (front.counterpart || !front.offices.is_empty())
            && !front.plural
            && front.countries.len() < 2
    }

    /// Where the name is behind what stands before it, whose last unit is before `p`; the phrase begins at `i`, and past
    /// its article at `begin`.
    fn name_behind(&self, i: usize, begin: usize, p: usize, front: &mut Front) -> Option<usize> {
        if matches!(self.sem(p), Some(Sem::Name)) {
            return Some(p);
        }
        // "President (Francois) Hollande"
        let first_name = self.is(p, &["(", "["])
            && matches!(self.sem(p + 1), Some(Sem::Name))
            && self.is(p + 2, &[")", "]"])
            && matches!(self.sem(p + 3), Some(Sem::Name))
            && !front.offices.is_empty();
        if first_name {
            return Some(p + 3);
        }
        self.may_be_set_off(p, front)
            .then(|| self.name_set_off(i, begin, p, front))
            .flatten()
    }

    /// Whether a comma or a dash may stand before the name.
    fn may_be_set_off(&self, p: usize, front: &Front) -> bool {
        self.is(p, &[","])
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
    }

    /// "the Minister of Defence of Tajikistan, Colonel General Sherali Mirzo"
    fn name_set_off(&self, i: usize, begin: usize, p: usize, front: &mut Front) -> Option<usize> {
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
            front.complement && self.ambassador_by_title(q, front) && self.is(q + 2, CLOSERS),
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
            front.rank = rank.or(front.rank.take());
            front.titled |= opens_title;
            return Some(q);
        }
        None
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
}
