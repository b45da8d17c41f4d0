//! Any text: words are slices of it, in order, with nothing but single spaces between;
//! heads are words; entities do not overlap.
#![no_main]

use std::cell::RefCell;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use spacy_cnn::{Pipeline, Scratch};

static ENGLISH: LazyLock<Pipeline> = LazyLock::new(|| {
    Pipeline::from_bytes(sidelines_model::EN_CORE_WEB_SM).expect("the embedded model is sound")
});

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

fuzz_target!(|text: &str| {
    let doc = SCRATCH.with_borrow_mut(|scratch| ENGLISH.analyse(text, scratch));
    let mut at = 0;
    for token in &doc.tokens {
        assert_eq!(token.start, at);
        assert!(token.start < token.end && text.get(token.start..token.end).is_some());
        at = token.end + usize::from(token.space_after);
        assert!((token.head as usize) < doc.tokens.len());
    }
    assert_eq!(at, text.len());
    let mut at = 0;
    for entity in &doc.entities {
        assert!(at <= entity.first && entity.first < entity.last_exclusive);
        at = entity.last_exclusive;
    }
    assert!(at <= doc.tokens.len());
});
