//! From what was said and when to a date.

mod calendar;
mod clock;
mod period;

use jiff::civil::Weekday;

use crate::{edtf::Edtf, expr::DateExpr};
use clock::Clock;

/// What a date expression is counted from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The day of speaking: of publication, of the dateline, or of a quotation. Its year may be
    /// unknown, or nothing may be known at all.
    pub date: Option<Edtf>,
    /// The weekday of `date`, where its year is unknown: "July 28" was "on Wednesday".
    pub weekday: Option<Weekday>,
    /// The date last spoken of, for "the next day", "the same evening", "the 29th".
    pub previous: Option<Edtf>,
}

impl Anchor {
    /// An anchor with nothing but the day of speaking.
    pub fn on(date: impl Into<Edtf>) -> Self {
        Self {
            date: Some(date.into()),
            ..Self::default()
        }
    }
}

/// Where the sentence lies from the day of speaking. Decides which of several Thursdays is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TenseHint {
    /// It has happened.
    Past,
    /// It goes on.
    Present,
    /// It is to come.
    Future,
    /// The sentence does not tell.
    #[default]
    Unknown,
}

/// A date and whether the words contradict themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// The date meant.
    pub date: Edtf,
    /// Whether a weekday was said that this day does not have: "Tuesday (July 26)" of a year in
    /// which the 26th was a Monday. The day of the month is then believed, not the weekday.
    pub conflict: bool,
}

/// The date that `expr` means, said on the day of `anchor`.
///
/// - A bare weekday is the latest such day up to the anchor, the anchor included; in the future
///   the first from the anchor on.
/// - A day or month without a year falls into the year that puts it nearest to the anchor on the
///   side that `hint` tells, with a few days' grace as datelines and headers lag.
/// - Parts of months and years ("early March", "mid-2019") are the month or year: EDTF's subset
///   here has nothing finer. Weeks and halves are intervals of days or months.
/// - Where the anchor has no year the result has none (`XXXX-07-27`), or there is no result.
/// - A length of time has no date; neither has "in two years" when the sentence is in the past
///   ("the first in two years") nor a guess such as "in the coming days".
///
/// ```
/// use sidelines_time::{Anchor, Edtf, TenseHint, find, resolve};
/// let published: Edtf = "2023-04-28".parse()?;
/// let mention = &find("Singh met them on Thursday.")[0];
/// let date = resolve(&mention.expr, &Anchor::on(published), TenseHint::Past);
/// assert_eq!(date, Some("2023-04-27".parse()?));
/// # Ok::<(), sidelines_time::ParseError>(())
/// ```
pub fn resolve(expr: &DateExpr, anchor: &Anchor, hint: TenseHint) -> Option<Edtf> {
    resolve_checked(expr, anchor, hint).map(|resolution| resolution.date)
}

/// As [`resolve`], telling also whether weekday and day of the month contradict each other.
pub fn resolve_checked(expr: &DateExpr, anchor: &Anchor, hint: TenseHint) -> Option<Resolution> {
    let clock = Clock::new(anchor, hint);
    let date = clock.eval(expr)?;
    Some(Resolution {
        conflict: clock.conflict(expr),
        date,
    })
}
