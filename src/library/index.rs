//! What is kept of every record: where it lies, and the little that ordering, filtering and resolving
//! ask for. About a hundred bytes an article, headline and all: 48 of them are its row.

use std::sync::Arc;

use jiff::tz::Offset;

use super::letters;
use super::names::Names;
use super::{Record, Source};
use crate::article::address::authority;
use crate::article::{Article, Moment};
use crate::error::Error;
use crate::format::Outline;

/// One record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub offset: u64,
    /// Of the address; 0 where there is none.
    pub url: u64,
    pub when: When,
    pub length: u32,
    pub line: u32,
    /// In the library's names.
    pub site: u32,
    /// The host of its address, in the library's names.
    pub host: u32,
    /// Where its headline ends in the segment's letters.
    pub end: u32,
    /// In the segment's sources.
    pub source: u16,
    /// Its headline is its own, neither empty nor taken from the body.
    pub is_titled: bool,
}

impl Row {
    /// Of the folded headline; 0 where it is none of its own.
    pub(super) fn title(&self, letters: &[u8]) -> u64 {
        if self.is_titled { letters::hash(letters).max(1) } else { 0 }
    }
}

/// When an article was published or, failing that, seen: the greater, the newer. Articles of which
/// only a crawl is known come after the others, then those of which nothing is.
///
/// Which of the two, the second, the minutes by which the clock there was ahead of UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct When(i64);

impl When {
    const CLASS: i64 = 1 << 54;
    const MINUTES: i64 = 1 << 12;

    fn of(outline: &Outline) -> When {
        let of = |moment: Option<Moment>, class| moment.map(|moment| When::at(moment, class));
        of(outline.published, 2).or_else(|| of(outline.seen, 1)).unwrap_or_default()
    }

    fn at(moment: Moment, class: i64) -> When {
        let (time, offset) = match moment {
            Moment::Day(day) => (day.at(0, 0, 0, 0), Offset::UTC),
            Moment::Local(time) => (time, Offset::UTC),
            Moment::Zoned(time, offset) => (time, offset),
        };
        let second = offset.to_timestamp(time).map_or(0, jiff::Timestamp::as_second);
        let ahead = i64::from(offset.seconds()).div_euclid(60);
        When(class * Self::CLASS + second * Self::MINUTES + ahead + Self::MINUTES / 2)
    }

    /// The day it was there, in days since 1970-01-01.
    pub(super) fn day(self) -> Option<i64> {
        let class = (self.0 + Self::CLASS / 2).div_euclid(Self::CLASS);
        let at = self.0 - class * Self::CLASS;
        let (second, ahead) =
            (at.div_euclid(Self::MINUTES), at.rem_euclid(Self::MINUTES) - Self::MINUTES / 2);
        (class > 0).then(|| (second + ahead * 60).div_euclid(86_400))
    }
}

/// Some rows in the order of their sources, with what they point to. Never changed once it is filled,
/// so that threads share it.
#[derive(Clone, Debug, Default)]
pub(super) struct Segment {
    pub rows: Vec<Row>,
    pub letters: Vec<u8>,
    pub sources: Vec<Arc<Source>>,
}

impl Segment {
    /// Adds a record of the last source.
    pub(super) fn push(&mut self, place: Place, outline: &Outline, names: &mut Names) {
        let start = self.letters.len();
        letters::push_title(&outline.title, &mut self.letters);
        let letters = &self.letters[start..];
        let is_titled = !outline.title_is_derived && !letters.is_empty();
        self.rows.push(Row {
            offset: place.offset,
            url: outline.url.as_deref().map_or(0, super::resolve::address_hash),
            when: When::of(outline),
            length: place.length,
            line: u32::try_from(place.line).unwrap_or(u32::MAX),
            site: names.place(outline.site.as_deref()),
            host: names.place(outline.url.as_deref().map(authority)),
            end: self.letters.len() as u32,
            source: self.last_source(),
            is_titled,
        });
    }

    /// Adds the rows of another of the same source.
    pub(super) fn append(&mut self, other: &Segment, lines: u64, name: impl Fn(u32) -> u32) {
        let before = self.letters.len() as u32;
        let source = self.last_source();
        self.letters.extend_from_slice(&other.letters);
        self.rows.extend(other.rows.iter().map(|row| Row {
            line: u32::try_from(u64::from(row.line) + lines).unwrap_or(u32::MAX),
            source,
            site: name(row.site),
            host: name(row.host),
            end: row.end + before,
            ..*row
        }));
    }

    /// Makes room for so many rows and bytes of headlines, and no more.
    pub(super) fn reserve(&mut self, rows: usize, letters: usize) {
        self.rows.reserve_exact(rows);
        self.letters.reserve_exact(letters);
    }

    fn last_source(&self) -> u16 {
        self.sources.len().saturating_sub(1) as u16
    }

    /// Adds a source, whose records follow; false where there is no room for one.
    pub(super) fn begin(&mut self, source: &Arc<Source>) -> bool {
        if self.rows.is_empty() {
            self.sources.clear();
        }
        let has_room = u16::try_from(self.sources.len()).is_ok();
        if has_room {
            self.sources.push(Arc::clone(source));
        }
        has_room
    }

