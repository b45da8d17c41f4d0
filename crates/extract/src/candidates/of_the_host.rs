//! Offices named without saying whose, where somebody from the report's own country meets who holds them abroad: "X, who
//! is in Colombo, called on the Speaker and the Leader of the Opposition" are Sri Lanka's.

use super::{Reader, Slots};
use crate::mentions::What;
use crate::offices;
use crate::refs::Who;
use sidelines_facts::CountryCode;

/// How many sentences back it may be told where the guest is.
const BACK: usize = 3;

impl Reader<'_> {
    /// Whether node `n`, or what is coordinated with it, names an office and neither whose it is nor who holds it.
    pub(super) fn says_not_whose(&self, n: usize) -> bool {
        self.s()
            .tree
            .conjuncts(n)
            .iter()
            .any(|&c| match self.s().mention(c).map(|m| &m.what) {
                Some(What::Role(r)) => {
                    !r.plural
                        && !r.counterpart
                        && r.countries.is_empty()
                        && r.offices
                            .first()
                            .is_some_and(|o| o.country.is_none() && o.org.is_none())
                }
                _ => false,
            })
    }

    /// Gives the posts of `slots` that went to the report's home for want of anything better to the country where their
    /// guest from home is.
    pub(super) fn of_the_host(&self, slots: &mut Slots, trigger: usize) {
        let Some(home) = self.analysis.home.filter(|_| slots.bare) else {
            return;
        };
        let guests = |list: &[(Who, _)]| {
            !list.is_empty()
                && list
                    .iter()
                    .all(|(w, _)| matches!(w, Who::Person(_)) && self.country(w) == Some(home))
        };
        let posts = if guests(&slots.left) {
            &mut slots.right
        } else if guests(&slots.right) {
            &mut slots.left
        } else {
            return;
        };
        if !posts.iter().any(|(w, _)| of_home(w, home)) {
            return;
        }
        let Some(host) = self.guest_is_in(home) else {
            return;
        };
        for (who, _) in posts {
            if let Who::Post { office, .. } = &who
                && of_home(who, home)
                && office
                    .as_ref()
                    .is_some_and(|o| offices::could_have(o, host))
            {
                *who = self.discourse.holder(
                    self.analysis,
                    self.s(),
                    trigger,
                    office.as_deref(),
                    Some(host),
                    None,
                );
            }
        }
    }

    /// The holder, in the country where a guest from `own` is or where the report is from, of the office that node `node`
    /// names without saying whose.
    pub(super) fn host_of_that_title(&self, node: usize, own: CountryCode) -> Option<Who> {
        let Some(What::Role(r)) = self.s().mention(node).map(|m| &m.what) else {
            return None;
        };
        let office = r.offices.first().filter(|_| self.says_not_whose(node))?;
        let home = self.analysis.home.filter(|&home| home != own);
        let host = self.guest_is_in(own).or(home)?;
        let office = Some(office.canonical.as_str()).filter(|o| offices::could_have(o, host))?;
        let holder = self.discourse.holder(
            self.analysis,
            self.s(),
            node,
            Some(office),
            Some(host),
            None,
        );
        (self.country(&holder) == Some(host)).then_some(holder)
    }

    /// The one country abroad where this sentence, or the nearest before it that says so, tells somebody to be or to go.
    fn guest_is_in(&self, home: CountryCode) -> Option<CountryCode> {
        (self.sentence.saturating_sub(BACK)..=self.sentence)
            .rev()
            .filter_map(|i| self.analysis.sentences.get(i))
            .map(|s| {
                let t = &s.tree;
                let mut there: Vec<CountryCode> = (0..t.nodes.len())
                    .filter(|&i| {
                        let Some(h) = t.head(i) else { return false };
                        // "While in Maseru Minister X had discussions": hung on him.
                        let behind_in = i > 0 && t.node(i - 1).word == "in";
                        match t.node(i).dep {
                            "pobj" => matches!(t.node(h).word.as_str(), "in" | "to" | "at" | "for"),
                            "dobj" => {
                                matches!(t.node(h).lemma.as_str(), "visit" | "reach" | "tour")
                            }
                            _ => behind_in,
                        }
                    })
                    .filter_map(|i| match s.mention(i).map(|m| &m.what) {
                        Some(What::Place(p)) => p.country,
                        Some(What::Country(c)) => Some(*c),
                        _ => None,
                    })
                    .filter(|&c| c != home)
                    .collect();
                there.sort();
                there.dedup();
                there
            })
            .find(|there| !there.is_empty())
            .and_then(|there| match there.as_slice() {
                [one] => Some(*one),
                _ => None,
            })
    }
}

fn of_home(who: &Who, home: CountryCode) -> bool {
    matches!(who, Who::Post { office: Some(_), country, org: None } if *country == Some(home))
}
