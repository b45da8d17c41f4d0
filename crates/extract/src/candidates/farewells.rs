//! Guests who are taken leave of: "was seen off at the airport in Baku by officials", "bade farewell to the President in
//! Baku" tells of a trip that is over, and of no meeting.

use super::{Candidate, Reader, Where};
use crate::encounters::RETURN;
use crate::mentions::What;
use crate::refs::Who;
use crate::tree::Node;
use sidelines_facts::{CountryCode, EncounterKind};

/// What is said to whoever leaves.
const WORDS: &[&str] = &["farewell", "goodbye", "good-bye", "adieu"];

/// What is done with such words.
const SAYING: &[&str] = &[
    "bid", "bids", "bidding", "bade", "bidden", "say", "says", "said", "wave", "waved",
];

/// "saw", "to see"
fn is_seeing(node: &Node) -> bool {
    node.lemma == "see" || matches!(node.word.as_str(), "saw" | "seen")
}

impl Reader<'_> {
    /// Who leaves, where verb `v` tells of it: "saw X off", "bade X farewell", "said goodbye to X"; and on what the place
    /// hangs.
    fn leaver(&self, v: usize) -> Option<(usize, [usize; 2])> {
        let t = &self.s().tree;
        let passive = t.child(v, &["nsubjpass"]);
        let node = t.node(v);
        if is_seeing(node) {
            let off = t.is_verb(v) && t.has_child_word(v, &["off"]);
            let guest = passive.or_else(|| t.object(v)).filter(|_| off);
            return guest.map(|g| (g, [v, v]));
        }
        if !SAYING.contains(&node.word.as_str()) {
            return None;
        }
        // The parser takes "bade" for a noun.
        let above = t.head(v).filter(|_| node.word == "bade");
        let word = t
            .children(v)
            .filter(|&c| c > v && t.node(c).dep != "nsubj")
            .chain(above)
            .find(|&c| WORDS.contains(&t.node(c).lemma.as_str()))?;
        let to = t.prep_objects(v, "to").into_iter();
        to.chain(t.prep_objects(word, "to"))
            .next()
            .or_else(|| t.child(v, &["dative"]))
            .or_else(|| t.child(v, &["dobj"]).filter(|&o| o != word))
            .or_else(|| t.child(word, &["compound", "poss"]).filter(|&o| o > v))
            .or(passive)
            .map(|g| (g, [v, word]))
    }

    /// The trips of those who are seen off abroad, but for those in `told`.
    pub(super) fn farewells(&self, told: &[Candidate]) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        if self.s().quoted.is_some() {
            return out;
        }
        for v in (0..t.nodes.len()).filter(|&v| !t.negated(v)) {
            let Some((guest, told_by)) = self.leaver(v) else {
                continue;
            };
            let guests = self.who(guest);
            let [guest @ (Who::Person(_) | Who::Post { .. })] = guests.as_slice() else {
                continue;
            };
            let travels = |c: &Candidate| {
                c.kind == EncounterKind::Visit && c.parties.iter().any(|(w, _)| w == guest)
            };
            let Some(home) = self.country(guest).filter(|_| !told.iter().any(travels)) else {
                continue;
            };
            let places: Vec<usize> = ["at", "in", "from"]
                .iter()
                .flat_map(|p| told_by.iter().flat_map(move |&n| t.prep_objects(n, p)))
                .collect();
            let at = self
                .places(&places)
                .into_iter()
                .find(|w| w.country().is_some())
                // An airport by a place of its name need not be where the guest was.
                .and_then(|w| match &w {
                    Where::Place(p) if p.capital_of.is_none() => p.country.map(Where::Country),
                    _ => Some(w),
                })
                .or_else(|| self.taken_leave_of_in(v, home));
            out.extend(self.trip_of(guest, RETURN, v, v, at));
        }
        out
    }

    /// Where somebody from `home` is taken leave of by `v`, if it is not said: with his hosts. Whose own people see him off
    /// leaves home; and the guest, too, says goodbye.
    fn taken_leave_of_in(&self, v: usize, home: CountryCode) -> Option<Where> {
        let t = &self.s().tree;
        let by = t.prep_objects(v, "by").into_iter();
        let doer = t.subject(v).filter(|_| !t.passive(v)).filter(|&n| {
            is_seeing(t.node(v))
                || matches!(self.s().mention(n).map(|m| &m.what), Some(What::Country(_)))
        });
        let host = by
            .chain(doer)
            .flat_map(|n| self.who(n))
            .find_map(|w| self.country(&w))
            .filter(|&c| c != home)?;
        let venue = self.venue(home, None).filter(|w| w.country() == Some(host));
        Some(venue.unwrap_or(Where::Country(host)))
    }
}

#[cfg(test)]
mod tests {
    use crate::Reader;
    use sidelines_facts::{Body, EncounterKind};
    use sidelines_text::Report;

    /// Who is told to have been on a trip, and where.
    fn trips(story: &str) -> Vec<(String, String)> {
        let report = Report {
            id: "r".into(),
            text: format!(" date 2023-03-16 {story}"),
            ..Report::default()
        };
        let facts = Reader::new().unwrap().read(&report).facts;
        facts
            .iter()
            .filter_map(|f| match &f.body {
                Body::Encounter(e) if e.kind == EncounterKind::Visit => {
                    let land = e.place.as_ref().and_then(|p| p.country);
                    let who = e.parties.first().and_then(|p| p.person.clone());
                    Some((
                        who.unwrap_or_default(),
                        land.map(|c| c.to_string()).unwrap_or_default(),
                    ))
                }
                _ => None,
            })
            .collect()
    }

    #[test]
    fn who_is_seen_off_has_been_there() {
        let trip = [("Mette Frederiksen".to_owned(), "KE".to_owned())];
        for story in [
            "Kenyan President William Ruto saw off Danish Prime Minister Mette Frederiksen at Nairobi airport on Monday.",
            "Danish Prime Minister Mette Frederiksen was seen off at Nairobi airport on Monday by officials.",
            "Officials saw Danish Prime Minister Mette Frederiksen off at Jomo Kenyatta International Airport.",
            "Kenyan President William Ruto went to the airport to see Danish Prime Minister Mette Frederiksen off.",
            "Kenya bid Danish Prime Minister Mette Frederiksen goodbye on Monday.",
            "Kenyan Foreign Minister Alfred Mutua bade farewell to Danish Prime Minister Mette Frederiksen in Nairobi.",
        ] {
            assert_eq!(trips(story), trip, "{story}");
        }
    }

    #[test]
    fn who_leaves_home_has_been_nowhere() {
        for story in [
            "Kenyan President William Ruto was seen off at Nairobi airport by Vice President Rigathi Gachagua.",
            "Kenyan President William Ruto was seen off by Vice President Rigathi Gachagua on Monday.",
            "Danish Prime Minister Mette Frederiksen said goodbye to Kenyan President William Ruto on Monday.",
            "Danish Prime Minister Mette Frederiksen saw off a challenge by Lars Lokke Rasmussen on Monday.",
            "Danish Prime Minister Mette Frederiksen was not seen off at Nairobi airport by officials.",
        ] {
            assert!(trips(story).is_empty(), "{story}");
        }
    }
}
