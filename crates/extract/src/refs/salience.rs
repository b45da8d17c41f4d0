//! Who is uppermost in mind: everybody whom a singular pronoun or a bare title can mean, and a linear model over what
//! speaks for each (Lappin and Leass 1994 with weights that are fitted). `training/reference.py` fits them on what
//! [`Discourse::ask_all`] prints, so that training and reading see the same.

use super::recent::speaks_for_others;
use super::{Discourse, Naming, Who};
use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;
use crate::offices;
use crate::status::REPORTING;
use sidelines_facts::CountryCode;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::rc::Rc;
use std::sync::OnceLock;

/// How many namings back anybody can still be meant.
const MEMORY: usize = 80;

/// Somebody who can be meant.
struct Candidate {
    who: Who,
    /// What speaks for or against him.
    features: Vec<&'static str>,
}

/// What a feature adds, by the kind of word asked about and the feature.
fn weights() -> &'static HashMap<(&'static str, &'static str), f64> {
    static WEIGHTS: OnceLock<HashMap<(&'static str, &'static str), f64>> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        let rows = include_str!("../../../../model/reference.tsv").lines();
        rows.filter_map(|row| {
            let (feature, weight) = row.split_once('\t')?;
            Some((feature.split_once('|')?, weight.trim().parse().ok()?))
        })
        .collect()
    })
}

/// The index of the sentence.
pub(super) fn position(a: &Analysis<'_>, s: &Sentence) -> usize {
    a.sentences.partition_point(|x| x.span.start < s.span.start)
}

/// The kind of word that node `at` is.
fn kind(s: &Sentence, at: usize) -> &'static str {
    match s.tree.node(at).word.as_str() {
        "he" | "she" => "subject",
        "him" | "her" | "his" | "himself" | "herself" => "object",
        _ => "title",
    }
}

/// Whether the word at node `at` is who says something.
fn says(s: &Sentence, at: usize) -> bool {
    let verb = s.tree.governor(at);
    verb.is_some_and(|v| REPORTING.contains(&s.tree.node(v).lemma.as_str()))
}

impl Discourse {
    /// One that notes in `asked` every question whom a word means, with all who can be meant: for training.
    pub(crate) fn noting(asked: Rc<RefCell<String>>) -> Self {
        Self {
            asked: Some(asked),
            ..Self::default()
        }
    }

    /// Whom the word at node `at` means of those told of in the sentences before whom `accept` lets pass.
    pub(super) fn uppermost(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        at: usize,
        accept: &dyn Fn(&Who) -> bool,
    ) -> Option<Who> {
        let mut order: Vec<&Who> = Vec::new();
        for w in self.recalled().iter().rev().map(|n| &n.who) {
            if !order.contains(&w) && accept(w) {
                order.push(w);
            }
        }
        // Who speaks for others is seldom whom the report is about.
        let others = |w: &&Who| !speaks_for_others(a, w);
        if !says(s, at) && order.iter().any(others) {
            order.retain(others);
        }
        if order.len() < 2 && self.asked.is_none() {
            return order.first().map(|w| (*w).clone());
        }
        let all = self.candidates(a, s, at, &order);
        let kind = kind(s, at);
        let weights = weights();
        let score = |c: &Candidate| -> f64 {
            c.features
                .iter()
                .filter_map(|f| weights.get(&(kind, *f)))
                .sum()
        };
        if let Some(asked) = &self.asked {
            let mut asked = asked.borrow_mut();
            let _ = write!(asked, "{}\t{kind}", s.tree.node(at).span.start);
            for c in &all {
                let name = match &c.who {
                    Who::Person(p) => a.people.all.get(*p).map_or("", |p| p.name.as_str()),
                    _ => "",
                };
                let country = crate::encounters::country(a, &c.who);
                let country = country.map(|c| c.to_string()).unwrap_or_default();
                let _ = write!(asked, "\t{name}|{country}|{}", c.features.join(" "));
            }
            asked.push('\n');
        }
        // Of equals the latest.
        let mut best: Option<(f64, Who)> = None;
        for c in all {
            let x = score(&c);
            if best.as_ref().is_none_or(|(y, _)| x > *y) {
                best = Some((x, c.who));
            }
        }
        best.map(|(_, who)| who)
    }

    /// Asks of every singular pronoun of the sentence whom it means.
    pub(super) fn ask_all(&self, a: &Analysis<'_>, s: &Sentence) {
        for i in 0..s.tree.nodes.len() {
            if kind(s, i) != "title" {
                self.one(a, s, i);
            }
        }
    }

