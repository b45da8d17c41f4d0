//! Reads every text file of a folder and prints its facts, one JSON object a line; with `--notes`, what
//! happened in each sentence, too; with `--trace`, its mentions and tree; with `--judge`, instead, everything
//! that the judge of bare wordings was asked about, for `training/judge.py`; with `--signs`, each fact with the signs
//! that its confidence follows from, for `training/confidence.py`; with `--references`, whom every singular pronoun and
//! bare title can mean, for `training/reference.py`; with `--memberships`, every state and organisation that the judge of
//! memberships was asked about, for `training/membership.py`.
//!
//! ```text
//! cargo run --release -p sidelines-extract --example facts -- reports/samples/text
//! ```

use sidelines_extract::Reader;
use sidelines_facts::write_line;
use sidelines_text::Report;
use std::error::Error;
use std::io::{BufWriter, Write, stdout};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let notes = args.iter().any(|a| a == "--notes");
    let trace = args.iter().any(|a| a == "--trace");
    let judge = args.iter().any(|a| a == "--judge");
    let references = args.iter().any(|a| a == "--references");
    let memberships = args.iter().any(|a| a == "--memberships");
    let signs = args.iter().any(|a| a == "--signs");
    args.retain(|a| !a.starts_with("--"));
    let reader = Reader::new()?;
    let mut files = Vec::new();
    for arg in &args {
        let path = std::path::Path::new(arg);
        if path.is_dir() {
            files.extend(std::fs::read_dir(path)?.filter_map(|e| e.ok().map(|e| e.path())));
        } else {
            files.push(path.to_owned());
        }
    }
    files.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let mut out = BufWriter::new(stdout().lock());
    for path in files {
        let text = std::fs::read_to_string(&path)?;
        let id = path
            .file_stem()
            .map(|s| s.to_string_lossy().into_owned())
            .unwrap_or_default();
        let report = Report {
            id,
            text,
            ..Report::default()
        };
        if judge {
            write!(out, "{}", reader.proposals(&report))?;
            continue;
        }
        if references {
            for line in reader.references(&report).lines() {
                writeln!(out, "{}\t{line}", report.id)?;
            }
            continue;
        }
        if memberships {
            for line in reader.memberships(&report).lines() {
                writeln!(out, "{}\t{line}", report.id)?;
            }
            continue;
        }
        if signs {
            write!(out, "{}", reader.signs(&report))?;
            continue;
        }
        if trace {
            writeln!(out, "{}", reader.trace(&report))?;
        }
        let reading = reader.read(&report);
        for fact in &reading.facts {
            write_line(&mut out, fact)?;
        }
        if notes {
            for note in &reading.notes {
                let words = report.text.get(note.span.clone()).unwrap_or("");
                writeln!(out, "# {:?}: {}\n#     {words}", note.kind, note.message)?;
            }
        }
    }
    Ok(())
}
