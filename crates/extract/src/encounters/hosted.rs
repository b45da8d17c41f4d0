//! Trips of which no place is told: "ended his two-day visit today", "the forthcoming visit of X". They lead to where the
//! report is from, or to the country of the only others whom it tells of beside the traveller.

use super::{Draft, RETURN, alike, country, dates_agree};
use crate::analysis::{Analysis, Sentence};
use crate::candidates::Where;
use crate::mentions::What;
use crate::refs::Who;
use crate::tree::Tree;
use sidelines_facts::{CountryCode, EncounterKind, PartyRole, Status};
use std::ops::Range;

/// How many sentences back whoever is host may have been told of.
const BACK: usize = 2;

/// The words tell when somebody goes home from the trip.
pub(super) fn leaving(frame: &str, status: Status) -> bool {
    frame == RETURN && status == Status::Ongoing
}

/// "is back from a visit", "returned from his tour"
pub(super) fn back(a: &Analysis<'_>, d: &Draft) -> bool {
    const NEAR: usize = 5;
    d.frame == RETURN
        && d.words.iter().any(|w| {
            let before = a.text.get(..w.start).unwrap_or("");
            let mut last = before.split_whitespace().rev().take(NEAR);
            last.any(|word| word == "from")
        })
}

/// Gives a trip without a place the one that goes without saying; false where there is none.
pub(super) fn hosted(a: &Analysis<'_>, out: &[Draft], d: &mut Draft) -> bool {
    if d.kind != EncounterKind::Visit {
        return false;
    }
    if d.parties.is_empty() {
        return of_the_guest(a, out, d);
    }
    let own = a.sentences.get(d.sentence).is_some_and(|s| {
        let trigger = |w: &Range<usize>| s.tree.nodes.iter().position(|n| n.span == *w);
        d.words.iter().filter_map(trigger).any(|n| {
            // What is still to come, or will not, must be a visit: a trip leads anywhere.
            let told = matches!(d.status, Status::Occurred | Status::Ongoing);
            tells_whose(&s.tree, n) && (told || s.tree.node(n).lemma == "visit")
        })
    });
    if !own || !d.parties.iter().all(|(w, _)| matches!(w, Who::Person(_))) {
        return false;
    }
    let mut homes = d.parties.iter().map(|(w, _)| country(a, w));
    let Some(Some(from)) = homes.next() else {
        return false;
    };
    if homes.any(|c| c != Some(from)) {
        return false;
    }
    if d.place.is_none() {
        d.place = here(a, from)
            .or_else(|| beside(a, d.sentence, from).map(Where::Country))
            .or_else(|| met(a, out, d, from));
    }
    d.place.is_some()
}

/// "X was received by Y in Ankara. The visit lasted a few hours": that of the one who is not at home there, where no other
/// is told of.
fn of_the_guest(a: &Analysis<'_>, out: &[Draft], d: &mut Draft) -> bool {
    let the = a.sentences.get(d.sentence).is_some_and(|s| {
        let t = &s.tree;
        d.words
            .iter()
            .filter_map(|w| t.nodes.iter().position(|n| n.span == *w))
            .any(|n| {
                matches!(t.node(n).dep, "nsubj" | "nsubjpass")
                    && t.has_child_word(n, &["the"])
                    && t.child(n, &["poss"]).is_none()
                    && ["of", "by"].iter().all(|p| t.prep_objects(n, p).is_empty())
                    // "the previous visit", "the papal visit"
                    && t.children(n)
                        .filter(|&c| matches!(t.node(c).dep, "amod" | "compound" | "nmod"))
                        .all(|c| {
                            matches!(
                                t.node(c).lemma.as_str(),
                                "day" | "hour" | "brief" | "short" | "one-day" | "two-day"
                            )
                        })
            })
    });
    if !the || d.place.is_some() || !matches!(d.status, Status::Occurred | Status::Ongoing) {
        return false;
    }
    if out.iter().any(|e| e.kind == EncounterKind::Visit) {
        return false;
    }
    let met = out.iter().rev().find(|e| {
        e.kind == EncounterKind::Meeting
            && e.sentence + BACK + 1 >= d.sentence
            && e.status == Status::Occurred
            && e.parties.len() == 2
            && e.placed
            && dates_agree(e.date.as_ref(), d.date.as_ref())
    });
    let Some((e, place)) = met.and_then(|e| Some((e, e.place.clone()?))) else {
        return false;
    };
    let (guests, hosts): (Vec<_>, Vec<_>) = e
        .parties
        .iter()
        .partition(|(w, _)| country(a, w).is_some_and(|c| Some(c) != place.country()));
    let ([(guest, _)], [(host, _)]) = (guests.as_slice(), hosts.as_slice()) else {
        return false;
    };
    if country(a, host) != place.country() {
        return false;
    }
    d.parties = vec![(guest.clone(), Some(PartyRole::Visitor))];
    d.place = Some(place);
    if d.date.is_none() {
        d.date.clone_from(&e.date);
    }
    true
}

