//! Who holds an office, in words.

use crate::dates::{between, human};
use sidelines_facts::Tenure;
use sidelines_views::Held;

/// Rank and name.
#[must_use]
pub fn name(held: &Held) -> String {
    match &held.rank {
        Some(rank) => format!("{rank} {}", held.name),
        None => held.name.clone(),
    }
}

/// "seen 28 Jul 2021 – 28 Apr 2023"; told beginnings and ends stand for what is seen. Of who has left the office
/// on a day not told, the day by which that was.
#[must_use]
pub fn seen(held: &Held) -> String {
    let end = match (held.told_end(), &held.former_by) {
        (Some(end), _) => Some(format!("until {}", human(end))),
        (None, Some(by)) => Some(format!("former by {}", human(by))),
        (None, None) => None,
    };
    let since = if end.is_some() { "from" } else { "since" };
    let start = held
        .known_start
        .as_ref()
        .map(|d| format!("{since} {}", human(d)));
    let seen = match (&held.first_seen, &held.last_seen) {
        (Some(a), Some(b)) if a != b => Some(format!("seen {}", between(a, b))),
        (Some(a), _) | (None, Some(a)) => Some(format!("seen {}", human(a))),
        (None, None) => None,
    };
    let parts: Vec<String> = [start, seen, end].into_iter().flatten().collect();
    if parts.is_empty() {
        "no day known".to_owned()
    } else {
        parts.join(", ")
    }
}

/// Former, acting or designate, where [`seen`] does not tell it.
#[must_use]
pub fn qualifier(held: &Held) -> Option<Tenure> {
    let is_told = held.former_by.is_some() && held.told_end().is_none();
    held.qualifier
        .filter(|q| !(*q == Tenure::Former && is_told))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sidelines_resolve::Tenancy;

    #[test]
    fn who_has_left_is_in_the_office_no_more() {
        for (start, seen_on, end, by, words) in [
            ("2013", "2023-04-28", "", "", "since 2013, seen 28 Apr 2023"),
            (
                "2013",
                "2023-04-28",
                "",
                "2025-07-05",
                "from 2013, seen 28 Apr 2023, former by 5 Jul 2025",
            ),
            (
                "2013",
                "",
                "",
                "2025-07-05",
                "from 2013, former by 5 Jul 2025",
            ),
            ("", "", "", "2025-07-05", "former by 5 Jul 2025"),
            ("2013", "", "2024", "2025-07-05", "from 2013, until 2024"),
            // An end that was planned, and came sooner.
            (
                "2013",
                "",
                "2026",
                "2025-07-05",
                "from 2013, former by 5 Jul 2025",
            ),
            ("", "", "", "", "no day known"),
        ] {
            let date = |d: &str| d.parse().ok();
            let held = Held::from(&Tenancy {
                first_seen: date(seen_on),
                last_seen: date(seen_on),
                known_start: date(start),
                known_end: date(end),
                former_by: date(by),
                ..Tenancy::default()
            });
            assert_eq!(seen(&held), words);
        }
    }
}
