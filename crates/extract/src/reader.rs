//! The steps of reading one report, in order.

use crate::analysis::{Analysis, Sentence};
use crate::candidates;
use crate::encounters::{self, Draft};
use crate::events::{self, EventFrames};
use crate::frames::{FrameError, Frames};
use crate::judge::{self, Proposal, Proposer};
use crate::mentions::{Mention, What};
use crate::people::People;
use crate::phrases::Grammar;
use crate::quotes::{Said, Voice, Voices, Words};
use crate::reading::{Note, NoteKind, Reading, Skip};
use crate::refs::{Discourse, Who};
use crate::units::{Sem, Token};
use crate::{
    affairs, announced, author, confidence, errands, facts, fold, gender, hits, holders, infer,
    margin, news_day, pieces, published, settle, stays, substance, taken_up, trip_ends, trips,
    unmet, when,
};
use sidelines_facts::{
    Body, CountryCode, Edtf, EncounterKind, FORMAT_VERSION, Fact, Offsets, Status, write_line,
};
use sidelines_lexicon::{HitKind, Lexicon, LexiconError};
use sidelines_text::{Document, Report, Role};
use spacy_cnn::{ModelError, Options, Pipeline, Scratch};
use std::cell::RefCell;
use std::ops::Range;
use std::path::Path;
use std::rc::Rc;
use std::sync::{Mutex, OnceLock};

/// Why a reader could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReaderError {
    /// A file of the user's lexicon.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    /// A file of the user's frames.
    #[error(transparent)]
    Frames(#[from] FrameError),
    /// The weights.
    #[error("the language model cannot be used: {0}")]
    Model(#[from] ModelError),
}

/// Countries whose capital has their name.
const CITIES: &[&str] = &["SG", "MC", "LU", "DJ", "KW", "SM", "VA"];

/// Reads reports. Immutable and shared between threads; every reading depends on its report alone.
#[derive(Debug)]
pub struct Reader {
    pipeline: &'static Pipeline,
    lexicon: &'static Lexicon,
    frames: Frames,
    event_frames: EventFrames,
    /// Working memory, handed from one reading to the next.
    scratch: Mutex<Vec<Scratch>>,
}

fn embedded_pipeline() -> Result<&'static Pipeline, ModelError> {
    static PIPELINE: OnceLock<Pipeline> = OnceLock::new();
    if let Some(p) = PIPELINE.get() {
        return Ok(p);
    }
    let loaded = Pipeline::from_bytes(sidelines_model::EN_CORE_WEB_SM)?;
    Ok(PIPELINE.get_or_init(|| loaded))
}

impl Reader {
    /// A reader with what the program carries.
    ///
    /// # Errors
    /// Where the embedded weights or frames are damaged, which the tests rule out.
    pub fn new() -> Result<Self, ReaderError> {
        Ok(Self {
            pipeline: embedded_pipeline()?,
            lexicon: Lexicon::embedded(),
            frames: Frames::load(None)?,
            event_frames: EventFrames::load(None)?,
            scratch: Mutex::default(),
        })
    }

    /// A reader that adds the user's own names and frames; see `data/README.md` and `frames/README.md`. A file
    /// `model.spcn` in the folder, made by `training/export.py`, takes the place of the program's own weights.
    ///
    /// The user's lexicon and weights stay in memory as long as the program runs.
    ///
    /// # Errors
    /// Where a file cannot be read or has not the right form; the message names file and line.
    pub fn with_data_dir(dir: &Path) -> Result<Self, ReaderError> {
        let weights = dir.join("model.spcn");
        let pipeline = if weights.is_file() {
            Box::leak(Box::new(Pipeline::from_file(&weights)?))
        } else {
            embedded_pipeline()?
        };
        Ok(Self {
            pipeline,
            lexicon: Box::leak(Box::new(Lexicon::with_dir(dir)?)),
            frames: Frames::load(Some(dir))?,
            event_frames: EventFrames::load(Some(dir))?,
            scratch: Mutex::default(),
        })
    }

