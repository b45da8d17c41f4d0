//! Where: the place words that belong to a predicate.

use crate::analysis::{Analysis, Sentence};
use crate::beside;
use crate::candidates::{Candidate, Where};
use crate::encounters::country;
use crate::mentions::What;
use crate::status::REPORTING;
use sidelines_facts::{EncounterKind, Status};

const PREPOSITIONS: &[&str] = &["in", "at", "near", "outside", "on"];

/// What is talked about, wherever it is.
const MATTERS: &[&str] = &[
    "situation",
    "crisis",
    "conflict",
    "war",
    "issue",
    "question",
    "development",
    "future",
    "matter",
    "threat",
    "ceasefire",
    "truce",
    "coup",
    "transition",
    "election",
    "violence",
];

/// Nouns at or in which something is held; a place behind any other noun is its topic ("the crisis in Sudan").
const VENUES: &[&str] = &[
    "capital",
    "city",
    "town",
    "office",
    "hotel",
    "palace",
    "building",
    "ceremony",
    "summit",
    "conference",
    "event",
    "residence",
    "house",
    "headquarters",
    "venue",
    "base",
    "meeting",
    "forum",
    "airport",
    "ministry",
    "villa",
    "resort",
    "hall",
    "embassy",
    "sideline",
    "margin",
    "session",
    "delegation",
    "memorial",
    "monument",
    "counterpart",
    "minister",
    "leader",
    "official",
    "colleague",
];

/// From this grade on a place belongs to the predicate; below it stands elsewhere in the sentence.
const FIRM: u8 = 4;

/// Trips, during which one is where they lead.
const TRIPS: &[&str] = &[
    "visit", "trip", "tour", "stay", "stopover", "journey", "hop", "detour", "stop", "flight",
];

/// What two states have with each other, and no city by itself.
const RELATIONS: &[&str] = &[
    "agenda",
    "relation",
    "relationship",
    "tie",
    "cooperation",
    "co-operation",
    "collaboration",
    "partnership",
    "friendship",
    "view",
    "matter",
];

/// "is due to meet the adviser, who was in Moscow this month": whether node `i` stands in what is told of somebody's past,
/// beside what is to come.
fn where_he_was(s: &Sentence, c: &Candidate, i: usize) -> bool {
    let t = &s.tree;
    // "will see Y, by whom he was received in Rabat last year"
    let past = |v: usize| {
        t.node(v).tag == "VBD"
            || t.node(v).tag == "VBN"
                && t.child(v, &["auxpass", "aux"])
                    .is_some_and(|x| t.node(x).tag == "VBD")
    };
    matches!(c.told.status, Status::Planned | Status::Possible) && told_of_him(s, c, i, &past)
}

/// Whether node `i` stands in a clause about somebody who is met, whose verb `tells` something of another time.
fn told_of_him(s: &Sentence, c: &Candidate, i: usize, tells: &dyn Fn(usize) -> bool) -> bool {
    let t = &s.tree;
    t.ancestors(i).take_while(|&v| v != c.trigger).any(|v| {
        t.node(v).dep == "relcl"
            && tells(v)
            && Some(v) != c.carrier
            && !t.ancestors(c.trigger).any(|x| x == v)
            && t.head(v).is_some_and(|h| {
                matches!(
                    s.mention(h).map(|m| &m.what),
                    Some(What::Person(_) | What::Role(_))
                )
            })
    })
}

/// "announced the meeting with Y at a press conference in Lagos": whether node `i` is where somebody spoke of it.
fn where_it_was_announced(t: &crate::tree::Tree, c: &Candidate, i: usize) -> bool {
    let announces = |v: usize| {
        matches!(
            t.node(v).lemma.as_str(),
            "announce" | "confirm" | "reveal" | "disclose"
        ) && !t.passive(v)
            && t.object(v) == Some(c.trigger)
    };
    let press = |n: usize| {
        t.node(n).lemma == "conference" && t.has_child_word(n, &["press", "news"])
            || matches!(t.node(n).lemma.as_str(), "briefing" | "interview")
    };
    c.carrier.is_some_and(announces) && c.trigger < i && t.ancestors(i).skip(1).any(press)
}

