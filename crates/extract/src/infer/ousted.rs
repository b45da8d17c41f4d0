//! Who holds an office no longer because somebody put an end to his time in it.

use crate::analysis::Sentence;
use crate::mentions::What;
use crate::people::People;
use sidelines_facts::Tenure;

/// What ends somebody's time in office, whoever does it.
const OUSTED: &[&str] = &[
    "oust",
    "overthrow",
    "topple",
    "depose",
    "unseat",
    "dethrone",
    "assassinate",
];

/// "after the army ousted President Mohamed Mursi": he holds the office no longer.
pub(crate) fn ousted(sentences: &[Sentence], people: &mut People) {
    for s in sentences {
        for (n, node) in s.tree.nodes.iter().enumerate() {
            let Some(v) = s.tree.head(n).map(|v| s.tree.node(v)) else {
                continue;
            };
            let done = OUSTED.contains(&v.lemma.as_str())
                && (node.dep == "dobj" && v.tag != "VB" || node.dep == "nsubjpass");
            let person = match s.mention(n).map(|m| &m.what) {
                Some(What::Person(p)) if done => p.person,
                _ => None,
            };
            if let Some(person) = person.and_then(|p| people.all.get_mut(p)) {
                for held in &mut person.offices {
                    held.office.qualifier = held.office.qualifier.or(Some(Tenure::Former));
                }
            }
        }
    }
}
