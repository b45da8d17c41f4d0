//! Who says "I" outside quotation marks: in statements, speeches, newsletters, debates and transcripts. A line above
//! names the speaker ("Statement by the Minister for Defence", "Leo Varadkar (Dublin West)"), a label before the
//! words ("MR. ADAMS: …"), or a line at the end ("Media contact: Minister Smith's office").

mod labels;
mod words;

use self::labels::{asks, labelled, labels};
use self::words::{BY, OFFICIAL};
use crate::analysis::Sentence;
use crate::mentions::{Mention, What};
use crate::offices;
use crate::people::{Held, People};
use crate::refs::Who;
use sidelines_facts::CountryCode;
use sidelines_lexicon::{CountryForm, Hit, HitKind};
use sidelines_text::{Document, Role};
use std::ops::Range;

/// From a byte of the text on, who says "I"; nobody known where a question is put.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    from: usize,
    who: Option<Who>,
}

/// Words of a line that says who speaks, longest.
const LINE: usize = 28;

/// Where "I" stands before a verb outside quotation marks.
fn says_i<'a>(
    text: &'a str,
    document: &'a Document,
    span: &Range<usize>,
) -> impl Iterator<Item = usize> + use<'a> {
    let start = span.start;
    let words = text.get(span.clone()).unwrap_or("");
    words.match_indices('I').filter_map(move |(i, _)| {
        let before = words.get(..i)?.chars().next_back();
        let mut after = words.get(i + 1..)?.chars();
        let apart = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '—' | '–'));
        let verb = match after.next()? {
            ' ' => after.next()?.is_lowercase(),
            '\'' | '’' => true,
            _ => false,
        };
        let at = start + i;
        let quoted = || {
            let n = document.quotations.partition_point(|q| q.outer.start <= at);
            n.checked_sub(1)
                .and_then(|n| document.quotations.get(n))
                .is_some_and(|q| at < q.outer.end)
        };
        (apart && verb && !quoted()).then_some(at)
    })
}

/// The lines of a text in the first person that may say who speaks.
pub(crate) fn lines(text: &str, document: &Document, hits: &[Hit]) -> Vec<Range<usize>> {
    let said = document
        .paragraphs
        .iter()
        .filter(|p| p.role == Role::Body)
        .flat_map(|p| says_i(text, document, &p.span))
        .take(2)
        .count();
    if said == 0 {
        return Vec::new();
    }
    let mut at = 0;
    let mut out = Vec::new();
    // A name alone, above or below an office.
    let mut alone: Option<Range<usize>> = None;
    let mut above = false;
    for line in text.split_inclusive('\n') {
        let mut start = at + line.len() - line.trim_start().len();
        let end = at + line.trim_end().len();
        at += line.len();
        if let Some(rest) = text.get(start..end).and_then(|l| l.strip_prefix("date "))
            && let Some((day, _)) = rest.split_once(' ')
            && day.len() == "YYYY-MM-DD".len()
        {
            start += "date ".len() + day.len() + 1;
        }
        let Some(words) = text.get(start..end).filter(|w| !w.is_empty()) else {
            continue;
        };
        let short = said > 1
            && words.split_whitespace().count() <= LINE
            && !words.ends_with(['.', '!', '?', ';', ',', '"', '”']);
        let office = short
            && hits
                .iter()
                .any(|h| start <= h.start && h.end <= end && matches!(h.kind, HitKind::Office(_)));
        // "Leo Varadkar (Dublin West, Fine Gael)"
        let of_house = || {
            words
                .split_once(" (")
                .is_some_and(|(name, _)| is_name(name))
        };
        if short && !office && is_name(words) {
            if above {
                out.push(start..end);
            }
            alone = Some(start..end);
        } else if office || short && (of_house() || official(words) || seat(start, hits)) {
            out.extend(alone.take().filter(|_| office));
            out.push(start..end);
            alone = None;
        } else {
            alone = None;
            if speaks(words) {
                out.push(start..end);
            }
        }
        above = office;
    }
    out
}

/// Nothing but a name: "Cyril Ramaphosa".
fn is_name(words: &str) -> bool {
    let names = words.split_whitespace();
    (2..=5).contains(&names.clone().count())
        && names
            .clone()
            .all(|n| n.starts_with(char::is_uppercase) && !n.contains([':', '|', '/']))
}

/// "Washington, DC", "Dublin, 14 May 2019": does a line open with a capital?
fn seat(start: usize, hits: &[Hit]) -> bool {
    let n = hits.partition_point(|h| h.start < start);
    hits.get(n).is_some_and(|h| {
        h.start == start
            && matches!(
                h.kind,
                HitKind::Country {
                    form: CountryForm::Capital,
                    ..
                }
            )
    })
}

/// "Defence Secretary Mary Adams said:", "Prime Minister Mary Adams made a statement to the House.", and what she said
/// stands below without quotation marks.
fn speaks(line: &str) -> bool {
    let words = || line.split_whitespace();
    let said = line.ends_with(':')
        && words().any(|w| matches!(w, "said" | "says" | "added" | "wrote" | "said:"));
    let held = line.ends_with('.')
        && words().any(|w| matches!(w, "made" | "gave" | "delivered" | "issued"))
        && words().any(|w| matches!(w, "statement" | "speech" | "remarks" | "address"));
    words().count() <= LINE && (said || held)
}

