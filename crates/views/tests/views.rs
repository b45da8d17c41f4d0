//! Every view of a small record, as it is serialised.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot make its record has failed"
)]

mod story;

use jiff::civil::date;
use serde::Serialize;
use serde_json::Value;
use sidelines_views as views;
use sidelines_views::*;
use story::{country, index};

/// A view without what is long and the same everywhere. Ids are hashes: they are numbered as they come.
fn short(value: impl Serialize) -> Value {
    fn walk(value: &mut Value, ids: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                fields.retain(|name, v| {
                    let long = ["evidence", "told", "confidence", "joins"];
                    let empty = v.is_null() || v.as_array().is_some_and(Vec::is_empty);
                    !long.contains(&name.as_str()) && !empty
                });
                fields.values_mut().for_each(|v| walk(v, ids));
            }
            Value::Array(items) => items.iter_mut().for_each(|v| walk(v, ids)),
            Value::String(text) if is_id(text) => {
                let known = ids.iter().position(|id| id == text);
                let number = known.unwrap_or_else(|| {
                    ids.push(text.clone());
                    ids.len() - 1
                });
                *text = format!("{}-{number}", &text[..1]);
            }
            _ => {}
        }
    }
    let mut value = serde_json::to_value(value).unwrap();
    walk(&mut value, &mut Vec::new());
    value
}

fn is_id(text: &str) -> bool {
    let hash = |hash: &str| hash.len() >= 16 && hash.bytes().all(|b| b.is_ascii_hexdigit());
    text.len() > 2 && &text[1..2] == "-" && hash(&text[2..])
}

fn question() -> BriefQuestion {
    BriefQuestion {
        pair: Pair {
            a: country("IN"),
            b: country("TJ"),
        },
        on: None,
        names_a: ["India", "New Delhi"].map(str::to_owned).to_vec(),
        names_b: ["Tajikistan", "Tajik"].map(str::to_owned).to_vec(),
    }
}

fn person_named(index: &Index, name: &str) -> String {
    views::people(index, name).remove(0).id
}

#[test]
fn a_pair() {
    insta::assert_json_snapshot!(short(bilateral(&index(), &question())));
}

#[test]
fn a_person() {
    let index = index();
    let view = person(&index, &person_named(&index, "khrenin"), None);
    insta::assert_json_snapshot!(short(view));
}

#[test]
fn an_office() {
    let index = index();
    let found = who(&index, "defence minister", Some(country("TJ")), None, None);
    let view = office(&index, &found.offices[0].id, Some(date(2024, 1, 1)));
    insta::assert_json_snapshot!(short(view));
}

#[test]
fn an_organisation() {
    let names = ["Shanghai Cooperation Organisation".to_owned()];
    let view = organisation(&index(), &names, Some(date(2023, 6, 1))).unwrap();
    insta::assert_json_snapshot!(short((&view.roles, &view.standings)));
    assert_eq!((view.contacts.len(), view.coming.len()), (6, 3));
    // Belarus, an observer in 2023, is a member since 2024.
    let now = organisation(&index(), &names, None).unwrap();
    let roles: Vec<_> = now
        .roles
        .iter()
        .filter(|g| g.parties.iter().any(|(p, _)| p == "BY"))
        .collect();
    assert_eq!(roles.len(), 1, "{roles:?}");
    assert_eq!(roles[0].role, sidelines_facts::MembershipRole::Member);
}

#[test]
fn a_gathering() {
    let index = index();
    let names = ["Defence Ministers' Meeting".to_owned()];
    let all = gatherings(&index, &names, None);
    assert_eq!(all.len(), 3);
    let view = gathering(&index, &all[2].id).unwrap();
    insta::assert_json_snapshot!(short((&view.matrix, &view.editions)));
}

