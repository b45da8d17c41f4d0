//! Parts that the pages of several questions have in common.

use super::timeline::table;
use super::who::{name, seen};
use crate::contacts;
use crate::dates::{human, human_or};
use crate::io;
use crate::screen::{Ink, Lane, Line, Page, Table, lanes, plain, strip};
use jiff::civil::Date;
use sidelines_facts::Edtf;
use sidelines_views::{Contact, Count, Density, Disputed, Held, Standing, Statement, Subject};
use sidelines_wording::quotes;
use sidelines_wording::values::{role, value};

/// Columns of a plot where the screen does not say how many there are.
const PLOT: usize = 60;

/// How much of long lists is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Most(usize);

impl Most {
    /// As the command line has it: 0 is all.
    pub(crate) fn of(args: &crate::args::Most) -> Self {
        Self(if args.limit == 0 {
            usize::MAX
        } else {
            args.limit
        })
    }

    /// Everything.
    pub(crate) fn all() -> Self {
        Self(usize::MAX)
    }

    /// The first few of a list, and a line that tells how many more there are.
    pub(crate) fn of_list<T>(self, list: &[T]) -> (&[T], Option<Line>) {
        let shown = &list[..list.len().min(self.0)];
        let more = list.len() - shown.len();
        let line = format!("  and {more} more (--limit 0 shows all)");
        (
            shown,
            (more > 0).then(|| Line::default().ink(Ink::Quiet, line)),
        )
    }

    pub(crate) fn count(self) -> usize {
        self.0
    }
}

/// A line on as many lines as the screen needs; whole where it is no screen.
pub(crate) fn wrapped(page: &mut Page, line: Line) {
    page.lines(line.wrapped(io::width().unwrap_or(usize::MAX)));
}

/// What the page is about, and as of when.
pub(crate) fn heading(page: &mut Page, title: impl AsRef<str>, on: Option<&Edtf>) {
    let mut line = Line::default().ink(Ink::Strong, title);
    if let Some(on) = on {
        line = line.ink(Ink::Quiet, format!("  as of {}", human(on)));
    }
    wrapped(page, line);
}

/// The name of a part.
pub(crate) fn title(page: &mut Page, text: impl AsRef<str>) {
    page.gap();
    page.line(Line::default().ink(Ink::Quiet, text));
}

/// Contacts under a title; nothing where there are none.
pub(crate) fn contacts(
    page: &mut Page,
    heading: &str,
    list: &[Contact],
    today: Option<&Edtf>,
    most: Most,
) {
    if list.is_empty() {
        return;
    }
    title(page, heading);
    let (shown, more) = most.of_list(list);
    table(shown, today).print(page, io::width());
    page.lines(more);
}

/// How contacts lie in time, where looking says more than reading.
pub(crate) fn density(page: &mut Page, density: &Density) {
    const FEWEST: usize = 12;
    let told: usize = density.counts.iter().map(|(_, n)| n).sum();
    if told < FEWEST || density.counts.len() < 3 {
        return;
    }
    let begin = |date: &Edtf| date.bounds().map(|(first, _)| first);
    let counts: Vec<(Date, usize)> = density
        .counts
        .iter()
        .filter_map(|(date, n)| Some((begin(date)?, *n)))
        .collect();
    page.gap();
    let width = io::width().unwrap_or(PLOT * 2);
    page.lines(strip(&counts, width.saturating_sub(2)));
}

/// "14 meetings (12 held, 1 planned, 1 denied) · 2 visits".
pub(crate) fn kinds(kinds: &[Count<sidelines_facts::EncounterKind>]) -> String {
    let all: Vec<String> = kinds.iter().map(super::read::kind).collect();
    all.join(" · ")
}

/// Holders of an office as lanes.
pub(crate) fn holders<'a>(
    page: &mut Page,
    held: impl IntoIterator<Item = &'a Held>,
    mark: Option<&Edtf>,
) {
    let mut undated = Vec::new();
    let mut drawn = Vec::new();
    for h in held {
        let day = |date: &Option<Edtf>, last: bool| {
            let bounds = date.as_ref().and_then(Edtf::bounds)?;
            Some(if last { bounds.1 } else { bounds.0 })
        };
        let from = day(&h.known_start, false).map(|d| (d, true));
        let from = from.or_else(|| Some((day(&h.first_seen, false)?, false)));
        let to = day(&h.told_end().cloned(), true).map(|d| (d, true));
        let to = to.or_else(|| Some((day(&h.last_seen, true)?, false)));
        let text = seen(h);
        match (from.or(to), to.or(from)) {
            (Some(from), Some(to)) if from.0 <= to.0 => drawn.push(Lane {
                name: plain(name(h)),
                from,
                to,
                aside: Line::default().ink(Ink::Quiet, text),
            }),
            _ => undated.push((name(h), text)),
        }
    }
    let day = mark.and_then(Edtf::bounds).map(|(_, last)| last);
    // Long names wrap.
    let names = drawn
        .iter()
        .map(|l| l.name.width())
        .max()
        .unwrap_or(0)
        .min(28);
    let free = io::width().map_or(PLOT, |w| w.saturating_sub(names + 34).clamp(16, PLOT));
    lanes(&drawn, day, free).print(page, io::width());
    for (name, text) in undated {
        page.line(plain(format!("  {name}")).ink(Ink::Quiet, format!("  {text}")));
    }
}

