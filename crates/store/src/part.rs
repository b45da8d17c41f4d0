//! The part of the record that a question needs, without reading the rest.

use crate::claims::Trouble;
use crate::error::StoreError;
use crate::lists;
use crate::load::{BEGINS, META, evidence, is_current, meta, parse};
use crate::store::Store;
use jiff::civil::Date;
use rusqlite::{Connection, ToSql, params_from_iter};
use serde::de::DeserializeOwned;
use sidelines_facts::CountryCode;
use sidelines_resolve::words::{has_words, words};
use sidelines_resolve::{OfficeEntry, Record, Tenancy};
use std::collections::BTreeSet;

/// Which part of the record. What is empty asks for nothing; all that is asked for must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Contacts in which all of these countries take part: as a party's, or as the destination of a visit.
    pub countries: Vec<CountryCode>,
    /// Contacts of people whose name, in any spelling, holds all these words; or whose id begins so.
    pub person: Option<String>,
    /// Contacts that may have been on or after this day; undated ones are left out.
    pub from: Option<Date>,
    /// Contacts that may have been on or before this day; undated ones are left out.
    pub to: Option<Date>,
    /// What is said by the countries' officials counts, where it was said at a contact or holds one of these.
    pub names: Vec<String>,
    /// Contacts held at a place whose name holds all these words.
    pub place: Option<String>,
    /// Contacts held in this country.
    pub place_country: Option<CountryCode>,
    /// Contacts with an organisation whose name holds all words of one of these: as a party, as a gathering of it or
    /// on whose margin. Its members and offices come with them, and all that was held on the margins.
    pub bodies: Vec<String>,
    /// Offices of these countries, with all their holders, whether or not they are in a contact.
    pub offices_of: Vec<CountryCode>,
}

impl Scope {
    /// Whether it asks for the whole record.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.countries.is_empty()
            && self.person.is_none()
            && self.from.is_none()
            && self.to.is_none()
            && self.place.is_none()
            && self.place_country.is_none()
            && self.bodies.is_empty()
            && self.offices_of.is_empty()
    }
}

/// A part of the record.
///
/// The entries in it are whole but for people and holders other than those asked for (by name, or of holders by
/// the country or organisation of their office), whose reports and claims are left out, and their evidence but for
/// that of the first and last reports of holders in the countries asked for. Of the reports of these holders only the
/// ids are there, but for the first and the last. A question that
/// asks for no more than the [`Scope`] has the same answer from it as from the whole record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// The entries, in the order of the record; of the reports those that tell them and the latest.
    pub record: Record,
    /// How many encounters the whole record has.
    pub encounters: usize,
    /// How many quotes.
    pub quotes: usize,
}

impl Store {
    /// The part of the record that `scope` asks for: costs as much as that part is large, not as the record is.
    /// Where another version of the rules wrote what is kept, the whole record is resolved in memory.
    ///
    /// # Errors
    /// As for [`Store::record`].
    pub fn part(&self, scope: &Scope) -> Result<Part, StoreError> {
        let run = || -> Result<Option<Part>, Trouble> {
            // One transaction: all tables are of one state of the file.
            let tx = self.connection.unchecked_transaction()?;
            if scope.is_whole() || !is_current(&tx)? {
                return Ok(None);
            }
            Loader { connection: &tx }.part(scope).map(Some)
        };
        if let Some(part) = run().map_err(|e| e.sort(&self.path, "reading the record"))? {
            return Ok(part);
        }
        Ok(Part::whole(self.record()?))
    }
}

impl Part {
    /// All of it.
    #[must_use]
    pub fn whole(record: Record) -> Self {
        Self {
            encounters: record.encounters.len(),
            quotes: record.quotes.len(),
            record,
        }
    }
}

struct Loader<'a> {
    connection: &'a Connection,
}

