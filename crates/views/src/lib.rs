//! A question to a plain struct: two countries, a person, an office, an organisation, a gathering, a place, who said
//! what, what is coming, on what reports differ, how many count by a profile …
//!
//! Every view is computed once from the [`Index`] of a record, looks only at what the question concerns, and
//! serialises to JSON as it stands; who shows it (a terminal, a page) only lays it out. Views know nothing of storage
//! and nothing of screens. No clock is read: "as of" is a day that is given, or the last day of which the record has a
//! report.
//!
//! Dates are EDTF, countries ISO 3166 alpha-2, ids those of the record. In JSON a contact is an encounter of the facts
//! format with `id`, `reports`, `independent_sources`, `disputes` and `evidence`; `who` has the ids of its parties'
//! people and offices in their order, `inferred` the names of those who follow from office and day, `links` the ids of
//! the gathering, the visits and what was held on its own margins.

mod bilateral;
mod brief;
mod changes;
mod coming;
mod completeness;
mod contact;
mod counted;
mod counts;
mod days;
mod disputes;
mod explain;
mod figures;
mod gathering;
mod home;
mod index;
mod last_met;
mod network;
mod office;
mod offices;
mod organisation;
mod page;
mod pair;
mod part;
mod person;
mod place;
mod profile;
mod quotations;
mod report;
mod search;
mod series;
mod sides;
mod sources;
mod standing;
mod statement;
mod summary;
mod timeline;
mod who;
mod words;

pub use bilateral::{Bilateral, Lane, Shared, bilateral};
pub use brief::{
    Agreed, Brief, BriefQuestion, Cited, Claimed, Common, Differing, OfficeLine, Said, brief,
};
pub use changes::{Changed, Changes, FieldChange, changes};
pub use coming::{Coming, coming};
pub use completeness::{Completeness, Gaps, Incomplete, Missing, completeness};
pub use contact::{Contact, Inferred};
pub use counts::{By, Counted, Counts, counted, counts};
pub use disputes::{Disputed, Disputes, DisputesFilter, disputes};
pub use explain::{
    Because, ByOffice, Explanation, SharedCopy, Subject, Voice, explain, ids_with_prefix,
};
pub use figures::{FigurePoint, FigureSeries, FiguresFilter, FiguresView, figures};
pub use gathering::{
    Cell, Edition, GatheringView, MarginsView, Matrix, MatrixSide, gathering, gatherings,
    margins_alone,
};
pub use home::{Home, Totals, home};
pub use index::{EntryKind, Index};
pub use last_met::{LastMet, last_met};
pub use network::{Edge, Level, Network, NetworkFilter, Node, network};
pub use office::{Handover, Holding, OfficeView, office};
pub use offices::{Held, office_matches};
pub use organisation::{
    OrganisationName, OrganisationView, RoleGroup, organisation, organisations,
};
pub use pair::Pair;
pub use part::part;
pub use person::{Counterpart, PersonName, PersonView, Post, people, person};
pub use place::{PlaceCount, PlaceView, place, places};
pub use profile::{
    Choice, Conditions, Exactness, Example, Gatherings, LeftOut, Profile, ProfileError, Row, Unit,
    UnitOf, builtin, profiles,
};
pub use quotations::{Quotations, QuotesFilter, quotations};
pub use report::{Piece, Remark, RemarkKind, ReportView, Told, report};
pub use search::{Finder, Found, FoundKind};
pub use series::series;
pub use sources::Source;
pub use standing::{OnDay, Standing};
pub use statement::Statement;
pub use summary::{Count, Known, Summary, summary};
pub use timeline::{Density, Stretch, Timeline, TimelineFilter, select, timeline};
pub use who::{Answer, Succession, Who, who};

pub use days::{last_day, latest};
