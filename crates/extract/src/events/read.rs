//! Frames of events laid over a sentence's tree: which verb tells of one, and whether it happened.
//! What nouns and names tell is in `nouns`; who fills the roles of a frame is found by `roles`.

use super::frames::{EventFrame, EventFrames, Role};
use super::nouns::since;
use super::roles::{Slots, add, one_line};
use super::{Somebody, Telling};
use crate::analysis::{Analysis, Sentence};
use crate::candidates::Candidate;
use crate::candidates::conditions::{spells, top};
use crate::frames::VerbEntry;
use crate::mentions::What;
use crate::refs::{Discourse, Who};
use crate::status::{self, Told};
use crate::tree::Tree;
use sidelines_facts::{EncounterKind, Status};
use sidelines_lexicon::Lexicon;

/// Lays the frames of events over one sentence.
pub(crate) struct Reader<'a> {
    pub(crate) frames: &'a EventFrames,
    pub(crate) analysis: &'a Analysis<'a>,
    pub(crate) discourse: &'a Discourse,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) sentence: usize,
    /// The words that told of an encounter: what is told there is no other event.
    pub(crate) taken: &'a [usize],
}

/// Words of a clause that are looked at for a frame's conditions; no clause of a report has more.
const WIDEST: usize = 80;

/// Verbs under which nothing has happened yet, or somebody else says that it did.
const ASKING: &[&str] = &[
    "ask",
    "urge",
    "call",
    "demand",
    "request",
    "appeal",
    "press",
    "warn",
    "threaten",
    "accuse",
    "suspect",
    "discuss",
    "debate",
    "recommend",
    "encourage",
    "advise",
    "welcome",
    "support",
    "oppose",
    "condemn",
    "denounce",
    "deplore",
    "criticise",
    "criticize",
    "praise",
    "regret",
];

/// Verbs under which it is only tried or wished for.
const TRYING: &[&str] = &[
    "apply", "help", "try", "attempt", "seek", "work", "strive", "hope", "want", "wish", "aim",
    "struggle", "push", "need",
];

