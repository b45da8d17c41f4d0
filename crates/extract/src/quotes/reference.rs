//! Pronouns, offices and "his guest": somebody heard before.

use super::meaning::{singular, who};
use super::voices::{Heard, Voices, index_of, previous};
use super::{Voice, is_body};
use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;
use crate::refs::{Discourse, Who};

impl Voices {
    /// "his office", "Singh's office".
    pub(super) fn office_of(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        n: usize,
        discourse: &Discourse,
    ) -> Option<Voice> {
        let whose = s.tree.children(n).find(|&c| s.tree.node(c).dep == "poss")?;
        let (name, country) = match self.voice(a, s, whose, discourse)? {
            Voice::Who(Who::Person(p)) => {
                let person = a.people.all.get(p)?;
                let leads = person.chief_office().filter(|h| {
                    matches!(
                        h.office.canonical.as_str(),
                        "Prime Minister" | "President" | "Chancellor"
                    )
                });
                match leads {
                    Some(h) => (
                        format!("Office of the {}", h.office.canonical),
                        h.office.country.or(person.country),
                    ),
                    None => return Some(Voice::Body(format!("Office of {}", person.name))),
                }
            }
            Voice::Who(Who::Post {
                office: Some(office),
                country,
                ..
            }) => (format!("Office of the {office}"), country),
            Voice::Named(name) => return Some(Voice::Body(format!("Office of {name}"))),
            _ => return None,
        };
        Some(Voice::Who(Who::Org { name, country }))
    }

    /// Whoever spoke last in sentence `p`.
    fn latest_in(&self, p: usize) -> Option<&Heard> {
        self.heard.last().filter(|h| h.sentence == p)
    }

    /// The person whom the report knows to hold an office that stands without a name: whoever spoke last of
    /// those, or the only one.
    pub(super) fn holder(&self, a: &Analysis<'_>, who: Who) -> Who {
        let Who::Post {
            office: Some(office),
            ..
        } = &who
        else {
            return who;
        };
        let family = post(office);
        let fits = |p: usize| {
            a.people.all.get(p).is_some_and(|p| {
                p.offices
                    .iter()
                    .any(|h| post(&h.office.canonical) == family)
            })
        };
        let spoke = self.heard.iter().rev().find_map(|h| match h.voice {
            Voice::Who(Who::Person(p)) if fits(p) => Some(p),
            _ => None,
        });
        let only = || {
            let mut all = (0..a.people.all.len()).filter(|&p| fits(p));
            all.next().filter(|_| all.next().is_none())
        };
        // "the head of state": whose office the report does not give.
        let unplaced = || {
            let mut all = (0..a.people.all.len()).filter(|&p| a.people.all[p].offices.is_empty());
            all.next()
                .filter(|_| family.starts_with("head of") && all.next().is_none())
        };
        // "Lee told the council … . The envoy tied that to …": who has just spoken, without an office so far.
        let just = || match self.heard.last()?.voice {
            Voice::Who(Who::Person(p)) if a.people.all.get(p)?.offices.is_empty() => Some(p),
            _ => None,
        };
        spoke
            .or_else(only)
            .or_else(unplaced)
            .or_else(just)
            .map_or(who, Who::Person)
    }

    /// The person with a name who was the last to speak, in the two sentences before.
    pub(super) fn just_spoke(&self, a: &Analysis<'_>, s: &Sentence) -> Option<Voice> {
        let last = self.heard.last()?;
        let near = last.sentence + 3 > index_of(a, s);
        (near && matches!(last.voice, Voice::Who(Who::Person(_)))).then(|| last.voice.clone())
    }

    /// Somebody without a name who has been heard before under the same word.
    pub(super) fn again(&self, lemma: &str) -> Option<Voice> {
        let last = lemma.split_whitespace().last().unwrap_or(lemma);
        self.heard.iter().rev().map(|h| &h.voice).find(|v| matches!(v, Voice::Unnamed(w) if w.split_whitespace().any(|x| singular(x) == singular(last)))).cloned()
    }

