use crate::days::{first, latest};
use crate::offices::Held;
use crate::pair::{ahead, begun, held, is_meeting};
use crate::people::People;
use crate::sources::{Citations, Source};
use crate::who::succession;
use crate::{Answer, Contact, Pair, Succession};
use jiff::civil::Date;
use serde::Serialize;
use sidelines_facts::{
    CountryCode, DisputedValue, Edtf, EncounterKind, Figure, MembershipRole, QuoteMedium, Speaker,
    Status,
};
use sidelines_resolve::{ContactEntry, QuoteEntry, Record};
use std::collections::{BTreeMap, BTreeSet};

/// What a brief is asked for.
#[derive(Clone, Debug)]
pub struct BriefQuestion {
    /// The two countries.
    pub pair: Pair,
    /// As of which day, inclusive: what held on that day, whenever it was reported.
    pub on: Option<Date>,
    /// Names under which texts speak of the first country (Tajikistan, Tajik, Dushanbe).
    pub names_a: Vec<String>,
    /// Names of the other.
    pub names_b: Vec<String>,
}

/// All that is known between two countries, for a meeting. Each line has the numbers of its sources.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Brief {
    /// Who.
    #[serde(flatten)]
    pub pair: Pair,
    /// As of which day: the day asked for, else the last of which the record has a report.
    pub as_of: Option<Edtf>,
    /// The offices that met, with who held them on that day.
    pub offices: Vec<OfficeLine>,
    /// The last meeting face to face.
    pub last_met: Option<Cited<Contact>>,
    /// The five contacts before that (and others since), latest first.
    pub contacts: Vec<Cited<Contact>>,
    /// How many more contacts there are before those.
    pub earlier: usize,
    /// The last three gatherings at which both were, latest first.
    pub both_at: Vec<Cited<Contact>>,
    /// What was agreed, latest first.
    pub agreed: Vec<Agreed>,
    /// What each side said: first what names the other side, each latest first.
    pub said: Vec<Said>,
    /// Organisations to which both belong.
    pub both_in: Vec<Common>,
    /// On what reports differ.
    pub differing: Vec<Differing>,
    /// What was denied, refused, called off or only held possible; of what lies ahead, what is contested.
    pub denied: Vec<Cited<Contact>>,
    /// Figures claimed in reports of their contacts.
    pub figures: Vec<Claimed>,
    /// What lies ahead, next first.
    pub coming: Vec<Cited<Contact>>,
    /// Reports cited whose own day is not known: their relative days stay open.
    pub undated: Vec<String>,
    /// The reports cited, by number.
    pub sources: Vec<Source>,
}

/// Something with the numbers of its sources.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cited<T> {
    /// What it is.
    #[serde(flatten)]
    pub item: T,
    /// Numbers of the reports in [`Brief::sources`].
    pub sources: Vec<usize>,
}

/// An office on the day of the brief.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OfficeLine {
    /// The office as most reports have it.
    pub office: String,
    /// Whose.
    pub country: CountryCode,
    /// Who was last seen in it by that day.
    pub holder: Option<Held>,
    /// Whether the day is proved: a report shows them in office on it or on both sides of it.
    pub certain: bool,
    /// Whether they were last seen in it more than a year before the day.
    pub stale: bool,
    /// Who was seen in it before, latest first.
    pub before: Vec<Held>,
    /// Numbers of the reports.
    pub sources: Vec<usize>,
}

/// Something agreed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Agreed {
    /// In the words of the report.
    pub text: String,
    /// At which contact.
    pub contact: String,
    /// What has become of that contact (an agreement may only be planned).
    pub status: Status,
    /// When.
    pub date: Option<Edtf>,
    /// Numbers of the reports.
    pub sources: Vec<usize>,
}

/// Something said.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Said {
    /// Id of the quote.
    pub id: String,
    /// Who.
    pub speaker: Option<Speaker>,
    /// The exact words.
    pub text: String,
    /// Where it was said.
    pub medium: QuoteMedium,
    /// When.
    pub date: Option<Edtf>,
    /// The day of the first report that has it.
    pub reported: Option<Edtf>,
    /// Numbers of the reports.
    pub sources: Vec<usize>,
}

/// An organisation to which both belong.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Common {
    /// The organisation.
    pub org: String,
    /// What the first is there, with since when.
    pub a: Vec<(MembershipRole, Option<Edtf>)>,
    /// What the other is there.
    pub b: Vec<(MembershipRole, Option<Edtf>)>,
    /// Numbers of the reports.
    pub sources: Vec<usize>,
}

