//! Files that change while they are read: what is new is told, nothing is read again by itself.
//!
//! The system tells that something has happened where the files lie; what it was shows when each of
//! them is looked at. So a lost or a doubled word of the system's does no harm, and where it gives
//! none (files of another machine, no room for another watch) looking every few seconds does the
//! same. A link inside a folder to a file elsewhere is noticed with the next change in the folder.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::open::{Step, each_file, each_source};
use super::scan::Input;
use super::stream::count;
use super::trace::{Trace, Traces, key};
use super::{Bytes, Source};
use crate::format::{Container, sniff};

/// What has become of the files since they were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// So many articles have been added, and nothing else has changed.
    New(usize),
    /// Something that was read is not the same any more.
    Changed,
}

/// Files, and what they were when they were read.
#[derive(Debug)]
pub struct Watched {
    paths: Vec<PathBuf>,
    traces: Traces,
    round: u32,
    news: News,
}

impl Watched {
    /// The files among `inputs`, of which a scan has left `traces`; `None` where there are none, or
    /// where they cannot be read again because something comes with them that comes once.
    #[must_use]
    pub fn new(inputs: &[Input], traces: Traces) -> Option<Watched> {
        let path = |input: &Input| match input {
            Input::Path(path) => Some(path.clone()),
            Input::Stdin | Input::Piped | Input::Memory(..) => None,
        };
        let paths: Vec<PathBuf> = inputs.iter().filter_map(path).collect();
        let comes_again = inputs.iter().all(|input| input.comes_once().is_none());
        let watched = Watched { paths, traces, round: 0, news: News::New(0) };
        (comes_again && !watched.paths.is_empty()).then_some(watched)
    }

    /// Looks at every file; what is new since they were read, all in all.
    pub fn look(&mut self) -> News {
        self.round += 1;
        let mut seen = 0;
        for path in self.paths.clone() {
            each_file(&path, &mut |found| {
                // What cannot be looked at any more is missed below.
                seen += found.map_or(0, |path| self.file(path));
                self.news != News::Changed
            });
        }
        // After the first change nobody counts any more.
        if seen < self.traces.count() {
            self.news = News::Changed;
        }
        self.news
    }

    /// Looks at a file, and gives how many of those that are known it is: one, or none.
    fn file(&mut self, path: &Path) -> usize {
        let Ok(metadata) = std::fs::metadata(path) else {
            return 0;
        };
        let key = key(path);
        let before = self.traces.get(key);
        if before.is_some_and(|trace| trace.is_seen(self.round)) {
            return 0;
        }
        let now = match before {
            Some(trace) if trace.is_same(&metadata) => Some((trace, 0)),
            Some(trace) => Trace::of(&metadata).and_then(|now| grown(path, &trace, now)),
            None => match Trace::of(&metadata) {
                Some(trace) => Some(added(path, trace)),
                None => return 0,
            },
        };
        self.news = match (now, self.news) {
            (Some((_, more)), News::New(articles)) => News::New(articles + more),
            (None, _) | (_, News::Changed) => News::Changed,
        };
        if let Some((trace, _)) = now {
            self.traces.put(key, trace.seen(self.round));
        }
        1
    }
}

/// First bytes that tell what a file holds.
const HEAD: u64 = 64 << 10;

/// What a file is now that was `before`, and how many articles were appended; `None` where something
/// else has become of it.
fn grown(path: &Path, before: &Trace, now: Trace) -> Option<(Trace, usize)> {
    let file = File::open(path).ok()?;
    let metadata = file.metadata().ok()?;
    let bytes = Bytes::File(Arc::new(file));
    let start = before.grown(&metadata, &bytes)?;
    // A trace is too small to hold what the first bytes tell again.
    let format = sniff(&bytes.range(0..start.min(HEAD)).ok()?).format;
    if !format.grows() {
        return None;
    }
    let (name, container) = (String::new(), Container::default());
    let source = Arc::new(Source { name, bytes, format, container });
    let counted = count(&source, None, start).ok()?;
    let now = now.read(&source.bytes, counted.length, counted.end, || None);
    Some((now, counted.articles))
}

/// What a new file is, and how many articles stand in it.
fn added(path: &Path, trace: Trace) -> (Trace, usize) {
    let mut found = (trace, 0);
    each_source(&[Input::Path(path.to_owned())], &mut |step| {
        if let Step::Opened(mut opened) = step
            && let Ok(counted) = count(&opened.source, opened.stream.as_mut(), 0)
        {
            found.1 = counted.articles;
            if opened.stream.is_none() {
                let bytes = &opened.source.bytes;
                found.0 = trace.read(bytes, counted.length, counted.end, || None);
            }
        }
        true
    });
    found
}

/// After the first word of a change it is waited a little for others.
const SETTLE: Duration = Duration::from_millis(300);

/// Looking takes at most one part in so many of the time.
const SHARE: u32 = 20;

/// Where the system tells nothing, files are looked at every so often.
const POLL: Duration = Duration::from_secs(3);

