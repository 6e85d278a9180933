//! What searching has to know of every article: where it lies, when and where it was published.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use crate::article::{Article, Block, Moment};
use crate::error::Error;
use crate::library::{Library, Record};
use crate::text::fold::fold;

use super::query::{Query, day_of};

/// The articles of a library as they were at one moment.
#[derive(Debug, Default)]
pub struct Catalogue {
    entries: Vec<Entry>,
    /// Places in the library, the latest article first.
    order: Vec<u32>,
}

#[derive(Debug)]
struct Entry {
    record: Record,
    site: Arc<str>,
    day: Option<Date>,
}

/// Bytes of the records that make up a block of folded text.
const BLOCK: u64 = 1 << 20;

impl Catalogue {
    /// The articles of `library`.
    #[must_use]
    pub fn new(library: &Library) -> Catalogue {
        let mut sites: HashMap<(Option<&str>, Option<&str>), Arc<str>> = HashMap::new();
        let mut keys = Vec::with_capacity(library.count());
        let mut entries = Vec::with_capacity(library.count());
        for (place, headline) in library.headlines().iter().enumerate() {
            let Some(record) = library.record(place) else { continue };
            let of = (headline.site.as_deref(), headline.url.as_deref().and_then(host));
            let site = sites.entry(of).or_insert_with(|| Arc::from(key(of.0, of.1)));
            let (published, seen) = (headline.published, headline.seen);
            let day = day_of(published, seen);
            entries.push(Entry { record: record.clone(), site: Arc::clone(site), day });
            // Dates that are only known from crawlers come after the others.
            let latest = |moment: Option<Moment>| Reverse(moment.map(Moment::sort_key));
            keys.push((latest(published), latest(seen), place as u32));
        }
        keys.sort_unstable();
        Catalogue { entries, order: keys.into_iter().map(|(_, _, place)| place).collect() }
    }

    /// Places in the library, the latest article first.
    pub(super) fn order(&self) -> &[u32] {
        &self.order
    }

    /// Reads article `place`.
    ///
    /// # Errors
    /// It is not there any more or no longer an article.
    pub fn article(&self, place: usize) -> Result<Article, Error> {
        self.entries.get(place).ok_or_else(|| Error::new("no such article"))?.record.read()
    }

    /// Reads the bytes of article `place` into `buffer`; none where they cannot be read.
    pub(super) fn bytes<'b>(&self, place: u32, buffer: &'b mut Vec<u8>) -> &'b [u8] {
        let Some(Entry { record, .. }) = self.entries.get(place as usize) else {
            return &[];
        };
        let length = (record.bytes.end - record.bytes.start) as usize;
        if buffer.len() < length {
            buffer.resize(length, 0);
        }
        let read = record.source.bytes.read_at(record.bytes.start, &mut buffer[..length]);
        &buffer[..read.unwrap_or(0)]
    }

    /// Whether the filters of `query` leave article `place`.
    pub(super) fn admits(&self, place: u32, query: &Query) -> bool {
        let entry = self.entries.get(place as usize);
        entry.is_some_and(|entry| query.admits(&entry.site, entry.day))
    }

    /// Bytes of all records.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.entries.iter().map(Entry::size).sum()
    }

    /// Runs of [`Catalogue::order`], each for one block.
    pub(super) fn blocks(&self) -> Vec<Range<usize>> {
        let (mut blocks, mut start, mut size) = (Vec::new(), 0, 0);
        for (at, place) in self.order.iter().enumerate() {
            size += self.entries[*place as usize].size();
            if size >= BLOCK {
                blocks.push(start..at + 1);
                (start, size) = (at + 1, 0);
            }
        }
        if start < self.order.len() {
            blocks.push(start..self.order.len());
        }
        blocks
    }
}

impl Entry {
    fn size(&self) -> u64 {
        self.record.bytes.end - self.record.bytes.start
    }
}

/// What `site:` is compared with: the paper's name and the host of the address, folded.
#[must_use]
pub fn site_key(site: Option<&str>, url: Option<&str>) -> String {
    key(site, url.and_then(host))
}

fn key(site: Option<&str>, host: Option<&str>) -> String {
    format!("{}\n{}", fold(site.unwrap_or_default()), fold(host.unwrap_or_default()))
}

fn host(url: &str) -> Option<&str> {
    url.split_once("://").map_or(url, |(_, rest)| rest).split(['/', '?', '#']).next()
}

/// A text of an article in which words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Author,
    /// A block, by its place in the body.
    Block(usize),
}

/// The texts of an article in which words are looked for: headline, authors, body. The headlines
/// of other articles in it are no words of its own.
pub(super) fn fields(article: &Article) -> impl Iterator<Item = (Field, &str)> {
    let authors = article.authors.iter().map(|author| (Field::Author, author.as_str()));
    let blocks = article.blocks.iter().enumerate().filter_map(|(place, block)| match block {
        Block::Text(block) => Some((Field::Block(place), block.text.as_str())),
        Block::Related { .. } => None,
    });
    std::iter::once((Field::Title, article.title.as_str())).chain(authors).chain(blocks)
}
