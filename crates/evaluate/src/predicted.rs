use crate::gold::Party;
use serde::Deserialize;
use sidelines_facts::Fact;
use std::collections::BTreeMap;
use std::io::BufRead;

/// Facts to be scored, by report.
///
/// They are read loosely: of a line of the facts format only what scoring needs must be in form, so that
/// facts of other programs can be scored too.
#[derive(Clone, Debug, Default)]
pub struct Predicted {
    reports: BTreeMap<String, Facts>,
}

/// The facts of one report, by type.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    pub(crate) encounters: Vec<Encounter>,
    pub(crate) holders: Vec<Holder>,
    pub(crate) quotes: Vec<Quote>,
    pub(crate) memberships: Vec<Membership>,
    pub(crate) figures: Vec<Figure>,
    pub(crate) events: Vec<Event>,
    /// Every fact in order: what it says, apart from evidence and confidence, and where it stands above.
    pub(crate) lines: Vec<Line>,
    /// The evidence of all facts; a fact without any counts as one false slice.
    pub(crate) evidence: Vec<Slice>,
}

/// One fact among those of its report.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) sort: Sort,
    /// Index within the facts of its sort.
    pub(crate) at: usize,
    /// Its content as JSON, without what may change while the fact stays the same.
    pub(crate) content: String,
    /// How sure the fact says it is; one that does not say counts as certain.
    pub(crate) confidence: f64,
}

/// The sorts of fact that are scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    Encounter,
    Holder,
    Quote,
    Membership,
    Figure,
    Event,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Encounter {
    pub(crate) kind: String,
    pub(crate) status: Option<String>,
    #[serde(default)]
    parties: Option<Vec<Party>>,
    pub(crate) date: Option<String>,
    pub(crate) place: Option<Place>,
    pub(crate) part_of: Option<String>,
    pub(crate) name: Option<String>,
}

impl Encounter {
    pub(crate) fn parties(&self) -> &[Party] {
        self.parties.as_deref().unwrap_or_default()
    }

    pub(crate) fn place_name(&self) -> Option<&str> {
        self.place.as_ref()?.name.as_deref()
    }

