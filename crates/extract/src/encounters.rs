//! Candidates of one report to encounters: what one sentence leaves open another fills in; one fact per thing.

mod called_after;
mod hosted;
mod supplement;

use crate::analysis::Analysis;
use crate::candidates::{Candidate, SAT_IN, Where};
use crate::offices;
use crate::refs::Who;
use crate::trips;
use crate::units::PlaceSem;
pub(crate) use called_after::called_after;
use hosted::{back, hosted, leaving};
pub(crate) use hosted::{beside, tells_whose};
use sidelines_facts::{CountryCode, Edtf, EncounterKind, Mode, PartyRole, Status};
use std::ops::Range;
use supplement::{stays_here, supplement};

/// The frame of a gathering that is named only as the margin of something else.
pub(crate) const MARGIN: &str = "margin";

/// The frame of a trip told by its beginning.
pub(crate) const ARRIVE: &str = "arrive";

/// The frame of a trip that is over.
pub(crate) const RETURN: &str = "return";
/// The frame of coming from where one was before.
pub(crate) const COME_FROM: &str = "come-from";

/// An encounter of one report, still in terms of its people.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) frame: String,
    pub(crate) kind: EncounterKind,
    pub(crate) mode: Option<Mode>,
    pub(crate) status: Status,
    pub(crate) parties: Vec<(Who, Option<PartyRole>)>,
    pub(crate) date: Option<Edtf>,
    /// The date was told with it, not concluded.
    pub(crate) dated: bool,
    /// Told with words that say when, and no day: "a few days ago".
    pub(crate) sometime: bool,
    /// Days that a trip lasts, where that is told.
    pub(crate) days: Option<u16>,
    /// A trip that begins, or a tour, which may lead on to other places.
    pub(crate) tours: bool,
    /// Told as a tour.
    pub(crate) tour: bool,
    pub(crate) place: Option<Where>,
    pub(crate) placed: bool,
    pub(crate) name: Option<String>,
    pub(crate) org: Option<String>,
    pub(crate) part_of: Option<String>,
    pub(crate) sentence: usize,
    /// Bytes of the sentences that tell it.
    pub(crate) evidence: Vec<Range<usize>>,
    /// The words that fired.
    pub(crate) words: Vec<Range<usize>>,
    pub(crate) anaphoric: bool,
    pub(crate) title: bool,
    /// Bytes of phrases: what was spoken about, what was agreed.
    pub(crate) topics: Vec<Range<usize>>,
    pub(crate) outcomes: Vec<Range<usize>>,
    /// Each status that a sentence gives it, with who says so, in the order of the text.
    pub(crate) tellings: Vec<(Status, Option<String>)>,
}

impl Draft {
    pub(crate) fn from(c: &Candidate, a: &Analysis<'_>) -> Self {
        let s = &a.sentences[c.sentence];
        Self {
            frame: c.frame.clone(),
            kind: c.kind,
            mode: c.mode,
            status: c.told.status,
            parties: c.parties.clone(),
            date: None,
            dated: false,
            sometime: false,
            days: None,
            tours: false,
            tour: false,
            place: c.place.clone(),
            placed: c.place.is_some(),
            name: c.gathering.as_ref().map(|g| g.name.clone()),
            org: c.gathering.as_ref().and_then(|g| g.org.clone()),
            part_of: None,
            sentence: c.sentence,
            evidence: vec![s.span.clone()],
            words: vec![c.words.clone()],
            anaphoric: c.anaphoric,
            // A line of a list is no headline.
            title: !c.goes_on
                && matches!(
                    s.role,
                    sidelines_text::Role::Title
                        | sidelines_text::Role::Heading
                        | sidelines_text::Role::Caption
                ),
            topics: Vec::new(),
            outcomes: Vec::new(),
            tellings: vec![(
                c.told.status,
                crate::substance::according_to(a, s, c.carrier.unwrap_or(c.trigger)),
            )],
        }
    }
}

