//! Time as a picture.

use crate::markup::Markup;
use jiff::civil::Date;
use sidelines_facts::Edtf;
use sidelines_views::{Contact, Density, Stretch};
use sidelines_wording::dates;
use std::fmt::Display;

/// Width of the picture of a month, a unit a day.
const MONTH: i32 = 31;

/// When in its month a contact was: a dot for a day, a bar for days on end, cut off where it goes on in
/// another month; a thin line over all of what is known by its month only.
pub(crate) fn span(contact: &Contact) -> Markup {
    let mut svg = Markup::default();
    svg.open(
        "svg",
        &[
            ("class", &"span"),
            ("viewBox", &"0 0 31 8"),
            ("aria-hidden", &"true"),
        ],
    );
    svg.leaf(
        "line",
        &[
            ("class", &"rule"),
            ("x1", &0),
            ("x2", &MONTH),
            ("y1", &4),
            ("y2", &4),
        ],
    );
    let date = contact.encounter.date.as_ref();
    match date.and_then(Edtf::bounds) {
        None => {}
        Some((first, last)) if first == last => dot(&mut svg, first),
        Some((first, last)) => bar(&mut svg, first, last, is_whole(date)),
    }
    svg.close("svg");
    svg
}

/// Whether a date is a month or a year, not days on end.
fn is_whole(date: Option<&Edtf>) -> bool {
    date.is_some_and(|d| d.as_partial().is_some())
}

fn dot(svg: &mut Markup, day: Date) {
    let x = f32::from(day.day()) - 0.5;
    svg.leaf(
        "circle",
        &[("class", &"mark"), ("cx", &x), ("cy", &4), ("r", &2.2)],
    );
}

fn bar(svg: &mut Markup, first: Date, last: Date, whole: bool) {
    // As wide as the dots of its first and last day together.
    let start = f32::from(first.day()) - 0.5 - 2.2;
    let same_month = (first.year(), first.month()) == (last.year(), last.month());
    let end = if same_month {
        f32::from(last.day()) - 0.5 + 2.2
    } else {
        29.0
    };
    let class = if whole { "mark vague" } else { "mark" };
    let (height, y) = if whole { (2, 3) } else { (4, 2) };
    svg.leaf(
        "rect",
        &[
            ("class", &class),
            ("x", &start),
            ("y", &y),
            ("width", &(end - start).max(4.4)),
            ("height", &height),
            ("rx", &if whole { 1 } else { 2 }),
        ],
    );
    if !same_month {
        svg.leaf("path", &[("class", &"on"), ("d", &"M28 1l3 3l-3 3z")]);
    }
}

/// How contacts lie in time: a column for each month or year, each a link to it.
pub(crate) fn density(density: &Density, link: impl Fn(&Edtf) -> String) -> Markup {
    const HEIGHT: usize = 40;
    const FULL: usize = 720;
    let mut svg = Markup::default();
    let most = density.counts.iter().map(|(_, n)| *n).max().unwrap_or(0);
    if density.counts.len() < 2 || most == 0 {
        return svg;
    }
    let n = density.counts.len();
    let wide = (FULL / n).clamp(3, 40);
    let width = n * wide;
    let what = match density.unit {
        Stretch::Month => "month",
        Stretch::Year => "year",
    };
    let label = format!("Contacts by {what}, {most} at most");
    let view = format!("0 0 {width} {}", HEIGHT + 16);
    // A few columns keep their size; many fill the page.
    let class = if width < FULL * 9 / 10 {
        "density short"
    } else {
        "density"
    };
    svg.open("figure", &[("class", &class)]);
    svg.open(
        "svg",
        &[
            ("width", &width),
            ("height", &(HEIGHT + 16)),
            ("viewBox", &view),
            ("role", &"group"),
            ("aria-label", &label),
        ],
    );
    let mut year_shown = String::new();
    let every = years_between_labels(density, wide);
    for (i, (stretch, count)) in density.counts.iter().enumerate() {
        let x = i * wide;
        let text = stretch.to_string();
        let year = text.get(..4).unwrap_or_default().to_owned();
        if year != year_shown && year.parse::<usize>().is_ok_and(|y| y % every == 0) {
            svg.leaf(
                "line",
                &[
                    ("class", &"tick"),
                    ("x1", &x),
                    ("x2", &x),
                    ("y1", &HEIGHT),
                    ("y2", &(HEIGHT + 4)),
                ],
            );
            let at = (x + 2).min(width.saturating_sub(24));
            svg.element("text", &[("x", &at), ("y", &(HEIGHT + 13))], &year);
        }
        year_shown = year;
        if *count == 0 {
            continue;
        }
        // Small counts stay visible.
        let high = (count * (HEIGHT - 2)).div_ceil(most).max(2);
        let title = format!("{}: {}", dates::human(stretch), count);
        column(
            &mut svg,
            &link(stretch),
            &title,
            [x, HEIGHT - high, wide.max(2) - 1, high],
        );
    }
    svg.leaf(
        "line",
        &[
            ("class", &"rule"),
            ("x1", &0),
            ("x2", &width),
            ("y1", &HEIGHT),
            ("y2", &HEIGHT),
        ],
    );
    svg.close("svg").close("figure");
    svg
}

fn column(svg: &mut Markup, to: &dyn Display, title: &str, [x, y, width, height]: [usize; 4]) {
    svg.open("a", &[("href", to), ("aria-label", &title)]);
    svg.element("title", &[], title);
    // The whole height can be pointed at.
    svg.leaf(
        "rect",
        &[
            ("class", &"reach"),
            ("x", &x),
            ("y", &0),
            ("width", &width),
            ("height", &(y + height)),
        ],
    );
    svg.leaf(
        "rect",
        &[
            ("class", &"column"),
            ("x", &x),
            ("y", &y),
            ("width", &width),
            ("height", &height),
        ],
    );
    svg.close("a");
}

/// So that labels of years do not run into each other.
fn years_between_labels(density: &Density, wide: usize) -> usize {
    let year = match density.unit {
        Stretch::Month => 12 * wide,
        Stretch::Year => wide,
    };
    [1, 2, 5, 10, 20]
        .into_iter()
        .find(|n| n * year >= 34)
        .unwrap_or(50)
}
