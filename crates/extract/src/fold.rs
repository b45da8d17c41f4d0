//! A sentence's words with every mention folded into one plain word, for the parser; and its tree.

mod apart;
mod appositions;
mod by_name;
mod by_phone;
mod company;
mod days;
mod held;
mod lists;
mod mend;
mod modal;
mod nonfinite;
mod opening;
mod relative;
mod reported;
mod series;
mod set_phrases;
pub(crate) mod topics;
mod understanding;
mod verbs;

use crate::mentions::{Mention, What};
use crate::tree::{Node, Tree};
use crate::units::{CountryForm, Sem, Token, Unit};
use spacy_cnn::{Options, Pipeline, Scratch, Surface};
use std::ops::Range;

/// Plain names in turn: equal names for different people would look like a repetition.
const NAMES: &[&str] = &["John", "Peter", "Paul", "David", "Michael", "James"];
pub(crate) const PLACES: &[&str] = &["Paris", "London", "Berlin"];

/// Where the lemmatiser errs: the word, and what it is a form of.
const SLIPS: &[(&str, &str)] = &[
    ("hoped", "hope"),
    ("hoping", "hope"),
    ("dined", "dine"),
    ("dining", "dine"),
    ("shelved", "shelve"),
    // With a capital: "Letters of Credence".
    ("letters", "letter"),
    ("credentials", "credential"),
];

/// Times of day.
pub(crate) const HOURS: &[&str] = &[
    "morning",
    "afternoon",
    "evening",
    "night",
    "noon",
    "midday",
    "lunchtime",
    "midnight",
    "day",
];

struct Piece<'t> {
    span: Range<usize>,
    surface: &'t str,
    space_after: bool,
    mention: Option<usize>,
}