/// Joins drafts that tell of one encounter; the order of first telling is kept.
pub(crate) fn join(a: &Analysis<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    let has_body = drafts.iter().any(|d| !d.title);
    let (titles, body): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(|d| d.title);
    for d in body {
        let Some(d) = third_side(a, &mut out, d) else {
            continue;
        };
        if d.anaphoric {
            // "Their talks" of which nothing was told are told by it.
            if let Some(mut d) = supplement(a, &mut out, d)
                // "is back from a visit": from somewhere else.
                && (d.parties.len() >= 2
                    || !back(a, &d) && (stays_here(a, &mut d) || hosted(a, &out, &mut d)))
            {
                d.anaphoric = false;
                out.push(d);
            }
            continue;
        }
        if d.frame == "discuss" && of_several(a, &out, &d) {
            continue;
        }
        // "The two ministers discussed …", "the talk was fruitful" tells of the contact told of before, be it a meeting
        // or a call.
        let any = d.frame == "discuss";
        if (any || talked(a, &d))
            && let Some(e) = out.iter_mut().rev().find(|e| {
                matches!(e.kind, EncounterKind::Meeting | EncounterKind::Call)
                    && same_parties(a, e, &d)
                    && statuses_agree(e.status, d.status)
                    && dates_agree(e.date.as_ref(), d.date.as_ref())
            })
            && (any || e.kind == EncounterKind::Call)
        {
            let (kind, mode) = (e.kind, e.mode);
            merge(a, e, d);
            (e.kind, e.mode) = (kind, mode);
            continue;
        }
        match out.iter_mut().rev().find(|e| same(a, e, &d)) {
            Some(e) => merge(a, e, d),
            None => out.push(d),
        }
    }
    // Headlines and captions repeat the story; alone they stand only where there is no story.
    for d in titles {
        if d.anaphoric {
            continue;
        }
        match out.iter_mut().find(|e| same(a, e, &d)) {
            Some(e) => merge(a, e, d),
            None if !has_body => out.push(d),
            None => {}
        }
    }
    out
}

/// Words for speaking with each other that leave open whether by telephone.
const TALK: &[&str] = &[
    "talk",
    "talks",
    "talked",
    "spoke",
    "conversation",
    "discussion",
    "discussions",
    "exchange",
    "chat",
];

/// "Had a good conversation with X": it may have been a call.
fn talked(a: &Analysis<'_>, d: &Draft) -> bool {
    d.kind == EncounterKind::Meeting
        && d.place.is_none()
        && d.name.is_none()
        && d.words.iter().all(|w| {
            let word = a.text.get(w.clone()).unwrap_or("").to_lowercase();
            // "held talks" is a meeting told anew.
            let the = || {
                let before = a.text.get(..w.start).unwrap_or("").trim_end();
                before.ends_with("the") || before.ends_with("their")
            };
            TALK.contains(&word.as_str()) && (word != "talks" || the())
        })
}

/// "is to meet the President and the Prime Minister. The parties are to discuss trade": what was spoken about with each.
fn of_several(a: &Analysis<'_>, out: &[Draft], d: &Draft) -> bool {
    let contacts = out.iter().filter(|e| {
        matches!(e.kind, EncounterKind::Meeting | EncounterKind::Call)
            && d.sentence <= e.sentence + 3
            && e.parties
                .iter()
                .all(|(w, _)| d.parties.iter().any(|(v, _)| alike(a, w, v)))
    });
    let told: Vec<&Draft> = contacts.collect();
    d.parties.len() > 2
        && told.len() > 1
        && told.iter().all(|e| e.parties.len() < d.parties.len())
        && d.parties.iter().all(|(w, _)| {
            told.iter()
                .any(|e| e.parties.iter().any(|(v, _)| alike(a, w, v)))
        })
}

/// "The talks were attended by C": C is a party of the talks told of before, unless he is with one of their sides. Gives
/// back what tells of no such talks.
fn third_side(a: &Analysis<'_>, out: &mut [Draft], d: Draft) -> Option<Draft> {
    if d.frame != SAT_IN {
        return Some(d);
    }
    let named = !d.anaphoric;
    let theirs = |e: &Draft, w: &Who| e.parties.iter().any(|(v, _)| alike(a, w, v));
    let told = out.iter_mut().rev().find(|e| {
        matches!(e.kind, EncounterKind::Meeting | EncounterKind::Call)
            && d.sentence <= e.sentence + 4
            && statuses_agree(e.status, d.status)
            && dates_agree(e.date.as_ref(), d.date.as_ref())
            && (!named || d.parties.iter().any(|(w, _)| theirs(e, w)))
    });
    let Some(e) = told else {
        return named.then_some(d);
    };
    let sides: Vec<_> = e.parties.iter().map(|(w, _)| country(a, w)).collect();
    let third: Vec<_> = d
        .parties
        .iter()
        .filter(|(w, _)| match (country(a, w), w) {
            (None, Who::Person(p)) => a.people.speaks_for_body(*p) && !theirs(e, w),
            (land, _) => land.is_some() && !sides.contains(&land),
        })
        .cloned()
        .collect();
    if !third.is_empty() {
        e.parties.extend(third);
        e.tellings.extend(d.tellings);
        e.evidence.extend(d.evidence);
    }
    None
}

