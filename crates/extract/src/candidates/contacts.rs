//! Meetings and calls: who with whom, one for all or one with each.

use super::{Candidate, JOINT, Reader, Slots};
use crate::refs::Who;
use sidelines_facts::{CountryCode, EncounterKind, Mode};

impl Reader<'_> {
    /// Meetings and calls: one for all, or one with each.
    pub(super) fn contacts(&self, mut base: Candidate, slots: Slots) -> Vec<Candidate> {
        let t = &self.s().tree;
        if base.kind == EncounterKind::Meeting {
            let clause: Vec<usize> = t.subtree(base.trigger);
            let sentence: String = t
                .nodes
                .iter()
                .map(|n| n.word.as_str())
                .collect::<Vec<_>>()
                .join(" ");
            let by = |phrases: &[&str]| phrases.iter().any(|p| sentence.contains(p));
            let virtual_word = |words: &[&str]| {
                clause
                    .iter()
                    .any(|&c| words.contains(&t.node(c).word.as_str()))
                    || base.carrier.is_some_and(|v| {
                        t.children(v).any(|c| {
                            words.contains(&t.node(c).word.as_str())
                                || t.children(c)
                                    .any(|g| words.contains(&t.node(g).word.as_str()))
                        })
                    })
            };
            if virtual_word(&["telephone", "telephonic", "phone", "telephonically"])
                || by(&[
                    "by phone",
                    "over phone",
                    "over the phone",
                    "by telephone",
                    "on the phone",
                    "in a phone call",
                    "in a telephone call",
                    "in a separate phone call",
                ])
            {
                base.kind = EncounterKind::Call;
                base.mode = Some(Mode::Phone);
            } else if virtual_word(&[
                "virtual",
                "virtually",
                "video",
                "videoconference",
                "video-conference",
                "video-conferencing",
                "videoconferencing",
                "online",
                "teleconference",
            ]) || by(&[
                "via video",
                "by video",
                "through video",
                "via videoconference",
                "by videoconference",
                "video link",
                "video conference",
            ]) {
                base.kind = EncounterKind::Call;
                base.mode = Some(Mode::Video);
            }
        }
        if base.anaphoric {
            return vec![base];
        }
        let Slots {
            mut left,
            mut right,
            joint,
            ..
        } = slots;
        if joint.len() >= 2 {
            base.parties = joint;
            return self.sane(base).into_iter().collect();
        }
        for x in joint {
            if !left.contains(&x) {
                left.push(x);
            }
        }
        right.retain(|(w, _)| !left.iter().any(|(l, _)| l == w));
        // A state beside its own official says nothing more.
        let state_of = |w: &Who| match w {
            Who::State(c) => Some(*c),
            _ => None,
        };
        if right.len() > 1 {
            let people: Vec<CountryCode> =
                right.iter().filter_map(|(w, _)| self.country(w)).collect();
            right.retain(|(w, _)| {
                state_of(w).is_none_or(|c| people.iter().filter(|&&x| x == c).count() < 2)
            });
        }
        let clause = t.subtree(base.carrier.unwrap_or(base.trigger));
        let said_joint = clause
            .iter()
            .any(|&c| JOINT.contains(&t.node(c).word.as_str()));
        let pair_words = clause.iter().any(|&c| {
            matches!(
                t.node(c).word.as_str(),
                "counterparts" | "separately" | "separate" | "bilateral" | "respectively" | "each"
            )
        });
        let all_people = right
            .iter()
            .all(|(w, _)| matches!(w, Who::Person(_) | Who::Post { .. }));
        let split = right.len() > 1 && left.len() == 1 && !said_joint && (all_people || pair_words);
        if split {
            return right
                .into_iter()
                .filter_map(|r| {
                    let mut one = base.clone();
                    one.parties = left.iter().cloned().chain([r]).collect();
                    self.sane(one)
                })
                .collect();
        }
        // "A, B and C are to meet him": each of one government meets the guest.
        let home: Vec<Option<CountryCode>> = left.iter().map(|(w, _)| self.country(w)).collect();
        let guest = right.first().and_then(|(w, _)| self.country(w));
        if left.len() > 1
            && right.len() == 1
            && !said_joint
            && home.windows(2).all(|w| w[0] == w[1])
            && home.first() != Some(&guest)
        {
            return left
                .into_iter()
                .filter_map(|l| {
                    let mut one = base.clone();
                    one.parties = vec![l, right[0].clone()];
                    self.sane(one)
                })
                .collect();
        }
        base.parties = left.into_iter().chain(right).collect();
        self.sane(base).into_iter().collect()
    }

    /// Two different parties at least.
    pub(super) fn sane(&self, c: Candidate) -> Option<Candidate> {
        let mut c = c;
        // A person and the bare state of the same person are one party.
        let people: Vec<CountryCode> = c
            .parties
            .iter()
            .filter(|(w, _)| matches!(w, Who::Person(_) | Who::Post { .. }))
            .filter_map(|(w, _)| self.country(w))
            .collect();
        c.parties
            .retain(|(w, _)| !matches!(w, Who::State(s) if people.contains(s)));
        (c.parties.len() >= 2).then_some(c)
    }
    pub(super) fn country(&self, w: &Who) -> Option<CountryCode> {
        match w {
            Who::Person(p) => self.analysis.people.all.get(*p).and_then(|p| p.country),
            Who::Post { country, .. } | Who::Org { country, .. } => *country,
            Who::State(c) => Some(*c),
        }
    }
}
