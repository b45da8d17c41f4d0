//! HTML in one file: for a screen, and by its print stylesheet for two pages of A4.

use crate::document::{Document, Ink, Item, printable};
use askama::Template;

#[derive(Template)]
#[template(path = "document.html")]
struct Page<'a> {
    title: String,
    aside: String,
    sections: Vec<Part<'a>>,
    style: &'static str,
}

struct Part<'a> {
    title: &'a str,
    class: &'static str,
    items: Vec<Line>,
}

struct Line {
    class: &'static str,
    number: Option<usize>,
    text: Vec<(&'static str, String)>,
    sources: Vec<usize>,
}

impl Document {
    /// As one HTML file.
    #[must_use]
    pub fn html(&self) -> String {
        let sections = self.sections.iter().map(|s| Part {
            title: s.title,
            class: match s.title {
                "Sources" => "sources",
                _ if s.own => "own",
                _ => "",
            },
            items: s.items.iter().filter(|_| !s.own).map(line).collect(),
        });
        let page = Page {
            title: printable(&self.title),
            aside: printable(&self.aside),
            sections: sections.collect(),
            style: include_str!("../templates/document.css"),
        };
        // A template that is compiled in, into a string: there is nothing that could fail.
        page.render().unwrap_or_default()
    }
}

fn line(item: &Item) -> Line {
    Line {
        class: if item.nested { "under" } else { "" },
        number: item.number,
        text: item
            .text
            .iter()
            .map(|(ink, text)| (class(*ink), printable(text)))
            .collect(),
        sources: item.sources.clone(),
    }
}

fn class(ink: Ink) -> &'static str {
    match ink {
        Ink::Plain => "plain",
        Ink::Strong => "strong",
        Ink::Quiet => "quiet",
        Ink::Source => "source",
        Ink::Good => "good",
        Ink::Open => "open",
        Ink::Bad => "bad",
    }
}
