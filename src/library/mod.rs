//! Many articles, few of them in memory.
//!
//! A library knows of every record where it lies and what its folded headline is; headlines are read
//! when they are shown, bodies when they are opened. [`scan`] fills it in batches; whoever owns the
//! library applies them with [`Library::take`], so that reading goes on in the background while the
//! list stands.

mod blocks;
mod bytes;
mod cache;
mod chunks;
mod copies;
pub mod filter;
mod index;
mod letters;
pub mod loose;
pub mod marks;
mod names;
mod open;
mod order;
mod parallel;
mod resolve;
pub mod samples;
pub mod scan;
pub mod search;
pub mod stream;
mod trace;
mod unpack;
pub mod watch;

pub use bytes::Bytes;
pub use order::Order;
pub use resolve::{Lookup, Resolution};
pub use trace::Traces;

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::article::{self, Article, Direction, Moment, Related};
use crate::error::Error;
use crate::format::{self, Check, Container, Format, Origin, Outline};
use cache::Cache;
use index::{Index, Segment};
use loose::Loose;
use marks::Marks;

/// Bytes of one article, as its source has it, at most: set in lines it takes some twenty times as many
/// in memory.
const LONGEST: u64 = 64 << 20;

/// Of a record of more bytes a headline is read without the rest.
const LONG: u64 = 1 << 20;

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
    /// What they say of all their records.
    pub container: Container,
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
        self.parse(&self.read_bytes()?)
    }

    fn read_bytes(&self) -> Result<Vec<u8>, Error> {
        if self.bytes.end - self.bytes.start > LONGEST {
            let what = format!("an article of more than {} MB", LONGEST >> 20);
            return Err(Error::at(&self.source.name, what).on_line(self.line));
        }
        self.source
            .bytes
            .range(self.bytes.clone())
            .map_err(|error| Error::at(&self.source.name, crate::error::reason(&error)))
    }

    /// What the author of a crawler wants to know of it.
    ///
    /// # Errors
    /// As [`Record::read`].
    pub fn check(&self) -> Result<Check, Error> {
        format::check(self.source.format, &self.read_bytes()?, &self.origin())
    }

    fn origin(&self) -> Origin<'_> {
        Origin {
            source: &self.source.name,
            line: self.line,
            container: Some(&self.source.container),
        }
    }

    /// Reads the article out of its `bytes`.
    fn parse(&self, bytes: &[u8]) -> Result<Article, Error> {
        format::article(self.source.format, bytes, &self.origin())
    }

    /// What a list needs of it.
    fn outline(&self, bytes: &[u8]) -> Result<Outline, Error> {
        format::outline(self.source.format, bytes, &self.origin())
    }
}

/// What a scan has found since the last time.
#[derive(Debug, Default)]
pub struct Batch {
    /// Articles in the order of their sources.
    segment: Arc<Segment>,
    /// Papers and hosts that no batch before named.
    names: Vec<Arc<str>>,
    /// What could not be read.
    pub problems: Vec<Error>,
    /// No more articles will come.
    pub done: bool,
    /// How much has been looked through, in thousandths.
    progress: Option<u16>,
    /// What resolving needs, when all articles are known.
    lookup: Option<Arc<Lookup>>,
    /// What the files were, when all have been read.
    traces: Option<Traces>,
    /// Nothing has come from the source of this name yet.
    waits_for: Option<String>,
}

impl Batch {
    /// It brings no article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.segment.rows.is_empty()
    }
}

/// Reads articles of a library.
#[derive(Clone, Debug)]
pub struct Reader(Index);

impl Reader {
    /// Reads article `place`.
    ///
    /// # Errors
    /// As [`Library::article`].
    pub fn article(&self, place: usize) -> Result<Article, Error> {
        self.0.article(place)
    }
}

