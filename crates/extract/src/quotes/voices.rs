//! Who has been heard so far, and whom "it", "the statement", "the official", "his guest" mean.

use super::clause::Found;
use super::speech::{has, speech};
use super::{Said, Voice, is_body};
use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;
use crate::refs::{Discourse, Who};

/// The voices of a report, in the order of reading.
#[derive(Clone, Debug, Default)]
pub(crate) struct Voices {
    /// Whoever has said something, quoted or told.
    pub(super) heard: Vec<Heard>,
    /// Whoever put out the document last told of.
    pub(super) issuer: Option<Voice>,
    /// The bodies named so far that can put something out, the latest last.
    pub(super) bodies: Vec<Voice>,
    /// Whichever paper, agency or channel last reported something.
    pub(super) press: Option<Voice>,
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
        for c in clauses.iter().filter(|c| !c.weak && !c.nested) {
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
        // Nobody refers back over hundreds of voices; so long texts stay linear.
        forget(&mut self.heard);
        forget(&mut self.bodies);
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
    pub(super) fn owner(
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
                ["by", "from", "of"]
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
}

/// The index of sentence `s`; sentences stand in the order of their beginnings.
pub(super) fn index_of(a: &Analysis<'_>, s: &Sentence) -> usize {
    let from = a.sentences.partition_point(|x| x.span.start < s.span.start);
    let same = a.sentences.get(from..).unwrap_or(&[]);
    from + same.iter().position(|x| std::ptr::eq(x, s)).unwrap_or(0)
}

/// The sentence before `index` that is no part of a quotation.
pub(super) fn previous(a: &Analysis<'_>, index: usize) -> Option<usize> {
    (0..index)
        .rev()
        .find(|&i| a.sentences.get(i).is_some_and(|x| x.quoted.is_none()))
}

/// Drops the older half of a long memory.
fn forget<T>(memory: &mut Vec<T>) {
    if memory.len() > 256 {
        memory.drain(..128);
    }
}
