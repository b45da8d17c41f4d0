use std::ops::Range;

/// The line opening of a wire story: where, when, who ("Dushanbe [Tajikistan] July 28 (ANI):").
///
/// Found by shape alone: with neither day nor agency, `place` may turn out to be no place ("Macron: we …").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// Bytes of the whole opening, the closing mark included.
    pub span: Range<usize>,
    /// Bytes that name the place, a bracketed country included.
    pub place: Range<usize>,
    /// Bytes that name day and month, and a year if any.
    pub date: Option<Range<usize>>,
    /// Bytes of the agency, without its brackets.
    pub agency: Option<Range<usize>>,
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Months of the Islamic calendar, as agencies of the Gulf write them before the common day.
const LUNAR: [&str; 14] = [
    "Muharram",
    "Safar",
    "Rabi",
    "Jumada",
    "Jumad",
    "Rajab",
    "Sha'ban",
    "Sha’ban",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu",
    "Thul",
    "Zul",
];

/// The length of a day of the Islamic calendar with its year at the beginning of `text`, and of the comma behind it:
/// "Dhu al-Qi'dah 26, 1445, ".
fn lunar(text: &str) -> Option<usize> {
    LUNAR.iter().find(|m| text.starts_with(**m))?;
    let mut comma = text.match_indices(',').map(|(at, _)| at);
    let (day, year) = (comma.next()?, comma.next()?);
    let number = |s: &str, digits: Range<usize>| {
        let word = s.split_whitespace().next_back().unwrap_or("");
        digits.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
    };
    let years = text.get(day + 1..year)?.trim();
    let shaped = number(text.get(..day)?, 1..3)
        && years.strip_suffix(" AH").unwrap_or(years).len() == 4
        && number(years.strip_suffix(" AH").unwrap_or(years), 4..5);
    (day < 24 && shaped).then(|| year + 1 + usize::from(text[year + 1..].starts_with(' ')))
}

impl Dateline {
    /// Reads the opening of a paragraph of `text`.
    pub(crate) fn parse(text: &str, paragraph: Range<usize>) -> Option<Self> {
        let base = paragraph.start;
        let mut head_len = paragraph.len().min(120);
        while !text.is_char_boundary(base + head_len) {
            head_len -= 1;
        }
        let head = &text[base..base + head_len];
        let mut s = Scanner { s: head, at: 0 };
        let place_end = s.place()?;
        let mut out = Self {
            span: base..base,
            place: base..base + place_end,
            date: None,
            agency: None,
        };
        let bracket_after_place = s.agency();
        // "The Shanghai Cooperation Organisation (SCO) Defence Ministers' Meeting will be held"
        if let Some(r) = &bracket_after_place
            && abbreviates(&head[r.clone()], &head[..place_end])
        {
            return None;
        }
        if let Some(r) = &bracket_after_place {
            out.agency = Some(base + r.start..base + r.end);
        }
        // No "(L)" or "(R)" of a picture.
        let listed = bracket_after_place.is_some_and(|r| r.len() > 2) && s.rest().starts_with(',');
        s.skip(|c| matches!(c, ',' | '.' | ' ' | '|' | ':'));
        if out.agency.is_some() {
            s.skip(|c| matches!(c, ' ' | ','));
        }
        if let Some(r) = s.date().or_else(|| s.bracketed_date()) {
            out.date = Some(base + r.start..base + r.end);
        }
        if let Some(r) = s.agency().or_else(|| s.bare_agency(out.date.is_some())) {
            out.agency = Some(base + r.start..base + r.end);
        }
        // "Secretary (West), Ministry of Trade, X met": an office, whose line goes on.
        let agency = out.agency.is_some() && !(listed && out.date.is_none());
        let end = match s.closing(agency, out.date.is_some()) {
            Some(end) => end,
            // "NEW DELHI : " and "New Delhi: ": the colon may already be behind us.
            None if out.date.is_none()
                && out.agency.is_none()
                && head[place_end..].trim_start().starts_with(':') =>
            {
                place_end + head[place_end..].find(':')? + 1
            }
            None => return None,
        };
        out.span = base..base + end;
        Some(out)
    }
}

/// Whether `short` are the first letters of a name of several words: an organisation's, not the agency of a place.
fn abbreviates(short: &str, name: &str) -> bool {
    let words: Vec<&str> = name.split([' ', '-']).filter(|w| !w.is_empty()).collect();
    let named = words.strip_prefix(&["The"]).unwrap_or(&words);
    let initials: String = named.iter().filter_map(|w| w.chars().next()).collect();
    words.len() > 2 && named.len() > 1 && initials == short
}

