//! The last day of a trip or a gathering, told in a clause of its own: "arrived on Tuesday and leaves on Friday", "The
//! visit will last until Thursday", "The talks end today"; and its days, where the first sentence tells none: "The visit is planned for May 3-5".

use crate::analysis::{Analysis, Sentence};
use crate::candidates::Where;
use crate::encounters::{ARRIVE, Draft, RETURN};
use crate::mentions::What;
use crate::refs::Who;
use crate::settle::{is_background, shares};
use jiff::civil::Date;
use sidelines_facts::{CountryCode, Edtf, EncounterKind, Status};
use sidelines_time::{DateExpr, TenseHint, Unit, resolve};

/// Sentences within which more is told of it.
const NEAR: usize = 6;
/// Days beyond which two ends are not of one trip.
const LONGEST: i32 = 21;

/// Gives trips and gatherings whose first day alone is told their last, and those of which no day is told the days that
/// a later sentence tells.
pub(crate) fn close(a: &Analysis<'_>, drafts: &mut [Draft]) {
    let today = a.published.as_ref().and_then(Edtf::as_date);
    for i in 0..drafts.len() {
        let d = &drafts[i];
        // "are holding talks": no others last for days.
        let talks = d.kind == EncounterKind::Meeting && d.status == Status::Ongoing;
        if !(matches!(d.kind, EncounterKind::Visit | EncounterKind::Gathering) || talks)
            || d.tour
            || d.frame == RETURN
            || is_background(a, d)
        {
            continue;
        }
        let date = match &d.date {
            None => planned_for(a, drafts, i),
            Some(_) => None,
        };
        if date.is_some() {
            drafts[i].date = date;
        }
        let d = &drafts[i];
        let going = match d.status {
            Status::Ongoing | Status::Planned => true,
            Status::Occurred => matches!(d.kind, EncounterKind::Gathering | EncounterKind::Visit),
            Status::Possible | Status::Cancelled | Status::Denied => false,
        };
        let first = match &d.date {
            Some(date) => date.as_date(),
            None if d.status == Status::Ongoing => {
                if let Some(first) = first_day(a, d) {
                    if let Some(last) = last_day(a, drafts, i, first) {
                        drafts[i].date = Edtf::days(first, last);
                        continue;
                    }
                    let days = d.days.filter(|&n| n > 1);
                    let all = days.and_then(|n| sidelines_time::lasting_from(first, n));
                    drafts[i].date = all.or(Some(Edtf::from(first)));
                    continue;
                }
                a.published.as_ref().and_then(Edtf::as_date)
            }
            // "have gathered in Doha. The meeting ends on Saturday"
            None if d.kind == EncounterKind::Gathering && d.status == Status::Occurred => {
                a.published.as_ref().and_then(Edtf::as_date)
            }
            None => None,
        };
        let Some(first) = first.filter(|_| going) else {
            continue;
        };
        let begun =
            d.status == Status::Occurred && d.kind == EncounterKind::Visit && d.frame != ARRIVE;
        let last = last_day(a, drafts, i, first)
            // "met X on Monday and leaves on Wednesday": a trip that is over may be told by any of its days.
            .filter(|&last| !begun || today.is_some_and(|today| last > today));
        if let Some(last) = last {
            // "is on a four-day visit … leaves on Thursday": the first day by the length.
            let length = drafts[i]
                .days
                .filter(|&n| n > 1 && drafts[i].date.is_none())
                .and_then(|n| sidelines_time::lasting_until(last, n))
                .filter(|days| days.bounds().is_some_and(|(from, _)| from <= first));
            if drafts[i].date.is_none() && drafts[i].status == Status::Occurred {
                drafts[i].status = Status::Ongoing;
            }
            drafts[i].date = length.or_else(|| Edtf::days(first, last));
        }
    }
}

