//! Standard output and standard error: buffered, and complete or told as not written.

use crate::screen::{Ink, Line, Page, plain};
use anstream::AutoStream;
use anyhow::Context;
use std::io::{self, BufWriter, Write};

/// What is said where standard output cannot be written (a full disk).
pub(crate) const LOST: &str = "cannot write to standard output";

/// Writes a page to standard output, with colour where a terminal shows it.
pub(crate) fn show(page: &Page) -> anyhow::Result<()> {
    let mut out = BufWriter::new(AutoStream::auto(io::stdout().lock()));
    page.write(&mut out)
        .and_then(|()| out.flush())
        .context(LOST)
}

/// Standard output for JSON and files: as it is.
pub(crate) fn raw() -> impl Write {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// Writes JSON for programs to standard output.
pub(crate) fn show_json(value: &impl serde::Serialize) -> anyhow::Result<()> {
    let mut out = raw();
    crate::json::write_pretty(&mut out, value)
        .and_then(|()| out.flush())
        .context(LOST)
}

/// Columns of the terminal that standard output is; `None` where it is none, so that lines stay whole for
/// other programs.
pub(crate) fn width() -> Option<usize> {
    terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0).max(40))
}

/// Tells an error that ended the run.
pub(crate) fn complain(error: &anyhow::Error) {
    let mut text: Vec<String> = Vec::new();
    for cause in error.chain().map(ToString::to_string) {
        // Some errors tell their cause themselves.
        if !text.last().is_some_and(|told| told.contains(&cause)) {
            text.push(cause);
        }
    }
    say(Line::default()
        .ink(Ink::Bad, "error: ")
        .plain(text.join(": ")));
}

/// Says something beside the answer, on standard error. Where even that is closed, there is nobody to be
/// told.
pub(crate) fn say(line: Line) {
    let mut page = Page::default();
    page.line(line);
    let _ = page.write(&mut AutoStream::auto(io::stderr().lock()));
}

/// Says that something was left out or settled.
pub(crate) fn warn(text: impl AsRef<str>) {
    say(Line::default().ink(Ink::Open, "warning: ").plain(text));
}

/// Says something by the way.
pub(crate) fn note(text: impl AsRef<str>) {
    say(plain(text));
}
