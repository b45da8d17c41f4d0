use std::fmt;
use std::path::PathBuf;

/// Where a report or a problem is: a file, and in JSON Lines the line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The path as given by the user or found in his folder; `-` is standard input.
    pub path: PathBuf,
    /// Line number from 1, in JSON Lines only.
    pub line: Option<u64>,
}

impl Place {
    pub(crate) fn file(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            line: None,
        }
    }

    pub(crate) fn line(path: impl Into<PathBuf>, line: u64) -> Self {
        Self {
            path: path.into(),
            line: Some(line),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.as_os_str() == crate::STANDARD_INPUT {
            f.write_str("standard input")?;
        } else {
            write!(f, "{}", self.path.display())?;
        }
        match self.line {
            Some(line) => write!(f, ":{line}"),
            None => Ok(()),
        }
    }
}

/// One thing that could not be taken: where, and why, with the remedy where there is one.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {cause}")]
pub struct IngestError {
    /// The file, and the line in JSON Lines.
    pub place: Place,
    /// What is wrong with it.
    pub cause: Cause,
}

/// Why something could not be taken. Each message says what to do about it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Cause {
    /// Nothing at that path.
    #[error("no such file or folder{}", did_you_mean(suggestion.as_deref()))]
    NotFound {
        /// A neighbour with a similar name.
        suggestion: Option<String>,
    },
    /// No right to read the file or to list the folder.
    #[error("no permission to read it; check its owner and mode")]
    Permission,
    /// A symbolic link that leads back to a folder above it.
    #[error("a link that leads back to a folder above it; left out")]
    Loop,
    /// A named pipe, socket or device.
    #[error("neither a file nor a folder; pipe its content to 'sidelines … -' instead")]
    Special,
    /// Not text at all; `what` names the format where it is known.
    #[error("{what}, not text; {remedy}")]
    Binary {
        /// "a PDF document", "binary data".
        what: &'static str,
        /// How to get text out of it.
        remedy: &'static str,
    },
    /// No text in it.
    #[error("no text in it")]
    Empty,
    /// More bytes than a report may have.
    #[error(
        "longer than a report may be ({} of at most {} MB); split it, or raise --max-megabytes",
        megabytes(*bytes), megabytes(*limit)
    )]
    TooLong {
        /// Its size, where it is known; at least the limit.
        bytes: u64,
        /// The most that is read.
        limit: u64,
    },
    /// A line that is not a report in JSON.
    #[error(
        "not a report in JSON ({0}); wanted {{\"id\", \"published\", \"outlet\", \"url\", \"title\", \"text\"}} on one line"
    )]
    Json(String),
    /// A report told twice under one id, with the same content.
    #[error("the same report as before, id '{0}'; taken once")]
    Repeated(String),
    /// The system failed to read.
    #[error("cannot be read: {0}")]
    Io(#[source] std::io::Error),
}

impl Cause {
    pub(crate) fn at(self, place: Place) -> IngestError {
        IngestError { place, cause: self }
    }

    pub(crate) fn io(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::PermissionDenied => Self::Permission,
            std::io::ErrorKind::NotFound => Self::NotFound { suggestion: None },
            _ => Self::Io(error),
        }
    }
}

/// Something about a report that was taken all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// The bytes are not UTF-8; read in this encoding (its name in the Encoding Standard).
    Encoding(&'static str),
    /// So many stretches were not valid in the encoding and stand as U+FFFD.
    Replaced(usize),
    /// A date field that is no date (`YYYY-MM-DD`); left open.
    BadDate(String),
    /// The id was taken already by another report; this one got another.
    Renamed {
        /// The id it asked for.
        wanted: String,
    },
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encoding(name) => write!(f, "not UTF-8; read as {name}"),
            Self::Replaced(1) => f.write_str("1 stretch of broken UTF-8 replaced"),
            Self::Replaced(n) => write!(f, "{n} stretches of broken UTF-8 replaced"),
            Self::BadDate(text) => {
                write!(
                    f,
                    "'{text}' is not a date (YYYY-MM-DD); its date stays open"
                )
            }
            Self::Renamed { wanted } => {
                write!(
                    f,
                    "another report has the id '{wanted}'; this one is numbered"
                )
            }
        }
    }
}

fn did_you_mean(suggestion: Option<&str>) -> String {
    suggestion
        .map(|s| format!("; did you mean {s}?"))
        .unwrap_or_default()
}

fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1 << 20)
}