/// On whose margin two met is told with their meeting, and tells nothing of the gathering. But two foreign
/// ministers on the margin of a foreign ministers' meeting are there to take part.
pub(crate) fn drop_bare_margins(a: &Analysis<'_>, drafts: &mut Vec<Draft>) {
    let offices = |d: &Draft| -> Vec<String> {
        d.parties
            .iter()
            .filter_map(|(w, _)| match w {
                Who::Person(p) => a
                    .people
                    .all
                    .get(*p)
                    .and_then(|p| p.chief_office())
                    .map(|h| h.office.canonical.to_lowercase()),
                Who::Post { office, .. } => office.as_ref().map(|o| o.to_lowercase()),
                _ => None,
            })
            .collect()
    };
    let taking_part: Vec<bool> = drafts
        .iter()
        .map(|d| {
            let name = d.name.as_deref().unwrap_or("").to_lowercase();
            d.frame != MARGIN
                || name.contains("minister")
                    && drafts
                        .iter()
                        .filter(|m| m.kind == EncounterKind::Meeting && m.part_of == d.name)
                        .any(|m| {
                            offices(m).iter().any(|o| {
                                o.starts_with("minister")
                                    && ["defence", "foreign"]
                                        .iter()
                                        .any(|l| o.contains(l) && name.contains(l))
                            })
                        })
        })
        .collect();
    let mut keep = taking_part.into_iter();
    drafts.retain(|_| keep.next().unwrap_or(true));
    for d in drafts.iter_mut() {
        // "The Ukraine Recovery Conference opened in Berlin": of whoever comes to it.
        let titled = d.name.as_deref().is_some_and(crate::candidates::is_title);
        if d.kind == EncounterKind::Gathering
            && d.org.is_none()
            && d.parties.is_empty()
            && titled
            && (d.place.is_some() || d.date.is_some())
        {
            d.org = d.name.clone();
        }
    }
    // "a session" of nobody in particular
    drafts
        .retain(|d| d.kind != EncounterKind::Gathering || d.org.is_some() || !d.parties.is_empty());
}

/// Gives remarks on substance to the contacts they speak of: those of the same sentence, or the last ones
/// before with these parties.
pub(crate) fn remark(a: &Analysis<'_>, drafts: &mut [Draft], remarks: &[crate::substance::Remark]) {
    let position: std::collections::BTreeMap<usize, usize> = a
        .sentences
        .iter()
        .enumerate()
        .map(|(i, s)| (s.span.start, i))
        .collect();
    for r in remarks {
        let here = a
            .sentences
            .get(r.sentence)
            .map(|s| s.span.clone())
            .unwrap_or_default();
        let contact = |d: &Draft| {
            matches!(d.kind, EncounterKind::Meeting | EncounterKind::Call)
                && matches!(d.status, Status::Occurred | Status::Ongoing)
        };
        let shared = |d: &Draft| {
            r.parties
                .iter()
                .filter(|w| d.parties.iter().any(|(v, _)| alike(a, w, v)))
                .count()
        };
        let near = |d: &Draft| {
            d.evidence.iter().any(|e| e.start == here.start)
                || d.evidence.iter().any(|e| {
                    e.start < here.start
                        && position
                            .get(&e.start)
                            .is_some_and(|&i| r.sentence.saturating_sub(i) <= 8)
                })
        };
        let all: Vec<usize> = (0..drafts.len())
            .filter(|&i| {
                contact(&drafts[i])
                    && near(&drafts[i])
                    && shared(&drafts[i]) >= 2.min(r.parties.len().max(1))
            })
            .collect();
        let same_sentence: Vec<usize> = all
            .iter()
            .copied()
            .filter(|&i| drafts[i].evidence.iter().any(|e| e.start == here.start))
            .collect();
        let chosen = if r.parties.len() > 2 {
            all
        } else if same_sentence.is_empty() {
            all.into_iter().next_back().into_iter().collect()
        } else {
            same_sentence
        };
        for i in chosen {
            let list = if r.agreed {
                &mut drafts[i].outcomes
            } else {
                &mut drafts[i].topics
            };
            if !list.contains(&r.phrase) {
                list.push(r.phrase.clone());
            }
            if !drafts[i].evidence.contains(&here) {
                drafts[i].evidence.push(here.clone());
            }
        }
    }
}