    /// The person whom "he" or "she" means as a speaker.
    pub(super) fn person(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        n: usize,
        discourse: &Discourse,
    ) -> Option<Voice> {
        // A pronoun is never somebody whom its own clause of content names: "Lee 'was late', he said".
        let t = &s.tree;
        let verb = t.head(n);
        let content: Vec<usize> = verb
            .into_iter()
            .flat_map(|v| {
                // Two subjects: the first is that of the words quoted.
                let other = move |c: usize| c < n && t.node(c).dep == "nsubj";
                t.children(v)
                    .filter(move |&c| t.node(c).dep == "ccomp" || other(c))
            })
            .flat_map(|c| t.subtree(c))
            .collect();
        let named = |i: usize| match s.mention(i).map(|m| &m.what) {
            Some(What::Person(p)) => p.person,
            _ => None,
        };
        let barred: Vec<usize> = content.iter().filter_map(|&i| named(i)).collect();
        let allowed = |w: &Who| !matches!(w, Who::Person(p) if barred.contains(p));
        let resolved = who(a, s, n, discourse).filter(allowed);
        // Somebody named earlier in the sentence is meant by the sentence.
        let here = (0..n).any(|i| {
            matches!(t.node(i).dep, "nsubj" | "nsubjpass")
                && !content.contains(&i)
                && matches!(s.mention(i).map(|m| &m.what), Some(What::Person(_)))
        });
        if here && resolved.is_some() {
            return resolved.map(Voice::Who);
        }
        // "She turned to Jaishankar and his speech": the man named just before.
        if t.node(n).dep == "poss"
            && let Some(p) = (0..n).rev().find_map(named)
        {
            return Some(Voice::Who(Who::Person(p)));
        }
        let is_one = |v: &Voice| match v {
            Voice::Who(Who::Person(_) | Who::Post { .. }) | Voice::Named(_) => true,
            Voice::Unnamed(w) => !w.ends_with('s'),
            Voice::Who(_) | Voice::Body(_) => false,
        };
        // Whoever spoke in the sentence before goes on.
        let index = index_of(a, s);
        let before = previous(a, index);
        // Of several, a person: "Gil spoke of an exchange, according to the Gazette. …, he added."
        let just = before.and_then(|p| {
            let person = |h: &&Heard| matches!(h.voice, Voice::Who(Who::Person(_)));
            let here = || self.heard.iter().rev().take_while(|h| h.sentence == p);
            here()
                .find(person)
                .or_else(|| self.latest_in(p))
                .filter(|h| is_one(&h.voice))
        });
        // … or whoever the sentence before is about.
        let subject = || {
            let p = a.sentences.get(before?)?;
            let root = p.tree.nodes.iter().position(|x| x.dep == "ROOT")?;
            let subject = p.tree.child(root, &["nsubj"])?;
            // "Next to speak was Prime Minister Modi": the one who comes behind.
            let person =
                |n: &usize| matches!(p.mention(*n).map(|m| &m.what), Some(What::Person(_)));
            let behind = p.tree.child(root, &["attr"]).filter(person);
            let subject = Some(subject).filter(person).or(behind).unwrap_or(subject);
            match p.mention(subject).map(|m| &m.what) {
                Some(What::Person(m)) if p.paragraph + 1 >= s.paragraph => {
                    m.person.map(|p| Voice::Who(Who::Person(p)))
                }
                _ => None,
            }
        };
        if just.is_none()
            && let Some(v) = subject()
        {
            return Some(v);
        }
        let just = just.or_else(|| {
            // A briefing goes on: nobody named has come up as a subject since.
            let last = self
                .heard
                .iter()
                .rev()
                .find(|h| matches!(h.voice, Voice::Who(Who::Person(_))))
                .filter(|h| h.sentence + 6 > index)?;
            let since = a.sentences.get(last.sentence + 1..index)?;
            let named = |x: &Sentence| {
                x.quoted.is_none()
                    && x.tree.nodes.iter().enumerate().any(|(i, node)| {
                        node.dep == "nsubj"
                            && matches!(x.mention(i).map(|m| &m.what), Some(What::Person(_)))
                    })
            };
            (!since.iter().any(named)).then_some(last)
        });
        just.map(|h| h.voice.clone())
            .or_else(|| resolved.map(Voice::Who))
            .or_else(|| {
                self.heard
                    .iter()
                    .rev()
                    .map(|h| &h.voice)
                    .find(|v| is_one(v))
                    .cloned()
            })
    }

    /// Whom "they" means as speakers.
    pub(super) fn several(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        n: usize,
        discourse: &Discourse,
    ) -> Option<Voice> {
        let index = index_of(a, s);
        let near = self
            .heard
            .iter()
            .rev()
            .take_while(|h| h.sentence + 8 > index)
            .map(|h| &h.voice);
        let many = |v: &&Voice| {
            matches!(v, Voice::Unnamed(w) if w.ends_with('s'))
                || matches!(v, Voice::Who(Who::Org { .. }))
        };
        near.into_iter()
            .find(many)
            .cloned()
            .or_else(|| who(a, s, n, discourse).map(Voice::Who))
    }

