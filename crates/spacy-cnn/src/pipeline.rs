//! The pipeline: reading it from a file, and the analyses in their order.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::chars::{self, Lexical};
use crate::doc::{Doc, Entity, Iob, Surface, Token, Word};
use crate::error::ModelError;
use crate::format::{Reader, Sections};
use crate::lexemes::Vocabulary;
use crate::net::{Isa, Tok2Vec, UsableIsa};
use crate::options::Options;
use crate::parse::arc_eager::Parser;
use crate::parse::biluo::Recogniser;
use crate::rules::lemmatizer::Lemmatizer;
use crate::rules::ruler::{AttributeRuler, Attributes};
use crate::scratch::Scratch;
use crate::specials::NormId;
use crate::strings::{Strings, Symbols};
use crate::tagger::Tagger;
use crate::tokenizer::Tokenizer;

/// Words analysed at once. A longer text is cut, at a line break if there is one nearby.
const LONGEST_PART: usize = 4096;

/// A spaCy pipeline: immutable, to be shared between threads.
#[derive(Debug)]
pub struct Pipeline {
    number: u64,
    isa: UsableIsa,
    metadata: Vec<(String, String)>,
    strings: Strings,
    tokenizer: Tokenizer,
    vocabulary: Vocabulary,
    networks: Vec<Tok2Vec>,
    tagger: Component<Tagger>,
    parser: Component<Parser>,
    ruler: AttributeRuler,
    lemmatizer: Lemmatizer,
    recogniser: Component<Recogniser>,
}

/// A component and the number of the network whose vectors it reads.
#[derive(Debug)]
struct Component<T> {
    network: usize,
    inner: T,
}

static NEXT_NUMBER: AtomicU64 = AtomicU64::new(1);

