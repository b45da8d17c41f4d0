//! What follows "of" or "to" in a title: organisations, bodies, places, destinations.

use super::bodies;
use super::context::Context;
use super::portfolios::{self, title_case};
use crate::fold::Gap;
use crate::hit::Target;
use crate::model::{Place, PlaceKind};
use crate::tables::Class;

/// What an office belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// An organisation, id.
    Organisation(String),
    /// A ministry or other body of a government, canonical, and its country.
    Body(String, Option<String>),
    /// A listed or unlisted body, as written in a title, and its country.
    Text(String, Option<String>),
    /// A city or region, as written in a title.
    Place(String),
}

/// The organisation that is named at a word, past an abbreviation in brackets.
pub(super) fn organisation(context: &Context<'_>, word: usize) -> Option<(usize, String)> {
    let (mut end, index) = context.longest(word, Class::Organisation)?;
    end = past_abbreviation(context, end);
    let organisation = context.tables().organisations.get(index)?;
    Some((end, organisation.id.clone()))
}

/// Past an abbreviation in brackets: "Shanghai Cooperation Organisation (SCO)".
pub(super) fn past_abbreviation(context: &Context<'_>, end: usize) -> usize {
    let word = context.skip_possessive(end);
    let bracketed = context.gap(word) == Gap::Open
        && context.token(word).is_some_and(|token| token.capitals >= 2)
        && context
            .text
            .get(context.end(word + 1)..)
            .is_some_and(|rest| rest.starts_with(')'));
    if bracketed { word + 1 } else { end }
}

/// Past a country before a body ("the Russian Foreign Ministry"), with its code.
pub(super) fn past_country(context: &Context<'_>, word: usize) -> Option<(usize, String)> {
    let found = context
        .at(word)
        .iter()
        .filter(|found| {
            matches!(
                found.sense.class,
                Class::CountryAdjective | Class::CountryName
            )
        })
        .max_by_key(|found| found.end)?;
    let country = context.tables().countries.get(found.sense.index as usize)?;
    let end = context.skip_possessive(found.end);
    (end > found.end || context.joined(end)).then(|| (end, country.alpha2.clone()))
}

/// Which places an office can be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Places {
    /// "President of Paris" is none.
    None,
    /// "President of Zanzibar": regions with a government.
    Governed,
    /// "Mayor of Osh", "Governor of Khartoum State".
    Any,
}

/// What parts of a state are called behind their name.
const PARTS_OF_A_STATE: &[&str] = &[
    "state",
    "province",
    "region",
    "oblast",
    "governorate",
    "prefecture",
    "county",
    "district",
    "department",
    "krai",
];

/// Regions whose rulers act for none of the states that the lexicon has: who leads them is no officer of the state
/// under which the place stands.
const NO_PART_OF_A_GOVERNMENT: &[&str] = &[
    "Abkhazia",
    "South Ossetia",
    "Transnistria",
    "Donetsk",
    "Luhansk",
    "Crimea",
    "Nagorno-Karabakh",
    "Northern Cyprus",
    "Somaliland",
];

/// The place that an office is of, "Khartoum State" without its last word where only the rest is known.
pub(super) fn governed_place<'a>(context: &Context<'a>, name: &str) -> Vec<&'a Place> {
    let found = context.lexicon.places_named(name);
    match name.rsplit_once(' ') {
        Some((rest, part))
            if found.is_empty() && PARTS_OF_A_STATE.contains(&part.to_lowercase().as_str()) =>
        {
            context.lexicon.places_named(rest)
        }
        _ => found,
    }
}

/// Whether no longer name begins with the place: "Papua New Guinea", "Kurdistan Regional Government".
fn whole(context: &Context<'_>, word: usize, end: usize) -> bool {
    country_end(context, word).is_none_or(|(after, _)| after <= end)
        && unlisted(context, word).is_none_or(|(after, _)| after <= end)
}

/// Whether a place is a region with a government within one state.
pub(super) fn is_governed(context: &Context<'_>, name: &str) -> bool {
    context.lexicon.places_named(name).iter().any(|place| {
        place.kind == PlaceKind::Region
            && place.country.is_some()
            && !NO_PART_OF_A_GOVERNMENT.contains(&place.name.as_str())
    })
}

