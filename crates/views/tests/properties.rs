//! What holds of the views of any record.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot make its record has failed"
)]

mod story;

use proptest::prelude::*;
use sidelines_facts::{CountryCode, Edtf, EncounterKind, Party, Status};
use sidelines_resolve::{
    ContactEntry, Corrections, PartyLink, Record, ReportFacts, ReportMeta, resolve,
};
use sidelines_views::*;
use std::collections::BTreeSet;
use story::country;

const PUBLISHED: &[Option<&str>] = &[
    None,
    Some("2021-07-26"),
    Some("2021-07-30"),
    Some("2023-04-28"),
    Some("2025-07-05"),
];

/// The record of any facts of the story's reports, published on other days.
fn any_record() -> impl Strategy<Value = Record> {
    let reports = story::reports();
    let any: Vec<_> = reports
        .into_iter()
        .map(|report| {
            let which = prop::collection::vec(prop::bool::weighted(0.7), report.facts.len());
            (which, prop::sample::select(PUBLISHED), Just(report))
        })
        .collect();
    any.prop_map(|reports| {
        let facts: Vec<ReportFacts> = reports
            .into_iter()
            .map(|(which, published, report)| ReportFacts {
                meta: ReportMeta {
                    id: report.id,
                    published: published.map(|d| d.parse().unwrap()),
                    ..ReportMeta::default()
                },
                facts: report
                    .facts
                    .into_iter()
                    .zip(which)
                    .filter_map(|(fact, wanted)| wanted.then_some(fact))
                    .collect(),
                fingerprints: Vec::new(),
            })
            .collect();
        resolve(&facts, &Corrections::default())
    })
}

fn any_filter() -> impl Strategy<Value = TimelineFilter> {
    let countries =
        prop::collection::vec(prop::sample::select(&["IN", "TJ", "CN", "BY"][..]), 0..3);
    let person = prop::option::of(prop::sample::select(
        &["singh", "Khrenin", "emomali", "nobody"][..],
    ));
    let body = prop::option::of(prop::sample::select(
        &["Cooperation Organisation", "UN"][..],
    ));
    let place = prop::option::of(prop::sample::select(
        &["dushanbe", "New Delhi", "Qingdao"][..],
    ));
    let place_country = prop::option::of(prop::sample::select(&["TJ", "IN"][..]));
    let status = prop::option::of(prop::sample::select(
        &[Status::Occurred, Status::Planned][..],
    ));
    (countries, person, body, place, place_country, status).prop_map(
        |(countries, person, body, place, place_country, status)| TimelineFilter {
            countries: countries.into_iter().map(country).collect(),
            person: person.map(str::to_owned),
            organisation: body.into_iter().map(str::to_owned).collect(),
            place: place.map(str::to_owned),
            place_country: place_country.map(country),
            statuses: status.into_iter().collect(),
            ..TimelineFilter::default()
        },
    )
}

/// The countries for which a party acts, found by looking through everybody.
fn acting_for(record: &Record, party: &Party, link: &PartyLink) -> Vec<CountryCode> {
    match party.country {
        Some(country) => vec![country],
        None if party.org.is_none() => {
            let linked = record
                .persons
                .iter()
                .find(|p| Some(&p.id) == link.person.as_ref());
            linked.map(|p| p.countries.clone()).unwrap_or_default()
        }
        None => Vec::new(),
    }
}

/// The same as the filter of a timeline, by looking at everything.
fn lets_through(record: &Record, filter: &TimelineFilter, e: &ContactEntry) -> bool {
    let told = &e.encounter;
    let lower = |s: &str| s.to_lowercase();
    let has = |name: &str, words: &str| {
        let name: Vec<String> = name.split_whitespace().map(lower).collect();
        words.split_whitespace().all(|w| name.contains(&lower(w)))
    };
    let there = told.place.as_ref().and_then(|p| p.country);
    let of = |c: &CountryCode| {
        let acts = told.parties.iter().zip(&e.parties);
        acts.into_iter()
            .any(|(p, l)| acting_for(record, p, l).contains(c))
            || told.kind == EncounterKind::Visit && there == Some(*c)
    };
    let person = |words: &String| {
        let spelled = |l: &PartyLink| {
            let person = record
                .persons
                .iter()
                .find(|p| Some(&p.id) == l.person.as_ref());
            person.is_some_and(|p| p.spellings.iter().any(|s| has(&s.name, words)))
        };
        e.parties.iter().any(spelled)
            || told
                .parties
                .iter()
                .any(|p| p.person.as_ref().is_some_and(|n| has(n, words)))
    };
    let bodies = || {
        let orgs = told.parties.iter().filter_map(|p| p.org.as_deref());
        orgs.chain(told.name.as_deref())
            .chain(told.part_of.as_deref())
    };
    let place = |words: &String| {
        let name = told.place.as_ref().and_then(|p| p.name.as_deref());
        name.is_some_and(|n| has(n, words))
    };
    filter.countries.iter().all(of)
        && filter.person.as_ref().is_none_or(person)
        && (filter.organisation.is_empty()
            || bodies().any(|b| filter.organisation.iter().any(|o| has(b, o))))
        && filter.place.as_ref().is_none_or(place)
        && filter.place_country.is_none_or(|c| there == Some(c))
        && (filter.statuses.is_empty() || filter.statuses.contains(&told.status))
}