pub(crate) fn country(a: &Analysis<'_>, w: &Who) -> Option<CountryCode> {
    match w {
        Who::Person(p) => a.people.all.get(*p).and_then(|p| p.country),
        Who::Post { country, .. } | Who::Org { country, .. } => *country,
        Who::State(c) => Some(*c),
    }
}

/// Two parties can be one: the same person, or a person and the unnamed holder of the same post, or a person
/// and the person's state.
pub(crate) fn alike(a: &Analysis<'_>, x: &Who, y: &Who) -> bool {
    if x == y {
        return true;
    }
    match (x, y) {
        (Who::Person(_), Who::Person(_)) => false,
        (Who::Org { name: n, .. }, Who::Org { name: m, .. }) => n == m,
        (Who::State(_), _) | (_, Who::State(_)) => {
            country(a, x).is_some()
                && country(a, x) == country(a, y)
                && !matches!((x, y), (Who::Org { .. }, _) | (_, Who::Org { .. }))
        }
        (
            Who::Post {
                office, country: c, ..
            },
            Who::Person(p),
        )
        | (
            Who::Person(p),
            Who::Post {
                office, country: c, ..
            },
        ) => {
            let Some(person) = a.people.all.get(*p) else {
                return false;
            };
            let country_fits = c.is_none() || person.country.is_none() || *c == person.country;
            let office_fits = || {
                office.as_ref().is_none_or(|o| {
                    let family = offices::family(o);
                    person.offices.is_empty()
                        || person
                            .offices
                            .iter()
                            .any(|h| offices::family(&h.office.canonical) == family)
                })
            };
            country_fits && (c.is_some() || office.is_some()) && office_fits()
        }
        (
            Who::Post {
                office: o1,
                country: c1,
                ..
            },
            Who::Post {
                office: o2,
                country: c2,
                ..
            },
        ) => {
            c1 == c2
                && (o1.is_none()
                    || o2.is_none()
                    || o1.as_ref().map(|o| offices::family(o))
                        == o2.as_ref().map(|o| offices::family(o)))
        }
        _ => false,
    }
}

fn same_parties(a: &Analysis<'_>, x: &Draft, y: &Draft) -> bool {
    let (short, long) = if x.parties.len() <= y.parties.len() {
        (x, y)
    } else {
        (y, x)
    };
    let covered = short
        .parties
        .iter()
        .all(|(w, _)| long.parties.iter().any(|(v, _)| alike(a, w, v)));
    covered
        && (x.parties.len() == y.parties.len()
            || x.kind == EncounterKind::Gathering
            || x.kind == EncounterKind::Visit)
}

fn places_agree(x: Option<&Where>, y: Option<&Where>) -> bool {
    match (x, y) {
        (Some(a), Some(b)) => {
            a.country().is_none() || b.country().is_none() || a.country() == b.country()
        }
        _ => true,
    }
}

/// Two cities of one country are two stops.
fn stops_agree(x: Option<&Where>, y: Option<&Where>) -> bool {
    match (x, y) {
        (Some(Where::Place(a)), Some(Where::Place(b))) if a.precise && b.precise => {
            let town = |p: &PlaceSem| p.city.clone().unwrap_or_else(|| p.name.clone());
            town(a) == town(b)
        }
        _ => true,
    }
}

fn dates_agree(x: Option<&Edtf>, y: Option<&Edtf>) -> bool {
    match (x, y) {
        (Some(a), Some(b)) => a.overlaps(b),
        _ => true,
    }
}

