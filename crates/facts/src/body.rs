use crate::{CountryCode, Edtf};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a fact says, by type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Body {
    /// Who met whom.
    Encounter(Encounter),
    /// Who held which office.
    Holder(Holder),
    /// Who said what.
    Quote(Quote),
    /// Who belongs to which organisation.
    Membership(Membership),
    /// Which number was claimed.
    Figure(Figure),
    /// Anything else that happened between actors.
    Event(Event),
}

/// A meeting, call, gathering, visit or signing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Encounter {
    /// What kind of contact it is.
    pub kind: EncounterKind,
    /// Whether it happened, and if not, what became of it.
    pub status: Status,
    /// The principals.
    pub parties: Vec<Party>,
    /// Others who were present.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendees: Vec<Party>,
    /// When, in EDTF; never the publication date by default.
    pub date: Option<Edtf>,
    /// Of what was postponed (called off, with `date` as it had been planned): the new days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_to: Option<Edtf>,
    /// Where.
    pub place: Option<Place>,
    /// The name of a gathering.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Which of its series a gathering is, where it is told: 20 for "the 20th BIMSTEC Ministerial Meeting".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<u32>,
    /// The gathering on whose margin it was held.
    pub part_of: Option<String>,
    /// In person, by phone, by video.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// What was spoken about: short phrases from the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// What was agreed: short phrases from the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<String>,
    /// Who says so, where the report names somebody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub according_to: Option<String>,
    /// Where one report gives it more than one status (none scheduled, yet not ruled out): each with who says
    /// so, in the order of the text; otherwise empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tellings: Vec<Telling>,
}

/// One status that a report gives an encounter, beside others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Telling {
    /// What is claimed.
    pub status: Status,
    /// Who says so, where the report names somebody.
    pub according_to: Option<String>,
}

/// The kinds of encounter.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum EncounterKind {
    /// Talks in person between two or a few parties.
    Meeting,
    /// By phone or video.
    Call,
    /// Many parties: summit, ministerial, conference.
    Gathering,
    /// An official's trip.
    Visit,
    /// A document signed by parties.
    Signing,
}

/// What became of an encounter (or of anything that can be planned).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It happened.
    Occurred,
    /// It is under way.
    Ongoing,
    /// Announced, expected, scheduled.
    Planned,
    /// Could happen; not ruled out.
    Possible,
    /// Denied, refused, not scheduled, did not happen.
    Denied,
    /// Called off or postponed.
    Cancelled,
}

impl Status {
    /// All of them, in the order of the format.
    pub const ALL: [Self; 6] = [
        Self::Occurred,
        Self::Ongoing,
        Self::Planned,
        Self::Possible,
        Self::Denied,
        Self::Cancelled,
    ];
}

/// One principal of an encounter.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct Party {
    /// The fullest form of the name in the report, without titles and ranks.
    pub person: Option<String>,
    /// The country for which the person acts, or the country itself.
    pub country: Option<CountryCode>,
    /// In standard English ("Minister of Defence").
    pub office: Option<String>,
    /// The organisation, in full.
    pub org: Option<String>,
    /// Military or diplomatic rank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<String>,
    /// What part it played.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<PartyRole>,
}

/// The part a party plays.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each name is the field's own word")]
pub enum PartyRole {
    Host,
    Visitor,
    Chair,
    Caller,
    Signatory,
    Participant,
}

/// How an encounter was held.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each name is the field's own word")]
pub enum Mode {
    InPerson,
    Phone,
    Video,
}

/// Where something was.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// City, venue or region; none where only the country is known.
    pub name: Option<String>,
    /// The country it lies in.
    pub country: Option<CountryCode>,
    /// Degrees north, WGS 84.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Degrees east, WGS 84.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// GeoNames id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub geonameid: Option<u32>,
}

