//! Whom a pronoun means.

use super::recent::agrees;
use super::{Discourse, Who};
use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;
use crate::status::REPORTING;

/// The plural noun that acts in a clause above "they" at node `i`.
pub(super) fn plural_above(s: &Sentence, i: usize) -> Option<usize> {
    let t = &s.tree;
    let mut inside = t.governor(i);
    while let Some(v) = inside {
        if !matches!(t.node(v).dep, "ccomp" | "xcomp" | "advcl") {
            return None;
        }
        inside = t.governor(v);
        let subject = inside.and_then(|v| t.child(v, &["nsubj", "nsubjpass"]));
        if let Some(n) = subject.filter(|&n| n < i) {
            let plural = t.node(n).tag == "NNS" && t.conjuncts(n).len() == 1;
            return Some(n).filter(|_| plural);
        }
    }
    None
}

/// "A, B and C are coming, and D is to see each of them": the subject of another clause before node `i`, where it names
/// three and more.
pub(super) fn several_before(s: &Sentence, i: usize) -> Option<usize> {
    let t = &s.tree;
    let of_them = t
        .prep_objects(i, "of")
        .iter()
        .any(|&o| t.node(o).word == "them");
    let person = |n: usize| matches!(s.mention(n).map(|m| &m.what), Some(What::Person(_)));
    (0..i).find(|&n| {
        of_them
            && matches!(t.node(n).dep, "nsubj" | "nsubjpass")
            && t.governor(n) != t.governor(i)
            && t.conjuncts(n).iter().filter(|&&c| person(c)).count() > 2
    })
}

/// The subject of the clause of "their" at node `i`, where it names two or more: "A and B have called off their trips".
pub(super) fn acting_together(s: &Sentence, i: usize) -> Option<usize> {
    let t = &s.tree;
    let person = |n: usize| matches!(s.mention(n).map(|m| &m.what), Some(What::Person(_)));
    let n = t
        .governor(i)
        .and_then(|v| t.child(v, &["nsubj", "nsubjpass"]))?;
    let trip = t.head(i).is_some_and(|h| {
        matches!(
            t.node(h).lemma.as_str(),
            "trip" | "visit" | "tour" | "journey" | "travel" | "stay"
        )
    });
    (trip && n < i && t.conjuncts(n).iter().filter(|&&c| person(c)).count() > 1).then_some(n)
}

/// Of "their visit" at node `i`, who was received with those who came with him: "X and the delegation accompanying him".
pub(super) fn with_company(s: &Sentence, i: usize) -> Option<usize> {
    let t = &s.tree;
    let verb = t.governor(i)?;
    let trip = t
        .head(i)
        .is_some_and(|h| matches!(t.node(h).lemma.as_str(), "visit" | "trip" | "stay"));
    let company = |n: &usize| {
        matches!(
            t.node(*n).lemma.as_str(),
            "delegation" | "entourage" | "team" | "party"
        )
    };
    (0..i)
        .rev()
        .find(|&n| {
            matches!(s.mention(n).map(|m| &m.what), Some(What::Person(_)))
                && t.node(n).dep == "dobj"
                && t.ancestors(verb).any(|v| t.head(n) == Some(v))
                && t.conjuncts(n).iter().skip(1).any(company)
        })
        .filter(|_| trip)
}

/// "In addition to his talks with X, he met Y": the "his" of a phrase before "he" at node `i` that names whom he met.
pub(super) fn whose_before(s: &Sentence, i: usize) -> Option<usize> {
    let t = &s.tree;
    let person = |n: usize| matches!(s.mention(n).map(|m| &m.what), Some(What::Person(_)));
    let own = if t.node(i).word == "he" { "his" } else { "her" };
    let j = (0..i).find(|&j| t.node(j).word == own && t.node(j).dep == "poss")?;
    let with = t
        .head(j)
        .is_some_and(|n| t.prep_objects(n, "with").iter().any(|&o| person(o)));
    (with && !(0..j).any(person)).then_some(j)
}

