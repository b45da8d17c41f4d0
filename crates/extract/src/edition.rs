//! Which of its series a gathering is: "the 20th BIMSTEC Ministerial Meeting".

use crate::analysis::{Analysis, Sentence};
use crate::encounters::Draft;
use crate::mentions::What;
use sidelines_facts::EncounterKind;
use sidelines_time::ordinal;

/// The ordinal that the report gives the gathering of a draft; none where it gives more than one.
pub(crate) fn told(a: &Analysis<'_>, d: &Draft) -> Option<u32> {
    if d.kind != EncounterKind::Gathering {
        return None;
    }
    let mut found: Vec<u32> = Vec::new();
    let told = |s: &&Sentence| {
        d.evidence
            .iter()
            .any(|e| e.start <= s.span.start && s.span.end <= e.end)
    };
    for s in a.sentences.iter().filter(told) {
        for m in &s.mentions {
            let What::Gathering(g) = &m.what else {
                continue;
            };
            let same = match &d.name {
                Some(name) => g.name == *name,
                None => g.org.is_some() && g.org == d.org,
            };
            let n = same.then(|| of_words(a.text, m.span.start, m.span.end));
            found.extend(n.flatten().filter(|n| !found.contains(n)));
        }
    }
    match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// The ordinal in the words of a name, or right before them.
fn of_words(text: &str, start: usize, end: usize) -> Option<u32> {
    // "twenty-first", of which the name may have the latter half
    let start = text
        .get(..start)?
        .rfind(char::is_whitespace)
        .map_or(0, |i| i + 1);
    let within = text.get(start..end)?.split_whitespace();
    let before = text.get(..start)?.split_whitespace().next_back();
    // "the 2nd Committee of the UN General Assembly" is no second Assembly: the ordinal opens the name.
    let first = within.clone().find(|w| !w.eq_ignore_ascii_case("the"));
    let number = |w: &str| {
        let word = w.to_lowercase();
        match word.as_str() {
            "inaugural" => Some(1),
            _ => ordinal(&word).or_else(|| roman(w)),
        }
    };
    let annual = |w: &str| w.eq_ignore_ascii_case("annual");
    let before = match before {
        Some(w) if annual(w) => text.get(..start)?.split_whitespace().rev().nth(1),
        other => other,
    };
    first.and_then(number).or_else(|| before.and_then(number))
}

/// "XVI" as an ordinal of a name.
fn roman(word: &str) -> Option<u32> {
    let value = |c: char| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        _ => None,
    };
    let digits: Option<Vec<u32>> = word.chars().map(value).collect();
    let digits = digits.filter(|d| d.len() > 1)?;
    let signed = digits.iter().enumerate().map(|(i, &d)| {
        let less = digits.get(i + 1).is_some_and(|&next| d < next);
        if less { -i64::from(d) } else { i64::from(d) }
    });
    u32::try_from(signed.sum::<i64>()).ok()
}

#[cfg(test)]
mod tests {
    use super::{of_words, roman};

    fn read(text: &str, name: &str) -> Option<u32> {
        let start = text.find(name)?;
        of_words(text, start, start + name.len())
    }

    #[test]
    fn ordinals_in_words_figures_and_capitals() {
        assert_eq!(
            read("attended the 20th ASEAN Summit", "ASEAN Summit"),
            Some(20)
        );
        assert_eq!(
            read("the twenty-first ASEAN Summit", "ASEAN Summit"),
            Some(21)
        );
        assert_eq!(
            read("the 20th annual ASEAN Summit", "ASEAN Summit"),
            Some(20)
        );
        assert_eq!(read("the XVI BRICS Summit", "XVI BRICS Summit"), Some(16));
        assert_eq!(read("the ASEAN Summit on the 20th", "ASEAN Summit"), None);
        assert_eq!(read("three ASEAN Summit delegates", "ASEAN Summit"), None);
        assert_eq!(
            (roman("XIV"), roman("IX"), roman("I"), roman("MIX")),
            (Some(14), Some(9), None, None)
        );
    }
}
