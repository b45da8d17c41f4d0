//! Countries, places, organisations, agencies, ranks and forms of address.

use super::context::{Context, Match};
use crate::fold::Gap;
use crate::hit::{CountryForm, Hit, HitKind, title};
use crate::model::{AgencyKind, Class, PlaceKind};

/// Adds the hits of all names.
pub(crate) fn find(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let mut taken = Vec::new();
    runs(
        context,
        |class| class == Class::Stop,
        &mut |first, end, _| taken.push((first, end)),
    );
    let free = |first: usize, end: usize, taken: &[(usize, usize)]| {
        !taken.iter().any(|(from, to)| *from <= first && end <= *to)
    };
    let mut longer = taken.clone();
    for pick in [Class::Organisation, Class::Agency, Class::Place] {
        runs(context, |class| class == pick, &mut |first, end, found| {
            if !free(first, end, &taken)
                || (pick == Class::Place && !plausible(context, first, end))
            {
                return;
            }
            let kind = match pick {
                Class::Organisation => organisation(context, found),
                Class::Agency => agency(context, found),
                _ => places(context, found),
            };
            if let Some(kind) = kind {
                // A country inside a longer name is not the country: Bank of China.
                longer.push((first, end));
                hits.push(hit(context, first, end, kind));
            }
        });
    }
    // Longest reading of a word: a place inside an agency's name is no place.
    let outer = longer.clone();
    let inside = |first: usize, end: usize| {
        outer
            .iter()
            .any(|(from, to)| *from <= first && end <= *to && to - from > end - first)
    };
    hits.retain(|hit| match hit.kind {
        HitKind::City(_) | HitKind::Region(_) | HitKind::Venue(_) | HitKind::Water(_) => {
            !outer.iter().any(|(from, to)| {
                let (start, end) = (context.start(*from), context.end(*to));
                start <= hit.start && hit.end <= end && end - start > hit.end - hit.start
            })
        }
        _ => true,
    });
    runs(
        context,
        |class| country_form(class).is_some(),
        &mut |first, end, found| {
            if inside(first, end) || !free(first, end, &taken) {
                return;
            }
            if let Some(kind) = country(context, first, end, found) {
                hits.push(hit(context, first, end, kind));
            }
        },
    );
    runs(
        context,
        |class| class == Class::Title,
        &mut |first, end, found| {
            if let Some((end, kind)) = titled(context, end, found) {
                hits.push(hit(context, first, end, kind));
            }
        },
    );
}

pub(super) fn hit(context: &Context<'_>, first: usize, end: usize, kind: HitKind) -> Hit {
    let mut last = context.end(end);
    // A bracket opened inside is closed inside: "United Nations (UN)".
    let opened = (first + 1..end)
        .rev()
        .find(|word| context.gap(*word) == Gap::Open);
    let open =
        opened.is_some_and(|from| !(from + 1..end).any(|word| context.gap(word) == Gap::Close));
    if open
        && context
            .text
            .get(last..)
            .is_some_and(|rest| rest.starts_with([')', ']']))
    {
        last += 1;
    }
    Hit {
        start: context.start(first),
        end: last,
        kind,
    }
}

/// Calls `found` with the leftmost longest wordings of some classes.
fn runs(
    context: &Context<'_>,
    wanted: impl Fn(Class) -> bool,
    found: &mut dyn FnMut(usize, usize, &[Match]),
) {
    let mut word = 0;
    while word < context.len() {
        let end = context
            .at(word)
            .iter()
            .filter(|candidate| wanted(candidate.sense.class))
            .map(|candidate| candidate.end)
            .max();
        match end {
            Some(end) => {
                let group: Vec<Match> = context
                    .at(word)
                    .iter()
                    .filter(|candidate| candidate.end == end && wanted(candidate.sense.class))
                    .copied()
                    .collect();
                found(word, end, &group);
                word = end;
            }
            None => word += 1,
        }
    }
}

