//! How a run ended: the one place of exit codes.

use std::process::ExitCode;

/// What a command came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Done, and there is an answer. Code 0.
    Done,
    /// Done, but nothing was found; or an evaluation fell below its baseline. Code 1.
    Nothing,
    /// What could be done was done, but some input could not be read. Code 3.
    Partly,
}

/// The text of the exit codes in help and man pages.
pub(crate) const HELP: &str = "\
Exit codes:
  0  done
  1  nothing found; with evaluate --baseline: a figure fell
  2  the command line is wrong
  3  some input could not be read, or output not written; the rest was done";

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Nothing => Self::from(1),
            Outcome::Partly => Self::from(3),
        }
    }
}

/// The code for an error that ended the run: 2 for a wrong question, 0 for a reader that has gone (a
/// closed pipe), 3 for everything else.
pub(crate) fn code(error: &anyhow::Error) -> ExitCode {
    if gone(error) {
        ExitCode::SUCCESS
    } else if error.is::<Usage>() {
        ExitCode::from(2)
    } else {
        ExitCode::from(3)
    }
}

/// Whether the error is that nobody reads the output any more (`sidelines timeline | head`).
pub(crate) fn gone(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<std::io::Error>()
            .is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
    })
}

/// A question that cannot be asked: an unknown country, a date that is none.
pub(crate) use sidelines_wording::Misunderstood as Usage;