/// "met Y, who will visit Nairobi in June": whether node `i` stands in what somebody who was met is still to do elsewhere.
fn where_he_will_be(s: &Sentence, c: &Candidate, i: usize) -> bool {
    let t = &s.tree;
    let to_come = |v: usize| {
        t.has_child_word(v, &["will", "would", "shall"])
            || matches!(t.node(v).tag, "VBZ" | "VBP")
                && t.child(v, &["xcomp"])
                    .is_some_and(|x| t.has_child_word(x, &["to"]))
    };
    c.kind != EncounterKind::Visit
        && matches!(c.told.status, Status::Occurred | Status::Cancelled)
        && told_of_him(s, c, i, &to_come)
}

/// "at the Embassy of Qatar": which stands elsewhere.
fn is_embassy(a: &Analysis<'_>, s: &Sentence, i: usize) -> bool {
    let printed = a.text.get(s.tree.node(i).span.clone()).unwrap_or("");
    ["mbassy", "onsulate", "High Commission"]
        .iter()
        .any(|w| printed.contains(w))
}

/// "received the Secretary General at Cameroon's Ministry of External Relations, X": where he serves.
fn of_an_office(s: &Sentence, i: usize) -> bool {
    s.tree.nodes.get(i + 1).is_some_and(|n| n.word == ",")
        && matches!(s.mention(i + 2).map(|m| &m.what), Some(What::Person(p)) if p.offices.is_empty())
}

