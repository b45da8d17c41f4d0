use std::ops::Range;

/// A stretch of direct speech between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Bytes from the opening mark to behind the closing one.
    pub outer: Range<usize>,
    /// Bytes of the words themselves.
    pub inner: Range<usize>,
    /// It opens in the paragraph before (a quotation over several paragraphs, each opened anew).
    pub continues: bool,
}

/// Finds the quotations of the paragraphs of `text`, in order.
///
/// Double marks, straight and curly, and single curly or straight ones where they clearly open and close.
/// A mark that never closes ends with its paragraph; if the next paragraph opens with a mark, that one
/// continues it.
pub(crate) fn find(text: &str, paragraphs: &[Range<usize>]) -> Vec<Quotation> {
    let mut out = Vec::new();
    let mut left_open = false;
    for (index, p) in paragraphs.iter().enumerate() {
        let body = &text[p.clone()];
        let mut chars = body.char_indices().peekable();
        let mut open: Option<(usize, char)> = None;
        let mut before = ' ';
        let mut first = true;
        while let Some((i, c)) = chars.next() {
            let after = chars.peek().map_or(' ', |&(_, n)| n);
            match open {
                None => {
                    let opens = match c {
                        '“' | '«' | '„' => true,
                        // A closing mark set by mistake where one opens.
                        '”' => {
                            !before.is_alphanumeric()
                                && before != '.'
                                && before != ','
                                && after.is_alphanumeric()
                        }
                        '"' => !after.is_whitespace() || !before.is_alphanumeric(),
                        '‘' => after.is_alphanumeric() && !before.is_alphanumeric(),
                        '\'' => {
                            after.is_uppercase()
                                && !before.is_alphanumeric()
                                && closes_later(&body[i + 1..])
                        }
                        _ => false,
                    };
                    if opens {
                        open = Some((i, c));
                    }
                }
                Some((start, mark)) => {
                    let closes = match mark {
                        '"' | '”' => c == '"' || c == '”',
                        // An opening mark set by mistake where one closes: "them,“ it said".
                        '“' => {
                            c == '”'
                                || c == '"'
                                || (c == '“' && !before.is_whitespace() && !after.is_alphanumeric())
                        }
                        '„' => matches!(c, '”' | '"' | '“'),
                        '«' => c == '»',
                        '‘' => {
                            c == '’'
                                && !after.is_alphanumeric()
                                && !is_possessive(before, &body[i + c.len_utf8()..])
                        }
                        _ => c == '\'' && !after.is_alphanumeric(),
                    };
                    if closes {
                        push(
                            &mut out,
                            text,
                            p,
                            start,
                            mark,
                            Some((i, c)),
                            left_open && first,
                        );
                        left_open = false;
                        first = false;
                        open = None;
                    }
                }
            }
            before = c;
        }
        if let Some((start, mark)) = open {
            let goes_on = || {
                paragraphs
                    .get(index + 1)
                    .is_some_and(|n| text[n.clone()].starts_with(mark))
            };
            if matches!(mark, '"' | '“' | '”' | '«' | '„') || (start == 0 && goes_on()) {
                push(&mut out, text, p, start, mark, None, left_open && first);
                left_open = true;
            }
        } else {
            left_open = false;
        }
    }
    out
}

/// "the ministers’ meeting" within single marks: the mark is an apostrophe where a plural stands before it, a
/// plain word behind it, and one that closes further on.
fn is_possessive(before: char, rest: &str) -> bool {
    let word = rest.strip_prefix(' ').and_then(|r| r.chars().next());
    before == 's'
        && word.is_some_and(char::is_lowercase)
        && rest
            .match_indices('’')
            .any(|(i, _)| rest[..i].ends_with([',', '.', '!', '?']))
}

fn closes_later(rest: &str) -> bool {
    let mut chars = rest.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        if c == '\'' && chars.peek().is_none_or(|n| !n.is_alphanumeric()) && before != 's' {
            return true;
        }
        before = c;
    }
    false
}

fn push(
    out: &mut Vec<Quotation>,
    text: &str,
    p: &Range<usize>,
    start: usize,
    mark: char,
    close: Option<(usize, char)>,
    continues: bool,
) {
    let outer_start = p.start + start;
    let mut inner = outer_start + mark.len_utf8()..close.map_or(p.end, |(i, _)| p.start + i);
    let outer = outer_start..close.map_or(p.end, |(i, c)| p.start + i + c.len_utf8());
    let words = &text[inner.clone()];
    let trimmed = words.trim();
    if trimmed.is_empty() {
        return;
    }
    let lead = words.len() - words.trim_start().len();
    inner = inner.start + lead..inner.start + lead + trimmed.len();
    out.push(Quotation {
        outer,
        inner,
        continues,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        find(text, std::slice::from_ref(&(0..text.len())))
            .iter()
            .map(|q| &text[q.inner.clone()])
            .collect()
    }

    #[test]
    fn marks_of_all_kinds() {
        assert_eq!(
            words("He said, \"We met today.\" They left."),
            ["We met today."]
        );
        assert_eq!(
            words("“Had a meeting with Tajikistan’s minister,” he said, “today.”"),
            ["Had a meeting with Tajikistan’s minister,", "today."]
        );
        assert_eq!(
            words("The theme is ‘Secure-SCO’. The ministers’ meeting"),
            ["Secure-SCO"]
        );
        assert_eq!(
            words("the ministers' talks and India's 'Act East' policy"),
            ["Act East"]
        );
        assert_eq!(words("\"never closed, he said"), ["never closed, he said"]);
    }

    #[test]
    fn marks_set_by_mistake() {
        assert_eq!(
            words("”A pleasure to be here again,” the envoy said."),
            ["A pleasure to be here again,"]
        );
        assert_eq!(
            words("“They agreed to stay in touch,“ it said."),
            ["They agreed to stay in touch,"]
        );
        assert_eq!(
            words("‘The ministers’ talks went well,’ he said."),
            ["The ministers’ talks went well,"]
        );
    }

    #[test]
    fn a_quotation_goes_on_in_the_next_paragraph() {
        let text = "\"One.\n\"Two,\" he said.";
        let q = find(text, &[0..5, 6..text.len()]);
        assert_eq!(q.len(), 2);
        assert!(!q[0].continues && q[1].continues);
    }
}
