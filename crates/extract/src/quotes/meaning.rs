//! Whom the subject of a verb of saying means.

use super::Voice;
use super::speech::{has, speech};
use super::voices::Voices;
use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;
use crate::offices;
use crate::refs::{Discourse, Who};
use sidelines_facts::CountryCode;

impl Voices {
    /// Whom node `n`, the subject of a verb of saying, means.
    pub(super) fn voice(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        n: usize,
        discourse: &Discourse,
    ) -> Option<Voice> {
        let t = &s.tree;
        let node = t.node(n);
        let words = speech();
        let lemma = node.lemma.as_str();
        if let Some(m) = s.mention(n) {
            let printed = a.text.get(m.span.clone()).unwrap_or("");
            return match &m.what {
                What::Role(r) if r.plural || r.indefinite => Some(Voice::Unnamed(phrase(a, s, n))),
                What::Org(o) => {
                    let name = words
                        .metonyms
                        .iter()
                        .find(|w| printed.contains(w.as_str()))
                        .unwrap_or(&o.name);
                    Some(Voice::Who(Who::Org {
                        name: name.clone(),
                        country: o
                            .country
                            .or_else(|| beside(s, n))
                            .or_else(|| minister_abroad(a, name)),
                    }))
                }
                // "the Kazakh": an adjective alone is nobody's name.
                What::Other if s.country_at(m.span.start).is_some() => None,
                What::Other => Some(Voice::Named(printed.to_owned())),
                What::Person(p) if p.person.is_none() => Some(Voice::Named(
                    a.text.get(p.name.clone()).unwrap_or("").to_owned(),
                )),
                what => who(a, s, n, discourse)
                    .and_then(|w| self.minister(a, s, what, w))
                    .map(|w| match what {
                        What::Role(r) if r.countries.is_empty() => self.holder(a, w),
                        _ => w,
                    })
                    .filter(|w| !is_empty_post(w))
                    .map(Voice::Who)
                    .or_else(|| self.again(&printed.to_lowercase())),
            };
        }
        // "one of their leaders, X, said"
        if node.word == "one"
            && let Some(named) = t.subtree(n).into_iter().find(|&c| {
                c > n
                    && t.node(c - 1).word == ","
                    && matches!(s.mention(c).map(|m| &m.what), Some(What::Person(_)))
            })
        {
            return self.voice(a, s, named, discourse);
        }
        match node.word.as_str() {
            "it" | "its" | "which" | "that" | "this" => return self.body(a, s, n, discourse),
            "he" | "she" | "him" | "his" | "her" | "himself" | "herself" | "i" => {
                return self.person(a, s, n, discourse);
            }
            "they" | "them" | "their" | "both" | "we" => return self.several(a, s, n, discourse),
            _ => {}
        }
        // A surname that the tagger took for a plain word.
        let printed = a.text.get(node.span.clone()).unwrap_or("");
        if printed.starts_with(char::is_uppercase)
            && let Some(p) = a
                .people
                .all
                .iter()
                .position(|p| p.parts.last().is_some_and(|l| *l == node.word))
        {
            return Some(Voice::Who(Who::Person(p)));
        }
        if has(&words.documents, lemma) {
            // "an official statement", of nobody told: it speaks for itself.
            let anonymous = || {
                let official =
                    t.has_child_word(n, &["a", "an"]) && t.has_child_word(n, &["official"]);
                official.then(|| Voice::Unnamed(phrase(a, s, n)))
            };
            return self
                .owner(a, s, n, discourse)
                .or_else(anonymous)
                .or_else(|| self.again(lemma).filter(|_| lemma == "statement"))
                .or_else(|| self.issuer.clone())
                .or_else(|| self.body(a, s, n, discourse));
        }
        if has(&words.relations, lemma) {
            return self.related(a, s, n, discourse);
        }
        let definite = t.has_child_word(n, &["the", "this", "these", "that"]);
        if has(&words.press, lemma) {
            if definite && !described(s, n) {
                return self.press.clone().or_else(|| self.again(lemma));
            }
            // "the Prothom Alo newspaper"
            let name = t
                .children(n)
                .filter(|&c| {
                    matches!(t.node(c).dep, "compound" | "nmod" | "appos") && s.mention(c).is_some()
                })
                .find_map(|c| self.voice(a, s, c, discourse));
            return Some(match name {
                Some(v @ (Voice::Who(Who::Org { .. }) | Voice::Body(_))) => v,
                Some(Voice::Named(name)) => Voice::Body(name),
                _ => Voice::Body(phrase(a, s, n)),
            });
        }
        if lemma == "office"
            && let Some(voice) = self.office_of(a, s, n, discourse)
        {
            return Some(voice);
        }
        if has(&words.bodies, lemma) && definite && !described(s, n) {
            let head = |v: &&Voice| matches!(v, Voice::Body(name) | Voice::Who(Who::Org { name, .. }) if name.to_lowercase().contains(lemma));
            let known = self
                .heard
                .iter()
                .rev()
                .map(|h| &h.voice)
                .find(head)
                .or_else(|| self.bodies.iter().rev().find(head));
            let his = || {
                (lemma == "ministry")
                    .then(|| minister_in(a, s, n))
                    .flatten()
                    .and_then(|country| ministry(a, country))
            };
            let known = known.cloned().or_else(his);
            if let Some(v) = known.or_else(|| self.bodies.last().cloned()) {
                return Some(v);
            }
        }
        if lemma == "ministry"
            && let Some(voice) = beside(s, n).and_then(|country| ministry(a, country))
        {
            return Some(voice);
        }
        if has(&words.bodies, lemma)
            && described(s, n)
            && !matches!(lemma, "side" | "government" | "delegation")
        {
            let name = phrase(a, s, n);
            // "a group that …" is no name.
            if !name.contains(char::is_uppercase)
                && !self
                    .heard
                    .iter()
                    .any(|h| matches!(&h.voice, Voice::Body(b) if b.ends_with(&name)))
            {
                return if definite {
                    self.body(a, s, n, discourse)
                } else {
                    None
                };
            }
            let known = self
                .heard
                .iter()
                .rev()
                .map(|h| &h.voice)
                .find(|v| matches!(v, Voice::Body(b) if b.ends_with(&name)));
            return Some(known.cloned().unwrap_or(Voice::Body(name)));
        }
        if has(&words.unnamed, lemma) {
            if definite && !described(s, n) {
                if let Some(v) = self.again(lemma) {
                    return Some(v);
                }
                if let Some(w) = who(a, s, n, discourse) {
                    return Some(Voice::Who(w));
                }
                // "Spokesman X told journalists … The diplomat said": whoever has just spoken by name.
                if let Some(v) = self.just_spoke(a, s) {
                    return Some(v);
                }
            }
            return Some(Voice::Unnamed(phrase(a, s, n)));
        }
        if let Some(w) = who(a, s, n, discourse) {
            // "the Chinese leader" is a person even where the report names him nowhere.
            return Some(match w {
                Who::State(_) if !has(&words.bodies, lemma) => Voice::Unnamed(phrase(a, s, n)),
                w => Voice::Who(w),
            });
        }
        (node.pos == "PROPN").then(|| Voice::Named(name_around(a, s, n)))
    }
}

