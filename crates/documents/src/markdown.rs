//! Markdown; whatever comes from reports is escaped.

use crate::document::{Document, Ink, printable};
use std::fmt::Write as _;

impl Document {
    /// As Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        let _ = writeln!(out, "# {}\n\n{}", escape(&self.title), escape(&self.aside));
        for section in &self.sections {
            let _ = writeln!(out, "\n## {}\n", section.title);
            if section.items.is_empty() {
                out.push_str("–\n");
            }
            for item in &section.items {
                out.push_str(if item.nested { "  - " } else { "- " });
                if let Some(n) = item.number {
                    let _ = write!(out, "\\[{n}\\] ");
                }
                for (ink, text) in &item.text {
                    let text = escape(text);
                    let (lead, rest) = text.split_at(text.len() - text.trim_start().len());
                    let body = rest.trim_end();
                    let tail = &rest[body.len()..];
                    let mark = match ink {
                        Ink::Strong => "**",
                        Ink::Quiet => "*",
                        _ => "",
                    };
                    let mark = if body.is_empty() { "" } else { mark };
                    let _ = write!(out, "{lead}{mark}{body}{mark}{tail}");
                }
                for n in &item.sources {
                    let _ = write!(out, " \\[{n}\\]");
                }
                out.push('\n');
            }
        }
        out
    }
}

/// Text that Markdown shows as it is, on one line.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in printable(text).chars() {
        let c = if matches!(c, '\n' | '\t') { ' ' } else { c };
        if matches!(
            c,
            '\\' | '&' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::{Document, Ink, Item, Section};

    fn document() -> Document {
        let item = Item::default()
            .and(Ink::Strong, "28 Jul 2021  ")
            .and(Ink::Plain, "Dushanbe, *not* <b>Delhi</b>\x1b[31m")
            .from(&[1, 4]);
        Document {
            title: "INDIA – TAJIKISTAN".into(),
            aside: "as of 27 June 2025".into(),
            sections: vec![
                Section {
                    title: "Last met",
                    items: vec![item, Item::new("more").under()],
                    own: false,
                },
                Section {
                    title: "Coming",
                    items: vec![],
                    own: false,
                },
            ],
        }
    }

    #[test]
    fn markdown_shows_what_reports_say_as_it_is() {
        let wanted = "# INDIA – TAJIKISTAN\n\nas of 27 June 2025\n\n## Last met\n\n\
            - **28 Jul 2021**  Dushanbe, \\*not\\* \\<b\\>Delhi\\</b\\>�\\[31m \\[1\\] \\[4\\]\n  \
            - more\n\n## Coming\n\n–\n";
        assert_eq!(document().markdown(), wanted);
    }
}
