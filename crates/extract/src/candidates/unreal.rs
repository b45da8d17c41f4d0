//! What is only thought of: wished for ("should meet", "ought to visit"), weighed ("a meeting between the two would be
//! a start", "talks with X are the only way out"), talked about ("discussed the talks with Iran").

use super::processes::{again_and_again, in_agreement_with};
use super::{Reader, Slots};
use crate::fold::topics::TOPICAL;
use crate::mentions::What;
use crate::refs::Who;
use crate::status::{self, REPORTING};
use crate::tree::Tree;
use sidelines_facts::EncounterKind;

/// Modals of what somebody would like.
const WISHES: &[&str] = &["should", "must", "ought", "shall"];

/// Verbs of wishing and demanding that have what is wished for behind "to": "ought to visit", "needs to talk to him".
const WISHING: &[&str] = &["ought", "need"];

/// What makes one meeting out of any.
const DEFINITE: &[&str] = &[
    "the", "this", "that", "these", "those", "their", "his", "her", "its", "both", "our", "my",
    "no",
];

/// What a meeting that nobody has agreed on is said to be.
const WORTH: &[&str] = &[
    "way",
    "step",
    "start",
    "beginning",
    "sign",
    "signal",
    "mistake",
    "gift",
    "present",
    "test",
    "key",
    "option",
    "solution",
    "answer",
    "necessity",
    "must",
    "priority",
    "goal",
    "aim",
    "prerequisite",
    "breakthrough",
    "boost",
    "precondition",
    "condition",
    "necessary",
    "essential",
    "vital",
    "crucial",
    "important",
    "indispensable",
    "welcome",
    "useful",
    "desirable",
    "overdue",
    "helpful",
    "good",
    "best",
    "better",
    "premature",
    "pointless",
    "useless",
    "meaningless",
    "natural",
    "logical",
    "wise",
    "unwise",
    "early",
    "soon",
    "wrong",
    "right",
    "honour",
    "honor",
];

/// What is still to be brought about when somebody says what it is: "the sticking point was a dialogue between A and B".
const SOUGHT: &[&str] = &[
    "point",
    "obstacle",
    "demand",
    "aim",
    "goal",
    "objective",
    "target",
    "condition",
    "precondition",
    "prerequisite",
    "option",
    "alternative",
    "idea",
    "wish",
    "hope",
    "proposal",
    "suggestion",
    "solution",
    "need",
];

/// What makes talks needed, without asking anybody for them.
const CIRCUMSTANCES: &[&str] = &[
    "withdrawal",
    "situation",
    "crisis",
    "conflict",
    "dispute",
    "war",
    "issue",
    "matter",
    "problem",
    "question",
    "challenge",
    "threat",
    "development",
    "decision",
    "moment",
    "time",
    "tension",
    "violence",
    "incident",
    "attack",
    "step",
    "move",
    "change",
    "circumstance",
    "project",
    "implementation",
];

/// Papers that lay down what others shall do.
const PAPERS: &[&str] = &[
    "proposal",
    "roadmap",
    "agreement",
    "deal",
    "accord",
    "draft",
    "framework",
    "initiative",
    "resolution",
    "document",
    "text",
];

/// How they lay it down.
const PROVIDING: &[&str] = &[
    "provide",
    "envisage",
    "envision",
    "foresee",
    "stipulate",
    "call",
    "propose",
    "demand",
    "require",
    "include",
    "urge",
];

/// Verbs that say what a meeting would do.
const EFFECTS: &[&str] = &[
    "help",
    "make",
    "send",
    "serve",
    "bring",
    "give",
    "show",
    "mean",
    "ease",
    "allow",
    "open",
    "pave",
    "strengthen",
    "boost",
    "benefit",
    "contribute",
    "be",
    "become",
    "offer",
    "require",
    "need",
    "help",
    "do",
];

/// Whether what the clause of `carrier` tells is wished for.
pub(crate) fn wished(t: &Tree, carrier: usize) -> bool {
    let modal = t
        .children(carrier)
        .any(|c| t.node(c).dep == "aux" && WISHES.contains(&t.node(c).word.as_str()));
    let wishing = t.node(carrier).dep == "xcomp"
        && t.has_child_word(carrier, &["to"])
        && t.head(carrier)
            .is_some_and(|h| WISHING.contains(&t.node(h).lemma.as_str()) && t.node(h).tag != "VBD");
    // "how their ministries should prepare the visit": it is to come all the same.
    let prepares = t.node(carrier).lemma == "prepare" && t.child(carrier, &["dobj"]).is_some();
    modal && !prepares || wishing || polled(t, carrier) || should_be_able(t, carrier)
}

