//! A noun behind a preposition: "arrived for talks" is to come, "said after a meeting" is over.

use super::{Clause, HELD, Noun, refuses};
use crate::status::Told;
use crate::status::homeward;
use crate::status::verb::drops;
use crate::status::words::*;
use crate::tree::Tree;
use sidelines_facts::{EncounterKind, Status};

/// What somebody does who has not met whom he came to see: "left without a meeting with X".
const UNMET: &[&str] = &[
    "go", "return", "leave", "depart", "fly", "come", "head", "travel", "end", "pass", "close",
    "stay", "remain",
];

impl Clause<'_> {
    /// "The plan goes back to the summit in March", "dates from it", "stems from it".
    pub(super) fn beginnings(self) -> Option<Told> {
        let Self { noun, v, .. } = self;
        let (t, prep) = (noun.t, noun.prep?);
        let where_from = matches!(t.node(prep).word.as_str(), "to" | "from");
        (where_from && goes_back(t, v)).then_some(HELD)
    }

    /// What the preposition makes of it.
    pub(super) fn behind(self) -> Told {
        let Self { noun, v, here, .. } = self;
        let Noun {
            t, n, kind, prep, ..
        } = noun;
        let out = HELD;
        let lemma = t.node(v).lemma.as_str();
        // A noun behind a preposition: "arrived for talks" is to come, "said after a meeting" is over.
        let p = prep.map_or("", |p| t.node(p).word.as_str());
        // "a letter inviting him to Britain for a state visit"
        if p == "for" && lemma == "invite" && t.node(v).tag == "VBG" && kind == EncounterKind::Visit
        {
            return Told {
                status: Status::Possible,
                present: false,
            };
        }
        // "has invited X to a dinner on Sunday"
        if p == "to" && lemma == "invite" && !t.negated(v) && kind != EncounterKind::Visit {
            return Told {
                status: Status::Possible,
                present: false,
            };
        }
        let of = |list: &[&str]| {
            let object = t.object(v).map(|o| t.node(o).lemma.as_str());
            object.is_some_and(|o| list.contains(&o))
        };
        let told = |status: Status| Told {
            status,
            present: false,
        };
        match p {
            // "went home without a meeting with X"
            "without"
                if UNMET.contains(&lemma) && !t.negated(v) && kind != EncounterKind::Visit =>
            {
                told(Status::Denied)
            }
            // "failed to turn up for talks", "did not come to Cairo for talks"
            "for"
                if here.status == Status::Denied
                    && kind != EncounterKind::Visit
                    && (MOTION.contains(&lemma)
                        || matches!(lemma, "turn" | "show" | "appear" | "join")) =>
            {
                here
            }
            // "called off a trip to Bali for a meeting with X"
            "for"
                if drops(t, v)
                    && !t.negated(v)
                    && kind != EncounterKind::Visit
                    && of(&["visit", "trip", "travel", "tour", "journey"]) =>
            {
                told(Status::Cancelled)
            }
            // "had been due there on Friday for talks with X"
            "for" if super::super::verb::foreseen(t, v) && kind != EncounterKind::Visit => {
                told(Status::Cancelled)
            }
            // "turned down a request by X for a meeting"
            "for"
                if refuses(t, v) && of(&["request", "proposal", "invitation", "offer", "call"]) =>
            {
                told(Status::Denied)
            }
            // "has invited his colleague to Majuro for talks"
            "for" if lemma == "invite" && !t.negated(v) && kind != EncounterKind::Visit => {
                told(match here.status {
                    Status::Denied => Status::Denied,
                    _ => Status::Possible,
                })
            }
            // "has asked for a call with X"
            "for" if ASKING.contains(&lemma) && here.status == Status::Occurred => Told {
                status: Status::Possible,
                ..here
            },
            // "has not asked for a call with X"
            "for" if ASKING.contains(&lemma) && here.status == Status::Denied => here,
            // "went into the Peace House for their session": there they are.
            "for"
                if MOTION.contains(&lemma)
                    && kind != EncounterKind::Visit
                    && !(lemma == "go" && t.has_child_word(v, &["into", "inside"])) =>
            {
                // "could travel to Tbilisi for talks"
                if here.status == Status::Possible {
                    return here;
                }
                // "was in Cairo for talks", "visited Ramallah for talks"
                // "met X and then travelled to Aachen for talks", "went to the palace for talks": one thing after another.
                let next = t.node(v).tag == "VBD"
                    && (lemma == "go"
                        || t.has_child_word(
                            v,
                            &[
                                "then",
                                "later",
                                "afterwards",
                                "afterward",
                                "next",
                                "subsequently",
                            ],
                        ));
                let over = here.status == Status::Occurred
                    && (matches!(lemma, "be" | "visit") || next)
                    && !here.present;
                Told {
                    status: if over {
                        Status::Occurred
                    } else {
                        Status::Planned
                    },
                    present: false,
                }
            }
            // "will be a return visit after X's stop in Seoul last month"
            "after" | "following"
                if t.subtree(n)
                    .iter()
                    .any(|&c| matches!(t.node(c).word.as_str(), "last" | "ago" | "earlier")) =>
            {
                out
            }
            // "could see him only after the summit"
            "after" | "following"
                if here.status == Status::Possible
                    && prep.is_some_and(|p| t.has_child_word(p, &["only"])) =>
            {
                told(Status::Planned)
            }
            // "will fly to Baghdad, two days after a telephone call with X": counted from what has been.
            "after" | "following"
                if prep.is_some_and(|p| t.child(p, &["npadvmod"]).is_some())
                    && here.status == Status::Planned =>
            {
                told(Status::Occurred)
            }
            "after" | "following" | "since" => Told {
                // "promised to open negotiations after their first meeting": they have met.
                status: if matches!(here.status, Status::Planned) && !resolved(t, v) {
                    // "is to return home after a visit to Zambia": he is there.
                    let leaves = matches!(lemma, "leave" | "depart");
                    if kind == EncounterKind::Visit && (homeward(t, v) || leaves) {
                        Status::Ongoing
                    } else {
                        Status::Planned
                    }
                } else {
                    Status::Occurred
                },
                present: false,
            },
            "on" if kind == EncounterKind::Visit => Told {
                status: on_a_trip(t, n, prep, here.status),
                ..here
            },
            // "is not expected at the conference"
            "at" | "in"
                if kind == EncounterKind::Gathering
                    && here.status == Status::Denied
                    && matches!(
                        lemma,
                        "expect"
                            | "be"
                            | "appear"
                            | "arrive"
                            | "show"
                            | "represent"
                            | "participate"
                    ) =>
            {
                here
            }
            // "is not in talks with X"
            "in" if lemma == "be" && here.status == Status::Denied => here,
            "during" | "at" | "in" | "on" | "with" | "through" | "by" | "from" | "of" | "to" => {
                match here.status {
                    // "will not hold talks during his visit": the visit is to come.
                    Status::Denied
                        if p == "during" && t.has_child_word(v, &["will", "wo", "'ll"]) =>
                    {
                        Told {
                            status: Status::Planned,
                            ..out
                        }
                    }
                    Status::Denied | Status::Cancelled => Told {
                        status: Status::Occurred,
                        ..out
                    },
                    _ if REPORTING.contains(&lemma) => Told {
                        status: Status::Occurred,
                        ..out
                    },
                    _ => here,
                }
            }
            _ => match here.status {
                Status::Denied | Status::Cancelled => Told {
                    status: Status::Occurred,
                    ..out
                },
                _ => here,
            },
        }
    }
}

