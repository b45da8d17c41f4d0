//! Names that act like persons, though no title stands by them.

use crate::analysis::Sentence;
use crate::mentions::What;
use crate::people::People;
use sidelines_facts::CountryCode;
use std::collections::BTreeSet;

/// What persons do, and organisations seldom.
const HUMAN: &[&str] = &[
    "meet",
    "say",
    "tell",
    "arrive",
    "visit",
    "travel",
    "fly",
    "speak",
    "add",
    "stress",
    "thank",
    "express",
    "address",
    "welcome",
    "brief",
    "discuss",
    "receive",
    "stay",
    "greet",
    "tweet",
    "underline",
    "note",
    "land",
    "depart",
    "return",
    "smile",
    "shake",
    "congratulate",
    "praise",
];

/// What statesmen do, and other bearers of names now and then.
const STATELY: &[&str] = &[
    "host",
    "hold",
    "attend",
    "lead",
    "call",
    "see",
    "join",
    "chair",
    "leave",
    "confer",
    "phone",
    "telephone",
    "insist",
    "warn",
    "urge",
    "reply",
    "accept",
    "invite",
    "head",
    "co-chair",
    "sit",
    "represent",
    "skip",
    "boycott",
    "conclude",
    "begin",
    "pay",
    "take",
    "wrap",
    "step",
    "go",
    "come",
    "agree",
    "refuse",
    "decline",
    "plan",
    "decide",
    "intend",
    "cancel",
    "postpone",
    "expect",
    "schedule",
];

/// What is done with persons.
const CONTACTS: &[&str] = &[
    "meet",
    "host",
    "receive",
    "confer",
    "phone",
    "telephone",
    "speak",
    "talk",
    "call",
    "welcome",
    "greet",
    "meeting",
    "talks",
    "conversation",
    "session",
    "consultation",
    "see",
    "brief",
    "visit",
    "trip",
    "tour",
    "arrival",
];

/// A name that does what persons do is a person's, though no title stands by it.
pub(crate) fn promote(
    text: &str,
    sentences: &mut [Sentence],
    people: &mut People,
    spoken_of: &BTreeSet<CountryCode>,
) {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (i, s) in sentences.iter().enumerate() {
        for (n, node) in s.tree.nodes.iter().enumerate() {
            let Some(m) = node.mention else { continue };
            let Some(mention) = s.mentions.get(m) else {
                continue;
            };
            let span = match &mention.what {
                What::Other => mention.span.clone(),
                What::Person(p) if p.person.is_none() => p.name.clone(),
                _ => continue,
            };
            let name = text.get(span).unwrap_or("");
            // "Togo's Faure Gnassingbé": whose he is, is told.
            let of_country = matches!(&mention.what, What::Person(p) if p.country.is_some());
            // "The day before, Lavrov met …": one name, known to be a person's.
            let known = !name.contains(' ') && crate::known::is_known(name);
            let subject = |n: usize| matches!(s.tree.node(n).dep, "nsubj" | "nsubjpass");
            let acts = |n: usize| {
                let verb = s.tree.head(n).map(|h| match s.tree.node(h).lemma.as_str() {
                    // "X is to meet Y"
                    "be" => s.tree.child(h, &["xcomp"]).unwrap_or(h),
                    _ => h,
                });
                let verb = verb.map_or("", |v| s.tree.node(v).lemma.as_str());
                subject(n)
                    && (HUMAN.contains(&verb) || (of_country || known) && STATELY.contains(&verb))
            };
            // "Michel and Macron held talks"
            let act = acts(n) || known && node.dep == "conj" && s.tree.head(n).is_some_and(acts);
            let contact = |x: usize| {
                let lemma = s.tree.node(x).lemma.as_str();
                lemma == "meet" || (of_country || known) && CONTACTS.contains(&lemma)
            };
            let is_met = matches!(node.dep, "dobj" | "conj" | "pobj")
                && s.tree.governor(n).is_some_and(|g| {
                    contact(g) || (of_country || known) && s.tree.children(g).any(contact)
                })
                && s.tree.ancestors(n).skip(1).take(3).any(contact);
            // "X of the Philippines and Y of Norway": named in one breath with a person.
            let beside = node.dep == "conj"
                && s.tree
                    .head(n)
                    .and_then(|h| s.mention(h))
                    .is_some_and(|m| matches!(&m.what, What::Person(p) if p.person.is_some()));
            if (act || is_met || beside || known && of_country)
                && (known || crate::people::could_be_person(name, text, mention.span.start))
            {
                found.push((i, m));
            }
        }
    }
    for (i, m) in found {
        let Some(mention) = sentences.get(i).and_then(|s| s.mentions.get(m)).cloned() else {
            continue;
        };
        let person = people.add(text, &mention);
        if let Some(mention) = sentences.get_mut(i).and_then(|s| s.mentions.get_mut(m)) {
            match &mut mention.what {
                What::Person(p) => p.person = Some(person),
                what => {
                    *what = What::Person(crate::mentions::PersonMention {
                        name: mention.span.clone(),
                        person: Some(person),
                        sure: true,
                        ..Default::default()
                    })
                }
            }
        }
    }
    for p in &mut people.all {
        p.country = p.country.or_else(|| p.listed_country(spoken_of));
    }
}
