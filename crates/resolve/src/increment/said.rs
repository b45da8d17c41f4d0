//! Statements, events and memberships after the change; figures are in [`super::figures`].

use super::closure::{More, Stage};
use super::contacts::{Contacts, replace};
use super::kept::{Kept, Place};
use super::part::Part;
use super::view::{View, World};
use super::{Progress, Stop, Units, type_of};
use crate::case::At;
use crate::quotes::{self, COMMON, Common};
use crate::record::{ContactEntry, QuoteEntry, Told};
use crate::{events, memberships};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn update<K: Kept>(
    part: &mut Part<'_, K>,
    touched: &BTreeSet<Place>,
    contacts: &mut Contacts,
    progress: &mut Progress,
) -> Result<(), Stop<K::Error>> {
    quotes(part, touched, contacts, progress)?;
    let of = |part: &Part<'_, K>, kind: &str| -> BTreeSet<Place> {
        let is = |at: &Place| part.fact(*at).is_some_and(|f| type_of(f) == kind);
        touched.iter().copied().filter(is).collect()
    };
    let own = of(part, "event");
    if !own.is_empty() {
        let closed = part.close(&own, |v, is_member| {
            events::units(&v.case, &v.people, is_member)
        })?;
        part.name_all(&closed.all)?;
        let view = part.view(World::New, &closed.all);
        let entries = events::events(&view.case, &view.people);
        let entries = own_of(&view, entries, &closed.members, |e| (&e.id, &e.told));
        replace(part, &closed.members, &entries.1, progress)?;
        progress.update.events = entries.0;
    }
    let own = of(part, "membership");
    if !own.is_empty() {
        let closed = part.close(&own, |v, _| memberships::units(&v.case))?;
        let view = part.view(World::New, &closed.all);
        let entries = memberships::memberships(&view.case);
        let entries = own_of(&view, entries, &closed.members, |e| (&e.id, &e.told));
        replace(part, &closed.members, &entries.1, progress)?;
        progress.update.memberships = entries.0;
    }
    let own = of(part, "figure");
    if !own.is_empty() {
        super::figures::update(part, &own, progress)?;
    }
    Ok(())
}

/// The entries that are made of members, and of which claims each.
pub(super) fn own_of<T>(
    view: &View<'_>,
    entries: Vec<T>,
    members: &BTreeSet<Place>,
    of: impl Fn(&T) -> (&String, &Told),
) -> (Vec<T>, BTreeMap<Place, String>) {
    let number: BTreeMap<&str, usize> = view
        .case
        .reports
        .iter()
        .enumerate()
        .map(|(r, report)| (report.meta.id.as_str(), r))
        .collect();
    let mut claimed = BTreeMap::new();
    let mut own = Vec::new();
    for entry in entries {
        let (id, told) = of(&entry);
        let places: Vec<Place> = told
            .claims
            .iter()
            .filter_map(|c| Some(view.place((*number.get(c.report.as_str())?, c.index))))
            .collect();
        if places.iter().any(|p| members.contains(p)) {
            claimed.extend(places.into_iter().map(|p| (p, id.clone())));
            own.push(entry);
        }
    }
    (own, claimed)
}

fn quotes<K: Kept>(
    part: &mut Part<'_, K>,
    touched: &BTreeSet<Place>,
    contacts: &mut Contacts,
    progress: &mut Progress,
) -> Result<(), Stop<K::Error>> {
    let is_quote =
        |part: &Part<'_, K>, at: &Place| part.fact(*at).is_some_and(|f| type_of(f) == "quote");
    let mut own: BTreeSet<Place> = touched.clone();
    own.retain(|at| is_quote(part, at));
    let members = stated(part, &own, contacts, progress)?;
    // Where a quote was said depends on the encounters that its reports tell.
    let mut others: BTreeSet<Place> = BTreeSet::new();
    for report in contacts.occasions(part)? {
        others.extend(part.load_all(report, "quote")?);
    }
    let mut quotes: BTreeMap<String, (QuoteEntry, BTreeSet<Place>)> = BTreeMap::new();
    for at in others.difference(&members) {
        if let Some(id) = part.kept.entry_of((part.row_key(at.0), at.1))?
            && !quotes.contains_key(&id)
        {
            let quote = part.kept.quote(&id)?.ok_or(Stop::TooFar)?;
            let claims = part.kept.claims_of(&id)?.into_iter();
            let claims = claims.map(|at| part.here(at)).collect();
            quotes.insert(id, (quote, claims));
        }
    }
    let all: BTreeSet<Place> = quotes.values().flat_map(|q| q.1.iter().copied()).collect();
    for &at in &all {
        part.load(at)?;
    }
    let told = told_with(part, &all, contacts)?;
    let view = part.view(World::New, &all);
    let at_of: BTreeMap<Place, At> = view
        .case
        .claims()
        .map(|(at, _)| (view.place(at), at))
        .collect();
    let quotes: Vec<(QuoteEntry, Vec<At>)> = quotes
        .into_values()
        .map(|(quote, claims)| {
            (
                quote,
                claims
                    .iter()
                    .filter_map(|at| at_of.get(at).copied())
                    .collect(),
            )
        })
        .collect();
    let occasions = quotes::occasions(&view.case, &view.people, &quotes, &told);
    for ((mut quote, _), occasion) in quotes.into_iter().zip(occasions) {
        if quote.encounter != occasion {
            quote.encounter = occasion;
            progress.update.quotes.push(quote);
        }
    }
    Ok(())
}

