//! Gatherings that a report names in passing: which of them it tells of.

use super::same::bodies_agree;
use super::Draft;
use crate::analysis::Analysis;
use crate::refs::Who;
use sidelines_facts::{Edtf, EncounterKind};

/// The frame of a gathering that is named only as the margin of something else.
pub(crate) const MARGIN: &str = "margin";

/// The frame of a gathering that is named with a day, and of which nothing else is told: "will put it before the summit on
/// May 10".
pub(crate) const BACKDROP: &str = "backdrop";

/// Whether a gathering is only named, and what is told beside it is something else.
pub(super) fn in_passing(d: &Draft) -> bool {
    d.frame == MARGIN || d.frame == BACKDROP
}

/// Keeps of the gatherings named in passing those of which the report tells after all.
///
/// On whose margin two met is told with their meeting, and tells nothing of the gathering; but two foreign ministers on the
/// margin of a foreign ministers' meeting are there to take part. A gathering named with its day is one more fact, unless
/// the report tells of it elsewhere.
pub(crate) fn drop_backdrops(a: &Analysis<'_>, drafts: &mut Vec<Draft>) {
    let told: Vec<bool> = drafts
        .iter()
        .enumerate()
        .map(|(i, d)| match d.frame.as_str() {
            MARGIN => ministers_there(a, d, drafts),
            BACKDROP => d.date.is_some() && !stands_open(d) && !told_elsewhere(drafts, i),
            _ => true,
        })
        .collect();
    let mut keep = told.into_iter();
    drafts.retain(|_| keep.next().unwrap_or(true));
    for d in drafts.iter_mut() {
        // "The Ukraine Recovery Conference opened in Berlin": of whoever comes to it.
        let titled = d.name.as_deref().is_some_and(crate::candidates::is_title);
        if d.kind == EncounterKind::Gathering
            && d.org.is_none()
            && d.parties.is_empty()
            && titled
            && (d.place.is_some() || d.date.is_some())
        {
            d.org = d.name.clone();
        }
    }
    // "a session" of nobody in particular
    drafts
        .retain(|d| d.kind != EncounterKind::Gathering || d.org.is_some() || !d.parties.is_empty());
}

/// Whether ministers who meet on the margin of `d` come to it by their office.
fn ministers_there(a: &Analysis<'_>, d: &Draft, drafts: &[Draft]) -> bool {
    let office = |w: &Who| match w {
        Who::Person(p) => a
            .people
            .all
            .get(*p)
            .and_then(|p| p.chief_office())
            .map(|h| h.office.canonical.to_lowercase()),
        Who::Post { office, .. } => office.as_ref().map(|o| o.to_lowercase()),
        _ => None,
    };
    let name = d.name.as_deref().unwrap_or("").to_lowercase();
    name.contains("minister")
        && drafts
            .iter()
            .filter(|m| m.kind == EncounterKind::Meeting && m.part_of == d.name)
            .flat_map(|m| &m.parties)
            .filter_map(|(w, _)| office(w))
            .any(|o| {
                o.starts_with("minister")
                    && ["defence", "foreign"]
                        .iter()
                        .any(|l| o.contains(l) && name.contains(l))
            })
}

/// "told the UN General Assembly on Tuesday": it sits for months, and its day is that of what was done there.
fn stands_open(d: &Draft) -> bool {
    d.org.as_deref() == Some("United Nations General Assembly")
}

/// Whether the report tells of the gathering that draft `i` names also otherwise.
fn told_elsewhere(drafts: &[Draft], i: usize) -> bool {
    /// Days between those that a report may give for one gathering.
    const NEAR: i32 = 20;
    let d = &drafts[i];
    let near = |e: &Draft| {
        let first = |x: &Draft| x.date.as_ref().and_then(Edtf::bounds);
        match (first(d), first(e)) {
            (Some((x, last_x)), Some((y, last_y))) => {
                (x - last_y).get_days() <= NEAR && (y - last_x).get_days() <= NEAR
            }
            _ => true,
        }
    };
    drafts.iter().enumerate().any(|(j, e)| {
        e.kind == EncounterKind::Gathering
            && (j < i || !in_passing(e))
            && j != i
            && e.frame != MARGIN
            && e.org == d.org
            && bodies_agree(e.name.as_deref(), d.name.as_deref())
            && near(e)
    })
}
