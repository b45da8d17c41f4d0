//! What a frame asks of the words around it.

use crate::analysis::Sentence;
use crate::mentions::What;
use crate::tree::Tree;

/// Words of a clause that are looked at for a frame's conditions; no clause of a report has more.
const WIDEST: usize = 80;

/// What one calls on somebody to do oneself; to anything else one calls on others.
const COURTESIES: &[&str] = &[
    "convey",
    "present",
    "discuss",
    "hand",
    "deliver",
    "brief",
    "bid",
    "express",
    "thank",
    "congratulate",
    "offer",
    "pay",
    "mark",
    "seek",
    "take",
    "felicitate",
    "greet",
    "review",
    "introduce",
    "exchange",
    "apprise",
    "invite",
    "condole",
    "farewell",
    "see",
    "say",
    "inform",
    "talk",
    "wish",
    "pass",
    "extend",
    "bring",
    "submit",
    "acquaint",
    "raise",
    "report",
    "update",
    "share",
    "ask",
    "request",
    "protest",
    "consult",
    "speak",
    "meet",
    "announce",
    "commiserate",
    "personally",
];

/// What one does something for, without a word of anybody or anything else: how long, how often, or a talk.
const SPELLS: &[&str] = &[
    "time",
    "hour",
    "minute",
    "while",
    "half",
    "length",
    "day",
    "talk",
    "discussion",
    "consultation",
    "meeting",
    "visit",
    "chat",
    "conversation",
    "audience",
    "lunch",
    "dinner",
    "breakfast",
    "tea",
    "coffee",
];

/// Whether the noun of several words ends at node `i`.
pub(crate) fn spells(t: &Tree, i: usize, noun: &str) -> bool {
    let mut at = i;
    for (k, word) in noun.rsplit(' ').enumerate() {
        if k > 0 {
            let Some(before) = at.checked_sub(1) else {
                return false;
            };
            at = before;
            let n = t.node(at);
            if n.lemma != word && n.word != word {
                return false;
            }
        }
    }
    true
}

/// The node that heads the noun of several words which ends at `i`: of "one-on-one" the first.
pub(crate) fn top(t: &Tree, i: usize, noun: &str) -> usize {
    let first = i.saturating_sub(noun.split(' ').count() - 1);
    t.ancestors(i)
        .take_while(|&a| (first..=i).contains(&a))
        .last()
        .unwrap_or(i)
}

/// Whether the name of a place or a gathering ends in the word, which its folded node does not show: "Harare
/// International Airport", "the joint commission".
fn ends_in(text: &str, s: &Sentence, i: usize, word: &str) -> bool {
    s.mention(i).is_some_and(|m| {
        matches!(
            m.what,
            What::Place(_) | What::Country(_) | What::Gathering(_) | What::Other
        ) && text
            .get(m.span.clone())
            .and_then(|name| name.rsplit(char::is_whitespace).next())
            .is_some_and(|last| last.eq_ignore_ascii_case(word))
    })
}

