//! Sources → records and what is known of them, in batches.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::blocks::{self, Guess};
use super::chunks::{CHUNK, Chunks, feed, here, record};
use super::index::{Index, Place, Segment};
use super::names::{NONE, Names};
use super::open::{Opened, STDIN, Step, each_source};
use super::resolve::Lookup;
use super::stream::open_end;
use super::trace::Traces;
use super::unpack::Stream;
use super::{Batch, Bytes, Source};
use crate::error::{Error, reason};
use crate::format::{RecordSpan, Splitter};

/// What to look through.
#[derive(Clone, Debug)]
pub enum Input {
    /// A file or a folder.
    Path(PathBuf),
    /// Standard input, to its end.
    Stdin,
    /// Standard input, or the sample articles where nothing comes from it.
    Piped,
    /// Bytes at hand, under a name.
    Memory(String, Bytes),
}

impl Input {
    /// The articles inside the binary.
    pub fn samples() -> impl Iterator<Item = Input> {
        super::samples::SAMPLES
            .iter()
            .map(|(name, bytes)| Input::Memory((*name).to_owned(), Bytes::Static(bytes)))
    }

    /// The name of what comes once and cannot be read again: a pipe, a device.
    #[must_use]
    pub fn comes_once(&self) -> Option<String> {
        match self {
            Input::Stdin | Input::Piped => Some(STDIN.to_owned()),
            Input::Path(path) => {
                let metadata = std::fs::metadata(path).ok()?;
                let comes_again = metadata.is_file() || metadata.is_dir();
                (!comes_again).then(|| path.display().to_string())
            }
            Input::Memory(..) => None,
        }
    }
}

/// Whether something is piped into standard input, or a file stands there.
#[cfg(unix)]
#[must_use]
pub fn is_piped() -> bool {
    use rustix::fs::{FileType, fstat};
    fstat(rustix::stdio::stdin()).is_ok_and(|stat| {
        matches!(
            FileType::from_raw_mode(stat.st_mode),
            FileType::Fifo | FileType::RegularFile | FileType::Socket
        )
    })
}

/// Whether something is piped into standard input, or a file stands there.
#[cfg(not(unix))]
#[must_use]
pub fn is_piped() -> bool {
    use std::io::IsTerminal;
    !io::stdin().is_terminal()
}

/// The first bytes are few, so that there is something to show.
const FIRST_CHUNK: u64 = 256 << 10;

/// Articles in a batch: so many that what is kept of them is memory of its own, given back whole, in
/// allocators that do so from some hundred kilobytes on.
const BATCH: usize = 8192;

/// Bytes of folded headlines in one, most often.
const BATCH_LETTERS: usize = BATCH * 64;

/// A library of so many bytes is told of in one batch: it is ordered before anyone sees it. The first
/// batch of a larger one is what its first bytes hold.
const SMALL: u64 = 6 << 20;

/// So are so many files of a folder at most.
const FEW_FILES: usize = 256;

/// What is left of a file is given to several threads where it has at least so many bytes.
const LARGE: u64 = 2 << 20;

/// Guesses that may be wrong before nobody guesses any more.
const WRONG_GUESSES: usize = 3;

/// Looks through `inputs` and hands on what is known of them in batches; ends when `send` says so by
/// returning false, or after a batch that is `done` and one that brings what resolving needs.
pub fn scan(inputs: &[Input], send: &mut dyn FnMut(Batch) -> bool) {
    let mut indexer = Indexer::new(total(inputs), send);
    each_source(inputs, &mut |step| {
        match step {
            Step::Waits(name) => indexer.waits(name),
            Step::Opened(opened) => indexer.source(opened),
            Step::Failed(error, trace) => {
                if let Some((key, trace)) = trace {
                    indexer.traces.put(key, trace);
                }
                indexer.problem(error);
            }
        }
        indexer.is_wanted
    });
    indexer.finish();
}

/// The bytes of `inputs`, where each of them is a file or at hand.
fn total(inputs: &[Input]) -> Option<u64> {
    let sizes = inputs.iter().map(|input| match input {
        Input::Path(path) => {
            let metadata = path.metadata().ok()?;
            metadata.is_file().then_some(metadata.len())
        }
        Input::Memory(_, bytes) => bytes.length().ok(),
        Input::Stdin | Input::Piped => None,
    });
    sizes.sum()
}

struct Indexer<'s> {
    send: &'s mut dyn FnMut(Batch) -> bool,
    is_wanted: bool,
    segment: Segment,
    problems: Vec<Error>,
    names: Names,
    /// Nothing was told yet.
    is_first: bool,
    /// Bytes that were looked through, and those that there are where that is known.
    seen: u64,
    total: Option<u64>,
    /// All that was sent.
    index: Index,
    spans: Vec<RecordSpan>,
    /// How the records of the source begin.
    sign: Option<Vec<u8>>,
    /// Where the last whole one ends.
    end: u64,
    traces: Traces,
    buffer: Vec<u8>,
}

