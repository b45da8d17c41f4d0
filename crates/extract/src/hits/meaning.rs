//! What the lexicon's findings mean to the grammar of phrases.

use crate::units::{CountryForm, GatheringSem, OfficeSem, OrgSem, PlaceSem, Sem};
use sidelines_facts::{CountryCode, Tenure};
use sidelines_lexicon::{self as lexicon, Hit, HitKind, Lexicon, PlaceKind, Qualifier, Target};

/// Countries that were settled under the names of other places, and whose own name is in most reports.
const NAMED_AFTER_OTHERS: &[&str] = &["US", "CA", "AU", "AR", "MX", "CO", "CL", "CR", "PH", "SV"];

/// Of several places of a name the first, unless its country goes unnamed in the report and another's does not:
/// "Oyo in the Republic of Congo" is not Nigeria's. But Geneva is not that of Illinois in every report on Americans.
pub(super) fn likeliest<'l>(
    found: &[usize],
    text: &str,
    hit: &Hit,
    hits: &[Hit],
    lexicon: &'l Lexicon,
) -> Option<&'l lexicon::Place> {
    // "Oyo, in the Republic of the Congo": the country that stands behind it.
    let behind = behind(text, hit, hits);
    if let Some(code) = behind
        && let Some(there) = found
            .iter()
            .filter_map(|&n| lexicon.place(n))
            .find(|p| p.country.as_ref() == Some(code))
    {
        return Some(there);
    }
    let named = |p: &&lexicon::Place| {
        hits.iter().any(|h| matches!(&h.kind, HitKind::Country { alpha2, .. } if Some(alpha2) == p.country.as_ref()))
    };
    let mut all = found.iter().filter_map(|&n| lexicon.place(n));
    let first = all.next()?;
    if named(&first) {
        return Some(first);
    }
    let namesake = |p: &&lexicon::Place| {
        p.population.saturating_mul(8) < first.population
            && p.country
                .as_deref()
                .is_some_and(|c| NAMED_AFTER_OTHERS.contains(&c))
    };
    all.take(8)
        .filter(|p| !namesake(p))
        .find(named)
        .or(Some(first))
}

/// The country whose name stands behind a place: "Oyo, in the Republic of the Congo".
fn behind<'h>(text: &str, hit: &Hit, hits: &'h [Hit]) -> Option<&'h String> {
    hits.iter().find_map(|h| match &h.kind {
        HitKind::Country {
            alpha2,
            form: lexicon::CountryForm::Name,
        } if h.start >= hit.end
            && text.get(hit.end..h.start).is_some_and(|gap| {
                gap.len() <= 12
                    && gap
                        .split(|c: char| !c.is_alphanumeric())
                        .all(|w| matches!(w, "" | "in" | "the" | "of"))
            }) =>
        {
            Some(alpha2)
        }
        _ => None,
    })
}

/// "in Muan, Botswana,": a place of that country, though only another country's is known by the name.
pub(super) fn elsewhere(
    found: &[usize],
    text: &str,
    hit: &Hit,
    hits: &[Hit],
    lexicon: &Lexicon,
) -> Option<PlaceSem> {
    let code = behind(text, hit, hits)?;
    let country = hits.iter().find(|h| {
        h.start >= hit.end && matches!(&h.kind, HitKind::Country { alpha2, .. } if alpha2 == code)
    })?;
    let apposed = text.get(hit.end..country.start) == Some(", ")
        && text
            .get(country.end..)
            .is_some_and(|rest| rest.starts_with([',', '.', ';', ')']));
    let known = found
        .iter()
        .filter_map(|&n| lexicon.place(n))
        .any(|p| p.country.as_ref() == Some(code));
    let name = text.get(hit.start..hit.end)?;
    // A list: "Baku, Georgia, and Ankara".
    let listed = text
        .get(country.end..)
        .and_then(|rest| rest.strip_prefix(", "))
        .is_some_and(|rest| rest.starts_with("and ") || rest.starts_with(char::is_uppercase));
    (apposed && !known && !listed && !found.is_empty()).then(|| bare_place(name, code))
}

pub(super) fn places_at<'l>(
    hits: &[Hit],
    of: &Hit,
    lexicon: &'l Lexicon,
) -> Vec<&'l lexicon::Place> {
    let lo = hits.partition_point(|h| h.start < of.start);
    hits[lo..]
        .iter()
        .take_while(|h| h.start == of.start)
        .filter(|h| h.end == of.end)
        .filter_map(|h| match &h.kind {
            HitKind::City(v) | HitKind::Region(v) | HitKind::Venue(v) => Some(v),
            _ => None,
        })
        .flatten()
        .filter_map(|&n| lexicon.place(n))
        .collect()
}

pub(crate) fn bare_place(name: &str, alpha2: &str) -> PlaceSem {
    PlaceSem {
        name: name.to_owned(),
        country: CountryCode::new(alpha2),
        lat: None,
        lon: None,
        geonameid: None,
        precise: true,
        capital_of: None,
        city: None,
    }
}

pub(super) fn place(p: &lexicon::Place) -> PlaceSem {
    PlaceSem {
        name: p.name.clone(),
        country: p.country.as_deref().and_then(CountryCode::new),
        lat: Some(f64::from((p.lat * 1e4).round()) / 1e4),
        lon: Some(f64::from((p.lon * 1e4).round()) / 1e4),
        geonameid: p.geonameid,
        precise: matches!(p.kind, PlaceKind::City | PlaceKind::Venue),
        capital_of: None,
        city: p.city.clone(),
    }
}

