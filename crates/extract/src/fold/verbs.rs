//! What is a verb, whatever the tagger takes it for.

use crate::mentions::{Mention, What};
use crate::tree::Node;

/// Forms of verbs that the tagger takes for part of a name between two names, and what they are forms of.
const LOST: &[(&str, &str)] = &[
    ("rang", "ring"),
    ("phoned", "phone"),
    ("telephoned", "telephone"),
    ("called", "call"),
    ("met", "meet"),
    ("saw", "see"),
    ("received", "receive"),
    ("hosted", "host"),
    ("bade", "bid"),
];

/// Gives a sentence without a finite verb the one that the parser has hung on its subject ("A day later the Prime
/// Minister called X") or taken for a name ("Retno, the foreign minister, rang Wang").
pub(super) fn lost_verb(nodes: &mut [Node], mentions: &[Mention]) {
    let aside = |n: &Node| {
        matches!(
            n.dep,
            "acl" | "relcl" | "advcl" | "compound" | "nmod" | "amod"
        )
    };
    let finite = |n: &Node| {
        matches!(n.tag, "VBD" | "VBZ" | "VBP" | "MD")
            && !aside(n)
            && nodes.get(n.head).is_none_or(|h| !aside(h))
    };
    let Some(root) = (0..nodes.len()).find(|&i| nodes[i].head == i && nodes[i].dep == "ROOT")
    else {
        return;
    };
    if nodes.iter().any(finite) || nodes[root].tag.starts_with("VB") {
        return;
    }
    let someone = |n: &Node| {
        matches!(
            n.mention.and_then(|m| mentions.get(m)).map(|m| &m.what),
            Some(What::Person(_) | What::Role(_))
        )
    };
    // "The President, Daniel Noboa, received in Quito X": what has an object is no mere attribute; "hosted at the
    // headquarters the commander, Y", whatever the commander is hung on.
    let object_of = |v: usize| {
        (v + 1..nodes.len()).find(|&j| {
            let n = &nodes[j];
            let place = n.head;
            let swallowed = n.dep == "appos"
                && place > v
                && place < j
                && !someone(&nodes[place])
                && match nodes[place].dep {
                    "pobj" => nodes[nodes[place].head].head == v,
                    "npadvmod" => nodes[place].head == v,
                    _ => false,
                };
            let own = n.head == v && matches!(n.dep, "dobj" | "npadvmod");
            someone(n) && (own || swallowed)
        })
    };
    let transitive = |v: usize| nodes[v].tag == "VBN" && object_of(v).is_some();
    let hung = (root + 1..nodes.len()).find(|&i| {
        // "The presidents of A and B conversed by telephone": what has no passive is no participle.
        let spoke = matches!(
            nodes[i].lemma.as_str(),
            "converse" | "talk" | "confer" | "speak"
        );
        nodes[i].dep == "acl"
            && nodes[i].head == root
            && (nodes[i].tag == "VBD" || transitive(i) || spoke && nodes[i].tag == "VBN")
    });
    let lost = (1..nodes.len().saturating_sub(1)).find(|&i| {
        LOST.iter().any(|(form, _)| *form == nodes[i].word)
            && nodes[i].mention.is_none()
            && matches!(
                nodes[i].dep,
                "compound" | "nmod" | "amod" | "appos" | "conj" | "dep"
            )
            && (someone(&nodes[i - 1]) || nodes[i - 1].word == ",")
            && (0..i).any(|j| someone(&nodes[j]))
    });
    // "A high-level Omani delegation left for Iran": likewise.
    let sent = hung.is_some_and(|v| nodes[v].tag == "VBD")
        && matches!(
            nodes[root].lemma.as_str(),
            "delegation" | "mission" | "team"
        );
    // "X bade farewell to Y": the farewell is the root, and the verb describes it.
    let bade = lost.is_some_and(|v| v + 1 == root && nodes[v].head == root);
    let Some(verb) = hung
        .or(lost)
        .filter(|_| sent || bade || someone(&nodes[root]))
    else {
        return;
    };
    // "X bade farewell to Y": what the verb is taken to describe is its object.
    let described = Some(nodes[verb].head).filter(|&h| {
        lost == Some(verb) && nodes[verb].dep == "amod" && h == verb + 1 && !someone(&nodes[h])
    });
    let object = described
        .or_else(|| object_of(verb))
        .or_else(|| (verb + 1..nodes.len()).find(|&j| someone(&nodes[j])));
    let its_own = object.is_some() && object == object_of(verb);
    if let Some((_, lemma)) = LOST.iter().find(|(form, _)| *form == nodes[verb].word) {
        (*lemma).clone_into(&mut nodes[verb].lemma);
    }
    let subject = if root < verb {
        Some(root)
    } else {
        (0..verb).rev().find(|&j| someone(&nodes[j]))
    };
    let Some(subject) = subject else { return };
    // What stands before the subject says when.
    for (i, n) in nodes.iter_mut().enumerate() {
        let before = i < subject && n.dep != "det";
        if i != root && n.head == root && (before || i > verb) {
            n.head = verb;
        }
    }
    (nodes[verb].tag, nodes[verb].pos, nodes[verb].dep) = ("VBD", "VERB", "ROOT");
    nodes[verb].head = verb;
    nodes[subject].head = verb;
    nodes[subject].dep = "nsubj";
    if let Some(object) = object
        && (nodes[object].head == verb || its_own || lost == Some(verb))
    {
        nodes[object].head = verb;
        nodes[object].dep = "dobj";
    }
}

