/// What a stretch of text is for; how it looks follows from that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    /// Ordinary text.
    #[default]
    Plain,
    /// The first thing to be read.
    Strong,
    /// What may be passed over: labels, remarks.
    Quiet,
    /// Where it comes from: `[003]`.
    Source,
    /// It happened.
    Good,
    /// It is open: planned, possible, in dispute.
    Open,
    /// It is denied, off, or went wrong.
    Bad,
}

/// What is to be read, whatever it is read on.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The heading of the whole.
    pub title: String,
    /// As of when.
    pub aside: String,
    /// In order.
    pub sections: Vec<Section>,
}

/// A heading with its items.
#[derive(Clone, Debug)]
pub struct Section {
    /// The heading.
    pub title: &'static str,
    /// In order; empty is shown as a dash.
    pub items: Vec<Item>,
    /// Left to the reader to fill in: on paper, room to write.
    pub own: bool,
}

/// One line of a document.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// Pieces of text in order.
    pub text: Vec<(Ink, String)>,
    /// Numbers of its sources.
    pub sources: Vec<usize>,
    /// Belongs to the item above.
    pub nested: bool,
    /// It is the source with this number.
    pub number: Option<usize>,
}

impl Item {
    /// An item of plain text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self::default().and(Ink::Plain, text)
    }

    /// With more text.
    #[must_use]
    pub fn and(mut self, ink: Ink, text: impl Into<String>) -> Self {
        let text = text.into();
        match self.text.last_mut() {
            _ if text.is_empty() => {}
            Some((last, sofar)) if *last == ink => sofar.push_str(&text),
            _ => self.text.push((ink, text)),
        }
        self
    }

    /// With the numbers of its sources.
    #[must_use]
    pub fn from(mut self, sources: &[usize]) -> Self {
        self.sources = sources.to_vec();
        self
    }

    /// As part of the item above.
    #[must_use]
    pub fn under(mut self) -> Self {
        self.nested = true;
        self
    }

    /// As the source of this number.
    #[must_use]
    pub fn numbered(mut self, number: usize) -> Self {
        self.number = Some(number);
        self
    }
}

/// Text for a page: control characters, and marks that turn the writing direction, as `�`.
pub(crate) fn printable(text: &str) -> String {
    sidelines_wording::printable::printable(text).into_owned()
}
