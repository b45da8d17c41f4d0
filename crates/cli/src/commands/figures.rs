//! `sidelines figures`: numbers claimed, over time.

use super::intake::count;
use super::parts;
use crate::args::{Figures, General};
use crate::contacts;
use crate::dates::{human, typed};
use crate::exit::Outcome;
use crate::io;
use crate::names;
use crate::record;
use crate::screen::{Ink, Line, Page, Table, plain};
use sidelines_views::{FigurePoint, FiguresFilter, FiguresView, figures};

pub(crate) fn run(args: &Figures, general: &General) -> anyhow::Result<Outcome> {
    let country = args
        .about
        .as_deref()
        .and_then(|about| names::country(about).ok());
    let filter = FiguresFilter {
        unit: args.unit.clone(),
        about: country.map(names::country_forms).unwrap_or_default(),
        words: args.about.clone().filter(|_| country.is_none()),
        by: args.by.clone(),
        from: args
            .from
            .as_deref()
            .map(|d| typed("--from", d))
            .transpose()?
            .map(|(first, _)| first),
        to: args
            .to
            .as_deref()
            .map(|d| typed("--to", d))
            .transpose()?
            .map(|(_, last)| last),
    };
    let index = record::index(&args.known)?;
    let view = figures(&index, &filter);
    if general.json {
        io::show_json(&view)?;
    } else {
        io::show(&page(&view))?;
        if !general.quiet {
            let of = count(view.of, "figure", "figures");
            io::note(format!("{} of {of} in the record", view.matching));
        }
    }
    Ok(if view.series.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

fn page(view: &FiguresView) -> Page {
    let mut page = Page::default();
    for series in &view.series {
        let unit = series.unit.as_deref().unwrap_or("(no unit)");
        parts::title(
            &mut page,
            match &series.counted {
                Some(counted) => format!("{unit}: {counted}"),
                None => unit.to_owned(),
            },
        );
        let most = series
            .points
            .iter()
            .map(|p| p.figure.value)
            .fold(0.0, f64::max);
        let mut table = Table::indented(2).flexible([3]);
        for point in &series.points {
            let words = point
                .evidence
                .first()
                .map(|e| e.text.split_whitespace().collect::<Vec<_>>().join(" "));
            let by = match point.claimants.as_slice() {
                [] => String::new(),
                by => format!("{}: ", by.join(", ")),
            };
            table.row([
                Line::default().ink(Ink::Strong, day(point)),
                plain(sidelines_wording::amounts::amount(&point.figure)),
                Line::default().ink(
                    Ink::Source,
                    bar(point.figure.value, most, series.points.len()),
                ),
                Line::default()
                    .ink(Ink::Quiet, by)
                    .plain(words.map(|w| format!("“{w}” ")).unwrap_or_default())
                    .join(contacts::report_ids(&point.reports)),
                Line::default().ink(Ink::Source, contacts::short_id(&point.id)),
            ]);
        }
        table.print(&mut page, io::width());
    }
    page
}

fn day(point: &FigurePoint) -> String {
    match (&point.figure.as_of, &point.reported) {
        (Some(day), _) => human(day),
        (None, Some(day)) => format!("reported {}", human(day)),
        (None, None) => "no date".to_owned(),
    }
}

/// A bar as long as the number is of the greatest; one number alone has none.
fn bar(value: f64, most: f64, points: usize) -> String {
    const COLUMNS: f64 = 12.0;
    if points < 2 || most <= 0.0 || value < 0.0 {
        return String::new();
    }
    // A bar's length is a small whole number.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1 and 12"
    )]
    let columns = (value / most * COLUMNS).round().clamp(1.0, COLUMNS) as usize;
    "▇".repeat(columns)
}
