//! Any text: date mentions are in order, on character boundaries, and resolve without panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sidelines_time::{Anchor, TenseHint, find, resolve};

fuzz_target!(|text: &str| {
    let mut at = 0;
    for mention in find(text) {
        assert!(mention.start >= at && text.get(mention.start..mention.end).is_some());
        at = mention.end;
        for hint in [TenseHint::Past, TenseHint::Future, TenseHint::Unknown] {
            let _ = resolve(&mention.expr, &Anchor::default(), hint);
        }
    }
});