#[test]
fn a_gathering_of_which_only_the_margins_are_told() {
    let names = ["Defence Ministers' Meeting".to_owned()];
    let mut record = index().record().clone();
    let held: usize = record
        .encounters
        .iter()
        .filter(|e| e.encounter.part_of.is_some() && e.links.gathering.is_some())
        .count();
    record
        .encounters
        .retain(|e| e.encounter.kind != sidelines_facts::EncounterKind::Gathering);
    let index = Index::of(record);
    let view = margins_alone(&index, &names, None).unwrap();
    assert!(
        view.name.ends_with("Defence Ministers' Meeting"),
        "{}",
        view.name
    );
    assert!(held > 0 && view.margins.len() >= held, "{held}");
    assert!(!view.matrix.cells.is_empty());
    let never = Some((date(1999, 1, 1), date(1999, 12, 31)));
    assert_eq!(margins_alone(&index, &names, never), None);
}

#[test]
fn an_undated_gathering_is_found_by_the_days_of_its_reports() {
    let names = ["Defence Ministers' Meeting".to_owned()];
    let of_2021 = Some((date(2021, 1, 1), date(2021, 12, 31)));
    let mut record = index().record().clone();
    let found = |record: &sidelines_resolve::Record, days| -> Vec<String> {
        let all = gatherings(&Index::of(record.clone()), &names, days);
        all.into_iter().map(|c| c.id).collect()
    };
    let dated = found(&record, of_2021);
    assert_eq!(dated.len(), 1);
    for e in &mut record.encounters {
        if e.id == dated[0] {
            e.encounter.date = None;
        }
    }
    assert!(found(&record, of_2021).contains(&dated[0]));
    assert_eq!(found(&record, None).len(), 3);
    let long_after = Some((date(2030, 1, 1), date(2030, 12, 31)));
    assert!(found(&record, long_after).is_empty());
}

#[test]
fn a_place() {
    let index = index();
    let view = place(&index, Some("dushanbe"), None, None).unwrap();
    insta::assert_json_snapshot!(short((
        &view.place,
        &view.kinds,
        &view.density,
        &view.sides
    )));
    insta::assert_json_snapshot!(short(places(&index, &TimelineFilter::default())));
}

#[test]
fn quotes_by_and_about() {
    let index = index();
    let about = QuotesFilter {
        about: vec!["Tajikistan".into()],
        ..QuotesFilter::default()
    };
    insta::assert_json_snapshot!(short(quotations(&index, &about)));
    let by = QuotesFilter {
        by: Some("singh".into()),
        limit: Some(1),
        ..QuotesFilter::default()
    };
    let view = quotations(&index, &by);
    assert_eq!((view.quotes.len(), view.matching, view.of), (1, 2, 3));
    assert_eq!(
        view.quotes[0].quote.text,
        "We would not sign words that we do not mean."
    );
}

#[test]
fn figures_over_time() {
    insta::assert_json_snapshot!(short(figures(&index(), &FiguresFilter::default())));
}

#[test]
fn what_is_in_dispute() {
    insta::assert_json_snapshot!(short(disputes(&index(), &DisputesFilter::default())));
}

#[test]
fn what_is_coming() {
    let view = coming(&index(), &TimelineFilter::default(), None);
    insta::assert_json_snapshot!(short(view));
}

#[test]
fn who_has_to_do_with_whom() {
    let index = index();
    let mut filter = NetworkFilter::default();
    insta::assert_json_snapshot!(short(network(&index, &filter)));
    filter.level = Level::People;
    let people = network(&index, &filter);
    let labels: Vec<&str> = people.nodes.iter().map(|n| n.label.as_str()).collect();
    assert_eq!(labels[0], "Rajnath Singh");
}

#[test]
fn what_has_changed() {
    let then = story::index_of(|r| r.id.as_str() < "c");
    insta::assert_json_snapshot!(short(changes(&then, &index())));
}

#[test]
fn what_is_missing() {
    let view = completeness(&index(), &TimelineFilter::default(), 3);
    insta::assert_json_snapshot!(short(view));
}

