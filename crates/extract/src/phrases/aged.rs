//! How old somebody is, between commas behind his name, "Radoslaw Sikorski, 58, met": part of the name for the parser, which
//! else takes the number for the next thing.

use crate::mentions::{Mention, What};

/// Draws the age into the mention of the name before it.
pub(super) fn join(text: &str, row: &mut [Mention]) {
    for m in row {
        if matches!(m.what, What::Person(_))
            && let Some(length) = text.get(m.span.end..).and_then(age)
        {
            m.span.end += length;
        }
    }
}

/// The length of ", 58," at the beginning of `rest`; of a full stop behind the number it is left out.
fn age(rest: &str) -> Option<usize> {
    let behind = rest.strip_prefix(", ")?;
    let digits = behind.find(|c: char| !c.is_ascii_digit())?;
    let years: u8 = behind.get(..digits)?.parse().ok()?;
    let next = behind.get(digits..)?;
    let aged = (18..=99).contains(&years);
    let comma = next.starts_with(", ") && !next.starts_with(", 20") && !next.starts_with(", 19");
    match (aged, comma, next.starts_with('.')) {
        (true, true, _) => Some(2 + digits + 1),
        (true, _, true) => Some(2 + digits),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::age;

    #[test]
    fn only_ages() {
        assert_eq!(age(", 58, met his counterpart"), Some(5));
        assert_eq!(age(", 71."), Some(4));
        assert_eq!(age(", 12, met"), None);
        assert_eq!(age(", 20, 2024"), None);
        assert_eq!(age(", 58 others and"), None);
        assert_eq!(age(" met"), None);
    }
}