    /// The namings still in mind, the latest last.
    fn recalled(&self) -> &[Naming] {
        &self.seen[self.seen.len().saturating_sub(MEMORY)..]
    }

    fn candidates(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        at: usize,
        order: &[&Who],
    ) -> Vec<Candidate> {
        let here = position(a, s);
        let before = here.checked_sub(1).and_then(|b| a.sentences.get(b));
        let opens = before.is_none_or(|b| b.paragraph != s.paragraph);
        let plain = before.is_some_and(|b| (0..b.tree.nodes.len()).all(|i| kind(b, i) == "title"));
        let recalled = self.recalled();
        let acted = |w: &Who| recalled.iter().filter(|n| n.subject && n.who == *w).count();
        let named = |w: &Who| recalled.iter().filter(|n| n.who == *w).count();
        let told = |w: &Who| {
            let of = self.contacts.iter().find(|(x, _)| x == w);
            of.map_or(0, |(_, n)| *n)
        };
        let most = |f: &dyn Fn(&Who) -> usize| order.iter().map(|w| f(w)).max().unwrap_or(0);
        let (most_acted, most_named, most_told) = (most(&acted), most(&named), most(&told));
        let last_actor = recalled.iter().rev().find(|n| n.subject).map(|n| &n.who);
        let mut actors = self.seen.iter().filter(|n| n.subject).map(|n| &n.who);
        let lead = actors.find(|w| matches!(w, Who::Person(_)));
        let across = across(a, s, at);
        let mut out = Vec::new();
        for (rank, &who) in order.iter().enumerate() {
            let mut f: Vec<&'static str> = Vec::with_capacity(24);
            let last = recalled.iter().rev().find(|n| n.who == *who);
            let acting = recalled.iter().rev().find(|n| n.subject && n.who == *who);
            let (n, m) = (ago(here, last), ago(here, acting));
            f.extend([NAMED[n], ACTED[m]]);
            let (opening, own) = if opens {
                (OPENS_NAMED[n], OPENS_ACTED[m])
            } else {
                (GOES_ON_NAMED[n], GOES_ON_ACTED[m])
            };
            f.extend([opening, own]);
            if let Some(n) = last.filter(|n| here - n.sentence <= 1) {
                let first = |x: &&Naming| x.sentence == n.sentence && x.subject;
                let main = recalled.iter().find(first).is_some_and(|x| x.who == *who);
                let fellow = |x: &&Naming| x.sentence == n.sentence && order.contains(&&x.who);
                if recalled.iter().filter(fellow).all(|x| x.who == *who) {
                    f.push(if plain {
                        "only-before"
                    } else {
                        "only-name-before"
                    });
                }
                f.push(match (main, n.subject) {
                    (true, _) => "before-first",
                    (false, true) => "before-subject",
                    _ => "before-other",
                });
            }
            if last_actor == Some(who) {
                f.push("last-actor");
                f.push(if opens {
                    "opens-last-actor"
                } else {
                    "goes-on-last-actor"
                });
            }
            if self.he.as_ref() == Some(who) {
                f.push("he-before");
                f.push(if opens {
                    "opens-he-before"
                } else {
                    "goes-on-he-before"
                });
            }
            if self.last_pair.contains(who) || self.last_parties.contains(who) {
                f.push("met-last");
            }
            let (once, often) = if opens {
                ("opens-acts-once", "opens-acts-often")
            } else {
                ("goes-on-acts-once", "goes-on-acts-often")
            };
            match acted(who) {
                1 => f.push(once),
                3.. => f.push(often),
                _ => {}
            }
            f.push(["acted=none", "acted=some", "acted=most"][share(acted(who), most_acted)]);
            f.push(["named=none", "named=some", "named=most"][share(named(who), most_named)]);
            if most_told > 0 {
                f.push(["told=none", "told=some", "told=most"][share(told(who), most_told)]);
            }
            if most_told > 1 {
                f.push(["told2=none", "told2=some", "told2=most"][share(told(who), most_told)]);
            }
            f.push(["rank=0", "rank=1", "rank=2", "rank=3", "rank=4"][rank.min(4)]);
            if lead == Some(who) {
                f.push("lead");
                f.push(if opens { "opens-lead" } else { "goes-on-lead" });
            }
            if speaks_for_others(a, who) {
                f.push("spokesperson");
            }
            f.extend(self.himself(a, s, at, who));
            let country = crate::encounters::country(a, who);
            if country.is_some() && a.home.is_some() {
                f.push(if country == a.home { "home" } else { "abroad" });
            }
            if country.is_some_and(|c| across.contains(&c)) {
                f.push("same-country");
            } else if !across.is_empty() && country.is_some() {
                f.push("across");
            }
            out.push(Candidate {
                who: who.clone(),
                features: f,
            });
        }
        out
    }

