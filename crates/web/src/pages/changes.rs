//! What the record says and did not say before: by when reports were published, or by when they were read.

use super::ask::in_pages;
use super::sheet::{Knife, Long, Sheet};
use super::word;
use crate::links;
use crate::page::{Frame, Nothing, Page};
use crate::past::Then;
use crate::problem::Problem;
use crate::room::Room;
use crate::show;
use crate::table::Table;
use askama::Template;
use jiff::Span;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_facts::Edtf;
use sidelines_views::{Changed, Changes, Contact, FieldChange, changes};
use sidelines_wording::{contacts, dates};

/// How many days back is looked where nothing is asked.
const WEEK: i64 = 7;

/// Since when.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Question {
    /// What was read into the record after this moment: a day, which means its end, or a time (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    /// What reports published on or after this day, month or year tell. Where nothing is asked: the last seven days
    /// of which the record has reports.
    #[serde(skip_serializing_if = "Option::is_none")]
    reported_since: Option<String>,
    /// Which sheet of long lists, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<usize>,
}

in_pages!(Question);

/// What has changed, and since when.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Difference {
    /// The moment up to which the record had been read that this one is compared with.
    since: Option<String>,
    /// The first day of whose reports that record has none.
    reported_since: Option<Edtf>,
    #[serde(flatten)]
    changes: Changes,
}

impl Long for Difference {
    const MAIN: Option<&'static str> = None;

    fn cut(&mut self, knife: &mut Knife) {
        let all = &mut self.changes;
        knife.list("contacts", &mut all.contacts);
        knife.list("changed", &mut all.changed);
        knife.list("contacts_gone", &mut all.contacts_gone);
        knife.list("reports", &mut all.reports);
        knife.list("reports_gone", &mut all.reports_gone);
        knife.list("people", &mut all.people);
        knife.list("posts", &mut all.posts);
        knife.list("quotes", &mut all.quotes);
        knife.list("memberships", &mut all.memberships);
        knife.list("figures", &mut all.figures);
        knife.list("disputes", &mut all.disputes);
        knife.list("settled", &mut all.settled);
    }
}

pub(crate) struct Since(Sheet<Difference>);

impl Page for Since {
    const PATH: &'static str = "/changes";
    const ID: &'static str = "changes";
    const SUMMARY: &'static str = "What the record says and did not say before: new contacts, what is told otherwise now, new offices, quotes, figures and disputes, what is gone; its table is the contacts.";
    type Path = Nothing;
    type Query = Question;
    type View = Sheet<Difference>;

    fn find(room: &Room, _: Nothing, question: Question) -> Result<Self, Problem> {
        let now = &room.now.index;
        let read = room.known_at();
        let (then, reported) = match (&question.since, &question.reported_since) {
            (Some(_), Some(_)) => {
                return Err(Problem::Misunderstood(
                    "ask for one of the two: since when it was read (since), or since when it was reported \
                     (reported_since)"
                        .to_owned(),
                ));
            }
            (Some(since), None) => (Some(Then::KnownAt(dates::moment("since", since)?)), None),
            (None, Some(day)) => {
                let (first, _) = dates::typed("reported_since", day)?;
                (Some(Then::ReportedBefore(first, read)), Some(first))
            }
            (None, None) => {
                let first = now.last_day().and_then(week_before);
                (first.map(|day| Then::ReportedBefore(day, read)), first)
            }
        };
        let before = match then {
            Some(then) => room.library.then(then)?,
            // A record without a day has no past.
            None => room.now.clone(),
        };
        let told = Difference {
            since: question.since.clone(),
            reported_since: reported.map(Edtf::from),
            changes: changes(&before.index, now),
        };
        Ok(Self(Sheet::of(told, Self::PATH, &question)))
    }

    fn view(&self) -> &Sheet<Difference> {
        &self.0
    }

    fn table(&self) -> Table {
        let mut table = Table::with(&[
            "change", "id", "kind", "date", "who", "field", "before", "now", "reports",
        ]);
        let all = &self.0.view.changes;
        let mut row = |change: &str, c: &Contact, field: &FieldChange, reports: &[String]| {
            let e = &c.encounter;
            let of = |value: &serde_json::Value| match value {
                serde_json::Value::Null => String::new(),
                told => show::value(&field.field, told),
            };
            table.row(&[
                &change,
                &c.id,
                &word(&e.kind),
                &e.date,
                &contacts::who(e),
                &field.field,
                &of(&field.before),
                &of(&field.now),
                &reports.join("; "),
            ]);
        };
        let none = FieldChange {
            field: String::new(),
            before: serde_json::Value::Null,
            now: serde_json::Value::Null,
        };
        for c in &all.contacts {
            row("new", c, &none, &c.reports);
        }
        for Changed {
            contact,
            fields,
            reports,
        } in &all.changed
        {
            if fields.is_empty() {
                row("told again", contact, &none, reports);
            }
            for field in fields {
                row("told otherwise", contact, field, reports);
            }
        }
        for c in &all.contacts_gone {
            row("gone", c, &none, &c.reports);
        }
        table
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        let told = &self.0.view;
        Ok(View {
            frame,
            told,
            all: &told.changes,
            sheet: &self.0,
        }
        .render()?)
    }
}

/// The first of the seven days that end with this one.
fn week_before(last: Date) -> Option<Date> {
    last.checked_sub(Span::new().days(WEEK - 1)).ok()
}

#[derive(Template)]
#[template(path = "changes.html")]
struct View<'a> {
    frame: &'a Frame,
    told: &'a Difference,
    all: &'a Changes,
    sheet: &'a Sheet<Difference>,
}

impl View<'_> {
    /// Since when, in words.
    fn since(&self) -> String {
        match (&self.told.since, &self.told.reported_since) {
            (Some(since), _) => format!("read after {since}"),
            (None, Some(day)) => format!("reported since {}", dates::human(day)),
            (None, None) => "reported".to_owned(),
        }
    }

    /// How many of each came.
    fn came(&self) -> Vec<String> {
        let count = |list, one, many| match self.sheet.total(list) {
            0 => None,
            n => Some(show::count(n, one, many)),
        };
        let all = [
            count("reports", "report", "reports"),
            count("contacts", "contact", "contacts"),
            count("people", "person", "people"),
            count("quotes", "quote", "quotes"),
            count("memberships", "membership", "memberships"),
            count("figures", "figure", "figures"),
        ];
        all.into_iter().flatten().collect()
    }

    fn reported_since(&self) -> String {
        show::or_none(&self.told.reported_since)
    }

    fn value(&self, change: &FieldChange, value: &serde_json::Value) -> String {
        show::value(&change.field, value)
    }

    fn entry(&self, id: &str) -> String {
        links::fact(id)
    }
}
