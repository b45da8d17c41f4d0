//! Prints the date expressions of a text and what they mean.
//!
//! ```text
//! cargo run -p sidelines-time --example dates -- 2021-07-28 report.txt
//! ```

use std::{env, error::Error, fs};

use sidelines_time::{Anchor, TenseHint, find, resolve_checked};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(day), Some(path)) = (arguments.next(), arguments.next()) else {
        return Err("usage: dates DAY FILE".into());
    };
    let text = fs::read_to_string(path)?;
    let anchor = Anchor {
        date: day.parse().ok(),
        ..Anchor::default()
    };
    for mention in find(&text) {
        let read = |hint| match resolve_checked(&mention.expr, &anchor, hint) {
            Some(read) => format!(
                "{}{}",
                read.date,
                if read.conflict { " (conflict)" } else { "" }
            ),
            None => "-".to_owned(),
        };
        let words = text
            .get(mention.start..mention.end)
            .unwrap_or_default()
            .replace('\n', " ");
        println!(
            "{words}\t{}\t{}",
            read(TenseHint::Past),
            read(TenseHint::Future)
        );
    }
    Ok(())
}
