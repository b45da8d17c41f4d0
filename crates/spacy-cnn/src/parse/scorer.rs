//! Scores the moves in a state from the vectors of the words that the state looks at:
//! spaCy's `TransitionBasedParser.v2` with a hidden maxout layer.

use crate::error::ModelError;
use crate::format::Reader;
use crate::net::{Matrix, StateWeights, UsableIsa};

/// The network, and the names of the moves in the order of its outputs.
#[derive(Debug)]
pub(crate) struct Scorer {
    reduce: Matrix,
    lower: Matrix,
    /// Words a state looks at.
    features: usize,
    weights: StateWeights,
    /// Stands for words that are not there.
    absent: Vec<f32>,
    moves: usize,
    /// Moves that training never saw.
    unseen: Vec<usize>,
}

/// Buffers: a document's precomputed words, and one state's sums and scores.
#[derive(Debug, Default)]
pub(crate) struct ScorerScratch {
    reduced: Vec<f32>,
    words: Vec<f32>,
    sums: Vec<f32>,
    pub(crate) scores: Vec<f32>,
}

impl Scorer {
    /// Reads the names of the moves and the network over vectors of `width` numbers.
    pub(crate) fn read<'a>(
        from: &mut Reader<'a>,
        width: usize,
        features: usize,
    ) -> Result<(Self, Vec<&'a str>), ModelError> {
        let mut names = Vec::new();
        let mut unseen = Vec::new();
        for i in 0..from.count()? {
            names.push(from.str()?);
            if from.number()? != 0 {
                unseen.push(i);
            }
        }
        let weights = from.tensor()?;
        let (hidden, inputs) = weights.rows_and_columns()?;
        if inputs != width || hidden == 0 || hidden % 16 != 0 {
            return Err(ModelError::inconsistent(
                "the hidden layer does not fit the words",
            ));
        }
        let bias = from.tensor()?;
        let reduce = Matrix::new(&weights, Some(&bias), width, hidden, |i| i)?;
        let weights = from.tensor()?;
        let [found, outputs, pieces, inputs] = weights.shape[..] else {
            return Err(ModelError::inconsistent(
                "the state layer has not four dimensions",
            ));
        };
        if found != features || inputs != hidden || outputs == 0 || outputs % 16 != 0 || pieces == 0
        {
            return Err(ModelError::inconsistent(format!(
                "a state looks at {features} words, the network at {found}"
            )));
        }
        let size = outputs * pieces;
        // First pieces first, as in `Maxout`.
        let order = |i: usize| i / size * size + i % outputs * pieces + i % size / outputs;
        let lower = Matrix::new(&weights, None, inputs, features * size, order)?;
        let bias = from.tensor()?;
        bias.expect_size(size, "bias of the state layer")?;
        let absent = from.tensor()?;
        absent.expect_size(features * size, "padding of the state layer")?;
        let weights = from.tensor()?;
        weights.expect_size(names.len() * outputs, "weights of the moves")?;
        let upper_bias = from.tensor()?;
        upper_bias.expect_size(names.len(), "bias of the moves")?;
        if names.is_empty() {
            return Err(ModelError::inconsistent(
                "a transition system without moves",
            ));
        }
        let scorer = Self {
            reduce,
            lower,
            features,
            weights: StateWeights::new(
                (0..size).map(|i| bias.data[order(i)]).collect(),
                outputs,
                &weights.data,
                &upper_bias.data,
            ),
            absent: (0..features * size)
                .map(|i| absent.data[order(i)])
                .collect(),
            moves: names.len(),
            unseen,
        };
        Ok((scorer, names))
    }

    /// Computes once for each word what it adds to a state, for each place it can be in.
    pub(crate) fn begin(
        &self,
        isa: UsableIsa,
        vectors: &[f32],
        words: usize,
        scratch: &mut ScorerScratch,
    ) {
        let stride = vectors.len().checked_div(words).unwrap_or(0);
        self.reduce
            .apply(isa, vectors, stride, words, &mut scratch.reduced);
        let stride = self.reduce.width();
        self.lower
            .apply(isa, &scratch.reduced, stride, words, &mut scratch.words);
    }

    /// Scores all moves in the state that looks at these words (`None`: no such word).
    pub(crate) fn score<const N: usize>(
        &self,
        isa: UsableIsa,
        words: [Option<u32>; N],
        scratch: &mut ScorerScratch,
    ) {
        debug_assert_eq!(N, self.features);
        let size = self.weights.size();
        let ScorerScratch {
            words: known,
            sums,
            scores,
            ..
        } = scratch;
        let mut place = 0;
        let words = words.map(|word| {
            let all = match word {
                Some(word) => &known[word as usize * self.lower.width()..],
                None => &self.absent[..],
            };
            place += 1;
            &all[(place - 1) * size..place * size]
        });
        self.weights.score(isa, &words, sums, scores);
        scores.truncate(self.moves);
        if !self.unseen.is_empty() {
            let least = scores.iter().copied().fold(f32::INFINITY, f32::min);
            for &i in &self.unseen {
                scores[i] = least;
            }
        }
    }
}
