use serde_json::{Map, Value, json};
use std::fmt;

/// Labelled, predicted and right facts of one sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Facts that the labels ask for.
    pub labelled: usize,
    /// Facts that were predicted, without those that are neither right nor wrong.
    pub predicted: usize,
    /// Labelled facts that were predicted.
    pub right: usize,
}

impl Tally {
    /// Right among predicted; 0 where there are none.
    #[must_use]
    pub fn precision(&self) -> f64 {
        part(self.right, self.predicted)
    }

    /// Right among labelled; 0 where there are none.
    #[must_use]
    pub fn recall(&self) -> f64 {
        part(self.right, self.labelled)
    }

    /// The harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 {
            2.0 * p * r / (p + r)
        } else {
            0.0
        }
    }
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Right ones.
    pub right: usize,
    /// All that were judged.
    pub of: usize,
}

impl Share {
    /// The share, 0 where nothing was judged.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.right as f64 / self.of.max(1) as f64
    }

    pub(crate) fn count(&mut self, right: bool) {
        self.of += 1;
        self.right += usize::from(right);
    }
}

/// The figures of a scoring. [`fmt::Display`] prints the table for people, [`Scores::to_json`] the same for
/// programs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// Labelled reports that were scored.
    pub reports: usize,
    /// Encounters found.
    pub encounters: Tally,
    /// Labelled encounters that are not told as background.
    pub core: Share,
    /// Fields of matched encounters, in the order of [`Scores::FIELDS`].
    pub fields: [Share; 8],
    /// Encounters predicted (`right`) in reports (`of`) without any.
    pub false_alarms: Share,
    /// Persons in offices.
    pub holders: Tally,
    /// Quotes found, with the right speaker.
    pub quotes: Tally,
    /// Quotes found, whoever is given as speaker.
    pub quotes_found: usize,
    /// Memberships.
    pub memberships: Tally,
    /// Figures, by value.
    pub figures: Tally,
    /// Other events, by kind, actors and date, of the reports whose labels list them all.
    pub events: Tally,
    /// Those found of the events that the labels of other reports name.
    pub events_named: Share,
    /// Evidence that is the slice it claims to be; judged only where texts were given.
    pub slices: Option<Share>,
}

impl Scores {
    /// The fields of encounters that are judged.
    pub const FIELDS: [&'static str; 8] = [
        "kind", "status", "date", "place", "city", "parties", "office", "part_of",
    ];

    pub(crate) fn count(&mut self, field: &str, right: bool) {
        if let Some(at) = Self::FIELDS.iter().position(|f| *f == field) {
            self.fields[at].count(right);
        }
    }

    /// The tallies with their names in table and JSON.
    pub(crate) fn tallies(&self) -> [(&'static str, Tally); 6] {
        [
            ("encounters found", self.encounters),
            ("holders", self.holders),
            ("quotes with speaker", self.quotes),
            ("memberships", self.memberships),
            ("figures", self.figures),
            ("other events", self.events),
        ]
    }

    /// All figures by name: of each tally `p`, `r`, `f1`, `gold`, `pred`, `right`; shares as fractions.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let tally = |t: Tally| {
            json!({
                "p": t.precision(), "r": t.recall(), "f1": t.f1(),
                "gold": t.labelled, "pred": t.predicted, "right": t.right,
            })
        };
        let mut out = Map::new();
        out.insert("reports".into(), self.reports.into());
        let [encounters, rest @ ..] = self.tallies();
        out.insert(encounters.0.into(), tally(encounters.1));
        out.insert("core_recall".into(), self.core.value().into());
        for (name, share) in Self::FIELDS.iter().zip(&self.fields) {
            out.insert(format!("attr_{name}"), share.value().into());
        }
        if self.false_alarms.of > 0 {
            out.insert("false_alarms".into(), self.false_alarms.value().into());
        }
        for (name, t) in rest {
            out.insert(name.into(), tally(t));
        }
        if self.events_named.of > 0 {
            out.insert("events_named".into(), self.events_named.value().into());
        }
        if let Some(slices) = self.slices {
            out.insert("slices".into(), json!([slices.right, slices.of]));
        }
        Value::Object(out)
    }
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = |f: &mut fmt::Formatter<'_>, name: &str, t: Tally| {
            writeln!(
                f,
                "{name:<22} P {:.3}  R {:.3}  F1 {:.3}   (labelled {}, predicted {}, right {})",
                t.precision(),
                t.recall(),
                t.f1(),
                t.labelled,
                t.predicted,
                t.right
            )
        };
        let share = |f: &mut fmt::Formatter<'_>, name: &str, s: Share| {
            writeln!(
                f,
                "{:<22} {}/{} = {:.3}",
                format!("  {name}"),
                s.right,
                s.of,
                s.value()
            )
        };
        writeln!(f, "reports {}", self.reports)?;
        row(f, "encounters found", self.encounters)?;
        share(f, "core recall", self.core)?;
        for (name, s) in Self::FIELDS.iter().zip(&self.fields) {
            share(f, &format!("{name} right"), *s)?;
        }
        if self.false_alarms.of > 0 {
            let Share { right, of } = self.false_alarms;
            writeln!(
                f,
                "{:<22} {right} in {of} reports without encounters = {:.2} a report",
                "  false alarms",
                self.false_alarms.value()
            )?;
        }
        row(f, "holders", self.holders)?;
        row(f, "quotes with speaker", self.quotes)?;
        writeln!(
            f,
            "{:<22} {}/{}",
            "  quotes found", self.quotes_found, self.quotes.labelled
        )?;
        row(f, "memberships", self.memberships)?;
        row(f, "figures", self.figures)?;
        if self.events != Tally::default() {
            row(f, "other events", self.events)?;
        }
        if self.events_named.of > 0 {
            let Share { right, of } = self.events_named;
            writeln!(
                f,
                "{:<22} {right}/{of} = {:.3}",
                "other events named",
                self.events_named.value()
            )?;
        }
        if let Some(Share { right, of }) = self.slices {
            writeln!(f, "{:<22} {right}/{of}", "evidence slices true")?;
        }
        Ok(())
    }
}

fn part(right: usize, of: usize) -> f64 {
    if of == 0 {
        0.0
    } else {
        right as f64 / of as f64
    }
}
