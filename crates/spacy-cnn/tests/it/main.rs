//! Tests of the whole pipeline.
#![allow(missing_docs, clippy::expect_used)]

mod agreement;
mod damage;
mod robustness;
mod support;
