//! Which numbers state something: a sum, a count of things or people, a share; and which only date, order,
//! name or measure a stay. The words that tell are in `frames/figure.toml`.

use super::count::{Around, count};
use super::numbers::{Measure, Number, Piece, numbers};
use super::words::words;
use crate::analysis::{Analysis, Sentence};
use crate::units::Sem;
use sidelines_time::DateExpr;
use std::ops::Range;

/// Whether the number states something.
pub(super) fn stating(a: &Analysis<'_>, s: &Sentence, pieces: &[Piece<'_>], n: &Number) -> bool {
    let (start, end) = (n.pieces.start, n.pieces.end);
    let (Some(first), Some(last)) = (pieces.get(start), pieces.get(end.saturating_sub(1))) else {
        return false;
    };
    if n.value <= 0.0 || covered(a, s, first.start..last.end(), n) {
        return false;
    }
    let around = Around { pieces, n };
    let (word, back) = (|i| around.word(i), |k| around.back(k));
    if n.measure == Measure::Ordinal {
        return anniversary(&around) || repeated(&around);
    }
    let glued_before = start > 0
        && pieces
            .get(start - 1)
            .is_some_and(|p| p.end() == first.start);
    let glued_after = pieces.get(end).is_some_and(|p| p.start == last.end());
    // "30,000-40,000 workers"
    if glued_before && back(1) == "-" && spans(pieces, start, n) {
        return count(a, s, &around);
    }
    // "COVID-19", "G20", "2+2", "10:30", "#5", "12/3".
    if glued_before
        && !matches!(
            back(1).as_str(),
            "(" | "\"" | "“" | "‘" | "'" | "—" | "–" | "«" | "["
        )
    {
        return false;
    }
    if glued_after && matches!(word(end).as_str(), "+" | ":" | "/" | "@" | "_" | "=") {
        return false;
    }
    match n.measure {
        Measure::Money(_) => n.value >= 1.0,
        // "half of what we plan", "half the world", "half the battle"
        Measure::Percent | Measure::Share => {
            let idle = word(end) == "the"
                && n.measure == Measure::Share
                && words().half.contains(&word(end + 1));
            // "a quarter of an hour"
            let time = word(end) == "of"
                && matches!(word(end + 1).as_str(), "a" | "an")
                && words().is_time(&word(end + 2));
            !(idle || time || word(end) == "of" && word(end + 1) == "what")
        }
        Measure::Count | Measure::Ordinal if n.scaled && n.value >= 1000.0 => {
            let next = word(end);
            !words().is_time(&next) && !words().is_length(&next) || next == "m"
        }
        Measure::Count | Measure::Ordinal => count(a, s, &around),
    }
}

/// Whether the number behind a hyphen ends a range of large numbers; "2023-24" is a time.
fn spans(pieces: &[Piece<'_>], start: usize, n: &Number) -> bool {
    let from = start
        .checked_sub(2)
        .and_then(|i| numbers(pieces.get(i..start - 1)?).pop());
    n.digits && from.is_some_and(|x| x.digits && x.value >= 100.0 && x.value < n.value)
}

/// "Its 75th anniversary of diplomatic ties": as many years of them.
fn anniversary(around: &Around<'_>) -> bool {
    let end = around.n.pieces.end;
    around.word(end) == "anniversary"
        && (end + 1..end + 8).any(|i| {
            matches!(
                around.word(i).as_str(),
                "diplomatic" | "ties" | "relations" | "independence"
            )
        })
}

/// "For the fifth time since 1967", "their fourth meeting this year": as many of them.
fn repeated(around: &Around<'_>) -> bool {
    let end = around.n.pieces.end;
    let word = |i| around.word(i);
    let again = matches!(
        word(end).as_str(),
        "time" | "meeting" | "encounter" | "call" | "conversation" | "visit" | "trip"
    );
    // "his 88th trip to Russia since 1992"
    let since = word(end) == "trip" && (end + 2..end + 5).any(|i| word(i) == "since");
    around.n.value >= 3.0
        && again
        && match word(end + 1).as_str() {
            _ if since => true,
            "since" => true,
            "this" => matches!(word(end + 2).as_str(), "year" | "month"),
            "in" => matches!(word(end + 2).as_str(), "a" | "less" | "as"),
            _ => false,
        }
}

/// Dates, names and offices of which the number is a part.
fn covered(a: &Analysis<'_>, s: &Sentence, span: Range<usize>, n: &Number) -> bool {
    let overlaps = |r: &Range<usize>| r.start < span.end && span.start < r.end;
    let dated = a
        .dates
        .iter()
        // "75 years after they established relations", "the first in 26 years": the years are counted, too.
        .any(|d| {
            overlaps(&(d.start..d.end))
                && !matches!(d.expr, DateExpr::Duration(_) | DateExpr::Shift { .. })
        });
    let named = s.units.iter().any(|u| {
        overlaps(&u.span)
            && match u.sem {
                // "AU$1.2bn"
                Sem::Org(_)
                    if matches!(n.measure, Measure::Money(_)) && u.span.start >= span.start =>
                {
                    false
                }
                Sem::Org(_)
                | Sem::Gathering(_)
                | Sem::Office(_)
                | Sem::Place(_)
                | Sem::Rank(_)
                | Sem::Honorific { .. }
                | Sem::Counterpart { .. } => true,
                // "US dollar 3 billion": the currency's country is part of the sum.
                Sem::Country { .. } => !matches!(n.measure, Measure::Money(_)),
                // "Boeing 737": a name that goes on beyond the number.
                Sem::Name => {
                    u.span.start < span.start && matches!(n.measure, Measure::Count) && !n.scaled
                }
                Sem::Date(_) | Sem::Word => false,
            }
    });
    dated || named
}
