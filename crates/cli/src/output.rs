//! Files that the program writes for people and other programs.

use anyhow::Context;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Writes a file. What stood there stays until the new one is whole; a device is written as it is.
pub(crate) fn write(
    path: &Path,
    content: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> anyhow::Result<()> {
    let place = || format!("{}: cannot be written", path.display());
    let part = path.with_added_extension("part");
    let special = path.exists() && !path.is_file();
    let target = if special { path } else { &part };
    let mut out = BufWriter::new(File::create(target).with_context(place)?);
    content(&mut out)
        .and_then(|()| out.flush())
        .with_context(place)?;
    if !special {
        std::fs::rename(&part, path).with_context(place)?;
    }
    Ok(())
}
