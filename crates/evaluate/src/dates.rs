//! Dates of labels and predictions as spans of days.

/// First and last day (`YYYY-MM-DD`) that a date may mean.
pub(crate) type Span = (String, String);

/// The span of an EDTF date: of an interval its ends, of a set its first and last member, of a month or a
/// year its first and last day; uncertainty marks are passed over. `None` where no year is given.
pub(crate) fn span(date: Option<&str>) -> Option<Span> {
    let date = date?.replace(['~', '?', '%'], "");
    let date = date
        .trim()
        .trim_matches(['[', ']', '{', '}'])
        .replace("..", "/");
    let parts: Vec<String> = date
        .split(['/', ','])
        .map(|part| part.trim().chars().take(10).collect::<String>())
        .filter(|part| is_date(part))
        .collect();
    let (first, last) = (parts.first()?, parts.last()?);
    let low = match first.len() {
        4 => format!("{first}-01-01"),
        7 => format!("{first}-01"),
        _ => first.clone(),
    };
    let high = match last.len() {
        4 => format!("{last}-12-31"),
        7 => format!("{last}-{:02}", last_day(last)),
        _ => last.clone(),
    };
    Some((low, high))
}

fn is_date(part: &str) -> bool {
    matches!(part.len(), 4 | 7 | 10)
        && part.bytes().enumerate().all(|(i, b)| match i {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        })
}

/// The last day of a month `YYYY-MM`; 31 where there is no such month.
fn last_day(month: &str) -> u32 {
    let year: u32 = month[..4].parse().unwrap_or(0);
    match &month[5..] {
        "02" if year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400) => {
            29
        }
        "02" => 28,
        "04" | "06" | "09" | "11" => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans() {
        let of = |d| span(Some(d)).map(|(a, b)| format!("{a} {b}"));
        assert_eq!(of("2021-07-28").as_deref(), Some("2021-07-28 2021-07-28"));
        assert_eq!(of("2024-02").as_deref(), Some("2024-02-01 2024-02-29"));
        assert_eq!(of("2021~").as_deref(), Some("2021-01-01 2021-12-31"));
        assert_eq!(
            of("[2021-07-28,2021-07-29]").as_deref(),
            Some("2021-07-28 2021-07-29")
        );
        assert_eq!(
            of("2021-07-27/2021-07-29").as_deref(),
            Some("2021-07-27 2021-07-29")
        );
        assert_eq!(of("../2021-07").as_deref(), Some("2021-07-01 2021-07-31"));
        assert_eq!(of("XXXX-06-02"), None);
        assert_eq!(span(None), None);
    }
}
