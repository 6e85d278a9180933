//! A large file on several threads: each takes every other block, guesses where a record begins in it
//! and reads on from there. What it found counts only if the one splitter that goes through the file
//! arrives exactly there, between two records; so a wrong guess costs time and nothing else.

use std::ops::Range;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Scope, available_parallelism};

use super::index::{Place, Segment};
use super::names::Names;
use super::{Bytes, Source};
use crate::error::Error;
use crate::format::{Between, Leap, Origin, Stopped, leading};

/// Bytes of a block; small enough to stay in a processor's cache.
const BLOCK: u64 = 512 << 10;

/// Bytes read beyond a block, for the record that its end cuts.
const TAIL: u64 = 8 << 10;

/// Bytes read before it: enough to see what stands before its first record.
const BEFORE: u64 = 256;

/// Longer records than this are left to the splitter.
const LONGEST_TAIL: u64 = 16 << 20;

/// Blocks that a thread may be ahead.
const AHEAD: usize = 2;

/// More threads gain nothing: reading is bound by memory then.
const THREADS: usize = 2;

/// What was found from one place between records to another.
#[derive(Debug)]
pub(super) struct Found {
    /// The block it is of.
    pub block: Range<u64>,
    /// Where the first record begins.
    pub start: u64,
    /// From there to the last record's end and what parts it from the next.
    pub leap: Leap,
    /// The records; lines are counted from 0, names are those below.
    pub segment: Segment,
    pub names: Vec<Arc<str>>,
    /// With their lines, counted from 0.
    pub problems: Vec<(u64, Error)>,
}

/// What the threads are told of the file.
#[derive(Clone, Debug)]
pub(super) struct Guess {
    pub between: Between,
    /// How a record begins: up to the end of its first key.
    pub sign: Vec<u8>,
}

/// Starts reading `range` of a source on threads of `scope`; the blocks come in their order.
pub(super) fn read<'scope>(
    scope: &'scope Scope<'scope, '_>,
    source: &'scope Source,
    range: Range<u64>,
    guess: &Guess,
) -> impl Iterator<Item = Found> + use<'scope> {
    let count = available_parallelism().map_or(1, |count| count.get().min(THREADS));
    let receivers: Vec<Receiver<Found>> = (0..count)
        .map(|place| {
            let (sender, receiver) = sync_channel(AHEAD);
            let (range, guess) = (range.clone(), guess.clone());
            scope.spawn(move || {
                let blocks = blocks(range).skip(place).step_by(count);
                read_blocks(source, blocks, &guess, &sender);
            });
            receiver
        })
        .collect();
    (0..).map_while(move |block: usize| receivers[block % count].recv().ok())
}

fn blocks(range: Range<u64>) -> impl Iterator<Item = Range<u64>> {
    let starts = (0..).map(move |block| range.start + block * BLOCK);
    starts
        .take_while(move |start| *start < range.end)
        .map(move |start| start..(start + BLOCK).min(range.end))
}

fn read_blocks(
    source: &Source,
    blocks: impl Iterator<Item = Range<u64>>,
    guess: &Guess,
    sender: &SyncSender<Found>,
) {
    let mut window =
        Window { bytes: &source.bytes, room: Vec::new(), length: 0, start: 0, is_whole: false };
    for block in blocks {
        let found = read_block(source, block, guess, &mut window);
        if sender.send(found).is_err() {
            return;
        }
    }
}

/// A part of a file.
struct Window<'b> {
    bytes: &'b Bytes,
    /// As much as any part needed; what was read stands at its beginning.
    room: Vec<u8>,
    length: usize,
    start: u64,
    /// It reaches to the file's end.
    is_whole: bool,
}

impl Window<'_> {
    fn buffer(&self) -> &[u8] {
        &self.room[..self.length]
    }

    fn read(&mut self, range: Range<u64>) {
        self.start = range.start;
        self.length = 0;
        self.extend((range.end - range.start) as usize);
    }

    fn extend(&mut self, by: usize) -> usize {
        let end = self.length + by;
        if self.room.len() < end {
            self.room.resize(end, 0);
        }
        // What cannot be read here cannot be read by the splitter either, which says so.
        let at = self.start + self.length as u64;
        let count = self.bytes.read_at(at, &mut self.room[self.length..end]).unwrap_or(0);
        self.is_whole = count < by;
        self.length += count;
        count
    }

    /// Reads on, twice as far each time; false where there is no more.
    fn grow(&mut self, block: &Range<u64>) -> bool {
        let tail = (self.start + self.length as u64).saturating_sub(block.end);
        !self.is_whole && tail < LONGEST_TAIL && self.extend(tail.max(TAIL) as usize) > 0
    }
}

