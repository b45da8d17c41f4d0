//! Where a tour ends, told by a clause of its own: "will begin her tour in Kampala on Monday and end it in Maputo on
//! Thursday", "The trip starts in Lima on Tuesday and ends in Quito on Friday". Each stop has the day of its own clause.

use super::itinerary::ROUTES;
use super::{Candidate, Reader, Where};
use crate::refs::Who;
use crate::status::{self, Told};
use crate::tree::Tree;
use sidelines_facts::{EncounterKind, PartyRole, Status};
use std::ops::Range;

const BEGIN: &[&str] = &["begin", "start", "commence", "open", "kick", "launch"];
const END: &[&str] = &[
    "end", "conclude", "finish", "wrap", "round", "wind", "close",
];

/// The clauses of a tour's first and last stop.
struct Ends {
    begin: usize,
    end: usize,
    /// The nodes that tell of the first and of the stops between, those of the last.
    first: Range<usize>,
    last: Range<usize>,
}

impl Reader<'_> {
    /// Adds the stops that only these clauses tell, and leaves each stop the day of its own clause.
    pub(super) fn last_stops(&self, out: &mut Vec<Candidate>) {
        let t = &self.s().tree;
        if self.s().quoted.is_some() {
            return;
        }
        for begin in 0..t.nodes.len() {
            let Some(ends) = ends(t, begin) else {
                continue;
            };
            for c in out.iter_mut().filter(|c| c.kind == EncounterKind::Visit) {
                if ends.last.contains(&c.trigger) {
                    c.within = Some(ends.last.clone());
                } else if c.carrier.unwrap_or(c.trigger) == begin {
                    c.within = Some(ends.first.clone());
                }
            }
            let Some(visitor) = self.on_tour(&ends) else {
                continue;
            };
            for (v, nodes) in [(ends.begin, &ends.first), (ends.end, &ends.last)] {
                // "in Maputo", "with a visit to Maputo"
                let with = t.prep_objects(v, "with");
                let there: Vec<usize> = std::iter::once(&v)
                    .chain(&with)
                    .flat_map(|&n| ["in", "to"].iter().flat_map(move |p| t.prep_objects(n, p)))
                    .collect();
                for place in self.places(&there) {
                    let land = place.country();
                    let home = self.country(&visitor);
                    let told = |c: &Candidate| {
                        c.kind == EncounterKind::Visit
                            && c.place.as_ref().and_then(Where::country) == land
                    };
                    if land.is_none() || land == home || out.iter().any(told) {
                        continue;
                    }
                    out.push(Candidate {
                        parties: vec![(visitor.clone(), Some(PartyRole::Visitor))],
                        carrier: Some(v),
                        place: Some(place),
                        within: Some(nodes.clone()),
                        ..self.candidate(
                            "stop",
                            EncounterKind::Visit,
                            still_to_come(t, v, begin),
                            v,
                        )
                    });
                }
            }
        }
    }

    /// Who makes the tour: the subject of the first clause, or whoever travelled last where that is the tour itself.
    fn on_tour(&self, ends: &Ends) -> Option<Who> {
        let t = &self.s().tree;
        let subject = t.subject(ends.begin)?;
        if ROUTES.contains(&t.node(subject).lemma.as_str()) {
            return self.whose_route(subject, true);
        }
        self.who(subject)
            .into_iter()
            .find(|w| matches!(w, Who::Person(_)))
    }
}

/// What the clause of `v` says; the infinitive behind "will begin … and" is as much to come as the first.
fn still_to_come(t: &Tree, v: usize, begin: usize) -> Told {
    let told = status::told(t, Some(v), None, EncounterKind::Visit);
    let first = status::told(t, Some(begin), None, EncounterKind::Visit);
    let status = match (first.status, told.status) {
        (Status::Planned, _) | (_, Status::Planned) => Status::Planned,
        // "The trip starts in Lima on Tuesday"
        _ if told.present => Status::Planned,
        (_, status) => status,
    };
    Told {
        status,
        present: false,
    }
}

/// The clauses of a tour that begins at the verb `begin` and ends at another.
fn ends(t: &Tree, begin: usize) -> Option<Ends> {
    if !t.is_verb(begin) || !BEGIN.contains(&t.node(begin).lemma.as_str()) || t.negated(begin) {
        return None;
    }
    let tour = |n: usize| ROUTES.contains(&t.node(n).lemma.as_str()) && t.node(n).mention.is_none();
    let trip = t
        .object(begin)
        .into_iter()
        .chain(t.subject(begin))
        .find(|&n| tour(n))?;
    let end = t.subtree(begin).into_iter().find(|&v| {
        let it = t
            .child(v, &["dobj"])
            .is_none_or(|o| tour(o) || matches!(t.node(o).word.as_str(), "it" | "this"));
        v > begin
            && v > trip
            && t.is_verb(v)
            && matches!(t.node(v).dep, "conj" | "advcl" | "pcomp")
            && END.contains(&t.node(v).lemma.as_str())
            && it
            && t.child(v, &["nsubj"])
                .is_none_or(|s| tour(s) || t.node(s).pos == "PRON")
    })?;
    let mut last = t.subtree(end);
    last.sort_unstable();
    Some(Ends {
        begin,
        end,
        first: 0..end,
        last: end..last.last()? + 1,
    })
}
