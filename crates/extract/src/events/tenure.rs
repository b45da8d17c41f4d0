//! Since when and until when somebody holds an office: told by an event of its own ("was sworn in on May 8") or beside
//! the office ("ambassador since 2021", "minister from 2012 to 2014", "whose term ends in August").

use super::frames::Tenure as Step;
use super::read::Reader;
use super::{Draft, Somebody};
use crate::analysis::Analysis;
use crate::mentions::{OfficeRef, What};
use crate::refs::Who;
use crate::when;
use sidelines_facts::{Edtf, Status};
use sidelines_time::{DateExpr, TenseHint, resolve};
use std::ops::Range;

/// Who is told to hold an office.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Whose {
    /// Index into the report's people.
    Person(usize),
    /// A name of which the report tells nothing else.
    Named(String),
}

/// What is told of somebody's time in an office.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    pub(crate) whose: Whose,
    /// None where the words say "the post": the only one that the report gives the person.
    pub(crate) office: Option<OfficeRef>,
    pub(crate) begins: Option<Edtf>,
    pub(crate) ends: Option<Edtf>,
    /// Told as over, whenever that was.
    pub(crate) over: bool,
    /// Bytes of the sentence.
    pub(crate) span: Range<usize>,
}

/// Verbs that say that somebody is in an office, and which.
const HOLDING: &[&str] = &["be", "serve", "hold", "occupy", "act", "work"];
/// Whoever does this to a body is in an office there.
const LEADING: &[&str] = &["lead", "head", "chair", "command", "run", "rule", "govern"];
/// What somebody leads who is in an office.
const BODIES: &[&str] = &[
    "country",
    "government",
    "ministry",
    "army",
    "party",
    "cabinet",
    "organisation",
    "organization",
];
/// An office without its name.
const POSTS: &[&str] = &[
    "post",
    "position",
    "office",
    "job",
    "role",
    "portfolio",
    "power",
    "charge",
    "title",
    "seat",
];
/// What ends with an office.
const TERMS: &[&str] = &["term", "mandate", "tenure", "tour"];
const ENDING: &[&str] = &["end", "expire", "conclude", "finish", "run"];

/// What events tell. A day on which somebody takes office counts for more than the one on which it was said who would.
pub(crate) fn of_events(a: &Analysis<'_>, events: &[Draft]) -> Vec<Term> {
    let mut out: Vec<Term> = Vec::new();
    for wanted in [Step::Begins, Step::Named, Step::Ends] {
        for d in events.iter().filter(|d| d.told.tenure == Some(wanted)) {
            let held = match d.status {
                Status::Occurred => true,
                Status::Planned => wanted != Step::Named,
                _ => false,
            };
            let who = match wanted {
                Step::Ends if d.told.recipients.is_empty() => &d.told.actors,
                _ => &d.told.recipients,
            };
            let people = who.iter().filter_map(|x| match x {
                Somebody::Who(Who::Person(p)) => Some(Whose::Person(*p)),
                Somebody::Person(name) => Some(Whose::Named(name.clone())),
                _ => None,
            });
            for whose in people.filter(|_| held) {
                let begun = |t: &Term| t.whose == whose && t.begins.is_some();
                let told = wanted == Step::Named && out.iter().any(begun);
                let date = d.date.clone().filter(|_| !told);
                let (begins, ends) = match wanted {
                    Step::Ends => (None, date),
                    Step::Begins | Step::Named => (date, None),
                };
                out.extend(d.evidence.first().map(|span| Term {
                    whose: whose.clone(),
                    office: d.told.office.clone().map(|o| of_whom(a, o, d)),
                    begins,
                    ends,
                    over: false,
                    span: span.clone(),
                }));
            }
        }
    }
    out
}

/// "Vietnam's National Assembly elected him president": of whose assembly it is.
fn of_whom(a: &Analysis<'_>, office: OfficeRef, d: &Draft) -> OfficeRef {
    let by = match d.told.actors.as_slice() {
        [Somebody::Who(who)] if office.org.is_none() => crate::encounters::country(a, who),
        _ => None,
    };
    OfficeRef {
        country: office.country.or(by),
        ..office
    }
}

