//! What the parser gets wrong in folded sentences, put right: names hung on the day between them, clauses and objects hung
//! on the wrong verb.

use super::HOURS;
use crate::mentions::{Mention, What};
use crate::status::REPORTING;
use crate::tree::Node;

/// Whether the person at `i` hangs on what stands between him and somebody before: on the day or the place ("met A in
/// Manila on Monday and B on Tuesday", "saw A and, in the afternoon, B"), or on the verb ("to meet A, and perhaps also B").
fn stranded(nodes: &[Node], i: usize, time_or_place: &impl Fn(&Node) -> bool) -> bool {
    let n = &nodes[i];
    let head = n.head;
    let when = |n: &Node| HOURS.contains(&n.word.as_str()) || time_or_place(n);
    let verb = matches!(nodes[head].pos, "VERB" | "AUX") && head < i;
    match n.dep {
        "conj" => time_or_place(&nodes[head]) || verb,
        // "received A, and the chief of staff, B": one verb has one object.
        "dobj" => {
            verb && nodes[head..i].iter().any(|n| n.word == "and")
                && nodes[head..i]
                    .iter()
                    .any(|n| n.dep == "dobj" && n.head == head)
        }
        "npadvmod" | "dep" => verb && nodes[head..i].iter().any(|n| n.word == "and"),
        "pobj" => {
            matches!(nodes[head].word.as_str(), "in" | "on" | "at" | "during")
                && head < i
                && nodes[head + 1..i]
                    .iter()
                    .any(|n| n.dep == "pobj" && n.head == head && when(n))
        }
        _ => false,
    }
}

/// "The sixth round of the India-Oman Strategic Dialogue was held": the dialogue is what the round is of, and no second
/// subject behind the two countries.
pub(super) fn called_after_two(nodes: &mut [Node], mentions: &[Mention]) {
    let country = |n: &Node| {
        let m = n.mention.and_then(|m| mentions.get(m));
        m.is_some_and(|m| matches!(m.what, What::Country(_)))
    };
    for i in 3..nodes.len() {
        let (of, b) = (nodes[i - 1].head, i - 1);
        let two = country(&nodes[i - 3])
            && matches!(nodes[i - 2].word.as_str(), "-" | "\u{2013}")
            && country(&nodes[b]);
        if !two
            || nodes[b].dep != "pobj"
            || of >= b
            || !nodes[i].dep.starts_with("nsubj")
            || !matches!(nodes[i].pos, "NOUN" | "PROPN")
        {
            continue;
        }
        nodes[i].dep = "pobj";
        nodes[i].head = of;
        for n in &mut nodes[i - 3..i] {
            n.head = i;
            if n.mention.is_some() {
                n.dep = "compound";
            }
        }
    }
}

