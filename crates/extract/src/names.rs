//! Comparing personal names within one report.

use unicode_normalization::UnicodeNormalization;

/// Particles that carry no identity.
const PARTICLES: &[&str] = &[
    "bin", "ibn", "bint", "al", "el", "of", "de", "da", "do", "dos", "du", "van", "von", "der",
    "den", "la", "le", "the", "and", "abu", "ul", "ur", "wa",
];

/// Lower-case parts of a name without diacritics, hyphens joined, particles dropped unless nothing else is left.
pub(crate) fn parts(name: &str) -> Vec<String> {
    let folded: String = name
        .replace("'s", "")
        .replace("’s", "")
        .nfkd()
        .filter(|c| c.is_alphanumeric() || c.is_whitespace() || *c == '.' || *c == '-')
        .collect::<String>()
        .to_lowercase();
    let all: Vec<String> = folded
        .split([' ', '.', '\n', '\t', '\u{a0}'])
        .map(|w| bare(w).replace('-', ""))
        .filter(|w| !w.is_empty())
        .collect();
    let some: Vec<String> = all
        .iter()
        .filter(|w| !PARTICLES.contains(&w.as_str()))
        .cloned()
        .collect();
    if some.is_empty() { all } else { some }
}

/// A part of a name without the article that hangs on it: of "al-Sisi" the part that stands alone elsewhere.
fn bare(part: &str) -> &str {
    match part.split_once('-') {
        Some(("al" | "el" | "ul" | "as" | "ash" | "ad" | "az", rest))
            if rest.chars().count() > 2 =>
        {
            rest
        }
        _ => part,
    }
}

/// Two parts are the same part: equal, an initial and its name, or one letter apart in long names.
fn same_part(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (la, lb) = (a.chars().count(), b.chars().count());
    if la == 1 || lb == 1 {
        return a.chars().next() == b.chars().next();
    }
    // "Ahmad" is no "Hamad".
    let (mut x, mut y) = (a.chars(), b.chars());
    let (first, second) = ((x.next(), x.next()), (y.next(), y.next()));
    if la == lb && first.0 != first.1 && first == (second.1, second.0) {
        return false;
    }
    let most = 1 + usize::from(la.min(lb) >= 9);
    // Names of lengths that differ more are further apart than that.
    la.min(lb) >= 5 && la.abs_diff(lb) <= most && strsim::osa_distance(a, b) <= most
}

/// The names can be one person's: every part of the shorter has its own part in the longer, at least one
/// of them in full.
pub(crate) fn compatible(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.is_empty() {
        return false;
    }
    let mut used = vec![false; long.len()];
    let mut full = false;
    for s in short {
        // Full matches first, so that an initial does not take the part of a name.
        let found = (0..long.len())
            .find(|&j| !used[j] && long[j] == *s)
            .or_else(|| (0..long.len()).find(|&j| !used[j] && same_part(s, &long[j])));
        match found {
            Some(j) => {
                used[j] = true;
                full |= s.chars().count() > 1 && long[j].chars().count() > 1;
            }
            None => return false,
        }
    }
    full
}

/// Whether `short` can stand for `long` as names with fathers in them are shortened: they begin with the man's own name and
/// keep its order. "Dr Ahmed Al Sabah" is not "Sheikh Mishal Al Ahmed Al Sabah", nor "Salman bin Abdulaziz" one "Abdulaziz Al
/// Salman".
pub(crate) fn in_line(short: &str, long: &str) -> bool {
    const FATHERS: &[&str] = &["bin", "ibn", "bint", "al", "el"];
    let words = |name: &str| -> Vec<String> {
        name.to_lowercase()
            .replace(['-', '’', '\''], " ")
            .split_whitespace()
            .map(str::to_owned)
            .collect()
    };
    let (a, b) = (words(short), words(long));
    let father = |w: &String| FATHERS.contains(&w.as_str());
    if !a.iter().chain(&b).any(father) {
        return true;
    }
    let own =
        |all: &[String]| -> Vec<String> { all.iter().filter(|w| !father(w)).cloned().collect() };
    let (own_a, own_b) = (own(&a), own(&b));
    if own_a.len() < 2 {
        return true;
    }
    let at: Vec<usize> = own_a
        .iter()
        .filter_map(|w| own_b.iter().position(|x| x == w))
        .collect();
    let ordered = at.windows(2).all(|w| w[0] < w[1]);
    // The part with which the shorter begins is a father's in the longer.
    let of_father = own_a.first().is_some_and(|w| {
        b.iter()
            .position(|x| x == w)
            .is_some_and(|i| i > 1 && father(&b[i - 1]))
    });
    ordered && !of_father
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fathers_have_names_of_their_own() {
        assert!(!in_line("Ahmed Al Sabah", "Mishal Al Ahmed Al Sabah"));
        assert!(!in_line("Salman bin Abdulaziz", "Abdulaziz Al Salman"));
        assert!(in_line("Mishal Al Sabah", "Mishal Al Ahmed Al Sabah"));
        assert!(in_line("Al Sabah", "Mishal Al Ahmed Al Sabah"));
        assert!(in_line("Faisal bin Farhan", "Faisal bin Farhan Al Saud"));
        assert!(in_line("Minh Chinh", "Pham Minh Chinh"));
    }

    fn same(a: &str, b: &str) -> bool {
        compatible(&parts(a), &parts(b))
    }

    #[test]
    fn one_man_in_several_spellings() {
        assert!(same("Ruslan Zhaxylykov", "Ruslan Zhaksylykov"));
        assert!(same("Singh", "Rajnath Singh"));
        assert!(same("S Jaishankar", "Subrahmanyam Jaishankar"));
        assert!(same("Hossein Amir-Abdollahian", "Amir-Abdollahian"));
        assert!(same(
            "Faisal bin Farhan",
            "Prince Faisal bin Farhan Al Saud"
        ));
        assert!(same("Abdel Fattah al-Sisi", "Sisi"));
        assert!(same("Abdel Fattah El-Sisi", "Al-Sisi"));
        assert!(same("Recep Tayyip Erdoğan", "Erdogan"));
    }

    #[test]
    fn two_men_stay_two() {
        assert!(!same("Emomali Rahmon", "Sobrizoda Emomali Abdurakhim"));
        assert!(!same("Rajnath Singh", "Ajay Singh"));
        assert!(!same("S", "Singh Rajnath"));
        assert!(!same("Hamad", "Mishal Al-Ahmad"));
    }
}
