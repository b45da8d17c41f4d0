//! Where a name begins and ends among the tokens of a sentence.

use crate::units::{CountryForm, Sem, Token};
use std::ops::Range;

/// Name particles that may stand between capitalised parts of a name.
const PARTICLES: &[&str] = &[
    "bin", "ibn", "bint", "al", "el", "de", "da", "do", "dos", "du", "van", "von", "der", "den",
    "la", "le", "di", "del", "abu", "ul", "ur", "ben", "bel", "ould", "of-the", "ter", "af", "zu",
    "e", "wa",
];

/// The end of the run of name-like tokens from `i`; `i` itself where there is none. Behind a title a word such
/// as "To" or "An" is a surname.
pub(super) fn name_run<'a>(
    text: &str,
    tokens: &[Token],
    i: usize,
    behind_title: bool,
    given: bool,
    cover: &impl Fn(usize) -> Option<&'a (Range<usize>, Sem)>,
) -> usize {
    let mut end = i;
    let mut j = i;
    while j < tokens.len() && j < i + 16 {
        let word = &text[tokens[j].span.clone()];
        let covered = cover(j);
        let free = match covered {
            None | Some((_, Sem::Place(_))) => true,
            // "Bharat Bhushan Babu", "Jordan Henderson": a country's name as a given name.
            Some((
                _,
                Sem::Country {
                    form: CountryForm::Name,
                    ..
                },
            )) => {
                // "President of Portugal Luis Montenegro": a title, one name, and nothing between.
                // "Laurent Saint-Martin": a name of several tokens.
                let second = covered.is_some_and(|(r, _)| {
                    tokens
                        .get(i + 1)
                        .is_some_and(|t| t.span.start == r.start && r.end > t.span.end)
                });
                let surname = behind_title && j > i && second
                    || behind_title
                        && j == i + 1
                        && tokens.get(j + 1).is_none_or(|t| {
                            !matches!(&text[t.span.clone()], "'s" | "’s") && t.tag != "NNP"
                        });
                surname || country_as_name(text, tokens, j)
            }
            // "Volker Türk": a citizen's word as a surname.
            Some((
                r,
                Sem::Country {
                    form: CountryForm::People,
                    ..
                },
            )) => {
                // "the High Commissioner, Volker Türk,"
                let apposed = i > 0 && &text[tokens[i - 1].span.clone()] == ",";
                (behind_title || given || apposed)
                    && j == i + 1
                    && *r == tokens[j].span
                    && !word.ends_with('s')
            }
            // "Shripad Naik, Minister of State": a rank elsewhere, a surname behind a given name.
            Some((r, Sem::Rank(_))) => j > i && *r == tokens[j].span && word == "Naik",
            Some((r, Sem::Org(o))) => {
                behind_title && j == i && o.body && *r == tokens[j].span && given
            }
            // "Zafrul Tengku Abdul Aziz": a style inside a name.
            Some((r, Sem::Honorific { .. })) => {
                j > i
                    && r.len() == word.len()
                    && word.len() > 3
                    && tokens
                        .get(j + 1)
                        .is_some_and(|t| name_like(&text[t.span.clone()], t, false))
            }
            Some(_) => false,
        };
        if !free {
            // "Prince Faisal bin Farhan Al Saud": a title inside is not a name's part; stop.
            break;
        }
        // "Prime Minister 'Aisake Eke", "Tupouto'a 'Ulukalala": a letter of the name, and no quotation.
        if (behind_title || j > i) && glottal(text, tokens, j) {
            j += 1;
            continue;
        }
        // "Enrique A Manalo": an initial, whatever the tagger takes it for.
        let initial = j > i
            && word.len() == 1
            && word.starts_with(|c: char| c.is_ascii_uppercase())
            && tokens
                .get(j + 1)
                .is_some_and(|t| name_like(&text[t.span.clone()], t, false));
        let surname = behind_title
            && j == i
            && j > 0
            && word.len() <= 3
            && word.starts_with(char::is_uppercase)
            && COMMON_OPENERS.contains(&word)
            && tokens.get(j + 1).is_some_and(|t| {
                cover(j + 1).is_none() && name_like(&text[t.span.clone()], t, false)
            });
        // "Hwang In-moo": a syllable of the name, and no preposition.
        let syllables = j > i
            && word.starts_with(char::is_uppercase)
            && COMMON_OPENERS.contains(&word)
            && tokens.get(j + 1..j + 3).is_some_and(|two| {
                let rest = &text[two[1].span.clone()];
                &text[two[0].span.clone()] == "-"
                    && two[0].span.start == tokens[j].span.end
                    && two[1].span.start == two[0].span.end
                    && rest.len() < 6
                    && rest.chars().all(char::is_lowercase)
            });
        if syllables {
            j += 3;
            end = j;
            continue;
        }
        // "Heng Chee How"
        let how = j > i && word == "How";
        let known = j == 0 && named_before(text, &tokens[0]);
        if initial || surname || how || known || name_like(word, &tokens[j], j == 0) {
            j += 1;
            end = j;
            continue;
        }
        let lower = word.to_lowercase();
        let particle = PARTICLES.contains(&lower.as_str()) || word == "-";
        // "Hamed al-Ruwaili" in four tokens.
        let hyphened = particle
            && tokens.get(j + 1).is_some_and(|t| {
                &text[t.span.clone()] == "-" && t.span.start == tokens[j].span.end
            });
        if j > i
            && hyphened
            && tokens
                .get(j + 2)
                .is_some_and(|t| name_like(&text[t.span.clone()], t, false))
        {
            j += 3;
            end = j;
            continue;
        }
        // "von der Leyen": two particles.
        if j > i
            && particle
            && tokens
                .get(j + 1)
                .is_some_and(|t| PARTICLES.contains(&text[t.span.clone()].to_lowercase().as_str()))
            && tokens
                .get(j + 2)
                .is_some_and(|t| name_like(&text[t.span.clone()], t, false))
        {
            j += 2;
            continue;
        }
        if j > i
            && particle
            && tokens
                .get(j + 1)
                .is_some_and(|t| name_like(&text[t.span.clone()], t, false))
        {
            j += 1;
            continue;
        }
        // "Nurlanbek Turgunbek uulu"
        if j > i && ["uulu", "kyzy", "ogly", "oglu", "qizi", "kizi"].contains(&word) {
            j += 1;
            end = j;
            continue;
        }
        // "Jang-soo" comes in three tokens; its last part is a name's part in any case.
        let joined = j > i && tokens[j - 1].span.end == tokens[j].span.start;
        if joined
            && word == "-"
            && tokens.get(j + 1).is_some_and(|t| {
                t.span.start == tokens[j].span.end
                    && text[t.span.clone()].chars().all(char::is_alphabetic)
            })
        {
            j += 2;
            end = j;
            continue;
        }
        // "J . P . Nadda"
        if j > i
            && word == "."
            && (tokens[j - 1].span.len() == 1
                // "Kh.Battulga"
                || tokens[j - 1].span.len() == 2
                    && tokens
                        .get(j + 1)
                        .is_some_and(|t| t.span.start == tokens[j].span.end)
                || ["Ma", "Md", "MD", "Mohd", "Muhd", "Sto", "St"]
                    .contains(&&text[tokens[j - 1].span.clone()]))
            && tokens[j - 1].span.end == tokens[j].span.start
        {
            j += 1;
            continue;
        }
        break;
    }
    end
}