/// The place that the clause of a candidate names, and whether it is surely its own; `last` is the place last told of,
/// for "there".
pub(crate) fn place(
    a: &Analysis<'_>,
    s: &Sentence,
    c: &Candidate,
    last: Option<&Where>,
) -> Option<(Where, bool)> {
    let (trigger, carrier) = (c.trigger, c.carrier);
    let gathers = c.kind == EncounterKind::Gathering;
    let t = &s.tree;
    let own = t.subtree(trigger);
    let mut best: Option<(u8, usize, Where)> = None;
    let mut offer = |closeness: u8, i: usize, found: Where| {
        // A city says more than its country.
        let precise = u8::from(matches!(&found, Where::Place(p) if p.precise));
        // "met A in Manila and B in Singapore": each has his own.
        let distance = beside::distance(s, c, i);
        let grade = match distance {
            beside::FAR.. => 0,
            _ => closeness * 2 + precise,
        };
        let key = (grade, usize::MAX - distance);
        if best.as_ref().is_none_or(|(c, d, _)| key > (*c, *d)) {
            best = Some((key.0, key.1, found));
        }
    };
    for i in 0..t.nodes.len() {
        if c.within.as_ref().is_some_and(|w| !w.contains(&i)) {
            continue;
        }
        let node = t.node(i);
        let found = match s.mention(i).map(|m| &m.what) {
            Some(What::Place(p)) if p.country.is_some() => Where::Place(p.clone()),
            Some(What::Country(c)) => Where::Country(*c),
            // "his White House meeting with X"
            Some(What::Org(o))
                if o.body
                    && t.head(i) == Some(trigger)
                    && matches!(node.dep, "compound" | "nmod" | "amod") =>
            {
                if let Some(c) = o.country {
                    offer(3, i, Where::Country(c));
                }
                continue;
            }
            // "at the Pentagon", "in the Kremlin", "on the South Lawn of the White House": the seat stands in its city, or
            // its country.
            Some(What::Org(o))
                if o.body
                    && !of_an_office(s, i)
                    && !is_embassy(a, s, i)
                    && node_prep(t, i).is_some_and(|(p, _)| {
                        p == "at" || matches!(p, "on" | "in") && o.seat.is_some()
                    }) =>
            {
                match (&o.seat, o.country) {
                    (Some(seat), _) => Where::Place((**seat).clone()),
                    (None, Some(c)) => a.capital(c),
                    (None, None) => continue,
                }
            }
            // "at NATO headquarters", "at the headquarters of the African Union", "at the United Nations"
            Some(What::Org(o)) if !o.body && o.seat.is_some() && at_its_seat(t, i) => {
                match &o.seat {
                    Some(seat) => Where::Place((**seat).clone()),
                    None => continue,
                }
            }
            None if node.word == "here" => match &a.dateline_place {
                Some(p) => Where::Place(p.clone()),
                None => continue,
            },
            // "in the Uzbek capital"
            None if matches!(node.word.as_str(), "capital" | "city" | "town")
                && matches!(t.node(i).dep, "pobj" | "nsubj") =>
            {
                let of = t
                    .children(i)
                    .filter(|&x| x < i)
                    .find_map(|x| s.country_at(t.node(x).span.start));
                match of {
                    Some(c) if node.word == "capital" => a.capital(c),
                    Some(c) => Where::Country(c),
                    None => continue,
                }
            }
            None if node.word == "there" && node.dep == "advmod" => {
                match crate::there::there(a, s, i).or_else(|| last.cloned()) {
                    Some(w) => w,
                    None => continue,
                }
            }
            _ => continue,
        };
        // "Tuesday, 15 October, Luxembourg: the minister attends …": an entry of a list.
        let entry = node.dep == "appos"
            && t.head(i).is_some_and(|d| {
                t.node(d).span.start <= s.span.start + 4
                    && matches!(s.mention(d).map(|m| &m.what), Some(What::Date(_)))
            })
            && t.nodes.get(i + 1).is_some_and(|n| n.word == ":");
        if entry {
            offer(3, i, found);
            continue;
        }
        // "The Chisinau summit of April 2005 elected Moldova"
        if gathers && t.head(i) == Some(trigger) && names_its_city(t, i, &found) {
            offer(3, i, found);
            continue;
        }
        // "will meet before the G20 summit in India"
        if !gathers && crate::bounds::of_what_follows(s, trigger, i)
            || crate::another_pair::of_the_other(s, trigger, i)
        {
            continue;
        }
        // "cooperation with New Zealand business", "at the Nepal-China forum": no place.
        let modifies = matches!(found, Where::Country(_))
            && matches!(node.dep, "compound" | "nmod")
            && t.head(i).is_some_and(|h| {
                !VENUES.contains(&t.node(h).lemma.as_str())
                    && !matches!(
                        s.mention(h).map(|m| &m.what),
                        Some(What::Place(_) | What::Country(_))
                    )
            });
        if modifies {
            continue;
        }
        let adverb = matches!(node.word.as_str(), "here" | "there");
        let visited = node.dep == "dobj"
            && t.head(i)
                .is_some_and(|h| matches!(t.node(h).lemma.as_str(), "visit" | "reach"));
        let hung = if adverb || visited {
            t.head(i)
        } else if let Some(v) = hosts(t, i, trigger) {
            // "Amman hosted the meeting", "the summit that Washington is hosting": it is held there.
            Some(v)
        } else {
            match named_after(t, i).or_else(|| node_prep(t, i)) {
                // "the attack on Armenia", "the talks on Libya": what it is about.
                Some(("on", _)) if matches!(found, Where::Country(_)) => continue,
                // "at a meeting on Gaza": likewise.
                Some(("on", p))
                    if t.head(p).is_some_and(|n| {
                        matches!(
                            t.node(n).lemma.as_str(),
                            "meeting"
                                | "talk"
                                | "discussion"
                                | "conference"
                                | "summit"
                                | "session"
                                | "statement"
                        ) && !t.is_verb(n)
                            && n + 1 == p
                    }) =>
                {
                    continue;
                }
                Some((prep, p)) if PREPOSITIONS.contains(&prep) => t.head(p),
                // "moved on to Tbilisi for talks with X", "flew to Paris to meet X"
                Some(("to" | "into" | "for", p)) if leads_there(t, p, trigger) => t.head(p),
                // "The meeting is set for Lusaka on 5 July"
                Some(("for", p)) if set_for(t, p) => t.head(p),
                // "talks that were to bring the two to Athens"
                Some(("to", p))
                    if !t.is_verb(trigger)
                        && t.head(p).is_some_and(|v| {
                            t.node(v).lemma == "bring" && own.contains(&v) && t.is_verb(v)
                        }) =>
                {
                    t.head(p)
                }
                // "met X during his visit to Japan"
                Some(("to", p))
                    if t.head(p).is_some_and(|n| {
                        TRIPS.contains(&t.node(n).lemma.as_str())
                            && t.head(n).is_some_and(|d| {
                                matches!(t.node(d).word.as_str(), "during" | "on" | "of")
                            })
                            && n != trigger
                    }) =>
                {
                    t.head(p)
                }
                _ => continue,
            }
        };
        let Some(hung) = hung else { continue };
        // "Bathily, head of the mission in Libya, was received": what he heads is there.
        let office_there = t.ancestors(hung).take_while(|&x| !t.is_verb(x)).any(|x| {
            t.node(x).dep == "appos"
                && t.head(x).is_some_and(|h| {
                    matches!(
                        s.mention(h).map(|m| &m.what),
                        Some(What::Person(_) | What::Role(_))
                    )
                })
        });
        // "talks on recent events in Tunisia": what they were about.
        let about = hung != trigger
            && t.node(hung).dep == "pobj"
            && matches!(
                t.node(hung).lemma.as_str(),
                "event" | "meeting" | "summit" | "conference"
            )
            && t.head(hung)
                .is_some_and(|p| matches!(t.node(p).word.as_str(), "on" | "about" | "regarding"));
        if office_there && hung != trigger || about {
            continue;
        }
        // "is due in Pristina"
        let hung = match t.node(hung) {
            n if n.word == "due" && n.dep == "acomp" => t.head(hung).unwrap_or(hung),
            _ => hung,
        };
        // "talks with A, with B and with C in Cairo": on to what the last "with" hangs on.
        let hung = std::iter::successors(Some(hung), |&h| {
            t.head(h)
                .filter(|_| t.node(h).pos == "ADP" && matches!(t.node(h).dep, "prep" | "conj"))
        })
        .last()
        .unwrap_or(hung);
        // "arrived in Dushanbe in Tajikistan": on to what the place before hangs on.
        let on_noun = !t.is_verb(hung) && hung != trigger;
        // "at Al Salam Royal Palace in Jeddah": a venue by its name.
        let named = || t.head(hung).is_some_and(|p| t.node(p).word == "at");
        let known = s.mention(hung).is_some_and(|m| {
            matches!(m.what, What::Other) && named()
                || matches!(
                    m.what,
                    What::Place(_)
                        | What::Gathering(_)
                        | What::Date(_)
                        | What::Country(_)
                        | What::Org(_)
                        | What::Person(_)
                        | What::Role(_)
                )
        });
        if on_noun
            && !known
            && !adverb
            && !VENUES.contains(&t.node(hung).lemma.as_str())
            && !TRIPS.contains(&t.node(hung).lemma.as_str())
            && !own.contains(&hung)
        {
            continue;
        }
        if on_noun
            && own.contains(&hung)
            && !known
            && !VENUES.contains(&t.node(hung).lemma.as_str())
            && !t.is_verb(trigger)
            && t.head(hung).is_some_and(|h| {
                // "a meeting between the two in Bishkek"
                let with = matches!(t.node(h).word.as_str(), "between" | "with" | "among");
                h != trigger && !(with && t.head(h) == Some(trigger))
            })
        {
            continue;
        }
        // "reviewed cooperation in Belgrade on Tuesday": where and when go together.
        let a_day = |d: usize| matches!(s.mention(d).map(|m| &m.what), Some(What::Date(_)));
        let then = t.nodes.get(i + 1).is_some_and(|n| {
            (n.head == trigger || Some(n.head) == carrier)
                && match n.dep {
                    "prep" => t.child(i + 1, &["pobj"]).is_some_and(a_day),
                    _ => a_day(i + 1),
                }
        });
        // "reviewed bilateral relations in Lima": which no city has.
        let then = then
            || matches!(&found, Where::Place(p) if p.precise)
                && RELATIONS.contains(&t.node(hung).lemma.as_str());
        if crate::bounds::of_another_deed(t, trigger, carrier, i)
            || where_he_was(s, c, i)
            || where_he_will_be(s, c, i)
        {
            continue;
        }
        // "discussed the crisis in eastern Congo", "in a talk with X, Y reviewed the crisis in Sudan"
        let topic = on_noun
            && !then
            && [Some(trigger), carrier].into_iter().flatten().any(|v| {
                matches!(t.node(v).lemma.as_str(), "discuss" | "review" | "exchange")
                    && t.child(v, &["dobj"]).is_some_and(|o| {
                        t.subtree(o).contains(&hung) && !t.subtree(o).contains(&trigger)
                    })
            });
        if topic {
            continue;
        }
        // "met to address the crisis in Lebanon"
        let to_settle = on_noun
            && !then
            && MATTERS.contains(&t.node(hung).lemma.as_str())
            && t.node(hung).dep == "dobj"
            && t.head(hung).is_some_and(|v| v > trigger && t.is_verb(v));
        if to_settle {
            continue;
        }
        // "preparations for the summit in Riyadh": where that is to be.
        let elsewhere = !gathers
            && (matches!(s.mention(hung).map(|m| &m.what), Some(What::Gathering(_)))
                || matches!(
                    t.node(hung).lemma.as_str(),
                    "summit" | "conference" | "forum"
                ))
            && t.node(hung).dep == "pobj"
            && t.head(hung).is_some_and(|p| {
                matches!(t.node(p).word.as_str(), "for" | "of" | "after" | "before")
                    && t.head(p).is_some_and(|n| {
                        !t.is_verb(n)
                            && n != trigger
                            && !matches!(
                                t.node(n).lemma.as_str(),
                                "sideline" | "margin" | "fringe" | "framework" | "part" | "course"
                            )
                            // "between sessions of the forum in Beijing"
                            && t.head(n).is_none_or(|b| t.node(b).word != "between")
                    })
            });
        if elsewhere {
            continue;
        }
        if crate::bounds::of_telling(t, trigger, i)
            || crate::bounds::of_what_had_been(t, trigger, i)
            || crate::bounds::of_an_earlier_deed(t, trigger, carrier, i)
            || where_it_was_announced(t, c, i)
            || topic_or_before(t, i, &[Some(trigger), carrier])
            || c.kind != EncounterKind::Visit && crate::bounds::of_a_trip_spoken_of(t, trigger, i)
        {
            continue;
        }
        let governor = t.governor(i);
        // "…, the ministry in Tbilisi reported", "according to the ministry in Tbilisi": where it was said.
        let said = governor.is_some_and(|g| {
            REPORTING.contains(&t.node(g).lemma.as_str())
                && Some(g) != carrier
                && carrier.is_some_and(|c| t.ancestors(c).skip(1).any(|x| x == g))
        }) || t.ancestors(i).any(|x| t.node(x).word == "according");
        if said {
            continue;
        }
        // "cancelled a meeting after Y had insulted him in Davao", "will dine with X, and on Thursday he flies to
        // Moscow": the place of something else.
        let apart = governor.is_some_and(|g| {
            t.ancestors(g)
                .take_while(|&x| Some(x) != carrier && x != trigger)
                .any(|x| {
                    // "fell through as Y was held up in Lagos"
                    let off = matches!(c.told.status, Status::Cancelled | Status::Denied);
                    let told = match t.node(x).dep {
                        "advcl" if off && t.has_child_word(x, &["as", "because", "while"]) => true,
                        "advcl" => t.has_child_word(x, &["after", "before", "since", "until"]),
                        dep => dep == "conj" && t.is_verb(x),
                    };
                    // "met X before leaving for Shanghai"
                    let leaving = t.node(x).dep == "pcomp"
                        && matches!(
                            t.node(x).lemma.as_str(),
                            "leave" | "depart" | "fly" | "travel" | "head" | "go"
                        )
                        && t.head(x).is_some_and(|p| t.node(p).word == "before");
                    leaving || told && t.child(x, &["nsubj", "nsubjpass"]).is_some()
                })
                && t.ancestors(g)
                    .skip(1)
                    .any(|x| Some(x) == carrier || x == trigger)
        });
        if apart {
            continue;
        }
        // "The Sultan, who last week was in Cairo, will see X": he will be elsewhere by then.
        let aside = !t.is_verb(trigger) || carrier == Some(trigger);
        let aside = aside
            && governor.is_some_and(|g| {
                Some(g) != carrier
                    && t.ancestors(g)
                        .take_while(|&x| Some(x) != carrier && x != trigger)
                        .any(|x| {
                            t.node(x).dep == "relcl"
                                && !t.subtree(x).contains(&trigger)
                                && t.antecedent(x)
                                    .is_some_and(|n| t.node(n).dep.starts_with("nsubj"))
                        })
            });
        // "Talks with X follow on Wednesday; on Thursday he is expected in Beijing"
        let aside = aside
            || carrier.is_some_and(|c| {
                t.node(c).dep == "ccomp"
                    && t.child(c, &["nsubj", "nsubjpass"]).is_some()
                    && governor.is_some_and(|g| {
                        t.head(c) == Some(g)
                            && t.child(g, &["nsubj", "nsubjpass"]).is_some()
                            && !REPORTING.contains(&t.node(g).lemma.as_str())
                    })
            });
        let closeness: u8 = if aside {
            1
        } else if own.contains(&i) && governor == t.governor(trigger) && !t.is_verb(trigger) {
            5
        } else if governor == carrier || governor == Some(trigger) {
            if on_noun && !known && !adverb { 3 } else { 4 }
        } else if carrier.is_some_and(|c| t.ancestors(c).skip(1).any(|x| Some(x) == governor)) {
            3
        } else if governor.is_some_and(|g| t.ancestors(g).skip(1).any(|x| Some(x) == carrier)) {
            2
        } else {
            1
        };
        offer(closeness, i, found);
    }
    // "went to Singapore, where he delivered remarks"
    let homes: Vec<_> = c.parties.iter().map(|(w, _)| country(a, w)).collect();
    if let Some(c) = carrier {
        for v in t.ancestors(c) {
            let node = t.node(v);
            if matches!(node.dep, "relcl" | "advcl")
                && t.has_child_word(v, &["where"])
                && let Some(n) = t.head(v)
            {
                // "at the palace, where the two discussed the situation in Gaza": not what the clause itself tells of.
                let inside = t.subtree(v);
                let places: Vec<Where> = std::iter::once(n)
                    .chain(t.subtree(n))
                    .filter(|x| !inside.contains(x))
                    .filter_map(|x| match s.mention(x).map(|m| &m.what) {
                        Some(What::Place(p)) => Some(Where::Place(p.clone())),
                        Some(What::Country(c)) => Some(Where::Country(*c)),
                        _ => None,
                    })
                    .collect();
                // "went to Chile and Peru, where he met X and the Prime Minister of Peru": each at home.
                let home = places
                    .iter()
                    .find(|w| w.country().is_some() && homes.contains(&w.country()));
                if let Some(w) = home.or(places.first()).cloned() {
                    offer(4, n, w);
                }
            }
            // "a visit to Islamabad, in the course of which he met X"
            // Or hung on the verb.
            let trip = |n: usize| TRIPS.contains(&t.node(n).lemma.as_str());
            if matches!(node.dep, "relcl" | "advcl")
                && t.subtree(v)
                    .iter()
                    .any(|&x| t.node(x).word == "which" && t.node(x).dep == "pobj")
                && let Some(n) = t
                    .head(v)
                    .map(|h| match t.node(h).lemma.as_str() {
                        "course" => t.governor(h).unwrap_or(h),
                        _ => h,
                    })
                    .and_then(|h| t.object(h).filter(|_| t.is_verb(h)).or(Some(h)))
                    .filter(|&n| trip(n))
                && let Some((at, w)) = t.prep_objects(n, "to").into_iter().find_map(|x| {
                    match s.mention(x).map(|m| &m.what) {
                        Some(What::Place(p)) => Some((x, Where::Place(p.clone()))),
                        Some(What::Country(c)) => Some((x, Where::Country(*c))),
                        _ => None,
                    }
                })
            {
                offer(4, at, w);
            }
            if !matches!(node.dep, "conj" | "relcl" | "xcomp") {
                break;
            }
        }
    }
    // Grade 0 is that of somebody else beside.
    best.filter(|(grade, ..)| *grade > 0)
        .map(|(grade, _, w)| (w, grade >= FIRM))
}

