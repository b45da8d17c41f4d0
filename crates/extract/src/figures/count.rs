//! Whether a bare number says how many of something there are.

use super::numbers::{Number, Piece, numbers};
use super::words::words;
use crate::analysis::{Analysis, Sentence};

/// A number among the pieces of its sentence.
pub(super) struct Around<'a> {
    pub(super) pieces: &'a [Piece<'a>],
    pub(super) n: &'a Number,
}

impl Around<'_> {
    /// The piece at index `i` in lower case; empty outside the sentence.
    pub(super) fn word(&self, i: usize) -> String {
        self.pieces
            .get(i)
            .map(|p| p.text.to_lowercase())
            .unwrap_or_default()
    }

    /// The piece `k` before the number.
    pub(super) fn back(&self, k: usize) -> String {
        let i = self.n.pieces.start.checked_sub(k);
        i.map(|i| self.word(i)).unwrap_or_default()
    }

    fn end(&self) -> usize {
        self.n.pieces.end
    }
}

/// Whether a bare count says how many of something there are.
pub(super) fn count(a: &Analysis<'_>, s: &Sentence, around: &Around<'_>) -> bool {
    let n = around.n;
    let w = words();
    let (word, back) = (|i| around.word(i), |k| around.back(k));
    let (start, end) = (n.pieces.start, n.pieces.end);
    // "some 2000 Fijians"
    let counted = matches!(
        back(1).as_str(),
        "some" | "about" | "around" | "nearly" | "almost" | "over" | "than" | "least" | "roughly"
    ) && around
        .pieces
        .get(end)
        .is_some_and(|p| p.text.ends_with('s') && p.text.starts_with(char::is_alphabetic));
    let year = n.digits
        && !counted
        && (1900.0..2100.0).contains(&n.value)
        && around.pieces.get(start).is_some_and(|p| p.text.len() == 4);
    if n.value < 2.0 || n.value.fract() != 0.0 || year {
        return false;
    }
    let next = word(end);
    if next == "-" {
        return hyphened(around);
    }
    if meant(around) {
        return true;
    }
    // "between 300 and 400 soldiers"
    let range = matches!(back(1).as_str(), "between" | "from")
        && matches!(next.as_str(), "and" | "to")
        && n.value >= 4.0;
    if range
        && let Some(other) = numbers(
            around
                .pieces
                .get(..around.pieces.len().min(end + 4))
                .unwrap_or_default(),
        )
        .into_iter()
        .find(|o| o.pieces.start == end + 1)
    {
        return count(
            a,
            s,
            &Around {
                pieces: around.pieces,
                n: &other,
            },
        );
    }
    if long(around) {
        return true;
    }
    if !next.starts_with(char::is_alphabetic) {
        return false;
    }
    if next == "years" {
        return years(around);
    }
    // "was given 48 hours to leave"
    if next == "hours"
        && word(end + 1) == "to"
        && matches!(
            word(end + 2).as_str(),
            "leave" | "go" | "depart" | "quit" | "be"
        )
    {
        return true;
    }
    // "opened at ten yesterday"
    if back(1) == "at"
        && n.value <= 12.0
        && matches!(
            next.as_str(),
            "yesterday" | "today" | "tomorrow" | "this" | "local"
        )
    {
        return false;
    }
    // The noun may stand behind adjectives.
    let nouns: Vec<String> = (end..end + 6)
        .map(word)
        .filter(|x| x != "-")
        .take_while(|x| x.starts_with(char::is_alphabetic) && !w.function.contains(x))
        .collect();
    let measure = |x: &String| w.is_time(x) || w.is_length(x);
    let lasts = nouns.len() > 1
        && nouns
            .iter()
            .take(2)
            .any(|x| w.is_time(x) && x.ends_with('s'));
    if nouns.first().is_some_and(measure) || lasts || label(around) {
        return false;
    }
    if itinerary(a, s, around, &nouns) {
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
    few(around, &nouns)
}

/// Numbers below ten: most only say how many of those known there are.
fn few(around: &Around<'_>, nouns: &[String]) -> bool {
    let w = words();
    let (value, next, before) = (around.n.value, around.word(around.end()), around.back(1));
    let definite = w.definite.contains(&before) || before == "between" && value == 2.0;
    if definite || nouns.is_empty() && next != "of" {
        return false;
    }
    let plural = |x: &String| x.ends_with('s') && x.len() > 3 || w.plural.contains(x);
    if !nouns.iter().any(plural) && next != "of" {
        return false;
    }
    // "at least eight ministers", "more than three countries": who says so much counts them.
    let weighed = matches!(
        (around.back(2).as_str(), before.as_str()),
        ("at", "least") | ("more" | "fewer" | "less", "than")
    ) || matches!(before.as_str(), "nearly" | "almost");
    if weighed && value >= 3.0 {
        return true;
    }
    let idle = |x: &String| w.idle.contains(w.singular(x));
    let idle_few = |x: &String| idle(x) || w.idle_few.contains(w.singular(x));
    // "three field hospitals": the noun, not what stands before it, is counted.
    if nouns.first().is_some_and(|x| x == "more") && value < 4.0 {
        return false;
    }
    let head: Vec<String> = nouns
        .iter()
        .position(plural)
        .map_or(nouns.to_vec(), |i| nouns[i..=i].to_vec());
    let people = around.pieces.get(around.end()).is_some_and(|p| {
        value < 4.0 && p.text.starts_with(char::is_uppercase) && p.text.ends_with('s')
    });
    if value < 4.0 && (head.iter().any(idle_few) || people || next == "of") {
        return false;
    }
    !nouns.first().is_some_and(idle)
}

/// "21-gun salute", "ten-member delegation", "a 330-kilometre frontier".
fn hyphened(around: &Around<'_>) -> bool {
    let end = around.end();
    let noun = around.word(end + 1);
    let trip = (end + 2..end + 5)
        .any(|i| matches!(around.word(i).as_str(), "tour" | "trip" | "visit" | "swing"));
    words().hyphened.contains(&noun) && !trip && around.n.value > 2.0
        || words().is_length(&noun) && frontier(around, end + 2..end + 6)
}

/// "hurting five", "a force of 2,500", "141 votes in favour, five against": no noun follows, but one is meant.
fn meant(around: &Around<'_>) -> bool {
    let (end, back) = (around.end(), |k| around.back(k));
    let next = around.word(end);
    let ends = !next.starts_with(char::is_alphabetic)
        || matches!(
            next.as_str(),
            "others" | "in" | "and" | "by" | "at" | "on" | "will" | "is" | "was"
        );
    let harmed = words().harming.contains(&back(1)) && ends;
    let of_body = back(1) == "of" && words().body.contains(&back(2)) && ends;
    let vote = matches!(
        next.as_str(),
        "against" | "abstained" | "abstaining" | "abstentions"
    ) || next == "in" && matches!(around.word(end + 1).as_str(), "favour" | "favor");
    let voted = back(1) == "to" && back(2) == "votes";
    harmed || of_body || vote || voted
}

/// "861 km of border", "a border of 330 km": what does not change.
fn long(around: &Around<'_>) -> bool {
    let (start, end) = (around.n.pieces.start, around.end());
    let behind = around.word(end + 1) == "long"
        || (1..4).any(|k| matches!(around.back(k).as_str(), "of" | "for" | "measures" | "runs"));
    words().is_length(&around.word(end))
        && (frontier(around, end + 1..end + 5)
            || behind && frontier(around, start.saturating_sub(6)..start))
}

/// Whether one of the pieces is a word for a border or a coast.
fn frontier(around: &Around<'_>, mut at: std::ops::Range<usize>) -> bool {
    at.any(|i| words().frontier.contains(&around.word(i)))
}

/// "60 years of ties", "the first visit in 26 years", but not "five years of prison".
fn years(around: &Around<'_>) -> bool {
    let (value, end) = (around.n.value, around.end());
    let (word, back) = (|i| around.word(i), |k| around.back(k));
    // "established diplomatic ties 30 years ago"
    let ago = word(end + 1) == "ago" && (1..9).any(|k| words().lasting.contains(&back(k)));
    // The rarer, the farther back: "the first visit that a sitting president has paid to the island in 88 years".
    let far = if value >= 20.0 { 16 } else { 9 };
    let first = back(1) == "in" && (2..far).any(|k| matches!(back(k).as_str(), "first" | "no"));
    let of = matches!(word(end + 1).as_str(), "of" | "after" | "since");
    let lasting = (end + 1..end + 9).any(|i| words().lasting.contains(&word(i)));
    value >= 5.0 && (first || ago || of && lasting)
}

/// "page 5", "phase 2", "Article 14": the number only names something.
fn label(around: &Around<'_>) -> bool {
    let (start, back) = (around.n.pieces.start, |k| around.back(k));
    let previous = around.pieces.get(start.wrapping_sub(1));
    let capital = start > 1
        && previous.is_some_and(|p| p.text.starts_with(char::is_uppercase))
        && !words().before_count.contains(&back(1))
        && back(1) != "the";
    // "Leopard 2 tanks" at the head of a line
    let model = start == 1
        && around.n.digits
        && around.n.value < 10.0
        && previous.is_some_and(|p| p.text.starts_with(char::is_uppercase))
        && !words().before_count.contains(&back(1));
    model
        || capital && around.n.digits
        || words().label.contains(&back(1))
        || back(1) == "." && back(2) == "no"
}

/// How many countries a journey leads to says nothing of the world, nor does a part of a list just counted.
fn itinerary(a: &Analysis<'_>, s: &Sentence, around: &Around<'_>, nouns: &[String]) -> bool {
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
    // "Pakistan and 4 central Asian countries namely"
    let part = around.back(1) == "and" && around.n.value < 10.0;
    states && (travelling && around.n.value < 15.0 || part)
}
