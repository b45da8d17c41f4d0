//! The day of the next stop, told by the departure from the one before: "left Israel on Friday. From Jerusalem she flew to
//! Damascus".

use crate::analysis::{Analysis, Sentence};
use crate::encounters::{Draft, RETURN};
use crate::mentions::What;
use crate::refs::Who;
use crate::when;
use sidelines_facts::{Edtf, EncounterKind, Status};
use sidelines_time::{TenseHint, resolve};

/// Gives trips told, without a day, as those on which somebody goes on the day on which he is told to have left.
pub(crate) fn days(a: &Analysis<'_>, drafts: &mut [Draft]) {
    for d in drafts.iter_mut().filter(|d| {
        d.kind == EncounterKind::Visit
            && d.date.is_none()
            && !d.sometime
            && d.frame != RETURN
            && matches!(
                d.status,
                Status::Occurred | Status::Ongoing | Status::Planned
            )
    }) {
        let Some(s) = a.sentences.get(d.sentence).filter(|s| s.quoted.is_none()) else {
            continue;
        };
        let Some(v) = goes_on(s, d) else { continue };
        let before = d.sentence.checked_sub(1).and_then(|b| a.sentences.get(b));
        let here = departure(a, s, d, v);
        d.date = here.or_else(|| departure(a, before.filter(|_| !dated(s))?, d, usize::MAX));
    }
}

/// Whether a sentence tells a day of its own.
fn dated(s: &Sentence) -> bool {
    s.mentions.iter().any(|m| matches!(m.what, What::Date(_)))
}

/// The verb by which somebody of draft `d` goes on: "flew on to Jordan", "then travelled to", "from there he went to".
fn goes_on(s: &Sentence, d: &Draft) -> Option<usize> {
    const GOING: &[&str] = &[
        "fly", "go", "travel", "head", "proceed", "continue", "move", "journey",
    ];
    let t = &s.tree;
    (0..t.nodes.len()).find(|&v| {
        let going = t.is_verb(v) && GOING.contains(&t.node(v).lemma.as_str()) && !t.negated(v);
        let on = t.has_child_word(v, &["on", "onward", "onwards", "then"])
            || matches!(t.node(v).lemma.as_str(), "continue" | "proceed");
        // "From Jerusalem", "from there", before the verb
        let from = || {
            t.children(v)
                .any(|p| t.node(p).word == "from" && p < v && t.node(p).dep == "prep")
        };
        going && (on || from()) && names(s, d, t.subject(v))
    })
}

/// The day on which a sentence tells that somebody of draft `d` leaves, with a verb that is not `other`.
fn departure(a: &Analysis<'_>, s: &Sentence, d: &Draft, other: usize) -> Option<Edtf> {
    if s.quoted.is_some() {
        return None;
    }
    let t = &s.tree;
    (0..t.nodes.len().min(other)).find_map(|v| {
        let leaves = matches!(t.node(v).lemma.as_str(), "leave" | "depart");
        // "ended a visit to Afghanistan on Tuesday"
        let ends = || {
            let trip = |o: usize| {
                matches!(
                    t.node(o).lemma.as_str(),
                    "visit" | "trip" | "stay" | "stopover"
                )
            };
            matches!(
                t.node(v).lemma.as_str(),
                "end" | "conclude" | "finish" | "complete" | "wrap" | "wind"
            ) && t.object(v).is_some_and(trip)
        };
        let told = t.is_verb(v) && !t.negated(v) && (leaves || ends());
        // "left for Kenya" is gone from where nobody says.
        let bound = t.children(v).any(|p| t.node(p).word == "for");
        if !told || bound && leaves || !names(s, d, t.subject(v)) {
            return None;
        }
        let past = d.status != Status::Planned;
        let hint = match past {
            true => TenseHint::Past,
            false => TenseHint::Future,
        };
        let days = (0..t.nodes.len()).filter(|&i| t.governor(i) == Some(v));
        let mut days = days.filter_map(|i| match s.mention(i).map(|m| &m.what) {
            Some(What::Date(x)) => resolve(&a.dates.get(*x)?.expr, &when::anchor(a, None), hint),
            _ => None,
        });
        days.find(|day| day.as_date().is_some())
    })
}

/// Whether node `n` is a party of draft `d`, or a pronoun.
fn names(s: &Sentence, d: &Draft, n: Option<usize>) -> bool {
    n.is_some_and(|n| match s.mention(n).map(|m| &m.what) {
        Some(What::Person(p)) => p
            .person
            .is_some_and(|p| d.parties.iter().any(|(w, _)| *w == Who::Person(p))),
        Some(What::Role(_)) => true,
        Some(_) => false,
        None => s.tree.node(n).pos == "PRON",
    })
}

#[cfg(test)]
mod tests {
    use crate::Reader;
    use sidelines_facts::{Body, EncounterKind};
    use sidelines_text::Report;

    /// The day on which the second stop of a story is told to be reached.
    fn next(story: &str) -> Option<String> {
        let report = Report {
            id: "r".into(),
            text: format!(" date 2023-03-16 {story}"),
            ..Report::default()
        };
        let facts = Reader::new().unwrap().read(&report).facts;
        facts.iter().find_map(|f| match &f.body {
            Body::Encounter(e)
                if e.kind == EncounterKind::Visit
                    && e.place.as_ref().and_then(|p| p.name.as_deref()) == Some("Islamabad") =>
            {
                Some(e.date.as_ref().map(ToString::to_string).unwrap_or_default())
            }
            _ => None,
        })
    }

    #[test]
    fn who_leaves_one_day_is_at_the_next_stop_that_day() {
        let who = "Danish Foreign Minister Lars Holm";
        for story in [
            "left Kabul on Tuesday. From there he flew to Islamabad.",
            "left Kabul on Tuesday. From the Afghan capital he went on to Islamabad.",
            "left Kabul on Tuesday and flew on to Islamabad.",
            "left Kabul on Tuesday. He then travelled to Islamabad.",
            "ended a visit to Afghanistan on Tuesday. He flew on to Islamabad.",
        ] {
            assert_eq!(
                next(&format!("{who} {story}")).as_deref(),
                Some("2023-03-14"),
                "{story}"
            );
        }
        let will =
            format!("{who} will leave Kabul on Tuesday. From there he will fly to Islamabad.");
        assert_eq!(next(&will).as_deref(), Some("2023-03-21"));
        let other =
            format!("{who} left Kabul on Tuesday. He had flown to Islamabad with his wife.");
        assert_eq!(next(&other).as_deref(), Some(""));
    }
}
