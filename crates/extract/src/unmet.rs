//! "The two had not met before", "have not met since March", "Norway has never been represented at a summit of the
//! League": nothing that was denied, but what was told of earlier.

use crate::analysis::Analysis;
use crate::candidates::Candidate;
use crate::mentions::What;
use crate::when;
use sidelines_facts::{Edtf, EncounterKind, Status};
use sidelines_time::{DateExpr, TenseHint, resolve};

/// Whether a candidate says only that two had not met until then, and not when they had.
pub(crate) fn never(a: &Analysis<'_>, c: &Candidate) -> bool {
    until_then(a, c) && since(a, c).is_none() || never_came(a, c)
}

/// "has never taken part in a summit of the bloc": said of none of them.
fn never_came(a: &Analysis<'_>, c: &Candidate) -> bool {
    let (Some(v), Some(s)) = (c.carrier, a.sentences.get(c.sentence)) else {
        return false;
    };
    let t = &s.tree;
    c.kind == EncounterKind::Gathering
        && c.told.status == Status::Denied
        && t.has_child_word(v, &["never"])
        && t.has_child_word(v, &["has", "have", "had", "'ve"])
}

/// The day on which two last met, who "have not met since".
pub(crate) fn since(a: &Analysis<'_>, c: &Candidate) -> Option<Edtf> {
    if !until_then(a, c) {
        return None;
    }
    let s = a.sentences.get(c.sentence)?;
    let within = s.tree.subtree(c.carrier?);
    within.into_iter().find_map(|i| {
        let Some(What::Date(d)) = s.mention(i).map(|m| &m.what) else {
            return None;
        };
        match &a.dates.get(*d)?.expr {
            DateExpr::Since(day) => resolve(day, &when::anchor(a, None), TenseHint::Past),
            _ => None,
        }
    })
}

/// "had not met before", "have not talked since X took office"
fn until_then(a: &Analysis<'_>, c: &Candidate) -> bool {
    let contact = matches!(c.kind, EncounterKind::Meeting | EncounterKind::Call);
    let (Some(v), Some(s)) = (c.carrier, a.sentences.get(c.sentence)) else {
        return false;
    };
    let t = &s.tree;
    contact
        && c.told.status == Status::Denied
        && t.node(v).tag == "VBN"
        && t.has_child_word(v, &["has", "have", "had", "'ve"])
        && t.subtree(v).into_iter().any(|i| {
            let n = t.node(i);
            n.word == "since" && i > v
                || n.word == "before" && t.children(i).next().is_none() && t.head(i) == Some(v)
                || matches!(s.mention(i).map(|m| &m.what), Some(What::Date(d))
                    if a.dates.get(*d).is_some_and(|d| matches!(d.expr, DateExpr::Since(_))))
        })
}
