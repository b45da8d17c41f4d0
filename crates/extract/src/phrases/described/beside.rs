//! Where a title stands beside a name: behind a comma, before one, right before the name.

use super::title::{BREAKS, CLOSERS, LINKS, SMALL, TAIL};
use super::{Row, Title};
use crate::mentions::{Mention, OfficeRef, What};
use crate::phrases::division::capitalised;
use crate::units::Sem;
use sidelines_facts::Tenure;

/// Before a title.
const ARTICLES: &[&str] = &["the", "a", "an", "his", "her", "its", "their", "our"];

/// What stands before a rank.
const SERVICES: &[&str] = &[
    "Navy",
    "Army",
    "Air Force",
    "Marine",
    "Marine Corps",
    "Coast Guard",
    "Police",
];

impl Row<'_> {
    /// "X, Chief Operations Officer of the Royal Bhutan Army, …"
    pub(super) fn behind(&self, row: &[Mention], i: usize) -> Option<Title> {
        let m = &row[i];
        let mut q = m.units.end;
        if self.is(q, &["(", "["]) {
            q = (q + 1..q + 6).find(|&j| self.is(j, &[")", "]"]))? + 1;
        }
        let line = {
            let before = self.text.get(..m.span.start).unwrap_or("");
            let line = before.rsplit('\n').next().unwrap_or("");
            line.chars().all(|c| !c.is_alphabetic())
        };
        if !(self.is(q, &[","]) || line && self.is(q, &[":", "as", "–", "—", "-"])) {
            return None;
        }
        q += 1;
        let mut qualifier = None;
        let mut led = None;
        if self.is(q, &["who"]) {
            (q, led, qualifier) = self.clause(q)?;
        }
        let first = q;
        loop {
            let tenure = match self.word(q).to_lowercase().as_str() {
                "now" | "currently" | "presently" => None,
                "former" | "ex" | "formerly" | "once" | "previously" | "late" | "retired" => {
                    Some(Tenure::Former)
                }
                "acting" | "interim" | "caretaker" => Some(Tenure::Acting),
                "incoming" => Some(Tenure::Designate),
                w if ARTICLES.contains(&w) => None,
                "at" if self.is(q + 1, &["present"]) => {
                    q += 1;
                    None
                }
                "until" if self.is(q + 1, &["now", "recently"]) => {
                    q += 1;
                    Some(Tenure::Former)
                }
                _ => break,
            };
            qualifier = qualifier.or(tenure);
            q += 1;
        }
        let mut title = match led {
            // "who directs the museum in Tehran"
            Some(noun) => {
                let office = OfficeRef {
                    canonical: noun.to_owned(),
                    country: None,
                    org: None,
                    qualifier,
                    plural: false,
                };
                self.tail(row, office, q, q..self.units.len(), true)?
            }
            None => self.title(row, q..self.units.len(), qualifier)?,
        };
        // "A, the prime minister, B": whose is told by nothing, and the lists know it; "A, now additional secretary, …" is
        // told of A.
        let told = q > first && !self.is(first, ARTICLES);
        let alone = !told && title.end == q + 1 && matches!(self.sem(q), Some(Sem::Office(_)));
        if alone && led.is_none() {
            return None;
        }
        // "Y, a minister Z": the title of the next.
        if matches!(
            self.sem(title.end),
            Some(Sem::Name | Sem::Rank(_) | Sem::Honorific { .. } | Sem::Office(_))
        ) {
            return None;
        }
        title.office.qualifier = qualifier;
        Some(title)
    }

    /// Past "who is", "who heads": the noun that the verb stands for and since when.
    fn clause(&self, who: usize) -> Option<(usize, Option<&'static str>, Option<Tenure>)> {
        let adverb = usize::from(self.is(who + 1, &["also", "now", "currently"]));
        let verb = who + 1 + adverb;
        let noun = match self.word(verb).to_lowercase().as_str() {
            "heads" | "leads" | "runs" => "Head",
            "chairs" => "Chair",
            "commands" => "Commander",
            "directs" => "Director",
            "is" | "was" if self.is(verb + 1, &["to"]) && self.is(verb + 2, &["be", "become"]) => {
                return Some((verb + 3, None, Some(Tenure::Designate)));
            }
            "is" | "was" if self.is(verb + 1, &["made", "named", "appointed"]) => {
                return Some((verb + 2, None, None));
            }
            "is" | "was" | "becomes" | "became" => return Some((verb + 1, None, None)),
            "serves" | "served" | "works" | "acts" if self.is(verb + 1, &["as"]) => {
                return Some((verb + 2, None, None));
            }
            _ => return None,
        };
        // "who leads the delegation", "who heads for Paris", "who chairs the meeting"
        let rest = (verb + 1..verb + 6).map(|i| self.word(i).to_lowercase());
        let mut words = rest.take_while(|w| !CLOSERS.contains(&w.as_str()));
        let passing = words.any(|w| {
            matches!(
                w.as_str(),
                "delegation"
                    | "meeting"
                    | "talks"
                    | "for"
                    | "visit"
                    | "to"
                    | "session"
                    | "poll"
                    | "polls"
                    | "race"
                    | "team"
                    | "summit"
                    | "conference"
                    | "round"
                    | "negotiations"
            )
        });
        (!passing).then_some((verb + 1, Some(noun), None))
    }

    /// "the supervisor of elections, X,", "the ship's Commanding Officer, Commander Y", "Defence Attaché in Vietnam Colonel Z":
    /// the title before a name that a comma or a rank sets off, and the unit with which it begins.
    pub(super) fn ahead(&self, row: &[Mention], i: usize) -> Option<(usize, Title)> {
        let m = &row[i];
        let What::Person(p) = &m.what else {
            return None;
        };
        let ranked = m.span.start < p.name.start;
        let mut end = m.units.start.checked_sub(1)?;
        // "…, U.S. Navy Admiral X"
        while ranked
            && end > 1
            && (self.is(
                end,
                &[
                    "Navy",
                    "Army",
                    "Air Force",
                    "Marine",
                    "Marine Corps",
                    "Coast Guard",
                ],
            ) || matches!(self.sem(end), Some(Sem::Org(o)) if o.body)
                || self.is(end - 1, &[","]) && matches!(self.sem(end), Some(Sem::Country { .. })))
            && !self.is(end, &[","])
        {
            end -= 1;
        }
        if self.is(end, &[","]) {
            if !(ranked || CLOSERS.contains(&self.word(m.units.end))) {
                return None;
            }
        } else if ranked {
            end += 1;
        } else {
            return None;
        }
        // "Commander of US Southern Command (SOUTHCOM), Navy Admiral X"
        // "the top US officer, General X": the lists know what that is.
        if row[..i]
            .last()
            .is_some_and(|n| matches!(n.what, What::Role(_)) && n.units.end == end)
        {
            return None;
        }
        // "spokesman for Army General X" speaks for him.
        let service =
            |j: usize| self.is(j, SERVICES) || matches!(self.sem(j), Some(Sem::Org(o)) if o.body);
        if end == m.units.start && end > 1 && service(end - 1) && self.is(end - 2, LINKS) {
            return None;
        }
        let stop = if end > 2 && self.is(end - 1, &[")"]) {
            (end.saturating_sub(4)..end).find(|&j| self.is(j, &["("]))?
        } else {
            end
        };
        (stop.saturating_sub(TAIL)..stop).find_map(|q| {
            let small = self.word(q).starts_with(char::is_lowercase);
            let led = q == 0
                || self.is(q - 1, &["the", "his", "her", "its", "their", "our"])
                || self.possessive(q - 1);
            let opens = led
                || !small && !self.word(q - 1).starts_with(char::is_uppercase)
                || matches!(self.sem(q), Some(Sem::Country { .. })) && !self.is(q - 1, &["of", "in", "to", "the"]);
            if !opens
                || self.is(q, SMALL)
                || self.is(q, BREAKS)
                || self.is(q, ARTICLES)
            {
                return None;
            }
            let mine = |n: &Mention| n.units.end > q && n.units.start < stop;
            if row[..i].iter().any(|n| mine(n) && (n.units.start < q || matches!(&n.what, What::Date(_) | What::Gathering(_)) || matches!(&n.what, What::Person(p) if !p.offices.is_empty() || !self.ends_on_post(p)))) {
                return None;
            }
            let title = self.title(row, q..stop, None)?;
            (title.end == stop).then_some((q, title))
        })
    }

    /// "SLC secretary X", "coach Y": the noun right before the name.
    pub(super) fn before(&self, row: &[Mention], i: usize) -> Option<Title> {
        let m = &row[i];
        let What::Person(_) = &m.what else {
            return None;
        };
        let k = m.units.start.checked_sub(1)?;
        // Nobody else's mention.
        if row[..i].iter().any(|n| n.units.contains(&k))
            || !self.post(k)
            || matches!(self.sem(k), Some(Sem::Office(_) | Sem::Rank(_)))
        {
            return None;
        }
        let mut words = vec![capitalised(self.word(k))];
        let mut office = OfficeRef {
            canonical: String::new(),
            country: None,
            org: None,
            qualifier: None,
            plural: false,
        };
        let mut at = k;
        while at > 0 && words.len() < 4 {
            let before = at - 1;
            match self.sem(before) {
                Some(Sem::Country { code, .. }) => {
                    office.country = Some(*code);
                    break;
                }
                Some(Sem::Org(o)) => {
                    office.country = o.country;
                    if o.body {
                        words.push(format!("of the {}", o.name));
                    } else {
                        office.org = Some(o.name.clone());
                    }
                    break;
                }
                Some(Sem::Word) if self.is(before, &["former", "ex", "late"]) => {
                    office.qualifier = Some(Tenure::Former);
                }
                Some(Sem::Word) if self.is(before, &["acting", "interim"]) => {
                    office.qualifier = Some(Tenure::Acting)
                }
                Some(Sem::Word)
                    if self.is(
                        before,
                        &[
                            "senior",
                            "chief",
                            "deputy",
                            "assistant",
                            "head",
                            "press",
                            "media",
                            "vice",
                            "general",
                            "principal",
                        ],
                    ) =>
                {
                    words.insert(0, capitalised(self.word(before)));
                }
                _ if self.possessive(before) => {}
                _ => break,
            }
            at = before;
        }
        office.canonical = words.join(" ");
        Some(Title {
            office,
            end: m.units.end,
        })
    }
}
