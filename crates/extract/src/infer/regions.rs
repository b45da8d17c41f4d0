//! "Arab foreign ministers", "Nordic and Baltic leaders", "the presidents of the Central Asian states": officers of an
//! organisation, or one of each of a few states, by what their region is called.

use super::convened::units;
use crate::analysis::Sentence;
use crate::mentions::{Mention, RoleMention, What};
use crate::units::OrgSem;
use sidelines_facts::CountryCode;
use sidelines_lexicon::Lexicon;
use std::ops::Range;

/// Who acts for a country or an organisation without a title.
const LEADERS: &[&str] = &["leaders", "heads", "chiefs", "envoys", "negotiators"];

/// What a region's adjective describes besides.
const STATES: &[&str] = &["states", "countries", "nations", "republics"];

/// Words before a region by which some of its officers are meant and not all.
const SOME: &[&str] = &[
    "two", "three", "several", "some", "other", "many", "most", "few", "fellow", "various", "top",
    "senior",
];

/// How many states there are of a region.
const NUMBERS: &[(&str, usize)] = &[
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
];

fn count(word: &str) -> Option<usize> {
    NUMBERS.iter().find(|(w, _)| *w == word).map(|(_, n)| *n)
}

/// One or more regions in a row.
struct Regions {
    span: Range<usize>,
    org: Option<String>,
    members: Vec<CountryCode>,
}

/// Says whose officers are that have a region before or behind them.
pub(crate) fn regional(
    text: &str,
    sentences: &[Sentence],
    mentions: &mut [Vec<Mention>],
    lexicon: &Lexicon,
) {
    for (s, row) in sentences.iter().zip(mentions.iter_mut()) {
        let mut at = s.span.start;
        while let Some(regions) = next(text, at..s.span.end, lexicon) {
            at = regions.span.end;
            officers(text, s, row, &regions);
        }
    }
}

/// The first run of regions in a stretch of text.
fn next(text: &str, within: Range<usize>, lexicon: &Lexicon) -> Option<Regions> {
    let whole = text.get(within.clone())?;
    let mut boundary = true;
    for (i, c) in whole.char_indices() {
        let begins = boundary && c.is_alphabetic();
        boundary = !(c.is_alphanumeric() || c == '-');
        if !begins {
            continue;
        }
        let Some((length, region)) = lexicon.region_at(&whole[i..]) else {
            continue;
        };
        let mut all = vec![region];
        let mut end = i + length;
        // "Nordic and Baltic", "Nordic-Baltic"
        while let Some(link) = [" and ", "-", ", "]
            .iter()
            .find(|l| whole[end..].starts_with(**l))
            && let Some((length, region)) = lexicon.region_at(&whole[end + link.len()..])
        {
            all.push(region);
            end += link.len() + length;
        }
        let org = match all.as_slice() {
            [one] => one.org.as_deref().and_then(|id| lexicon.organisation(id)),
            _ => None,
        };
        let members: Vec<CountryCode> = match all.iter().all(|r| !r.members.is_empty()) {
            true => all
                .iter()
                .flat_map(|r| &r.members)
                .filter_map(|c| CountryCode::new(c))
                .collect(),
            false => Vec::new(),
        };
        return Some(Regions {
            span: within.start + i..within.start + end,
            org: org.map(|o| o.name.clone()),
            members,
        });
    }
    None
}

