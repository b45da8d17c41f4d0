//! RDF, as Turtle: events by the Simple Event Model, offices and memberships by the W3C's organisation ontology,
//! statements by schema.org, and for each the words that say it as a Web Annotation with a quotation selector.
//!
//! Things have names of the form `urn:sidelines:ID`, so that nothing pretends to be found on the web. Dates carry
//! the datatype EDTF of the Library of Congress, and where they are plain days an `xsd:date` beside it.

use crate::world::{
    Actor, World, ends, known, office_name, organisation_id, place_id, report_id, speaker_party,
    state_id, token,
};
use oxrdf::vocab::{rdf, rdfs, xsd};
use oxrdf::{BlankNode, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, Triple};
use oxttl::TurtleSerializer;
use sidelines_facts::{CountryCode, Edtf, EncounterKind, Mode, Party, PartyRole, Place, Status};
use sidelines_resolve::{PartyLink, Told};
use sidelines_wording::contacts;
use sidelines_wording::names::country_name;
use std::collections::BTreeSet;
use std::io::{self, Write};

const SEM: &str = "http://semanticweb.cs.vu.nl/2009/11/sem/";
const SCHEMA: &str = "https://schema.org/";
const ORG: &str = "http://www.w3.org/ns/org#";
const OA: &str = "http://www.w3.org/ns/oa#";
const PROV: &str = "http://www.w3.org/ns/prov#";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const TIME: &str = "http://www.w3.org/2006/time#";
const GEO: &str = "http://www.w3.org/2003/01/geo/wgs84_pos#";
const OWN: &str = "urn:sidelines:";
const WORDS: &str = "urn:sidelines:vocabulary:";
const EDTF: &str = "http://id.loc.gov/datatypes/edtf/EDTF";

/// Writes the record.
pub(crate) fn write(world: &World<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut graph = Graph {
        world,
        triples: BTreeSet::new(),
        order: Vec::new(),
        blanks: 0,
    };
    graph.fill();
    let mut writer = TurtleSerializer::new();
    for (prefix, iri) in [
        ("sem", SEM),
        ("schema", SCHEMA),
        ("org", ORG),
        ("oa", OA),
        ("prov", PROV),
        ("skos", SKOS),
        ("time", TIME),
        ("geo", GEO),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
        ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
        ("sl", OWN),
        ("slv", WORDS),
    ] {
        writer = writer.with_prefix(prefix, iri).map_err(io::Error::other)?;
    }
    let mut writer = writer.for_writer(out);
    for triple in &graph.order {
        writer.serialize_triple(triple)?;
    }
    writer.finish()?;
    Ok(())
}

struct Graph<'a, 'w> {
    world: &'w World<'a>,
    /// What is said already, so that shared things (a state, a place) are described once.
    triples: BTreeSet<String>,
    order: Vec<Triple>,
    blanks: usize,
}

fn iri(base: &str, name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{base}{name}"))
}

fn own(id: &str) -> NamedNode {
    iri(OWN, &escape(id))
}