/// Puts right what the parser cannot know of folded names: two persons or two countries are a list, not one in
/// apposition to the other; "received at Bayan Palace on Sunday Qatar's minister" ends its day before the minister.
pub(super) fn coordination(nodes: &mut [Node], mentions: &[Mention]) {
    let what = |n: &Node| n.mention.and_then(|m| mentions.get(m)).map(|m| &m.what);
    let finite = |n: &Node| matches!(n.tag, "VBD" | "VBZ" | "VBP" | "MD");
    for i in 0..nodes.len() {
        let head = nodes[i].head;
        if head == i || head >= nodes.len() {
            continue;
        }
        let two = match (what(&nodes[i]), what(&nodes[head])) {
            (Some(What::Person(a)), Some(What::Person(b))) => {
                a.person.is_some() && b.person.is_some() && a.person != b.person
            }
            (Some(What::Country(a)), Some(What::Country(b))) => a != b,
            _ => false,
        };
        // "the president, the speaker, the foreign minister and his deputy": posts of a list, which goes on.
        let posts = match (what(&nodes[i]), what(&nodes[head])) {
            (Some(What::Role(a)), Some(What::Role(b))) => {
                let office = |r: &crate::mentions::RoleMention| {
                    r.offices.first().map(|o| o.canonical.clone())
                };
                office(a).is_some() && office(b).is_some() && office(a) != office(b)
            }
            _ => false,
        } && ["conj", "cc"].iter().all(|dep| {
            let goes_on = |n: &Node| n.dep == *dep && (n.head == head || n.head == i);
            nodes[i + 1..].iter().any(goes_on)
        });
        if (two || posts) && nodes[i].dep == "appos" {
            nodes[i].dep = "conj";
        }
        let someone = |n: &Node| matches!(what(n), Some(What::Person(_) | What::Role(_)));
        // "saw A, on trade, as well as B": B is another whom he saw.
        let verb = nodes[head].head;
        let well = i > 3
            && someone(&nodes[i])
            && nodes[i].dep == "conj"
            && nodes[head].pos == "ADP"
            && head < i
            && (head..i).any(|j| nodes[j].word == "well" && nodes[j - 1].word == "as");
        if well
            && let Some(o) = (0..head).rev().find(|&j| {
                someone(&nodes[j])
                    && (nodes[j].dep == "dobj" && nodes[j].head == verb
                        || nodes[j].dep == "pobj" && nodes[nodes[j].head].head == verb)
            })
        {
            nodes[i].head = o;
        }
        let time_or_place = |n: &Node| {
            matches!(
                what(n),
                Some(What::Place(_) | What::Country(_) | What::Date(_))
            )
        };
        if someone(&nodes[i])
            && stranded(nodes, i, &time_or_place)
            && let Some(j) = (0..i)
                .rev()
                .take_while(|&j| !finite(&nodes[j]) || nodes[j].lemma == "be")
                .find(|&j| someone(&nodes[j]) && nodes[j].head != i && nodes[j].dep != "compound")
                .filter(|&j| {
                    matches!(nodes[j].dep, "dobj" | "pobj" | "conj" | "attr")
                        || nodes[j].dep == "nsubj" && nodes[j].head < j
                })
        {
            nodes[i].head = j;
            nodes[i].dep = "conj";
            continue;
        }
        let prep = nodes[head].head;
        let ends = matches!(what(&nodes[i]), Some(What::Person(_) | What::Role(_)))
            && matches!(
                what(&nodes[head]),
                Some(What::Place(_) | What::Country(_) | What::Date(_))
            );
        let begins = matches!(
            what(&nodes[i]),
            Some(What::Place(_) | What::Country(_) | What::Date(_))
        ) && matches!(what(&nodes[head]), Some(What::Person(_) | What::Role(_)));
        // (preposition's object, what it swallowed)
        let (place, object) = if nodes[i].dep == "compound" && i + 1 == head && begins {
            (i, head)
        } else if nodes[i].dep == "appos" && head < i && ends {
            (head, i)
        } else {
            continue;
        };
        let verb = nodes[prep.min(nodes.len() - 1)].head;
        let taken = nodes.iter().any(|n| n.head == verb && n.dep == "dobj");
        // "met A and on Tuesday B": likewise.
        let first = (0..prep.min(i))
            .rev()
            .find(|&j| nodes[j].dep == "dobj" && nodes[j].head == verb && someone(&nodes[j]));
        if let Some(first) = first
            && prep > 0
            && nodes[prep - 1].word == "and"
            && nodes[head].dep == "pobj"
        {
            nodes[place].dep = "pobj";
            nodes[place].head = prep;
            nodes[object].dep = "conj";
            nodes[object].head = first;
            continue;
        }
        if nodes[head].dep != "pobj"
            || prep >= i
            || !matches!(nodes[prep].word.as_str(), "in" | "at" | "on")
            || verb >= prep
            || nodes[verb].pos != "VERB"
            || taken
        {
            continue;
        }
        nodes[place].dep = "pobj";
        nodes[place].head = prep;
        nodes[object].dep = "dobj";
        nodes[object].head = verb;
    }
}

