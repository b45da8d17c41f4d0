//! Text to facts, one core: words a second over the sample reports.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sidelines_extract::Reader;
use sidelines_text::Report;
use std::hint::black_box;
use std::path::Path;

fn samples() -> Vec<Report> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../reports/samples/text");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path())
        .collect();
    paths.sort();
    paths
        .into_iter()
        .filter_map(|p| {
            let id = p.file_stem()?.to_string_lossy().into_owned();
            Some(Report {
                id,
                text: std::fs::read_to_string(&p).ok()?,
                ..Report::default()
            })
        })
        .collect()
}

fn read(c: &mut Criterion) {
    let reports = samples();
    let words: usize = reports
        .iter()
        .map(|r| r.text.split_whitespace().count())
        .sum();
    let Ok(reader) = Reader::new() else { return };
    let mut group = c.benchmark_group("extract");
    group.throughput(Throughput::Elements(words as u64));
    group.bench_function("words", |b| {
        b.iter(|| {
            reports
                .iter()
                .map(|r| reader.read(black_box(r)).facts.len())
                .sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
