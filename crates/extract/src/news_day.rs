//! The day of the news: a report tells the day of one day's doings once; what it tells besides of the same people, at the
//! same place, was on that day.
//!
//! Beyond that, days are left open: a fitted choice among all days told near by, "none" being one of the answers, filled
//! in as much that the labels leave open as it found (November 2026).

use crate::analysis::{Analysis, Sentence};
use crate::candidates::Where;
use crate::encounters::{ARRIVE, Draft, RETURN, span_days};
use crate::mentions::What;
use crate::refs::Who;
use crate::settle::{is_background, shares};
use crate::status::REPORTING;
use crate::tree::Node;
use crate::when;
use sidelines_facts::{Edtf, EncounterKind, Status};
use sidelines_text::Role;
use sidelines_time::{TenseHint, resolve};

/// Sentences beyond which a day says nothing of what is told without one.
const NEAR: usize = 10;

/// Sentences after the first that tells a day in which the story of that day goes on.
const GOES_ON: usize = 4;

/// Sentences behind it that tell of others, too, as of that day.
const AT_ONCE: usize = 2;

/// Gives meetings and signings told as held, without a day, the one day on which all else was that is told as held of
/// their parties.
pub(crate) fn spread(a: &Analysis<'_>, drafts: &mut [Draft]) {
    let told = drafts.to_vec();
    for d in drafts.iter_mut().filter(|d| {
        matches!(d.kind, EncounterKind::Meeting | EncounterKind::Signing)
            && d.status == Status::Occurred
            && d.date.is_none()
            && !d.sometime
    }) {
        if !of_another_time(a, d, true) {
            d.date = only_day(a, &told, d);
        }
    }
}

/// Gives what is told as held right behind the sentence that opens the story with its day that day: "The embassy was
/// opened on Tuesday. Afterwards X called on Y."; likewise what the headline tells of all who did something then: "X and Y
/// agreed on Tuesday".
pub(crate) fn go_on(a: &Analysis<'_>, drafts: &mut [Draft]) {
    let Some(lead) = lead(a) else { return };
    for d in drafts.iter_mut().filter(|d| {
        matches!(
            d.kind,
            EncounterKind::Meeting | EncounterKind::Signing | EncounterKind::Call
        ) && d.status == Status::Occurred
            && d.date.is_none()
            && !d.sometime
            && d.sentence <= lead.last
    }) {
        if d.sentence <= lead.sentence {
            if d.title && lead.names_all(a, d) {
                d.date = Some(lead.day.clone());
            }
            continue;
        }
        let ended = a.sentences.get(d.sentence).is_some_and(ends);
        let of_it = d.sentence <= lead.sentence + AT_ONCE || lead.names(a, d);
        if !ended && of_it && !of_another_time(a, d, false) {
            d.date = Some(lead.day.clone());
        }
    }
}

/// The sentence that opens a story with its day.
struct Lead {
    sentence: usize,
    day: Edtf,
    /// The last sentence in which the story goes on without another day.
    last: usize,
}

impl Lead {
    /// Whether the sentence names one of the parties.
    fn names(&self, a: &Analysis<'_>, d: &Draft) -> bool {
        d.parties.iter().any(|(w, _)| self.names_party(a, w))
    }

    /// Whether the sentence names them all.
    fn names_all(&self, a: &Analysis<'_>, d: &Draft) -> bool {
        d.parties.len() > 1 && d.parties.iter().all(|(w, _)| self.names_party(a, w))
    }

    fn names_party(&self, a: &Analysis<'_>, w: &Who) -> bool {
        let Who::Person(x) = w else { return false };
        a.sentences[self.sentence]
            .mentions
            .iter()
            .any(|m| matches!(&m.what, What::Person(p) if p.person == Some(*x)))
    }
}

/// The first or second sentence of the story, where it tells one day and opens with what was done on it.
fn lead(a: &Analysis<'_>) -> Option<Lead> {
    let body = |s: &Sentence| s.role == Role::Body && s.quoted.is_none();
    let story = (0..a.sentences.len()).filter(|&n| body(&a.sentences[n]));
    let mut lead: Option<Lead> = None;
    for (passed, n) in story.take(2 + GOES_ON).enumerate() {
        for day in days(a, &a.sentences[n]) {
            match &lead {
                Some(l) if day.as_ref() == Some(&l.day) => {}
                Some(l) if n == l.sentence => return None,
                Some(_) => return lead,
                None => {
                    let day = day.filter(|d| passed < 2 && opens(a, &a.sentences[n], d))?;
                    lead = Some(Lead {
                        sentence: n,
                        day,
                        last: n,
                    });
                }
            }
        }
        if let Some(l) = &mut lead {
            l.last = n;
        }
    }
    lead
}

/// The dates that a sentence tells; `None` for one that is not known.
fn days(a: &Analysis<'_>, s: &Sentence) -> impl Iterator<Item = Option<Edtf>> {
    let anchor = when::anchor(a, None);
    s.mentions.iter().filter_map(move |m| match m.what {
        What::Date(d) => {
            let expr = &a.dates.get(d)?.expr;
            (!expr.is_duration()).then(|| resolve(expr, &anchor, TenseHint::Past))
        }
        _ => None,
    })
}