    /// The body that "it", or a statement without an owner, means.
    pub(super) fn body(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        n: usize,
        discourse: &Discourse,
    ) -> Option<Voice> {
        let here = (0..n).rev().find(|&i| speaks(s, i));
        if let Some(i) = here {
            return self.voice(a, s, i, discourse);
        }
        let index = index_of(a, s);
        let previous = previous(a, index);
        let is_body_voice = |v: &Voice| {
            matches!(
                v,
                Voice::Body(_) | Voice::Who(Who::Org { .. } | Who::State(_))
            )
        };
        let just = previous
            .and_then(|p| self.latest_in(p))
            .filter(|h| is_body_voice(&h.voice))
            .map(|h| h.voice.clone());
        let in_previous = || {
            let p = a.sentences.get(previous?)?;
            let i = (0..p.tree.nodes.len())
                .rev()
                .filter(|&i| speaks(p, i))
                .max_by_key(
                    |&i| matches!(&p.mention(i).map(|m| &m.what), Some(What::Org(o)) if o.body),
                )?;
            self.voice(a, p, i, discourse)
        };
        just.or_else(in_previous)
            .or_else(|| {
                self.heard
                    .iter()
                    .rev()
                    .map(|h| &h.voice)
                    .find(|v| is_body_voice(v))
                    .cloned()
            })
            .or_else(|| self.issuer.clone())
            .or_else(|| {
                let of_state = |v: &&Voice| {
                    matches!(
                        v,
                        Voice::Who(Who::Org {
                            country: Some(_),
                            ..
                        })
                    )
                };
                self.bodies
                    .iter()
                    .rev()
                    .find(of_state)
                    .or(self.bodies.last())
                    .cloned()
            })
    }

    /// "his guest", "her successor": the other one.
    pub(super) fn related(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        n: usize,
        discourse: &Discourse,
    ) -> Option<Voice> {
        let t = &s.tree;
        let of = t
            .children(n)
            .find(|&c| t.node(c).dep == "poss")
            .and_then(|c| self.voice(a, s, c, discourse));
        // Nobody is his own guest.
        if let Some(v) = who(a, s, n, discourse).map(Voice::Who)
            && Some(&v) != of.as_ref()
        {
            return Some(v);
        }
        let first = of.or_else(|| self.heard.last().map(|h| h.voice.clone()));
        let other = |v: &Voice| {
            Some(v) != first.as_ref() && matches!(v, Voice::Who(Who::Person(_) | Who::Post { .. }))
        };
        let parties: Vec<Voice> = discourse.pair(a).into_iter().map(Voice::Who).collect();
        let pair = parties
            .iter()
            .find(|v| other(v) && first.as_ref().is_none_or(|f| parties.contains(f)))
            .cloned();
        pair.or_else(|| {
            self.heard
                .iter()
                .rev()
                .map(|h| h.voice.clone())
                .find(|v| other(v))
        })
        .or_else(|| {
            let index = index_of(a, s);
            a.sentences
                .get(..index)?
                .iter()
                .rev()
                .flat_map(|x| x.mentions.iter().rev())
                .find_map(|m| match &m.what {
                    What::Person(p) => p
                        .person
                        .map(|p| Voice::Who(Who::Person(p)))
                        .filter(|v| other(v)),
                    _ => None,
                })
        })
    }
}

/// Whether mention `i` of `s` is a body that can speak: one of a state, or one that acts in its clause.
fn speaks(s: &Sentence, i: usize) -> bool {
    let acts = matches!(s.tree.node(i).dep, "nsubj" | "nsubjpass" | "ROOT")
        || s.tree
            .head(i)
            .is_some_and(|h| s.tree.node(h).dep == "agent");
    match s.mention(i).map(|m| &m.what) {
        Some(What::Org(o)) => o.body || acts,
        Some(what) => acts && is_body(what),
        None => false,
    }
}

/// The same word for offices that are spoken of alike.
fn post(office: &str) -> String {
    let o = office.to_lowercase();
    match o.as_str() {
        _ if o.contains("spokes") || o.contains("press secretary") => "spokesperson".to_owned(),
        "head of state" | "president" | "king" | "queen" | "emir" | "sultan" | "monarch" => {
            "head of state".to_owned()
        }
        "head of government" | "prime minister" | "premier" | "chancellor" | "taoiseach" => {
            "head of government".to_owned()
        }
        _ if o.contains("ambassador") || o.contains("high commissioner") => "ambassador".to_owned(),
        _ => crate::offices::family(office),
    }
}
