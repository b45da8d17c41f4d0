//! What a report names: persons with their offices, bare offices, countries, organisations, gatherings.

use crate::offices;
use crate::units::{GatheringSem, OrgSem, PlaceSem};
use sidelines_facts::{CountryCode, Tenure};
use std::ops::Range;

/// One naming of one thing in one sentence.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// Bytes from the first word to the last, apposition included; a determiner stays outside.
    pub(crate) span: Range<usize>,
    /// Units of the sentence.
    pub(crate) units: Range<usize>,
    pub(crate) what: What,
}

#[derive(Clone, Debug)]
pub(crate) enum What {
    Person(PersonMention),
    Role(RoleMention),
    Country(CountryCode),
    Org(OrgSem),
    Gathering(GatheringSem),
    Place(PlaceSem),
    /// Index into the report's dates.
    Date(usize),
    /// A name of something unknown.
    Other,
}

/// An office as this mention gives it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OfficeRef {
    pub(crate) canonical: String,
    pub(crate) country: Option<CountryCode>,
    pub(crate) org: Option<String>,
    pub(crate) qualifier: Option<Tenure>,
    pub(crate) plural: bool,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct PersonMention {
    /// Bytes of the name alone.
    pub(crate) name: Range<usize>,
    pub(crate) offices: Vec<OfficeRef>,
    pub(crate) country: Option<CountryCode>,
    pub(crate) rank: Option<String>,
    /// Titles, offices or the recogniser say that this is a person; a bare capitalised run is not sure.
    pub(crate) sure: bool,
    /// "his Tajik counterpart Sherali Mirzo": the office is that of somebody else.
    pub(crate) counterpart: bool,
    /// "Foreign Ministers X and Y": the office is that of the names behind it, too.
    pub(crate) shared: bool,
    /// "Armenian and Azerbaijani presidents X and Y": whose, in the order of the names.
    pub(crate) countries: Vec<CountryCode>,
    /// "his visiting counterpart": abroad.
    pub(crate) visiting: bool,
    /// Index into [`crate::people::People`], set when the report's persons are settled.
    pub(crate) person: Option<usize>,
}

/// Offices without a name: "the Tajik Defence Minister", "his Kazakh and Tajik counterparts", "the ministers".
#[derive(Clone, Debug, Default)]
pub(crate) struct RoleMention {
    pub(crate) offices: Vec<OfficeRef>,
    /// One holder in each.
    pub(crate) countries: Vec<CountryCode>,
    pub(crate) plural: bool,
    pub(crate) counterpart: bool,
    /// "the", "his", a country or nothing at all before it; "a minister" is nobody in particular.
    pub(crate) indefinite: bool,
    /// "the visiting minister": abroad.
    pub(crate) visiting: bool,
    /// Whose they are is told by a region: all of them together ("the five Central Asian presidents").
    pub(crate) regional: bool,
}

impl RoleMention {
    /// Whether it means whoever holds `office`: no counterpart, nobody in particular, no former holder.
    pub(crate) fn means_the_holder_of(&self, office: &OfficeRef) -> bool {
        !self.indefinite
            && !self.counterpart
            && !offices::is_generic(&office.canonical)
            && office.qualifier.is_none()
    }
}
