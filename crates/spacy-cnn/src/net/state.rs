//! From the words that a parser's state looks at to the scores of its moves.
#![allow(unsafe_code)]

use super::UsableIsa;
use super::vector::{multiply_add, multiversioned};

/// Numbers handled at once.
const CHUNK: usize = 16;
/// Scores whose sums are kept in registers at once.
const BLOCK: usize = 4 * CHUNK;

/// Weights of the two layers after the precomputed one.
#[derive(Debug)]
pub(crate) struct StateWeights {
    /// For each hidden number of each piece, first pieces first.
    bias: Vec<f32>,
    hidden: usize,
    /// Block after block of moves; in a block, hidden number after hidden number.
    upper: Vec<f32>,
    /// Bias of each move, rounded up to whole blocks.
    upper_bias: Vec<f32>,
}

impl StateWeights {
    /// `bias` has one number for each hidden number of each piece; `upper` one row of
    /// `hidden` numbers for each move, `upper_bias` a number for each move.
    pub(crate) fn new(bias: Vec<f32>, hidden: usize, upper: &[f32], upper_bias: &[f32]) -> Self {
        let moves = upper_bias.len();
        let width = moves.next_multiple_of(BLOCK);
        let mut packed = vec![0.0; width * hidden];
        for (i, row) in upper.chunks_exact(hidden).enumerate() {
            let block = &mut packed[i / BLOCK * BLOCK * hidden..];
            for (j, &weight) in row.iter().enumerate() {
                block[j * BLOCK + i % BLOCK] = weight;
            }
        }
        let mut padded_bias = upper_bias.to_vec();
        padded_bias.resize(width, 0.0);
        Self {
            bias,
            hidden,
            upper: packed,
            upper_bias: padded_bias,
        }
    }

    /// Numbers that a word adds to a state in one place.
    pub(crate) fn size(&self) -> usize {
        self.bias.len()
    }

    /// Scores of the moves, after which come some that mean nothing.
    pub(crate) fn score(
        &self,
        isa: UsableIsa,
        words: &[&[f32]],
        sums: &mut Vec<f32>,
        scores: &mut Vec<f32>,
    ) {
        sums.resize(self.size(), 0.0);
        scores.resize(self.upper_bias.len(), 0.0);
        score_state(isa, self, words, sums, scores);
    }
}

multiversioned! {
    fn score_state(
        isa: UsableIsa,
        weights: &StateWeights,
        words: &[&[f32]],
        sums: &mut [f32],
        scores: &mut [f32],
    ) = score_state_body
}

#[inline(always)]
fn score_state_body<const FUSED: bool>(
    weights: &StateWeights,
    words: &[&[f32]],
    sums: &mut [f32],
    scores: &mut [f32],
) {
    // In spaCy's order: the words, then the bias.
    let biases = weights.bias.as_chunks::<CHUNK>().0;
    for (i, (sums, bias)) in sums
        .as_chunks_mut::<CHUNK>()
        .0
        .iter_mut()
        .zip(biases)
        .enumerate()
    {
        let mut sum = [0f32; CHUNK];
        for word in words {
            for (sum, x) in sum.iter_mut().zip(&word[i * CHUNK..(i + 1) * CHUNK]) {
                *sum += x;
            }
        }
        for ((sums, sum), bias) in sums.iter_mut().zip(sum).zip(bias) {
            *sums = sum + bias;
        }
    }
    let (hidden, others) = sums.split_at_mut(weights.hidden);
    for other in others.chunks_exact(hidden.len()) {
        for (x, &other) in hidden.iter_mut().zip(other) {
            *x = if other > *x { other } else { *x };
        }
    }
    let blocks = weights.upper.chunks_exact(weights.hidden * BLOCK);
    let biases = weights.upper_bias.as_chunks::<BLOCK>().0;
    for ((scores, block), bias) in scores
        .as_chunks_mut::<BLOCK>()
        .0
        .iter_mut()
        .zip(blocks)
        .zip(biases)
    {
        let mut sum = [0f32; BLOCK];
        for (&x, row) in hidden.iter().zip(block.as_chunks::<BLOCK>().0) {
            for (sum, &weight) in sum.iter_mut().zip(row) {
                *sum = multiply_add::<FUSED>(x, weight, *sum);
            }
        }
        for ((score, sum), bias) in scores.iter_mut().zip(sum).zip(bias) {
            *score = sum + bias;
        }
    }
}
