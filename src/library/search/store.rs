//! The folded text of a library, in a file of the user's cache.
//!
//! The file is named by what it holds: a digest of every record, and of the order of their dates. Text
//! of other articles has another name, so that none is ever stale. It is written under a temporary
//! name, for the user's eyes alone, and gets its own when it is whole. Blocks can be searched as soon
//! as they are written.
//!
//! A head with the codepage, then the blocks in the order in which they were finished, then a table
//! of them in the order of their articles, then where the table begins.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, OnceLock, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime};

use tempfile::NamedTempFile;

use crate::library::Bytes;
use crate::library::parallel::each;
use crate::text::fold::fold_each;

use super::block::{Sizes, written};
use super::catalogue::{Catalogue, fields};
use super::codepage::{Codepage, MOST, Sample};

const MAGIC: &[u8; 16] = b"khabar folded 1\n";

/// The magic, how many letters, the letters.
const HEAD: usize = 16 + 4 + 4 * MOST;

/// A row of the table: an offset and three sizes.
const ROW: usize = 20;

/// The table's offset, how many rows, the magic.
const TAIL: usize = 8 + 4 + 16;

/// Articles that are looked at for the codepage.
const SAMPLE: usize = 500;

/// Libraries whose text is kept.
const KEPT: usize = 4;

/// After so long a temporary file is nobody's.
const ABANDONED: Duration = Duration::from_secs(3600);

/// Where a block lies.
#[derive(Clone, Copy, Debug)]
struct Place {
    offset: u64,
    sizes: Sizes,
}

/// Folded text that stands, or grows.
#[derive(Debug)]
pub(super) struct Folded {
    pub(super) page: Codepage,
    bytes: Bytes,
    blocks: Vec<OnceLock<Place>>,
    written: AtomicUsize,
    has_failed: AtomicBool,
    is_wanted: AtomicBool,
    lock: Mutex<()>,
    grown: Condvar,
    writer: Mutex<Option<JoinHandle<()>>>,
}

impl Folded {
    /// The text in the file at `path`; none where there is no whole one.
    pub(super) fn open(path: &Path) -> Option<Folded> {
        let file = File::open(path).ok()?;
        // The last use decides which text is kept longest.
        let _ = file.set_modified(SystemTime::now());
        let length = file.metadata().ok()?.len();
        let bytes = Bytes::File(Arc::new(file));
        let tail = bytes.range(length.checked_sub(TAIL as u64)?..length).ok()?;
        let start = u64::from_le_bytes(tail[..8].try_into().ok()?);
        let count = u32_at(&tail, 8)? as usize;
        let is_whole = &tail[12..] == MAGIC
            && start.checked_add((count * ROW + TAIL) as u64).is_some_and(|end| end == length);
        if !is_whole {
            return None;
        }
        let page = page(&bytes.range(0..HEAD as u64).ok()?)?;
        let table = bytes.range(start..length - TAIL as u64).ok()?;
        let places: Option<Vec<Place>> = table.chunks_exact(ROW).map(place).collect();
        let folded = Folded::new(page, bytes, count);
        for (slot, place) in folded.blocks.iter().zip(places?) {
            let end = place.offset.checked_add(place.sizes.whole() as u64);
            if end.is_none_or(|end| end > start) || slot.set(place).is_err() {
                return None;
            }
        }
        folded.written.store(count, Ordering::Release);
        Some(folded)
    }

    fn new(page: Codepage, bytes: Bytes, blocks: usize) -> Folded {
        Folded {
            page,
            bytes,
            blocks: std::iter::repeat_with(OnceLock::new).take(blocks).collect(),
            written: AtomicUsize::new(0),
            has_failed: AtomicBool::new(false),
            is_wanted: AtomicBool::new(true),
            lock: Mutex::new(()),
            grown: Condvar::new(),
            writer: Mutex::new(None),
        }
    }