/// Whether the mark at token `j` opens a Polynesian name, and no quotation: nothing closes it behind the word.
fn glottal(text: &str, tokens: &[Token], j: usize) -> bool {
    const MARKS: &[&str] = &["'", "‘", "’", "ʻ", "`"];
    let before = text.get(..tokens[j].span.start).unwrap_or("");
    MARKS.contains(&&text[tokens[j].span.clone()])
        && before.ends_with(' ')
        && tokens.get(j + 1).is_some_and(|t| {
            let rest = text.get(t.span.end..).unwrap_or("");
            t.span.start == tokens[j].span.end
                && name_like(&text[t.span.clone()], t, false)
                && !closes(rest)
        })
}

/// Whether a quotation that is open ends in the sentence at the beginning of `rest`.
fn closes(rest: &str) -> bool {
    let sentence = rest.split(['.', '\n']).next().unwrap_or("");
    let mut ahead = sentence.chars().peekable();
    while let Some(c) = ahead.next() {
        if matches!(c, '\'' | '’') && ahead.peek().is_none_or(|n| !n.is_alphanumeric()) {
            return true;
        }
    }
    false
}

/// Whether the word at `range` is a man's name, and no title: "Prince Sultan bin Saad", "General Sultan Kamaletdinov".
pub(super) fn own_name(text: &str, range: &Range<usize>) -> bool {
    let rest = text.get(range.end..).unwrap_or("");
    let before = text.get(..range.start).unwrap_or("").trim_end();
    let rank = before.rsplit([' ', '-', '\n']).next().unwrap_or("");
    text.get(range.clone()) == Some("Sultan")
        && ([" bin ", " ibn "].iter().any(|b| rest.starts_with(b))
            || OFFICERS.contains(&rank)
                && rest
                    .strip_prefix(' ')
                    .is_some_and(|r| r.starts_with(char::is_uppercase)))
}