fn statuses_agree(x: Status, y: Status) -> bool {
    let class = |s: Status| match s {
        Status::Occurred | Status::Ongoing => 0,
        Status::Planned | Status::Possible | Status::Cancelled | Status::Denied => 1,
    };
    class(x) == class(y)
}

/// "A leads off the Dialogue's first plenary on June 1, B addresses one on June 2": days of one gathering with a name.
fn days_of_one(e: &Draft, d: &Draft) -> bool {
    const LONGEST: i32 = 2;
    let bounds = |x: &Draft| x.date.as_ref().and_then(Edtf::bounds);
    // An organisation has many meetings in a week.
    let own = e
        .name
        .as_deref()
        .is_some_and(|name| e.org.as_deref().is_none_or(|org| !name.starts_with(org)));
    let named = own && e.name == d.name && crate::margin::has_name(e);
    e.kind == EncounterKind::Gathering
        && named
        && bounds(e)
            .zip(bounds(d))
            .is_some_and(|((x, _), (y, _))| (x - y).get_days().abs() <= LONGEST)
}

fn same(a: &Analysis<'_>, e: &Draft, d: &Draft) -> bool {
    if e.kind == d.kind
        && matches!(e.kind, EncounterKind::Meeting | EncounterKind::Call)
        && e.status == d.status
        && dates_agree(e.date.as_ref(), d.date.as_ref())
        && e.evidence == d.evidence
        && same_parties(a, e, d)
    {
        // One sentence tells of one meeting of the same two, whatever places it names.
        return true;
    }
    if e.kind != d.kind
        || !dates_agree(e.date.as_ref(), d.date.as_ref())
            && trips::whole(e, d).is_none()
            && !days_of_one(e, d)
        || !places_agree(e.place.as_ref(), d.place.as_ref())
    {
        return false;
    }
    match e.kind {
        EncounterKind::Gathering => {
            // "Ghana did not attend": somebody's absence is not the gathering, of which he would become a party.
            let absence = |x: &Draft| {
                x.status == Status::Denied
                    && x.parties.iter().any(|(w, _)| !matches!(w, Who::Org { .. }))
            };
            if absence(e) != absence(d) {
                return false;
            }
            // "The previous one was held in 2020": not the one whose day is not told.
            if (e.frame == "edition") != (d.frame == "edition")
                && e.sentence != d.sentence
                && (e.date.is_none() || d.date.is_none())
            {
                return false;
            }
            // "will attend the East Asia Summit Foreign Ministers' Meeting and the ASEAN Regional Forum"
            let own_name = |x: &Draft| {
                x.name
                    .as_deref()
                    .zip(x.org.as_deref())
                    .is_some_and(|(name, org)| !name.starts_with(org))
            };
            if e.sentence == d.sentence && e.name != d.name && own_name(e) && own_name(d) {
                return false;
            }
            // "the annual meeting of the defence ministers" is the organisation's, where it was named.
            let ceremony = |x: &Draft| {
                x.name
                    .as_deref()
                    .is_some_and(crate::candidates::is_ceremony)
            };
            let nameless = (e.org.is_none() != d.org.is_none())
                && !ceremony(e)
                && !ceremony(d)
                && e.date.is_some() == d.date.is_some()
                && e.parties
                    .iter()
                    .any(|(w, _)| d.parties.iter().any(|(v, _)| alike(a, w, v)))
                && bodies_agree(e.name.as_deref(), d.name.as_deref());
            let names = nameless
                || e.name
                    .as_deref()
                    .zip(d.name.as_deref())
                    .is_some_and(|(x, y)| x == y)
                    // "The fourth meeting opens on Thursday. The third took place in Tunxi."
                    && (e.org.is_some()
                        || crate::margin::has_name(e)
                        || statuses_agree(e.status, d.status)
                        || e.date == d.date);
            let orgs = e.org.is_some() && e.org == d.org;
            names || orgs && bodies_agree(e.name.as_deref(), d.name.as_deref())
        }
        // "has called off his trip", "had been due in Delhi"
        EncounterKind::Visit
            if [e, d].iter().any(|x| {
                x.status == Status::Cancelled && x.place.is_none() && x.frame == "visit-noun"
            }) =>
        {
            same_parties(a, e, d)
                && !matches!(
                    (e.status, d.status),
                    (Status::Occurred, _) | (_, Status::Occurred)
                )
        }
        EncounterKind::Visit => {
            same_parties(a, e, d)
                && e.place.is_some() == d.place.is_some()
                && stops_agree(e.place.as_ref(), d.place.as_ref())
                && !long_before(a, e, d)
                && !long_before(a, d, e)
                && !comes_again(a, e, d)
                && (statuses_agree(e.status, d.status)
                    || e.date.is_some() && d.date.is_some()
                    || stays_on(a, e, d)
                    || e.status == Status::Ongoing
                    || d.status == Status::Ongoing)
        }
        EncounterKind::Signing => {
            // Two who sign with different others sign twice.
            let others = |x: &Draft, y: &Draft| {
                x.parties.iter().any(|(w, _)| {
                    matches!(w, Who::Person(_)) && !y.parties.iter().any(|(v, _)| alike(a, w, v))
                })
            };
            // "initialled the accord, which is to be signed in May", "a second one was left unsigned"
            let to_come = matches!(e.status, Status::Occurred | Status::Ongoing)
                && matches!(
                    d.status,
                    Status::Planned | Status::Denied | Status::Cancelled
                );
            // "will sign a memorandum. … in 2014, when an agreement was signed"
            let long_ago = e.status == Status::Planned
                && d.status == Status::Occurred
                && crate::settle::is_past(a, d.date.as_ref());
            let near = || {
                e.sentence.abs_diff(d.sentence) <= 1
                    && !(others(e, d) && others(d, e))
                    && e.parties
                        .iter()
                        .any(|(w, _)| d.parties.iter().any(|(v, _)| alike(a, w, v)))
            };
            !to_come && !long_ago && (same_parties(a, e, d) || near())
        }
        _ => {
            same_parties(a, e, d)
                && !apart(a, e, d)
                && (statuses_agree(e.status, d.status) || (e.date.is_some() && e.date == d.date))
        }
    }
}

