//! How fast dates are found and resolved.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jiff::civil::date;
use sidelines_time::{Anchor, TenseHint, find, resolve};

/// A report's share of dates among words that are none.
const REPORT: &str = "\
Ruritania's Foreign Minister arrived in Strelsau on Tuesday evening for a three-day visit at the \
invitation of his counterpart, the ministry said in a statement on Wednesday, 28 July 2021.

The two sides reviewed trade, transit and defence cooperation and agreed to hold the next round of \
consultations in the second half of September. They had last met in March 2019, on the sidelines of \
the ministerial meeting of the alliance, which may admit two observers next year.

Earlier in the day the minister called on the President and laid a wreath at the memorial of 1918. He \
is to travel to the northern provinces from July 30 to August 2, and to leave on the 3rd. Officials \
said that 2,500 tonnes of wheat and 40 vehicles had been delivered since January.
";

fn dates(c: &mut Criterion) {
    let text = REPORT.repeat(100);
    let mut group = c.benchmark_group("dates");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("find", |b| b.iter(|| find(black_box(&text))));
    let mentions = find(&text);
    let anchor = Anchor::on(date(2021, 7, 28));
    group.bench_function("resolve", |b| {
        b.iter(|| {
            mentions
                .iter()
                .filter_map(|m| resolve(&m.expr, black_box(&anchor), TenseHint::Past))
                .count()
        });
    });
    group.finish();
}

criterion_group!(benches, dates);
criterion_main!(benches);
