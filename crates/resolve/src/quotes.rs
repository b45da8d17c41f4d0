//! One statement in several reports: whole here, a sentence of it there.

use crate::case::{At, Case};
use crate::choose::most_told;
use crate::corrections::apart;
use crate::ids::{Ids, first_id};
use crate::increment::{Unit, Units};
use crate::numbers::{Difference, Named, masked};
use crate::orgs::OrgName;
use crate::persons::{People, Slot};
use crate::record::{ContactEntry, Join, PartyLink, QuoteEntry, Why};
use crate::unite::{Groups, Pair};
use crate::when::Days;
use crate::wording::{hash, words};
use sidelines_facts::{Body, Dispute, Edtf, EncounterKind, Quote, QuoteMedium, Speaker, Status};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// Words in a row that are compared.
const GRAM: usize = 3;
/// So many in ten of the shorter quotation's word rows must be in the longer one.
const CONTAINED: usize = 6;
/// Fewer words than this are a phrase that anybody may use.
const PHRASE: usize = 5;
/// Word rows that more wordings share than this tell nothing.
pub(crate) const COMMON: usize = 200;

struct Said<'a> {
    at: At,
    quote: &'a Quote,
    words: Vec<String>,
    grams: BTreeSet<u64>,
}

fn collect<'a>(case: &Case<'a>) -> Vec<Said<'a>> {
    case.claims()
        .filter_map(|(at, fact)| match &fact.body {
            Body::Quote(quote) => {
                let words = words(&quote.text);
                // "$3bn" and "3 billion dollars" are in the same rows; what the numbers are is compared apart.
                let masked = masked(&quote.text);
                let grams = masked.windows(GRAM).map(|w| hash(&w.join(" ")));
                let grams = grams.collect();
                Some(Said {
                    at,
                    quote,
                    words,
                    grams,
                })
            }
            _ => None,
        })
        .collect()
}

/// The quotes as units of the closure, and which members are paired with others; and all that are founded alike.
pub(crate) fn units(case: &Case<'_>, common: &Common<'_>, is_member: &dyn Fn(At) -> bool) -> Units {
    let said = collect(case);
    let is_member: Vec<bool> = said.iter().map(|s| is_member(s.at)).collect();
    let mut pairs: Vec<(usize, usize)> = pairs(&said, common, &|a, b| is_member[a] != is_member[b])
        .into_iter()
        .map(|p| (p.a, p.b))
        .collect();
    // What is founded alike is numbered together.
    let mut founded: BTreeMap<String, usize> = BTreeMap::new();
    for (i, s) in said.iter().enumerate() {
        match founded.entry(content(case, s)) {
            Entry::Occupied(first) => pairs.push((*first.get(), i)),
            Entry::Vacant(place) => {
                place.insert(i);
            }
        }
    }
    let units = Units {
        units: alone(case, &said),
        pairs,
    };
    units.corrected(case, "quote")
}

/// [`units`] without the pairs.
pub(crate) fn units_alone(case: &Case<'_>) -> Units {
    let units = Units {
        units: alone(case, &collect(case)),
        pairs: Vec::new(),
    };
    units.corrected(case, "quote")
}

fn alone(case: &Case<'_>, said: &[Said<'_>]) -> Vec<Unit> {
    said.iter()
        .map(|s| {
            let mut keys = BTreeSet::from([hash(&format!("said {}", content(case, s)))]);
            keys.extend(s.wording().map(|w| w.wording));
            Unit {
                claims: vec![s.at],
                keys,
                days: None,
            }
        })
        .collect()
}

/// The wording of each quote that is long enough to be compared.
pub(crate) fn wordings(case: &Case<'_>) -> Vec<(At, Wording)> {
    collect(case)
        .iter()
        .filter_map(|s| Some((s.at, s.wording()?)))
        .collect()
}

/// A wording: its key, as in [`Unit::keys`], and its word rows.
pub(crate) struct Wording {
    pub(crate) wording: u64,
    pub(crate) grams: BTreeSet<u64>,
}

impl Said<'_> {
    fn wording(&self) -> Option<Wording> {
        (self.words.len() >= PHRASE).then(|| Wording {
            wording: hash(&format!("words {}", self.words.join(" "))),
            grams: self.grams.clone(),
        })
    }
}

