//! A report: its text with the evidence marked, and what was not understood.

use super::ask::Id;
use crate::links;
use crate::markup::Markup;
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::show;
use crate::table::Table;
use askama::Template;
use sidelines_facts::Edtf;
use sidelines_resolve::ReportMeta;
use sidelines_views::{EntryKind, Piece, Remark, RemarkKind, ReportView, Told, report};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) struct Report {
    view: ReportView,
    /// Why it was not read, where it was not.
    skipped: Option<String>,
}

impl Page for Report {
    const PATH: &'static str = "/report/{id}";
    const ID: &'static str = "report";
    const SUMMARY: &'static str = "A report: its text with the words that say something, what they say, and what was not understood; its table is what the record has from it.";
    type Path = Id;
    type Query = Nothing;
    type View = ReportView;

    fn find(room: &Room, path: Id, _: Nothing) -> Result<Self, Problem> {
        let none = || Problem::NotFound(format!("no report '{}' in the record", path.id));
        let stored = room
            .library
            .report(&path.id, room.known_at())?
            .ok_or_else(none)?;
        let remarks = room
            .notes
            .as_ref()
            .map(|notes| notes(&stored.report))
            .unwrap_or_default();
        let view =
            report(&room.now.index, &path.id, &stored.report.text, remarks).ok_or_else(none)?;
        Ok(Self {
            view,
            skipped: stored.skipped,
        })
    }

    fn view(&self) -> &ReportView {
        &self.view
    }

    fn table(&self) -> Table {
        let mut table = Table::with(&["id", "kind", "start", "end", "words"]);
        for told in &self.view.entries {
            for e in &told.evidence {
                table.row(&[
                    &told.id,
                    &super::word(&told.kind),
                    &e.start,
                    &e.end,
                    &e.text,
                ]);
            }
        }
        table
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        let view = &self.view;
        // People are told by everything else that is.
        let told: Vec<&Told> = view
            .entries
            .iter()
            .filter(|t| t.kind != EntryKind::Person)
            .collect();
        let page = View {
            frame,
            view,
            skipped: self.skipped.as_deref(),
            text: text(&view.pieces, &told),
            told: told.iter().enumerate().map(|(i, t)| (i + 1, *t)).collect(),
            people: view
                .entries
                .iter()
                .filter(|t| t.kind == EntryKind::Person)
                .collect(),
            passed_over: view
                .remarks
                .iter()
                .filter(|r| r.kind == RemarkKind::Nothing)
                .collect(),
            doubts: view
                .remarks
                .iter()
                .filter(|r| matches!(r.kind, RemarkKind::Doubt | RemarkKind::Dated))
                .collect(),
        };
        Ok(page.render()?)
    }
}

/// The text, each stretch that says something a link to what it says; where the words of an entry end, the
/// numbers of those that end there.
fn text(pieces: &[Piece], told: &[&Told]) -> Markup {
    let number: BTreeMap<&str, usize> = told
        .iter()
        .enumerate()
        .map(|(i, t)| (t.id.as_str(), i))
        .collect();
    let mut out = Markup::default();
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    for (i, piece) in pieces.iter().enumerate() {
        let here = |p: &Piece| -> Vec<usize> {
            p.entries
                .iter()
                .filter_map(|id| number.get(id.as_str()).copied())
                .collect()
        };
        let on = here(piece);
        let Some(&first) = on.first() else {
            match &piece.nothing {
                Some(why) if !piece.text.trim().is_empty() => {
                    out.element(
                        "span",
                        &[("class", &"nothing"), ("title", why)],
                        &piece.text,
                    );
                }
                _ => {
                    out.text(&piece.text);
                }
            }
            continue;
        };
        // Where a link from a fact leads to.
        for at in on.iter().filter(|at| seen.insert(**at)) {
            out.element("span", &[("class", &"at"), ("id", &told[*at].id)], "");
        }
        let class = format!("mark {}", super::word(&told[first].kind));
        let more = if on.len() > 1 {
            format!(" and {} more", on.len() - 1)
        } else {
            String::new()
        };
        let title = format!("{}{more}", kind(told[first].kind));
        out.element(
            "a",
            &[
                ("class", &class),
                ("href", &links::fact(&told[first].id)),
                ("title", &title),
            ],
            &piece.text,
        );
        let next = pieces.get(i + 1).map(here).unwrap_or_default();
        let ends: Vec<usize> = on.into_iter().filter(|at| !next.contains(at)).collect();
        if !ends.is_empty() {
            out.open("sup", &[("class", &"refs")]);
            for at in ends {
                let label = format!("{} {}", kind(told[at].kind), at + 1);
                out.element(
                    "a",
                    &[("href", &links::fact(&told[at].id)), ("aria-label", &label)],
                    at + 1,
                );
                out.text(" ");
            }
            out.close("sup");
        }
    }
    out
}

fn kind(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Encounter => "contact",
        EntryKind::Holder => "office held",
        EntryKind::Person => "person",
        EntryKind::Quote => "quote",
        EntryKind::Membership => "membership",
        EntryKind::Figure => "figure",
        EntryKind::Event => "event",
    }
}

#[derive(Template)]
#[template(path = "report.html")]
struct View<'a> {
    frame: &'a Frame,
    view: &'a ReportView,
    skipped: Option<&'a str>,
    text: Markup,
    told: Vec<(usize, &'a Told)>,
    people: Vec<&'a Told>,
    passed_over: Vec<&'a Remark>,
    doubts: Vec<&'a Remark>,
}

impl View<'_> {
    fn title(&self) -> String {
        let meta = &self.view.report;
        meta.title
            .as_deref()
            .map_or_else(|| meta.id.clone(), show::line)
    }

    fn words(&self, r: &Remark) -> String {
        let chars = self
            .view
            .text
            .chars()
            .skip(r.start)
            .take(r.end.saturating_sub(r.start));
        show::line(&chars.collect::<String>())
    }

    fn kind(&self, t: &Told) -> &'static str {
        kind(t.kind)
    }

    /// An address that a browser can open; any other is shown as text.
    fn url(&self) -> Option<&str> {
        let url = self.view.report.url.as_deref()?;
        (url.starts_with("https://") || url.starts_with("http://")).then_some(url)
    }

    fn about(meta: &ReportMeta) -> String {
        show::about_report(meta)
    }

    fn published(&self) -> Option<&Edtf> {
        self.view.report.published.as_ref()
    }
}
