use std::path::Path;

use super::{Golden, GoldenToken};

const SENTENCE: &str = "# text = ";

/// What there was to compare with.
pub(crate) enum Treebank {
    /// The folder with the texts is not on this machine.
    Absent,
    /// Texts that are there, unchanged; and how many were not.
    Present { texts: Vec<Golden>, missing: usize },
}

/// The texts of `../shared/data`, which is not part of the repository, with the analyses
/// of `tests/golden/treebank.bin`, which holds no text.
pub(crate) fn treebank() -> Treebank {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    if !shared.join("data").is_dir() {
        return Treebank::Absent;
    }
    let mut from = Reader(include_bytes!("../../golden/treebank.bin"));
    let strings: Vec<String> = (0..from.number()).map(|_| from.string()).collect();
    let kinds: Vec<[usize; 3]> = (0..from.number())
        .map(|_| [from.number(), from.number(), from.number()])
        .collect();
    let (mut texts, mut missing) = (Vec::new(), 0);
    for _ in 0..from.number() {
        let name = from.string();
        let file = std::fs::read_to_string(shared.join(&name)).unwrap_or_default();
        let lines: Vec<&str> = file.split('\n').collect();
        for _ in 0..from.number() {
            let line = lines.get(from.number()).copied().unwrap_or_default();
            let text = text_of(line);
            let crc = from.fixed(4);
            let tokens = from.tokens(&strings, &kinds);
            if crc32fast::hash(text.as_bytes()) == crc {
                texts.push(Golden { text, tokens });
            } else {
                missing += 1;
            }
        }
    }
    Treebank::Present { texts, missing }
}

/// A line of a treebank with a sentence, or of a collection with a document in JSON.
fn text_of(line: &str) -> String {
    if let Some(sentence) = line.strip_prefix(SENTENCE) {
        return sentence.trim_matches(' ').to_owned();
    }
    let document: Option<serde_json::Value> = serde_json::from_str(line).ok();
    let text = document
        .as_ref()
        .and_then(|d| d.get("text"))
        .and_then(|text| text.as_str());
    text.unwrap_or_default().to_owned()
}

struct Reader(&'static [u8]);

impl Reader {
    fn bytes(&mut self, length: usize) -> &'static [u8] {
        let (taken, rest) = self.0.split_at(length);
        self.0 = rest;
        taken
    }

    fn fixed(&mut self, length: usize) -> u32 {
        self.bytes(length)
            .iter()
            .rev()
            .fold(0, |sum, &byte| sum << 8 | u32::from(byte))
    }

    fn number(&mut self) -> usize {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.bytes(1)[0];
            value |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                return value;
            }
        }
    }

    fn string(&mut self) -> String {
        let length = self.number();
        String::from_utf8(self.bytes(length).to_vec()).expect("UTF-8")
    }

    fn tokens(&mut self, strings: &[String], kinds: &[[usize; 3]]) -> Vec<GoldenToken> {
        let mut at = 0;
        let mut tokens = Vec::new();
        for i in 0..self.number() {
            let start = at + self.number();
            at = start + self.number();
            let [tag, pos, morph] = kinds[self.number()].map(|i| strings[i].clone());
            let distance = self.number();
            let head = if distance.is_multiple_of(2) {
                i + distance / 2
            } else {
                i - distance.div_ceil(2)
            };
            let dep = strings[self.number()].clone();
            let rest = self.number();
            let lemma = self.fixed(3);
            tokens.push(GoldenToken {
                start,
                end: at,
                space_after: rest & 2 != 0,
                tag,
                pos,
                morph,
                lemma,
                head,
                dep,
                sent_start: rest & 1 != 0,
                entity: strings[rest / 4].clone(),
            });
        }
        tokens
    }
}