impl Reader<'_> {
    pub(super) fn s(&self) -> &Sentence {
        &self.analysis.sentences[self.sentence]
    }

    /// All events that the sentence tells, in the order of its words.
    pub(crate) fn read(&self) -> Vec<Telling> {
        let t = &self.s().tree;
        let mut out: Vec<Telling> = Vec::new();
        for i in 0..t.nodes.len() {
            if self.open(i) && !since(t, i) {
                continue;
            }
            let told_already = self.taken.contains(&i);
            let node = t.node(i);
            let found = match node.mention.filter(|_| !self.only_capital(i)) {
                // "Exercise Garuda": the noun is part of the name.
                Some(_) if told_already => None,
                Some(_) => self.named(i),
                None if t.is_verb(i) && !noun_like(t, i) => self
                    .frames
                    .index
                    .verbs(&node.lemma)
                    .iter()
                    .filter(|e| !told_already || self.beside(e.frame))
                    .find_map(|e| self.verb(i, e)),
                None => self
                    .frames
                    .index
                    .nouns(if t.is_verb(i) {
                        &node.word
                    } else {
                        &node.lemma
                    })
                    .iter()
                    .filter(|(f, noun)| (!told_already || self.beside(*f)) && spells(t, i, noun))
                    .find_map(|(f, noun)| self.noun(top(t, i, noun), *f, None)),
            };
            // "stormed the base, killing 60": one attack.
            let within = |x: &Telling, o: &Telling| {
                x.kind == o.kind
                    && t.node(x.candidate.trigger).tag == "VBG"
                    && t.ancestors(x.candidate.trigger)
                        .skip(1)
                        .any(|y| y == o.candidate.trigger)
            };
            let new: Vec<Telling> = found
                .into_iter()
                .filter(|x| !out.iter().any(|o| within(x, o)))
                .collect();
            out.extend(new);
        }
        out
    }

    /// "Clashes broke out": whether the word at `i` is a name only because it opens the sentence.
    fn only_capital(&self, i: usize) -> bool {
        let node = self.s().tree.node(i);
        i == 0
            && matches!(node.tag, "NN" | "NNS" | "VBG")
            && matches!(
                self.s().mention(i).map(|m| &m.what),
                Some(What::Person(p)) if p.person.is_none()
            )
            && !node.word.contains(' ')
            && (!self.frames.index.nouns(&node.lemma).is_empty()
                || !self.frames.index.nouns(&node.word).is_empty())
    }

    /// Whether the frame tells something besides an encounter of the same words.
    fn beside(&self, frame: usize) -> bool {
        self.frames.all.get(frame).is_some_and(|f| f.beside)
    }

    /// Whether what node `i` tells is asked for, tried, supposed or said by an accuser.
    fn open(&self, i: usize) -> bool {
        let t = &self.s().tree;
        let mut inside = false;
        for x in t.ancestors(i) {
            let n = t.node(x);
            if t.children(x).any(|c| {
                t.node(c).dep == "mark"
                    && matches!(t.node(c).word.as_str(), "if" | "unless" | "whether")
            }) {
                return true;
            }
            // "has been called off" asks for nothing.
            let lemma = match n.lemma.as_str() {
                "call" if t.has_child_word(x, &["off"]) => "",
                lemma => lemma,
            };
            if x != i && inside && (ASKING.contains(&lemma) || TRYING.contains(&lemma)) {
                return true;
            }
            let bound = t.children(x).any(|c| {
                t.node(c).dep == "aux"
                    && matches!(t.node(c).word.as_str(), "should" | "must" | "ought" | "can")
            });
            // "is not able to agree", "there is no wish to agree"
            let unable =
                x != i && inside && n.pos == "ADJ" && t.head(x).is_some_and(|h| t.negated(h));
            if bound || unable {
                return true;
            }
            // "asked it to ban the group, which killed …": told, whatever is asked.
            if n.dep == "relcl" {
                return false;
            }
            // "accused Russia of sabotage after the police had detained nine": told, whoever accuses.
            let besides =
                n.dep == "advcl" && t.has_child_word(x, &["after", "since", "while", "although"]);
            inside = !besides
                && matches!(
                    n.dep,
                    "xcomp" | "ccomp" | "pcomp" | "advcl" | "acl" | "acomp"
                )
                && (t.is_verb(x) || n.pos == "ADJ")
                || inside && !matches!(n.dep, "ROOT" | "conj" | "relcl");
        }
        false
    }

    /// Whether the clause of node `i`, names included, has one of the words that the frame asks for and none that
    /// it rules out.
    pub(super) fn words_fit(&self, i: usize, frame: &EventFrame) -> bool {
        if frame.unless.is_empty() && frame.requires.is_empty() {
            return true;
        }
        let t = &self.s().tree;
        let clause = t.ancestors(i).find(|&a| t.is_verb(a)).unwrap_or(i);
        let mut nodes: Vec<usize> = t
            .subtree(clause)
            .into_iter()
            .take(WIDEST)
            .filter(|&w| w == clause || w == i || t.governor(w) == Some(clause))
            .collect();
        // "was at the airport to receive him"
        let there = t.head(clause).filter(|&b| {
            t.node(b).lemma == "be" && matches!(t.node(clause).dep, "xcomp" | "advcl")
        });
        // "applied on April 18 to become a partner of NATO"
        if frame.roles.contains_key("clause") {
            nodes.extend(
                t.children(clause)
                    .filter(|&c| {
                        matches!(t.node(c).dep, "xcomp" | "advcl") && t.has_child_word(c, &["to"])
                    })
                    .flat_map(|c| {
                        t.subtree(c)
                            .into_iter()
                            .filter(move |&w| w == c || t.governor(w) == Some(c))
                    }),
            );
        }
        // "was killed when his plane came down": what came over him.
        nodes.extend(
            t.children(clause)
                .filter(|&c| {
                    t.node(clause).lemma == "kill"
                        && t.node(c).dep == "advcl"
                        && t.has_child_word(c, &["when", "as"])
                })
                .filter_map(|c| t.child(c, &["nsubj"])),
        );
        // "warships that docked in Rio": what the clause is about.
        if t.node(clause).dep == "relcl"
            && let Some(noun) = t.antecedent(clause).filter(|&x| x < clause)
        {
            nodes.extend(
                t.children(noun)
                    .filter(|&c| c < noun && t.node(c).dep != "relcl"),
            );
            nodes.push(noun);
        }
        nodes.extend(
            there
                .into_iter()
                .flat_map(|b| t.subtree(b).into_iter().filter(move |&w| w < i)),
        );
        nodes.sort_unstable();
        let mut words = String::from(" ");
        let mut lemmas = String::from(" ");
        for w in nodes {
            let n = t.node(w);
            let said = match n.mention {
                Some(_) => self
                    .analysis
                    .text
                    .get(n.span.clone())
                    .unwrap_or("")
                    .to_lowercase(),
                None => n.word.clone(),
            };
            words.push_str(&said);
            words.push(' ');
            lemmas.push_str(if n.mention.is_some() { &said } else { &n.lemma });
            lemmas.push(' ');
            // "Soldiers seized power", taken for a name
            if n.mention.is_some() && !said.contains(' ') {
                lemmas.push_str(&n.lemma);
                lemmas.push(' ');
            }
        }
        let has = |w: &String| words.contains(w.as_str()) || lemmas.contains(w.as_str());
        !frame.unless.iter().any(has)
            && (frame.requires.is_empty() || frame.requires.iter().any(has))
    }

    fn verb(&self, v: usize, entry: &VerbEntry) -> Option<Telling> {
        let frame = self.frames.all.get(entry.frame)?;
        let t = &self.s().tree;
        if !entry.fits(t, v) || !self.words_fit(v, frame) {
            return None;
        }
        let passive = t.passive(v);
        let undated =
            |n: &usize| !matches!(self.s().mention(*n).map(|m| &m.what), Some(What::Date(_)));
        let behind: Vec<usize> = entry
            .object_prep
            .iter()
            // "pull out of Chad", where the "of" hangs on the "out"
            .flat_map(|p| {
                let below = t.children(v).filter(|&c| t.node(c).dep == "prep");
                std::iter::once(v)
                    .chain(below.filter(|&c| t.child(c, &["pobj"]).is_none()))
                    .flat_map(|x| t.prep_objects(x, p))
                    .collect::<Vec<_>>()
            })
            .filter(undated)
            .collect();
        // "handed over two boats": the word is a particle, the object the verb's own.
        let particle = behind.is_empty()
            && entry.object_prep.as_ref().is_some_and(|p| {
                t.children(v)
                    .any(|c| t.node(c).word == *p && matches!(t.node(c).dep, "prt" | "advmod"))
            });
        if entry.object_prep.is_some() && behind.is_empty() && !particle {
            return None;
        }
        // In a relative clause the pronoun: it means the nearest of several.
        let subject = || {
            t.child(v, &["nsubj", "nsubjpass"])
                .filter(|&c| matches!(t.node(c).tag, "WP" | "WDT"))
                .or_else(|| t.subject(v))
        };
        // "was handed a letter": who is given something is not the thing.
        let given = t.child(v, &["dobj"]).filter(|_| passive);
        let own: Option<usize> = if given.is_some() {
            given
        } else if passive {
            subject()
        } else {
            t.child(v, &["dobj"])
                .or_else(|| t.object(v))
                .or_else(|| self.titled_person(v))
        };
        // "the sanctions that the United States imposed", "the sanctions the United States imposed"
        let relative = t.head(v).filter(|_| t.node(v).dep == "relcl");
        let bare_relative = || {
            let subject = t.child(v, &["nsubj"])?;
            relative.filter(|_| !matches!(t.node(subject).tag, "WDT" | "WP"))
        };
        let own = match own {
            Some(o) if matches!(t.node(o).tag, "WDT" | "WP") => relative.or(own),
            None if !passive && behind.is_empty() => bare_relative(),
            _ => own,
        };
        let objects: Vec<usize> = if behind.is_empty() {
            own.into_iter().collect()
        } else {
            behind.clone()
        };
        let thing = objects
            .iter()
            .flat_map(|&o| t.conjuncts(o))
            // "a package of sanctions", "a note of protest"
            .flat_map(|o| std::iter::once(o).chain(t.prep_objects(o, "of")))
            .find(|&o| self.is_one_of(o, &frame.objects));
        if !frame.objects.is_empty() && thing.is_none() {
            return None;
        }
        let mut slots = Slots::default();
        // "named Saqr Defence Minister": the office is not the one who gets it.
        let titled = t.child(v, &["oprd", "attr"]).or_else(|| {
            // "elected Shinawatra prime minister": the name hung on the office.
            own.filter(|&o| {
                matches!(self.s().mention(o).map(|m| &m.what), Some(What::Role(_)))
                    && t.children(o).any(|c| {
                        c < o
                            && matches!(self.s().mention(c).map(|m| &m.what), Some(What::Person(_)))
                    })
            })
        });
        let offices: Vec<usize> = match titled {
            Some(o) if frame.roles.get("oprd") == Some(&Role::Office) => vec![o],
            _ => Vec::new(),
        };
        for (part, &role) in &frame.roles {
            let nodes: Vec<usize> = match part.as_str() {
                // "declared personae non gratae by Chad": hung on the title.
                "subject" if passive => std::iter::once(v)
                    .chain(t.child(v, &["oprd", "dobj", "xcomp"]))
                    .map(|x| t.prep_objects(x, "by"))
                    .find(|found| !found.is_empty())
                    .unwrap_or_default(),
                "subject" => subject().into_iter().collect(),
                "object" => objects.clone(),
                // "provided Kenya with two boats"
                "direct" if !behind.is_empty() => own.into_iter().collect(),
                "direct" => Vec::new(),
                // "declared the ambassador persona non grata"
                "inner" => t
                    .child(v, &["ccomp", "xcomp"])
                    .and_then(|c| t.child(c, &["nsubj", "nsubjpass"]))
                    .into_iter()
                    .collect(),
                "dative" if given.is_some() => subject().into_iter().collect(),
                "dative" => t.child(v, &["dative"]).into_iter().collect(),
                // "threatened on Monday to resume the war", where the day comes between.
                "clause" => t
                    .child(v, &["xcomp", "ccomp"])
                    .or_else(|| {
                        t.children(v)
                            .find(|&c| t.node(c).dep == "advcl" && t.has_child_word(c, &["to"]))
                    })
                    .into_iter()
                    .collect(),
                // "asked Chad to open the border", but not "asked Chad whether it would"
                "infinitive" => t
                    .child(v, &["xcomp", "ccomp"])
                    .filter(|&c| t.has_child_word(c, &["to"]))
                    .into_iter()
                    .collect(),
                "bidden" => t
                    .child(v, &["xcomp", "ccomp"])
                    .filter(|&c| t.has_child_word(c, &["to"]))
                    .and_then(|c| t.child(c, &["nsubj"]))
                    .into_iter()
                    .collect(),
                // "threatened to strike Latvia"
                // "threatened to downgrade relations with Israel"
                "goal" => t
                    .child(v, &["xcomp"])
                    .and_then(|c| t.child(c, &["dobj"]))
                    .into_iter()
                    .flat_map(|o| std::iter::once(o).chain(t.prep_objects(o, "with")))
                    .collect(),
                // "joined NATO", "became the 32nd member of NATO", "applied for membership of the EU"
                "bloc" => self.bloc(v).into_iter().collect(),
                "oprd" => titled.into_iter().collect(),
                // "its ambassador to Ireland", "… in Beirut": where the office is held.
                "target" => Vec::new(),
                // "a contingent of 200 Kenyan police officers"
                "poss" => thing
                    .into_iter()
                    .flat_map(|o| std::iter::once(o).chain(t.prep_objects(o, "of")))
                    .flat_map(|o| self.modifiers(o))
                    .collect(),
                prep => {
                    let mut found = t.prep_objects(v, prep);
                    let hung: Vec<usize> = match thing {
                        // "asset freezes and travel bans on four officials"
                        Some(o) => t
                            .conjuncts(o)
                            .into_iter()
                            // "took over the chair of the bloc from Chad": hung on the bloc.
                            .flat_map(|o| std::iter::once(o).chain(t.prep_objects(o, "of")))
                            .collect(),
                        // "appointed Lee as ambassador": often hung on Lee.
                        None => objects.clone(),
                    };
                    found.extend(hung.into_iter().flat_map(|o| t.prep_objects(o, prep)));
                    found
                }
            };
            for n in nodes {
                let office = role == Role::Recipient && offices.contains(&n);
                if !office {
                    self.put(&mut slots, role, n, v);
                }
            }
            if part == "target"
                && let Some(o) = thing
            {
                add(&mut slots.recipients, self.target(o));
            }
        }
        if let Some(whom) = frame.befalls {
            slots.befall(self.befallen(v, whom));
        }
        let mut told = status::told(t, Some(v), None, EncounterKind::Signing);
        // "is condemned by China"
        if told.present && passive && t.node(v).tag == "VBN" && t.has_child_word(v, &["is", "are"])
        {
            told.status = Status::Occurred;
        }
        self.telling(frame, v, Some(v), told, slots, None)
    }

    /// The first organisation that the clause of verb `v` names besides its subject.
    fn bloc(&self, v: usize) -> Option<usize> {
        let t = &self.s().tree;
        // Of "Sweden, which joined NATO" no more than the "which": the rest is the clause itself.
        let subject = t
            .child(v, &["nsubj", "nsubjpass"])
            .or_else(|| t.subject(v).filter(|&s| !t.subtree(s).contains(&v)))
            .map_or_else(Vec::new, |s| t.subtree(s));
        t.subtree(v).into_iter().find(|&c| {
            matches!(self.s().mention(c).map(|m| &m.what), Some(What::Org(_)))
                && !subject.contains(&c)
                && t.governor(c)
                    .is_some_and(|g| g == v || matches!(t.node(g).dep, "xcomp" | "acl"))
        })
    }

    /// "named Garneau as minister", where Garneau hangs on the verb as a title would.
    fn titled_person(&self, v: usize) -> Option<usize> {
        let t = &self.s().tree;
        t.child(v, &["oprd", "attr"]).filter(|&o| {
            matches!(self.s().mention(o).map(|m| &m.what), Some(What::Person(_)))
                && !t.prep_objects(v, "as").is_empty()
        })
    }

    /// Whether node `o` is one of the nouns, by itself or as the last word of a name.
    fn is_one_of(&self, o: usize, nouns: &[String]) -> bool {
        let t = &self.s().tree;
        let n = t.node(o);
        nouns.iter().any(|noun| match n.mention {
            // "its ambassador to Ireland"
            Some(_) => match self.s().mention(o).map(|m| &m.what) {
                Some(What::Role(r)) => r.offices.iter().any(|o| {
                    let office = o.canonical.to_lowercase();
                    office.starts_with(noun.as_str()) || office.ends_with(noun.as_str())
                }),
                _ => self.analysis.text.get(n.span.clone()).is_some_and(|w| {
                    let w = w.to_lowercase();
                    // "the Alliance of Sahel States"
                    w == *noun
                        || w.ends_with(&format!(" {noun}"))
                        || w.starts_with(&format!("{noun} of "))
                }),
            },
            None => t.node(o).lemma == noun.rsplit(' ').next().unwrap_or("") && spells(t, o, noun),
        })
    }

    pub(super) fn telling(
        &self,
        frame: &EventFrame,
        trigger: usize,
        carrier: Option<usize>,
        told: Told,
        slots: Slots,
        name: Option<&str>,
    ) -> Option<Telling> {
        let mut slots = slots;
        // Whoever acts upon himself is a pronoun misread; "each other" leaves actors alone.
        let actors = slots.actors.clone();
        slots.recipients.retain(|p| !actors.contains(p));
        for role in &frame.persons {
            let list = match role {
                Role::Actor => &mut slots.actors,
                _ => &mut slots.recipients,
            };
            list.retain(|p| {
                matches!(
                    p,
                    Somebody::Who(Who::Person(_) | Who::Post { .. }) | Somebody::Named(_)
                )
            });
            for p in list {
                if let Somebody::Named(name) = p {
                    *p = Somebody::Person(std::mem::take(name));
                }
            }
        }
        for role in &frame.states {
            let list = match role {
                Role::Actor => &mut slots.actors,
                _ => &mut slots.recipients,
            };
            list.retain(|p| matches!(p, Somebody::Who(Who::State(_))));
        }
        for list in [&mut slots.actors, &mut slots.recipients] {
            // "the government and people of Somalia", "Russian embassy staff"
            let state = list
                .iter()
                .any(|p| matches!(p, Somebody::Who(Who::State(_))));
            let stands_for_it = |p: &Somebody| match p {
                Somebody::Who(Who::Org { name, country }) => {
                    country.is_none() && matches!(name.as_str(), "Government" | "Embassy")
                }
                Somebody::Group(name) => name == "people",
                _ => false,
            };
            list.retain(|p| !(state && stands_for_it(p)));
        }
        let known = |list: &[Somebody]| !list.is_empty();
        let fills = |r: &Role| match r {
            Role::Actor => known(&slots.actors),
            Role::Recipient => known(&slots.recipients),
            Role::Office => slots.office.is_some(),
            Role::About => slots.about.is_some(),
            Role::Place => slots.place.is_some(),
        };
        let sure = |list: &[Somebody]| list.iter().any(|x| !matches!(x, Somebody::Group(_)));
        let whole = if frame.needs.is_empty() {
            sure(&slots.actors) || sure(&slots.recipients)
        } else {
            frame.needs.iter().all(fills)
        };
        if !whole {
            return None;
        }
        let s = self.s();
        let words = s.tree.node(trigger).span.clone();
        Some(Telling {
            kind: frame.kind.clone(),
            frame: frame.name.clone(),
            code: frame.plover.clone(),
            tenure: frame.tenure,
            actors: slots.actors,
            recipients: slots.recipients,
            office: slots.office,
            about: slots.about,
            name: name.map(one_line).or_else(|| self.own_name(trigger)),
            candidate: Candidate {
                frame: frame.name.clone(),
                kind: EncounterKind::Signing,
                mode: None,
                told,
                parties: Vec::new(),
                sentence: self.sentence,
                trigger,
                carrier,
                place: slots.place,
                gathering: None,
                words,
                anaphoric: false,
                goes_on: false,
                within: None,
            },
        })
    }
}

/// Whether verb `v` asks for something or judges it.
pub(super) fn asks(t: &Tree, v: usize) -> bool {
    ASKING.contains(&t.node(v).lemma.as_str())
}

/// "the signing of", "fighting broke out": tagged as participles, and nouns all the same.
fn noun_like(t: &Tree, i: usize) -> bool {
    t.child(i, &["det"]).is_some()
        || t.node(i).tag == "VBG" && matches!(t.node(i).dep, "nsubj" | "dobj" | "pobj")
}
