//! The gathering in whose course the clause of an encounter puts it: "at the forum", "while attending the summit", "X, who is
//! here for the conference, met".

use super::unnamed::{EVENTS, as_printed, of_a_day, on_a_subject, organ_of};
use super::{OCCASIONS, called};
use crate::analysis::{Analysis, Sentence};
use crate::candidates::Candidate;
use crate::mentions::What;
use crate::tree::Tree;
use crate::units::GatheringSem;

/// The gathering during which the clause puts the encounter: "while attending the summit", "at the forum".
pub(super) fn during(
    a: &Analysis<'_>,
    s: &Sentence,
    c: &Candidate,
    last: Option<&GatheringSem>,
) -> Option<String> {
    let t = &s.tree;
    let mut named = None;
    let verb = c.carrier.unwrap_or(c.trigger);
    for i in c.within.clone().unwrap_or(0..t.nodes.len()) {
        let node = t.node(i);
        let name: &String = match s.mention(i).map(|m| &m.what) {
            Some(What::Gathering(g)) => &g.name,
            // "is in New Delhi for the G20, where he will meet X"
            Some(What::Org(o)) => match crate::candidates::meets_as(&o.name) {
                Some(g) if node.dep == "pobj" => named.insert(g.name),
                _ => continue,
            },
            // "at the 148th Assembly"
            Some(What::Other) => {
                let printed = a.text.get(node.span.clone()).unwrap_or("");
                let noun = printed.rsplit(' ').next().unwrap_or("").to_lowercase();
                // "are here for the Executive Council of the African Union"
                let organ = matches!(noun.as_str(), "council" | "committee" | "board" | "bureau");
                if let Some(name) = organ.then(|| organ_of(s, i, printed)).flatten() {
                    if node.dep == "pobj" && (there_for(s, i, verb) || made_use_of(t, i, verb)) {
                        return Some(name);
                    }
                    continue;
                }
                if !OCCASIONS.contains(&noun.as_str()) {
                    continue;
                }
                match called(a, &noun, last).filter(|_| noun == printed.to_lowercase()) {
                    Some(name) => named.insert(name),
                    None => named.insert(printed.to_owned()),
                }
            }
            // "during the event", "at the same forum"
            None if OCCASIONS.contains(&node.lemma.as_str())
                && node.tag == "NN"
                && (t.has_child_word(i, &["the", "this", "same"]) || of_a_day(s, i))
                // "the same security forum"
                && (t.has_child_word(i, &["same"])
                    || !t
                        .children(i)
                        .any(|x| match t.node(x).dep {
                            "compound" | "nmod" => true,
                            "poss" => !of_a_day(s, i),
                            _ => false,
                        })) =>
            {
                match on_a_subject(a, s, i).or_else(|| called(a, &node.lemma, last)) {
                    Some(name) => named.insert(name),
                    None => continue,
                }
            }
            // "at the donors' conference", "during the D-Day commemorations"
            None if EVENTS.contains(&node.lemma.as_str()) && node.pos != "VERB" => {
                match as_printed(a, s, i) {
                    Some(name) => named.insert(name),
                    None => continue,
                }
            }
            _ => continue,
        };
        let beside = node.dep == "pobj"
            && t.head(i).is_some_and(|p| {
                matches!(
                    t.node(p).word.as_str(),
                    "at" | "during" | "alongside" | "amid" | "within" | "beside" | "besides"
                ) && t.head(p).is_some_and(|h| {
                    h == verb
                        || h == c.trigger
                        || c.within.is_some()
                        // "is scheduled to meet X during the event"
                        || t.head(verb) == Some(h) && t.node(verb).dep == "xcomp"
                })
            });
        let attending = node.dep == "dobj"
            && t.head(i).is_some_and(|v| {
                matches!(
                    t.node(v).lemma.as_str(),
                    "attend" | "address" | "host" | "chair"
                ) && t.node(v).tag == "VBG"
                    && (t.head(v) == Some(verb)
                        || t.governor(v) == Some(verb)
                        || t.node(v).dep == "advcl")
            });
        let framed = framed(t, i).is_some_and(|(_, h)| h == verb || h == c.trigger);
        // "met Y on Monday, the first day of the summit"
        let on_its_day = node.dep == "pobj"
            && t.head(i)
                .filter(|&p| t.node(p).word == "of")
                .and_then(|p| t.head(p))
                .filter(|&day| t.node(day).lemma == "day")
                .is_some_and(|day| match t.node(day).dep {
                    "npadvmod" => t.head(day) == Some(verb),
                    "appos" => t.head(day).is_some_and(|date| {
                        matches!(s.mention(date).map(|m| &m.what), Some(What::Date(_)))
                            && t.governor(date) == Some(verb)
                    }),
                    _ => false,
                });
        // "Heading Armenia's delegation at the summit, X held talks"
        let heading = node.dep == "pobj"
            && t.head(i).is_some_and(|p| {
                matches!(t.node(p).word.as_str(), "at" | "to") && {
                    t.ancestors(p).take(2).any(|v| {
                        matches!(
                            t.node(v).lemma.as_str(),
                            "head" | "lead" | "chair" | "represent"
                        ) && t.node(v).tag == "VBG"
                            && (t.head(v) == Some(verb) || t.governor(v) == Some(verb))
                    })
                }
            });
        if beside
            || around_its_session(a, t, i, verb)
            || while_it_meets(t, i, verb)
            || attending
            || framed
            || on_its_day
            || heading
            || made_use_of(t, i, verb)
            || there_for(s, i, verb)
        {
            return Some(name.clone());
        }
    }
    None
}

