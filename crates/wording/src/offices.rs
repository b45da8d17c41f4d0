//! Who holds an office, in words.

use crate::dates::{between, human};
use sidelines_views::Held;

/// Rank and name.
#[must_use]
pub fn name(held: &Held) -> String {
    match &held.rank {
        Some(rank) => format!("{rank} {}", held.name),
        None => held.name.clone(),
    }
}

/// "seen 28 Jul 2021 – 28 Apr 2023"; told beginnings and ends stand for what is seen.
#[must_use]
pub fn seen(held: &Held) -> String {
    let start = held
        .known_start
        .as_ref()
        .map(|d| format!("since {}", human(d)));
    let end = held
        .known_end
        .as_ref()
        .map(|d| format!("until {}", human(d)));
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
