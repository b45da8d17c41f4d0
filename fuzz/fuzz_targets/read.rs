//! Any text as a report: reading never panics, and every fact's evidence is the slice it claims to be.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sidelines_extract::Reader;
use sidelines_text::Report;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new().expect("the embedded data is sound"));

fuzz_target!(|text: &str| {
    let report = Report { id: "r".to_owned(), text: text.to_owned(), ..Report::default() };
    let reading = READER.read(&report);
    for fact in &reading.facts {
        assert!(!fact.evidence.is_empty());
        for e in &fact.evidence {
            assert!(e.start < e.end);
            let slice: String = text.chars().skip(e.start).take(e.end - e.start).collect();
            assert_eq!(slice, e.text);
        }
    }
});
