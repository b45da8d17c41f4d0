//! `sidelines mcp`: the questions as tools for an assistant.

use super::report::remarks;
use crate::args::Mcp;
use crate::exit::Outcome;
use crate::reading::Reader;
use crate::record::Archive;
use anyhow::Context;
use sidelines_mcp::{Hit, Library, Text, serve_stdio};
use sidelines_views::Index;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

pub(crate) fn run(args: &Mcp) -> anyhow::Result<Outcome> {
    // What is wrong with the file is said before anybody asks.
    let archive = Archive::open(&args.known)?;
    let shelf = Shelf {
        index: Mutex::new((
            state(&args.known.db.db),
            Arc::new(Index::of(archive.record()?)),
        )),
        reader: Reader::open(&args.reading)?,
        known: args.known.clone(),
    };
    serve_stdio(Arc::new(shelf)).context("the other side does not speak the protocol")?;
    Ok(Outcome::Done)
}

/// The record of a file, read again when the file has changed.
struct Shelf {
    index: Mutex<(State, Arc<Index>)>,
    reader: Reader,
    known: crate::args::Known,
}

/// When the file and its journal were last written, and how long they are.
type State = [Option<(SystemTime, u64)>; 2];

fn state(path: &Path) -> State {
    let mut journal = OsString::from(path);
    journal.push("-wal");
    [path.to_owned(), PathBuf::from(journal)].map(|path| {
        let meta = path.metadata().ok()?;
        Some((meta.modified().ok()?, meta.len()))
    })
}

impl Library for Shelf {
    fn index(&self) -> Result<Arc<Index>, String> {
        let now = state(&self.known.db.db);
        let mut kept = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.0 != now {
            let archive = Archive::open(&self.known).map_err(|e| format!("{e:#}"))?;
            let record = archive.record().map_err(|e| format!("{e:#}"))?;
            *kept = (now, Arc::new(Index::of(record)));
        }
        Ok(kept.1.clone())
    }

    fn text(&self, report: &str) -> Result<Option<Text>, String> {
        let archive = Archive::open(&self.known).map_err(|e| format!("{e:#}"))?;
        let stored = archive.report(report).map_err(|e| format!("{e:#}"))?;
        Ok(stored.map(|stored| Text {
            remarks: remarks(&stored, &self.reader.read(&stored)),
            text: stored.text,
        }))
    }

    fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>, String> {
        let archive = Archive::open(&self.known).map_err(|e| format!("{e:#}"))?;
        let hits = archive.search(words, limit).map_err(|e| format!("{e:#}"))?;
        let marked = |snippet: String| snippet.replace(['\u{2}', '\u{3}'], "**");
        let hits = hits.into_iter().map(|hit| Hit {
            report: hit.report,
            words: marked(hit.snippet),
        });
        Ok(hits.collect())
    }
}
