//! Memberships that no form of `frames/membership.toml` reads: a state and an organisation in one line, and a logistic model
//! over the words around the two that says what the state is to the organisation.
//!
//! `training/membership.py` fits its weights on what [`pairs`] prints, so training and reading see the same features.

use super::line::{Line, Thing, denied};
use crate::weights::Weights;
use sidelines_facts::MembershipRole;
use sidelines_lexicon::Lexicon;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// What the model can say of a state, by its name in the weights, with the stems of the words without which it is not asked.
/// Observers, partners, hosts and guests are told by set words, which the forms know.
const ROLES: &[(MembershipRole, &str, &[&str])] = &[
    (
        MembershipRole::Member,
        "member",
        &[
            "member",
            "join",
            "belong",
            "acced",
            "access",
            "admi",
            "readmi",
            "rejoin",
            "found",
            "part",
            "compris",
            "includ",
            "consist",
            "states",
            "countries",
            "nations",
            "group",
            "bring",
            "among",
        ],
    ),
    (
        MembershipRole::Chair,
        "chair",
        &[
            "chair",
            "presid",
            "helm",
            "lead",
            "head",
            "hold",
            "held",
            "hand",
            "tak",
            "took",
            "steer",
            "coordinat",
        ],
    ),
    (
        MembershipRole::Candidate,
        "candidate",
        &[
            "candida",
            "bid",
            "appl",
            "aspir",
            "membership",
            "join",
            "seek",
            "seat",
            "access",
            "elect",
            "member",
            "negotiat",
        ],
    ),
];

/// Words on either side of the two that are looked at, and between them.
const AROUND: usize = 3;
const BETWEEN: usize = 14;

/// A state and an organisation of one line.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) party: String,
    pub(super) org: String,
    /// The roles that the line has words for.
    pub(super) roles: Vec<usize>,
    pub(super) features: Vec<String>,
}

fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| Weights::parse(include_str!("../../../../model/membership.tsv")))
}

/// The role of the most likely reading of a pair, where it is likely enough.
pub(super) fn role(pair: &Pair) -> Option<MembershipRole> {
    let mut best: Option<(f64, MembershipRole)> = None;
    for &r in &pair.roles {
        let (role, name, _) = ROLES[r];
        let named: Vec<String> = pair
            .features
            .iter()
            .map(|f| format!("{name}|{f}"))
            .collect();
        let over = weights().score(&named) - weights().threshold(name);
        if over >= 0.0 && best.is_none_or(|(b, _)| over > b) {
            best = Some((over, role));
        }
    }
    best.map(|(_, role)| role)
}

/// The names of the roles that are asked of `pair`.
pub(super) fn asked(pair: &Pair) -> Vec<&'static str> {
    pair.roles.iter().map(|&r| ROLES[r].1).collect()
}

/// What a role is called in the weights.
pub(super) fn called(role: MembershipRole) -> Option<&'static str> {
    ROLES
        .iter()
        .find(|(r, ..)| *r == role)
        .map(|(_, name, _)| *name)
}

/// Every state with every organisation of the line.
pub(super) fn pairs(line: &Line, lexicon: &Lexicon) -> Vec<Pair> {
    let mut at = 0;
    let tokens: Vec<(usize, &str)> = line
        .text
        .split(' ')
        .map(|w| {
            let here = (at, w);
            at += w.len() + 1;
            here
        })
        .filter(|(_, w)| !w.is_empty())
        .collect();
    let roles: Vec<usize> = (0..ROLES.len())
        .filter(|&r| {
            let stems = ROLES[r].2;
            tokens
                .iter()
                .any(|(_, w)| stems.iter().any(|s| w.starts_with(s)))
        })
        .collect();
    let of_kind = |kinds: &[char]| -> Vec<usize> {
        (0..tokens.len())
            .filter(|&i| {
                tokens[i]
                    .1
                    .strip_prefix('‹')
                    .is_some_and(|w| w.starts_with(kinds))
            })
            .collect()
    };
    let (states, orgs) = (of_kind(&['P', 'W', 'L', 'A']), of_kind(&['O', 'R', 'G']));
    if roles.is_empty() || states.is_empty() || denied(&line.text) {
        return Vec::new();
    }
    let words: Vec<&str> = tokens.iter().map(|(_, w)| plain(w)).collect();
    let mut whole = BTreeSet::new();
    for w in &words {
        whole.insert(format!("has={w}"));
    }
    whole.insert(format!("states={}", states.len().min(4)));
    whole.insert(format!("orgs={}", orgs.len().min(4)));
    let mut out = Vec::new();
    let mut targets: Vec<(Option<usize>, String)> = Vec::new();
    for &o in &orgs {
        if let Some(name) = index(tokens[o].1).and_then(|i| line.org(i, tokens[o].0)) {
            targets.push((Some(o), name.to_owned()));
        }
    }
    if targets.is_empty()
        && let Some(name) = line.org_before(line.text.len())
    {
        targets.push((None, name.to_owned()));
    }
    for (o, org) in targets {
        for &s in &states {
            let Some(thing) = index(tokens[s].1).and_then(|i| line.things.get(i)) else {
                continue;
            };
            let names: Vec<String> = match thing {
                Thing::Parties(list) => list.clone(),
                Thing::Who(c) | Thing::Adjective(c) | Thing::Capital(c) => vec![c.to_string()],
                _ => continue,
            };
            let mut f = whole.clone();
            around(&words, s, "state", &mut f);
            f.insert(format!("state={}", words[s]));
            f.insert(format!("list={}", names.len().min(3)));
            match o {
                Some(o) => {
                    around(&words, o, "org", &mut f);
                    f.insert(format!("org={}", words[o]));
                    between(&words, s, o, &mut f);
                }
                None => {
                    f.insert("org=unsaid".to_owned());
                }
            }
            f.insert("bias".to_owned());
            let features: Vec<String> = f.into_iter().collect();
            for party in names.into_iter().filter(|p| *p != org) {
                let mut features = features.clone();
                features.push(format!("known={}", known(lexicon, &org, &party)));
                out.push(Pair {
                    party,
                    org: org.clone(),
                    roles: roles.clone(),
                    features,
                });
            }
        }
    }
    out
}

