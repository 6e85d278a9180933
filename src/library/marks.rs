//! What a reader has made of the articles: read, starred, begun, new; a byte an article.
//!
//! Articles are told by what the index keeps of them, so that a hundred thousand need no parse: by the
//! hash of their address. One without an address is read where an article of its headline has a mark,
//! by whoever may read files: see [`Library::doubtful`].

use std::collections::{HashMap, HashSet};

use super::index::Row;
use super::{Batch, Library, letters};
use crate::article::{Key, Mark, Spot};

/// What the list shows of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(u8);

impl Flags {
    /// It has been read.
    pub const READ: Flags = Flags(1);
    /// It has a star.
    pub const STARRED: Flags = Flags(2);
    /// Something of it has been read.
    pub const BEGUN: Flags = Flags(4);
    /// It was not in the library the last time.
    pub const NEW: Flags = Flags(8);

    fn of(mark: Mark) -> Flags {
        let mut flags = Flags::default();
        flags.set(Flags::READ, mark.is_read);
        flags.set(Flags::STARRED, mark.is_starred);
        flags.set(Flags::BEGUN, mark.place.is_some());
        flags
    }

    /// Whether all of `flags` are among these.
    #[must_use]
    pub fn has(self, flags: Flags) -> bool {
        self.0 & flags.0 == flags.0
    }

    fn set(&mut self, flags: Flags, is_set: bool) {
        self.0 = if is_set { self.0 | flags.0 } else { self.0 & !flags.0 };
    }
}

/// What is known of an article that has a mark.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    flags: Flags,
    /// The greater, the later it was marked.
    changed: u32,
}

/// The marks of all articles there have been, by the hashes of their keys.
#[derive(Debug, Default)]
pub struct Marked {
    known: HashMap<u64, Known>,
    spots: HashMap<u64, Spot>,
    /// Of articles without an address.
    headlines: HashSet<u64>,
    latest: u32,
}

impl Marked {
    /// With room for so many.
    #[must_use]
    pub fn with_capacity(count: usize) -> Marked {
        Marked { known: HashMap::with_capacity(count), ..Marked::default() }
    }

    /// What has been made of the article of a key.
    #[must_use]
    pub fn flags(&self, key: &Key) -> Flags {
        self.known.get(&hash(key)).copied().unwrap_or_default().flags
    }

    /// Takes the mark of an article; the later it was made, the greater is `changed`.
    pub fn put(&mut self, key: &Key, mark: Mark, changed: u32) {
        let hash = hash(key);
        self.latest = self.latest.max(changed);
        self.known.insert(hash, Known { flags: Flags::of(mark), changed });
        match mark.place {
            Some(spot) => drop(self.spots.insert(hash, spot)),
            None => drop(self.spots.remove(&hash)),
        }
        if let Key::Content { headline, .. } = key {
            self.headlines.insert(headline_hash(headline));
        }
    }
}

/// Tells keys apart; that of an address is the one in the index.
fn hash(key: &Key) -> u64 {
    match key {
        Key::Address(address) => letters::hash(address.as_bytes()).max(1),
        Key::Content { digest, .. } => u64::from_str_radix(digest, 16).unwrap_or_default(),
    }
}

fn headline_hash(folded: &str) -> u64 {
    let mut bytes = Vec::new();
    folded.chars().for_each(|letter| letters::push(letter, &mut bytes));
    letters::hash(&bytes)
}

/// The marks of a library.
#[derive(Debug, Default)]
pub(super) struct Marks {
    marked: Marked,
    flags: Vec<Flags>,
    /// The keys of articles without an address, as far as they were asked for and could be told.
    contents: HashMap<u32, Option<u64>>,
    /// Articles whose keys nobody has asked for yet.
    doubtful: Vec<u32>,
    /// The hashes of the articles of the last time, in order.
    seen: Option<Vec<u32>>,
    read: usize,
    new: usize,
}

impl Marks {
    fn key(&self, article: usize, row: &Row) -> Option<u64> {
        if row.url == 0 {
            self.contents.get(&(article as u32)).copied().flatten()
        } else {
            Some(row.url)
        }
    }
}

impl Library {
    /// What has been made of an article.
    #[must_use]
    pub fn flags(&self, article: usize) -> Flags {
        self.marks.flags.get(article).copied().unwrap_or_default()
    }

    /// The flags of all articles, a byte each.
    #[must_use]
    pub fn all_flags(&self) -> Vec<Flags> {
        self.marks.flags.clone()
    }

