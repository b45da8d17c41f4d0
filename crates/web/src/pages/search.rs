//! One search box: names of all kinds, quotes, the text of reports.

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
use sidelines_resolve::ReportMeta;
use sidelines_views::{Found, FoundKind, Statement};
use sidelines_wording::contacts;

/// How many names, quotes and reports are shown.
const NAMES: usize = 24;
const QUOTES: usize = 10;
const REPORTS: usize = 25;
/// How many names complete what is being typed.
const COMPLETIONS: usize = 8;
/// The longest question, in characters.
const LONGEST: usize = 200;

/// What is looked for.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Question {
    /// Words, or their beginnings; of reports whole words, those in quotation marks side by side.
    q: String,
    /// Only names, and few of them: to complete what is being typed.
    complete: bool,
}

#[derive(Serialize, JsonSchema)]
pub(crate) struct Search {
    /// What was looked for.
    q: String,
    /// Two countries that are named side by side.
    pair: Option<Match>,
    /// People, countries, offices, organisations, gatherings and places, what is told most first.
    names: Vec<Match>,
    /// Quotes that hold all the words, the first few.
    quotes: Vec<Statement>,
    /// How many quotes there are in all.
    quotes_total: usize,
    /// Reports whose text holds the words, the best first.
    reports: Vec<Text>,
}

/// Something found by its name, and where its page is.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FoundName")]
struct Match {
    /// What it is, in a word.
    kind: &'static str,
    /// Its name.
    label: String,
    /// What tells it from others of that name.
    detail: String,
    /// Where its page is.
    to: String,
}

/// A report that holds the words.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FoundReport")]
struct Text {
    #[serde(flatten)]
    report: ReportMeta,
    /// Words around them; those looked for stand between U+0002 and U+0003.
    snippet: String,
}

impl Page for Search {
    const PATH: &'static str = "/search";
    const ID: &'static str = "search";
    const SUMMARY: &'static str = "People, countries, offices, organisations, gatherings, places, quotes and reports by their words; its table is the names.";
    type Path = Nothing;
    type Query = Question;
    type View = Self;

    fn find(room: &Room, _: Nothing, question: Question) -> Result<Self, Problem> {
        let q: String = question.q.trim().chars().take(LONGEST).collect();
        let now = &room.now;
        let limit = if question.complete {
            COMPLETIONS
        } else {
            NAMES
        };
        let names: Vec<Match> = now.finder.names(&q, limit).iter().map(name).collect();
        let pair = now.finder.pair(&q).map(|[a, b]| pair(&a, &b));
        if question.complete {
            return Ok(Self {
                q,
                pair,
                names,
                quotes: Vec::new(),
                quotes_total: 0,
                reports: Vec::new(),
            });
        }
        let (quotes, quotes_total) = now.finder.quotes(&now.index, &q, QUOTES);
        let hits = room.library.search(&q, REPORTS)?;
        let text = |hit: sidelines_store::Hit| {
            Some(Text {
                report: now.index.report(&hit.report)?.clone(),
                snippet: hit.snippet,
            })
        };
        Ok(Self {
            q,
            pair,
            names,
            quotes,
            quotes_total,
            reports: hits.into_iter().filter_map(text).collect(),
        })
    }

    fn view(&self) -> &Self {
        self
    }

    fn table(&self) -> Table {
        let mut table = Table::with(&["kind", "label", "detail", "to"]);
        for m in self.pair.iter().chain(&self.names) {
            table.row(&[&m.kind, &m.label, &m.detail, &m.to]);
        }
        table
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        let frame = Frame {
            asked: self.q.clone(),
            ..frame.clone()
        };
        Ok(View {
            frame: &frame,
            found: self,
        }
        .render()?)
    }
}

fn name(found: &Found) -> Match {
    let country = found.countries.first().copied();
    let to = match found.kind {
        FoundKind::Country => CountryCode::new(&found.id)
            .map(links::country)
            .unwrap_or_default(),
        FoundKind::Person => links::person(&found.id),
        FoundKind::Office => links::office(&found.id),
        FoundKind::Organisation => links::organisation(&found.id),
        FoundKind::Gathering => show::gathering(&found.id),
        FoundKind::Place => links::place(country, Some(&found.id)),
    };
    let kind = match found.kind {
        FoundKind::Country => "country",
        FoundKind::Person => "person",
        FoundKind::Office => "office",
        FoundKind::Organisation => "organisation",
        FoundKind::Gathering => "gathering",
        FoundKind::Place => "place",
    };
    let detail = match found.kind {
        FoundKind::Country => String::new(),
        _ if !found.countries.is_empty() => show::countries(&found.countries),
        _ => found
            .org
            .as_deref()
            .map(contacts::short)
            .unwrap_or_default(),
    };
    Match {
        kind,
        label: found.label.clone(),
        detail,
        to,
    }
}

fn pair(a: &Found, b: &Found) -> Match {
    let to = match (CountryCode::new(&a.id), CountryCode::new(&b.id)) {
        (Some(a), Some(b)) => links::pair(a, b),
        _ => String::new(),
    };
    Match {
        kind: "pair",
        label: format!("{} – {}", a.label, b.label),
        detail: String::new(),
        to,
    }
}

#[derive(Template)]
#[template(path = "search.html")]
struct View<'a> {
    frame: &'a Frame,
    found: &'a Search,
}

impl View<'_> {
    fn nothing(&self) -> bool {
        let f = self.found;
        f.pair.is_none() && f.names.is_empty() && f.quotes.is_empty() && f.reports.is_empty()
    }

    /// The words around, with those looked for marked.
    fn snippet(&self, text: &str) -> Markup {
        let mut out = Markup::default();
        for (i, piece) in text.split('\u{2}').enumerate() {
            match piece.split_once('\u{3}').filter(|_| i > 0) {
                Some((hit, rest)) => out.element("mark", &[], hit).text(rest),
                None => out.text(piece),
            };
        }
        out
    }
}
