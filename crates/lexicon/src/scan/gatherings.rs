//! Summits, ministerials and conferences: named ones, and those named after an organisation.

use super::called::called;
use super::context::Context;
use super::editions::{edition_before, is_edition};
use super::names::hit;
use super::portfolios;
use super::states::of_states;
use super::targets::organisation;
use crate::fold::Gap;
use crate::hit::{Gathering, Hit, HitKind};
use crate::model::Organisation;
use crate::tables::Class;

/// Adds the hits of all gatherings.
pub(super) fn find(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let mut word = 0;
    while word < context.len() {
        match gathering(context, word) {
            Some((end, mut found)) => {
                let mut first = word;
                // "... (SCO) Defence Ministers' Meeting": not from inside the bracket.
                let closes = |at: &usize| context.gap(*at) == Gap::Close;
                if context.gap(word) == Gap::Open
                    && let Some(after) = (word + 1..end).find(closes)
                {
                    first = after;
                }
                if found.edition.is_none()
                    && let Some((from, edition)) = edition_before(context, word)
                {
                    first = from;
                    found.edition = Some(edition);
                }
                let mut end = end;
                if found.edition.is_none() && context.joined(end) && is_year(context, end) {
                    found.edition = Some(context.surface(end, end + 1));
                    end += 1;
                }
                let (before, behind) = likewise(context, first, end, &found);
                hits.extend(
                    before.map(|(from, to, g)| hit(context, from, to, HitKind::Gathering(g))),
                );
                hits.push(hit(context, first, end, HitKind::Gathering(found)));
                word = end;
                if let Some((from, to, g)) = behind {
                    hits.push(hit(context, from, to, HitKind::Gathering(g)));
                    word = to;
                }
            }
            None => word += 1,
        }
    }
}

/// Where another gathering is told, and which.
type Another = Option<(usize, usize, Gathering)>;

/// "the summits of the SCO and the CSTO", "the SCO and CSTO summits": the plural tells of one of each; the other
/// organisation is named before the words from `first` to `end`, or behind them.
fn likewise(
    context: &Context<'_>,
    first: usize,
    end: usize,
    found: &Gathering,
) -> (Another, Another) {
    let several = (first..end).any(|w| matches!(context.key(w), "summits" | "meetings"));
    let whose = found
        .org
        .as_deref()
        .and_then(|org| context.lexicon.organisation(org));
    let name = whose.and_then(|o| found.canonical.strip_prefix(&*o.name_in_gatherings()));
    let (true, Some(name)) = (several, name.map(str::trim_start)) else {
        return (None, None);
    };
    if context.follows(end, &["and"]) {
        // "and of ECOWAS"
        let of = usize::from(context.follows(end + 1, &["of"]));
        let word = context.skip_the(end + 1 + of);
        let other = organisation(context, word).filter(|(_, org)| found.org.as_ref() != Some(org));
        // "the summits of the SCO and the CSTO Secretary General": somebody of it.
        let of_it = |(to, _): &(usize, String)| {
            context.joined(*to) && (context.capital(*to) || context.gap(*to) == Gap::Possessive)
        };
        let behind = other
            .filter(|o| !of_it(o))
            .and_then(|(to, org)| Some((word, to, of_organisation(context, &org, name, None)?)));
        return (None, behind);
    }
    // "the SCO and CSTO summits"
    let before = first
        .checked_sub(1)
        .filter(|&and| context.key(and) == "and" && context.joined(first) && context.joined(and))
        .and_then(|and| {
            (and.saturating_sub(6)..and).find_map(|from| {
                let (to, org) = organisation(context, from)?;
                (to == and && found.org.as_ref() != Some(&org))
                    .then(|| Some((from, to, of_organisation(context, &org, name, None)?)))?
            })
        });
    (before, None)
}

fn is_year(context: &Context<'_>, word: usize) -> bool {
    super::editions::is_year(context.key(word))
}

