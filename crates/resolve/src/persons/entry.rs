use super::across;
use super::look::{Known, Look, Sightings};
use super::mention::Slot;
use crate::case::{At, Case, Telling, weigh};
use crate::corrections::{Action, Rulings, Target};
use crate::ids::Ids;
use crate::names::{Likeness, Name, spelling_variants};
use crate::record::{ClaimRef, Join, NamedBy, PersonEntry, Spelling, Told, Why, first_words};
use crate::unite::Joined;
use crate::when::Days;
use sidelines_facts::{Dispute, DisputedValue};
use std::collections::{BTreeMap, BTreeSet};

/// The persons, and who is meant where.
#[derive(Default)]
pub(crate) struct People {
    /// By id.
    pub(crate) entries: Vec<PersonEntry>,
    of: BTreeMap<(At, Slot), usize>,
    /// Corrections that speak of each of `entries` by name.
    rulings: Vec<Vec<usize>>,
    /// Of persons that were made and not known.
    pub(crate) sightings: Sightings,
    /// Of each spelling of theirs the number of reports.
    pub(crate) counts: Vec<Vec<usize>>,
}

impl People {
    /// Persons known already, by id, and who is meant where: the positions of persons.
    pub(crate) fn known(entries: Vec<PersonEntry>, of: BTreeMap<(At, Slot), usize>) -> Self {
        Self {
            rulings: vec![Vec::new(); entries.len()],
            entries,
            of,
            sightings: Sightings::default(),
            counts: Vec::new(),
        }
    }

    /// The position (in `entries`) of the person named there.
    pub(crate) fn at(&self, at: At, slot: Slot) -> Option<usize> {
        self.of.get(&(at, slot)).copied()
    }

    /// The corrections that speak of the person at this position by name.
    pub(crate) fn rulings(&self, person: usize) -> &[usize] {
        self.rulings.get(person).map_or(&[], Vec::as_slice)
    }
}

