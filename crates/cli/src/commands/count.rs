//! `sidelines count`: how many contacts there are, by a counting profile.

use super::parts::Most;
use super::timeline::filter;
use crate::args::{By, Count, General};
use crate::exit::Outcome;
use crate::io;
use crate::record;
use crate::screen::{Ink, Line, Page, Table, plain};
use anyhow::Context;
use sidelines_views::{self as views, Counts, Index, counts};
use sidelines_wording::counts::{column, words};
use std::io::Write;
use std::sync::Arc;

/// The profile by which is counted where none is named.
const PROFILE: &str = "contacts";

pub(crate) fn run(args: &Count, general: &General) -> anyhow::Result<Outcome> {
    let mut filter = filter(&args.of.filter)?;
    let profile = match filter.profile.take() {
        Some(profile) => profile,
        None => Arc::new(super::profiles::open(PROFILE)?),
    };
    let by: Vec<views::By> = args.by.iter().copied().map(views::By::from).collect();
    let index = record::index(&args.of.known)?;
    let view = counts(&index, &profile, &filter, &by);
    if general.json {
        io::show_json(&view)?;
    } else if args.csv {
        let mut out = io::raw();
        out.write_all(csv(&view, &index).as_bytes())
            .and_then(|()| out.flush())
            .context(io::LOST)?;
    } else {
        io::show(&page(&view, &index, args.methods, Most::of(&args.of.most)))?;
        if !general.quiet && !args.methods {
            let of = super::intake::count(view.of, "contact", "contacts");
            io::note(format!(
                "{} of {of} count by the profile '{}'; --methods tells how",
                view.contacts, view.profile
            ));
        }
    }
    Ok(if view.total == 0 {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

fn page(view: &Counts, index: &Index, methods: bool, most: Most) -> Page {
    let mut page = Page::default();
    let (shown, more) = most.of_list(&view.counts);
    let greatest = view.counts.iter().map(|c| c.count).max().unwrap_or(0);
    let mut table = Table::default().flexible(0..view.by.len());
    for counted in shown {
        let mut row: Vec<Line> = view
            .by
            .iter()
            .zip(&counted.of)
            .map(|(by, of)| match of {
                Some(of) => plain(words(*by, of, index)),
                None => Line::default().ink(Ink::Quiet, "not known"),
            })
            .collect();
        row.push(Line::default().ink(Ink::Strong, format!("{:>6}", counted.count)));
        row.push(Line::default().ink(Ink::Source, bar(counted.count, greatest)));
        table.row(row);
    }
    table.print(&mut page, io::width());
    page.lines(more);
    if methods {
        page.gap();
        page.lines(plain(&view.methods).wrapped(io::width().unwrap_or(100)));
    }
    page
}

fn bar(count: usize, greatest: usize) -> String {
    const COLUMNS: usize = 24;
    "▇".repeat((count * COLUMNS).div_ceil(greatest.max(1)))
}

/// One row a count, with the codes of countries; people by name and id.
fn csv(view: &Counts, index: &Index) -> String {
    let name = |by: &views::By| match by {
        views::By::Person => "person,person_id",
        by => column(*by),
    };
    let head: Vec<&str> = view.by.iter().map(name).collect();
    let mut text = format!("{},count\n", head.join(","));
    for counted in &view.counts {
        for (by, of) in view.by.iter().zip(&counted.of) {
            let of = of.as_deref().unwrap_or_default();
            if *by == views::By::Person {
                text += &cell(&words(*by, of, index));
                text.push(',');
            }
            text += &cell(of);
            text.push(',');
        }
        text += &format!("{}\n", counted.count);
    }
    text
}

/// Quoted as RFC 4180 has it, and clean of what could steer a terminal.
fn cell(text: &str) -> String {
    let text = crate::screen::sanitise(text);
    if text.contains([',', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.into_owned()
    }
}

impl From<By> for views::By {
    fn from(by: By) -> Self {
        match by {
            By::Pair => Self::Pair,
            By::Side => Self::Side,
            By::Person => Self::Person,
            By::Year => Self::Year,
            By::Month => Self::Month,
            By::Kind => Self::Kind,
            By::Status => Self::Status,
            By::Country => Self::Country,
            By::Code => Self::Code,
        }
    }
}
