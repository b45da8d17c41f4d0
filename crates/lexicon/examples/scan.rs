//! Prints what the lexicon finds in a text from standard input.

use std::io::Read;

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let lexicon = sidelines_lexicon::Lexicon::embedded();
    for hit in lexicon.scan(&text) {
        println!(
            "{:>5}..{:<5} {:40} {:?}",
            hit.start,
            hit.end,
            &text[hit.start..hit.end],
            hit.kind
        );
    }
    Ok(())
}
