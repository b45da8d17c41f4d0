//! Transition-based analysis: the dependency parser and the entity recogniser.

pub(crate) mod arc_eager;
pub(crate) mod biluo;
mod projective;
mod scorer;

pub(crate) use scorer::{Scorer, ScorerScratch};
