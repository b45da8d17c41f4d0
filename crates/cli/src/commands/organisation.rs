//! `sidelines organisation`: who belongs to it on a day, and how that came.

use super::parts::{self, Most};
use crate::args::{General, Organisation};
use crate::contacts;
use crate::exit::Outcome;
use crate::io;
use crate::names;
use crate::record;
use crate::screen::{Ink, Line, Page, Table, plain};
use sidelines_facts::MembershipRole;
use sidelines_store::Scope;
use sidelines_views::{OnDay, OrganisationView, organisation, organisations};

pub(crate) fn run(args: &Organisation, general: &General) -> anyhow::Result<Outcome> {
    let on = args.asked.on.day()?;
    let scope = Scope {
        bodies: args
            .name
            .as_deref()
            .map(names::organisation)
            .unwrap_or_default(),
        ..Scope::default()
    };
    let (index, _) = record::part(&args.asked.known, &scope)?;
    let Some(name) = &args.name else {
        let all = organisations(&record::up_to(index, on));
        if general.json {
            io::show_json(&all)?;
        } else {
            let mut table = Table::default().flexible([0]);
            for org in &all {
                let told = super::intake::count(org.memberships, "membership", "memberships");
                table.row([plain(&org.org), Line::default().ink(Ink::Quiet, told)]);
            }
            let mut page = Page::default();
            table.print(&mut page, io::width());
            if all.is_empty() {
                page.line(plain("no report tells who belongs to an organisation"));
            }
            io::show(&page)?;
        }
        return Ok(if all.is_empty() {
            Outcome::Nothing
        } else {
            Outcome::Done
        });
    };
    let view = organisation(&index, &names::organisation(name), on);
    match &view {
        _ if general.json => io::show_json(&view)?,
        Some(view) => io::show(&page(view, Most::of(&args.asked.most)))?,
        None => io::show(&Page::of(plain(format!("no report tells of '{name}'"))))?,
    }
    Ok(if view.is_none() {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

fn page(view: &OrganisationView, most: Most) -> Page {
    let today = view.on.as_ref();
    let mut page = Page::default();
    parts::heading(&mut page, &view.org, today);
    for group in &view.roles {
        let parties = group.parties.iter().map(|(party, known)| {
            let name = parts::party(party);
            match known {
                OnDay::Told => name,
                _ => format!("{name}*"),
            }
        });
        let parties: Vec<String> = parties.collect();
        parts::title(
            &mut page,
            format!("{} ({})", plural(group.role), parties.len()),
        );
        let line = plain(format!("  {}", parties.join(", ")));
        page.lines(line.wrapped(io::width().unwrap_or(usize::MAX)));
    }
    let open = view.roles.iter().flat_map(|g| &g.parties);
    if open.into_iter().any(|(_, known)| *known != OnDay::Told) {
        page.line(Line::default().ink(Ink::Quiet, "  * last told before that day; no end is told"));
    }
    if !view.standings.is_empty() {
        parts::title(&mut page, "over time");
        let mut table = Table::indented(2).flexible([2, 3]);
        let (shown, more) = most.of_list(&view.standings);
        for s in shown {
            let (ink, known) = match s.on_day {
                OnDay::Told => (Ink::Good, ""),
                OnDay::ToldBefore => (Ink::Quiet, "last told before"),
                OnDay::ToldAfter => (Ink::Open, "first told after"),
                OnDay::Undated => (Ink::Quiet, "no day known"),
                OnDay::NotYet => (Ink::Open, "not yet"),
                OnDay::Over => (Ink::Bad, "over"),
            };
            table.row([
                plain(parts::party(&s.membership.party)),
                plain(sidelines_wording::values::role(s.membership.role)),
                plain(parts::lasts(s)),
                Line::default().ink(ink, known),
                contacts::report_ids(&s.reports),
            ]);
        }
        table.print(&mut page, io::width());
        page.lines(more);
    }
    for office in &view.offices {
        parts::title(&mut page, &office.office);
        parts::holders(&mut page, &office.holders, today);
    }
    parts::contacts(&mut page, "coming", &view.coming, today, most);
    parts::contacts(
        &mut page,
        "gatherings and what was held on their margins",
        &view.contacts,
        today,
        most,
    );
    parts::disputed(&mut page, "on what reports differ", &view.disputes, most);
    page
}

fn plural(role: MembershipRole) -> &'static str {
    match role {
        MembershipRole::Member => "members",
        MembershipRole::Observer => "observers",
        MembershipRole::DialoguePartner => "dialogue partners",
        MembershipRole::Chair => "chair",
        MembershipRole::Host => "host",
        MembershipRole::Candidate => "candidates",
        MembershipRole::Invitee => "invited",
    }
}
