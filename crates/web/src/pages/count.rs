//! How many, by a counting profile.

use super::filters::{Filtered, counting};
use crate::draw;
use crate::links;
use crate::markup::Markup;
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::show;
use crate::table::{Cell, Table};
use askama::Template;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_facts::CountryCode;
use sidelines_views::{By, Counted, Counts, LeftOut, counts};
use sidelines_wording::counts::{column, ends, words};

/// By which profile is counted where none is named.
const PROFILE: &str = "contacts";
/// By how much at once.
const MOST: usize = 3;
/// How many counts the page shows.
const SHOWN: usize = 100;

/// By what is counted, beside the filters.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Own {
    /// By what: all of these together, three at most. Of dyads by pair and year: profile=dyads, by=pair, by=year.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by: Vec<By>,
}

type Question = Filtered<Own>;

pub(crate) struct Count {
    question: Question,
    view: Counts,
    /// The values in words, a row a count.
    words: Vec<Vec<Option<String>>>,
}

impl Page for Count {
    const PATH: &'static str = "/count";
    const ID: &'static str = "count";
    const SUMMARY: &'static str = "How many contacts count by a counting profile, by pair, side, person, time, kind, status, country or code, with the paragraph that says how; the same filters as the timeline.";
    type Path = Nothing;
    type Query = Question;
    const ON: bool = true;
    type View = Counts;

    fn find(room: &Room, _: Nothing, mut question: Question) -> Result<Self, Problem> {
        let own = &mut question.own;
        if own.by.is_empty() {
            own.by.push(By::Pair);
        }
        if own.by.len() > MOST {
            return Err(Problem::Misunderstood(format!(
                "a count is by {MOST} things at most"
            )));
        }
        let name = question.contacts.profile.as_deref().unwrap_or(PROFILE);
        let profile = counting(name)?;
        let index = &room.now.index;
        let filter = question.contacts.filter(None)?;
        let view = counts(index, &profile, &filter, &question.own.by);
        let row = |counted: &Counted| -> Vec<Option<String>> {
            let all = view.by.iter().zip(&counted.of);
            all.map(|(by, of)| Some(words(*by, of.as_deref()?, index)))
                .collect()
        };
        let words = view.counts.iter().map(row).collect();
        Ok(Self {
            question,
            view,
            words,
        })
    }

    fn view(&self) -> &Counts {
        &self.view
    }

    fn table(&self) -> Table {
        let mut head: Vec<&'static str> = Vec::new();
        for by in &self.view.by {
            if *by == By::Person {
                head.push("person_name");
            }
            head.push(column(*by));
        }
        head.push("count");
        let mut table = Table::with(&head);
        for (counted, words) in self.view.counts.iter().zip(&self.words) {
            let mut row: Vec<&dyn Cell> = Vec::new();
            for ((by, of), word) in self.view.by.iter().zip(&counted.of).zip(words) {
                if *by == By::Person {
                    row.push(word);
                }
                row.push(of);
            }
            row.push(&counted.count);
            table.row(&row);
        }
        table
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        let most = self.view.counts.iter().map(|c| c.count).max().unwrap_or(0);
        let rows = self.view.counts.iter().zip(&self.words).take(SHOWN);
        let rows = rows.map(|(counted, words)| Row {
            cells: self.cells(counted, words),
            count: counted.count,
            bar: draw::share(counted.count, most),
        });
        Ok(View {
            frame,
            question: &self.question,
            view: &self.view,
            rows: rows.collect(),
        }
        .render()?)
    }
}

impl Count {
    /// The values of a count, each with a link to what it is of.
    fn cells(&self, counted: &Counted, words: &[Option<String>]) -> Vec<Markup> {
        let all = self.view.by.iter().zip(&counted.of).zip(words);
        all.map(|((by, of), words)| match (of, words) {
            (Some(of), Some(words)) => link(*by, of, words),
            _ => show::plain("not known"),
        })
        .collect()
    }
}

fn link(by: By, of: &str, words: &str) -> Markup {
    match by {
        By::Pair => match ends(of) {
            Some((a, b)) => match (CountryCode::new(a), CountryCode::new(b)) {
                (Some(a), Some(b)) => Markup::link(links::pair(a, b), words),
                _ => show::plain(words),
            },
            None => show::plain(words),
        },
        By::Side => show::side_link(of),
        By::Country => match CountryCode::new(of) {
            Some(code) => Markup::link(links::place(Some(code), None), words),
            None => show::plain(words),
        },
        By::Person => Markup::link(links::person(of), words),
        _ => show::plain(words),
    }
}

/// Everything by which can be counted.
const ALL: [By; 9] = [
    By::Pair,
    By::Side,
    By::Person,
    By::Year,
    By::Month,
    By::Kind,
    By::Status,
    By::Country,
    By::Code,
];

struct Row {
    cells: Vec<Markup>,
    count: usize,
    bar: Markup,
}

#[derive(Template)]
#[template(path = "count.html")]
struct View<'a> {
    frame: &'a Frame,
    question: &'a Question,
    view: &'a Counts,
    rows: Vec<Row>,
}

impl View<'_> {
    fn by(&self) -> Vec<(&'static str, bool)> {
        let asked = |by: By| (column(by), self.view.by.contains(&by));
        ALL.map(asked).to_vec()
    }

    fn heads(&self) -> Vec<&'static str> {
        self.view.by.iter().map(|by| column(*by)).collect()
    }

    fn left_out(&self) -> Vec<(usize, &'static str)> {
        let all = self.view.left_out.iter();
        all.map(|(why, n): &(LeftOut, usize)| (*n, why.in_words()))
            .collect()
    }
}
