//! A fact: every report that tells it, the words, why merged, disputes, what became of it, corrections.

use super::ask::Id;
use crate::library::Corrected;
use crate::links;
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::show;
use crate::table::Table;
use askama::Template;
use serde::Serialize;
use sidelines_facts::{Evidence, Status};
use sidelines_resolve::Why;
use sidelines_views::{Explanation, Index, Subject, explain, ids_with_prefix};

pub(crate) struct Fact {
    view: View,
}

/// Why the record says so, with what people decided of it.
#[derive(Serialize)]
pub(crate) struct View {
    #[serde(flatten)]
    explanation: Explanation,
    ledger: Vec<Corrected>,
}

impl Page for Fact {
    const PATH: &'static str = "/fact/{id}";
    const ID: &'static str = "fact";
    const SUMMARY: &'static str = "Why the record says so: the words of every report, why reports were taken to tell one thing, where they differ, what became of it, corrections; its table is the words.";
    type Path = Id;
    type Query = Nothing;
    type View = View;

    fn find(room: &Room, path: Id, _: Nothing) -> Result<Self, Problem> {
        let index = &room.now.index;
        let Some(explanation) = explain(index, &path.id) else {
            return Err(elsewhere(index, &path.id));
        };
        let mut ledger = Vec::new();
        if !explanation.corrections.is_empty() {
            ledger = room.library.corrections()?;
            ledger.retain(|c| explanation.corrections.contains(&c.id));
        }
        Ok(Self {
            view: View {
                explanation,
                ledger,
            },
        })
    }

    fn view(&self) -> &View {
        &self.view
    }

    fn table(&self) -> Table {
        let mut table = Table::with(&["report", "start", "end", "words"]);
        for e in &self.view.explanation.evidence {
            table.row([&e.report, &e.start, &e.end, &e.text]);
        }
        table
    }

    fn html(&self, room: &Room, frame: &Frame) -> Result<String, Problem> {
        let x = &self.view.explanation;
        let page = Sheet {
            frame,
            x,
            ledger: &self.view.ledger,
            told: told(&room.now.index, &x.evidence),
            secret: room
                .visitor
                .as_ref()
                .map(|v| v.secret.as_str())
                .unwrap_or_default(),
        };
        Ok(page.render()?)
    }
}

fn elsewhere(index: &Index, id: &str) -> Problem {
    if index.office(id).is_some() {
        return Problem::Moved(links::office(id));
    }
    if index.report(id).is_some() {
        return Problem::Moved(links::report(id));
    }
    match ids_with_prefix(index, id).as_slice() {
        [one] if !id.is_empty() => Problem::Moved(links::fact(one)),
        _ => Problem::NotFound(format!(
            "no entry '{id}' in the record; it may have been taken for one with another, or its reports are gone"
        )),
    }
}

/// What one report says.
struct InReport {
    report: String,
    title: crate::markup::Markup,
    about: String,
    words: Vec<String>,
}

fn told(index: &Index, evidence: &[Evidence]) -> Vec<InReport> {
    let mut all: Vec<InReport> = Vec::new();
    for e in evidence {
        let words = show::line(&e.text);
        match all.last_mut().filter(|t| t.report == e.report) {
            Some(told) => told.words.push(words),
            None => {
                let meta = index.report(&e.report).cloned().unwrap_or_default();
                all.push(InReport {
                    report: e.report.clone(),
                    title: show::report(&meta),
                    about: show::about_report(&meta),
                    words: vec![words],
                });
            }
        }
    }
    all
}

#[derive(Template)]
#[template(path = "fact.html")]
struct Sheet<'a> {
    frame: &'a Frame,
    x: &'a Explanation,
    ledger: &'a [Corrected],
    told: Vec<InReport>,
    secret: &'a str,
}

impl Sheet<'_> {
    fn title(&self) -> String {
        let line = show::subject_text(&self.x.subject);
        if line.is_empty() {
            self.x.id.clone()
        } else {
            line
        }
    }

    fn why(&self, why: &[Why]) -> String {
        let all = why.iter().map(|w| {
            let rule = w.rule.replace('-', " ");
            if w.detail.is_empty() {
                rule
            } else {
                format!("{rule} ({})", w.detail)
            }
        });
        all.collect::<Vec<_>>().join("; ")
    }

    fn confidence(&self) -> String {
        format!("{:.0} %", self.x.confidence * 100.0)
    }

    fn in_report(&self, report: &str) -> String {
        format!("{}#{}", links::report(report), links::part(&self.x.id))
    }

    /// Fields that can be set from the page, with what stands in them.
    fn fields(&self) -> Vec<(&'static str, String)> {
        let place = |p: &Option<sidelines_facts::Place>| {
            p.as_ref().and_then(|p| p.name.clone()).unwrap_or_default()
        };
        match &self.x.subject {
            Subject::Encounter(c) => vec![
                ("status", super::word(&c.encounter.status)),
                ("date", show::or_none(&c.encounter.date)),
                ("place.name", place(&c.encounter.place)),
                ("part_of", show::or_none(&c.encounter.part_of)),
                ("kind", super::word(&c.encounter.kind)),
                ("name", show::or_none(&c.encounter.name)),
            ],
            Subject::Quote(q) => vec![
                ("date", show::or_none(&q.quote.date)),
                ("medium", super::word(&q.quote.medium)),
            ],
            Subject::Figure(f) => vec![
                ("value", f.figure.value.to_string()),
                ("unit", show::or_none(&f.figure.unit)),
                ("as_of", show::or_none(&f.figure.as_of)),
            ],
            Subject::Membership(m) => vec![
                ("since", show::or_none(&m.membership.since)),
                ("until", show::or_none(&m.membership.until)),
            ],
            Subject::Holder { .. } | Subject::Person(_) | Subject::Event(_) => Vec::new(),
        }
    }

    fn statuses(&self) -> Vec<(&'static str, String)> {
        use Status::{Cancelled, Denied, Occurred, Ongoing, Planned, Possible};
        let all = [Occurred, Ongoing, Planned, Possible, Denied, Cancelled];
        all.map(|s| (show::status(&s), super::word(&s))).to_vec()
    }

    /// Whether two such entries can be joined, and one be split.
    fn joinable(&self) -> bool {
        !matches!(self.x.subject, Subject::Holder { .. })
    }
}
