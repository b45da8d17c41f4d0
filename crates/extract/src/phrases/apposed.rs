//! Titles and names that stand beside each other with more between them than the grammar takes: "the Defence Attaché in
//! Ankara, Colonel X", "Y, foreign minister of Myanmar's junta", "the First Deputy Prime Minister and Minister of
//! Defence, Z".

use super::described::described;
use super::parted::{abroad, heading, in_government, of_government, part, seated};
use super::{aged, town};
use crate::mentions::{Mention, OfficeRef, RoleMention, What};
use crate::units::Unit;
use sidelines_lexicon::Lexicon;

/// Small words inside the name of a body or a place.
const SMALL: &[&str] = &[
    "of", "in", "to", "for", "the", "and", "on", "at", "from", "with", "de", "la", "del", "s",
    "du", "da",
];

/// What a body is called whose name is written small.
const BODIES: &[&str] = &[
    "committee",
    "subcommittee",
    "commission",
    "council",
    "department",
    "directorate",
    "agency",
];

/// Joins titles and names of one sentence's mentions.
pub(crate) fn join(text: &str, units: &[Unit], row: &mut Vec<Mention>, lexicon: &Lexicon) {
    part(text, row);
    abroad(text, row);
    of_government(text, row);
    in_government(text, row);
    seated(text, row);
    heading(text, row);
    let mut i = 0;
    while i < row.len() {
        let joined = title_first(text, row, i, lexicon)
            || name_first(text, row, i)
            || and_title(text, row, i)
            || of_another(text, row, i);
        // "Prime Minister and Minister for Foreign Affairs, X": a title before may belong to it, too.
        i = if joined { i.saturating_sub(1) } else { i + 1 };
    }
    described(text, units, row, lexicon);
    town::join(text, units, row);
    aged::join(text, row);
}

/// A title that one person holds, whose name may stand beside it.
fn title(m: &Mention) -> Option<&RoleMention> {
    match &m.what {
        What::Role(r)
            if !r.plural
                && !r.counterpart
                && !r.indefinite
                && r.offices.len() == 1
                && r.countries.len() < 2 =>
        {
            Some(r)
        }
        _ => None,
    }
}

/// A name without a title.
pub(super) fn plain(m: &Mention) -> bool {
    matches!(&m.what, What::Person(p) if p.offices.is_empty() && !p.counterpart && !p.shared)
}

/// Whether a phrase may end at byte `at`.
fn ends(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|t| {
        let t = t.trim_start_matches(['’', '\'', '"', '”']);
        t.is_empty()
            || t.starts_with([',', '.', ';', ')', '\n', '–', '—'])
            || t.starts_with(" –")
            || t.starts_with(" —")
            || t.starts_with(" (")
    })
}

/// The name of a body or a place behind a title, without what stands in brackets; `None` where the words are more.
fn tail(gap: &str) -> Option<String> {
    let mut out = String::new();
    let mut depth = 0;
    for c in gap.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = out
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    // "the Senate's foreign policy committee"
    let body = words.clone().count() <= 8
        && words
            .clone()
            .next_back()
            .is_some_and(|w| BODIES.contains(&w));
    let name = out.len() <= 80
        && !out.contains([';', ':', '?', '!', '"', '“'])
        && words.clone().all(|w| {
            body || SMALL.contains(&w)
                || w.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        });
    let led = out.is_empty()
        || body && ["'s ", "’s "].iter().any(|p| out.starts_with(p))
        || ["of ", "in ", "to ", "for ", "on "]
            .iter()
            .any(|p| out.starts_with(p));
    (name && led).then_some(out)
}

