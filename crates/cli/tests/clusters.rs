//! Reports of one event, read and merged: which report is found to tell which encounter, held against the merged
//! truth beside the reports.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot make its input or run the program has failed"
)]

mod program;

use program::run;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// How well the links from reports to encounters are found, and which encounters are glued together.
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

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().into_iter().flatten()
}

fn reports(encounter: &Value) -> BTreeSet<&str> {
    list(encounter, "reports")
        .filter_map(Value::as_str)
        .collect()
}

/// The last word of a name, in plain letters.
fn family(name: &str) -> String {
    let last = name.split_whitespace().last().unwrap_or_default();
    sidelines_resolve::words::words(last)
        .into_iter()
        .collect::<Vec<_>>()
        .join(" ")
}

/// How well an entry of the record fits a labelled encounter; 0 where it is another.
fn fit(truth: &Value, entry: &Value) -> f64 {
    // A state without its man is whoever acts for it.
    let same = |p: &Value, q: &Value| match (p["person"].as_str(), q["person"].as_str()) {
        (Some(p), Some(q)) => family(p) == family(q),
        (None, None) if p["org"] != q["org"] => false,
        _ => p["country"] == q["country"] && (!p["country"].is_null() || p["org"] == q["org"]),
    };
    let (a, b): (Vec<_>, Vec<_>) = (
        list(truth, "parties").collect(),
        list(entry, "parties").collect(),
    );
    let common = a.iter().filter(|p| b.iter().any(|q| same(p, q))).count();
    let shared = common as f64 / a.len().max(b.len()).max(1) as f64;
    let year = |e: &Value| e["date"].as_str().map(|d| d[..4].to_owned());
    let years_differ =
        matches!((year(truth), year(entry)), (Some(a), Some(b)) if a != b && b != "XXXX");
    if truth["kind"] != entry["kind"] || years_differ || shared < 0.5 {
        return 0.0;
    }
    let told = reports(truth);
    shared + told.intersection(&reports(entry)).count() as f64 / told.len() as f64
}

fn score(set: &str, cluster: &str) -> Score {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../reports")
        .join(set);
    let truth = std::fs::read(root.join(format!("gold/cluster_{cluster}.json"))).unwrap();
    let truth: Value = serde_json::from_slice(&truth).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let texts: Vec<String> = list(&truth, "reports")
        .map(|id| {
            root.join("text")
                .join(id.as_str().unwrap())
                .with_extension("txt")
                .display()
                .to_string()
        })
        .collect();
    let mut args = vec!["read", "-q"];
    args.extend(texts.iter().map(String::as_str));
    let ran = run(dir.path(), &args);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let export = run(dir.path(), &["export", "-q"]).out;
    let entries: Vec<Value> = export
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|fact: &Value| fact["type"] == "encounter")
        .collect();
    let wanted: Vec<&Value> = list(&truth, "encounters").collect();
    // The best fit first; each entry is one encounter.
    let mut fits: Vec<(f64, usize, usize)> = Vec::new();
    for (i, t) in wanted.iter().enumerate() {
        let fitting = entries.iter().enumerate().map(|(j, e)| (fit(t, e), i, j));
        fits.extend(fitting.filter(|f| f.0 > 0.0));
    }
    fits.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let (mut of, mut taken) = (vec![None; wanted.len()], BTreeSet::new());
    for (_, i, j) in fits {
        if of[i].is_none() && taken.insert(j) {
            of[i] = Some(j);
        }
    }
    let (mut right, mut found, mut labelled) = (0, 0, 0);
    for (t, j) in wanted.iter().zip(&of) {
        let told = j.map(|j| reports(&entries[j])).unwrap_or_default();
        if t["optional"] != true {
            right += told.intersection(&reports(t)).count();
            found += told.len();
            labelled += reports(t).len();
        }
    }
    found += (0..entries.len())
        .filter(|j| !taken.contains(j))
        .map(|j| reports(&entries[j]).len())
        .sum::<usize>();
    // Glued: an entry that is the one, and takes a report that tells the other alone.
    let at = |key: &str| wanted.iter().position(|t| t["key"] == key).unwrap();
    let mut glued = Vec::new();
    for pair in list(&truth, "must_not_merge") {
        let (a, b) = (pair[0].as_str().unwrap(), pair[1].as_str().unwrap());
        for (one, other) in [(at(a), at(b)), (at(b), at(a))] {
            let Some(entry) = of[one].map(|j| &entries[j]) else {
                continue;
            };
            let (own, others) = (reports(wanted[one]), reports(wanted[other]));
            let strays = others
                .iter()
                .any(|r| !own.contains(r) && reports(entry).contains(r));
            if strays && of[other].is_none() && fit(wanted[other], entry) > 0.0 {
                glued.push((a.to_owned(), b.to_owned()));
            }
        }
    }
    Score {
        right,
        found,
        labelled,
        glued,
    }
}

/// The least that each cluster has come to; better reading raises it.
#[test]
fn what_is_read_of_one_event_is_merged() {
    for (set, cluster, least) in [
        ("samples", "london", 0.73),
        ("wire", "oli_beijing", 0.82),
        ("wire", "ankara_wire", 0.82),
        ("wire", "turkic_summits", 0.75),
        ("wire", "sochi_grain", 0.85),
        ("wire", "goa_ministers", 0.8),
        ("wire", "vostochny", 0.85),
        ("wire", "blinken_beijing", 0.85),
        ("wire", "munich_three", 0.7),
        ("wire", "kwatra_dhaka", 0.8),
        ("wire", "phnompenh_ministers", 0.85),
        ("wire", "saudi_iran_calls", 0.8),
        ("wire", "lavrov_four_stops", 0.65),
        ("wire", "manama_summit", 0.48),
        ("wire", "nasirzadeh_yerevan", 0.65),
    ] {
        let score = score(set, cluster);
        println!(
            "{cluster}: {} right of {} found and {} labelled, F1 {:.3}",
            score.right,
            score.found,
            score.labelled,
            score.f1()
        );
        assert!(score.f1() >= least, "{cluster}: F1 {:.3}", score.f1());
        assert!(score.glued.is_empty(), "{cluster}: glued {:?}", score.glued);
    }
}
