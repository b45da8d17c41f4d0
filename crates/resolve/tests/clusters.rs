//! Several reports of one event: which claims become one encounter, held against people's judgement.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod labels;

use sidelines_resolve::{Corrections, resolve};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A labelled claim: report and position.
type Claim = (String, usize);

/// What grouping the labelled claims gave: pairs of claims of different reports, and keys glued together.
struct Score {
    right: usize,
    found: usize,
    labelled: usize,
    glued: Vec<(String, String)>,
}

impl Score {
    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.labelled).max(1) as f64
    }
}

/// Five published reports of one event, where they are.
fn published(cluster: &str) -> Option<Score> {
    let gold = labels::shared("reports/gold")?;
    let texts = labels::shared("reports/text")?;
    let ids: Vec<String> = (1..=5).map(|n| format!("{cluster}0{n}")).collect();
    Some(score(&gold, &texts, &ids, cluster))
}

/// A cluster of the project's own wording.
fn own(set: &str, cluster: &str) -> Score {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../reports")
        .join(set);
    let truth = labels::json(&root.join(format!("gold/cluster_{cluster}.json")));
    let ids: Vec<String> = truth["reports"]
        .as_array()
        .unwrap()
        .iter()
        .map(|id| id.as_str().unwrap().to_owned())
        .collect();
    score(&root.join("gold"), &root.join("text"), &ids, cluster)
}

fn score(gold: &Path, texts: &Path, ids: &[String], cluster: &str) -> Score {
    let mut input = Vec::new();
    let mut key_of: BTreeMap<Claim, String> = BTreeMap::new();
    for id in ids {
        let (report, labels) = labels::report(gold, texts, id);
        for (i, label) in labels.iter().enumerate() {
            // What the labels call arguable decides nothing.
            if let Some(key) = label["cluster_key"]
                .as_str()
                .filter(|_| label["optional"] != true)
            {
                key_of.insert((id.clone(), i), key.to_owned());
            }
        }
        input.push(report);
    }
    let record = resolve(&input, &Corrections::default());
    let mut together: BTreeSet<(&Claim, &Claim)> = BTreeSet::new();
    let mut keys_together: BTreeSet<(&str, &str)> = BTreeSet::new();
    for entry in &record.encounters {
        let claims: Vec<_> = entry
            .told
            .claims
            .iter()
            .filter_map(|c| key_of.get_key_value(&(c.report.clone(), c.index)))
            .collect();
        for (i, (a, x)) in claims.iter().enumerate() {
            for (b, y) in &claims[i + 1..] {
                if a.0 != b.0 {
                    together.insert((a, b));
                }
                keys_together.insert((x.min(y), x.max(y)));
            }
        }
    }
    let mut labelled = BTreeSet::new();
    for (a, x) in &key_of {
        for (b, y) in &key_of {
            if a < b && a.0 != b.0 && x == y {
                labelled.insert((a, b));
            }
        }
    }
    let apart = labels::json(&gold.join(format!("cluster_{cluster}.json")));
    let glued = apart["must_not_merge"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|pair| {
            let (a, b) = (pair[0].as_str()?, pair[1].as_str()?);
            keys_together
                .contains(&(a.min(b), a.max(b)))
                .then(|| (a.to_owned(), b.to_owned()))
        })
        .collect();
    Score {
        right: together.intersection(&labelled).count(),
        found: together.len(),
        labelled: labelled.len(),
        glued,
    }
}

fn holds(cluster: &str, score: &Score) {
    println!(
        "{cluster}: {} right of {} found and {} labelled",
        score.right, score.found, score.labelled
    );
    assert!(score.labelled > 0, "{cluster} has no labelled pairs");
    assert!(score.f1() >= 0.95, "{cluster}: F1 {:.3}", score.f1());
    assert!(score.glued.is_empty(), "{cluster}: glued {:?}", score.glued);
}

#[test]
fn claims_of_one_encounter_are_one_entry() {
    for cluster in ["d", "h", "i", "j"] {
        let Some(score) = published(cluster) else {
            return;
        };
        holds(cluster, &score);
    }
}

#[test]
fn plans_copies_and_editions() {
    for (set, cluster) in [
        ("samples", "london"),
        ("wire", "oli_beijing"),
        ("wire", "ankara_wire"),
        ("wire", "turkic_summits"),
        ("wire", "sochi_grain"),
        ("wire", "goa_ministers"),
        ("wire", "vostochny"),
        ("wire", "blinken_beijing"),
        ("wire", "munich_three"),
        ("wire", "phnompenh_ministers"),
        ("wire", "saudi_iran_calls"),
        ("wire", "lavrov_four_stops"),
        ("wire", "manama_summit"),
    ] {
        holds(cluster, &own(set, cluster));
    }
}
