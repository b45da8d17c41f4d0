//! How long the analysis of a text takes, one paragraph (line) at a time, on one thread.
//!
//! ```text
//! cargo run --release -p spacy-cnn --example bench -- TEXT [ISA] [RUNS] [cold]
//! ```
//! ISA is `plain`, `avx2`, `avx512`, `neon` or `auto`; with `cold` each paragraph starts
//! without any word known from before. Prints one line of JSON.

use std::time::Instant;

use spacy_cnn::{Isa, Pipeline, Scratch};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let path = arguments
        .first()
        .ok_or("usage: bench TEXT [ISA] [RUNS] [cold]")?;
    let text = std::fs::read_to_string(path)?;
    let paragraphs: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let start = Instant::now();
    let mut pipeline = Pipeline::from_bytes(sidelines_model::EN_CORE_WEB_SM)?;
    let load = start.elapsed();
    let isa = match arguments.get(1).map(String::as_str) {
        Some("plain") => Isa::Plain,
        Some("avx2") => Isa::Avx2,
        Some("avx512") => Isa::Avx512,
        Some("neon") => Isa::Neon,
        _ => Isa::detect(),
    };
    if pipeline.set_isa(isa) != isa {
        return Err("this machine does not have that instruction set".into());
    }
    let runs: usize = arguments.get(2).map_or(Ok(5), |runs| runs.parse())?;
    let cold = arguments.get(3).is_some_and(|word| word == "cold");
    let mut times = Vec::new();
    let mut tokens = 0;
    for _ in 0..runs {
        let mut scratch = Scratch::default();
        let start = Instant::now();
        tokens = 0;
        for paragraph in &paragraphs {
            if cold {
                scratch = Scratch::default();
            }
            tokens += pipeline.analyse(paragraph, &mut scratch).tokens.len();
        }
        times.push(start.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    let seconds = times[times.len() / 2];
    let words = text.split_whitespace().count();
    println!(
        "{{\"isa\": \"{isa:?}\", \"cold\": {cold}, \"load_ms\": {:.1}, \"seconds\": {seconds:.4}, \
         \"words\": {words}, \"tokens\": {tokens}, \"words_per_second\": {:.0}, \
         \"peak_memory_kb\": {}}}",
        load.as_secs_f64() * 1e3,
        words as f64 / seconds,
        peak_memory()
    );
    Ok(())
}

/// The most memory this process ever held, in kB; 0 where the system does not tell.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|l| l.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0)
}