/// "X heads for Baku", "Peru hosts the summit": what stands between who acts and where he goes is a verb, whatever the tagger takes it for.
pub(super) fn goes_for(nodes: &mut [Node], mentions: &[Mention]) {
    for v in 1..nodes.len().saturating_sub(1) {
        let who = nodes[v - 1]
            .mention
            .and_then(|m| mentions.get(m))
            .map(|m| &m.what);
        let noun = nodes[v].tag == "NNS" && nodes[v].dep == "ROOT";
        let next = nodes[v + 1].word.as_str();
        let goes = match nodes[v].word.as_str() {
            "heads" => matches!(next, "for" | "to" | "into" | "home"),
            // "X embarks on a tour of A and B"
            "embarks" => next == "on",
            // "Peru hosts this year's summit": what has an object is no noun.
            "hosts" | "visits" | "tours" | "chairs" => {
                nodes.iter().any(|n| n.head == v && n.dep == "dobj")
            }
            _ => false,
        };
        let acts = matches!(
            who,
            Some(What::Person(_) | What::Role(_) | What::Country(_) | What::Place(_))
        );
        if noun && goes && acts {
            (nodes[v].tag, nodes[v].pos) = ("VBZ", "VERB");
            nodes[v].lemma = nodes[v].word.trim_end_matches('s').to_owned();
            nodes[v - 1].dep = "nsubj";
            nodes[v - 1].head = v;
        }
    }
}

/// "brought X together with Y": together they are brought, Y with X, whatever the parser hangs the words on.
pub(super) fn together_with(nodes: &mut [Node]) {
    for i in 1..nodes.len().saturating_sub(2) {
        let with = i + 1;
        if nodes[i].word != "together" || nodes[with].word != "with" {
            continue;
        }
        let object = (0..i).rev().find(|&o| {
            nodes[o].dep == "dobj" && nodes[nodes[o].head].lemma == "bring" && nodes[o].head < o
        });
        let Some(verb) = object.map(|o| nodes[o].head) else {
            continue;
        };
        nodes[i].head = verb;
        (nodes[with].head, nodes[with].dep) = (verb, "prep");
        let other = (with + 1..nodes.len())
            .find(|&j| nodes[j].mention.is_some())
            .filter(|&j| nodes[j].dep == "conj" && nodes[j].head < i);
        if let Some(other) = other {
            (nodes[other].head, nodes[other].dep) = (with, "pobj");
        }
    }
}

/// "Talks between A and B resume in Doha on Sunday": what has a subject and heads the sentence is a verb, whatever the
/// tagger takes it for.
pub(super) fn plural_verb(nodes: &mut [Node]) {
    for v in 1..nodes.len().saturating_sub(1) {
        let noun = nodes[v].tag == "NN" && nodes[v].dep == "ROOT" && nodes[v].mention.is_none();
        let subject = nodes[..v]
            .iter()
            .any(|n| n.head == v && n.dep == "nsubj" && n.tag == "NNS");
        let is = nodes.iter().any(|n| n.head == v && n.dep == "cop");
        if noun && subject && !is && nodes[v + 1].pos == "ADP" {
            (nodes[v].tag, nodes[v].pos) = ("VBP", "VERB");
        }
    }
}

