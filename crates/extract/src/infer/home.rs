//! The country whose offices a report names without saying whose.

use crate::analysis::Sentence;
use crate::mentions::{Mention, What};
use crate::people::People;
use crate::units::{CountryForm, Sem};
use sidelines_facts::CountryCode;
use sidelines_text::Document;
use std::collections::BTreeMap;
use std::ops::Range;

/// The countries whose offices the report may name without saying whose, the likeliest first: those of titles which
/// say it themselves, of known people whose office stands without a country, of the dateline's capital and the agency;
/// the country most named comes first only where nothing else does.
pub(crate) fn homes(
    document: &Document,
    sentences: &[Sentence],
    mentions: &[Vec<Mention>],
    people: &People,
    text: &str,
    hits: &[sidelines_lexicon::Hit],
    authors: &[Range<usize>],
) -> Vec<CountryCode> {
    let mut score: BTreeMap<CountryCode, u32> = BTreeMap::new();
    let mut named: BTreeMap<CountryCode, u32> = BTreeMap::new();
    for (s, row) in sentences.iter().zip(mentions) {
        for u in &s.units {
            match &u.sem {
                Sem::Office(o) => {
                    // "Commander of the Kenya Army" says whose he is in every country's press.
                    let spelt = hits.iter().any(|h| {
                        matches!(h.kind, sidelines_lexicon::HitKind::Country { .. })
                            && u.span.start <= h.start
                            && h.end <= u.span.end
                    });
                    if let Some(c) = o.country.filter(|_| !spelt) {
                        // A country's own press need not name it beside its titles.
                        let named = s
                            .units
                            .iter()
                            .any(|u| matches!(&u.sem, Sem::Country { code, .. } if *code == c));
                        let plain = named || o.canonical.contains(" of the ");
                        *score.entry(c).or_default() += if plain { 3 } else { 12 };
                    }
                }
                Sem::Org(o) if o.body => {
                    if let Some(c) = o.country {
                        *named.entry(c).or_default() += 2;
                    }
                }
                // "the Syrian Foreign Ministry", "Nauruan President X": titles of one's own country need no such word.
                Sem::Country { code, .. } if !beside_a_title(row, &u.span) => {
                    *named.entry(*code).or_default() += 1;
                }
                Sem::Place(p) => {
                    if let Some(c) = p.capital_of {
                        *named.entry(c).or_default() += 1;
                    }
                }
                _ => {}
            }
        }
    }
    for p in &people.all {
        // An envoy is from abroad, wherever the report is from.
        let envoy = |o: &str| o.starts_with("Ambassador") || o.starts_with("High Commissioner");
        let bare = p.offices.iter().any(|h| {
            h.office.country.is_none() && h.office.org.is_none() && !envoy(&h.office.canonical)
        });
        // Whoever says "I" names foreigners so.
        if let Some(c) = p.country.filter(|_| bare && authors.is_empty()) {
            // A country's own press need not name it beside its leaders.
            let named = sentences
                .iter()
                .filter(|s| s.span.start <= p.span.start && p.span.end <= s.span.end)
                .flat_map(|s| &s.units)
                .any(|u| matches!(&u.sem, Sem::Country { code, .. } if *code == c));
            *score.entry(c).or_default() += if named { 6 } else { 16 };
        }
    }
    // "his Armenian and Tunisian counterparts": counterparts are from abroad.
    for m in mentions.iter().flatten() {
        let countries: &[CountryCode] = match &m.what {
            What::Role(r) if r.counterpart => &r.countries,
            What::Person(p) if p.counterpart => p.country.as_slice(),
            _ => continue,
        };
        for c in countries {
            named.entry(*c).and_modify(|n| *n = n.saturating_sub(1));
        }
    }
    for (c, n) in named {
        *score.entry(c).or_default() += n.min(8);
    }
    // "the visit of the Prime Minister to Azerbaijan": whose he is goes without saying, and it is not Azerbaijan.
    let abroad = sentences.iter().flat_map(|s| abroad(s, text));
    let bound = super::bound(text, people, mentions);
    for c in abroad.chain(bound.iter().map(|(_, c)| *c)) {
        score.entry(c).and_modify(|n| *n = n.saturating_sub(ABROAD));
    }
    let mut add = |c: &str, n: u32| {
        if let Some(c) = CountryCode::new(c) {
            *score.entry(c).or_default() += n;
        }
    };
    let rows: Vec<(usize, &[Mention])> = sentences
        .iter()
        .map(|s| s.span.start)
        .zip(mentions.iter().map(Vec::as_slice))
        .collect();
    for c in crate::author::countries(text, document, authors, &rows, people, hits) {
        add(c.as_str(), AUTHOR);
    }
    // Words of one country's press.
    let lower = text.to_lowercase();
    for (word, country, weight) in [
        ("union minister", "IN", 12),
        ("union defence minister", "IN", 12),
        (" crore", "IN", 8),
        (" lakh", "IN", 6),
        ("ispr", "PK", 12),
    ] {
        if lower.contains(word) {
            add(country, weight);
        }
    }
    let dateline = document.paragraphs.iter().find_map(|p| p.dateline.as_ref());
    // "Ulaanbaatar /TALNEWS/. …": a story that opens with a capital, however the line goes on.
    let body = document.header.span.end;
    let opening = body
        + text
            .get(body..)
            .map_or(0, |t| t.len() - t.trim_start().len());
    if dateline.is_none()
        && let Some(sidelines_lexicon::Hit {
            kind:
                sidelines_lexicon::HitKind::Country {
                    alpha2,
                    form: sidelines_lexicon::CountryForm::Capital,
                },
            end,
            ..
        }) = hits.iter().find(|h| h.start == opening)
        && text.get(*end..).is_some_and(|t| {
            t.trim_start()
                .starts_with(['/', ',', '-', '–', '—', '.', '(', '['])
        })
    {
        add(alpha2, 8);
    }
    if let Some(d) = dateline {
        for h in hits
            .iter()
            .filter(|h| h.start >= d.span.start && h.end <= d.span.end)
        {
            match &h.kind {
                sidelines_lexicon::HitKind::Country { alpha2, .. } => add(alpha2, 6),
                sidelines_lexicon::HitKind::Agency {
                    country: Some(c), ..
                } => add(c, 8),
                _ => {}
            }
        }
    }
    // Of equals one that is named, and not only in "a Finnish furnace maker".
    let by_name = |c: CountryCode| {
        sentences.iter().zip(mentions).any(|(s, row)| {
            s.units.iter().any(|u| {
                matches!(&u.sem, Sem::Country { code, form: CountryForm::Name } if *code == c)
                    && !beside_a_title(row, &u.span)
            })
        })
    };
    let mut ranked: Vec<(CountryCode, u32)> = score.into_iter().collect();
    ranked.sort_by_key(|(c, n)| (std::cmp::Reverse(*n), !by_name(*c), *c));
    ranked.into_iter().map(|(c, _)| c).collect()
}

