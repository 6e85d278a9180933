//! khabar sets Arabic right in a terminal.

pub mod text;
