//! The arc-eager dependency parser with sentence boundaries and re-buffering.
//! Source: `spacy/pipeline/_parser_internals/arc_eager.pyx` and `_state.pxd`.

use super::projective::deprojectivise;
use super::{Scorer, ScorerScratch};
use crate::error::ModelError;
use crate::format::Reader;
use crate::net::UsableIsa;
use crate::strings::{StrId, Strings};

/// The words that a state looks at.
const FEATURES: usize = 8;
const NONE: u32 = u32::MAX;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Shift,
    Reduce,
    Left,
    Right,
    Break,
}

/// The parser: its network and its moves.
#[derive(Debug)]
pub(crate) struct Parser {
    scorer: Scorer,
    moves: Vec<(Action, StrId)>,
    root: StrId,
    /// Labels that stand for an arc from elsewhere: own label, label of the true head.
    decorated: Vec<(StrId, StrId, StrId)>,
}

/// The tree of a document, and the parser's state while it is made.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(crate) heads: Vec<u32>,
    pub(crate) labels: Vec<StrId>,
    pub(crate) sentence_starts: Vec<bool>,
    stack: Vec<u32>,
    rebuffered: Vec<u32>,
    unshiftable: Vec<bool>,
    /// Nodes of linked lists of children: child, node before.
    nodes: Vec<(u32, u32)>,
    left: Vec<u32>,
    right: Vec<u32>,
    next: u32,
    length: u32,
    /// Whether no word but the first may begin a sentence.
    single_sentence: bool,
}

impl Parser {
    pub(crate) fn read(
        from: &mut Reader<'_>,
        width: usize,
        strings: &mut Strings,
    ) -> Result<Self, ModelError> {
        let (scorer, names) = Scorer::read(from, width, FEATURES)?;
        let mut moves = Vec::new();
        let mut decorated = Vec::new();
        for name in names {
            let (kind, label) = name.split_once('-').unwrap_or((name, ""));
            let action = match kind {
                "S" => Action::Shift,
                "D" => Action::Reduce,
                "L" => Action::Left,
                "R" => Action::Right,
                "B" => Action::Break,
                _ => return Err(ModelError::inconsistent(format!("unknown move {name}"))),
            };
            let id = strings.add(label)?;
            moves.push((action, id));
            if let Some((own, head)) = label.split_once("||") {
                decorated.push((id, strings.add(own)?, strings.add(head)?));
            }
        }
        Ok(Self {
            scorer,
            moves,
            root: strings.add("ROOT")?,
            decorated,
        })
    }

    /// Parses words given as vectors; the tree's heads point to words by number, a root's
    /// to itself.
    #[allow(clippy::too_many_arguments)]
    pub(crate) fn parse(
        &self,
        isa: UsableIsa,
        vectors: &[f32],
        is_space: impl Fn(usize) -> bool,
        length: usize,
        single_sentence: bool,
        scratch: &mut ScorerScratch,
        tree: &mut Tree,
    ) {
        tree.begin(length, single_sentence);
        self.scorer.begin(isa, vectors, length, scratch);
        while !tree.is_final() {
            self.scorer.score(isa, tree.features(), scratch);
            let valid = tree.valid();
            let mut best: Option<(usize, f32)> = None;
            for (i, (&(action, _), &score)) in self.moves.iter().zip(&scratch.scores).enumerate() {
                if valid[action as usize] && best.is_none_or(|(_, best)| score > best) {
                    best = Some((i, score));
                }
            }
            // There is always a valid move; a model without that kind of move just stops.
            let Some((best, _)) = best else { break };
            let (action, label) = self.moves[best];
            tree.apply(action, label);
        }
        for i in 0..length {
            if tree.heads[i] == NONE {
                tree.heads[i] = i as u32;
                tree.labels[i] = self.root;
            }
        }
        deprojectivise(&mut tree.heads, &mut tree.labels, &self.decorated, is_space);
        tree.find_sentences();
    }
}

impl Tree {
    /// No tree: every word its own head, without labels or sentences.
    pub(crate) fn clear(&mut self, length: usize) {
        self.heads.clear();
        self.heads.extend(0..length as u32);
        self.labels.clear();
        self.labels.resize(length, StrId::EMPTY);
        self.sentence_starts.clear();
        self.sentence_starts.resize(length, false);
        if let Some(first) = self.sentence_starts.first_mut() {
            *first = true;
        }
    }

    fn begin(&mut self, length: usize, single_sentence: bool) {
        self.clear(length);
        self.heads.fill(NONE);
        self.stack.clear();
        self.rebuffered.clear();
        self.unshiftable.clear();
        self.unshiftable.resize(length, false);
        self.nodes.clear();
        for list in [&mut self.left, &mut self.right] {
            list.clear();
            list.resize(length, NONE);
        }
        self.next = 0;
        self.length = length as u32;
        self.single_sentence = single_sentence;
    }

    fn buffer_length(&self) -> usize {
        (self.length - self.next) as usize + self.rebuffered.len()
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer_length() == 0
    }

