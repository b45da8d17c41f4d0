//! Text to folded words: what letter case, accents, quotes, hyphens, full stops in abbreviations
//! and American spelling hide.
//!
//! A folded text is one buffer of word keys joined by a character that says what stood between
//! them, and a list of tokens that lead back to the bytes of the text. Names in the data files go
//! through the same folding, so that a name matches wherever the two buffers agree.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What stands between a word and the word before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Beginning of the text, or punctuation that no name crosses.
    Break,
    /// White space.
    Space,
    /// A hyphen or dash with no space around it.
    Hyphen,
    /// Nothing but the apostrophe of a possessive 's.
    Possessive,
    /// A comma.
    Comma,
    /// A slash.
    Slash,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
}

impl Gap {
    /// The character that stands for the gap in the folded buffer.
    const fn joiner(self) -> char {
        match self {
            Self::Break => '\u{1}',
            Self::Space | Self::Hyphen => ' ',
            Self::Possessive => '\'',
            Self::Comma => ',',
            Self::Slash => '/',
            Self::Open => '(',
            Self::Close => ')',
        }
    }

    /// True where the words belong to one phrase.
    pub(crate) const fn joins(self) -> bool {
        matches!(self, Self::Space | Self::Hyphen)
    }
}

/// One word of a text.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// First byte in the text.
    pub(crate) start: usize,
    /// End in the text, the full stop of an abbreviation included.
    pub(crate) end: usize,
    /// Range of the key in the folded buffer.
    pub(crate) key: (usize, usize),
    /// What stands before the word.
    pub(crate) gap: Gap,
    /// Number of letters.
    pub(crate) letters: u16,
    /// Number of capital letters.
    pub(crate) capitals: u16,
    /// True where the first character is a capital letter.
    pub(crate) capital: bool,
}

impl Token {
    /// Written in capitals only ("NATO", "U.S.").
    pub(crate) const fn all_capitals(&self) -> bool {
        self.letters > 0 && self.capitals == self.letters
    }
}

/// A folded text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Folded {
    /// Word keys with joiners between them.
    pub(crate) buffer: String,
    /// The words.
    pub(crate) tokens: Vec<Token>,
}

impl Folded {
    /// The key of a word.
    pub(crate) fn key(&self, index: usize) -> &str {
        self.tokens
            .get(index)
            .and_then(|token| self.buffer.get(token.key.0..token.key.1))
            .unwrap_or_default()
    }
}

/// Words whose full stop belongs to them.
const ABBREVIATIONS: &[&str] = &[
    "adm", "amb", "asst", "brig", "capt", "cdr", "cmdr", "col", "cpl", "dep", "dept", "dr", "dy",
    "eng", "engr", "flt", "fr", "ft", "gen", "gov", "govt", "gp", "hon", "lieut", "lt", "maj",
    "messrs", "min", "mr", "mrs", "ms", "mt", "no", "prof", "pt", "rep", "ret", "retd", "rev",
    "rt", "sec", "secy", "sen", "sgt", "smt", "sqn", "sr", "st", "wg",
];

/// Spellings taken as one.
fn spelling(key: &str) -> Option<&'static str> {
    Some(match key {
        "defense" => "defence",
        "organization" => "organisation",
        "organizations" => "organisations",
        "center" => "centre",
        "centers" => "centres",
        "advisor" => "adviser",
        "advisors" => "advisers",
        "councilor" => "councillor",
        "councilors" => "councillors",
        "labor" => "labour",
        "honorable" => "honourable",
        "program" => "programme",
        "neighboring" => "neighbouring",
        "saint" => "st",
        "digitalization" => "digitalisation",
        "modernization" => "modernisation",
        "decentralization" => "decentralisation",
        "privatization" => "privatisation",
        "and" | "&" => "and",
        _ => return None,
    })
}

const fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | 'ʻ' | 'ʿ' | 'ʾ' | '′'
    )
}

