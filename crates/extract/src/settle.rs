//! Date, place and margin of what is told: from its own sentence, then from what the report says around it.

use crate::analysis::{Analysis, Sentence};
use crate::candidates::{Candidate, Where};
use crate::encounters::{self, Draft};
use crate::mentions::What;
use crate::refs::Who;
use crate::units::GatheringSem;
use crate::{fold, place, when};
use sidelines_facts::{Edtf, EncounterKind, PartyRole, Status};

/// Date, place and margin of a candidate, from its own sentence.
pub(crate) fn situate(
    a: &Analysis<'_>,
    c: &Candidate,
    previous: when::Before<'_>,
    gathering: Option<&GatheringSem>,
    last_place: Option<&Where>,
) -> Draft {
    let s = &a.sentences[c.sentence];
    let mut d = Draft::from(c, a);
    let when = when::when(a, s, c, previous);
    d.dated = when.date.is_some() && !when.carried;
    d.date = when.date;
    // "Orban sees Meloni on Friday", "the President meets X here today": in running text a plan.
    let to_come = d
        .date
        .as_ref()
        .and_then(Edtf::bounds)
        .zip(a.published.as_ref().and_then(Edtf::bounds))
        .is_some_and(|((first, _), (today, _))| first >= today);
    if d.status == Status::Occurred && to_come && when::scheduled(s, c) {
        d.status = Status::Planned;
    }
    if d.place.is_none() && d.kind != EncounterKind::Call {
        d.place = place::place(a, s, c, last_place);
        d.placed = d.place.is_some();
    }
    if matches!(
        c.kind,
        EncounterKind::Meeting | EncounterKind::Call | EncounterKind::Signing
    ) {
        d.part_of = margin(a, s, gathering).or_else(|| during(a, s, c, gathering));
    }
    d
}

