//! How the things of a record look in a line: with links to their pages.

use crate::links;
use crate::markup::Markup;
use sidelines_facts::{
    CountryCode, Edtf, Encounter, EncounterKind, Figure, MembershipRole, Party, Place, Quote,
    Speaker, Status,
};
use sidelines_resolve::{PartyLink, ReportMeta, StatusClaim};
use sidelines_views::{Contact, FigurePoint, Held, OnDay, Statement, Subject};
use sidelines_wording::{amounts, contacts, counts, dates, names, quotes, values};
use std::fmt::Display;

/// "28 Jul 2021".
pub(crate) fn day(date: &Option<Edtf>) -> String {
    dates::human_or(date.as_ref(), "no date")
}

/// "28 Jul 2021"; nothing where there is none.
pub(crate) fn day_or_none(date: &Option<Edtf>) -> String {
    date.as_ref().map(dates::human).unwrap_or_default()
}

/// "India".
pub(crate) fn country(code: &CountryCode) -> String {
    names::country_name(*code)
}

/// "India, China".
pub(crate) fn countries(codes: &[CountryCode]) -> String {
    let all: Vec<String> = codes.iter().map(country).collect();
    all.join(", ")
}

/// A side of a contact: a country by its code, or the name of an organisation.
pub(crate) fn side(side: &str) -> String {
    counts::side(side)
}

/// The same with a link.
pub(crate) fn side_link(name: &str) -> Markup {
    let to = match CountryCode::new(name) {
        Some(code) => links::country(code),
        None => links::organisation(name),
    };
    Markup::link(to, side(name))
}

/// "3 reports".
pub(crate) fn count(n: impl Display, one: &str, many: &str) -> String {
    match n.to_string().as_str() {
        "1" => format!("1 {one}"),
        n => format!("{} {many}", thousands(n)),
    }
}

/// "12,345".
pub(crate) fn thousands(n: impl Display) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// Who took part, each with a link; of a gathering its name.
pub(crate) fn who(contact: &Contact) -> Markup {
    let e = &contact.encounter;
    if let (EncounterKind::Gathering, Some(name)) = (e.kind, &e.name) {
        return Markup::link(gathering(&contact.id), contacts::gathering(name, e.edition));
    }
    let between = match e.kind {
        EncounterKind::Visit | EncounterKind::Gathering => ", ",
        _ => " – ",
    };
    let parties = e.parties.iter().enumerate();
    let mut who = Markup::joined(parties.map(|(i, p)| party(p, contact.who.get(i))), between);
    if who.is_empty() {
        who.text(contacts::kind(e));
    }
    who
}

/// What a gathering is called on its own page: "20th BIMSTEC Ministerial Meeting".
pub(crate) fn gathering_name(name: &Option<String>, edition: &Option<u32>) -> String {
    match (name, edition) {
        (Some(name), Some(n)) => format!("{} {name}", contacts::nth(*n)),
        (Some(name), None) => name.clone(),
        (None, _) => "Gathering".to_owned(),
    }
}

/// A party by its name, with its country where it has one.
pub(crate) fn party_text(p: &Party) -> String {
    let of = p.country.map(names::country_name);
    match of {
        Some(of) if p.person.is_some() => format!("{}, {of}", contacts::party(p)),
        _ => contacts::party(p),
    }
}

/// A party with a link to its person, office, organisation or country.
pub(crate) fn party(p: &Party, link: Option<&PartyLink>) -> Markup {
    let text = contacts::party(p);
    linked(
        &text,
        link,
        p.person.is_some(),
        p.office.is_some(),
        p.org.as_deref(),
        p.country,
    )
}

/// The same of a speaker. A ministry or a paper that only speaks has no page of its own: its link leads to what it
/// said.
pub(crate) fn speaker(s: &Option<Speaker>, link: &PartyLink) -> Markup {
    let text = contacts::speaker(s.as_ref());
    match s {
        None => {
            let mut plain = Markup::default();
            plain.text(text);
            plain
        }
        Some(s) => match &s.org {
            Some(org) if s.person.is_none() && (s.office.is_none() || link.office.is_none()) => {
                Markup::link(links::quotes_of(org), text)
            }
            _ => linked(
                &text,
                Some(link),
                s.person.is_some(),
                s.office.is_some(),
                None,
                s.country,
            ),
        },
    }
}

