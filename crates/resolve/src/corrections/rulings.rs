//! What the corrections in force mean for the claims at hand.

use super::found::Found;
use super::settled::{OfReport, Outcome, effects};
use super::{Action, Correction, CorrectionEffect, Corrections, Target};
use crate::case::At;
use crate::input::ReportFacts;
use crate::record::Record;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A name in a report: the report's number, the name folded.
pub(crate) type Naming = (usize, String);

/// Which side of a separation: the correction's position in the ledger, and the side.
pub(crate) type Label = (usize, bool);

/// Whether a correction keeps the two apart.
pub(crate) fn apart(a: &[Label], b: &[Label]) -> bool {
    a.iter().any(|(k, side)| b.contains(&(*k, !side)))
}

/// What counts of the corrections, found again in the reports.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rulings {
    /// In the order of the ledger.
    list: Arc<[Correction]>,
    pub(crate) rejected: BTreeSet<At>,
    /// Names that name nobody.
    pub(crate) nobody: BTreeSet<Naming>,
    /// Claims that are one, with the position of the correction that says so.
    pub(crate) together: Vec<(At, At, usize)>,
    /// The same, by position and which of the two it is.
    halves: BTreeMap<(usize, bool), At>,
    /// Corrections that take persons for one, and which of the two a naming is.
    joined: BTreeMap<Naming, Vec<(usize, bool)>>,
    apart: BTreeMap<At, Vec<Label>>,
    persons_apart: BTreeMap<Naming, Vec<Label>>,
    /// Corrections that speak of a claim, or of a person by a name.
    marks: BTreeMap<At, Vec<usize>>,
    person_marks: BTreeMap<Naming, Vec<usize>>,
    /// Values to be set in the entry that holds the claim.
    sets: BTreeMap<At, Vec<usize>>,
    against: BTreeMap<usize, BTreeSet<usize>>,
    overruled: BTreeSet<usize>,
    /// Corrections that leave something out.
    effective: BTreeSet<usize>,
}

/// Two sets of things that are one thing or two.
struct Link<N> {
    by: usize,
    one: bool,
    a: Vec<N>,
    b: Vec<N>,
}

impl Rulings {
    /// `reports` sorted by id.
    pub(crate) fn of(corrections: &Corrections, reports: &[&ReportFacts]) -> Self {
        let mut out = Self {
            list: corrections.list.clone().into(),
            ..Self::default()
        };
        let found = Found { reports };
        let mut claims: Vec<Link<At>> = Vec::new();
        let mut persons: Vec<Link<Naming>> = Vec::new();
        // Of rejecting and accepting: the last word on each thing.
        let mut verdicts: BTreeMap<At, (usize, bool)> = BTreeMap::new();
        let mut names: BTreeMap<Naming, (usize, bool)> = BTreeMap::new();
        let mut holders = BTreeMap::new();
        for (k, correction) in corrections.list.iter().enumerate() {
            match &correction.action {
                Action::Merge { a, b }
                | Action::NotSame { a, b }
                | Action::Split { out: a, rest: b } => {
                    let one = matches!(correction.action, Action::Merge { .. });
                    out.mark(k, a, &found);
                    out.mark(k, b, &found);
                    match (a, b) {
                        (Target::Claims { .. }, Target::Claims { .. }) => claims.push(Link {
                            by: k,
                            one,
                            a: found.claims(a),
                            b: found.claims(b),
                        }),
                        (Target::Person { names: a }, Target::Person { names: b }) => {
                            persons.push(Link {
                                by: k,
                                one,
                                a: found.names(a),
                                b: found.names(b),
                            });
                        }
                        _ => {}
                    }
                }
                Action::Set { entry, .. } => {
                    out.mark(k, entry, &found);
                    if let Some(&first) = found.claims(entry).first() {
                        out.sets.entry(first).or_default().push(k);
                    }
                }
                Action::Reject { entry } | Action::Accept { entry } => {
                    out.mark(k, entry, &found);
                    let good = matches!(correction.action, Action::Accept { .. });
                    for at in found.claims(entry) {
                        if let Some((before, was)) = verdicts.insert(at, (k, good))
                            && was != good
                        {
                            out.contradict(before, k);
                        }
                    }
                    if let Target::Holder {
                        names: list,
                        family,
                        country,
                        org,
                    } = entry
                    {
                        for naming in found.names(list) {
                            let key = (naming, family.clone(), *country, org.clone());
                            if let Some((before, was)) = holders.insert(key, (k, good))
                                && was != good
                            {
                                out.contradict(before, k);
                            }
                        }
                    }
                    if let Target::Person { names: list } = entry {
                        for naming in found.names(list) {
                            if let Some((before, was)) = names.insert(naming, (k, good))
                                && was != good
                            {
                                out.contradict(before, k);
                            }
                        }
                    }
                }
                Action::Note { entry } => out.mark(k, entry, &found),
                Action::Undo { .. } => {}
            }
        }
        for (at, (k, good)) in verdicts {
            if !good {
                out.rejected.insert(at);
                out.effective.insert(k);
            }
        }
        for (naming, (k, good)) in names {
            if !good {
                out.nobody.insert(naming);
                out.effective.insert(k);
            }
        }
        out.effective.extend(
            holders
                .into_values()
                .filter(|(_, good)| !good)
                .map(|(k, _)| k),
        );
        let (together, apart) = out.settle(claims);
        for (a, b, k) in together {
            out.halves.extend([((k, false), a), ((k, true), b)]);
        }
        out.apart = apart;
        let (together, apart) = out.settle(persons);
        for (a, b, k) in together {
            out.joined.entry(a).or_default().push((k, false));
            out.joined.entry(b).or_default().push((k, true));
        }
        out.persons_apart = apart;
        out.pair();
        out
    }

