//! The day that the date words of a candidate mean.

use super::expr::closed;
use super::near::{last_time, soonest, this_year};
use super::tense::{self, of_a_past_trip};
use super::words::Best;
use super::{Before, When, anchor, day, describe, edition, scheduled, told_before};
use crate::analysis::{Analysis, Sentence};
use crate::candidates::Candidate;
use crate::encounters::RETURN;
use crate::status::homeward;
use jiff::{Span, civil::Date};
use sidelines_facts::{Edtf, EncounterKind, Status};
use sidelines_time::{Anchor, Base, DateExpr, DateMention, TenseHint, Unit, resolve};

/// The date words that belong to a candidate.
pub(super) struct Found<'x> {
    pub(super) s: &'x Sentence,
    pub(super) c: &'x Candidate,
    pub(super) best: Best,
    /// "is expected back on Friday after a visit to Zambia"
    pub(super) home_to_come: bool,
    a: &'x Analysis<'x>,
    mention: &'x DateMention,
    /// A day of the week that says no more.
    weekday: bool,
    /// The day of the trip that such a one follows.
    since: Option<Edtf>,
    /// On which side of today it lies.
    hint: TenseHint,
}

impl<'x> Found<'x> {
    pub(super) fn new(
        a: &'x Analysis<'x>,
        s: &'x Sentence,
        c: &'x Candidate,
        best: Best,
        mention: &'x DateMention,
    ) -> Self {
        let t = &s.tree;
        let (trigger, carrier, status) = (c.trigger, c.carrier, c.told.status);
        // "leaves for Wewak on Friday": in running text the present tells of what is to come.
        let scheduled = scheduled(s, c);
        let home_to_come = c.kind == EncounterKind::Visit
            && status == Status::Ongoing
            && carrier.is_some_and(|v| {
                let leaves = matches!(t.node(v).lemma.as_str(), "leave" | "depart");
                (homeward(t, v) || leaves && c.frame == RETURN) && t.node(v).tag != "VBD"
            });
        let weekday = matches!(
            mention.expr,
            DateExpr::Weekday {
                which: None,
                week: None,
                ..
            }
        );
        let since = tense::day_of_the_trip(a, s, trigger).filter(|_| weekday);
        let hint = match status {
            Status::Planned | Status::Occurred if since.is_some() => TenseHint::Future,
            // "The visit, which began on Tuesday, runs through Friday"
            _ if tense::begun(t, c, best.verb) => TenseHint::Past,
            Status::Occurred | Status::Ongoing if scheduled => TenseHint::Future,
            Status::Ongoing if home_to_come => TenseHint::Future,
            Status::Occurred => TenseHint::Past,
            // "is in Brussels for Thursday's meeting"
            Status::Ongoing if weekday && awaited(s, c, mention) => TenseHint::Future,
            Status::Ongoing => TenseHint::Present,
            Status::Planned if of_a_past_trip(t, trigger) => TenseHint::Past,
            Status::Planned | Status::Possible => TenseHint::Future,
            Status::Cancelled => tense::called_off(t, carrier, &mention.expr),
            Status::Denied if tense::will(t, carrier) => TenseHint::Future,
            // "flies to Madrid on Friday but has no meeting scheduled there"
            Status::Denied if carrier.is_some_and(|v| matches!(t.node(v).tag, "VBZ" | "VBP")) => {
                TenseHint::Future
            }
            Status::Denied => TenseHint::Unknown,
        };
        Self {
            s,
            c,
            best,
            home_to_come,
            a,
            mention,
            weekday,
            since,
            hint,
        }
    }

