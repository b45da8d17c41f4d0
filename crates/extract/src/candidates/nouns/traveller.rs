//! Whose trip it is that a noun tells of without a name: "X was back in Tokyo on Monday, and a trip to Canberra is being
//! arranged"; "X will visit Japan. A visit that had been set for 2022 was called off".

use super::Noun;
use crate::candidates::Where;
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use sidelines_facts::Status;

/// Sentences behind the trip told of within which another of the same traveller is told.
const NEAR: usize = 1;

/// What is done with a trip, whoever makes it.
const DEALT_WITH: &[&str] = &[
    "arrange", "plan", "schedule", "discuss", "consider", "prepare", "expect", "foresee", "cancel",
    "postpone", "shelve", "drop", "scrap", "pencil", "strike",
];

impl Noun<'_, '_> {
    /// Adds the traveller, and where a trip that was called off was to lead.
    pub(super) fn traveller(&mut self) {
        let (r, t, n) = (self.r, self.t, self.n);
        let nobody = self.slots.left.is_empty()
            && self.slots.right.is_empty()
            && self.slots.joint.is_empty();
        let subject = matches!(t.node(self.whole).dep, "nsubj" | "nsubjpass");
        let Some(v) = self
            .governor
            .filter(|_| self.is_visit() && nobody && subject)
        else {
            return;
        };
        // "was called off", "was put off", "has fallen through"; "A trip to Kyiv is a ritual" is nobody's.
        let dealt_with = DEALT_WITH.contains(&t.node(v).lemma.as_str()) || status::drops(t, v);
        if !dealt_with || !t.has_child_word(n, &["a", "an", "another"]) {
            return;
        }
        // Who acts in the clause before it.
        let beside = t
            .head(v)
            .filter(|&h| t.node(v).dep == "conj" && t.is_verb(h))
            .and_then(|h| t.subject(h))
            .filter(|&s| s < n)
            .and_then(|s| match r.s().mention(s).map(|m| &m.what) {
                Some(What::Person(p)) => p.person.map(Who::Person),
                _ => None,
            });
        let trip = r.discourse.trip.as_ref().filter(|trip| {
            r.sentence - trip.sentence.min(r.sentence) <= NEAR && r.s().quoted.is_none()
        });
        let Some(who) = beside.or_else(|| trip.map(|trip| trip.who.clone())) else {
            return;
        };
        let home = r.country(&who);
        if self.slots.place.is_empty() && self.slots.at.is_empty() {
            // "A visit that had been set for November 2022 was called off": to where he will go now.
            let told = status::told(t, Some(v), Some(self.whole), self.frame.kind);
            let off = told.status == Status::Cancelled;
            let Some(trip) = trip.filter(|trip| off && trip.who == who) else {
                return;
            };
            self.slots.at.push(trip.place.clone());
        }
        let there: Vec<usize> = self.slots.place.clone();
        let lands = r.places(&there);
        let abroad = |w: &Where| home.is_some() && w.country() != home;
        if lands.iter().chain(&self.slots.at).all(abroad) {
            self.slots.left.push((who, None));
        }
    }
}
