//! What the words around a noun say of the encounter that it names: the noun itself, what governs it, and the verb of its
//! clause.

mod above;
mod behind;
mod undone;
mod weighed;

use super::Told;
use super::verb::{drops, off_the_table, verb};
use super::words::*;
use crate::tree::Tree;
pub(crate) use behind::goes_back;
use sidelines_facts::{EncounterKind, Status};

/// The noun that names an encounter.
#[derive(Clone, Copy)]
struct Noun<'t> {
    t: &'t Tree,
    n: usize,
    kind: EncounterKind,
    /// The verb whose clause it stands in.
    carrier: Option<usize>,
    /// The preposition that it hangs on.
    prep: Option<usize>,
    /// Called "planned", "upcoming" or the like.
    upcoming: bool,
    /// "no meeting", "did not hold any meeting"
    negated: bool,
    /// "talks set for Monday"
    was_set: bool,
}

/// The noun in the clause of verb `v`.
#[derive(Clone, Copy)]
struct Clause<'t> {
    noun: Noun<'t>,
    v: usize,
    /// What the verb's own form says.
    here: Told,
    /// Whether the noun is the verb's own subject or object.
    direct: bool,
}

const HELD: Told = Told {
    status: Status::Occurred,
    present: false,
};

/// The status of the encounter at noun `n`, which hangs on verb `carrier`. What says most comes first: the noun's own clauses,
/// what governs it, what the verb does to it; only then the tense.
pub(super) fn told(t: &Tree, carrier: Option<usize>, n: usize, kind: EncounterKind) -> Told {
    let noun = Noun::new(t, carrier, n, kind);
    if let Some(told) = noun.by_its_own_clauses() {
        return told;
    }
    let (told, ahead) = noun.above();
    if let Some(told) = told
        .or_else(|| noun.listed(ahead))
        .or_else(|| noun.came_to_nothing())
    {
        return told;
    }
    let ahead = Told {
        status: match ahead {
            true => Status::Planned,
            false => Status::Occurred,
        },
        present: false,
    };
    let Some(clause) = carrier.map(|v| Clause::new(noun, v)) else {
        return match (noun.negated, noun.upcoming) {
            (true, _) => Told {
                status: Status::Denied,
                ..ahead
            },
            (_, true) => Told {
                status: Status::Planned,
                ..ahead
            },
            _ => ahead,
        };
    };
    if let Some(told) = clause
        .undone(ahead)
        .or_else(|| clause.beginnings())
        .or_else(|| clause.weighed())
        .or_else(|| clause.on_a_programme())
    {
        return told;
    }
    if ahead.status == Status::Planned {
        return ahead;
    }
    clause.as_the_verb_says().unwrap_or_else(|| clause.behind())
}

impl<'t> Noun<'t> {
    fn new(t: &'t Tree, carrier: Option<usize>, n: usize, kind: EncounterKind) -> Self {
        // "Talks between A and B, set for Monday, are off the agenda", "the meeting he was to have had was off the calendar"
        let was_set = t.children(n).any(|c| {
            let w = t.node(c);
            matches!(w.dep, "acl" | "amod")
                && matches!(
                    w.lemma.as_str(),
                    "set" | "schedule" | "plan" | "slate" | "fix" | "announce" | "due"
                )
                || w.dep == "relcl"
                    && w.lemma == "be"
                    && t.child(c, &["xcomp"])
                        .is_some_and(|x| t.has_child_word(x, &["to"]))
        });
        let negated = t.negated(n)
            || t.has_child_word(n, &["no", "any"]) && carrier.is_some_and(|v| t.negated(v));
        let upcoming = t.children(n).any(|c| {
            let w = t.node(c);
            matches!(w.dep, "amod" | "compound" | "nmod") && UPCOMING.contains(&w.word.as_str())
        });
        // "spoke about a meeting with X in the near future"
        let upcoming = upcoming
            || [Some(n), t.governor(n)]
                .into_iter()
                .flatten()
                .flat_map(|h| t.prep_objects(h, "in"))
                .any(|o| t.node(o).lemma == "future");
        Self {
            t,
            n,
            kind,
            carrier,
            prep: t.head(n).filter(|_| t.node(n).dep == "pobj"),
            upcoming,
            negated,
            was_set,
        }
    }