/// All articles that are open.
#[derive(Debug, Default)]
pub struct Library {
    index: Index,
    /// Of papers and hosts.
    names: Vec<Arc<str>>,
    problems: Vec<Error>,
    lookup: Option<Arc<Lookup>>,
    is_complete: bool,
    progress: Option<u16>,
    traces: Option<Traces>,
    waits_for: Option<String>,
    /// Headlines that were shown last.
    shown: Cache<Headline>,
    marks: Marks,
}

impl Library {
    /// Adds what a scan has found.
    pub fn take(&mut self, batch: Batch) {
        let (first, tells_copies) = (self.index.count(), batch.tells_copies());
        self.index.push(batch.segment);
        self.names.extend(batch.names);
        self.problems.extend(batch.problems);
        self.is_complete |= batch.done;
        self.progress = batch.progress.or(self.progress);
        self.waits_for = batch.waits_for;
        self.traces = batch.traces.or(self.traces.take());
        if batch.lookup.is_some() {
            self.lookup = batch.lookup;
        }
        self.apply_batch(first, tells_copies);
    }

    /// What the files were when they were read, for whoever watches them; once, when all have been.
    pub fn take_traces(&mut self) -> Option<Traces> {
        self.traces.take()
    }

    /// The source from which nothing has come yet, while it is waited for.
    #[must_use]
    pub fn waits_for(&self) -> Option<&str> {
        self.waits_for.as_deref()
    }

    /// How many articles are known.
    #[must_use]
    pub fn count(&self) -> usize {
        self.index.count()
    }

    /// How many articles are shown: copies count once.
    #[must_use]
    pub fn shown_count(&self) -> usize {
        self.count() - self.lookup.as_deref().map_or(0, |lookup| lookup.copies().hidden().count())
    }

    /// Whether everything has been looked through.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// The headline of article `place`, as its record has it now; where that is gone, the headline as
    /// it is remembered, without harakat and punctuation.
    #[must_use]
    pub fn headline(&self, place: usize) -> Option<Arc<Headline>> {
        if let Some(headline) = self.shown.get(place) {
            return Some(headline);
        }
        let (segment, row) = self.index.find(place)?;
        let record = segment.record(row);
        let is_long = record.bytes.end - record.bytes.start > LONG;
        let headline = match record.source.format {
            // Finding the article on a page, or all of a book, takes longer than a screen of headlines may.
            Format::Html => Library::of_outline(segment, row),
            Format::Json if is_long => Library::of_outline(segment, row),
            Format::Json | Format::Plain | Format::Feed | Format::Binary => {
                self.article(place).ok().map(|article| Headline::of(&article))
            }
        };
        let headline = headline.unwrap_or_else(|| self.remembered(segment, row));
        Some(self.shown.put(place, headline))
    }

    /// What a record says of itself, without what it tells.
    fn of_outline(segment: &Segment, row: usize) -> Option<Headline> {
        let record = segment.record(row);
        let outline = record.outline(&record.read_bytes().ok()?).ok()?;
        let Outline { title, title_is_derived, url, site, published, seen } = outline;
        let direction = article::language::paragraph_direction(Direction::Ltr, false, &title);
        let title_direction = direction;
        Some(Headline {
            title,
            title_is_derived,
            site,
            url,
            published,
            seen,
            direction,
            title_direction,
        })
    }

    fn remembered(&self, segment: &Segment, row: usize) -> Headline {
        let title = letters::text(segment.letters(row));
        let direction = article::language::paragraph_direction(Direction::Ltr, false, &title);
        let site = self.names.get(segment.rows[row].site as usize).map(ToString::to_string);
        Headline { title, site, direction, title_direction: direction, ..Headline::default() }
    }

    /// The articles that are shown, in an order; `None` where they are all articles as in the files, or
    /// as long as not all are known.
    #[must_use]
    pub fn ordered(&self, order: Order) -> Option<Arc<Vec<u32>>> {
        order::ordered(self, order)
    }

    /// The record of article `place`.
    #[must_use]
    pub fn record(&self, place: usize) -> Option<Record> {
        self.index.find(place).map(|(segment, row)| segment.record(row))
    }

