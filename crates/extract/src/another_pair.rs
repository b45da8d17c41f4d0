//! Two encounters in one clause: "A met B in Vienna on Tuesday, a week after the talks between C and D at the summit".
//!
//! The talks have a day, a place and a gathering of their own; what stands outside their phrase is the first
//! encounter's, what stands inside is not.

use crate::analysis::Sentence;
use crate::mentions::What;
use crate::status::REPORTING;
use crate::tree::Tree;

/// Nouns for an encounter of two.
const NOUNS: &[&str] = &[
    "meeting",
    "talk",
    "conversation",
    "discussion",
    "call",
    "encounter",
    "handshake",
    "summit",
    "negotiation",
];
/// Prepositions between what happened at two times; "ahead of" besides.
const THEN: &[&str] = &["after", "following", "since", "before", "ahead"];

/// Whether node `i` tells of the other of two encounters than the one at `trigger`.
pub(crate) fn of_the_other(s: &Sentence, trigger: usize, i: usize) -> bool {
    told_apart(s, trigger, i, &|phrase| s.tree.subtree(phrase))
}

/// As [`of_the_other`], of a gathering on whose margin one of them was: the tree hangs it on the first as often as not, so
/// that what stands right behind the phrase counts as of it.
pub(crate) fn beside_the_other(s: &Sentence, trigger: usize, i: usize) -> bool {
    told_apart(s, trigger, i, &|phrase| with_what_follows(s, phrase))
}

fn with_what_follows(s: &Sentence, n: usize) -> Vec<usize> {
    let t = &s.tree;
    let mut own = t.subtree(n);
    let end = own.iter().copied().max().unwrap_or(n);
    own.extend((end + 1..t.nodes.len()).take_while(|&x| t.node(x).word != "," && !t.is_verb(x)));
    own
}

/// The noun for an encounter whose two parties it names and behind which node `i` stands: "the meeting of A and B on the
/// sidelines".
pub(crate) fn of_two_before(s: &Sentence, i: usize) -> Option<usize> {
    (0..i)
        .rev()
        .find(|&n| of_two(s, n) && with_what_follows(s, n).contains(&i))
}

fn told_apart(s: &Sentence, trigger: usize, i: usize, own: &dyn Fn(usize) -> Vec<usize>) -> bool {
    let trigger = of_two_before(s, trigger).unwrap_or(trigger);
    if let Some((phrase, _)) = phrase_of(s, trigger) {
        return !own(phrase).contains(&i);
    }
    (0..s.tree.nodes.len())
        .filter_map(|n| phrase_of(s, n))
        .map(|(phrase, _)| own(phrase))
        .any(|words| words.contains(&i) && !words.contains(&trigger))
}

/// Whether the encounter of two at `trigger` is told only as what was before another: "for the first time since the talks
/// between C and D", "The meeting follows talks between C and D", "recalled the meeting of C and D".
pub(crate) fn looked_back(s: &Sentence, trigger: usize) -> bool {
    let t = &s.tree;
    let trigger = of_two_before(s, trigger).unwrap_or(trigger);
    if let Some((_, opening)) = phrase_of(s, trigger) {
        return matches!(
            t.node(opening).word.as_str(),
            "after" | "following" | "since"
        );
    }
    of_two(s, trigger)
        // "following up on the talks between their presidents"
        && matches!(t.node(trigger).dep, "dobj" | "pobj")
        && t.governor(trigger)
            .filter(|&v| t.head(trigger).is_some_and(|h| h == v || t.head(h) == Some(v)))
            .is_some_and(|v| matches!(t.node(v).lemma.as_str(), "follow" | "recall"))
}

