//! The domain types and the facts format (JSON Lines), with its JSON Schema.
