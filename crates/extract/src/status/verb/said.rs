//! What single verbs, adjectives and adverbs say: called off, off the table, on the programme, likely, ruled out.

use crate::status::words::*;
use crate::tree::Tree;
use sidelines_facts::Status;

/// What becomes of doing something where the idea of it is told of: "no intention of", "any plans for", "the
/// possibility of", "no point in".
pub(super) fn entertained(t: &Tree, noun: usize) -> Option<Status> {
    let status = match t.node(noun).lemma.as_str() {
        "intention" | "plan" | "wish" => Status::Planned,
        "idea" | "possibility" | "chance" | "prospect" | "option" | "point" | "sense" | "use"
        | "thought" => Status::Possible,
        _ => return None,
    };
    let verb = t.governor(noun);
    let none = |n: usize| {
        t.negated(n)
            || t.has_child_word(n, &["no", "little", "neither"])
            || matches!(t.node(n).word.as_str(), "nobody" | "none" | "neither")
    };
    let denied = none(noun)
        || verb.is_some_and(|v| {
            t.negated(v)
                || t.child(v, &["nsubj"]).is_some_and(none)
                || REFUSE.contains(&t.node(v).lemma.as_str())
        });
    match t.node(noun).lemma.as_str() {
        _ if denied => Some(Status::Denied),
        "point" | "sense" | "use" | "thought" => None,
        _ => Some(status),
    }
}

/// What an adjective says of an encounter: "possible", "likely", "off".
pub(in super::super) fn as_likely(word: &str) -> Option<Status> {
    match word {
        "possible" | "conceivable" | "feasible" | "thinkable" | "uncertain" | "doubtful"
        | "unclear" => Some(Status::Possible),
        "likely" | "due" | "imminent" | "probable" | "certain" | "near" | "pending" => {
            Some(Status::Planned)
        }
        "unlikely" => Some(Status::Denied),
        "off" => Some(Status::Cancelled),
        _ => None,
    }
}

/// "is on the schedule", "figures among his engagements", "is in the offing".
pub(in super::super) fn on_the_programme(t: &Tree, v: usize) -> bool {
    const IN: &[&str] = &[
        "offing",
        "work",
        "pipeline",
        "plan",
        "preparation",
        "planning",
        "making",
    ];
    let stands = |p: &str, list: &[&str]| {
        let lemma = |o: usize| t.node(o).lemma.as_str();
        t.prep_objects(v, p)
            .into_iter()
            .any(|o| list.contains(&lemma(o)))
    };
    match t.node(v).lemma.as_str() {
        "be" => stands("on", PROGRAMMES) || stands("among", PROGRAMMES) || stands("in", IN),
        "figure" | "feature" | "appear" => {
            ["on", "among", "in"].iter().any(|p| stands(p, PROGRAMMES))
        }
        // "Talks with X top his agenda"
        "top" | "head" | "fill" => t
            .child(v, &["dobj"])
            .is_some_and(|o| PROGRAMMES.contains(&t.node(o).lemma.as_str())),
        _ => false,
    }
}

/// "pull out", "back out", "withdraw": from what one was to do.
pub(in super::super) fn withdraws(t: &Tree, v: usize) -> bool {
    match t.node(v).lemma.as_str() {
        "withdraw" => true,
        "pull" | "back" | "bow" | "drop" | "opt" => t.has_child_word(v, &["out"]),
        _ => false,
    }
}

/// Whether a verb calls off what it has for its object.
pub(crate) fn drops(t: &Tree, v: usize) -> bool {
    CANCEL.contains(&t.node(v).lemma.as_str()) || called_off(t, v)
}

/// Whether the node is a place, which stands folded as one of a few cities.
fn stands_for_place(t: &Tree, n: usize) -> bool {
    t.node(n).mention.is_some()
        && crate::fold::PLACES
            .iter()
            .any(|p| t.node(n).word.eq_ignore_ascii_case(p))
}

/// "put on ice", "is on hold"
fn on_ice(t: &Tree, v: usize) -> bool {
    t.prep_objects(v, "on").into_iter().any(|o| {
        matches!(
            t.node(o).lemma.as_str(),
            "ice" | "hold" | "shelf" | "backburner" | "burner"
        )
    })
}