/// The sentences that tell of draft `d`, and those that follow.
fn sentences<'a>(a: &'a Analysis<'_>, d: &Draft) -> impl Iterator<Item = (usize, &'a Sentence)> {
    let of = |s: &Sentence| d.evidence.contains(&s.span);
    let told: Vec<usize> = (0..a.sentences.len())
        .filter(|&n| of(&a.sentences[n]))
        .collect();
    (0..a.sentences.len())
        .filter(move |n| {
            told.contains(n)
                || told
                    .iter()
                    .any(|t| (1..=NEAR).contains(&n.saturating_sub(*t)))
        })
        .map(|n| (n, &a.sentences[n]))
        .filter(|(_, s)| s.quoted.is_none())
}

/// The last day of draft `i`, which began on `first`.
fn last_day(a: &Analysis<'_>, drafts: &[Draft], i: usize, first: Date) -> Option<Date> {
    let d = &drafts[i];
    let own = |s: &Sentence| d.evidence.contains(&s.span);
    sentences(a, d).find_map(|(_, s)| {
        let t = &s.tree;
        (0..t.nodes.len()).find_map(|n| {
            let Some(What::Date(m)) = s.mention(n).map(|m| &m.what) else {
                return None;
            };
            let expr = &a.dates.get(*m)?.expr;
            let until = match expr {
                DateExpr::Range {
                    start: None,
                    end: Some(end),
                } => Some(&**end),
                _ => None,
            };
            let day = until.unwrap_or(expr);
            if !one_day(day) {
                return None;
            }
            let v = t.governor(n)?;
            // "leaves for Chad on Monday and travels on to Niger on Friday": of the stop before.
            let told = d.words.first().map_or(0, |w| w.start);
            if own(s) && t.node(v).span.end <= told {
                return None;
            }
            // "runs to the 13th"
            let to = t
                .head(n)
                .is_some_and(|p| t.node(p).word == "to" && t.head(p) == Some(v));
            let until = until.is_some() || to;
            let lemma = t.node(v).lemma.as_str();
            let stays = matches!(
                lemma,
                "run" | "last" | "stay" | "continue" | "remain" | "go" | "extend" | "be"
            );
            let closes = matches!(
                lemma,
                "end" | "conclude" | "finish" | "close" | "wrap" | "complete" | "wind"
            );
            let goes = matches!(lemma, "leave" | "depart" | "return")
                || matches!(lemma, "fly" | "head" | "travel" | "come" | "be")
                    && t.has_child_word(v, &["home", "back"]);
            let subject = of_so_many_days(s, t.subject(v)?);
            let it = is_it(s, d, subject, own(s));
            let who = d.kind == EncounterKind::Visit && is_guest(s, d, subject, own(s));
            let its_object = t
                .child(v, &["dobj"])
                .is_some_and(|o| is_it(s, d, o, own(s)));
            let closed = closes && (it || who && its_object);
            let ends = if until {
                stays && (it || who)
            } else {
                closed || goes && who && !comes_here(s, d, v)
            };
            if !ends || t.negated(v) {
                return None;
            }
            let past = t.node(v).tag == "VBD";
            let hint = if past {
                TenseHint::Past
            } else {
                TenseHint::Future
            };
            // "On Monday he flies to X; he returns on Wednesday": of the same week.
            let mut anchor = crate::when::anchor(a, Some(Edtf::from(first)));
            if !past && matches!(day, DateExpr::Weekday { .. }) {
                anchor.date = Some(Edtf::from(first));
            }
            let last = resolve(day, &anchor, hint)?.as_date()?;
            let apart = (last - first).get_days();
            // "begins her trip in Lima on Monday and ends it in Quito on Friday": there on the last day, and not here.
            let on_the_way = elsewhere(a, drafts, i, |day| {
                day.map_or(goes && lemma != "leave", |x| {
                    first < x && (x < last || closed && x == last)
                })
            });
            ((1..=LONGEST).contains(&apart) && !on_the_way).then_some(last)
        })
    })
}

/// "a visit of four days that ends on Friday": the visit, where node `n` is its days.
fn of_so_many_days(s: &Sentence, n: usize) -> usize {
    let t = &s.tree;
    let days = matches!(t.node(n).lemma.as_str(), "day" | "week");
    t.head(n)
        .filter(|&p| days && t.node(p).word == "of")
        .and_then(|p| t.head(p))
        .unwrap_or(n)
}

