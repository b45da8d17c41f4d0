//! What stands around a title: a country with "former" before it, the rest of a man's name.

use super::context::Context;
use super::names::in_name;
use crate::fold::Gap;
use crate::hit::{Office, Qualifier};
use crate::model::{ModifierKind, OfficeClass};
use crate::tables::Class;

/// What a modifier says about the holding of the office.
pub(super) const fn qualifier(kind: ModifierKind) -> Option<Qualifier> {
    match kind {
        ModifierKind::Former => Some(Qualifier::Former),
        ModifierKind::Acting => Some(Qualifier::Acting),
        ModifierKind::Designate => Some(Qualifier::Designate),
        ModifierKind::Then => Some(Qualifier::Then),
        ModifierKind::Late => Some(Qualifier::Late),
        ModifierKind::Rank | ModifierKind::Filler => None,
    }
}

/// "former Indian prime minister": what stands before the country counts for the title.
pub(super) fn qualifiers_before(context: &Context<'_>, first: usize, office: &mut Office) {
    for country in (first.saturating_sub(5)..first).rev() {
        let reaches = context.at(country).iter().any(|found| {
            let named = matches!(
                found.sense.class,
                Class::CountryName | Class::CountryAdjective | Class::CountryCapital
            );
            named && context.skip_possessive(found.end) == first
        });
        if !reaches || !context.joined(country) {
            continue;
        }
        for word in country.saturating_sub(2)..country {
            for found in context.at(word) {
                if found.sense.class == Class::Modifier
                    && found.end == country
                    && let Some(modifier) =
                        context.tables().modifiers.get(found.sense.index as usize)
                    && let Some(qualifier) = qualifier(modifier.kind)
                    && !office.qualifiers.contains(&qualifier)
                {
                    office.qualifiers.push(qualifier);
                }
            }
        }
    }
}

/// A sovereign's style that is a part of a person's name: "Amir-Abdollahian", "Sultan Al Jaber".
pub(super) fn is_name(context: &Context<'_>, first: usize, end: usize, office: &Office) -> bool {
    let one_word = end == first + 1 && context.capital(first);
    if office.class != OfficeClass::Royal || !one_word {
        return false;
    }
    // "Amir Hatami" is a man, "the Amir Sheikh Tamim" and "Omani Sultan Haitham" are sovereigns.
    let given = ["amir", "ameer", "sultan"].contains(&context.key(first))
        && context.joined(end)
        && (context.capital(end) || ["bin", "ibn", "al"].contains(&context.key(end)))
        && !context.is(end, Class::Title)
        && !introduced(context, first);
    given || context.gap(end) == Gap::Hyphen || in_name(context, first)
}

/// True where an article, a possessive, a country or a style stands before a title.
fn introduced(context: &Context<'_>, first: usize) -> bool {
    let Some(last) = first.checked_sub(1) else {
        return false;
    };
    let known = |from: usize| {
        context.at(from).iter().any(|found| {
            let class = found.sense.class;
            let telling = matches!(
                class,
                Class::CountryAdjective | Class::CountryName | Class::Title | Class::CountryCapital
            );
            found.end == first && telling
        })
    };
    context.joined(first)
        && (context.key(last) == "the"
            || context.gap(last) == Gap::Possessive
            || (last.saturating_sub(4)..=last).any(known))
}
