//! The pages of the room, a file each.

mod ask;
mod changes;
mod coming;
mod completeness;
mod corrections;
mod count;
mod disputes;
mod fact;
mod figures;
mod filters;
mod gathering;
mod home;
mod map;
mod network;
mod office;
mod organisation;
mod pair;
mod person;
mod place;
mod quotes;
mod report;
mod reports;
mod search;
mod sheet;
mod timeline;

use crate::routes::Routes;

pub(crate) use timeline::word;

/// All pages, in the order in which they are described.
pub(crate) fn all(routes: Routes) -> Routes {
    routes
        .page::<home::First>()
        .page::<search::Search>()
        .page::<timeline::Contacts>()
        .page::<coming::Ahead>()
        .page::<changes::Since>()
        .page::<count::Count>()
        .page::<pair::Pair>()
        .page::<person::Person>()
        .page::<office::Office>()
        .page::<organisation::Organisation>()
        .page::<organisation::Organisations>()
        .page::<gathering::Gathering>()
        .page::<gathering::Gatherings>()
        .page::<place::Place>()
        .page::<place::Country>()
        .page::<map::Map>()
        .page::<network::Web>()
        .page::<quotes::Quotes>()
        .page::<figures::Figures>()
        .page::<disputes::InDispute>()
        .page::<completeness::Missing>()
        .page::<reports::Reports>()
        .page::<report::Report>()
        .page::<fact::Fact>()
        .page::<corrections::Ledger>()
        .action::<corrections::Make>()
        .action::<corrections::Undo>()
}
