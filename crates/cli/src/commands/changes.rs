//! `sidelines changes`: what the record says now and did not say then.

use super::intake::count;
use super::parts::{self, Most};
use super::who::seen;
use crate::args::{Changes, General, Known};
use crate::contacts;
use crate::dates::{human, typed};
use crate::exit::Outcome;
use crate::io;
use crate::names::country_name;
use crate::record::{self, Archive};
use crate::screen::{Ink, Line, Page, Table, plain};
use sidelines_facts::{Edtf, Status};
use sidelines_views::{self as views, Changed, FieldChange, Index, changes};
use sidelines_wording::values::value;

pub(crate) fn run(args: &Changes, general: &General) -> anyhow::Result<Outcome> {
    let on = args.asked.on.day()?;
    let before = record::up_to(before(args)?, on);
    let now = record::up_to(record::index(&args.asked.known)?, on);
    let since = args.since.as_deref().or(args.reported_since.as_deref());
    let since = since.unwrap_or_default();
    let view = changes(&before, &now);
    if general.json {
        io::show_json(&view)?;
    } else {
        let today = now.last_day().map(Edtf::from);
        io::show(&page(
            &view,
            since,
            today.as_ref(),
            Most::of(&args.asked.most),
        ))?;
    }
    Ok(if view.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

/// The record as it was, by what had been read or by what had been published.
fn before(args: &Changes) -> anyhow::Result<Index> {
    if let Some(day) = &args.reported_since {
        let (first, _) = typed("--reported-since", day)?;
        let archive = Archive::open(&args.asked.known)?;
        return Ok(Index::of(archive.record_reported_before(first)?));
    }
    let since = args.since.clone().unwrap_or_default();
    // A wrong time is told as what it was typed for.
    crate::dates::moment("--since", &since)?;
    record::index(&Known {
        db: args.asked.known.db.clone(),
        known_at: Some(since),
    })
}

fn page(view: &views::Changes, since: &str, today: Option<&Edtf>, most: Most) -> Page {
    let mut page = Page::default();
    if view.is_empty() {
        page.line(plain(format!("the record says what it said at {since}")));
        return page;
    }
    let counts = [
        (view.reports.len(), "report", "reports"),
        (view.contacts.len(), "contact", "contacts"),
        (view.people.len(), "person", "people"),
        (view.quotes.len(), "quote", "quotes"),
        (view.memberships.len(), "membership", "memberships"),
        (view.figures.len(), "figure", "figures"),
    ];
    let came = counts.iter().filter(|(n, ..)| *n > 0);
    let came: Vec<String> = came.map(|(n, one, many)| count(*n, one, many)).collect();
    let text = match came.as_slice() {
        [] => format!("since {since} nothing is new"),
        came => format!("new since {since}: {}", came.join(", ")),
    };
    page.line(Line::default().ink(Ink::Strong, text));
    if !view.changed.is_empty() {
        parts::title(
            &mut page,
            "known before, and told otherwise or by more reports now",
        );
        let (shown, more) = most.of_list(&view.changed);
        for change in shown {
            changed(&mut page, change);
        }
        page.lines(more);
    }
    parts::contacts(&mut page, "new contacts", &view.contacts, today, most);
    if !view.posts.is_empty() {
        parts::title(&mut page, "first seen in an office");
        let (shown, more) = most.of_list(&view.posts);
        let mut table = Table::indented(2).flexible([1]);
        for new in shown {
            let of = new.country.map(country_name).or_else(|| new.org.clone());
            table.row([
                plain(&new.held.name),
                plain(format!("{}, {}", new.office, of.unwrap_or_default())),
                Line::default().ink(Ink::Quiet, seen(&new.held)),
            ]);
        }
        table.print(&mut page, io::width());
        page.lines(more);
    }
    parts::statements(&mut page, "new quotes", &view.quotes, most);
    if !view.figures.is_empty() {
        parts::title(&mut page, "new figures");
        let (shown, more) = most.of_list(&view.figures);
        for point in shown {
            page.line(
                plain(format!(
                    "  {} ",
                    sidelines_wording::amounts::amount(&point.figure)
                ))
                .join(contacts::report_ids(&point.reports)),
            );
        }
        page.lines(more);
    }
    parts::disputed(&mut page, "new disputes", &view.disputes, most);
    if !view.settled.is_empty() {
        parts::title(&mut page, "disputes that are none any more");
        for (id, fields) in &view.settled {
            page.line(
                plain("  ")
                    .ink(Ink::Source, contacts::short_id(id))
                    .plain(format!("  {}", fields.join(", "))),
            );
        }
    }
    parts::contacts(
        &mut page,
        "gone: reports forgotten, or taken for one with another",
        &view.contacts_gone,
        today,
        most,
    );
    if !view.reports_gone.is_empty() {
        parts::title(
            &mut page,
            format!("reports gone: {}", view.reports_gone.join(", ")),
        );
    }
    page
}

fn changed(page: &mut Page, change: &Changed) {
    let e = &change.contact.encounter;
    let mut line = Line::default()
        .ink(Ink::Strong, contacts::day(e))
        .plain(format!("  {}  {}", contacts::kind(e), contacts::who(e)))
        .ink(
            Ink::Source,
            format!("  {}", contacts::short_id(&change.contact.id)),
        );
    if !change.reports.is_empty() {
        line = line
            .plain("  now also ")
            .join(contacts::report_ids(&change.reports));
    }
    page.lines(line.wrapped(io::width().unwrap_or(usize::MAX)));
    for field in &change.fields {
        let line = plain("  ")
            .ink(Ink::Open, format!("{}: ", field.field))
            .plain(format!(
                "{} → {}",
                told(field, &field.before),
                told(field, &field.now)
            ));
        page.lines(line.wrapped(io::width().unwrap_or(usize::MAX)));
    }
}

fn told(field: &FieldChange, told: &serde_json::Value) -> String {
    match field.field.as_str() {
        "status" => match serde_json::from_value::<Status>(told.clone()) {
            Ok(status) => contacts::status(status).to_owned(),
            Err(_) => value(told),
        },
        "date" => match told.as_str().map(str::parse::<Edtf>) {
            Some(Ok(date)) => human(&date),
            _ => value(told),
        },
        _ => value(told),
    }
}
