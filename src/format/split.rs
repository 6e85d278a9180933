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

mod key;
pub(super) use key::WRAPPERS;
mod scan;

use std::ops::Range;

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

/// Finds records in a source that comes in chunks.
#[derive(Clone, Debug)]
pub struct Splitter {
    /// The whole source is one record.
    is_whole: bool,
    offset: u64,
    line: u64,
    scan: Scan,
}

impl Splitter {
    /// A splitter for a source of this format.
    #[must_use]
    pub fn new(format: Format) -> Splitter {
        Splitter {
            is_whole: match format {
                Format::Json => false,
                Format::Plain | Format::Html | Format::Feed | Format::Binary => true,
            },
            offset: 0,
            line: 1,
            scan: Scan::new(),
        }
    }

    /// Takes the next bytes of the source and gives each record that ends in them.
    pub fn feed(&mut self, chunk: &[u8], found: &mut impl FnMut(RecordSpan)) {
        if !self.is_whole {
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
        })?;
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
        if self.is_whole {
            found(RecordSpan { bytes: 0..self.offset, line: 1 });
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