/// "the summit which Doha hosts": what heads a relative clause is a verb, whatever the tagger takes it for.
pub(super) fn relative_verb(nodes: &mut [Node]) {
    for v in 0..nodes.len() {
        let pronoun = nodes
            .iter()
            .any(|n| n.head == v && matches!(n.tag, "WDT" | "WP" | "WRB"));
        // "the visit, which began on Monday": a participle, and some preposition, to the parser.
        let opener = (0..v)
            .rev()
            .find(|&n| nodes[n].head == v && nodes[n].word == "which")
            .filter(|&w| w > 1 && nodes[w - 1].word == "," && nodes[v].tag == "VBD");
        if let Some(w) = opener.filter(|_| !matches!(nodes[v].dep, "relcl" | "conj" | "ROOT")) {
            nodes[v].dep = "relcl";
            nodes[v].head = w - 2;
            continue;
        }
        let noun = matches!(nodes[v].tag, "NNS" | "NN") && nodes[v].dep == "relcl";
        if !noun || !pronoun || nodes[v].mention.is_some() {
            continue;
        }
        (nodes[v].tag, nodes[v].pos) = ("VBZ", "VERB");
        for n in nodes.iter_mut().take(v) {
            if n.head == v && matches!(n.dep, "compound" | "nmod" | "poss") {
                n.dep = "nsubj";
            }
        }
    }
}

/// "The Committee convenes in Oslo": the name before a verb that has no subject is its subject.
pub(super) fn compound_subject(nodes: &mut [Node]) {
    for v in 1..nodes.len() {
        // "Tonight X dines with Y", tagged as a noun.
        if nodes[v].tag == "NNS"
            && nodes[v].dep == "ROOT"
            && matches!(
                nodes[v].word.as_str(),
                "dines" | "lunches" | "meets" | "hosts" | "visits" | "welcomes" | "greets"
            )
        {
            nodes[v].tag = "VBZ";
        }
        let verb = matches!(nodes[v].tag, "VBZ" | "VBD") && nodes[v].mention.is_none();
        let before = &nodes[v - 1];
        if verb
            && matches!(nodes[v].dep, "ROOT" | "ccomp" | "parataxis")
            && before.head == v
            && before.dep == "compound"
            && before.mention.is_some()
            && !nodes
                .iter()
                .any(|n| n.head == v && n.dep.starts_with("nsubj"))
        {
            nodes[v - 1].dep = "nsubj";
            nodes[v].pos = "VERB";
        }
    }
}

/// "The group will next convene in October": what a modal verb stands before is a verb. "The two last met in Tirana":
/// the two met, and "last" says when.
pub(super) fn next_and_last(nodes: &mut [Node]) {
    let when = |n: &Node| matches!(n.word.as_str(), "last" | "next" | "first" | "previously");
    for i in 0..nodes.len() {
        let aided = nodes
            .iter()
            .any(|n| n.head == i && n.tag == "MD" && n.dep == "aux");
        if aided && nodes[i].tag == "NN" && nodes[i].mention.is_none() {
            (nodes[i].tag, nodes[i].pos) = ("VB", "VERB");
            for n in nodes.iter_mut() {
                if n.head == i && n.dep == "amod" && when(n) {
                    n.dep = "advmod";
                }
            }
        }
        let verb = nodes[i].head;
        // "They last spoke in May and last met in March"
        if matches!(nodes[i].word.as_str(), "last" | "first" | "next")
            && nodes[i].dep == "nsubj"
            && nodes[i].mention.is_none()
            && i > 0
            && nodes[i - 1].word == "and"
            && verb == i + 1
            && nodes[verb].dep == "conj"
        {
            nodes[i].dep = "advmod";
        }
        let number = (0..i).find(|&j| nodes[j].head == i && nodes[j].dep == "nummod");
        if let Some(number) = number
            && when(&nodes[i])
            && nodes[i].dep == "nsubj"
            && verb == i + 1
            && nodes[verb].tag.starts_with("VB")
        {
            for n in nodes.iter_mut().take(i) {
                if n.head == i {
                    n.head = number;
                }
            }
            nodes[number].head = verb;
            nodes[number].dep = "nsubj";
            nodes[i].dep = "advmod";
        }
    }
}

