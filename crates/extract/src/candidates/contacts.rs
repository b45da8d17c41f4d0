//! Meetings and calls: who with whom, one for all or one with each.

use super::whose::level;
use super::{BE_WITH, CREDENTIALS, Candidate, JOINT, Reader, Slots};
use crate::mentions::What;
use crate::refs::Who;
use crate::units::GatheringSem;
use sidelines_facts::{CountryCode, EncounterKind, PartyRole};

impl Reader<'_> {
    /// Whether somebody leads a body together with others.
    fn co_chairs(&self, w: &Who) -> bool {
        let Who::Person(p) = w else { return false };
        let person = self.analysis.people.all.get(*p);
        person.is_some_and(|x| x.offices.iter().any(|h| h.office.canonical == "Co-Chair"))
    }

    /// Meetings and calls: one for all, or one with each.
    pub(super) fn contacts(&self, mut base: Candidate, mut slots: Slots) -> Vec<Candidate> {
        slots.carrier = base.carrier;
        self.of_the_host(&mut slots, base.trigger);
        self.set_apart(&mut slots);
        self.by_wire(&mut base);
        self.as_before(&mut base, &slots);
        let t = &self.s().tree;
        if self.only_tried(&base) {
            return Vec::new();
        }
        // "met but did not discuss the dam", "there is nothing that they cannot discuss": what was not taken up is not that
        // they did not meet.
        let left_out = base.frame == "discuss"
            && base.told.status == sidelines_facts::Status::Denied
            && t.is_verb(base.trigger)
            && (t.child(base.trigger, &["dobj", "nsubjpass"]).is_some()
                || t.node(base.trigger).dep == "relcl");
        // "A met B. … A and B did not talk about the missiles": what they left out.
        let left_out = left_out
            || base.told.status == sidelines_facts::Status::Denied
                && t.is_verb(base.trigger)
                && !t.prep_objects(base.trigger, "about").is_empty()
                && matches!(slots.left.as_slice(), [(x, _), (y, _)] if self.discourse.told_together(x, y));
        if left_out {
            return Vec::new();
        }
        if base.anaphoric {
            return vec![base];
        }
        if let Some(c) = self.gathered_again(&base) {
            return vec![c];
        }
        // "spoke to the General Assembly": a speech.
        if base.frame == "speak-with"
            && !slots.right.is_empty()
            && slots
                .right
                .iter()
                .all(|(w, _)| matches!(w, Who::Org { country: None, .. }))
        {
            return Vec::new();
        }
        self.face_to_face(&mut base, &slots);
        let Slots {
            mut left,
            mut right,
            mut joint,
            ..
        } = slots;
        // "Presenting their credentials were the ambassadors of A and B": to whom is not told, and not to each other.
        if base.frame == CREDENTIALS {
            let all: Vec<_> = left.iter().chain(&right).chain(&joint).cloned().collect();
            if all.len() > 1 && all.iter().all(|(w, _)| self.is_envoy(w)) {
                let parties = all;
                return vec![ceremony(Candidate { parties, ..base })];
            }
        }
        // "received the credentials of the ambassadors of A and B": theirs, which they hand to him who acts.
        if base.frame == CREDENTIALS && !left.is_empty() {
            right.append(&mut joint);
            let mut all = base.clone();
            right.retain(|(w, _)| !left.iter().any(|(l, _)| l == w));
            all.parties = left.iter().chain(&right).cloned().collect();
            if right.len() > 1 && self.several_envoys(&all) {
                return vec![ceremony(all)];
            }
        }
        // "Among those who called him were A and B": one from each.
        let several_calls = base.kind == EncounterKind::Call
            && (t.node(base.trigger).tag == "NNS" || base.frame == "telephone");
        // "the phone calls between X and his counterparts from A and B": one with each.
        if several_calls && joint.len() > 2 && right.is_empty() {
            right = joint.split_off(1);
            left.append(&mut joint);
        }
        // "held a summit": of three and more a gathering.
        let summit = t.node(base.trigger).lemma == "summit";
        if joint.len() >= 2 {
            // "a conversation of A, B and C with D"
            let more = right.into_iter().filter(|(w, _)| {
                matches!(w, Who::Person(_) | Who::Post { .. }) && !joint.iter().any(|(v, _)| v == w)
            });
            base.parties = joint.iter().cloned().chain(more).collect();
            let third = self.mediators(&base, &base.parties);
            base.parties.extend(third);
            if summit && base.parties.len() > 2 {
                base.kind = EncounterKind::Gathering;
                base.gathering = self.gathering_at(base.trigger);
            }
            return self.sane(base).into_iter().collect();
        }
        for x in joint {
            if !left.contains(&x) {
                left.push(x);
            }
        }
        right.retain(|(w, _)| !left.iter().any(|(l, _)| l == w));
        // "Her ministers were with her", "With X, A was to …": companions, and another verb's.
        if base.frame == BE_WITH {
            let side = |list: &[(Who, Option<PartyRole>)]| match list {
                [(w, _)] => self.country(w),
                _ => None,
            };
            let abroad =
                side(&left).is_some() && side(&right).is_some_and(|c| side(&left) != Some(c));
            if !abroad || t.child(base.trigger, &["xcomp", "attr", "acomp"]).is_some() {
                return Vec::new();
            }
        }
        // "The ministers met their counterparts from A and B", "the ambassadors of A and B were received": who met
        // them is not known, and they did not meet each other.
        let one_sided = |list: &[(Who, Option<PartyRole>)]| {
            list.len() > 1
                && list
                    .iter()
                    .all(|(_, r)| matches!(r, Some(PartyRole::Visitor | PartyRole::Host)))
        };
        let unnamed = right.iter().all(|(w, _)| !matches!(w, Who::Person(_)));
        if left.is_empty() && right.len() > 1 && (t.is_verb(base.trigger) || unnamed)
            || t.is_verb(base.trigger) && right.is_empty() && one_sided(&left)
        {
            return Vec::new();
        }
        // "Sri Lanka is to receive X": his trip, and whom he meets there is not told.
        let host_state = left
            .iter()
            .all(|(w, r)| matches!(w, Who::State(_)) && *r == Some(PartyRole::Host));
        if !left.is_empty() && host_state && t.is_verb(base.trigger) {
            return Vec::new();
        }
        // "will play host to his peers from the bloc": a gathering, which others of its words tell.
        let bloc = right.len() == 1 && matches!(right[0].0, Who::Org { country: None, .. });
        if base.frame == "receive" && t.node(base.trigger).lemma == "play" && bloc {
            return Vec::new();
        }
        // "received the ministers", of whom one is his own: the others.
        if let [(host, Some(PartyRole::Host))] = left.as_slice()
            && let Some(own) = self.country(host)
            && right.len() > 1
            && right.iter().any(|(w, _)| self.country(w) != Some(own))
        {
            right.retain(|(w, _)| self.country(w) != Some(own));
        }
        // "The two ministers also reviewed cooperation", both of one country: at whose table is not told here.
        let told_of = base
            .carrier
            .and_then(|v| self.actor(v))
            .is_some_and(|n| self.refers_to_two(n) || t.node(n).word == "they");
        let one_country = |list: &[(Who, Option<PartyRole>)]| {
            list.len() > 1
                && self.country(&list[0].0).is_some()
                && list
                    .windows(2)
                    .all(|w| self.country(&w[0].0) == self.country(&w[1].0))
                && list
                    .iter()
                    .all(|(w, _)| matches!(w, Who::Person(_) | Who::Post { .. }))
        };
        let companions = told_of && one_country(&left);
        // "Egypt's foreign and defence ministers will travel to Nairobi to discuss the dam": with those there.
        let bound = base.frame == "discuss"
            && one_country(&left)
            && base.carrier.is_some_and(|v| {
                matches!(t.node(v).dep, "advcl" | "xcomp") && t.has_child_word(v, &["to"])
            });
        // "will discuss the border with local officials": with whom is not told.
        let others = || {
            std::iter::once(base.trigger)
                .chain(base.carrier)
                .flat_map(|v| std::iter::once(v).chain(t.child(v, &["dobj"])))
                .any(|v| t.has_child_word(v, &["with"]))
        };
        if right.is_empty() && (companions || bound || one_country(&left) && others()) {
            return Vec::new();
        }
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
        // "received each of them, and the three then sat down together" tells of another time.
        let told_by = [Some(base.trigger), base.carrier];
        let own = |c: usize| {
            t.governor(c) == Some(base.carrier.unwrap_or(base.trigger))
                || t.ancestors(c)
                    .take_while(|&a| a == c || !t.is_verb(a) || told_by.contains(&Some(a)))
                    .any(|a| a == base.trigger)
        };
        let said_joint = clause.iter().any(|&c| {
            let word = t.node(c).word.as_str();
            // "received the three"
            let counted = matches!(word, "three" | "four" | "five")
                && t.node(c).dep != "nummod"
                && t.has_child_word(c, &["the", "all"]);
            // "met the five Central Asian presidents"
            let region =
                matches!(self.s().mention(c).map(|m| &m.what), Some(What::Role(r)) if r.regional);
            own(c) && (counted || region)
                || own(c)
                    && (JOINT.contains(&word)
                        // "the Joint United Nations Programme" is a name.
                        && self
                            .analysis
                            .text
                            .get(t.node(c).span.clone())
                            .is_some_and(|w| c == 0 || w.starts_with(char::is_lowercase))
                    // "three-way" comes in three words.
                    || matches!(word, "way" | "cornered" | "sided") && c > 1 && t.node(c - 1).word == "-")
        });
        let apart = self.each_at_a_place(&right, base.trigger);
        let separately = clause.iter().any(|&c| t.node(c).word == "separately");
        let pair_words = apart
            || clause.iter().any(|&c| {
                matches!(
                t.node(c).word.as_str(),
                "counterparts" | "separately" | "separate" | "bilateral" | "respectively" | "each"
            )
            // "sat down with A and with B"
            || t.node(c).word == "with"
                && t.node(c).dep == "conj"
                && t.head(c).is_some_and(|h| t.node(h).word == "with")
            });
        // "held a meeting with Foreign Minister X and Adviser Y": one, where both are of one government.
        let one_for_all =
            t.has_child_word(base.trigger, &["a", "an"]) && !t.is_verb(base.trigger) && {
                let of: Vec<Option<CountryCode>> =
                    right.iter().map(|(w, _)| self.country(w)).collect();
                of.len() > 1 && of[0].is_some() && of.windows(2).all(|w| w[0] == w[1])
            };
        // "received the two ministers", "received them": both at once.
        let both = right.len() == 2
            && base.kind == EncounterKind::Meeting
            && base.carrier.is_some_and(|v| {
                t.child(v, &["dobj"])
                    .into_iter()
                    .chain(t.prep_objects(v, "with"))
                    // "had two conversations, with A and with B": one each.
                    .filter(|&o| o != base.trigger)
                    .any(|o| {
                        let told = matches!(
                            t.node(o).word.as_str(),
                            "them" | "two" | "couple" | "pair" | "duo"
                        );
                        told || t.node(o).tag == "NNS" && t.has_child_word(o, &["two", "both"])
                    })
            });
        let at_once = right.len() > 1 && !pair_words && (both || self.one_sitting(&base));
        // "gathered the leaders of A, B and C": all of them and himself.
        let gathers = matches!(
            t.node(base.trigger).lemma.as_str(),
            "gather" | "convene" | "reconvene" | "assemble"
        );
        // "took part in a meeting with his counterparts from A, B and C": one of all.
        let took_part = t.node(base.trigger).tag == "NN"
            && t.has_child_word(base.trigger, &["a", "an", "the"])
            && base
                .carrier
                .is_some_and(|v| match t.node(v).lemma.as_str() {
                    "participate" | "attend" => true,
                    "take" => t
                        .child(v, &["dobj"])
                        .is_some_and(|o| t.node(o).word == "part"),
                    _ => false,
                });
        // "received the co-chairs of the group, A of X and B of Y": who lead together come together.
        let co_chairs = right.iter().filter(|(w, _)| self.co_chairs(w)).count() > 1;
        let said_joint = said_joint && !separately && !apart
            || co_chairs
            || one_for_all
            || at_once
            || took_part
            || gathers && !pair_words;
        let all_people = right
            .iter()
            .all(|(w, _)| matches!(w, Who::Person(_) | Who::Post { .. }));
        // "Michel and Macron held talks with A and B": two of whom one is not known are two all the same.
        let several = base
            .carrier
            .and_then(|v| self.actor(v))
            .is_some_and(|n| t.conjuncts(n).len() > 1);
        // "The foreign minister and the adviser will hold talks with President A and Prime Minister B": a delegation
        // with each of those of the other country.
        let of: Vec<Option<CountryCode>> = left.iter().map(|(w, _)| self.country(w)).collect();
        let delegation = left.len() == 2
            && right.len() == 2
            && all_people
            && base.kind == EncounterKind::Meeting
            && of[0].is_some()
            && of[0] == of[1]
            && right
                .iter()
                .all(|(w, _)| self.country(w).is_some() && self.country(w) != of[0])
            && self.country(&right[0].0) == self.country(&right[1].0)
            && [&right[0].0, &right[1].0].iter().any(|w| self.heads(w));
        let split = right.len() > 1
            && (left.len() == 1 || delegation || apart)
            && !said_joint
            && (all_people && (!several || delegation) || pair_words);
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
        // "A, B and C are to meet him": each of one government meets the guest, though one is not told to be of it.
        let mut home: Vec<Option<CountryCode>> =
            left.iter().map(|(w, _)| self.country(w)).collect();
        if home.iter().any(Option::is_some) {
            home.retain(Option::is_some);
        }
        let guest = right.first().and_then(|(w, _)| self.country(w));
        // "Clinton and Gates called on President Lee", reported from Seoul: two who travel together meet together.
        let verb = base.carrier.unwrap_or(base.trigger);
        let at = ["in", "at"].map(|p| t.prep_objects(verb, p)).concat();
        let told = self.places(&at).into_iter().find_map(|p| p.country());
        let here = base
            .place
            .as_ref()
            .and_then(super::Where::country)
            .or(told)
            .or(self
                .analysis
                .dateline_place
                .as_ref()
                .and_then(|d| d.country));
        let received = base.carrier.is_some_and(|v| t.passive(v));
        let visiting = guest.is_some() && here == guest && left.len() == 2 && !received;
        // "Minister A and General B received the admiral": both at one table.
        let hosts = base.carrier.is_some_and(|v| {
            !received
                && self
                    .actor(v)
                    .is_some_and(|n| t.conjuncts(n).len() == left.len())
        }) && base.kind == EncounterKind::Meeting
            && left.len() == 2
            && left.iter().all(|(_, r)| *r == Some(PartyRole::Host))
            && !pair_words;
        // "received phone calls from A and from B": one from each.
        let calls = several_calls;
        // "A and B paid a courtesy call on C": one call.
        let one_call = !t.is_verb(base.trigger)
            && t.node(base.trigger).tag == "NN"
            && t.has_child_word(base.trigger, &["a", "an"])
            && left.len() == 2;
        if left.len() > 1
            && right.len() == 1
            && !said_joint
            && !one_call
            // "They will hold talks with the Prime Minister": two who travel together.
            && (!companions || calls)
            && (calls
                || !visiting
                    && !hosts
                    && home.windows(2).all(|w| w[0] == w[1])
                    && home.first() != Some(&guest))
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
        // "A and B, the host, had separate meetings with C": one each.
        // "was visited by A, then by B"
        // "was received by A in the morning and by B in the afternoon"
        let again = t
            .subtree(base.trigger)
            .into_iter()
            .filter(|&c| {
                t.node(c).word == "by"
                    && matches!(t.node(c).dep, "agent" | "prep" | "conj")
                    && t.governor(c) == Some(base.trigger)
                    && t.child(c, &["pobj"])
                        .is_some_and(|o| t.node(o).mention.is_some())
            })
            .count()
            > 1;
        // "The ministers of A and B called on C", "A and B paid courtesy calls on C": guests of different countries.
        let callers = right.len() == 1
            && !one_call
            && base.kind == EncounterKind::Meeting
            && left
                .iter()
                .all(|(w, role)| *role == Some(PartyRole::Visitor) && self.country(w).is_some())
            && left
                .windows(2)
                .all(|w| self.country(&w[0].0) != self.country(&w[1].0));
        let apart = again
            || callers
            || clause
                .iter()
                .any(|&c| own(c) && matches!(t.node(c).word.as_str(), "separate" | "separately"))
            // "A and B each had a meeting with C"
            || base.carrier.is_some_and(|v| {
                let subject = t.subject(v).into_iter().flat_map(|n| t.conjuncts(n));
                std::iter::once(v)
                    .chain(subject)
                    .flat_map(|n| t.children(n))
                    .any(|c| {
                        t.node(c).word == "each"
                            && c < v
                            && matches!(t.node(c).dep, "nsubj" | "advmod" | "appos" | "dep")
                    })
            });
        // Both ministers of one government: "with Germany's Foreign Minister C and its Defence Minister D".
        let government = || {
            let home: Vec<_> = right.iter().map(|(w, _)| self.country(w)).collect();
            right.len() == 2
                && home[0].is_some()
                && home[0] == home[1]
                && left.iter().all(|(w, _)| self.country(w) != home[0])
                && left
                    .windows(2)
                    .all(|w| self.country(&w[0].0) != self.country(&w[1].0))
        };
        // "A and B had separate meetings with C and D": each of these with each of those.
        let each = right.len() == 1 || all_people || government();
        if apart && left.len() > 1 && !right.is_empty() && each && !said_joint {
            return left
                .iter()
                .flat_map(|l| right.iter().map(move |r| vec![l.clone(), r.clone()]))
                .filter_map(|parties| {
                    let mut one = base.clone();
                    one.parties = parties;
                    self.sane(one)
                })
                .collect();
        }
        base.parties = left.into_iter().chain(right).collect();
        if base.parties.len() == 2 && base.kind == EncounterKind::Meeting {
            let third = self.mediators(&base, &base.parties);
            base.parties.extend(third);
        }
        if summit && base.parties.len() > 2 {
            base.kind = EncounterKind::Gathering;
            base.gathering = self.gathering_at(base.trigger);
        }
        // "The third round of the peace consultations, convened by X, was opened by Y", both Kenyans: theirs to hold.
        let of_one = base.parties.len() > 1
            && base.kind == EncounterKind::Meeting
            && !t.is_verb(base.trigger)
            && t.prep_objects(base.trigger, "with").is_empty()
            && matches!(
                t.node(base.trigger).lemma.as_str(),
                "round" | "session" | "consultation" | "conference"
            )
            && {
                let of: Vec<_> = base.parties.iter().map(|(w, _)| self.country(w)).collect();
                of[0].is_some() && of.windows(2).all(|w| w[0] == w[1])
            };
        if of_one {
            base.kind = EncounterKind::Gathering;
            base.gathering = self.gathering_at(base.trigger);
        }
        // "The three last gathered in Tirana": of three countries and more.
        if gathers && base.kind == EncounterKind::Meeting {
            let mut of: Vec<_> = base
                .parties
                .iter()
                .filter_map(|(w, _)| self.country(w))
                .collect();
            of.sort();
            of.dedup();
            if of.len() > 2 {
                base.kind = EncounterKind::Gathering;
            }
        }
        if base.frame == CREDENTIALS && self.several_envoys(&base) {
            return vec![ceremony(base)];
        }
        if let [(Who::Org { name, .. }, _)] = base.parties.as_slice() {
            return self.session(&base, name.clone()).into_iter().collect();
        }
        self.sane(base).into_iter().collect()
    }

    /// Whether several present their credentials together: "Five ambassadors have presented letters of credence".
    fn several_envoys(&self, c: &Candidate) -> bool {
        let t = &self.s().tree;
        let named = c.parties.iter().filter(|(w, _)| self.is_envoy(w)).count();
        let verb = c.carrier.unwrap_or(c.trigger);
        named > 2
            || t.subtree(verb).into_iter().any(|n| {
                let plural = matches!(t.node(n).tag, "NNS" | "NNPS")
                || matches!(self.s().mention(n).map(|m| &m.what), Some(What::Role(r)) if r.plural)
                // "the new ambassadors of Chile, X, and of Ghana, Y"
                || matches!(self.s().mention(n).map(|m| &m.what), Some(What::Person(_)));
                let printed = self.analysis.text.get(t.node(n).span.clone()).unwrap_or("");
                let printed = printed.to_lowercase();
                plural
                    && [
                        "ambassadors",
                        "envoys",
                        "diplomats",
                        "heads of mission",
                        "high commissioners",
                    ]
                    .iter()
                    .any(|w| printed.contains(w))
            })
    }

    /// "The ministers last met in Tokyo", told after their organisation's gathering: all of them, and no two.
    fn gathered_again(&self, base: &Candidate) -> Option<Candidate> {
        let t = &self.s().tree;
        let v = base.trigger;
        let meets = matches!(
            t.node(v).lemma.as_str(),
            "meet" | "gather" | "convene" | "reconvene" | "assemble" | "sit" | "come" | "get"
        );
        if !meets
            || !t.is_verb(v)
            || base.kind != EncounterKind::Meeting
            || t.object(v).is_some()
            || !t.prep_objects(v, "with").is_empty()
        {
            return None;
        }
        let subject = t.subject(v)?;
        match self.s().mention(subject).map(|m| &m.what) {
            Some(What::Role(r)) if r.plural && r.countries.is_empty() && !r.counterpart => {}
            _ => return None,
        }
        if t.has_child_word(subject, &["two", "three", "four", "five", "both"]) {
            return None;
        }
        let org = self.of_the_gathered(subject)?;
        let last = self.discourse.last_gathering.as_ref()?;
        Some(Candidate {
            kind: EncounterKind::Gathering,
            parties: Vec::new(),
            gathering: Some(GatheringSem {
                name: last.name.clone(),
                org: Some(org),
            }),
            ..base.clone()
        })
    }

    /// "EAC leaders met in Arusha": all of an organisation together are a gathering of it.
    fn session(&self, base: &Candidate, org: String) -> Option<Candidate> {
        let t = &self.s().tree;
        let mut actor = base.carrier.and_then(|v| self.actor(v))?;
        if t.node(actor).word == "they" {
            actor = t
                .ancestors(actor)
                .filter(|&v| t.is_verb(v))
                .filter_map(|v| t.child(v, &["nsubj"]))
                .find(|&x| x < actor)?;
        }
        let role = std::iter::once(actor)
            .chain(t.children(actor))
            .find_map(|c| match self.s().mention(c).map(|m| &m.what) {
                Some(What::Role(r)) if r.plural && self.org_of(c, r).as_ref() == Some(&org) => {
                    Some(r)
                }
                _ => None,
            })?;
        let verb = t.node(base.carrier?).lemma.as_str();
        if !matches!(base.kind, EncounterKind::Meeting | EncounterKind::Call)
            || !matches!(
                verb,
                "meet"
                    | "hold"
                    | "begin"
                    | "open"
                    | "conclude"
                    | "convene"
                    | "gather"
                    | "come"
                    | "get"
                    | "sit"
            )
        {
            return None;
        }
        let mut out = base.clone();
        out.kind = EncounterKind::Gathering;
        out.parties = Vec::new();
        out.gathering = Some(GatheringSem {
            name: format!("{org} {}", level(role)),
            org: Some(org),
        });
        Some(out)
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
        // "was received by his ambassador": welcomed by his own.
        if c.parties.iter().any(|(_, r)| *r == Some(PartyRole::Host)) && self.at_home_abroad(&c) {
            return None;
        }
        // "the Kremlin said in its account of the conversation with Putin": his own house.
        let own = |o: &Who, w: &Who| matches!((o, w), (Who::Org { country: Some(c), .. }, Who::Person(_)) if self.country(w) == Some(*c));
        if let [(x, _), (y, _)] = c.parties.as_slice()
            && (own(x, y) || own(y, x))
        {
            return None;
        }
        // "The visiting minister called on President X": whose minister is not said, and not X's.
        if let [
            (
                Who::Post {
                    office: None,
                    country,
                    ..
                },
                _,
            ),
            (other, _),
        ]
        | [
            (other, _),
            (
                Who::Post {
                    office: None,
                    country,
                    ..
                },
                _,
            ),
        ] = c.parties.as_slice()
            && *country == self.country(other)
        {
            return None;
        }
        (c.parties.len() >= 2).then_some(c)
    }
    /// Whether all are of one country, and one of them is its ambassador.
    fn at_home_abroad(&self, c: &Candidate) -> bool {
        let countries: Vec<Option<CountryCode>> =
            c.parties.iter().map(|(w, _)| self.country(w)).collect();
        countries.windows(2).all(|w| w[0] == w[1] && w[0].is_some())
            && c.parties.iter().any(|(w, _)| self.is_envoy(w))
    }

    /// Whether somebody is at the head of his state or government.
    fn heads(&self, w: &Who) -> bool {
        match w {
            Who::Person(p) => self.analysis.people.all.get(*p).is_some_and(|p| {
                p.offices
                    .iter()
                    .any(|h| crate::offices::is_head(&h.office.canonical))
            }),
            _ => false,
        }
    }

    pub(super) fn is_envoy(&self, w: &Who) -> bool {
        w.office(&self.analysis.people).is_some_and(|o| {
            [
                "Ambassador",
                "High Commissioner",
                "Consul",
                "Permanent Representative",
            ]
            .iter()
            .any(|e| o.starts_with(e))
        })
    }

    pub(super) fn country(&self, w: &Who) -> Option<CountryCode> {
        match w {
            Who::Person(p) => self.analysis.people.all.get(*p).and_then(|p| p.country),
            Who::Post { country, .. } | Who::Org { country, .. } => *country,
            Who::State(c) => Some(*c),
        }
    }
}

/// Several presenting their credentials together.
pub(super) fn ceremony(base: Candidate) -> Candidate {
    Candidate {
        kind: EncounterKind::Gathering,
        gathering: Some(GatheringSem {
            name: "credentials ceremony".to_owned(),
            org: None,
        }),
        ..base
    }
}
