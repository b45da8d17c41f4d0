use crate::document::Role;
use std::ops::Range;

/// Cuts `text` from `from` into paragraphs: lines, or where lines are hard-wrapped, blocks between empty
/// lines. A line that goes on in lower case belongs to the one above. Spans are trimmed of white space; empty lines give none.
pub(crate) fn split(text: &str, from: usize) -> Vec<Range<usize>> {
    let lines = lines(text, from);
    if !wrapped(text, &lines) {
        // Here and there a line breaks off in mid-sentence all the same.
        let mut out: Vec<Range<usize>> = Vec::new();
        for line in lines {
            // Over an empty line, too: pages cut into lines have one behind each.
            let goes_on = text[line.clone()].starts_with(char::is_lowercase)
                && out.last().is_some_and(|l| {
                    l.len() >= 40 && !text[l.clone()].ends_with(['.', '!', '?', '"', '”', ':', '|'])
                });
            match out.last_mut() {
                Some(last) if goes_on => last.end = line.end,
                _ if !line.is_empty() => out.push(line),
                _ => {}
            }
        }
        return out;
    }
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for line in lines {
        if line.is_empty() {
            open = false;
        } else if open && let Some(last) = out.last_mut() {
            last.end = line.end;
        } else {
            out.push(line);
            open = true;
        }
    }
    out
}

fn lines(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut at = from;
    text[from..]
        .split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{000C}'])
        .map(|line| {
            let start = at + line.len() - line.trim_start().len();
            let end = at + line.trim_end().len();
            at += line.len();
            start.min(end.max(start))..end.max(start)
        })
        .collect()
}

/// Hard-wrapped: most lines that another line follows directly stop between 50 and 100 characters without
/// ending a sentence.
fn wrapped(text: &str, lines: &[Range<usize>]) -> bool {
    let (mut inner, mut cut) = (0, 0);
    for pair in lines.windows(2) {
        let [a, b] = pair else { continue };
        if a.is_empty() || b.is_empty() {
            continue;
        }
        inner += 1;
        let line = &text[a.clone()];
        let goes_on = text[b.clone()].starts_with(char::is_lowercase)
            || !line.ends_with(['.', '!', '?', '"', '”', ':', ')']);
        if (45..=100).contains(&line.chars().count()) && goes_on {
            cut += 1;
        }
    }
    inner >= 4 && cut * 10 >= inner * 6
}

struct Furniture {
    role: Role,
    place: &'static str,
    words: &'static str,
}

fn furniture() -> &'static [Furniture] {
    static LIST: std::sync::LazyLock<Vec<Furniture>> = std::sync::LazyLock::new(|| {
        include_str!("../data/furniture.txt")
            .lines()
            .filter(|l| !l.starts_with('#') && !l.is_empty())
            .filter_map(|l| {
                let mut f = l.split('\t');
                let role = match f.next()? {
                    "caption" => Role::Caption,
                    "byline" => Role::Byline,
                    "signoff" => Role::SignOff,
                    _ => Role::Junk,
                };
                Some(Furniture {
                    role,
                    place: f.next()?,
                    words: f.next()?,
                })
            })
            .collect()
    });
    &LIST
}

/// Says what each paragraph is.
pub(crate) fn roles(text: &str, paragraphs: &[Range<usize>]) -> Vec<Role> {
    let mut roles: Vec<Role> = paragraphs
        .iter()
        .map(|p| role_alone(&text[p.clone()]))
        .collect();
    let first = roles.iter().position(|r| *r == Role::Body);
    let last = roles.iter().rposition(|r| *r == Role::Body);
    for (i, r) in roles.iter_mut().enumerate() {
        if *r == Role::Heading {
            // An entry of a programme: "10.30am Meeting with the ambassador".
            if first.is_some_and(|f| i > f) && opens_with_an_hour(&text[paragraphs[i].clone()]) {
                *r = Role::Body;
                continue;
            }
            *r = match (first, last) {
                (Some(f), _) if i < f => Role::Title,
                // What stands behind the story are other stories' headlines.
                (_, Some(l)) if i > l => Role::Junk,
                (None, _) => Role::Body,
                _ => Role::Heading,
            };
        }
    }
    roles
}

