//! FollowTheMoney: entities, a JSON object a line, as Aleph, OpenAleph and OpenSanctions take them.
//!
//! The model has no schema for a meeting, a quotation or a number claimed: encounters become `Event`, quotes and
//! figures `Note`, and `Documentation` ties each to its reports with the words that say it.

use crate::json;
use crate::world::{
    Actor, World, capacity, dispute, ends, known, named_id, of_states, office_name, one_line,
    organisation_id, place_id, report_id, speaker_party, state_id, token, told_by,
};
use serde_json::{Map, Value, json};
use sidelines_facts::{CountryCode, Edtf, Encounter, EncounterKind, Party, Place};
use sidelines_resolve::{
    ContactEntry, EventEntry, FigureEntry, MembershipEntry, PartyLink, QuoteEntry, Told,
};
use sidelines_wording::contacts;
use sidelines_wording::names::country_name;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// Entities by id, so that each is written once.
#[derive(Default)]
struct Entities(BTreeMap<String, Entity>);

#[derive(Default)]
struct Entity {
    schema: &'static str,
    properties: BTreeMap<&'static str, Vec<String>>,
}

impl Entity {
    fn new(schema: &'static str) -> Self {
        Self {
            schema,
            ..Self::default()
        }
    }

    fn put(&mut self, property: &'static str, value: impl Into<String>) -> &mut Self {
        let value = value.into();
        let values = self.properties.entry(property).or_default();
        if !value.trim().is_empty() && !values.contains(&value) {
            values.push(value);
        }
        self
    }

    fn all(
        &mut self,
        property: &'static str,
        values: impl IntoIterator<Item = String>,
    ) -> &mut Self {
        for value in values {
            self.put(property, value);
        }
        self
    }

    fn date(&mut self, property: &'static str, date: Option<&Edtf>) -> &mut Self {
        self.all(property, iso(date))
    }
}

/// Dates as prefixes of ISO dates; of alternatives all.
fn iso(date: Option<&Edtf>) -> Vec<String> {
    let Some(date) = date.filter(|d| d.has_year()) else {
        return Vec::new();
    };
    match date.as_partial() {
        Some(one) => vec![one.to_string()],
        None => date
            .alternatives()
            .iter()
            .map(ToString::to_string)
            .collect(),
    }
}

/// Writes the record.
pub(crate) fn write(world: &World<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut all = Entities::default();
    let mut words = cited(world);
    for report in &world.record.reports {
        let mut e = Entity::new("Article");
        e.put("fileName", &report.id)
            .date("publishedAt", report.published.as_ref());
        e.all("title", report.title.clone())
            .all("publisher", report.outlet.clone());
        e.all("author", report.agency.clone())
            .all("sourceUrl", address(report.url.as_ref()))
            .put("language", "eng");
        // The words that say something, not the whole report: the record has no more.
        e.all(
            "bodyText",
            words.remove(report.id.as_str()).map(|all| all.join("\n")),
        );
        all.0.insert(report_id(&report.id), e);
    }
    for person in &world.record.persons {
        let mut e = Entity::new("Person");
        e.put("name", &person.name);
        e.all("alias", person.spellings.iter().map(|s| s.name.clone()));
        if let Some(aliases) = e.properties.get_mut("alias") {
            aliases.retain(|a| *a != person.name);
        }
        e.all("country", person.countries.iter().map(code));
        e.all(
            "position",
            person
                .offices
                .iter()
                .filter_map(|id| world.office(id))
                .map(office_name),
        );
        all.0
            .insert(person.id.clone(), sourced(e, world, &person.told));
    }
    for office in &world.record.offices {
        all.office(world, &office.id);
        for h in &office.holders {
            let mut e = Entity::new("Occupancy");
            e.put("holder", &h.person).put("post", &office.id);
            e.date("startDate", h.known_start.as_ref())
                .date("endDate", h.known_end.as_ref());
            e.date("date", h.first_seen.as_ref())
                .date("date", h.last_seen.as_ref());
            e.all("status", h.qualifiers.iter().map(|q| token(&q.qualifier)));
            if h.known_end.is_some() || h.former_by.is_some() {
                e.put("status", "ended");
            }
            e.all("summary", h.titles.iter().cloned());
            e.all(
                "description",
                h.ranks.iter().map(|r| format!("rank: {}", r.rank)),
            );
            all.0
                .insert(h.id.clone(), interval(e, world, &h.told, &h.id));
        }
    }
    for e in &world.record.encounters {
        all.encounter(world, e);
    }
    for v in &world.record.events {
        all.event(world, v);
    }
    for q in &world.record.quotes {
        all.quote(world, q);
    }
    for m in &world.record.memberships {
        all.membership(world, m);
    }
    for f in &world.record.figures {
        all.figure(world, f);
    }
    for (id, entity) in &all.0 {
        let properties: Map<String, Value> = entity
            .properties
            .iter()
            .filter(|(_, values)| !values.is_empty())
            .map(|(name, values)| ((*name).to_owned(), json!(values)))
            .collect();
        let line = json!({ "id": id, "schema": entity.schema, "properties": properties });
        json::write_line(out, &line)?;
    }
    Ok(())
}

