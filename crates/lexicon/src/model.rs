//! The entries of the data files, as they are written and as they are kept.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A country or territory with an ISO 3166-1 code, or Kosovo (XK).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code.
    pub alpha2: String,
    /// ISO 3166-1 alpha-3 code.
    #[serde(default)]
    pub alpha3: String,
    /// Name in news English.
    #[serde(default)]
    pub name: String,
    /// Other names and abbreviations.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Adjectives that may stand before an office ("Tajik").
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// Combining forms before a hyphen ("Sino").
    #[serde(default)]
    pub prefixes: Vec<String>,
    /// Nouns for one citizen.
    #[serde(default)]
    pub people: Vec<String>,
    /// Nouns for several citizens.
    #[serde(default)]
    pub peoples: Vec<String>,
    /// Seat of government, as a place.
    #[serde(default)]
    pub capital: Option<String>,
    /// Cities that stand for the government.
    #[serde(default)]
    pub metonyms: Vec<String>,
    /// Buildings and offices that stand for the government.
    #[serde(default)]
    pub seats: Vec<String>,
}

impl Country {
    /// The name with the article it takes in a phrase: "the Maldives", "India".
    #[must_use]
    pub fn name_in_phrase(&self) -> String {
        let plural = [
            "Islands",
            "Maldives",
            "Philippines",
            "Netherlands",
            "Bahamas",
            "Comoros",
        ];
        let article = self.name.starts_with("United ")
            || self.name.contains("Republic")
            || self.name == "Holy See"
            || plural.iter().any(|end| self.name.ends_with(end));
        if article {
            format!("the {}", self.name)
        } else {
            self.name.clone()
        }
    }
}

/// What an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrganisationKind {
    /// Founded by states, with a charter.
    Intergovernmental,
    /// Part of the United Nations system.
    Un,
    /// States that meet without a charter.
    Grouping,
    /// An international court.
    Court,
    /// A parliament of several states.
    Parliament,
    /// A command or force.
    Military,
    /// A political party.
    Party,
    /// An armed group.
    #[serde(rename = "armed group")]
    ArmedGroup,
    /// Not founded by states.
    NonGovernmental,
}

/// An international organisation or a body that acts like one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Stable key.
    pub id: String,
    /// Canonical English name, British spelling.
    #[serde(default)]
    pub name: String,
    /// Usual abbreviation.
    #[serde(default)]
    pub short: Option<String>,
    /// Name used in the names of its gatherings, where that is not the full one.
    #[serde(default)]
    pub in_names: Option<String>,
    /// Other names.
    #[serde(default)]
    pub forms: Vec<String>,
    /// What it is.
    #[serde(default = "default_kind")]
    pub kind: OrganisationKind,
    /// Title of its chief officer.
    #[serde(default)]
    pub head: Option<String>,
    /// Of a command, party or armed group: the one country whose officers its officers are, alpha-2.
    #[serde(default)]
    pub country: Option<String>,
    /// Members, alpha-2.
    #[serde(default)]
    pub members: Vec<String>,
    /// Year of joining by member.
    #[serde(default)]
    pub since: BTreeMap<String, u16>,
    /// Observer states, alpha-2.
    #[serde(default)]
    pub observers: Vec<String>,
    /// Dialogue or partner states, alpha-2.
    #[serde(default)]
    pub partners: Vec<String>,
}

/// A region whose leaders and ministers, told of all together, are those of an organisation or of a few states.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Region {
    /// Adjectives that stand before the officers.
    pub forms: Vec<String>,
    /// The organisation whose officers they are, id.
    pub org: Option<String>,
    /// The states, alpha-2, where no organisation stands for them.
    pub members: Vec<String>,
}

const fn default_kind() -> OrganisationKind {
    OrganisationKind::Intergovernmental
}

impl Organisation {
    /// The name it has inside the names of its gatherings: in full and with the abbreviation, by which others know it
    /// ("Shanghai Cooperation Organisation (SCO)"), unless the lists say what to call it there.
    #[must_use]
    pub fn name_in_gatherings(&self) -> Cow<'_, str> {
        if let Some(name) = &self.in_names {
            return Cow::Borrowed(name);
        }
        // "the Arab League" is no abbreviation, but another name.
        let abbreviation = self.short.as_ref().filter(|short| {
            let letter = |c: &char| c.is_uppercase() || c.is_ascii_digit();
            !short.contains(' ') && short.chars().filter(letter).count() > 1
        });
        match abbreviation.filter(|short| **short != self.name) {
            Some(short) => Cow::Owned(format!("{} ({short})", self.name)),
            None => Cow::Borrowed(&self.name),
        }
    }
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKind {
    /// A city, town or island where people meet.
    City,
    /// A province, territory or part of the world.
    Region,
    /// A palace, hall, hotel or base.
    Venue,
    /// A sea, strait, river or range: nobody meets there.
    Water,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// What it is.
    pub kind: PlaceKind,
    /// Name in news English.
    pub name: String,
    /// Country, alpha-2; none for seas and parts of the world.
    pub country: Option<String>,
    /// City a venue stands in.
    pub city: Option<String>,
    /// Latitude in degrees, north positive.
    pub lat: f32,
    /// Longitude in degrees, east positive.
    pub lon: f32,
    /// Number of inhabitants, where known.
    pub population: u32,
    /// GeoNames identifier, where the place has one.
    pub geonameid: Option<u32>,
    /// True where the name is also a common word, a personal name or a country, so that it is a
    /// place only where the context says so.
    pub caution: bool,
}

