//! What became of an encounter: tense, modals, negation, hedges, cancellations.

mod noun;
mod supposed;
mod untold;
mod verb;
mod words;

use crate::tree::Tree;
pub(crate) use noun::{goes_back, refuses, schedules};
use sidelines_facts::{EncounterKind, Status};
pub(crate) use supposed::{Supposed, supposed};
pub(crate) use verb::drops;
use verb::{as_likely, foreseen, ruled_out, verb};
use words::*;
pub(crate) use words::{PROGRAMMES, REPORTING};

/// What the words say of whether it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) status: Status,
    /// A finite present: a headline's "meets", or a plan's "visits next week".
    pub(crate) present: bool,
}
/// Whether node `n` is a picture or a film of what was held.
pub(crate) fn filmed(t: &Tree, n: usize) -> bool {
    matches!(
        t.node(n).lemma.as_str(),
        "video" | "footage" | "photo" | "photograph" | "picture" | "image" | "clip"
    )
}

/// The status that the clause of `carrier` gives: `carrier` is the verb that tells of the encounter, or the
/// verb that governs the noun that does; `noun` is that noun.
pub(crate) fn told(
    t: &Tree,
    carrier: Option<usize>,
    noun: Option<usize>,
    kind: EncounterKind,
) -> Told {
    let told = match carrier.and_then(|v| first_to(t, v)) {
        Some(above) => {
            let mut told = in_clause(t, Some(above), None, kind);
            // "is the latest to meet him": and has met him.
            if told.status == Status::Ongoing && t.node(above).tag == "VBZ" {
                told = Told {
                    status: Status::Occurred,
                    present: false,
                };
            }
            told
        }
        None => in_clause(t, carrier, noun, kind),
    };
    if let Some(status) = noun.or(carrier).and_then(|n| answered(t, n)) {
        return Told { status, ..told };
    }
    // "It is possible that X will also see Y", "It is unclear whether they will meet"
    let likely = carrier
        .filter(|&v| {
            matches!(t.node(v).dep, "ccomp" | "advcl" | "csubj")
                && t.has_child_word(v, &["that", "whether", "if"])
        })
        .and_then(|v| t.head(v))
        .filter(|&h| matches!(t.node(h).lemma.as_str(), "be" | "remain" | "stay" | "seem"))
        .and_then(|h| Some((h, t.child(h, &["acomp", "oprd"])?)))
        .and_then(|(h, c)| match t.node(c).word.as_str() {
            // "It is not yet clear whether they will meet"
            "clear" | "certain" | "known" | "sure" | "decided" | "confirmed" if t.negated(h) => {
                Some(Status::Possible)
            }
            // "Whether he will see X there is open"
            "open" | "unclear" | "undecided" | "uncertain"
                if !t.negated(h) && t.has_child_word(carrier?, &["whether"]) =>
            {
                Some(Status::Possible)
            }
            word if !t.negated(h) => as_likely(word),
            _ => None,
        });
    if carrier.is_some_and(|v| noun.is_none() && undecided(t, v)) {
        return Told {
            status: Status::Possible,
            ..told
        };
    }
    // "If X and Y ever meet, it will be in Istanbul"
    if carrier.and_then(|v| supposed(t, v)) == Some(Supposed::Open) {
        return Told {
            status: Status::Possible,
            ..told
        };
    }
    // "hopes that X will come to London": and may hope in vain.
    let hoped = carrier.is_some_and(|v| {
        t.node(v).dep == "ccomp"
            && t.head(v).is_some_and(|h| {
                // "hopes" is tagged as of "hop".
                matches!(t.node(h).lemma.as_str(), "hope" | "hop" | "wish") && !t.negated(h)
            })
    });
    if hoped && told.status == Status::Planned {
        return Told {
            status: Status::Possible,
            ..told
        };
    }
    // "It is too early to speak of a visit by X"
    let too_early = noun
        .and(carrier)
        .and_then(|v| t.head(v))
        .is_some_and(|h| matches!(t.node(h).word.as_str(), "early" | "premature" | "soon"));
    if too_early && told.status == Status::Planned {
        return Told {
            status: Status::Possible,
            ..told
        };
    }
    // "It was not clear whether he was in Luanda": nobody knows, whatever the tense.
    let open = likely == Some(Status::Possible)
        && carrier.is_some_and(|v| t.has_child_word(v, &["whether", "if"]));
    if let Some(status) = likely.filter(|_| told.status == Status::Planned || open) {
        return Told { status, ..told };
    }
    // "The footage shows his meeting with X": which was held.
    if let Some(v) = carrier.filter(|_| noun.is_some())
        && told.present
        && t.subject(v).is_some_and(|s| filmed(t, s))
    {
        return Told {
            status: Status::Occurred,
            present: false,
        };
    }
    match told.status {
        // "He visits Laos afterwards", "He then visits Laos"
        Status::Occurred | Status::Ongoing
            if told.present
                && carrier.is_some_and(|v| {
                    t.has_child_word(v, &["afterwards", "afterward", "thereafter", "next"])
                        || kind == EncounterKind::Visit && t.has_child_word(v, &["then"])
                }) =>
        {
            Told {
                status: Status::Planned,
                ..told
            }
        }
        Status::Occurred | Status::Ongoing | Status::Planned
            if carrier.is_some_and(|v| unconfirmed(t, v)) =>
        {
            Told {
                status: Status::Possible,
                ..told
            }
        }
        _ => match carrier.and_then(|v| ruled_out(t, v)) {
            // "does not exclude that they will have a meeting"
            Some(status) if noun.is_none() || carries(t, carrier, noun) => Told { status, ..told },
            _ => told,
        },
    }
}

