//! Who is met besides: "In addition to A, he met B and C".

use super::{Reader, Slots};
use crate::frames::Role;
use crate::mentions::What;
use crate::refs::Who;

impl Reader<'_> {
    /// Those whom a phrase of addition before the verb `v` names.
    fn besides(&self, v: usize) -> Vec<usize> {
        let t = &self.s().tree;
        t.children(v)
            .filter(|&c| c < v)
            .flat_map(|c| match t.node(c).word.as_str() {
                "besides" => t.child(c, &["pobj"]).into_iter().collect(),
                "in" => t
                    .child(c, &["pobj"])
                    .filter(|&n| t.node(n).word == "addition")
                    .map_or_else(Vec::new, |n| t.prep_objects(n, "to")),
                "apart" | "aside" => t.prep_objects(c, "from"),
                _ => Vec::new(),
            })
            .filter(|&n| {
                matches!(self.s().mention(n).map(|m| &m.what), Some(What::Person(p)) if p.person.is_some())
            })
            .collect()
    }

    /// Adds them to those met; who acts is none of them.
    pub(super) fn add_besides(&self, v: usize, slots: &mut Slots) {
        let more = self.besides(v);
        if more.is_empty() || slots.right.is_empty() {
            return;
        }
        let met: Vec<Who> = more.iter().flat_map(|&n| self.who(n)).collect();
        for (node, who) in slots.referred.clone() {
            if let Some(one) = slots.left.iter_mut().find(|(w, _)| *w == who)
                && met.contains(&who)
            {
                let theirs = met.iter().filter_map(|w| self.country(w)).collect();
                match self.discourse.abroad(self.analysis, self.s(), node, theirs) {
                    Some(found) => one.0 = found,
                    None => return,
                }
            }
        }
        for n in more {
            self.put(slots, "object", Role::Party, n);
        }
    }
}
