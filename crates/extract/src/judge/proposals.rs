//! What could be told: parties of two countries, officials beside places abroad.

use super::features::{self, Way};
use super::status as judged;
use crate::analysis::{Analysis, Sentence};
use crate::candidates::{self, Candidate, PAID_IN_PERSON, Where, unreal};
use crate::encounters::{self, Draft};
use crate::mentions::What;
use crate::offices;
use crate::refs::{Discourse, Who};
use crate::settle;
use crate::status::{self, Told};
use crate::tree::Tree;
use crate::when::Before;
use sidelines_facts::{CountryCode, EncounterKind, Mode, PartyRole};
use std::collections::BTreeSet;

/// An encounter that a sentence may tell.
#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    pub(crate) draft: Draft,
    /// Which part of the model judges it.
    pub(crate) family: &'static str,
    pub(crate) features: Vec<String>,
    /// What says of its status.
    pub(crate) status: Vec<String>,
}

/// Makes the proposals of one sentence.
pub(crate) struct Proposer<'a> {
    pub(crate) analysis: &'a Analysis<'a>,
    pub(crate) discourse: &'a Discourse,
    pub(crate) sentence: usize,
    /// What frames have told up to this sentence, it included.
    pub(crate) drafts: &'a [Draft],
    /// Words that tell of something that is done to somebody, and not with him.
    pub(crate) apart: &'a [usize],
    /// The day last told of.
    pub(crate) previous: Before<'a>,
}

/// A node that stands for one somebody.
struct Party {
    node: usize,
    who: Who,
    country: Option<CountryCode>,
    form: &'static str,
}

/// More parties than this in one sentence are a list, of which every pair would be a proposal.
const MOST_PARTIES: usize = 7;

/// Where and how guests are welcomed and seen off.
const WELCOMES: &[&str] = &[
    "airport", "tarmac", "airbase", "runway", "terminal", "honour", "honor", "carpet", "wreath",
];

