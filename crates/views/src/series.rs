//! Gatherings that come again: one series, many editions.

use crate::words::words;
use sidelines_resolve::is_edition;

/// What makes gatherings one series: the name without years and ordinals ("the 17th BRICS Summit 2025" and
/// "BRICS Summit").
#[must_use]
pub fn series(name: &str) -> String {
    let kept = words(name)
        .into_iter()
        .filter(|w| !matches!(w.as_str(), "the" | "annual") && !is_edition(w));
    kept.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::series;

    #[test]
    fn editions_are_one_series() {
        assert_eq!(series("17th BRICS Summit"), series("BRICS Summit 2025"));
        assert_eq!(
            series("The twenty-first Shangri-La Dialogue"),
            "shangri-la dialogue"
        );
        assert_ne!(series("G20 Summit"), series("G7 Summit"));
        assert_ne!(
            series("BRICS Summit"),
            series("BRICS Foreign Ministers' Meeting")
        );
    }
}
