//! What is said of something that comes before or after the predicate, and not of the predicate itself.

use crate::analysis::Sentence;
use crate::fold::topics;
use crate::mentions::What;
use crate::status::REPORTING;
use crate::tree::Tree;

/// Whether node `i` belongs to a gathering before which that at `trigger` takes place: "met in Moscow ahead of the
/// NATO summit in Washington on July 9-11". The tree hangs the day on the verb as often as not; the words between
/// tell: nothing but nouns and prepositions.
pub(crate) fn of_what_follows(s: &Sentence, trigger: usize, i: usize) -> bool {
    let t = &s.tree;
    let event = |x: usize| {
        matches!(
            s.mention(x).map(|m| &m.what),
            Some(What::Gathering(_) | What::Org(_))
        ) || EVENTS.contains(&t.node(x).lemma.as_str())
    };
    // "Ahead of the summit of March 20 X met Y"
    if i < trigger {
        return t
            .ancestors(i)
            .take_while(|&x| x != trigger)
            .filter(|&x| x < i && is_before(t, x))
            // "Ahead of next week's summit"
            .filter(|&x| {
                let whose = t.head(i).filter(|_| t.node(i).dep == "poss");
                (x..i).chain(whose).any(event)
            })
            .any(|x| !t.ancestors(trigger).any(|y| y == x));
    }
    // "ahead of next month's summit"
    let mut gathering = t.node(i).dep == "poss" && std::iter::once(i).chain(t.head(i)).any(event);
    for x in (trigger + 1..i).rev() {
        let node = t.node(x);
        if gathering && is_before(t, x) {
            return true;
        }
        gathering |= event(x);
        let passed = s.mention(x).is_some()
            || matches!(
                node.pos,
                "NOUN" | "PROPN" | "ADJ" | "DET" | "ADP" | "NUM" | "PART" | "PRON"
            );
        if !passed {
            return false;
        }
    }
    false
}

/// Verbs of telling somebody of something.
const BRIEFING: &[&str] = &[
    "brief",
    "inform",
    "update",
    "acquaint",
    "apprise",
    "debrief",
    "familiarise",
    "familiarize",
];

/// What is told of an event besides the event.
const OUTCOMES: &[&str] = &[
    "outcome",
    "result",
    "detail",
    "content",
    "course",
    "conclusion",
];

/// Whether node `i` belongs to the telling of what `trigger` names: "on Thursday tweeted about his meeting with X", "briefed Y
/// in Berlin on Friday on his talks with X", "told Y about his trip in a telephone call on Friday".
pub(crate) fn of_telling(t: &Tree, trigger: usize, i: usize) -> bool {
    let outcome = t
        .head(trigger)
        .filter(|&p| t.node(trigger).dep == "pobj" && t.node(p).word == "of")
        .and_then(|p| t.head(p))
        .filter(|&n| OUTCOMES.contains(&t.node(n).lemma.as_str()));
    let topic = outcome.unwrap_or(trigger);
    // "reviewed the results of the summit on Monday", "discussed the visit on Friday"
    let discussed = t.node(topic).dep == "dobj"
        && !t.is_verb(trigger)
        && t.head(topic).is_some_and(|v| {
            matches!(t.node(v).lemma.as_str(), "discuss" | "review" | "assess") && t.is_verb(v)
                // "declined to discuss the meeting in Geneva on Monday"
                && t.node(v).tag != "VB"
        });
    if discussed {
        return !t.subtree(topic).contains(&i);
    }
    let Some(p) = t.head(topic).filter(|&p| {
        t.node(topic).dep == "pobj" && matches!(t.node(p).word.as_str(), "about" | "on" | "of")
    }) else {
        return false;
    };
    let Some(v) = t.head(p).filter(|&v| t.is_verb(v)) else {
        return false;
    };
    let verb = t.node(v).lemma.as_str();
    if i < trigger {
        return i > v && BRIEFING.contains(&verb) || REPORTING.contains(&verb);
    }
    // "in a telephone conversation on Friday", "during talks in Washington", wherever the tree hangs them
    let medium = |n: usize| {
        t.node(n).dep == "pobj"
            && t.head(n).is_some_and(|p| {
                matches!(
                    t.node(p).word.as_str(),
                    "in" | "during" | "by" | "over" | "at"
                )
            })
            && matches!(
                t.node(n).lemma.as_str(),
                "telephone" | "phone" | "call" | "conversation" | "talk" | "meeting"
            )
    };
    (BRIEFING.contains(&verb) || REPORTING.contains(&verb)) && (trigger + 1..i).any(medium)
}

