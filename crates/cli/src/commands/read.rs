//! `sidelines read`: reports into the record, and what that brought.

use super::intake::{Intake, count, passed_over};
use super::timeline::table;
use crate::args::{General, Read};
use crate::contacts;
use crate::dates::human;
use crate::exit::Outcome;
use crate::io;
use crate::names::country_name;
use crate::reading::{self, Item, Reader};
use crate::record;
use crate::screen::{Ink, Line, Page, Table, plain};
use anyhow::Context;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;
use sidelines_extract::{NoteKind, Reading};
use sidelines_facts::{CountryCode, Edtf, Fact, FactsError};
use sidelines_ingest::Taken;
use sidelines_text::Report;
use sidelines_views::{Contact, Count, Known, Summary, summary};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

pub(crate) fn run(args: &Read, general: &General) -> anyhow::Result<Outcome> {
    let start = Instant::now();
    let reader = Reader::open(&args.input.reading)?;
    let reports = reading::open(&args.input, args.facts.is_some())?;
    let endings = reports.passed_over().clone();
    let mut came = Came::default();
    let mut given = match args.facts.as_deref() {
        Some(path) => given(path, &mut came.intake)?,
        None => BTreeMap::new(),
    };
    let mut archive = record::Additions::open(&args.db)?;
    let before = Known::of(&archive.record()?);
    let bar = progress(reports.total(), general.quiet);
    came.intake.bar = Some(bar.clone());
    let result = reading::read_all(reports, &reader, args.input.reading.jobs, |item| {
        came.take(item, &mut given, &mut archive)?;
        bar.inc(1);
        Ok(())
    });
    let kept = result.and_then(|()| {
        // Reports of which there are only facts.
        for (id, facts) in std::mem::take(&mut given) {
            came.intake.read += 1;
            let report = Report {
                id,
                ..Report::default()
            };
            archive.put(
                report,
                Reading {
                    facts,
                    ..Reading::default()
                },
            )?;
        }
        archive.finish()
    });
    bar.finish_and_clear();
    came.intake.finish();
    if kept.is_err() && archive.counts.kept() > 0 {
        let kept = count(archive.counts.kept(), "report is", "reports are");
        io::note(format!(
            "{kept} in the record; reading again goes on from there"
        ));
    }
    kept?;
    let view = summary(&archive.record()?, &before);
    let told = Told {
        read: came.intake.read,
        new: archive.counts.new,
        changed: archive.counts.changed,
        unchanged: archive.counts.unchanged,
        skipped: &came.intake.skipped,
        passed_over: &endings,
        undated: came.undated,
        dated: &came.dated,
        summary: &view,
    };
    if general.json {
        io::show_json(&told)?;
    } else if !general.quiet {
        let mut page = page(&told, &args.db.db.display().to_string());
        page.gap();
        let time = format!("{:.2} s", start.elapsed().as_secs_f64());
        io::show(&page)?;
        // How long it took is no part of the answer: that is the same every time.
        io::note(time);
    }
    Ok(if came.intake.failed {
        Outcome::Partly
    } else {
        Outcome::Done
    })
}

/// The facts of a file, by report. A line that is no fact is told, counted and left out.
fn given(path: &Path, intake: &mut Intake) -> anyhow::Result<BTreeMap<String, Vec<Fact>>> {
    let name = path.display();
    let file = std::fs::File::open(path).with_context(|| name.to_string())?;
    let mut out: BTreeMap<String, Vec<Fact>> = BTreeMap::new();
    for fact in sidelines_facts::read_facts(std::io::BufReader::new(file)) {
        match fact {
            Ok(fact) => out.entry(fact.report.clone()).or_default().push(fact),
            Err(FactsError::Line { line, source }) => intake.bad_fact(path, line, &source),
            Err(error) => return Err(error).with_context(|| name.to_string()),
        }
    }
    Ok(out)
}

/// What came in.
#[derive(Default)]
struct Came {
    intake: Intake,
    /// How many reports came without a date of their own.
    undated: usize,
    /// The first of them.
    dated: Vec<Dated>,
}

/// How many reports without a date are told of one by one, in JSON.
const DATED: usize = 1000;

impl Came {
    fn take(
        &mut self,
        item: Item,
        given: &mut BTreeMap<String, Vec<Fact>>,
        archive: &mut record::Additions,
    ) -> anyhow::Result<()> {
        let (taken, mut reading) = match item {
            Item::Failed(error) => {
                self.intake.failed(&error);
                return Ok(());
            }
            Item::Broken(place) => {
                self.intake.broken(&place);
                return Ok(());
            }
            Item::Read(read) => *read,
        };
        if let Some(skip) = &reading.skipped {
            self.intake.skipped(&taken, skip);
            return Ok(());
        }
        self.intake.read(&taken);
        self.dated(&taken, &reading);
        if let Some(facts) = given.remove(&taken.report.id) {
            reading.facts = facts;
        }
        archive.put(taken.report, reading)
    }

