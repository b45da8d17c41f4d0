//! `sidelines who`: who holds or held an office.

use crate::args::{General, Who};
use crate::contacts::report_ids;
use crate::dates::{human, human_or};
use crate::exit::Outcome;
use crate::io;
use crate::names;
use crate::record;
use crate::screen::{Ink, Line, Page, Table, plain};
use sidelines_facts::{Edtf, Tenure};
use sidelines_store::Scope;
use sidelines_views::{self as views, Answer, Held};
pub(crate) use sidelines_wording::asked::holders;
pub(crate) use sidelines_wording::offices::{name, qualifier, seen};

pub(crate) fn run(args: &Who, general: &General) -> anyhow::Result<Outcome> {
    let on = args.on.day()?;
    let code = names::country(&args.country).ok();
    let scope = Scope {
        offices_of: code.into_iter().collect(),
        ..Scope::default()
    };
    let (index, _) = record::part(&args.known, &scope)?;
    let view = holders(&index, &args.office, &args.country, on)?;
    if general.json {
        io::show_json(&view)?;
    } else if view.offices.is_empty() {
        let of = code.map_or_else(|| args.country.clone(), names::country_name);
        io::show(&Page::of(plain(format!(
            "no report tells who is {} of {of}",
            args.office
        ))))?;
    } else {
        io::show(&page(&view))?;
    }
    Ok(if view.offices.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

fn page(view: &views::Who) -> Page {
    let mut page = Page::default();
    for office in &view.offices {
        page.gap();
        let of = office
            .country
            .map(names::country_name)
            .or_else(|| office.org.clone());
        let title = match of {
            Some(of) => format!("{}, {of}", office.office),
            None => office.office.clone(),
        };
        page.line(Line::default().ink(Ink::Strong, title));
        page.lines(answer(&office.answer, view.on.as_ref()));
        let mut table = Table::indented(2).flexible([2]);
        for holder in &office.holders {
            let qualifier = qualifier(holder).map(tenure).unwrap_or_default();
            table.row([
                plain(name(holder)).ink(Ink::Open, qualifier),
                plain(seen(holder)),
                report_ids(&holder.reports),
            ]);
        }
        table.print(&mut page, io::width());
    }
    page
}

/// What is known of a day, in sentences.
pub(crate) fn answer(answer: &Answer, on: Option<&Edtf>) -> Vec<Line> {
    let Some(on) = on else { return Vec::new() };
    let on = human(on);
    match answer {
        Answer::Held { holders } => holders
            .iter()
            .map(|h| plain(format!("on {on}: ")).ink(Ink::Good, name(h)))
            .collect(),
        Answer::Between { before, after } => {
            let mut lines = vec![Line::default().ink(Ink::Open, format!("not known on {on}."))];
            let last = before.as_ref().map(|h| {
                let day = human_or(h.told_end().or(h.last_seen.as_ref()), "?");
                let seen = format!("{} is last seen in the office on {day}", name(h));
                match left(h, after.as_deref()) {
                    Some(by) => format!("{seen} and had left it by {by}"),
                    None => seen,
                }
            });
            let first = after.as_ref().map(|h| {
                let day = human_or(h.known_start.as_ref().or(h.first_seen.as_ref()), "?");
                format!("{} first on {day}", name(h))
            });
            lines.push(plain(match (last, first) {
                (Some(last), Some(first)) if same(before.as_deref(), after.as_deref()) => {
                    format!("{last}, and again: {first}.")
                }
                (Some(last), Some(first)) => {
                    format!("{last}, {first}; the change falls between.")
                }
                (Some(last), None) => format!("{last}; nothing is told after."),
                (None, Some(first)) => format!("{first}; nothing is told before."),
                (None, None) => String::new(),
            }));
            lines
        }
        Answer::Open => vec![Line::default().ink(Ink::Open, format!("not known on {on}."))],
    }
}

/// The day by which somebody had left, where the day itself is not told and nobody is told to have come before.
fn left(held: &Held, after: Option<&Held>) -> Option<String> {
    let by = held.former_by.as_ref();
    let by = by.filter(|_| held.told_end().is_none())?;
    let came = after.and_then(|h| h.known_start.as_ref().or(h.first_seen.as_ref()));
    let bounds = (by.bounds(), came.and_then(Edtf::bounds));
    let is_late = matches!(bounds, (Some((_, by)), Some((came, _))) if came <= by);
    (!is_late).then(|| human(by))
}

fn same(a: Option<&Held>, b: Option<&Held>) -> bool {
    a.map(|h| &h.person) == b.map(|h| &h.person)
}

fn tenure(tenure: Tenure) -> &'static str {
    match tenure {
        Tenure::Former => " (former)",
        Tenure::Acting => " (acting)",
        Tenure::Designate => " (designate)",
    }
}
