//! Words between a verb and whom it is about that say only that each came by himself: "received, one after the other,
//! A and B", "saw A and B one by one", "met each of the two guests, A and B". The parser loses the names behind them; one word it does not.

use crate::mentions::{Mention, What};
use crate::units::Token;

const TURNS: &[&[&str]] = &[
    &["one", "after", "the", "other"],
    &["one", "after", "another"],
    &["one", "by", "one"],
    &["one", "at", "a", "time"],
    &["in", "turn"],
    &["in", "succession"],
];

/// How many of `next` say so behind what was folded `before`, and the word that the parser gets for them: none where
/// a preposition carries the names ("spoke with each of the three, A, B and C").
pub(super) fn apart(
    text: &str,
    before: Option<&Token>,
    next: &[Token],
    mentions: &[Mention],
) -> Option<(usize, Option<&'static str>)> {
    let before = before?;
    let word = |i: usize| next.get(i).map_or("", |t: &Token| &text[t.span.clone()]);
    let comma = usize::from(word(0) == ",");
    // "telephoned A and, in a separate call, B": the parser loses B.
    if &text[before.span.clone()] == "and"
        && comma == 1
        && let Some(close) = (2..8).find(|&i| word(i) == ",")
        && matches!(word(1), "in" | "at" | "during" | "later")
        && (1..close).any(|i| {
            matches!(
                word(i),
                "separate" | "another" | "second" | "day" | "evening"
            )
        })
        && named(text, &next[close + 1..], mentions)
    {
        return Some((close + 1, Some("separately")));
    }
    let by_turns = TURNS.iter().find_map(|phrase| {
        let end = comma + phrase.len();
        let said = (comma..end).map(word).eq(phrase.iter().copied());
        (said && (comma == 0 || word(end) == ",")).then_some(end + comma)
    });
    if let Some(n) = by_turns
        && before.tag.starts_with("VB")
        && named(text, &next[n..], mentions)
    {
        return Some((n, Some("separately")));
    }
    // "saw A and B, one by one, in Brussels"
    let behind_names = || {
        let people = |m: &&Mention| matches!(m.what, What::Person(_) | What::Role(_));
        mentions
            .iter()
            .filter(people)
            .any(|m| m.span.end == before.span.end)
    };
    let told = TURNS.iter().find_map(|phrase| {
        let end = comma + phrase.len();
        let said = (comma..end).map(word).eq(phrase.iter().copied());
        (said && phrase[0] == "one").then(|| end + usize::from(comma == 1 && word(end) == ","))
    });
    if let Some(n) = told.filter(|_| behind_names()) {
        return Some((n, Some("separately")));
    }
    if (word(0), word(1)) != ("each", "of") || !matches!(word(2), "the" | "his" | "her" | "its") {
        return None;
    }
    let behind = (4..8).find(|&i| word(i) == ",")? + 1;
    named(text, &next[behind..], mentions)
        .then_some((behind, (before.tag != "IN").then_some("separately")))
}

/// Somebody is named next, perhaps behind an article or a pronoun.
fn named(text: &str, next: &[Token], mentions: &[Mention]) -> bool {
    let at = |i: usize| {
        next.get(i).is_some_and(|t| {
            mentions.iter().any(|m| {
                m.span.start == t.span.start && matches!(m.what, What::Person(_) | What::Role(_))
            })
        })
    };
    let article = next
        .first()
        .is_some_and(|t| matches!(&text[t.span.clone()], "the" | "his" | "her" | "a" | "an"));
    at(0) || article && at(1)
}
