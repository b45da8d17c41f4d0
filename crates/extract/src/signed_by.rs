//! Whose copy a report is by how it ends: "… later this year. (ANI)", "… on Monday. - Reuters", "— Meridian Wire".

use sidelines_lexicon::{Hit, HitKind};
use sidelines_text::{Document, Role};
use std::ops::Range;

/// What agencies that no list has are called by.
const WORDS: &[&str] = &["wire", "newswire", "agency", "news agency", "news service"];
/// More words than this are no agency's name.
const MOST: usize = 4;

/// The agency with which the report signs off, as it is written there.
pub(crate) fn signed_by(text: &str, document: &Document, hits: &[Hit]) -> Option<String> {
    let mut last = document.paragraphs.iter().rev();
    let last = last.find(|p| !matches!(p.role, Role::Junk | Role::Caption))?;
    let line = text.get(last.span.clone())?;
    let tail = tail(line)?;
    let span = last.span.start + tail.start..last.span.start + tail.end;
    let name = text.get(span.clone())?;
    let words: Vec<&str> = name.split_whitespace().collect();
    let begins_great = |w: &&str| w.starts_with(char::is_uppercase);
    if words.is_empty() || words.len() > MOST || !words.iter().all(begins_great) {
        return None;
    }
    let known = hits
        .iter()
        .any(|h| matches!(h.kind, HitKind::Agency { wire: true, .. }) && (h.start..h.end) == span);
    let lower = name.to_lowercase();
    let called_so = words.len() > 1 && WORDS.iter().any(|w| lower.ends_with(&format!(" {w}")));
    (known || called_so).then(|| name.to_owned())
}

/// What stands behind the last sentence, between marks or behind one.
fn tail(line: &str) -> Option<Range<usize>> {
    const MARKS: [char; 5] = ['-', '–', '—', '/', '('];
    let end = line.trim_end_matches([' ', '.', ')', '/', '\n']).len();
    let behind = line[..end]
        .match_indices(['.', '”', '"', '!', '?', ')'])
        .rfind(|(i, m)| line[i + m.len()..].starts_with([' ', '\u{a0}', '(', '-', '–', '—']))
        .map_or(0, |(i, m)| i + m.len());
    let rest = line[behind..end].trim_start_matches([' ', '\u{a0}']);
    let name = rest.trim_start_matches(MARKS).trim_start();
    (rest.starts_with(MARKS) && !name.is_empty()).then(|| end - name.len()..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sidelines_lexicon::Lexicon;

    fn agency(text: &str) -> Option<String> {
        signed_by(
            text,
            &Document::parse(text),
            &Lexicon::embedded().scan(text),
        )
    }

    #[test]
    fn reports_that_sign_off() {
        let told = "The ministers of defence met in Nairobi on Monday and spoke of the lake.";
        for (end, name) in [
            (" - Meridian Wire", Some("Meridian Wire")),
            (" – Reuters", Some("Reuters")),
            (" (ANI)", Some("ANI")),
            ("\n\n(ANI)", Some("ANI")),
            ("\n\n— Reuters", Some("Reuters")),
            (" - Xinhua.", Some("Xinhua")),
            ("", None),
            (" Reuters was there.", None),
            (" - John Smith", None),
            (" - the Meridian Wire", None),
            (" (With inputs from agencies)", None),
        ] {
            assert_eq!(agency(&format!("{told}{end}")).as_deref(), name, "{end}");
        }
        assert_eq!(agency("He came by - Meridian Wire"), None);
    }
}
