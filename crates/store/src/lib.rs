//! The record on disk: claims, reports, two clocks; SQLite.
