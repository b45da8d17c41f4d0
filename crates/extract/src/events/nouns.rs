//! Events told by nouns: carried by a verb ("held an exercise"), spoken of in passing ("after the coup in Niger"), or named
//! ("Exercise Garuda").

use super::Telling;
use super::frames::{Befalls, EventFrame, Role};
use super::read::{Reader, asks};
use super::roles::{Slots, one_line};
use crate::mentions::What;
use crate::status::{self, Told};
use crate::tree::Tree;
use sidelines_facts::{CountryCode, EncounterKind, Status};

impl Reader<'_> {
    /// An event that a name carries with it: "Exercise Garuda", "Operation Desert Storm".
    pub(super) fn named(&self, i: usize) -> Option<Telling> {
        match self.s().mention(i).map(|m| &m.what) {
            Some(What::Other | What::Gathering(_)) => {}
            // "Operation Claw-Lock", which could be somebody.
            Some(What::Person(p)) if p.person.is_none() => {}
            _ => return None,
        }
        let text = self.analysis.text.get(self.s().tree.node(i).span.clone())?;
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        if words.len() < 2 {
            return None;
        }
        [words.last(), words.first()]
            .into_iter()
            .flatten()
            .flat_map(|w| self.frames.index.nouns(w.trim_end_matches('s')))
            .filter(|(_, noun)| !noun.contains(' '))
            .filter(|(f, _)| {
                self.frames
                    .all
                    .get(*f)
                    .is_some_and(|f| matches!(f.kind.as_str(), "exercise" | "operation"))
            })
            .find_map(|(f, _)| self.noun(i, *f, Some(text)))
    }

    pub(super) fn noun(&self, n: usize, frame: usize, name: Option<&str>) -> Option<Telling> {
        let frame = self.frames.all.get(frame)?;
        let t = &self.s().tree;
        let node = t.node(n);
        // "the joint exercise Khanjar": the noun hangs on the name.
        let named = t
            .head(n)
            .filter(|&h| {
                h > n
                    && match self.s().mention(h).map(|m| &m.what) {
                        Some(What::Other) => true,
                        // taken for somebody's name
                        Some(What::Person(p)) => p.person.is_none(),
                        _ => false,
                    }
            })
            .filter(|_| matches!(node.dep, "compound" | "nmod"));
        if let Some(h) = named
            && name.is_none()
            && matches!(frame.kind.as_str(), "exercise" | "operation")
        {
            let called = self.analysis.text.get(t.node(h).span.clone());
            return self.noun(h, self.frames.index_of(frame)?, called);
        }
        // A name says by itself what it is: "Operation Claw-Lock".
        let fits = name.is_some() || self.words_fit(n, frame);
        if matches!(node.dep, "compound" | "nmod" | "amod") || !fits {
            return None;
        }
        // "are taking part in Steadfast Defender, the largest exercise in decades": where the name stands.
        let at = std::iter::successors(Some(n), |&x| {
            (t.node(x).dep == "appos").then(|| t.head(x)).flatten()
        })
        .last()
        .unwrap_or(n);
        let node = t.node(at);
        let governor = t.governor(at);
        let hung = (node.dep == "pobj").then(|| t.head(at)).flatten();
        let prep = hung.map_or("", |p| t.node(p).word.as_str());
        // "held an exercise", "took part in the exercise", "the exercise was held"
        let light = governor.filter(|&v| {
            frame.light.iter().any(|l| {
                let mut words = l.split(' ');
                words.next() == Some(t.node(v).lemma.as_str())
                    && words.all(|w| w == prep || t.has_child_word(v, &[w]))
            })
        });
        let direct = matches!(
            node.dep,
            "dobj" | "nsubjpass" | "nsubj" | "attr" | "oprd" | "conj"
        ) || light.is_some() && !prep.is_empty();
        let light = light.filter(|_| direct).or_else(|| self.carried(n, frame));
        let mut slots = Slots::default();
        for (part, &role) in &frame.roles {
            let mut nodes: Vec<usize> = match part.as_str() {
                "subject" => match light {
                    Some(v) if t.passive(v) => t.prep_objects(v, "by"),
                    Some(v) => t
                        .subject(v)
                        .filter(|&x| x != n && (t.head(v) == Some(n) || !t.subtree(n).contains(&x)))
                        .into_iter()
                        .collect(),
                    None => Vec::new(),
                },
                // "their Golden Dragon drills": the name of the drills.
                "poss" => {
                    let own = matches!(frame.kind.as_str(), "exercise" | "operation");
                    let mut found = self.modifiers(n);
                    found.extend(self.his(n).filter(|_| !frame.persons.is_empty()));
                    found.retain(|&m| {
                        !own || t.node(m).dep == "poss"
                            || !matches!(self.s().mention(m).map(|m| &m.what), Some(What::Person(p)) if p.person.is_none())
                    });
                    found
                }
                "object" | "clause" | "oprd" | "dative" => Vec::new(),
                // "a break in relations with Israel"
                "inner-with" => ["of", "in", "on"]
                    .iter()
                    .flat_map(|p| t.prep_objects(n, p))
                    .flat_map(|o| t.prep_objects(o, "with"))
                    .collect(),
                prep => {
                    let mut found = t.prep_objects(n, prep);
                    // "fighting is continuing around the city of El Fasher between the army and the RSF"
                    if prep == "between" && found.is_empty() {
                        let behind = |p: usize| {
                            t.node(p).word == "between" && t.node(p).dep == "prep" && p > n
                        };
                        found.extend(
                            (0..t.nodes.len())
                                .filter(|&p| behind(p) && t.governor(p) == governor)
                                .filter_map(|p| t.child(p, &["pobj"])),
                        );
                    }
                    found.extend(light.into_iter().flat_map(|v| t.prep_objects(v, prep)));
                    found
                }
            };
            // "the exercise conducted by both navies", "protests led by X against Y"
            if !matches!(part.as_str(), "subject" | "poss") {
                nodes.extend(
                    t.children(n)
                        .filter(|&c| matches!(t.node(c).dep, "acl" | "relcl"))
                        .flat_map(|c| t.prep_objects(c, part)),
                );
            }
            for x in nodes {
                self.put(&mut slots, role, x, n);
            }
        }
        if let Some(whom) = frame.befalls {
            slots.befall(self.befallen(n, whom));
        }
        let happens = light.is_some()
            || frame.bare
                && (slots.filled() && self.told_of(n)
                    || slots.acted_upon()
                    || matches!(node.dep, "nsubj" | "nsubjpass" | "ROOT")
                    || matches!(prep, "after" | "following" | "since" | "amid" | "because")
                    || matches!(prep, "during" | "in" | "before" | "by")
                        && hung.and_then(|p| t.head(p)).is_some_and(|h| t.is_verb(h))
                    || node.dep == "dobj" && governor.is_some_and(|v| asks(t, v)));
        if !happens {
            return None;
        }
        // "rejected a request from Bangladesh": made to whoever rejects it, on another day.
        let answered = governor.filter(|&v| {
            matches!(node.dep, "dobj" | "nsubjpass")
                && matches!(
                    frame.kind.as_str(),
                    "request" | "proposal" | "offer" | "invitation"
                )
                && (status::refuses(t, v) || t.node(v).lemma == "accept")
                && !t.has_child_word(v, &["will", "would", "may", "might", "could"])
                && !t.has_child_word(n, &["any", "no"])
        });
        if let Some(v) = answered {
            if slots.recipients.is_empty()
                && let Some(to) = match t.passive(v) {
                    true => t.prep_objects(v, "by").first().copied(),
                    false => t.subject(v),
                }
            {
                self.put(&mut slots, Role::Recipient, to, n);
            }
            let told = Told {
                status: Status::Occurred,
                present: false,
            };
            return self.telling(frame, n, None, told, slots, name);
        }
        let told = match governor {
            // What is condemned has happened.
            Some(v)
                if matches!(node.dep, "dobj" | "nsubjpass") && light.is_none() && asks(t, v) =>
            {
                Told {
                    status: Status::Occurred,
                    present: false,
                }
            }
            // "offers its condolences": no offer.
            Some(v)
                if node.dep == "dobj"
                    && light == Some(v)
                    && matches!(t.node(v).lemma.as_str(), "offer" | "extend")
                    && !t.negated(n) =>
            {
                status::told(t, light, None, EncounterKind::Signing)
            }
            _ => status::told(t, light.or(governor), Some(n), EncounterKind::Signing),
        };
        self.telling(frame, n, light.or(governor), told, slots, name)
    }

    /// "the exercise that the two armies held in April", "the election set for May": the verb of the clause behind noun `n`
    /// that carries it.
    fn carried(&self, n: usize, frame: &EventFrame) -> Option<usize> {
        let t = &self.s().tree;
        // "the exercise Phoenix Express, which Tunisia hosted": hung on the name.
        let called = t.child(n, &["appos"]);
        t.children(n)
            .chain(called.into_iter().flat_map(|c| t.children(c)))
            .filter(|&v| {
                t.node(v).dep == "relcl" && t.is_verb(v)
                    || t.node(v).dep == "acl" && t.node(v).tag == "VBN"
            })
            .find(|&v| {
                let lemma = t.node(v).lemma.as_str();
                let about = t
                    .child(v, &["dobj", "nsubjpass"])
                    .is_none_or(|o| matches!(t.node(o).word.as_str(), "that" | "which"));
                about && frame.light.iter().any(|l| l == lemma)
            })
    }

    /// "his election": the pronoun; in "Since his election, President Milei has …", what it stands for, told behind it.
    fn his(&self, n: usize) -> Option<usize> {
        let t = &self.s().tree;
        let pronoun = t
            .child(n, &["poss"])
            .filter(|&p| t.node(p).pos == "PRON" && self.s().mention(p).is_none())?;
        let behind = t
            .governor(n)
            .and_then(|v| t.child(v, &["nsubj", "nsubjpass"]));
        behind
            .filter(|&b| {
                b > n && matches!(self.s().mention(b).map(|m| &m.what), Some(What::Person(_)))
            })
            .or(Some(pronoun))
    }

    /// Whether noun `n` is spoken of as something that has been: "the attack on X", "Russia's invasion", "the violent
    /// protests in Y"; not "a threat of attacks", "to prevent a coup".
    fn told_of(&self, n: usize) -> bool {
        let t = &self.s().tree;
        let definite = t.has_child_word(n, &["the", "this", "these", "last", "latest", "recent"])
            || t.child(n, &["poss"]).is_some()
            || self.modifiers(n).iter().any(|&m| m < n);
        let feared = t.governor(n).is_some_and(|v| {
            matches!(
                t.node(v).lemma.as_str(),
                "prevent" | "avert" | "avoid" | "plan" | "plot" | "threaten" | "fear" | "deny"
            )
        });
        let subordinate = matches!(
            t.node(n).dep,
            "pobj" | "dobj" | "nsubj" | "nsubjpass" | "conj" | "appos" | "attr"
        );
        definite && subordinate && !feared && !t.negated(n)
    }

    /// The country in which noun or verb `n` has it happen: told behind it, or the only one that its sentence names besides
    /// those who act.
    pub(super) fn befallen(&self, n: usize, whom: Befalls) -> Option<CountryCode> {
        let (s, t) = (self.s(), &self.s().tree);
        let country = |o: usize| match s.mention(o).map(|m| &m.what) {
            Some(What::Place(p)) => p.country,
            Some(What::Country(c)) => Some(*c),
            _ => None,
        };
        // "in Peshawar", "on a mosque in Peshawar", "in the Pakistani city of Peshawar"
        let within = |o: usize| {
            country(o).or_else(|| {
                t.subtree(o)
                    .into_iter()
                    .filter(|&x| x > n)
                    .find_map(country)
            })
        };
        let told = [
            "in", "at", "on", "near", "outside", "against", "of", "across",
        ]
        .iter()
        .flat_map(|p| {
            // "shelled a camp near Goma"
            std::iter::once(n)
                .chain(t.child(n, &["dobj"]))
                .flat_map(move |x| t.prep_objects(x, p))
        })
        .find_map(within);
        let asked = t.node(n).dep == "dobj" && t.governor(n).is_some_and(|v| asks(t, v));
        if told.is_some() || whom == Befalls::Place || t.is_verb(n) || asked {
            return told;
        }
        // "discussed Niger after the coup there", "suspended Niger after the coup"
        let verb = t.governor(n);
        let named = || {
            (0..t.nodes.len()).filter_map(|x| {
                let acts = matches!(t.node(x).dep, "nsubj" | "nsubjpass") && t.head(x) == verb;
                country(x).filter(|_| !acts)
            })
        };
        // "congratulated him on his election": his.
        if t.child(n, &["poss"])
            .is_some_and(|p| t.node(p).pos == "PRON")
        {
            return None;
        }
        let Some(one) = named().next() else {
            return self.told_of(n).then(|| self.of_the_people()).flatten();
        };
        (self.told_of(n) && named().all(|c| c == one)).then_some(one)
    }

    /// "Solih had beaten Yameen in the September election": the country of everybody whom the sentence names.
    fn of_the_people(&self) -> Option<CountryCode> {
        let (a, s) = (self.analysis, self.s());
        let mut countries =
            (0..s.tree.nodes.len()).filter_map(|i| match s.mention(i).map(|m| &m.what) {
                Some(What::Person(p)) => Some(p.person.and_then(|p| a.people.all.get(p)?.country)),
                _ => None,
            });
        let first = countries.next()??;
        countries.all(|c| c == Some(first)).then_some(first)
    }

    /// A name beside the noun: "the exercise Garuda Shakti", "an exercise called 'Sea Breeze'".
    pub(super) fn own_name(&self, n: usize) -> Option<String> {
        let t = &self.s().tree;
        let beside = t
            .children(n)
            .chain(
                t.children(n)
                    .filter(|&c| {
                        t.node(c).dep == "acl"
                            && matches!(
                                t.node(c).lemma.as_str(),
                                "call" | "name" | "code" | "dub" | "codename" | "title" | "term"
                            )
                    })
                    .flat_map(|c| t.children(c)),
            )
            .find(|&c| {
                matches!(
                    t.node(c).dep,
                    "appos" | "compound" | "oprd" | "dobj" | "nmod"
                ) && matches!(self.s().mention(c).map(|m| &m.what), Some(What::Other))
            })?;
        (!t.is_verb(n))
            .then(|| {
                self.analysis
                    .text
                    .get(t.node(beside).span.clone())
                    .map(one_line)
            })
            .flatten()
    }
}

/// "the need to talk, following the coup in October": before all that is asked for.
pub(super) fn since(t: &Tree, n: usize) -> bool {
    t.node(n).dep == "pobj"
        && t.head(n)
            .is_some_and(|p| matches!(t.node(p).word.as_str(), "after" | "following" | "since"))
}
