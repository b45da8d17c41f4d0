//! Who was told of last.

use super::{Discourse, Who};
use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;
use crate::offices;
use crate::status::REPORTING;
use crate::tree::Tree;
use sidelines_facts::CountryCode;

/// "Before being received by the president he held talks": whoever stands at node `i` in what the one at node `at` did or
/// went through himself is another.
fn of_his_own_doing(t: &Tree, at: usize, i: usize) -> bool {
    let Some(main) = t.governor(at) else {
        return false;
    };
    t.ancestors(i).take_while(|&v| v != main).any(|v| {
        matches!(t.node(v).dep, "pcomp" | "advcl")
            && matches!(t.node(v).tag, "VBG" | "VBN")
            && t.child(v, &["nsubj", "nsubjpass"]).is_none()
            && t.ancestors(v).any(|x| x == main)
    })
}

impl Discourse {
    /// Whom a singular pronoun or "the minister" at node `at` most likely means.
    pub(super) fn recent(
        &self,
        a: &Analysis<'_>,
        sentence: &Sentence,
        at: usize,
        accept: impl Fn(&Who) -> bool,
    ) -> Option<Who> {
        let speaks = |w: &Who| matches!(w, Who::Person(p) if Some(*p) == self.speaker);
        let apart = |w: &Who| {
            self.abroad_from.is_empty()
                || crate::encounters::country(a, w).is_some_and(|c| !self.abroad_from.contains(&c))
        };
        let mut beside = beside(sentence, at);
        beside.extend(receives_him(sentence, at));
        let host = self.host_before(a, sentence, at);
        let word = sentence.tree.node(at).word.as_str();
        let accept = |w: &Who| {
            !speaks(w)
                && apart(w)
                && !beside.contains(w)
                && host.as_ref() != Some(w)
                && agrees(a, word, w)
                && accept(w)
        };
        let named = |i: usize| match sentence.mention(i).map(|m| &m.what) {
            Some(What::Person(p)) => p.person.map(Who::Person).filter(|w| accept(w)),
            Some(What::Role(r))
                if !r.plural && !r.indefinite && !r.counterpart && r.countries.len() == 1 =>
            {
                // "The Iranian leader flew to Bandung, where he …": by name, where the report names him.
                self.one(a, sentence, i)
                    .into_iter()
                    .next()
                    .filter(|w| accept(w))
            }
            // "a week after the sultan visited Cairo, where he met Sisi"
            Some(What::Role(r))
                if !r.plural && !r.indefinite && !r.counterpart && r.countries.is_empty() =>
            {
                self.one(a, sentence, i)
                    .into_iter()
                    .next()
                    .filter(|w| matches!(w, Who::Person(_)) && accept(w))
            }
            // "Earlier the general was in Ouagadougou, where he met Traore". Not who "the president" is in "leaders including
            // the president": who they are is asked of him.
            None if sentence.tree.node(i).pos == "NOUN"
                && super::nouns::list_after(sentence, i).is_none_or(|list| !list.contains(&at))
                && matches!(sentence.tree.node(i).dep, "nsubj" | "nsubjpass")
                && super::nouns::PERSON_NOUNS.contains(&sentence.tree.node(i).lemma.as_str()) =>
            {
                self.one(a, sentence, i)
                    .into_iter()
                    .next()
                    .filter(|w| matches!(w, Who::Person(_)) && accept(w))
            }
            _ => None,
        };
        // A subject earlier in the sentence, then any earlier name in it.
        let before = || (0..at).rev();
        let pronoun = matches!(word, "he" | "she");
        let title = matches!(sentence.mention(at).map(|m| &m.what), Some(What::Role(r)) if r.countries.is_empty());
        if (pronoun || title)
            && let Some(who) = self.who_travels_there(a, sentence, at, &accept)
        {
            return Some(who);
        }
        // "X and Y went with him. He was then taken to Z"
        let him = || self.him.clone().filter(|w| pronoun && accept(w));
        // "The journey comes after the one to Paris, where he was received by X"
        if pronoun
            && let Some(who) = self
                .trip
                .as_ref()
                .map(|t| &t.who)
                .filter(|w| of_the_trip(sentence, at) && accept(w))
        {
            return Some(who.clone());
        }
        // "X met the prime minister in Apia. She goes on to Nuku'alofa": who travels, where only one does.
        if before().all(|i| named(i).is_none()) && moves_on(sentence, at) {
            let who = |p: &usize| Who::Person(*p);
            let mut travelling = self.visitors.iter().map(who).filter(|w| accept(w));
            if let Some(one) = travelling.next()
                && travelling.all(|w| w == one)
            {
                return Some(one);
            }
        }
        before()
            .filter(|&i| matches!(sentence.tree.node(i).dep, "nsubj" | "nsubjpass"))
            .find_map(named)
            .or_else(|| {
                before()
                    .filter(|&i| !(pronoun && of_his_own_doing(&sentence.tree, at, i)))
                    .find_map(named)
            })
            .or_else(him)
            .or_else(|| self.uppermost(a, sentence, at, &accept))
    }

