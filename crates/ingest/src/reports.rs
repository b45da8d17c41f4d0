use crate::decode::decode;
use crate::header::header;
use crate::ids::Ids;
use crate::list::{self, Listing, STANDARD_INPUT, Source};
use crate::{Cause, IngestError, Notice, Place, jsonl};
use sidelines_text::Report;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// How the input is to be understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// JSON Lines by ending (`.jsonl`, `.ndjson`, `.json`), and from standard input where it begins with
    /// `{`; else text.
    #[default]
    Auto,
    /// Each file is one report.
    Text,
    /// Each line is one report.
    JsonLines,
}

/// How to take reports in.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How the input is to be understood.
    pub format: Format,
    /// The most bytes that one report may have: a guard for memory, since a report is read whole.
    pub max_bytes: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            format: Format::Auto,
            max_bytes: 16 << 20,
        }
    }
}

/// A report as it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The report.
    pub report: Report,
    /// Where it came from.
    pub place: Place,
    /// What had to be settled to take it.
    pub notices: Vec<Notice>,
}

/// The reports of some paths, one after the other; see [`open`].
pub struct Reports {
    sources: std::vec::IntoIter<Source>,
    passed_over: BTreeMap<String, u64>,
    total: Option<usize>,
    options: Options,
    ids: Ids,
    lines: Option<Lines>,
}

/// A stream of JSON Lines that is being read.
struct Lines {
    path: PathBuf,
    input: Box<dyn BufRead + Send>,
    number: u64,
}

/// Lists what `paths` name and gets ready to read it. Files are opened when their turn comes.
///
/// Ids are the file stem; where two stems collide, the path inside the given folder without its ending.
#[must_use]
pub fn open(paths: &[PathBuf], options: Options) -> Reports {
    let Listing {
        sources,
        passed_over,
    } = list::list(paths, options.format);
    let texts = sources
        .iter()
        .filter(|s| !matches!(s, Source::Problem(_)))
        .count();
    let streams = sources
        .iter()
        .any(|s| matches!(s, Source::Lines(_) | Source::Stream(_)));
    Reports {
        sources: sources.into_iter(),
        passed_over,
        total: (!streams).then_some(texts),
        options,
        ids: Ids::default(),
        lines: None,
    }
}

impl Reports {
    /// How many reports there are at most, where that is known before reading: not for JSON Lines.
    #[must_use]
    pub fn total(&self) -> Option<usize> {
        self.total
    }

    /// Files in the given folders that are no reports by their ending, counted by ending (`.json`).
    #[must_use]
    pub fn passed_over(&self) -> &BTreeMap<String, u64> {
        &self.passed_over
    }

    fn settled(
        &mut self,
        mut report: Report,
        place: Place,
        mut notices: Vec<Notice>,
    ) -> Result<Taken, IngestError> {
        // A report is its text and what is known of it: a new date on an old text is not the same.
        let content = [
            &report.published,
            &report.outlet,
            &report.url,
            &report.title,
        ]
        .into_iter()
        .map(|field| field.as_deref().unwrap_or(""))
        .chain([report.text.as_str()])
        .collect::<Vec<_>>()
        .join("\n");
        match self.ids.settle(&mut report.id, &content) {
            Ok(renamed) => notices.extend(renamed),
            Err(cause) => return Err(cause.at(place)),
        }
        Ok(Taken {
            report,
            place,
            notices,
        })
    }

    fn text(&mut self, path: &Path, id: String, input: impl Read) -> Result<Taken, IngestError> {
        let place = Place::file(path);
        let limit = self.options.max_bytes;
        let taken = read_whole(input, limit).and_then(|bytes| text_report(bytes, id));
        match taken {
            Ok((report, notices)) => self.settled(report, place, notices),
            Err(cause) => Err(cause.at(place)),
        }
    }

    fn file(&mut self, path: &Path, id: String) -> Result<Taken, IngestError> {
        let limit = self.options.max_bytes;
        let opened = File::open(path).and_then(|file| Ok((file.metadata()?.len(), file)));
        match opened {
            Err(e) => Err(Cause::io(e).at(Place::file(path))),
            Ok((bytes, _)) if bytes > limit => {
                Err(Cause::TooLong { bytes, limit }.at(Place::file(path)))
            }
            Ok((_, file)) => self.text(path, id, file),
        }
    }

