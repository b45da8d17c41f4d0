//! Scores facts against labelled reports.
//!
//! The labels are made by careful readers, a JSON file a report, in the form that [`Gold`] reads. Scoring
//! is lenient where readers differ: what a label calls optional, or gives alternatives for, is neither
//! a miss nor a false alarm. Facts are matched one to one, greedily by how well they fit; then each field
//! of a matched pair is judged by itself.
//!
//! Names are compared as a careful reader would: by their parts, in any order, one letter of
//! transliteration apart, organisations by their known abbreviations ([`names`]).

mod baseline;
mod dates;
mod diff;
mod encounters;
mod events;
mod gold;
mod matching;
pub mod names;
mod others;
mod predicted;
mod reliability;
mod say;
mod score;
mod scores;

pub use baseline::{BaselineError, Drop, drops};
pub use diff::{Change, Direction, ReportDiff, Verdict, facts_diff};
pub use gold::{Gold, GoldError, Third, load_gold};
pub use predicted::{Predicted, PredictedError};
pub use reliability::{Bin, Judged, Reliability, judged};
pub use score::{Remark, score};
pub use scores::{Scores, Share, Tally};