/// Whether node `n` is the house of an organisation.
fn houses(t: &crate::tree::Tree, n: usize) -> bool {
    matches!(
        t.node(n).word.as_str(),
        "headquarters" | "headquarter" | "hq" | "secretariat" | "seat"
    )
}

/// Whether the place at node `i` is that of what was talked about ("talks about exercises held in Georgia", "discussed
/// the help that arrived in Sudan"), or of another time ("Y, whom he had last seen in Rome").
fn topic_or_before(t: &crate::tree::Tree, i: usize, told: &[Option<usize>]) -> bool {
    let mut clause = false;
    let mut at = i;
    while let Some(head) = t.head(at) {
        if told.contains(&Some(at)) {
            return false;
        }
        let (n, above) = (t.node(at), t.node(head));
        let on_topic = match above.word.as_str() {
            "about" | "regarding" | "concerning" => true,
            // "the first since the flood, in which villages in Vojvodina were lost"
            "since" => true,
            "on" => t.node(at).pos == "NOUN" && MATTERS.contains(&n.lemma.as_str()),
            // "presided over the summit in Rome"
            "over" => t.head(head).is_some_and(|v| t.node(v).lemma != "preside"),
            _ => false,
        };
        let spoken_of = on_topic && matches!(n.dep, "pobj" | "pcomp") && at != i;
        let discussed = clause
            && n.dep == "dobj"
            && matches!(
                above.lemma.as_str(),
                "discuss" | "review" | "exchange" | "raise" | "consider"
            );
        let earlier = n.dep == "relcl"
            && !(told.contains(&Some(head))
                && matches!(
                    n.lemma.as_str(),
                    "plan" | "schedule" | "set" | "be" | "arrange" | "expect" | "hold"
                ))
            && told.iter().flatten().all(|&c| !t.subtree(at).contains(&c))
            && t.has_child_word(at, &["had", "last", "previously", "earlier", "first"]);
        if spoken_of || discussed || earlier {
            return true;
        }
        clause |= matches!(n.dep, "acl" | "relcl") && t.is_verb(at);
        at = head;
    }
    false
}

