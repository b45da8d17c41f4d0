//! What a text says of itself at its beginning: ` date YYYY-MM-DD `, or a front matter.
//!
//! Either stays in the stored text, so that offsets hold in the user's own file.

use crate::Notice;

/// What the head of a text declares.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) id: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) notices: Vec<Notice>,
    /// Bytes of the text before the report proper begins.
    pub(crate) length: usize,
}

/// Reads the head of `text`; what it does not declare stays `None`.
pub(crate) fn header(text: &str) -> Header {
    front_matter(text)
        .or_else(|| date_line(text))
        .unwrap_or_default()
}

/// `---`, lines of `key: value`, `---`. Unknown keys are left alone.
fn front_matter(text: &str) -> Option<Header> {
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').map(|line| {
        at += line.len();
        (line.trim(), at)
    });
    if lines.next()?.0 != "---" {
        return None;
    }
    let mut head = Header::default();
    // A front matter is short; a rule of dashes above an ordinary text is none.
    for (line, end) in lines.take(40) {
        if line == "---" {
            head.length = end;
            return Some(head);
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, value) = line.split_once(':')?;
        let value = unquote(value.trim());
        if value.is_empty() {
            continue;
        }
        match key.trim().to_ascii_lowercase().as_str() {
            "id" => head.id = Some(value.to_owned()),
            "date" | "published" => match day(value) {
                Some(day) => head.published = Some(day),
                None => head.notices.push(Notice::BadDate(value.to_owned())),
            },
            "outlet" | "source" => head.outlet = Some(value.to_owned()),
            "url" | "link" => head.url = Some(value.to_owned()),
            "title" | "headline" => head.title = Some(value.to_owned()),
            _ => {}
        }
    }
    None
}

fn date_line(text: &str) -> Option<Header> {
    let rest = text.trim_start();
    let after = rest
        .strip_prefix("date")
        .or_else(|| rest.strip_prefix("Date"))?;
    let value = after.trim_start_matches([' ', '\t', ':']);
    if value.len() == after.len() {
        return None;
    }
    let token: &str = value.split(char::is_whitespace).next()?;
    let published = day(token)?;
    let length = text.len() - value.len() + token.len();
    Some(Header {
        published: Some(published),
        length,
        ..Header::default()
    })
}

fn unquote(value: &str) -> &str {
    let inner = |q: char| value.strip_prefix(q).and_then(|v| v.strip_suffix(q));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

/// The day of an ISO 8601 date or time (`2021-07-28`, `2021-07-28T09:30:00Z`), as `YYYY-MM-DD`.
pub(crate) fn day(value: &str) -> Option<String> {
    let value = value.trim();
    let date = value.get(..10)?;
    if value
        .get(10..)
        .is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['T', ' ']))
    {
        return None;
    }
    let mut parts = date.split('-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let last = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    ((1..=last).contains(&day) && parts.next().is_none()).then(|| date.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_line_is_read() {
        let head = header(" date 2023-04-28 New Delhi: The Union minister");
        assert_eq!(head.published.as_deref(), Some("2023-04-28"));
        assert_eq!(head.length, " date 2023-04-28".len());
        assert_eq!(
            header("Date: 2023-04-28\nNew Delhi").published.as_deref(),
            Some("2023-04-28")
        );
        assert_eq!(header("dateline 2023-04-28").published, None);
        assert_eq!(header("date 2023-02-29 x").published, None);
    }

    #[test]
    fn front_matter_is_read() {
        let text = "---\r\ndate: 2021-07-28\r\noutlet: \"ANI\"\r\ntitle: Talks: part two\r\n\
                    url: https://example.org/a\r\nmood: grey\r\n---\r\nDushanbe";
        let head = header(text);
        assert_eq!(head.published.as_deref(), Some("2021-07-28"));
        assert_eq!(head.outlet.as_deref(), Some("ANI"));
        assert_eq!(head.title.as_deref(), Some("Talks: part two"));
        assert_eq!(head.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(&text[head.length..], "Dushanbe");
    }

    #[test]
    fn a_rule_of_dashes_is_no_front_matter() {
        assert_eq!(
            header("---\nThe ministers met on Tuesday\n---\n"),
            Header::default()
        );
        assert_eq!(
            header("---\ndate: 2021-07-28\nand it never ends"),
            Header::default()
        );
    }

    #[test]
    fn a_bad_date_is_told() {
        let head = header("---\ndate: yesterday\n---\n");
        assert_eq!(head.published, None);
        assert_eq!(head.notices, [Notice::BadDate("yesterday".into())]);
    }

    #[test]
    fn days_are_days() {
        assert_eq!(
            day("2021-07-28T09:30:00+05:30").as_deref(),
            Some("2021-07-28")
        );
        assert_eq!(day("2024-02-29").as_deref(), Some("2024-02-29"));
        for bad in [
            "2021-13-01",
            "2021-07-32",
            "2021-7-28",
            "28 July 2021",
            "2021-07-281",
            "é21-07-28",
        ] {
            assert_eq!(day(bad), None, "{bad}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_header_ends_on_a_character_of_the_text(text in "(---\n)?[a-z: \n-]{0,30}(date: é)?(date 2021-07-28)?\\PC{0,20}(\n---\n)?") {
            let head = header(&text);
            proptest::prop_assert!(text.is_char_boundary(head.length));
        }
    }
}