/// "received in Salahaddin the ambassador", "received at the palace today X": the object, hung on the place before it or
/// taken for a time, is the verb's.
pub(super) fn object_behind_a_place(nodes: &mut [Node], mentions: &[Mention]) {
    let takes_one = |nodes: &[Node], verb: usize| {
        nodes[verb].tag.starts_with("VB")
            && !nodes.iter().any(|n| n.head == verb && n.dep == "dobj")
    };
    for i in 0..nodes.len() {
        let above = nodes[i].head;
        if nodes[i].dep == "npadvmod" && above < i {
            let named = nodes[i]
                .mention
                .and_then(|m| mentions.get(m))
                .is_some_and(|m| matches!(&m.what, What::Person(p) if p.person.is_some()));
            let acts = !nodes
                .iter()
                .any(|n| n.head == above && matches!(n.dep, "nsubjpass" | "auxpass"));
            let aside = nodes[above..i].iter().any(|n| n.word == ",");
            if named && acts && !aside && takes_one(nodes, above) {
                nodes[i].dep = "dobj";
            }
            continue;
        }
        // "received at his office on Wednesday X and his delegation": the day is no part of the name.
        let day = i.wrapping_sub(1);
        let split = nodes[i].dep == "pobj"
            && nodes.get(day).is_some_and(|n| {
                n.head == i
                    && n.dep == "compound"
                    && matches!(
                        n.mention.and_then(|m| mentions.get(m)).map(|m| &m.what),
                        Some(What::Date(_) | What::Place(_))
                    )
            })
            && nodes[i]
                .mention
                .and_then(|m| mentions.get(m))
                .is_some_and(|m| matches!(&m.what, What::Person(p) if p.person.is_some()));
        if split {
            let verb = nodes[above].head;
            let company = nodes
                .iter()
                .position(|n| n.head == verb && n.dep == "dobj")
                .filter(|&n| n > i && nodes[n].lemma == "delegation");
            if nodes[above].dep == "prep"
                && nodes[verb].tag.starts_with("VB")
                && (company.is_some() || takes_one(nodes, verb))
            {
                (nodes[day].dep, nodes[day].head) = ("pobj", above);
                (nodes[i].dep, nodes[i].head) = ("dobj", verb);
                if let Some(n) = company {
                    (nodes[n].dep, nodes[n].head) = ("conj", i);
                }
            }
            continue;
        }
        // "received on Monday at the Presidential Palace the minister, X": behind an article, X is no other name of it.
        if appos_of_a_venue(nodes, mentions, i) {
            let root = (0..i).rev().find(|&v| {
                nodes[v].tag == "VBD"
                    && matches!(
                        nodes[v].lemma.as_str(),
                        "receive" | "welcome" | "meet" | "greet" | "host"
                    )
            });
            let between = |v: usize| {
                let commas = nodes[v..i].iter().filter(|n| n.word == ",").count();
                // "received, at his residence in Geneva, the Speaker, X"
                let aside =
                    commas == 2 && nodes[v + 1].word == "," && i > 1 && nodes[i - 2].word == ",";
                commas > 0 && !aside || nodes[v..i].iter().any(|n| n.word == "and")
            };
            if let Some(verb) = root
                && takes_one(nodes, verb)
                && !between(verb)
                && !nodes
                    .iter()
                    .any(|n| n.head == verb && matches!(n.dep, "nsubjpass" | "auxpass"))
            {
                (nodes[i].dep, nodes[i].head) = ("dobj", verb);
                continue;
            }
        }
        // "received at the court this morning X and the delegation accompanying him"
        let (participle, verb) = (above, nodes[above].head);
        if nodes[i].dep == "nsubj"
            && nodes[participle].lemma == "accompany"
            && nodes[participle].dep == "advcl"
            && verb < i
            && takes_one(nodes, verb)
        {
            let last = (i..participle)
                .rev()
                .find(|&n| nodes[n].dep == "conj" && nodes[n].head == i);
            nodes[i].dep = "dobj";
            nodes[i].head = verb;
            nodes[participle].dep = "acl";
            nodes[participle].head = last.unwrap_or(i);
            continue;
        }
        if nodes[i].dep != "dobj" || nodes[above].dep != "pobj" || above >= i {
            continue;
        }
        let prep = nodes[above].head;
        let verb = nodes[prep].head;
        if nodes[prep].dep == "prep" && takes_one(nodes, verb) && verb < prep {
            nodes[i].head = verb;
        }
    }
}

