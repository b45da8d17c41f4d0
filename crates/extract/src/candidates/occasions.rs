//! Gatherings told by the noun that names them: whose a meeting is, who is there, when and where.
//!
//! Verbs tell of a gathering that is attended or takes place; here the noun itself does: "the annual meeting of the
//! SCO defence ministers in Dushanbe on Wednesday", wherever in the sentence it stands, and "the session" that goes on
//! with what was told before.

use super::gatherings::lasts;
use super::{Candidate, Reader};
use crate::encounters::MARGIN;
use crate::mentions::{RoleMention, What};
use crate::refs::Who;
use crate::status;
use crate::units::GatheringSem;
use sidelines_facts::{EncounterKind, PartyRole, Status};

/// Nouns for what people come together at, whoever they are.
pub(super) const OCCASIONS: &[&str] = &[
    "meeting",
    "session",
    "round",
    "sitting",
    "summit",
    "conference",
    "conclave",
    "ministerial",
    "forum",
    "symposium",
    "congress",
    "plenary",
    "meet",
    "dialogue",
    "retreat",
    "gathering",
    "consultation",
    "deliberation",
    "talk",
    "trilateral",
    "quadrilateral",
    "event",
];

/// Occasions by which any gathering can be called again.
const ANY: &[&str] = &[
    "meeting",
    "session",
    "gathering",
    "event",
    "deliberation",
    "sitting",
    "talk",
];

/// Nouns for the organisation told of before.
const BLOCS: &[&str] = &[
    "bloc",
    "grouping",
    "organisation",
    "organization",
    "alliance",
    "community",
    "body",
    "council",
    "group",
    "commission",
    "committee",
    "union",
    "forum",
];

/// What stands before a noun for one gathering after another, or says how it is held.
pub(super) const EDITION: &[&str] = &[
    "annual",
    "regular",
    "extraordinary",
    "emergency",
    "special",
    "informal",
    "virtual",
    "closing",
    "opening",
    "plenary",
    "joint",
    "expanded",
    "enlarged",
    "regional",
    "two-day",
    "three-day",
    "high-level",
    "crucial",
    "upcoming",
    "forthcoming",
    "coming",
    "closed-door",
    "ministerial",
];

/// Plural nouns for those who gather.
const OFFICIALS: &[&str] = &[
    "leader",
    "minister",
    "chief",
    "head",
    "envoy",
    "representative",
    "official",
    "president",
    "diplomat",
    "commander",
    "general",
    "delegate",
    "colleague",
    "counterpart",
    "peer",
    "adviser",
    "negotiator",
    "premier",
];

/// Verbs of holding a gathering, whose subject are those who gather.
const HOLDING: &[&str] = &[
    "hold", "begin", "wound", "start", "open", "wind", "wrap", "end", "conclude", "close",
    "convene", "finish", "launch",
];

/// Verbs that say who has a gathering in hand or sits in it, whose agent or subject is there.
const TAKING_PART: &[&str] = &[
    "attend",
    "address",
    "chair",
    "co-chair",
    "cochair",
    "host",
    "open",
    "inaugurate",
    "close",
    "join",
    "lead",
    "head",
    "moderate",
    "convene",
    "call",
    "hold",
    "preside",
];

