//! What the tests against other projects' suites share: where the suites are, what one case is,
//! and when a reading counts as right.

use std::{collections::BTreeMap, path::PathBuf};

use jiff::{ToSpan, civil::Date};
use sidelines_time::{
    Anchor, Countable, DateExpr, DateMention, Edtf, Span, TenseHint, find, resolve,
};

/// One expression of a suite.
pub(crate) struct Case {
    /// The text it stands in.
    pub(crate) text: String,
    /// The expression as the suite marks it; empty where the suite says that there is none.
    pub(crate) span: String,
    /// The day of speaking.
    pub(crate) reference: Date,
    /// What it may mean.
    pub(crate) meant: Vec<Meant>,
}

/// One reading that a suite gives.
pub(crate) enum Meant {
    /// From the first to the last day, the last not included; an end may be open.
    Days(Option<Date>, Option<Date>),
    /// A length in seconds.
    Seconds(f64),
    /// Only the span is given.
    Unsaid,
}

/// The folder of open data beside the workspace, or `None` with a message if it is not there.
pub(crate) fn data(folder: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data")
        .join(folder);
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: {} is not here", path.display());
    None
}

/// Reads all cases, prints the wrong ones and the share that is right, by group; fails where that is under nine
/// tenths or not what `docs/dates.md` says of `suite`.
pub(crate) fn share(suite: &str, cases: &BTreeMap<String, Vec<Case>>) {
    let (mut all, mut good) = (0, 0);
    for (group, cases) in cases {
        let mut right = 0;
        for case in cases {
            match problem(case) {
                None => right += 1,
                Some(why) => println!(
                    "{group}: {:?} [{}] {}: {why}",
                    case.text, case.span, case.reference
                ),
            }
        }
        println!("{group}: {right} of {}", cases.len());
        all += cases.len();
        good += right;
    }
    let share = f64::from(good) / f64::from(u32::try_from(all).unwrap_or(u32::MAX).max(1));
    println!("all: {good} of {all} ({:.1} %)", 100.0 * share);
    assert!(share >= 0.9, "only {:.1} % right", 100.0 * share);
    let row = format!("| {suite} | {all} | {good} | {:.1} % |", 100.0 * share);
    let document = include_str!("../../../../docs/dates.md");
    assert!(
        document.lines().any(|line| line == row),
        "docs/dates.md does not have this row: {row}"
    );
}

/// What is wrong with our reading of the case.
fn problem(case: &Case) -> Option<String> {
    let mentions = find(&case.text);
    if case.span.is_empty() {
        let first = mentions.first()?;
        return Some(format!("found {:?}", &case.text[first.start..first.end]));
    }
    let wanted = trimmed(&case.span);
    let text = |m: &DateMention| case.text[m.start..m.end].to_owned();
    // We read "Monday or Tuesday" as one choice; a suite may give its members apart.
    let fits = |m: &&DateMention| {
        let ours = trimmed(&text(m));
        ours == wanted || (!members(&m.expr).is_empty() && ours.contains(&wanted))
    };
    let Some(mention) = mentions.iter().find(fits) else {
        let found: Vec<String> = mentions.iter().map(text).collect();
        return Some(format!("found {found:?}"));
    };
    let anchor = Anchor::on(case.reference);
    let hints = [TenseHint::Past, TenseHint::Future, TenseHint::Unknown];
    let exprs = std::iter::once(&mention.expr).chain(members(&mention.expr));
    let readings: Vec<Edtf> = exprs
        .flat_map(|expr| hints.map(|hint| resolve(expr, &anchor, hint)))
        .flatten()
        .collect();
    let right = case.meant.iter().any(|meant| match meant {
        Meant::Unsaid => true,
        // "A few days ago" is a guess, which others make and we do not.
        Meant::Days(..) if is_guess(&mention.expr) => readings.is_empty(),
        Meant::Seconds(seconds) => {
            matches!(mention.expr, DateExpr::Duration(span) if lasts(span, *seconds))
        }
        Meant::Days(first, after) => readings
            .iter()
            .any(|date| same_days(&mention.expr, date, *first, *after)),
    });
    (!right).then(|| {
        let read: Vec<String> = readings.iter().map(Edtf::to_string).collect();
        format!("read {read:?} from {:?}", mention.expr)
    })
}

/// The dates of a choice or list.
fn members(expr: &DateExpr) -> &[DateExpr] {
    match expr {
        DateExpr::Choice(dates) | DateExpr::List(dates) => dates,
        _ => &[],
    }
}

fn is_guess(expr: &DateExpr) -> bool {
    matches!(expr, DateExpr::Shift { by, .. } | DateExpr::Recent { by, .. } if by.vague)
}

/// The words of an expression without those that only lead up to it, which suites cut differently.
fn trimmed(span: &str) -> String {
    let lower = span.to_lowercase();
    let lead = [
        "on",
        "in",
        "at",
        "for",
        "from",
        "between",
        "the",
        "a",
        "an",
        "since",
        "until",
        "till",
        "by",
        "during",
        "of",
        "around",
        "within",
        "starting",
        "beginning",
    ];
    let words: Vec<&str> = lower
        .split_whitespace()
        .skip_while(|w| lead.contains(w))
        .collect();
    words.join(" ").trim_end_matches(['.', ',', ')']).to_owned()
}

/// Whether the suite's days are ours.
fn same_days(expr: &DateExpr, ours: &Edtf, first: Option<Date>, after: Option<Date>) -> bool {
    let Some((our_first, our_last)) = ours.bounds() else {
        return false;
    };
    let start = first.unwrap_or(Date::MIN);
    // Some suites close a range with its last day, some with the day after, and a range of months
    // or years with the first day of the last one.
    let last_part = ours
        .ends()
        .and_then(|(_, end)| end?.bounds())
        .map(|(first, _)| first);
    let ends = |last: Date| match after {
        None => last == Date::MAX,
        Some(after) => {
            last == after
                || last.checked_add(1.day()).is_ok_and(|next| next == after)
                || last_part == Some(after)
        }
    };
    if our_first == start && ends(our_last) {
        return true;
    }
    let overlap = our_first <= after.unwrap_or(Date::MAX) && start <= our_last;
    overlap && is_rough(expr)
}

/// Expressions that conventions cut differently: "early March" is the month to us and ten days or
/// half the month to others, "the next three weeks" begin now or next Monday, a season and the first week of a month begin on different days, and
/// "two months ago" is a month to us and a day to others.
fn is_rough(expr: &DateExpr) -> bool {
    match expr {
        DateExpr::Part { .. } | DateExpr::Season { .. } => true,
        DateExpr::Nth { what, .. } => *what == Countable::Week,
        DateExpr::Shift { by, .. } => by.months > 0,
        DateExpr::Recent { .. } => true,
        DateExpr::Since(start) => is_rough(start),
        DateExpr::Range { start, end } => [start, end].into_iter().flatten().any(|e| is_rough(e)),
        _ => false,
    }
}

/// Whether a length is as long as the suite says, a month being 30 and a year 365 days.
fn lasts(span: Span, seconds: f64) -> bool {
    let days =
        u32::from(span.months / 12) * 365 + u32::from(span.months % 12) * 30 + u32::from(span.days);
    let ours = f64::from(days) * 86_400.0 + f64::from(span.minutes) * 60.0;
    (ours - seconds).abs() <= 0.03 * seconds
}
