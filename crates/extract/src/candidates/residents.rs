//! Who lives where he is told to be: envoys, students, those who are home again.

use super::{Reader, Slots};
use crate::analysis::Sentence;
use crate::mentions::What;
use crate::refs::Who;
use crate::tree::Tree;
use sidelines_facts::PartyRole;

/// "is bound for Paris as Secretary General", "left for Rome as ambassador": to stay. `carrier` is the verb.
pub(crate) fn posted(s: &Sentence, carrier: Option<usize>) -> bool {
    const POSTS: &[&str] = &[
        "Ambassador",
        "High Commissioner",
        "Secretary-General",
        "Secretary General",
        "Consul",
        "Permanent Representative",
    ];
    let t = &s.tree;
    carrier.is_some()
        && (0..t.nodes.len())
            .filter(|&o| {
                t.node(o).dep == "pobj"
                    && t.head(o).is_some_and(|p| t.node(p).word == "as")
                    && t.governor(o) == carrier
            })
            .any(|o| match s.mention(o).map(|m| &m.what) {
                Some(What::Role(r)) => r
                    .offices
                    .iter()
                    .any(|o| POSTS.iter().any(|p| o.canonical.starts_with(p))),
                _ => RESIDENTS.contains(&t.node(o).lemma.as_str()),
            })
}

/// Who stays for years where he is told to be.
const RESIDENTS: &[&str] = &[
    "consul",
    "attaché",
    "attache",
    "student",
    "correspondent",
    "diplomat",
    "lecturer",
    "professor",
    "trainee",
    "boy",
    "girl",
    "child",
    "soldier",
    "exile",
    "prisoner",
    "refugee",
    "secretary",
    "counsellor",
    "counselor",
];

/// "was young in Amman": what somebody was there, and not that he came.
pub(crate) fn was_something_there(t: &Tree, v: usize) -> bool {
    const ABOUT: &[&str] = &[
        "young",
        "born",
        "old",
        "happy",
        "unhappy",
        "popular",
        "famous",
        "active",
        "unknown",
        "student",
        "boy",
        "girl",
        "child",
        "consul",
        "diplomat",
        "correspondent",
    ];
    t.child(v, &["acomp", "attr", "oprd"])
        .is_some_and(|c| ABOUT.contains(&t.node(c).lemma.as_str()))
}

/// Where so many international organisations have their seat that whoever acts for one may be at home there.
const ORGANISATIONS_SIT_IN: &[&str] = &["US", "BE", "CH", "AT", "FR", "ET", "KE", "EG", "SA"];

/// "a manager at the World Economic Forum in Geneva": the place of node `n` is where somebody worked or studied.
pub(crate) fn at_work_there(t: &Tree, n: usize) -> bool {
    const WORKING: &[&str] = &[
        "manager",
        "professor",
        "lecturer",
        "teacher",
        "fellow",
        "scholar",
        "researcher",
        "analyst",
        "student",
        "graduate",
        "editor",
        "journalist",
        "correspondent",
        "lawyer",
        "banker",
        "economist",
        "engineer",
        "doctor",
        "executive",
        "consultant",
        "trainee",
        "intern",
        "employee",
        "businessman",
    ];
    t.ancestors(n).take_while(|&x| !t.is_verb(x)).any(|x| {
        matches!(t.node(x).dep, "attr" | "appos" | "conj" | "pobj")
            && t.node(x).mention.is_none()
            && WORKING.contains(&t.node(x).lemma.as_str())
    })
}

impl Reader<'_> {
    /// Whether somebody holds an office of an organisation.
    pub(super) fn serves_an_organisation(&self, who: &Who) -> bool {
        let Who::Person(p) = who else { return false };
        let person = self.analysis.people.all.get(*p);
        person.is_some_and(|p| p.offices.iter().any(|h| h.office.org.is_some()))
    }

    /// "was back in Paris", of a French president; of whose home nothing is known, he may well be there.
    pub(super) fn is_back_home(
        &self,
        carrier: Option<usize>,
        visitors: &[(Who, Option<PartyRole>)],
        slots: &Slots,
    ) -> bool {
        let t = &self.s().tree;
        if !carrier.is_some_and(|v| t.has_child_word(v, &["back"])) {
            return false;
        }
        // "Once he is back in New York": at home, be he who he may.
        let told = carrier
            .and_then(|v| t.subject(v))
            .is_some_and(|n| t.node(n).pos != "PRON");
        if !told {
            return true;
        }
        let mut places = self.places(&slots.place);
        places.extend(slots.at.iter().cloned());
        let abroad = |(w, _): &(Who, Option<PartyRole>)| {
            let home = self.country(w).or_else(|| match w {
                Who::Person(p) => self.analysis.people.all.get(*p).and_then(|p| {
                    let mut orgs = p.offices.iter().filter_map(|h| h.office.org.as_ref());
                    orgs.find_map(|o| self.analysis.seats.get(o).copied())
                }),
                _ => None,
            });
            places.iter().all(|p| match (p.country(), home) {
                (Some(here), Some(home)) => here != home,
                (Some(here), None) => {
                    self.serves_an_organisation(w) && !ORGANISATIONS_SIT_IN.contains(&here.as_str())
                }
                (None, _) => false,
            })
        };
        places.is_empty() || !visitors.iter().all(abroad)
    }
}
