//! Programs beside this one, for what needs a great deal of other people's code: PDF, Parquet.

use anyhow::{Context, anyhow, bail};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The command for a helper: beside this program, else wherever the system finds it.
///
/// # Errors
/// Where there is none, with how to get it and what to do without.
pub(crate) fn command(name: &str, package: &str, instead: &str) -> anyhow::Result<Command> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let beside = std::env::current_exe().ok();
    let beside = beside.and_then(|exe| Some(exe.parent()?.join(&file)));
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let places = std::env::split_paths(&paths).map(|folder| folder.join(&file));
    let found: Option<PathBuf> = beside.into_iter().chain(places).find(|path| path.is_file());
    found.map(Command::new).ok_or_else(|| {
        anyhow!(
            "the program {name} is not installed: 'cargo install --path {package}' in the project's \
             folder installs it; without it there is '{instead}'"
        )
    })
}

/// Runs a helper on `input`.
///
/// # Errors
/// Where it cannot be run or fails.
pub(crate) fn feed(mut command: Command, name: &str, input: &[u8]) -> anyhow::Result<()> {
    let mut child = command
        .stdin(Stdio::piped())
        .spawn()
        .with_context(|| format!("{name} cannot be run"))?;
    let written = match child.stdin.take() {
        Some(mut stdin) => stdin.write_all(input),
        None => Ok(()),
    };
    let status = child
        .wait()
        .with_context(|| format!("{name} cannot be waited for"))?;
    if !status.success() {
        bail!("{name} failed ({status})");
    }
    written.with_context(|| format!("{name} did not read its input"))
}
