//! Where something was said: a tweet, a statement, an address.

use super::speech::speech;
use sidelines_facts::QuoteMedium;

/// The medium that the words around a quotation tell; `words` without the quotation itself.
pub(super) fn medium(words: &str) -> QuoteMedium {
    let words = words.to_lowercase();
    let has = |list: &[String]| list.iter().any(|w| found(&words, w));
    let media = &speech().medium;
    if has(&media.tweet) {
        QuoteMedium::Tweet
    } else if has(&media.press_release) {
        QuoteMedium::PressRelease
    } else if has(&media.interview) {
        QuoteMedium::Interview
    } else if has(&media.statement) {
        QuoteMedium::Statement
    } else if has(&media.address) {
        QuoteMedium::Address
    } else {
        QuoteMedium::Unknown
    }
}

/// `word` at the beginning of a word of `text`.
fn found(text: &str, word: &str) -> bool {
    text.match_indices(word)
        .any(|(i, _)| !text.get(..i).unwrap_or("").ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_by_their_words() {
        assert_eq!(medium("the minister wrote on Twitter."), QuoteMedium::Tweet);
        assert_eq!(
            medium("the ministry said in a press release"),
            QuoteMedium::PressRelease
        );
        assert_eq!(
            medium("the embassy said in a statement"),
            QuoteMedium::Statement
        );
        assert_eq!(medium("she told reporters in Male"), QuoteMedium::Address);
        assert_eq!(medium("he said on Friday"), QuoteMedium::Unknown);
    }
}
