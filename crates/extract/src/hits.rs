//! Lexicon hits, dates and shapes to the units of a sentence.

mod commands;
mod houses;
mod meaning;
mod movements;
mod runs;
mod services;

use crate::units::{CountryForm, Sem, Token, Unit};
use sidelines_facts::CountryCode;
use sidelines_lexicon::{self as lexicon, Hit, HitKind, Lexicon};
use sidelines_time::DateMention;
use std::ops::Range;

pub(crate) use meaning::bare_place;
use meaning::{elsewhere, likeliest, place, places_at, sem};
pub(crate) use runs::LETTERS;
use runs::{country_as_name, name_like, name_run};

/// Turns the tokens of a sentence into units.
pub(crate) fn units(
    text: &str,
    tokens: &[Token],
    first: usize,
    hits: &[Hit],
    dates: &[DateMention],
    lexicon: &Lexicon,
) -> Vec<Unit> {
    let span = tokens.first().map_or(0, |t| t.span.start)..tokens.last().map_or(0, |t| t.span.end);
    let mut firm: Vec<(Range<usize>, u8, Sem)> = Vec::new();
    let mut places: Vec<(Range<usize>, Sem)> = Vec::new();
    let from = dates.partition_point(|d| d.start < span.start);
    for (i, d) in dates
        .iter()
        .enumerate()
        .skip(from)
        .take_while(|(_, d)| d.start < span.end)
    {
        if d.end <= span.end {
            firm.push((d.start..d.end, 9, Sem::Date(i)));
        }
    }
    let lo = hits.partition_point(|h| h.start < span.start);
    for hit in hits
        .get(lo..)
        .unwrap_or(&[])
        .iter()
        .take_while(|h| h.start < span.end)
    {
        if hit.end > span.end {
            continue;
        }
        let range = hit.start..hit.end;
        let same_place = |code: &str| {
            places_at(hits, hit, lexicon)
                .into_iter()
                .find(|p| p.country.as_deref() == Some(code))
        };
        match &hit.kind {
            HitKind::Country {
                alpha2,
                form: lexicon::CountryForm::Capital,
            } => {
                let mut sem = same_place(alpha2)
                    .map_or_else(|| bare_place(&text[range.clone()], alpha2), place);
                sem.capital_of = CountryCode::new(alpha2);
                places.retain(|(r, _)| *r != range);
                places.push((range, Sem::Place(sem)));
            }
            HitKind::City(found)
            | HitKind::Region(found)
            | HitKind::Venue(found)
            | HitKind::Water(found) => {
                if places.iter().any(|(r, _)| *r == range) {
                    continue;
                }
                let sem = elsewhere(found, text, hit, hits, lexicon)
                    .or_else(|| likeliest(found, text, hit, hits, lexicon).map(place));
                if let Some(p) = sem {
                    places.push((range, Sem::Place(p)));
                }
            }
            kind => {
                let told = deed(text, tokens, &range, kind);
                let (range, kind) = match &told {
                    Some((rest, office)) => (rest.clone(), office),
                    None => (range, kind),
                };
                // "will chair his last summit": a verb, no office.
                let verb = matches!(kind, HitKind::Office(_))
                    && (is_verb(text, tokens, &range) || runs::own_name(text, &range));
                if let Some((rank, sem)) = sem(kind, lexicon, &text[range.clone()])
                    && !verb
                    && !in_the_chair(text, &range)
                {
                    firm.push((range, rank, sem));
                }
            }
        }
    }
    // The longest wins; of equals the one that says more.
    firm.sort_by_key(|(r, rank, _)| (usize::MAX - r.len(), usize::MAX - *rank as usize, r.start));
    let mut taken: Vec<(Range<usize>, Sem)> = Vec::new();
    for (r, _, sem) in firm {
        let over = taken
            .iter()
            .find(|(t, _)| t.start < r.end && r.start < t.end)
            .map(|(t, _)| t.clone());
        match (over, &sem) {
            (None, _) => taken.push((r, sem)),
            // "Commandant of the Marine Corps General Smith": the end of "Corps General" is a rank, too.
            (Some(t), Sem::Rank(_)) if t.start < r.start && t.end < r.end => {
                let rest = text.get(t.end..r.end).unwrap_or("");
                let tail = r.end - rest.trim_start().len()..r.end;
                if let [
                    Hit {
                        start: 0,
                        end,
                        kind: HitKind::Rank(name),
                    },
                ] = lexicon.scan(rest.trim_start()).as_slice()
                    && *end == tail.len()
                {
                    taken.push((tail, Sem::Rank(name.clone())));
                }
            }
            _ => {}
        }
    }
    for (r, sem) in places {
        // Venues and capitals are firm; a city inside an office or organisation is part of its name.
        if !taken
            .iter()
            .any(|(t, _)| t.start < r.end && r.start < t.end)
        {
            taken.push((r, sem));
        }
    }
    taken.sort_by_key(|(r, _)| r.start);
    let mut taken = glossed(text, taken);
    services::joined(text, &mut taken);
    movements::add(text, tokens, &mut taken);
    let mut units = assemble(text, tokens, first, &taken);
    commands::told(text, &mut units);
    houses::of_their_countries(text, &mut units);
    units
}

