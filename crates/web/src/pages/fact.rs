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
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use sidelines_facts::{CountryCode, Edtf, Encounter, Evidence, Party, Status};
use sidelines_resolve::{Why, fields_of, party_named};
use sidelines_views::{Explanation, Index, Subject, explain, ids_with_prefix};
use sidelines_wording::{dates, names};

pub(crate) struct Fact {
    view: View,
}

/// Why the record says so, with what people decided of it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FactView")]
pub(crate) struct View {
    #[serde(flatten)]
    explanation: Explanation,
    /// What people decided of it, the earliest first.
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
            return Err(elsewhere(room, &path.id));
        };
        let mut ledger = Vec::new();
        if !explanation.corrections.is_empty() {
            ledger = room.corrections()?;
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
            table.row(&[&e.report, &e.start, &e.end, &e.text]);
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

fn elsewhere(room: &Room, id: &str) -> Problem {
    let index = &room.now.index;
    if index.office(id).is_some() {
        return Problem::Moved(links::office(id));
    }
    if index.report(id).is_some() {
        return Problem::Moved(links::report(id));
    }
    match ids_with_prefix(index, id).as_slice() {
        [one] if !id.is_empty() => Problem::Moved(links::fact(one)),
        [] if let Some(now) = led_to(room, id) => Problem::Moved(links::fact(&now)),
        _ => Problem::NotFound(format!(
            "no entry '{id}' in the record; it may have been taken for one with another, or its reports are gone"
        )),
    }
}

/// The entry to which an id of earlier times leads.
fn led_to(room: &Room, id: &str) -> Option<String> {
    let led = room.library.led_to(id).ok().flatten()?;
    led.entry(room.now.index.record()).map(str::to_owned)
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

/// What a rule saw, for people: dates in words, countries by their names.
fn seen_by_rule(detail: &str) -> String {
    let in_words = |part: &str| {
        let country = CountryCode::new(part).filter(|c| c.as_str() == part);
        match (part.parse::<Edtf>(), country) {
            (Ok(date), _) => dates::human(&date),
            (_, Some(country)) => names::country_name(country),
            _ => part.to_owned(),
        }
    };
    let parts: Vec<String> = detail.split(" / ").map(in_words).collect();
    parts.join(" and ")
}

/// The fields that can be set, each with what stands in `body`.
fn fields(id: &str, party: bool, body: &Value) -> Vec<(&'static str, String)> {
    let fields = fields_of(id, party).iter();
    fields
        .map(|field| {
            let pointer = format!("/{}", field.replace('.', "/"));
            let value = body.pointer(&pointer).unwrap_or(&Value::Null);
            (*field, now(value))
        })
        .collect()
}

/// A value in a few words; nothing where it has parts of its own.
fn now(value: &Value) -> String {
    match value {
        Value::String(text) => show::shortened(text),
        Value::Number(_) | Value::Bool(_) => value.to_string(),
        Value::Array(all) => {
            let all: Vec<String> = all.iter().map(now).collect();
            show::shortened(&all.join("; "))
        }
        Value::Null | Value::Object(_) => String::new(),
    }
}

/// What tells a party from the other parties: its name, organisation, country or office.
fn names_it(party: &Party, of: &Encounter) -> Option<String> {
    let country = party.country.map(|c| c.to_string());
    let own = [&party.person, &party.org, &country, &party.office];
    let mut names = own.into_iter().flatten();
    names
        .find(|name| party_named(of, name) == Some(party))
        .cloned()
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
                format!("{rule} ({})", seen_by_rule(&w.detail))
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

    /// Fields that can be set, with what stands in them.
    fn fields(&self) -> Vec<(&'static str, String)> {
        fields(&self.x.id, false, &self.body())
    }

    /// What the facts format has of it.
    fn body(&self) -> Value {
        let body = match &self.x.subject {
            Subject::Encounter(c) => serde_json::to_value(&c.encounter),
            Subject::Quote(q) => serde_json::to_value(&q.quote),
            Subject::Figure(f) => serde_json::to_value(&f.figure),
            Subject::Membership(m) => serde_json::to_value(&m.membership),
            Subject::Event(v) => serde_json::to_value(&v.event),
            Subject::Holder { holder, .. } => serde_json::to_value(holder),
            Subject::Person(p) => serde_json::to_value(p),
        };
        body.unwrap_or_default()
    }

    /// The parties of which something can be set: what tells each from the others, and what it is.
    fn parties(&self) -> Vec<(String, String)> {
        let Subject::Encounter(c) = &self.x.subject else {
            return Vec::new();
        };
        let all = c.encounter.parties.iter();
        all.filter_map(|p| Some((names_it(p, &c.encounter)?, show::party_text(p))))
            .collect()
    }

    /// Fields of a party that can be set.
    fn party_fields(&self) -> &'static [&'static str] {
        fields_of(&self.x.id, true)
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
