//! The lexicon: loading and looking up.

use crate::compile::{File, compile};
use crate::dictionary::{Dictionary, Senses, build};
use crate::error::LexiconError;
use crate::fold::{fold, fold_name};
use crate::hit::{Hit, HitKind, Office};
use crate::model::{Country, Organisation, Place, PlaceKind, Region, Unit};
use crate::scan;
use crate::tables::{Class, Sense, Tables};
use std::borrow::Cow;
use std::path::Path;
use std::sync::LazyLock;

static AUTOMATON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.fst"));
static TABLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.tables"));

static EMBEDDED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::load().unwrap_or_default());

/// The order of a personal name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameOrder {
    /// Xi Jinping.
    SurnameFirst,
    /// Angela Merkel.
    SurnameLast,
    /// Shigeru Ishiba, Ishiba Shigeru.
    Either,
}

/// Countries, offices, ranks, organisations, places and the wordings that name them.
///
/// Immutable once loaded, and free to share between threads.
///
/// ```
/// use sidelines_lexicon::{HitKind, Lexicon};
///
/// let text = "Tajik Defence Minister Col Gen Sherali Mirzo was in New Delhi.";
/// let hits = Lexicon::embedded().scan(text);
/// let office = hits.iter().find_map(|hit| match &hit.kind {
///     HitKind::Office(office) => Some(office.canonical.as_str()),
///     _ => None,
/// });
/// assert_eq!(office, Some("Minister of Defence"));
/// ```
#[derive(Debug, Default)]
pub struct Lexicon {
    tables: Tables,
    dictionaries: Vec<Dictionary>,
}

