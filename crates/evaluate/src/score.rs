use crate::encounters::{fit, half, judge, may_split};
use crate::events::{event_fit, is_scored};
use crate::gold::Gold;
use crate::matching::{Assignment, assign};
use crate::others::{
    figure_fit, holder_fit, membership_fit, quote_fit, quote_is_free, quote_is_short, speaker_right,
};
use crate::predicted::{Facts, Predicted};
use crate::say::{label_text, prediction_text, quoted, word};
use crate::scores::{Scores, Tally};
use std::collections::BTreeMap;
use std::fmt;

/// One error of the prediction, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Id of the report.
    pub report: String,
    /// What is missing, too much or wrong.
    pub text: String,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "  {} {}", self.report, self.text)
    }
}

/// Scores `predicted` against the labels, report by report, and lists every error. With `texts` (id to
/// stored text) the evidence is checked against them.
#[must_use]
pub fn score(
    golds: &[Gold],
    predicted: &Predicted,
    texts: Option<&BTreeMap<String, String>>,
) -> (Scores, Vec<Remark>) {
    let mut scoring = Scoring {
        scores: Scores::default(),
        remarks: Vec::new(),
        report: "",
    };
    let none = Facts::default();
    scoring.scores.reports = golds.len();
    for gold in golds {
        let facts = predicted.of(&gold.id).unwrap_or(&none);
        scoring.report = &gold.id;
        scoring.encounters(gold, facts);
        scoring.holders(gold, facts);
        scoring.quotes(gold, facts);
        scoring.memberships(gold, facts);
        scoring.figures(gold, facts);
        scoring.events(gold, facts);
        if let Some(texts) = texts {
            scoring.slices(facts, texts.get(&gold.id).map_or("", String::as_str));
        }
    }
    (scoring.scores, scoring.remarks)
}

struct Scoring<'a> {
    scores: Scores,
    remarks: Vec<Remark>,
    report: &'a str,
}

