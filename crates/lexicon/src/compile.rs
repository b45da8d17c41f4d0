//! Data files to tables and dictionary. Runs when the program is built, on the project's own
//! files, and again when a user adds files of the same form.

use crate::error::LexiconError;
use crate::fold::fold_name;
use crate::model::{Country, Names, Organisation, Place, PlaceKind};
use crate::tables::{Class, Sense, Source, Tables};
use std::collections::{BTreeMap, HashSet};

/// A data file: its name and its text.
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// Folded wordings and their meanings.
pub(crate) type Wordings = BTreeMap<String, Vec<Sense>>;

/// How letter case counts in a wording.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    /// Capitals where the data file has them.
    AsWritten,
    /// As written, and the first word always begins with a capital.
    Capital,
    /// Only abbreviations in capitals count.
    Abbreviations,
}

/// Reads the files into `tables` and returns the wordings they add.
///
/// Countries, organisations and named entries that are there already are extended, not doubled.
pub(crate) fn compile(files: &[File], tables: &mut Tables) -> Result<Wordings, LexiconError> {
    let mut compiler = Compiler {
        tables,
        wordings: Wordings::new(),
    };
    let mut sources = Vec::new();
    for file in files {
        if file.name.ends_with(".csv") {
            compiler.places(file)?;
        } else {
            let source = parse(file)?;
            check_wordings(file, &source)?;
            sources.push((file, source));
        }
    }
    // Countries and organisations first: the rest refers to them.
    for (file, source) in &mut sources {
        compiler.countries(file, std::mem::take(&mut source.country))?;
    }
    for (file, source) in &mut sources {
        compiler.organisations(file, std::mem::take(&mut source.organisation))?;
    }
    for (file, source) in sources {
        compiler.rest(file, source)?;
    }
    compiler.check_place_countries(files)?;
    Ok(compiler.wordings)
}

fn parse(file: &File) -> Result<Source, LexiconError> {
    toml::from_str(&file.text).map_err(|error| {
        let before = error
            .span()
            .and_then(|span| file.text.get(..span.start))
            .unwrap_or_default();
        LexiconError::Form {
            file: file.name.clone(),
            line: before.matches('\n').count() + 1,
            message: error.message().to_owned(),
        }
    })
}

/// An error at the first line that has `word` in quotes (or at all).
fn fault(file: &File, word: &str, message: String) -> LexiconError {
    let quoted = format!("\"{word}\"");
    let find = |needle: &str| file.text.lines().position(|line| line.contains(needle));
    let line = find(&quoted)
        .or_else(|| find(word))
        .map_or(1, |index| index + 1);
    LexiconError::Form {
        file: file.name.clone(),
        line,
        message,
    }
}

/// What stands before a country's name on ceremonious pages, whatever its constitution calls it: "the Republic of
/// Portugal".
const STYLES: &[&str] = &[
    "Republic of",
    "Republic of the",
    "Federal Republic of",
    "Federative Republic of",
    "Islamic Republic of",
    "Arab Republic of",
    "Socialist Republic of",
    "Bolivarian Republic of",
    "Oriental Republic of",
    "Kingdom of",
    "Hashemite Kingdom of",
];

/// A country's name in each of these styles. Names that have one, and abbreviations, take none.
fn styles(entry: &Country) -> impl Iterator<Item = String> {
    let plain = |name: &&String| {
        name.len() > 3
            && name.chars().any(char::is_lowercase)
            && !name.contains('.')
            && !name.contains(" of ")
    };
    let names: Vec<&String> = std::iter::once(&entry.name)
        .chain(&entry.forms)
        .filter(plain)
        .collect();
    let styled = names
        .into_iter()
        .flat_map(|name| STYLES.iter().map(move |style| format!("{style} {name}")));
    styled.collect::<Vec<_>>().into_iter()
}

/// A wording with a sentence break in it matches no text.
fn check_wordings(file: &File, source: &Source) -> Result<(), LexiconError> {
    let countries = source.country.iter().flat_map(|entry| {
        let names = std::iter::once(&entry.name)
            .chain(&entry.forms)
            .chain(&entry.adjectives);
        names
            .chain(&entry.people)
            .chain(&entry.peoples)
            .chain(&entry.metonyms)
            .chain(&entry.seats)
    });
    let organisations = source.organisation.iter().flat_map(|entry| {
        std::iter::once(&entry.name)
            .chain(&entry.short)
            .chain(&entry.forms)
    });
    let titles = source.title.iter().flat_map(|entry| &entry.forms);
    let offices = source
        .office
        .iter()
        .flat_map(|entry| entry.forms.iter().chain(&entry.plurals));
    let bodies = source
        .body
        .iter()
        .flat_map(|entry| std::iter::once(&entry.name).chain(&entry.forms));
    let gatherings = source
        .gathering
        .iter()
        .flat_map(|entry| std::iter::once(&entry.name).chain(&entry.forms));
    let all = countries.chain(organisations).chain(titles).chain(offices);
    for wording in all.chain(bodies).chain(gatherings) {
        if fold_name(wording).buffer.contains('\u{1}') {
            let message =
                format!("\"{wording}\" has punctuation that ends a name; write it without");
            return Err(fault(file, wording, message));
        }
    }
    Ok(())
}

