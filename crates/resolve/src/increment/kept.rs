//! What must be known of a record, to bring it up to date with a few reports, without resolving all of it again.

use crate::case::Telling;
use crate::input::ReportFacts;
use crate::names::Name;
use crate::record::{ContactEntry, OfficeEntry, Origin, PersonEntry, ReportMeta, Tenancy};
use crate::record::{EventEntry, FigureEntry, MembershipEntry, QuoteEntry};
use crate::when::Days;
use sidelines_facts::{CountryCode, Edtf, Evidence, Fact, Status};
use std::collections::{BTreeMap, BTreeSet};

/// The number under which whoever keeps the record knows a report.
pub type ReportKey = i64;
/// A claim: its report and its position there.
pub type Place = (ReportKey, usize);
/// First and last day, as numbers.
pub type DayNumbers = (i32, i32);

pub(super) fn days((first, last): DayNumbers) -> Days {
    Days { first, last }
}

/// Of what may be on any day, all days there are.
pub(super) fn numbers(days: Option<Days>) -> DayNumbers {
    days.map_or((i32::MIN, i32::MAX), |d| (d.first, d.last))
}

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

/// How a person looks in one report or more, and who that is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeptLook {
    /// What follows, but for the span and the person, as a number.
    pub key: u64,
    /// The fullest name, as it is compared.
    pub name: String,
    /// Country.
    pub country: Option<CountryCode>,
    /// What else is compared, or becomes part of the person's entry; JSON.
    pub rest: String,
    /// Between which reports it is seen, and in which first; JSON.
    pub span: String,
    /// Ids of the corrections that take it for one with another.
    pub joined: Vec<String>,
    /// Id of the person.
    pub person: String,
}

impl KeptLook {
    /// What two looks that can have to do with each other share one of.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let mut keys = Name::of_line(&self.name).keys();
        keys.extend(self.joined.iter().cloned());
        keys
    }
}

/// A person as one report knows them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeptSighting {
    /// The report.
    pub report: ReportKey,
    /// Which of the report's.
    pub ordinal: usize,
    /// Key of the look.
    pub look: u64,
    /// Where the report names them; JSON.
    pub places: String,
    /// The claims that do.
    pub claims: Vec<usize>,
    /// How sure the surest of the claims is.
    pub sure: Sure,
    /// Whether they tell history alone.
    pub background: bool,
}

/// A confidence, 0 to 1, as a number that compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sure(u32);

impl Sure {
    /// Of what is below 0 or above 1 nothing is kept.
    #[must_use]
    pub fn of(confidence: f32) -> Self {
        Self(confidence.clamp(0.0, 1.0).to_bits())
    }

    /// As it was.
    #[must_use]
    pub fn confidence(self) -> f32 {
        f32::from_bits(self.0)
    }
}

/// One report in which a look is seen.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptSpot {
    /// The sighting.
    pub sighting: KeptSighting,
    /// Id of the report.
    pub id: String,
    /// Its days of publication.
    pub published: Option<DayNumbers>,
}

/// Somebody in an office, as one claim tells it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeptSeen {
    /// Id of the office.
    pub office: String,
    /// Key of the person's look.
    pub look: u64,
    /// The claim.
    pub at: Place,
    /// What it tells: title, organisation, rank and so on; JSON.
    pub garb: String,
    /// The days on which the person is shown in the office.
    pub days: Option<DayNumbers>,
    /// How sure the claim is.
    pub sure: Sure,
    /// Whether it tells history.
    pub background: bool,
}

/// [`KeptSeen`] of one office and one look, with what is known of the report.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptHeld {
    /// The claim.
    pub at: Place,
    /// A number for [`KeptSeen::garb`].
    pub garb: u64,
    /// See [`KeptSeen::days`].
    pub days: Option<DayNumbers>,
    /// How much it counts.
    pub telling: Telling,
    /// Days of publication of the report.
    pub published: Option<DayNumbers>,
}

