//! Frames laid over trees: each place where words tell of an encounter gives a candidate.

mod abroad;
mod again;
mod announced;
mod apart;
mod arrivals;
mod asked;
mod attendance;
mod bearers;
mod besides;
pub(crate) mod blocs;
mod both_countries;
mod bound;
mod callers;
mod ceremonies;
mod chairs;
mod coming;
pub(crate) mod conditions;
mod contacts;
mod convening;
mod delegations;
mod editions;
mod envoys;
mod farewells;
mod gatherings;
mod invited;
mod itinerary;
mod last_stop;
mod mediated;
mod nouns;
mod occasions;
mod of_it;
mod of_the_host;
mod passing;
mod places;
mod private;
mod programme;
mod represented;
pub(crate) mod residents;
mod roll;
pub(crate) mod rounds;
mod sat_in;
mod set;
mod sides;
mod signatories;
mod signings;
mod spoken;
mod substitutes;
mod the_meeting;
mod told_each;
pub(crate) mod unreal;
mod unsaid;
mod visits;
mod who;

pub(crate) use announced::ANNOUNCED;
pub(crate) use ceremonies::is_ceremony;
pub(crate) use convening::CONVENING;
pub(crate) use editions::EDITION_FRAME;
pub(crate) use gatherings::{is_title, meets_as};
pub(crate) use of_it::HELD;
pub(crate) use passing::PASSING;
pub(crate) use rounds::CONTACTS;
pub(crate) use sat_in::SAT_IN;
pub(crate) use spoken::PAID_IN_PERSON;
pub(crate) use who::{is_chair, looks_on};
mod whereabouts;
mod whose;

use crate::analysis::{Analysis, Sentence};
use crate::frames::{Frame, Frames, Role, VerbEntry};
use crate::mentions::What;
use crate::refs::{Discourse, Who};
use crate::status::{self, Told};
use crate::tree::Tree;
use crate::units::{GatheringSem, PlaceSem};
use sidelines_facts::{CountryCode, EncounterKind, Mode, PartyRole, Status};
use std::ops::Range;

/// One telling of one encounter.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) frame: String,
    pub(crate) kind: EncounterKind,
    pub(crate) mode: Option<Mode>,
    pub(crate) told: Told,
    pub(crate) parties: Vec<(Who, Option<PartyRole>)>,
    /// Index of the sentence.
    pub(crate) sentence: usize,
    /// Node of the word that fired.
    pub(crate) trigger: usize,
    /// Node of the verb whose clause tells it.
    pub(crate) carrier: Option<usize>,
    /// Where a frame's own part says where.
    pub(crate) place: Option<Where>,
    /// Of a gathering.
    pub(crate) gathering: Option<GatheringSem>,
    /// Bytes that fired.
    pub(crate) words: Range<usize>,
    /// "the meeting", "their talks": an encounter told before, not a new one.
    pub(crate) anaphoric: bool,
    /// The next in a round of meetings or calls: on the day of the one before where it has none of its own.
    pub(crate) goes_on: bool,
    /// The nodes that say when and where, where others of the clause say it of another encounter.
    pub(crate) within: Option<Range<usize>>,
}

/// A place as a frame names it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Where {
    Place(PlaceSem),
    Country(CountryCode),
}

impl Where {
    pub(crate) fn country(&self) -> Option<CountryCode> {
        match self {
            Self::Place(p) => p.country,
            Self::Country(c) => Some(*c),
        }
    }
}

pub(crate) const GATHERING_NOUNS: &[&str] = &[
    "summit",
    "conference",
    "conclave",
    "ministerial",
    "forum",
    "assembly",
    "symposium",
    "congress",
    "plenary",
    "meet",
    "roundtable",
    "workshop",
    "seminar",
];
const JOINT: &[&str] = &[
    "trilateral",
    "tripartite",
    "quadrilateral",
    "quadripartite",
    "three-way",
    "four-way",
    "jointly",
    "together",
    "joint",
    "group",
    "collective",
    "collectively",
    "quadripartite",
    "quadrilaterally",
    "trilaterally",
];

/// The frame of an invitation: the day told with it is that of the inviting.
pub(crate) const INVITATION: &str = "invite-to";

/// The frame of a summons told of two people.
pub(crate) const SUMMONS: &str = "summon-envoy";

/// The frame of presenting credentials: several envoys together do it at one ceremony.
pub(crate) const CREDENTIALS: &str = "credentials";

/// The frame of not being at a gathering.
const STAY_AWAY: &str = "stay-away";

