//! What files were when they were read, so that it shows when they have changed.

use std::collections::HashMap;
use std::fs::Metadata;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use super::Bytes;
use super::bytes::Identity;

/// A hash of a path.
pub(super) type Key = u64;

pub(super) fn key(path: &Path) -> Key {
    hash(&path)
}

/// A file as it was when it was read; small, for a folder may hold very many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trace {
    /// A hash of which file it is.
    identity: u64,
    /// A hash of when it was written.
    modified: u64,
    /// Bytes of it that were read.
    length: u64,
    /// Where the last whole record ends and reading can go on; 0 where what is appended is no
    /// record of its own.
    end: u64,
    /// A hash of what stands before that.
    before: u32,
    /// When it was looked for last.
    round: u32,
}

/// Bytes that show whether what stands before the end is still the same.
const BEFORE: u64 = 256;

impl Trace {
    /// A file none of which has been read; `None` where nothing can become of it. What is still empty
    /// counts as new when something stands in it.
    pub(super) fn of(metadata: &Metadata) -> Option<Trace> {
        (metadata.is_file() && metadata.len() > 0).then(|| Trace {
            identity: hash(&Identity::of(metadata)),
            modified: modified(metadata),
            length: metadata.len(),
            end: 0,
            before: 0,
            round: 0,
        })
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
        let modified = now.map_or(self.modified, |now| modified(&now));
        let tail = end.and_then(|end| Some((end, before(bytes, end)?)));
        let (end, before) = tail.unwrap_or_default();
        Trace { modified, length, end, before, ..self }
    }

    /// Bytes of it.
    pub(super) fn size(&self) -> u64 {
        self.length
    }

    /// The same, looked for in this round.
    pub(super) fn seen(self, round: u32) -> Trace {
        Trace { round, ..self }
    }

    /// Whether it has been looked for in this round.
    pub(super) fn is_seen(&self, round: u32) -> bool {
        self.round == round
    }

    /// Whether it is still the same.
    pub(super) fn is_same(&self, metadata: &Metadata) -> bool {
        self.is_same_file(metadata)
            && self.length == metadata.len()
            && self.modified == modified(metadata)
    }

    fn is_same_file(&self, metadata: &Metadata) -> bool {
        self.identity == hash(&Identity::of(metadata))
    }

    /// Where to read on if it is the same file and longer, with the same records before.
    pub(super) fn grown(&self, metadata: &Metadata, bytes: &Bytes) -> Option<u64> {
        let is_longer = self.is_same_file(metadata) && self.length < metadata.len();
        (is_longer && self.end > 0 && before(bytes, self.end) == Some(self.before))
            .then_some(self.end)
    }
}

fn hash(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// Filesystems that know no time tell nothing by it.
fn modified(metadata: &Metadata) -> u64 {
    hash(&metadata.modified().ok())
}

fn before(bytes: &Bytes, end: u64) -> Option<u32> {
    let bytes = bytes.range(end.saturating_sub(BEFORE)..end).ok()?;
    Some(hash(&bytes) as u32)
}

/// All files that a scan has read, by hashes of their paths.
#[derive(Clone, Debug, Default)]
pub struct Traces {
    files: HashMap<Key, Trace>,
}

impl Traces {
    pub(super) fn count(&self) -> usize {
        self.files.len()
    }

    pub(super) fn get(&self, key: Key) -> Option<Trace> {
        self.files.get(&key).copied()
    }

    pub(super) fn put(&mut self, key: Key, trace: Trace) {
        self.files.insert(key, trace);
    }
}