/// Whether `i` is a person behind an article whom the parser takes for another name of the venue before him.
fn appos_of_a_venue(nodes: &[Node], mentions: &[Mention], i: usize) -> bool {
    let what = |n: &Node| n.mention.and_then(|m| mentions.get(m)).map(|m| &m.what);
    let above = nodes[i].head;
    nodes[i].dep == "appos"
        && above < i
        && nodes[above].dep == "pobj"
        && matches!(what(&nodes[i]), Some(What::Person(p)) if p.person.is_some())
        && matches!(
            what(&nodes[above]),
            None | Some(What::Org(_) | What::Other | What::Place(_))
        )
        && nodes[i - 1].dep == "det"
        && nodes[i - 1].head == i
}

/// "X will visit India next week, his office said on Wednesday, his first trip there since March": the trip is not what the
/// office said, but the visit.
pub(super) fn beside_the_clause(nodes: &mut [Node]) {
    const SAYING: &[&str] = &["say", "announce", "report", "confirm", "state", "write"];
    const EVENTS: &[&str] = &["trip", "visit", "meeting", "tour", "encounter", "journey"];
    for i in 1..nodes.len() {
        let said = nodes[i].head;
        let fits = matches!(nodes[i].dep, "dobj" | "npadvmod" | "appos" | "dep")
            && said < i
            && EVENTS.contains(&nodes[i].lemma.as_str())
            && SAYING.contains(&nodes[said].lemma.as_str());
        let starts = (said..i).find(|&n| nodes[n].head == i).unwrap_or(i);
        let clause =
            (0..said).find(|&n| nodes[n].head == said && matches!(nodes[n].dep, "ccomp" | "dep"));
        if let Some(clause) = clause.filter(|_| fits && nodes[starts - 1].word == ",") {
            nodes[i].head = clause;
            nodes[i].dep = "npadvmod";
        }
    }
}

/// "met on Tuesday ahead of the summit in Manama on Thursday": of two days of one verb, the one behind an event is the
/// event's.
pub(super) fn second_day(nodes: &mut [Node], mentions: &[Mention]) {
    const EVENTS: &[&str] = &[
        "summit",
        "meeting",
        "conference",
        "forum",
        "session",
        "visit",
        "talk",
        "funeral",
    ];
    for i in 2..nodes.len() {
        let (prep, verb) = (nodes[i].head, nodes[nodes[i].head].head);
        let is_day = |nodes: &[Node], n: usize| {
            let what = nodes[n].mention.and_then(|m| mentions.get(m));
            nodes[n].dep == "pobj" && matches!(what.map(|m| &m.what), Some(What::Date(_)))
        };
        let on = |nodes: &[Node], p: usize| nodes[p].word == "on" && nodes[p].dep == "prep";
        if !is_day(nodes, i) || !on(nodes, prep) || !nodes[verb].tag.starts_with("VB") {
            continue;
        }
        let Some(first) = (0..prep).rev().find(|&n| {
            is_day(nodes, n) && on(nodes, nodes[n].head) && nodes[nodes[n].head].head == verb
        }) else {
            continue;
        };
        // "ahead of the summit"
        let of_a_phrase = |n: usize| {
            let p = nodes[n].head;
            let above = nodes[p].head;
            nodes[n].dep == "pobj"
                && p > first
                && (above == verb || above > first && nodes[above].head == verb)
        };
        let event = (first + 1..prep)
            .find(|&n| EVENTS.contains(&nodes[n].lemma.as_str()) && of_a_phrase(n));
        if let Some(event) = event {
            nodes[prep].head = event;
        }
    }
}

/// "talks with the leaders of the two countries in Ankara": the talks are there, not the countries.
pub(super) fn states_in_a_city(nodes: &mut [Node], mentions: &[Mention]) {
    for i in 0..nodes.len() {
        let (prep, state) = (nodes[i].head, nodes[nodes[i].head].head);
        let city = nodes[i]
            .mention
            .and_then(|m| mentions.get(m))
            .is_some_and(|m| matches!(&m.what, What::Place(p) if p.precise));
        let states = nodes[state].tag == "NNS"
            && matches!(
                nodes[state].lemma.as_str(),
                "country" | "nation" | "state" | "neighbour" | "neighbor"
            )
            && nodes.iter().any(|n| n.head == state && n.dep == "det");
        if !city || !states || nodes[i].dep != "pobj" || nodes[prep].word != "in" || state > prep {
            continue;
        }
        // Up through "of" and "with" to what they did there.
        let mut up = state;
        while matches!(nodes[up].dep, "pobj" | "prep") && nodes[up].head != up {
            up = nodes[up].head;
            if matches!(nodes[up].lemma.as_str(), "talk" | "meeting" | "negotiation") {
                nodes[prep].head = up;
                break;
            }
        }
    }
}