/// "is off the table": nobody thinks of it any more.
pub(in super::super) fn off_the_table(t: &Tree, v: usize) -> bool {
    // "are off"
    let off = t.node(v).lemma == "be"
        && t.children(v)
            .any(|c| t.node(c).word == "off" && t.children(c).next().is_none());
    off || matches!(t.node(v).lemma.as_str(), "be" | "remain" | "take")
        && t.prep_objects(v, "off")
            .into_iter()
            .any(|o| t.node(o).lemma == "table" || PROGRAMMES.contains(&t.node(o).lemma.as_str()))
}

/// "was prevented from travelling", "refrained from meeting him": what verb `v` tells did not come about.
pub(in super::super) fn hindered(t: &Tree, v: usize) -> bool {
    const HINDERING: &[&str] = &[
        "prevent",
        "bar",
        "ban",
        "stop",
        "block",
        "keep",
        "prohibit",
        "preclude",
        "dissuade",
        "discourage",
        "refrain",
        "abstain",
        "desist",
        "deter",
        "exclude",
        "hinder",
    ];
    let from = t
        .head(v)
        .filter(|&p| t.node(v).dep == "pcomp" && t.node(p).word == "from");
    from.and_then(|p| t.head(p)).is_some_and(|h| {
        HINDERING.contains(&t.node(h).lemma.as_str()) && t.is_verb(h) && !t.negated(h)
    })
}

/// "to December", "by a week", "back two days", "forward a day": but not "to Cairo", nor "back to Geneva".
fn to_another_day(t: &Tree, v: usize) -> bool {
    let when = |o: usize| {
        t.node(o).mention.is_some() && !stands_for_place(t, o)
            // "to a later date"
            || matches!(t.node(o).lemma.as_str(), "day" | "date" | "week" | "month" | "year")
    };
    // The agent of a passive is no length of time.
    let by = t.children(v).filter(|&p| t.node(p).word == "by");
    let by = by.filter_map(|p| t.child(p, &["pobj"]));
    let lengths = |c: &usize| {
        matches!(t.node(*c).dep, "npadvmod" | "dobj" | "advmod")
            && t.has_child_word(v, &["back", "forward", "forwards", "up"])
    };
    let told = t.prep_objects(v, "to").into_iter().chain(by);
    told.chain(t.children(v).filter(lengths))
        .any(|o| when(o) || t.node(o).dep == "advmod" && t.subtree(o).into_iter().any(when))
}

pub(in super::super) fn called_off(t: &Tree, v: usize) -> bool {
    let particle = |words: &[&str]| t.has_child_word(v, words);
    match t.node(v).lemma.as_str() {
        "call" => particle(&["off"]),
        "put" | "push" if particle(&["off", "back"]) => true,
        // "has been brought forward to Monday": called off as planned, for a day of its own.
        "bring" => particle(&["forward"]) && t.passive(v) && to_another_day(t, v),
        "advance" => t.passive(v) && to_another_day(t, v),
        "put" | "place" | "remain" | "stay" => on_ice(t, v),
        "drop" | "abandon" | "axe" => true,
        // "The trip is off", but "The talks are off to a good start"
        "be" if on_ice(t, v) => !t.negated(v),
        "be" => {
            !t.negated(v)
                && t.children(v).any(|c| {
                    let next = t.nodes.get(c + 1).map_or("", |n| n.word.as_str());
                    t.node(c).word == "off"
                        && t.child(c, &["pobj", "prep"]).is_none()
                        && !matches!(next, "to" | "the" | "on")
                })
        }
        "give" => particle(&["up"]) && (t.object(v).is_some() || t.passive(v)),
        "fall" => particle(&["through", "victim"]),
        // "collapsed hours before it was to begin"
        "collapse" => t
            .children(v)
            .any(|c| t.node(c).dep == "advcl" && t.has_child_word(c, &["before"])),
        "leave" => particle(&["out"]) && t.passive(v),
        "go" => particle(&["ahead"]) && t.negated(v),
        // "has been moved to December": not "to Cairo", where it is to be held.
        "move" | "shift" => t.passive(v) && to_another_day(t, v),
        // "had to be dropped"
        "have" => t.children(v).any(|c| {
            t.node(c).dep == "xcomp"
                && t.passive(c)
                && (CANCEL.contains(&t.node(c).lemma.as_str()) || called_off(t, c))
        }),
        _ => false,
    }
}