struct Compiler<'a> {
    tables: &'a mut Tables,
    wordings: Wordings,
}

impl Compiler<'_> {
    fn add(&mut self, wording: &str, class: Class, index: usize, case: Case) {
        let folded = fold_name(wording);
        if folded.tokens.is_empty() {
            return;
        }
        let mut sense = Sense {
            class,
            index: u32::try_from(index).unwrap_or(u32::MAX),
            capital: 0,
            capitals: 0,
        };
        for (n, token) in folded.tokens.iter().enumerate().take(16) {
            let bit = 1u16 << n;
            let abbreviation = token.capitals >= 2;
            if abbreviation {
                sense.capitals |= bit;
            }
            let wanted = match case {
                Case::AsWritten => token.capital,
                Case::Capital => token.capital || n == 0,
                Case::Abbreviations => false,
            };
            if wanted {
                sense.capital |= bit;
            }
        }
        let group = self.wordings.entry(folded.buffer).or_default();
        let same = |old: &&mut Sense| old.class == sense.class && old.index == sense.index;
        match group.iter_mut().find(same) {
            // Two spellings of one wording ask for what both ask for.
            Some(old) => {
                old.capital &= sense.capital;
                old.capitals &= sense.capitals;
            }
            None => group.push(sense),
        }
    }

    fn add_all<'w>(
        &mut self,
        wordings: impl IntoIterator<Item = &'w String>,
        class: Class,
        index: usize,
        case: Case,
    ) {
        for wording in wordings {
            self.add(wording, class, index, case);
        }
    }

    fn countries(&mut self, file: &File, entries: Vec<Country>) -> Result<(), LexiconError> {
        let listed: HashSet<String> = entries
            .iter()
            .flat_map(|e| std::iter::once(&e.name).chain(&e.forms))
            .cloned()
            .collect();
        for mut entry in entries {
            if entry.alpha2.len() != 2 || !entry.alpha2.bytes().all(|b| b.is_ascii_uppercase()) {
                let message = format!("alpha2 is \"{}\"; write two capital letters", entry.alpha2);
                return Err(fault(file, &entry.alpha2, message));
            }
            let known = self
                .tables
                .countries
                .iter()
                .position(|c| c.alpha2 == entry.alpha2);
            if known.is_none() && (entry.name.is_empty() || entry.alpha3.len() != 3) {
                let message = format!("{} is new; give it a name and an alpha3 code", entry.alpha2);
                return Err(fault(file, &entry.alpha2, message));
            }
            let index = known.unwrap_or(self.tables.countries.len());
            let case = Case::AsWritten;
            if !entry.name.is_empty() {
                self.add(&entry.name, Class::CountryName, index, case);
            }
            self.add_all(&entry.forms, Class::CountryName, index, case);
            for style in styles(&entry).filter(|s| !listed.contains(s)) {
                self.add(&style, Class::CountryName, index, case);
            }
            self.add_all(&entry.adjectives, Class::CountryAdjective, index, case);
            self.add_all(&entry.prefixes, Class::CountryPrefix, index, case);
            self.add_all(&entry.people, Class::CountryPerson, index, case);
            self.add_all(&entry.peoples, Class::CountryPeople, index, case);
            self.add_all(&entry.metonyms, Class::CountryCapital, index, case);
            self.add_all(&entry.seats, Class::CountrySeat, index, case);
            match self.tables.countries.get_mut(index) {
                Some(old) => {
                    old.forms.append(&mut entry.forms);
                    old.adjectives.append(&mut entry.adjectives);
                    old.people.append(&mut entry.people);
                    old.peoples.append(&mut entry.peoples);
                    old.metonyms.append(&mut entry.metonyms);
                    old.seats.append(&mut entry.seats);
                }
                None => self.tables.countries.push(entry),
            }
        }
        Ok(())
    }

    fn organisations(
        &mut self,
        file: &File,
        entries: Vec<Organisation>,
    ) -> Result<(), LexiconError> {
        for mut entry in entries {
            for code in entry
                .members
                .iter()
                .chain(&entry.observers)
                .chain(&entry.partners)
            {
                self.check_country(file, Some(code))?;
            }
            let known = self
                .tables
                .organisations
                .iter()
                .position(|o| o.id == entry.id);
            if known.is_none() && entry.name.is_empty() {
                let message = format!("{} is new; give it a name", entry.id);
                return Err(fault(file, &entry.id, message));
            }
            let index = known.unwrap_or(self.tables.organisations.len());
            let names = (!entry.name.is_empty()).then_some(&entry.name);
            for wording in names.into_iter().chain(&entry.short).chain(&entry.forms) {
                self.add(wording, Class::Organisation, index, Case::AsWritten);
            }
            self.check_country(file, entry.country.as_ref())?;
            match self.tables.organisations.get_mut(index) {
                Some(old) => {
                    old.forms.append(&mut entry.forms);
                    old.members.append(&mut entry.members);
                    old.since.append(&mut entry.since);
                    old.observers.append(&mut entry.observers);
                    old.partners.append(&mut entry.partners);
                }
                None => self.tables.organisations.push(entry),
            }
        }
        Ok(())
    }

    fn rest(&mut self, file: &File, source: Source) -> Result<(), LexiconError> {
        self.offices(file, &source)?;
        for entry in source.title {
            let index = self.tables.titles.len();
            self.add(&entry.name, Class::Title, index, Case::Capital);
            self.add_all(&entry.forms, Class::Title, index, Case::Capital);
            self.tables.titles.push(entry);
        }
        for entry in source.body {
            self.check_country(file, entry.country.as_ref())?;
            let index = self.tables.bodies.len();
            self.add(&entry.name, Class::Body, index, Case::AsWritten);
            self.add_all(&entry.forms, Class::Body, index, Case::AsWritten);
            self.tables.bodies.push(entry);
        }
        for entry in source.pattern {
            let index = self.tables.patterns.len();
            self.add_all(&entry.of, Class::BodyOf, index, Case::Abbreviations);
            self.add_all(&entry.after, Class::BodyAfter, index, Case::Abbreviations);
            self.tables.patterns.push(entry);
        }
        for entry in source.gathering {
            self.check_country(file, entry.country.as_ref())?;
            self.check_organisation(file, entry.org.as_ref())?;
            let index = self.tables.gatherings.len();
            self.add(&entry.name, Class::Gathering, index, Case::Abbreviations);
            self.add_all(&entry.forms, Class::Gathering, index, Case::Abbreviations);
            self.tables.gatherings.push(entry);
        }
        for entry in source.level {
            let index = self.tables.levels.len();
            self.add_all(&entry.forms, Class::Level, index, Case::Abbreviations);
            self.tables.levels.push(entry);
        }
        for entry in source.noun {
            let index = self.tables.nouns.len();
            self.add_all(&entry.forms, Class::Noun, index, Case::Abbreviations);
            self.tables.nouns.push(entry);
        }
        for entry in source.agency {
            self.check_country(file, entry.country.as_ref())?;
            let index = self.tables.agencies.len();
            self.add(&entry.name, Class::Agency, index, Case::AsWritten);
            self.add_all(&entry.forms, Class::Agency, index, Case::AsWritten);
            self.tables.agencies.push(entry);
        }
        self.names(source.names);
        self.tables.units.extend(source.unit);
        for entry in source.region {
            self.check_organisation(file, entry.org.as_ref())?;
            for code in &entry.members {
                self.check_country(file, Some(code))?;
            }
            self.tables.regions.push(entry);
        }
        for entry in source.stop {
            self.add_all(&entry.forms, Class::Stop, 0, Case::Abbreviations);
        }
        Ok(())
    }

    fn names(&mut self, mut names: Names) {
        let all = &mut self.tables.names;
        all.particles.append(&mut names.particles);
        all.suffixes.append(&mut names.suffixes);
        all.surname_first.append(&mut names.surname_first);
        all.either_order.append(&mut names.either_order);
        for (country, mut surnames) in names.surnames {
            all.surnames
                .entry(country)
                .or_default()
                .append(&mut surnames);
        }
    }

    fn offices(&mut self, file: &File, source: &Source) -> Result<(), LexiconError> {
        let case = Case::Abbreviations;
        for entry in &source.office {
            self.check_country(file, entry.country.as_ref())?;
            self.check_organisation(file, entry.org.as_ref())?;
            let index = self.tables.offices.len();
            self.add_all(&entry.forms, Class::Office, index, case);
            self.add_all(&entry.plurals, Class::Offices, index, case);
            self.tables.offices.push(entry.clone());
        }
        for entry in &source.modifier {
            let index = self.tables.modifiers.len();
            let class = if entry.after {
                Class::ModifierAfter
            } else {
                Class::Modifier
            };
            self.add_all(&entry.forms, class, index, case);
            self.tables.modifiers.push(entry.clone());
        }
        for entry in &source.portfolio {
            let index = self.tables.portfolios.len();
            self.add(&entry.name, Class::Portfolio, index, case);
            self.add_all(&entry.forms, Class::Portfolio, index, case);
            self.add_all(&entry.before, Class::PortfolioBefore, index, case);
            self.tables.portfolios.push(entry.clone());
        }
        for entry in &source.head {
            let index = self.tables.heads.len();
            self.add_all(&entry.forms, Class::Head, index, case);
            self.add_all(&entry.plurals, Class::Heads, index, case);
            self.tables.heads.push(entry.clone());
        }
        for entry in &source.national {
            self.check_country(file, entry.country.as_ref())?;
            self.tables.nationals.push(entry.clone());
        }
        for entry in &source.complement {
            self.check_country(file, entry.country.as_ref())?;
            let index = self.tables.complements.len();
            self.add(&entry.name, Class::Complement, index, case);
            self.add_all(&entry.forms, Class::Complement, index, case);
            self.tables.complements.push(entry.clone());
        }
        self.add_all(&source.words.portfolio, Class::PortfolioWord, 0, case);
        self.add_all(&source.words.adjectives, Class::PortfolioAdjective, 0, case);
        self.add_all(&source.words.body, Class::BodyWord, 0, case);
        self.tables.posts.extend_from_slice(&source.words.post);
        Ok(())
    }

    /// Lines `kind,name,other names separated by |,country,city,lat,lon,population,geonameid,caution`.
    fn places(&mut self, file: &File) -> Result<(), LexiconError> {
        for (number, line) in file.text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') || line.starts_with("kind,") {
                continue;
            }
            let form = |message: &str| LexiconError::Form {
                file: file.name.clone(),
                line: number + 1,
                message: message.to_owned(),
            };
            let fields: Vec<&str> = line.split(',').collect();
            let [
                kind,
                name,
                others,
                country,
                city,
                lat,
                lon,
                population,
                id,
                caution,
            ] = fields[..]
            else {
                return Err(form(
                    "not ten fields; see the head of places.csv for the form",
                ));
            };
            let kind = match kind {
                "city" => PlaceKind::City,
                "region" => PlaceKind::Region,
                "venue" => PlaceKind::Venue,
                "water" => PlaceKind::Water,
                _ => return Err(form("the kind is not city, region, venue or water")),
            };
            let degrees = |field: &str, limit: f32| {
                field
                    .parse()
                    .ok()
                    .filter(|value: &f32| value.abs() <= limit)
            };
            let (Some(lat), Some(lon)) = (degrees(lat, 90.0), degrees(lon, 180.0)) else {
                return Err(form("latitude and longitude are not degrees"));
            };
            let filled = |field: &str| (!field.is_empty()).then(|| field.to_owned());
            let index = self.tables.places.len();
            for wording in std::iter::once(name).chain(others.split('|')) {
                self.add(wording, Class::Place, index, Case::AsWritten);
            }
            self.tables.places.push(Place {
                kind,
                name: name.to_owned(),
                country: filled(country),
                city: filled(city),
                lat,
                lon,
                population: population.parse().unwrap_or(0),
                geonameid: id.parse().ok(),
                caution: !caution.is_empty(),
            });
        }
        Ok(())
    }

    fn check_place_countries(&self, files: &[File]) -> Result<(), LexiconError> {
        let known: std::collections::BTreeSet<&str> = self
            .tables
            .countries
            .iter()
            .map(|country| country.alpha2.as_str())
            .collect();
        let bad = self.tables.places.iter().find(|place| {
            place
                .country
                .as_ref()
                .is_some_and(|code| !known.contains(code.as_str()))
        });
        match (bad, files.iter().find(|file| file.name.ends_with(".csv"))) {
            (Some(place), Some(file)) => {
                let code = place.country.as_deref().unwrap_or_default();
                Err(fault(
                    file,
                    &place.name,
                    format!("no country has the code \"{code}\""),
                ))
            }
            _ => Ok(()),
        }
    }

    fn check_country(&self, file: &File, code: Option<&String>) -> Result<(), LexiconError> {
        match code {
            Some(code) if !self.tables.countries.iter().any(|c| c.alpha2 == *code) => Err(fault(
                file,
                code,
                format!("no country has the code \"{code}\""),
            )),
            _ => Ok(()),
        }
    }

    fn check_organisation(&self, file: &File, id: Option<&String>) -> Result<(), LexiconError> {
        match id {
            Some(id) if !self.tables.organisations.iter().any(|o| o.id == *id) => Err(fault(
                file,
                id,
                format!("no organisation has the id \"{id}\""),
            )),
            _ => Ok(()),
        }
    }
}
