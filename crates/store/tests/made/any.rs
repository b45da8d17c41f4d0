//! What is done to a store in property tests.

use proptest::prelude::*;
use sidelines_extract::Reading;
use sidelines_made::Made;
use sidelines_text::Report;

/// A report as it is added.
pub(crate) fn as_read(made: Made) -> (Report, Reading) {
    let report = Report {
        text: made.text,
        id: made.id,
        ..Report::default()
    };
    let reading = Reading {
        facts: made.facts,
        published: made.published,
        agency: made.agency,
        ..Reading::default()
    };
    (report, reading)
}

/// A report with one of `ids` ids.
pub(crate) fn any_report(ids: usize) -> impl Strategy<Value = (Report, Reading)> {
    sidelines_made::any_report(0..ids).prop_map(as_read)
}

/// Up to `most` reports of different ids.
pub(crate) fn any_reports(most: usize) -> impl Strategy<Value = Vec<(Report, Reading)>> {
    sidelines_made::any_reports(most).prop_map(|reports| reports.into_iter().map(as_read).collect())
}

/// One thing that is done to a store.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Add(Vec<(Report, Reading)>),
    AddForLater(Vec<(Report, Reading)>),
    Forget(usize),
    /// Corrects an entry, and perhaps another of its kind: both by number among all, counted round and round.
    Correct(Correcting, usize, usize),
    /// Takes the correction of that number among those in force back, the last first.
    Undo(usize),
}

/// How an entry is corrected.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Correcting {
    Reject,
    Accept,
    Note,
    Set,
    Split,
    Merge,
    NotSame,
}

/// What is done to a store of up to `ids` reports; corrections only where asked for.
pub(crate) fn any_steps(ids: usize, corrections: bool) -> impl Strategy<Value = Vec<Step>> {
    let batch = || prop::collection::vec(any_report(ids), 1..4);
    let add = batch().prop_map(Step::Add).boxed();
    let later = batch().prop_map(Step::AddForLater).boxed();
    let forget = (0..ids).prop_map(Step::Forget).boxed();
    let how = prop::sample::select(
        &[
            Correcting::Reject,
            Correcting::Accept,
            Correcting::Note,
            Correcting::Set,
            Correcting::Split,
            Correcting::Merge,
            Correcting::NotSame,
        ][..],
    );
    let correct = (how, 0usize..60, 0usize..20)
        .prop_map(|(how, n, m)| Step::Correct(how, n, m))
        .boxed();
    let weight = u32::from(corrections);
    let step = prop_oneof![
        8 => add,
        weight.max(1) => later,
        2 => forget,
        6 * weight => correct,
        2 * weight => (0usize..4).prop_map(Step::Undo).boxed(),
    ];
    prop::collection::vec(step, 1..9)
}

/// The time of a step.
pub(crate) fn then(step: usize) -> jiff::Timestamp {
    jiff::Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(step.try_into().unwrap())
}
