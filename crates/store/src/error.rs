use rusqlite::ErrorCode;
use std::path::{Path, PathBuf};

/// Why the store could not do what it was asked to. Every message names the file and what helps.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no such file.
    #[error("{}: no such file; read some reports into it first", path.display())]
    NotFound {
        /// The file.
        path: PathBuf,
    },
    /// The file is not a database of this program.
    #[error(
        "{}: not a Sidelines database ({what}); name another file, or restore a copy where it was one; \
         it is left as it is", path.display()
    )]
    NotSidelines {
        /// The file.
        path: PathBuf,
        /// What it is instead.
        what: String,
    },
    /// A later version of the program wrote it.
    #[error(
        "{}: written by a newer Sidelines (schema {found}, this program knows up to {known}); \
         update the program", path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// The schema version found.
        found: i64,
        /// The newest schema version this program knows.
        known: i64,
    },
    /// The file is damaged.
    #[error(
        "{}: damaged, found out while {doing} ({detail}); restore a copy, or save what can still be read with \
         'sidelines rebuild --into NEW.db' and read the reports again into that; it is left as it is",
        path.display()
    )]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
        /// What is wrong.
        detail: String,
    },
    /// The file is damaged where it says what is where in it.
    #[error(
        "{}: damaged so that nothing in it can be found ({detail}); restore a copy, or read the reports again \
         into a new file; it is left as it is",
        path.display()
    )]
    Lost {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        detail: String,
    },
    /// A file stands where a new one is to be made.
    #[error("{}: is there already; name a new file", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// No room; what was there before is intact.
    #[error("{}: no room left while {doing}; what had been kept is there, make room and try again", path.display())]
    Full {
        /// The file.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
    },
    /// Another process kept the file locked for longer than this one waits.
    #[error("{}: in use by another process while {doing}; try again when that is done", path.display())]
    Locked {
        /// The file.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
    },
    /// The file or its folder cannot be written.
    #[error("{}: cannot be written while {doing}; check the permissions of the file and its folder", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
    },
    /// The file system failed.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A correction that makes no sense of the record.
    #[error("{source}")]
    Refused {
        /// The file.
        path: PathBuf,
        /// Why, and what could be done instead.
        source: sidelines_resolve::RequestError,
    },
    /// Anything else that SQLite reports.
    #[error("{}: while {doing}: {source}", path.display())]
    Sql {
        /// The file.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
        /// What SQLite says.
        source: rusqlite::Error,
    },
}

/// Sorts SQLite's errors by what the user can do about them.
pub(crate) fn sort(path: &Path, doing: &'static str, source: rusqlite::Error) -> StoreError {
    let path = path.to_owned();
    if is_damage(&source) {
        let detail = source.to_string();
        return StoreError::Corrupt {
            path,
            doing,
            detail,
        };
    }
    match source.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => StoreError::NotSidelines {
            path,
            what: "no SQLite file".to_owned(),
        },
        Some(ErrorCode::DiskFull) => StoreError::Full { path, doing },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            StoreError::Locked { path, doing }
        }
        Some(ErrorCode::ReadOnly) => StoreError::ReadOnly { path, doing },
        // SQLite wants to make its journal beside the file.
        Some(ErrorCode::CannotOpen) if path.exists() => StoreError::ReadOnly { path, doing },
        _ => StoreError::Sql {
            path,
            doing,
            source,
        },
    }
}

/// Whether the file holds what was never written there: found by SQLite, or a value that is none of its column's.
fn is_damage(source: &rusqlite::Error) -> bool {
    use rusqlite::Error;
    // Nothing is written that the tables' rules refuse, unless they hold what nobody wrote.
    matches!(
        source.sqlite_error_code(),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::ConstraintViolation)
    ) || matches!(
        source,
        Error::FromSqlConversionFailure(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::InvalidColumnType(..)
            | Error::Utf8Error(..)
    )
}