impl Reader<'_> {
    /// Gatherings told by their nouns; what verbs have told of the same one in `told` gains whoever is there.
    pub(super) fn occasions(&self, told: &mut [Candidate]) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out: Vec<Candidate> = self.convening(told);
        out.extend(self.gathered(told));
        out.extend(self.addressed(told));
        for n in 0..t.nodes.len() {
            let Some(g) = self.occasion(n) else { continue };
            // "the meeting of BRICS high representatives", folded as "meeting of BRICS" before them.
            let n = match t.head(n) {
                Some(h)
                    if t.node(n).mention.is_some()
                        && matches!(t.node(n).dep, "nmod" | "compound")
                        && t.node(h).tag == "NNS"
                        && h > n =>
                {
                    h
                }
                _ => n,
            };
            let (carrier, parties) = self.present(n);
            let same = |c: &&mut Candidate| {
                c.kind == EncounterKind::Gathering
                    && c.frame != MARGIN
                    && (c.gathering.as_ref() == Some(&g) || c.trigger == n)
            };
            if let Some(c) = told.iter_mut().chain(&mut out).find(same) {
                for p in parties {
                    if !c.parties.iter().any(|(w, _)| *w == p.0) {
                        c.parties.push(p);
                    }
                }
                continue;
            }
            // What another frame has made of it.
            if told.iter().any(|c| c.trigger == n && c.frame != MARGIN) {
                continue;
            }
            // "met X at the summit": on its margin.
            let backdrop = t.node(n).dep == "pobj"
                && told.iter().any(|c| {
                    c.kind != EncounterKind::Gathering
                        && c.carrier.is_some()
                        && c.carrier == t.governor(n)
                });
            let several = g.org.is_none() && g.name.ends_with(&format!(" {}", t.node(n).lemma));
            // "The SADC ended its summit here on Thursday"
            let held = t.node(n).dep == "dobj"
                && t.head(n)
                    .is_some_and(|v| HOLDING.contains(&t.node(v).lemma.as_str()));
            if parties.is_empty()
                && !several
                && (g.org.is_none() || backdrop || !(held || self.situated(n)))
            {
                continue;
            }
            out.push(Candidate {
                frame: "occasion".to_owned(),
                kind: EncounterKind::Gathering,
                mode: None,
                told: self.held(n, carrier),
                parties,
                sentence: self.sentence,
                trigger: n,
                carrier: carrier.or_else(|| t.governor(n)),
                place: None,
                gathering: Some(g),
                words: t.node(n).span.clone(),
                anaphoric: false,
                goes_on: false,
            });
        }
        out
    }

    /// The gathering that the noun at `n` means.
    pub(super) fn occasion(&self, n: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        let node = t.node(n);
        if let Some(What::Gathering(g)) = self.s().mention(n).map(|m| &m.what) {
            return Some(g.clone());
        }
        if matches!(self.s().mention(n).map(|m| &m.what), Some(What::Other)) {
            // "spoke at the Athens Forum", not "the plan born at the Camp David Summit"
            let there = t.head(n).is_some_and(|p| {
                t.node(n).dep == "pobj"
                    && t.node(p).word == "at"
                    && t.head(p)
                        .is_none_or(|v| !matches!(t.node(v).dep, "acl" | "relcl" | "advcl"))
            });
            return self.gathering_at(n).filter(|_| there);
        }
        if node.mention.is_some()
            || !OCCASIONS.contains(&node.lemma.as_str())
            || !matches!(node.pos, "NOUN" | "PROPN")
            || matches!(node.dep, "compound" | "nmod" | "amod")
            || t.has_child_word(
                n,
                &[
                    "press",
                    "news",
                    "media",
                    "video",
                    "telephone",
                    "phone",
                    "bilateral",
                ],
            )
            || !t.prep_objects(n, "with").is_empty()
        {
            return None;
        }
        self.gathering_at(n)
            .filter(|g| g.org.is_some())
            .or_else(|| self.of_bloc(n))
            .or_else(|| self.of_those(n))
            .or_else(|| self.of_several(n))
            .or_else(|| self.again(n))
            .or_else(|| self.of_city(n))
            .or_else(|| self.named(n))
            .or_else(|| self.called(n))
    }

    /// "a two-day meeting of special envoys": of officials whom the report does not name.
    fn of_several(&self, n: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        let o = t.prep_objects(n, "of").into_iter().find(|&o| {
            match self.s().mention(o).map(|m| &m.what) {
                Some(What::Role(r)) => r.plural && r.countries.is_empty(),
                Some(_) => false,
                None => t.node(o).tag == "NNS" && OFFICIALS.contains(&t.node(o).lemma.as_str()),
            }
        })?;
        if !self.who(o).is_empty() || !t.has_child_word(n, &["a", "an"]) {
            return None;
        }
        let name = self
            .analysis
            .text
            .get(t.node(n).span.start..t.node(o).span.end)?;
        Some(GatheringSem {
            name: name.to_owned(),
            org: None,
        })
    }

    /// "told the SCO defence ministers here on Wednesday": who speaks to all of an organisation is at its gathering.
    fn addressed(&self, told: &[Candidate]) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for v in 0..t.nodes.len() {
            if !matches!(t.node(v).lemma.as_str(), "tell" | "address" | "brief")
                || !t.is_verb(v)
                || t.passive(v)
                || told.iter().any(|c| c.carrier == Some(v))
            {
                continue;
            }
            let Some(o) = t.child(v, &["dobj", "dative"]) else {
                continue;
            };
            let Some(What::Role(r)) = self.s().mention(o).map(|m| &m.what) else {
                continue;
            };
            let by: Vec<(Who, Option<PartyRole>)> = t
                .subject(v)
                .map_or_else(Vec::new, |s| self.who(s))
                .into_iter()
                .filter(|w| matches!(w, Who::Person(_)))
                .map(|w| (w, Some(PartyRole::Participant)))
                .collect();
            let Some((org, name)) = self.body_of(o).filter(|_| r.plural && by.len() == 1) else {
                continue;
            };
            out.push(Candidate {
                frame: "addressed".to_owned(),
                kind: EncounterKind::Gathering,
                mode: None,
                told: status::told(t, Some(v), None, EncounterKind::Gathering),
                parties: by,
                sentence: self.sentence,
                trigger: v,
                carrier: Some(v),
                place: None,
                gathering: Some(GatheringSem {
                    name,
                    org: Some(org),
                }),
                words: t.node(v).span.clone(),
                anaphoric: false,
                goes_on: false,
            });
        }
        out
    }

    /// "at the Dushanbe summit of September 2021": of the organisation whose meeting was told of, at another place.
    fn of_city(&self, n: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        let city = t.children(n).any(|c| {
            matches!(t.node(c).dep, "compound" | "nmod")
                && matches!(self.s().mention(c).map(|m| &m.what), Some(What::Place(_)))
        });
        let others = t.children(n).any(|c| {
            matches!(t.node(c).dep, "compound" | "nmod" | "amod" | "poss")
                && !matches!(
                    self.s().mention(c).map(|m| &m.what),
                    Some(What::Place(_) | What::Date(_))
                )
                && !EDITION.contains(&t.node(c).word.as_str())
        });
        // "the leaders' summit" that the ministers prepare
        let leaders = t
            .children(n)
            .any(|c| matches!(t.node(c).dep, "poss" | "compound") && t.node(c).lemma == "leader");
        let others = others && !leaders;
        if t.node(n).lemma != "summit"
            || !(city || leaders)
            || others
            || !t.has_child_word(n, &["the"])
        {
            return None;
        }
        let org = self.discourse.last_gathering.as_ref()?.org.clone()?;
        Some(GatheringSem {
            name: format!("{org} Summit"),
            org: Some(org),
        })
    }

    /// "a summit called by President X": of whoever calls it.
    fn called(&self, n: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        let by_whom = t
            .children(n)
            .filter(|&v| t.node(v).dep == "acl")
            .filter(|&v| {
                matches!(
                    t.node(v).lemma.as_str(),
                    "call" | "host" | "convene" | "chair"
                )
            })
            .flat_map(|v| t.prep_objects(v, "by"))
            .flat_map(|o| self.who(o))
            .any(|w| matches!(w, Who::Person(_) | Who::Post { .. }));
        let noun = t.node(n).lemma.as_str();
        (by_whom
            && matches!(
                noun,
                "summit" | "conference" | "meeting" | "forum" | "session"
            ))
        .then(|| GatheringSem {
            name: noun.to_owned(),
            org: None,
        })
    }

    /// "the second Russia-Central Asia summit": called by its parties or its matter, in capitals.
    fn named(&self, n: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        let capital = |c: usize| {
            let printed = self.analysis.text.get(t.node(c).span.clone());
            printed.is_some_and(|w| w.starts_with(char::is_uppercase))
        };
        let called = t
            .children(n)
            .any(|c| matches!(t.node(c).dep, "compound" | "nmod" | "amod") && c < n && capital(c));
        if !matches!(
            t.node(n).lemma.as_str(),
            "summit" | "conference" | "forum" | "dialogue"
        ) || !called
            || t.node(n).tag == "NNS"
        {
            return None;
        }
        self.gathering_at(n)
    }

    /// "Leaders of the Forum endorsed the plan at their annual gathering", "ECOWAS ministers wound up a session": of
    /// those who act.
    fn of_those(&self, n: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        let v = t.governor(n)?;
        let theirs = t.has_child_word(n, &["their", "its"])
            && match t.node(n).dep {
                "dobj" => true,
                "pobj" => t.head(n).is_some_and(|p| {
                    matches!(t.node(p).word.as_str(), "at" | "in" | "during" | "for")
                }),
                _ => false,
            };
        // "are in Lagos for a three-day symposium"
        let for_it = t.has_child_word(n, &["a", "an"])
            && t.node(n).dep == "pobj"
            && t.head(n).is_some_and(|p| t.node(p).word == "for")
            && matches!(
                t.node(v).lemma.as_str(),
                "be" | "gather" | "arrive" | "meet" | "convene" | "assemble" | "converge" | "come"
            );
        // "concluded two days of talks"
        let whole = self.whole(n);
        let of_verb = (t.has_child_word(n, &["a", "an"]) || whole != n)
            && match t.node(whole).dep {
                "dobj" => HOLDING.contains(&t.node(v).lemma.as_str()),
                // "which their heads of state are to adopt at a summit"
                "pobj" => t
                    .head(n)
                    .is_some_and(|p| t.node(p).word == "at" && t.head(p) == Some(v)),
                _ => false,
            };
        if !theirs && !of_verb && !for_it {
            return None;
        }
        let subject = t.subject(v).filter(|&s| s != n)?;
        if let Some((org, name)) = self.body_of(subject) {
            return Some(GatheringSem {
                name,
                org: Some(org),
            });
        }
        // "Caribbean leaders are holding an emergency session": of no body that the report has named so far.
        let several = self.unnamed(subject);
        let first = t
            .children(subject)
            .filter(|&c| matches!(t.node(c).dep, "compound" | "amod" | "nmod") && c < subject)
            .min()
            .unwrap_or(subject);
        let whose = self
            .analysis
            .text
            .get(t.node(first).span.start..t.node(subject).span.end)
            .filter(|_| {
                several && (of_verb || for_it) && (t.node(n).lemma != "talk" || whole != n)
            })?;
        Some(GatheringSem {
            name: format!("{whose} {}", t.node(n).lemma),
            org: None,
        })
    }

    /// The organisation that node `n` names or whose leaders or ministers it means, and what their gathering is
    /// called.
    pub(super) fn body_of(&self, n: usize) -> Option<(String, String)> {
        let t = &self.s().tree;
        let role = std::iter::once(n).chain(t.children(n)).find_map(|c| {
            match self.s().mention(c).map(|m| &m.what) {
                Some(What::Role(r)) if r.plural => Some((c, r)),
                _ => None,
            }
        });
        if let Some((c, role)) = role {
            // "the bloc's presidents", "their heads of state"
            let theirs = || {
                let told = matches!(
                    self.discourse.told_last,
                    Some((EncounterKind::Gathering, _))
                );
                let last = self.discourse.last_gathering.as_ref();
                last.filter(|_| told && t.has_child_word(c, &["their"]))
                    .and_then(|g| g.org.clone())
            };
            let org = self
                .org_of(c, role)
                .or_else(|| self.bloc_at(c))
                .or_else(theirs)?;
            let name = format!("{org} {}", level(role));
            return Some((org, name));
        }
        let org = match self.s().mention(n).map(|m| &m.what) {
            Some(What::Org(o)) if !o.body && o.country.is_none() => o.name.clone(),
            Some(_) => return None,
            None if self.is_bloc(n) => self.last_body(n)?,
            None => return None,
        };
        let last = self.discourse.last_gathering.as_ref();
        let name = match last.filter(|g| g.org.as_ref() == Some(&org)) {
            Some(g) => g.name.clone(),
            None => format!("{org} Meeting"),
        };
        Some((org, name))
    }

    /// "the bloc", "the union"
    fn is_bloc(&self, n: usize) -> bool {
        let t = &self.s().tree;
        self.s().mention(n).is_none()
            && t.node(n).tag == "NN"
            && BLOCS.contains(&t.node(n).lemma.as_str())
            && t.has_child_word(n, &["the", "this"])
    }

    /// The organisation that owns what node `n` names: "the union's ministers".
    pub(super) fn bloc_at(&self, n: usize) -> Option<String> {
        let t = &self.s().tree;
        t.children(n)
            .filter(|&c| t.node(c).dep == "poss")
            .chain(t.prep_objects(n, "of"))
            .find(|&c| self.is_bloc(c))
            .and_then(|c| self.last_body(c))
    }

    /// The organisation that the common noun at `n` means: the last one called so, or else that of the gathering told
    /// of last, or else the last one named.
    fn last_body(&self, n: usize) -> Option<String> {
        let noun = self.s().tree.node(n).lemma.as_str();
        let last = self.discourse.last_gathering.as_ref();
        let orgs = &self.discourse.orgs;
        orgs.iter()
            .rev()
            .find(|o| o.to_lowercase().contains(noun))
            .cloned()
            .or_else(|| last.and_then(|g| g.org.clone()))
            .or_else(|| orgs.last().cloned())
    }

    /// "The group will next convene in October", "BRICS last met in 2019", "the union's presidents came together in
    /// Manaus": all of an organisation.
    fn convening(&self, told: &[Candidate]) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for v in 0..t.nodes.len() {
            let node = t.node(v);
            let meets = match node.lemma.as_str() {
                "meet" | "convene" | "reconvene" | "gather" | "assemble" => true,
                "come" | "get" => t.has_child_word(v, &["together"]),
                _ => false,
            };
            if !meets
                || !(t.is_verb(v) || t.child(v, &["aux"]).is_some())
                || t.object(v).is_some_and(|o| t.node(o).word != "face")
                || !t.prep_objects(v, "with").is_empty()
                || told.iter().any(|c| c.trigger == v || c.carrier == Some(v))
            {
                continue;
            }
            let situated = t.subtree(v).into_iter().any(|c| {
                t.governor(c) == Some(v)
                    && matches!(
                        self.s().mention(c).map(|m| &m.what),
                        Some(What::Date(_) | What::Place(_))
                    )
            });
            let Some(subject) = t.subject(v).filter(|_| situated) else {
                continue;
            };
            let (org, name) = match self.body_of(subject) {
                Some((org, name)) => (Some(org), name),
                // "Foreign ministers from Asia and Africa began meeting here today"
                None if self.unnamed(subject) => {
                    let whose = self.analysis.text.get(t.node(subject).span.clone());
                    (None, format!("{} meeting", whose.unwrap_or("")))
                }
                None => continue,
            };
            out.push(Candidate {
                frame: "convening".to_owned(),
                kind: EncounterKind::Gathering,
                mode: None,
                told: status::told(t, Some(v), None, EncounterKind::Gathering),
                parties: Vec::new(),
                sentence: self.sentence,
                trigger: v,
                carrier: Some(v),
                place: None,
                gathering: Some(GatheringSem { name, org }),
                words: node.span.clone(),
                anaphoric: false,
                goes_on: false,
            });
        }
        out
    }

    /// "the bloc's summit", "a meeting of its foreign ministers": of the organisation told of last.
    pub(super) fn of_bloc(&self, n: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        let org = self.bloc_at(n)?;
        let last = self.discourse.last_gathering.as_ref();
        match last.filter(|g| g.org.as_ref() == Some(&org)) {
            Some(g) => Some(g.clone()),
            None => Some(GatheringSem {
                name: format!("{org} {}", t.node(n).lemma),
                org: Some(org),
            }),
        }
    }

    /// "the session", "the two-day gathering", "the 15th meeting": the one told of last.
    fn again(&self, n: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        let node = t.node(n);
        let last = self.discourse.last_gathering.as_ref()?;
        let bare = t.has_child_word(n, &["the", "this", "these"])
            && t.prep_objects(n, "between").is_empty()
            && t.prep_objects(n, "of").is_empty()
            && t.children(n)
                .filter(|&c| {
                    matches!(
                        t.node(c).dep,
                        "amod" | "compound" | "nmod" | "poss" | "nummod"
                    )
                })
                .all(|c| {
                    lasts(t, c)
                        || EDITION.contains(&t.node(c).word.as_str())
                        // "the two summits": and the other one, too.
                        || node.tag == "NNS" && t.node(c).dep == "nummod"
                });
        let noun = node.lemma.as_str();
        // "The meeting" after talks of two is theirs.
        let of_two = matches!(
            self.discourse.told_last,
            Some((EncounterKind::Meeting | EncounterKind::Call, _))
        );
        let called_so = last.name.to_lowercase().contains(noun) && !(of_two && ANY.contains(&noun));
        let begun = |s: Status| matches!(s, Status::Occurred | Status::Ongoing);
        let told = || begun(self.held(n, None).status);
        let any = matches!(self.discourse.told_last, Some((EncounterKind::Gathering, s))
            if ANY.contains(&noun) && begun(s) == told())
            || matches!(
                noun,
                "forum" | "conference" | "conclave" | "meet" | "symposium"
            );
        (bare && (called_so || any)).then(|| last.clone())
    }

    /// Several officials none of whom the report names.
    fn unnamed(&self, n: usize) -> bool {
        let t = &self.s().tree;
        let several = match self.s().mention(n).map(|m| &m.what) {
            Some(What::Role(r)) => r.plural && !r.counterpart && r.countries.is_empty(),
            Some(_) => false,
            None => t.node(n).tag == "NNS" && OFFICIALS.contains(&t.node(n).lemma.as_str()),
        };
        several
            && self.who(n).is_empty()
            && !t.has_child_word(n, &["the", "two", "both", "his", "her"])
    }

    /// "Biden gathered African leaders in Washington", "Tokyo hosts the region's foreign ministers": whoever calls
    /// several together whom the report does not name.
    fn gathered(&self, told: &[Candidate]) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for v in 0..t.nodes.len() {
            let calls = match t.node(v).lemma.as_str() {
                "gather" | "convene" | "assemble" | "host" => true,
                "bring" => t.has_child_word(v, &["together"]),
                _ => false,
            };
            if !calls
                || !t.is_verb(v)
                || t.passive(v)
                || told.iter().any(|c| c.trigger == v || c.carrier == Some(v))
            {
                continue;
            }
            let Some(o) = t.child(v, &["dobj"]) else {
                continue;
            };
            let several = match self.s().mention(o).map(|m| &m.what) {
                Some(What::Role(r)) => r.plural && r.countries.is_empty(),
                Some(_) => false,
                None => t.node(o).tag == "NNS" && OFFICIALS.contains(&t.node(o).lemma.as_str()),
            };
            let by: Vec<Who> = t.subject(v).map_or_else(Vec::new, |s| self.who(s));
            let people = by
                .iter()
                .all(|w| matches!(w, Who::Person(_) | Who::Post { .. }));
            if by.is_empty() || by.len() > 3 || !people {
                continue;
            }
            if !several || self.who(o).iter().any(|w| !matches!(w, Who::Org { .. })) {
                continue;
            }
            let first = t
                .children(o)
                .filter(|&c| matches!(t.node(c).dep, "compound" | "amod" | "nmod") && c < o)
                .min()
                .unwrap_or(o);
            let whom = self
                .analysis
                .text
                .get(t.node(first).span.start..t.node(o).span.end)
                .unwrap_or("");
            let (org, name) = match self.body_of(o) {
                Some((org, name)) => (Some(org), name),
                None => (None, format!("{whom} meeting")),
            };
            out.push(Candidate {
                frame: "gathered".to_owned(),
                kind: EncounterKind::Gathering,
                mode: None,
                told: status::told(t, Some(v), None, EncounterKind::Gathering),
                parties: by.into_iter().map(|w| (w, Some(PartyRole::Host))).collect(),
                sentence: self.sentence,
                trigger: v,
                carrier: Some(v),
                place: None,
                gathering: Some(GatheringSem { name, org }),
                words: t.node(v).span.clone(),
                anaphoric: false,
                goes_on: false,
            });
        }
        out
    }

    /// Who is said to be at the gathering at `n`, and the verb that says so.
    fn present(&self, n: usize) -> (Option<usize>, Vec<(Who, Option<PartyRole>)>) {
        let t = &self.s().tree;
        let takes_part = |v: usize| TAKING_PART.contains(&t.node(v).lemma.as_str());
        let mut carrier = None;
        let mut nodes: Vec<(usize, PartyRole)> = Vec::new();
        // "chaired by X", "was attended by X"
        let passive = t
            .children(n)
            .filter(|&c| t.node(c).dep == "acl")
            .chain(t.head(n).filter(|_| t.node(n).dep == "nsubjpass"))
            .filter(|&v| takes_part(v));
        for v in passive {
            carrier = carrier.or(t.head(n).filter(|_| t.node(n).dep == "nsubjpass"));
            nodes.extend(
                t.prep_objects(v, "by")
                    .into_iter()
                    .map(|o| (o, role_of(&t.node(v).lemma))),
            );
        }
        // "was held under the chairmanship of X", "with X in the chair", "in the presence of X"
        if let Some(v) = t.governor(n).filter(|_| t.node(n).dep.starts_with("nsubj")) {
            for p in t.subtree(v) {
                let held = matches!(
                    t.node(p).lemma.as_str(),
                    "chairmanship" | "presidency" | "chair" | "presence" | "participation"
                );
                if held && t.governor(p) == Some(v) {
                    nodes.extend(
                        t.prep_objects(p, "of")
                            .into_iter()
                            .map(|o| (o, PartyRole::Chair)),
                    );
                }
            }
        }
        // "Minister X at the Athens Forum", "said X, in town for the summit", "next was X, in Johannesburg for the
        // summit": whoever stands before.
        if t.node(n).dep == "pobj"
            && let Some(p) = t
                .head(n)
                .filter(|&p| matches!(t.node(p).word.as_str(), "at" | "for"))
        {
            let up = t
                .ancestors(p)
                .skip(1)
                .find(|&x| !matches!(t.node(x).dep, "prep" | "pobj" | "advmod" | "acl"));
            let who = up.and_then(|x| match t.is_verb(x) {
                true => t.child(x, &["attr"]).filter(|_| t.subject(x).is_none()),
                false => Some(x),
            });
            if let Some(who) = who.filter(|&w| w < p)
                && matches!(
                    self.s().mention(who).map(|m| &m.what),
                    Some(What::Person(_))
                )
            {
                nodes.push((who, PartyRole::Participant));
            }
        }
        // "speaking at the summit", "will lead the delegation at the meeting", "flew in for the session"
        if t.node(n).dep == "pobj"
            && let Some(prep) = t.head(n).filter(|&p| {
                matches!(
                    t.node(p).word.as_str(),
                    "at" | "during" | "to" | "for" | "in"
                )
            })
            && let Some(v) = t.governor(prep)
            && let Some(subject) = t.subject(v)
        {
            // "the trip was announced by X at the summit"
            if t.passive(v) && t.head(prep) == Some(v) && t.node(prep).word == "at" {
                nodes.extend(
                    t.prep_objects(v, "by")
                        .into_iter()
                        .map(|o| (o, PartyRole::Participant)),
                );
            }
            // "discussed the preparations for the summit": nobody is there.
            let hung_on_verb = t.head(prep).is_some_and(|h| t.is_verb(h));
            let there = hung_on_verb || !matches!(t.node(prep).word.as_str(), "for" | "to" | "in");
            let found = self.who(subject);
            // Two who met there met each other.
            if there && found.len() < 4 && !(found.len() > 1 && t.node(v).lemma == "meet") {
                carrier = Some(v);
                nodes.push((subject, PartyRole::Participant));
            }
        }
        let mut parties: Vec<(Who, Option<PartyRole>)> = Vec::new();
        for (o, role) in nodes {
            for w in self.who(o) {
                if matches!(w, Who::Person(_) | Who::Post { .. })
                    && !parties.iter().any(|(v, _)| *v == w)
                {
                    parties.push((w, Some(role)));
                }
            }
        }
        (carrier.filter(|_| !parties.is_empty()), parties)
    }

    /// Whether the noun phrase itself says when or where.
    fn situated(&self, n: usize) -> bool {
        let t = &self.s().tree;
        let beside = t.node(n).dep == "pobj"
            && t.head(n).and_then(|p| t.head(p)).is_some_and(|h| {
                matches!(t.node(h).lemma.as_str(), "sideline" | "margin" | "fringe")
            });
        // "Meeting of NATO defence ministers – Brussels, 5 June": a line without a verb.
        let verbless = t.governor(n).is_none() && !(0..t.nodes.len()).any(|v| t.is_verb(v));
        let words = if verbless {
            (0..t.nodes.len()).collect()
        } else {
            t.subtree(n)
        };
        !beside
            && words.into_iter().any(|c| {
                let clause = !verbless
                    && t.ancestors(c)
                        .take_while(|&x| x != n)
                        .any(|x| matches!(t.node(x).dep, "relcl" | "acl" | "appos" | "ccomp"));
                let told = match self.s().mention(c).map(|m| &m.what) {
                    Some(What::Date(_) | What::Place(_)) => true,
                    Some(What::Country(_)) => t
                        .head(c)
                        .is_some_and(|p| t.node(p).word == "in" && t.head(p) == Some(n)),
                    _ => false,
                };
                !clause && told
            })
    }

    fn held(&self, n: usize, carrier: Option<usize>) -> status::Told {
        let t = &self.s().tree;
        status::told(
            t,
            carrier.or_else(|| t.governor(n)),
            Some(n),
            EncounterKind::Gathering,
        )
    }
}

/// What the gathering of those who hold an office is called.
pub(super) fn level(role: &RoleMention) -> &'static str {
    let office = role
        .offices
        .first()
        .map(|o| o.canonical.to_lowercase())
        .unwrap_or_default();
    if office.contains("foreign") {
        "Foreign Ministers' Meeting"
    } else if office.contains("chief of") {
        "Chiefs of Defence Staff Meeting"
    } else if office.contains("defence") {
        "Defence Ministers' Meeting"
    } else if office.contains("minister") && !office.contains("prime") {
        "ministerial meeting"
    } else {
        "Summit"
    }
}

fn role_of(verb: &str) -> PartyRole {
    match verb {
        "chair" | "co-chair" | "cochair" | "moderate" | "preside" => PartyRole::Chair,
        "host" | "convene" | "call" | "hold" => PartyRole::Host,
        _ => PartyRole::Participant,
    }
}