/// Parses the sentence of `tokens` with `mentions` folded and the words of `quotes` as one word each.
pub(crate) fn parse(
    pipeline: &'static Pipeline,
    scratch: &mut Scratch,
    text: &str,
    tokens: &[Token],
    mentions: &[Mention],
    quotes: &[Range<usize>],
    units: &[Unit],
) -> Tree {
    let mut pieces = pieces(text, tokens, mentions, quotes);
    opened_by_adjective(&mut pieces, units);
    let surfaces: Vec<Surface<'_>> = pieces
        .iter()
        .map(|p| Surface {
            text: p.surface,
            start: p.span.start,
            end: p.span.end,
            space_after: p.space_after,
        })
        .collect();
    let options = Options {
        ner: false,
        single_sentence: true,
        ..Options::default()
    };
    let doc = pipeline.analyse_surfaces(&surfaces, &options, scratch);
    let mut nodes: Vec<Node> = doc
        .tokens
        .iter()
        .zip(&pieces)
        .map(|(t, p)| Node {
            span: p.span.clone(),
            word: p.surface.to_lowercase(),
            lemma: t.lemma.to_lowercase(),
            tag: t.tag,
            pos: t.pos,
            dep: t.dep,
            head: t.head as usize,
            children: Vec::new(),
            mention: p.mention,
        })
        .collect();
    for n in &mut nodes {
        if let Some((_, lemma)) = SLIPS.iter().find(|(word, _)| *word == n.word) {
            (*lemma).clone_into(&mut n.lemma);
        }
    }
    modal::time_before_the_verb(&mut nodes, mentions);
    understanding::noun(&mut nodes);
    opening::subject_behind(&mut nodes, mentions);
    held::the_two_held(&mut nodes);
    held::held_talks(&mut nodes);
    held::talks_as_noun(&mut nodes);
    set_phrases::face_to_face(&mut nodes);
    set_phrases::in_what_manner(&mut nodes);
    days::behind_a_name(&mut nodes, mentions);
    days::object_behind_a_day(&mut nodes, mentions);
    days::people_behind(&mut nodes, mentions);
    days::how_long_before(&mut nodes, mentions);
    days::due(&mut nodes, mentions);
    days::stops(&mut nodes, mentions);
    days::the_last_time(&mut nodes);
    relative::with_whom(&mut nodes, mentions);
    relative::which_opens(&mut nodes, mentions);
    mend::coordination(&mut nodes, mentions);
    mend::and_with(&mut nodes);
    by_phone::mend(&mut nodes);
    mend::list_as_subject(&mut nodes, mentions);
    mend::before_the_speaker(&mut nodes);
    verbs::goes_for(&mut nodes, mentions);
    verbs::lost_verb(&mut nodes, mentions);
    lists::among_others(&mut nodes, mentions);
    lists::beside_whose_country(&mut nodes, mentions);
    lists::colleagues_by_name(&mut nodes, mentions);
    lists::mend(&mut nodes, mentions);
    lists::bodies_of_state(&mut nodes, mentions);
    company::company(&mut nodes, mentions);
    series::series(&mut nodes, mentions);
    verbs::together_with(&mut nodes);
    verbs::plural_verb(&mut nodes);
    verbs::verb_before_its_noun(&mut nodes);
    verbs::reduced_relative(&mut nodes);
    nonfinite::the_two_plan(&mut nodes);
    nonfinite::reduced(&mut nodes);
    nonfinite::bare_infinitives(&mut nodes);
    nonfinite::to_be_held(&mut nodes, mentions);
    nonfinite::refused_permission(&mut nodes, mentions);
    verbs::relative_verb(&mut nodes);
    days::early_on(&mut nodes);
    by_name::the_two_by_name(&mut nodes, mentions);
    mend::since_he_took_office(&mut nodes);
    by_name::leaders_by_name(&mut nodes, mentions);
    by_name::chief_by_name(&mut nodes, mentions);
    mend::late_after(&mut nodes);
    mend::after_which(&mut nodes);
    mend::next_time(&mut nodes);
    verbs::compound_subject(&mut nodes);
    mend::called_after_two(&mut nodes, mentions);
    verbs::next_and_last(&mut nodes);
    verbs::declared_open(&mut nodes);
    verbs::seen_done(&mut nodes);
    verbs::stands_cancelled(&mut nodes);
    verbs::adjective_as_subject(&mut nodes);
    reported::reported_behind(&mut nodes);
    reported::source_behind(&mut nodes, mentions);
    verbs::figures_among(&mut nodes);
    mend::object_behind_a_place(&mut nodes, mentions);
    mend::second_day(&mut nodes, mentions);
    verbs::bade_farewell(&mut nodes);
    topics::of_the_topic(&mut nodes, mentions);
    topics::of_the_trip(&mut nodes, mentions);
    topics::with_whom(&mut nodes, mentions);
    topics::where_discussed(&mut nodes, mentions);
    topics::between_whom(&mut nodes, mentions);
    mend::beside_the_clause(&mut nodes);
    mend::states_in_a_city(&mut nodes, mentions);
    mend::swallowed_subject(&mut nodes, mentions);
    mend::strange_subjects(&mut nodes, mentions);
    mend::said_of_whom(&mut nodes, mentions);
    appositions::of_somebody(&mut nodes, mentions);
    appositions::visitor_behind(&mut nodes, mentions);
    for i in 0..nodes.len() {
        let head = nodes[i].head;
        if head != i && head < nodes.len() {
            nodes[head].children.push(i);
        }
    }
    Tree { nodes }
}

/// Verbs that open a post without a subject ("Reached Riyadh to attend …"), which the tagger takes for names.
const OPENERS: &[(&str, &str)] = &[
    ("Arrived", "arrived"),
    ("Attended", "attended"),
    ("Called", "called"),
    ("Concluded", "concluded"),
    ("Held", "held"),
    ("Hosted", "hosted"),
    ("Joined", "joined"),
    ("Landed", "landed"),
    ("Met", "met"),
    ("Reached", "reached"),
    ("Received", "received"),
    ("Spoke", "spoke"),
    ("Visited", "visited"),
    ("Welcomed", "welcomed"),
];

/// What the parser is given for a plain word at index `i` of its sentence.
fn opening(word: &str, i: usize) -> &str {
    OPENERS
        .iter()
        .find(|(printed, _)| i == 0 && *printed == word)
        .map_or(word, |(_, plain)| plain)
}