/// The id of each group of looks: what founds it are name and country as the earliest report has them. Of two with
/// one name the one whose claims come first keeps the plain id.
pub(crate) fn identities(known: &[Known<'_>], groups: &[Vec<usize>]) -> Vec<String> {
    let mut order: Vec<(String, (&str, usize), usize)> = Vec::new();
    for (g, group) in groups.iter().enumerate() {
        let founder = group.iter().min_by_key(|&&l| &known[l].span.founder);
        let content = founder.map_or_else(String::new, |&l| known[l].look.content());
        let heads = group.iter().map(|&l| &known[l].span.head);
        let first = heads.map(|h| (h.report.as_str(), h.least)).min();
        order.push((content, first.unwrap_or_default(), g));
    }
    order.sort();
    let mut ids = Ids::new("p");
    let mut out = vec![String::new(); groups.len()];
    for (content, _, g) in order {
        out[g] = ids.give(&content);
    }
    out
}

/// The joins of each group, with the claims in which its looks are seen first.
pub(crate) fn joins_of(
    known: &[Known<'_>],
    (groups, joins): Joined<Vec<Why>>,
) -> Vec<(Vec<usize>, Vec<Join>)> {
    let mut out: Vec<(Vec<usize>, Vec<Join>)> =
        groups.into_iter().map(|g| (g, Vec::new())).collect();
    let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (g, (group, _)) in out.iter().enumerate() {
        group_of.extend(group.iter().map(|&l| (l, g)));
    }
    let claim = |l: usize| {
        let head = &known[l].span.head;
        ClaimRef {
            report: head.report.clone(),
            index: head.claim,
        }
    };
    for (a, b, why) in joins {
        if let Some(&g) = group_of.get(&a) {
            out[g].1.push(Join {
                a: claim(a),
                b: claim(b),
                why,
            });
        }
    }
    out
}

/// The entry of the person who looks so, without lists; `own` are the looks with the reports that have them.
pub(crate) fn head(
    id: &str,
    own: &[(Known<'_>, &[Telling])],
    joins: Vec<Join>,
    rulings: &Rulings,
) -> (PersonEntry, Vec<usize>) {
    let (spellings, counts): (Vec<Spelling>, Vec<usize>) = spellings(own).into_iter().unzip();
    let disputes = disputed(&spellings).into_iter().collect();
    let looks = || own.iter().map(|(known, _)| known.look);
    let countries: BTreeSet<_> = looks().flat_map(|l| l.acts_for.iter().copied()).collect();
    let orgs: BTreeSet<_> = looks().flat_map(|l| l.bodies.iter().cloned()).collect();
    let marks = marks(own.iter().map(|(known, _)| known.look));
    let tellings = own.iter().flat_map(|(_, t)| t.iter().copied());
    let (independent_sources, confidence, background) = weigh(tellings);
    let of_person = marks
        .iter()
        .copied()
        .filter(|&k| !of_holder(rulings.action(k)));
    let mut name = spellings
        .first()
        .map(|s| s.name.clone())
        .unwrap_or_default();
    for &k in &marks {
        if let Action::Set {
            entry: Target::Person { .. },
            value,
            ..
        } = rulings.action(k)
        {
            name = value.as_str().map_or(name, str::to_owned);
        }
    }
    let entry = PersonEntry {
        id: id.to_owned(),
        name,
        spellings,
        countries: countries.into_iter().collect(),
        orgs: orgs.into_iter().collect(),
        offices: Vec::new(),
        told: Told {
            independent_sources,
            confidence,
            background,
            disputes,
            joins,
            corrections: rulings.ids(of_person),
            ..Told::default()
        },
    };
    (entry, counts)
}

/// The corrections that speak of whoever looks so, in the order of the ledger.
pub(crate) fn marks<'a>(looks: impl Iterator<Item = &'a Look>) -> Vec<usize> {
    let all: BTreeSet<usize> = looks.flat_map(|l| l.marks.iter().copied()).collect();
    all.into_iter().collect()
}

fn of_holder(action: &Action) -> bool {
    matches!(
        action,
        Action::Set {
            entry: Target::Holder { .. },
            ..
        } | Action::Reject {
            entry: Target::Holder { .. }
        } | Action::Accept {
            entry: Target::Holder { .. }
        } | Action::Note {
            entry: Target::Holder { .. }
        }
    )
}

/// All printed forms with the number of reports, the one to be shown first.
fn spellings(own: &[(Known<'_>, &[Telling])]) -> Vec<(Spelling, usize)> {
    struct Form<'a> {
        reports: Vec<i64>,
        first: (bool, Option<Days>, &'a str),
    }
    let mut forms: BTreeMap<&str, Form<'_>> = BTreeMap::new();
    for (known, tellings) in own {
        let founder = &known.span.founder;
        let first = (founder.undated, founder.day, founder.report.as_str());
        for form in &known.look.forms {
            let form = forms.entry(form).or_insert_with(|| Form {
                reports: Vec::new(),
                first,
            });
            form.first = form.first.min(first);
            form.reports.extend(tellings.iter().map(|t| t.report));
        }
    }
    let mut forms: Vec<(&str, usize, _)> = forms
        .into_iter()
        .map(|(form, mut of)| {
            of.reports.sort_unstable();
            of.reports.dedup();
            (form, of.reports.len(), of.first)
        })
        .collect();
    let names: Vec<Option<Name>> = forms.iter().map(|(form, ..)| Name::of(form)).collect();
    // "Al-Ahmad Al-Sabah" and "Al Ahmad Al Sabah": reports that print as many parts, spelt otherwise, print one name.
    let borne: BTreeMap<&str, usize> = forms
        .iter()
        .zip(&names)
        .map(|((form, own, _), name)| {
            let spelt_otherwise = forms.iter().zip(&names).filter(|((other, ..), n)| {
                other != form
                    && name.as_ref().zip(n.as_ref()).is_some_and(|(a, b)| {
                        a.parts.len() == b.parts.len()
                            && matches!(a.likeness(b), Likeness::Same | Likeness::Variant)
                    })
            });
            let others: usize = spelt_otherwise.map(|((_, reports, _), _)| reports).sum();
            (*form, own + others)
        })
        .collect();
    forms.sort_by_cached_key(|(form, reports, first)| {
        let (full, parts) =
            Name::of(form).map_or((0, 0), |name| (name.full_parts(), name.parts.len()));
        (
            // "Singh" and "S Jaishankar" are shown only where nothing fuller is known.
            full < 2,
            full < parts,
            std::cmp::Reverse(borne.get(form).copied().unwrap_or(*reports)),
            std::cmp::Reverse(*reports),
            // "Host Mauricio Macri" and "Mauricio Macri": what some print in front is rarely a name.
            parts,
            *first,
            (*form).to_owned(),
        )
    });
    let spelling = |form: &str| Spelling {
        name: form.to_owned(),
        reports: Vec::new(),
    };
    forms
        .into_iter()
        .map(|(form, reports, _)| (spelling(form), reports))
        .collect()
}

/// The forms that spell one part in several ways; initials and left-out parts dispute nothing.
fn disputed(spellings: &[Spelling]) -> Option<Dispute> {
    let names: Vec<Option<Name>> = spellings.iter().map(|s| Name::of(&s.name)).collect();
    let respelt = |a: &Name, b: &Name| {
        a.likeness(b) != Likeness::Same
            && a.parts.iter().any(|x| {
                !b.parts.contains(x)
                    && b.parts
                        .iter()
                        .any(|y| !a.parts.contains(y) && spelling_variants(x, y))
            })
    };
    let mut values: Vec<DisputedValue> = Vec::new();
    for (spelling, a) in spellings.iter().zip(&names) {
        let Some(a) = a else { continue };
        if names.iter().flatten().any(|b| respelt(a, b)) {
            values.push(DisputedValue {
                value: spelling.name.clone().into(),
                reports: Vec::new(),
            });
        }
    }
    values.sort_by_cached_key(|v| v.value.to_string());
    (values.len() > 1).then(|| Dispute {
        field: "spelling".to_owned(),
        values,
    })
}

/// The persons of a case.
#[cfg(test)]
pub(crate) fn people(case: &Case<'_>) -> People {
    people_with(case, true)
}

/// The persons of a case, with their lists or without.
pub(crate) fn people_with(case: &Case<'_>, lists: bool) -> People {
    let sightings = Sightings::of(case);
    let spans = sightings.spans(case);
    let known: Vec<Known<'_>> = sightings
        .looks
        .iter()
        .zip(&spans)
        .map(|(look, span)| Known { look, span })
        .collect();
    let mut tellings: Vec<Vec<Telling>> = vec![Vec::new(); known.len()];
    let mut seen: Vec<Vec<usize>> = vec![Vec::new(); known.len()];
    for (s, sighting) in sightings.all.iter().enumerate() {
        let claims = sighting.claims().into_iter();
        tellings[sighting.look].extend(case.telling_of(claims));
        seen[sighting.look].push(s);
    }
    let joined = across::join(&known, &case.rulings);
    let ids = identities(&known, &joined.0);
    let mut groups: Vec<(String, Vec<usize>, Vec<Join>)> = joins_of(&known, joined)
        .into_iter()
        .zip(ids)
        .map(|((looks, joins), id)| (id, looks, joins))
        .collect();
    groups.sort_by(|a, b| a.0.cmp(&b.0));
    let mut people = People::default();
    for (p, (id, looks, joins)) in groups.into_iter().enumerate() {
        let own: Vec<(Known<'_>, &[Telling])> = looks
            .iter()
            .map(|&l| (known[l], tellings[l].as_slice()))
            .collect();
        let (mut entry, counts) = head(&id, &own, joins, &case.rulings);
        let mut named: Vec<NamedBy<'_>> = Vec::new();
        let forms: Vec<Vec<usize>> = looks
            .iter()
            .map(|&l| sightings.looks[l].positions(&entry.spellings))
            .collect();
        for (&l, forms) in looks.iter().zip(&forms) {
            for &s in &seen[l] {
                let sighting = &sightings.all[s];
                let places = sighting.places.iter();
                people.of.extend(places.map(|place| (*place, p)));
                if !lists {
                    continue;
                }
                let claims = sighting.claims();
                let mut evidence: Vec<_> = claims.iter().flat_map(|&at| case.words(at)).collect();
                first_words(&mut evidence);
                named.push(NamedBy {
                    report: case.id(sighting.report),
                    claims: claims.into_iter().map(|at| at.1).collect(),
                    forms,
                    evidence,
                });
            }
        }
        if lists {
            entry.put_lists(named);
        }
        people.entries.push(entry);
        people.counts.push(counts);
        people
            .rulings
            .push(marks(looks.iter().map(|&l| &sightings.looks[l])));
    }
    people.sightings = sightings;
    people
}
