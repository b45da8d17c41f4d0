//! Frames laid over trees: each place where words tell of an encounter gives a candidate.

mod abroad;
mod again;
mod announced;
mod apart;
mod arrivals;
mod asked;
mod attendance;
mod bearers;
mod besides;
pub(crate) mod blocs;
mod both_countries;
mod bound;
mod callers;
mod ceremonies;
mod chairs;
mod coming;
pub(crate) mod conditions;
mod contacts;
mod convening;
mod delegations;
mod editions;
mod envoys;
mod farewells;
mod filled;
mod gathering_named;
mod gatherings;
mod held_there;
mod invited;
mod itinerary;
mod last_stop;
mod mediated;
mod nouns;
mod occasions;
mod of_it;
mod of_the_host;
mod passing;
mod places;
mod private;
mod processes;
mod programme;
mod read;
mod represented;
pub(crate) mod residents;
mod roll;
pub(crate) mod rounds;
mod sat_in;
mod set;
mod sides;
mod signatories;
mod signings;
mod sittings;
mod some_named;
mod spoken;
mod substitutes;
mod summits;
mod the_meeting;
mod told_each;
pub(crate) mod unreal;
mod unsaid;
mod verbs;
mod visits;
mod whereabouts;
mod who;
mod whose;

pub(crate) use announced::ANNOUNCED;
pub(crate) use ceremonies::is_ceremony;
pub(crate) use convening::CONVENING;
pub(crate) use editions::EDITION_FRAME;
pub(crate) use gathering_named::{is_title, meets_as};
pub(crate) use held_there::tells_what_is_there;
pub(crate) use of_it::HELD;
pub(crate) use passing::PASSING;
pub(crate) use rounds::CONTACTS;
pub(crate) use sat_in::SAT_IN;
pub(crate) use spoken::{BY_PHONE, BY_VIDEO, PAID_IN_PERSON};
pub(crate) use who::{is_chair, looks_on};

use crate::analysis::{Analysis, Sentence};
use crate::frames::{Frame, Frames};
use crate::refs::{Discourse, Who};
use crate::status::Told;
use crate::units::{GatheringSem, PlaceSem};
use sidelines_facts::{CountryCode, EncounterKind, Mode, PartyRole};
use std::ops::Range;

/// One telling of one encounter.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) frame: String,
    pub(crate) kind: EncounterKind,
    pub(crate) mode: Option<Mode>,
    pub(crate) told: Told,
    pub(crate) parties: Vec<(Who, Option<PartyRole>)>,
    /// Index of the sentence.
    pub(crate) sentence: usize,
    /// Node of the word that fired.
    pub(crate) trigger: usize,
    /// Node of the verb whose clause tells it.
    pub(crate) carrier: Option<usize>,
    /// Where a frame's own part says where.
    pub(crate) place: Option<Where>,
    /// Of a gathering.
    pub(crate) gathering: Option<GatheringSem>,
    /// Bytes that fired.
    pub(crate) words: Range<usize>,
    /// "the meeting", "their talks": an encounter told before, not a new one.
    pub(crate) anaphoric: bool,
    /// The next in a round of meetings or calls: on the day of the one before where it has none of its own.
    pub(crate) goes_on: bool,
    /// The nodes that say when and where, where others of the clause say it of another encounter.
    pub(crate) within: Option<Range<usize>>,
}

/// A place as a frame names it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Where {
    Place(PlaceSem),
    Country(CountryCode),
}

impl Where {
    pub(crate) fn country(&self) -> Option<CountryCode> {
        match self {
            Self::Place(p) => p.country,
            Self::Country(c) => Some(*c),
        }
    }
}

pub(crate) const GATHERING_NOUNS: &[&str] = &[
    "summit",
    "conference",
    "conclave",
    "ministerial",
    "forum",
    "assembly",
    "symposium",
    "congress",
    "plenary",
    "meet",
    "roundtable",
    "workshop",
    "seminar",
];
const JOINT: &[&str] = &[
    "trilateral",
    "tripartite",
    "quadrilateral",
    "quadripartite",
    "three-way",
    "four-way",
    "jointly",
    "together",
    "joint",
    "group",
    "collective",
    "collectively",
    "quadripartite",
    "quadrilaterally",
    "trilaterally",
];

/// The frame of an invitation: the day told with it is that of the inviting.
pub(crate) const INVITATION: &str = "invite-to";

/// The frame of a summons told of two people.
pub(crate) const SUMMONS: &str = "summon-envoy";

/// The frame of presenting credentials: several envoys together do it at one ceremony.
pub(crate) const CREDENTIALS: &str = "credentials";

/// The frame of not being at a gathering.
const STAY_AWAY: &str = "stay-away";

/// The frame of being with somebody.
pub(crate) const BE_WITH: &str = "be-with";

pub(crate) struct Reader<'a> {
    pub(crate) frames: &'a Frames,
    pub(crate) analysis: &'a Analysis<'a>,
    /// What the report has brought to mind; what the sentence itself tells is added as it is read.
    pub(crate) discourse: &'a mut Discourse,
    pub(crate) sentence: usize,
    /// Who speaks, in the sentences of a quotation.
    pub(crate) speaker: Option<usize>,
}

/// What a frame's roles have gathered.
#[derive(Default)]
struct Slots {
    /// Subject-like parts.
    left: Vec<(Who, Option<PartyRole>)>,
    /// Object-like parts.
    right: Vec<(Who, Option<PartyRole>)>,
    /// "between A and B".
    joint: Vec<(Who, Option<PartyRole>)>,
    /// Pronouns and bare titles, each with whom it was taken to mean.
    referred: Vec<(usize, Who)>,
    /// The verb whose clause tells it.
    carrier: Option<usize>,
    /// Whether a post is among them of which is not said whose it is.
    bare: bool,
    /// Only people and posts count: no "three countries" that stand for those told of.
    persons: bool,
    /// "the two", "both", "them": those whom they were taken to mean.
    grouped: Vec<Vec<Who>>,
    place: Vec<usize>,
    /// Where the words imply it: whoever hosts a visit is visited.
    at: Vec<Where>,
    gathering: Vec<usize>,
    document: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn s(&self) -> &'a Sentence {
        &self.analysis.sentences[self.sentence]
    }

    /// A telling of which node `trigger` fired; who, where and what else are left open.
    fn candidate(&self, frame: &str, kind: EncounterKind, told: Told, trigger: usize) -> Candidate {
        Candidate {
            frame: frame.to_owned(),
            kind,
            mode: None,
            told,
            parties: Vec::new(),
            sentence: self.sentence,
            trigger,
            carrier: None,
            place: None,
            gathering: None,
            words: self.s().tree.node(trigger).span.clone(),
            anaphoric: false,
            goes_on: false,
            within: None,
        }
    }

    /// Whether the words around node `i` are such as a frame wants.
    fn words_fit(&self, i: usize, frame: &Frame) -> bool {
        conditions::words_fit(
            self.analysis.text,
            self.s(),
            i,
            &frame.unless,
            &frame.requires,
        )
    }
}
