//! Matrix products with weights packed once, when the model is loaded.

use super::UsableIsa;
use super::kernels;
use crate::error::ModelError;
use crate::format::Tensor;

/// Columns in a panel: one AVX-512 register, two of AVX2, four of NEON.
pub(crate) const PANEL: usize = 16;

/// Weights of a linear layer with their bias, cut into panels of [`PANEL`] outputs.
#[derive(Debug)]
pub(crate) struct Matrix {
    inputs: usize,
    /// Outputs, rounded up to whole panels.
    width: usize,
    /// Panel after panel; in a panel, input after input, [`PANEL`] weights each.
    panels: Vec<f32>,
    bias: Vec<f32>,
}

impl Matrix {
    /// Packs weights given row by row, one row of `inputs` numbers for each output.
    /// `order` says which row becomes which output.
    pub(crate) fn new(
        weights: &Tensor,
        bias: Option<&Tensor>,
        inputs: usize,
        outputs: usize,
        order: impl Fn(usize) -> usize,
    ) -> Result<Self, ModelError> {
        weights.expect_size(inputs * outputs, "weights of a layer")?;
        if let Some(bias) = bias {
            bias.expect_size(outputs, "bias of a layer")?;
        }
        let width = outputs.next_multiple_of(PANEL);
        let mut panels = vec![0.0; width * inputs];
        let mut packed_bias = vec![0.0; width];
        for output in 0..outputs {
            let row = order(output);
            if let Some(bias) = bias {
                packed_bias[output] = bias.data[row];
            }
            let panel = &mut panels[output / PANEL * PANEL * inputs..][..PANEL * inputs];
            let row = &weights.data[row * inputs..(row + 1) * inputs];
            for (slot, &weight) in panel[output % PANEL..].iter_mut().step_by(PANEL).zip(row) {
                *slot = weight;
            }
        }
        Ok(Self {
            inputs,
            width,
            panels,
            bias: packed_bias,
        })
    }

    /// Numbers in a row of the output: the outputs, then zeros up to a whole panel.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// `out[i] = bias + weights · a[i]` for `rows` rows that start `stride` numbers apart
    /// (rows may overlap: a window over words is a stride of one word). `out` is resized.
    pub(crate) fn apply(
        &self,
        isa: UsableIsa,
        a: &[f32],
        stride: usize,
        rows: usize,
        out: &mut Vec<f32>,
    ) {
        // Every number is written below: what stands there from the last time need not be cleared.
        out.resize(rows * self.width, 0.0);
        if rows == 0 {
            return;
        }
        let product = kernels::Product {
            a,
            stride,
            rows,
            inputs: self.inputs,
            panels: &self.panels,
            bias: &self.bias,
            width: self.width,
        };
        product.run(isa, out);
    }
}

#[cfg(test)]
mod tests {
    use super::super::Isa;
    use super::*;

    #[test]
    fn products_are_right_on_every_instruction_set() {
        let (inputs, outputs, rows) = (37, 50, 23);
        let number = |i: usize| ((i * 7919 % 1013) as f32 - 506.0) / 300.0;
        let weights = Tensor {
            shape: vec![outputs, inputs],
            data: (0..inputs * outputs).map(number).collect(),
        };
        let bias = Tensor {
            shape: vec![outputs],
            data: (0..outputs).map(number).collect(),
        };
        let a: Vec<f32> = (0..rows * inputs).map(|i| number(i * 31 + 5)).collect();
        let matrix = Matrix::new(&weights, Some(&bias), inputs, outputs, |i| i).unwrap();
        let mut fused: Option<Vec<f32>> = None;
        for isa in Isa::ALL.into_iter().filter_map(UsableIsa::new) {
            let mut out = Vec::new();
            matrix.apply(isa, &a, inputs, rows, &mut out);
            for i in 0..rows {
                for j in 0..outputs {
                    let exact: f64 = (0..inputs)
                        .map(|p| {
                            f64::from(a[i * inputs + p]) * f64::from(weights.data[j * inputs + p])
                        })
                        .sum::<f64>()
                        + f64::from(bias.data[j]);
                    let found = f64::from(out[i * matrix.width() + j]);
                    assert!(
                        (found - exact).abs() < 1e-4,
                        "{isa:?} {i} {j}: {found} {exact}"
                    );
                }
            }
            if isa != UsableIsa::PLAIN {
                let first = fused.get_or_insert_with(|| out.clone());
                assert!(
                    first
                        .iter()
                        .zip(&out)
                        .all(|(x, y)| x.to_bits() == y.to_bits())
                );
            }
            // A row's numbers do not depend on the rows around it.
            let mut alone = Vec::new();
            for i in 0..rows {
                matrix.apply(isa, &a[i * inputs..], inputs, 1, &mut alone);
                assert_eq!(alone[..], out[i * matrix.width()..(i + 1) * matrix.width()]);
            }
        }
    }
}
