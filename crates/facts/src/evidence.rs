use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The words of a report that say a fact.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct Evidence {
    /// Id of the report.
    pub report: String,
    /// First code point, counted from 0 in the report's stored text.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The slice itself.
    pub text: String,
}

/// Turns byte offsets of one text into code-point offsets, the frame of [`Evidence`].
///
/// Built once per report; each look-up costs at most a short scan.
#[derive(Clone, Debug)]
pub struct Offsets {
    /// Code points before each 64th byte boundary.
    marks: Vec<usize>,
}

const STRIDE: usize = 64;

impl Offsets {
    /// Indexes `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0;
        for (i, b) in text.bytes().enumerate() {
            if i % STRIDE == 0 {
                marks.push(count);
            }
            // Continuation bytes do not begin a code point.
            count += usize::from(b & 0xC0 != 0x80);
        }
        Self { marks }
    }

    /// Code points of `text` before byte `at`; `text` must be the text this was built from.
    /// An offset past the end counts as the end.
    #[must_use]
    pub fn code_point(&self, text: &str, at: usize) -> usize {
        let at = at.min(text.len());
        let Some(&base) = self.marks.get(at / STRIDE).or(self.marks.last()) else {
            return 0;
        };
        let from = (at / STRIDE).min(self.marks.len() - 1) * STRIDE;
        base + text.as_bytes()[from..at]
            .iter()
            .filter(|&&b| b & 0xC0 != 0x80)
            .count()
    }

    /// The evidence for bytes `range` of `text`; `None` where the range is empty or not on character
    /// boundaries.
    #[must_use]
    pub fn evidence(
        &self,
        report: &str,
        text: &str,
        range: std::ops::Range<usize>,
    ) -> Option<Evidence> {
        let slice = text.get(range.clone())?;
        (!slice.is_empty()).then(|| Evidence {
            report: report.to_owned(),
            start: self.code_point(text, range.start),
            end: self.code_point(text, range.end),
            text: slice.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn offsets_count_code_points(text in "\\PC{0,300}", a in 0usize..400, b in 0usize..400) {
            let floor = |mut i: usize| { i = i.min(text.len()); while !text.is_char_boundary(i) { i -= 1; } i };
            let (a, b) = (floor(a.min(b)), floor(a.max(b)));
            let offsets = Offsets::new(&text);
            prop_assert_eq!(offsets.code_point(&text, a), text[..a].chars().count());
            if let Some(e) = offsets.evidence("r", &text, a..b) {
                let sliced: String = text.chars().skip(e.start).take(e.end - e.start).collect();
                prop_assert_eq!(sliced, e.text);
            } else {
                prop_assert_eq!(a, b);
            }
        }
    }
}
