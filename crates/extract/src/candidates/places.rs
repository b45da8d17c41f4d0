//! The places that words name or stand for: lists, "the country", "here", where the report is from.

use super::{Reader, Slots, Where};
use crate::analysis::Sentence;
use crate::mentions::What;
use crate::refs::Who;
use sidelines_facts::CountryCode;

/// What a state has in others.
const STANDS_ABROAD: &[&str] = &[
    "Embassy",
    "Consulate",
    "Consulate General",
    "High Commission",
];

/// States whose head is a king.
const KINGDOMS: &[&str] = &[
    "BE", "BH", "BT", "DK", "ES", "GB", "JO", "KH", "LS", "MA", "NL", "NO", "SA", "SE", "SZ", "TH",
    "TO",
];

impl Reader<'_> {
    /// "is in the country for five days", "a trip to the same country": where the report is from, or else the country
    /// told of last, for somebody who is at home elsewhere.
    pub(super) fn the_country(&self, nodes: &[usize], home: CountryCode) -> Option<Where> {
        const BACK: usize = 3;
        let t = &self.s().tree;
        let n = *nodes.iter().find(|&&n| {
            matches!(
                t.node(n).lemma.as_str(),
                "country"
                    | "nation"
                    | "kingdom"
                    | "republic"
                    | "emirate"
                    | "sultanate"
                    | "city"
                    | "capital"
                    | "island"
                    | "town"
            ) && matches!(t.node(n).tag, "NN" | "NNP")
                // "is expected back in the country": at home.
                && !t
                    .governor(n)
                    .is_some_and(|v| t.has_child_word(v, &["back", "home"]))
                // "is in town for the summit"
                && if t.node(n).lemma == "town" {
                    t.children(n).next().is_none()
                } else {
                    t.has_child_word(n, &["the", "this", "that"])
                }
                && !t.children(n).any(|c| {
                    self.s().mention(c).is_some() || matches!(t.node(c).dep, "relcl" | "acl")
                })
        })?;
        // "was at the air base in the capital to receive the guest": who is at home there.
        let welcomes = t.governor(n).is_some_and(|v| {
            t.children(v).any(|c| {
                matches!(
                    t.node(c).lemma.as_str(),
                    "receive" | "welcome" | "greet" | "await"
                ) && t.has_child_word(c, &["to"])
            })
        });
        if welcomes {
            return None;
        }
        let kingdom = t.node(n).lemma == "kingdom";
        let abroad = |c: &CountryCode| *c != home && (!kingdom || KINGDOMS.contains(&c.as_str()));
        let here = self
            .analysis
            .dateline_place
            .as_ref()
            .and_then(|p| p.country);
        let named = |s: &Sentence, below: usize| {
            // "X, who has been to Pakistan, reached the capital"
            let aside = |i: usize| {
                s.tree
                    .ancestors(i)
                    .any(|x| s.tree.node(x).dep == "relcl" && !s.tree.ancestors(n).any(|y| y == x))
            };
            let here = below == n;
            (0..below)
                .rev()
                .filter(|&i| !here || !aside(i))
                .find_map(|i| {
                    let country = match s.mention(i).map(|m| &m.what) {
                        Some(What::Place(p)) => p.country,
                        Some(What::Country(c)) => Some(*c),
                        Some(What::Person(p)) => {
                            p.person.and_then(|p| self.country(&Who::Person(p)))
                        }
                        _ => None,
                    };
                    country.filter(abroad)
                })
        };
        let told = || {
            named(self.s(), n).or_else(|| {
                let before = self.sentence.saturating_sub(BACK)..self.sentence;
                self.analysis
                    .sentences
                    .get(before)?
                    .iter()
                    .rev()
                    .find_map(|s| named(s, s.tree.nodes.len()))
            })
        };
        // "is in the country for talks": where the report is written.
        let home = self.analysis.home.filter(abroad);
        if t.node(n).lemma == "town" {
            return here.filter(abroad).or(home).map(Where::Country);
        }
        let now = t
            .governor(n)
            .is_some_and(|v| matches!(t.node(v).tag, "VBZ" | "VBP" | "VBG"));
        here.filter(abroad)
            .or(home.filter(|_| now))
            .or_else(told)
            .or(home)
            .map(Where::Country)
    }

    /// Where the report is from, if the visitors are strangers there; `elsewhere`, only if a dateline tells it.
    pub(super) fn reported_from(&self, slots: &Slots, elsewhere: bool) -> Option<Where> {
        let here = match &self.analysis.dateline_place {
            Some(p) => Where::Place(p.clone()),
            // "X, who arrived on Monday, called on Y": where Y is at home.
            None => Where::Country(self.analysis.home.filter(|&home| {
                let host = |m: &crate::mentions::Mention| match &m.what {
                    What::Person(p) => p
                        .person
                        .is_some_and(|p| self.country(&Who::Person(p)) == Some(home)),
                    _ => false,
                };
                !elsewhere && self.s().mentions.iter().any(host)
            })?),
        };
        let stranger = slots.left.iter().any(|(w, _)| match (self.country(w), w) {
            (Some(c), _) => Some(c) != here.country(),
            // Who speaks for an organisation is a stranger everywhere.
            (None, w) => self.serves_an_organisation(w),
        });
        // "TBILISI — X held talks in Yerevan on Tuesday. 'We are friends,' he said after landing": in Yerevan.
        let told = |who: &Who, place: &Where| {
            place.country().is_some_and(|c| Some(c) != here.country())
                && slots.left.iter().any(|(w, _)| w == who)
        };
        let trip = self.discourse.trip.as_ref();
        let elsewhere = trip.is_some_and(|trip| trip.under_way && told(&trip.who, &trip.place))
            || self
                .discourse
                .abroad
                .last()
                .is_some_and(|(who, place)| told(who, place));
        (stranger && !elsewhere && self.s().quoted.is_none()).then_some(here)
    }

    /// The places that nodes name, "Tajikistan's capital Dushanbe" and lists included.
    pub(super) fn places(&self, nodes: &[usize]) -> Vec<Where> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for &n in nodes {
            for c in t.conjuncts(n) {
                let here = |i: usize| match self.s().mention(i).map(|m| &m.what) {
                    Some(What::Place(p)) => Some(Where::Place(p.clone())),
                    Some(What::Country(c)) => Some(Where::Country(*c)),
                    // "to the White House": the seat stands in its country.
                    // An embassy stands in another, and nobody knows in which.
                    Some(What::Org(o)) if o.body && !STANDS_ABROAD.contains(&o.name.as_str()) => {
                        o.country.map(Where::Country)
                    }
                    None if t.node(i).word == "here" => self
                        .analysis
                        .dateline_place
                        .clone()
                        .map(Where::Place)
                        .or(self.analysis.home.map(Where::Country)),
                    _ => None,
                };
                let found = here(c).or_else(|| {
                    // "landed at Hamad International Airport in Doha"
                    let last = self
                        .s()
                        .mention(c)
                        .filter(|m| matches!(m.what, What::Other))
                        .and_then(|m| self.analysis.text.get(m.span.clone()))
                        .and_then(|name| name.rsplit(' ').next())
                        .map(str::to_lowercase);
                    let word = last.as_ref().unwrap_or(&t.node(c).lemma);
                    if matches!(
                        word.as_str(),
                        "capital"
                            | "city"
                            | "town"
                            | "port"
                            | "resort"
                            | "province"
                            | "region"
                            | "state"
                            | "island"
                            | "airport"
                            | "base"
                            | "airbase"
                            | "station"
                            | "area"
                            | "district"
                    ) {
                        t.subtree(c)
                            .into_iter()
                            .skip(1)
                            .filter(|&x| {
                                matches!(
                                    t.node(x).dep,
                                    "appos" | "compound" | "poss" | "pobj" | "nmod"
                                )
                            })
                            .find_map(here)
                            .or_else(|| {
                                // "the Uzbek capital"
                                let of = t
                                    .children(c)
                                    .find_map(|x| self.s().country_at(t.node(x).span.start))?;
                                Some(if t.node(c).word == "capital" {
                                    self.analysis.capital(of)
                                } else {
                                    Where::Country(of)
                                })
                            })
                    } else {
                        None
                    }
                });
                match found {
                    Some(w) => out.push(w),
                    None if matches!(
                        t.node(c).lemma.as_str(),
                        "country"
                            | "nation"
                            | "state"
                            | "capital"
                            | "neighbour"
                            | "neighbor"
                            | "island"
                    ) =>
                    {
                        let listed = self.listed(c);
                        // "will travel to both countries": those of the two told of, the traveller's own aside.
                        if listed.is_empty() && t.has_child_word(c, &["both"]) {
                            let own: Vec<_> = t
                                .governor(c)
                                .and_then(|v| self.actor(v))
                                .map(|s| self.who(s))
                                .unwrap_or_default()
                                .iter()
                                .map(|w| self.country(w))
                                .collect();
                            let abroad = |told: &[Who]| -> Vec<CountryCode> {
                                let all = told.iter().filter_map(|w| self.country(w));
                                all.filter(|c| !own.contains(&Some(*c))).collect()
                            };
                            let met = abroad(&self.discourse.last_parties);
                            let theirs = if met.len() == 2 {
                                met
                            } else {
                                abroad(&self.discourse.pair(self.analysis))
                            };
                            out.extend(theirs.into_iter().map(Where::Country));
                        }
                        out.extend(listed);
                    }
                    None => {}
                }
            }
        }
        out
    }

    /// "five African countries, namely Egypt, Djibouti and Eritrea": the list behind a plural.
    pub(super) fn listed(&self, n: usize) -> Vec<Where> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        let mut gap = 0;
        for i in n + 1..t.nodes.len() {
            match self.s().mention(i).map(|m| &m.what) {
                Some(What::Country(c)) => {
                    out.push(Where::Country(*c));
                    gap = 0;
                }
                Some(What::Place(p)) => {
                    out.push(Where::Place(p.clone()));
                    gap = 0;
                }
                _ => {
                    gap += 1;
                    let word = t.node(i).word.as_str();
                    // "the Balkan countries of A, B and C"
                    let of = word == "of" && gap == 1 && out.is_empty();
                    let links = of
                        || matches!(
                            word,
                            "," | "and"
                                | "-"
                                | "–"
                                | "—"
                                | ":"
                                | "("
                                | "the"
                                | "namely"
                                | "including"
                                | "include"
                                | "such"
                                | "as"
                                | "among"
                                | "them"
                                | "like"
                                | "both"
                                | "viz"
                                | "i.e."
                        );
                    if !links || gap > 5 {
                        break;
                    }
                }
            }
        }
        out
    }
}
