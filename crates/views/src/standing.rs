use crate::days::{first, last};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{Dispute, Edtf, Evidence, Membership, Status};
use sidelines_resolve::MembershipEntry;

/// One party's standing in one organisation, and what is known of it on a day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Standing {
    /// Id of the membership.
    pub id: String,
    /// Who, where, in what role, since and until when.
    #[serde(flatten)]
    pub membership: Membership,
    /// The first day on which it is told.
    pub first_seen: Option<Edtf>,
    /// The last.
    pub last_seen: Option<Edtf>,
    /// What is known of the day asked for.
    pub on_day: OnDay,
    /// Ids of the reports that tell it, sorted.
    pub reports: Vec<String>,
    /// How many origins those reports have.
    pub independent_sources: usize,
    /// Where reports differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<Dispute>,
    /// The words.
    pub evidence: Vec<Evidence>,
}

/// What reports prove of a day, of something that lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OnDay {
    /// It held: the day lies between the first and the last that are told.
    Told,
    /// It is last told before the day, and no end is told.
    ToldBefore,
    /// It is first told after the day, and no beginning is told.
    ToldAfter,
    /// No day is known of it.
    Undated,
    /// It began later, or is only planned.
    NotYet,
    /// It had ended, or did not come about.
    Over,
}

/// What is known of a day about something told from `seen.0` to `seen.1`, with its told beginning and end.
pub(crate) fn on_day(
    day: Option<Date>,
    since: Option<&Edtf>,
    until: Option<&Edtf>,
    seen: (Option<&Edtf>, Option<&Edtf>),
) -> OnDay {
    let told_from = first(since).or_else(|| first(seen.0));
    let told_to = last(until).or_else(|| last(seen.1)).or_else(|| last(since));
    let (Some(from), Some(to)) = (told_from, told_to) else {
        return OnDay::Undated;
    };
    let Some(day) = day else { return OnDay::Told };
    if day < from {
        if since.is_some() {
            OnDay::NotYet
        } else {
            OnDay::ToldAfter
        }
    } else if day <= to {
        OnDay::Told
    } else if until.is_some() {
        OnDay::Over
    } else {
        OnDay::ToldBefore
    }
}

impl Standing {
    pub(crate) fn of(entry: &MembershipEntry, day: Option<Date>) -> Self {
        let m = &entry.membership;
        let seen = (entry.first_seen.as_ref(), entry.last_seen.as_ref());
        let on_day = match m.status {
            Some(Status::Planned | Status::Possible) => OnDay::NotYet,
            Some(Status::Denied | Status::Cancelled) => OnDay::Over,
            _ => on_day(day, m.since.as_ref(), m.until.as_ref(), seen),
        };
        Self {
            id: entry.id.clone(),
            membership: m.clone(),
            first_seen: entry.first_seen.clone(),
            last_seen: entry.last_seen.clone(),
            on_day,
            reports: entry.told.reports.clone(),
            independent_sources: entry.told.independent_sources,
            disputes: entry.told.disputes.clone(),
            evidence: entry.told.evidence.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_told_between_the_first_and_the_last() {
        let date = |t: &str| (!t.is_empty()).then(|| t.parse::<Edtf>().unwrap());
        for (since, until, first, last, day, wanted) in [
            (
                "2017",
                "",
                "2021-07-28",
                "2023-04-27",
                "2019-01-01",
                OnDay::Told,
            ),
            (
                "2017",
                "",
                "2021-07-28",
                "2023-04-27",
                "2016-01-01",
                OnDay::NotYet,
            ),
            (
                "",
                "",
                "2021-07-28",
                "2023-04-27",
                "2022-01-01",
                OnDay::Told,
            ),
            (
                "",
                "",
                "2021-07-28",
                "2023-04-27",
                "2020-01-01",
                OnDay::ToldAfter,
            ),
            (
                "",
                "",
                "2021-07-28",
                "2023-04-27",
                "2024-01-01",
                OnDay::ToldBefore,
            ),
            (
                "",
                "2022",
                "2021-07-28",
                "2021-07-28",
                "2024-01-01",
                OnDay::Over,
            ),
            ("2017", "", "", "", "2019-01-01", OnDay::ToldBefore),
            ("", "", "", "", "2019-01-01", OnDay::Undated),
        ] {
            let seen = (date(first), date(last));
            let on = on_day(
                Some(day.parse().unwrap()),
                date(since).as_ref(),
                date(until).as_ref(),
                (seen.0.as_ref(), seen.1.as_ref()),
            );
            assert_eq!(on, wanted, "{since} {until} {first} {last} {day}");
        }
    }
}
