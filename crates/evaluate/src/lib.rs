//! Scores facts against labelled reports.
