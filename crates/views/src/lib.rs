//! A question to a plain struct: timeline, last met, office, brief, explanation.
