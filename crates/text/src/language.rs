/// Words that English cannot do without, and that few other languages have.
const SMALL_WORDS: &[&str] = &[
    "the", "of", "and", "with", "on", "his", "her", "their", "was", "were", "has", "have", "had",
    "to", "for", "at", "by", "from", "that", "which", "who", "will", "be", "been", "is", "are",
    "it", "its", "he", "she", "they", "said", "this", "not", "in", "as", "held", "met", "between",
    "after", "during", "talks", "meeting",
];

/// The English name of the language of `text`, where that is surely not English.
///
/// Detection is whatlang's (trigrams); short or mixed texts count as English, since half a sentence in
/// another language is no reason to drop a report.
#[must_use]
pub fn foreign_language(text: &str) -> Option<&'static str> {
    // A few thousand letters decide as well as a book.
    let mut end = text.len().min(6000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = &text[..end];
    // Names of many countries lead trigrams astray; the small words of English do not.
    let (mut words, mut english) = (0_usize, 0_usize);
    for word in head
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_empty())
    {
        words += 1;
        english += usize::from(SMALL_WORDS.contains(&word.to_ascii_lowercase().as_str()));
    }
    if english * 8 >= words {
        return None;
    }
    let info = whatlang::detect(head)?;
    (info.lang() != whatlang::Lang::Eng && info.is_reliable() && info.confidence() > 0.9)
        .then(|| info.lang().eng_name())
}

#[cfg(test)]
mod tests {
    use super::foreign_language;

    #[test]
    fn other_languages_are_told() {
        let ru = "Министр обороны России встретился в Москве со своим индийским коллегой и обсудил с ним сотрудничество.";
        assert_eq!(foreign_language(ru), Some("Russian"));
        let pt = "O ministro da Defesa reuniu-se na quinta-feira em Lisboa com o seu homólogo e os dois discutiram a cooperação militar entre os dois países.";
        assert_eq!(foreign_language(pt), Some("Portuguese"));
        assert_eq!(
            foreign_language("Rajnath Singh met Sherali Mirzo in Dushanbe on Wednesday."),
            None
        );
        assert_eq!(
            foreign_language(
                "Prime Minister Narendra Modi and Sri Lankan President Anura Kumara Dissanayake held talks in New Delhi on Monday."
            ),
            None
        );
        assert_eq!(foreign_language(""), None);
    }
}