/// Whether the house of the organisation at node `i` is named, in or at which something is.
fn at_its_seat(t: &crate::tree::Tree, i: usize) -> bool {
    let house = |n: usize| houses(t, n);
    let held_in = |n: usize| {
        t.node(n).dep == "pobj"
            && t.head(n)
                .is_some_and(|p| matches!(t.node(p).word.as_str(), "at" | "in"))
    };
    let n = t.node(i);
    let Some(head) = t.head(i) else { return false };
    match n.dep {
        "compound" | "nmod" | "poss" => house(head) && held_in(head),
        "pobj" if t.node(head).word == "of" => t.head(head).is_some_and(|h| house(h) && held_in(h)),
        _ => false,
    }
}

/// The verb of hosting of which node `i` is the subject, or the agent, and the encounter at `trigger` the object.
fn hosts(t: &crate::tree::Tree, i: usize, trigger: usize) -> Option<usize> {
    let n = t.node(i);
    let v = match n.dep {
        // "the conference, which the UAE is to host"
        "nsubj" => t.head(i).map(|v| {
            t.child(v, &["xcomp"])
                .filter(|_| t.node(v).lemma == "be")
                .unwrap_or(v)
        })?,
        "pobj" => t
            .head(i)
            .filter(|&p| t.node(p).word == "by")
            .and_then(|p| t.head(p))?,
        _ => return None,
    };
    let hosting = matches!(
        t.node(v).lemma.as_str(),
        "host" | "stage" | "see" | "accommodate" | "house"
    );
    // "The meeting is to be hosted by Tbilisi"
    let to_be = t.node(v).dep == "xcomp" && t.passive(v) && t.head(v) == t.governor(trigger);
    let object = t.governor(trigger) == Some(v)
        || to_be
        || t.subtree(v).contains(&trigger)
        // "the conference which the UAE is to host"
        || t.ancestors(v).any(|x| x == trigger);
    let gathering = || {
        t.object(v).is_some_and(|o| {
            t.subtree(o).into_iter().any(|x| {
                matches!(
                    t.node(x).lemma.as_str(),
                    "summit" | "conference" | "forum" | "assembly" | "session"
                )
            })
        })
    };
    // "The summit will be hosted by Beijing", "Zimbabwe will host a summit of the bloc", where hosting is what tells of it
    let itself = trigger == v && t.node(v).lemma == "host" && (n.dep == "pobj" || gathering());
    (hosting && (object && trigger != v || itself)).then_some(v)
}