impl Scoring<'_> {
    fn say(&mut self, text: String) {
        self.remarks.push(Remark {
            report: self.report.to_owned(),
            text,
        });
    }

    fn encounters(&mut self, gold: &Gold, facts: &Facts) {
        let (labels, predictions) = (&gold.encounters, &facts.encounters);
        let pairs = assign(labels, predictions, fit);
        let free: Vec<bool> = labels
            .iter()
            .enumerate()
            .map(|(i, g)| g.optional || (may_split(g) && !pairs.has_left(i)))
            .collect();
        // One joint meeting or one each: where both readings are right, the spare half of a split is no
        // false alarm.
        let spare: Vec<bool> = predictions
            .iter()
            .enumerate()
            .map(|(j, p)| {
                !pairs.has_right(j)
                    && pairs
                        .0
                        .iter()
                        .any(|&(i, _)| may_split(&labels[i]) && half(&labels[i], p))
            })
            .collect();
        let hard = pairs
            .0
            .iter()
            .filter(|&&(i, _)| !labels[i].optional)
            .count();
        let found = &mut self.scores.encounters;
        found.right += hard;
        found.labelled += count(&free, false);
        found.predicted += predictions.len() - (pairs.0.len() - hard) - count(&spare, true);
        if labels.iter().all(|g| g.optional) {
            self.scores.false_alarms.of += 1;
            self.scores.false_alarms.right += predictions.len() - pairs.0.len();
        }
        for (i, g) in labels.iter().enumerate() {
            if free[i] {
                continue;
            }
            if g.core.unwrap_or(true) {
                self.scores.core.count(pairs.has_left(i));
            }
            if !pairs.has_left(i) {
                self.say(format!("MISSED   {}", label_text(g)));
            }
        }
        for (j, p) in predictions.iter().enumerate() {
            if !pairs.has_right(j) && !spare[j] {
                self.say(format!("SPURIOUS {}", prediction_text(p)));
            }
        }
        for &(i, j) in &pairs.0 {
            let (g, p) = (&labels[i], &predictions[j]);
            for (field, right) in judge(g, p) {
                self.scores.count(field, right);
                if !right {
                    let (g, p) = (label_text(g), prediction_text(p));
                    self.say(format!("wrong {field}: {g} <- {p}"));
                }
            }
        }
    }

    fn holders(&mut self, gold: &Gold, facts: &Facts) {
        let pairs = assign(&gold.holders, &facts.holders, holder_fit);
        add(
            &mut self.scores.holders,
            gold.holders.len(),
            facts.holders.len(),
            pairs.0.len(),
        );
        let told = |person: &Option<String>, office: &Option<String>, country: &Option<String>| {
            format!("{} / {} / {}", word(person), word(office), word(country))
        };
        for g in missing(&gold.holders, &pairs) {
            self.say(format!(
                "holder missed   {}",
                told(&g.person, &g.office, &g.country)
            ));
        }
        for p in unmatched(&facts.holders, &pairs) {
            self.say(format!(
                "holder spurious {}",
                told(&p.person, &p.office, &p.country)
            ));
        }
    }

    fn quotes(&mut self, gold: &Gold, facts: &Facts) {
        let labels = &gold.quotes;
        let predictions: Vec<_> = facts
            .quotes
            .iter()
            .filter(|q| q.direct != Some(false))
            .cloned()
            .collect();
        let pairs = assign(labels, &predictions, quote_fit);
        let free: Vec<bool> = labels.iter().map(quote_is_free).collect();
        let short = unmatched(&predictions, &pairs)
            .filter(|p| quote_is_short(p))
            .count();
        let (mut found, mut right) = (0, 0);
        for &(i, j) in pairs.0.iter().filter(|&&(i, _)| !free[i]) {
            found += 1;
            if speaker_right(&labels[i], &predictions[j]) {
                right += 1;
            } else {
                let (wanted, got) = (word(&labels[i].speaker), predictions[j].speaker());
                self.say(format!("quote speaker wrong: {wanted} <- {got}"));
            }
        }
        for (i, g) in labels.iter().enumerate() {
            if !free[i] && !pairs.has_left(i) {
                self.say(format!(
                    "quote missed {} {}",
                    quoted(&g.starts),
                    word(&g.speaker)
                ));
            }
        }
        self.scores.quotes_found += found;
        let asked = predictions.len() - (pairs.0.len() - found) - short;
        add(&mut self.scores.quotes, count(&free, false), asked, right);
    }

    fn memberships(&mut self, gold: &Gold, facts: &Facts) {
        let labels = &gold.memberships;
        let pairs = assign(labels, &facts.memberships, membership_fit);
        let free: Vec<bool> = labels.iter().map(|g| g.optional || g.implied).collect();
        add_free(
            &mut self.scores.memberships,
            &free,
            facts.memberships.len(),
            &pairs,
        );
        for (i, g) in labels.iter().enumerate() {
            if !free[i] && !pairs.has_left(i) {
                let (party, org) = (word(&g.party), word(&g.org));
                self.say(format!("membership missed   {party} {org} {}", g.role));
            }
        }
        for p in unmatched(&facts.memberships, &pairs) {
            let (party, org, role) = (word(&p.party), word(&p.org), word(&p.role));
            self.say(format!("membership spurious {party} {org} {role}"));
        }
    }

    fn figures(&mut self, gold: &Gold, facts: &Facts) {
        let labels = &gold.figures;
        let pairs = assign(labels, &facts.figures, figure_fit);
        let free: Vec<bool> = labels
            .iter()
            .map(|g| g.optional || g.same_as.is_some())
            .collect();
        add_free(&mut self.scores.figures, &free, facts.figures.len(), &pairs);
        for (i, g) in labels.iter().enumerate() {
            if !free[i] && !pairs.has_left(i) {
                self.say(format!("figure missed   {} {}", g.value, word(&g.unit)));
            }
        }
        for p in unmatched(&facts.figures, &pairs) {
            self.say(format!("figure spurious {} {}", p.value, word(&p.unit)));
        }
    }

    fn events(&mut self, gold: &Gold, facts: &Facts) {
        let labels = &gold.other_events;
        let pairs = assign(labels, &facts.events, event_fit);
        let free: Vec<bool> = labels.iter().map(|g| !is_scored(g)).collect();
        let hard = pairs.0.iter().filter(|&&(i, _)| !free[i]).count();
        if gold.other_events_all {
            add_free(&mut self.scores.events, &free, facts.events.len(), &pairs);
        } else {
            self.scores.events_named.right += hard;
            self.scores.events_named.of += count(&free, false);
        }
        for (i, g) in labels.iter().enumerate() {
            if !free[i] && !pairs.has_left(i) {
                let (who, target) = (word(&g.who), word(&g.target));
                self.say(format!("event missed   {} {who} > {target}", g.kind));
            }
        }
        // What labels that name some leave out may well be told.
        if gold.other_events_all {
            for p in unmatched(&facts.events, &pairs) {
                self.say(format!("event spurious {} {}", p.kind, p.who()));
            }
        }
    }

    fn slices(&mut self, facts: &Facts, text: &str) {
        let chars: Vec<char> = text.chars().collect();
        let slices = self.scores.slices.get_or_insert_default();
        for slice in &facts.evidence {
            let claimed = slice.text.as_deref().unwrap_or("");
            let (start, end) = (slice.start.min(chars.len()), slice.end.min(chars.len()));
            let true_slice = start <= end && claimed.chars().eq(chars[start..end].iter().copied());
            slices.count(!claimed.is_empty() && true_slice);
        }
    }
}

fn add(tally: &mut Tally, labelled: usize, predicted: usize, right: usize) {
    tally.labelled += labelled;
    tally.predicted += predicted;
    tally.right += right;
}

fn add_free(tally: &mut Tally, free: &[bool], predicted: usize, pairs: &Assignment) {
    let hard = pairs.0.iter().filter(|&&(i, _)| !free[i]).count();
    add(
        tally,
        count(free, false),
        predicted - (pairs.0.len() - hard),
        hard,
    );
}

fn count(flags: &[bool], wanted: bool) -> usize {
    flags.iter().filter(|&&f| f == wanted).count()
}

fn missing<'a, G>(
    labels: &'a [G],
    pairs: &'a Assignment,
) -> impl Iterator<Item = &'a G> + use<'a, G> {
    labels
        .iter()
        .enumerate()
        .filter(|(i, _)| !pairs.has_left(*i))
        .map(|(_, g)| g)
}

fn unmatched<'a, P>(
    predictions: &'a [P],
    pairs: &'a Assignment,
) -> impl Iterator<Item = &'a P> + use<'a, P> {
    predictions
        .iter()
        .enumerate()
        .filter(|(j, _)| !pairs.has_right(*j))
        .map(|(_, p)| p)
}
