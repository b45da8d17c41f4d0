//! Months by name, and when a month's name is one: "in May", not "Theresa May".

use super::{Found, scan::Scan};
use crate::{
    expr::{DateExpr, Unit},
    token::Kind,
    words::{Form, Word},
};

impl Scan<'_> {
    /// "March", "March 2021", "March last year", "Sept. 2020", where the context makes it a month.
    pub(super) fn month(&self, i: usize) -> Option<Found> {
        let month = self.month_name(i)?;
        let dot = i + 1 + usize::from(self.mark(i + 1, b'.'));
        let (year, end) = self.year_after(dot);
        if year.is_some() {
            return Some((
                DateExpr::Month {
                    month,
                    year,
                    which: None,
                },
                end,
            ));
        }
        if !self.month_is_meant(i) {
            return None;
        }
        Some((
            DateExpr::Month {
                month,
                year: None,
                which: None,
            },
            i + 1,
        ))
    }

    /// Whether a month's name without a number beside it is a month.
    pub(super) fn month_is_meant(&self, i: usize) -> bool {
        let Some(Word::Month(month, form)) = self.word(i) else {
            return false;
        };
        let before = self.before(i);
        let placed = matches!(
            before,
            Some(
                Word::In
                    | Word::Since
                    | Word::Till
                    | Word::Early
                    | Word::Late
                    | Word::Mid
                    | Word::Last
                    | Word::Next
                    | Word::This
                    | Word::During
                    | Word::Between
                    | Word::Coming
                    | Word::Past
                    | Word::Same
            )
        ) || (before == Some(Word::Of) && i > 1 && self.starts_part(i - 2))
            || (i > 1 && self.mark(i - 1, b'-') && self.is(i - 2, Word::Mid))
            || self.beside_month(i);
        // "In August President Hassan paid a visit": what opens a sentence is no name.
        let opens = before == Some(Word::In) && i > 0 && self.capital(i - 1);
        let name_follows = !opens
            && self.capital(i + 1)
            && matches!(self.word(i + 1), Some(Word::Other))
            && !self.mark(i + 1, b'.');
        if !self.capital(i) {
            return placed || form == Form::Full;
        }
        match form {
            // "January Makamba", but "the January EU summit"
            Form::Full if month == 1 => {
                placed
                    || !name_follows
                    || matches!(
                        before,
                        Some(Word::The | Word::By | Word::After | Word::Before)
                    )
            }
            Form::Full => true,
            // A person: "by May", "said May"; a verb: "May I".
            Form::Homograph if month == 5 => placed && !name_follows,
            Form::Homograph | Form::Short if placed => !name_follows,
            Form::Homograph => {
                let opens = i == 0 || matches!(self.kind(i - 1), Some(Kind::Mark(_) | Kind::Break));
                // "Theresa May", "the Long March"
                let by_name =
                    matches!(self.before(i), Some(Word::Other | Word::Long)) && self.capital(i - 1);
                !name_follows && !opens && !by_name
            }
            Form::Short => {
                matches!(before, Some(Word::By | Word::To | Word::From | Word::And))
                    && !name_follows
            }
        }
    }

    /// Whether the month at `i` is joined to another: "May to July", "Jan-Feb".
    pub(super) fn beside_month(&self, i: usize) -> bool {
        let joint = |at| {
            matches!(
                self.kind(at),
                Some(
                    Kind::Mark(b'-' | b'/')
                        | Kind::Word(Word::To | Word::Till | Word::Through | Word::And)
                )
            )
        };
        let month = |at| matches!(self.word(at), Some(Word::Month(..))) && self.capital(at);
        let dot = self.skip_mark(i + 1, b'.');
        (joint(dot) && month(dot + 1)) || (i > 1 && joint(i - 1) && month(i - 2))
    }

    /// Whether token `i` is a part that months have: "end", "beginning", "week", "half", "month".
    pub(super) fn starts_part(&self, i: usize) -> bool {
        matches!(
            self.word(i),
            Some(
                Word::End
                    | Word::Beginning
                    | Word::Middle
                    | Word::Half
                    | Word::Unit(_)
                    | Word::Weekend
                    | Word::Weekday(..)
                    | Word::Rest
                    | Word::Nth(_)
            ) | None
        ) && !matches!(
            self.kind(i),
            None | Some(Kind::Break | Kind::Mark(_) | Kind::Other)
        )
    }

    /// The month that token `i` names, if it is not a common word in lower case.
    pub(super) fn month_name(&self, i: usize) -> Option<i8> {
        let Word::Month(month, _) = self.word(i)? else {
            return None;
        };
        // "may" and "march" in lower case are verbs unless their company says otherwise.
        if !self.capital(i) && matches!(month, 3 | 5) {
            let number = |i| matches!(self.kind(i), Some(Kind::Number { .. } | Kind::Ordinal(_)));
            let placed = matches!(
                self.before(i),
                Some(
                    Word::In
                        | Word::Of
                        | Word::Last
                        | Word::Next
                        | Word::Early
                        | Word::Late
                        | Word::Since
                        | Word::Till
                )
            );
            if !number(i + 1) && !placed {
                return None;
            }
        }
        Some(month)
    }

    /// "next month", "this month", "the previous month", with the distance in months.
    pub(super) fn relative_month(&self, i: usize) -> Option<(i16, usize)> {
        let at = self.skip(i, Word::The);
        let month = |i| self.is(i, Word::Unit(Unit::Month)) && !self.str(i).ends_with('s');
        let offset = match self.word(at)? {
            Word::This | Word::Current => 0,
            Word::Next | Word::Coming | Word::Following => 1,
            Word::Last | Word::Previous | Word::Past => -1,
            Word::Unit(Unit::Month) if at > i => return Some((0, at + 1)),
            _ => return None,
        };
        month(at + 1).then_some((offset, at + 2))
    }
}
