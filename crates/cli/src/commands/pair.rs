//! `sidelines pair`: all dealings of two countries.

use super::last_met::pair;
use super::parts::{self, Most};
use super::who::answer;
use crate::args::{General, Pair};
use crate::contacts;
use crate::exit::Outcome;
use crate::io;
use crate::names::{country_forms, country_name};
use crate::record;
use crate::screen::{Ink, Line, Page, Table, plain};
use sidelines_views::{self as views, Bilateral, BriefQuestion, Lane, bilateral};

pub(crate) fn run(args: &Pair, general: &General) -> anyhow::Result<Outcome> {
    let pair = pair(&args.a, &args.b)?;
    let on = args.asked.on.day()?;
    let (names_a, names_b) = (country_forms(pair.a), country_forms(pair.b));
    let scope = record::of_pair(pair, [names_a.clone(), names_b.clone()].concat());
    let (index, _) = record::part(&args.asked.known, &scope)?;
    let question = BriefQuestion {
        pair,
        on,
        names_a,
        names_b,
    };
    let view = bilateral(&index, &question);
    if general.json {
        io::show_json(&view)?;
    } else {
        io::show(&page(&view, Most::of(&args.asked.most)))?;
    }
    Ok(if view.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

fn page(view: &Bilateral, most: Most) -> Page {
    let (a, b) = (country_name(view.pair.a), country_name(view.pair.b));
    let today = view.on.as_ref();
    let mut page = Page::default();
    parts::heading(&mut page, format!("{a} – {b}"), today);
    if view.is_empty() {
        page.line(plain("no report tells of contacts of the two"));
        return page;
    }
    let mut facts = Table::default().flexible([1]);
    let mut fact = |name: &str, text: Line| {
        facts.row([Line::default().ink(Ink::Quiet, name), text]);
    };
    fact(
        "Last met",
        match &view.last_met {
            Some(c) => {
                let e = &c.encounter;
                let parts = [
                    contacts::who(e),
                    contacts::place(e.place.as_ref()),
                    contacts::margin(e),
                ];
                let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
                Line::default()
                    .ink(Ink::Strong, contacts::day(e))
                    .plain(format!("  {}", parts.join(", ")))
            }
            None => plain("no meeting of the two is told"),
        },
    );
    fact("Contacts", plain(parts::kinds(&view.kinds)));
    facts.print(&mut page, io::width());
    parts::density(&mut page, &view.density);
    parts::contacts(&mut page, "coming", &view.coming, today, most);
    parts::contacts(&mut page, "contacts", &view.contacts, today, most);
    for lane in view.offices_a.iter().chain(&view.offices_b) {
        office(&mut page, lane, view);
    }
    parts::statements(&mut page, &format!("what {a} said"), &view.said_a, most);
    parts::statements(&mut page, &format!("what {b} said"), &view.said_b, most);
    parts::disputed(&mut page, "on what reports differ", &view.disputes, most);
    if !view.both_in.is_empty() {
        parts::title(&mut page, "both in");
        let mut table = Table::default().flexible([1, 2]);
        for shared in &view.both_in {
            table.row([
                plain(contacts::short(&shared.org)),
                plain(format!("{a}: {}", roles(&shared.a))),
                plain(format!("{b}: {}", roles(&shared.b))),
            ]);
        }
        table.print(&mut page, io::width());
    }
    page
}

fn roles(standings: &[views::Standing]) -> String {
    let roles: Vec<String> = standings
        .iter()
        .map(|s| {
            let role = sidelines_wording::values::role(s.membership.role);
            match parts::lasts(s) {
                lasts if lasts.is_empty() => role.to_owned(),
                lasts => format!("{role} ({lasts})"),
            }
        })
        .collect();
    roles.join(", ")
}

fn office(page: &mut Page, lane: &Lane, view: &Bilateral) {
    let office = &lane.succession;
    let of = office.country.map(country_name).unwrap_or_default();
    parts::title(page, format!("{}, {of}", office.office));
    parts::holders(page, &office.holders, view.on.as_ref());
    // Who is in office today needs no sentence where one person is seen throughout.
    if !matches!(office.answer, views::Answer::Held { .. }) && office.holders.len() > 1 {
        for line in answer(&office.answer, view.on.as_ref()) {
            parts::wrapped(page, plain("  ").join(line));
        }
    }
}
