//! What stands before a name: countries, organisations, offices, ranks and styles.

use super::style::{ADJECTIVES, RETIRED, join_rank};
use super::{Front, Grammar};
use crate::units::{CountryForm, OfficeSem, OrgSem, Sem};
use sidelines_facts::CountryCode;
use std::ops::ControlFlow::{self, Break, Continue};

/// Words before a participle that make it a verb.
const AUXILIARIES: &[&str] = &[
    "was", "were", "is", "are", "has", "have", "had", "been", "being", "be", "he", "she", "they",
    "who", "also",
];

/// On to this unit; or, where the front ends, the first unit that is no part of it.
type Step = ControlFlow<usize, usize>;

impl Grammar<'_> {
    /// Everything before the name. Returns the first unit that is no part of it.
    pub(super) fn front(&self, mut p: usize, front: &mut Front) -> usize {
        loop {
            match self.step(p, front) {
                Continue(next) => p = next,
                Break(end) => return end,
            }
        }
    }

    /// Takes what stands at unit `p` into the front.
    fn step(&self, p: usize, front: &mut Front) -> Step {
        match self.sem(p) {
            Some(Sem::Country { code, .. })
                if front.offices.is_empty() && front.countries.is_empty() && self.elliptical(p) =>
            {
                front.countries = vec![*code];
                front.counterpart = true;
                Break(p + 2)
            }
            Some(Sem::Country { .. }) => self.country(p, front),
            Some(Sem::Org(o)) if front.offices.is_empty() => self.organisation(p, o, front),
            Some(Sem::Word | Sem::Name) if self.is(p, ADJECTIVES) => self.adjective(p, front),
            // "Deputy Foreign Minister Ambassador X"
            Some(Sem::Office(_)) if self.ambassador_by_title(p, front) => Continue(p + 1),
            Some(Sem::Office(o)) => Continue(self.offices(p, o, front)),
            Some(Sem::Counterpart { plural }) => {
                front.counterpart = true;
                front.plural |= plural;
                let p = self.complement(p + 1, front, &["from", "of", "in"]);
                Continue(self.past_acronym(p))
            }
            _ if self.retired(p) => Continue(p + 1),
            // "Prime Minister the Honourable Mark Brown"
            _ if !front.offices.is_empty()
                && self.is(p, &["the"])
                && matches!(self.sem(p + 1), Some(Sem::Honorific { .. }))
                && self.leads_to_name(p + 2) =>
            {
                Continue(p + 1)
            }
            // "Commander US Central Command General Kurilla"
            Some(Sem::Rank(r))
                if r == "Commander" && matches!(self.sem(p + 1), Some(Sem::Org(_))) =>
            {
                self.commander(p, r, front)
            }
            Some(Sem::Rank(r)) => self.rank(p, r, front),
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
                Continue(self.past_style(p))
            }
            Some(Sem::Honorific { .. }) => {
                if !self.leads_to_name(p + 1) {
                    return Break(p);
                }
                front.titled = true;
                // "His Highness the Amir"
                Continue(p + 1 + usize::from(self.is(p + 1, &["the"])))
            }
            _ => Break(p),
        }
    }

    /// A country, or several, whose office or titled person follows.
    fn country(&self, p: usize, front: &mut Front) -> Step {
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
            return Break(p);
        }
        front.countries = codes;
        front.visiting |= (after..head).any(|w| self.is(w, &["visiting"]));
        // What he is like stands between: past it, where it says more than the list of adjectives.
        let plain = self.skip_adjectives(after, &mut None);
        Continue(if plain == head {
            after
        } else {
            self.skip_description(after, possessive, &mut front.qualifier)
        })
    }

    /// An organisation whose office follows.
    fn organisation(&self, p: usize, o: &OrgSem, front: &mut Front) -> Step {
        let after = p + 1 + usize::from(self.possessive(p + 1));
        let head = self.skip_adjectives(after, &mut None);
        if !matches!(self.sem(head), Some(Sem::Office(_))) {
            return Break(p);
        }
        front.org = Some(o.name.clone());
        if let Some(c) = o.country
            && front.countries.is_empty()
        {
            front.countries = vec![c];
        }
        Continue(after)
    }

    /// An adjective before an office or a country.
    fn adjective(&self, p: usize, front: &mut Front) -> Step {
        // "Kihara was appointed Defence Minister": what was done, not what he is like.
        let done = self.is(p, &["appointed", "elected", "re-elected"])
            && p.checked_sub(1)
                .is_some_and(|b| matches!(self.sem(b), Some(Sem::Name)) || self.is(b, AUXILIARIES));
        if done {
            return Break(p);
        }
        let q = self.skip_adjectives(p, &mut front.qualifier);
        let country_next = matches!(self.sem(q), Some(Sem::Country { .. }));
        if !matches!(self.sem(q), Some(Sem::Office(_) | Sem::Counterpart { .. })) && !country_next {
            return Break(p);
        }
        front.visiting |= self.is(p, &["visiting"]);
        Continue(q)
    }

    /// An office, and others that he holds besides.
    fn offices(&self, p: usize, o: &OfficeSem, front: &mut Front) -> usize {
        let p = self.office(p, o, front);
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
            return p + 1;
        }
        if front.offices.len() == 1 && !front.plural {
            return self.further_offices(p, front);
        }
        p
    }

    /// A commander of what stands behind.
    fn commander(&self, p: usize, rank: &str, front: &mut Front) -> Step {
        let commander = OfficeSem {
            canonical: rank.to_owned(),
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
            return Break(p);
        }
        Continue(q)
    }

    /// A rank, and that he is retired.
    fn rank(&self, p: usize, r: &str, front: &mut Front) -> Step {
        front.rank = Some(join_rank(front.rank.take(), r));
        if !self.leads_to_name(p + 1) {
            return Break(p);
        }
        front.titled = true;
        let p = p + 1;
        // "General (Retd.) Kamal Gunaratne"
        if self.is(p, &["("]) && self.is(p + 1, RETIRED) && self.is(p + 2, &[")"]) {
            return Continue(p + 3);
        }
        let dotted = self.is(p, &["("])
            && self.is(p + 1, RETIRED)
            && self.is(p + 2, &["."])
            && self.is(p + 3, &[")"]);
        Continue(if dotted { p + 4 } else { p })
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

    /// "Ambassador" before a name, behind the office that he holds: his rank in the service, and no post.
    pub(super) fn ambassador_by_title(&self, p: usize, front: &Front) -> bool {
        matches!(self.sem(p), Some(Sem::Office(o)) if o.canonical == "Ambassador" && !o.plural)
            && matches!(self.sem(p + 1), Some(Sem::Name))
            && !front.plural
            && !front.indefinite
            && front
                .offices
                .last()
                .is_some_and(|o| !o.canonical.contains("Ambassador"))
    }
}
