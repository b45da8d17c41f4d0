use std::ops::Range;

/// What stands before the story: ` date YYYY-MM-DD `, or front matter between `---` lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Bytes of the text that the header takes.
    pub span: Range<usize>,
    /// The day as written, where it has the form `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Front matter only.
    pub outlet: Option<String>,
    /// Front matter only.
    pub title: Option<String>,
    /// Front matter only.
    pub url: Option<String>,
}

impl Header {
    /// Reads the header of `text`; an empty span where there is none.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        date_line(text)
            .or_else(|| front_matter(text))
            .unwrap_or_default()
    }
}

fn date_line(text: &str) -> Option<Header> {
    let start = text.len() - text.trim_start().len();
    let rest = text[start..].strip_prefix("date")?;
    let value = rest.trim_start_matches([' ', '\t', ':']);
    let date = value.get(..10).filter(|d| is_day(d))?;
    let end = text.len() - value.len() + 10;
    // "date 2021-07-281" is no date.
    if value[10..].starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    Some(Header {
        span: 0..end,
        date: Some(date.to_owned()),
        ..Header::default()
    })
}

fn front_matter(text: &str) -> Option<Header> {
    let body = text.strip_prefix("---")?;
    let mut header = Header::default();
    let mut at = 3 + body.find('\n')? + 1;
    if !text[3..at].trim().is_empty() {
        return None;
    }
    for line in text[at..].split_inclusive('\n') {
        at += line.len();
        let line = line.trim();
        if line == "---" {
            header.span = 0..at;
            return Some(header);
        }
        let Some((key, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim().trim_matches(['"', '\'']).to_owned();
        if value.is_empty() {
            continue;
        }
        match key.trim().to_ascii_lowercase().as_str() {
            "date" | "published" => {
                header.date = value.get(..10).filter(|d| is_day(d)).map(str::to_owned);
            }
            "outlet" | "source" => header.outlet = Some(value),
            "title" | "headline" => header.title = Some(value),
            "url" => header.url = Some(value),
            _ => {}
        }
    }
    // No closing line: what looked like front matter is the story.
    None
}

fn is_day(s: &str) -> bool {
    let b = s.as_bytes();
    b.len() == 10
        && b.iter().enumerate().all(|(i, c)| {
            if i == 4 || i == 7 {
                *c == b'-'
            } else {
                c.is_ascii_digit()
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_line_is_a_header() {
        let h = Header::parse(" date 2023-04-28 New Delhi: Union");
        assert_eq!((h.date.as_deref(), h.span.end), (Some("2023-04-28"), 16));
        assert_eq!(Header::parse("date 2023-04-281").span, 0..0);
        assert_eq!(Header::parse("dated 2023").span, 0..0);
    }

    #[test]
    fn front_matter_gives_its_fields() {
        let text = "---\ndate: 2023-04-28\noutlet: The Example Courier\ntitle: \"A: b\"\n---\nBody";
        let h = Header::parse(text);
        assert_eq!(h.date.as_deref(), Some("2023-04-28"));
        assert_eq!(h.outlet.as_deref(), Some("The Example Courier"));
        assert_eq!(h.title.as_deref(), Some("A: b"));
        assert_eq!(&text[h.span.end..], "Body");
        assert_eq!(Header::parse("---\nno end").span, 0..0);
    }
}
