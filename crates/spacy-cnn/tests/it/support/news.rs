use super::{Golden, GoldenToken, lemma_hash};

/// The texts of `tests/golden/news.txt`, written for these tests.
pub(crate) fn news() -> Vec<Golden> {
    let file = include_str!("../../golden/news.gold");
    let mut all: Vec<Golden> = Vec::new();
    for line in file
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
    {
        if let Some(text) = line.strip_prefix("= ") {
            all.push(Golden {
                text: unescape(text),
                tokens: Vec::new(),
            });
            continue;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let number = |i: usize| fields[i].parse::<usize>().expect("a number");
        let token = GoldenToken {
            start: number(0),
            end: number(1),
            space_after: number(2) == 1,
            tag: fields[3].into(),
            pos: fields[4].into(),
            morph: fields[5].into(),
            lemma: lemma_hash(&unescape(fields[6])),
            head: number(7),
            dep: fields[8].into(),
            sent_start: number(9) == 1,
            entity: fields[10].into(),
        };
        all.last_mut()
            .expect("a text before its words")
            .tokens
            .push(token);
    }
    all
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let c = if c == '\\' {
            chars.next()
        } else {
            out.push(c);
            continue;
        };
        match c {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some(c) => out.push(c),
            None => {}
        }
    }
    out
}
