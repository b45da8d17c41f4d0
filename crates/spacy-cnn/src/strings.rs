//! Strings of the model kept once each, and spaCy's ids of strings.

use std::collections::HashMap;

use crate::error::ModelError;
use crate::format::Reader;
use crate::hash::murmur64a;

/// A string of the model: tag, label, part of speech, morphology.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct StrId(u16);

impl StrId {
    /// The empty string.
    pub(crate) const EMPTY: Self = Self(0);

    pub(crate) fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The model's own strings.
#[derive(Debug)]
pub(crate) struct Strings {
    all: Vec<Box<str>>,
    ids: HashMap<Box<str>, StrId>,
}

impl Default for Strings {
    fn default() -> Self {
        let mut strings = Self {
            all: Vec::new(),
            ids: HashMap::new(),
        };
        strings.all.push("".into());
        strings.ids.insert("".into(), StrId::EMPTY);
        strings
    }
}

impl Strings {
    pub(crate) fn add(&mut self, text: &str) -> Result<StrId, ModelError> {
        if let Some(&id) = self.ids.get(text) {
            return Ok(id);
        }
        let number = u16::try_from(self.all.len())
            .map_err(|_| ModelError::inconsistent("more than 65,535 labels"))?;
        self.all.push(text.into());
        self.ids.insert(text.into(), StrId(number));
        Ok(StrId(number))
    }

    #[inline]
    pub(crate) fn get(&self, id: StrId) -> &str {
        &self.all[id.index()]
    }

    pub(crate) fn find(&self, text: &str) -> Option<StrId> {
        self.ids.get(text).copied()
    }

    pub(crate) fn at(&self, index: usize) -> &str {
        &self.all[index]
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }
}

/// spaCy's `StringStore` as a function: names of built-in symbols have small numbers, the
/// empty string has 0, every other string its 64-bit Murmur hash.
#[derive(Debug, Default)]
pub(crate) struct Symbols {
    numbers: HashMap<Box<str>, u64>,
}

impl Symbols {
    pub(crate) fn read(mut from: Reader<'_>) -> Result<Self, ModelError> {
        let count = from.count()?;
        let mut numbers = HashMap::with_capacity(count);
        for _ in 0..count {
            numbers.insert(from.str()?.into(), from.number()? as u64);
        }
        Ok(Self { numbers })
    }

    pub(crate) fn id(&self, text: &str) -> u64 {
        if text.is_empty() {
            return 0;
        }
        // The longest symbol names have some twenty characters, all of them ASCII.
        match self.numbers.get(text) {
            Some(&number) => number,
            None => murmur64a(text.as_bytes(), 1),
        }
    }
}
