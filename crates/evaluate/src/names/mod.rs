//! When two names mean the same person, organisation or office.

mod fold;
mod office;
mod organisation;
mod person;

pub use fold::fold;
pub use office::same_office;
pub use organisation::{same_margin, same_organisation};
pub use person::same_person;