/// Ranks that no ruler bears beside his title.
const OFFICERS: &[&str] = &[
    "General",
    "Gen",
    "Gen.",
    "Colonel",
    "Col",
    "Col.",
    "Major",
    "Brigadier",
    "Brig",
    "Admiral",
    "Captain",
    "Commodore",
    "Minister",
    "Ambassador",
    "Mr",
    "Dr",
    "Mr.",
    "Dr.",
];

/// Names of countries that are given names, too.
const GIVEN: &[&str] = &["Bharat", "Chad", "Jordan", "Israel", "Georgia"];

pub(super) fn country_as_name(text: &str, tokens: &[Token], i: usize) -> bool {
    let Some(next) = tokens.get(i + 1) else {
        return false;
    };
    let capital = text[next.span.clone()].starts_with(char::is_uppercase);
    let known = GIVEN.contains(&&text[tokens[i].span.clone()]);
    let before = i.checked_sub(1).and_then(|p| tokens.get(p));
    let given = known
        && name_like(&text[next.span.clone()], next, false)
        && before.is_none_or(|t| t.tag != "IN");
    // "the President of Turkmenistan Serdar Berdimuhamedov", "…, Kyrgyzstan Sadyr Japarov and Tajikistan Emomali Rahmon"
    // "the Foreign Minister of Jordan Ayman Safadi"
    let of = before.is_some_and(|t| match &text[t.span.clone()] {
        "of" => true,
        "," | "and" => !known,
        _ => false,
    });
    capital && !of && (tokens[i].ner_person && next.ner_person || given)
}

/// Whether the first word of a sentence, which the tagger takes for an adverb or a verb, ends a name told before it.
fn named_before(text: &str, token: &Token) -> bool {
    let word = &text[token.span.clone()];
    let odd = matches!(
        token.tag,
        "RB" | "VB" | "VBP" | "VBZ" | "VBD" | "VBN" | "VBG" | "JJ" | "UH" | "FW" | "XX"
    );
    if !odd || word.chars().count() < 4 || !word.starts_with(char::is_uppercase) {
        return false;
    }
    ends_a_name_before(text, token)
}

/// Whether the word of a token ends a name told before it, and is written small nowhere.
fn ends_a_name_before(text: &str, token: &Token) -> bool {
    let word = &text[token.span.clone()];
    let before = text.get(..token.span.start).unwrap_or("");
    let ends_name = before.match_indices(word).any(|(at, _)| {
        let head = before.get(..at).unwrap_or("");
        let after = before.get(at + word.len()..).unwrap_or("");
        head.ends_with(' ')
            && !after.starts_with(char::is_alphanumeric)
            && head.trim_end().rsplit(' ').next().is_some_and(|w| {
                w.starts_with(char::is_uppercase) && w.ends_with(char::is_lowercase)
            })
    });
    ends_name && !text.contains(word.to_lowercase().as_str())
}

pub(super) fn name_like(word: &str, token: &Token, first: bool) -> bool {
    // "ʻUlukalala"
    let word = word.trim_start_matches(['ʻ', '‘', 'ʿ', '`']);
    let Some(c) = word.chars().next() else {
        return false;
    };
    if PLATFORMS.contains(&word) || !first && LETTERS.contains(&word) {
        return false;
    }
    if !c.is_uppercase() {
        // "al-Sisi" is one token in some reports.
        return (word.starts_with("al-") || word.starts_with("el-") || word.starts_with("ul-"))
            && word.len() > 4
            && word.chars().nth(3).is_some_and(char::is_uppercase);
    }
    if !word
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '.' | 'ʻ' | '`'))
    {
        return false;
    }
    if word.ends_with("'s") || word.ends_with("’s") {
        return false;
    }
    let nounish = matches!(
        token.tag,
        "NNP"
            | "NNPS"
            | "NN"
            | "NNS"
            | "JJ"
            | "FW"
            | "CD"
            | "VBG"
            | "VBN"
            | "VB"
            | "UH"
            | "RB"
            | "VBD"
            | "VBZ"
            | "VBP"
            | "XX"
            | "MD"
    );
    // "Mata'afa", "Sa'ar": whatever the tagger makes of them; contractions are two tokens.
    let broken = word
        .split_once(['\'', '’', 'ʻ', '`'])
        .is_some_and(|(a, b)| a.len() > 1 && b.len() > 1);
    if !nounish && !broken {
        return token.ner_person;
    }
    if matches!(token.tag, "NNP" | "NNPS") || token.ner_person {
        return !COMMON_OPENERS.contains(&word);
    }
    // Mid-sentence capitals are names whatever the tagger thinks; a sentence's first word may be one ("Andrabi
    // said"), which nothing but an earlier naming makes sure.
    let opener = !first || matches!(token.tag, "NN" | "NNS");
    opener && word.chars().count() > 1 && !COMMON_OPENERS.contains(&word)
}