/// A field of a contact on which reports differ.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Differing {
    /// Id of the contact.
    pub contact: String,
    /// When it was.
    pub date: Option<Edtf>,
    /// Name of the field.
    pub field: String,
    /// Each value with its reports.
    pub values: Vec<DisputedValue>,
    /// Numbers of the reports.
    pub sources: Vec<usize>,
}

/// A figure claimed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Claimed {
    /// Id of the figure.
    pub id: String,
    /// The number.
    #[serde(flatten)]
    pub figure: Figure,
    /// The words that state it.
    pub words: Option<String>,
    /// Numbers of the reports.
    pub sources: Vec<usize>,
}

/// How many contacts are shown.
const CONTACTS: usize = 5;
/// How many gatherings are shown.
const GATHERINGS: usize = 3;
/// How many quotes are shown of each side.
const QUOTES: usize = 5;

/// All that is known between the two.
#[must_use]
pub fn brief(record: &Record, question: &BriefQuestion) -> Brief {
    let day = question.on.or_else(|| crate::last_day(record));
    let mut cite = Citations::default();
    let people = People::of(record);
    let contacts: Vec<&ContactEntry> = question.pair.contacts(record, &people);
    let mut past: Vec<&ContactEntry> = contacts
        .iter()
        .filter(|e| !ahead(e, day) && stands(e))
        .copied()
        .collect();
    latest(&mut past, |e| e.encounter.date.as_ref());
    let met = past
        .iter()
        .position(|e| is_meeting(e) && held(e) && begun(e, day));
    let others = past
        .iter()
        .enumerate()
        .filter(|(i, _)| Some(*i) != met)
        .map(|(_, e)| *e);
    let (gatherings, others): (Vec<&ContactEntry>, Vec<&ContactEntry>) =
        others.partition(|e| e.encounter.kind == EncounterKind::Gathering);
    let last_met = met.map(|i| cited(&mut cite, past[i]));
    let shown = others
        .iter()
        .take(CONTACTS)
        .map(|e| cited(&mut cite, e))
        .collect();
    let offices = offices(record, &people, question.pair, day, &contacts, &mut cite);
    let mut denied: Vec<&ContactEntry> = contacts
        .iter()
        .filter(|e| {
            if ahead(e, day) {
                contested(e)
            } else {
                !stands(e)
            }
        })
        .copied()
        .collect();
    latest(&mut denied, |e| e.encounter.date.as_ref());
    let brief = Brief {
        pair: question.pair,
        as_of: day.map(Edtf::from),
        offices,
        last_met,
        contacts: shown,
        earlier: others.len().saturating_sub(CONTACTS),
        agreed: past.iter().flat_map(|e| agreed(&mut cite, e)).collect(),
        said: said(record, &people, question, &contacts, day, &mut cite),
        both_at: gatherings
            .iter()
            .take(GATHERINGS)
            .map(|e| cited(&mut cite, e))
            .collect(),
        both_in: both_in(record, question.pair, &mut cite),
        differing: past
            .iter()
            .chain(&denied)
            .flat_map(|e| differing(&mut cite, e))
            .collect(),
        denied: denied.iter().map(|e| cited(&mut cite, e)).collect(),
        figures: figures(record, question, &contacts, &mut cite),
        coming: contacts
            .iter()
            .filter(|e| ahead(e, day))
            .map(|e| cited(&mut cite, e))
            .collect(),
        undated: Vec::new(),
        sources: Vec::new(),
    };
    let sources = cite.sources(record);
    let undated = sources
        .iter()
        .filter(|s| s.published.is_none())
        .map(|s| s.report.clone())
        .collect();
    Brief {
        undated,
        sources,
        ..brief
    }
}

/// Whether it took place, is under way or is announced, rather than denied, called off or only possible.
fn stands(entry: &ContactEntry) -> bool {
    matches!(
        entry.encounter.status,
        Status::Occurred | Status::Ongoing | Status::Planned
    )
}

/// Whether some report denies what another, or the same, holds possible or announces.
fn contested(entry: &ContactEntry) -> bool {
    let no = |status| matches!(status, Status::Denied | Status::Cancelled);
    !held(entry) && entry.history.iter().any(|c| no(c.status))
}

fn cited(cite: &mut Citations, entry: &ContactEntry) -> Cited<Contact> {
    let sources = cite.cite(&entry.told.reports, &entry.told.evidence);
    Cited {
        item: Contact::from(entry),
        sources,
    }
}

