//! A matcher for the tokeniser's patterns, which `training/regex_program.py` compiles.
//!
//! Backtracking in the order of Python's `re`, but every (instruction, position) is tried
//! once only: without captures a second try cannot end otherwise. So the cost is at most
//! program times text, whatever the pattern (the "bounded backtracker" of Rust's `regex`).

use crate::chars::CharSet;
use crate::error::ModelError;
use crate::format::Reader;

#[derive(Debug, Clone)]
enum Op {
    Match,
    Char(char),
    Class(u32),
    Split(u32, u32),
    Jump(u32),
    Begin,
    End,
    Look {
        behind: bool,
        negative: bool,
        width: u32,
        next: u32,
    },
    Branch(u32),
}

/// The ways on from a branch: where to, and the characters that way can begin with.
#[derive(Debug, Clone)]
struct Branches {
    ways: Vec<(u32, Option<u32>)>,
    /// For each ASCII character, the ways that it can begin.
    ascii: Vec<Box<[u32]>>,
}

/// A compiled pattern.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    code: Vec<Op>,
    branches: Vec<Branches>,
    /// Characters a match can begin with, if known.
    first: Option<u32>,
    /// Characters a match, anchored at the end, must end with, if known.
    last: Option<u32>,
    /// For a pattern anchored at the end: how far before it a match can begin, unless it
    /// begins with one of `unbounded`. 0: not known.
    reach: usize,
    unbounded: Option<u32>,
}

/// Buffers of the matcher.
#[derive(Debug, Default)]
pub(crate) struct Matcher {
    /// A bit for each instruction at each position of the text.
    tried: Vec<u64>,
    words_per_position: usize,
    stack: Vec<(u32, u32)>,
}

impl Program {
    /// Reads a program; `None` where the model has no such rule.
    pub(crate) fn read(
        from: &mut Reader<'_>,
        sets: &[CharSet],
    ) -> Result<Option<Self>, ModelError> {
        if from.number()? == 0 {
            return Ok(None);
        }
        let optional = |n: usize| match n {
            0 => Ok(None),
            n if n <= sets.len() => Ok(Some(n as u32 - 1)),
            _ => Err(ModelError::inconsistent("a pattern names an unknown set")),
        };
        let first = optional(from.number()?)?;
        let last = optional(from.number()?)?;
        let reach = from.number()?;
        let unbounded = optional(from.number()?)?;
        let length = from.count()?;
        let mut branches = Vec::new();
        let mut code = Vec::with_capacity(length);
        for at in 0..length {
            let op = match from.number()? {
                0 => Op::Match,
                1 => {
                    let c = u32::try_from(from.number()?).ok().and_then(char::from_u32);
                    Op::Char(c.ok_or_else(|| ModelError::inconsistent("not a character"))?)
                }
                2 => Op::Class(from.index(sets.len())? as u32),
                3 => Op::Split(from.index(length)? as u32, from.index(length)? as u32),
                4 => Op::Jump(from.index(length)? as u32),
                5 => Op::Begin,
                6 => Op::End,
                7 => {
                    let kind = from.index(4)?;
                    let width = from.index(256)? as u32;
                    let next = from.index(length)? as u32;
                    if next as usize <= at {
                        return Err(ModelError::inconsistent("a pattern looks backwards"));
                    }
                    Op::Look {
                        behind: kind & 1 != 0,
                        negative: kind & 2 != 0,
                        width,
                        next,
                    }
                }
                8 => {
                    let ways = (0..from.count()?)
                        .map(|_| Ok((from.index(length)? as u32, optional(from.number()?)?)))
                        .collect::<Result<Vec<_>, ModelError>>()?;
                    branches.push(Branches::new(ways, sets));
                    Op::Branch(branches.len() as u32 - 1)
                }
                _ => return Err(ModelError::inconsistent("unknown instruction in a pattern")),
            };
            code.push(op);
        }
        if !matches!(code.last(), Some(Op::Match)) {
            return Err(ModelError::inconsistent("a pattern has no end"));
        }
        Ok(Some(Self {
            code,
            branches,
            first,
            last,
            reach,
            unbounded,
        }))
    }

    /// `re.match`: the end of the match at the beginning of the text.
    pub(crate) fn match_at_start(
        &self,
        text: &[char],
        sets: &[CharSet],
        matcher: &mut Matcher,
    ) -> Option<usize> {
        matcher.reset(self.code.len(), text.len());
        self.run(0, 0, text, sets, matcher)
    }

    /// `re.search`: the leftmost match.
    pub(crate) fn search(
        &self,
        text: &[char],
        sets: &[CharSet],
        matcher: &mut Matcher,
    ) -> Option<(usize, usize)> {
        let has = |set: u32, c: char| sets[set as usize].contains(c);
        if let (Some(last), Some(&end)) = (self.last, text.last())
            && end != '\n'
            && !has(last, end)
        {
            return None;
        }
        let mut fresh = true;
        // One more for a final line break, before which `$` matches too.
        let near = if self.reach == 0 {
            0
        } else {
            text.len().saturating_sub(self.reach + 1)
        };
        for start in 0..=text.len() {
            let here = text.get(start).copied();
            let set = if start < near {
                self.unbounded
            } else {
                self.first
            };
            if set.is_some_and(|set| !here.is_some_and(|c| has(set, c))) {
                continue;
            }
            if fresh {
                matcher.reset(self.code.len(), text.len());
                fresh = false;
            }
            if let Some(end) = self.run(0, start, text, sets, matcher) {
                return Some((start, end));
            }
            if matches!(self.code[0], Op::Begin) {
                return None;
            }
        }
        None
    }

