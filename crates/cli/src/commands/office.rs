//! `sidelines office`: an office with its holders over time.

use super::parts::{self, Most};
use super::who::{answer, holders, name};
use crate::args::{General, Office};
use crate::dates::human_or;
use crate::exit::{Outcome, Usage};
use crate::io;
use crate::names::{self, country_name};
use crate::record;
use crate::screen::{Ink, Line, Page, plain};
use sidelines_store::Scope;
use sidelines_views::{Index, OfficeView, office};

pub(crate) fn run(args: &Office, general: &General) -> anyhow::Result<Outcome> {
    let on = args.asked.on.day()?;
    let index = index(args)?;
    let views: Vec<OfficeView> = ids(args, &index)?
        .iter()
        .filter_map(|id| office(&index, id, on))
        .collect();
    if general.json {
        io::show_json(&views)?;
    } else {
        let mut page = Page::default();
        for view in &views {
            page.gap();
            show(&mut page, view, Most::of(&args.asked.most));
        }
        if views.is_empty() {
            page.line(plain(format!(
                "no report tells of the office '{}'",
                args.office
            )));
        }
        io::show(&page)?;
    }
    Ok(if views.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

/// The offices of the country or organisation, with the contacts of the one. Whose the office with an id is has to be
/// looked up in the whole record.
fn index(args: &Office) -> anyhow::Result<Index> {
    let Some(of) = &args.country else {
        return record::index(&args.asked.known);
    };
    let scope = match names::country(of) {
        Ok(country) => Scope {
            countries: vec![country],
            offices_of: vec![country],
            ..Scope::default()
        },
        Err(_) => Scope {
            bodies: names::organisation(of),
            ..Scope::default()
        },
    };
    Ok(record::part(&args.asked.known, &scope)?.0)
}

fn ids(args: &Office, index: &Index) -> anyhow::Result<Vec<String>> {
    if index.office(&args.office).is_some() {
        return Ok(vec![args.office.clone()]);
    }
    let Some(country) = &args.country else {
        return Err(Usage(format!(
            "whose office? Write 'sidelines office \"{}\" COUNTRY'",
            args.office
        ))
        .into());
    };
    let found = holders(index, &args.office, country, None)?;
    Ok(found.offices.into_iter().map(|o| o.id).collect())
}

fn show(page: &mut Page, view: &OfficeView, most: Most) {
    let today = view.on.as_ref();
    let of = view.country.map(country_name).or_else(|| view.org.clone());
    parts::heading(
        page,
        match of {
            Some(of) => format!("{}, {of}", view.office),
            None => view.office.clone(),
        },
        today,
    );
    let others: Vec<&str> = view
        .titles
        .iter()
        .filter(|t| **t != view.office)
        .map(String::as_str)
        .collect();
    if !others.is_empty() {
        let text = format!("also told as {}", others.join("; "));
        page.line(Line::default().ink(Ink::Quiet, text));
    }
    for line in answer(&view.answer, today) {
        parts::wrapped(page, line);
    }
    page.gap();
    parts::holders(page, view.holders.iter().map(|h| &h.held), today);
    if !view.changes.is_empty() {
        parts::title(page, "changes");
        for change in &view.changes {
            let who = |id: &str| {
                let holder = view.holders.iter().find(|h| h.held.person == id);
                holder.map_or_else(|| id.to_owned(), |h| name(&h.held))
            };
            let (after, by) = (
                human_or(change.after.as_ref(), "?"),
                human_or(change.by.as_ref(), "?"),
            );
            let (from, to) = (who(&change.from), who(&change.to));
            let text = format!("  {from} → {to}, between {after} and {by}");
            parts::wrapped(page, plain(text));
        }
    }
    let ranks: Vec<_> = view.holders.iter().filter(|h| h.ranks.len() > 1).collect();
    if !ranks.is_empty() {
        parts::title(page, "ranks told");
    }
    for holder in ranks {
        let ranks: Vec<&str> = holder.ranks.iter().map(|r| r.rank.as_str()).collect();
        let text = format!("  {}: {}", holder.held.name, ranks.join(", "));
        page.line(plain(text));
    }
    parts::contacts(page, "coming", &view.coming, today, most);
    parts::contacts(page, "contacts", &view.contacts, today, most);
    parts::disputed(page, "on what reports differ", &view.disputes, most);
}