/// "After Paris she goes to Brussels. In December she returns to Brussels": another trip.
fn comes_again(a: &Analysis<'_>, e: &Draft, d: &Draft) -> bool {
    let back = d.words.iter().any(|w| {
        let word = a.text.get(w.clone()).unwrap_or("");
        word.starts_with("return")
    });
    back && d.frame == ARRIVE && d.sentence > e.sentence && e.date.is_none() != d.date.is_none()
}

/// "landed in Nadi last night. He will spend two days in Fiji": whoever has arrived stays.
fn stays_on(a: &Analysis<'_>, e: &Draft, d: &Draft) -> bool {
    const STAYING: &[&str] = &["spend", "stay", "remain", "be"];
    e.frame == ARRIVE
        && e.status == Status::Occurred
        && d.status == Status::Planned
        && d.date.is_none()
        && d.sentence > e.sentence
        && d.words
            .iter()
            .any(|w| a.text.get(w.clone()).is_some_and(|w| STAYING.contains(&w)))
        && !crate::settle::is_background(a, e)
}

/// "They last met in Reykjavik in May": history, and not the meeting of which the report tells no day.
fn apart(a: &Analysis<'_>, e: &Draft, d: &Draft) -> bool {
    let past = |x: &Draft| {
        // "last month" is history, too, even in the first days of this one.
        let ended = x
            .date
            .as_ref()
            .and_then(Edtf::bounds)
            .zip(a.published.as_ref().and_then(Edtf::bounds));
        crate::settle::is_past(a, x.date.as_ref())
            || x.date.as_ref().is_some_and(|d| span_days(d) >= 28)
                && ended.is_some_and(|((_, last), (today, _))| last < today)
    };
    e.sentence != d.sentence
        && (e.date.is_none() && past(d) && !e.title || d.date.is_none() && past(e) && !d.title)
}

/// A trip of long ago is not the one that goes on or is to come.
fn long_before(a: &Analysis<'_>, old: &Draft, new: &Draft) -> bool {
    new.date.is_none()
        && matches!(
            new.status,
            Status::Ongoing | Status::Planned | Status::Possible
        )
        && crate::settle::is_past(a, old.date.as_ref())
}

