use crate::Index;
use crate::days::last;
use crate::index::united;
use crate::offices::{Held, office_matches};
use crate::words::has_words;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{CountryCode, Edtf};
use sidelines_resolve::OfficeEntry;

/// Who holds or held an office.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Who {
    /// The office as it was asked for.
    pub asked: String,
    /// As of which day.
    pub on: Option<Edtf>,
    /// The offices that fit, each with its holders.
    pub offices: Vec<Succession>,
}

/// One office with its holders over time.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
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
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
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
    index: &Index,
    asked: &str,
    country: Option<CountryCode>,
    org: Option<&str>,
    on: Option<Date>,
) -> Who {
    let all = &index.record().offices;
    let offices: Vec<&OfficeEntry> = match (country, org) {
        (Some(country), _) => index
            .offices_of
            .get(&country)
            .iter()
            .map(|&i| &all[i])
            .collect(),
        (None, Some(org)) => {
            let of = index
                .offices_in
                .iter()
                .filter(|(name, _)| has_words(name, org));
            united(of.map(|(_, list)| list))
                .iter()
                .map(|&i| &all[i])
                .collect()
        }
        (None, None) => all.iter().collect(),
    };
    let offices = offices
        .into_iter()
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

pub(crate) fn answer(holders: &[Held], on: Option<Date>) -> Answer {
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
