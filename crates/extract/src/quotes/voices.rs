//! Who has been heard so far, and whom "it", "the statement", "the official", "his guest" mean.

use super::clause::Found;
use super::speech::{has, speech};
use super::{Said, Voice, is_body};
use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;
use crate::refs::{Discourse, Who};
use sidelines_facts::CountryCode;

/// The voices of a report, in the order of reading.
#[derive(Clone, Debug, Default)]
pub(crate) struct Voices {
    /// Whoever has said something, quoted or told.
    pub(super) heard: Vec<Heard>,
    /// Whoever put out the document last told of.
    issuer: Option<Voice>,
    /// The bodies named so far that can put something out, the latest last.
    bodies: Vec<Voice>,
    /// Whichever paper, agency or channel last reported something.
    press: Option<Voice>,
    /// The last quotation.
    pub(super) said: Option<Said>,
}

/// Somebody heard.
#[derive(Clone, Debug)]
pub(super) struct Heard {
    pub(super) voice: Voice,
    pub(super) sentence: usize,
}

impl Voices {
    /// Notes who speaks in sentence `index`, who puts out what, and which bodies it names.
    pub(super) fn hear(
        &mut self,
        a: &Analysis<'_>,
        index: usize,
        discourse: &Discourse,
        clauses: &[Found],
        said: &[Said],
    ) {
        let Some(s) = a.sentences.get(index) else {
            return;
        };
        let t = &s.tree;
        let mut now: Vec<Voice> = Vec::new();
        for c in clauses.iter().filter(|c| !c.weak && !c.told) {
            now.extend(self.voice(a, s, c.speaker, discourse));
        }
        let issuer = self.issuing(a, s, discourse, clauses);
        for (i, _) in t.nodes.iter().enumerate() {
            if let Some(m) = s.mention(i)
                && is_body(&m.what)
            {
                self.bodies.extend(self.voice(a, s, i, discourse));
            }
        }
        // Whichever body spoke last may be meant by "the statement", too.
        let spoken = now
            .iter()
            .rev()
            .find(|v| matches!(v, Voice::Body(_) | Voice::Who(Who::Org { .. })))
            .cloned();
        self.issuer = issuer.or(spoken).or_else(|| self.issuer.take());
        let by_press = |c: &&Found| {
            t.node(c.verb).lemma == "report" || has(&speech().press, &t.node(c.speaker).lemma)
        };
        for c in clauses.iter().filter(|c| !c.weak).filter(by_press) {
            let voice = self.voice(a, s, c.speaker, discourse);
            self.press = voice
                .filter(|v| {
                    matches!(
                        v,
                        Voice::Named(_) | Voice::Body(_) | Voice::Who(Who::Org { .. })
                    )
                })
                .or_else(|| self.press.take());
        }
        if now.is_empty() {
            now.extend(said.iter().filter_map(|x| x.speaker.clone()).take(1));
        }
        self.heard.extend(now.into_iter().map(|voice| Heard {
            voice,
            sentence: index,
        }));
    }

    /// Who puts out the document that the sentence tells of, where it says so.
    fn issuing(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        discourse: &Discourse,
        clauses: &[Found],
    ) -> Option<Voice> {
        let t = &s.tree;
        for d in 0..t.nodes.len() {
            if !has(&speech().documents, &t.node(d).lemma) || s.mention(d).is_some() {
                continue;
            }
            if let Some(voice) = self.owner(a, s, d, discourse) {
                return Some(voice);
            }
            // "X said in a statement"; "X released a statement", "a statement issued by X"
            let verb = t.ancestors(d).skip(1).take(4).find(|&v| t.is_verb(v));
            let Some(v) = verb else { continue };
            let speaker = clauses.iter().find(|c| c.verb == v).map(|c| c.speaker);
            let issued = has(&speech().issuing, &t.node(v).lemma)
                .then(|| {
                    if t.passive(v) {
                        t.prep_objects(v, "by").first().copied()
                    } else {
                        t.subject(v)
                    }
                })
                .flatten();
            if let Some(n) = speaker.or(issued).filter(|&n| n != d)
                && let Some(voice) = self.voice(a, s, n, discourse)
            {
                return Some(voice);
            }
        }
        None
    }

