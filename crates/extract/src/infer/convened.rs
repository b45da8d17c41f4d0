//! Gatherings named for those who come to them, of which no list knows ("Western Hemisphere Chiefs of Defense
//! Conference"), and the abbreviation that a report gives a gathering ("the Joint Permanent Commission (JPC)").

use crate::analysis::Sentence;
use crate::mentions::{Mention, What};
use crate::units::{GatheringSem, Unit};
use std::ops::Range;

/// What those who hold an office come to.
const NOUNS: &[&str] = &[
    "Conference",
    "Summit",
    "Meeting",
    "Forum",
    "Dialogue",
    "Symposium",
    "Seminar",
    "Conclave",
    "Congress",
    "Retreat",
    "Roundtable",
];

/// Makes gatherings of officers in the plural with such a noun behind them, and what stands in front of them as a name.
pub(crate) fn conferences(text: &str, sentences: &[Sentence], mentions: &mut [Vec<Mention>]) {
    for (s, row) in sentences.iter().zip(mentions.iter_mut()) {
        let mut i = 0;
        while i < row.len() {
            if let Some((first, span)) = conference(text, row, i) {
                let name = text.get(span.clone()).unwrap_or("").replace('’', "'");
                let units = units(&s.units, &span);
                row.retain(|m| m.span.end <= span.start || m.span.start >= span.end);
                let what = What::Gathering(GatheringSem { name, org: None });
                row.insert(first, Mention { span, units, what });
                i = first;
            }
            i += 1;
        }
    }
}

/// The place in the row and the bytes of the gathering that the mention `i` names the guests of.
fn conference(text: &str, row: &[Mention], i: usize) -> Option<(usize, Range<usize>)> {
    let m = row.get(i)?;
    if !matches!(&m.what, What::Role(r) if r.plural) {
        return None;
    }
    let own = text.get(m.span.clone())?;
    let bare = own.split(" (").next().unwrap_or(own);
    // "Leaders of the Pacific Islands Forum" are its leaders.
    let within =
        !bare.contains(" of the ") && bare.rsplit(' ').next().is_some_and(|w| NOUNS.contains(&w));
    let end = if within {
        m.span.start + bare.len()
    } else {
        let rest = text.get(m.span.end..)?;
        let behind = rest.trim_start_matches(['\'', '’']).strip_prefix(' ')?;
        let noun = NOUNS.iter().find(|n| {
            behind
                .strip_prefix(**n)
                .is_some_and(|r| !r.starts_with(|c: char| c.is_alphanumeric()))
        })?;
        m.span.end + (rest.len() - behind.len()) + noun.len()
    };
    // "South Pacific", "Dubai International"
    let mut first = i;
    while let Some(before) = first.checked_sub(1).and_then(|b| row.get(b)) {
        let name = match &before.what {
            What::Place(_) | What::Country(_) | What::Other => true,
            What::Person(p) => !p.sure && p.offices.is_empty() && p.rank.is_none(),
            _ => false,
        };
        if !name || text.get(before.span.end..row[first].span.start) != Some(" ") {
            break;
        }
        first -= 1;
    }
    Some((first, row[first].span.start..end))
}

/// The units that lie in `span`.
pub(super) fn units(all: &[Unit], span: &Range<usize>) -> Range<usize> {
    let first = all.partition_point(|u| u.span.end <= span.start);
    let end = all.partition_point(|u| u.span.start < span.end);
    first..end.max(first)
}

/// Makes gatherings of the abbreviations that stand in brackets behind one.
pub(crate) fn abbreviated(text: &str, mentions: &mut [Vec<Mention>]) {
    let unknown = |what: &What| match what {
        What::Other => true,
        What::Person(p) => !p.sure && p.offices.is_empty() && p.rank.is_none(),
        _ => false,
    };
    let short = |m: &Mention| {
        let word = text.get(m.span.clone()).unwrap_or("");
        let letters = (2..=8).contains(&word.len())
            && word
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        letters && unknown(&m.what)
    };
    let mut known: Vec<(String, GatheringSem)> = Vec::new();
    for row in mentions.iter_mut() {
        let mut behind: Vec<usize> = Vec::new();
        for (i, pair) in row.windows(2).enumerate() {
            let [m, abbreviation] = pair else { continue };
            let What::Gathering(g) = &m.what else {
                continue;
            };
            let gap = text.get(m.span.end..abbreviation.span.start);
            let closes = text
                .get(abbreviation.span.end..)
                .is_some_and(|rest| rest.starts_with(')'));
            if gap == Some(" (") && closes && short(abbreviation) {
                let word = text.get(abbreviation.span.clone()).unwrap_or("");
                known.push((word.to_owned(), g.clone()));
                behind.push(i + 1);
            }
        }
        for i in behind.into_iter().rev() {
            row.remove(i);
        }
        for m in row.iter_mut().filter(|m| short(m)) {
            let word = text.get(m.span.clone()).unwrap_or("");
            if let Some((_, g)) = known.iter().find(|(w, _)| w == word) {
                m.what = What::Gathering(g.clone());
            }
        }
    }
}
