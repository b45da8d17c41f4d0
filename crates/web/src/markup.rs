//! HTML and SVG made in Rust: what goes in is escaped, what comes out is taken by templates as it is.

use std::fmt::{self, Display, Write};

/// A piece of a page. The only type that templates do not escape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Markup(String);

impl Markup {
    /// Text, escaped.
    pub(crate) fn text(&mut self, text: impl Display) -> &mut Self {
        escape(&mut self.0, text);
        self
    }

    /// An opening tag. Names are the program's own; values are escaped.
    pub(crate) fn open(&mut self, name: &str, attributes: &[(&str, &dyn Display)]) -> &mut Self {
        self.tag(name, attributes);
        self.0.push('>');
        self
    }

    /// A closing tag.
    pub(crate) fn close(&mut self, name: &str) -> &mut Self {
        let _ = write!(self.0, "</{name}>");
        self
    }

    /// A tag with nothing in it, as SVG has them.
    pub(crate) fn leaf(&mut self, name: &str, attributes: &[(&str, &dyn Display)]) -> &mut Self {
        self.tag(name, attributes);
        self.0.push_str("/>");
        self
    }

    /// A tag with text in it.
    pub(crate) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &dyn Display)],
        text: impl Display,
    ) -> &mut Self {
        self.open(name, attributes).text(text).close(name)
    }

    /// A link.
    pub(crate) fn link(to: impl Display, text: impl Display) -> Self {
        let mut link = Self::default();
        link.element("a", &[("href", &to)], text);
        link
    }

    /// Another piece.
    pub(crate) fn put(&mut self, other: &Self) -> &mut Self {
        self.0.push_str(&other.0);
        self
    }

    /// Whether there is nothing in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Several, with `between` in between.
    pub(crate) fn joined(pieces: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut all = Self::default();
        for piece in pieces.into_iter().filter(|p| !p.is_empty()) {
            if !all.is_empty() {
                all.text(between);
            }
            all.put(&piece);
        }
        all
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &dyn Display)]) {
        let _ = write!(self.0, "<{name}");
        for (attribute, value) in attributes {
            let _ = write!(self.0, " {attribute}=\"");
            escape(&mut self.0, value);
            self.0.push('"');
        }
    }
}

fn escape(out: &mut String, text: impl Display) {
    struct Escaping<'a>(&'a mut String);
    impl Write for Escaping<'_> {
        fn write_str(&mut self, s: &str) -> fmt::Result {
            for c in s.chars() {
                match c {
                    '&' => self.0.push_str("&amp;"),
                    '<' => self.0.push_str("&lt;"),
                    '>' => self.0.push_str("&gt;"),
                    '"' => self.0.push_str("&quot;"),
                    '\'' => self.0.push_str("&#39;"),
                    c => self.0.push(c),
                }
            }
            Ok(())
        }
    }
    let _ = write!(Escaping(out), "{text}");
}

impl Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Markup {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_is_escaped() {
        let link = Markup::link("/x?a=\"b\"&c", "<script>alert('1')</script>");
        assert_eq!(
            link.to_string(),
            "<a href=\"/x?a=&quot;b&quot;&amp;c\">&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;</a>"
        );
    }
}
