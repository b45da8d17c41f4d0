use crate::reader::Reader;
use sidelines_facts::{Body, EncounterKind};
use sidelines_text::Report;

/// Between whom the encounters of a kind are: names, or countries of whom the report does not name.
fn parties(text: &str, kind: EncounterKind) -> Vec<Vec<String>> {
    let report = Report {
        id: "r".into(),
        text: text.into(),
        ..Report::default()
    };
    let facts = Reader::new().unwrap().read(&report).facts;
    facts
        .iter()
        .filter_map(|f| match &f.body {
            Body::Encounter(e) if e.kind == kind => Some(e),
            _ => None,
        })
        .map(|e| {
            let name = |p: &sidelines_facts::Party| {
                p.person
                    .clone()
                    .or(p.country.map(|c| c.to_string()))
                    .unwrap_or_default()
            };
            let mut all: Vec<String> = e.parties.iter().map(name).collect();
            all.sort();
            all
        })
        .collect()
}

#[test]
fn a_heading_names_who_speaks() {
    let text = "Media statement by the Minister of Foreign Affairs, Rt Hon Winston Peters\n\n\
        I leave today for Honiara, where I will meet Prime Minister Jeremiah Manele. I look forward to it.\n";
    assert_eq!(
        parties(text, EncounterKind::Meeting),
        [["Jeremiah Manele", "Winston Peters"]]
    );
    assert_eq!(parties(text, EncounterKind::Visit), [["Winston Peters"]]);
}

#[test]
fn a_signature_names_who_speaks() {
    let text = "From the President's desk\n\nLast week I was in Beijing. I held official talks with President Xi \
        Jinping on Monday.\n\nWith best regards,\n\nCyril Ramaphosa\nPresident of South Africa\n";
    assert_eq!(
        parties(text, EncounterKind::Meeting),
        [["Cyril Ramaphosa", "Xi Jinping"]]
    );
}

#[test]
fn a_release_without_a_name_is_its_countrys() {
    let text = "Visit to Solomon Islands\n\nMedia release\n\nOn Monday I will be in Solomon Islands for talks on \
        Australia's Step-up. I will meet Prime Minister Manele. Australia supports the region.\n";
    assert_eq!(parties(text, EncounterKind::Meeting), [["AU", "Manele"]]);
}

#[test]
fn labels_say_who_speaks() {
    let text = "SECRETARY BLINKEN: This morning I met with Foreign Minister Cavusoglu of Turkey.\n\n\
        QUESTION: Will you travel to Athens?\n\n\
        SECRETARY BLINKEN: Tomorrow I will see Prime Minister Mitsotakis of Greece.\n\n\
        QUESTION: I met Defense Minister Akar of Turkey. Did you?\n\n\
        SECRETARY BLINKEN: No.\n";
    assert_eq!(
        parties(text, EncounterKind::Meeting),
        [["BLINKEN", "Cavusoglu"], ["BLINKEN", "Mitsotakis"]]
    );
}

#[test]
fn a_columnist_meets_nobody() {
    let text = "What I saw in Kyiv\n\nBy John Smith\n\nLast month I met Foreign Minister Dmytro Kuleba in his office. \
        I travelled to Odesa as well.\n";
    assert!(parties(text, EncounterKind::Meeting).is_empty());
}
