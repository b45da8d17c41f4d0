//! The numbers that a report states: sums, counts, shares; not its dates, ages, ordinals and lengths of stay.

mod count;
mod currency;
mod numbers;
mod words;
mod worth;

use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;
use crate::quotes::{Said, Words};
use numbers::{Measure, Number, Piece};
use sidelines_facts::{Figure, FigureApprox};
use sidelines_lexicon::Lexicon;
use sidelines_text::Role;
use std::ops::Range;

/// The figures of a report, one for each distinct number, each with the sentences that state it (bytes of the
/// text).
pub(crate) fn figures(
    a: &Analysis<'_>,
    said: &[Said],
    lexicon: &Lexicon,
) -> Vec<(Figure, Vec<Range<usize>>)> {
    let mut out: Vec<(Figure, Vec<Range<usize>>)> = Vec::new();
    for s in a.sentences.iter().filter(|s| {
        s.quoted.is_none()
            && matches!(
                s.role,
                Role::Body | Role::Title | Role::Heading | Role::Caption
            )
    }) {
        let pieces = numbers::pieces(a.text, s.span.clone());
        for n in numbers::numbers(&pieces) {
            if !worth::stating(a, s, &pieces, &n) {
                continue;
            }
            let by = claimant(a, s, &pieces, &n, said, lexicon);
            let unit = unit(s, &pieces, &n);
            match out
                .iter_mut()
                .find(|(f, _)| (f.value - n.value).abs() <= 1e-9 * f.value.abs().max(1.0))
            {
                Some((figure, spans)) => {
                    if !spans.contains(&s.span) {
                        spans.push(s.span.clone());
                    }
                    figure.by = figure.by.take().or(by);
                }
                None => {
                    let figure = Figure {
                        value: n.value,
                        unit,
                        approx: Some(approx(&pieces, &n)),
                        by,
                        as_of: a.published.clone(),
                    };
                    out.push((figure, vec![s.span.clone()]));
                }
            }
        }
    }
    out
}

