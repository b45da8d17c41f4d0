//! Which offices nobody holds at once: what keeps two people of one name apart.

use crate::offices::families;
use serde::{Deserialize, Serialize};
use sidelines_facts::CountryCode;
use std::collections::BTreeSet;

/// A kind of office that excludes others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Career {
    /// Heads a mission abroad.
    Envoy,
    /// Commands, short of those who command all forces.
    Soldier,
    /// Heads a ministry other than that of defence, which soldiers head as well.
    Minister,
    /// Sits in a court.
    Judge,
}

/// The careers that an office belongs to; none for most.
pub(crate) fn careers(office: &str, country: Option<CountryCode>) -> BTreeSet<Career> {
    let families = families(office, country.as_ref().map(CountryCode::as_str));
    families.iter().filter_map(|f| career(f)).collect()
}

fn career(family: &str) -> Option<Career> {
    let words: Vec<&str> = family.split(' ').collect();
    let has = |word: &str| words.contains(&word);
    let any = |list: &[&str]| words.iter().any(|w| list.contains(w));
    // The words of a family stand in no order: what is any of these may be anything.
    if any(&[
        "deputy",
        "vice",
        "adviser",
        "spokesperson",
        "in",
        "supreme",
        "elect",
        "designate",
    ]) {
        return None;
    }
    if any(&["ambassador", "consul"]) || has("high") && has("commissioner") && words.len() == 2 {
        Some(Career::Envoy)
    } else if any(&["minister"]) {
        (words.len() > 1 && !has("defence") && !has("state")).then_some(Career::Minister)
    } else if any(&["justice", "judge"]) {
        Some(Career::Judge)
    } else if has("commander")
        || any(&["chief", "chief-of-staff"]) && any(&["army", "navy", "naval", "air", "general"])
    {
        Some(Career::Soldier)
    } else {
        None
    }
}

/// Whether nobody has an office of the one and of the other at once.
pub(crate) fn exclusive(a: &BTreeSet<Career>, b: &BTreeSet<Career>) -> bool {
    !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_and_careers() {
        let of = |office: &str| careers(office, None).into_iter().collect::<Vec<_>>();
        assert_eq!(of("Ambassador to Peru"), [Career::Envoy]);
        assert_eq!(of("High Commissioner"), [Career::Envoy]);
        assert_eq!(of("High Commissioner for Refugees"), []);
        assert_eq!(of("Chief of the Army Staff"), [Career::Soldier]);
        assert_eq!(of("Chief of the General Staff"), [Career::Soldier]);
        assert_eq!(of("Commander-in-Chief"), []);
        assert_eq!(of("Minister of Trade"), [Career::Minister]);
        assert_eq!(of("Minister of Justice"), [Career::Minister]);
        assert_eq!(of("Chief Justice"), [Career::Judge]);
        for open in [
            "Minister of Defence",
            "Minister",
            "Prime Minister",
            "President",
            "Deputy Minister of Trade",
        ] {
            assert_eq!(of(open), [], "{open}");
        }
    }
}
