//! Encounters told without a trigger verb: "was at Hasina's office", "is in Johannesburg for the talks".
//!
//! Every pair of parties of two countries, every official beside a place abroad or a gathering is a proposal,
//! and a logistic model over what the sentence's tree says of the two decides. `training/judge.py` fits its
//! weights on what this module itself prints ([`describe`]), so training and reading see the same features.
//! What a frame tells stands: a proposal of the same parties is dropped, and none changes an encounter.

mod context;
mod features;
mod passing;
mod proposals;
mod status;

use crate::analysis::Analysis;
use crate::candidates::Where;
use crate::encounters::{self, Draft};
use crate::reading::{Note, NoteKind};
use crate::refs::Who;
use crate::weights::Weights;
use crate::{facts, margin, news_day, settle, stays};
pub(crate) use passing::in_passing;
pub(crate) use proposals::{Proposal, Proposer};
use sidelines_facts::{Body, EncounterKind, FORMAT_VERSION, Fact, Offsets, write_line};
use sidelines_lexicon::Lexicon;
use sidelines_text::Report;
use std::sync::OnceLock;

/// The frame that a judged encounter names.
pub(crate) const FRAME: &str = "judged";

/// The least log odds of a contact in a report in which frames found nobody together.
const ALONE: f64 = 0.5;

/// The weights that the program carries.
fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| Weights::parse(include_str!("../../../model/judge.tsv")))
}

/// The least log odds at which a proposal is accepted.
fn threshold(family: &str, alone: bool) -> f64 {
    let usual = weights().threshold(family);
    if alone && family == "contact" {
        usual.max(ALONE)
    } else {
        usual
    }
}

/// Adds to `settled` what the judge accepts, and to `notes` why.
pub(crate) fn admit(
    a: &Analysis<'_>,
    mut proposals: Vec<Proposal>,
    settled: &mut Vec<Draft>,
    notes: &mut Vec<Note>,
) {
    context::add(a, settled, &mut proposals);
    let weights = weights();
    // Where frames found nobody together, a wrong answer makes an encounter out of a report that has none.
    let alone = !settled.iter().any(|d| d.kind != EncounterKind::Visit);
    let mut accepted: Vec<Proposal> = Vec::new();
    for mut p in proposals {
        if weights.score(&p.features) < threshold(p.family, alone)
            || told(a, &p.draft, settled)
            || ruled_out(a, &p.draft, settled)
        {
            continue;
        }
        let message = format!(
            "{FRAME} as {} ({}): {}",
            p.family,
            crate::reader::in_words(p.draft.status),
            weights.reasons(&p.features)
        );
        remark(a, &p.draft, message, notes);
        if p.draft.kind == EncounterKind::Gathering {
            passing::add_participants(&mut p.draft, settled);
        }
        accepted.push(p);
    }
    one_with_each(&mut accepted, settled);
    let judged = encounters::join(a, together(accepted));
    let first = settled.len();
    // Days carry over to what was judged, not the other way; places both ways, where none was known.
    let mut all = settled.clone();
    all.extend(judged);
    settle::carry_dates(a, &mut all);
    stays::place_by_context(a, &mut all);
    margin::by_context(a, &mut all);
    for (known, placed) in settled.iter_mut().zip(&all) {
        if known.place.is_none() && known.kind != EncounterKind::Call {
            known.place.clone_from(&placed.place);
        }
    }
    news_day::go_on(a, &mut all[first..]);
    for mut d in all.drain(first..) {
        settle::finish_status(a, &mut d);
        settled.push(d);
    }
}

/// Whether what frames tell, or a word of the sentence, leaves no room for it.
fn ruled_out(a: &Analysis<'_>, d: &Draft, settled: &[Draft]) -> bool {
    paired_off(d, settled)
        || elsewhere(d, settled)
        || at_home(a, d, settled)
        || absent(a, d)
        || long_ago(a, d, settled)
}

fn remark(a: &Analysis<'_>, d: &Draft, message: String, notes: &mut Vec<Note>) {
    let span = a.sentences[d.sentence].span.clone();
    let known = notes
        .iter_mut()
        .find(|n| n.span == span && matches!(n.kind, NoteKind::Read | NoteKind::Nothing));
    match known {
        Some(n) if n.kind == NoteKind::Read => n.message = format!("{}; {message}", n.message),
        Some(n) => (n.kind, n.message) = (NoteKind::Read, message),
        None => notes.push(Note {
            span,
            kind: NoteKind::Read,
            message,
        }),
    }
}

