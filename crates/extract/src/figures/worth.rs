//! Which numbers state something: a sum, a count of things or people, a share; and which only date, order,
//! name or measure a stay.

use super::numbers::{Measure, Number, Piece};
use crate::analysis::{Analysis, Sentence};
use crate::units::Sem;
use sidelines_time::DateExpr;

/// Words that end a noun phrase.
pub(super) const FUNCTION: &[&str] = &[
    "of",
    "in",
    "on",
    "at",
    "to",
    "for",
    "from",
    "by",
    "with",
    "and",
    "or",
    "but",
    "as",
    "that",
    "which",
    "who",
    "whose",
    "when",
    "while",
    "after",
    "before",
    "during",
    "since",
    "until",
    "was",
    "were",
    "is",
    "are",
    "be",
    "been",
    "has",
    "have",
    "had",
    "will",
    "would",
    "could",
    "may",
    "might",
    "can",
    "the",
    "a",
    "an",
    "this",
    "its",
    "their",
    "his",
    "her",
    "it",
    "they",
    "he",
    "she",
    "than",
    "into",
    "over",
    "under",
    "between",
    "among",
    "through",
    "against",
    "per",
    "not",
    "so",
    "said",
    "also",
    "if",
    "where",
    "because",
    "about",
    "within",
    "across",
    "between",
    "including",
    "namely",
    "worth",
];

const TIME: &[&str] = &[
    "second",
    "minute",
    "hour",
    "day",
    "night",
    "week",
    "weekend",
    "fortnight",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
    "am",
    "pm",
    "a.m",
    "p.m",
    "gmt",
    "ist",
    "o",
    "hr",
    "hrs",
    "min",
    "mins",
    "evening",
    "morning",
    "season",
    "semester",
    "term",
];
const LENGTH: &[&str] = &[
    "km",
    "kilometre",
    "kilometer",
    "kms",
    "mile",
    "metre",
    "meter",
    "m",
    "cm",
    "foot",
    "feet",
    "ft",
    "inch",
    "degree",
    "c",
    "f",
    "knot",
    "nautical",
    "mph",
    "kmph",
    "°",
];
/// What "two" and "three" count without saying anything: the parties themselves, points of a list.
const EMPTY: &[&str] = &[
    "side",
    "party",
    "country",
    "nation",
    "state",
    "leader",
    "minister",
    "president",
    "official",
    "neighbour",
    "neighbor",
    "people",
    "way",
    "respect",
    "point",
    "area",
    "time",
    "thing",
    "issue",
    "matter",
    "aspect",
    "reason",
    "step",
    "stage",
    "phase",
    "part",
    "round",
    "leg",
    "stop",
    "government",
    "capital",
    "man",
    "men",
    "woman",
    "women",
    "democracy",
    "rival",
    "ally",
    "giant",
    "other",
    "more",
    "adviser",
    "advisor",
    "envoy",
    "diplomat",
    "meeting",
    "half",
    "brother",
    "power",
    "head",
    "counterpart",
    "organisation",
    "organization",
    "force",
    "military",
    "category",
    "level",
    "front",
    "occasion",
    "pillar",
    "session",
    "track",
    "kind",
    "type",
    "option",
    "key",
    "major",
    "main",
    "big",
    "great",
    "senior",
    "different",
    "separate",
    "such",
    "dozen",
    "foreign",
    "defence",
    "defense",
    "observer",
    "sets",
    "set",
    "visit",
    "page",
    "term",
    "question",
    "priority",
    "source",
    "theme",
    "topic",
    "field",
    "sector",
    "delegation",
];
const APPROXIMATE: &[&str] = &[
    "about",
    "around",
    "some",
    "nearly",
    "almost",
    "over",
    "than",
    "least",
    "approximately",
    "roughly",
    "only",
    "just",
    "to",
    "as",
    "many",
    "another",
    "all",
    "with",
    "in",
    "at",
    "of",
    "by",
    "an",
    "estimated",
    "up",
    "no",
    "fewer",
    "less",
    "more",
    "for",
    "from",
    "and",
    "but",
    "on",
    "when",
    "after",
    "while",
    "so",
    "far",
    "has",
    "have",
    "had",
];
/// Words behind a hyphen that count something: "21-gun salute", "ten-member delegation".
const COMPOUND: &[&str] = &[
    "gun", "member", "nation", "country", "state", "strong", "vehicle", "ship",
];

/// The noun of a word in the plural.
fn singular(word: &str) -> &str {
    match word {
        "countries" => "country",
        "democracies" => "democracy",
        "allies" => "ally",
        "parties" => "party",
        "centuries" => "century",
        "categories" => "category",
        "priorities" => "priority",
        _ => word
            .strip_suffix('s')
            .filter(|w| w.len() > 1 && !w.ends_with('s'))
            .unwrap_or(word),
    }
}

