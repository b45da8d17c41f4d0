//! Popolo: people, organisations, posts, memberships, events and speeches in one JSON document.
//!
//! Of all models the closest to diplomacy: a post is an office, a membership holds it, and an event can be part of
//! another, which is what "on the sidelines" means. Reports are `sources`; a report without an address has none to
//! give, and stands in the note alone.

use crate::json;
use crate::world::{
    Actor, World, capacity, dispute, ends, known, office_name, organisation_id, speaker_party,
    state_id, token, told_by,
};
use serde_json::{Map, Value, json};
use sidelines_facts::{CountryCode, EncounterKind, Party, Status};
use sidelines_resolve::{ContactEntry, MembershipEntry, PartyLink, PersonEntry, QuoteEntry, Told};
use sidelines_wording::contacts;
use sidelines_wording::names::country_name;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes the record.
pub(crate) fn write(world: &World<'_>, out: &mut dyn Write) -> io::Result<()> {
    let record = world.record;
    let mut organisations: BTreeMap<String, Value> = BTreeMap::new();
    let mut posts = Vec::new();
    let mut memberships = Vec::new();
    for office in &record.offices {
        let of = match (&office.org, office.country) {
            (Some(org), _) => organisation(&mut organisations, org),
            (None, Some(country)) => state(&mut organisations, country),
            (None, None) => continue,
        };
        posts.push(json!({
            "id": office.id, "label": office_name(office), "role": office.office, "organization_id": of,
        }));
        for h in &office.holders {
            let mut m = told(world, &h.told);
            m.insert("id".into(), json!(h.id));
            m.insert("person_id".into(), json!(h.person));
            m.insert("post_id".into(), json!(office.id));
            m.insert("organization_id".into(), json!(of));
            m.insert(
                "label".into(),
                json!(format!("{}, {}", h.name, office_name(office))),
            );
            m.insert(
                "role".into(),
                json!(h.titles.first().unwrap_or(&office.office)),
            );
            put(&mut m, "start_date", ends(h.known_start.as_ref()).0);
            put(&mut m, "end_date", ends(h.known_end.as_ref()).1);
            // Popolo has no field for days on which something is known to have held.
            put(
                &mut m,
                "first_seen",
                h.first_seen.as_ref().map(ToString::to_string),
            );
            put(
                &mut m,
                "former_by",
                h.former_by.as_ref().map(ToString::to_string),
            );
            put(
                &mut m,
                "last_seen",
                h.last_seen.as_ref().map(ToString::to_string),
            );
            put(&mut m, "qualifier", h.qualifier().map(|q| token(&q)));
            put(&mut m, "rank", h.ranks.last().map(|r| r.rank.clone()));
            memberships.push(Value::Object(m));
        }
    }
    for m in &record.memberships {
        memberships.push(membership(world, &mut organisations, m));
    }
    let events: Vec<Value> = record
        .encounters
        .iter()
        .map(|e| event(world, &mut organisations, e))
        .collect();
    let speeches: Vec<Value> = record.quotes.iter().map(|q| speech(world, q)).collect();
    let persons: Vec<Value> = record.persons.iter().map(|p| person(world, p)).collect();
    let document = json!({
        "persons": persons,
        "organizations": organisations.into_values().collect::<Vec<_>>(),
        "posts": posts,
        "memberships": memberships,
        "events": events,
        "speeches": speeches,
    });
    json::write_pretty(out, &document)
}

fn put(object: &mut Map<String, Value>, key: &str, value: Option<String>) {
    if let Some(value) = value {
        object.insert(key.to_owned(), Value::String(value));
    }
}

/// `sources`, and what Popolo has no field for: the words, the differences, the weight.
fn told(world: &World<'_>, told: &Told) -> Map<String, Value> {
    let links: Vec<Value> = world
        .reports(&told.reports)
        .filter_map(|r| {
            let note = [
                r.outlet.clone(),
                r.published.as_ref().map(ToString::to_string),
                r.title.clone(),
            ];
            let note: Vec<String> = note.into_iter().flatten().collect();
            r.url
                .as_ref()
                .map(|url| json!({ "url": url, "note": note.join(", ") }))
        })
        .collect();
    let mut object = Map::new();
    if !links.is_empty() {
        object.insert("sources".into(), json!(links));
    }
    object.insert("evidence".into(), json!(told.evidence));
    object.insert("reports".into(), json!(told.reports));
    object.insert(
        "independent_sources".into(),
        json!(told.independent_sources),
    );
    if !told.disputes.is_empty() {
        object.insert("disputes".into(), json!(told.disputes));
    }
    object
}