    /// Whose document node `d` is, by the words that hang on it.
    fn owner(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        d: usize,
        discourse: &Discourse,
    ) -> Option<Voice> {
        let t = &s.tree;
        let issued = t
            .children(d)
            .find(|&c| t.node(c).dep == "acl" && has(&speech().issuing, &t.node(c).lemma))
            .and_then(|v| t.prep_objects(v, "by").first().copied());
        let owner = t
            .children(d)
            .find(|&c| t.node(c).dep == "poss")
            .or(issued)
            .or_else(|| {
                ["by", "from"]
                    .iter()
                    .find_map(|p| t.prep_objects(d, p).first().copied())
            })
            .or_else(|| {
                t.children(d).find(|&c| {
                    matches!(t.node(c).dep, "compound" | "nmod" | "amod")
                        && s.mention(c).is_some_and(|m| {
                            matches!(m.what, What::Org(_) | What::Country(_) | What::Person(_))
                        })
                })
            })?;
        self.voice(a, s, owner, discourse)
    }

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
                        country: o.country.or_else(|| beside(s, n)),
                    }))
                }
                What::Other => Some(Voice::Named(printed.to_owned())),
                What::Person(p) if p.person.is_none() => Some(Voice::Named(
                    a.text.get(p.name.clone()).unwrap_or("").to_owned(),
                )),
                _ => who(a, s, n, discourse)
                    .filter(|w| !is_empty_post(w))
                    .map(Voice::Who)
                    .or_else(|| self.again(&printed.to_lowercase())),
            };
        }
        match node.word.as_str() {
            "it" | "its" | "which" | "that" | "this" => return self.body(a, s, n, discourse),
            "he" | "she" | "his" | "her" | "i" => return self.person(a, s, n, discourse),
            "they" | "their" | "both" | "we" => return self.several(a, s, n, discourse),
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
            return self
                .owner(a, s, n, discourse)
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
            if let Some(v) = known.or_else(|| self.bodies.last()) {
                return Some(v.clone());
            }
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
            }
            return Some(Voice::Unnamed(phrase(a, s, n)));
        }
        if let Some(w) = who(a, s, n, discourse) {
            return Some(Voice::Who(w));
        }
        (node.pos == "PROPN").then(|| Voice::Named(name_around(a, s, n)))
    }

    /// "his office", "Singh's office".
    fn office_of(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        n: usize,
        discourse: &Discourse,
    ) -> Option<Voice> {
        let whose = s.tree.children(n).find(|&c| s.tree.node(c).dep == "poss")?;
        let (name, country) = match self.voice(a, s, whose, discourse)? {
            Voice::Who(Who::Person(p)) => {
                let person = a.people.all.get(p)?;
                let leads = person.chief_office().filter(|h| {
                    matches!(
                        h.office.canonical.as_str(),
                        "Prime Minister" | "President" | "Chancellor"
                    )
                });
                match leads {
                    Some(h) => (
                        format!("Office of the {}", h.office.canonical),
                        h.office.country.or(person.country),
                    ),
                    None => return Some(Voice::Body(format!("Office of {}", person.name))),
                }
            }
            Voice::Who(Who::Post {
                office: Some(office),
                country,
                ..
            }) => (format!("Office of the {office}"), country),
            Voice::Named(name) => return Some(Voice::Body(format!("Office of {name}"))),
            _ => return None,
        };
        Some(Voice::Who(Who::Org { name, country }))
    }

    /// Somebody without a name who has been heard before under the same word.
    fn again(&self, lemma: &str) -> Option<Voice> {
        let last = lemma.split_whitespace().last().unwrap_or(lemma);
        self.heard.iter().rev().map(|h| &h.voice).find(|v| matches!(v, Voice::Unnamed(w) if w.split_whitespace().any(|x| singular(x) == singular(last)))).cloned()
    }

    /// The person whom "he" or "she" means as a speaker.
    fn person(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        n: usize,
        discourse: &Discourse,
    ) -> Option<Voice> {
        let resolved = who(a, s, n, discourse);
        // Somebody named earlier in the sentence is meant by the sentence.
        let here = s.tree.nodes.iter().enumerate().take(n).any(|(i, x)| {
            matches!(x.dep, "nsubj" | "nsubjpass")
                && matches!(s.mention(i).map(|m| &m.what), Some(What::Person(_)))
        });
        if here && resolved.is_some() {
            return resolved.map(Voice::Who);
        }
        let is_one = |v: &Voice| match v {
            Voice::Who(Who::Person(_) | Who::Post { .. }) | Voice::Named(_) => true,
            Voice::Unnamed(w) => !w.ends_with('s'),
            Voice::Who(_) | Voice::Body(_) => false,
        };
        // Whoever spoke in the sentence before goes on.
        let index = a
            .sentences
            .iter()
            .position(|x| std::ptr::eq(x, s))
            .unwrap_or(0);
        let previous = (0..index)
            .rev()
            .find(|&i| a.sentences.get(i).is_some_and(|x| x.quoted.is_none()));
        let just = self
            .heard
            .iter()
            .rev()
            .find(|h| Some(h.sentence) == previous)
            .filter(|h| is_one(&h.voice));
        let just = just.or_else(|| {
            // A briefing goes on: nobody named has come up as a subject since.
            let last = self
                .heard
                .iter()
                .rev()
                .find(|h| matches!(h.voice, Voice::Who(Who::Person(_))))
                .filter(|h| h.sentence + 6 > index)?;
            let since = a.sentences.get(last.sentence + 1..index)?;
            let named = |x: &Sentence| {
                x.quoted.is_none()
                    && x.tree.nodes.iter().enumerate().any(|(i, node)| {
                        node.dep == "nsubj"
                            && matches!(x.mention(i).map(|m| &m.what), Some(What::Person(_)))
                    })
            };
            (!since.iter().any(named)).then_some(last)
        });
        just.map(|h| h.voice.clone())
            .or_else(|| resolved.map(Voice::Who))
            .or_else(|| {
                self.heard
                    .iter()
                    .rev()
                    .map(|h| &h.voice)
                    .find(|v| is_one(v))
                    .cloned()
            })
    }

    /// Whom "they" means as speakers.
    fn several(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        n: usize,
        discourse: &Discourse,
    ) -> Option<Voice> {
        let index = a
            .sentences
            .iter()
            .position(|x| std::ptr::eq(x, s))
            .unwrap_or(0);
        let near = self
            .heard
            .iter()
            .rev()
            .take_while(|h| h.sentence + 8 > index)
            .map(|h| &h.voice);
        let many = |v: &&Voice| {
            matches!(v, Voice::Unnamed(w) if w.ends_with('s'))
                || matches!(v, Voice::Who(Who::Org { .. }))
        };
        near.into_iter()
            .find(many)
            .cloned()
            .or_else(|| who(a, s, n, discourse).map(Voice::Who))
    }

    /// The body that "it", or a statement without an owner, means.
    fn body(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        n: usize,
        discourse: &Discourse,
    ) -> Option<Voice> {
        let here = (0..n)
            .rev()
            .find(|&i| s.mention(i).is_some_and(|m| is_body(&m.what)));
        if let Some(i) = here {
            return self.voice(a, s, i, discourse);
        }
        let index = a
            .sentences
            .iter()
            .position(|x| std::ptr::eq(x, s))
            .unwrap_or(0);
        let previous = (0..index)
            .rev()
            .find(|&i| a.sentences.get(i).is_some_and(|x| x.quoted.is_none()));
        let is_body_voice = |v: &Voice| {
            matches!(
                v,
                Voice::Body(_) | Voice::Who(Who::Org { .. } | Who::State(_))
            )
        };
        let just = self
            .heard
            .iter()
            .rev()
            .find(|h| Some(h.sentence) == previous)
            .filter(|h| is_body_voice(&h.voice))
            .map(|h| h.voice.clone());
        let in_previous = || {
            let p = a.sentences.get(previous?)?;
            let i = (0..p.tree.nodes.len())
                .rev()
                .filter(|&i| p.mention(i).is_some_and(|m| is_body(&m.what)))
                .max_by_key(
                    |&i| matches!(&p.mention(i).map(|m| &m.what), Some(What::Org(o)) if o.body),
                )?;
            self.voice(a, p, i, discourse)
        };
        just.or_else(in_previous)
            .or_else(|| {
                self.heard
                    .iter()
                    .rev()
                    .map(|h| &h.voice)
                    .find(|v| is_body_voice(v))
                    .cloned()
            })
            .or_else(|| self.issuer.clone())
            .or_else(|| self.bodies.last().cloned())
    }

    /// "his guest", "her successor": the other one.
    fn related(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        n: usize,
        discourse: &Discourse,
    ) -> Option<Voice> {
        let t = &s.tree;
        if let Some(w) = who(a, s, n, discourse) {
            return Some(Voice::Who(w));
        }
        let of = t
            .children(n)
            .find(|&c| t.node(c).dep == "poss")
            .and_then(|c| self.voice(a, s, c, discourse));
        let first = of.or_else(|| self.heard.last().map(|h| h.voice.clone()));
        let other = |v: &Voice| {
            Some(v) != first.as_ref() && matches!(v, Voice::Who(Who::Person(_) | Who::Post { .. }))
        };
        let pair = discourse
            .pair(a)
            .into_iter()
            .map(Voice::Who)
            .find(|v| other(v));
        pair.or_else(|| {
            self.heard
                .iter()
                .rev()
                .map(|h| h.voice.clone())
                .find(|v| other(v))
        })
        .or_else(|| {
            let index = a.sentences.iter().position(|x| std::ptr::eq(x, s))?;
            a.sentences
                .get(..index)?
                .iter()
                .rev()
                .flat_map(|x| x.mentions.iter().rev())
                .find_map(|m| match &m.what {
                    What::Person(p) => p
                        .person
                        .map(|p| Voice::Who(Who::Person(p)))
                        .filter(|v| other(v)),
                    _ => None,
                })
        })
    }
}

