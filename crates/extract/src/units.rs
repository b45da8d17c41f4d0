//! A sentence as a row of units: lexicon hits, dates, runs of capitalised words, plain words.

use sidelines_facts::{CountryCode, Tenure};
use std::ops::Range;

/// One word of the original text, with what the tagger says of it.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) span: Range<usize>,
    pub(crate) space_after: bool,
    /// Penn Treebank tag.
    pub(crate) tag: &'static str,
    /// The entity recogniser calls it part of a person's name.
    pub(crate) ner_person: bool,
}

/// A stretch of one sentence that is looked at as one thing.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// Bytes of the text.
    pub(crate) span: Range<usize>,
    /// Tokens of the report.
    pub(crate) tokens: Range<usize>,
    pub(crate) sem: Sem,
    /// The entity recogniser takes most of it for a person's name.
    pub(crate) person: bool,
}

/// What a unit may mean, by the lists and by its shape.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sem {
    Office(OfficeSem),
    Counterpart {
        plural: bool,
    },
    Country {
        code: CountryCode,
        form: CountryForm,
    },
    Place(PlaceSem),
    Rank(String),
    Honorific {
        royal: bool,
    },
    Org(OrgSem),
    Gathering(GatheringSem),
    /// Index into the report's dates.
    Date(usize),
    /// Capitalised words that no list knows: a name of something.
    Name,
    Word,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CountryForm {
    Name,
    Demonym,
    /// "Indians": people, not a modifier.
    People,
    /// A building or office that stands for the government.
    Seat,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OfficeSem {
    /// Standard English, without the country.
    pub(crate) canonical: String,
    pub(crate) plural: bool,
    pub(crate) qualifier: Option<Tenure>,
    /// Where the title itself says whose it is (Raksha Mantri).
    pub(crate) country: Option<CountryCode>,
    /// Where the title itself names the organisation (NATO Secretary-General).
    pub(crate) org: Option<String>,
    /// Sent somewhere: a country behind it is the receiving one.
    pub(crate) envoy: bool,
    /// A common noun that is a title only in company ("leader", "official").
    pub(crate) weak: bool,
    /// The other titles where several are named at once: "foreign and defence ministers".
    pub(crate) also: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PlaceSem {
    pub(crate) name: String,
    pub(crate) country: Option<CountryCode>,
    pub(crate) lat: Option<f64>,
    pub(crate) lon: Option<f64>,
    pub(crate) geonameid: Option<u32>,
    /// City or venue, where something can be held; regions and seas are not.
    pub(crate) precise: bool,
    /// The capital that can stand for this government.
    pub(crate) capital_of: Option<CountryCode>,
    /// A venue's city.
    pub(crate) city: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OrgSem {
    pub(crate) name: String,
    pub(crate) country: Option<CountryCode>,
    /// A ministry or another body of one state.
    pub(crate) body: bool,
    /// The building that has the same name ("White House"), or its headquarters.
    pub(crate) seat: Option<Box<PlaceSem>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GatheringSem {
    pub(crate) name: String,
    pub(crate) org: Option<String>,
}

impl Unit {
    pub(crate) fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.span.clone()).unwrap_or("")
    }
}
