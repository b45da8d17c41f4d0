//! Any bytes as a facts file: every line is a fact or an error that names it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sidelines_facts::read_facts;

fuzz_target!(|bytes: &[u8]| {
    for line in read_facts(bytes) {
        if let Ok(fact) = line {
            serde_json::to_string(&fact).expect("what was read can be written");
        }
    }
});
