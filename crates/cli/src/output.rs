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
    let written = content(&mut out).and_then(|()| out.flush());
    // Half a file helps nobody, and on a full disk it stands in the way.
    drop(out.into_parts());
    let written = written.and_then(|()| {
        if special {
            Ok(())
        } else {
            std::fs::rename(&part, path)
        }
    });
    if written.is_err() && !special {
        let _ = std::fs::remove_file(&part);
    }
    written.with_context(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_written_whole_leaves_nothing_behind() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("record.csv");
        std::fs::write(&path, "old").unwrap();
        let full = |out: &mut dyn Write| {
            out.write_all(b"new")?;
            Err(std::io::ErrorKind::StorageFull.into())
        };
        assert!(write(&path, full).is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