fn person(world: &World<'_>, p: &PersonEntry) -> Value {
    let mut object = Map::new();
    object.insert("id".into(), json!(p.id));
    object.insert("name".into(), json!(p.name));
    let others: Vec<Value> = p
        .spellings
        .iter()
        .filter(|s| s.name != p.name)
        .map(|s| json!({ "name": s.name, "note": format!("spelling in {}", s.reports.join(", ")) }))
        .collect();
    if !others.is_empty() {
        object.insert("other_names".into(), json!(others));
    }
    if let [country] = p.countries.as_slice() {
        object.insert("national_identity".into(), json!(country_name(*country)));
    }
    let links = told(world, &p.told).remove("sources");
    object.extend(links.map(|sources| ("sources".to_owned(), sources)));
    Value::Object(object)
}

fn state(all: &mut BTreeMap<String, Value>, country: CountryCode) -> String {
    let id = state_id(country);
    all.entry(id.clone()).or_insert_with(|| {
        json!({
            "id": id, "name": country_name(country), "classification": "state",
            "identifiers": [{ "scheme": "ISO 3166-1 alpha-2", "identifier": country.as_str() }],
        })
    });
    id
}

fn organisation(all: &mut BTreeMap<String, Value>, name: &str) -> String {
    let id = organisation_id(name);
    all.entry(id.clone()).or_insert_with(|| match known(name) {
        Some(org) => {
            let others: Vec<Value> =
                org.short.iter().chain(&org.forms).map(|name| json!({ "name": name })).collect();
            json!({ "id": id, "name": org.name, "classification": token(&org.kind), "other_names": others })
        }
        None => json!({ "id": id, "name": name }),
    });
    id
}

fn membership(
    world: &World<'_>,
    all: &mut BTreeMap<String, Value>,
    entry: &MembershipEntry,
) -> Value {
    let m = &entry.membership;
    let mut object = told(world, &entry.told);
    object.insert("id".into(), json!(entry.id));
    let organisation_id = organisation(all, &m.org);
    object.insert("organization_id".into(), json!(organisation_id));
    let member = match CountryCode::new(&m.party).filter(|_| m.party.len() == 2) {
        Some(country) => state(all, country),
        None => organisation(all, &m.party),
    };
    // Popolo 1.0: a member that is an organisation.
    let name = all.get(&member).and_then(|o| o.get("name")).cloned();
    object.insert("member".into(), json!({ "id": member, "name": name }));
    object.insert("role".into(), json!(token(&m.role)));
    put(&mut object, "start_date", ends(m.since.as_ref()).0);
    put(&mut object, "end_date", ends(m.until.as_ref()).1);
    put(
        &mut object,
        "first_seen",
        entry.first_seen.as_ref().map(ToString::to_string),
    );
    put(
        &mut object,
        "last_seen",
        entry.last_seen.as_ref().map(ToString::to_string),
    );
    put(&mut object, "status", m.status.map(|s| token(&s)));
    Value::Object(object)
}

