//! Raw report to header, dateline, paragraphs with roles, sentences; offsets into the original.

mod report;

pub use report::Report;
