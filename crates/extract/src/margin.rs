//! On the margin of which gathering two met: what the sentence says, then what the report says around it.

pub(crate) mod likewise;

use crate::analysis::{Analysis, Sentence};
use crate::another_pair::beside_the_other;
use crate::bounds::of_what_is_prepared;
use crate::candidates::{CREDENTIALS, Candidate, Where};
use crate::encounters::{self, Draft};
use crate::mentions::What;
use crate::refs::Who;
use crate::settle;
use crate::tree::Tree;
use crate::units::GatheringSem;
use sidelines_facts::{Edtf, EncounterKind, Status};

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
        .or_else(|| during(a, s, c, last))
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
    t.ancestors(i).any(|v| {
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
        if !(between || is_aside(w)) || !counts(i) {
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

/// The gathering during which the clause puts the encounter: "while attending the summit", "at the forum".
fn during(
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
                && t.has_child_word(i, &["the", "this", "same"])
                // "the same security forum"
                && (t.has_child_word(i, &["same"])
                    || !t
                        .children(i)
                        .any(|x| matches!(t.node(x).dep, "compound" | "nmod" | "poss"))) =>
            {
                match called(a, &node.lemma, last) {
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
                    "at" | "during" | "alongside" | "amid" | "on" | "within"
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
        // "within the framework of the summit", "as part of the forum", "in conjunction with the session"
        let framed = node.dep == "pobj"
            // "within the framework of participation in the forum"
            && taken_part_in(t, i)
                .or_else(|| t.head(i))
                .filter(|&p| matches!(t.node(p).word.as_str(), "of" | "with"))
                .and_then(|p| t.head(p))
                .filter(|&n| FRAMES.contains(&t.node(n).lemma.as_str()))
                .and_then(|n| t.head(n))
                .and_then(|p| t.head(p))
                .is_some_and(|h| h == verb || h == c.trigger);
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

/// The preposition behind which taking part in the gathering at node `i` stands.
fn taken_part_in(t: &Tree, i: usize) -> Option<usize> {
    let part = t
        .head(i)
        .filter(|&p| t.node(p).word == "in")
        .and_then(|p| t.head(p))?;
    t.head(part)
        .filter(|_| t.node(part).dep == "pobj" && t.node(part).lemma == "participation")
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

/// Days after a gathering from which nothing happens on its margin any more.
const LONG: i32 = 30;

/// Whether somebody in the clause of `verb` is said, beside it, to be there for the gathering at node `i`: "X, who is
/// here for the summit, met", "in town to attend the summit, X met", "may meet when the seven gather for the summit".
fn there_for(s: &Sentence, i: usize, verb: usize) -> bool {
    let t = &s.tree;
    let node = t.node(i);
    let came = match node.dep {
        "pobj" => t
            .head(i)
            .filter(|&p| t.node(p).word == "for")
            .and_then(|p| t.governor(p)),
        "dobj" => t.head(i).and_then(|v| {
            let attends = matches!(
                t.node(v).lemma.as_str(),
                "attend" | "address" | "join" | "chair" | "host"
            );
            match attends.then_some(t.node(v).dep)? {
                // "who is here to attend"
                "xcomp" | "advcl" | "acl" => t.governor(v).filter(|&g| g != verb).or(Some(v)),
                "relcl" => Some(v),
                _ => None,
            }
        }),
        _ => None,
    };
    // "While in Samarkand for the summit, X met Y"
    let opens = node.dep == "pobj"
        && t.subject(verb).is_some_and(|x| i < x)
        && t.head(i)
            .filter(|&p| t.node(p).word == "for")
            .is_some_and(|p| {
                (0..p).any(|k| {
                    t.node(k).dep == "pobj"
                        && t.head(k)
                            .is_some_and(|q| matches!(t.node(q).word.as_str(), "in" | "at"))
                        && matches!(
                            s.mention(k).map(|m| &m.what),
                            Some(What::Place(_) | What::Country(_))
                        )
                }) && !(0..p).any(|k| t.is_verb(k))
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
/// Whether the gathering is called by a name or its organisation, not only "foreign ministers meeting".
pub(crate) fn has_name(s: &Draft) -> bool {
    s.org.is_some()
        || s.name.as_deref().is_some_and(|n| {
            n.rsplit(' ')
                .next()
                .is_some_and(|w| w.starts_with(char::is_uppercase))
        })
}

/// Meetings of one man on one day in one place share the margin that one of them is said to have; so do his
/// meetings where and when he is at a gathering.
pub(crate) fn by_context(a: &Analysis<'_>, drafts: &mut [Draft]) {
    let place = |d: &Draft| d.place.as_ref().and_then(Where::country);
    let meets = |x: &Draft, y: &Draft| {
        x.parties
            .iter()
            .any(|(w, _)| y.parties.iter().any(|(v, _)| w == v))
    };
    // "Meanwhile, Egypt's chief of staff met …": a colleague of the same delegation.
    let colleagues = |x: &Draft, y: &Draft| {
        x.sentence.abs_diff(y.sentence) <= 6
            && x.status == y.status
            && x.parties.iter().any(|(w, _)| {
                encounters::country(a, w).is_some_and(|c| {
                    y.parties
                        .iter()
                        .any(|(v, _)| encounters::country(a, v) == Some(c))
                })
            })
    };
    // A gathering takes some days.
    let days = |x: &Draft, y: &Draft| match (
        x.date.as_ref().and_then(Edtf::bounds),
        y.date.as_ref().and_then(Edtf::bounds),
    ) {
        (Some((from, to)), Some((first, last))) => {
            (first - to).get_days() <= 2 && (from - last).get_days() <= 2
        }
        // In one city they may be told further apart.
        _ => {
            x.sentence.abs_diff(y.sentence) <= 8
                || matches!((&x.place, &y.place), (Some(Where::Place(p)), Some(Where::Place(q)))
                    if p.precise && p.name == q.name)
        }
    };
    let to_come = |s: &Draft, d: &Draft| {
        s.date.is_none()
            && matches!(s.status, Status::Planned | Status::Possible)
            && matches!(d.status, Status::Occurred | Status::Ongoing)
    };
    likewise::signings(a, drafts);
    for i in 0..drafts.len() {
        let d = &drafts[i];
        if d.part_of.is_some() || d.kind != EncounterKind::Meeting {
            continue;
        }
        let fits = |s: &&Draft| {
            days(s, d)
                && (place(s).is_none() || place(d).is_none() || place(s) == place(d))
                && (meets(s, d) || colleagues(s, d))
        };
        let shared = drafts
            .iter()
            .filter(|s| s.part_of.is_some())
            // "is in New York for the General Assembly": whoever is met there is met on its margin.
            .filter(|s| match s.kind {
                EncounterKind::Meeting => true,
                EncounterKind::Visit => place(s).is_some() && meets(s, d),
                _ => false,
            })
            // "They last met in March on the sidelines of the G20 meeting": of that time only.
            .filter(|s| !settle::is_background(a, s) || settle::is_background(a, d))
            // "said after the talks that the two would meet on the sidelines of the General Assembly": not these talks.
            .filter(|s| s.kind != EncounterKind::Meeting || !to_come(s, d))
            .find(fits)
            .and_then(|s| s.part_of.clone());
        // A session of two countries' joint council has no margin on which others meet.
        let joint = |s: &Draft| {
            let mut of: Vec<_> = s
                .parties
                .iter()
                .filter_map(|(w, _)| encounters::country(a, w))
                .collect();
            of.sort();
            of.dedup();
            s.org.is_none()
                && of.len() == 2
                && s.parties.iter().all(|(w, _)| !matches!(w, Who::Org { .. }))
                && s.name.as_deref().is_some_and(|n| {
                    let n = n.to_lowercase();
                    ["council", "commission", "committee", "cabinet"]
                        .iter()
                        .any(|w| n.contains(w))
                })
        };
        // Two who meet for a summit of the two meet on no margin.
        let itself = |s: &Draft| {
            s.org.is_none()
                && s.parties.len() <= d.parties.len() + 1
                && d.parties
                    .iter()
                    .all(|(w, _)| s.parties.iter().any(|(v, _)| encounters::alike(a, w, v)))
        };
        let attended = || {
            drafts
                .iter()
                .filter(|s| s.kind == EncounterKind::Gathering && !itself(s) && !joint(s))
                // Who stays behind for a word after presenting his credentials is on no margin.
                .filter(|s| s.frame != CREDENTIALS && has_name(s))
                // Whom he meets on the eve of the gathering, where it will be, he meets on its margin.
                .filter(|s| !to_come(s, d) || place(s).is_some() && place(s) == place(d))
                .filter(|s| s.place.is_some() || meets(s, d) && !settle::is_background(a, s))
                .find(fits)
                .and_then(|s| s.name.clone())
        };
        // "The summit opened in Vientiane. X met Y there": of whom the gathering is said to consist is not told.
        let there = || {
            drafts
                .iter()
                .filter(|s| {
                    s.kind == EncounterKind::Gathering
                        && has_name(s)
                        && s.parties
                            .iter()
                            .all(|(w, _)| matches!(w, Who::Org { .. } | Who::State(_)))
                        && matches!(s.status, Status::Occurred | Status::Ongoing)
                        && matches!(d.status, Status::Occurred | Status::Ongoing)
                        && s.place.is_some()
                        && place(s) == place(d)
                        && s.sentence <= d.sentence
                        && d.sentence - s.sentence <= 2
                        && days(s, d)
                })
                .find_map(|s| s.name.clone())
        };
        // "agreed to meet again in Suva in 2023": long after what they are at now.
        let long_after = |g: &Draft| match (
            g.date.as_ref().and_then(Edtf::bounds),
            d.date.as_ref().and_then(Edtf::bounds),
        ) {
            (Some((_, last)), Some((first, _))) => (first - last).get_days() > LONG,
            _ => false,
        };
        let then = |name: &String| {
            !drafts
                .iter()
                .filter(|g| g.kind == EncounterKind::Gathering && g.name.as_ref() == Some(name))
                .filter(|g| !settle::is_background(a, g) && d.status == Status::Planned)
                .any(long_after)
        };
        let found = shared.or_else(attended).or_else(there).filter(then);
        drafts[i].part_of = found;
    }
    likewise::when_others_meet(a, drafts);
}
