//! Typst markup, from which `sidelines-pdf` (or Typst itself) sets two pages of A4.

use crate::document::{Document, Ink, printable};
use std::fmt::Write as _;

impl Document {
    /// As Typst markup. All text of the document stands in string literals, so none of it is markup.
    #[must_use]
    pub fn typst(&self) -> String {
        let mut out = include_str!("../templates/document.typ").to_owned();
        let _ = write!(
            out,
            "\n#show: paper.with(title: {}, aside: {})\n",
            literal(&self.title),
            literal(&self.aside)
        );
        for section in &self.sections {
            let sources = section.items.iter().any(|i| i.number.is_some());
            let form = match (section.own, sources) {
                (true, _) => "own",
                (_, true) => "sources",
                _ => "part",
            };
            let _ = write!(out, "#{form}({}", literal(section.title));
            for item in section.items.iter().filter(|_| !section.own) {
                let _ = write!(
                    out,
                    ",\n  line(nested: {}, number: {}, refs: (",
                    item.nested,
                    item.number
                        .map_or_else(|| "none".to_owned(), |n| n.to_string())
                );
                for n in &item.sources {
                    let _ = write!(out, "{n}, ");
                }
                out.push(')');
                for (ink, text) in &item.text {
                    let _ = write!(out, ", {}({})", name(*ink), literal(text));
                }
                out.push(')');
            }
            out.push_str(")\n");
        }
        out
    }
}

fn name(ink: Ink) -> &'static str {
    match ink {
        Ink::Plain => "plain",
        Ink::Strong => "strong-text",
        Ink::Quiet => "quiet",
        Ink::Source => "quiet",
        Ink::Good | Ink::Open | Ink::Bad => "status",
    }
}

/// A string of Typst.
fn literal(text: &str) -> String {
    let mut out = String::from("\"");
    for c in printable(text).chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
