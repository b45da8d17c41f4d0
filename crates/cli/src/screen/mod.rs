//! Everything people read goes through a [`Page`]: text with inks, from which control characters are
//! taken out in one place.

mod page;
mod sanitise;
mod table;

pub(crate) use page::{Ink, Line, Page, plain};
pub(crate) use sanitise::sanitise;
pub(crate) use table::Table;