    /// Of the articles that are shown, how many have been read.
    #[must_use]
    pub fn read_count(&self) -> usize {
        self.marks.read
    }

    /// Of the articles that are shown, how many were not there the last time.
    #[must_use]
    pub fn new_count(&self) -> usize {
        self.marks.new
    }

    /// The first article of a key from `from` on; where that has no address, of its headline.
    #[must_use]
    pub fn find_key(&self, key: &Key, from: usize) -> Option<usize> {
        let (wanted, title) = match key {
            Key::Address(_) => (hash(key), Vec::new()),
            Key::Content { headline, .. } => (0, letters::of_title(headline)),
        };
        let is_it = |(_, row, letters): &(usize, &Row, &[u8])| {
            row.url == wanted && (wanted != 0 || *letters == title)
        };
        self.index.from(from).find(is_it).map(|(article, ..)| article)
    }

    /// Takes the marks of all times, and what [`Library::seen`] gave the last time. What was marked
    /// since this library was opened stays.
    pub fn remember(&mut self, mut marked: Marked, seen: Option<&[u8]>) {
        let mine = std::mem::take(&mut self.marks.marked);
        let latest = marked.latest;
        for (hash, mine) in mine.known {
            let known = marked.known.entry(hash).or_default();
            known.flags.0 |= mine.flags.0;
            known.changed = mine.changed.saturating_add(latest);
        }
        marked.spots.extend(mine.spots);
        marked.headlines.extend(mine.headlines);
        marked.latest = latest.saturating_add(mine.latest);
        self.marks.marked = marked;
        self.marks.seen = seen.and_then(hashes);
        self.apply(0);
    }

    /// Takes the marks of a library that this one stands for now.
    pub fn inherit(&mut self, old: &mut Library) {
        let Marks { marked, seen, .. } = std::mem::take(&mut old.marks);
        (self.marks.marked, self.marks.seen) = (marked, seen);
        self.apply(0);
    }

    /// Takes marks that others have made.
    pub fn learn(&mut self, marks: impl IntoIterator<Item = (Key, Mark)>) {
        for (key, mark) in marks {
            let changed = self.marks.marked.latest.saturating_add(1);
            self.marks.marked.put(&key, mark, changed);
        }
        self.apply(0);
    }

    /// What has been made of an article that has this key.
    #[must_use]
    pub fn mark_of(&self, article: usize, key: &Key) -> Mark {
        let flags = self.flags(self.shown(article));
        Mark {
            is_read: flags.has(Flags::READ),
            is_starred: flags.has(Flags::STARRED),
            place: self.marks.marked.spots.get(&hash(key)).copied(),
        }
    }

    /// Marks an article that has this key.
    pub fn mark(&mut self, article: usize, key: &Key, mark: Mark) {
        let changed = self.marks.marked.latest.saturating_add(1);
        self.marks.marked.put(key, mark, changed);
        if let Key::Content { .. } = key {
            self.marks.contents.insert(article as u32, Some(hash(key)));
        }
        let shown = self.shown(article);
        if let Some(flags) = self.marks.flags.get_mut(shown) {
            let before = *flags;
            *flags = Flags::of(mark);
            flags.set(Flags::NEW, before.has(Flags::NEW));
            self.marks.read += usize::from(mark.is_read);
            self.marks.read -= usize::from(before.has(Flags::READ));
        }
    }

    /// Articles without an address whose headline a marked one had: their keys tell whether they are
    /// it. Each is asked for once.
    pub fn doubtful(&mut self) -> Vec<usize> {
        let doubtful = std::mem::take(&mut self.marks.doubtful);
        self.marks.contents.extend(doubtful.iter().map(|article| (*article, None)));
        doubtful.into_iter().map(|article| article as usize).collect()
    }

    /// Takes the keys of articles that were doubtful.
    pub fn identify(&mut self, keys: &[(usize, Key)]) {
        let keys = keys.iter().map(|(article, key)| (*article as u32, Some(hash(key))));
        self.marks.contents.extend(keys);
        self.apply(0);
    }

