//! How sure a fact is: the share of facts told in this way that a careful reader finds, too.
//!
//! A fact has *signs*: its kind, what fired, how much of it was told and how much concluded. A logistic model
//! over them gives the confidence; `training/confidence.py` fits its weights on the labelled reports from what
//! [`crate::Reader::signs`] prints, so training and reading see the same signs. `sidelines evaluate
//! --reliability` shows how far the figures can be trusted.

use crate::encounters::Draft;
use crate::weights::Weights;
use sidelines_facts::{
    Body, Encounter, Fact, Figure, Holder, Membership, Party, Quote, Speaker, Status,
};
use std::sync::OnceLock;

fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| Weights::parse(include_str!("../../../model/confidence.tsv")))
}

/// 0..1, in hundredths: more than that the labels do not support.
pub(crate) fn confidence(signs: &[String]) -> f32 {
    let odds = weights().score(signs);
    let share = 1.0 / (1.0 + (-odds).exp());
    // Never certain, never excluded: a careful reader errs, too. In range by the clamp.
    #[expect(clippy::cast_possible_truncation)]
    let hundredths = (share.clamp(0.05, 0.99) * 100.0).round() as f32;
    hundredths / 100.0
}

/// Surer than this, an encounter is likelier than not.
const EVEN: f32 = 0.5;

/// The same of an encounter of several, of whom confidence asks that each be right.
const EVEN_OF_SEVERAL: f32 = 0.3;

/// Whether any encounter of a report is likelier than not: where none is, what was read of them is taken for a
/// misreading of a report that tells of none. Facts of other kinds do not speak for it.
pub(crate) fn tells_of_any<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> bool {
    facts.into_iter().any(|f| match &f.body {
        Body::Encounter(e) if e.parties.len() > 2 => f.confidence > EVEN_OF_SEVERAL,
        Body::Encounter(_) => f.confidence >= EVEN,
        _ => false,
    })
}

/// What a fact was written from.
#[derive(Clone, Copy)]
pub(crate) enum How<'a> {
    /// An encounter, or its like.
    Drafted(&'a Draft),
    /// A form or a frame.
    Told,
    /// A judge, for want of a form.
    Judged,
}

/// The signs of a fact.
pub(crate) fn signs(fact: &Fact, how: How<'_>) -> Vec<String> {
    let mut signs = Signs::new(&fact.body);
    match &fact.body {
        Body::Encounter(e) => encounter(&mut signs, e),
        Body::Holder(h) => holder(&mut signs, h),
        Body::Quote(q) => quote(&mut signs, q),
        Body::Membership(m) => membership(&mut signs, m),
        Body::Figure(f) => figure(&mut signs, f),
        Body::Event(e) => {
            signs.add("kind", &e.kind);
            signs.add("actors", &count(e.actors.len()));
            signs.add("recipients", &count(e.recipients.len()));
        }
    }
    signs.flag("judged", matches!(how, How::Judged));
    if let How::Drafted(d) = how {
        signs.add("frame", &d.frame);
        signs.flag("date-told", d.dated);
        signs.flag("place-told", d.placed);
        signs.flag("headline", d.title);
        signs.flag("anaphoric", d.anaphoric);
        signs.add("firings", &count(d.words.len()));
        signs.flag("opening", d.sentence < 3);
    }
    signs.add("evidence", &count(fact.evidence.len()));
    signs.flag("background", fact.background);
    signs.list
}

/// Signs of one family, written `family|name=value`.
struct Signs {
    family: &'static str,
    list: Vec<String>,
}

impl Signs {
    fn new(body: &Body) -> Self {
        let family = match body {
            Body::Encounter(_) => "encounter",
            Body::Holder(_) => "holder",
            Body::Quote(_) => "quote",
            Body::Membership(_) => "membership",
            Body::Figure(_) => "figure",
            Body::Event(_) => "event",
        };
        Self {
            family,
            list: vec![format!("{family}|bias")],
        }
    }

    fn add(&mut self, name: &str, value: &str) {
        let value = value.replace(char::is_whitespace, "_");
        self.list.push(format!("{}|{name}={value}", self.family));
    }

    fn flag(&mut self, name: &str, on: bool) {
        if on {
            self.list.push(format!("{}|{name}", self.family));
        }
    }
}

