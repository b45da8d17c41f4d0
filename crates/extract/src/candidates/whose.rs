//! Whose a gathering is that the report calls by a common noun: of the organisation that the noun phrase names, of
//! those who act, of "the bloc", or the one told of before.

use super::Reader;
use super::gathering_named::lasts;
use super::occasions::HOLDING;
use crate::mentions::{RoleMention, What};
use crate::refs::Who;
use crate::units::GatheringSem;
use sidelines_facts::{EncounterKind, Status};
use sidelines_time::ordinal;

/// Occasions by which any gathering can be called again.
const ANY: &[&str] = &[
    "meeting",
    "session",
    "gathering",
    "event",
    "deliberation",
    "sitting",
    "talk",
    "videoconference",
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

/// What a body does with a gathering of its own that is to come.
const CALLING: &[&str] = &[
    "call",
    "summon",
    "schedule",
    "plan",
    "announce",
    "cancel",
    "postpone",
    "put",
    "defer",
    "delay",
    "scrap",
    "shelve",
    "suspend",
    "reschedule",
];

/// Last words of the names of organs that sit.
const ORGANS: &[&str] = &[
    "Council",
    "Commission",
    "Committee",
    "Assembly",
    "Board",
    "Bureau",
    "Troika",
    "Authority",
];

/// Plural nouns for those who gather.
pub(super) const OFFICIALS: &[&str] = &[
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
    "officer",
    "premier",
    "expert",
    "specialist",
];

impl Reader<'_> {
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

    /// "Leaders of the Forum endorsed the plan at their annual gathering", "ECOWAS ministers wound up a session": of
    /// those who act.
    pub(super) fn of_those(&self, n: usize) -> Option<GatheringSem> {
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
                "dobj" => {
                    HOLDING.contains(&t.node(v).lemma.as_str())
                        || CALLING.contains(&t.node(v).lemma.as_str())
                }
                // "which their heads of state are to adopt at a summit"
                // "will take the matter up in a virtual meeting"
                // "has had the plan on its table since a summit in March"
                "pobj" => t.head(n).is_some_and(|p| {
                    matches!(t.node(p).word.as_str(), "at" | "in" | "during" | "since")
                        && t.head(p) == Some(v)
                }),
                _ => false,
            };
        if !theirs && !of_verb && !for_it {
            return None;
        }
        // "The decision was taken by the GCC ministers at a meeting in Riyadh"
        let agent = t.prep_objects(v, "by").first().copied();
        let acts = agent.filter(|_| t.passive(v)).or_else(|| t.subject(v));
        let subject = acts.filter(|&s| s != n)?;
        if let Some((org, name)) = self.body_of(subject) {
            return Some(GatheringSem {
                name,
                org: Some(org),
            });
        }
        let several = self.unnamed(subject);
        // "… on the margins of the G20 summit. Leaders of the world's biggest economies began two days of talks"
        let top = matches!(
            t.node(subject).lemma.as_str(),
            "leader" | "president" | "head"
        ) || matches!(self.s().mention(subject).map(|m| &m.what), Some(What::Role(r)) if level(r) == "Summit");
        if several
            && top
            && let Some(last) = self.just_named()
            && last.org.is_some()
            && last.name.ends_with("Summit")
        {
            return Some(last);
        }
        // "Caribbean leaders are holding an emergency session": of no body that the report has named so far.
        let told = several && (of_verb || for_it) && (t.node(n).lemma != "talk" || whole != n);
        told.then(|| GatheringSem {
            name: format!("{} {}", self.with_modifiers(subject), t.node(n).lemma),
            org: None,
        })
    }

    /// The gathering that the sentence before has named.
    pub(super) fn just_named(&self) -> Option<GatheringSem> {
        let before = self.analysis.sentences.get(self.sentence.checked_sub(1)?)?;
        let last = self.discourse.last_gathering.clone()?;
        before
            .mentions
            .iter()
            .any(|m| matches!(&m.what, What::Gathering(g) if g.name == last.name))
            .then_some(last)
    }

    /// "a two-day meeting of special envoys": of officials whom the report does not name.
    pub(super) fn of_several(&self, n: usize) -> Option<GatheringSem> {
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

    /// "at the Dushanbe summit of September 2021": of the organisation whose meeting was told of, at another place.
    pub(super) fn of_city(&self, n: usize) -> Option<GatheringSem> {
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
        let definite = t.has_child_word(n, &["the"])
            || t.child(n, &["poss"])
                .is_some_and(|p| t.has_child_word(p, &["the"]));
        if t.node(n).lemma != "summit" || !(city || leaders) || others || !definite {
            return None;
        }
        // "The SCO chairmanship passed to China at the Astana summit", told after a BRICS meeting
        let here = || self.named_before_it(n).filter(|_| city);
        let told = || self.discourse.last_gathering.as_ref()?.org.clone();
        let org = here().or_else(told)?;
        Some(GatheringSem {
            name: format!("{org} Summit"),
            org: Some(org),
        })
    }

    /// "the 18th Ministerial Meeting" before the summit: of the same organisation.
    pub(super) fn of_level(&self, n: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        let printed = self.analysis.text.get(t.node(n).span.clone())?;
        let level = t
            .children(n)
            .filter(|&c| matches!(t.node(c).dep, "amod" | "compound" | "nmod"))
            .find(|&c| {
                matches!(
                    t.node(c).word.as_str(),
                    "ministerial" | "council" | "plenary"
                )
            })?;
        if !printed.starts_with(char::is_uppercase) {
            return None;
        }
        let org = self.discourse.last_gathering.as_ref()?.org.clone()?;
        let level = self.analysis.text.get(t.node(level).span.clone())?;
        Some(GatheringSem {
            name: format!("{org} {level} {printed}"),
            org: Some(org),
        })
    }

    /// "a summit called by President X": of whoever calls it.
    pub(super) fn called(&self, n: usize) -> Option<GatheringSem> {
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
    pub(super) fn named(&self, n: usize) -> Option<GatheringSem> {
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

    /// "the session", "the two-day gathering", "the 15th meeting": the one told of last.
    pub(super) fn again(&self, n: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        let node = t.node(n);
        // "this year's conference"
        let this_years = t.child(n, &["poss"]).filter(|&p| {
            let printed = self.analysis.text.get(t.node(p).span.clone());
            printed.is_some_and(|w| w.to_lowercase().starts_with("this year"))
                || t.node(p).word == "year" && t.has_child_word(p, &["this"])
        });
        // "Summit was attended by", as communiqués have it
        let opens = n == 0
            && node.tag != "NNS"
            && node.dep.starts_with("nsubj")
            && self.discourse.last_gathering.is_some();
        let bare =
            (t.has_child_word(n, &["the", "this", "these"]) || this_years.is_some() || opens)
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
                        || this_years == Some(c)
                        || EDITION.contains(&t.node(c).word.as_str())
                        // "the two summits": and the other one, too.
                        || node.tag == "NNS" && t.node(c).dep == "nummod"
                    });
        if !bare {
            return None;
        }
        let noun = node.lemma.as_str();
        let begun = |s: Status| matches!(s, Status::Occurred | Status::Ongoing);
        let told = begun(self.held(n, None).status);
        let last = self.told_so(noun, told)?;
        // "The meeting" after talks of two is theirs.
        let of_two = matches!(
            self.discourse.told_last,
            Some((EncounterKind::Meeting | EncounterKind::Call, _))
        );
        let called_so = last.name.to_lowercase().contains(noun) && !(of_two && ANY.contains(&noun));
        let other = self.discourse.last_gathering.as_ref() != Some(&last);
        let any = matches!(self.discourse.told_last, Some((EncounterKind::Gathering, s))
            if ANY.contains(&noun) && (other || begun(s) == told))
            || matches!(
                noun,
                "forum" | "conference" | "conclave" | "meet" | "symposium"
            );
        (called_so || any).then_some(last)
    }

    /// "The Extraordinary Summit", in capitals, behind a gathering of an organisation: the one told of last.
    pub(super) fn edition_again(&self, n: usize, name: &str, noun: &str) -> Option<GatheringSem> {
        let t = &self.s().tree;
        let bare = name
            .split(' ')
            .all(|w| w == noun || EDITION.contains(&w.to_lowercase().as_str()) || w == "Ordinary");
        let last = self.discourse.last_gathering.clone()?;
        let called_so = last.name.ends_with(noun) || ANY.contains(&noun.to_lowercase().as_str());
        let definite = t.has_child_word(n, &["the", "this"]) && t.prep_objects(n, "of").is_empty();
        if !(bare && definite && last.org.is_some()) {
            return None;
        }
        // "the decisions of the 44th Summit", told after the ministers' meeting
        let counted = t
            .children(n)
            .any(|c| t.node(c).dep == "amod" && ordinal(&t.node(c).word).is_some());
        let summit = last
            .org
            .as_ref()
            .filter(|_| counted && noun == "Summit" && !called_so)
            .map(|org| GatheringSem {
                name: format!("{org} Summit"),
                org: Some(org.clone()),
            });
        summit.or_else(|| called_so.then_some(last))
    }

    /// The gathering named last; but "the meeting was chaired by X" is no summit that the ministers prepare, nor
    /// "the summit will be held" the meeting at which they do.
    pub(super) fn told_so(&self, noun: &str, begun: bool) -> Option<GatheringSem> {
        let last = self.discourse.last_gathering.clone()?;
        let all = &self.discourse.gatherings;
        let is = |s: Status| matches!(s, Status::Occurred | Status::Ongoing);
        let fits = |g: &GatheringSem, s: Status| match ANY.contains(&noun) {
            true => is(s) == begun,
            false => g.name.to_lowercase().contains(noun),
        };
        let told = all.iter().rev().find(|(g, _)| *g == last);
        let own = match ANY.contains(&noun) {
            true => told.is_some_and(|(g, s)| fits(g, *s)),
            false => fits(&last, Status::Planned),
        };
        let other = || all.iter().rev().find(|(g, s)| fits(g, *s));
        match own {
            true => Some(last),
            false => Some(other().map_or(last, |(g, _)| g.clone())),
        }
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
            // "the bloc's presidents", "their heads of state", "the ministers" who were told to have gathered
            let org = self
                .org_of(c, role)
                .or_else(|| self.bloc_at(c))
                .or_else(|| self.of_members(c))
                .or_else(|| self.its_own(c))
                .or_else(|| {
                    self.of_the_gathered(c)
                        .filter(|_| role.countries.is_empty())
                })?;
            let name = format!("{org} {}", level(role));
            return Some((org, name));
        }
        let org = match self.s().mention(n).map(|m| &m.what) {
            Some(What::Other | What::Person(_)) if self.is_bloc(n) => self.last_body(n)?,
            // "NATO's top military officers"
            None if t.node(n).tag == "NNS" && OFFICIALS.contains(&t.node(n).lemma.as_str()) => t
                .children(n)
                .filter(|&c| matches!(t.node(c).dep, "poss" | "compound" | "nmod"))
                .find_map(|c| match self.s().mention(c).map(|m| &m.what) {
                    Some(What::Org(o)) if !o.body && o.country.is_none() => Some(o.name.clone()),
                    _ => None,
                })
                .or_else(|| self.of_members(n))
                .or_else(|| self.bloc_at(n))
                .or_else(|| self.its_own(n))
                .or_else(|| self.of_the_gathered(n))?,
            Some(What::Org(o)) if !o.body && o.country.is_none() => o.name.clone(),
            // "The OIC Council of Ministers held an emergency meeting"
            // "the steering committee of the African Union met"
            Some(What::Gathering(g)) => match &g.org {
                Some(org) => return Some((org.clone(), g.name.clone())),
                None => return self.organ_at(n),
            },
            // "The Executive Council of the African Union sat"
            Some(What::Other) => return self.organ_at(n),
            // "The SADC Organ Troika met", which looks like a name
            Some(What::Person(p)) if p.offices.is_empty() && !p.sure => return self.organ_at(n),
            Some(_) => return None,
            None => match self.organ_at(n) {
                Some(organ) => return Some(organ),
                None if self.is_bloc(n) => self.last_body(n)?,
                None => self.of_its_number(n)?,
            },
        };
        let last = self.discourse.last_gathering.as_ref();
        let last = last.filter(|g| g.org.as_ref() == Some(&org));
        // "The ministers meet in Abuja this week, its leaders in June": at a gathering of their own.
        let name = match last {
            _ if self.leads(n) && last.is_none_or(|g| of_ministers(&g.name)) => {
                format!("{org} Summit")
            }
            Some(g) => g.name.clone(),
            None => format!("{org} Meeting"),
        };
        Some((org, name))
    }

    /// "the leaders", "its presidents", "heads of state"
    pub(super) fn leads(&self, n: usize) -> bool {
        let t = &self.s().tree;
        t.node(n).tag == "NNS"
            && match t.node(n).lemma.as_str() {
                "leader" | "president" | "premier" => true,
                "head" => t
                    .prep_objects(n, "of")
                    .iter()
                    .any(|&o| matches!(t.node(o).lemma.as_str(), "state" | "government")),
                _ => false,
            }
    }

    /// An organ of an organisation, and what its sitting is called: "the Executive Council of the African Union".
    pub(super) fn organ_at(&self, n: usize) -> Option<(String, String)> {
        let t = &self.s().tree;
        let printed = self.analysis.text.get(t.node(n).span.clone())?;
        let noun = printed.rsplit(' ').next()?;
        if !ORGANS.iter().any(|o| o.eq_ignore_ascii_case(noun)) {
            return None;
        }
        let org = t
            .children(n)
            .filter(|&c| matches!(t.node(c).dep, "compound" | "nmod" | "poss"))
            .chain(t.prep_objects(n, "of"))
            // "The Military Committee, NATO's highest military authority, met"
            .chain(
                t.children(n)
                    .filter(|&c| t.node(c).dep == "appos")
                    .flat_map(|c| {
                        // "…, the highest military authority of NATO, will meet"
                        let of = t.prep_objects(c, "of");
                        t.child(c, &["poss"]).into_iter().chain(of)
                    }),
            )
            .find_map(|c| match self.s().mention(c).map(|m| &m.what) {
                Some(What::Org(o)) if !o.body && o.country.is_none() => Some(o.name.clone()),
                _ => None,
            })
            // "the agency's board of governors"
            .or_else(|| self.bloc_at(n))?;
        // "the executive council of the African Union", in lower case
        let name = match self.s().mention(n) {
            Some(_) => format!("{org} {printed}"),
            None => format!("{org} {}", self.with_modifiers(n)),
        };
        Some((org, name))
    }

    /// Whether the word at `c` says no more of a gathering than which of many it is, or how it is held.
    pub(super) fn edition_word(&self, c: usize) -> bool {
        let t = &self.s().tree;
        lasts(t, c)
            || EDITION.contains(&t.node(c).word.as_str())
            || ordinal(&t.node(c).word).is_some()
    }

    /// Several officials none of whom the report names.
    pub(super) fn unnamed(&self, n: usize) -> bool {
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
}

/// Whether a gathering is called after ministers, chiefs of staff or advisers, and not after the leaders.
pub(super) fn of_ministers(name: &str) -> bool {
    let name = name.to_lowercase().replace("prime minister", "premier");
    ["minister", "chiefs", "advisers'"]
        .iter()
        .any(|w| name.contains(w))
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
    } else if office.contains("security adviser") {
        "National Security Advisers' Meeting"
    } else if office.contains("minister") && !office.contains("prime") {
        "ministerial meeting"
    } else if office.contains("official") || office.contains("ambassador") {
        "Meeting"
    } else {
        "Summit"
    }
}
