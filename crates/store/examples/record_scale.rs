//! A record of many reports: `record_scale [REPORTS ...]` fills a file with facts of that many reports, adds one
//! more, asks the usual questions, and prints the processor time of each. Run it with `--release`. The file goes
//! into the folder that `TMPDIR` names.

#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot be made has failed"
)]

#[path = "../../../benches/measure.rs"]
mod measure;
#[path = "../../resolve/examples/news/mod.rs"]
mod news;

use jiff::Timestamp;
use sidelines_extract::Reading;
use sidelines_resolve::{ContactEntry, ReportFacts, Request};
use sidelines_store::{Scope, Store};
use sidelines_text::Report;
use sidelines_views::{
    BriefQuestion, Index, Pair, TimelineFilter, bilateral, brief, last_met, person, timeline,
};
use std::time::Instant;

/// Questions of one kind that are asked.
const ASKED: usize = 40;

/// Reports that come one by one when all others are in the record.
const LAST: usize = 60;

fn main() {
    for count in measure::sizes() {
        measure(count);
    }
}

fn measure(count: usize) {
    println!("{count} reports");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("record.db");
    let now: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    let mut all = news::reports(count);
    let last = all.split_off(count.saturating_sub(LAST));
    let mut store = Store::create_or_open(&path).unwrap();
    told("the ledger written", || {
        for batch in all.chunks(512) {
            let batch: Vec<_> = batch.iter().map(read).collect();
            store.add_reports_for_later(&batch, now).unwrap();
        }
    });
    drop(all);
    told("the record derived and written", || {
        store.refresh().unwrap()
    });
    added_one_by_one(&path, &last, now);
    told("the last report read again", || {
        let last = last.last().unwrap();
        store.add_reports(&[read(last)], now).unwrap()
    });
    memory();
    let size = std::fs::metadata(&path).unwrap().len();
    println!("  {:<34} {:>10.1} MB", "the file", size as f64 / 1e6);
    let record = told("the whole record loaded", || store.record().unwrap());
    let whole = told("its registers made", || Index::of(record));
    memory();
    println!(
        "  {} encounters, {} people, {} quotes",
        whole.record().encounters.len(),
        whole.record().persons.len(),
        whole.record().quotes.len()
    );
    questions(&store, &whole);
    corrections(&mut store, whole, now);
    memory();
}

/// The last reports, each added and the record brought up to date before the next. The file is opened anew: the first
/// fills the empty caches of a process that has just begun.
fn added_one_by_one(path: &std::path::Path, last: &[ReportFacts], now: Timestamp) {
    let mut store = Store::create_or_open(path).unwrap();
    let mut times: Vec<f64> = last
        .iter()
        .map(|report| {
            let report = [read(report)];
            let begin = Instant::now();
            let before = clock(begin);
            store.add_reports(&report, now).unwrap();
            clock(begin) - before
        })
        .collect();
    println!(
        "  the first of the last {:<13} {:>10.1} ms",
        last.len(),
        times[0]
    );
    times.sort_by(f64::total_cmp);
    println!(
        "  each of them {:>33.1} ms median, {:.1} ms p95, {:.1} ms at most",
        times[times.len() / 2],
        times[times.len() * 95 / 100],
        times[times.len() - 1]
    );
}

/// Decides something of the encounter that most reports tell, and remarks on one that few do.
fn corrections(store: &mut Store, whole: Index, now: Timestamp) {
    let told_by = |e: &&ContactEntry| e.told.reports.len();
    let encounters = whole.record().encounters.iter();
    let most = encounters.clone().max_by_key(told_by).unwrap();
    let few = encounters.clone().find(|e| told_by(e) == 4).unwrap_or(most);
    println!(
        "  {} reports tell the one encounter, {} the other",
        told_by(&most),
        told_by(&few)
    );
    let note = |e: &ContactEntry| Request::Note {
        entry: e.id.clone(),
    };
    let topics = Request::Set {
        entry: most.id.clone(),
        party: None,
        field: "topics".to_owned(),
        value: "trade".to_owned(),
    };
    let split = Request::Split {
        entry: most.id.clone(),
        reports: most.told.reports.iter().take(1).cloned().collect(),
    };
    let reject = |e: &ContactEntry| Request::Reject {
        entry: e.id.clone(),
        reports: Vec::new(),
    };
    let requests = [
        ("a remark on the one", note(most)),
        ("its topics set", topics),
        ("a remark on the other", note(few)),
        ("the other rejected", reject(few)),
        ("a report split off from the one", split),
    ];
    drop(whole);
    let mut correct = |what: &str, request: &Request| {
        told(what, || {
            let by = Some("bench");
            store.add_correction(request, by, None, now).unwrap()
        })
    };
    for (what, request) in &requests {
        correct(what, request);
    }
    // What is split is under another id where the first report has left it.
    let record = store.record().unwrap();
    let most = record.encounters.iter().max_by_key(told_by).unwrap();
    let request = reject(most);
    drop(record);
    let rejected = told("the one rejected", || {
        store.add_correction(&request, None, None, now).unwrap()
    });
    let id = &rejected.correction.id;
    told("taken back", || {
        store.undo_correction(id, None, None, now).unwrap()
    });
    println!("  {} changes resolved as a whole", store.resolved_whole());
}

