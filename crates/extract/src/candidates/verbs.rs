//! Verbs that tell of an encounter: "met", "flew to", "signed".
//!
//! Whether the verb tells of one is asked first (`fits.rs`), then who and what is about it (`roles.rs`).

mod fits;
mod roles;

use super::spoken::TAKE_UP;
use super::{Candidate, Reader, Slots};
use crate::frames::{Frame, VerbEntry};
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use crate::tree::Tree;
use sidelines_facts::{EncounterKind, Status};

/// A verb on which a frame is laid, and what was found of it so far.
struct Verb<'r, 'a> {
    r: &'r Reader<'a>,
    t: &'a Tree,
    frame: &'r Frame,
    entry: &'r VerbEntry,
    v: usize,
    passive: bool,
    slots: Slots,
    /// How likely it is, where the words above it say so: "accepted an invitation to visit".
    likely: Option<Status>,
}

impl Reader<'_> {
    /// What verb `v` tells by a frame's entry.
    pub(super) fn verb(&self, v: usize, entry: &VerbEntry) -> Vec<Candidate> {
        let Some(frame) = self.frames.frame(entry.frame) else {
            return Vec::new();
        };
        let t = &self.s().tree;
        let verb = Verb {
            r: self,
            t,
            frame,
            entry,
            v,
            passive: t.passive(v),
            slots: Slots {
                persons: frame.persons,
                ..Slots::default()
            },
            likely: None,
        };
        verb.candidates().unwrap_or_default()
    }
}

impl Verb<'_, '_> {
    /// What it tells, if anything.
    fn candidates(mut self) -> Option<Vec<Candidate>> {
        if !self.fits() || self.tells_of_another() {
            return None;
        }
        let objects = self.objects()?;
        self.fill(&objects);
        if self.lacks_its_need() {
            return None;
        }
        self.add_where_reported();
        if self.describes_a_document() || self.with_others() || self.at_their_meeting() {
            return None;
        }
        self.add_the_unsaid();
        let Self {
            r,
            t,
            frame,
            v,
            mut slots,
            likely,
            ..
        } = self;
        if matches!(frame.kind, EncounterKind::Meeting | EncounterKind::Call) {
            r.add_besides(v, &mut slots);
        }
        let mut told = status::told(t, Some(v), None, frame.kind);
        told.status = likely.unwrap_or(told.status);
        Some(r.candidates(frame, v, Some(v), told, slots, false))
    }

    /// "who arrived on Monday", "arrived here": where the report is from.
    fn add_where_reported(&mut self) {
        let Self { r, t, frame, v, .. } = *self;
        let slots = &mut self.slots;
        if frame.kind == EncounterKind::Visit
            && slots.place.is_empty()
            && matches!(
                t.node(v).lemma.as_str(),
                "arrive" | "land" | "fly" | "jet" | "touch" | "come" | "get"
            )
            && t.object(v).is_none()
        {
            // "landed at Stansted": there, wherever that is.
            let elsewhere = ["in", "at", "into", "to"]
                .iter()
                .flat_map(|p| t.prep_objects(v, p))
                .any(|o| !matches!(r.s().mention(o).map(|m| &m.what), Some(What::Date(_))))
                || t.node(v).lemma == "get";
            slots.at.extend(r.reported_from(slots, elsewhere));
        }
    }

    /// "With X closer ties were discussed": by whom goes without saying.
    fn add_the_unsaid(&mut self) {
        let Self {
            r,
            t,
            frame,
            v,
            passive,
            ..
        } = *self;
        let slots = &mut self.slots;
        if passive
            && matches!(frame.name.as_str(), "discuss" | TAKE_UP)
            && t.child(v, &["nsubjpass"]).is_some()
            && slots.left.is_empty()
            && let [(Who::Person(_), _)] = slots.right.as_slice()
        {
            let abroad: Vec<_> = slots.right.iter().map(|(w, _)| r.country(w)).collect();
            let other = r.whose_round(&abroad).or_else(|| {
                r.discourse.last_acting(|p| {
                    let c = r.country(&Who::Person(p));
                    c.is_some() && !abroad.contains(&c)
                })
            });
            slots.left.extend(other.map(|p| (Who::Person(p), None)));
        }
    }
}
