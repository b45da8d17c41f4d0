//! `sidelines timeline`: contacts in the order of their days.

use crate::args::{Filter, General, Kind, Status, Timeline};
use crate::commands::intake::count;
use crate::contacts;
use crate::dates::typed;
use crate::exit::Outcome;
use crate::io;
use crate::names;
use crate::record;
use crate::screen::{Ink, Line, Page, Table, plain};
use sidelines_facts::{self as facts, Edtf, EncounterKind};
use sidelines_views::{Contact, TimelineFilter, timeline};
use std::sync::Arc;

pub(crate) fn run(args: &Timeline, general: &General) -> anyhow::Result<Outcome> {
    let filter = filter(&args.filter)?;
    let (index, all) = record::part(&args.known, &record::of_filter(&filter))?;
    let mut view = timeline(&index, &filter);
    view.of = all;
    if general.json {
        io::show_json(&view)?;
    } else {
        let mut page = Page::default();
        super::parts::density(&mut page, &view.density);
        page.gap();
        table(&view.contacts, view.until.as_ref()).print(&mut page, io::width());
        io::show(&page)?;
        if !general.quiet {
            let of = count(view.of, "contact", "contacts");
            io::note(format!("{} of {of} in the record", view.contacts.len()));
        }
    }
    Ok(if view.contacts.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

/// A row a contact: day, kind, who, where and on what margin, how often told, id.
pub(crate) fn table(contacts: &[Contact], today: Option<&Edtf>) -> Table {
    let mut table = Table::default().flexible([2, 3]);
    for contact in contacts {
        let e = &contact.encounter;
        let mut kind = plain(contacts::kind(e));
        if let Some((ink, status)) = contacts::mark(contact, today) {
            kind = kind.plain(" ").ink(ink, status);
        }
        let place = contacts::place(e.place.as_ref());
        let margin = e.part_of.as_deref().map(contacts::short);
        let margin = match margin {
            None => Line::default(),
            Some(margin) if place.is_empty() => Line::default().ink(Ink::Quiet, margin),
            Some(margin) => Line::default().ink(Ink::Quiet, format!(" ({margin})")),
        };
        table.row([
            Line::default().ink(Ink::Strong, contacts::day(e)),
            kind,
            plain(contacts::who(e)).ink(Ink::Open, contacts::inferred(contact)),
            plain(place).join(margin),
            Line::default().ink(Ink::Quiet, contacts::reports(contact)),
            Line::default().ink(Ink::Source, contacts::short_id(&contact.id)),
        ]);
    }
    table
}

/// The question that the options ask. As of a day is up to that day.
pub(crate) fn filter(args: &Filter) -> anyhow::Result<TimelineFilter> {
    let mut filter = filter_of_any_day(args)?;
    filter.to = [filter.to, args.on.day()?].into_iter().flatten().min();
    Ok(filter)
}

/// The same for a question to which the day of `--on` is something else.
pub(crate) fn filter_of_any_day(args: &Filter) -> anyhow::Result<TimelineFilter> {
    let mut countries = Vec::new();
    for name in &args.country {
        countries.push(names::country(name)?);
    }
    let from = args
        .from
        .as_deref()
        .map(|d| typed("--from", d))
        .transpose()?;
    let to = args.to.as_deref().map(|d| typed("--to", d)).transpose()?;
    // A place may be a country: "--place India" is all that was held in India.
    let place_country = args.place.as_deref().and_then(names::country_by_exact_name);
    Ok(TimelineFilter {
        countries,
        person: args.person.clone(),
        organisation: args
            .organisation
            .as_deref()
            .map(names::organisation)
            .unwrap_or_default(),
        place: args.place.clone().filter(|_| place_country.is_none()),
        place_country,
        kinds: args.kind.iter().copied().map(EncounterKind::from).collect(),
        statuses: args
            .status
            .iter()
            .copied()
            .map(facts::Status::from)
            .collect(),
        from: from.map(|(first, _)| first),
        to: to.map(|(_, last)| last),
        profile: args
            .profile
            .as_deref()
            .map(super::profiles::open)
            .transpose()?
            .map(Arc::new),
        ..TimelineFilter::default()
    })
}

impl From<Kind> for EncounterKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Meeting => Self::Meeting,
            Kind::Call => Self::Call,
            Kind::Gathering => Self::Gathering,
            Kind::Visit => Self::Visit,
            Kind::Signing => Self::Signing,
        }
    }
}

impl From<Status> for facts::Status {
    fn from(status: Status) -> Self {
        match status {
            Status::Occurred => Self::Occurred,
            Status::Ongoing => Self::Ongoing,
            Status::Planned => Self::Planned,
            Status::Possible => Self::Possible,
            Status::Denied => Self::Denied,
            Status::Cancelled => Self::Cancelled,
        }
    }
}
