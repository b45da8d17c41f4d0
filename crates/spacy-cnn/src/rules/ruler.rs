//! spaCy's attribute ruler: patterns over tags, labels and words set parts of speech,
//! morphology, lemmas and, for white space, tags and labels.

use crate::chars::CharSet;
use crate::error::ModelError;
use crate::format::Reader;
use crate::regex::{Matcher, Program};
use crate::strings::{StrId, Strings};

/// What the rules read of a word and may change.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Attributes {
    pub(crate) tag: StrId,
    pub(crate) dep: StrId,
    pub(crate) pos: StrId,
    pub(crate) morph: StrId,
    /// Lemma that a rule gives; `None` leaves it to the lemmatiser.
    pub(crate) lemma: Option<StrId>,
}

/// A test of a word on its own. Its outcome is kept with the word.
#[derive(Debug)]
enum WordTest {
    Text {
        lower: bool,
        wanted: bool,
        values: Vec<Box<str>>,
    },
    Space(bool),
    Pattern {
        lower: bool,
        program: Program,
    },
}

#[derive(Debug, Default)]
struct TokenPattern {
    /// Values that tag and label must, or must not, be among.
    tag: Vec<(bool, Vec<StrId>)>,
    dep: Vec<(bool, Vec<StrId>)>,
    /// Bits of the word tests that must hold.
    tests: Vec<u32>,
}

#[derive(Debug, Clone, Copy)]
enum Setting {
    Tag,
    Pos,
    Morph,
    Lemma,
    Dep,
}

#[derive(Debug)]
struct Rule {
    pattern: Vec<TokenPattern>,
    /// Word of the pattern whose attributes are set.
    target: u32,
    settings: Vec<(Setting, StrId)>,
}

/// The rules in their order; a later one overrides an earlier one.
#[derive(Debug, Default)]
pub(crate) struct AttributeRuler {
    rules: Vec<Rule>,
    tests: Vec<WordTest>,
    sets: Vec<CharSet>,
    /// For each string as a tag: the rules that a word with that tag can begin.
    by_tag: Vec<Vec<u32>>,
}

/// Buffer: matches as (rule, word).
pub(crate) type Matches = Vec<(u32, u32)>;

impl AttributeRuler {
    pub(crate) fn read(
        mut from: Reader<'_>,
        sets: &[CharSet],
        strings: &mut Strings,
    ) -> Result<Self, ModelError> {
        let mut ruler = Self {
            sets: sets.to_vec(),
            ..Self::default()
        };
        let mut known: Vec<(usize, usize, Vec<&str>)> = Vec::new();
        for _ in 0..from.count()? {
            let target = from.number()? as u32;
            let mut pattern = Vec::new();
            for _ in 0..from.count()? {
                let mut token = TokenPattern::default();
                for _ in 0..from.count()? {
                    let (what, kind) = (from.index(5)?, from.index(3)?);
                    if kind == 2 {
                        let program = Program::read(&mut from, sets)?;
                        let (Some(program), 2 | 3) = (program, what) else {
                            return Err(ModelError::inconsistent("a rule without a pattern"));
                        };
                        token.tests.push(ruler.tests.len() as u32);
                        ruler.tests.push(WordTest::Pattern {
                            lower: what == 2,
                            program,
                        });
                        known.push((9, 9, Vec::new()));
                        continue;
                    }
                    let values = from.strings()?;
                    let wanted = kind == 0;
                    match what {
                        0 | 1 => {
                            let ids: Result<Vec<StrId>, _> =
                                values.iter().map(|value| strings.add(value)).collect();
                            let list = if what == 0 {
                                &mut token.tag
                            } else {
                                &mut token.dep
                            };
                            list.push((wanted, ids?));
                        }
                        _ => {
                            let key = (what, kind, values);
                            let bit = known.iter().position(|k| *k == key).unwrap_or(known.len());
                            if bit == known.len() {
                                ruler.tests.push(WordTest::new(what, wanted, &key.2));
                                known.push(key);
                            }
                            token.tests.push(bit as u32);
                        }
                    }
                }
                pattern.push(token);
            }
            if target as usize >= pattern.len() {
                return Err(ModelError::inconsistent(
                    "a rule's target is outside its pattern",
                ));
            }
            let mut settings = Vec::new();
            for _ in 0..from.count()? {
                let setting = match from.index(5)? {
                    0 => Setting::Tag,
                    1 => Setting::Pos,
                    2 => Setting::Morph,
                    3 => Setting::Lemma,
                    _ => Setting::Dep,
                };
                settings.push((setting, strings.add(from.str()?)?));
            }
            ruler.rules.push(Rule {
                pattern,
                target,
                settings,
            });
        }
        Ok(ruler)
    }

