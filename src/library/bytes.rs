//! Where a source's bytes lie: read by offset, never mapped, never copied whole.

use std::fs::{File, Metadata};
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};

/// Bytes that can be read again at any offset.
#[derive(Clone, Debug)]
pub enum Bytes {
    /// Inside the binary.
    Static(&'static [u8]),
    /// Made by this process.
    Memory(Arc<[u8]>),
    /// A file that stays open, so that it can be read as it was when it is removed or another one
    /// takes its place; or an unlinked spool.
    File(Arc<File>),
    /// A file that is opened again whenever it is read: a folder may hold more of them than may be
    /// open at once.
    Disk(Arc<Disk>),
}

/// A file, and what it was when it was first opened.
#[derive(Debug)]
pub struct Disk {
    path: PathBuf,
    identity: Identity,
    /// While it is looked through.
    open: Weak<File>,
}

/// Which file it is, whatever it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Identity {
    device: u64,
    number: u64,
}

impl Disk {
    /// The file, unless another one has come in its place.
    fn open(&self) -> io::Result<Arc<File>> {
        if let Some(file) = self.open.upgrade() {
            return Ok(file);
        }
        let metadata = std::fs::metadata(&self.path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => {
                io::Error::other("was removed after it was read: R reads it again")
            }
            _ => error,
        })?;
        // Asked before it is opened: opening a pipe would wait for somebody to write to it.
        if Identity::of(&metadata) != self.identity {
            return Err(io::Error::other("was replaced after it was read: R reads it again"));
        }
        Ok(Arc::new(File::open(&self.path)?))
    }
}

impl Identity {
    #[cfg(unix)]
    pub(super) fn of(metadata: &Metadata) -> Identity {
        use std::os::unix::fs::MetadataExt;
        Identity { device: metadata.dev(), number: metadata.ino() }
    }

    /// Other systems have no name for a file but its path.
    #[cfg(not(unix))]
    pub(super) fn of(_: &Metadata) -> Identity {
        Identity { device: 0, number: 0 }
    }
}

impl Bytes {
    /// The bytes of the file at `path`, which is open as long as the one who has `file` keeps it.
    pub(super) fn disk(path: &Path, file: &Arc<File>, metadata: &Metadata) -> Bytes {
        Bytes::Disk(Arc::new(Disk {
            path: path.to_owned(),
            identity: Identity::of(metadata),
            open: Arc::downgrade(file),
        }))
    }

    /// How many there are now.
    ///
    /// # Errors
    /// The file cannot be asked.
    pub fn length(&self) -> io::Result<u64> {
        match self {
            Bytes::Static(bytes) => Ok(bytes.len() as u64),
            Bytes::Memory(bytes) => Ok(bytes.len() as u64),
            Bytes::File(file) => Ok(file.metadata()?.len()),
            Bytes::Disk(disk) => Ok(disk.open()?.metadata()?.len()),
        }
    }

    /// Reads into `buffer` from `offset`; fewer bytes only at the end.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Bytes::Static(bytes) => Ok(copy(bytes, offset, buffer)),
            Bytes::Memory(bytes) => Ok(copy(bytes, offset, buffer)),
            Bytes::File(file) => fill(file, offset, buffer),
            Bytes::Disk(disk) => fill(&*disk.open()?, offset, buffer),
        }
    }

    /// The bytes of `range`.
    ///
    /// # Errors
    /// The file cannot be read, or has become shorter.
    pub fn range(&self, range: Range<u64>) -> io::Result<Vec<u8>> {
        let mut buffer = vec![0; (range.end - range.start) as usize];
        if self.read_at(range.start, &mut buffer)? < buffer.len() {
            return Err(io::Error::new(
                io::ErrorKind::UnexpectedEof,
                "has become shorter after it was read: R reads it again",
            ));
        }
        Ok(buffer)
    }
}

fn fill(file: &File, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match read_file(file, offset + filled as u64, &mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

fn copy(bytes: &[u8], offset: u64, buffer: &mut [u8]) -> usize {
    let rest =
        usize::try_from(offset).ok().and_then(|offset| bytes.get(offset..)).unwrap_or_default();
    let count = rest.len().min(buffer.len());
    buffer[..count].copy_from_slice(&rest[..count]);
    count
}

#[cfg(unix)]
fn read_file(file: &File, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, offset)
}

#[cfg(windows)]
fn read_file(file: &File, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, offset)
}