    /// Reads article `place`.
    ///
    /// # Errors
    /// It is not there any more, no longer an article, or another one.
    pub fn article(&self, place: usize) -> Result<Article, Error> {
        self.index.article(place)
    }

    /// What reads its articles as they are known now, from any thread.
    #[must_use]
    pub fn reader(&self) -> Reader {
        Reader(self.index.clone())
    }

    /// Its headlines as they are known now, to be looked through from any thread.
    #[must_use]
    pub fn loose(&self) -> Loose {
        Loose(self.index.clone())
    }

    /// The article that is article `place` of `other`: of the same headline and address, the nearest
    /// of several. For libraries that are complete.
    #[must_use]
    pub fn same_as(&self, other: &Library, place: usize) -> Option<usize> {
        let (row, letters) = (other.index.row(place)?, other.index.letters(place));
        let lookup = self.lookup.as_deref()?;
        let is_same = |article: &usize| {
            self.index.letters(*article) == letters
                && self.index.row(*article).is_some_and(|found| found.url == row.url)
        };
        let here = (!row.is_titled).then_some(place);
        let found = lookup.of_title(row.title(letters), &self.index).chain(here);
        found.filter(is_same).min_by_key(|article| article.abs_diff(place))
    }

    /// All articles, the newest first; where no date is known, as in the files.
    fn newest_first(&self) -> Arc<Vec<u32>> {
        self.lookup.as_deref().map_or_else(
            || Arc::new(order::by_date(&self.index)),
            |lookup| Arc::clone(lookup.by_date()),
        )
    }

    /// What could not be read.
    #[must_use]
    pub fn problems(&self) -> &[Error] {
        &self.problems
    }

    /// What `related`, found in article `from`, leads to.
    #[must_use]
    pub fn resolve(&self, related: &Related, from: usize) -> Resolution {
        let found = resolve::resolve(related, from, &self.index, self.lookup.as_deref());
        self.without_copies(found, from)
    }

    /// As [`Library::resolve`] once all articles are known, but nothing that is only close, which takes a
    /// thousand times longer to find.
    #[must_use]
    pub fn resolve_exactly(&self, related: &Related, from: usize) -> Resolution {
        let lookup = self.lookup.as_deref();
        let found = lookup.and_then(|it| resolve::exact(related, from, &self.index, Some(it)));
        self.without_copies(found.unwrap_or(Resolution::Missing), from)
    }

    fn without_copies(&self, found: Resolution, from: usize) -> Resolution {
        let from = self.shown(from);
        match found {
            Resolution::Here { article, others } => {
                let mut known = HashSet::from([from]);
                let all = std::iter::once(article).chain(others).map(|article| self.shown(article));
                // An article does not lead to a copy of itself, nor twice to another.
                let mut all = all.filter(|article| known.insert(*article));
                match all.next() {
                    Some(article) => Resolution::Here { article, others: all.collect() },
                    None => Resolution::Missing,
                }
            }
            Resolution::Close(article) if self.shown(article) == from => Resolution::Missing,
            Resolution::Close(article) => Resolution::Close(self.shown(article)),
            Resolution::Missing => Resolution::Missing,
        }
    }

    /// The article that is shown for this one: another where this is a copy.
    #[must_use]
    pub fn shown(&self, article: usize) -> usize {
        let copies = self.lookup.as_deref().map(Lookup::copies);
        copies.map_or(article, |copies| copies.shown(article as u32) as usize)
    }

    /// How many copies there are of an article that is shown, itself among them.
    #[must_use]
    pub fn copies(&self, article: usize) -> usize {
        self.lookup.as_deref().map_or(1, |lookup| lookup.copies().count(article as u32))
    }

    /// Whether the list can be ordered.
    #[must_use]
    pub fn is_indexed(&self) -> bool {
        self.lookup.is_some()
    }

    /// How much has been looked through, in thousandths, where that is known.
    #[must_use]
    pub fn progress(&self) -> Option<u16> {
        self.progress.filter(|_| !self.is_complete)
    }
}