struct Scanner<'a> {
    s: &'a str,
    at: usize,
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        &self.s[self.at..]
    }

    fn skip(&mut self, f: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(f).len();
    }

    /// One to six capitalised words, commas and a bracketed country among them; returns their end.
    fn place(&mut self) -> Option<usize> {
        let mut end = 0;
        let mut words = 0;
        loop {
            let rest = self.rest();
            let word_len = rest
                .find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '.' | '-')))
                .unwrap_or(rest.len());
            let mut word = &rest[..word_len];
            // "ANKARA- Anadolu", "Delhi." are word and mark.
            word = word.trim_end_matches(['-', '.']);
            if word.is_empty() || !word.starts_with(char::is_uppercase) {
                break;
            }
            if words > 0 && self.at_date() {
                break;
            }
            words += 1;
            if words > 6 {
                return None;
            }
            self.at += word.len();
            end = self.at;
            let rest = self.rest();
            if let Some(inner) = rest.strip_prefix(" [") {
                let close = inner.find(']')?;
                self.at += 2 + close + 1;
                end = self.at;
                break;
            }
            // "Ulaanbaatar /MONTSAME/": an agency; "Asunción / Punta del Este" are two places.
            let agency = rest
                .trim_start_matches([' ', ','])
                .strip_prefix('/')
                .is_some_and(|inner| {
                    !inner.starts_with(' ') && inner.find('/').is_some_and(|end| end < 40)
                });
            if agency {
                break;
            }
            let gap = rest.len() - rest.trim_start_matches([' ', ',', '/']).len();
            if gap == 0 {
                break;
            }
            self.at += gap;
        }
        self.at = end;
        (words > 0).then_some(end)
    }

    fn at_date(&self) -> bool {
        let word: String = self
            .rest()
            .chars()
            .take_while(|c| c.is_alphabetic())
            .collect();
        is_month(&word) || is_weekday(&word) || lunar(self.rest()).is_some()
    }

    fn agency(&mut self) -> Option<Range<usize>> {
        let rest = self.rest();
        let lead = rest.len() - rest.trim_start_matches([' ', '.', '|', ',']).len();
        let (open, close) = match rest[lead..].chars().next()? {
            '(' => ('(', ')'),
            '/' => ('/', '/'),
            _ => return None,
        };
        let inner = &rest[lead + 1..];
        let len = inner.find(close)?;
        let name = &inner[..len];
        let first = name.split([' ', '.']).next().unwrap_or("");
        if name.len() > 40 || !name.starts_with(|c: char| c.is_uppercase()) || is_month(first) {
            return None;
        }
        let start = self.at + lead + open.len_utf8();
        self.at = start + len + 1;
        Some(start..start + len)
    }

    fn date(&mut self) -> Option<Range<usize>> {
        // "Shawwal 26, 1445, May 05, 2024": the day as the Gregorian calendar has it.
        if let Some(len) = lunar(self.rest()) {
            self.at += len;
        }
        let start = self.at;
        let rest = self.rest();
        if let Some(len) = in_figures(rest) {
            self.at = start + len;
            return Some(start..start + len);
        }
        let mut len = 0;
        let (mut month, mut day) = (false, false);
        for word in rest.split_inclusive([' ', ',']) {
            // "Asmara, 07 May 2021- President"
            let w = word
                .trim_matches([' ', ',', '.', ':', ')'])
                .trim_end_matches(['-', '\u{2013}', '\u{2014}']);
            let is_year = w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit());
            if w.is_empty() && len > 0 {
                len += word.len();
                continue;
            }
            if !month && is_month(w) {
                month = true;
            } else if !day && (is_day_number(w) || is_day_and_year(w)) {
                day = true;
            } else if !(is_year && (month || day)) && !(len == 0 && is_weekday(w)) {
                break;
            }
            len += word.len();
        }
        if !month {
            return None;
        }
        let used = rest[..len]
            .trim_end_matches([' ', ',', '.', ':', ')', '-', '\u{2013}', '\u{2014}'])
            .len();
        self.at = start + used;
        Some(start..start + used)
    }

    /// "(March 27)".
    fn bracketed_date(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        self.skip(|c| c == '(');
        let found = if self.at > start { self.date() } else { None };
        if found.is_some() && self.rest().starts_with(')') {
            self.at += 1;
            return found;
        }
        self.at = start;
        None
    }

    /// ", GNB - ": an agency without brackets, in capitals, between the day and the closing mark.
    fn bare_agency(&mut self, dated: bool) -> Option<Range<usize>> {
        let rest = self.rest();
        let lead = rest.len() - rest.trim_start_matches([' ', '.', ',']).len();
        let name = rest.get(lead..)?;
        let len = name
            .find(|c: char| !(c.is_uppercase() || c == '.'))
            .unwrap_or(name.len());
        let closes = name
            .get(len..)?
            .trim_start()
            .starts_with(['-', '\u{2013}', '\u{2014}', ':']);
        // "ASTANA. KAZINFORM – ": likewise behind a place that a stop closes.
        let stopped = self.s[..self.at].trim_end().ends_with('.') && (4..=12).contains(&len);
        if !(dated && (2..=8).contains(&len) || stopped) || !closes {
            return None;
        }
        let start = self.at + lead;
        self.at = start + len;
        Some(start..start + len)
    }

    /// The mark that ends the opening; returns the end of it.
    fn closing(&mut self, agency: bool, date: bool) -> Option<usize> {
        let rest = self.rest();
        let trimmed = rest.trim_start_matches([' ', '.', ',', '|']);
        for mark in ["---", "--", "—", "–", "−", ":", "- ", "-", "|"] {
            if trimmed.starts_with(mark) {
                let end = self.at + rest.len() - trimmed.len() + mark.len();
                // A hyphen inside a word ("Asia-Pacific") closes nothing.
                if mark == "-" && !self.s[end..].starts_with(char::is_uppercase) {
                    return None;
                }
                return Some(end);
            }
        }
        // "/TASS/." and "(ANI)" close by themselves, unless the sentence goes on ("Wang Yi (R) meets", "Ishaq Dar (PML-N)
        // said"); a bare date does when a stop follows.
        let goes_on = trimmed.starts_with(char::is_lowercase);
        (agency && !goes_on || date && rest.starts_with('.'))
            .then(|| self.at + rest.len() - trimmed.len())
    }
}

