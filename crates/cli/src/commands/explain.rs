//! `sidelines explain`: why the record says so, down to the words.

use crate::args::{Explain, General};
use crate::contacts;
use crate::dates::human_or;
use crate::exit::{Outcome, Usage};
use crate::io;
use crate::reading::Reader;
use crate::record::Archive;
use crate::screen::{Ink, Line, Page, plain};
use serde::Serialize;
use sidelines_facts::{Edtf, Evidence, RecordFact};
use sidelines_resolve::{Record, ReportMeta, RequestError, Why};
use sidelines_views::{Explanation, Index, Remark, RemarkKind, Subject, explain, ids_with_prefix};
use sidelines_wording::values::value;
use std::collections::BTreeMap;

pub(crate) fn run(args: &Explain, general: &General) -> anyhow::Result<Outcome> {
    args.on.refuse(
        "an entry is explained with all its days; --known-at asks for what had been read by then",
    )?;
    let archive = Archive::open(&args.known)?;
    let index = Index::of(archive.record()?);
    let record = index.record();
    let reader = Reader::open(&args.reading)?;
    let full = match ids_with_prefix(&index, &args.id).as_slice() {
        [one] => one.clone(),
        [] => archive
            .led_to(&args.id, record)?
            .unwrap_or_else(|| args.id.clone()),
        _ => args.id.clone(),
    };
    if !full.starts_with(&args.id) {
        io::note(format!(
            "{} is {full} now: it was taken for one with it, or a report was read anew",
            args.id
        ));
    }
    if let Some(explanation) = explain(&index, &full) {
        let remarks = remarks(&archive, &reader, &explanation.evidence)?;
        if general.json {
            io::show_json(&Told {
                explanation: &explanation,
                remarks: &remarks,
            })?;
        } else {
            let mut corrections = archive.corrections()?;
            corrections.retain(|c| explanation.corrections.contains(&c.correction.id));
            let mut page = page(record, &explanation, &remarks);
            if !corrections.is_empty() {
                page.gap();
                page.line(Line::default().ink(Ink::Quiet, "corrected"));
                super::correct::lines(&mut page, &corrections);
            }
            io::show(&page)?;
        }
        return Ok(Outcome::Done);
    }
    if let Some(report) = archive.report(&args.id)? {
        let reading = reader.read(&report);
        let facts: Vec<RecordFact> = record
            .facts()
            .into_iter()
            .filter(|f| f.reports.contains(&report.id))
            .collect();
        if general.json {
            let notes = super::report::remarks(&report, &reading);
            io::show_json(&OfReport {
                report: record.report(&report.id),
                notes,
                facts: &facts,
            })?;
        } else {
            io::show(&super::extract::notes(&report, &reading))?;
            let mut page = Page::default();
            page.line(Line::default().ink(Ink::Quiet, "in the record"));
            for fact in &facts {
                page.line(plain("  ").join(super::export::line(fact)));
            }
            io::show(&page)?;
        }
        return Ok(Outcome::Done);
    }
    if let Some(by) = archive.left_out_by(&args.id)? {
        let id = args.id.clone();
        return Err(Usage(RequestError::LeftOut { id, by }.to_string()).into());
    }
    let like = ids_with_prefix(&index, &args.id);
    Err(Usage(match like.as_slice() {
        [] => format!(
            "nothing in the record has the id '{}': an id stands in the last column of \
             'sidelines timeline', or is a report's",
            args.id
        ),
        like => format!(
            "'{}' begins {} ids: {}",
            args.id,
            like.len(),
            like.join(", ")
        ),
    })
    .into())
}

/// An explanation with what the reader said of the sentences.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    explanation: &'a Explanation,
    remarks: &'a [Remark],
}

#[derive(Serialize)]
struct OfReport<'a> {
    report: Option<&'a ReportMeta>,
    notes: Vec<Remark>,
    facts: &'a [RecordFact],
}

