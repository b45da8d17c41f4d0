//! Encounters of the same two told in one breath: "met in Paramaribo in August and in New York in September".

use super::{Candidate, Reader, Where};
use crate::mentions::What;
use sidelines_facts::EncounterKind;
use std::ops::Range;

impl Reader<'_> {
    /// Where the words behind a meeting name one place and day, and then another place and day, two were held.
    pub(super) fn twice(&self, out: &mut Vec<Candidate>) {
        let mut more = Vec::new();
        for c in out.iter_mut() {
            let contact = matches!(c.kind, EncounterKind::Meeting | EncounterKind::Call);
            if !contact || c.anaphoric || c.within.is_some() || c.parties.len() < 2 {
                continue;
            }
            if let Some(occasions) = self.each_occasion(c.trigger) {
                let (first, others) = occasions.split_first().unwrap_or((&(0..0), &[]));
                c.within = Some(first.clone());
                more.extend(others.iter().map(|other| Candidate {
                    within: Some(other.clone()),
                    ..c.clone()
                }));
            } else if let Some((first, second)) =
                self.two_places(c.trigger).filter(|_| c.place.is_none())
            {
                let mut other = c.clone();
                c.place = Some(first);
                other.place = Some(second);
                more.push(other);
            }
        }
        out.extend(more);
    }

    /// "met last month in Astana and in New York": in two countries they met twice.
    fn two_places(&self, trigger: usize) -> Option<(Where, Where)> {
        let t = &self.s().tree;
        let there = |p: usize| {
            matches!(t.nodes.get(p)?.word.as_str(), "in" | "at")
                .then(|| self.places(&[p + 1]))
                .filter(|_| {
                    matches!(
                        self.s().mention(p + 1).map(|m| &m.what),
                        Some(What::Place(_))
                    )
                })?
                .pop()
        };
        (trigger + 2..t.nodes.len())
            .filter(|&k| t.node(k).word == "and")
            .find_map(|k| {
                let (first, second) = (there(k - 2)?, there(k + 1)?);
                let own = (trigger..k).all(|n| n == trigger || !t.is_verb(n));
                (own && first.country().is_some() && first.country() != second.country())
                    .then_some((first, second))
            })
    }

    /// The nodes behind `trigger` that tell of each occasion, of two or more: "in Vienna in May, in Malta in September and in
    /// Washington in October".
    fn each_occasion(&self, trigger: usize) -> Option<Vec<Range<usize>>> {
        let t = &self.s().tree;
        let what = |i: usize| self.s().mention(i).map(|m| &m.what);
        // "met her counterpart twice, in Bali in July and in New York in September": behind those who met.
        let begin = (trigger + 1..t.nodes.len())
            .take_while(|&i| !t.is_verb(i))
            .filter(|&i| matches!(what(i), Some(What::Person(_) | What::Role(_))))
            .last()
            .map_or(trigger + 1, |i| i + 1);
        let end = (begin..t.nodes.len())
            .find(|&i| {
                t.is_verb(i)
                    || matches!(what(i), Some(What::Person(_) | What::Role(_)))
                    || matches!(t.node(i).word.as_str(), "," | ";") && {
                        // A comma before anything but "and" or a place ends it.
                        !(i + 1..(i + 4).min(t.nodes.len())).any(|j| {
                            matches!(
                                what(j),
                                Some(What::Place(_) | What::Country(_) | What::Date(_))
                            ) || t.node(j).word == "and"
                        })
                    }
            })
            .unwrap_or(t.nodes.len());
        let place = |r: Range<usize>| {
            r.into_iter().find(|&i| {
                matches!(what(i), Some(What::Gathering(_)))
                    || matches!(what(i), Some(What::Place(_) | What::Country(_)))
                        && t.head(i)
                            .is_some_and(|p| matches!(t.node(p).word.as_str(), "in" | "at"))
            })
        };
        let dated = |r: Range<usize>| {
            r.into_iter()
                .any(|i| matches!(what(i), Some(What::Date(_))))
        };
        let printed = |i: usize| self.analysis.text.get(t.node(i).span.clone()).unwrap_or("");
        (begin..end)
            .filter(|&k| t.node(k).word == "and")
            .find_map(|k| {
                let (first, second) = (begin..k, k + 1..end);
                let (p, q) = (place(first.clone())?, place(second.clone())?);
                // "twice this year, in Bali in July": what stands before the place is of both.
                let opens = std::iter::successors(t.head(p), |&h| {
                    t.head(h)
                        .filter(|_| t.node(h).word == "of")
                        .and_then(|aside| t.head(aside))
                })
                .last();
                let first = opens.map_or(first.start, |h| h.max(first.start))..first.end;
                if printed(p) == printed(q) || !dated(first.clone()) || !dated(second.clone()) {
                    return None;
                }
                let mut all: Vec<Range<usize>> = Vec::new();
                let mut start = first.start;
                for cut in (first.clone())
                    .filter(|&i| t.node(i).word == ",")
                    .chain([first.end])
                {
                    all.push(start..cut);
                    start = cut + 1;
                }
                let each = |r: &Range<usize>| place(r.clone()).is_some() && dated(r.clone());
                if !all.iter().all(each) {
                    all = vec![first];
                }
                all.push(second);
                Some(all)
            })
    }
}
