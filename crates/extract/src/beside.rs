//! Of several told in one clause, which words are whose: "sees Marcos in Manila on Monday and Wong on Tuesday", "will be
//! in Cairo on Monday and in Asmara on Tuesday".

use crate::analysis::Sentence;
use crate::candidates::{Candidate, Where};
use crate::mentions::What;
use crate::refs::Who;
use sidelines_facts::EncounterKind;

/// Farther than any word of a sentence.
pub(crate) const FAR: usize = 10_000;

/// How far the words at `i` are from what a candidate tells: from its trigger; where others are named behind it as
/// well, from the party or the place that this telling is about, and farthest where they are somebody else's.
pub(crate) fn distance(s: &Sentence, c: &Candidate, i: usize) -> usize {
    Told::among(s, c).map_or(i.abs_diff(c.trigger), |told| told.distance(s, c.trigger, i))
}

/// "Egypt (3-5 November), Djibouti (6 November)": whether the words at `i` stand in brackets behind what this telling is
/// about.
pub(crate) fn bracketed(s: &Sentence, c: &Candidate, i: usize) -> bool {
    i >= 2
        && s.tree.node(i - 1).word == "("
        && Told::among(s, c).is_some_and(|told| told.own == i - 2)
}

/// "will visit Jakarta on June 3 before travelling to Dili": whether the day at `i` is told of the stop before this one.
pub(crate) fn of_the_stop_before(s: &Sentence, c: &Candidate, i: usize) -> bool {
    let t = &s.tree;
    let before = std::iter::once(c.trigger)
        .chain(t.ancestors(c.trigger))
        .filter(|&x| t.is_verb(x))
        .find_map(|x| match t.node(x).dep {
            "pcomp" => t.head(x),
            _ => t.child(x, &["mark"]),
        });
    let Some(before) = before.filter(|&p| t.node(p).word == "before" && i < p) else {
        return false;
    };
    let going = t.governor(i).filter(|&v| {
        v < i
            && t.ancestors(before).any(|x| x == v)
            && !matches!(t.node(v).lemma.as_str(), "leave" | "depart")
    });
    c.kind == EncounterKind::Visit
        && going.is_some_and(|v| {
            (v..i).any(|n| {
                matches!(
                    s.mention(n).map(|m| &m.what),
                    Some(What::Place(_) | What::Country(_))
                )
            })
        })
}

/// "will visit Kenya, Rwanda and Uganda starting Thursday": whether the day at `i` is that of the first stop, and this one
/// comes later.
pub(crate) fn opens_the_tour(s: &Sentence, c: &Candidate, i: usize) -> bool {
    Told::among(s, c)
        .is_some_and(|told| !told.list && told.own < i && told.others.iter().any(|&x| x < told.own))
}

/// What one telling is about, and what the tellings beside it are about: nodes of the sentence.
struct Told {
    own: usize,
    others: Vec<usize>,
    /// Whether what closes the list can be of all of them.
    list: bool,
}

impl Told {
    fn among(s: &Sentence, c: &Candidate) -> Option<Self> {
        match c.kind {
            EncounterKind::Meeting | EncounterKind::Call => Self::parties(s, c),
            EncounterKind::Visit => Self::stop(s, c),
            EncounterKind::Gathering | EncounterKind::Signing => None,
        }
    }

    fn parties(s: &Sentence, c: &Candidate) -> Option<Self> {
        let person = |i: usize| match s.mention(i).map(|m| &m.what) {
            Some(What::Person(p)) => p.person,
            _ => None,
        };
        let told = |p: usize| c.parties.iter().any(|(w, _)| *w == Who::Person(p));
        let behind = || (c.trigger + 1..s.tree.nodes.len()).filter_map(|i| Some((i, person(i)?)));
        let own = behind().rfind(|&(_, p)| told(p))?.0;
        let others: Vec<usize> = (0..s.tree.nodes.len())
            .filter(|&i| person(i).is_some_and(|p| !told(p)))
            .collect();
        let several = others.last().is_some_and(|&i| i > c.trigger);
        several.then_some(Self {
            own,
            others,
            list: true,
        })
    }

