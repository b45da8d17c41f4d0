//! Loops over vectors, written once and compiled for each instruction set.
#![allow(unsafe_code)]

use super::UsableIsa;

/// Compiles `$body`, a function of slices that takes "fused multiply-add" as a constant,
/// for each instruction set, and calls the one wanted.
macro_rules! multiversioned {
    ($(#[$doc:meta])* $visibility:vis fn $name:ident($isa:ident: UsableIsa $(, $arg:ident: $type:ty)* $(,)?) = $body:ident) => {
        $(#[$doc])*
        #[allow(clippy::too_many_arguments)]
        $visibility fn $name($isa: UsableIsa $(, $arg: $type)*) {
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx512f,avx2,fma")]
            #[allow(clippy::too_many_arguments)]
            fn avx512($($arg: $type),*) { $body::<true>($($arg),*) }
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2,fma")]
            #[allow(clippy::too_many_arguments)]
            fn avx2($($arg: $type),*) { $body::<true>($($arg),*) }
            match $isa.get() {
                // SAFETY: the machine has AVX-512F, AVX2 and FMA, or `isa` would not exist.
                #[cfg(target_arch = "x86_64")]
                $crate::net::Isa::Avx512 => unsafe { avx512($($arg),*) },
                // SAFETY: the machine has AVX2 and FMA, or `isa` would not exist.
                #[cfg(target_arch = "x86_64")]
                $crate::net::Isa::Avx2 => unsafe { avx2($($arg),*) },
                // NEON is part of every 64-bit ARM, so nothing has to be switched on.
                #[cfg(target_arch = "aarch64")]
                $crate::net::Isa::Neon => $body::<true>($($arg),*),
                _ => $body::<false>($($arg),*),
            }
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
    pub(crate) fn add_assign(isa: UsableIsa, sum: &mut [f32], x: &[f32]) = add_assign_body
}

#[inline(always)]
fn add_assign_body<const FUSED: bool>(sum: &mut [f32], x: &[f32]) {
    for (sum, x) in sum.iter_mut().zip(x) {
        *sum += x;
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
