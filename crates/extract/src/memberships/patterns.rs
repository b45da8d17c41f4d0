//! The forms of membership, loaded from `frames/membership.toml` and compiled to expressions over lines.

use super::line::{Line, denied};
use regex::{Regex, RegexSet};
use serde::Deserialize;
use sidelines_facts::{MembershipRole, Status};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The forms that the program carries.
const EMBEDDED: &str = include_str!("../../../../frames/membership.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Names for word choices that many forms share.
    #[serde(default)]
    words: BTreeMap<String, String>,
    pattern: Vec<Pattern>,
}

/// Forms of one role; the fields are explained in frames/README.md.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pattern {
    #[allow(
        dead_code,
        reason = "for people who read the file and for the tests' messages"
    )]
    name: String,
    role: MembershipRole,
    #[serde(default)]
    status: Option<Status>,
    /// The date told is when it began and ended: "chairmanship in 2023".
    #[serde(default)]
    during: bool,
    /// What is told is that it ended.
    #[serde(default)]
    ended: bool,
    /// Read only behind a sentence that tells who belongs to something, and of that: "The others are …".
    #[serde(default)]
    goes_on: bool,
    forms: Vec<String>,
    /// Parts of words of which a line must have one to be looked at.
    cues: Vec<String>,
    /// No reading where the words of the form's gaps are among these.
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    #[cfg_attr(not(test), allow(dead_code, reason = "tests"))]
    reads: Vec<String>,
    #[serde(default)]
    #[cfg_attr(not(test), allow(dead_code, reason = "tests"))]
    not: Vec<String>,
}

/// A form found in a line.
#[derive(Debug)]
pub(super) struct Hit {
    pub(super) role: MembershipRole,
    pub(super) status: Option<Status>,
    pub(super) during: bool,
    pub(super) ended: bool,
    pub(super) goes_on: bool,
    /// Placeholders.
    pub(super) parties: Vec<usize>,
    pub(super) org: Option<usize>,
    pub(super) since: Option<usize>,
    pub(super) until: Option<usize>,
    /// Byte of the line.
    pub(super) start: usize,
}

/// All forms.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    rows: Vec<Row>,
}

/// A pattern with its forms as expressions, compiled when a line first needs them: most lines do not.
#[derive(Debug)]
struct Row {
    pattern: Pattern,
    sources: Vec<String>,
    set: OnceLock<Option<RegexSet>>,
    forms: OnceLock<Vec<OnceLock<Option<Regex>>>>,
}

impl Row {
    /// Where forms of this pattern lie in `text`. A form that is no expression finds nothing; the tests rule
    /// that out.
    fn found<'l>(&self, text: &'l str) -> Vec<regex::Captures<'l>> {
        let set = self.set.get_or_init(|| RegexSet::new(&self.sources).ok());
        let forms = self
            .forms
            .get_or_init(|| self.sources.iter().map(|_| OnceLock::new()).collect());
        let mut out = Vec::new();
        for i in set.iter().flat_map(|s| s.matches(text)) {
            let regex = forms.get(i).and_then(|form| {
                form.get_or_init(|| self.sources.get(i).and_then(|s| Regex::new(s).ok()))
                    .as_ref()
            });
            out.extend(regex.into_iter().flat_map(|r| r.captures_iter(text)));
        }
        out
    }
}