/// "Asked whether a meeting with X was on the cards, officials said there was no such request": what the answer makes
/// of what was asked about at node `n`.
fn answered(t: &Tree, n: usize) -> Option<Status> {
    let asked = t.ancestors(n).find(|&v| {
        t.node(v).lemma == "ask"
            && matches!(t.node(v).tag, "VBN" | "VBD")
            && v < n
            // "The spokesman, asked about a trip, said"
            && (t.child(v, &["nsubj"]).is_none()
                || v > 0 && t.node(v - 1).word == "," && t.node(v + 1).word == "about")
    })?;
    // "asked about his meeting with X": it was held.
    let known = ["the", "his", "her", "their", "this", "that", "its"];
    if !t.is_verb(n) && t.has_child_word(n, &known)
        || t.is_verb(n) && !(asked..n).any(|i| matches!(t.node(i).word.as_str(), "whether" | "if"))
    {
        return None;
    }
    let question = t.subtree(asked);
    let answer = t.head(asked).filter(|&v| t.is_verb(v)).or_else(|| {
        // "The spokesman, asked about a trip, said": the answer hung on the question.
        t.conjuncts(asked)
            .into_iter()
            .skip(1)
            .find(|&v| t.is_verb(v))
    })?;
    let below = question.contains(&answer);
    let words = || {
        t.subtree(answer)
            .into_iter()
            .filter(|w| *w > n && (below || !question.contains(w)))
            .map(|w| t.node(w))
    };
    let open = words().any(|w| {
        matches!(
            w.lemma.as_str(),
            "confirm"
                | "comment"
                | "know"
                | "aware"
                | "rule"
                | "exclude"
                | "decline"
                | "early"
                | "soon"
                | "information"
                | "date"
                | "announce"
                | "share"
                | "may"
                | "might"
                | "could"
        )
    });
    let no = words().any(|w| {
        w.dep == "neg"
            || matches!(
                w.word.as_str(),
                "no" | "none" | "nothing" | "neither" | "never"
            )
    });
    match (open, no) {
        (true, _) => Some(Status::Possible),
        (_, true) => Some(Status::Denied),
        _ => None,
    }
}

/// "was the first leader to visit Kyiv": what the first did is as true as the verb that says so.
fn first_to(t: &Tree, v: usize) -> Option<usize> {
    const RANKS: &[&str] = &["last", "latest", "only", "highest", "next", "seniormost"];
    // "the first African leader to be hosted"
    let infinitive =
        t.node(v).tag == "VB" || t.node(v).tag == "VBN" && t.has_child_word(v, &["be"]);
    if !infinitive || !t.has_child_word(v, &["to"]) {
        return None;
    }
    let who = match t.node(v).dep {
        "relcl" => t.head(v)?,
        // Hung on the verb: "was the last official to see him".
        "advcl" | "xcomp" => t.child(t.head(v)?, &["attr"]).filter(|&w| w < v)?,
        _ => return None,
    };
    let ranks = |w: &str| RANKS.contains(&w) || sidelines_time::ordinal(w).is_some();
    // "was the first to meet him"
    let ranked = ranks(t.node(who).word.as_str())
        || t.children(who).any(|c| ranks(t.node(c).word.as_str()))
        // "the most senior official to visit"
        || t.subtree(who)
            .into_iter()
            .any(|c| c < v && t.node(c).word == "most")
        // "the highest-ranking official to visit"
        || t.subtree(who)
            .into_iter()
            .any(|c| c < v && RANKS.contains(&t.node(c).word.as_str()) && t.node(c).dep == "amod");
    let verb = t.governor(who)?;
    let is = matches!(t.node(verb).lemma.as_str(), "be" | "become" | "remain")
        && matches!(t.node(who).dep, "attr" | "acomp" | "oprd");
    // "Liang, the first minister to visit, also spoke": as true as what he is told to do.
    let apposed = t.node(who).dep == "appos";
    (ranked && (is || apposed)).then_some(verb)
}

