//! Countries, places, organisations, agencies, ranks and forms of address.

use super::context::{Context, Match};
use crate::fold::{Gap, Token};
use crate::hit::{CountryForm, Hit, HitKind, title};
use crate::model::{AgencyKind, PlaceKind};
use crate::tables::Class;

/// Words `first..end` and what begins there.
type Run = (usize, usize, Vec<Match>);

/// Adds the hits of all names.
///
/// Of a name inside a name the longer one counts ("Bank of China", "Gulf of Oman", "Papua" in
/// "Papua New Guinea"); inside a set phrase ("Paris Agreement") none does.
pub(crate) fn find(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let stops = runs(context, |class| class == Class::Stop);
    let gatherings = runs(context, |class| class == Class::Gathering);
    let organisations = runs(context, |class| class == Class::Organisation);
    let agencies = runs(context, |class| class == Class::Agency);
    let places = runs(context, |class| class == Class::Place);
    let countries = runs(context, |class| country_form(class).is_some());
    // "Congo" is the one that the text names in full, where it names but one so.
    let plain: Vec<u32> = countries
        .iter()
        .filter_map(|(_, _, found)| match found.as_slice() {
            [first, rest @ ..] if rest.iter().all(|m| m.sense.index == first.sense.index) => {
                Some(first.sense.index)
            }
            _ => None,
        })
        .collect();
    // "Guam" is the island, "GUAM" the organisation.
    let small = |run: &Run| {
        run.1 == run.0 + 1
            && covering(&countries, run).is_some()
            && !context.token(run.0).is_some_and(Token::all_capitals)
    };
    for run in organisations
        .iter()
        .filter(|run| !within(&stops, run) && !small(run))
    {
        hits.extend(organisation(context, &run.2).map(|kind| hit(context, run.0, run.1, kind)));
    }
    for run in agencies.iter().filter(|run| !within(&stops, run)) {
        hits.extend(agency(context, &run.2).map(|kind| hit(context, run.0, run.1, kind)));
    }
    let mut kept_places = Vec::new();
    for run in places {
        let hidden = within(&stops, &run)
            || within(&organisations, &run)
            || within(&agencies, &run)
            || inside(&gatherings, &run)
            || inside(&countries, &run);
        if hidden || !plausible(context, run.0, run.1) {
            continue;
        }
        let same = covering(&countries, &run);
        if let Some(kind) = place(context, &run.2, same) {
            hits.push(hit(context, run.0, run.1, kind));
            kept_places.push(run);
        }
    }
    for run in &countries {
        let hidden = within(&stops, run)
            || inside(&organisations, run)
            || inside(&agencies, run)
            || inside(&kept_places, run);
        if !hidden && let Some(kind) = country(context, run.0, run.1, &run.2, &plain) {
            hits.push(hit(context, run.0, run.1, kind));
        }
    }
    for (first, end, found) in runs(context, |class| class == Class::Title) {
        if let Some((end, kind)) = titled(context, first, end, &found) {
            hits.push(hit(context, first, end, kind));
        }
    }
}

/// The run, of others in order, that covers a run.
fn covering<'r>(others: &'r [Run], run: &Run) -> Option<&'r Run> {
    let after = others.partition_point(|other| other.0 <= run.0);
    others
        .get(after.checked_sub(1)?)
        .filter(|other| run.1 <= other.1)
}

/// Whether a run lies in one of others, or is the same.
fn within(others: &[Run], run: &Run) -> bool {
    covering(others, run).is_some()
}

/// Whether a run is a part of one of others.
fn inside(others: &[Run], run: &Run) -> bool {
    covering(others, run).is_some_and(|other| other.1 - other.0 > run.1 - run.0)
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

/// The leftmost longest wordings of some classes.
fn runs(context: &Context<'_>, wanted: impl Fn(Class) -> bool) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut word = 0;
    while word < context.len() {
        let candidates = context
            .at(word)
            .iter()
            .filter(|found| wanted(found.sense.class));
        let Some(end) = candidates.clone().map(|found| found.end).max() else {
            word += 1;
            continue;
        };
        runs.push((
            word,
            end,
            candidates
                .filter(|found| found.end == end)
                .copied()
                .collect(),
        ));
        word = end;
    }
    runs
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

fn country(
    context: &Context<'_>,
    first: usize,
    end: usize,
    found: &[Match],
    plain: &[u32],
) -> Option<HitKind> {
    let named = |m: &&Match| plain.contains(&m.sense.index);
    let told = found.iter().any(|m| named(&m)) && !found.iter().all(|m| named(&m));
    let plural = found.iter().any(|m| m.sense.class == Class::CountryPeople);
    let hyphen = context.gap(end) == Gap::Hyphen;
    let best = found
        .iter()
        .filter(|m| !told || named(m))
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

/// Places of a name; of a name that is a country's too, only those in that country.
fn place(context: &Context<'_>, found: &[Match], country: Option<&Run>) -> Option<HitKind> {
    let mut numbers: Vec<usize> = found.iter().map(|m| m.sense.index as usize).collect();
    if let Some((_, _, countries)) = country {
        numbers.retain(|number| {
            countries.iter().all(|found| {
                let named = matches!(
                    found.sense.class,
                    Class::CountryCapital | Class::CountrySeat
                );
                named || is_own_capital(context, *number, found)
            })
        });
    }
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

/// True where a place is the capital of the country whose name it bears: Singapore, Djibouti.
fn is_own_capital(context: &Context<'_>, number: usize, found: &Match) -> bool {
    let country = context.tables().countries.get(found.sense.index as usize);
    country
        .zip(context.lexicon.place(number))
        .is_some_and(|(country, place)| {
            place.country.as_ref() == Some(&country.alpha2)
                && country.metonyms.contains(&place.name)
        })
}

/// A rank or form of address, with "(Retd)" where that follows.
fn titled(
    context: &Context<'_>,
    first: usize,
    end: usize,
    found: &[Match],
) -> Option<(usize, HitKind)> {
    let index = found.iter().map(|m| m.sense.index).min()?;
    let entry = context.tables().titles.get(index as usize)?;
    let retired = |word: usize| ["retd", "ret", "retired", "rtd"].contains(&context.key(word));
    let end = if context.gap(end) == Gap::Open && retired(end) {
        end + 1
    } else {
        end
    };
    if entry.loose {
        let before_name = context.capital(end)
            && !matches!(context.gap(end), Gap::Break | Gap::Comma | Gap::Hyphen);
        if !before_name || in_name(context, first) {
            return None;
        }
    }
    Some((end, title(entry.class, &entry.name)))
}

/// True where the word before is part of a name: "Hossein Amir Abdollahian".
pub(super) fn in_name(context: &Context<'_>, word: usize) -> bool {
    let Some(last) = word.checked_sub(1) else {
        return false;
    };
    if ["the", "a", "an", "and", "when", "as"].contains(&context.key(last)) {
        return false;
    }
    let known = (last.saturating_sub(4)..=last).any(|from| {
        context
            .at(from)
            .iter()
            .any(|found| found.end == word && is_telling(found))
    });
    context.joined(word) && context.capital(last) && !known
}

/// A wording before a title that is no part of a person's name.
const fn is_telling(found: &Match) -> bool {
    !matches!(
        found.sense.class,
        Class::Place | Class::PortfolioWord | Class::BodyWord | Class::Agency
    )
}
