//! Where a report is set: the gathering that its opening sentences put their people at. Whoever meets there in those days,
//! however far down it is told, meets on its margin.

use super::during::framed;
use super::has_name;
use super::unnamed::{EVENTS, as_printed};
use crate::analysis::{Analysis, Sentence};
use crate::candidates::Where;
use crate::encounters::Draft;
use crate::mentions::What;
use crate::settle::{is_background, is_past};
use crate::status::REPORTING;
use crate::tree::Tree;
use crate::units::PlaceSem;
use sidelines_facts::{CountryCode, Edtf, EncounterKind, Status};
use sidelines_text::Role;

/// Sentences of the story that open it.
const OPENING: usize = 2;
/// Days before and after the gathering on which those who come to it still meet.
const AROUND: i32 = 2;

/// The gathering at which a report is set.
pub(super) struct Setting {
    name: String,
    place: Option<PlaceSem>,
    /// The country it is held in, where no town is told.
    country: Option<CountryCode>,
    /// Its days, where they are told, else those of the report.
    days: Option<Edtf>,
}

/// The gathering that the opening of the report puts its people at.
pub(super) fn setting(a: &Analysis<'_>, drafts: &[Draft]) -> Option<Setting> {
    let story = |s: &&Sentence| s.role == Role::Body && s.quoted.is_none();
    let opening = a
        .sentences
        .iter()
        .filter(story)
        .take(OPENING)
        .flat_map(|s| (0..s.tree.nodes.len()).map(move |i| (s, i)));
    // "X and Y talk on sidelines of summit": a headline that says so speaks of the whole report.
    let headlines = a
        .sentences
        .iter()
        .filter(|s| s.role == Role::Title)
        .flat_map(|s| (0..s.tree.nodes.len()).map(move |i| (s, i)))
        .filter(|(s, i)| on_its_margin(&s.tree, *i));
    opening
        .chain(headlines)
        .find_map(|(s, i)| set_at(a, drafts, s, i))
}

/// "on the sidelines of the summit"
fn on_its_margin(t: &Tree, i: usize) -> bool {
    t.head(i)
        .filter(|&p| t.node(p).word == "of")
        .and_then(|p| t.head(p))
        .is_some_and(|n| super::is_aside(&t.node(n).lemma))
}

/// The gathering at node `i`, if the sentence puts somebody at it.
fn set_at(a: &Analysis<'_>, drafts: &[Draft], s: &Sentence, i: usize) -> Option<Setting> {
    let t = &s.tree;
    let name = match s.mention(i).map(|m| &m.what) {
        Some(What::Gathering(g)) => g.name.clone(),
        // A summit without a name is that of those who meet.
        None if EVENTS.contains(&t.node(i).lemma.as_str())
            && t.node(i).lemma != "summit"
            && t.node(i).pos != "VERB" =>
        {
            as_printed(a, s, i)?
        }
        _ => return None,
    };
    if !attended(s, i) {
        return None;
    }
    let of_it =
        |d: &&Draft| d.kind == EncounterKind::Gathering && d.name.as_deref() == Some(name.as_str());
    let told: Vec<&Draft> = drafts.iter().filter(of_it).collect();
    let off = |d: &&Draft| matches!(d.status, Status::Cancelled | Status::Denied);
    if told.iter().any(off)
        || told
            .first()
            .is_some_and(|d| is_background(a, d) || !has_name(d))
    {
        return None;
    }
    let city = |d: &&Draft| match &d.place {
        Some(Where::Place(p)) if p.precise => Some(p.clone()),
        _ => None,
    };
    let beside = || {
        t.prep_objects(i, "in")
            .into_iter()
            .find_map(|o| match s.mention(o).map(|m| &m.what) {
                Some(What::Place(p)) if p.precise => Some(p.clone()),
                _ => None,
            })
    };
    Some(Setting {
        place: told
            .iter()
            .find_map(city)
            .or_else(beside)
            .or_else(|| a.dateline_place.clone()),
        days: told
            .iter()
            .find_map(|d| d.date.clone())
            .or_else(|| a.published.clone()),
        country: told
            .iter()
            .find_map(|d| d.place.as_ref().and_then(Where::country)),
        name,
    })
}

/// "at the summit", "during the summit", "on the first day of the summit", "is in X for the summit", "attending the
/// summit", "the summit opened".
fn attended(s: &Sentence, i: usize) -> bool {
    let t = &s.tree;
    let node = t.node(i);
    match node.dep {
        "pobj" => t.head(i).is_some_and(|p| match t.node(p).word.as_str() {
            // "told reporters at the forum": those whom he speaks of need know nothing of it.
            "at" | "during" | "alongside" | "amid" | "for" | "within" => !t
                .governor(p)
                .is_some_and(|v| REPORTING.contains(&t.node(v).lemma.as_str())),
            // What stands on an agenda is no place where somebody is.
            "of" | "with" => {
                on_its_margin(t, i)
                    || t.head(p).is_some_and(|n| t.node(n).lemma == "day")
                    || framed(t, i).is_some_and(|(n, _)| {
                        !matches!(t.node(n).lemma.as_str(), "agenda" | "programme")
                    })
            }
            _ => false,
        }),
        "dobj" => t.head(i).is_some_and(|v| {
            matches!(
                t.node(v).lemma.as_str(),
                "attend" | "join" | "address" | "host" | "chair" | "open"
            )
        }),
        "nsubj" | "nsubjpass" => t.head(i).is_some_and(|v| {
            matches!(
                t.node(v).lemma.as_str(),
                "open"
                    | "begin"
                    | "start"
                    | "bring"
                    | "end"
                    | "close"
                    | "continue"
                    | "hold"
                    | "enter"
            )
        }),
        _ => false,
    }
}

impl Setting {
    /// The name of the gathering, if the encounter took place there in its days.
    pub(super) fn of(&self, a: &Analysis<'_>, d: &Draft) -> Option<String> {
        let near = match (
            self.days.as_ref().and_then(Edtf::bounds),
            d.date.as_ref().and_then(Edtf::bounds),
        ) {
            (Some((from, to)), Some((first, last))) => {
                (first - to).get_days() <= AROUND && (from - last).get_days() <= AROUND
            }
            // "A meeting with X is possible" may be anywhere.
            (Some(_), None) => {
                !is_past(a, self.days.as_ref())
                    && (d.place.is_some()
                        || !matches!(d.status, Status::Planned | Status::Possible))
            }
            _ => false,
        };
        let there = match (&self.place, &d.place) {
            (Some(p), Some(Where::Place(q))) if q.precise => p.name == q.name,
            (Some(p), Some(w)) => p.country == w.country(),
            (Some(_), None) => true,
            (None, None) => true,
            (None, Some(w)) => self.country.is_some() && self.country == w.country(),
        };
        (near && there && !is_background(a, d)).then(|| self.name.clone())
    }
}