/// Whether preposition `p` leads to where the encounter at `trigger` is: "flew to Paris to meet X", "the way leads to
/// Praia for consultations", "makes a hop to Zanzibar to confer with X".
fn leads_there(t: &crate::tree::Tree, p: usize, trigger: usize) -> bool {
    const MOVING: &[&str] = &[
        "travel", "fly", "go", "move", "proceed", "continue", "head", "leave", "depart", "come",
        "journey", "drive", "return", "cross", "set", "sail", "jet", "rush", "lead", "take",
        "bring", "hop", "hurry",
    ];
    let Some(mut v) = t.head(p) else { return false };
    // "welcomed X to Copenhagen"
    if v == trigger && t.node(v).lemma == "welcome" {
        return true;
    }
    // "makes the hop to Zanzibar"
    if !t.is_verb(v) {
        let trip =
            TRIPS.contains(&t.node(v).lemma.as_str()) && t.node(v).dep == "dobj" && v != trigger;
        match t.head(v).filter(|_| trip) {
            Some(above) => v = above,
            None => return false,
        }
    } else if !MOVING.contains(&t.node(v).lemma.as_str()) {
        return false;
    }
    // "for talks", "to meet": what it was for.
    let mut at = trigger;
    for _ in 0..4 {
        let Some(h) = t.head(at) else { return false };
        if h == v {
            let purpose = match t.node(at).dep {
                "prep" => matches!(t.node(at).word.as_str(), "for"),
                "advcl" | "xcomp" => t.node(at).tag == "VB" && t.has_child_word(at, &["to"]),
                _ => false,
            };
            return purpose && p < trigger;
        }
        at = h;
    }
    false
}

