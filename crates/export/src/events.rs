//! Event data: what happened between actors, coded in PLOVER 2.0 or CAMEO, for programs that read such files.
//!
//! The codes are those of `sidelines_facts::plover`. What was denied is no event; what has no date cannot stand in
//! these forms and is counted in [`Left`].

use crate::Left;
use crate::json;
use crate::world::{
    World, clean, dispute, known, of_states, one_line, report_name, token, told_by,
};
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use sidelines_facts::plover::{self, Cameo, Coding};
use sidelines_facts::{CountryCode, Edtf, EncounterKind, Party, Place, Status};
use sidelines_lexicon::{Lexicon, OrganisationKind};
use sidelines_resolve::Told;
use sidelines_wording::contacts;
use std::io::{self, Write};

/// A dated fact with its coding.
pub(crate) struct Coded<'a> {
    pub(crate) id: &'a str,
    coding: Coding,
    pub(crate) first: Date,
    last: Date,
    date: &'a Edtf,
    pub(crate) place: Option<&'a Place>,
    status: Option<Status>,
    /// A gathering is one event, however many came.
    gathering: bool,
    pub(crate) told: &'a Told,
}

/// All that can be coded, in the order of the record.
pub(crate) fn coded<'a>(world: &World<'a>) -> (Vec<Coded<'a>>, Left) {
    let mut all = Vec::new();
    let mut left = Left::default();
    let record = world.record;
    let encounters = record.encounters.iter().map(|entry| {
        let e = &entry.encounter;
        let gathering = e.kind == EncounterKind::Gathering;
        (
            &entry.id,
            plover::encounter(e),
            &e.date,
            &e.place,
            Some(e.status),
            gathering,
            &entry.told,
        )
    });
    let events = record.events.iter().map(|entry| {
        let e = &entry.event;
        (
            &entry.id,
            plover::event(e),
            &e.date,
            &e.place,
            e.status,
            false,
            &entry.told,
        )
    });
    for (id, coding, date, place, status, gathering, told) in encounters.chain(events) {
        let Some(coding) = coding else { continue };
        let closed = |d: &&Edtf| d.ends().is_none_or(|(a, b)| a.is_some() && b.is_some());
        let Some((date, (first, last))) = date
            .as_ref()
            .filter(closed)
            .and_then(|d| Some((d, d.bounds()?)))
        else {
            left.undated += 1;
            continue;
        };
        all.push(Coded {
            id,
            coding,
            first,
            last,
            date,
            place: place.as_ref(),
            status,
            gathering,
            told,
        });
    }
    (all, left)
}

/// Writes PLOVER 2.0, a JSON object a line.
pub(crate) fn plover(world: &World<'_>, out: &mut dyn Write) -> io::Result<Left> {
    let (all, left) = coded(world);
    for e in &all {
        let mut line = Map::new();
        line.insert("id".into(), json!(e.id));
        line.insert("date".into(), json!(e.first.to_string()));
        if e.last != e.first {
            line.insert("enddate".into(), json!(e.last.to_string()));
        }
        line.insert("actor".into(), e.coding.actors.iter().map(entity).collect());
        if !e.coding.recipients.is_empty() {
            line.insert(
                "recipient".into(),
                e.coding.recipients.iter().map(entity).collect(),
            );
        }
        let p = &e.coding.plover;
        line.insert("event".into(), json!([p.event]));
        if let Some(mode) = &p.mode {
            line.insert("mode".into(), json!([mode]));
        }
        line.insert("context".into(), json!(p.context));
        line.extend(p.quad().map(|quad| ("quad_code".to_owned(), json!(quad))));
        line.extend(
            p.scale()
                .map(|scale| ("event_scale".to_owned(), json!(scale))),
        );
        if let Some(place) = e.place {
            line.insert("event_loc".into(), location(place));
        }
        line.insert("event_text".into(), json!(World::first_words(e.told)));
        let words = e.told.evidence.iter().enumerate();
        let text: Vec<Value> = words
            .map(|(i, w)| {
                json!({ "sequence": i + 1, "start": w.start, "end": w.end, "text_story": w.text, "story": w.report })
            })
            .collect();
        line.insert("text_info".into(), json!(text));
        let cites: Vec<Value> = world
            .reports(&e.told.reports)
            .map(|r| {
                json!({
                    "corpus": "sidelines", "citation": report_name(r), "story": r.id, "url": r.url, "title": r.title,
                    "language": "eng", "coder": "sidelines", "codebook": "PLOVER 2.0 draft",
                    "version": env!("CARGO_PKG_VERSION"),
                })
            })
            .collect();
        line.insert("cite_info".into(), json!(cites));
        line.insert(
            "coder".into(),
            json!(format!("sidelines {}", env!("CARGO_PKG_VERSION"))),
        );
        line.insert("comment".into(), json!(comment(e)));
        json::write_line(out, &line)?;
    }
    Ok(left)
}