/// Who acts in the clause of "his" at node `i` without a name of his own, "he" or whom a relative clause is about, and is
/// meant by it but where he receives somebody: "he welcomed X on his arrival".
pub(super) fn own(s: &Sentence, i: usize) -> Option<usize> {
    const RECEIVES: &[&str] = &["receive", "host", "welcome", "greet", "see", "invite"];
    let t = &s.tree;
    let verb = t.governor(i).filter(|_| t.node(i).dep == "poss")?;
    if RECEIVES.contains(&t.node(verb).lemma.as_str()) {
        return None;
    }
    let subject = t.child(verb, &["nsubj"]).filter(|&n| n < i)?;
    match (t.node(subject).word.as_str(), t.node(i).word.as_str()) {
        ("he", "his") | ("she", "her") => Some(subject),
        // "met X, who is on his first visit to Malta"
        ("who", _) => t.head(verb).filter(|&n| {
            t.node(verb).dep == "relcl"
                && matches!(s.mention(n).map(|m| &m.what), Some(What::Person(_)))
        }),
        _ => None,
    }
}

/// "X will not be there: he has put off his trip": who acts before the colon right behind which "he" stands at node `i`.
pub(super) fn before_the_colon(s: &Sentence, i: usize) -> Option<usize> {
    let t = &s.tree;
    let colon = i
        .checked_sub(1)
        .filter(|&c| matches!(t.node(c).word.as_str(), ":" | ";"))?;
    let mut subjects = (0..colon).filter(|&n| {
        t.node(n).dep.starts_with("nsubj")
            && t.governor(n).is_some_and(|v| v < colon)
            && t.node(t.governor(n).unwrap_or(n)).dep != "relcl"
    });
    let one = subjects.next()?;
    (subjects.next().is_none() && matches!(s.mention(one).map(|m| &m.what), Some(What::Person(_))))
        .then_some(one)
}

/// Who is told in the clause above "his" at node `i` to do something about what is his: "X told Y to postpone his trip".
pub(super) fn told_to(s: &Sentence, i: usize) -> Option<usize> {
    const TELLS: &[&str] = &[
        "tell", "ask", "order", "instruct", "urge", "advise", "direct",
    ];
    const DOES: &[&str] = &[
        "postpone",
        "cancel",
        "delay",
        "cut",
        "call",
        "put",
        "defer",
        "shorten",
        "extend",
        "begin",
        "end",
        "make",
        "undertake",
        "resume",
        "scrap",
    ];
    let t = &s.tree;
    let trip = t.head(i).filter(|&n| {
        t.node(i).dep == "poss"
            && matches!(
                t.node(n).lemma.as_str(),
                "visit" | "trip" | "tour" | "stay" | "travel" | "journey"
            )
    })?;
    let verb = t
        .governor(trip)
        .filter(|&v| t.node(v).dep == "xcomp" && DOES.contains(&t.node(v).lemma.as_str()))?;
    let above = t
        .head(verb)
        .filter(|&v| TELLS.contains(&t.node(v).lemma.as_str()))?;
    t.child(above, &["dobj"])
        .filter(|&o| matches!(s.mention(o).map(|m| &m.what), Some(What::Person(_))))
}

/// Whose "his" at node `i` is in what somebody lets another know: "X, who informed him of the outcome of his visit", "Y
/// briefed the minister on his talks": of what he who informs has done himself.
pub(super) fn lets_know(s: &Sentence, i: usize) -> Option<usize> {
    const INFORMS: &[&str] = &[
        "inform",
        "brief",
        "acquaint",
        "update",
        "apprise",
        "familiarise",
    ];
    const DONE: &[&str] = &[
        "visit",
        "trip",
        "tour",
        "talk",
        "meeting",
        "contact",
        "conversation",
        "journey",
        "mission",
    ];
    let t = &s.tree;
    let done = t
        .head(i)
        .filter(|&n| t.node(i).dep == "poss" && DONE.contains(&t.node(n).lemma.as_str()))?;
    let verb = t
        .governor(done)
        .filter(|&v| INFORMS.contains(&t.node(v).lemma.as_str()))?;
    t.object(verb).filter(|&o| o < i)?;
    let subject = t.child(verb, &["nsubj"]).filter(|&n| n < verb)?;
    match t.node(subject).tag {
        "WP" => t.head(verb).filter(|_| t.node(verb).dep == "relcl"),
        _ => Some(subject),
    }
}

