use super::*;
use crate::Place;

fn party(person: &str, country: &str, office: &str) -> Party {
    Party {
        person: Some(person.into()),
        country: CountryCode::new(country),
        office: (!office.is_empty()).then(|| office.into()),
        ..Party::default()
    }
}

fn meeting(at: Option<&str>) -> Encounter {
    Encounter {
        kind: EncounterKind::Meeting,
        status: Status::Occurred,
        parties: vec![
            party("Rajnath Singh", "IN", "Minister of Defence"),
            party("Sherali Mirzo", "TJ", "Minister of Defence"),
        ],
        attendees: Vec::new(),
        date: None,
        place: at.map(|c| Place {
            country: CountryCode::new(c),
            ..Place::default()
        }),
        name: None,
        edition: None,
        part_of: None,
        mode: None,
        topics: Vec::new(),
        outcomes: Vec::new(),
        according_to: None,
        tellings: Vec::new(),
        moved_to: None,
    }
}

fn names(parties: &[Party]) -> Vec<&str> {
    parties.iter().filter_map(|p| p.person.as_deref()).collect()
}

/// Event, mode, CAMEO code, actors, recipients.
fn coded(e: &Encounter) -> (String, Option<String>, &'static str, usize, usize) {
    let c = encounter(e).unwrap();
    (
        c.plover.event,
        c.plover.mode,
        c.cameo.map_or("", Cameo::code),
        c.actors.len(),
        c.recipients.len(),
    )
}

fn told(
    event: &str,
    mode: &str,
    code: &'static str,
    actors: usize,
    recipients: usize,
) -> (String, Option<String>, &'static str, usize, usize) {
    (
        event.into(),
        (!mode.is_empty()).then(|| mode.into()),
        code,
        actors,
        recipients,
    )
}

#[test]
fn all_parties_of_a_plain_meeting_act() {
    assert_eq!(coded(&meeting(None)), told("CONSULT", "", "040", 2, 0));
    let c = encounter(&meeting(None)).unwrap();
    assert_eq!(c.plover.context, ["military"]);
    assert_eq!(c.plover.quad(), Some(1));
}

#[test]
fn talks_at_home_are_the_others_visit() {
    let c = encounter(&meeting(Some("TJ"))).unwrap();
    assert_eq!(names(&c.actors), ["Rajnath Singh"]);
    assert_eq!(names(&c.recipients), ["Sherali Mirzo"]);
    assert_eq!(
        coded(&meeting(Some("TJ"))),
        told("CONSULT", "visit", "042", 1, 1)
    );
}

#[test]
fn margins_and_third_countries() {
    let mut e = meeting(Some("TJ"));
    e.part_of = Some("SCO Defence Ministers' Meeting".into());
    assert_eq!(coded(&e), told("CONSULT", "multilateral", "040", 2, 0));
    assert_eq!(
        coded(&meeting(Some("KZ"))),
        told("CONSULT", "third-party", "044", 2, 0)
    );
}

#[test]
fn calls_have_no_host() {
    let mut e = meeting(None);
    e.kind = EncounterKind::Call;
    e.parties[1].role = Some(PartyRole::Caller);
    assert_eq!(coded(&e), told("CONSULT", "phone", "041", 2, 0));
}

#[test]
fn what_is_to_come_is_agreed() {
    let mut e = meeting(Some("KZ"));
    e.status = Status::Planned;
    assert_eq!(coded(&e), told("AGREE", "", "036", 2, 0));
    e.status = Status::Possible;
    let c = encounter(&e).unwrap();
    assert_eq!(c.plover.context, ["military", "hypothetical"]);
    e.status = Status::Cancelled;
    assert_eq!(coded(&e), told("REJECT", "meet", "125", 2, 0));
    e.status = Status::Denied;
    assert_eq!(encounter(&e), None);
}

#[test]
fn a_visit_goes_from_visitor_to_host() {
    let mut e = meeting(Some("TJ"));
    e.kind = EncounterKind::Visit;
    e.parties.pop();
    let c = encounter(&e).unwrap();
    assert_eq!(names(&c.actors), ["Rajnath Singh"]);
    assert_eq!(c.recipients[0].country, CountryCode::new("TJ"));
    let cameo = c.cameo.unwrap();
    assert_eq!(
        (cameo.code(), cameo.root(), cameo.quad_class()),
        ("042", "04", 1)
    );
    assert!((cameo.goldstein() - 1.9).abs() < 1e-9);
    e.status = Status::Planned;
    assert_eq!(coded(&e), told("AGREE", "", "036", 1, 1));
}

#[test]
fn a_signature_supports() {
    let mut e = meeting(Some("TJ"));
    e.kind = EncounterKind::Signing;
    assert_eq!(coded(&e), told("SUPPORT", "", "057", 2, 0));
    e.status = Status::Planned;
    assert_eq!(coded(&e), told("AGREE", "", "032", 2, 0));
}

#[test]
fn a_gathering_does_not_explode_into_pairs() {
    let mut e = meeting(Some("TJ"));
    e.kind = EncounterKind::Gathering;
    e.parties.push(party("Li Shangfu", "CN", ""));
    e.parties[0].role = Some(PartyRole::Chair);
    assert_eq!(coded(&e), told("CONSULT", "multilateral", "040", 3, 0));
}

#[test]
fn events_keep_their_code() {
    let e = Event {
        kind: "summons".into(),
        plover: Some(Plover {
            event: "ACCUSE".into(),
            mode: Some("disapprove".into()),
            context: vec!["diplomatic".into()],
        }),
        actors: vec![party("", "IQ", "")],
        recipients: vec![party("Fatih Yildiz", "TR", "Ambassador to Iraq")],
        date: None,
        place: None,
        status: Some(Status::Occurred),
        name: None,
        about: None,
    };
    let c = event(&e).unwrap();
    assert_eq!(c.cameo.map(Cameo::code), Some("114"));
    assert_eq!(c.plover.quad(), Some(3));
    assert_eq!(event(&Event { plover: None, ..e }), None);
}