    /// What clauses that hang on the noun say of it: "the visit that X may make".
    fn by_its_own_clauses(self) -> Option<Told> {
        let Self {
            t,
            n,
            kind,
            carrier,
            was_set,
            ..
        } = self;
        let out = HELD;
        let others_did = |verbs: &[&str]| {
            t.children(n).any(|v| {
                t.node(v).dep == "relcl"
                    && t.node(v).tag == "VBD"
                    && verbs.contains(&t.node(v).lemma.as_str())
                    && !t.negated(v)
                    && t.child(v, &["nsubj"])
                        .is_some_and(|s| !matches!(t.node(s).tag, "WDT" | "WP"))
            })
        };
        // "did not join the meeting which Y held with Z": he did not, and it was held.
        let stayed_away = carrier.is_some_and(|v| t.negated(v))
            && others_did(&["hold", "host", "have", "convene", "chair", "call"]);
        // "telephoned X to go over the talks that officials held in Muscat last week"
        let held_before = carrier
            .is_some_and(|v| t.node(v).tag == "VB" && t.has_child_word(v, &["to"]))
            && others_did(&["hold", "have", "make", "pay"]);
        if stayed_away || held_before {
            return Some(out);
        }
        let off = t.node(n).dep.starts_with("nsubj")
            && t.head(n)
                .is_some_and(|v| off_the_table(t, v) && !t.negated(v));
        if was_set && off {
            return Some(Told {
                status: Status::Cancelled,
                present: false,
            });
        }
        // "left for the session, due to be held later today"
        let due = t.children(n).any(|c| {
            t.node(c).word == "due"
                && matches!(t.node(c).dep, "amod" | "acl" | "relcl" | "appos" | "acomp")
                && t.child(c, &["xcomp"]).is_some()
        });
        let apart = !t.node(n).dep.starts_with("nsubj") && t.node(n).dep != "dobj";
        if due && apart && !carrier.is_some_and(|v| drops(t, v) || t.negated(v)) {
            return Some(Told {
                status: Status::Planned,
                present: false,
            });
        }
        // "discussed the summit, to be held in Sochi next week"
        let to_be_held = t.children(n).any(|c| {
            matches!(t.node(c).dep, "relcl" | "acl")
                && matches!(
                    t.node(c).lemma.as_str(),
                    "hold" | "host" | "convene" | "organize" | "organise"
                )
                && t.has_child_word(c, &["to"])
                && t.has_child_word(c, &["be"])
                && t.child(c, &["nsubj", "nsubjpass"]).is_none()
        });
        let named = !t.node(n).dep.starts_with("nsubj");
        if to_be_held && named && !carrier.is_some_and(|v| drops(t, v) || t.negated(v)) {
            return Some(Told {
                status: Status::Planned,
                present: false,
            });
        }
        // "reviewed the visit that X may make", "spoke of the talks which he is to hold": what the clause of its own says.
        let own = t.children(n).find(|&c| {
            t.node(c).dep == "relcl"
                && matches!(
                    t.node(c).lemma.as_str(),
                    "make" | "pay" | "hold" | "have" | "undertake" | "attend" | "host"
                )
                && t.child(c, &["nsubj"])
                    .is_some_and(|s| !matches!(t.node(s).tag, "WDT" | "WP"))
                && t.children(c).any(|x| t.node(x).tag == "MD")
        });
        if let Some(own) = own.map(|v| verb(t, v, kind, 2))
            && matches!(own.status, Status::Planned | Status::Possible)
            && !carrier.is_some_and(|v| drops(t, v))
        {
            return Some(own);
        }
        None
    }

    /// "before the summit and his talks with X", "X's visit to Ankara, made on June 11", "on the second day of his visit", where
    /// what governs it does not say that it is to come (`ahead`).
    fn listed(self, ahead: bool) -> Option<Told> {
        let Self { t, n, kind, .. } = self;
        let mut out = HELD;
        if ahead {
            return None;
        }
        // "before the summit and his talks with X"
        let listed = std::iter::successors(Some(n), |&x| {
            t.head(x)
                .filter(|&h| t.node(x).dep == "conj" && h < x && !t.is_verb(h))
        })
        .last()
        .filter(|&first| first != n && t.node(first).dep == "pobj");
        let before = listed
            .and_then(|first| t.head(first))
            .is_some_and(|p| BEFORE.contains(&t.node(p).word.as_str()));
        if before {
            out.status = Status::Planned;
            return Some(out);
        }
        // "reciprocates X's visit to Ankara, made on June 11"
        let made = t.children(n).any(|c| {
            t.node(c).dep == "acl"
                && t.node(c).tag == "VBN"
                && matches!(t.node(c).lemma.as_str(), "make" | "pay" | "undertake")
                && !t.has_child_word(c, &["to", "be"])
        });
        if made && kind == EncounterKind::Visit {
            return Some(out);
        }
        if kind == EncounterKind::Visit && midway(t, n) {
            out.status = Status::Ongoing;
            return Some(out);
        }
        None
    }
}

impl<'t> Clause<'t> {
    fn new(noun: Noun<'t>, v: usize) -> Self {
        let Noun {
            t, n, kind, prep, ..
        } = noun;
        let here = verb(t, v, kind, 2);
        let direct = noun_object_of(t, n) == Some(v) || t.child(v, &["nsubj", "nsubjpass"]) == Some(n)
            // "while a meeting with X is still being arranged", which the parser hangs on the "while"
            || prep.is_some_and(|p| {
                matches!(t.node(p).word.as_str(), "while" | "as" | "whereas" | "though")
                    && t.head(p) == Some(v)
                    && t.child(v, &["nsubj", "nsubjpass"]).is_none()
                    && n < v
            });
        Self {
            noun,
            v,
            here,
            direct,
        }
    }

