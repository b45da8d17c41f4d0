//! Corrections in the ledger: kept with who and why, taken back, found again, shown where they contradict.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot make its input has failed"
)]

mod made;

use made::{noon, read};
use sidelines_resolve::{Action, CorrectionState, Corrections, Request};
use sidelines_store::{Store, StoreError};

const MIRZO: &str = "Sherali Mirzo";

fn store(folder: &tempfile::TempDir) -> Store {
    let mut store = Store::create_or_open(folder.path().join("record.db")).unwrap();
    let batch = [
        read("a", MIRZO, "2021-07-28"),
        read("b", MIRZO, "2021-07-28"),
        read("c", MIRZO, "2021-07-20"),
    ];
    store.add_reports(&batch, noon(1)).unwrap();
    store
}

fn exported(store: &Store) -> String {
    let facts = store.record().unwrap().facts();
    facts
        .iter()
        .map(|f| serde_json::to_string(f).unwrap() + "\n")
        .collect()
}

fn encounter_of(store: &Store, report: &str) -> String {
    let record = store.record().unwrap();
    let told = |e: &&sidelines_resolve::ContactEntry| e.told.reports.iter().any(|r| r == report);
    record.encounters.iter().find(told).unwrap().id.clone()
}

#[test]
fn a_correction_is_kept_with_its_maker_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let before = exported(&store);
    let (a, c) = (encounter_of(&store, "a"), encounter_of(&store, "c"));
    let merge = Request::Merge {
        a: a[..8].to_owned(),
        b: c,
    };
    let made = store
        .add_correction(&merge, Some("Desk"), Some("one trip"), noon(2))
        .unwrap();
    assert_eq!(made.author.as_deref(), Some("Desk"));
    let effect = made.effect.unwrap();
    assert_eq!(effect.state, CorrectionState::Applied);
    let merged = encounter_of(&store, "c");
    assert_eq!(effect.entries, std::slice::from_ref(&merged));
    assert_eq!(encounter_of(&store, "a"), merged);
    assert_eq!(store.record().unwrap(), store.resolve_again().unwrap());
    // Open, look again: it is in the file.
    let path = store.path().to_owned();
    drop(store);
    let mut store = Store::open(path).unwrap();
    assert_eq!(store.corrections().unwrap().len(), 1);
    assert_eq!(store.record_known_at(noon(1)).unwrap().encounters.len(), 2);
    let undone = store
        .undo_correction(&made.correction.id, Some("Chief"), None, noon(3))
        .unwrap();
    assert_eq!(undone.correction, made.correction);
    assert_eq!(exported(&store), before);
    let all = store.corrections().unwrap();
    assert_eq!(all.len(), 2);
    assert!(all[0].undone_at.is_some() && all[0].effect.is_none());
    assert!(
        matches!(&all[1].correction.action, Action::Undo { correction } if *correction == made.correction.id)
    );
    assert_eq!(store.record_known_at(noon(2)).unwrap().encounters.len(), 1);
    let again = store
        .undo_correction(&made.correction.id, None, None, noon(4))
        .unwrap_err();
    assert!(matches!(again, StoreError::Refused { .. }), "{again}");
    assert!(
        again.to_string().ends_with("is taken back already"),
        "{again}"
    );
}

#[test]
fn what_a_merge_took_up_is_found_by_its_old_id() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let (a, c) = (encounter_of(&store, "a"), encounter_of(&store, "c"));
    let before = exported(&store);
    let ids = |a: &str, c: &str| (a.to_owned(), c.to_owned());
    let (one, other) = ids(&a, &c);
    let merge = Request::Merge { a: one, b: other };
    let merged = store.add_correction(&merge, None, None, noon(2)).unwrap();
    let now = encounter_of(&store, "a");
    let old = if now == a { &c } else { &a };
    assert!(store.record().unwrap().encounter(old).is_none());
    let led = store.led_to(old).unwrap().unwrap();
    assert_eq!(led.entry(&store.record().unwrap()), Some(now.as_str()));
    // A second opinion, by the ids of then.
    for (one, other) in [ids(&a, &c), ids(&c[..10], &a[..10])] {
        let apart = Request::NotSame { a: one, b: other };
        let made = store
            .add_correction(&apart, Some("Chief"), None, noon(3))
            .unwrap();
        assert_eq!(store.record().unwrap().encounters.len(), 2);
        assert_eq!(encounter_of(&store, "c"), c);
        assert_eq!(encounter_of(&store, "a"), a);
        let effect = made.effect.unwrap();
        assert_eq!(effect.against, std::slice::from_ref(&merged.correction.id));
        assert_eq!(store.record().unwrap(), store.resolve_again().unwrap());
        store
            .undo_correction(&made.correction.id, None, None, noon(4))
            .unwrap();
    }
    // What is asked of the one is asked of what it is part of now.
    let split = Request::Split {
        entry: old.clone(),
        reports: vec!["b".to_owned()],
    };
    let made = store.add_correction(&split, None, None, noon(5)).unwrap();
    store
        .undo_correction(&made.correction.id, None, None, noon(6))
        .unwrap();
    let again = store
        .add_correction(&merge, None, None, noon(7))
        .unwrap_err();
    assert!(again.to_string().contains("both are"), "{again}");
    store
        .undo_correction(&merged.correction.id, None, None, noon(8))
        .unwrap();
    assert_eq!(exported(&store), before);
    // Left out, and taken in again by its own id.
    let whole = |entry: &str| (entry.to_owned(), Vec::new());
    let (entry, reports) = whole(&c);
    let reject = Request::Reject { entry, reports };
    let rejected = store.add_correction(&reject, None, None, noon(9)).unwrap();
    let (entry, reports) = whole(&c);
    let note = store
        .add_correction(&Request::Note { entry }, None, None, noon(10))
        .unwrap_err();
    assert!(note.to_string().contains(&rejected.correction.id), "{note}");
    let accept = Request::Accept {
        entry: c.clone(),
        reports,
    };
    store.add_correction(&accept, None, None, noon(11)).unwrap();
    assert_eq!(encounter_of(&store, "c"), c);
}