    /// The day, and how long what is told lasts from then or till then.
    pub(super) fn told(&self, previous: Before<'_>, mut out: When) -> When {
        // "talked in Oslo last month. He went on to Dublin the same day": of which no more is known.
        let coarse = previous.any.filter(|d| {
            self.same_day()
                && !several(d)
                && crate::encounters::span_days(d) > 1
                && !self.to_come(d)
        });
        if let Some(d) = coarse {
            out.date = Some(d.clone());
            out.closeness = self.best.closeness;
            return out;
        }
        let anchor = self.anchor(previous);
        out.date = self.day(previous, &anchor);
        if self.c.kind == EncounterKind::Visit
            && let Some(last) = day::ended(self.a, self.s, self.best.date, &anchor)
            && let Some(first) = out.date.as_ref().and_then(Edtf::as_date)
            && first < last
        {
            out.date = Edtf::days(first, last);
        }
        out.closeness = self.best.closeness;
        out.sometime = out.closeness >= 3
            && match &self.mention.expr {
                DateExpr::Recent { .. } => true,
                DateExpr::Shift { by, .. } => by.vague,
                _ => false,
            };
        if let (Some(days), Some(start)) = (out.days, out.date.as_ref().and_then(Edtf::as_date))
            && days > 1
        {
            out.date = self.lasting(start, days).or(out.date);
        }
        out
    }

    /// "the same day", "earlier in the day": the day told last.
    fn the_day(&self) -> bool {
        matches!(
            self.mention.expr,
            DateExpr::Period {
                unit: Unit::Day,
                offset: 0,
                base: Base::Previous
            }
        )
    }

    /// "arrived on Tuesday for a visit of three days. He was received the same day": on the first of them.
    fn same_day(&self) -> bool {
        self.the_day()
            && self
                .a
                .text
                .get(self.mention.start..self.mention.end)
                .is_some_and(|w| w.to_lowercase().contains("same"))
    }

    /// "arrived on Tuesday for a visit of three days. The next day he was received": on the second of them, unless he leaves.
    fn next_day(&self) -> bool {
        const LEAVES: &[&str] = &["leave", "depart", "return", "fly", "end", "conclude", "go"];
        matches!(
            self.mention.expr,
            DateExpr::Period {
                unit: Unit::Day,
                offset: 1,
                base: Base::Previous
            }
        ) && !self
            .c
            .carrier
            .is_some_and(|v| LEAVES.contains(&self.s.tree.node(v).lemma.as_str()))
    }

    /// "The summit opens on Wednesday. Earlier in the day he called on X": no day to come.
    fn to_come(&self, d: &Edtf) -> bool {
        let today = self.a.published.as_ref().and_then(Edtf::bounds);
        self.hint == TenseHint::Past
            && d.bounds()
                .zip(today)
                .is_some_and(|((first, _), (_, today))| first > today)
    }

    /// The day from which the words count, and the day told last.
    fn anchor(&self, previous: Before<'_>) -> Anchor {
        let Self {
            a,
            s,
            mention,
            weekday,
            hint,
            ..
        } = *self;
        // "will be received on Wednesday and holds talks the same day": on the Wednesday to come.
        let before = match hint {
            TenseHint::Future => TenseHint::Future,
            _ => TenseHint::Past,
        };
        let same = self.same_day() || self.next_day();
        let to_come = |d: &Edtf| self.to_come(d);
        let first = previous
            .any
            .filter(|d| same && several(d) && !to_come(d))
            .and_then(Edtf::bounds)
            .map(|(first, _)| Edtf::from(first));
        // "from Nov. 2 to 5. … Earlier in the day": of several days none; the day told last, or today.
        let previous_any = match previous.any {
            Some(_) if first.is_some() => first.as_ref(),
            Some(d) if self.the_day() && (several(d) || to_come(d)) => previous
                .day
                .filter(|d| !to_come(d))
                .or(a.published.as_ref()),
            any => any,
        };
        let previous_told = told_before(a, s, mention.start, previous_any, before);
        let anchor = anchor(a, previous_told.or_else(|| previous_any.cloned()));
        // "was in Tehran on May 6 and 7 and met X on the first day": of the days told before in the sentence.
        let anchor = match mention.expr {
            DateExpr::DayOf { .. } => Anchor {
                previous: self.days_before().or(anchor.previous),
                ..anchor
            },
            _ => anchor,
        };
        // "begins the tour in Berlin on Monday. He flies to Paris on Wednesday": the Wednesday behind that Monday.
        let eve = previous
            .stop
            .filter(|_| weekday && hint == TenseHint::Future && !day::earlier(s))
            .or(self.since.as_ref())
            .and_then(Edtf::as_date)
            .and_then(|d| d.yesterday().ok());
        match eve {
            Some(eve) => Anchor {
                date: Some(Edtf::from(eve)),
                ..anchor
            },
            None => anchor,
        }
    }

