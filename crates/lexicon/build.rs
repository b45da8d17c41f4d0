//! Compiles the data files of the workspace into the tables and the automaton that the crate
//! embeds.

// The modules are the crate's own; the build needs only some of what they offer.
#![allow(dead_code, unreachable_pub)]

use std::path::PathBuf;

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
#[path = "src/tables.rs"]
mod tables;

/// The lexicon's own files; others in the folder are other crates' business.
const FILES: &[&str] = &[
    "agencies.toml",
    "assemblies.toml",
    "bodies.toml",
    "cities.csv",
    "countries.toml",
    "gatherings.toml",
    "names.toml",
    "office-grammar.toml",
    "offices.toml",
    "organisations.toml",
    "places.csv",
    "ranks.toml",
    "regions.toml",
    "stop.toml",
    "units.toml",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?).join("../../data");
    let mut files = Vec::new();
    for name in FILES {
        let path = folder.join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        let text = std::fs::read_to_string(&path)
            .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        files.push(compile::File {
            name: (*name).to_owned(),
            text,
        });
    }
    let mut tables = tables::Tables::default();
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
