//! Which claims speak of one encounter, and what they say together.
//!
//! Claims that look alike become one [`telling::Telling`]; tellings that share parties are compared
//! ([`judge`]) where their days can meet ([`block`]); the surest pairs are joined first and no group may
//! hold two tellings that contradict each other ([`group`]); each group is one entry ([`merge`]).

mod block;
mod dates;
mod differ;
mod doubt;
mod group;
mod halves;
mod judge;
mod link;
mod merge;
mod place;
mod postponed;
mod sides;
mod status;
mod telling;
mod timing;
mod weigh;

use crate::case::{At, Case};
use crate::increment::{Unit, Units};
use crate::persons::People;
use crate::record::{ContactEntry, Join};

pub(crate) use link::{frame_keys, link, member_keys};
pub(crate) use merge::founded;
pub(crate) use place::{Places, Where};
pub(crate) use sides::{Fit, Match, Side};

/// The encounters, by date (undated last), then id.
pub(crate) fn encounters(case: &Case<'_>, people: &People) -> Vec<ContactEntry> {
    let tellings = telling::collect(case, people);
    let pairs = block::pairs(&tellings, people, &|_, _| true);
    let (groups, joins) = group::group(case, &tellings, pairs);
    let mut entries = merge::entries(case, people, &tellings, groups, joins, &|_| true);
    link::link(&mut entries);
    entries
}

/// The encounters all of whose claims are wanted, without links.
pub(crate) fn unlinked(
    case: &Case<'_>,
    people: &People,
    wanted: &dyn Fn(At) -> bool,
) -> Vec<ContactEntry> {
    let tellings = telling::collect(case, people);
    let is_wanted: Vec<bool> = tellings
        .iter()
        .map(|t| t.claims.iter().any(|&at| wanted(at)))
        .collect();
    let pairs = block::pairs(&tellings, people, &|a, b| is_wanted[a] && is_wanted[b]);
    let (groups, joins) = group::group(case, &tellings, pairs);
    merge::entries(case, people, &tellings, groups, joins, wanted)
}

/// The encounter that claims make who were found to be one for the reasons given; without id and links.
pub(crate) fn remade(
    case: &Case<'_>,
    people: &People,
    mut claims: Vec<At>,
    joins: Vec<Join>,
) -> Option<ContactEntry> {
    claims.sort_by_key(|&at| case.seniority(at));
    merge::entry(case, people, &claims, joins)
}

/// The tellings as units of the closure, and the pairs by which members reach others.
pub(crate) fn units(case: &Case<'_>, people: &People, is_member: &dyn Fn(At) -> bool) -> Units {
    let tellings = telling::collect(case, people);
    let members = tellings
        .iter()
        .map(|t| t.claims.iter().any(|&at| is_member(at)))
        .collect();
    let mut units = alone(&tellings, people);
    units.pairs = block::reached(&tellings, &units.units, members);
    units.corrected(case, "encounter")
}

/// [`units`] without the pairs.
pub(crate) fn units_alone(case: &Case<'_>, people: &People) -> Units {
    alone(&telling::collect(case, people), people).corrected(case, "encounter")
}

fn alone(tellings: &[telling::Telling], people: &People) -> Units {
    Units {
        pairs: Vec::new(),
        units: tellings
            .iter()
            .map(|t| Unit {
                keys: block::keys(t, people),
                days: block::reach(t),
                claims: t.claims.clone(),
            })
            .collect(),
    }
}

#[cfg(test)]
mod oracle {
    //! The fast way and the plain one give the same record.

    use super::*;
    use crate::corrections::Corrections;
    use crate::testing::any_reports;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn blocking_loses_no_pair(reports in any_reports()) {
            let case = Case::new(&reports, &Corrections::default());
            let people = crate::persons::people(&case);
            let tellings = telling::collect(&case, &people);
            let blocked = block::pairs(&tellings, &people, &|_, _| true);
            let all = block::all_pairs(&tellings);
            let (a, _) = group::group(&case, &tellings, blocked);
            let (b, _) = group::group(&case, &tellings, all);
            prop_assert_eq!(a, b);
        }
    }
}
