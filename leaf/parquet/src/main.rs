//! `sidelines-parquet`: facts in, Parquet tables out. `sidelines export --as parquet` runs it.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
Writes the facts of sidelines as Parquet, a file for each type of fact.

Usage: sidelines extract REPORTS | sidelines-parquet --output FOLDER [FILE]

Options:
  -o, --output FOLDER  write there
  -h, --help           print this
  -V, --version        print the version

FILE is JSON Lines of facts; without it, or as -, standard input. 'sidelines export --as parquet -o FOLDER' runs it by
itself.";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err((code, text)) => {
            eprintln!("error: {text}");
            ExitCode::from(code)
        }
    }
}

fn run() -> Result<(), (u8, String)> {
    let (mut output, mut input): (Option<PathBuf>, Option<PathBuf>) = (None, None);
    let mut args = std::env::args_os().skip(1);
    while let Some(arg) = args.next() {
        match arg.to_str() {
            Some("-o" | "--output") => {
                output = Some(
                    args.next()
                        .ok_or((2, "--output wants a folder".to_owned()))?
                        .into(),
                );
            }
            Some("-h" | "--help") => {
                println!("{USAGE}");
                return Ok(());
            }
            Some("-V" | "--version") => {
                println!("sidelines-parquet {}", env!("CARGO_PKG_VERSION"));
                return Ok(());
            }
            Some("-") => input = None,
            Some(flag) if flag.starts_with('-') => {
                return Err((2, format!("unknown option {flag}\n{USAGE}")));
            }
            _ => input = Some(arg.into()),
        }
    }
    let folder = output.ok_or((2, format!("--output FOLDER is missing\n{USAGE}")))?;
    let reader: Box<dyn BufRead> = match &input {
        None => Box::new(std::io::stdin().lock()),
        Some(path) => {
            let file =
                std::fs::File::open(path).map_err(|e| (3, format!("{}: {e}", path.display())))?;
            Box::new(BufReader::new(file))
        }
    };
    sidelines_parquet::write(reader, &folder).map_err(|e| (3, e))?;
    Ok(())
}