/// Whether the words say whose visit it is at noun `n`: "X's visit", "the visit of X", "paid a visit", "is on a visit".
pub(crate) fn tells_whose(t: &Tree, n: usize) -> bool {
    // "agreed to exchange visits"
    let one = t.node(n).tag == "NN" && !t.has_child_word(n, &["any", "no", "every", "each"]);
    let trip = one && matches!(t.node(n).lemma.as_str(), "visit" | "trip" | "stay");
    let bound = t.child(n, &["poss"]).is_some()
        || ["of", "by"]
            .iter()
            .any(|p| !t.prep_objects(n, p).is_empty());
    let direct = t.node(n).dep == "dobj";
    let on = t.node(n).dep == "pobj" && t.head(n).is_some_and(|p| t.node(p).word == "on");
    trip && (bound || direct || on && t.has_child_word(n, &["a", "an"]))
}

/// Where the report is from, for somebody from elsewhere.
fn here(a: &Analysis<'_>, from: CountryCode) -> Option<Where> {
    match &a.dateline_place {
        Some(p) => p
            .country
            .filter(|&c| c != from)
            .map(|_| Where::Place(p.clone())),
        None => a.home.filter(|&c| c != from).map(Where::Country),
    }
}

/// The one country besides `from` whose officials sentence `i` tells of, or else those shortly before.
pub(crate) fn beside(a: &Analysis<'_>, i: usize, from: CountryCode) -> Option<CountryCode> {
    let first = i.saturating_sub(BACK);
    (first..=i)
        .rev()
        .filter_map(|i| a.sentences.get(i))
        .map(|s| officials(a, s, from))
        .find(|c| !c.is_empty())
        .filter(|c| c.len() == 1)
        .and_then(|c| c.first().copied())
}

fn officials(a: &Analysis<'_>, s: &Sentence, from: CountryCode) -> Vec<CountryCode> {
    let acts = |i: usize| {
        let node = s.tree.nodes.iter().find(|n| n.mention == Some(i));
        node.is_some_and(|n| n.dep == "nsubj")
    };
    let mut out: Vec<CountryCode> = s
        .mentions
        .iter()
        .enumerate()
        .filter_map(|(i, m)| match &m.what {
            // "Georgia has called off the visit of X"
            What::Country(c) if acts(i) => Some(*c),
            What::Person(p) => country(a, &Who::Person(p.person?)),
            What::Role(r) => r.countries.first().copied(),
            What::Org(o) if o.body => o.country,
            _ => None,
        })
        .filter(|&c| c != from)
        .collect();
    out.sort();
    out.dedup();
    out
}

/// Where the traveller has met somebody who is at home there.
fn met(a: &Analysis<'_>, out: &[Draft], d: &Draft, from: CountryCode) -> Option<Where> {
    let shares = |e: &Draft| {
        e.kind == EncounterKind::Meeting
            && e.sentence + BACK + 1 >= d.sentence
            && e.parties
                .iter()
                .any(|(w, _)| d.parties.iter().any(|(x, _)| alike(a, w, x)))
    };
    let land = |e: &Draft| {
        let host = e
            .parties
            .iter()
            .filter_map(|(w, _)| country(a, w))
            .find(|&c| c != from)?;
        match e.place.as_ref() {
            Some(p) => (p.country() == Some(host)).then(|| p.clone()),
            None => Some(Where::Country(host)),
        }
    };
    out.iter().rev().filter(|e| shares(e)).find_map(land)
}

#[cfg(test)]
mod tests {
    use crate::Reader;
    use sidelines_facts::{Body, EncounterKind};
    use sidelines_text::Report;

    /// Country of the place of each trip told of.
    fn trips(story: &str) -> Vec<String> {
        let report = Report {
            id: "r".into(),
            text: format!(" date 2023-03-16 {story}"),
            ..Report::default()
        };
        let facts = Reader::new().unwrap().read(&report).facts;
        facts
            .iter()
            .filter_map(|f| match &f.body {
                Body::Encounter(e) if e.kind == EncounterKind::Visit => e.place.as_ref(),
                _ => None,
            })
            .filter_map(|p| p.country.map(|c| c.to_string()))
            .collect()
    }

    #[test]
    fn a_visit_leads_to_whoever_else_is_told_of() {
        let called = "Moldovan Foreign Minister Nicu Popescu called on Georgian Foreign Minister Ilia Darchiashvili \
                      on Wednesday.";
        assert_eq!(
            trips(&format!("{called} Popescu ended his two-day visit today.")),
            ["GE"]
        );
        assert_eq!(
            trips(
                "Georgian Foreign Minister Ilia Darchiashvili said the visit of Moldovan Foreign Minister Nicu Popescu \
                 was set for April."
            ),
            ["GE"]
        );
    }

    #[test]
    fn who_is_back_was_elsewhere() {
        let back = "TBILISI, March 16 - Moldovan Foreign Minister Nicu Popescu is back from a visit, Georgian Foreign \
                    Minister Ilia Darchiashvili said.";
        assert!(trips(back).is_empty());
    }
}
