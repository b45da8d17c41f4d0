//! Which facts a change makes appear or vanish.

use crate::encounters::{fit, judge};
use crate::events::event_fit;
use crate::gold::Gold;
use crate::matching::assign;
use crate::others::{figure_fit, holder_fit, membership_fit, quote_fit, speaker_right};
use crate::predicted::{Facts, Line, Predicted, Sort};
use crate::say::{prediction_text, quoted, word};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Whether a fact came or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// Only the old facts have it.
    Vanished,
    /// Only the new facts have it.
    Appeared,
}

/// What the labels say of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The labels have it, and every field is right.
    Right,
    /// The labels have it, but these fields are wrong.
    Partly(Vec<&'static str>),
    /// The labels do not have it.
    Wrong,
    /// The report has no labels.
    Unlabelled,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Right => f.write_str("right"),
            Self::Partly(fields) => write!(f, "wrong {}", fields.join(", ")),
            Self::Wrong => f.write_str("wrong"),
            Self::Unlabelled => f.write_str("?"),
        }
    }
}

/// One fact that came or went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which of the two.
    pub direction: Direction,
    /// What the labels say of it.
    pub verdict: Verdict,
    /// What it says, in a line.
    pub text: String,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.direction == Direction::Appeared {
            '+'
        } else {
            '-'
        };
        write!(f, "{sign} {:<8} {}", self.verdict.to_string(), self.text)
    }
}

/// The changes of one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDiff {
    /// Id of the report.
    pub report: String,
    /// What went, then what came.
    pub changes: Vec<Change>,
}

/// Compares two sets of facts, report by report; reports without a change are left out. Two facts are the
/// same when all they say is the same, whatever their evidence and confidence.
#[must_use]
pub fn facts_diff(old: &Predicted, new: &Predicted, golds: &[Gold]) -> Vec<ReportDiff> {
    let golds: BTreeMap<&str, &Gold> = golds.iter().map(|g| (g.id.as_str(), g)).collect();
    let none = Facts::default();
    let reports: BTreeSet<&str> = old.reports().chain(new.reports()).collect();
    reports
        .into_iter()
        .filter_map(|report| {
            let gold = golds.get(report).copied();
            let (old, new) = (
                old.of(report).unwrap_or(&none),
                new.of(report).unwrap_or(&none),
            );
            let mut changes = only_in(old, new, gold, Direction::Vanished);
            changes.extend(only_in(new, old, gold, Direction::Appeared));
            (!changes.is_empty()).then(|| ReportDiff {
                report: report.to_owned(),
                changes,
            })
        })
        .collect()
}

fn only_in(these: &Facts, those: &Facts, gold: Option<&Gold>, direction: Direction) -> Vec<Change> {
    // A fact told twice on one side and once on the other is one change.
    let mut left: BTreeMap<(Sort, &str), usize> = BTreeMap::new();
    for line in &those.lines {
        *left.entry((line.sort, line.content.as_str())).or_default() += 1;
    }
    let mut changes = Vec::new();
    for line in &these.lines {
        match left.get_mut(&(line.sort, line.content.as_str())) {
            Some(n) if *n > 0 => *n -= 1,
            _ => changes.push(Change {
                direction,
                verdict: gold.map_or(Verdict::Unlabelled, |gold| verdict(gold, these, line)),
                text: told(these, line),
            }),
        }
    }
    changes
}

pub(crate) fn verdict(gold: &Gold, facts: &Facts, line: &Line) -> Verdict {
    let found = |pairs: crate::matching::Assignment| {
        pairs
            .0
            .iter()
            .find(|&&(_, j)| j == line.at)
            .map(|&(i, _)| i)
    };
    let plain = |found: Option<usize>| found.map_or(Verdict::Wrong, |_| Verdict::Right);
    match line.sort {
        Sort::Encounter => match found(assign(&gold.encounters, &facts.encounters, fit)) {
            None => Verdict::Wrong,
            Some(i) => {
                let mut wrong: Vec<_> = judge(&gold.encounters[i], &facts.encounters[line.at])
                    .into_iter()
                    .filter(|(_, right)| !right)
                    .map(|(field, _)| field)
                    .collect();
                wrong.dedup();
                if wrong.is_empty() {
                    Verdict::Right
                } else {
                    Verdict::Partly(wrong)
                }
            }
        },
        Sort::Quote => match found(assign(&gold.quotes, &facts.quotes, quote_fit)) {
            None => Verdict::Wrong,
            Some(i) if speaker_right(&gold.quotes[i], &facts.quotes[line.at]) => Verdict::Right,
            Some(_) => Verdict::Partly(vec!["speaker"]),
        },
        Sort::Holder => plain(found(assign(&gold.holders, &facts.holders, holder_fit))),
        Sort::Membership => plain(found(assign(
            &gold.memberships,
            &facts.memberships,
            membership_fit,
        ))),
        Sort::Figure => plain(found(assign(&gold.figures, &facts.figures, figure_fit))),
        Sort::Event => plain(found(assign(&gold.other_events, &facts.events, event_fit))),
    }
}

fn told(facts: &Facts, line: &Line) -> String {
    match line.sort {
        Sort::Encounter => prediction_text(&facts.encounters[line.at]),
        Sort::Holder => {
            let h = &facts.holders[line.at];
            format!(
                "holder {} / {} / {}",
                word(&h.person),
                word(&h.office),
                word(&h.country)
            )
        }
        Sort::Quote => {
            let q = &facts.quotes[line.at];
            let words: Vec<&str> = q
                .text
                .as_deref()
                .unwrap_or("")
                .split_whitespace()
                .take(12)
                .collect();
            format!("quote {}: {}", q.speaker(), quoted(&words.join(" ")))
        }
        Sort::Membership => {
            let m = &facts.memberships[line.at];
            format!(
                "membership {} / {} / {}",
                word(&m.party),
                word(&m.org),
                word(&m.role)
            )
        }
        Sort::Figure => {
            let f = &facts.figures[line.at];
            format!("figure {} {}", f.value, word(&f.unit))
        }
        Sort::Event => {
            let e = &facts.events[line.at];
            format!("event {} {}", e.kind, e.who())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(lines: &str) -> Predicted {
        Predicted::from_lines(lines.as_bytes()).unwrap()
    }

    #[test]
    fn what_came_and_went_is_told_with_the_labels_verdict() {
        let gold: Gold = serde_json::from_str(
            r#"{"id": "a", "holders": [{"person": "Sherali Mirzo", "office": "Minister of Defence", "country": "TJ"}]}"#,
        )
        .unwrap();
        let old = facts(
            r#"{"type":"holder","report":"a","person":"Sherali Mirzo","office":"Spokesperson","country":"TJ","confidence":0.9}
{"type":"figure","report":"a","value":3,"unit":"men"}"#,
        );
        let new = facts(
            r#"{"type":"figure","report":"a","unit":"men","value":3,"confidence":0.2}
{"type":"holder","report":"a","person":"Sherali Mirzo","office":"Defence Minister","country":"TJ"}
{"type":"figure","report":"b","value":7,"unit":null}"#,
        );
        let diff = facts_diff(&old, &new, &[gold]);
        let text: Vec<String> = diff
            .iter()
            .flat_map(|d| d.changes.iter().map(move |c| format!("{} {c}", d.report)))
            .collect();
        assert_eq!(
            text,
            [
                "a - wrong    holder Sherali Mirzo / Spokesperson / TJ",
                "a + right    holder Sherali Mirzo / Defence Minister / TJ",
                "b + ?        figure 7 None",
            ]
        );
    }
}
