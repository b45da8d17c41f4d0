//! A document in each of its forms, with text that would be markup if it were taken for such.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot make its document has failed"
)]

use sidelines_documents::{Document, Ink, Item, Section};

const HOSTILE: &str = "</style><script>alert(1)</script> \"#read(\\\"/etc/passwd\\\")\" $x$ \u{1b}[31m \u{202e}evil & *b*";

fn document() -> Document {
    let section = |title, items| Section {
        title,
        items,
        own: false,
    };
    Document {
        title: format!("INDIA – {HOSTILE}"),
        aside: "as of 26 Jun 2025".into(),
        sections: vec![
            section(
                "Said",
                vec![
                    Item::default()
                        .and(Ink::Strong, "Rajnath Singh")
                        .and(Ink::Plain, format!(": “{HOSTILE}”"))
                        .from(&[1, 2]),
                    Item::new("more").under(),
                ],
            ),
            section("Coming", vec![]),
            Section {
                title: "Press line",
                items: vec![],
                own: true,
            },
            section(
                "Sources",
                vec![
                    Item::new("Meridian Wire").numbered(1),
                    Item::default().and(Ink::Quiet, HOSTILE).under(),
                    Item::new("Harbour Post").numbered(2),
                ],
            ),
        ],
    }
}

#[test]
fn html_takes_no_text_for_markup() {
    let html = document().html();
    assert_eq!(html.matches("<script").count(), 0);
    assert_eq!(html.matches("</style>").count(), 1);
    assert!(html.contains("&#60;script&#62;") || html.contains("&lt;script&gt;"));
    assert!(!html.contains('\u{1b}') && !html.contains('\u{202e}'));
    // Every number leads to its source.
    for n in 1..=2 {
        assert!(
            html.contains(&format!("href=\"#source-{n}\""))
                && html.contains(&format!("id=\"source-{n}\""))
        );
    }
    insta::assert_snapshot!(html.split("</style>").nth(1).unwrap_or_default());
}

#[test]
fn typst_takes_no_text_for_markup() {
    let typst = document().typst();
    let (_, content) = typst.split_once("#show: paper.with").unwrap();
    insta::assert_snapshot!(content);
}

#[test]
fn word_opens_and_holds_the_text() {
    let bytes = document().docx().unwrap();
    assert_eq!(
        bytes,
        document().docx().unwrap(),
        "the same document, the same bytes"
    );
    let read = docx_rs::read_docx(&bytes).unwrap();
    let text = format!("{:?}", read.document);
    for wanted in [
        "Rajnath Singh",
        "alert(1)",
        "Press line",
        "Harbour Post",
        "source_2",
    ] {
        assert!(text.contains(wanted), "{wanted}");
    }
    assert!(!text.contains("\\u{1b}"));
}