/// The longest gathering that begins at a word.
fn gathering(context: &Context<'_>, first: usize) -> Option<(usize, Gathering)> {
    // Of as long a name the one that is listed counts.
    [
        called(context, first),
        of_states(context, first),
        listed(context, first),
        after_organisation(context, first),
        before_of(context, first),
        council_of(context, first),
    ]
    .into_iter()
    .flatten()
    .max_by_key(|(end, found)| (*end, found.org.is_some()))
}

/// A gathering with a name of its own.
fn listed(context: &Context<'_>, first: usize) -> Option<(usize, Gathering)> {
    let (end, index) = context.longest(first, Class::Gathering)?;
    let entry = context.tables().gatherings.get(index)?;
    let organisation = entry.org.as_deref();
    let found = Gathering {
        canonical: organisation
            .and_then(|org| context.lexicon.organisation(org))
            .and_then(|org| in_full(org, &entry.name))
            .unwrap_or_else(|| entry.name.clone()),
        org: entry.org.clone(),
        convener: entry.convener.clone(),
        edition: None,
        country: entry.country.clone(),
        named: true,
    };
    Some((end, found))
}

/// "G20 Summit" by the name that the organisation has in the names of its gatherings.
fn in_full(org: &Organisation, name: &str) -> Option<String> {
    if org.in_names.is_some() {
        return None;
    }
    let rest = [org.short.as_deref(), Some(org.name.as_str())]
        .into_iter()
        .flatten()
        .find_map(|known| name.strip_prefix(known)?.strip_prefix(' '))?;
    Some(format!("{} {rest}", org.name_in_gatherings()))
}

/// A level ("Foreign Ministers'"), and the words it takes.
pub(super) fn level(context: &Context<'_>, first: usize) -> Option<(usize, String)> {
    let listed = context
        .longest(first, Class::Level)
        .and_then(|(end, index)| Some((end, context.tables().levels.get(index)?.name.clone())));
    let ministers = portfolios::before(context, first)
        .into_iter()
        .find_map(|portfolio| {
            let end = portfolio.end;
            let minister = context.joined(end)
                && ["ministers", "minister", "ministerial"].contains(&context.key(end));
            let end = if context.gap(end + 1) == Gap::Possessive {
                end + 2
            } else {
                end + 1
            };
            let name = portfolio
                .name
                .strip_suffix(" Affairs")
                .unwrap_or(&portfolio.name)
                .to_owned();
            minister.then(|| (end, format!("{name} Ministers'")))
        });
    let ministers = ministers.or_else(|| {
        // "Ministers of Foreign Affairs"
        (context.key(first) == "ministers" && context.follows(first + 1, &["of"])).then_some(())?;
        let portfolio = portfolios::after(context, first + 2)?;
        let name = portfolio
            .name
            .strip_suffix(" Affairs")
            .unwrap_or(&portfolio.name)
            .to_owned();
        Some((portfolio.end, format!("{name} Ministers'")))
    });
    let found = match (listed, ministers) {
        (Some(a), Some(b)) => Some(if b.0 > a.0 { b } else { a }),
        (a, b) => a.or(b),
    };
    found.map(|(end, name)| {
        let end = context.skip_possessive(end);
        // "Council of Foreign Ministers (CFM)"
        if context.gap(end) == Gap::Open
            && let Some((after, _)) = context.longest(end, Class::Level)
            && context.gap(after) == Gap::Close
        {
            return (after, name);
        }
        (end, name)
    })
}

fn noun<'a>(context: &Context<'a>, first: usize) -> Option<(usize, &'a str, bool)> {
    let (end, index) = context.longest(first, Class::Noun)?;
    // "SCO defence ministers meet in Moscow": a verb, unless the plural is a possessive.
    // "heads of state and government", "chiefs of general staff"
    let before = |back: usize| first.checked_sub(back).map(|w| context.key(w));
    let plural = before(1).is_some_and(|last| last.ends_with('s'))
        || (2..=6).any(|back| {
            matches!(before(back), Some("heads" | "chiefs" | "ministers"))
                && before(back - 1) == Some("of")
        });
    let possessive = first > 0
        && context
            .text
            .get(context.end(first)..context.start(first))
            .is_some_and(|between| !between.trim().is_empty());
    if context.key(first) == "meet" && end == first + 1 && plural && !possessive {
        return None;
    }
    let entry = context.tables().nouns.get(index)?;
    Some((end, entry.name.as_str(), entry.alone))
}

