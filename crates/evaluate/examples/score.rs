//! Scores a file of facts: `cargo run --example score -- GOLD_FOLDER FACTS.jsonl [TEXT_FOLDER]`.

use sidelines_evaluate::{Predicted, load_gold, score};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [gold, facts, rest @ ..] = args.as_slice() else {
        return Err("usage: score GOLD_FOLDER FACTS.jsonl [TEXT_FOLDER]".into());
    };
    let golds = load_gold(Path::new(gold), None, None)?;
    let predicted = Predicted::from_lines(BufReader::new(File::open(facts)?))?;
    let mut texts = BTreeMap::new();
    if let Some(folder) = rest.first() {
        for g in &golds {
            let path = Path::new(folder).join(format!("{}.txt", g.id));
            texts.insert(g.id.clone(), fs::read_to_string(path)?);
        }
    }
    let (scores, remarks) = score(&golds, &predicted, rest.first().map(|_| &texts));
    for remark in remarks {
        println!("{remark}");
    }
    print!("{scores}");
    Ok(())
}