fn ids<'a>(contacts: impl IntoIterator<Item = &'a Contact>) -> BTreeSet<&'a str> {
    contacts.into_iter().map(|c| c.id.as_str()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn registers_find_what_looking_at_everything_finds(record in any_record(), filter in any_filter()) {
        let index = Index::of(record);
        let all = index.record();
        let naive: Vec<&str> = all.encounters.iter()
            .filter(|e| lets_through(all, &filter, e)).map(|e| e.id.as_str()).collect();
        let view = timeline(&index, &filter);
        let found: Vec<&str> = view.contacts.iter().map(|c| c.id.as_str()).collect();
        prop_assert_eq!(&found, &naive);
        prop_assert_eq!(view.matching, naive.len());
        let dense: usize = view.density.counts.iter().map(|(_, n)| n).sum();
        prop_assert_eq!(dense + view.density.elsewhere, naive.len());
        // Pages are stretches of the whole.
        let page = timeline(&index, &TimelineFilter { skip: 1, limit: Some(2), ..filter });
        let page: Vec<&str> = page.contacts.iter().map(|c| c.id.as_str()).collect();
        let whole: Vec<&str> = naive.iter().skip(1).take(2).copied().collect();
        prop_assert_eq!(page, whole);
    }

    #[test]
    fn a_pair_has_all_its_contacts_and_each_once(record in any_record()) {
        let index = Index::of(record);
        let question = BriefQuestion {
            pair: Pair { a: country("IN"), b: country("TJ") },
            on: None, names_a: vec![], names_b: vec![],
        };
        let view = bilateral(&index, &question);
        let reversed = bilateral(&index, &BriefQuestion {
            pair: Pair { a: country("TJ"), b: country("IN") }, ..question
        });
        prop_assert_eq!(ids(&view.contacts), ids(&reversed.contacts));
        prop_assert!(ids(&view.contacts).is_disjoint(&ids(&view.coming)));
        let both = TimelineFilter {
            countries: vec![country("IN"), country("TJ")], ..TimelineFilter::default()
        };
        let both = timeline(&index, &both);
        let shown: BTreeSet<&str> = ids(view.contacts.iter().chain(&view.coming));
        prop_assert_eq!(shown, ids(&both.contacts));
    }

    #[test]
    fn everybody_has_all_their_contacts_offices_and_quotes(record in any_record()) {
        let index = Index::of(record);
        let record = index.record();
        let mut quoted = 0;
        for entry in &record.persons {
            let view = person(&index, &entry.id, None).unwrap();
            let linked = |e: &&ContactEntry| e.parties.iter().chain(&e.attendees)
                .any(|l| l.person.as_ref() == Some(&entry.id));
            let all: BTreeSet<&str> = record.encounters.iter().filter(linked).map(|e| e.id.as_str()).collect();
            prop_assert_eq!(ids(view.contacts.iter().chain(&view.coming)), all);
            let held = record.offices.iter().flat_map(|o| &o.holders).filter(|h| h.person == entry.id);
            prop_assert_eq!(view.posts.len(), held.count());
            // Whom they met met them.
            for other in &view.met {
                let back = person(&index, &other.id, None).unwrap();
                prop_assert!(back.met.iter().any(|m| m.id == entry.id && m.times == other.times));
            }
            for spelling in &entry.spellings {
                prop_assert!(people(&index, &spelling.name).iter().any(|p| p.id == entry.id));
            }
            quoted += view.quotes.len();
        }
        let linked = record.quotes.iter().filter(|q| q.speaker.person.is_some());
        prop_assert_eq!(quoted, linked.count());
    }

    #[test]
    fn a_network_counts_each_contact_of_two_once(record in any_record()) {
        let index = Index::of(record);
        for level in [Level::Countries, Level::People] {
            let view = network(&index, &NetworkFilter { level, ..NetworkFilter::default() });
            let nodes: BTreeSet<&str> = view.nodes.iter().map(|n| n.id.as_str()).collect();
            let mut pairs = BTreeSet::new();
            for edge in &view.edges {
                prop_assert!(edge.a < edge.b && pairs.insert((&edge.a, &edge.b)));
                prop_assert!(nodes.contains(edge.a.as_str()) && nodes.contains(edge.b.as_str()));
                prop_assert_eq!(edge.contacts.len(), edge.count);
                prop_assert_eq!(edge.kinds.iter().map(|(_, n)| n).sum::<usize>(), edge.count);
                let known: BTreeSet<&String> = edge.contacts.iter().collect();
                prop_assert_eq!(known.len(), edge.count);
            }
            let degrees: usize = view.nodes.iter().map(|n| n.degree).sum();
            prop_assert_eq!(degrees, 2 * view.edges.len());
        }
    }

    #[test]
    fn what_changed_is_the_difference(then in any_record(), now in any_record()) {
        let (then, now) = (Index::of(then), Index::of(now));
        prop_assert!(changes(&now, &now).is_empty());
        let view = changes(&then, &now);
        let ids_of = |index: &Index| -> BTreeSet<String> {
            index.record().encounters.iter().map(|e| e.id.clone()).collect()
        };
        let (old, new) = (ids_of(&then), ids_of(&now));
        let came: BTreeSet<String> = view.contacts.iter().map(|c| c.id.clone()).collect();
        let gone: BTreeSet<String> = view.contacts_gone.iter().map(|c| c.id.clone()).collect();
        prop_assert_eq!(came, new.difference(&old).cloned().collect::<BTreeSet<_>>());
        prop_assert_eq!(gone, old.difference(&new).cloned().collect::<BTreeSet<_>>());
        for changed in &view.changed {
            prop_assert!(old.contains(&changed.contact.id) && new.contains(&changed.contact.id));
            prop_assert!(!changed.fields.is_empty() || !changed.reports.is_empty());
        }
    }

    #[test]
    fn a_reports_pieces_are_its_text(record in any_record()) {
        let index = Index::of(record);
        for report in story::reports() {
            let Some(view) = sidelines_views::report(&index, &report.id, &report.text, vec![]) else { continue };
            let text: String = view.pieces.iter().map(|p| p.text.as_str()).collect();
            prop_assert_eq!(&text, &report.text);
            let marked: BTreeSet<&String> = view.pieces.iter().flat_map(|p| &p.entries).collect();
            for entry in &view.entries {
                prop_assert_eq!(marked.contains(&entry.id), !entry.evidence.is_empty());
            }
        }
    }

    #[test]
    fn what_lies_ahead_is_in_one_list_only(record in any_record(), day in prop::sample::select(&["2021-07-27", "2023-01-01", "2025-08-01"][..])) {
        let index = Index::of(record);
        let view = coming(&index, &TimelineFilter::default(), Some(day.parse().unwrap()));
        let lists = [&view.dated, &view.undated, &view.open];
        let all: Vec<&str> = lists.into_iter().flatten().map(|c| c.id.as_str()).collect();
        let each: BTreeSet<&str> = all.iter().copied().collect();
        prop_assert_eq!(all.len(), each.len());
        let day: Edtf = day.parse().unwrap();
        for contact in &view.dated {
            prop_assert!(contact.encounter.date.as_ref().and_then(Edtf::bounds).unwrap().0 > day.bounds().unwrap().1);
        }
    }

    #[test]
    fn completeness_counts_every_contact_once(record in any_record()) {
        let index = Index::of(record);
        let view = completeness(&index, &TimelineFilter::default(), usize::MAX);
        let n = index.record().encounters.len();
        prop_assert_eq!(view.all.contacts, n);
        prop_assert_eq!(view.kinds.iter().map(|k| k.contacts).sum::<usize>(), n);
        for gaps in view.kinds.iter().chain([&view.all]) {
            prop_assert!(gaps.date + gaps.date_in_part <= gaps.contacts);
            prop_assert!(gaps.place + gaps.place_in_part <= gaps.placed);
            prop_assert!(gaps.names + gaps.names_in_part <= gaps.named);
            prop_assert!(gaps.outcome <= gaps.held);
        }
    }

    #[test]
    fn every_contact_counts_or_is_left_out_for_a_reason(record in any_record(), filter in any_filter()) {
        let index = Index::of(record);
        let asked = timeline(&index, &filter);
        for name in profiles() {
            let profile = builtin(name).unwrap().unwrap();
            let view = counts(&index, &profile, &filter, &[By::Kind]);
            let left: usize = view.left_out.iter().map(|(_, n)| n).sum();
            prop_assert_eq!(view.contacts + left, view.of);
            prop_assert_eq!(view.of, asked.matching);
            prop_assert_eq!(view.counts.iter().map(|c| c.count).sum::<usize>(), view.total);
            // What a profile counts is what it lets through elsewhere.
            let profile = std::sync::Arc::new(profile);
            let counted = TimelineFilter { profile: Some(profile.clone()), ..filter.clone() };
            prop_assert_eq!(timeline(&index, &counted).matching, view.contacts);
            if matches!(profile.unit.of, UnitOf::Pair | UnitOf::DirectedPair | UnitOf::Trip) {
                let pairs = counts(&index, &profile, &filter, &[By::Pair, By::Year]);
                prop_assert_eq!(pairs.counts.iter().map(|c| c.count).sum::<usize>(), view.total);
            }
        }
        // By hand: what the simplest of them counts.
        let meetings = builtin("meetings").unwrap().unwrap();
        let by_hand = asked.contacts.iter().filter(|c| {
            let remote = c.encounter.mode.is_some_and(|m| m != sidelines_facts::Mode::InPerson);
            c.encounter.kind == EncounterKind::Meeting && !remote
                && matches!(c.encounter.status, Status::Occurred | Status::Ongoing)
        });
        prop_assert_eq!(counts(&index, &meetings, &filter, &[By::Kind]).total, by_hand.count());
    }
}
