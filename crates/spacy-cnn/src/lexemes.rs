//! Words out of context: the features the network sees, kept for words met before.

use crate::cache::HashedMap;
use crate::chars::Lexical;
use crate::error::ModelError;
use crate::format::Reader;
use crate::hash::murmur64a;
use crate::rules::ruler::AttributeRuler;
use crate::specials::{NormId, Specials};
use crate::strings::Symbols;

/// Words kept before all are forgotten.
const CACHED_WORDS: usize = 1 << 14;
/// Longest word kept, in bytes.
const LONGEST_KEPT: usize = 256;
const CACHED_BYTES: usize = 1 << 20;
/// No vector yet.
pub(crate) const NO_SLOT: u32 = u32::MAX;

/// What can be looked up in a hash embedding, in the order of the model file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Feature {
    Norm,
    Prefix,
    Suffix,
    Shape,
    /// Whether a space follows; depends on the place of the word, not on the word alone.
    Spacy,
    IsSpace,
    Lower,
    Orth,
}

impl Feature {
    const ALL: [Self; 8] = [
        Self::Norm,
        Self::Prefix,
        Self::Suffix,
        Self::Shape,
        Self::Spacy,
        Self::IsSpace,
        Self::Lower,
        Self::Orth,
    ];

    pub(crate) fn read(from: &mut Reader<'_>) -> Result<Self, ModelError> {
        Ok(Self::ALL[from.index(Self::ALL.len())?])
    }
}

/// Tables that words' features are made with.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    symbols: Symbols,
    lexical: Lexical,
    /// The norm's id for the ids of words that have a norm of their own.
    norms: HashedMap<u64>,
    /// The ids of the special cases' norms, in the order of [`NormId`].
    special_norms: Vec<u64>,
}

impl Vocabulary {
    pub(crate) fn read(
        mut from: Reader<'_>,
        symbols: Symbols,
        lexical: Lexical,
        specials: &Specials,
    ) -> Result<Self, ModelError> {
        let count = from.count()?;
        let mut norms = HashedMap::default();
        norms.reserve(count);
        for _ in 0..count {
            let word = from.u64()?;
            norms.insert(word, symbols.id(from.str()?));
        }
        let special_norms = specials.norms().map(|norm| symbols.id(norm)).collect();
        Ok(Self {
            symbols,
            lexical,
            norms,
            special_norms,
        })
    }

    pub(crate) fn lexical(&self) -> &Lexical {
        &self.lexical
    }

    fn features(&self, text: &str, norm: NormId, shape: &mut String) -> [u64; 8] {
        let id = |text: &str| self.symbols.id(text);
        let orth = id(text);
        let lower = id(&text.to_lowercase());
        let special = (norm.number() as usize).checked_sub(1);
        let norm = match special.and_then(|i| self.special_norms.get(i)) {
            Some(&norm) => norm,
            None => self.norms.get(&orth).copied().unwrap_or(lower),
        };
        let first_end = text.char_indices().nth(1).map_or(text.len(), |(at, _)| at);
        let suffix_start = text.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        self.lexical.shape(text, shape);
        let mut features = [0; 8];
        features[Feature::Norm as usize] = norm;
        features[Feature::Prefix as usize] = id(&text[..first_end]);
        features[Feature::Suffix as usize] = id(&text[suffix_start..]);
        features[Feature::Shape as usize] = id(shape);
        features[Feature::IsSpace as usize] = u64::from(self.lexical.all_space(text));
        features[Feature::Lower as usize] = lower;
        features[Feature::Orth as usize] = orth;
        features
    }
}

#[derive(Debug)]
struct Lexeme {
    text: (u32, u32),
    norm: NormId,
    features: [u64; 8],
}

/// The words met lately, with their features, vectors and rule tests.
#[derive(Debug, Default)]
pub(crate) struct Lexemes {
    by_hash: HashedMap<u32>,
    all: Vec<Lexeme>,
    text: String,
    shape: String,
    /// For each word: which of the attribute ruler's tests of words it passes.
    tests: Vec<u64>,
    tests_per_word: usize,
    /// For each word, network and "a space follows": where its vector is.
    slots: Vec<u32>,
    networks: usize,
    /// For each network: vectors one after another.
    pub(crate) vectors: Vec<Vec<f32>>,
}

impl Lexemes {
    /// Ready for a document: forgets everything when too much has been kept.
    pub(crate) fn begin(&mut self, networks: usize, ruler: &AttributeRuler) {
        let full = self.all.len() > CACHED_WORDS || self.text.len() > CACHED_BYTES;
        if full || self.networks != networks {
            self.by_hash.clear();
            self.all.clear();
            self.text.clear();
            self.tests.clear();
            self.slots.clear();
            self.vectors.iter_mut().for_each(Vec::clear);
        }
        self.networks = networks;
        self.vectors.resize_with(networks, Vec::new);
        self.tests_per_word = ruler.words_of_tests();
    }

    /// The number of a word under which the other methods know it.
    pub(crate) fn find(
        &mut self,
        text: &str,
        norm: NormId,
        vocabulary: &Vocabulary,
        ruler: &AttributeRuler,
    ) -> u32 {
        let hash = murmur64a(text.as_bytes(), 1)
            ^ u64::from(norm.number()).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut collides = text.len() > LONGEST_KEPT;
        if let Some(&number) = self.by_hash.get(&hash) {
            let known = &self.all[number as usize];
            let range = known.text.0 as usize..known.text.1 as usize;
            if known.norm == norm && &self.text[range] == text {
                return number;
            }
            collides = true;
        }
        let number = self.all.len() as u32;
        let features = vocabulary.features(text, norm, &mut self.shape);
        let mut range = (0, 0);
        if !collides {
            let start = self.text.len();
            self.text.push_str(text);
            range = (start as u32, self.text.len() as u32);
            self.by_hash.insert(hash, number);
        }
        let is_space = features[Feature::IsSpace as usize] != 0;
        ruler.test_word(text, is_space, &mut self.tests);
        self.all.push(Lexeme {
            text: range,
            norm,
            features,
        });
        self.slots
            .resize(self.slots.len() + self.networks * 2, NO_SLOT);
        number
    }

    #[inline]
    pub(crate) fn feature(&self, word: u32, feature: Feature) -> u64 {
        self.all[word as usize].features[feature as usize]
    }

    pub(crate) fn is_space(&self, word: u32) -> bool {
        self.feature(word, Feature::IsSpace) != 0
    }

    #[inline]
    pub(crate) fn slot(&mut self, word: u32, network: usize, space_after: bool) -> &mut u32 {
        let at = (word as usize * self.networks + network) * 2 + usize::from(space_after);
        &mut self.slots[at]
    }

    #[inline]
    pub(crate) fn tests(&self, word: u32) -> &[u64] {
        let size = self.tests_per_word;
        &self.tests[word as usize * size..(word as usize + 1) * size]
    }
}