/// The offices in which the two met, those that met most often first.
fn offices(
    record: &Record,
    people: &People,
    pair: Pair,
    day: Option<Date>,
    contacts: &[&ContactEntry],
    cite: &mut Citations,
) -> Vec<OfficeLine> {
    let mut lines = Vec::new();
    for country in [pair.a, pair.b] {
        let mut met: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in contacts {
            let links = entry.parties.iter().zip(&entry.encounter.parties);
            for (link, _) in links.filter(|(l, p)| people.countries(p, Some(l)).contains(&country))
            {
                if let Some(office) = link.office.as_deref() {
                    *met.entry(office).or_default() += 1;
                }
            }
        }
        let mut of: Vec<_> = record
            .offices
            .iter()
            .filter(|o| met.contains_key(o.id.as_str()))
            .collect();
        of.sort_by_key(|o| std::cmp::Reverse(met.get(o.id.as_str()).copied()));
        for office in of {
            let succession = succession(office, day);
            if let Some(line) = office_line(record, country, &succession, day, cite) {
                lines.push(line);
            }
        }
    }
    lines
}

fn office_line(
    record: &Record,
    country: CountryCode,
    succession: &Succession,
    day: Option<Date>,
    cite: &mut Citations,
) -> Option<OfficeLine> {
    let certain = matches!(&succession.answer, Answer::Held { .. });
    let holder = match &succession.answer {
        Answer::Held { holders } => holders.iter().max_by_key(|h| h.begins()),
        _ => succession.latest_by(day),
    }?;
    let mut before: Vec<Held> = succession
        .holders
        .iter()
        .filter(|h| h.person != holder.person && h.begins() < holder.begins())
        .filter(|h| h.begins().is_some())
        .cloned()
        .collect();
    before.sort_by_key(|h| std::cmp::Reverse(h.begins()));
    let told = before.first().into_iter().chain([holder]);
    let reports: BTreeSet<String> = told.flat_map(|h| few(record, &h.reports)).collect();
    let reports: Vec<String> = reports.into_iter().collect();
    Some(OfficeLine {
        office: succession.office.clone(),
        country,
        holder: Some(holder.clone()),
        certain,
        stale: holder.ends().zip(day).is_some_and(|(seen, day)| {
            seen.checked_add(jiff::Span::new().years(1))
                .is_ok_and(|until| until < day)
        }),
        before,
        sources: cite.cite(&reports, &[]),
    })
}

/// The first and the last of `reports` by day: enough to prove a long standing.
fn few(record: &Record, reports: &[String]) -> Vec<String> {
    let day = |id: &String| first(record.report(id).and_then(|r| r.published.as_ref()));
    let ends = [
        reports.iter().min_by_key(|id| day(id)),
        reports.iter().max_by_key(|id| day(id)),
    ];
    let ends: BTreeSet<&String> = ends.into_iter().flatten().collect();
    ends.into_iter().cloned().collect()
}

fn agreed(cite: &mut Citations, entry: &ContactEntry) -> Vec<Agreed> {
    let sources = cite.cite(&entry.told.reports, &entry.told.evidence);
    let outcomes = entry.encounter.outcomes.iter();
    outcomes
        .map(|text| Agreed {
            text: text.clone(),
            contact: entry.id.clone(),
            status: entry.encounter.status,
            date: entry.encounter.date.clone(),
            sources: sources.clone(),
        })
        .collect()
}

/// Quotes of either side at one of their contacts, or that name the other side.
fn said(
    record: &Record,
    people: &People,
    question: &BriefQuestion,
    contacts: &[&ContactEntry],
    day: Option<Date>,
    cite: &mut Citations,
) -> Vec<Said> {
    let pair = question.pair;
    // At a gathering everybody speaks to everybody: there the other side must be named.
    let ids: BTreeSet<&str> = contacts
        .iter()
        .filter(|e| e.encounter.kind != EncounterKind::Gathering)
        .map(|e| e.id.as_str())
        .collect();
    let mut left = [QUOTES, QUOTES];
    let mut quotes: Vec<(&QuoteEntry, usize, bool)> = Vec::new();
    for quote in &record.quotes {
        let side = speaker_countries(people, quote);
        let (side, others) = if side.contains(&pair.a) {
            (0, &question.names_b)
        } else if side.contains(&pair.b) {
            (1, &question.names_a)
        } else {
            continue;
        };
        let at_contact = quote.encounter.as_deref().is_some_and(|e| ids.contains(e));
        let early = first(quote.quote.date.as_ref()).is_none_or(|d| day.is_none_or(|day| d <= day));
        let names_other = names_any(&quote.quote.text, others);
        if early && (at_contact || names_other) {
            quotes.push((quote, side, names_other));
        }
    }
    latest(&mut quotes, |(q, _, _)| {
        q.quote.date.as_ref().or_else(|| reported(record, q))
    });
    quotes.sort_by_key(|(_, _, names_other)| !names_other);
    quotes
        .into_iter()
        .filter(|&(_, side, _)| {
            let free = left[side] > 0;
            left[side] = left[side].saturating_sub(1);
            free
        })
        .map(|(entry, _, _)| Said {
            id: entry.id.clone(),
            speaker: entry.quote.speaker.clone(),
            text: entry.quote.text.clone(),
            medium: entry.quote.medium,
            date: entry.quote.date.clone(),
            reported: reported(record, entry).cloned(),
            // The words stand in the line itself.
            sources: cite.cite(&entry.told.reports, &[]),
        })
        .collect()
}

