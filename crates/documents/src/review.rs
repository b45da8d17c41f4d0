//! The review page: reports with what was read in them marked, in one HTML file without a script.

use crate::document::printable;
use askama::Template;
use sidelines_facts::{Body, Edtf, Encounter, Fact, MembershipRole, Status};
use sidelines_views::{Remark, RemarkKind};
use sidelines_wording::amounts::amount;
use sidelines_wording::contacts;
use sidelines_wording::dates::{human, human_or};
use sidelines_wording::names::country_name;
use sidelines_wording::{quotes, values};
use std::collections::BTreeSet;

/// A report with what was read in it.
#[derive(Clone, Debug, Default)]
pub struct Reviewed {
    /// Its id.
    pub id: String,
    /// Its day as reading settled it.
    pub published: Option<Edtf>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its text; facts and remarks count code points of it.
    pub text: String,
    /// What was read.
    pub facts: Vec<Fact>,
    /// What the reader said sentence by sentence.
    pub remarks: Vec<Remark>,
}

#[derive(Template)]
#[template(path = "review.html")]
struct Page {
    reports: Vec<Sheet>,
    facts: usize,
    style: &'static str,
}

struct Sheet {
    number: usize,
    id: String,
    about: String,
    url: Option<String>,
    pieces: Vec<Piece>,
    facts: Vec<Line>,
    notes: Vec<Note>,
}

/// A stretch of text, and what begins or ends with it.
struct Piece {
    text: String,
    /// The kind of the fact it rests on, the first of several.
    kind: &'static str,
    /// Why the sentence gave nothing.
    nothing: Option<String>,
    /// Numbers of the facts whose words end here.
    ends: Vec<usize>,
    /// Evidence that begins here, as anchors: fact, piece of evidence.
    begins: Vec<(usize, usize)>,
}

struct Line {
    number: usize,
    kind: &'static str,
    what: String,
    more: Vec<String>,
    words: Vec<String>,
    fields: String,
}

struct Note {
    kind: &'static str,
    words: String,
    message: String,
}

/// The page of these reports.
#[must_use]
pub fn review(reports: &[Reviewed]) -> String {
    let sheets = reports.iter().enumerate();
    let page = Page {
        reports: sheets.map(|(i, report)| sheet(i + 1, report)).collect(),
        facts: reports.iter().map(|r| r.facts.len()).sum(),
        style: include_str!("../templates/review.css"),
    };
    page.render().unwrap_or_default()
}

fn sheet(number: usize, report: &Reviewed) -> Sheet {
    let mut about = Vec::new();
    about.extend(report.outlet.clone());
    about.push(human_or(report.published.as_ref(), "no date"));
    about.extend(report.title.clone());
    let web = |url: &&String| url.starts_with("https://") || url.starts_with("http://");
    Sheet {
        number,
        id: printable(&report.id),
        about: printable(&about.join(" · ")),
        url: report.url.as_ref().filter(web).cloned(),
        pieces: pieces(report),
        facts: report
            .facts
            .iter()
            .enumerate()
            .map(|(i, f)| line(i + 1, f))
            .collect(),
        notes: notes(report),
    }
}

fn pieces(report: &Reviewed) -> Vec<Piece> {
    let letters: Vec<char> = report.text.chars().collect();
    let nothing: Vec<&Remark> = report
        .remarks
        .iter()
        .filter(|r| r.kind == RemarkKind::Nothing)
        .collect();
    let mut cuts: BTreeSet<usize> = [0, letters.len()].into();
    for e in report.facts.iter().flat_map(|f| &f.evidence) {
        cuts.extend([e.start, e.end]);
    }
    for r in &nothing {
        cuts.extend([r.start, r.end]);
    }
    let cuts: Vec<usize> = cuts.into_iter().filter(|c| *c <= letters.len()).collect();
    let facts = || report.facts.iter().enumerate();
    cuts.windows(2)
        .map(|ends| {
            let (start, end) = (ends[0], ends[1]);
            let over = |e: &sidelines_facts::Evidence| e.start <= start && end <= e.end;
            let kind = facts()
                .find(|(_, f)| f.evidence.iter().any(over))
                .map_or("", |(_, f)| kind(&f.body));
            let ends = facts().filter(|(_, f)| f.evidence.iter().any(|e| e.end == end));
            let begins = facts().flat_map(|(i, f)| {
                let at = f
                    .evidence
                    .iter()
                    .enumerate()
                    .filter(|(_, e)| e.start == start);
                at.map(move |(k, _)| (i + 1, k + 1))
            });
            let why = nothing.iter().find(|r| r.start <= start && end <= r.end);
            Piece {
                text: printable(&letters[start..end].iter().collect::<String>()),
                nothing: why
                    .filter(|_| kind.is_empty())
                    .map(|r| printable(&r.message)),
                ends: ends.map(|(i, _)| i + 1).collect(),
                begins: begins.collect(),
                kind,
            }
        })
        .collect()
}