fn questions(store: &Store, whole: &Index) {
    let encounters = &whole.record().encounters;
    let sample: Vec<&ContactEntry> = (0..ASKED)
        .filter_map(|i| encounters.get(i * encounters.len() / ASKED))
        .filter(|e| e.encounter.parties.len() == 2)
        .collect();
    let pair = |e: &ContactEntry| Pair {
        a: e.encounter.parties[0].country.unwrap(),
        b: e.encounter.parties[1].country.unwrap(),
    };
    let question = |pair: Pair| BriefQuestion {
        pair,
        on: None,
        names_a: vec![pair.a.to_string()],
        names_b: vec![pair.b.to_string()],
    };
    let part = |scope: &Scope| Index::of(store.part(scope).unwrap().record);
    let of_pair = |pair: Pair| Scope {
        countries: vec![pair.a, pair.b],
        names: vec![pair.a.to_string(), pair.b.to_string()],
        ..Scope::default()
    };
    asked("brief, from the file", &sample, |e| {
        let pair = pair(e);
        brief(&part(&of_pair(pair)), &question(pair)).contacts.len()
    });
    asked("pair, from the file", &sample, |e| {
        let pair = pair(e);
        bilateral(&part(&of_pair(pair)), &question(pair))
            .contacts
            .len()
    });
    asked("last-met, from the file", &sample, |e| {
        let scope = Scope {
            names: Vec::new(),
            ..of_pair(pair(e))
        };
        last_met(&part(&scope), pair(e), None).last.len()
    });
    let of_person = |e: &ContactEntry| e.parties[0].person.clone().unwrap_or_default();
    asked("person, from the file", &sample, |e| {
        let id = of_person(e);
        let scope = Scope {
            person: Some(id.clone()),
            ..Scope::default()
        };
        person(&part(&scope), &id, None).map_or(0, |p| p.contacts.len())
    });
    asked("timeline of a month, from the file", &sample, |e| {
        let days = e.encounter.date.as_ref().and_then(|d| d.bounds());
        let from = days.map(|b| b.0.first_of_month());
        let to = from.map(|d| d.last_of_month());
        let filter = TimelineFilter {
            from,
            to,
            ..TimelineFilter::default()
        };
        let scope = Scope {
            from,
            to,
            ..Scope::default()
        };
        if from.is_none() {
            0
        } else {
            timeline(&part(&scope), &filter).matching
        }
    });
    asked("pair, from the registers", &sample, |e| {
        bilateral(whole, &question(pair(e))).contacts.len()
    });
    asked("person, from the registers", &sample, |e| {
        person(whole, &of_person(e), None).map_or(0, |p| p.contacts.len())
    });
    asked("timeline, from the registers", &sample, |e| {
        let filter = TimelineFilter {
            countries: vec![pair(e).a],
            limit: Some(50),
            ..TimelineFilter::default()
        };
        timeline(whole, &filter).matching
    });
}

/// The report, with a text of which others may be copies.
fn read(facts: &ReportFacts) -> (Report, Reading) {
    let prints = facts.fingerprints.iter().take(50);
    let text: Vec<String> = prints
        .map(|f| format!("{f:x} said that the talks"))
        .collect();
    let report = Report {
        id: facts.meta.id.clone(),
        published: facts.meta.published.as_ref().map(ToString::to_string),
        outlet: facts.meta.outlet.clone(),
        text: text.join(". "),
        ..Report::default()
    };
    let reading = Reading {
        facts: facts.facts.clone(),
        published: facts.meta.published.clone(),
        ..Reading::default()
    };
    (report, reading)
}

/// Milliseconds that this thread has been on a processor: what others do on the machine does not count.
/// Where the system does not tell, the time of day.
fn clock(begin: Instant) -> f64 {
    let nanoseconds = std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|s| s.split(' ').next().and_then(|n| n.parse::<f64>().ok()));
    nanoseconds.map_or(begin.elapsed().as_secs_f64() * 1e3, |n| n / 1e6)
}

fn told<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let begin = Instant::now();
    let before = clock(begin);
    let result = work();
    println!("  {what:<34} {:>10.1} ms", clock(begin) - before);
    result
}

fn asked<T>(what: &str, sample: &[T], ask: impl Fn(&T) -> usize) {
    let mut times = Vec::new();
    let mut most = 0;
    for one in sample {
        let begin = Instant::now();
        let before = clock(begin);
        most = most.max(ask(one));
        times.push(clock(begin) - before);
    }
    println!(
        "  {what:<34} {:>10.1} ms median, {:.1} ms p95; {most} contacts at most",
        measure::share(&mut times, 50),
        measure::share(&mut times, 95)
    );
}

/// The most memory that the process has had, where the system tells.
fn memory() {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    let kilobytes: f64 = peak
        .and_then(|l| l.trim().trim_end_matches(" kB").trim().parse().ok())
        .unwrap_or(0.0);
    println!(
        "  {:<34} {:>10.1} MB",
        "peak memory so far",
        kilobytes / 1e3
    );
}
