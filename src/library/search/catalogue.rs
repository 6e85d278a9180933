//! What searching has to know of every article: where it lies, when and where it was published.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use crate::article::address::authority;
use crate::article::{Article, Block};
use crate::error::Error;
use crate::library::index::{Index, Row};
use crate::library::{Library, Record};
use crate::text::fold::fold;

use super::query::Query;

/// The articles of a library as they were at one moment.
#[derive(Debug, Default)]
pub struct Catalogue {
    index: Index,
    /// The library's names of papers and hosts, folded.
    names: Vec<String>,
    /// Places in the library, the latest article first.
    order: Arc<Vec<u32>>,
}

/// Bytes of the records that make up a block of folded text.
const BLOCK: u64 = 1 << 20;

/// Bytes between two records at most that are read with them.
const BETWEEN: u64 = 256;

impl Catalogue {
    /// The articles of `library`.
    #[must_use]
    pub fn new(library: &Library) -> Catalogue {
        Catalogue {
            index: library.index.clone(),
            names: library.names.iter().map(|name| fold(name)).collect(),
            order: library.newest_first(),
        }
    }

    /// Places in the library, the latest article first.
    pub(super) fn order(&self) -> &[u32] {
        &self.order
    }

    /// Reads article `place`.
    ///
    /// # Errors
    /// It is not there any more, no longer an article, or another one.
    pub fn article(&self, place: usize) -> Result<Article, Error> {
        self.index.article(place)
    }

    /// Tells the records of `places`, which follow each other in the library, from any others: what they
    /// hold and where each ends. What cannot be read holds nothing.
    pub(super) fn digest(&self, places: Range<usize>, buffer: &mut Vec<u8>) -> blake3::Hash {
        let mut digest = blake3::Hasher::new();
        let mut start = places.start;
        while let Some(mut stretch) = self.record(start).filter(|_| start < places.end) {
            let mut end = start;
            // Most lie one behind the other and are read at once.
            while let Some(next) = self.record(end).filter(|_| end < places.end) {
                let behind = next.bytes.start.checked_sub(stretch.bytes.end);
                let is_behind = Arc::ptr_eq(&next.source, &stretch.source)
                    && behind.is_some_and(|between| between <= BETWEEN);
                if end > start && !is_behind {
                    break;
                }
                digest.update(&(next.bytes.start - stretch.bytes.start).to_le_bytes());
                stretch.bytes.end = next.bytes.end;
                digest.update(&(next.bytes.end - stretch.bytes.start).to_le_bytes());
                end += 1;
            }
            let length = (stretch.bytes.end - stretch.bytes.start) as usize;
            if buffer.len() < length {
                buffer.resize(length, 0);
            }
            let read = stretch.source.bytes.read_at(stretch.bytes.start, &mut buffer[..length]);
            let bytes = &buffer[..read.unwrap_or(0)];
            digest.update(&(bytes.len() as u64).to_le_bytes());
            digest.update(blake3::hash(bytes).as_bytes());
            start = end;
        }
        digest.finalize()
    }

    fn record(&self, place: usize) -> Option<Record> {
        self.index.find(place).map(|(segment, row)| segment.record(row))
    }

    /// Whether the filters of `query` leave article `place`.
    pub(super) fn admits(&self, place: u32, query: &Query) -> bool {
        self.row(place).is_some_and(|row| {
            let name = |name: u32| self.names.get(name as usize).map_or("", String::as_str);
            let day = row.when.day().and_then(date);
            query.admits(&[name(row.site), name(row.host)], day) && query.admits_mark(place)
        })
    }

    fn row(&self, place: u32) -> Option<&Row> {
        self.index.row(place as usize)
    }

    fn size_of(&self, place: u32) -> u64 {
        self.row(place).map_or(0, |row| u64::from(row.length))
    }

    /// Bytes of all records.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.index.from(0).map(|(_, row, _)| u64::from(row.length)).sum()
    }

    /// Runs of [`Catalogue::order`], each for one block.
    pub(super) fn blocks(&self) -> Vec<Range<usize>> {
        self.runs(self.order.iter().copied())
    }

    /// Runs of the library, each for one [`Catalogue::digest`].
    pub(super) fn stretches(&self) -> Vec<Range<usize>> {
        self.runs(0..self.index.count() as u32)
    }

    /// Where `places` are cut so that the records of each run are about [`BLOCK`] bytes.
    fn runs(&self, places: impl Iterator<Item = u32>) -> Vec<Range<usize>> {
        let (mut runs, mut start, mut size, mut end) = (Vec::new(), 0, 0, 0);
        for place in places {
            size += self.size_of(place);
            end += 1;
            if size >= BLOCK {
                runs.push(start..end);
                (start, size) = (end, 0);
            }
        }
        if start < end {
            runs.push(start..end);
        }
        runs
    }
}

/// What `site:` is compared with: the paper's name and the host of the address, folded.
#[must_use]
pub fn site_names(site: Option<&str>, url: Option<&str>) -> [String; 2] {
    [site, url.map(authority)].map(|name| fold(name.unwrap_or_default()))
}

/// A day by its days since 1970-01-01.
fn date(day: i64) -> Option<Date> {
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.checked_add(jiff::Span::new().try_days(day).ok()?).ok()
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
