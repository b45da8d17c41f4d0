use unicode_normalization::UnicodeNormalization;

/// Lower-case ASCII words, a space between them: accents and marks dropped, possessive s dropped, British
/// spelling of organisation and defence, American of center.
///
/// ```
/// assert_eq!(sidelines_evaluate::names::fold("Türkiye's Defense-Ministry"), "turkiye defence ministry");
/// ```
#[must_use]
pub fn fold(name: &str) -> String {
    let ascii: String = name
        .nfkd()
        .filter(char::is_ascii)
        .collect::<String>()
        .to_ascii_lowercase();
    let words: String = ascii
        .replace("'s ", " ")
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    words
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace("organiz", "organis")
        .replace("defense", "defence")
        .replace("centre", "center")
}
