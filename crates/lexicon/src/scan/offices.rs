//! Titles of office: listed ones, and those made of modifiers, holder, portfolio, noun and
//! destination.

use super::around::{is_name, qualifier, qualifiers_before};
use super::attach::attach;
use super::context::Context;
use super::missions;
use super::names::hit;
use super::portfolios;
use super::targets::{
    Holder, Places, country_end, destination, holder, is_governed, of_forces, past_country,
    unlisted,
};
use crate::fold::Gap;
use crate::hit::{Hit, HitKind, Office, Qualifier, Target};
use crate::model::{Bare, Head, ModifierKind, OfficeClass};
use crate::tables::Class;

/// Adds the hits of all offices.
pub(super) fn find(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let mut word = 0;
    while word < context.len() {
        match office(context, word) {
            Some((end, mut found))
                if behind_title(context, hits, word) || !is_name(context, word, end, &found) =>
            {
                qualifiers_before(context, word, &mut found);
                hits.push(hit(context, word, end, HitKind::Office(found)));
                word = end;
            }
            _ => word += 1,
        }
    }
}

/// "Custodian of the Two Holy Mosques King Salman": another title ends where this one begins.
fn behind_title(context: &Context<'_>, hits: &[Hit], word: usize) -> bool {
    let end = word.checked_sub(1).map(|last| context.end(last + 1));
    // "acting foreign minister Amir Khan Muttaqi" is no sovereign.
    ["king", "queen", "emperor"].contains(&context.key(word))
        && context.joined(word)
        && hits
            .last()
            .is_some_and(|hit| Some(hit.end) == end && matches!(hit.kind, HitKind::Office(_)))
}

/// Words before a title.
#[derive(Clone, Debug, Default)]
struct Modifiers {
    qualifiers: Vec<Qualifier>,
    rank: Option<String>,
    /// Nothing but fillers: not part of the title.
    fillers: bool,
}

impl Modifiers {
    fn take(&mut self, context: &Context<'_>, index: usize) {
        let Some(modifier) = context.tables().modifiers.get(index) else {
            return;
        };
        match qualifier(modifier.kind) {
            Some(qualifier) => self.qualifiers.push(qualifier),
            None if modifier.kind == ModifierKind::Rank => self.rank.clone_from(&modifier.name),
            None => self.fillers = true,
        }
    }
}

/// Whether the name of an organisation that begins before a word ends in it.
fn ends_an_organisation(context: &Context<'_>, word: usize) -> bool {
    organisations_over(context, word).any(|end| end == word + 1)
}

/// Where the names of organisations end that begin before a word and go on in it.
pub(super) fn organisations_over<'a>(
    context: &'a Context<'_>,
    word: usize,
) -> impl Iterator<Item = usize> + 'a {
    (word.saturating_sub(3)..word)
        .flat_map(|from| context.at(from))
        .filter(move |found| found.sense.class == Class::Organisation && found.end > word)
        .map(|found| found.end)
}

/// The longest title that begins at a word, its modifiers included.
fn office(context: &Context<'_>, first: usize) -> Option<(usize, Office)> {
    let mut modifiers = Modifiers::default();
    let mut word = first;
    let mut best: Option<(usize, Office)> = None;
    for _ in 0..4 {
        if let Some((end, mut found)) = core(context, word, modifiers.rank.is_some())
            && best.as_ref().is_none_or(|(longest, _)| *longest < end)
        {
            if let Some(rank) = &modifiers.rank {
                with_rank(&mut found, rank);
            }
            found.qualifiers.extend(&modifiers.qualifiers);
            best = Some((end, found));
        }
        let Some((end, index)) = context.longest(word, Class::Modifier) else {
            break;
        };
        // "European Union foreign ministers" are no Union ministers.
        if word == first && ends_an_organisation(context, word) {
            return None;
        }
        if !context.joined(end) || is_verb(context, word) {
            break;
        }
        modifiers.take(context, index);
        word = end;
    }
    let (mut end, mut found) = best?;
    while context.joined(end)
        && let Some((after, index)) = context.longest(end, Class::ModifierAfter)
    {
        let mut late = Modifiers::default();
        late.take(context, index);
        found.qualifiers.append(&mut late.qualifiers);
        end = after;
        // "ambassador-designate of Japan to Nigeria"
        let head = context
            .tables()
            .heads
            .iter()
            .find(|head| head.name == found.canonical);
        if found.target.is_none()
            && let Some((after, posted)) =
                head.and_then(|head| to_destination(context, end, head, &found))
        {
            (end, found) = (after, posted);
        }
    }
    // "Secretary General in the Ministry of Defence"
    if found.canonical == "Secretary-General"
        && found.org.is_none()
        && context.follows(end, &["of", "in", "at"])
        && let Some((after, body @ Holder::Body(..))) =
            holder(context, context.skip_the(end + 1), Places::None)
    {
        end = after;
        found.class = OfficeClass::Secretary;
        found = attach(context, found, body, true);
    }
    // "Chief of General Staff (CGS) of the Saudi Armed Forces"
    if found.class == OfficeClass::Military
        && found.country.is_none()
        && let Some((after, country)) = of_forces(context, end)
    {
        end = after;
        found.country = Some(country);
    }
    Some((end, found))
}

