use spacy_cnn::{Doc, Iob, Word};

/// What holds of the words of any text: slices of it, in order, only spaces between them.
pub(crate) fn check_words(text: &str, words: &[Word]) {
    let mut at = 0;
    for word in words {
        assert!(word.start < word.end, "an empty word in {text:?}");
        assert!(
            text.get(word.start..word.end).is_some(),
            "{word:?} is no slice of {text:?}"
        );
        assert_eq!(at, word.start, "something lost before {word:?} of {text:?}");
        at = word.end;
        if word.space_after {
            assert!(
                text[at..].starts_with(' '),
                "no space after {word:?} of {text:?}"
            );
            at += 1;
        }
    }
    assert_eq!(at, text.len(), "something lost at the end of {text:?}");
}

/// What holds of any analysis.
pub(crate) fn check_doc(text: &str, doc: &Doc<'_>) {
    let length = doc.tokens.len();
    for (i, token) in doc.tokens.iter().enumerate() {
        assert!((token.head as usize) < length, "a head outside {text:?}");
        assert!(!token.tag.is_empty(), "a word without a tag in {text:?}");
        assert_eq!(token.ent_iob == Iob::Outside, token.ent_type.is_empty());
        // Heads lead to a root.
        let mut at = i;
        let mut steps = 0;
        while doc.tokens[at].head as usize != at {
            at = doc.tokens[at].head as usize;
            steps += 1;
            assert!(steps <= length, "a circle of heads in {text:?}");
        }
    }
    let mut at = 0;
    for range in doc.sentences() {
        assert_eq!(range.start, at);
        assert!(range.end > at);
        at = range.end;
    }
    assert_eq!(at, length);
    let mut at = 0;
    for entity in &doc.entities {
        assert!(entity.first >= at && entity.first < entity.last_exclusive);
        at = entity.last_exclusive;
        let iobs: Vec<Iob> = doc.tokens[entity.first..at]
            .iter()
            .map(|token| token.ent_iob)
            .collect();
        assert_eq!(iobs[0], Iob::Begin);
        assert!(iobs[1..].iter().all(|&iob| iob == Iob::Inside));
    }
    assert!(at <= length);
}