/// "on the sidelines of the St Petersburg meeting", "at the Madrid summit": the preposition of the gathering that the
/// city gives its name to, and its node.
fn named_after(t: &crate::tree::Tree, i: usize) -> Option<(&'static str, usize)> {
    const GATHERINGS: &[&str] = &[
        "summit",
        "meeting",
        "conference",
        "forum",
        "talk",
        "session",
        "ministerial",
        "gathering",
    ];
    let n = t.node(i);
    let noun = t
        .head(i)
        .filter(|&h| GATHERINGS.contains(&t.node(h).lemma.as_str()) && t.node(h).dep == "pobj")
        .filter(|_| matches!(n.dep, "compound" | "nmod" | "amod"))?;
    let p = t.head(noun)?;
    match t.node(p).word.as_str() {
        "at" | "during" => Some(("at", p)),
        "of" => {
            let margin = t
                .head(p)
                .filter(|&m| crate::margin::is_aside(&t.node(m).lemma))?;
            Some(("at", t.head(margin)?))
        }
        _ => None,
    }
}

/// Whether what hangs on the preposition at `p` is for when or where something is set.
fn set_for(t: &crate::tree::Tree, p: usize) -> bool {
    t.head(p).is_some_and(|v| {
        matches!(
            t.node(v).lemma.as_str(),
            "set" | "schedule" | "slate" | "plan" | "fix"
        ) && t.node(v).tag == "VBN"
    })
}