/// Whether the number states something.
pub(super) fn stating(a: &Analysis<'_>, s: &Sentence, pieces: &[Piece<'_>], n: &Number) -> bool {
    let (start, end) = (n.pieces.start, n.pieces.end);
    let word = |i: usize| {
        pieces
            .get(i)
            .map(|p| p.text.to_lowercase())
            .unwrap_or_default()
    };
    let back = |k: usize| start.checked_sub(k).map(word).unwrap_or_default();
    let (Some(first), Some(last)) = (pieces.get(start), pieces.get(end.saturating_sub(1))) else {
        return false;
    };
    let glued_before = start > 0
        && pieces
            .get(start - 1)
            .is_some_and(|p| p.end() == first.start);
    let glued_after = pieces.get(end).is_some_and(|p| p.start == last.end());
    if n.value <= 0.0 || covered(a, s, first.start..last.end(), n) {
        return false;
    }
    if n.measure == Measure::Ordinal {
        return anniversary(&word, end) || repeated(&word, end, n.value);
    }
    // "30,000-40,000 workers"
    if glued_before && back(1) == "-" && spans(pieces, start, n) {
        return count(s, pieces, n, a);
    }
    // "COVID-19", "G20", "2+2", "10:30", "#5", "12/3".
    if glued_before
        && !matches!(
            back(1).as_str(),
            "(" | "\"" | "“" | "‘" | "'" | "—" | "–" | "«" | "["
        )
    {
        return false;
    }
    if glued_after && matches!(word(end).as_str(), "+" | ":" | "/" | "@" | "_" | "=") {
        return false;
    }
    match n.measure {
        Measure::Money(_) => return n.value >= 1.0,
        // "half of what we plan", "half the world", "half the battle"
        Measure::Percent | Measure::Share => {
            let idle = word(end) == "the"
                && n.measure == Measure::Share
                && matches!(
                    word(end + 1).as_str(),
                    "world"
                        | "way"
                        | "battle"
                        | "time"
                        | "story"
                        | "night"
                        | "day"
                        | "truth"
                        | "fun"
                );
            return !(idle || word(end) == "of" && word(end + 1) == "what");
        }
        Measure::Count | Measure::Ordinal => {}
    }
    if n.scaled && n.value >= 1000.0 {
        return !TIME.contains(&singular(&word(end))) && !LENGTH.contains(&singular(&word(end)))
            || word(end) == "m";
    }
    count(s, pieces, n, a)
}