    /// Knows the corrections, and of none of them what it comes to.
    pub(crate) fn listing(list: Arc<[Correction]>) -> Self {
        Self {
            list,
            ..Self::default()
        }
    }

    /// The corrections.
    pub(crate) fn list(&self) -> &Arc<[Correction]> {
        &self.list
    }

    /// Finds the pairs of which both halves are at hand.
    pub(crate) fn pair(&mut self) {
        let halves = self.halves.iter().filter(|((_, side), _)| !side);
        self.together = halves
            .filter_map(|(&(k, _), &a)| Some((a, *self.halves.get(&(k, true))?, k)))
            .collect();
    }

    /// Claims that corrections take for one with another, each with the correction and which of the two it is.
    pub(crate) fn halves(&self) -> impl Iterator<Item = (usize, bool, At)> {
        self.halves.iter().map(|(&(k, side), &at)| (k, side, at))
    }

    /// Corrections that take whoever is named so for one with another, and which of the two it is.
    pub(crate) fn joined(&self, naming: &Naming) -> &[(usize, bool)] {
        self.joined.get(naming).map_or(&[], Vec::as_slice)
    }

    /// What the corrections come to in each report, by its number.
    pub(crate) fn by_report(&self) -> BTreeMap<usize, OfReport> {
        let mut out: BTreeMap<usize, OfReport> = BTreeMap::new();
        let id = |k: usize| self.list[k].id.clone();
        let ids = |list: &[usize]| list.iter().map(|&k| id(k)).collect::<Vec<_>>();
        let sides = |list: &[Label]| {
            list.iter()
                .map(|&(k, side)| (id(k), side))
                .collect::<Vec<_>>()
        };
        for at in &self.rejected {
            out.entry(at.0).or_default().rejected.push(at.1);
        }
        for (report, name) in &self.nobody {
            out.entry(*report).or_default().nobody.push(name.clone());
        }
        for (at, list) in &self.marks {
            out.entry(at.0).or_default().claim(at.1).marks = ids(list);
        }
        for (at, list) in &self.sets {
            out.entry(at.0).or_default().claim(at.1).sets = ids(list);
        }
        for (at, list) in &self.apart {
            out.entry(at.0).or_default().claim(at.1).apart = sides(list);
        }
        for (&(k, side), at) in &self.halves {
            let claim = out.entry(at.0).or_default().claim(at.1);
            claim.together.push((id(k), side));
        }
        for ((report, name), list) in &self.person_marks {
            out.entry(*report).or_default().name(name).marks = ids(list);
        }
        for ((report, name), list) in &self.persons_apart {
            out.entry(*report).or_default().name(name).apart = sides(list);
        }
        for ((report, name), list) in &self.joined {
            out.entry(*report).or_default().name(name).together = sides(list);
        }
        out
    }

