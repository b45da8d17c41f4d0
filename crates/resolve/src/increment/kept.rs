//! What must be known of a record, to bring it up to date with a few reports, without resolving all of it again.

use crate::input::ReportFacts;
use crate::record::{ContactEntry, OfficeEntry, Origin, PersonEntry, ReportMeta, Tenancy};
use crate::record::{EventEntry, FigureEntry, MembershipEntry, QuoteEntry};
use sidelines_facts::{CountryCode, Edtf, Fact, Status};
use std::collections::{BTreeMap, BTreeSet};

/// The number under which whoever keeps the record knows a report.
pub type ReportKey = i64;
/// A claim: its report and its position there.
pub type Place = (ReportKey, usize);
/// First and last day, as numbers.
pub type DayNumbers = (i32, i32);

/// A report as it stands in the record.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The report.
    pub meta: ReportMeta,
    /// The days on which it was written, as far as can be told.
    pub written: Option<DayNumbers>,
    /// The number of its origin.
    pub origin: i64,
}

/// A person as one report knows them, and who that is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeptSighting {
    /// The report.
    pub report: ReportKey,
    /// Which of the report's.
    pub ordinal: usize,
    /// The fullest name, as it is compared.
    pub name: String,
    /// Country.
    pub country: Option<CountryCode>,
    /// What else is compared, and where the report names them; JSON.
    pub look: String,
    /// Id of the person.
    pub person: String,
}

/// Somebody in an office, as one claim tells it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeptSeen {
    /// Id of the office.
    pub office: String,
    /// Id of the person.
    pub person: String,
    /// The claim.
    pub at: Place,
    /// The office as told.
    pub title: String,
    /// Its organisation as told.
    pub org: Option<String>,
}

/// One row of what is kept beside the record so that it can be brought up to date.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Row {
    /// See [`KeptSighting`].
    Sighting(KeptSighting),
    /// A claim can be compared with others that have the key and whose days meet.
    Block {
        /// The key.
        key: u64,
        /// The days; all there are for a claim that can be compared whatever the days.
        days: DayNumbers,
        /// The claim.
        at: Place,
    },
    /// A wording of quotes has the word row.
    Gram {
        /// The word row.
        gram: u64,
        /// The key of the wording.
        wording: u64,
    },
    /// The entry that a claim became part of.
    Entry {
        /// The claim.
        at: Place,
        /// Id of the entry.
        entry: String,
    },
    /// See [`KeptSeen`].
    Seen(KeptSeen),
    /// An encounter can hang together with others that have the key.
    Link {
        /// The key.
        key: u64,
        /// Its days.
        days: DayNumbers,
        /// Id of the encounter.
        entry: String,
        /// Whether it is the one that holds others.
        frame: bool,
    },
    /// A party of an encounter is told to hold an office.
    Bearer {
        /// Id of the office.
        office: String,
        /// Id of the encounter.
        entry: String,
        /// Whether the encounter names the party.
        named: bool,
    },
    /// A report, the first with its very words, has the fingerprint.
    Print {
        /// The fingerprint.
        print: u64,
        /// The report.
        report: ReportKey,
    },
    /// What is known of a report besides.
    Report {
        /// The report.
        report: ReportKey,
        /// See [`Standing::written`].
        written: Option<DayNumbers>,
        /// See [`Standing::origin`].
        origin: i64,
        /// The agency it names, as it is compared.
        agency: Option<String>,
        /// A key of its fingerprints: those of very copies are equal; none for one without.
        copies: Option<u64>,
        /// How many fingerprints it has.
        prints: usize,
    },
}