/// Whether a sentence tells of what was done on a day, after which the story can go on.
fn opens(a: &Analysis<'_>, s: &Sentence, day: &Edtf) -> bool {
    // "is due in Warsaw on Friday", "travels to Warsaw on Friday"
    let to_be = s.tree.nodes.iter().any(|n| {
        matches!(
            n.word.as_str(),
            "will" | "would" | "due" | "expected" | "scheduled" | "slated"
        ) || n.dep == "ROOT"
            && matches!(n.tag, "VBZ" | "VBP")
            && !REPORTING.contains(&n.lemma.as_str())
    });
    let came = a.published.as_ref() != Some(day) && arrives(s);
    let over = ends(s);
    span_days(day) == 1 && !to_come(a, day) && !to_be && !came && !over
}

fn to_come(a: &Analysis<'_>, day: &Edtf) -> bool {
    let today = a.published.as_ref().and_then(Edtf::bounds);
    day.bounds()
        .zip(today)
        .is_some_and(|((first, _), (_, today))| first > today)
}

/// "arrived on Tuesday": in a report of Wednesday, what is told next was then or later.
fn arrives(s: &Sentence) -> bool {
    let arrive = |n: &Node| matches!(n.lemma.as_str(), "arrive" | "land" | "reach");
    s.tree.nodes.iter().any(|n| arrive(n) && n.tag != "NN")
}

/// "returned on Saturday from", "wound up a visit": what is told next was before that day.
fn ends(s: &Sentence) -> bool {
    s.tree.nodes.iter().any(|n| {
        matches!(
            n.lemma.as_str(),
            "return"
                | "end"
                | "conclude"
                | "wind"
                | "wrap"
                | "finish"
                | "complete"
                | "leave"
                | "depart"
        ) && n.tag.starts_with("VB")
            || n.word == "back"
    })
}

/// The single day of what is told as held of the parties of `d`, where it is told near by and no other day is told.
fn only_day(a: &Analysis<'_>, told: &[Draft], d: &Draft) -> Option<Edtf> {
    let land = |d: &Draft| d.place.as_ref().and_then(Where::country);
    let mut found: Option<&Edtf> = None;
    for x in told {
        let Some(date) = x.date.as_ref().filter(|_| {
            matches!(x.status, Status::Occurred | Status::Ongoing)
                && !is_background(a, x)
                && shares(a, x, d)
                && (land(x).is_none() || land(d).is_none() || land(x) == land(d))
        }) else {
            continue;
        };
        // "who arrived on Sunday": he met them then or later.
        if x.frame == ARRIVE || x.frame == RETURN {
            return None;
        }
        // "A day earlier Z had met Y": not what was told before.
        if x.sentence > d.sentence && counted_back(a, x) {
            continue;
        }
        // The days of a forum say only that it was on one of them.
        if span_days(date) > 1 {
            continue;
        }
        date.as_date()?;
        if found.is_some_and(|f| f != date) {
            return None;
        }
        if x.sentence.abs_diff(d.sentence) <= NEAR {
            found = Some(date);
        }
    }
    found.cloned()
}

/// Whether what is told is put before the news: "had met", "yesterday", "a day earlier".
fn counted_back(a: &Analysis<'_>, d: &Draft) -> bool {
    let words = &a.sentences[d.sentence].tree.nodes;
    let day_before = words.windows(2).any(|w| {
        w[0].word == "day" && matches!(w[1].word.as_str(), "earlier" | "before")
            || w[0].word == "previous" && w[1].word == "day"
    });
    let day = a.sentences[d.sentence].mentions.iter().any(|m| {
        matches!(m.what, What::Date(_)) && {
            let words = a.text[m.span.clone()].to_lowercase();
            matches!(
                words.as_str(),
                "yesterday" | "a day earlier" | "a day before"
            ) || words.ends_with("previous day")
        }
    });
    day_before || day || had(a, d)
}

/// Whether the sentence speaks of another time than the news: "had met", "last saw", "earlier"; with `strict`, also in
/// words that count from what was told just before: "after it", "later".
fn of_another_time(a: &Analysis<'_>, d: &Draft, strict: bool) -> bool {
    const OTHER: &[&str] = &[
        "last",
        "lately",
        "earlier",
        "previously",
        "recently",
        "ago",
        "since",
        "times",
        "eve",
        "never",
        "next",
        "previous",
        "recent",
    ];
    const COUNTED: &[&str] = &["before", "later", "after", "following"];
    let t = &a.sentences[d.sentence].tree;
    if d.words.is_empty() {
        return true;
    }
    let told = |list: &[&str]| t.nodes.iter().any(|n| list.contains(&n.word.as_str()));
    // "Before it began", said of what was told just before; "before 1pm"
    let of_it = |i: usize| {
        t.nodes
            .get(i + 1)
            .is_some_and(|n| n.word == "it" || n.word.starts_with(|c: char| c.is_ascii_digit()))
    };
    let before = (0..t.nodes.len()).any(|i| t.node(i).word == "before" && !of_it(i));
    had(a, d) || told(OTHER) || before || strict && told(COUNTED)
}

/// "had met", "would meet": what the verb above says of when.
fn had(a: &Analysis<'_>, d: &Draft) -> bool {
    let t = &a.sentences[d.sentence].tree;
    let at = |start: usize| t.starting_at(start);
    d.words.first().and_then(|w| at(w.start)).is_some_and(|i| {
        std::iter::once(i)
            .chain(t.ancestors(i))
            .any(|v| t.is_verb(v) && t.has_child_word(v, &["had", "would", "expected"]))
    })
}
