//! The map: outlines of countries and places on them, in the Natural Earth projection.

use crate::links;
use crate::markup::Markup;
use crate::show;
use sidelines_facts::CountryCode;
use sidelines_views::PlaceCount;
use sidelines_wording::contacts;

/// Alpha-2 and outline, a country a line; made by `map/make.mjs`.
const OUTLINES: &str = include_str!("../../map/countries.tsv");

/// The field of the outlines.
const WIDTH: f64 = 1000.0;
const HEIGHT: f64 = 520.0;

/// A place with its contacts.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    /// Degrees north.
    pub(crate) latitude: f64,
    /// Degrees east.
    pub(crate) longitude: f64,
    /// How many contacts.
    pub(crate) count: usize,
    /// What it is called.
    pub(crate) name: String,
    /// Where its page is; empty on the page itself.
    pub(crate) to: String,
}

impl Spot {
    /// The places whose coordinates are known.
    pub(crate) fn all(places: &[PlaceCount]) -> Vec<Self> {
        let spot = |p: &PlaceCount| {
            Some(Self {
                latitude: p.place.lat?,
                longitude: p.place.lon?,
                count: p.contacts,
                name: contacts::place(Some(&p.place)),
                to: links::place(p.place.country, p.place.name.as_deref()),
            })
        };
        places.iter().filter_map(spot).collect()
    }
}

/// Where a place lies in the field: Tom Patterson's Natural Earth projection by its polynomial.
fn project(latitude: f64, longitude: f64) -> (f64, f64) {
    let (phi, lambda) = (latitude.to_radians(), longitude.to_radians());
    let phi2 = phi * phi;
    let phi4 = phi2 * phi2;
    let x = lambda
        * (0.8707 - 0.131_979 * phi2
            + phi4 * (-0.013_791 + phi4 * (0.003_971 * phi2 - 0.001_529 * phi4)));
    let y = phi
        * (1.007_226
            + phi2 * (0.015_085 + phi4 * (-0.044_475 + 0.028_874 * phi2 - 0.005_916 * phi4)));
    let scale = WIDTH / (2.0 * 2.735_39);
    (WIDTH / 2.0 + scale * x, HEIGHT / 2.0 - scale * y)
}

/// The part of the field that shows all spots, no smaller than a region; the whole field where `near` is not
/// asked for.
fn window(spots: &[Spot], near: bool) -> [f64; 4] {
    const SMALLEST: f64 = 260.0;
    if !near || spots.is_empty() {
        return [0.0, 8.0, WIDTH, HEIGHT - 48.0];
    }
    let at: Vec<(f64, f64)> = spots
        .iter()
        .map(|s| project(s.latitude, s.longitude))
        .collect();
    let ends = |pick: fn(&(f64, f64)) -> f64| {
        let low = at.iter().map(pick).fold(f64::INFINITY, f64::min);
        let high = at.iter().map(pick).fold(f64::NEG_INFINITY, f64::max);
        (low, high)
    };
    let ((left, right), (top, bottom)) = (ends(|p| p.0), ends(|p| p.1));
    let width = (right - left + 80.0)
        .max(SMALLEST)
        .max((bottom - top + 60.0) * 2.0);
    let height = width / 2.0;
    let x = ((left + right - width) / 2.0).clamp(0.0, (WIDTH - width).max(0.0));
    let y = ((top + bottom - height) / 2.0).clamp(0.0, (HEIGHT - height).max(0.0));
    [x, y, width.min(WIDTH), height.min(HEIGHT)].map(f64::round)
}

/// The world with `spots` on it; countries in which contacts were held are tinted by how many, and lead to their
/// page.
pub(crate) fn world(spots: &[Spot], countries: &[(CountryCode, usize)], near: bool) -> Markup {
    let view = window(spots, near);
    let zoom = view[2] / WIDTH;
    let frame = view.map(|n| n.to_string()).join(" ");
    let mut svg = Markup::default();
    let class = if near { "map near" } else { "map" };
    svg.open("figure", &[("class", &class)]);
    svg.open(
        "svg",
        &[
            ("viewBox", &frame),
            ("role", &"group"),
            ("aria-label", &"Map of where contacts were held"),
        ],
    );
    let most = countries.iter().map(|(_, n)| *n).max().unwrap_or(1);
    for row in OUTLINES.lines() {
        let Some((code, path)) = row.split_once('\t') else {
            continue;
        };
        let here =
            CountryCode::new(code).and_then(|code| countries.iter().find(|(c, _)| *c == code));
        match here {
            None => {
                svg.leaf("path", &[("class", &"land"), ("d", &path)]);
            }
            Some((code, n)) => {
                // Five steps, each twice the one before it, so that few and many can both be told.
                let step = 5usize
                    .saturating_sub((most / (*n).max(1)).ilog2() as usize)
                    .max(1);
                let class = format!("land held{step}");
                let name = format!(
                    "{}: {}",
                    show::country(code),
                    show::count(*n, "contact", "contacts")
                );
                svg.open(
                    "a",
                    &[
                        ("href", &links::place(Some(*code), None)),
                        ("aria-label", &name),
                    ],
                );
                svg.element("title", &[], &name);
                svg.leaf("path", &[("class", &class), ("d", &path)])
                    .close("a");
            }
        }
    }
    let mut spots: Vec<&Spot> = spots.iter().collect();
    // Small ones lie over large ones, where they can be reached.
    spots.sort_by_key(|s| std::cmp::Reverse(s.count));
    let largest = spots.first().map_or(1, |s| s.count).max(1);
    for spot in &spots {
        dot(&mut svg, spot, largest, zoom);
    }
    labels(&mut svg, &spots, if near { 12 } else { 10 }, zoom);
    svg.close("svg");
    svg.element(
        "figcaption",
        &[("class", &"quiet")],
        "Outlines after Natural Earth, simplified; they settle no border.",
    );
    svg.close("figure");
    svg
}

