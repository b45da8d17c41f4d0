//! `sidelines evaluate`: the reading against labelled reports.

mod reliability;

use super::intake::count;
use crate::args::{Evaluate, General, Third};
use crate::exit::{Outcome, Usage};
use crate::io;
use crate::reading::{self, Item, Reader};
use crate::screen::{Ink, Line, Page, plain};
use anyhow::Context;
use regex::Regex;
use sidelines_evaluate::{
    Direction, Gold, Predicted, ReportDiff, Scores, Verdict, drops, facts_diff, load_gold, score,
};
use sidelines_facts::Fact;
use sidelines_ingest::Options;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

/// How far, in points, a figure may fall below the baseline: readers differ by as much.
const ALLOWED: f64 = 1.0;

pub(crate) fn run(args: &Evaluate, general: &General) -> anyhow::Result<Outcome> {
    let ids = args.ids.as_deref().map(Regex::new).transpose();
    let ids = ids.map_err(|e| Usage(format!("--ids is not a regular expression: {e}")))?;
    let third = args.third.map(|third| match third {
        Third::Check => sidelines_evaluate::Third::Check,
        Third::Tune => sidelines_evaluate::Third::Tune,
    });
    let golds = load_gold(&args.reports.join("gold"), ids.as_ref(), third)?;
    if golds.is_empty() {
        anyhow::bail!(
            "{}: no labels in gold/ for such reports",
            args.reports.display()
        );
    }
    let (texts, facts) = read(args, &golds)?;
    let predicted = match &args.facts {
        Some(file) => from_file(file)?,
        None => Predicted::from_facts(&facts)?,
    };
    if let Some(old) = &args.facts_diff {
        let diff = facts_diff(&only(from_file(old)?, &golds), &predicted, &golds);
        return if general.json {
            diff_json(&diff)
        } else {
            io::show(&diff_page(&diff))
        }
        .map(|()| Outcome::Done);
    }
    if args.reliability {
        let judged = sidelines_evaluate::judged(&golds, &predicted);
        return if general.json {
            io::show_json(&judged)
        } else {
            io::show(&reliability::page(&judged))
        }
        .map(|()| Outcome::Done);
    }
    let (scores, remarks) = score(&golds, &predicted, Some(&texts));
    if general.json {
        io::show_json(&scores.to_json())?;
    } else {
        let mut page = Page::default();
        if args.verbose {
            page.lines(remarks.iter().map(|r| plain(r.to_string())));
        }
        page.lines(scores.to_string().lines().map(plain));
        io::show(&page)?;
    }
    match &args.baseline {
        Some(file) => compare(file, &scores, args.update_baseline, general),
        None => Ok(Outcome::Done),
    }
}

/// The texts of the labelled reports, and unless facts are given, what the reader finds in them.
fn read(args: &Evaluate, golds: &[Gold]) -> anyhow::Result<(BTreeMap<String, String>, Vec<Fact>)> {
    let folder = args.reports.join("text");
    let folder = if folder.is_dir() {
        folder
    } else {
        args.reports.clone()
    };
    let paths: Vec<PathBuf> = golds
        .iter()
        .map(|g| folder.join(format!("{}.txt", g.id)))
        .collect();
    let mut texts = BTreeMap::new();
    let mut facts = Vec::new();
    let reports = sidelines_ingest::open(&paths, Options::default());
    if args.facts.is_some() {
        for taken in reports {
            let report = taken?.report;
            texts.insert(report.id, report.text);
        }
        return Ok((texts, facts));
    }
    let reader = Reader::open(&args.reading)?;
    reading::read_all(reports, &reader, args.reading.jobs, |item| match item {
        Item::Failed(error) => Err(error.into()),
        Item::Broken(place) => Err(anyhow::anyhow!("{place}: the reader broke down on it")),
        Item::Read(read) => {
            let (taken, reading) = *read;
            texts.insert(taken.report.id, taken.report.text);
            facts.extend(reading.facts);
            Ok(())
        }
    })?;
    Ok((texts, facts))
}

fn from_file(file: &Path) -> anyhow::Result<Predicted> {
    let place = || file.display().to_string();
    let input = File::open(file).with_context(place)?;
    Predicted::from_lines(BufReader::new(input)).with_context(place)
}

/// Without the reports that are not looked at now.
fn only(mut facts: Predicted, golds: &[Gold]) -> Predicted {
    facts.retain(|report| golds.iter().any(|g| g.id == report));
    facts
}

fn compare(
    file: &Path,
    scores: &Scores,
    update: bool,
    general: &General,
) -> anyhow::Result<Outcome> {
    let place = || file.display().to_string();
    if update {
        let mut text = serde_json::to_vec_pretty(&scores.to_json())?;
        text.push(b'\n');
        fs::write(file, text).with_context(place)?;
        if !general.quiet {
            io::note(format!("kept in {}", file.display()));
        }
        return Ok(Outcome::Done);
    }
    let kept = fs::read_to_string(file).with_context(place)?;
    let fell = drops(&kept, scores, ALLOWED).with_context(place)?;
    for drop in &fell {
        io::warn(format!(
            "{}: F1 fell from {:.3} to {:.3}",
            drop.name, drop.kept, drop.now
        ));
    }
    Ok(if fell.is_empty() {
        Outcome::Done
    } else {
        Outcome::Nothing
    })
}

fn diff_page(diff: &[ReportDiff]) -> Page {
    let mut page = Page::default();
    for report in diff {
        page.line(Line::default().ink(Ink::Strong, &report.report));
        for change in &report.changes {
            // Good: something right came or something wrong went.
            let ink = match (&change.verdict, change.direction) {
                (Verdict::Unlabelled, _) => Ink::Plain,
                (Verdict::Right, Direction::Appeared)
                | (Verdict::Wrong | Verdict::Partly(_), Direction::Vanished) => Ink::Good,
                _ => Ink::Bad,
            };
            page.line(plain("  ").ink(ink, change.to_string()));
        }
    }
    page.gap();
    for (direction, verbs) in [
        (Direction::Appeared, ["appears", "appear"]),
        (Direction::Vanished, ["vanishes", "vanish"]),
    ] {
        let all = diff
            .iter()
            .flat_map(|d| &d.changes)
            .filter(|c| c.direction == direction);
        let (total, right) = all.fold((0, 0), |(total, right), c| {
            (total + 1, right + usize::from(c.verdict == Verdict::Right))
        });
        let verb = verbs[usize::from(total != 1)];
        let facts = count(total, "fact", "facts");
        page.line(plain(format!("{facts} {verb}, {right} of them right")));
    }
    page
}

fn diff_json(diff: &[ReportDiff]) -> anyhow::Result<()> {
    let changes: Vec<_> = diff
        .iter()
        .flat_map(|report| {
            report.changes.iter().map(|change| {
                let direction = match change.direction {
                    Direction::Appeared => "appeared",
                    Direction::Vanished => "vanished",
                };
                serde_json::json!({
                    "report": report.report, "change": direction,
                    "verdict": change.verdict.to_string(), "fact": change.text,
                })
            })
        })
        .collect();
    io::show_json(&changes)
}
