//! "The leaders of Greece, Cyprus and Israel": people without a title who act for several countries.

use super::Who;
use crate::analysis::Sentence;
use crate::mentions::What;
use sidelines_facts::CountryCode;

/// Plural nouns for people who act for the countries behind them.
pub(crate) const LEADERS: &[&str] = &[
    "leader",
    "head",
    "chief",
    "negotiator",
    "representative",
    "envoy",
    "diplomat",
    "minister",
    "delegation",
    "official",
    "president",
    "premier",
    "ruler",
    "monarch",
    "government",
    "cabinet",
    "team",
    "delegate",
    "expert",
    "officer",
    "participant",
];

/// One of each of the countries behind such a noun.
pub(crate) fn leaders_of(s: &Sentence, node: usize) -> Vec<Who> {
    let t = &s.tree;
    let n = t.node(node);
    if !matches!(n.tag, "NNS" | "NNPS") || !LEADERS.contains(&n.lemma.as_str()) {
        return Vec::new();
    }
    // "The leaders of Kenya and Uganda, A and B"
    let by_name = t.child(node, &["appos"]).is_some_and(
        |p| matches!(s.mention(p).map(|m| &m.what), Some(What::Person(p)) if p.person.is_some()),
    );
    if by_name {
        return Vec::new();
    }
    let behind = |n: usize| {
        ["of", "from"]
            .into_iter()
            .flat_map(move |p| t.prep_objects(n, p))
    };
    // "Kosovo and Serbia's leaders"
    let whose = t.child(node, &["poss"]);
    // "officials of the defence ministries of Armenia and Cyprus"
    let countries: Vec<CountryCode> = behind(node)
        .chain(behind(node).flat_map(behind))
        .chain(whose)
        .flat_map(|o| t.conjuncts(o))
        .filter_map(|c| match s.mention(c).map(|m| &m.what) {
            Some(What::Country(c)) => Some(*c),
            _ => None,
        })
        .collect();
    if countries.len() < 2 {
        return Vec::new();
    }
    countries
        .into_iter()
        .map(|c| Who::Post {
            office: None,
            country: Some(c),
            org: None,
        })
        .collect()
}
