//! Prints the analysis of texts as a table, one word a line, a blank line after each text.
//!
//! ```text
//! cargo run --release -p spacy-cnn --example analyse -- [MODEL] < texts
//! ```
//! Texts are separated by NUL bytes; without any, the whole input is one text.

use std::io::{Read, Write};

use spacy_cnn::{Pipeline, Scratch};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pipeline = match std::env::args().nth(1) {
        Some(path) => Pipeline::from_file(path)?,
        None => Pipeline::from_bytes(sidelines_model::EN_CORE_WEB_SM)?,
    };
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut scratch = Scratch::default();
    for text in input.split('\0') {
        let doc = pipeline.analyse(text, &mut scratch);
        for t in &doc.tokens {
            writeln!(
                out,
                "{}\t{}\t{}\t{}\t{}\t{}\t{:?}\t{}\t{}\t{}\t{}\t{}",
                t.start,
                t.end,
                u8::from(t.space_after),
                t.tag,
                t.pos,
                t.morph,
                t.lemma,
                t.head,
                t.dep,
                u8::from(t.sent_start),
                t.ent_iob.as_str(),
                t.ent_type
            )?;
        }
        writeln!(out)?;
    }
    Ok(())
}
