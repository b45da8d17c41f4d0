//! What a date expression says, before anybody asks when it was said.

use jiff::civil::Weekday;

/// A date expression, parsed but not resolved.
///
/// [`resolve`](crate::resolve) turns it into a date, given the day of speaking.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateExpr {
    /// A day of the month: "July 28", "Wednesday, 28 July 2021", "the 28th", "18-09-2024".
    Day(CalendarDay),
    /// "Thursday", "last Monday", "Tuesday next week".
    Weekday {
        /// The day named.
        weekday: Weekday,
        /// "last", "this", "next", if said.
        which: Option<Which>,
        /// Weeks from the current one: "Tuesday next week" is 1.
        week: Option<i16>,
    },
    /// "March", "March 2021", "last September", "May this year".
    Month {
        /// From 1 to 12.
        month: i8,
        /// The year, if said.
        year: Option<YearRef>,
        /// "last", "this", "next", if said.
        which: Option<Which>,
    },
    /// "2017", "last year".
    Year(YearRef),
    /// "the spring of 2019", "last summer": seasons of the northern year by whole months.
    Season {
        /// The season.
        season: Season,
        /// The year, if said.
        year: Option<YearRef>,
        /// "last", "this", "next", if said.
        which: Option<Which>,
    },
    /// "the 1990s", by the first year.
    Decade(i16),
    /// A unit of the calendar counted from the current one: "today" (0 days), "last week" (-1
    /// weeks), "next month" (1 month), "the following year" (1 year, from [`Base::Previous`]).
    Period {
        /// What is counted.
        unit: Unit,
        /// How many on; negative for back.
        offset: i16,
        /// Counted from.
        base: Base,
    },
    /// "last weekend", "this weekend".
    Weekend {
        /// How many on; negative for back.
        offset: i16,
    },
    /// "early March", "mid-2019", "the end of the month", "later this week".
    Part {
        /// Which part.
        part: Part,
        /// Of what.
        of: Box<DateExpr>,
    },
    /// "the first week of September", "the second half of June", "the first Friday of July".
    Nth {
        /// The first is 1; the last is -1.
        n: i8,
        /// What is counted.
        what: Countable,
        /// Within what.
        of: Box<DateExpr>,
    },
    /// "the first ten days of August", "the last four months of 2021".
    Edge {
        /// How long a piece.
        by: Span,
        /// Whether it is the last piece, not the first.
        last: bool,
        /// Of what.
        of: Box<DateExpr>,
    },
    /// "the second day of his visit": a day of the span last spoken of.
    DayOf {
        /// The first is 1; the last is -1.
        n: i8,
    },
    /// "two days ago", "a week later", "the day before", "two days after July 28".
    Shift {
        /// How far.
        by: Span,
        /// Whether forward in time.
        forward: bool,
        /// From where.
        base: Base,
    },
    /// "the past two weeks", "the next three days": up to or from the day of speaking.
    Recent {
        /// How long.
        by: Span,
        /// Whether it lies ahead.
        forward: bool,
    },
    /// "since 2017": whatever the tense, it began in the past.
    Since(Box<DateExpr>),
    /// "from July 27 to August 2"; one end is missing in "from June 4", "until July 29".
    Range {
        /// The first date, if said.
        start: Option<Box<DateExpr>>,
        /// The last date, if said.
        end: Option<Box<DateExpr>>,
    },
    /// Several dates joined by "and": "April 27 and 28", "Monday and Tuesday".
    List(Vec<DateExpr>),
    /// Several dates joined by "or": one of them is meant.
    Choice(Vec<DateExpr>),
    /// How long something lasts: "a three-day visit", "four days". No date by itself; see
    /// [`lasting_from`](crate::lasting_from).
    Duration(Span),
}

impl DateExpr {
    /// Whether the expression says how long, not when.
    pub fn is_duration(&self) -> bool {
        matches!(self, Self::Duration(_))
    }

    /// Whether an end is left open: "since 2017", "until July 29".
    pub fn is_open(&self) -> bool {
        matches!(
            self,
            Self::Since(_) | Self::Range { start: None, .. } | Self::Range { end: None, .. }
        )
    }