const fn country_form(class: Class) -> Option<CountryForm> {
    Some(match class {
        Class::CountryName => CountryForm::Name,
        Class::CountryAdjective => CountryForm::Demonym,
        Class::CountryPrefix => CountryForm::Prefix,
        Class::CountryPerson => CountryForm::Citizen,
        Class::CountryPeople => CountryForm::DemonymPlural,
        Class::CountryCapital => CountryForm::Capital,
        Class::CountrySeat => CountryForm::Seat,
        _ => return None,
    })
}

fn country(context: &Context<'_>, first: usize, end: usize, found: &[Match]) -> Option<HitKind> {
    let plural = found.iter().any(|m| m.sense.class == Class::CountryPeople);
    let hyphen = context.gap(end) == Gap::Hyphen;
    let best = found
        .iter()
        .filter_map(|m| country_form(m.sense.class).map(|form| (form, m.sense.index)))
        .filter(|(form, _)| *form != CountryForm::Prefix || hyphen)
        // "Indians" only as people, "Chinese" as adjective first.
        .min_by_key(|(form, index)| (plural && *form == CountryForm::Citizen, *form, *index))?;
    let short = context
        .token(first)
        .is_some_and(|token| end == first + 1 && token.letters <= 2);
    if short && context.gap(first) == Gap::Possessive {
        return None;
    }
    let country = context.tables().countries.get(best.1 as usize)?;
    Some(HitKind::Country {
        alpha2: country.alpha2.clone(),
        form: best.0,
    })
}

fn organisation(context: &Context<'_>, found: &[Match]) -> Option<HitKind> {
    let first = found.iter().map(|m| m.sense.index).min()?;
    let organisation = context.tables().organisations.get(first as usize)?;
    Some(HitKind::Organisation(organisation.id.clone()))
}

fn agency(context: &Context<'_>, found: &[Match]) -> Option<HitKind> {
    let first = found.iter().map(|m| m.sense.index).min()?;
    let agency = context.tables().agencies.get(first as usize)?;
    Some(HitKind::Agency {
        name: agency.name.clone(),
        country: agency.country.clone(),
        wire: agency.kind == AgencyKind::Agency,
    })
}

/// Short words in capitals are abbreviations before they are towns.
fn plausible(context: &Context<'_>, first: usize, end: usize) -> bool {
    end > first + 1
        || context
            .token(first)
            .is_some_and(|token| token.letters > 3 || !token.all_capitals())
}

fn places(context: &Context<'_>, found: &[Match]) -> Option<HitKind> {
    let mut numbers: Vec<usize> = found.iter().map(|m| m.sense.index as usize).collect();
    context.lexicon.sort_places(&mut numbers);
    numbers.dedup();
    let kind = context.lexicon.place(*numbers.first()?)?.kind;
    numbers.retain(|number| {
        context
            .lexicon
            .place(*number)
            .is_some_and(|p| p.kind == kind)
    });
    Some(match kind {
        PlaceKind::City => HitKind::City(numbers),
        PlaceKind::Region => HitKind::Region(numbers),
        PlaceKind::Venue => HitKind::Venue(numbers),
        PlaceKind::Water => HitKind::Water(numbers),
    })
}

/// A rank or form of address, with "(Retd)" where that follows.
fn titled(context: &Context<'_>, end: usize, found: &[Match]) -> Option<(usize, HitKind)> {
    let index = found.iter().map(|m| m.sense.index).min()?;
    let entry = context.tables().titles.get(index as usize)?;
    let retired = |word: usize| ["retd", "ret", "retired", "rtd"].contains(&context.key(word));
    let end = if context.gap(end) == Gap::Open && retired(end) {
        end + 1
    } else {
        end
    };
    let next_is_name =
        context.capital(end) && context.gap(end) != Gap::Break && context.gap(end) != Gap::Comma;
    if entry.loose && !next_is_name {
        return None;
    }
    Some((end, title(entry.class, &entry.name)))
}