/// One word in lower case that the tagger takes for a verb.
fn is_verb(text: &str, tokens: &[Token], range: &Range<usize>) -> bool {
    let token = tokens.partition_point(|t| t.span.start < range.start);
    tokens.get(token).is_some_and(|t| {
        t.span == *range
            && t.tag.starts_with("VB")
            && text[range.clone()].starts_with(char::is_lowercase)
    })
}

/// "Parliament dismissed Infrastructure Minister X", read as a title of somebody dismissed: the title without what was done.
fn deed(
    text: &str,
    tokens: &[Token],
    range: &Range<usize>,
    kind: &HitKind,
) -> Option<(Range<usize>, HitKind)> {
    let HitKind::Office(office) = kind else {
        return None;
    };
    if !office.is_former() {
        return None;
    }
    let first = tokens.partition_point(|t| t.span.start < range.start);
    let done = match tokens.get(first)?.tag {
        "VBD" => true,
        "VBN" => {
            let before = tokens.get(first.checked_sub(1)?)?;
            matches!(text.get(before.span.clone())?, "has" | "have" | "had")
        }
        _ => false,
    };
    let rest = tokens.get(first + 1)?.span.start;
    (done && rest < range.end).then(|| {
        let mut office = office.clone();
        office
            .qualifiers
            .retain(|q| *q != lexicon::Qualifier::Former);
        (rest..range.end, HitKind::Office(office))
    })
}

/// "In the chair were the ministers of A and B": what they did, no office.
fn in_the_chair(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone()) == Some("chair")
        && text
            .get(..range.start)
            .is_some_and(|before| before.ends_with("n the "))
}

/// "Republic of Korea (ROK) Minister of Defence": a country and its abbreviation in brackets are one naming.
fn glossed(text: &str, taken: Vec<(Range<usize>, Sem)>) -> Vec<(Range<usize>, Sem)> {
    let code = |s: &Sem| match s {
        Sem::Country { code, .. } => Some(*code),
        _ => None,
    };
    let mut out: Vec<(Range<usize>, Sem)> = Vec::new();
    for (r, sem) in taken {
        if let Some((before, known)) = out.last_mut()
            && code(known).is_some()
            && code(known) == code(&sem)
            && text.get(before.end..r.start).map(str::trim) == Some("(")
            && text[r.end..].starts_with(')')
        {
            before.end = r.end + 1;
            continue;
        }
        out.push((r, sem));
    }
    out
}