    /// The day of speaking: "today".
    pub(crate) fn today() -> Self {
        Self::Period {
            unit: Unit::Day,
            offset: 0,
            base: Base::Anchor,
        }
    }
}

/// A day of the month with whatever was said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// From 1 to 31.
    pub day: i8,
    /// The month, if said.
    pub month: Option<MonthRef>,
    /// The year, if said.
    pub year: Option<YearRef>,
    /// The day of the week, if said: a check, as reports slip.
    pub weekday: Option<Weekday>,
    /// "last", "this", "next", if said: "last May 19".
    pub which: Option<Which>,
    /// Whether day and month could be the other way round: "07/08/2021".
    pub swappable: bool,
}

/// A month by number or by distance from the current one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthRef {
    /// From 1 to 12.
    Is(i8),
    /// "the 20th of next month" is 1.
    Relative(i16),
}

/// A year by number or by distance from the current one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearRef {
    /// As printed.
    Is(i16),
    /// "last year" is -1.
    Relative(i16),
    /// "that year": the year last spoken of.
    Same,
}

/// Which of several days or months of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// "last Monday".
    Last,
    /// "this Monday".
    This,
    /// "next Monday".
    Next,
    /// "the coming Monday": the next to come, even within the week.
    Coming,
}

/// Where counting starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// The day of speaking: "ago", "tomorrow".
    Anchor,
    /// The date last spoken of: "the next day", "a week later".
    Previous,
    /// Something told in words, "a day before his visit"; resolved as the date last spoken of.
    Event,
    /// A date: "two days after July 28".
    Date(Box<DateExpr>),
}

/// A unit of the calendar or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Sixty seconds.
    Minute,
    /// Sixty minutes.
    Hour,
    /// A day; nights are counted as days.
    Day,
    /// Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
    /// Ten years.
    Decade,
}

/// A season of the northern hemisphere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

/// A part of a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// "early", "the beginning of".
    Early,
    /// "mid", "the middle of".
    Mid,
    /// "late", "the end of".
    Late,
    /// "earlier this": what is over of it.
    Earlier,
    /// "later this": what is to come of it.
    Later,
}

/// A part of the day; the date is the same, but it orders events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayPart {
    /// Until noon.
    Morning,
    /// From noon.
    Afternoon,
    /// Before night.
    Evening,
    /// Night.
    Night,
}

/// What is counted within a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Countable {
    /// "the last day of March".
    Day,
    /// "the first week of September": seven days from the first.
    Week,
    /// "the second half of June".
    Half,
    /// "the first quarter of 2021".
    Quarter,
    /// "the last weekend of October".
    Weekend,
    /// "the first Friday of July".
    Weekday(Weekday),
}

/// A length of time. Parts add up: "two years and a month".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Whole months; a year is twelve.
    pub months: u16,
    /// Whole days; a week is seven.
    pub days: u16,
    /// Minutes; an hour is sixty.
    pub minutes: u16,
    /// The longest unit named.
    pub unit: Option<Unit>,
    /// Whether the number is a guess: "a few days", "several weeks".
    pub vague: bool,
}

impl Span {
    /// `n` times `unit`. Numbers too large to hold are cut to the largest.
    pub fn new(n: u16, unit: Unit) -> Self {
        let mut span = Self {
            unit: Some(unit),
            ..Self::default()
        };
        match unit {
            Unit::Minute => span.minutes = n,
            Unit::Hour => span.minutes = n.saturating_mul(60),
            Unit::Day => span.days = n,
            Unit::Week => span.days = n.saturating_mul(7),
            Unit::Month => span.months = n,
            Unit::Quarter => span.months = n.saturating_mul(3),
            Unit::Year => span.months = n.saturating_mul(12),
            Unit::Decade => span.months = n.saturating_mul(120),
        }
        span
    }

    /// The two lengths together.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            months: self.months.saturating_add(other.months),
            days: self.days.saturating_add(other.days),
            minutes: self.minutes.saturating_add(other.minutes),
            unit: self.unit.or(other.unit),
            vague: self.vague || other.vague,
        }
    }
}