impl Reader<'_> {
    /// What the sentence tells beside an office.
    pub(crate) fn terms(&self) -> Vec<Term> {
        let nodes = 0..self.s().tree.nodes.len();
        let mut terms: Vec<Term> = nodes.filter_map(|n| self.term(n)).collect();
        terms.extend(self.careers());
        terms
    }

    /// What the date at node `n` tells.
    fn term(&self, n: usize) -> Option<Term> {
        let (a, s) = (self.analysis, self.s());
        let Some(What::Date(d)) = s.mention(n).map(|m| &m.what) else {
            return None;
        };
        let expr = &a.dates.get(*d)?.expr;
        let day = |expr: &DateExpr, hint| resolve(expr, &when::anchor(a, None), hint);
        let past = |expr: &DateExpr| day(expr, TenseHint::Past);
        let (begins, ends) = match expr {
            DateExpr::Since(since) => (past(since), None),
            DateExpr::Range {
                start: Some(from),
                end: Some(to),
            } => (past(from), past(to)),
            _ => {
                let (person, hint) = self.ending(n)?;
                return Some(Term {
                    whose: Whose::Person(person),
                    office: None,
                    begins: None,
                    ends: Some(day(expr, hint)?),
                    over: false,
                    span: s.span.clone(),
                });
            }
        };
        begins.as_ref()?;
        let (person, office) = self.holding(n)?;
        Some(Term {
            whose: Whose::Person(person),
            office,
            begins,
            ends,
            over: false,
            span: s.span.clone(),
        })
    }

    /// Who holds an office for the time that node `n` tells, and which, where it has a name.
    fn holding(&self, n: usize) -> Option<(usize, Option<OfficeRef>)> {
        let (s, t) = (self.s(), &self.s().tree);
        // "Japan's foreign minister from 2012 to 2014"
        let mut up = t.ancestors(n).skip(1).take_while(|&x| !t.is_verb(x));
        if let Some(of) = up.find(|&x| s.mention(x).is_some()) {
            return match s.mention(of).map(|m| &m.what) {
                Some(What::Person(p)) => Some((p.person?, None)),
                Some(What::Role(_)) => {
                    let office = self.office(of)?;
                    let v = t.governor(of).filter(|&v| t.node(v).lemma == "be");
                    let v = v.filter(|_| matches!(t.node(of).dep, "attr" | "pobj"))?;
                    Some((self.one(v)?, Some(office)))
                }
                _ => None,
            };
        }
        let v = t.governor(n).filter(|&v| !t.negated(v))?;
        let lemma = t.node(v).lemma.as_str();
        let person = || self.one(v);
        let below = t.child(v, &["attr", "oprd", "dobj"]).into_iter();
        let named = below.chain(t.prep_objects(v, "as")).collect::<Vec<_>>();
        if HOLDING.contains(&lemma) {
            if let Some(office) = named.iter().find_map(|&o| self.office(o)) {
                return Some((person()?, Some(office)));
            }
            let post = named.iter().copied().chain(t.prep_objects(v, "in"));
            let mut post = post.filter(|&o| s.mention(o).is_none());
            return post
                .any(|o| POSTS.contains(&t.node(o).lemma.as_str()))
                .then(person)
                .flatten()
                .map(|p| (p, None));
        }
        let led = |&o: &usize| s.mention(o).is_some() || BODIES.contains(&t.node(o).lemma.as_str());
        let led = LEADING.contains(&lemma) && named.iter().any(led);
        led.then(person).flatten().map(|p| (p, None))
    }

    /// The one person who is the subject of verb `v`.
    pub(super) fn one(&self, v: usize) -> Option<usize> {
        let t = &self.s().tree;
        let subject = t
            .child(v, &["nsubj", "nsubjpass"])
            .or_else(|| t.subject(v))?;
        match self.somebody(subject).as_slice() {
            [Somebody::Who(Who::Person(p))] => Some(*p),
            _ => None,
        }
    }

    /// Whose term ends on the day at node `n`, and in which tense that is told.
    fn ending(&self, n: usize) -> Option<(usize, TenseHint)> {
        let t = &self.s().tree;
        let v = t.governor(n).filter(|&v| !t.negated(v))?;
        let subject = t.subject(v)?;
        if !ENDING.contains(&t.node(v).lemma.as_str())
            || !TERMS.contains(&t.node(subject).lemma.as_str())
        {
            return None;
        }
        let whose = t.child(subject, &["poss"])?;
        let whose = if t.node(whose).word == "whose" {
            t.antecedent(v)?
        } else {
            whose
        };
        let hint = if t.node(v).tag == "VBD" {
            TenseHint::Past
        } else {
            TenseHint::Future
        };
        match self.somebody(whose).as_slice() {
            [Somebody::Who(Who::Person(p))] => Some((*p, hint)),
            _ => None,
        }
    }
}

/// Whether a day lies wholly before or after that of the report.
pub(crate) fn lies(a: &Analysis<'_>, day: Option<&Edtf>, after: bool) -> bool {
    let bounds = |d: Option<&Edtf>| d.and_then(Edtf::bounds);
    match (bounds(day), bounds(a.published.as_ref())) {
        (Some((first, _)), Some((_, today))) if after => first > today,
        (Some((_, last)), Some((today, _))) => !after && last < today,
        _ => false,
    }
}
