//! `sidelines coming`: what lies ahead.

use super::parts::{self, Most};
use super::timeline::filter_of_any_day;
use crate::args::{Contacts, General};
use crate::exit::Outcome;
use crate::io;
use crate::record;
use crate::screen::{Page, plain};
use sidelines_views::coming;

pub(crate) fn run(args: &Contacts, general: &General) -> anyhow::Result<Outcome> {
    let filter = filter_of_any_day(&args.filter)?;
    let on = args.filter.on.day()?;
    let (index, _) = record::part(&args.known, &record::of_filter(&filter))?;
    let view = coming(&index, &filter, on);
    let none = view.dated.is_empty() && view.undated.is_empty();
    if general.json {
        io::show_json(&view)?;
    } else {
        let today = view.on.as_ref();
        let most = Most::of(&args.most);
        let mut page = Page::default();
        parts::heading(&mut page, "Coming", today);
        if none {
            page.line(plain("nothing that lies ahead of that day is told"));
        }
        parts::contacts(&mut page, "next first", &view.dated, today, most);
        parts::contacts(
            &mut page,
            "announced without a day",
            &view.undated,
            today,
            most,
        );
        parts::contacts(
            &mut page,
            "day gone by, and no report of what became of it",
            &view.open,
            today,
            most,
        );
        io::show(&page)?;
    }
    Ok(if none {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}