    /// Takes in what was kept of a report that has the number here; none where it speaks of a correction that is not
    /// known. [`Rulings::pair`] comes last.
    pub(crate) fn put(&mut self, report: usize, kept: &OfReport) -> Option<()> {
        let list = Arc::clone(&self.list);
        let position = |id: &String| list.iter().position(|c| c.id == *id);
        let ids = |list: &[String]| list.iter().map(position).collect::<Option<Vec<usize>>>();
        let sides = |list: &[(String, bool)]| {
            let all = list.iter();
            all.map(|(id, side)| Some((position(id)?, *side)))
                .collect::<Option<Vec<Label>>>()
        };
        let rejected = kept.rejected.iter().map(|&i| (report, i));
        self.rejected.extend(rejected);
        let nobody = kept.nobody.iter().map(|name| (report, name.clone()));
        self.nobody.extend(nobody);
        for (&i, ruled) in &kept.claims {
            let at = (report, i);
            insert(&mut self.marks, at, ids(&ruled.marks)?);
            insert(&mut self.sets, at, ids(&ruled.sets)?);
            insert(&mut self.apart, at, sides(&ruled.apart)?);
            for (k, side) in sides(&ruled.together)? {
                self.halves.insert((k, side), at);
            }
        }
        for (name, ruled) in &kept.names {
            let naming = || (report, name.clone());
            insert(&mut self.person_marks, naming(), ids(&ruled.marks)?);
            insert(&mut self.persons_apart, naming(), sides(&ruled.apart)?);
            insert(&mut self.joined, naming(), sides(&ruled.together)?);
        }
        Some(())
    }

    /// What each correction comes to, whatever entries it bears on.
    pub(crate) fn outcomes(&self) -> Vec<Outcome> {
        let outcome = |(k, correction): (usize, &Correction)| Outcome {
            correction: correction.id.clone(),
            overruled: self.overruled.contains(&k),
            effective: self.effective.contains(&k),
            against: self
                .against
                .get(&k)
                .into_iter()
                .flatten()
                .map(|&other| self.list[other].id.clone())
                .collect(),
        };
        self.list.iter().enumerate().map(outcome).collect()
    }

    fn mark(&mut self, k: usize, target: &Target, found: &Found<'_>) {
        for at in found.claims(target) {
            push(&mut self.marks, at, k);
        }
        if let Target::Person { names } | Target::Holder { names, .. } = target {
            for naming in found.names(names) {
                push(&mut self.person_marks, naming, k);
            }
        }
    }

    /// The earlier one is overruled by the later.
    fn contradict(&mut self, earlier: usize, later: usize) {
        self.overruled.insert(earlier);
        self.against.entry(earlier).or_default().insert(later);
        self.against.entry(later).or_default().insert(earlier);
    }

    /// The links that count: the latest first, and none that contradicts a later one.
    #[allow(clippy::type_complexity, reason = "the two halves of one answer")]
    fn settle<N: Ord + Clone>(
        &mut self,
        mut links: Vec<Link<N>>,
    ) -> (Vec<(N, N, usize)>, BTreeMap<N, Vec<Label>>) {
        links.sort_by_key(|l| std::cmp::Reverse(l.by));
        let mut together: Vec<(N, N, usize)> = Vec::new();
        let mut labels: BTreeMap<N, Vec<Label>> = BTreeMap::new();
        // Things that are one by correction, with the corrections that made them so.
        let mut groups: Vec<(BTreeSet<N>, Vec<usize>)> = Vec::new();
        for link in links {
            let (Some(a), Some(b)) = (link.a.first(), link.b.first()) else {
                continue;
            };
            if link.one {
                let of = |n: &N| groups.iter().position(|(g, _)| g.contains(n));
                let mut joint = (BTreeSet::from([a.clone(), b.clone()]), vec![link.by]);
                let parts: BTreeSet<usize> = of(a).into_iter().chain(of(b)).collect();
                for &g in &parts {
                    joint.0.extend(groups[g].0.iter().cloned());
                    joint.1.extend(&groups[g].1);
                }
                let sides: Vec<Label> = joint
                    .0
                    .iter()
                    .flat_map(|n| labels.get(n).into_iter().flatten().copied())
                    .collect();
                let clash = sides.iter().find(|(k, side)| sides.contains(&(*k, !side)));
                if let Some(&(k, _)) = clash {
                    self.contradict(link.by, k);
                    continue;
                }
                for g in parts.into_iter().rev() {
                    groups.remove(g);
                }
                groups.push(joint);
                together.push((a.clone(), b.clone(), link.by));
            } else {
                let both = groups.iter().find(|(g, _)| {
                    link.a.iter().any(|n| g.contains(n)) && link.b.iter().any(|n| g.contains(n))
                });
                if let Some((_, makers)) = both {
                    for later in makers.clone() {
                        self.contradict(link.by, later);
                    }
                    continue;
                }
                for (side, list) in [(false, &link.a), (true, &link.b)] {
                    for n in list {
                        labels.entry(n.clone()).or_default().push((link.by, side));
                    }
                }
            }
        }
        for list in labels.values_mut() {
            list.sort_unstable();
        }
        together.reverse();
        (together, labels)
    }

