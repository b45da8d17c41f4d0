//! Parties and armed movements that no list has, by what such bodies are called: "the Sudanese Revolutionary Front",
//! "the Karen National Union", "the Front for the Liberation of Azawad".

use crate::units::{CountryForm, OrgSem, Sem, Token};
use std::ops::Range;

/// The last words of their names, in lower case.
const HEADS: &[&[&str]] = &[
    &["front"],
    &["movement"],
    &["liberation", "army"],
    &["liberation", "organisation"],
    &["liberation", "organization"],
    &["independence", "army"],
    &["national", "union"],
    &["national", "coalition"],
    &["transitional", "council"],
];

/// Of those that go on behind it: "Movement for Democratic Change".
const OPENING: &[&str] = &["front", "movement"];

/// At least so many words; "the Eastern Front" is a place where a war is fought.
const LEAST: usize = 3;

/// Adds them to what the lexicon found, and takes out what is part of their names. The ranges are of bytes of `text`.
pub(super) fn add(text: &str, tokens: &[Token], taken: &mut Vec<(Range<usize>, Sem)>) {
    let word = |i: usize| {
        tokens
            .get(i)
            .and_then(|t: &Token| text.get(t.span.clone()))
            .unwrap_or("")
    };
    let named = |i: usize| word(i).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let lower = |i: usize| word(i).to_lowercase();
    let mut i = 0;
    while i < tokens.len() {
        let ends = HEADS.iter().any(|head| {
            head.len() <= i + 1 && (0..head.len()).all(|k| lower(i + 1 - head.len() + k) == head[k])
        });
        let at = i;
        i += 1;
        if !named(at) || !ends {
            continue;
        }
        let mut first = at;
        while first > 0 && named(first - 1) && !matches!(word(first - 1), "The") {
            first -= 1;
        }
        let mut end = at + 1;
        // "Movement for Democratic Change", "Front for the Liberation of Azawad"
        if OPENING.contains(&lower(at).as_str()) && lower(end) == "for" {
            let mut last = end;
            for j in end + 1..tokens.len() {
                match named(j) {
                    true => last = j + 1,
                    false if matches!(word(j), "the" | "of" | "and") => {}
                    false => break,
                }
            }
            if last > end {
                end = last;
            }
        }
        let article = first > 0 && matches!(word(first - 1), "the" | "The");
        let opposed = first > 0 && matches!(word(first - 1), "opposition" | "rebel" | "separatist");
        if end - first < LEAST || !(article || opposed) || named(end) {
            continue;
        }
        let span = tokens[first].span.start..tokens[end - 1].span.end;
        let part_of_it = |sem: &Sem| {
            matches!(
                sem,
                Sem::Place(_)
                    | Sem::Name
                    | Sem::Country {
                        form: CountryForm::Demonym | CountryForm::Name,
                        ..
                    }
            )
        };
        let over = |r: &Range<usize>| r.start < span.end && span.start < r.end;
        part_offices(text, &span, taken);
        let free = taken
            .iter()
            .filter(|(r, _)| over(r))
            .all(|(r, sem)| part_of_it(sem) && r.start >= span.start && r.end <= span.end);
        let Some(name) = text.get(span.clone()).filter(|_| free) else {
            continue;
        };
        let org = OrgSem {
            name: name.split_whitespace().collect::<Vec<_>>().join(" "),
            country: None,
            body: false,
            seat: None,
        };
        taken.retain(|(r, _)| !over(r));
        let here = taken.partition_point(|(r, _)| r.start < span.start);
        taken.insert(here, (span, Sem::Org(org)));
        i = end;
    }
}

/// "leaders of the Chin National Front", found as one office: an office, and of what.
fn part_offices(text: &str, movement: &Range<usize>, taken: &mut [(Range<usize>, Sem)]) {
    for (r, sem) in taken {
        let Sem::Office(office) = sem else { continue };
        let before = text.get(r.start..movement.start).unwrap_or("");
        let title = [" of the ", " of "]
            .iter()
            .find_map(|of| before.strip_suffix(of));
        let canonical = office.canonical.split_once(" of ").map(|(title, _)| title);
        let over = movement.start < r.end && r.end <= movement.end;
        if let (Some(title), Some(canonical), true) = (title, canonical, over) {
            office.canonical = canonical.to_owned();
            r.end = r.start + title.len();
        }
    }
}
