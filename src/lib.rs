//! khabar sets Arabic right in a terminal.

pub mod app;
pub mod article;
pub mod cli;
pub mod commands;
pub mod error;
pub mod format;
pub mod library;
pub mod snapshot;
pub mod terminal;
pub mod text;
pub mod ui;
