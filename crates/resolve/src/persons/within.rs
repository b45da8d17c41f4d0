use super::look::Look;
use super::mention::{Mention, Slot};
use crate::case::{At, Case};
use crate::names::Likeness;
use crate::offices::compatible;

/// A person as a report knows them, and where it names them.
type Seen = (Look, Vec<(At, Slot)>);

/// Joins the mentions of a report.
pub(crate) fn sightings(case: &Case<'_>, report: usize, mentions: &[Mention]) -> Vec<Seen> {
    // The fullest names first, so that shorter ones find what they shorten.
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|&m| {
        let name = &mentions[m].name;
        (
            std::cmp::Reverse(name.full_parts()),
            std::cmp::Reverse(name.parts.len()),
            m,
        )
    });
    let mut seen: Vec<Seen> = Vec::new();
    for m in order {
        let mention = &mentions[m];
        let alike: Vec<(Likeness, usize)> = seen
            .iter()
            .enumerate()
            .filter(|(_, (s, _))| {
                s.country.is_none() || mention.country.is_none() || s.country == mention.country
            })
            .map(|(i, (s, _))| (s.name.likeness(&mention.name), i))
            .filter(|(likeness, _)| *likeness >= Likeness::OnePart)
            .collect();
        let fuller = alike
            .iter()
            .filter(|(likeness, _)| *likeness >= Likeness::Variant);
        let surest = fuller.max_by_key(|(likeness, i)| (*likeness, std::cmp::Reverse(*i)));
        // One part alone: office and uniqueness decide, and if they do not, nobody is meant for sure.
        let fit = surest.map(|(_, i)| *i).or_else(|| {
            let mut left = alike
                .iter()
                .map(|(_, i)| *i)
                .filter(|&i| compatible(&seen[i].0.families, &mention.families) != Some(false));
            left.next().filter(|_| left.next().is_none())
        });
        let i = fit.unwrap_or(seen.len());
        if i == seen.len() {
            seen.push((Look::named(mention.name.clone()), Vec::new()));
        }
        let (look, places) = &mut seen[i];
        add(look, mention);
        places.push((mention.at, mention.slot));
        correct(case, look, (report, &mention.folded));
    }
    for (look, places) in &mut seen {
        look.labels.sort_unstable();
        look.labels.dedup();
        places.sort_unstable();
    }
    seen
}

fn add(look: &mut Look, mention: &Mention) {
    look.country = look.country.or(mention.country);
    if let Some(org) = mention.org.as_ref().filter(|org| !look.orgs.contains(org)) {
        look.orgs.push(org.clone());
    }
    for family in &mention.families {
        if !look.families.contains(family) {
            look.families.push(family.clone());
        }
    }
    look.careers.extend(&mention.careers);
    look.forms.insert(mention.printed.clone());
    look.acts_for.extend(mention.told_country);
    look.bodies.extend(mention.org_printed.clone());
}

/// What corrections say of whoever is named so.
fn correct(case: &Case<'_>, look: &mut Look, (report, name): (usize, &str)) {
    if !case.rulings.any_person() {
        return;
    }
    let naming = (report, name.to_owned());
    look.labels.extend(case.rulings.person_labels(&naming));
    look.marks.extend(case.rulings.of_naming(&naming));
    look.joined.extend(case.rulings.joined(&naming));
}
