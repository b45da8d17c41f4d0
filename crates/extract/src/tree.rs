//! A sentence's dependency tree over folded nodes, and the walks that frames need.

use std::ops::Range;

/// One sentence, parsed with every mention as one node.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Node>,
}

/// A word, or a mention folded into one.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// Bytes of the text; the whole mention where it is one.
    pub(crate) span: Range<usize>,
    /// Lower case, as in the text; of a mention, the word it was folded into.
    pub(crate) word: String,
    pub(crate) lemma: String,
    pub(crate) tag: &'static str,
    pub(crate) pos: &'static str,
    pub(crate) dep: &'static str,
    /// The root is its own head.
    pub(crate) head: usize,
    pub(crate) children: Vec<usize>,
    /// Index into the sentence's mentions.
    pub(crate) mention: Option<usize>,
}

impl Node {
    /// Whether it is a meal to which somebody is asked.
    pub(crate) fn is_meal(&self) -> bool {
        const MEALS: &[&str] = &[
            "breakfast",
            "lunch",
            "luncheon",
            "dinner",
            "supper",
            "banquet",
        ];
        MEALS.contains(&self.lemma.as_str())
    }
}

impl Tree {
    pub(crate) fn node(&self, i: usize) -> &Node {
        // Every index comes from this tree; the first node stands in for none.
        self.nodes.get(i).unwrap_or(&EMPTY)
    }

    pub(crate) fn children(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        self.node(i).children.iter().copied()
    }

    pub(crate) fn child(&self, i: usize, deps: &[&str]) -> Option<usize> {
        self.children(i).find(|&c| deps.contains(&self.node(c).dep))
    }

    pub(crate) fn head(&self, i: usize) -> Option<usize> {
        let h = self.node(i).head;
        (h != i && h < self.nodes.len()).then_some(h)
    }

    /// `i`, its head, its head's head …; ends even if the tree were broken.
    pub(crate) fn ancestors(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let mut at = Some(i);
        let mut left = self.nodes.len();
        std::iter::from_fn(move || {
            let here = at?;
            at = if left == 0 { None } else { self.head(here) };
            left = left.saturating_sub(1);
            Some(here)
        })
    }

    /// The node whose words begin at byte `start` of the report.
    pub(crate) fn starting_at(&self, start: usize) -> Option<usize> {
        self.nodes.iter().position(|n| n.span.start == start)
    }

    /// All nodes under `i`, itself first.
    pub(crate) fn subtree(&self, i: usize) -> Vec<usize> {
        let mut out = vec![i];
        let mut at = 0;
        while at < out.len() && out.len() <= self.nodes.len() {
            out.extend(self.children(out[at]));
            at += 1;
        }
        out
    }

    /// `i` and what is coordinated with it.
    pub(crate) fn conjuncts(&self, i: usize) -> Vec<usize> {
        let mut out = vec![i];
        let mut at = 0;
        while at < out.len() && out.len() <= self.nodes.len() {
            let here = out[at];
            out.extend(self.children(here).filter(|&c| self.node(c).dep == "conj"));
            at += 1;
        }
        out
    }

    pub(crate) fn is_verb(&self, i: usize) -> bool {
        let n = self.node(i);
        matches!(n.pos, "VERB" | "AUX") || n.tag.starts_with("VB")
    }

    /// The verb that governs `i`: the first verb on the way up, `i` aside.
    pub(crate) fn governor(&self, i: usize) -> Option<usize> {
        self.ancestors(i).skip(1).find(|&a| self.is_verb(a))
    }

    /// Whether these words stand one behind the other.
    pub(crate) fn says(&self, words: &[&str]) -> bool {
        self.nodes
            .windows(words.len())
            .any(|row| row.iter().zip(words).all(|(n, w)| n.word == *w))
    }

    /// Objects of the preposition `prep` under `i`, through chains such as "together with", "along with".
    pub(crate) fn prep_objects(&self, i: usize, prep: &str) -> Vec<usize> {
        let mut out = Vec::new();
        for c in self.children(i) {
            let n = self.node(c);
            // "spoke with A as well, and with B": beside the verb.
            let beside = n.dep == "conj" && n.word == prep && n.pos == "ADP";
            if !beside
                && !matches!(
                    n.dep,
                    "prep" | "agent" | "dative" | "advmod" | "prt" | "pcomp"
                )
            {
                continue;
            }
            if n.word == prep {
                out.extend(
                    self.children(c)
                        .filter(|&o| matches!(self.node(o).dep, "pobj" | "pcomp")),
                );
                // "between A and between B"; "with A; with B; and with C"; "to and from"
                out.extend(
                    self.conjuncts(c)
                        .into_iter()
                        .skip(1)
                        .filter(|&o| self.node(o).word == prep)
                        .flat_map(|o| self.children(o))
                        .filter(|&o| self.node(o).dep == "pobj"),
                );
            } else if n.dep != "agent"
                && !matches!(
                    n.word.as_str(),
                    "according" | "due" | "thanks" | "owing" | "contrary"
                )
            {
                // "by A from one side and by B from the other", hung on "from"
                let beside = |p: usize| self.node(p).dep == "conj" && prep == "by";
                out.extend(
                    self.children(c)
                        .filter(|&p| self.node(p).dep == "prep" || beside(p))
                        .filter(|&p| self.node(p).word == prep)
                        .flat_map(|p| {
                            self.children(p)
                                .filter(|&o| self.node(o).dep == "pobj")
                                .collect::<Vec<_>>()
                        }),
                );
            }
        }
        out
    }

