//! Whether a verb tells of an encounter at all, and of one that nothing else of its clause tells.

use super::Verb;
use crate::candidates::conditions::{judges, words_fit};
use crate::candidates::nouns::HOSTING;
use crate::candidates::spoken::TAKE_UP;
use crate::frames::Role;
use crate::mentions::What;
use crate::refs::Who;
use sidelines_facts::EncounterKind;

impl Verb<'_, '_> {
    /// Whether the words around it are such as the frame wants.
    pub(super) fn fits(&self) -> bool {
        let Self {
            r,
            t,
            frame,
            entry,
            v,
            ..
        } = *self;
        // "was met at the airport by A; he was also received by B": each by itself.
        let ends = |n: &usize| t.node(*n).word == ";";
        let from = (0..v).rev().find(ends).unwrap_or(0);
        let to = (v..t.nodes.len()).find(ends).unwrap_or(t.nodes.len());
        let vetoed = !frame.unless_near.is_empty()
            && t.nodes[from..to].iter().any(|n| {
                let printed = if n.mention.is_some() {
                    let words = r.analysis.text.get(n.span.clone());
                    words.unwrap_or("").to_lowercase()
                } else {
                    String::new()
                };
                frame
                    .unless_near
                    .iter()
                    .any(|w| *w == n.lemma || *w == n.word || printed.contains(w.as_str()))
            });
        // "With President X he talked for an hour", told among calls.
        let said = frame.kind == EncounterKind::Call
            && matches!(
                t.node(v).lemma.as_str(),
                "speak" | "talk" | "converse" | "hear"
            )
            && r.on_the_phone();
        let fit = if said {
            words_fit(r.analysis.text, r.s(), v, &frame.unless, &[])
        } else {
            // "a tour that will take him to Chad": the trip is told above.
            r.words_fit(v, frame) || frame.kind == EncounterKind::Visit && r.traveller(v).is_some()
        };
        !vetoed && entry.fits(t, v) && fit
    }

    /// Whether it tells of no encounter, or of another than the frame's.
    pub(super) fn tells_of_another(&self) -> bool {
        let Self { r, t, frame, v, .. } = *self;
        // "called him a friend", "called the talks special": a judgement, no call.
        matches!(frame.kind, EncounterKind::Meeting | EncounterKind::Call) && judges(t, v)
            || self.visited()
            || self.calls_on_a_state()
            || frame.kind == EncounterKind::Meeting && r.met_off_the_plane(v)
            || self.at_the_gathering()
            || self.face_to_face()
    }

    /// "called on Russia for help", "On Sudan he called for a ceasefire": nobody is at home there.
    fn calls_on_a_state(&self) -> bool {
        let Self { r, t, entry, v, .. } = *self;
        let prep = entry.object_prep.as_deref().unwrap_or("");
        t.node(v).lemma == "call"
            && matches!(prep, "on" | "upon")
            && t.prep_objects(v, prep).iter().any(|&o| {
                matches!(
                    r.s().mention(o).map(|m| &m.what),
                    Some(What::Country(_) | What::Place(_))
                ) || matches!(
                    t.node(o).lemma.as_str(),
                    "country"
                        | "state"
                        | "nation"
                        | "world"
                        | "community"
                        | "party"
                        | "side"
                        | "government"
                        | "authority"
                )
            })
    }

    /// "will host X for a state visit": X's visit, and no meeting beside it.
    fn visited(&self) -> bool {
        let Self { t, frame, v, .. } = *self;
        frame.kind == EncounterKind::Meeting
            && HOSTING.contains(&t.node(v).lemma.as_str())
            && ["for", "on"]
                .iter()
                .flat_map(|p| t.prep_objects(v, p))
                // "received X in the palace, on X's first trip", "was received on his trip by X": received all the same.
                .filter(|&o| {
                    let whose = t.child(o, &["poss"]);
                    whose
                        .is_none_or(|c| t.node(c).mention.is_none() && t.node(v).lemma != "receive")
                })
                .any(|o| matches!(t.node(o).lemma.as_str(), "visit" | "trip" | "tour"))
    }

    /// Whether two met at a gathering, or it is one told of before.
    fn at_the_gathering(&self) -> bool {
        let Self { r, t, frame, v, .. } = *self;
        // "met X at the conference": X, there; "the ministers met at the conference": at it.
        let met_there = frame.kind == EncounterKind::Gathering
            && matches!(t.node(v).lemma.as_str(), "meet" | "gather")
            && t.object(v).is_some_and(|o| !r.who(o).is_empty());
        // "spoke at their meeting of trade": at the one told of.
        let theirs = frame.kind == EncounterKind::Gathering
            && matches!(t.node(v).lemma.as_str(), "speak" | "say" | "tell")
            && t.prep_objects(v, "at").into_iter().any(|o| {
                t.node(o).lemma == "meeting" && t.has_child_word(o, &["their", "his", "her"])
            });
        met_there || theirs
    }

