//! Who is meant where the clause opens with a place: whoever was told to travel there.

use super::{Discourse, Who};
use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;
use sidelines_facts::CountryCode;

/// The country of the place with which the sentence opens before the subject at node `at`: "In Bamako, on February 7, he".
fn opening(s: &Sentence, at: usize) -> Option<CountryCode> {
    let t = &s.tree;
    if !matches!(t.node(at).dep, "nsubj" | "nsubjpass") {
        return None;
    }
    let place = |n: usize| match s.mention(n).map(|m| &m.what) {
        Some(What::Place(p)) => p.country,
        Some(What::Country(c)) => Some(*c),
        _ => None,
    };
    let somebody = |n: usize| {
        matches!(t.node(n).dep, "nsubj" | "nsubjpass")
            && matches!(
                s.mention(n).map(|m| &m.what),
                Some(What::Person(_) | What::Role(_))
            )
    };
    let verb = t.governor(at)?;
    let n = (0..at).find(|&n| place(n).is_some())?;
    let hung = t
        .head(n)
        .filter(|&p| matches!(t.node(p).word.as_str(), "in" | "to" | "at"))
        .and_then(|p| t.head(p))
        // "Two days later in New Delhi"
        .and_then(|h| if t.is_verb(h) { Some(h) } else { t.governor(h) })?;
    // "In Havana, after he had met Y, X spoke": not of a clause of its own before who acts.
    let own = hung == verb
        || std::iter::successors(Some(verb), |&v| {
            t.head(v)
                .filter(|_| matches!(t.node(v).dep, "conj" | "ccomp" | "xcomp"))
        })
        .any(|v| v == hung);
    (own && !(0..at).any(somebody)).then(|| place(n)).flatten()
}

/// How many "the three countries", "both capitals", "all three" are, at node `o`.
fn as_many_stops(s: &Sentence, o: usize) -> Option<usize> {
    const COUNTRIES: &[&str] = &["country", "nation", "state", "capital"];
    let t = &s.tree;
    let number = |word: &str| match word {
        "both" | "two" => Some(2),
        "three" => Some(3),
        "four" => Some(4),
        "five" => Some(5),
        _ => None,
    };
    if s.mention(o).is_some() {
        return None;
    }
    if COUNTRIES.contains(&t.node(o).lemma.as_str()) {
        return t.children(o).find_map(|c| number(&t.node(c).word));
    }
    number(&t.node(o).word)
}

impl Discourse {
    /// "X will visit A, B and C. He will hold talks with the foreign ministers of the three countries", "with his counterparts
    /// in all three": the countries to which he goes, where they are as many.
    pub(super) fn stops(&self, s: &Sentence, i: usize) -> Option<Vec<CountryCode>> {
        let count = ["of", "from", "in"]
            .iter()
            .flat_map(|p| s.tree.prep_objects(i, p))
            .find_map(|o| as_many_stops(s, o))?;
        // Two who met are nearer than two stops.
        if count == 2 && self.told_of_two() {
            return None;
        }
        let (traveller, _) = self.bound_for.last()?;
        let mut countries: Vec<CountryCode> = Vec::new();
        for (_, c) in self.bound_for.iter().filter(|(w, _)| w == traveller) {
            if !countries.contains(c) {
                countries.push(*c);
            }
        }
        (countries.len() == count).then_some(countries)
    }

    /// "X will visit Iraq and Mali. In Baghdad talks with Y are planned. In Bamako he will meet Z": of those told to travel to
    /// the country of the place with which the sentence opens the last, where he is the only one who is not at home there.
    pub(super) fn who_travels_there(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        at: usize,
        accept: &dyn Fn(&Who) -> bool,
    ) -> Option<Who> {
        let country = opening(s, at)?;
        let mut there = self
            .bound_for
            .iter()
            .filter(|(w, c)| {
                *c == country && crate::encounters::country(a, w) != Some(*c) && accept(w)
            })
            .map(|(w, _)| w);
        let one = there.next()?;
        there.all(|w| w == one).then(|| one.clone())
    }
}
