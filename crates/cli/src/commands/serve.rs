//! `sidelines serve`: the record in a browser.

use crate::args::{General, Serve};
use crate::exit::{Outcome, Usage};
use crate::io;
use crate::reading::Reader;
use crate::screen::{Ink, Line, Page, plain};
use sidelines_text::Report;
use sidelines_web::{Address, Options, serve, token};
use std::net::SocketAddr;
use std::sync::Arc;

/// The fewest characters of a token that somebody chooses.
const SHORTEST: usize = 16;

/// Longer texts, in bytes, are shown without what the reader says of them: reading again must not hold up a
/// page.
const LONGEST: usize = 400 << 10;

pub(crate) fn run(args: &Serve, general: &General) -> anyhow::Result<Outcome> {
    let token = token_of(args)?;
    let reader = Reader::open(&args.reading)?;
    let notes = move |report: &Report| {
        if report.text.len() > LONGEST {
            return Vec::new();
        }
        super::report::remarks(report, &reader.read(report))
    };
    let options = Options {
        db: args.db.db.clone(),
        token: token.clone(),
        hosts: args.host.clone(),
        notes: Some(Arc::new(notes)),
    };
    if !args.bind.is_loopback() {
        io::warn(format!(
            "{} can be reached from other machines: whoever reaches it can read the record",
            args.bind
        ));
    }
    let open = |address: Address| {
        // The address is the answer, for people and programs; the rest is said beside it.
        let mut page = Page::default();
        page.line(plain(address.to_string()));
        let _ = io::show(&page);
        if general.quiet {
            return;
        }
        match &token {
            Some(token) if args.token.is_none() => io::say(
                Line::default()
                    .plain("To correct, sign in with the token ")
                    .ink(Ink::Strong, token),
            ),
            Some(_) => io::note("To correct, sign in with your token"),
            None => io::note("Nothing can be corrected (--read-only)"),
        }
        io::note("Ctrl-C ends it");
    };
    serve(options, SocketAddr::new(args.bind, args.port), open)?;
    Ok(Outcome::Done)
}

/// The token that is given, or a new one; none where nothing is to be written.
fn token_of(args: &Serve) -> anyhow::Result<Option<String>> {
    match &args.token {
        _ if args.read_only => Ok(None),
        None => Ok(Some(token()?)),
        Some(given) if given.trim().chars().count() < SHORTEST => Err(Usage(format!(
            "--token is too short: {SHORTEST} characters at least, or leave it out and a new one is made"
        ))
        .into()),
        Some(given) => Ok(Some(given.trim().to_owned())),
    }
}
