//! What the given paths name: files in a fixed order, and what is left out, with the reason.

use crate::{Cause, Format, IngestError, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The path that means standard input.
pub const STANDARD_INPUT: &str = "-";

/// One thing to read.
#[derive(Debug)]
pub(crate) enum Source {
    /// A file that is one report; `id` is settled over all of them.
    Text { path: PathBuf, id: String },
    /// A file of JSON Lines.
    Lines(PathBuf),
    /// A pipe, a device or standard input: text or JSON Lines, as its first byte tells.
    Stream(PathBuf),
    /// Something that cannot be read.
    Problem(IngestError),
}

/// Everything the paths name, in order.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    pub(crate) sources: Vec<Source>,
    /// Files of folders that are no reports by their ending, counted by ending (`.json`).
    pub(crate) passed_over: BTreeMap<String, u64>,
}

/// One text file, and the folder argument it was found under.
struct Found {
    path: PathBuf,
    root: PathBuf,
}

/// Lists `paths`: files as given, folders recursively and sorted by name, `-` as standard input.
pub(crate) fn list(paths: &[PathBuf], format: Format) -> Listing {
    let mut listing = Listing::default();
    let mut texts = Vec::new();
    let mut seen = BTreeSet::new();
    for path in paths {
        if path.as_os_str() == STANDARD_INPUT {
            listing.sources.push(Source::Stream(path.clone()));
            continue;
        }
        match fs::metadata(path) {
            Err(e) => {
                let mut cause = Cause::io(e);
                if let Cause::NotFound { suggestion } = &mut cause {
                    *suggestion = neighbour(path);
                }
                listing
                    .sources
                    .push(Source::Problem(cause.at(Place::file(path))));
            }
            Ok(meta) if meta.is_dir() => folder(path, format, &mut listing, &mut texts, &mut seen),
            Ok(meta) if meta.is_file() => {
                let root = path.parent().map(Path::to_path_buf).unwrap_or_default();
                file(
                    path.clone(),
                    root,
                    format,
                    &mut listing,
                    &mut texts,
                    &mut seen,
                );
            }
            Ok(_) => listing.sources.push(Source::Stream(path.clone())),
        }
    }
    name(&mut listing.sources, &texts);
    listing
}

fn folder(
    root: &Path,
    format: Format,
    listing: &mut Listing,
    texts: &mut Vec<Found>,
    seen: &mut BTreeSet<PathBuf>,
) {
    let visible =
        |e: &DirEntry| e.depth() == 0 || !e.file_name().as_encoded_bytes().starts_with(b".");
    let walk = WalkDir::new(root).follow_links(true).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(visible) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(e) => {
                let place = Place::file(e.path().unwrap_or(root));
                let looped = e.loop_ancestor().is_some();
                let cause = match e.into_io_error() {
                    _ if looped => Cause::Loop,
                    Some(e) => Cause::io(e),
                    None => Cause::Loop,
                };
                listing.sources.push(Source::Problem(cause.at(place)));
                continue;
            }
        };
        if entry.file_type().is_dir() {
            continue;
        }
        if !entry.file_type().is_file() {
            let place = Place::file(entry.path());
            listing
                .sources
                .push(Source::Problem(Cause::Special.at(place)));
            continue;
        }
        match ending(entry.path()).as_deref() {
            None | Some("txt" | "text" | "jsonl" | "ndjson") => {
                file(
                    entry.into_path(),
                    root.to_path_buf(),
                    format,
                    listing,
                    texts,
                    seen,
                );
            }
            Some(other) => *listing.passed_over.entry(format!(".{other}")).or_default() += 1,
        }
    }
}

fn file(
    path: PathBuf,
    root: PathBuf,
    format: Format,
    listing: &mut Listing,
    texts: &mut Vec<Found>,
    seen: &mut BTreeSet<PathBuf>,
) {
    // The same file named twice (by itself and in its folder) is one report.
    if !seen.insert(fs::canonicalize(&path).unwrap_or_else(|_| path.clone())) {
        return;
    }
    let lines = match format {
        Format::Auto => matches!(ending(&path).as_deref(), Some("jsonl" | "ndjson" | "json")),
        Format::Text => false,
        Format::JsonLines => true,
    };
    if lines {
        listing.sources.push(Source::Lines(path));
    } else {
        listing.sources.push(Source::Text {
            path: path.clone(),
            id: String::new(),
        });
        texts.push(Found { path, root });
    }
}

fn ending(path: &Path) -> Option<String> {
    path.extension()
        .map(|e| e.to_string_lossy().to_ascii_lowercase())
}

/// Gives each text its id: the file stem where it is the only one, else the path inside its folder
/// without the ending, else the path as given, with the ending.
fn name(sources: &mut [Source], texts: &[Found]) {
    let forms: [fn(&Found) -> String; 3] = [
        |f| {
            f.path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned()
        },
        |f| {
            slashes(
                f.path
                    .strip_prefix(&f.root)
                    .unwrap_or(&f.path)
                    .with_extension(""),
            )
        },
        |f| slashes(f.path.clone()),
    ];
    let mut ids: Vec<Option<String>> = vec![None; texts.len()];
    for form in forms {
        let wanted: Vec<String> = texts.iter().map(form).collect();
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for w in &wanted {
            *count.entry(w).or_default() += 1;
        }
        for (id, w) in ids.iter_mut().zip(&wanted) {
            if id.is_none() && count.get(w.as_str()) == Some(&1) {
                *id = Some(w.clone());
            }
        }
    }
    let mut next = ids.into_iter().zip(texts);
    for source in sources {
        if let Source::Text { id, .. } = source
            && let Some((settled, found)) = next.next()
        {
            *id = settled.unwrap_or_else(|| slashes(found.path.clone()));
        }
    }
}

/// The same id on every system.
fn slashes(path: PathBuf) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) {
        text.replace('\\', "/")
    } else {
        text.into_owned()
    }
}

/// A name in the same folder that `path` may have meant.
fn neighbour(path: &Path) -> Option<String> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let wanted = path.file_name()?.to_string_lossy().to_lowercase();
    fs::read_dir(folder.unwrap_or(Path::new(".")))
        .ok()?
        .filter_map(Result::ok)
        .map(|e| e.file_name())
        .filter(|name| !name.as_encoded_bytes().starts_with(b"."))
        .map(|name| (likeness(&wanted, &name), name))
        .filter(|(score, _)| *score >= 0.6)
        .max_by(|(a, x), (b, y)| a.total_cmp(b).then_with(|| y.cmp(x)))
        .map(|(_, name)| {
            folder
                .unwrap_or(Path::new(""))
                .join(name)
                .display()
                .to_string()
        })
}

fn likeness(wanted: &str, name: &OsStr) -> f64 {
    let name = name.to_string_lossy().to_lowercase();
    let stem = Path::new(&name)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    strsim::normalized_damerau_levenshtein(wanted, &name)
        .max(strsim::normalized_damerau_levenshtein(wanted, &stem))
}