    /// To be called when all strings of the model are known.
    pub(crate) fn index(&mut self, strings: &Strings) {
        self.by_tag = vec![Vec::new(); strings.len()];
        for (tag, rules) in self.by_tag.iter_mut().enumerate() {
            for (number, rule) in self.rules.iter().enumerate() {
                let fits = |(wanted, ids): &(bool, Vec<StrId>)| {
                    ids.iter().any(|id| id.index() == tag) == *wanted
                };
                if rule.pattern[0].tag.iter().all(fits) {
                    rules.push(number as u32);
                }
            }
        }
    }

    /// 64-bit words that the outcomes of all tests of a word take.
    pub(crate) fn words_of_tests(&self) -> usize {
        self.tests.len().div_ceil(64)
    }

    /// Appends the outcomes of all tests of a word.
    pub(crate) fn test_word(&self, text: &str, is_space: bool, out: &mut Vec<u64>) {
        let start = out.len();
        out.resize(start + self.words_of_tests(), 0);
        let lowered = text.to_lowercase();
        let mut chars = Vec::new();
        let mut matcher = Matcher::default();
        for (i, test) in self.tests.iter().enumerate() {
            let passes = match test {
                WordTest::Space(wanted) => is_space == *wanted,
                WordTest::Text {
                    lower,
                    wanted,
                    values,
                } => {
                    let text = if *lower { &lowered } else { text };
                    values.iter().any(|value| **value == *text) == *wanted
                }
                WordTest::Pattern { lower, program } => {
                    chars.clear();
                    chars.extend(if *lower {
                        lowered.chars()
                    } else {
                        text.chars()
                    });
                    program.search(&chars, &self.sets, &mut matcher).is_some()
                }
            };
            out[start + i / 64] |= u64::from(passes) << (i % 64);
        }
    }

    /// Finds all matches first and then makes the changes, in the order of the rules.
    pub(crate) fn apply<'t>(
        &self,
        words: &mut [Attributes],
        tests: impl Fn(usize) -> &'t [u64],
        matches: &mut Matches,
    ) {
        matches.clear();
        for first in 0..words.len() {
            let Some(rules) = self.by_tag.get(words[first].tag.index()) else {
                continue;
            };
            for &number in rules {
                let rule = &self.rules[number as usize];
                let fits = rule.pattern.iter().enumerate().all(|(i, pattern)| {
                    words
                        .get(first + i)
                        .is_some_and(|word| pattern.fits(word, tests(first + i)))
                });
                if fits {
                    matches.push((number, first as u32 + rule.target));
                }
            }
        }
        // Only the order of rules at one word matters; sorting by word keeps runs short.
        matches.sort_unstable_by_key(|&(rule, word)| (word, rule));
        for &(rule, word) in matches.iter() {
            let word = &mut words[word as usize];
            for &(setting, value) in &self.rules[rule as usize].settings {
                match setting {
                    Setting::Tag => word.tag = value,
                    Setting::Pos => word.pos = value,
                    Setting::Morph => word.morph = value,
                    Setting::Lemma => word.lemma = Some(value),
                    Setting::Dep => word.dep = value,
                }
            }
        }
    }
}

impl WordTest {
    fn new(what: usize, wanted: bool, values: &[&str]) -> Self {
        if what == 4 {
            return Self::Space(values.contains(&"1") == wanted);
        }
        let values = values.iter().map(|&value| value.into()).collect();
        Self::Text {
            lower: what == 2,
            wanted,
            values,
        }
    }
}

impl TokenPattern {
    fn fits(&self, word: &Attributes, tests: &[u64]) -> bool {
        let among =
            |id: StrId| move |(wanted, ids): &(bool, Vec<StrId>)| ids.contains(&id) == *wanted;
        self.tests
            .iter()
            .all(|&bit| tests[bit as usize / 64] >> (bit % 64) & 1 == 1)
            && self.tag.iter().all(among(word.tag))
            && self.dep.iter().all(among(word.dep))
    }
}
