//! Step one: sentences with their mentions, the report's persons, a tree for each sentence.

use super::Reader;
use crate::analysis::{Analysis, Sentence};
use crate::mentions::{Mention, What};
use crate::people::People;
use crate::phrases::Grammar;
use crate::reading::{Note, NoteKind};
use crate::signed_by::signed_by;
use crate::units::{Sem, Token};
use crate::{author, fold, gender, hits, infer, published};
use sidelines_facts::CountryCode;
use sidelines_lexicon::HitKind;
use sidelines_text::{Document, Report, Role};
use spacy_cnn::{Options, Scratch};
use std::ops::Range;

/// Countries whose capital has their name.
const CITIES: &[&str] = &["SG", "MC", "LU", "DJ", "KW", "SM", "VA"];

/// Words in the longest stretch that is read as one sentence. No sentence of a report is longer; what is, is
/// read in pieces, so that the cost grows with the text and no faster.
const LONGEST: usize = 256;

impl Reader {
    /// Mentions, persons, trees.
    pub(super) fn analyse<'t>(
        &self,
        report: &'t Report,
        document: Document,
        scratch: &mut Scratch,
        notes: &mut Vec<Note>,
    ) -> Analysis<'t> {
        let text = report.text.as_str();
        let body_start = document.header.span.end;
        let dates: Vec<_> = sidelines_time::find(text)
            .into_iter()
            .filter(|d| d.start >= body_start)
            .collect();
        let mut hits = self.lexicon.scan(text);
        crate::infer::congos::settle(text, &mut hits);
        let hits = hits;
        let seats = hits
            .iter()
            .filter_map(|h| match &h.kind {
                HitKind::Gathering(g) => Some((
                    g.canonical.clone(),
                    CountryCode::new(g.country.as_deref()?)?,
                )),
                _ => None,
            })
            .collect();
        let day = published::settle(report, &document, &dates);
        if let Some(message) = day.note {
            notes.push(Note {
                span: document.header.span.clone(),
                kind: NoteKind::Dated,
                message,
            });
        }
        let mut sentences: Vec<Sentence> = Vec::new();
        let mut mentions: Vec<Vec<Mention>> = Vec::new();
        let mut tokens: Vec<Vec<Token>> = Vec::new();
        let told = document
            .sentences
            .iter()
            .filter(|s| document.role(s) == Role::Body)
            .count();
        let mut listed = false;
        let above = author::lines(text, &document, &hits);
        for (s, role) in author::with_lines(text, &document, &above) {
            let line = text.get(s.span.clone()).unwrap_or("");
            // A line of a list is no headline.
            listed = in_list(text, &s.span, listed);
            // A headline in capitals hides what is a name; the story says the same in plain case. A caption that ends
            // as a sentence, whoever's picture it is, is full of names.
            let headline = match role {
                Role::Body | Role::Byline => false,
                Role::Caption => !uncredited(line).ends_with(['.', '!']),
                _ => true,
            };
            if told > 0 && headline && title_case(line) && !listed {
                continue;
            }
            listed |= line.trim_end().ends_with(':');
            let mut spans = vec![(s.span.clone(), None)];
            for (q, quotation) in document.quotations_in(&s.span) {
                let words = text.get(quotation.inner.clone()).unwrap_or("");
                if says_something(words) {
                    spans.extend(
                        Document::split_sentences(text, quotation.inner.clone())
                            .into_iter()
                            .map(|r| (r, Some(q))),
                    );
                }
            }
            for (span, quoted) in spans {
                let whole = self.tokens(text, span, scratch);
                for row in whole.chunks(LONGEST) {
                    let (Some(first), Some(last)) = (row.first(), row.last()) else {
                        continue;
                    };
                    let units = hits::units(text, row, 0, &hits, &dates, self.lexicon);
                    let mut found = Grammar {
                        text,
                        units: &units,
                    }
                    .mentions();
                    self.nationalise(&mut found);
                    crate::phrases::join(text, &units, &mut found, self.lexicon);
                    sentences.push(Sentence {
                        span: first.span.start..last.span.end,
                        paragraph: s.paragraph,
                        role,
                        units,
                        mentions: Vec::new(),
                        tree: Default::default(),
                        quoted,
                    });
                    mentions.push(found);
                    tokens.push(row.to_vec());
                }
            }
        }

        infer::conferences(text, &sentences, &mut mentions);
        infer::regional(text, &sentences, &mut mentions, self.lexicon);
        infer::abbreviated(text, &mut mentions);
        infer::name_gatherings(&mut mentions);
        let mut people = People::settle(text, &mut mentions);
        let spoken_of = infer::spoken_of(&mentions);
        for p in &mut people.all {
            p.country = p.country.or_else(|| p.listed_country(&spoken_of));
        }
        let mut bound = infer::bound(text, &people, &mentions);
        bound.extend(infer::accredited(&people, self.lexicon));
        let homes = infer::homes(
            &document, &sentences, &mentions, &people, text, &hits, &above,
        );
        let home = homes.first().copied();
        infer::possessed(text, &mut people, &mut mentions);
        infer::posts_listed(text, &people, &mut mentions);
        infer::led(text, &sentences, &mut people, &mentions);
        infer::signatories(text, &sentences, &mut people, &mentions);
        infer::inviters(text, &sentences, &mut people, &mentions);
        let rows: Vec<&[Mention]> = mentions.iter().map(Vec::as_slice).collect();
        infer::in_order(text, &sentences, &mut people, &rows);
        infer::paired(text, &sentences, &mut people, &mentions);
        infer::complete(text, &mut people, &mentions, &homes, &bound);
        infer::hosts_of_envoys(&mut people, &mentions, self.lexicon);
        gender::settle(text, &mut people, &mentions);
        for ((sentence, found), row) in sentences.iter_mut().zip(mentions).zip(&tokens) {
            let quotes: Vec<Range<usize>> = if sentence.quoted.is_some() {
                Vec::new()
            } else {
                document
                    .quotations_in(&sentence.span)
                    .filter(|(_, q)| text.get(q.inner.clone()).is_some_and(says_something))
                    .map(|(_, q)| q.outer.clone())
                    .collect()
            };
            sentence.mentions = found;
            sentence.tree = fold::parse(
                self.pipeline,
                scratch,
                text,
                row,
                &sentence.mentions,
                &quotes,
                &sentence.units,
            );
        }
        infer::promote(text, &mut sentences, &mut people, &spoken_of);
        let rows: Vec<&[Mention]> = sentences.iter().map(|s| s.mentions.as_slice()).collect();
        infer::in_order(text, &sentences, &mut people, &rows);
        infer::listed(text, &mut sentences, &mut people);
        infer::elliptic(text, &mut sentences, &mut people);
        infer::told(&sentences, &mut people, home);
        infer::ousted(&sentences, &mut people);
        let turns = author::turns(
            text,
            &document,
            &sentences,
            &above,
            &hits,
            &mut people,
            home,
        );
        let dateline = document.paragraphs.iter().find_map(|p| p.dateline.as_ref());
        let dateline_place = dateline.and_then(|d| {
            let row = self.tokens(text, d.place.clone(), scratch);
            hits::units(text, &row, 0, &hits, &dates, self.lexicon)
                .into_iter()
                .find_map(|u| match u.sem {
                    Sem::Place(p) => Some(p),
                    // "SINGAPORE, June 2": a city by the name of its country.
                    Sem::Country { code, .. } if CITIES.contains(&code.as_str()) => {
                        let name = text.get(u.span.clone())?;
                        Some(hits::bare_place(name, code.as_str()))
                    }
                    _ => None,
                })
        });
        let agency = dateline
            .and_then(|d| d.agency.clone())
            .and_then(|r| text.get(r))
            .map(str::to_owned)
            .or_else(|| signed_by(text, &document, &hits));
        Analysis {
            text,
            document,
            dates,
            sentences,
            people,
            published: day.day,
            yearless: day.yearless,
            dateline_place,
            agency,
            home,
            seats,
            turns,
        }
    }

    /// A title in a known country has that country's name: the US "Defence Secretary" is its minister, the
    /// Indian one a civil servant.
    fn nationalise(&self, mentions: &mut [Mention]) {
        for m in mentions {
            let offices = match &mut m.what {
                What::Person(p) => &mut p.offices,
                What::Role(r) => &mut r.offices,
                _ => continue,
            };
            for o in offices {
                let retired = o.canonical == "Head of State"
                    && o.qualifier == Some(sidelines_facts::Tenure::Former);
                if let Some(c) = o.country.filter(|_| !retired) {
                    o.canonical = self.lexicon.office_in(&o.canonical, Some(c.as_str()));
                }
            }
        }
    }

    fn tokens(&self, text: &str, span: Range<usize>, scratch: &mut Scratch) -> Vec<Token> {
        let Some(slice) = text.get(span.clone()) else {
            return Vec::new();
        };
        let words = self.pipeline.tokenize_with(slice, scratch);
        let options = Options {
            ner: true,
            parse: false,
            lemmas: false,
            ..Options::default()
        };
        let doc = self
            .pipeline
            .analyse_words(slice, &words, &options, scratch);
        doc.tokens
            .iter()
            .filter(|t| !t.is_space)
            .map(|t| Token {
                span: span.start + t.start..span.start + t.end,
                space_after: t.space_after,
                tag: t.tag,
                ner_person: t.ent_type == "PERSON",
            })
            .collect()
    }
}