/// Somebody in an office, on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Holder {
    /// The fullest form of the name in the report.
    pub person: String,
    /// In standard English.
    pub office: String,
    /// Whose office; none for organisations' own offices.
    pub country: Option<CountryCode>,
    /// The organisation or ministry, where the office is one of it.
    pub org: Option<String>,
    /// Rank or honour.
    pub rank: Option<String>,
    /// A date on which it held.
    pub as_of: Option<Edtf>,
    /// Former, acting or designate.
    pub qualifier: Option<Tenure>,
    /// In the record: the first day on which somebody is told of in the office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_seen: Option<Edtf>,
    /// In the record: the last such day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<Edtf>,
    /// The day of taking office, where a report tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_start: Option<Edtf>,
    /// The day of leaving it, or for which that is planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_end: Option<Edtf>,
}

/// How a person stands to the office.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each name is the field's own word")]
pub enum Tenure {
    Former,
    Acting,
    Designate,
}

/// Words somebody is quoted with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quote {
    /// Who says it; none where the report does not say.
    pub speaker: Option<Speaker>,
    /// The exact words.
    pub text: String,
    /// Where it was said.
    pub medium: QuoteMedium,
    /// To whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<String>,
    /// When it was said.
    pub date: Option<Edtf>,
    /// Verbatim in quotation marks, or told indirectly.
    pub direct: bool,
    /// The piece goes on after an interruption.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub continues: bool,
}

/// Who says a quote.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct Speaker {
    /// Name, where one is given.
    pub person: Option<String>,
    /// Office, or a word such as "official".
    pub office: Option<String>,
    /// Country.
    pub country: Option<CountryCode>,
    /// Organisation or ministry.
    pub org: Option<String>,
}

/// The medium of a quote.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each name is the field's own word")]
pub enum QuoteMedium {
    Tweet,
    Statement,
    Address,
    Interview,
    #[serde(rename = "press release")]
    PressRelease,
    #[serde(other)]
    Unknown,
}

/// Belonging to an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Membership {
    /// ISO alpha-2 of a state, or a name.
    pub party: String,
    /// The organisation, in full.
    pub org: String,
    /// In what role.
    pub role: MembershipRole,
    /// Since when, where told.
    pub since: Option<Edtf>,
    /// Until when, where told.
    pub until: Option<Edtf>,
    /// A date on which it held.
    pub as_of: Option<Edtf>,
    /// As for encounters (planned accession).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
}

/// The roles of belonging.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each name is the field's own word")]
pub enum MembershipRole {
    Member,
    Observer,
    #[serde(rename = "dialogue partner")]
    DialoguePartner,
    Chair,
    Host,
    Candidate,
    Invitee,
}

/// A number claimed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// Expanded: crore 1e7, lakh 1e5, bn 1e9.
    pub value: f64,
    /// What is counted, or a currency.
    pub unit: Option<String>,
    /// How exactly.
    pub approx: Option<FigureApprox>,
    /// Who states it.
    pub by: Option<String>,
    /// When it held.
    pub as_of: Option<Edtf>,
}

/// How exactly a figure is given.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each name is the field's own word")]
pub enum FigureApprox {
    Exact,
    About,
    #[serde(rename = "at least")]
    AtLeast,
    Nearly,
    Over,
}

/// Anything else that happened between actors.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// Appointment, exercise, attack, sanction, aid, agreement …
    pub kind: String,
    /// The same in PLOVER 2.0.
    pub plover: Option<Plover>,
    /// Who did it.
    pub actors: Vec<Party>,
    /// To whom.
    pub recipients: Vec<Party>,
    /// When.
    pub date: Option<Edtf>,
    /// Where.
    pub place: Option<Place>,
    /// As for encounters.
    pub status: Option<Status>,
    /// A name of its own ("Exercise Garuda").
    pub name: Option<String>,
    /// What it is about, in the report's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// A PLOVER 2.0 code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Plover {
    /// Event type, upper case (CONSULT).
    pub event: String,
    /// Mode, where the type has one.
    pub mode: Option<String>,
    /// Contexts.
    pub context: Vec<String>,
}