/// "exchanged views with X, whom he had met in Dhaka a day earlier": whether node `i` is told of what had been before what
/// `trigger` names.
pub(crate) fn of_what_had_been(t: &Tree, trigger: usize, i: usize) -> bool {
    std::iter::once(i).chain(t.ancestors(i)).any(|v| {
        t.node(v).dep == "relcl"
            && t.has_child_word(v, &["had"])
            && t.child(v, &["dobj", "pobj"])
                .is_some_and(|w| t.node(w).word == "whom")
            && !t.subtree(v).contains(&trigger)
    })
}

/// "followed up on what their presidents had decided in August": whether node `i` is told of what others had done before,
/// in a clause of their own.
pub(crate) fn of_an_earlier_deed(
    t: &Tree,
    trigger: usize,
    carrier: Option<usize>,
    i: usize,
) -> bool {
    t.ancestors(i)
        .take_while(|&v| v != trigger && Some(v) != carrier)
        .any(|v| {
            matches!(t.node(v).dep, "pcomp" | "ccomp")
                && t.node(v).tag == "VBN"
                && t.has_child_word(v, &["had"])
                && t.child(v, &["nsubj", "nsubjpass"]).is_some_and(|n| n < i)
                && t.children(v)
                    .any(|c| matches!(t.node(c).word.as_str(), "what" | "that" | "how") && c < v)
                && !t.ancestors(trigger).any(|x| x == v)
                && carrier.is_none_or(|c| !t.ancestors(c).any(|x| x == v))
        })
}

/// Whether node `i` behind `trigger` belongs to talks that those at it prepare: "met Y to set the stage for a summit, most
/// likely on the sidelines of the G20".
pub(crate) fn of_what_is_prepared(t: &Tree, trigger: usize, i: usize) -> bool {
    (trigger + 1..i).any(|v| {
        let prepares = t.node(v).tag == "VB"
            && match t.node(v).lemma.as_str() {
                "prepare" => true,
                "set" | "lay" | "pave" | "clear" => t.child(v, &["dobj"]).is_some_and(|o| {
                    matches!(
                        t.node(o).lemma.as_str(),
                        "stage" | "way" | "ground" | "groundwork" | "path" | "scene"
                    )
                }),
                _ => false,
            };
        prepares
            && (v + 1..i).any(|p| {
                t.node(p).word == "for"
                    && t.child(p, &["pobj"]).is_some_and(|o| {
                        o < i
                            && matches!(
                                t.node(o).lemma.as_str(),
                                "summit" | "meeting" | "talk" | "encounter" | "bilateral"
                            )
                    })
            })
    })
}

/// What is done once, on a day and in a place of its own, to what two speak about.
const DEEDS: &[&str] = &[
    "sign",
    "agree",
    "arrest",
    "launch",
    "reach",
    "adopt",
    "conclude",
    "establish",
    "found",
    "create",
    "elect",
    "appoint",
    "detain",
    "announce",
    "introduce",
    "approve",
    "ratify",
    "unveil",
    "seal",
    "publish",
    "issue",
    "kill",
    "imprison",
    "jail",
    "take",
    "make",
    "initial",
    "set",
    "inaugurate",
    "open",
    "commission",
    "draft",
    "draw",
];

/// Whether node `i` is of a deed told beside what the predicate at `trigger` is about: "discussed the pact signed in May
/// in Canberra", "raised the case of a journalist arrested in March", or of other talks spoken of: "at their meeting they
/// touched upon the talks in New York".
pub(crate) fn of_another_deed(t: &Tree, trigger: usize, carrier: Option<usize>, i: usize) -> bool {
    of_what_was_said(t, trigger, i)
        || t.ancestors(i)
            .take_while(|&x| x != trigger && Some(x) != carrier)
            .any(|x| {
                let of_a_topic = || topics::speaks_of(&t.nodes, x).is_some_and(|v| v != trigger);
                of_a_topic()
                    || t.node(x).dep == "acl"
                        && t.node(x).tag == "VBN"
                        && DEEDS.contains(&t.node(x).lemma.as_str())
                        && t.head(x).is_some_and(|n| n != trigger && trigger < n)
                        && t.ancestors(x).any(|y| y == trigger || Some(y) == carrier)
            })
}

