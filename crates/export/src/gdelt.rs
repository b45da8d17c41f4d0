//! GDELT 2.0: events in the columns of its own files.

use crate::Left;
use crate::events::{actor_in_sector, alpha3, coded, dyads, group, sector, tabbed};
use crate::world::World;
use sidelines_facts::{CountryCode, Party, Place};
use sidelines_wording::contacts;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes GDELT 2.0 event rows: 61 columns, tab-separated, no header, as GDELT's own files.
pub(crate) fn write(world: &World<'_>, out: &mut dyn Write) -> io::Result<Left> {
    let (all, left) = coded(world);
    let fips = fips();
    for e in &all {
        for (n, d) in dyads(e).iter().enumerate() {
            let (y, m, day) = (e.first.year(), e.first.month(), e.first.day());
            let mut row = vec![
                row_number(e.id, n).to_string(),
                format!("{y:04}{m:02}{day:02}"),
                format!("{y:04}{m:02}"),
                y.to_string(),
                format!(
                    "{:.4}",
                    f64::from(y) + (f64::from(m) * 30.0 + f64::from(day)) / 365.0
                ),
            ];
            row.extend(actor(Some(d.source)));
            row.extend(actor(d.target));
            row.extend([
                "1".to_owned(),
                d.code.code().to_owned(),
                d.code.base().to_owned(),
                d.code.root().to_owned(),
                d.code.quad_class().to_string(),
                format!("{:.1}", d.code.goldstein()),
                e.told.claims.len().max(1).to_string(),
                e.told.independent_sources.max(1).to_string(),
                e.told.reports.len().max(1).to_string(),
                // No tone: the record has no sentiment.
                String::new(),
            ]);
            // Where the actors were is told only by where it happened.
            row.extend(geo(None, &fips));
            row.extend(geo(None, &fips));
            row.extend(geo(e.place, &fips));
            let published = world
                .reports(&e.told.reports)
                .filter_map(|r| r.published.as_ref()?.bounds());
            let added = published.map(|(first, _)| first).min().unwrap_or(e.first);
            row.push(format!(
                "{:04}{:02}{:02}000000",
                added.year(),
                added.month(),
                added.day()
            ));
            let url = world.reports(&e.told.reports).find_map(|r| r.url.clone());
            row.push(url.unwrap_or_else(|| e.told.reports.join(";")));
            tabbed(out, &row)?;
        }
    }
    Ok(left)
}

/// Code, name, country, known group, ethnic, two religions, three types.
fn actor(p: Option<&Party>) -> [String; 10] {
    let mut out: [String; 10] = Default::default();
    if let Some(p) = p {
        out[0] = actor_in_sector(p, state);
        out[1] = contacts::party(p).to_uppercase();
        out[2] = p.country.map(state).unwrap_or_default();
        if p.country.is_none() {
            out[3] = p
                .org
                .as_deref()
                .map(|org| group(org).to_owned())
                .unwrap_or_default();
        }
        out[7] = sector(p).to_owned();
    }
    out
}

/// Type (1 a country, 4 a city of the world, 0 none), name, country, first and second division, latitude,
/// longitude, feature.
fn geo(place: Option<&Place>, fips: &BTreeMap<&str, &str>) -> [String; 8] {
    let mut out: [String; 8] = Default::default();
    out[0] = "0".to_owned();
    if let Some(p) = place {
        let code = p
            .country
            .and_then(|c| fips.get(c.as_str()).copied())
            .unwrap_or_default();
        out[0] = if p.name.is_some() { "4" } else { "1" }.to_owned();
        out[1] = contacts::place(Some(p));
        out[2] = code.to_owned();
        out[3] = code.to_owned();
        out[5] = p.lat.map(|v| v.to_string()).unwrap_or_default();
        out[6] = p.lon.map(|v| v.to_string()).unwrap_or_default();
        // GDELT's features are those of GNS; of a country its code.
        out[7] = if p.name.is_some() {
            String::new()
        } else {
            code.to_owned()
        };
    }
    out
}

/// CAMEO's code of a state, as GDELT has it: alpha-3 but for a few that CAMEO coded before ISO did otherwise. States
/// that are younger than CAMEO's list have their alpha-3 code.
fn state(country: CountryCode) -> String {
    let lines = include_str!("../data/cameo.csv")
        .lines()
        .filter(|l| !l.starts_with('#'));
    let own = lines
        .filter_map(|l| l.split_once(','))
        .find(|(code, _)| *code == country.as_str());
    own.map_or_else(|| alpha3(country), |(_, cameo)| cameo.to_owned())
}

fn fips() -> BTreeMap<&'static str, &'static str> {
    let lines = include_str!("../data/fips.csv")
        .lines()
        .filter(|l| !l.starts_with('#'));
    lines.filter_map(|l| l.split_once(',')).collect()
}

/// A number for a row, the same on every run: GDELT's ids are whole numbers.
fn row_number(id: &str, n: usize) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in id.bytes().chain(n.to_le_bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    // Signed 64-bit readers, and floats that hold whole numbers, take it as it is.
    hash & ((1 << 53) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_have_cameos_codes() {
        let code = |text| state(CountryCode::new(text).unwrap());
        assert_eq!(code("IN"), "IND");
        assert_eq!(code("RO"), "ROM");
        assert_eq!(code("ME"), "MTN");
        // Not on CAMEO's list.
        assert_eq!(code("SS"), "SSD");
    }
}
