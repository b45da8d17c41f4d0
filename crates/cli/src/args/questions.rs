//! The command lines of the questions to the record.

use super::{Filter, Known, NoDay, On, Reading};
use clap::{ArgGroup, Args, ValueEnum};

/// How much of long lists is shown.
#[derive(Debug, Args)]
pub(crate) struct Most {
    /// Show at most so many of each list; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
}

/// What held on which day, how much of it is shown, and of which record.
#[derive(Debug, Args)]
pub(crate) struct Asked {
    #[command(flatten)]
    pub(crate) on: On,
    #[command(flatten)]
    pub(crate) most: Most,
    #[command(flatten)]
    pub(crate) known: Known,
}

/// Which contacts, how much of them is shown, and of which record.
#[derive(Debug, Args)]
pub(crate) struct Contacts {
    #[command(flatten)]
    pub(crate) filter: Filter,
    #[command(flatten)]
    pub(crate) most: Most,
    #[command(flatten)]
    pub(crate) known: Known,
}

#[derive(Debug, Args)]
pub(crate) struct Home {
    /// The page of that day: what reports published by then tell (YYYY-MM-DD)
    #[arg(long, visible_alias = "as-of", value_name = "DATE")]
    pub(crate) on: Option<String>,
    #[command(flatten)]
    pub(crate) known: Known,
}

#[derive(Debug, Args)]
pub(crate) struct Pair {
    /// The one country: name, adjective or code
    pub(crate) a: String,
    /// The other
    pub(crate) b: String,
    #[command(flatten)]
    pub(crate) asked: Asked,
}

#[derive(Debug, Args)]
pub(crate) struct Person {
    /// The name, or words of it in any order and spelling told; or an id (p-…)
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) asked: Asked,
}

#[derive(Debug, Args)]
pub(crate) struct Office {
    /// The office ("defence minister", "Secretary of State"), or an id (o-…)
    pub(crate) office: String,
    /// The country (name, adjective or code), or an organisation
    pub(crate) country: Option<String>,
    #[command(flatten)]
    pub(crate) asked: Asked,
}

#[derive(Debug, Args)]
pub(crate) struct Organisation {
    /// The organisation: name or abbreviation; without one, all of which members are told
    pub(crate) name: Option<String>,
    #[command(flatten)]
    pub(crate) asked: Asked,
}

#[derive(Debug, Args)]
pub(crate) struct Gathering {
    /// Words of its name, its organisation, or an id (e-…); without any, all gatherings
    pub(crate) name: Option<String>,
    /// The edition of that day, month or year; otherwise the latest
    #[arg(long, visible_alias = "as-of", value_name = "DATE")]
    pub(crate) on: Option<String>,
    #[command(flatten)]
    pub(crate) most: Most,
    #[command(flatten)]
    pub(crate) known: Known,
}

#[derive(Debug, Args)]
pub(crate) struct Place {
    /// A city, a venue or a country
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) asked: Asked,
}

#[derive(Debug, Args)]
pub(crate) struct Quotes {
    /// Of whom: a person, a country, an organisation, or an id (p-…)
    #[arg(long, value_name = "WHO")]
    pub(crate) by: Option<String>,
    /// Of what they speak: a country by any of its names, or words
    #[arg(long, value_name = "WHAT")]
    pub(crate) about: Option<String>,
    /// Only quotes that hold all these words
    #[arg(long, value_name = "WORDS")]
    pub(crate) words: Option<String>,
    /// Only quotes in this medium
    #[arg(long, value_name = "MEDIUM")]
    pub(crate) medium: Vec<Medium>,
    /// Only what stands in quotation marks
    #[arg(long)]
    pub(crate) direct: bool,
    /// Only what was said, else first reported, on or after this day, month or year
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// Only what was said, else first reported, on or before this day, month or year
    #[arg(long, visible_aliases = ["on", "as-of"], value_name = "DATE")]
    pub(crate) to: Option<String>,
    #[command(flatten)]
    pub(crate) most: Most,
    #[command(flatten)]
    pub(crate) known: Known,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Medium {
    Tweet,
    Statement,
    Address,
    Interview,
    PressRelease,
    Unknown,
}

#[derive(Debug, Args)]
pub(crate) struct Figures {
    /// Only what is counted in this unit: "doses", "US dollar"
    #[arg(long, value_name = "UNIT")]
    pub(crate) unit: Option<String>,
    /// Only figures whose sentence names this: a country by any of its names, or words
    #[arg(long, value_name = "WHAT")]
    pub(crate) about: Option<String>,
    /// Only figures that somebody of this name states
    #[arg(long, value_name = "WHO")]
    pub(crate) by: Option<String>,
    /// Only on or after this day, month or year
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// Only on or before this day, month or year
    #[arg(long, visible_aliases = ["on", "as-of"], value_name = "DATE")]
    pub(crate) to: Option<String>,
    #[command(flatten)]
    pub(crate) known: Known,
}

#[derive(Debug, Args)]
pub(crate) struct Disputes {
    /// Only what has to do with this country; given twice, with both
    #[arg(long, value_name = "COUNTRY")]
    pub(crate) country: Vec<String>,
    /// Only where reports differ on this: date, place, status, …
    #[arg(long, value_name = "FIELD")]
    pub(crate) field: Vec<String>,
    #[command(flatten)]
    pub(crate) asked: Asked,
}

#[derive(Debug, Args)]
pub(crate) struct Network {
    /// Between people instead of countries
    #[arg(long)]
    pub(crate) people: bool,
    /// All who came to a gathering have to do with each other
    #[arg(long)]
    pub(crate) gatherings: bool,
    /// Only those with at least so many contacts
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) least: usize,
    #[command(flatten)]
    pub(crate) of: Contacts,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("when").required(true))]
pub(crate) struct Changes {
    /// What had been read by then is compared with what is read now (a day, or a time as
    /// 2026-01-31T12:00:00Z)
    #[arg(long, value_name = "TIME", group = "when")]
    pub(crate) since: Option<String>,
    /// What reports published before that day tell is compared with what all tell
    #[arg(long, value_name = "DATE", group = "when")]
    pub(crate) reported_since: Option<String>,
    #[command(flatten)]
    pub(crate) asked: Asked,
}

#[derive(Debug, Args)]
pub(crate) struct Report {
    /// The report's id
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) on: NoDay,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) known: Known,
}

#[derive(Debug, Args)]
pub(crate) struct Count {
    /// By what; given twice, by both together
    #[arg(long, value_name = "WHAT", default_value = "kind")]
    pub(crate) by: Vec<By>,
    /// Print the paragraph that says how it was counted
    #[arg(long)]
    pub(crate) methods: bool,
    /// Print comma-separated values for spreadsheets
    #[arg(long, conflicts_with = "methods")]
    pub(crate) csv: bool,
    #[command(flatten)]
    pub(crate) of: Contacts,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum By {
    /// Two countries, or organisations that act for themselves
    #[value(alias = "country-pair")]
    Pair,
    /// One country, or organisation that acts for itself
    Side,
    Person,
    Year,
    Month,
    Kind,
    Status,
    /// The country in which it was held
    Country,
    /// The PLOVER event and mode, with --profile plover
    Code,
}

#[derive(Debug, Args)]
pub(crate) struct Profiles {
    /// One of them, by name, or a file of your own; without it, all by name
    pub(crate) profile: Option<String>,
}
