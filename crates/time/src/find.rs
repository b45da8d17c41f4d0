//! Finding date expressions in a text.
//!
//! A hand-written grammar over tokens: each function reads one family of expressions at one token
//! and returns what it says and where it ends. Nothing is tried at words that cannot begin a date,
//! and no function looks further than a date is long, so the cost is linear in the text.

mod calendar;
mod join;
mod month;
mod numeric;
mod period;
mod previous;
mod quantity;
mod relative;
mod scan;
mod weekday;
mod year;

use std::cell::Cell;

use crate::{
    expr::{DateExpr, DayPart, Unit},
    token::{Kind, tokens},
    words::Word,
};
use scan::Scan;

/// A date expression found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// First byte in the text.
    pub start: usize,
    /// Byte after the last one.
    pub end: usize,
    /// What it says.
    pub expr: DateExpr,
    /// The part of the day, if said: "Tuesday evening".
    pub day_part: Option<DayPart>,
    /// Whether it is marked as the local date, which may differ from that of the dateline:
    /// "Thursday (local time)".
    pub local_time: bool,
}

/// How many expressions may stand within one another: "by the end of the first week of September".
const DEEPEST: u8 = 4;

/// An expression and the index of the first token after it.
type Found = (DateExpr, usize);

/// Every date expression of `text`, in order and without overlaps. Offsets are bytes of `text`.
///
/// Prepositions that only place an event ("on", "in", "at") stay outside the mention, those that
/// change the meaning ("from", "since", "until", "by") are part of it.
///
/// ```
/// use sidelines_time::find;
/// let text = "He is visiting Dushanbe from July 27 to 29, an official said on Thursday.";
/// let found: Vec<&str> = find(text).iter().map(|m| &text[m.start..m.end]).collect();
/// assert_eq!(found, ["from July 27 to 29", "Thursday"]);
/// ```
pub fn find(text: &str) -> Vec<DateMention> {
    let scan = Scan {
        text,
        tokens: tokens(text),
        depth: Cell::new(0),
    };
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        let Some((expr, end)) = scan.mention(at).filter(|(_, end)| *end > at) else {
            at += 1;
            continue;
        };
        let (Some(first), Some(last)) = (scan.tokens.get(at), scan.tokens.get(end - 1)) else {
            break;
        };
        let (day_part, local_time) = (scan.day_part_within(at, end), scan.local_time(at, end));
        mentions.push(DateMention {
            start: first.start,
            end: last.end,
            expr,
            day_part,
            local_time,
        });
        at = end;
    }
    mentions
}

impl Scan<'_> {
    /// The longest expression that begins at token `i`.
    fn mention(&self, i: usize) -> Option<Found> {
        if matches!(self.kind(i)?, Kind::Mark(_) | Kind::Other | Kind::Break) {
            return None;
        }
        if matches!(
            self.word(i),
            Some(Word::Other | Word::Function | Word::Counting)
        ) {
            return None;
        }
        self.bounded(i).or_else(|| {
            let (left, end) = self.single(i)?;
            Some(self.joined(left, end))
        })
    }

    /// One expression that is not joined to another.
    fn single(&self, i: usize) -> Option<Found> {
        // "the end of the end of the end of …" must cost neither time nor stack.
        if self.depth.get() >= DEEPEST {
            return None;
        }
        self.depth.set(self.depth.get() + 1);
        let found = self.single_at(i);
        self.depth.set(self.depth.get() - 1);
        found
    }

    fn single_at(&self, i: usize) -> Option<Found> {
        match self.kind(i)? {
            Kind::Number { .. } => self
                .numeric(i)
                .or_else(|| self.day_first(i))
                .or_else(|| self.years(i))
                .or_else(|| self.counted(i)),
            Kind::Ordinal(_) => self.day_first(i).or_else(|| self.nth(i)),
            Kind::Decade(first) => Some((DateExpr::Decade(first), i + 1)),
            Kind::Word(word) => self.single_word(word, i),
            Kind::Mark(_) | Kind::Other | Kind::Break => None,
        }
    }

    fn single_word(&self, word: Word, i: usize) -> Option<Found> {
        match word {
            Word::Month(..) => self.month_first(i).or_else(|| self.month(i)),
            Word::Weekday(..) => self.weekday(i),
            Word::Cardinal(_) | Word::Vague(_) | Word::Half => self.counted(i),
            Word::A => self.counted(i).or_else(|| self.relative(i)),
            Word::Another | Word::All | Word::LongUnit(_) => self.counted(i),
            Word::Nth(_) => self.day_first(i).or_else(|| self.nth(i)),
            Word::Last => self.nth(i).or_else(|| self.relative(i)),
            Word::The => self
                .definite_day(i)
                .or_else(|| self.nth(i))
                .or_else(|| self.part(i))
                .or_else(|| self.part_of(i + 1))
                .or_else(|| self.relative(i)),
            Word::Early | Word::Late | Word::Mid | Word::Earlier | Word::Later => self.part(i),
            Word::Beginning | Word::Middle | Word::End | Word::Rest => self.part(i),
            Word::Season(_) => self.season(i),
            Word::DayPart(_) => self.part_of(i),
            Word::In | Word::Within => self.in_span(i),
            Word::Unit(Unit::Day) if self.numbered_day(i).is_some() => self.numbered_day(i),
            Word::Unit(_) => self
                .named_year(i)
                .or_else(|| self.counted(i))
                .or_else(|| self.relative(i)),
            _ => self.relative(i),
        }
    }

    /// Whether the expression is followed by a note that it is the local date.
    fn local_time(&self, start: usize, end: usize) -> bool {
        let open = usize::from(self.mark(end, b'(') || self.mark(end, b','));
        let at = end + open;
        // "(local time)", "(Washington time)"
        let elsewhere = open == 1 && self.is(at, Word::Other) && self.capital(at);
        let noted = (self.is(at, Word::Local) || elsewhere) && self.is(at + 1, Word::Time);
        let place = start > 0
            && self.mark(start - 1, b'(')
            && self.is(end, Word::Other)
            && self.is(end + 1, Word::Time);
        noted || place
    }

    /// The part of the day named by the tokens from `start` to `end`.
    fn day_part_within(&self, start: usize, end: usize) -> Option<DayPart> {
        (start..end).find_map(|i| match self.word(i) {
            Some(Word::DayPart(part)) => Some(part),
            Some(Word::Tonight) => Some(DayPart::Night),
            _ => None,
        })
    }
}
