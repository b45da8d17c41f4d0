use crate::days::{first, last, latest};
use crate::disputes::disputed;
use crate::index::{At, united};
use crate::pair::ahead;
use crate::who::succession;
use crate::words::fold;
use crate::{Contact, Disputed, Index, OnDay, Standing, Succession};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{Edtf, EncounterKind, MembershipRole};
use sidelines_resolve::ContactEntry;
use std::collections::BTreeMap;

/// What is known of an organisation, as of a day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct OrganisationView {
    /// The organisation's name in the record.
    pub org: String,
    /// As of which day: the day asked for, else the last of which the record has a report.
    pub on: Option<Edtf>,
    /// Who belongs to it on that day, by role: told for the day, or last told before it without an end.
    pub roles: Vec<RoleGroup>,
    /// Whoever belongs, belonged or is to belong to it, by beginning (not known last), with what is known of
    /// that day.
    pub standings: Vec<Standing>,
    /// Its offices with their holders over time.
    pub offices: Vec<Succession>,
    /// Its gatherings and what was held on their margins or with it as a party, up to that day, latest first.
    pub contacts: Vec<Contact>,
    /// What lies ahead, next first.
    pub coming: Vec<Contact>,
    /// Memberships on which reports differ.
    pub disputes: Vec<Disputed>,
}

/// All of one role.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RoleGroup {
    /// In what role.
    pub role: MembershipRole,
    /// Who, each once: alpha-2 of a state, or a name; with what is known of the day.
    pub parties: Vec<(String, OnDay)>,
}

/// An organisation by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OrganisationName {
    /// Its name in the record.
    pub org: String,
    /// How many memberships are told of it.
    pub memberships: usize,
}

/// The organisations of which memberships are told, by name.
#[must_use]
pub fn organisations(index: &Index) -> Vec<OrganisationName> {
    let orgs = index.members_of.iter();
    orgs.map(|(org, at)| OrganisationName {
        org: org.clone(),
        memberships: at.len(),
    })
    .collect()
}

/// What is known of an organisation that goes by any of `names`; `None` where the record has nothing of it.
#[must_use]
pub fn organisation(index: &Index, names: &[String], on: Option<Date>) -> Option<OrganisationView> {
    let day = on.or_else(|| index.last_day());
    let record = index.record();
    let folded: Vec<String> = names.iter().map(|n| fold(n)).collect();
    let same = |org: &String| folded.contains(&fold(org));
    let memberships = index.members_of.iter().filter(|(org, _)| same(org));
    let memberships = united(memberships.map(|(_, at)| at));
    let offices = index.offices_in.iter().filter(|(org, _)| same(org));
    let offices = united(offices.map(|(_, at)| at));
    let contacts = index.with_body(names);
    let named = memberships
        .first()
        .map(|&i| &record.memberships[i].membership.org);
    let office = offices
        .first()
        .and_then(|&i| record.offices[i].org.as_ref());
    let org = named.or(office).or(names.first())?.clone();
    if memberships.is_empty() && offices.is_empty() && contacts.is_empty() {
        return None;
    }
    let entries = contacts.iter().map(|&i| &record.encounters[i]);
    let (coming, mut past): (Vec<&ContactEntry>, Vec<&ContactEntry>) =
        entries.partition(|e| ahead(e, day));
    latest(&mut past, |e| e.encounter.date.as_ref());
    // Gatherings before what was held on their margins.
    past.sort_by_key(|e| {
        let start = first(e.encounter.date.as_ref());
        (
            std::cmp::Reverse(start),
            e.encounter.kind != EncounterKind::Gathering,
        )
    });
    let standings = standings(index, &memberships, day);
    Some(OrganisationView {
        org,
        on: day.map(Edtf::from),
        roles: roles(&standings),
        standings,
        offices: offices
            .iter()
            .map(|&i| succession(&record.offices[i], day))
            .collect(),
        contacts: past.into_iter().map(|e| Contact::of(index, e)).collect(),
        coming: coming.into_iter().map(|e| Contact::of(index, e)).collect(),
        disputes: disputed(index, memberships.into_iter().map(At::Membership)),
    })
}

fn standings(index: &Index, at: &[usize], day: Option<Date>) -> Vec<Standing> {
    let mut all: Vec<Standing> = index
        .memberships(at)
        .map(|m| Standing::of(m, day))
        .collect();
    all.sort_by_key(|s| {
        let m = &s.membership;
        let begin = first(m.since.as_ref()).or_else(|| first(s.first_seen.as_ref()));
        (begin.is_none(), begin, m.role, m.party.clone())
    });
    all
}

/// Whether the same party is told in another lasting role after the last day on which this one is.
fn followed(standing: &Standing, all: &[Standing]) -> bool {
    let seat = |s: &Standing| {
        matches!(
            s.membership.role,
            MembershipRole::Chair | MembershipRole::Host
        )
    };
    let last = last(standing.last_seen.as_ref());
    all.iter().any(|other| {
        let m = &other.membership;
        let begun = matches!(
            other.on_day,
            OnDay::Told | OnDay::ToldBefore | OnDay::Undated
        );
        let later = first(other.last_seen.as_ref()) > last && last.is_some();
        m.party == standing.membership.party
            && m.role != standing.membership.role
            && !seat(other)
            && begun
            && later
    })
}

/// Who belongs in which role on the day. A seat that changes hands (chair, host) is held only on the days
/// that are told; who became a member is an observer no more.
fn roles(standings: &[Standing]) -> Vec<RoleGroup> {
    let mut roles: BTreeMap<MembershipRole, BTreeMap<&str, OnDay>> = BTreeMap::new();
    for standing in standings {
        let role = standing.membership.role;
        let lasting = !matches!(role, MembershipRole::Chair | MembershipRole::Host);
        let holds = match standing.on_day {
            OnDay::Told => true,
            OnDay::ToldBefore | OnDay::Undated => lasting && !followed(standing, standings),
            OnDay::ToldAfter | OnDay::NotYet | OnDay::Over => false,
        };
        if holds {
            let parties = roles.entry(role).or_default();
            let known = parties
                .entry(&standing.membership.party)
                .or_insert(standing.on_day);
            *known = (*known).min(standing.on_day);
        }
    }
    let groups = roles.into_iter().map(|(role, parties)| RoleGroup {
        role,
        parties: parties
            .into_iter()
            .map(|(p, k)| (p.to_owned(), k))
            .collect(),
    });
    groups.collect()
}