impl Patterns {
    /// The program's own; none where its file were damaged, which the tests rule out.
    pub(super) fn embedded() -> &'static Self {
        static PATTERNS: OnceLock<Patterns> = OnceLock::new();
        PATTERNS.get_or_init(|| Self::parse(EMBEDDED).unwrap_or_default())
    }

    /// # Errors
    /// What is wrong with the file and where.
    fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|e| e.to_string())?;
        let mut rows = Vec::new();
        for pattern in file.pattern {
            let sources: Result<Vec<String>, String> = pattern
                .forms
                .iter()
                .map(|form| expression(form, &file.words))
                .collect();
            rows.push(Row {
                sources: sources?,
                pattern,
                set: OnceLock::new(),
                forms: OnceLock::new(),
            });
        }
        Ok(Self { rows })
    }

    /// Whether the line has an organisation, or its report is about one, somebody who may belong to it, and a word of a form.
    pub(super) fn might_tell(&self, line: &Line) -> bool {
        let has = |kinds: &[char]| {
            line.text
                .match_indices('‹')
                .any(|(at, open)| line.text[at + open.len()..].starts_with(kinds))
        };
        (has(&['O', 'R', 'G']) || line.speaks_of_one())
            && has(&['P', 'W', 'L', 'A'])
            && self.rows.iter().any(|row| {
                row.pattern
                    .cues
                    .iter()
                    .any(|c| line.text.contains(c.as_str()))
            })
    }

    /// Every form found in the line.
    pub(super) fn hits(&self, line: &Line) -> Vec<Hit> {
        let text = line.text.as_str();
        if !text.contains(['P', 'W', 'L', 'A']) {
            return Vec::new();
        }
        let mut out = Vec::new();
        for row in &self.rows {
            let pattern = &row.pattern;
            if !pattern.cues.iter().any(|cue| text.contains(cue.as_str())) {
                continue;
            }
            for found in row.found(text) {
                let Some(all) = found.get(0) else { continue };
                if denied(all.as_str()) {
                    continue;
                }
                if pattern
                    .unless
                    .iter()
                    .any(|w| all.as_str().contains(&format!(" {w} ")))
                {
                    continue;
                }
                let thing = |name: &str| found.name(name).and_then(|m| number(m.as_str()));
                out.push(Hit {
                    role: pattern.role,
                    status: pattern.status,
                    during: pattern.during,
                    ended: pattern.ended,
                    goes_on: pattern.goes_on,
                    parties: ["p0", "p1", "p2"].iter().filter_map(|n| thing(n)).collect(),
                    org: thing("org"),
                    since: thing("since"),
                    until: thing("until"),
                    start: all.start(),
                });
            }
        }
        out
    }
}

/// The number of a placeholder: `‹P2x3›` is 2.
fn number(placeholder: &str) -> Option<usize> {
    let digits: String = placeholder
        .chars()
        .skip(2)
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}

/// A form as a regular expression over lines.
fn expression(form: &str, words: &BTreeMap<String, String>) -> Result<String, String> {
    let mut parties = 0;
    Ok(format!("(?:^| ){}", sequence(form, words, &mut parties)?))
}

/// A row of words, groups and placeholders; each leaves the blank behind it.
fn sequence(
    form: &str,
    words: &BTreeMap<String, String>,
    parties: &mut usize,
) -> Result<String, String> {
    let mut out = String::new();
    for part in split(form, ' ') {
        let (part, optional) = part
            .strip_suffix('?')
            .map_or((part.as_str(), false), |p| (p, true));
        let mut party = |kinds: &str, size: &str| {
            *parties += 1;
            format!("(?P<p{}>‹[{kinds}][0-9]+x{size}›) ", *parties - 1)
        };
        let piece = match part {
            "{parties}" => party("P", "[0-9]+"),
            "{many}" => party("P", "(?:[2-9]|[0-9][0-9]+)"),
            "{list}" => party("P", "(?:[3-9]|[0-9][0-9]+)"),
            "{party}" => party("PLW", "[0-9]+"),
            "{whose}" => party("PLWA", "[0-9]+"),
            "{org}" => "(?P<org>‹[OR][0-9]+x1›) ".to_owned(),
            "{group}" => "(?P<org>‹[ORG][0-9]+x1›) ".to_owned(),
            "{other}" => "‹[OR][0-9]+x1› ".to_owned(),
            "{event}" => "(?P<org>‹G[0-9]+x1›) ".to_owned(),
            // "since 2004" is one date whose first word the line has as well.
            "{since}" => "(?:(?:since|from|during|until|till) )?(?P<since>‹D[0-9]+x1›) ".to_owned(),
            "{until}" => "(?:(?:since|from|until|till) )?(?P<until>‹D[0-9]+x1›) ".to_owned(),
            "{date}" => "‹D[0-9]+x1› ".to_owned(),
            "{n}" => "(?:[0-9]+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|other|more) ".to_owned(),
            "{nth}" => "(?:[0-9]+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth) ".to_owned(),
            "{open}" => "[-(,] ".to_owned(),
            "{close}" => "[-),] ".to_owned(),
            // A few words of the same clause; the shorter gap spans no other party.
            "..." => "(?:[^ ;:]+ ){0,7}?".to_owned(),
            ".." => "(?:[^ ;:,‹]+ ){0,3}?".to_owned(),
            w if w.starts_with('{') => {
                let name = w.trim_matches(['{', '}']);
                choice(words.get(name).ok_or_else(|| format!("{form}: no words are called '{name}'"))?, words, parties)?
            }
            w if w.starts_with('(') && w.ends_with(')') => choice(&w[1..w.len() - 1], words, parties)?,
            w => format!("{} ", regex::escape(w)),
        };
        if optional {
            out.push_str(&format!("(?:{piece})?"))
        } else {
            out.push_str(&piece)
        }
    }
    Ok(out)
}

