//! The network: who has to do with whom, in a stretch of time.

use super::filters::Filtered;
use crate::draw;
use crate::links;
use crate::markup::Markup;
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::show;
use crate::table::Table;
use askama::Template;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_facts::CountryCode;
use sidelines_views::{Edge, Level, Network, NetworkFilter, network};

/// How many nodes the picture has, and how many edges the table.
const NODES: usize = 48;
const EDGES: usize = 40;

/// Whose network, beside the filters.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Own {
    /// Of countries (the default) or of people.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<Whose>,
    /// Only edges with at least so many contacts.
    #[serde(skip_serializing_if = "Option::is_none")]
    least: Option<usize>,
    /// Whether all who came to a gathering have to do with each other.
    #[serde(skip_serializing_if = "Option::is_none")]
    gatherings: Option<bool>,
}

type Question = Filtered<Own>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Whose {
    /// Countries, and organisations that act for themselves.
    Countries,
    /// People.
    People,
}

pub(crate) struct Web {
    question: Question,
    view: Network,
}

impl Page for Web {
    const PATH: &'static str = "/network";
    const ID: &'static str = "network";
    const SUMMARY: &'static str = "Who has to do with whom in a stretch of time, as nodes and edges; the same filters as the timeline; its table is the edges.";
    type Path = Nothing;
    type Query = Question;
    const ON: bool = true;
    type View = Network;

    fn find(room: &Room, _: Nothing, question: Question) -> Result<Self, Problem> {
        let own = &question.own;
        let filter = NetworkFilter {
            contacts: question.contacts.filter(None)?,
            level: match own.of {
                Some(Whose::People) => Level::People,
                _ => Level::Countries,
            },
            gatherings: own.gatherings.unwrap_or(false),
            least: own.least.unwrap_or(1),
        };
        let view = network(&room.now.index, &filter);
        Ok(Self { question, view })
    }

    fn view(&self) -> &Network {
        &self.view
    }

    fn table(&self) -> Table {
        let mut table = Table::with(&[
            "a", "a_name", "b", "b_name", "contacts", "first", "last", "ids",
        ]);
        for e in &self.view.edges {
            let (a, b) = (self.name(&e.a), self.name(&e.b));
            table.row(&[&e.a, &a, &e.b, &b, &e.count, &e.first, &e.last, &e.contacts]);
        }
        table
    }

    fn html(&self, room: &Room, frame: &Frame) -> Result<String, Problem> {
        let mut strongest: Vec<&Edge> = self.view.edges.iter().collect();
        strongest.sort_by_key(|e| std::cmp::Reverse(e.count));
        strongest.truncate(EDGES);
        let page = View {
            frame,
            question: &self.question,
            years: room.now.years(),
            graph: draw::graph(&self.view, NODES),
            nodes: self.view.nodes.len(),
            edges: self.view.edges.len(),
            strongest,
            page: self,
        };
        Ok(page.render()?)
    }
}

impl Web {
    fn name(&self, id: &str) -> String {
        let node = self.view.nodes.iter().find(|n| n.id == id);
        match node {
            Some(node) if node.label != node.id => node.label.clone(),
            _ => show::side(id),
        }
    }

    fn link(&self, e: &Edge) -> Markup {
        let text = format!("{} – {}", self.name(&e.a), self.name(&e.b));
        let to = match (
            self.view.level,
            CountryCode::new(&e.a),
            CountryCode::new(&e.b),
            e.contacts.as_slice(),
        ) {
            (_, _, _, [one]) => links::fact(one),
            (Level::Countries, Some(a), Some(b), _) => links::pair(a, b),
            (Level::People, ..) => links::person(&e.a),
            (Level::Countries, ..) => return show::pair_link(&e.a, &e.b),
        };
        Markup::link(to, text)
    }
}

#[derive(Template)]
#[template(path = "network.html")]
struct View<'a> {
    frame: &'a Frame,
    question: &'a Question,
    /// The first and last year of the record's contacts.
    years: Option<(i16, i16)>,
    graph: Markup,
    nodes: usize,
    edges: usize,
    strongest: Vec<&'a Edge>,
    page: &'a Web,
}

impl View<'_> {
    fn people(&self) -> bool {
        self.question.own.of == Some(Whose::People)
    }

    /// The same question of the others.
    fn other(&self) -> String {
        let of = if self.people() {
            None
        } else {
            Some(Whose::People)
        };
        let own = Own {
            of,
            ..self.question.own.clone()
        };
        let contacts = self.question.contacts.clone();
        Question { contacts, own }.address(Web::PATH)
    }

    fn year(&self, text: &Option<String>, otherwise: &i16) -> i16 {
        let year = text.as_deref().and_then(|t| t.get(..4));
        year.and_then(|y| y.parse().ok()).unwrap_or(*otherwise)
    }
}
