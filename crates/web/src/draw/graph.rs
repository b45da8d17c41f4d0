//! A network as a picture: laid out by forces, the same every time.

use crate::markup::Markup;
use crate::{links, show};
use sidelines_facts::CountryCode;
use sidelines_views::{Level, Network};
use std::collections::HashMap;

const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 640.0;
/// Steps of the layout.
const STEPS: u32 = 240;

#[derive(Clone, Copy, Default)]
struct Point {
    x: f64,
    y: f64,
}

/// The first `most` nodes of a network and the edges between them.
pub(crate) fn graph(network: &Network, most: usize) -> Markup {
    let mut svg = Markup::default();
    let nodes: Vec<_> = network.nodes.iter().take(most).collect();
    if nodes.len() < 2 {
        return svg;
    }
    let at: HashMap<&str, usize> = nodes
        .iter()
        .enumerate()
        .map(|(i, n)| (n.id.as_str(), i))
        .collect();
    let edges: Vec<_> = network
        .edges
        .iter()
        .filter_map(|e| Some((*at.get(e.a.as_str())?, *at.get(e.b.as_str())?, e)))
        .collect();
    let weights: Vec<(usize, usize, f64)> = edges
        .iter()
        .map(|(a, b, e)| (*a, *b, weight(e.count)))
        .collect();
    let points = layout(nodes.len(), &weights);
    let view = format!("0 0 {WIDTH} {HEIGHT}");
    svg.open("figure", &[("class", &"graph")]);
    svg.open(
        "svg",
        &[
            ("viewBox", &view),
            ("role", &"group"),
            ("aria-label", &"Network of contacts"),
        ],
    );
    for (a, b, edge) in &edges {
        let [p, q] = [points[*a], points[*b]];
        let name = format!(
            "{} – {}: {}",
            nodes[*a].label_shown(),
            nodes[*b].label_shown(),
            show::count(edge.count, "contact", "contacts")
        );
        let width = format!("{:.1}", (weight(edge.count) * 1.6).min(9.0));
        let [x1, y1, x2, y2] = [p.x, p.y, q.x, q.y].map(|n| format!("{n:.0}"));
        svg.open(
            "a",
            &[
                (
                    "href",
                    &edge_address(network.level, &edge.a, &edge.b, &edge.contacts),
                ),
                ("aria-label", &name),
                ("tabindex", &"-1"),
            ],
        );
        svg.element("title", &[], &name);
        svg.leaf(
            "line",
            &[
                ("class", &"edge"),
                ("x1", &x1),
                ("y1", &y1),
                ("x2", &x2),
                ("y2", &y2),
                ("stroke-width", &width),
            ],
        );
        svg.close("a");
    }
    let largest = nodes.iter().map(|n| n.contacts).max().unwrap_or(1).max(1);
    let mut labels = Labels::around(&points);
    for (node, p) in nodes.iter().zip(&points) {
        #[allow(
            clippy::cast_precision_loss,
            reason = "counts of contacts are small numbers"
        )]
        let share = node.contacts as f64 / largest as f64;
        let radius = 4.0 + 12.0 * share.sqrt();
        let label = node.label_shown();
        let at = labels.place(&label, *p, radius);
        let name = format!(
            "{label}: {} with {}",
            show::count(node.contacts, "contact", "contacts"),
            show::count(node.degree, "other", "others")
        );
        let [x, y, text_x, text_y] = [p.x, p.y, at.x, at.y].map(|n| format!("{n:.0}"));
        let radius = format!("{radius:.1}");
        svg.open(
            "a",
            &[
                ("href", &node_address(network.level, &node.id)),
                ("aria-label", &name),
            ],
        );
        svg.element("title", &[], &name);
        svg.leaf(
            "circle",
            &[("class", &"node"), ("cx", &x), ("cy", &y), ("r", &radius)],
        );
        svg.element(
            "text",
            &[("x", &text_x), ("y", &text_y), ("text-anchor", &"middle")],
            &label,
        );
        svg.close("a");
    }
    svg.close("svg").close("figure");
    svg
}

