//! What kinds of days date words tell: a single one, one counted from today, none.

use crate::tree::Tree;
use sidelines_facts::Edtf;
use sidelines_time::{Base, DateExpr, Unit};

/// "from June 4" begins on that day; when it ends is not told. "until Friday" tells of no beginning.
pub(super) fn closed(date: Edtf) -> Option<Edtf> {
    match date.ends() {
        Some((Some(start), None)) => Some(Edtf::from(start)),
        Some((None, _)) => None,
        _ => Some(date),
    }
}

/// Whether a date word says when: "the 2030 Agenda" and "the first in seven years" do not.
pub(super) fn tells_when(t: &Tree, i: usize, expr: &DateExpr) -> bool {
    let node = t.node(i);
    match expr {
        // "for the third time this year", "for the second time in 2023": in which they are counted.
        DateExpr::Year(_) | DateExpr::Month { .. } | DateExpr::Period { .. }
            if !is_day(expr) && counts(t, i) =>
        {
            false
        }
        DateExpr::Year(_) => {
            matches!(node.dep, "npadvmod" | "poss")
                // "Last year's was held in Abuja"
                || node.dep.starts_with("nsubj") && t.child(i, &["case"]).is_some()
                || (node.dep == "pobj"
                    && t.head(i).is_some_and(|p| {
                        let word = t.node(p).word.as_str();
                        // "as early as 2008"
                        let early = || t.head(p).is_some_and(|h| t.node(h).pos == "ADV");
                        word == "as" && early()
                            || matches!(word, "in" | "during" | "of")
                                && t.head(p).is_some_and(|h| t.is_verb(h) || word == "in")
                    }))
        }
        // Counted from another event, which is not this one.
        DateExpr::Shift {
            base: Base::Event, ..
        } => false,
        // "less than a week ago, on May 9": the day itself follows.
        DateExpr::Shift { .. }
            if i + 3 < t.nodes.len()
                && t.node(i + 1).word == ","
                && t.node(i + 2).word == "on"
                && t.node(i + 3).mention.is_some() =>
        {
            false
        }
        DateExpr::Shift { forward: true, .. } | DateExpr::Recent { .. } => !t
            .nodes
            .iter()
            .any(|n| matches!(n.word.as_str(), "first" | "second" | "third" | "fourth")),
        // "President of Cape Verde from 2001 to 2011": of an office, or of more than one encounter.
        DateExpr::Range {
            start: Some(start), ..
        } if matches!(**start, DateExpr::Year(_)) => false,
        // "since the 1950-53 war", "the 2015 nuclear deal": another thing's.
        DateExpr::Range { .. } => !matches!(node.dep, "compound" | "nummod" | "amod" | "nmod"),
        _ => true,
    }
}

/// Whether what the date at `i` hangs on is "the third time".
fn counts(t: &Tree, i: usize) -> bool {
    // "It is his second visit to the kingdom this month"
    let what_it_is = t
        .head(i)
        .filter(|&v| t.node(v).lemma == "be" && matches!(t.node(v).tag, "VBZ" | "VBP"))
        .and_then(|v| t.child(v, &["attr"]));
    std::iter::successors(Some(i), |&x| t.head(x).filter(|_| t.node(x).dep != "ROOT"))
        .skip(1)
        .take(2)
        .chain(what_it_is)
        .any(|x| {
            // "his second visit to the kingdom this month"
            matches!(t.node(x).lemma.as_str(), "time" | "visit" | "trip")
                && t.children(x)
                    .any(|c| sidelines_time::ordinal(t.node(c).word.as_str()).is_some())
        })
}

/// "since 2017" tells of no day.
pub(super) fn background_only(e: &DateExpr) -> bool {
    match e {
        DateExpr::Decade(_) => true,
        DateExpr::Since(start)
        | DateExpr::Range {
            start: Some(start),
            end: None,
        } => !is_day(start),
        _ => false,
    }
}

/// "this week", "next month"
pub(super) fn not_over(e: &DateExpr) -> bool {
    matches!(e, DateExpr::Period { unit, offset, .. } if *unit != Unit::Day && *offset >= 0)
}

pub(super) fn is_day(e: &DateExpr) -> bool {
    matches!(
        e,
        DateExpr::Day(_)
            | DateExpr::Weekday { .. }
            | DateExpr::Period {
                unit: Unit::Day,
                ..
            }
    )
}

pub(super) fn is_relative(e: &DateExpr) -> bool {
    !matches!(e, DateExpr::Day(d) if d.month.is_some())
        && !matches!(e, DateExpr::Month { .. } | DateExpr::Year(_))
}

pub(super) fn days(span: &sidelines_time::Span) -> Option<u16> {
    (span.months == 0 && span.days > 0 && !span.vague).then_some(span.days)
}