/// The named bodies of one organisation can be one meeting: neither names a different level.
fn bodies_agree(x: Option<&str>, y: Option<&str>) -> bool {
    let level = |n: &str| {
        let n = n.to_lowercase();
        [
            "defence",
            "foreign",
            "finance",
            "security adviser",
            "heads of",
            "trade",
            "health",
            "interior",
            "parliament",
        ]
        .into_iter()
        .find(|w| n.contains(w))
    };
    // "an SCO Plus meeting" beside the SCO's own, the NATO-Ukraine Council beside NATO's summit
    let plus = |n: Option<&str>| n.is_some_and(|n| n.to_lowercase().contains("plus"));
    let council = |n: Option<&str>| {
        n.is_some_and(|n| {
            n.ends_with("Council") || n.ends_with("Committee") || n.ends_with("Forum")
        })
    };
    let summit = |n: Option<&str>| n.is_some_and(at_the_top);
    if plus(x) != plus(y) && x.is_some() && y.is_some()
        || council(x) && summit(y)
        || summit(x) && council(y)
    {
        return false;
    }
    match (x.and_then(level), y.and_then(level)) {
        (Some(a), Some(b)) => a == b,
        // "The foreign ministers meet in Nadi" before "the group's summit".
        (Some(a), None) => a == "heads of" || !y.is_some_and(at_the_top),
        (None, Some(b)) => b == "heads of" || !x.is_some_and(at_the_top),
        (None, None) => true,
    }
}

/// The name is that of a gathering of leaders.
fn at_the_top(name: &str) -> bool {
    name.to_lowercase().ends_with("summit")
}

fn merge(a: &Analysis<'_>, e: &mut Draft, d: Draft) {
    let whole = trips::whole(e, &d);
    let stays = e.kind == EncounterKind::Visit && stays_on(a, e, &d);
    for (w, role) in d.parties {
        match e.parties.iter_mut().find(|(v, _)| alike(a, &w, v)) {
            Some((v, r)) => {
                // A name says more than a post, a post more than a state.
                let grade = |w: &Who| match w {
                    Who::Person(_) => 0,
                    Who::Post { .. } => 1,
                    Who::Org { .. } => 2,
                    Who::State(_) => 3,
                };
                if grade(&w) < grade(v) {
                    *v = w;
                }
                *r = r.or(role);
            }
            None => e.parties.push((w, role)),
        }
    }
    e.days = e.days.or(d.days);
    let sharper = match (&e.date, &d.date) {
        (None, _) => d.date.is_some(),
        (Some(x), Some(y)) => match e.kind {
            // A trip's span says more than its first day.
            EncounterKind::Visit => {
                // "was there last week", "from April 6 to 7"
                !is_week(y) && is_week(x) && x.overlaps(y)
                    || span_days(y) > span_days(x) && span_days(y) < 32 && !is_week(y)
                    || span_days(x) > 27 && span_days(y) < span_days(x)
            }
            _ => d.dated && !e.dated || span_days(y) < span_days(x),
        },
        _ => false,
    };
    // The day of a meeting on the margin is not that of the gathering.
    let sharper = match (e.frame == MARGIN, d.frame == MARGIN) {
        (true, false) if e.kind == EncounterKind::Gathering => {
            d.date.as_ref().is_some_and(|x| span_days(x) < 32)
        }
        (false, true) if e.kind == EncounterKind::Gathering => sharper && e.date.is_none(),
        _ => sharper,
    };
    if whole.is_some() {
        e.date = whole;
        e.dated = true;
    } else if sharper {
        e.date = d.date;
        e.dated |= d.dated;
    }
    let finer = matches!(
        (&e.place, &d.place),
        (None, Some(_)) | (Some(Where::Country(_)), Some(Where::Place(_)))
    );
    if finer || (!e.placed && d.placed) {
        e.place = d.place;
        e.placed |= d.placed;
    }
    // "on the sidelines of" says less of a gathering than a sentence about it.
    e.status = match (e.frame == MARGIN, d.frame == MARGIN) {
        (true, false) => d.status,
        (false, true) => e.status,
        // "is attending the conclave", which opens tomorrow.
        _ if e.kind == EncounterKind::Gathering
            && e.status == Status::Planned
            && e.dated
            && d.status == Status::Ongoing
            && !d.dated =>
        {
            Status::Planned
        }
        _ if e.kind == EncounterKind::Gathering
            && d.status == Status::Planned
            && d.dated
            && e.status == Status::Ongoing
            && !e.dated =>
        {
            Status::Planned
        }
        // A meeting that was held is no longer going on, whatever a caption says in the present tense.
        _ if matches!(
            e.kind,
            EncounterKind::Meeting | EncounterKind::Call | EncounterKind::Signing
        ) && (e.status == Status::Occurred || d.status == Status::Occurred) =>
        {
            Status::Occurred
        }
        _ if stays => Status::Ongoing,
        // Who is back is no longer there.
        _ if e.kind == EncounterKind::Visit
            && (over(e.frame.as_str(), e.status) || over(d.frame.as_str(), d.status)) =>
        {
            RETURN.clone_into(&mut e.frame);
            Status::Occurred
        }
        // "arrives on Monday … flies home on Wednesday": nothing of it has come yet.
        _ if e.kind == EncounterKind::Visit
            && (leaving(&e.frame, e.status) && d.status == Status::Planned
                || leaving(&d.frame, d.status) && e.status == Status::Planned) =>
        {
            Status::Planned
        }
        _ => joined(e.status, d.status),
    };
    if e.frame == MARGIN {
        e.frame = d.frame;
    }
    e.mode = e.mode.or(d.mode);
    if e.part_of.is_none() {
        e.part_of = d.part_of;
    }
    let better = e
        .name
        .as_ref()
        .is_none_or(|n| d.name.as_ref().is_some_and(|m| m.len() > n.len()))
        && e.org.is_some() == d.org.is_some()
        || e.org.is_none() && d.org.is_some();
    if better && d.name.is_some() {
        e.name = d.name;
    }
    if e.org.is_none() {
        e.org = d.org;
    }
    e.tellings.extend(d.tellings);
    e.topics.extend(d.topics);
    e.outcomes.extend(d.outcomes);
    for r in d.evidence {
        if !e.evidence.contains(&r) {
            e.evidence.push(r);
        }
    }
    e.words.extend(d.words);
}

