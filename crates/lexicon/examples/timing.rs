//! Prints how long loading takes and how fast texts are scanned: `timing FILE…`.

use std::time::Instant;

fn main() -> std::io::Result<()> {
    let start = Instant::now();
    let lexicon = sidelines_lexicon::Lexicon::embedded();
    println!("loading {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let mut texts = Vec::new();
    for path in std::env::args().skip(1) {
        texts.push(std::fs::read_to_string(path)?);
    }
    let bytes: usize = texts.iter().map(String::len).sum();
    let start = Instant::now();
    let hits: usize = texts.iter().map(|text| lexicon.scan(text).len()).sum();
    let seconds = start.elapsed().as_secs_f64();
    let speed = bytes as f64 / 1e6 / seconds.max(1e-9);
    println!(
        "{} texts, {bytes} bytes, {hits} hits: {:.1} ms, {speed:.1} MB/s",
        texts.len(),
        seconds * 1e3
    );
    Ok(())
}
