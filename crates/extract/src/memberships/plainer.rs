//! A line without what stands in the way of its forms: adverbs, days, brackets, what is set between commas.
//!
//! "Gabon, a member of the African Union, at present chairs the ECCAS (…)" becomes "gabon chairs ECCAS", which one form
//! reads; without it each form would have to foresee what may stand where.

use super::line::Line;

/// Words that say when or how, and never what.
const ADVERBS: &[&str] = &[
    "currently",
    "now",
    "also",
    "presently",
    "officially",
    "formally",
    "again",
    "already",
    "recently",
    "still",
    "together",
    "soon",
    "then",
    "just",
    "finally",
    "meanwhile",
    "jointly",
    "solemnly",
    "newly",
    "however",
    "too",
];
/// The same in several words.
const PHRASES: &[&[&str]] = &[
    &["at", "present"],
    &["at", "moment"],
    &["this", "year"],
    &["next", "year"],
    &["last", "year"],
    &["so", "far"],
    &["for", "now"],
    &["of", "late"],
    &["for", "first", "time"],
    &["for", "second", "time"],
    &["for", "third", "time"],
    &["for", "time", "being"],
    &["for", "coming", "year"],
    &["for", "one", "year"],
    &["for", "year"],
    &["on", "rotating", "basis"],
    &["on", "same", "day"],
    &["in", "turn"],
    &["second", "half", "of", "year"],
    &["first", "half", "of", "year"],
];
/// What leads to a day.
const BEFORE_A_DAY: &[&str] = &[
    "in", "on", "since", "until", "till", "from", "for", "at", "by", "during", "as of", "to",
    "early", "late",
];
/// Words between two commas that are set aside at most.
const LONGEST: usize = 14;

fn is_thing(token: &str) -> bool {
    token.starts_with('‹')
}

fn is_day(token: &str) -> bool {
    token.starts_with("‹D")
}

/// The plainer readings of the line, the most like it first; none where nothing stands in the way.
pub(super) fn plainer(line: &Line) -> Vec<Line> {
    let tokens: Vec<&str> = line.text.split_whitespace().collect();
    let all: Vec<usize> = (0..tokens.len()).collect();
    let mut out: Vec<Vec<usize>> = Vec::new();
    let bare = without_brackets(&tokens, &without_adverbs(&tokens, &all));
    let sets = between_commas(&tokens, &bare);
    out.push(bare.clone());
    for set in &sets {
        out.push(bare.iter().copied().filter(|i| !set.contains(i)).collect());
    }
    if sets.len() > 1 {
        let aside: Vec<usize> = sets.concat();
        out.push(
            bare.iter()
                .copied()
                .filter(|i| !aside.contains(i))
                .collect(),
        );
    }
    out.retain(|kept| kept.len() < tokens.len());
    out.dedup();
    out.iter()
        .map(|kept| {
            let words: Vec<&str> = kept
                .iter()
                .filter_map(|&i| tokens.get(i).copied())
                .collect();
            line.reworded(&words)
        })
        .collect()
}

/// Without adverbs and days.
fn without_adverbs(tokens: &[&str], from: &[usize]) -> Vec<usize> {
    let mut kept = Vec::new();
    let mut i = 0;
    while i < from.len() {
        let word = |n: usize| {
            from.get(i + n)
                .and_then(|&t| tokens.get(t))
                .copied()
                .unwrap_or("")
        };
        let phrase = PHRASES
            .iter()
            .filter(|p| p.iter().enumerate().all(|(n, w)| word(n) == *w))
            .map(|p| p.len())
            .max();
        let day = if is_day(word(0)) {
            Some(1)
        } else if BEFORE_A_DAY.contains(&word(0)) && is_day(word(1)) {
            Some(2)
        } else {
            None
        };
        let skip = phrase.or(day).or(ADVERBS.contains(&word(0)).then_some(1));
        match skip {
            Some(n) => i += n,
            None => {
                kept.push(from[i]);
                i += 1;
            }
        }
    }
    kept
}

/// Without brackets behind a thing: "the ECCAS (…)"; a list in brackets is what forms look for.
fn without_brackets(tokens: &[&str], from: &[usize]) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    let mut i = 0;
    while i < from.len() {
        let word = |n: usize| {
            from.get(n)
                .and_then(|&t| tokens.get(t))
                .copied()
                .unwrap_or("")
        };
        if word(i) == "("
            && let Some(close) = (i + 1..from.len().min(i + 8)).find(|&n| word(n) == ")")
            && !(i + 1..close).any(|n| is_thing(word(n)))
        {
            i = close + 1;
            continue;
        }
        kept.push(from[i]);
        i += 1;
    }
    kept
}

/// Somebody, or whose somebody is: what tells of another belongs to him.
fn is_another(token: &str) -> bool {
    token.starts_with("‹W") || token.starts_with("‹A")
}

/// What is set between two commas behind a thing, and tells of nobody else.
fn between_commas(tokens: &[&str], from: &[usize]) -> Vec<Vec<usize>> {
    let word = |n: usize| {
        from.get(n)
            .and_then(|&t| tokens.get(t))
            .copied()
            .unwrap_or("")
    };
    let mut out = Vec::new();
    let mut n = 1;
    while n < from.len() {
        let opens = word(n) == "," && is_thing(word(n - 1));
        let close =
            (n + 2..from.len().min(n + LONGEST)).find(|&c| matches!(word(c), "," | "." | ";"));
        match close {
            Some(c)
                if opens
                    && word(c) == ","
                    && !matches!(word(n + 1), "and" | "or" | "with" | "but" | "while")
                    && !(n + 1..c).any(|k| word(k) == ":" || is_another(word(k))) =>
            {
                out.push(from[n..=c].to_vec());
                n = c + 1;
            }
            _ => n += 1,
        }
    }
    out
}
