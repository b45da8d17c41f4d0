//! Currencies before and behind a number, loaded from `frames/figure.toml`.

use super::numbers::{Piece, pieces};
use super::words::currencies;
use std::sync::LazyLock;

/// A way to write a currency, word by word and sign by sign.
#[derive(Debug)]
struct Form {
    pieces: Vec<String>,
    name: String,
    scaled: bool,
}

#[derive(Debug, Default)]
struct Forms {
    before: Vec<Form>,
    after: Vec<Form>,
}

/// The forms that the program carries, the longest first.
fn forms() -> &'static Forms {
    static FORMS: LazyLock<Forms> = LazyLock::new(|| {
        let mut out = Forms::default();
        for c in currencies() {
            for (list, texts) in [(&mut out.before, &c.before), (&mut out.after, &c.after)] {
                list.extend(texts.iter().map(|text| {
                    Form {
                        pieces: pieces(text, 0..text.len())
                            .iter()
                            .map(|p| p.text.to_owned())
                            .collect(),
                        name: c.name.clone(),
                        scaled: c.scaled,
                    }
                }));
            }
        }
        for list in [&mut out.before, &mut out.after] {
            list.sort_by_key(|f| std::cmp::Reverse(f.pieces.len()));
        }
        out
    });
    &FORMS
}

/// The currency written from piece `i` on, and the first piece after it.
pub(super) fn before(all: &[Piece<'_>], i: usize) -> Option<(&'static str, usize)> {
    forms().before.iter().find_map(|f| {
        let here = all.get(i..i + f.pieces.len())?;
        let same = here.iter().zip(&f.pieces).all(|(p, w)| p.text == w);
        same.then_some((f.name.as_str(), i + f.pieces.len()))
    })
}

/// The currency behind a number that ends at piece `i`, and the first piece after it; `scaled` where the number has
/// a scale word.
pub(super) fn after(all: &[Piece<'_>], i: usize, scaled: bool) -> Option<(&'static str, usize)> {
    forms().after.iter().find_map(|f| {
        let here = all.get(i..i + f.pieces.len())?;
        let same = here
            .iter()
            .zip(&f.pieces)
            .all(|(p, w)| p.text.to_lowercase() == *w);
        (same && (scaled || !f.scaled)).then_some((f.name.as_str(), i + f.pieces.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_form_wins() {
        let name = |text: &str| before(&pieces(text, 0..text.len()), 0).map(|(n, _)| n);
        assert_eq!(name("US$5"), Some("US dollars"));
        assert_eq!(name("A$5"), Some("Australian dollars"));
        assert_eq!(name("us 5"), None);
        let text = "won 5";
        assert_eq!(after(&pieces(text, 0..text.len()), 0, false), None);
    }
}
