//! Sentences of our own, read as whole reports.

use crate::Reader;
use sidelines_facts::{Body, Quote, QuoteMedium};
use sidelines_text::Report;

fn quotes(text: &str) -> Vec<Quote> {
    let reader = Reader::new().expect("the embedded model loads");
    let report = Report {
        id: "t".to_owned(),
        text: text.to_owned(),
        ..Report::default()
    };
    reader
        .read(&report)
        .facts
        .into_iter()
        .filter_map(|f| match f.body {
            Body::Quote(q) => Some(q),
            _ => None,
        })
        .collect()
}

fn speakers(text: &str) -> Vec<String> {
    let name = |q: Quote| {
        q.speaker
            .and_then(|s| s.person.or(s.org).or(s.office))
            .unwrap_or_default()
    };
    quotes(text).into_iter().map(name).collect()
}

const KOVACS: &str = "Hungarian Defence Minister Istvan Kovacs arrived in Oslo on Monday. ";

#[test]
fn a_speaker_before_behind_and_between() {
    for said in [
        "\"The two armies will train together next spring,\" Kovacs said.",
        "\"The two armies will train together next spring,\" said Kovacs.",
        "Kovacs said: \"The two armies will train together next spring.\"",
        "Kovacs told reporters that \"the two armies will train together\" next spring.",
        "\"The two armies,\" Kovacs said, \"will train together next spring.\"",
        "\"The two armies will train together next spring,\" Kovacs was quoted by the agency as saying.",
        "\"The two armies will train together next spring,\" according to Kovacs.",
        "The Daily Star quoted Kovacs as saying: \"The two armies will train together next spring.\"",
        "\"The two armies will train together next spring,\" he told the news conference.",
        "Kovacs took to Twitter.\n\n\"The two armies will train together next spring.\"",
        "\"The two armies will train together next spring.\"\n\nKovacs said this while talking to cadets.",
    ] {
        let found = speakers(&format!("{KOVACS}{said}"));
        assert!(
            !found.is_empty() && found.iter().all(|s| s == "Istvan Kovacs"),
            "{said}: {found:?}"
        );
    }
}

#[test]
fn a_statement_speaks_for_whoever_put_it_out() {
    let text = "The Norwegian Foreign Ministry issued a statement on Friday. \"Both sides want the talks to go on without delay,\" the statement said. \"A date will be found in the coming weeks,\" it added.";
    let found = speakers(text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found
            .iter()
            .all(|s| s == "Ministry of Foreign Affairs of Norway"),
        "{found:?}"
    );
}

#[test]
fn nobody_with_a_name() {
    let text = "A senior Norwegian official spoke of progress. \"We have come much closer than before,\" the official said.";
    assert_eq!(speakers(text), ["senior Norwegian official"]);
}

#[test]
fn an_office_speaks() {
    let found = speakers(&format!(
        "{KOVACS}\"The visit had been planned for a long time,\" Kovacs's office said on Tuesday."
    ));
    assert_eq!(found, ["Office of Istvan Kovacs"]);
}

#[test]
fn what_is_said_within_what_is_said() {
    let found = speakers(
        "The Defence Ministry of Norway said the minister praised \"the long road that both armies have gone together\".",
    );
    assert_eq!(found, ["Ministry of Defence of Norway"]);
}

#[test]
fn names_and_themes_are_no_speech() {
    let text = format!(
        "{KOVACS}The conference had the theme \"Safer Seas for Every Nation\". Kovacs attended the exhibition titled \"how the north was won\"."
    );
    assert_eq!(speakers(&text), Vec::<String>::new());
}

#[test]
fn paragraphs_that_go_on() {
    let text = format!(
        "{KOVACS}\n\n\"We have a lot of work to do,\" Kovacs said.\n\n\"The first thing is to find the money for it.\n\n\"The second is to find the people.\""
    );
    let found = quotes(&text);
    assert_eq!(found.len(), 3);
    assert!(found[2].continues && !found[1].continues);
    assert!(found.iter().all(|q| {
        q.speaker
            .as_ref()
            .is_some_and(|s| s.person.as_deref() == Some("Istvan Kovacs"))
    }));
}

