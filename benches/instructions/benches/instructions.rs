//! Instructions for reading a report, counted by valgrind.
//!
//! Unlike time, the count hardly depends on the machine, so a change of some percent shows.

#![expect(missing_docs, reason = "the macros write items without")]

use gungraun::{
    Callgrind, LibraryBenchmarkConfig, library_benchmark, library_benchmark_group, main,
};
use sidelines_extract::Reader;
use sidelines_text::Report;
use std::hint::black_box;
use std::path::Path;

fn report(id: &str) -> Report {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../reports/samples/text");
    let text = std::fs::read_to_string(folder.join(format!("{id}.txt"))).unwrap_or_default();
    Report {
        id: id.to_owned(),
        text,
        ..Report::default()
    }
}

/// A reader that has read the report once, and the report: loading the model is not counted.
fn warm(id: &str) -> Option<(Reader, Report)> {
    let reader = Reader::new().ok()?;
    let report = report(id);
    let _ = reader.read(&report);
    Some((reader, report))
}

#[library_benchmark]
#[bench::wire(warm("s11_qingdao_wire"))]
#[bench::curtain_raiser(warm("s04_dushanbe_curtain"))]
fn read(ready: Option<(Reader, Report)>) -> usize {
    ready.map_or(0, |(reader, report)| {
        reader.read(black_box(&report)).facts.len()
    })
}

library_benchmark_group!(name = reading; benchmarks = read);
main!(
    config = LibraryBenchmarkConfig::default().tool(Callgrind::with_args(["--cache-sim=no"]));
    library_benchmark_groups = reading
);
