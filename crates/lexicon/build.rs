//! Compiles the data files of the workspace into the tables and the automaton that the crate
//! embeds.

// The modules are the crate's own; the build needs only some of what they offer.
#![allow(dead_code, unreachable_pub)]

use std::path::{Path, PathBuf};

#[path = "src/compile.rs"]
mod compile;
#[path = "src/dictionary.rs"]
mod dictionary;
#[path = "src/error.rs"]
mod error;
#[path = "src/fold.rs"]
mod fold;
#[path = "src/model.rs"]
mod model;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut names: Vec<PathBuf> = std::fs::read_dir(&folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    names.sort();
    let mut files = Vec::new();
    for path in names {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.ends_with(".toml") || name.ends_with(".csv") {
            println!("cargo::rerun-if-changed={}", path.display());
            files.push(compile::File {
                name,
                text: std::fs::read_to_string(&path)?,
            });
        }
    }
    let mut tables = model::Tables::default();
    let wordings = compile::compile(&files, &mut tables)?;
    let (automaton, senses) = dictionary::build(wordings)?;
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    std::fs::write(out.join("lexicon.fst"), automaton)?;
    std::fs::write(
        out.join("lexicon.tables"),
        postcard::to_allocvec(&(tables, senses))?,
    )?;
    Ok(())
}