fn seat(name: &str, country: Option<CountryCode>, lexicon: &Lexicon) -> Option<Box<PlaceSem>> {
    let venues = lexicon.places_named(name).into_iter();
    venues
        .filter(|p| p.kind == PlaceKind::Venue)
        .map(place)
        .find(|p| p.country == country && p.city.is_some())
        .map(Box::new)
}

/// Where an organisation has its seat: the venue that is called its headquarters.
fn headquarters(lexicon: &Lexicon, id: &str) -> Option<Box<PlaceSem>> {
    let org = lexicon.organisation(id)?;
    let names = [Some(&org.name), org.short.as_ref(), org.in_names.as_ref()];
    names
        .into_iter()
        .flatten()
        .flat_map(|n| lexicon.places_named(&format!("{n} Headquarters")))
        .filter(|p| p.kind == PlaceKind::Venue)
        .map(place)
        .find(|p| p.country.is_some())
        .map(Box::new)
}

fn org_name(lexicon: &Lexicon, id: &str) -> String {
    lexicon
        .organisation(id)
        .map_or_else(|| id.to_owned(), |o| o.name.clone())
}

pub(super) fn sem(kind: &HitKind, lexicon: &Lexicon, surface: &str) -> Option<(u8, Sem)> {
    Some(match kind {
        HitKind::Country { alpha2, form } => {
            let code = CountryCode::new(alpha2)?;
            let form = match form {
                lexicon::CountryForm::Name => CountryForm::Name,
                lexicon::CountryForm::Demonym | lexicon::CountryForm::Prefix => {
                    CountryForm::Demonym
                }
                lexicon::CountryForm::Citizen | lexicon::CountryForm::DemonymPlural => {
                    CountryForm::People
                }
                lexicon::CountryForm::Seat => CountryForm::Seat,
                lexicon::CountryForm::Capital => return None,
            };
            (5, Sem::Country { code, form })
        }
        HitKind::Office(o) => {
            // "official" is an adjective as often as a noun; the tree tells, not the list.
            if o.weak && o.canonical.ends_with("Official") {
                return None;
            }
            if o.weak
                && o.plural
                && o.country.is_none()
                && o.org.is_none()
                && surface.starts_with(char::is_lowercase)
                && o.canonical != "Minister"
            {
                return None;
            }
            let qualifier = o.qualifiers.iter().find_map(|q| match q {
                Qualifier::Former | Qualifier::Late => Some(Tenure::Former),
                Qualifier::Acting => Some(Tenure::Acting),
                Qualifier::Designate => Some(Tenure::Designate),
                Qualifier::Then => None,
            });
            let target = o.target.as_ref().map(|t| match t {
                Target::Country(c) => lexicon
                    .country(c)
                    .map_or_else(|| c.clone(), lexicon::Country::name_in_phrase),
                Target::Organisation(id) => format!("the {}", org_name(lexicon, id)),
                Target::Text(t) => t.clone(),
            });
            let canonical = match target {
                Some(t) if !o.canonical.contains(t.trim_start_matches("the ")) => {
                    format!("{} to {t}", o.canonical)
                }
                _ => o.canonical.clone(),
            };
            // "the Secretary of Defence": American by that title only where it is spelt as Americans do.
            let elsewhere = o.country.as_deref() == Some("US")
                && canonical.contains("of Defense")
                && surface.to_lowercase().contains("defence");
            let canonical = match elsewhere {
                true => canonical.replace("of Defense", "of Defence"),
                false => canonical,
            };
            let office = OfficeSem {
                canonical,
                plural: o.plural,
                qualifier,
                country: o
                    .country
                    .as_deref()
                    .filter(|_| !elsewhere)
                    .and_then(CountryCode::new),
                org: o.org.as_deref().map(|id| org_name(lexicon, id)),
                envoy: o.class == lexicon::OfficeClass::Envoy,
                weak: o.weak,
                also: o.also.clone(),
            };
            (6, Sem::Office(office))
        }
        HitKind::Rank(r) => (4, Sem::Rank(r.clone())),
        HitKind::Honorific(_) => (3, Sem::Honorific { royal: false }),
        HitKind::Royal(_) => (3, Sem::Honorific { royal: true }),
        HitKind::Organisation(id) => (
            7,
            Sem::Org(OrgSem {
                name: org_name(lexicon, id),
                country: lexicon
                    .organisation(id)
                    .and_then(|o| o.country.as_deref())
                    .and_then(CountryCode::new),
                body: false,
                seat: headquarters(lexicon, id),
            }),
        ),
        HitKind::Body(b) => {
            let country = b.country.as_deref().and_then(CountryCode::new);
            (
                6,
                Sem::Org(OrgSem {
                    name: b.canonical.clone(),
                    country,
                    body: true,
                    seat: seat(&b.canonical, country, lexicon),
                }),
            )
        }
        HitKind::Gathering(g) => {
            let org = g
                .org
                .as_deref()
                .map(|id| org_name(lexicon, id))
                .or_else(|| g.convener.clone());
            // "meeting of foreign ministers" alone names nothing: two ministers may be meant.
            if !g.named && org.is_none() {
                return None;
            }
            (
                8,
                Sem::Gathering(GatheringSem {
                    name: g.canonical.clone(),
                    org,
                }),
            )
        }
        HitKind::Agency { name, country, .. } => {
            let country = country.as_deref().and_then(CountryCode::new);
            (
                2,
                Sem::Org(OrgSem {
                    name: name.clone(),
                    country,
                    body: true,
                    seat: None,
                }),
            )
        }
        _ => return None,
    })
}
