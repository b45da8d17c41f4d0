//! The inner loops of the matrix product, one for each instruction set.
//!
//! Each keeps a block of sums in registers and adds products in the order of the inputs,
//! so that a sum does not depend on the block it was in, nor on the instruction set.
#![allow(unsafe_code)]

use super::gemm::PANEL;
use super::{Isa, UsableIsa};

/// Evaluates `$call` for blocks of `$most` rows and one block of what is left.
macro_rules! over_rows {
    ($product:expr, $most:literal, |$first:ident, $rows:ident| $call:expr, [$($left:literal),*]) => {{
        let mut $first = 0;
        while $first + $most <= $product.rows {
            const $rows: usize = $most;
            $call;
            $first += $most;
        }
        match $product.rows - $first {
            $($left => { const $rows: usize = $left; $call })*
            _ => {}
        }
    }};
}

/// A product to compute; see `Matrix::apply`.
pub(super) struct Product<'a> {
    pub(super) a: &'a [f32],
    pub(super) stride: usize,
    pub(super) rows: usize,
    pub(super) inputs: usize,
    pub(super) panels: &'a [f32],
    pub(super) bias: &'a [f32],
    pub(super) width: usize,
}

impl Product<'_> {
    pub(super) fn run(&self, isa: UsableIsa, out: &mut [f32]) {
        assert!(
            self.rows > 0
                && self.a.len() >= (self.rows - 1) * self.stride + self.inputs
                && self.panels.len() >= self.width * self.inputs
                && self.bias.len() >= self.width
                && out.len() >= self.rows * self.width
                && self.width.is_multiple_of(PANEL),
            "matrix sizes"
        );
        match isa.get() {
            #[cfg(target_arch = "x86_64")]
            Isa::Avx512 => {
                // SAFETY: the machine has AVX-512F, and the sizes were checked above.
                unsafe { x86::run_avx512(self, out) }
            }
            #[cfg(target_arch = "x86_64")]
            Isa::Avx2 => {
                // SAFETY: the machine has AVX2 and FMA, and the sizes were checked above.
                unsafe { x86::run_avx2(self, out) }
            }
            #[cfg(target_arch = "aarch64")]
            Isa::Neon => {
                // SAFETY: the machine has NEON, and the sizes were checked above.
                unsafe { arm::run_neon(self, out) }
            }
            _ => self.run_plain(out),
        }
    }

    fn run_plain(&self, out: &mut [f32]) {
        for panel in 0..self.width / PANEL {
            over_rows!(
                self,
                2,
                |first, R| self.block_plain::<R>(panel, first, out),
                [1]
            );
        }
    }

    /// `R` rows by one panel, without any instruction set in mind.
    fn block_plain<const R: usize>(&self, panel: usize, first: usize, out: &mut [f32]) {
        /// Sums that fit into the registers of the plainest machine.
        const PART: usize = 8;
        let weights = &self.panels[panel * PANEL * self.inputs..][..PANEL * self.inputs];
        let rows: [&[f32]; R] =
            std::array::from_fn(|r| &self.a[(first + r) * self.stride..][..self.inputs]);
        for part in (0..PANEL).step_by(PART) {
            let at = panel * PANEL + part;
            let mut bias = [0f32; PART];
            bias.copy_from_slice(&self.bias[at..at + PART]);
            let mut sums = [bias; R];
            for (p, weights) in weights.as_chunks::<PANEL>().0.iter().enumerate() {
                for (row, sum) in rows.iter().zip(&mut sums) {
                    let a = row[p];
                    for (sum, weight) in sum.iter_mut().zip(&weights[part..part + PART]) {
                        *sum += a * weight;
                    }
                }
            }
            for (r, sum) in sums.iter().enumerate() {
                let at = (first + r) * self.width + at;
                out[at..at + PART].copy_from_slice(sum);
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::{PANEL, Product};
    use std::arch::x86_64::*;

    /// # Safety
    /// The machine must have AVX-512F; sizes as `Product::run` checks them.
    #[target_feature(enable = "avx512f")]
    pub(super) unsafe fn run_avx512(product: &Product<'_>, out: &mut [f32]) {
        let panels = product.width / PANEL;
        let mut panel = 0;
        while panel < panels {
            if panel + 2 <= panels {
                // SAFETY: rows and panels are in range, sizes checked by the caller.
                over_rows!(
                    product,
                    12,
                    |first, R| unsafe {
                        block_avx512::<R, 2>(product, panel, first, out.as_mut_ptr())
                    },
                    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
                );
                panel += 2;
            } else {
                // SAFETY: as above.
                over_rows!(
                    product,
                    12,
                    |first, R| unsafe {
                        block_avx512::<R, 1>(product, panel, first, out.as_mut_ptr())
                    },
                    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
                );
                panel += 1;
            }
        }
    }

    /// `R` rows by `P` panels.
    ///
    /// # Safety
    /// AVX-512F; `first + R <= rows`; `panel + P <= panels`; sizes as `Product::run` checks.
    #[target_feature(enable = "avx512f")]
    // Written with iterators, the sums go through memory at every step.
    #[allow(clippy::needless_range_loop)]
    unsafe fn block_avx512<const R: usize, const P: usize>(
        product: &Product<'_>,
        panel: usize,
        first: usize,
        out: *mut f32,
    ) {
        let inputs = product.inputs;
        // SAFETY: every offset is below the sizes that `Product::run` checked: a row has
        // `inputs` numbers from `row * stride`, a panel `inputs * PANEL`, a row of the
        // output `width`.
        unsafe {
            let bias = product.bias.as_ptr().add(panel * PANEL);
            let mut sums =
                [std::array::from_fn::<_, P, _>(|p| _mm512_loadu_ps(bias.add(p * PANEL))); R];
            let a = product.a.as_ptr().add(first * product.stride);
            let weights = product.panels.as_ptr().add(panel * PANEL * inputs);
            for i in 0..inputs {
                let w = std::array::from_fn::<_, P, _>(|p| {
                    _mm512_loadu_ps(weights.add(p * PANEL * inputs + i * PANEL))
                });
                for r in 0..R {
                    let x = _mm512_set1_ps(*a.add(r * product.stride + i));
                    for p in 0..P {
                        sums[r][p] = _mm512_fmadd_ps(x, w[p], sums[r][p]);
                    }
                }
            }
            for (r, row) in sums.iter().enumerate() {
                for (p, &sum) in row.iter().enumerate() {
                    let at = (first + r) * product.width + (panel + p) * PANEL;
                    _mm512_storeu_ps(out.add(at), sum);
                }
            }
        }
    }

    /// # Safety
    /// The machine must have AVX2 and FMA; sizes as `Product::run` checks them.
    #[target_feature(enable = "avx2,fma")]
    pub(super) unsafe fn run_avx2(product: &Product<'_>, out: &mut [f32]) {
        for panel in 0..product.width / PANEL {
            // SAFETY: rows and panels are in range, sizes checked by the caller.
            over_rows!(
                product,
                6,
                |first, R| unsafe { block_avx2::<R>(product, panel, first, out.as_mut_ptr()) },
                [1, 2, 3, 4, 5]
            );
        }
    }

    /// `R` rows by one panel.
    ///
    /// # Safety
    /// AVX2 and FMA; `first + R <= rows`; `panel < panels`; sizes as `Product::run` checks.
    #[target_feature(enable = "avx2,fma")]
    unsafe fn block_avx2<const R: usize>(
        product: &Product<'_>,
        panel: usize,
        first: usize,
        out: *mut f32,
    ) {
        const HALF: usize = PANEL / 2;
        let inputs = product.inputs;
        // SAFETY: see `block_avx512`.
        unsafe {
            let bias = product.bias.as_ptr().add(panel * PANEL);
            let mut sums = [[_mm256_loadu_ps(bias), _mm256_loadu_ps(bias.add(HALF))]; R];
            let a = product.a.as_ptr().add(first * product.stride);
            let weights = product.panels.as_ptr().add(panel * PANEL * inputs);
            for i in 0..inputs {
                let w = weights.add(i * PANEL);
                let w = [_mm256_loadu_ps(w), _mm256_loadu_ps(w.add(HALF))];
                for (r, row) in sums.iter_mut().enumerate() {
                    let x = _mm256_set1_ps(*a.add(r * product.stride + i));
                    row[0] = _mm256_fmadd_ps(x, w[0], row[0]);
                    row[1] = _mm256_fmadd_ps(x, w[1], row[1]);
                }
            }
            for (r, row) in sums.iter().enumerate() {
                let at = out.add((first + r) * product.width + panel * PANEL);
                _mm256_storeu_ps(at, row[0]);
                _mm256_storeu_ps(at.add(HALF), row[1]);
            }
        }
    }
}

#[cfg(target_arch = "aarch64")]
mod arm {
    use super::{PANEL, Product};
    use std::arch::aarch64::*;

    /// # Safety
    /// The machine must have NEON; sizes as `Product::run` checks them.
    #[target_feature(enable = "neon")]
    pub(super) unsafe fn run_neon(product: &Product<'_>, out: &mut [f32]) {
        for panel in 0..product.width / PANEL {
            // SAFETY: rows and panels are in range, sizes checked by the caller.
            over_rows!(
                product,
                6,
                |first, R| unsafe { block_neon::<R>(product, panel, first, out.as_mut_ptr()) },
                [1, 2, 3, 4, 5]
            );
        }
    }

    /// `R` rows by one panel.
    ///
    /// # Safety
    /// NEON; `first + R <= rows`; `panel < panels`; sizes as `Product::run` checks.
    #[target_feature(enable = "neon")]
    unsafe fn block_neon<const R: usize>(
        product: &Product<'_>,
        panel: usize,
        first: usize,
        out: *mut f32,
    ) {
        const QUARTERS: usize = 4;
        let inputs = product.inputs;
        // SAFETY: every offset is below the sizes that `Product::run` checked.
        unsafe {
            let bias = product.bias.as_ptr().add(panel * PANEL);
            let mut sums = [[vdupq_n_f32(0.0); QUARTERS]; R];
            for row in &mut sums {
                for (q, sum) in row.iter_mut().enumerate() {
                    *sum = vld1q_f32(bias.add(q * 4));
                }
            }
            let a = product.a.as_ptr().add(first * product.stride);
            let weights = product.panels.as_ptr().add(panel * PANEL * inputs);
            for i in 0..inputs {
                let mut w = [vdupq_n_f32(0.0); QUARTERS];
                for (q, w) in w.iter_mut().enumerate() {
                    *w = vld1q_f32(weights.add(i * PANEL + q * 4));
                }
                for (r, row) in sums.iter_mut().enumerate() {
                    let x = vdupq_n_f32(*a.add(r * product.stride + i));
                    for (sum, &w) in row.iter_mut().zip(&w) {
                        *sum = vfmaq_f32(*sum, x, w);
                    }
                }
            }
            for (r, row) in sums.iter().enumerate() {
                let at = out.add((first + r) * product.width + panel * PANEL);
                for (q, &sum) in row.iter().enumerate() {
                    vst1q_f32(at.add(q * 4), sum);
                }
            }
        }
    }
}
