//! Offices over time: a bar for the days on which reports show somebody in one.

use crate::markup::Markup;
use jiff::civil::Date;
use sidelines_facts::Edtf;
use sidelines_views::Held;

/// Width of the picture.
const WIDTH: f32 = 200.0;

/// The stretch of time that several bars share.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Years {
    first: i16,
    /// The one after the last.
    past: i16,
}

fn begins(held: &Held) -> Option<Date> {
    let date = held.known_start.as_ref().or(held.first_seen.as_ref());
    date.and_then(Edtf::bounds).map(|(first, _)| first)
}

fn ends(held: &Held) -> Option<Date> {
    let date = held.told_end().or(held.last_seen.as_ref());
    date.and_then(Edtf::bounds).map(|(_, last)| last)
}

impl Years {
    /// The years of all who held an office, up to a day.
    pub(crate) fn of<'a>(held: impl IntoIterator<Item = &'a Held>, until: Option<&Edtf>) -> Self {
        let mut years: Vec<i16> = Vec::new();
        for h in held {
            years.extend(begins(h).iter().chain(ends(h).iter()).map(|d| d.year()));
        }
        let until = until.and_then(Edtf::bounds).map(|(_, last)| last.year());
        years.extend(until.filter(|_| !years.is_empty()));
        let first = years.iter().min().copied().unwrap_or(2000);
        let last = years.iter().max().copied().unwrap_or(first);
        Self {
            first,
            past: last + 1,
        }
    }

    fn x(self, day: Date) -> f32 {
        let years = f32::from(day.year() - self.first) + f32::from(day.day_of_year() - 1) / 366.0;
        let all = f32::from(self.past - self.first).max(1.0);
        (years / all * WIDTH * 10.0).round() / 10.0
    }

    /// The first and the last year, with a tick for each.
    pub(crate) fn scale(&self) -> Markup {
        let mut line = Markup::default();
        let last = self.past - 1;
        line.open("div", &[("class", &"scale"), ("aria-hidden", &"true")]);
        line.element("span", &[], self.first);
        if last > self.first {
            line.element("span", &[], last);
        }
        line.close("div");
        line
    }

    /// The bar of one holder.
    pub(crate) fn bar(&self, held: &Held) -> Markup {
        let mut svg = Markup::default();
        svg.open(
            "svg",
            &[
                ("class", &"years"),
                ("viewBox", &"0 0 200 10"),
                ("preserveAspectRatio", &"none"),
                ("aria-hidden", &"true"),
            ],
        );
        for year in self.first..=self.past {
            let at = f32::from(year - self.first) / f32::from(self.past - self.first) * WIDTH;
            svg.leaf(
                "line",
                &[
                    ("class", &"tick"),
                    ("x1", &at),
                    ("x2", &at),
                    ("y1", &0),
                    ("y2", &10),
                ],
            );
        }
        if let (Some(from), Some(to)) = (begins(held), ends(held)) {
            let x = self.x(from);
            let width = (self.x(to) - x).max(3.0);
            let class = if held.qualifier.is_some() {
                "bar other"
            } else {
                "bar"
            };
            svg.leaf(
                "rect",
                &[
                    ("class", &class),
                    ("x", &x),
                    ("y", &2),
                    ("width", &width),
                    ("height", &6),
                    ("rx", &1.5),
                ],
            );
        }
        svg.close("svg");
        svg
    }
}
