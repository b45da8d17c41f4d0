//! Whatever the text or the words: no panic, sound offsets, linear cost.

use crate::support::{ENGLISH, check_doc, check_words};
use proptest::prelude::*;
use spacy_cnn::{Options, Scratch, Surface, Word};

/// Texts in which the tokeniser's rules have something to do.
fn lively_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z]{1,8}",
        2 => "[0-9.,:/%$€-]{1,6}",
        2 => "[ \n\t\u{a0}\u{2003}\u{1c}]{1,3}",
        2 => "[\"'‘’“”()\\[\\]!?…—–_*&#@.;:-]{1,4}",
        1 => "(don't|can't|I'm|U\\.S\\.|:-\\)|e\\.g\\.|'s|’s|10km|www\\.a\\.org|x@y\\.com)",
        1 => "\\PC{1,4}",
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn check(text: &str) {
    let mut scratch = Scratch::default();
    let words = ENGLISH.tokenize(text);
    check_words(text, &words);
    let doc = ENGLISH.analyse(text, &mut scratch);
    check_doc(text, &doc);
    assert!(
        words
            .iter()
            .map(|w| (w.start, w.end))
            .eq(doc.tokens.iter().map(|t| (t.start, t.end)))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_analysed(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn lively_texts_are_analysed(text in lively_text()) {
        check(&text);
    }

    #[test]
    fn any_words_are_analysed(
        text in lively_text(),
        words in proptest::collection::vec((0usize..60, 0usize..60, any::<bool>()), 0..30),
        (ner, parse, lemmas, single_sentence) in any::<(bool, bool, bool, bool)>(),
    ) {
        let words: Vec<Word> = words
            .into_iter()
            .map(|(start, end, space_after)| Word { start, end, space_after })
            .collect();
        let options = Options { ner, parse, lemmas, single_sentence };
        let doc = ENGLISH.analyse_words(&text, &words, &options, &mut Scratch::default());
        prop_assert_eq!(doc.tokens.len(), words.len());
        check_doc(&text, &doc);
        if single_sentence && !words.is_empty() {
            prop_assert_eq!(doc.sentences().count(), 1);
        }
    }
}

/// What the options leave out is empty; what they leave in is as ever.
#[test]
fn options_leave_out_what_is_not_wanted() {
    let text = "Antony Blinken met Wang Yi in Bali. They agreed to meet again.";
    let mut scratch = Scratch::default();
    let words = ENGLISH.tokenize(text);
    let all = ENGLISH.analyse(text, &mut scratch);
    let none = Options {
        ner: false,
        parse: false,
        lemmas: false,
        single_sentence: false,
    };
    let bare = ENGLISH.analyse_words(text, &words, &none, &mut scratch);
    assert!(bare.entities.is_empty());
    assert_eq!(bare.sentences().count(), 1);
    for (bare, full) in bare.tokens.iter().zip(&all.tokens) {
        assert_eq!(bare.tag, full.tag);
        assert_eq!((bare.dep, &*bare.lemma, bare.ent_type), ("", "", ""));
    }
    assert_eq!(all.sentences().count(), 2);
    let one = Options {
        single_sentence: true,
        ..Options::default()
    };
    let one = ENGLISH.analyse_words(text, &words, &one, &mut scratch);
    assert_eq!(one.sentences().count(), 1);
    assert_eq!(one.tokens.iter().filter(|t| t.dep == "ROOT").count(), 1);
}

/// A name folded into one word is read like a plain name, and its offsets come back.
#[test]
fn folded_names_are_words() {
    let words = [
        ("Khrenin", 0, 45),
        ("met", 46, 49),
        ("Singh", 50, 64),
        (".", 64, 65),
    ];
    let surfaces: Vec<Surface<'_>> = words
        .iter()
        .map(|&(text, start, end)| Surface {
            text,
            start,
            end,
            space_after: end < 64,
        })
        .collect();
    let options = Options {
        single_sentence: true,
        ..Options::default()
    };
    let doc = ENGLISH.analyse_surfaces(&surfaces, &options, &mut Scratch::default());
    let dep: Vec<&str> = doc.tokens.iter().map(|t| t.dep).collect();
    assert_eq!(dep, ["nsubj", "ROOT", "dobj", "punct"]);
    assert_eq!((doc.tokens[0].start, doc.tokens[0].end), (0, 45));
    assert_eq!(doc.tokens[1].lemma, "meet");
}

/// Twice the text takes about twice the time, for texts made to be hard.
#[test]
fn cost_is_linear_in_the_text() {
    let hard = [
        "a",
        "!",
        "(",
        ".",
        "!.",
        "a-",
        "a.b",
        "http://",
        "a@",
        "'",
        "x:",
        " ",
        "\n",
        "1,",
        "é",
        "don't",
        "He met him and ",
    ];
    for piece in hard {
        let time = |size: usize| {
            let text = piece.repeat(size / piece.len());
            let start = std::time::Instant::now();
            let words = ENGLISH.tokenize(&text);
            let elapsed = start.elapsed();
            check_words(&text, &words);
            elapsed.as_secs_f64()
        };
        let best = |size| (0..3).map(|_| time(size)).fold(f64::INFINITY, f64::min);
        let (small, large) = (best(40_000), best(320_000));
        // Eight times the text; a quadratic cost would be sixty-four times.
        assert!(
            large < (small + 0.002) * 30.0,
            "{piece:?}: {small} s, {large} s"
        );
    }
}

/// Very long texts are analysed in parts and keep their order.
#[test]
fn long_texts_are_analysed_whole() {
    let text = "The ministers met in Bali on Monday.\n".repeat(1500);
    let doc = ENGLISH.analyse(&text, &mut Scratch::default());
    check_doc(&text, &doc);
    assert_eq!(doc.tokens.last().map(|t| t.end), Some(text.len()));
    assert!(doc.sentences().count() >= 1500);
}