/// What founds the id.
fn content(case: &Case<'_>, founder: &Said<'_>) -> String {
    format!("{}|{}", case.id(founder.at.0), founder.words.join(" "))
}

/// The claims with the ids that they found.
pub(crate) fn founded(case: &Case<'_>) -> Vec<(At, String)> {
    let said = collect(case);
    let founded = said
        .iter()
        .map(|s| (s.at, first_id("q", &content(case, s))));
    founded.collect()
}

/// The quotes, by date (undated last), then id.
pub(crate) fn quotes(
    case: &Case<'_>,
    people: &People,
    encounters: &[ContactEntry],
    common: &Common<'_>,
) -> Vec<QuoteEntry> {
    let said = collect(case);
    let named: Vec<Named> = said.iter().map(|s| Named::of(&s.quote.text)).collect();
    let mut groups = Groups::singletons(said.len());
    case.join_by_correction(&mut groups, said.iter().map(|s| s.at), |why| why);
    let pairs = pairs(&said, common, &|_, _| true);
    let wholes = Wholes::of(&said, &pairs);
    groups.join_all(pairs, |a, b| {
        let labels = |x: usize| case.rulings.labels(said[x].at);
        let (x, y) = (&said[a], &said[b]);
        // Two quotations of one report are two, unless one only repeats the other (headline and text) or both are
        // pieces of what another report has whole.
        apart(labels(a), labels(b))
            || x.at.0 == y.at.0 && !repeats(x, y) && !wholes.have(&said, a, b)
            || told_of_others(people, x, y)
            || match named[a].differs(&named[b]) {
                None => false,
                Some(Difference::Sense) => true,
                Some(Difference::Numbers(..)) => !same_occasion(case, people, x, y),
            }
    });
    let (groups, joins) = groups.into_groups();
    let mut joins_of: BTreeMap<usize, Vec<Join>> = BTreeMap::new();
    let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (g, group) in groups.iter().enumerate() {
        group_of.extend(group.iter().map(|&i| (i, g)));
    }
    for (a, b, why) in joins {
        if let Some(&g) = group_of.get(&a) {
            let join = Join {
                a: case.claim(said[a].at),
                b: case.claim(said[b].at),
                why: vec![why],
            };
            joins_of.entry(g).or_default().push(join);
        }
    }
    let present = present(case, encounters);
    let mut drafts: Vec<(String, QuoteEntry)> = groups
        .iter()
        .enumerate()
        .filter_map(|(g, group)| {
            let mut own: Vec<&Said<'_>> = group.iter().map(|&i| &said[i]).collect();
            own.sort_by_key(|s| case.seniority(s.at));
            let founder = *own.first()?;
            let joins = joins_of.remove(&g).unwrap_or_default();
            Some((
                content(case, founder),
                entry(case, people, &own, joins, encounters, &present)?,
            ))
        })
        .collect();
    let order = |q: &QuoteEntry| {
        let days = q.quote.date.as_ref().and_then(Days::of);
        (days.is_none(), days)
    };
    drafts.sort_by(|(x, a), (y, b)| (x, &a.told.claims).cmp(&(y, &b.told.claims)));
    let mut ids = Ids::new("q");
    let mut out: Vec<QuoteEntry> = drafts
        .into_iter()
        .map(|(content, mut q)| {
            q.id = ids.give(&content);
            q
        })
        .collect();
    out.sort_by(|a, b| (order(a), &a.id).cmp(&(order(b), &b.id)));
    out
}

/// Which wordings are pieces of which longer ones, by the first quotation of each wording.
struct Wholes {
    first: Vec<usize>,
    of: BTreeMap<usize, BTreeSet<usize>>,
}

