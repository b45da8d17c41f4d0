//! Gatherings that are called after the states that hold them: "the China-Pakistan-Afghanistan Trilateral Foreign
//! Ministers' Dialogue".

use super::context::Context;
use super::gatherings::body_name;
use crate::hit::Gathering;
use crate::tables::Class;

/// How many sides a gathering has.
const SIDES: &[&str] = &["trilateral", "tripartite", "quadrilateral", "quadripartite"];

/// Three states or more, or two and more and how many sides there are, and what they hold.
pub(super) fn of_states(context: &Context<'_>, first: usize) -> Option<(usize, Gathering)> {
    let mut word = first;
    let mut states = 0;
    while (states == 0 || context.joined(word))
        && let Some((end, _)) = context.longest(word, Class::CountryName)
    {
        states += 1;
        word = end;
    }
    let sides = context.joined(word) && SIDES.contains(&context.key(word));
    // "the Trilateral Foreign Ministers' Meeting", where who meets is told otherwise.
    let level = states == 0 && SIDES.contains(&context.key(first)) && context.capital(first);
    if !(states > 2 || states == 2 && sides || level) {
        return None;
    }
    // "Joint Strategic", "High-Level Security": what it is about.
    let from = word + usize::from(sides || level);
    let (end, name) = (from..from + 3)
        .take_while(|&w| context.joined(w) && context.capital(w))
        .find_map(|w| body_name(context, w))?;
    if !context.capital(end - 1) || level && !name.contains(' ') {
        return None;
    }
    Some((
        end,
        Gathering {
            canonical: context.surface(first, end),
            org: None,
            convener: None,
            edition: None,
            country: None,
            named: true,
        },
    ))
}