/// "travelled to Erbil for the first time since he took office in October and held talks": who travelled held them, and not
/// since then.
pub(super) fn since_he_took_office(nodes: &mut [Node]) {
    for i in 1..nodes.len() {
        let since = nodes[i].head;
        let took = nodes[i].dep == "conj"
            && since < i
            && nodes[i].tag == "VBD"
            && nodes[since].tag == "VBD"
            && matches!(
                nodes[since].lemma.as_str(),
                "take" | "come" | "assume" | "become" | "win"
            )
            && nodes
                .iter()
                .any(|n| n.head == since && n.dep == "mark" && n.word == "since");
        let own_subject = nodes
            .iter()
            .any(|n| n.head == i && n.dep.starts_with("nsubj"));
        if !took || own_subject {
            continue;
        }
        let mut up = since;
        for _ in 0..nodes.len() {
            up = nodes[up].head;
            if nodes[up].tag == "VBD" || nodes[up].head == up {
                break;
            }
        }
        if nodes[up].tag == "VBD" {
            nodes[i].head = up;
            if let Some(and) = (since..i)
                .rev()
                .find(|&n| nodes[n].head == since && nodes[n].dep == "cc")
            {
                nodes[and].head = up;
            }
        }
    }
}

/// "agreed on a ceasefire to begin on Saturday, after all-night talks": behind a comma, it was after the talks that they
/// agreed.
pub(super) fn late_after(nodes: &mut [Node]) {
    for i in 1..nodes.len() {
        let n = &nodes[i];
        let head = n.head;
        if !matches!(n.word.as_str(), "after" | "following")
            || n.dep != "prep"
            || nodes[i - 1].word != ","
            || head >= i
            || nodes[head].tag != "VB"
        {
            continue;
        }
        let mut up = head;
        for _ in 0..nodes.len() {
            up = nodes[up].head;
            if nodes[up].head == up || nodes[up].tag == "VBD" {
                break;
            }
        }
        if nodes[up].tag == "VBD" {
            nodes[i].head = up;
        }
    }
}

/// "held talks with X, after which two accords were signed": what came next is told of the verb, not of the talks.
pub(super) fn after_which(nodes: &mut [Node]) {
    for w in 1..nodes.len() {
        let p = nodes[w].head;
        if nodes[w].word != "which"
            || p + 1 != w
            || !matches!(nodes[p].word.as_str(), "after" | "before" | "following")
        {
            continue;
        }
        let v = nodes[p].head;
        let noun = nodes[v].head;
        let signed = matches!(
            nodes[v].lemma.as_str(),
            "sign" | "ink" | "exchange" | "issue" | "adopt" | "conclude"
        );
        if !signed || nodes[v].dep != "relcl" || v < w || noun >= p {
            continue;
        }
        let mut up = noun;
        for _ in 0..nodes.len() {
            if matches!(nodes[up].pos, "VERB" | "AUX") || nodes[up].head == up {
                break;
            }
            up = nodes[up].head;
        }
        if matches!(nodes[up].pos, "VERB" | "AUX") && up < p {
            (nodes[v].dep, nodes[v].head) = ("advcl", up);
        }
    }
}