    /// "concluded a planned visit", "held scheduled talks"; else the tense of the verb whose own subject or object it is.
    fn as_the_verb_says(self) -> Option<Told> {
        let Self {
            noun,
            v,
            here,
            direct,
        } = self;
        let Noun { t, n, upcoming, .. } = noun;
        let lemma = t.node(v).lemma.as_str();
        let out = HELD;
        // "concluded a planned visit", "held scheduled talks": as planned.
        let carried_out = direct
            && CARRIED_OUT.contains(&lemma)
            && matches!(here.status, Status::Occurred | Status::Ongoing)
            && (t.node(v).tag == "VBD" || t.has_child_word(v, &["has", "have", "had"]));
        if upcoming && !carried_out {
            return Some(Told {
                status: if here.status == Status::Denied {
                    Status::Denied
                } else {
                    Status::Planned
                },
                ..out
            });
        }
        if direct || t.node(n).dep == "attr" {
            return Some(here);
        }
        None
    }
}

/// "had been scheduled", "was set"
pub(crate) fn schedules(t: &Tree, v: usize) -> bool {
    t.passive(v)
        && matches!(
            t.node(v).lemma.as_str(),
            "schedule"
                | "plan"
                | "set"
                | "slate"
                | "fix"
                | "pencil"
                | "arrange"
                | "line"
                | "foresee"
                | "convene"
                | "book"
        )
}

/// "rejected", "turned down"
pub(crate) fn refuses(t: &Tree, v: usize) -> bool {
    match t.node(v).lemma.as_str() {
        "turn" => t.has_child_word(v, &["down"]),
        lemma => matches!(lemma, "reject" | "refuse" | "decline" | "rebuff"),
    }
}

/// The verb whose object, or subject in the passive, noun `n` is; coordinated objects share it.
fn noun_object_of(t: &Tree, n: usize) -> Option<usize> {
    matches!(
        t.node(n).dep,
        "dobj" | "obj" | "nsubjpass" | "attr" | "oprd"
    )
    .then(|| t.head(n))
    .flatten()
    .or_else(|| {
        // Coordinated objects share the verb.
        (t.node(n).dep == "conj")
            .then(|| t.head(n))
            .flatten()
            .filter(|&h| !t.is_verb(h))
            .and_then(|h| noun_object_of(t, h))
    })
}

/// "on the second day of his visit", "continued his visit": he was there still.
fn midway(t: &Tree, n: usize) -> bool {
    // The noun may be the day itself, where it stands for the whole.
    let day = t
        .head(n)
        .filter(|&p| t.node(p).word == "of")
        .and_then(|p| t.head(p))
        .into_iter()
        .chain([n])
        .find(|&d| t.node(d).lemma == "day" && t.node(d).dep == "pobj");
    let day = day.is_some_and(|d| {
        t.children(d)
            .any(|c| sidelines_time::ordinal(t.node(c).word.as_str()).is_some())
    });
    let on = noun_object_of(t, n).is_some_and(|v| {
        matches!(
            t.node(v).lemma.as_str(),
            "continue" | "resume" | "extend" | "prolong"
        ) && t.node(v).tag == "VBD"
            && !t.negated(v)
    });
    // "during a visit that began on Monday"
    let begun = t.children(n).any(|c| {
        t.node(c).dep == "relcl"
            && matches!(t.node(c).lemma.as_str(), "begin" | "start" | "commence")
            && t.node(c).tag == "VBD"
            && t.children(c).all(|x| t.node(x).dep != "conj")
    });
    day || on || begun
}

/// "scotched", "dismissed", "poured cold water on": verbs by which nothing is left of what was hoped or told.
pub(super) fn quashes(t: &Tree, v: usize) -> bool {
    let cold_water = || {
        t.child(v, &["dobj"])
            .is_some_and(|w| t.node(w).lemma == "water" && t.has_child_word(w, &["cold"]))
    };
    match t.node(v).lemma.as_str() {
        "dismiss" | "reject" | "scotch" | "quash" | "squash" | "quell" | "squelch" | "dash"
        | "dispel" | "rubbish" | "discount" => !t.negated(v),
        "pour" | "throw" => cold_water() && !t.negated(v),
        _ => false,
    }
}

/// "has not been set", "remains unclear", "is yet to be fixed": what verb `v` says of a day.
fn unsettled(t: &Tree, v: usize) -> bool {
    const OPEN: &[&str] = &[
        "unclear",
        "unknown",
        "open",
        "uncertain",
        "unsettled",
        "undecided",
    ];
    t.negated(v)
        || t.has_child_word(v, &["yet"])
        || t.head(v).is_some_and(|h| t.has_child_word(h, &["yet"]))
        || t.child(v, &["acomp", "attr", "oprd"])
            .is_some_and(|c| OPEN.contains(&t.node(c).word.as_str()))
}