fn assemble(
    text: &str,
    tokens: &[Token],
    first: usize,
    taken: &[(Range<usize>, Sem)],
) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::new();
    let mut i = 0;
    let cover = |i: usize| {
        tokens.get(i).and_then(|t| {
            taken
                .iter()
                .find(|(r, _)| r.start <= t.span.start && t.span.start < r.end)
        })
    };
    while i < tokens.len() {
        let hit = cover(i);
        let is_place = match hit {
            Some((_, Sem::Place(_))) => true,
            Some((
                _,
                Sem::Country {
                    form: CountryForm::Name,
                    ..
                },
            )) => country_as_name(text, tokens, i),
            _ => false,
        };
        let title_before = matches!(
            out.last().map(|u: &Unit| &u.sem),
            Some(Sem::Rank(_) | Sem::Honorific { .. })
        ) || titled_by(text, &out);
        // "President Duma Boko": behind a title the name of a body of one word can be a man's.
        let given = title_before
            && matches!(hit, Some((r, Sem::Org(o))) if o.body && *r == tokens[i].span)
            && text[tokens[i].span.clone()]
                .chars()
                .skip(1)
                .all(char::is_lowercase)
            && tokens.get(i + 1).is_some_and(|t| {
                cover(i + 1).is_none() && name_like(&text[t.span.clone()], t, false)
            });
        if hit.is_none() || is_place || given {
            let behind_title = title_before;
            let end = name_run(text, tokens, i, behind_title, given, &cover);
            // A run that is no more than the place itself is the place, unless a title stands before it.
            let place_end = hit.map_or(i, |(r, _)| {
                (i..tokens.len())
                    .find(|&j| tokens[j].span.start >= r.end)
                    .unwrap_or(tokens.len())
            });
            let titled = matches!(
                out.last().map(|u: &Unit| &u.sem),
                Some(Sem::Rank(_) | Sem::Honorific { .. })
            );
            // "In Paris Modi met Macron": a sentence that opens with a place, and who acted there.
            let opens = i == 1
                && is_place
                && matches!(
                    &text[tokens[0].span.clone()],
                    "In" | "From" | "At" | "Outside" | "Near" | "Around"
                )
                && end > place_end
                && tokens
                    .get(end)
                    .is_some_and(|t| matches!(t.tag, "VBD" | "VBZ" | "MD"));
            let common = i == 0 && end == 1 && runs::opens_with_a_noun(text, tokens);
            // "Deputy Secretary Campbell": no office stands bare before a city.
            let titled = titled
                || matches!(hit, Some((_, Sem::Place(p))) if p.capital_of.is_none())
                    && matches!(out.last().map(|u| &u.sem), Some(Sem::Office(o)) if !o.plural);
            if end > i && (!is_place || end > place_end || titled) && !opens && !common {
                let names = tokens[i..end].iter().filter(|t| t.ner_person).count();
                out.push(Unit {
                    span: tokens[i].span.start..tokens[end - 1].span.end,
                    tokens: first + i..first + end,
                    sem: Sem::Name,
                    person: names * 2 > end - i,
                });
                i = end;
                continue;
            }
        }
        if let Some((r, sem)) = hit {
            let mut j = i;
            while j < tokens.len() && tokens[j].span.start < r.end {
                j += 1;
            }
            // A hit may end inside a token ("Singh's"): the unit keeps to the hit, the rest is a word.
            out.push(Unit {
                span: tokens[i].span.start..tokens[j - 1].span.end,
                tokens: first + i..first + j,
                sem: sem.clone(),
                person: false,
            });
            i = j;
            continue;
        }
        let word = text[tokens[i].span.clone()].to_lowercase();
        let (sem, len) = match word.as_str() {
            "counterpart" => (Sem::Counterpart { plural: false }, 1),
            "counterparts" => (Sem::Counterpart { plural: true }, 1),
            "peer" | "peers" | "homologue" | "homologues" if is_whose(text, out.last()) => (
                Sem::Counterpart {
                    plural: word.ends_with('s'),
                },
                1,
            ),
            // "his Brazilian colleague"; "his colleagues" may be anybody's.
            "colleague" | "colleagues"
                if is_of_country(out.last())
                    // "his colleagues from Latvia and Estonia"
                    || is_whose(text, out.last())
                        && text
                            .get(tokens[i].span.end..)
                            .is_some_and(|t| {
                                t.strip_prefix(" from ")
                                    .is_some_and(|t| t.starts_with(char::is_uppercase))
                                    || names_one_of(t)
                            }) =>
            {
                (
                    Sem::Counterpart {
                        plural: word.ends_with('s'),
                    },
                    1,
                )
            }
            "opposite"
                if tokens
                    .get(i + 1)
                    .is_some_and(|t| text[t.span.clone()].starts_with("number")) =>
            {
                let plural = text[tokens[i + 1].span.clone()].ends_with('s');
                (Sem::Counterpart { plural }, 2)
            }
            _ => (Sem::Word, 1),
        };
        out.push(Unit {
            span: tokens[i].span.start..tokens[i + len - 1].span.end,
            tokens: first + i..first + i + len,
            sem,
            person: false,
        });
        i += len;
    }
    out
}

/// A title in the singular ends here: "President", "President of the Republic of Portugal".
fn titled_by(text: &str, units: &[Unit]) -> bool {
    let office = |u: &Unit| matches!(&u.sem, Sem::Office(o) if !o.plural);
    match units {
        [.., last] if office(last) => true,
        [.., title, of, country] | [.., title, of, _, country]
            if matches!(
                country.sem,
                Sem::Country {
                    form: CountryForm::Name,
                    ..
                }
            ) =>
        {
            office(title) && of.text(text) == "of"
        }
        _ => false,
    }
}

/// " Aloysio Nunes of Brazil": a name and for whom he acts.
fn names_one_of(rest: &str) -> bool {
    const LONGEST: usize = 5;
    let mut words = rest.split_whitespace();
    let name = words
        .by_ref()
        .take(LONGEST)
        .take_while(|w| w.starts_with(char::is_uppercase) && w.ends_with(char::is_alphabetic))
        .count();
    let link = rest.split_whitespace().nth(name);
    let land = rest.split_whitespace().nth(name + 1);
    (2..LONGEST).contains(&name)
        && matches!(link, Some("of" | "from"))
        && land.is_some_and(|w| w.starts_with(char::is_uppercase))
}

/// A possessive or a nationality, before "peer" and the like.
fn is_whose(text: &str, before: Option<&Unit>) -> bool {
    is_of_country(before)
        || before.is_some_and(|u| {
            matches!(
                u.text(text).to_lowercase().as_str(),
                "his" | "her" | "their" | "my" | "our"
            )
        })
}

fn is_of_country(before: Option<&Unit>) -> bool {
    before.is_some_and(|u| {
        matches!(
            u.sem,
            Sem::Country {
                form: CountryForm::Demonym | CountryForm::Name,
                ..
            }
        )
    })
}
