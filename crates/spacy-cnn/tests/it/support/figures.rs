use super::{Golden, entity, lemma_hash};
use spacy_cnn::Doc;

/// How many words agree, aspect by aspect.
#[derive(Debug, Clone, Default)]
pub(crate) struct Figures {
    words: usize,
    agreeing: [usize; ASPECTS.len()],
}

const ASPECTS: [&str; 9] = [
    "boundaries",
    "tags",
    "pos",
    "morphology",
    "lemmas",
    "heads",
    "labels",
    "sentences",
    "entities",
];

impl Figures {
    /// Counts the words of one text. Words are matched by their offsets, heads by the
    /// offsets of the head.
    pub(crate) fn count(&mut self, golden: &Golden, doc: &Doc<'_>) {
        self.words += golden.tokens.len().max(doc.tokens.len());
        let mut at = 0;
        for expected in &golden.tokens {
            while doc.tokens.get(at).is_some_and(|t| t.start < expected.start) {
                at += 1;
            }
            let Some(found) = doc.tokens.get(at) else {
                return;
            };
            if (found.start, found.end) != (expected.start, expected.end) {
                continue;
            }
            let head = &doc.tokens[found.head as usize];
            let expected_head = &golden.tokens[expected.head];
            let same = [
                found.space_after == expected.space_after,
                found.tag == expected.tag,
                found.pos == expected.pos,
                found.morph == expected.morph,
                lemma_hash(&found.lemma) == expected.lemma,
                (head.start, head.end) == (expected_head.start, expected_head.end),
                found.dep == expected.dep,
                found.sent_start == expected.sent_start,
                entity(doc, at) == expected.entity,
            ];
            for (count, same) in self.agreeing.iter_mut().zip(same) {
                *count += usize::from(same);
            }
        }
    }

    pub(crate) fn words(&self) -> usize {
        self.words
    }

    /// Prints the figures and fails when an aspect agrees in less than this share of words.
    pub(crate) fn demand(&self, what: &str, share: f64) {
        assert!(self.words > 0, "{what}: nothing was compared");
        let shares = self.agreeing.map(|count| count as f64 / self.words as f64);
        let named = ASPECTS.iter().zip(shares);
        let line: Vec<String> = named
            .clone()
            .map(|(name, share)| format!("{name} {:.4} %", share * 100.0))
            .collect();
        println!("{what}: {} words; {}", self.words, line.join(", "));
        for (name, found) in named {
            assert!(
                found >= share,
                "{what}: {name} agree in {found} of the words only"
            );
        }
    }
}
