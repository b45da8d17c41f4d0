//! Gatherings of which only a clause or a date beside their name tells when or where they are held: "the decisions of
//! the SAARC summit, held in the Maldives", "a day before an Arab League meeting that is to take up reform".

use super::Reader;
use crate::mentions::What;
use crate::units::GatheringSem;
use sidelines_facts::Status;

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
        self.org_of_clause(at).map(|org| GatheringSem {
            name: format!("{org} Summit"),
            org: Some(org),
        })
    }

    /// The one organisation that the clause of node `n` names, or an office of which it names.
    pub(super) fn org_of_clause(&self, n: usize) -> Option<String> {
        let t = &self.s().tree;
        let v = t.governor(n)?;
        let mut orgs: Vec<String> = t
            .subtree(v)
            .into_iter()
            .filter(|&c| t.governor(c) == Some(v))
            .filter_map(|c| match self.s().mention(c).map(|m| &m.what) {
                Some(What::Org(o)) if !o.body && o.country.is_none() => Some(o.name.clone()),
                Some(What::Role(r)) => self.org_of(c, r),
                _ => None,
            })
            .collect();
        orgs.dedup();
        orgs.pop().filter(|_| orgs.is_empty())
    }

    /// "The joint commission of A and B held its third session": for the session at `c` that the verb at `v` tells of,
    /// the commission, which says whose it is.
    pub(super) fn whose_session(&self, c: usize, v: usize) -> usize {
        let t = &self.s().tree;
        let joint = |s: &usize| {
            matches!(
                self.s().mention(*s).map(|m| &m.what),
                Some(What::Gathering(g)) if g.org.is_none()
                    && (g.name.ends_with("Commission") || g.name.ends_with("Committee"))
            )
        };
        let its = t.has_child_word(c, &["its"])
            && matches!(t.node(c).lemma.as_str(), "session" | "meeting" | "round");
        t.subject(v).filter(|s| its && joint(s)).unwrap_or(c)
    }

    /// Whether the gathering at `n` is to come, by the clause at `set` or because it is only what something else is
    /// told to be possible beside.
    pub(super) fn still_to_come(&self, n: usize, set: Option<usize>, status: Status) -> bool {
        match status {
            Status::Occurred => set.is_some_and(|v| self.set_for(v)),
            Status::Possible | Status::Denied => self.dated_beside(n),
            _ => false,
        }
    }

    /// Whether the clause of `set_by` says that the gathering is still to come: "set for May", "to be held".
    fn set_for(&self, v: usize) -> bool {
        let t = &self.s().tree;
        t.node(v).tag == "VBN"
            && t.child(v, &["auxpass"])
                .is_none_or(|_| t.has_child_word(v, &["to"]))
            && (t.has_child_word(v, &["to"])
                || matches!(
                    t.node(v).lemma.as_str(),
                    "set" | "schedule" | "slate" | "plan" | "fix" | "expect"
                ))
    }
}