/// Whether what stands at `span` is part of a title: "the Syrian Foreign Ministry", "the President of Nauru".
fn beside_a_title(row: &[Mention], span: &Range<usize>) -> bool {
    row.iter().any(|m| {
        m.span.start <= span.start
            && span.end <= m.span.end
            && match &m.what {
                What::Person(p) => !p.offices.is_empty(),
                What::Role(_) => true,
                _ => false,
            }
    })
}

/// What it weighs for a country that whoever says "I" is from there, or speaks in its capital.
const AUTHOR: u32 = 20;

/// What it weighs against a country that the holder of an office without a country is said to go there.
const ABROAD: u32 = 10;

/// The countries to which a sentence lets somebody travel whose office has no country.
fn abroad(s: &Sentence, text: &str) -> Vec<CountryCode> {
    let word = |i: usize| {
        s.units
            .get(i)
            .map_or_else(String::new, |u| u.text(text).to_lowercase())
    };
    let travels = (0..s.units.len()).any(|i| {
        matches!(
            word(i).as_str(),
            "visit"
                | "visits"
                | "visited"
                | "trip"
                | "arrived"
                | "left"
                | "travelled"
                | "traveled"
                | "flew"
                | "leaves"
                | "departed"
                | "tour"
        )
    });
    // "On Friday I will be in Vilnius"
    let first_person = (0..s.units.len()).any(|i| word(i) == "i")
        && s.quoted.is_none()
        && (0..s.units.len()).any(|i| {
            matches!(
                word(i).as_str(),
                "leave" | "leaving" | "travel" | "travelling" | "visiting"
            ) || word(i) == "be" && word(i + 1) == "in"
        });
    let bare = s.units.iter().enumerate().any(|(i, u)| {
        let of = matches!(word(i + 1).as_str(), "of" | "to" | "from" | "in");
        let behind = |n: usize| {
            i.checked_sub(n)
                .and_then(|b| s.units.get(b))
                .is_some_and(|b| matches!(b.sem, Sem::Country { .. } | Sem::Org(_)))
        };
        matches!(&u.sem, Sem::Office(o) if o.country.is_none() && o.org.is_none() && !o.plural)
            && !(behind(1) || behind(2))
            && (!of || word(i + 1) == "to")
    });
    if !(travels && bare || first_person) {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut listing = false;
    for i in 0..s.units.len() {
        listing = match &s.units[i].sem {
            // "The Nauruan President is to come to Taiwan", says Taiwan.
            _ if word(i) == "in" && first_person => true,
            // "has returned from a tour of Chile and Colombia"
            _ if word(i) == "of" && i.checked_sub(1).is_some_and(|b| word(b) == "tour") => true,
            _ if word(i) == "to" => !i.checked_sub(1).is_some_and(|b| word(b).starts_with("com")),
            Sem::Country { code, .. } if listing => {
                out.push(*code);
                true
            }
            Sem::Place(p) if listing => {
                out.extend(p.capital_of);
                true
            }
            _ => listing && matches!(word(i).as_str(), "," | "and" | "the" | "&"),
        };
    }
    out
}
