//! `sidelines forget` and `rebuild`: the ledger's and the record's upkeep.

use crate::args::{Forget, General, Rebuild};
use crate::exit::Outcome;
use crate::io;
use crate::screen::{Page, plain};
use jiff::Timestamp;
use serde_json::json;
use sidelines_store::Store;
use std::path::Path;

/// `sidelines forget REPORT …`.
pub(crate) fn forget(args: &Forget, general: &General) -> anyhow::Result<Outcome> {
    let mut store = Store::open(&args.db.db)?;
    let mut page = Page::default();
    let (mut gone, mut unknown) = (Vec::new(), Vec::new());
    for id in &args.reports {
        let claims = store.facts_of(id)?.len();
        if store.forget(id, Timestamp::now())? {
            page.line(plain(format!("{id} forgotten, with its {claims} claims")));
            gone.push(id);
        } else {
            io::warn(format!("{id}: no report in the record has this id"));
            unknown.push(id);
        }
    }
    if general.json {
        io::show_json(&json!({ "forgotten": gone, "unknown": unknown }))?;
    } else if !general.quiet {
        io::show(&page)?;
    }
    Ok(if unknown.is_empty() {
        Outcome::Done
    } else {
        Outcome::Nothing
    })
}

/// `sidelines rebuild`.
pub(crate) fn rebuild(args: &Rebuild, general: &General) -> anyhow::Result<Outcome> {
    if let Some(into) = &args.into {
        return rescue(&args.db.db, into, general);
    }
    let mut store = Store::open(&args.db.db)?;
    let changed = store.rebuild()?;
    if general.json {
        io::show_json(&json!({ "changed": changed }))?;
    } else if !general.quiet {
        let mut page = Page::default();
        page.line(plain(if changed {
            "the record is derived anew; it differed from what was kept"
        } else {
            "the record is derived anew; it is as it was"
        }));
        io::show(&page)?;
    }
    Ok(Outcome::Done)
}

/// `sidelines rebuild --into FILE`.
fn rescue(from: &Path, into: &Path, general: &General) -> anyhow::Result<Outcome> {
    let (_, rescued) = Store::rescue(from, into)?;
    let tables = [
        ("reports", rescued.reports),
        ("claims", rescued.claims),
        ("corrections", rescued.corrections),
    ];
    if general.json {
        let tables: serde_json::Map<String, serde_json::Value> = tables
            .into_iter()
            .map(|(name, t)| (name.to_owned(), json!({ "saved": t.saved, "of": t.of })))
            .collect();
        io::show_json(
            &json!({ "into": into, "saved": tables, "complete": rescued.is_complete() }),
        )?;
    } else if !general.quiet {
        let counts: Vec<String> = tables
            .iter()
            .map(|(name, t)| match t.of {
                Some(of) => format!("{} of {of} {name}", t.saved),
                None => format!("{} of an unknown number of {name}", t.saved),
            })
            .collect();
        let rest = if rescued.is_complete() {
            "it is all that the ledger holds"
        } else {
            "read the reports again into it for the rest"
        };
        io::show(&Page::of(plain(format!(
            "{} saved in {}: {rest}",
            counts.join(", "),
            into.display()
        ))))?;
    }
    Ok(if rescued.is_complete() {
        Outcome::Done
    } else {
        Outcome::Partly
    })
}
