use super::career::{Career, careers};
use crate::case::{At, Case};
use crate::names::Name;
use crate::offices::families;
use crate::orgs::OrgName;
use crate::when::Days;
use crate::wording::fold;
use sidelines_facts::{Body, CountryCode, Fact, Holder};
use std::collections::BTreeSet;

/// Where in a claim a person is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Slot {
    Party(usize),
    Attendee(usize),
    Holder,
    Speaker,
    Actor(usize),
    Recipient(usize),
}

/// One naming of a person.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    pub(crate) at: At,
    pub(crate) slot: Slot,
    pub(crate) printed: String,
    /// `printed` without case, diacritics and punctuation.
    pub(crate) folded: String,
    pub(crate) name: Name,
    /// The state, or the one that succeeded it.
    pub(crate) country: Option<CountryCode>,
    /// As the claim has it.
    pub(crate) told_country: Option<CountryCode>,
    pub(crate) org: Option<OrgName>,
    pub(crate) org_printed: Option<String>,
    pub(crate) families: Vec<String>,
    /// What kinds of office it is told to have at the time of the report.
    pub(crate) careers: BTreeSet<Career>,
}

/// All mentions, by report, then position.
pub(crate) fn collect(case: &Case<'_>) -> Vec<Mention> {
    let mut out = Vec::new();
    for (at, fact) in case.claims() {
        let mut put = |slot,
                       person: &Option<String>,
                       country,
                       office: &Option<String>,
                       org: &Option<String>| {
            let Some(printed) = person else { return };
            let Some(name) = Name::of(printed) else {
                return;
            };
            let folded = fold(printed);
            let careers = match office {
                Some(office) if is_of_today(case, at, fact) => careers(office, country),
                _ => BTreeSet::new(),
            };
            if case.rulings.nobody.contains(&(at.0, folded.clone())) {
                return;
            }
            let families = office
                .as_deref()
                .map(|o| families(o, country_str(&country)))
                .unwrap_or_default();
            out.push(Mention {
                at,
                slot,
                printed: printed.trim().to_owned(),
                folded,
                name,
                country: country.map(successor),
                told_country: country,
                org: org.as_deref().and_then(OrgName::of),
                org_printed: org.clone(),
                families,
                careers,
            });
        };
        match &fact.body {
            Body::Encounter(e) => {
                for (j, p) in e.parties.iter().enumerate() {
                    put(Slot::Party(j), &p.person, p.country, &p.office, &p.org);
                }
                for (j, p) in e.attendees.iter().enumerate() {
                    put(Slot::Attendee(j), &p.person, p.country, &p.office, &p.org);
                }
            }
            Body::Holder(h) => {
                put(
                    Slot::Holder,
                    &Some(h.person.clone()),
                    h.country,
                    &Some(h.office.clone()),
                    &h.org,
                );
            }
            Body::Quote(q) => {
                if let Some(s) = &q.speaker {
                    put(Slot::Speaker, &s.person, s.country, &s.office, &s.org);
                }
            }
            Body::Event(e) => {
                for (j, p) in e.actors.iter().enumerate() {
                    put(Slot::Actor(j), &p.person, p.country, &p.office, &p.org);
                }
                for (j, p) in e.recipients.iter().enumerate() {
                    put(Slot::Recipient(j), &p.person, p.country, &p.office, &p.org);
                }
            }
            Body::Membership(_) | Body::Figure(_) => {}
        }
    }
    out
}

/// Whether the offices that a fact tells of are those of the report's day: no history, nobody's former office.
fn is_of_today(case: &Case<'_>, at: At, fact: &Fact) -> bool {
    const RECENT: i32 = 31;
    let told = match &fact.body {
        Body::Holder(Holder {
            qualifier: Some(_), ..
        }) => return false,
        Body::Holder(h) => h.as_of.as_ref(),
        Body::Encounter(e) => e.date.as_ref(),
        Body::Event(e) => e.date.as_ref(),
        _ => None,
    };
    let days = (told.and_then(Days::of), case.published[at.0]);
    !fact.background && !matches!(days, (Some(d), Some(p)) if d.gap(p) > RECENT)
}

/// The state that carries on one whose code was withdrawn: who was a minister of the one and then of the
/// other is one person.
fn successor(country: CountryCode) -> CountryCode {
    let today = match country.as_str() {
        "SU" => "RU",
        "YU" | "CS" => "RS",
        "DD" => "DE",
        "ZR" => "CD",
        "BU" => "MM",
        "TP" => "TL",
        _ => return country,
    };
    CountryCode::new(today).unwrap_or(country)
}

fn country_str(country: &Option<CountryCode>) -> Option<&str> {
    country.as_ref().map(CountryCode::as_str)
}