fn read_block(source: &Source, block: Range<u64>, guess: &Guess, window: &mut Window) -> Found {
    let before = block.start.saturating_sub(BEFORE);
    window.read(before..block.end + TAIL);
    let first = first_record(window.buffer(), (block.start - before) as usize, guess);
    let start = first.map_or(block.end, |at| before + at as u64);
    let leap = Leap::new(start);
    let mut found = Found {
        block,
        start,
        leap,
        segment: Segment::default(),
        names: Vec::new(),
        problems: Vec::new(),
    };
    if let Some(at) = first {
        records(source, at, guess.between, window, &mut found);
    }
    found
}

/// Where, from `from` on, a record seems to begin.
fn first_record(bytes: &[u8], from: usize, guess: &Guess) -> Option<usize> {
    match guess.between {
        Between::Records => {
            let line = from.saturating_sub(1);
            // A file may end sooner than it did.
            let mut ends = memchr::memchr_iter(b'\n', bytes.get(line..)?);
            ends.find_map(|end| {
                let at = line + end + 1 + spaces(&bytes[line + end + 1..]);
                (at >= from && bytes.get(at) == Some(&b'{')).then_some(at)
            })
        }
        Between::Elements => memchr::memmem::find_iter(bytes.get(from..)?, &guess.sign)
            .map(|at| from + at)
            .find(|&at| bytes[..at].iter().rfind(|byte| !is_space(**byte)) == Some(&b',')),
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

fn spaces(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| is_space(**byte)).count()
}

/// Takes records from `at` on, until one begins beyond the block or is not as expected.
fn records(source: &Source, at: usize, between: Between, window: &mut Window, found: &mut Found) {
    let mut at = at;
    let mut names = Names::default();
    while window.start + (at as u64) < found.block.end && window.buffer().get(at) == Some(&b'{') {
        let origin = Origin {
            source: &source.name,
            line: found.leap.lines,
            container: Some(&source.container),
        };
        let record = match leading(&window.buffer()[at..], &origin) {
            Ok(record) => record,
            Err(Stopped::Cut) if window.grow(&found.block) => continue,
            Err(Stopped::Cut | Stopped::Unusual) => break,
        };
        let end = at + record.length;
        // What parts it from the next one must be here too.
        let rest = &window.buffer()[end..];
        let gap = spaces(rest);
        let is_known = match between {
            Between::Records => !record.may_wrap && (gap < rest.len() || window.is_whole),
            Between::Elements => matches!(rest.get(gap), Some(b',' | b']')),
        };
        if !is_known {
            if gap == rest.len() && window.grow(&found.block) {
                continue;
            }
            break;
        }
        let place = Place {
            offset: window.start + at as u64,
            length: u32::try_from(record.length).unwrap_or(u32::MAX),
            line: found.leap.lines,
        };
        match record.outline {
            Ok(outline) => found.segment.push(place, &outline, &mut names),
            Err(error) => found.problems.push((place.line, error)),
        }
        found.leap.pass(record.lines);
        let comma = usize::from(rest.get(gap) == Some(&b','));
        let gap = gap + comma + if comma == 1 { spaces(&rest[gap + 1..]) } else { 0 };
        found.leap.lines += memchr::memchr_iter(b'\n', &rest[..gap]).count() as u64;
        at = end + gap;
        found.leap.end = window.start + at as u64;
    }
    found.names = names.take_new();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_ends_sooner_than_it_did_holds_no_record_there() {
        let sign = b"{\"title\"".to_vec();
        for between in [Between::Records, Between::Elements] {
            let guess = Guess { between, sign: sign.clone() };
            for length in [0, 1, 254, 255, 256] {
                assert_eq!(first_record(&vec![b' '; length], 256, &guess), None, "{length}");
            }
        }
    }
}
