//! Titles that name one office: "Minister of National Defence", "Defence Secretary", "Raksha Mantri".

use crate::wording::words;

/// Titles written as phrases, made one before the words are sorted. The first that fits wins.
const PHRASES: &[(&str, &str)] = &[
    (" raksha mantri ", " minister defence "),
    (" secretary of state for defence ", " minister defence "),
    (" secretary of defence ", " minister defence "),
    (" defence secretary ", " defence-secretary "),
    (" minister of national defence ", " minister defence "),
    (" defence chief ", " minister defence "),
    (" minister of external affairs ", " minister foreign "),
    (" external affairs minister ", " minister foreign "),
    (
        " secretary of state for foreign commonwealth and development affairs ",
        " minister foreign ",
    ),
    (
        " secretary of state for foreign affairs ",
        " minister foreign ",
    ),
    (" secretary general ", " secretary-general "),
    (" chief of general staff ", " chief-of-staff general "),
    (" chief of the general staff ", " chief-of-staff general "),
    (" national security advisor ", " national-security-adviser "),
    (" national security adviser ", " national-security-adviser "),
    (" vice president ", " vice-president "),
    (" prime minister ", " prime-minister "),
    (" head of government ", " prime-minister "),
    (" head of the transition ", " president transition "),
    (" chancellor of the exchequer ", " minister finance "),
];

/// Words that do not tell offices apart.
const EMPTY: &[&str] = &[
    "of", "the", "for", "and", "affairs", "s", "union", "federal", "to", "hon", "republic",
    "official",
];

/// Words that begin a title of their own behind "and".
const HEADS: &[&str] = &[
    "minister",
    "prime",
    "president",
    "secretary",
    "chief",
    "chair",
    "chairman",
    "commander",
    "ambassador",
    "envoy",
    "representative",
    "councillor",
    "foreign",
    "defence",
    "deputy",
    "vice",
    "spokesperson",
    "adviser",
    "chancellor",
    "king",
    "emir",
    "premier",
];

/// The keys of the office families that `title` names: most titles one, "Prime Minister and Minister of
/// Defence" two. `country` decides what only some countries mean by a title.
pub(crate) fn families(title: &str, country: Option<&str>) -> Vec<String> {
    titles(title)
        .iter()
        .map(|t| family(t, country))
        .filter(|f| !f.is_empty())
        .collect()
}

/// The single titles in `title`, as words.
fn titles(title: &str) -> Vec<Vec<String>> {
    let mut out: Vec<Vec<String>> = Vec::new();
    for piece in title.split([',', ';', '/']) {
        let mut current: Vec<String> = Vec::new();
        let all = words(piece);
        for (i, word) in all.iter().enumerate() {
            let head = |w: Option<&String>| w.is_some_and(|w| HEADS.contains(&w.as_str()));
            // "Foreign and Commonwealth Affairs" goes on; "Councillor and Minister" begins anew.
            let anew = word == "and"
                && current.iter().any(|w| HEADS.contains(&w.as_str()))
                && head(all.get(i + 1));
            if anew {
                out.push(std::mem::take(&mut current));
            } else {
                current.push(word.clone());
            }
        }
        out.push(current);
    }
    out.retain(|t| !t.is_empty());
    out
}

fn family(title: &[String], country: Option<&str>) -> String {
    let mut text = format!(" {} ", title.join(" "));
    for (from, to) in PHRASES {
        if text.contains(from) {
            text = text.replace(from, to);
        }
    }
    if text.trim() == "foreign secretary" && country == Some("GB")
        || text.trim() == "secretary of state" && matches!(country, Some("US" | "VA"))
    {
        text = "minister foreign".to_owned();
    }
    // A minister in London and Washington, a civil servant elsewhere.
    let defence = if matches!(country, Some("GB" | "US")) {
        "minister defence"
    } else {
        "secretary defence"
    };
    text = text.replace("defence-secretary", defence);
    let mut words: Vec<String> = text
        .split_whitespace()
        .filter(|w| !EMPTY.contains(w))
        .map(|w| match w {
            "spokesman" | "spokeswoman" => "spokesperson",
            "chairman" | "chairwoman" | "chairperson" => "chair",
            "advisor" => "adviser",
            "councilor" | "counsellor" | "counselor" => "councillor",
            "premier" => "prime-minister",
            "ministers" => "minister",
            "secretaries" => "secretary",
            w => w,
        })
        .map(str::to_owned)
        .collect();
    words.sort();
    words.dedup();
    words.join(" ")
}