fn comment(e: &Coded<'_>) -> String {
    let mut parts = vec![format!("date told: {}", e.date)];
    parts.extend(e.status.map(|s| format!("status: {}", token(&s))));
    parts.push(told_by(e.told));
    parts.extend(
        e.told
            .disputes
            .iter()
            .map(|d| format!("reports differ on {}", dispute(d))),
    );
    parts.join("; ")
}

fn entity(p: &Party) -> Value {
    let mut object = Map::new();
    object.insert("code".into(), json!(actor_code(p)));
    object.insert("sector".into(), json!([sector(p)]));
    object.insert("entity_text".into(), json!(contacts::party(p)));
    if let Some(office) = &p.office {
        object.insert("office".into(), json!(office));
    }
    if let Some(org) = &p.org {
        object.insert("identifier_text".into(), json!(org));
    }
    Value::Object(object)
}

fn location(p: &Place) -> Value {
    let mut object = Map::new();
    object.insert("resolved_place".into(), json!(contacts::place(Some(p))));
    object.extend(p.geonameid.map(|id| ("geonameid".to_owned(), json!(id))));
    object.extend(p.lat.map(|v| ("lat".to_owned(), json!(v))));
    object.extend(p.lon.map(|v| ("lon".to_owned(), json!(v))));
    object.extend(
        p.country
            .map(|c| ("country_code".to_owned(), json!(alpha3(c)))),
    );
    // 1 country … 5 place: what is known is a city, or the country alone.
    object.insert(
        "resolution".into(),
        json!(if p.name.is_some() { 4 } else { 1 }),
    );
    Value::Object(object)
}

/// ISO 3166-1 alpha-3; the two letters where the lexicon has no longer code.
pub(crate) fn alpha3(country: CountryCode) -> String {
    let known = Lexicon::embedded()
        .country(country.as_str())
        .map(|c| c.alpha3.clone());
    known
        .filter(|code| !code.is_empty())
        .unwrap_or_else(|| country.to_string())
}

/// The state's code, or the codebook's for bodies that are none.
fn actor_code(p: &Party) -> String {
    actor(p, alpha3)
}

fn actor(p: &Party, state: fn(CountryCode) -> String) -> String {
    match (p.country, p.org.as_deref()) {
        (Some(country), _) => state(country),
        (None, Some(org)) => group(org).to_owned(),
        (None, None) => String::new(),
    }
}

pub(crate) fn group(org: &str) -> &'static str {
    match known(org) {
        Some(o) if o.kind == OrganisationKind::Un => "UNO",
        Some(o) if o.short.as_deref() == Some("EU") => "EUR",
        Some(o) if of_states(o) || o.kind == OrganisationKind::Military => "IGO",
        Some(o) if o.kind == OrganisationKind::NonGovernmental => "NGO",
        Some(o) if o.kind == OrganisationKind::ArmedGroup => "IMG",
        _ => "",
    }
}

/// Government, armed forces, legislature: by the words of the office.
pub(crate) fn sector(p: &Party) -> &'static str {
    const FORCES: &[&str] = &[
        "Chief of",
        "Commander",
        "Army",
        "Navy",
        "Naval",
        "Air Force",
        "Joint Chiefs",
    ];
    const HOUSES: &[&str] = &["Speaker", "Parliament", "Senator", "Member of"];
    let office = p.office.as_deref().unwrap_or_default();
    let has = |words: &[&str]| words.iter().any(|w| office.contains(w));
    let civil = office.contains("Minister") || office.contains("Secretary");
    if p.country.is_none() && p.org.is_some() {
        "IGO"
    } else if has(FORCES) && !civil {
        "MIL"
    } else if has(HOUSES) && !civil {
        "LEG"
    } else if office.contains("Spokesperson") || !office.is_empty() || p.person.is_none() {
        "GOV"
    } else {
        "ELI"
    }
}

/// One row of dyadic event data.
pub(crate) struct Dyad<'a> {
    pub(crate) source: &'a Party,
    pub(crate) target: Option<&'a Party>,
    pub(crate) code: Cameo,
    /// Others on the source's side.
    others: Vec<&'a Party>,
}