/// The frame of being with somebody.
pub(crate) const BE_WITH: &str = "be-with";

pub(crate) struct Reader<'a> {
    pub(crate) frames: &'a Frames,
    pub(crate) analysis: &'a Analysis<'a>,
    /// What the report has brought to mind; what the sentence itself tells is added as it is read.
    pub(crate) discourse: &'a mut Discourse,
    pub(crate) sentence: usize,
    /// Who speaks, in the sentences of a quotation.
    pub(crate) speaker: Option<usize>,
}

/// Whether the verb says what its object is ("called him a friend"), and tells of no deed.
pub(crate) fn judges(t: &Tree, v: usize) -> bool {
    let objects = t
        .children(v)
        .filter(|&c| c > v && matches!(t.node(c).dep, "dobj" | "dative"))
        .filter(|&c| {
            t.node(c).mention.is_some() || t.node(c).pos == "PRON" || t.node(c).pos == "DET"
        })
        .count();
    // "was called in by the ministry": summoned.
    let summoned = t.children(v).any(|c| {
        t.node(c).dep == "prt" && matches!(t.node(c).word.as_str(), "in" | "off" | "out" | "home")
    });
    let called = t.child(v, &["oprd"]);
    // "A day later the Prime Minister called X": whom he called, hung as what he called him.
    let whom = objects == 0 && !t.passive(v) && called.is_some_and(|o| t.node(o).tag == "NNP");
    // "Israel, which he sees as a key ally"
    let seen_as = t.node(v).lemma == "see"
        && t.prep_objects(v, "as")
            .into_iter()
            .any(|o| t.node(o).mention.is_none() && t.has_child_word(o, &["a", "an"]));
    called.is_some() && !whom || seen_as || t.node(v).lemma == "call" && (objects > 1 || summoned)
}

