//! A maxout layer with layer normalisation, thinc's `Maxout(..., normalize=True)`.
#![allow(unsafe_code)]

use super::vector::{multiply_add, multiversioned};
use super::{Matrix, UsableIsa};
use crate::error::ModelError;
use crate::format::Reader;

/// Sums are kept in this many lanes and added up in a fixed order, the same everywhere.
const LANES: usize = 16;
/// thinc's addition to the variance.
const EPSILON: f32 = 1e-8;

/// Weights of a maxout layer.
#[derive(Debug)]
pub(crate) struct Maxout {
    weights: Matrix,
    gain: Vec<f32>,
    bias: Vec<f32>,
    pieces: usize,
}

impl Maxout {
    /// Reads a layer of so many inputs and outputs.
    pub(crate) fn read(
        from: &mut Reader<'_>,
        inputs: usize,
        outputs: usize,
    ) -> Result<Self, ModelError> {
        let pieces = from.index(9)?;
        if pieces == 0 || outputs == 0 || !outputs.is_multiple_of(LANES) {
            return Err(ModelError::inconsistent(
                "the network's width must be a multiple of 16",
            ));
        }
        let weights = from.tensor()?;
        let bias = from.tensor()?;
        // thinc keeps an output's pieces together; here all first pieces come first, so
        // that the largest piece is found for many outputs at once.
        let order = |i: usize| i % outputs * pieces + i / outputs;
        let weights = Matrix::new(&weights, Some(&bias), inputs, outputs * pieces, order)?;
        let gain = from.tensor()?;
        gain.expect_size(outputs, "gain of a layer")?;
        let bias = from.tensor()?;
        bias.expect_size(outputs, "bias of a layer")?;
        Ok(Self {
            weights,
            gain: gain.data,
            bias: bias.data,
            pieces,
        })
    }

    /// Numbers that the layer makes of a row.
    pub(crate) fn outputs(&self) -> usize {
        self.gain.len()
    }

    /// Puts the layer's output for `rows` rows of `x`, starting `stride` numbers apart,
    /// into `out`, or adds it to what is there.
    #[allow(clippy::too_many_arguments)]
    pub(crate) fn apply(
        &self,
        isa: UsableIsa,
        x: &[f32],
        stride: usize,
        rows: usize,
        products: &mut Vec<f32>,
        out: &mut [f32],
        add: bool,
    ) {
        self.weights.apply(isa, x, stride, rows, products);
        normalise(isa, products, self.pieces, &self.gain, &self.bias, out, add);
    }
}

multiversioned! {
    /// For each row: the largest piece of each output, brought to mean 0 and variance 1.
    fn normalise(isa: UsableIsa, products: &mut [f32], pieces: usize, gain: &[f32], bias: &[f32], out: &mut [f32], add: bool) = normalise_body
}

#[inline(always)]
fn normalise_body<const FUSED: bool>(
    products: &mut [f32],
    pieces: usize,
    gain: &[f32],
    bias: &[f32],
    out: &mut [f32],
    add: bool,
) {
    let size = gain.len();
    for (row, out) in products
        .chunks_exact_mut(size * pieces)
        .zip(out.chunks_exact_mut(size))
    {
        let (y, others) = row.split_at_mut(size);
        for other in others.chunks_exact(size) {
            for (y, &other) in y.iter_mut().zip(other) {
                *y = if other > *y { other } else { *y };
            }
        }
        let mut sums = [0f32; LANES];
        for chunk in y.as_chunks::<LANES>().0 {
            for (sum, y) in sums.iter_mut().zip(chunk) {
                *sum += y;
            }
        }
        let mean = sums.iter().sum::<f32>() / size as f32;
        let mut squares = [0f32; LANES];
        for chunk in y.as_chunks::<LANES>().0 {
            for (square, y) in squares.iter_mut().zip(chunk) {
                let distance = y - mean;
                *square = multiply_add::<FUSED>(distance, distance, *square);
            }
        }
        let variance = squares.iter().sum::<f32>() / size as f32;
        let scale = 1.0 / (variance + EPSILON).sqrt();
        for (((out, &y), &gain), &bias) in out.iter_mut().zip(&*y).zip(gain).zip(bias) {
            let value = multiply_add::<FUSED>((y - mean) * scale, gain, bias);
            *out = if add { *out + value } else { value };
        }
    }
}