    /// Who received somebody just before, where the pronoun at node `at` is received: "A received B. He was also
    /// received by President X", who is another guest of the same country, or the same, and never the host.
    pub(super) fn host_before(&self, a: &Analysis<'_>, s: &Sentence, at: usize) -> Option<Who> {
        const NEAR: usize = 3;
        let t = &s.tree;
        let pronoun = matches!(t.node(at).word.as_str(), "he" | "she" | "him" | "her");
        let v = t.governor(at).filter(|_| pronoun)?;
        let guest = match t.node(v).lemma.as_str() {
            "receive" | "host" | "welcome" => matches!(t.node(at).dep, "nsubjpass" | "dobj"),
            "call" => t.node(at).dep == "nsubj" && !t.prep_objects(v, "on").is_empty(),
            _ => false,
        };
        let here = super::salience::position(a, s);
        self.host
            .as_ref()
            .filter(|(_, told)| guest && here <= told + NEAR)
            .map(|(who, _)| who.clone())
    }

    /// [`Discourse::recent`] among the persons whom the report names.
    pub(super) fn recent_person(
        &self,
        a: &Analysis<'_>,
        sentence: &Sentence,
        at: usize,
        accept: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let found = self.recent(
            a,
            sentence,
            at,
            |w| matches!(w, Who::Person(p) if accept(*p)),
        );
        match found {
            Some(Who::Person(p)) => Some(p),
            _ => None,
        }
    }

    /// The last person named as a subject of whom `fits` holds, for nouns that leave their actor out.
    pub(crate) fn last_acting(&self, fits: impl Fn(usize) -> bool) -> Option<usize> {
        const NEAR: usize = 3;
        self.seen
            .iter()
            .rev()
            .filter(|n| n.subject)
            .take(NEAR)
            .find_map(|n| match &n.who {
                Who::Person(p) if fits(*p) => Some(*p),
                _ => None,
            })
            .or_else(|| self.last_subject().filter(|&p| fits(p)))
    }

    /// The last person named as a subject, for nouns that leave their actor out.
    pub(crate) fn last_subject(&self) -> Option<usize> {
        let person = |w: &Who| match w {
            Who::Person(p) => Some(*p),
            _ => None,
        };
        self.seen
            .iter()
            .rev()
            .filter(|n| n.subject)
            .find_map(|n| person(&n.who))
            .or_else(|| self.seen.iter().rev().find_map(|n| person(&n.who)))
    }
}