fn notes(report: &Reviewed) -> Vec<Note> {
    let letters: Vec<char> = report.text.chars().collect();
    let told = report.remarks.iter().filter(|r| r.kind != RemarkKind::Read);
    told.map(|r| {
        let words = letters
            .get(r.start..r.end.min(letters.len()))
            .unwrap_or_default();
        let words: String = words.iter().collect();
        Note {
            kind: match r.kind {
                RemarkKind::Doubt => "in doubt",
                RemarkKind::Dated => "dated",
                _ => "nothing read",
            },
            words: printable(&words.split_whitespace().collect::<Vec<_>>().join(" ")),
            message: printable(&r.message),
        }
    })
    .collect()
}

fn kind(body: &Body) -> &'static str {
    match body {
        Body::Encounter(_) => "encounter",
        Body::Holder(_) => "holder",
        Body::Quote(_) => "quote",
        Body::Membership(_) => "membership",
        Body::Figure(_) => "figure",
        Body::Event(_) => "event",
    }
}

fn line(number: usize, fact: &Fact) -> Line {
    let (what, mut more) = told(&fact.body);
    if fact.background {
        more.push("told as history".to_owned());
    }
    more.push(format!("confidence {:.2}", fact.confidence));
    let fields = serde_json::to_string_pretty(&fact.body).unwrap_or_default();
    Line {
        number,
        kind: kind(&fact.body),
        what: printable(&what),
        more: more.iter().map(|m| printable(m)).collect(),
        words: fact.evidence.iter().map(|e| printable(&e.text)).collect(),
        fields: printable(&fields),
    }
}

/// A fact in a line, and what else is told of it.
fn told(body: &Body) -> (String, Vec<String>) {
    match body {
        Body::Encounter(e) => encounter(e),
        Body::Holder(h) => {
            let of = h.country.map(country_name).or_else(|| h.org.clone());
            let of = of.map(|of| format!(", {of}")).unwrap_or_default();
            let mut more: Vec<String> = h.rank.iter().cloned().collect();
            more.extend(h.qualifier.map(|q| format!("{q:?}").to_lowercase()));
            more.extend(h.as_of.as_ref().map(|d| format!("as of {}", human(d))));
            (format!("{}: {}{of}", h.person, h.office), more)
        }
        Body::Quote(q) => {
            let mut more: Vec<String> = q.date.iter().map(human).collect();
            more.extend(q.addressee.iter().map(|to| format!("to {to}")));
            if !q.direct {
                more.push("indirect".to_owned());
            }
            (
                format!(
                    "{}: {}",
                    contacts::speaker(q.speaker.as_ref()),
                    quotes::words(q)
                ),
                more,
            )
        }
        Body::Membership(m) => {
            let code = sidelines_facts::CountryCode::new(&m.party).filter(|_| m.party.len() == 2);
            let party = code.map_or_else(|| m.party.clone(), country_name);
            let mut more: Vec<String> = m
                .since
                .iter()
                .map(|d| format!("since {}", human(d)))
                .collect();
            more.extend(m.until.iter().map(|d| format!("until {}", human(d))));
            more.extend(m.status.map(|s| contacts::status(s).to_owned()));
            let role: MembershipRole = m.role;
            (
                format!("{party}: {} of {}", values::role(role), m.org),
                more,
            )
        }
        Body::Figure(f) => {
            let mut more: Vec<String> = f.by.iter().map(|by| format!("claimed by {by}")).collect();
            more.extend(f.as_of.iter().map(|d| format!("as of {}", human(d))));
            (amount(f), more)
        }
        Body::Event(v) => {
            let side = |parties: &[sidelines_facts::Party]| {
                parties
                    .iter()
                    .map(contacts::party)
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            let mut what = v.kind.clone();
            what.extend(v.name.iter().map(|n| format!(" {n}")));
            if !v.actors.is_empty() {
                what += &format!(": {}", side(&v.actors));
            }
            if !v.recipients.is_empty() {
                what += &format!(" – {}", side(&v.recipients));
            }
            let mut more: Vec<String> = v.date.iter().map(human).collect();
            more.extend(Some(contacts::place(v.place.as_ref())).filter(|p| !p.is_empty()));
            more.extend(
                v.status
                    .filter(|s| *s != Status::Occurred)
                    .map(|s| contacts::status(s).to_owned()),
            );
            more.extend(v.plover.iter().map(|p| format!("PLOVER {}", p.event)));
            (what, more)
        }
    }
}

fn encounter(e: &Encounter) -> (String, Vec<String>) {
    let mut more = Vec::new();
    if e.status != Status::Occurred {
        more.push(contacts::status(e.status).to_owned());
    }
    more.push(human_or(e.date.as_ref(), "no date"));
    more.extend(
        [contacts::place(e.place.as_ref()), contacts::margin(e)]
            .into_iter()
            .filter(|p| !p.is_empty()),
    );
    more.extend(e.according_to.iter().map(|by| format!("according to {by}")));
    more.extend(e.topics.iter().map(|t| format!("about {t}")));
    more.extend(e.outcomes.iter().map(|o| format!("agreed: {o}")));
    (format!("{}: {}", contacts::kind(e), contacts::who(e)), more)
}
