//! `sidelines person`: what is known of a person.

use super::parts::{self, Most};
use super::who::seen;
use crate::args::{General, Person};
use crate::contacts;
use crate::dates::human_or;
use crate::exit::{Outcome, Usage};
use crate::io;
use crate::names::country_name;
use crate::record;
use crate::screen::{Ink, Line, Page, Table, plain};
use sidelines_store::Scope;
use sidelines_views::{EntryKind, Index, PersonName, PersonView, ids_with_prefix, people, person};

pub(crate) fn run(args: &Person, general: &General) -> anyhow::Result<Outcome> {
    let on = args.asked.on.day()?;
    let scope = Scope {
        person: Some(args.name.clone()),
        ..Scope::default()
    };
    let (index, _) = record::part(&args.asked.known, &scope)?;
    let Some(id) = which(&index, &args.name)? else {
        if general.json {
            io::show_json(&serde_json::Value::Null)?;
        } else {
            io::show(&Page::of(plain(format!(
                "no report names a '{}'",
                args.name
            ))))?;
        }
        return Ok(Outcome::Nothing);
    };
    let view = person(&index, &id, on);
    match &view {
        _ if general.json => io::show_json(&view)?,
        Some(view) => io::show(&page(view, Most::of(&args.asked.most)))?,
        None => {}
    }
    Ok(Outcome::Done)
}

/// The id of the person who is asked for, by id or by name.
///
/// # Errors
/// [`Usage`] where several people go by that name.
pub(crate) fn which(index: &Index, asked: &str) -> anyhow::Result<Option<String>> {
    if asked.starts_with("p-")
        && let [id] = ids_with_prefix(index, asked).as_slice()
        && index.kind_of(id) == Some(EntryKind::Person)
    {
        return Ok(Some(id.clone()));
    }
    let found = people(index, asked);
    let exact: Vec<&PersonName> = found
        .iter()
        .filter(|p| p.name.eq_ignore_ascii_case(asked.trim()))
        .collect();
    Ok(match (exact.as_slice(), found.as_slice()) {
        ([one], _) => Some(one.id.clone()),
        (_, []) => None,
        (_, [one]) => Some(one.id.clone()),
        (_, several) => {
            const MOST: usize = 8;
            let lines = several
                .iter()
                .take(MOST)
                .map(|p| format!("\n  {}  {}", contacts::short_id(&p.id), about(p)));
            let more = several.len().saturating_sub(MOST);
            let more = if more > 0 {
                format!("\n  and {more} more")
            } else {
                String::new()
            };
            return Err(Usage(format!(
                "'{asked}' is the name of several people: ask by id{}{more}",
                lines.collect::<String>()
            ))
            .into());
        }
    })
}

/// "Rajnath Singh, Minister of Defence, India (12 reports)".
fn about(p: &PersonName) -> String {
    let countries = p.countries.iter().map(|c| country_name(*c));
    let mut parts = vec![p.name.clone()];
    parts.extend(p.office.clone());
    parts.extend(countries);
    format!(
        "{} ({})",
        parts.join(", "),
        super::intake::count(p.told, "report", "reports")
    )
}

fn page(view: &PersonView, most: Most) -> Page {
    let today = view.on.as_ref();
    let mut page = Page::default();
    let countries: Vec<String> = view
        .person
        .countries
        .iter()
        .map(|c| country_name(*c))
        .collect();
    let of = countries
        .into_iter()
        .chain(view.orgs.clone())
        .collect::<Vec<_>>()
        .join(", ");
    let mut name = view.person.name.clone();
    if !of.is_empty() {
        name += &format!(", {of}");
    }
    parts::heading(&mut page, name, today);
    if view.spellings.len() > 1 {
        let spelled = view.spellings.iter().map(|s| {
            format!(
                "{} ({})",
                s.name,
                super::intake::count(s.reports.len(), "report", "reports")
            )
        });
        let spelled: Vec<String> = spelled.collect();
        page.line(Line::default().ink(Ink::Quiet, format!("spelled {}", spelled.join(", "))));
    }
    if !view.posts.is_empty() {
        parts::title(&mut page, "offices");
        let mut table = Table::indented(2).flexible([0, 1]);
        for post in &view.posts {
            let of = post.country.map(country_name).or_else(|| post.org.clone());
            table.row([
                plain(format!("{}, {}", post.office, of.unwrap_or_default())),
                plain(seen(&post.held)),
                contacts::report_ids(&post.held.reports),
            ]);
        }
        table.print(&mut page, io::width());
    }
    if !view.kinds.is_empty() {
        parts::title(&mut page, parts::kinds(&view.kinds));
    }
    parts::density(&mut page, &view.density);
    parts::contacts(&mut page, "coming", &view.coming, today, most);
    parts::contacts(&mut page, "contacts", &view.contacts, today, most);
    if !view.met.is_empty() {
        parts::title(&mut page, "met");
        let (shown, more) = most.of_list(&view.met);
        let mut table = Table::indented(2).flexible([0]);
        for m in shown {
            let countries: Vec<String> = m.countries.iter().map(|c| country_name(*c)).collect();
            table.row([
                plain(&m.name),
                plain(countries.join(", ")),
                plain(super::intake::count(m.times, "time", "times")),
                Line::default().ink(
                    Ink::Quiet,
                    format!("last {}", human_or(m.last.as_ref(), "no date")),
                ),
            ]);
        }
        table.print(&mut page, io::width());
        page.lines(more);
    }
    parts::statements(&mut page, "said", &view.quotes, most);
    parts::disputed(&mut page, "on what reports differ", &view.disputes, most);
    page.gap();
    let told = super::intake::count(view.reports.len(), "report", "reports");
    let sources = super::intake::count(
        view.independent_sources,
        "independent source",
        "independent sources",
    );
    page.line(Line::default().ink(
        Ink::Quiet,
        format!("named in {told}, {sources}  {}", view.person.id),
    ));
    page
}