/// One row of what is kept beside the record so that it can be brought up to date.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Row {
    /// What corrections come to in a report; see [`crate::settle`].
    Ruling {
        /// The report.
        report: ReportKey,
        /// JSON.
        told: String,
    },
    /// See [`KeptLook`].
    Look(KeptLook),
    /// See [`KeptSighting`].
    Sighting(KeptSighting),
    /// The words of a claim that names somebody, of each report cited the first.
    Words {
        /// The claim.
        at: Place,
        /// The words.
        evidence: Vec<Evidence>,
    },
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
        /// Its days of publication.
        published: Option<DayNumbers>,
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
    /// What corrections come to in a report, where they come to anything.
    fn ruling(&self, report: ReportKey) -> Result<Option<String>, Self::Error>;
    /// A claim.
    fn fact(&self, at: Place) -> Result<Option<Fact>, Self::Error>;
    /// The claims of a type (the facts format's word) of a report.
    fn facts(&self, report: ReportKey, of: &str) -> Result<Vec<(usize, Fact)>, Self::Error>;
    /// Whom a report names, with the ids of the persons, by ordinal.
    fn sightings(&self, report: ReportKey) -> Result<Vec<(KeptSighting, String)>, Self::Error>;
    /// All looks of those who are named so.
    fn looks(&self, name: &str, country: Option<CountryCode>)
    -> Result<Vec<KeptLook>, Self::Error>;
    /// All looks of a person.
    fn looks_of(&self, person: &str) -> Result<Vec<KeptLook>, Self::Error>;
    /// Whose a look is.
    fn whose(&self, look: u64) -> Result<Option<String>, Self::Error>;
    /// Where a look is seen.
    fn spots(&self, look: u64) -> Result<Vec<KeptSpot>, Self::Error>;
    /// How much each of the reports counts in which a look is seen.
    fn tellings(&self, look: u64) -> Result<Vec<Telling>, Self::Error>;
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
    /// A quote, whole.
    fn quote(&self, id: &str) -> Result<Option<QuoteEntry>, Self::Error>;
    /// A figure, whole.
    fn figure(&self, id: &str) -> Result<Option<FigureEntry>, Self::Error>;
    /// Date and status of an encounter.
    fn settled(&self, id: &str) -> Result<Option<(Option<Edtf>, Status)>, Self::Error>;
    /// The encounters with a key whose days meet, that can hold others or be held.
    fn links(&self, key: u64, days: DayNumbers, frame: bool) -> Result<Vec<String>, Self::Error>;
    /// The claims that somebody of a look is in an office.
    fn held(&self, office: &str, look: u64) -> Result<Vec<KeptHeld>, Self::Error>;
    /// Ids of the offices in which somebody of a look is seen.
    fn offices_of(&self, look: u64) -> Result<Vec<String>, Self::Error>;
    /// What claims tell of an office: the numbers of garbs, each once.
    fn garbs(&self, office: &str) -> Result<Vec<u64>, Self::Error>;
    /// How many claims tell a garb of an office; `most` where there are more.
    fn telling_garb(&self, office: &str, garb: u64, most: usize) -> Result<usize, Self::Error>;
    /// A garb by number.
    fn garb(&self, number: u64) -> Result<Option<String>, Self::Error>;
    /// All claims that tell of an office, with the numbers of garbs.
    fn told_of(&self, office: &str) -> Result<Vec<(Place, u64)>, Self::Error>;
    /// An office without its holders.
    fn office(&self, id: &str) -> Result<Option<OfficeEntry>, Self::Error>;
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

impl Update {
    /// The entries that are made, with the corrections that bear on each.
    pub fn made(&self) -> impl Iterator<Item = (&str, &[String])> {
        let persons = self.persons.iter().map(|(e, _)| (&e.id, &e.told));
        let holders = self.holders.iter().map(|(_, e)| (&e.id, &e.told));
        persons
            .chain(holders)
            .chain(self.encounters.iter().map(|e| (&e.id, &e.told)))
            .chain(self.quotes.iter().map(|e| (&e.id, &e.told)))
            .chain(self.memberships.iter().map(|e| (&e.id, &e.told)))
            .chain(self.figures.iter().map(|e| (&e.id, &e.told)))
            .chain(self.events.iter().map(|e| (&e.id, &e.told)))
            .map(|(id, told)| (id.as_str(), told.corrections.as_slice()))
    }
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
    /// People without lists (see [`PersonEntry::put_lists`]), and of each spelling the number of reports.
    pub persons: Vec<(PersonEntry, Vec<usize>)>,
    /// Offices without their holders.
    pub offices: Vec<OfficeEntry>,
    /// Holders without lists, with the ids of their offices.
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
