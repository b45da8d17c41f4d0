//! On the margin of which gathering two met: what the sentence says, then what the report says around it.

mod context;
mod during;
pub(crate) mod likewise;
mod setting;
mod unnamed;

pub(crate) use context::by_context;

use crate::analysis::{Analysis, Sentence};
use crate::another_pair::beside_the_other;
use crate::bounds::of_what_is_prepared;
use crate::candidates::Candidate;
use crate::encounters::Draft;
use crate::mentions::What;
use crate::tree::Tree;
use crate::units::GatheringSem;

/// Words for being beside a gathering, as lemmas.
pub(crate) fn is_aside(word: &str) -> bool {
    matches!(
        word,
        "sideline" | "sidelines" | "margin" | "margins" | "fringe" | "fringes"
    )
}

/// The margin that the candidate's own sentence tells of; `last` is the gathering last told of.
pub(crate) fn told(a: &Analysis<'_>, c: &Candidate, last: Option<&GatheringSem>) -> Option<String> {
    let s = &a.sentences[c.sentence];
    // "Their first meeting was at the Summit of the Americas; the second was on the sidelines of the General Assembly."
    let clause = [c.carrier, Some(c.trigger)];
    let elsewhere = |i: usize| {
        c.within.as_ref().is_some_and(|w| !w.contains(&i))
            || said_beside(&s.tree, c.trigger, i)
            || of_what_is_prepared(&s.tree, c.trigger, i)
            || of_another_time(&s.tree, c.trigger, i)
            || beside_the_other(s, c.trigger, i)
    };
    let own = |i: usize| {
        (clause.contains(&s.tree.governor(i)) || s.tree.ancestors(i).any(|x| x == c.trigger))
            && !elsewhere(i)
    };
    margin(a, s, last, &own)
        .or_else(|| during::during(a, s, c, last))
        .or_else(|| margin(a, s, last, &|i| !elsewhere(i)))
}

/// "said after his talks with Y that they would meet at the summit": node `i` is in what is said beside the talks.
fn said_beside(t: &Tree, trigger: usize, i: usize) -> bool {
    t.ancestors(i).any(|v| {
        t.node(v).dep == "ccomp"
            && t.has_child_word(v, &["that"])
            && v > trigger
            && !t.subtree(v).contains(&trigger)
            && t.head(v)
                .is_some_and(|says| t.ancestors(trigger).any(|a| a == says))
    })
}

/// "will meet Y, whom he last saw on the sidelines of the summit": node `i` is in a clause on another time.
fn of_another_time(t: &Tree, trigger: usize, i: usize) -> bool {
    // "met on Saturday in Munich, and before that at the ministerial in Brussels"
    let before_that = trigger < i
        && (trigger..i).any(|b| {
            t.node(b).word == "before" && t.nodes.get(b + 1).is_some_and(|n| n.word == "that")
        });
    before_that
        || t.ancestors(i).any(|v| {
            t.node(v).dep == "relcl"
                && t.has_child_word(v, &["had", "last", "previously", "earlier"])
                && !t.subtree(v).contains(&trigger)
        })
}

