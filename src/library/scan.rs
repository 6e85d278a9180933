//! Files → records and headlines, in batches.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::article::Article;
use crate::error::{Error, reason};
use crate::format::{self, Compression, Decoder, Encoding, RecordSpan, Splitter};

use super::{Batch, Bytes, Headline, Record, Source};

/// What to look through.
#[derive(Clone, Debug)]
pub enum Input {
    /// A file or a folder.
    Path(PathBuf),
    /// Standard input, to its end.
    Stdin,
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
}

/// What is piped into standard input, read to its end; `None` when that is a terminal or a device,
/// or when nothing comes.
#[must_use]
pub fn piped() -> Option<Input> {
    if !is_piped() {
        return None;
    }
    let bytes = spool(io::stdin().lock()).ok()?;
    let is_empty = bytes.read_at(0, &mut [0]).is_ok_and(|count| count == 0);
    (!is_empty).then(|| Input::Memory("standard input".to_owned(), bytes))
}

#[cfg(unix)]
fn is_piped() -> bool {
    use rustix::fs::{FileType, fstat};
    fstat(rustix::stdio::stdin()).is_ok_and(|stat| {
        matches!(
            FileType::from_raw_mode(stat.st_mode),
            FileType::Fifo | FileType::RegularFile | FileType::Socket
        )
    })
}

#[cfg(not(unix))]
fn is_piped() -> bool {
    use std::io::IsTerminal;
    !io::stdin().is_terminal()
}

/// Bytes read at a time.
const CHUNK: usize = 1 << 20;

/// Bytes looked at to recognise a format.
const HEAD: usize = 64 << 10;

/// What standard input or an unpacked file may grow to.
const SPOOL_LIMIT: u64 = 8 << 30;

/// The first batch is small, so that there is something to show; the later ones cost less each.
const FIRST_BATCH: usize = 64;
const BATCH: usize = 1024;

/// What a scan comes upon.
#[derive(Debug)]
pub enum Found {
    /// An article, and where it lies.
    Article(Record, Box<Article>),
    /// Something that cannot be read.
    Problem(Error),
}

/// Looks through `inputs` in order and hands on what it finds in batches; ends when `send` says so
/// by returning false, or with a batch that is `done`.
pub fn scan(inputs: &[Input], send: &mut dyn FnMut(Batch) -> bool) {
    let (mut batch, mut full, mut is_wanted) = (Batch::default(), FIRST_BATCH, true);
    each(inputs, &mut |found| {
        match found {
            Found::Article(record, article) => batch.found.push((record, Headline::of(&article))),
            Found::Problem(error) => batch.problems.push(error),
        }
        if batch.found.len() + batch.problems.len() >= full {
            full = BATCH;
            is_wanted = send(std::mem::take(&mut batch));
        }
        is_wanted
    });
    if is_wanted {
        send(Batch { done: true, ..batch });
    }
}

/// Looks through `inputs` in order and hands on each article and each problem; ends when `visit`
/// returns false.
pub fn each(inputs: &[Input], visit: &mut dyn FnMut(Found) -> bool) {
    let mut scan = Scan { visit, is_wanted: true };
    for input in inputs {
        if !scan.is_wanted {
            return;
        }
        match input {
            Input::Path(path) => scan.path(path),
            Input::Stdin => match spool(io::stdin().lock()) {
                Ok(bytes) => scan.bytes("standard input", bytes),
                Err(error) => scan.problem(Error::at("standard input", reason(&error))),
            },
            Input::Memory(name, bytes) => scan.bytes(name, bytes.clone()),
        }
    }
}

struct Scan<'a> {
    visit: &'a mut dyn FnMut(Found) -> bool,
    is_wanted: bool,
}