const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '‒')
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Adds the folded form of a character: lower case, no accents.
fn push_folded(c: char, key: &mut String) {
    if c.is_ascii() {
        key.push(c.to_ascii_lowercase());
        return;
    }
    for lower in c.to_lowercase() {
        match lower {
            'ß' => key.push_str("ss"),
            'ø' => key.push('o'),
            'đ' | 'ð' => key.push('d'),
            'ł' => key.push('l'),
            'ı' => key.push('i'),
            'ə' => key.push('a'),
            'æ' => key.push_str("ae"),
            'œ' => key.push_str("oe"),
            'þ' => key.push_str("th"),
            other => key.extend(other.nfd().filter(|part| !is_combining_mark(*part))),
        }
    }
}

/// Folds a text; offsets in the tokens are bytes of `text`.
pub(crate) fn fold(text: &str) -> Folded {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut folded = Folded {
        buffer: String::with_capacity(text.len() + 8),
        tokens: Vec::new(),
    };
    let mut position = 0;
    let mut gap_from = 0;
    while position < chars.len() {
        let (_, c) = chars[position];
        let ampersand = c == '&' && stands_alone(&chars, position);
        if !c.is_alphanumeric() && !ampersand {
            position += 1;
            continue;
        }
        let gap = if folded.tokens.is_empty() {
            Gap::Break
        } else {
            gap_between(&chars[gap_from..position], c)
        };
        let word = read_word(text, &chars, position);
        position = word.next;
        gap_from = word.next;
        push_token(&mut folded, gap, &word);
        if let Some(next) = possessive(&chars, position) {
            let (start, _) = chars[position + 1];
            let end = chars.get(next).map_or(text.len(), |(offset, _)| *offset);
            let s = Word {
                start,
                end,
                key: "s".into(),
                letters: 1,
                capitals: 0,
                capital: false,
                next,
            };
            push_token(&mut folded, Gap::Possessive, &s);
            position = next;
            gap_from = next;
        }
    }
    folded
}

/// The folded key of a name from the data files, with its tokens.
pub(crate) fn fold_name(name: &str) -> Folded {
    fold(name)
}

struct Word {
    start: usize,
    end: usize,
    key: String,
    letters: u16,
    capitals: u16,
    capital: bool,
    next: usize,
}

fn push_token(folded: &mut Folded, gap: Gap, word: &Word) {
    if !folded.tokens.is_empty() {
        folded.buffer.push(gap.joiner());
    }
    let from = folded.buffer.len();
    folded
        .buffer
        .push_str(spelling(&word.key).unwrap_or(&word.key));
    folded.tokens.push(Token {
        start: word.start,
        end: word.end,
        key: (from, folded.buffer.len()),
        gap,
        letters: word.letters,
        capitals: word.capitals,
        capital: word.capital,
    });
}

fn stands_alone(chars: &[(usize, char)], position: usize) -> bool {
    let space = |c: Option<&(usize, char)>| c.is_some_and(|(_, c)| c.is_whitespace());
    position > 0 && space(chars.get(position - 1)) && space(chars.get(position + 1))
}

/// Position after a possessive 's that follows a word, if there is one.
fn possessive(chars: &[(usize, char)], position: usize) -> Option<usize> {
    let (_, apostrophe) = chars.get(position)?;
    let (_, s) = chars.get(position + 1)?;
    let ends = chars.get(position + 2).is_none_or(|(_, c)| !is_word(*c));
    (is_apostrophe(*apostrophe) && matches!(s, 's' | 'S') && ends).then_some(position + 2)
}

