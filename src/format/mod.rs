//! Bytes → articles. Every reader makes a draft; `draft` turns it into a safe article.
//!
//! 1. [`sniff`] tells from a source's first bytes how it is packed, encoded, and what it holds;
//! 2. a [`Decoder`] makes UTF-8 of what is not;
//! 3. a [`Splitter`] finds each record's bytes, in chunks, without reading them; [`container`] reads what
//!    its source says of all of them;
//! 4. [`outline`] tells what a list needs of a record, [`article`] reads one record, whenever it is wanted; [`check`] tells what it found in it;
//! 5. [`to_json_line`] writes khabar's own form, which step 4 reads back unchanged.

mod check;
mod container;
mod draft;
mod entities;
mod feed;
mod fields;
mod html;
mod json;
mod matter;
mod members;
mod names;
mod outline;
mod own;
mod page;
mod plain;
mod sniff;
mod split;
mod surrogates;
#[cfg(test)]
mod tests;
mod walk;

use std::fmt;

use crate::article::Article;
use crate::error::Error;

pub use check::Check;
pub use container::{Container, container, goes_on};
pub use outline::{Leading, Outline, leading, outline};
pub use own::to_json_line;
pub use sniff::{Compression, Decoder, Encoding, Sniffed, sniff};
pub use split::{Between, Leap, RecordSpan, Splitter};
pub use walk::Stopped;

/// What a source holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// JSON: one object, an array, JSON Lines, objects that wrap an array.
    Json,
    /// Text: the headline, then the body.
    Plain,
    /// A page.
    Html,
    /// RSS or Atom.
    Feed,
    /// No text at all.
    Binary,
}

impl Format {
    /// Whether a source is one record, whatever stands in it.
    #[must_use]
    pub fn is_one_record(self) -> bool {
        match self {
            Format::Json | Format::Feed => false,
            Format::Plain | Format::Html | Format::Binary => true,
        }
    }

    /// Whether records that are appended to a file follow those that stand in it.
    #[must_use]
    pub fn grows(self) -> bool {
        match self {
            Format::Json => true,
            // What encloses a feed's items ends after them.
            Format::Plain | Format::Html | Format::Feed | Format::Binary => false,
        }
    }

    /// Whether it shows in the middle of a large file where a record may begin, as it does in JSON: then
    /// several threads read it, a block each.
    #[must_use]
    pub fn is_read_in_blocks(self) -> bool {
        match self {
            Format::Json => true,
            Format::Plain | Format::Html | Format::Feed | Format::Binary => false,
        }
    }
}

/// Where a record came from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Origin<'a> {
    /// The name of the source, as messages show it.
    pub source: &'a str,
    /// The record's first line in it, from 1.
    pub line: u64,
    /// What its source says of all its records.
    pub container: Option<&'a Container>,
}

impl Origin<'_> {
    /// Why the record gives no article.
    fn error(&self, what: impl fmt::Display) -> Error {
        Error::at(self.source, what).on_line(self.line)
    }
}

/// Reads one record.
///
/// # Errors
/// The record is not well formed, holds neither title, text nor address, or is of a format that is not
/// read.
pub fn article(format: Format, record: &[u8], origin: &Origin) -> Result<Article, Error> {
    read(format, record, origin).map(|(article, _)| article)
}

/// Reads one record and tells what a crawler's author wants to know of it.
///
/// # Errors
/// As [`article`].
pub fn check(format: Format, record: &[u8], origin: &Origin) -> Result<Check, Error> {
    read(format, record, origin).map(|(article, notes)| Check::new(&article, &notes))
}

/// What reading saw and the article does not show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Notes {
    /// Character references in plain strings.
    entities: usize,
    language_is_guessed: bool,
    body_is_empty: bool,
    /// Keys of the input that have no place in an article.
    ignored: Vec<String>,
}

fn read(format: Format, record: &[u8], origin: &Origin) -> Result<(Article, Notes), Error> {
    match format {
        Format::Json => json::read(record, origin),
        Format::Plain => plain::read(&String::from_utf8_lossy(record), origin),
        Format::Html => page::read(&String::from_utf8_lossy(record), origin),
        Format::Feed => feed::read(&String::from_utf8_lossy(record), origin),
        Format::Binary => Err(origin.error("not a text")),
    }
}