    /// `re.finditer`: all matches from left to right, none overlapping.
    pub(crate) fn find_all(
        &self,
        text: &[char],
        sets: &[CharSet],
        matcher: &mut Matcher,
        found: &mut Vec<(usize, usize)>,
    ) {
        found.clear();
        let mut fresh = true;
        let mut start = 0;
        while start <= text.len() {
            let first = self.first.map(|set| &sets[set as usize]);
            if first.is_some_and(|set| !text.get(start).is_some_and(|&c| set.contains(c))) {
                start += 1;
                continue;
            }
            if fresh {
                matcher.reset(self.code.len(), text.len());
                fresh = false;
            }
            match self.run(0, start, text, sets, matcher) {
                Some(end) => {
                    found.push((start, end));
                    // What was tried at this very position was tried with success.
                    matcher.forget(end);
                    start = if end == start { end + 1 } else { end };
                }
                None => start += 1,
            }
        }
    }

    fn run(
        &self,
        pc: u32,
        at: usize,
        text: &[char],
        sets: &[CharSet],
        matcher: &mut Matcher,
    ) -> Option<usize> {
        matcher.stack.clear();
        matcher.stack.push((pc, at as u32));
        while let Some((mut pc, at)) = matcher.stack.pop() {
            let mut at = at as usize;
            loop {
                if !matcher.first_try(pc, at) {
                    break;
                }
                match &self.code[pc as usize] {
                    Op::Match => return Some(at),
                    Op::Split(a, b) => {
                        matcher.stack.push((*b, at as u32));
                        pc = *a;
                    }
                    Op::Branch(which) => {
                        self.branches[*which as usize].push(at, text, sets, &mut matcher.stack);
                        break;
                    }
                    Op::Look {
                        behind,
                        negative,
                        width,
                        next,
                    } => {
                        let from = if *behind {
                            at.checked_sub(*width as usize)
                        } else {
                            Some(at)
                        };
                        let found = from.is_some_and(|from| self.look(pc + 1, from, text, sets));
                        if found == *negative {
                            break;
                        }
                        pc = *next;
                    }
                    simple => match self.step(simple, pc, at, text, sets) {
                        Some(next) => (pc, at) = next,
                        None => break,
                    },
                }
            }
        }
        None
    }

    /// The instructions that neither fork nor end.
    #[inline]
    fn step(
        &self,
        op: &Op,
        pc: u32,
        at: usize,
        text: &[char],
        sets: &[CharSet],
    ) -> Option<(u32, usize)> {
        let passes = match op {
            Op::Char(c) => return (text.get(at)? == c).then_some((pc + 1, at + 1)),
            Op::Class(set) => {
                let c = *text.get(at)?;
                return sets[*set as usize].contains(c).then_some((pc + 1, at + 1));
            }
            Op::Jump(to) => return Some((*to, at)),
            Op::Begin => at == 0,
            Op::End => at == text.len() || (at + 1 == text.len() && text[at] == '\n'),
            _ => false,
        };
        passes.then_some((pc + 1, at))
    }

    /// Runs the body of a lookaround. Bodies have bounded repeats only, so this ends.
    fn look(&self, pc: u32, at: usize, text: &[char], sets: &[CharSet]) -> bool {
        let mut stack = vec![(pc, at as u32)];
        // No sensible lookaround comes near this; a damaged file could loop.
        let mut patience = 100_000;
        while let Some((mut pc, at)) = stack.pop() {
            let mut at = at as usize;
            loop {
                patience -= 1;
                if patience == 0 {
                    return false;
                }
                match &self.code[pc as usize] {
                    Op::Match => return true,
                    Op::Split(a, b) => {
                        stack.push((*b, at as u32));
                        pc = *a;
                    }
                    Op::Branch(which) => {
                        self.branches[*which as usize].push(at, text, sets, &mut stack);
                        break;
                    }
                    Op::Look { .. } => break,
                    simple => match self.step(simple, pc, at, text, sets) {
                        Some(next) => (pc, at) = next,
                        None => break,
                    },
                }
            }
        }
        false
    }
}

impl Branches {
    fn new(ways: Vec<(u32, Option<u32>)>, sets: &[CharSet]) -> Self {
        let begins = |c: char| {
            ways.iter()
                .filter(|(_, set)| set.is_none_or(|set| sets[set as usize].contains(c)))
                .map(|&(to, _)| to)
                .collect()
        };
        let ascii = (0u8..128).map(|c| begins(char::from(c))).collect();
        Self { ways, ascii }
    }

    /// Pushes the ways that are possible here, the first one on top.
    fn push(&self, at: usize, text: &[char], sets: &[CharSet], stack: &mut Vec<(u32, u32)>) {
        match text.get(at) {
            Some(&c) if c.is_ascii() => {
                let ways = &self.ascii[c as usize];
                stack.extend(ways.iter().rev().map(|&to| (to, at as u32)));
            }
            other => {
                for &(to, set) in self.ways.iter().rev() {
                    let possible = match (set, other) {
                        (None, _) => true,
                        (Some(set), Some(&c)) => sets[set as usize].contains(c),
                        (Some(_), None) => false,
                    };
                    if possible {
                        stack.push((to, at as u32));
                    }
                }
            }
        }
    }
}

impl Matcher {
    fn reset(&mut self, code: usize, text: usize) {
        self.words_per_position = code.div_ceil(64);
        self.tried.clear();
        self.tried.resize(self.words_per_position * (text + 1), 0);
    }

    fn forget(&mut self, at: usize) {
        let words = self.words_per_position;
        self.tried[at * words..(at + 1) * words].fill(0);
    }

    #[inline]
    fn first_try(&mut self, pc: u32, at: usize) -> bool {
        let word = at * self.words_per_position + pc as usize / 64;
        let mask = 1 << (pc % 64);
        let fresh = self.tried[word] & mask == 0;
        self.tried[word] |= mask;
        fresh
    }
}
