use super::{Profile, ProfileError};
use crate::Index;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_facts::{Encounter, Evidence};
use sidelines_resolve::{ContactEntry, Links, PartyLink, Record, Told};

/// A contact, with what a profile makes of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Example {
    /// What it shows.
    pub says: String,
    /// What it counts as, in order: "IN, TJ" (sides), "IN > TJ" (from the one to the other), with the code
    /// before where codes are counted. Empty where it does not count.
    pub rows: Vec<String>,
    /// The contact, as in the facts format.
    pub contact: Encounter,
    /// The words that tell it.
    #[serde(default)]
    pub words: String,
    /// Told only as history.
    #[serde(default)]
    pub history: bool,
    /// How many independent sources tell it.
    #[serde(default = "super::one")]
    pub sources: usize,
}

impl Profile {
    pub(super) fn try_examples(&self) -> Result<(), ProfileError> {
        for (i, example) in self.examples.iter().enumerate() {
            let found = self.reads(example);
            if found != example.rows {
                let list = |rows: &[String]| match rows {
                    [] => "it does not count".to_owned(),
                    rows => rows.join("; "),
                };
                return Err(ProfileError::Example {
                    number: i + 1,
                    says: example.says.clone(),
                    found: list(&found),
                    wanted: list(&example.rows),
                });
            }
        }
        Ok(())
    }

    fn reads(&self, example: &Example) -> Vec<String> {
        let evidence = Evidence {
            report: "example".into(),
            start: 0,
            end: example.words.chars().count(),
            text: example.words.clone(),
        };
        let parties = example.contact.parties.iter();
        let entry = ContactEntry {
            id: "e-example".into(),
            parties: parties.map(|_| PartyLink::default()).collect(),
            attendees: Vec::new(),
            encounter: example.contact.clone(),
            history: Vec::new(),
            links: Links::default(),
            told: Told {
                evidence: vec![evidence],
                independent_sources: example.sources,
                background: example.history,
                ..Told::default()
            },
        };
        let index = Index::of(Record {
            encounters: vec![entry],
            ..Record::default()
        });
        let entries = index.record().encounters.iter();
        let rows = entries.filter_map(|e| self.rows(&index, e).ok()).flatten();
        rows.map(|row| row.text()).collect()
    }
}

impl super::Row {
    /// "CONSULT visit: IN > TJ", "IN, TJ".
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = self
            .code
            .as_ref()
            .map(|c| format!("{c}: "))
            .unwrap_or_default();
        text += &self.sides.join(", ");
        if !self.to.is_empty() {
            text += &format!(" > {}", self.to.join(", "));
        }
        text
    }
}
