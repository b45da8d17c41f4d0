//! For whom a spokesperson speaks whose country goes without saying.

use crate::mentions::{Mention, What};
use crate::offices;
use crate::people::People;

/// "President X arrived in Manama. The Spokesman for the Presidency, Y, said": Y speaks for the only president named before
/// him, wherever that one is.
pub(super) fn of_the_one_before(people: &mut People, mentions: &[Vec<Mention>]) {
    let mut before: Vec<usize> = Vec::new();
    for m in mentions.iter().flatten() {
        let What::Person(p) = &m.what else { continue };
        let Some(index) = p.person else { continue };
        let Some(person) = people.all.get(index) else {
            continue;
        };
        let speaks = person.country.is_none()
            && person.offices.iter().any(|h| {
                let o = &h.office;
                o.country.is_none()
                    && offices::speaks_for_others(&o.canonical)
                    && ["Presiden", "State House"]
                        .iter()
                        .any(|w| o.canonical.contains(w))
            });
        let presides = person.offices.iter().any(|h| {
            h.office.canonical == "President"
                && h.office.org.is_none()
                && h.office.qualifier.is_none()
        });
        if presides && !before.contains(&index) {
            before.push(index);
        }
        if speaks && let [one] = before.as_slice() {
            let country = people.all.get(*one).and_then(|x| x.country);
            if let Some(person) = people.all.get_mut(index) {
                person.country = country;
            }
        }
    }
}