/// The day of the first report that has the quote.
fn reported<'a>(record: &'a Record, quote: &QuoteEntry) -> Option<&'a Edtf> {
    let reports = quote.told.reports.iter().filter_map(|id| record.report(id));
    reports
        .filter_map(|r| r.published.as_ref())
        .min_by_key(|d| first(Some(d)))
}

fn speaker_countries(people: &People, quote: &QuoteEntry) -> Vec<CountryCode> {
    if let Some(country) = quote.quote.speaker.as_ref().and_then(|s| s.country) {
        return vec![country];
    }
    people
        .linked(&quote.speaker)
        .map(|p| p.countries.clone())
        .unwrap_or_default()
}

/// Whether one of `names` stands in `text` as words of its own.
fn names_any(text: &str, names: &[String]) -> bool {
    let bound = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    names.iter().filter(|name| !name.is_empty()).any(|name| {
        text.match_indices(name.as_str()).any(|(at, _)| {
            bound(text[..at].chars().next_back()) && bound(text[at + name.len()..].chars().next())
        })
    })
}

fn both_in(record: &Record, pair: Pair, cite: &mut Citations) -> Vec<Common> {
    let mut orgs: BTreeMap<&str, [Vec<_>; 2]> = BTreeMap::new();
    for entry in &record.memberships {
        let side = [pair.a, pair.b]
            .iter()
            .position(|c| c.as_str() == entry.membership.party);
        if let Some(side) = side {
            orgs.entry(&entry.membership.org).or_default()[side].push(entry);
        }
    }
    orgs.into_iter()
        .filter(|(_, sides)| sides.iter().all(|s| !s.is_empty()))
        .map(|(org, sides)| {
            let mut sources: Vec<usize> = sides
                .iter()
                .flatten()
                .flat_map(|e| cite.cite(&few(record, &e.told.reports), &e.told.evidence))
                .collect();
            sources.sort_unstable();
            sources.dedup();
            let [a, b] = sides.map(|side| {
                side.iter()
                    .map(|e| (e.membership.role, e.membership.since.clone()))
                    .collect()
            });
            Common {
                org: org.to_owned(),
                a,
                b,
                sources,
            }
        })
        .collect()
}

fn differing(cite: &mut Citations, entry: &ContactEntry) -> Vec<Differing> {
    let disputes = entry.told.disputes.iter();
    disputes
        .map(|dispute| {
            let reports: BTreeSet<String> = dispute
                .values
                .iter()
                .flat_map(|v| v.reports.iter().cloned())
                .collect();
            let reports: Vec<String> = reports.into_iter().collect();
            Differing {
                contact: entry.id.clone(),
                date: entry.encounter.date.clone(),
                field: dispute.field.clone(),
                values: dispute.values.clone(),
                sources: cite.cite(&reports, &entry.told.evidence),
            }
        })
        .collect()
}

/// Figures of the reports that tell of a contact, where the words name either side.
fn figures(
    record: &Record,
    question: &BriefQuestion,
    contacts: &[&ContactEntry],
    cite: &mut Citations,
) -> Vec<Claimed> {
    let reports: BTreeSet<&str> = contacts
        .iter()
        .flat_map(|e| e.told.reports.iter().map(String::as_str))
        .collect();
    let names = [question.names_a.clone(), question.names_b.clone()].concat();
    record
        .figures
        .iter()
        .filter(|f| f.told.reports.iter().any(|r| reports.contains(r.as_str())))
        .filter(|f| f.told.evidence.iter().any(|e| names_any(&e.text, &names)))
        .map(|entry| Claimed {
            id: entry.id.clone(),
            figure: entry.figure.clone(),
            words: entry.told.evidence.first().map(|e| e.text.clone()),
            sources: cite.cite(&few(record, &entry.told.reports), &entry.told.evidence),
        })
        .collect()
}

impl Brief {
    /// Whether anything at all is known between the two.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::names_any;

    #[test]
    fn names_stand_as_words() {
        let names = ["Oman".to_owned(), "Omani".to_owned()];
        assert!(names_any("the Omani minister", &names));
        assert!(names_any("Oman’s minister", &names));
        assert!(!names_any("a Roman woman, Omaniland", &names));
    }
}