/// Whether the gathering that node `i` stands before is called after the city where it was held.
fn names_its_city(t: &crate::tree::Tree, i: usize, found: &Where) -> bool {
    let city = matches!(found, Where::Place(p) if p.precise);
    city && matches!(t.node(i).dep, "compound" | "nmod")
        && t.head(i)
            .is_some_and(|h| h > i && matches!(t.node(h).lemma.as_str(), "summit" | "conference"))
}

/// The preposition that node `i` hangs on, through apposition and compounds ("in the capital, Dushanbe"): its
/// word and its node.
fn node_prep(t: &crate::tree::Tree, i: usize) -> Option<(&str, usize)> {
    let mut at = i;
    for _ in 0..4 {
        let n = t.node(at);
        match n.dep {
            "pobj" => {
                let h = t.head(at)?;
                // "in the capital of Laos": where the capital is.
                let of = t.head(h).filter(|&n| {
                    t.node(h).word == "of"
                        && matches!(
                            t.node(n).lemma.as_str(),
                            "capital"
                                | "city"
                                | "town"
                                | "village"
                                | "port"
                                | "resort"
                                | "state"
                                | "province"
                                | "region"
                                | "district"
                                | "emirate"
                                | "island"
                                | "south"
                                | "north"
                                | "east"
                                | "west"
                                | "lawn"
                                | "headquarters"
                                | "secretariat"
                                | "seat"
                        )
                });
                if let Some(n) = of {
                    at = n;
                    continue;
                }
                return Some((t.node(h).word.as_str(), h));
            }
            "poss" if !houses(t, t.head(at)?) => return None,
            "appos" | "compound" | "conj" | "nmod" | "poss" => at = t.head(at)?,
            _ => return None,
        }
    }
    None
}