impl<'s> Indexer<'s> {
    fn new(total: Option<u64>, send: &'s mut dyn FnMut(Batch) -> bool) -> Indexer<'s> {
        Indexer {
            send,
            is_wanted: true,
            segment: Segment::default(),
            problems: Vec::new(),
            names: Names::default(),
            is_first: true,
            seen: 0,
            total,
            index: Index::default(),
            spans: Vec::new(),
            sign: None,
            end: 0,
            traces: Traces::default(),
            buffer: Vec::new(),
        }
    }

    /// Tells what there is while nothing comes.
    fn waits(&mut self, name: &str) {
        let batch = Batch { waits_for: Some(name.to_owned()), ..self.batch() };
        self.is_wanted = self.is_wanted && (self.send)(batch);
    }

    fn problem(&mut self, error: Error) {
        self.problems.push(error);
        self.flush_if_full();
    }

    fn flush_if_full(&mut self) {
        if self.segment.rows.len() + self.problems.len() >= BATCH {
            self.flush();
        }
    }

    fn flush(&mut self) {
        if self.segment.rows.is_empty() && self.problems.is_empty() {
            return;
        }
        self.is_first = false;
        let batch = self.batch();
        self.is_wanted = self.is_wanted && (self.send)(batch);
    }

    /// What has been found since the last one.
    fn batch(&mut self) -> Batch {
        // As large as it has to be, and the room for the next one stays: grown step by step, or cut to
        // size, they would leave holes in the heap behind.
        let segment = Arc::new(self.segment.clone());
        self.segment.rows.clear();
        self.segment.letters.clear();
        // What comes next is most often of the same source.
        let last = self.segment.sources.len().saturating_sub(1);
        self.segment.sources.drain(..last);
        self.index.push(Arc::clone(&segment));
        Batch {
            segment,
            names: self.names.take_new(),
            progress: self.total.map(|total| (self.seen * 1000 / total.max(1)).min(1000) as u16),
            problems: std::mem::take(&mut self.problems),
            ..Batch::default()
        }
    }

    fn finish(&mut self) {
        let traces = Some(std::mem::take(&mut self.traces));
        let mut last = Batch { done: true, traces, ..self.batch() };
        let index = &self.index;
        let lookup = || Some(Arc::new(Lookup::new(index).with_copies(index)));
        if self.is_first {
            last.lookup = lookup();
            (self.send)(last);
        } else if self.is_wanted && (self.send)(last) {
            (self.send)(Batch { lookup: lookup(), ..Batch::default() });
        }
    }

    fn source(&mut self, opened: Opened) {
        let Opened { source, mut stream, file, trace } = opened;
        while !self.segment.begin(&source) {
            self.flush();
        }
        (self.sign, self.end) = (None, 0);
        // Unpacked it has another size.
        self.total = self.total.filter(|_| stream.is_none());
        let size = match &stream {
            Some(_) => trace.map_or(0, |(_, trace)| trace.size()),
            None => source.bytes.length().unwrap_or(0),
        };
        let read = self.records(&source, stream.as_mut(), size);
        let now = || file.and_then(|file| file.metadata().ok());
        if let Some((key, trace)) = trace {
            let trace = match &read {
                Ok(splitter) if stream.is_none() => {
                    let end = open_end(splitter, self.end);
                    trace.read(&source.bytes, splitter.offset(), end, now)
                }
                Ok(_) | Err(_) => trace,
            };
            self.traces.put(key, trace);
        }
        if let Err(error) = read {
            self.problem(Error::at(&source.name, reason(&error)));
        } else if let Some(error) = stream.and_then(|stream| stream.problem(&source.name)) {
            self.problem(error);
        }
    }

    /// The records of a source; a file or what it is unpacked from has `size` bytes.
    fn records(
        &mut self,
        source: &Arc<Source>,
        stream: Option<&mut Stream>,
        size: u64,
    ) -> io::Result<Splitter> {
        let is_file = stream.is_none();
        let mut buffer = std::mem::take(&mut self.buffer);
        let mut chunks = Chunks::new(source, stream, &mut buffer);
        let mut splitter = Splitter::new(source.format);
        let (mut most, mut is_tried) = (FIRST_CHUNK, false);
        while self.is_wanted {
            if chunks.is_idle() {
                self.flush();
            }
            let (first, bytes) = chunks.next(most)?;
            self.take(source, &mut splitter, bytes, first);
            if bytes.is_empty() {
                break;
            }
            let is_large = self.seen.max(size) > SMALL || self.segment.sources.len() > FEW_FILES;
            if self.is_first && is_large {
                self.flush();
            }
            if is_file && self.sign.is_some() && !is_tried {
                is_tried = true;
                chunks.offset = self.large(source, &mut splitter)?;
            }
            // A buffer larger than what is left would be cleared for nothing.
            most = size.saturating_sub(chunks.offset).clamp(FIRST_CHUNK, CHUNK);
        }
        self.buffer = buffer;
        Ok(splitter)
    }

    /// Takes the records that end in `bytes`.
    fn take(&mut self, source: &Arc<Source>, splitter: &mut Splitter, bytes: &[u8], first: u64) {
        self.seen += bytes.len() as u64;
        let mut spans = std::mem::take(&mut self.spans);
        feed(splitter, bytes, &mut spans);
        if let Some(last) = spans.last().filter(|_| !bytes.is_empty()) {
            self.end = last.bytes.end;
        }
        for span in spans.drain(..) {
            if self.is_wanted {
                self.span(source, &span, bytes, first);
            }
        }
        self.spans = spans;
    }

    fn span(&mut self, source: &Arc<Source>, span: &RecordSpan, bytes: &[u8], first: u64) {
        let record = record(source, span);
        let is_here = here(&span.bytes, bytes, first);
        if self.sign.is_none() {
            self.sign = is_here.and_then(sign);
        }
        let outline = match is_here {
            Some(bytes) => record.outline(bytes),
            None => record.read_bytes().and_then(|bytes| record.outline(&bytes)),
        };
        match outline {
            Ok(outline) => {
                // What is longer than `LONGEST` was not read.
                let length = (span.bytes.end - span.bytes.start) as u32;
                let place = Place { offset: span.bytes.start, length, line: span.line };
                self.segment.push(place, &outline, &mut self.names);
                self.flush_if_full();
            }
            Err(error) => self.problem(error),
        }
    }

    /// Where much of a file is left, several threads look through it. Gives how far that led.
    fn large(&mut self, source: &Arc<Source>, splitter: &mut Splitter) -> io::Result<u64> {
        let (here, end) = (splitter.offset(), source.bytes.length()?);
        let (Some(between), Some(sign)) = (splitter.around(), self.sign.clone()) else {
            return Ok(here);
        };
        let range = here..end;
        if end.saturating_sub(here) < LARGE {
            return Ok(here);
        }
        let guess = Guess { between, sign };
        std::thread::scope(|scope| {
            let mut wrong = 0;
            for found in blocks::read(scope, source, range, &guess) {
                if wrong >= WRONG_GUESSES || !self.is_wanted {
                    break;
                }
                self.go_to(found.start, source, splitter)?;
                let is_there =
                    splitter.offset() == found.start && splitter.between() == Some(between);
                if is_there && found.leap.end > found.start {
                    self.accept(source, splitter, found);
                } else {
                    wrong += usize::from(!is_there);
                    self.go_to(found.block.end, source, splitter)?;
                }
            }
            Ok(splitter.offset())
        })
    }

    /// Leads the splitter on to `end`, unless it is there.
    fn go_to(&mut self, end: u64, source: &Arc<Source>, splitter: &mut Splitter) -> io::Result<()> {
        let mut buffer = Vec::new();
        while splitter.offset() < end && self.is_wanted {
            let first = splitter.offset();
            buffer.resize((end - first).min(CHUNK) as usize, 0);
            let count = source.bytes.read_at(first, &mut buffer)?;
            if count == 0 {
                break;
            }
            self.take(source, splitter, &buffer[..count], first);
        }
        Ok(())
    }

    fn accept(&mut self, source: &Arc<Source>, splitter: &mut Splitter, found: blocks::Found) {
        self.seen += found.leap.end - found.start;
        if self.segment.rows.is_empty() {
            self.segment.reserve(BATCH + found.segment.rows.len(), BATCH_LETTERS);
        }
        let line = splitter.line();
        splitter.leap(&found.leap);
        self.end = found.leap.end;
        let places = found.names.iter().map(|name| self.names.place(Some(name)));
        let places: Vec<u32> = places.collect();
        let place = |name: u32| places.get(name as usize).copied().unwrap_or(NONE);
        self.segment.append(&found.segment, line, place);
        let problems = found.problems.into_iter();
        self.problems.extend(problems.map(|(at, error)| error.on_line(line + at)));
        debug_assert!(self.segment.sources.last().is_some_and(|last| Arc::ptr_eq(last, source)));
        self.flush_if_full();
    }
}

/// How a record begins: up to the end of its first key.
fn sign(record: &[u8]) -> Option<Vec<u8>> {
    let open = memchr::memchr(b'"', record)?;
    let close = memchr::memchr(b'"', &record[open + 1..])?;
    Some(record[..open + close + 2].to_vec())
}
