//! Entries as rows.

use crate::claims::Trouble;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::Serialize;
use sha2::{Digest, Sha256};
use sidelines_facts::{CountryCode, Edtf, EncounterKind};
use sidelines_resolve::words::words;
use sidelines_resolve::{
    ContactEntry, EventEntry, FigureEntry, MembershipEntry, OfficeEntry, Origin, PersonEntry,
    QuoteEntry, ReportMeta, Tenancy, Told,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The tables that hold rows of an entry, with the column that names it, by the beginning of its id.
const ROWS: &[(&str, &[(&str, &str)])] = &[
    ("report ", &[("report_meta", "id")]),
    (
        "origin ",
        &[("origins", "id"), ("origin_reports", "origin")],
    ),
    (
        "p-",
        &[
            ("persons", "id"),
            ("spellings", "person"),
            ("name_words", "entry"),
        ],
    ),
    ("o-", &[("offices", "id")]),
    ("h-", &[("holders", "id")]),
    (
        "e-",
        &[
            ("encounters", "id"),
            ("parties", "encounter"),
            ("contact_countries", "encounter"),
            ("contact_persons", "encounter"),
            ("name_words", "entry"),
        ],
    ),
    ("q-", &[("quotes", "id"), ("quote_countries", "quote")]),
    ("m-", &[("memberships", "id")]),
    ("f-", &[("figures", "id")]),
    ("v-", &[("events", "id")]),
];
/// The same of every entry that reports tell.
const TOLD: &[(&str, &str)] = &[
    ("evidence", "entry"),
    ("told", "entry"),
    ("disputes", "entry"),
];

/// Writes entries.
pub(crate) struct Rows<'a> {
    pub(crate) tx: &'a Transaction<'a>,
    /// The countries for which people act, as far as asked for.
    pub(crate) acting: BTreeMap<String, Vec<CountryCode>>,
    /// The digests of the entries that the tables hold and that were not written yet.
    pub(crate) kept: HashMap<String, i64>,
}

