//! Ministries and other bodies of a government.

use super::context::Context;
use super::names::hit;
use super::portfolios::{self, Found};
use crate::hit::{BodyName, Hit, HitKind};
use crate::model::BodyPattern;
use crate::tables::Class;

/// Adds the hits of all bodies.
pub(super) fn find(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let mut word = 0;
    while word < context.len() {
        match body(context, word) {
            Some((end, name)) => {
                hits.push(hit(context, word, end, HitKind::Body(name)));
                word = end;
            }
            None => word += 1,
        }
    }
}

/// The longest body that begins at a word.
pub(super) fn body(context: &Context<'_>, first: usize) -> Option<(usize, BodyName)> {
    let listed = context
        .longest(first, Class::Body)
        .and_then(|(end, index)| {
            let entry = context.tables().bodies.get(index)?;
            let name = BodyName {
                canonical: entry.name.clone(),
                country: entry.country.clone(),
                portfolio: None,
                seat: entry.seat,
            };
            Some((end, name))
        });
    let made = after_of(context, first).or_else(|| before_noun(context, first));
    match (listed, made) {
        (Some(listed), Some(made)) => Some(if made.0 > listed.0 { made } else { listed }),
        (listed, made) => listed.or(made),
    }
}

/// "Ministry of Defence".
fn after_of(context: &Context<'_>, first: usize) -> Option<(usize, BodyName)> {
    let (end, index) = context.longest(first, Class::BodyOf)?;
    if !context.follows(end, &["of", "for"]) {
        return None;
    }
    let portfolio = portfolios::after(context, end + 1)?;
    Some((
        portfolio.end,
        name(context.tables().patterns.get(index)?, portfolio),
    ))
}

/// "Defence Ministry".
fn before_noun(context: &Context<'_>, first: usize) -> Option<(usize, BodyName)> {
    portfolios::before(context, first)
        .into_iter()
        .find_map(|portfolio| {
            if !context.joined(portfolio.end) {
                return None;
            }
            let (end, index) = context.longest(portfolio.end, Class::BodyAfter)?;
            Some((end, name(context.tables().patterns.get(index)?, portfolio)))
        })
}

fn name(pattern: &BodyPattern, portfolio: Found) -> BodyName {
    let article = if portfolio.the { "the " } else { "" };
    BodyName {
        canonical: pattern
            .name
            .replace("{}", &format!("{article}{}", portfolio.name)),
        country: None,
        portfolio: Some(portfolio.name),
        seat: false,
    }
}