/// How long the day is that `s` begins with, where it is "02/08/2023" or "8.2.2023".
fn in_figures(s: &str) -> Option<usize> {
    let len = s
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '.')))
        .unwrap_or(s.len());
    let day = s.get(..len)?.trim_end_matches('.');
    let mark = day.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = day.split(mark).collect();
    let [a, b, year] = parts.as_slice() else {
        return None;
    };
    let figures = |p: &str, n: std::ops::RangeInclusive<usize>| {
        n.contains(&p.len()) && p.bytes().all(|c| c.is_ascii_digit())
    };
    (figures(a, 1..=2) && figures(b, 1..=2) && figures(year, 4..=4)).then_some(day.len())
}

fn is_month(w: &str) -> bool {
    let w = w.trim_end_matches('.').to_lowercase();
    MONTHS.iter().any(|m| {
        w.strip_prefix(m).is_some_and(|tail| {
            tail.is_empty()
                || [
                    "uary", "ruary", "ch", "il", "e", "y", "ust", "t", "tember", "ober", "ember",
                ]
                .contains(&tail)
        })
    })
}

/// "Thursday", "Thurs."
fn is_weekday(w: &str) -> bool {
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let w = w.trim_end_matches('.').to_lowercase();
    let short = w.len() >= 3 && w != "sat" && w != "sun";
    DAYS.iter()
        .any(|d| *d == w || short && w.len() <= 5 && d.starts_with(&w))
}

/// "30/2022" behind a month.
fn is_day_and_year(w: &str) -> bool {
    w.split_once('/').is_some_and(|(day, year)| {
        is_day_number(day) && year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit())
    })
}

