//! Which parts of the analysis are wanted.

/// Which parts of the analysis are wanted; by default all of them.
///
/// Tags are always made. The parts read one another: without the parse, the few parts of
/// speech that depend on labels are decided by the tag alone, and there are no sentence
/// boundaries for the entities to respect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Find entities.
    pub ner: bool,
    /// Find heads, labels and sentence boundaries.
    pub parse: bool,
    /// Find lemmas.
    pub lemmas: bool,
    /// The words are known to be one sentence: the parser may not divide them.
    pub single_sentence: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            ner: true,
            parse: true,
            lemmas: true,
            single_sentence: false,
        }
    }
}
