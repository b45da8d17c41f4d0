use crate::Index;
use crate::days::{first, last};
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
    // "Until 2024": until whoever took office in that year did.
    let relieved = |h: &Held| {
        let ended = first(h.told_end());
        let started = |o: &Held| first(o.known_start.as_ref());
        let mut others = holders.iter().filter(|o| o.person != h.person);
        ended.is_some_and(|end| {
            others.any(|o| started(o).is_some_and(|start| end < start && start <= day))
        })
    };
    let holding = seen().filter(|h| h.holds_on(day) && !relieved(h));
    let holding: Vec<Held> = holding.cloned().collect();
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
    /// Who was last seen in the office on or before `day`, whoever came later; who is told to have left it by
    /// then only where nobody else is.
    pub(crate) fn latest_by(&self, day: Option<Date>) -> Option<&Held> {
        let by = |h: &&Held| match (h.begins(), day) {
            (Some(begins), Some(day)) => begins <= day,
            (begins, _) => begins.is_some(),
        };
        self.holders.iter().filter(by).max_by_key(|h| {
            let stays = !day.is_some_and(|day| h.is_former_on(day));
            (stays, h.begins(), last(h.last_seen.as_ref()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standing::OnDay;
    use sidelines_facts::Tenure;
    use sidelines_resolve::{QualifierSeen, Tenancy};

    /// Somebody in an office from and until these days.
    fn held(name: &str, start: &str, seen: &str, end: &str) -> Held {
        let date = |d: &str| d.parse().ok();
        Held::from(&Tenancy {
            person: name.to_owned(),
            name: name.to_owned(),
            first_seen: date(seen),
            last_seen: date(seen),
            known_start: date(start),
            known_end: date(end),
            qualifiers: vec![QualifierSeen {
                qualifier: Tenure::Designate,
                first_seen: None,
                reports: Vec::new(),
            }],
            ..Tenancy::default()
        })
    }

    #[test]
    fn until_a_year_is_until_the_next_one_takes_office() {
        let holders = [
            held("Trabelsi", "2021", "2024-05-13", "2024"),
            held("Karam", "2024-06-01", "2024-06-10", ""),
        ];
        for (day, name) in [("2024-05-20", "Trabelsi"), ("2024-06-05", "Karam")] {
            let Answer::Held { holders } = answer(&holders, day.parse().ok()) else {
                unreachable!("somebody holds it on {day}");
            };
            let names: Vec<&str> = holders.iter().map(|h| h.name.as_str()).collect();
            assert_eq!(names, [name], "{day}");
        }
    }

    #[test]
    fn a_former_holder_is_in_no_office_and_gives_way_to_others() {
        let day = |d: &str| d.parse::<Edtf>().ok();
        let former = |name: &str, seen: &str, end: &str| Held {
            former_by: day("2025-07-05"),
            ..held(name, "2013", seen, end)
        };
        // However far the planned end lies, and though only the beginning is told.
        for holder in [
            former("Mirzo", "2023-04-28", "2026"),
            former("Mirzo", "", "2026"),
        ] {
            for on in ["2025-07-05", "2025-12-01", "2027-01-01"] {
                let known = answer(std::slice::from_ref(&holder), on.parse().ok());
                assert!(!matches!(known, Answer::Held { .. }), "{on}");
                assert_eq!(holder.on_day(on.parse().ok()), OnDay::Over, "{on}");
            }
        }
        let held_on = former("Mirzo", "2023-04-28", "").on_day("2020-01-01".parse().ok());
        assert_eq!(held_on, OnDay::Told);
        let succession = Succession {
            id: String::new(),
            office: String::new(),
            country: None,
            org: None,
            answer: Answer::Open,
            holders: vec![
                held("Karam", "", "2021-01-01", ""),
                former("Mirzo", "2023-04-28", ""),
            ],
        };
        for (on, name) in [
            ("2025-08-01", "Karam"),
            ("2024-01-01", "Karam"),
            ("2020-01-01", "Mirzo"),
        ] {
            let latest = succession.latest_by(on.parse().ok());
            assert_eq!(latest.map(|h| h.name.as_str()), Some(name), "{on}");
        }
    }

    #[test]
    fn whoever_is_seen_in_office_is_designate_no_more() {
        assert_eq!(
            held("Karam", "2024-06-01", "2024-06-10", "").qualifier,
            None
        );
        let to_come = held("Karam", "2024-06-01", "", "").qualifier;
        assert_eq!(to_come, Some(Tenure::Designate));
    }
}
