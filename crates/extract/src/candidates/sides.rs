//! Talks of delegations, told by who led which: "The Indian side was led by A and the Australian side by B".

use super::{Candidate, Reader};
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use sidelines_facts::{EncounterKind, Status};

/// What somebody leads in talks.
const SIDES: &[&str] = &[
    "side",
    "delegation",
    "team",
    "that",
    "one",
    "counterpart",
    "group",
];

/// Sentences over which the one side is remembered until the other is told of.
const NEAR: usize = 2;

impl Reader<'_> {
    /// The meeting of those who led the two sides.
    pub(super) fn led_sides(&mut self) -> Vec<Candidate> {
        if self.s().quoted.is_some() {
            return Vec::new();
        }
        let t = &self.s().tree;
        let mut led: Vec<(Who, usize)> = Vec::new();
        let mut to_come = 0;
        for v in 0..t.nodes.len() {
            if let Some(n) = self.at_the_head(v) {
                if let Some(What::Person(p)) = self.s().mention(n).map(|m| &m.what)
                    && let Some(p) = p.person
                    && self.country(&Who::Person(p)).is_some()
                {
                    led.push((Who::Person(p), v));
                }
                continue;
            }
            if !matches!(t.node(v).lemma.as_str(), "lead" | "head") || !t.is_verb(v) {
                continue;
            }
            let side = |n: usize| {
                SIDES.contains(&t.node(n).lemma.as_str())
                    || t.conjuncts(n)
                        .iter()
                        .any(|&c| SIDES.contains(&t.node(c).lemma.as_str()))
                    || self.s().country_at(t.node(n).span.start).is_some()
            };
            let leaders: Vec<usize> = if t.passive(v) && t.node(v).dep != "acl" {
                if !t.child(v, &["nsubjpass"]).is_some_and(&side) {
                    continue;
                }
                let mut by = t.prep_objects(v, "by");
                // "The Indian side was led by A and the Chinese side by B"
                let first = by.clone();
                by.extend((v + 2..t.nodes.len()).filter(|&n| {
                    !first.contains(&n)
                        && t.node(n).mention.is_some()
                        && t.node(n - 1).word == "by"
                        && SIDES.contains(&t.node(n - 2).lemma.as_str())
                }));
                by
            } else if t.child(v, &["dobj"]).is_some_and(&side) && t.node(v).dep != "acl" {
                t.child(v, &["nsubj"]).into_iter().collect()
            } else {
                continue;
            };
            let told = status::told(t, Some(v), None, EncounterKind::Meeting);
            match told.status {
                Status::Occurred => {}
                Status::Planned => to_come += 1,
                _ => continue,
            }
            for n in leaders.into_iter().flat_map(|n| t.conjuncts(n)) {
                if let Some(What::Person(p)) = self.s().mention(n).map(|m| &m.what)
                    && let Some(p) = p.person
                    && self.country(&Who::Person(p)).is_some()
                {
                    led.push((Who::Person(p), v));
                }
            }
        }
        let now = self.sentence;
        let Some((last, v)) = led.last().cloned() else {
            return Vec::new();
        };
        // "X will lead the Kenyan delegation, while the Omani delegation will be headed by Y": told at once.
        let status = match to_come {
            0 => Status::Occurred,
            2 if led.len() == 2 => Status::Planned,
            _ => return Vec::new(),
        };
        let before = led
            .first()
            .filter(|_| led.len() > 1)
            .map(|(w, _)| w.clone())
            .or_else(|| {
                self.discourse
                    .led
                    .as_ref()
                    .filter(|(_, at)| now <= at + NEAR)
                    .map(|(w, _)| w.clone())
            });
        self.discourse.led = Some((last.clone(), now));
        let Some(first) = before.filter(|w| self.country(w) != self.country(&last)) else {
            return Vec::new();
        };
        // "The sixth round of the Dialogue was held in Muscat. The Indian side was led by A, the Omani by B": in it.
        let begun = matches!(
            self.discourse.told_last,
            Some((EncounterKind::Gathering, Status::Occurred | Status::Ongoing))
        );
        let gathering = self
            .told_so("meeting", true)
            .filter(|g| begun && g.org.is_none() && to_come == 0);
        let kind = match gathering {
            Some(_) => EncounterKind::Gathering,
            None => EncounterKind::Meeting,
        };
        vec![Candidate {
            parties: vec![(first, None), (last, None)],
            carrier: Some(v),
            gathering,
            ..self.candidate(
                "sides",
                kind,
                status::Told {
                    status,
                    present: false,
                },
                v,
            )
        }]
    }

    /// "X was at the head of the Omani delegation", "At the head of the Kenyan delegation was Y": who, at the verb `v`.
    fn at_the_head(&self, v: usize) -> Option<usize> {
        let t = &self.s().tree;
        if t.node(v).lemma != "be" || !matches!(t.node(v).tag, "VBD" | "VBZ") {
            return None;
        }
        let heads = t
            .prep_objects(v, "at")
            .into_iter()
            .filter(|&n| t.node(n).word == "head")
            .flat_map(|n| t.prep_objects(n, "of"));
        let leads = |n: usize| SIDES.contains(&t.node(n).lemma.as_str());
        heads
            .into_iter()
            .any(leads)
            .then(|| t.child(v, &["nsubj", "attr"]))
            .flatten()
    }
}
