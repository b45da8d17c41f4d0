//! `sidelines-pdf`: Typst markup on standard input, PDF out. `sidelines brief -o brief.pdf` runs it.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
Sets the documents of sidelines as PDF.

Usage: sidelines brief India Tajikistan --format typ | sidelines-pdf [--output FILE]

Options:
  -o, --output FILE  write there instead of to standard output
  -h, --help         print this
  -V, --version      print the version

'sidelines brief … -o brief.pdf' runs it by itself.";

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
    let mut output: Option<PathBuf> = None;
    let mut args = std::env::args_os().skip(1);
    while let Some(arg) = args.next() {
        match arg.to_str() {
            Some("-o" | "--output") => {
                let file = args.next().ok_or((2, "--output wants a file".to_owned()))?;
                output = Some(file.into());
            }
            Some("-h" | "--help") => {
                println!("{USAGE}");
                return Ok(());
            }
            Some("-V" | "--version") => {
                println!("sidelines-pdf {}", env!("CARGO_PKG_VERSION"));
                return Ok(());
            }
            _ => return Err((2, format!("unknown argument {}\n{USAGE}", arg.display()))),
        }
    }
    let mut markup = String::new();
    std::io::stdin()
        .read_to_string(&mut markup)
        .map_err(|e| (3, format!("standard input: {e}")))?;
    let pdf = sidelines_pdf::pdf(&markup).map_err(|e| (3, format!("the markup: {e}")))?;
    match output {
        Some(path) => {
            let part = path.with_added_extension("part");
            std::fs::write(&part, &pdf)
                .and_then(|()| std::fs::rename(&part, &path))
                .map_err(|e| (3, format!("{}: cannot be written: {e}", path.display())))
        }
        None => std::io::stdout()
            .write_all(&pdf)
            .map_err(|e| (3, format!("cannot write to standard output: {e}"))),
    }
}