fn choice(
    group: &str,
    words: &BTreeMap<String, String>,
    parties: &mut usize,
) -> Result<String, String> {
    let mut rows = split(group, '|');
    // The longer choice first: "observer status" before "observer".
    rows.sort_by_key(|row| std::cmp::Reverse(row.split(' ').count()));
    let rows: Result<Vec<String>, String> = rows
        .iter()
        .map(|row| sequence(row, words, parties))
        .collect();
    Ok(format!("(?:{})", rows?.join("|")))
}

/// What `by` parts, except within brackets.
fn split(form: &str, by: char) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut depth = 0_i32;
    for c in form.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if c == by && depth == 0 => {
                out.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = out.last_mut() {
            last.push(c);
        }
    }
    out.retain(|p| !p.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Reader;
    use sidelines_facts::Body;
    use sidelines_text::Report;

    #[test]
    fn the_programs_own_forms_read_their_sentences() {
        let patterns = Patterns::parse(EMBEDDED).unwrap();
        let reader = Reader::new().unwrap();
        let mut wrong = Vec::new();
        for row in &patterns.rows {
            let p = &row.pattern;
            for source in &row.sources {
                assert!(Regex::new(source).is_ok(), "{}: {source}", p.name);
            }
            assert!(!p.reads.is_empty(), "{} has no sentence to read", p.name);
            let parties = |sentence: &str| {
                let report = Report {
                    id: "r".into(),
                    text: sentence.to_owned(),
                    ..Report::default()
                };
                let mut out: Vec<String> = Vec::new();
                for f in reader.read(&report).facts {
                    if let Body::Membership(m) = f.body
                        && m.role == p.role
                    {
                        out.push(m.party);
                    }
                }
                out.sort();
                // Of two organisations each is told once.
                out.dedup();
                out.join(" ")
            };
            for line in &p.reads {
                let (sentence, expected) = line.split_once(" => ").unwrap();
                let mut expected: Vec<&str> = expected.split(' ').collect();
                expected.sort_unstable();
                let found = parties(sentence);
                if found != expected.join(" ") {
                    wrong.push(format!("{}: {line}\n   found {found}", p.name));
                }
            }
            for sentence in &p.not {
                let found = parties(sentence);
                if !found.is_empty() {
                    wrong.push(format!(
                        "{}: {sentence}\n   found {found}, expected nothing",
                        p.name
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn a_form_without_its_words_is_named() {
        let error = Patterns::parse(
            "[[pattern]]\nname = \"x\"\nrole = \"member\"\ncues = []\nforms = [\"{party} {what} {org}\"]\n",
        )
        .unwrap_err();
        assert!(error.contains("'what'"), "{error}");
    }

    #[test]
    fn forms_are_parted_outside_brackets() {
        assert_eq!(
            split("{org} (member states|members)? , x", ' '),
            ["{org}", "(member states|members)?", ",", "x"]
        );
    }
}