impl Proposer<'_> {
    fn s(&self) -> &Sentence {
        &self.analysis.sentences[self.sentence]
    }

    /// All proposals, in the order of the sentence's words.
    pub(crate) fn propose(&self) -> Vec<Proposal> {
        let s = self.s();
        let parties = self.parties();
        if parties.is_empty() || withheld(self.analysis.text, s) || only_says_who(s) {
            return Vec::new();
        }
        let mut shared = BTreeSet::new();
        features::sentence(s, self.sentence, &mut shared);
        let here = |d: &&Draft| d.sentence == self.sentence;
        shared.insert(format!(
            "told-here={}",
            self.drafts.iter().filter(here).count().min(2)
        ));
        let mut out = Vec::new();
        // Who is met off the plane is welcomed, which is no meeting.
        let welcomed = s.tree.nodes.iter().any(|n| {
            let printed = || {
                let words = self.analysis.text.get(n.span.clone());
                words.unwrap_or("").to_lowercase()
            };
            let welcomes = matches!(n.lemma.as_str(), "welcome" | "greet")
                || n.lemma == "receive"
                    && n.tag == "VBN"
                    && s.tree.nodes.iter().any(|m| m.word == "landing");
            WELCOMES.contains(&n.lemma.as_str())
                || welcomes
                    && s.tree.nodes.iter().any(|m| {
                        matches!(m.lemma.as_str(), "arrive" | "arrival" | "land" | "touch")
                    })
                || n.mention.is_some() && WELCOMES.iter().any(|w| printed().contains(w))
        });
        if parties.len() <= MOST_PARTIES && !welcomed {
            self.contacts(&parties, &shared, &mut out);
        }
        self.trips(&parties, &shared, &mut out);
        out
    }

    /// The persons and posts whom single nodes name, pronouns included; each once.
    fn parties(&self) -> Vec<Party> {
        let (a, s) = (self.analysis, self.s());
        let mut out: Vec<Party> = Vec::new();
        for (i, node) in s.tree.nodes.iter().enumerate() {
            let form = match s.mention(i).map(|m| &m.what) {
                Some(What::Person(_)) => "name",
                // "goes to Kabul as Poland's ambassador": what somebody is there.
                Some(What::Role(_)) if is_capacity(&s.tree, i) => continue,
                Some(What::Role(r)) if !r.indefinite && !r.plural => "post",
                None if matches!(
                    node.word.as_str(),
                    "he" | "she" | "him" | "her" | "himself" | "herself" | "his"
                ) =>
                {
                    "pronoun"
                }
                None if node.pos == "NOUN" && node.tag == "NN" => "noun",
                _ => continue,
            };
            // "Putin's aide", "Her adviser, X": the aide, X.
            let possessor = node.dep == "poss"
                && s.tree
                    .head(i)
                    .is_some_and(|h| match s.mention(h).map(|m| &m.what) {
                        Some(What::Role(r)) => !r.counterpart,
                        Some(What::Person(p)) => !p.counterpart && !p.offices.is_empty(),
                        _ => false,
                    });
            // "under the chair of X": the part that X plays.
            let part = candidates::is_chair(s, i)
                && s.tree
                    .head(i)
                    .is_some_and(|u| s.tree.node(u).word == "under");
            if possessor
                || part
                || sends(&s.tree, i)
                || in_company(&s.tree, i)
                || predecessor(&s.tree, i)
                || candidates::looks_on(s, i)
                || celebrated(&s.tree, i)
            {
                continue;
            }
            let Some(who) = self.discourse.parties(a, s, i).into_iter().next() else {
                continue;
            };
            let named = match &who {
                // A capitalised run that nothing calls a person may be anything.
                Who::Person(p) => a.people.all.get(*p).is_some_and(|p| {
                    p.parts.len() > 1
                        && (p.country.is_some() || !p.offices.is_empty() || p.rank.is_some())
                }),
                Who::Post { country, .. } => country.is_some(),
                _ => false,
            };
            // Who speaks for others meets nobody by saying so.
            let speaks = crate::refs::speaks_for_others(a, &who);
            if named && !speaks && !out.iter().any(|p| p.who == who) {
                let country = encounters::country(a, &who);
                out.push(Party {
                    node: i,
                    who,
                    country,
                    form,
                });
            }
        }
        out
    }

    /// "X "is not the one we had an appointment with", Y told a radio station": Y says what stands between, and the parser,
    /// which does not see it, makes one row of the two.
    fn quoted_between(&self, x: usize, y: usize) -> bool {
        let span = |n: usize| self.s().mention(n).map(|m| m.span.clone());
        let (Some(x), Some(y)) = (span(x), span(y)) else {
            return false;
        };
        let between = self.analysis.text.get(x.end..y.start).unwrap_or("");
        let marks = between.matches(['"', '“', '”']).count();
        let words = between
            .split(['"', '“', '”'])
            .nth(1)
            .map_or(0, |q| q.split_whitespace().count());
        marks > 1 && words > 3
    }

    fn contacts(&self, parties: &[Party], shared: &BTreeSet<String>, out: &mut Vec<Proposal>) {
        let t = &self.s().tree;
        for (k, x) in parties.iter().enumerate() {
            for y in parties.iter().skip(k + 1) {
                if x.country.is_some() && x.country == y.country {
                    continue;
                }
                let Some(way) = features::way(t, x.node, y.node) else {
                    continue;
                };
                if candidates::conditions::judges(t, way.top)
                    || message(t, way.top)
                    || each(t, way.top)
                    || talks_of_others(t, &way)
                    || hopes(t, &way)
                    || unreal::between(t, &way.nodes(), way.top)
                    || unreal::says_of(t, x.node, y.node, way.top)
                    || self.apart.contains(&way.top)
                    || self.told_of_others(&way, [x, y])
                    || self.quoted_between(x.node, y.node)
                    || [x, y]
                        .iter()
                        .any(|p| source(t, p.node) || companion(t, p.node) || escort(t, p.node))
                    || travel_together(t, x.node, y.node)
                    || std::iter::once(way.top)
                        .chain(t.governor(way.top))
                        .any(|v| self.lists_who_came(v))
                {
                    continue;
                }
                let mut f = shared.clone();
                features::pair(self.s(), x.node, y.node, &way, &mut f);
                self.whose(x, "first", &mut f);
                self.whose(y, "second", &mut f);
                self.ranks(x, y, &mut f);
                let who = [x, y].map(|p| (p.who.clone(), None));
                out.push(self.proposal("contact", who.to_vec(), &way, f, None));
            }
        }
    }

    /// "X stayed at home, and Y met Z": a clause between them tells of an encounter of which one of the two is no party.
    fn told_of_others(&self, way: &Way, pair: [&Party; 2]) -> bool {
        let t = &self.s().tree;
        way.nodes().into_iter().any(|v| {
            let own = t.child(v, &["nsubj", "nsubjpass"]).filter(|&n| {
                let clause = v != way.top && matches!(t.node(v).dep, "conj" | "relcl");
                clause && (t.node(n).mention.is_some() || t.node(n).word == "who")
            });
            own.is_some_and(|own| {
                self.drafts.iter().any(|d| {
                    let begins = t.node(v).span.start;
                    let party = |p: &Party| d.parties.iter().any(|(who, _)| *who == p.who);
                    let (inside, outside): (Vec<_>, Vec<_>) =
                        pair.into_iter().partition(|p| party(p));
                    d.sentence == self.sentence
                        && d.words.iter().any(|w| w.start == begins)
                        && d.parties.len() > 1
                        && inside.len() == 1
                        && outside.iter().all(|p| p.node < own)
                })
            })
        })
    }

    /// "Present at the meeting were X and Y", and once others were told to have met, "It was attended by X and Y": who
    /// was there, not who met.
    fn lists_who_came(&self, v: usize) -> bool {
        let t = &self.s().tree;
        match t.node(v).lemma.as_str() {
            "be" => {
                t.has_child_word(v, &["present", "attending", "participating"])
                    // "Also attending were X and Y"
                    || t.head(v).is_some_and(|h| {
                        t.node(v).dep == "aux"
                            && matches!(t.node(h).word.as_str(), "attending" | "participating")
                    })
                    // "Eight ambassadors presented their credentials: X and Y were among them"
                    || t.prep_objects(v, "among")
                        .iter()
                        .any(|&o| matches!(t.node(o).word.as_str(), "them" | "these"))
                    // "Also on the guest list are X and Y"
                    || t.prep_objects(v, "on")
                        .iter()
                        .any(|&o| t.node(o).lemma == "list")
            }
            // "Guests at the funeral of X included Y"
            "include" => t.child(v, &["nsubj"]).is_some_and(|n| {
                matches!(
                    t.node(n).lemma.as_str(),
                    "guest" | "mourner" | "participant" | "attendee" | "dignitary" | "those"
                )
            }),
            // "The opening ceremony of the exercise was attended by X and Y"
            "attend" | "witness" if t.child(v, &["nsubjpass"]).is_some_and(|n| show(t, n)) => true,
            "attend" => {
                let gathered = matches!(
                    self.discourse.told_last,
                    Some((sidelines_facts::EncounterKind::Gathering, _))
                );
                t.passive(v) && (gathered || !self.discourse.last_pair.is_empty())
            }
            // "It was chaired by X and attended by Y"
            "chair" | "co-chair" => {
                t.passive(v) && t.conjuncts(v).iter().any(|&c| t.node(c).lemma == "attend")
            }
            _ => false,
        }
    }

    fn trips(&self, parties: &[Party], shared: &BTreeSet<String>, out: &mut Vec<Proposal>) {
        let s = self.s();
        let t = &s.tree;
        for i in 0..t.nodes.len() {
            let place = match s.mention(i).map(|m| &m.what) {
                Some(What::Country(c)) => Where::Country(*c),
                Some(What::Place(p)) if p.country.is_some() => Where::Place(p.clone()),
                _ => continue,
            };
            if !where_somebody_is(s, i) {
                continue;
            }
            for p in parties {
                if p.country.is_none() || p.country == place.country() {
                    continue;
                }
                // "Sunak, who had rung Varadkar, sets out for Belfast": not Varadkar.
                let elsewhere = t.governor(i).is_some_and(|v| {
                    t.child(v, &["nsubj"])
                        .is_some_and(|n| n != p.node && parties.iter().any(|x| x.node == n))
                        && t.ancestors(p.node).any(|x| {
                            t.node(x).dep == "relcl" && t.antecedent(x) == t.child(v, &["nsubj"])
                        })
                });
                // "embraced X when they met, the first time since Honiara signed": no place where X was.
                let acts = t.node(i).dep == "nsubj"
                    && t.head(i).is_some_and(|v| !t.subtree(v).contains(&p.node));
                // "China stepped up its drills after X's visit to Taipei": nor this.
                let acts = acts
                    || t.node(i).dep == "nsubj"
                        && t.head(i).is_some_and(|v| {
                            t.ancestors(p.node)
                                .take_while(|&x| x != v)
                                .last()
                                .is_some_and(|x| {
                                    t.node(x).dep == "prep"
                                        && matches!(
                                            t.node(x).word.as_str(),
                                            "after"
                                                | "before"
                                                | "since"
                                                | "over"
                                                | "despite"
                                                | "following"
                                        )
                                })
                        });
                // "fled to Bern after X had sacked him": told of X besides.
                let acts = acts
                    || t.governor(p.node).is_some_and(|v| {
                        t.node(v).dep == "advcl"
                            && t.node(p.node).dep == "nsubj"
                            // "the first president to come to Senegal since X did so"
                            && t.node(v).lemma != "do"
                            && t.has_child_word(
                                v,
                                &["after", "because", "since", "although", "though"],
                            )
                            && !t.subtree(v).contains(&i)
                    });
                // "laid a wreath in Oslo, a day after Y had visited Bergen": where Y was.
                let anothers = t.governor(i).is_some_and(|v| {
                    let beside = matches!(t.node(v).dep, "advcl" | "pcomp")
                        && t.has_child_word(v, &["after", "before", "since", "had"]);
                    beside
                        && t.child(v, &["nsubj", "nsubjpass"]).is_some_and(|n| {
                            let below = t.subtree(v);
                            n != p.node
                                && parties.iter().any(|x| x.node == n)
                                && !below.contains(&p.node)
                        })
                });
                if elsewhere
                    || anothers
                    || acts
                    || on_anothers_trip(t, i, p.node)
                    || where_he_was_posted(s, i)
                {
                    continue;
                }
                let Some(way) = features::way(t, p.node, i) else {
                    continue;
                };
                if candidates::residents::posted(s, Some(way.top))
                    || candidates::residents::at_work_there(t, i)
                    || sends_there(t, p.node, i)
                    || candidates::residents::posted(s, t.governor(i))
                    || t.governor(i).is_some_and(|v| {
                        candidates::residents::was_something_there(t, v)
                            || STAYS_THERE.contains(&t.node(v).lemma.as_str())
                    })
                    || unreal::between(t, &way.nodes(), way.top)
                {
                    continue;
                }
                let mut f = shared.clone();
                features::pair(s, p.node, i, &way, &mut f);
                self.whose(p, "first", &mut f);
                f.insert(
                    match &place {
                        Where::Country(_) => "to=country",
                        Where::Place(_) => "to=place",
                    }
                    .to_owned(),
                );
                let dateline = self.analysis.dateline_place.as_ref();
                if dateline.is_some_and(|d| d.country == place.country()) {
                    f.insert("to-dateline".to_owned());
                }
                if self.analysis.home == p.country {
                    f.insert("from-home".to_owned());
                }
                let who = vec![(p.who.clone(), Some(PartyRole::Visitor))];
                out.push(self.proposal("visit", who, &way, f, Some(place.clone())));
            }
        }
    }

    /// What kind of party it is, and whether frames have told of it.
    fn whose(&self, p: &Party, which: &str, out: &mut BTreeSet<String>) {
        out.insert(format!("{which}-form={}", p.form));
        out.insert(format!("{which}-rank={}", self.rank(&p.who)));
        if p.country.is_none() {
            out.insert(format!("{which}-stateless"));
        }
        let told = |d: &Draft| {
            d.parties
                .iter()
                .any(|(w, _)| encounters::alike(self.analysis, w, &p.who))
        };
        if self.drafts.iter().any(told) {
            out.insert(format!("{which}-told"));
        }
        let here = |d: &&Draft| d.sentence == self.sentence && told(d);
        if let Some(d) = self.drafts.iter().find(here) {
            out.insert(format!("{which}-told-here={:?}", d.kind));
        }
    }

    fn ranks(&self, x: &Party, y: &Party, out: &mut BTreeSet<String>) {
        let (a, b) = (self.rank(&x.who), self.rank(&y.who));
        out.insert(format!("ranks={a}/{b}"));
        if a == b && a != "none" {
            out.insert("equals".to_owned());
        }
        if self.analysis.home.is_some()
            && (x.country == self.analysis.home || y.country == self.analysis.home)
        {
            out.insert("one-at-home".to_owned());
        }
    }

    /// How high: state, minister, envoy, soldier, speaker for others, other, none known.
    fn rank(&self, who: &Who) -> &'static str {
        let office = match who {
            Who::Person(p) => self
                .analysis
                .people
                .all
                .get(*p)
                .and_then(|p| p.chief_office())
                .map(|h| h.office.canonical.clone()),
            Who::Post { office, .. } => office.clone(),
            _ => None,
        };
        let Some(office) = office.map(|o| offices::family(&o)) else {
            return "none";
        };
        let has = |words: &[&str]| words.iter().any(|w| office.contains(w));
        if has(&["spokes"]) {
            "voice"
        } else if has(&[
            "president",
            "prime minister",
            "king",
            "emir",
            "chancellor",
            "sultan",
            "premier",
        ]) {
            "state"
        } else if has(&[
            "ambassador",
            "envoy",
            "commissioner",
            "representative",
            "charge",
        ]) {
            "envoy"
        } else if has(&["minister", "foreign", "defence", "secretary"]) {
            "minister"
        } else if has(&["chief", "commander", "general", "admiral"]) {
            "soldier"
        } else {
            "other"
        }
    }

    fn proposal(
        &self,
        family: &'static str,
        parties: Vec<(Who, Option<PartyRole>)>,
        way: &Way,
        features: BTreeSet<String>,
        place: Option<Where>,
    ) -> Proposal {
        let s = self.s();
        let t = &s.tree;
        let carrier = t.ancestors(way.top).find(|&v| t.is_verb(v));
        let phone = |w: &str| matches!(w, "phone" | "telephone" | "telephonic" | "phoned");
        let call = |&n: &usize| {
            t.node(n).lemma == "call"
                && !t.is_verb(n)
                && !t
                    .children(n)
                    .any(|c| PAID_IN_PERSON.contains(&t.node(c).word.as_str()))
        };
        let (kind, mode) = match family {
            "visit" => (EncounterKind::Visit, None),
            _ if t.nodes.iter().any(|n| phone(&n.word))
                || way.up.iter().chain(&way.down).chain([&way.top]).any(call) =>
            {
                (EncounterKind::Call, Some(Mode::Phone))
            }
            _ => (EncounterKind::Meeting, None),
        };
        let trigger = carrier.unwrap_or(way.top);
        // A frame has read the very words between the two.
        let passed = |n: usize| {
            self.drafts
                .iter()
                .any(|d| d.sentence == self.sentence && d.words.contains(&t.node(n).span))
        };
        let mut features = features;
        if way
            .up
            .iter()
            .chain(&way.down)
            .chain([&way.top])
            .any(|&n| passed(n))
        {
            features.insert("frame-between".to_owned());
        }
        let mut candidate = Candidate {
            frame: super::FRAME.to_owned(),
            kind,
            mode,
            told: status::told(t, aim(t, way).or(carrier), None, kind),
            parties,
            sentence: self.sentence,
            trigger,
            carrier,
            place,
            gathering: None,
            words: t.node(trigger).span.clone(),
            anaphoric: false,
            goes_on: false,
            within: None,
        };
        let last = self.drafts.iter().rev().find_map(|d| d.place.as_ref());
        let situate = |c: &Candidate| {
            let gathering = self.discourse.last_gathering.as_ref();
            settle::situate(self.analysis, c, self.previous, gathering, last)
        };
        let mut draft = situate(&candidate);
        let status = judged::features(self.analysis, s, carrier, &way.ends(), &draft);
        let likeliest = judged::likeliest(&status);
        if likeliest != draft.status {
            // On which side of today its day lies follows from that.
            candidate.told = Told {
                status: likeliest,
                present: false,
            };
            draft = situate(&candidate);
            draft.status = likeliest;
        }
        let mut all: Vec<String> = features
            .into_iter()
            .map(|f| format!("{family}|{}", f.replace(char::is_whitespace, "_")))
            .collect();
        all.push(format!("{family}|bias"));
        Proposal {
            draft,
            family,
            features: all,
            status,
        }
    }
}

