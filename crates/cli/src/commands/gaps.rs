//! `sidelines gaps`: what is not known of the contacts.

use super::intake::count;
use super::parts::{self, Most};
use super::timeline::filter;
use crate::args::{Contacts, General};
use crate::contacts;
use crate::exit::Outcome;
use crate::io;
use crate::record;
use crate::screen::{Ink, Line, Page, Table, plain};
use sidelines_views::{self as views, Completeness, Missing, completeness};

pub(crate) fn run(args: &Contacts, general: &General) -> anyhow::Result<Outcome> {
    let filter = filter(&args.filter)?;
    let (index, _) = record::part(&args.known, &record::of_filter(&filter))?;
    let view = completeness(&index, &filter, Most::of(&args.most).count());
    if general.json {
        io::show_json(&view)?;
    } else {
        io::show(&page(&view))?;
    }
    Ok(if view.all.contacts == 0 {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

fn page(view: &Completeness) -> Page {
    let mut page = Page::default();
    if view.all.contacts == 0 {
        page.line(plain("the record has no such contacts"));
        return page;
    }
    let mut table = Table::default();
    let head = ["", "", "date", "place", "names", "offices", "outcome"];
    table.row(head.map(|h| Line::default().ink(Ink::Quiet, h)));
    for gaps in &view.kinds {
        table.row(row(gaps));
    }
    if view.kinds.len() > 1 {
        table.row(row(&view.all));
    }
    table.print(&mut page, io::width());
    page.line(Line::default().ink(
        Ink::Quiet,
        "share of the contacts of which all of it is known, in brackets those of which a part is: the month, \
         the country, some of the names",
    ));
    if !view.incomplete.is_empty() {
        parts::title(
            &mut page,
            "what most reports tell and yet leaves something open",
        );
        let mut table = Table::default().flexible([2, 4]);
        for open in &view.incomplete {
            let missing: Vec<&str> = open.missing.iter().map(|m| word(*m)).collect();
            let e = &open.encounter;
            table.row([
                Line::default().ink(Ink::Strong, contacts::day(e)),
                plain(contacts::kind(e)),
                plain(contacts::who(e)),
                Line::default().ink(Ink::Quiet, count(open.reports, "report", "reports")),
                Line::default().ink(Ink::Open, missing.join(", ")),
                Line::default().ink(Ink::Source, contacts::short_id(&open.id)),
            ]);
        }
        table.print(&mut page, io::width());
    }
    page
}

fn row(gaps: &views::Gaps) -> [Line; 7] {
    let kind = gaps.kind.map_or("all", contacts::kinds);
    [
        plain(kind),
        Line::default().ink(Ink::Strong, gaps.contacts.to_string()),
        share(gaps.date, gaps.date_in_part, gaps.contacts),
        share(gaps.place, gaps.place_in_part, gaps.placed),
        share(gaps.names, gaps.names_in_part, gaps.named),
        share(gaps.offices, gaps.offices_in_part, gaps.named),
        share(gaps.outcome, 0, gaps.held),
    ]
}

/// "84 % (10 %)"; a dash where nothing could be known.
fn share(all: usize, part: usize, of: usize) -> Line {
    let percent = |n: usize| (n * 100 + of / 2) / of.max(1);
    match (of, part) {
        (0, _) => Line::default().ink(Ink::Quiet, "–"),
        (_, 0) => plain(format!("{} %", percent(all))),
        _ => {
            plain(format!("{} %", percent(all))).ink(Ink::Quiet, format!(" ({} %)", percent(part)))
        }
    }
}

fn word(missing: Missing) -> &'static str {
    match missing {
        Missing::Date => "date",
        Missing::Place => "place",
        Missing::Names => "names",
        Missing::Offices => "offices",
        Missing::Outcome => "outcome",
    }
}