/// Whether the clause of node `i` has one of the words of `requires` and none of `unless`.
pub(crate) fn words_fit(
    text: &str,
    s: &Sentence,
    i: usize,
    unless: &[String],
    requires: &[String],
) -> bool {
    if unless.is_empty() && requires.is_empty() {
        return true;
    }
    let t = &s.tree;
    let clause = t.ancestors(i).find(|&a| t.is_verb(a)).unwrap_or(i);
    // Words of other clauses within it ("…, Agerpres reports") do not count.
    let words: Vec<usize> = t
        .subtree(clause)
        .into_iter()
        .take(WIDEST)
        .filter(|&w| {
            w == clause
                || w == i
                || t.governor(w) == Some(clause)
                    && !(t.is_verb(w) && t.child(w, &["nsubj"]).is_some())
        })
        .collect();
    // "Ahead of the summit X received Y": what comes before or after says nothing of what is told.
    let at_another_time = |w: usize| {
        t.ancestors(w).take_while(|&a| a != clause).any(|a| {
            a != i
                && matches!(
                    t.node(a).word.as_str(),
                    "ahead" | "before" | "prior" | "after" | "following"
                )
                && !t.ancestors(i).any(|x| x == a)
        })
    };
    let here: Vec<usize> = words
        .iter()
        .copied()
        .filter(|&w| !at_another_time(w))
        .collect();
    let has = |word: &String, words: &[usize]| {
        if word.contains(' ') {
            let mut nodes = words.to_vec();
            nodes.sort_unstable();
            let joined = nodes
                .iter()
                .map(|&w| t.node(w).word.as_str())
                .collect::<Vec<_>>()
                .join(" ");
            return format!(" {joined} ").contains(&format!(" {word} "));
        }
        words.iter().any(|&w| {
            t.node(w).lemma == *word || t.node(w).word == *word || ends_in(text, s, w, word)
        })
    };
    // "to", "for", "on" as vetoes mean the word right behind the trigger's object.
    let veto = |word: &String| {
        if matches!(word.as_str(), "to" | "for" | "on") {
            // "on Sunday" is no "call on"; "spoke for an hour", "for the first time" say how long and how often, "called on
            // him for talks" what for.
            let dated = |c: usize| {
                t.children(c).any(|o| {
                    s.mention(o)
                        .is_some_and(|m| matches!(m.what, What::Date(_)))
                        || word == "for" && SPELLS.contains(&t.node(o).lemma.as_str())
                })
            };
            t.children(i).any(|c| {
                t.node(c).word == *word && matches!(t.node(c).dep, "prep" | "prt") && !dated(c)
            }) || t.child(i, &["xcomp", "advcl"]).is_some_and(|x| {
                word == "to"
                    && t.has_child_word(x, &["to"])
                    && !COURTESIES.contains(&t.node(x).lemma.as_str())
            })
        } else {
            has(word, &here)
        }
    };
    // "a tour that took her to Oslo": what the clause is about counts.
    let about = t
        .child(clause, &["nsubj", "nsubjpass"])
        .filter(|&n| matches!(t.node(n).word.as_str(), "that" | "which"))
        .and_then(|_| t.antecedent(clause));
    let is_about = |word: &String| about.is_some_and(|n| t.node(n).lemma == *word);
    // "where X is to welcome him": the word hangs on "is".
    let is_to = t
        .head(clause)
        .filter(|&h| t.node(clause).dep == "xcomp" && t.node(h).lemma == "be");
    let beside = |word: &String| is_to.is_some_and(|h| t.has_child_word(h, &[word.as_str()]));
    !unless.iter().any(veto)
        && (requires.is_empty()
            || requires
                .iter()
                .any(|w| has(w, &words) || is_about(w) || beside(w)))
}

/// Whether the verb says what its object is ("called him a friend"), and tells of no deed.
pub(crate) fn judges(t: &Tree, v: usize) -> bool {
    let objects = t
        .children(v)
        .filter(|&c| c > v && matches!(t.node(c).dep, "dobj" | "dative"))
        .filter(|&c| {
            t.node(c).mention.is_some() || t.node(c).pos == "PRON" || t.node(c).pos == "DET"
        })
        .count();
    // "was called in by the ministry": summoned.
    let summoned = t.children(v).any(|c| {
        t.node(c).dep == "prt" && matches!(t.node(c).word.as_str(), "in" | "off" | "out" | "home")
    });
    let called = t.child(v, &["oprd"]);
    // "A day later the Prime Minister called X": whom he called, hung as what he called him.
    let whom = objects == 0 && !t.passive(v) && called.is_some_and(|o| t.node(o).tag == "NNP");
    // "Israel, which he sees as a key ally"
    let seen_as = t.node(v).lemma == "see"
        && t.prep_objects(v, "as")
            .into_iter()
            .any(|o| t.node(o).mention.is_none() && t.has_child_word(o, &["a", "an"]));
    // "Israel, which the two see growing", "wish to see its unity preserved"
    // "for the two to see each other"
    let somebody = t
        .child(v, &["dobj"])
        .is_some_and(|o| t.node(o).mention.is_some())
        || t.nodes
            .get(v + 1)
            .is_some_and(|n| matches!(n.word.as_str(), "each" | "one"));
    let seen_so = t.node(v).lemma == "see"
        && !somebody
        && t.children(v).any(|c| {
            c > v
                && c <= v + 4
                && matches!(t.node(c).dep, "ccomp" | "xcomp" | "oprd" | "acomp")
                && matches!(t.node(c).tag, "VBG" | "VBN" | "VB" | "JJ")
                && !t.has_child_word(c, &["to"])
        });
    called.is_some() && !whom
        || seen_as
        || seen_so
        || t.node(v).lemma == "call" && (objects > 1 || summoned)
}
