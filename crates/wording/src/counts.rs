//! Counts in words.

use crate::{contacts, dates, names};
use sidelines_facts::{CountryCode, Edtf};
use sidelines_views::{By, Index};

/// A value by which is counted, as people read it: "India → China" for "IN → CN".
#[must_use]
pub fn words(by: By, of: &str, index: &Index) -> String {
    let as_told = || of.to_owned();
    match by {
        By::Pair => match ends(of) {
            Some((a, b)) => {
                let between = if of.contains(ARROW) { ARROW } else { DASH };
                format!("{}{between}{}", side(a), side(b))
            }
            None => as_told(),
        },
        By::Side | By::Country => side(of),
        By::Person => index.person(of).map_or_else(as_told, |p| p.name.clone()),
        By::Month => match of.parse::<Edtf>() {
            Ok(month) => dates::human(&month),
            Err(_) => as_told(),
        },
        By::Kind => serde_json::from_value(of.into())
            .map_or_else(|_| as_told(), |kind| contacts::kinds(kind).to_owned()),
        By::Status => serde_json::from_value(of.into())
            .map_or_else(|_| as_told(), |status| contacts::status(status).to_owned()),
        By::Year | By::Code => as_told(),
    }
}

const DASH: &str = " – ";
const ARROW: &str = " → ";

/// The two ends of a pair, with or without direction.
#[must_use]
pub fn ends(pair: &str) -> Option<(&str, &str)> {
    pair.split_once(DASH).or_else(|| pair.split_once(ARROW))
}

/// A side of a contact: a country by its code, or the name of an organisation.
#[must_use]
pub fn side(side: &str) -> String {
    CountryCode::new(side)
        .filter(|code| code.as_str() == side)
        .map_or_else(|| contacts::short(side), names::country_name)
}

/// What a column of such values is called.
#[must_use]
pub fn column(by: By) -> &'static str {
    match by {
        By::Pair => "pair",
        By::Side => "side",
        By::Person => "person",
        By::Year => "year",
        By::Month => "month",
        By::Kind => "kind",
        By::Status => "status",
        By::Country => "country",
        By::Code => "code",
    }
}