    fn dated(&mut self, taken: &Taken, reading: &Reading) {
        if taken.report.published.is_some() {
            return;
        }
        self.undated += 1;
        if self.dated.len() < DATED {
            let how = reading.notes.iter().find(|n| n.kind == NoteKind::Dated);
            self.dated.push(Dated {
                report: taken.report.id.clone(),
                published: reading.published.clone(),
                how: how.map(|n| n.message.clone()),
            });
        }
    }
}

/// A report that comes without a date of its own.
#[derive(Serialize)]
struct Dated {
    report: String,
    /// The day that reading settled, if it could.
    published: Option<Edtf>,
    /// From what.
    how: Option<String>,
}

/// The answer of `read`.
#[derive(Serialize)]
struct Told<'a> {
    read: usize,
    new: usize,
    changed: usize,
    unchanged: usize,
    skipped: &'a BTreeMap<&'static str, usize>,
    passed_over: &'a BTreeMap<String, u64>,
    #[serde(rename = "without_date")]
    undated: usize,
    dated: &'a [Dated],
    #[serde(flatten)]
    summary: &'a Summary,
}

/// A bar where the number of reports is known, else a counter; nothing where no terminal shows it.
fn progress(total: Option<usize>, quiet: bool) -> ProgressBar {
    if quiet {
        return ProgressBar::hidden();
    }
    let (bar, form) = match total {
        Some(total) => (
            ProgressBar::new(total as u64),
            format!(
                "reading {} {{bar:20}} {{pos}}/{{len}}  {{elapsed}}",
                count(total, "report", "reports")
            ),
        ),
        None => (
            ProgressBar::no_length(),
            "reading {spinner} {pos} reports  {elapsed}  {per_sec}".to_owned(),
        ),
    };
    bar.set_draw_target(ProgressDrawTarget::stderr());
    bar.with_style(
        ProgressStyle::with_template(&form).unwrap_or_else(|_| ProgressStyle::default_bar()),
    )
}

/// The first few contacts, and how many more there are.
fn few(page: &mut Page, contacts: &[Contact], today: Option<&Edtf>) {
    const MOST: usize = 8;
    table(&contacts[..contacts.len().min(MOST)], today).print(page, io::width());
    if contacts.len() > MOST {
        page.line(Line::default().ink(Ink::Quiet, format!("and {} more", contacts.len() - MOST)));
    }
}

fn page(told: &Told, db: &str) -> Page {
    let view = told.summary;
    let today = view.days.as_ref().map(|(_, last)| last);
    let mut page = Page::default();
    page.line(headline(told));
    if told.new + told.changed + told.unchanged != told.new {
        page.line(Line::default().ink(
            Ink::Quiet,
            format!(
                "{} new, {} changed, {} known already",
                told.new, told.changed, told.unchanged
            ),
        ));
    }
    if let Some(over) = passed_over(told.passed_over) {
        page.line(Line::default().ink(Ink::Quiet, over));
    }
    page.lines(dates(told));
    if view.reports == 0 {
        return page;
    }
    page.gap();
    figures(view).print(&mut page, io::width());
    if !view.coming.is_empty() {
        page.gap();
        page.line(Line::default().ink(Ink::Quiet, "coming"));
        few(&mut page, &view.coming, today);
    }
    // All of a first reading is new.
    if !view.new_encounters.is_empty() && view.new_encounters.len() < view.encounters_total {
        page.gap();
        page.line(Line::default().ink(Ink::Quiet, "new"));
        few(&mut page, &view.new_encounters, today);
    }
    page.gap();
    page.line(plain("Next: ").join(next(view, db)));
    page
}

fn headline(told: &Told) -> Line {
    let view = told.summary;
    let mut text = format!("{} read", count(told.read, "report", "reports"));
    let skipped: usize = told.skipped.values().sum();
    text += &format!(", {skipped} skipped");
    if skipped > 0 {
        let reasons: Vec<String> = told
            .skipped
            .iter()
            .map(|(reason, n)| format!("{n} {reason}"))
            .collect();
        text += &format!(" ({})", reasons.join(", "));
    }
    if view.reports != told.read {
        text += &format!(" · {} in the record", view.reports);
    }
    let mut line = Line::default().ink(Ink::Strong, text);
    if let Some((first, last)) = &view.days {
        line = line.plain(format!(" · {} … {}", human(first), human(last)));
    }
    const MOST: usize = 5;
    let outlets = view.outlets.iter();
    let mut names: Vec<String> = outlets
        .map(|c| {
            format!(
                "{} {}",
                c.of.as_deref().unwrap_or("outlet not stated"),
                c.count
            )
        })
        .collect();
    if names.len() > MOST {
        let rest = names.len() - MOST;
        names.truncate(MOST);
        names.push(format!("{rest} more"));
    }
    line.ink(Ink::Quiet, format!(" · {}", names.join("; ")))
}