    /// Begins the text of `catalogue` at `path`, on a thread of its own.
    ///
    /// # Errors
    /// The file cannot be made.
    pub(super) fn begin(catalogue: &Arc<Catalogue>, path: PathBuf) -> io::Result<Arc<Folded>> {
        let folder = path.parent().unwrap_or(Path::new("."));
        make_folder(folder)?;
        prune(folder);
        // For the user's eyes alone: mode 0600.
        let file = tempfile::Builder::new().prefix(PARTIAL).tempfile_in(folder)?;
        let page = sampled(catalogue);
        let reading = Bytes::File(Arc::new(file.reopen()?));
        let text = Arc::new(Folded::new(page, reading, catalogue.blocks().len()));
        let (it, catalogue) = (Arc::clone(&text), Arc::clone(catalogue));
        let writer = std::thread::Builder::new().name("fold".to_owned()).spawn(move || {
            if it.write(&catalogue, file, &path).is_err() {
                it.has_failed.store(true, Ordering::Release);
            }
            it.tell();
        })?;
        *text.writer.lock().unwrap_or_else(PoisonError::into_inner) = Some(writer);
        Ok(text)
    }

    fn write(&self, catalogue: &Catalogue, file: NamedTempFile, path: &Path) -> io::Result<()> {
        let is_wanted = || self.is_wanted.load(Ordering::Acquire);
        write_at(file.as_file(), &head(&self.page), 0)?;
        let end = AtomicU64::new(HEAD as u64);
        let (blocks, order) = (catalogue.blocks(), catalogue.order());
        let faults = each(blocks.len(), &is_wanted, &|block, _| {
            let (sizes, bytes) = written(catalogue, &order[blocks[block].clone()], &self.page);
            let offset = end.fetch_add(bytes.len() as u64, Ordering::Relaxed);
            write_at(file.as_file(), &bytes, offset)?;
            // Each is written once.
            let _ = self.blocks[block].set(Place { offset, sizes });
            self.written.fetch_add(1, Ordering::Release);
            self.tell();
            Ok(())
        });
        faults.into_iter().collect::<io::Result<()>>()?;
        if !is_wanted() {
            return Ok(());
        }
        let end = end.into_inner();
        write_at(file.as_file(), &self.table(end), end)?;
        file.persist(path)?;
        Ok(())
    }

    fn table(&self, offset: u64) -> Vec<u8> {
        let mut table = Vec::with_capacity(self.blocks.len() * ROW + TAIL);
        for Place { offset, sizes } in self.blocks.iter().filter_map(OnceLock::get) {
            table.extend(offset.to_le_bytes());
            for size in [sizes.articles, sizes.titles, sizes.bodies] {
                table.extend(size.to_le_bytes());
            }
        }
        table.extend(offset.to_le_bytes());
        table.extend((self.blocks.len() as u32).to_le_bytes());
        table.extend(MAGIC);
        table
    }

    fn tell(&self) {
        let _held = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        self.grown.notify_all();
    }

    /// Gives the growing up; what is written of it is gone when this comes back.
    pub(super) fn give_up(&self) {
        self.is_wanted.store(false, Ordering::Release);
        self.tell();
        self.finish();
    }

    /// Waits until it grows no more.
    pub(super) fn finish(&self) {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(writer) = writer {
            // A panic of it has been told where it happened.
            let _ = writer.join();
        }
    }

    /// How many blocks there will be, and how many there are.
    pub(super) fn progress(&self) -> (usize, usize) {
        (self.blocks.len(), self.written.load(Ordering::Acquire))
    }

    /// Whether all blocks are there.
    pub(super) fn is_whole(&self) -> bool {
        let (blocks, written) = self.progress();
        blocks == written
    }