impl Voices {
    /// "The minister" is no president: where nobody told of is a minister, somebody whose office the report does not
    /// give.
    fn minister(&self, a: &Analysis<'_>, s: &Sentence, what: &What, who: Who) -> Option<Who> {
        let (What::Role(r), Who::Person(p)) = (what, &who) else {
            return Some(who);
        };
        let bare = !r.plural && matches!(r.offices.as_slice(), [o] if o.canonical == "Minister");
        let person = a.people.all.get(*p)?;
        if !bare || person.offices.is_empty() || offices::fits_noun(person, "minister") {
            return Some(who);
        }
        let index = super::voices::index_of(a, s);
        let untitled = a
            .sentences
            .get(index.saturating_sub(6)..=index)?
            .iter()
            .rev()
            .flat_map(|x| x.mentions.iter().rev())
            .find_map(|m| match &m.what {
                What::Person(m) => m.person.filter(|&i| {
                    a.people
                        .all
                        .get(i)
                        .is_some_and(|p| p.offices.is_empty() && p.parts.len() > 1)
                }),
                _ => None,
            });
        Some(untitled.map_or(who, Who::Person))
    }
}

/// "The Foreign Ministry", in a report that names foreign ministers, none of them the home country's: that of the
/// first.
fn minister_abroad(a: &Analysis<'_>, ministry: &str) -> Option<CountryCode> {
    let portfolio = ministry.strip_prefix("Ministry of ")?;
    let minister = offices::family(&format!("Minister of {portfolio}"));
    let mut countries = a.people.all.iter().filter_map(|p| {
        let holds = p
            .offices
            .iter()
            .any(|h| offices::family(&h.office.canonical) == minister);
        p.country.filter(|_| holds)
    });
    let first = countries.next()?;
    let at_home = a.home == Some(first) || countries.any(|c| a.home == Some(c));
    (!at_home).then_some(first)
}

