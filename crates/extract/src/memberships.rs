//! Who belongs to which organisation, and as what: members, observers, partners, chairs, hosts, candidates.
//!
//! Membership is told in lists and set phrases that span clauses, so it is read off the row of units and not
//! off the tree: every sentence becomes a line of words and placeholders ([`line::Line`]), and the forms of
//! `frames/membership.toml` are laid over it.

mod judge;
mod line;
mod patterns;
mod plainer;

use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;
use crate::units::Sem;
use line::{Before, Line, Thing};
use patterns::{Hit, Patterns};
use sidelines_facts::{CountryCode, Edtf, Membership, MembershipRole};
use sidelines_lexicon::Lexicon;
use sidelines_text::Role;
use sidelines_time::{Anchor, DateExpr, TenseHint, resolve};
use std::ops::Range;

/// Memberships, each with the sentences that tell it (bytes of the text).
type Told = Vec<(Membership, Vec<Range<usize>>)>;

/// The memberships of a report, each with the sentences that tell it (bytes of the text): first what the forms tell, then
/// what the judge does.
pub(crate) fn memberships(a: &Analysis<'_>, lexicon: &Lexicon) -> (Told, Told) {
    let (told, open) = read(a, lexicon);
    let mut judged = Told::new();
    for (pair, span) in open {
        // What a form tells of the two stands.
        if told
            .iter()
            .any(|(m, _)| m.party == pair.party && m.org == pair.org)
        {
            continue;
        }
        let Some(role) = judge::role(&pair) else {
            continue;
        };
        let m = Membership {
            party: pair.party,
            org: pair.org,
            role,
            since: None,
            until: None,
            as_of: a.published.clone(),
            status: None,
        };
        add(&mut judged, m, &span);
    }
    (told, judged)
}

/// Everything that the judge was asked about in a report: one line each, of party, organisation, sentence, the roles that
/// a form tells of the two, the roles asked, and the features. For `training/membership.py`.
pub(crate) fn describe(a: &Analysis<'_>, lexicon: &Lexicon) -> String {
    let (told, open) = read(a, lexicon);
    let mut out = String::new();
    for (pair, span) in open {
        let known: Vec<&str> = told
            .iter()
            .filter(|(m, _)| m.party == pair.party && m.org == pair.org)
            .filter_map(|(m, _)| judge::called(m.role))
            .collect();
        let sentence = a
            .text
            .get(span)
            .unwrap_or("")
            .replace(char::is_whitespace, " ");
        let row = [
            pair.party.as_str(),
            pair.org.as_str(),
            sentence.as_str(),
            &known.join(","),
            &judge::asked(&pair).join(","),
            &pair.features.join(" "),
        ];
        out.push_str(&row.join("\t"));
        out.push('\n');
    }
    out
}

/// What the forms tell, and every pair of which they might have told.
fn read(a: &Analysis<'_>, lexicon: &Lexicon) -> (Told, Vec<(judge::Pair, Range<usize>)>) {
    let mut out: Told = Vec::new();
    let mut open: Vec<(judge::Pair, Range<usize>)> = Vec::new();
    let mut before = Before {
        theme: theme(a, lexicon),
        two: two(a),
        ..Before::default()
    };
    let patterns = Patterns::embedded();
    for s in a
        .sentences
        .iter()
        .filter(|s| s.quoted.is_none() && told(s.role))
    {
        let line = Line::of(a, s, lexicon, before);
        let mut hits = patterns.hits(&line);
        // "are the members of BIMSTEC": of that, and not of whatever was named before.
        let spelt: Vec<_> = hits
            .iter()
            .filter(|h| h.org.is_some())
            .map(|h| (h.role, h.parties.clone()))
            .collect();
        hits.retain(|h| h.org.is_some() || !spelt.contains(&(h.role, h.parties.clone())));
        for hit in hits {
            for m in written(a, &line, &hit) {
                add(&mut out, m, &s.span);
            }
        }
        if patterns.might_tell(&line) {
            for plain in plainer::plainer(&line) {
                for hit in patterns.hits(&plain).iter().filter(|h| h.org.is_some()) {
                    for m in written(a, &plain, hit) {
                        add(&mut out, m, &s.span);
                    }
                }
            }
        }
        for m in chairs_by_office(a, s, lexicon, &line) {
            add(&mut out, m, &s.span);
        }
        open.extend(
            judge::pairs(&line, lexicon)
                .into_iter()
                .map(|p| (p, s.span.clone())),
        );
        // Of several told here, the last.
        let belongs = out.iter().rev().find(|(_, spans)| spans.contains(&s.span));
        before = Before {
            belongs: belongs.map(|(m, _)| m.org.clone()),
            ..line.into_before()
        };
    }
    (out, open)
}

