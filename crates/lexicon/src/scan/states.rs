//! Gatherings that are called after the sides that hold them: "the China-Pakistan-Afghanistan Trilateral Foreign
//! Ministers' Dialogue", "the Central Asia – Germany summit".

use super::context::Context;
use super::gatherings::{body_name, level};
use super::targets::organisation;
use crate::hit::Gathering;
use crate::model::PlaceKind;
use crate::tables::Class;

/// How many sides a gathering has.
const SIDES: &[&str] = &["trilateral", "tripartite", "quadrilateral", "quadripartite"];

/// One side of a gathering.
enum Side {
    State,
    /// An organisation, id.
    Organisation(String),
    /// A part of the world, whose states are not named.
    Region,
}

/// Three states or more, two and more and how many sides there are, or a state and an organisation or a part of the
/// world; and what they hold.
pub(super) fn of_states(context: &Context<'_>, first: usize) -> Option<(usize, Gathering)> {
    let mut word = first;
    let mut all = Vec::new();
    while (all.is_empty() || context.joined(word) || dashed(context, word))
        && let Some((end, side)) = side(context, word)
    {
        all.push(side);
        word = end;
    }
    let linked = (first..word).any(|w| w > first && dashed(context, w));
    let blocs = all.iter().any(|s| !matches!(s, Side::State));
    let counted = context.joined(word) && SIDES.contains(&context.key(word));
    // "the Trilateral Foreign Ministers' Meeting", where who meets is told otherwise.
    let level_only =
        all.is_empty() && SIDES.contains(&context.key(first)) && context.capital(first);
    // "the Kenya-Oman Foreign Ministers' Strategic Dialogue": of two, where their ministers have one of its own.
    let of_two = level(context, word)
        .filter(|_| linked && all.len() == 2 && !blocs)
        .and_then(|(end, whose)| {
            (end..end + 2)
                .take_while(|&w| context.joined(w) && context.capital(w))
                .find_map(|w| body_name(context, w))
                .filter(|(end, name)| name == "Dialogue" && context.capital(end - 1))
                .map(|(end, name)| (end, format!("{whose} {name}")))
        });
    let enough = match all.len() {
        0 => level_only,
        1 => false,
        2 => counted || blocs && linked || of_two.is_some(),
        _ => !blocs || linked,
    };
    if !enough {
        return None;
    }
    // "Joint Strategic", "High-Level Security": what it is about.
    let from = word + usize::from(counted || level_only);
    let (mut end, mut name) = of_two.or_else(|| {
        (from..from + 3)
            .take_while(|&w| context.joined(w) && (w == from || context.capital(w - 1)))
            .find_map(|w| body_name(context, w))
    })?;
    // "the Central Asia – Russia meeting of foreign ministers"
    if blocs
        && context.follows(end, &["of"])
        && let Some((after, whose)) = level(context, context.skip_the(end + 1))
    {
        (end, name) = (after, format!("{whose} {name}"));
    }
    let called = context.capital(end - 1) || blocs && (name.contains(' ') || name == "Summit");
    if !called || level_only && !name.contains(' ') {
        return None;
    }
    let org = all.into_iter().find_map(|s| match s {
        Side::Organisation(id) => Some(id),
        _ => None,
    });
    Some((
        end,
        Gathering {
            canonical: context.surface(first, end),
            org,
            convener: None,
            edition: None,
            country: None,
            named: true,
        },
    ))
}

/// The side that is named at a word.
fn side(context: &Context<'_>, word: usize) -> Option<(usize, Side)> {
    if let Some((end, _)) = context.longest(word, Class::CountryName) {
        return Some((end, Side::State));
    }
    if let Some((end, org)) = organisation(context, word) {
        return Some((end, Side::Organisation(org)));
    }
    let (end, index) = context.longest(word, Class::Place)?;
    let place = context.tables().places.get(index)?;
    (place.kind == PlaceKind::Region && place.country.is_none()).then_some((end, Side::Region))
}

/// Whether nothing but a dash, with or without spaces around it, stands before a word.
fn dashed(context: &Context<'_>, word: usize) -> bool {
    let between = context.text.get(context.end(word)..context.start(word));
    word > 0 && between.is_some_and(|b| matches!(b.trim(), "-" | "–" | "—"))
}
