//! Everything people read goes through a [`Page`]: text with inks, from which control characters are
//! taken out in one place.

mod axis;
mod lanes;
mod page;
mod sanitise;
mod strip;
mod table;

pub(crate) use lanes::{Lane, lanes};
pub(crate) use page::{Ink, Line, Page, plain};
pub(crate) use sanitise::sanitise;
pub(crate) use strip::strip;
pub(crate) use table::Table;
