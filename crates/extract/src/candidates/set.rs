//! Gatherings of which only a clause or a date beside their name tells when or where they are held: "the decisions of
//! the SAARC summit, held in the Maldives", "a day before an Arab League meeting that is to take up reform".

use super::Reader;
use crate::mentions::What;
use crate::units::GatheringSem;

/// Verbs that say that a gathering is held, or is to be.
const HAPPENS: &[&str] = &[
    "hold",
    "set",
    "schedule",
    "slate",
    "plan",
    "fix",
    "convene",
    "host",
    "open",
    "begin",
    "start",
    "take",
    "due",
    "run",
    "end",
    "conclude",
    "close",
    "organise",
    "organize",
    "realize",
    "realise",
    "celebrate",
    "expect",
    "call",
];

impl Reader<'_> {
    /// The verb of the clause beside the gathering at `n` that tells when or where it is held, also where the parser
    /// has hung the participle on something else.
    pub(super) fn set_by(&self, n: usize) -> Option<usize> {
        let t = &self.s().tree;
        let between = |v: usize| {
            t.nodes[n + 1..v].iter().enumerate().all(|(i, x)| {
                matches!(x.word.as_str(), "," | "(" | ")" | "to" | "be" | "also")
                    || matches!(
                        self.s().mention(n + 1 + i).map(|m| &m.what),
                        Some(What::Gathering(_) | What::Other)
                    )
            })
        };
        (n + 1..t.nodes.len()).find(|&v| {
            let node = t.node(v);
            let beside = match node.dep {
                "relcl" => t.head(v) == Some(n),
                _ => node.tag == "VBN" && between(v),
            };
            // "that is to take up reform": a clause about what it will do says as much.
            let to_come = node.dep == "relcl"
                && t.child(v, &["nsubj"])
                    .is_some_and(|s| matches!(t.node(s).tag, "WDT" | "WP"))
                && (node.lemma == "be" && t.child(v, &["xcomp"]).is_some()
                    || t.has_child_word(v, &["will"]));
            let situated = || {
                t.subtree(v).into_iter().any(|c| {
                    t.governor(c) == Some(v)
                        && matches!(
                            self.s().mention(c).map(|m| &m.what),
                            Some(What::Date(_) | What::Place(_) | What::Country(_))
                        )
                })
            };
            beside && (HAPPENS.contains(&node.lemma.as_str()) && situated() || to_come)
        })
    }

    /// "next to the NATO ministers' meeting on October 17-18": the date behind the name, hung on the verb.
    pub(super) fn dated_beside(&self, n: usize) -> bool {
        let t = &self.s().tree;
        let date = |p: usize| {
            t.node(p).word == "on"
                && t.child(p, &["pobj"]).is_some_and(|o| {
                    matches!(self.s().mention(o).map(|m| &m.what), Some(What::Date(_)))
                })
        };
        t.node(n).dep == "pobj"
            && t.has_child_word(n, &["the"])
            && n + 1 < t.nodes.len()
            && date(n + 1)
    }

    /// "took over the chair of SADC at a summit in Windhoek", "ECOWAS lifted the sanctions at its summit": of the one
    /// organisation that the clause names.
    pub(super) fn of_clause(&self, n: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        let at = t.head(n).filter(|&p| {
            t.node(n).dep == "pobj" && matches!(t.node(p).word.as_str(), "at" | "during")
        })?;
        let bare = t.children(n).all(|c| {
            !matches!(t.node(c).dep, "compound" | "nmod" | "poss" | "amod") || self.edition_word(c)
        });
        if t.node(n).lemma != "summit" || !bare || !self.in_time_and_place(n) {
            return None;
        }
        let v = t.governor(at)?;
        let orgs: Vec<&String> = t
            .subtree(v)
            .into_iter()
            .filter(|&c| c != n && t.governor(c) == Some(v))
            .filter_map(|c| match self.s().mention(c).map(|m| &m.what) {
                Some(What::Org(o)) if !o.body && o.country.is_none() => Some(&o.name),
                _ => None,
            })
            .collect();
        match orgs.as_slice() {
            [org] => Some(GatheringSem {
                name: format!("{org} Summit"),
                org: Some((*org).clone()),
            }),
            _ => None,
        }
    }
}
