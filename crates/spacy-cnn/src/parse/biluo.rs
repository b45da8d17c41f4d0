//! The entity recogniser: each word begins, continues, ends or is a whole entity, or none.
//! Source: `spacy/pipeline/_parser_internals/ner.pyx`.

use super::{Scorer, ScorerScratch};
use crate::error::ModelError;
use crate::format::Reader;
use crate::net::UsableIsa;
use crate::strings::{StrId, Strings};

const FEATURES: usize = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Begin,
    In,
    Last,
    Unit,
    Out,
}

/// The recogniser: its network and its moves.
#[derive(Debug)]
pub(crate) struct Recogniser {
    scorer: Scorer,
    moves: Vec<(Action, StrId)>,
}

/// An entity: first word, word after the last, label.
pub(crate) type Span = (u32, u32, StrId);

impl Recogniser {
    pub(crate) fn read(
        from: &mut Reader<'_>,
        width: usize,
        strings: &mut Strings,
    ) -> Result<Self, ModelError> {
        let (scorer, names) = Scorer::read(from, width, FEATURES)?;
        let mut moves = Vec::new();
        for name in names {
            let (kind, label) = name.split_once('-').unwrap_or((name, ""));
            let action = match kind {
                "B" => Action::Begin,
                "I" => Action::In,
                "L" => Action::Last,
                "U" => Action::Unit,
                "O" => Action::Out,
                _ => return Err(ModelError::inconsistent(format!("unknown move {name}"))),
            };
            moves.push((action, strings.add(label)?));
        }
        Ok(Self { scorer, moves })
    }

    /// Finds the entities among words given as vectors. None crosses a sentence boundary
    /// or starts on white space.
    pub(crate) fn recognise(
        &self,
        isa: UsableIsa,
        vectors: &[f32],
        is_space: impl Fn(usize) -> bool,
        sentence_starts: &[bool],
        scratch: &mut ScorerScratch,
        found: &mut Vec<Span>,
    ) {
        let length = sentence_starts.len();
        found.clear();
        self.scorer.begin(isa, vectors, length, scratch);
        let mut open: Option<(u32, StrId)> = None;
        for word in 0..length {
            let here = word as u32;
            let features = [
                Some(here),
                open.map(|(start, _)| start),
                open.and(here.checked_sub(1)),
            ];
            self.scorer.score(isa, features, scratch);
            let goes_on = word + 1 < length && !sentence_starts[word + 1];
            let starts = open.is_none() && !is_space(word);
            let mut best: Option<(usize, f32)> = None;
            for (i, (&(action, label), &score)) in
                self.moves.iter().zip(&scratch.scores).enumerate()
            {
                let same = open.is_some_and(|(_, open)| open == label);
                let labelled = label != StrId::EMPTY;
                let valid = match action {
                    Action::Begin => starts && goes_on && labelled,
                    Action::In => same && goes_on && labelled,
                    Action::Last => same && labelled,
                    Action::Unit => starts && labelled,
                    Action::Out => open.is_none(),
                };
                if valid && best.is_none_or(|(_, best)| score > best) {
                    best = Some((i, score));
                }
            }
            let Some((best, _)) = best else { continue };
            let (action, label) = self.moves[best];
            match (action, open) {
                (Action::Begin, _) => open = Some((here, label)),
                (Action::Last, Some((start, label))) => {
                    found.push((start, here + 1, label));
                    open = None;
                }
                (Action::Unit, _) => found.push((here, here + 1, label)),
                _ => {}
            }
        }
    }
}
