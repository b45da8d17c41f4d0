//! How the cost of resolving grows: `scale [REPORTS ...]` makes facts of that many reports and prints the time
//! taken. Run it with `--release`.

mod news;

use sidelines_resolve::{Corrections, resolve};
use std::time::Instant;

fn main() {
    let given: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|a| a.parse().ok())
        .collect();
    let counts = if given.is_empty() {
        vec![1_000, 10_000, 100_000]
    } else {
        given
    };
    println!(
        "{:>9} {:>9} {:>11} {:>9} {:>9} {:>14}",
        "reports", "claims", "encounters", "persons", "seconds", "µs a report"
    );
    for count in counts {
        let input = news::reports(count);
        let claims: usize = input.iter().map(|r| r.facts.len()).sum();
        let start = Instant::now();
        let record = resolve(&input, &Corrections::default());
        let took = start.elapsed().as_secs_f64();
        println!(
            "{count:>9} {claims:>9} {:>11} {:>9} {took:>9.2} {:>14.0}",
            record.encounters.len(),
            record.persons.len(),
            took * 1e6 / count as f64
        );
    }
}
