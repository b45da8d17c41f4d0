//! `sidelines profiles`: what the counting profiles count.

use crate::args::{General, Profiles};
use crate::exit::{Outcome, Usage};
use crate::io;
use crate::screen::{Ink, Line, Page, Table, plain};
use anyhow::{Context, anyhow};
use sidelines_views::{Profile, builtin, profiles};
use std::path::Path;

pub(crate) fn run(args: &Profiles, general: &General) -> anyhow::Result<Outcome> {
    match &args.profile {
        Some(asked) => {
            let profile = open(asked)?;
            if general.json {
                io::show_json(&profile)?;
            } else {
                io::show(&page(&profile))?;
            }
        }
        None => {
            let mut all: Vec<Profile> = Vec::new();
            for name in profiles() {
                all.extend(builtin(name)?);
            }
            if general.json {
                io::show_json(&all)?;
            } else {
                let mut table = Table::default().flexible([1]);
                for profile in &all {
                    table.row([
                        Line::default().ink(Ink::Strong, &profile.name),
                        plain(&profile.title).ink(Ink::Quiet, format!("  {}", profile.about)),
                    ]);
                }
                let mut page = Page::default();
                table.print(&mut page, io::width());
                io::show(&page)?;
            }
        }
    }
    Ok(Outcome::Done)
}

/// A profile by its name, or from a file.
///
/// # Errors
/// [`Usage`] where there is neither; otherwise what is wrong with the file.
pub(crate) fn open(asked: &str) -> anyhow::Result<Profile> {
    if let Some(profile) = builtin(asked)? {
        return Ok(profile);
    }
    let path = Path::new(asked);
    if !path.exists() {
        return Err(Usage(format!(
            "no profile '{asked}', nor a file of that name; there are {}",
            profiles().join(", ")
        ))
        .into());
    }
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("{}: cannot be read", path.display()))?;
    Profile::parse(&text).map_err(|error| anyhow!("{}: {error}", path.display()))
}

fn page(profile: &Profile) -> Page {
    let width = io::width().unwrap_or(100);
    let mut page = Page::default();
    page.line(Line::default().ink(Ink::Strong, &profile.title).ink(
        Ink::Quiet,
        format!("  {}, version {}", profile.name, profile.version),
    ));
    page.lines(plain(&profile.about).wrapped(width));
    super::parts::title(&mut page, "how it counts");
    page.lines(plain(profile.methods()).wrapped(width));
    if !profile.examples.is_empty() {
        super::parts::title(&mut page, "for example");
        let mut table = Table::indented(2).flexible([0, 1]);
        for example in &profile.examples {
            let counts = match example.rows.as_slice() {
                [] => Line::default().ink(Ink::Quiet, "does not count"),
                rows => Line::default().ink(Ink::Good, rows.join("; ")),
            };
            table.row([plain(&example.says), counts]);
        }
        table.print(&mut page, io::width());
    }
    page
}