/// "Negotiations between A and B have begun": a plural noun, large only because it opens the sentence.
pub(super) fn opens_with_a_noun(text: &str, tokens: &[Token]) -> bool {
    const BEHIND: &[&str] = &[
        "between", "with", "of", "on", "over", "among", "about", "in", "at", "for", "to", "are",
        "were", "have", "had", "will", "would", "may", "could", "also", "by",
    ];
    let [first, next, ..] = tokens else {
        return false;
    };
    let word = text.get(first.span.clone()).unwrap_or("");
    let behind = text.get(next.span.clone()).unwrap_or("");
    first.tag == "NNS"
        && word.chars().skip(1).all(char::is_lowercase)
        && BEHIND.contains(&behind)
        // "Arvydas Anusauskas … Anusauskas will"
        && !ends_a_name_before(text, first)
}

/// Letters of honours and seats behind a name: "General Angus Campbell AO DSC".
pub(crate) const LETTERS: &[&str] = &[
    "AO", "AC", "OAM", "DSC", "CSC", "CBE", "OBE", "MBE", "KBE", "GBE", "CMG", "KCMG", "GCMG",
    "KCB", "GCB", "MP", "MLA", "MNA", "MNZM", "CNZM", "QC", "KC", "PVSM", "AVSM", "UYSM", "YSM",
    "VSM", "ADC", "NDC", "PSC", "FWC", "EGH", "MGH", "CBS", "EBS", "RSP", "VSV", "USP", "PhD",
    "CFR", "GCFR", "OFR", "GCON", "MFR", "NI", "HI", "SI", "TI",
];

/// Where people post: never somebody's name.
const PLATFORMS: &[&str] = &[
    "Twitter",
    "Facebook",
    "Instagram",
    "Telegram",
    "X",
    "YouTube",
    "WhatsApp",
    "Weibo",
    "LinkedIn",
    "Covid-19",
    "COVID-19",
];

/// Capitalised where a sentence or a clause begins, and never a name.
const COMMON_OPENERS: &[&str] = &[
    "Courtesy",
    "The",
    "A",
    "An",
    "In",
    "On",
    "At",
    "He",
    "She",
    "It",
    "They",
    "We",
    "I",
    "His",
    "Her",
    "Their",
    "Both",
    "During",
    "After",
    "Before",
    "Earlier",
    "Besides",
    "Later",
    "Meanwhile",
    "However",
    "But",
    "And",
    "While",
    "When",
    "As",
    "Also",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "Had",
    "Has",
    "Have",
    "Met",
    "Held",
    "Glad",
    "Pleased",
    "Discussed",
    "Meeting",
    "Talks",
    "Visit",
    "According",
    "Read",
    "Speaking",
    "Addressing",
    "Chairing",
    "Heading",
    "Leading",
    "Representing",
    "Attending",
    "Hosting",
    "Receiving",
    "Welcoming",
    "Deputising",
    "Deputizing",
    "Separately",
    "Ahead",
    "Following",
    "Deeply",
    "Taking",
    "To",
    "For",
    "With",
    "From",
    "Of",
    "By",
    "Our",
    "My",
    "You",
    "Ministers",
    "Minister",
    "Delegation",
    "Bilateral",
    "Issues",
    "Photo",
    "Image",
    "Credit",
    "Photos",
    "File",
    "Live",
    "Watch",
    "Update",
    "Terrorism",
    "Security",
    "Reached",
    "Arrived",
    "Landed",
    "Attended",
    "Spoke",
    "Interacted",
    "Called",
    "Delighted",
    "Happy",
    "Honoured",
    "Honored",
    "Thank",
    "Thanks",
    "Great",
    "Good",
    "Congratulations",
    "Excellent",
    "Productive",
    "Happened",
    "Last",
    "Next",
    "Today",
    "Yesterday",
    "No",
    "Not",
    "Yes",
    "If",
    "Since",
    "Under",
    "Over",
    "Through",
    "Letters",
    "Credence",
    "Credentials",
];
