//! Documents for people: the brief in the form an officer prints or goes on writing in, and reports with what was
//! read in them marked.
//!
//! A [`Document`] is headings with items and numbered sources; each form it takes has a file. Text of reports is
//! data in all of them.

mod brief;
mod document;
mod docx;
mod html;
mod markdown;
mod review;
mod typst;

pub use brief::brief;
pub use document::{Document, Ink, Item, Section};
pub use review::{Reviewed, review};