impl Wholes {
    fn of(said: &[Said<'_>], pairs: &[Pair<Why>]) -> Self {
        let mut wordings: BTreeMap<&[String], usize> = BTreeMap::new();
        let first: Vec<usize> = (0..said.len())
            .map(|i| *wordings.entry(&said[i].words).or_insert(i))
            .collect();
        let mut of: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for pair in pairs {
            let (a, b) = (first[pair.a], first[pair.b]);
            let (short, long) = if said[a].grams.len() < said[b].grams.len() {
                (a, b)
            } else {
                (b, a)
            };
            if short != long {
                of.entry(short).or_default().insert(long);
            }
        }
        Self { first, of }
    }

    /// Whether something holds these two, each with words that the other has not.
    fn have(&self, said: &[Said<'_>], a: usize, b: usize) -> bool {
        let of = |x: usize| self.of.get(&self.first[x]);
        let (Some(x), Some(y)) = (of(a), of(b)) else {
            return false;
        };
        !x.is_disjoint(y) && !alike(shared(&said[a], &said[b]))
    }
}

/// Whether two reports tell in their own words what two different people, or people of two countries, say: each says it.
fn told_of_others(people: &People, a: &Said<'_>, b: &Said<'_>) -> bool {
    let person = |s: &Said<'_>| people.at(s.at, Slot::Speaker);
    let country = |s: &Said<'_>| s.quote.speaker.as_ref()?.country;
    !a.quote.direct
        && !b.quote.direct
        && (differ(person(a), person(b)) || differ(country(a), country(b)))
}

fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    a.is_some() && b.is_some() && a != b
}

/// Whether two reports of one day tell what one speaker says: one of them errs in the number. A number told on
/// another day may have grown.
fn same_occasion(case: &Case<'_>, people: &People, a: &Said<'_>, b: &Said<'_>) -> bool {
    let day = |s: &Said<'_>| case.published[s.at.0];
    a.at.0 != b.at.0
        && day(a).is_some()
        && day(a) == day(b)
        && who(people, a) == who(people, b)
        && !matches!((&a.quote.date, &b.quote.date), (Some(x), Some(y)) if !x.overlaps(y))
}

/// How many of the shorter one's word rows the longer one has, and how many there are.
fn shared(a: &Said<'_>, b: &Said<'_>) -> (usize, usize) {
    let (short, long) = if a.grams.len() <= b.grams.len() {
        (a, b)
    } else {
        (b, a)
    };
    (
        short.grams.intersection(&long.grams).count(),
        short.grams.len(),
    )
}

/// Whether so many of the shorter one's word rows are enough.
fn alike((hits, of): (usize, usize)) -> bool {
    hits * 10 >= of * CONTAINED
}

fn repeats(a: &Said<'_>, b: &Said<'_>) -> bool {
    let (shared, of) = shared(a, b);
    shared == of && of > 0
}

/// Which word rows tell nothing because too many wordings have them.
pub(crate) enum Common<'a> {
    /// As the quotations at hand show.
    Counted,
    /// These: the quotations at hand are a part of all.
    Known(&'a BTreeSet<u64>),
}

/// Those that are one, of positions that are `wanted`.
fn pairs(
    said: &[Said<'_>],
    common: &Common<'_>,
    wanted: &dyn Fn(usize, usize) -> bool,
) -> Vec<Pair<Why>> {
    let mut wordings: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (i, s) in said.iter().enumerate() {
        if s.words.len() >= PHRASE {
            wordings.entry(&s.words).or_default().push(i);
        }
    }
    let mut candidates: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut index: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for copies in wordings.values() {
        // Copies of one wording are joined with the next, and only the first is compared further.
        let next = copies.windows(2).map(|w| (w[0], w[1]));
        candidates.extend(next.filter(|(a, b)| wanted(*a, *b)));
        for &gram in &said[copies[0]].grams {
            index.entry(gram).or_default().push(copies[0]);
        }
    }
    for (gram, mut having) in index {
        let tells_nothing = match common {
            Common::Counted => having.len() > COMMON,
            Common::Known(known) => known.contains(&gram),
        };
        if tells_nothing {
            continue;
        }
        having.sort_unstable();
        for (i, &a) in having.iter().enumerate() {
            let others = having[i + 1..].iter().filter(|b| wanted(a, **b));
            candidates.extend(others.map(|&b| (a, b)));
        }
    }
    candidates
        .into_iter()
        .filter_map(|(a, b)| {
            let (hits, of) = shared(&said[a], &said[b]);
            let detail = format!("{hits} of {of} word rows");
            alike((hits, of)).then(|| Pair {
                strength: u32::try_from(hits * 100 / of.max(1)).unwrap_or(0),
                a,
                b,
                reason: Why {
                    rule: "same-words".to_owned(),
                    detail,
                },
            })
        })
        .collect()
}

fn entry(
    case: &Case<'_>,
    people: &People,
    own: &[&Said<'_>],
    joins: Vec<Join>,
    encounters: &[ContactEntry],
    present: &BTreeMap<usize, Vec<usize>>,
) -> Option<QuoteEntry> {
    let ats: Vec<At> = own.iter().map(|s| s.at).collect();
    // The first of the longest.
    let fullest = own.iter().rev().max_by_key(|s| s.words.len())?;
    let (speaker, link, dispute) = speaker(case, people, own);
    let medium = most_told(
        case,
        own.iter()
            .filter_map(|s| Some((MEDIA.iter().position(|m| *m == s.quote.medium)?, s.at))),
    );
    let date = own
        .iter()
        .filter_map(|s| s.quote.date.clone())
        .fold(None, |agreed, date| match agreed {
            None => Some(date),
            Some(agreed) => Some(agreed.sharpen(&date).unwrap_or(agreed)),
        });
    let mut disputes: Vec<Dispute> = dispute.into_iter().collect();
    let against = |d: &Edtf| date.as_ref().is_some_and(|date| !d.overlaps(date));
    if own
        .iter()
        .filter_map(|s| s.quote.date.as_ref())
        .any(against)
    {
        let dates = own
            .iter()
            .filter_map(|s| Some((s.quote.date.as_ref()?.to_string().into(), s.at.0)));
        disputes.extend(case.dispute("date", dates));
    }
    disputes.extend(numbers(case, own));
    disputes.sort_by(|a, b| a.field.cmp(&b.field));
    let mut quote = Quote {
        speaker,
        text: fullest.quote.text.clone(),
        medium: medium.map_or(QuoteMedium::Unknown, |m| MEDIA[m]),
        addressee: most_told(
            case,
            own.iter()
                .filter_map(|s| Some((s.quote.addressee.clone()?, s.at))),
        ),
        date,
        direct: own.iter().any(|s| s.quote.direct),
        continues: own.iter().all(|s| s.quote.continues),
    };
    case.set_fields(&ats, &mut quote);
    let encounter = occasion(case, people, &ats, &quote, encounters, present);
    let mut told = case.told(&ats, joins, disputes);
    if matches!(
        quote.medium,
        QuoteMedium::Tweet | QuoteMedium::Statement | QuoteMedium::PressRelease
    ) {
        // Whoever prints what was put out in writing copies one and the same source.
        told.independent_sources = 1;
    }
    Some(QuoteEntry {
        id: String::new(),
        speaker: link,
        encounter,
        told,
        quote,
    })
}

/// A dispute over numbers that the statement names amid the same words; those of one wording together.
fn numbers(case: &Case<'_>, own: &[&Said<'_>]) -> Option<Dispute> {
    let wordings: BTreeMap<&[String], Named> = own
        .iter()
        .map(|s| (s.words.as_slice(), Named::of(&s.quote.text)))
        .collect();
    let mut told: BTreeMap<&[String], BTreeSet<String>> = BTreeMap::new();
    for (a, x) in &wordings {
        for (b, y) in wordings.iter().skip_while(|(b, _)| *b <= a) {
            if let Some(Difference::Numbers(ours, theirs)) = x.differs(y) {
                told.entry(a).or_default().extend(ours);
                told.entry(b).or_default().extend(theirs);
            }
        }
    }
    let values = own.iter().filter_map(|s| {
        let numbers: Vec<&str> = told
            .get(s.words.as_slice())?
            .iter()
            .map(String::as_str)
            .collect();
        Some((numbers.join(", ").into(), s.at.0))
    });
    case.dispute("number", values)
}

/// The media in an order of their own.
const MEDIA: [QuoteMedium; 5] = [
    QuoteMedium::Tweet,
    QuoteMedium::Statement,
    QuoteMedium::Address,
    QuoteMedium::Interview,
    QuoteMedium::PressRelease,
];

/// Who speaks: a person counts as one speaker whatever the spelling; an institution by its name.
fn who(people: &People, s: &Said<'_>) -> Option<(u8, String)> {
    if let Some(p) = people.at(s.at, Slot::Speaker) {
        return Some((0, people.entries[p].id.clone()));
    }
    let speaker = s.quote.speaker.as_ref()?;
    let org = speaker
        .org
        .as_deref()
        .or(speaker.person.as_deref())
        .and_then(OrgName::of);
    org.map(|o| (1, format!("{o:?} {:?}", speaker.country)))
}

/// The speaker most reports name; a dispute where two different ones are named.
fn speaker(
    case: &Case<'_>,
    people: &People,
    own: &[&Said<'_>],
) -> (Option<Speaker>, PartyLink, Option<Dispute>) {
    let who = |s: &Said<'_>| who(people, s);
    let named = most_told(case, own.iter().filter_map(|s| Some((who(s)?, s.at))));
    let version = |key: &(u8, String)| -> Option<Speaker> {
        let told = || own.iter().filter(|s| who(s).as_ref() == Some(key));
        let first = told().find_map(|s| s.quote.speaker.clone())?;
        let of = |f: fn(&Speaker) -> Option<&String>| {
            most_told(
                case,
                told().filter_map(|s| Some((f(s.quote.speaker.as_ref()?)?.clone(), s.at))),
            )
        };
        let person = told().find_map(|s| people.at(s.at, Slot::Speaker));
        Some(Speaker {
            person: person.map_or(first.person, |p| Some(people.entries[p].name.clone())),
            office: of(|s| s.office.as_ref()),
            country: told().find_map(|s| s.quote.speaker.as_ref()?.country),
            org: of(|s| s.org.as_ref()),
        })
    };
    let dispute = case.dispute(
        "speaker",
        own.iter().filter_map(|s| {
            let speaker = version(&who(s)?)?;
            Some((serde_json::to_value(speaker).unwrap_or_default(), s.at.0))
        }),
    );
    let link = PartyLink {
        person: named.as_ref().filter(|n| n.0 == 0).map(|n| n.1.clone()),
        office: None,
        inferred: None,
    };
    let speaker = match &named {
        Some(key) => version(key),
        None => own.iter().find_map(|s| s.quote.speaker.clone()),
    };
    (speaker, link, dispute)
}

/// At which of the encounters each was said, of quotes that are made of the same claims as before.
pub(crate) fn occasions(
    case: &Case<'_>,
    people: &People,
    quotes: &[(QuoteEntry, Vec<At>)],
    encounters: &[ContactEntry],
) -> Vec<Option<String>> {
    let present = present(case, encounters);
    quotes
        .iter()
        .map(|(entry, own)| occasion(case, people, own, &entry.quote, encounters, &present))
        .collect()
}

/// The encounters (positions) that each report tells of.
fn present(case: &Case<'_>, encounters: &[ContactEntry]) -> BTreeMap<usize, Vec<usize>> {
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, entry) in encounters.iter().enumerate() {
        for report in &entry.told.reports {
            if let Ok(r) = case.reports.binary_search_by(|x| x.meta.id.cmp(report)) {
                out.entry(r).or_default().push(i);
            }
        }
    }
    out
}

/// The one encounter that the same report tells, at which the speaker was, on the day of the quote: of an
/// address the gathering, of anything else the meeting or call. More than one: none.
fn occasion(
    case: &Case<'_>,
    people: &People,
    own: &[At],
    quote: &Quote,
    encounters: &[ContactEntry],
    present: &BTreeMap<usize, Vec<usize>>,
) -> Option<String> {
    let persons: BTreeSet<&String> = own
        .iter()
        .filter_map(|&at| people.at(at, Slot::Speaker))
        .map(|p| &people.entries[p].id)
        .collect();
    let reports: BTreeSet<usize> = own.iter().map(|at| at.0).collect();
    let candidates: BTreeSet<usize> = reports
        .iter()
        .flat_map(|r| present.get(r).into_iter().flatten().copied())
        .collect();
    let fits = |entry: &ContactEntry| {
        let e = &entry.encounter;
        let kind = if quote.medium == QuoteMedium::Address {
            e.kind == EncounterKind::Gathering
        } else {
            matches!(e.kind, EncounterKind::Meeting | EncounterKind::Call)
        };
        let day = match (&quote.date, &e.date) {
            (Some(a), Some(b)) => a.overlaps(b),
            (None, _) => true,
            _ => false,
        };
        kind && day
            && matches!(e.status, Status::Occurred | Status::Ongoing)
            && entry
                .parties
                .iter()
                .any(|p| p.person.as_ref().is_some_and(|p| persons.contains(p)))
            && own
                .iter()
                .all(|&at| !case.fact(at).background || entry.told.background)
    };
    let mut fitting = candidates
        .into_iter()
        .map(|i| &encounters[i])
        .filter(|e| fits(e));
    let one = fitting.next()?;
    fitting.next().is_none().then(|| one.id.clone())
}