/// "Zelensky dismissed Defence Minister Reznikov", "was sacked": what looks like a modifier is what somebody does.
fn is_verb(context: &Context<'_>, word: usize) -> bool {
    const BEFORE: &[&str] = &[
        "was", "were", "is", "are", "has", "have", "had", "been", "being", "be", "he", "she",
        "they", "it", "who", "also",
    ];
    let Some(before) = word.checked_sub(1) else {
        return false;
    };
    context.key(word).ends_with("ed")
        && context.joined(word)
        && (context.capital(before) && !context.capital(word)
            || BEFORE.contains(&context.key(before)))
}

/// Puts "Deputy" and the like before a title.
fn with_rank(found: &mut Office, rank: &str) {
    let space = if rank.ends_with('-') { "" } else { " " };
    found.canonical = format!("{rank}{space}{}", found.canonical);
    found.class = match found.class {
        OfficeClass::Minister => OfficeClass::JuniorMinister,
        OfficeClass::HeadOfState | OfficeClass::HeadOfGovernment => OfficeClass::DeputyHead,
        other => other,
    };
    found.weak = false;
}

/// A title without modifiers; `ranked` where "deputy" or the like stands before it.
fn core(context: &Context<'_>, first: usize, ranked: bool) -> Option<(usize, Office)> {
    let mut best: Option<(usize, Office)> = None;
    let mut offer = |found: Option<(usize, Office)>| {
        if let Some((end, office)) = found
            && best.as_ref().is_none_or(|(longest, _)| *longest < end)
        {
            best = Some((end, office));
        }
    };
    offer(listed(context, first));
    offer(with_portfolio_before(context, first));
    offer(held(context, first));
    for (end, index, plural) in heads(context, first) {
        if let Some(head) = context.tables().heads.get(index) {
            offer(after_head(context, end, head, plural));
            if head.bare != Bare::No || ranked {
                let mut office = plain(head, plural);
                office.weak = head.bare != Bare::Strong;
                offer(Some((end, office)));
            }
        }
    }
    best
}

/// A title from offices.toml; the first one that fits, listed ones being unambiguous.
fn listed(context: &Context<'_>, first: usize) -> Option<(usize, Office)> {
    let found = context
        .at(first)
        .iter()
        .filter(|found| matches!(found.sense.class, Class::Office | Class::Offices))
        .max_by_key(|found| (found.end, std::cmp::Reverse(found.sense.index)))?;
    let entry = context.tables().offices.get(found.sense.index as usize)?;
    let office = Office {
        canonical: entry.name.clone(),
        class: entry.class,
        plural: found.sense.class == Class::Offices,
        qualifiers: Vec::new(),
        portfolio: listed_portfolio(&entry.name),
        org: entry.org.clone(),
        body: None,
        target: None,
        country: entry.country.clone().or_else(|| {
            let org = context.lexicon.organisation(entry.org.as_deref()?)?;
            org.country.clone()
        }),
        also: Vec::new(),
        weak: entry.weak,
    };
    // "Assistant Secretary of State for European and Eurasian Affairs"
    // "Deputy Prime Minister for Defence Affairs"
    if matches!(
        entry.class,
        OfficeClass::Secretary | OfficeClass::HeadOfGovernment | OfficeClass::DeputyHead
    ) && context.follows(found.end, &["for"])
        && context.capital(context.skip_the(found.end + 1))
        && let Some(portfolio) = portfolios::after(context, found.end + 1)
    {
        let canonical = format!("{} for {}", office.canonical, portfolio.name);
        return Some((
            portfolio.end,
            Office {
                canonical,
                ..office
            },
        ));
    }
    Some((found.end, office))
}