impl Loader<'_> {
    fn part(&self, scope: &Scope) -> Result<Part, Trouble> {
        let named = self.persons_named(scope)?;
        let mut record = Record {
            encounters: self.entries("encounters", &self.encounters(scope, &named)?)?,
            ..Record::default()
        };
        for e in &mut record.encounters {
            e.told.evidence = evidence(self.connection, &e.id)?;
        }
        let mut persons: BTreeSet<String> = BTreeSet::new();
        let mut offices: BTreeSet<String> = BTreeSet::new();
        for link in record
            .encounters
            .iter()
            .flat_map(|e| e.parties.iter().chain(&e.attendees))
        {
            persons.extend(link.person.clone());
            offices.extend(link.office.clone());
        }
        record.quotes = self.entries("quotes", &self.quotes(scope, &named, &record)?)?;
        for q in &mut record.quotes {
            q.told.evidence = evidence(self.connection, &q.id)?;
            persons.extend(q.speaker.person.clone());
        }
        persons.extend(named.iter().cloned());
        for person in &named {
            offices.extend(self.ids("SELECT office FROM holders WHERE person = ?1", &[person])?);
        }
        for country in &scope.offices_of {
            offices.extend(self.ids(
                "SELECT id FROM offices WHERE country = ?1",
                &[&country.as_str()],
            )?);
        }
        let bodies = self.bodies(scope)?;
        offices.extend(self.with_value("offices", "id", "org", &bodies)?);
        record.offices = self.entries("offices", &offices)?;
        let mut cited: BTreeSet<String> = BTreeSet::new();
        for office in &mut record.offices {
            let asked = scope.offices_of.iter().chain(&scope.countries);
            let told = office
                .country
                .is_some_and(|c| asked.clone().any(|a| *a == c));
            let all = office
                .country
                .is_some_and(|c| scope.offices_of.contains(&c))
                || office.org.as_ref().is_some_and(|o| bodies.contains(o));
            cited.extend(self.holders(office, told, |person| all || named.contains(person))?);
        }
        record.persons = self.entries("persons", &persons)?;
        for p in record.persons.iter_mut().filter(|p| named.contains(&p.id)) {
            lists::of_person(self.connection, p)?;
        }
        let mut memberships = BTreeSet::new();
        for country in &scope.countries {
            let of = "SELECT id FROM memberships WHERE party = ?1";
            memberships.extend(self.ids(of, &[&country.as_str()])?);
        }
        memberships.extend(self.with_value("memberships", "id", "org", &bodies)?);
        record.memberships = self.entries("memberships", &memberships)?;
        for m in &mut record.memberships {
            m.told.evidence = evidence(self.connection, &m.id)?;
        }
        // Figures that the contacts' reports state.
        let told: BTreeSet<&String> = record
            .encounters
            .iter()
            .flat_map(|e| &e.told.reports)
            .collect();
        let mut figures = BTreeSet::new();
        if !scope.names.is_empty() {
            for report in told {
                let of =
                    "SELECT entry FROM told WHERE report = ?1 AND entry >= 'f-' AND entry < 'f.'";
                figures.extend(self.ids(of, &[report])?);
            }
        }
        record.figures = self.entries("figures", &figures)?;
        for f in &mut record.figures {
            f.told.evidence = evidence(self.connection, &f.id)?;
        }
        self.reports(&mut record, &named, cited)?;
        record.put_in_order();
        let count = |table: &str| {
            let sql = format!("SELECT count(*) FROM {table}");
            self.connection.query_row(&sql, [], |row| row.get(0))
        };
        Ok(Part {
            encounters: count("encounters")?,
            quotes: count("quotes")?,
            record,
        })
    }

    /// The ids of the encounters asked for.
    fn encounters(
        &self,
        scope: &Scope,
        named: &BTreeSet<String>,
    ) -> Result<BTreeSet<String>, Trouble> {
        let mut sql = "SELECT id FROM encounters WHERE 1".to_owned();
        let mut values: Vec<String> = Vec::new();
        for country in &scope.countries {
            values.push(country.as_str().to_owned());
            sql += &format!(
                " AND id IN (SELECT encounter FROM contact_countries WHERE country = ?{})",
                values.len()
            );
        }
        // Days as text compare as days do, within the years that have four digits. Both ends are asked for, so that the
        // index of both is used and of the rows only those wanted are read.
        if scope.from.is_some() || scope.to.is_some() {
            for (column, is, day, open) in [
                ("last_day", ">=", scope.from, "0"),
                ("first_day", "<=", scope.to, "9999-12-31"),
            ] {
                values.push(day.map_or_else(|| open.to_owned(), |d| d.to_string()));
                sql += &format!(" AND {column} {is} ?{}", values.len());
            }
        }
        if let Some(country) = scope.place_country {
            values.push(country.as_str().to_owned());
            sql += &format!(" AND country = ?{}", values.len());
        }
        let values: Vec<&dyn ToSql> = values.iter().map(|v| v as &dyn ToSql).collect();
        // What each of the questions asks for; all must hold.
        let mut sets: Vec<BTreeSet<String>> = Vec::new();
        if !values.is_empty() {
            sets.push(self.ids(&sql, &values)?);
        }
        if let Some(person) = &scope.person {
            let mut of_person = self.with_words(person, "e-")?;
            for id in named {
                let of = "SELECT encounter FROM contact_persons WHERE person = ?1";
                of_person.extend(self.ids(of, &[id])?);
            }
            sets.push(of_person);
        }
        if let Some(place) = &scope.place {
            let mut names = self.ids(
                "SELECT DISTINCT place FROM encounters WHERE place > ''",
                &[],
            )?;
            names.retain(|name| has_words(name, place));
            sets.push(self.with_value("encounters", "id", "place", &names)?);
        }
        if !scope.bodies.is_empty() {
            let bodies = self.bodies(scope)?;
            let mut of_body = self.with_value("parties", "encounter", "org", &bodies)?;
            for column in ["name", "part_of"] {
                of_body.extend(self.with_value("encounters", "id", column, &bodies)?);
            }
            // What was held on the margins of its gatherings, whatever that says of them.
            let margins = self.with_value("encounters", "id", "gathering", &of_body)?;
            of_body.extend(margins);
            sets.push(of_body);
        }
        // Offices alone ask for no encounter.
        let all = sets
            .into_iter()
            .reduce(|a, b| a.intersection(&b).cloned().collect());
        Ok(all.unwrap_or_default())
    }

    /// The names of organisations and gatherings that the question means, as the record has them. There are few,
    /// however many contacts they have.
    fn bodies(&self, scope: &Scope) -> Result<BTreeSet<String>, Trouble> {
        let mut names = BTreeSet::new();
        if scope.bodies.is_empty() {
            return Ok(names);
        }
        for (table, column) in [
            ("encounters", "name"),
            ("encounters", "part_of"),
            ("parties", "org"),
            ("memberships", "org"),
            ("offices", "org"),
        ] {
            let all = format!("SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL");
            names.extend(self.ids(&all, &[])?);
        }
        names.retain(|name| scope.bodies.iter().any(|wanted| has_words(name, wanted)));
        Ok(names)
    }

    /// What `id` is in the rows of `table` that have one of these values in `column`.
    fn with_value(
        &self,
        table: &str,
        id: &str,
        column: &str,
        values: &BTreeSet<String>,
    ) -> Result<BTreeSet<String>, Trouble> {
        let list = serde_json::to_string(values).map_err(|e| Trouble::Damaged(e.to_string()))?;
        let sql =
            format!("SELECT {id} FROM {table} WHERE {column} IN (SELECT value FROM json_each(?1))");
        if values.is_empty() {
            return Ok(BTreeSet::new());
        }
        self.ids(&sql, &[&list])
    }

    /// The people asked for, by name or by the beginning of an id.
    fn persons_named(&self, scope: &Scope) -> Result<BTreeSet<String>, Trouble> {
        let Some(person) = &scope.person else {
            return Ok(BTreeSet::new());
        };
        if person.starts_with("p-") {
            let found = self.ids(&format!("SELECT id FROM persons WHERE {BEGINS}"), &[person])?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        self.with_words(person, "p-")
    }

    /// The entries of a kind in whose names all the words of `name` are.
    fn with_words(&self, name: &str, kind: &str) -> Result<BTreeSet<String>, Trouble> {
        let mut found: Option<BTreeSet<String>> = None;
        for word in words(name) {
            let of = "SELECT entry FROM name_words WHERE word = ?1 AND substr(entry, 1, 2) = ?2";
            let next = self.ids(of, &[&word, &kind])?;
            found = Some(match found {
                None => next,
                Some(all) => all.intersection(&next).cloned().collect(),
            });
        }
        Ok(found.unwrap_or_default())
    }

    /// Quotes of the people named; of the countries' officials those said at a contact or with one of the names.
    fn quotes(
        &self,
        scope: &Scope,
        named: &BTreeSet<String>,
        record: &Record,
    ) -> Result<BTreeSet<String>, Trouble> {
        let mut out = BTreeSet::new();
        for person in named {
            out.extend(self.ids("SELECT id FROM quotes WHERE person = ?1", &[person])?);
        }
        for e in &record.encounters {
            out.extend(self.ids("SELECT id FROM quotes WHERE encounter = ?1", &[&e.id])?);
        }
        for country in &scope.countries {
            for name in &scope.names {
                let of = "SELECT q.id FROM quote_countries c JOIN quotes q ON q.id = c.quote \
                          WHERE c.country = ?1 AND instr(q.text, ?2) > 0";
                out.extend(self.ids(of, &[&country.as_str(), name])?);
            }
        }
        Ok(out)
    }

    fn ids(&self, sql: &str, values: &[&dyn ToSql]) -> Result<BTreeSet<String>, Trouble> {
        let mut select = self.connection.prepare_cached(sql)?;
        let mut rows = select.query(values)?;
        let mut out = BTreeSet::new();
        while let Some(row) = rows.next()? {
            out.insert(row.get(0)?);
        }
        Ok(out)
    }

    /// The entries with these ids.
    fn entries<T: DeserializeOwned>(
        &self,
        table: &str,
        ids: &BTreeSet<String>,
    ) -> Result<Vec<T>, Trouble> {
        let sql = format!("SELECT entry FROM {table} WHERE id = ?1");
        let mut select = self.connection.prepare_cached(&sql)?;
        let mut out: Vec<T> = Vec::new();
        for id in ids {
            let mut rows = select.query([id])?;
            if let Some(row) = rows.next()? {
                out.push(parse(row, 0)?);
            }
        }
        Ok(out)
    }

    /// The holders of an office: `whole` says of which persons all of it, `told` whether of the others the reports.
    /// Returns the reports whose words are in them.
    fn holders(
        &self,
        office: &mut OfficeEntry,
        told: bool,
        whole: impl Fn(&str) -> bool,
    ) -> Result<BTreeSet<String>, Trouble> {
        let mut cited = BTreeSet::new();
        let mut select = self
            .connection
            .prepare_cached("SELECT entry FROM holders WHERE office = ?1")?;
        let mut rows = select.query([&office.id])?;
        while let Some(row) = rows.next()? {
            let mut holder: Tenancy = parse(row, 0)?;
            let whole = whole(&holder.person);
            if whole || told {
                cited.extend(lists::of_holder(
                    self.connection,
                    &office.id,
                    &mut holder,
                    whole,
                )?);
            }
            office.holders.push(holder);
        }
        Ok(cited)
    }

    /// The reports that tell the entries, and one of the last day; of holders those that are `cited`: others may be
    /// thousands.
    fn reports(
        &self,
        record: &mut Record,
        named: &BTreeSet<String>,
        cited: BTreeSet<String>,
    ) -> Result<(), Trouble> {
        let told = record
            .encounters
            .iter()
            .map(|e| &e.told)
            .chain(record.quotes.iter().map(|q| &q.told))
            .chain(record.memberships.iter().map(|m| &m.told))
            .chain(record.figures.iter().map(|f| &f.told))
            .chain(
                record
                    .persons
                    .iter()
                    .filter(|p| named.contains(&p.id))
                    .map(|p| &p.told),
            );
        let mut ids = cited;
        ids.extend(told.flat_map(|t| t.reports.iter().cloned()));
        let last = "SELECT id FROM report_meta WHERE last_day = (SELECT max(last_day) FROM report_meta) LIMIT 1";
        ids.extend(self.ids(last, &[])?);
        let mut select = self
            .connection
            .prepare_cached(&format!("SELECT {META} FROM report_meta WHERE id = ?1"))?;
        for id in ids {
            let mut rows = select.query(params_from_iter([&id]))?;
            if let Some(row) = rows.next()? {
                record.reports.push(meta(row)?);
            }
        }
        Ok(())
    }
}