/// "flew to Bogota to see President X": what he came for, whose status is not that of the journey; not "face to face".
fn aim(t: &Tree, way: &Way) -> Option<usize> {
    way.down.iter().copied().find(|&v| {
        t.node(v).tag == "VB"
            && t.node(v).lemma != "face"
            && matches!(t.node(v).dep, "advcl" | "xcomp")
            && t.has_child_word(v, &["to"])
    })
}

/// "received a letter from X", "read an interview given by X", "called on X to act", "invited X to a summit": words that go to and fro.
fn message(t: &Tree, v: usize) -> bool {
    const MESSAGES: &[&str] = &[
        "letter",
        "message",
        "telegram",
        "cable",
        "interview",
        "congratulation",
        "condolence",
        "greeting",
        "invitation",
        "note",
    ];
    let sent = t
        .child(v, &["dobj"])
        .is_some_and(|o| MESSAGES.contains(&t.node(o).lemma.as_str()))
        && matches!(
            t.node(v).lemma.as_str(),
            "receive" | "get" | "send" | "write" | "read"
        );
    let urges = matches!(
        t.node(v).lemma.as_str(),
        "call" | "appeal" | "plead" | "urge" | "exhort" | "implore" | "press"
    ) && t
        .children(v)
        .any(|c| matches!(t.node(c).dep, "xcomp" | "ccomp") && t.has_child_word(c, &["to"]));
    sent || urges || t.node(v).lemma == "invite"
}

