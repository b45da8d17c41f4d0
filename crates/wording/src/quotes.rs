//! What somebody said, in a line.

use sidelines_facts::{Quote, QuoteMedium};

/// What was said: in quotation marks only where the words are somebody's own.
#[must_use]
pub fn words(quote: &Quote) -> String {
    if quote.direct {
        marked(&quote.text)
    } else {
        bare(&quote.text)
    }
}

/// Somebody's own words, in quotation marks. A comma that only leads on to who said it stays out of them.
#[must_use]
pub fn marked(text: &str) -> String {
    format!("“{}”", nested(&bare(text)))
}

/// Words that are to stand in quotation marks: what is in such marks itself has single ones.
fn nested(text: &str) -> String {
    let mut before = None;
    let mut mark = |c: char| {
        let opens = before.is_none_or(|b: char| b.is_whitespace() || "([–—-‘“".contains(b));
        let c = match c {
            '“' => '‘',
            '”' => '’',
            '"' if opens => '‘',
            '"' => '’',
            c => c,
        };
        before = Some(c);
        c
    };
    text.chars().map(&mut mark).collect()
}

/// Words on one line, without the comma at their end.
fn bare(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_end_matches([',', ' ']).to_owned()
}

/// Where it was said, to stand behind a name or a day: ", tweet"; nothing where that is not known.
#[must_use]
pub fn medium(medium: QuoteMedium) -> &'static str {
    match medium {
        QuoteMedium::Tweet => ", tweet",
        QuoteMedium::Statement => ", statement",
        QuoteMedium::Address => ", address",
        QuoteMedium::Interview => ", interview",
        QuoteMedium::PressRelease => ", press release",
        QuoteMedium::Unknown => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, direct: bool) -> String {
        words(&Quote {
            speaker: None,
            text: text.to_owned(),
            medium: QuoteMedium::Unknown,
            addressee: None,
            date: None,
            direct,
            continues: false,
        })
    }

    #[test]
    fn only_somebodys_own_words_have_marks() {
        assert_eq!(
            said("The talks were\n useful,", true),
            "“The talks were useful”"
        );
        assert_eq!(
            said("the talks had been useful", false),
            "the talks had been useful"
        );
        assert_eq!(said("Were they?", true), "“Were they?”");
        assert_eq!(
            said("He spoke of \"trust\", no more (\"none\")", true),
            "“He spoke of ‘trust’, no more (‘none’)”"
        );
        assert_eq!(said("\"Yes,\" he said.", true), "“‘Yes,’ he said.”");
    }
}