/// The encounters that the reports of these claims tell now.
fn told_with<K: Kept>(
    part: &mut Part<'_, K>,
    claims: &BTreeSet<Place>,
    contacts: &mut Contacts,
) -> Result<Vec<ContactEntry>, Stop<K::Error>> {
    let reports = claims.iter().filter(|at| part.is_in(**at, World::New));
    let reports: BTreeSet<i64> = reports.map(|at| at.0).collect();
    let mut told: BTreeMap<String, ContactEntry> = BTreeMap::new();
    for report in reports {
        for at in part.load_all(report, "encounter")? {
            if let Some(id) = contacts.id_of(part, at)?
                && !told.contains_key(&id)
                && let Some(entry) = contacts.now(part, &id)?
            {
                told.insert(id, entry.clone());
            }
        }
    }
    Ok(told.into_values().collect())
}

/// Makes the statements again that can have to do with these claims; returns the claims of which they are made.
fn stated<K: Kept>(
    part: &mut Part<'_, K>,
    own: &BTreeSet<Place>,
    contacts: &mut Contacts,
    progress: &mut Progress,
) -> Result<BTreeSet<Place>, Stop<K::Error>> {
    if own.is_empty() {
        return Ok(BTreeSet::new());
    }
    let mut stage = Quotes::new(part, own)?;
    stage.rows(progress);
    let closed = part.close_stage(own, &mut stage)?;
    part.name_all(&closed.all)?;
    let told = told_with(part, &closed.members, contacts)?;
    let view = part.view(World::New, &closed.all);
    let common = Common::Known(&stage.common.1);
    let entries = quotes::quotes(&view.case, &view.people, &told, &common);
    let entries = own_of(&view, entries, &closed.members, |e| (&e.id, &e.told));
    replace(part, &closed.members, &entries.1, progress)?;
    progress.update.quotes = entries.0;
    Ok(closed.members)
}

/// Quotes are compared with those that share a word row which not too many wordings have.
struct Quotes {
    /// Wordings that go and come with the change, with their word rows.
    gone: BTreeMap<u64, BTreeSet<u64>>,
    come: BTreeMap<u64, BTreeSet<u64>>,
    asked: BTreeSet<u64>,
    found: BTreeSet<u64>,
    /// Word rows that tell nothing, in the two worlds.
    common: (BTreeSet<u64>, BTreeSet<u64>),
}

impl Quotes {
    fn new<K: Kept>(part: &Part<'_, K>, own: &BTreeSet<Place>) -> Result<Self, Stop<K::Error>> {
        let changed: BTreeSet<Place> = own
            .iter()
            .copied()
            .filter(|at| part.has_changed(at.0))
            .collect();
        let mut stage = Self {
            gone: BTreeMap::new(),
            come: BTreeMap::new(),
            asked: BTreeSet::new(),
            found: BTreeSet::new(),
            common: (BTreeSet::new(), BTreeSet::new()),
        };
        let of = |world| -> BTreeMap<u64, BTreeSet<u64>> {
            let view = part.view(world, &changed);
            let all = quotes::wordings(&view.case).into_iter();
            all.map(|(_, w)| (w.wording, w.grams)).collect()
        };
        let (was, is) = (of(World::Old), of(World::New));
        let everywhere = (i32::MIN, i32::MAX);
        for (wording, grams) in was.iter().chain(&is) {
            let others = part.kept.block(*wording, everywhere)?;
            let there = !others.is_empty();
            let stays = others
                .iter()
                .any(|at| part.is_in(part.here(*at), World::New))
                || is.contains_key(wording);
            if there && !stays {
                stage.gone.insert(*wording, grams.clone());
            }
            if !there && stays {
                stage.come.insert(*wording, grams.clone());
            }
        }
        Ok(stage)
    }

    /// The wordings that come and go, as rows.
    fn rows(&self, progress: &mut Progress) {
        for (wordings, come) in [(&self.gone, false), (&self.come, true)] {
            for (&wording, grams) in wordings {
                for &gram in grams {
                    let row = super::Row::Gram { gram, wording };
                    if come {
                        progress.come(row);
                    } else {
                        progress.gone(row);
                    }
                }
            }
        }
    }
}

impl<K: Kept> Stage<K> for Quotes {
    fn units(&self, world: World, view: &View<'_>, is_member: &dyn Fn(At) -> bool) -> Units {
        let common = match world {
            World::Old => &self.common.0,
            World::New => &self.common.1,
        };
        quotes::units(&view.case, &Common::Known(common), is_member)
    }

    fn more(
        &mut self,
        part: &Part<'_, K>,
        members: &BTreeSet<Place>,
    ) -> Result<More, Stop<K::Error>> {
        let (mut found, mut touched) = (BTreeSet::new(), BTreeSet::new());
        let mut grams: BTreeSet<u64> = BTreeSet::new();
        for world in [World::Old, World::New] {
            let view = part.view(world, members);
            for (_, wording) in quotes::wordings(&view.case) {
                grams.extend(wording.grams);
            }
        }
        let slack = self.gone.len() + self.come.len();
        for gram in grams {
            if !self.asked.insert(gram) {
                continue;
            }
            let was = part.kept.grams(gram, COMMON + 1 + slack)?;
            let mut is = was.clone();
            is.retain(|w| !self.gone.contains_key(w));
            let come = self.come.iter().filter(|(_, grams)| grams.contains(&gram));
            is.extend(come.map(|(w, _)| *w));
            let common = (was.len() > COMMON, is.len() > COMMON);
            if common.0 {
                self.common.0.insert(gram);
            }
            if common.1 {
                self.common.1.insert(gram);
            }
            if common == (true, true) {
                continue;
            }
            for wording in was {
                let all = || part.kept.block(wording, (i32::MIN, i32::MAX));
                if common.0 != common.1 {
                    touched.extend(all()?.into_iter().map(|at| part.here(at)));
                } else if self.found.insert(wording) {
                    found.extend(all()?.into_iter().map(|at| part.here(at)));
                }
            }
        }
        Ok((found, touched))
    }
}
