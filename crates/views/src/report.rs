use crate::explain::Subject;
use crate::{EntryKind, Index};
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::Evidence;
use sidelines_resolve::{Origin, ReportMeta};
use std::collections::BTreeSet;

/// What the reader said of a stretch of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Remark {
    /// Id of the report.
    pub report: String,
    /// Where it begins, in code points of the report's text.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What kind of remark it is.
    pub kind: RemarkKind,
    /// The remark, for people.
    pub message: String,
}

/// The kinds of remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RemarkKind {
    /// What was read there.
    Read,
    /// A sentence that gave nothing, and why.
    Nothing,
    /// What is in doubt.
    Doubt,
    /// How the report's own day was settled.
    Dated,
}

/// A report's text, with the words that say something and what they say.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ReportView {
    /// The report.
    #[serde(flatten)]
    pub report: ReportMeta,
    /// Its text as it was taken in.
    pub text: String,
    /// The text from beginning to end, cut wherever the words of an entry or a sentence that gave nothing
    /// begins or ends; put together it is the text.
    pub pieces: Vec<Piece>,
    /// What the record has from this report: encounters, holders, people, quotes, memberships, figures,
    /// events, each in the order of the record.
    pub entries: Vec<Told>,
    /// What the reader said of it, in the order of the text.
    pub remarks: Vec<Remark>,
    /// Of those, sentences that gave nothing: no entry rests on a word of them.
    pub silent: Vec<Remark>,
    /// Other reports with the same copy, or with copy of those: together they are one source. Stories of
    /// one agency that have nothing else in common are not among them.
    pub same_copy: Vec<String>,
}

/// The reports that share copy with `id`, whether directly or through others; sorted.
fn copies(origins: &[Origin], id: &str) -> Vec<String> {
    let joins = || origins.iter().flat_map(|o| &o.joins);
    let mut found = BTreeSet::from([id]);
    let mut open = vec![id];
    while let Some(report) = open.pop() {
        for join in joins() {
            for (one, other) in [(&join.a, &join.b), (&join.b, &join.a)] {
                if one == report && found.insert(other.as_str()) {
                    open.push(other.as_str());
                }
            }
        }
    }
    found.remove(id);
    found.into_iter().map(str::to_owned).collect()
}

/// A stretch of a report's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Piece {
    /// Where it begins, in code points.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The words.
    pub text: String,
    /// Ids of the entries that rest on them, in the order of [`ReportView::entries`].
    pub entries: Vec<String>,
    /// Why the sentence gave nothing, where it did.
    pub nothing: Option<String>,
}

/// Something the record has from a report.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Told {
    /// Id of the entry.
    pub id: String,
    /// What kind of entry.
    pub kind: EntryKind,
    /// What it is.
    pub subject: Subject,
    /// The words of this report that say it.
    pub evidence: Vec<Evidence>,
}

/// The report with this id and `text`, with what the record has from it and what the reader said of it
/// (`remarks`); `None` where the record has no such report.
#[must_use]
pub fn report(index: &Index, id: &str, text: &str, mut remarks: Vec<Remark>) -> Option<ReportView> {
    let report = index.report(id)?.clone();
    let mut entries: Vec<Told> = Vec::new();
    for &at in index.told_by(id) {
        let (Some(entry), Some(subject)) = (index.id(at), Subject::at(index, at)) else {
            continue;
        };
        let evidence = index.told(at).into_iter().flat_map(|t| &t.evidence);
        entries.push(Told {
            id: entry.to_owned(),
            kind: at.kind(),
            subject,
            evidence: evidence.filter(|e| e.report == id).cloned().collect(),
        });
    }
    remarks.sort_by_key(|r| (r.start, r.end));
    let same_copy = copies(&index.record().origins, id);
    let words = || entries.iter().flat_map(|e| &e.evidence);
    let silent = remarks.iter().filter(|r| {
        let told = words().any(|w| w.start < r.end && r.start < w.end);
        r.kind == RemarkKind::Nothing && !told
    });
    let silent: Vec<Remark> = silent.cloned().collect();
    Some(ReportView {
        report,
        text: text.to_owned(),
        pieces: pieces(text, &entries, &silent),
        same_copy,
        entries,
        remarks,
        silent,
    })
}

fn pieces(text: &str, entries: &[Told], silent: &[Remark]) -> Vec<Piece> {
    let length = text.chars().count();
    let words = || {
        entries
            .iter()
            .flat_map(|e| e.evidence.iter().map(move |w| (w, &e.id)))
    };
    let ends = words().flat_map(|(w, _)| [w.start, w.end]);
    let ends = ends.chain(silent.iter().flat_map(|r| [r.start, r.end]));
    let cuts: BTreeSet<usize> = ends.filter(|&at| at < length).chain([0, length]).collect();
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let mut chars = text.chars();
    let mut pieces = Vec::new();
    for cut in cuts.windows(2) {
        let &[start, end] = cut else { continue };
        let of = words().filter(|(w, _)| w.start <= start && end <= w.end);
        let mut ids: Vec<String> = Vec::new();
        for (_, id) in of {
            if ids.last() != Some(id) {
                ids.push(id.clone());
            }
        }
        let silent = silent.iter().find(|r| r.start <= start && end <= r.end);
        pieces.push(Piece {
            start,
            end,
            text: chars.by_ref().take(end - start).collect(),
            entries: ids,
            nothing: silent.map(|r| r.message.clone()),
        });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_copies_share_copy_and_mere_colleagues_do_not() {
        let join = |a: &str, b: &str| sidelines_resolve::OriginJoin {
            a: a.to_owned(),
            b: b.to_owned(),
            shared: 40,
            of: 50,
        };
        let origin = Origin {
            reports: ["r1", "r2", "r3", "r4"].map(str::to_owned).to_vec(),
            joins: vec![join("r1", "r2"), join("r2", "r3")],
        };
        assert_eq!(copies(std::slice::from_ref(&origin), "r3"), ["r1", "r2"]);
        assert!(copies(&[origin], "r4").is_empty());
    }
}