/// The portfolio that a listed title names.
fn listed_portfolio(name: &str) -> Option<String> {
    let (_, portfolio) = name
        .split_once("Minister of ")
        .or_else(|| name.split_once("Minister of State for "))?;
    (!portfolio.starts_with("State")).then(|| portfolio.to_owned())
}

/// Nouns that begin at a word, the longest first: end, index, plural.
fn heads(context: &Context<'_>, word: usize) -> Vec<(usize, usize, bool)> {
    let mut heads: Vec<_> = context
        .at(word)
        .iter()
        .filter(|found| matches!(found.sense.class, Class::Head | Class::Heads))
        .map(|found| {
            (
                found.end,
                found.sense.index as usize,
                found.sense.class == Class::Heads,
            )
        })
        .collect();
    heads.sort_by_key(|(end, _, _)| std::cmp::Reverse(*end));
    heads
}

fn plain(head: &Head, plural: bool) -> Office {
    Office {
        canonical: head.name.clone(),
        class: head.class,
        plural,
        qualifiers: Vec::new(),
        portfolio: None,
        org: None,
        body: None,
        target: None,
        country: None,
        also: Vec::new(),
        weak: false,
    }
}

fn with_portfolio(head: &Head, plural: bool, portfolio: &portfolios::Found) -> Option<Office> {
    let pattern = head.portfolio.as_ref()?;
    let article = if portfolio.the { "the " } else { "" };
    let mut office = plain(head, plural);
    office.canonical = pattern.replace("{}", &format!("{article}{}", portfolio.name));
    office.portfolio = Some(portfolio.name.clone());
    if head.name == "Secretary" && portfolio.name == "Foreign Affairs" {
        office.canonical = "Foreign Secretary".to_owned();
    }
    // "foreign and defence ministers" hold two offices.
    if let [first, rest @ ..] = portfolio.parts.as_slice()
        && plural
    {
        office.canonical = pattern.replace("{}", first);
        office.portfolio = Some(first.clone());
        office.also = rest
            .iter()
            .map(|name| pattern.replace("{}", name))
            .collect();
    }
    Some(office)
}

/// "Defence Minister", "foreign and defence ministers".
fn with_portfolio_before(context: &Context<'_>, first: usize) -> Option<(usize, Office)> {
    portfolios::before(context, first)
        .into_iter()
        .filter_map(|portfolio| {
            if !context.joined(portfolio.end) {
                return None;
            }
            heads(context, portfolio.end)
                .into_iter()
                .filter_map(|(end, index, plural)| {
                    let words = end - portfolio.end;
                    let head = context.tables().heads.get(index)?;
                    // "trade and defence minister": two things, unless written as one title.
                    let chained =
                        portfolio.name.contains(" and ") && !plural && !context.capital(first);
                    // "European Union ministers": those of its members, each with a portfolio of his own.
                    let whose = portfolio.name.trim_end_matches(" Affairs");
                    let of_members = plural && context.lexicon.organisation(whose).is_some();
                    let office = with_portfolio(head, plural, &portfolio)
                        .filter(|_| !chained && !of_members)?;
                    let (end, office) = match to_destination(context, end, head, &office) {
                        Some(found) => found,
                        None => (end, office),
                    };
                    Some((end, words, office))
                })
                .max_by_key(|(end, _, _)| *end)
        })
        // Of readings of one length the one with the fuller noun ("Defence Cabinet Secretary"), then the listed
        // one, which comes first.
        .reduce(|best, next| {
            if (next.0, next.1) > (best.0, best.1) {
                next
            } else {
                best
            }
        })
        .map(|(end, _, office)| (end, office))
}

