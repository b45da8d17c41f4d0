//! All that a sentence tells: what its words fire, and then what stands beside them.

use super::{Candidate, Reader, STAY_AWAY, conditions};
use crate::mentions::What;
use crate::refs::Who;
use crate::tree::Tree;
use sidelines_facts::EncounterKind;

impl Reader<'_> {
    /// All candidates of the sentence, in the order of its words.
    pub(crate) fn read(&mut self) -> Vec<Candidate> {
        let mut out = self.fired();
        let t = &self.s().tree;
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
        self.some_named(&mut out);
        let occasions = self.occasions(&mut out);
        out.extend(occasions);
        self.awaited_there(&mut out);
        self.sittings(&mut out);
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

    /// What verbs and nouns tell by the frames laid on them.
    fn fired(&mut self) -> Vec<Candidate> {
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
                        && matches!(t.node(i).dep, "prep" | "prt")
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
        out
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
