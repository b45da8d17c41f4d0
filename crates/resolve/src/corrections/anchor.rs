//! Finds again, among the facts of a report, the one that a correction carries.

use crate::names::{Likeness, Name};
use crate::wording::fold;
use sidelines_facts::{Body, Fact, Party};

/// The position of `anchor` among `facts`: of the very same fact, else of the one that says the like in the
/// same words.
pub(crate) fn find(anchor: &Fact, facts: &[Fact]) -> Option<usize> {
    let start = |f: &Fact| f.evidence.first().map_or(0, |e| e.start);
    let near = |i: usize| start(&facts[i]).abs_diff(start(anchor));
    let equal = (0..facts.len()).filter(|&i| facts[i].body == anchor.body);
    if let Some(i) = equal.min_by_key(|&i| (near(i), i)) {
        return Some(i);
    }
    (0..facts.len())
        .filter(|&i| like(&anchor.body, &facts[i].body))
        .map(|i| (words_in_common(anchor, &facts[i]), i))
        .filter(|(n, _)| *n > 0)
        .max_by_key(|&(n, i)| (n, std::cmp::Reverse((near(i), i))))
        .map(|(_, i)| i)
}

/// [`find`], or else the only one that says the like in whatever words.
pub(crate) fn find_in_other_words(anchor: &Fact, facts: &[Fact]) -> Option<usize> {
    find(anchor, facts).or_else(|| {
        let mut like = (0..facts.len()).filter(|&i| like(&anchor.body, &facts[i].body));
        like.next().filter(|_| like.next().is_none())
    })
}

/// How many citations of the one are a citation of the other, or within one.
fn words_in_common(a: &Fact, b: &Fact) -> usize {
    let texts = |f: &Fact| -> Vec<String> { f.evidence.iter().map(|e| fold(&e.text)).collect() };
    let other = texts(b);
    texts(a)
        .iter()
        .filter(|x| {
            other
                .iter()
                .any(|y| x.contains(y.as_str()) || y.contains(x.as_str()))
        })
        .count()
}

/// Whether two facts speak of the same thing: details may differ, the subject may not.
fn like(a: &Body, b: &Body) -> bool {
    let same = |x: &str, y: &str| fold(x) == fold(y);
    match (a, b) {
        (Body::Encounter(a), Body::Encounter(b)) => {
            a.kind == b.kind && same_parties(&a.parties, &b.parties)
        }
        (Body::Event(a), Body::Event(b)) => {
            same(&a.kind, &b.kind) && same_parties(&a.actors, &b.actors)
        }
        (Body::Holder(a), Body::Holder(b)) => {
            same_name(&a.person, &b.person) && a.country == b.country && same(&a.office, &b.office)
        }
        (Body::Quote(a), Body::Quote(b)) => {
            let (x, y) = (fold(&a.text), fold(&b.text));
            x.contains(&y) || y.contains(&x)
        }
        (Body::Membership(a), Body::Membership(b)) => {
            same(&a.party, &b.party) && same(&a.org, &b.org) && a.role == b.role
        }
        (Body::Figure(a), Body::Figure(b)) => a.value.to_bits() == b.value.to_bits(),
        _ => false,
    }
}

/// All parties of the shorter list are in the longer, and no more than one is left over.
fn same_parties(a: &[Party], b: &[Party]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut free: Vec<&Party> = long.iter().collect();
    let all = short.iter().all(|p| {
        let hit = free.iter().position(|q| same_party(p, q));
        if let Some(i) = hit {
            free.remove(i);
        }
        hit.is_some()
    });
    all && free.len() <= 1 && !short.is_empty()
}

pub(crate) fn same_party(a: &Party, b: &Party) -> bool {
    if a.country.is_some() && b.country.is_some() && a.country != b.country {
        return false;
    }
    match (&a.person, &b.person) {
        (Some(x), Some(y)) => same_name(x, y),
        _ => {
            a.country.is_some() && a.country == b.country
                || matches!((&a.org, &b.org), (Some(x), Some(y)) if fold(x) == fold(y))
        }
    }
}

pub(crate) fn same_name(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
        || matches!((Name::of(a), Name::of(b)), (Some(x), Some(y)) if x.likeness(&y) >= Likeness::OnePart)
}

/// The printed name, among `printed`, that `name` is: the same, else the only one that is like it.
pub(crate) fn find_name<'a>(name: &str, printed: &[&'a str]) -> Option<&'a str> {
    let wanted = fold(name);
    if let Some(same) = printed.iter().find(|p| fold(p) == wanted) {
        return Some(same);
    }
    let mut like = printed.iter().filter(|p| same_name(name, p));
    let one = like.next()?;
    like.all(|other| fold(other) == fold(one)).then_some(one)
}

/// All names of persons that `facts` print.
pub(crate) fn printed(facts: &[Fact]) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    for fact in facts {
        match &fact.body {
            Body::Encounter(e) => out.extend(
                e.parties
                    .iter()
                    .chain(&e.attendees)
                    .filter_map(|p| p.person.as_deref()),
            ),
            Body::Event(e) => out.extend(
                e.actors
                    .iter()
                    .chain(&e.recipients)
                    .filter_map(|p| p.person.as_deref()),
            ),
            Body::Holder(h) => out.push(&h.person),
            Body::Quote(q) => out.extend(q.speaker.as_ref().and_then(|s| s.person.as_deref())),
            Body::Membership(_) | Body::Figure(_) => {}
        }
    }
    out
}
