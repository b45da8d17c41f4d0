//! Offices told of a career: who was in one before ("was minister of defence in 2011"), whom somebody succeeds, which
//! ministry somebody takes over, where somebody goes as ambassador.

use super::Somebody;
use super::lies;
use super::read::Reader;
use super::tenure::{Term, Whose};
use crate::mentions::{OfficeRef, What};
use crate::people::Held;
use crate::refs::Who;
use crate::when;
use crate::{names, offices};
use sidelines_facts::Tenure;
use sidelines_time::{TenseHint, resolve};

/// Words that set a time apart from now.
const ONCE: &[&str] = &[
    "once",
    "formerly",
    "previously",
    "earlier",
    "before",
    "then",
    "twice",
];

impl Reader<'_> {
    /// What the sentence tells of careers.
    pub(super) fn careers(&self) -> Vec<Term> {
        let t = &self.s().tree;
        let verbs = (0..t.nodes.len()).filter(|&v| t.is_verb(v) && !t.negated(v));
        verbs
            .flat_map(|v| {
                self.once(v)
                    .into_iter()
                    .chain(self.predecessor(v))
                    .chain(self.ministry(v))
                    .chain(self.sent_out(v))
            })
            .collect()
    }

    /// "was minister of defence under Jens Stoltenberg in 2011", "served as ambassador until 2010"
    fn once(&self, v: usize) -> Vec<Term> {
        let (s, t) = (self.s(), &self.s().tree);
        // "used to be minister of defence"
        let used_to = t.head(v).filter(|&u| {
            matches!(t.node(v).dep, "xcomp" | "ccomp")
                && t.node(u).word == "used"
                && t.has_child_word(v, &["to"])
                && !t.negated(u)
        });
        let past = t.node(v).tag == "VBD" && !t.passive(v) || used_to.is_some();
        if !past || !matches!(t.node(v).lemma.as_str(), "be" | "serve") {
            return Vec::new();
        }
        let titles = t
            .child(v, &["attr"])
            .filter(|_| t.node(v).lemma == "be")
            .into_iter()
            .chain(
                t.prep_objects(v, "as")
                    .into_iter()
                    .filter(|_| t.node(v).lemma == "serve"),
            );
        let titles: Vec<usize> = titles.flat_map(|n| t.conjuncts(n)).collect();
        // "in 2011", "from 1994 to 1999"; but "was Foreign Minister on Monday"
        let dated = t.subtree(v).into_iter().any(|i| {
            let Some(What::Date(d)) = s.mention(i).map(|m| &m.what) else {
                return false;
            };
            let a = self.analysis;
            let day = a
                .dates
                .get(*d)
                .and_then(|d| resolve(&d.expr, &when::anchor(a, None), TenseHint::Past));
            let year = day.filter(|d| d.as_date().is_none());
            t.governor(i) == Some(v) && lies(a, year.as_ref(), false)
        });
        let under = titles
            .iter()
            .chain([&v])
            .any(|&n| !t.prep_objects(n, "under").is_empty());
        let once = t.has_child_word(v, ONCE) || used_to.is_some();
        if !(dated || under || once) {
            return Vec::new();
        }
        let Some(person) = self.one(used_to.unwrap_or(v)) else {
            return Vec::new();
        };
        let held = titles.into_iter().filter_map(|n| self.office(n));
        held.map(|office| self.before(Whose::Person(person), office))
            .collect()
    }

    /// "Gurung succeeds General Katawal", "takes over from Mbadi": who was in the office before.
    fn predecessor(&self, v: usize) -> Option<Term> {
        let t = &self.s().tree;
        let passive = t.passive(v);
        let before = match t.node(v).lemma.as_str() {
            "succeed" | "replace" if !passive => t.child(v, &["dobj"])?,
            "take"
                if t.has_child_word(v, &["over"])
                    && t.child(v, &["dobj"]).is_none()
                    && !passive =>
            {
                *t.prep_objects(v, "from").first()?
            }
            _ => return None,
        };
        let past = matches!(t.node(v).tag, "VBD" | "VBN" | "VBZ") && !t.has_child_word(v, &["to"]);
        if !past {
            return None;
        }
        let whose = match self.somebody(before).as_slice() {
            [Somebody::Who(Who::Person(p))] => Whose::Person(*p),
            [Somebody::Named(name) | Somebody::Person(name)] if names::parts(name).len() > 1 => {
                Whose::Named(name.clone())
            }
            _ => return None,
        };
        let people = &self.analysis.people.all;
        // Who has an office of his own may have left another.
        if let Whose::Person(p) = &whose
            && !people.get(*p)?.offices.is_empty()
        {
            return None;
        }
        let named = t
            .prep_objects(v, "as")
            .into_iter()
            .find_map(|n| self.office(n));
        let office = match named {
            Some(office) => Some(office),
            None => {
                let next = people.get(self.one(v)?)?;
                match next.offices.as_slice() {
                    [Held { office, .. }] if office.qualifier != Some(Tenure::Former) => {
                        Some(OfficeRef {
                            country: office.country.or(next.country),
                            ..office.clone()
                        })
                    }
                    _ => None,
                }
            }
        }?;
        if offices::is_generic(&office.canonical) {
            return None;
        }
        Some(self.before(whose, office))
    }

    /// "takes over the Ministry of Foreign Affairs"
    fn ministry(&self, v: usize) -> Option<Term> {
        let (s, t) = (self.s(), &self.s().tree);
        let takes = t.node(v).lemma == "take" && t.has_child_word(v, &["over"])
            || matches!(t.node(v).lemma.as_str(), "head" | "lead");
        let over = t.child(v, &["dobj"]).filter(|_| takes && !t.passive(v))?;
        let Some(What::Org(org)) = s.mention(over).map(|m| &m.what) else {
            return None;
        };
        let portfolio = org.name.strip_prefix("Ministry of ")?;
        // "had led the ministry since 2013", "led it": he does no longer.
        let led = matches!(t.node(v).lemma.as_str(), "head" | "lead")
            && (t.node(v).tag == "VBD" || t.has_child_word(v, &["had"]));
        let person = self.one(v)?;
        let country = org
            .country
            .or(self.analysis.people.all.get(person)?.country)?;
        Some(Term {
            whose: Whose::Person(person),
            office: Some(OfficeRef {
                canonical: offices::national(&format!("Minister of {portfolio}"), Some(country)),
                country: Some(country),
                org: None,
                qualifier: None,
                plural: false,
            }),
            begins: None,
            ends: None,
            over: led,
            span: s.span.clone(),
        })
    }

    /// "goes to Kabul as Poland's ambassador"
    fn sent_out(&self, v: usize) -> Option<Term> {
        let (s, t) = (self.s(), &self.s().tree);
        if !matches!(
            t.node(v).lemma.as_str(),
            "go" | "move" | "leave" | "return" | "come" | "head" | "send" | "post"
        ) {
            return None;
        }
        let post = t
            .prep_objects(v, "as")
            .into_iter()
            .find_map(|n| self.office(n))
            .filter(|o| matches!(o.canonical.as_str(), "Ambassador" | "High Commissioner"))?;
        let to = t.prep_objects(v, "to").into_iter().find_map(|n| {
            match s.mention(n).map(|m| &m.what) {
                Some(What::Country(c)) => Some(*c),
                Some(What::Place(p)) => p.capital_of,
                _ => None,
            }
        })?;
        let who = match t.passive(v) {
            true => t.child(v, &["nsubjpass"]),
            false => t.child(v, &["nsubj"]),
        }?;
        let whose = match self.somebody(who).as_slice() {
            [Somebody::Who(Who::Person(p))] => Whose::Person(*p),
            [Somebody::Named(name) | Somebody::Person(name)] if names::parts(name).len() > 1 => {
                Whose::Named(name.clone())
            }
            _ => return None,
        };
        let name = &self.lexicon.country(to.as_str())?.name;
        Some(Term {
            whose,
            office: Some(OfficeRef {
                canonical: format!("{} to {name}", post.canonical),
                country: post.country.or(self.analysis.home.filter(|h| *h != to)),
                ..post
            }),
            begins: None,
            ends: None,
            over: false,
            span: s.span.clone(),
        })
    }

    fn before(&self, whose: Whose, office: OfficeRef) -> Term {
        Term {
            whose,
            office: Some(office),
            begins: None,
            ends: None,
            over: true,
            span: self.s().span.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Reader;
    use sidelines_facts::{Body, Tenure};
    use sidelines_text::Report;

    fn held(story: &str) -> Vec<(String, String, Option<Tenure>)> {
        let report = Report {
            id: "r".into(),
            text: format!(" date 2023-03-16 {story}"),
            ..Report::default()
        };
        let facts = Reader::new().unwrap().read(&report).facts;
        let all = facts.into_iter().filter_map(|f| match f.body {
            Body::Holder(h) => Some((h.person, h.office, h.qualifier)),
            Body::Encounter(e) => panic!("{e:?}"),
            _ => None,
        });
        all.collect()
    }

    #[test]
    fn who_was_in_an_office_is_a_former_holder() {
        for text in [
            "Norwegian Foreign Minister Espen Lund was minister of defence in 2011.",
            "Norwegian Foreign Minister Espen Lund was minister of defence under Jens Moen.",
            "Norwegian Foreign Minister Espen Lund served as minister of defence from 2011 to 2013.",
            "Norwegian Foreign Minister Espen Lund, who was minister of defence in 2011, is 58.",
            "Norwegian Foreign Minister Espen Lund used to be minister of defence.",
            "Norwegian Foreign Minister Espen Lund, who used to be minister of defence, is 58.",
            "Norwegian Foreign Minister Espen Lund, once minister of defence, is 58.",
        ] {
            let wanted = (
                "Espen Lund".into(),
                "Minister of Defence".into(),
                Some(Tenure::Former),
            );
            assert!(held(text).contains(&wanted), "{text}");
        }
        let now = "Norwegian Foreign Minister Espen Lund was in good spirits on Monday.";
        assert!(held(now).iter().all(|(_, _, q)| q.is_none()));
    }

    #[test]
    fn who_is_succeeded_held_the_office_before() {
        for text in [
            "Olga Nowak succeeds Jan Kowalski as Polish ambassador to Canada.",
            "Polish ambassador to Canada Olga Nowak replaced Jan Kowalski in May.",
            "Polish ambassador to Canada Olga Nowak took over from Jan Kowalski in May.",
        ] {
            let wanted = (
                "Jan Kowalski".into(),
                "Ambassador to Canada".into(),
                Some(Tenure::Former),
            );
            assert!(held(text).contains(&wanted), "{text}");
        }
    }

    #[test]
    fn ministries_taken_over_and_posts_abroad() {
        let office = |text: &str, title: &str| held(text).iter().any(|(_, o, _)| o == title);
        assert!(office(
            "Ann Berg takes over the Ministry of Foreign Affairs of Sweden.",
            "Minister of Foreign Affairs"
        ));
        assert!(office(
            "Piotr Nowak goes to Kabul as Poland's ambassador.",
            "Ambassador to Afghanistan"
        ));
    }
}
