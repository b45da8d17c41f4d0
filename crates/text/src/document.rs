use crate::{Dateline, Header, Quotation, paragraphs, quotation, sentences};
use std::ops::Range;

/// A report's text taken apart. Every range counts bytes of the stored text.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// What stands before the story.
    pub header: Header,
    /// In order; together with white space they cover the text behind the header.
    pub paragraphs: Vec<Paragraph>,
    /// In order, none inside another.
    pub quotations: Vec<Quotation>,
    /// In order, each inside one paragraph.
    pub sentences: Vec<Sentence>,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Trimmed of white space.
    pub span: Range<usize>,
    /// What it is.
    pub role: Role,
    /// The line opening, if it has one.
    pub dateline: Option<Dateline>,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Headline and the lines beneath it, before the story.
    Title,
    /// A heading within the story.
    Heading,
    /// The story.
    Body,
    /// Beneath a picture.
    Caption,
    /// Who wrote or posted it.
    Byline,
    /// "--IANS".
    SignOff,
    /// What is not of the story: menus, links, other headlines.
    Junk,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Trimmed; without the dateline where the paragraph opens with one.
    pub span: Range<usize>,
    /// Index of its paragraph.
    pub paragraph: usize,
}

impl Document {
    /// Takes a report's text apart. Never fails.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let header = Header::parse(text);
        let spans = paragraphs::split(text, header.span.end);
        let roles = paragraphs::roles(text, &spans);
        let quotations = quotation::find(text, &spans);
        let outer: Vec<Range<usize>> = quotations.iter().map(|q| q.outer.clone()).collect();
        let mut out = Self {
            header,
            quotations,
            ..Self::default()
        };
        for (i, (span, role)) in spans.into_iter().zip(roles).enumerate() {
            let dateline = matches!(role, Role::Body | Role::Title | Role::Heading)
                .then(|| Dateline::parse(text, span.clone()))
                .flatten();
            let mut body = span.clone();
            if let Some(d) = &dateline {
                body.start = d.span.end.min(body.end);
                body.start += text[body.clone()].len() - text[body.clone()].trim_start().len();
            }
            if !matches!(role, Role::Junk | Role::SignOff | Role::Byline) && !body.is_empty() {
                // Few quotations concern one paragraph: narrow first, so that long texts stay linear.
                let lo = outer.partition_point(|q| q.end <= body.start);
                let hi = outer.partition_point(|q| q.start < body.end);
                let quotes = outer.get(lo..hi).unwrap_or(&[]);
                out.sentences.extend(
                    sentences::split(text, body, quotes)
                        .into_iter()
                        .map(|span| Sentence { span, paragraph: i }),
                );
            }
            out.paragraphs.push(Paragraph {
                span,
                role,
                dateline,
            });
        }
        out
    }

    /// The quotations that open within `span`: their indices and themselves.
    pub fn quotations_in(&self, span: &Range<usize>) -> impl Iterator<Item = (usize, &Quotation)> {
        let first = self
            .quotations
            .partition_point(|q| q.outer.start < span.start);
        let end = span.end;
        self.quotations
            .iter()
            .enumerate()
            .skip(first)
            .take_while(move |(_, q)| q.outer.start < end)
    }

    /// Splits `span` of `text` (the words of a quotation, say) into sentences.
    #[must_use]
    pub fn split_sentences(text: &str, span: Range<usize>) -> Vec<Range<usize>> {
        if text.get(span.clone()).is_none_or(|s| s.trim().is_empty()) {
            return Vec::new();
        }
        sentences::split(text, span, &[])
    }

    /// The role of the paragraph that a sentence stands in.
    #[must_use]
    pub fn role(&self, sentence: &Sentence) -> Role {
        self.paragraphs
            .get(sentence.paragraph)
            .map_or(Role::Body, |p| p.role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sentences(text: &str) -> Vec<&str> {
        Document::parse(text)
            .sentences
            .iter()
            .map(|s| &text[s.span.clone()])
            .collect()
    }

    #[test]
    fn ranks_and_missing_spaces() {
        assert_eq!(
            sentences("He met Col. Gen. Sherali Mirzo in Dushanbe today. They talked."),
            [
                "He met Col. Gen. Sherali Mirzo in Dushanbe today.",
                "They talked."
            ]
        );
        assert_eq!(
            sentences("He met President Kh.Battulga and Minister N.Enkhtaivan.").len(),
            1
        );
        assert_eq!(
            sentences("Chief of Army Staff Lieut. Gen. Faruk Yahaya saw H.E. Sheikh Abdullah and Md. Rahman.").len(),
            1
        );
        assert_eq!(
            sentences("He was received at the airport.General Staff officers came."),
            [
                "He was received at the airport.",
                "General Staff officers came."
            ]
        );
    }

    #[test]
    fn a_quotation_stays_with_its_speaker() {
        let text = "Singh said, \"We met today. It went well.\" They left.";
        assert_eq!(
            sentences(text),
            ["Singh said, \"We met today. It went well.\"", "They left."]
        );
    }

    #[test]
    fn roles_of_a_messy_page() {
        let text = " date 2021-01-01 Left Menu\nMinister meets envoy\n\nBy A Writer\n\nDelhi: The minister met the envoy on Monday.\nAlso Read | Something\nThey spoke for an hour.\n--IANS\nOther headline here";
        let d = Document::parse(text);
        let roles: Vec<Role> = d.paragraphs.iter().map(|p| p.role).collect();
        assert_eq!(
            roles,
            [
                Role::Junk,
                Role::Title,
                Role::Byline,
                Role::Body,
                Role::Junk,
                Role::Body,
                Role::SignOff,
                Role::Junk
            ]
        );
    }

    proptest! {
        #[test]
        fn any_text_is_taken_apart(text in "(?s)([ -~\n“”‘’é—]|\\PC){0,400}") {
            let d = Document::parse(&text);
            let mut end = 0;
            for s in &d.sentences {
                prop_assert!(s.span.start >= end && text.get(s.span.clone()).is_some_and(|t| !t.trim().is_empty()));
                end = s.span.end;
            }
            for q in &d.quotations {
                prop_assert!(text.get(q.inner.clone()).is_some() && text.get(q.outer.clone()).is_some());
            }
        }
    }
}