/// About whom somebody is asked who speaks of "him" at node `i`: "Asked about X, the spokesman said no meeting with him
/// was planned".
pub(super) fn asked_about(s: &Sentence, i: usize) -> Option<usize> {
    let t = &s.tree;
    let asked = (0..i).find(|&v| {
        matches!(t.node(v).lemma.as_str(), "ask" | "question" | "query")
            && t.node(v).tag == "VBN"
            && t.node(v).dep == "advcl"
            && t.head(v)
                .is_some_and(|main| main > v && REPORTING.contains(&t.node(main).lemma.as_str()))
            && !t.subtree(v).contains(&i)
    })?;
    let inside = t.subtree(asked);
    let mut named = inside
        .into_iter()
        .filter(|&n| matches!(s.mention(n).map(|m| &m.what), Some(What::Person(_))));
    let one = named.next()?;
    named.next().is_none().then_some(one)
}

impl Discourse {
    /// "Clinton and Gates flew to Seoul. They called on President Lee": several of one country who acted together in
    /// the sentence before, where the clause of "they" at node `i` names whom they met.
    pub(super) fn delegation(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<Vec<Who>> {
        let t = &s.tree;
        let country = |w: &Who| crate::encounters::country(a, w);
        let [first, rest @ ..] = self.last_subjects.as_slice() else {
            return None;
        };
        let home = country(first)?;
        // "A, B and C are in Sarajevo. They will meet X": all three, wherever they are from.
        let several = rest.len() > 1;
        if rest.is_empty() || !several && rest.iter().any(|w| country(w) != Some(home)) {
            return None;
        }
        let verb = t.governor(i).filter(|_| t.node(i).dep == "nsubj")?;
        // "will have talks with X"
        let object = t.child(verb, &["dobj"]);
        let meets = ["on", "with", "to"]
            .iter()
            .flat_map(|p| {
                let of_object = object.map_or_else(Vec::new, |o| t.prep_objects(o, p));
                t.prep_objects(verb, p).into_iter().chain(of_object)
            })
            .chain(object)
            .filter(|&n| n > i && s.mention(n).is_some())
            .flat_map(|n| self.one(a, s, n))
            .any(|w| {
                let of_none = self.last_subjects.iter().all(|x| country(x) != country(&w));
                matches!(w, Who::Person(_) | Who::Post { .. }) && of_none
            });
        meets.then(|| self.last_subjects.clone())
    }

    /// Who says "I": the speaker of the quotation, or of the text itself where that is in the first person.
    pub(super) fn first_person(&self, a: &Analysis<'_>, s: &Sentence) -> Option<Who> {
        match s.quoted {
            Some(_) => self.speaker.map(Who::Person),
            None => crate::author::at(&a.turns, s.span.end),
        }
    }

    /// "The Prime Minister raised it with Yair Lapid when they met": the two whom the sentence names before "they",
    /// where they are two, of two countries.
    pub(super) fn two_before(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<Vec<Who>> {
        let mut all: Vec<Who> = Vec::new();
        for n in 0..i {
            let found = match s.mention(n).map(|m| &m.what) {
                Some(What::Person(p)) => p.person.map(Who::Person),
                Some(What::Role(r)) if !r.plural && !r.indefinite => {
                    self.one(a, s, n).into_iter().next()
                }
                _ => None,
            };
            if let Some(w) = found.filter(|w| !all.contains(w)) {
                all.push(w);
            }
        }
        // "A and B have agreed, C announced after hosting the two": not who acts in the clause.
        if all.len() == 3 {
            let t = &s.tree;
            let actor = std::iter::successors(t.governor(i), |&v| {
                t.head(v)
                    .and_then(|h| if t.is_verb(h) { Some(h) } else { t.governor(h) })
            })
            .find_map(|v| t.child(v, &["nsubj", "nsubjpass"]))
            .filter(|&n| n != i)
            .and_then(|n| match s.mention(n).map(|m| &m.what) {
                Some(What::Person(p)) => p.person.map(Who::Person),
                _ => None,
            });
            all.retain(|w| Some(w) != actor.as_ref());
        }
        // "Preparations for A's visit were discussed by B and C when they met": of several the two named in one breath.
        if all.len() > 2 {
            let t = &s.tree;
            let in_one_breath = (0..i)
                .rev()
                .map(|n| t.conjuncts(n))
                .find(|c| c.len() == 2 && c.iter().all(|&n| n < i));
            let two: Vec<Who> = in_one_breath
                .into_iter()
                .flatten()
                .flat_map(|n| match s.mention(n).map(|m| &m.what) {
                    Some(What::Person(p)) => p.person.map(Who::Person),
                    _ => None,
                })
                .collect();
            let country = |w: &Who| crate::encounters::country(a, w);
            if let [x, y] = two.as_slice()
                && country(x).is_some()
                && country(y).is_some()
                && country(x) != country(y)
            {
                return Some(two);
            }
        }
        // For which state or, without one, for which organisation.
        let side = |w: &Who| match (crate::encounters::country(a, w), w) {
            (Some(c), _) => Some(c.to_string()),
            (None, Who::Person(p)) => a
                .people
                .all
                .get(*p)
                .and_then(|p| p.chief_office())
                .and_then(|h| h.office.org.clone()),
            (None, Who::Post { org, .. }) => org.clone(),
            _ => None,
        };
        match all.as_slice() {
            [x, y] if side(x).is_some() && side(y).is_some() && side(x) != side(y) => Some(all),
            _ => None,
        }
    }

    /// "The former", "the latter": of the two persons named last before node `i`, in the sentence or the one before.
    pub(super) fn of_two_named(&self, s: &Sentence, i: usize, word: &str) -> Option<Who> {
        let here = (0..i).filter_map(|n| match s.mention(n).map(|m| &m.what) {
            Some(What::Person(p)) => p.person.map(Who::Person),
            _ => None,
        });
        let before = self.seen.last().map(|n| n.sentence);
        let mut all: Vec<Who> = Vec::new();
        let told = self.seen.iter().filter(|n| Some(n.sentence) == before);
        for w in told.map(|n| n.who.clone()).chain(here) {
            all.retain(|x| *x != w);
            all.push(w);
        }
        let back = if word == "latter" { 1 } else { 2 };
        (all.len() >= 2).then(|| all.swap_remove(all.len() - back))
    }

    /// "After his trip to London, President Pahor …": a pronoun in what opens the sentence means the subject that
    /// follows, where a name or a post of its own stands there.
    pub(super) fn ahead(&self, s: &Sentence, i: usize) -> Option<Who> {
        let t = &s.tree;
        let opens = t.ancestors(i).any(|x| {
            let n = t.node(x);
            matches!(n.dep, "prep" | "advcl")
                && t.head(x).is_some_and(|h| h > x && t.is_verb(h))
                && (0..x).all(|y| t.ancestors(y).any(|z| z == x) || t.node(y).pos == "ADV")
        });
        if !opens
            || (0..i).any(|x| {
                s.mention(x)
                    .is_some_and(|m| matches!(m.what, What::Person(_) | What::Role(_)))
            })
        {
            return None;
        }
        // "As he left Suva, the minister said …": not the clause that he acts in himself.
        let own = t
            .governor(i)
            .filter(|&v| t.node(i).dep == "nsubj" && t.node(v).dep == "advcl");
        let verb = t
            .ancestors(i)
            .filter(|&x| t.is_verb(x) && Some(x) != own)
            .find(|&v| v > i)?;
        // "When he landed in Paris, President X received him", "as he left, X hosted a dinner": another than who acts.
        // "Speaking after he received X, Y promised aid": who speaks acts in both.
        let participle = own.is_some_and(|v| {
            t.head(v).is_some_and(|p| {
                t.node(p).tag == "VBG"
                    && t.node(p).dep == "advcl"
                    && t.head(p) == Some(verb)
                    && t.child(p, &["nsubj"]).is_none()
            })
        });
        let another = own.is_some()
            && !participle
            && (!REPORTING.contains(&t.node(verb).lemma.as_str())
                || t.subtree(verb)
                    .iter()
                    .any(|&x| x > i && matches!(t.node(x).word.as_str(), "him" | "her")));
        if another {
            return None;
        }
        // "Among his guests were A and B": his who receives them.
        let subject = t
            .child(verb, &["nsubj", "nsubjpass"])
            .filter(|&n| n > i && !(t.node(verb).lemma == "be" && n > verb))?;
        match s.mention(subject).map(|m| &m.what) {
            Some(What::Person(p)) => p.person.map(Who::Person),
            _ => None,
        }
    }

    /// Whom "him" at node `i` means: somebody told of in a clause before it in the sentence, else whoever of those told of
    /// before is uppermost; never the subject of its own clause nor who is named beside it there.
    pub(super) fn object(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<Who> {
        let t = &s.tree;
        let clause = t.governor(i);
        let subject = clause.and_then(|v| t.subject(v));
        let own: Vec<Who> = subject
            .filter(|&n| n != i && n < t.nodes.len())
            .map(|n| t.conjuncts(n))
            .unwrap_or_default()
            .into_iter()
            .flat_map(|n| match s.mention(n).map(|m| &m.what) {
                Some(What::Person(p)) => p.person.map(Who::Person).into_iter().collect(),
                Some(What::Role(r)) if !r.plural && !r.counterpart => self.one(a, s, n),
                None if matches!(t.node(n).word.as_str(), "he" | "she") => {
                    self.recent(a, s, n, |_| true).into_iter().collect()
                }
                _ => Vec::new(),
            })
            .collect();
        let named = |n: usize| match s.mention(n).map(|m| &m.what) {
            Some(What::Person(p)) => p.person.map(Who::Person),
            _ => None,
        };
        // "gave a luncheon for the American leader, and Y had a conversation with him"
        let titled = |n: usize| match s.mention(n).map(|m| &m.what) {
            Some(What::Role(r))
                if !r.plural && !r.indefinite && !r.counterpart && r.countries.len() == 1 =>
            {
                let who = self.one(a, s, n).into_iter().next();
                who.filter(|w| matches!(w, Who::Person(_)))
            }
            _ => None,
        };
        // "In Entebbe he was hosted by X, and in Oyo Y had received him": still the same.
        let word = t.node(i).word.as_str();
        let chain = (0..i).find(|&n| {
            let (w, dep) = (t.node(n).word.as_str(), t.node(n).dep);
            t.node(n).mention.is_none()
                && matches!(dep, "nsubj" | "nsubjpass")
                && t.governor(n) != clause
                && matches!((w, word), ("he", "him") | ("she", "her"))
        });
        if let Some(n) = chain
            && let Some(who) = self.one(a, s, n).into_iter().find(|w| !own.contains(w))
        {
            return Some(who);
        }
        // "left for Caracas, where Maduro was to receive him": who acts in the clause above.
        let above = clause
            .into_iter()
            .flat_map(|v| t.ancestors(v).skip(1))
            .filter(|&v| t.is_verb(v))
            .filter_map(|v| {
                let n = t.child(v, &["nsubj", "nsubjpass"])?;
                // "Maduro, who was in Rome, where Pope Francis received him"
                match t.node(n).tag {
                    "WP" => t.antecedent(v),
                    _ => Some(n),
                }
            })
            .filter(|&n| n < i && subject != Some(n))
            .find_map(named)
            .filter(|w| !own.contains(w));
        // "Saying that Kurti had not wanted to meet him, Vučić …" and "X, who invited him": other clauses first.
        let before = (0..i)
            .rev()
            // "Pashinyan's office denied a meeting between him and …"
            .filter(|&n| t.governor(n) != clause || t.node(n).dep == "poss")
            .filter_map(|n| named(n).or_else(|| titled(n)))
            .find(|w| !own.contains(w));
        let host = self.host_before(a, s, i);
        let apart = |w: &Who| {
            agrees(a, word, w)
                && host.as_ref() != Some(w)
                && (self.abroad_from.is_empty()
                    || crate::encounters::country(a, w)
                        .is_some_and(|c| !self.abroad_from.contains(&c)))
        };
        let (above, before) = (above.filter(apart), before.filter(apart));
        let here: Vec<Who> = (0..t.nodes.len()).filter_map(named).collect();
        above.or(before).or_else(|| {
            let speaks = |w: &Who| matches!(w, Who::Person(p) if Some(*p) == self.speaker);
            self.uppermost(a, s, i, &|w| {
                !own.contains(w) && !here.contains(w) && !speaks(w) && apart(w)
            })
        })
    }
}
