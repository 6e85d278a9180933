//! khabar sets Arabic right in a terminal.

pub mod article;
pub mod terminal;
pub mod text;
