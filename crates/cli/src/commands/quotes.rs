//! `sidelines quotes`: who said what, and about whom.

use super::intake::count;
use super::parts::{self, Most};
use super::person::which;
use crate::args::{General, Medium, Quotes};
use crate::dates::typed;
use crate::exit::Outcome;
use crate::io;
use crate::record;
use crate::screen::Page;
use sidelines_facts::QuoteMedium;
use sidelines_store::Scope;
use sidelines_views::{Index, QuotesFilter, quotations};
use sidelines_wording::asked;

pub(crate) fn run(args: &Quotes, general: &General) -> anyhow::Result<Outcome> {
    let (index, of) = index(args)?;
    let filter = filter(args, &index)?;
    let mut view = quotations(&index, &filter);
    view.of = of;
    if general.json {
        io::show_json(&view)?;
    } else {
        let mut page = Page::default();
        // How many more there are is told below.
        parts::statements(&mut page, "", &view.quotes, Most::of(&args.most));
        io::show(&page)?;
        if !general.quiet {
            let shown = view.quotes.len();
            let of = count(view.of, "quote", "quotes");
            io::note(match view.matching {
                n if n > shown => {
                    format!("{shown} of {n} that fit, of {of} in the record; --limit 0 shows all")
                }
                n => format!("{n} of {of} in the record"),
            });
        }
    }
    Ok(if view.quotes.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

/// What the question needs, and how many quotes the record has. What a person said is a part of it; a speaker
/// who is none of its people has to be looked for in all.
fn index(args: &Quotes) -> anyhow::Result<(Index, usize)> {
    let mut asked_of = QuotesFilter::default();
    if let Some(by) = &args.by {
        asked::said_by(&mut asked_of, by);
    }
    let person = asked_of.by.as_ref();
    if let Some(person) = person {
        let scope = Scope {
            person: Some(person.clone()),
            ..Scope::default()
        };
        let part = record::part_of(&args.known, &scope)?;
        let index = Index::of(part.record);
        if which(&index, person)?.is_some() {
            return Ok((index, part.quotes));
        }
    }
    let index = record::index(&args.known)?;
    let of = index.record().quotes.len();
    Ok((index, of))
}

fn filter(args: &Quotes, index: &Index) -> anyhow::Result<QuotesFilter> {
    let mut filter = QuotesFilter {
        words: args.words.clone(),
        media: args.medium.iter().copied().map(QuoteMedium::from).collect(),
        direct: args.direct,
        from: args
            .from
            .as_deref()
            .map(|d| typed("--from", d))
            .transpose()?
            .map(|(first, _)| first),
        to: args
            .to
            .as_deref()
            .map(|d| typed("--to", d))
            .transpose()?
            .map(|(_, last)| last),
        limit: (args.most.limit > 0).then_some(args.most.limit),
        ..QuotesFilter::default()
    };
    if let Some(by) = &args.by {
        asked::said_by(&mut filter, by);
        if let Some(person) = &filter.by
            && let Some(id) = which(index, person)?
        {
            filter.by = Some(id);
        }
    }
    if let Some(about) = &args.about {
        asked::said_about(&mut filter, about);
    }
    Ok(filter)
}

impl From<Medium> for QuoteMedium {
    fn from(medium: Medium) -> Self {
        match medium {
            Medium::Tweet => Self::Tweet,
            Medium::Statement => Self::Statement,
            Medium::Address => Self::Address,
            Medium::Interview => Self::Interview,
            Medium::PressRelease => Self::PressRelease,
            Medium::Unknown => Self::Unknown,
        }
    }
}
