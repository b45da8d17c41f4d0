//! The whole room, without a socket.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod forms;
mod hostile;
mod made;
mod pages;
mod past;
mod writing;
