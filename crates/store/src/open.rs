//! Opening, creating and checking the file.

use crate::derive::Changed;
use crate::error::{StoreError, sort};
use crate::store::Store;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::path::Path;
use std::time::Duration;

/// "SDLN": which program's the file is (bytes 68..72 of it).
const APPLICATION_ID: i64 = 0x5344_4C4E;
/// The newest schema this program knows (`PRAGMA user_version`).
pub const SCHEMA_VERSION: i64 = 5;
/// What is never overwritten; the same in all versions so far.
const LEDGER: &str = include_str!("schema/ledger.sql");
/// What is derived from it, and derived anew where the version is another.
const RECORD: &str = concat!(
    include_str!("schema/record.sql"),
    include_str!("schema/keys.sql")
);

/// More statements than the program has.
const STATEMENTS: usize = 256;
/// How much of the file is kept in memory.
const CACHE_KIB: i64 = 16_000;

const LEDGER_TABLES: [&str; 3] = ["reports", "claims", "corrections"];

/// How to open a store.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How long to wait for another process to finish with the file.
    pub patience: Duration,
    /// The size the file may grow to, in bytes; none for as much as the disk has.
    pub max_bytes: Option<u64>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            patience: Duration::from_secs(30),
            max_bytes: None,
        }
    }
}

impl Store {
    /// Opens an existing store to read and write.
    ///
    /// # Errors
    /// Where the file is missing, is not one of ours, is newer than the program or cannot be read.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        Self::open_with(path, Options::default())
    }

    /// [`Store::open`] with options.
    ///
    /// # Errors
    /// As for [`Store::open`].
    pub fn open_with(path: impl AsRef<Path>, options: Options) -> Result<Self, StoreError> {
        Self::writing(path.as_ref(), OpenFlags::SQLITE_OPEN_READ_WRITE, options)
    }

    /// Opens to write; a file with nothing in it (just made, or its maker was killed) becomes a new store.
    fn writing(path: &Path, flags: OpenFlags, options: Options) -> Result<Self, StoreError> {
        let mut connection = connect(path, flags, options)?;
        if is_empty(&connection, path)? {
            make(&mut connection).map_err(|e| sort(path, "making the file", e))?;
        }
        check(&connection, path)?;
        let mut store = Self {
            connection,
            path: path.to_owned(),
            resolved_whole: 0,
        };
        store.migrate()?;
        Ok(store)
    }

    /// Brings a file of an older schema up to date: the ledger stays as it is, the record is derived anew.
    fn migrate(&mut self) -> Result<(), StoreError> {
        if number(&self.connection, &self.path, "PRAGMA user_version")? == SCHEMA_VERSION {
            return Ok(());
        }
        self.change("bringing it up to date", |tx| {
            let tables: Vec<String> = tx
                .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")?
                .query_map([], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            let ledger = |t: &str| {
                t.starts_with("sqlite_")
                    || t.starts_with("report_search")
                    || LEDGER_TABLES.contains(&t)
            };
            for table in tables.iter().filter(|t| !ledger(t)) {
                tx.execute_batch(&format!("DROP TABLE \"{table}\""))?;
            }
            tx.execute_batch(RECORD)?;
            tx.pragma_update(None, "user_version", SCHEMA_VERSION)?;
            Ok(((), Changed::Else))
        })
    }

    /// Opens an existing store to read only: nothing is written, not even beside the file. The one exception:
    /// what a killed writer left unfinished is rolled back first, where the file can be written.
    ///
    /// # Errors
    /// As for [`Store::open`].
    pub fn open_read_only(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        let open = || -> Result<Self, StoreError> {
            let mut connection =
                connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, Options::default())?;
            if is_empty(&connection, path)? {
                // Nothing is written into it: a new store in memory stands for it.
                connection = Connection::open_in_memory()
                    .and_then(|mut memory| make(&mut memory).map(|()| memory))
                    .map_err(|e| sort(path, "opening it", e))?;
            }
            check(&connection, path)?;
            Ok(Self {
                connection,
                path: path.to_owned(),
                resolved_whole: 0,
            })
        };
        match open() {
            // Only a writer may roll back what is in the journal that it finds.
            Err(StoreError::ReadOnly { .. }) => {
                drop(Self::open(path)?);
                open()
            }
            result => result,
        }
    }

    /// Opens a store, making a new one where there is none.
    ///
    /// # Errors
    /// As for [`Store::open`], and where the file cannot be made.
    pub fn create_or_open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        Self::create_or_open_with(path, Options::default())
    }

    /// [`Store::create_or_open`] with options.
    ///
    /// # Errors
    /// As for [`Store::create_or_open`].
    pub fn create_or_open_with(
        path: impl AsRef<Path>,
        options: Options,
    ) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        Self::writing(path.as_ref(), flags, options)
    }

    /// Reads the whole file and tests that it hangs together; costs as much as reading it.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] with the first thing that is wrong.
    pub fn verify(&self) -> Result<(), StoreError> {
        let doing = "checking the file";
        let found: String = self
            .connection
            .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
            .map_err(|e| sort(&self.path, doing, e))?;
        if found == "ok" {
            return Ok(());
        }
        Err(StoreError::Corrupt {
            path: self.path.clone(),
            doing,
            detail: found,
        })
    }
}

