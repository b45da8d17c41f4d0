//! From what somebody asks for, by ids of today, to a correction that outlives them.

use super::field::{PARTY, fields_of, json, party_named, put};
use super::{Action, NamedIn, Target};
use crate::record::{ClaimRef, OfficeEntry, PersonEntry, Record, Tenancy, Told};
use serde::Serialize;
use serde_json::Value;
use sidelines_facts::{Edtf, Encounter, EncounterKind, Fact, Party};

/// A correction as it is asked for. Ids may be given by their beginnings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Two entries are one thing.
    Merge {
        /// Id of the one.
        a: String,
        /// Id of the other.
        b: String,
    },
    /// Two entries are two things.
    NotSame {
        /// Id of the one.
        a: String,
        /// Id of the other.
        b: String,
    },
    /// What these reports tell is another thing than what the rest of the entry's reports tell.
    Split {
        /// Id of the entry.
        entry: String,
        /// Ids of the reports that leave it.
        reports: Vec<String>,
    },
    /// A field's value.
    Set {
        /// Id of the entry.
        entry: String,
        /// Of an encounter's party: a name, a country's code or an organisation that tells which.
        party: Option<String>,
        /// The field.
        field: String,
        /// The value: JSON, or plain words; "none" clears the field.
        value: String,
    },
    /// Leave the entry, or what these reports tell of it, out of the record.
    Reject {
        /// Id of the entry.
        entry: String,
        /// Ids of reports; none for all of them.
        reports: Vec<String>,
    },
    /// The entry is right.
    Accept {
        /// Id of the entry.
        entry: String,
        /// Ids of reports; none for all of them.
        reports: Vec<String>,
    },
    /// A remark on the entry.
    Note {
        /// Id of the entry.
        entry: String,
    },
}

/// An entry whose id is gone because of a correction in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Gone {
    /// The id.
    pub id: String,
    /// What the entry was.
    pub target: Target,
    /// Id of the correction.
    pub by: String,
    /// Id of the entry that it is part of now; none where it was left out.
    pub entry: Option<String>,
}

/// Why a correction cannot be made; each says what could be done instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RequestError {
    /// No entry has that id.
    #[error("nothing in the record has the id '{0}'")]
    Unknown(String),
    /// The entry is left out.
    #[error("{id} is left out by {by}: 'sidelines correct accept {by}' takes it in again")]
    LeftOut {
        /// The entry.
        id: String,
        /// The correction.
        by: String,
    },
    /// It was taken back before.
    #[error("{0} is taken back already")]
    Undone(String),
    /// Several entries' ids begin so.
    #[error("'{0}' begins several ids: {1}")]
    Ambiguous(String, String),
    /// Entries of two kinds.
    #[error("{0} and {1} are not of one kind")]
    Kinds(String, String),
    /// One entry twice.
    #[error("both are {0}")]
    Same(String),
    /// Some entries cannot be merged or split.
    #[error("{0} cannot be merged or split: {1}")]
    Keyed(String, &'static str),
    /// The entry's reports are others.
    #[error("{entry} is not told by {report}; it is told by {told}")]
    NotTold {
        /// The entry.
        entry: String,
        /// The report.
        report: String,
        /// The reports that tell it.
        told: String,
    },
    /// Nothing would be left on one side.
    #[error("{0} would be left without any report: name some of its reports, not all or none")]
    Whole(String),
    /// The field cannot be set.
    #[error("'{field}' cannot be set of {entry}; what can be: {fields}")]
    Field {
        /// The field asked for.
        field: String,
        /// The entry.
        entry: String,
        /// The fields there are.
        fields: String,
    },
    /// The value does not fit the field.
    #[error("'{value}' is no {field}: {why}")]
    Value {
        /// The value.
        value: String,
        /// The field.
        field: String,
        /// What is wrong with it.
        why: String,
    },
    /// No party, or several, are like that.
    #[error("which party is '{party}'? {entry} has {parties}")]
    Party {
        /// What was asked for.
        party: String,
        /// The entry.
        entry: String,
        /// Its parties.
        parties: String,
    },
}