/// Whether a word goes on in the name, be it past an abbreviation in brackets.
fn goes_on(context: &Context<'_>, word: usize) -> bool {
    context.joined(word) || context.gap(word) == Gap::Close
}

/// "SCO Defence Ministers' Meeting", "NATO's 2023 summit".
fn after_organisation(context: &Context<'_>, first: usize) -> Option<(usize, Gathering)> {
    let (end, org) = organisation(context, first)?;
    let mut word = end;
    if context.gap(word) == Gap::Possessive {
        word += 1;
    }
    let mut edition = None;
    while goes_on(context, word)
        && (is_edition(context, word)
            || [
                "annual",
                "virtual",
                "extraordinary",
                "informal",
                "special",
                "regular",
                "upcoming",
            ]
            .contains(&context.key(word)))
    {
        if is_edition(context, word) {
            edition = Some(context.surface(word, word + 1));
        }
        word += 1;
    }
    if !goes_on(context, word) && word == end {
        return None;
    }
    // "NATO's Washington summit"
    if let Some((after, _)) = context.longest(word, Class::Place)
        && context.joined(after)
        && noun(context, after).is_some_and(|(_, name, _)| name == "Summit")
    {
        word = after;
    }
    let (end, name) = body_name(context, word)?;
    Some((end, of_organisation(context, &org, &name, edition)?))
}