/// "Two such countries must be able to talk", "should be ready to meet"
fn should_be_able(t: &Tree, v: usize) -> bool {
    t.node(v).dep == "xcomp"
        && t.head(v).is_some_and(|able| {
            matches!(
                t.node(able).word.as_str(),
                "able" | "ready" | "prepared" | "willing"
            ) && t.head(able).is_some_and(|be| {
                t.children(be)
                    .any(|c| t.node(c).dep == "aux" && WISHES.contains(&t.node(c).word.as_str()))
            })
        })
}

/// "speaks regularly with him", "often calls her", "will meet every year": what somebody does again and again, of which no one time is told.
pub(super) fn habitual(t: &Tree, v: usize) -> bool {
    const AGAIN: &[&str] = &[
        "often",
        "regularly",
        "frequently",
        "constantly",
        "routinely",
        "usually",
        "rarely",
        "seldom",
        "sometimes",
        "occasionally",
        "always",
        "normally",
        "weekly",
        "daily",
    ];
    const EACH_TIME: &[&str] = &["annually", "yearly", "monthly", "quarterly"];
    let told = matches!(t.node(v).tag, "VBZ" | "VBP");
    let again = t
        .children(v)
        .any(|c| t.node(c).dep == "advmod" && AGAIN.contains(&t.node(c).word.as_str()));
    // "will meet every year as before"
    let each_year = t.children(v).any(|c| {
        t.node(c).dep == "npadvmod"
            && matches!(
                t.node(c).lemma.as_str(),
                "year" | "month" | "week" | "quarter" | "half-year"
            )
            && t.has_child_word(c, &["every", "each"])
    });
    let each_time = t
        .children(v)
        .any(|c| t.node(c).dep == "advmod" && EACH_TIME.contains(&t.node(c).word.as_str()));
    told && again || (told || t.node(v).tag == "VB") && (each_year || each_time)
}

/// "55 percent want the prime minister to hold talks with Oslo": what those think who were asked.
fn polled(t: &Tree, carrier: usize) -> bool {
    const ASKED: &[&str] = &[
        "percent",
        "%",
        "cent",
        "respondent",
        "majority",
        "voter",
        "citizen",
        "public",
        "half",
        "third",
    ];
    const THINKING: &[&str] = &[
        "want", "think", "believe", "say", "favour", "favor", "support", "oppose", "back",
        "approve", "wish", "feel",
    ];
    t.ancestors(carrier).any(|v| {
        THINKING.contains(&t.node(v).lemma.as_str())
            && t.subject(v)
                .is_some_and(|s| ASKED.contains(&t.node(s).lemma.as_str()))
    })
}

/// Whether noun `n`, the subject of `v`, is any such meeting or visit, and the clause says what it is worth.
fn weighed(t: &Tree, n: usize, v: usize) -> bool {
    let subject = matches!(t.node(n).dep, "nsubj" | "nsubjpass") && t.head(n) == Some(v);
    let any = !t
        .children(n)
        .any(|c| t.node(c).dep == "poss" || DEFINITE.contains(&t.node(c).word.as_str()));
    if !subject || !any {
        return false;
    }
    let lemma = t.node(v).lemma.as_str();
    let what = t.child(v, &["attr", "acomp"]);
    let worth = what.is_some_and(|w| {
        WORTH.contains(&t.node(w).lemma.as_str()) || WORTH.contains(&t.node(w).word.as_str())
    });
    let would = t.has_child_word(v, &["would", "could", "might", "can", "'d"])
        && !t.has_child_word(v, &["have"]);
    let needed = t.passive(v) && matches!(lemma, "need" | "require") && t.node(v).tag == "VBN";
    let sense = lemma == "make"
        && t.child(v, &["dobj"])
            .is_some_and(|o| t.node(o).lemma == "sense");
    match lemma {
        _ if sense => t.node(v).tag != "VBD",
        "be" | "remain" | "seem" => worth && t.node(v).tag != "VBD",
        _ => needed || would && EFFECTS.contains(&lemma),
    }
}

