//! The articles of all sources, one after another, in the order of the sources and never many at once.

use std::io;
use std::sync::Arc;

use super::chunks::{CHUNK, Chunks, feed, here, record};
use super::open::{Opened, Step, each_source};
use super::parallel;
use super::scan::Input;
use super::unpack::Stream;
use super::{Record, Source};
use crate::article::Article;
use crate::error::{Error, reason};
use crate::format::Splitter;

/// What a stream comes upon.
#[derive(Debug)]
pub enum Found<T> {
    /// An article: where it lies, and what was made of it.
    Article(Record, T),
    /// Something that cannot be read.
    Problem(Error),
}

/// Looks through `inputs` in order and hands on each article and each problem; ends when `visit`
/// returns false.
pub fn each(inputs: &[Input], visit: &mut dyn FnMut(Found<Article>) -> bool) {
    each_made(inputs, &|article| article, visit);
}

/// The same with what `make` makes of the articles, on every core: those of one chunk of a source at a
/// time.
pub fn each_made<T: Send>(
    inputs: &[Input],
    make: &(dyn Fn(Article) -> T + Sync),
    visit: &mut dyn FnMut(Found<T>) -> bool,
) {
    let mut buffer = Vec::new();
    each_source(inputs, &mut |step| match step {
        Step::Waits(_) => true,
        Step::Opened(Opened { source, mut stream, file: _file, trace: _ }) => {
            let chunks = Chunks::new(&source, stream.as_mut(), &mut buffer);
            let goes_on = of_source(&source, chunks, make, visit);
            let problem = match &goes_on {
                Ok(_) => stream.and_then(|stream| stream.problem(&source.name)),
                Err(error) => Some(Error::at(&source.name, reason(error))),
            };
            goes_on.unwrap_or(true) && problem.is_none_or(|error| visit(Found::Problem(error)))
        }
        Step::Failed(error, _) => visit(Found::Problem(error)),
    });
}

/// The articles of a source; false where the visitor wants no more.
fn of_source<T: Send>(
    source: &Arc<Source>,
    mut chunks: Chunks,
    make: &(dyn Fn(Article) -> T + Sync),
    visit: &mut dyn FnMut(Found<T>) -> bool,
) -> io::Result<bool> {
    let mut splitter = Splitter::new(source.format);
    let mut spans = Vec::new();
    loop {
        let (first, bytes) = chunks.next(CHUNK)?;
        feed(&mut splitter, bytes, &mut spans);
        let found = parallel::each(spans.len(), &|| true, &|place, _| {
            let record = record(source, &spans[place]);
            let article = match here(&record.bytes, bytes, first) {
                Some(bytes) => record.parse(bytes),
                None => record.read(),
            };
            match article {
                Ok(article) => Found::Article(record, make(article)),
                Err(error) => Found::Problem(error),
            }
        });
        if !found.into_iter().all(&mut *visit) {
            return Ok(false);
        }
        if bytes.is_empty() {
            return Ok(true);
        }
        spans.clear();
    }
}

/// What stands in a source from some place on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    /// Records that are articles, and whole.
    pub articles: usize,
    /// Where there is no more.
    pub length: u64,
    /// Where the last whole record ends, if another one could follow it.
    pub end: Option<u64>,
}

/// Counts the articles of a source from `start` on: its start, or the end of a record.
pub(super) fn count(
    source: &Arc<Source>,
    stream: Option<&mut Stream>,
    start: u64,
) -> io::Result<Counted> {
    let mut buffer = Vec::new();
    let mut chunks = Chunks::new(source, stream, &mut buffer);
    chunks.offset = start;
    let mut splitter = Splitter::after(source.format, start);
    let (mut spans, mut articles, mut end) = (Vec::new(), 0, start);
    loop {
        let (first, bytes) = chunks.next(CHUNK)?;
        feed(&mut splitter, bytes, &mut spans);
        // What has not ended at the end may still be written.
        let is_whole = !bytes.is_empty() || source.format.is_one_record();
        for span in spans.drain(..).filter(|_| is_whole) {
            let record = record(source, &span);
            let outline = match here(&span.bytes, bytes, first) {
                Some(bytes) => record.outline(bytes),
                None => record.read_bytes().and_then(|bytes| record.outline(&bytes)),
            };
            articles += usize::from(outline.is_ok());
            end = span.bytes.end;
        }
        if bytes.is_empty() {
            let length = splitter.offset();
            return Ok(Counted { articles, length, end: open_end(&splitter, end) });
        }
    }
}

/// The `end` of the last record if another one could follow it.
pub(super) fn open_end(splitter: &Splitter, end: u64) -> Option<u64> {
    splitter.is_open().then_some(end)
}
