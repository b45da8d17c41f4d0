//! Typst markup to PDF, with the fonts that it carries: no files, no network, no clock.

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

/// One document and the fonts to set it with.
struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    source: Source,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() {
            Ok(self.source.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Sets `markup` as PDF. The markup can name no file and no package. The same markup gives the same bytes.
///
/// # Errors
/// What is wrong with the markup, and in which line.
pub fn pdf(markup: &str) -> Result<Vec<u8>, String> {
    let fonts: Vec<Font> = typst_assets::fonts()
        .flat_map(|data| Font::iter(Bytes::new(data)))
        .collect();
    let desk = Desk {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        source: Source::detached(markup),
    };
    let wrong = |errors: &[SourceDiagnostic]| {
        let told = errors.iter().map(|e| {
            let line = desk
                .range(e.span)
                .and_then(|range| desk.source.lines().byte_to_line(range.start));
            match line {
                Some(line) => format!("line {}: {}", line + 1, e.message),
                None => e.message.to_string(),
            }
        });
        told.collect::<Vec<_>>().join("; ")
    };
    let document: PagedDocument = typst::compile(&desk).output.map_err(|e| wrong(&e))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Sidelines".to_owned())),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|e| wrong(&e))
}