/// Of each report the words that say something, in their order and each once.
fn cited<'a>(world: &World<'a>) -> BTreeMap<&'a str, Vec<String>> {
    let all = world.record.all_told().flat_map(|(_, told)| &told.evidence);
    let mut at: BTreeMap<&str, BTreeSet<(usize, usize, &str)>> = BTreeMap::new();
    for e in all {
        let pieces = at.entry(e.report.as_str()).or_default();
        pieces.insert((e.start, usize::MAX - e.end, e.text.as_str()));
    }
    let lines = |pieces: BTreeSet<(usize, usize, &str)>| {
        let mut lines = Vec::new();
        let mut until = 0;
        // What lies inside another piece is there already: the longest of one beginning comes first.
        for (_, rest, text) in pieces {
            let end = usize::MAX - rest;
            if end > until {
                lines.push(one_line(text));
                until = end;
            }
        }
        lines
    };
    at.into_iter()
        .map(|(id, pieces)| (id, lines(pieces)))
        .collect()
}

impl Entities {
    fn state(&mut self, country: CountryCode) -> String {
        let id = state_id(country);
        self.0.entry(id.clone()).or_insert_with(|| {
            let mut e = Entity::new("PublicBody");
            e.put("name", country_name(country))
                .put("country", code(&country))
                .put("topics", "gov.national");
            e
        });
        id
    }

    fn organisation(&mut self, name: &str) -> String {
        let id = organisation_id(name);
        self.0.entry(id.clone()).or_insert_with(|| {
            let mut e = Entity::new("Organization");
            match known(name) {
                Some(org) => {
                    e.put("name", &org.name)
                        .all("abbreviation", org.short.clone());
                    e.all("alias", org.forms.iter().cloned());
                    if of_states(org) {
                        e.put("topics", "gov.igo");
                    }
                }
                None => {
                    e.put("name", name);
                }
            }
            e
        });
        id
    }

    fn office(&mut self, world: &World<'_>, id: &str) -> Option<String> {
        let office = world.office(id)?;
        let org = office.org.as_deref().map(|org| self.organisation(org));
        let mut e = Entity::new("Position");
        e.put("name", office_name(office))
            .all("country", office.country.iter().map(code))
            .all("organization", org);
        self.0.entry(id.to_owned()).or_insert(e);
        Some(id.to_owned())
    }

    /// A place with what is known of it; none where nothing is.
    fn address(&mut self, place: &Place) -> Option<String> {
        let full = contacts::place(Some(place));
        if full.is_empty() {
            return None;
        }
        let id = place_id(place);
        let e = self
            .0
            .entry(id.clone())
            .or_insert_with(|| Entity::new("Address"));
        e.put("full", full)
            .all("city", place.name.clone())
            .all("country", place.country.iter().map(code));
        e.all("latitude", place.lat.map(|v| v.to_string()))
            .all("longitude", place.lon.map(|v| v.to_string()));
        Some(id)
    }

