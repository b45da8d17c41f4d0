//! Offices that somebody shares with others: counterparts hold the office of those whose counterparts they are.

use super::first_officer;
use crate::mentions::{Mention, What};
use crate::offices;
use crate::people::People;

/// "his US and Japanese counterparts, General Milley and General Yamazaki, respectively": names in the order of
/// the countries. And where the report names "the Armenian Prime Minister" and a man of that country without
/// an office, the office is his, if no other of his countrymen is named.
pub(super) fn counterparts(text: &str, people: &mut People, mentions: &[Vec<Mention>]) {
    let held = crate::people::Held::concluded;
    let hero = first_officer(&people.all, mentions);
    for row in mentions {
        let mut whose: Option<usize> = None;
        let mut of_role: Option<String> = None;
        // "The minister met his counterparts from A and B": whom the report is about.
        let mut titled = false;
        for (i, m) in row.iter().enumerate() {
            match &m.what {
                What::Person(p) => whose = whose.or(p.person),
                What::Role(r) if !r.counterpart && !r.plural && whose.is_none() => {
                    titled = true;
                    of_role = r
                        .offices
                        .first()
                        .map(|o| o.canonical.clone())
                        .filter(|o| !offices::is_generic(o));
                }
                What::Role(r) if r.counterpart && r.countries.len() > 1 => {
                    let office_of = |w: Option<usize>| {
                        let p = people.all.get(w?)?;
                        p.chief_office().map(|h| h.office.canonical.clone())
                    };
                    let office = office_of(whose)
                        .or_else(|| of_role.clone())
                        .or_else(|| office_of(hero.filter(|_| whose.is_none() && titled)));
                    // "Tilvar and Reznikov, his Romanian and Ukrainian counterparts": named before.
                    let n = r.countries.len();
                    let front: Vec<usize> = i
                        .checked_sub(n)
                        .and_then(|from| row.get(from..i))
                        .filter(|names| {
                            names.last().is_some_and(|l| {
                                text.get(l.span.end..m.span.start).is_some_and(|gap| {
                                    matches!(gap, ", his " | ", her " | ", their ")
                                })
                            })
                        })
                        .into_iter()
                        .flatten()
                        .filter_map(|m| match &m.what {
                            What::Person(p) => p.person,
                            _ => None,
                        })
                        .collect();
                    let behind: Vec<usize> = row[i + 1..]
                        .iter()
                        .filter_map(|m| match &m.what {
                            What::Person(p) => p.person,
                            _ => None,
                        })
                        .take(r.countries.len())
                        .collect();
                    let behind = if front.len() == n { front } else { behind };
                    if behind.len() != n {
                        continue;
                    }
                    for (&index, &country) in behind.iter().zip(&r.countries) {
                        let Some(person) = people.all.get_mut(index) else {
                            continue;
                        };
                        person.country = person.country.or(Some(country));
                        if let Some(o) = office.as_ref().filter(|_| person.untitled()) {
                            person.offices.push(held(o, person.country, &m.span));
                        }
                    }
                }
                _ => {}
            }
        }
    }
    for (at, m) in mentions
        .iter()
        .enumerate()
        .flat_map(|(at, row)| row.iter().map(move |m| (at, m)))
    {
        let What::Role(r) = &m.what else { continue };
        let [office] = r.offices.as_slice() else {
            continue;
        };
        // "Iran's Raisi was there, too. … A day earlier the foreign ministers of Russia and Iran met": not he.
        let introduced = |p: usize| {
            !mentions[..at.saturating_sub(3)]
                .iter()
                .flatten()
                .any(|m| matches!(&m.what, What::Person(x) if x.person == Some(p)))
        };
        if r.plural != (r.countries.len() > 1) || !r.means_the_holder_of(office) {
            continue;
        }
        let family = offices::family(&office.canonical);
        // "The presidents of Russia and Kazakhstan … Tokayev … Putin"
        for country in &r.countries {
            let taken = people.all.iter().any(|p| {
                p.country == Some(*country)
                    && p.offices
                        .iter()
                        .any(|h| offices::family(&h.office.canonical) == family)
            });
            let mut bare = people
                .all
                .iter_mut()
                .enumerate()
                .filter(|(_, p)| p.country == Some(*country) && p.untitled());
            if let (false, Some((p, person)), None) = (taken, bare.next(), bare.next())
                && (!r.plural || introduced(p))
            {
                person
                    .offices
                    .push(held(&office.canonical, Some(*country), &m.span));
            }
        }
    }
}