/// "Cargo and the schedule of meetings of the presidents were other subjects", "the talks with the Union were on the menu":
/// what is only talked about.
pub(super) fn subject_matter(t: &Tree, n: usize) -> bool {
    let whole = std::iter::successors(Some(n), |&x| {
        t.head(x).filter(|&h| {
            !t.is_verb(h) && matches!(t.node(x).dep, "pobj" | "prep" | "conj" | "compound")
        })
    })
    .last()
    .unwrap_or(n);
    t.node(whole).dep == "nsubj"
        && t.head(whole).is_some_and(|v| {
            t.node(v).lemma == "be"
                && (t.child(v, &["attr"]).is_some_and(|a| {
                    matches!(
                        t.node(a).lemma.as_str(),
                        "subject" | "topic" | "theme" | "issue"
                    )
                }) || t
                    .prep_objects(v, "on")
                    .iter()
                    .any(|&o| matches!(t.node(o).lemma.as_str(), "menu" | "table")))
        })
}

/// Whether noun `n` is what somebody wants, weighs or disputes, as the clause of `v` says.
fn sought(t: &Tree, n: usize, v: usize) -> bool {
    let lemma = t.node(v).lemma.as_str();
    // "The proposal provides for talks between A and B"
    let on_paper = PROVIDING.contains(&lemma)
        && t.subject(v)
            .is_some_and(|s| PAPERS.contains(&t.node(s).lemma.as_str()));
    if on_paper && !t.node(n).dep.starts_with("nsubj") {
        return true;
    }
    // "The withdrawal calls for a serious discussion between our two countries"
    let called_for = match lemma {
        "call" => t.head(n).is_some_and(|p| t.node(p).word == "for"),
        "require" | "demand" | "deserve" | "merit" | "warrant" => t.node(n).dep == "dobj",
        _ => false,
    };
    let called_for = called_for
        && !t.passive(v)
        && t.subject(v).is_some_and(|s| {
            t.node(s).mention.is_none() && CIRCUMSTANCES.contains(&t.node(s).lemma.as_str())
        });
    if called_for {
        return true;
    }
    let what = t.node(n).dep == "attr" && matches!(lemma, "be" | "remain");
    let subject = t.subject(v).filter(|&s| what && s < v);
    subject.is_some_and(|s| {
        SOUGHT.contains(&t.node(s).lemma.as_str())
            // "What is needed is a meeting between A and B"
            || t.node(s).dep == "csubj"
                && matches!(
                    t.node(s).lemma.as_str(),
                    "need" | "require" | "want" | "miss" | "lack" | "demand" | "propose"
                )
    })
}

/// "Talks between A and B have stalled": of a process of months, of which no sitting is told.
fn stalled(t: &Tree, n: usize, v: usize) -> bool {
    const STUCK: &[&str] = &["stalled", "deadlocked", "frozen", "stuck", "suspended"];
    const STANDSTILL: &[&str] = &["impasse", "standstill", "deadlock", "stalemate", "limbo"];
    let subject = matches!(t.node(n).dep, "nsubj" | "nsubjpass") && t.head(n) == Some(v);
    let process = matches!(t.node(n).word.as_str(), "talks" | "negotiations");
    let state = || {
        t.child(v, &["acomp", "attr", "oprd"])
            .is_some_and(|c| STUCK.contains(&t.node(c).word.as_str()))
    };
    let standstill = || {
        t.subtree(v)
            .into_iter()
            .any(|c| c > v && STANDSTILL.contains(&t.node(c).word.as_str()))
    };
    subject
        && process
        && match t.node(v).lemma.as_str() {
            "stall" | "stagnate" => true,
            "be" | "remain" | "stay" => state() || standstill(),
            "reach" | "hit" | "face" => standstill(),
            _ => false,
        }
}

/// Whether what is told between two nodes of which the first common node is `top`, on the nodes `way`, is only thought of.
pub(crate) fn between(t: &Tree, way: &[usize], top: usize) -> bool {
    let verb = t.ancestors(top).find(|&v| t.is_verb(v));
    let above: Vec<usize> = t.ancestors(top).take_while(|&x| Some(x) != verb).collect();
    let nodes = || way.iter().chain(&above).copied().chain(verb);
    nodes().any(|v| {
        t.is_verb(v)
            && (wished(t, v)
                || habitual(t, v)
                || nodes().any(|n| {
                    !t.is_verb(n)
                        && t.node(n).mention.is_none()
                        && (weighed(t, n, v) || sought(t, n, v))
                }))
    })
}

