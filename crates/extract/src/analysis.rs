//! One report, analysed: everything that reading facts needs, and nothing that it finds.

use crate::mentions::Mention;
use crate::people::People;
use crate::tree::Tree;
use crate::units::{Sem, Unit};
use jiff::civil::Weekday;
use sidelines_facts::{CountryCode, Edtf};
use sidelines_text::{Document, Role};
use sidelines_time::DateMention;
use std::collections::BTreeMap;
use std::ops::Range;

/// A report, analysed.
#[derive(Debug)]
pub(crate) struct Analysis<'t> {
    pub(crate) text: &'t str,
    pub(crate) document: Document,
    pub(crate) dates: Vec<DateMention>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) people: People,
    /// The day of the report.
    pub(crate) published: Option<Edtf>,
    /// The day of a dateline without a year, and its weekday, where `published` is not known.
    pub(crate) yearless: Option<(Edtf, Option<Weekday>)>,
    /// Where the dateline puts the report.
    pub(crate) dateline_place: Option<crate::units::PlaceSem>,
    pub(crate) agency: Option<String>,
    /// The country whose offices go without saying.
    pub(crate) home: Option<CountryCode>,
    /// The country in which a gathering that the text names is always held.
    pub(crate) seats: BTreeMap<String, CountryCode>,
    /// Who says "I" outside quotation marks, from where on.
    pub(crate) turns: Vec<crate::author::Turn>,
}

impl Analysis<'_> {
    /// "the Armenian capital": by its name, where the report tells it, else its country.
    pub(crate) fn capital(&self, country: CountryCode) -> crate::candidates::Where {
        use crate::candidates::Where;
        self.sentences
            .iter()
            .flat_map(|s| &s.units)
            .find_map(|u| match &u.sem {
                Sem::Place(p) if p.capital_of == Some(country) && p.country == Some(country) => {
                    Some(Where::Place(p.clone()))
                }
                _ => None,
            })
            .unwrap_or(Where::Country(country))
    }
}

/// A sentence, analysed. Tweets and other embedded sentences of a quotation are sentences of their own, too.
#[derive(Debug)]
pub(crate) struct Sentence {
    /// Bytes of the text.
    pub(crate) span: Range<usize>,
    pub(crate) paragraph: usize,
    pub(crate) role: Role,
    pub(crate) units: Vec<Unit>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) tree: Tree,
    /// Index of the quotation that this sentence is part of.
    pub(crate) quoted: Option<usize>,
}

impl Sentence {
    /// The unit that covers byte `at`.
    pub(crate) fn unit_at(&self, at: usize) -> Option<&Unit> {
        let i = self.units.partition_point(|u| u.span.end <= at);
        self.units.get(i).filter(|u| u.span.start <= at)
    }

    /// The country that the word at byte `at` names or derives from.
    pub(crate) fn country_at(&self, at: usize) -> Option<CountryCode> {
        match &self.unit_at(at)?.sem {
            Sem::Country { code, .. } => Some(*code),
            Sem::Place(p) => p.capital_of,
            _ => None,
        }
    }

    pub(crate) fn mention(&self, node: usize) -> Option<&Mention> {
        self.tree
            .node(node)
            .mention
            .and_then(|m| self.mentions.get(m))
    }
}
