use crate::Fact;
use serde::Serialize;
use std::io::{BufRead, Write};

/// Why facts could not be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FactsError {
    /// The reader or writer failed.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// A line is not a fact; `line` counts from 1.
    #[error("line {line}: not a fact: {source}")]
    Line {
        /// Line number, from 1.
        line: usize,
        /// What is wrong with it.
        source: serde_json::Error,
    },
}

/// Reads facts, a line each; a bad line is an item of its own, and reading goes on behind it.
pub fn read_facts(input: impl BufRead) -> impl Iterator<Item = Result<Fact, FactsError>> {
    input
        .lines()
        .enumerate()
        .filter_map(|(i, line)| match line {
            Err(e) if e.kind() == std::io::ErrorKind::InvalidData => Some(Err(FactsError::Line {
                line: i + 1,
                source: serde::de::Error::custom("not in UTF-8"),
            })),
            Err(e) => Some(Err(FactsError::Io(e))),
            Ok(line) if line.trim().is_empty() => None,
            Ok(line) => Some(
                serde_json::from_str(&line).map_err(|source| FactsError::Line {
                    line: i + 1,
                    source,
                }),
            ),
        })
}

/// Writes one value (a [`Fact`] or a [`crate::RecordFact`]) as a line.
///
/// # Errors
/// Whatever the writer reports.
pub fn write_line<T: Serialize>(out: &mut impl Write, fact: &T) -> Result<(), FactsError> {
    serde_json::to_writer(&mut *out, fact).map_err(std::io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::*;

    #[test]
    fn a_line_comes_back_as_it_went() {
        let fact = Fact {
            v: FORMAT_VERSION,
            body: Body::Holder(Holder {
                person: "Sherali Mirzo".into(),
                office: "Minister of Defence".into(),
                country: CountryCode::new("tj"),
                org: None,
                rank: Some("Colonel General".into()),
                as_of: None,
                qualifier: Some(Tenure::Former),
                first_seen: None,
                last_seen: None,
                known_start: None,
                known_end: None,
            }),
            report: "r".into(),
            evidence: vec![Evidence {
                report: "r".into(),
                start: 0,
                end: 1,
                text: "x".into(),
            }],
            confidence: 0.5,
            background: false,
        };
        let mut line = Vec::new();
        write_line(&mut line, &fact).unwrap();
        let back: Vec<_> = read_facts(&line[..]).collect::<Result<_, _>>().unwrap();
        assert_eq!(back, [fact]);
    }

    #[test]
    fn a_bad_line_names_its_number_and_the_rest_is_read() {
        let text = b"\n{\"v\":1}\n\xff\xfe\n{}\n";
        let errors: Vec<_> = read_facts(&text[..])
            .map(|f| f.unwrap_err().to_string())
            .collect();
        assert_eq!(errors.len(), 3);
        assert!(errors[0].starts_with("line 2: not a fact"), "{}", errors[0]);
        assert_eq!(errors[1], "line 3: not a fact: not in UTF-8");
        assert!(errors[2].starts_with("line 4: not a fact"), "{}", errors[2]);
    }
}