fn linked(
    text: &str,
    link: Option<&PartyLink>,
    named: bool,
    in_office: bool,
    org: Option<&str>,
    country: Option<CountryCode>,
) -> Markup {
    let person = link.and_then(|l| l.person.as_deref()).filter(|_| named);
    let office = link.and_then(|l| l.office.as_deref());
    let to = match (person, office, org, country) {
        _ if text.is_empty() => return Markup::default(),
        (Some(person), ..) => links::person(person),
        (None, Some(office), ..) if in_office => links::office(office),
        (None, _, Some(org), _) if !named => links::organisation(org),
        (None, _, _, Some(country)) if !named => links::country(country),
        _ => {
            let mut plain = Markup::default();
            plain.text(text);
            return plain;
        }
    };
    Markup::link(to, text)
}

/// Parties in a list, each with its capacity.
pub(crate) fn parties(parties: &[Party], links: &[PartyLink]) -> Markup {
    let mut list = Markup::default();
    list.open("ul", &[("class", &"plain")]);
    for (i, p) in parties.iter().enumerate() {
        list.open("li", &[]).put(&party(p, links.get(i))).text(" ");
        // Of a bare country there is no more to say.
        if p.person.is_some() || p.office.is_some() {
            list.element("span", &[("class", &"quiet")], capacity(p));
        }
        list.close("li");
    }
    list.close("ul");
    list
}

/// What a party is in one line: "Minister of Defence, India".
pub(crate) fn capacity(p: &Party) -> String {
    let of = p.country.map(names::country_name);
    let parts = [
        p.rank.clone(),
        p.office.clone(),
        p.org.as_deref().map(contacts::short),
        of,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

/// Who a party is and as what: "Dong Jun, Admiral, Minister of Defence, China".
fn in_full(p: &Party) -> String {
    let name = p.person.clone().into_iter();
    let all: Vec<String> = name.chain([capacity(p)]).collect();
    let all: Vec<String> = all.into_iter().filter(|s| !s.is_empty()).collect();
    all.join(", ")
}

/// Where it was, with a link.
pub(crate) fn place(e: &Encounter) -> Markup {
    let Some(place) = &e.place else {
        return Markup::default();
    };
    let text = contacts::place(Some(place));
    if text.is_empty() {
        return Markup::default();
    }
    Markup::link(links::place(place.country, place.name.as_deref()), text)
}

/// On whose margin, with a link to the gathering where it is known.
pub(crate) fn margin(contact: &Contact) -> Markup {
    let mut line = Markup::default();
    let name = gathering_link(contact);
    if !name.is_empty() {
        line.text("on the sidelines of ").put(&name);
    }
    line
}

/// The gathering on whose margin, with a link where it is known.
pub(crate) fn gathering_link(contact: &Contact) -> Markup {
    let Some(name) = &contact.encounter.part_of else {
        return Markup::default();
    };
    let short = contacts::short(name);
    match &contact.links.gathering {
        Some(id) => Markup::link(gathering(id), short),
        None => plain(&short),
    }
}

/// Where a gathering stands.
pub(crate) fn gathering(id: &str) -> String {
    format!("/gathering/{}", links::part(id))
}

/// Where an encounter stands: a gathering has a page with its matrix.
pub(crate) fn contact_address(contact: &Contact) -> String {
    match contact.encounter.kind {
        EncounterKind::Gathering => gathering(&contact.id),
        _ => links::fact(&contact.id),
    }
}

/// "meeting", "visit".
pub(crate) fn kind(e: &Encounter) -> &'static str {
    contacts::kind(e)
}

/// "held".
pub(crate) fn status(status: &Status) -> &'static str {
    contacts::status(*status)
}

/// "postponed to 3 Jun 2024".
pub(crate) fn step(claim: &StatusClaim) -> String {
    contacts::step(claim)
}

/// What the style sheet calls a status.
pub(crate) fn status_class(status: &Status) -> &'static str {
    match status {
        Status::Occurred => "held",
        Status::Ongoing => "ongoing",
        Status::Planned => "planned",
        Status::Possible => "possible",
        Status::Denied => "denied",
        Status::Cancelled => "cancelled",
    }
}

/// Whether it did not take place and is struck through.
pub(crate) fn struck(contact: &Contact) -> bool {
    matches!(contact.encounter.status, Status::Denied | Status::Cancelled)
}

/// What is to be said of the status beside the contact.
pub(crate) fn mark(contact: &Contact, until: &Option<Edtf>) -> String {
    contacts::mark(contact, until.as_ref()).unwrap_or_default()
}

/// "6 reports (5)".
pub(crate) fn reports(contact: &Contact) -> String {
    contacts::reports(contact)
}

