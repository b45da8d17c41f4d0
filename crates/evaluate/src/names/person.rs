use super::fold;
use crate::matching::one_to_one;

/// Words that stand before a name and are no part of it.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "shri",
    "smt",
    "sir",
    "gen",
    "general",
    "colonel",
    "col",
    "lieutenant",
    "lt",
    "admiral",
    "adm",
    "vice",
    "rear",
    "air",
    "chief",
    "marshal",
    "president",
    "minister",
    "prime",
    "foreign",
    "defence",
    "secretary",
    "king",
    "queen",
    "his",
    "her",
    "excellency",
    "sheikh",
    "sheikha",
    "crown",
    "prince",
    "princess",
    "ambassador",
    "chancellor",
    "major",
    "maj",
    "brigadier",
    "brig",
    "captain",
    "capt",
    "army",
    "emir",
    "sultan",
];

/// Small words inside a name, written or left out at will.
const PARTICLES: &[&str] = &[
    "bin", "ibn", "bint", "al", "el", "of", "de", "da", "du", "van", "von", "der", "den", "la",
    "le", "the", "and", "abu",
];

/// Whether two names can be one person's: a name of one part must agree with a full part of the other;
/// longer ones must agree in two parts, at least one of them in full. Parts agree when they differ by one
/// letter, by two letters swapped, or when one is the initial of the other; order does not matter.
#[must_use]
pub fn same_person(a: &str, b: &str) -> bool {
    let (a, b) = (parts(a), parts(b));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let hits = one_to_one(a.len(), b.len(), |i, j| {
        close(a[i].as_bytes(), b[j].as_bytes())
    });
    let full = hits
        .iter()
        .filter(|&&(i, j)| a[i].len() > 1 && b[j].len() > 1)
        .count();
    if a.len().min(b.len()) == 1 {
        return full == 1;
    }
    full >= 1 && hits.len() >= 2
}

/// The parts of a name that tell persons apart; hyphens inside a part are closed up. Of a name that is
/// all titles, the titles.
fn parts(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let word = |i: Option<usize>| {
        i.and_then(|i| chars.get(i))
            .is_some_and(|c| c.is_alphanumeric() || *c == '_')
    };
    let closed: String = chars
        .iter()
        .enumerate()
        .filter(|&(i, &c)| !(c == '-' && word(i.checked_sub(1)) && word(i.checked_add(1))))
        .map(|(_, &c)| c)
        .collect();
    let all: Vec<String> = fold(&closed)
        .split(' ')
        .filter(|w| !w.is_empty() && !PARTICLES.contains(w))
        .map(String::from)
        .collect();
    let names: Vec<String> = all
        .iter()
        .filter(|w| !TITLES.contains(&w.as_str()))
        .cloned()
        .collect();
    if names.is_empty() { all } else { names }
}

/// Whether two folded parts agree. An initial agrees with any part that begins with it; else parts of
/// four letters or more may differ by one letter, or by two neighbours swapped.
fn close(a: &[u8], b: &[u8]) -> bool {
    if a == b {
        return true;
    }
    if a.len() == 1 || b.len() == 1 {
        return a.first() == b.first();
    }
    if a.len().abs_diff(b.len()) > 1 || a.len().min(b.len()) < 4 {
        return false;
    }
    let front = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[front..], &b[front..]);
    let back = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let (a, b) = (&a[..a.len() - back], &b[..b.len() - back]);
    match (a, b) {
        ([x, y], [z, w]) => x == w && y == z,
        _ => a.len() <= 1 && b.len() <= 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name() {
        for (a, b) in [
            ("Viktor Khrenin", "Lieutenant General Victor Khrenin"),
            ("Sobirzoda Emomali", "Sobrizoda Emomali Abdurakhim"),
            ("S. Jaishankar", "Subrahmanyam Jaishankar"),
            ("Mirzo", "Col. Gen. Sherali Mirzo"),
            ("Mohammed bin Salman", "Mohammad Salman"),
        ] {
            assert!(same_person(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn names_of_two_people() {
        for (a, b) in [
            ("Emomali Rahmon", "Emomali Abdurakhim"),
            ("Wang Yi", "Wang Wenbin"),
            ("", "Mirzo"),
            ("S", "Singh"),
        ] {
            assert!(!same_person(a, b), "{a} / {b}");
        }
    }
}
