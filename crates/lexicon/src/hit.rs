//! What a scan finds.

use crate::model::{OfficeClass, TitleClass};

/// A wording found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First byte in the text.
    pub start: usize,
    /// End, in bytes of the text.
    pub end: usize,
    /// What it is.
    pub kind: HitKind,
}

/// How a country is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CountryForm {
    /// By its name: "Tajikistan", "UK".
    Name,
    /// By an adjective: "Tajik", "Indian" (which may be a citizen too).
    Demonym,
    /// By a combining form before a hyphen: "Sino".
    Prefix,
    /// One citizen: "Briton".
    Citizen,
    /// Citizens: "Indians".
    DemonymPlural,
    /// By the capital: "New Delhi".
    Capital,
    /// By a building or office: "the Kremlin".
    Seat,
}

/// What a hit is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum HitKind {
    /// A country.
    Country {
        /// ISO 3166-1 alpha-2 code, or XK.
        alpha2: String,
        /// How it is named.
        form: CountryForm,
    },
    /// One or several cities of a name; the first is the likeliest. Numbers for
    /// [`Lexicon::place`](crate::Lexicon::place).
    City(Vec<usize>),
    /// A province, territory or part of the world.
    Region(Vec<usize>),
    /// A palace, hall, hotel or base.
    Venue(Vec<usize>),
    /// A sea, strait, river or range.
    Water(Vec<usize>),
    /// A title of office, without the country.
    Office(Office),
    /// A military or police rank, in canonical form.
    Rank(String),
    /// A form of address, in canonical form.
    Honorific(String),
    /// A royal style, in canonical form.
    Royal(String),
    /// An organisation; its id for [`Lexicon::organisation`](crate::Lexicon::organisation).
    Organisation(String),
    /// A summit, ministerial or conference.
    Gathering(Gathering),
    /// A ministry, office or service of a government.
    Body(BodyName),
    /// A news agency or outlet.
    Agency {
        /// As it calls itself in English.
        name: String,
        /// Where it is based, alpha-2.
        country: Option<String>,
        /// A wire whose copy others print.
        wire: bool,
    },
}

impl HitKind {
    /// The class a hit belongs to: hits of one class never overlap.
    pub(crate) const fn class(&self) -> u8 {
        match self {
            Self::Gathering(_) => 0,
            Self::Organisation(_) => 1,
            Self::Body(_) => 2,
            Self::Agency { .. } => 3,
            Self::Office(_) => 4,
            Self::Rank(_) | Self::Honorific(_) | Self::Royal(_) => 5,
            Self::Country { .. } => 6,
            Self::Venue(_) | Self::City(_) | Self::Region(_) | Self::Water(_) => 7,
        }
    }
}

/// Whether and how somebody holds an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Qualifier {
    /// Held it before.
    Former,
    /// Holds it for a time.
    Acting,
    /// Will hold it.
    Designate,
    /// Held it at the time told of ("then Prime Minister").
    Then,
    /// Is dead.
    Late,
}

/// Where an envoy is sent, or what somebody is envoy for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A country, alpha-2.
    Country(String),
    /// An organisation, id.
    Organisation(String),
    /// Anything else, as printed.
    Text(String),
}

/// A title of office as a text has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Standard English title with British spelling, without the country.
    /// [`Lexicon::office_in`](crate::Lexicon::office_in) gives a country's own name for it.
    pub canonical: String,
    /// What kind of office.
    pub class: OfficeClass,
    /// Several holders: "defence ministers".
    pub plural: bool,
    /// Former, acting, designate, then, late; also where a country stands between
    /// ("former Indian prime minister").
    pub qualifiers: Vec<Qualifier>,
    /// The field of a minister or secretary: "Defence".
    pub portfolio: Option<String>,
    /// Organisation it belongs to, id.
    pub org: Option<String>,
    /// Ministry or other body of a government it belongs to, canonical.
    pub body: Option<String>,
    /// Destination of an envoy.
    pub target: Option<Target>,
    /// Country that the wording itself names, alpha-2 ("Taoiseach", "Pentagon chief").
    pub country: Option<String>,
    /// The other titles where several are named at once: "foreign and defence ministers".
    pub also: Vec<String>,
    /// A common noun that is a title only in context ("leader", "official").
    pub weak: bool,
}

impl Office {
    /// True where the office was held before the time told of.
    #[must_use]
    pub fn is_former(&self) -> bool {
        self.qualifiers.contains(&Qualifier::Former)
    }
}

/// A gathering as a text names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gathering {
    /// Organisation and body, the edition apart.
    pub canonical: String,
    /// Organisation that convenes it, id.
    pub org: Option<String>,
    /// Who else convenes it.
    pub convener: Option<String>,
    /// "18th", "XVI", "2023", as printed.
    pub edition: Option<String>,
    /// Where it is always held, alpha-2.
    pub country: Option<String>,
    /// False where only level and noun are named ("defence ministers' meeting").
    pub named: bool,
}

/// A ministry, office or service of a government as a text names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyName {
    /// Canonical name without the country.
    pub canonical: String,
    /// Country that the name implies, alpha-2.
    pub country: Option<String>,
    /// Field of a ministry.
    pub portfolio: Option<String>,
    /// The name also stands for the government ("Kremlin").
    pub seat: bool,
}

/// A hit of one of the three title classes.
pub(crate) fn title(class: TitleClass, name: &str) -> HitKind {
    match class {
        TitleClass::Rank => HitKind::Rank(name.to_owned()),
        TitleClass::Honorific => HitKind::Honorific(name.to_owned()),
        TitleClass::Royal => HitKind::Royal(name.to_owned()),
    }
}