/// Level and noun, or one of them, at a word; returns the end and the canonical words.
pub(super) fn body_name(context: &Context<'_>, word: usize) -> Option<(usize, String)> {
    let with_level = level(context, word).and_then(|(end, level)| {
        if goes_on(context, end)
            && let Some((end, noun, _)) = noun(context, end)
        {
            return Some((end, combine(&level, noun)));
        }
        let last = context.key(end.saturating_sub(1));
        // "the OSCE Ministerial Council"
        (level.starts_with("Council of")
            || last == "ministerial"
            || level == "Ministerial" && last == "council")
            .then(|| (end, combine(&level, "Meeting")))
    });
    let alone = noun(context, word)
        .filter(|(_, _, alone)| *alone)
        .map(|(end, noun, _)| (end, noun.to_owned()));
    match (with_level, alone) {
        (Some(a), Some(b)) => Some(if b.0 > a.0 { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// "Foreign Ministers'" and "Meeting" to the name of a body.
fn combine(level: &str, noun: &str) -> String {
    let noun = if noun == "Ministerial Meeting" {
        "Meeting"
    } else {
        noun
    };
    match (level, noun) {
        (
            "Leaders'" | "Heads of State" | "Heads of Government" | "Heads of State and Government",
            "Summit",
        ) => "Summit".to_owned(),
        ("Plus", _) => format!("Plus {noun}"),
        (council, "Meeting") if council.starts_with("Council of") => council.to_owned(),
        _ => format!("{level} {noun}"),
    }
}

fn of_organisation(
    context: &Context<'_>,
    org: &str,
    name: &str,
    edition: Option<String>,
) -> Option<Gathering> {
    let organisation = context.lexicon.organisation(org)?;
    Some(Gathering {
        canonical: format!("{} {name}", organisation.name_in_gatherings()),
        org: Some(org.to_owned()),
        convener: None,
        edition,
        country: None,
        named: true,
    })
}

/// An organ of an organisation, by its name in capitals behind that of the organisation: "Coordinating Bureau".
fn organ(context: &Context<'_>, first: usize) -> Option<(usize, String)> {
    const ORGANS: &[&str] = &[
        "council",
        "bureau",
        "committee",
        "commission",
        "assembly",
        "board",
        "organ",
        "conference",
        "secretariat",
        "parliament",
        "forum",
        "group",
        "troika",
        "authority",
    ];
    const LONGEST: usize = 7;
    let part =
        |w: usize| context.capital(w) || matches!(context.key(w), "and" | "of" | "on" | "for");
    let last = (first..first + LONGEST)
        .take_while(|&w| part(w) && (w == first || context.joined(w)))
        .filter(|&w| context.capital(w) && ORGANS.contains(&context.key(w)))
        .last()?;
    Some((last + 1, context.surface(first, last + 1)))
}

/// "the Council of CIS Heads of Government", "the council of OIC foreign ministers": the organisation stands before those
/// who sit on it.
fn council_of(context: &Context<'_>, first: usize) -> Option<(usize, Gathering)> {
    (context.key(first) == "council" && context.follows(first + 1, &["of"])).then_some(())?;
    let (end, org) = organisation(context, context.skip_the(first + 2))?;
    let (end, level) = level(context, context.skip_possessive(end))?;
    let members = level.trim_end_matches('\'');
    (members.contains("Ministers") || members.starts_with("Heads")).then_some(())?;
    let name = format!("Council of {members}");
    Some((end, of_organisation(context, &org, &name, None)?))
}

/// "Defence Ministers' Meeting of the SCO", "summit of the Organization of Turkic States",
/// "meeting of SCO defence ministers", "meeting of the Council of Heads of State of the SCO".
fn before_of(context: &Context<'_>, first: usize) -> Option<(usize, Gathering)> {
    let (end, name) = body_name(context, first)?;
    let bare = noun(context, first).is_some_and(|(after, _, _)| after == end);
    if context.follows(end, &["of", "for", "between", "among"]) {
        let word = context.skip_the(end + 1);
        // "the 76th session of the UN General Assembly"
        if bare
            && context.joined(word)
            && let Some((after, entry)) = listed(context, word)
            && organisation(context, word).is_none_or(|(end, _)| end <= after)
        {
            return Some((after, entry));
        }
        if let Some((after, org)) = organisation(context, word).filter(|_| context.joined(word)) {
            // "meeting of SCO defence ministers"
            let after_possessive = context.skip_possessive(after);
            if bare
                && goes_on(context, after_possessive)
                && let Some((after, level)) = level(context, after_possessive)
            {
                return Some((
                    after,
                    of_organisation(context, &org, &combine(&level, &name), None)?,
                ));
            }
            // "the plenary session of the SADC summit": of the summit.
            if bare
                && let Some((after, inner, _)) = noun(context, after_possessive)
                && context.joined(after_possessive)
            {
                return Some((after, of_organisation(context, &org, inner, None)?));
            }
            // "a meeting between the UN envoy and the president": between two, of whom the organisation is none.
            if bare && name != "Summit" && context.follows(end, &["between"]) {
                return None;
            }
            let mut found = of_organisation(context, &org, &name, None)?;
            // "a meeting of the African Union's Peace and Security Council", "the session of the ECOWAS Authority"
            if context.joined(after_possessive)
                && let Some((end, organ)) = organ(context, after_possessive)
                && let Some(rest) = found.canonical.strip_suffix(name.as_str())
            {
                found.canonical = format!("{}{organ} {name}", rest);
                return Some((end, found));
            }
            return Some((after, found));
        }
        if bare
            && context.joined(word)
            && let Some((after, level)) = level(context, word)
        {
            let name = combine(&level, &name);
            if context.follows(after, &["of"]) {
                let word = context.skip_the(after + 1);
                if let Some((after, org)) =
                    organisation(context, word).filter(|_| context.joined(word))
                {
                    return Some((after, of_organisation(context, &org, &name, None)?));
                }
            }
            // "meeting of the defence ministers of India and Nepal": parties, not a name.
            return name
                .starts_with("Council of")
                .then(|| (after, unnamed(name)));
        }
    }
    // "defence ministers' conclave", the organisation told elsewhere.
    (!bare && name.contains(' ')).then(|| (end, unnamed(name)))
}

fn unnamed(canonical: String) -> Gathering {
    Gathering {
        canonical,
        org: None,
        convener: None,
        edition: None,
        country: None,
        named: false,
    }
}