/// How exactly the words in front give the number.
fn approx(pieces: &[Piece<'_>], n: &Number) -> FigureApprox {
    let start = n.pieces.start;
    let words: Vec<String> = pieces
        .get(start.saturating_sub(4)..start)
        .unwrap_or_default()
        .iter()
        .map(|p| p.text.to_lowercase())
        .collect();
    let before = words.join(" ");
    let ends = |list: &[&str]| {
        list.iter()
            .any(|w| before == *w || before.ends_with(&format!(" {w}")))
    };
    if ends(&[
        "more than",
        "over",
        "well over",
        "in excess of",
        "above",
        "upwards of",
        "exceeding",
    ]) {
        FigureApprox::Over
    } else if ends(&[
        "at least",
        "no fewer than",
        "no less than",
        "not less than",
        "a minimum of",
    ]) {
        FigureApprox::AtLeast
    } else if ends(&[
        "nearly",
        "almost",
        "close to",
        "just under",
        "up to",
        "as many as",
        "as much as",
        "approaching",
        "less than",
        "fewer than",
        "under",
    ]) {
        FigureApprox::Nearly
    } else if ends(&[
        "about",
        "around",
        "some",
        "approximately",
        "roughly",
        "an estimated",
        "estimated",
        "circa",
        "nearly about",
    ]) {
        FigureApprox::About
    } else {
        FigureApprox::Exact
    }
}

/// What is counted: the currency, or the words behind the number up to the end of the noun phrase.
fn unit(s: &Sentence, pieces: &[Piece<'_>], n: &Number) -> Option<String> {
    if let Measure::Money(name) = n.measure {
        return Some(name.to_owned());
    }
    let mut words: Vec<&str> = Vec::new();
    let mut at = n.pieces.end;
    if pieces.get(at).is_some_and(|p| p.text == "-") {
        at += 1;
    }
    let lower = |i: usize| {
        pieces
            .get(i)
            .map(|p| p.text.to_lowercase())
            .unwrap_or_default()
    };
    // "four of its soldiers"
    if lower(at) == "of"
        && matches!(
            lower(at + 1).as_str(),
            "its" | "their" | "his" | "her" | "our" | "the"
        )
        && matches!(n.measure, Measure::Count)
    {
        at += 2;
    }
    // "60 years of diplomatic ties": what is counted, though it reads like a length of time.
    let years = matches!(lower(at).as_str(), "years" | "months");
    if years {
        words.push(pieces[at].text);
        at += 1;
        if lower(at) == "of" {
            words.push(pieces[at].text);
            at += 1;
        }
    }
    while let Some(p) = pieces.get(at).filter(|_| words.len() < 7) {
        // "high-speed patrol boats"
        let joins = p.text == "-"
            && at > 0
            && pieces.get(at - 1).is_some_and(|b| b.end() == p.start)
            && pieces.get(at + 1).is_some_and(|a| a.start == p.end());
        let lower = p.text.to_lowercase();
        let stop = !p.text.starts_with(char::is_alphabetic) && !joins
            || words::words().function.contains(&lower)
                && pieces.get(at.wrapping_sub(1)).is_none_or(|b| b.text != "-");
        // "per cent of exports", "half the population": what it is a share of.
        let share = matches!(n.measure, Measure::Percent | Measure::Share)
            && words.len() < 2
            && matches!(lower.as_str(), "of" | "the" | "its" | "all");
        // "troops took part", "million last week"
        let ended = !words.is_empty() && verb(s, p.start) || dated(s, p.start) && !years;
        let possessive =
            share_of(n) && !words.is_empty() && matches!(lower.as_str(), "'" | "’" | "s");
        if (stop || ended) && !share && !possessive {
            break;
        }
        words.push(p.text);
        at += 1;
    }
    while words.last().is_some_and(|w| *w == "of" || *w == "-") {
        words.pop();
    }
    let counted = words
        .join(" ")
        .replace(" ' s", "'s")
        .replace(" ’ s", "’s")
        .replace(" - ", "-");
    match n.measure {
        Measure::Percent => Some(format!("per cent {counted}").trim().to_owned()),
        _ => (!counted.is_empty()).then_some(counted),
    }
}

fn share_of(n: &Number) -> bool {
    matches!(n.measure, Measure::Percent | Measure::Share)
}

/// Whether the word at byte `at` is a verb of the sentence.
fn verb(s: &Sentence, at: usize) -> bool {
    s.tree.nodes.iter().any(|n| {
        n.mention.is_none()
            && n.span.start == at
            && matches!(n.tag, "VBD" | "VBZ" | "VBP" | "VBN" | "MD")
    })
}

/// Whether the word at byte `at` is part of a date.
fn dated(s: &Sentence, at: usize) -> bool {
    s.mentions
        .iter()
        .any(|m| matches!(m.what, What::Date(_)) && m.span.contains(&at))
}

/// Who states the number: the speaker of the quotation that holds it, or whom the sentence says to say so.
fn claimant(
    a: &Analysis<'_>,
    s: &Sentence,
    pieces: &[Piece<'_>],
    n: &Number,
    said: &[Said],
    lexicon: &Lexicon,
) -> Option<String> {
    let at = pieces.get(n.pieces.start)?.start;
    let named = |x: &Said| {
        let speaker = crate::facts::quote(a, x, lexicon).speaker?;
        speaker.person.or(speaker.org).or(speaker.office)
    };
    let quoted = said.iter().find(|x| match &x.words {
        Words::Quoted(q) => a
            .document
            .quotations
            .get(*q)
            .is_some_and(|q| q.outer.contains(&at)),
        Words::Told(range) => range.contains(&at),
    });
    if let Some(x) = quoted {
        return named(x);
    }
    let t = &s.tree;
    let name = |node: usize| match s.mention(node).map(|m| &m.what)? {
        What::Person(p) => p
            .person
            .and_then(|p| a.people.all.get(p))
            .map(|p| p.name.clone()),
        What::Org(o) => Some(o.name.clone()),
        What::Role(_) => a.text.get(s.mention(node)?.span.clone()).map(str::to_owned),
        _ => None,
    };
    for v in 0..t.nodes.len() {
        let node = t.node(v);
        let source = match node.lemma.as_str() {
            "say" | "add" | "tell" | "announce" | "state" | "claim" | "estimate" | "report"
            | "declare" => t.subject(v),
            _ if node.word == "according" => t.prep_objects(v, "to").first().copied(),
            _ => None,
        };
        if let Some(by) = source.and_then(name) {
            return Some(by);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::Reader;
    use proptest::prelude::*;
    use sidelines_facts::{Body, Figure, FigureApprox};
    use sidelines_text::Report;

    fn read(reader: &Reader, text: &str) -> Vec<Figure> {
        let report = Report {
            id: "r".into(),
            text: text.to_owned(),
            ..Report::default()
        };
        reader
            .read(&report)
            .facts
            .into_iter()
            .filter_map(|f| {
                if let Body::Figure(f) = f.body {
                    Some(f)
                } else {
                    None
                }
            })
            .collect()
    }

    #[test]
    fn numbers_worth_stating_are_read() {
        let reader = Reader::new().unwrap();
        let values = |text: &str| {
            read(&reader, text)
                .iter()
                .map(|f| f.value)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            values("Kenya will send 600 troops and spend $2.5 billion."),
            [600.0, 2.5e9]
        );
        assert_eq!(
            values("At least 26 people were killed, police said."),
            [26.0]
        );
        assert_eq!(
            values("The ministers signed seven agreements in Nairobi."),
            [7.0]
        );
        assert_eq!(
            values("Trade between them grew by 12 per cent last year."),
            [12.0]
        );
        assert_eq!(
            values("This year marks 60 years of diplomatic relations."),
            [60.0]
        );
        assert_eq!(
            values("Chile bought 40 tonnes of wheat, and 40 tonnes of rice."),
            [40.0]
        );
    }

    #[test]
    fn dates_lengths_ages_and_pairs_are_none() {
        let reader = Reader::new().unwrap();
        for text in [
            "The two ministers met in Accra on 12 May 2023 for a three-day visit.",
            "The talks lasted 45 minutes.",
            "Peter Mbeki, 54, was born in 1969.",
            "The first 2+2 dialogue was held at 9:30 am.",
            "He attended the 14th summit during the COVID-19 pandemic.",
            "Both sides spoke about Resolution 1701 of the Security Council.",
            "He will visit five African countries next week.",
        ] {
            let found = read(&reader, text);
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }

    #[test]
    fn how_exactly_and_by_whom() {
        let reader = Reader::new().unwrap();
        let found = read(
            &reader,
            "More than 300 soldiers took part, Defence Minister John Smith said.",
        );
        assert_eq!(found[0].approx, Some(FigureApprox::Over));
        assert_eq!(found[0].by.as_deref(), Some("John Smith"));
        assert_eq!(found[0].unit.as_deref(), Some("soldiers"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_words_are_read_without_panic(text in "([0-9]{1,4}[,.]?|\\$|Rs\\.?|half|a|two|-|twenty|crore|million|India|the SCO|members|are|of|chair|and|,|\\(|\\)|’s|é|%| ){0,40}") {
            static READER: std::sync::OnceLock<Reader> = std::sync::OnceLock::new();
            let reader = READER.get_or_init(|| Reader::new().unwrap());
            let _ = read(reader, &text);
        }
    }
}
