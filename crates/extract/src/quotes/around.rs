//! Speakers whom a quotation's own sentence leaves out.

use super::Voice;
use super::speech::{has, speech};
use super::voices::{Voices, previous};
use crate::analysis::Analysis;
use crate::refs::{Discourse, Who};
use sidelines_text::Quotation;

impl Voices {
    /// The speaker of a quotation whose own sentence names none.
    pub(super) fn around(
        &self,
        a: &Analysis<'_>,
        index: usize,
        discourse: &Discourse,
        quotation: &Quotation,
    ) -> Option<Voice> {
        let s = a.sentences.get(index)?;
        let last = self.said.as_ref();
        if quotation.continues {
            return last.and_then(|b| b.speaker.clone());
        }
        if let Some(voice) = self.told_after(a, index, discourse) {
            return Some(voice);
        }
        // Whoever spoke in the sentence before, quoted or told; then whoever spoke last nearby.
        let previous = previous(a, index);
        if let Some(p) = previous
            && let Some(voice) = last
                .filter(|b| b.sentence == p)
                .and_then(|b| b.speaker.clone())
        {
            return Some(voice);
        }
        if let Some(p) = previous
            && let Some(voice) = self.heard_in(p)
        {
            return Some(voice);
        }
        let announced = previous
            .and_then(|p| a.sentences.get(p))
            .is_some_and(|p| a.text.get(p.span.clone()).is_some_and(|w| w.ends_with(':')));
        if (announced || self.heard.is_empty())
            && let Some(p) = discourse.last_subject()
        {
            return Some(Voice::Who(Who::Person(p)));
        }
        let near = self.heard.last().filter(|h| {
            a.sentences
                .get(h.sentence)
                .is_some_and(|x| x.paragraph + 2 >= s.paragraph)
        });
        near.map(|h| h.voice.clone())
            .or_else(|| discourse.last_subject().map(|p| Voice::Who(Who::Person(p))))
    }

    /// The speaker whom the next sentence names, where it speaks of the words just quoted.
    fn told_after(&self, a: &Analysis<'_>, index: usize, discourse: &Discourse) -> Option<Voice> {
        let s = a.sentences.get(index)?;
        let next = a
            .sentences
            .get(index + 1..)?
            .iter()
            .find(|x| x.quoted.is_none())?;
        let words = a.text.get(next.span.clone())?.to_lowercase();
        let t = &next.tree;
        let root = t.nodes.iter().position(|n| n.dep == "ROOT")?;
        // "… ready?" the envoy asked as he left: cut off behind the mark.
        let bare = next.paragraph == s.paragraph
            && a.text
                .get(s.span.clone())?
                .ends_with(['"', '”', '’', '\'', '»'])
            && a.document.quotations_in(&next.span).next().is_none()
            && has(&speech().verbs, &t.node(root).lemma)
            && !has(&speech().acts, &t.node(root).lemma)
            && t.child(root, &["dobj", "ccomp", "xcomp", "oprd"]).is_none();
        let back = next.paragraph <= s.paragraph + 1
            && speech()
                .looking_back
                .iter()
                .any(|w| words.contains(w.as_str()));
        if !bare && !back {
            return None;
        }
        self.voice(a, next, t.subject(root)?, discourse)
    }

    /// Who speaks in sentence `p`: somebody rather than a country that takes a stand.
    fn heard_in(&self, p: usize) -> Option<Voice> {
        let here = || {
            let nearest = self.heard.iter().rev().take_while(|h| h.sentence >= p);
            nearest.filter(|h| h.sentence == p).map(|h| &h.voice)
        };
        here()
            .find(|v| !matches!(v, Voice::Who(Who::State(_))))
            .or_else(|| here().next())
            .cloned()
    }
}
