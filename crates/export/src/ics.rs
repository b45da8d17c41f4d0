//! iCalendar (RFC 5545): encounters as entries of a diary.
//!
//! Held and under way are CONFIRMED, planned and possible TENTATIVE, called off and denied CANCELLED. A day is a
//! day's entry, a month the days of the month; what has no date at all has no place in a calendar.

use crate::Left;
use crate::world::{Actor, World, capacity, clean, dispute, organisation_id, token, told_by};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use sidelines_facts::{EncounterKind, PartyRole, Status};
use sidelines_resolve::ContactEntry;
use sidelines_wording::contacts;
use std::io::{self, Write};

/// Writes the record's encounters; tells how many had no date.
pub(crate) fn write(world: &World<'_>, out: &mut dyn Write) -> io::Result<Left> {
    let mut calendar = Calendar::new();
    calendar.append_property(Property::new("X-WR-CALNAME", "Sidelines"));
    let mut undated = 0;
    for entry in &world.record.encounters {
        match event(world, entry) {
            Some(event) => {
                calendar.push(event);
            }
            None => undated += 1,
        }
    }
    for line in calendar.to_string().lines() {
        // The library names itself as the product, and folds some lines one octet too late.
        let line = match line.strip_prefix("PRODID:") {
            Some(_) => "PRODID:-//Sidelines//Sidelines//EN",
            None => line,
        };
        let cut = line.floor_char_boundary(75);
        write!(out, "{}\r\n", &line[..cut])?;
        if cut < line.len() {
            write!(out, " {}\r\n", &line[cut..])?;
        }
    }
    Ok(Left { undated })
}

fn event(world: &World<'_>, entry: &ContactEntry) -> Option<Event> {
    let e = &entry.encounter;
    let date = e
        .date
        .as_ref()
        .filter(|d| d.ends().is_none_or(|(a, b)| a.is_some() && b.is_some()))?;
    let (first, last) = date.bounds()?;
    let after = last.tomorrow().ok()?;
    let basic = |d: jiff::civil::Date| format!("{:04}{:02}{:02}", d.year(), d.month(), d.day());
    let mut event = Event::new();
    event.uid(&format!("{}@sidelines", entry.id));
    // When the entry was last revised: with the youngest report that tells it.
    let reports = world.reports(&entry.told.reports);
    let revised = reports
        .filter_map(|r| r.published.as_ref()?.bounds())
        .map(|(_, last)| last)
        .max();
    event.add_property(
        "DTSTAMP",
        format!("{}T000000Z", basic(revised.unwrap_or(first))),
    );
    day(&mut event, "DTSTART", &basic(first));
    day(&mut event, "DTEND", &basic(after));
    event.summary(&clean(&summary(entry)));
    event.status(match e.status {
        Status::Occurred | Status::Ongoing => EventStatus::Confirmed,
        Status::Planned | Status::Possible => EventStatus::Tentative,
        Status::Denied | Status::Cancelled => EventStatus::Cancelled,
    });
    event.add_property("X-SIDELINES-STATUS", token(&e.status));
    event.add_property("X-SIDELINES-DATE", date.to_string());
    event.add_property("SEQUENCE", changes(entry).to_string());
    event.add_property("TRANSP", "TRANSPARENT");
    let place = contacts::place(e.place.as_ref());
    if !place.is_empty() {
        event.location(&clean(&place));
    }
    if let Some((lat, lon)) = e.place.as_ref().and_then(|p| p.lat.zip(p.lon)) {
        event.add_property("GEO", format!("{lat};{lon}"));
    }
    event.add_multi_property("CATEGORIES", &token(&e.kind).to_uppercase());
    event.description(&clean(&description(world, entry)));
    if let Some(url) = world
        .reports(&entry.told.reports)
        .find_map(|r| r.url.as_deref())
    {
        event.add_property("URL", url);
    }
    for whole in entry.links.gathering.iter().chain(&entry.links.visits) {
        let mut property = Property::new("RELATED-TO", format!("{whole}@sidelines"));
        property.add_parameter("RELTYPE", "PARENT");
        event.append_multi_property(property);
    }
    attendees(world, entry, &mut event);
    Some(event.done())
}