/// "of Defence", "for Political Affairs", "in charge of Trade" behind a noun.
fn for_portfolio(
    context: &Context<'_>,
    end: usize,
    head: &Head,
    plural: bool,
) -> Option<(usize, Office)> {
    head.portfolio.as_ref()?;
    let of = if context.follows(end, &["of", "for"]) {
        end + 1
    } else if context.follows(end, &["in"]) && context.key(end + 1) == "charge" {
        end + 3
    } else if context.follows(end, &["responsible"]) {
        end + 2
    } else if head.apposed
        && let Some(portfolio) = portfolios::apposed(context, end)
    {
        return Some((portfolio.end, with_portfolio(head, plural, &portfolio)?));
    } else {
        return None;
    };
    let portfolio = portfolios::after(context, of)?;
    // "Secretary of State" is a title of its own.
    Some((portfolio.end, with_portfolio(head, plural, &portfolio)?))
}

/// What follows a noun: portfolio, body or destination.
fn after_head(
    context: &Context<'_>,
    end: usize,
    head: &Head,
    plural: bool,
) -> Option<(usize, Office)> {
    let body = || {
        let prepositions: &[&str] = match head.class {
            OfficeClass::Spokesperson | OfficeClass::Military => &["of", "for"],
            OfficeClass::Secretary | OfficeClass::JuniorMinister => &["of", "at", "in"],
            _ => &["of"],
        };
        let of = context.follows(end, prepositions);
        let bare = !of && head.class == OfficeClass::Military && context.joined(end);
        if !head.of || !(of || bare) {
            return None;
        }
        let word = if of { context.skip_the(end + 1) } else { end };
        if let Some((after, org, name)) = missions::house(context, word) {
            let mut office = plain(head, plural);
            office.canonical = format!("{} of the {name}", head.name);
            office.org = Some(org);
            return Some((after, office));
        }
        let places = places_of(head);
        let listed = |word: usize| holder(context, word, places).filter(|_| context.joined(word));
        let mut best = listed(word).map(|found| (found, None));
        if best.is_none()
            && let Some((word, country)) = past_country(context, word)
        {
            best = listed(word).map(|found| (found, Some(country)));
        }
        // "Commander of the US Naval Forces Central Command"
        if let Some((after, country)) = past_country(context, word)
            && let Some(found) = unlisted(context, after).filter(|_| context.joined(after))
            && best.as_ref().is_none_or(|((end, _), _)| *end < found.0)
        {
            best = Some((found, Some(country)));
        }
        if let Some(found) = unlisted(context, word)
            && best.as_ref().is_none_or(|((end, _), _)| *end < found.0)
        {
            best = Some((found, None));
        }
        let ((after, holder), country) = best?;
        // "Commander Royal Omani Army": a service needs no "of".
        if bare && !is_service(&holder) {
            return None;
        }
        let mut office = attach(context, plain(head, plural), holder, true);
        office.country = office.country.or(country);
        Some((after, office))
    };
    let office = plain(head, plural);
    [
        for_portfolio(context, end, head, plural),
        body(),
        to_destination(context, end, head, &office),
    ]
    .into_iter()
    .flatten()
    .max_by_key(|(end, _)| *end)
}

/// Whether it is a navy, an army, a force.
fn is_service(holder: &Holder) -> bool {
    let (Holder::Text(name, _) | Holder::Body(name, _)) = holder else {
        return false;
    };
    ["Army", "Navy", "Force", "Forces", "Guard", "Corps", "Fleet"]
        .iter()
        .any(|service| name.ends_with(service))
}

fn to_destination(
    context: &Context<'_>,
    end: usize,
    head: &Head,
    office: &Office,
) -> Option<(usize, Office)> {
    if !head.to {
        return None;
    }
    let posted = [
        "Ambassador",
        "High Commissioner",
        "Deputy High Commissioner",
        "Chargé d'Affaires",
        "Consul General",
        "Permanent Representative",
    ];
    // "WHO Representative in Ethiopia X"
    let seated = [
        "Representative",
        "Resident Representative",
        "Country Representative",
    ];
    let prepositions: &[&str] = if posted.contains(&head.name.as_str()) {
        &["to", "in", "at"]
    } else if seated.contains(&head.name.as_str()) {
        &["to", "in", "for"]
    } else {
        &["to", "for", "on"]
    };
    // "Ambassador of Japan to Nigeria"
    let (end, country) = sender(context, end).map_or((end, None), |(end, code)| (end, Some(code)));
    if !context.follows(end, prepositions) {
        return None;
    }
    let (after, target, name) = destination(context, end + 1)?;
    // A consul is in a city, which is why he keeps the word.
    let consul_in = head.name == "Consul General" && context.follows(end, &["in"]);
    let preposition = if posted.contains(&head.name.as_str()) && !consul_in {
        "to"
    } else {
        context.key(end)
    };
    let mut office = office.clone();
    office.canonical = format!("{} {preposition} {name}", office.canonical);
    office.target = Some(target);
    office.country = office.country.or(country);
    Some((after, office))
}

