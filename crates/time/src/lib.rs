//! Date expressions as news writes them, and an anchor, to EDTF.
//!
//! Three steps, each of use alone:
//!
//! 1. [`find`] marks the date expressions of a text and says what each expresses, as a [`DateExpr`].
//!    It knows no calendar: "on Thursday" is a Thursday, no more.
//! 2. [`resolve`] turns an expression into a date, given the day of speaking ([`Anchor`]) and the
//!    tense of the sentence ([`TenseHint`]).
//! 3. [`Edtf`] is that date: a value that can be compared, sharpened by another report's date,
//!    sorted and written.
//!
//! Nothing here fails or panics on any text, reads a clock or knows who met whom. Named days
//! ("Diwali", the days of a summit) are for those who know the names.
//!
//! ```
//! use sidelines_time::{Anchor, TenseHint, find, resolve};
//! let text = "Pistorius will arrive on Monday for a four-day visit.";
//! let [arrival, stay] = find(text).try_into().unwrap();
//! let published = "2023-06-03".parse::<sidelines_time::Edtf>()?;
//! let day = resolve(&arrival.expr, &Anchor::on(published), TenseHint::Future);
//! assert_eq!(day, Some("2023-06-05".parse()?));
//! assert!(stay.expr.is_duration());
//! # Ok::<(), sidelines_time::ParseError>(())
//! ```

mod edtf;
mod expr;
mod find;
mod infer;
mod ordinal;
mod partial;
mod resolve;
mod spelt;
mod stay;
mod token;
mod words;

pub use edtf::{Edtf, ParseError};
pub use expr::{
    Base, CalendarDay, Countable, DateExpr, DayPart, MonthRef, Part, Season, Span, Unit, Which,
    YearRef,
};
pub use find::{DateMention, find};
pub use infer::infer_year;
pub use ordinal::ordinal;
pub use partial::{Partial, Precision};
pub use resolve::{Anchor, Resolution, TenseHint, resolve, resolve_checked};
pub use spelt::{cardinal, names_day};
pub use stay::{day_of, lasting_from, lasting_until};