/// An id within a name of the web: letters, digits and a few signs stand, everything else by its bytes.
fn escape(id: &str) -> String {
    let mut out = String::new();
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

impl<'a> Graph<'a, '_> {
    fn say(&mut self, subject: &NamedOrBlankNode, predicate: NamedNode, object: impl Into<Term>) {
        let triple = Triple::new(subject.clone(), predicate, object);
        if self.triples.insert(triple.to_string()) {
            self.order.push(triple);
        }
    }

    fn is_a(&mut self, subject: &NamedOrBlankNode, class: NamedNode) {
        self.say(subject, rdf::TYPE.into_owned(), class);
    }

    fn text(&mut self, subject: &NamedOrBlankNode, predicate: NamedNode, text: &str) {
        self.say(subject, predicate, Literal::new_simple_literal(text));
    }

    fn label(&mut self, subject: &NamedOrBlankNode, text: &str) {
        self.text(subject, rdfs::LABEL.into_owned(), text);
    }

    fn typed(
        &mut self,
        subject: &NamedOrBlankNode,
        predicate: NamedNode,
        value: &str,
        kind: NamedNodeRef<'_>,
    ) {
        self.say(subject, predicate, Literal::new_typed_literal(value, kind));
    }

    /// A date: the whole of it as EDTF, and a day as such.
    fn date(&mut self, subject: &NamedOrBlankNode, predicate: &NamedNode, date: Option<&Edtf>) {
        let Some(date) = date else { return };
        let edtf = NamedNode::new_unchecked(EDTF);
        self.typed(subject, predicate.clone(), &date.to_string(), edtf.as_ref());
        if let Some(day) = date.as_date() {
            self.typed(subject, predicate.clone(), &day.to_string(), xsd::DATE);
        }
    }

    fn blank(&mut self) -> NamedOrBlankNode {
        self.blanks += 1;
        BlankNode::new_unchecked(format!("b{}", self.blanks)).into()
    }

    fn fill(&mut self) {
        let record = self.world.record;
        for report in &record.reports {
            let r = own(&report_id(&report.id)).into();
            self.is_a(&r, iri(SCHEMA, "NewsArticle"));
            self.is_a(&r, iri(PROV, "Entity"));
            self.text(&r, iri(SCHEMA, "identifier"), &report.id);
            self.date(&r, &iri(SCHEMA, "datePublished"), report.published.as_ref());
            for (field, value) in [
                ("headline", &report.title),
                ("publisher", &report.outlet),
                ("author", &report.agency),
            ] {
                if let Some(value) = value {
                    self.text(&r, iri(SCHEMA, field), value);
                }
            }
            if let Some(url) = report.url.as_deref() {
                match NamedNode::new(url) {
                    Ok(url) => self.say(&r, iri(SCHEMA, "url"), url),
                    Err(_) => self.text(&r, iri(SCHEMA, "url"), url),
                }
            }
        }
        for person in &record.persons {
            let p = own(&person.id).into();
            self.is_a(&p, iri(SCHEMA, "Person"));
            self.is_a(&p, iri(SEM, "Actor"));
            self.label(&p, &person.name);
            for spelling in &person.spellings {
                self.text(&p, iri(SCHEMA, "name"), &spelling.name);
            }
            for country in &person.countries {
                let state = self.state(*country);
                self.say(&p, iri(WORDS, "actsFor"), state);
            }
            self.told(&p, &person.told);
        }
        self.offices();
        self.encounters();
        self.others();
    }

    fn state(&mut self, country: CountryCode) -> NamedNode {
        let node = own(&state_id(country));
        let s = node.clone().into();
        self.is_a(&s, iri(SCHEMA, "Country"));
        self.is_a(&s, iri(SEM, "Actor"));
        self.label(&s, &country_name(country));
        self.text(&s, iri(SCHEMA, "identifier"), country.as_str());
        node
    }

    fn organisation(&mut self, name: &str) -> NamedNode {
        let node = own(&organisation_id(name));
        let o = node.clone().into();
        self.is_a(&o, iri(ORG, "Organization"));
        self.is_a(&o, iri(SEM, "Actor"));
        match known(name) {
            Some(org) => {
                self.label(&o, &org.name);
                if let Some(short) = &org.short {
                    self.text(&o, iri(SKOS, "altLabel"), short);
                }
            }
            None => self.label(&o, name),
        }
        node
    }

    fn place(&mut self, place: &Place) -> NamedNode {
        let node = own(&place_id(place));
        let p = node.clone().into();
        self.is_a(&p, iri(SEM, "Place"));
        self.is_a(&p, iri(SCHEMA, "Place"));
        self.label(&p, &contacts::place(Some(place)));
        if let Some((lat, lon)) = place.lat.zip(place.lon) {
            self.typed(&p, iri(GEO, "lat"), &lat.to_string(), xsd::DECIMAL);
            self.typed(&p, iri(GEO, "long"), &lon.to_string(), xsd::DECIMAL);
        }
        if let Some(id) = place.geonameid {
            let same = NamedNode::new_unchecked(format!("https://sws.geonames.org/{id}/"));
            self.say(&p, iri(SCHEMA, "sameAs"), same);
        }
        if let Some(country) = place.country {
            let state = self.state(country);
            self.say(&p, iri(SCHEMA, "containedInPlace"), state);
        }
        node
    }

    fn offices(&mut self) {
        for office in &self.world.record.offices {
            let post: NamedOrBlankNode = own(&office.id).into();
            self.is_a(&post, iri(ORG, "Post"));
            self.label(&post, &office_name(office));
            let of = match (&office.org, office.country) {
                (Some(org), _) => Some(self.organisation(org)),
                (None, Some(country)) => Some(self.state(country)),
                (None, None) => None,
            };
            if let Some(of) = of.clone() {
                self.say(&post, iri(ORG, "postIn"), of);
            }
            for h in &office.holders {
                let m: NamedOrBlankNode = own(&h.id).into();
                self.is_a(&m, iri(ORG, "Membership"));
                self.say(&m, iri(ORG, "member"), own(&h.person));
                self.say(&own(&h.person).into(), iri(ORG, "holds"), own(&office.id));
                self.say(&m, iri(WORDS, "post"), own(&office.id));
                if let Some(of) = of.clone() {
                    self.say(&m, iri(ORG, "organization"), of);
                }
                self.during(&m, h.known_start.as_ref(), h.known_end.as_ref());
                self.date(&m, &iri(WORDS, "firstSeen"), h.first_seen.as_ref());
                self.date(&m, &iri(WORDS, "lastSeen"), h.last_seen.as_ref());
                for title in &h.titles {
                    self.text(&m, iri(WORDS, "title"), title);
                }
                for rank in &h.ranks {
                    self.text(&m, iri(WORDS, "rank"), &rank.rank);
                }
                for q in &h.qualifiers {
                    self.text(&m, iri(WORDS, "qualifier"), &token(&q.qualifier));
                }
                self.told(&m, &h.told);
            }
        }
    }

    fn during(&mut self, subject: &NamedOrBlankNode, since: Option<&Edtf>, until: Option<&Edtf>) {
        if since.is_none() && until.is_none() {
            return;
        }
        let span = self.blank();
        self.is_a(&span, iri(TIME, "Interval"));
        self.say(subject, iri(ORG, "memberDuring"), span.clone());
        for (end, date) in [("hasBeginning", since), ("hasEnd", until)] {
            if date.is_some() {
                let instant = self.blank();
                self.is_a(&instant, iri(TIME, "Instant"));
                self.say(&span, iri(TIME, end), instant.clone());
                let edtf = date.map(ToString::to_string).unwrap_or_default();
                self.typed(
                    &instant,
                    iri(WORDS, "date"),
                    &edtf,
                    NamedNodeRef::new_unchecked(EDTF),
                );
                if let Some(day) = date.and_then(Edtf::as_date) {
                    self.typed(
                        &instant,
                        iri(TIME, "inXSDDate"),
                        &day.to_string(),
                        xsd::DATE,
                    );
                }
            }
        }
    }

    fn encounters(&mut self) {
        for entry in &self.world.record.encounters {
            let e = &entry.encounter;
            let s: NamedOrBlankNode = own(&entry.id).into();
            self.is_a(&s, iri(SEM, "Event"));
            self.is_a(&s, iri(SCHEMA, "Event"));
            let kind = iri(WORDS, &capital(&token(&e.kind)));
            self.say(&s, iri(SEM, "eventType"), kind.clone());
            self.is_a(&NamedOrBlankNode::from(kind), iri(SEM, "EventType"));
            self.label(
                &s,
                e.name.as_deref().unwrap_or(&format!(
                    "{}: {}",
                    contacts::kind(e),
                    contacts::who(e)
                )),
            );
            self.text(&s, iri(WORDS, "status"), &token(&e.status));
            let status = match e.status {
                Status::Cancelled => Some("EventCancelled"),
                Status::Occurred | Status::Ongoing | Status::Planned => Some("EventScheduled"),
                Status::Possible | Status::Denied => None,
            };
            if let Some(status) = status {
                self.say(&s, iri(SCHEMA, "eventStatus"), iri(SCHEMA, status));
            }
            let mode = match (e.mode, e.kind) {
                (Some(Mode::Phone | Mode::Video), _) | (None, EncounterKind::Call) => {
                    Some("OnlineEventAttendanceMode")
                }
                (Some(Mode::InPerson), _) => Some("OfflineEventAttendanceMode"),
                (None, _) => None,
            };
            if let Some(mode) = mode {
                self.say(&s, iri(SCHEMA, "eventAttendanceMode"), iri(SCHEMA, mode));
            }
            self.date(&s, &iri(SEM, "hasTimeStamp"), e.date.as_ref());
            let (start, end) = ends(e.date.as_ref());
            for (field, day) in [("startDate", start), ("endDate", end)] {
                if let Some(day) = day {
                    let kind = match day.len() {
                        10 => xsd::DATE,
                        7 => xsd::G_YEAR_MONTH,
                        _ => xsd::G_YEAR,
                    };
                    self.typed(&s, iri(SCHEMA, field), &day, kind);
                }
            }
            if let Some(place) = &e.place {
                let place = self.place(place);
                self.say(&s, iri(SEM, "hasPlace"), place.clone());
                self.say(&s, iri(SCHEMA, "location"), place);
            }
            for (party, link) in e.parties.iter().zip(&entry.parties) {
                self.takes_part(&s, party, link, true);
            }
            for (party, link) in e.attendees.iter().zip(&entry.attendees) {
                self.takes_part(&s, party, link, false);
            }
            for whole in entry.links.gathering.iter().chain(&entry.links.visits) {
                self.say(&s, iri(SEM, "subEventOf"), own(whole));
                self.say(&s, iri(SCHEMA, "superEvent"), own(whole));
            }
            if let Some(part_of) = &e.part_of {
                self.text(&s, iri(WORDS, "onTheSidelinesOf"), part_of);
            }
            for topic in &e.topics {
                self.text(&s, iri(SCHEMA, "about"), topic);
            }
            for outcome in &e.outcomes {
                self.text(&s, iri(WORDS, "outcome"), outcome);
            }
            // Each status is somebody's view.
            for claim in &entry.history {
                let view = self.blank();
                self.is_a(&view, iri(SEM, "View"));
                self.say(&s, iri(WORDS, "statusClaim"), view.clone());
                self.text(&view, iri(WORDS, "status"), &token(&claim.status));
                self.say(
                    &view,
                    iri(SEM, "accordingTo"),
                    own(&report_id(&claim.claim.report)),
                );
                if let Some(by) = &claim.according_to {
                    self.text(&view, iri(WORDS, "attributedTo"), by);
                }
                self.date(&view, &iri(WORDS, "dateTold"), claim.date.as_ref());
                self.date(&view, &iri(WORDS, "movedTo"), claim.moved_to.as_ref());
                self.date(
                    &view,
                    &iri(SCHEMA, "datePublished"),
                    claim.published.as_ref(),
                );
            }
            self.told(&s, &entry.told);
        }
    }

    /// A party as actor, with the capacity in which it took part.
    fn takes_part(
        &mut self,
        event: &NamedOrBlankNode,
        party: &Party,
        link: &PartyLink,
        principal: bool,
    ) {
        let role = self.blank();
        self.is_a(&role, iri(SEM, "Role"));
        self.say(
            event,
            iri(WORDS, if principal { "party" } else { "attendee" }),
            role.clone(),
        );
        if let Some(actor) = self.actor(party, link) {
            self.say(event, iri(SEM, "hasActor"), actor.clone());
            self.say(
                event,
                iri(SCHEMA, if principal { "attendee" } else { "contributor" }),
                actor.clone(),
            );
            if party.role == Some(PartyRole::Host) {
                self.say(event, iri(SCHEMA, "organizer"), actor.clone());
            }
            self.say(&role, rdf::VALUE.into_owned(), actor);
        }
        self.text(
            &role,
            rdfs::LABEL.into_owned(),
            &crate::world::capacity(party),
        );
        if let Some(r) = party.role {
            self.say(
                &role,
                iri(SEM, "roleType"),
                iri(WORDS, &capital(&token(&r))),
            );
        }
        if let Some(office) = link
            .office
            .as_deref()
            .filter(|id| self.world.office(id).is_some())
        {
            self.say(&role, iri(WORDS, "post"), own(office));
        }
        if let Some(holder) = &link.inferred {
            self.say(&role, iri(WORDS, "inferredFrom"), own(holder));
        }
        for (field, value) in [
            ("office", &party.office),
            ("rank", &party.rank),
            ("person", &party.person),
        ] {
            if let Some(value) = value {
                self.text(&role, iri(WORDS, field), value);
            }
        }
        if let Some(country) = party.country {
            let state = self.state(country);
            self.say(&role, iri(WORDS, "actsFor"), state);
        }
        if let Some(org) = &party.org {
            let org = self.organisation(org);
            self.say(&role, iri(WORDS, "actsFor"), org);
        }
    }

    fn actor(&mut self, party: &Party, link: &PartyLink) -> Option<NamedNode> {
        Some(match self.world.actor(party, link)? {
            Actor::Person(id) | Actor::Office(id) => own(id),
            Actor::State(country) => self.state(country),
            Actor::Organisation(name) => self.organisation(name),
        })
    }

    fn others(&mut self) {
        let record = self.world.record;
        for entry in &record.quotes {
            let q = &entry.quote;
            let s: NamedOrBlankNode = own(&entry.id).into();
            self.is_a(&s, iri(SCHEMA, "Quotation"));
            self.text(&s, iri(SCHEMA, "text"), &q.text);
            self.text(&s, iri(WORDS, "medium"), &token(&q.medium));
            self.typed(
                &s,
                iri(WORDS, "direct"),
                if q.direct { "true" } else { "false" },
                xsd::BOOLEAN,
            );
            self.date(&s, &iri(SCHEMA, "dateCreated"), q.date.as_ref());
            if let Some(to) = &q.addressee {
                self.text(&s, iri(SCHEMA, "recipient"), to);
            }
            if let Some(speaker) = &q.speaker {
                let party = speaker_party(speaker);
                if let Some(actor) = self.actor(&party, &entry.speaker) {
                    self.say(&s, iri(SCHEMA, "spokenByCharacter"), actor);
                }
                self.text(
                    &s,
                    iri(SCHEMA, "creditText"),
                    &crate::world::capacity(&party),
                );
            }
            if let Some(at) = entry.encounter.as_deref() {
                self.say(&s, iri(SCHEMA, "subjectOf"), own(at));
            }
            for report in &entry.told.reports {
                self.say(&s, iri(PROV, "wasQuotedFrom"), own(&report_id(report)));
            }
            self.told(&s, &entry.told);
        }
        for entry in &record.memberships {
            let m = &entry.membership;
            let s: NamedOrBlankNode = own(&entry.id).into();
            self.is_a(&s, iri(ORG, "Membership"));
            let org = self.organisation(&m.org);
            self.say(&s, iri(ORG, "organization"), org);
            let member = match CountryCode::new(&m.party).filter(|_| m.party.len() == 2) {
                Some(country) => self.state(country),
                None => self.organisation(&m.party),
            };
            self.say(&s, iri(ORG, "member"), member);
            let role = token(&m.role);
            self.say(&s, iri(ORG, "role"), iri(WORDS, &capital(&role)));
            self.label(&NamedOrBlankNode::from(iri(WORDS, &capital(&role))), &role);
            self.during(&s, m.since.as_ref(), m.until.as_ref());
            self.date(&s, &iri(WORDS, "firstSeen"), entry.first_seen.as_ref());
            self.date(&s, &iri(WORDS, "lastSeen"), entry.last_seen.as_ref());
            if let Some(status) = m.status {
                self.text(&s, iri(WORDS, "status"), &token(&status));
            }
            self.told(&s, &entry.told);
        }
        for entry in &record.figures {
            let f = &entry.figure;
            let s: NamedOrBlankNode = own(&entry.id).into();
            self.is_a(&s, iri(SCHEMA, "QuantitativeValue"));
            self.typed(
                &s,
                iri(SCHEMA, "value"),
                &format!("{:?}", f.value),
                xsd::DOUBLE,
            );
            if let Some(unit) = &f.unit {
                self.text(&s, iri(SCHEMA, "unitText"), unit);
            }
            if let Some(approx) = f.approx {
                self.text(&s, iri(WORDS, "approx"), &token(&approx));
            }
            for by in &entry.claimants {
                self.text(&s, iri(WORDS, "claimedBy"), by);
            }
            self.date(&s, &iri(WORDS, "asOf"), f.as_of.as_ref());
            self.told(&s, &entry.told);
        }
        for entry in &record.events {
            let v = &entry.event;
            let s: NamedOrBlankNode = own(&entry.id).into();
            self.is_a(&s, iri(SEM, "Event"));
            self.text(&s, iri(WORDS, "kind"), &v.kind);
            self.label(&s, v.name.as_deref().unwrap_or(&v.kind));
            self.date(&s, &iri(SEM, "hasTimeStamp"), v.date.as_ref());
            if let Some(place) = &v.place {
                let place = self.place(place);
                self.say(&s, iri(SEM, "hasPlace"), place);
            }
            if let Some(status) = v.status {
                self.text(&s, iri(WORDS, "status"), &token(&status));
            }
            if let Some(p) = &v.plover {
                self.text(&s, iri(WORDS, "ploverEvent"), &p.event);
                if let Some(mode) = &p.mode {
                    self.text(&s, iri(WORDS, "ploverMode"), mode);
                }
                for context in &p.context {
                    self.text(&s, iri(WORDS, "ploverContext"), context);
                }
            }
            for (party, link) in v.actors.iter().zip(&entry.actors) {
                self.takes_part(&s, party, link, true);
            }
            for (party, link) in v.recipients.iter().zip(&entry.recipients) {
                self.takes_part(&s, party, link, false);
            }
            self.told(&s, &entry.told);
        }
    }

    /// Where it comes from: reports, the words as annotations, the differences, the weight.
    fn told(&mut self, s: &NamedOrBlankNode, told: &Told) {
        for report in &told.reports {
            self.say(s, iri(PROV, "wasDerivedFrom"), own(&report_id(report)));
        }
        self.typed(
            s,
            iri(WORDS, "independentSources"),
            &told.independent_sources.to_string(),
            xsd::INTEGER,
        );
        self.typed(
            s,
            iri(WORDS, "confidence"),
            &format!("{:.2}", told.confidence),
            xsd::DECIMAL,
        );
        if told.background {
            self.typed(s, iri(WORDS, "background"), "true", xsd::BOOLEAN);
        }
        for d in &told.disputes {
            let dispute = self.blank();
            self.say(s, iri(WORDS, "dispute"), dispute.clone());
            self.text(&dispute, iri(WORDS, "field"), &d.field);
            for v in &d.values {
                let value = self.blank();
                self.say(&dispute, iri(WORDS, "value"), value.clone());
                let text = v
                    .value
                    .as_str()
                    .map_or_else(|| v.value.to_string(), str::to_owned);
                self.text(&value, rdf::VALUE.into_owned(), &text);
                for report in &v.reports {
                    self.say(&value, iri(SEM, "accordingTo"), own(&report_id(report)));
                }
            }
        }
        for e in &told.evidence {
            let note = self.blank();
            self.is_a(&note, iri(OA, "Annotation"));
            self.say(&note, iri(OA, "motivatedBy"), iri(OA, "identifying"));
            self.say(&note, iri(OA, "hasBody"), s.clone());
            let target = self.blank();
            self.is_a(&target, iri(OA, "SpecificResource"));
            self.say(&note, iri(OA, "hasTarget"), target.clone());
            self.say(&target, iri(OA, "hasSource"), own(&report_id(&e.report)));
            let position = self.blank();
            self.is_a(&position, iri(OA, "TextPositionSelector"));
            self.typed(
                &position,
                iri(OA, "start"),
                &e.start.to_string(),
                xsd::NON_NEGATIVE_INTEGER,
            );
            self.typed(
                &position,
                iri(OA, "end"),
                &e.end.to_string(),
                xsd::NON_NEGATIVE_INTEGER,
            );
            let quote = self.blank();
            self.is_a(&quote, iri(OA, "TextQuoteSelector"));
            self.text(&quote, iri(OA, "exact"), &e.text);
            self.say(&target, iri(OA, "hasSelector"), position);
            self.say(&target, iri(OA, "hasSelector"), quote);
        }
    }
}

/// "DialoguePartner" of "dialogue partner".
fn capital(text: &str) -> String {
    let words = text.split([' ', '-']).filter(|w| !w.is_empty());
    words
        .map(|w| {
            let mut letters = w.chars();
            let first = letters.next().map(|c| c.to_ascii_uppercase());
            first.into_iter().chain(letters).collect::<String>()
        })
        .collect()
}