/// "of Japan": who sends an envoy.
fn sender(context: &Context<'_>, end: usize) -> Option<(usize, String)> {
    if !context.follows(end, &["of"]) {
        return None;
    }
    let (end, index) = country_end(context, context.skip_the(end + 1))?;
    Some((end, context.tables().countries.get(index)?.alpha2.clone()))
}

/// "Suez Canal Authority chairman": a body that no list knows, before the noun.
fn named_body(context: &Context<'_>, first: usize) -> Option<(usize, Holder)> {
    // The name begins where the capitals do, or behind a country.
    let inside = first.checked_sub(1).is_some_and(|last| {
        context.joined(first)
            && context.capital(last)
            && context.key(last) != "the"
            && !context.is(last, Class::CountryAdjective)
            && !context.is(last, Class::CountryName)
    });
    if inside {
        return None;
    }
    let found = unlisted(context, first)?;
    let joint = (first..found.0).any(|word| context.key(word) == "and");
    let written = (first..found.0)
        .filter(|&word| context.capital(word))
        .count()
        >= 2;
    (written && !joint).then_some(found)
}

/// Which places somebody with this title can be over.
fn places_of(head: &Head) -> Places {
    match head.class {
        OfficeClass::Local => Places::Any,
        OfficeClass::HeadOfState | OfficeClass::HeadOfGovernment => Places::Governed,
        _ if head.name == "Head" => Places::Governed,
        _ => Places::None,
    }
}

/// "NATO Secretary General", "Foreign Ministry spokesperson", "Tokyo Governor".
fn held(context: &Context<'_>, first: usize) -> Option<(usize, Office)> {
    let (end, holder) = [
        named_body(context, first),
        holder(context, first, Places::Any),
    ]
    .into_iter()
    .flatten()
    .max_by_key(|(end, _)| *end)?;
    let mut word = context.skip_possessive(end);
    if !(context.joined(word) || word > end || context.gap(word) == Gap::Close) {
        return None;
    }
    let mut modifiers = Modifiers::default();
    while let Some((after, index)) = context.longest(word, Class::Modifier)
        && context.joined(after)
        && !context.is(word, Class::Head)
    {
        modifiers.take(context, index);
        word = after;
    }
    let (end, index, plural) = heads(context, word)
        .into_iter()
        .max_by_key(|(end, _, _)| *end)?;
    let head = context.tables().heads.get(index).filter(|head| head.held)?;
    let fits = match (places_of(head), &holder) {
        (Places::Any, Holder::Place(_)) => true,
        (Places::Governed, Holder::Place(name)) => is_governed(context, name),
        (Places::None, Holder::Place(_)) | (Places::Any, _) => false,
        (Places::None | Places::Governed, _) => true,
    };
    if !fits {
        return None;
    }
    // "RDF Chief of Defence Staff"
    if let Some((after, mut title)) = listed(context, word).filter(|(after, _)| *after > end)
        && let Holder::Body(_, country) | Holder::Text(_, country) = &holder
    {
        title.country = title.country.or_else(|| country.clone());
        return Some((after, title));
    }
    let office = plain(head, plural);
    // "UN Under-Secretary-General for Peace Operations"
    let (end, office) = [
        for_portfolio(context, end, head, plural),
        to_destination(context, end, head, &office),
    ]
    .into_iter()
    .flatten()
    .max_by_key(|(end, _)| *end)
    .unwrap_or((end, office));
    let mut office = attach(context, office, holder, false);
    if office.canonical == "Ambassador" && office.org.as_deref() == Some("un") {
        office.canonical = "Ambassador to the United Nations".to_owned();
        office.target = office.org.take().map(Target::Organisation);
    }
    let chief = ["Chief", "Head"].contains(&head.name.as_str());
    // "Commonwealth heads of government" are not its officers.
    if chief && plural && office.org.is_some() {
        return None;
    }
    if let Some(rank) = &modifiers.rank {
        with_rank(&mut office, rank);
    }
    office.qualifiers.extend(&modifiers.qualifiers);
    Some((end, office))
}
