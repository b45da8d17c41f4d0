use super::career::Career;
use super::mention::{Mention, Slot};
use crate::case::{At, Case};
use crate::corrections::Label;
use crate::names::{Likeness, Name};
use crate::offices::compatible;
use crate::orgs::OrgName;
use sidelines_facts::CountryCode;
use std::collections::{BTreeMap, BTreeSet};

/// A person as one report knows them.
#[derive(Clone, Debug)]
pub(crate) struct Sighting {
    /// Number of the report.
    pub(crate) report: usize,
    /// The fullest name in the report.
    pub(crate) name: Name,
    pub(crate) country: Option<CountryCode>,
    pub(crate) orgs: Vec<OrgName>,
    pub(crate) families: Vec<String>,
    pub(crate) careers: BTreeSet<Career>,
    /// The sides on which corrections put it.
    pub(crate) labels: Vec<Label>,
    /// Where the report names them.
    pub(crate) places: Vec<(At, Slot)>,
    /// Positions among the mentions.
    pub(crate) mentions: Vec<usize>,
}

impl Sighting {
    /// What founds the id of a person who is seen here first.
    pub(crate) fn content(&self) -> String {
        let country = self.country.map(|c| c.to_string()).unwrap_or_default();
        format!("{}|{country}", self.name.parts.join(" "))
    }

    /// The first claim that names them.
    pub(crate) fn claim(&self) -> Option<At> {
        self.places.iter().map(|p| p.0).min()
    }
}

/// Joins the mentions of each report.
pub(crate) fn sightings(case: &Case<'_>, mentions: &[Mention]) -> Vec<Sighting> {
    let mut by_report: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (m, mention) in mentions.iter().enumerate() {
        by_report.entry(mention.at.0).or_default().push(m);
    }
    by_report
        .into_iter()
        .flat_map(|(report, own)| of_report(report, &own, mentions))
        .map(|sighting| labelled(case, sighting, mentions))
        .collect()
}

fn labelled(case: &Case<'_>, mut sighting: Sighting, mentions: &[Mention]) -> Sighting {
    if case.rulings.any_person() {
        for &m in &sighting.mentions {
            let naming = (sighting.report, mentions[m].folded.clone());
            sighting.labels.extend(case.rulings.person_labels(&naming));
        }
        sighting.labels.sort_unstable();
        sighting.labels.dedup();
    }
    sighting
}

fn of_report(report: usize, own: &[usize], mentions: &[Mention]) -> Vec<Sighting> {
    // The fullest names first, so that shorter ones find what they shorten.
    let mut order = own.to_vec();
    order.sort_by_key(|&m| {
        let name = &mentions[m].name;
        (
            std::cmp::Reverse(name.full_parts()),
            std::cmp::Reverse(name.parts.len()),
            m,
        )
    });
    let mut sightings: Vec<Sighting> = Vec::new();
    for m in order {
        let mention = &mentions[m];
        let alike: Vec<(Likeness, usize)> = sightings
            .iter()
            .enumerate()
            .filter(|(_, s)| {
                s.country.is_none() || mention.country.is_none() || s.country == mention.country
            })
            .map(|(i, s)| (s.name.likeness(&mention.name), i))
            .filter(|(likeness, _)| *likeness >= Likeness::OnePart)
            .collect();
        let fuller = alike
            .iter()
            .filter(|(likeness, _)| *likeness >= Likeness::Variant);
        let surest = fuller.max_by_key(|(likeness, i)| (*likeness, std::cmp::Reverse(*i)));
        // One part alone: office and uniqueness decide, and if they do not, nobody is meant for sure.
        let fit = surest.map(|(_, i)| *i).or_else(|| {
            let mut left = alike
                .iter()
                .map(|(_, i)| *i)
                .filter(|&i| compatible(&sightings[i].families, &mention.families) != Some(false));
            left.next().filter(|_| left.next().is_none())
        });
        match fit {
            Some(i) => add(&mut sightings[i], m, mention),
            None => {
                let mut sighting = Sighting {
                    report,
                    name: mention.name.clone(),
                    country: None,
                    orgs: Vec::new(),
                    families: Vec::new(),
                    careers: BTreeSet::new(),
                    labels: Vec::new(),
                    places: Vec::new(),
                    mentions: Vec::new(),
                };
                add(&mut sighting, m, mention);
                sightings.push(sighting);
            }
        }
    }
    sightings
}

fn add(sighting: &mut Sighting, m: usize, mention: &Mention) {
    sighting.country = sighting.country.or(mention.country);
    if let Some(org) = mention
        .org
        .as_ref()
        .filter(|org| !sighting.orgs.contains(org))
    {
        sighting.orgs.push(org.clone());
    }
    for family in &mention.families {
        if !sighting.families.contains(family) {
            sighting.families.push(family.clone());
        }
    }
    sighting.careers.extend(&mention.careers);
    sighting.places.push((mention.at, mention.slot));
    sighting.mentions.push(m);
}
