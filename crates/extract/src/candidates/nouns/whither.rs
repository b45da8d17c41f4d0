//! Where a visit leads that is told by its noun, where not behind the noun itself.

use super::Noun;
use crate::candidates::Where;
use crate::mentions::What;
use crate::refs::Who;

impl Noun<'_, '_> {
    /// Adds it to the slots; whether the clause around the noun tells it ("travels to Moscow for a visit") or it goes
    /// without saying ("is back from a visit").
    pub(super) fn whither(&mut self) -> bool {
        let (r, t, n) = (self.r, self.t, self.n);
        let slots = &mut self.slots;
        if slots.place.is_empty() {
            // "on a visit here"
            slots.place.extend(
                t.children(n)
                    .chain(self.governor.into_iter().flat_map(|g| t.children(g)))
                    .filter(|&c| t.node(c).word == "here"),
            );
        }
        // "the visit made by President X, to Egypt": behind the comma.
        if slots.place.is_empty()
            && let Some(v) = t.child(n, &["acl"])
            && matches!(t.node(v).lemma.as_str(), "make" | "pay" | "undertake")
            && let Some(last) = t.subtree(v).into_iter().max()
            && t.nodes.get(last + 1).is_some_and(|c| c.word == ",")
            && t.nodes.get(last + 2).is_some_and(|to| to.word == "to")
        {
            let to = t.child(last + 2, &["pobj"]);
            slots.place.extend(to.filter(|&o| {
                matches!(
                    r.s().mention(o).map(|m| &m.what),
                    Some(What::Place(_) | What::Country(_))
                )
            }));
        }
        // "travels to Moscow for a three-day visit": there, as the verb tells.
        let bound = slots.place.is_empty()
            && slots.at.is_empty()
            && self.governor.is_some_and(|v| {
                // "is to arrive in Jakarta for a visit"
                let arrives = matches!(t.node(v).lemma.as_str(), "arrive" | "land");
                ["to", "for", "into", "in"]
                    .iter()
                    .filter(|&&p| p != "in" || arrives)
                    .flat_map(|p| t.prep_objects(v, p))
                    .any(|o| {
                        matches!(
                            r.s().mention(o).map(|m| &m.what),
                            Some(What::Place(_) | What::Country(_))
                        )
                    })
            });
        // "is back from a state visit": from wherever it was.
        let back = t.node(n).dep == "pobj" && t.head(n).is_some_and(|p| t.node(p).word == "from");
        // "left Ankara after a one-day visit": there.
        if slots.place.is_empty()
            && slots.at.is_empty()
            && t.node(self.whole).dep == "pobj"
            && t.head(self.whole)
                .is_some_and(|p| matches!(t.node(p).word.as_str(), "after" | "following"))
            && let Some(v) = self
                .governor
                .filter(|&v| matches!(t.node(v).lemma.as_str(), "leave" | "depart"))
        {
            let left = t.object(v).into_iter().chain(t.prep_objects(v, "from"));
            slots.place.extend(left.filter(|&o| {
                matches!(
                    r.s().mention(o).map(|m| &m.what),
                    Some(What::Place(_) | What::Country(_))
                )
            }));
        }
        // "arrived on an official visit": where the report is from, but not of "a delegation that arrived in Berlin".
        let arrives = t.child(n, &["relcl"]).is_some_and(|v| {
            matches!(
                t.node(v).lemma.as_str(),
                "arrive" | "land" | "fly" | "travel" | "come"
            ) && t
                .child(v, &["nsubj"])
                .is_some_and(|w| t.node(w).tag == "WDT")
        });
        // "received a delegation led by Y" tells of no more than a meeting.
        let sent = matches!(self.frame.name.as_str(), "lead-delegation" | "lead-mission")
            && matches!(t.node(n).dep, "dobj" | "nsubjpass");
        if !arrives
            && !sent
            && t.has_child_word(n, &["a", "an"])
            && slots.place.is_empty()
            && slots.at.is_empty()
            && !bound
            && !back
        {
            // "is in Nairobi for a visit", "landed in Nairobi for a visit", "held talks in Nairobi at the start of a visit":
            // there, wherever the report is from.
            let there = self.governor.and_then(|v| {
                let clause = std::iter::once(v).chain(t.object(v));
                let objects: Vec<usize> = clause
                    .flat_map(|x| ["in", "at", "into", "to"].map(|p| t.prep_objects(x, p)))
                    .flatten()
                    .filter(|&o| o < n)
                    .collect();
                r.places(&objects).into_iter().next()
            });
            let motion = self.governor.is_some_and(|v| {
                matches!(
                    t.node(v).lemma.as_str(),
                    "be" | "arrive" | "land" | "fly" | "come" | "touch"
                )
            });
            // "at the start of a visit", "during a visit"; but "spoke in Havana of plans for a visit".
            let amid = t.head(n).is_some_and(|p| match t.node(p).word.as_str() {
                "during" | "on" => true,
                "of" => t.head(p).is_some_and(|part| {
                    matches!(
                        t.node(part).lemma.as_str(),
                        "start"
                            | "outset"
                            | "beginning"
                            | "opening"
                            | "end"
                            | "close"
                            | "part"
                            | "course"
                            | "day"
                    )
                }),
                _ => false,
            });
            let here = r.reported_from(slots, true);
            let abroad = |w: &Where| {
                let guest = |p: &(Who, _)| r.country(&p.0).is_some_and(|c| Some(c) != w.country());
                w.country().is_some() && slots.left.iter().any(guest)
            };
            let stay = match (&here, there) {
                (Some(h), Some(w)) if h.country() == w.country() => here,
                (_, Some(w)) => Some(w).filter(|w| !motion && amid && abroad(w)),
                (_, None) => here,
            };
            slots.at.extend(stay);
        }
        bound || back
    }
}
