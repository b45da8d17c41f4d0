//! How the cost of resolving grows: `scale [REPORTS ...]` makes facts of that many reports and prints the time
//! taken. Run it with `--release`.

#[path = "../../../benches/measure.rs"]
mod measure;
mod news;

use sidelines_resolve::{Corrections, resolve};
use std::time::Instant;

fn main() {
    println!(
        "{:>9} {:>9} {:>11} {:>9} {:>9} {:>14}",
        "reports", "claims", "encounters", "persons", "seconds", "µs a report"
    );
    for count in measure::sizes() {
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
