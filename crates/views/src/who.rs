use crate::days::last;
use crate::offices::{Held, office_matches};
use jiff::civil::Date;
use serde::Serialize;
use sidelines_facts::{CountryCode, Edtf};
use sidelines_resolve::{OfficeEntry, Record};

/// Who holds or held an office.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Who {
    /// The office as it was asked for.
    pub asked: String,
    /// As of which day.
    pub on: Option<Edtf>,
    /// The offices that fit, each with its holders.
    pub offices: Vec<Succession>,
}

/// One office with its holders over time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Succession {
    /// Id of the office.
    pub id: String,
    /// The office as most reports have it.
    pub office: String,
    /// Whose office.
    pub country: Option<CountryCode>,
    /// The organisation, where the office is one of it.
    pub org: Option<String>,
    /// What is known of the day asked for.
    pub answer: Answer,
    /// All who are seen in it, by first day seen.
    pub holders: Vec<Held>,
}

/// What the reports prove for one day. A report shows somebody in office on its day only: between two
/// sightings of one person the office is taken as held, between those of two it is open.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "known", rename_all = "kebab-case")]
pub enum Answer {
    /// Seen in the office on that day, or before and after it with nobody else in between.
    Held {
        /// Who; several where reports differ.
        holders: Vec<Held>,
    },
    /// The day lies between the last sighting of one and the first of the next.
    Between {
        /// The last seen before.
        before: Option<Box<Held>>,
        /// The first seen after.
        after: Option<Box<Held>>,
    },
    /// Nobody is seen in the office on a known day.
    Open,
}

/// Who held `asked` of a country or an organisation on a day (without one: on the last day of the record).
#[must_use]
pub fn who(
    record: &Record,
    asked: &str,
    country: Option<CountryCode>,
    org: Option<&str>,
    on: Option<Date>,
) -> Who {
    let offices = record
        .offices
        .iter()
        .filter(|office| match (country, org) {
            (Some(country), _) => office.country == Some(country),
            (None, Some(org)) => office
                .org
                .as_deref()
                .is_some_and(|o| crate::timeline::has_words(o, org)),
            (None, None) => true,
        })
        .filter(|office| office_matches(office, asked))
        .map(|office| succession(office, on))
        .collect();
    Who {
        asked: asked.to_owned(),
        on: on.map(Edtf::from),
        offices,
    }
}

pub(crate) fn succession(office: &OfficeEntry, on: Option<Date>) -> Succession {
    let holders: Vec<Held> = office.holders.iter().map(Held::from).collect();
    Succession {
        id: office.id.clone(),
        office: office.office.clone(),
        country: office.country,
        org: office.org.clone(),
        answer: answer(&holders, on),
        holders,
    }
}

fn answer(holders: &[Held], on: Option<Date>) -> Answer {
    let seen = || holders.iter().filter(|h| h.begins().is_some());
    let Some(day) = on.or_else(|| seen().filter_map(Held::ends).max()) else {
        return Answer::Open;
    };
    let holding: Vec<Held> = seen().filter(|h| h.holds_on(day)).cloned().collect();
    if !holding.is_empty() {
        return Answer::Held { holders: holding };
    }
    let before = seen()
        .filter(|h| h.ends().is_some_and(|e| e < day))
        .max_by_key(|h| h.ends());
    let after = seen()
        .filter(|h| h.begins().is_some_and(|b| b > day))
        .min_by_key(|h| h.begins());
    if before.is_none() && after.is_none() {
        Answer::Open
    } else {
        Answer::Between {
            before: before.cloned().map(Box::new),
            after: after.cloned().map(Box::new),
        }
    }
}

impl Succession {
    /// Who was last seen in the office on or before `day`, whoever came later.
    pub(crate) fn latest_by(&self, day: Option<Date>) -> Option<&Held> {
        let by = |h: &&Held| match (h.begins(), day) {
            (Some(begins), Some(day)) => begins <= day,
            (begins, _) => begins.is_some(),
        };
        self.holders
            .iter()
            .filter(by)
            .max_by_key(|h| (h.begins(), last(h.last_seen.as_ref())))
    }
}