/// The day on which the trip under way that draft `d` tells of began, as it or a sentence behind it says: "The trip, which
/// began on November 4".
fn first_day(a: &Analysis<'_>, d: &Draft) -> Option<Date> {
    let own = |s: &Sentence| d.evidence.contains(&s.span);
    let today = a.published.as_ref().and_then(Edtf::as_date)?;
    sentences(a, d).find_map(|(_, s)| {
        let t = &s.tree;
        (0..t.nodes.len()).find_map(|n| {
            let Some(What::Date(m)) = s.mention(n).map(|m| &m.what) else {
                return None;
            };
            let expr = &a.dates.get(*m)?.expr;
            let v = t.governor(n)?;
            let opens = d.kind == EncounterKind::Gathering && t.node(v).lemma == "open";
            let begins = (opens
                || matches!(t.node(v).lemma.as_str(), "begin" | "start" | "commence"))
                && t.node(v).tag == "VBD"
                && !t.negated(v);
            let subject = of_so_many_days(s, t.subject(v)?);
            if !begins || !one_day(expr) || !is_it(s, d, subject, own(s)) {
                return None;
            }
            let first = resolve(expr, &crate::when::anchor(a, None), TenseHint::Past)?.as_date()?;
            ((0..=LONGEST).contains(&(today - first).get_days())).then_some(first)
        })
    })
}

/// The days of draft `i`, of which its own sentence tells none: "The visit is scheduled for March 20-22."
fn planned_for(a: &Analysis<'_>, drafts: &[Draft], i: usize) -> Option<Edtf> {
    let d = &drafts[i];
    let off = match d.status {
        Status::Planned => false,
        Status::Cancelled => true,
        _ => return None,
    };
    let of_one = |e: &Draft| e.kind == d.kind && shares(a, e, d);
    if d.kind != EncounterKind::Visit || drafts.iter().filter(|e| of_one(e)).count() > 1 {
        return None;
    }
    sentences(a, d)
        .filter(|(_, s)| !d.evidence.contains(&s.span))
        .find_map(|(_, s)| {
            let t = &s.tree;
            (0..t.nodes.len()).find_map(|n| {
                let Some(What::Date(m)) = s.mention(n).map(|m| &m.what) else {
                    return None;
                };
                let expr = &a.dates.get(*m)?.expr;
                let v = t.governor(n)?;
                let set = matches!(
                    t.node(v).lemma.as_str(),
                    "plan" | "schedule" | "set" | "slate" | "fix" | "take" | "begin" | "start"
                );
                let it = set && t.subject(v).is_some_and(|n| is_it(s, d, n, false));
                if !(it || sets_out(a, s, d, v) && one_day(expr))
                    || expr.is_duration()
                    || expr.is_open()
                    || t.negated(v)
                {
                    return None;
                }
                let hint = if off {
                    TenseHint::Unknown
                } else {
                    TenseHint::Future
                };
                resolve(expr, &crate::when::anchor(a, None), hint)
            })
        })
}

fn one_day(expr: &DateExpr) -> bool {
    matches!(
        expr,
        DateExpr::Day(_)
            | DateExpr::Weekday { .. }
            | DateExpr::Period {
                unit: Unit::Day,
                ..
            }
    )
}

