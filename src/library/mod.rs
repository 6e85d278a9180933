//! Many articles, few of them in memory.
//!
//! A library knows of every record where it lies and what its headline is. Bodies are read again
//! when an article is opened. [`scan`] fills it in batches; whoever owns the library applies them
//! with [`Library::take`], so that reading goes on in the background while the list stands.

mod bytes;
mod resolve;
pub mod samples;
pub mod scan;
pub mod search;

pub use bytes::Bytes;
pub use resolve::Resolution;

use std::ops::Range;
use std::sync::Arc;

use crate::article::{Article, Direction, Moment, Related};
use crate::error::Error;
use crate::format::{self, Check, Format, Origin};

/// What the list shows of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Headline {
    /// The headline itself.
    pub title: String,
    /// It was taken from the body or the address.
    pub title_is_derived: bool,
    /// The paper.
    pub site: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<Moment>,
    /// When a crawler saw it.
    pub seen: Option<Moment>,
    /// Which way the article reads.
    pub direction: Direction,
    /// Which way the headline reads.
    pub title_direction: Direction,
}

impl Headline {
    /// The headline of `article`.
    #[must_use]
    pub fn of(article: &Article) -> Headline {
        Headline {
            title: article.title.clone(),
            title_is_derived: article.title_is_derived,
            site: article.site.clone(),
            url: article.url.clone(),
            published: article.published,
            seen: article.seen,
            direction: article.direction,
            title_direction: article.direction_of(&article.title),
        }
    }

    /// The day it was published or seen, as days since 1970-01-01.
    fn day(&self) -> Option<i32> {
        let date = self.published.or(self.seen)?.date();
        date.since((jiff::Unit::Day, jiff::civil::date(1970, 1, 1)))
            .ok()
            .map(|span| span.get_days())
    }
}

/// A file, standard input, or what lies inside the binary.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name as the reader gave it.
    pub name: String,
    /// Its bytes, unpacked and in UTF-8.
    pub bytes: Bytes,
    /// How they are written.
    pub format: Format,
}

/// Where an article lies.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its source.
    pub source: Arc<Source>,
    /// Its bytes there.
    pub bytes: Range<u64>,
    /// Its first line there, from 1.
    pub line: u64,
}

impl Record {
    /// Reads the article.
    ///
    /// # Errors
    /// The source cannot be read, or the record is no article.
    pub fn read(&self) -> Result<Article, Error> {
        let bytes = self
            .source
            .bytes
            .range(self.bytes.clone())
            .map_err(|error| Error::at(&self.source.name, crate::error::reason(&error)))?;
        self.parse(&bytes)
    }

    /// What the author of a crawler wants to know of it.
    ///
    /// # Errors
    /// As [`Record::read`].
    pub fn check(&self) -> Result<Check, Error> {
        let bytes = self.source.bytes.range(self.bytes.clone())?;
        format::check(self.source.format, &bytes, &self.origin())
    }

    fn origin(&self) -> Origin<'_> {
        Origin { source: &self.source.name, line: self.line, site: None }
    }

    /// Reads the article out of its `bytes`.
    fn parse(&self, bytes: &[u8]) -> Result<Article, Error> {
        format::article(self.source.format, bytes, &self.origin())
    }
}

/// What a scan has found since the last time.
#[derive(Debug, Default)]
pub struct Batch {
    /// Articles in the order of their sources.
    pub found: Vec<(Record, Headline)>,
    /// What could not be read.
    pub problems: Vec<Error>,
    /// Nothing more will come.
    pub done: bool,
}

/// All articles that are open.
#[derive(Debug, Default)]
pub struct Library {
    records: Vec<Record>,
    headlines: Vec<Headline>,
    problems: Vec<Error>,
    resolver: resolve::Resolver,
    is_complete: bool,
}

impl Library {
    /// Adds what a scan has found.
    pub fn take(&mut self, batch: Batch) {
        for (record, headline) in batch.found {
            self.resolver.add(self.headlines.len(), &headline);
            self.records.push(record);
            self.headlines.push(headline);
        }
        self.problems.extend(batch.problems);
        self.is_complete |= batch.done;
    }

    /// How many articles are known.
    #[must_use]
    pub fn count(&self) -> usize {
        self.headlines.len()
    }

    /// Whether everything has been looked through.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// The headline of article `place`.
    #[must_use]
    pub fn headline(&self, place: usize) -> Option<&Headline> {
        self.headlines.get(place)
    }

    /// All headlines in order.
    #[must_use]
    pub fn headlines(&self) -> &[Headline] {
        &self.headlines
    }

    /// Where article `place` lies.
    #[must_use]
    pub fn record(&self, place: usize) -> Option<&Record> {
        self.records.get(place)
    }

    /// Reads article `place`.
    ///
    /// # Errors
    /// It is not there any more or no longer an article.
    pub fn article(&self, place: usize) -> Result<Article, Error> {
        let record = self.records.get(place).ok_or_else(|| Error::new("no such article"))?;
        record.read()
    }

    /// What could not be read.
    #[must_use]
    pub fn problems(&self) -> &[Error] {
        &self.problems
    }

    /// What `related`, found in article `from`, leads to.
    #[must_use]
    pub fn resolve(&self, related: &Related, from: usize) -> Resolution {
        self.resolver.resolve(related, from, &self.headlines)
    }
}
