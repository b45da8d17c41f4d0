//! What can be wrong with data files.

use std::path::PathBuf;
use thiserror::Error;

/// Why a lexicon could not be loaded. Each message names the file and says what to do.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LexiconError {
    /// The folder or a file in it cannot be read.
    #[error("cannot read {path}: {source}; check the path and its permissions")]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file does not have the form of a data file.
    #[error("{file}, line {line}: {message}")]
    Form {
        /// Name of the file.
        file: String,
        /// Line, counted from 1.
        line: usize,
        /// What is wrong and how to mend it.
        message: String,
    },
    /// The embedded tables cannot be read: the program was built wrongly.
    #[error("the embedded lexicon is damaged ({0}); build the program again")]
    Embedded(String),
}
