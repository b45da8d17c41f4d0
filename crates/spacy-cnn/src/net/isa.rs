//! Which instruction set the arithmetic uses, chosen when the program runs.

/// An instruction set that the network's arithmetic can be done with.
///
/// All but [`Isa::Plain`] round in the same places and give the same bits; plain
/// arithmetic has no fused multiply-add and differs in the last bits of the scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Isa {
    /// Nothing beyond what the program was compiled for.
    Plain,
    /// x86-64 with AVX2 and FMA (2013 and later).
    Avx2,
    /// x86-64 with AVX-512F.
    Avx512,
    /// 64-bit ARM.
    Neon,
}

impl Isa {
    /// Every instruction set, slowest first.
    pub const ALL: [Self; 4] = [Self::Plain, Self::Avx2, Self::Avx512, Self::Neon];

    /// The fastest that this machine has.
    pub fn detect() -> Self {
        Self::ALL
            .into_iter()
            .rev()
            .find(|isa| isa.is_available())
            .unwrap_or(Self::Plain)
    }

    /// Whether this machine has it.
    pub fn is_available(self) -> bool {
        match self {
            Self::Plain => true,
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma"),
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => Self::Avx2.is_available() && is_x86_feature_detected!("avx512f"),
            #[cfg(target_arch = "aarch64")]
            Self::Neon => std::arch::is_aarch64_feature_detected!("neon"),
            _ => false,
        }
    }
}

/// An instruction set that this machine is known to have: the loops for it may be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct UsableIsa(Isa);

impl UsableIsa {
    pub(crate) const PLAIN: Self = Self(Isa::Plain);

    /// `None` if this machine does not have it.
    pub(crate) fn new(isa: Isa) -> Option<Self> {
        isa.is_available().then_some(Self(isa))
    }

    #[inline]
    pub(crate) fn get(self) -> Isa {
        self.0
    }
}
