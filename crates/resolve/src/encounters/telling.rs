use super::place::Where;
use super::sides::Side;
use super::timing::year_on;
use crate::case::{At, Case};
use crate::corrections::Label;
use crate::orgs::{self, OrgName};
use crate::persons::{People, Slot};
use crate::when::{Day, Days};
use crate::wording::fold;
use sidelines_facts::{Body, Edtf, Encounter, EncounterKind, Mode, Status};
use std::collections::{BTreeMap, BTreeSet};

/// How long before a report an undated "met" may lie, in days.
const JUST_PAST: Day = 7;
/// How long after a report an undated "will meet" may lie.
const SOON: Day = 45;
/// How long after a report an undated "no meeting is planned" may hold.
const DENIED: Day = 14;

/// What one or more claims say in the same way of an encounter.
#[derive(Clone, Debug)]
pub(crate) struct Telling {
    pub(crate) kind: EncounterKind,
    /// Told as by phone or video.
    pub(crate) remote: bool,
    pub(crate) status: Status,
    /// Sorted.
    pub(crate) sides: Vec<Side>,
    pub(crate) date: Option<Edtf>,
    /// The days of `date`, where its year is known.
    pub(crate) days: Option<Days>,
    /// Of what was put off: the new days, and the date that says so.
    pub(crate) moved: Option<(Days, Edtf)>,
    pub(crate) place: Where,
    /// Of a gathering: its names; of anything else: the gathering on whose margin it was held.
    pub(crate) gatherings: Vec<OrgName>,
    pub(crate) background: bool,
    /// The days on which the reports were written; one day for all, where the telling is not dated itself.
    pub(crate) published: Option<Days>,
    /// The sides on which corrections put it.
    pub(crate) labels: Vec<Label>,
    /// The claims, sorted.
    pub(crate) claims: Vec<At>,
    pub(crate) reports: BTreeSet<usize>,
    /// How many of the reports are no copies of each other.
    pub(crate) origins: usize,
    /// Told as another than one before: "met again".
    pub(crate) again: bool,
}

impl Telling {
    /// When it can have been, for want of a date: shortly before the report or soon after it. `None` for
    /// what is told as history, and where the report's day is not known.
    pub(crate) fn window(&self) -> Option<Days> {
        let published = self.published.filter(|_| !self.is_history())?;
        Some(match self.status {
            // One day on: it may be tomorrow already where the report was written.
            Status::Occurred => published.widened(JUST_PAST, 1),
            Status::Ongoing => published.widened(JUST_PAST, JUST_PAST),
            Status::Planned | Status::Possible => published.widened(1, SOON),
            Status::Denied => published.widened(JUST_PAST, DENIED),
            Status::Cancelled => published.widened(JUST_PAST, SOON),
        })
    }

    /// The day that may be meant where the year is wrong.
    pub(crate) fn slip(&self) -> Option<Days> {
        year_on(self.days?, self.published?)
    }

    /// What was put off, as the plan for the new days that it is.
    pub(crate) fn put_off(&self) -> Option<Self> {
        let (days, date) = self.moved.clone()?;
        Some(Self {
            status: Status::Planned,
            date: Some(date),
            days: Some(days),
            moved: None,
            ..self.clone()
        })
    }

    /// Told in the very same way; only that one report tells it twice keeps the two apart.
    pub(crate) fn same_look(&self, other: &Self) -> bool {
        (
            self.kind,
            self.status,
            &self.sides,
            (&self.date, &self.moved),
            &self.place,
            &self.gatherings,
        ) == (
            other.kind,
            other.status,
            &other.sides,
            (&other.date, &other.moved),
            &other.place,
            &other.gatherings,
        ) && self.background == other.background
    }

    /// Over before the report was written: told as background and as held.
    pub(crate) fn is_history(&self) -> bool {
        self.background && self.status == Status::Occurred
    }

    /// Still to come, as the report has it.
    pub(crate) fn is_ahead(&self) -> bool {
        !matches!(self.status, Status::Occurred | Status::Ongoing)
    }
}