    /// The stops of a tour lie in different countries.
    fn stop(s: &Sentence, c: &Candidate) -> Option<Self> {
        let here = c.place.as_ref()?.country()?;
        let country = |i: usize| match s.mention(i).map(|m| &m.what) {
            Some(What::Place(p)) => Where::Place(p.clone()).country(),
            Some(What::Country(c)) => Some(*c),
            _ => None,
        };
        let stop = |i: usize| {
            let t = &s.tree;
            matches!(
                t.node(i).dep,
                "pobj" | "dobj" | "conj" | "appos" | "npadvmod"
            ) && !t
                .head(i)
                .is_some_and(|p| matches!(t.node(p).word.as_str(), "of" | "from" | "by"))
        };
        let (own, others): (Vec<_>, Vec<_>) = (0..s.tree.nodes.len())
            .filter_map(|i| Some((i, country(i).filter(|_| stop(i))?)))
            .partition(|&(_, c)| c == here);
        let own = own.first()?.0;
        let others: Vec<usize> = others.into_iter().map(|(i, _)| i).collect();
        (!others.is_empty()).then_some(Self {
            own,
            others,
            list: false,
        })
    }

    fn distance(&self, s: &Sentence, trigger: usize, i: usize) -> usize {
        let other =
            |range: std::ops::RangeInclusive<usize>| self.others.iter().any(|x| range.contains(x));
        // "on Monday A and on Tuesday B", "from Monday in Cairo": what stands right before is his.
        let t = &s.tree;
        // "in Guilin A, and in Seoul with his colleague B"
        let to_whom = |n: &usize| {
            let node = t.node(*n);
            matches!(node.word.as_str(), "with" | "to") || matches!(node.dep, "poss" | "det")
        };
        let own_words = (i + 1..t.nodes.len()).take_while(to_whom).count();
        let next = match t.nodes.get(i + 1) {
            Some(n) if own_words == 0 && n.dep == "prep" => i + 2,
            _ => i + 1 + own_words,
        };
        let anothers = if i > self.own {
            other(self.own + 1..=next)
        } else {
            i > trigger && next != self.own && other(trigger + 1..=i)
        };
        i.abs_diff(self.own)
            + if anothers && !self.closes(s, i) {
                FAR
            } else {
                0
            }
    }

    /// "met A and B in Baghdad": the place behind the last of a list whose members have no day or place of their own.
    fn closes(&self, s: &Sentence, i: usize) -> bool {
        let Some(&next) = self.others.iter().find(|&&x| x > self.own) else {
            return false;
        };
        let told = |range: std::ops::Range<usize>| {
            range.into_iter().any(|n| {
                matches!(
                    s.mention(n).map(|m| &m.what),
                    Some(What::Date(_) | What::Place(_) | What::Country(_))
                ) || s.tree.is_verb(n)
            })
        };
        // "will visit Laos and Vietnam on Friday and Thailand on Sunday": Friday closes the list of Laos and Vietnam.
        let between = self.own + 1..i;
        let days = between.clone().any(|n| {
            matches!(s.mention(n).map(|m| &m.what), Some(What::Date(_))) || s.tree.is_verb(n)
        });
        let same_list =
            |&x: &usize| !between.contains(&x) || s.tree.conjuncts(self.own).contains(&x);
        if !self.list {
            let later = self.others.iter().any(|&x| x > i);
            let earlier = self.others.iter().any(|&x| x < self.own);
            return i > self.own
                && !days
                && (later || earlier)
                && self.others.iter().all(same_list);
        }
        let own_words = told(self.own + 1..next);
        self.list && i > self.own && self.others.iter().all(|&x| x < i) && !own_words
    }
}