/// "X spoke ahead of a meeting between Y and Z": in which X is none of the two.
fn talks_of_others(t: &Tree, way: &Way) -> bool {
    way.nodes()
        .into_iter()
        .any(|i| t.node(i).word == "between" && t.node(i).dep == "prep")
}

/// "X said he hoped that Y would come"
fn hopes(t: &Tree, way: &Way) -> bool {
    way.nodes()
        .into_iter()
        .any(|i| t.is_verb(i) && matches!(t.node(i).lemma.as_str(), "hope" | "hop" | "wish"))
}

/// "X and Y are both facing elections": each for himself.
fn each(t: &Tree, v: usize) -> bool {
    t.ancestors(v).find(|&v| t.is_verb(v)).is_some_and(|v| {
        t.children(v)
            .any(|c| t.node(c).word == "both" && t.node(c).dep != "nsubj")
    })
}

/// "by order of X", "on the instructions of X": who sent him whom the clause is about.
fn sends(t: &Tree, n: usize) -> bool {
    // "who carried a letter from X", "conveyed greetings from X"
    let from = t.node(n).dep == "pobj"
        && t.head(n).is_some_and(|p| t.node(p).word == "from")
        && t.governor(n).is_some_and(|o| {
            let sent = |o: usize| {
                matches!(
                    t.node(o).lemma.as_str(),
                    "letter"
                        | "message"
                        | "missive"
                        | "note"
                        | "greeting"
                        | "regard"
                        | "invitation"
                )
            };
            sent(o) || t.child(o, &["dobj"]).is_some_and(sent)
        });
    from || t.node(n).dep == "pobj"
        && t.head(n)
            .filter(|&p| t.node(p).word == "of")
            .is_some_and(|p| {
                t.head(p).is_some_and(|o| {
                    matches!(
                        t.node(o).lemma.as_str(),
                        "order" | "instruction" | "directive" | "behalf"
                    )
                })
            })
}