/// Parts of a gathering.
const PARTS: &[&str] = &[
    "session",
    "plenary",
    "opening",
    "closing",
    "ceremony",
    "start",
    "beginning",
    "sitting",
    "dinner",
    "photo",
    "meeting",
    "close",
    "end",
    "conclusion",
];

/// The noun for a part of the gathering at node `i`, "the opening session of the conference", or the gathering.
fn part_of(t: &Tree, i: usize) -> usize {
    let mut at = i;
    while let Some(part) = t
        .head(at)
        .filter(|&p| t.node(at).dep == "pobj" && t.node(p).word == "of")
        .and_then(|p| t.head(p))
        .filter(|&n| PARTS.contains(&t.node(n).lemma.as_str()) && n < at)
    {
        at = part;
    }
    at
}

/// "met before the plenary session of the summit", "after the opening of the conference": those who meet there wait for it.
fn around_its_session(a: &Analysis<'_>, t: &Tree, i: usize, verb: usize) -> bool {
    let part = part_of(t, i);
    let printed = a
        .text
        .get(t.node(i).span.clone())
        .unwrap_or("")
        .to_lowercase();
    // "the opening session of the Munich Security Conference" is one name.
    let itself = printed
        .split(' ')
        .next()
        .is_some_and(|w| PARTS.contains(&w) && w != "meeting")
        || t.has_child_word(i, &["opening", "plenary", "closing", "inaugural"]);
    (part != i || itself)
        && t.node(part).dep == "pobj"
        && t.head(part).is_some_and(|p| {
            let around = match t.node(p).word.as_str() {
                "before" | "after" | "following" | "at" | "during" => Some(p),
                // "ahead of the opening", "prior to the session"
                "of" | "to" => t
                    .head(p)
                    .filter(|&x| matches!(t.node(x).word.as_str(), "ahead" | "prior")),
                _ => None,
            };
            around.is_some_and(|x| t.governor(x) == Some(verb))
        })
}

/// "met as the conference opened in Glasgow", "while the council was in session".
fn while_it_meets(t: &Tree, i: usize, verb: usize) -> bool {
    const GOES_ON: &[&str] = &[
        "open", "begin", "start", "meet", "convene", "gather", "sit", "continue", "enter", "get",
        "be", "go", "kick", "assemble",
    ];
    let meets = t
        .head(i)
        .filter(|_| matches!(t.node(i).dep, "nsubj" | "nsubjpass"))
        .filter(|&v| GOES_ON.contains(&t.node(v).lemma.as_str()));
    meets.is_some_and(|v| {
        t.node(v).dep == "advcl"
            && t.head(v) == Some(verb)
            && t.children(v)
                .any(|c| c < i && matches!(t.node(c).word.as_str(), "as" | "while" | "when"))
    })
}

/// The preposition behind which taking part in the gathering at node `i` stands.
fn taken_part_in(t: &Tree, i: usize) -> Option<usize> {
    let part = t
        .head(i)
        .filter(|&p| t.node(p).word == "in")
        .and_then(|p| t.head(p))?;
    t.head(part)
        .filter(|_| t.node(part).dep == "pobj" && t.node(part).lemma == "participation")
}

/// "within the framework of the summit", "as part of the forum", "in conjunction with the session", but not "ahead of the
/// opening of the summit": the noun that frames the gathering at node `i`, and what it hangs on.
pub(super) fn framed(t: &Tree, i: usize) -> Option<(usize, usize)> {
    let noun = taken_part_in(t, i)
        .or_else(|| t.head(i))
        .filter(|&p| t.node(i).dep == "pobj" && matches!(t.node(p).word.as_str(), "of" | "with"))
        .and_then(|p| t.head(p))
        .filter(|&n| FRAMES.contains(&t.node(n).lemma.as_str()))?;
    let within = t.head(noun).filter(|&p| {
        matches!(
            t.node(p).word.as_str(),
            "in" | "within"
                | "as"
                | "on"
                | "at"
                | "during"
                | "under"
                | "from"
                | "along"
                | "alongside"
        )
    })?;
    Some((noun, t.head(within)?))
}