    /// "met X and spoke with him of many things": there, and no call besides.
    fn face_to_face(&self) -> bool {
        let Self { t, frame, v, .. } = *self;
        frame.name == "speak-with"
            && t.node(v).dep == "conj"
            && t.head(v).is_some_and(|h| {
                matches!(
                    t.node(h).lemma.as_str(),
                    "meet" | "see" | "receive" | "visit" | "welcome"
                )
            })
    }

    /// Whether what the frame must have behind a preposition is not told.
    pub(super) fn lacks_its_need(&self) -> bool {
        let Self { r, t, frame, v, .. } = *self;
        frame.needs.as_ref().is_some_and(|need| {
            let objects = t.prep_objects(v, need);
            let led = |o: &usize| {
                let what = r.s().mention(*o).map(|m| &m.what);
                matches!(what, Some(What::Place(_) | What::Country(_)))
            };
            let place = matches!(frame.roles.get(need), Some(Role::Place));
            objects.is_empty() || place && !objects.iter().any(led)
        })
    }

    /// "the agreements signed by the two countries": which, and when, is not told.
    pub(super) fn describes_a_document(&self) -> bool {
        let Self { r, t, frame, v, .. } = *self;
        let slots = &self.slots;
        if frame.kind != EncounterKind::Signing || !matches!(t.node(v).dep, "acl" | "relcl") {
            return false;
        }
        // "in December 2014, when an agreement was signed"
        let then = t.has_child_word(v, &["when"])
            && t.head(v)
                .is_some_and(|h| matches!(r.s().mention(h).map(|m| &m.what), Some(What::Date(_))));
        let dated = then
            || t.subtree(v).into_iter().any(|c| {
                matches!(
                    r.s().mention(c).map(|m| &m.what),
                    Some(What::Date(_) | What::Place(_) | What::Country(_) | What::Person(_))
                )
            });
        // "a memorandum, signed by the two ministers": by people who are told of.
        let people = slots
            .left
            .iter()
            .chain(&slots.right)
            .filter(|(w, _)| matches!(w, Who::Person(_)))
            .count();
        // "signed by the two countries": the states, whoever they are taken to mean.
        let states = t
            .prep_objects(v, "by")
            .into_iter()
            .chain(t.subject(v))
            .any(|n| {
                matches!(
                    t.node(n).lemma.as_str(),
                    "country" | "nation" | "side" | "state" | "government" | "party"
                )
            });
        let dated = dated || people > 1 && !states;
        // "a session at which the two signed a declaration": another noun is described.
        let described = !t
            .child(v, &["dobj", "nsubjpass"])
            .is_some_and(|o| t.node(o).pos == "NOUN" && !t.passive(v));
        !dated && described
    }

    /// "The two ministers met reporters": somebody else, and not each other.
    pub(super) fn with_others(&self) -> bool {
        let Self {
            t, frame, entry, v, ..
        } = *self;
        // "will meet on Sunday, the White House said, the first such session": what that is, and not whom.
        let object = t.child(v, &["dobj"]).filter(|&o| {
            let aside = o > v && t.nodes[v..o].iter().any(|n| n.word == ",");
            // "compared notes": words of the frame.
            !aside
                && !entry.particles.contains(&t.node(o).word)
                && t.node(o).mention.is_none()
                && t.node(o).pos == "NOUN"
                && matches!(t.node(o).tag, "NNS" | "NN")
                && !matches!(
                    t.node(o).lemma.as_str(),
                    "time"
                        | "hour"
                        | "day"
                        | "minute"
                        | "week"
                        | "occasion"
                        | "other"
                        | "thing"
                        | "matter"
                        | "issue"
                )
        });
        object.is_some()
            && matches!(frame.kind, EncounterKind::Meeting | EncounterKind::Call)
            && frame.roles.contains_key("object")
            && entry.object_prep.is_none()
            && self.slots.right.is_empty()
    }

    /// "The two took up the matter": at a meeting told of before, if at any.
    pub(super) fn at_their_meeting(&self) -> bool {
        let Self { r, t, frame, v, .. } = *self;
        let theirs = t
            .subject(v)
            .is_some_and(|n| r.refers_to_two(n) || t.node(n).pos == "PRON");
        frame.name == TAKE_UP && self.slots.right.is_empty() && theirs
    }
}