/// An entry of the record.
enum Entry<'a> {
    Claims(&'a str, &'a Told),
    Person(&'a PersonEntry),
    Holder(&'a OfficeEntry, &'a Tenancy),
}

impl Request {
    /// The correction that it asks for, with the facts that `fact` finds for the claims. An id that is not in the record
    /// may be one that `gone` knows.
    ///
    /// # Errors
    /// Where there is no such entry, or what is asked for makes no sense of it.
    pub fn anchored(
        &self,
        record: &Record,
        fact: impl Fn(&ClaimRef) -> Option<Fact>,
        gone: impl Fn(&str) -> Option<Gone>,
    ) -> Result<Action, RequestError> {
        let find = |id: &str| match find(record, id) {
            Err(RequestError::Unknown(id)) => match gone(&id) {
                None => Err(RequestError::Unknown(id)),
                Some(Gone {
                    entry: Some(now), ..
                }) => find(record, &now),
                Some(Gone { id, by, .. }) => Err(RequestError::LeftOut { id, by }),
            },
            found => found,
        };
        let was = |id: &str| match self::find(record, id) {
            Err(RequestError::Unknown(_)) => gone(id),
            _ => None,
        };
        let whole = |entry: &Entry<'_>| target(record, entry, &fact, &|_| true);
        // A trip may hold encounters and is none of them.
        let visit = |entry: &Entry<'_>| {
            let mut all = record.encounters.iter();
            all.any(|e| e.id == entry.id() && e.encounter.kind == EncounterKind::Visit)
        };
        match self {
            Self::NotSame { a, b } if was(a).is_some() || was(b).is_some() => {
                let (x, y) = (was(a), was(b));
                let side = |own: &Option<Gone>, id: &str, other: &Option<Gone>| match own {
                    Some(gone) => Ok(gone.target.clone()),
                    None => Ok(whole(&find(id)?).without(other.as_ref().map(|g| &g.target))),
                };
                let (a, b) = (side(&x, a, &y)?, side(&y, b, &x)?);
                if a == b || a.is_empty() || b.is_empty() {
                    let id = x.or(y).map(|g| g.id).unwrap_or_default();
                    return Err(RequestError::Same(id));
                }
                Ok(Action::NotSame { a, b })
            }
            Self::Merge { a, b } | Self::NotSame { a, b } => {
                let (x, y) = (find(a)?, find(b)?);
                if x.id() == y.id() {
                    return Err(RequestError::Same(x.id().to_owned()));
                }
                x.can_be_split()?;
                y.can_be_split()?;
                let merges = matches!(self, Self::Merge { .. });
                if x.kind() != y.kind() || merges && visit(&x) != visit(&y) {
                    return Err(RequestError::Kinds(x.id().to_owned(), y.id().to_owned()));
                }
                let (a, b) = (whole(&x), whole(&y));
                Ok(match self {
                    Self::Merge { .. } => Action::Merge { a, b },
                    _ => Action::NotSame { a, b },
                })
            }
            Self::Split { entry, reports } => {
                let entry = find(entry)?;
                entry.can_be_split()?;
                entry.told_by(reports)?;
                let named = |report: &str| reports.iter().any(|r| r == report);
                let rest = entry.told().reports.iter().filter(|r| !named(r)).count();
                if reports.is_empty() || rest == 0 {
                    return Err(RequestError::Whole(entry.id().to_owned()));
                }
                Ok(Action::Split {
                    out: target(record, &entry, &fact, &named),
                    rest: target(record, &entry, &fact, &|report| !named(report)),
                })
            }
            Self::Set {
                entry,
                party,
                field,
                value,
            } => {
                let entry = find(entry)?;
                set(
                    record,
                    &entry,
                    party.as_deref(),
                    field,
                    value,
                    whole(&entry),
                )
            }
            Self::Accept { entry, .. } if was(entry).is_some_and(|g| g.entry.is_none()) => {
                let target = was(entry).map(|g| g.target);
                let unknown = || RequestError::Unknown(entry.clone());
                Ok(Action::Accept {
                    entry: target.ok_or_else(unknown)?,
                })
            }
            Self::Reject { entry, reports } | Self::Accept { entry, reports } => {
                let entry = find(entry)?;
                entry.told_by(reports)?;
                let named =
                    |report: &str| reports.is_empty() || reports.iter().any(|r| r == report);
                let entry = target(record, &entry, &fact, &named);
                Ok(match self {
                    Self::Reject { .. } => Action::Reject { entry },
                    _ => Action::Accept { entry },
                })
            }
            Self::Note { entry } => Ok(Action::Note {
                entry: whole(&find(entry)?),
            }),
        }
    }
}