#[test]
fn people_taken_for_one_are_told_apart_again_by_their_old_ids() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let other = read("d", "Otabek Nazarov", "2021-07-02");
    store.add_reports(&[other], noon(2)).unwrap();
    let person = |store: &Store, name: &str| {
        let record = store.record().unwrap();
        let named =
            |p: &&sidelines_resolve::PersonEntry| p.spellings.iter().any(|s| s.name == name);
        record.persons.iter().find(named).unwrap().id.clone()
    };
    let (a, b) = (person(&store, MIRZO), person(&store, "Otabek Nazarov"));
    let merge = Request::Merge {
        a: a.clone(),
        b: b.clone(),
    };
    store.add_correction(&merge, None, None, noon(3)).unwrap();
    assert_eq!(person(&store, MIRZO), person(&store, "Otabek Nazarov"));
    let apart = Request::NotSame {
        a: a.clone(),
        b: b.clone(),
    };
    store.add_correction(&apart, None, None, noon(4)).unwrap();
    assert_eq!(person(&store, MIRZO), a);
    assert_eq!(person(&store, "Otabek Nazarov"), b);
}

#[test]
fn an_id_leads_to_what_its_claim_tells_now() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let c = encounter_of(&store, "c");
    store
        .add_reports(&[read("c", MIRZO, "2021-07-19")], noon(2))
        .unwrap();
    let now = encounter_of(&store, "c");
    assert_ne!(now, c);
    let led = store.led_to(&c).unwrap().unwrap();
    assert_eq!(led.entry(&store.record().unwrap()), Some(now.as_str()));
    store.forget("c", noon(3)).unwrap();
    assert_eq!(store.led_to(&c).unwrap(), None);
    assert_eq!(store.led_to("e-0000000000000000").unwrap(), None);
    assert_eq!(store.led_to("nothing").unwrap(), None);
}

#[test]
fn corrections_survive_reading_again_and_rebuilding() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let a = encounter_of(&store, "a");
    let split = Request::Split {
        entry: a.clone(),
        reports: vec!["b".to_owned()],
    };
    store.add_correction(&split, None, None, noon(2)).unwrap();
    let set = Request::Set {
        entry: a,
        party: None,
        field: "place".to_owned(),
        value: "Khujand, TJ".to_owned(),
    };
    store.add_correction(&set, None, None, noon(2)).unwrap();
    let corrected = exported(&store);
    assert!(corrected.contains("Khujand"));
    // The reports come again with another claim in front, and then as they were.
    let mut batch = [
        read("a", MIRZO, "2021-07-28"),
        read("b", MIRZO, "2021-07-28"),
    ];
    for (_, reading) in &mut batch {
        reading.facts.rotate_right(1);
    }
    store.add_reports(&batch, noon(3)).unwrap();
    let effects = store.record().unwrap().corrections;
    assert!(
        effects.iter().all(|e| e.state == CorrectionState::Applied),
        "{effects:?}"
    );
    assert_eq!(store.record().unwrap().encounters.len(), 3);
    let batch = [
        read("a", MIRZO, "2021-07-28"),
        read("b", MIRZO, "2021-07-28"),
    ];
    store.add_reports(&batch, noon(4)).unwrap();
    assert_eq!(exported(&store), corrected);
    assert!(!store.rebuild().unwrap());
    assert_eq!(exported(&store), corrected);
    // Gone and come back.
    store.forget("b", noon(5)).unwrap();
    assert!(!exported(&store).contains("\"b\""));
    store
        .add_reports(&[read("b", MIRZO, "2021-07-28")], noon(6))
        .unwrap();
    assert_eq!(exported(&store), corrected);
}

