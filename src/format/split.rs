//! Where each record of a source begins and ends, found in one pass over chunks of any size.
//!
//! A source is one object, an array, JSON Lines, objects run together, or an object that wraps an
//! array of them; which one shows as the bytes come. Nothing is parsed here: strings are skipped,
//! brackets are counted, and only what is needed to go on after a broken record is remembered. Broken
//! records are given out like the others; reading them says what is wrong.
//!
//! Two signs of a broken record cost nothing to see: `{` where an object expects a key or a comma, and
//! a line end inside a string. After the first a new record begins; after the second the string is
//! taken for closed if the next line begins as JSON does.
//!
//! Items of a feed are found by [`items`].

mod items;
mod key;
pub(super) use key::WRAPPERS;
mod scan;

use std::ops::Range;

use items::Items;
use scan::{Base, Scan};

use super::Format;
use super::walk::walk;

/// Where a record stands in its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordSpan {
    /// Its bytes. Empty where a record or the end of a list is missing.
    pub bytes: Range<u64>,
    /// Its first line, from 1.
    pub line: u64,
}

/// What stands around the next record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// Records stand one after another.
    Records,
    /// They are elements of a list.
    Elements,
}

/// Records that were found elsewhere, from one place between records to another.
#[derive(Clone, Copy, Debug, Default)]
pub struct Leap {
    /// Where it ends.
    pub end: u64,
    /// Line ends in it.
    pub lines: u64,
    /// The line of its first record, counted from 0 at its start.
    first_line: Option<u64>,
    /// The last record's line, if it ended there.
    ended_on: Option<u64>,
    is_lines: bool,
}

impl Leap {
    /// A leap that begins at `start` and goes no further yet.
    #[must_use]
    pub fn new(start: u64) -> Leap {
        Leap { end: start, ..Leap::default() }
    }

    /// Takes a record that begins after `self.lines` line ends and holds `lines`.
    pub fn pass(&mut self, lines: u64) {
        self.first_line.get_or_insert(self.lines);
        self.is_lines |= self.ended_on.is_some_and(|ended_on| ended_on < self.lines);
        self.ended_on = (lines == 0).then_some(self.lines);
        self.lines += lines;
    }
}

/// Finds records in a source that comes in chunks.
#[derive(Clone, Debug)]
pub struct Splitter {
    format: Format,
    /// The source is a feed.
    items: Option<Items>,
    offset: u64,
    line: u64,
    scan: Scan,
}

impl Splitter {
    /// A splitter for a source of this format.
    #[must_use]
    pub fn new(format: Format) -> Splitter {
        Splitter {
            format,
            items: match format {
                Format::Feed => Some(Items::new()),
                Format::Json | Format::Plain | Format::Html | Format::Binary => None,
            },
            offset: 0,
            line: 1,
            scan: Scan::new(),
        }
    }

    /// The same, which goes on after a record that ended at `offset`; it counts lines from there.
    #[must_use]
    pub fn after(format: Format, offset: u64) -> Splitter {
        Splitter { offset, ..Splitter::new(format) }
    }

    /// Takes the next bytes of the source and gives each record that ends in them.
    pub fn feed(&mut self, chunk: &[u8], found: &mut impl FnMut(RecordSpan)) {
        if let Some(items) = &mut self.items {
            items.feed(chunk, found);
        } else if !self.format.is_one_record() {
            let mut at = 0;
            while at < chunk.len() {
                let (rest, here) = (&chunk[at..], self.offset + at as u64);
                at += match self.whole_record(rest, here, found) {
                    Some(length) => length,
                    None => self.scan.step(rest, here, &mut self.line, found),
                };
            }
        }
        self.offset += chunk.len() as u64;
    }

    /// What stands around the records; `None` where they are not read in blocks.
    #[must_use]
    pub fn around(&self) -> Option<Between> {
        self.format.is_read_in_blocks().then_some(match self.scan.base {
            Base::Top => Between::Records,
            Base::Array | Base::Wrapper => Between::Elements,
        })
    }

    /// The same, where a record has ended and no other one has begun.
    #[must_use]
    pub fn between(&self) -> Option<Between> {
        self.around().filter(|_| self.scan.is_between())
    }

    /// Whether a record that is appended to the source would follow those that stand in it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        let is_top = match self.scan.base {
            Base::Top => true,
            Base::Array | Base::Wrapper => false,
        };
        self.format.grows() && is_top
    }

    /// How many bytes it has taken.
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// The line of the next byte, from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Goes on after records that were found elsewhere. It must be between records, and the leap must
    /// begin where it stands.
    pub fn leap(&mut self, leap: &Leap) {
        if let Some(first) = leap.first_line {
            self.scan.leap(leap, self.line, self.line + first);
        }
        self.line += leap.lines;
        self.offset = leap.end;
    }

    /// A record that is whole and well formed needs no look at each of its bytes.
    fn whole_record(
        &mut self,
        rest: &[u8],
        at: u64,
        found: &mut impl FnMut(RecordSpan),
    ) -> Option<usize> {
        if rest[0] != b'{' || !self.scan.is_between() {
            return None;
        }
        let is_top = self.scan.base == Base::Top;
        let mut wraps = false;
        let walked = walk(rest, &mut |member| {
            wraps |=
                is_top && rest[member.value.start] == b'[' && WRAPPERS.contains(&&rest[member.key]);
        })
        .ok()?;
        // In a list, what follows up to the comma is part of the element.
        let next = || rest[walked.length..].iter().find(|byte| !scan::is_space(**byte));
        if wraps || !is_top && !matches!(next(), Some(b',' | b']')) {
            return None;
        }
        found(RecordSpan { bytes: at..at + walked.length as u64, line: self.line });
        self.scan.pass(at + walked.length as u64, self.line, walked.lines);
        self.line += walked.lines;
        Some(walked.length)
    }

    /// The source is at its end: gives what is still open.
    pub fn finish(&mut self, found: &mut impl FnMut(RecordSpan)) {
        if self.format.is_one_record() {
            found(RecordSpan { bytes: 0..self.offset, line: 1 });
            return;
        }
        if let Some(items) = &mut self.items {
            items.finish(found);
            return;
        }
        let is_cut_off = self.scan.base != Base::Top;
        let is_broken = self.scan.open.is_some() && (self.scan.depth > self.scan.base_depth());
        self.scan.close(self.scan.end, found);
        if is_cut_off && !is_broken {
            found(RecordSpan { bytes: self.offset..self.offset, line: self.line });
        }
    }
}

#[cfg(test)]
mod tests;