impl Target {
    /// What of it is not of the other.
    fn without(self, other: Option<&Self>) -> Self {
        match (self, other) {
            (Self::Claims { mut claims }, Some(Self::Claims { claims: others })) => {
                let told = |c: &Fact| {
                    others
                        .iter()
                        .any(|o| o.report == c.report && o.body == c.body)
                };
                claims.retain(|c| !told(c));
                Self::Claims { claims }
            }
            (Self::Person { mut names }, Some(Self::Person { names: others })) => {
                names.retain(|n| !others.contains(n));
                Self::Person { names }
            }
            (own, _) => own,
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Claims { claims } => claims.is_empty(),
            Self::Person { names } | Self::Holder { names, .. } => names.is_empty(),
        }
    }
}

impl Entry<'_> {
    fn id(&self) -> &str {
        match self {
            Self::Claims(id, _) => id,
            Self::Person(p) => &p.id,
            Self::Holder(_, h) => &h.id,
        }
    }

    fn told(&self) -> &Told {
        match self {
            Self::Claims(_, told) => told,
            Self::Person(p) => &p.told,
            Self::Holder(_, h) => &h.told,
        }
    }

    fn kind(&self) -> &str {
        self.id().split('-').next().unwrap_or_default()
    }

    fn can_be_split(&self) -> Result<(), RequestError> {
        let hint = match self.kind() {
            "h" => "merge or split the person, or set the days of the office",
            "m" => "party, organisation and role make it one; set or reject what is wrong",
            "f" => "value and unit make it one; set or reject what is wrong",
            _ => return Ok(()),
        };
        Err(RequestError::Keyed(self.id().to_owned(), hint))
    }

    fn told_by(&self, reports: &[String]) -> Result<(), RequestError> {
        let told = &self.told().reports;
        match reports.iter().find(|r| !told.contains(r)) {
            None => Ok(()),
            Some(report) => Err(RequestError::NotTold {
                entry: self.id().to_owned(),
                report: report.clone(),
                told: told.join(", "),
            }),
        }
    }
}

fn find<'a>(record: &'a Record, id: &str) -> Result<Entry<'a>, RequestError> {
    let mut ids: Vec<&str> = record
        .all_told()
        .map(|(id, _)| id)
        .filter(|i| i.starts_with(id))
        .collect();
    if let Some(&exact) = ids.iter().find(|i| **i == id) {
        ids = vec![exact];
    }
    let id = match ids.as_slice() {
        [] => return Err(RequestError::Unknown(id.to_owned())),
        [one] => *one,
        _ => return Err(RequestError::Ambiguous(id.to_owned(), ids.join(", "))),
    };
    if let Some(person) = record.person(id) {
        return Ok(Entry::Person(person));
    }
    for office in &record.offices {
        if let Some(holder) = office.holders.iter().find(|h| h.id == id) {
            return Ok(Entry::Holder(office, holder));
        }
    }
    record
        .all_told()
        .find(|(other, _)| *other == id)
        .map(|(id, told)| Entry::Claims(id, told))
        .ok_or_else(|| RequestError::Unknown(id.to_owned()))
}

