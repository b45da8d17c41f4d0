//! Reading an EDTF value back from its text.

use std::{fmt, str::FromStr};

use super::Edtf;
use crate::partial::Partial;

/// A text that is no date of the EDTF subset in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    text: String,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not an EDTF date: {:?}", self.text)
    }
}

impl std::error::Error for ParseError {}

impl FromStr for Edtf {
    type Err = ParseError;

    /// Reads any form that [`Edtf`]'s table lists. An interval whose ends are the same day is read
    /// as that day.
    fn from_str(text: &str) -> Result<Self, ParseError> {
        parse(text).ok_or_else(|| ParseError {
            text: text.to_owned(),
        })
    }
}

fn parse(text: &str) -> Option<Edtf> {
    if let Some(inside) = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
        let members: Option<Vec<Partial>> = inside
            .split(',')
            .map(|member| partial(member.trim()))
            .collect();
        return Edtf::one_of(members?);
    }
    if let Some((start, end)) = text.split_once('/') {
        return Edtf::interval(interval_end(start)?, interval_end(end)?);
    }
    partial(text).map(Edtf::from)
}

/// An end of an interval: `Some(None)` where open, `None` where wrong.
fn interval_end(text: &str) -> Option<Option<Partial>> {
    if text == ".." {
        Some(None)
    } else {
        partial(text).map(Some)
    }
}

fn partial(text: &str) -> Option<Partial> {
    let mut parts = text.split('-');
    let year = match parts.next()? {
        "XXXX" => None,
        digits => Some(number(digits, 4)?),
    };
    let month = parts
        .next()
        .map(|m| number(m, 2))
        .map_or(Some(None), |m| m.map(Some))?;
    let day = parts
        .next()
        .map(|d| number(d, 2))
        .map_or(Some(None), |d| d.map(Some))?;
    if parts.next().is_some() {
        return None;
    }
    match (year, month, day) {
        (Some(year), None, None) => Partial::year(year),
        (year, Some(month), None) => Partial::month(year, i8::try_from(month).ok()?),
        (year, Some(month), Some(day)) => {
            Partial::day(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
        }
        (_, None, _) => None,
    }
}

/// Exactly `width` ASCII digits.
fn number(text: &str, width: usize) -> Option<i16> {
    let digits = text.len() == width && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}