    /// What is known of himself.
    fn himself(&self, a: &Analysis<'_>, s: &Sentence, at: usize, who: &Who) -> Vec<&'static str> {
        let Who::Person(p) = who else {
            return vec!["post"];
        };
        let mut f = Vec::new();
        if self.visitors.contains(p) {
            f.push("travels");
        }
        let after = (at + 1..s.tree.nodes.len()).any(
            |i| matches!(s.mention(i).map(|m| &m.what), Some(What::Person(x)) if x.person == Some(*p)),
        );
        if after {
            f.push("named-after");
        }
        let Some(person) = a.people.all.get(*p) else {
            return f;
        };
        if person.offices.is_empty() {
            f.push("no-office");
        }
        // "the Defence Minister": called just so, or so without saying of which country.
        let title = match s.mention(at).map(|m| &m.what) {
            Some(What::Role(r)) => r.offices.first().map(|o| o.canonical.as_str()),
            _ => None,
        };
        if let Some(title) = title {
            let plain = |o: &str| o.to_lowercase().replace("the ", "");
            if person
                .offices
                .iter()
                .any(|h| plain(&h.office.canonical) == plain(title))
            {
                f.push("titled-so");
            }
            let family = offices::family(title);
            let bare = |h: &crate::people::Held| {
                h.office.country.is_none()
                    && h.office.org.is_none()
                    && offices::family(&h.office.canonical) == family
            };
            if person.offices.iter().any(bare) {
                f.push("titled-without-country");
            }
        }
        let she = matches!(s.tree.node(at).word.as_str(), "she" | "her" | "herself");
        if she && person.woman == Some(true) {
            f.push("woman");
        }
        f
    }
}

/// Of which countries those are whom the sentence names after node `at`, other than as who acts.
fn across(a: &Analysis<'_>, s: &Sentence, at: usize) -> Vec<CountryCode> {
    let t = &s.tree;
    (at + 1..t.nodes.len())
        .filter(|&i| !matches!(t.node(i).dep, "nsubj" | "nsubjpass"))
        .filter_map(|i| match s.mention(i).map(|m| &m.what) {
            Some(What::Person(p)) => crate::encounters::country(a, &Who::Person(p.person?)),
            Some(What::Role(r)) => r.countries.first().copied(),
            Some(What::Country(c)) => Some(*c),
            _ => None,
        })
        .collect()
}

/// None, some or the most of `most`.
fn share(x: usize, most: usize) -> usize {
    usize::from(x > 0) + usize::from(x > 0 && x == most)
}

const NAMED: [&str; 6] = [
    "named-1",
    "named-2",
    "named-3",
    "named-4",
    "named-7",
    "named-never",
];
const ACTED: [&str; 6] = [
    "acted-1",
    "acted-2",
    "acted-3",
    "acted-4",
    "acted-7",
    "acted-never",
];
const OPENS_NAMED: [&str; 6] = [
    "opens-named-1",
    "opens-named-2",
    "opens-named-3",
    "opens-named-4",
    "opens-named-7",
    "opens-named-never",
];
const OPENS_ACTED: [&str; 6] = [
    "opens-acted-1",
    "opens-acted-2",
    "opens-acted-3",
    "opens-acted-4",
    "opens-acted-7",
    "opens-acted-never",
];
const GOES_ON_NAMED: [&str; 6] = [
    "goes-on-named-1",
    "goes-on-named-2",
    "goes-on-named-3",
    "goes-on-named-4",
    "goes-on-named-7",
    "goes-on-named-never",
];
const GOES_ON_ACTED: [&str; 6] = [
    "goes-on-acted-1",
    "goes-on-acted-2",
    "goes-on-acted-3",
    "goes-on-acted-4",
    "goes-on-acted-7",
    "goes-on-acted-never",
];

/// How many sentences ago, as an index of the tables above.
fn ago(here: usize, naming: Option<&Naming>) -> usize {
    naming.map_or(5, |n| match here - n.sentence {
        0 | 1 => 0,
        2 => 1,
        3 => 2,
        4..=6 => 3,
        _ => 4,
    })
}
