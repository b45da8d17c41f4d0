//! A runtime in plain Rust for spaCy 3 CNN pipelines: words, tags, trees, names.
//!
//! It does what `spacy.load("en_core_web_sm")` does, without Python and several times
//! faster: spaCy's tokeniser with all its rules, the hash embeddings and the convolution
//! over words, the tagger, the attribute ruler (parts of speech and morphology), the rule
//! lemmatiser, the arc-eager parser with sentence boundaries, and the entity recogniser.
//! The outcome is the same as spaCy's; the crate's tests compare the two.
//!
//! A pipeline is one file, which `training/export.py` makes from any pipeline of that
//! architecture. Analyses never fail and never panic, whatever the text.
//!
//! ```
//! use spacy_cnn::{Pipeline, Scratch};
//!
//! let pipeline = Pipeline::from_bytes(sidelines_model::EN_CORE_WEB_SM)?;
//! let mut scratch = Scratch::default();
//! let text = "Foreign Minister Subrahmanyam Jaishankar met Sergey Lavrov in Moscow.";
//! let doc = pipeline.analyse(text, &mut scratch);
//! let verb = doc.tokens.iter().find(|t| t.dep == "ROOT").unwrap();
//! assert_eq!((&text[verb.start..verb.end], &*verb.lemma, verb.pos), ("met", "meet", "VERB"));
//! assert!(doc.entities.iter().any(|e| e.label == "GPE"));
//! # Ok::<(), spacy_cnn::ModelError>(())
//! ```

mod cache;
mod chars;
mod doc;
mod error;
mod format;
mod hash;
mod lexemes;
mod net;
mod options;
mod parse;
mod pipeline;
mod regex;
mod rules;
mod scratch;
mod specials;
mod strings;
mod tagger;
mod tokenizer;

pub use doc::{Doc, Entity, Iob, Surface, Token, Word};
pub use error::ModelError;
pub use net::Isa;
pub use options::Options;
pub use pipeline::Pipeline;
pub use scratch::Scratch;
