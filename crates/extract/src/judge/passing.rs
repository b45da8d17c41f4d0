//! Gatherings that a sentence only names: "will put it before the summit in Accra on May 10", "on the eve of the session".
//!
//! Whether the report tells of the gathering by that is a question of how it is named, of its day and of what else the
//! report tells; no one wording decides.

use super::features::{self, classes};
use super::proposals::Proposal;
use crate::analysis::{Analysis, Sentence};
use crate::candidates::{Candidate, Where};
use crate::encounters::{Draft, bodies_agree};
use crate::mentions::What;
use crate::refs::Who;
use sidelines_facts::{Edtf, EncounterKind, PartyRole, Status};
use std::collections::BTreeSet;

/// The part of the model that judges them.
pub(super) const FAMILY: &str = "gathering";

/// The proposal of the gathering that candidate `c` names, told as `draft`.
pub(crate) fn in_passing(a: &Analysis<'_>, c: &Candidate, mut draft: Draft) -> Proposal {
    // Whose it is has been found.
    draft.anaphoric = false;
    let s = &a.sentences[c.sentence];
    let mut f = BTreeSet::new();
    features::sentence(s, c.sentence, &mut f);
    name(a, s, c, &mut f);
    f.insert(format!("whose-by-report={}", c.anaphoric));
    function(s, c.trigger, &mut f);
    clause(s, c.trigger, &mut f);
    days(a, &draft, &mut f);
    let country = draft.place.as_ref().and_then(Where::country);
    f.insert(format!("place={}", draft.place.is_some()));
    if country.is_some() && country == a.dateline_place.as_ref().and_then(|p| p.country) {
        f.insert("in-dateline".to_owned());
    }
    f.insert(format!("status={}", crate::reader::in_words(draft.status)));
    super::FRAME.clone_into(&mut draft.frame);
    let mut all: Vec<String> = f
        .into_iter()
        .map(|f| format!("{FAMILY}|{}", f.replace(char::is_whitespace, "_")))
        .collect();
    all.push(format!("{FAMILY}|bias"));
    let status = super::status::features(a, s, s.tree.governor(c.trigger), &[c.trigger], &draft);
    draft.status = super::status::likeliest(&status);
    Proposal {
        draft,
        family: FAMILY,
        features: all,
        status,
    }
}

/// How it is called.
fn name(a: &Analysis<'_>, s: &Sentence, c: &Candidate, out: &mut BTreeSet<String>) {
    let t = &s.tree;
    let n = c.trigger;
    let Some(g) = &c.gathering else { return };
    out.insert(format!("noun={}", t.node(n).lemma));
    let last = g.name.rsplit(' ').next().unwrap_or("").to_lowercase();
    out.insert(format!("called={last}"));
    if let Some(org) = &g.org {
        out.insert(format!("org={org}"));
        out.insert(format!("own-name={}", !g.name.starts_with(org.as_str())));
    }
    out.insert(format!(
        "listed={}",
        matches!(s.mention(n).map(|m| &m.what), Some(What::Gathering(_)))
    ));
    if t.node(n).tag.ends_with('S') {
        out.insert("several".to_owned());
    }
    let printed = a.text.get(t.node(n).span.clone()).unwrap_or("");
    out.insert(format!(
        "capital={}",
        printed.starts_with(char::is_uppercase)
    ));
    for child in t.children(n) {
        let node = t.node(child);
        match node.dep {
            "det" | "poss" if node.mention.is_none() => {
                out.insert(format!("det={}", node.word));
            }
            "amod" | "compound" | "nmod" | "nummod" if node.mention.is_none() => {
                let word = match node.word.starts_with(|c: char| c.is_ascii_digit()) {
                    true => "number",
                    false => node.word.as_str(),
                };
                out.insert(format!("which={word}"));
            }
            "relcl" | "acl" => {
                out.insert(format!("described={}", node.dep));
                out.insert(format!("described-by={}", node.lemma));
            }
            "prep" => {
                out.insert(format!("with={}", node.word));
            }
            _ => {}
        }
    }
}

/// What part it plays in its sentence.
fn function(s: &Sentence, n: usize, out: &mut BTreeSet<String>) {
    let t = &s.tree;
    let node = t.node(n);
    out.insert(format!("dep={}", node.dep));
    let mut at = n;
    if node.dep == "pobj"
        && let Some(p) = t.head(n)
    {
        out.insert(format!("prep={}", t.node(p).word));
        at = p;
    }
    let Some(h) = t.head(at) else {
        out.insert("head=none".to_owned());
        return;
    };
    let head = t.node(h);
    let kind = if t.is_verb(h) { "verb" } else { "noun" };
    out.insert(format!("head-is={kind}"));
    out.insert(format!("head={}", head.lemma));
    out.insert(format!("{kind}={}/{}", t.node(at).word, head.lemma));
    for c in classes(&head.lemma) {
        out.insert(format!("head-class={c}"));
    }
    if crate::margin::is_aside(&head.lemma) {
        out.insert("aside".to_owned());
    }
}