    /// "went to Kyiv last week. He met X on Tuesday": on that of the trip from the first day of `days` to the last, unless
    /// what is told cannot have been then.
    fn on_the_trip(&self, days: (Date, Date)) -> Option<Date> {
        let DateExpr::Weekday { weekday, .. } = self.mention.expr else {
            return None;
        };
        if !self.weekday || self.since.is_some() {
            return None;
        }
        let today = self.a.published.as_ref()?.as_date()?;
        let (first, last) = days;
        let day = first
            .series(Span::new().days(1))
            .take(7)
            .take_while(|&d| d <= last)
            .find(|d| d.weekday() == weekday)?;
        let possible = match self.hint {
            TenseHint::Past => day <= today,
            TenseHint::Future => day >= today,
            TenseHint::Present | TenseHint::Unknown => false,
        };
        possible.then_some(day)
    }

    /// The row of days that the sentence tells last before the words.
    fn days_before(&self) -> Option<Edtf> {
        let Self {
            a,
            s,
            mention,
            hint,
            ..
        } = *self;
        let before = a.dates.iter().rev().filter(|d| {
            d.start >= s.span.start
                && d.end <= mention.start
                && matches!(d.expr, DateExpr::List(_) | DateExpr::Range { .. })
        });
        before
            .filter_map(|d| resolve(&d.expr, &anchor(a, None), hint))
            .find(several)
    }

    /// The day that the words tell, counted from `anchor`.
    fn day(&self, previous: Before<'_>, anchor: &Anchor) -> Option<Edtf> {
        let Self {
            a,
            s,
            c,
            mention,
            weekday,
            hint,
            ..
        } = *self;
        // "was to visit Belgrade in April": the one that is nearer.
        let month = matches!(
            mention.expr,
            DateExpr::Month {
                year: None,
                which: None,
                ..
            }
        );
        if let Some(day) = previous.trip.and_then(|days| self.on_the_trip(days)) {
            return Some(Edtf::from(day));
        }
        let then = (weekday || month) && tense::planned_then(&s.tree, c.carrier);
        let of_edition = edition::dated(a, s, c, &mention.expr);
        let expr = of_edition
            .as_ref()
            .or_else(|| describe::respectively(s, c, &mention.expr))
            .unwrap_or(&mention.expr);
        soonest(expr, anchor, hint, c.told.status, then)
            .or_else(|| {
                // "on the same day", with a month told in between
                let day = Anchor {
                    previous: previous.day.cloned(),
                    ..anchor.clone()
                };
                resolve(&mention.expr, &day, hint)
            })
            .and_then(closed)
            .map(|date| last_time(a, s, c, this_year(a, date)))
    }
}

/// Whether a gathering is called by its day, and somebody is there for it: "is in Brussels for Thursday's meeting".
fn awaited(s: &Sentence, c: &Candidate, day: &DateMention) -> bool {
    let t = &s.tree;
    let of_it = t
        .starting_at(day.start)
        .is_some_and(|n| t.node(n).dep == "poss" && t.head(n) == Some(c.trigger));
    let is_there = c
        .carrier
        .is_some_and(|v| t.node(v).lemma == "be" && matches!(t.node(v).tag, "VBZ" | "VBP"));
    c.kind == EncounterKind::Gathering && of_it && is_there
}

/// Whether a date has more than one day: "from Nov. 2 to 5".
fn several(d: &Edtf) -> bool {
    d.ends().is_some()
}
