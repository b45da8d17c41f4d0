//! The lists of people and holders, out of the rows by which they are kept up to date.

use crate::claims::Trouble;
use crate::kept::claims;
use crate::keys::{office_number, signed, unsigned};
use rusqlite::{Connection, Row, Rows};
use serde::Deserialize;
use sidelines_facts::{Evidence, Tenure};
use sidelines_resolve::{
    HeldBy, NamedBy, PersonEntry, Record, ReportKey, Spelling, Tenancy, first_words,
};
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

/// What of a look is needed.
#[derive(Deserialize)]
struct Forms {
    forms: Vec<String>,
}

/// What of a garb is needed.
#[derive(Default, Deserialize)]
struct Garb {
    rank: Option<String>,
    qualifier: Option<Tenure>,
}

/// The positions among the spellings.
fn forms(rest: &str, spellings: &[Spelling]) -> Result<Vec<usize>, Trouble> {
    let of: Forms = serde_json::from_str(rest).map_err(|e| Trouble::Damaged(e.to_string()))?;
    let has = |s: &Spelling| of.forms.contains(&s.name);
    Ok((0..spellings.len())
        .filter(|&i| has(&spellings[i]))
        .collect())
}

/// From position, cited, first, past, text.
fn words(row: &Row<'_>, column: usize, report: &str) -> Result<(usize, Evidence), rusqlite::Error> {
    let cited: Option<String> = row.get(column + 1)?;
    let evidence = Evidence {
        report: cited.unwrap_or_else(|| report.to_owned()),
        start: row.get(column + 2)?,
        end: row.get(column + 3)?,
        text: row.get(column + 4)?,
    };
    Ok((row.get(column)?, evidence))
}