    /// The legal entities that a party is: the person and those for whom he or she acts.
    fn party(&mut self, world: &World<'_>, party: &Party, link: &PartyLink) -> Vec<String> {
        let mut ids = Vec::new();
        if let Some(Actor::Person(id)) = world.actor(party, link) {
            ids.push(id.to_owned());
        } else if let Some(name) = &party.person {
            // Named, but no entry of its own in this part of the record.
            let mut e = Entity::new("Person");
            e.put("name", name)
                .all("country", party.country.iter().map(code));
            let id = named_id(name);
            self.0.entry(id.clone()).or_insert(e);
            ids.push(id);
        }
        ids.extend(party.country.map(|c| self.state(c)));
        ids.extend(party.org.as_deref().map(|org| self.organisation(org)));
        ids
    }

    fn encounter(&mut self, world: &World<'_>, entry: &ContactEntry) {
        let c = &entry.encounter;
        let travels = c.kind == EncounterKind::Visit;
        let mut e = Entity::new(if travels { "Trip" } else { "Event" });
        e.put("name", title(c));
        when(&mut e, c.date.as_ref());
        place(&mut e, c.place.as_ref());
        let there = c.place.as_ref().and_then(|p| self.address(p));
        e.all("addressEntity", there.clone());
        if travels {
            e.all("endLocation", there);
        }
        let parties = c
            .parties
            .iter()
            .zip(&entry.parties)
            .chain(c.attendees.iter().zip(&entry.attendees));
        for (party, link) in parties {
            let ids = self.party(world, party, link);
            if party.role == Some(sidelines_facts::PartyRole::Host)
                || party.org.is_some() && c.name.is_some()
            {
                e.all("organizer", ids.clone());
            }
            e.all("involved", ids);
        }
        e.put("keywords", token(&c.kind))
            .put("keywords", format!("status: {}", token(&c.status)));
        e.all("keywords", c.mode.map(|m| token(&m)))
            .all("keywords", c.topics.iter().cloned());
        e.all("description", c.parties.iter().map(capacity));
        e.all(
            "description",
            c.attendees
                .iter()
                .map(|p| format!("present: {}", capacity(p))),
        );
        e.all("description", c.part_of.iter().map(|_| contacts::margin(c)));
        e.all("summary", c.outcomes.iter().map(|o| format!("agreed: {o}")));
        e.all(
            "notes",
            c.according_to.iter().map(|by| format!("according to {by}")),
        );
        e.all(
            "notes",
            c.date
                .as_ref()
                .filter(|d| d.as_partial().is_none() || !d.has_year())
                .map(|d| format!("date: {d}")),
        );
        for claim in &entry.history {
            let by = claim
                .according_to
                .as_ref()
                .map(|by| format!(", according to {by}"))
                .unwrap_or_default();
            let day = claim
                .published
                .as_ref()
                .map(|d| format!("{d}, "))
                .unwrap_or_default();
            let new = claim
                .moved_to
                .as_ref()
                .map(|d| format!(", moved to {d}"))
                .unwrap_or_default();
            e.put(
                "notes",
                format!(
                    "{}{new} ({day}{}{by})",
                    token(&claim.status),
                    claim.claim.report
                ),
            );
        }
        e.all("notes", world.inferred(entry));
        doubts(&mut e, &entry.told);
        let e = sourced(e, world, &entry.told);
        self.0.insert(entry.id.clone(), e);
        self.documents(world, &entry.id, &entry.told);
        let over = entry
            .links
            .gathering
            .iter()
            .map(|id| (id, "on the sidelines of"));
        for (whole, role) in over.chain(entry.links.visits.iter().map(|id| (id, "during"))) {
            if world.encounter(whole).is_some() {
                let mut e = Entity::new("UnknownLink");
                e.put("subject", &entry.id)
                    .put("object", whole)
                    .put("role", role);
                self.0.insert(format!("{}-in-{whole}", entry.id), e);
            }
        }
    }

