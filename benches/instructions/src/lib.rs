//! Nothing of its own: see `benches/instructions.rs`.