/// Whether a sentence is a line of a list: behind a bullet, closed by a semicolon, or, where one has been opened by a
/// colon, without the stop that ends a sentence.
fn in_list(text: &str, span: &Range<usize>, opened: bool) -> bool {
    let before = text.get(..span.start).unwrap_or("");
    let marker = before.rsplit('\n').next().unwrap_or("").trim();
    let line = text.get(span.clone()).unwrap_or("").trim();
    let bullet = |s: &str| s.starts_with(['-', '–', '—', '•', '*', '·', '▪', '●', '◦']);
    bullet(marker) || bullet(line) || line.ends_with(';') || opened && !line.ends_with('.')
}

/// Most words begin with a capital: "Minister to Meet Envoy in Paris".
fn title_case(line: &str) -> bool {
    let words: Vec<&str> = line
        .split_whitespace()
        .filter(|w| w.chars().count() > 3)
        .collect();
    let capital = words
        .iter()
        .filter(|w| w.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic()))
        .count();
    capital * 5 >= words.len() * 4
}

/// Whether the words of a quotation are read as a sentence of their own: not a name, nor the noun of the sentence around
/// them ("held 'an excellent telephone discussion' with").
fn says_something(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let noun = count <= 6
        && ["a ", "an "].iter().any(|a| words.starts_with(a))
        && words
            .chars()
            .all(|c| c.is_alphabetic() || c == ' ' || c == '-');
    count >= 4 && !noun
}

/// A caption without whose picture it is: "… in May. - Photo courtesy X", "… in May. (Photo: Y)".
fn uncredited(line: &str) -> &str {
    let credit = [
        "- Photo",
        "– Photo",
        "— Photo",
        "(Photo",
        "[Photo",
        "| Photo",
        "/ Photo",
        "Photo by",
        "Photo courtesy",
    ]
    .iter()
    .filter_map(|c| line.find(c))
    .filter(|at| *at > 0)
    .min();
    line.get(..credit.unwrap_or(line.len()))
        .unwrap_or(line)
        .trim_end()
}