/// A value of the format as people read it: a date in words, a country by its name.
pub(crate) fn value(field: &str, value: &serde_json::Value) -> String {
    use serde_json::Value;
    match value {
        Value::Null => "nothing".to_owned(),
        Value::String(text) if field.contains("date") || field.ends_with("_seen") => text
            .parse()
            .map_or_else(|_| text.clone(), |d| dates::human(&d)),
        Value::String(text) if field == "status" => serde_json::from_value(value.clone())
            .map_or_else(|_| text.clone(), |s| contacts::status(s).to_owned()),
        Value::String(text) => text.clone(),
        Value::Array(all) => {
            let all: Vec<String> = all.iter().map(|v| self::value(field, v)).collect();
            all.join("; ")
        }
        Value::Object(of) if of.contains_key("person") => {
            let party: Option<Party> = serde_json::from_value(value.clone()).ok();
            party.map_or_else(String::new, |p| in_full(&p))
        }
        Value::Object(of) => {
            let place: Option<sidelines_facts::Place> = serde_json::from_value(value.clone()).ok();
            match place.as_ref().map(|p| contacts::place(Some(p))) {
                Some(text) if !text.is_empty() => text,
                _ => of
                    .values()
                    .filter_map(Value::as_str)
                    .collect::<Vec<_>>()
                    .join(", "),
            }
        }
        other => other.to_string(),
    }
}

/// The name of a field for people.
pub(crate) fn field(name: &str) -> String {
    match name {
        "part_of" => "on whose sidelines".to_owned(),
        "according_to" => "according to".to_owned(),
        "spelling" | "name" => "name".to_owned(),
        name => name.replace('_', " "),
    }
}

/// Reports by their ids, each with a link; of many the first few.
pub(crate) fn report_links(ids: &[String]) -> Markup {
    const MOST: usize = 6;
    let shown = ids.iter().take(MOST);
    let mut all = Markup::joined(shown.map(|id| Markup::link(links::report(id), id)), " ");
    if ids.len() > MOST {
        all.text(format!(" and {} more", thousands(ids.len() - MOST)));
    }
    all
}

/// Two sides with a link to their page, where both are countries.
pub(crate) fn pair_link(a: &str, b: &str) -> Markup {
    let text = format!("{} – {}", side(a), side(b));
    match (CountryCode::new(a), CountryCode::new(b)) {
        (Some(a), Some(b)) => Markup::link(links::pair(a, b), text),
        (_, Some(country)) => Markup::link(
            format!(
                "/timeline?country={country}&organisation={}",
                links::part(a)
            ),
            text,
        ),
        (Some(country), _) => Markup::link(
            format!(
                "/timeline?country={country}&organisation={}",
                links::part(b)
            ),
            text,
        ),
        _ => plain(&text),
    }
}

/// Text as it is.
pub(crate) fn plain(text: &str) -> Markup {
    let mut plain = Markup::default();
    plain.text(text);
    plain
}

/// An entry of the record in one line, with a link to why the record says so.
pub(crate) fn subject(subject: &Subject) -> Markup {
    let (to, text) = address_and_text(subject);
    Markup::link(to, text)
}

/// The same without a link.
pub(crate) fn subject_text(subject: &Subject) -> String {
    address_and_text(subject).1
}

fn address_and_text(subject: &Subject) -> (String, String) {
    match subject {
        Subject::Encounter(c) => {
            let e = &c.encounter;
            let parts = [
                contacts::kind(e).to_owned(),
                contacts::who(e),
                contacts::day(e),
                contacts::place(e.place.as_ref()),
            ];
            let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
            (links::fact(&c.id), parts.join(" · "))
        }
        Subject::Holder { holder, office } => (
            links::fact(&holder.id),
            format!("{} · {office}", holder.name),
        ),
        Subject::Person(p) => (links::person(&p.id), p.name.clone()),
        Subject::Quote(q) => (
            links::fact(&q.id),
            format!(
                "{}: {}",
                contacts::speaker(q.quote.speaker.as_ref()),
                words(&Quote {
                    text: shortened(&q.quote.text),
                    ..q.quote.clone()
                })
            ),
        ),
        Subject::Membership(m) => (
            links::fact(&m.id),
            format!(
                "{} · {} of {}",
                side(&m.membership.party),
                role(&m.membership.role),
                contacts::short(&m.membership.org)
            ),
        ),
        Subject::Figure(f) => {
            let amount = amount(&f.figure);
            (
                links::fact(&f.id),
                match &f.figure.by {
                    Some(by) => format!("{amount} · {by}"),
                    None => amount,
                },
            )
        }
        Subject::Event(v) => (
            links::fact(&v.id),
            format!("{} · {}", v.event.kind, day(&v.event.date)),
        ),
    }
}

