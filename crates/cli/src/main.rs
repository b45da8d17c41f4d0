//! The binary `sidelines`.
fn main() {}
