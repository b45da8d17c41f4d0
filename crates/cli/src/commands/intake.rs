//! What is told, on standard error, of reports coming in; the same for `extract` and `read`.

use crate::io::{note, warn};
use indicatif::ProgressBar;
use sidelines_extract::Skip;
use sidelines_ingest::{Cause, IngestError, Place, Taken};
use std::collections::BTreeMap;
use std::path::Path;

/// Problems that are told one by one; the rest is counted.
const TOLD: usize = 40;

/// Counts what was taken and what not.
#[derive(Debug, Default)]
pub(crate) struct Intake {
    /// Reports that were read.
    pub(crate) read: usize,
    /// Reports that were not, with the reason in a word or two, counted.
    pub(crate) skipped: BTreeMap<&'static str, usize>,
    /// Whether some input could not be read.
    pub(crate) failed: bool,
    /// The bar above which problems are told, where one is shown.
    pub(crate) bar: Option<ProgressBar>,
    told: usize,
}

impl Intake {
    /// Counts and tells a report that was not taken.
    pub(crate) fn failed(&mut self, error: &IngestError) {
        let reason = match error.cause {
            Cause::NotFound { .. } => "not found",
            Cause::Permission => "no permission",
            Cause::Loop => "link in a circle",
            Cause::Special => "not a file",
            Cause::Binary { .. } => "not text",
            Cause::Empty => "empty",
            Cause::TooLong { .. } => "too long",
            Cause::Json(_) => "bad line",
            Cause::Repeated(_) => "repeated",
            _ => "unreadable",
        };
        // A report that comes twice is no failure: it was read.
        self.failed |= !matches!(error.cause, Cause::Repeated(_));
        self.skip(reason, &error.to_string());
    }

    /// Counts and tells a report that the reader skipped.
    pub(crate) fn skipped(&mut self, taken: &Taken, skip: &Skip) {
        match skip {
            Skip::Empty => {
                self.failed = true;
                self.skip("empty", &format!("{}: no text in it", taken.place));
            }
            Skip::Language(name) => {
                let text = format!("{}: in {name}; only English is read", taken.place);
                self.skip("other language", &text);
            }
        }
    }

    /// Counts and tells a report on which the reader broke down.
    pub(crate) fn broken(&mut self, place: &Place) {
        self.failed = true;
        let text = format!("{place}: the reader broke down on it, which is a fault of the program");
        self.skip("not understood", &text);
    }

    /// Counts and tells a line of a file of facts that is none.
    pub(crate) fn bad_fact(&mut self, path: &Path, line: usize, why: &serde_json::Error) {
        self.failed = true;
        let mut why = why.to_string();
        // The place within the line, as the line has a number of its own.
        if let Some((what, column)) = why.rsplit_once(" at line 1 column ") {
            why = format!("{what}, column {column}");
        }
        let path = path.display();
        let text = format!(
            "{path}:{line}: not a fact ({why}); wanted a line of the facts format, whose schema \
             'sidelines export --as schema' prints"
        );
        self.skip("bad line", &text);
    }

    /// Counts a report that was read, and tells what had to be settled to take it.
    pub(crate) fn read(&mut self, taken: &Taken) {
        self.read += 1;
        for notice in &taken.notices {
            self.tell(&format!("{}: {notice}", taken.place));
        }
    }

    /// Tells how many problems were not told one by one.
    pub(crate) fn finish(&self) {
        if self.told > TOLD {
            note(format!("… and {} more like these", self.told - TOLD));
        }
    }

    /// How many reports were not read.
    pub(crate) fn skips(&self) -> usize {
        self.skipped.values().sum()
    }

    /// The reasons: "2 empty, 1 not text"; empty where nothing was skipped.
    pub(crate) fn reasons(&self) -> String {
        let reasons: Vec<String> = self
            .skipped
            .iter()
            .map(|(reason, n)| format!("{n} {reason}"))
            .collect();
        reasons.join(", ")
    }

    fn skip(&mut self, reason: &'static str, text: &str) {
        *self.skipped.entry(reason).or_default() += 1;
        self.tell(text);
    }

    fn tell(&mut self, text: &str) {
        self.told += 1;
        if self.told <= TOLD {
            match &self.bar {
                Some(bar) => bar.suspend(|| warn(text)),
                None => warn(text),
            }
        }
    }
}

/// "3 reports", "1 report".
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 {
        format!("1 {one}")
    } else {
        format!("{n} {many}")
    }
}

/// Tells which files of folders were not taken for reports, by their ending.
pub(crate) fn passed_over(endings: &BTreeMap<String, u64>) -> Option<String> {
    let total: u64 = endings.values().sum();
    let list: Vec<String> = endings
        .iter()
        .map(|(ending, n)| format!("{n} {ending}"))
        .collect();
    (total > 0).then(|| format!("files passed over: {}", list.join(", ")))
}
