//! The steps of reading one report, in order.

mod analyse;
mod tell;

use crate::analysis::Analysis;
use crate::confidence::{self, How};
use crate::encounters::Draft;
use crate::events::{self, EventFrames};
use crate::frames::{FrameError, Frames};
use crate::judge;
use crate::reading::{Note, NoteKind, Reading, Skip};
use crate::refs::Discourse;
use crate::{facts, holders, pieces, settle};
use sidelines_facts::{Body, FORMAT_VERSION, Fact, Offsets, Status, write_line};
use sidelines_lexicon::{Lexicon, LexiconError};
use sidelines_text::{Document, Report};
use spacy_cnn::{ModelError, Pipeline, Scratch};
use std::cell::RefCell;
use std::ops::Range;
use std::path::Path;
use std::rc::Rc;
use std::sync::{Mutex, OnceLock};
use tell::Story;

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
        let analysis = self.analysed(report);
        crate::trace::trace(&analysis)
    }

    /// Everything that the judge of bare wordings was asked about in a report, with the features it saw: one
    /// line each, of a fact, a tab, whether a frame told it (0 or 1), a tab, the features, a tab, what says of its status. For
    /// `training/judge.py` and `training/judged_status.py`.
    #[must_use]
    pub fn proposals(&self, report: &Report) -> String {
        let analysis = self.analysed(report);
        let story = self.tell(&analysis, Discourse::default(), &mut Vec::new());
        judge::describe(
            report,
            &analysis,
            self.lexicon,
            &story.encounters,
            story.proposals,
        )
    }

    /// Every state and organisation of a report that its judge of memberships was asked about: one line each, for
    /// `training/membership.py`.
    #[must_use]
    pub fn memberships(&self, report: &Report) -> String {
        crate::memberships::describe(&self.analysed(report), self.lexicon)
    }

    /// Whom every singular pronoun and bare title of a report can mean, with what speaks for each: one line each, of the
    /// offset of the word (bytes), its kind, and name, country and features of each candidate. For `training/reference.py`.
    #[must_use]
    pub fn references(&self, report: &Report) -> String {
        let analysis = self.analysed(report);
        let asked = Rc::new(RefCell::new(String::new()));
        self.tell(
            &analysis,
            Discourse::noting(Rc::clone(&asked)),
            &mut Vec::new(),
        );
        asked.take()
    }

    /// Mentions, persons, trees of one report, for those who look at how it is read.
    fn analysed<'t>(&self, report: &'t Report) -> Analysis<'t> {
        let document = Document::parse(&report.text);
        self.analyse(report, document, &mut Scratch::default(), &mut Vec::new())
    }

    fn understand(&self, report: &Report, document: Document, scratch: &mut Scratch) -> Reading {
        let mut notes = Vec::new();
        let analysis = self.analyse(report, document, scratch, &mut notes);
        let story = self.judged(&analysis, &mut notes);
        let facts = self.write(report, &analysis, &story);
        let mut facts: Vec<Fact> = facts.into_iter().map(|(fact, _)| fact).collect();
        if !confidence::tells_of_any(&facts) {
            facts.retain(|f| !matches!(f.body, Body::Encounter(_)));
            notes.extend(story.encounters.iter().map(left_out));
        }
        Reading {
            facts,
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
        let analysis = self.analysed(report);
        let story = self.judged(&analysis, &mut Vec::new());
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
        let mut push =
            |rank: u8, body: Body, spans: &[Range<usize>], how: How<'_>, background: bool| {
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
                let signs = confidence::signs(&fact, how);
                fact.confidence = confidence::confidence(&signs);
                out.push((at, rank, fact, signs));
            };
        for d in drafts {
            let body = Body::Encounter(facts::encounter(a, d, self.lexicon));
            push(
                0,
                body,
                &d.evidence,
                How::Drafted(d),
                settle::is_background(a, d),
            );
        }
        let mut terms = events::of_events(a, &story.events);
        terms.extend(story.terms.iter().cloned());
        for (h, span) in holders::holders(a, &terms, self.lexicon) {
            push(
                1,
                Body::Holder(h),
                std::slice::from_ref(&span),
                How::Told,
                false,
            );
        }
        for s in said {
            let span = &a.sentences[s.sentence].span;
            let body = Body::Quote(facts::quote(a, s, self.lexicon));
            push(2, body, std::slice::from_ref(span), How::Told, false);
        }
        let (told, judged) = crate::memberships::memberships(a, self.lexicon);
        for (rows, how) in [(told, How::Told), (judged, How::Judged)] {
            for (m, spans) in rows {
                push(3, Body::Membership(m), &spans, how, false);
            }
        }
        for (f, spans) in crate::figures::figures(a, said, self.lexicon) {
            push(4, Body::Figure(f), &spans, How::Told, false);
        }
        for d in &story.events {
            let body = Body::Event(events::fact(a, d, &self.event_frames, self.lexicon));
            push(5, body, &d.evidence, How::Told, events::is_background(a, d));
        }
        out.sort_by_key(|(at, rank, ..)| (*at, *rank));
        out.into_iter()
            .map(|(_, _, fact, signs)| (fact, signs))
            .collect()
    }
}

/// Why an encounter that was read is no fact.
fn left_out(draft: &Draft) -> Note {
    Note {
        span: draft.evidence.first().cloned().unwrap_or_default(),
        kind: NoteKind::Doubt,
        message: "left out: likelier a misreading than not, and the report tells of no encounter that is surer"
            .to_owned(),
    }
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

#[cfg(test)]
mod tests;