/// "declared the meeting open": its object.
pub(super) fn declared_open(nodes: &mut [Node]) {
    for i in 1..nodes.len() {
        let verb = nodes[i].head;
        if nodes[i].word == "open"
            && nodes[i].dep == "ccomp"
            && matches!(nodes[verb].lemma.as_str(), "declare" | "throw")
        {
            nodes[i].dep = "oprd";
            for n in nodes.iter_mut().take(i) {
                if n.head == i && n.dep == "nsubj" {
                    n.head = verb;
                    n.dep = "dobj";
                }
            }
        }
    }
}

/// "On Wednesday the Brazilian travels to Montevideo": he is who travels.
pub(super) fn adjective_as_subject(nodes: &mut [Node]) {
    for i in 1..nodes.len().saturating_sub(1) {
        let v = i + 1;
        let verb = matches!(nodes[v].tag, "VBZ" | "VBD") && nodes[v].mention.is_none();
        let fits = verb
            && nodes[i].dep == "amod"
            && nodes[i].head == v
            && nodes[i].tag == "JJ"
            && nodes[i - 1].word == "the"
            && nodes[i - 1].head == v
            && !nodes
                .iter()
                .any(|n| n.head == v && n.dep.starts_with("nsubj"));
        if fits {
            (nodes[i].dep, nodes[i].tag, nodes[i].pos) = ("nsubj", "NN", "NOUN");
            nodes[i - 1].head = i;
        }
    }
}

/// "The two leaders saw three memoranda signed": they are signed, and sign nothing.
pub(super) fn seen_done(nodes: &mut [Node]) {
    for v in 1..nodes.len() {
        let seen = nodes[v].head;
        let done = matches!(nodes[v].tag, "VBN" | "VBD")
            && nodes[v].dep == "ccomp"
            && matches!(nodes[seen].lemma.as_str(), "see" | "watch" | "witness")
            && seen < v
            && !nodes
                .iter()
                .any(|n| n.head == v && matches!(n.dep, "aux" | "auxpass" | "mark" | "dobj"));
        let Some(subject) = (0..v)
            .find(|&n| nodes[n].head == v && nodes[n].dep == "nsubj" && nodes[n].mention.is_none())
            .filter(|&n| done && nodes[n].pos != "PRON")
        else {
            continue;
        };
        nodes[subject].dep = "nsubjpass";
        nodes[v].tag = "VBN";
    }
}

/// "Meetings with A and B figure among his engagements", "a meeting with A features in his schedule": no figure of A's.
pub(super) fn figures_among(nodes: &mut [Node]) {
    for i in 1..nodes.len() {
        let n = &nodes[i];
        let noun = matches!(
            n.word.as_str(),
            "figure" | "figures" | "feature" | "features"
        ) && matches!(n.tag, "NN" | "NNS")
            && n.mention.is_none();
        let stands = nodes
            .get(i + 1)
            .is_some_and(|p| matches!(p.word.as_str(), "among" | "in" | "on"));
        if !noun || !stands {
            continue;
        }
        // The name before it, and what that belongs to: "meetings with".
        let Some(name) = (0..i).find(|&x| {
            nodes[x].head == i
                && nodes[x].mention.is_some()
                && matches!(nodes[x].dep, "compound" | "nmod" | "amod")
        }) else {
            continue;
        };
        let Some(with) = (0..name).rev().find(|&p| nodes[p].word == "with") else {
            continue;
        };
        let subject = nodes[with].head;
        if nodes[subject].pos != "NOUN" {
            continue;
        }
        nodes[name].head = with;
        nodes[name].dep = "pobj";
        if nodes[i].head == with {
            let (head, dep) = (nodes[subject].head, nodes[subject].dep);
            nodes[i].head = if head == subject { i } else { head };
            nodes[i].dep = dep;
            nodes[subject].head = i;
            nodes[subject].dep = "nsubj";
            nodes[i + 1].head = i;
            for n in nodes.iter_mut().skip(i + 2).filter(|n| n.head == subject) {
                n.head = i;
            }
        }
        nodes[i].pos = "VERB";
        nodes[i].tag = if nodes[i].tag == "NN" { "VBP" } else { "VBZ" };
        let singular = nodes[i].word.trim_end_matches('s').to_owned();
        nodes[i].lemma = singular;
    }
}