/// "in … of" these one is at the gathering.
const FRAMES: &[&str] = &[
    "framework",
    "part",
    "conjunction",
    "connection",
    "occasion",
    "eve",
    "course",
    "sideline",
    "day",
    "agenda",
    "opening",
    "programme",
    "start",
    "beginning",
    "outset",
    "close",
];

/// Whether the clause of `verb` makes use of the gathering at node `i`: "Taking advantage of the summit, X met Y", "X
/// used the summit to meet Y".
fn made_use_of(t: &Tree, i: usize, verb: usize) -> bool {
    let chance = |n: usize| {
        matches!(
            t.node(n).lemma.as_str(),
            "advantage" | "opportunity" | "occasion" | "use"
        )
    };
    let used = match t.node(i).dep {
        "dobj" => t.head(i).filter(|&v| t.node(v).lemma == "use"),
        _ => t
            .head(i)
            .filter(|&p| t.node(p).word == "of")
            .and_then(|p| t.governor(p))
            .and_then(|n| if chance(n) { t.governor(n) } else { Some(n) })
            .filter(|&v| matches!(t.node(v).lemma.as_str(), "take" | "make" | "use"))
            .filter(|&v| t.child(v, &["dobj"]).is_some_and(chance)),
    };
    used.is_some_and(|v| t.ancestors(verb).take(2).any(|x| x == v) || t.governor(v) == Some(verb))
}

/// Verbs of coming and being somewhere.
const COMING: &[&str] = &[
    "be", "come", "arrive", "fly", "travel", "gather", "assemble", "meet", "convene", "visit",
    "stay", "go",
];

/// Whether somebody in the clause of `verb` is said, beside it, to be there for the gathering at node `i`: "X, who is
/// here for the summit, met", "in town to attend the summit, X met", "may meet when the seven gather for the summit".
fn there_for(s: &Sentence, i: usize, verb: usize) -> bool {
    let t = &s.tree;
    let node = t.node(i);
    // "had come for the opening of the Games"
    let part = part_of(t, i);
    let came = match t.node(part).dep {
        "pobj" => t
            .head(part)
            .filter(|&p| t.node(p).word == "for")
            .and_then(|p| t.governor(p)),
        "dobj" => t.head(i).and_then(|v| {
            let attends = matches!(
                t.node(v).lemma.as_str(),
                "attend" | "address" | "join" | "chair" | "host"
            );
            match attends.then_some(t.node(v).dep)? {
                // "a week after both attended"
                "advcl"
                    if t.has_child_word(v, &["after", "before", "since"])
                        && t.node(v).tag == "VBD" =>
                {
                    None
                }
                // "who is here to attend"
                "xcomp" | "advcl" | "acl" => t.governor(v).filter(|&g| g != verb).or(Some(v)),
                "relcl" => Some(v),
                _ => None,
            }
        }),
        _ => None,
    };
    // "While in Samarkand for the summit, X met Y", "X, in Rome for the conference, met Y"
    let opens = node.dep == "pobj"
        && i < verb
        && t.head(i)
            .filter(|&p| t.node(p).word == "for")
            .is_some_and(|p| {
                let from = t.subject(verb).filter(|&x| x < i).unwrap_or(0);
                (from..p).any(|k| {
                    t.node(k).dep == "pobj"
                        && t.head(k)
                            .is_some_and(|q| matches!(t.node(q).word.as_str(), "in" | "at"))
                        && matches!(
                            s.mention(k).map(|m| &m.what),
                            Some(What::Place(_) | What::Country(_))
                        )
                }) && !(from..p).any(|k| t.is_verb(k))
            });
    // "During his trip to the summit in Bali X met Y"
    let amid = node.dep == "pobj"
        && t.head(i)
            .filter(|&p| matches!(t.node(p).word.as_str(), "to" | "for"))
            .and_then(|p| t.head(p))
            .filter(|&n| {
                matches!(
                    t.node(n).lemma.as_str(),
                    "trip" | "visit" | "journey" | "stay"
                )
            })
            .and_then(|n| t.head(n))
            .is_some_and(|d| t.node(d).word == "during" && t.governor(d) == Some(verb));
    if opens || amid {
        return true;
    }
    let Some(came) = came else { return false };
    let beside = t
        .ancestors(came)
        .take_while(|&x| x != verb)
        .any(|x| matches!(t.node(x).dep, "relcl" | "acl" | "advcl" | "appos"));
    // "met A; a meeting with B was moved to New York, where both will attend the session": another clause.
    let other_clause = t
        .ancestors(came)
        .take_while(|&x| x != verb)
        .any(|x| t.is_verb(x) && matches!(t.node(x).dep, "conj" | "ccomp" | "parataxis"));
    came != verb
        && !other_clause
        && t.is_verb(came)
        && (COMING.contains(&t.node(came).lemma.as_str()) || node.dep == "dobj")
        && beside
        && t.ancestors(came).any(|x| x == verb)
}
