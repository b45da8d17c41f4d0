//! Memory that analyses use again and again.

use crate::lexemes::Lexemes;
use crate::net::Tok2VecScratch;
use crate::parse::ScorerScratch;
use crate::parse::arc_eager::Tree;
use crate::parse::biluo::Span;
use crate::rules::ruler::{Attributes, Matches};
use crate::specials::NormId;
use crate::tokenizer::{RawToken, TokenizerScratch};

/// Buffers and a cache of words for one thread's analyses; bounded in size (some 30 MB).
///
/// It may be used with several pipelines, but starts anew when the pipeline changes. The
/// outcome of an analysis does not depend on what was analysed before with it.
#[derive(Debug, Default)]
pub struct Scratch {
    /// The pipeline that the cached words belong to; 0 for none.
    pub(crate) pipeline: u64,
    pub(crate) lexemes: Lexemes,
    pub(crate) tokenizer: TokenizerScratch,
    pub(crate) raw: Vec<RawToken>,
    pub(crate) words: Vec<u32>,
    pub(crate) spaces: Vec<bool>,
    pub(crate) norms: Vec<NormId>,
    pub(crate) tok2vec: Tok2VecScratch,
    pub(crate) shared: Vec<f32>,
    pub(crate) own: Vec<f32>,
    pub(crate) scores: Vec<f32>,
    pub(crate) scorer: ScorerScratch,
    pub(crate) tree: Tree,
    pub(crate) spans: Vec<Span>,
    pub(crate) attributes: Vec<Attributes>,
    pub(crate) matches: Matches,
}
