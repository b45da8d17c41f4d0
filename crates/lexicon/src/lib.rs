//! Countries, offices, ranks, organisations, places: data files to automata.
//!
//! [`Lexicon::scan`] finds in a text the names of countries and governments, cities and venues,
//! offices, ranks, honorifics, organisations, gatherings, ministries and news agencies. What it
//! knows comes from the files in `data/`, compiled when the program is built; a user adds files
//! of the same form with [`Lexicon::with_dir`].
//!
//! The lexicon knows words, not sentences: it says that "Austin" is a city, not whether this
//! Austin is a man. What needs context is marked ([`Place::caution`], [`Office::weak`]) and left
//! to the reader of the sentence.

mod compile;
mod dictionary;
mod error;
mod fold;
mod hit;
mod lexicon;
mod model;
mod scan;
mod tables;

pub use error::LexiconError;
pub use hit::{BodyName, CountryForm, Gathering, Hit, HitKind, Office, Qualifier, Target};
pub use lexicon::{Lexicon, NameOrder};
pub use model::{
    Country, OfficeClass, Organisation, OrganisationKind, Place, PlaceKind, Region, TitleClass,
    Unit, UnitKind,
};
