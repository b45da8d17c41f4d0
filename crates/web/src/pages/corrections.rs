//! Corrections: the ledger, writing into it, taking back.

use super::ask::{InPages, Paged, Pages};
use crate::library::Corrected;
use crate::links;
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::routes::Action;
use crate::table::Table;
use askama::Template;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_resolve::Request;
use sidelines_wording::corrections::of_known_countries;

/// How many stand on a page.
const SIZE: usize = 50;

/// The ledger, the latest first.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Ledger {
    corrections: Vec<Corrected>,
    matching: usize,
    #[serde(skip)]
    pages: Pages,
}

impl Page for Ledger {
    const PATH: &'static str = "/corrections";
    const ID: &'static str = "corrections";
    const SUMMARY: &'static str =
        "What people decided, the latest first, with what has become of it.";
    type Path = Nothing;
    type Query = Paged;
    type View = Self;

    fn find(room: &Room, _: Nothing, asked: Paged) -> Result<Self, Problem> {
        let mut all = room.corrections()?;
        all.reverse();
        Ok(Self {
            matching: all.len(),
            pages: asked.pages(Self::PATH, all.len(), SIZE),
            corrections: all
                .into_iter()
                .skip(asked.before(SIZE))
                .take(SIZE)
                .collect(),
        })
    }

    fn view(&self) -> &Self {
        self
    }

    fn table(&self) -> Table {
        let mut table = Table::with(&[
            "id",
            "recorded_at",
            "author",
            "what",
            "note",
            "undone_at",
            "state",
        ]);
        for c in &self.corrections {
            table.row(&[
                &c.id,
                &c.recorded_at,
                &c.author,
                &c.sentence,
                &c.note,
                &c.undone_at,
                &c.state(),
            ]);
        }
        table
    }

    fn html(&self, room: &Room, frame: &Frame) -> Result<String, Problem> {
        let secret = room
            .visitor
            .as_ref()
            .map(|v| v.secret.as_str())
            .unwrap_or_default();
        Ok(Sheet {
            frame,
            all: self,
            secret,
        }
        .render()?)
    }
}

#[derive(Template)]
#[template(path = "corrections.html")]
struct Sheet<'a> {
    frame: &'a Frame,
    all: &'a Ledger,
    secret: &'a str,
}

/// What can be decided.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Do {
    /// A field's value: `field`, `value`, and of an encounter's party `party`.
    Set,
    /// Leave the entry out, or what `report`s tell of it.
    Reject,
    /// The entry is right.
    Accept,
    /// It is one thing with `other`.
    Merge,
    /// It is another thing than `other`.
    NotSame,
    /// What `report`s tell is another thing than what the rest tells.
    Split,
    /// A remark, in `note`.
    Note,
}

/// A correction to be made.
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct Make {
    /// What is decided.
    #[serde(rename = "do")]
    what: Do,
    /// Id of the entry.
    entry: String,
    /// Id of another entry.
    #[serde(default)]
    other: String,
    /// A field of the facts format; parts of a field behind a full stop ("place.name").
    #[serde(default)]
    field: String,
    /// The field's value: JSON, or plain words; "none" clears it.
    #[serde(default)]
    value: String,
    /// Which party the field is of: a name, a country's code, an organisation.
    party: Option<String>,
    /// Ids of reports.
    #[serde(default)]
    report: Vec<String>,
    /// Why.
    note: Option<String>,
    /// Who decides; of who has signed in, the name given then.
    by: Option<String>,
}

impl Action for Make {
    const PATH: &'static str = "/corrections";
    const ID: &'static str = "correct";
    const SUMMARY: &'static str = "Corrects an entry; leads to its page.";

    fn by(&self) -> Option<&str> {
        self.by.as_deref()
    }

    fn run(self, room: &Room, author: Option<&str>) -> Result<String, Problem> {
        let entry = self.entry.clone();
        let request = match self.what {
            Do::Set => Request::Set {
                entry: self.entry,
                party: self.party.filter(|p| !p.is_empty()),
                field: self.field,
                value: self.value,
            },
            Do::Reject => Request::Reject {
                entry: self.entry,
                reports: self.report,
            },
            Do::Accept => Request::Accept {
                entry: self.entry,
                reports: self.report,
            },
            Do::Merge => Request::Merge {
                a: self.entry,
                b: self.other.trim().to_owned(),
            },
            Do::NotSame => Request::NotSame {
                a: self.entry,
                b: self.other.trim().to_owned(),
            },
            Do::Split => Request::Split {
                entry: self.entry,
                reports: self.report,
            },
            Do::Note => Request::Note { entry: self.entry },
        };
        of_known_countries(&request)?;
        let note = self.note.filter(|n| !n.trim().is_empty());
        let made = room
            .library
            .write(|store, now| store.add_correction(&request, author, note.as_deref(), now))?;
        // Where the entry is there no more (left out, merged), the ledger says what was done.
        let entries = made.effect.map(|e| e.entries).unwrap_or_default();
        let here = entries.iter().find(|id| **id == entry).or(entries.first());
        Ok(here.map_or_else(|| Ledger::PATH.to_owned(), |id| links::fact(id)))
    }
}

/// A correction to be taken back.
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct Undo {
    /// Id of the correction.
    correction: String,
    /// Why.
    note: Option<String>,
    /// Who takes it back; of who has signed in, the name given then.
    by: Option<String>,
    /// Where to go then: an address of the room.
    #[serde(default)]
    to: String,
}

impl Action for Undo {
    const PATH: &'static str = "/corrections/undo";
    const ID: &'static str = "undo";
    const SUMMARY: &'static str = "Takes a correction back; the ledger keeps both.";

    fn by(&self) -> Option<&str> {
        self.by.as_deref()
    }

    fn run(self, room: &Room, author: Option<&str>) -> Result<String, Problem> {
        let note = self.note.filter(|n| !n.trim().is_empty());
        room.library.write(|store, now| {
            store.undo_correction(&self.correction, author, note.as_deref(), now)
        })?;
        Ok(match crate::guard::inside(&self.to) {
            "/" => Ledger::PATH.to_owned(),
            to => to.to_owned(),
        })
    }
}
