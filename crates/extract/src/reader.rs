//! The steps of reading one report, in order.

use crate::analysis::{Analysis, Sentence};
use crate::candidates::{self, Candidate, Where};
use crate::encounters::{self, Draft};
use crate::frames::{FrameError, Frames};
use crate::mentions::{Mention, What};
use crate::people::People;
use crate::phrases::Grammar;
use crate::quotes::{self, Said, Voice};
use crate::reading::{Note, NoteKind, Reading, Skip};
use crate::refs::{Discourse, Who};
use crate::units::{GatheringSem, Sem, Token};
use crate::{facts, fold, hits, holders, offices, place, published, substance, when};
use sidelines_facts::{
    Body, CountryCode, Edtf, EncounterKind, FORMAT_VERSION, Fact, Offsets, PartyRole, Status,
};
use sidelines_lexicon::{Lexicon, LexiconError};
use sidelines_text::{Document, Report, Role};
use spacy_cnn::{ModelError, Options, Pipeline, Scratch};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
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

/// Reads reports. Immutable and shared between threads; every reading depends on its report alone.
#[derive(Debug)]
pub struct Reader {
    pipeline: &'static Pipeline,
    lexicon: &'static Lexicon,
    frames: Frames,
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
            scratch: Mutex::default(),
        })
    }

    /// A reader that adds the user's own names and frames; see `data/README.md` and `frames/README.md`.
    ///
    /// The user's lexicon stays in memory as long as the program runs.
    ///
    /// # Errors
    /// Where a file cannot be read or has not the right form; the message names file and line.
    pub fn with_data_dir(dir: &Path) -> Result<Self, ReaderError> {
        Ok(Self {
            pipeline: embedded_pipeline()?,
            lexicon: Box::leak(Box::new(Lexicon::with_dir(dir)?)),
            frames: Frames::load(Some(dir))?,
            scratch: Mutex::default(),
        })
    }

    /// What the lexicon of this reader knows.
    #[must_use]
    pub fn lexicon(&self) -> &'static Lexicon {
        self.lexicon
    }

    /// Reads one report.
    #[must_use]
    pub fn read(&self, report: &Report) -> Reading {
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

    fn understand(&self, report: &Report, document: Document, scratch: &mut Scratch) -> Reading {
        let mut notes = Vec::new();
        let analysis = self.analyse(report, document, scratch, &mut notes);
        let (drafts, said) = self.tell(&analysis, &mut notes);
        self.write(report, &analysis, &drafts, &said, notes)
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
        for s in &document.sentences {
            // A headline in capitals hides what is a name; the story says the same in plain case.
            if told > 0
                && document.role(s) != Role::Body
                && title_case(text.get(s.span.clone()).unwrap_or(""))
            {
                continue;
            }
            let mut spans = vec![(s.span.clone(), None)];
            for (q, quotation) in document.quotations.iter().enumerate() {
                let inside =
                    quotation.outer.start >= s.span.start && quotation.outer.start < s.span.end;
                let words = text.get(quotation.inner.clone()).unwrap_or("");
                if inside && words.split_whitespace().count() >= 4 {
                    spans.extend(
                        Document::split_sentences(text, quotation.inner.clone())
                            .into_iter()
                            .map(|r| (r, Some(q))),
                    );
                }
            }
            for (span, quoted) in spans {
                let row = self.tokens(text, span.clone(), scratch);
                let units = hits::units(text, &row, 0, &hits, &dates, self.lexicon);
                let mut found = Grammar {
                    text,
                    units: &units,
                }
                .mentions();
                self.nationalise(&mut found);
                sentences.push(Sentence {
                    span,
                    paragraph: s.paragraph,
                    role: document.role(s),
                    units,
                    mentions: Vec::new(),
                    tree: Default::default(),
                    quoted,
                });
                mentions.push(found);
                tokens.push(row);
            }
        }
        name_gatherings(&mut mentions);
        let mut people = People::settle(text, &mut mentions);
        for p in &mut people.all {
            p.country = p.country.or_else(|| crate::known::country(&p.name));
        }
        let home = home(&document, &sentences, &people, text, &hits);
        complete(&mut people, &mentions, home);
        for ((sentence, found), row) in sentences.iter_mut().zip(mentions).zip(&tokens) {
            let quotes: Vec<Range<usize>> = if sentence.quoted.is_some() {
                Vec::new()
            } else {
                document
                    .quotations
                    .iter()
                    .filter(|q| {
                        q.outer.start >= sentence.span.start && q.outer.start < sentence.span.end
                    })
                    .filter(|q| {
                        text.get(q.inner.clone())
                            .is_some_and(|w| w.split_whitespace().count() >= 4)
                    })
                    .map(|q| q.outer.clone())
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
        promote(text, &mut sentences, &mut people);
        let dateline = document.paragraphs.iter().find_map(|p| p.dateline.as_ref());
        let dateline_place = dateline.and_then(|d| {
            let row = self.tokens(text, d.place.clone(), scratch);
            hits::units(text, &row, 0, &hits, &dates, self.lexicon)
                .into_iter()
                .find_map(|u| match u.sem {
                    Sem::Place(p) => Some(p),
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
            dateline_place,
            agency,
            home,
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

    /// Encounters and quotations, sentence by sentence, in the order of reading.
    fn tell(&self, a: &Analysis<'_>, notes: &mut Vec<Note>) -> (Vec<Draft>, Vec<Said>) {
        let mut discourse = Discourse::default();
        let mut drafts: Vec<Draft> = Vec::new();
        let mut all_said: Vec<Said> = Vec::new();
        let mut previous: Option<Edtf> = None;
        let mut remarks = Vec::new();
        for (i, s) in a.sentences.iter().enumerate() {
            if s.quoted.is_none() {
                let said = quotes::attribute(a, i, &discourse, all_said.last());
                all_said.extend(said);
            }
            let speaker = s
                .quoted
                .and_then(|q| all_said.iter().find(|x| x.quotation == q))
                .and_then(|x| match &x.speaker {
                    Some(Voice::Who(Who::Person(p))) => Some(*p),
                    _ => None,
                });
            let found = candidates::Reader {
                frames: &self.frames,
                analysis: a,
                discourse: &discourse,
                sentence: i,
                speaker,
            }
            .read();
            let mut read = Vec::new();
            let mut together: Vec<Who> = Vec::new();
            for c in &found {
                let last_place = drafts.iter().rev().find_map(|d| d.place.clone());
                let draft = situate(
                    a,
                    c,
                    previous.as_ref(),
                    discourse.last_gathering.as_ref(),
                    last_place.as_ref(),
                );
                if !draft.anaphoric && draft.parties.len() >= 2 {
                    discourse.last_pair = draft.parties.iter().map(|(w, _)| w.clone()).collect();
                    for (w, _) in &draft.parties {
                        if !together.contains(w) {
                            together.push(w.clone());
                        }
                    }
                }
                if draft.dated {
                    previous.clone_from(&draft.date);
                }
                read.push(format!(
                    "{} ({:?}, \"{}\")",
                    draft.frame,
                    draft.status,
                    a.text.get(c.words.clone()).unwrap_or("")
                ));
                drafts.push(draft);
            }
            if !together.is_empty() {
                discourse.last_parties = together;
            }
            if s.quoted.is_none() {
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
            remarks.extend(substance::remarks(a, i, &discourse));
            discourse.pass(a, s);
        }
        let mut settled = self.settle(a, drafts);
        encounters::remark(a, &mut settled, &remarks);
        (settled, all_said)
    }

    /// What the report as a whole adds: one fact per thing, days and places carried over, trips that go on.
    fn settle(&self, a: &Analysis<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
        let mut drafts = drafts;
        carry_dates(a, &mut drafts);
        let mut out = encounters::join(a, drafts);
        place_by_context(a, &mut out);
        margin_by_context(&mut out);
        out = encounters::join(a, out);
        for d in &mut out {
            finish_status(a, d);
        }
        out
    }

    fn write(
        &self,
        report: &Report,
        a: &Analysis<'_>,
        drafts: &[Draft],
        said: &[Said],
        notes: Vec<Note>,
    ) -> Reading {
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
        let mut out: Vec<(usize, u8, Fact)> = Vec::new();
        let mut push =
            |rank: u8, body: Body, evidence: Vec<sidelines_facts::Evidence>, background: bool| {
                if let Some(at) = evidence.first().map(|e| e.start) {
                    out.push((
                        at,
                        rank,
                        Fact {
                            v: FORMAT_VERSION,
                            body,
                            report: report.id.clone(),
                            evidence,
                            confidence: 0.8,
                            background,
                        },
                    ));
                }
            };
        for d in drafts {
            let background = is_background(a, d);
            push(
                0,
                Body::Encounter(facts::encounter(a, d, self.lexicon)),
                cite(&d.evidence),
                background,
            );
        }
        for (h, span) in holders::holders(a, self.lexicon) {
            push(1, Body::Holder(h), cite(std::slice::from_ref(&span)), false);
        }
        for s in said {
            let sentence = &a.sentences[s.sentence];
            push(
                2,
                Body::Quote(facts::quote(a, s, self.lexicon)),
                cite(std::slice::from_ref(&sentence.span)),
                false,
            );
        }
        out.sort_by_key(|(at, rank, _)| (*at, *rank));
        Reading {
            facts: out.into_iter().map(|(_, _, f)| f).collect(),
            published: a.published.clone(),
            agency: a.agency.clone(),
            skipped: None,
            notes,
        }
    }
}

/// Date, place and margin of a candidate, from its own sentence.
fn situate(
    a: &Analysis<'_>,
    c: &Candidate,
    previous: Option<&Edtf>,
    gathering: Option<&GatheringSem>,
    last_place: Option<&Where>,
) -> Draft {
    let s = &a.sentences[c.sentence];
    let mut d = Draft::from(c, a);
    let when = when::when(a, s, c, previous);
    d.dated = when.date.is_some();
    d.date = when.date;
    if d.place.is_none() && d.kind != EncounterKind::Call {
        d.place = place::place(a, s, c.trigger, c.carrier, last_place);
        d.placed = d.place.is_some();
    }
    if matches!(
        c.kind,
        EncounterKind::Meeting | EncounterKind::Call | EncounterKind::Signing
    ) {
        d.part_of = margin(a, s, gathering).or_else(|| during(s, c));
    }
    d
}

/// The gathering on whose margin the sentence puts the encounter.
fn margin(a: &Analysis<'_>, s: &Sentence, last: Option<&GatheringSem>) -> Option<String> {
    let t = &s.tree;
    for i in 0..t.nodes.len() {
        let w = t.node(i).lemma.as_str();
        if !matches!(
            w,
            "sideline" | "sidelines" | "margin" | "margins" | "fringe" | "fringes"
        ) {
            continue;
        }
        if let Some(&o) = t.prep_objects(i, "of").first() {
            let words = t.subtree(o);
            let named = words
                .iter()
                .find_map(|&w| match s.mention(w).map(|m| &m.what) {
                    Some(What::Gathering(g)) => Some(g.name.clone()),
                    Some(What::Org(org)) => Some(org.name.clone()),
                    _ => None,
                });
            if named.is_some() {
                return named;
            }
            // "the conclave": the one told of.
            let bare = !words
                .iter()
                .any(|&w| matches!(t.node(w).dep, "amod" | "compound" | "nmod"));
            if bare && let Some(g) = last {
                return Some(g.name.clone());
            }
            let start = words
                .iter()
                .map(|&w| t.node(w))
                .filter(|n| n.pos != "DET")
                .map(|n| n.span.start)
                .min()?;
            let end = t.node(o).span.end;
            return a.text.get(start..end.max(start)).map(str::to_owned);
        }
    }
    None
}

/// The gathering during which the clause puts the encounter: "while attending the summit", "at the forum".
fn during(s: &Sentence, c: &Candidate) -> Option<String> {
    let t = &s.tree;
    let verb = c.carrier.unwrap_or(c.trigger);
    for i in 0..t.nodes.len() {
        let Some(What::Gathering(g)) = s.mention(i).map(|m| &m.what) else {
            continue;
        };
        let node = t.node(i);
        let beside = node.dep == "pobj"
            && t.head(i).is_some_and(|p| {
                matches!(
                    t.node(p).word.as_str(),
                    "at" | "during" | "alongside" | "amid" | "on"
                ) && t.head(p).is_some_and(|h| h == verb || h == c.trigger)
            });
        let attending = node.dep == "dobj"
            && t.head(i).is_some_and(|v| {
                matches!(t.node(v).lemma.as_str(), "attend" | "address")
                    && t.node(v).tag == "VBG"
                    && (t.head(v) == Some(verb)
                        || t.governor(v) == Some(verb)
                        || t.node(v).dep == "advcl")
            });
        if beside || attending {
            return Some(g.name.clone());
        }
    }
    None
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

/// The country whose offices the report names without saying whose: that of titles which say it themselves,
/// of known people whose office stands without a country, of the dateline's capital and the agency; the
/// country most named decides only where nothing else does.
fn home(
    document: &Document,
    sentences: &[Sentence],
    people: &People,
    text: &str,
    hits: &[sidelines_lexicon::Hit],
) -> Option<CountryCode> {
    let mut score: BTreeMap<CountryCode, u32> = BTreeMap::new();
    let mut named: BTreeMap<CountryCode, u32> = BTreeMap::new();
    for s in sentences {
        for u in &s.units {
            match &u.sem {
                Sem::Office(o) => {
                    if let Some(c) = o.country {
                        *score.entry(c).or_default() += 12;
                    }
                }
                Sem::Org(o) if o.body => {
                    if let Some(c) = o.country {
                        *named.entry(c).or_default() += 2;
                    }
                }
                Sem::Country { code, .. } => *named.entry(*code).or_default() += 1,
                _ => {}
            }
        }
    }
    for p in &people.all {
        let bare = p
            .offices
            .iter()
            .any(|h| h.office.country.is_none() && h.office.org.is_none());
        if let Some(c) = p.country.filter(|_| bare) {
            *score.entry(c).or_default() += 16;
        }
    }
    for (c, n) in named {
        *score.entry(c).or_default() += n.min(8);
    }
    let mut add = |c: &str, n: u32| {
        if let Some(c) = CountryCode::new(c) {
            *score.entry(c).or_default() += n;
        }
    };
    // Words of one country's press.
    let lower = text.to_lowercase();
    for (word, country, weight) in [
        ("union minister", "IN", 12),
        ("union defence minister", "IN", 12),
        (" crore", "IN", 8),
        (" lakh", "IN", 6),
        ("ispr", "PK", 12),
    ] {
        if lower.contains(word) {
            add(country, weight);
        }
    }
    if let Some(d) = document.paragraphs.iter().find_map(|p| p.dateline.as_ref()) {
        for h in hits
            .iter()
            .filter(|h| h.start >= d.span.start && h.end <= d.span.end)
        {
            match &h.kind {
                sidelines_lexicon::HitKind::Country { alpha2, .. } => add(alpha2, 6),
                sidelines_lexicon::HitKind::Agency {
                    country: Some(c), ..
                } => add(c, 8),
                _ => {}
            }
        }
    }
    score
        .into_iter()
        .max_by_key(|(c, n)| (*n, std::cmp::Reverse(*c)))
        .map(|(c, _)| c)
}

/// "the SCO conclave" is the meeting of defence ministers, where that is what the report otherwise calls it.
fn name_gatherings(mentions: &mut [Vec<Mention>]) {
    let generic = |g: &GatheringSem| {
        g.org.as_ref().is_some_and(|o| {
            g.name.strip_prefix(o.as_str()).is_some_and(|r| {
                matches!(
                    r.trim(),
                    "Meeting" | "Conclave" | "Meet" | "Gathering" | "Event"
                )
            })
        })
    };
    // By organisation: each name and how often it stands.
    let mut named: BTreeMap<String, Vec<(String, usize)>> = BTreeMap::new();
    for m in mentions.iter().flatten() {
        if let What::Gathering(g) = &m.what
            && let Some(org) = &g.org
            && !generic(g)
        {
            let names = named.entry(org.clone()).or_default();
            match names.iter_mut().find(|(n, _)| *n == g.name) {
                Some((_, count)) => *count += 1,
                None => names.push((g.name.clone(), 1)),
            }
        }
    }
    for m in mentions.iter_mut().flatten() {
        if let What::Gathering(g) = &mut m.what
            && generic(g)
            && let Some((most, _)) = g
                .org
                .as_ref()
                .and_then(|o| named.get(o))
                .and_then(|n| n.iter().rev().max_by_key(|(_, count)| *count))
        {
            g.name.clone_from(most);
        }
    }
}

/// What persons do, and organisations seldom.
const HUMAN: &[&str] = &[
    "meet",
    "say",
    "tell",
    "arrive",
    "visit",
    "travel",
    "fly",
    "speak",
    "add",
    "stress",
    "thank",
    "express",
    "address",
    "welcome",
    "brief",
    "discuss",
    "receive",
    "stay",
    "greet",
    "tweet",
    "underline",
    "note",
    "land",
    "depart",
    "return",
    "smile",
    "shake",
    "congratulate",
    "praise",
];

/// A name that does what persons do is a person's, though no title stands by it.
fn promote(text: &str, sentences: &mut [Sentence], people: &mut People) {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (i, s) in sentences.iter().enumerate() {
        for (n, node) in s.tree.nodes.iter().enumerate() {
            let Some(m) = node.mention else { continue };
            let Some(mention) = s.mentions.get(m) else {
                continue;
            };
            let span = match &mention.what {
                What::Other => mention.span.clone(),
                What::Person(p) if p.person.is_none() => p.name.clone(),
                _ => continue,
            };
            let name = text.get(span).unwrap_or("");
            let verb = s.tree.head(n).map_or("", |h| s.tree.node(h).lemma.as_str());
            let acts = node.dep == "nsubj" && HUMAN.contains(&verb);
            let is_met = matches!(node.dep, "dobj" | "conj" | "pobj")
                && s.tree
                    .governor(n)
                    .is_some_and(|g| s.tree.node(g).lemma == "meet")
                && s.tree
                    .ancestors(n)
                    .skip(1)
                    .take(3)
                    .any(|x| s.tree.node(x).lemma == "meet");
            // "X of the Philippines and Y of Norway": named in one breath with a person.
            let beside = node.dep == "conj"
                && s.tree
                    .head(n)
                    .and_then(|h| s.mention(h))
                    .is_some_and(|m| matches!(&m.what, What::Person(p) if p.person.is_some()));
            if (acts || is_met || beside)
                && crate::people::could_be_person(name, text, mention.span.start)
            {
                found.push((i, m));
            }
        }
    }
    for (i, m) in found {
        let Some(mention) = sentences.get(i).and_then(|s| s.mentions.get(m)).cloned() else {
            continue;
        };
        let person = people.add(text, &mention);
        if let Some(mention) = sentences.get_mut(i).and_then(|s| s.mentions.get_mut(m)) {
            match &mut mention.what {
                What::Person(p) => p.person = Some(person),
                what => {
                    *what = What::Person(crate::mentions::PersonMention {
                        name: mention.span.clone(),
                        person: Some(person),
                        sure: true,
                        ..Default::default()
                    })
                }
            }
        }
    }
    for p in &mut people.all {
        p.country = p.country.or_else(|| crate::known::country(&p.name));
    }
}

/// Countries and offices that the report implies: counterparts hold the office of those whose counterparts
/// they are; an office without a country is the home country's.
fn complete(people: &mut People, mentions: &[Vec<Mention>], home: Option<CountryCode>) {
    let all = people.all.clone();
    let mut last_person: Option<usize> = None;
    for row in mentions {
        let mut first_here: Option<usize> = None;
        for m in row {
            let What::Person(p) = &m.what else { continue };
            let Some(index) = p.person else { continue };
            if p.counterpart && p.offices.is_empty() {
                let whose = first_here
                    .filter(|&f| f != index)
                    .or(last_person.filter(|&l| l != index));
                let office = whose
                    .and_then(|w| all.get(w))
                    .and_then(|w| w.chief_office())
                    .map(|h| h.office.clone());
                if let (Some(person), Some(office)) = (people.all.get_mut(index), office)
                    && person.offices.is_empty()
                {
                    let country = person.country;
                    person.offices.push(crate::people::Held {
                        office: crate::mentions::OfficeRef {
                            canonical: offices::national(&office.canonical, country),
                            country,
                            org: None,
                            qualifier: None,
                            plural: false,
                        },
                        span: m.span.clone(),
                        inferred: true,
                    });
                }
            }
            first_here = first_here.or(Some(index));
        }
        last_person = first_here.or(last_person);
    }
    for person in &mut people.all {
        if person.country.is_none() {
            let of_org = !person.offices.is_empty()
                && person
                    .offices
                    .iter()
                    .all(|h| h.office.org.is_some() && h.office.country.is_none());
            person.country = person.offices.iter().find_map(|h| h.office.country).or(
                if of_org || person.offices.is_empty() {
                    None
                } else {
                    home
                },
            );
        }
    }
}

/// A day told for one encounter holds for the next sentence's, if that tells none and goes on in the same tense.
fn carry_dates(a: &Analysis<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        if drafts[i].date.is_some()
            || !matches!(drafts[i].status, Status::Occurred)
            || matches!(drafts[i].kind, EncounterKind::Gathering)
        {
            continue;
        }
        let here = drafts[i].sentence;
        let from = drafts[..i].iter().rev().find(|d| {
            d.date.is_some()
                && d.status == drafts[i].status
                && d.sentence <= here
                && a.sentences[d.sentence].paragraph + 2 > a.sentences[here].paragraph
                && matches!(
                    d.kind,
                    EncounterKind::Meeting | EncounterKind::Call | EncounterKind::Signing
                )
                && d.parties.iter().any(|(w, _)| {
                    drafts[i]
                        .parties
                        .iter()
                        .any(|(v, _)| encounters::alike(a, w, v))
                })
                && d.date
                    .as_ref()
                    .is_some_and(|e| encounters::span_days(e) <= 3)
        });
        if let Some(date) = from.and_then(|d| d.date.clone()) {
            drafts[i].date = Some(date);
        }
    }
}

/// Places that the report implies: that of the gathering on whose margin it was, of the trip of one of the
/// parties, of the other meetings told of the same day.
fn place_by_context(a: &Analysis<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        if drafts[i].place.is_some() || matches!(drafts[i].kind, EncounterKind::Call) {
            continue;
        }
        let d = &drafts[i];
        let gathering = d
            .part_of
            .as_ref()
            .and_then(|m| {
                drafts
                    .iter()
                    .find(|g| g.name.as_ref() == Some(m) && g.place.is_some())
            })
            .and_then(|g| g.place.clone());
        let trip = || {
            drafts
                .iter()
                .filter(|v| v.kind == EncounterKind::Visit && v.place.is_some())
                .filter(|v| {
                    matches!(v.status, Status::Occurred | Status::Ongoing)
                        == matches!(d.status, Status::Occurred | Status::Ongoing)
                        || v.status == Status::Ongoing
                })
                .filter(|v| match (&v.date, &d.date) {
                    (Some(x), Some(y)) => x.overlaps(y) || encounters::span_days(x) == 1,
                    _ => true,
                })
                .find(|v| {
                    v.parties
                        .iter()
                        .any(|(w, _)| d.parties.iter().any(|(x, _)| x == w))
                })
                .and_then(|v| v.place.clone())
        };
        let sibling = || {
            drafts
                .iter()
                .filter(|s| {
                    s.placed
                        && matches!(
                            s.kind,
                            EncounterKind::Meeting
                                | EncounterKind::Gathering
                                | EncounterKind::Signing
                        )
                        && s.sentence.abs_diff(d.sentence) <= 6
                })
                .filter(|s| {
                    matches!((&s.date, &d.date), (Some(x), Some(y)) if x == y)
                        || s.date.is_none() && d.date.is_none()
                })
                .find(|s| {
                    s.parties
                        .iter()
                        .any(|(w, _)| d.parties.iter().any(|(x, _)| x == w))
                })
                .and_then(|s| s.place.clone())
        };
        // Whoever receives is at home.
        let host = || {
            let host = d
                .parties
                .iter()
                .find(|(_, r)| *r == Some(PartyRole::Host))
                .and_then(|(w, _)| encounters::country(a, w))?;
            (!matches!(d.status, Status::Denied)).then_some(Where::Country(host))
        };
        // So is the home country's man who meets a stranger, in a report from home.
        let at_home = || {
            let dateline = a
                .dateline_place
                .as_ref()
                .filter(|p| p.country.is_some() && p.country == a.home)?;
            let ours = d
                .parties
                .iter()
                .any(|(w, _)| encounters::country(a, w) == a.home);
            (ours && d.kind == EncounterKind::Meeting && d.status == Status::Occurred)
                .then(|| Where::Place(dateline.clone()))
        };
        drafts[i].place = gathering
            .or_else(trip)
            .or_else(sibling)
            .or_else(host)
            .or_else(at_home);
    }
}

/// Meetings of one man on one day in one place share the margin that one of them is said to have; so do his
/// meetings where and when he is at a gathering.
fn margin_by_context(drafts: &mut [Draft]) {
    let place = |d: &Draft| d.place.as_ref().and_then(Where::country);
    let meets = |x: &Draft, y: &Draft| {
        x.parties
            .iter()
            .any(|(w, _)| y.parties.iter().any(|(v, _)| w == v))
    };
    let days = |x: &Draft, y: &Draft| match (&x.date, &y.date) {
        (Some(a), Some(b)) => a.overlaps(b),
        _ => x.sentence.abs_diff(y.sentence) <= 8,
    };
    for i in 0..drafts.len() {
        let d = &drafts[i];
        if d.part_of.is_some() || d.kind != EncounterKind::Meeting {
            continue;
        }
        let fits = |s: &&Draft| {
            days(s, d)
                && (place(s).is_none() || place(d).is_none() || place(s) == place(d))
                && meets(s, d)
        };
        let shared = drafts
            .iter()
            .filter(|s| s.kind == EncounterKind::Meeting && s.part_of.is_some())
            .find(fits)
            .and_then(|s| s.part_of.clone());
        let attended = || {
            drafts
                .iter()
                .filter(|s| s.kind == EncounterKind::Gathering)
                .filter(|s| s.place.is_some())
                .find(fits)
                .and_then(|s| s.name.clone())
        };
        drafts[i].part_of = shared.or_else(attended);
    }
}

/// A trip told as begun a day or two before the report goes on, unless the words say that it is over; a
/// present tense means a plan where its day is still to come.
fn finish_status(a: &Analysis<'_>, d: &mut Draft) {
    let day = a.published.as_ref().and_then(Edtf::bounds);
    let (Some((first, last)), Some((today, _))) = (d.date.as_ref().and_then(Edtf::bounds), day)
    else {
        return;
    };
    match d.status {
        Status::Ongoing if first > today => d.status = Status::Planned,
        Status::Ongoing
            if matches!(
                d.kind,
                EncounterKind::Meeting | EncounterKind::Call | EncounterKind::Signing
            ) =>
        {
            d.status = if first > today {
                Status::Planned
            } else if first < today {
                Status::Occurred
            } else {
                Status::Ongoing
            }
        }
        Status::Occurred if first > today => d.status = Status::Planned,
        Status::Occurred
            if d.kind == EncounterKind::Visit
                && d.frame == "arrive"
                && (today - first).get_days() <= 2 =>
        {
            d.status = Status::Ongoing
        }
        Status::Occurred if d.kind == EncounterKind::Visit && last >= today && first != last => {
            d.status = Status::Ongoing
        }
        _ => {}
    }
}

/// Told as history: dated well before the report.
fn is_background(a: &Analysis<'_>, d: &Draft) -> bool {
    let (Some((_, last)), Some((today, _))) = (
        d.date.as_ref().and_then(Edtf::bounds),
        a.published.as_ref().and_then(Edtf::bounds),
    ) else {
        return false;
    };
    (today - last).get_days() > 10
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Fact> {
        let report = Report {
            id: "r".into(),
            text: text.into(),
            ..Report::default()
        };
        Reader::new().unwrap().read(&report).facts
    }

    #[test]
    fn empty_and_foreign_reports_are_skipped() {
        let reader = Reader::new().unwrap();
        let report = |text: &str| Report {
            id: "r".into(),
            text: text.into(),
            ..Report::default()
        };
        assert_eq!(reader.read(&report(" \n--\n")).skipped, Some(Skip::Empty));
        let ru = report(
            "Министр обороны России встретился в Москве со своим индийским коллегой и обсудил с ним сотрудничество двух стран.",
        );
        assert_eq!(reader.read(&ru).skipped, Some(Skip::Language("Russian")));
    }

    #[test]
    fn a_meeting_is_read() {
        let facts = read(
            " date 2021-07-28 New Delhi: Indian Defence Minister Rajnath Singh met his Tajik counterpart Sherali Mirzo in Dushanbe on Wednesday.",
        );
        let encounter = facts
            .iter()
            .find_map(|f| match &f.body {
                Body::Encounter(e) => Some(e),
                _ => None,
            })
            .unwrap();
        assert_eq!(encounter.kind, EncounterKind::Meeting);
        assert_eq!(encounter.parties.len(), 2);
        assert_eq!(
            encounter.date.as_ref().map(ToString::to_string).as_deref(),
            Some("2021-07-28")
        );
    }

    /// Every frame's own examples: what it must read, and what it must not.
    #[test]
    fn frames_read_what_they_say() {
        let reader = Reader::new().unwrap();
        let encounters = |sentence: &str| -> Vec<(EncounterKind, String)> {
            let report = Report {
                id: "r".into(),
                text: format!(" date 2024-05-16 {sentence}"),
                ..Report::default()
            };
            let analysis = reader.read(&report);
            analysis
                .facts
                .into_iter()
                .filter_map(|f| match f.body {
                    Body::Encounter(e) => Some((
                        e.kind,
                        format!(
                            "{:?} {:?}",
                            e.kind,
                            e.parties
                                .iter()
                                .map(|p| p.person.clone().or(p.country.map(|c| c.to_string())))
                                .collect::<Vec<_>>()
                        ),
                    )),
                    _ => None,
                })
                .collect()
        };
        let mut wrong = Vec::new();
        for frame in &reader.frames.all {
            assert!(
                !frame.reads.is_empty(),
                "frame {} has no example",
                frame.name
            );
            for sentence in &frame.reads {
                let found = encounters(sentence);
                if !found.iter().any(|(k, _)| *k == frame.kind) {
                    wrong.push(format!(
                        "{} must read: {sentence}\n    found {found:?}",
                        frame.name
                    ));
                }
            }
            for sentence in &frame.not {
                let found = encounters(sentence);
                if found.iter().any(|(k, _)| *k == frame.kind) {
                    wrong.push(format!(
                        "{} must not read: {sentence}\n    found {found:?}",
                        frame.name
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
