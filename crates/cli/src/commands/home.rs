//! `sidelines home`: what is new, what is coming, what is in dispute.

use super::intake::count;
use super::parts::{self, Most};
use crate::args::{General, Home};
use crate::dates::{human_or, typed};
use crate::exit::Outcome;
use crate::io;
use crate::record::{self, Archive};
use crate::screen::{Ink, Line, Page, Table, plain};
use sidelines_views::{self as views, Index, home};

/// How much is shown of each.
const MOST: usize = 8;

pub(crate) fn run(args: &Home, general: &General) -> anyhow::Result<Outcome> {
    let index = index(args)?;
    let view = home(&index, MOST);
    if general.json {
        io::show_json(&view)?;
    } else {
        io::show(&page(&view))?;
    }
    Ok(if view.totals.reports == 0 {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

/// The record, or what reports published up to a day tell: a page of news has the day of the news.
fn index(args: &Home) -> anyhow::Result<Index> {
    let Some(on) = &args.on else {
        return record::index(&args.known);
    };
    let (_, last) = typed("--on", on)?;
    let archive = Archive::open(&args.known)?;
    let next = last.tomorrow().unwrap_or(last);
    Ok(Index::of(archive.record_reported_before(next)?))
}

fn page(view: &views::Home) -> Page {
    let today = view.on.as_ref();
    let most = Most::all();
    let mut page = Page::default();
    let t = &view.totals;
    let mut text = count(t.reports, "report", "reports");
    if t.origins < t.reports {
        text += &format!(" of {}", count(t.origins, "source", "sources"));
    }
    let others = [
        (t.encounters, "contact", "contacts"),
        (t.people, "person", "people"),
        (t.offices, "office", "offices"),
        (t.organisations, "organisation", "organisations"),
        (t.quotes, "quote", "quotes"),
        (t.figures, "figure", "figures"),
    ];
    for (n, one, many) in others {
        text += &format!(" · {}", count(n, one, many));
    }
    let until = human_or(today, "no date");
    page.line(
        Line::default()
            .ink(Ink::Strong, text)
            .ink(Ink::Quiet, format!("  up to {until}")),
    );
    parts::contacts(&mut page, "told last", &view.new, today, most);
    let ahead = match view.coming_total {
        n if n > view.coming.len() => format!("coming: the first of {n}"),
        _ => "coming".to_owned(),
    };
    parts::contacts(&mut page, &ahead, &view.coming, today, most);
    let disputes = match t.disputes {
        n if n > view.disputes.len() => format!("in dispute: the latest of {n}"),
        _ => "in dispute".to_owned(),
    };
    parts::disputed(&mut page, &disputes, &view.disputes, most);
    parts::disputed(&mut page, "spelled differently", &view.spellings, most);
    if !view.pairs.is_empty() {
        parts::title(&mut page, "most contacts");
        let mut table = Table::indented(2);
        for (a, b, n) in &view.pairs {
            table.row([
                plain(format!("{} – {}", parts::party(a), parts::party(b))),
                Line::default().ink(Ink::Quiet, n.to_string()),
            ]);
        }
        table.print(&mut page, io::width());
    }
    page
}