#[test]
fn where_and_to_whom() {
    let found = quotes(&format!(
        "{KOVACS}\"The two armies will train together,\" Kovacs told Norwegian reporters. \"Glad to be in Oslo again with friends,\" he wrote on Twitter."
    ));
    assert_eq!(found.len(), 2);
    assert_eq!(
        (found[0].medium, found[0].addressee.as_deref()),
        (QuoteMedium::Address, Some("Norwegian reporters"))
    );
    assert_eq!(found[1].medium, QuoteMedium::Tweet);
}

#[test]
fn pronouns_and_bare_offices() {
    let found = speakers(&format!(
        "{KOVACS}\"We will train together in spring,\" Kovacs said. The Foreign Minister of Norway, Ole Berg, \"has done a lot for this\", he added."
    ));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|s| s == "Istvan Kovacs"), "{found:?}");
}

#[test]
fn cut_off_behind_a_question() {
    let found = speakers(&format!(
        "{KOVACS}\"Who would not want to be here today?\" Ole Berg asked as he shook hands."
    ));
    assert_eq!(found, ["Ole Berg"]);
}

#[test]
fn the_day_of_saying() {
    let text = " date 2023-05-12 Hungarian Defence Minister Istvan Kovacs came home from Oslo. \"The talks were better than any before,\" Kovacs told reporters on Thursday.";
    let found = quotes(text);
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].date.as_ref().map(ToString::to_string).as_deref(),
        Some("2023-05-11")
    );
}

#[test]
fn what_is_told_without_marks() {
    let told = |text: &str| -> Vec<(String, String)> {
        quotes(&format!("{KOVACS}{text}"))
            .into_iter()
            .filter(|q| !q.direct)
            .map(|q| {
                let by = q.speaker.and_then(|s| s.person.or(s.org).or(s.office));
                (by.unwrap_or_default(), q.text)
            })
            .collect()
    };
    let words = "Hungary would send two more companies";
    for text in [
        "Kovacs said on Tuesday that Hungary would send two more companies.",
        "Hungary would send two more companies, Kovacs said.",
        "He told reporters Hungary would send two more companies.",
        "According to Kovacs, Hungary would send two more companies.",
        "Hungary would send two more companies, according to Kovacs.",
        "Hungary would send two more companies, Kovacs added, but no tanks were planned.",
        "Hungary would send two more companies, Kovacs was quoted by the agency as saying.",
    ] {
        assert_eq!(
            told(text),
            [("Istvan Kovacs".to_owned(), words.to_owned())],
            "{text}"
        );
    }
    for text in [
        "Kovacs did not say that Hungary would send two more companies.",
        "Kovacs declined to say whether Hungary would send two more companies.",
        "Kovacs said \"Hungary will send two more companies\".",
        "Kovacs said so.",
    ] {
        assert_eq!(told(text), [], "{text}");
    }
}

#[test]
fn whose_ministry_it_is() {
    let speaker = |text: &str| {
        let found = quotes(text);
        found
            .last()
            .and_then(|q| q.speaker.clone())
            .and_then(|s| s.org)
            .unwrap_or_default()
    };
    // Behind the name; and that of the only foreign minister told of, who is a stranger here.
    for text in [
        " date 2023-05-12 BUDAPEST - Both armies will keep the border calm, the foreign ministry of Thailand said.",
        " date 2023-05-12 BUDAPEST - Thai Foreign Minister Don Pramudwinai met Hungarian Prime Minister Viktor Orban here. \"The talks were better than any before,\" the Foreign Ministry said.",
    ] {
        assert_eq!(
            speaker(text),
            "Ministry of Foreign Affairs of Thailand",
            "{text}"
        );
    }
}