fn officers(text: &str, s: &Sentence, row: &mut Vec<Mention>, regions: &Regions) {
    let span = &regions.span;
    let before = text.get(s.span.start..span.start).unwrap_or("").trim_end();
    let word_before = before.rsplit(' ').next().unwrap_or("").to_lowercase();
    // "the three Baltic states": all of them.
    let all = count(&word_before).is_some_and(|n| n == regions.members.len());
    let some = !all && SOME.contains(&word_before.as_str());
    if regions.org.is_none() && regions.members.is_empty() || some {
        return;
    }
    let rest = text.get(span.end..s.span.end).unwrap_or("");
    let Some(behind) = rest.strip_prefix(' ') else {
        return;
    };
    let noun = behind
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    let noun_end = span.end + 1 + noun.len();
    let role = |m: &Mention| matches!(&m.what, What::Role(r) if r.plural && r.countries.is_empty() && r.offices.iter().all(|o| o.org.is_none() && o.country.is_none()));
    // "took part in the Nordic ministers' meeting", "for a meeting of the Nordic ministers": a gathering that is called so.
    let named = |end: usize| {
        let of = before.strip_suffix("the").unwrap_or(before).trim_end();
        let called = [
            "meeting of",
            "summit of",
            "session of",
            "conference of",
            "gathering of",
        ];
        regions.org.is_none()
            && (called.iter().any(|c| of.ends_with(c))
                || text.get(end..).is_some_and(|r| r.starts_with(['\'', '’'])))
    };
    if let Some(i) = row
        .iter()
        .position(|m| m.span.start == span.end + 1 && role(m))
    {
        // "Arab foreign ministers"
        let whole = span.start..row[i].span.end;
        if named(whole.end) {
            return;
        }
        widen(s, row, i, whole, regions);
    } else if LEADERS.contains(&noun) && !named(noun_end) {
        plain(s, row, span.clone(), span.start..noun_end, regions);
    } else if STATES.contains(&noun) {
        // "the foreign ministers of the five Central Asian states"
        let mut front = before;
        for word in NUMBERS.iter().map(|(w, _)| *w).chain(["all", "the"]) {
            let shorter = front.strip_suffix(word).map(str::trim_end);
            front = shorter.unwrap_or(front);
        }
        // "the presidents of Poland and the three Baltic states"
        if let Some(joined) = front.strip_suffix(" and") {
            let end = s.span.start + joined.len();
            let role = |m: &Mention| matches!(&m.what, What::Role(r) if r.plural && !r.countries.is_empty());
            if let Some(i) = row.iter().position(|m| m.span.end == end && role(m)) {
                let mut m = row[i].clone();
                if let What::Role(r) = &mut m.what {
                    let told = r.countries.clone();
                    let more = regions.members.iter().filter(|c| !told.contains(c));
                    r.countries.extend(more);
                }
                let span = m.span.start..noun_end;
                place(s, row, Mention { span, ..m });
            }
            return;
        }
        let Some(front) = front
            .strip_suffix(" of")
            .or_else(|| front.strip_suffix(" from"))
        else {
            return;
        };
        let end = s.span.start + front.len();
        if let Some(i) = row.iter().position(|m| m.span.end == end && role(m)) {
            let whole = row[i].span.start..noun_end;
            widen(s, row, i, whole, regions);
        } else if let Some(noun) = LEADERS.iter().find(|n| front.to_lowercase().ends_with(**n)) {
            plain(s, row, span.clone(), end - noun.len()..noun_end, regions);
        }
    }
}

/// Makes a role that is told with its region stand for the whole of the words.
fn widen(s: &Sentence, row: &mut Vec<Mention>, i: usize, span: Range<usize>, regions: &Regions) {
    let mut m = row[i].clone();
    if let What::Role(r) = &mut m.what {
        r.countries.clone_from(&regions.members);
        r.regional = !r.counterpart;
        for o in &mut r.offices {
            o.org.clone_from(&regions.org);
        }
    }
    place(s, row, Mention { span, ..m });
}

/// Officers without a title: of states by the whole of the words, of an organisation, whose name stands in for the region.
fn plain(
    s: &Sentence,
    row: &mut Vec<Mention>,
    region: Range<usize>,
    whole: Range<usize>,
    regions: &Regions,
) {
    let (span, what) = match &regions.org {
        Some(name) => {
            let org = OrgSem {
                name: name.clone(),
                country: None,
                body: false,
                seat: None,
            };
            (region, What::Org(org))
        }
        None => {
            let role = RoleMention {
                countries: regions.members.clone(),
                plural: true,
                regional: true,
                ..RoleMention::default()
            };
            (whole, What::Role(role))
        }
    };
    let units = 0..0;
    place(s, row, Mention { span, units, what });
}

/// Puts a mention in the place of those that lie within it.
fn place(s: &Sentence, row: &mut Vec<Mention>, mut m: Mention) {
    m.units = units(&s.units, &m.span);
    row.retain(|o| o.span.end <= m.span.start || o.span.start >= m.span.end);
    let at = row.partition_point(|o| o.span.start < m.span.start);
    row.insert(at, m);
}