/// "had been due in", "had been scheduled to": a plan of the past that something came between.
pub(in super::super) fn foreseen(t: &Tree, v: usize) -> bool {
    let had = t.has_child_word(v, &["had"]) && t.has_child_word(v, &["been"])
        || t.node(v).word == "been" && t.has_child_word(v, &["had"]);
    let what = FORESEEN.contains(&t.node(v).lemma.as_str())
        || t.node(v).lemma == "be"
            && t.children(v)
                .any(|c| FORESEEN.contains(&t.node(c).lemma.as_str()));
    // "had planned to meet next week"
    let meant = t.has_child_word(v, &["had"])
        && t.node(v).tag == "VBN"
        && matches!(t.node(v).lemma.as_str(), "plan" | "intend" | "mean");
    (had && what || meant) && !t.negated(v)
}

/// "ruled out meeting X", "did not exclude that they would meet": what is said of the clause of `v`.
pub(in super::super) fn ruled_out(t: &Tree, v: usize) -> Option<Status> {
    // "did not rule out going to Lima to meet him"
    let chain = std::iter::successors(Some(v), |&x| {
        t.head(x).filter(|_| {
            matches!(
                t.node(x).dep,
                "xcomp" | "ccomp" | "pcomp" | "advcl" | "prep" | "conj"
            )
        })
    });
    chain.skip(1).take(4).find_map(|h| {
        let n = t.node(h);
        let excludes = n.lemma == "exclude" || n.lemma == "rule" && t.has_child_word(h, &["out"]);
        let under = excludes && h < v;
        under.then(|| {
            if t.negated(h) || maybe_negated_modal(t, h) {
                Status::Possible
            } else {
                Status::Denied
            }
        })
    })
}

/// "has travelled to Kuala Lumpur": news, unless it is told how often or since when.
pub(super) fn gone(t: &Tree, v: usize) -> bool {
    const OFTEN: &[&str] = &[
        "twice",
        "times",
        "since",
        "before",
        "already",
        "never",
        "ever",
        "often",
        "repeatedly",
        "previously",
        "recently",
        "also",
        "first",
        "second",
        "third",
        "time",
        "returned",
    ];
    matches!(t.node(v).lemma.as_str(), "travel" | "fly" | "go" | "bring")
        && t.has_child_word(v, &["has", "have"])
        && matches!(t.node(v).dep, "ROOT" | "ccomp")
        && !t
            .subtree(v)
            .into_iter()
            .any(|c| OFTEN.contains(&t.node(c).word.as_str()))
}

/// "were under way", "is in progress"
pub(in super::super) fn under_way(t: &Tree, v: usize) -> bool {
    let what = |w: &str| matches!(w, "way" | "progress" | "session" | "swing");
    t.has_child_word(v, &["underway"])
        || ["under", "in"].iter().any(|p| {
            t.prep_objects(v, p)
                .iter()
                .any(|&o| what(&t.node(o).lemma) && t.node(o).mention.is_none())
        })
}

/// "An agreement has been reached", "made arrangements", of what those named behind it are to do.
pub(super) fn agreed(t: &Tree, v: usize) -> bool {
    const TERMS: &[&str] = &[
        "agreement",
        "deal",
        "arrangement",
        "understanding",
        "consensus",
        "compromise",
        "plan",
        "preparation",
        "date",
        "time",
        "day",
    ];
    matches!(
        t.node(v).lemma.as_str(),
        "reach" | "make" | "strike" | "broker" | "fix" | "set" | "agree" | "find" | "come"
    ) && t
        .child(v, &["nsubjpass", "dobj"])
        .into_iter()
        .chain(t.prep_objects(v, "to"))
        .any(|o| TERMS.contains(&t.node(o).lemma.as_str()))
}

/// "cannot be ruled out"
pub(in super::super) fn maybe_negated_modal(t: &Tree, v: usize) -> bool {
    t.children(v)
        .any(|c| matches!(t.node(c).word.as_str(), "cannot" | "not" | "n't"))
}

/// What "was to have" been, beside which verb `v` stands: "was to have flown to Lima, met X and called on Y".
pub(super) fn beside_what_was_to_be(t: &Tree, v: usize) -> Option<usize> {
    let to_have = |x: usize| {
        t.node(x).tag == "VBN" && ["to", "have"].iter().all(|w| t.has_child_word(x, &[w]))
    };
    let first = std::iter::successors(Some(v), |&x| t.head(x).filter(|_| t.node(x).dep == "conj"))
        .last()
        .filter(|&x| x != v)?;
    // Or hung on the "was".
    let below = || {
        t.subtree(first)
            .into_iter()
            .filter(|&c| c < v && t.node(c).dep == "xcomp")
            .find(|&c| to_have(c))
    };
    if to_have(first) {
        return Some(first);
    }
    below().filter(|_| t.node(first).lemma == "be")
}
