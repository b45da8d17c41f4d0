//! A part of the record answers what the whole record answers.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot make its input has failed"
)]

mod program;

use program::labels;
use sidelines_facts::{CountryCode, EncounterKind};
use sidelines_store::{Scope, Store};
use sidelines_views::{
    BriefQuestion, Index, Pair, QuotesFilter, TimelineFilter, bilateral, brief, gathering,
    gatherings, last_met, office, organisation, person, place, quotations, series, timeline, who,
};
use std::collections::BTreeSet;

struct Both {
    _folder: tempfile::TempDir,
    store: Store,
    whole: Index,
}

fn both() -> Both {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("record.db");
    labels::record(&path, |_| true);
    let store = Store::open_read_only(path).unwrap();
    let whole = Index::of(store.record().unwrap());
    Both {
        _folder: folder,
        store,
        whole,
    }
}

impl Both {
    fn part(&self, scope: &Scope) -> (Index, usize) {
        let part = self.store.part(scope).unwrap();
        assert!(
            part.record.encounters.len() < part.encounters,
            "a part is no whole"
        );
        (Index::of(part.record), part.encounters)
    }

    fn countries(&self) -> Vec<CountryCode> {
        let all = self
            .whole
            .record()
            .encounters
            .iter()
            .flat_map(|e| &e.encounter.parties);
        let all: BTreeSet<CountryCode> = all.filter_map(|p| p.country).collect();
        all.into_iter().collect()
    }
}

#[test]
fn of_two_countries() {
    let both = both();
    let countries = both.countries();
    assert!(countries.len() > 20);
    let mut told = 0;
    for (i, &a) in countries.iter().enumerate() {
        for &b in countries[i + 1..].iter().step_by(3) {
            let pair = Pair { a, b };
            // Any words will do for names here, as long as both sides ask for the same.
            let names = |c: CountryCode| match c.as_str() {
                "IN" => vec!["India".to_owned(), "Indian".to_owned()],
                "CN" => vec!["China".to_owned()],
                "TJ" => vec!["Tajik".to_owned(), "Tajikistan".to_owned()],
                code => vec![code.to_owned()],
            };
            let (names_a, names_b) = (names(a), names(b));
            let scope = Scope {
                countries: vec![a, b],
                names: [names_a.clone(), names_b.clone()].concat(),
                ..Scope::default()
            };
            let (part, _) = both.part(&scope);
            let question = BriefQuestion {
                pair,
                on: None,
                names_a,
                names_b,
            };
            let whole = brief(&both.whole, &question);
            told += usize::from(!whole.is_empty());
            assert_eq!(brief(&part, &question), whole);
            assert_eq!(
                bilateral(&part, &question),
                bilateral(&both.whole, &question)
            );
            assert_eq!(
                last_met(&part, pair, None),
                last_met(&both.whole, pair, None)
            );
        }
    }
    assert!(told > 10);
}

#[test]
fn of_people() {
    let both = both();
    for entry in &both.whole.record().persons {
        let scope = Scope {
            person: Some(entry.name.clone()),
            ..Scope::default()
        };
        let (part, _) = both.part(&scope);
        let by_id = Scope {
            person: Some(entry.id[..12].to_owned()),
            ..Scope::default()
        };
        let (by_id, _) = both.part(&by_id);
        assert_eq!(
            person(&by_id, &entry.id, None),
            person(&both.whole, &entry.id, None)
        );
        assert_eq!(
            person(&part, &entry.id, None),
            person(&both.whole, &entry.id, None)
        );
    }
}

#[test]
fn of_days_and_of_offices() {
    let both = both();
    let names = ["Singh", "sherali mirzo", "nobody at all"];
    for (from, to) in [
        ("2021-07-01", "2021-07-28"),
        ("2023-04-27", "2023-04-27"),
        ("2025-01-01", "2026-12-31"),
    ] {
        for person in [None, Some(names[0]), Some(names[1]), Some(names[2])] {
            let filter = TimelineFilter {
                from: from.parse().ok(),
                to: to.parse().ok(),
                person: person.map(str::to_owned),
                ..TimelineFilter::default()
            };
            let scope = Scope {
                from: filter.from,
                to: filter.to,
                person: filter.person.clone(),
                ..Scope::default()
            };
            let (part, all) = both.part(&scope);
            let mut told = timeline(&part, &filter);
            told.of = all;
            assert_eq!(told, timeline(&both.whole, &filter));
        }
    }
    for country in both.countries() {
        let (part, _) = both.part(&Scope {
            offices_of: vec![country],
            ..Scope::default()
        });
        for office in ["minister of defence", "president", "spokesperson"] {
            let answer = |index| who(index, office, Some(country), None, None);
            assert_eq!(answer(&part), answer(&both.whole));
        }
    }
}