    fn event(&mut self, world: &World<'_>, entry: &EventEntry) {
        let v = &entry.event;
        let mut e = Entity::new("Event");
        let who: Vec<String> = v.actors.iter().map(contacts::party).collect();
        let whom: Vec<String> = v.recipients.iter().map(contacts::party).collect();
        let parts = [
            v.name.clone(),
            Some(v.kind.clone()).filter(|_| v.name.is_none()),
        ];
        let name: Vec<String> = parts
            .into_iter()
            .flatten()
            .chain((!who.is_empty()).then(|| who.join(", ")))
            .collect();
        let to = if whom.is_empty() {
            String::new()
        } else {
            format!(" – {}", whom.join(", "))
        };
        e.put("name", format!("{}{to}", name.join(": ")));
        when(&mut e, v.date.as_ref());
        place(&mut e, v.place.as_ref());
        for (party, link) in v
            .actors
            .iter()
            .zip(&entry.actors)
            .chain(v.recipients.iter().zip(&entry.recipients))
        {
            let ids = self.party(world, party, link);
            e.all("involved", ids);
        }
        e.put("keywords", &v.kind).all(
            "keywords",
            v.status.map(|s| format!("status: {}", token(&s))),
        );
        e.all("description", v.actors.iter().map(capacity));
        e.all(
            "description",
            v.recipients.iter().map(|p| format!("to: {}", capacity(p))),
        );
        if let Some(p) = &v.plover {
            let parts = std::iter::once(&p.event).chain(&p.mode).chain(&p.context);
            e.put(
                "notes",
                format!("PLOVER: {}", parts.cloned().collect::<Vec<_>>().join(", ")),
            );
        }
        doubts(&mut e, &entry.told);
        self.0
            .insert(entry.id.clone(), sourced(e, world, &entry.told));
        self.documents(world, &entry.id, &entry.told);
    }

    fn quote(&mut self, world: &World<'_>, entry: &QuoteEntry) {
        let q = &entry.quote;
        let mut e = Entity::new("Note");
        let by = contacts::speaker(q.speaker.as_ref());
        let day = q
            .date
            .as_ref()
            .map(|d| format!(", {d}"))
            .unwrap_or_default();
        e.put("name", format!("{by}, {}{day}", token(&q.medium)));
        e.put("description", &q.text);
        if let Some(speaker) = &q.speaker {
            let ids = self.party(world, &speaker_party(speaker), &entry.speaker);
            e.all("entity", ids);
            e.put(
                "notes",
                format!("speaker: {}", capacity(&speaker_party(speaker))),
            );
        }
        e.all(
            "entity",
            entry
                .encounter
                .iter()
                .filter(|id| world.encounter(id).is_some())
                .cloned(),
        );
        e.put("keywords", "quote").put("keywords", token(&q.medium));
        e.put("keywords", if q.direct { "direct" } else { "indirect" });
        e.all("notes", q.addressee.iter().map(|to| format!("to: {to}")));
        e.all("notes", q.date.iter().map(|d| format!("date: {d}")));
        doubts(&mut e, &entry.told);
        self.0
            .insert(entry.id.clone(), sourced(e, world, &entry.told));
        self.documents(world, &entry.id, &entry.told);
    }

    fn membership(&mut self, world: &World<'_>, entry: &MembershipEntry) {
        let m = &entry.membership;
        let member = match CountryCode::new(&m.party).filter(|_| m.party.len() == 2) {
            Some(country) => self.state(country),
            None => self.organisation(&m.party),
        };
        let organisation = self.organisation(&m.org);
        let mut e = Entity::new("Membership");
        e.put("member", member)
            .put("organization", organisation)
            .put("role", token(&m.role));
        e.all("status", m.status.map(|s| token(&s)));
        e.date("startDate", m.since.as_ref())
            .date("endDate", m.until.as_ref());
        e.date("date", entry.first_seen.as_ref())
            .date("date", entry.last_seen.as_ref());
        self.0
            .insert(entry.id.clone(), interval(e, world, &entry.told, &entry.id));
    }

