//! The record as tables.

use crate::claims::Trouble;
use rusqlite::{Transaction, params};
use serde::Serialize;
use sidelines_facts::{Body, CountryCode, Edtf, EncounterKind};
use sidelines_resolve::words::words;
use sidelines_resolve::{ContactEntry, OfficeEntry, QuoteEntry, RULES_VERSION, Record, Told};
use std::collections::{BTreeMap, BTreeSet};

/// The tables that hold the record; nothing else is ever deleted.
const TABLES: &[&str] = &[
    "derived",
    "report_meta",
    "origins",
    "origin_reports",
    "persons",
    "spellings",
    "offices",
    "holders",
    "encounters",
    "parties",
    "contact_countries",
    "contact_persons",
    "name_words",
    "quote_countries",
    "quotes",
    "memberships",
    "figures",
    "events",
    "evidence",
    "entry_claims",
    "told",
    "disputes",
    "correction_effects",
];

/// The name of a body's type in the facts format.
pub(crate) fn type_of(body: &Body) -> &'static str {
    match body {
        Body::Encounter(_) => "encounter",
        Body::Holder(_) => "holder",
        Body::Quote(_) => "quote",
        Body::Membership(_) => "membership",
        Body::Figure(_) => "figure",
        Body::Event(_) => "event",
    }
}

/// Puts `record` in the place of the one before.
pub(crate) fn replace(tx: &Transaction<'_>, record: &Record) -> Result<(), Trouble> {
    for table in TABLES {
        tx.execute(&format!("DELETE FROM {table}"), [])?;
    }
    let acting: BTreeMap<&str, &[CountryCode]> = record
        .persons
        .iter()
        .map(|p| (p.id.as_str(), p.countries.as_slice()))
        .collect();
    let mut rows = Rows { tx, acting };
    for report in &record.reports {
        let last_day = report
            .published
            .as_ref()
            .and_then(Edtf::bounds)
            .map(|b| b.1.to_string());
        tx.prepare_cached("INSERT INTO report_meta VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![
                report.id,
                text(report.published.as_ref()),
                last_day,
                report.outlet,
                report.agency,
                report.url,
                report.title
            ])?;
    }
    for (position, origin) in record.origins.iter().enumerate() {
        tx.prepare_cached("INSERT INTO origins VALUES (?1, ?2)")?
            .execute(params![position, json(origin)?])?;
        for report in &origin.reports {
            tx.prepare_cached("INSERT INTO origin_reports VALUES (?1, ?2)")?
                .execute(params![position, report])?;
        }
    }
    for (position, person) in record.persons.iter().enumerate() {
        let mut kept = person.clone();
        rows.told(&person.id, &mut kept.told)?;
        rows.claims(&person.id, &mut kept.told)?;
        let names = person
            .spellings
            .iter()
            .map(|s| s.name.as_str())
            .chain([person.name.as_str()]);
        rows.words(&person.id, names)?;
        tx.prepare_cached("INSERT INTO persons VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![position, person.id, person.name, json(&kept)?])?;
        for spelling in &person.spellings {
            tx.prepare_cached("INSERT INTO spellings VALUES (?1, ?2, ?3)")?
                .execute(params![person.id, spelling.name, spelling.reports.len()])?;
        }
    }
    let mut holders = 0;
    for (position, office) in record.offices.iter().enumerate() {
        rows.office(position, office, &mut holders)?;
    }
    for (position, entry) in record.encounters.iter().enumerate() {
        rows.encounter(position, entry)?;
    }
    for (position, q) in record.quotes.iter().enumerate() {
        let mut kept = q.clone();
        rows.told(&q.id, &mut kept.told)?;
        rows.speaking(q)?;
        let speaker = q.quote.speaker.as_ref();
        let name = speaker.and_then(|s| s.person.as_ref().or(s.org.as_ref()).or(s.office.as_ref()));
        tx.prepare_cached("INSERT INTO quotes VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
            .execute(params![
                position,
                q.id,
                q.speaker.person,
                name,
                q.quote.text,
                text(q.quote.date.as_ref()),
                q.encounter,
                json(&kept)?
            ])?;
    }
    for (position, m) in record.memberships.iter().enumerate() {
        let mut kept = m.clone();
        rows.told(&m.id, &mut kept.told)?;
        let body = &m.membership;
        tx.prepare_cached(
            "INSERT INTO memberships VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            position,
            m.id,
            body.party,
            body.org,
            word(body.role)?,
            text(body.since.as_ref()),
            text(body.until.as_ref()),
            text(m.first_seen.as_ref()),
            text(m.last_seen.as_ref()),
            json(&kept)?
        ])?;
    }
    for (position, f) in record.figures.iter().enumerate() {
        let mut kept = f.clone();
        rows.told(&f.id, &mut kept.told)?;
        tx.prepare_cached("INSERT INTO figures VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute(params![
                position,
                f.id,
                f.figure.value,
                f.figure.unit,
                f.figure.by,
                json(&kept)?
            ])?;
    }
    for (position, v) in record.events.iter().enumerate() {
        let mut kept = v.clone();
        rows.told(&v.id, &mut kept.told)?;
        tx.prepare_cached("INSERT INTO events VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![
                position,
                v.id,
                v.event.kind,
                text(v.event.date.as_ref()),
                json(&kept)?
            ])?;
    }
    for (position, effect) in record.corrections.iter().enumerate() {
        tx.prepare_cached("INSERT INTO correction_effects VALUES (?1, ?2)")?
            .execute(params![position, json(effect)?])?;
    }
    tx.execute("INSERT INTO derived VALUES (?1)", [RULES_VERSION])?;
    Ok(())
}

