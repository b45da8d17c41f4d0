//! Which gathering a noun or a name stands for, and what it is called.

use super::{GATHERING_NOUNS, Reader};
use crate::mentions::{RoleMention, What};
use crate::tree::Tree;
use crate::units::GatheringSem;

/// "two-day", "annual", "weekend": how long or how often, no name.
pub(super) fn lasts(t: &Tree, c: usize) -> bool {
    matches!(
        t.node(c).lemma.as_str(),
        "day" | "week" | "hour" | "weekend" | "annual" | "ongoing" | "biennial" | "yearly"
    )
}

/// "in Delhi for the G20": groups whose name stands for their meeting, and what that is called.
const MEETS_AS: &[(&str, &str)] = &[
    ("Group of Twenty", "Group of Twenty (G20) Summit"),
    ("Group of Seven", "Group of Seven (G7) Summit"),
    ("Group of Eight", "Group of Eight (G8) Summit"),
    (
        "Asia-Pacific Economic Cooperation",
        "Asia-Pacific Economic Cooperation (APEC) Economic Leaders' Meeting",
    ),
    ("World Economic Forum", "World Economic Forum"),
    (
        "Pacific Islands Forum",
        "Pacific Islands Forum (PIF) Leaders Meeting",
    ),
    (
        "European Political Community",
        "European Political Community (EPC) Summit",
    ),
    ("European Council", "European Council Meeting"),
    ("Asia-Europe Meeting", "Asia-Europe Meeting (ASEM) Summit"),
];

/// The meeting of the organisation `org`, where its bare name can stand for it.
pub(crate) fn meets_as(org: &str) -> Option<GatheringSem> {
    MEETS_AS
        .iter()
        .find(|(name, _)| *name == org)
        .map(|(_, meeting)| GatheringSem {
            name: (*meeting).to_owned(),
            org: Some(org.to_owned()),
        })
}

/// Last words of names of gatherings.
pub(super) const GATHERS: &[&str] = &[
    "Forum",
    "Summit",
    "Conference",
    "Dialogue",
    "Congress",
    "Symposium",
    "Conclave",
    "Ministerial",
    "Assembly",
    "Session",
    "Meeting",
];

/// Whether a gathering goes by this name alone, whoever comes: "Ukraine Recovery Conference", "Summit on Peace",
/// "Japan-China-ROK Trilateral Meeting".
pub(crate) fn is_title(name: &str) -> bool {
    const TITLES: &[&str] = &[
        "Forum",
        "Summit",
        "Conference",
        "Congress",
        "Symposium",
        "Conclave",
        "Assembly",
        "Trilateral",
        "Tripartite",
        "Ministerial",
        "Ministers",
        "Ministers'",
        "Chiefs",
        "Chiefs'",
    ];
    name.split(' ').nth(1).is_some() && name.split(' ').any(|w| TITLES.contains(&w))
}

/// Whether it is called after the body of two states that sits.
pub(super) fn joint_body(name: &str) -> bool {
    ["commission", "committee"]
        .iter()
        .any(|w| name.to_lowercase().ends_with(w))
}

/// What a gathering has parts of, so that whoever is at one is at the gathering.
pub(super) const PARTS: &[&str] = &[
    "round",
    "session",
    "meeting",
    "edition",
    "sitting",
    "ceremony",
    "opening",
    "inauguration",
    "closing",
    "plenary",
    "segment",
    "debate",
    "day",
];

/// "a meeting between A and B on the sidelines of the assembly": what node `c` names is not the meeting at `n`.
fn on_a_margin(t: &Tree, n: usize, c: usize) -> bool {
    t.ancestors(c)
        .take_while(|&x| x != n)
        .any(|x| crate::margin::is_aside(&t.node(x).lemma))
}

