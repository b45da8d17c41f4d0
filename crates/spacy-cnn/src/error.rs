//! What can be wrong with a model file.

/// Why a model could not be loaded. No model file, however damaged, makes the loader panic.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The file could not be read.
    #[error("cannot read the model file {path}: {source}")]
    Io {
        /// The file asked for.
        path: std::path::PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file does not begin like a model file.
    #[error("this is not a model file (it must begin with \"SPCN\")")]
    NotAModel,
    /// The file was written for another version of this crate.
    #[error("the model file has format version {found}, this program reads version {expected}")]
    Version {
        /// Version in the file.
        found: u16,
        /// Version this crate reads.
        expected: u16,
    },
    /// The file is shorter than it says it is.
    #[error("the model file is cut short: {0}")]
    CutShort(&'static str),
    /// A part's checksum differs from the one stored with it.
    #[error("the model file is damaged: the checksum of part {section} does not fit")]
    Checksum {
        /// Four-letter name of the part, or `head`.
        section: String,
    },
    /// A part that every model must have is not there.
    #[error("the model file has no part {section}")]
    Missing {
        /// Four-letter name of the part.
        section: String,
    },
    /// The numbers in the file contradict one another.
    #[error("the model file is inconsistent: {0}")]
    Inconsistent(String),
}

impl ModelError {
    pub(crate) fn inconsistent(what: impl Into<String>) -> Self {
        Self::Inconsistent(what.into())
    }
}
