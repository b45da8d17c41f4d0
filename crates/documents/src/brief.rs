//! The brief in words: all that is known between two countries, two pages to print.

use crate::document::{Document, Ink, Item, Section};
use sidelines_facts::{Edtf, MembershipRole, Status};
use sidelines_views::{self as views, Cited, Common, Contact, OfficeLine};
use sidelines_wording::amounts::amount;
use sidelines_wording::contacts;
use sidelines_wording::dates::{human, human_or};
use sidelines_wording::names::country_name;
use sidelines_wording::offices::{name, seen};
use sidelines_wording::quotes;
use sidelines_wording::values::{role, value};

/// What is to be said of the status, if anything, with its ink.
fn mark(contact: &Contact, today: Option<&Edtf>) -> Option<(Ink, String)> {
    let ink = match contact.encounter.status {
        Status::Occurred | Status::Ongoing => Ink::Good,
        Status::Planned | Status::Possible => Ink::Open,
        Status::Denied | Status::Cancelled => Ink::Bad,
    };
    Some((ink, contacts::mark(contact, today)?))
}

/// The brief as a document.
#[must_use]
pub fn brief(view: &views::Brief) -> Document {
    let (a, b) = (country_name(view.pair.a), country_name(view.pair.b));
    let today = view.as_of.as_ref();
    let contact = |c| contact(c, today);
    let last_met = view
        .last_met
        .iter()
        .flat_map(|c| last_met(c, today))
        .collect();
    let section = |title, items| Section {
        title,
        items,
        own: false,
    };
    let mut contacts: Vec<Item> = view.contacts.iter().map(contact).collect();
    if view.earlier > 0 {
        contacts.push(Item::default().and(Ink::Quiet, format!("and {} earlier", view.earlier)));
    }
    let denied = view.denied.iter().map(contact);
    let mut sections = vec![
        section("Offices", view.offices.iter().map(office).collect()),
        section("Last met", last_met),
        section("Contacts", contacts),
        section("Agreed", view.agreed.iter().map(agreed).collect()),
        section("Said", view.said.iter().map(said).collect()),
        section("Both at", view.both_at.iter().map(contact).collect()),
        section(
            "Both in",
            view.both_in.iter().map(|c| both_in(c, &a, &b)).collect(),
        ),
        section(
            "Disputed",
            view.differing
                .iter()
                .map(|d| differing(d, &view.sources))
                .chain(denied)
                .collect(),
        ),
        section("Figures", view.figures.iter().map(figure).collect()),
        section(
            "Coming",
            view.coming.iter().map(|c| coming(c, today)).collect(),
        ),
    ];
    if !view.undated.is_empty() {
        const MOST: usize = 5;
        let mut ids = view
            .undated
            .iter()
            .take(MOST)
            .cloned()
            .collect::<Vec<_>>()
            .join(", ");
        if view.undated.len() > MOST {
            ids += &format!(" and {} more", view.undated.len() - MOST);
        }
        let text = format!("{ids}: the report's own day is not known, its relative days stay open");
        sections.push(section("Undated", vec![Item::new(text)]));
    }
    for title in ["Objectives", "Arguments", "Press line"] {
        sections.push(Section {
            title,
            items: vec![Item::default().and(Ink::Quiet, "(yours)")],
            own: true,
        });
    }
    sections.push(section(
        "Sources",
        view.sources.iter().flat_map(source).collect(),
    ));
    Document {
        title: format!("{} – {}", a.to_uppercase(), b.to_uppercase()),
        aside: view
            .as_of
            .as_ref()
            .map(|d| format!("as of {}", human(d)))
            .unwrap_or_default(),
        sections,
    }
}

fn office(line: &OfficeLine) -> Item {
    let mut item = Item::new(format!("{}, {}: ", line.office, country_name(line.country)));
    if let Some(holder) = &line.holder {
        item = item
            .and(Ink::Strong, name(holder))
            .and(Ink::Quiet, format!(" ({}", seen(holder)));
        if let Some(before) = line.before.first() {
            let text = format!("; before: {}, {}", name(before), seen(before));
            item = item.and(Ink::Quiet, text);
        }
        item = item.and(Ink::Quiet, ")");
        if line.stale {
            item = item.and(Ink::Open, " last seen more than a year before");
        }
    }
    item.from(&line.sources)
}

/// The last meeting, with what it was about.
fn last_met(cited: &Cited<Contact>, today: Option<&Edtf>) -> Vec<Item> {
    let e = &cited.item.encounter;
    let mut items = vec![contact(cited, today)];
    if !e.topics.is_empty() {
        items.push(Item::new(format!("about: {}", e.topics.join("; "))).under());
    }
    items
}

