//! "is to visit the two countries": which, by the countries told of before.

use super::{Reader, Where};
use crate::mentions::What;
use sidelines_facts::CountryCode;

/// Sentences back to the one that names them.
const BACK: usize = 4;

impl Reader<'_> {
    /// The countries that "the two countries" or "all three states" among `nodes` means, for somebody who is at home in
    /// none of them: so many, named in one sentence before.
    pub(super) fn both_countries(&self, nodes: &[usize], home: CountryCode) -> Vec<Where> {
        let t = &self.s().tree;
        let count = |n: usize| {
            ["two", "both", "three", "four"]
                .iter()
                .position(|w| t.has_child_word(n, &[w]))
                .map(|i| [2, 2, 3, 4][i])
        };
        let told = nodes.iter().find_map(|&n| {
            let countries = matches!(
                t.node(n).lemma.as_str(),
                "country" | "state" | "nation" | "neighbour" | "neighbor"
            ) && t.node(n).tag == "NNS"
                && t.child(n, &["appos", "prep"]).is_none();
            count(n).filter(|_| countries)
        });
        let Some(count) = told else {
            return Vec::new();
        };
        (1..=BACK)
            .filter_map(|k| self.sentence.checked_sub(k))
            .filter_map(|i| self.analysis.sentences.get(i))
            .map(|s| {
                let mut named: Vec<CountryCode> = Vec::new();
                for m in &s.mentions {
                    let of = match &m.what {
                        What::Country(c) => Some(*c),
                        What::Place(p) => p.capital_of,
                        _ => None,
                    };
                    if let Some(c) = of.filter(|c| *c != home && !named.contains(c)) {
                        named.push(c);
                    }
                }
                named
            })
            .find(|named| named.len() == count)
            .unwrap_or_default()
            .into_iter()
            .map(Where::Country)
            .collect()
    }
}