/// Puts the lists of one person in.
pub(crate) fn of_person(connection: &Connection, person: &mut PersonEntry) -> Result<(), Trouble> {
    let mut looks = connection.prepare_cached("SELECT look, rest FROM looks WHERE person = ?1")?;
    let mut of_look = connection.prepare_cached(
        "SELECT s.report, t.id, s.places FROM sightings s JOIN standings t ON t.report = s.report \
         WHERE s.look = ?1",
    )?;
    let mut of_claims = connection.prepare_cached(
        "SELECT position, cited, first, past, text FROM words WHERE report = ?1 AND position BETWEEN ?2 AND ?3",
    )?;
    let mut seen: Vec<(String, usize, Vec<usize>, Vec<Evidence>)> = Vec::new();
    let mut forms_of: Vec<Vec<usize>> = Vec::new();
    let mut rows = looks.query([&person.id])?;
    while let Some(row) = rows.next()? {
        let (look, rest): (i64, String) = (row.get(0)?, row.get(1)?);
        forms_of.push(forms(&rest, &person.spellings)?);
        let mut sightings = of_look.query([look])?;
        while let Some(row) = sightings.next()? {
            let (report, id, places): (ReportKey, String, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            let claims = claims(&places)?;
            let mut evidence = Vec::new();
            let mut rows = of_claims.query((report, claims.first(), claims.last()))?;
            while let Some(row) = rows.next()? {
                let (position, words) = words(row, 0, &id)?;
                if claims.contains(&position) {
                    evidence.push(words);
                }
            }
            first_words(&mut evidence);
            seen.push((id, forms_of.len() - 1, claims, evidence));
        }
    }
    let mut named: Vec<NamedBy<'_>> = Vec::with_capacity(seen.len());
    for (id, look, claims, evidence) in &mut seen {
        named.push(NamedBy {
            report: id,
            claims: std::mem::take(claims),
            forms: &forms_of[*look],
            evidence: std::mem::take(evidence),
        });
    }
    person.put_lists(named);
    Ok(())
}

/// A claim that somebody is in an office.
struct Seen {
    report: ReportKey,
    id: String,
    position: usize,
    /// The first day on which the report may have been published.
    day: Option<i64>,
    garb: u64,
}

/// Puts the lists of one holder of an office in; without claims where it is not to be `whole`, and with the words of
/// the first and the last reports alone. Returns the ids of the reports whose words are in it.
pub(crate) fn of_holder(
    connection: &Connection,
    office: &str,
    holder: &mut Tenancy,
    whole: bool,
) -> Result<BTreeSet<String>, Trouble> {
    // In this order: a person has few looks, but of an office thousands of claims may tell.
    let mut rows_of = connection.prepare_cached(
        "SELECT s.report, t.id, s.position, t.day_first, s.garb FROM looks l \
         CROSS JOIN seen s ON s.look = l.look CROSS JOIN standings t ON t.report = s.report \
         WHERE l.person = ?1 AND s.office = ?2",
    )?;
    let mut of_claim = connection.prepare_cached(
        "SELECT position, cited, first, past, text FROM words WHERE report = ?1 AND position = ?2",
    )?;
    let mut all: Vec<Seen> = Vec::new();
    let mut rows = rows_of.query((&holder.person, office_number(office)))?;
    while let Some(row) = rows.next()? {
        all.push(Seen {
            report: row.get(0)?,
            id: row.get(1)?,
            position: row.get(2)?,
            day: row.get(3)?,
            garb: unsigned(row.get(4)?),
        });
    }
    let days = all.iter().map(|seen| seen.day);
    let ends = [days.clone().min(), days.max()];
    let is_cited = |seen: &Seen| whole || ends.contains(&Some(seen.day));
    let mut words_of = |seen: &Seen| -> Result<Vec<Evidence>, Trouble> {
        let mut evidence = Vec::new();
        if is_cited(seen) {
            let mut rows = of_claim.query((seen.report, seen.position))?;
            while let Some(row) = rows.next()? {
                evidence.push(words(row, 0, &seen.id)?.1);
            }
        }
        Ok(evidence)
    };
    let cited = all.iter().filter(|seen| is_cited(seen));
    let cited: BTreeSet<String> = cited.map(|seen| seen.id.clone()).collect();
    if !whole && holder.ranks.is_empty() && holder.qualifiers.is_empty() {
        // Nothing depends on what each claim tells.
        for seen in &all {
            holder.told.evidence.extend(words_of(seen)?);
        }
        first_words(&mut holder.told.evidence);
        holder.told.reports = all.into_iter().map(|seen| seen.id).collect();
        holder.told.reports.sort_unstable();
        holder.told.reports.dedup();
        return Ok(cited);
    }
    let mut garbs: HashMap<u64, Garb> = HashMap::new();
    for seen in &all {
        if let Entry::Vacant(unread) = garbs.entry(seen.garb) {
            unread.insert(garb(connection, seen.garb)?);
        }
    }
    let mut held: Vec<HeldBy<'_>> = Vec::with_capacity(all.len());
    for seen in &all {
        let garb = &garbs[&seen.garb];
        held.push(HeldBy {
            report: &seen.id,
            claim: seen.position,
            rank: garb.rank.as_deref(),
            qualifier: garb.qualifier,
            evidence: words_of(seen)?,
        });
    }
    holder.put_lists(held);
    if !whole {
        holder.told.claims.clear();
    }
    Ok(cited)
}

fn garb(connection: &Connection, number: u64) -> Result<Garb, Trouble> {
    let told: String = connection
        .prepare_cached("SELECT told FROM garbs WHERE garb = ?1")?
        .query_row([signed(number)], |row| row.get(0))?;
    serde_json::from_str(&told).map_err(|e| Trouble::Damaged(e.to_string()))
}

/// The words of claims, report by report.
struct Words<'s> {
    rows: Rows<'s>,
    next: Option<(ReportKey, usize, Evidence)>,
    report: ReportKey,
    of_report: Vec<(usize, Evidence)>,
}

impl Words<'_> {
    fn advance(&mut self, ids: &HashMap<ReportKey, String>) -> Result<(), Trouble> {
        self.next = match self.rows.next()? {
            Some(row) => {
                let report: ReportKey = row.get(0)?;
                let id = ids.get(&report).map(String::as_str).unwrap_or_default();
                let (position, evidence) = words(row, 1, id)?;
                Some((report, position, evidence))
            }
            None => None,
        };
        Ok(())
    }

    /// Those of a report; to be asked for in order.
    fn of(
        &mut self,
        report: ReportKey,
        ids: &HashMap<ReportKey, String>,
    ) -> Result<&[(usize, Evidence)], Trouble> {
        if self.report != report {
            self.report = report;
            self.of_report.clear();
            while self.next.as_ref().is_some_and(|n| n.0 <= report) {
                if let Some((of, position, evidence)) = self.next.take()
                    && of == report
                {
                    self.of_report.push((position, evidence));
                }
                self.advance(ids)?;
            }
        }
        Ok(&self.of_report)
    }
}

