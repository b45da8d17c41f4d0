//! The weights that the binary carries, with licence, notices and model card.

/// The English pipeline `en_core_web_sm` 3.8.0 of spaCy, (c) ExplosionAI, MIT licence, in
/// the file format of the crate `spacy-cnn`. See `README.md`, `LICENSE` and `NOTICE` beside
/// it.
pub static EN_CORE_WEB_SM: &[u8] = include_bytes!("../en_core_web_sm.spcn");
