//! `sidelines disputes`: on what reports differ.

use super::parts::{self, Most};
use crate::args::{Disputes, General};
use crate::exit::Outcome;
use crate::io;
use crate::names;
use crate::record;
use crate::screen::{Ink, Line, Page, plain};
use sidelines_views::{DisputesFilter, disputes};

pub(crate) fn run(args: &Disputes, general: &General) -> anyhow::Result<Outcome> {
    let mut countries = Vec::new();
    for country in &args.country {
        countries.push(names::country(country)?);
    }
    let filter = DisputesFilter {
        countries,
        fields: args.field.clone(),
        ..DisputesFilter::default()
    };
    let index = record::up_to(record::index(&args.asked.known)?, args.asked.on.day()?);
    let view = disputes(&index, &filter);
    let none = view.disputed.is_empty() && view.spellings.is_empty();
    if general.json {
        io::show_json(&view)?;
    } else {
        let mut page = Page::default();
        let fields: Vec<String> = view
            .fields
            .iter()
            .map(|(f, n)| format!("{f} {n}"))
            .collect();
        if view.disputed.is_empty() {
            page.line(plain("reports do not differ on what happened"));
        } else {
            let n = super::intake::count(view.disputed.len(), "entry", "entries");
            let text = format!("{n} on which reports differ: {}", fields.join(", "));
            page.line(Line::default().ink(Ink::Strong, text));
        }
        let most = Most::of(&args.asked.most);
        parts::disputed(
            &mut page,
            "each value with its reports",
            &view.disputed,
            most,
        );
        parts::disputed(&mut page, "spelled differently", &view.spellings, most);
        io::show(&page)?;
    }
    Ok(if none {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}
