//! The bytes of a source, one chunk after another, and the records in them.

use std::io;
use std::ops::Range;
use std::sync::Arc;

use super::unpack::Stream;
use super::{Record, Source};
use crate::format::{RecordSpan, Splitter};

/// Bytes read at a time.
pub(super) const CHUNK: u64 = 1 << 20;

/// No bytes are the source's end.
pub(super) fn feed(splitter: &mut Splitter, bytes: &[u8], spans: &mut Vec<RecordSpan>) {
    if bytes.is_empty() {
        splitter.finish(&mut |span| spans.push(span));
    } else {
        splitter.feed(bytes, &mut |span| spans.push(span));
    }
}

pub(super) fn record(source: &Arc<Source>, span: &RecordSpan) -> Record {
    Record { source: Arc::clone(source), bytes: span.bytes.clone(), line: span.line }
}

/// The bytes of a record that lies wholly in `bytes`, which begin at `first`.
pub(super) fn here<'b>(record: &Range<u64>, bytes: &'b [u8], first: u64) -> Option<&'b [u8]> {
    let start = record.start.checked_sub(first)?;
    bytes.get(start as usize..(record.end - first) as usize)
}

/// A source's bytes, one chunk after another.
pub(super) struct Chunks<'s> {
    source: &'s Source,
    stream: Option<&'s mut Stream>,
    buffer: &'s mut Vec<u8>,
    /// Where the next one begins in a file.
    pub(super) offset: u64,
}

impl<'s> Chunks<'s> {
    /// From the start of a source. The buffer is for any number of sources: it would take longer to
    /// make than most files of a folder take to read.
    pub(super) fn new(
        source: &'s Source,
        stream: Option<&'s mut Stream>,
        buffer: &'s mut Vec<u8>,
    ) -> Chunks<'s> {
        Chunks { source, stream, buffer, offset: 0 }
    }

    /// The next bytes, at most `most` of a file, and where they begin; none at the end.
    pub(super) fn next(&mut self, most: u64) -> io::Result<(u64, &[u8])> {
        let first = self.offset;
        let bytes = if let Some(stream) = &mut self.stream {
            stream.next()?
        } else {
            let most = most as usize;
            if self.buffer.len() < most {
                self.buffer.resize(most, 0);
            }
            let count = self.source.bytes.read_at(first, &mut self.buffer[..most])?;
            &self.buffer[..count]
        };
        self.offset += bytes.len() as u64;
        Ok((first, bytes))
    }

    pub(super) fn is_idle(&self) -> bool {
        self.stream.as_ref().is_some_and(|stream| stream.is_idle())
    }
}
