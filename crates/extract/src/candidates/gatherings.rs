//! Gatherings: attended, addressed, held, or named as the margin of something else.

use super::gathering_named::{GATHERS, PARTS, is_title, joint_body};
use super::{Candidate, Reader, Slots, Where};
use crate::encounters::MARGIN;
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use crate::units::GatheringSem;
use sidelines_facts::{EncounterKind, PartyRole};

impl Reader<'_> {
    /// "Biden will chair it": the gathering told of in the sentence before.
    fn it(&self, n: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        let last = self.discourse.last_gathering.clone()?;
        let just = self.just_named().is_some();
        let told = matches!(
            self.discourse.told_last,
            Some((EncounterKind::Gathering, _))
        );
        (t.node(n).word == "it" && (just || told)).then_some(last)
    }

    /// "originally scheduled to take place in Budapest", "which was to be held in Budapest": where and when the
    /// gathering was first meant to be, in a clause beside its name, whose own verb says what became of it.
    fn first_meant(&self, v: usize) -> bool {
        const FIRST: &[&str] = &["originally", "initially", "first", "previously", "earlier"];
        let t = &self.s().tree;
        let held = |x: usize| {
            matches!(
                t.node(x).lemma.as_str(),
                "move"
                    | "relocate"
                    | "shift"
                    | "transfer"
                    | "hold"
                    | "take"
                    | "open"
                    | "host"
                    | "convene"
            )
        };
        let Some(above) = t.ancestors(v).find(|&x| x != v && held(x)) else {
            return false;
        };
        // "which was to take place"
        let was_to = |x: usize| t.node(x).word == "was" && t.child(x, &["xcomp"]).is_some();
        t.ancestors(v).take_while(|&x| x != above).any(|x| {
            FIRST.contains(&t.node(x).word.as_str()) || t.has_child_word(x, FIRST) || was_to(x)
        })
    }

    /// The place or country named at node `n`.
    fn where_at(&self, n: usize) -> Option<Where> {
        match self.s().mention(n).map(|m| &m.what) {
            Some(What::Place(p)) => Some(Where::Place(p.clone())),
            Some(What::Country(c)) => Some(Where::Country(*c)),
            _ => None,
        }
    }

    /// "The conference, hosted by A and B, will open in Cairo on Monday": the verb that tells of the gathering by which
    /// verb `v` only describes it.
    fn main_verb(&self, v: usize) -> Option<usize> {
        const TAKES_PLACE: &[&str] = &[
            "open", "begin", "start", "take", "hold", "convene", "end", "close", "conclude",
            "kick", "wrap", "get", "run", "bring", "gather",
        ];
        let t = &self.s().tree;
        let described = matches!(
            t.node(v).lemma.as_str(),
            "host"
                | "co-host"
                | "cohost"
                | "organise"
                | "organize"
                | "chair"
                | "co-chair"
                | "convene"
        );
        let noun = t
            .head(v)
            .filter(|_| described && t.node(v).dep == "acl" && t.node(v).tag == "VBN")?;
        t.head(noun).filter(|&above| {
            t.is_verb(above)
                && t.node(noun).dep.starts_with("nsubj")
                && TAKES_PLACE.contains(&t.node(above).lemma.as_str())
        })
    }

    pub(super) fn gatherings(&self, mut base: Candidate, slots: &Slots) -> Vec<Candidate> {
        let mut out = Vec::new();
        if let Some(v) = base.carrier.and_then(|v| self.main_verb(v)) {
            base.carrier = Some(v);
            base.told = status::told(&self.s().tree, Some(v), None, EncounterKind::Gathering);
        }
        // "The summit is in Bishkek", "is on Friday", but not "is in danger"
        let t = &self.s().tree;
        let set = |v: usize| {
            t.child(v, &["attr", "acomp"]).is_none()
                && !t.has_child_word(v, &["off"])
                && t.subject(v).is_some_and(|n| t.node(n).pos != "PRON")
                && ["in", "on"]
                    .iter()
                    .flat_map(|p| t.prep_objects(v, p))
                    .any(|o| {
                        matches!(
                            self.s().mention(o).map(|m| &m.what),
                            Some(What::Date(_) | What::Place(_))
                        )
                    })
        };
        let is = base.frame == "take-place" && t.node(base.trigger).lemma == "be";
        if is && !set(base.trigger) {
            return out;
        }
        if self.first_meant(base.trigger) {
            return out;
        }
        // "was moved to Brussels"
        let moved = slots.place.iter().find_map(|&n| self.where_at(n));
        for &n in &slots.gathering {
            let before = self.named_before(n);
            let before = before.filter(|f| !slots.gathering.contains(f)).into_iter();
            for c in before.chain(self.s().tree.conjuncts(n)) {
                if self.to_come(c) {
                    continue;
                }
                let c = self.whose_session(c, base.trigger);
                let Some(g) = self
                    .occasion(c)
                    .or_else(|| self.gathering_at(c))
                    .or_else(|| self.it(c))
                else {
                    continue;
                };
                let mut one = base.clone();
                // "co-chaired the meeting with X"
                let jointly = matches!(
                    self.s().tree.node(base.trigger).lemma.as_str(),
                    "chair" | "co-chair" | "cochair" | "open" | "host" | "inaugurate" | "convene"
                ) || base.frame == "take-place"
                    // "held a trilateral ministerial with X and Y"
                    || self
                        .s()
                        .tree
                        .has_child_word(c, &["trilateral", "quadrilateral", "tripartite"]);
                // "The European Union and Chad will host a conference"
                let hosts = g.org.is_none()
                    && matches!(
                        self.s().tree.node(base.trigger).lemma.as_str(),
                        "host" | "co-host" | "cohost" | "organise" | "organize" | "convene"
                    );
                one.parties =
                    slots
                        .left
                        .iter()
                        .chain(slots.right.iter().filter(|(w, _)| {
                            jointly && matches!(w, Who::Person(_) | Who::Post { .. })
                        }))
                        .filter(|(w, _)| hosts || !matches!(w, Who::Org { .. }))
                        .cloned()
                        // "and the government of Jordan": Jordan.
                        .map(|(w, role)| match w {
                            Who::Org {
                                name,
                                country: Some(c),
                            } if name == "Government" => (Who::State(c), role),
                            other => (other, role),
                        })
                        .collect();
                // "a summit of the leaders of Turkey, Russia and Iran", "a summit on Syria of …"
                for prep in ["of", "between", "among"] {
                    let t = &self.s().tree;
                    let mut named = t.prep_objects(c, prep);
                    if named.is_empty() {
                        named = t
                            .subtree(c)
                            .into_iter()
                            .flat_map(|p| t.prep_objects(p, prep))
                            .filter(|&o| self.who(o).len() > 1)
                            .take(1)
                            .collect();
                    }
                    for o in named {
                        for w in self.who(o) {
                            if !matches!(w, Who::Org { .. })
                                && !one.parties.iter().any(|(v, _)| *v == w)
                            {
                                one.parties.push((w, Some(PartyRole::Participant)));
                            }
                        }
                    }
                }
                // "the Thai-Cambodian Joint Commission"
                for w in self.of_two(c) {
                    if !one
                        .parties
                        .iter()
                        .any(|(v, _)| self.country(v) == self.country(&w))
                    {
                        one.parties.push((w, Some(PartyRole::Participant)));
                    }
                }
                // "was held with the participation of X", "with delegates from A and B"
                let subject = self.s().tree.node(c).dep.starts_with("nsubj");
                if base.frame != MARGIN && one.parties.is_empty() && subject {
                    one.parties = self.present(c).1;
                }
                if !self.comes_from_abroad(c, &mut one.parties) {
                    continue;
                }
                // "The joint commission is to meet in March": of the two told of.
                if one.parties.is_empty() && g.org.is_none() && joint_body(&g.name) {
                    one.parties = self.told_of_last(false).unwrap_or_default();
                }
                // "held a summit with X": talks of the two. "A and B held 2+2 talks with C and D": all four at one table.
                let with: Vec<Who> = t
                    .prep_objects(c, "with")
                    .into_iter()
                    .flat_map(|o| self.who(o))
                    .collect();
                if g.org.is_none() && !t.prep_objects(c, "with").is_empty() {
                    // "co-chaired the Joint Commission with Y": both lead it.
                    let leads = matches!(
                        t.node(base.trigger).lemma.as_str(),
                        "chair" | "co-chair" | "cochair" | "co-host" | "cohost"
                    ) && !with.is_empty();
                    if !leads && (with.len() < 2 || one.parties.len() < 2) {
                        continue;
                    }
                    for w in with {
                        if !one.parties.iter().any(|(v, _)| *v == w) {
                            one.parties.push((w, Some(PartyRole::Participant)));
                        }
                    }
                }
                // A name alone may gain parties from what follows.
                let named = matches!(
                    self.s().mention(c).map(|m| &m.what),
                    Some(What::Gathering(_))
                ) || PARTS.contains(&self.s().tree.node(c).lemma.as_str())
                    && g.name
                        .rsplit(' ')
                        .next()
                        .is_some_and(|w| GATHERS.contains(&w));
                // "Bangkok will be the venue of an informal meeting"
                let venue = || {
                    let subject = self.s().tree.child(base.trigger, &["nsubj"])?;
                    match self.s().mention(subject).map(|m| &m.what) {
                        Some(What::Place(p)) => Some(p.clone()),
                        _ => None,
                    }
                };
                if self.s().tree.node(base.trigger).lemma == "be"
                    && let Some(p) = venue()
                {
                    if let Some(c) = p
                        .country
                        .filter(|_| g.org.is_none() && one.parties.is_empty())
                    {
                        one.parties.push((Who::State(c), Some(PartyRole::Host)));
                    }
                    one.parties
                        .retain(|(w, _)| !matches!(w, Who::State(_)) || g.org.is_none());
                    one.place = Some(Where::Place(p));
                }
                // "A conference on women and peace was held in Lisbon": who came may be told next.
                let held = (base.frame == "take-place"
                    || self.s().tree.node(base.trigger).lemma == "hold"
                        && self.s().tree.passive(base.trigger))
                    && (g.name.contains(' ')
                        || ["on", "for"]
                            .iter()
                            .any(|p| !self.s().tree.prep_objects(c, p).is_empty()))
                    && std::iter::once(c)
                        .chain(self.s().tree.child(c, &["poss"]))
                        .any(|c| self.s().tree.has_child_word(c, &["a", "an"]));
                // "The Ukraine Recovery Conference opened in Berlin on Tuesday": whoever comes.
                let titled = base.frame != MARGIN && is_title(&g.name);
                if base.frame != MARGIN
                    && one.parties.is_empty()
                    && g.org.is_none()
                    && !named
                    && !titled
                    && !held
                {
                    continue;
                }
                // "told an international security forum in Seoul"
                if self.s().tree.node(base.trigger).lemma == "tell" && !named {
                    continue;
                }
                // "The two ministers met at the Shangri-La Dialogue": each other, on its margin.
                let people = one
                    .parties
                    .iter()
                    .all(|(w, _)| matches!(w, Who::Person(_) | Who::Post { .. }));
                if self.s().tree.node(base.trigger).lemma == "meet"
                    && let [(x, _), (y, _)] = one.parties.as_slice()
                    && people
                    && self.country(x).is_some()
                    && self.country(y).is_some()
                    && self.country(x) != self.country(y)
                {
                    one.kind = EncounterKind::Meeting;
                    out.push(one);
                    continue;
                }
                one.gathering = Some(g);
                one.mode = one.mode.or_else(|| self.virtually(c));
                one.place = one.place.or_else(|| moved.clone());
                // "Ankara will host a summit"
                let host = base
                    .carrier
                    .filter(|&v| matches!(self.s().tree.node(v).lemma.as_str(), "host" | "play"))
                    .and_then(|v| self.s().tree.child(v, &["nsubj"]));
                if let Some(What::Place(p)) =
                    host.and_then(|h| self.s().mention(h)).map(|m| &m.what)
                {
                    // "in Qingdao for the meeting, which Beijing hosts": the government does.
                    let told = self.s().mentions.iter().find_map(|m| match &m.what {
                        What::Place(q) if q.country == p.country && q != p => Some(q),
                        _ => None,
                    });
                    let seat = told.filter(|_| p.capital_of.is_some()).unwrap_or(p);
                    one.place = Some(Where::Place(seat.clone()));
                }
                out.push(one);
            }
        }
        out
    }
}
