//! Who goes in somebody's place: "X called off a trip to Taipei. Foreign Minister Y will go instead".

use super::{Candidate, Reader};
use crate::refs::Who;
use crate::status;
use crate::tree::Tree;
use sidelines_facts::{EncounterKind, PartyRole, Status};

/// Sentences behind the trip told of within which somebody else takes it over.
const NEAR: usize = 2;

impl Reader<'_> {
    /// The trips of those who go instead of whoever was to.
    pub(super) fn substitutes(&self) -> Vec<Candidate> {
        let t = &self.s().tree;
        let Some(trip) = self
            .discourse
            .trip
            .as_ref()
            .filter(|trip| self.s().quoted.is_none() && self.sentence <= trip.sentence + NEAR)
        else {
            return Vec::new();
        };
        (0..t.nodes.len())
            .filter(|&v| {
                matches!(t.node(v).lemma.as_str(), "go" | "travel" | "fly" | "come")
                    && t.is_verb(v)
                    && !t.negated(v)
                    && in_place_of_another(t, v)
                    && !t.has_child_word(v, &["home", "back"])
                    && t.prep_objects(v, "by").is_empty()
                    && t.prep_objects(v, "to").is_empty()
            })
            .filter_map(|v| {
                let who = t.subject(v).into_iter().flat_map(|s| self.who(s)).next()?;
                let abroad = self
                    .country(&who)
                    .is_some_and(|c| Some(c) != trip.place.country());
                if who == trip.who || !matches!(who, Who::Person(_)) || !abroad {
                    return None;
                }
                let told = status::told(t, Some(v), None, EncounterKind::Visit);
                matches!(
                    told.status,
                    Status::Planned | Status::Occurred | Status::Ongoing | Status::Possible
                )
                .then(|| Candidate {
                    parties: vec![(who, Some(PartyRole::Visitor))],
                    carrier: Some(v),
                    place: Some(trip.place.clone()),
                    ..self.candidate("instead", EncounterKind::Visit, told, v)
                })
            })
            .collect()
    }
}

/// "will go instead", "will go in his place"
fn in_place_of_another(t: &Tree, v: usize) -> bool {
    t.has_child_word(v, &["instead"])
        || t.prep_objects(v, "in").into_iter().any(|o| {
            matches!(t.node(o).lemma.as_str(), "place" | "stead") && t.child(o, &["poss"]).is_some()
        })
}
