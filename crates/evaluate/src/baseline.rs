//! Kept figures, so that no change makes reading worse unseen.

use crate::Scores;
use serde_json::Value;

/// One figure that fell.
#[derive(Clone, Debug, PartialEq)]
pub struct Drop {
    /// Its name in the table.
    pub name: &'static str,
    /// F1 as kept.
    pub kept: f64,
    /// F1 now.
    pub now: f64,
}

/// Why a kept baseline could not be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BaselineError {
    /// Not what [`Scores::to_json`] writes.
    #[error("not kept figures: {0}")]
    Form(#[from] serde_json::Error),
    /// Made over other reports: nothing can be compared.
    #[error("kept over {kept} reports, now {now} were scored; compare the same ones")]
    OtherReports {
        /// Number of reports of the baseline.
        kept: u64,
        /// Number of reports now.
        now: u64,
    },
}

/// The F1 figures that fell by more than `points` (hundredths) against `kept`, the JSON of earlier
/// [`Scores`]. A figure that is not in `kept` is not compared.
///
/// # Errors
/// `kept` is not in that form, or was made over another number of reports.
pub fn drops(kept: &str, now: &Scores, points: f64) -> Result<Vec<Drop>, BaselineError> {
    let kept: Value = serde_json::from_str(kept)?;
    let reports = kept.get("reports").and_then(Value::as_u64).unwrap_or(0);
    if reports != now.reports as u64 {
        return Err(BaselineError::OtherReports {
            kept: reports,
            now: now.reports as u64,
        });
    }
    Ok(now
        .tallies()
        .into_iter()
        .filter_map(|(name, tally)| {
            let before = kept.get(name)?.get("f1")?.as_f64()?;
            let fell = before - tally.f1() > points / 100.0 + 1e-9;
            fell.then(|| Drop {
                name,
                kept: before,
                now: tally.f1(),
            })
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tally;

    fn scores(right: usize) -> Scores {
        let encounters = Tally {
            labelled: 100,
            predicted: 100,
            right,
        };
        Scores {
            reports: 3,
            encounters,
            ..Scores::default()
        }
    }

    #[test]
    fn one_point_is_allowed_and_more_is_told() {
        let kept = scores(90).to_json().to_string();
        assert_eq!(drops(&kept, &scores(89), 1.0).unwrap(), []);
        let fell = drops(&kept, &scores(88), 1.0).unwrap();
        assert_eq!(fell.len(), 1);
        assert_eq!(fell[0].name, "encounters found");
    }

    #[test]
    fn other_reports_are_not_compared() {
        let kept = Scores {
            reports: 2,
            ..scores(90)
        }
        .to_json()
        .to_string();
        assert!(matches!(
            drops(&kept, &scores(90), 1.0),
            Err(BaselineError::OtherReports { .. })
        ));
    }
}