    /// The i-th word of the buffer.
    fn buffer(&self, i: usize) -> Option<u32> {
        if let Some(at) = self.rebuffered.len().checked_sub(i + 1) {
            return Some(self.rebuffered[at]);
        }
        let word = self.next + (i - self.rebuffered.len()) as u32;
        (word < self.length).then_some(word)
    }

    /// The i-th word of the stack, from the top.
    fn stack(&self, i: usize) -> Option<u32> {
        self.stack.len().checked_sub(i + 1).map(|at| self.stack[at])
    }

    /// The child of a word that was attached last.
    fn last_child(&self, lists: &[u32], word: Option<u32>) -> Option<u32> {
        let node = lists[word? as usize];
        (node != NONE).then(|| self.nodes[node as usize].0)
    }

    fn features(&self) -> [Option<u32>; FEATURES] {
        let (b0, s0) = (self.buffer(0), self.stack(0));
        [
            b0,
            self.buffer(1),
            s0,
            self.stack(1),
            self.stack(2),
            self.last_child(&self.left, b0),
            self.last_child(&self.left, s0),
            self.last_child(&self.right, s0),
        ]
    }

    /// Which actions are possible, in the order of [`Action`].
    fn valid(&self) -> [bool; 5] {
        let has_stack = !self.stack.is_empty();
        let buffer = self.buffer_length();
        let (b0, b1) = (self.buffer(0), self.buffer(1));
        let starts = |word: Option<u32>| word.is_some_and(|w| self.sentence_starts[w as usize]);
        let cannot_start = |word: Option<u32>| self.single_sentence && word.is_some_and(|w| w > 0);
        let unshiftable = b0.is_some_and(|w| self.unshiftable[w as usize]);
        let shift = !has_stack || (buffer >= 2 && !starts(b0) && !unshiftable);
        let reduce = has_stack && (buffer == 0 || self.stack.len() != 1 || !cannot_start(b0));
        let arc = has_stack && buffer > 0 && !starts(b0);
        let adjacent = matches!((b0, b1), (Some(b0), Some(b1)) if b1 == b0 + 1);
        let split = buffer >= 2 && adjacent && !starts(b1) && !cannot_start(b1);
        [shift, reduce, arc, arc, split]
    }

    /// Does an action that is valid in this state.
    fn apply(&mut self, action: Action, label: StrId) {
        let (b0, s0) = (self.buffer(0), self.stack(0));
        match (action, s0, b0) {
            (Action::Shift, ..) => self.push(),
            (Action::Reduce, Some(s0), _) => {
                self.stack.pop();
                if self.heads[s0 as usize] == NONE && !self.stack.is_empty() {
                    self.unshiftable[s0 as usize] = true;
                    self.rebuffered.push(s0);
                }
            }
            (Action::Left, Some(s0), Some(b0)) => {
                self.attach(b0, s0, label);
                self.unshiftable[b0 as usize] = false;
                self.stack.pop();
            }
            (Action::Right, Some(s0), Some(b0)) => {
                self.attach(s0, b0, label);
                self.push();
            }
            (Action::Break, ..) => {
                if let Some(b1) = self.buffer(1) {
                    self.sentence_starts[b1 as usize] = true;
                }
            }
            _ => {}
        }
    }

    fn push(&mut self) {
        let word = self.rebuffered.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(word);
    }

    fn attach(&mut self, head: u32, child: u32, label: StrId) {
        let before = self.heads[child as usize];
        if before != NONE {
            // spaCy removes an arc from its head's list only if it is the last one there.
            let list = if before > child {
                &mut self.left
            } else {
                &mut self.right
            };
            let last = &mut list[before as usize];
            if let Some(&(node_child, node_before)) = self.nodes.get(*last as usize)
                && node_child == child
            {
                *last = node_before;
            }
        }
        let list = if head > child {
            &mut self.left
        } else {
            &mut self.right
        };
        let last = &mut list[head as usize];
        self.nodes.push((child, *last));
        *last = self.nodes.len() as u32 - 1;
        self.heads[child as usize] = head;
        self.labels[child as usize] = label;
    }

    /// A sentence starts at the leftmost word of each root's tree.
    fn find_sentences(&mut self) {
        let length = self.heads.len();
        // Roots of words, found by following heads; each path is walked once.
        let root = &mut self.left;
        root.clear();
        root.resize(length, NONE);
        let path = &mut self.stack;
        self.sentence_starts.fill(false);
        let started = &mut self.unshiftable;
        started.clear();
        started.resize(length, false);
        for word in 0..length {
            path.clear();
            let mut at = word as u32;
            while root[at as usize] == NONE && self.heads[at as usize] != at {
                path.push(at);
                at = self.heads[at as usize];
                if path.len() > length {
                    break;
                }
            }
            let found = if root[at as usize] == NONE {
                at
            } else {
                root[at as usize]
            };
            root[at as usize] = found;
            for &word in path.iter() {
                root[word as usize] = found;
            }
            if !started[found as usize] {
                started[found as usize] = true;
                self.sentence_starts[word] = true;
            }
        }
    }
}