/// The words tell that somebody has come back from the trip.
fn over(frame: &str, status: Status) -> bool {
    frame == RETURN && status == Status::Occurred
}

pub(crate) fn span_days(e: &Edtf) -> i64 {
    e.bounds()
        .map_or(100_000, |(a, b)| i64::from((b - a).get_days()) + 1)
}

/// What two tellings of one encounter in one report come to: what has happened has happened; a cancellation
/// undoes a plan; sources who do not rule a meeting out answer that none is scheduled.
fn joined(x: Status, y: Status) -> Status {
    use Status::{Cancelled, Denied, Occurred, Ongoing, Planned, Possible};
    match (x, y) {
        (a, b) if a == b => a,
        (Occurred, Ongoing) | (Ongoing, Occurred) => Ongoing,
        (Occurred, _) | (_, Occurred) => Occurred,
        (Ongoing, _) | (_, Ongoing) => Ongoing,
        (Cancelled, _) | (_, Cancelled) => Cancelled,
        (Denied, Possible) | (Possible, Denied) => Possible,
        (Denied, Planned) | (Planned, Denied) => Denied,
        (Planned, Possible) | (Possible, Planned) => Planned,
        (a, _) => a,
    }
}

/// Seven days from a Monday, or a weekend: when something was, and not how long.
fn is_week(e: &Edtf) -> bool {
    use jiff::civil::Weekday::{Monday, Saturday};
    e.bounds().is_some_and(|(first, last)| {
        matches!(
            (first.weekday(), (last - first).get_days()),
            (Monday, 6) | (Saturday, 1)
        )
    })
}

/// A place as a fact has it: a venue becomes its city.
pub(crate) fn as_place(w: &Where) -> sidelines_facts::Place {
    match w {
        Where::Country(c) => sidelines_facts::Place {
            country: Some(*c),
            ..Default::default()
        },
        Where::Place(PlaceSem {
            name,
            country,
            lat,
            lon,
            geonameid,
            city,
            ..
        }) => sidelines_facts::Place {
            name: Some(city.clone().unwrap_or_else(|| name.clone())),
            country: *country,
            lat: *lat,
            lon: *lon,
            geonameid: *geonameid,
        },
    }
}