struct Rows<'a> {
    tx: &'a Transaction<'a>,
    /// The countries for which each person acts.
    acting: BTreeMap<&'a str, &'a [CountryCode]>,
}

impl Rows<'_> {
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
        for dispute in &told.disputes {
            for value in &dispute.values {
                for report in &value.reports {
                    self.tx
                        .prepare_cached("INSERT INTO disputes VALUES (?1, ?2, ?3, ?4)")?
                        .execute(params![
                            entry,
                            dispute.field,
                            value.value.to_string(),
                            report
                        ])?;
                }
            }
        }
        Ok(())
    }

    /// Moves the claims out of `told`, which goes into the entry.
    fn claims(&mut self, entry: &str, told: &mut Told) -> Result<(), rusqlite::Error> {
        let mut claims = self
            .tx
            .prepare_cached("INSERT INTO entry_claims VALUES (?1, ?2, ?3)")?;
        for c in std::mem::take(&mut told.claims) {
            claims.execute(params![entry, c.report, c.index])?;
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
    fn countries(&self, told: Option<CountryCode>, person: Option<&str>) -> Vec<CountryCode> {
        match told {
            Some(country) => vec![country],
            None => person
                .and_then(|p| self.acting.get(p))
                .map(|c| c.to_vec())
                .unwrap_or_default(),
        }
    }

    fn speaking(&mut self, q: &QuoteEntry) -> Result<(), rusqlite::Error> {
        let told = q.quote.speaker.as_ref().and_then(|s| s.country);
        let countries: BTreeSet<CountryCode> = self
            .countries(told, q.speaker.person.as_deref())
            .into_iter()
            .collect();
        let mut put = self
            .tx
            .prepare_cached("INSERT INTO quote_countries VALUES (?1, ?2)")?;
        for country in countries {
            put.execute(params![country.as_str(), q.id])?;
        }
        Ok(())
    }

    /// Registers an encounter by countries, persons and names.
    fn register(&mut self, entry: &ContactEntry) -> Result<(), rusqlite::Error> {
        let e = &entry.encounter;
        let mut countries: BTreeSet<CountryCode> = BTreeSet::new();
        for (party, link) in e.parties.iter().zip(&entry.parties) {
            // An organisation's own officials act for no country.
            let person = link.person.as_deref().filter(|_| party.org.is_none());
            countries.extend(self.countries(party.country, person));
        }
        let to = e.place.as_ref().and_then(|p| p.country);
        countries.extend(to.filter(|_| e.kind == EncounterKind::Visit));
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

    fn office(
        &mut self,
        position: usize,
        office: &OfficeEntry,
        holders: &mut usize,
    ) -> Result<(), Trouble> {
        let bare = OfficeEntry {
            holders: Vec::new(),
            ..office.clone()
        };
        self.tx
            .prepare_cached("INSERT INTO offices VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute(params![
                position,
                office.id,
                office.office,
                office.country.map(|c| c.to_string()),
                office.org,
                json(&bare)?
            ])?;
        for holder in &office.holders {
            let mut kept = holder.clone();
            self.told(&holder.id, &mut kept.told)?;
            self.claims(&holder.id, &mut kept.told)?;
            self.tx
                .prepare_cached(
                    "INSERT INTO holders VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                )?
                .execute(params![
                    *holders,
                    holder.id,
                    office.id,
                    holder.person,
                    holder.name,
                    text(holder.first_seen.as_ref()),
                    text(holder.last_seen.as_ref()),
                    text(holder.known_start.as_ref()),
                    text(holder.known_end.as_ref()),
                    json(&kept)?
                ])?;
            *holders += 1;
        }
        Ok(())
    }

    fn encounter(&mut self, position: usize, entry: &ContactEntry) -> Result<(), Trouble> {
        let mut kept = entry.clone();
        self.told(&entry.id, &mut kept.told)?;
        self.register(entry)?;
        let e = &entry.encounter;
        let bounds = e.date.as_ref().and_then(Edtf::bounds);
        self.tx
            .prepare_cached(
                "INSERT INTO encounters VALUES \
                 (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
            )?
            .execute(params![
                position,
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
                json(&kept)?
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

fn text(date: Option<&Edtf>) -> Option<String> {
    date.map(ToString::to_string)
}

fn json(value: &impl Serialize) -> Result<String, Trouble> {
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