/// Whether two titles can be one office; a title that says less ("Minister") fits one that says more.
/// `None` where one of them is missing.
pub(crate) fn compatible(a: &[String], b: &[String]) -> Option<bool> {
    if a.is_empty() || b.is_empty() {
        return None;
    }
    Some(
        a.iter()
            .any(|x| b.iter().any(|y| x == y || vaguer(x, y) || vaguer(y, x))),
    )
}

/// "minister" is vaguer than "defence minister"; "deputy minister" is not vaguer, it is another.
fn vaguer(short: &str, long: &str) -> bool {
    const APART: &[&str] = &[
        "deputy",
        "vice",
        "vice-president",
        "assistant",
        "state",
        "junior",
        "under",
        "designate",
        "elect",
    ];
    let s: Vec<&str> = short.split(' ').collect();
    let l: Vec<&str> = long.split(' ').collect();
    s.iter().all(|w| l.contains(w))
        && !l.iter().any(|w| APART.contains(w) && !s.contains(w))
        && s != ["secretary"]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn synonyms_are_one_family() {
        let same = |a: &str, b: &str, c: &str| {
            assert_eq!(families(a, Some(c)), families(b, Some(c)), "{a} / {b}");
        };
        same("Minister of National Defence", "Minister of Defence", "CN");
        same(
            "Minister of External Affairs",
            "Minister of Foreign Affairs",
            "IN",
        );
        same("Secretary of State for Defence", "Defence Secretary", "GB");
        same("Secretary of Defense", "Defence Secretary", "US");
        same("Foreign Minister", "Minister of Foreign Affairs", "RU");
        same(
            "National Security Advisor",
            "National Security Adviser",
            "IN",
        );
        same("Premier", "Prime Minister", "CN");
        same(
            "Foreign Secretary",
            "Secretary of State for Foreign Affairs",
            "GB",
        );
    }

    #[test]
    fn other_offices_stay_apart() {
        assert_ne!(
            families("Foreign Secretary", Some("IN")),
            families("Minister of External Affairs", Some("IN"))
        );
        assert_ne!(
            families("Defence Secretary", Some("IN")),
            families("Minister of Defence", Some("IN"))
        );
        let c = |a: &str, b: &str| compatible(&families(a, None), &families(b, None));
        assert_eq!(
            c("Deputy Minister of Defence", "Minister of Defence"),
            Some(false)
        );
        assert_eq!(
            c("Minister of State for Defence", "Minister of Defence"),
            Some(false)
        );
        assert_eq!(c("Vice President", "President"), Some(false));
        assert_eq!(c("Prime Minister", "Minister of Defence"), Some(false));
        assert_eq!(c("Minister", "Minister of Defence"), Some(true));
        assert_eq!(c("", "Minister of Defence"), None);
    }

    #[test]
    fn a_title_can_hold_two_offices() {
        let f = families(
            "State Councillor and Minister of National Defence",
            Some("CN"),
        );
        assert_eq!(f, ["councillor state", "defence minister"]);
        assert_eq!(
            families(
                "Minister of Foreign Affairs and International Cooperation",
                None
            )
            .len(),
            1
        );
        assert_eq!(
            families("Prime Minister and Minister of Defence", None),
            ["prime-minister", "defence minister"]
        );
    }
}
