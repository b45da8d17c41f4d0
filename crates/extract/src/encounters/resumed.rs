//! "A and B held talks on Wednesday. The talks will resume next week": the talks to come stand beside those held.

use super::{Draft, alike};
use crate::analysis::Analysis;
use sidelines_facts::{EncounterKind, Status};

/// How far back those that were held may be told.
const NEAR: usize = 4;

/// Verbs of going on another day.
const GO_ON: &[&str] = &["resume", "continue", "reconvene", "restart"];

/// The talks to come, if `d`, which names nobody else, says that those of `out` go on on a later day.
pub(super) fn resumed(a: &Analysis<'_>, out: &[Draft], d: &Draft) -> Option<Draft> {
    if d.status != Status::Planned || !d.dated || d.kind != EncounterKind::Meeting {
        return None;
    }
    let t = &a.sentences[d.sentence].tree;
    let trigger = d.words.first()?;
    let noun = t.starting_at(trigger.start)?;
    let goes_on = t
        .governor(noun)
        .is_some_and(|v| GO_ON.contains(&t.node(v).lemma.as_str()));
    let (first, _) = d.date.as_ref()?.bounds()?;
    let e = out
        .iter()
        .rev()
        .find(|e| e.kind == d.kind && d.sentence <= e.sentence + NEAR)?;
    let held = matches!(e.status, Status::Occurred | Status::Ongoing)
        && e.date
            .as_ref()
            .and_then(|x| x.bounds())
            .is_none_or(|(_, last)| last < first);
    let theirs = d
        .parties
        .iter()
        .all(|(w, _)| e.parties.iter().any(|(v, _)| alike(a, w, v)));
    (goes_on && held && theirs).then(|| Draft {
        parties: e.parties.clone(),
        anaphoric: false,
        ..d.clone()
    })
}

#[cfg(test)]
mod tests {
    use crate::Reader;
    use sidelines_facts::{Body, EncounterKind, Status};
    use sidelines_text::Report;

    #[test]
    fn what_goes_on_next_week_is_still_to_come() {
        let story = "Negotiators of Ghana and Togo held talks in Accra on Wednesday. The talks will resume next week.";
        let report = Report {
            id: "r".into(),
            text: format!(" date 2023-03-16 {story}"),
            ..Report::default()
        };
        let facts = Reader::new().unwrap().read(&report).facts;
        let told: Vec<(Status, String)> = facts
            .iter()
            .filter_map(|f| match &f.body {
                Body::Encounter(e) if e.kind == EncounterKind::Meeting => {
                    let days = e.date.as_ref().map(ToString::to_string);
                    Some((e.status, days.unwrap_or_default()))
                }
                _ => None,
            })
            .collect();
        assert_eq!(
            told,
            [
                (Status::Occurred, "2023-03-15".to_owned()),
                (Status::Planned, "2023-03-20/2023-03-26".to_owned())
            ]
        );
    }
}