/// The name of a variant.
fn word(variant: impl std::fmt::Debug) -> String {
    format!("{variant:?}").to_lowercase()
}

fn count(n: usize) -> String {
    match n {
        0..=3 => n.to_string(),
        _ => "many".to_owned(),
    }
}

fn encounter(signs: &mut Signs, e: &Encounter) {
    let kind = word(e.kind);
    signs.add("kind", &kind);
    signs.add("status", &word(e.status));
    signs.add(&format!("{kind}-parties"), &count(e.parties.len()));
    let named = |p: &&Party| p.person.is_some();
    signs.add("named", &count(e.parties.iter().filter(named).count()));
    let bare = |p: &&Party| p.person.is_none() && p.office.is_none();
    signs.add("bare", &count(e.parties.iter().filter(bare).count()));
    let stateless = |p: &&Party| p.country.is_none() && p.org.is_none();
    signs.flag("stateless", e.parties.iter().any(|p| stateless(&p)));
    let mut countries: Vec<_> = e.parties.iter().filter_map(|p| p.country).collect();
    countries.sort();
    countries.dedup();
    signs.add("countries", &count(countries.len()));
    signs.flag("undated", e.date.is_none());
    signs.flag(
        "day",
        e.date.as_ref().is_some_and(|d| d.as_date().is_some()),
    );
    signs.flag("placeless", e.place.is_none());
    signs.flag("margin", e.part_of.is_some());
    signs.flag("named-gathering", e.name.is_some());
    signs.flag("two-statuses", !e.tellings.is_empty());
    signs.flag(
        "sourced",
        e.according_to.is_some() && e.status != Status::Occurred,
    );
}

fn holder(signs: &mut Signs, h: &Holder) {
    signs.flag("stateless", h.country.is_none() && h.org.is_none());
    signs.flag("org", h.org.is_some());
    signs.flag("rank", h.rank.is_some());
    signs.flag("qualified", h.qualifier.is_some());
    signs.add("names", &count(h.person.split_whitespace().count()));
    let office = h.office.split_whitespace().next().unwrap_or("");
    signs.add("office", office);
}

fn quote(signs: &mut Signs, q: &Quote) {
    signs.add("medium", &word(q.medium));
    signs.flag("indirect", !q.direct);
    signs.flag("continues", q.continues);
    signs.flag("short", q.text.split_whitespace().count() < 6);
    let speaker = match &q.speaker {
        None => "none",
        Some(Speaker {
            person: Some(_), ..
        }) => "person",
        Some(Speaker { org: Some(_), .. }) => "org",
        Some(_) => "unnamed",
    };
    signs.add("speaker", speaker);
}

fn membership(signs: &mut Signs, m: &Membership) {
    signs.add("role", &word(m.role));
    signs.flag("dated", m.since.is_some() || m.as_of.is_some());
    signs.flag("planned", m.status == Some(Status::Planned));
    signs.flag("state", m.party.len() == 2);
}

fn figure(signs: &mut Signs, f: &Figure) {
    signs.flag("unitless", f.unit.is_none());
    signs.flag("approximate", f.approx.is_some());
    signs.flag("claimed", f.by.is_some());
    signs.flag("dated", f.as_of.is_some());
    signs.flag("small", f.value.abs() < 10.0);
}

#[cfg(test)]
mod tests {
    use crate::Reader;
    use sidelines_facts::{Body, EncounterKind};
    use sidelines_text::Report;

    fn sure(story: &str) -> f32 {
        let report = Report {
            id: "t".to_owned(),
            text: format!(" date 2024-03-06 PRAGUE, March 6 - {story}\n"),
            ..Report::default()
        };
        let facts = Reader::new().unwrap().read(&report).facts;
        let meeting =
            |b: &Body| matches!(b, Body::Encounter(e) if e.kind == EncounterKind::Meeting);
        facts.iter().find(|f| meeting(&f.body)).unwrap().confidence
    }

    #[test]
    fn what_is_told_in_full_is_surer_than_what_is_judged() {
        let told = "Czech Foreign Minister Jan Lipavsky met Polish Foreign Minister Radoslaw Sikorski on Tuesday.";
        let judged = "Czech Foreign Minister Jan Lipavsky had Polish Foreign Minister Radoslaw Sikorski at his table on Tuesday.";
        assert!(sure(told) > sure(judged) + 0.05);
    }
}