/// A contact in a line: day, kind where it is no meeting held, who, where, margin.
fn contact(cited: &Cited<Contact>, today: Option<&Edtf>) -> Item {
    let e = &cited.item.encounter;
    let mut item = Item::default().and(Ink::Strong, contacts::day(e));
    if let Some((ink, status)) = mark(&cited.item, today) {
        item = item.and(ink, format!("  {status}"));
    }
    // A gathering goes by its name, a meeting by who met.
    if contacts::kind(e) != "meeting" && e.name.is_none() {
        item = item.and(Ink::Plain, format!("  {}:", contacts::kind(e)));
    }
    let place = contacts::place(e.place.as_ref());
    let parts = [contacts::who(e), place, contacts::margin(e)];
    let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    item = item.and(Ink::Plain, format!("  {}", parts.join(", ")));
    if let Some(according) = e
        .according_to
        .as_ref()
        .filter(|_| e.status != Status::Occurred)
    {
        item = item.and(Ink::Quiet, format!(" (according to {according})"));
    }
    item.from(&cited.sources)
}

/// What lay ahead on a day in the past and is told since as held.
fn coming(cited: &Cited<Contact>, today: Option<&Edtf>) -> Item {
    let item = contact(cited, today);
    match cited.item.encounter.status {
        Status::Occurred | Status::Ongoing => item.and(Ink::Quiet, " (took place since)"),
        _ => item,
    }
}

fn agreed(agreed: &views::Agreed) -> Item {
    // Who agreed to it stands in the sentence, and not in the few words that say to what.
    let words = agreed.words.as_deref().map(quotes::marked);
    let mut item = Item::new(words.unwrap_or_else(|| agreed.text.clone()));
    let mut standing = human_or(agreed.date.as_ref(), "no date");
    if agreed.status != Status::Occurred {
        let status = contacts::status(agreed.status);
        standing = format!("{standing}, the contact itself: {status}");
    }
    if let Some(speaker) = &agreed.according_to {
        let speaker = contacts::speaker(Some(speaker));
        standing = format!("{standing}, according to {speaker}");
    }
    item = item.and(Ink::Quiet, format!(" ({standing})"));
    item.from(&agreed.sources)
}

fn said(said: &views::Said) -> Item {
    let medium = quotes::medium(said.medium);
    let day = match (&said.date, &said.reported) {
        (Some(day), _) => format!(", {}", human(day)),
        (None, Some(day)) => format!(", reported {}", human(day)),
        (None, None) => String::new(),
    };
    Item::default()
        .and(Ink::Strong, contacts::speaker(said.speaker.as_ref()))
        .and(
            Ink::Plain,
            format!("{medium}{day}: {}", quotes::marked(&said.text)),
        )
        .from(&said.sources)
}

fn both_in(common: &Common, a: &str, b: &str) -> Item {
    let roles = |roles: &[(MembershipRole, Option<Edtf>)]| {
        let mut roles: Vec<String> = roles
            .iter()
            .map(|(r, since)| match since {
                Some(since) => format!("{} since {}", role(*r), human(since)),
                None => role(*r).to_owned(),
            })
            .collect();
        // One role in several years, none of which is told, is said once.
        let mut said = std::collections::BTreeSet::new();
        roles.retain(|role| said.insert(role.clone()));
        roles.join(", ")
    };
    let text = format!(
        "{}: {a} {}; {b} {}",
        common.org,
        roles(&common.a),
        roles(&common.b)
    );
    Item::new(text).from(&common.sources)
}

/// Each value with the numbers of the reports that give it.
fn differing(d: &views::Differing, sources: &[views::Source]) -> Item {
    let numbers = |reports: &[String]| -> String {
        let told = sources.iter().filter(|s| reports.contains(&s.report));
        told.map(|s| format!("[{}]", s.number)).collect()
    };
    let told = |v: &serde_json::Value| match serde_json::from_value(v.clone()) {
        Ok(status) if d.field == "status" => contacts::status(status).to_owned(),
        _ => Some(v)
            .filter(|_| d.field == "date")
            .and_then(date)
            .unwrap_or_else(|| value(v)),
    };
    let values = d
        .values
        .iter()
        .map(|v| format!("{} {}", told(&v.value), numbers(&v.reports)));
    let values: Vec<String> = values.collect();
    Item::default()
        .and(Ink::Strong, contacts::day(&d.encounter))
        .and(Ink::Plain, format!("  {}: ", contacts::who(&d.encounter)))
        .and(Ink::Open, format!("{} ", d.field))
        .and(Ink::Plain, values.join(" / "))
}

/// A disputed day in words.
fn date(value: &serde_json::Value) -> Option<String> {
    let date: Edtf = value.as_str()?.parse().ok()?;
    Some(human(&date))
}

fn figure(claimed: &views::Claimed) -> Item {
    let by = claimed.figure.by.as_ref();
    let by = by
        .map(|by| format!(" (claimed by {by})"))
        .unwrap_or_default();
    Item::new(format!("{}{by}", amount(&claimed.figure))).from(&claimed.sources)
}

fn source(source: &views::Source) -> Vec<Item> {
    let mut about: Vec<String> = Vec::new();
    about.extend(source.outlet.clone().or_else(|| source.agency.clone()));
    about.push(human_or(source.published.as_ref(), "no date"));
    about.extend(source.title.clone());
    about.extend(source.url.clone());
    about.push(source.report.clone());
    let mut items = vec![Item::new(about.join(", ")).numbered(source.number)];
    for words in &source.words {
        let words = Item::default().and(Ink::Quiet, quotes::marked(words));
        items.push(words.under());
    }
    items
}