/// The organisation of states of which the report speaks most; of several the first.
fn theme(a: &Analysis<'_>, lexicon: &Lexicon) -> Option<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for u in a.sentences.iter().flat_map(|s| &s.units) {
        let org = match &u.sem {
            Sem::Org(o)
                if !o.body && o.country.is_none() && line::international(&o.name, lexicon) =>
            {
                Some(&o.name)
            }
            Sem::Gathering(g) => g.org.as_ref(),
            _ => None,
        };
        let Some(org) = org.filter(|o| *o != "United Nations") else {
            continue;
        };
        match counts.iter_mut().find(|(o, _)| o == org) {
            Some((_, n)) => *n += 1,
            None => counts.push((org, 1)),
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max()?;
    counts
        .iter()
        .find(|(_, n)| *n == most)
        .map(|(o, _)| (*o).to_owned())
}

/// The two states of which the report speaks most, by their names and those who act for them; none where a third is told of
/// as often.
fn two(a: &Analysis<'_>) -> Vec<String> {
    let mut counts: Vec<(CountryCode, usize)> = Vec::new();
    let mut count = |c: CountryCode| match counts.iter_mut().find(|(known, _)| *known == c) {
        Some((_, n)) => *n += 1,
        None => counts.push((c, 1)),
    };
    for s in a.sentences.iter().filter(|s| told(s.role)) {
        for u in &s.units {
            match &u.sem {
                Sem::Country { code, .. } => count(*code),
                Sem::Place(p) => p.capital_of.into_iter().for_each(&mut count),
                _ => {}
            }
        }
        for m in &s.mentions {
            if let What::Person(p) = &m.what
                && let Some(c) = p.person.and_then(|i| a.people.all.get(i)?.country)
            {
                count(c);
            }
        }
    }
    let mut order: Vec<usize> = counts.iter().map(|(_, n)| *n).collect();
    order.sort_unstable_by(|x, y| y.cmp(x));
    let (Some(second), third) = (order.get(1), order.get(2).copied().unwrap_or(0)) else {
        return Vec::new();
    };
    if third == *second {
        return Vec::new();
    }
    counts
        .iter()
        .filter(|(_, n)| n >= second)
        .map(|(c, _)| c.to_string())
        .collect()
}

fn told(role: Role) -> bool {
    matches!(
        role,
        Role::Body | Role::Title | Role::Heading | Role::Caption
    )
}

/// One fact per party, organisation and role; a later telling adds its dates and its words.
fn add(out: &mut Vec<(Membership, Vec<Range<usize>>)>, m: Membership, span: &Range<usize>) {
    // A chair is not listed a second time for the same body's meetings.
    if let Some((known, spans)) = out
        .iter_mut()
        .find(|(k, _)| k.party == m.party && k.org == m.org && k.role == m.role)
    {
        if known.since.is_none() {
            known.since = m.since;
        }
        if known.until.is_none() {
            known.until = m.until;
        }
        if !spans.contains(span) {
            spans.push(span.clone());
        }
        return;
    }
    out.push((m, vec![span.clone()]));
}

/// The facts of one form laid over one line.
fn written(a: &Analysis<'_>, line: &Line, hit: &Hit) -> Vec<Membership> {
    let org = match hit.org {
        _ if hit.goes_on => line.belongs.as_deref(),
        Some(i) => line.org(i, hit.start + 1),
        None => line.org_before(hit.start + 1),
    };
    let Some(org) = org.filter(|o| !o.is_empty()) else {
        return Vec::new();
    };
    let date = |i: Option<usize>| {
        i.and_then(|i| line.things.get(i)).and_then(|t| {
            if let Thing::Date(d) = t {
                day(a, *d)
            } else {
                None
            }
        })
    };
    let (mut since, mut until) = (date(hit.since), date(hit.until));
    // "until February", "from 2023 to 2024": the words of the date say which end it is.
    if let Some(Thing::Date(d)) = hit.since.and_then(|i| line.things.get(i))
        && let Some((from, to)) = ends(a, *d)
    {
        (since, until) = (from, to.or(until));
    }
    if hit.during {
        until = since.clone();
    }
    // Who has left had left by the day of the report.
    if hit.ended && until.is_none() {
        until = a.published.clone();
    }
    let mut names: Vec<String> = Vec::new();
    for &p in &hit.parties {
        match line.things.get(p) {
            Some(Thing::Parties(list)) => names.extend(list.iter().cloned()),
            Some(Thing::Who(c) | Thing::Adjective(c) | Thing::Capital(c)) => {
                names.push(c.to_string())
            }
            _ => {}
        }
    }
    names.retain(|n| n != org);
    names
        .into_iter()
        .map(|party| Membership {
            party,
            org: org.to_owned(),
            role: hit.role,
            since: since.clone(),
            until: until.clone(),
            as_of: if hit.status.is_none() && !hit.ended {
                a.published.clone()
            } else {
                None
            },
            status: hit.status,
        })
        .collect()
}

/// "The Chair of the Caribbean Community, Prime Minister of Barbados Mia Mottley": who chairs and governs a
/// country, chairs for it. Officers of the organisation's own secretariat govern none.
fn chairs_by_office(
    a: &Analysis<'_>,
    s: &Sentence,
    lexicon: &Lexicon,
    line: &Line,
) -> Vec<Membership> {
    let mut out = Vec::new();
    for m in &s.mentions {
        let What::Person(p) = &m.what else { continue };
        let Some(person) = p.person.and_then(|i| a.people.all.get(i)) else {
            continue;
        };
        let governs = p
            .offices
            .iter()
            .chain(person.offices.iter().map(|h| &h.office))
            .any(|o| {
                o.org.is_none()
                    && [
                        "Prime Minister",
                        "President",
                        "Minister",
                        "King",
                        "Chancellor",
                        "Emir",
                        "Sultan",
                        "Head of",
                    ]
                    .iter()
                    .any(|w| o.canonical.contains(w))
            });
        for o in &p.offices {
            let chair = [
                "Chair",
                "Chairman",
                "Chairperson",
                "Chairwoman",
                "Chair-in-Office",
                "Chairperson-in-Office",
                "Chairman-in-Office",
            ]
            .contains(&o.canonical.as_str())
                || o.canonical.starts_with("President") && governs;
            let of = o.org.clone().filter(|_| chair).or_else(|| {
                let of = o.canonical.strip_prefix("Chair of the ")?;
                summit_of(of, lexicon).or_else(|| line.referred_at_end(of))
            });
            if let (true, Some(org), Some(country)) = (governs, of, person.country)
                && line::international(&org, lexicon)
                // The president of its General Assembly chairs no organisation for his country.
                && org != "United Nations"
            {
                out.push(Membership {
                    party: country.to_string(),
                    org,
                    role: MembershipRole::Chair,
                    since: None,
                    until: None,
                    as_of: a.published.clone(),
                    status: None,
                });
            }
        }
    }
    out
}

/// The organisation whose heads of state the words name: "ECOWAS Authority" (of Heads of State and Government).
fn summit_of(words: &str, lexicon: &Lexicon) -> Option<String> {
    let (org, body) = words.rsplit_once(' ')?;
    if !["Authority", "Summit", "Conference", "Assembly"].contains(&body) {
        return None;
    }
    lexicon.organisation(org).map(|o| o.name.clone())
}

/// The day, month or year that a date of the report means; `None` for lengths of time and open ends.
fn day(a: &Analysis<'_>, index: usize) -> Option<Edtf> {
    let mention = a.dates.get(index)?;
    if matches!(mention.expr, DateExpr::Duration(_)) {
        return None;
    }
    let anchor = a.published.clone().map_or_else(Anchor::default, Anchor::on);
    resolve(&mention.expr, &anchor, TenseHint::Unknown)
}

/// The two ends of a date that tells of a stretch of time: "until February" has only the second.
fn ends(a: &Analysis<'_>, index: usize) -> Option<(Option<Edtf>, Option<Edtf>)> {
    let DateExpr::Range { start, end } = &a.dates.get(index)?.expr else {
        return None;
    };
    let anchor = a.published.clone().map_or_else(Anchor::default, Anchor::on);
    let one = |e: &Option<Box<DateExpr>>, tense: TenseHint| {
        e.as_ref().and_then(|e| resolve(e, &anchor, tense))
    };
    // "until December": the next one.
    Some((one(start, TenseHint::Unknown), one(end, TenseHint::Future)))
}

/// The country that a unit names as a party; adjectives aside.
fn country_of(sem: &Sem) -> Option<CountryCode> {
    match sem {
        Sem::Country {
            code,
            form: crate::units::CountryForm::Name,
        } => Some(*code),
        _ => None,
    }
}
