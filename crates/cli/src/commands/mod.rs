//! One file a command.

pub(crate) mod evaluate;
pub(crate) mod extract;
mod intake;
pub(crate) mod shell;
