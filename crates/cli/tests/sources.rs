//! Every source file of the workspace is part of a crate: what no `mod` declares, the compiler passes over in silence.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use std::path::{Path, PathBuf};

/// The files below `folder` that end in `.rs`.
fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// The files in which the module of `file` may be declared.
fn parents(file: &Path) -> Vec<PathBuf> {
    let folder = file.parent().unwrap();
    let own = file.file_stem().unwrap() == "mod";
    // A `mod.rs` is declared beside its folder.
    let around = if own {
        folder.parent().unwrap()
    } else {
        folder
    };
    let mut out: Vec<PathBuf> = ["mod.rs", "lib.rs", "main.rs"]
        .iter()
        .map(|name| around.join(name))
        .collect();
    out.push(around.with_extension("rs"));
    out
}

#[test]
fn every_source_file_is_declared() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut orphans = Vec::new();
    for folder in ["crates", "leaf", "benches"] {
        for krate in std::fs::read_dir(root.join(folder)).unwrap() {
            let src = krate.unwrap().path().join("src");
            let mut files = Vec::new();
            if src.is_dir() {
                sources(&src, &mut files);
            }
            for file in files {
                let stem = file.file_stem().unwrap().to_string_lossy();
                let top = matches!(&*stem, "lib" | "main") || file.starts_with(src.join("bin"));
                let name = if stem == "mod" {
                    file.parent()
                        .unwrap()
                        .file_name()
                        .unwrap()
                        .to_string_lossy()
                } else {
                    stem.clone()
                };
                let declared = parents(&file).iter().any(|parent| {
                    std::fs::read_to_string(parent)
                        .is_ok_and(|text| text.contains(&format!("mod {name};")))
                });
                if !top && !declared {
                    orphans.push(
                        file.strip_prefix(&root)
                            .unwrap_or(&file)
                            .display()
                            .to_string(),
                    );
                }
            }
        }
    }
    assert!(
        orphans.is_empty(),
        "declared by no `mod`: {}; declare or delete them",
        orphans.join(", ")
    );
}