    pub(crate) fn has_child_word(&self, i: usize, words: &[&str]) -> bool {
        self.children(i)
            .any(|c| words.contains(&self.node(c).word.as_str()))
    }

    pub(crate) fn negated(&self, i: usize) -> bool {
        // "Not present was X": hung on what stands before "was".
        let before = self
            .child(i, &["acomp"])
            .filter(|&c| c < i && self.node(i).lemma == "be");
        let own = before.into_iter().flat_map(|c| self.children(c));
        self.children(i).chain(own).any(|c| {
            let n = self.node(c);
            n.dep == "neg"
                || (n.dep == "det" && n.word == "no")
                || (n.dep == "advmod" && n.word == "never")
        })
    }

    /// Whether the subject of the verb says that there is none: "nobody", "no official", "neither side".
    pub(crate) fn done_by_none(&self, v: usize) -> bool {
        self.child(v, &["nsubj", "nsubjpass"]).is_some_and(|s| {
            self.negated(s)
                || matches!(self.node(s).word.as_str(), "neither" | "none" | "nobody")
                || self
                    .children(s)
                    .any(|c| self.node(c).dep == "det" && self.node(c).word == "neither")
        })
    }

    /// Whether the verb is passive.
    pub(crate) fn passive(&self, v: usize) -> bool {
        self.child(v, &["nsubjpass", "auxpass"]).is_some()
            || (self.node(v).tag == "VBN"
                && self.node(v).dep == "acl"
                && self.child(v, &["aux"]).is_none())
            // "was chaired by X and attended by Y", taken for the past tense
            || (self.node(v).tag == "VBD"
                && self.node(v).dep == "conj"
                && self.child(v, &["agent"]).is_some()
                && self.child(v, &["nsubj", "dobj"]).is_none())
            // "was adopted and signed", "was summoned and given a note"
            || (self.node(v).tag == "VBN"
                && self.node(v).dep == "conj"
                && self.child(v, &["aux", "nsubj"]).is_none()
                && (self.child(v, &["dobj"]).is_none()
                    || matches!(self.node(v).lemma.as_str(), "give" | "hand" | "offer" | "award"))
                && self
                    .head(v)
                    .is_some_and(|h| h < v && self.child(h, &["nsubjpass", "auxpass"]).is_some()))
    }

    /// The grammatical subject of a verb, found through coordination, control, relative and participle
    /// clauses; of a passive verb the same, so that the caller must swap roles.
    pub(crate) fn subject(&self, v: usize) -> Option<usize> {
        let mut verb = v;
        for _ in 0..8 {
            if let Some(s) = self.child(verb, &["nsubj", "nsubjpass", "csubj"]) {
                let n = self.node(s);
                // "who met": the antecedent is meant.
                if matches!(n.tag, "WP" | "WDT") && n.mention.is_none() {
                    return self.antecedent(verb).or(Some(s));
                }
                return Some(s);
            }
            let n = self.node(verb);
            match n.dep {
                // "the talks held", "ministers meeting in Goa": the noun itself.
                // "have no plans to meet", "has a chance to meet X": those who have them.
                "acl" if self.has_child_word(verb, &["to"]) && self.governor(verb).is_some() => {
                    verb = self.governor(verb)?;
                }
                "acl" => return self.head(verb),
                "relcl" => return self.antecedent(verb),
                "conj" | "xcomp" | "advcl" | "ccomp" | "dep" | "parataxis" | "acomp" | "aux" => {
                    let head = self.head(verb)?;
                    if n.dep == "xcomp"
                        && !matches!(n.tag, "VBG")
                        && let Some(o) = self.child(head, &["dobj"])
                        && CONTROL_BY_OBJECT.contains(&self.node(head).lemma.as_str())
                    {
                        return Some(o);
                    }
                    // "sent X to Amman to meet Y": X is to meet him.
                    if n.dep == "advcl"
                        && n.tag == "VB"
                        && SENDING.contains(&self.node(head).lemma.as_str())
                        && !self.passive(head)
                        && let Some(o) = self.child(head, &["dobj"])
                        && self.node(o).mention.is_some()
                    {
                        return Some(o);
                    }
                    // "commended the king's visit to Jordan to meet X": the king met him.
                    if n.dep == "advcl"
                        && n.tag == "VB"
                        && !matches!(self.node(head).lemma.as_str(), "use" | "take")
                        && let Some(trip) = self.child(head, &["dobj"]).filter(|&o| {
                            matches!(self.node(o).lemma.as_str(), "visit" | "trip" | "tour")
                        })
                        && let Some(p) = self.child(trip, &["poss"])
                        && self.node(p).mention.is_some()
                    {
                        return Some(p);
                    }
                    if !self.is_verb(head)
                        && !matches!(self.node(head).pos, "ADJ" | "ADP" | "SCONJ")
                    {
                        return match n.dep {
                            "conj" => self.subject_of_noun(head),
                            // "forced the navies to call off": hung on the navies.
                            "xcomp" if self.has_child_word(verb, &["to"]) => Some(head),
                            _ => None,
                        };
                    }
                    verb = head;
                }
                "pcomp" => {
                    // "after meeting X": the subject of what the preposition hangs on.
                    let above = self.governor(verb)?;
                    // "thanked X for taking part": X took part.
                    if let Some(p) = self.head(verb)
                        && let Some(o) = self.doer(above, p)
                    {
                        return Some(o);
                    }
                    verb = above;
                }
                "prep" | "pobj" => verb = self.governor(verb)?,
                _ => return None,
            }
        }
        None
    }

