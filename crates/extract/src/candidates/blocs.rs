//! Organisations that a report calls by a common noun ("the bloc"), by their number, or by those who act for them.

use super::Reader;
use super::whose::of_ministers;
use crate::analysis::Sentence;
use crate::mentions::What;
use sidelines_facts::EncounterKind;

/// Nouns for the organisation told of before.
const BLOCS: &[&str] = &[
    "bloc",
    "grouping",
    "organisation",
    "organization",
    "alliance",
    "community",
    "body",
    "council",
    "group",
    "commission",
    "committee",
    "union",
    "forum",
    "agency",
];

/// Those of them that always mean an organisation of states.
pub(crate) const SURE: &[&str] = &[
    "bloc",
    "grouping",
    "alliance",
    "organisation",
    "organization",
];

/// Which organisation is "the Alliance", where none of that name is told of.
const NATO: &str = "North Atlantic Treaty Organisation";

/// How many sentences on the organisation may be named that "the bloc" means.
const AHEAD: usize = 2;

impl Reader<'_> {
    /// "the advisers last met in Sochi", told after a gathering: of the organisation that gathered.
    pub(super) fn of_the_gathered(&self, n: usize) -> Option<String> {
        let t = &self.s().tree;
        let told = matches!(
            self.discourse.told_last,
            Some((EncounterKind::Gathering, _))
        );
        // "The leaders of the 18 members will meet in September"
        let others = ["of", "from"]
            .iter()
            .flat_map(|p| t.prep_objects(n, p))
            .any(|o| {
                let members = t.node(o).lemma == "member" || t.has_child_word(o, &["member"]);
                !members || t.has_child_word(o, &["two", "three", "both", "several", "some"])
            });
        // "Niger rejected the terms and its leaders meet in Niamey": those of the state.
        let of_a_state = || {
            let acts = |s: &Sentence| {
                (0..s.tree.nodes.len()).any(|i| {
                    s.tree.node(i).dep.starts_with("nsubj")
                        && matches!(s.mention(i).map(|m| &m.what), Some(What::Country(_)))
                })
            };
            let before = self.sentence.checked_sub(1);
            let before = before.and_then(|i| self.analysis.sentences.get(i));
            acts(self.s()) || before.is_some_and(acts)
        };
        let definite = t.has_child_word(n, &["the", "their"])
            || t.has_child_word(n, &["its"]) && !of_a_state();
        let last = self.discourse.last_gathering.as_ref();
        // Behind a meeting of two ministers the leaders are still those of the organisation whose ministers gathered.
        let told = told || last.is_some_and(|g| self.leads(n) && of_ministers(&g.name));
        last.filter(|_| told && !others && definite)
            .and_then(|g| g.org.clone())
    }

    /// "Mercosur took in Bolivia as its leaders met": the leaders of the organisation that acts, or else of the one named
    /// last before. A state has one of each.
    pub(super) fn its_own(&self, n: usize) -> Option<String> {
        let t = &self.s().tree;
        let named = |c: usize| match self.s().mention(c).map(|m| &m.what) {
            Some(What::Org(o)) if !o.body && o.country.is_none() => Some(o.name.clone()),
            _ => None,
        };
        if !t.has_child_word(n, &["its"]) {
            return None;
        }
        let acting = t.ancestors(n).filter_map(|v| t.subject(v)).find_map(named);
        acting.or_else(|| (0..n).rev().find_map(named))
    }

    /// "its summit", where an organisation acts in the clause; "Thailand chairs ASEAN and hosts its summit".
    pub(super) fn of_the_actor(&self, n: usize) -> Option<String> {
        let t = &self.s().tree;
        let named = |c: usize| match self.s().mention(c).map(|m| &m.what) {
            Some(What::Org(o)) if !o.body && o.country.is_none() => Some(o.name.clone()),
            _ => None,
        };
        let acting = t.governor(n).filter(|_| t.has_child_word(n, &["its"]))?;
        if let Some(org) = t.child(acting, &["nsubj"]).and_then(named) {
            return Some(org);
        }
        let before = t.head(acting).filter(|_| t.node(acting).dep == "conj")?;
        let chairs = matches!(t.node(before).lemma.as_str(), "chair" | "lead" | "head")
            || t.child(before, &["dobj"]).is_some_and(|o| {
                matches!(
                    t.node(o).lemma.as_str(),
                    "chairmanship" | "presidency" | "chair"
                )
            });
        let mut within = t.subtree(before);
        within.sort_unstable();
        within
            .into_iter()
            .take_while(|&c| chairs && c < acting)
            .find_map(|c| {
                let bloc = || self.is_bloc(c).then(|| self.last_body(c)).flatten();
                named(c).or_else(bloc)
            })
    }

    /// "the nine gathered in Warsaw": the organisation whose name says how many they are.
    pub(super) fn of_its_number(&self, n: usize) -> Option<String> {
        let t = &self.s().tree;
        let number = t.node(n).word.as_str();
        let counted = t.node(n).tag == "CD" && t.has_child_word(n, &["the"]);
        let mut orgs = self.discourse.orgs.iter().rev();
        orgs.find(|o| counted && o.to_lowercase().split(' ').any(|w| w == number))
            .cloned()
    }

    /// "the bloc", "the union"
    pub(super) fn is_bloc(&self, n: usize) -> bool {
        let t = &self.s().tree;
        // "the Alliance", which is nobody's name
        let word = match self.s().mention(n).map(|m| &m.what) {
            None => t.node(n).tag == "NN",
            Some(What::Person(p)) => p.person.is_none(),
            Some(What::Other) => true,
            _ => false,
        };
        word && BLOCS.contains(&t.node(n).lemma.as_str()) && t.has_child_word(n, &["the", "this"])
    }

    /// The organisation that owns what node `n` names: "the union's ministers", "Forum leaders".
    pub(super) fn bloc_at(&self, n: usize) -> Option<String> {
        let t = &self.s().tree;
        let before = t
            .children(n)
            .filter(|&c| t.node(c).dep == "compound" && t.node(n).tag == "NNS")
            .filter(|&c| {
                matches!(
                    self.s().mention(c).map(|m| &m.what),
                    None | Some(What::Other)
                )
            })
            .find(|&c| {
                let word = t.node(c).lemma.to_lowercase();
                let printed = self.analysis.text.get(t.node(c).span.clone());
                let capital = printed.is_some_and(|w| w.starts_with(char::is_uppercase));
                word == "forum" && capital || SURE.contains(&word.as_str())
            })
            .filter(|_| self.discourse.last_gathering.is_some())
            .and_then(|c| self.last_body(c));
        if before.is_some() {
            return before;
        }
        t.children(n)
            .filter(|&c| t.node(c).dep == "poss")
            .chain(t.prep_objects(n, "of"))
            .find(|&c| self.is_bloc(c))
            .and_then(|c| self.last_body(c))
    }

    /// The organisation that the common noun at `n` means: the last one called so, or else that of the gathering told
    /// of last, or else the last one named, or else the one that the report names next.
    pub(super) fn last_body(&self, n: usize) -> Option<String> {
        let noun = self.s().tree.node(n).lemma.as_str();
        let last = self.discourse.last_gathering.as_ref();
        let orgs = &self.discourse.orgs;
        // "the defence ministers of the Alliance", told beside those of the EU
        if noun == "alliance"
            && !orgs.iter().any(|o| o.to_lowercase().contains(noun))
            && let Some(nato) = orgs.iter().find(|o| *o == NATO)
        {
            return Some(nato.clone());
        }
        orgs.iter()
            .rev()
            .find(|o| o.to_lowercase().contains(noun))
            .cloned()
            .or_else(|| last.and_then(|g| g.org.clone()))
            .or_else(|| {
                // "full member of the SCO, X said at the group's summit"
                let here = &self.s().mentions;
                here.iter()
                    .take_while(|m| m.span.end <= self.s().tree.node(n).span.start)
                    .filter_map(|m| match &m.what {
                        What::Org(o) if !o.body && o.country.is_none() => Some(o.name.clone()),
                        _ => None,
                    })
                    .last()
            })
            .or_else(|| orgs.last().cloned())
            .or_else(|| self.named_next(n).filter(|_| SURE.contains(&noun)))
    }

    /// "They will take it up at the grouping's summit. BIMSTEC has seven members": the organisation that is named only
    /// behind node `n`, soon.
    fn named_next(&self, n: usize) -> Option<String> {
        let behind = self.s().tree.node(n).span.end;
        let end = (self.sentence + 1 + AHEAD).min(self.analysis.sentences.len());
        self.analysis
            .sentences
            .get(self.sentence..end)?
            .iter()
            .flat_map(|s| &s.mentions)
            .filter(|m| m.span.start >= behind)
            .find_map(|m| match &m.what {
                What::Org(o) if !o.body && o.country.is_none() => Some(o.name.clone()),
                What::Gathering(g) => g.org.clone(),
                _ => None,
            })
    }

    /// "ministers from the 15 ECOWAS states", "experts of the SADC member countries": the organisation whose members
    /// sent those at node `n`.
    pub(super) fn of_members(&self, n: usize) -> Option<String> {
        let t = &self.s().tree;
        ["of", "from"]
            .iter()
            .flat_map(|p| t.prep_objects(n, p))
            .filter(|&o| {
                matches!(
                    t.node(o).lemma.as_str(),
                    "state" | "country" | "nation" | "member" | "capital" | "government"
                )
            })
            .flat_map(|o| {
                // "ministers of the member states of the ECO"
                let of = t.prep_objects(o, "of");
                t.children(o)
                    .filter(|&c| matches!(t.node(c).dep, "compound" | "nmod" | "poss" | "amod"))
                    .chain(of)
                    .collect::<Vec<_>>()
            })
            .find_map(|c| match self.s().mention(c).map(|m| &m.what) {
                Some(What::Org(o)) if !o.body && o.country.is_none() => Some(o.name.clone()),
                _ => None,
            })
    }
}
