use crate::brief::offices::met_in;
use crate::brief::said::between;
use crate::days::latest;
use crate::disputes::disputed;
use crate::pair::{ahead, begun, held, is_meeting};
use crate::statement::statements;
use crate::summary::kinds;
use crate::timeline::density;
use crate::who::succession;
use crate::{
    BriefQuestion, Contact, Count, Density, Disputed, Index, Pair, Standing, Statement, Succession,
};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{CountryCode, Edtf, EncounterKind};
use sidelines_resolve::ContactEntry;
use std::collections::BTreeMap;

/// All dealings of two countries, as of a day: what held on it, whenever it was reported.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Bilateral {
    /// Who.
    #[serde(flatten)]
    pub pair: Pair,
    /// As of which day: the day asked for, else the last of which the record has a report.
    pub on: Option<Edtf>,
    /// The last meeting face to face.
    pub last_met: Option<Contact>,
    /// What lies ahead, next first: planned, possible or called off.
    pub coming: Vec<Contact>,
    /// All contacts up to that day, whatever became of them, latest first.
    pub contacts: Vec<Contact>,
    /// How many of those there are by kind, each by status.
    pub kinds: Vec<Count<EncounterKind>>,
    /// How those lie in time.
    pub density: Density,
    /// Offices in which officials of the first country took part, those that met most often first, each with
    /// its holders over time.
    pub offices_a: Vec<Lane>,
    /// The same of the other country.
    pub offices_b: Vec<Lane>,
    /// What the first side said at their contacts or of the other, latest first.
    pub said_a: Vec<Statement>,
    /// What the other side said.
    pub said_b: Vec<Statement>,
    /// Contacts on which reports differ, by date.
    pub disputes: Vec<Disputed>,
    /// Organisations to which both belong, by name.
    pub both_in: Vec<Shared>,
}

/// An office with its holders over time.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Lane {
    /// The office and its holders.
    #[serde(flatten)]
    pub succession: Succession,
    /// In how many of the contacts it took part.
    pub met: usize,
}

/// An organisation to which both belong.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Shared {
    /// The organisation.
    pub org: String,
    /// What the first is there.
    pub a: Vec<Standing>,
    /// What the other is there.
    pub b: Vec<Standing>,
}

/// All dealings of the two.
#[must_use]
pub fn bilateral(index: &Index, question: &BriefQuestion) -> Bilateral {
    let pair = question.pair;
    let day = question.on.or_else(|| index.last_day());
    let all = pair.contacts(index);
    let (coming, mut past): (Vec<&ContactEntry>, Vec<&ContactEntry>) =
        all.iter().partition(|e| ahead(e, day));
    latest(&mut past, |e| e.encounter.date.as_ref());
    let last_met = past
        .iter()
        .find(|e| is_meeting(e) && held(e) && begun(e, day));
    let (said_a, said_b): (Vec<_>, Vec<_>) = between(index, question, &all, day)
        .into_iter()
        .partition(|q| q.side == 0);
    let said = |of: Vec<crate::brief::said::OfSide<'_>>| {
        statements(index, of.into_iter().map(|q| q.quote).collect())
    };
    let lanes = |country| lanes(index, country, &past, day);
    let at = all.iter().filter_map(|e| index.at(&e.id));
    Bilateral {
        pair,
        on: day.map(Edtf::from),
        last_met: last_met.map(|e| Contact::of(index, e)),
        coming: coming.iter().map(|e| Contact::of(index, e)).collect(),
        kinds: kinds(past.iter().map(|e| &e.encounter)),
        density: density(past.iter().map(|e| e.encounter.date.as_ref())),
        offices_a: lanes(pair.a),
        offices_b: lanes(pair.b),
        said_a: said(said_a),
        said_b: said(said_b),
        disputes: disputed(index, at),
        both_in: both_in(index, pair, day),
        contacts: past.into_iter().map(|e| Contact::of(index, e)).collect(),
    }
}

fn lanes(
    index: &Index,
    country: CountryCode,
    contacts: &[&ContactEntry],
    day: Option<Date>,
) -> Vec<Lane> {
    let met = met_in(index, country, contacts).into_iter();
    met.map(|(office, met)| Lane {
        succession: succession(&index.record().offices[office], day),
        met,
    })
    .collect()
}

fn both_in(index: &Index, pair: Pair, day: Option<Date>) -> Vec<Shared> {
    let mut orgs: BTreeMap<&str, [Vec<Standing>; 2]> = BTreeMap::new();
    for (side, country) in [pair.a, pair.b].iter().enumerate() {
        let at = index.memberships_of.get(country.as_str());
        for entry in index.memberships(at) {
            let sides = orgs.entry(&entry.membership.org).or_default();
            sides[side].push(Standing::of(entry, day));
        }
    }
    let shared = orgs.into_iter().map(|(org, [a, b])| Shared {
        org: org.to_owned(),
        a,
        b,
    });
    shared
        .filter(|s| !s.a.is_empty() && !s.b.is_empty())
        .collect()
}

impl Bilateral {
    /// Whether nothing at all is known between the two.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.contacts.is_empty()
            && self.coming.is_empty()
            && self.said_a.is_empty()
            && self.said_b.is_empty()
    }
}