/// "Trade will double next year, X said at a meeting with Y": whether node `i` stands in what is said, which comes first, and
/// `trigger` behind who said it.
pub(crate) fn of_what_was_said(t: &Tree, trigger: usize, i: usize) -> bool {
    t.ancestors(i).any(|x| {
        t.node(x).dep == "ccomp"
            && t.head(x).is_some_and(|said| {
                x < said
                    && said < trigger
                    && REPORTING.contains(&t.node(said).lemma.as_str())
                    && t.ancestors(trigger).any(|y| y == said)
                    // "the ministry says, and X gives a dinner"
                    && !t
                        .ancestors(trigger)
                        .take_while(|&y| y != said)
                        .any(|y| t.node(y).dep == "conj" && t.is_verb(y))
            })
    })
}

/// Nouns for what others meet before.
const EVENTS: &[&str] = &[
    "summit",
    "conference",
    "forum",
    "election",
    "inauguration",
    "assembly",
    "gathering",
    "ministerial",
    "congress",
    "visit",
    "trip",
];

/// "before", "ahead of", "prior to", "in advance of", "on the eve of".
fn is_before(t: &Tree, x: usize) -> bool {
    let next = |word: &str| t.nodes.get(x + 1).is_some_and(|n| n.word == word);
    match t.node(x).word.as_str() {
        "before" => t.node(x).tag == "IN",
        "ahead" | "advance" | "eve" => next("of"),
        "prior" => next("to"),
        _ => false,
    }
}

/// What people vote on or are sworn in for.
const VOTES: &[&str] = &[
    "election",
    "referendum",
    "vote",
    "poll",
    "victory",
    "win",
    "inauguration",
];

/// Whether node `i`, behind the verb at `trigger`, tells when that is or was which two speak of: "spoke by phone about the
/// summit in July", "called X to congratulate him on the result of the election on March 7".
pub(crate) fn of_the_matter(s: &Sentence, trigger: usize, i: usize) -> bool {
    let t = &s.tree;
    let Some(noun) = t
        .head(i)
        .filter(|_| t.node(i).dep == "pobj")
        .and_then(|p| t.head(p))
        .filter(|&n| trigger < n && n < i && !t.is_verb(n))
    else {
        return false;
    };
    let vote = VOTES.contains(&t.node(noun).lemma.as_str());
    let month = matches!(t.head(i), Some(p) if t.node(p).word == "in");
    let event = matches!(s.mention(noun).map(|m| &m.what), Some(What::Gathering(_)))
        || EVENTS.contains(&t.node(noun).lemma.as_str());
    (vote || month && event)
        && t.ancestors(noun).take_while(|&x| x != trigger).any(|x| {
            matches!(
                t.node(x).word.as_str(),
                "about" | "on" | "over" | "regarding" | "concerning"
            ) && t.node(x).dep == "prep"
        })
        && t.ancestors(noun).any(|x| x == trigger)
}

/// Whether the date or place at node `i` is that of a trip that is talked about at `trigger`: "talked about X's trip to
/// China in October", "discussed how to prepare the visit next year".
pub(crate) fn of_a_trip_spoken_of(t: &Tree, trigger: usize, i: usize) -> bool {
    let above = match t.node(i).dep {
        "npadvmod" => t.head(i),
        _ => t
            .head(i)
            .filter(|&p| t.node(p).dep == "prep")
            .and_then(|p| t.head(p)),
    };
    let Some(trip) = above.filter(|&n| {
        n > trigger
            && matches!(
                t.node(n).lemma.as_str(),
                "visit" | "trip" | "journey" | "tour"
            )
    }) else {
        return false;
    };
    // "during a visit to Japan in July" is when and where they spoke.
    let spoken_of = match t.node(trip).dep {
        "dobj" | "nsubjpass" => true,
        "pobj" => t.head(trip).is_some_and(|p| {
            matches!(
                t.node(p).word.as_str(),
                "for" | "about" | "of" | "over" | "regarding" | "concerning"
            )
        }),
        _ => false,
    };
    spoken_of && t.ancestors(trip).any(|x| x == trigger)
}