/// The clause that it stands in.
fn clause(s: &Sentence, n: usize, out: &mut BTreeSet<String>) {
    let t = &s.tree;
    let Some(v) = t.governor(n) else {
        out.insert("verb=none".to_owned());
        return;
    };
    let verb = t.node(v);
    out.insert(format!("tense={}", verb.tag));
    out.insert(format!("clause={}", verb.dep));
    for c in classes(&verb.lemma) {
        out.insert(format!("verb-class={c}"));
    }
    let modal = |c: usize| t.node(c).dep == "aux" && t.node(c).tag == "MD";
    if t.children(v).any(modal) {
        out.insert("modal".to_owned());
    }
    if t.negated(v) {
        out.insert("negated".to_owned());
    }
    for i in 0..t.nodes.len() {
        let told = match s.mention(i).map(|m| &m.what) {
            Some(What::Date(_)) => "day",
            Some(What::Place(_)) => "place",
            _ => continue,
        };
        if t.ancestors(i).skip(1).any(|x| x == n) {
            out.insert(format!("{told}-of-its-own"));
        } else if t.governor(i) == Some(v) {
            out.insert(format!("{told}-of-its-clause"));
        }
    }
}

/// How far its day lies from that of the report.
fn days(a: &Analysis<'_>, d: &Draft, out: &mut BTreeSet<String>) {
    out.insert(format!("dated={}", d.dated));
    let first = |x: &Edtf| x.bounds().map(|(first, _)| first);
    let away = d
        .date
        .as_ref()
        .and_then(first)
        .zip(a.published.as_ref().and_then(first));
    let when = match away.map(|(day, told)| (day - told).get_days()) {
        None => "unknown",
        Some(..=-60) => "long-past",
        Some(-59..=-8) => "past",
        Some(-7..=7) => "now",
        Some(8..=60) => "to-come",
        Some(61..) => "far-off",
    };
    out.insert(format!("when={when}"));
}

/// What the report tells of the gathering by other words, and of others.
pub(super) fn context(d: &Draft, settled: &[Draft], note: &mut impl FnMut(String)) {
    let gatherings = || {
        settled
            .iter()
            .filter(|e| e.kind == EncounterKind::Gathering)
    };
    note(format!("gatherings={}", gatherings().count().min(4)));
    let same_org = gatherings().any(|e| e.org.is_some() && e.org == d.org);
    note(format!("org-told={same_org}"));
    let margin = settled
        .iter()
        .any(|e| e.part_of.is_some() && e.part_of == d.name);
    note(format!("margin={margin}"));
    let country = d.place.as_ref().and_then(Where::country);
    let there = country.is_some()
        && settled
            .iter()
            .any(|e| e.place.as_ref().and_then(Where::country) == country);
    note(format!("others-there={there}"));
}

/// Adds those who meet on the margin of the gathering: they are there.
pub(super) fn add_participants(d: &mut Draft, settled: &[Draft]) {
    let meets = |e: &&Draft| {
        e.kind == EncounterKind::Meeting
            && e.part_of.is_some()
            && e.part_of == d.name
            && !matches!(
                e.status,
                Status::Denied | Status::Cancelled | Status::Possible
            )
    };
    let there: Vec<Who> = settled
        .iter()
        .filter(meets)
        .flat_map(|e| &e.parties)
        .map(|(w, _)| w.clone())
        .collect();
    for w in there {
        if !d.parties.iter().any(|(v, _)| *v == w) {
            d.parties.push((w, Some(PartyRole::Participant)));
        }
    }
}

/// Whether `settled` tells of the gathering already.
pub(super) fn told(d: &Draft, settled: &[Draft]) -> bool {
    /// Days between those that a report may give for one gathering.
    const NEAR: i32 = 20;
    let days = |x: &Draft| x.date.as_ref().and_then(Edtf::bounds);
    let near = |e: &Draft| match (days(d), days(e)) {
        (Some((x, last_x)), Some((y, last_y))) => {
            (x - last_y).get_days() <= NEAR && (y - last_x).get_days() <= NEAR
        }
        _ => true,
    };
    settled.iter().any(|e| {
        e.kind == EncounterKind::Gathering
            && (e.name == d.name
                || e.org == d.org && bodies_agree(e.name.as_deref(), d.name.as_deref()))
            && near(e)
    })
}
