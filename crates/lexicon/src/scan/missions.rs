//! What an organisation has abroad, and who heads it: "head of the OSCE Mission to Moldova" is not the head of the OSCE.

use super::context::Context;
use super::portfolios::title_case;
use super::targets::{destination, organisation, past_abbreviation};

/// What an organisation has abroad.
const HOUSES: &[&str] = &[
    "mission",
    "delegation",
    "office",
    "representation",
    "bureau",
    "operation",
    "force",
    "team",
];

/// Words of its name.
const KINDS: &[&str] = &[
    "support",
    "special",
    "observer",
    "monitoring",
    "advisory",
    "assistance",
    "training",
    "country",
    "regional",
    "liaison",
    "representative",
    "peacekeeping",
    "stabilisation",
    "stabilization",
    "field",
    "interim",
    "permanent",
    "civilian",
    "military",
    "transition",
    "programme",
    "project",
    "information",
];

/// The house abroad of an organisation that is named at a word: its end, the organisation's id and the wording in a
/// title.
pub(super) fn house(context: &Context<'_>, first: usize) -> Option<(usize, String, String)> {
    let (whole, id) = before(context, first).or_else(|| behind(context, first))?;
    let mut name = title_case(context, first, whole);
    let mut end = past_abbreviation(context, whole);
    if ["in", "to", "for"].contains(&context.key(end))
        && context.joined(end)
        && let Some((far, _, place)) = destination(context, end + 1)
    {
        name = format!("{name} {} {place}", context.key(end));
        end = far;
    }
    Some((end, id, name))
}

/// "EU Delegation", "United Nations Support Mission"
fn before(context: &Context<'_>, first: usize) -> Option<(usize, String)> {
    let (after, id) = organisation(context, first)?;
    let mut word = context.skip_possessive(after);
    while word < after + 5 && context.follows(word, KINDS) {
        word += 1;
    }
    let found = HOUSES.contains(&context.key(word)) && (word > after || context.joined(word));
    found.then_some((word + 1, id))
}

/// "Delegation of the European Union"
fn behind(context: &Context<'_>, first: usize) -> Option<(usize, String)> {
    let house = (first..first + 3).find(|&word| {
        HOUSES.contains(&context.key(word))
            && (first..word).all(|w| KINDS.contains(&context.key(w)))
    })?;
    if !context.follows(house + 1, &["of"]) {
        return None;
    }
    organisation(context, context.skip_the(house + 2))
}