/// "took Ambassador X along", "received him together with Vice President Y": who comes along with another.
fn in_company(t: &Tree, i: usize) -> bool {
    let with = t.head(i).filter(|&p| {
        t.node(i).dep == "pobj"
            && t.node(p).word == "with"
            && p > 0
            && matches!(t.node(p - 1).word.as_str(), "together" | "along")
    });
    let along = t.head(i).filter(|&v| {
        t.node(i).dep == "dobj"
            && matches!(t.node(v).lemma.as_str(), "take" | "bring")
            && t.has_child_word(v, &["along"])
    });
    with.or(along).is_some()
}

/// "Y, who succeeded X", "who took over from X": named for Y's sake.
fn predecessor(t: &Tree, n: usize) -> bool {
    let verb = |v: usize| t.node(v).lemma.as_str();
    t.head(n).is_some_and(|h| match t.node(n).dep {
        "dobj" => matches!(verb(h), "succeed" | "replace" | "follow"),
        "pobj" => {
            t.node(h).word == "from"
                && t.governor(h)
                    .is_some_and(|v| matches!(verb(v), "take" | "inherit"))
        }
        _ => false,
    })
}

/// A ceremony or a show at noun `n`, to which people come without meeting.
fn show(t: &Tree, n: usize) -> bool {
    matches!(
        t.node(n).lemma.as_str(),
        "ceremony"
            | "parade"
            | "graduation"
            | "exhibition"
            | "exercise"
            | "drill"
            | "opening"
            | "launch"
            | "premiere"
            | "wedding"
            | "concert"
            | "match"
            | "airshow"
            | "unveiling"
    )
}

