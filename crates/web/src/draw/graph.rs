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
    for (node, p) in nodes.iter().zip(&points) {
        #[allow(
            clippy::cast_precision_loss,
            reason = "counts of contacts are small numbers"
        )]
        let share = node.contacts as f64 / largest as f64;
        let radius = format!("{:.1}", 4.0 + 12.0 * share.sqrt());
        let label = node.label_shown();
        let name = format!(
            "{label}: {} with {}",
            show::count(node.contacts, "contact", "contacts"),
            show::count(node.degree, "other", "others")
        );
        let [x, y] = [p.x, p.y].map(|n| format!("{n:.0}"));
        let below = format!("{:.0}", p.y - 6.0 - 12.0 * share.sqrt());
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
            &[("x", &x), ("y", &below), ("text-anchor", &"middle")],
            &label,
        );
        svg.close("a");
    }
    svg.close("svg").close("figure");
    svg
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

/// Fruchterman and Reingold's forces in a field, from a spiral on which the first nodes stand in the middle.
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
            // Those with nobody near stay in the field.
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
            point.x = (point.x + by.x * part).clamp(60.0, WIDTH - 60.0);
            point.y = (point.y + by.y * part).clamp(34.0, HEIGHT - 20.0);
        }
    }
    points
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
}