/// The gathering on whose margin the sentence puts the encounter.
fn margin(
    a: &Analysis<'_>,
    s: &Sentence,
    last: Option<&GatheringSem>,
    counts: &dyn Fn(usize) -> bool,
) -> Option<String> {
    let t = &s.tree;
    for i in 0..t.nodes.len() {
        let w = t.node(i).lemma.as_str();
        // "between sessions of the summit", "between the sessions"
        let between = t.node(i).tag == "NNS"
            && matches!(w, "session" | "sitting" | "meeting")
            && t.head(i).is_some_and(|p| t.node(p).word == "between")
            && t.child(i, &["nummod", "conj", "poss"]).is_none();
        // "on the side of the OIC summit"; on that of an organisation somebody may stand in a quarrel.
        let side = w == "side"
            && t.head(i).is_some_and(|p| t.node(p).word == "on")
            && t.prep_objects(i, "of")
                .into_iter()
                .any(|o| matches!(s.mention(o).map(|m| &m.what), Some(What::Gathering(_))));
        if !(between || side || is_aside(w)) || !counts(i) {
            continue;
        }
        let possessor = t.child(i, &["poss"]);
        if t.prep_objects(i, "of").is_empty() && !t.node(i).word.starts_with("marginal") {
            // "on its margins", "in the SCO's margins", "met on the sidelines"
            let named = possessor.and_then(|p| named_in(a, s, &t.subtree(p)));
            let behind_preposition = t.head(i).is_some_and(|h| {
                matches!(
                    t.node(h).word.as_str(),
                    "on" | "at" | "in" | "along" | "between"
                )
            });
            match named.or_else(|| last.filter(|_| behind_preposition).map(|g| g.name.clone())) {
                Some(name) => return Some(name),
                None => continue,
            }
        }
        if let Some(&o) = t.prep_objects(i, "of").first() {
            // "on the sidelines of his attendance at the Assembly": of the Assembly.
            let attended = matches!(
                t.node(o).lemma.as_str(),
                "attendance" | "participation" | "presence"
            );
            let words = if attended {
                (o + 1..t.nodes.len()).collect()
            } else {
                t.subtree(o)
            };
            if let Some(name) = named_in(a, s, &words) {
                return Some(name);
            }
            if attended {
                continue;
            }
            // "the conclave": the one told of.
            // "the St Petersburg meeting" is that one, too.
            let bare = t.has_child_word(o, &["the", "this", "that", "same"])
                && !words.iter().any(|&w| {
                    let place = matches!(s.mention(w).map(|m| &m.what), Some(What::Place(_)));
                    matches!(t.node(w).dep, "amod" | "compound" | "nmod")
                        && !place
                        && !matches!(t.node(w).word.as_str(), "same" | "annual")
                });
            if bare && let Some(name) = called(a, &t.node(o).lemma, last) {
                return Some(name);
            }
            let start = words
                .iter()
                .map(|&w| t.node(w))
                .filter(|n| n.pos != "DET")
                .map(|n| n.span.start)
                .min()?;
            // "the international conference Central Asia: Connectivity"
            let title = t.children(o).find(|&c| {
                c > o
                    && matches!(t.node(c).dep, "appos" | "nmod" | "nummod")
                    && matches!(s.mention(c).map(|m| &m.what), Some(What::Other))
            });
            let end = t.node(title.unwrap_or(o)).span.end;
            return a.text.get(start..end.max(start)).map(str::to_owned);
        }
    }
    None
}

/// "the forum", "the summit": the gathering last told of, if that is what it is called, or what the report names so
/// ("the World Economic Forum").
fn called(a: &Analysis<'_>, noun: &str, last: Option<&GatheringSem>) -> Option<String> {
    let ends = |name: &str| {
        name.rsplit([' ', '-'])
            .next()
            .is_some_and(|w| w.eq_ignore_ascii_case(noun))
    };
    let suits = |g: &&GatheringSem| g.name.to_lowercase().contains(noun);
    if let Some(g) = last.filter(suits) {
        return Some(g.name.clone());
    }
    let named = a
        .sentences
        .iter()
        .flat_map(|s| &s.mentions)
        .find_map(|m| match &m.what {
            What::Gathering(g) if ends(&g.name) => Some(g.name.clone()),
            What::Org(o) if ends(&o.name) && OCCASIONS.contains(&noun) => Some(o.name.clone()),
            _ => None,
        });
    named.or_else(|| last.map(|g| g.name.clone()))
}

/// The gathering, or else the organisation, that one of the words names.
fn named_in(a: &Analysis<'_>, s: &Sentence, words: &[usize]) -> Option<String> {
    let name = |w: &usize| match s.mention(*w).map(|m| &m.what) {
        Some(What::Gathering(g)) => Some((true, g.name.clone())),
        // "on the margins of the G20": of its summit.
        Some(What::Org(org)) => Some((
            false,
            crate::candidates::meets_as(&org.name).map_or_else(
                // "of the Bay of Bengal Initiative … Ministerial Meeting": as the report calls its gathering.
                || gathering_of(a, &org.name).unwrap_or_else(|| org.name.clone()),
                |g| g.name,
            ),
        )),
        _ => None,
    };
    let names: Vec<(bool, String)> = words.iter().filter_map(name).collect();
    names
        .iter()
        .find(|(gathering, _)| *gathering)
        .or(names.first())
        .map(|(_, name)| name.clone())
}

/// What the report calls the first gathering of the organisation `org` that it names.
fn gathering_of(a: &Analysis<'_>, org: &str) -> Option<String> {
    let all = a.sentences.iter().flat_map(|s| &s.mentions);
    all.filter_map(|m| match &m.what {
        What::Gathering(g) if g.org.as_deref() == Some(org) => Some(g.name.clone()),
        _ => None,
    })
    .next()
}

/// Common nouns for a gathering told of before; "the meeting" would be the encounter itself.
const OCCASIONS: &[&str] = &[
    "event",
    "forum",
    "summit",
    "conference",
    "gathering",
    "conclave",
    "dialogue",
    "assembly",
    "exhibition",
    "fair",
    "expo",
    "airshow",
];

/// Whether the gathering is called by a name or its organisation, not only "foreign ministers meeting".
pub(crate) fn has_name(s: &Draft) -> bool {
    s.org.is_some()
        || s.name.as_deref().is_some_and(|n| {
            n.rsplit(' ')
                .next()
                .is_some_and(|w| w.starts_with(char::is_uppercase))
        })
}
