//! Gatherings that no list has, by what they are called: "the Kyiv Security Forum", "at the Doha Maritime Defence
//! Exhibition and Conference".

use super::context::Context;
use super::editions::is_edition;
use super::targets::{country_end, organisation};
use crate::fold::Gap;
use crate::hit::Gathering;
use crate::model::PlaceKind;
use crate::tables::Class;

/// Last words of the names of gatherings.
const HEADS: &[&str] = &[
    "forum",
    "conference",
    "summit",
    "dialogue",
    "exhibition",
    "expo",
    "airshow",
    "fair",
    "symposium",
    "conclave",
    "seminar",
    "roundtable",
];

/// Of which "the Washington Summit" says only where it was.
const BY_PLACE: &[&str] = &["summit", "conference", "dialogue", "seminar", "roundtable"];

/// What stands before the name of a gathering, so that it begins there.
const BEFORE: &[&str] = &[
    "the",
    "at",
    "of",
    "during",
    "for",
    "to",
    "in",
    "this",
    "attend",
    "attends",
    "attended",
    "attending",
    "join",
    "joined",
    "host",
    "hosts",
    "hosted",
    "hosting",
    "address",
    "addressed",
    "annual",
];

/// Who is no gathering though he stands before one: "the Foreign Minister".
const OFFICERS: &[&str] = &[
    "minister",
    "president",
    "secretary",
    "ambassador",
    "chairman",
    "director",
    "general",
    "envoy",
    "chief",
    "consultative",
    "king",
    "prince",
];

/// What is for merchants and readers, which statesmen open: "the Nepal-China Business Forum", "the Book Fair".
const OTHER_MATTERS: &[&str] = &[
    "business",
    "book",
    "trade",
    "investment",
    "tourism",
    "film",
    "music",
    "cultural",
    "culture",
    "chamber",
    "motor",
    "auto",
    "food",
    "art",
    "arts",
];

/// Shows at which ministers of defence meet.
const SHOWS: &[&str] = &["exhibition", "expo", "fair", "show", "airshow"];

/// What such a show is of.
const OF_ARMS: &[&str] = &[
    "defence",
    "defense",
    "military",
    "air",
    "airshow",
    "aerospace",
    "maritime",
    "naval",
    "security",
    "arms",
];

/// Words inside a name.
const SMALL: &[&str] = &["of", "and", "for", "on"];

/// The longest name of a gathering.
const LONGEST: usize = 9;

/// The gathering that is called so from word `first` on.
pub(super) fn called(context: &Context<'_>, first: usize) -> Option<(usize, Gathering)> {
    let before = first.checked_sub(1)?;
    let begins = context.capital(first)
        && !is_edition(context, first)
        && (context.joined(first)
            && !context.capital(before)
            && BEFORE.contains(&context.key(before))
            || context.joined(first) && is_edition(context, before)
            || context.gap(first) == Gap::Possessive);
    if !begins {
        return None;
    }
    let small = |w: usize| SMALL.contains(&context.key(w)) && !context.capital(w);
    let mut last = None;
    for w in first..first + LONGEST {
        let goes_on = w == first || context.joined(w);
        if !goes_on || !(context.capital(w) || small(w) && context.capital(w + 1)) {
            break;
        }
        if OFFICERS.contains(&context.key(w)) {
            return None;
        }
        let air_show = context.key(w) == "show" && w > first && context.key(w - 1) == "air";
        if w > first && context.capital(w) && (HEADS.contains(&context.key(w)) || air_show) {
            last = Some(w);
        }
    }
    let last = last?;
    let end = last + 1;
    let says = |words: &[&str]| (first..end).any(|w| words.contains(&context.key(w)));
    if says(OTHER_MATTERS) || SHOWS.contains(&context.key(last)) && !says(OF_ARMS) {
        return None;
    }
    // "the Forum Secretary General", "the Expo Centre": the name goes on.
    if context.joined(end) && context.capital(end) {
        return None;
    }
    if organisation(context, first).is_some_and(|(to, _)| to >= end)
        || inside_an_organisation(context, first)
    {
        return None;
    }
    // "the 18th Ordinary Summit of the East African Community": of that.
    let of = context.skip_the(end + 1);
    if context.follows(end, &["of"]) && organisation(context, of).is_some() {
        return None;
    }
    let state = country_end(context, first).is_some_and(|(to, _)| to == last);
    let place = context.longest(first, Class::Place);
    if state || place.is_some_and(|(to, _)| to == last) && BY_PLACE.contains(&context.key(last)) {
        return None;
    }
    let country = place.and_then(|(to, _)| {
        let name = context.surface(first, to);
        let all = context.lexicon.places_named(&name);
        let city = all.first().filter(|p| p.kind == PlaceKind::City)?;
        city.country.clone()
    });
    Some((
        end,
        Gathering {
            canonical: context.surface(first, end),
            org: None,
            convener: None,
            edition: None,
            country,
            named: true,
        },
    ))
}

/// "the Organisation of the Islamic Conference": a part of another name.
fn inside_an_organisation(context: &Context<'_>, first: usize) -> bool {
    (first.saturating_sub(LONGEST)..first)
        .any(|w| organisation(context, w).is_some_and(|(to, _)| to > first))
}
