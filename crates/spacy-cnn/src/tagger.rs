//! The tagger: one linear layer over the words' vectors.

use crate::error::ModelError;
use crate::format::Reader;
use crate::net::{Matrix, UsableIsa, argmax};
use crate::rules::ruler::Attributes;
use crate::strings::{StrId, Strings};

/// Tags in the order of the layer's outputs, and the layer.
#[derive(Debug)]
pub(crate) struct Tagger {
    tags: Vec<StrId>,
    weights: Matrix,
}

impl Tagger {
    pub(crate) fn read(
        from: &mut Reader<'_>,
        width: usize,
        strings: &mut Strings,
    ) -> Result<Self, ModelError> {
        let labels = from.strings()?;
        let tags: Vec<StrId> = labels
            .into_iter()
            .map(|label| strings.add(label))
            .collect::<Result<_, _>>()?;
        if tags.is_empty() {
            return Err(ModelError::inconsistent("a tagger without tags"));
        }
        let weights = from.tensor()?;
        let bias = from.tensor()?;
        let weights = Matrix::new(&weights, Some(&bias), width, tags.len(), |i| i)?;
        Ok(Self { tags, weights })
    }

    /// Gives each word the tag that scores highest.
    pub(crate) fn tag(
        &self,
        isa: UsableIsa,
        vectors: &[f32],
        width: usize,
        scores: &mut Vec<f32>,
        words: &mut [Attributes],
    ) {
        self.weights.apply(isa, vectors, width, words.len(), scores);
        for (scores, word) in scores.chunks_exact(self.weights.width()).zip(words) {
            word.tag = self.tags[argmax(&scores[..self.tags.len()])];
        }
    }
}