impl Scan<'_> {
    fn problem(&mut self, error: Error) {
        self.found(Found::Problem(error));
    }

    fn found(&mut self, found: Found) {
        self.is_wanted = self.is_wanted && (self.visit)(found);
    }

    /// A file, or all files of a folder in the order of their names.
    fn path(&mut self, path: &Path) {
        if !path.is_dir() {
            self.file(path);
            return;
        }
        let mut count = 0;
        for entry in walkdir::WalkDir::new(path).follow_links(true).sort_by_file_name() {
            match entry {
                Ok(entry) if entry.file_type().is_file() && !is_hidden(entry.file_name()) => {
                    count += 1;
                    self.file(entry.path());
                }
                Ok(_) => {}
                Err(error) => self.walk_problem(path, &error),
            }
            if !self.is_wanted {
                return;
            }
        }
        if count == 0 {
            self.problem(Error::at(path.display(), "holds no file"));
        }
    }

    fn walk_problem(&mut self, path: &Path, error: &walkdir::Error) {
        let at = error.path().unwrap_or(path).display().to_string();
        let what = match error.io_error() {
            Some(error) => reason(error),
            None => "leads back to a folder above it".to_owned(),
        };
        self.problem(Error::at(at, what));
    }

    fn file(&mut self, path: &Path) {
        let name = path.display().to_string();
        match File::open(path).and_then(seekable) {
            Ok(bytes) => self.bytes(&name, bytes),
            Err(error) => self.problem(Error::at(name, reason(&error))),
        }
    }

    fn bytes(&mut self, name: &str, bytes: Bytes) {
        if let Err(error) = self.try_bytes(name, bytes) {
            self.problem(Error::at(name, reason(&error)));
        }
    }

    fn try_bytes(&mut self, name: &str, bytes: Bytes) -> io::Result<()> {
        let mut bytes = bytes;
        let first = head(&bytes)?;
        if first.is_empty() {
            self.problem(Error::at(name, "is empty"));
            return Ok(());
        }
        let mut sniffed = format::sniff(&first);
        if sniffed.compression == Compression::Gzip {
            bytes = spool(flate2::read::MultiGzDecoder::new(reader(&bytes)))?;
            sniffed = format::sniff(&head(&bytes)?);
        }
        if !sniffed.encoding.is_utf8() {
            bytes = self.decoded(name, &bytes, sniffed.encoding)?;
        }
        let source = Arc::new(Source { name: name.to_owned(), bytes, format: sniffed.format });
        self.records(&source)
    }

    /// A legacy encoding as UTF-8, in a spool; what it could not say is reported.
    fn decoded(&mut self, name: &str, bytes: &Bytes, encoding: Encoding) -> io::Result<Bytes> {
        let mut spooled = tempfile::tempfile()?;
        let mut decoder = Decoder::new(encoding);
        let mut reader = reader(bytes);
        let (mut chunk, mut text) = (vec![0; CHUNK], String::new());
        loop {
            let count = reader.read(&mut chunk)?;
            decoder.feed(&chunk[..count], count == 0, &mut text);
            spooled.write_all(text.as_bytes())?;
            text.clear();
            if count == 0 {
                break;
            }
        }
        if decoder.undecodable() > 0 {
            let what = format!(
                "{} places are no {}, shown as \u{fffd}",
                decoder.undecodable(),
                encoding.name()
            );
            self.problem(Error::at(name, what));
        }
        Ok(Bytes::File(Arc::new(spooled)))
    }

    fn records(&mut self, source: &Arc<Source>) -> io::Result<()> {
        let mut splitter = Splitter::new(source.format);
        let mut chunk = vec![0; CHUNK];
        let mut offset = 0;
        let mut spans = Vec::new();
        loop {
            let count = source.bytes.read_at(offset, &mut chunk)?;
            if count == 0 {
                splitter.finish(&mut |span| spans.push(span));
            } else {
                splitter.feed(&chunk[..count], &mut |span| spans.push(span));
            }
            for span in spans.drain(..) {
                self.record(source, &span, &chunk[..count], offset);
                if !self.is_wanted {
                    return Ok(());
                }
            }
            if count == 0 {
                return Ok(());
            }
            offset += count as u64;
        }
    }

    /// `chunk` is what was read last, from `offset`: most records lie wholly in it.
    fn record(&mut self, source: &Arc<Source>, span: &RecordSpan, chunk: &[u8], offset: u64) {
        let record =
            Record { source: Arc::clone(source), bytes: span.bytes.clone(), line: span.line };
        let here = span
            .bytes
            .start
            .checked_sub(offset)
            .and_then(|start| chunk.get(start as usize..(span.bytes.end - offset) as usize));
        let article = match here {
            Some(bytes) => record.parse(bytes),
            None => record.read(),
        };
        self.found(match article {
            Ok(article) => Found::Article(record, Box::new(article)),
            Err(error) => Found::Problem(error),
        });
    }
}

fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.to_string_lossy().starts_with('.')
}

/// A regular file is read where it lies; a pipe or a device is spooled first.
fn seekable(file: File) -> io::Result<Bytes> {
    let kind = file.metadata()?.file_type();
    if kind.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    if kind.is_file() { Ok(Bytes::File(Arc::new(file))) } else { spool(file) }
}

/// Copies a stream into an unlinked temporary file.
fn spool(stream: impl Read) -> io::Result<Bytes> {
    let mut file = tempfile::tempfile()?;
    let mut limited = stream.take(SPOOL_LIMIT + 1);
    if io::copy(&mut limited, &mut file)? > SPOOL_LIMIT {
        return Err(io::Error::other("is larger than 8 GB unpacked"));
    }
    file.flush()?;
    file.seek(SeekFrom::Start(0))?;
    Ok(Bytes::File(Arc::new(file)))
}

fn head(bytes: &Bytes) -> io::Result<Vec<u8>> {
    let mut head = vec![0; HEAD];
    let count = bytes.read_at(0, &mut head)?;
    head.truncate(count);
    Ok(head)
}

fn reader(bytes: &Bytes) -> impl Read {
    BufReader::new(Cursor { bytes: bytes.clone(), offset: 0 })
}

struct Cursor {
    bytes: Bytes,
    offset: u64,
}

impl Read for Cursor {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read_at(self.offset, buffer)?;
        self.offset += count as u64;
        Ok(count)
    }
}
