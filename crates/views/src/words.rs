//! Words as they are compared, and names in texts.

pub(crate) use sidelines_resolve::words::{fold, has_words, words};

/// Whether one of `names` stands in `text` as words of its own, in the case in which it is given.
pub(crate) fn names_any(text: &str, names: &[String]) -> bool {
    let bound = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    names.iter().filter(|name| !name.is_empty()).any(|name| {
        text.match_indices(name.as_str()).any(|(at, _)| {
            bound(text[..at].chars().next_back()) && bound(text[at + name.len()..].chars().next())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_as_words() {
        let names = ["Oman".to_owned(), "Omani".to_owned()];
        assert!(names_any("the Omani minister", &names));
        assert!(names_any("Oman’s minister", &names));
        assert!(!names_any("a Roman woman, Omaniland", &names));
    }
}