#[test]
fn contradictions_are_listed_until_somebody_settles_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let a = encounter_of(&store, "a");
    let reject = Request::Reject {
        entry: a.clone(),
        reports: Vec::new(),
    };
    let rejected = store
        .add_correction(&reject, Some("one"), None, noon(2))
        .unwrap();
    assert!(store.record().unwrap().encounter(&a).is_none());
    assert!(store.conflicts().unwrap().is_empty());
    let accept = Request::Accept {
        entry: rejected.correction.id.clone(),
        reports: Vec::new(),
    };
    let accepted = store
        .add_correction(&accept, Some("two"), None, noon(3))
        .unwrap();
    assert!(store.record().unwrap().encounter(&a).is_some());
    let conflicts = store.conflicts().unwrap();
    assert_eq!(conflicts.len(), 1);
    let ids: Vec<&str> = conflicts[0]
        .corrections
        .iter()
        .map(|c| c.correction.id.as_str())
        .collect();
    assert_eq!(ids, [&rejected.correction.id, &accepted.correction.id]);
    assert_eq!(
        conflicts[0].corrections[0].effect.as_ref().unwrap().state,
        CorrectionState::Overruled
    );
    store
        .undo_correction(&rejected.correction.id, None, None, noon(4))
        .unwrap();
    assert!(store.conflicts().unwrap().is_empty());
}

#[test]
fn what_the_ledger_keeps_is_stable() {
    // Ledgers are kept for years: their form must not change under them.
    let kept = r#"[{"id":"c-1","action":{"do":"split","out":{"type":"person","names":[{"report":"a","name":"X Y"}]},
        "rest":{"type":"person","names":[]}}},
        {"id":"c-2","action":{"do":"set","entry":{"type":"holder","names":[],"family":"defence minister",
        "country":"TJ","org":null},"field":"known_start","value":"2013-11"}},
        {"id":"c-3","action":{"do":"not-same","a":{"type":"claims","claims":[]},"b":{"type":"claims","claims":[]}}}]"#;
    let list: Vec<sidelines_resolve::Correction> = serde_json::from_str(kept).unwrap();
    let again = serde_json::to_value(Corrections { list }).unwrap();
    assert_eq!(
        again["list"],
        serde_json::from_str::<serde_json::Value>(kept).unwrap()
    );
}

#[test]
fn what_is_decided_of_a_widely_told_encounter_is_followed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("record.db");
    let (firsts, lasts) = (["Otabek", "Sherali", "Emomali"], ["Nazarov", "Karimov"]);
    let many: Vec<_> = (0..130)
        .map(|n| {
            let id = format!("r{n:03}");
            if n % 5 == 0 {
                return read(&id, MIRZO, "2021-07-28");
            }
            let other = format!("{} {}", firsts[n % 3], lasts[n % 2]);
            read(&id, &other, &format!("2021-05-{:02}", 1 + n % 28))
        })
        .collect();
    Store::create_or_open(&path)
        .unwrap()
        .add_reports(&many, noon(1))
        .unwrap();
    let mut store = Store::open(&path).unwrap();
    let entry = encounter_of(&store, "r000");
    let record = store.record().unwrap();
    let told = record.encounters.iter().find(|e| e.id == entry).unwrap();
    assert_eq!(told.told.reports.len(), 26);
    let set = |field: &str, value: &str| Request::Set {
        entry: entry.clone(),
        party: None,
        field: field.to_owned(),
        value: value.to_owned(),
    };
    let before = exported(&store);
    let requests = [
        Request::Note {
            entry: entry.clone(),
        },
        set("topics", "trade"),
        set("date", "2021-07-29"),
        Request::Split {
            entry: entry.clone(),
            reports: vec!["r010".to_owned(), "r015".to_owned()],
        },
        Request::Note {
            entry: encounter_of(&store, "r001"),
        },
        Request::Reject {
            entry: encounter_of(&store, "r001"),
            reports: Vec::new(),
        },
        Request::Reject {
            entry: entry.clone(),
            reports: Vec::new(),
        },
    ];
    let mut made = Vec::new();
    for request in &requests {
        let correction = store.add_correction(request, None, None, noon(2)).unwrap();
        assert_eq!(correction.effect.unwrap().state, CorrectionState::Applied);
        made.push(correction.correction.id);
        assert_eq!(store.record().unwrap(), store.resolve_again().unwrap());
    }
    // And while they are in force a report comes that tells it as well.
    let one_more = [read("r999", MIRZO, "2021-07-28")];
    store.add_reports(&one_more, noon(3)).unwrap();
    assert_eq!(store.record().unwrap(), store.resolve_again().unwrap());
    store.forget("r999", noon(4)).unwrap();
    for id in made {
        store.undo_correction(&id, None, None, noon(5)).unwrap();
        assert_eq!(store.record().unwrap(), store.resolve_again().unwrap());
    }
    assert_eq!(exported(&store), before);
    assert_eq!(store.resolved_whole(), 0);
}