/// "meetings with NATO officials": who they were is left open, and nobody gathers.
fn with_officials(t: &Tree, c: usize, role: &RoleMention) -> bool {
    role.offices.iter().all(|o| o.canonical == "Official")
        && t.head(c).is_some_and(|p| t.node(p).word == "with")
}

impl Reader<'_> {
    /// "the summits of the SCO and the CSTO, which Dushanbe will host": what is told of the second is told of the first,
    /// wherever the parser hangs it.
    pub(super) fn named_before(&self, n: usize) -> Option<usize> {
        let t = &self.s().tree;
        let gathering = |c: usize| {
            matches!(
                self.s().mention(c).map(|m| &m.what),
                Some(What::Gathering(_))
            )
        };
        let and = (0..n)
            .rev()
            .find(|&c| !matches!(t.node(c).pos, "DET"))
            .filter(|&c| gathering(n) && t.node(c).dep == "cc" && t.node(c).word == "and")?;
        and.checked_sub(1)
            .filter(|&c| gathering(c) && t.node(n).dep == "conj")
    }

    pub(super) fn gathering_at(&self, n: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        match self.s().mention(n).map(|m| &m.what) {
            // "the steering committee of the African Union"
            Some(What::Gathering(g)) => {
                let mut g = g.clone();
                if g.org.is_none() {
                    g.org = self.organ_at(n).map(|(org, _)| org);
                }
                return Some(g);
            }
            // "attended the World Economic Forum": a body that is named for its meeting.
            Some(What::Org(o)) if !o.body && o.name.ends_with("Forum") => {
                return Some(GatheringSem {
                    name: o.name.clone(),
                    org: Some(o.name.clone()),
                });
            }
            Some(What::Org(_)) | Some(What::Country(_)) => return None,
            Some(What::Person(p)) if p.person.is_some() || p.sure => return None,
            // "the Athens Democracy Forum", of which no list knows; "the Nordic-Baltic Defence Ministerial", which could be
            // anybody's name
            Some(What::Other | What::Person(_)) => {
                // "the Qatar Economic Forum"
                let first = t
                    .children(n)
                    .filter(|&c| {
                        t.node(c).dep == "compound"
                            && matches!(
                                self.s().mention(c).map(|m| &m.what),
                                Some(What::Country(_) | What::Place(_))
                            )
                    })
                    .min()
                    .unwrap_or(n);
                let name = self
                    .analysis
                    .text
                    .get(t.node(first).span.start..t.node(n).span.end)?;
                let kind = name.rsplit(' ').next()?;
                if let Some(own) = self.own_council(n, name).or_else(|| self.of_heads(n)) {
                    return Some(own);
                }
                if !GATHERS.contains(&kind) {
                    return None;
                }
                // "The Extraordinary Summit was chaired by X": the one told of.
                if let Some(last) = self.edition_again(n, name, kind) {
                    return Some(last);
                }
                if let Some((org, whose)) = self.of_whom(n) {
                    return Some(GatheringSem {
                        name: format!("{name} of {whose}"),
                        org: Some(org),
                    });
                }
                let name = self.on_what(n, name);
                if name.contains(' ') {
                    return Some(GatheringSem {
                        name: name.to_owned(),
                        org: None,
                    });
                }
                // "the 14th Session of the Joint Economic Committee"
                return self.named_behind(n);
            }
            _ => {}
        }
        if let Some((g, _)) = self.ceremony(n) {
            return Some(g);
        }
        let node = t.node(n);
        let apposed = t
            .children(n)
            .find_map(|c| match self.s().mention(c).map(|m| &m.what) {
                Some(What::Gathering(g)) => Some(g.clone()),
                _ => None,
            });
        // "the tenth round of the Thai-Cambodian General Border Committee", "the opening ceremony of the 10th Ministerial
        // Conference of the Forum"
        let of_which = || {
            if !PARTS.contains(&node.lemma.as_str()) {
                return None;
            }
            let mut at = n;
            for _ in 0..3 {
                at = *t.prep_objects(at, "of").first()?;
                match self.s().mention(at).map(|m| &m.what) {
                    Some(What::Gathering(g)) => return Some(g.clone()),
                    Some(What::Other) | None => {}
                    _ => return None,
                }
                // "the third edition of the Qatar Economic Forum"
                if matches!(self.s().mention(at).map(|m| &m.what), Some(What::Other))
                    && let Some(g) = self.gathering_at(at)
                {
                    return Some(g);
                }
                // "the enlarged session of the group's summit"
                if let Some(g) = self.occasion(at).filter(|g| g.org.is_some()) {
                    return Some(g);
                }
            }
            None
        };
        if let Some(g) = apposed.or_else(of_which) {
            return Some(g);
        }
        // The first that is named: "of the SCO member states and the CIS members".
        // Not what a clause about it names: "a meeting in which they will prepare the summit".
        let mut inside: Vec<usize> = t
            .subtree(n)
            .into_iter()
            .filter(|&c| {
                !t.ancestors(c).take_while(|&x| x != n).chain([c]).any(|x| {
                    // "a plenary at the UN centre in Vienna" is nobody's by where it is, "attended the meeting as an EU
                    // member" by who came.
                    let where_it_is = t.node(x).dep == "prep"
                        && matches!(
                            t.node(x).word.as_str(),
                            "at" | "in"
                                | "near"
                                | "as"
                                | "before"
                                | "after"
                                | "ahead"
                                | "following"
                        );
                    x != n && (where_it_is || matches!(t.node(x).dep, "relcl" | "acl" | "ccomp"))
                })
            })
            .collect();
        inside.sort_unstable();
        let org = inside
            .into_iter()
            .filter(|&c| !on_a_margin(t, n, c))
            .find_map(|c| match self.s().mention(c).map(|m| &m.what) {
                Some(What::Org(o)) if !o.body => Some(o.name.clone()),
                Some(What::Gathering(g)) => g.org.clone(),
                // "held meetings with NATO officials" gathered nobody.
                Some(What::Role(r)) if r.plural && !with_officials(t, c, r) => self.org_of(c, r),
                _ => None,
            });
        let holder = self.holding(n).and_then(|v| t.child(v, &["nsubj"]));
        let org = org.or_else(|| {
            holder.and_then(|h| match self.s().mention(h).map(|m| &m.what) {
                Some(What::Org(o)) if !o.body && o.country.is_none() => Some(o.name.clone()),
                _ => None,
            })
        });
        // "The SCO asked them to come to its summit, to be hosted by Tajikistan"
        let org = org.or_else(|| self.of_the_actor(n));
        let venue = t
            .head(n)
            .filter(|&p| matches!(t.node(p).word.as_str(), "of" | "for"))
            .and_then(|p| t.head(p))
            .is_some_and(|v| matches!(t.node(v).lemma.as_str(), "venue" | "site" | "scene"));
        let all_hold_it = holder.is_some_and(
            |h| matches!(self.s().mention(h).map(|m| &m.what), Some(What::Role(r)) if r.plural),
        );
        // "attended the Nordic ministers' meeting"
        let of_a_region = t.child(n, &["poss"]).is_some_and(|p| {
            matches!(self.s().mention(p).map(|m| &m.what), Some(What::Role(r)) if r.plural)
                && t.child(p, &["amod", "compound", "nmod"]).is_some()
        });
        let printed = self.analysis.text.get(node.span.clone()).unwrap_or("");
        let attended = matches!(
            node.lemma.as_str(),
            "meeting" | "session" | "dialogue" | "talk" | "event"
        ) && t.prep_objects(n, "with").is_empty()
            && t.head(n).is_some_and(|h| {
                matches!(
                    t.node(h).lemma.as_str(),
                    "attend" | "address" | "chair" | "co-chair" | "in" | "at"
                )
            })
            && (printed.starts_with(char::is_uppercase)
                || all_hold_it
                || of_a_region
                || node.lemma == "event" && t.has_child_word(n, &["level"])
                || !t.prep_objects(n, "of").is_empty())
            || venue
                && matches!(
                    node.lemma.as_str(),
                    "meeting" | "session" | "dialogue" | "talk"
                );
        let ministerial = matches!(
            node.lemma.as_str(),
            "meeting" | "session" | "round" | "sitting" | "retreat"
        ) && (org.is_some() || of_a_region)
            || attended;
        // "is holding meetings with the heads of the World Bank": one by one.
        if node.tag == "NNS"
            && matches!(node.lemma.as_str(), "meeting" | "talk")
            && node.dep == "dobj"
            && t.head(n)
                .is_some_and(|v| matches!(t.node(v).lemma.as_str(), "hold" | "have"))
            && !t.prep_objects(n, "with").is_empty()
        {
            return None;
        }
        // "hold a press conference" is no conference.
        if t.has_child_word(n, &["press", "news", "media", "video", "telephone"])
            || org.is_none() && self.before_the_press(n)
        {
            return None;
        }
        let round_table = node.lemma == "table" && t.has_child_word(n, &["round"]);
        if !(GATHERING_NOUNS.contains(&node.lemma.as_str()) || ministerial || round_table) {
            return None;
        }
        // "is to address a plenary on Sunday": one of the sittings of what was told of.
        if org.is_none()
            && node.lemma == "plenary"
            && t.prep_objects(n, "of").is_empty()
            && let Some(last) = self.discourse.last_gathering.clone()
        {
            return Some(last);
        }
        // "the two summits": no name.
        if org.is_none() && node.tag == "NNS" && t.has_child_word(n, &["the", "both", "these"]) {
            return None;
        }
        let words = t.subtree(n);
        let ministers = words.iter().any(|&w| t.node(w).word == "ministers");
        let name = match &org {
            Some(o) if ministers => {
                // "the East Asia Summit Foreign Ministers' Meeting"
                let inner = t.subtree(n).into_iter().filter(|&c| c < n).find_map(|c| {
                    match self.s().mention(c).map(|m| &m.what) {
                        Some(What::Gathering(g)) => Some(g.name.clone()),
                        _ => None,
                    }
                });
                format!("{} ministerial meeting", inner.as_ref().unwrap_or(o))
            }
            Some(o) => format!("{o} {}", node.lemma),
            None => {
                // What the words themselves call it, without determiner and clauses.
                let mut parts: Vec<usize> = t
                    .children(n)
                    .filter(|&c| matches!(t.node(c).dep, "amod" | "compound" | "nmod") && c < n)
                    .filter(|&c| !lasts(t, c))
                    .collect();
                parts.push(n);
                let region = t.child(n, &["poss"]).filter(|_| of_a_region);
                parts.extend(region.and_then(|p| t.child(p, &["amod", "compound", "nmod"])));
                parts.sort_unstable();
                let start = parts
                    .first()
                    .map_or(node.span.start, |&p| t.node(p).span.start);
                let of = t
                    .prep_objects(n, "of")
                    .first()
                    .map(|&o| t.node(o).span.end)
                    .filter(|&e| e < node.span.end + 90);
                self.analysis
                    .text
                    .get(start..of.unwrap_or(node.span.end))
                    .unwrap_or("")
                    .to_owned()
            }
        };
        // "This year's conference is hosted by X": the one told of.
        let told = || {
            self.again(n)
                .filter(|_| org.is_none() && !name.contains(' '))
        };
        match told() {
            Some(told) => Some(told),
            None => Some(GatheringSem { name, org }),
        }
    }

    /// "such a conference", where a press conference was told of before.
    fn before_the_press(&self, n: usize) -> bool {
        const PRESS: &[&str] = &["press", "news", "media"];
        let t = &self.s().tree;
        let briefing = |t: &crate::tree::Tree, c: usize| {
            t.node(c).lemma == "conference" && t.has_child_word(c, PRESS)
        };
        t.node(n).lemma == "conference"
            && t.has_child_word(n, &["such", "the", "this", "that", "last", "next"])
            && self.analysis.sentences[..self.sentence]
                .iter()
                .any(|s| (0..s.tree.nodes.len()).any(|c| briefing(&s.tree, c)))
    }

    /// The gathering named behind the "of" of the part at node `n`.
    pub(super) fn named_behind(&self, n: usize) -> Option<GatheringSem> {
        let of = self.s().tree.prep_objects(n, "of");
        match self.s().mention(*of.first()?).map(|m| &m.what) {
            Some(What::Gathering(g)) => Some(g.clone()),
            _ => None,
        }
    }

    /// What it is called: "the International Conference on Water" is not told from others without its subject.
    fn on_what<'n>(&'n self, n: usize, name: &'n str) -> &'n str {
        const COMMON: &[&str] = &[
            "International",
            "Regional",
            "Global",
            "World",
            "Ministerial",
            "High-Level",
            "Annual",
            "Special",
            "Joint",
        ];
        let t = &self.s().tree;
        let common = name
            .rsplit_once(' ')
            .is_none_or(|(front, _)| front.split(' ').all(|w| COMMON.contains(&w)));
        let subject = ["on", "for", "against"]
            .iter()
            .find_map(|p| t.prep_objects(n, p).first().copied())
            .filter(|_| common);
        subject
            .and_then(|o| {
                let start = t.node(n).span.end - name.len();
                self.analysis.text.get(start..t.node(o).span.end)
            })
            .filter(|whole| {
                whole.len() < 90
                    && whole[name.len()..]
                        .split(' ')
                        .any(|w| w.starts_with(char::is_uppercase))
            })
            .unwrap_or(name)
    }

    /// "the summit which the MSG holds in Fiji in March": the verb that says so.
    pub(super) fn holding(&self, n: usize) -> Option<usize> {
        let t = &self.s().tree;
        t.children(n).find(|&v| {
            t.node(v).dep == "relcl"
                && matches!(
                    t.node(v).lemma.as_str(),
                    "hold" | "convene" | "organise" | "organize" | "host"
                )
                && t.child(v, &["dobj"])
                    .is_none_or(|o| matches!(t.node(o).tag, "WDT" | "WP"))
        })
    }

    /// Of which organisation a gathering is that is called by a name of its own: "the 150th Assembly of the
    /// Inter-Parliamentary Union", "the XIII Summit of Heads of State" of the organisation whose ministers meet.
    pub(super) fn of_whom(&self, n: usize) -> Option<(String, String)> {
        let t = &self.s().tree;
        let &first = t.prep_objects(n, "of").first()?;
        // "the 42nd Ordinary Session of the Executive Council of the African Union"
        let of = match self.s().mention(first).map(|m| &m.what) {
            Some(What::Other) => *t.prep_objects(first, "of").first()?,
            _ => first,
        };
        let whose = self.analysis.text.get(t.node(of).span.clone())?.to_owned();
        match self.s().mention(of).map(|m| &m.what) {
            Some(What::Org(o)) if !o.body && o.country.is_none() => {
                Some((o.name.clone(), o.name.clone()))
            }
            Some(What::Role(r)) if r.plural && r.countries.is_empty() => {
                let here = || {
                    self.s().mentions.iter().find_map(|m| match &m.what {
                        What::Gathering(g) => g.org.clone(),
                        _ => None,
                    })
                };
                let org = self
                    .org_of(of, r)
                    .or_else(here)
                    .or_else(|| self.org_of_clause(n))
                    .or_else(|| self.discourse.last_gathering.as_ref()?.org.clone())?;
                Some((org, whose))
            }
            _ => None,
        }
    }
}