/// Reads the word that begins at `position`.
fn read_word(text: &str, chars: &[(usize, char)], position: usize) -> Word {
    let (start, first) = chars[position];
    let mut word = Word {
        start,
        end: start,
        key: String::new(),
        letters: 0,
        capitals: 0,
        capital: first.is_uppercase(),
        next: position,
    };
    // True while the word is single letters with full stops between them: "U.S".
    let mut dotted = false;
    let mut since_stop = 0_u8;
    let at = |index: usize| chars.get(index).map(|(_, c)| *c);
    while let Some(c) = at(word.next) {
        if is_word(c) {
            push_folded(c, &mut word.key);
            word.letters = word.letters.saturating_add(u16::from(c.is_alphabetic()));
            word.capitals = word.capitals.saturating_add(u16::from(c.is_uppercase()));
            since_stop = since_stop.saturating_add(1);
        } else if c == '&' && (word.key.is_empty() || at(word.next + 1).is_some_and(is_word)) {
            word.key.push('&');
        } else if c == '+' {
            word.key.push('+');
        } else if is_apostrophe(c)
            && at(word.next + 1).is_some_and(is_word)
            && possessive(chars, word.next).is_none()
        {
            // Inside a name: Ta'if, N'Djamena.
        } else if c == '.'
            && since_stop == 1
            && (dotted || word.letters == 1)
            && at(word.next + 1).is_some_and(char::is_alphabetic)
            && !at(word.next + 2).is_some_and(is_word)
        {
            dotted = true;
            since_stop = 0;
        } else {
            break;
        }
        word.next += 1;
    }
    let ends_abbreviation = at(word.next) == Some('.')
        && !at(word.next + 1).is_some_and(is_word)
        && (dotted
            || (word.letters == 1 && word.key.len() == 1 && word.capital)
            || ABBREVIATIONS.contains(&word.key.as_str()));
    if ends_abbreviation {
        word.next += 1;
    }
    word.end = chars
        .get(word.next)
        .map_or(text.len(), |(offset, _)| *offset);
    word
}

/// What the characters between two words amount to.
fn gap_between(between: &[(usize, char)], next: char) -> Gap {
    let mut lines = 0;
    let mut marks = between.iter().map(|(_, c)| *c).filter(|c| {
        lines += u8::from(*c == '\n');
        !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{ad}')
    });
    let first = marks.next();
    let rest = marks.count();
    let spaced = between.iter().any(|(_, c)| c.is_whitespace());
    if lines > 1 {
        return Gap::Break;
    }
    match (first, rest) {
        (None, _) if spaced => Gap::Space,
        (Some(c), 0) if is_hyphen(c) && !spaced => Gap::Hyphen,
        (Some(','), 0) => Gap::Comma,
        (Some('/'), 0) => Gap::Slash,
        (Some('(' | '['), 0) => Gap::Open,
        (Some(')' | ']'), 0) if spaced => Gap::Close,
        // Plural possessive or a glottal stop: ministers' meeting, Dato' Seri. A closing quotation
        // looks the same; no harm done.
        (Some(c), 0)
            if is_apostrophe(c)
                && between.first().is_some_and(|(_, c)| is_apostrophe(*c))
                && spaced
                && next.is_alphanumeric() =>
        {
            Gap::Space
        }
        _ => Gap::Break,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> String {
        fold(text).buffer.replace('\u{1}', "|")
    }

    #[test]
    fn folds_case_accents_and_quotes() {
        assert_eq!(keys("Türkiye’s Élysée"), "turkiye's elysee");
        assert_eq!(keys("N'Djamena and Ta’if"), "ndjamena and taif");
        assert_eq!(
            keys("Defence Ministers’ Meeting"),
            "defence ministers meeting"
        );
        assert_eq!(keys("Defense Advisor"), "defence adviser");
    }

    #[test]
    fn full_stops_of_abbreviations_belong_to_the_word() {
        let text = "Lt. Gen. Singh left the U.S. Then";
        let folded = fold(text);
        assert_eq!(folded.buffer, "lt gen singh left the us then");
        let us = &folded.tokens[5];
        assert_eq!(&text[us.start..us.end], "U.S.");
    }

    #[test]
    fn sentences_and_paragraphs_break() {
        assert_eq!(keys("in India. China said"), "in india|china said");
        assert_eq!(keys("India\n\nChina"), "india|china");
        assert_eq!(keys("airport.General"), "airport|general");
        assert_eq!(
            keys("India-China, Nepal (SCO) met"),
            "india china,nepal(sco)met"
        );
    }

    #[test]
    fn keeps_plus_signs() {
        assert_eq!(keys("the 2+2 and ADMM+ talks"), "the 2+2 and admm+ talks");
    }
}