    /// What the lexicon of this reader knows.
    #[must_use]
    pub fn lexicon(&self) -> &'static Lexicon {
        self.lexicon
    }

    /// Reads one report. A text of more than 256 KiB is read in pieces, cut where a paragraph ends.
    #[must_use]
    pub fn read(&self, report: &Report) -> Reading {
        pieces::read(report, pieces::LONGEST, |piece| self.read_whole(piece))
    }

    fn read_whole(&self, report: &Report) -> Reading {
        if !report.text.chars().any(char::is_alphanumeric) {
            return Reading {
                skipped: Some(Skip::Empty),
                ..Reading::default()
            };
        }
        let document = Document::parse(&report.text);
        let story = report.text.get(document.header.span.end..).unwrap_or("");
        if let Some(language) = sidelines_text::foreign_language(story) {
            return Reading {
                skipped: Some(Skip::Language(language)),
                ..Reading::default()
            };
        }
        let mut scratch = self
            .scratch
            .lock()
            .map_or_else(|_| Scratch::default(), |mut s| s.pop().unwrap_or_default());
        let reading = self.understand(report, document, &mut scratch);
        if let Ok(mut pool) = self.scratch.lock() {
            pool.push(scratch);
        }
        reading
    }

    /// What the reader sees before any frame is laid on: each sentence's mentions and tree, as text. For
    /// people who write frames.
    #[must_use]
    pub fn trace(&self, report: &Report) -> String {
        let mut scratch = Scratch::default();
        let analysis = self.analyse(
            report,
            Document::parse(&report.text),
            &mut scratch,
            &mut Vec::new(),
        );
        crate::trace::trace(&analysis)
    }

    /// Everything that the judge of bare wordings was asked about in a report, with the features it saw: one
    /// line each, of a fact, a tab, whether a frame told it (0 or 1), a tab, the features. For `training/judge.py`.
    #[must_use]
    pub fn proposals(&self, report: &Report) -> String {
        let mut scratch = Scratch::default();
        let notes = &mut Vec::new();
        let document = Document::parse(&report.text);
        let analysis = self.analyse(report, document, &mut scratch, notes);
        let story = self.tell(&analysis, Discourse::default(), notes);
        judge::describe(
            report,
            &analysis,
            self.lexicon,
            &story.encounters,
            story.proposals,
        )
    }

    /// Whom every singular pronoun and bare title of a report can mean, with what speaks for each: one line each, of the
    /// offset of the word (bytes), its kind, and name, country and features of each candidate. For `training/reference.py`.
    #[must_use]
    pub fn references(&self, report: &Report) -> String {
        let mut scratch = Scratch::default();
        let notes = &mut Vec::new();
        let document = Document::parse(&report.text);
        let analysis = self.analyse(report, document, &mut scratch, notes);
        let asked = Rc::new(RefCell::new(String::new()));
        self.tell(&analysis, Discourse::noting(Rc::clone(&asked)), notes);
        asked.take()
    }

    fn understand(&self, report: &Report, document: Document, scratch: &mut Scratch) -> Reading {
        let mut notes = Vec::new();
        let analysis = self.analyse(report, document, scratch, &mut notes);
        let story = self.judged(&analysis, &mut notes);
        let facts = self.write(report, &analysis, &story);
        Reading {
            facts: facts.into_iter().map(|(fact, _)| fact).collect(),
            published: analysis.published,
            agency: analysis.agency,
            skipped: None,
            notes,
        }
    }

    /// The facts of a report, each with the signs that its confidence follows from: one line each, of a fact, a
    /// tab, the signs. For `training/confidence.py`.
    #[must_use]
    pub fn signs(&self, report: &Report) -> String {
        let mut scratch = Scratch::default();
        let mut notes = Vec::new();
        let document = Document::parse(&report.text);
        let analysis = self.analyse(report, document, &mut scratch, &mut notes);
        let story = self.judged(&analysis, &mut notes);
        let mut out = Vec::new();
        for (fact, signs) in self.write(report, &analysis, &story) {
            // Writing into memory cannot fail.
            if write_line(&mut out, &fact).is_ok() {
                out.pop();
                out.extend(format!("\t{}\n", signs.join(" ")).into_bytes());
            }
        }
        String::from_utf8_lossy(&out).into_owned()
    }

    /// Mentions, persons, trees.
    fn analyse<'t>(
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
        let hits = self.lexicon.scan(text);
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
            // as a sentence is full of names.
            let headline = match role {
                Role::Body | Role::Byline => false,
                Role::Caption => !line.trim_end().ends_with('.'),
                _ => true,
            };
            if told > 0 && headline && title_case(line) && !listed {
                continue;
            }
            listed |= line.trim_end().ends_with(':');
            let mut spans = vec![(s.span.clone(), None)];
            for (q, quotation) in document.quotations_in(&s.span) {
                let words = text.get(quotation.inner.clone()).unwrap_or("");
                if words.split_whitespace().count() >= 4 {
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
                    crate::phrases::join(text, &mut found, self.lexicon);
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
        infer::abbreviated(text, &mut mentions);
        infer::name_gatherings(&mut mentions);
        let mut people = People::settle(text, &mut mentions);
        for p in &mut people.all {
            p.country = p.country.or_else(|| crate::known::country(&p.name));
        }
        let bound = infer::bound(text, &people, &mentions);
        let homes = infer::homes(
            &document, &sentences, &mentions, &people, text, &hits, &above, &bound,
        );
        let home = homes.first().copied();
        infer::possessed(text, &mut people, &mut mentions);
        infer::led(text, &sentences, &mut people, &mentions);
        infer::complete(text, &mut people, &mentions, &homes, &bound);
        gender::settle(text, &mut people, &mentions);
        for ((sentence, found), row) in sentences.iter_mut().zip(mentions).zip(&tokens) {
            let quotes: Vec<Range<usize>> = if sentence.quoted.is_some() {
                Vec::new()
            } else {
                document
                    .quotations_in(&sentence.span)
                    .filter(|(_, q)| {
                        text.get(q.inner.clone())
                            .is_some_and(|w| w.split_whitespace().count() >= 4)
                    })
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
            );
        }
        infer::promote(text, &mut sentences, &mut people);
        infer::listed(text, &mut sentences, &mut people);
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
            .map(str::to_owned);
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
                if let Some(c) = o.country {
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

    /// What frames and judge tell.
    fn judged(&self, a: &Analysis<'_>, notes: &mut Vec<Note>) -> Story {
        let mut story = self.tell(a, Discourse::default(), notes);
        let proposals = std::mem::take(&mut story.proposals);
        judge::admit(a, proposals, &mut story.encounters, notes);
        affairs::retain(a, &mut story.encounters, &self.frames.games);
        story
    }

    /// Encounters, quotations and other events, sentence by sentence, in the order of reading.
    fn tell(&self, a: &Analysis<'_>, mut discourse: Discourse, notes: &mut Vec<Note>) -> Story {
        let mut drafts: Vec<Draft> = Vec::new();
        let mut events: Vec<events::Draft> = Vec::new();
        let mut all_said: Vec<Said> = Vec::new();
        let mut voices = Voices::default();
        let mut previous: Option<Edtf> = None;
        let mut last_day: Option<Edtf> = None;
        let mut last_past_day: Option<Edtf> = None;
        let mut remarks = Vec::new();
        let mut proposals = Vec::new();
        let mut announced = Vec::new();
        for (i, s) in a.sentences.iter().enumerate() {
            // Who speaks, and nothing that is told.
            if s.role == Role::Byline {
                continue;
            }
            if s.quoted.is_none() {
                all_said.extend(voices.attribute(a, i, &discourse));
            }
            let speaker = s
                .quoted
                .and_then(|q| all_said.iter().find(|x| x.words == Words::Quoted(q)))
                .and_then(|x| match &x.speaker {
                    Some(Voice::Who(Who::Person(p))) => Some(*p),
                    _ => None,
                });
            let before_pair = discourse.last_pair.clone();
            discourse.speaker = speaker;
            let found = candidates::Reader {
                frames: &self.frames,
                analysis: a,
                discourse: &mut discourse,
                sentence: i,
                speaker,
            }
            .read();
            let mut read = Vec::new();
            let before = previous.clone();
            let day_before = last_day.clone();
            let past_day_before = last_past_day.clone();
            let mut together: Vec<Who> = Vec::new();
            for c in &found {
                let last_place = drafts.iter().rev().find_map(|d| d.place.clone());
                let stop = trips::stop_before(a, &drafts, c);
                let draft = settle::situate(
                    a,
                    c,
                    when::Before {
                        // "was in Niamey the day before and met X": one day for both.
                        any: before.as_ref(),
                        // "The conclave is on Wednesday. Earlier in the day he called on X": the day told of before.
                        day: match c.told.status {
                            Status::Occurred
                                if day_before.as_ref().is_some_and(|d| is_to_come(a, d)) =>
                            {
                                past_day_before.as_ref()
                            }
                            _ => day_before.as_ref(),
                        },
                        stop: stop.as_ref(),
                    },
                    discourse.last_gathering.as_ref(),
                    last_place.as_ref(),
                );
                if draft.frame == candidates::ANNOUNCED {
                    announced.push(draft);
                    continue;
                }
                if !draft.anaphoric && draft.parties.len() >= 2 {
                    discourse.met(draft.parties.iter().map(|(w, _)| w.clone()).collect());
                    for (w, _) in &draft.parties {
                        if !together.contains(w) {
                            together.push(w.clone());
                        }
                    }
                }
                if !draft.anaphoric
                    && draft.frame != encounters::MARGIN
                    && draft.kind != EncounterKind::Visit
                {
                    discourse.told_last = Some((draft.kind, draft.status));
                    if draft.kind == EncounterKind::Gathering
                        && draft.frame != candidates::EDITION_FRAME
                        && let Some(name) = draft.name.clone()
                    {
                        let org = draft.org.clone();
                        let g = crate::units::GatheringSem { name, org };
                        discourse.gatherings.push((g, draft.status));
                    }
                }
                if matches!(draft.kind, EncounterKind::Gathering | EncounterKind::Visit)
                    && let Some(place) = draft.place.clone()
                    && !settle::is_background(a, &draft)
                    // Who goes abroad from where the report is from says nothing of those who come.
                    && !draft.parties.iter().any(|(w, _)| {
                        draft.kind == EncounterKind::Visit
                            && a.home.is_some()
                            && encounters::country(a, w) == a.home
                    })
                {
                    discourse.venue = Some((place, i));
                }
                if let Some((host, _)) = draft
                    .parties
                    .iter()
                    .find(|(w, r)| {
                        *r == Some(sidelines_facts::PartyRole::Host) && matches!(w, Who::Person(_))
                    })
                    .filter(|_| draft.kind == EncounterKind::Meeting && !draft.anaphoric)
                {
                    discourse.host = Some((host.clone(), i));
                }
                if draft.kind == EncounterKind::Visit {
                    let under_way = draft.status == Status::Ongoing
                        || draft.status == Status::Occurred && !settle::is_background(a, &draft);
                    discourse.travels(&draft.parties, draft.place.as_ref(), i, under_way);
                }
                if draft.dated {
                    previous.clone_from(&draft.date);
                    // "which reciprocates X's visit, made on June 11": the story's day stays.
                    let history = settle::is_background(a, &draft)
                        && last_day
                            .as_ref()
                            .is_some_and(|d| !settle::is_past(a, Some(d)));
                    if !history
                        && draft
                            .date
                            .as_ref()
                            .is_some_and(|d| encounters::span_days(d) == 1)
                    {
                        last_day.clone_from(&draft.date);
                        if draft.date.as_ref().is_some_and(|d| !is_to_come(a, d)) {
                            last_past_day.clone_from(&draft.date);
                        }
                    }
                }
                if let Some(name) = &draft.part_of
                    && discourse
                        .last_gathering
                        .as_ref()
                        .is_none_or(|g| g.name != *name)
                {
                    let org =
                        a.sentences
                            .iter()
                            .flat_map(|s| &s.mentions)
                            .find_map(|m| match &m.what {
                                What::Gathering(g) if g.name == *name => g.org.clone(),
                                _ => None,
                            });
                    discourse.last_gathering = Some(crate::units::GatheringSem {
                        name: name.clone(),
                        org,
                    });
                }
                read.push(format!(
                    "{} ({}, \"{}\")",
                    draft.frame,
                    in_words(draft.status),
                    a.text.get(c.words.clone()).unwrap_or("")
                ));
                if !unmet::never(a, c) {
                    drafts.push(draft);
                }
            }
            // "X received the two ministers": they are still the two ministers.
            // What no frame dates may still tell the day from which the next sentence counts.
            if s.quoted.is_none()
                && previous == before
                && let Some(day) = when::told_before(
                    a,
                    s,
                    usize::MAX,
                    before.as_ref(),
                    sidelines_time::TenseHint::Past,
                )
                .filter(|d| encounters::span_days(d) == 1 && !is_to_come(a, d))
            {
                last_day = Some(day.clone());
                previous = Some(day);
            }
            let guests = guests(&before_pair, &together);
            // "A similar accord was signed with Seoul in 2018": history, after which "the two sides" are those of the
            // story still.
            let history = before_pair.len() >= 2
                && drafts
                    .iter()
                    .rev()
                    .take_while(|d| d.sentence == i)
                    .filter(|d| !d.anaphoric && d.parties.len() >= 2)
                    .all(|d| settle::is_background(a, d));
            if history && !guests && together.len() == 2 && s.quoted.is_none() {
                discourse.of_old = Some((together.clone(), i, s.paragraph));
            }
            if guests || history {
                discourse.last_pair = before_pair;
            } else if !together.is_empty() {
                discourse.met_together(together);
            }
            let mut apart: Vec<usize> = Vec::new();
            if s.quoted.is_none() {
                let taken: Vec<usize> = found
                    .iter()
                    // An invitation is an event besides the trip that it may lead to.
                    .filter(|c| c.frame != candidates::INVITATION)
                    .map(|c| c.trigger)
                    .collect();
                let told = events::Reader {
                    frames: &self.event_frames,
                    analysis: a,
                    discourse: &discourse,
                    lexicon: self.lexicon,
                    sentence: i,
                    taken: &taken,
                }
                .read();
                apart.extend(
                    told.iter()
                        .filter(|x| x.parts())
                        .map(|x| x.candidate.trigger),
                );
                for x in told {
                    let last_place = drafts.iter().rev().find_map(|d| d.place.clone());
                    let words = x.candidate.words.clone();
                    let draft = events::situate(
                        a,
                        x,
                        when::Before {
                            any: previous.as_ref(),
                            day: last_day.as_ref(),
                            stop: None,
                        },
                        last_place.as_ref(),
                    );
                    read.push(format!(
                        "{} ({}, \"{}\")",
                        draft.told.frame,
                        in_words(draft.status),
                        a.text.get(words).unwrap_or("")
                    ));
                    events.push(draft);
                }
                let (kind, message) = if read.is_empty() {
                    (
                        NoteKind::Nothing,
                        "no frame found what it needs here".to_owned(),
                    )
                } else {
                    (NoteKind::Read, read.join("; "))
                };
                notes.push(Note {
                    span: s.span.clone(),
                    kind,
                    message,
                });
            }
            proposals.extend(
                Proposer {
                    analysis: a,
                    discourse: &discourse,
                    sentence: i,
                    drafts: &drafts,
                    apart: &apart,
                    previous: when::Before {
                        any: before.as_ref(),
                        day: day_before.as_ref(),
                        stop: None,
                    },
                }
                .propose(),
            );
            remarks.extend(substance::remarks(a, i, &discourse));
            discourse.pass(a, s);
            // "the first summit of the two": told of, if not by a name.
            let told = drafts
                .iter()
                .rev()
                .take_while(|d| d.sentence == i)
                .find(|d| d.kind == EncounterKind::Gathering && d.frame != encounters::MARGIN);
            if let Some((name, org)) = told.and_then(|d| d.name.clone().map(|n| (n, d.org.clone())))
                && !s
                    .mentions
                    .iter()
                    .any(|m| matches!(m.what, What::Gathering(_)))
            {
                discourse.last_gathering = Some(crate::units::GatheringSem { name, org });
            }
        }
        let mut settled = self.settle(a, drafts, announced);
        encounters::remark(a, &mut settled, &remarks);
        Story {
            encounters: settled,
            events: events::join(a, events),
            said: all_said,
            proposals,
        }
    }

    /// What the report as a whole adds: one fact per thing, days and places carried over, trips that go on.
    fn settle(&self, a: &Analysis<'_>, drafts: Vec<Draft>, announced: Vec<Draft>) -> Vec<Draft> {
        let mut drafts = drafts;
        let announced = announced::heard(a, announced, &drafts);
        trips::first_stop_only(&mut drafts);
        errands::run(a, &mut drafts);
        settle::carry_dates(a, &mut drafts);
        let mut out = encounters::join(a, drafts);
        announced::spread(a, &announced, &mut out);
        settle::fall_with_the_trip(a, &mut out);
        stays::place_by_context(a, &mut out);
        margin::by_context(a, &mut out);
        stays::place_by_context(a, &mut out);
        out = encounters::join(a, out);
        encounters::called_after(self.lexicon, &mut out);
        encounters::drop_bare_margins(a, &mut out);
        taken_up::invitations(a, &mut out);
        trip_ends::close(a, &mut out);
        news_day::spread(a, &mut out);
        news_day::go_on(a, &mut out);
        for d in &mut out {
            settle::finish_status(a, d);
        }
        trips::next_stops(&mut out);
        settle::come_home(a, &mut out);
        settle::one_at_a_time(a, &mut out);
        settle::drop_regions(a, &mut out);
        trips::day_of_its_meetings(a, &mut out);
        for d in &mut out {
            // Who telephones is in two places.
            let by_video = d.kind == EncounterKind::Gathering
                && d.mode == Some(sidelines_facts::Mode::Video)
                && !d.placed;
            if d.kind == EncounterKind::Call || by_video {
                d.place = None;
            }
        }
        out
    }

    /// The facts of a report in the order of their first evidence, then by type, with the signs that speak for
    /// and against each.
    fn write(&self, report: &Report, a: &Analysis<'_>, story: &Story) -> Vec<(Fact, Vec<String>)> {
        let (drafts, said) = (&story.encounters, &story.said);
        let offsets = Offsets::new(a.text);
        let cite = |ranges: &[Range<usize>]| {
            let mut ranges: Vec<Range<usize>> = ranges.to_vec();
            ranges.sort_by_key(|r| (r.start, r.end));
            ranges.dedup();
            ranges
                .into_iter()
                .filter_map(|r| offsets.evidence(&report.id, a.text, r))
                .collect::<Vec<_>>()
        };
        let mut out: Vec<(usize, u8, Fact, Vec<String>)> = Vec::new();
        let mut push = |rank: u8,
                        body: Body,
                        spans: &[Range<usize>],
                        draft: Option<&Draft>,
                        background: bool| {
            let evidence = cite(spans);
            let Some(at) = evidence.first().map(|e| e.start) else {
                return;
            };
            let mut fact = Fact {
                v: FORMAT_VERSION,
                body,
                report: report.id.clone(),
                evidence,
                confidence: 0.0,
                background,
            };
            let signs = confidence::signs(&fact, draft);
            fact.confidence = confidence::confidence(&signs);
            out.push((at, rank, fact, signs));
        };
        for d in drafts {
            let body = Body::Encounter(facts::encounter(a, d, self.lexicon));
            push(0, body, &d.evidence, Some(d), settle::is_background(a, d));
        }
        for (h, span) in holders::holders(a, self.lexicon) {
            push(1, Body::Holder(h), std::slice::from_ref(&span), None, false);
        }
        for s in said {
            let span = &a.sentences[s.sentence].span;
            let body = Body::Quote(facts::quote(a, s, self.lexicon));
            push(2, body, std::slice::from_ref(span), None, false);
        }
        for (m, spans) in crate::memberships::memberships(a, self.lexicon) {
            push(3, Body::Membership(m), &spans, None, false);
        }
        for (f, spans) in crate::figures::figures(a, said, self.lexicon) {
            push(4, Body::Figure(f), &spans, None, false);
        }
        for d in &story.events {
            let body = Body::Event(events::fact(a, d, &self.event_frames, self.lexicon));
            push(5, body, &d.evidence, None, events::is_background(a, d));
        }
        out.sort_by_key(|(at, rank, ..)| (*at, *rank));
        out.into_iter()
            .map(|(_, _, fact, signs)| (fact, signs))
            .collect()
    }
}

/// What frames tell of a report.
struct Story {
    encounters: Vec<Draft>,
    events: Vec<events::Draft>,
    said: Vec<Said>,
    /// What the judge is asked about.
    proposals: Vec<Proposal>,
}

/// After the day of the report: nothing that is told next follows from it.
fn is_to_come(a: &Analysis<'_>, day: &Edtf) -> bool {
    match (day.bounds(), a.published.as_ref().and_then(Edtf::bounds)) {
        (Some((first, _)), Some((_, today))) => first > today,
        _ => false,
    }
}

/// Words in the longest stretch that is read as one sentence. No sentence of a report is longer; what is, is
/// read in pieces, so that the cost grows with the text and no faster.
const LONGEST: usize = 256;

/// Whether those told of together are the two told of before and one host.
fn guests(pair: &[Who], together: &[Who]) -> bool {
    pair.len() == 2 && together.len() == 3 && pair.iter().all(|w| together.contains(w))
}

/// A status for people.
pub(crate) fn in_words(status: Status) -> &'static str {
    match status {
        Status::Occurred => "held",
        Status::Ongoing => "under way",
        Status::Planned => "planned",
        Status::Possible => "possible",
        Status::Denied => "denied",
        Status::Cancelled => "called off",
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

#[cfg(test)]
mod tests;
