//! Whose an office is, and who holds it, by what stands around a name: lists, possessors, the place of a meeting, the
//! sentence before.

use super::abroad::{CONTACT, bare, words};
use super::stops::stop;
use crate::mentions::{Mention, What};
use crate::offices;
use crate::people::People;
use sidelines_facts::CountryCode;

/// "John Key's foreign minister", "Putin's spokesman Dmitry Peskov": an office is of the country of whose it is.
pub(crate) fn possessed(text: &str, people: &mut People, mentions: &mut [Vec<Mention>]) {
    for row in mentions {
        let mut before: Option<(usize, CountryCode)> = None;
        for m in row {
            let whose = before.filter(|(end, _)| {
                text.get(*end..m.span.start)
                    .is_some_and(|gap| matches!(gap.trim_end(), "'s" | "’s" | "'" | "’"))
            });
            before = None;
            match &mut m.what {
                What::Person(p) => {
                    let person = p.person.and_then(|i| people.all.get_mut(i));
                    let bare = !p.offices.is_empty()
                        && p.offices
                            .iter()
                            .all(|o| o.country.is_none() && o.org.is_none());
                    if let (Some((_, country)), Some(person)) = (whose, person)
                        && bare
                        && person.country.is_none()
                    {
                        person.country = Some(country);
                    }
                    before = p
                        .person
                        .and_then(|i| people.all.get(i))
                        .and_then(|p| p.country)
                        .map(|c| (m.span.end, c));
                }
                What::Role(r) => {
                    if let Some((_, country)) = whose
                        && r.countries.is_empty()
                        && !r.counterpart
                        && r.offices.iter().all(|o| o.org.is_none())
                    {
                        r.countries = vec![country];
                        for o in &mut r.offices {
                            o.country = o.country.or(Some(country));
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

/// "Chinese President Xi Jinping, Premier Li Qiang and Foreign Minister Wang Yi": one country's, in a list.
pub(super) fn listed_together(
    text: &str,
    people: &mut People,
    mentions: &[Vec<Mention>],
    home: Option<CountryCode>,
) {
    for row in mentions {
        let mut before: Option<(usize, CountryCode)> = None;
        let mut office_before: Option<(usize, String)> = None;
        for m in row {
            let What::Person(p) = &m.what else {
                before = before.filter(|_| !matches!(m.what, What::Role(_)));
                continue;
            };
            let Some(person) = p.person.and_then(|i| people.all.get_mut(i)) else {
                before = None;
                continue;
            };
            let linked =
                before.filter(|(end, _)| text.get(*end..m.span.start).is_some_and(goes_on_listing));
            let bare = !p.offices.is_empty()
                && person
                    .offices
                    .iter()
                    .all(|h| h.office.country.is_none() && h.office.org.is_none());
            if person.country.is_none()
                && bare
                && let Some((_, country)) = linked
                && person
                    .offices
                    .iter()
                    .all(|h| offices::could_have(&h.office.canonical, country))
            {
                person.country = Some(country);
            }
            // "Defence Secretary Austin and South Korea's Shin Won-sik": ministers of one kind.
            let chief = person.chief_office().map(|h| h.office.canonical.clone());
            let named = text
                .get(..m.span.start)
                .and_then(|t| office_before.as_ref().map(|(end, o)| (t.get(*end..), o)))
                .and_then(|(gap, o)| gap.map(|g| (g, o)))
                .filter(|(gap, _)| {
                    gap.len() <= 24
                        && gap
                            .split(|c: char| !c.is_alphanumeric())
                            .all(|w| matches!(w, "" | "and" | "as" | "well"))
                        && !gap.contains(['.', ';', '('])
                })
                .map(|(_, o)| o.clone());
            if let (None, Some(office), Some(country)) = (&chief, &named, p.country) {
                person.offices.push(crate::people::Held::concluded(
                    office,
                    Some(country),
                    &m.span,
                ));
            }
            office_before = chief
                .or(named)
                .filter(|o| {
                    [
                        "foreign",
                        "defence",
                        "armed forces",
                        "army",
                        "navy",
                        "air force",
                    ]
                    .contains(&offices::family(o).as_str())
                })
                .map(|o| (m.span.end, o));
            // "with Arévalo and with Defence Minister Y", abroad
            before = person
                .country
                .filter(|c| !p.offices.is_empty() || Some(*c) != home)
                .map(|c| (m.span.end, c));
        }
    }
}

/// Whether nothing but commas and small words stands between two of a list: ", and the", " as well as ".
fn goes_on_listing(gap: &str) -> bool {
    gap.len() <= 24
        && gap
            .split(|c: char| !c.is_alphanumeric())
            .all(|w| matches!(w, "" | "and" | "as" | "well" | "the" | "with"))
        && !gap.contains(['.', ';'])
}

/// "the Sri Lankan President, the Prime Minister and the Foreign Minister": posts in a list behind one whose country is
/// told are of that country.
pub(crate) fn posts_listed(text: &str, people: &People, mentions: &mut [Vec<Mention>]) {
    for row in mentions {
        let mut before: Option<(usize, CountryCode)> = None;
        for m in row {
            let linked = before.filter(|(end, _)| {
                text.get(*end..m.span.start)
                    .is_some_and(|gap| goes_on_listing(gap) && gap.contains("the"))
            });
            before = match &mut m.what {
                What::Role(r) => {
                    let bare = r.countries.is_empty()
                        && !r.counterpart
                        && !r.indefinite
                        && !r.plural
                        && !r.offices.is_empty()
                        // "and the president of the Council": of whom is told behind it.
                        && !text
                            .get(m.span.end..)
                            .is_some_and(|rest| rest.starts_with(" of "))
                        && r.offices
                            .iter()
                            .all(|o| o.country.is_none() && o.org.is_none());
                    if let Some((_, country)) = linked.filter(|(_, c)| {
                        bare && r
                            .offices
                            .iter()
                            .all(|o| offices::could_have(&o.canonical, *c))
                    }) {
                        r.countries = vec![country];
                        for o in &mut r.offices {
                            o.country = Some(country);
                        }
                    }
                    match r.countries.as_slice() {
                        [one] if !r.plural && !r.counterpart => Some((m.span.end, *one)),
                        _ => None,
                    }
                }
                What::Person(p) => p
                    .person
                    .and_then(|i| people.all.get(i))
                    .and_then(|x| x.country)
                    .filter(|_| p.offices.iter().any(|o| o.country.is_some()))
                    .map(|c| (m.span.end, c)),
                _ => None,
            };
        }
    }
}

/// "met Prime Minister X and Foreign Minister Y of Ghana": both of Ghana.
pub(super) fn before_of(text: &str, people: &mut People, mentions: &[Vec<Mention>]) {
    for row in mentions {
        for three in row.windows(3) {
            let [other, one, last] = three else { continue };
            let (What::Person(_) | What::Role(_), What::Person(p), What::Person(q)) =
                (&other.what, &one.what, &last.what)
            else {
                continue;
            };
            let gap = |a: &Mention, b: &Mention| text.get(a.span.end..b.span.start).unwrap_or("");
            // Whom the two met is told before them, and does not stand in one list with them.
            let apart = gap(other, one)
                .split(|c: char| !c.is_alphanumeric())
                .any(|w| w.len() > 2 && w != "and");
            let of = text
                .get(q.name.end..last.span.end)
                .is_some_and(|tail| tail.starts_with(" of "));
            let family =
                |o: &[crate::mentions::OfficeRef]| o.first().map(|o| offices::family(&o.canonical));
            let bare = p
                .offices
                .iter()
                .all(|o| o.country.is_none() && o.org.is_none());
            if let (Some(country), true) = (q.country, apart && of && bare)
                && matches!(gap(one, last).trim(), "and" | "and the" | "as well as")
                && family(&p.offices).is_some()
                && family(&p.offices) != family(&q.offices)
                && let Some(person) = p.person.and_then(|i| people.all.get_mut(i))
                && person.country.is_none()
                && person.span == one.span
            {
                person.country = Some(country);
            }
        }
    }
}

/// "was in Paraguay and met the country's foreign minister, X": of the country or place named last before, in the sentence
/// or in the one before it.
pub(super) fn of_the_country(text: &str, people: &mut People, mentions: &[Vec<Mention>]) {
    let mut last: Option<(usize, CountryCode)> = None;
    for (n, row) in mentions.iter().enumerate() {
        for m in row {
            match &m.what {
                What::Country(c) => last = Some((n, *c)),
                What::Place(p) => last = p.country.map(|c| (n, c)).or(last),
                What::Person(p) => {
                    let before = text.get(..m.span.start).unwrap_or("").trim_end();
                    let of_it = ["country", "nation"].iter().any(|w| {
                        ["'s", "’s"]
                            .iter()
                            .any(|s| before.ends_with(&format!(" the {w}{s}")))
                    });
                    let here = last.filter(|(at, _)| of_it && at + 1 >= n && !p.offices.is_empty());
                    if let Some((_, country)) = here
                        && let Some(person) = p.person.and_then(|i| people.all.get_mut(i))
                        && person.country.is_none()
                    {
                        person.country = Some(country);
                    }
                }
                _ => {}
            }
        }
    }
}

/// "In Tbilisi, Speaker of Parliament Irakli Kobakhidze welcomed Croatia's foreign minister", "In Chile Mr Lancaster met
/// Defence Minister Alberto Espina": who is at home there. `bound` are those of whom is told that they come there.
pub(super) fn elsewhere(
    text: &str,
    people: &mut People,
    mentions: &[Vec<Mention>],
    home: Option<CountryCode>,
    bound: &[(usize, CountryCode)],
) {
    for row in mentions {
        let [first, rest @ ..] = row.as_slice() else {
            continue;
        };
        let here = match &first.what {
            What::Place(place) => place.capital_of,
            What::Country(c) => Some(*c),
            _ => None,
        };
        let before = text.get(..first.span.start).unwrap_or("");
        let behind = text.get(first.span.end..).unwrap_or("");
        let opens = before.ends_with("In ") || before.ends_with(" in ");
        if let Some(here) = here
            && before.ends_with("In ")
            && !behind.starts_with(',')
            && let [guest, hosts @ ..] = rest
            && comes(guest, here, people, bound)
        {
            met_there(text, people, guest, hosts, here);
            continue;
        }
        let Some(here) = here.filter(|c| opens && behind.starts_with(',') && Some(*c) != home)
        else {
            continue;
        };
        let guest = rest.iter().any(|m| match &m.what {
            What::Person(p) => p.country.is_some_and(|c| c != here),
            What::Role(r) => r.countries.iter().any(|c| *c != here),
            _ => false,
        });
        if !guest {
            continue;
        }
        for m in rest {
            if let What::Person(p) = &m.what
                && !p.offices.is_empty()
                && p.offices
                    .iter()
                    .all(|o| o.country.is_none() && o.org.is_none())
                && let Some(person) = p.person.and_then(|i| people.all.get_mut(i))
                && person.country.is_none()
                && person.span == m.span
            {
                person.country = Some(here);
            }
        }
    }
}

/// Whether somebody is told to come to a country, or is of another.
fn comes(m: &Mention, here: CountryCode, people: &People, bound: &[(usize, CountryCode)]) -> bool {
    match &m.what {
        What::Person(p) => p.person.is_some_and(|i| {
            bound.contains(&(i, here))
                || people
                    .all
                    .get(i)
                    .and_then(|p| p.country)
                    .is_some_and(|c| c != here)
        }),
        // "In Colombia the minister met …"
        What::Role(r) => !r.plural && !r.countries.contains(&here),
        _ => false,
    }
}

/// "In Chile Mr Lancaster met Defence Minister Alberto Espina and Admiral Julio Leiva": whom a guest meets there.
fn met_there(
    text: &str,
    people: &mut People,
    guest: &Mention,
    hosts: &[Mention],
    here: CountryCode,
) {
    let mut end = guest.span.end;
    let mut contact = false;
    for m in hosts {
        let gap = words(text.get(end..m.span.start).unwrap_or(""));
        contact |= gap.iter().any(|w| CONTACT.contains(&w.as_str()));
        let over = gap.iter().any(|w| {
            matches!(
                w.as_str(),
                "his" | "her" | "while" | "who" | "said" | "before" | "after"
            )
        });
        if over || !contact {
            return;
        }
        end = m.span.end;
        if let What::Person(p) = &m.what
            && let Some(person) = p.person.and_then(|i| people.all.get_mut(i))
            && bare(person)
            && person.span == m.span
            && person
                .offices
                .iter()
                .all(|h| offices::could_have(&h.office.canonical, here))
        {
            person.country = Some(here);
        }
    }
}

/// "During the visit, the army chief called on President Aliyev and Defence Minister Hasanov": who is met there is
/// of the country visited.
pub(super) fn hosts(
    text: &str,
    people: &mut People,
    mentions: &[Vec<Mention>],
    home: Option<CountryCode>,
) {
    let mut visited: Option<CountryCode> = None;
    for row in mentions {
        let Some(first) = row.first() else { continue };
        let before = text.get(..first.span.start).unwrap_or("");
        let sentence = before
            .rfind(['\n', '.'])
            .and_then(|i| before.get(i + 1..))
            .unwrap_or(before)
            .trim_start()
            .to_lowercase();
        let opens = [
            "during ",
            "as part of ",
            "in the course of ",
            "in the frame",
            "within the frame",
            "on the first day",
            "on the second day",
            "on the final day",
            "while in",
            "while there",
            "upon ",
            "on arrival",
            "on his arrival",
            "on her arrival",
        ]
        .iter()
        .any(|o| sentence.starts_with(o))
            && ["visit", "trip", "stay", "tour", "arriv", "while"]
                .iter()
                .any(|w| sentence.contains(w));
        for m in row {
            visited = stop(text, m).filter(|c| Some(*c) != home).or(visited);
        }
        // "arrived in Astana and was greeted at the airport by Prime Minister Smailov"
        let received = |at: usize| {
            text.get(first.span.start..at).is_some_and(|t| {
                let t = t.to_lowercase();
                [
                    "received", "greeted", "welcomed", "met", "hosted", "seen off",
                ]
                .iter()
                .any(|v| {
                    t.rfind(&format!(" {v} ")).is_some_and(|i| {
                        t[i..].contains(" by ")
                            && [" was", " were", " been"]
                                .iter()
                                .any(|b| t[..i].ends_with(b))
                    })
                })
            })
        };
        let Some(here) = visited else {
            continue;
        };
        for m in row {
            if !opens && !received(m.span.start) {
                continue;
            }
            if let What::Person(p) = &m.what
                && !p.offices.is_empty()
                && p.offices
                    .iter()
                    .all(|o| o.country.is_none() && o.org.is_none())
                && let Some(person) = p.person.and_then(|i| people.all.get_mut(i))
                && person.country.is_none()
                && person.span == m.span
            {
                person.country = Some(here);
            }
        }
    }
}

/// "Kishida and Modi met … the two prime ministers see China growing": the office of the two named last.
pub(super) fn two_of_one_office(people: &mut People, mentions: &[Vec<Mention>]) {
    let mut last: Vec<usize> = Vec::new();
    for m in mentions.iter().flatten() {
        match &m.what {
            What::Person(p) => {
                if let Some(i) = p.person {
                    last.retain(|x| *x != i);
                    last.push(i);
                }
            }
            What::Role(r)
                if r.plural && !r.counterpart && !r.indefinite && r.countries.is_empty() =>
            {
                let [office] = r.offices.as_slice() else {
                    continue;
                };
                let [.., a, b] = last.as_slice() else {
                    continue;
                };
                let one = |i: usize| people.all.get(i);
                let (Some(x), Some(y)) = (one(*a), one(*b)) else {
                    continue;
                };
                // "the two ministers": of what the one is minister of whom the report calls so.
                let told = [x, y]
                    .into_iter()
                    .filter_map(|p| p.chief_office())
                    .map(|h| h.office.canonical.clone())
                    .find(|o| {
                        office.canonical == "Minister"
                            && ["foreign", "defence"].contains(&offices::family(o).as_str())
                    });
                let title = told.unwrap_or_else(|| office.canonical.clone());
                let family = offices::family(&title);
                let abroad = x.country.is_some() && y.country.is_some() && x.country != y.country;
                let fits = |p: &crate::people::Person| {
                    p.offices.is_empty()
                        || p.offices
                            .iter()
                            .any(|h| offices::family(&h.office.canonical) == family)
                };
                let holds = |p: &crate::people::Person| !p.offices.is_empty();
                if office.org.is_some()
                    || offices::is_generic(&title)
                    || !abroad
                    || !(fits(x) && fits(y))
                    || !(holds(x) || holds(y))
                {
                    continue;
                }
                for i in [*a, *b] {
                    if let Some(person) = people.all.get_mut(i)
                        && person.offices.is_empty()
                    {
                        let country = person.country;
                        person
                            .offices
                            .push(crate::people::Held::concluded(&title, country, &m.span));
                    }
                }
            }
            _ => {}
        }
    }
}

/// "Turkey's top diplomat met Sigrid Kaag. Mevlut Cavusoglu and Kaag discussed …": who opens the next sentence
/// without an office, where nobody else is left for it.
pub(super) fn named_later(people: &mut People, mentions: &[Vec<Mention>]) {
    for (i, row) in mentions.iter().enumerate() {
        for m in row {
            let What::Role(r) = &m.what else { continue };
            let ([country], [office]) = (r.countries.as_slice(), r.offices.as_slice()) else {
                continue;
            };
            if r.plural || !r.means_the_holder_of(office) {
                continue;
            }
            let family = offices::family(&office.canonical);
            let taken = people.all.iter().any(|p| {
                (p.country == Some(*country) || p.country.is_none())
                    && p.offices
                        .iter()
                        .any(|h| offices::family(&h.office.canonical) == family)
            });
            let next = mentions
                .get(i + 1)
                .and_then(|row| row.first())
                .and_then(|m| match &m.what {
                    What::Person(p) if p.offices.is_empty() && !p.counterpart => {
                        p.person.map(|i| (i, m))
                    }
                    _ => None,
                });
            if let (false, Some((index, m))) = (taken, next)
                && let Some(person) = people.all.get_mut(index)
                && person.offices.is_empty()
                && person.country.is_none_or(|c| c == *country)
                && person.span == m.span
                && person.parts.len() > 1
            {
                person.country = Some(*country);
                person.offices.push(crate::people::Held::concluded(
                    &office.canonical,
                    Some(*country),
                    &m.span,
                ));
            }
        }
    }
}
