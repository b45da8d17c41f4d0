//! Which claims speak of one encounter, and what they say together.
//!
//! Claims that look alike become one [`telling::Telling`]; tellings that share parties are compared
//! ([`judge`]) where their days can meet ([`block`]); the surest pairs are joined first and no group may
//! hold two tellings that contradict each other ([`group`]); each group is one entry ([`merge`]).

mod block;
mod dates;
mod group;
mod judge;
mod link;
mod merge;
mod place;
mod sides;
mod status;
mod telling;

use crate::case::Case;
use crate::persons::People;
use crate::record::ContactEntry;

pub(crate) use place::{Places, Where};
pub(crate) use sides::{Fit, Match, Side};

/// The encounters, by date (undated last), then id.
pub(crate) fn encounters(case: &Case<'_>, people: &People) -> Vec<ContactEntry> {
    let tellings = telling::collect(case, people);
    let pairs = block::pairs(&tellings);
    let (groups, joins) = group::group(case, &tellings, pairs);
    let mut entries = merge::entries(case, people, &tellings, groups, joins);
    link::link(&mut entries);
    entries
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
            let blocked = block::pairs(&tellings);
            let all = block::all_pairs(&tellings);
            let (a, _) = group::group(&case, &tellings, blocked);
            let (b, _) = group::group(&case, &tellings, all);
            prop_assert_eq!(a, b);
        }
    }
}
