//! Paths, standard input, bytes at hand → sources whose records can be looked for.
//!
//! A file in UTF-8 is read where it lies. What must be unpacked or decoded, and what comes through a
//! pipe, is copied into an unlinked temporary file while it is looked through, so that its articles
//! open by their offsets like any other.

use std::fs::{File, Metadata};
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::sync::Arc;

use super::scan::Input;
use super::trace::{Key, Trace, key};
use super::unpack::{CHUNK, Packed, Stream, is_idle};
use super::{Bytes, Source};
use crate::error::{Error, printable, reason};
use crate::format::{self, Compression, Decoder, Format, Sniffed};

/// Bytes looked at to recognise a format.
const HEAD: usize = 64 << 10;

/// Bytes looked at for what follows a list.
const TAIL: usize = 4 << 10;

/// Of a pipe no more is waited for, nor beyond its first line.
const STREAM_HEAD: usize = 4 << 10;

/// So many files stay open, the first ones: most readers have no more, and those they have can be read
/// to the end whatever becomes of them.
const KEPT_OPEN: usize = 64;

/// What the inputs come to, in their order.
pub(super) enum Step<'n> {
    /// Nothing has come from the source of this name yet.
    Waits(&'n str),
    /// A source.
    Opened(Opened),
    /// What cannot be read, and what it was if it is a file.
    Failed(Error, Option<(Key, Trace)>),
}

/// A source, and how to get at its bytes for the first time.
pub(super) struct Opened {
    pub source: Arc<Source>,
    /// None where all of them are in the source already.
    pub stream: Option<Stream>,
    /// Keeps a file open as long as it is looked through.
    pub file: Option<Arc<File>>,
    /// What it was, if it is a file.
    pub trace: Option<(Key, Trace)>,
}

/// Opens `inputs` in order and hands on each source and each problem; ends when `visit` returns false.
pub(super) fn each_source(inputs: &[Input], visit: &mut dyn FnMut(Step) -> bool) {
    let mut walk = Walk { visit, is_wanted: true, open: 0 };
    for input in inputs {
        if !walk.is_wanted {
            return;
        }
        match input {
            Input::Path(path) => walk.path(path),
            Input::Stdin => walk.stdin(),
            Input::Piped => {
                if !walk.piped() {
                    Input::samples().for_each(|sample| walk.input(&sample));
                }
            }
            Input::Memory(..) => walk.input(input),
        }
    }
}

struct Walk<'v> {
    visit: &'v mut dyn FnMut(Step) -> bool,
    is_wanted: bool,
    /// Files that stay open.
    open: usize,
}

pub(super) const STDIN: &str = "standard input";

impl Walk<'_> {
    fn give(&mut self, step: Step) {
        self.is_wanted = self.is_wanted && (self.visit)(step);
    }

    fn give_named(&mut self, name: &str, opened: io::Result<Opened>, trace: Option<(Key, Trace)>) {
        self.give(match opened {
            Ok(opened) => Step::Opened(Opened { trace, ..opened }),
            Err(error) => Step::Failed(Error::at(name, reason(&error)), trace),
        });
    }

    fn input(&mut self, input: &Input) {
        if let Input::Memory(name, bytes) = input {
            self.give_named(name, in_place(name, bytes.clone()), None);
        }
    }

    fn stdin(&mut self) {
        let opened = self.open_stdin();
        self.give_named(STDIN, opened, None);
    }

    fn open_stdin(&mut self) -> io::Result<Opened> {
        let file = stdin()?;
        if is_idle(&file) {
            self.give(Step::Waits(STDIN));
        }
        let metadata = file.metadata()?;
        opened(STDIN, file, &metadata, None)
    }

    /// Standard input where anything comes from it; false where it is empty.
    fn piped(&mut self) -> bool {
        let opened = self.open_stdin();
        if opened.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::UnexpectedEof) {
            return false;
        }
        self.give_named(STDIN, opened, None);
        true
    }

    fn path(&mut self, path: &Path) {
        // Opening a pipe waits for somebody to write to it.
        if is_pipe(path) {
            self.give(Step::Waits(&printable(&path.display().to_string())));
        }
        each_file(path, &mut |found| {
            match found {
                Ok(path) => self.file(path),
                Err(error) => self.give(Step::Failed(error, None)),
            }
            self.is_wanted
        });
    }

    fn file(&mut self, path: &Path) {
        let name = path.display().to_string();
        let file = File::open(path).and_then(|file| Ok((file.metadata()?, file)));
        let (opened, trace) = match file {
            Ok((metadata, file)) => {
                let stays_open = self.open < KEPT_OPEN && metadata.is_file();
                self.open += usize::from(stays_open);
                let trace = Trace::of(&metadata);
                let again = (!stays_open).then_some(path);
                (opened(&name, file, &metadata, again), trace)
            }
            Err(error) => {
                let metadata = std::fs::metadata(path).ok();
                (Err(error), metadata.and_then(|metadata| Trace::of(&metadata)))
            }
        };
        self.give_named(&name, opened, trace.map(|trace| (key(path), trace)));
    }
}

/// A file, or all files of a folder in the order of their names; ends when `visit` returns false.
pub(super) fn each_file(path: &Path, visit: &mut dyn FnMut(Result<&Path, Error>) -> bool) {
    if !path.is_dir() {
        visit(Ok(path));
        return;
    }
    let mut count = 0;
    let all = walkdir::WalkDir::new(path).follow_links(true).sort_by_file_name();
    // The folder that was named may be a hidden one.
    let is_wanted = |entry: &walkdir::DirEntry| entry.depth() == 0 || !is_hidden(entry.file_name());
    for entry in all.into_iter().filter_entry(is_wanted) {
        let goes_on = match &entry {
            Ok(entry) if entry.file_type().is_file() => {
                count += 1;
                visit(Ok(entry.path()))
            }
            Ok(_) => true,
            Err(error) => visit(Err(walk_problem(path, error))),
        };
        if !goes_on {
            return;
        }
    }
    if count == 0 {
        visit(Err(Error::at(path.display(), "holds no file")));
    }
}