/// What wakes the one who looks.
enum Wake {
    Changed,
    Stop,
}

/// A thread that watches files, as long as this lives and they have not changed beyond counting.
#[derive(Debug)]
pub struct Watch {
    stop: Sender<Wake>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.stop.send(Wake::Stop);
    }
}

impl Watch {
    /// Starts to watch; `tell` is told whatever is new, once each time.
    ///
    /// # Errors
    /// There is no thread to be had.
    pub fn start(watched: Watched, tell: impl FnMut(News) + Send + 'static) -> io::Result<Watch> {
        let (stop, wakes) = channel();
        let wake = stop.clone();
        std::thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || watch(watched, wake, &wakes, tell))?;
        Ok(Watch { stop })
    }
}

fn watch(
    mut watched: Watched,
    wake: Sender<Wake>,
    wakes: &Receiver<Wake>,
    mut tell: impl FnMut(News),
) {
    // What has changed since it was read shows in the first look, after the watcher stands.
    let system = system(&watched.paths, wake);
    let mut told = News::New(0);
    loop {
        let began = Instant::now();
        let news = watched.look();
        if news != told {
            told = news;
            tell(news);
        }
        let rested = Instant::now() + began.elapsed() * SHARE;
        if news == News::Changed || !awaited(wakes, system.is_some()) || !settled(wakes, rested) {
            return;
        }
    }
}

/// Waits until it is time to look; false where nobody wants to know any more.
fn awaited(wakes: &Receiver<Wake>, is_told: bool) -> bool {
    let wake = if is_told {
        wakes.recv().map_err(|_| RecvTimeoutError::Disconnected)
    } else {
        wakes.recv_timeout(POLL)
    };
    matches!(wake, Ok(Wake::Changed) | Err(RecvTimeoutError::Timeout))
}

/// Waits until nothing more comes with what has come, and at least until `rested`; false where
/// nobody wants to know any more.
fn settled(wakes: &Receiver<Wake>, rested: Instant) -> bool {
    let until = rested.max(Instant::now() + SETTLE);
    loop {
        match wakes.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(Wake::Changed) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Ok(Wake::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// Has the system tell of changes; `None` where it cannot be trusted to.
fn system(paths: &[PathBuf], wake: Sender<Wake>) -> Option<RecommendedWatcher> {
    if paths.iter().any(|path| is_remote(path)) {
        return None;
    }
    let places: Vec<Place> = paths.iter().flat_map(|path| places(path)).collect();
    let wanted: Vec<PathBuf> = places.iter().map(|place| place.wanted.clone()).collect();
    let handler = move |event: notify::Result<Event>| {
        // An error may hide a change.
        let is_change = event.map_or(true, |event| {
            let is_wanted = |path: &PathBuf| wanted.iter().any(|wanted| path.starts_with(wanted));
            event.need_rescan() || !event.kind.is_access() && event.paths.iter().any(is_wanted)
        });
        if is_change {
            // It is dropped when nobody listens any more.
            let _ = wake.send(Wake::Changed);
        }
    };
    let mut watcher = RecommendedWatcher::new(handler, notify::Config::default()).ok()?;
    places.iter().try_for_each(|place| watcher.watch(&place.folder, place.mode)).ok()?;
    Some(watcher)
}

/// Where changes are waited for.
struct Place {
    folder: PathBuf,
    mode: RecursiveMode,
    /// What is of interest there, and below it.
    wanted: PathBuf,
}

/// A folder as a whole; for a file its folder, for another one may take its place.
fn places(path: &Path) -> Vec<Place> {
    let real = path.canonicalize();
    if path.is_dir() {
        let folder = real.unwrap_or_else(|_| path.to_owned());
        let mode = RecursiveMode::Recursive;
        return vec![Place { folder: folder.clone(), mode, wanted: folder }];
    }
    // A link may lead elsewhere, or its file change where it lies.
    let given = std::path::absolute(path);
    let files = given.into_iter().chain(real);
    files
        .filter_map(|wanted| {
            let folder = wanted.parent()?.to_owned();
            Some(Place { folder, mode: RecursiveMode::NonRecursive, wanted })
        })
        .collect()
}

/// Whether others may write where the system sees nothing of it.
#[cfg(target_os = "linux")]
fn is_remote(path: &Path) -> bool {
    /// NFS, SMB and its successors, FUSE, 9P, AFS, Coda, Ceph, Lustre, a virtual machine's host.
    const REMOTE: [i128; 10] = [
        0x6969,
        0x517b,
        0xff53_4d42,
        0xfe53_4d42,
        0x6573_5546,
        0x0102_1997,
        0x5346_414f,
        0x7375_7245,
        0x00c3_6400,
        0x786f_4256,
    ];
    rustix::fs::statfs(path).is_ok_and(|fs| REMOTE.contains(&(i128::from(fs.f_type) & 0xffff_ffff)))
}

#[cfg(not(target_os = "linux"))]
fn is_remote(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests;
