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
    // Nor do names count as words of any language: one sentence may have little else.
    for word in head
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| w.starts_with(|c: char| !c.is_uppercase()))
    {
        words += 1;
        english += usize::from(SMALL_WORDS.contains(&word));
    }
    if words > 0 && english * 5 >= words {
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
        assert_eq!(
            foreign_language(
                "Changde, May 14 - Norwegian Foreign Minister Espen Barth Eide on Tuesday met Peruvian Foreign Minister Javier Gonzalez-Olaechea here."
            ),
            None
        );
        for (text, language) in [
            (
                "El presidente Gustavo Petro se reunió el martes en Bogotá con su homólogo de Ecuador y firmó un acuerdo de cooperación en materia de defensa.",
                "Spanish",
            ),
            (
                "Le ministre des Affaires étrangères a rencontré mardi à Paris son homologue malien pour évoquer la situation dans le Sahel et la coopération.",
                "French",
            ),
            (
                "Außenministerin Annalena Baerbock hat am Dienstag in Berlin ihren Amtskollegen aus Polen empfangen und über die Lage in der Ukraine gesprochen.",
                "German",
            ),
            (
                "Menteri Luar Negeri Retno Marsudi bertemu dengan rekannya dari Malaysia di Jakarta pada hari Selasa untuk membahas kerja sama pertahanan kedua negara.",
                "Indonesian",
            ),
        ] {
            assert_eq!(foreign_language(text), Some(language), "{text}");
        }
        assert_eq!(
            foreign_language(
                "EL PRESIDENTE GUSTAVO PETRO SE REUNIÓ EL MARTES EN BOGOTÁ CON SU HOMÓLOGO DE ECUADOR Y FIRMÓ UN ACUERDO DE COOPERACIÓN."
            ),
            Some("Spanish")
        );
        assert_eq!(foreign_language(""), None);
    }
}
