//! An office and what it belongs to.

use super::context::Context;
use super::targets::{Holder, governed_place};
use crate::hit::{Office, Target};
use crate::model::OfficeClass;

/// Gives an office to an organisation, body or place; `of` where the body follows the noun.
pub(super) fn attach(
    context: &Context<'_>,
    mut office: Office,
    holder: Holder,
    of: bool,
) -> Office {
    let is_chief =
        !office.plural && ["Chief", "Head", "Chief of Staff"].contains(&office.canonical.as_str());
    match holder {
        Holder::Organisation(id) => {
            let official = matches!(
                office.class,
                OfficeClass::HeadOfState | OfficeClass::Official | OfficeClass::Chair
            );
            if official {
                office.class = OfficeClass::OrgHead;
            }
            // "NATO chief", "head of the European Council": the organisation's own title.
            let head = context
                .lexicon
                .organisation(&id)
                .and_then(|org| org.head.clone());
            if let Some(title) = head
                && ["Chief", "Head"].contains(&office.canonical.as_str())
                && !office.plural
            {
                office.canonical = title;
            }
            let country = context
                .lexicon
                .organisation(&id)
                .and_then(|org| org.country.clone());
            office.country = office.country.or(country);
            office.org = Some(id);
        }
        Holder::Body(name, country) if is_chief && service_chief(&name).is_some() => {
            office.canonical = service_chief(&name).unwrap_or_default().to_owned();
            office.class = OfficeClass::Military;
            office.country = country;
        }
        // "head of the Defence Ministry": its minister.
        Holder::Body(name, country)
            if ["Chief", "Head"].contains(&office.canonical.as_str())
                && name.starts_with("Ministry of ") =>
        {
            office.canonical = name.replacen("Ministry", "Minister", 1);
            office.class = OfficeClass::Minister;
            office.country = country;
        }
        Holder::Body(name, country) => {
            let made = of
                || name.starts_with("Ministry")
                || name.starts_with("Department")
                || name.starts_with("Office")
                || matches!(
                    office.class,
                    OfficeClass::Parliament
                        | OfficeClass::Chair
                        | OfficeClass::HeadOfState
                        | OfficeClass::OrgHead
                        | OfficeClass::Military
                        | OfficeClass::Secretary
                );
            office.canonical = if made {
                format!("{} of the {name}", office.canonical)
            } else {
                format!("{name} {}", office.canonical)
            };
            office.country = country;
            office.body = Some(name);
        }
        Holder::Text(name, country)
            if is_chief && service_chief(&name).is_some() && country.is_none() =>
        {
            office.canonical = service_chief(&name).unwrap_or_default().to_owned();
            office.class = OfficeClass::Military;
            office.country = country;
        }
        Holder::Text(name, country) => {
            office.country = country;
            office.canonical = format!("{} of the {name}", office.canonical);
            if office.class == OfficeClass::HeadOfState {
                office.class = OfficeClass::OrgHead;
            }
            office.body = Some(name);
        }
        Holder::Place(name) => {
            // "Mayor of Osh": in one country only.
            let mut countries: Vec<Option<String>> = governed_place(context, &name)
                .into_iter()
                .map(|place| place.country.clone())
                .collect();
            countries.sort_unstable();
            countries.dedup();
            if let [Some(country)] = countries.as_slice() {
                office.country = office.country.or(Some(country.clone()));
            }
            let the = if name.ends_with(" Region") {
                "the "
            } else {
                ""
            };
            office.canonical = format!("{} of {the}{name}", office.canonical);
            office.target = Some(Target::Text(name));
        }
    }
    office
}

/// What the chief of a service is called.
fn service_chief(body: &str) -> Option<&'static str> {
    // "General Staff of the British Army"
    let body = body.split(" of ").next().unwrap_or(body);
    [
        ("Army", "Chief of the Army Staff"),
        ("Navy", "Chief of the Navy"),
        ("Air Force", "Chief of the Air Force"),
        ("General Staff", "Chief of the General Staff"),
        ("Armed Forces", "Chief of the Armed Forces"),
    ]
    .into_iter()
    .find_map(|(service, title)| body.ends_with(service).then_some(title))
}