/// "Kyrgyz and Uzbek officials met": the tagger takes an adjective that it does not know for a name at the beginning of
/// a sentence; it is given one that it knows.
fn opened_by_adjective(pieces: &mut [Piece<'_>], units: &[Unit]) {
    let [first, and, ..] = pieces else { return };
    let adjective = units.iter().any(|u| {
        u.span == first.span
            && matches!(
                u.sem,
                Sem::Country {
                    form: CountryForm::Demonym,
                    ..
                }
            )
    });
    if adjective && first.mention.is_none() && and.surface == "and" {
        first.surface = "French";
    }
}

fn pieces<'t>(
    text: &'t str,
    tokens: &[Token],
    mentions: &[Mention],
    quotes: &[Range<usize>],
) -> Vec<Piece<'t>> {
    let mut out: Vec<Piece<'t>> = Vec::new();
    let mut i = 0;
    let (mut names, mut places) = (0, 0);
    while let Some(token) = tokens.get(i) {
        let at = token.span.start;
        if opened_by_phrase(&out, &tokens[..i], mentions)
            && begins_a_name(text, &tokens[i..], mentions)
        {
            out.push(Piece {
                span: at..at,
                surface: ",",
                space_after: true,
                mention: None,
            });
        }
        let behind = i.checked_sub(1).and_then(|b| tokens.get(b));
        if let Some((n, word)) = apart::apart(text, behind, &tokens[i..], mentions) {
            out.extend(word.map(|surface| Piece {
                span: at..tokens[i + n - 1].span.end,
                surface,
                space_after: true,
                mention: None,
            }));
            i += n;
            continue;
        }
        if let Some(q) = quotes.iter().find(|q| q.start <= at && at < q.end) {
            let mut j = i;
            while tokens.get(j).is_some_and(|t| t.span.start < q.end) {
                j += 1;
            }
            // The comma or stop inside the closing mark belongs to the sentence.
            let closing = text[q.clone()]
                .trim_end_matches(['"', '”', '’', '\'', '»'])
                .chars()
                .last();
            out.push(Piece {
                span: q.clone(),
                surface: "this",
                space_after: true,
                mention: None,
            });
            if let Some(c @ (',' | '.')) = closing {
                let surface = if c == ',' { "," } else { "." };
                out.push(Piece {
                    span: q.end..q.end,
                    surface,
                    space_after: true,
                    mention: None,
                });
            }
            i = j.max(i + 1);
            continue;
        }
        // "co-chaired", which the tokeniser splits and the tagger then misreads: one word, "chaired".
        if let (Some(hyphen), Some(verb)) = (tokens.get(i + 1), tokens.get(i + 2))
            && text[token.span.clone()].eq_ignore_ascii_case("co")
            && &text[hyphen.span.clone()] == "-"
            && hyphen.span.start == token.span.end
            && verb.span.start == hyphen.span.end
            && text[verb.span.clone()].chars().all(char::is_lowercase)
        {
            out.push(Piece {
                span: at..verb.span.end,
                surface: &text[verb.span.clone()],
                space_after: verb.space_after,
                mention: None,
            });
            i += 3;
            continue;
        }
        let hit = mentions
            .iter()
            .position(|m| m.span.start == at && m.span.end > at);
        if let Some(m) = hit {
            let mention = &mentions[m];
            let mut j = i;
            while tokens
                .get(j)
                .is_some_and(|t| t.span.start < mention.span.end)
            {
                j += 1;
            }
            let of_all = match &mention.what {
                What::Role(r) => r.plural && r.countries.is_empty(),
                // "the meeting of the defence ministers of the SCO member states"
                What::Gathering(_) => text[mention.span.clone()].contains(" of "),
                _ => false,
            };
            if of_all {
                j += members(text, &tokens[j..]);
            }
            let surface = match &mention.what {
                What::Person(p) if p.person.is_none() => (j > i + 1).then_some("Smith"),
                What::Person(_) => {
                    names += 1;
                    Some(NAMES[names % NAMES.len()])
                }
                What::Role(r) if r.counterpart => Some(if r.plural {
                    "counterparts"
                } else {
                    "counterpart"
                }),
                What::Role(r) => Some(if r.plural { "ministers" } else { "minister" }),
                What::Country(_) | What::Place(_) => {
                    places += 1;
                    Some(PLACES[places % PLACES.len()])
                }
                What::Org(_) => Some("NATO"),
                What::Gathering(_) => Some("summit"),
                What::Date(_) if j > i + 1 => date_surface(&text[mention.span.clone()]),
                What::Other if j > i + 1 => Some("Smith"),
                What::Date(_) | What::Other => None,
            };
            // "from July 27 to 29", "late on Friday, 26 January": the words before stay words, the rest is one day.
            if surface.is_none() && matches!(mention.what, What::Date(_)) {
                let word = |t: &Token| text[t.span.clone()].to_lowercase();
                let late = usize::from(matches!(word(token).as_str(), "late" | "early"));
                let bound = tokens.get(i + late).filter(|t| {
                    matches!(
                        word(t).as_str(),
                        "from" | "between" | "on" | "since" | "until" | "till" | "by"
                    )
                });
                let day = i + late + 1;
                if bound.is_some()
                    && j > day + 1
                    && let (Some(first), Some(last)) = (tokens.get(day), tokens.get(j - 1))
                    && text[first.span.start..last.span.end]
                        .bytes()
                        .any(|b| b.is_ascii_digit())
                {
                    for t in &tokens[i..day] {
                        out.push(Piece {
                            span: t.span.clone(),
                            surface: &text[t.span.clone()],
                            space_after: true,
                            mention: None,
                        });
                    }
                    out.push(Piece {
                        span: first.span.start..last.span.end,
                        surface: "Monday",
                        space_after: last.space_after,
                        mention: Some(m),
                    });
                    i = j;
                    continue;
                }
            }
            if let Some(surface) = surface {
                let last = tokens.get(j - 1).unwrap_or(token);
                out.push(Piece {
                    span: at..mention.span.end.max(last.span.end),
                    surface,
                    space_after: last.space_after,
                    mention: Some(m),
                });
                i = j;
                continue;
            }
            // Unfolded, but known: one word, or a phrase whose first word carries it.
            for (k, t) in tokens[i..j].iter().enumerate() {
                out.push(Piece {
                    span: t.span.clone(),
                    surface: &text[t.span.clone()],
                    space_after: t.space_after,
                    mention: (k + 1 == j - i).then_some(m),
                });
            }
            i = j;
            continue;
        }
        out.push(Piece {
            span: token.span.clone(),
            surface: opening(&text[token.span.clone()], i),
            space_after: token.space_after,
            mention: None,
        });
        i += 1;
    }
    out
}