/// Reports without a date of their own, and what became of them.
fn dates(told: &Told) -> Vec<Line> {
    const MOST: usize = 5;
    if told.undated == 0 {
        return Vec::new();
    }
    let many = told.undated;
    let head = if many == 1 {
        "1 report has".to_owned()
    } else {
        format!("{many} reports have")
    };
    let own = if many == 1 { "its own" } else { "their own" };
    let mut lines = vec![plain(format!("{head} no date of {own}:"))];
    for dated in told.dated.iter().take(MOST) {
        let text = match (&dated.how, &dated.published) {
            (Some(how), _) => format!(" {how}"),
            (None, Some(day)) => format!(" reads as {}", human(day)),
            (None, None) => " stays open, and so do its relative days".to_owned(),
        };
        lines.push(plain("  ").ink(Ink::Source, &dated.report).plain(text));
    }
    if many > MOST {
        lines.push(Line::default().ink(Ink::Quiet, format!("  and {} more", many - MOST)));
    }
    lines
}

fn figures(view: &Summary) -> Table {
    let mut table = Table::default().flexible([2]);
    let mut row = |name: &str, n: usize, text: String| {
        table.row([
            Line::default().ink(Ink::Quiet, name),
            Line::default().ink(Ink::Strong, n.to_string()),
            plain(text),
        ]);
    };
    let kinds: Vec<String> = view.encounters.iter().map(kind).collect();
    row("Encounters", view.encounters_total, kinds.join(" · "));
    let joined: Vec<String> = view
        .spellings
        .iter()
        .take(3)
        .map(|s| s.join(" / "))
        .collect();
    let mut people = format!("offices {}", view.offices);
    if !joined.is_empty() {
        let many = view.spellings.len();
        let text = if many == 1 {
            "1 spelling joined".to_owned()
        } else {
            format!("{many} with spellings joined")
        };
        people += &format!(" · {text} ({})", joined.join("; "));
    }
    row("People", view.persons, people);
    let told = format!("told in {}", count(view.quotes_told, "place", "places"));
    let others = [
        (view.statements, "statements without the words"),
        (view.figures, "figures"),
        (view.memberships, "memberships"),
        (view.events, "other events"),
    ];
    let others = others
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, what)| format!(" · {what} {n}"));
    row(
        "Quotes",
        view.quotes,
        others.fold(told, |text, other| text + &other),
    );
    const MOST: usize = 4;
    let disputes = view.in_dispute.iter().take(MOST);
    let mut disputes: Vec<String> = disputes
        .map(|(id, fields)| format!("{} ({})", contacts::short_id(id), fields.join(", ")))
        .collect();
    if view.in_dispute.len() > MOST {
        disputes.push(format!("{} more", view.in_dispute.len() - MOST));
    }
    row("In dispute", view.in_dispute.len(), disputes.join(" · "));
    let last = view
        .days
        .as_ref()
        .map(|(_, last)| format!("after {}", human(last)));
    row("Coming", view.coming.len(), last.unwrap_or_default());
    if view.new_encounters.len() != view.encounters_total {
        let persons = view.new_persons.len();
        row(
            "New",
            view.new_encounters.len(),
            format!("encounters · people {persons}"),
        );
    }
    table
}

/// "meetings 11 (9 held, 1 planned, 1 possible)".
pub(crate) fn kind(count: &Count<sidelines_facts::EncounterKind>) -> String {
    let statuses: Vec<String> = count
        .statuses
        .iter()
        .map(|(s, n)| format!("{n} {}", contacts::status(*s)))
        .collect();
    let kinds = contacts::kinds(count.of);
    match count.statuses.as_slice() {
        [(sidelines_facts::Status::Occurred, _)] => format!("{kinds} {}", count.count),
        _ => format!("{kinds} {} ({})", count.count, statuses.join(", ")),
    }
}

/// Where to look next: the pair with the most contacts.
fn next(view: &Summary, db: &str) -> Line {
    let db = if db == "sidelines.db" {
        String::new()
    } else {
        format!(" --db {}", quote(db))
    };
    let name = |code: &str| {
        CountryCode::new(code).map_or_else(|| code.to_owned(), |c| quote(&country_name(c)))
    };
    let mut commands = Vec::new();
    if let Some((a, b)) = view.pairs.first() {
        commands.push(format!("sidelines brief {} {}{db}", name(a), name(b)));
    }
    commands.push(format!("sidelines timeline{db}"));
    Line::default().ink(Ink::Strong, commands.join(" · "))
}

/// As a shell takes it for one word.
fn quote(word: &str) -> String {
    if word.contains(|c: char| !c.is_alphanumeric() && !"-_./".contains(c)) {
        format!("'{}'", word.replace('\'', "'\\''"))
    } else {
        word.to_owned()
    }
}