impl Lexicon {
    /// The lexicon that the program carries.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    fn load() -> Result<Self, LexiconError> {
        let damaged = |error: String| LexiconError::Embedded(error);
        let (tables, senses): (Tables, Senses) =
            postcard::from_bytes(TABLES).map_err(|error| damaged(error.to_string()))?;
        let dictionary = Dictionary::new(Cow::Borrowed(AUTOMATON), senses)
            .map_err(|error| damaged(error.to_string()))?;
        Ok(Self {
            tables,
            dictionaries: vec![dictionary],
        })
    }

    /// The embedded lexicon with the entries of all `.toml` and `.csv` files of a folder added.
    /// The files have the form of the project's own (`data/README.md`).
    ///
    /// # Errors
    ///
    /// If the folder or a file cannot be read, or a file does not have the right form; the
    /// message names the file and the line.
    pub fn with_dir(dir: &Path) -> Result<Self, LexiconError> {
        let entries = std::fs::read_dir(dir).map_err(|source| unreadable(dir, source))?;
        let mut paths = Vec::new();
        for entry in entries {
            paths.push(entry.map_err(|source| unreadable(dir, source))?.path());
        }
        paths.sort();
        let mut files = Vec::new();
        for path in paths {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if name.ends_with(".toml") || name.ends_with(".csv") {
                let text =
                    std::fs::read_to_string(&path).map_err(|source| unreadable(&path, source))?;
                files.push(File { name, text });
            }
        }
        let mut lexicon = Self::load()?;
        let wordings = compile(&files, &mut lexicon.tables)?;
        let (automaton, senses) =
            build(wordings).map_err(|error| LexiconError::Embedded(error.to_string()))?;
        let dictionary = Dictionary::new(Cow::Owned(automaton), senses)
            .map_err(|error| LexiconError::Embedded(error.to_string()))?;
        lexicon.dictionaries.push(dictionary);
        Ok(lexicon)
    }

    /// Everything the lexicon knows in a text, in order of place, longer before shorter.
    ///
    /// Offsets are bytes of `text`. Hits of one class never overlap (the leftmost, then the
    /// longest is taken); hits of different classes may: "New Delhi" is a city and a government.
    #[must_use]
    pub fn scan(&self, text: &str) -> Vec<Hit> {
        scan::scan(self, &fold(text), text)
    }

    /// The country with a code.
    #[must_use]
    pub fn country(&self, alpha2: &str) -> Option<&Country> {
        self.tables
            .countries
            .iter()
            .find(|country| country.alpha2 == alpha2)
    }

    /// All countries and territories.
    #[must_use]
    pub fn countries(&self) -> &[Country] {
        &self.tables.countries
    }

    /// The country with a code, name, adjective or other form, whatever its letter case.
    #[must_use]
    pub fn country_by_name(&self, name: &str) -> Option<&Country> {
        let code = name.trim().to_uppercase();
        let by_code = |country: &&Country| country.alpha2 == code || country.alpha3 == code;
        self.tables.countries.iter().find(by_code).or_else(|| {
            let key = fold_name(name).buffer;
            let key = key.strip_prefix("the ").unwrap_or(&key);
            self.exact(key)
                .filter(|sense| {
                    matches!(
                        sense.class,
                        Class::CountryName
                            | Class::CountryAdjective
                            | Class::CountryPerson
                            | Class::CountryPeople
                    )
                })
                .find_map(|sense| self.tables.countries.get(sense.index as usize))
        })
    }

    /// Countries whose name is like a misspelt one, the likest first, five at most.
    #[must_use]
    pub fn suggest_country(&self, name: &str) -> Vec<&Country> {
        let key = fold_name(name).buffer;
        let mut ranked: Vec<(f64, &Country)> = self
            .tables
            .countries
            .iter()
            .map(|country| {
                let names = std::iter::once(&country.name)
                    .chain(&country.forms)
                    .chain(&country.adjectives);
                let best = names
                    .map(|form| strsim::jaro_winkler(&key, &fold_name(form).buffer))
                    .fold(0.0, f64::max);
                (best, country)
            })
            .filter(|(likeness, _)| *likeness > 0.82)
            .collect();
        ranked.sort_by(|a, b| {
            b.0.total_cmp(&a.0)
                .then_with(|| a.1.alpha2.cmp(&b.1.alpha2))
        });
        ranked
            .into_iter()
            .take(5)
            .map(|(_, country)| country)
            .collect()
    }

    /// The place with a number from a [`Hit`].
    #[must_use]
    pub fn place(&self, number: usize) -> Option<&Place> {
        self.tables.places.get(number)
    }

    /// All places of a name, the likeliest first.
    #[must_use]
    pub fn places_named(&self, name: &str) -> Vec<&Place> {
        let key = fold_name(name).buffer;
        let mut numbers: Vec<usize> = self
            .exact(&key)
            .filter(|sense| sense.class == Class::Place)
            .map(|sense| sense.index as usize)
            .collect();
        self.sort_places(&mut numbers);
        numbers
            .into_iter()
            .filter_map(|number| self.place(number))
            .collect()
    }

    /// The likeliest city of a name: in the given country if there is one, else the largest.
    #[must_use]
    pub fn city(&self, name: &str, country: Option<&str>) -> Option<&Place> {
        let cities: Vec<&Place> = self
            .places_named(name)
            .into_iter()
            .filter(|place| place.kind == PlaceKind::City)
            .collect();
        let there = |place: &&&Place| country.is_some() && place.country.as_deref() == country;
        cities
            .iter()
            .find(there)
            .or_else(|| cities.first())
            .copied()
    }

    /// The organisation with an id, a name, an abbreviation or another form.
    #[must_use]
    pub fn organisation(&self, name: &str) -> Option<&Organisation> {
        let organisations = &self.tables.organisations;
        organisations
            .iter()
            .find(|organisation| organisation.id == name)
            .or_else(|| {
                let key = fold_name(name).buffer;
                let key = key.strip_prefix("the ").unwrap_or(&key);
                self.exact(key)
                    .find(|sense| sense.class == Class::Organisation)
                    .and_then(|sense| organisations.get(sense.index as usize))
            })
    }

    /// The region whose adjective opens a text as whole words, and how many bytes it has: the longest of them.
    #[must_use]
    pub fn region_at(&self, text: &str) -> Option<(usize, &Region)> {
        let whole = |form: &str| {
            text.strip_prefix(form)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        self.tables
            .regions
            .iter()
            .flat_map(|region| {
                region
                    .forms
                    .iter()
                    .map(move |form| (form.len(), form, region))
            })
            .filter(|(_, form, _)| whole(form))
            .map(|(length, _, region)| (length, region))
            .max_by_key(|(length, _)| *length)
    }

    /// All organisations.
    #[must_use]
    pub fn organisations(&self) -> &[Organisation] {
        &self.tables.organisations
    }

    /// The office that a wording names, with the country's own title where the country is known.
    #[must_use]
    pub fn parse_office(&self, surface: &str, country: Option<&str>) -> Option<Office> {
        let hit = self
            .scan(surface)
            .into_iter()
            .filter_map(|hit| match hit.kind {
                HitKind::Office(office) => Some((hit.end - hit.start, office)),
                _ => None,
            })
            .max_by_key(|(length, _)| *length);
        hit.map(|(_, mut office)| {
            office.canonical = self.office_in(&office.canonical, country);
            office
        })
    }

    /// A country's own name for an office: "Minister of Foreign Affairs" in IN is "Minister of
    /// External Affairs". Prefixes such as "Deputy" are kept.
    #[must_use]
    pub fn office_in(&self, canonical: &str, country: Option<&str>) -> String {
        let exact = |title: &str, place: Option<&str>| {
            self.tables
                .nationals
                .iter()
                .find(|national| national.title == title && national.country.as_deref() == place)
                .map(|national| national.name.as_str())
        };
        let national = |title: &str| {
            country
                .and_then(|code| exact(title, Some(code)))
                .or_else(|| exact(title, None))
        };
        if let Some(name) = national(canonical) {
            return name.to_owned();
        }
        for prefix in ["First Deputy ", "Deputy ", "Assistant ", "Shadow "] {
            if let Some(name) = canonical.strip_prefix(prefix).and_then(national) {
                return format!("{prefix}{name}");
            }
        }
        canonical.to_owned()
    }

    /// True for a word that stands inside personal names: "bin", "de", "von".
    #[must_use]
    pub fn is_name_particle(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.tables.names.particles.contains(&word)
    }

    /// True for a word that follows a personal name: "Jr", "III".
    #[must_use]
    pub fn is_name_suffix(&self, word: &str) -> bool {
        let word = word.trim_end_matches('.').to_lowercase();
        self.tables.names.suffixes.contains(&word)
    }

    /// True for a word on which a title ends that no list has: "aide", "superintendent".
    #[must_use]
    pub fn is_post(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.tables.posts.contains(&word)
    }

    /// How people of a country are named in news English.
    #[must_use]
    pub fn name_order(&self, alpha2: &str) -> NameOrder {
        let names = &self.tables.names;
        let has = |codes: &[String]| codes.iter().any(|code| code == alpha2);
        if has(&names.surname_first) {
            NameOrder::SurnameFirst
        } else if has(&names.either_order) {
            NameOrder::Either
        } else {
            NameOrder::SurnameLast
        }
    }

    /// True for a common surname of a country that puts surnames first (CN, KR, VN, KH).
    #[must_use]
    pub fn is_surname(&self, word: &str, alpha2: &str) -> bool {
        let key = fold_name(word).buffer;
        self.tables
            .names
            .surnames
            .get(alpha2)
            .is_some_and(|surnames| surnames.iter().any(|name| fold_name(name).buffer == key))
    }

    /// All multipliers, currencies and measures.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.tables.units
    }

    /// The unit with a name or wording: "crore", "US$", "tonnes". Abbreviations of capitals
    /// and signs must match exactly, words in any letter case.
    #[must_use]
    pub fn unit(&self, wording: &str) -> Option<&Unit> {
        let matches = |form: &String| {
            let word = form.chars().any(char::is_lowercase) && form.chars().count() > 2;
            form == wording || (word && form.to_lowercase() == wording.to_lowercase())
        };
        self.tables
            .units
            .iter()
            .find(|unit| unit.name == wording || unit.forms.iter().any(matches))
    }

    pub(crate) const fn tables(&self) -> &Tables {
        &self.tables
    }

    pub(crate) fn dictionaries(&self) -> &[Dictionary] {
        &self.dictionaries
    }

    fn exact<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Sense> {
        self.dictionaries
            .iter()
            .flat_map(move |dictionary| dictionary.exact(key))
    }

    /// Likeliest first: by kind where sizes do not say, then by population.
    pub(crate) fn sort_places(&self, numbers: &mut [usize]) {
        let rank = |number: &usize| {
            self.tables.places.get(*number).map(|place| {
                (
                    place.caution,
                    std::cmp::Reverse(place.population),
                    place.kind,
                    *number,
                )
            })
        };
        numbers.sort_by_key(rank);
    }
}

fn unreadable(path: &Path, source: std::io::Error) -> LexiconError {
    LexiconError::Read {
        path: path.to_owned(),
        source,
    }
}
