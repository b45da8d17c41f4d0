use crate::index::{At, entries};
use crate::person::PersonName;
use crate::{Contact, Disputed, EntryKind, FigurePoint, Index, Post, Standing, Statement};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use sidelines_facts::Encounter;
use sidelines_resolve::{ContactEntry, PersonEntry, ReportMeta};
use std::collections::BTreeSet;

/// What the record says now that it did not say before, and the other way round.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Changes {
    /// Reports that came, by id.
    pub reports: Vec<ReportMeta>,
    /// Ids of reports that went: forgotten, or not yet read then.
    pub reports_gone: Vec<String>,
    /// Encounters that came, by date.
    pub contacts: Vec<Contact>,
    /// Encounters of which something else is known now.
    pub changed: Vec<Changed>,
    /// Encounters that are there no more, as they were: their reports are gone, or they were taken for one with
    /// another.
    pub contacts_gone: Vec<Contact>,
    /// People who came, by name.
    pub people: Vec<PersonName>,
    /// Offices in which somebody is seen for the first time.
    pub posts: Vec<Post>,
    /// Quotes that came, in the order of the record.
    pub quotes: Vec<Statement>,
    /// Memberships that came.
    pub memberships: Vec<Standing>,
    /// Figures that came.
    pub figures: Vec<FigurePoint>,
    /// Disputes that came: entries with those fields only.
    pub disputes: Vec<Disputed>,
    /// Disputes that are none any more: id of the entry and the fields.
    pub settled: Vec<(String, Vec<String>)>,
}

/// An encounter of which something else is known now.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Changed {
    /// The encounter as it is now.
    pub contact: Contact,
    /// What is different, by the names of the fields.
    pub fields: Vec<FieldChange>,
    /// Ids of the reports that tell it now and did not before.
    pub reports: Vec<String>,
}

/// One field, before and now.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FieldChange {
    /// Name of the field.
    pub field: String,
    /// What it was; null where nothing was told.
    pub before: Value,
    /// What it is.
    pub now: Value,
}

/// What is different between two states of one record. Entries are the same where their ids are.
#[must_use]
pub fn changes(before: &Index, now: &Index) -> Changes {
    let mut changes = Changes {
        reports: reports(now, before).cloned().collect(),
        reports_gone: reports(before, now).map(|r| r.id.clone()).collect(),
        ..Changes::default()
    };
    for (at, id, _) in entries(now.record()) {
        match before.at(id) {
            None => changes.came(now, at),
            Some(then) => {
                if let (At::Encounter(i), At::Encounter(k)) = (at, then) {
                    let (is, was) = (&now.record().encounters[i], &before.record().encounters[k]);
                    changes.changed.extend(changed(now, was, is));
                }
            }
        }
        changes.disputes(before, now, at, id);
    }
    for (at, id, _) in entries(before.record()) {
        if let At::Encounter(i) = at
            && now.at(id).is_none()
        {
            let entry = &before.record().encounters[i];
            changes.contacts_gone.push(Contact::of(before, entry));
        }
    }
    changes
}

fn reports<'a>(of: &'a Index, without: &'a Index) -> impl Iterator<Item = &'a ReportMeta> {
    let all = of.record().reports.iter();
    all.filter(|r| without.report(&r.id).is_none())
}

fn changed(index: &Index, then: &ContactEntry, now: &ContactEntry) -> Option<Changed> {
    let fields = fields(&then.encounter, &now.encounter);
    let told = now.told.reports.iter();
    let reports: Vec<String> = told
        .filter(|r| then.told.reports.binary_search(r).is_err())
        .cloned()
        .collect();
    (!fields.is_empty() || !reports.is_empty()).then(|| Changed {
        contact: Contact::of(index, now),
        fields,
        reports,
    })
}

fn fields(then: &Encounter, now: &Encounter) -> Vec<FieldChange> {
    if then == now {
        return Vec::new();
    }
    let object = |e: &Encounter| match serde_json::to_value(e) {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (then, now) = (object(then), object(now));
    let names: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
    let value = |of: &serde_json::Map<String, Value>, name: &String| {
        of.get(name).cloned().unwrap_or(Value::Null)
    };
    let all = names.into_iter().map(|name| FieldChange {
        field: name.clone(),
        before: value(&then, name),
        now: value(&now, name),
    });
    all.filter(|change| change.before != change.now).collect()
}

impl Changes {
    fn came(&mut self, now: &Index, at: At) {
        let record = now.record();
        match at {
            At::Encounter(i) => self
                .contacts
                .extend(record.encounters.get(i).map(|e| Contact::of(now, e))),
            At::Person(i) => {
                let person = record.persons.get(i);
                self.people.extend(person.map(|p| PersonName::of(now, p)));
            }
            At::Holder(o, h) => {
                let tenancy = record.offices.get(o).and_then(|o| o.holders.get(h));
                let person = tenancy.and_then(|h| now.person(&h.person));
                self.posts.extend(person.and_then(|p| new_post(now, p, at)));
            }
            At::Quote(i) => {
                let quote = record.quotes.get(i);
                self.quotes.extend(quote.map(|q| Statement::of(now, q)));
            }
            At::Membership(i) => {
                let member = record.memberships.get(i);
                self.memberships
                    .extend(member.map(|m| Standing::of(m, now.last_day())));
            }
            At::Figure(i) => {
                let figure = record.figures.get(i);
                self.figures.extend(figure.map(|f| FigurePoint::of(now, f)));
            }
            At::Event(_) => {}
        }
    }

    fn disputes(&mut self, before: &Index, now: &Index, at: At, id: &str) {
        // That a name is spelled otherwise is no dispute on what happened.
        if at.kind() == EntryKind::Person {
            return;
        }
        let fields = |index: &Index, at: Option<At>| -> BTreeSet<String> {
            let told = at.and_then(|at| index.told(at));
            let disputes = told.into_iter().flat_map(|t| &t.disputes);
            disputes.map(|d| d.field.clone()).collect()
        };
        let (then, current) = (fields(before, before.at(id)), fields(now, Some(at)));
        if current.difference(&then).next().is_some()
            && let Some(mut disputed) = Disputed::at(now, at)
        {
            disputed.disputes.retain(|d| !then.contains(&d.field));
            self.disputes.push(disputed);
        }
        let settled: Vec<String> = then.difference(&current).cloned().collect();
        if !settled.is_empty() {
            self.settled.push((id.to_owned(), settled));
        }
    }

    /// Whether the two states say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn new_post(index: &Index, person: &PersonEntry, at: At) -> Option<Post> {
    let posts = crate::person::posts(index, person, index.last_day());
    posts
        .into_iter()
        .find_map(|(own, post)| (own == at).then_some(post))
}