    pub(crate) fn place_country(&self) -> Option<&str> {
        self.place
            .as_ref()?
            .country
            .as_deref()
            .filter(|c| !c.is_empty())
    }
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Place {
    name: Option<String>,
    country: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Holder {
    pub(crate) person: Option<String>,
    pub(crate) office: Option<String>,
    pub(crate) country: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Quote {
    #[serde(default)]
    speaker: serde_json::Value,
    pub(crate) text: Option<String>,
    pub(crate) direct: Option<bool>,
    #[serde(default)]
    pub(crate) continues: bool,
}

impl Quote {
    /// The name of the speaker: person, else organisation, else office; empty where there is none.
    pub(crate) fn speaker(&self) -> &str {
        match &self.speaker {
            serde_json::Value::String(name) => name,
            speaker => ["person", "org", "office"]
                .iter()
                .filter_map(|key| speaker.get(key)?.as_str())
                .find(|name| !name.is_empty())
                .unwrap_or(""),
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Membership {
    pub(crate) party: Option<String>,
    pub(crate) org: Option<String>,
    pub(crate) role: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Figure {
    #[serde(default)]
    pub(crate) value: serde_json::Value,
    pub(crate) unit: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Event {
    pub(crate) kind: String,
    #[serde(default)]
    actors: Option<Vec<Party>>,
    #[serde(default)]
    recipients: Option<Vec<Party>>,
    pub(crate) date: Option<String>,
    #[serde(default)]
    name: Option<String>,
}

impl Event {
    /// Whoever takes part, by name and by country code; and the event's own name.
    pub(crate) fn names(&self) -> Vec<String> {
        let parties = self.actors.iter().chain(&self.recipients).flatten();
        parties
            .flat_map(|p| [&p.person, &p.org, &p.country])
            .chain([&self.name])
            .flatten()
            .cloned()
            .collect()
    }

    /// The actors and recipients, for people.
    pub(crate) fn who(&self) -> String {
        let one = |p: &Party| {
            let name = p.person.as_ref().or(p.org.as_ref()).or(p.country.as_ref());
            name.or(p.office.as_ref()).cloned().unwrap_or_default()
        };
        let all = |list: &Option<Vec<Party>>| {
            let names: Vec<String> = list.iter().flatten().map(one).collect();
            names.join(" + ")
        };
        format!("{} > {}", all(&self.actors), all(&self.recipients))
    }
}

/// A stretch of the report, in code points, and what it is claimed to say.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Slice {
    #[serde(default)]
    pub(crate) start: usize,
    #[serde(default)]
    pub(crate) end: usize,
    pub(crate) text: Option<String>,
}

/// Why facts could not be read for scoring.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PredictedError {
    /// The reader failed.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// A line is not a fact.
    #[error("line {line}: not a fact: {source}")]
    Line {
        /// Line number, from 1.
        line: usize,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// A fact does not go into its own JSON form.
    #[error("a fact cannot be written: {0}")]
    Fact(#[source] serde_json::Error),
}

impl Predicted {
    /// Facts of the program's own reading.
    ///
    /// # Errors
    /// None in practice: every fact has a JSON form.
    pub fn from_facts<'a>(
        facts: impl IntoIterator<Item = &'a Fact>,
    ) -> Result<Self, PredictedError> {
        let mut out = Self::default();
        for fact in facts {
            let value = serde_json::to_value(fact).map_err(PredictedError::Fact)?;
            out.take(value).map_err(PredictedError::Fact)?;
        }
        Ok(out)
    }

    /// Facts of a file in the facts format.
    ///
    /// # Errors
    /// The reader's, and the first line that is not a fact.
    pub fn from_lines(input: impl BufRead) -> Result<Self, PredictedError> {
        let mut out = Self::default();
        for (i, line) in input.lines().enumerate() {
            let line = line?;
            if line.trim().is_empty() {
                continue;
            }
            let at = |source| PredictedError::Line {
                line: i + 1,
                source,
            };
            out.take(serde_json::from_str(&line).map_err(at)?)
                .map_err(at)?;
        }
        Ok(out)
    }

    /// Keeps only the reports whose id `wanted` accepts.
    pub fn retain(&mut self, wanted: impl Fn(&str) -> bool) {
        self.reports.retain(|report, _| wanted(report));
    }

    /// Ids of the reports with facts, sorted.
    pub fn reports(&self) -> impl Iterator<Item = &str> {
        self.reports.keys().map(String::as_str)
    }

    pub(crate) fn of(&self, report: &str) -> Option<&Facts> {
        self.reports.get(report)
    }

    fn take(&mut self, fact: serde_json::Value) -> Result<(), serde_json::Error> {
        let text = |key: &str| fact.get(key).and_then(|v| v.as_str()).unwrap_or("");
        let facts = self
            .reports
            .entry(stem(text("report")).to_owned())
            .or_default();
        let evidence: Option<Vec<Slice>> =
            serde_json::from_value(fact.get("evidence").cloned().unwrap_or_default())?;
        let evidence = evidence.unwrap_or_default();
        if evidence.is_empty() {
            facts.evidence.push(Slice::default());
        } else {
            facts.evidence.extend(evidence);
        }
        let content = content(&fact);
        let confidence = fact.get("confidence").and_then(serde_json::Value::as_f64);
        let (sort, at) = match text("type") {
            "encounter" => (Sort::Encounter, push(&mut facts.encounters, fact)?),
            "holder" => (Sort::Holder, push(&mut facts.holders, fact)?),
            "quote" => (Sort::Quote, push(&mut facts.quotes, fact)?),
            "membership" => (Sort::Membership, push(&mut facts.memberships, fact)?),
            "figure" => (Sort::Figure, push(&mut facts.figures, fact)?),
            "event" => (Sort::Event, push(&mut facts.events, fact)?),
            _ => return Ok(()),
        };
        facts.lines.push(Line {
            sort,
            at,
            content,
            confidence: confidence.unwrap_or(1.0),
        });
        Ok(())
    }
}

fn push<T: for<'de> Deserialize<'de>>(
    facts: &mut Vec<T>,
    fact: serde_json::Value,
) -> Result<usize, serde_json::Error> {
    facts.push(serde_json::from_value(fact)?);
    Ok(facts.len() - 1)
}

/// A fact without version, report, evidence and confidence, its keys in alphabetical order.
fn content(fact: &serde_json::Value) -> String {
    let Some(fields) = fact.as_object() else {
        return String::new();
    };
    let kept: BTreeMap<&str, &serde_json::Value> = fields
        .iter()
        .filter(|(key, _)| !["v", "report", "evidence", "confidence"].contains(&key.as_str()))
        .map(|(key, value)| (key.as_str(), value))
        .collect();
    serde_json::json!(kept).to_string()
}

/// The last part of a path, without its ending: facts may name their report by its file.
fn stem(report: &str) -> &str {
    let name = report.rsplit('/').next().unwrap_or(report);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.trim_start_matches('.').is_empty() => stem,
        _ => name,
    }
}
