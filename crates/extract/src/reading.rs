use sidelines_facts::{Edtf, Fact};
use std::ops::Range;

/// What reading one report gave: its facts, and what was not understood.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// In the order of their first evidence, then by type: the same on every run.
    pub facts: Vec<Fact>,
    /// The day of the report as a careful reader settles it (header, dateline, body), and where it stays
    /// open, `None`.
    pub published: Option<Edtf>,
    /// The agency that the dateline or the sign-off names.
    pub agency: Option<String>,
    /// Why the report was not read at all; then `facts` is empty.
    pub skipped: Option<Skip>,
    /// What happened in each sentence: what fired, or why it gave nothing.
    pub notes: Vec<Note>,
}

/// Why a report was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Skip {
    /// No words in it.
    Empty,
    /// In another language; its English name.
    Language(&'static str),
}

/// One remark about a stretch of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Bytes of the stored text.
    pub span: Range<usize>,
    /// What kind of remark.
    pub kind: NoteKind,
    /// For people.
    pub message: String,
}

/// The kinds of remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// A frame fired here: its name and the words are in the message.
    Read,
    /// A sentence that gave nothing, and why.
    Nothing,
    /// Something contradictory or doubtful (a weekday that does not fit its date).
    Doubt,
    /// The report's date was settled from something else than its header.
    Dated,
}