#[test]
fn a_report_with_its_words() {
    let report = story::reports().remove(1);
    let at = report.text.find("The weather").unwrap();
    let silent = Remark {
        report: report.id.clone(),
        start: at,
        end: at + "The weather was fine.".len(),
        kind: RemarkKind::Nothing,
        message: "no trigger".into(),
    };
    let view = views::report(&index(), &report.id, &report.text, vec![silent]).unwrap();
    insta::assert_json_snapshot!(short(&view.pieces));
    let text: String = view.pieces.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(text, report.text);
}

#[test]
fn home_tells_what_is_new_coming_and_in_dispute() {
    insta::assert_json_snapshot!(short(home(&index(), 3)));
}

#[test]
fn counts_by_profile() {
    let index = index();
    for (name, by) in [
        ("meetings", vec![By::Pair]),
        ("dyads", vec![By::Pair, By::Year]),
        ("travel", vec![By::Side]),
        ("sidelines", vec![By::Month]),
        ("plover", vec![By::Code]),
    ] {
        let profile = builtin(name).unwrap().unwrap();
        let mut view = counts(&index, &profile, &TimelineFilter::default(), &by);
        // The versions are the program's.
        view.methods = without_versions(&view.methods);
        insta::assert_json_snapshot!(format!("counts_by_{name}"), short(view));
    }
}

/// The paragraph without the versions of the program and its rules.
fn without_versions(methods: &str) -> String {
    let (head, rest) = methods.split_once(" of Sidelines ").unwrap();
    let (_, rest) = rest.split_once("). ").unwrap();
    format!("{head}. {rest}")
}

#[test]
fn what_was_planned_and_then_held_is_a_history_and_no_dispute() {
    let index = index();
    let met = timeline(&index, &TimelineFilter::default());
    let met = met
        .contacts
        .iter()
        .find(|c| c.also == [sidelines_facts::Status::Planned]);
    assert_eq!(
        met.unwrap().encounter.status,
        sidelines_facts::Status::Occurred
    );
    let status = DisputesFilter {
        fields: vec!["status".into()],
        ..DisputesFilter::default()
    };
    assert!(disputes(&index, &status).disputed.is_empty());
    let differ = |d: &Disputed| d.disputes.iter().any(|d| d.field == "status");
    assert!(!bilateral(&index, &question()).disputes.iter().any(differ));
    assert!(!home(&index, 9).disputes.iter().any(differ));
    let in_dispute = summary(index.record(), &Known::default()).in_dispute;
    assert!(
        !in_dispute
            .iter()
            .any(|(_, fields)| fields.contains(&"status".into()))
    );
}

#[test]
fn who_is_not_named_is_shown_as_inferred() {
    let told = story::reports().into_iter().map(|mut report| {
        // The Indian report of the visit names the host's minister by the office only.
        if report.id == "e-delhi" {
            for fact in &mut report.facts {
                if let sidelines_facts::Body::Encounter(e) = &mut fact.body
                    && e.kind == sidelines_facts::EncounterKind::Meeting
                {
                    e.parties[0].person = None;
                }
            }
        }
        report
    });
    let index = story::index_from(told.collect());
    let day = TimelineFilter {
        from: Some(date(2023, 4, 27)),
        to: Some(date(2023, 4, 27)),
        kinds: vec![sidelines_facts::EncounterKind::Meeting],
        ..TimelineFilter::default()
    };
    let view = timeline(&index, &day);
    let inferred = &view.contacts[0].inferred;
    assert_eq!(view.contacts[0].encounter.parties[0].person, None);
    assert_eq!(inferred.len(), 1, "{:?}", view.contacts[0]);
    assert_eq!(
        (inferred[0].party, inferred[0].name.as_str()),
        (0, "Rajnath Singh")
    );
    assert_eq!(index.kind_of(&inferred[0].holder), Some(EntryKind::Holder));
    // And the explanation says by what: the reports around the day that show him in office.
    let shown = &explain(&index, &view.contacts[0].id).unwrap().inferred;
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0].who, inferred[0]);
    let published = |report: &str| index.report(report).and_then(|r| r.published.clone());
    let days: Vec<_> = shown[0]
        .evidence
        .iter()
        .map(|e| published(&e.report))
        .collect();
    let day = view.contacts[0].encounter.date.clone();
    assert!(days[0] <= day && days[1] > day, "{days:?}");
    let named = |e: &sidelines_facts::Evidence| shown[0].reports.contains(&e.report);
    assert!(shown[0].evidence.iter().all(named));
}

