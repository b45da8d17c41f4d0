//! Reports through the reader, on all cores, in the order in which they came.

use crate::args;
use crate::exit::Usage;
use anyhow::Context;
use rayon::prelude::*;
use sidelines_extract::Reading;
use sidelines_ingest::{Format, IngestError, Options, Place, Reports, Taken};
use sidelines_text::Report;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The reader of reports; the one place that knows how it is made.
pub(crate) struct Reader(sidelines_extract::Reader);

impl Reader {
    /// With the built-in data, and the user's own over it.
    pub(crate) fn open(args: &args::Reading) -> anyhow::Result<Self> {
        let reader = match &args.data {
            None => sidelines_extract::Reader::new()?,
            Some(folder) => sidelines_extract::Reader::with_data_dir(folder)
                .with_context(|| format!("{}: cannot be used as data", folder.display()))?,
        };
        Ok(Self(reader))
    }

    /// What one report tells.
    pub(crate) fn read(&self, report: &Report) -> Reading {
        self.0.read(report)
    }
}

/// What became of one piece of input.
pub(crate) enum Item {
    /// Read.
    Read(Box<(Taken, Reading)>),
    /// Not taken.
    Failed(IngestError),
    /// Taken, but the reader broke down on it: a fault of the program.
    Broken(Place),
}

/// Opens the input.
///
/// # Errors
/// [`Usage`] where none is named, unless that `may_be_empty`.
pub(crate) fn open(input: &args::Input, may_be_empty: bool) -> Result<Reports, Usage> {
    if input.paths.is_empty() && !may_be_empty {
        let text = "which reports? Name files or folders, or - for standard input";
        return Err(Usage(text.to_owned()));
    }

    let format = match input.format {
        args::InputFormat::Auto => Format::Auto,
        args::InputFormat::Text => Format::Text,
        args::InputFormat::Jsonl => Format::JsonLines,
    };
    let options = Options {
        format,
        max_bytes: input.max_megabytes << 20,
    };
    Ok(sidelines_ingest::open(&input.paths, options))
}

/// Reports that are in work at once, for each core.
const AHEAD: usize = 16;
/// Bytes of text in work at once: long reports are not heaped up.
const BYTES_AHEAD: usize = 16 << 20;

/// Reads all `reports` and hands each to `each`, in order. Memory holds a batch, however many there are.
///
/// # Errors
/// The first error of `each` ends the reading.
pub(crate) fn read_all(
    mut reports: impl Iterator<Item = Result<Taken, IngestError>>,
    reader: &Reader,
    jobs: Option<u16>,
    mut each: impl FnMut(Item) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs.map_or(0, usize::from))
        .build()
        .context("cannot start threads")?;
    let most = pool.current_num_threads() * AHEAD;
    loop {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while batch.len() < most && bytes < BYTES_AHEAD {
            let Some(item) = reports.next() else { break };
            bytes += item.as_ref().map_or(0, |taken| taken.report.text.len());
            batch.push(item);
        }
        if batch.is_empty() {
            return Ok(());
        }
        let items: Vec<Item> = pool.install(|| {
            batch
                .into_par_iter()
                .map(|item| match item {
                    Ok(taken) => read_one(reader, taken),
                    Err(error) => Item::Failed(error),
                })
                .collect()
        });
        for item in items {
            each(item)?;
        }
    }
}

/// Reads one report. Reading is not meant to fail on any text; if it does, the others are read all the
/// same. The reader keeps nothing from one report to the next that could be left half done.
fn read_one(reader: &Reader, taken: Taken) -> Item {
    match catch_unwind(AssertUnwindSafe(|| reader.read(&taken.report))) {
        Ok(reading) => Item::Read(Box::new((taken, reading))),
        Err(_) => Item::Broken(taken.place),
    }
}
