//! `sidelines last-met`: when two countries last met, and before that.

use super::timeline::table;
use crate::args::{General, LastMet};
use crate::contacts;
use crate::dates::human;
use crate::exit::Outcome;
use crate::io;
use crate::names;
use crate::record;
use crate::screen::{Ink, Line, Page, Table, plain};
use sidelines_facts::Edtf;
use sidelines_views::{self as views, Contact, last_met};
pub(crate) use sidelines_wording::asked::pair;

pub(crate) fn run(args: &LastMet, general: &General) -> anyhow::Result<Outcome> {
    let pair = pair(&args.a, &args.b)?;
    let on = args.on.day()?;
    let (index, _) = record::part(&args.known, &record::of_pair(pair, Vec::new()))?;
    let view = last_met(&index, pair, on);
    if general.json {
        io::show_json(&view)?;
    } else {
        io::show(&page(&view))?;
    }
    Ok(if view.last.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

fn page(view: &views::LastMet) -> Page {
    let mut page = Page::default();
    if view.last.is_empty() {
        let (a, b) = (
            names::country_name(view.pair.a),
            names::country_name(view.pair.b),
        );
        let when = view
            .on
            .as_ref()
            .map(|d| format!(" by {}", human(d)))
            .unwrap_or_default();
        page.line(plain(format!("no meeting of {a} and {b} is told{when}")));
    }
    let mut last = Table::default().flexible([2]);
    for contact in &view.last {
        let e = &contact.encounter;
        last.row([
            Line::default().ink(Ink::Strong, contacts::day(e)),
            plain(contacts::place(e.place.as_ref())),
            plain(contacts::who(e)),
        ]);
        let margin = contacts::margin(e);
        let told = plain(if margin.is_empty() {
            String::new()
        } else {
            format!("{margin} · ")
        })
        .ink(Ink::Quiet, contacts::reports(contact))
        .plain(" ")
        .join(contacts::report_ids(&contact.reports));
        last.row([Line::default(), Line::default(), told]);
    }
    last.print(&mut page, io::width());
    let today = view.on.as_ref();
    section(&mut page, "before that", &view.before, today);
    if view.earlier > 0 {
        page.line(plain("  ").ink(Ink::Quiet, format!("and {} earlier", view.earlier)));
    }
    section(&mut page, "other contacts since", &view.since, today);
    section(&mut page, "coming", &view.coming, today);
    page
}

fn section(page: &mut Page, title: &str, contacts: &[Contact], today: Option<&Edtf>) {
    if !contacts.is_empty() {
        page.gap();
        page.line(Line::default().ink(Ink::Quiet, title));
        table(contacts, today).print(page, io::width());
    }
}