/// A contact in a line of text: what is gone has no page.
pub(crate) fn subject_line(contact: &Contact) -> String {
    subject_text(&Subject::Encounter(Box::new(contact.clone())))
}

/// "meetings", or "meeting" of one.
pub(crate) fn kinds(kind: &EncounterKind, n: &usize) -> String {
    match n {
        1 => crate::pages::word(kind),
        _ => contacts::kinds(*kind).to_owned(),
    }
}

/// A name with the organisation in it abbreviated.
pub(crate) fn short(name: &str) -> String {
    contacts::short(name)
}

/// Since and until when somebody is seen in an office.
pub(crate) fn seen(held: &Held) -> String {
    let seen = sidelines_wording::offices::seen(held);
    match sidelines_wording::offices::qualifier(held) {
        Some(qualifier) => format!("{seen}, {}", crate::pages::word(&qualifier)),
        None => seen,
    }
}

/// The beginning of a long text.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 140;
    let text = line(text);
    match text.char_indices().nth(MOST) {
        None => text,
        Some((at, _)) => {
            let cut = text[..at].rfind(' ').unwrap_or(at);
            format!("{} …", &text[..cut])
        }
    }
}

/// "member", "dialogue partner".
pub(crate) fn role(role: &MembershipRole) -> &'static str {
    values::role(*role)
}

/// "Members", "Dialogue partners".
pub(crate) fn role_heading(role: &MembershipRole) -> &'static str {
    match role {
        MembershipRole::Member => "Members",
        MembershipRole::Observer => "Observers",
        MembershipRole::DialoguePartner => "Dialogue partners",
        MembershipRole::Chair => "In the chair",
        MembershipRole::Host => "Host",
        MembershipRole::Candidate => "Candidates",
        MembershipRole::Invitee => "Invited",
    }
}

/// Whether it is last told before the day that is asked for.
pub(crate) fn told_before(on_day: &OnDay) -> bool {
    *on_day == OnDay::ToldBefore
}

/// "Qingdao, China" without a link.
pub(crate) fn where_text(place: &Option<Place>) -> String {
    contacts::place(place.as_ref())
}

/// "about 40,000 tonnes".
pub(crate) fn amount(figure: &Figure) -> String {
    amounts::amount(figure)
}

/// A figure without its unit.
pub(crate) fn amount_only(figure: &Figure) -> String {
    amount(&Figure {
        unit: None,
        ..figure.clone()
    })
}

/// The day on which a figure held, else that of the first report.
pub(crate) fn point_day(point: &FigurePoint) -> String {
    point.day().map(dates::human).unwrap_or_default()
}

/// When a statement was made, else when it was reported.
pub(crate) fn said_when(s: &Statement) -> String {
    match (&s.quote.date, &s.reported) {
        (Some(date), _) => dates::human(date),
        (None, Some(day)) => format!("reported {}", dates::human(day)),
        (None, None) => "no date".to_owned(),
    }
}

/// Where it was said: ", tweet"; nothing where that is not known.
pub(crate) fn medium(quote: &Quote) -> &'static str {
    quotes::medium(quote.medium)
}

/// What was said: in quotation marks only where the words are somebody's own.
pub(crate) fn words(quote: &Quote) -> String {
    quotes::words(quote)
}

/// A report in a line: its headline or its id, with a link.
pub(crate) fn report(meta: &ReportMeta) -> Markup {
    Markup::link(
        links::report(&meta.id),
        meta.title.as_deref().map_or_else(|| meta.id.clone(), line),
    )
}

/// Who published a report, and when.
pub(crate) fn about_report(meta: &ReportMeta) -> String {
    let by = meta.outlet.as_deref().or(meta.agency.as_deref());
    let day = day(&meta.published);
    by.map_or_else(|| day.clone(), |by| format!("{by}, {day}"))
}

/// Words of a report in one line.
pub(crate) fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Nothing of an empty option, for templates.
pub(crate) fn or_none<T: Display>(value: &Option<T>) -> String {
    value.as_ref().map(ToString::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_thousands() {
        assert_eq!(thousands(7), "7");
        assert_eq!(thousands(1_234_567), "1,234,567");
    }
}