/// Whether a line opens with an hour of a programme: "10.30am", "9 pm:". ("14:00 President visits X" is a headline of a
/// news feed.)
fn opens_with_an_hour(line: &str) -> bool {
    let lower = line.to_lowercase();
    let digits = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.');
    let behind = lower.trim_start_matches(digits);
    let half = behind
        .trim_start()
        .replace("a.m.", "am")
        .replace("p.m.", "pm");
    behind.len() < lower.len()
        && ["am", "pm"].iter().any(|h| {
            half.strip_prefix(h)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
}

fn role_alone(line: &str) -> Role {
    let lower = line.to_lowercase();
    let words = line.split_whitespace().count();
    let ends_sentence = {
        let end = line.trim_end_matches([')', '"', '”', '’', '\'', ' ']);
        end.ends_with(['.', '!', '?', '…', ':']) || signed(line)
    };
    let long = words >= 25 && ends_sentence;
    for f in furniture() {
        let hit = match f.place {
            "starts" => lower.starts_with(f.words),
            "ends" => lower.ends_with(f.words),
            _ => lower.contains(f.words),
        };
        // A long sentence is a story even where it begins with "By" or names a newsletter.
        let weak = f.place != "has" && (long || (f.role == Role::Byline && words > 8));
        let story = match f.role {
            Role::Junk => words >= 25,
            Role::Caption => words > 60,
            _ => false,
        };
        if hit && !weak && !story {
            return f.role;
        }
    }
    if is_sign_off(line) {
        return Role::SignOff;
    }
    if !line.chars().any(char::is_alphabetic) || is_clock_line(&lower) {
        return Role::Junk;
    }
    if line.starts_with(['—', '–']) && words <= 12 {
        // "— Rajnath Singh (@rajnathsingh) April 11, 2022" under an embedded post.
        return Role::Byline;
    }
    if !ends_sentence && words <= 28 && !line.contains(['"', '“']) {
        return Role::Heading;
    }
    if !ends_sentence && words <= 5 {
        return Role::Heading;
    }
    Role::Body
}

/// Whether a sentence ends before an agency's name: "… on Wednesday. (ANI)", "… in March. – Bernama".
fn signed(line: &str) -> bool {
    let Some(at) = line
        .match_indices(['.', '”', '"', '!', '?'])
        .rfind(|(i, m)| line[i + m.len()..].starts_with([' ', '\u{a0}', '(']))
        .map(|(i, m)| i + m.len())
    else {
        return false;
    };
    let tail = line[at..].trim();
    let marked = tail.starts_with(['(', '[', '-', '–', '—', '/']);
    let capitals = tail
        .chars()
        .all(|c| c.is_uppercase() || matches!(c, '/' | '-' | '.' | ' '));
    line[..at].split_whitespace().count() >= 6
        && !tail.is_empty()
        && tail.split_whitespace().count() <= 4
        && (marked || capitals)
}

/// "--IANS", "(ANI)", "nk/arm", "PTI MPB CK".
fn is_sign_off(line: &str) -> bool {
    let t = line.trim();
    if t.len() > 40 {
        return false;
    }
    let inner = t
        .trim_start_matches(['-', '–', '—', '(', '/'])
        .trim_end_matches([')', '.', '/']);
    let dashed = t.starts_with("--") || (t.starts_with('(') && t.ends_with(')'));
    let words: Vec<&str> = inner.split_whitespace().collect();
    if dashed && words.len() <= 3 && inner.chars().any(char::is_uppercase) {
        return true;
    }
    let initials = |w: &str| {
        w.len() <= 8 && w.contains('/') && w.chars().all(|c| c.is_alphabetic() || c == '/')
    };
    words.len() == 1
        && words
            .first()
            .is_some_and(|w| initials(w) && w.chars().all(|c| c.is_lowercase() || c == '/'))
}

fn is_clock_line(lower: &str) -> bool {
    let short = lower.split_whitespace().count() <= 8;
    short
        && (lower.ends_with(" ist")
            || lower.ends_with(" gmt")
            || lower.ends_with(" utc")
            || lower.ends_with("°c"))
        && lower.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_breaks_off_goes_on_over_an_empty_one() {
        let text = "Today the Secretary of Defense of the United States\n\n had phone conversations with two \
                    ministers.\n\nShe thanked both.\n\nMinister opens the exhibition in the old harbour\n\nThe minister \
                    spoke.";
        let paragraphs: Vec<&str> = split(text, 0).into_iter().map(|r| &text[r]).collect();
        assert_eq!(paragraphs.len(), 4, "{paragraphs:?}");
        assert!(paragraphs[0].ends_with("two ministers."));
        assert_eq!(
            paragraphs[2],
            "Minister opens the exhibition in the old harbour"
        );
    }
}
