//! What spaCy itself said about the tests' texts (`training/golden.py` wrote it down), and
//! how much of it an analysis repeats.

mod figures;
mod invariants;
mod news;
mod treebank;

pub(crate) use figures::Figures;
pub(crate) use invariants::{check_doc, check_words};
pub(crate) use news::news;
pub(crate) use treebank::{Treebank, treebank};

use std::sync::LazyLock;

use spacy_cnn::{Doc, Isa, Pipeline};

/// The English pipeline, loaded once for all tests of a program.
pub(crate) static ENGLISH: LazyLock<Pipeline> = LazyLock::new(english);

/// The English pipeline on the fastest instruction set.
pub(crate) fn english() -> Pipeline {
    Pipeline::from_bytes(sidelines_model::EN_CORE_WEB_SM).expect("the embedded model is sound")
}

/// The English pipeline on every instruction set that this machine has.
pub(crate) fn on_every_isa() -> Vec<Pipeline> {
    let available = Isa::ALL.into_iter().filter(|isa| isa.is_available());
    available
        .map(|isa| {
            let mut pipeline = english();
            assert_eq!(pipeline.set_isa(isa), isa);
            pipeline
        })
        .collect()
}

/// One text with the analysis expected.
pub(crate) struct Golden {
    pub(crate) text: String,
    pub(crate) tokens: Vec<GoldenToken>,
}

/// One word as spaCy analysed it.
pub(crate) struct GoldenToken {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) space_after: bool,
    pub(crate) tag: String,
    pub(crate) pos: String,
    pub(crate) morph: String,
    /// The last 24 bits of the lemma's CRC-32.
    pub(crate) lemma: u32,
    pub(crate) head: usize,
    pub(crate) dep: String,
    pub(crate) sent_start: bool,
    pub(crate) entity: String,
}

/// What a golden file keeps of a lemma.
pub(crate) fn lemma_hash(lemma: &str) -> u32 {
    crc32fast::hash(lemma.as_bytes()) & 0xff_ffff
}

/// The entity tag of a word: `O`, `B-GPE`, `I-GPE`.
pub(crate) fn entity(doc: &Doc<'_>, at: usize) -> String {
    let token = &doc.tokens[at];
    if token.ent_type.is_empty() {
        return token.ent_iob.as_str().to_owned();
    }
    format!("{}-{}", token.ent_iob.as_str(), token.ent_type)
}