/// "are to meet every two months, next time in Mombasa": where and when they are to meet next.
pub(super) fn next_time(nodes: &mut [Node]) {
    const MEET: &[&str] = &["meet", "convene", "reconvene", "gather", "talk", "see"];
    for i in 1..nodes.len() {
        if nodes[i].word != "time" || !matches!(nodes[i - 1].word.as_str(), "next" | "second") {
            continue;
        }
        let meets = (0..i).rev().find(|&v| {
            MEET.contains(&nodes[v].lemma.as_str()) && matches!(nodes[v].tag, "VB" | "VBP" | "VBG")
                // "to see what has been done"
                && !(nodes[v].lemma == "see" && nodes.iter().any(|n| n.head == v && n.dep == "ccomp"))
        });
        let Some(v) = meets else { continue };
        for n in nodes.iter_mut().skip(i + 1) {
            if n.head == i && n.dep == "prep" {
                n.head = v;
            }
        }
        (nodes[i].head, nodes[i].dep) = (v, "npadvmod");
    }
}

/// "At the invitation of X, the Minister for Defence, Y, visited Canberra": a verb without a subject has the name right
/// before it, which the parser listed with the name in the phrase that opens the sentence.
pub(super) fn swallowed_subject(nodes: &mut [Node], mentions: &[Mention]) {
    let someone = |n: &Node| {
        matches!(
            n.mention.and_then(|m| mentions.get(m)).map(|m| &m.what),
            Some(What::Person(_) | What::Role(_))
        )
    };
    let Some(verb) = (0..nodes.len()).find(|&i| nodes[i].head == i && nodes[i].dep == "ROOT")
    else {
        return;
    };
    let finite = matches!(nodes[verb].tag, "VBD" | "VBZ" | "VBP")
        || nodes
            .iter()
            .any(|n| n.head == verb && n.dep.starts_with("aux") && n.tag != "TO");
    let acts = nodes.iter().enumerate().any(|(i, n)| {
        i != verb && n.head == verb && matches!(n.dep, "nsubj" | "nsubjpass" | "expl" | "csubj")
    });
    if !finite || acts {
        return;
    }
    let subject = (0..verb)
        .rev()
        .find(|&j| !matches!(nodes[j].pos, "PUNCT" | "AUX" | "ADV"))
        .filter(|&j| someone(&nodes[j]) && matches!(nodes[j].dep, "conj" | "appos"));
    let Some(subject) = subject else { return };
    let above = nodes[subject].head;
    if above >= subject || nodes[above].dep != "pobj" || !someone(&nodes[above]) {
        return;
    }
    let passive = nodes.iter().any(|n| n.head == verb && n.dep == "auxpass");
    nodes[subject].head = verb;
    nodes[subject].dep = if passive { "nsubjpass" } else { "nsubj" };
}

/// "left on Monday for Paris to take part": where he left for, and not who takes part. "expects X on an official visit":
/// whom it expects.
pub(super) fn strange_subjects(nodes: &mut [Node], mentions: &[Mention]) {
    const LEAVING: &[&str] = &[
        "leave", "depart", "head", "fly", "set", "travel", "go", "embark", "sail",
    ];
    for i in 0..nodes.len() {
        let what = nodes[i]
            .mention
            .and_then(|m| mentions.get(m))
            .map(|m| &m.what);
        let head = nodes[i].head;
        if nodes[i].dep != "nsubj" || head == i || head >= nodes.len() {
            continue;
        }
        let above = nodes[head].head;
        if above == head || above >= i || !matches!(nodes[above].pos, "VERB" | "AUX") {
            continue;
        }
        match what {
            Some(What::Place(_) | What::Country(_)) if nodes[head].tag == "VB" => {
                let mark = (above..i).rev().find(|&k| {
                    nodes[k].word == "for" && nodes[k].head == head && nodes[k].dep == "mark"
                });
                if let Some(mark) = mark.filter(|_| LEAVING.contains(&nodes[above].lemma.as_str()))
                {
                    nodes[mark].dep = "prep";
                    nodes[mark].head = above;
                    nodes[i].dep = "pobj";
                    nodes[i].head = mark;
                }
            }
            Some(What::Person(_) | What::Role(_))
                if nodes[head].pos == "ADP" && nodes[head].dep == "ccomp" && head > i =>
            {
                nodes[i].dep = "dobj";
                nodes[i].head = above;
                nodes[head].dep = "prep";
            }
            _ => {}
        }
    }
}

