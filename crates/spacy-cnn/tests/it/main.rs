//! Tests of the whole pipeline.
#![allow(missing_docs)]

mod agreement;
mod robustness;
mod support;