/// Puts the lists of all people and holders of a record in.
pub(crate) fn fill(connection: &Connection, record: &mut Record) -> Result<(), Trouble> {
    let ids: HashMap<ReportKey, String> = connection
        .prepare("SELECT report, id FROM standings ORDER BY report")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let persons: HashMap<&str, usize> = record
        .persons
        .iter()
        .enumerate()
        .map(|(p, person)| (person.id.as_str(), p))
        .collect();
    let mut looks: HashMap<i64, (usize, Vec<usize>)> = HashMap::new();
    let mut select = connection.prepare("SELECT look, person, rest FROM looks")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (person, rest): (String, String) = (row.get(1)?, row.get(2)?);
        let Some(&p) = persons.get(person.as_str()) else {
            return Err(Trouble::Damaged(format!("no person {person}")));
        };
        let forms = forms(&rest, &record.persons[p].spellings)?;
        looks.insert(row.get(0)?, (p, forms));
    }
    let mut holders: HashMap<(i64, usize), usize> = HashMap::new();
    let all = record.offices.iter().flat_map(|o| {
        let office = office_number(&o.id);
        o.holders.iter().map(move |h| (office, h))
    });
    for (h, (office, holder)) in all.enumerate() {
        if let Some(&p) = persons.get(holder.person.as_str()) {
            holders.insert((office, p), h);
        }
    }
    let mut garbs: HashMap<i64, Garb> = HashMap::new();
    let mut select = connection.prepare("SELECT garb, told FROM garbs")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        garbs.insert(row.get(0)?, crate::load::parse(row, 1)?);
    }
    // By report, since words are: holder, position, garb.
    let mut seen: Vec<(ReportKey, usize, usize, i64)> = Vec::new();
    let mut select = connection.prepare("SELECT look, office, report, position, garb FROM seen")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (look, office): (i64, i64) = (row.get(0)?, row.get(1)?);
        let person = looks.get(&look).map(|l| l.0);
        // A holding that people rejected has rows and no entry.
        if let Some(&h) = person.and_then(|p| holders.get(&(office, p))) {
            seen.push((row.get(2)?, h, row.get(3)?, row.get(4)?));
        }
    }
    seen.sort_unstable();
    let mut words = connection.prepare(
        "SELECT report, position, cited, first, past, text FROM words ORDER BY report, position, number",
    )?;
    let mut words = Words {
        rows: words.query([])?,
        next: None,
        report: ReportKey::MIN,
        of_report: Vec::new(),
    };
    words.advance(&ids)?;
    let mut named: Vec<Vec<NamedBy<'_>>> = Vec::new();
    named.resize_with(record.persons.len(), Vec::new);
    let mut held: Vec<Vec<HeldBy<'_>>> = Vec::new();
    held.resize_with(
        record.offices.iter().map(|o| o.holders.len()).sum(),
        Vec::new,
    );
    let mut next = 0;
    let mut select = connection
        .prepare("SELECT report, look, places FROM sightings ORDER BY report, ordinal")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (report, look): (ReportKey, i64) = (row.get(0)?, row.get(1)?);
        let (Some(id), Some((p, forms))) = (ids.get(&report), looks.get(&look)) else {
            return Err(Trouble::Damaged(format!("no report {report}")));
        };
        let places = row.get_ref(2)?.as_str();
        let claims = claims(places.map_err(|e| Trouble::Damaged(e.to_string()))?)?;
        let of_report = words.of(report, &ids)?;
        let own = of_report.iter().filter(|(i, _)| claims.contains(i));
        let mut own: Vec<&Evidence> = own.map(|w| &w.1).collect();
        own.sort();
        own.dedup_by(|b, a| a.report == b.report);
        let evidence = own.into_iter().cloned().collect();
        named[*p].push(NamedBy {
            report: id,
            claims,
            forms,
            evidence,
        });
        while let Some(&(of, h, position, garb)) = seen.get(next)
            && of <= report
        {
            next += 1;
            let own = of_report.iter().filter(|(i, _)| *i == position);
            let garb = garbs.get(&garb);
            held[h].push(HeldBy {
                report: id,
                claim: position,
                rank: garb.and_then(|g| g.rank.as_deref()),
                qualifier: garb.and_then(|g| g.qualifier),
                evidence: own.map(|w| w.1.clone()).collect(),
            });
        }
    }
    let holders = record.offices.iter_mut().flat_map(|o| &mut o.holders);
    for (holder, held) in holders.zip(held) {
        holder.put_lists(held);
    }
    for (person, named) in record.persons.iter_mut().zip(named) {
        person.put_lists(named);
    }
    Ok(())
}
