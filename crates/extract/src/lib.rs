//! One report to its facts: mentions, tree, frames, status, time and place.