/// "The ministry said X, the minister, would visit Baku": X is who would, and not what was said.
pub(super) fn said_of_whom(nodes: &mut [Node], mentions: &[Mention]) {
    for i in 1..nodes.len() {
        let someone = matches!(
            nodes[i]
                .mention
                .and_then(|m| mentions.get(m))
                .map(|m| &m.what),
            Some(What::Person(_) | What::Role(_))
        );
        let said = nodes[i].head;
        if !someone
            || nodes[i].dep != "dobj"
            || said >= i
            || !REPORTING.contains(&nodes[said].lemma.as_str())
        {
            continue;
        }
        let Some(verb) = (i + 1..nodes.len())
            .find(|&v| nodes[v].head == said && nodes[v].dep == "ccomp")
            .filter(|&v| {
                nodes[i + 1..v]
                    .iter()
                    .all(|n| matches!(n.pos, "PUNCT" | "AUX" | "ADV"))
            })
        else {
            continue;
        };
        let of = |dep: &str| nodes.iter().any(|n| n.head == verb && n.dep == dep);
        if of("nsubj") || of("nsubjpass") || !of("aux") {
            continue;
        }
        let passive = of("auxpass");
        nodes[i].head = verb;
        nodes[i].dep = if passive { "nsubjpass" } else { "nsubj" };
    }
}

/// "hold talks with A, and with B": the second "with" beside the first, where the parser hangs it on the verb above.
pub(super) fn and_with(nodes: &mut [Node]) {
    for i in 2..nodes.len() {
        let again = nodes[i].word == "with" && nodes[i].dep == "prep" && nodes[i - 1].word == "and";
        if !again {
            continue;
        }
        let before = (0..i - 1)
            .rev()
            .take_while(|&j| !matches!(nodes[j].tag, "VBD" | "VBZ" | "VBP" | "MD"))
            .find(|&j| nodes[j].word == "with" && matches!(nodes[j].dep, "prep" | "conj"));
        if let Some(j) = before
            && nodes[j].head < j
            && nodes[i].head != nodes[j].head
        {
            nodes[i].head = j;
            nodes[i].dep = "conj";
        }
    }
}

/// "X will visit Kampala, Uganda, on Thursday, the Presidency said": what stands before who said it is of what was said.
pub(super) fn before_the_speaker(nodes: &mut [Node]) {
    for i in 1..nodes.len() {
        let v = nodes[i].head;
        if v <= i || nodes[i].dep != "prep" || !REPORTING.contains(&nodes[v].lemma.as_str()) {
            continue;
        }
        let of = |dep: &str| (0..nodes.len()).find(|&n| nodes[n].head == v && nodes[n].dep == dep);
        if let (Some(said), Some(speaker)) = (of("ccomp"), of("nsubj"))
            && said < i
            && speaker > i
            && nodes[i..speaker].iter().any(|n| n.word == ",")
        {
            nodes[i].head = said;
        }
    }
}

/// "President A, King B of C, President D and President E discussed": the parser takes the first for a phrase beside the
/// subject, which is the whole list.
pub(super) fn list_as_subject(nodes: &mut [Node], mentions: &[Mention]) {
    let what = |n: &Node| n.mention.and_then(|m| mentions.get(m)).map(|m| &m.what);
    for first in 0..nodes.len() {
        let verb = nodes[first].head;
        let beside = verb > first
            && matches!(nodes[first].dep, "npadvmod" | "dep")
            && nodes[verb].pos == "VERB"
            && matches!(what(&nodes[first]), Some(What::Person(_)));
        let subject = (first + 1..verb).find(|&n| {
            nodes[n].head == verb
                && nodes[n].dep == "nsubj"
                && matches!(what(&nodes[n]), Some(What::Person(_)))
        });
        let Some(subject) = subject.filter(|_| beside) else {
            continue;
        };
        let listed = nodes[first + 1..subject].iter().all(|n| {
            matches!(n.word.as_str(), "," | "and" | "of" | "the")
                || matches!(what(n), Some(What::Person(_) | What::Country(_)))
        });
        let ends = nodes[subject + 1..verb].iter().any(|n| n.word == "and");
        if listed && ends {
            nodes[first].dep = "nsubj";
            nodes[subject].head = first;
            nodes[subject].dep = "conj";
        }
    }
}
