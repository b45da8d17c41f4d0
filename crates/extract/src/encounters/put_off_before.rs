//! What was put off before it came about: "arrived on Monday. The visit had been planned for February but was put off"
//! tells of days in February that were called off, and takes nothing from the visit that came later.

use super::{Draft, alike};
use crate::analysis::Analysis;
use sidelines_facts::Status;

/// How far back the one that came about may be told.
const NEAR: usize = 4;

/// The earlier days of what `out` tells of, if `d`, which names nobody else, says that they were called off.
pub(super) fn put_off_before(a: &Analysis<'_>, out: &[Draft], d: &Draft) -> Option<Draft> {
    if d.status != Status::Cancelled || !d.dated || d.place.is_some() {
        return None;
    }
    let (_, last) = d.date.as_ref()?.bounds()?;
    let e = out.iter().rev().find(|e| e.kind == d.kind)?;
    let came_later = e
        .date
        .as_ref()
        .and_then(|x| x.bounds())
        .is_some_and(|(first, _)| first > last);
    let theirs = d
        .parties
        .iter()
        .all(|(w, _)| e.parties.iter().any(|(v, _)| alike(a, w, v)));
    let apart =
        theirs && e.status != Status::Cancelled && came_later && d.sentence <= e.sentence + NEAR;
    apart.then(|| Draft {
        parties: e.parties.clone(),
        place: e.place.clone(),
        placed: e.placed,
        anaphoric: false,
        ..d.clone()
    })
}

#[cfg(test)]
mod tests {
    use crate::Reader;
    use sidelines_facts::{Body, EncounterKind, Status};
    use sidelines_text::Report;

    /// Status and days of each trip told of.
    fn trips(story: &str) -> Vec<(Status, String)> {
        let report = Report {
            id: "r".into(),
            text: format!(" date 2023-03-16 {story}"),
            ..Report::default()
        };
        let facts = Reader::new().unwrap().read(&report).facts;
        facts
            .iter()
            .filter_map(|f| match &f.body {
                Body::Encounter(e) if e.kind == EncounterKind::Visit => {
                    let days = e.date.as_ref().map(ToString::to_string);
                    Some((e.status, days.unwrap_or_default()))
                }
                _ => None,
            })
            .collect()
    }

    #[test]
    fn days_put_off_stand_beside_those_of_the_visit_that_came() {
        let came = "Danish Prime Minister Mette Frederiksen arrived in Accra on Monday.";
        for before in [
            "The visit had been planned for February but was put off after the floods.",
            "The trip, planned for February, was called off at the time because of the floods.",
            "Her visit, first set for February, had been postponed.",
        ] {
            let told = trips(&format!("{came} {before}"));
            let called_off = (Status::Cancelled, "2023-02".to_owned());
            assert!(told.contains(&called_off), "{before} {told:?}");
            assert_eq!(told.len(), 2, "{before} {told:?}");
        }
    }

    #[test]
    fn a_new_day_takes_nothing_from_the_plan() {
        let told = trips(
            "Danish Prime Minister Mette Frederiksen will visit Ghana on May 8. The trip had first been planned for \
             April 20 but was postponed.",
        );
        let planned = (Status::Planned, "2023-05-08".to_owned());
        assert_eq!(
            told,
            [planned, (Status::Cancelled, "2023-04-20".to_owned())]
        );
    }

    #[test]
    fn the_visit_itself_may_be_called_off() {
        let told = trips(
            "Danish Prime Minister Mette Frederiksen was to visit Ghana on May 8. The trip has been called off.",
        );
        assert_eq!(told, [(Status::Cancelled, "2023-05-08".to_owned())]);
    }
}
