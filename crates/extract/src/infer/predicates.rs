//! Offices told in a clause: "X is also Adviser to the President", "Y acts as Prime Minister", "Z was sworn in as
//! President".

use crate::analysis::Sentence;
use crate::mentions::What;
use crate::offices;
use crate::people::{Held, People};
use sidelines_facts::{CountryCode, Tenure};

/// Verbs whose subject holds the office behind "as".
const AS: &[&str] = &[
    "serve",
    "act",
    "work",
    "inaugurate",
    "swear",
    "install",
    "continue",
    "succeed",
    "replace",
];
/// Verbs by whose passive somebody comes to hold an office.
const MADE: &[&str] = &[
    "appoint",
    "elect",
    "name",
    "choose",
    "designate",
    "inaugurate",
    "swear",
    "install",
    "confirm",
];

/// Offices that a clause says somebody to hold.
pub(crate) fn told(sentences: &[Sentence], people: &mut People, home: Option<CountryCode>) {
    for s in sentences {
        let t = &s.tree;
        for v in 0..t.nodes.len() {
            let lemma = t.node(v).lemma.as_str();
            let passive = t.passive(v);
            let is = matches!(lemma, "be" | "become" | "remain");
            // "took over from X as Prime Minister", "took office as President"
            let takes = lemma == "take"
                && (t.has_child_word(v, &["over"])
                    || t.child(v, &["dobj"])
                        .is_some_and(|o| matches!(t.node(o).word.as_str(), "office" | "charge")));
            // "was replaced as minister" is no minister.
            let replaced = passive && matches!(lemma, "succeed" | "replace");
            let holds = is || takes || AS.contains(&lemma) || passive && MADE.contains(&lemma);
            if !holds || replaced || t.negated(v) {
                continue;
            }
            let open = t.children(v).any(|c| {
                t.node(c).dep == "aux" && !matches!(t.node(c).lemma.as_str(), "have" | "be")
                    || t.node(c).dep == "mark"
            });
            // "was President", of somebody of another time
            let past = lemma == "be" && !passive && t.node(v).tag == "VBD";
            if open || past {
                continue;
            }
            let Some(index) = t
                .subject(v)
                .and_then(|n| s.mention(n))
                .and_then(|m| match &m.what {
                    What::Person(p) => p.person,
                    _ => None,
                })
            else {
                continue;
            };
            let mut titles: Vec<usize> = Vec::new();
            if is || passive {
                titles.extend(t.child(v, &["attr", "oprd"]));
            }
            if !is {
                titles.extend(t.prep_objects(v, "as"));
            }
            for n in titles
                .into_iter()
                .filter(|&n| n > v)
                .flat_map(|n| t.conjuncts(n))
            {
                let Some(m) = s.mention(n) else { continue };
                let What::Role(r) = &m.what else { continue };
                let ([office], Some(person)) = (r.offices.as_slice(), people.all.get_mut(index))
                else {
                    continue;
                };
                let other = r.countries.first().copied().or(office.country);
                if r.plural
                    || r.counterpart
                    || r.indefinite
                    || offices::is_generic(&office.canonical) && office.org.is_none()
                    || office.canonical.starts_with("Head of ")
                    || other.is_some() && person.country.is_some() && other != person.country
                    || person
                        .offices
                        .iter()
                        .any(|h| h.office.canonical == office.canonical)
                {
                    continue;
                }
                if office.org.is_none() {
                    person.country = person.country.or(other).or(home);
                }
                let acting = (lemma == "act").then_some(Tenure::Acting);
                person.offices.push(Held {
                    office: crate::mentions::OfficeRef {
                        qualifier: office.qualifier.or(acting),
                        ..office.clone()
                    },
                    span: m.span.clone(),
                    inferred: false,
                });
            }
        }
    }
}
