//! Dates as the open test suites of other projects have them, where they are at hand.

mod case;
mod duckling;
mod recognizers;