/// Reads the reports of `evidence` again and keeps what was said of those stretches: reading depends on
/// the text alone, so it says the same as it did then.
fn remarks(
    archive: &Archive,
    reader: &Reader,
    evidence: &[Evidence],
) -> anyhow::Result<Vec<Remark>> {
    let mut by_report: BTreeMap<&str, Vec<&Evidence>> = BTreeMap::new();
    for e in evidence {
        by_report.entry(&e.report).or_default().push(e);
    }
    let mut remarks = Vec::new();
    for (id, evidence) in by_report {
        let Some(report) = archive.report(id)? else {
            continue;
        };
        let all = super::report::remarks(&report, &reader.read(&report));
        remarks.extend(all.into_iter().filter(|remark| {
            let touches = |e: &&Evidence| e.start < remark.end && remark.start < e.end;
            evidence.iter().any(touches) && remark.kind != RemarkKind::Nothing
        }));
    }
    Ok(remarks)
}

fn page(record: &Record, explanation: &Explanation, remarks: &[Remark]) -> Page {
    let mut page = Page::default();
    page.line(
        heading(&explanation.subject)
            .plain("  ")
            .ink(Ink::Quiet, &explanation.id),
    );
    let mut report = "";
    for e in &explanation.evidence {
        if e.report != report {
            report = &e.report;
            page.gap();
            page.line(
                Line::default()
                    .ink(Ink::Source, report)
                    .ink(Ink::Quiet, about(record, report)),
            );
        }
        let words = e.text.split_whitespace().collect::<Vec<_>>().join(" ");
        page.line(plain(format!("  “{words}”")));
        for r in remarks {
            if r.report == e.report && r.start < e.end && e.start < r.end {
                page.line(plain("      ").ink(Ink::Quiet, &r.message));
            }
        }
    }
    for voice in &explanation.said {
        let who = voice.side.as_deref().map(super::parts::party);
        let title = match who {
            Some(who) => format!("what {who} said there"),
            None => "what others said there".to_owned(),
        };
        super::parts::statements(&mut page, &title, &voice.quotes, super::parts::Most::all());
    }
    inferred(&mut page, explanation);
    history(&mut page, explanation);
    merging(&mut page, explanation);
    page
}

fn heading(subject: &Subject) -> Line {
    match subject {
        Subject::Encounter(contact) => {
            let e = &contact.encounter;
            let parts = [
                contacts::who(e) + &contacts::inferred(contact),
                contacts::day(e),
                contacts::place(e.place.as_ref()),
                contacts::margin(e),
            ];
            let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
            Line::default()
                .ink(Ink::Strong, contacts::kind(e))
                .plain(" · ")
                .ink(contacts::status_ink(e.status), contacts::status(e.status))
                .plain(format!(" · {}", parts.join(" · ")))
        }
        Subject::Holder { holder, office } => Line::default()
            .ink(Ink::Strong, &holder.name)
            .plain(format!(" · {office}")),
        Subject::Person(person) => {
            let spellings: Vec<&str> = person.spellings.iter().map(|s| s.name.as_str()).collect();
            Line::default()
                .ink(Ink::Strong, &person.name)
                .plain(match spellings.as_slice() {
                    [] | [_] => String::new(),
                    [_, others @ ..] => format!(" · also spelled {}", others.join(", ")),
                })
        }
        Subject::Quote(quote) => Line::default()
            .ink(Ink::Strong, contacts::speaker(quote.quote.speaker.as_ref()))
            .plain(format!(
                ": {}",
                sidelines_wording::quotes::words(&quote.quote)
            )),
        Subject::Membership(m) => {
            let m = &m.membership;
            Line::default().ink(Ink::Strong, format!("{} in {}", m.party, m.org))
        }
        Subject::Figure(f) => {
            Line::default().ink(Ink::Strong, sidelines_wording::amounts::amount(&f.figure))
        }
        Subject::Event(v) => Line::default().ink(Ink::Strong, &v.event.kind),
    }
}

