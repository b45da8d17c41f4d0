//! The pipeline's rules: parts of speech and morphology from tags, lemmas from tables.

pub(crate) mod lemmatizer;
pub(crate) mod ruler;
