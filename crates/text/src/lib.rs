//! Raw report to header, dateline, paragraphs with roles, sentences; byte offsets into the original.
//!
//! [`Document::parse`] never fails, on any text. It knows shapes, not the domain: what a dateline's city is,
//! or who an outlet is, others decide.

mod dateline;
mod document;
mod header;
mod language;
mod paragraphs;
mod quotation;
mod report;
mod sentences;

pub use dateline::Dateline;
pub use document::{Document, Paragraph, Role, Sentence};
pub use header::Header;
pub use language::foreign_language;
pub use quotation::Quotation;
pub use report::Report;
