//! What files were when they were read, so that it shows when they have changed.

use std::collections::HashMap;
use std::fs::Metadata;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::time::SystemTime;

use super::Bytes;
use super::bytes::Identity;

/// A file as it was when it was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trace {
    /// Of its path.
    pub key: u64,
    identity: Identity,
    /// When it was written, where the filesystem knows.
    modified: Option<SystemTime>,
    /// Bytes of it that were read.
    length: u64,
    /// Where reading can go on; none where what is appended is no record of its own.
    pub tail: Option<Tail>,
    /// When it was looked for last.
    pub round: u32,
}

/// The end of the last whole record of a file whose records stand one after another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tail {
    pub end: u64,
    /// Of the bytes before it.
    before: u64,
}

/// Bytes that show whether what stands before a tail is still the same.
const BEFORE: u64 = 256;

impl Trace {
    /// The file at `path`, none of which has been read; `None` where nothing can become of it.
    pub(super) fn of(path: &Path, metadata: &Metadata) -> Option<Trace> {
        let mut trace = Trace {
            key: key(path),
            identity: Identity::of(metadata),
            modified: None,
            length: 0,
            tail: None,
            round: 0,
        };
        trace.take(metadata);
        // What is still empty counts as new when something stands in it.
        (metadata.is_file() && metadata.len() > 0).then_some(trace)
    }

    /// The same, of what cannot be opened.
    pub(super) fn at(path: &Path) -> Option<Trace> {
        std::fs::metadata(path).ok().and_then(|metadata| Trace::of(path, &metadata))
    }

    fn take(&mut self, metadata: &Metadata) {
        self.modified = metadata.modified().ok();
        self.length = metadata.len();
    }

    /// The same after `length` bytes of it were read where it lies, the last whole record up to
    /// `end`. Where that is more than there was, `now` tells when it was written.
    pub(super) fn read(
        self,
        bytes: &Bytes,
        length: u64,
        end: Option<u64>,
        now: impl FnOnce() -> Option<Metadata>,
    ) -> Trace {
        let now = if length == self.length { None } else { now() };
        let modified = now.map_or(self.modified, |now| now.modified().ok());
        let tail = end.and_then(|end| Some(Tail { end, before: before(bytes, end)? }));
        Trace { modified, length, tail, ..self }
    }

    /// The same, looked for in this round.
    pub(super) fn seen(self, round: u32) -> Trace {
        Trace { round, ..self }
    }

    /// Whether it is still the same.
    pub(super) fn is_same(&self, metadata: &Metadata) -> bool {
        self.identity == Identity::of(metadata)
            && self.length == metadata.len()
            && self.modified == metadata.modified().ok()
    }

    /// Where to read on if it is the same file and longer, with the same records before.
    pub(super) fn grown(&self, metadata: &Metadata, bytes: &Bytes) -> Option<u64> {
        let tail = self.tail?;
        let is_longer = self.identity == Identity::of(metadata) && self.length < metadata.len();
        (is_longer && before(bytes, tail.end) == Some(tail.before)).then_some(tail.end)
    }
}

/// Of a path: what is kept of each of very many.
pub(super) fn key(path: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    hasher.finish()
}

fn before(bytes: &Bytes, end: u64) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    bytes.range(end.saturating_sub(BEFORE)..end).ok()?.hash(&mut hasher);
    Some(hasher.finish())
}

/// All files that a scan has read.
#[derive(Clone, Debug, Default)]
pub struct Traces {
    pub(super) files: HashMap<u64, Trace>,
}

impl Traces {
    pub(super) fn add(&mut self, trace: Trace) {
        self.files.insert(trace.key, trace);
    }
}
