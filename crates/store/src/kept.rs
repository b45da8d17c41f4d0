//! The tables as what bringing the record up to date must know.

use crate::claims::{Trouble, numbers};
use crate::keys::{code, office_id, office_number, signed, unsigned};
use crate::load::{evidence, parse};
use crate::rows::known;
use rusqlite::{Connection, OptionalExtension, Params, Row, params};
use serde::de::{DeserializeOwned, IgnoredAny};
use sidelines_facts::{CountryCode, Edtf, Fact, Status};
use sidelines_resolve::{
    ContactEntry, DayNumbers, FigureEntry, Kept, KeptHeld, KeptHolder, KeptLook, KeptSighting,
    KeptSpot, OfficeEntry, Origin, Place, QuoteEntry, ReportKey, ReportMeta, Standing, Sure,
    Telling, Told,
};
use std::collections::BTreeSet;

/// The tables of a file.
pub(crate) struct Tables<'a> {
    pub(crate) connection: &'a Connection,
}

impl Tables<'_> {
    fn list<T, C: FromIterator<T>>(
        &self,
        sql: &str,
        params: impl Params,
        mut of: impl FnMut(&Row<'_>) -> Result<T, Trouble>,
    ) -> Result<C, Trouble> {
        let mut select = self.connection.prepare_cached(sql)?;
        let mut rows = select.query(params)?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            out.push(of(row)?);
        }
        Ok(out.into_iter().collect())
    }

    fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        of: impl FnOnce(&Row<'_>) -> Result<T, Trouble>,
    ) -> Result<Option<T>, Trouble> {
        let mut select = self.connection.prepare_cached(sql)?;
        let mut rows = select.query(params)?;
        rows.next()?.map(of).transpose()
    }

    /// The entry of an id that `sql` finds, with its evidence.
    fn whole<T: DeserializeOwned>(
        &self,
        sql: &str,
        id: &str,
        told: impl Fn(&mut T) -> &mut Told,
    ) -> Result<Option<T>, Trouble> {
        let mut entry: Option<T> = self.one(sql, [id], |row| parse(row, 0))?;
        if let Some(entry) = &mut entry {
            told(entry).evidence = evidence(self.connection, id)?;
        }
        Ok(entry)
    }

    /// Few numbers out of many rows, from one to the next: `sql` finds the first that is `?2` or more.
    fn few(&self, sql: &str, of: i64) -> Result<Vec<i64>, Trouble> {
        let mut out = Vec::new();
        let mut from = Some(i64::MIN);
        while let Some(least) = from {
            let next = self.one(sql, [of, least], |row| Ok(row.get(0)?))?;
            out.extend(next);
            from = next.and_then(|n: i64| n.checked_add(1));
        }
        Ok(out)
    }
}

/// From [`SIGHTING`].
fn sighting(row: &Row<'_>) -> Result<KeptSighting, Trouble> {
    let places: String = row.get(3)?;
    Ok(KeptSighting {
        report: row.get(0)?,
        ordinal: row.get(1)?,
        look: unsigned(row.get(2)?),
        claims: claims(&places)?,
        places,
        sure: Sure::of(row.get(4)?),
        background: row.get(5)?,
    })
}

/// The claims among the places of a sighting.
pub(crate) fn claims(places: &str) -> Result<Vec<usize>, Trouble> {
    let places: Vec<(usize, IgnoredAny)> =
        serde_json::from_str(places).map_err(|e| Trouble::Damaged(e.to_string()))?;
    let mut claims: Vec<usize> = places.into_iter().map(|p| p.0).collect();
    claims.sort_unstable();
    claims.dedup();
    Ok(claims)
}

/// From [`LOOK`].
fn look(row: &Row<'_>) -> Result<KeptLook, Trouble> {
    Ok(KeptLook {
        key: unsigned(row.get(0)?),
        name: row.get(1)?,
        country: country(row, 2)?,
        rest: row.get(3)?,
        span: row.get(4)?,
        joined: row
            .get_ref(5)?
            .as_str()
            .map_err(|e| Trouble::Damaged(e.to_string()))?
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
        person: row.get(6)?,
    })
}

/// First and last day.
fn days(row: &Row<'_>, column: usize) -> Result<Option<DayNumbers>, Trouble> {
    let (first, last): (Option<i32>, Option<i32>) = (row.get(column)?, row.get(column + 1)?);
    Ok(first.zip(last))
}

fn country(row: &Row<'_>, column: usize) -> Result<Option<CountryCode>, Trouble> {
    let code = row.get_ref(column)?.as_str();
    Ok(CountryCode::new(
        code.map_err(|e| Trouble::Damaged(e.to_string()))?,
    ))
}