/// The labels placed so far, and what they should keep clear of.
struct Labels {
    /// Middle, and half of width and height.
    taken: Vec<(Point, Point)>,
}

impl Labels {
    /// Half the height of a label.
    const HALF: f64 = 8.0;

    /// Labels that keep clear of these nodes.
    fn around(nodes: &[Point]) -> Self {
        let half = Point { x: 5.0, y: 5.0 };
        Self {
            taken: nodes.iter().map(|p| (*p, half)).collect(),
        }
    }

    /// Where the text of a node of this radius begins its line, in the middle of it: over the node, under it or
    /// beside it, where it covers least of others, and never beyond the field.
    fn place(&mut self, text: &str, node: Point, radius: f64) -> Point {
        #[allow(clippy::cast_precision_loss, reason = "names are short")]
        let half = Point {
            x: (text.chars().count() as f64 * 3.5).min(WIDTH / 2.0),
            y: Self::HALF,
        };
        let (up, aside) = (radius + Self::HALF + 2.0, radius + half.x + 4.0);
        let middle = |x: f64, y: f64| Point {
            x: (node.x + x).clamp(half.x, WIDTH - half.x),
            y: (node.y + y).clamp(half.y, HEIGHT - half.y),
        };
        let places = [
            middle(0.0, -up),
            middle(0.0, up),
            middle(aside, 0.0),
            middle(-aside, 0.0),
        ];
        let covers = |at: &Point| -> f64 {
            let over = |(other, size): &(Point, Point)| {
                let wide = half.x + size.x - (at.x - other.x).abs();
                let high = half.y + size.y - (at.y - other.y).abs();
                wide.max(0.0) * high.max(0.0)
            };
            self.taken.iter().map(over).sum()
        };
        let best = places
            .into_iter()
            .min_by(|a, b| covers(a).total_cmp(&covers(b)))
            .unwrap_or(node);
        self.taken.push((best, half));
        // The line on which the letters stand.
        Point {
            x: best.x,
            y: best.y + 4.0,
        }
    }
}

trait Labelled {
    fn label_shown(&self) -> String;
}

impl Labelled for sidelines_views::Node {
    fn label_shown(&self) -> String {
        if self.label == self.id {
            show::side(&self.id)
        } else {
            self.label.clone()
        }
    }
}

fn node_address(level: Level, id: &str) -> String {
    match (level, CountryCode::new(id)) {
        (Level::People, _) => links::person(id),
        (Level::Countries, Some(code)) => links::country(code),
        (Level::Countries, None) => links::organisation(id),
    }
}

/// Where an edge leads: to the pair, the one contact, or the page of the one end.
pub(crate) fn edge_address(level: Level, a: &str, b: &str, contacts: &[String]) -> String {
    match (level, CountryCode::new(a), CountryCode::new(b), contacts) {
        (_, _, _, [one]) => links::fact(one),
        (Level::Countries, Some(a), Some(b), _) => links::pair(a, b),
        _ => node_address(level, a),
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "counts of contacts are small numbers"
)]
fn weight(count: usize) -> f64 {
    1.0 + (count as f64).log2()
}

