//! What outlives a run: opened beside the first frame, written before the frame that shows it. What
//! goes wrong is one word in the last line; reading goes on, and marks stay until the reader is left.

use std::path::PathBuf;
use std::sync::mpsc::Receiver;
use std::thread::Builder;
use std::time::{Duration, Instant};

use crate::app::{Message, Told};
use crate::article::{Change, Key, Mark};
use crate::error::Error;
use crate::library::scan::Input;
use crate::store::Store;

use super::super::marks::{Remembered, name, remembered};
use super::{Event, Exit, Sender, Session};

/// How long keys wait for the marks of the last times.
const PATIENCE: Duration = Duration::from_millis(250);

/// How long whoever leaves waits for them, where something was marked.
const LAST_PATIENCE: Duration = Duration::from_secs(2);

/// How long an article is open until it counts as read.
const READING: Duration = Duration::from_secs(4);

/// Changes that wait for a disk that cannot take them.
const WAITING: usize = 10_000;

/// What outlives this run.
pub(super) struct Keeping {
    state: State,
    /// Changes that are not written yet.
    changes: Vec<Change>,
    /// That they cannot be written was told.
    is_told: bool,
    /// When an article will have been open for a while, and its number.
    tick: Option<(Instant, u64)>,
}

enum State {
    /// Being read, since then.
    Opening(Instant),
    Open(Box<Store>),
    /// Nothing is kept.
    Nowhere,
}

impl Keeping {
    /// Reads the store at `path` on a thread of its own; without a path nothing is kept. Many marks are
    /// read once the first frame is `painted`.
    pub(super) fn start(
        path: Option<PathBuf>,
        inputs: &[Input],
        sender: Sender<Event>,
        painted: Receiver<()>,
    ) -> Keeping {
        let library = name(inputs);
        let opening = path.map(|path| {
            std::thread::Builder::new().name("marks".to_owned()).spawn(move || {
                // Whether it came or nobody will say so: it goes on.
                let wait = || {
                    let _ = painted.recv_timeout(super::PATIENCE);
                };
                let remembered = remembered(&path, library, &wait);
                // Nobody waits for it once the reader is closed.
                let _ = sender.send(Event::Remembered(Box::new(remembered)));
            })
        });
        let state = match opening {
            Some(Ok(_)) => State::Opening(Instant::now()),
            Some(Err(_)) | None => State::Nowhere,
        };
        Keeping { state, changes: Vec::new(), is_told: false, tick: None }
    }

    /// Takes a change; of two that overtake each other, the later one.
    pub(super) fn take(&mut self, change: Change) {
        if matches!(self.state, State::Nowhere) {
            return;
        }
        let is_overtaken = |old: &Change| match (old, &change) {
            (Change::Place(old, _), Change::Place(new, _))
            | (Change::Read(old, _), Change::Read(new, _))
            | (Change::Starred(old, _), Change::Starred(new, _)) => old == new,
            (Change::Selected(_), Change::Selected(_)) | (Change::Seen(_), Change::Seen(_)) => true,
            (
                Change::Place(..)
                | Change::Read(..)
                | Change::Starred(..)
                | Change::Selected(_)
                | Change::Seen(_),
                _,
            ) => false,
        };
        self.changes.retain(|old| !is_overtaken(old));
        self.changes.push(change);
        let excess = self.changes.len().saturating_sub(WAITING);
        self.changes.drain(..excess);
    }

    /// Sends a tick of this number when an article has been open for a while.
    pub(super) fn ask_tick(&mut self, generation: u64) {
        self.tick = Some((Instant::now() + READING, generation));
    }

    /// How long until the next tick.
    pub(super) fn until_tick(&self) -> Option<Duration> {
        self.tick.map(|(at, _)| at.saturating_duration_since(Instant::now()))
    }

    /// The tick whose time has come.
    pub(super) fn due_tick(&mut self) -> Option<u64> {
        self.tick.take_if(|(at, _)| *at <= Instant::now()).map(|(_, generation)| generation)
    }

    /// Writes what waits; gives what others have marked.
    fn write(&mut self) -> Option<Result<Vec<(Key, Mark)>, Error>> {
        let State::Open(store) = &mut self.state else { return None };
        if self.changes.is_empty() {
            return None;
        }
        let written = store.keep(&self.changes);
        if written.is_ok() {
            self.changes.clear();
        }
        let is_told = std::mem::replace(&mut self.is_told, written.is_err());
        (written.is_ok() || !is_told).then_some(written)
    }
}

impl Session {
    /// Takes what was found in the store.
    pub(super) fn remember(&mut self, remembered: Remembered) -> Result<Option<Exit>, Error> {
        let Remembered { store, memory, fault } = remembered;
        self.keeping.state = store.map_or(State::Nowhere, |store| State::Open(Box::new(store)));
        let exit = self.update(Message::Told(Told::Remembered(Box::new(memory))))?;
        match fault {
            Some(error) if exit.is_none() => self.update(Message::Told(Told::Failed(error))),
            Some(_) | None => Ok(exit),
        }
    }

    /// Waits for the marks of the last times, but not for long: a key that marks something is meant for
    /// what will be shown.
    pub(super) fn await_marks(&mut self) -> Result<Option<Exit>, Error> {
        while let State::Opening(since) = self.keeping.state {
            let patience = PATIENCE.saturating_sub(since.elapsed());
            match self.events.recv_timeout(patience) {
                Ok(event @ Event::Remembered(_)) => return self.take(event),
                Ok(event) => self.backlog.push_back(event),
                Err(_) => break,
            }
        }
        Ok(None)
    }

    /// Writes, when the reader is left, what waits for a store that is still being opened.
    pub(super) fn keep_last(&mut self) -> Result<(), Error> {
        let until = Instant::now() + LAST_PATIENCE;
        // What came while answers of the terminal were waited for.
        let waiting = self.backlog.drain(..).find_map(|event| match event {
            Event::Remembered(remembered) => Some(remembered),
            _ => None,
        });
        if let Some(remembered) = waiting {
            self.remember(*remembered)?;
        }
        while matches!(self.keeping.state, State::Opening(_)) && !self.keeping.changes.is_empty() {
            let patience = until.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(patience) {
                Ok(Event::Remembered(remembered)) => drop(self.remember(*remembered)?),
                Ok(_) => {}
                Err(_) => return Err(Error::new("marks are not kept: the disk is too slow")),
            }
        }
        match self.keeping.write() {
            Some(written) => written.map(drop),
            None => Ok(()),
        }
    }

    /// Writes what is to outlive this run: before the frame that shows it.
    pub(super) fn keep(&mut self) -> Result<Option<Exit>, Error> {
        match self.keeping.write() {
            Some(Ok(marks)) if !marks.is_empty() => self.update(Message::Told(Told::Marked(marks))),
            Some(Err(error)) => self.update(Message::Told(Told::Failed(error))),
            Some(Ok(_)) | None => Ok(None),
        }
    }

    /// Tells what articles are known by, from a thread that reads them.
    pub(super) fn identify(&self, articles: Vec<usize>) {
        let (reader, sender) = (self.app.library.reader(), self.sender.clone());
        // Where no thread can be made, what the filter asks for is not known yet.
        drop(Builder::new().spawn(move || {
            let key = |article: usize| Some((article, Key::of(&reader.article(article).ok()?)));
            let keys = articles.into_iter().filter_map(key).collect();
            // Nobody waits for it once the reader is closed.
            let _ = sender.send(Event::Identified(keys));
        }));
    }
}