fn date(row: &Row<'_>, column: usize) -> Result<Option<Edtf>, Trouble> {
    let date: Option<String> = row.get(column)?;
    Ok(date.and_then(|d| d.parse().ok()))
}

fn place(row: &Row<'_>) -> Result<Place, Trouble> {
    Ok((row.get(0)?, row.get(1)?))
}

const SIGHTING: &str = "s.report, s.ordinal, s.look, s.places, s.sure, s.background";
const LOOK: &str = "look, name, country, rest, span, joined, person";

impl Kept for Tables<'_> {
    type Error = Trouble;

    fn standing(&self, report: ReportKey) -> Result<Option<Standing>, Trouble> {
        self.one(
            "SELECT r.id, r.published, r.outlet, r.agency, r.url, r.title, s.first, s.last, s.origin \
             FROM standings s JOIN report_meta r ON r.id = s.id WHERE s.report = ?1",
            [report],
            |row| {
                let (first, last): (Option<i32>, Option<i32>) = (row.get(6)?, row.get(7)?);
                Ok(Standing {
                    meta: ReportMeta {
                        id: row.get(0)?,
                        published: date(row, 1)?,
                        outlet: row.get(2)?,
                        agency: row.get(3)?,
                        url: row.get(4)?,
                        title: row.get(5)?,
                    },
                    written: first.zip(last),
                    origin: row.get(8)?,
                })
            },
        )
    }

    fn ruling(&self, report: ReportKey) -> Result<Option<String>, Trouble> {
        let sql = "SELECT told FROM rulings WHERE report = ?1";
        self.one(sql, [report], |row| Ok(row.get(0)?))
    }

    fn fact(&self, at: Place) -> Result<Option<Fact>, Trouble> {
        self.one(
            "SELECT fact FROM claims WHERE report = ?1 AND position = ?2 AND retracted_at IS NULL",
            params![at.0, at.1],
            |row| parse(row, 0),
        )
    }

    fn facts(&self, report: ReportKey, of: &str) -> Result<Vec<(usize, Fact)>, Trouble> {
        self.list(
            "SELECT position, fact FROM claims WHERE report = ?1 AND type = ?2 AND retracted_at IS NULL",
            params![report, of],
            |row| Ok((row.get(0)?, parse(row, 1)?)),
        )
    }

    fn sightings(&self, report: ReportKey) -> Result<Vec<(KeptSighting, String)>, Trouble> {
        self.list(
            &format!(
                "SELECT {SIGHTING}, l.person FROM sightings s JOIN looks l ON l.look = s.look \
                 WHERE s.report = ?1 ORDER BY s.ordinal"
            ),
            [report],
            |row| Ok((sighting(row)?, row.get(6)?)),
        )
    }

    fn looks(&self, name: &str, country: Option<CountryCode>) -> Result<Vec<KeptLook>, Trouble> {
        let sql = format!("SELECT {LOOK} FROM looks WHERE name = ?1 AND country = ?2");
        self.list(&sql, params![name, code(country)], look)
    }

    fn looks_of(&self, person: &str) -> Result<Vec<KeptLook>, Trouble> {
        let sql = format!("SELECT {LOOK} FROM looks WHERE person = ?1");
        self.list(&sql, [person], look)
    }

    fn whose(&self, look: u64) -> Result<Option<String>, Trouble> {
        let sql = "SELECT person FROM looks WHERE look = ?1";
        self.one(sql, [signed(look)], |row| Ok(row.get(0)?))
    }

    fn spots(&self, look: u64) -> Result<Vec<KeptSpot>, Trouble> {
        self.list(
            &format!(
                "SELECT {SIGHTING}, t.id, t.day_first, t.day_last FROM sightings s \
                 JOIN standings t ON t.report = s.report WHERE s.look = ?1"
            ),
            [signed(look)],
            |row| {
                Ok(KeptSpot {
                    sighting: sighting(row)?,
                    id: row.get(6)?,
                    published: days(row, 7)?,
                })
            },
        )
    }

    fn tellings(&self, look: u64) -> Result<Vec<Telling>, Trouble> {
        self.list(
            "SELECT s.report, t.origin, s.sure, s.background FROM sightings s \
             JOIN standings t ON t.report = s.report WHERE s.look = ?1",
            [signed(look)],
            |row| telling(row, 0),
        )
    }

    fn names(&self, key: &str) -> Result<Vec<(String, Option<CountryCode>)>, Trouble> {
        self.list(
            "SELECT name, country FROM name_keys WHERE key = ?1",
            [key],
            |row| Ok((row.get(0)?, country(row, 1)?)),
        )
    }

    fn person(&self, id: &str) -> Result<Option<(String, Vec<CountryCode>)>, Trouble> {
        Ok(known(self.connection, id)?)
    }

    fn block(&self, key: u64, days: DayNumbers) -> Result<Vec<Place>, Trouble> {
        self.list(
            "SELECT report, position FROM blocks WHERE key = ?1 AND first <= ?3 AND last >= ?2",
            params![signed(key), days.0, days.1],
            place,
        )
    }

    fn grams(&self, gram: u64, most: usize) -> Result<BTreeSet<u64>, Trouble> {
        self.list(
            "SELECT wording FROM grams WHERE gram = ?1 LIMIT ?2",
            params![signed(gram), most],
            |row| Ok(unsigned(row.get(0)?)),
        )
    }

    fn entry_of(&self, at: Place) -> Result<Option<String>, Trouble> {
        self.one(
            "SELECT entry FROM claim_entries WHERE report = ?1 AND position = ?2",
            params![at.0, at.1],
            |row| Ok(row.get(0)?),
        )
    }

    fn claims_of(&self, entry: &str) -> Result<Vec<Place>, Trouble> {
        self.list(
            "SELECT report, position FROM claim_entries WHERE entry = ?1",
            [entry],
            place,
        )
    }

    fn encounter(&self, id: &str) -> Result<Option<ContactEntry>, Trouble> {
        let sql = "SELECT entry FROM encounters WHERE id = ?1";
        self.whole(sql, id, |e: &mut ContactEntry| &mut e.told)
    }

    fn quote(&self, id: &str) -> Result<Option<QuoteEntry>, Trouble> {
        let sql = "SELECT entry FROM quotes WHERE id = ?1";
        self.whole(sql, id, |e: &mut QuoteEntry| &mut e.told)
    }

    fn figure(&self, id: &str) -> Result<Option<FigureEntry>, Trouble> {
        let sql = "SELECT entry FROM figures WHERE id = ?1";
        self.whole(sql, id, |e: &mut FigureEntry| &mut e.told)
    }

    fn settled(&self, id: &str) -> Result<Option<(Option<Edtf>, Status)>, Trouble> {
        self.one(
            "SELECT date, status FROM encounters WHERE id = ?1",
            [id],
            |row| {
                let status: String = row.get(1)?;
                let status = serde_json::from_value(status.into());
                Ok((
                    date(row, 0)?,
                    status.map_err(|e| Trouble::Damaged(e.to_string()))?,
                ))
            },
        )
    }

    fn links(&self, key: u64, days: DayNumbers, frame: bool) -> Result<Vec<String>, Trouble> {
        self.list(
            "SELECT entry FROM links WHERE key = ?1 AND frame = ?4 AND first <= ?3 AND last >= ?2",
            params![signed(key), days.0, days.1, frame],
            |row| Ok(row.get(0)?),
        )
    }

    fn held(&self, office: &str, look: u64) -> Result<Vec<KeptHeld>, Trouble> {
        self.list(
            "SELECT s.report, t.origin, s.sure, s.background, s.position, s.garb, s.first, s.last, \
             t.day_first, t.day_last FROM seen s JOIN standings t ON t.report = s.report \
             WHERE s.look = ?1 AND s.office = ?2",
            params![signed(look), office_number(office)],
            |row| {
                Ok(KeptHeld {
                    at: (row.get(0)?, row.get(4)?),
                    garb: unsigned(row.get(5)?),
                    days: days(row, 6)?,
                    telling: telling(row, 0)?,
                    published: days(row, 8)?,
                })
            },
        )
    }

    fn offices_of(&self, look: u64) -> Result<Vec<String>, Trouble> {
        let sql =
            "SELECT office FROM seen WHERE look = ?1 AND office >= ?2 ORDER BY office LIMIT 1";
        Ok(self
            .few(sql, signed(look))?
            .into_iter()
            .map(office_id)
            .collect())
    }

    fn garbs(&self, office: &str) -> Result<Vec<u64>, Trouble> {
        let sql = "SELECT garb FROM seen WHERE office = ?1 AND garb >= ?2 ORDER BY garb LIMIT 1";
        let found = self.few(sql, office_number(office))?;
        Ok(found.into_iter().map(unsigned).collect())
    }

    fn telling_garb(&self, office: &str, garb: u64, most: usize) -> Result<usize, Trouble> {
        let found = self.one(
            "SELECT count(*) FROM (SELECT 1 FROM seen WHERE office = ?1 AND garb = ?2 LIMIT ?3)",
            params![office_number(office), signed(garb), most],
            |row| Ok(row.get(0)?),
        )?;
        Ok(found.unwrap_or_default())
    }

    fn garb(&self, number: u64) -> Result<Option<String>, Trouble> {
        let sql = "SELECT told FROM garbs WHERE garb = ?1";
        self.one(sql, [signed(number)], |row| Ok(row.get(0)?))
    }

    fn told_of(&self, office: &str) -> Result<Vec<(Place, u64)>, Trouble> {
        self.list(
            "SELECT report, position, garb FROM seen WHERE office = ?1",
            [office_number(office)],
            |row| Ok((place(row)?, unsigned(row.get(2)?))),
        )
    }

    fn office(&self, id: &str) -> Result<Option<OfficeEntry>, Trouble> {
        self.one("SELECT entry FROM offices WHERE id = ?1", [id], |row| {
            parse(row, 0)
        })
    }

    fn holders(&self, office: &str) -> Result<Option<Vec<KeptHolder>>, Trouble> {
        let there: Option<i64> = self
            .connection
            .prepare_cached("SELECT 1 FROM offices WHERE id = ?1")?
            .query_row([office], |row| row.get(0))
            .optional()?;
        if there.is_none() {
            return Ok(None);
        }
        let holders = self.list(
            "SELECT id, person, first_seen, last_seen FROM holders WHERE office = ?1",
            [office],
            |row| Ok((row.get(0)?, row.get(1)?, date(row, 2)?, date(row, 3)?)),
        )?;
        Ok(Some(holders))
    }

    fn bearers(&self, office: &str, unnamed: bool) -> Result<Vec<(String, Option<Edtf>)>, Trouble> {
        let which = if unnamed { "AND b.named = 0" } else { "" };
        self.list(
            &format!(
                "SELECT b.entry, e.date FROM bearers b JOIN encounters e ON e.id = b.entry \
                 WHERE b.office = ?1 {which}"
            ),
            [office],
            |row| Ok((row.get(0)?, date(row, 1)?)),
        )
    }

    fn prints(&self, print: u64, most: usize) -> Result<BTreeSet<ReportKey>, Trouble> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        self.list(
            "SELECT report FROM prints WHERE print = ?1 LIMIT ?2",
            params![signed(print), most],
            |row| Ok(row.get(0)?),
        )
    }

    fn fingerprints(&self, report: ReportKey) -> Result<Vec<u64>, Trouble> {
        let prints = self.one(
            "SELECT fingerprints FROM reports WHERE key = ?1",
            [report],
            |row| Ok(numbers(&row.get::<_, Vec<u8>>(0)?)),
        )?;
        Ok(prints.unwrap_or_default())
    }

    fn sizes(&self, report: ReportKey) -> Result<usize, Trouble> {
        let size = self.one(
            "SELECT prints FROM standings WHERE report = ?1",
            [report],
            |row| Ok(row.get(0)?),
        )?;
        Ok(size.unwrap_or(0))
    }

    fn copies(&self, key: u64) -> Result<Vec<ReportKey>, Trouble> {
        self.list(
            "SELECT report FROM standings WHERE copies = ?1",
            [signed(key)],
            |row| Ok(row.get(0)?),
        )
    }

    fn agency(&self, agency: &str) -> Result<Option<i64>, Trouble> {
        self.one(
            "SELECT origin FROM standings WHERE agency = ?1 LIMIT 1",
            [agency],
            |row| Ok(row.get(0)?),
        )
    }

    fn origin(&self, number: i64) -> Result<Option<(Origin, Vec<ReportKey>)>, Trouble> {
        let keys: Vec<ReportKey> = self.list(
            "SELECT report FROM standings WHERE origin = ?1",
            [number],
            |row| Ok(row.get(0)?),
        )?;
        if keys.is_empty() {
            return Ok(None);
        }
        let origin = self.one(
            "SELECT o.entry FROM standings s JOIN reports r ON r.key = s.report \
             JOIN origin_reports m ON m.report = r.id JOIN origins o ON o.id = m.origin \
             WHERE s.origin = ?1 LIMIT 1",
            [number],
            |row| parse(row, 0),
        )?;
        let missing = || Trouble::Damaged(format!("no origin {number}"));
        Ok(Some((origin.ok_or_else(missing)?, keys)))
    }
}

/// Report, origin, confidence, background.
fn telling(row: &Row<'_>, column: usize) -> Result<Telling, Trouble> {
    Ok(Telling {
        report: row.get(column)?,
        origin: row.get(column + 1)?,
        sure: row.get(column + 2)?,
        background: row.get(column + 3)?,
    })
}