/// The sentences of a report with the lines that say who speaks among them, where those are none of its sentences,
/// and without the labels of who speaks.
pub(crate) fn with_lines(
    text: &str,
    document: &Document,
    lines: &[Range<usize>],
) -> Vec<(sidelines_text::Sentence, Role)> {
    let labels = labels(text, document);
    let mut out = Vec::with_capacity(document.sentences.len() + lines.len());
    for s in &document.sentences {
        let role = document.role(s);
        match labels
            .binary_search_by_key(&s.span.start, |l| l.start)
            .ok()
            .and_then(|n| labels.get(n))
        {
            Some(l) => {
                let rest = text.get(l.end + 1..s.span.end).unwrap_or("");
                let words = s.span.end - rest.trim_start().len()..s.span.end;
                let part = |span| sidelines_text::Sentence {
                    span,
                    paragraph: s.paragraph,
                };
                out.push((part(l.clone()), Role::Byline));
                if !words.is_empty() {
                    out.push((part(words), role));
                }
            }
            None => out.push((s.clone(), role)),
        }
    }
    for l in lines {
        let n = out.partition_point(|(s, _)| s.span.end <= l.start);
        match out.get_mut(n) {
            // A heading in capitals or with a capital to each word, which is not read else.
            Some((s, role)) if s.span.start < l.end => {
                if *role != Role::Body {
                    *role = Role::Byline;
                }
            }
            _ => {
                let paragraph = document
                    .paragraphs
                    .partition_point(|p| p.span.end <= l.start);
                out.insert(
                    n,
                    (
                        sidelines_text::Sentence {
                            span: l.clone(),
                            paragraph,
                        },
                        Role::Byline,
                    ),
                );
            }
        }
    }
    out
}

fn official(line: &str) -> bool {
    let line = line.to_lowercase();
    OFFICIAL.iter().any(|w| line.contains(w))
}

/// Whom a line names at its beginning, what goes before a speaker aside.
fn named(text: &str, line: &Sentence) -> Option<Who> {
    let found: Vec<Who> = line
        .mentions
        .iter()
        .take_while(|m| opens(text, line.span.start, m))
        .filter_map(|m| whom(&m.what))
        .collect();
    // "Senator the Hon Mary Adams"
    let person = found.iter().find(|w| matches!(w, Who::Person(_)));
    person.or(found.first()).cloned()
}

/// Does nothing but what goes before a speaker stand between `start` and a mention?
fn opens(text: &str, start: usize, m: &Mention) -> bool {
    text.get(start..m.span.start).is_some_and(|t| {
        t.split(|c: char| !c.is_alphanumeric() && c != '-')
            .filter(|w| !w.is_empty() && *w != "-")
            .all(|w| BY.contains(&w.to_lowercase().as_str()))
    })
}

/// Where whoever says "I" is from, as far as the lines that say so tell.
pub(crate) fn countries(
    text: &str,
    document: &Document,
    lines: &[Range<usize>],
    mentions: &[(usize, &[Mention])],
    people: &People,
    hits: &[Hit],
) -> Vec<CountryCode> {
    let mut out = Vec::new();
    for l in lines {
        // "Washington, DC"
        out.extend(hits.iter().find_map(|h| match &h.kind {
            HitKind::Country {
                alpha2,
                form: CountryForm::Capital,
            } if h.start == l.start => CountryCode::new(alpha2),
            _ => None,
        }));
        let n = mentions.partition_point(|(start, _)| *start < l.start);
        let row = mentions.get(n).filter(|(start, _)| *start == l.start);
        out.extend(
            row.into_iter()
                .flat_map(|(_, row)| *row)
                .take_while(|m| opens(text, l.start, m))
                .find_map(|m| match &m.what {
                    What::Person(p) => p
                        .country
                        .or(p.offices.iter().find_map(|o| o.country))
                        .or(people.all.get(p.person?)?.country),
                    What::Role(r) if !r.plural && !r.counterpart => r
                        .countries
                        .first()
                        .copied()
                        .or(r.offices.first().and_then(|o| o.country)),
                    _ => None,
                }),
        );
    }
    out.extend(labels(text, document).into_iter().filter_map(|l| {
        let words = text.get(l)?;
        crate::known::country(words.rsplit(' ').next()?)
    }));
    out
}

fn whom(what: &What) -> Option<Who> {
    match what {
        What::Person(p) => p.person.map(Who::Person),
        What::Role(r) if !r.plural && !r.counterpart && !r.indefinite => {
            let office = r.offices.first()?;
            Some(Who::Post {
                office: Some(office.canonical.clone()),
                country: r.countries.first().copied().or(office.country),
                org: office.org.clone(),
            })
        }
        _ => None,
    }
}

