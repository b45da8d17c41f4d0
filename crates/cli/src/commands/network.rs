//! `sidelines network`: who has to do with whom.

use super::parts::{self, Most};
use super::timeline::filter;
use crate::args::{General, Network};
use crate::contacts;
use crate::dates::{between, human};
use crate::exit::Outcome;
use crate::io;
use crate::record;
use crate::screen::{Ink, Line, Page, Table, plain};
use sidelines_views::{self as views, Edge, Level, NetworkFilter, network};
use std::collections::BTreeMap;

pub(crate) fn run(args: &Network, general: &General) -> anyhow::Result<Outcome> {
    let filter = NetworkFilter {
        contacts: filter(&args.of.filter)?,
        level: if args.people {
            Level::People
        } else {
            Level::Countries
        },
        gatherings: args.gatherings,
        least: args.least,
    };
    let (index, _) = record::part(&args.of.known, &record::of_filter(&filter.contacts))?;
    let view = network(&index, &filter);
    if general.json {
        io::show_json(&view)?;
    } else {
        io::show(&page(&view, Most::of(&args.of.most)))?;
    }
    Ok(if view.edges.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

fn page(view: &views::Network, most: Most) -> Page {
    let labels: BTreeMap<&str, String> = view
        .nodes
        .iter()
        .map(|n| (n.id.as_str(), contacts::short(&parts::party(&n.label))))
        .collect();
    let label = |id: &str| labels.get(id).cloned().unwrap_or_else(|| id.to_owned());
    let mut page = Page::default();
    if view.edges.is_empty() {
        page.line(plain("no contacts of two are told"));
        return page;
    }
    let (nodes, more) = most.of_list(&view.nodes);
    let mut table = Table::default();
    for node in nodes {
        table.row([
            plain(label(&node.id)),
            plain(super::intake::count(node.contacts, "contact", "contacts")),
            Line::default().ink(Ink::Quiet, format!("with {}", node.degree)),
        ]);
    }
    table.print(&mut page, io::width());
    page.lines(more);
    parts::title(&mut page, "between");
    let mut edges: Vec<&Edge> = view.edges.iter().collect();
    edges.sort_by_key(|e| std::cmp::Reverse(e.count));
    let (edges, more) = most.of_list(&edges);
    let mut table = Table::default().flexible([2]);
    for edge in edges {
        let kinds = edge
            .kinds
            .iter()
            .map(|(kind, n)| format!("{} {n}", contacts::kinds(*kind)));
        table.row([
            plain(format!("{} – {}", label(&edge.a), label(&edge.b))),
            Line::default().ink(Ink::Strong, edge.count.to_string()),
            plain(kinds.collect::<Vec<_>>().join(" · ")),
            Line::default().ink(Ink::Quiet, days(edge)),
        ]);
    }
    table.print(&mut page, io::width());
    page.lines(more);
    page
}

fn days(edge: &Edge) -> String {
    match (&edge.first, &edge.last) {
        (Some(a), Some(b)) if a != b => between(a, b),
        (Some(a), _) | (None, Some(a)) => human(a),
        (None, None) => String::new(),
    }
}