/// A coding as rows of a source and a target. The actors of a plain meeting are paired each with each; of a
/// gathering each has one row, with the convening organisation as target, so that twenty guests give twenty rows
/// and not four hundred.
pub(crate) fn dyads<'a>(e: &'a Coded<'_>) -> Vec<Dyad<'a>> {
    let Some(code) = e.coding.cameo else {
        return Vec::new();
    };
    let (actors, recipients) = (&e.coding.actors, &e.coding.recipients);
    let others = |me: &Party| -> Vec<&'a Party> { actors.iter().filter(|p| *p != me).collect() };
    if e.gathering {
        let convener = actors
            .iter()
            .find(|p| p.person.is_none() && p.country.is_none() && p.org.is_some());
        let guests: Vec<&Party> = actors.iter().filter(|p| convener != Some(*p)).collect();
        let row = |source, target| Dyad {
            source,
            target,
            code,
            others: others(source),
        };
        return match (guests.as_slice(), convener) {
            ([], Some(alone)) => vec![row(alone, None)],
            (guests, convener) => guests.iter().map(|source| row(*source, convener)).collect(),
        };
    }
    let mut rows = Vec::new();
    if recipients.is_empty() {
        for (i, source) in actors.iter().enumerate() {
            for target in &actors[i + 1..] {
                rows.push(Dyad {
                    source,
                    target: Some(target),
                    code,
                    others: Vec::new(),
                });
            }
        }
        if let [alone] = actors.as_slice() {
            rows.push(Dyad {
                source: alone,
                target: None,
                code,
                others: Vec::new(),
            });
        }
    } else {
        for source in actors {
            for target in recipients {
                rows.push(Dyad {
                    source,
                    target: Some(target),
                    code,
                    others: others(source),
                });
            }
        }
    }
    rows
}

/// Columns of the Phoenix data sets, which PETRARCH's users read.
const PHOENIX: [&str; 30] = [
    "id_version",
    "date",
    "year",
    "month",
    "day",
    "source",
    "source_root",
    "source_agent",
    "source_others",
    "target",
    "target_root",
    "target_agent",
    "target_others",
    "code",
    "root_code",
    "quad_class",
    "goldstein",
    "issues",
    "lat",
    "lon",
    "placename",
    "state",
    "country",
    "ids",
    "urls",
    "sources",
    "status",
    "independent_sources",
    "date_told",
    "evidence",
];

/// Writes CAMEO rows in the columns of Phoenix, tab-separated with a header, four columns of our own behind them.
pub(crate) fn cameo(world: &World<'_>, out: &mut dyn Write) -> io::Result<Left> {
    let (all, left) = coded(world);
    writeln!(out, "{}", PHOENIX.join("\t"))?;
    for e in &all {
        for (n, d) in dyads(e).iter().enumerate() {
            let reports: Vec<_> = world.reports(&e.told.reports).collect();
            let urls: Vec<&str> = reports.iter().filter_map(|r| r.url.as_deref()).collect();
            let sources: Vec<&str> = reports.iter().filter_map(|r| r.outlet.as_deref()).collect();
            let place = e.place;
            let row = [
                format!("{}_{}_{}", e.id, n + 1, env!("CARGO_PKG_VERSION")),
                format!(
                    "{:04}{:02}{:02}",
                    e.first.year(),
                    e.first.month(),
                    e.first.day()
                ),
                e.first.year().to_string(),
                e.first.month().to_string(),
                e.first.day().to_string(),
                cameo_actor(d.source),
                actor_code(d.source),
                sector(d.source).to_owned(),
                d.others
                    .iter()
                    .map(|p| cameo_actor(p))
                    .collect::<Vec<_>>()
                    .join(";"),
                d.target.map(cameo_actor).unwrap_or_default(),
                d.target.map(actor_code).unwrap_or_default(),
                d.target.map(|p| sector(p).to_owned()).unwrap_or_default(),
                String::new(),
                d.code.code().to_owned(),
                d.code.root().to_owned(),
                d.code.quad_class().to_string(),
                format!("{:.1}", d.code.goldstein()),
                e.coding.plover.context.join(";"),
                place
                    .and_then(|p| p.lat)
                    .map(|v| v.to_string())
                    .unwrap_or_default(),
                place
                    .and_then(|p| p.lon)
                    .map(|v| v.to_string())
                    .unwrap_or_default(),
                place.and_then(|p| p.name.clone()).unwrap_or_default(),
                String::new(),
                place
                    .and_then(|p| p.country)
                    .map(alpha3)
                    .unwrap_or_default(),
                e.told.reports.join(";"),
                urls.join(";"),
                sources.join(";"),
                e.status.map(|s| token(&s)).unwrap_or_default(),
                e.told.independent_sources.to_string(),
                e.date.to_string(),
                World::first_words(e.told),
            ];
            tabbed(out, &row)?;
        }
    }
    Ok(left)
}

/// "INDGOV": the state and the sector, as CAMEO codes its actors.
fn cameo_actor(p: &Party) -> String {
    actor_in_sector(p, alpha3)
}

/// The same with the codes of states that `state` gives.
pub(crate) fn actor_in_sector(p: &Party, state: fn(CountryCode) -> String) -> String {
    let code = actor(p, state);
    match sector(p) {
        "IGO" => {
            if code.is_empty() {
                "IGO".to_owned()
            } else {
                code
            }
        }
        sector => format!("{code}{sector}"),
    }
}

pub(crate) fn tabbed(out: &mut dyn Write, row: &[String]) -> io::Result<()> {
    let row: Vec<String> = row.iter().map(|value| clean(&one_line(value))).collect();
    writeln!(out, "{}", row.join("\t"))
}