/// What stands before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TitleClass {
    /// A military or police rank.
    Rank,
    /// A form of address.
    Honorific,
    /// A royal style.
    Royal,
}

/// A rank, honorific or royal style.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Title {
    /// Canonical form.
    pub(crate) name: String,
    /// What it is.
    pub(crate) class: TitleClass,
    /// Other wordings.
    #[serde(default)]
    pub(crate) forms: Vec<String>,
    /// True for common words that are titles only before a name.
    #[serde(default)]
    pub(crate) loose: bool,
}

/// What kind of office a title is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfficeClass {
    /// President, sovereign's viceroy.
    HeadOfState,
    /// Prime minister, chancellor.
    HeadOfGovernment,
    /// Deputy of either.
    DeputyHead,
    /// Minister of full rank.
    Minister,
    /// Minister of state, deputy minister.
    JuniorMinister,
    /// Head of a department, or civil servant.
    Secretary,
    /// Adviser.
    Adviser,
    /// Service chief or commander.
    Military,
    /// Ambassador or envoy.
    Envoy,
    /// Speaks for somebody.
    Spokesperson,
    /// Legislator.
    Parliament,
    /// Chief officer of an organisation.
    OrgHead,
    /// Chairs something.
    Chair,
    /// Sovereign or prince.
    Royal,
    /// Governor or mayor.
    Local,
    /// Party officer.
    Party,
    /// Judge.
    Judge,
    /// Cleric.
    Religious,
    /// Company officer.
    Business,
    /// Leader of any kind.
    Leader,
    /// Anybody else in office.
    Official,
}

/// A title that is not put together from parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfficeEntry {
    /// Canonical title without the country.
    pub(crate) name: String,
    /// What kind of office.
    pub(crate) class: OfficeClass,
    /// Wordings for one holder.
    #[serde(default)]
    pub(crate) forms: Vec<String>,
    /// Wordings for several.
    #[serde(default)]
    pub(crate) plurals: Vec<String>,
    /// Country that the wording names.
    #[serde(default)]
    pub(crate) country: Option<String>,
    /// Organisation that the wording names.
    #[serde(default)]
    pub(crate) org: Option<String>,
    /// True for common nouns.
    #[serde(default)]
    pub(crate) weak: bool,
}

/// Whether a head noun is a title by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Bare {
    /// Yes.
    Strong,
    /// Only in context.
    Weak,
    /// Never.
    No,
}

/// A noun that takes a portfolio, a body or a destination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Head {
    /// Canonical noun.
    pub(crate) name: String,
    /// Wordings for one holder.
    pub(crate) forms: Vec<String>,
    /// Wordings for several.
    #[serde(default)]
    pub(crate) plurals: Vec<String>,
    /// What kind of office.
    pub(crate) class: OfficeClass,
    /// Pattern of the full title, with "{}" for the portfolio.
    #[serde(default)]
    pub(crate) portfolio: Option<String>,
    /// May be followed by a portfolio in capitals without "of".
    #[serde(default)]
    pub(crate) apposed: bool,
    /// May be followed by "of" and a body or place.
    #[serde(default)]
    pub(crate) of: bool,
    /// May be followed by a destination.
    #[serde(default)]
    pub(crate) to: bool,
    /// May be preceded by an organisation, body or place.
    #[serde(default)]
    pub(crate) held: bool,
    /// Whether it is a title by itself.
    pub(crate) bare: Bare,
}

/// A minister's or ministry's field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Portfolio {
    /// As written after "Minister of".
    pub(crate) name: String,
    /// Other wordings.
    #[serde(default)]
    pub(crate) forms: Vec<String>,
    /// Wordings that only stand before the noun.
    #[serde(default)]
    pub(crate) before: Vec<String>,
    /// Takes the article.
    #[serde(default)]
    pub(crate) the: bool,
}

/// What a word before a title says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ModifierKind {
    /// Held it before.
    Former,
    /// Holds it for a time.
    Acting,
    /// Will hold it.
    Designate,
    /// Held it at the time told of.
    Then,
    /// Is dead.
    Late,
    /// Part of the title.
    Rank,
    /// Says nothing about the office.
    Filler,
}

