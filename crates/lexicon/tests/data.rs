//! What holds for the data as a whole.

use sidelines_lexicon::{HitKind, Lexicon, NameOrder, PlaceKind, UnitKind};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_country_has_codes_name_and_is_found_by_all_its_names() {
    let lexicon = Lexicon::embedded();
    assert!(lexicon.countries().len() >= 249);
    let mut codes = BTreeSet::new();
    for country in lexicon.countries() {
        assert!(codes.insert(&country.alpha2), "{} twice", country.alpha2);
        assert_eq!(country.alpha3.len(), 3, "{}", country.alpha2);
        for name in std::iter::once(&country.name)
            .chain(&country.forms)
            .chain(&country.adjectives)
        {
            let found = lexicon.country_by_name(name);
            // "Congo" is two countries' name; the text decides.
            let shares = found
                .is_some_and(|found| found.forms.contains(name) || found.adjectives.contains(name));
            let own = found.is_some_and(|found| found.alpha2 == country.alpha2);
            assert!(own || shares, "{name}");
        }
    }
}

#[test]
fn sovereign_countries_have_adjective_and_capital() {
    let lexicon = Lexicon::embedded();
    let dependent = [
        "AQ", "BL", "BQ", "BV", "CC", "CX", "GG", "GS", "HM", "IO", "JE", "MF", "NF", "PM", "PN",
        "RE", "SH", "SJ", "SX", "TF", "TK", "UM", "WF", "YT", "AX", "MO", "HK", "TC", "VG", "VI",
        "GI", "BM", "MP",
    ];
    for country in lexicon
        .countries()
        .iter()
        .filter(|c| !dependent.contains(&c.alpha2.as_str()))
    {
        let no_adjective = ["LI", "DM"].contains(&country.alpha2.as_str());
        assert!(
            no_adjective || !country.adjectives.is_empty(),
            "{}",
            country.name
        );
        let city_state = ["MC", "SM", "VA", "MS"].contains(&country.alpha2.as_str());
        assert!(city_state || country.capital.is_some(), "{}", country.name);
    }
}

#[test]
fn capitals_have_coordinates() {
    let lexicon = Lexicon::embedded();
    let without: Vec<&str> = lexicon
        .countries()
        .iter()
        .filter(|country| {
            country.capital.as_ref().is_some_and(|capital| {
                lexicon
                    .city(capital, Some(&country.alpha2))
                    .is_none_or(|place| place.country.as_ref() != Some(&country.alpha2))
            })
        })
        .map(|country| country.alpha2.as_str())
        .collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn no_name_belongs_to_two_organisations() {
    let lexicon = Lexicon::embedded();
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for organisation in lexicon.organisations() {
        let names = std::iter::once(&organisation.name)
            .chain(&organisation.short)
            .chain(&organisation.forms);
        for name in names {
            let owner = owners.entry(name.clone()).or_insert(&organisation.id);
            assert_eq!(*owner, organisation.id, "{name}");
            let hits = lexicon.scan(name);
            let itself = HitKind::Organisation(organisation.id.clone());
            assert!(
                hits.iter()
                    .any(|hit| hit.kind == itself && hit.end == name.len()),
                "{name}"
            );
        }
        for (member, year) in &organisation.since {
            assert!(
                organisation.members.contains(member),
                "{}: {member}",
                organisation.id
            );
            assert!((1940..2030).contains(year), "{}: {year}", organisation.id);
        }
        let (members, others): (BTreeSet<_>, Vec<_>) = (
            organisation.members.iter().collect(),
            organisation
                .observers
                .iter()
                .chain(&organisation.partners)
                .collect(),
        );
        assert_eq!(
            members.len(),
            organisation.members.len(),
            "{}",
            organisation.id
        );
        assert!(
            !others.iter().any(|code| members.contains(code)),
            "{}",
            organisation.id
        );
    }
}

#[test]
fn spelling_of_canonical_names_is_british() {
    for organisation in Lexicon::embedded().organisations() {
        assert!(
            !organisation.name.contains("Organization"),
            "{}",
            organisation.name
        );
    }
}

#[test]
fn places_lie_where_they_should() {
    let lexicon = Lexicon::embedded();
    let mut number = 0;
    let mut kinds = BTreeSet::new();
    while let Some(place) = lexicon.place(number) {
        assert!(
            place.lat.abs() <= 90.0 && place.lon.abs() <= 180.0,
            "{}",
            place.name
        );
        assert!(
            place.kind != PlaceKind::City || place.country.is_some(),
            "{}",
            place.name
        );
        assert!(
            place.kind != PlaceKind::Venue || place.city.is_some(),
            "{}",
            place.name
        );
        kinds.insert(place.kind);
        number += 1;
    }
    assert_eq!(kinds.len(), 4);
    assert!(number > 30_000);
    for (name, country) in [
        ("Qingdao", "CN"),
        ("Davos", "CH"),
        ("Nusa Dua", "ID"),
        ("Sochi", "RU"),
    ] {
        let city = lexicon
            .city(name, None)
            .and_then(|place| place.country.as_deref());
        assert_eq!(city, Some(country), "{name}");
    }
}

#[test]
fn names_and_units() {
    let lexicon = Lexicon::embedded();
    assert!(lexicon.is_name_particle("bin") && lexicon.is_name_particle("Al"));
    assert!(!lexicon.is_name_particle("Singh"));
    assert!(lexicon.is_name_suffix("Jr."));
    assert_eq!(lexicon.name_order("CN"), NameOrder::SurnameFirst);
    assert_eq!(lexicon.name_order("JP"), NameOrder::Either);
    assert_eq!(lexicon.name_order("IN"), NameOrder::SurnameLast);
    assert!(lexicon.is_surname("Nguyễn", "VN") && !lexicon.is_surname("Smith", "VN"));
    let factor = |wording: &str| lexicon.unit(wording).and_then(|unit| unit.factor);
    assert_eq!(factor("crore"), Some(1e7));
    assert_eq!(factor("Lakh"), Some(1e5));
    assert_eq!(factor("bn"), Some(1e9));
    assert_eq!(
        lexicon.unit("US$").map(|unit| unit.kind),
        Some(UnitKind::Currency)
    );
    assert!(lexicon.unit("furlong").is_none());
    let mut wordings = BTreeSet::new();
    for unit in lexicon.units() {
        for form in &unit.forms {
            assert!(wordings.insert(form), "{form} twice");
        }
    }
}