fn walk_problem(path: &Path, error: &walkdir::Error) -> Error {
    let at = error.path().unwrap_or(path).display().to_string();
    let what = match error.io_error() {
        Some(error) => reason(error),
        None => "leads back to a folder above it".to_owned(),
    };
    Error::at(at, what)
}

#[cfg(unix)]
fn is_pipe(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt;
    std::fs::metadata(path).is_ok_and(|metadata| metadata.file_type().is_fifo())
}

#[cfg(not(unix))]
fn is_pipe(_: &Path) -> bool {
    false
}

fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.to_string_lossy().starts_with('.')
}

/// Standard input as a file of its own, so that nothing of it waits in a buffer.
#[cfg(unix)]
fn stdin() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdin().as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
fn stdin() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(File::from(io::stdin().as_handle().try_clone_to_owned()?))
}

/// A regular file is read where it lies, from `path` or else as long as it stays open; a pipe or a
/// device is a stream.
fn opened(name: &str, file: File, metadata: &Metadata, path: Option<&Path>) -> io::Result<Opened> {
    if metadata.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    if !metadata.is_file() {
        return stream(name, file);
    }
    let file = Arc::new(file);
    let bytes = match path {
        Some(path) => Bytes::disk(path, &file, metadata),
        None => Bytes::File(Arc::clone(&file)),
    };
    Ok(Opened { file: Some(file), ..in_place(name, bytes)? })
}

fn empty() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "is empty")
}

fn in_place(name: &str, bytes: Bytes) -> io::Result<Opened> {
    // Some files have no length and bytes all the same.
    let length = usize::try_from(bytes.length()?).ok().filter(|length| *length > 0);
    let mut head = vec![0; length.map_or(HEAD, |length| length.min(HEAD))];
    let count = bytes.read_at(0, &mut head)?;
    head.truncate(count);
    if head.is_empty() {
        return Err(empty());
    }
    let sniffed = format::sniff(&head);
    if sniffed.compression == Compression::None && sniffed.encoding.is_utf8() {
        let format = sniffed.format;
        let container = format::container(format, &head, &tail(format, &bytes)?);
        let source = Source { name: name.to_owned(), bytes, format, container };
        return Ok(Opened { source: Arc::new(source), stream: None, file: None, trace: None });
    }
    let rest = Reading { bytes, offset: head.len() as u64 };
    spooled(name, head, Box::new(rest), sniffed, None)
}

/// The last bytes of what may be an object around a list.
fn tail(format: Format, bytes: &Bytes) -> io::Result<Vec<u8>> {
    if format != Format::Json {
        return Ok(Vec::new());
    }
    let mut tail = vec![0; TAIL];
    let count = bytes.read_at(bytes.length()?.saturating_sub(TAIL as u64), &mut tail)?;
    tail.truncate(count);
    Ok(tail)
}

fn stream(name: &str, file: File) -> io::Result<Opened> {
    let mut file = file;
    let mut head = Vec::new();
    let mut chunk = vec![0; CHUNK];
    while head.len() < STREAM_HEAD && !head.contains(&b'\n') {
        match file.read(&mut chunk) {
            Ok(0) => break,
            Ok(count) => head.extend_from_slice(&chunk[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    if head.is_empty() {
        return Err(empty());
    }
    let sniffed = format::sniff(&head);
    while head.len() < HEAD && format::goes_on(sniffed.format, &head) {
        match file.read(&mut chunk) {
            Ok(0) => break,
            Ok(count) => head.extend_from_slice(&chunk[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let waits = file.try_clone()?;
    spooled(name, head, Box::new(file), sniffed, Some(waits))
}

fn spooled(
    name: &str,
    head: Vec<u8>,
    rest: Box<dyn Read + Send>,
    sniffed: Sniffed,
    waits: Option<File>,
) -> io::Result<Opened> {
    let (head, rest, packed): (_, Box<dyn Read + Send>, _) = match sniffed.compression {
        Compression::None => (head, rest, None),
        Compression::Gzip => {
            let packed = Packed::default();
            let counted = packed.counted(Cursor::new(head).chain(rest));
            let mut unpacked = flate2::read::MultiGzDecoder::new(counted);
            let mut head = Vec::new();
            // What is wrong here is wrong again when the rest is read.
            let _ = unpacked.by_ref().take(HEAD as u64).read_to_end(&mut head);
            (head, Box::new(unpacked), Some(packed))
        }
    };
    let mut text = String::new();
    Decoder::new(sniffed.encoding).feed(&head, false, &mut text);
    let container = format::container(sniffed.format, text.as_bytes(), &[]);
    let reader = Box::new(Cursor::new(head).chain(rest));
    let spool = tempfile::tempfile().map_err(|error| {
        let folder = std::env::temp_dir();
        io::Error::other(format!("no temporary file in {}: {}", folder.display(), reason(&error)))
    })?;
    let spool = Arc::new(spool);
    let bytes = Bytes::File(Arc::clone(&spool));
    let format = sniffed.format;
    let source = Arc::new(Source { name: name.to_owned(), bytes, format, container });
    let stream = Stream::new(reader, waits, packed, sniffed, spool);
    Ok(Opened { source, stream: Some(stream), file: None, trace: None })
}

struct Reading {
    bytes: Bytes,
    offset: u64,
}

impl Read for Reading {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read_at(self.offset, buffer)?;
        self.offset += count as u64;
        Ok(count)
    }
}
