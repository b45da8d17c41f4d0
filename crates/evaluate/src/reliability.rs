//! Whether confidence means what it says: of the facts that are said to be right in eight of ten cases, how
//! many are?

use crate::diff::{Verdict, verdict};
use crate::gold::Gold;
use crate::predicted::{Predicted, Sort};
use serde::Serialize;

/// One fact with its confidence and what the labels say.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Judged {
    /// Id of the report.
    pub report: String,
    /// encounter, holder, quote, membership or figure.
    #[serde(rename = "type")]
    pub sort: &'static str,
    /// 0..1, as the fact says.
    pub confidence: f64,
    /// The labels have it; of an encounter, with this kind, status and these parties; of a quote, with this
    /// speaker. Its day and place are not asked.
    pub right: bool,
}

/// Every fact of a labelled report of a kind that the labels list in full, in the order of the reports' ids,
/// then as told: indirect statements and other events are left out.
#[must_use]
pub fn judged(golds: &[Gold], predicted: &Predicted) -> Vec<Judged> {
    let mut golds: Vec<&Gold> = golds.iter().collect();
    golds.sort_by(|a, b| a.id.cmp(&b.id));
    let mut out = Vec::new();
    for gold in golds {
        let Some(facts) = predicted.of(&gold.id) else {
            continue;
        };
        for line in &facts.lines {
            // Indirect statements and other events are not, or not all, in the labels.
            let sort = match line.sort {
                Sort::Quote if facts.quotes[line.at].direct == Some(false) => continue,
                Sort::Event => continue,
                Sort::Encounter => "encounter",
                Sort::Holder => "holder",
                Sort::Quote => "quote",
                Sort::Membership => "membership",
                Sort::Figure => "figure",
            };
            let right = match verdict(gold, facts, line) {
                Verdict::Right => true,
                Verdict::Partly(wrong) => !wrong
                    .iter()
                    .any(|f| matches!(*f, "kind" | "status" | "parties" | "speaker")),
                Verdict::Wrong | Verdict::Unlabelled => false,
            };
            out.push(Judged {
                report: gold.id.clone(),
                sort,
                confidence: line.confidence,
                right,
            });
        }
    }
    out
}

/// Facts of like confidence.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bin {
    /// The lowest confidence in it, 0..1, a multiple of a tenth.
    pub from: f64,
    /// Number of facts.
    pub facts: usize,
    /// Their mean confidence.
    pub said: f64,
    /// The share of them that is right.
    pub right: f64,
}

/// The reliability curve and its two usual summaries.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Reliability {
    /// Ten tenths of confidence, lowest first; those without facts are left out.
    pub bins: Vec<Bin>,
    /// Number of facts.
    pub facts: usize,
    /// The share of all that is right.
    pub right: f64,
    /// Expected calibration error: the mean distance of a bin's `said` and `right`, weighted by its facts
    /// (Naeini, Cooper and Hauskrecht 2015).
    pub calibration_error: f64,
    /// Mean squared distance of confidence and truth (Brier 1950); saying the overall share of every fact
    /// would give `right * (1 - right)`.
    pub brier: f64,
}

impl Reliability {
    /// Of these facts.
    #[must_use]
    pub fn of<'a>(judged: impl IntoIterator<Item = &'a Judged>) -> Self {
        let mut bins = vec![Bin::default(); 10];
        let (mut right, mut brier) = (0.0, 0.0);
        for j in judged {
            let truth = f64::from(u8::from(j.right));
            let tenth = (0..9)
                .find(|t| j.confidence < f64::from(t + 1) / 10.0 - 1e-9)
                .unwrap_or(9);
            let bin = &mut bins[usize::try_from(tenth).unwrap_or(9)];
            bin.from = f64::from(tenth) / 10.0;
            bin.facts += 1;
            bin.said += j.confidence;
            bin.right += truth;
            right += truth;
            brier += (j.confidence - truth).powi(2);
        }
        bins.retain(|b| b.facts > 0);
        let facts: usize = bins.iter().map(|b| b.facts).sum();
        let total = share(facts);
        let mut calibration_error = 0.0;
        for bin in &mut bins {
            let n = share(bin.facts);
            bin.said /= n;
            bin.right /= n;
            calibration_error += (bin.said - bin.right).abs() * n / total;
        }
        Self {
            bins,
            facts,
            right: right / total,
            calibration_error,
            brier: brier / total,
        }
    }
}

/// A count to divide by; of nothing, one.
fn share(n: usize) -> f64 {
    f64::from(u32::try_from(n.max(1)).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(confidence: f64, right: bool) -> Judged {
        Judged {
            report: "a".to_owned(),
            sort: "encounter",
            confidence,
            right,
        }
    }

    #[test]
    fn what_is_said_and_what_is_right() {
        let facts = [
            fact(0.9, true),
            fact(0.95, true),
            fact(0.92, false),
            fact(0.3, false),
        ];
        let r = Reliability::of(&facts);
        let bins: Vec<(f64, usize)> = r.bins.iter().map(|b| (b.from, b.facts)).collect();
        assert_eq!(bins, [(0.3, 1), (0.9, 3)]);
        assert!((r.right - 0.5).abs() < 1e-9);
        let error = (0.3 + (0.9 + 0.95 + 0.92 - 2.0)) / 4.0;
        assert!((r.calibration_error - error).abs() < 1e-9);
        assert!(Reliability::of(&[]).bins.is_empty());
    }

    #[test]
    fn facts_are_judged_by_the_labels() {
        let gold: Gold = serde_json::from_str(
            r#"{"id": "a", "figures": [{"value": 3, "unit": "men"}], "quotes": [{"starts": "we are glad to be here", "speaker": "Ann Lee"}]}"#,
        )
        .unwrap();
        let facts = r#"{"type":"figure","report":"a","value":3,"unit":"men","confidence":0.7}
{"type":"figure","report":"a","value":4,"unit":"men","confidence":0.6}
{"type":"quote","report":"a","text":"We are glad to be here today","speaker":{"person":"Bo Berg"},"confidence":0.9}"#;
        let predicted = Predicted::from_lines(facts.as_bytes()).unwrap();
        let right: Vec<(bool, f64)> = judged(&[gold], &predicted)
            .iter()
            .map(|j| (j.right, j.confidence))
            .collect();
        assert_eq!(right, [(true, 0.7), (false, 0.6), (false, 0.9)]);
    }
}
