//! Where a source's bytes lie: read by offset, never mapped, never copied whole.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::sync::Arc;

/// Bytes that can be read again at any offset.
#[derive(Clone, Debug)]
pub enum Bytes {
    /// Inside the binary.
    Static(&'static [u8]),
    /// Made by this process.
    Memory(Arc<[u8]>),
    /// A file, or an unlinked spool.
    File(Arc<File>),
}

impl Bytes {
    /// Reads into `buffer` from `offset`; fewer bytes only at the end.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Bytes::Static(bytes) => Ok(copy(bytes, offset, buffer)),
            Bytes::Memory(bytes) => Ok(copy(bytes, offset, buffer)),
            Bytes::File(file) => {
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
                "has become shorter while it was read",
            ));
        }
        Ok(buffer)
    }
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
