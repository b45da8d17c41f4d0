//! What became of what the judge adds: where no frame reads the wording, the verb above it says little of whether it was
//! held, and all the words of the sentence and its day are weighed. `training/judged_status.py` fits the weights.

use crate::analysis::{Analysis, Sentence};
use crate::encounters::Draft;
use crate::mentions::What;
use crate::tree::Tree;
use sidelines_facts::{Edtf, Status};
use std::collections::HashMap;
use std::sync::OnceLock;

/// What each feature adds to the log odds of each status, in the order of [`Status::ALL`].
fn weights() -> &'static HashMap<&'static str, [f64; Status::ALL.len()]> {
    static WEIGHTS: OnceLock<HashMap<&'static str, [f64; Status::ALL.len()]>> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        let mut out: HashMap<&'static str, [f64; Status::ALL.len()]> = HashMap::new();
        for line in include_str!("../../../../model/judged-status.tsv").lines() {
            let row = line.split_once('\t').and_then(|(what, number)| {
                let (status, feature) = what.split_once('|')?;
                let at = Status::ALL.iter().position(|s| name(*s) == status)?;
                Some((feature, at, number.trim().parse().ok()?))
            });
            if let Some((feature, at, weight)) = row
                && let Some(kept) = out.entry(feature).or_default().get_mut(at)
            {
                *kept = weight;
            }
        }
        out
    })
}

/// The likeliest status of what has these features.
pub(super) fn likeliest(features: &[String]) -> Status {
    let mut odds = [0.0; Status::ALL.len()];
    for added in features.iter().filter_map(|f| weights().get(f.as_str())) {
        for (sum, weight) in odds.iter_mut().zip(added) {
            *sum += weight;
        }
    }
    Status::ALL
        .into_iter()
        .zip(odds)
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
        .map_or(Status::Occurred, |(s, _)| s)
}

/// The status in the names of weights.
fn name(s: Status) -> &'static str {
    match s {
        Status::Occurred => "occurred",
        Status::Ongoing => "ongoing",
        Status::Planned => "planned",
        Status::Possible => "possible",
        Status::Denied => "denied",
        Status::Cancelled => "cancelled",
    }
}

/// What says of its status: the words of the sentence, its clause at `carrier`, where in it the nodes `of` stand, the status
/// that the clause gives and the day that was read with it.
pub(super) fn features(
    a: &Analysis<'_>,
    s: &Sentence,
    carrier: Option<usize>,
    of: &[usize],
    draft: &Draft,
) -> Vec<String> {
    let mut out = Vec::with_capacity(96);
    words(s, &mut out);
    if let Some(v) = carrier {
        clause(&s.tree, v, "", &mut out);
    }
    for (&i, which) in of.iter().zip(["first-", "second-"]) {
        around(&s.tree, i, carrier, which, &mut out);
    }
    let (rule, day) = (name(draft.status), day(a, draft));
    out.push(format!("rule={rule}"));
    out.push(format!("rule={rule}/{:?}", draft.kind));
    out.push(format!("day={day}"));
    out.push(format!("day={day}/{rule}"));
    out.push(format!("day={day}/{rule}/{:?}", draft.kind));
    out.push(format!("role={:?}", s.role));
    out.push("bias".to_owned());
    for f in &mut out {
        if f.contains(char::is_whitespace) {
            *f = f.replace(char::is_whitespace, "_");
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The words of the sentence; names by what they name.
fn words(s: &Sentence, out: &mut Vec<String>) {
    for (i, n) in s.tree.nodes.iter().enumerate() {
        let word = match s.mention(i).map(|m| &m.what) {
            Some(What::Person(_) | What::Role(_)) => "PERSON",
            Some(What::Date(_)) => "DAY",
            Some(What::Country(_) | What::Place(_)) => "PLACE",
            Some(_) => "NAME",
            None if n.word.starts_with(|c: char| c.is_ascii_digit()) => "NUMBER",
            None => n.word.as_str(),
        };
        out.push(format!("w={word}"));
    }
}

/// The verb of a clause with its auxiliaries, and what kind of clause it is.
fn clause(t: &Tree, v: usize, which: &str, out: &mut Vec<String>) {
    let verb = t.node(v);
    out.push(format!("{which}tense={}", verb.tag));
    out.push(format!("{which}verb={}", verb.lemma));
    out.push(format!("{which}clause={}", verb.dep));
    for c in t.children(v) {
        let n = t.node(c);
        if n.dep.starts_with("aux") || matches!(n.dep, "mark" | "neg" | "advmod") {
            out.push(format!("{which}{}={}", n.dep, n.word));
        }
    }
    if let Some(h) = t.head(v) {
        out.push(format!("{which}above={}/{}", t.node(h).lemma, verb.dep));
        out.push(format!("{which}above-tense={}/{}", t.node(h).tag, verb.dep));
    }
}

/// The preposition, noun and clause that node `i` hangs on, the clause where it is not that of `carrier`.
fn around(t: &Tree, i: usize, carrier: Option<usize>, which: &str, out: &mut Vec<String>) {
    let row = |&x: &usize| {
        t.head(x)
            .filter(|_| matches!(t.node(x).dep, "conj" | "appos"))
    };
    let first = std::iter::successors(Some(i), row)
        .take(t.nodes.len())
        .last()
        .unwrap_or(i);
    let verb = t.governor(first);
    let between = t.ancestors(first).skip(1).take_while(|&x| Some(x) != verb);
    for x in between {
        out.push(format!("{which}under={}", t.node(x).word));
    }
    if let Some(v) = verb.filter(|_| verb != carrier) {
        clause(t, v, which, out);
    }
}

/// How the day that was read lies to that of the report.
fn day(a: &Analysis<'_>, d: &Draft) -> &'static str {
    let bounds = |x: &Option<Edtf>| x.as_ref().and_then(Edtf::bounds);
    let (Some((first, last)), Some((today, _))) = (bounds(&d.date), bounds(&a.published)) else {
        return "none";
    };
    match ((first - today).get_days(), (last - today).get_days()) {
        (0, 0) => "today",
        (from, to) if from <= 0 && to >= 0 => "around",
        (_, -1) => "yesterday",
        (_, ..=-30) => "long-past",
        (_, ..=-2) => "past",
        (1, _) => "tomorrow",
        (2..=30, _) => "to-come",
        _ => "far-off",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(features: &[&str]) -> Status {
        let all: Vec<String> = features.iter().map(|f| (*f).to_owned()).collect();
        likeliest(&all)
    }

    #[test]
    fn words_and_day_outweigh_the_verb() {
        let held = ["bias", "rule=occurred", "rule=occurred/Visit", "tense=VBD"];
        assert_eq!(of(&held), Status::Occurred);
        let ahead = ["bias", "rule=ongoing", "day=to-come", "aux=will", "w=will"];
        assert_eq!(of(&ahead), Status::Planned);
        // "after Heiko Maas of Germany"
        let before = [
            "bias",
            "rule=ongoing",
            "day=none",
            "first-under=after",
            "w=after",
        ];
        assert_eq!(of(&before), Status::Occurred);
    }
}