    /// The folded headline of a row.
    pub(super) fn letters(&self, place: usize) -> &[u8] {
        let start = place.checked_sub(1).map_or(0, |before| self.rows[before].end as usize);
        &self.letters[start..self.rows[place].end as usize]
    }

    pub(super) fn record(&self, place: usize) -> Record {
        let row = &self.rows[place];
        Record {
            source: Arc::clone(&self.sources[row.source as usize]),
            bytes: row.offset..row.offset + u64::from(row.length),
            line: u64::from(row.line),
        }
    }

    /// Reads the article of a row.
    ///
    /// # Errors
    /// It is not there any more, no longer an article, or another one.
    pub(super) fn article(&self, place: usize) -> Result<Article, Error> {
        let record = self.record(place);
        let changed = || {
            let what = "has changed after it was read: R reads it again";
            Error::at(&record.source.name, what).on_line(record.line)
        };
        let bytes = record.read_bytes()?;
        // What is one article as a whole may have grown behind it.
        if record.source.format.is_one_record()
            && record.source.bytes.length().ok() != Some(record.bytes.end)
        {
            return Err(changed());
        }
        let article = record.parse(&bytes).map_err(|_| changed())?;
        let is_same = letters::of_title(&article.title) == self.letters(place);
        if is_same { Ok(article) } else { Err(changed()) }
    }
}

/// Where a record lies in its source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub offset: u64,
    pub length: u32,
    pub line: u64,
}

/// All segments so far. A copy costs little and does not change.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    segments: Vec<Arc<Segment>>,
    /// The article at which each segment begins.
    starts: Vec<usize>,
    count: usize,
}

impl Index {
    pub(super) fn push(&mut self, segment: Arc<Segment>) {
        self.starts.push(self.count);
        self.count += segment.rows.len();
        self.segments.push(segment);
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// The segment of an article, and its row there.
    pub(super) fn find(&self, article: usize) -> Option<(&Segment, usize)> {
        let at = self.starts.partition_point(|start| *start <= article).checked_sub(1)?;
        let place = article - self.starts[at];
        let segment = self.segments.get(at).filter(|segment| place < segment.rows.len())?;
        Some((segment, place))
    }

    pub(super) fn row(&self, article: usize) -> Option<&Row> {
        self.find(article).map(|(segment, place)| &segment.rows[place])
    }

    /// Reads an article.
    ///
    /// # Errors
    /// As [`Segment::article`].
    pub(super) fn article(&self, article: usize) -> Result<Article, Error> {
        let (segment, place) = self.find(article).ok_or_else(|| Error::new("no such article"))?;
        segment.article(place)
    }

    pub(super) fn letters(&self, article: usize) -> &[u8] {
        self.find(article).map_or(&[], |(segment, place)| segment.letters(place))
    }

    /// Those of `articles` that there are, each with its row and folded headline. Most often the next one lies
    /// in the same segment.
    pub(super) fn each<'i>(
        &'i self,
        articles: impl Iterator<Item = u32> + 'i,
    ) -> impl Iterator<Item = (u32, &'i Row, &'i [u8])> {
        let mut here: Option<(usize, &Segment)> = None;
        articles.filter_map(move |article| {
            let place_in = |(start, segment): &(usize, &Segment)| {
                let place = (article as usize).checked_sub(*start)?;
                (place < segment.rows.len()).then_some(place)
            };
            if here.as_ref().and_then(place_in).is_none() {
                let (segment, place) = self.find(article as usize)?;
                here = Some((article as usize - place, segment));
            }
            let (start, segment) = here?;
            let place = article as usize - start;
            Some((article, &segment.rows[place], segment.letters(place)))
        })
    }

    /// Every article from `first` on, with its row and folded headline.
    pub(super) fn from(&self, first: usize) -> impl Iterator<Item = (usize, &Row, &[u8])> {
        let at = self.starts.partition_point(|start| *start <= first).saturating_sub(1);
        let segments = self.segments.iter().zip(&self.starts).skip(at);
        segments.flat_map(move |(segment, start)| {
            (first.saturating_sub(*start)..segment.rows.len())
                .map(move |place| (start + place, &segment.rows[place], segment.letters(place)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(published: Option<&str>, seen: Option<&str>) -> When {
        let moment = |text: Option<&str>| text.and_then(Moment::parse);
        When::of(&Outline {
            published: moment(published),
            seen: moment(seen),
            ..Outline::default()
        })
    }

    #[test]
    fn newer_is_greater_and_a_crawl_says_less_than_a_date() {
        let day = when(Some("1969-12-30"), None);
        assert!(when(Some("2024-05-06"), None) > day);
        assert!(day > when(None, Some("2024-05-06")));
        assert!(when(None, Some("0900-01-01")) > when(None, None));
        assert_eq!(day.day(), Some(-2));
        assert_eq!(when(None, Some("1970-01-03T05:00")).day(), Some(2));
        assert_eq!(when(Some("1970-01-03T01:00:00+03:00"), None).day(), Some(2));
        assert_eq!(when(Some("1970-01-03T23:00:00-11:30"), None).day(), Some(2));
        assert_eq!(when(None, None).day(), None);
    }
}