/// "the Head of the Court of Justice, X, …"
fn title_first(text: &str, row: &mut Vec<Mention>, i: usize, lexicon: &Lexicon) -> bool {
    let Some(role) = row.get(i).and_then(title).cloned() else {
        return false;
    };
    let start = row[i].span.end;
    let Some(k) = (i + 1..row.len().min(i + 5)).find(|&k| {
        plain(&row[k])
            && text.get(start..row[k].span.start).is_some_and(|gap| {
                let gap = gap.trim_end();
                gap.ends_with(',') || gap.ends_with("U.S. Navy") || gap.ends_with("U.S. Army")
            })
    }) else {
        return false;
    };
    let between = &row[i + 1..k];
    let fits = between.iter().all(|m| match &m.what {
        What::Person(p) => p.offices.is_empty() && !p.sure,
        What::Country(_) | What::Place(_) | What::Org(_) | What::Other => true,
        _ => false,
    });
    let gap = text.get(start..row[k].span.start).unwrap_or("");
    let Some((words, service)) = gap.split_once(',') else {
        return false;
    };
    // "will meet Minister for Foreign Affairs, X to discuss": no title stands bare before a comma but for the name behind it.
    let before = text.get(..row[i].span.start).unwrap_or("").trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let bare = matches!(
        word.to_lowercase().as_str(),
        "and" | "with" | "by" | "meet" | "met" | "meets" | "meeting" | "to"
    ) || before.is_empty()
        || before.ends_with('\n');
    let printed = text.get(row[k].span.clone()).unwrap_or("");
    if gap == ", " && bare && printed.contains(' ') {
        take(row, i, k, role.offices, role.countries.first().copied());
        return true;
    }
    // "…, U.S. Navy Adm. X"
    let service = service.trim();
    let service = service.is_empty()
        || matches!(between.last().map(|m| &m.what), Some(What::Org(o)) if o.body && service.len() < 16);
    let Some(words) = tail(words).filter(|_| fits && service && ends(text, row[k].span.end)) else {
        return false;
    };
    // "the Foreign Minister, X": the grammar has its reasons where nothing stands between.
    if words.is_empty() && between.is_empty() && role.offices[0].org.is_none() {
        return false;
    }
    let mut office = role.offices[0].clone();
    complement(&mut office, &words, lexicon);
    take(row, i, k, vec![office], role.countries.first().copied());
    true
}

/// "X, foreign minister of Myanmar's junta, …"
fn name_first(text: &str, row: &mut Vec<Mention>, i: usize) -> bool {
    if !row.get(i).is_some_and(plain) {
        return false;
    }
    let Some(role) = row.get(i + 1).and_then(title).cloned() else {
        return false;
    };
    let gap = text
        .get(row[i].span.end..row[i + 1].span.start)
        .unwrap_or("");
    if !matches!(gap, ", " | ", the ") {
        return false;
    }
    let end = row[i + 1].span.end;
    let rest = text.get(end..).unwrap_or("");
    let stop = rest
        .find([',', '.', ';', ')', '\n', '–', '—'])
        .unwrap_or(rest.len());
    let behind = rest.get(..stop).unwrap_or("");
    let government = [
        "'s junta",
        "’s junta",
        "'s government",
        "’s government",
        "'s military",
        " Republic",
    ]
    .iter()
    .any(|w| behind.trim_end() == *w);
    // "X, Speaker of Parliament, and Y": nothing more; but no title of the name that follows.
    let alone = behind.trim().is_empty() && !rest.starts_with('\'') && !rest.starts_with('’');
    if !(government || alone && ends(text, end)) {
        return false;
    }
    // A list of roles and names: "X, the prime minister, Y"
    let country = role.countries.first().copied();
    take(row, i, i + 1, role.offices, country);
    true
}

/// "the First Deputy Prime Minister and Minister of Defence, X": the article stands once and a comma before the name.
fn and_title(text: &str, row: &mut Vec<Mention>, i: usize) -> bool {
    let Some(role) = row.get(i).and_then(title).cloned() else {
        return false;
    };
    let Some(next) = row.get(i + 1) else {
        return false;
    };
    let What::Person(p) = &next.what else {
        return false;
    };
    let titled = !p.offices.is_empty()
        && next.span.start < p.name.start
        && text
            .get(next.span.start..p.name.start)
            .is_some_and(|t| t.contains(','));
    let joined = text.get(row[i].span.end..next.span.start) == Some(" and ");
    let same = match (role.countries.first(), p.country) {
        (Some(a), Some(b)) => *a == b,
        _ => true,
    };
    // "the Prime Minister and Foreign Minister X" are two; "Prime Minister and Minister for Foreign Affairs, X" is one.
    let article = row[i].span.start.min(text.len());
    let article = text
        .get(..article)
        .is_some_and(|t| t.to_lowercase().ends_with("the "));
    let heads = crate::offices::is_head(&role.offices[0].canonical) && article;
    if !(titled && joined && same) || heads {
        return false;
    }
    let country = role.countries.first().copied();
    take(row, i, i + 1, role.offices, country);
    true
}