/// "according to X": who says it, and no party.
fn source(t: &Tree, n: usize) -> bool {
    t.ancestors(n)
        .skip(1)
        .take(2)
        .any(|x| t.node(x).word == "according")
}

/// "A and B arrived in Kyiv": together.
fn travel_together(t: &Tree, x: usize, y: usize) -> bool {
    t.conjuncts(x).contains(&y)
        && t.head(x).is_some_and(|v| {
            matches!(
                t.node(v).lemma.as_str(),
                "arrive" | "come" | "fly" | "travel" | "land" | "leave" | "depart" | "go" | "head"
            )
        })
}

/// "The delegation, accompanied by X, flew to …": he is with them.
fn companion(t: &Tree, n: usize) -> bool {
    t.head(n).is_some_and(|by| {
        t.node(by).word == "by"
            && t.head(by).is_some_and(|v| {
                matches!(t.node(v).lemma.as_str(), "accompany" | "flank" | "escort")
            })
    })
}

/// "X accompanied the President, who met Y": the President did.
fn escort(t: &Tree, n: usize) -> bool {
    t.node(n).dep == "nsubj"
        && t.head(n)
            .is_some_and(|v| t.node(v).lemma == "accompany" && t.object(v).is_some())
}

/// Whether node `i` says as what somebody does something.
fn is_capacity(t: &Tree, i: usize) -> bool {
    t.node(i).dep == "pobj" && t.head(i).is_some_and(|p| t.node(p).word == "as")
}

