//! Gatherings of a series: what two countries' commissions are called by, and "the previous round".

use super::gathering_named::lasts;
use super::whose::EDITION;
use super::{Candidate, Reader, Where};
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use crate::units::GatheringSem;
use sidelines_facts::{EncounterKind, PartyRole};
use sidelines_time::ordinal;

/// The frame of one of a series that is told of beside another.
pub(crate) const EDITION_FRAME: &str = "edition";

/// Verbs with which the gathering itself is the subject.
const HELD: &[&str] = &[
    "hold", "take", "be", "convene", "happen", "host", "schedule", "plan", "set", "due", "cancel",
    "postpone", "go", "move", "see", "expect", "slate", "fall", "fix",
];

/// Verbs with which the place is the subject.
const SEES: &[&str] = &["have", "stage"];

/// Verbs with which the body that comes together is the subject.
const MEETS: &[&str] = &["meet", "sit", "convene", "gather", "assemble"];

/// Nouns for one of a series.
const OF_A_SERIES: &[&str] = &[
    "meeting",
    "summit",
    "session",
    "round",
    "edition",
    "sitting",
    "one",
    "consultation",
    "gathering",
    "forum",
    "conference",
    "dialogue",
    "ministerial",
    "trilateral",
    "council",
];

/// What meets again and again between two states.
pub(super) const COMMITTEES: &[&str] = &[
    "committee",
    "commission",
    "mechanism",
    "council",
    "group",
    "forum",
    "dialogue",
    "body",
    "cabinet",
    "subcommittee",
    "platform",
    "format",
];