/// The holder that begins at a word: after "of", or before a noun.
pub(super) fn holder(
    context: &Context<'_>,
    word: usize,
    places: Places,
) -> Option<(usize, Holder)> {
    let mut best: Option<(usize, Holder)> = None;
    let mut offer = |end: usize, holder: Holder| {
        if best.as_ref().is_none_or(|(old, _)| *old < end) {
            best = Some((end, holder));
        }
    };
    if let Some((end, id)) = organisation(context, word) {
        offer(end, Holder::Organisation(id));
    }
    if let Some((end, body)) = bodies::body(context, word) {
        offer(end, Holder::Body(body.canonical, body.country));
    }
    if let Some((end, index)) = context.longest(word, Class::Complement)
        && let Some(entry) = context.tables().complements.get(index)
    {
        // "SANDF chief": an abbreviation stands for the name.
        let word_of_capitals = end == word + 1
            && context
                .token(word)
                .is_some_and(|token| token.capitals >= 2 && token.capitals == token.letters);
        let name = if entry.forms.is_empty() || word_of_capitals {
            entry.name.clone()
        } else {
            title_case(context, context.skip_the(word), end)
        };
        offer(end, Holder::Text(name, entry.country.clone()));
    }
    if let Some((end, _)) = context.longest(word, Class::Place) {
        let name = context.surface(word, end);
        // "the Governor of Khartoum State"
        let part = context.joined(end)
            && context.capital(end)
            && PARTS_OF_A_STATE.contains(&context.key(end));
        let end = end + usize::from(part);
        match places {
            Places::None => {}
            Places::Any => offer(end, Holder::Place(context.surface(word, end))),
            Places::Governed
                if !part && is_governed(context, &name) && whole(context, word, end) =>
            {
                offer(end, Holder::Place(name));
            }
            Places::Governed => {}
        }
    }
    let (end, holder) = best?;
    // Not from inside a bracket out of it: "... (MEA) spokesperson" begins before the bracket.
    if context.gap(word) == Gap::Open && context.gap(end) == Gap::Close {
        return None;
    }
    Some((past_abbreviation(context, end), holder))
}

/// A body that is not listed: capitals, and a last word such as "Council".
pub(super) fn unlisted(context: &Context<'_>, first: usize) -> Option<(usize, Holder)> {
    // An article is no part of a name: "The African Union".
    let begins = context.capital(first)
        && context.key(first) != "the"
        && (context.key(first) != "state" || context.capital(first + 1))
        && country_end(context, first).is_none()
        && !context.is(first, Class::CountryAdjective);
    if !begins {
        return None;
    }
    let mut end = None;
    let mut purpose = false;
    let mut word = first;
    while word < first + 12 && word < context.len() && (word == first || context.joined(word)) {
        if context.capital(word) {
            let named = word > first && end.is_some() && context.is(word, Class::Title);
            // "General Staff Turkish Armed Forces" is two.
            let another = end == Some(word) && context.is(word, Class::CountryAdjective);
            if named || another || (word > first && portfolios::begins_office(context, word)) {
                break;
            }
            word += 1;
            // "State Committee for National Security"
            let field = purpose
                && context.is(word - 1, Class::PortfolioWord)
                && !context.is(word - 1, Class::PortfolioAdjective);
            if context.is(word - 1, Class::BodyWord) || field {
                end = Some(word);
            }
        } else if word > first && context.follows(word, &["of", "and", "for", "the", "on"]) {
            // "Council of India" is India's; "Council and ..." begins something else.
            let next = context.skip_the(word + 1);
            // "On Friday the African Union": another name begins.
            let other = context.key(word) == "and" && end.is_some()
                || context.key(word) == "the"
                    && !["of", "and", "for", "on"].contains(&context.key(word - 1));
            if other || country_end(context, next).is_some() {
                break;
            }
            purpose |= end.is_some() && ["for", "on"].contains(&context.key(word));
            word += 1;
        } else {
            break;
        }
    }
    // "Royal Saudi Land Forces", "General Staff of the British Army", "PLA Navy"
    end.map(|end| {
        let nation = (first..end).find_map(|word| nation_at(context, word));
        (end, Holder::Text(title_case(context, first, end), nation))
    })
}

/// "of the Saudi Armed Forces", "of the Vietnam People's Army" behind a whole title: the end, and whose they are.
pub(super) fn of_forces(context: &Context<'_>, end: usize) -> Option<(usize, String)> {
    let goes_on = context.joined(end) || context.gap(end) == Gap::Close;
    let linked = ["of", "in"].contains(&context.key(end));
    // "Chief of General Staff Turkish Armed Forces"
    if !goes_on || !(linked || context.is(end, Class::CountryAdjective)) {
        return None;
    }
    let word = if linked {
        context.skip_the(end + 1)
    } else {
        end
    };
    let own = [holder(context, word, Places::None), unlisted(context, word)]
        .into_iter()
        .flatten()
        .max_by_key(|(end, _)| *end);
    if let Some((end, Holder::Text(name, Some(country)) | Holder::Body(name, Some(country)))) = own
        && ["Army", "Forces", "Force", "Navy"]
            .iter()
            .any(|service| name.ends_with(service))
    {
        return Some((end, country));
    }
    let (word, country) = past_country(context, word)?;
    let (end, _) = context
        .longest(word, Class::Complement)
        .or_else(|| context.longest(word, Class::Body))?;
    Some((end, country))
}

