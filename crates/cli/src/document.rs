//! A document for people: headings with items and numbered sources, on a screen or as Markdown.

use crate::screen::{Ink, Line, Page, plain};
use std::fmt::Write as _;

/// What is to be read, whatever it is read on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    /// The heading of the whole.
    pub(crate) title: String,
    /// As of when.
    pub(crate) aside: String,
    /// In order.
    pub(crate) sections: Vec<Section>,
}

/// A heading with its items.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    /// The heading.
    pub(crate) title: &'static str,
    /// In order; empty is shown as a dash.
    pub(crate) items: Vec<Item>,
}

/// One line of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Item {
    /// Pieces of text in order.
    pub(crate) text: Vec<(Ink, String)>,
    /// Numbers of its sources.
    pub(crate) sources: Vec<usize>,
    /// Belongs to the item above.
    pub(crate) nested: bool,
}

impl Item {
    /// An item of plain text.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self::default().and(Ink::Plain, text)
    }

    /// With more text.
    pub(crate) fn and(mut self, ink: Ink, text: impl Into<String>) -> Self {
        let text = text.into();
        match self.text.last_mut() {
            _ if text.is_empty() => {}
            Some((last, sofar)) if *last == ink => sofar.push_str(&text),
            _ => self.text.push((ink, text)),
        }
        self
    }

    /// With the numbers of its sources.
    pub(crate) fn from(mut self, sources: &[usize]) -> Self {
        self.sources = sources.to_vec();
        self
    }

    /// As part of the item above.
    pub(crate) fn under(mut self) -> Self {
        self.nested = true;
        self
    }
}

/// Columns of the headings on a screen.
const HEADINGS: usize = 11;
/// The widest a page for people is.
const WIDEST: usize = 110;

impl Document {
    /// On a screen: headings on the left, items beside them.
    pub(crate) fn page(&self, width: Option<usize>) -> Page {
        let width = width.unwrap_or(WIDEST).min(WIDEST);
        let mut page = Page::default();
        let title = Line::default().ink(Ink::Strong, &self.title);
        let mut head = title.clone();
        head.pad(
            width
                .saturating_sub(self.aside.chars().count())
                .max(title.width() + 2),
        );
        page.line(head.ink(Ink::Quiet, &self.aside));
        for section in &self.sections {
            let mut heading = Some(section.title);
            let mut label = || {
                let mut line = Line::default().ink(Ink::Quiet, heading.take().unwrap_or_default());
                line.pad(HEADINGS);
                line
            };
            if section.items.is_empty() {
                page.line(label().ink(Ink::Quiet, "–"));
            }
            for item in &section.items {
                let indent = if item.nested { 2 } else { 0 };
                let wrapped = screen_line(item).wrapped(width.saturating_sub(HEADINGS + indent));
                for (i, part) in wrapped.into_iter().enumerate() {
                    // What runs on stands a little further in than where it began.
                    let deeper = if i > 0 && !item.nested { 2 } else { indent };
                    page.line(label().plain(" ".repeat(deeper)).join(part));
                }
            }
        }
        page
    }

    /// As Markdown; whatever comes from reports is escaped.
    pub(crate) fn markdown(&self) -> String {
        let mut out = String::new();
        let _ = writeln!(out, "# {}\n\n{}", escape(&self.title), escape(&self.aside));
        for section in &self.sections {
            let _ = writeln!(out, "\n## {}\n", section.title);
            if section.items.is_empty() {
                out.push_str("–\n");
            }
            for item in &section.items {
                out.push_str(if item.nested { "  - " } else { "- " });
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

fn screen_line(item: &Item) -> Line {
    let mut line = item
        .text
        .iter()
        .fold(plain(""), |line, (ink, text)| line.ink(*ink, text));
    if !item.sources.is_empty() {
        let numbers: String = item.sources.iter().map(|n| format!("[{n}]")).collect();
        line = line.plain(" ").ink(Ink::Source, numbers);
    }
    line
}

/// Text that Markdown shows as it is, on one line, without control characters.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in crate::screen::sanitise(text).chars() {
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
    use super::*;

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
                },
                Section {
                    title: "Coming",
                    items: vec![],
                },
            ],
        }
    }

    #[test]
    fn markdown_shows_what_reports_say_as_it_is() {
        let wanted = "# INDIA – TAJIKISTAN\n\nas of 27 June 2025\n\n## Last met\n\n\
            - **28 Jul 2021**  Dushanbe, \\*not\\* \\<b\\>Delhi\\</b\\>␛\\[31m \\[1\\] \\[4\\]\n  \
            - more\n\n## Coming\n\n–\n";
        assert_eq!(document().markdown(), wanted);
    }

    #[test]
    fn a_screen_has_headings_beside_items() {
        let mut out = Vec::new();
        document().page(Some(50)).write(&mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let text = anstream::adapter::strip_str(&text).to_string();
        assert_eq!(
            text,
            "INDIA – TAJIKISTAN              as of 27 June 2025\n\
             Last met   28 Jul 2021  Dushanbe, *not*\n             \
             <b>Delhi</b>␛[31m [1][4]\n             more\nComing     –\n"
        );
    }
}
