//! `sidelines place` and `sidelines places`: what was held where.

use super::parts::{self, Most};
use super::timeline::filter;
use crate::args::{Contacts, General, Place};
use crate::contacts;
use crate::dates::{between, human};
use crate::exit::Outcome;
use crate::io;
use crate::names;
use crate::record;
use crate::screen::{Ink, Line, Page, Table, plain};
use sidelines_store::Scope;
use sidelines_views::{PlaceCount, PlaceView, place, places};

pub(crate) fn run(args: &Place, general: &General) -> anyhow::Result<Outcome> {
    let on = args.asked.on.day()?;
    // A place may be a country; a city of that name is meant only where no country is.
    let country = names::country_by_exact_name(&args.name);
    let name = country.is_none().then_some(args.name.trim());
    let scope = Scope {
        place: name.map(str::to_owned),
        place_country: country,
        ..Scope::default()
    };
    let (index, _) = record::part(&args.asked.known, &scope)?;
    let view = place(&index, name, country, on);
    match &view {
        _ if general.json => io::show_json(&view)?,
        Some(view) => io::show(&page(view, Most::of(&args.asked.most)))?,
        None => {
            let text = format!("no report tells of anything held in '{}'", args.name);
            io::show(&Page::of(plain(text)))?;
        }
    }
    Ok(if view.is_none() {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

fn page(view: &PlaceView, most: Most) -> Page {
    let today = view.on.as_ref();
    let mut page = Page::default();
    parts::heading(&mut page, contacts::place(Some(&view.place)), today);
    page.line(plain(parts::kinds(&view.kinds)));
    parts::density(&mut page, &view.density);
    let sides: Vec<String> = view
        .sides
        .iter()
        .take(12)
        .map(|(side, n)| format!("{} {n}", contacts::short(&parts::party(side))))
        .collect();
    if !sides.is_empty() {
        parts::title(&mut page, "who met there");
        let line = plain(format!("  {}", sides.join(" · ")));
        page.lines(line.wrapped(io::width().unwrap_or(usize::MAX)));
    }
    parts::contacts(&mut page, "coming", &view.coming, today, most);
    parts::contacts(&mut page, "held there", &view.contacts, today, most);
    page
}

pub(crate) fn run_all(args: &Contacts, general: &General) -> anyhow::Result<Outcome> {
    let filter = filter(&args.filter)?;
    let (index, _) = record::part(&args.known, &record::of_filter(&filter))?;
    let all = places(&index, &filter);
    if general.json {
        io::show_json(&all)?;
    } else {
        let mut page = Page::default();
        let (shown, more) = Most::of(&args.most).of_list(&all);
        let mut table = Table::default().flexible([0]);
        for count in shown {
            table.row([
                plain(contacts::place(Some(&count.place))),
                Line::default().ink(Ink::Strong, count.contacts.to_string()),
                Line::default().ink(Ink::Quiet, days(count)),
            ]);
        }
        table.print(&mut page, io::width());
        page.lines(more);
        io::show(&page)?;
    }
    Ok(if all.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

fn days(count: &PlaceCount) -> String {
    match (&count.first, &count.last) {
        (Some(a), Some(b)) if a != b => between(a, b),
        (Some(a), _) | (None, Some(a)) => human(a),
        (None, None) => String::new(),
    }
}