    /// The articles of this library, for the next time; once all are known. None where they are those
    /// of the last time.
    #[must_use]
    pub fn seen(&self) -> Option<Vec<u8>> {
        // As large as it will be at once, and all there is: what grows step by step, or comes twice,
        // leaves holes in the heap. The order of the bytes is that of the numbers.
        let mut seen: Vec<[u8; 4]> = Vec::with_capacity(self.index.count() + 1);
        let hashes = self.index.from(0).map(|(_, row, letters)| seen_hash(row, letters));
        seen.extend(hashes.map(u32::to_be_bytes));
        seen.sort_unstable();
        seen.dedup();
        let same = |before: &Vec<u32>| {
            before.iter().map(|hash| hash.to_be_bytes()).eq(seen.iter().copied())
        };
        if self.marks.seen.as_ref().is_some_and(same) {
            return None;
        }
        seen.push(probe());
        Some(seen.into_flattened())
    }

    /// Takes a batch's articles into account, or copies where it tells of them.
    pub(super) fn apply_batch(&mut self, first: usize, tells_copies: bool) {
        self.apply(if tells_copies { 0 } else { first });
    }

    /// The flags of all articles from `first` on, as their marks have them.
    fn apply(&mut self, first: usize) {
        let marks = &mut self.marks;
        marks.flags.resize(self.index.count(), Flags::default());
        if marks.marked.known.is_empty() && marks.seen.is_none() {
            return;
        }
        for (article, row, letters) in self.index.from(first) {
            let key = marks.key(article, row);
            let is_asked = row.url != 0 || marks.contents.contains_key(&(article as u32));
            if !is_asked && marks.marked.headlines.contains(&letters::hash(letters)) {
                marks.doubtful.push(article as u32);
            }
            let known = key.and_then(|key| marks.marked.known.get(&key));
            let mut flags = known.copied().unwrap_or_default().flags;
            if let Some(seen) = &marks.seen {
                let is_new = seen.binary_search(&seen_hash(row, letters)).is_err();
                flags.set(Flags::NEW, is_new);
            }
            marks.flags[article] = flags;
        }
        self.apply_copies();
        self.count_flags();
    }

    /// Of copies the mark that was made last counts; one that was there is not new.
    fn apply_copies(&mut self) {
        let Some(lookup) = &self.lookup else { return };
        let known = |article: u32| -> Known {
            let row = self.index.row(article as usize);
            let key = row.and_then(|row| self.marks.key(article as usize, row));
            key.and_then(|key| self.marks.marked.known.get(&key)).copied().unwrap_or_default()
        };
        let mut latest: HashMap<u32, Known> = HashMap::new();
        let mut old: HashSet<u32> = HashSet::new();
        for (hidden, shown) in lookup.copies().hidden() {
            let best = latest.entry(shown).or_insert_with(|| known(shown));
            let other = known(hidden);
            if other.changed > best.changed {
                *best = other;
            }
            if !self.flags(hidden as usize).has(Flags::NEW) {
                old.insert(shown);
            }
        }
        for (shown, known) in latest {
            if let Some(flags) = self.marks.flags.get_mut(shown as usize) {
                let is_new = flags.has(Flags::NEW) && !old.contains(&shown);
                *flags = known.flags;
                flags.set(Flags::NEW, is_new);
            }
        }
    }

    fn count_flags(&mut self) {
        let copies = self.lookup.as_deref().map(super::Lookup::copies);
        let is_shown = |article: usize| {
            copies.is_none_or(|copies| copies.shown(article as u32) as usize == article)
        };
        let count = |flag: Flags| {
            let flagged = self.marks.flags.iter().enumerate().filter(|(_, it)| it.has(flag));
            flagged.filter(|(article, _)| is_shown(*article)).count()
        };
        (self.marks.read, self.marks.new) = (count(Flags::READ), count(Flags::NEW));
    }
}

/// What was seen, in order; none where it was written by a program that hashes otherwise.
fn hashes(seen: &[u8]) -> Option<Vec<u32>> {
    let (hashes, last) = seen.split_last_chunk()?;
    let (hashes, rest) = hashes.as_chunks();
    let is_ours = *last == probe() && rest.is_empty();
    is_ours.then(|| hashes.iter().map(|hash| u32::from_be_bytes(*hash)).collect())
}

/// What this program makes of a word of its own.
fn probe() -> [u8; 4] {
    (letters::hash(b"khabar") as u32).to_be_bytes()
}

/// Half of what tells an article, enough to know it again.
fn seen_hash(row: &Row, letters: &[u8]) -> u32 {
    let hash = if row.url == 0 { letters::hash(letters) } else { row.url };
    (hash ^ hash >> 32) as u32
}

impl Batch {
    /// It tells which articles are copies.
    pub(super) fn tells_copies(&self) -> bool {
        self.lookup.is_some()
    }
}