/// Whether one node says what the other is told of in: "the envoy said relations were good since X visited Oslo".
pub(crate) fn says_of(t: &Tree, one: usize, other: usize, top: usize) -> bool {
    let under = |n: usize, dep: &str| {
        t.ancestors(n)
            .take_while(|&x| x != top)
            .last()
            .is_some_and(|x| t.node(x).dep == dep)
    };
    // "X says he would like to talk with Y": X himself.
    let himself = t
        .child(top, &["ccomp"])
        .and_then(|v| t.child(v, &["nsubj"]))
        .is_some_and(|n| t.node(n).pos == "PRON");
    REPORTING.contains(&t.node(top).lemma.as_str())
        && !himself
        && (under(one, "nsubj") && under(other, "ccomp")
            || under(other, "nsubj") && under(one, "ccomp"))
}

impl Reader<'_> {
    /// Whether the telling at node `trigger`, in the clause of `carrier`, is of something only thought of.
    pub(super) fn only_thought_of(
        &self,
        trigger: usize,
        carrier: Option<usize>,
        kind: EncounterKind,
    ) -> bool {
        let t = &self.s().tree;
        let dated = || {
            t.subtree(trigger)
                .into_iter()
                .any(|i| matches!(self.s().mention(i).map(|m| &m.what), Some(What::Date(_))))
        };
        // "against the backdrop of talks between A and B": what goes on while something else is told.
        let behind = !t.is_verb(trigger)
            && t.head(trigger).is_some_and(|of| {
                t.node(of).word == "of"
                    && t.head(of).is_some_and(|b| {
                        matches!(t.node(b).lemma.as_str(), "backdrop" | "background")
                    })
            });
        behind
            || in_agreement_with(t, trigger)
            || !t.is_verb(trigger) && subject_matter(t, trigger) && !dated()
            || carrier.is_some_and(|v| {
                wished(t, v)
                    || t.is_verb(trigger) && habitual(t, trigger)
                    || kind != EncounterKind::Signing && again_and_again(t, v)
                    || status::supposed(t, v) == Some(status::Supposed::Unreal)
                    || !t.is_verb(trigger) && stalled(t, self.whole(trigger), v)
                    || !t.is_verb(trigger)
                        && kind != EncounterKind::Signing
                        && (weighed(t, self.whole(trigger), v) || sought(t, self.whole(trigger), v))
                        && !dated()
            })
    }

    /// "discussed the talks with Iran", "spoke about the talks with Iran": of what `v` tells with the noun at `n`, whose
    /// other side is a state, whoever speaks need have no part.
    pub(super) fn a_topic(&self, n: usize, v: Option<usize>, slots: &Slots) -> bool {
        let t = &self.s().tree;
        let states = slots
            .right
            .iter()
            .all(|(w, _)| matches!(w, Who::State(_) | Who::Org { .. }));
        let n = self.whole(n);
        let topic = v.is_some_and(|v| {
            let lemma = t.node(v).lemma.as_str();
            let spoken_of = t.node(n).dep == "pobj"
                && t.head(n).is_some_and(|p| {
                    matches!(
                        t.node(p).word.as_str(),
                        "about" | "on" | "regarding" | "concerning" | "of"
                    ) && (REPORTING.contains(&lemma)
                        || matches!(
                            lemma,
                            "speak" | "talk" | "brief" | "comment" | "inform" | "update"
                        ))
                });
            let touched = lemma == "touch"
                && t.head(n)
                    .is_some_and(|p| matches!(t.node(p).word.as_str(), "on" | "upon"));
            t.node(n).dep == "dobj" && TOPICAL.contains(&lemma) || spoken_of || touched
        });
        states && topic
    }
}

/// "Possible venues for the talks include A and B", "Geneva has been mentioned as a venue for a meeting": whether those at
/// noun `n` still want a place.
pub(super) fn venue_sought(t: &Tree, n: usize) -> bool {
    const WEIGHING: &[&str] = &[
        "mention", "consider", "name", "propose", "suggest", "float", "discuss", "mull", "weigh",
        "tout", "tip", "study", "explore", "offer",
    ];
    let venue = t
        .head(n)
        .filter(|&p| matches!(t.node(p).word.as_str(), "for" | "of") && t.node(n).dep == "pobj")
        .and_then(|p| t.head(p))
        .filter(|&v| matches!(t.node(v).lemma.as_str(), "venue" | "site" | "location"));
    venue.is_some_and(|v| {
        t.has_child_word(
            v,
            &[
                "possible",
                "potential",
                "likely",
                "prospective",
                "proposed",
                "suitable",
            ],
        ) || t
            .governor(v)
            .is_some_and(|g| WEIGHING.contains(&t.node(g).lemma.as_str()))
    })
}