fn is_day_number(w: &str) -> bool {
    let digits = w.trim_end_matches(|c: char| c.is_ascii_lowercase());
    !digits.is_empty() && digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(&str, Option<&str>, Option<&str>, &str)> {
        let d = Dateline::parse(text, 0..text.len())?;
        Some((
            &text[d.place],
            d.date.map(|r| &text[r]),
            d.agency.map(|r| &text[r]),
            &text[d.span.end..],
        ))
    }

    #[test]
    fn the_forms_of_wire_copy() {
        assert_eq!(
            read("Dushanbe [Tajikistan] July 28 (ANI): Defence"),
            Some((
                "Dushanbe [Tajikistan]",
                Some("July 28"),
                Some("ANI"),
                " Defence"
            ))
        );
        assert_eq!(
            read("New Delhi, Jan 16 (PTI) The minister"),
            Some(("New Delhi", Some("Jan 16"), Some("PTI"), "The minister"))
        );
        assert_eq!(
            read("ASTANA. KAZINFORM – Kazakhstan"),
            Some(("ASTANA", None, Some("KAZINFORM"), " Kazakhstan"))
        );
        assert_eq!(
            read("MOSCOW, August 31. /TASS/. Russia"),
            Some(("MOSCOW", Some("August 31"), Some("TASS"), "Russia"))
        );
        assert_eq!(
            read("BEIJING, April 6 (Xinhua) -- Qin"),
            Some(("BEIJING", Some("April 6"), Some("Xinhua"), " Qin"))
        );
        assert_eq!(
            read("Ulaanbaatar /MONTSAME/. The"),
            Some(("Ulaanbaatar", None, Some("MONTSAME"), "The"))
        );
        assert_eq!(
            read("Tokyo (VNA) – Prime"),
            Some(("Tokyo", None, Some("VNA"), " Prime"))
        );
        assert_eq!(
            read("YEREVAN — Prime"),
            Some(("YEREVAN", None, None, " Prime"))
        );
        assert_eq!(
            read("New Delhi: Union"),
            Some(("New Delhi", None, None, " Union"))
        );
        assert_eq!(
            read("NEW DELHI : Union"),
            Some(("NEW DELHI", None, None, " Union"))
        );
        assert_eq!(
            read("Washington, D.C., 5 May 2021 - The"),
            Some(("Washington, D.C", Some("5 May 2021"), None, "The"))
        );
        assert_eq!(
            read("Asmara, 07 May 2021- President"),
            Some(("Asmara", Some("07 May 2021"), None, "President"))
        );
    }

    #[test]
    fn days_in_brackets_and_agencies_without() {
        assert_eq!(
            read("Accra, Feb. 19, GNB - Madam"),
            Some(("Accra", Some("Feb. 19"), Some("GNB"), "Madam"))
        );
        assert_eq!(
            read("PHNOM PENH (March 27): Prime"),
            Some(("PHNOM PENH", Some("March 27"), None, " Prime"))
        );
        assert_eq!(
            read("Andean News, LIMA, Peru, Thurs. May 4, 2023: The"),
            Some((
                "Andean News, LIMA, Peru",
                Some("Thurs. May 4, 2023"),
                None,
                " The"
            ))
        );
        assert_eq!(
            read("Kigali, March 30/2022 (RNA) The"),
            Some(("Kigali", Some("March 30/2022"), Some("RNA"), "The"))
        );
    }

    #[test]
    fn days_of_two_calendars() {
        for place in ["Kuwait City", "Riyadh"] {
            assert_eq!(
                read(&format!(
                    "{place}, Dhu al-Qi'dah 26, 1445, June 03, 2024, NPS -- The Amir"
                )),
                Some((place, Some("June 03, 2024"), Some("NPS"), " The Amir"))
            );
        }
        assert_eq!(read("Safar Ali, 26, met the minister"), None);
    }

    #[test]
    fn days_in_figures() {
        assert_eq!(
            read("Nouakchott, 02/08/2023 (Chinguetti News) - The President"),
            Some((
                "Nouakchott",
                Some("02/08/2023"),
                Some("Chinguetti News"),
                "The President"
            ))
        );
        assert_eq!(read("Nouakchott, 02/08 (the talks) went on"), None);
    }

    #[test]
    fn a_colon_may_stand_by_the_day() {
        assert_eq!(
            read("Ankara, March 12: The"),
            Some(("Ankara", Some("March 12"), None, " The"))
        );
    }

    #[test]
    fn a_plain_sentence_has_none() {
        assert_eq!(read("Rajnath Singh met Sherali Mirzo in Dushanbe."), None);
        assert_eq!(read("The minister said: no."), None);
        assert_eq!(read("Asia-Pacific leaders met"), None);
        assert_eq!(
            read(
                "European Council President Charles Michel (L) welcomes Nikol Pashinyan in Brussels."
            ),
            None
        );
    }
}