/// Quotes under a title; nothing where there are none.
pub(crate) fn statements(page: &mut Page, heading: &str, list: &[Statement], most: Most) {
    if list.is_empty() {
        return;
    }
    if !heading.is_empty() {
        title(page, heading);
    }
    let (shown, more) = most.of_list(list);
    let mut table = Table::default().flexible([1]);
    for s in shown {
        let who = contacts::speaker(s.quote.speaker.as_ref());
        let day = match (&s.quote.date, &s.reported) {
            (Some(day), _) => human(day),
            (None, Some(day)) => format!("reported {}", human(day)),
            (None, None) => "no date".to_owned(),
        };
        let words = quotes::words(&s.quote);
        let line = Line::default()
            .ink(Ink::Strong, who)
            .ink(Ink::Quiet, quotes::medium(s.quote.medium))
            .plain(format!(": {words} "))
            .join(contacts::report_ids(&s.reports));
        table.row([
            Line::default().ink(Ink::Quiet, day),
            line,
            Line::default().ink(Ink::Source, contacts::short_id(&s.id)),
        ]);
    }
    table.print(page, io::width());
    page.lines(more);
}

/// What something is, in a few words.
pub(crate) fn subject(subject: &Subject) -> String {
    match subject {
        Subject::Encounter(c) => {
            let e = &c.encounter;
            format!(
                "{}  {}  {}",
                contacts::day(e),
                contacts::kind(e),
                contacts::who(e)
            )
        }
        Subject::Holder { holder, office } => format!("{}, {office}", holder.name),
        Subject::Person(person) => person.name.clone(),
        Subject::Quote(quote) => {
            let who = contacts::speaker(quote.quote.speaker.as_ref());
            format!("{who}: {}", quotes::words(&quote.quote))
        }
        Subject::Membership(m) => format!(
            "{} in {}: {}",
            party(&m.membership.party),
            contacts::short(&m.membership.org),
            role(m.membership.role)
        ),
        Subject::Figure(f) => sidelines_wording::amounts::amount(&f.figure),
        Subject::Event(v) => v.event.kind.clone(),
    }
}

/// Entries on which reports differ, each value with its reports.
pub(crate) fn disputed(page: &mut Page, heading: &str, list: &[Disputed], most: Most) {
    if list.is_empty() {
        return;
    }
    title(page, heading);
    let (shown, more) = most.of_list(list);
    for entry in shown {
        page.lines(
            plain(subject(&entry.subject))
                .ink(Ink::Source, format!("  {}", contacts::short_id(&entry.id)))
                .wrapped(io::width().unwrap_or(usize::MAX)),
        );
        for dispute in &entry.disputes {
            let mut line = plain("  ").ink(Ink::Open, format!("{}: ", dispute.field));
            for (i, told) in dispute.values.iter().enumerate() {
                let text = said(&dispute.field, &told.value);
                line = line
                    .plain(if i == 0 { "" } else { " / " })
                    .plain(format!("{text} "))
                    .join(contacts::report_ids(&told.reports));
            }
            page.lines(line.wrapped(io::width().unwrap_or(usize::MAX)));
        }
    }
    page.lines(more);
}

/// A disputed value in everyday words.
fn said(field: &str, told: &serde_json::Value) -> String {
    match serde_json::from_value(told.clone()) {
        Ok(status) if field == "status" => contacts::status(status).to_owned(),
        _ => match told.as_str().map(str::parse::<Edtf>) {
            Some(Ok(date)) => human(&date),
            _ => value(told),
        },
    }
}

/// A party of an organisation: a country's name, or its own.
pub(crate) fn party(party: &str) -> String {
    sidelines_facts::CountryCode::new(party)
        .filter(|code| code.as_str() == party)
        .map_or_else(|| party.to_owned(), crate::names::country_name)
}

/// "since 2017", "seen 28 Jul 2021 – 27 Apr 2023".
pub(crate) fn lasts(standing: &Standing) -> String {
    let m = &standing.membership;
    let since = m.since.as_ref().map(|d| format!("since {}", human(d)));
    let until = m.until.as_ref().map(|d| format!("until {}", human(d)));
    let told = match (&standing.first_seen, &standing.last_seen) {
        (Some(a), Some(b)) if a != b => Some(format!("told {}", crate::dates::between(a, b))),
        (Some(a), _) | (None, Some(a)) => Some(format!("told {}", human_or(Some(a), ""))),
        (None, None) => None,
    };
    let parts: Vec<String> = [since, until, told].into_iter().flatten().collect();
    parts.join(", ")
}
