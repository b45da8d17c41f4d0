//! What holds for any text.

use proptest::prelude::*;
use sidelines_lexicon::Lexicon;

/// Text with a good share of what the lexicon knows.
fn texts() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Defence",
        "Minister",
        "of",
        "the",
        "and",
        "India",
        "’s",
        "U.S.",
        "former",
        "SCO",
        "(",
        ")",
        "Meeting",
        ",",
        "-",
        "—",
        "Türkiye",
        "İzmir",
        "Lt.",
        "Gen.",
        "to",
        "New",
        "Delhi",
        "\n",
        "\n\n",
        "foreign",
        "ministers'",
        "summit",
        "Chief",
        "Staff",
        "UN",
        "envoy",
        "for",
        "Ambassador",
        "/",
        "Foreign",
        "Affairs",
        "Secretary",
        "General",
        "deputy",
        "&",
        "2+2",
        "XVI",
        "é",
        "a\u{301}",
        "中国",
    ]);
    prop::collection::vec(
        (words, prop::sample::select(vec![" ", "", "  ", "\u{a0}"])),
        0..40,
    )
    .prop_map(|parts| {
        parts
            .into_iter()
            .map(|(word, space)| format!("{word}{space}"))
            .collect()
    })
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let hits = Lexicon::embedded().scan(text);
    for hit in &hits {
        prop_assert!(hit.start < hit.end);
        prop_assert!(
            text.get(hit.start..hit.end).is_some(),
            "not on a character: {hit:?}"
        );
    }
    let order: Vec<_> = hits
        .iter()
        .map(|hit| (hit.start, std::cmp::Reverse(hit.end)))
        .collect();
    prop_assert!(order.is_sorted());
    Ok(())
}

proptest! {
    #[test]
    fn offsets_are_characters_of_any_text(text in ".{0,200}") {
        check(&text)?;
    }

    #[test]
    fn offsets_are_characters_of_likely_text(text in texts()) {
        check(&text)?;
    }

    #[test]
    fn a_scan_is_repeatable(text in texts()) {
        let lexicon = Lexicon::embedded();
        prop_assert_eq!(lexicon.scan(&text), lexicon.scan(&text));
    }

    #[test]
    fn offices_of_one_text_never_overlap(text in texts()) {
        let offices: Vec<_> = Lexicon::embedded()
            .scan(&text)
            .into_iter()
            .filter(|hit| matches!(hit.kind, sidelines_lexicon::HitKind::Office(_)))
            .collect();
        for pair in offices.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start);
        }
    }
}

#[test]
fn cost_grows_with_the_text_only() {
    let sentence = "Minister of Foreign Affairs, International Cooperation and ";
    let time = |times: usize| {
        let text = sentence.repeat(times);
        let start = std::time::Instant::now();
        assert!(!Lexicon::embedded().scan(&text).is_empty());
        start.elapsed().as_secs_f64()
    };
    time(200);
    let (small, large) = (time(200), time(2000));
    assert!(
        large < 60.0 * small + 0.5,
        "200 times {small} s, 2000 times {large} s"
    );
}