/// What the lists say of the two, if they have the organisation's members: no fact, but what the words may well mean.
fn known(lexicon: &Lexicon, org: &str, party: &str) -> &'static str {
    let has = |list: &[String]| list.iter().any(|c| c == party);
    match lexicon.organisation(org) {
        Some(o) if has(&o.members) => "member",
        Some(o) if has(&o.observers) || has(&o.partners) => "beside",
        Some(o) if o.members.is_empty() => "unlisted",
        Some(_) => "outside",
        None => "unknown",
    }
}

/// The words beside the one at `i`.
fn around(words: &[&str], i: usize, what: &str, out: &mut BTreeSet<String>) {
    for n in 1..=AROUND {
        let before = i.checked_sub(n).map_or("^", |x| words[x]);
        let behind = words.get(i + n).copied().unwrap_or("$");
        out.insert(format!("{what}-{n}={before}"));
        out.insert(format!("{what}+{n}={behind}"));
        out.insert(format!("before-{what}={before}"));
        out.insert(format!("behind-{what}={behind}"));
    }
}

/// The words between state and organisation, and which of the two stands first.
fn between(words: &[&str], s: usize, o: usize, out: &mut BTreeSet<String>) {
    let (first, last) = (s.min(o), s.max(o));
    let order = if s < o { "state-first" } else { "org-first" };
    out.insert(order.to_owned());
    let length = last - first - 1;
    out.insert(format!(
        "{order}-apart={}",
        match length {
            0..=6 => length,
            7..=9 => 7,
            10..=BETWEEN => 8,
            _ => 9,
        }
    ));
    if length > BETWEEN {
        return;
    }
    let inner = &words[first + 1..last];
    for w in inner {
        out.insert(format!("{order}-between={w}"));
    }
    for two in inner.windows(2) {
        out.insert(format!("{order}-between={}_{}", two[0], two[1]));
    }
    if length <= 5 {
        out.insert(format!("{order}-words={}", inner.join("_")));
    }
}

/// The number of the thing that a placeholder stands for.
fn index(token: &str) -> Option<usize> {
    let digits = token.strip_prefix('‹')?.get(1..)?;
    digits.split('x').next()?.parse().ok()
}

/// A placeholder without its number.
fn plain(token: &str) -> &str {
    match token.strip_prefix('‹') {
        Some(rest) => rest.get(..1).unwrap_or(""),
        None => token,
    }
}

#[cfg(test)]
mod tests {
    use crate::Reader;
    use sidelines_facts::{Body, MembershipRole};
    use sidelines_text::Report;

    fn read(sentence: &str) -> Vec<(String, MembershipRole, f32)> {
        let report = Report {
            id: "r".into(),
            text: format!(" date 2024-03-06 {sentence}\n"),
            ..Report::default()
        };
        let facts = Reader::new().unwrap().read(&report).facts;
        let told = facts.into_iter().filter_map(|f| match f.body {
            Body::Membership(m) => Some((m.party, m.role, f.confidence)),
            _ => None,
        });
        told.collect()
    }

    #[test]
    fn words_that_no_form_foresees_are_judged_and_are_less_sure() {
        let judged = read("Since Laos got into ASEAN as a full member its trade has grown.");
        let told = read("Laos is a member of ASEAN.");
        assert_eq!(
            judged.first().map(|m| (m.0.as_str(), m.1)),
            Some(("LA", MembershipRole::Member))
        );
        assert!(judged[0].2 < told[0].2);
    }

    #[test]
    fn what_is_denied_is_not_judged() {
        assert!(
            read("Togo is not a member of the Pacific Alliance, the minister said.").is_empty()
        );
        assert!(read("Laos and its neighbours talked about the rules of ASEAN.").is_empty());
    }
}