/// "has yet to decide whether to go", "is considering whether he will go" above the clause of `v`.
fn undecided(t: &Tree, v: usize) -> bool {
    let whether = t.has_child_word(v, &["whether", "if"]);
    // "Whether he will see X there is open", whatever the answer hangs on.
    let opens = t
        .nodes
        .first()
        .is_some_and(|n| n.word == "whether" && n.head == v);
    if opens {
        return true;
    }
    let above = t
        .head(v)
        .filter(|&h| whether && matches!(t.node(v).dep, "ccomp" | "xcomp" | "advcl") && h < v);
    above.is_some_and(|h| {
        let lemma = t.node(h).lemma.as_str();
        let not_yet = t.negated(h)
            || t.has_child_word(h, &["yet", "still"])
            || t.head(h)
                .is_some_and(|x| t.has_child_word(x, &["yet", "still"]));
        WEIGHING.contains(&lemma)
            || matches!(lemma, "decide" | "determine" | "announce" | "indicate") && not_yet
    })
}

/// "did not confirm that", "declined to say whether", "could neither confirm nor deny that" above the clause of `v`.
fn unconfirmed(t: &Tree, v: usize) -> bool {
    let above = match t.node(v).dep {
        "ccomp" | "advcl" => t.head(v),
        // "declined to comment on whether"
        "pcomp" => t.governor(v),
        _ => None,
    };
    let Some(above) = above else {
        return false;
    };
    let lemma = t.node(above).lemma.as_str();
    let whether = t.has_child_word(v, &["whether", "if"]);
    let neither = |v: usize| t.has_child_word(v, &["neither", "nor"]);
    let not = t.negated(above) || neither(above) || t.done_by_none(above);
    let refused = t.head(above).is_some_and(|h| {
        t.node(above).dep == "xcomp" && REFUSE.contains(&t.node(h).lemma.as_str())
    });
    match lemma {
        "confirm" => not || refused,
        // "has neither confirmed nor denied that"
        "deny" => t.node(above).dep == "conj" && t.head(above).is_some_and(neither),
        "say" | "know" | "disclose" | "reveal" | "comment" | "speak" | "speculate" | "discuss"
        | "draw" => whether && (not || refused),
        // "has been asked whether he would meet him"
        "ask" => whether,
        _ => false,
    }
}

/// Whether the noun is what the verb has, holds or makes: "will have a meeting".
fn carries(t: &Tree, carrier: Option<usize>, noun: Option<usize>) -> bool {
    carrier.zip(noun).is_some_and(|(v, n)| {
        t.node(n).dep == "dobj"
            && t.head(n) == Some(v)
            && matches!(t.node(v).lemma.as_str(), "have" | "hold" | "make" | "pay")
    })
}

fn in_clause(t: &Tree, carrier: Option<usize>, noun: Option<usize>, kind: EncounterKind) -> Told {
    let held = Told {
        status: Status::Occurred,
        present: false,
    };
    let mut told = match noun {
        Some(n) => possible(t, n, noun::told(t, carrier, n, kind)),
        None => carrier.map_or(held, |v| verb(t, v, kind, 2)),
    };
    // "Baku is preparing (for) a visit by X": which is still to come.
    if let Some(v) = carrier.filter(|&v| {
        noun.is_none() && t.node(v).lemma == "prepare" && told.status == Status::Ongoing
    }) {
        told.status = Status::Planned;
        let what = t.object(v).into_iter().chain(t.prep_objects(v, "for"));
        told = what.fold(told, |told, n| possible(t, n, told));
    }
    // "will not travel to Kyiv after all", "will not go as planned"
    // "will not go, as had been planned", "as originally scheduled"
    let as_planned = [
        &["as", "planned"][..],
        &["as", "scheduled"],
        &["as", "originally", "planned"],
        &["as", "originally", "scheduled"],
        &["as", "had", "been", "planned"],
        &["as", "was", "planned"],
        &["as", "had", "been", "scheduled"],
        &["as", "previously", "planned"],
        &["as", "announced"],
    ];
    // "will not come to Berlin, hours before he was to be received"
    let late = t.says(&["hours", "before"]) || t.says(&["shortly", "before"]);
    let dropped = late || t.says(&["after", "all"]) || as_planned.iter().any(|words| t.says(words));
    if told.status == Status::Denied && dropped {
        told.status = Status::Cancelled;
    }
    // "Whether they will meet remains open"
    let open = noun.is_none()
        && carrier.is_some_and(|v| {
            matches!(t.node(v).dep, "csubj" | "csubjpass")
                && t.has_child_word(v, &["whether", "if"])
        });
    if open {
        return Told {
            status: Status::Possible,
            ..told
        };
    }
    if noun.is_none() && carrier.is_some_and(|v| foreseen(t, v))
        || matches!(told.status, Status::Planned | Status::Possible)
            && carrier.is_some_and(|v| fell_through(t, v))
    {
        told.status = Status::Cancelled;
    }
    let untrue = carrier
        .is_some_and(|v| untold::is_denied(t, v) || noun.is_none() && untold::by_nobody(t, v));
    if untrue && told.status != Status::Denied {
        return Told {
            status: Status::Denied,
            ..told
        };
    }
    told
}