impl Reader<'_> {
    /// The two countries that a name begins with: "the Thai-Cambodian General Border Committee", "the Peruvian and
    /// Ecuadorian cabinets", but not "the US House China committee", which is of one; of "the tenth round of" it those of
    /// what stands behind.
    pub(super) fn of_two(&self, n: usize) -> Vec<Who> {
        let t = &self.s().tree;
        let mut out: Vec<Who> = Vec::new();
        for name in std::iter::once(n).chain(t.prep_objects(n, "of")) {
            let mut last: Option<usize> = None;
            for i in (0..name).filter(|&i| t.ancestors(i).any(|a| a == name)) {
                let country = match self.s().mention(i).map(|m| &m.what) {
                    Some(What::Country(c)) => Some(*c),
                    None => self.s().country_at(t.node(i).span.start),
                    _ => None,
                };
                let Some(state) = country.map(Who::State) else {
                    continue;
                };
                let joined = last.is_none_or(|l| {
                    (l + 1..i).all(|x| {
                        matches!(
                            t.node(x).word.as_str(),
                            "-" | "\u{2013}" | "/" | "and" | ","
                        )
                    })
                });
                last = Some(i);
                if joined && !out.contains(&state) {
                    out.push(state);
                }
            }
        }
        if out.len() == 2 { out } else { Vec::new() }
    }

    /// "The previous round was held in Seoul in 2021", "the ninth had been held there": another of the series of
    /// what was told of last, between the same countries.
    pub(super) fn editions(&self) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        if self.s().quoted.is_some() {
            return out;
        }
        for i in 0..t.nodes.len() {
            let node = t.node(i);
            let verb = t.head(i).filter(|&v| {
                let lemma = t.node(v).lemma.as_str();
                HELD.contains(&lemma)
                    || MEETS.contains(&lemma) && COMMITTEES.contains(&node.lemma.as_str())
                    || node.dep == "dobj" && SEES.contains(&lemma)
            });
            // "Amman hosted the first such meeting", "New York saw the second"
            let seen_by = verb.filter(|_| node.dep == "dobj").and_then(|v| {
                let subject = t.child(v, &["nsubj"])?;
                match self.s().mention(subject).map(|m| &m.what) {
                    Some(What::Place(p)) => Some(Where::Place(p.clone())),
                    Some(What::Country(c)) => Some(Where::Country(*c)),
                    _ => None,
                }
            });
            // "is to be hosted by Angola"
            let deeper = |v: usize| {
                let to_come = matches!(
                    t.node(v).lemma.as_str(),
                    "be" | "expect" | "schedule" | "slate" | "plan" | "set"
                );
                t.child(v, &["xcomp"])
                    .filter(|&x| to_come && t.passive(x))
                    .unwrap_or(v)
            };
            let verb = verb.map(deeper);
            let hosted_by = verb.filter(|&v| t.passive(v)).and_then(|v| {
                t.prep_objects(v, "by").into_iter().find_map(|o| {
                    match self.s().mention(o).map(|m| &m.what) {
                        Some(What::Place(p)) => Some(Where::Place(p.clone())),
                        Some(What::Country(c)) => Some(Where::Country(*c)),
                        _ => None,
                    }
                })
            });
            let seen_by = seen_by.or(hosted_by);
            // "The Commission last met in Maputo"
            let called = match self.s().mention(i).map(|m| &m.what) {
                Some(What::Other) => {
                    let noun = node.lemma.as_str();
                    COMMITTEES.contains(&noun) || OF_A_SERIES.contains(&noun)
                }
                Some(What::Person(p)) => p.person.is_none() && self.abbreviated(i),
                _ => false,
            };
            let series = (node.mention.is_none() || called) && self.is_edition(i)
                || self.years_own(i)
                || seen_by.is_some() && self.had_last(i);
            let verb = verb.filter(|_| {
                series && (matches!(node.dep, "nsubj" | "nsubjpass") || seen_by.is_some())
            });
            // "Last year's summit in Nuku'alofa was overshadowed by a row": held, whatever is said of it.
            let year = t.child(i, &["poss"]).filter(|&c| {
                matches!(self.s().mention(c).map(|m| &m.what), Some(What::Date(_)))
                    || t.node(c).word == "year" && t.has_child_word(c, &["last", "next", "this"])
            });
            // "At the last session, in Windhoek in 2022, the two sides …": before whoever acts.
            let behind_it = self.looks_back_on(i).then(|| {
                let v = t.governor(i).unwrap_or(i);
                let before = t.subject(v).unwrap_or(v);
                let mut places = t.prep_objects(v, "in");
                places.retain(|&o| i < o && o < before);
                places
            });
            let named_place = || {
                let own = t.prep_objects(i, "in").into_iter();
                own.chain(behind_it.clone().unwrap_or_default())
                    .find_map(|o| match self.s().mention(o).map(|m| &m.what) {
                        Some(What::Place(p)) => Some(Where::Place(p.clone())),
                        Some(What::Country(c)) => Some(Where::Country(*c)),
                        _ => None,
                    })
            };
            let aside = year
                .filter(|_| series && verb.is_none())
                .and_then(|_| named_place())
                .or_else(|| {
                    named_place().filter(|_| series && verb.is_none() && behind_it.is_some())
                });
            let Some(v) = verb.or_else(|| t.governor(i).filter(|_| aside.is_some())) else {
                continue;
            };
            let held_there = aside.is_some();
            let seen_by = seen_by.or(aside);
            let situated = t.subtree(v).into_iter().any(|x| {
                matches!(
                    self.s().mention(x).map(|m| &m.what),
                    Some(What::Date(_) | What::Place(_) | What::Country(_))
                )
            });
            // Of a committee the states are members, not who sat in it.
            let people = matches!(node.lemma.as_str(), "meeting" | "consultation")
                && t.prep_objects(i, "of")
                    .into_iter()
                    .all(|o| matches!(self.s().mention(o).map(|m| &m.what), Some(What::Role(_))));
            if !situated && seen_by.is_none() {
                continue;
            }
            let last = self.discourse.last_gathering.clone();
            // "The previous meeting of the council": of the organisation whose meeting was told of.
            let of_body = last.clone().filter(|g| {
                let told = matches!(
                    self.discourse.told_last,
                    Some((EncounterKind::Gathering, _))
                );
                let yearly = self.years_own(i)
                    || t.child(i, &["poss"]).is_some_and(|c| {
                        matches!(self.s().mention(c).map(|m| &m.what), Some(What::Date(_)))
                    });
                // "agreed to hold such summits every year. The next one …"
                let such = node.lemma == "one"
                    && self.sentence > 0
                    && self.analysis.sentences[self.sentence - 1]
                        .tree
                        .nodes
                        .iter()
                        .any(|n| matches!(n.lemma.as_str(), "summit" | "forum" | "conference"));
                g.org.is_some()
                    && ((told || yearly || such)
                        && t.prep_objects(i, "of").into_iter().all(|o| {
                            matches!(self.s().mention(o).map(|m| &m.what), Some(What::Role(_)))
                        })
                        || self.of_bloc(i).is_some())
            });
            let of_body = self
                .of_antecedent(i)
                .or(of_body)
                .or_else(|| self.of_who_acted(i));
            let (kind, gathering, parties) = match (of_body, self.told_of_last(people)) {
                (Some(g), _) => (EncounterKind::Gathering, Some(g), Vec::new()),
                // "X and Y spoke for an hour. The next round": of their talks, whatever they had come for.
                (None, Some(parties))
                    if last.is_some()
                        && node.lemma != "meeting"
                        && !(node.lemma == "round"
                            && matches!(
                                self.discourse.told_last,
                                Some((EncounterKind::Meeting, _))
                            )) =>
                {
                    (EncounterKind::Gathering, last, parties)
                }
                (None, Some(parties)) => (EncounterKind::Meeting, None, parties),
                (None, None) => continue,
            };
            out.push(Candidate {
                parties,
                carrier: Some(v),
                place: seen_by.or_else(|| {
                    t.prep_objects(v, "to")
                        .into_iter()
                        .filter(|_| matches!(t.node(v).lemma.as_str(), "go" | "move"))
                        .find_map(|o| match self.s().mention(o).map(|m| &m.what) {
                            Some(What::Place(p)) => Some(Where::Place(p.clone())),
                            Some(What::Country(c)) => Some(Where::Country(*c)),
                            _ => None,
                        })
                }),
                gathering,
                words: node.span.clone(),
                ..self.candidate(
                    EDITION_FRAME,
                    kind,
                    status::told(t, Some(v).filter(|_| !held_there), Some(i), kind),
                    i,
                )
            });
        }
        out
    }

    /// "Last year's was held in Abuja": the one of that year.
    fn years_own(&self, i: usize) -> bool {
        let t = &self.s().tree;
        t.node(i).word == "year"
            && t.node(i).dep.starts_with("nsubj")
            && t.has_child_word(i, &["last", "next", "this"])
            && t.children(i).any(|c| t.node(c).dep == "case")
    }

    /// "At the last session, in Windhoek in 2022, the two sides signed …": behind which preposition it stands.
    fn looks_back_on(&self, i: usize) -> bool {
        let t = &self.s().tree;
        let behind = t.head(i).filter(|_| t.node(i).dep == "pobj");
        behind.is_some_and(|p| matches!(t.node(p).word.as_str(), "at" | "since" | "during"))
            && OF_A_SERIES.contains(&t.node(i).lemma.as_str())
            && t.has_child_word(i, &["last", "previous", "preceding"])
            && t.has_child_word(i, &["the"])
    }

    /// "Arusha last had the session in 2021": which one the verb says.
    fn had_last(&self, i: usize) -> bool {
        let t = &self.s().tree;
        t.node(i).dep == "dobj"
            && OF_A_SERIES.contains(&t.node(i).lemma.as_str())
            && t.has_child_word(i, &["the", "it"])
            && t.children(i)
                .all(|c| matches!(t.node(c).dep, "det" | "prep"))
            && t.head(i)
                .is_some_and(|v| t.has_child_word(v, &["last", "next", "previously", "before"]))
    }

    /// "The African Union, whose next summit is set for July": of the organisation that the clause hangs on.
    fn of_antecedent(&self, i: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        t.child(i, &["poss"])
            .filter(|&p| t.node(p).word == "whose")?;
        let clause = t.governor(i)?;
        match self.s().mention(t.antecedent(clause)?).map(|m| &m.what) {
            Some(What::Org(o)) if !o.body && o.country.is_none() => Some(GatheringSem {
                name: format!("{} {}", o.name, t.node(i).lemma),
                org: Some(o.name.clone()),
            }),
            _ => None,
        }
    }

    /// "CELAC is the heir of the Rio Group. Its next meeting will be held in Chile": of the organisation that is the subject of
    /// the sentence before.
    fn of_who_acted(&self, i: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        if !t.has_child_word(i, &["its"]) || !t.node(i).dep.starts_with("nsubj") {
            return None;
        }
        let before = self.analysis.sentences.get(self.sentence.checked_sub(1)?)?;
        let main = (0..before.tree.nodes.len()).find(|&v| before.tree.node(v).dep == "ROOT")?;
        match before.mention(before.tree.subject(main)?).map(|m| &m.what) {
            Some(What::Org(o)) if !o.body && o.country.is_none() => Some(GatheringSem {
                name: format!("{} {}", o.name, t.node(i).lemma),
                org: Some(o.name.clone()),
            }),
            _ => None,
        }
    }

    /// "Uzbekistan will host the next summit": of the organisation whose gathering was told of.
    pub(super) fn next_of_series(&self, n: usize) -> Option<GatheringSem> {
        let last = self.discourse.last_gathering.as_ref()?;
        let told = matches!(
            self.discourse.told_last,
            Some((EncounterKind::Gathering, _))
        );
        let summit = self.s().tree.node(n).lemma == "summit";
        (last.org.is_some() && (told || summit) && self.is_edition(n)).then(|| last.clone())
    }

    /// One of a series that says of itself no more than which: "the previous meeting", "the ninth".
    fn is_edition(&self, i: usize) -> bool {
        let t = &self.s().tree;
        let which = |i: usize| {
            let word = t.node(i).word.as_str();
            matches!(
                word,
                "previous"
                    | "last"
                    | "next"
                    | "further"
                    | "preceding"
                    | "following"
                    | "another"
                    | "such"
            ) || ordinal(word).is_some()
        };
        // "A third is scheduled for next Saturday"; but "A third was about trade"
        let to_come = || {
            t.head(i).is_some_and(|v| {
                t.passive(v)
                    && matches!(
                        t.node(v).lemma.as_str(),
                        "schedule" | "plan" | "set" | "expect" | "slate" | "fix"
                    )
            })
        };
        let alone = ordinal(&t.node(i).word).is_some()
            && (t.has_child_word(i, &["the"]) || t.has_child_word(i, &["a"]) && to_come());
        // "next year's meeting"
        let dated = t
            .child(i, &["poss"])
            .is_some_and(|c| matches!(self.s().mention(c).map(|m| &m.what), Some(What::Date(_))));
        let one_of = (OF_A_SERIES.contains(&t.node(i).lemma.as_str()) || self.abbreviated(i))
            && (dated || t.children(i).any(which));
        // "next year's summit of the presidents"
        let all = |o: usize| matches!(self.s().mention(o).map(|m| &m.what), Some(What::Role(r)) if r.plural && r.countries.is_empty());
        let body = |o: usize| COMMITTEES.contains(&t.node(o).lemma.as_str()) || all(o);
        let bare = ["of", "with", "between", "on", "to"]
            .iter()
            .all(|p| t.prep_objects(i, p).into_iter().all(body))
            && t.child(i, &["relcl", "acl"]).is_none()
            && t.child(i, &["poss"]).is_none_or(|p| {
                dated
                    || t.node(p).word == "its"
                    || self.of_antecedent(i).is_some()
                    || t.node(p).word == "their" && {
                        matches!(
                            self.discourse.told_last,
                            Some((EncounterKind::Gathering, _))
                        )
                    }
            });
        // "the second Arab-China summit" has a name.
        let unnamed = t
            .children(i)
            .filter(|&c| matches!(t.node(c).dep, "amod" | "compound" | "nmod"))
            .all(|c| {
                which(c)
                    // "the next ministerial council"
                    || t.node(c).word == "ministerial"
                    || self.discourse.last_gathering.as_ref().is_some_and(|g| {
                        g.name
                            .split(' ')
                            .any(|w| w.eq_ignore_ascii_case(&t.node(c).word))
                    })
                    || lasts(t, c)
                    // "the next Foreign Office Consultation"
                    || matches!(self.s().mention(c).map(|m| &m.what), Some(What::Org(o)) if o.body)
                    || EDITION.contains(&t.node(c).word.as_str())
                    || matches!(self.s().mention(c).map(|m| &m.what), Some(What::Date(_)))
            });
        // "That commission was last held in Windhoek", "The platform met for the first time, in Moscow"
        let body_again = t.has_child_word(i, &["the", "that", "this"])
            && body(i)
            && t.head(i).is_some_and(|v| {
                let time = t.prep_objects(v, "for").into_iter().any(|o| {
                    t.node(o).word == "time"
                        && t.children(o).any(|c| ordinal(&t.node(c).word).is_some())
                });
                // "The commission held its last session in Nairobi"
                let session = t.child(v, &["dobj"]).is_some_and(|o| {
                    OF_A_SERIES.contains(&t.node(o).lemma.as_str())
                        && t.has_child_word(o, &["its"])
                        && t.children(o).any(which)
                });
                t.node(i).dep.starts_with("nsubj")
                    && (time
                        || session
                        || t.has_child_word(v, &["last", "next", "previously", "before"]))
            });
        (alone || one_of || body_again) && bare && unnamed
    }

    /// "The previous FOC took place in New Delhi": what the report calls by its letters.
    fn abbreviated(&self, i: usize) -> bool {
        let printed = self.analysis.text.get(self.s().tree.node(i).span.clone());
        printed.is_some_and(|w| {
            (2..=5).contains(&w.len()) && w.chars().all(|c| c.is_ascii_uppercase())
        })
    }

    /// The parties last told of, where they are of different countries; or those countries.
    pub(super) fn told_of_last(&self, people: bool) -> Option<Vec<(Who, Option<PartyRole>)>> {
        let (pair, all) = (&self.discourse.last_pair, &self.discourse.last_parties);
        let told = match all.len() > 2 && pair.iter().all(|w| all.contains(w)) {
            true => all,
            false => pair,
        };
        let mut states: Vec<Who> = told
            .iter()
            .filter_map(|w| self.country(w))
            .map(Who::State)
            .collect();
        states.sort();
        states.dedup();
        let parties = if people { told.clone() } else { states.clone() };
        // "The foreign and defence ministers of Italy and Japan": two of each.
        let of_each = told.len() / states.len().max(1);
        let in_turn = |c: &Who| {
            let own = told.iter().filter(|w| self.country(w) == self.country(c));
            own.count() == of_each
        };
        (states.len() >= 2 && of_each * states.len() == told.len() && states.iter().all(in_turn))
            .then(|| parties.into_iter().map(|w| (w, None)).collect())
    }
}