fn event(world: &World<'_>, all: &mut BTreeMap<String, Value>, entry: &ContactEntry) -> Value {
    let e = &entry.encounter;
    let mut object = told(world, &entry.told);
    object.insert("id".into(), json!(entry.id));
    let who = contacts::who(e);
    object.insert(
        "name".into(),
        json!(
            e.name
                .clone()
                .unwrap_or_else(|| format!("{}: {who}", contacts::kind(e)))
        ),
    );
    object.insert("classification".into(), json!(token(&e.kind)));
    let status = match e.status {
        Status::Occurred | Status::Ongoing => "confirmed",
        Status::Planned | Status::Possible => "tentative",
        Status::Denied | Status::Cancelled => "cancelled",
    };
    object.insert("status".into(), json!(status));
    object.insert("stage".into(), json!(token(&e.status)));
    let (start, end) = ends(e.date.as_ref());
    put(&mut object, "start_date", start);
    put(&mut object, "end_date", end);
    put(
        &mut object,
        "date",
        e.date.as_ref().map(ToString::to_string),
    );
    put(
        &mut object,
        "location",
        Some(contacts::place(e.place.as_ref())).filter(|p| !p.is_empty()),
    );
    let mut about: Vec<String> = e.topics.iter().map(|t| format!("about: {t}")).collect();
    about.extend(e.outcomes.iter().map(|o| format!("agreed: {o}")));
    about.extend(e.according_to.iter().map(|by| format!("according to {by}")));
    about.push(told_by(&entry.told));
    about.extend(
        entry
            .told
            .disputes
            .iter()
            .map(|d| format!("reports differ on {}", dispute(d))),
    );
    object.insert("description".into(), json!(about.join("; ")));
    let parent = entry
        .links
        .gathering
        .as_ref()
        .or_else(|| entry.links.visits.first());
    put(
        &mut object,
        "parent_id",
        parent.filter(|id| world.encounter(id).is_some()).cloned(),
    );
    put(&mut object, "part_of", e.part_of.clone());
    let convener = e
        .parties
        .iter()
        .find(|p| p.person.is_none() && p.org.is_some());
    if let Some(org) = convener
        .and_then(|p| p.org.as_deref())
        .filter(|_| e.kind == EncounterKind::Gathering)
    {
        object.insert("organization_id".into(), json!(organisation(all, org)));
    }
    let both = e
        .parties
        .iter()
        .zip(&entry.parties)
        .chain(e.attendees.iter().zip(&entry.attendees));
    let attendees: Vec<Value> = both
        .filter_map(|(p, link)| attendee(world, all, p, link))
        .collect();
    object.insert("attendees".into(), json!(attendees));
    Value::Object(object)
}

/// A person, with the capacity on that day; who is not named is told of by the capacity alone.
fn attendee(
    world: &World<'_>,
    all: &mut BTreeMap<String, Value>,
    p: &Party,
    link: &PartyLink,
) -> Option<Value> {
    let mut object = Map::new();
    match world.actor(p, link)? {
        actor @ Actor::Person(id) => {
            object.insert("id".into(), json!(id));
            object.insert("name".into(), json!(world.name(&actor)));
        }
        actor => {
            object.insert(
                "name".into(),
                json!(p.person.clone().unwrap_or_else(|| world.name(&actor))),
            );
        }
    }
    let of = p
        .org
        .as_deref()
        .map(|org| organisation(all, org))
        .or_else(|| p.country.map(|c| state(all, c)));
    put(&mut object, "organization_id", of);
    put(
        &mut object,
        "post_id",
        link.office.clone().filter(|id| world.office(id).is_some()),
    );
    put(&mut object, "office", p.office.clone());
    put(&mut object, "honorific_prefix", p.rank.clone());
    put(&mut object, "role", p.role.map(|r| token(&r)));
    put(&mut object, "inferred_from", link.inferred.clone());
    object.insert("summary".into(), json!(capacity(p)));
    Some(Value::Object(object))
}

fn speech(world: &World<'_>, entry: &QuoteEntry) -> Value {
    let q = &entry.quote;
    let mut object = told(world, &entry.told);
    object.insert("id".into(), json!(entry.id));
    object.insert("text".into(), json!(q.text));
    object.insert("type".into(), json!("speech"));
    object.insert("medium".into(), json!(token(&q.medium)));
    object.insert("direct".into(), json!(q.direct));
    if let Some(speaker) = &q.speaker {
        object.insert(
            "attribution_text".into(),
            json!(capacity(&speaker_party(speaker))),
        );
        put(&mut object, "role", speaker.office.clone());
    }
    let creator = entry.speaker.person.clone();
    put(
        &mut object,
        "creator_id",
        creator.filter(|id| world.person(id).is_some()),
    );
    put(&mut object, "audience_text", q.addressee.clone());
    put(
        &mut object,
        "event_id",
        entry
            .encounter
            .clone()
            .filter(|id| world.encounter(id).is_some()),
    );
    // A date-time in Popolo; of a day the time is not known, so what was told stands in a field of its own.
    let day = q.date.as_ref().and_then(sidelines_facts::Edtf::as_date);
    put(&mut object, "date", day.map(|d| format!("{d}T00:00:00Z")));
    put(
        &mut object,
        "date_told",
        q.date.as_ref().map(ToString::to_string),
    );
    Value::Object(object)
}