/// The phrase "(a week) after the meeting of A and B", or the clause "(days) after A met B", around the noun or verb `n`,
/// where it tells when something else was.
/// With the word that opens it.
fn phrase_of(s: &Sentence, n: usize) -> Option<(usize, usize)> {
    let t = &s.tree;
    let then = |x: usize| THEN.contains(&t.node(x).word.as_str());
    let (phrase, opening, verb) = if is_encounter(t, n) {
        let phrase = t
            .ancestors(n)
            .skip(1)
            .take_while(|&x| !t.is_verb(x))
            .find(|&x| then(x))?;
        (phrase, phrase, t.governor(phrase)?)
    } else {
        let opening = t.child(n, &["mark"]).filter(|&x| then(x))?;
        t.child(n, &["nsubj", "nsubjpass"])?;
        let verb = t.head(n).filter(|_| t.node(n).dep == "advcl")?;
        (n, opening, verb)
    };
    let theirs = parties(s, n);
    if count(s, &theirs) < 2 {
        return None;
    }
    // "told reporters after talks between the two", "the pact was signed after talks between A and B": on the same
    // occasion.
    let whose = around(s, verb);
    let days_apart = opening.checked_sub(1).is_some_and(|x| {
        matches!(t.node(x).dep, "npadvmod" | "nmod") && t.node(x).pos == "NOUN"
            || matches!(t.node(x).word.as_str(), "shortly" | "soon" | "just")
    });
    let comes = t.node(verb).lemma == "come"
        && t.subject(verb).is_some_and(|x| {
            is_encounter(t, x) || matches!(t.node(x).lemma.as_str(), "visit" | "trip")
        });
    let apart = days_apart
        || comes
        || !REPORTING.contains(&t.node(verb).lemma.as_str())
            && whose.len() > 1
            && !whose.iter().any(|&x| theirs.iter().any(|&y| same(s, x, y)));
    apart.then_some((phrase, opening))
}

/// Whether node `n` is a noun for an encounter of two.
pub(crate) fn is_encounter(t: &Tree, n: usize) -> bool {
    NOUNS.contains(&t.node(n).lemma.as_str()) && !t.is_verb(n)
}

/// Whether node `n` is such a noun and names its parties one by one.
pub(crate) fn names_both(s: &Sentence, n: usize) -> bool {
    is_encounter(&s.tree, n) && parties(s, n).len() > 1
}

/// Whether node `n` is such a noun and says whose encounter it is.
fn of_two(s: &Sentence, n: usize) -> bool {
    is_encounter(&s.tree, n) && count(s, &parties(s, n)) > 1
}

/// How many are named: "their presidents" are two at least.
fn count(s: &Sentence, nodes: &[usize]) -> usize {
    let several =
        |n: &usize| matches!(s.mention(*n).map(|m| &m.what), Some(What::Role(r)) if r.plural);
    nodes.len() + nodes.iter().filter(|n| several(n)).count()
}

/// Those named as subject and object of a verb, and with whom.
fn around(s: &Sentence, verb: usize) -> Vec<usize> {
    let t = &s.tree;
    [t.subject(verb), t.object(verb)]
        .into_iter()
        .flatten()
        .chain(t.prep_objects(verb, "with"))
        .flat_map(|x| t.conjuncts(x))
        .filter(|&x| named(s, x))
        .collect()
}

/// Those between whom the noun says the encounter to be ("between A and B", "of A and B", "of A with B"), or the verb.
fn parties(s: &Sentence, n: usize) -> Vec<usize> {
    let t = &s.tree;
    if t.is_verb(n) {
        return around(s, n);
    }
    ["between", "of", "with"]
        .iter()
        .flat_map(|p| t.prep_objects(n, p))
        .chain(t.child(n, &["poss"]))
        .flat_map(|o| t.conjuncts(o))
        .filter(|&o| named(s, o))
        .collect()
}

fn named(s: &Sentence, n: usize) -> bool {
    matches!(
        s.mention(n).map(|m| &m.what),
        Some(What::Person(_) | What::Role(_) | What::Country(_))
    )
}

/// Whether two nodes name the same person, or may.
fn same(s: &Sentence, x: usize, y: usize) -> bool {
    match (s.mention(x).map(|m| &m.what), s.mention(y).map(|m| &m.what)) {
        (Some(What::Person(a)), Some(What::Person(b))) => a.person == b.person,
        (Some(What::Country(a)), Some(What::Country(b))) => a == b,
        _ => true,
    }
}