/// A word before or after a title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Modifier {
    /// What it says.
    pub(crate) kind: ModifierKind,
    /// How a rank is written in the title.
    #[serde(default)]
    pub(crate) name: Option<String>,
    /// Spellings.
    pub(crate) forms: Vec<String>,
    /// Follows the title.
    #[serde(default)]
    pub(crate) after: bool,
}

/// A country's own name for a title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct National {
    /// The general title.
    pub(crate) title: String,
    /// Alpha-2; none for the default.
    #[serde(default)]
    pub(crate) country: Option<String>,
    /// The title in that country.
    pub(crate) name: String,
}

/// A body an office can head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Complement {
    /// Canonical name.
    pub(crate) name: String,
    /// Other wordings.
    #[serde(default)]
    pub(crate) forms: Vec<String>,
    /// Whose it is, where the name says so, alpha-2.
    #[serde(default)]
    pub(crate) country: Option<String>,
}

/// A ministry, office or service of one government.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    /// Canonical name without the country.
    pub(crate) name: String,
    /// Other wordings.
    #[serde(default)]
    pub(crate) forms: Vec<String>,
    /// Country that the name alone implies, alpha-2.
    #[serde(default)]
    pub(crate) country: Option<String>,
    /// The name also stands for the government.
    #[serde(default)]
    pub(crate) seat: bool,
}

/// Names of bodies made of a portfolio.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BodyPattern {
    /// Canonical, with "{}" for the portfolio.
    pub(crate) name: String,
    /// Nouns before "of".
    pub(crate) of: Vec<String>,
    /// Nouns after the portfolio.
    pub(crate) after: Vec<String>,
}

/// A summit, conference or dialogue with a name of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GatheringEntry {
    /// Canonical name.
    pub(crate) name: String,
    /// Other wordings.
    #[serde(default)]
    pub(crate) forms: Vec<String>,
    /// Organisation that convenes it, id.
    #[serde(default)]
    pub(crate) org: Option<String>,
    /// Who else convenes it.
    #[serde(default)]
    pub(crate) convener: Option<String>,
    /// Where it is always held, alpha-2.
    #[serde(default)]
    pub(crate) country: Option<String>,
}

/// Who comes to a gathering, or what it is: a part of its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NamePart {
    /// Canonical wording.
    pub(crate) name: String,
    /// Other wordings.
    pub(crate) forms: Vec<String>,
    /// Organisation and noun make a name without a level.
    #[serde(default)]
    pub(crate) alone: bool,
}

/// A news agency or outlet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Agency {
    /// As it calls itself in English.
    pub(crate) name: String,
    /// Other wordings.
    #[serde(default)]
    pub(crate) forms: Vec<String>,
    /// Where it is based, alpha-2.
    #[serde(default)]
    pub(crate) country: Option<String>,
    /// Wire or outlet.
    pub(crate) kind: AgencyKind,
}

/// Whether others print its copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum AgencyKind {
    /// A wire.
    Agency,
    /// A newspaper, station or site.
    Outlet,
}

/// Words that make up names not listed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    /// Words of portfolios.
    #[serde(default)]
    pub(crate) portfolio: Vec<String>,
    /// Of these, words that never come last.
    #[serde(default)]
    pub(crate) adjectives: Vec<String>,
    /// Last words of bodies.
    #[serde(default)]
    pub(crate) body: Vec<String>,
    /// Last words of titles that no list has.
    #[serde(default)]
    pub(crate) post: Vec<String>,
}

/// A phrase in which a country, place or organisation is not one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Stop {
    /// Wordings.
    pub(crate) forms: Vec<String>,
}

/// How personal names are built.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Names {
    /// Words inside a name, lower case.
    pub(crate) particles: Vec<String>,
    /// Words after a name, lower case.
    pub(crate) suffixes: Vec<String>,
    /// Countries that put the surname first.
    pub(crate) surname_first: Vec<String>,
    /// Countries that do both.
    pub(crate) either_order: Vec<String>,
    /// Common surnames by country.
    pub(crate) surnames: BTreeMap<String, Vec<String>>,
}

/// What a unit does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitKind {
    /// Makes a number larger: crore.
    Multiplier,
    /// Money.
    Currency,
    /// Anything else that numbers count.
    Measure,
}

/// A multiplier, currency or measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// ISO 4217 code for money, a singular noun else.
    pub name: String,
    /// What it does.
    pub kind: UnitKind,
    /// What a multiplier multiplies by, or a measure's size in `base`.
    #[serde(default)]
    pub factor: Option<f64>,
    /// Base unit of a measure.
    #[serde(default)]
    pub base: Option<String>,
    /// Wordings.
    pub forms: Vec<String>,
}