/// "the Personal Envoy of the Secretary-General, X": X is the envoy, and serves the other.
fn of_another(text: &str, row: &mut Vec<Mention>, i: usize) -> bool {
    const SERVING: &[&str] = &[
        "Envoy",
        "Representative",
        "Adviser",
        "Spokesperson",
        "Assistant",
    ];
    let Some(role) = row.get(i).and_then(title).cloned() else {
        return false;
    };
    let end = row[i].span.end;
    let Some(next) = row.get_mut(i + 1) else {
        return false;
    };
    let start = next.span.start;
    let What::Person(p) = &mut next.what else {
        return false;
    };
    if !matches!(
        text.get(end..start),
        Some(" of the " | " of " | " to the " | " to ")
    ) {
        return false;
    }
    let titled = start < p.name.start
        && text
            .get(start..p.name.start)
            .is_some_and(|t| t.trim_end().ends_with(','));
    let serving = SERVING
        .iter()
        .any(|w| role.offices[0].canonical.ends_with(w));
    let [whom] = p.offices.as_slice() else {
        return false;
    };
    if !(titled
        && serving
        && whom
            .country
            .is_none_or(|c| role.countries.first().is_none_or(|r| *r == c)))
    {
        return false;
    }
    let mut office = role.offices[0].clone();
    office.canonical = format!("{} of the {}", office.canonical, whom.canonical);
    office.org = office.org.or_else(|| whom.org.clone());
    office.country = office.country.or(whom.country);
    p.offices.clear();
    take(row, i, i + 1, vec![office], role.countries.first().copied());
    true
}

/// Makes of the mentions `from` to `to`, of which one end is a name, one that holds the offices.
pub(super) fn take(
    row: &mut Vec<Mention>,
    from: usize,
    to: usize,
    offices: Vec<OfficeRef>,
    country: Option<sidelines_facts::CountryCode>,
) {
    let (first, last) = (row[from].clone(), row[to].clone());
    let mut joined = if matches!(last.what, What::Person(_)) {
        last.clone()
    } else {
        first.clone()
    };
    joined.span = first.span.start..last.span.end;
    joined.units = first.units.start..last.units.end;
    if let What::Person(p) = &mut joined.what {
        let mut all = offices;
        all.append(&mut p.offices);
        p.offices = all;
        p.country = p.country.or(country);
        p.sure = true;
    }
    row.splice(from..=to, [joined]);
}

/// What the words behind a title add to it.
fn complement(office: &mut OfficeRef, words: &str, lexicon: &Lexicon) {
    if words.is_empty() {
        return;
    }
    let bare = words
        .split_once(' ')
        .map_or(words, |(_, rest)| rest.trim_start_matches("the "));
    if let Some(o) = lexicon.organisation(bare) {
        office.org = Some(o.name.clone());
        if o.country.is_none() {
            office.country = None;
        }
        return;
    }
    // "the chairman of the Senate's foreign policy committee"
    if let Some(rest) = words.strip_prefix("'s ").or(words.strip_prefix("’s ")) {
        office.canonical = format!("{}'s {rest}", office.canonical);
        return;
    }
    office.canonical = format!("{} {words}", office.canonical);
    const BODIES: &[&str] = &[
        "Court",
        "Bank",
        "Fund",
        "Programme",
        "Organisation",
        "Organization",
        "Union",
        "Community",
    ];
    if words.split(' ').any(|w| BODIES.contains(&w))
        && office.country.is_none()
        && office.org.is_none()
    {
        office.org = Some(bare.to_owned());
    }
}