/// How many words behind "the ambassadors of the EU" say no more than that it has members: "member states".
fn members(text: &str, next: &[Token]) -> usize {
    let word = |i: usize| {
        let printed = next.get(i).map_or("", |t| &text[t.span.clone()]);
        printed.to_lowercase()
    };
    let member = usize::from(word(0) == "member");
    match word(member).as_str() {
        "states" | "countries" | "nations" => member + 1,
        _ => 0,
    }
}

/// The sentence has begun with no more than a time or a place: "On the same day", "On the fringes of the World
/// Economic Forum".
fn opened_by_phrase(so_far: &[Piece<'_>], before: &[Token], mentions: &[Mention]) -> bool {
    let (Some(first), Some(last)) = (so_far.first(), so_far.last()) else {
        return false;
    };
    let whole = last.mention.and_then(|m| mentions.get(m)).is_some_and(|m| {
        matches!(
            m.what,
            What::Date(_) | What::Place(_) | What::Country(_) | What::Org(_) | What::Gathering(_)
        )
    });
    (2..=10).contains(&so_far.len())
        && matches!(
            first.surface.to_lowercase().as_str(),
            "in" | "on" | "at" | "during" | "late" | "early" | "later"
        )
        && !before
            .iter()
            .any(|t| t.tag.starts_with("VB") || t.tag == "MD")
        && !so_far.iter().any(|p| p.surface == ",")
        && (whole || HOURS.contains(&last.surface))
}

/// Somebody is named next, without or behind an article, or meant by a pronoun.
fn begins_a_name(text: &str, next: &[Token], mentions: &[Mention]) -> bool {
    let word = |t: &Token| text[t.span.clone()].to_lowercase();
    let named = |t: &Token| {
        mentions.iter().any(|m| {
            m.span.start == t.span.start && matches!(m.what, What::Person(_) | What::Role(_))
        })
    };
    let Some(first) = next.first() else {
        return false;
    };
    named(first)
        || matches!(word(first).as_str(), "he" | "she" | "they")
        || matches!(word(first).as_str(), "the" | "his" | "her" | "their")
            && next.get(1).is_some_and(named)
}

/// What a date of several words is folded into: a weekday stands where a day can stand; phrases such as
/// "last week" parse well as they are.
fn date_surface(words: &str) -> Option<&'static str> {
    if !words.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let first = words.split_whitespace().next().unwrap_or("").to_lowercase();
    let phrase = [
        "from", "between", "on", "in", "since", "until", "till", "by", "for", "the", "last",
        "next", "early", "late", "mid",
    ];
    (!phrase.contains(&first.as_str())).then_some("Monday")
}
