//! Reading never fails, cites only what stands in the report, and gives the same facts every time.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test may stop where it cannot go on"
)]

use proptest::prelude::*;
use sidelines_extract::Reader;
use sidelines_facts::Fact;
use sidelines_text::Report;
use std::sync::LazyLock;

static READER: LazyLock<Result<Reader, sidelines_extract::ReaderError>> =
    LazyLock::new(Reader::new);

/// Pieces of news in any order: titles, names, marks, line ends, odd characters.
const PIECES: &[&str] = &[
    " date 2024-05-16 ",
    "New Delhi: ",
    "Defence Minister",
    "his Tajik counterpart",
    "Sherali Mirzo",
    "Rajnath Singh",
    "met",
    "met with",
    "will hold talks with",
    "arrived in",
    "Dushanbe",
    "Tajikistan",
    "on Wednesday",
    "from July 27 to 29",
    "\"",
    "“",
    "”",
    "'s",
    "’s",
    ",",
    ".",
    "said",
    "the two ministers",
    "on the sidelines of",
    "the SCO Defence Ministers' Meeting",
    "and",
    "\n",
    "\n\n",
    "—",
    "(ANI)",
    "signed an agreement",
    "no meeting has been scheduled between",
    "Prince Faisal bin Farhan Al Saud,",
    "foreign minister of",
    "Saudi Arabia",
    "Iran",
    "é",
    "\u{200b}",
    "\u{feff}",
    "🤝",
    "he",
    "they",
    "-",
    "al-",
    "S.",
    "J.P.",
    "U.S.",
    "a three-day visit to",
    "phone call",
    "President",
    "of the",
    "Republic of Korea",
];

fn check(text: &str) -> Vec<Fact> {
    let report = Report {
        id: "r".into(),
        text: text.into(),
        ..Report::default()
    };
    let reader = READER.as_ref().expect("the embedded data load");
    let reading = reader.read(&report);
    let points: Vec<char> = text.chars().collect();
    for fact in &reading.facts {
        assert!(
            !fact.evidence.is_empty(),
            "a fact without evidence: {fact:?}"
        );
        for e in &fact.evidence {
            let slice: String = points[e.start..e.end].iter().collect();
            assert_eq!(slice, e.text);
        }
    }
    for note in &reading.notes {
        assert!(
            text.get(note.span.clone()).is_some(),
            "a note off character boundaries: {note:?}"
        );
    }
    reading.facts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn pieces_of_news_in_any_order(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60), spaced in any::<bool>()) {
        let text = pieces.join(if spaced { " " } else { "" });
        let once = check(&text);
        prop_assert_eq!(once, check(&text));
    }

    #[test]
    fn any_text(text in "(?s).{0,300}") {
        check(&text);
    }
}

#[test]
fn facts_survive_the_line_format() {
    let facts = check(
        " date 2021-07-28 Dushanbe [Tajikistan] July 28 (ANI): Indian Defence Minister Rajnath Singh on Wednesday met his Tajik \
         counterpart Sherali Mirzo. \"We had a very good meeting today,\" Singh said.",
    );
    assert!(facts.len() >= 4, "{facts:?}");
    for fact in facts {
        let line = serde_json::to_string(&fact).unwrap();
        assert_eq!(serde_json::from_str::<Fact>(&line).unwrap(), fact);
    }
}

#[test]
fn an_office_named_in_a_list_of_leaders_is_sought_once() {
    check(
        " date 2021-03-18 Many leaders including President of the East African Community and Burundi, Evariste Ndayishimiye, \
         Kenya's William Ruto are expected to be in Arusha.",
    );
}