fn connect(path: &Path, flags: OpenFlags, options: Options) -> Result<Connection, StoreError> {
    if !flags.contains(OpenFlags::SQLITE_OPEN_CREATE) && !path.exists() {
        return Err(StoreError::NotFound {
            path: path.to_owned(),
        });
    }
    if path.is_dir() {
        return Err(StoreError::NotSidelines {
            path: path.to_owned(),
            what: "a folder".to_owned(),
        });
    }
    let doing = "opening it";
    let open = || -> Result<Connection, rusqlite::Error> {
        let connection =
            Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        connection.busy_timeout(options.patience)?;
        // A rollback journal rather than a write-ahead log: after every commit all is in the one file,
        // which can be copied, mailed and opened from a medium that cannot be written. It survives a kill
        // at any moment: whoever opens the file next rolls back what was not committed.
        connection.pragma_update(None, "foreign_keys", true)?;
        // Otherwise a statement over a table with a partial index is planned anew for each value that is put into it.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        // Bringing the record up to date asks many small questions, again and again, of pages near each other.
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
        // Otherwise a large batch would lock readers out long before it is committed.
        connection.pragma_update(None, "cache_spill", false)?;
        if let Some(bytes) = options.max_bytes {
            let page: u64 = connection.query_row("PRAGMA page_size", [], |row| row.get(0))?;
            connection.pragma_update(None, "max_page_count", (bytes / page.max(1)).max(1))?;
        }
        Ok(connection)
    };
    open().map_err(|e| match e.sqlite_error_code() {
        // The folder is missing or closed to us; SQLite does not say which.
        Some(rusqlite::ErrorCode::CannotOpen) => match std::fs::File::open(path) {
            Err(source) => StoreError::Io {
                path: path.to_owned(),
                source,
            },
            Ok(_) => StoreError::ReadOnly {
                path: path.to_owned(),
                doing,
            },
        },
        _ => sort(path, doing, e),
    })
}

/// Makes the tables, unless another process was faster.
fn make(connection: &mut Connection) -> Result<(), rusqlite::Error> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let tables: i64 = tx.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    if tables == 0 {
        tx.execute_batch(LEDGER)?;
        tx.execute_batch(RECORD)?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    }
    tx.commit()
}

fn number(connection: &Connection, path: &Path, sql: &str) -> Result<i64, StoreError> {
    connection
        .query_row(sql, [], |row| row.get(0))
        .map_err(|e| sort(path, "opening it", e))
}

/// Nothing in it yet: just made, or its maker was killed.
fn is_empty(connection: &Connection, path: &Path) -> Result<bool, StoreError> {
    Ok(number(connection, path, "PRAGMA application_id")? == 0
        && number(connection, path, "SELECT count(*) FROM sqlite_master")? == 0)
}

/// Whether the file is ours and of a version we know.
fn check(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let application = number(connection, path, "PRAGMA application_id")?;
    if application != APPLICATION_ID {
        return Err(StoreError::NotSidelines {
            path: path.to_owned(),
            what: "a database of another program".to_owned(),
        });
    }
    let found = number(connection, path, "PRAGMA user_version")?;
    if found > SCHEMA_VERSION {
        return Err(StoreError::Newer {
            path: path.to_owned(),
            found,
            known: SCHEMA_VERSION,
        });
    }
    Ok(())
}
