//! One file a command.

pub(crate) mod brief;
pub(crate) mod correct;
pub(crate) mod evaluate;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod extract;
mod intake;
pub(crate) mod last_met;
pub(crate) mod read;
pub(crate) mod shell;
pub(crate) mod timeline;
pub(crate) mod upkeep;
pub(crate) mod who;
