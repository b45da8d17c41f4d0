//! `sidelines completions` and `sidelines man`: made from the command line's own description.

use crate::args::{Cli, Completions, Man};
use crate::exit::Outcome;
use crate::io;
use anyhow::Context;
use clap::CommandFactory;
use std::io::Write;

pub(crate) fn completions(args: &Completions) -> anyhow::Result<Outcome> {
    // Made in memory: the generator would panic where the pipe is closed.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "sidelines", &mut script);
    let mut out = io::raw();
    out.write_all(&script)
        .and_then(|()| out.flush())
        .context(io::LOST)?;
    Ok(Outcome::Done)
}

pub(crate) fn man(args: &Man) -> anyhow::Result<Outcome> {
    let command = Cli::command();
    match &args.dir {
        Some(folder) => {
            std::fs::create_dir_all(folder)
                .and_then(|()| clap_mangen::generate_to(command, folder))
                .with_context(|| format!("{}: cannot write manual pages", folder.display()))?;
        }
        None => {
            let mut page = Vec::new();
            clap_mangen::Man::new(command)
                .render(&mut page)
                .context(io::LOST)?;
            let mut out = io::raw();
            out.write_all(&page)
                .and_then(|()| out.flush())
                .context(io::LOST)?;
        }
    }
    Ok(Outcome::Done)
}
