//! What somebody denies is no statement of theirs.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

mod told;

use sidelines_facts::Body;
use told::told;

fn statements(text: &str) -> Vec<String> {
    let facts = told("2024-06-03", text);
    let quotes = facts.filter_map(|f| match f {
        Body::Quote(quote) => Some(quote.text),
        _ => None,
    });
    quotes.collect()
}

#[test]
fn a_denial_states_nothing_of_what_it_denies() {
    let minister = "Bulgarian Foreign Minister Stefan Dimitrov";
    let sent = "Bulgaria had sent troops to Armenia";
    assert_eq!(
        statements(&format!("{minister} denied that {sent}.")),
        [""; 0]
    );
    assert_eq!(statements(&format!("{minister} said that {sent}.")), [sent]);
}
