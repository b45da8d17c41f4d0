//! What measurements on made-up records have in common: of how many reports, dice that fall the same on every
//! machine, and shares of many times.

#![allow(dead_code, reason = "no measurement needs all of it")]

/// How many reports the command line asks for, record after record; without any, a thousand, ten and a hundred.
pub(crate) fn sizes() -> Vec<usize> {
    match numbers() {
        given if given.is_empty() => vec![1_000, 10_000, 100_000],
        given => given,
    }
}

/// The numbers on the command line.
pub(crate) fn numbers() -> Vec<usize> {
    let given = std::env::args().skip(1);
    given.filter_map(|a| a.parse().ok()).collect()
}

/// A linear congruential generator (Knuth's MMIX constants).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides.max(1)
    }

    /// Small numbers more often than large ones, as with those of whom the press tells.
    pub(crate) fn skewed(&mut self, sides: usize) -> usize {
        let (a, b) = (self.roll(sides), self.roll(sides));
        a * b / sides.max(1)
    }
}

/// The time within which so many of a hundred lie; sorts the times.
pub(crate) fn share(times: &mut [f64], of_hundred: usize) -> f64 {
    times.sort_by(f64::total_cmp);
    let at = times.len().saturating_sub(1) * of_hundred / 100;
    times.get(at).copied().unwrap_or(0.0)
}

/// Whether others keep the processors so busy that times of the day say nothing, where the system tells.
pub(crate) fn busy() -> bool {
    let told = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let waiting: f64 = told
        .split(' ')
        .next()
        .and_then(|n| n.parse().ok())
        .unwrap_or(0.0);
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    // What made the record has been at it, too.
    waiting > 1.5 * processors as f64
}