/// A record and the rows beside it, as they were before the change.
pub trait Kept {
    /// What can go wrong.
    type Error;
    /// The report; none that is not in force.
    fn standing(&self, report: ReportKey) -> Result<Option<Standing>, Self::Error>;
    /// A claim.
    fn fact(&self, at: Place) -> Result<Option<Fact>, Self::Error>;
    /// The claims of a type (the facts format's word) of a report.
    fn facts(&self, report: ReportKey, of: &str) -> Result<Vec<(usize, Fact)>, Self::Error>;
    /// Whom a report names.
    fn sightings(&self, report: ReportKey) -> Result<Vec<KeptSighting>, Self::Error>;
    /// All who are named so.
    fn namesakes(
        &self,
        name: &str,
        country: Option<CountryCode>,
    ) -> Result<Vec<KeptSighting>, Self::Error>;
    /// The names with a key, and their countries.
    fn names(&self, key: &str) -> Result<Vec<(String, Option<CountryCode>)>, Self::Error>;
    /// The name and the countries of a person.
    fn person(&self, id: &str) -> Result<Option<(String, Vec<CountryCode>)>, Self::Error>;
    /// The claims with a key whose days meet.
    fn block(&self, key: u64, days: DayNumbers) -> Result<Vec<Place>, Self::Error>;
    /// So many of the wordings with a word row.
    fn grams(&self, gram: u64, most: usize) -> Result<BTreeSet<u64>, Self::Error>;
    /// The entry of a claim.
    fn entry_of(&self, at: Place) -> Result<Option<String>, Self::Error>;
    /// The claims of an entry.
    fn claims_of(&self, entry: &str) -> Result<Vec<Place>, Self::Error>;
    /// An encounter, whole.
    fn encounter(&self, id: &str) -> Result<Option<ContactEntry>, Self::Error>;
    /// Date and status of an encounter.
    fn settled(&self, id: &str) -> Result<Option<(Option<Edtf>, Status)>, Self::Error>;
    /// The encounters with a key whose days meet, that can hold others or be held.
    fn links(&self, key: u64, days: DayNumbers, frame: bool) -> Result<Vec<String>, Self::Error>;
    /// Who is seen in an office; of one person or of all.
    fn seen(&self, office: &str, person: Option<&str>) -> Result<Vec<KeptSeen>, Self::Error>;
    /// The holders of an office with their first and last day; none for an office that is not there.
    fn holders(&self, office: &str) -> Result<Option<Vec<KeptHolder>>, Self::Error>;
    /// The encounters with a party that is told to hold an office, and their dates; all, or those in which the
    /// party has no name.
    fn bearers(
        &self,
        office: &str,
        unnamed: bool,
    ) -> Result<Vec<(String, Option<Edtf>)>, Self::Error>;
    /// So many of the reports with a fingerprint.
    fn prints(&self, print: u64, most: usize) -> Result<BTreeSet<ReportKey>, Self::Error>;
    /// The fingerprints of a report.
    fn fingerprints(&self, report: ReportKey) -> Result<Vec<u64>, Self::Error>;
    /// How many fingerprints a report has.
    fn sizes(&self, report: ReportKey) -> Result<usize, Self::Error>;
    /// The reports with a key of copies.
    fn copies(&self, key: u64) -> Result<Vec<ReportKey>, Self::Error>;
    /// The origin of an agency's reports.
    fn agency(&self, agency: &str) -> Result<Option<i64>, Self::Error>;
    /// An origin, and its reports by key; none that has no report.
    fn origin(&self, number: i64) -> Result<Option<(Origin, Vec<ReportKey>)>, Self::Error>;
}

/// A holder: its id, the person's id, first and last day.
pub type KeptHolder = (String, String, Option<Edtf>, Option<Edtf>);

/// A report that came, went or was read anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// As it was.
    pub old: Option<(ReportKey, ReportFacts)>,
    /// As it is.
    pub new: Option<(ReportKey, ReportFacts)>,
}

/// What becomes of the record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Update {
    /// Reports that are no more.
    pub reports_gone: Vec<String>,
    /// Reports that are new or have changed.
    pub reports: Vec<ReportMeta>,
    /// Origins that are no more, by their first report.
    pub origins_gone: Vec<String>,
    /// Origins that are new or have changed.
    pub origins: Vec<Origin>,
    /// The numbers of origins of reports that were there before.
    pub renumbered: BTreeMap<ReportKey, i64>,
    /// Ids of entries that are no more (or come back under [`Update::persons`] and so on).
    pub gone: BTreeSet<String>,
    /// People.
    pub persons: Vec<PersonEntry>,
    /// Offices without their holders.
    pub offices: Vec<OfficeEntry>,
    /// Holders, with the ids of their offices.
    pub holders: Vec<(String, Tenancy)>,
    /// Encounters.
    pub encounters: Vec<ContactEntry>,
    /// Statements.
    pub quotes: Vec<QuoteEntry>,
    /// Memberships.
    pub memberships: Vec<MembershipEntry>,
    /// Figures.
    pub figures: Vec<FigureEntry>,
    /// Events.
    pub events: Vec<EventEntry>,
    /// Rows that go.
    pub rows_gone: BTreeSet<Row>,
    /// Rows that come.
    pub rows: BTreeSet<Row>,
}
