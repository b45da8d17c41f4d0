use super::career::{Career, careers};
use crate::case::{At, Case};
use crate::names::Name;
use crate::offices::families;
use crate::orgs::OrgName;
use crate::when::Days;
use crate::wording::fold;
use serde::{Deserialize, Serialize};
use sidelines_facts::{Body, CountryCode, Fact, Holder, Party};
use std::collections::{BTreeSet, HashMap};

/// Where in a claim a person is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

/// The families of a title, and the careers.
type Held = (Vec<String>, BTreeSet<Career>);

/// Collects mentions; remembers names and titles, since the same come again and again.
#[derive(Default)]
pub(crate) struct Collector<'a> {
    names: HashMap<&'a str, Option<(Name, String)>>,
    titles: HashMap<(&'a str, Option<CountryCode>), Held>,
    orgs: HashMap<&'a str, Option<OrgName>>,
}

impl<'a> Collector<'a> {
    /// The mentions of a report, by position.
    pub(crate) fn mentions(&mut self, case: &Case<'a>, report: usize) -> Vec<Mention> {
        let Self {
            names,
            titles,
            orgs,
        } = self;
        let mut out = Vec::new();
        for (at, fact) in case.claims_of(report) {
            let mut put = |slot,
                           person: Option<&'a String>,
                           country: Option<CountryCode>,
                           office: Option<&'a String>,
                           org: Option<&'a String>| {
                let Some(printed) = person else { return };
                let known = names
                    .entry(printed)
                    .or_insert_with(|| Some((Name::of(printed)?, fold(printed))));
                let Some((name, folded)) = known.clone() else {
                    return;
                };
                if case.rulings.nobody.contains(&(at.0, folded.clone())) {
                    return;
                }
                let (families, careers) = office.map_or_else(Default::default, |o| {
                    let known = titles.entry((o, country)).or_insert_with(|| {
                        (families(o, country_str(&country)), careers(o, country))
                    });
                    known.clone()
                });
                let careers = if is_of_today(case, at, fact) {
                    careers
                } else {
                    BTreeSet::new()
                };
                out.push(Mention {
                    at,
                    slot,
                    printed: printed.trim().to_owned(),
                    folded,
                    name,
                    country: country.map(successor),
                    told_country: country,
                    org: org.and_then(|o| {
                        let known = orgs.entry(o);
                        known.or_insert_with(|| OrgName::of(o)).clone()
                    }),
                    org_printed: org.cloned(),
                    families,
                    careers,
                });
            };
            let mut named = |slot: fn(usize) -> Slot, parties: &'a [Party]| {
                for (j, p) in parties.iter().enumerate() {
                    put(
                        slot(j),
                        p.person.as_ref(),
                        p.country,
                        p.office.as_ref(),
                        p.org.as_ref(),
                    );
                }
            };
            match &fact.body {
                Body::Encounter(e) => {
                    named(Slot::Party, &e.parties);
                    named(Slot::Attendee, &e.attendees);
                }
                Body::Holder(h) => {
                    put(
                        Slot::Holder,
                        Some(&h.person),
                        h.country,
                        Some(&h.office),
                        h.org.as_ref(),
                    );
                }
                Body::Quote(q) => {
                    if let Some(s) = &q.speaker {
                        put(
                            Slot::Speaker,
                            s.person.as_ref(),
                            s.country,
                            s.office.as_ref(),
                            s.org.as_ref(),
                        );
                    }
                }
                Body::Event(e) => {
                    named(Slot::Actor, &e.actors);
                    named(Slot::Recipient, &e.recipients);
                }
                Body::Membership(_) | Body::Figure(_) => {}
            }
        }
        out
    }
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