/// Whether the pronoun `word` can mean `who`: "he" is no woman; "she" is one whom the report shows to be, if any.
pub(super) fn agrees(a: &Analysis<'_>, word: &str, who: &Who) -> bool {
    let woman = match who {
        Who::Person(p) => a.people.all.get(*p).and_then(|p| p.woman),
        _ => None,
    };
    match word {
        "he" | "him" | "his" | "himself" => woman != Some(true),
        "she" | "her" | "hers" | "herself" => {
            woman == Some(true)
                || woman.is_none() && !a.people.all.iter().any(|p| p.woman == Some(true))
        }
        _ => true,
    }
}

/// Who is not meant by the pronoun or bare title at node `at`: with whom or to whom it acts ("With President X he talked for an hour"),
/// and whom its own clause names as whom it met ("He received his counterpart X").
pub(super) fn beside(s: &Sentence, at: usize) -> Vec<Who> {
    let t = &s.tree;
    let bare = || {
        matches!(t.node(at).dep, "nsubj" | "nsubjpass")
            && match s.mention(at).map(|m| &m.what) {
                Some(What::Role(r)) => r.countries.is_empty() && !r.plural,
                Some(_) => false,
                None => true,
            }
    };
    if !matches!(t.node(at).word.as_str(), "he" | "she") && !bare() {
        return Vec::new();
    }
    let clause = t.governor(at);
    let object = clause
        .filter(|_| matches!(t.node(at).dep, "nsubj" | "nsubjpass"))
        .and_then(|v| t.child(v, &["dobj"]));
    // "he and Mr Biden": nor whom he is named together with.
    let together = t.conjuncts(at).into_iter().skip(1);
    clause
        .into_iter()
        .flat_map(|v| ["with", "to"].map(|p| t.prep_objects(v, p)))
        .flatten()
        .chain(object)
        .chain(together)
        .filter_map(|o| match s.mention(o).map(|m| &m.what) {
            Some(What::Person(p)) => p.person.map(Who::Person),
            _ => None,
        })
        .collect()
}

/// Whether whoever is meant at node `at` moves on to another place.
fn moves_on(s: &Sentence, at: usize) -> bool {
    const GO: &[&str] = &[
        "go", "travel", "fly", "head", "proceed", "continue", "move", "leave", "depart",
    ];
    let t = &s.tree;
    let verb = t
        .governor(at)
        .filter(|&v| t.node(at).dep == "nsubj" && v > at && GO.contains(&t.node(v).lemma.as_str()));
    verb.is_some_and(|v| {
        // "goes on to Osh" hangs the place on "on".
        let on = t.children(v).filter(|&c| t.node(c).word == "on");
        std::iter::once(v)
            .chain(on)
            .flat_map(|x| ["to", "for"].map(|p| t.prep_objects(x, p)))
            .flatten()
            .any(|o| {
                matches!(
                    s.mention(o).map(|m| &m.what),
                    Some(What::Place(_) | What::Country(_))
                )
            })
    })
}

/// Whether the clause above the pronoun at node `at` tells of "the journey", nobody else's.
fn of_the_trip(s: &Sentence, at: usize) -> bool {
    let t = &s.tree;
    t.governor(at)
        .into_iter()
        .flat_map(|v| t.ancestors(v).skip(1))
        .filter(|&v| t.is_verb(v))
        .filter_map(|v| t.child(v, &["nsubj", "nsubjpass"]))
        .any(|n| {
            n < at
                && matches!(
                    t.node(n).lemma.as_str(),
                    "journey" | "trip" | "visit" | "tour"
                )
                && t.has_child_word(n, &["the", "this"])
                && t.prep_objects(n, "of").is_empty()
                && t.prep_objects(n, "by").is_empty()
        })
}