/// What a frame's roles have gathered.
#[derive(Default)]
struct Slots {
    /// Subject-like parts.
    left: Vec<(Who, Option<PartyRole>)>,
    /// Object-like parts.
    right: Vec<(Who, Option<PartyRole>)>,
    /// "between A and B".
    joint: Vec<(Who, Option<PartyRole>)>,
    /// Pronouns and bare titles, each with whom it was taken to mean.
    referred: Vec<(usize, Who)>,
    /// The verb whose clause tells it.
    carrier: Option<usize>,
    /// Whether a post is among them of which is not said whose it is.
    bare: bool,
    /// Only people and posts count: no "three countries" that stand for those told of.
    persons: bool,
    /// "the two", "both", "them": those whom they were taken to mean.
    grouped: Vec<Vec<Who>>,
    place: Vec<usize>,
    /// Where the words imply it: whoever hosts a visit is visited.
    at: Vec<Where>,
    gathering: Vec<usize>,
    document: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn s(&self) -> &'a Sentence {
        &self.analysis.sentences[self.sentence]
    }

    /// All candidates of the sentence, in the order of its words.
    pub(crate) fn read(&mut self) -> Vec<Candidate> {
        let mut out: Vec<Candidate> = Vec::new();
        let t = &self.s().tree;
        for i in 0..t.nodes.len() {
            let node = t.node(i);
            if node.mention.is_some()
                && !matches!(
                    self.s().mention(i).map(|m| &m.what),
                    Some(What::Gathering(_) | What::Other)
                )
            {
                continue;
            }
            // "the signing of", tagged as a participle, is a noun all the same.
            let gerund = t.is_verb(i) && t.child(i, &["det"]).is_some();
            if t.is_verb(i) && !gerund {
                // The most telling entry that finds what it needs.
                for entry in self.frames.verbs(&node.lemma) {
                    let mut found = self.verb(i, entry);
                    // "touched down in Eldoret" is no "touched down" elsewhere, say in Nairobi, beside it.
                    found.retain(|c| {
                        let place = |c: &Candidate| c.place.clone();
                        let mut told = out.iter().filter(|o| o.trigger == i && o.frame == c.frame);
                        c.kind != EncounterKind::Visit
                            || told.clone().all(|o| o.place.is_none())
                            || told.any(|o| place(o) == place(c))
                    });
                    if !found.is_empty() {
                        // "was in Caracas with X": there, and with him.
                        let stop = found.iter().any(|c| c.kind != EncounterKind::Visit)
                            && node.lemma != "be";
                        self.bear_in_mind(&found);
                        self.keep_round(&found);
                        self.add(&mut out, found);
                        if stop {
                            break;
                        }
                    }
                }
            } else if node.mention.is_none() {
                let word = if gerund { &node.word } else { &node.lemma };
                // "co-chaired the closing session of the commission": told of as a gathering.
                // But two who hold a summit meet.
                let of_two = |c: &Candidate| {
                    node.lemma == "summit"
                        && c.parties.len() == 2
                        && c.gathering.as_ref().is_none_or(|g| g.org.is_none())
                };
                let gathered = |c: &Candidate| {
                    c.kind == EncounterKind::Gathering
                        && !of_two(c)
                        && c.carrier.is_some()
                        && c.carrier == t.governor(i)
                        && t.prep_objects(i, "with").is_empty()
                        && t.prep_objects(i, "between").is_empty()
                };
                if t.node(i).dep == "dobj" && out.iter().any(gathered) {
                    continue;
                }
                for (frame, noun) in self.frames.nouns(word) {
                    let top = conditions::top(t, i, noun);
                    // "will call on X" is no "call on X".
                    let verb = top != i
                        && t.node(i).dep == "prep"
                        && t.is_verb(top)
                        && t.child(top, &["det"]).is_none();
                    if conditions::spells(t, i, noun)
                        && !verb
                        && let Some(frame) = self.frames.frame(*frame)
                    {
                        let found = self.noun(top, frame, noun);
                        let fired = !found.is_empty();
                        self.bear_in_mind(&found);
                        self.keep_round(&found);
                        self.add(&mut out, found);
                        if fired {
                            break;
                        }
                    }
                }
            }
        }
        out.extend(self.visiting());
        out.extend(self.there());
        out.extend(self.apposed_in());
        out.extend(self.while_in());
        out.extend(self.during_which());
        self.stops(&mut out);
        out.extend(self.itinerary());
        self.last_stops(&mut out);
        out.extend(self.on_the_way());
        out.extend(self.substitutes());
        out.extend(self.whereabouts());
        out.extend(self.back_from());
        let home = self.home_after(&out);
        out.extend(home);
        out.extend(self.bearers());
        out.extend(self.days_there());
        let before = self.days_before(&out);
        out.extend(before);
        out.extend(self.led_delegation());
        if !out.iter().any(|c| c.kind == EncounterKind::Visit) {
            out.extend(self.led_body());
        }
        out.extend(self.listed_envoys());
        out.extend(self.summoned());
        let coming = self.coming(&out);
        out.extend(coming);
        let arrivals = self.arrivals(&out);
        out.extend(arrivals);
        let farewells = self.farewells(&out);
        out.extend(farewells);
        let editions = self.editions();
        out.retain(|c| {
            !editions.iter().any(|e| {
                e.trigger == c.trigger
                    || e.kind == EncounterKind::Gathering
                        && c.kind == e.kind
                        && c.carrier == e.carrier
            })
        });
        out.extend(editions);
        out.extend(self.attendance());
        let roll = self.roll(&mut out);
        out.extend(roll);
        self.joined_by(&mut out);
        let joined = self.joined(&out).or_else(|| self.joined_host(&out));
        out.extend(joined);
        for more in [
            self.callers(),
            self.likewise(&out),
            self.entries(&out),
            self.told_each(&out),
        ] {
            self.keep_round(&more);
            out.extend(more);
        }
        let programme = self.programme(&out);
        self.keep_round(&programme);
        out.extend(programme);
        self.twice(&mut out);
        let sides = self.led_sides();
        out.extend(sides);
        self.announce_round(&out);
        let announced = self.several_announced(&out);
        out.extend(self.said_of_it());
        let signed = self.signed_for(&out);
        out.extend(signed);
        let speeches = self.speeches(&out);
        out.extend(speeches);
        out.extend(self.margins());
        let known = self.known_meeting(&out);
        out.splice(0..0, known);
        let occasions = self.occasions(&mut out);
        out.extend(occasions);
        self.chairs_beside(&mut out);
        self.session_only(&mut out);
        pair_only(t, &mut out);
        out.extend(announced);
        // "They said their ministers would boycott the meeting": whoever is unknown stays away, and the meeting is held.
        out.retain(|c| c.frame != STAY_AWAY || !c.parties.is_empty());
        out.retain(|c| !self.only_ends_it(c));
        let named = self.in_passing(&out);
        out.extend(named);
        out
    }

    /// A telling of which node `trigger` fired; who, where and what else are left open.
    fn candidate(&self, frame: &str, kind: EncounterKind, told: Told, trigger: usize) -> Candidate {
        Candidate {
            frame: frame.to_owned(),
            kind,
            mode: None,
            told,
            parties: Vec::new(),
            sentence: self.sentence,
            trigger,
            carrier: None,
            place: None,
            gathering: None,
            words: self.s().tree.node(trigger).span.clone(),
            anaphoric: false,
            goes_on: false,
            within: None,
        }
    }

    /// "The session of the joint commission was co-chaired by X and Y": one gathering, and no meeting of the two besides.
    fn session_only(&self, out: &mut Vec<Candidate>) {
        let whole: Vec<Vec<Who>> = out
            .iter()
            .filter(|c| c.kind == EncounterKind::Gathering)
            .map(|c| c.parties.iter().map(|(w, _)| w.clone()).collect())
            .collect();
        out.retain(|c| {
            c.kind != EncounterKind::Meeting
                || self.named_behind(c.trigger).is_none()
                || !whole.iter().any(|all| {
                    all.len() == c.parties.len() && c.parties.iter().all(|(w, _)| all.contains(w))
                })
        });
    }

    /// Adds what is new: in "convened in Astana to hold a meeting" the purpose is the meeting told of.
    fn add(&self, out: &mut Vec<Candidate>, found: Vec<Candidate>) {
        let t = &self.s().tree;
        for c in found {
            let purpose = c.carrier.filter(|&v| {
                t.has_child_word(v, &["to"]) && matches!(t.node(v).dep, "advcl" | "xcomp")
            });
            // "gathered for their fifth session"
            let occasion = t.node(c.trigger).dep == "pobj"
                && t.head(c.trigger)
                    .is_some_and(|p| matches!(t.node(p).word.as_str(), "for" | "in" | "at"));
            let occasion = c.carrier.filter(|_| occasion && !t.is_verb(c.trigger));
            let told = purpose
                .and_then(|v| t.head(v))
                .or(occasion)
                .is_some_and(|above| {
                    out.iter().any(|o| {
                        o.carrier == Some(above)
                            // "will gather in Yogyakarta for talks"
                            && (o.kind == c.kind
                                || o.kind == EncounterKind::Gathering
                                    && c.kind == EncounterKind::Meeting
                                    && !c.parties.is_empty())
                            && o.kind != EncounterKind::Visit
                            && c.parties
                                .iter()
                                .all(|(w, _)| o.parties.iter().any(|(x, _)| x == w))
                    })
                });
            if !told {
                out.push(c);
            }
        }
    }

    /// "A met B, and the two ministers …": those of the same sentence.
    fn bear_in_mind(&mut self, found: &[Candidate]) {
        // Of several the last is the pair; the others have met as well.
        for c in found
            .iter()
            .filter(|c| !c.anaphoric && c.parties.len() == 2)
        {
            self.discourse
                .met_too(c.parties.iter().map(|(w, _)| w.clone()).collect());
        }
        let told = found
            .iter()
            .rev()
            .find(|c| !c.anaphoric && c.parties.len() >= 2);
        if let Some(c) = told {
            self.discourse
                .met(c.parties.iter().map(|(w, _)| w.clone()).collect());
            self.discourse.guests = self.guests(c);
        }
    }

    fn words_fit(&self, i: usize, frame: &Frame) -> bool {
        conditions::words_fit(
            self.analysis.text,
            self.s(),
            i,
            &frame.unless,
            &frame.requires,
        )
    }

    fn is_behind_with(&self, node: usize) -> bool {
        let t = &self.s().tree;
        t.head(node).is_some_and(|p| t.node(p).word == "with")
    }

    fn put(&self, slots: &mut Slots, part: &str, role: Role, node: usize) {
        match role {
            // "has been moved to a later date"
            Role::Place
                if matches!(
                    self.s().tree.node(node).lemma.as_str(),
                    "date" | "day" | "time"
                ) => {}
            Role::Place => slots.place.push(node),
            Role::Gathering => slots.gathering.push(node),
            Role::Document => slots.document.push(node),
            // "with envoy X present": there, and no party.
            _ if role != Role::Participant
                && self.is_behind_with(node)
                && looks_on(self.s(), node) => {}
            // "is still to see the Staff College": a sight, and no party.
            _ if self
                .s()
                .tree
                .head(node)
                .is_some_and(|v| self.s().tree.node(v).lemma == "see")
                && matches!(self.s().mention(node).map(|m| &m.what), Some(What::Org(o)) if o.body) =>
                {}
            _ if slots.persons
                && self.s().mention(node).is_none()
                && self.s().tree.node(node).pos != "PRON" => {}
            // "saw each other": they are the subject already.
            _ if self.s().tree.node(node).word == "other"
                || self.s().tree.node(node).word == "another"
                    && self.s().tree.node(node).dep != "attr" => {}
            _ => {
                let role = role.party().flatten();
                let list = match part {
                    "subject" | "poss" | "by" | "from" => &mut slots.left,
                    "between" | "among" | "of" => &mut slots.joint,
                    _ => &mut slots.right,
                };
                let found = self.who(node);
                if let [who] = found.as_slice()
                    && self.refers(node)
                {
                    slots.referred.push((node, who.clone()));
                }
                slots.bare |= self.says_not_whose(node);
                if found.len() == 2 && self.refers_to_two(node) {
                    slots.grouped.push(found.clone());
                }
                for who in found {
                    if !list.iter().any(|(w, _)| *w == who) {
                        list.push((who, role));
                    }
                }
            }
        }
    }

    fn verb(&self, v: usize, entry: &VerbEntry) -> Vec<Candidate> {
        let Some(frame) = self.frames.frame(entry.frame) else {
            return Vec::new();
        };
        let t = &self.s().tree;
        // "was met at the airport by A; he was also received by B": each by itself.
        let ends = |n: &usize| t.node(*n).word == ";";
        let from = (0..v).rev().find(ends).unwrap_or(0);
        let to = (v..t.nodes.len()).find(ends).unwrap_or(t.nodes.len());
        let vetoed = !frame.unless_near.is_empty()
            && t.nodes[from..to].iter().any(|n| {
                let printed = if n.mention.is_some() {
                    let words = self.analysis.text.get(n.span.clone());
                    words.unwrap_or("").to_lowercase()
                } else {
                    String::new()
                };
                frame
                    .unless_near
                    .iter()
                    .any(|w| *w == n.lemma || *w == n.word || printed.contains(w.as_str()))
            });
        // "With President X he talked for an hour", told among calls.
        let said = frame.kind == EncounterKind::Call
            && matches!(
                t.node(v).lemma.as_str(),
                "speak" | "talk" | "converse" | "hear"
            )
            && self.on_the_phone();
        let fit = if said {
            conditions::words_fit(self.analysis.text, self.s(), v, &frame.unless, &[])
        } else {
            // "a tour that will take him to Chad": the trip is told above.
            self.words_fit(v, frame)
                || frame.kind == EncounterKind::Visit && self.traveller(v).is_some()
        };
        if vetoed || !entry.fits(t, v) || !fit {
            return Vec::new();
        }
        // "called him a friend", "called the talks special": a judgement, no call.
        if matches!(frame.kind, EncounterKind::Meeting | EncounterKind::Call) && judges(t, v) {
            return Vec::new();
        }
        // "will host X for a state visit": X's visit, and no meeting beside it.
        let visited = frame.kind == EncounterKind::Meeting
            && nouns::HOSTING.contains(&t.node(v).lemma.as_str())
            && ["for", "on"]
                .iter()
                .flat_map(|p| t.prep_objects(v, p))
                // "received X in the palace, on X's first trip", "was received on his trip by X": received all the same.
                .filter(|&o| {
                    let whose = t.child(o, &["poss"]);
                    whose
                        .is_none_or(|c| t.node(c).mention.is_none() && t.node(v).lemma != "receive")
                })
                .any(|o| matches!(t.node(o).lemma.as_str(), "visit" | "trip" | "tour"));
        if visited {
            return Vec::new();
        }
        if frame.kind == EncounterKind::Meeting && self.met_off_the_plane(v) {
            return Vec::new();
        }
        // "met X at the conference": X, there; "the ministers met at the conference": at it.
        let met_there = frame.kind == EncounterKind::Gathering
            && matches!(t.node(v).lemma.as_str(), "meet" | "gather")
            && t.object(v).is_some_and(|o| !self.who(o).is_empty());
        // "spoke at their meeting of trade": at the one told of.
        let theirs = frame.kind == EncounterKind::Gathering
            && matches!(t.node(v).lemma.as_str(), "speak" | "say" | "tell")
            && t.prep_objects(v, "at").into_iter().any(|o| {
                t.node(o).lemma == "meeting" && t.has_child_word(o, &["their", "his", "her"])
            });
        if met_there || theirs {
            return Vec::new();
        }
        // "met X and spoke with him of many things": there, and no call besides.
        let face_to_face = frame.name == "speak-with"
            && t.node(v).dep == "conj"
            && t.head(v).is_some_and(|h| {
                matches!(
                    t.node(h).lemma.as_str(),
                    "meet" | "see" | "receive" | "visit" | "welcome"
                )
            });
        if face_to_face {
            return Vec::new();
        }
        let passive = t.passive(v);
        let mut slots = Slots {
            persons: frame.persons,
            ..Slots::default()
        };
        let mut likely = None;
        let objects: Vec<usize> = match &entry.object_prep {
            Some(prep) => {
                let mut found = t.prep_objects(v, prep);
                if found.is_empty()
                    && matches!(t.node(v).lemma.as_str(), "leave" | "depart" | "deliver")
                {
                    // "left Dhaka for London": hung on the city left.
                    found = t
                        .object(v)
                        .map_or_else(Vec::new, |o| t.prep_objects(o, prep));
                }
                if found.is_empty() {
                    // "is due in Tokyo": hung on the particle.
                    found = t
                        .children(v)
                        .filter(|&c| entry.particles.contains(&t.node(c).word))
                        .flat_map(|c| t.prep_objects(c, prep))
                        .collect();
                }
                // "flew in on Monday": where the report is from.
                let bare = frame.kind == EncounterKind::Visit
                    && prep == "in"
                    && t.children(v).any(|c| {
                        t.node(c).word == "in" && matches!(t.node(c).dep, "advmod" | "prt")
                    });
                if found.is_empty() && !bare {
                    return Vec::new();
                }
                found
            }
            None => t.object(v).into_iter().collect(),
        };
        for (part, &role) in &frame.roles {
            match part.as_str() {
                "subject" if passive => {
                    let mut agents = self.agents(v);
                    // "is expected in Kyiv", "is scheduled for May": nobody acts.
                    if agents.is_empty() && entry.object_prep.is_some() {
                        agents.extend(t.subject(v));
                    }
                    for n in agents {
                        self.put(&mut slots, "subject", role, n);
                    }
                }
                "subject" => {
                    // "Around the table were A and B": behind the verb.
                    let inverted = || {
                        t.children(v)
                            .flat_map(|c| {
                                let aux = t.children(c).filter(move |_| t.node(c).dep == "aux");
                                aux.chain([c])
                            })
                            // "Next in line was the minister of Rwanda"
                            .filter(|_| frame.kind == EncounterKind::Gathering || frame.goes_on)
                            .filter(|&c| matches!(t.node(c).dep, "attr" | "dobj"))
                            .find(|&c| t.node(c).mention.is_some())
                    };
                    let beside = self.visiting_beside(v).filter(|_| role == Role::Visitor);
                    if let Some(n) = beside.or_else(|| self.actor(v)).or_else(inverted) {
                        self.put(&mut slots, "subject", role, n);
                        // A list that the parser has torn: "X, Y, and Z met" with two subjects.
                        for m in t.children(v).filter(|&m| {
                            m != n
                                && t.node(m).dep == "nsubj"
                                && matches!(
                                    self.s().mention(m).map(|x| &x.what),
                                    Some(What::Person(_))
                                )
                        }) {
                            self.put(&mut slots, "subject", role, m);
                        }
                    } else if self.s().quoted.is_some()
                        && let Some(speaker) = self.speaker
                    {
                        slots
                            .left
                            .push((self.spoken_for(speaker, v), role.party().flatten()));
                    }
                    if frame.kind == EncounterKind::Visit
                        && let Some((n, status)) = self.would_go(v)
                    {
                        slots.left.clear();
                        self.put(&mut slots, "subject", role, n);
                        likely = Some(status);
                    }
                }
                "object" => {
                    let nodes = if passive && entry.object_prep.is_none() {
                        t.subject(v).into_iter().collect()
                    } else {
                        objects.clone()
                    };
                    let whom = self.traveller(v).filter(|_| role == Role::Visitor);
                    for n in whom.map_or(nodes, |n| vec![n]) {
                        self.put(&mut slots, "object", role, n);
                    }
                }
                prep => {
                    if entry.object_prep.as_deref() == Some(prep) {
                        continue;
                    }
                    let mut found = t.prep_objects(v, prep);
                    if found.is_empty() && prep == "with" {
                        found = self.hung_low(v, prep);
                    }
                    // "With X, A was to discuss it": hung on "was".
                    if found.is_empty() && prep == "with" && t.node(v).dep == "xcomp" {
                        found = t.head(v).map_or_else(Vec::new, |h| {
                            let to = matches!(
                                t.node(h).lemma.as_str(),
                                "be" | "expect" | "schedule" | "due"
                            );
                            if to {
                                t.prep_objects(h, prep)
                            } else {
                                Vec::new()
                            }
                        });
                    }
                    // "bears the signatures of A and B"
                    if prep == "of"
                        && let Some(o) = t.object(v)
                    {
                        found.extend(t.prep_objects(o, prep));
                    }
                    for n in found {
                        self.put(&mut slots, prep, role, n);
                    }
                }
            }
        }
        if let Some(need) = &frame.needs {
            let objects = t.prep_objects(v, need);
            let led = |o: &usize| {
                let what = self.s().mention(*o).map(|m| &m.what);
                matches!(what, Some(What::Place(_) | What::Country(_)))
            };
            let place = matches!(frame.roles.get(need), Some(Role::Place));
            if objects.is_empty() || place && !objects.iter().any(led) {
                return Vec::new();
            }
        }
        // "who arrived on Monday", "arrived here"
        if frame.kind == EncounterKind::Visit
            && slots.place.is_empty()
            && matches!(
                t.node(v).lemma.as_str(),
                "arrive" | "land" | "fly" | "jet" | "touch" | "come" | "get"
            )
            && t.object(v).is_none()
        {
            // "landed at Stansted": there, wherever that is.
            let elsewhere = ["in", "at", "into", "to"]
                .iter()
                .flat_map(|p| t.prep_objects(v, p))
                .any(|o| !matches!(self.s().mention(o).map(|m| &m.what), Some(What::Date(_))))
                || t.node(v).lemma == "get";
            slots.at.extend(self.reported_from(&slots, elsewhere));
        }
        // "the agreements signed by the two countries": which, and when, is not told.
        if frame.kind == EncounterKind::Signing && matches!(t.node(v).dep, "acl" | "relcl") {
            // "in December 2014, when an agreement was signed"
            let then = t.has_child_word(v, &["when"])
                && t.head(v).is_some_and(|h| {
                    matches!(self.s().mention(h).map(|m| &m.what), Some(What::Date(_)))
                });
            let dated = then
                || t.subtree(v).into_iter().any(|c| {
                    matches!(
                        self.s().mention(c).map(|m| &m.what),
                        Some(What::Date(_) | What::Place(_) | What::Country(_) | What::Person(_))
                    )
                });
            // "a memorandum, signed by the two ministers": by people who are told of.
            let people = slots
                .left
                .iter()
                .chain(&slots.right)
                .filter(|(w, _)| matches!(w, Who::Person(_)))
                .count();
            // "signed by the two countries": the states, whoever they are taken to mean.
            let states = t
                .prep_objects(v, "by")
                .into_iter()
                .chain(t.subject(v))
                .any(|n| {
                    matches!(
                        t.node(n).lemma.as_str(),
                        "country" | "nation" | "side" | "state" | "government" | "party"
                    )
                });
            let dated = dated || people > 1 && !states;
            // "a session at which the two signed a declaration": another noun is described.
            let described = !t
                .child(v, &["dobj", "nsubjpass"])
                .is_some_and(|o| t.node(o).pos == "NOUN" && !t.passive(v));
            if !dated && described {
                return Vec::new();
            }
        }
        // "The two ministers met reporters": somebody else, and not each other.
        // "will meet on Sunday, the White House said, the first such session": what that is, and not whom.
        let object = t.child(v, &["dobj"]).filter(|&o| {
            let aside = o > v && t.nodes[v..o].iter().any(|n| n.word == ",");
            // "compared notes": words of the frame.
            !aside
                && !entry.particles.contains(&t.node(o).word)
                && t.node(o).mention.is_none()
                && t.node(o).pos == "NOUN"
                && matches!(t.node(o).tag, "NNS" | "NN")
                && !matches!(
                    t.node(o).lemma.as_str(),
                    "time"
                        | "hour"
                        | "day"
                        | "minute"
                        | "week"
                        | "occasion"
                        | "other"
                        | "thing"
                        | "matter"
                        | "issue"
                )
        });
        if object.is_some()
            && matches!(frame.kind, EncounterKind::Meeting | EncounterKind::Call)
            && frame.roles.contains_key("object")
            && entry.object_prep.is_none()
            && slots.right.is_empty()
        {
            return Vec::new();
        }
        // "The two took up the matter": at a meeting told of before, if at any.
        let theirs = t
            .subject(v)
            .is_some_and(|n| self.refers_to_two(n) || t.node(n).pos == "PRON");
        if frame.name == spoken::TAKE_UP && slots.right.is_empty() && theirs {
            return Vec::new();
        }
        // "With X closer ties were discussed": by whom goes without saying.
        if passive
            && matches!(frame.name.as_str(), "discuss" | spoken::TAKE_UP)
            && t.child(v, &["nsubjpass"]).is_some()
            && slots.left.is_empty()
            && let [(Who::Person(_), _)] = slots.right.as_slice()
        {
            let abroad: Vec<_> = slots.right.iter().map(|(w, _)| self.country(w)).collect();
            let other = self.whose_round(&abroad).or_else(|| {
                self.discourse.last_acting(|p| {
                    let c = self.country(&Who::Person(p));
                    c.is_some() && !abroad.contains(&c)
                })
            });
            slots.left.extend(other.map(|p| (Who::Person(p), None)));
        }
        if matches!(frame.kind, EncounterKind::Meeting | EncounterKind::Call) {
            self.add_besides(v, &mut slots);
        }
        let mut told = status::told(t, Some(v), None, frame.kind);
        told.status = likely.unwrap_or(told.status);
        self.candidates(frame, v, Some(v), told, slots, false)
    }

    fn candidates(
        &self,
        frame: &Frame,
        trigger: usize,
        carrier: Option<usize>,
        told: Told,
        slots: Slots,
        anaphoric: bool,
    ) -> Vec<Candidate> {
        let t = &self.s().tree;
        // "Israel and Lebanon should hold talks": a wish.
        let unreal = self.only_thought_of(trigger, carrier, frame.kind)
            || private::private(&self.s().tree, trigger);
        // "The agreement should be signed before March": a plan.
        let due = frame.kind == EncounterKind::Signing
            && carrier.is_some_and(|v| t.passive(v) && !t.prep_objects(v, "before").is_empty());
        if unreal && frame.kind != EncounterKind::Gathering && !due {
            return Vec::new();
        }
        // "visited Nieuw Nickerie": a name without an office may be that of a place.
        let in_office = |p: usize| {
            let person = self.analysis.people.all.get(p);
            person.is_some_and(|p| p.chief_office().is_some() || p.rank.is_some())
        };
        let people = |list: &[(Who, Option<PartyRole>)]| {
            list.iter().any(|(w, _)| match w {
                Who::Person(p) => in_office(*p),
                Who::Post { office, .. } => office.is_some(),
                _ => false,
            })
        };
        if frame.persons && !(people(&slots.left) && people(&slots.right)) {
            return Vec::new();
        }
        let mut told = told;
        // "The summit opens on Monday": a plan in the present tense.
        if told.present
            && told.status == Status::Occurred
            && frame.kind == EncounterKind::Gathering
            && slots.left.is_empty()
        {
            told.status = Status::Planned;
        }
        // "is due in Tokyo": the words themselves say that it is to come.
        if let Some(status) = frame.status
            && (matches!(told.status, Status::Occurred | Status::Ongoing)
                // "will skip the summit"
                || status == Status::Denied && told.status == Status::Planned)
        {
            told.status = status;
        }
        let base = Candidate {
            mode: frame.mode,
            carrier,
            anaphoric,
            goes_on: frame.goes_on,
            ..self.candidate(&frame.name, frame.kind, told, trigger)
        };
        match frame.kind {
            EncounterKind::Meeting | EncounterKind::Call if frame.goes_on => {
                self.goes_on(base, slots)
            }
            EncounterKind::Meeting | EncounterKind::Call => self.contacts(base, slots),
            EncounterKind::Visit => self.visits(base, slots),
            EncounterKind::Gathering if frame.roles.values().all(|r| *r != Role::Gathering) => {
                self.there_too(base, slots)
            }
            EncounterKind::Gathering => self.gatherings(base, &slots),
            EncounterKind::Signing => self.signings(base, slots, frame),
        }
    }
}

/// "The summit between X and Y was called off": a meeting of the two, and no gathering besides.
fn pair_only(t: &Tree, out: &mut Vec<Candidate>) {
    let pairs: Vec<Vec<Who>> = out
        .iter()
        .filter(|c| {
            c.kind == EncounterKind::Meeting
                && c.parties.len() == 2
                && t.node(c.trigger).lemma == "summit"
        })
        .map(|c| c.parties.iter().map(|(w, _)| w.clone()).collect())
        .collect();
    out.retain(|c| {
        c.kind != EncounterKind::Gathering
            || c.gathering.as_ref().is_none_or(|g| g.org.is_some())
            || !pairs.iter().any(|two| {
                two.len() == c.parties.len() && c.parties.iter().all(|(w, _)| two.contains(w))
            })
    });
}
