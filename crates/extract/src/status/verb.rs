//! What a verb's own form says, and the verbs and adjectives above it.

use super::Told;
use super::words::*;
use crate::tree::Tree;
use sidelines_facts::{EncounterKind, Status};

/// What becomes of doing something where the idea of it is told of: "no intention of", "any plans for", "the
/// possibility of", "no point in".
fn entertained(t: &Tree, noun: usize) -> Option<Status> {
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
pub(super) fn as_likely(word: &str) -> Option<Status> {
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
pub(super) fn on_the_programme(t: &Tree, v: usize) -> bool {
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
pub(super) fn withdraws(t: &Tree, v: usize) -> bool {
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
pub(super) fn off_the_table(t: &Tree, v: usize) -> bool {
    matches!(t.node(v).lemma.as_str(), "be" | "remain" | "take")
        && t.prep_objects(v, "off")
            .into_iter()
            .any(|o| t.node(o).lemma == "table" || PROGRAMMES.contains(&t.node(o).lemma.as_str()))
}

/// "was prevented from travelling", "refrained from meeting him": what verb `v` tells did not come about.
pub(super) fn hindered(t: &Tree, v: usize) -> bool {
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

pub(super) fn called_off(t: &Tree, v: usize) -> bool {
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
        "give" => particle(&["up"]) && t.object(v).is_some(),
        "fall" => particle(&["through", "victim"]),
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
pub(super) fn foreseen(t: &Tree, v: usize) -> bool {
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
pub(super) fn ruled_out(t: &Tree, v: usize) -> Option<Status> {
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
fn gone(t: &Tree, v: usize) -> bool {
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
pub(super) fn under_way(t: &Tree, v: usize) -> bool {
    let what = |w: &str| matches!(w, "way" | "progress" | "session" | "swing");
    t.has_child_word(v, &["underway"])
        || ["under", "in"].iter().any(|p| {
            t.prep_objects(v, p)
                .iter()
                .any(|&o| what(&t.node(o).lemma) && t.node(o).mention.is_none())
        })
}

/// "An agreement has been reached", "made arrangements", of what those named behind it are to do.
fn agreed(t: &Tree, v: usize) -> bool {
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
pub(super) fn maybe_negated_modal(t: &Tree, v: usize) -> bool {
    t.children(v)
        .any(|c| matches!(t.node(c).word.as_str(), "cannot" | "not" | "n't"))
}

/// What "was to have" been, beside which verb `v` stands: "was to have flown to Lima, met X and called on Y".
fn beside_what_was_to_be(t: &Tree, v: usize) -> Option<usize> {
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

/// The status that a verb's own form and its governors give.
pub(super) fn verb(t: &Tree, v: usize, kind: EncounterKind, depth: u8) -> Told {
    let mut out = Told {
        status: Status::Occurred,
        present: false,
    };
    let mut at = v;
    for _ in 0..6 {
        let n = t.node(at);
        let aux: Vec<&str> = t
            .children(at)
            .filter(|&c| matches!(t.node(c).dep, "aux" | "auxpass"))
            .map(|c| t.node(c).word.as_str())
            .collect();
        let has = |words: &[&str]| aux.iter().any(|w| words.contains(w));
        let negative = t.negated(at)
            || t.child(at, &["nsubj", "nsubjpass"]).is_some_and(|s| {
                t.negated(s) || matches!(t.node(s).word.as_str(), "neither" | "none" | "nobody")
            });
        // "will no longer meet"
        if t.has_child_word(at, &["longer"]) && has(&["will", "would", "'ll"]) {
            out.status = Status::Cancelled;
            return out;
        }
        // "could not take place": it was to.
        let came_to_nothing = has(&["could"])
            && (t.passive(at) && n.lemma == "hold"
                || matches!(
                    n.lemma.as_str(),
                    "happen" | "occur" | "materialise" | "materialize" | "proceed"
                )
                || n.lemma == "take"
                    && t.child(at, &["dobj"])
                        .is_some_and(|o| t.node(o).word == "place"));
        if negative {
            out.status = if came_to_nothing {
                Status::Cancelled
            } else {
                Status::Denied
            };
            return out;
        }
        if has(&["will", "shall", "'ll", "would", "wo"]) {
            // "would there have met X": had something not come between.
            let unreal = has(&["would"]) && has(&["have"]) && n.tag == "VBN" && n.lemma != "be";
            out.status = if unreal {
                Status::Cancelled
            } else {
                Status::Planned
            };
            return out;
        }
        if has(&["may", "might", "could", "can"]) {
            out.status = Status::Possible;
            return out;
        }
        if has(&["should", "must", "ought"]) {
            out.status = Status::Planned;
            return out;
        }
        // "the two did meet"
        let finite_past = n.tag == "VBD"
            || (n.tag == "VB" && has(&["did"]))
            || (n.tag == "VBN" && has(&["has", "have", "had", "'ve", "was", "were", "been", "'s"]));
        // "was to have met", "had been due to have met": a plan that came to nothing. "is said to have met" has none.
        if n.tag == "VBN" && has(&["to"]) && has(&["have"]) {
            let plan = t.head(at).is_some_and(|h| {
                let lemma = t.node(h).lemma.as_str();
                lemma == "be" || FORESEEN.contains(&lemma)
            });
            if plan {
                out.status = Status::Cancelled;
            }
            return out;
        }
        // "was to have met X and called on Y": neither.
        if matches!(n.tag, "VBD" | "VBN")
            && aux.is_empty()
            && t.child(at, &["nsubj", "nsubjpass"]).is_none()
            && let Some(planned) = beside_what_was_to_be(t, at)
        {
            at = planned;
            continue;
        }
        // "looked forward to talks in May"
        if n.lemma == "look" && t.has_child_word(at, &["forward"]) && !t.negated(at) {
            out.status = Status::Planned;
            return out;
        }
        // "a visit whose programme has her meeting X on Thursday"
        let slated = n.tag == "VBG"
            && t.children(at).chain(t.head(at)).any(|h| {
                t.node(h).lemma == "have"
                    && t.child(h, &["nsubj"])
                        .is_some_and(|s| programme(t.node(s).lemma.as_str()))
            });
        if slated {
            out.status = Status::Planned;
            return out;
        }
        let progressive = n.tag == "VBG"
            && has(&[
                "is", "are", "am", "'s", "'re", "'m", "’m", "was", "were", "been", "be",
            ])
            // "is being held"
            || n.tag == "VBN"
                && matches!(n.lemma.as_str(), "hold" | "host" | "conduct")
                && has(&["being"])
                && has(&["is", "are"]);
        if progressive {
            if has(&["was", "were"]) {
                // "was in Abu Dhabi on Monday and was heading on to Riyadh"
                let onward = kind == EncounterKind::Visit
                    && (n.lemma == "head"
                        || MOTION.contains(&n.lemma.as_str()) && t.has_child_word(at, &["on"]));
                if onward {
                    out.status = Status::Planned;
                }
                return out;
            }
            // "I am going to Prague", "is sending X to Prague"
            let to_go = n.lemma == "go" && has(&["am", "'m", "’m"])
                || kind == EncounterKind::Visit && matches!(n.lemma.as_str(), "send" | "dispatch");
            if to_go {
                out.status = Status::Planned;
                return out;
            }
            // "is visiting", "are to be meeting": under way or planned; the dates decide.
            out.status = Status::Ongoing;
            out.present = true;
            return out;
        }
        if at == v && finite_past && !has(&["is", "are", "be", "being"]) {
            // "has travelled to Moscow for talks": and is there.
            if kind == EncounterKind::Visit && gone(t, at) {
                out.status = Status::Ongoing;
                return out;
            }
            // "were to meet": planned. "has been in Pakistan since Tuesday", "has come to Astana to attend": and is there
            // still.
            let since = |c: usize| t.node(c).word == "since" || t.has_child_word(c, &["since"]);
            let purpose = |c: usize| t.node(c).word == "for" || t.has_child_word(c, &["to"]);
            let still = kind == EncounterKind::Visit
                && has(&["has", "have", "'ve", "'s"])
                && match n.lemma.as_str() {
                    // "many have been to Cuba since January"
                    "be" => {
                        t.subtree(at).into_iter().any(since) && t.prep_objects(at, "to").is_empty()
                    }
                    "come" => t.children(at).any(purpose) && !t.children(at).any(since),
                    _ => false,
                };
            if still {
                out.status = Status::Ongoing;
            }
            return out;
        }
        if matches!(n.tag, "VBZ" | "VBP") || (n.tag == "VBN" && has(&["is", "are"])) {
            out.present = true;
            out.status = if kind == EncounterKind::Visit || n.lemma == "be" {
                Status::Ongoing
            } else {
                Status::Occurred
            };
            // "is due in Manila, the beginning of a tour", "are to confer", "is still to come"
            let due = n.lemma == "be"
                && (t.child(at, &["acomp"]).is_some_and(|c| {
                    matches!(t.node(c).word.as_str(), "due" | "likely" | "bound" | "set")
                }) || t.child(at, &["xcomp"]).is_some_and(|c| {
                    t.node(c).tag == "VB"
                            && t.has_child_word(c, &["to"])
                            // "is in Colombo to attend"
                            && !(at..c).any(|x| {
                                matches!(t.node(x).word.as_str(), "in" | "at" | "here" | "there")
                            })
                }));
            if due {
                out.status = Status::Planned;
                return out;
            }
            // "will be received on Wednesday and holds talks the same day"
            if n.dep == "conj"
                && n.tag == "VBZ"
                && n.lemma != "be"
                && t.head(at)
                    .filter(|&h| t.is_verb(h) && depth > 0)
                    .is_some_and(|h| {
                        t.has_child_word(h, &["will", "'ll"])
                            && verb(t, h, kind, depth - 1).status == Status::Planned
                    })
            {
                out.status = Status::Planned;
                return out;
            }
            // "July 29 is expected to be the main day, which includes a call", "will raise it when they meet": planned
            // with what it hangs on.
            let when = n.dep == "advcl"
                && t.has_child_word(at, &["when", "once", "after", "until", "while", "as"]);
            // "X, who is in Washington, will also meet Y": he is there already.
            let there = n.lemma == "be"
                && kind == EncounterKind::Visit
                && t.child(at, &["nsubj"])
                    .is_some_and(|s| t.node(s).word == "who");
            if (n.dep == "relcl" && !there || when)
                && let Some(g) = t.governor(at).filter(|_| depth > 0)
                && (verb(t, g, kind, depth - 1).status == Status::Planned
                    // "will not get together when the G20 holds its summit"
                    || when && t.has_child_word(g, &["will", "wo", "'ll"]))
            {
                out.status = Status::Planned;
            }
            // "left for Asuncion, where he attends the inauguration": once he is there.
            let whither = n.dep == "relcl"
                && kind != EncounterKind::Visit
                && n.lemma != "be"
                && t.has_child_word(at, &["where"])
                && t.governor(at).is_some_and(|g| {
                    matches!(
                        t.node(g).lemma.as_str(),
                        "leave" | "depart" | "fly" | "head" | "travel" | "set" | "go"
                    ) && t.node(g).tag == "VBD"
                });
            if whither {
                out.status = Status::Planned;
            }
            // "is being held": under way, or planned where its day is to come.
            if n.tag == "VBN" && has(&["is", "are"]) {
                out.status = match has(&["being"]) && matches!(n.lemma.as_str(), "hold" | "host") {
                    true => Status::Ongoing,
                    false => Status::Planned,
                };
            }
            return out;
        }
        // Infinitives and participles: look up.
        let infinitive = n.tag == "VB" || aux.contains(&"to");
        let Some(h) = t.head(at) else {
            if infinitive {
                out.status = Status::Planned;
                out.present = true;
            }
            return out;
        };
        let head = t.node(h);
        let lemma = head.lemma.as_str();
        if infinitive
            && matches!(
                n.dep,
                "xcomp" | "ccomp" | "advcl" | "acl" | "conj" | "relcl" | "attr" | "pcomp"
            )
        {
            if n.dep == "conj" {
                at = h;
                continue;
            }
            // "has yet to meet", "is yet to meet"
            if matches!(lemma, "have" | "be") && t.has_child_word(h, &["yet"]) {
                out.status = Status::Denied;
                return out;
            }
            // "is not likely to meet him"
            let head_negative =
                t.negated(h) || t.node(h).dep == "acomp" && t.head(h).is_some_and(|b| t.negated(b));
            // "is unlikely to meet him"
            if head.word == "unlikely" {
                out.status = if head_negative {
                    Status::Possible
                } else {
                    Status::Denied
                };
                return out;
            }
            // "is not going to see him"
            if lemma == "go"
                && head.tag == "VBG"
                && t.has_child_word(h, &["is", "are", "was", "were"])
            {
                out.status = if head_negative {
                    Status::Denied
                } else {
                    Status::Planned
                };
                return out;
            }
            // "would like to meet him"
            if LIKING.contains(&lemma) && t.has_child_word(h, &["would", "'d"]) {
                out.status = if head_negative {
                    Status::Denied
                } else {
                    Status::Possible
                };
                return out;
            }
            // "no plans for X and Y to meet"
            let no_plan = matches!(lemma, "plan" | "intention" | "arrangement") && t.negated(h);
            // Hung on the verb: "There are no plans as yet for X and Y to meet".
            let none = t.has_child_word(at, &["for"])
                && t.child(h, &["attr"]).is_some_and(|p| {
                    matches!(t.node(p).lemma.as_str(), "plan" | "intention") && t.negated(p)
                });
            if no_plan || none {
                out.status = Status::Denied;
                return out;
            }
            // "An agreement had been reached for X to meet Y": which is still to come.
            if n.dep == "advcl" && t.has_child_word(at, &["for"]) && agreed(t, h) {
                out.status = if head_negative {
                    Status::Denied
                } else {
                    Status::Planned
                };
                return out;
            }
            // "has cancelled plans to meet X"
            let dropped = matches!(lemma, "plan" | "arrangement")
                && matches!(t.node(h).dep, "dobj" | "nsubjpass")
                && t.governor(h).is_some_and(|v| drops(t, v) && !t.negated(v));
            if dropped {
                out.status = Status::Cancelled;
                return out;
            }
            // "declined an invitation to meet X", "turned down a proposal to hold talks"
            if n.dep == "acl"
                && matches!(
                    lemma,
                    "invitation" | "proposal" | "request" | "offer" | "call" | "suggestion"
                )
                && t.node(h).dep == "dobj"
                && t.governor(h)
                    .is_some_and(|v| super::refuses(t, v) && !t.negated(v))
            {
                out.status = Status::Denied;
                return out;
            }
            // "did not allow X to travel", "was not allowed to see Y", "forbade him to go"
            let forbidden = match lemma {
                "allow" | "permit" | "let" => head_negative,
                "forbid" | "prohibit" => !head_negative,
                _ => false,
            };
            if matches!(n.dep, "ccomp" | "xcomp") && forbidden {
                out.status = Status::Denied;
                return out;
            }
            // "was denied permission to travel"
            let barred = matches!(
                lemma,
                "permission" | "visa" | "leave" | "clearance" | "authorisation"
            ) && matches!(t.node(h).dep, "dobj" | "oprd")
                && t.governor(h).is_some_and(|v| {
                    matches!(t.node(v).lemma.as_str(), "deny" | "refuse") && !t.negated(v)
                });
            if n.dep == "acl" && barred {
                out.status = Status::Denied;
                return out;
            }
            // "an invitation to X to pay a visit": open until it is taken up.
            if lemma == "invitation" && n.dep == "acl" && kind == EncounterKind::Visit {
                let above = t.governor(h);
                let is = |verbs: &[&str]| {
                    above.is_some_and(|v| verbs.contains(&t.node(v).lemma.as_str()))
                };
                out.status = if is(&["accept", "take"]) && !above.is_some_and(|v| t.negated(v)) {
                    Status::Planned
                } else if is(REFUSE) {
                    Status::Denied
                } else {
                    Status::Possible
                };
                return out;
            }
            // "would be glad to come", "would be happy to meet him"
            let would = t
                .head(h)
                .is_some_and(|v| t.has_child_word(v, &["would", "'d"]));
            if would && t.node(h).dep == "acomp" && !REFUSE.contains(&lemma) {
                out.status = Status::Possible;
                return out;
            }
            // "had the opportunity to meet": and did; "will have a chance to meet": and will.
            if n.dep == "acl"
                && matches!(lemma, "opportunity" | "occasion" | "chance")
                && let Some(v) = t.governor(h).filter(|&v| {
                    matches!(
                        t.node(v).lemma.as_str(),
                        "have" | "get" | "find" | "take" | "use"
                    )
                })
            {
                at = v;
                continue;
            }
            // "thanked him for the opportunity to call on him": and did.
            let thanked = matches!(lemma, "opportunity" | "occasion" | "chance")
                && t.node(h).dep == "pobj"
                && t.governor(h).is_some_and(|v| {
                    matches!(t.node(v).lemma.as_str(), "thank" | "appreciate")
                        && t.node(v).tag == "VBD"
                });
            if n.dep == "acl" && thanked {
                return out;
            }
            // "Pleased to meet", "honoured to receive": done.
            if matches!(
                lemma,
                "pleased"
                    | "please"
                    | "glad"
                    | "happy"
                    | "delighted"
                    | "delight"
                    | "honoured"
                    | "honored"
                    | "honour"
                    | "honor"
                    | "great"
                    | "good"
                    | "nice"
                    | "pleasure"
                    | "privileged"
                    | "wonderful"
                    | "content"
            ) {
                return out;
            }
            // "arrived to begin a visit": it has begun.
            if kind == EncounterKind::Visit
                && matches!(
                    n.lemma.as_str(),
                    "begin" | "start" | "commence" | "embark" | "kick" | "pay" | "undertake"
                )
                && MOTION.contains(&lemma)
            {
                let above = verb(t, h, kind, depth.saturating_sub(1));
                if above.status == Status::Occurred {
                    out.status = Status::Ongoing;
                    return out;
                }
            }
            // "his turn to speak" is no refusal.
            if REFUSE.contains(&lemma) && (lemma != "turn" || t.is_verb(h)) {
                out.status = if head_negative {
                    Status::Occurred
                } else {
                    Status::Denied
                };
                return out;
            }
            if CANCEL.contains(&lemma) || called_off(t, h) {
                out.status = Status::Cancelled;
                return out;
            }
            if lemma == "be" && has(&["to"]) && n.dep == "xcomp" {
                out.status = if head_negative {
                    Status::Denied
                } else {
                    Status::Planned
                };
                return out;
            }
            // "was able to meet him": and did; "will be able to": and may.
            if head.word == "able" && head_negative {
                out.status = Status::Denied;
                return out;
            }
            if head.word == "able"
                && let Some(be) = t.head(h).filter(|&b| t.is_verb(b))
            {
                let then = t.node(be).tag == "VBD"
                    || t.node(be).tag == "VBN" && t.has_child_word(be, &["has", "have", "had"]);
                out.status = if then {
                    Status::Occurred
                } else {
                    Status::Possible
                };
                return out;
            }
            if MAYBE.contains(&lemma) {
                out.status = if head_negative {
                    Status::Denied
                } else {
                    Status::Possible
                };
                return out;
            }
            // "was in Moscow to see him": and did.
            let was_there = kind != EncounterKind::Visit
                && lemma == "be"
                && n.dep == "advcl"
                && t.node(h).tag == "VBD"
                && t.has_child_word(h, &["in", "at"])
                && !head_negative;
            // "who had come to see him", "met in Prague to sign it": and did.
            let came = MOTION.contains(&lemma)
                && t.has_child_word(h, &["had"])
                && t.node(h).tag != "VB"
                && !t.node(h).word.eq("been");
            let gathered = kind == EncounterKind::Signing
                && matches!(lemma, "meet" | "gather" | "convene" | "assemble")
                && t.node(h).tag == "VBD";
            if came || gathered || was_there {
                return out;
            }
            if PLAN.contains(&lemma)
                || matches!(head.word.as_str(), "likely" | "due" | "ready" | "set")
            {
                let modal_may = t
                    .children(h)
                    .any(|c| matches!(t.node(c).word.as_str(), "may" | "might" | "could"));
                let asked = matches!(
                    lemma,
                    "hop"
                        | "seek"
                        | "request"
                        | "ask"
                        | "urge"
                        | "want"
                        | "hope"
                        | "wish"
                        | "invite"
                        | "offer"
                        | "propose"
                ) || READY.contains(&head.word.as_str())
                    && head.pos == "ADJ"
                    // "is getting ready to receive him"
                    && !t.head(h).is_some_and(|v| matches!(t.node(v).lemma.as_str(), "get" | "make"));
                out.status = if head_negative {
                    Status::Denied
                } else if modal_may || asked {
                    Status::Possible
                } else if foreseen(t, h)
                    || t.head(h)
                        .is_some_and(|b| t.node(h).dep == "acomp" && foreseen(t, b))
                {
                    Status::Cancelled
                } else {
                    Status::Planned
                };
                if lemma == "come" || lemma == "head" {
                    out.status = Status::Planned;
                }
                return out;
            }
            // "found time to receive", "took the opportunity to meet": and did.
            let found = matches!(lemma, "find" | "take" | "make" | "have" | "use")
                && t.child(h, &["dobj"]).is_some_and(|o| {
                    matches!(
                        t.node(o).lemma.as_str(),
                        "time" | "opportunity" | "occasion" | "chance" | "advantage" | "use"
                    )
                });
            if found {
                at = h;
                continue;
            }
            // "had to cut his visit short": and did.
            if lemma == "have" && n.dep == "xcomp" && head.tag == "VBD" && !head_negative {
                at = h;
                continue;
            }
            if matches!(
                lemma,
                "manage"
                    | "continue"
                    | "begin"
                    | "start"
                    | "proceed"
                    | "go"
                    | "get"
                    | "use"
                    // "prompted him to send condolences", "were forced to leave": and they did.
                    | "prompt"
                    | "cause"
                    | "force"
                    | "compel"
                    | "oblige"
            ) && !MOTION.contains(&lemma)
            {
                at = h;
                continue;
            }
            // "was ushered in to see", "went to see him": and saw him.
            let led = USHERED.contains(&lemma) && t.passive(h);
            let went = lemma == "go"
                && t.node(h).tag == "VBD"
                && matches!(n.lemma.as_str(), "see" | "meet" | "call");
            // "stayed on to dine with him", "withdrew to the palace to hold talks": and did.
            let there = kind != EncounterKind::Visit
                && t.node(h).tag == "VBD"
                && ASIDE.contains(&lemma)
                && !head_negative;
            // "was on the phone to speak to him", "picked up the phone to speak to him"
            let on_the_phone = kind == EncounterKind::Call
                && t.node(h).tag == "VBD"
                && matches!(lemma, "be" | "pick" | "get")
                && !head_negative
                && n.dep == "advcl";
            if led || went || there || on_the_phone {
                return out;
            }
            // "has visited Accra to hold talks": and held them.
            if lemma == "visit"
                && kind != EncounterKind::Visit
                && (head.tag == "VBD" || t.has_child_word(h, &["has", "have"]) && head.tag == "VBN")
                && !head_negative
                && !t.passive(h)
            {
                return out;
            }
            // "will not travel to Dushanbe to meet him"
            if head_negative && (MOTION.contains(&lemma) || lemma == "visit") {
                out.status = Status::Denied;
                return out;
            }
            // Purpose: "arrived to attend", "is in Tokyo to meet"; told of the past perfect it is over.
            if t.has_child_word(h, &["had"]) && t.node(h).tag == "VBN" {
                return out;
            }
            out.status = Status::Planned;
            return out;
        }
        if t.is_verb(h)
            && matches!(
                n.dep,
                "conj" | "advcl" | "xcomp" | "ccomp" | "pcomp" | "dep" | "parataxis"
            )
        {
            // "has put off going to Kenya", "cancelled visiting it"
            let object = n.dep == "xcomp"
                || at > 0 && t.node(at - 1).dep == "prt" && t.node(at - 1).head == h;
            if n.tag == "VBG" && object && drops(t, h) && !t.negated(h) {
                out.status = Status::Cancelled;
                return out;
            }
            // "is considering visiting Chile", "floated meeting him in Oslo"
            if n.tag == "VBG" && object && WEIGHED.contains(&lemma) {
                out.status = match t.negated(h) {
                    true => Status::Denied,
                    false => Status::Possible,
                };
                return out;
            }
            // "…, meeting X" and "after meeting X" share the time of what they hang on.
            if n.tag == "VBN" && n.dep != "conj" || REPORTING.contains(&lemma) && n.dep == "ccomp" {
                return out;
            }
            at = h;
            continue;
        }
        if n.dep == "pcomp" || n.dep == "prep" || n.dep == "pobj" && n.tag == "VBG" {
            let word = head.word.as_str();
            // "returned home without having held talks", "decided against going"
            let against = word == "against"
                && t.head(h).is_some_and(|v| {
                    matches!(
                        t.node(v).lemma.as_str(),
                        "decide" | "opt" | "rule" | "choose"
                    ) && !t.negated(v)
                });
            if word == "without" || against {
                out.status = Status::Denied;
                return out;
            }
            // "has no intention of meeting", "saw no point in meeting", "is discussing the possibility of meeting"
            let idea = t.head(h).and_then(|above| match t.is_verb(above) {
                true => t.child(above, &["dobj", "attr"]),
                false => Some(above),
            });
            if let Some(status) = idea.and_then(|noun| entertained(t, noun)) {
                out.status = status;
                return out;
            }
            // "is open to meeting him"
            if word == "to"
                && let Some(ready) = t
                    .head(h)
                    .filter(|&r| READY.contains(&t.node(r).word.as_str()))
            {
                out.status = match t.head(ready).is_some_and(|b| t.negated(b)) {
                    true => Status::Denied,
                    false => Status::Possible,
                };
                return out;
            }
            // "looks forward to meeting"
            let ahead = word == "to"
                && t.head(h).is_some_and(|v| {
                    t.node(v).lemma == "look" && t.has_child_word(v, &["forward"])
                        || t.node(v).word == "forward"
                });
            // "Before leaving for Bishkek he had visited Tashkent", "met X before flying on to Kuwait": as true as that.
            let went_on = kind == EncounterKind::Visit
                && word == "before"
                && matches!(
                    n.lemma.as_str(),
                    "leave" | "depart" | "fly" | "head" | "proceed" | "travel"
                )
                && t.head(h).is_some_and(|v| {
                    t.node(v).tag == "VBD"
                        || t.has_child_word(v, &["had"]) && t.node(v).tag == "VBN"
                });
            if went_on {
                return out;
            }
            // "was received by X before meeting Y": told of both; "said before meeting Y" of one.
            let in_turn = word == "before"
                && t.head(h)
                    .is_some_and(|v| t.is_verb(v) && !SPOKEN.contains(&t.node(v).lemma.as_str()));
            if (BEFORE.contains(&word) || ahead) && !in_turn {
                out.status = Status::Planned;
                return out;
            }
            // "will meet X shortly after landing"
            let to_come = word == "after"
                && n.tag == "VBG"
                && aux.is_empty()
                && t.head(h)
                    .is_some_and(|v| t.has_child_word(v, &["will", "'ll"]));
            if to_come {
                out.status = Status::Planned;
                return out;
            }
            if matches!(word, "after" | "since" | "following") {
                return out;
            }
            at = h;
            continue;
        }
        // "Apart from meeting X, he will", "in addition to meeting X, he will"
        if matches!(n.word.as_str(), "apart" | "aside" | "addition") {
            at = h;
            continue;
        }
        // A participle on a noun: "the talks held", "ministers meeting in Goa".
        if n.tag == "VBG" && n.dep == "acl" {
            out.status = Status::Ongoing;
            out.present = true;
        }
        return out;
    }
    out
}