/// Verbs of sending and giving something.
const SENDING: &[&str] = &[
    "send", "dispatch", "deploy", "supply", "deliver", "give", "ship", "export", "provide",
    "donate", "transfer", "sell", "write", "address", "lend", "grant", "offer", "extend",
];

/// "sent troops to Kyiv", "wrote a letter to Tokyo", "sent Kuleba to Rome": the place at node `i` is where something goes,
/// and not where `sender` does.
fn sends_there(t: &Tree, sender: usize, i: usize) -> bool {
    let to = t
        .head(i)
        .filter(|&p| matches!(t.node(p).word.as_str(), "to" | "into") && t.node(i).dep == "pobj");
    to.and_then(|p| t.governor(p)).is_some_and(|v| {
        SENDING.contains(&t.node(v).lemma.as_str())
            && t.child(v, &["dobj"]).is_some()
            && t.child(v, &["nsubj"]) == Some(sender)
    })
}

/// "fled to Bern", "escaped to Doha": no trip of an official.
fn fled_there(t: &Tree, i: usize) -> bool {
    t.governor(i).is_some_and(|v| {
        matches!(
            t.node(v).lemma.as_str(),
            "flee" | "escape" | "defect" | "emigrate" | "deport" | "extradite" | "exile" | "banish"
        )
    })
}

/// Whether the place at node `i` can be where somebody is or goes: not a government that acts ("Tbilisi stands by
/// Kyiv"), not where something else is ("troops in Somalia", "the fall of Kabul").
fn where_somebody_is(s: &Sentence, i: usize) -> bool {
    let t = &s.tree;
    let first = std::iter::successors(Some(i), |&x| t.head(x).filter(|_| t.node(x).dep == "conj"))
        .last()
        .unwrap_or(i);
    // "agreements with partners, including Ghana and Togo": of each what holds of the partners.
    let whole = t
        .head(first)
        .filter(|&p| t.node(p).word == "including")
        .and_then(|p| t.head(p));
    if let Some(whole) = whole {
        let trip = features::classes(&t.node(whole).lemma)
            .iter()
            .any(|c| matches!(c.as_str(), "movement" | "place" | "reception"));
        return trip || t.is_verb(whole) || where_somebody_is(s, whole);
    }
    // "ties with partners, among them Ghana": hung on whom the sentence is about.
    if t.node(first).dep == "appos" && t.has_child_word(first, &["among"]) {
        return false;
    }
    if fled_there(t, first) {
        return false;
    }
    let n = t.node(i);
    match n.dep {
        // "left Dhaka": not there any more, and no trip to it; "represents Ottawa".
        "dobj"
            if t.head(i).is_some_and(|v| {
                matches!(
                    t.node(v).lemma.as_str(),
                    "leave" | "depart" | "quit" | "represent"
                )
            }) =>
        {
            false
        }
        // "angered Washington": a government.
        "dobj"
            if t.head(i).is_some_and(|v| {
                !features::classes(&t.node(v).lemma)
                    .iter()
                    .any(|c| matches!(c.as_str(), "movement" | "place" | "reception"))
                    // "a tour that also includes Malaysia"
                    && !matches!(
                        t.node(v).lemma.as_str(),
                        "include" | "take" | "cover" | "comprise" | "span" | "feature"
                    )
            }) =>
        {
            false
        }
        "nsubj" | "nsubjpass" | "agent" => t
            .governor(i)
            .is_some_and(|v| !matches!(t.node(v).tag, "VBZ" | "VBP")),
        // "as allies respond to Russia's invasion", but "Tajikistan's capital"
        "poss" => t.head(i).is_some_and(|h| {
            features::classes(&t.node(h).lemma)
                .iter()
                .any(|c| matches!(c.as_str(), "movement" | "place" | "reception" | "contact"))
        }),
        "pobj" => {
            let Some(p) = t.head(i) else { return true };
            let prep = t.node(p).word.as_str();
            // "arrives from Jakarta on Friday": no trip there is told of.
            if prep == "from"
                && t.head(p).is_some_and(|v| {
                    matches!(t.node(v).lemma.as_str(), "arrive" | "come" | "fly")
                        && !matches!(t.node(v).tag, "VBD" | "VBN")
                })
            {
                return false;
            }
            if matches!(
                prep,
                "by" | "with" | "of" | "between" | "against" | "about" | "on"
            ) {
                return matches!(prep, "of" | "on")
                    && !t.head(p).is_some_and(|h| t.is_verb(h))
                    && t.head(p).is_some_and(|h| {
                        features::classes(&t.node(h).lemma)
                            .iter()
                            .any(|c| matches!(c.as_str(), "movement" | "place"))
                    });
            }
            // Behind a noun only behind nouns of moving and staying, or of people.
            t.head(p).is_none_or(|h| {
                t.is_verb(h)
                    || t.node(h).pos != "NOUN"
                    || t.node(h).mention.is_some()
                    || features::classes(&t.node(h).lemma).iter().any(|c| {
                        matches!(
                            c.as_str(),
                            "movement" | "place" | "reception" | "contact" | "table"
                        )
                    })
            })
        }
        _ => true,
    }
}