fn day(event: &mut Event, name: &str, day: &str) {
    let mut property = Property::new(name, day);
    property.add_parameter("VALUE", "DATE");
    event.append_property(property);
}

/// "Rajnath Singh – Sherali Mirzo (planned)".
fn summary(entry: &ContactEntry) -> String {
    let e = &entry.encounter;
    let who = contacts::who(e);
    let mut text = match (e.kind, who.as_str()) {
        (_, "") => contacts::kind(e).to_owned(),
        (EncounterKind::Gathering, who) => who.to_owned(),
        (EncounterKind::Meeting, who) if contacts::kind(e) == "meeting" => who.to_owned(),
        (_, who) => format!("{}: {who}", contacts::kind(e)),
    };
    if e.status != Status::Occurred {
        text += &format!(" ({})", contacts::status(e.status));
    }
    text
}

/// How often what was told of it changed.
fn changes(entry: &ContactEntry) -> usize {
    let told: Vec<_> = entry.history.iter().map(|c| (c.status, &c.date)).collect();
    told.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

fn description(world: &World<'_>, entry: &ContactEntry) -> String {
    let e = &entry.encounter;
    let mut lines: Vec<String> = e.parties.iter().map(capacity).collect();
    lines.extend(
        e.attendees
            .iter()
            .map(|p| format!("present: {}", capacity(p))),
    );
    lines.extend(Some(contacts::margin(e)).filter(|m| !m.is_empty()));
    lines.extend(e.topics.iter().map(|t| format!("about: {t}")));
    lines.extend(e.outcomes.iter().map(|o| format!("agreed: {o}")));
    lines.extend(e.according_to.iter().map(|by| format!("according to {by}")));
    lines.extend(
        entry
            .told
            .disputes
            .iter()
            .map(|d| format!("reports differ on {}", dispute(d))),
    );
    lines.push(format!("{}:", told_by(&entry.told)));
    lines.extend(world.citations(&entry.told));
    lines.join("\n")
}

/// Who takes part. A calendar wants an organiser where there are attendees; where no report names one it is
/// the record.
fn attendees(world: &World<'_>, entry: &ContactEntry, event: &mut Event) {
    let e = &entry.encounter;
    let mut organiser = None;
    let mut guests = Vec::new();
    let parties = e
        .parties
        .iter()
        .zip(&entry.parties)
        .map(|pair| (pair, true));
    let others = e
        .attendees
        .iter()
        .zip(&entry.attendees)
        .map(|pair| (pair, false));
    for ((party, link), principal) in parties.chain(others) {
        let Some(actor) = world.actor(party, link) else {
            continue;
        };
        let address = format!("urn:sidelines:{}", world.id(&actor));
        let name = world.name(&actor);
        let convenes =
            matches!(actor, Actor::Organisation(_)) && e.kind == EncounterKind::Gathering;
        if organiser.is_none() && (convenes || party.role == Some(PartyRole::Host)) {
            organiser = Some((address.clone(), name.clone()));
        }
        let role = match (party.role, principal) {
            (Some(PartyRole::Chair), _) => "CHAIR",
            (_, true) => "REQ-PARTICIPANT",
            (_, false) => "NON-PARTICIPANT",
        };
        let mut property = Property::new("ATTENDEE", address);
        property.add_parameter("CN", &parameter(&name));
        property.add_parameter("ROLE", role);
        guests.push(property);
    }
    if guests.is_empty() {
        return;
    }
    let (address, name) = organiser.unwrap_or_else(|| {
        (
            format!("urn:sidelines:{}", organisation_id("record")),
            "Sidelines".to_owned(),
        )
    });
    let mut property = Property::new("ORGANIZER", address);
    property.add_parameter("CN", &parameter(&name));
    event.append_property(property);
    for guest in guests {
        event.append_multi_property(guest);
    }
}

/// A parameter may hold neither quotation marks nor control characters.
fn parameter(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() {
                ' '
            } else if c == '"' {
                '\''
            } else {
                c
            }
        })
        .collect()
}
