//! Who of a sentence is only spoken of, or only stands by: he met nobody, whatever the words around him are like.

use crate::analysis::Sentence;
use crate::judge::features::Way;
use crate::mentions::What;
use crate::tree::Tree;

/// What goes between people who do not meet.
const MESSAGES: &[&str] = &[
    "letter",
    "message",
    "telegram",
    "cable",
    "greeting",
    "regard",
    "wish",
    "condolence",
    "congratulation",
    "compliment",
    "invitation",
];

/// Those who act for somebody, or are somebody's.
const SOMEBODYS: &[&str] = &[
    "envoy",
    "emissary",
    "representative",
    "adviser",
    "advisor",
    "aide",
    "chief",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "confidant",
    "ally",
    "son",
    "daughter",
    "wife",
    "husband",
    "brother",
    "sister",
    "father",
    "mother",
    "widow",
    "predecessor",
    "successor",
];

/// What is done with somebody near by, for him or about him.
const AROUND: &[&str] = &[
    "presence",
    "absence",
    "behalf",
    "stead",
    "name",
    "memory",
    "death",
    "election",
    "re-election",
    "reelection",
    "resignation",
    "appointment",
    "victory",
];

/// Whether the one at node `n` only stands by, is acted for or is spoken of.
pub(super) fn stands_by(s: &Sentence, n: usize) -> bool {
    let t = &s.tree;
    let first = first_of_row(t, n);
    somebodys(s, first) || acted_for(t, first) || at_his_side(t, first) || sits_in(t, first)
}

/// The first of the row in which `n` stands: "greetings of A and B".
fn first_of_row(t: &Tree, n: usize) -> usize {
    std::iter::successors(Some(n), |&x| t.head(x).filter(|_| t.node(x).dep == "conj"))
        .take(t.nodes.len())
        .last()
        .unwrap_or(n)
}

/// "conveyed the greetings of A", "handed him a letter from A", "the chief adviser of A", "in the presence of A", "A's
/// predecessor".
fn somebodys(s: &Sentence, n: usize) -> bool {
    let t = &s.tree;
    let noun = match t.node(n).dep {
        "pobj" => t
            .head(n)
            .filter(|&p| matches!(t.node(p).word.as_str(), "of" | "from" | "to"))
            .and_then(|p| t.head(p)),
        "poss" => t.head(n),
        _ => None,
    };
    noun.is_some_and(|h| {
        let lemma = t.node(h).lemma.as_str();
        let behind = |word: &str| t.head(n).is_some_and(|p| t.node(p).word == word);
        let to = behind("to");
        // "A, chief adviser of B", where the title is part of the name
        let titled = behind("of")
            && matches!(s.mention(h).map(|m| &m.what), Some(What::Person(p)) if !p.offices.is_empty());
        !t.is_verb(h)
            && (titled
                || MESSAGES.contains(&lemma)
                || SOMEBODYS.contains(&lemma)
                || !to && AROUND.contains(&lemma))
    })
}

/// "accompanied President A", "represented A", "standing in for A", "deputised for A".
fn acted_for(t: &Tree, n: usize) -> bool {
    let Some(h) = t.head(n) else { return false };
    match t.node(n).dep {
        "dobj" => matches!(
            t.node(h).lemma.as_str(),
            "accompany" | "represent" | "replace" | "succeed" | "precede" | "escort"
        ),
        "pobj" if t.node(h).word == "for" => {
            t.governor(h)
                .is_some_and(|v| match t.node(v).lemma.as_str() {
                    "deputise" | "deputize" | "substitute" => true,
                    "stand" | "fill" | "sit" => {
                        t.has_child_word(v, &["in"])
                            || t.head(h).is_some_and(|p| t.node(p).word == "in")
                    }
                    _ => false,
                })
        }
        _ => false,
    }
}

/// "with A at her side", "had with him A and B".
fn at_his_side(t: &Tree, n: usize) -> bool {
    let side = |i: usize| {
        t.prep_objects(i, "at")
            .into_iter()
            .any(|o| t.node(o).lemma == "side")
    };
    let with = t
        .head(n)
        .filter(|&p| t.node(n).dep == "pobj" && t.node(p).word == "with");
    let brought = t.head(n).is_some_and(|v| {
        t.node(n).dep == "dobj"
            && matches!(t.node(v).lemma.as_str(), "have" | "bring")
            && t.prep_objects(v, "with")
                .into_iter()
                .any(|o| t.node(o).tag == "PRP")
    });
    brought || with.is_some_and(|p| side(n) || side(p))
}

/// "Ministers A and B sat in": on a meeting of others.
fn sits_in(t: &Tree, n: usize) -> bool {
    t.node(n).dep == "nsubj"
        && t.head(n).is_some_and(|v| {
            matches!(t.node(v).lemma.as_str(), "sit" | "listen")
                && t.children(v)
                    .any(|c| t.node(c).word == "in" && t.child(c, &["pobj"]).is_none())
        })
}

/// Whether the words between the two keep them apart: a letter from one to the other, two guests of a third, one clause
/// while another goes on elsewhere.
pub(super) fn apart(t: &Tree, x: usize, y: usize, way: &Way) -> bool {
    by_letter(t, way) || guests_of_another(t, x, y) || owned(t, x, y) || meanwhile(t, way)
}

/// "A had written to B", "informed B in a letter", "sent B his condolences".
fn by_letter(t: &Tree, way: &Way) -> bool {
    let v = way.top;
    let writes = t.node(v).lemma == "write" && !t.prep_objects(v, "to").is_empty();
    writes
        || t.is_verb(v)
            && t.prep_objects(v, "in")
                .into_iter()
                .chain(t.prep_objects(v, "by"))
                .chain(t.child(v, &["dobj"]))
                .any(|o| MESSAGES.contains(&t.node(o).lemma.as_str()))
}

/// "C received, one after the other, A and B", "they are A of X and B of Y": each is with C, if with anybody.
fn guests_of_another(t: &Tree, x: usize, y: usize) -> bool {
    let first = first_of_row(t, x);
    first == first_of_row(t, y)
        && matches!(t.node(first).dep, "dobj" | "attr" | "dative")
        && t.head(first)
            .is_some_and(|v| t.child(v, &["nsubj", "nsubjpass"]).is_some())
}

/// "A's counterpart B", "A's envoy, B": one is told by the other.
fn owned(t: &Tree, x: usize, y: usize) -> bool {
    let of = |a: usize, b: usize| {
        t.node(a).mention.is_some() && t.node(a).dep == "poss" && t.head(a) == Some(b)
    };
    of(x, y) || of(y, x)
}

/// "A speaks in Lyon while B receives C".
fn meanwhile(t: &Tree, way: &Way) -> bool {
    way.nodes().into_iter().any(|v| {
        t.node(v).dep == "advcl"
            && t.is_verb(v)
            && t.has_child_word(v, &["while", "whereas"])
            && t.child(v, &["nsubj", "nsubjpass"])
                .is_some_and(|n| t.node(n).mention.is_some())
    })
}