/// What the entry is made of, as far as reports tell it that `wanted` wants.
fn target(
    record: &Record,
    entry: &Entry<'_>,
    fact: &impl Fn(&ClaimRef) -> Option<Fact>,
    wanted: &dyn Fn(&str) -> bool,
) -> Target {
    let day = |report: &str| {
        let published = record.report(report).and_then(|r| r.published.clone());
        (published.is_none(), published)
    };
    let names = |person: &PersonEntry| {
        let mut names: Vec<NamedIn> = person
            .spellings
            .iter()
            .flat_map(|s| {
                s.reports.iter().map(|report| NamedIn {
                    report: report.clone(),
                    name: s.name.clone(),
                })
            })
            .filter(|n| wanted(&n.report))
            .collect();
        names.sort_by_cached_key(|n| (day(&n.report), n.clone()));
        names
    };
    match entry {
        Entry::Person(person) => Target::Person {
            names: names(person),
        },
        Entry::Holder(office, holder) => Target::Holder {
            names: record.person(&holder.person).map(names).unwrap_or_default(),
            family: office.family.clone(),
            country: office.country,
            org: office.org.clone(),
        },
        Entry::Claims(_, told) => {
            let mut claims: Vec<&ClaimRef> =
                told.claims.iter().filter(|c| wanted(&c.report)).collect();
            claims.sort_by_cached_key(|c| (day(&c.report), (*c).clone()));
            Target::Claims {
                claims: claims.into_iter().filter_map(fact).collect(),
            }
        }
    }
}

fn set(
    record: &Record,
    entry: &Entry<'_>,
    party: Option<&str>,
    field: &str,
    value: &str,
    target: Target,
) -> Result<Action, RequestError> {
    let id = entry.id();
    let fields = fields_of(id, party.is_some());
    if !fields.contains(&field) {
        let mut fields = fields.join(", ");
        if entry.kind() == "e" && party.is_none() {
            fields += &format!("; with a party: {}", PARTY.join(", "));
        }
        return Err(RequestError::Field {
            field: field.to_owned(),
            entry: id.to_owned(),
            fields,
        });
    }
    let wrong = |why: String| RequestError::Value {
        value: value.to_owned(),
        field: field.to_owned(),
        why,
    };
    let json = json(field, value);
    let mut whose = None;
    // Tried on the entry as it is: whatever the field's type does not take is found out here.
    match entry {
        Entry::Person(_) if json.as_str().is_none_or(|s| s.trim().is_empty()) => {
            return Err(wrong("a person has a name".to_owned()));
        }
        Entry::Person(_) => {}
        Entry::Holder(..) => {
            let day: Option<Edtf> =
                serde_json::from_value(json.clone()).map_err(|e| wrong(e.to_string()))?;
            let _ = day;
        }
        Entry::Claims(..) => {
            if let Some(e) = record.encounter(id) {
                if let Some(wanted) = party {
                    let mut party = the_party(&e.encounter, wanted, id)?.clone();
                    whose = Some(party.clone());
                    put(&mut party, field, &json).map_err(wrong)?;
                } else {
                    tried(&e.encounter, field, &json).map_err(wrong)?;
                }
            } else if let Some(q) = record.quote(id) {
                tried(&q.quote, field, &json).map_err(wrong)?;
            } else if let Some(m) = record.memberships.iter().find(|m| m.id == id) {
                tried(&m.membership, field, &json).map_err(wrong)?;
            } else if let Some(f) = record.figures.iter().find(|f| f.id == id) {
                tried(&f.figure, field, &json).map_err(wrong)?;
            } else if let Some(v) = record.events.iter().find(|v| v.id == id) {
                tried(&v.event, field, &json).map_err(wrong)?;
            }
        }
    }
    Ok(Action::Set {
        entry: target,
        party: whose,
        field: field.to_owned(),
        value: json,
    })
}

fn tried<T: Serialize + serde::de::DeserializeOwned + Clone>(
    body: &T,
    field: &str,
    value: &Value,
) -> Result<(), String> {
    put(&mut body.clone(), field, value)
}

/// The same, or why not.
fn the_party<'a>(e: &'a Encounter, wanted: &str, entry: &str) -> Result<&'a Party, RequestError> {
    party_named(e, wanted).ok_or_else(|| {
        let name = |p: &Party| {
            let name = p.person.as_ref().or(p.org.as_ref()).or(p.office.as_ref());
            let country = p.country.map(|c| c.to_string()).unwrap_or_default();
            name.map_or(country.clone(), |n| format!("{n} ({country})"))
        };
        let parties: Vec<String> = e.parties.iter().map(name).collect();
        RequestError::Party {
            party: wanted.to_owned(),
            entry: entry.to_owned(),
            parties: parties.join(", "),
        }
    })
}
