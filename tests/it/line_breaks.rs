//! Line breaks: what the standard's own tests say, and what a reader of news expects.

mod data;
mod news;
mod standard;
