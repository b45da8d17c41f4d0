use super::sanitise;
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

pub(crate) use sidelines_documents::Ink;

fn style(ink: Ink) -> Style {
    let colour = |c: AnsiColor| Style::new().fg_color(Some(c.into()));
    match ink {
        Ink::Plain => Style::new(),
        Ink::Strong => Style::new().bold(),
        Ink::Quiet => Style::new().dimmed(),
        Ink::Source => colour(AnsiColor::Cyan),
        Ink::Good => colour(AnsiColor::Green),
        Ink::Open => colour(AnsiColor::Yellow),
        Ink::Bad => colour(AnsiColor::Red),
    }
}

/// A line of text with inks, built from left to right. Its text is clean of control characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    spans: Vec<(Ink, String)>,
}

/// A line in one plain ink.
pub(crate) fn plain(text: impl AsRef<str>) -> Line {
    Line::default().plain(text)
}

impl Line {
    /// Adds `text` in `ink`.
    pub(crate) fn ink(mut self, ink: Ink, text: impl AsRef<str>) -> Self {
        self.push(ink, text.as_ref());
        self
    }

    /// Adds `text` in the plain ink.
    pub(crate) fn plain(self, text: impl AsRef<str>) -> Self {
        self.ink(Ink::Plain, text)
    }

    /// Adds all of `other`.
    pub(crate) fn join(mut self, other: Line) -> Self {
        self.spans.extend(other.spans);
        self
    }

    fn push(&mut self, ink: Ink, text: &str) {
        if !text.is_empty() {
            self.spans.push((ink, sanitise(text).into_owned()));
        }
    }

    /// Columns on the screen.
    pub(crate) fn width(&self) -> usize {
        self.spans.iter().map(|(_, text)| text.width()).sum()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The same text on as many lines as a screen of `width` columns needs, broken at spaces; a word that
    /// is too long stands alone.
    pub(crate) fn wrapped(&self, width: usize) -> Vec<Line> {
        let mut lines = vec![Line::default()];
        let mut used = 0;
        for (ink, text) in &self.spans {
            for piece in text.split_inclusive(' ') {
                let word = piece.trim_end().width();
                if used > 0 && used + word > width {
                    lines.push(Line::default());
                    used = 0;
                }
                if let Some(line) = lines.last_mut() {
                    match line.spans.last_mut() {
                        Some((last, sofar)) if last == ink => sofar.push_str(piece),
                        _ => line.spans.push((*ink, piece.to_owned())),
                    }
                }
                used += piece.width();
            }
        }
        for line in &mut lines {
            line.trim_end();
        }
        lines
    }

    pub(crate) fn trim_end(&mut self) {
        while let Some((_, text)) = self.spans.last_mut() {
            text.truncate(text.trim_end_matches(' ').len());
            if !text.is_empty() {
                break;
            }
            self.spans.pop();
        }
    }

    /// Adds spaces up to column `width`.
    pub(crate) fn pad(&mut self, width: usize) {
        let missing = width.saturating_sub(self.width());
        self.push(Ink::Plain, &" ".repeat(missing));
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        for (ink, text) in &self.spans {
            let style = style(*ink);
            write!(out, "{style}{text}{style:#}")?;
        }
        writeln!(out)
    }
}

/// Lines for people, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Page {
    lines: Vec<Line>,
}

impl Page {
    /// A page of one line.
    pub(crate) fn of(line: Line) -> Self {
        Self { lines: vec![line] }
    }

    /// Adds a line.
    pub(crate) fn line(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// Adds an empty line, unless there is one or nothing above.
    pub(crate) fn gap(&mut self) {
        if self.lines.last().is_some_and(|l| !l.is_empty()) {
            self.lines.push(Line::default());
        }
    }

    /// Adds lines.
    pub(crate) fn lines(&mut self, lines: impl IntoIterator<Item = Line>) {
        self.lines.extend(lines);
    }

    /// Writes all lines; styles are written as ANSI, for `out` to keep or to strip.
    pub(crate) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        for line in &self.lines {
            line.write(out)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(page: &Page) -> String {
        let mut out = Vec::new();
        page.write(&mut out).unwrap();
        anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string()
    }

    #[test]
    fn what_comes_from_reports_cannot_style_the_page() {
        let mut page = Page::default();
        page.line(plain("Dushanbe\x1b[31m").ink(Ink::Strong, "\u{9b}0m"));
        let mut out = Vec::new();
        page.write(&mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "Dushanbe␛[31m\x1b[1m�0m\x1b[0m\n"
        );
    }

    #[test]
    fn lines_wrap_at_spaces_and_keep_their_inks() {
        let line = plain("they met ").ink(Ink::Strong, "in Dushanbe today");
        let mut page = Page::default();
        page.lines(line.wrapped(12));
        assert_eq!(text(&page), "they met in\nDushanbe\ntoday\n");
        assert_eq!(line.wrapped(3).len(), 5);
    }
}