    /// Waits until block `block` stands; false where it never will, or nobody waits any more.
    pub(super) fn wait(&self, block: usize, is_wanted: &dyn Fn() -> bool) -> bool {
        let mut held = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if self.blocks[block].get().is_some() {
                return true;
            }
            let is_given_up = !self.is_wanted.load(Ordering::Acquire);
            if !is_wanted() || is_given_up || self.has_failed.load(Ordering::Acquire) {
                return false;
            }
            // A search that is given up is told so by nobody.
            let waited = self.grown.wait_timeout(held, Duration::from_millis(20));
            held = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Reads a block that stands, with or without its bodies, into `buffer`.
    pub(super) fn read(&self, block: usize, bodies: bool, buffer: &mut Vec<u8>) -> Option<Sizes> {
        let Place { offset, sizes } = *self.blocks.get(block)?.get()?;
        let length = if bodies { sizes.whole() } else { sizes.head() };
        buffer.resize(length, 0);
        let count = self.bytes.read_at(offset, buffer).ok()?;
        (count == length).then_some(sizes)
    }
}

/// What the names of unfinished texts begin with.
const PARTIAL: &str = ".unfinished-";

/// What the names of texts end with.
const ENDING: &str = ".folded";

/// The file for the text of `catalogue` in `folder`; none where the search is given up.
pub(super) fn path(
    catalogue: &Catalogue,
    folder: &Path,
    is_wanted: &(dyn Fn() -> bool + Sync),
) -> Option<PathBuf> {
    let stretches = catalogue.stretches();
    let digests = each(stretches.len(), is_wanted, &|stretch, buffer| {
        catalogue.digest(stretches[stretch].clone(), buffer)
    });
    if digests.len() < stretches.len() {
        return None;
    }
    let mut digest = blake3::Hasher::new();
    // Another version may read the same bytes as another article.
    digest.update(env!("CARGO_PKG_VERSION").as_bytes());
    digest.update(MAGIC);
    for one in &digests {
        digest.update(one.as_bytes());
    }
    for place in catalogue.order() {
        digest.update(&place.to_le_bytes());
    }
    let mut name = String::new();
    for byte in digest.finalize().as_bytes().iter().take(16) {
        // A string takes whatever is written to it.
        let _ = write!(name, "{byte:02x}");
    }
    Some(folder.join(name + ENDING))
}

/// Whether there is folded text of any library in `folder`.
pub(super) fn has_any(folder: &Path) -> bool {
    let names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
    names.into_iter().any(|name| name.to_string_lossy().ends_with(ENDING))
}

fn sampled(catalogue: &Catalogue) -> Codepage {
    let order = catalogue.order();
    let mut sample = Sample::default();
    for place in order.iter().step_by((order.len() / SAMPLE).max(1)) {
        if let Ok(article) = catalogue.article(*place as usize) {
            for (_, text) in fields(&article) {
                fold_each(text, |letter| sample.add(letter));
            }
        }
    }
    sample.codepage()
}

/// Makes a folder that is for the user alone.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Removes what was left unfinished, and the texts used longest ago, to make room for one more.
fn prune(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut texts: Vec<(SystemTime, PathBuf)> = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Ok(used) = entry.metadata().and_then(|data| data.modified()) else { continue };
        if name.ends_with(ENDING) {
            texts.push((used, entry.path()));
        } else if name.starts_with(PARTIAL) && used.elapsed().is_ok_and(|age| age > ABANDONED) {
            let _ = fs::remove_file(entry.path());
        }
    }
    texts.sort_unstable();
    for (_, path) in texts.iter().rev().skip(KEPT - 1) {
        let _ = fs::remove_file(path);
    }
}

fn head(page: &Codepage) -> Vec<u8> {
    let mut head = MAGIC.to_vec();
    head.extend((page.letters().len() as u32).to_le_bytes());
    page.letters().iter().for_each(|letter| head.extend(u32::from(*letter).to_le_bytes()));
    head.resize(HEAD, 0);
    head
}

fn page(head: &[u8]) -> Option<Codepage> {
    let count = u32_at(head, 16).filter(|_| head.starts_with(MAGIC))? as usize;
    let letters: Option<Vec<char>> =
        (0..count).map(|letter| char::from_u32(u32_at(head, 20 + 4 * letter)?)).collect();
    letters.filter(|letters| letters.len() <= MOST).map(Codepage::new)
}

fn place(row: &[u8]) -> Option<Place> {
    let offset = u64::from_le_bytes(row.get(..8)?.try_into().ok()?);
    let (articles, titles, bodies) = (u32_at(row, 8)?, u32_at(row, 12)?, u32_at(row, 16)?);
    Some(Place { offset, sizes: Sizes { articles, titles, bodies } })
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, offset)
}

#[cfg(windows)]
fn write_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
    let mut done = 0;
    while done < bytes.len() {
        let at = offset + done as u64;
        match std::os::windows::fs::FileExt::seek_write(file, &bytes[done..], at)? {
            0 => return Err(io::ErrorKind::WriteZero.into()),
            count => done += count,
        }
    }
    Ok(())
}