fn about(record: &Record, report: &str) -> String {
    let Some(meta) = record.report(report) else {
        return String::new();
    };
    let outlet = meta.outlet.as_ref().or(meta.agency.as_ref());
    let day = human_or(meta.published.as_ref(), "no date");
    outlet.map_or_else(|| format!("  {day}"), |outlet| format!("  {outlet}, {day}"))
}

/// Who the parties without a name must have been, with the reports that show it.
fn inferred(page: &mut Page, explanation: &Explanation) {
    for by in &explanation.inferred {
        page.gap();
        let title = format!("{} by office and day", by.who.name);
        page.line(Line::default().ink(Ink::Quiet, title));
        let seen = |day: &Option<Edtf>| human_or(day.as_ref(), "no date");
        let (first, last) = (seen(&by.first_seen), seen(&by.last_seen));
        let days = if first == last {
            first
        } else {
            format!("{first} – {last}")
        };
        page.line(
            plain(format!("  {}, seen {days} ", by.office)).join(contacts::report_ids(&by.reports)),
        );
        for e in &by.evidence {
            let words = e.text.split_whitespace().collect::<Vec<_>>().join(" ");
            page.line(plain(format!("  “{words}” ")).ink(Ink::Source, format!("[{}]", e.report)));
        }
    }
}

fn history(page: &mut Page, explanation: &Explanation) {
    // One claim is no history.
    if explanation.history.len() < 2 {
        return;
    }
    page.gap();
    page.line(Line::default().ink(Ink::Quiet, "what became of it"));
    for claim in &explanation.history {
        let by = claim
            .according_to
            .as_ref()
            .map(|by| format!(", according to {by}"));
        page.line(
            plain(format!(
                "  {}  ",
                human_or(claim.published.as_ref(), "no date")
            ))
            .ink(
                contacts::status_ink(claim.standing()),
                contacts::step(claim),
            )
            .plain(by.unwrap_or_default())
            .plain(" ")
            .ink(Ink::Source, format!("[{}]", claim.claim.report)),
        );
    }
}

fn merging(page: &mut Page, explanation: &Explanation) {
    if !explanation.joins.is_empty() {
        page.gap();
        page.line(Line::default().ink(Ink::Quiet, "taken for one"));
    }
    for join in &explanation.joins {
        let [a, b] = &join.reports;
        let why: Vec<String> = join.why.iter().map(reason).collect();
        let between = if a == b {
            format!("twice in {a}")
        } else {
            format!("{a} and {b}")
        };
        page.line(plain(format!("  {between}: {}", why.join("; "))));
    }
    for copy in &explanation.shared_copy {
        page.gap();
        let why = if copy.joins.is_empty() {
            "are of one agency, or copy another report"
        } else {
            "share copy"
        };
        let reports = copy.reports.join(", ");
        page.line(plain(format!("{reports} {why}: one source")));
        for j in &copy.joins {
            let text = format!(
                "  {} and {}: {} of {} rows of words",
                j.a, j.b, j.shared, j.of
            );
            page.line(Line::default().ink(Ink::Quiet, text));
        }
    }
    for dispute in &explanation.disputes {
        page.gap();
        page.line(Line::default().ink(Ink::Open, format!("reports differ on {}", dispute.field)));
        for v in &dispute.values {
            let text = format!("  {} ", value(&v.value));
            page.line(plain(text).join(contacts::report_ids(&v.reports)));
        }
    }
    page.gap();
    let (n, sources) = (explanation.reports.len(), explanation.independent_sources);
    let text = format!(
        "{}, {}; confidence {:.2}",
        super::intake::count(n, "report", "reports"),
        super::intake::count(sources, "independent source", "independent sources"),
        explanation.confidence
    );
    page.line(Line::default().ink(Ink::Quiet, text));
}

fn reason(why: &Why) -> String {
    if why.detail.is_empty() {
        why.rule.clone()
    } else {
        format!("{} ({})", why.rule, why.detail)
    }
}