/// Names of the largest spots, each beside its own where it runs into no other: right of it, else left, else none.
fn labels(svg: &mut Markup, spots: &[&Spot], most: usize, zoom: f64) {
    let size = 15.0 * zoom.max(0.35);
    let mut taken: Vec<[f64; 4]> = Vec::new();
    for spot in spots.iter().take(most) {
        let (x, y) = project(spot.latitude, spot.longitude);
        let name = spot.name.split(',').next().unwrap_or_default();
        let letters = u32::try_from(name.chars().count()).unwrap_or(u32::MAX);
        // A letter is about half as wide as it is high.
        let long = f64::from(letters) * size * 0.55;
        let away = 10.0 * zoom;
        let place = [
            ("start", x + away, x + away),
            ("end", x - away, x - away - long),
        ];
        let free = place.into_iter().find(|(_, _, left)| {
            let own = [*left, y - size * 0.6, left + long, y + size * 0.6];
            taken.iter().all(|other| apart(&own, other))
        });
        let Some((anchor, at, left)) = free else {
            continue;
        };
        taken.push([left, y - size * 0.6, left + long, y + size * 0.6]);
        let [at, below] = [at, y + 5.0 * zoom].map(|n| format!("{n:.1}"));
        svg.element(
            "text",
            &[
                ("x", &at),
                ("y", &below),
                ("text-anchor", &anchor),
                // The style sheet says how large a letter is, by the width of the window.
                ("font-size", &format!("{:.3}em", size / LETTER)),
                ("aria-hidden", &"true"),
            ],
            name,
        );
    }
}

/// The size of letters on which those of the map are based.
const LETTER: f64 = 16.0;

/// Whether two boxes (left, top, right, bottom) do not touch.
fn apart(a: &[f64; 4], b: &[f64; 4]) -> bool {
    a[2] < b[0] || b[2] < a[0] || a[3] < b[1] || b[3] < a[1]
}

fn dot(svg: &mut Markup, spot: &Spot, largest: usize, zoom: f64) {
    let (x, y) = project(spot.latitude, spot.longitude);
    #[allow(
        clippy::cast_precision_loss,
        reason = "counts of contacts are small numbers"
    )]
    let share = spot.count as f64 / largest as f64;
    let radius = (3.0 + 11.0 * share.sqrt()) * zoom.max(0.3);
    let name = format!(
        "{}: {}",
        spot.name,
        show::count(spot.count, "contact", "contacts")
    );
    let [x, y, radius] = [x, y, radius].map(|n| format!("{n:.1}"));
    let circle: [(&str, &dyn std::fmt::Display); 4] =
        [("class", &"spot"), ("cx", &x), ("cy", &y), ("r", &radius)];
    if spot.to.is_empty() {
        svg.open("g", &[])
            .element("title", &[], &name)
            .leaf("circle", &circle)
            .close("g");
    } else {
        svg.open("a", &[("href", &spot.to), ("aria-label", &name)]);
        svg.element("title", &[], &name)
            .leaf("circle", &circle)
            .close("a");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lie_where_the_outlines_are() {
        // As d3-geo has them for the same scale and centre.
        for (latitude, longitude, wanted) in [
            (0.0, 0.0, (500.0, 260.0)),
            (28.6, 77.2, (706.1, 167.8)),
            (-33.9, 151.2, (896.9, 369.3)),
        ] {
            let (x, y) = project(latitude, longitude);
            assert!(
                (x - wanted.0).abs() < 1.0 && (y - wanted.1).abs() < 1.0,
                "{x} {y}"
            );
        }
    }

    #[test]
    fn names_run_into_no_other() {
        let spot = |name: &str, latitude, longitude| Spot {
            latitude,
            longitude,
            count: 3,
            name: name.to_owned(),
            to: String::new(),
        };
        let spots = [
            spot("Beijing, China", 39.9, 116.4),
            spot("Qingdao, China", 36.1, 120.4),
            spot("Tianjin, China", 39.1, 117.2),
        ];
        let map = world(&spots, &[], false).to_string();
        assert!(map.contains(">Beijing</text>"));
        assert!(!map.contains(">Tianjin</text>"), "it lies on Beijing");
        let ends = map.split("<text ").filter(|t| t.contains("anchor=\"end\""));
        assert_eq!(ends.filter(|t| t.contains(">Qingdao<")).count(), 1);
    }

    #[test]
    fn every_outline_has_a_code_or_none() {
        assert!(OUTLINES.lines().count() > 170);
        for row in OUTLINES.lines() {
            let (code, path) = row.split_once('\t').unwrap();
            assert!(code == "-" || CountryCode::new(code).is_some(), "{code}");
            assert!(path.starts_with('M'));
        }
    }
}