/// "The Rwandan ministry": that of the minister of the country whom the report names.
fn ministry(a: &Analysis<'_>, country: CountryCode) -> Option<Voice> {
    a.people
        .all
        .iter()
        .filter(|p| p.country == Some(country))
        .flat_map(|p| &p.offices)
        .find_map(|h| h.office.canonical.strip_prefix("Minister of "))
        .map(|portfolio| {
            Voice::Who(Who::Org {
                name: format!("Ministry of {portfolio}"),
                country: Some(country),
            })
        })
}

/// "Russian Foreign Minister Lavrov met X, the ministry reported": the country of the first minister whom the sentence
/// names before node `n`.
fn minister_in(a: &Analysis<'_>, s: &Sentence, n: usize) -> Option<CountryCode> {
    (0..n)
        .filter_map(|i| match s.mention(i).map(|m| &m.what) {
            Some(What::Person(p)) => p.person.and_then(|p| a.people.all.get(p)),
            _ => None,
        })
        .find(|p| {
            p.offices
                .iter()
                .any(|h| h.office.canonical.starts_with("Minister of "))
        })
        .and_then(|p| p.country)
}

/// The country whose name or adjective stands before node `n`, or behind it: "the ministry of Thailand".
pub(super) fn beside(s: &Sentence, n: usize) -> Option<CountryCode> {
    let t = &s.tree;
    t.children(n)
        .filter(|&c| {
            matches!(
                t.node(c).dep,
                "amod" | "compound" | "nmod" | "poss" | "nummod"
            ) && c < n
        })
        .chain(n.checked_sub(1))
        .chain(
            ["of", "in"]
                .iter()
                .flat_map(|p| t.prep_objects(n, p).into_iter().take(1)),
        )
        .find_map(|c| s.country_at(t.node(c).span.start))
}

pub(super) fn who(a: &Analysis<'_>, s: &Sentence, n: usize, discourse: &Discourse) -> Option<Who> {
    discourse.parties(a, s, n).into_iter().next()
}

pub(super) fn is_empty_post(w: &Who) -> bool {
    matches!(
        w,
        Who::Post {
            office: None,
            org: None,
            ..
        }
    )
}

pub(super) fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

/// Whether words beside the article say who node `n` is.
pub(super) fn described(s: &Sentence, n: usize) -> bool {
    let t = &s.tree;
    t.children(n).any(|c| {
        matches!(
            t.node(c).dep,
            "amod" | "compound" | "nmod" | "poss" | "prep" | "relcl" | "acl"
        )
    })
}

/// The words that call somebody: the noun with what stands before it, articles aside.
pub(super) fn phrase(a: &Analysis<'_>, s: &Sentence, n: usize) -> String {
    let t = &s.tree;
    let node = t.node(n);
    let start = (n.saturating_sub(4)..n)
        .rev()
        .take_while(|&i| t.node(i).head == n || t.subtree(n).contains(&i))
        .take_while(|&i| {
            !matches!(
                t.node(i).pos,
                "DET" | "PUNCT" | "NUM" | "PRON" | "ADP" | "VERB"
            )
        })
        .last()
        .unwrap_or(n);
    let words = a
        .text
        .get(t.node(start).span.start..node.span.end)
        .unwrap_or("");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The proper nouns that stand around node `n` as one name.
pub(super) fn name_around(a: &Analysis<'_>, s: &Sentence, n: usize) -> String {
    let t = &s.tree;
    let proper = |i: usize| {
        t.nodes
            .get(i)
            .is_some_and(|x| x.pos == "PROPN" && x.mention.is_none())
    };
    let start = (0..n).rev().take_while(|&i| proper(i)).last().unwrap_or(n);
    let end = (n + 1..t.nodes.len())
        .take_while(|&i| proper(i))
        .last()
        .unwrap_or(n);
    a.text
        .get(t.node(start).span.start..t.node(end).span.end)
        .unwrap_or("")
        .to_owned()
}