/// What becomes of a trip told of beside something else, to which the verb gives `status`: "X, on a visit to Baku, will
/// open a school", "at present in Baku on a visit, X was among the guests", "on the second day of a visit X met Y".
fn on_a_trip(t: &Tree, n: usize, prep: Option<usize>, status: Status) -> Status {
    const NOW: &[&str] = &["present", "currently", "now", "presently"];
    let Some(above) = prep.and_then(|p| t.head(p)) else {
        return status;
    };
    // Hung on the traveller, or put between him and the verb.
    let between = |v: usize| {
        t.child(v, &["nsubj"])
            .is_some_and(|s| s < n && n < v && (s..n).any(|x| t.node(x).word == ","))
    };
    let aside = if t.is_verb(above) {
        between(above)
    } else {
        t.node(above).mention.is_some() && t.node(above).dep != "pobj"
    };
    let chain = || t.ancestors(n).take_while(|&x| !t.is_verb(x));
    let now = chain().any(|x| t.has_child_word(x, NOW) || NOW.contains(&t.node(x).word.as_str()));
    // "In Baku on a visit, X called on Y"
    let there = t.node(above).word == "in" && t.governor(above).is_some_and(|v| n < v)
        || t.is_verb(above)
            && n < above
            && t.children(above)
                .any(|x| t.node(x).word == "in" && t.node(x).dep == "prep" && x < n);
    match status {
        Status::Planned if aside => Status::Ongoing,
        Status::Occurred if now || there => Status::Ongoing,
        _ => status,
    }
}

/// Whether the verb at `v` says where something has its beginnings: "goes back to", "dates from", "stems from".
pub(crate) fn goes_back(t: &Tree, v: usize) -> bool {
    match t.node(v).lemma.as_str() {
        "go" | "reach" | "harken" | "hark" => {
            matches!(t.node(v).tag, "VBZ" | "VBP" | "VBD")
                && t.has_child_word(v, &["back"])
                // "The ministers go back to the summit"
                && t.subject(v)
                    .is_some_and(|s| t.node(s).mention.is_none() && t.node(s).pos == "NOUN")
        }
        "date" | "trace" | "stem" | "originate" => true,
        _ => false,
    }
}

/// Whether the infinitive `v` hangs on what somebody has promised or agreed.
fn resolved(t: &Tree, v: usize) -> bool {
    t.node(v).tag == "VB"
        && t.node(v).dep == "xcomp"
        && t.head(v).is_some_and(|h| {
            t.node(h).tag == "VBD"
                && matches!(
                    t.node(h).lemma.as_str(),
                    "promise" | "agree" | "pledge" | "vow" | "decide" | "resolve"
                )
        })
}