    /// A pipe or standard input: JSON Lines where it begins with `{`, else one report.
    fn stream(&mut self, path: PathBuf) -> Option<Result<Taken, IngestError>> {
        let input: Box<dyn BufRead + Send> = if path.as_os_str() == STANDARD_INPUT {
            Box::new(BufReader::new(io::stdin()))
        } else {
            match File::open(&path) {
                Ok(file) => Box::new(BufReader::new(file)),
                Err(e) => return Some(Err(Cause::io(e).at(Place::file(path)))),
            }
        };
        self.sniff(path, input)
    }

    fn sniff(
        &mut self,
        path: PathBuf,
        mut input: Box<dyn BufRead + Send>,
    ) -> Option<Result<Taken, IngestError>> {
        let lines = match self.options.format {
            Format::JsonLines => true,
            Format::Text => false,
            Format::Auto => match input.fill_buf() {
                Ok(head) => {
                    head.strip_prefix(b"\xEF\xBB\xBF")
                        .unwrap_or(head)
                        .trim_ascii_start()
                        .first()
                        == Some(&b'{')
                }
                Err(e) => return Some(Err(Cause::io(e).at(Place::file(path)))),
            },
        };
        if lines {
            self.lines = Some(Lines {
                path,
                input,
                number: 0,
            });
            None
        } else {
            let id = stem(&path);
            Some(self.text(&path, id, input))
        }
    }

    /// The next line's report of the stream that is open; closes it at its end.
    fn next_of_lines(&mut self) -> Option<Result<Taken, IngestError>> {
        let mut lines = self.lines.take()?;
        let line = jsonl::next_line(&mut lines.input, &mut lines.number, self.options.max_bytes)?;
        let place = Place::line(&lines.path, lines.number);
        let taken = match line {
            Ok(line) => jsonl::report(&line, &format!("{}-{}", stem(&lines.path), lines.number)),
            Err(cause) => Err(cause),
        };
        // Behind a failing reader there is nothing more to be had.
        if !matches!(taken, Err(Cause::Io(_) | Cause::Permission)) {
            self.lines = Some(lines);
        }
        Some(match taken {
            Ok((report, notices)) => self.settled(report, place, notices),
            Err(cause) => Err(cause.at(place)),
        })
    }
}

impl Iterator for Reports {
    type Item = Result<Taken, IngestError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.next_of_lines() {
                return Some(item);
            }
            match self.sources.next()? {
                Source::Problem(error) => return Some(Err(error)),
                Source::Text { path, id } => return Some(self.file(&path, id)),
                Source::Lines(path) => match File::open(&path) {
                    Ok(file) => {
                        let input = Box::new(BufReader::new(file));
                        self.lines = Some(Lines {
                            path,
                            input,
                            number: 0,
                        });
                    }
                    Err(e) => return Some(Err(Cause::io(e).at(Place::file(path)))),
                },
                Source::Stream(path) => {
                    if let Some(item) = self.stream(path) {
                        return Some(item);
                    }
                }
            }
        }
    }
}

fn stem(path: &Path) -> String {
    if path.as_os_str() == STANDARD_INPUT {
        return "stdin".to_owned();
    }
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn read_whole(input: impl Read, limit: u64) -> Result<Vec<u8>, Cause> {
    let mut bytes = Vec::new();
    input
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(Cause::io)?;
    if bytes.len() as u64 > limit {
        return Err(Cause::TooLong {
            bytes: bytes.len() as u64,
            limit,
        });
    }
    Ok(bytes)
}

fn text_report(bytes: Vec<u8>, id: String) -> Result<(Report, Vec<Notice>), Cause> {
    let (text, mut notices) = decode(bytes)?;
    let head = header(&text);
    if text
        .get(head.length..)
        .unwrap_or_default()
        .trim()
        .is_empty()
    {
        return Err(Cause::Empty);
    }
    notices.extend(head.notices);
    let report = Report {
        id: head.id.unwrap_or(id),
        published: head.published,
        outlet: head.outlet,
        url: head.url,
        title: head.title,
        text,
    };
    Ok((report, notices))
}