/// "The talks, which were to take place today, have been put off", "They were to meet on Friday, but this was cancelled":
/// whether what the clause of `v` has planned is dropped by the clause around it or beside it.
fn fell_through(t: &Tree, v: usize) -> bool {
    let over = |d: usize| drops(t, d) && !t.negated(d) && matches!(t.node(d).tag, "VBD" | "VBN");
    let was_to_be = |x: usize| {
        t.node(x).tag == "VBD"
            || t.children(x).any(|c| {
                t.node(c).dep.starts_with("aux")
                    && matches!(t.node(c).word.as_str(), "was" | "were" | "had")
            })
    };
    let clause = t
        .ancestors(v)
        .take(3)
        .chain([v])
        .find(|&x| t.is_verb(x) && was_to_be(x));
    let Some(clause) = clause else {
        return false;
    };
    let around = || {
        t.node(clause).dep == "relcl"
            && t.head(clause).is_some_and(|n| {
                matches!(t.node(n).dep, "nsubjpass" | "dobj")
                    && t.child(clause, &["nsubj", "nsubjpass"])
                        .is_some_and(|s| matches!(t.node(s).tag, "WDT" | "WP"))
                    && t.head(n).is_some_and(over)
            })
    };
    // "had hoped to hold talks, but the plan was dropped, a diplomat said": both hung on the saying.
    let after = || {
        t.head(clause)
            .filter(|_| t.node(clause).dep == "ccomp")
            .into_iter()
            .flat_map(|h| t.children(h))
            .filter(|&d| d > clause && t.node(d).dep == "ccomp")
    };
    let beside = || {
        t.children(clause)
            .filter(|&d| t.node(d).dep == "conj")
            .chain(after())
            .any(|d| {
                over(d)
                    && t.passive(d)
                    && t.child(d, &["nsubjpass"]).is_some_and(|s| {
                        matches!(
                            t.node(s).word.as_str(),
                            "this" | "that" | "it" | "they" | "these" | "those" | "which"
                        ) || matches!(
                            t.node(s).lemma.as_str(),
                            "meeting"
                                | "talk"
                                | "visit"
                                | "trip"
                                | "session"
                                | "summit"
                                | "plan"
                                | "idea"
                                | "proposal"
                                | "invitation"
                        ) && t.has_child_word(s, &["the", "their", "his", "her"])
                    })
            })
    };
    around() || beside()
}

/// A verb of going home: "return", "be expected back", "fly home".
pub(crate) fn homeward(t: &Tree, v: usize) -> bool {
    t.node(v).lemma == "return" || t.has_child_word(v, &["back", "home"])
}

/// "are discussing a possible visit", "is preparing a meeting that may be held in Osaka": what is told with so much doubt
/// is not under way.
fn possible(t: &Tree, n: usize, told: Told) -> Told {
    let doubtful = t.children(n).any(|c| {
        t.node(c).dep == "amod" && matches!(t.node(c).word.as_str(), "possible" | "potential")
    });
    let may = t.subtree(n).into_iter().any(|c| {
        t.node(c).dep == "relcl"
            && t.antecedent(c)
                .is_none_or(|a| a == n || t.node(a).mention.is_some())
            && matches!(
                t.node(c).lemma.as_str(),
                "take" | "hold" | "happen" | "occur" | "be" | "come"
            )
            && t.has_child_word(c, &["may", "might", "could"])
            && t.child(c, &["nsubj", "nsubjpass"])
                .is_some_and(|s| matches!(t.node(s).word.as_str(), "that" | "which"))
    });
    let doubtful = doubtful || may;
    if doubtful
        && matches!(
            told.status,
            Status::Occurred | Status::Ongoing | Status::Planned
        )
    {
        return Told {
            status: Status::Possible,
            present: false,
        };
    }
    told
}