/// "Absent from the summit were X and Y": nobody met. "Bulgaria closed its airspace to X's plane": nobody came.
fn absent(a: &Analysis<'_>, d: &Draft) -> bool {
    let says = |words: &[&str]| {
        let nodes = &a.sentences[d.sentence].tree.nodes;
        nodes.iter().any(|n| words.contains(&n.word.as_str()))
    };
    match d.kind {
        EncounterKind::Meeting => says(&["absent", "absentees"]),
        EncounterKind::Visit => says(&["airspace", "overflight", "overfly"]),
        _ => false,
    }
}

/// All proposals of a report that nothing rules out as lines for training: fact, told by a frame or not, features, what says
/// of its status; tabs between them.
pub(crate) fn describe(
    report: &Report,
    a: &Analysis<'_>,
    lexicon: &Lexicon,
    settled: &[Draft],
    mut proposals: Vec<Proposal>,
) -> String {
    context::add(a, settled, &mut proposals);
    let offsets = Offsets::new(a.text);
    let mut out = Vec::new();
    for p in proposals {
        let known = told(a, &p.draft, settled);
        if !known && ruled_out(a, &p.draft, settled) {
            continue;
        }
        let fact = Fact {
            v: FORMAT_VERSION,
            body: Body::Encounter(facts::encounter(a, &p.draft, lexicon)),
            report: report.id.clone(),
            evidence: p
                .draft
                .evidence
                .iter()
                .filter_map(|r| offsets.evidence(&report.id, a.text, r.clone()))
                .collect(),
            confidence: 0.5,
            background: false,
        };
        // Writing into memory cannot fail.
        if write_line(&mut out, &fact).is_ok() {
            out.pop();
            let known = u8::from(known);
            out.extend(
                format!(
                    "\t{known}\t{}\t{}\n",
                    p.features.join(" "),
                    p.status.join(" ")
                )
                .into_bytes(),
            );
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Whether `settled` has the encounter already: one of its kind with all its parties.
pub(crate) fn told(a: &Analysis<'_>, d: &Draft, settled: &[Draft]) -> bool {
    let family = |k: EncounterKind| match k {
        EncounterKind::Call => EncounterKind::Meeting,
        other => other,
    };
    if d.kind == EncounterKind::Gathering {
        return passing::told(d, settled);
    }
    settled.iter().any(|e| {
        // Who stays a bare post may be anybody of that country.
        let one = |w: &Who, v: &Who| {
            encounters::alike(a, w, v)
                || matches!(w, Who::Post { .. })
                    && encounters::country(a, w) == encounters::country(a, v)
        };
        let parties = d
            .parties
            .iter()
            .all(|(w, _)| e.parties.iter().any(|(v, _)| one(w, v)));
        let place = || match (&d.place, &e.place) {
            (Some(x), Some(y)) => x.country() == y.country(),
            _ => true,
        };
        match d.kind {
            EncounterKind::Visit => e.kind == d.kind && parties && place(),
            kind => {
                parties
                    && (family(e.kind) == family(kind)
                        || e.kind == EncounterKind::Signing && e.evidence == d.evidence
                        || e.kind == EncounterKind::Gathering && e.parties.len() < 5)
            }
        }
    })
}

/// "A came to Kyiv, hours after B met C in Moscow": B was not in Kyiv, and A not in Moscow.
fn elsewhere(d: &Draft, settled: &[Draft]) -> bool {
    if d.kind != EncounterKind::Visit {
        return false;
    }
    let here = |e: &&Draft| e.evidence.iter().any(|r| d.evidence.contains(r));
    let of = |e: &Draft| {
        d.parties
            .iter()
            .any(|(w, _)| e.parties.iter().any(|(v, _)| v == w))
    };
    let place = |e: &Draft| e.place.as_ref().and_then(Where::country);
    let told: Vec<&Draft> = settled.iter().filter(here).collect();
    told.iter()
        .any(|e| of(e) && place(e).is_some() && place(e) != place(d))
        && told.iter().any(|e| !of(e) && place(e) == place(d))
}

/// "A flies from Lahore to Colombo, where B of Sri Lanka is to receive him": B, at home where A goes, travels nowhere.
fn at_home(a: &Analysis<'_>, d: &Draft, settled: &[Draft]) -> bool {
    let [(w, _)] = d.parties.as_slice() else {
        return false;
    };
    let home = encounters::country(a, w);
    d.kind == EncounterKind::Visit
        && home.is_some()
        && settled.iter().any(|e| {
            e.kind == EncounterKind::Visit
                && e.evidence.iter().any(|r| d.evidence.contains(r))
                && e.parties.iter().all(|(v, _)| v != w)
                && e.place.as_ref().and_then(Where::country) == home
        })
}

/// "A and B last met in Astana in October": of an older meeting its place is told, and no trip.
fn long_ago(a: &Analysis<'_>, d: &Draft, settled: &[Draft]) -> bool {
    let place = |e: &Draft| e.place.as_ref().and_then(Where::country);
    let t = &a.sentences[d.sentence].tree;
    let travels = t.nodes.iter().any(|n| {
        matches!(
            n.lemma.as_str(),
            "travel" | "trip" | "tour" | "visit" | "journey" | "fly" | "go" | "come" | "arrive"
        )
    });
    d.kind == EncounterKind::Visit
        && !travels
        && settled.iter().any(|e| {
            e.kind == EncounterKind::Meeting
                && e.evidence.iter().any(|r| d.evidence.contains(r))
                && d.parties
                    .iter()
                    .all(|(w, _)| e.parties.iter().any(|(v, _)| v == w))
                && place(e) == place(d)
                && settle::is_background(a, e)
        })
}

/// "A met B, and C received D", "A came to Kyiv after C had met D": the frames say who of the sentence was with whom,
/// and A was not with C.
fn paired_off(d: &Draft, settled: &[Draft]) -> bool {
    // Somewhere else than where the others met.
    let far = |e: &Draft| {
        let place = |e: &Draft| e.place.as_ref().and_then(Where::country);
        place(e).is_some()
            && settled.iter().any(|o| {
                o.kind == EncounterKind::Meeting
                    && o.evidence.iter().any(|r| d.evidence.contains(r))
                    && o.parties
                        .iter()
                        .all(|(w, _)| !e.parties.iter().any(|(v, _)| v == w))
                    && place(o).is_some()
                    && place(o) != place(e)
            })
    };
    let with = |w: &Who| {
        settled.iter().any(|e| {
            e.evidence.iter().any(|r| d.evidence.contains(r))
                && e.parties.iter().any(|(v, _)| v == w)
                && match e.kind {
                    EncounterKind::Meeting | EncounterKind::Call => true,
                    EncounterKind::Visit => far(e),
                    _ => false,
                }
        })
    };
    matches!(d.kind, EncounterKind::Meeting | EncounterKind::Call)
        && d.parties.iter().all(|(w, _)| with(w))
}

/// "X spoke with A on Monday and with B on Tuesday": where a frame tells of X with A and X is with B, too, A and B
/// did not meet.
fn one_with_each(accepted: &mut Vec<Proposal>, settled: &[Draft]) {
    let contact = |d: &Draft| matches!(d.kind, EncounterKind::Meeting | EncounterKind::Call);
    let here =
        |e: &Draft, d: &Draft| contact(e) && e.evidence.iter().any(|r| d.evidence.contains(r));
    let has = |e: &Draft, w: &Who| e.parties.iter().any(|(v, _)| v == w);
    let keep: Vec<bool> = accepted
        .iter()
        .map(|p| {
            let d = &p.draft;
            let [(y, _), (z, _)] = d.parties.as_slice() else {
                return true;
            };
            let third = |told: &Who, other: &Who| {
                settled
                    .iter()
                    .filter(|e| here(e, d) && e.parties.len() == 2 && has(e, told))
                    // Who acts stands first.
                    .filter_map(|e| e.parties.first())
                    .map(|(x, _)| x)
                    .filter(|x| *x != told && *x != other)
                    .any(|x| {
                        settled
                            .iter()
                            .chain(accepted.iter().map(|q| &q.draft))
                            .any(|e| here(e, d) && has(e, x) && has(e, other))
                    })
            };
            !contact(d) || !(third(y, z) || third(z, y))
        })
        .collect();
    let mut keep = keep.into_iter();
    accepted.retain(|_| keep.next().unwrap_or(true));
}

/// Three who are told pairwise in one breath met as three.
fn together(accepted: Vec<Proposal>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    let pairs: Vec<Draft> = accepted.into_iter().map(|p| p.draft).collect();
    let paired = |s: usize, x: &Who, y: &Who| {
        pairs.iter().any(|p| {
            p.sentence == s
                && p.kind != EncounterKind::Visit
                && p.parties.iter().any(|(w, _)| w == x)
                && p.parties.iter().any(|(w, _)| w == y)
        })
    };
    for p in &pairs {
        let group = out.iter_mut().find(|g| {
            g.sentence == p.sentence
                && g.kind == p.kind
                && matches!(p.kind, EncounterKind::Meeting | EncounterKind::Call)
                && p.parties.iter().all(|(x, _)| {
                    g.parties
                        .iter()
                        .all(|(y, _)| x == y || paired(p.sentence, x, y))
                })
        });
        match group {
            Some(g) => {
                for x in &p.parties {
                    if !g.parties.iter().any(|(w, _)| *w == x.0) {
                        g.parties.push(x.clone());
                    }
                }
            }
            None => out.push(p.clone()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::{NoteKind, Reader};
    use sidelines_facts::{Body, EncounterKind, Fact};
    use sidelines_text::Report;

    fn report(story: &str) -> Report {
        Report {
            id: "t".to_owned(),
            text: format!(" date 2024-03-06 PRAGUE, March 6 - {story}\n"),
            ..Report::default()
        }
    }

    fn contacts(facts: &[Fact]) -> usize {
        let contact =
            |f: &&Fact| matches!(&f.body, Body::Encounter(e) if e.kind == EncounterKind::Meeting);
        facts.iter().filter(contact).count()
    }

    #[test]
    fn bare_wordings_are_judged_and_reasons_told() {
        let reader = Reader::new().unwrap();
        let told = "Czech Foreign Minister Jan Lipavsky had Polish Foreign Minister Radoslaw Sikorski at his table on Tuesday.";
        let reading = reader.read(&report(told));
        assert_eq!(contacts(&reading.facts), 1);
        assert!(
            reading
                .notes
                .iter()
                .any(|n| n.kind == NoteKind::Read && n.message.starts_with(super::FRAME))
        );
        let blamed = "Czech Foreign Minister Jan Lipavsky criticised Polish Foreign Minister Radoslaw Sikorski on Tuesday.";
        assert_eq!(contacts(&reader.read(&report(blamed)).facts), 0);
    }

    #[test]
    fn gatherings_named_in_passing_are_judged() {
        let reader = Reader::new().unwrap();
        let gathering = |story: &str| {
            let facts = reader.read(&report(story)).facts;
            facts.into_iter().find_map(|f| match f.body {
                Body::Encounter(e) if e.kind == EncounterKind::Gathering => Some(e),
                _ => None,
            })
        };
        let met = "Czech Foreign Minister Jan Lipavsky met Polish Foreign Minister Radoslaw Sikorski on Tuesday";
        let e = gathering(&format!(
            "{met} on the margins of the ministerial meeting of the Non-Aligned Movement in Baku."
        ))
        .unwrap();
        // Whoever meets there is there.
        assert_eq!(e.parties.len(), 3);
        assert_eq!(e.date.unwrap().to_string(), "2024-03-05");
        assert!(gathering(&format!("{met}. They talked about the rules of the OSCE.")).is_none());
    }

    #[test]
    fn what_a_frame_tells_is_told_once() {
        let reader = Reader::new().unwrap();
        let story = "Czech Foreign Minister Jan Lipavsky met Polish Foreign Minister Radoslaw Sikorski on Tuesday. Lipavsky sat across the table from Sikorski.";
        let report = report(story);
        assert_eq!(contacts(&reader.read(&report).facts), 1);
        let asked = reader.proposals(&report);
        assert!(asked.lines().count() >= 2);
        assert!(
            asked
                .lines()
                .all(|l| l.split('\t').nth(1) == Some("1") || l.contains("\"kind\":\"visit\""))
        );
    }
}
