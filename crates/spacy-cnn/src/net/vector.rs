//! Loops over vectors, written once and compiled for each instruction set.
#![allow(unsafe_code)]

use super::Isa;

/// Compiles `$body`, a function of slices, for each instruction set and picks one.
macro_rules! multiversioned {
    ($(#[$doc:meta])* $visibility:vis fn $name:ident($isa:ident: Isa $(, $arg:ident: $type:ty)*) $(-> $result:ty)? = $body:ident) => {
        $(#[$doc])*
        $visibility fn $name($isa: Isa $(, $arg: $type)*) $(-> $result)? {
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx512f,avx2,fma")]
                fn avx512($($arg: $type),*) $(-> $result)? { $body::<true>($($arg),*) }
                #[target_feature(enable = "avx2,fma")]
                fn avx2($($arg: $type),*) $(-> $result)? { $body::<true>($($arg),*) }
                match $isa {
                    Isa::Avx512 if $isa.is_available() => {
                        // SAFETY: the machine has AVX-512F, AVX2 and FMA.
                        return unsafe { avx512($($arg),*) };
                    }
                    Isa::Avx2 if $isa.is_available() => {
                        // SAFETY: the machine has AVX2 and FMA.
                        return unsafe { avx2($($arg),*) };
                    }
                    _ => {}
                }
            }
            #[cfg(target_arch = "aarch64")]
            if $isa == Isa::Neon {
                return $body::<true>($($arg),*);
            }
            $body::<false>($($arg),*)
        }
    };
}
pub(super) use multiversioned;

/// `x · y + z`, rounded once where the instruction set can.
#[inline(always)]
pub(super) fn multiply_add<const FUSED: bool>(x: f32, y: f32, z: f32) -> f32 {
    if FUSED { x.mul_add(y, z) } else { x * y + z }
}

multiversioned! {
    /// `sum += x`, element by element.
    pub(crate) fn add_assign(isa: Isa, sum: &mut [f32], x: &[f32]) = add_assign_body
}

#[inline(always)]
fn add_assign_body<const FUSED: bool>(sum: &mut [f32], x: &[f32]) {
    for (sum, x) in sum.iter_mut().zip(x) {
        *sum += x;
    }
}

multiversioned! {
    /// `sum += Σ factors[i] · rows[i]`, where `rows` holds one row of `sum`'s length each.
    pub(crate) fn add_scaled(isa: Isa, sum: &mut [f32], factors: &[f32], rows: &[f32]) = add_scaled_body
}

#[inline(always)]
fn add_scaled_body<const FUSED: bool>(sum: &mut [f32], factors: &[f32], rows: &[f32]) {
    for (&factor, row) in factors.iter().zip(rows.chunks_exact(sum.len())) {
        for (sum, &x) in sum.iter_mut().zip(row) {
            *sum = multiply_add::<FUSED>(factor, x, *sum);
        }
    }
}

/// Index of the first largest number; 0 for none.
pub(crate) fn argmax(numbers: &[f32]) -> usize {
    let mut best = 0;
    for (i, &x) in numbers.iter().enumerate() {
        if x > numbers[best] {
            best = i;
        }
    }
    best
}
