//! Prints what the lexicon finds in texts: `scan FILE…`, or standard input.

use std::io::Read;

fn main() -> std::io::Result<()> {
    let mut texts = Vec::new();
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        texts.push((path, text));
    }
    if texts.is_empty() {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        texts.push(("-".to_owned(), text));
    }
    let lexicon = sidelines_lexicon::Lexicon::embedded();
    for (name, text) in &texts {
        for hit in lexicon.scan(text) {
            let surface = text
                .get(hit.start..hit.end)
                .unwrap_or_default()
                .replace('\n', " ");
            println!(
                "{name}\t{}\t{}\t{surface}\t{:?}",
                hit.start, hit.end, hit.kind
            );
        }
    }
    Ok(())
}
