//! Date expressions as reports write them: what is found, and what it means on a given day.

mod anchors;
mod calendar;
mod found;
mod relative;

use sidelines_time::{Anchor, Edtf, TenseHint, find, resolve};

#[expect(clippy::unwrap_used, reason = "called by tests only")]
fn date(text: &str) -> Edtf {
    text.parse().unwrap()
}

fn anchor(on: &str) -> Anchor {
    Anchor {
        date: (!on.is_empty()).then(|| date(on)),
        ..Anchor::default()
    }
}

/// The mentions of `text` with the dates they mean, lengths of time left out.
fn read(text: &str, anchor: &Anchor, hint: TenseHint) -> Vec<String> {
    let dates = find(text).into_iter().filter(|m| !m.expr.is_duration());
    dates
        .map(|m| {
            let value = resolve(&m.expr, anchor, hint).map_or("none".to_owned(), |d| d.to_string());
            format!("{} = {value}", &text[m.start..m.end])
        })
        .collect()
}

/// Checks one line a case: `text | mention = date | mention = date`.
fn check(on: &str, hint: TenseHint, cases: &[&str]) {
    let mut wrong = Vec::new();
    for case in cases {
        let mut parts = case.split(" | ");
        let text = parts.next().unwrap_or_default();
        let expected: Vec<String> = parts.map(str::to_owned).collect();
        let got = read(text, &anchor(on), hint);
        if got != expected {
            wrong.push(format!(
                "{text:?}\n   expected {expected:?}\n   got      {got:?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} wrong:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}