/// Who that is: whom the report names with that office, else who holds it at home. A spokesman says "we" for others.
fn known(who: Who, people: &People, home: Option<CountryCode>) -> Option<Who> {
    match who {
        Who::Person(p) => people
            .all
            .get(p)
            .is_some_and(|x| {
                !x.offices
                    .iter()
                    .any(|h| offices::speaks_for_others(&h.office.canonical))
            })
            .then_some(who),
        Who::Post {
            office: Some(office),
            country,
            org,
        } if !offices::speaks_for_others(&office) => {
            let country = country.or(home.filter(|_| org.is_none()));
            let mut holders = people.all.iter().enumerate().filter(|(_, p)| {
                p.country == country && p.offices.iter().any(|h| h.office.canonical == office)
            });
            match (holders.next(), holders.next()) {
                (Some((p, _)), None) => Some(Who::Person(p)),
                _ => Some(Who::Post {
                    office: Some(office),
                    country,
                    org,
                }),
            }
        }
        _ => None,
    }
}

/// Who says "I" where, in the order of the text; nothing where the text is not in the first person. Gives the person
/// whom the end of a text names the office that its heading says.
pub(crate) fn turns(
    text: &str,
    document: &Document,
    sentences: &[Sentence],
    lines: &[Range<usize>],
    hits: &[Hit],
    people: &mut People,
    home: Option<CountryCode>,
) -> Vec<Turn> {
    let body = || document.paragraphs.iter().filter(|p| p.role == Role::Body);
    let mut said = body().flat_map(|p| says_i(text, document, &p.span));
    let Some(first) = said.next() else {
        return Vec::new();
    };
    let labels = labels(text, document);
    let dialogue = !labels.is_empty();
    if lines.is_empty() && !dialogue {
        return Vec::new();
    }
    let last = said.last().unwrap_or(first);
    let line = |l: &Range<usize>| {
        let n = sentences.partition_point(|s| s.span.end <= l.start);
        sentences.get(n).filter(|s| s.span.start <= l.start)
    };
    let mut out: Vec<Turn> = Vec::new();
    for l in lines.iter().filter(|l| l.start < last) {
        let told = text.get(l.clone()).is_some_and(speaks);
        let who = line(l).and_then(|s| match told {
            true => s.mentions.iter().find_map(|m| whom(&m.what)),
            false => named(text, s),
        });
        // The name of who speaks stands above or below his office.
        if l.start < first
            && let Some(Who::Post {
                office: Some(office),
                country,
                ..
            }) = &who
            && let Some(Turn {
                from,
                who: Some(Who::Person(p)),
            }) = out.last()
            && let Some(x) = people.all.get_mut(*p)
        {
            let beside = text
                .get(*from..l.start)
                .is_some_and(|t| t.trim().is_empty());
            let country = country.or(x.country);
            if beside && !x.offices.iter().any(|h| h.office.canonical == *office) {
                x.country = country;
                x.offices.insert(0, Held::concluded(office, country, l));
            }
            continue;
        }
        let Some(who) = who.and_then(|w| known(w, people, home)) else {
            continue;
        };
        out.push(Turn {
            from: l.end,
            who: Some(who),
        });
    }
    // "Media contact: Minister Smith's office"
    if let [turn] = out.as_mut_slice()
        && let Some(Who::Post {
            office: Some(office),
            country,
            ..
        }) = &turn.who
    {
        let below = lines.iter().filter(|l| l.start > last).filter_map(line);
        let person = below
            .flat_map(|s| s.mentions.iter().map(move |m| (s, m)))
            .find_map(|(s, m)| match &m.what {
                What::Person(p)
                    if p.offices.iter().any(|o| o.canonical.contains("inister"))
                        || text.get(s.span.clone()).is_some_and(is_name) =>
                {
                    Some((p.person?, m.span.clone()))
                }
                _ => None,
            });
        if let Some((p, span)) = person
            && let Some(x) = people.all.get_mut(p)
        {
            x.country = *country;
            x.offices
                .retain(|h| !offices::is_generic(&h.office.canonical));
            if x.offices.is_empty() {
                x.offices.push(Held::concluded(office, *country, &span));
            }
            turn.who = Some(Who::Person(p));
        }
    }
    if dialogue {
        let author = out.last().and_then(|t| t.who.clone());
        for l in &labels {
            let words = text.get(l.clone()).unwrap_or("");
            let who = match words {
                "A" | "ANSWER" | "Answer" => author.clone(),
                _ if asks(words) => None,
                _ => labelled(l, text, hits, people, home),
            };
            out.push(Turn { from: l.end, who });
        }
        out.sort_by_key(|t| t.from);
    } else if out.is_empty()
        && home.is_some()
        && lines
            .iter()
            .any(|l| text.get(l.clone()).is_some_and(official))
    {
        out.push(Turn {
            from: 0,
            who: Some(Who::Post {
                office: None,
                country: home,
                org: None,
            }),
        });
    }
    out
}

/// Who says "I" at byte `at`.
pub(crate) fn at(turns: &[Turn], at: usize) -> Option<Who> {
    let n = turns.partition_point(|t| t.from <= at);
    turns.get(n.checked_sub(1)?)?.who.clone()
}

#[cfg(test)]
mod tests;
