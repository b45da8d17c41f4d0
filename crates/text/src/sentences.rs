use std::ops::Range;

/// Words before a name that a stop cuts short.
const SHORT: &[&str] = &[
    "Adm", "Admin", "Amb", "Asst", "Brig", "Capt", "Cdr", "Cmdr", "Cmde", "Col", "Comdr", "Dep",
    "Dr", "Dy", "Engr", "Gen", "Gov", "Hon", "Insp", "Lieut", "Lt", "Ma", "Maj", "Md", "Messrs",
    "Mohd", "Mr", "Mrs", "Ms", "Msgr", "Muhd", "Prof", "Rear", "Ret", "Rev", "Rt", "Sec", "Sen",
    "Sgt", "Shri", "Smt", "Supt", "Sr", "Ven",
];

/// Names whose last word, at the end of a sentence, looks like one of these.
const NAMED_SO: &[(&str, &str)] = &[("Hun", "Sen."), ("Amartya", "Sen.")];

/// Splits one paragraph of `text` into sentences: sentencex, with four repairs.
///
/// A rank or form of address cut short ends no sentence ("Lieut. Gen. Yahaya", "H.E. Sheikh Abdullah").
///
/// What goes on in lower case belongs to the sentence before ("US$ 3 bn. in aid"); a missing space behind
/// a full stop still ends a sentence ("at the airport.General"); a sentence that would end inside a
/// quotation goes on to its end, so that a quotation and its speaker stay together.
pub(crate) fn split(
    text: &str,
    paragraph: Range<usize>,
    quotes: &[Range<usize>],
) -> Vec<Range<usize>> {
    let body = &text[paragraph.clone()];
    let mut out: Vec<Range<usize>> = Vec::new();
    for b in sentencex::get_sentence_boundaries("en", body) {
        let (start, end) = (paragraph.start + b.start_byte, paragraph.start + b.end_byte);
        let piece = text.get(start..end).unwrap_or("");
        let lead = piece.len() - piece.trim_start().len();
        let span = start + lead..start + piece.trim_end().len();
        if span.start >= span.end {
            continue;
        }
        let inside = quotes
            .iter()
            .any(|q| q.start < span.start && span.start < q.end);
        let lower = text[span.clone()]
            .chars()
            .next()
            .is_some_and(char::is_lowercase);
        // ", he said" behind a closing mark.
        let tail =
            text[span.clone()].starts_with([',', ';', '”', '"', ')']) && !out.is_empty() && {
                let first = text[span.clone()].chars().next().unwrap_or(' ');
                first != '"' || quotes.iter().any(|q| q.end == span.start + 1)
            };
        match out.last_mut() {
            Some(last)
                if inside
                    || lower
                    || tail
                    || cut_short(&text[last.clone()])
                    || numbered_force(&text[last.clone()], &text[span.clone()])
                    || initial(&text[last.clone()], last.end == span.start) =>
            {
                last.end = span.end;
            }
            _ => out.push(span),
        }
    }
    out.into_iter()
        .flat_map(|s| split_glued(text, s, quotes))
        .collect()
}

/// The last word is one that stands before a name.
fn cut_short(sentence: &str) -> bool {
    let word = sentence.rsplit(char::is_whitespace).next().unwrap_or("");
    let word = word.trim_start_matches(['(', '"', '“', '-']);
    let short = word.strip_suffix('.').is_some_and(|w| {
        w.rsplit(['-', '.'])
            .next()
            .is_some_and(|w| SHORT.contains(&w))
    });
    // "called on Prime Minister Hun Sen. Last year …": the name of a man.
    let name = sentence
        .strip_suffix(word)
        .and_then(|before| before.split_whitespace().next_back())
        .is_some_and(|before| NAMED_SO.contains(&(before, word)));
    short && !name
        || matches!(
            word,
            "H.E." | "H.R.H." | "H.H." | "H.M." | "T.Y.T." | "Y.B."
        )
}

/// "the commander of the U.S. Fifth Fleet": the number is no beginning.
fn numbered_force(sentence: &str, next: &str) -> bool {
    const NUMBERS: &[&str] = &[
        "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
    ];
    let mut words = next.split_whitespace();
    (sentence.ends_with("U.S.") || sentence.ends_with("U.K."))
        && words.next().is_some_and(|w| NUMBERS.contains(&w))
        && words.next().is_some_and(|w| {
            let w = w.trim_end_matches([',', '.', '\'']);
            matches!(
                w,
                "Fleet" | "Army" | "Corps" | "Air" | "Infantry" | "Division"
            )
        })
}

/// "Kh.Battulga", "India-U.S.": one or two letters and a stop, and the name goes on without a space.
fn initial(sentence: &str, glued: bool) -> bool {
    let word = sentence
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/'))
        .next()
        .unwrap_or("");
    glued && word.chars().count() <= 3 && word.starts_with(char::is_uppercase)
}

/// Cuts at a full stop that has lost its space: a lower-case word, a stop, a capitalised word.
fn split_glued(text: &str, span: Range<usize>, quotes: &[Range<usize>]) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut start = span.start;
    for i in span.start + 3..span.end.saturating_sub(3) {
        if bytes[i] == b'.'
            && bytes[i - 1].is_ascii_lowercase()
            && bytes[i - 2].is_ascii_lowercase()
            && bytes[i - 3].is_ascii_lowercase()
            && bytes[i + 1].is_ascii_uppercase()
            && bytes[i + 2].is_ascii_lowercase()
            && !quotes.iter().any(|q| q.start < i && i < q.end)
            && !is_domain(&text[start..i])
        {
            out.push(start..i + 1);
            start = i + 1;
        }
    }
    out.push(start..span.end);
    out
}

fn is_domain(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    word.contains("www") || word.contains('@') || word.contains('/')
}