/// What makes claims one telling.
type Look = (
    EncounterKind,
    bool,
    Status,
    Vec<Side>,
    (Option<Edtf>, Option<Edtf>),
    Where,
    Vec<OrgName>,
    bool,
    Option<Days>,
    usize,
    Vec<Label>,
);

/// The tellings of the case, in an order that content alone decides.
pub(crate) fn collect(case: &Case<'_>, people: &People) -> Vec<Telling> {
    let mut by_look: BTreeMap<Look, Vec<At>> = BTreeMap::new();
    for (at, fact) in case.claims() {
        let Body::Encounter(e) = &fact.body else {
            continue;
        };
        let mut sides: Vec<Side> = e
            .parties
            .iter()
            .enumerate()
            .map(|(j, p)| Side::of(p, at, Slot::Party(j), people))
            .collect();
        sides.sort();
        let days = e.date.as_ref().and_then(Days::of);
        // A dated telling is the same whenever it is told; an undated one only on the same day.
        let published = if days.is_some() {
            None
        } else {
            case.written[at.0]
        };
        let mut look: Look = (
            e.kind,
            matches!(e.mode, Some(Mode::Phone | Mode::Video)),
            e.status,
            sides,
            (e.date.clone(), e.moved_to.clone()),
            Where::of(e.place.as_ref()),
            gatherings(e),
            fact.background,
            published,
            0,
            case.rulings.labels(at).to_vec(),
        );
        // A report that tells two undated things alike tells two things.
        while e.date.is_none()
            && by_look
                .get(&look)
                .is_some_and(|claims| claims.iter().any(|c| c.0 == at.0))
        {
            look.9 += 1;
        }
        by_look.entry(look).or_default().push(at);
    }
    by_look
        .into_iter()
        .map(
            |(
                (kind, remote, status, sides, dates, place, gatherings, background, _, _, labels),
                claims,
            )| {
                let reports: BTreeSet<usize> = claims.iter().map(|c| c.0).collect();
                let published = reports
                    .iter()
                    .filter_map(|&r| case.written[r])
                    .reduce(|a, b| Days {
                        first: a.first.min(b.first),
                        last: a.last.max(b.last),
                    });
                let (date, moved_to) = dates;
                let days = date.as_ref().and_then(Days::of);
                let moved = moved_to.and_then(|to| Some((Days::of(&to)?, to)));
                let claims_again = claims.iter().any(|&at| says_again(case, at));
                let origins: BTreeSet<usize> = reports.iter().map(|&r| case.origin[r]).collect();
                Telling {
                    kind,
                    remote,
                    status,
                    sides,
                    date,
                    days,
                    moved,
                    place,
                    gatherings,
                    background,
                    published,
                    labels,
                    claims,
                    reports,
                    origins: origins.len(),
                    again: claims_again,
                }
            },
        )
        .collect()
}

/// "met again in Cairo on Tuesday", "for the second day running"; but "hope to meet again".
fn says_again(case: &Case<'_>, at: At) -> bool {
    let words = case.words(at);
    let mut texts = words.iter().map(|e| fold(&e.text));
    texts.any(|text| {
        AGAIN
            .iter()
            .any(|again| format!(" {text} ").contains(&format!(" {again} ")))
    })
}

/// Words for one more encounter of the same people, as folded.
const AGAIN: &[&str] = &[
    "met again",
    "meet again",
    "meets again",
    "meeting again",
    "spoke again",
    "second day running",
    "second day in a row",
    "second time in two days",
    "second time this week",
];

fn gatherings(e: &Encounter) -> Vec<OrgName> {
    let names: BTreeSet<OrgName> = if e.kind == EncounterKind::Gathering {
        let orgs = e
            .parties
            .iter()
            .filter(|p| p.person.is_none())
            .filter_map(|p| p.org.as_deref())
            .filter(|_| !e.name.as_deref().is_some_and(orgs::is_joint));
        e.name
            .as_deref()
            .into_iter()
            .chain(orgs)
            .filter_map(OrgName::of)
            .map(|name| name.of_edition(e.edition))
            .collect()
    } else {
        e.part_of
            .as_deref()
            .into_iter()
            .filter_map(OrgName::of)
            .collect()
    };
    names.into_iter().collect()
}