impl Pipeline {
    /// Reads a pipeline from the bytes of a model file (`training/export.py` writes them).
    ///
    /// # Errors
    /// When the bytes are not a model file of this version, or a damaged one.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let sections = Sections::read(bytes)?;
        let sets = chars::read_sets(sections.require("CHAR")?)?;
        let lexical = Lexical::read(sections.require("LEXA")?, &sets)?;
        let symbols = Symbols::read(sections.require("SYMS")?)?;
        let mut strings = Strings::default();
        let mut ruler = AttributeRuler::read(sections.require("ATTR")?, &sets, &mut strings)?;
        let tokenizer = Tokenizer::read(sections.require("TOKN")?, sets, lexical.clone())?;
        let specials = &tokenizer.specials;
        let vocabulary = Vocabulary::read(sections.require("NORM")?, symbols, lexical, specials)?;
        let mut networks = Vec::new();
        while let Some(part) = sections.find(&format!("TV{:02}", networks.len())) {
            networks.push(Tok2Vec::read(part)?);
        }
        let component = |name: &str| {
            let mut from = sections.require(name)?;
            let network = from.index(networks.len())?;
            Ok::<_, ModelError>((from, network, networks[network].width()))
        };
        let (mut from, network, width) = component("TAGR")?;
        let tagger = Component {
            network,
            inner: Tagger::read(&mut from, width, &mut strings)?,
        };
        let (mut from, network, width) = component("PARS")?;
        let parser = Component {
            network,
            inner: Parser::read(&mut from, width, &mut strings)?,
        };
        let (mut from, network, width) = component("NERR")?;
        let inner = Recogniser::read(&mut from, width, &mut strings)?;
        let recogniser = Component { network, inner };
        let mut lemmatizer = Lemmatizer::read(sections.require("LEMM")?, &mut strings)?;
        ruler.index(&strings);
        lemmatizer.index(&strings);
        let mut pipeline = Self {
            number: NEXT_NUMBER.fetch_add(1, Ordering::Relaxed),
            isa: UsableIsa::PLAIN,
            metadata: read_metadata(sections.require("META")?)?,
            strings,
            tokenizer,
            vocabulary,
            networks,
            tagger,
            parser,
            ruler,
            lemmatizer,
            recogniser,
        };
        pipeline.set_isa(Isa::detect());
        Ok(pipeline)
    }

    /// Reads a pipeline from a model file.
    ///
    /// # Errors
    /// When the file cannot be read, or is not a sound model file of this version.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, ModelError> {
        let path = path.as_ref();
        let bytes = std::fs::read(path).map_err(|source| ModelError::Io {
            path: path.to_owned(),
            source,
        })?;
        Self::from_bytes(&bytes)
    }

    /// The instruction set that the arithmetic uses.
    pub fn isa(&self) -> Isa {
        self.isa.get()
    }

    /// Uses another instruction set than the fastest one, if this machine has it; returns
    /// the one in use from now on. For tests and measurements.
    pub fn set_isa(&mut self, isa: Isa) -> Isa {
        if let Some(isa) = UsableIsa::new(isa) {
            self.isa = isa;
            self.number = NEXT_NUMBER.fetch_add(1, Ordering::Relaxed);
            for network in &mut self.networks {
                network.prepare(isa);
            }
        }
        self.isa.get()
    }

    /// What the model file says about itself: name, version, licence, …
    pub fn metadata(&self) -> impl Iterator<Item = (&str, &str)> {
        self.metadata.iter().map(|(key, value)| (&**key, &**value))
    }

    /// Splits a text into words, white space that is not a single space included.
    pub fn tokenize(&self, text: &str) -> Vec<Word> {
        self.tokenize_with(text, &mut Scratch::default())
    }

    /// Like [`Pipeline::tokenize`], faster when the scratch has seen the words before.
    pub fn tokenize_with(&self, text: &str, scratch: &mut Scratch) -> Vec<Word> {
        self.claim(scratch);
        self.tokenizer
            .tokenize(text, &mut scratch.tokenizer, &mut scratch.raw);
        let word = |raw: &crate::tokenizer::RawToken| Word {
            start: raw.start,
            end: raw.end,
            space_after: raw.space_after,
        };
        scratch.raw.iter().map(word).collect()
    }

    /// Splits a text into words and analyses them.
    pub fn analyse<'p>(&'p self, text: &str, scratch: &mut Scratch) -> Doc<'p> {
        self.claim(scratch);
        self.tokenizer
            .tokenize(text, &mut scratch.tokenizer, &mut scratch.raw);
        let raw = std::mem::take(&mut scratch.raw);
        let surfaces: Vec<Surface<'_>> = raw
            .iter()
            .map(|raw| Surface {
                text: &text[raw.start..raw.end],
                start: raw.start,
                end: raw.end,
                space_after: raw.space_after,
            })
            .collect();
        scratch.norms.clear();
        scratch.norms.extend(raw.iter().map(|raw| raw.norm));
        scratch.raw = raw;
        self.analyse_parts(&surfaces, &Options::default(), scratch)
    }

    /// Analyses words of a text that were found before. A word whose offsets are not a
    /// slice of the text is read as empty.
    pub fn analyse_words<'p>(
        &'p self,
        text: &str,
        words: &[Word],
        options: &Options,
        scratch: &mut Scratch,
    ) -> Doc<'p> {
        let surface = |word: &Word| Surface {
            text: text.get(word.start..word.end).unwrap_or(""),
            start: word.start,
            end: word.end,
            space_after: word.space_after,
        };
        let surfaces: Vec<Surface<'_>> = words.iter().map(surface).collect();
        self.analyse_surfaces(&surfaces, options, scratch)
    }

    /// Analyses words whose surfaces need not be slices of any text.
    pub fn analyse_surfaces<'p>(
        &'p self,
        words: &[Surface<'_>],
        options: &Options,
        scratch: &mut Scratch,
    ) -> Doc<'p> {
        self.claim(scratch);
        scratch.norms.clear();
        while scratch.norms.len() < words.len() {
            let at = scratch.norms.len();
            let word = |i: usize| words.get(i).map(|w| (w.text, w.space_after));
            scratch
                .norms
                .extend(self.tokenizer.specials.norms_at(at, word));
            if scratch.norms.len() == at {
                scratch.norms.push(NormId::NONE);
            }
        }
        self.analyse_parts(words, options, scratch)
    }

    /// Makes sure that the scratch holds nothing of another pipeline.
    fn claim(&self, scratch: &mut Scratch) {
        if scratch.pipeline != self.number {
            *scratch = Scratch {
                pipeline: self.number,
                ..Scratch::default()
            };
        }
    }

    /// Analyses words, in parts if there are very many.
    fn analyse_parts<'p>(
        &'p self,
        words: &[Surface<'_>],
        options: &Options,
        scratch: &mut Scratch,
    ) -> Doc<'p> {
        let mut doc = Doc::default();
        doc.tokens.reserve(words.len());
        let norms = std::mem::take(&mut scratch.norms);
        let (mut rest, mut rest_norms) = (words, &norms[..]);
        while !rest.is_empty() {
            let length = part_length(rest);
            let (part, after) = rest.split_at(length);
            let (part_norms, after_norms) = rest_norms.split_at(length);
            self.analyse_part(part, part_norms, options, scratch, &mut doc);
            (rest, rest_norms) = (after, after_norms);
        }
        scratch.norms = norms;
        doc
    }

    fn analyse_part<'p>(
        &'p self,
        part: &[Surface<'_>],
        norms: &[NormId],
        options: &Options,
        scratch: &mut Scratch,
        doc: &mut Doc<'p>,
    ) {
        let isa = self.isa;
        let length = part.len();
        let Scratch {
            lexemes,
            words,
            spaces,
            tok2vec,
            shared,
            own,
            ..
        } = scratch;
        let Scratch {
            scores,
            scorer,
            tree,
            spans,
            attributes,
            matches,
            ..
        } = scratch;
        lexemes.begin(self.networks.len(), &self.ruler);
        words.clear();
        spaces.clear();
        for (surface, &norm) in part.iter().zip(norms) {
            words.push(lexemes.find(surface.text, norm, &self.vocabulary, &self.ruler));
            spaces.push(surface.space_after);
        }

        // The network whose vectors are in `shared`.
        let mut present = self.tagger.network;
        self.networks[present].run(isa, present, words, spaces, lexemes, tok2vec, shared);
        attributes.clear();
        attributes.resize(length, Attributes::default());
        self.tagger.inner.tag(
            isa,
            shared,
            self.networks[present].width(),
            scores,
            attributes,
        );

        if options.parse {
            if self.parser.network != present {
                present = self.parser.network;
                self.networks[present].run(isa, present, words, spaces, lexemes, tok2vec, shared);
            }
            let is_space = |i: usize| lexemes.is_space(words[i]);
            let single = options.single_sentence;
            self.parser
                .inner
                .parse(isa, shared, is_space, length, single, scorer, tree);
        } else {
            tree.clear(length);
        }
        for (word, &label) in attributes.iter_mut().zip(&tree.labels) {
            word.dep = label;
        }
        self.ruler
            .apply(attributes, |i| lexemes.tests(words[i]), matches);

        spans.clear();
        if options.ner {
            let vectors = if self.recogniser.network == present {
                &*shared
            } else {
                let number = self.recogniser.network;
                self.networks[number].run(isa, number, words, spaces, lexemes, tok2vec, own);
                &*own
            };
            let is_space = |i: usize| lexemes.is_space(words[i]);
            let starts = &tree.sentence_starts;
            self.recogniser
                .inner
                .recognise(isa, vectors, is_space, starts, scorer, spans);
        }

        let first = doc.tokens.len();
        let lexical = self.vocabulary.lexical();
        for (i, (surface, word)) in part.iter().zip(&*attributes).enumerate() {
            let lemma = match word.lemma {
                _ if !options.lemmas => "".into(),
                Some(lemma) => self.strings.get(lemma).into(),
                None => self
                    .lemmatizer
                    .lemma(surface.text, word.pos, word.morph, lexical),
            };
            doc.tokens.push(Token {
                start: surface.start,
                end: surface.end,
                space_after: surface.space_after,
                is_space: lexemes.is_space(words[i]),
                tag: self.strings.get(word.tag),
                pos: self.strings.get(word.pos),
                morph: self.strings.get(word.morph),
                lemma,
                head: first as u32 + tree.heads[i],
                dep: self.strings.get(word.dep),
                sent_start: tree.sentence_starts[i],
                ent_iob: Iob::Outside,
                ent_type: "",
            });
        }
        for &(start, end, label) in &*spans {
            let (start, end) = (first + start as usize, first + end as usize);
            let label = self.strings.get(label);
            for (i, token) in doc.tokens[start..end].iter_mut().enumerate() {
                token.ent_iob = if i == 0 { Iob::Begin } else { Iob::Inside };
                token.ent_type = label;
            }
            doc.entities.push(Entity {
                first: start,
                last_exclusive: end,
                label,
            });
        }
    }
}

/// How many of the words to analyse next: all, or up to a line break in the last quarter
/// of a full part, or a full part.
fn part_length(words: &[Surface<'_>]) -> usize {
    if words.len() <= LONGEST_PART {
        return words.len();
    }
    let least = LONGEST_PART / 4 * 3;
    let breaks = |word: &Surface<'_>| word.text.contains('\n');
    words[least..LONGEST_PART]
        .iter()
        .rposition(breaks)
        .map_or(LONGEST_PART, |at| least + at + 1)
}

fn read_metadata(mut from: Reader<'_>) -> Result<Vec<(String, String)>, ModelError> {
    (0..from.count()?)
        .map(|_| Ok((from.str()?.to_owned(), from.str()?.to_owned())))
        .collect()
}