/// Who acts upon "him" in a clause before the pronoun at node `at`, which goes on about the same man: "After Lisbon, where
/// President X received him, he goes on to Madrid".
fn receives_him(s: &Sentence, at: usize) -> Vec<Who> {
    let t = &s.tree;
    let object = match t.node(at).word.as_str() {
        "he" => "him",
        "she" => "her",
        _ => return Vec::new(),
    };
    (0..at)
        .filter(|&n| {
            t.node(n).word == object && matches!(t.node(n).dep, "dobj" | "pobj" | "dative")
        })
        .filter_map(|n| t.governor(n))
        .filter(|&v| {
            matches!(
                t.node(v).lemma.as_str(),
                "receive" | "host" | "welcome" | "meet" | "greet"
            ) && matches!(t.node(v).dep, "relcl" | "advcl")
                && !t.subtree(v).contains(&at)
        })
        .filter_map(|v| t.subject(v))
        .filter_map(|n| match s.mention(n).map(|m| &m.what) {
            Some(What::Person(p)) => p.person.map(Who::Person),
            _ => None,
        })
        .collect()
}

/// Whom the sentence calls a counterpart behind node `at`: whoever is there is another, though of the same office ("the
/// Foreign Minister met his Kuwaiti counterpart X").
pub(super) fn counterparts_behind(s: &Sentence, at: usize) -> Vec<usize> {
    if !matches!(s.tree.node(at).dep, "nsubj" | "nsubjpass") {
        return Vec::new();
    }
    (at + 1..s.tree.nodes.len())
        .filter_map(|n| match s.mention(n).map(|m| &m.what) {
            Some(What::Person(p)) if p.counterpart => p.person,
            _ => None,
        })
        .collect()
}

/// Those named as objects of the verb of which `at` is the subject: "the foreign minister met Y", who is not Y.
pub(super) fn objects_behind(s: &Sentence, at: usize) -> Vec<usize> {
    let t = &s.tree;
    let verb = t
        .governor(at)
        .filter(|_| matches!(t.node(at).dep, "nsubj" | "nsubjpass"));
    let Some(verb) = verb else {
        return Vec::new();
    };
    let several = matches!(s.mention(at).map(|m| &m.what), Some(What::Role(r)) if r.plural);
    // "will hold talks with A, B and C", too
    let under = |n: usize| {
        t.governor(n)
            .is_some_and(|g| g == verb || t.node(g).dep == "dobj" && t.head(g) == Some(verb))
    };
    (at + 1..t.nodes.len())
        .filter(|&n| matches!(t.node(n).dep, "dobj" | "pobj") && under(n))
        // "The ministers chaired the session, A for Rwanda and B for Tanzania" are these two.
        .flat_map(|n| if several { vec![n] } else { t.conjuncts(n) })
        .filter_map(|n| match s.mention(n).map(|m| &m.what) {
            Some(What::Person(p)) => p.person,
            _ => None,
        })
        .collect()
}

/// The country of the spokesperson who says the clause of `at`: "Iran's foreign ministry spokesman X said the foreign
/// minister had met Y".
pub(super) fn speaks_of(a: &Analysis<'_>, s: &Sentence, at: usize) -> Option<CountryCode> {
    let t = &s.tree;
    let says = t
        .governor(at)
        .filter(|&v| t.node(v).dep == "ccomp")
        .and_then(|v| t.head(v))
        .filter(|&h| REPORTING.contains(&t.node(h).lemma.as_str()))?;
    match s.mention(t.child(says, &["nsubj"])?).map(|m| &m.what) {
        Some(What::Person(p)) => {
            let who = Who::Person(p.person?);
            crate::encounters::country(a, &who).filter(|_| speaks_for_others(a, &who))
        }
        Some(What::Org(o)) => o.country.filter(|_| o.body),
        _ => None,
    }
}

/// Who speaks for others is seldom whom the report is about.
pub(crate) fn speaks_for_others(a: &Analysis<'_>, who: &Who) -> bool {
    let spokesperson = offices::speaks_for_others;
    match who {
        Who::Person(p) => a
            .people
            .all
            .get(*p)
            .is_some_and(|p| p.offices.iter().any(|h| spokesperson(&h.office.canonical))),
        Who::Post { office, .. } => office.as_deref().is_some_and(spokesperson),
        _ => false,
    }
}