/// Verbs of what somebody, or his army, does in a place for years: "has served in Lebanon since 1978".
const STAYS_THERE: &[&str] = &[
    "serve", "deploy", "station", "operate", "fight", "train", "live", "work", "study", "grow",
    "bear", "bury", "die", "teach",
];

/// "on the occasion of the inauguration of X": why others are there.
fn celebrated(t: &Tree, i: usize) -> bool {
    t.head(i)
        .filter(|&p| t.node(p).word == "of")
        .and_then(|p| t.head(p))
        .is_some_and(|n| {
            matches!(
                t.node(n).lemma.as_str(),
                "inauguration" | "funeral" | "coronation" | "wedding" | "birthday"
            )
        })
}

/// "They are the ambassadors A of X, B of Y and C of Z": a list, and nothing that they do.
fn only_says_who(s: &Sentence) -> bool {
    let t = &s.tree;
    let mut verbs = (0..t.nodes.len()).filter(|&v| t.is_verb(v));
    let (Some(be), None) = (verbs.next(), verbs.next()) else {
        return false;
    };
    t.node(be).lemma == "be"
        && t.child(be, &["nsubj"])
            .is_some_and(|n| matches!(t.node(n).word.as_str(), "they" | "these"))
        && t.child(be, &["attr"])
            .is_some_and(|n| t.conjuncts(n).len() > 1)
}

/// A sentence that denies, doubts or asks: what did not happen, and what nobody knows, is for frames to read,
/// never for the judge to guess.
fn withheld(text: &str, s: &Sentence) -> bool {
    const DENIALS: &[&str] = &[
        "no", "not", "n't", "n’t", "never", "nor", "neither", "without", "nothing", "nobody",
        "none", "deny", "refuse", "decline", "reject", "rule", "whether", "if", "unless",
        "instead", "skip", "snub", "avoid", "fail", "cancel", "postpone", "scrap", "dismiss",
        "hardly",
    ];
    let said = s.tree.nodes.iter().any(|n| {
        n.dep == "neg" || DENIALS.contains(&n.lemma.as_str()) || DENIALS.contains(&n.word.as_str())
    });
    said || text
        .get(s.span.clone())
        .is_some_and(|w| w.trim_end_matches(['"', '”', '’', '\'']).ends_with('?'))
}

/// "reviewed plans for a visit by X to Nairobi": the place at node `i` is where somebody else goes than the one at `n`.
fn on_anothers_trip(t: &Tree, i: usize, n: usize) -> bool {
    let trip = t
        .head(i)
        .filter(|&p| t.node(p).word == "to")
        .and_then(|p| t.head(p))
        .filter(|&h| matches!(t.node(h).lemma.as_str(), "visit" | "trip" | "journey"));
    trip.is_some_and(|h| {
        let whose = t
            .child(h, &["poss"])
            .into_iter()
            .chain(["of", "by"].iter().flat_map(|p| t.prep_objects(h, p)))
            .collect::<Vec<_>>();
        !whose.is_empty() && !whose.iter().any(|&w| t.subtree(w).contains(&n))
    })
}

/// "was ambassador to A from 1996, to B from 2003, and to C": where somebody's office was, at the place of node `i`.
fn where_he_was_posted(s: &Sentence, i: usize) -> bool {
    let t = &s.tree;
    let to = t.head(i).filter(|&p| t.node(p).word == "to");
    let verb = to.and_then(|p| {
        std::iter::successors(t.head(p), |&h| {
            t.head(h)
                .filter(|_| t.node(h).dep == "prep" || t.node(h).word == "to")
        })
        .find(|&h| t.is_verb(h) || t.node(h).lemma == "be")
    });
    verb.is_some_and(|v| {
        t.node(v).lemma == "be"
            && t.child(v, &["attr"])
                .is_some_and(|a| matches!(s.mention(a).map(|m| &m.what), Some(What::Role(_))))
    })
}
