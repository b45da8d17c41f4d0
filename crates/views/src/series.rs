//! Gatherings that come again: one series, many editions.

use crate::words::words;

/// What makes gatherings one series: the name without years and ordinals ("the 17th BRICS Summit 2025" and
/// "BRICS Summit").
pub(crate) fn series(name: &str) -> String {
    let kept = words(name)
        .into_iter()
        .filter(|w| !matches!(w.as_str(), "the" | "annual") && !is_edition(w));
    kept.collect::<Vec<_>>().join(" ")
}

/// Whether a word tells an edition: a year, "17th", "seventeenth", "XVII".
fn is_edition(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    number && matches!(ending, "" | "st" | "nd" | "rd" | "th")
        || ORDINALS
            .iter()
            .any(|o| word == *o || word.ends_with(&format!("-{o}")))
}

const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
];

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