#[test]
fn of_offices_organisations_and_places() {
    let both = both();
    let mut told = 0;
    for country in both.countries() {
        let (part, _) = both.part(&Scope {
            countries: vec![country],
            offices_of: vec![country],
            ..Scope::default()
        });
        let offices = both.whole.record().offices.iter();
        for entry in offices.filter(|o| o.country == Some(country)) {
            told += 1;
            assert_eq!(
                office(&part, &entry.id, None),
                office(&both.whole, &entry.id, None)
            );
        }
        let (part, _) = both.part(&Scope {
            place_country: Some(country),
            ..Scope::default()
        });
        let there = |index| place(index, None, Some(country), None);
        assert_eq!(there(&part), there(&both.whole));
    }
    assert!(told > 20, "{told}");
    let record = both.whole.record();
    let named = record.memberships.iter().map(|m| m.membership.org.as_str());
    let named: BTreeSet<&str> = named
        .chain(["Shanghai Cooperation Organisation", "SCO", "no such body"])
        .collect();
    for name in named {
        let names = vec![name.to_owned()];
        let (part, all) = both.part(&Scope {
            bodies: names.clone(),
            ..Scope::default()
        });
        assert_eq!(
            organisation(&part, &names, None),
            organisation(&both.whole, &names, None),
            "{name}"
        );
        for entry in record
            .offices
            .iter()
            .filter(|o| o.org.as_deref() == Some(name))
        {
            assert_eq!(
                office(&part, &entry.id, None),
                office(&both.whole, &entry.id, None)
            );
        }
        let filter = TimelineFilter {
            organisation: names,
            ..TimelineFilter::default()
        };
        let mut of_part = timeline(&part, &filter);
        of_part.of = all;
        assert_eq!(of_part, timeline(&both.whole, &filter));
    }
    for name in ["Dushanbe", "Delhi", "New Delhi", "Qingdao", "Timbuktu"] {
        let (part, all) = both.part(&Scope {
            place: Some(name.to_owned()),
            ..Scope::default()
        });
        let there = |index| place(index, Some(name), None, None);
        assert_eq!(there(&part), there(&both.whole), "{name}");
        let filter = TimelineFilter {
            place: Some(name.to_owned()),
            ..TimelineFilter::default()
        };
        let mut of_part = timeline(&part, &filter);
        of_part.of = all;
        assert_eq!(of_part, timeline(&both.whole, &filter));
    }
}

#[test]
fn of_gatherings() {
    let both = both();
    let mut held = 0;
    for entry in &both.whole.record().encounters {
        let name = entry.encounter.name.as_deref();
        let (EncounterKind::Gathering, Some(name)) = (entry.encounter.kind, name) else {
            continue;
        };
        let (part, _) = both.part(&Scope {
            bodies: vec![series(name)],
            ..Scope::default()
        });
        let view = gathering(&part, &entry.id);
        held += view.as_ref().unwrap().margins.len();
        assert_eq!(view, gathering(&both.whole, &entry.id), "{name}");
        let named = [name.to_owned()];
        assert_eq!(
            gatherings(&part, &named, None),
            gatherings(&both.whole, &named, None)
        );
    }
    assert!(held > 5, "{held}");
}

#[test]
fn of_what_people_say() {
    let both = both();
    let mut said = 0;
    for entry in &both.whole.record().persons {
        let part = both.store.part(&Scope {
            person: Some(entry.id.clone()),
            ..Scope::default()
        });
        let part = part.unwrap();
        let filter = QuotesFilter {
            by: Some(entry.id.clone()),
            ..QuotesFilter::default()
        };
        let mut of_part = quotations(&Index::of(part.record), &filter);
        of_part.of = part.quotes;
        said += of_part.quotes.len();
        assert_eq!(of_part, quotations(&both.whole, &filter));
    }
    assert!(said > 5, "{said}");
}