/// Whether the number behind a hyphen ends a range of large numbers; "2023-24" is a time.
fn spans(pieces: &[Piece<'_>], start: usize, n: &Number) -> bool {
    let from = start
        .checked_sub(2)
        .and_then(|i| super::numbers::numbers(pieces.get(i..start - 1)?).pop());
    n.digits && from.is_some_and(|x| x.digits && x.value >= 100.0 && x.value < n.value)
}

/// "Its 75th anniversary of diplomatic ties": as many years of them.
fn anniversary(word: &impl Fn(usize) -> String, end: usize) -> bool {
    word(end) == "anniversary"
        && (end + 1..end + 8).any(|i| {
            matches!(
                word(i).as_str(),
                "diplomatic" | "ties" | "relations" | "independence"
            )
        })
}

/// "For the fifth time since 1967", "their fourth meeting this year": as many of them.
fn repeated(word: &impl Fn(usize) -> String, end: usize, value: f64) -> bool {
    let again = matches!(
        word(end).as_str(),
        "time" | "meeting" | "encounter" | "call" | "conversation" | "visit"
    );
    value >= 3.0
        && again
        && match word(end + 1).as_str() {
            "since" => true,
            "this" => matches!(word(end + 2).as_str(), "year" | "month"),
            "in" => matches!(word(end + 2).as_str(), "a" | "less" | "as"),
            _ => false,
        }
}

/// Whether a number without a noun of its own counts something all the same.
fn meant(word: &impl Fn(usize) -> String, start: usize, end: usize) -> bool {
    const HARMING: &[&str] = &[
        "killing",
        "killed",
        "hurting",
        "hurt",
        "injuring",
        "injured",
        "wounding",
        "wounded",
        "arresting",
        "detaining",
        "displacing",
        "sickening",
    ];
    const BODY: &[&str] = &[
        "force",
        "crowd",
        "delegation",
        "team",
        "group",
        "garrison",
        "population",
        "total",
        "fleet",
        "contingent",
        "audience",
        "membership",
        "staff",
        "army",
        "battalion",
        "brigade",
        "crew",
        "convoy",
        "entourage",
        "mission",
        "retinue",
        "toll",
        "strength",
    ];
    let back = |k: usize| start.checked_sub(k).map(word).unwrap_or_default();
    let next = word(end);
    let ends = !next.starts_with(char::is_alphabetic)
        || matches!(
            next.as_str(),
            "others" | "in" | "and" | "by" | "at" | "on" | "will" | "is" | "was"
        );
    let harmed = HARMING.contains(&back(1).as_str()) && ends;
    let of_body = back(1) == "of" && BODY.contains(&back(2).as_str()) && ends;
    let vote = matches!(
        next.as_str(),
        "against" | "abstained" | "abstaining" | "abstentions"
    ) || next == "in" && matches!(word(end + 1).as_str(), "favour" | "favor");
    let voted = back(1) == "to" && back(2) == "votes";
    harmed || of_body || vote || voted
}

/// Whether the words from piece `i` on speak of a border or a coast.
fn frontier(word: &impl Fn(usize) -> String, i: usize) -> bool {
    (i..i + 4).any(|k| frontier_word(&word(k)))
}

fn frontier_word(word: &str) -> bool {
    matches!(
        word,
        "border" | "borders" | "frontier" | "coast" | "coastline" | "boundary" | "shoreline"
    )
}

/// Dates, names and offices of which the number is a part.
fn covered(a: &Analysis<'_>, s: &Sentence, span: std::ops::Range<usize>, n: &Number) -> bool {
    let overlaps = |r: &std::ops::Range<usize>| r.start < span.end && span.start < r.end;
    let dated = a
        .dates
        .iter()
        // "75 years after they established relations", "the first in 26 years": the years are counted, too.
        .any(|d| {
            overlaps(&(d.start..d.end))
                && !matches!(d.expr, DateExpr::Duration(_) | DateExpr::Shift { .. })
        });
    let named = s.units.iter().any(|u| {
        overlaps(&u.span)
            && match u.sem {
                // "AU$1.2bn"
                Sem::Org(_)
                    if matches!(n.measure, Measure::Money(_)) && u.span.start >= span.start =>
                {
                    false
                }
                Sem::Org(_)
                | Sem::Gathering(_)
                | Sem::Office(_)
                | Sem::Place(_)
                | Sem::Rank(_)
                | Sem::Honorific { .. }
                | Sem::Counterpart { .. } => true,
                // "US dollar 3 billion": the currency's country is part of the sum.
                Sem::Country { .. } => !matches!(n.measure, Measure::Money(_)),
                // "Boeing 737": a name that goes on beyond the number.
                Sem::Name => {
                    u.span.start < span.start && matches!(n.measure, Measure::Count) && !n.scaled
                }
                Sem::Date(_) | Sem::Word => false,
            }
    });
    dated || named
}

/// Whether a bare count says how many of something there are.
fn count(s: &Sentence, pieces: &[Piece<'_>], n: &Number, a: &Analysis<'_>) -> bool {
    let (start, end) = (n.pieces.start, n.pieces.end);
    let word = |i: usize| {
        pieces
            .get(i)
            .map(|p| p.text.to_lowercase())
            .unwrap_or_default()
    };
    let back = |k: usize| start.checked_sub(k).map(word).unwrap_or_default();
    let year = n.digits
        && (1900.0..2100.0).contains(&n.value)
        && pieces.get(start).is_some_and(|p| p.text.len() == 4);
    if n.value < 2.0 || n.value.fract() != 0.0 || year {
        return false;
    }
    let next = word(end);
    if next == "-" {
        let noun = word(end + 1);
        let trip = (end + 2..end + 5)
            .any(|i| matches!(word(i).as_str(), "tour" | "trip" | "visit" | "swing"));
        return COMPOUND.contains(&noun.as_str()) && !trip && n.value > 2.0
            || LENGTH.contains(&singular(&noun)) && frontier(&word, end + 2);
    }
    // "hurting five", "a force of 2,500", "141 votes in favour, five against": no noun follows, but one is meant.
    if meant(&word, start, end) {
        return true;
    }
    // "between 300 and 400 soldiers"
    let range = matches!(back(1).as_str(), "between" | "from")
        && matches!(next.as_str(), "and" | "to")
        && n.value >= 4.0;
    if range
        && let Some(other) =
            super::numbers::numbers(pieces.get(..pieces.len().min(end + 4)).unwrap_or_default())
                .into_iter()
                .find(|o| o.pieces.start == end + 1)
    {
        return count(s, pieces, &other, a);
    }
    // "861 km of border", "a 330-kilometre frontier", "a border of 330 km": what does not change.
    let before = start.saturating_sub(6);
    let behind = word(end + 1) == "long"
        || (1..4).any(|k| matches!(back(k).as_str(), "of" | "for" | "measures" | "runs"));
    if LENGTH.contains(&singular(&next))
        && (frontier(&word, end + 1) || behind && (before..start).any(|k| frontier_word(&word(k))))
    {
        return true;
    }
    if !next.starts_with(char::is_alphabetic) {
        return false;
    }
    // "60 years of ties", "20 years of its existence", but not "five years of prison".
    if next == "years" {
        let noun = (end + 1..end + 6).map(word).collect::<Vec<_>>();
        let of = noun
            .first()
            .is_some_and(|w| w == "of" || w == "after" || w == "since");
        // "for the first time in 26 years", "the first such visit in ten years"
        let first = matches!(back(1).as_str(), "in" | "over" | "than")
            && (2..9).any(|k| back(k) == "first" || back(k) == "no");
        if first && n.value >= 5.0 && back(1) == "in" {
            return true;
        }
        return n.value >= 5.0
            && of
            && noun
                .iter()
                .chain([&word(end + 6), &word(end + 7), &word(end + 8)])
                .any(|w| {
                    [
                        "diplomatic",
                        "independence",
                        "existence",
                        "relations",
                        "ties",
                        "friendship",
                        "partnership",
                        "established",
                        "establishment",
                    ]
                    .contains(&w.as_str())
                });
    }
    // The noun may stand behind adjectives.
    let nouns: Vec<String> = (end..end + 6)
        .map(word)
        .filter(|w| w != "-")
        .take_while(|w| w.starts_with(char::is_alphabetic) && !FUNCTION.contains(&w.as_str()))
        .collect();
    let measure = |w: &String| TIME.contains(&singular(w)) || LENGTH.contains(&singular(w));
    if nouns.first().is_some_and(measure)
        || nouns.len() > 1
            && nouns
                .iter()
                .take(2)
                .any(|w| TIME.contains(&singular(w)) && w.ends_with('s'))
    {
        return false;
    }
    let previous = pieces.get(start.wrapping_sub(1)).filter(|_| start > 0);
    let capital = previous.is_some_and(|p| p.text.starts_with(char::is_uppercase))
        && start > 1
        && !APPROXIMATE.contains(&back(1).as_str())
        && back(1) != "the";
    if capital && n.digits {
        return false;
    }
    if matches!(
        back(1).as_str(),
        "no" | "top"
            | "page"
            | "aged"
            | "number"
            | "article"
            | "resolution"
            | "chapter"
            | "level"
            | "phase"
            | "room"
            | "gate"
            | "flight"
            | "category"
            | "section"
            | "point"
            | "under"
    ) || back(1) == "." && back(2) == "no"
    {
        return false;
    }
    // The length of an itinerary says nothing of the world.
    let states = nouns.iter().any(|w| {
        matches!(
            w.as_str(),
            "countries" | "nations" | "states" | "cities" | "capitals" | "stops"
        )
    });
    let text = a.text.get(s.span.clone()).unwrap_or("").to_lowercase();
    let travelling = [" tour", " visit", " trip", "travel"]
        .iter()
        .any(|w| text.contains(w));
    if states && travelling && n.value < 15.0 {
        return false;
    }
    // "Pakistan and 4 central Asian countries namely": a part of the list just counted.
    if states && back(1) == "and" && n.value < 10.0 {
        return false;
    }
    // "two out of three workers"
    if back(1) == "of" && back(2) == "out" {
        return false;
    }
    // "the ten leaders": those known already.
    if !n.digits && n.value < 20.0 && matches!(back(1).as_str(), "the" | "these" | "those" | "all")
    {
        return false;
    }
    if n.value >= 10.0 {
        return !nouns.is_empty()
            || matches!(next.as_str(), "of" | "were" | "are" | "have" | "had" | "to");
    }
    let definite = matches!(
        back(1).as_str(),
        "the"
            | "these"
            | "those"
            | "both"
            | "all"
            | "our"
            | "their"
            | "its"
            | "his"
            | "her"
            | "last"
            | "first"
            | "next"
            | "past"
            | "other"
            | "or"
            | "one"
            | "every"
            | "any"
            | "same"
    ) || back(1) == "between" && n.value == 2.0;
    if definite || nouns.is_empty() && next != "of" {
        return false;
    }
    let plural = nouns.iter().any(|w| {
        w.ends_with('s') && w.len() > 3
            || matches!(
                w.as_str(),
                "people"
                    | "men"
                    | "women"
                    | "children"
                    | "aircraft"
                    | "memoranda"
                    | "personnel"
                    | "police"
            )
    });
    if !plural && next != "of" {
        return false;
    }
    if n.value < 4.0 && (nouns.iter().any(|w| EMPTY.contains(&singular(w))) || next == "of") {
        return false;
    }
    !nouns.first().is_some_and(|w| {
        EMPTY.contains(&singular(w))
            && !matches!(
                singular(w),
                "country"
                    | "nation"
                    | "state"
                    | "other"
                    | "more"
                    | "major"
                    | "people"
                    | "man"
                    | "men"
                    | "women"
                    | "senior"
                    | "official"
                    | "meeting"
                    | "head"
            )
    })
}