    /// Whose deed it is that stands behind a preposition at a verb, where it is the object's: "thanked X for his visit",
    /// "accused X of meeting Y".
    pub(crate) fn doer(&self, v: usize, prep: usize) -> Option<usize> {
        let preps = |lemma: &str| match lemma {
            "accuse" | "suspect" => &["of"][..],
            "congratulate" | "compliment" => &["on", "upon", "for"],
            _ if FOR_THEIR_DEEDS.contains(&lemma) => &["for"],
            _ => &[],
        };
        self.child(v, &["dobj"]).filter(|&o| {
            o < prep && preps(&self.node(v).lemma).contains(&self.node(prep).word.as_str())
        })
    }

    fn subject_of_noun(&self, noun: usize) -> Option<usize> {
        self.governor(noun)
            .and_then(|g| self.child(g, &["nsubj", "nsubjpass"]))
    }

    /// The noun that a relative clause hangs on.
    pub(crate) fn antecedent(&self, verb: usize) -> Option<usize> {
        let mut v = verb;
        for _ in 0..6 {
            match self.node(v).dep {
                "relcl" | "acl" => return self.head(v),
                "conj" | "xcomp" | "ccomp" | "advcl" => v = self.head(v)?,
                _ => return None,
            }
        }
        None
    }

    /// The direct object, or the noun that a relative clause without object hangs on ("whom he met").
    pub(crate) fn object(&self, v: usize) -> Option<usize> {
        if let Some(o) = self.child(v, &["dobj", "obj", "dative"]) {
            let n = self.node(o);
            if matches!(n.tag, "WP" | "WDT") && n.mention.is_none() {
                return self.antecedent(v);
            }
            return Some(o);
        }
        // A parser without the object often hangs it on as attribute or complement.
        self.child(v, &["attr", "oprd"])
            .filter(|&o| self.node(o).mention.is_some())
    }
}

/// "thanked him for coming": the object acted.
const FOR_THEIR_DEEDS: &[&str] = &[
    "thank",
    "praise",
    "commend",
    "criticise",
    "criticize",
    "blame",
    "condemn",
];

/// Verbs whose object goes and does what a purpose behind it tells. Of others that rule their object ("called X to discuss
/// trade") a purpose is the subject's.
const SENDING: &[&str] = &[
    "send", "dispatch", "ask", "order", "instruct", "direct", "invite", "urge", "tell", "delegate",
];

/// "asked him to meet": the object acts.
const CONTROL_BY_OBJECT: &[&str] = &[
    "ask",
    "invite",
    "urge",
    "tell",
    "allow",
    "permit",
    "send",
    "request",
    "call",
    "expect",
    "want",
    "force",
    "oblige",
    "compel",
    "lead",
    "prompt",
    "cause",
    "persuade",
    "convince",
    "induce",
    "enable",
    "order",
    "instruct",
    "advise",
    "encourage",
    "press",
];

static EMPTY: Node = Node {
    span: 0..0,
    word: String::new(),
    lemma: String::new(),
    tag: "",
    pos: "",
    dep: "",
    head: 0,
    children: Vec::new(),
    mention: None,
};