#[test]
fn what_was_reported_later_had_not_been_said_by_then() {
    let mut reports = story::reports();
    let delhi = reports.iter_mut().find(|r| r.id == "e-delhi").unwrap();
    let published = delhi.published.as_ref().and_then(|d| d.bounds()).unwrap().0;
    let words = "Tajikistan is a friend of ours.";
    for fact in [
        serde_json::json!({
            "type": "quote", "text": words, "medium": "statement", "date": null, "direct": true,
            "speaker": {"person": "Rajnath Singh", "country": "IN"},
        }),
        serde_json::json!({"type": "figure", "value": 4321.0, "unit": "troops"}),
    ] {
        let mut fact = fact;
        fact["v"] = 1.into();
        fact["report"] = "e-delhi".into();
        fact["evidence"] = serde_json::json!([
            {"report": "e-delhi", "start": 0, "end": 1, "text": "4321 troops, Tajikistan said"}
        ]);
        delhi.facts.push(serde_json::from_value(fact).unwrap());
    }
    let index = story::index_from(reports);
    let singh = person_named(&index, "Rajnath Singh");
    for (day, told) in [(published, true), (published.yesterday().unwrap(), false)] {
        let asked = BriefQuestion {
            on: Some(day),
            ..question()
        };
        let pair = bilateral(&index, &asked);
        let brief = brief(&index, &asked);
        let person = person(&index, &singh, Some(day)).unwrap();
        let in_brief = brief.said.iter().any(|q| q.text == words);
        let said = |quotes: &[Statement]| quotes.iter().any(|q| q.quote.text == words);
        let found = [in_brief, said(&pair.said_a), said(&person.quotes)];
        assert_eq!(found, [told; 3], "{day}");
        let figure = brief
            .figures
            .iter()
            .any(|f| (f.figure.value - 4321.0).abs() < 0.1);
        assert_eq!(figure, told, "{day}");
    }
}

#[test]
fn both_sides_of_a_meeting_stand_beside_each_other() {
    let mut reports = story::reports();
    // The Tajik side has its own account of the meeting in New Delhi.
    let text = "We agreed on an exercise.";
    let delhi = reports.iter_mut().find(|r| r.id == "e-delhi").unwrap();
    for (person, country, words) in [
        ("Sherali Mirzo", "TJ", text),
        ("Rajnath Singh", "IN", "Nothing was signed."),
        ("A bystander", "FR", "It rained."),
    ] {
        let fact = serde_json::json!({
            "v": 1, "type": "quote", "text": words, "medium": "statement", "date": "2023-04-27", "direct": true,
            "speaker": {"person": person, "country": country}, "report": "e-delhi",
            "evidence": [{"report": "e-delhi", "start": 0, "end": 1, "text": words}],
        });
        delhi.facts.push(serde_json::from_value(fact).unwrap());
    }
    let index = story::index_from(reports);
    let met = index.record().encounters.iter().find(|e| {
        e.encounter.kind == sidelines_facts::EncounterKind::Meeting
            && index
                .record()
                .quotes
                .iter()
                .any(|q| q.encounter.as_ref() == Some(&e.id))
            && e.told.reports == ["e-delhi"]
    });
    let view = explain(&index, &met.unwrap().id).unwrap();
    let said: Vec<(Option<&str>, Vec<&str>)> = view
        .said
        .iter()
        .map(|v| {
            let quotes = v.quotes.iter().map(|q| q.quote.text.as_str());
            (v.side.as_deref(), quotes.collect())
        })
        .collect();
    assert_eq!(said[0], (Some("IN"), vec!["Nothing was signed."]));
    assert_eq!(said[1], (Some("TJ"), vec![text]));
}
