//! Who leads a delegation: "a delegation led by X", "X and his delegation", and later "the delegation", "the group", "it".

use super::{Discourse, Who};
use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;
use crate::tree::Tree;

const DELEGATIONS: &[&str] = &["delegation", "mission", "team"];

impl Discourse {
    /// Who leads the delegation at node `i`, where the sentence says so: "a delegation led by X", "that X leads".
    pub(super) fn led_by(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<Who> {
        let t = &s.tree;
        // "a delegation of the Shura Council of Qatar led by its chairman", hung on Qatar
        let led = t.subtree(i).into_iter().find(|&c| {
            c > i
                && matches!(t.node(c).dep, "acl" | "relcl")
                && matches!(t.node(c).lemma.as_str(), "lead" | "head")
        });
        // "The team was headed by X", "X leads the delegation"
        let governor = t
            .head(i)
            .filter(|&v| matches!(t.node(v).lemma.as_str(), "lead" | "head") && t.is_verb(v))
            .filter(|_| matches!(t.node(i).dep, "nsubjpass" | "dobj"));
        // "Headed by X, a delegation is visiting Cuba"
        let fronted = || {
            let v = t.head(i).filter(|_| t.node(i).dep.starts_with("nsubj"))?;
            t.children(v).find(|&c| {
                c < i
                    && t.node(c).dep == "advcl"
                    && t.node(c).tag == "VBN"
                    && matches!(t.node(c).lemma.as_str(), "lead" | "head")
            })
        };
        // "received a delegation from Morocco, headed by X", hung on the verb
        let behind = || {
            let v = t.governor(i)?;
            t.children(v).find(|&c| {
                c > i
                    && t.node(c).dep == "advcl"
                    && t.node(c).tag == "VBN"
                    && matches!(t.node(c).lemma.as_str(), "lead" | "head")
                    && (i + 1..c).all(|n| !t.is_verb(n))
            })
        };
        // "A delegation is in Cairo for two days of talks, headed by X", hung on the days
        let apart = || {
            t.governor(i).filter(|_| t.node(i).dep == "nsubj")?;
            let mut led = (i + 2..t.nodes.len()).filter(|&c| {
                matches!(t.node(c).dep, "acl" | "advcl")
                    && t.node(c).tag == "VBN"
                    && matches!(t.node(c).lemma.as_str(), "lead" | "head")
                    && t.node(c - 1).word == ","
                    && t.head(c).is_some_and(|h| {
                        s.mention(h).is_none() && !DELEGATIONS.contains(&t.node(h).lemma.as_str())
                    })
            });
            let one = led.next();
            one.filter(|_| led.next().is_none())
        };
        let leader = match led
            .or(governor)
            .or_else(fronted)
            .or_else(behind)
            .or_else(apart)
        {
            Some(v) => match t.prep_objects(v, "by").first() {
                Some(&by) => by,
                None => t
                    .child(v, &["nsubj"])
                    .filter(|&n| n != i && !matches!(t.node(n).tag, "WP" | "WDT"))?,
            },
            // "a delegation under X", "a delegation with X as its leader"
            None => *t
                .prep_objects(i, "under")
                .first()
                .or(as_its_head(t, i).as_ref())?,
        };
        match self.one(a, s, leader).as_slice() {
            [who @ Who::Person(_)] => Some(who.clone()),
            _ => None,
        }
    }

    /// Whom the delegation at node `i` stands for: who leads it, told here or before.
    pub(super) fn delegation_at(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<Who> {
        let t = &s.tree;
        let lemma = t.node(i).lemma.as_str();
        let named = DELEGATIONS.contains(&lemma);
        if t.node(i).tag != "NN" || !(named || lemma == "group") {
            return None;
        }
        // "The delegation that X leads has seen Y. The prime minister received the delegation": X.
        if named && let Some(leader) = self.led_by(a, s, i) {
            return Some(leader);
        }
        if named && t.has_child_word(i, &["a", "an"]) && t.node(i).dep == "nsubj" {
            return self.led_later(a, s);
        }
        // "received the Maltese delegation": whoever is told of with it, else who acted for Malta.
        let land = t
            .children(i)
            .filter(|&c| matches!(t.node(c).dep, "amod" | "compound" | "nmod"))
            .find_map(|c| s.country_at(t.node(c).span.start));
        if let Some(land) = land.filter(|_| {
            let met = matches!(t.node(i).dep, "dobj" | "pobj" | "nsubjpass");
            named && met && t.has_child_word(i, &["the"])
        }) {
            let of_it = |p: usize| a.people.all.get(p).is_some_and(|p| p.country == Some(land));
            return match &self.delegate {
                Some(Who::Person(p)) if of_it(*p) => Some(Who::Person(*p)),
                _ => self.last_acting(of_it).map(Who::Person),
            };
        }
        let bare = t.has_child_word(i, &["the"])
            && t.children(i).all(|c| {
                matches!(
                    t.node(c).dep,
                    "det" | "punct" | "relcl" | "appos" | "cc" | "conj"
                )
            });
        self.delegate
            .clone()
            .filter(|_| bare && (named || self.delegation_acts))
    }

    /// "The visitors called on X", "the visiting officers": the delegation that is told of, or who is told to be on a visit.
    pub(super) fn visitors_at(&self, s: &Sentence, i: usize) -> Option<Who> {
        const PEOPLE: &[&str] = &[
            "officer",
            "official",
            "delegate",
            "member",
            "lawmaker",
            "parliamentarian",
            "diplomat",
        ];
        let t = &s.tree;
        let lemma = t.node(i).lemma.as_str();
        let come = match lemma {
            "visitor" | "guest" => !t.has_child_word(i, &["two", "both", "three", "four"]),
            _ => PEOPLE.contains(&lemma) && t.has_child_word(i, &["visiting"]),
        };
        let bare = t.has_child_word(i, &["the"])
            && t.children(i)
                .all(|c| matches!(t.node(c).dep, "det" | "punct" | "amod" | "nummod"))
            && t.children(i).all(|c| s.mention(c).is_none());
        if t.node(i).tag != "NNS" || !come || !bare {
            return None;
        }
        let last = || self.visitors.last().copied().map(Who::Person);
        self.delegate.clone().or_else(last)
    }

    /// "A delegation arrived on Monday. It is led by X": who leads it by the next sentence.
    fn led_later(&self, a: &Analysis<'_>, s: &Sentence) -> Option<Who> {
        let here = a
            .sentences
            .partition_point(|other| other.span.start <= s.span.start);
        let next = a.sentences.get(here).filter(|n| n.quoted.is_none())?;
        let t = &next.tree;
        let i = (0..t.nodes.len()).find(|&i| {
            t.node(i).word == "it" && t.node(i).dep == "nsubjpass"
                || DELEGATIONS.contains(&t.node(i).lemma.as_str()) && t.has_child_word(i, &["the"])
        })?;
        self.led_by(a, next, i)
    }

    /// Keeps who leads the delegation that a sentence tells of; whether it is what the sentence is about.
    pub(super) fn tell_delegation(&mut self, a: &Analysis<'_>, s: &Sentence) -> bool {
        let t = &s.tree;
        let found = (0..t.nodes.len())
            .filter(|&i| DELEGATIONS.contains(&t.node(i).lemma.as_str()))
            .find_map(|i| {
                Some((
                    i,
                    self.led_by(a, s, i)
                        .or_else(|| self.accompanied(a, s, i))
                        .or_else(|| self.at_the_head(a, s, i))?,
                ))
            });
        let about = |i: usize| matches!(t.node(i).dep, "nsubj" | "nsubjpass");
        if let Some((i, leader)) = found {
            self.delegate = Some(leader);
            return about(i);
        }
        // "A delegation of the National Defence College is in Hanoi. The visitors called on X": those who sent it.
        let sent = (0..t.nodes.len())
            .filter(|&i| {
                DELEGATIONS.contains(&t.node(i).lemma.as_str())
                    && t.node(i).tag == "NN"
                    && t.has_child_word(i, &["a", "an"])
            })
            .find_map(|i| match self.noun(a, s, i).as_slice() {
                [who @ (Who::State(_) | Who::Org { .. })] => Some((i, who.clone())),
                _ => None,
            });
        if let Some((i, sender)) = sent {
            self.delegate = Some(sender);
            return about(i);
        }
        // Still that told of before.
        (0..t.nodes.len()).any(|i| {
            about(i)
                && (t.node(i).word == "it" && self.delegation_acts
                    || DELEGATIONS.contains(&t.node(i).lemma.as_str())
                        && self.delegation_at(a, s, i).is_some())
        })
    }

    /// "X arrived at the head of a delegation": X.
    fn at_the_head(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<Who> {
        let t = &s.tree;
        let head = t
            .head(i)
            .filter(|&of| t.node(of).word == "of")
            .and_then(|of| t.head(of))
            .filter(|&h| t.node(h).lemma == "head" && t.node(h).dep == "pobj")?;
        let leader = t.governor(head).and_then(|v| t.subject(v))?;
        match self.one(a, s, leader).as_slice() {
            [who @ Who::Person(_)] => Some(who.clone()),
            _ => None,
        }
    }

    /// "The Speaker and his delegation": the Speaker.
    fn accompanied(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<Who> {
        let t = &s.tree;
        t.child(i, &["poss"])
            .filter(|&p| matches!(t.node(p).word.as_str(), "his" | "her"))?;
        let head = Some(i)
            .filter(|&i| t.node(i).dep == "conj")
            .and_then(|i| t.head(i))?;
        match s.mention(head).map(|m| &m.what) {
            Some(What::Person(_) | What::Role(_)) => match self.one(a, s, head).as_slice() {
                [who @ Who::Person(_)] => Some(who.clone()),
                _ => None,
            },
            _ => None,
        }
    }
}

/// "a delegation arrived with X as its leader": X.
fn as_its_head(t: &Tree, i: usize) -> Option<usize> {
    let v = t.governor(i).filter(|_| t.node(i).dep == "nsubj")?;
    let led = |n: usize| {
        ["as", "at"]
            .iter()
            .flat_map(|p| t.prep_objects(n, p))
            .any(|o| {
                matches!(t.node(o).lemma.as_str(), "leader" | "head")
                    && t.has_child_word(o, &["its", "the"])
            })
    };
    // "The delegation, with X at its head, met Y"
    if let Some(own) = t.prep_objects(i, "with").into_iter().find(|&x| led(x)) {
        return Some(own);
    }
    let with = t.prep_objects(v, "with");
    with.iter()
        .copied()
        .find(|&x| led(x) || with.len() == 1 && led(v))
}
