//! A runtime in plain Rust for spaCy 3 CNN pipelines: words, tags, trees, names.
