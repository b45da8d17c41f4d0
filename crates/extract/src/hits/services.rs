//! Armed services by the country before them: "the Philippine Navy", "the Royal Thai Air Force".

use crate::units::{OrgSem, Sem};
use std::ops::Range;

/// What services of many countries are called.
const SERVICES: &[&str] = &[
    "Air Force",
    "Armed Forces",
    "Army",
    "Coast Guard",
    "Coastguard",
    "Defence Force",
    "Defence Forces",
    "Defense Force",
    "Defense Forces",
    "Ground Forces",
    "Land Forces",
    "Marine Corps",
    "Marines",
    "Military",
    "National Guard",
    "National Defence Force",
    "Naval Forces",
    "Navy",
];

/// Joins each country with the service behind it, where nothing else was found there.
pub(super) fn joined(text: &str, taken: &mut [(Range<usize>, Sem)]) {
    for i in 0..taken.len() {
        let (range, Sem::Country { code, .. }) = &taken[i] else {
            continue;
        };
        let behind = text.get(range.end..).unwrap_or("");
        let service = SERVICES
            .iter()
            .filter(|s| {
                behind
                    .strip_prefix(' ')
                    .and_then(|b| b.strip_prefix(**s))
                    .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            })
            .max_by_key(|s| s.len());
        let Some(service) = service else {
            continue;
        };
        let end = range.end + 1 + service.len();
        if taken.get(i + 1).is_some_and(|(next, _)| next.start < end) {
            continue;
        }
        let before = text.get(..range.start).unwrap_or("");
        let start = if before.ends_with("Royal ")
            && i.checked_sub(1)
                .is_none_or(|j| taken[j].0.end < range.start)
        {
            range.start - "Royal ".len()
        } else {
            range.start
        };
        let org = OrgSem {
            name: text[start..end].to_owned(),
            country: Some(*code),
            body: true,
            seat: None,
        };
        taken[i] = (start..end, Sem::Org(org));
    }
}
