//! Word: headings, lists and numbered sources in styles that an officer can change and go on writing in.

use crate::document::{Document, Ink, Item, printable};
use docx_rs::{
    AlignmentType, BorderType, Docx, Footer, Hyperlink, HyperlinkType, LineSpacing,
    LineSpacingType, NumPages, PageMargin, PageNum, Paragraph, ParagraphBorder,
    ParagraphBorderPosition, ParagraphBorders, Run, RunFonts, SpecialIndentType, Style, StyleType,
    Tab, TabValueType, VertAlignType,
};
use std::io;

/// Twentieths of a point.
const A4: (u32, u32) = (11906, 16838);
const MARGIN: i32 = 1020;
/// Width of the text.
const WIDTH: usize = 11906 - 2 * 1020;

impl Document {
    /// As a Word file.
    ///
    /// # Errors
    /// Where the file cannot be put together.
    pub fn docx(&self) -> io::Result<Vec<u8>> {
        let mut docx = styles(Docx::new())
            .page_size(A4.0, A4.1)
            .page_margin(
                PageMargin::new()
                    .left(MARGIN)
                    .right(MARGIN)
                    .top(900)
                    .bottom(900)
                    .header(450)
                    .footer(450),
            )
            .footer(footer())
            .add_paragraph(
                Paragraph::new()
                    .style("Title")
                    .add_tab(Tab::new().val(TabValueType::Right).pos(WIDTH))
                    .add_run(Run::new().add_text(printable(&self.title)).bold())
                    .add_run(
                        Run::new()
                            .add_tab()
                            .add_text(printable(&self.aside))
                            .size(20)
                            .fonts(RunFonts::new().ascii(BODY).hi_ansi(BODY))
                            .color("555555"),
                    ),
            );
        let mut bookmarks = 0;
        for section in &self.sections {
            docx = docx.add_paragraph(
                Paragraph::new()
                    .style("Heading1")
                    .add_run(Run::new().add_text(section.title)),
            );
            if section.own {
                docx = docx
                    .add_paragraph(Paragraph::new())
                    .add_paragraph(Paragraph::new());
            } else if section.items.is_empty() {
                docx = docx.add_paragraph(
                    Paragraph::new()
                        .style("Line")
                        .add_run(Run::new().add_text("–")),
                );
            }
            for item in section.items.iter().filter(|_| !section.own) {
                docx = docx.add_paragraph(paragraph(item, &mut bookmarks));
            }
        }
        let mut out = io::Cursor::new(Vec::new());
        docx.build().pack(&mut out).map_err(io::Error::other)?;
        Ok(out.into_inner())
    }
}

const BODY: &str = "Cambria";
const HEADS: &str = "Calibri";

fn styles(docx: Docx) -> Docx {
    let spacing = |before, after| {
        LineSpacing::new()
            .line_rule(LineSpacingType::Auto)
            .line(248)
            .before(before)
            .after(after)
    };
    let hanging = |style: Style, left, by| {
        style.indent(Some(left), Some(SpecialIndentType::Hanging(by)), None, None)
    };
    let mut title = Style::new("Title", StyleType::Paragraph)
        .name("Title")
        .size(30)
        .fonts(RunFonts::new().ascii(HEADS).hi_ansi(HEADS))
        .line_spacing(spacing(0, 60));
    title.paragraph_property = std::mem::take(&mut title.paragraph_property).set_borders(
        ParagraphBorders::with_empty().set(
            ParagraphBorder::new(ParagraphBorderPosition::Bottom)
                .val(BorderType::Single)
                .size(10)
                .space(2)
                .color("000000"),
        ),
    );
    let mut heading = Style::new("Heading1", StyleType::Paragraph)
        .name("heading 1")
        .size(19)
        .bold()
        .color("1F4E79")
        .fonts(RunFonts::new().ascii(HEADS).hi_ansi(HEADS))
        .line_spacing(spacing(110, 20));
    heading.paragraph_property = std::mem::take(&mut heading.paragraph_property)
        .keep_next(true)
        .outline_lvl(0);
    let line = hanging(
        Style::new("Line", StyleType::Paragraph)
            .name("Brief line")
            .line_spacing(spacing(0, 24)),
        227,
        227,
    );
    let under = Style::new("Under", StyleType::Paragraph)
        .name("Brief line, second level")
        .indent(Some(454), None, None, None)
        .line_spacing(spacing(0, 24));
    let mut source = hanging(
        Style::new("Source", StyleType::Paragraph)
            .name("Source")
            .size(16)
            .line_spacing(spacing(40, 0)),
        340,
        340,
    );
    source.paragraph_property = std::mem::take(&mut source.paragraph_property).keep_next(true);
    let words = Style::new("Words", StyleType::Paragraph)
        .name("Source, words")
        .size(16)
        .indent(Some(340), None, None, None)
        .line_spacing(spacing(0, 0));
    let foot = Style::new("Footer", StyleType::Paragraph)
        .name("footer")
        .size(15)
        .color("555555");
    docx.default_fonts(RunFonts::new().ascii(BODY).hi_ansi(BODY).cs(BODY))
        .default_size(20)
        .add_style(title)
        .add_style(heading)
        .add_style(line)
        .add_style(under)
        .add_style(source)
        .add_style(words)
        .add_style(foot)
}

fn footer() -> Footer {
    Footer::new().add_paragraph(
        Paragraph::new()
            .style("Footer")
            .align(AlignmentType::Right)
            .add_page_num(PageNum::new())
            .add_run(Run::new().add_text(" / "))
            .add_num_pages(NumPages::new()),
    )
}

fn paragraph(item: &Item, bookmarks: &mut usize) -> Paragraph {
    let source = item.number.is_some();
    let quoted = item.nested
        && item.sources.is_empty()
        && item.text.iter().all(|(ink, _)| *ink == Ink::Quiet);
    let style = match (source, item.nested, quoted) {
        (true, ..) => "Source",
        (_, true, true) => "Words",
        (_, true, false) => "Under",
        _ => "Line",
    };
    let mut p = Paragraph::new().style(style);
    if let Some(n) = item.number {
        *bookmarks += 1;
        p = p
            .add_tab(Tab::new().val(TabValueType::Left).pos(340))
            .add_bookmark_start(*bookmarks, format!("source_{n}"))
            .add_run(Run::new().add_text(n.to_string()).bold())
            .add_bookmark_end(*bookmarks)
            .add_run(Run::new().add_tab());
    }
    for (ink, text) in &item.text {
        p = p.add_run(run(*ink, text));
    }
    for (i, n) in item.sources.iter().enumerate() {
        let space = if i == 0 { " " } else { "," };
        p = p.add_run(small(space)).add_hyperlink(
            Hyperlink::new(format!("source_{n}"), HyperlinkType::Anchor)
                .add_run(small(&n.to_string())),
        );
    }
    p
}

fn small(text: &str) -> Run {
    let mut run = Run::new().add_text(text).color("1F4E79");
    run.run_property = std::mem::take(&mut run.run_property).vert_align(VertAlignType::SuperScript);
    run
}

fn run(ink: Ink, text: &str) -> Run {
    let run = Run::new().add_text(printable(text));
    match ink {
        Ink::Plain => run,
        Ink::Strong => run.bold(),
        Ink::Quiet | Ink::Source => run.color("555555"),
        Ink::Good => run.italic(),
        Ink::Open => run.italic().color("7A4F00"),
        Ink::Bad => run.italic().color("9B1C1C"),
    }
}