/// "Foreign Ministers Olta Xhacka of Albania and Ian Borg of Malta", "the presidents of the two countries,
/// Vladimir Putin and Joe Biden", "the leaders of Armenia and Azerbaijan, Nikol Pashinyan and Ilham Aliyev", "the
/// Presidents of Colombia, Juan Manuel Santos; of Brazil, Michel Temer": an office in the plural is that of every
/// name in the list behind it, and countries told beside it are theirs in turn.
pub(super) fn shared_offices(text: &str, people: &mut People, mentions: &[Vec<Mention>]) {
    for row in mentions {
        for (i, m) in row.iter().enumerate() {
            let inferred;
            let (office, countries, named) = match &m.what {
                What::Person(p) if p.shared => {
                    inferred = p
                        .person
                        .filter(|_| p.counterpart)
                        .and_then(|p| people.all.get(p))
                        .and_then(|p| p.chief_office())
                        .map(|h| h.office.clone())
                        // "The foreign minister and his colleagues A of Brazil and B of Peru"
                        .or_else(|| {
                            row[..i]
                                .iter()
                                .rev()
                                .filter(|_| p.counterpart)
                                .find_map(|n| match &n.what {
                                    What::Role(r) if !r.plural && !r.counterpart => {
                                        r.offices.first().cloned()
                                    }
                                    _ => None,
                                })
                        });
                    let office = p.offices.first().cloned().or(inferred);
                    (office, p.countries.as_slice(), true)
                }
                What::Role(r) if r.plural && !r.counterpart && !r.indefinite => {
                    (r.offices.first().cloned(), r.countries.as_slice(), false)
                }
                _ => continue,
            };
            let Some(office) = office else { continue };
            // "South Korea's foreign and defence ministers, Yu and Kim": one each, in this order.
            let each: &[crate::mentions::OfficeRef] = match &m.what {
                What::Role(r) if r.offices.len() > 1 && r.countries.len() < 2 => &r.offices,
                _ => &[],
            };
            let generic = offices::is_generic(&office.canonical);
            let mut end = m.span.end;
            let mut nth = usize::from(named);
            let mut next_country = None;
            for (k, next) in row[i + 1..].iter().enumerate() {
                let gap = text.get(end..next.span.start).unwrap_or("x");
                let of = gap.trim_start().starts_with("of ") && k == 0 && !named;
                let linked = gap
                    .split(|c: char| !c.is_alphanumeric())
                    .filter(|w| !w.is_empty())
                    .all(|w| {
                        matches!(w, "and" | "as" | "well" | "the")
                            || w == "of" && matches!(next.what, What::Country(_))
                            || of
                                && matches!(
                                    w,
                                    "of" | "two"
                                        | "three"
                                        | "four"
                                        | "both"
                                        | "countries"
                                        | "nations"
                                        | "states"
                                )
                    });
                if !linked || gap.len() > 40 {
                    break;
                }
                let p = match &next.what {
                    What::Person(p) if p.offices.is_empty() => p,
                    What::Country(c) if nth > 0 && next_country.is_none() => {
                        next_country = Some(*c);
                        end = next.span.end;
                        continue;
                    }
                    _ => break,
                };
                end = next.span.end;
                let Some(person) = p.person.and_then(|x| people.all.get_mut(x)) else {
                    break;
                };
                let country = next_country
                    .take()
                    .or(p.country)
                    .or(person.country)
                    .or_else(|| match each {
                        [] => countries.get(nth).copied(),
                        _ => countries.first().copied(),
                    });
                let office = each.get(nth).unwrap_or(&office);
                nth += 1;
                person.country = person.country.or(country);
                if person.offices.is_empty() && !generic {
                    person.offices.push(crate::people::Held {
                        office: crate::mentions::OfficeRef {
                            canonical: offices::national(&office.canonical, country),
                            country,
                            org: office.org.clone(),
                            qualifier: office.qualifier,
                            plural: false,
                        },
                        span: m.span.start..next.span.end,
                        inferred: false,
                    });
                }
            }
        }
    }
}