    fn figure(&mut self, world: &World<'_>, entry: &FigureEntry) {
        let f = &entry.figure;
        let mut e = Entity::new("Note");
        let approx = f
            .approx
            .map(|a| format!("{} ", token(&a)))
            .unwrap_or_default();
        e.put(
            "name",
            format!(
                "{approx}{} {}",
                f.value,
                f.unit.as_deref().unwrap_or_default()
            )
            .trim(),
        );
        e.put("keywords", "figure");
        e.all(
            "notes",
            entry.claimants.iter().map(|by| format!("claimed by {by}")),
        );
        e.all("notes", f.as_of.iter().map(|d| format!("as of {d}")));
        e.all("description", world.citations(&entry.told));
        doubts(&mut e, &entry.told);
        self.0
            .insert(entry.id.clone(), sourced(e, world, &entry.told));
        self.documents(world, &entry.id, &entry.told);
    }

    /// The ties to the reports, with the words.
    fn documents(&mut self, world: &World<'_>, id: &str, told: &Told) {
        for report in &told.reports {
            let mut e = Entity::new("Documentation");
            e.put("document", report_id(report))
                .put("entity", id)
                .put("role", "tells");
            e.date(
                "date",
                world
                    .record
                    .report(report)
                    .and_then(|r| r.published.as_ref()),
            );
            let words = told.evidence.iter().filter(|w| w.report == *report);
            for w in words {
                e.put("summary", &w.text)
                    .put("description", world.citation(w));
            }
            self.0.insert(format!("{id}-{}", report_id(report)), e);
        }
    }
}

/// "meeting: Rajnath Singh – Sherali Mirzo".
fn title(c: &Encounter) -> String {
    let who = contacts::who(c);
    match contacts::kind(c) {
        kind if who.is_empty() => kind.to_owned(),
        kind => format!("{kind}: {who}"),
    }
}

fn when(e: &mut Entity, date: Option<&Edtf>) {
    if date.is_some_and(|d| d.ends().is_some()) {
        let (start, end) = ends(date);
        e.all("startDate", start).all("endDate", end);
    } else {
        e.date("date", date);
    }
}

fn place(e: &mut Entity, place: Option<&Place>) {
    e.put("location", contacts::place(place));
    e.all("country", place.and_then(|p| p.country).iter().map(code));
}

/// Reports differing, weight of the telling, confidence.
fn doubts(e: &mut Entity, told: &Told) {
    e.all(
        "notes",
        told.disputes
            .iter()
            .map(|d| format!("reports differ on {}", dispute(d))),
    );
    e.put(
        "notes",
        format!(
            "told by {}; confidence {:.2}",
            told_by(told),
            told.confidence
        ),
    );
    if told.background {
        e.put("notes", "told as history only");
    }
}

/// With the reports as proof.
fn sourced(mut e: Entity, world: &World<'_>, told: &Told) -> Entity {
    e.all("proof", told.reports.iter().map(|r| report_id(r)));
    for report in world.reports(&told.reports) {
        e.all("publisher", report.outlet.clone())
            .all("sourceUrl", address(report.url.as_ref()));
    }
    e
}

/// The same for what no `Documentation` can point to: the words go into the description.
fn interval(mut e: Entity, world: &World<'_>, told: &Told, id: &str) -> Entity {
    e.put("recordId", id);
    e.all("description", world.citations(told));
    e.all(
        "description",
        told.disputes
            .iter()
            .map(|d| format!("reports differ on {}", dispute(d))),
    );
    e.put(
        "description",
        format!(
            "told by {}; confidence {:.2}",
            told_by(told),
            told.confidence
        ),
    );
    sourced(e, world, told)
}

fn code(country: &CountryCode) -> String {
    country.as_str().to_ascii_lowercase()
}

/// An address that the model takes for one.
fn address(url: Option<&String>) -> Option<String> {
    url.filter(|url| url.starts_with("https://") || url.starts_with("http://"))
        .cloned()
}
