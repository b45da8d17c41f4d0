//! What the tree and the words say of two nodes of a sentence, as names of features.

use crate::analysis::Sentence;
use crate::mentions::What;
use crate::tree::Tree;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

const CLASSES: &str = include_str!("../../../../model/judge-words.toml");

/// The classes of a lemma.
pub(crate) fn classes(lemma: &str) -> &'static [String] {
    static TABLE: OnceLock<HashMap<String, Vec<String>>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let lists: BTreeMap<String, Vec<String>> = toml::from_str(CLASSES).unwrap_or_default();
        let mut out: HashMap<String, Vec<String>> = HashMap::new();
        for (class, words) in lists {
            for word in words {
                let known = out.entry(word).or_default();
                if !known.contains(&class) {
                    known.push(class.clone());
                }
            }
        }
        out
    });
    table.get(lemma).map_or(&[], Vec::as_slice)
}

/// The way through the tree from one node to another.
#[derive(Debug)]
pub(crate) struct Way {
    /// From the first node up, the top left out.
    pub(crate) up: Vec<usize>,
    pub(crate) top: usize,
    /// From the second node up, the top left out.
    pub(crate) down: Vec<usize>,
}

impl Way {
    /// The nodes between which it leads.
    pub(crate) fn ends(&self) -> [usize; 2] {
        [&self.up, &self.down].map(|side| side.first().copied().unwrap_or(self.top))
    }

    /// All its nodes but the top.
    pub(crate) fn nodes(&self) -> Vec<usize> {
        self.up.iter().chain(&self.down).copied().collect()
    }
}

/// The way between `a` and `b`; `None` where the sentence has fallen into several trees.
pub(crate) fn way(t: &Tree, a: usize, b: usize) -> Option<Way> {
    let first: Vec<usize> = t.ancestors(a).collect();
    let mut down = Vec::new();
    for x in t.ancestors(b) {
        if let Some(at) = first.iter().position(|&y| y == x) {
            return Some(Way {
                up: first[..at].to_vec(),
                top: x,
                down,
            });
        }
        down.push(x);
    }
    None
}

/// The dependency of a node; of a preposition with its word, which the object behind it then leaves out.
fn label(t: &Tree, i: usize) -> String {
    let n = t.node(i);
    match n.dep {
        "prep" | "agent" | "dative" => n.word.clone(),
        "pobj" => "o".to_owned(),
        dep => dep.to_owned(),
    }
}

/// The function of a node as its own label and that of the preposition it hangs on.
fn function(t: &Tree, i: usize) -> String {
    let n = t.node(i);
    match t.head(i) {
        Some(p) if n.dep == "pobj" => format!("prep:{}", t.node(p).word),
        _ => n.dep.to_owned(),
    }
}

/// The features of the nodes `a` and `b`, of their way and of the clauses it passes.
pub(crate) fn pair(s: &Sentence, a: usize, b: usize, way: &Way, out: &mut BTreeSet<String>) {
    let t = &s.tree;
    let up: Vec<String> = way.up.iter().map(|&i| label(t, i)).collect();
    let down: Vec<String> = way.down.iter().rev().map(|&i| label(t, i)).collect();
    let length = up.len() + down.len();
    if length <= 6 {
        out.insert(format!("way={}^{}", up.join("<"), down.join(">")));
    }
    out.insert(format!("length={}", length.min(8)));
    out.insert(format!("first={}", function(t, a)));
    out.insert(format!("second={}", function(t, b)));
    out.insert(format!("functions={}/{}", function(t, a), function(t, b)));
    let top = t.node(way.top);
    out.insert(format!("top={}", top.lemma));
    out.insert(format!("top-pos={}", top.pos));
    for c in classes(&top.lemma) {
        out.insert(format!("top-class={c}"));
    }
    let inner = way.up.iter().skip(1).chain(way.down.iter().skip(1));
    for &i in inner {
        let n = t.node(i);
        if n.mention.is_none() && matches!(n.pos, "VERB" | "NOUN" | "ADJ") {
            out.insert(format!("on={}", n.lemma));
            for c in classes(&n.lemma) {
                out.insert(format!("on-class={c}"));
            }
        }
        if t.is_verb(i) && matches!(n.dep, "ccomp" | "relcl" | "advcl" | "parataxis") {
            out.insert(format!("through={}", n.dep));
        }
    }
    clause(s, way.top, a, b, out);
    out.insert(format!("apart={}", (a.abs_diff(b) / 3).min(6)));
}

/// The words of the clause that `top` stands in, and what kind of clause it is.
fn clause(s: &Sentence, top: usize, a: usize, b: usize, out: &mut BTreeSet<String>) {
    let t = &s.tree;
    let verb = t.ancestors(top).find(|&v| t.is_verb(v)).unwrap_or(top);
    let v = t.node(verb);
    out.insert(format!("verb={}", v.lemma));
    for c in classes(&v.lemma) {
        out.insert(format!("verb-class={c}"));
    }
    // A verb that no list knows, and no word of being together beside it: most are of another matter.
    if classes(&v.lemma).is_empty() {
        out.insert("verb-class=none".to_owned());
    }
    let together = |l: &str| {
        classes(l)
            .iter()
            .any(|c| matches!(c.as_str(), "contact" | "reception" | "table" | "phone"))
    };
    if !t
        .subtree(verb)
        .into_iter()
        .any(|i| t.node(i).mention.is_none() && together(&t.node(i).lemma))
    {
        out.insert(format!(
            "nothing-of-contact={}",
            classes(&v.lemma).first().map_or("other", String::as_str)
        ));
    }
    out.insert(format!("tense={}", v.tag));
    if t.children(verb)
        .any(|c| t.node(c).dep == "aux" && t.node(c).tag == "MD")
    {
        out.insert("modal".to_owned());
    }
    if t.passive(verb) {
        out.insert("passive".to_owned());
    }
    if t.negated(verb) {
        out.insert("negated".to_owned());
    }
    for i in t.subtree(verb) {
        let n = t.node(i);
        if i == a || i == b || n.mention.is_some() || i == verb {
            continue;
        }
        let near = t.governor(i) == Some(verb);
        if matches!(n.pos, "VERB" | "NOUN" | "ADJ" | "ADV") {
            for c in classes(&n.lemma) {
                out.insert(format!(
                    "{}={c}",
                    if near { "near-class" } else { "far-class" }
                ));
            }
            if near {
                out.insert(format!("near={}", n.lemma));
            }
        }
    }
}

/// What the sentence as a whole carries.
pub(crate) fn sentence(s: &Sentence, index: usize, out: &mut BTreeSet<String>) {
    let mut parties = 0;
    for m in &s.mentions {
        match m.what {
            What::Date(_) => {
                out.insert("has-date".to_owned());
            }
            What::Place(_) => {
                out.insert("has-place".to_owned());
            }
            What::Gathering(_) => {
                out.insert("has-gathering".to_owned());
            }
            What::Person(_) | What::Role(_) => parties += 1,
            _ => {}
        }
    }
    out.insert(format!("parties={}", parties.min(5)));
    out.insert(format!("role={:?}", s.role));
    if s.quoted.is_some() {
        out.insert("quoted".to_owned());
    }
    out.insert(format!(
        "position={}",
        match index {
            0..=1 => "first",
            2..=5 => "early",
            6..=14 => "middle",
            _ => "late",
        }
    ));
    for n in &s.tree.nodes {
        if n.mention.is_none() && matches!(n.pos, "VERB" | "NOUN" | "ADJ" | "ADV") {
            for c in classes(&n.lemma) {
                out.insert(format!("sentence-class={c}"));
            }
        }
    }
}