/// The country whose name or adjective stands before node `n`.
fn beside(s: &Sentence, n: usize) -> Option<CountryCode> {
    let t = &s.tree;
    t.children(n)
        .filter(|&c| {
            matches!(
                t.node(c).dep,
                "amod" | "compound" | "nmod" | "poss" | "nummod"
            ) && c < n
        })
        .chain(n.checked_sub(1))
        .find_map(|c| s.country_at(t.node(c).span.start))
}

fn who(a: &Analysis<'_>, s: &Sentence, n: usize, discourse: &Discourse) -> Option<Who> {
    discourse.parties(a, s, n).into_iter().next()
}

fn is_empty_post(w: &Who) -> bool {
    matches!(
        w,
        Who::Post {
            office: None,
            org: None,
            ..
        }
    )
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

/// Whether words beside the article say who node `n` is.
fn described(s: &Sentence, n: usize) -> bool {
    let t = &s.tree;
    t.children(n).any(|c| {
        matches!(
            t.node(c).dep,
            "amod" | "compound" | "nmod" | "poss" | "prep" | "relcl" | "acl"
        )
    })
}

/// The words that call somebody: the noun with what stands before it, articles aside.
fn phrase(a: &Analysis<'_>, s: &Sentence, n: usize) -> String {
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
fn name_around(a: &Analysis<'_>, s: &Sentence, n: usize) -> String {
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
