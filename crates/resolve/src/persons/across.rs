use super::career::{Career, exclusive};
use super::look::Known;
use crate::corrections::{Label, Rulings, apart};
use crate::names::{Likeness, Name, spelling_variants};
use crate::offices::compatible;
use crate::orgs::{OrgName, Relation};
use crate::record::Why;
use crate::unite::{Groups, Joined, Pair};
use crate::when::{Day, Days};
use sidelines_facts::CountryCode;
use std::collections::{BTreeMap, BTreeSet};

/// How far apart two reports may be for an office alone to say that one surname means one person.
const TENURE_GAP: Day = 3 * 365;
/// How far apart, where two of three names agree and the third contradicts.
const SLIP_GAP: Day = 60;

/// Looks of many reports that are taken for one from the first.
struct Node {
    name: Name,
    country: Option<CountryCode>,
    orgs: Vec<OrgName>,
    families: Vec<String>,
    careers: BTreeSet<Career>,
    labels: Vec<Label>,
    /// From the first to the last report.
    seen: Option<Days>,
    /// The one seen first before the others.
    looks: Vec<usize>,
}

/// Joins looks: the groups (positions), and why they were joined, as pairs of looks.
pub(crate) fn join(known: &[Known<'_>], rulings: &Rulings) -> Joined<Vec<Why>> {
    let nodes = nodes(known);
    let mut groups = Groups::singletons(nodes.len());
    by_correction(known, &nodes, rulings, &mut groups);
    groups.join_all(pairs(&nodes), |a, b| contradict(&nodes[a], &nodes[b]));
    let fuller = fuller(&nodes);
    surnames(&nodes, &mut groups, |node| fuller.sharing(node));
    let (groups, joins) = groups.into_groups();
    let out: Vec<Vec<usize>> = groups
        .into_iter()
        .map(|g| {
            g.iter()
                .flat_map(|&n| nodes[n].looks.iter().copied())
                .collect()
        })
        .collect();
    let first = |n: usize| nodes[n].looks.first().copied().unwrap_or_default();
    let joins = joins.into_iter();
    (
        out,
        joins.map(|(a, b, why)| (first(a), first(b), why)).collect(),
    )
}

fn nodes(known: &[Known<'_>]) -> Vec<Node> {
    let mut by_look: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (l, Known { look, .. }) in known.iter().enumerate() {
        let mut families = look.families.clone();
        families.sort();
        // A full name and a country make a person; a bare surname only with its office; without a
        // country the organisations must agree.
        let key = match (look.name.parts.len() > 1, look.country) {
            (true, Some(_)) => (look.country, Vec::new(), Vec::new()),
            (true, None) => (None, Vec::new(), look.orgs.clone()),
            (false, _) => (look.country, families, look.orgs.clone()),
        };
        by_look
            .entry((&look.name, key, &look.careers, &look.labels))
            .or_default()
            .push(l);
    }
    by_look
        .into_iter()
        .map(|((name, (country, _, _), careers, labels), mut looks)| {
            looks.sort_by_key(|&l| &known[l].span.head);
            let mut node = Node {
                name: name.clone(),
                country,
                orgs: Vec::new(),
                families: Vec::new(),
                careers: careers.clone(),
                labels: labels.clone(),
                seen: None,
                looks,
            };
            let (mut orgs, mut families) = (BTreeSet::new(), BTreeSet::new());
            for &l in &node.looks {
                let Known { look, span } = &known[l];
                orgs.extend(look.orgs.iter().cloned());
                families.extend(look.families.iter().cloned());
                if let Some(day) = span.seen {
                    node.seen = Some(node.seen.map_or(day, |seen| Days {
                        first: seen.first.min(day.first),
                        last: seen.last.max(day.last),
                    }));
                }
            }
            node.orgs = orgs.into_iter().collect();
            node.families = families.into_iter().collect();
            node
        })
        .collect()
}

/// What people say is one person.
fn by_correction(
    known: &[Known<'_>],
    nodes: &[Node],
    rulings: &Rulings,
    groups: &mut Groups<Vec<Why>>,
) {
    let mut node_of: BTreeMap<(usize, bool), usize> = BTreeMap::new();
    for (n, node) in nodes.iter().enumerate() {
        for &l in &node.looks {
            let joined = known[l].look.joined.iter();
            node_of.extend(joined.map(|&side| (side, n)));
        }
    }
    for (&(by, side), &a) in &node_of {
        if let (false, Some(&b)) = (side, node_of.get(&(by, true))) {
            groups.join(a, b, vec![Why::corrected(rulings.id(by))]);
        }
    }
}

fn contradict(a: &Node, b: &Node) -> bool {
    apart(&a.labels, &b.labels)
        || (a.country.is_some() && b.country.is_some() && a.country != b.country)
        || namesakes(a, b)
        || match a.name.likeness(&b.name) {
            Likeness::Different => !halves(a, b),
            Likeness::Crossing | Likeness::Sounding => !slip(a, b),
            _ => false,
        }
}

/// In offices that nobody holds at once, told by turns: two people, whatever their names.
fn namesakes(a: &Node, b: &Node) -> bool {
    exclusive(&a.careers, &b.careers) && gap(a, b) == Some(0)
}

/// "Amir Nasirzadeh" and "Aziz Nasirzadeh", ministers of one thing in the same weeks: no reason to join them, and none to
/// keep them apart where a third report has "Amir Aziz Nasirzadeh".
fn halves(a: &Node, b: &Node) -> bool {
    let (x, y) = (&a.name.parts, &b.name.parts);
    let one_surname = x
        .last()
        .zip(y.last())
        .is_some_and(|(x, y)| x == y || spelling_variants(x, y));
    x.len() > 1 && y.len() > 1 && one_surname && slip(a, b)
}

/// Two of three names agree, or all sound alike, the office too, in the same weeks: a slip of the pen, not two
/// people.
fn slip(a: &Node, b: &Node) -> bool {
    a.country.is_some()
        && a.country == b.country
        && compatible(&a.families, &b.families) == Some(true)
        && gap(a, b).is_some_and(|gap| gap <= SLIP_GAP)
}

fn gap(a: &Node, b: &Node) -> Option<Day> {
    Some(a.seen?.gap(b.seen?))
}

/// Pairs of nodes with fuller names, found by a shared part and country.
fn pairs(nodes: &[Node]) -> Vec<Pair<Vec<Why>>> {
    let mut index: BTreeMap<String, BTreeMap<Option<CountryCode>, Vec<usize>>> = BTreeMap::new();
    for (n, node) in nodes.iter().enumerate() {
        if node.name.parts.len() > 1 {
            for key in node.name.keys() {
                index
                    .entry(key)
                    .or_default()
                    .entry(node.country)
                    .or_default()
                    .push(n);
            }
        }
    }
    let mut seen: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut pairs = Vec::new();
    for by_country in index.values() {
        let stateless = by_country.get(&None).map_or(&[][..], Vec::as_slice);
        for (country, own) in by_country {
            for (i, &a) in own.iter().enumerate() {
                let rest = if country.is_some() { stateless } else { &[] };
                for &b in own[i + 1..].iter().chain(rest) {
                    let (a, b) = (a.min(b), a.max(b));
                    if seen.insert((a, b)) {
                        pairs.extend(judge(&nodes[a], &nodes[b]).map(|(strength, reason)| Pair {
                            strength,
                            a,
                            b,
                            reason,
                        }));
                    }
                }
            }
        }
    }
    pairs
}

/// Whether two nodes are one person, how surely, and why.
fn judge(a: &Node, b: &Node) -> Option<(u32, Vec<Why>)> {
    if contradict(a, b) {
        return None;
    }
    let likeness = a.name.likeness(&b.name);
    let country = a.country.is_some() && a.country == b.country;
    let org = a
        .orgs
        .iter()
        .any(|x| b.orgs.iter().any(|y| x.relation(y) == Relation::Same));
    let office = compatible(&a.families, &b.families) == Some(true);
    let rule = match likeness {
        Likeness::Same => "same-name",
        Likeness::Contained => "fuller-name",
        Likeness::Variant if country || org => "spelling-variant",
        Likeness::Crossing | Likeness::Sounding => "name-slip",
        _ => return None,
    };
    let mut why = vec![Why {
        rule: rule.to_owned(),
        detail: format!("{} / {}", a.name.parts.join(" "), b.name.parts.join(" ")),
    }];
    if let (true, Some(c)) = (country, a.country) {
        why.push(Why {
            rule: "same-country".to_owned(),
            detail: c.to_string(),
        });
    }
    if office {
        let shared: Vec<&str> = a
            .families
            .iter()
            .filter(|f| b.families.contains(f))
            .map(String::as_str)
            .collect();
        why.push(Why {
            rule: "same-office".to_owned(),
            detail: shared.join(", "),
        });
    }
    let base = match likeness {
        Likeness::Same => 40,
        Likeness::Contained => 30,
        Likeness::Variant => 20,
        _ => 0,
    };
    Some((
        base + 5 * u32::from(country) + 3 * u32::from(office) + 2 * u32::from(org),
        why,
    ))
}

/// The nodes with fuller names, by a part and the country.
struct Fuller(BTreeMap<(String, Option<CountryCode>), Vec<usize>>);

fn fuller(nodes: &[Node]) -> Fuller {
    let mut by_key: BTreeMap<(String, Option<CountryCode>), Vec<usize>> = BTreeMap::new();
    for (n, node) in nodes.iter().enumerate() {
        if node.name.parts.len() > 1 {
            for key in node.name.keys() {
                by_key.entry((key, node.country)).or_default().push(n);
            }
        }
    }
    Fuller(by_key)
}

impl Fuller {
    /// Those of whose name the bare surname of `node` may be a part.
    fn sharing(&self, node: &Node) -> BTreeSet<usize> {
        let keys = node.name.keys().into_iter();
        keys.filter_map(|key| self.0.get(&(key, node.country)))
            .flatten()
            .copied()
            .collect()
    }
}

/// Bare surnames, given to the one person whom office, country and days leave among those that `fuller` finds.
fn surnames(
    nodes: &[Node],
    groups: &mut Groups<Vec<Why>>,
    fuller: impl Fn(&Node) -> BTreeSet<usize>,
) {
    for (n, node) in nodes.iter().enumerate() {
        if node.name.parts.len() != 1 || (node.country.is_none() && node.orgs.is_empty()) {
            continue;
        }
        if groups.members(groups.group_of(n)).len() > 1 {
            continue;
        }
        let mut candidates: BTreeMap<usize, (Option<Day>, usize)> = BTreeMap::new();
        for m in fuller(node) {
            let other = &nodes[m];
            let office = compatible(&node.families, &other.families);
            let org = node.country.is_some()
                || node
                    .orgs
                    .iter()
                    .any(|x| other.orgs.iter().any(|y| x.relation(y) == Relation::Same));
            let near = gap(node, other);
            if node.name.likeness(&other.name) == Likeness::OnePart
                && office != Some(false)
                && org
                && near.is_none_or(|gap| gap <= TENURE_GAP)
                && (node.labels.is_empty()
                    || !groups
                        .members(groups.group_of(m))
                        .iter()
                        .any(|&k| apart(&node.labels, &nodes[k].labels)))
            {
                // Of a group, the member nearest in time speaks for it.
                let best = candidates.entry(groups.group_of(m)).or_insert((near, m));
                if near.unwrap_or(TENURE_GAP) < best.0.unwrap_or(TENURE_GAP) {
                    *best = (near, m);
                }
            }
        }
        let mut left = candidates.values();
        if let (Some(&(_, m)), None) = (left.next(), left.next()) {
            let detail = format!(
                "{} / {}",
                node.name.parts.join(" "),
                nodes[m].name.parts.join(" ")
            );
            groups.join(
                m,
                n,
                vec![Why {
                    rule: "only-bearer".to_owned(),
                    detail,
                }],
            );
        }
    }
}

#[cfg(test)]
mod oracle {
    //! Comparing every name with every other finds nobody else.

    use super::*;
    use crate::case::Case;
    use crate::corrections::Corrections;
    use crate::persons::look::Sightings;
    use crate::testing::any_reports;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn names_in_blocks_are_all_names(reports in any_reports()) {
            let case = Case::new(&reports, &Corrections::default());
            let sightings = Sightings::of(&case);
            let spans = sightings.spans(&case);
            let looks = sightings.looks.iter().zip(&spans);
            let known: Vec<Known<'_>> = looks.map(|(look, span)| Known { look, span }).collect();
            let nodes = nodes(&known);
            let full = |n: &usize| nodes[*n].name.parts.len() > 1;
            let all = (0..nodes.len()).filter(full).flat_map(|a| (a + 1..nodes.len()).filter(full).map(move |b| (a, b)));
            let all: Vec<Pair<Vec<Why>>> = all
                .filter_map(|(a, b)| {
                    let (strength, reason) = judge(&nodes[a], &nodes[b])?;
                    Some(Pair { strength, a, b, reason })
                })
                .collect();
            let mut blocked = pairs(&nodes);
            blocked.sort_by_key(|p| (p.a, p.b));
            prop_assert_eq!(&blocked, &all);
            let group = |pairs, fuller: &dyn Fn(&Node) -> BTreeSet<usize>| {
                let mut groups = Groups::singletons(nodes.len());
                groups.join_all(pairs, |a, b| contradict(&nodes[a], &nodes[b]));
                surnames(&nodes, &mut groups, fuller);
                groups.into_groups().0
            };
            let of_country = |node: &Node| {
                let same = |n: &usize| full(n) && nodes[*n].country == node.country;
                (0..nodes.len()).filter(same).collect()
            };
            let keyed = fuller(&nodes);
            prop_assert_eq!(group(blocked, &|node| keyed.sharing(node)), group(all, &of_country));
        }
    }
}