impl Rows<'_> {
    /// Whether the entry with this id is to be written: where it is there as it is, it is not; where it is there
    /// otherwise, its rows go first.
    pub(crate) fn begins(&mut self, id: &str, entry: &impl Serialize) -> Result<bool, Trouble> {
        let digest = digest(entry)?;
        match self.kept.remove(id) {
            Some(kept) if kept == digest => return Ok(false),
            Some(_) => self.remove(id)?,
            None => {}
        }
        self.tx
            .prepare_cached("INSERT OR REPLACE INTO entries VALUES (?1, ?2)")?
            .execute(params![id, digest])?;
        Ok(true)
    }

    /// Takes out the rows of the entry with this id.
    pub(crate) fn remove(&self, id: &str) -> Result<(), rusqlite::Error> {
        let Some((begin, own)) = ROWS.iter().find(|(begin, _)| id.starts_with(begin)) else {
            return Ok(());
        };
        let named = begin.ends_with(' ');
        let id = if named { &id[begin.len()..] } else { id };
        let told: &[_] = if named { &[] } else { TOLD };
        for (table, column) in own.iter().chain(told) {
            self.tx
                .prepare_cached(&format!("DELETE FROM {table} WHERE {column} = ?1"))?
                .execute([id])?;
        }
        Ok(())
    }

    pub(crate) fn report(&self, report: &ReportMeta) -> Result<(), rusqlite::Error> {
        let last_day = report
            .published
            .as_ref()
            .and_then(Edtf::bounds)
            .map(|b| b.1.to_string());
        self.tx
            .prepare_cached("INSERT INTO report_meta VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![
                report.id,
                text(report.published.as_ref()),
                last_day,
                report.outlet,
                report.agency,
                report.url,
                report.title
            ])?;
        Ok(())
    }

    pub(crate) fn origin(&self, first: &str, origin: &Origin) -> Result<(), Trouble> {
        self.tx
            .prepare_cached("INSERT INTO origins VALUES (?1, ?2)")?
            .execute(params![first, json(origin)?])?;
        for report in &origin.reports {
            self.tx
                .prepare_cached("INSERT INTO origin_reports VALUES (?1, ?2)")?
                .execute(params![first, report])?;
        }
        Ok(())
    }

    /// A person without lists; `counts` are the reports of each spelling.
    pub(crate) fn person(&mut self, person: &PersonEntry, counts: &[usize]) -> Result<(), Trouble> {
        self.disputes(&person.id, &person.told)?;
        let names = person
            .spellings
            .iter()
            .map(|s| s.name.as_str())
            .chain([person.name.as_str()]);
        self.words(&person.id, names)?;
        self.tx
            .prepare_cached("INSERT INTO persons VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![
                person.id,
                person.name,
                codes(&person.countries),
                json(person)?
            ])?;
        for (spelling, reports) in person.spellings.iter().zip(counts) {
            self.tx
                .prepare_cached("INSERT INTO spellings VALUES (?1, ?2, ?3)")?
                .execute(params![person.id, spelling.name, reports])?;
        }
        Ok(())
    }

    pub(crate) fn quote(
        &mut self,
        mut q: QuoteEntry,
        countries: &BTreeSet<CountryCode>,
    ) -> Result<(), Trouble> {
        self.told(&q.id, &mut q.told)?;
        let speaker = q.quote.speaker.as_ref();
        let name = speaker.and_then(|s| s.person.as_ref().or(s.org.as_ref()).or(s.office.as_ref()));
        self.tx
            .prepare_cached("INSERT INTO quotes VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![
                q.id,
                q.speaker.person,
                name,
                q.quote.text,
                text(q.quote.date.as_ref()),
                q.encounter,
                json(&q)?
            ])?;
        let mut put = self
            .tx
            .prepare_cached("INSERT INTO quote_countries VALUES (?1, ?2)")?;
        for country in countries {
            put.execute(params![country.as_str(), q.id])?;
        }
        Ok(())
    }

    pub(crate) fn membership(&mut self, mut m: MembershipEntry) -> Result<(), Trouble> {
        self.told(&m.id, &mut m.told)?;
        let body = &m.membership;
        self.tx
            .prepare_cached("INSERT INTO memberships VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?
            .execute(params![
                m.id,
                body.party,
                body.org,
                word(body.role)?,
                text(body.since.as_ref()),
                text(body.until.as_ref()),
                text(m.first_seen.as_ref()),
                text(m.last_seen.as_ref()),
                json(&m)?
            ])?;
        Ok(())
    }

    pub(crate) fn figure(&mut self, mut f: FigureEntry) -> Result<(), Trouble> {
        self.told(&f.id, &mut f.told)?;
        self.tx
            .prepare_cached("INSERT INTO figures VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![
                f.id,
                f.figure.value,
                f.figure.unit,
                f.figure.by,
                json(&f)?
            ])?;
        Ok(())
    }

    pub(crate) fn event(&mut self, mut v: EventEntry) -> Result<(), Trouble> {
        self.told(&v.id, &mut v.told)?;
        self.tx
            .prepare_cached("INSERT INTO events VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![
                v.id,
                v.event.kind,
                text(v.event.date.as_ref()),
                json(&v)?
            ])?;
        Ok(())
    }

    /// Writes who tells the entry; moves the evidence out of `told`, which goes into the entry.
    fn told(&mut self, entry: &str, told: &mut Told) -> Result<(), rusqlite::Error> {
        let mut evidence = self
            .tx
            .prepare_cached("INSERT INTO evidence VALUES (?1, ?2, ?3, ?4, ?5)")?;
        for e in std::mem::take(&mut told.evidence) {
            evidence.execute(params![entry, e.report, e.start, e.end, e.text])?;
        }
        for report in &told.reports {
            self.tx
                .prepare_cached("INSERT INTO told VALUES (?1, ?2)")?
                .execute(params![entry, report])?;
        }
        self.disputes(entry, told)
    }

    fn disputes(&self, entry: &str, told: &Told) -> Result<(), rusqlite::Error> {
        for dispute in &told.disputes {
            for value in &dispute.values {
                self.tx
                    .prepare_cached("INSERT INTO disputes VALUES (?1, ?2, ?3)")?
                    .execute(params![entry, dispute.field, value.value.to_string()])?;
            }
        }
        Ok(())
    }

    /// Registers the words of the names in an entry.
    fn words<'n>(
        &mut self,
        entry: &str,
        names: impl Iterator<Item = &'n str>,
    ) -> Result<(), rusqlite::Error> {
        let words: BTreeSet<String> = names.flat_map(words).collect();
        let mut put = self
            .tx
            .prepare_cached("INSERT INTO name_words VALUES (?1, ?2)")?;
        for word in words {
            put.execute(params![word, entry])?;
        }
        Ok(())
    }

    /// The countries for which somebody acts: as told, else those of the person.
    fn countries(
        &mut self,
        told: Option<CountryCode>,
        person: Option<&str>,
    ) -> Result<Vec<CountryCode>, rusqlite::Error> {
        match (told, person) {
            (Some(country), _) => Ok(vec![country]),
            (None, None) => Ok(Vec::new()),
            (None, Some(person)) => {
                if !self.acting.contains_key(person) {
                    let known = known(self.tx, person)?.map(|k| k.1);
                    let countries = known.unwrap_or_default();
                    self.acting.insert(person.to_owned(), countries);
                }
                Ok(self.acting.get(person).cloned().unwrap_or_default())
            }
        }
    }

    pub(crate) fn speaking(
        &mut self,
        q: &QuoteEntry,
    ) -> Result<BTreeSet<CountryCode>, rusqlite::Error> {
        let told = q.quote.speaker.as_ref().and_then(|s| s.country);
        let countries = self.countries(told, q.speaker.person.as_deref())?;
        Ok(countries.into_iter().collect())
    }

    /// The countries that take part in an encounter: as a party's, or as the destination of a visit.
    pub(crate) fn taking_part(
        &mut self,
        entry: &ContactEntry,
    ) -> Result<BTreeSet<CountryCode>, rusqlite::Error> {
        let e = &entry.encounter;
        let mut countries: BTreeSet<CountryCode> = BTreeSet::new();
        for (party, link) in e.parties.iter().zip(&entry.parties) {
            // An organisation's own officials act for no country.
            let person = link.person.as_deref().filter(|_| party.org.is_none());
            countries.extend(self.countries(party.country, person)?);
        }
        let to = e.place.as_ref().and_then(|p| p.country);
        countries.extend(to.filter(|_| e.kind == EncounterKind::Visit));
        Ok(countries)
    }

    /// Registers an encounter by countries, persons and names.
    fn register(
        &mut self,
        entry: &ContactEntry,
        countries: &BTreeSet<CountryCode>,
    ) -> Result<(), rusqlite::Error> {
        let e = &entry.encounter;
        let mut put = self
            .tx
            .prepare_cached("INSERT INTO contact_countries VALUES (?1, ?2)")?;
        for country in countries {
            put.execute(params![country.as_str(), entry.id])?;
        }
        let links = entry.parties.iter().chain(&entry.attendees);
        let persons: BTreeSet<&String> = links.filter_map(|l| l.person.as_ref()).collect();
        let mut put = self
            .tx
            .prepare_cached("INSERT INTO contact_persons VALUES (?1, ?2)")?;
        for person in persons {
            put.execute(params![person, entry.id])?;
        }
        let named = e.parties.iter().chain(&e.attendees);
        self.words(&entry.id, named.filter_map(|p| p.person.as_deref()))
    }

    /// `office` without its holders.
    pub(crate) fn office(&mut self, office: &OfficeEntry) -> Result<(), Trouble> {
        self.tx
            .prepare_cached("INSERT INTO offices VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![
                office.id,
                office.office,
                office.country.map(|c| c.to_string()),
                office.org,
                json(office)?
            ])?;
        Ok(())
    }

    /// A holder without lists.
    pub(crate) fn holder(&mut self, office: &str, holder: &Tenancy) -> Result<(), Trouble> {
        self.disputes(&holder.id, &holder.told)?;
        self.tx
            .prepare_cached("INSERT INTO holders VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?
            .execute(params![
                holder.id,
                office,
                holder.person,
                holder.name,
                text(holder.first_seen.as_ref()),
                text(holder.last_seen.as_ref()),
                text(holder.known_start.as_ref()),
                text(holder.known_end.as_ref()),
                json(holder)?
            ])?;
        Ok(())
    }

    pub(crate) fn encounter(
        &mut self,
        mut entry: ContactEntry,
        countries: &BTreeSet<CountryCode>,
    ) -> Result<(), Trouble> {
        self.told(&entry.id, &mut entry.told)?;
        self.register(&entry, countries)?;
        let e = &entry.encounter;
        let bounds = e.date.as_ref().and_then(Edtf::bounds);
        self.tx
            .prepare_cached(
                "INSERT INTO encounters VALUES \
                 (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            )?
            .execute(params![
                entry.id,
                word(e.kind)?,
                word(e.status)?,
                text(e.date.as_ref()),
                bounds.map(|b| b.0.to_string()),
                bounds.map(|b| b.1.to_string()),
                e.place.as_ref().and_then(|p| p.name.clone()),
                e.place
                    .as_ref()
                    .and_then(|p| p.country)
                    .map(|c| c.to_string()),
                e.name,
                e.part_of,
                entry.links.gathering,
                entry.told.reports.len(),
                entry.told.independent_sources,
                entry.told.background,
                json(&entry)?
            ])?;
        for (i, (party, link)) in e.parties.iter().zip(&entry.parties).enumerate() {
            self.tx
                .prepare_cached("INSERT INTO parties VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
                .execute(params![
                    entry.id,
                    i,
                    link.person,
                    party.person,
                    party.country.map(|c| c.to_string()),
                    party.office,
                    party.org,
                    party.role.map(word).transpose()?
                ])?;
        }
        Ok(())
    }
}

/// Name and countries of a person.
pub(crate) fn known(
    connection: &Connection,
    person: &str,
) -> Result<Option<(String, Vec<CountryCode>)>, rusqlite::Error> {
    connection
        .prepare_cached("SELECT name, countries FROM persons WHERE id = ?1")?
        .query_row([person], |row| {
            let codes: String = row.get(1)?;
            let codes = codes.split(' ').filter_map(CountryCode::new);
            Ok((row.get(0)?, codes.collect()))
        })
        .optional()
}

fn codes(countries: &[CountryCode]) -> String {
    let codes: Vec<&str> = countries.iter().map(CountryCode::as_str).collect();
    codes.join(" ")
}

fn text(date: Option<&Edtf>) -> Option<String> {
    date.map(ToString::to_string)
}

/// The first eight bytes of the SHA-256 of the value as JSON.
fn digest(value: &impl Serialize) -> Result<i64, Trouble> {
    let hash = Sha256::digest(json(value)?.as_bytes());
    Ok(i64::from_le_bytes([
        hash[0], hash[1], hash[2], hash[3], hash[4], hash[5], hash[6], hash[7],
    ]))
}

pub(crate) fn json(value: &impl Serialize) -> Result<String, Trouble> {
    serde_json::to_string(value).map_err(|e| Trouble::Damaged(e.to_string()))
}

/// The word that stands for the value in the facts format.
fn word(value: impl Serialize) -> Result<String, Trouble> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        Ok(other) => Ok(other.to_string()),
        Err(e) => Err(Trouble::Damaged(e.to_string())),
    }
}