/// The gathering on whose margin the sentence puts the encounter.
fn margin(a: &Analysis<'_>, s: &Sentence, last: Option<&GatheringSem>) -> Option<String> {
    let t = &s.tree;
    for i in 0..t.nodes.len() {
        let w = t.node(i).lemma.as_str();
        if !matches!(
            w,
            "sideline" | "sidelines" | "margin" | "margins" | "fringe" | "fringes"
        ) {
            continue;
        }
        let possessor = t.child(i, &["poss"]);
        if t.prep_objects(i, "of").is_empty() && !t.node(i).word.starts_with("marginal") {
            // "on its margins", "in the SCO's margins", "met on the sidelines"
            let named = possessor.and_then(|p| named_in(s, &t.subtree(p)));
            let behind_preposition = t
                .head(i)
                .is_some_and(|h| matches!(t.node(h).word.as_str(), "on" | "at" | "in" | "along"));
            match named.or_else(|| last.filter(|_| behind_preposition).map(|g| g.name.clone())) {
                Some(name) => return Some(name),
                None => continue,
            }
        }
        if let Some(&o) = t.prep_objects(i, "of").first() {
            let words = t.subtree(o);
            if let Some(name) = named_in(s, &words) {
                return Some(name);
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
fn named_in(s: &Sentence, words: &[usize]) -> Option<String> {
    let name = |w: &usize| match s.mention(*w).map(|m| &m.what) {
        Some(What::Gathering(g)) => Some((true, g.name.clone())),
        Some(What::Org(org)) => Some((false, org.name.clone())),
        _ => None,
    };
    let names: Vec<(bool, String)> = words.iter().filter_map(name).collect();
    names
        .iter()
        .find(|(gathering, _)| *gathering)
        .or(names.first())
        .map(|(_, name)| name.clone())
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
    for i in 0..t.nodes.len() {
        let node = t.node(i);
        let name: &String = match s.mention(i).map(|m| &m.what) {
            Some(What::Gathering(g)) => &g.name,
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
                    "at" | "during" | "alongside" | "amid" | "on"
                ) && t.head(p).is_some_and(|h| {
                    h == verb
                        || h == c.trigger
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
            && t.head(i)
                .filter(|&p| matches!(t.node(p).word.as_str(), "of" | "with"))
                .and_then(|p| t.head(p))
                .filter(|&n| FRAMES.contains(&t.node(n).lemma.as_str()))
                .and_then(|n| t.head(n))
                .and_then(|p| t.head(p))
                .is_some_and(|h| h == verb || h == c.trigger);
        if beside || attending || framed || there_for(s, i, verb) {
            return Some(name.clone());
        }
    }
    None
}

/// "in … of" these one is at the gathering.
const FRAMES: &[&str] = &[
    "framework",
    "part",
    "conjunction",
    "occasion",
    "eve",
    "course",
    "sideline",
];

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
    let Some(came) = came else { return false };
    let beside = t
        .ancestors(came)
        .take_while(|&x| x != verb)
        .any(|x| matches!(t.node(x).dep, "relcl" | "acl" | "advcl" | "appos"));
    came != verb
        && t.is_verb(came)
        && (COMING.contains(&t.node(came).lemma.as_str()) || node.dep == "dobj")
        && beside
        && t.ancestors(came).any(|x| x == verb)
}

/// What goes on from the encounter before it, on the same day.
const SAME_DAY: &[&str] = &[
    "afterwards",
    "afterward",
    "later",
    "then",
    "subsequently",
    "beforehand",
    "thereafter",
];

/// A day told for one encounter holds for what is signed there, and for what the next sentences tell as going on
/// from it. "He also met X" tells of no day.
pub(crate) fn carry_dates(a: &Analysis<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let d = &drafts[i];
        let here = d.sentence;
        let tree = &a.sentences[here].tree;
        let goes_on = goes_on(tree);
        if d.date.is_some()
            || !matches!(d.status, Status::Occurred | Status::Planned)
            || !(d.kind == EncounterKind::Signing
                || goes_on && matches!(d.kind, EncounterKind::Meeting | EncounterKind::Call))
        {
            continue;
        }
        let from = drafts[..i].iter().rev().find(|e| {
            e.date.is_some()
                && e.status == d.status
                && e.sentence <= here
                && a.sentences[e.sentence].paragraph + 2 > a.sentences[here].paragraph
                && matches!(
                    e.kind,
                    EncounterKind::Meeting | EncounterKind::Call | EncounterKind::Signing
                )
                && shares(a, e, d)
                && e.date
                    .as_ref()
                    .is_some_and(|e| encounters::span_days(e) <= 3)
        });
        if let Some(date) = from.and_then(|d| d.date.clone()) {
            drafts[i].date = Some(date);
        }
    }
    sign_on_the_day(a, drafts);
    meet_on_the_day(a, drafts);
}

/// "He afterwards saw X", "in the evening they dined": of the day that was told of.
fn goes_on(t: &crate::tree::Tree) -> bool {
    (0..t.nodes.len()).any(|i| {
        let n = t.node(i);
        n.dep == "advmod" && SAME_DAY.contains(&n.word.as_str())
            // "the following morning" is another day's.
            || n.mention.is_none()
                && fold::HOURS.contains(&n.word.as_str())
                && !t.children(i).any(|c| matches!(t.node(c).dep, "amod" | "compound" | "nmod" | "poss"))
                && t.head(i).is_some_and(|p| matches!(t.node(p).word.as_str(), "in" | "at" | "during" | "over" | "before"))
    })
}

/// What is signed without a day of its own is signed on the day of the meeting, the summit or the day-trip that is
/// told nearest to it, by the same parties.
fn sign_on_the_day(a: &Analysis<'_>, drafts: &mut [Draft]) {
    const NEAR: usize = 6;
    let class = |s: Status| match s {
        Status::Occurred | Status::Ongoing => Some(0),
        Status::Planned => Some(1),
        Status::Possible | Status::Cancelled | Status::Denied => None,
    };
    for i in 0..drafts.len() {
        let d = &drafts[i];
        if d.kind != EncounterKind::Signing || d.date.is_some() || class(d.status).is_none() {
            continue;
        }
        let day = drafts
            .iter()
            .filter(|e| e.kind != EncounterKind::Call && e.kind != EncounterKind::Signing)
            .filter(|e| {
                class(e.status) == class(d.status)
                    || e.kind == EncounterKind::Visit && e.status == Status::Ongoing
            })
            .filter(|e| {
                e.date.as_ref().is_some_and(|x| {
                    encounters::span_days(x) == 1
                        && (e.kind != EncounterKind::Visit || !arrived(e))
                        && !is_past(a, Some(x))
                })
            })
            .filter(|e| e.sentence.abs_diff(d.sentence) <= NEAR && shares(a, e, d))
            .min_by_key(|e| (e.sentence.abs_diff(d.sentence), e.sentence > d.sentence))
            .and_then(|e| e.date.clone());
        if day.is_some() {
            drafts[i].date = day;
        }
    }
}

/// Whom somebody meets on a trip of one day he meets on that day.
fn meet_on_the_day(a: &Analysis<'_>, drafts: &mut [Draft]) {
    const NEAR: usize = 8;
    let begun = |s: Status| matches!(s, Status::Occurred | Status::Ongoing);
    for i in 0..drafts.len() {
        let d = &drafts[i];
        if d.kind != EncounterKind::Meeting || d.date.is_some() || d.anaphoric {
            continue;
        }
        let trips: Vec<&Draft> = drafts
            .iter()
            .filter(|v| {
                v.kind == EncounterKind::Visit
                    && shares(a, v, d)
                    && v.sentence.abs_diff(d.sentence) <= NEAR
            })
            .filter(|v| {
                v.place.as_ref().is_some_and(|p| {
                    let guest = |w: &Who| v.parties.iter().any(|(x, _)| encounters::alike(a, w, x));
                    d.placed && d.place.as_ref().and_then(Where::country) == p.country()
                        || !d.placed
                            && d.parties.iter().any(|(w, _)| {
                                !guest(w)
                                    && encounters::country(a, w)
                                        .is_some_and(|c| Some(c) == p.country())
                            })
                })
            })
            .collect();
        let Some(first) = trips.first() else { continue };
        let one_day = trips.iter().all(|v| {
            v.place.as_ref().and_then(Where::country)
                == first.place.as_ref().and_then(Where::country)
                && v.date == first.date
        });
        if one_day
            && begun(first.status) == begun(d.status)
            && matches!(d.status, Status::Occurred | Status::Planned)
            && first
                .date
                .as_ref()
                .is_some_and(|x| encounters::span_days(x) == 1)
            && !arrived(first)
        {
            drafts[i].date = first.date.clone();
        }
    }
}

/// The one day told of a trip is that on which it began or ended, not all of it.
fn arrived(d: &Draft) -> bool {
    d.frame == "arrive" || d.frame == encounters::RETURN
}

/// "Tagarev called off a trip to Athens. He was to hold talks with X": what was planned for a trip falls with it.
pub(crate) fn fall_with_the_trip(a: &Analysis<'_>, drafts: &mut [Draft]) {
    const NEAR: usize = 6;
    let land = |d: &Draft| d.place.as_ref().and_then(Where::country);
    for i in 0..drafts.len() {
        let d = &drafts[i];
        if !matches!(d.kind, EncounterKind::Meeting | EncounterKind::Signing)
            || d.status != Status::Planned
            || !planned_then(a, d)
        {
            continue;
        }
        let trips = drafts
            .iter()
            .filter(|v| v.kind == EncounterKind::Visit && shares(a, v, d))
            .filter(|v| v.sentence.abs_diff(d.sentence) <= NEAR);
        let mut there = trips.filter(|v| {
            let host = d.parties.iter().any(|(w, _)| {
                encounters::country(a, w).is_some() && encounters::country(a, w) == land(v)
            });
            land(v).is_none() || (d.placed && land(d) == land(v)) || host
        });
        let Some(off) = there
            .next()
            .filter(|v| matches!(v.status, Status::Cancelled | Status::Denied))
        else {
            continue;
        };
        if there.any(|v| v.status != off.status) {
            continue;
        }
        let day = off.date.clone();
        drafts[i].status = Status::Cancelled;
        if drafts[i].date.is_none() && day.as_ref().is_some_and(|x| encounters::span_days(x) == 1) {
            drafts[i].date = day;
        }
    }
}

/// "was to hold talks", "had planned to", "was scheduled to": planned when the report was not yet written.
fn planned_then(a: &Analysis<'_>, d: &Draft) -> bool {
    let t = &a.sentences[d.sentence].tree;
    let Some(words) = d.words.first() else {
        return false;
    };
    let Some(trigger) = (0..t.nodes.len()).find(|&i| t.node(i).span.start == words.start) else {
        return false;
    };
    let verbs: Vec<usize> = t.ancestors(trigger).filter(|&v| t.is_verb(v)).collect();
    verbs.iter().any(|&v| {
        let n = t.node(v);
        n.lemma == "be" && n.tag == "VBD" || t.has_child_word(v, &["was", "were", "had"])
    }) && !verbs
        .iter()
        .any(|&v| t.has_child_word(v, &["will", "is", "are"]))
}

/// Places that the report implies: that of the gathering on whose margin it was, of the trip of one of the
/// parties, of the other meetings told of the same day.
pub(crate) fn place_by_context(a: &Analysis<'_>, drafts: &mut [Draft]) {
    // Trips and gatherings first: they are where the rest takes place.
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&i| match drafts[i].kind {
        EncounterKind::Visit => 0,
        EncounterKind::Gathering => 1,
        _ => 2,
    });
    for i in order {
        if drafts[i].place.is_some() || matches!(drafts[i].kind, EncounterKind::Call) {
            continue;
        }
        let d = &drafts[i];
        // What is history has a place of its own.
        if is_background(a, d) {
            continue;
        }
        let gathering = d
            .part_of
            .as_ref()
            .and_then(|m| {
                drafts
                    .iter()
                    .find(|g| g.name.as_ref() == Some(m) && g.place.is_some())
            })
            .and_then(|g| g.place.clone());
        let countries: Vec<_> = d
            .parties
            .iter()
            .filter_map(|(w, _)| encounters::country(a, w))
            .collect();
        let trip = || {
            drafts
                .iter()
                .filter(|v| v.kind == EncounterKind::Visit && v.place.is_some())
                .filter(|v| {
                    !is_background(a, v)
                        && (v.status == d.status
                            || !matches!(v.status, Status::Denied | Status::Cancelled))
                })
                .filter(|v| {
                    matches!(v.status, Status::Occurred | Status::Ongoing)
                        == matches!(d.status, Status::Occurred | Status::Ongoing)
                        || v.status == Status::Ongoing
                })
                .filter(|v| match (&v.date, &d.date) {
                    (Some(x), Some(y)) => x.overlaps(y) || near(x, y),
                    _ => true,
                })
                .filter(|v| shares(a, v, d))
                // "met X and flew on to Nairobi": he was not there yet.
                .filter(|v| !(d.date.is_some() && v.date.is_none() && onward(a, v, d)))
                // Of the stops of a tour that of the same sentence, that in the other's country, the one told last.
                .min_by_key(|v| {
                    let there = v
                        .place
                        .as_ref()
                        .and_then(Where::country)
                        .is_some_and(|c| countries.contains(&c));
                    let distance = v.sentence.abs_diff(d.sentence);
                    (distance > 0, !there, v.sentence > d.sentence, distance)
                })
                .and_then(|v| v.place.clone())
        };
        let sibling = || {
            drafts
                .iter()
                .filter(|s| {
                    s.placed
                        && matches!(
                            s.kind,
                            EncounterKind::Meeting
                                | EncounterKind::Gathering
                                | EncounterKind::Signing
                        )
                        && s.sentence.abs_diff(d.sentence) <= 6
                        // What may be has a place of its own.
                        && (may_be(s.status) == may_be(d.status))
                })
                .filter(|s| {
                    matches!((&s.date, &d.date), (Some(x), Some(y)) if x == y)
                        || s.date.is_none() && (d.date.is_none() || !d.dated)
                })
                .find(|s| {
                    let same = s
                        .parties
                        .iter()
                        .any(|(w, _)| d.parties.iter().any(|(x, _)| x == w));
                    same || s.sentence.abs_diff(d.sentence) <= 2 && shares(a, s, d)
                })
                .and_then(|s| s.place.clone())
        };
        // Whoever receives is at home.
        let host = || {
            let host = d
                .parties
                .iter()
                .find(|(_, r)| *r == Some(PartyRole::Host))
                .and_then(|(w, _)| encounters::country(a, w))?;
            (!matches!(d.status, Status::Denied)).then_some(Where::Country(host))
        };
        // So is the home country's man who meets a stranger, in a report from home.
        let at_home = || {
            let home = a.home?;
            let ours = d
                .parties
                .iter()
                .any(|(w, _)| encounters::country(a, w) == Some(home));
            let guests = d
                .parties
                .iter()
                .any(|(w, _)| encounters::country(a, w).is_some_and(|c| c != home));
            let away = drafts.iter().any(|v| {
                v.kind == EncounterKind::Visit
                    && v.parties.iter().any(|(w, _)| {
                        encounters::country(a, w) == Some(home)
                            && d.parties.iter().any(|(x, _)| x == w)
                    })
            });
            let dateline = a.dateline_place.as_ref().filter(|p| p.country.is_some());
            if d.kind != EncounterKind::Meeting
                || d.status != Status::Occurred
                || !ours
                || !guests
                || away
            {
                return None;
            }
            match dateline {
                Some(p) if p.country == Some(home) => Some(Where::Place(p.clone())),
                Some(_) => None,
                // An ambassador is posted here.
                None => {
                    let posted = d.parties.iter().any(|(w, _)| match w {
                        Who::Person(p) => a.people.all.get(*p).is_some_and(|p| {
                            p.country != Some(home)
                                && p.offices.iter().any(|h| {
                                    ["Ambassador", "High Commissioner", "Chargé d'Affaires"]
                                        .iter()
                                        .any(|o| h.office.canonical.starts_with(o))
                                })
                        }),
                        _ => false,
                    });
                    (posted && d.part_of.is_none()).then_some(Where::Country(home))
                }
            }
        };
        drafts[i].place = gathering
            .or_else(trip)
            .or_else(sibling)
            .or_else(host)
            .or_else(at_home);
    }
}

/// Not told as held, under way or planned.
fn may_be(status: Status) -> bool {
    matches!(
        status,
        Status::Possible | Status::Cancelled | Status::Denied
    )
}

/// Whether the trip is told after the meeting as what came next.
fn onward(a: &Analysis<'_>, trip: &Draft, meeting: &Draft) -> bool {
    const ON: &[&str] = &[
        "left",
        "leaves",
        "departed",
        "departs",
        "headed",
        "heads",
        "continued",
        "continues",
        "proceeded",
        "proceeds",
    ];
    let goes_on = trip.words.iter().any(|w| {
        let verb = a.text.get(w.clone()).unwrap_or("");
        let after = a.text.get(w.end..).unwrap_or("");
        ON.contains(&verb) || after.starts_with(" on to ") || after.starts_with(" from there")
    });
    trip.sentence > meeting.sentence
        && trip.kind == EncounterKind::Visit
        && meeting.status == Status::Occurred
        && goes_on
}

/// A trip of which only the first or the last day is told takes some days.
fn near(one: &Edtf, other: &Edtf) -> bool {
    if encounters::span_days(one) != 1 {
        return false;
    }
    match (one.bounds(), other.bounds()) {
        (Some((x, _)), Some((y, _))) => (y - x).get_days().abs() <= 7,
        _ => true,
    }
}

/// One of the parties of one is one of the other's.
fn shares(a: &Analysis<'_>, x: &Draft, y: &Draft) -> bool {
    x.parties
        .iter()
        .any(|(w, _)| y.parties.iter().any(|(v, _)| encounters::alike(a, w, v)))
}

/// Meetings of one man on one day in one place share the margin that one of them is said to have; so do his
/// meetings where and when he is at a gathering.
pub(crate) fn margin_by_context(a: &Analysis<'_>, drafts: &mut [Draft]) {
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
        _ => x.sentence.abs_diff(y.sentence) <= 8,
    };
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
            .filter(|s| s.kind == EncounterKind::Meeting && s.part_of.is_some())
            .find(fits)
            .and_then(|s| s.part_of.clone());
        // Two who meet for a summit of the two meet on no margin.
        let itself = |s: &Draft| {
            s.org.is_none()
                && d.parties
                    .iter()
                    .all(|(w, _)| s.parties.iter().any(|(v, _)| encounters::alike(a, w, v)))
        };
        let attended = || {
            drafts
                .iter()
                .filter(|s| s.kind == EncounterKind::Gathering && !itself(s))
                .filter(|s| s.place.is_some() || meets(s, d) && !is_background(a, s))
                .find(fits)
                .and_then(|s| s.name.clone())
        };
        // "The summit opened in Vientiane. X met Y there": of whom the gathering is said to consist is not told.
        let there = || {
            drafts
                .iter()
                .filter(|s| {
                    s.kind == EncounterKind::Gathering
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
        drafts[i].part_of = shared.or_else(attended).or_else(there);
    }
}

/// A trip told as begun a day or two before the report goes on, unless the words say that it is over; a
/// present tense means a plan where its day is still to come.
pub(crate) fn finish_status(a: &Analysis<'_>, d: &mut Draft) {
    let day = a.published.as_ref().and_then(Edtf::bounds);
    let (Some((first, last)), Some((today, _))) = (d.date.as_ref().and_then(Edtf::bounds), day)
    else {
        return;
    };
    match d.status {
        Status::Ongoing if first > today => d.status = Status::Planned,
        Status::Ongoing
            if matches!(
                d.kind,
                EncounterKind::Meeting | EncounterKind::Call | EncounterKind::Signing
            ) =>
        {
            d.status = if first > today {
                Status::Planned
            } else if first < today {
                Status::Occurred
            } else {
                Status::Ongoing
            }
        }
        // "is his second visit after that of May 2017": a trip of which both ends have passed is over.
        Status::Ongoing
            if d.kind == EncounterKind::Visit
                && (last < today && first != last || is_past(a, d.date.as_ref())) =>
        {
            d.status = Status::Occurred
        }
        Status::Occurred if first > today => d.status = Status::Planned,
        Status::Occurred
            if d.kind == EncounterKind::Visit
                && d.frame == "arrive"
                && (today - first).get_days() <= 2 =>
        {
            d.status = Status::Ongoing
        }
        Status::Occurred
            if d.kind == EncounterKind::Visit
                && d.frame != encounters::RETURN
                && last >= today
                && first != last =>
        {
            d.status = Status::Ongoing
        }
        _ => {}
    }
}

/// Told as history: dated well before the report.
pub(crate) fn is_background(a: &Analysis<'_>, d: &Draft) -> bool {
    is_past(a, d.date.as_ref())
}

/// More than ten days before the report.
pub(crate) fn is_past(a: &Analysis<'_>, date: Option<&Edtf>) -> bool {
    let (Some((_, last)), Some((today, _))) = (
        date.and_then(Edtf::bounds),
        a.published.as_ref().and_then(Edtf::bounds),
    ) else {
        return false;
    };
    (today - last).get_days() > 10
}