/// "The two sides, led by A and B, compared notes on trade": what has a subject and stands before its noun does not
/// describe it.
pub(super) fn verb_before_its_noun(nodes: &mut [Node]) {
    for v in 1..nodes.len().saturating_sub(1) {
        let h = nodes[v].head;
        let describes = nodes[v].dep == "amod"
            && matches!(nodes[v].tag, "VBN" | "VBD")
            && h == v + 1
            && nodes[h].dep == "ROOT"
            && nodes[h].tag == "NNS"
            && nodes[v - 1].word == ",";
        let subject =
            (0..v).find(|&s| nodes[s].dep == "nsubj" && (nodes[s].head == v || nodes[s].head == h));
        let verb = |n: &Node| n.head == h && matches!(n.dep, "cop" | "aux");
        let Some(subject) = subject.filter(|_| describes && !nodes.iter().any(verb)) else {
            continue;
        };
        for i in (0..nodes.len()).filter(|&i| i != h && i != v) {
            let of_it = i > h && matches!(nodes[i].word.as_str(), "on" | "of" | "about" | "over");
            if nodes[i].head == h && !of_it {
                nodes[i].head = v;
            }
        }
        nodes[subject].head = v;
        (nodes[v].tag, nodes[v].pos, nodes[v].dep) = ("VBD", "VERB", "ROOT");
        nodes[v].head = v;
        (nodes[h].head, nodes[h].dep) = (v, "dobj");
    }
}

/// "A meeting between A and B set for Friday has been put off": what is set is no clause, but says which meeting.
pub(super) fn reduced_relative(nodes: &mut [Node]) {
    for v in 1..nodes.len() {
        let main = nodes[v].head;
        let clause = matches!(nodes[v].dep, "csubj" | "csubjpass")
            && matches!(nodes[v].tag, "VBD" | "VBN")
            && main > v;
        let of_it = |n: &Node, deps: &[&str]| n.head == v && deps.contains(&n.dep);
        let introduced = nodes.iter().any(|n| {
            of_it(n, &["mark", "aux", "auxpass", "dobj"]) || of_it(n, &["advmod"]) && n.tag == "WRB"
        });
        let subject = (0..v).find(|&s| of_it(&nodes[s], &["nsubj", "nsubjpass"]));
        let Some(subject) = subject.filter(|&s| {
            clause && !introduced && nodes[s].tag.starts_with("NN") && nodes[s].mention.is_none()
        }) else {
            continue;
        };
        nodes[subject].head = main;
        nodes[subject].dep = if nodes[v].dep == "csubjpass" {
            "nsubjpass"
        } else {
            "nsubj"
        };
        (nodes[v].head, nodes[v].dep, nodes[v].tag) = (subject, "acl", "VBN");
    }
}

/// "The visit stands deferred": a passive, and not what the visit stands for.
pub(super) fn stands_cancelled(nodes: &mut [Node]) {
    for v in 1..nodes.len().saturating_sub(1) {
        let done = v + 1;
        let passive = nodes[v].lemma == "stand"
            && nodes[v].pos == "VERB"
            && nodes[done].tag == "VBN"
            && nodes[done].head == v
            && matches!(nodes[done].dep, "acomp" | "xcomp" | "ccomp" | "advcl");
        if !passive {
            continue;
        }
        let (above, dep) = (nodes[v].head, nodes[v].dep);
        for (i, n) in nodes.iter_mut().enumerate() {
            if n.head == v && i != v && i != done {
                n.head = done;
                if n.dep == "nsubj" {
                    n.dep = "nsubjpass";
                }
            }
        }
        (nodes[done].head, nodes[done].dep) = (if above == v { done } else { above }, dep);
        (nodes[v].head, nodes[v].dep) = (done, "auxpass");
    }
}

/// "On Monday, X bade farewell to Y": what the parser takes for a second sentence is the object, and whom it is said to
/// stands behind "to".
pub(super) fn bade_farewell(nodes: &mut [Node]) {
    for i in 1..nodes.len() {
        let said = nodes[i].word == "farewell"
            && nodes[i].head == i
            && matches!(nodes[i - 1].lemma.as_str(), "bid" | "bade" | "say");
        if !said {
            continue;
        }
        nodes[i].dep = "dobj";
        nodes[i].head = i - 1;
        let Some(to) = (i + 1..nodes.len().min(i + 3)).find(|&j| nodes[j].word == "to") else {
            continue;
        };
        let behind = to + 1;
        if behind < nodes.len()
            && nodes[behind].head == i - 1
            && matches!(nodes[behind].dep, "dobj" | "dative")
        {
            nodes[behind].dep = "pobj";
            nodes[behind].head = to;
        }
    }
}
