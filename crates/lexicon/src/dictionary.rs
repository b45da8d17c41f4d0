//! Wordings to meanings: a finite-state map over folded names.

use crate::fold::{Folded, Gap, Token};
use crate::tables::{Class, Sense};
use fst::raw::{Fst, Node, Output};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The meanings, grouped by wording.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Senses {
    starts: Vec<u32>,
    senses: Vec<Sense>,
}

impl Senses {
    fn group(&self, value: u64) -> &[Sense] {
        let Ok(value) = usize::try_from(value) else {
            return &[];
        };
        let range = self.starts.get(value).zip(self.starts.get(value + 1));
        range
            .and_then(|(from, to)| self.senses.get(*from as usize..*to as usize))
            .unwrap_or_default()
    }
}

/// Builds the automaton (as bytes) and the meanings of all wordings.
pub(crate) fn build(
    wordings: BTreeMap<String, Vec<Sense>>,
) -> Result<(Vec<u8>, Senses), fst::Error> {
    let mut senses = Senses {
        starts: vec![0],
        senses: Vec::new(),
    };
    let mut builder = fst::MapBuilder::memory();
    for (value, (key, mut group)) in (0u64..).zip(wordings) {
        builder.insert(key, value)?;
        group.sort_unstable();
        group.dedup();
        senses.senses.extend(group);
        senses
            .starts
            .push(u32::try_from(senses.senses.len()).unwrap_or(u32::MAX));
    }
    Ok((builder.into_inner()?, senses))
}

/// A finished dictionary.
pub(crate) struct Dictionary {
    fst: Fst<Cow<'static, [u8]>>,
    senses: Senses,
}

impl std::fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Dictionary")
            .field("wordings", &self.fst.len())
            .finish_non_exhaustive()
    }
}

impl Dictionary {
    pub(crate) fn new(bytes: Cow<'static, [u8]>, senses: Senses) -> Result<Self, fst::Error> {
        Ok(Self {
            fst: Fst::new(bytes)?,
            senses,
        })
    }

    /// The meanings of a whole folded name, whatever its letter case.
    pub(crate) fn exact(&self, key: &str) -> &[Sense] {
        self.fst
            .get(key.as_bytes())
            .map_or(&[], |output| self.senses.group(output.value()))
    }

    /// Calls `found` with the end (a token number) and meaning of each wording that begins at
    /// token `first` and whose letter case fits. A name goes on past an abbreviation in brackets: "African Union (AU)
    /// Commission".
    pub(crate) fn walk(&self, text: &Folded, first: usize, mut found: impl FnMut(usize, Sense)) {
        let Some(from) = text.tokens.get(first).map(|token| token.key.0) else {
            return;
        };
        let bytes = text.buffer.as_bytes();
        let mut node = self.fst.root();
        let mut output = Output::zero();
        let mut position = from;
        let mut bracketed = None;
        for (last, token) in text.tokens.iter().enumerate().skip(first) {
            let Some((after, out)) = self.step(node, bytes.get(position..token.key.1)) else {
                let next = abbreviation(text, last).filter(|_| last > first && bracketed.is_none());
                let Some((next, (after, out))) = next.zip(self.step(node, Some(b" "))) else {
                    return;
                };
                (node, output, position) = (after, output.cat(out), next.key.0);
                bracketed = Some(last);
                continue;
            };
            (node, output, position) = (after, output.cat(out), token.key.1);
            if node.is_final() {
                let value = output.cat(node.final_output()).value();
                for sense in self.senses.group(value) {
                    let own = (first..=last).filter(|word| bracketed != Some(*word));
                    if case_fits(*sense, own.filter_map(|word| text.tokens.get(word))) {
                        found(last + 1, *sense);
                    }
                }
            }
        }
    }

    /// Where some bytes lead from a node, and what is put out on the way.
    fn step<'f>(&'f self, from: Node<'f>, bytes: Option<&[u8]>) -> Option<(Node<'f>, Output)> {
        let mut at = (from, Output::zero());
        for byte in bytes? {
            let transition = at.0.transition(at.0.find_input(*byte)?);
            at = (self.fst.node(transition.addr), at.1.cat(transition.out));
        }
        Some(at)
    }
}

/// The word behind an abbreviation in brackets.
fn abbreviation(text: &Folded, word: usize) -> Option<&Token> {
    let (token, next) = (text.tokens.get(word)?, text.tokens.get(word + 1)?);
    let whole = token.gap == Gap::Open && next.gap == Gap::Close && token.capitals >= 2;
    whole.then_some(next)
}

/// Whether the words are written with the capitals that the meaning asks for.
fn case_fits<'t>(sense: Sense, mut tokens: impl Iterator<Item = &'t Token>) -> bool {
    tokens.by_ref().enumerate().take(16).all(|(n, token)| {
        let bit = 1u16 << n;
        if sense.capitals & bit != 0 {
            // "Nato" is as good as "NATO", but "Us", "Who" and "Plan" are words.
            let spoken = matches!(sense.class, Class::Organisation | Class::Gathering);
            token.capitals >= 2 || (spoken && token.capital && token.letters >= 4)
        } else {
            sense.capital & bit == 0 || token.capital
        }
    })
}
