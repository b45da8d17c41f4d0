//! What a gathering without a name of its own is called: "donors' conference", "conference on Sudan", "celebrations of 60 years
//! of independence".

use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;

/// The organ `printed` of an organisation, "the Executive Council of the African Union".
pub(super) fn organ_of(s: &Sentence, i: usize, printed: &str) -> Option<String> {
    let of = s.tree.prep_objects(i, "of");
    of.into_iter()
        .find_map(|o| match s.mention(o).map(|m| &m.what) {
            Some(What::Org(org)) => Some(format!("{printed} of the {}", org.name)),
            _ => None,
        })
}

/// "Tuesday's conference": node `i` is said to be of a day.
pub(super) fn of_a_day(s: &Sentence, i: usize) -> bool {
    s.tree
        .child(i, &["poss"])
        .is_some_and(|p| matches!(s.mention(p).map(|m| &m.what), Some(What::Date(_))))
}

/// "Tuesday's conference on Afghanistan": what a gathering without a name is called.
pub(super) fn on_a_subject(a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<String> {
    let t = &s.tree;
    let subject = t.prep_objects(i, "on").into_iter().next()?;
    // "the conference on Monday"
    let day = matches!(s.mention(subject).map(|m| &m.what), Some(What::Date(_)));
    let printed = a.text.get(t.node(i).span.start..t.node(subject).span.end);
    printed.filter(|_| !day && subject > i).map(str::to_owned)
}

/// Common nouns by which a gathering without a name of its own can be called.
pub(super) const EVENTS: &[&str] = &[
    "summit",
    "conference",
    "forum",
    "assembly",
    "congress",
    "festival",
    "commemoration",
    "celebration",
    "anniversary",
    "funeral",
    "inauguration",
    "coronation",
    "exhibition",
    "fair",
    "expo",
    "airshow",
    "conclave",
    "symposium",
    "games",
    "festivity",
    "jubilee",
    "parade",
];

/// What a gathering is called by its noun at `i` and what describes it: "donors' conference", "conference of the parties",
/// "80th anniversary of the landings".
pub(super) fn as_printed(a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<String> {
    let t = &s.tree;
    let described = |c: usize| {
        let n = t.node(c);
        let possessor = n.dep == "poss"
            && !matches!(
                n.word.as_str(),
                "his" | "her" | "their" | "its" | "our" | "my"
            );
        let day = matches!(s.mention(c).map(|m| &m.what), Some(What::Date(_)));
        // "the bilateral summit", "an earlier conference"
        let which = matches!(
            n.word.as_str(),
            "bilateral"
                | "trilateral"
                | "joint"
                | "earlier"
                | "previous"
                | "last"
                | "next"
                | "first"
                | "recent"
        );
        (matches!(n.dep, "compound" | "nmod" | "amod") || possessor) && c < i && !day && !which
    };
    let before: Vec<usize> = t.children(i).filter(|&c| described(c)).collect();
    // "a press conference" is no gathering, "on the anniversary" a day.
    let press = t.children(i).any(|c| {
        matches!(
            t.node(c).lemma.as_str(),
            "press" | "news" | "media" | "video"
        )
    });
    let on_the_day = t.head(i).is_some_and(|p| t.node(p).word == "on");
    if press || on_the_day {
        return None;
    }
    // "the funeral of Queen Elizabeth", but not "the conference of X"
    let whose = matches!(
        t.node(i).lemma.as_str(),
        "funeral" | "inauguration" | "coronation"
    );
    // "the celebrations of 60 years of independence", but not "the conference of Monday"
    let marks = matches!(
        t.node(i).lemma.as_str(),
        "celebration" | "commemoration" | "anniversary" | "festivity" | "jubilee" | "parade"
    );
    let of = t.prep_objects(i, "of");
    let behind = of.into_iter().find(|&o| {
        o > i
            && match s.mention(o).map(|m| &m.what) {
                Some(What::Date(_)) => marks,
                Some(What::Person(_)) => whose,
                _ => true,
            }
    });
    let on = on_a_subject(a, s, i);
    if before.is_empty() && behind.is_none() && on.is_none() {
        return None;
    }
    let start = before
        .iter()
        .flat_map(|&c| t.subtree(c))
        .filter(|&c| t.node(c).dep != "det")
        .map(|c| t.node(c).span.start)
        .min()
        .unwrap_or(t.node(i).span.start);
    let on_end = t
        .prep_objects(i, "on")
        .first()
        .filter(|_| on.is_some())
        .copied();
    // "of 60 years of independence"
    let last = |o: usize| {
        let further = t.prep_objects(o, "of").into_iter().next();
        further.filter(|_| marks).unwrap_or(o)
    };
    let end = behind
        .or(on_end)
        .map_or(t.node(i).span.end, |o| t.node(last(o)).span.end);
    a.text.get(start..end.max(start)).map(str::to_owned)
}