    /// The sides on which corrections put a claim.
    pub(crate) fn labels(&self, at: At) -> &[Label] {
        self.apart.get(&at).map_or(&[], Vec::as_slice)
    }

    /// The sides on which corrections put whoever is named so.
    pub(crate) fn person_labels(&self, naming: &Naming) -> &[Label] {
        self.persons_apart.get(naming).map_or(&[], Vec::as_slice)
    }

    /// Whether any correction speaks of persons.
    pub(crate) fn any_person(&self) -> bool {
        !self.person_marks.is_empty()
    }

    /// Ids of the corrections that speak of any of the claims, sorted.
    pub(crate) fn of_claims(&self, claims: &[At]) -> Vec<String> {
        if self.marks.is_empty() {
            return Vec::new();
        }
        let marks = claims
            .iter()
            .flat_map(|at| self.marks.get(at).into_iter().flatten());
        self.ids(marks.copied())
    }

    /// The corrections that speak of whoever is named so.
    pub(crate) fn of_naming(&self, naming: &Naming) -> &[usize] {
        self.person_marks.get(naming).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn ids(&self, marks: impl Iterator<Item = usize>) -> Vec<String> {
        let ids: BTreeSet<&String> = marks.map(|k| &self.list[k].id).collect();
        ids.into_iter().cloned().collect()
    }

    /// The place in the ledger of the correction with this id.
    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        self.list.iter().position(|c| c.id == id)
    }

    pub(crate) fn id(&self, k: usize) -> &str {
        &self.list[k].id
    }

    pub(crate) fn action(&self, k: usize) -> &Action {
        &self.list[k].action
    }

    /// The values to be set in the entry made of `claims`, in the order of the ledger.
    pub(crate) fn sets(&self, claims: &[At]) -> Vec<&Action> {
        if self.sets.is_empty() {
            return Vec::new();
        }
        let all: BTreeSet<usize> = claims
            .iter()
            .flat_map(|at| self.sets.get(at).into_iter().flatten().copied())
            .collect();
        all.into_iter().map(|k| self.action(k)).collect()
    }

    /// What has become of each correction in `record`, in the order of the ledger.
    pub(crate) fn effects(&self, record: &Record) -> Vec<CorrectionEffect> {
        if self.list.is_empty() {
            return Vec::new();
        }
        let mut entries: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for (id, told) in record.all_told() {
            for correction in &told.corrections {
                entries.entry(correction).or_default().insert(id.to_owned());
            }
        }
        let of = |c: &Correction| entries.get(c.id.as_str()).cloned().unwrap_or_default();
        let entries = self.list.iter().map(of).collect();
        effects(&self.list, self.outcomes(), entries)
    }
}

fn insert<N: Ord, T>(map: &mut BTreeMap<N, Vec<T>>, key: N, list: Vec<T>) {
    if !list.is_empty() {
        map.insert(key, list);
    }
}

fn push<N: Ord>(map: &mut BTreeMap<N, Vec<usize>>, key: N, k: usize) {
    let list = map.entry(key).or_default();
    if list.last() != Some(&k) {
        list.push(k);
    }
}