/// Fruchterman and Reingold's forces, from a spiral on which the first nodes stand in the middle; what comes of
/// them is fitted into the field.
fn layout(n: usize, edges: &[(usize, usize, f64)]) -> Vec<Point> {
    #[allow(clippy::cast_precision_loss, reason = "a few dozen nodes")]
    let mut points: Vec<Point> = (0..n)
        .map(|i| {
            // The golden angle: no two in one direction.
            let (angle, out) = (i as f64 * 2.399_963, ((i as f64 + 0.5) / n as f64).sqrt());
            Point {
                x: WIDTH / 2.0 + out * 0.45 * WIDTH * angle.cos(),
                y: HEIGHT / 2.0 + out * 0.45 * HEIGHT * angle.sin(),
            }
        })
        .collect();
    #[allow(clippy::cast_precision_loss, reason = "a few dozen nodes")]
    let ideal = 0.85 * (WIDTH * HEIGHT / n as f64).sqrt();
    for step in 0..STEPS {
        let mut moves = vec![Point::default(); n];
        for i in 0..n {
            for j in 0..i {
                let (dx, dy) = (points[i].x - points[j].x, points[i].y - points[j].y);
                let distance = dx.hypot(dy).max(1.0);
                let push = (ideal / distance).powi(3);
                moves[i].x += dx * push;
                moves[i].y += dy * push;
                moves[j].x -= dx * push;
                moves[j].y -= dy * push;
            }
            // Those with nobody near stay near the rest.
            moves[i].x += (WIDTH / 2.0 - points[i].x) * 0.16;
            moves[i].y += (HEIGHT / 2.0 - points[i].y) * 0.3;
        }
        for &(a, b, weight) in edges {
            let (dx, dy) = (points[a].x - points[b].x, points[a].y - points[b].y);
            let pull = dx.hypot(dy) / ideal * weight.sqrt() * 0.35;
            moves[a].x -= dx * pull;
            moves[a].y -= dy * pull;
            moves[b].x += dx * pull;
            moves[b].y += dy * pull;
        }
        let most = 60.0 * (1.0 - f64::from(step) / f64::from(STEPS)) + 0.5;
        for (point, by) in points.iter_mut().zip(&moves) {
            let length = by.x.hypot(by.y).max(1e-9);
            let part = length.min(most) / length;
            point.x += by.x * part;
            point.y += by.y * part;
        }
    }
    let across = fitted(points.iter().map(|p| p.x), WIDTH, 60.0);
    let down = fitted(points.iter().map(|p| p.y), HEIGHT, 30.0);
    let points = across.into_iter().zip(down);
    points.map(|(x, y)| Point { x, y }).collect()
}

/// Coordinates shrunk, or stretched a little, to lie between two margins of a field.
fn fitted(of: impl Iterator<Item = f64> + Clone, field: f64, margin: f64) -> Vec<f64> {
    const STRETCHED: f64 = 1.3;
    let least = of.clone().fold(f64::INFINITY, f64::min);
    let most = of.clone().fold(f64::NEG_INFINITY, f64::max);
    let scale = ((field - 2.0 * margin) / (most - least).max(1.0)).min(STRETCHED);
    let middle = f64::midpoint(least, most);
    of.map(|at| field / 2.0 + (at - middle) * scale).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_stands_on_another() {
        let edges: Vec<_> = (1..40).map(|i| (i / 3, i, 1.0)).collect();
        let points = layout(40, &edges);
        for (i, p) in points.iter().enumerate() {
            for q in &points[..i] {
                assert!((p.x - q.x).hypot(p.y - q.y) > 8.0);
            }
        }
    }

    #[test]
    fn nodes_and_labels_stay_in_the_field() {
        let edges: Vec<_> = (1..30).step_by(2).map(|i| (i - 1, i, 1.0)).collect();
        let points = layout(30, &edges);
        let mut labels = Labels::around(&points);
        for p in &points {
            assert!((0.0..=WIDTH).contains(&p.x) && (0.0..=HEIGHT).contains(&p.y));
            let text = "Sobrizoda Emomali Abdurakhim";
            let at = labels.place(text, *p, 9.0);
            assert!((98.0..=WIDTH - 98.0).contains(&at.x), "{}", at.x);
            assert!((8.0..=HEIGHT).contains(&at.y), "{}", at.y);
        }
    }

    #[test]
    fn a_label_goes_where_there_is_room() {
        let (node, above) = (Point { x: 400.0, y: 300.0 }, Point { x: 400.0, y: 285.0 });
        let alone = Labels::around(&[node]).place("India", node, 6.0);
        assert!(alone.y < node.y);
        let crowded = Labels::around(&[node, above]).place("India", node, 6.0);
        assert!(crowded.y > node.y);
    }
}
