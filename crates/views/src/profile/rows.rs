use super::{Gatherings, LeftOut, Profile, UnitOf};
use crate::Index;
use crate::sides::{Side, all_sides, destination, dyads, of_party};
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::plover::{self, Coding};
use sidelines_facts::{Edtf, EncounterKind, Party, PartyRole, Status};
use sidelines_resolve::ContactEntry;
use std::collections::BTreeSet;

/// One thing that counts.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Row {
    /// Id of the contact.
    pub contact: String,
    /// When.
    pub date: Option<Edtf>,
    /// What kind of contact.
    pub kind: EncounterKind,
    /// What became of it.
    pub status: Status,
    /// Between whom: alpha-2 of countries and names of organisations. Of a pair two, of a trip who travelled;
    /// of a contact all.
    pub sides: Vec<String>,
    /// To whom, where it has a direction.
    pub to: Vec<String>,
    /// PLOVER event and mode ("CONSULT visit"), where those are counted.
    pub code: Option<String>,
}

impl Profile {
    /// What a contact counts as.
    ///
    /// # Errors
    /// Why it does not count.
    pub(crate) fn rows(&self, index: &Index, entry: &ContactEntry) -> Result<Vec<Row>, LeftOut> {
        if let Some(why) = self.against(entry) {
            return Err(why);
        }
        let rows = match self.unit.of {
            UnitOf::Contact => {
                let sides = all_sides(index, entry);
                vec![row(entry, sides, [])]
            }
            UnitOf::Pair => {
                let pairs = self.pairs(index, entry).into_iter();
                pairs.map(|(a, b)| row(entry, [a, b], [])).collect()
            }
            UnitOf::DirectedPair => self.directed(index, entry),
            UnitOf::Trip => trips(index, entry),
            UnitOf::Plover => coded(entry).into_iter().collect(),
        };
        if rows.is_empty() {
            Err(LeftOut::Unit)
        } else {
            Ok(rows)
        }
    }

    fn pairs<'a>(
        &self,
        index: &'a Index,
        entry: &'a ContactEntry,
    ) -> BTreeSet<(Side<'a>, Side<'a>)> {
        let gathering = entry.encounter.kind == EncounterKind::Gathering;
        let too_many = |most: usize| all_sides(index, entry).len() > most;
        if gathering && self.unit.gatherings == Gatherings::LeaveOut
            || self.unit.most_sides.is_some_and(too_many)
        {
            return BTreeSet::new();
        }
        dyads(index, entry)
    }

    fn directed(&self, index: &Index, entry: &ContactEntry) -> Vec<Row> {
        let pairs = self.pairs(index, entry);
        let comes = comers(index, entry);
        let mut rows = Vec::new();
        for (a, b) in pairs {
            let (from_a, from_b) = (comes.contains(&a), comes.contains(&b));
            if from_a || !from_b {
                rows.push(row(entry, [a], [b]));
            }
            if from_b || !from_a {
                rows.push(row(entry, [b], [a]));
            }
        }
        rows
    }
}

/// The sides that come to the others: travellers, callers, visitors.
fn comers<'a>(index: &'a Index, entry: &'a ContactEntry) -> BTreeSet<Side<'a>> {
    let e = &entry.encounter;
    let role = |p: &Party| matches!(p.role, Some(PartyRole::Visitor | PartyRole::Caller));
    let travels = |p: &Party| e.kind == EncounterKind::Visit && p.role != Some(PartyRole::Host);
    let parties = e.parties.iter().enumerate();
    let come = parties.filter(|(_, p)| role(p) || travels(p));
    let mut sides: BTreeSet<Side<'_>> = come.flat_map(|(i, _)| of_party(index, entry, i)).collect();
    // Who is at home there comes to nobody.
    if let Some(there) = destination(entry) {
        sides.remove(&there);
    }
    sides
}

fn trips(index: &Index, entry: &ContactEntry) -> Vec<Row> {
    let Some(there) = destination(entry) else {
        return Vec::new();
    };
    let comers = comers(index, entry).into_iter();
    comers.map(|side| row(entry, [side], [there])).collect()
}

fn row<'a>(
    entry: &ContactEntry,
    sides: impl IntoIterator<Item = Side<'a>>,
    to: impl IntoIterator<Item = Side<'a>>,
) -> Row {
    Row {
        contact: entry.id.clone(),
        date: entry.encounter.date.clone(),
        kind: entry.encounter.kind,
        status: entry.encounter.status,
        sides: sides.into_iter().map(|s| s.to_string()).collect(),
        to: to.into_iter().map(|s| s.to_string()).collect(),
        code: None,
    }
}

fn coded(entry: &ContactEntry) -> Option<Row> {
    let Coding {
        plover,
        actors,
        recipients,
        ..
    } = plover::encounter(&entry.encounter)?;
    let code = match &plover.mode {
        Some(mode) => format!("{} {mode}", plover.event),
        None => plover.event,
    };
    let sides = |parties: &[Party]| -> Vec<String> {
        let sides: BTreeSet<String> = parties
            .iter()
            .filter_map(|p| p.country.map(|c| c.to_string()).or_else(|| p.org.clone()))
            .collect();
        sides.into_iter().collect()
    };
    Some(Row {
        sides: sides(&actors),
        to: sides(&recipients),
        code: Some(code),
        ..row(entry, [], [])
    })
}