/// Node `n` is the trip or the gathering that draft `d` tells of: by the words of its own sentence, elsewhere "the
/// visit", "the three-day conference".
fn is_it(s: &Sentence, d: &Draft, n: usize, own: bool) -> bool {
    let t = &s.tree;
    let noun = match d.kind {
        EncounterKind::Visit => matches!(
            t.node(n).lemma.as_str(),
            "visit" | "trip" | "stay" | "journey"
        ),
        EncounterKind::Meeting => matches!(
            t.node(n).lemma.as_str(),
            "talk" | "meeting" | "negotiation" | "consultation" | "discussion" | "session"
        ),
        _ => {
            matches!(
                t.node(n).lemma.as_str(),
                "meeting"
                    | "retreat"
                    | "convention"
                    | "summit"
                    | "conference"
                    | "forum"
                    | "session"
                    | "gathering"
                    | "event"
                    | "congress"
                    | "assembly"
            ) || matches!(s.mention(n).map(|m| &m.what), Some(What::Gathering(_)))
        }
    };
    let named = |n: usize| {
        t.has_child_word(n, &["the", "this", "his", "her", "their"])
            && !t.children(n).any(|c| {
                matches!(
                    t.node(c).word.as_str(),
                    "previous" | "last" | "next" | "another"
                )
            })
    };
    // "Ministers are meeting in Stockholm. It ends on Friday": nothing else is told to be held.
    let it = d.kind == EncounterKind::Gathering && !own && t.node(n).word == "it";
    it || noun && (own && d.kind == EncounterKind::Visit || named(n))
}

/// Node `n` is who travels.
fn is_guest(s: &Sentence, d: &Draft, n: usize, own: bool) -> bool {
    let guest = |n: usize| match s.mention(n).map(|m| &m.what) {
        Some(What::Person(p)) => p
            .person
            .is_some_and(|p| d.parties.iter().any(|(w, _)| *w == Who::Person(p))),
        _ => false,
    };
    if guest(n) {
        return true;
    }
    let t = &s.tree;
    // "He": in a sentence that names nobody else before him.
    matches!(t.node(n).word.as_str(), "he" | "she")
        && s.mention(n).is_none()
        && (own
            || (0..n).all(|i| {
                !matches!(
                    s.mention(i).map(|m| &m.what),
                    Some(What::Person(_) | What::Role(_))
                )
            }))
}

/// "He leaves Malé today", "sets out on Friday": the guest of draft `d` begins his trip, with no word of where it leads.
fn sets_out(a: &Analysis<'_>, s: &Sentence, d: &Draft, v: usize) -> bool {
    let t = &s.tree;
    let out = match t.node(v).lemma.as_str() {
        "leave" | "depart" => true,
        "set" | "fly" | "take" | "jet" => t.has_child_word(v, &["out", "off"]),
        _ => false,
    };
    let home = |c: CountryCode| {
        d.parties
            .iter()
            .any(|(w, _)| crate::encounters::country(a, w) == Some(c))
    };
    let place = |n: usize| match s.mention(n).map(|m| &m.what) {
        Some(What::Place(p)) => p.country,
        Some(What::Country(c)) => Some(*c),
        _ => None,
    };
    let told = t.children(v).chain(
        t.children(v)
            .filter(|&p| matches!(t.node(p).word.as_str(), "for" | "to" | "from" | "in"))
            .flat_map(|p| t.children(p)),
    );
    out && t.subject(v).is_some_and(|n| is_guest(s, d, n, false))
        && told.filter_map(place).all(home)
}

/// "returns to Delhi on Friday": where draft `d` is.
fn comes_here(s: &Sentence, d: &Draft, v: usize) -> bool {
    let here = d.place.as_ref().and_then(Where::country);
    ["for", "to"]
        .iter()
        .flat_map(|p| s.tree.prep_objects(v, p))
        .any(|o| {
            let there = match s.mention(o).map(|m| &m.what) {
                Some(What::Place(p)) => p.country,
                Some(What::Country(c)) => Some(*c),
                _ => None,
            };
            there.is_some() && there == here
        })
}

/// Whether somebody of draft `i` is told to be in another country on a day of which `between` holds.
fn elsewhere(
    a: &Analysis<'_>,
    drafts: &[Draft],
    i: usize,
    between: impl Fn(Option<Date>) -> bool,
) -> bool {
    let d = &drafts[i];
    let land = |d: &Draft| d.place.as_ref().and_then(Where::country);
    drafts.iter().enumerate().any(|(j, x)| {
        j != i
            && matches!(x.kind, EncounterKind::Visit | EncounterKind::Meeting)
            && land(x).is_some()
            && land(x) != land(d)
            && shares(a, x, d)
            && between(x.date.as_ref().and_then(Edtf::bounds).map(|(from, _)| from))
    })
}