/// The country whose adjective, name or own body stands at a word.
fn nation_at(context: &Context<'_>, word: usize) -> Option<String> {
    if let Some((_, index)) = context.longest(word, Class::Body)
        && let Some(country) = context.tables().bodies.get(index)?.country.clone()
    {
        return Some(country);
    }
    let found = context.at(word).iter().find(|found| {
        matches!(
            found.sense.class,
            Class::CountryAdjective | Class::CountryName
        )
    })?;
    let country = context.tables().countries.get(found.sense.index as usize)?;
    Some(country.alpha2.clone())
}

/// End of a country's name, adjective or capital at a word.
pub(super) fn country_end(context: &Context<'_>, word: usize) -> Option<(usize, usize)> {
    context
        .at(word)
        .iter()
        .filter(|found| matches!(found.sense.class, Class::CountryName))
        .map(|found| (found.end, found.sense.index as usize))
        .max()
}

/// A capital at a word, with the code of its country.
fn capital(context: &Context<'_>, word: usize) -> Option<(usize, String)> {
    let (end, index) = context.longest(word, Class::CountryCapital)?;
    Some((end, context.tables().countries.get(index)?.alpha2.clone()))
}

/// Words that begin a date or anything else, not a destination.
const NOT_DESTINATIONS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "jan",
    "february",
    "feb",
    "march",
    "april",
    "june",
    "july",
    "august",
    "aug",
    "september",
    "sept",
    "sep",
    "october",
    "oct",
    "november",
    "nov",
    "december",
    "dec",
    "twitter",
    "x",
    "facebook",
];

/// Whom somebody serves "to": no destination, and no beginning of one.
const SERVED: &[&str] = &[
    "president",
    "prime",
    "king",
    "queen",
    "emir",
    "sultan",
    "crown",
];

/// Where an envoy is sent. Returns the end, the target, and its wording in a title.
pub(super) fn destination(context: &Context<'_>, of: usize) -> Option<(usize, Target, String)> {
    let first = context.skip_the(of);
    // "Adviser to the President Ali Asadov": whom he serves, and then his name.
    if first > of && SERVED.contains(&context.key(first)) && !context.follows(first + 1, &["of"]) {
        return None;
    }
    let place = context.longest(first, Class::Place);
    let organisation = organisation(context, first);
    if let Some((end, index)) = country_end(context, first)
        && place.is_none_or(|(longer, _)| longer <= end)
        && organisation
            .as_ref()
            .is_none_or(|(longer, _)| *longer <= end)
    {
        let country = context.tables().countries.get(index)?;
        // "special representative for Pakistan and Afghanistan"
        if context.follows(end, &["and"])
            && let Some((after, other)) = country_end(context, context.skip_the(end + 1))
            && context.gap(after) != Gap::Possessive
            && let Some(other) = context.tables().countries.get(other)
        {
            let both = format!(
                "{} and {}",
                country.name_in_phrase(),
                other.name_in_phrase()
            );
            return Some((after, Target::Text(both.clone()), both));
        }
        return Some((
            end,
            Target::Country(country.alpha2.clone()),
            country.name_in_phrase(),
        ));
    }
    if let Some((end, id)) = organisation {
        let name = context.lexicon.organisation(&id)?.name.clone();
        let article = if context.key(of) == "the" || name.starts_with("United") {
            "the "
        } else {
            ""
        };
        return Some((end, Target::Organisation(id), format!("{article}{name}")));
    }
    let article = if first > of { "the " } else { "" };
    if let Some((end, code)) =
        capital(context, first).filter(|(end, _)| place.is_none_or(|(longer, _)| longer <= *end))
    {
        let name = context.lexicon.country(&code)?.name_in_phrase();
        return Some((end, Target::Country(code), name));
    }
    // "for the South Caucasus and the crisis in Georgia"
    let field = portfolios::after(context, of).filter(|field| field.end > first + 4);
    if let Some((end, _)) =
        place.filter(|(end, _)| field.as_ref().is_none_or(|field| field.end <= *end))
    {
        let name = context.surface(first, end);
        return Some((end, Target::Text(name.clone()), format!("{article}{name}")));
    }
    if let Some(portfolio) = portfolios::after(context, of) {
        let name = portfolio.name;
        return Some((portfolio.end, Target::Text(name.clone()), name));
    }
    // "for the Horn of Africa", "on Climate": capitals with small words between them.
    if NOT_DESTINATIONS.contains(&context.key(first)) {
        return None;
    }
    let mut end = None;
    let mut word = first;
    while word < first + 8 && word < context.len() && context.joined(word) {
        if context.capital(word) {
            word += 1;
            end = Some(word);
        } else if word > first && context.follows(word, &["of", "and", "the"]) {
            word += 1;
        } else {
            break;
        }
    }
    // Two words at most where nothing says that the name goes on: the next may be a person's.
    let end = end?;
    let linked = (first..end).any(|word| !context.capital(word));
    let end = if linked { end } else { end.min(first + 2) };
    let name = context.surface(first, end);
    Some((end, Target::Text(name.clone()), format!("{article}{name}")))
}
