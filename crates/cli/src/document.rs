//! A document on a screen.

use crate::screen::{Ink, Line, Page, plain};
use sidelines_documents::{Document, Item};

/// Columns of the headings on a screen.
const HEADINGS: usize = 11;
/// The widest a page for people is.
const WIDEST: usize = 110;

/// Headings on the left, items beside them.
pub(crate) fn page(document: &Document, width: Option<usize>) -> Page {
    let width = width.unwrap_or(WIDEST).min(WIDEST);
    let mut page = Page::default();
    let title = Line::default().ink(Ink::Strong, &document.title);
    let mut head = title.clone();
    head.pad(
        width
            .saturating_sub(document.aside.chars().count())
            .max(title.width() + 2),
    );
    page.line(head.ink(Ink::Quiet, &document.aside));
    for section in &document.sections {
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

fn screen_line(item: &Item) -> Line {
    let mut line = plain("");
    if let Some(n) = item.number {
        line = line.ink(Ink::Source, format!("[{n}] "));
    }
    for (ink, text) in &item.text {
        line = line.ink(*ink, text);
    }
    if !item.sources.is_empty() {
        let numbers: String = item.sources.iter().map(|n| format!("[{n}]")).collect();
        line = line.plain(" ").ink(Ink::Source, numbers);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use sidelines_documents::Section;

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
    fn a_screen_has_headings_beside_items() {
        let mut out = Vec::new();
        page(&document(), Some(50)).write(&mut out).unwrap();
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
