//! Bytes that come once: a pipe, a device, what is unpacked or decoded. They are kept in an unlinked
//! file as they come, up to a limit, so that they can be read again by offset.

use std::fs::File;
use std::io::{self, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::LONGEST;
use crate::error::Error;
use crate::format::{Decoder, Encoding, Format, Sniffed};

/// Bytes read at a time.
pub(super) const CHUNK: usize = 64 << 10;

/// What standard input or an unpacked file may grow to.
const SPOOL_LIMIT: u64 = 8 << 30;

/// An unpacked file may grow to so much whatever it was packed into …
const UNPACKED: u64 = 256 << 20;

/// … and beyond that to so many times its size. News shrinks to a fifth, the same line over and over to a
/// hundredth; a thousandth is a bomb.
const RATIO: u64 = 200;

/// Bytes that have been taken out of a packed source.
#[derive(Clone, Debug, Default)]
pub(super) struct Packed(Arc<AtomicU64>);

impl Packed {
    /// `packed`, with what is read of it counted.
    pub(super) fn counted<R: Read + Send>(&self, packed: R) -> impl Read + Send + use<R> {
        Counted { packed, count: self.clone() }
    }

    /// Nobody packs so much into so little.
    fn is_bomb(&self, unpacked: u64) -> bool {
        unpacked > UNPACKED && unpacked / RATIO > self.0.load(Ordering::Relaxed)
    }
}

struct Counted<R> {
    packed: R,
    count: Packed,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.packed.read(buffer)?;
        self.count.0.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// Bytes that come once, and are kept in the source's spool as they come.
pub(super) struct Stream {
    reader: Box<dyn Read + Send>,
    /// What to ask whether anything has come; none where it need not be waited for.
    waits: Option<File>,
    packed: Option<Packed>,
    format: Format,
    decoder: Option<Decoder>,
    /// The decoder has been told of the end.
    is_over: bool,
    encoding: Encoding,
    chunk: Vec<u8>,
    text: String,
    spool: Arc<File>,
    length: u64,
}

impl Stream {
    /// The bytes of `reader`, which are what `sniffed` says once they are unpacked; `waits` is what to
    /// ask whether any have come, `packed` what they came out of.
    pub(super) fn new(
        reader: Box<dyn Read + Send>,
        waits: Option<File>,
        packed: Option<Packed>,
        sniffed: Sniffed,
        spool: Arc<File>,
    ) -> Stream {
        let Sniffed { encoding, format, .. } = sniffed;
        Stream {
            reader,
            waits,
            packed,
            format,
            decoder: (!encoding.is_utf8()).then(|| Decoder::new(encoding)),
            encoding,
            chunk: vec![0; CHUNK],
            text: String::new(),
            is_over: false,
            spool,
            length: 0,
        }
    }

    /// What comes now changes nothing: it is no text, or one article that is too long already. A
    /// device may have no end.
    fn is_enough(&self) -> bool {
        match self.format {
            Format::Binary => self.length > 0,
            Format::Plain | Format::Html => self.length > LONGEST,
            Format::Json | Format::Feed => false,
        }
    }

    /// The next bytes, unpacked and in UTF-8; none at the end.
    ///
    /// # Errors
    /// It cannot be read or unpacked, or grows beyond all measure.
    pub(super) fn next(&mut self) -> io::Result<&[u8]> {
        if self.is_enough() {
            return Ok(&[]);
        }
        let count = self.read()?;
        let bytes =
            if self.decoder.is_some() { self.text.as_bytes() } else { &self.chunk[..count] };
        self.length += bytes.len() as u64;
        if self.length > SPOOL_LIMIT {
            return Err(io::Error::other("is larger than 8 GB unpacked: the rest is left out"));
        }
        if self.packed.as_ref().is_some_and(|packed| packed.is_bomb(self.length)) {
            let what = format!("unpacks to more than {RATIO} times its size: the rest is left out");
            return Err(io::Error::other(what));
        }
        (&*self.spool).write_all(bytes)?;
        Ok(bytes)
    }

    /// Reads until there is something, or nothing more.
    fn read(&mut self) -> io::Result<usize> {
        loop {
            let count = match self.reader.read(&mut self.chunk) {
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let Some(decoder) = &mut self.decoder else {
                return Ok(count);
            };
            self.text.clear();
            // At the end it may give a last character, once.
            if !self.is_over {
                self.is_over = count == 0;
                decoder.feed(&self.chunk[..count], self.is_over, &mut self.text);
            }
            if count == 0 || !self.text.is_empty() {
                return Ok(count);
            }
        }
    }

    /// Nothing can be read now: it is time to tell what has been found.
    pub(super) fn is_idle(&self) -> bool {
        self.waits.as_ref().is_some_and(is_idle)
    }

    /// What its encoding could not say.
    pub(super) fn problem(&self, name: &str) -> Option<Error> {
        let undecodable = self.decoder.as_ref().map_or(0, Decoder::undecodable);
        let encoding = self.encoding.name();
        let what = format!("{undecodable} places are no {encoding}, shown as \u{fffd}");
        (undecodable > 0).then(|| Error::at(name, what))
    }
}

#[cfg(unix)]
pub(super) fn is_idle(file: &File) -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let now = Timespec { tv_sec: 0, tv_nsec: 0 };
    poll(&mut [PollFd::new(file, PollFlags::IN)], Some(&now)).is_ok_and(|ready| ready == 0)
}

#[cfg(not(unix))]
pub(super) fn is_idle(_: &File) -> bool {
    true
}
