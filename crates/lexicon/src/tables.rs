//! All entries together, as files give them and as the program keeps them.

use crate::model::{
    Agency, Body, BodyPattern, Complement, Country, GatheringEntry, Head, Modifier, NamePart,
    Names, National, OfficeEntry, Organisation, Place, Portfolio, Region, Stop, Title, Unit, Words,
};
use serde::{Deserialize, Serialize};

/// One data file in TOML: any of the tables, in any file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Source {
    pub(crate) country: Vec<Country>,
    pub(crate) organisation: Vec<Organisation>,
    pub(crate) title: Vec<Title>,
    pub(crate) office: Vec<OfficeEntry>,
    pub(crate) modifier: Vec<Modifier>,
    pub(crate) portfolio: Vec<Portfolio>,
    pub(crate) head: Vec<Head>,
    pub(crate) national: Vec<National>,
    pub(crate) complement: Vec<Complement>,
    pub(crate) words: Words,
    pub(crate) body: Vec<Body>,
    pub(crate) pattern: Vec<BodyPattern>,
    pub(crate) gathering: Vec<GatheringEntry>,
    pub(crate) level: Vec<NamePart>,
    pub(crate) noun: Vec<NamePart>,
    pub(crate) agency: Vec<Agency>,
    pub(crate) stop: Vec<Stop>,
    pub(crate) names: Names,
    pub(crate) unit: Vec<Unit>,
    pub(crate) region: Vec<Region>,
}

/// All entries.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Tables {
    pub(crate) countries: Vec<Country>,
    pub(crate) organisations: Vec<Organisation>,
    pub(crate) places: Vec<Place>,
    pub(crate) posts: Vec<String>,
    pub(crate) titles: Vec<Title>,
    pub(crate) offices: Vec<OfficeEntry>,
    pub(crate) modifiers: Vec<Modifier>,
    pub(crate) portfolios: Vec<Portfolio>,
    pub(crate) heads: Vec<Head>,
    pub(crate) nationals: Vec<National>,
    pub(crate) complements: Vec<Complement>,
    pub(crate) bodies: Vec<Body>,
    pub(crate) patterns: Vec<BodyPattern>,
    pub(crate) gatherings: Vec<GatheringEntry>,
    pub(crate) levels: Vec<NamePart>,
    pub(crate) nouns: Vec<NamePart>,
    pub(crate) agencies: Vec<Agency>,
    pub(crate) names: Names,
    pub(crate) units: Vec<Unit>,
    pub(crate) regions: Vec<Region>,
}

/// What a wording in the dictionary stands for; the number beside it is an index into a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Class {
    CountryName,
    CountryAdjective,
    CountryPrefix,
    CountryPerson,
    CountryPeople,
    CountryCapital,
    CountrySeat,
    Place,
    Organisation,
    Title,
    Office,
    Offices,
    Head,
    Heads,
    Portfolio,
    PortfolioBefore,
    Modifier,
    ModifierAfter,
    Complement,
    Body,
    BodyOf,
    BodyAfter,
    Gathering,
    Level,
    Noun,
    Agency,
    PortfolioWord,
    PortfolioAdjective,
    BodyWord,
    Stop,
}

/// One meaning of a wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Sense {
    pub(crate) class: Class,
    pub(crate) index: u32,
    /// Bit n: word n must begin with a capital letter.
    pub(crate) capital: u16,
    /// Bit n: word n is an abbreviation in capitals.
    pub(crate) capitals: u16,
}
