//! The event loop: it takes events, has them change the state, performs effects, paints.

mod keeping;
mod outside;
mod pressed;
mod start;
mod styles;

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::app::mouse::Mouse;
use crate::app::{App, Effect, Message, Told, key, update};
use crate::article::Key;
use crate::cli::{Cat, Read};
use crate::error::Error;
use crate::library::scan::{Input, scan};
use crate::library::search::{Report, Worker};
use crate::library::watch::{News, Watch, Watched};
use crate::library::{Batch, Library};
use crate::terminal::{self, Button, Client, MouseKind, Signal, Signals};
use crate::text::Harakat;
use crate::ui::mouse::{pane_at, pointed_at};
use crate::ui::{Canvas, Keymap, Theme, keys, view};

use super::chosen::Chosen;
use super::display::{Display, size};
use super::marks::Remembered;
use super::searching::perform;
use super::{Exit, complain, dialogue, is_screen};

use keeping::Keeping;
use pressed::app_key;
use start::start;
use styles::Styles;

/// How long the first frame waits for something to show.
const PATIENCE: Duration = Duration::from_millis(25);
/// How long a frame stands when nothing happens.
const MINUTE: Duration = Duration::from_secs(60);

pub(super) fn run(args: &Read) -> Exit {
    let chosen = Chosen::new(&args.around);
    if !chosen.draws(&args.reading) && dialogue::is_possible(args) {
        return dialogue::run(args, &chosen);
    }
    if !is_screen() {
        let cat = Cat {
            paths: args.paths.clone(),
            order: None,
            shape: None,
            reading: args.reading.clone(),
            around: args.around.clone(),
        };
        return super::cat::run(&cat);
    }
    let theme = match chosen.theme_name(&args.reading) {
        Ok(name) => name,
        Err(exit) => return exit,
    };
    match start(args, &chosen, theme) {
        Ok(exit) => exit,
        Err(error) => {
            complain(&error);
            Exit::Failed
        }
    }
}

/// What the loop is told.
enum Event {
    Input(terminal::Input),
    Signal(Signal),
    Batch(Batch),
    ReadAgain(Box<Library>),
    /// What has become of the files since they were read for the so manieth time.
    Changed(usize, News),
    Failed(Error),
    Client(Client),
    Searched(Report),
    Remembered(Box<Remembered>),
    Identified(Vec<(usize, Key)>),
    /// tmux would not put this into the clipboard.
    NotTaken(String),
}

struct Session {
    app: App,
    theme: Theme,
    styles: Styles,
    keys: Keymap,
    display: Display,
    _signals: Signals,
    sender: Sender<Event>,
    events: Receiver<Event>,
    /// What came while only answers were waited for.
    backlog: VecDeque<Event>,
    worker: Worker,
    inputs: Vec<Input>,
    /// The mouse was asked for.
    has_mouse: bool,
    /// The last frame: what is under it.
    painted: Canvas,
    /// Tell the scan and who reads marks, by being dropped, that the first articles are on the screen.
    shown: Option<[Sender<()>; 2]>,
    /// How often the sources have been read.
    readings: usize,
    /// They are being read once more.
    is_reading_again: bool,
    /// Watches the files, when all have been read and painted.
    watch: Option<Watch>,
    /// What outlives this run.
    keeping: Keeping,
}

impl Session {
    fn run(&mut self) -> Result<Exit, Error> {
        self.follow_marks()?;
        if let Some(exit) = self.first()? {
            return Ok(exit);
        }
        loop {
            if let Some(exit) = self.update(Message::Now(Timestamp::now()))? {
                return Ok(exit);
            }
            self.keep()?;
            self.paint()?;
            self.watch();
            let mut next = match self.next() {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return Ok(Exit::Done),
            };
            // What has come in the meantime needs no frames of its own.
            while let Some(event) = next {
                if let Some(exit) = self.take(event)? {
                    return Ok(exit);
                }
                next = self.backlog.pop_front().or_else(|| self.events.try_recv().ok());
            }
            if let Some(generation) = self.keeping.due_tick() {
                self.update(Message::Tick(generation))?;
            }
            // A panic on another thread has given the terminal back.
            if !self.display.is_held() {
                return Ok(Exit::Failed);
            }
        }
    }

    /// The next event; none where a tick is due before, or a minute has gone: what was an hour ago is
    /// not for long.
    fn next(&mut self) -> Result<Event, RecvTimeoutError> {
        if let Some(event) = self.backlog.pop_front() {
            return Ok(event);
        }
        let patience = self.keeping.until_tick().map_or(MINUTE, |patience| patience.min(MINUTE));
        self.events.recv_timeout(patience)
    }

    /// Gives the screen back, and the terminal when what it was asked is answered.
    fn leave(&mut self) {
        // Nobody sees any more why not.
        let _ = self.keep();
        let is_held = self.display.is_held();
        self.display.leave_screen();
        if is_held {
            self.await_answers();
        }
        if let Err(error) = self.keep_last() {
            complain(&error);
        }
    }

    /// Waits until the terminal has answered, or is sure not to: whoever gets it next would take
    /// an answer for something typed. What comes besides waits for its turn.
    fn await_answers(&mut self) {
        while let Some(patience) = self.display.patience() {
            match self.events.recv_timeout(patience) {
                Ok(Event::Input(terminal::Input::Reply(reply))) => {
                    // A terminal that cannot be written to any more is found out by the next frame.
                    let _ = self.display.answered(&reply);
                }
                Ok(Event::Input(terminal::Input::Closed)) => {
                    self.display.closed();
                    self.backlog.push_back(Event::Input(terminal::Input::Closed));
                }
                Ok(event) => self.backlog.push_back(event),
                Err(_) => return,
            }
        }
    }

    /// Waits for the first articles, but not for long.
    fn first(&mut self) -> Result<Option<Exit>, Error> {
        let until = Instant::now() + PATIENCE;
        while self.app.library.count() == 0 && !self.app.library.is_complete() {
            match self.events.recv_timeout(until.saturating_duration_since(Instant::now())) {
                // Keys that were pressed before anything is there are meant for what will be.
                Ok(event @ Event::Input(terminal::Input::Keys(_) | terminal::Input::Pasted(_))) => {
                    self.backlog.push_back(event);
                }
                Ok(event) => {
                    if let Some(exit) = self.take(event)? {
                        return Ok(Some(exit));
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        // Nothing to read at all: the reasons, and no screen for them.
        let is_empty = self.app.library.is_complete() && self.app.library.count() == 0;
        let has_reasons = !self.app.library.problems().is_empty();
        Ok((is_empty && has_reasons).then_some(Exit::Done))
    }

    fn take(&mut self, event: Event) -> Result<Option<Exit>, Error> {
        match event {
            Event::Batch(batch) => self.update(Message::Told(Told::Indexed(batch))),
            Event::ReadAgain(library) => {
                self.watch = None;
                self.readings += 1;
                self.is_reading_again = false;
                self.update(Message::Told(Told::ReadAgain(library)))
            }
            // Of files that have been read again since.
            Event::Changed(reading, _) if reading != self.readings => Ok(None),
            Event::Changed(_, news) => self.update(Message::Told(Told::Changed(news))),
            Event::Input(terminal::Input::Keys(keys)) => self.keys(&keys),
            Event::Input(terminal::Input::Pasted(text)) => self.update(Message::Pasted(text)),
            Event::Input(terminal::Input::Reply(reply)) => {
                self.display.answered(&reply)?;
                self.follow_theme();
                self.follow_marks()
            }
            Event::Client(client) => {
                self.display.told(client)?;
                self.follow_theme();
                self.follow_marks()
            }
            // The mouse is for those who ask for it.
            Event::Input(terminal::Input::Mouse(_)) if !self.has_mouse => Ok(None),
            Event::Input(terminal::Input::Mouse(mouse)) => self.mouse(mouse),
            Event::Input(terminal::Input::Closed) => {
                self.display.closed();
                Ok(Some(Exit::Failed))
            }
            Event::Signal(signal) => self.signal(signal),
            Event::Failed(error) => self.update(Message::Told(Told::Failed(error))),
            Event::Remembered(remembered) => self.remember(*remembered),
            Event::Identified(keys) => self.update(Message::Told(Told::Identified(keys))),
            Event::NotTaken(text) => {
                self.display.copy(&text)?;
                Ok(None)
            }
            Event::Searched(report) => self.update(Message::Told(match report {
                Report::Opened(opened) => Told::Opened(opened),
                Report::Found(found) => Told::Found(found),
                Report::Passages(generation, passages) => Told::Passages(generation, passages),
                Report::Loose(query, articles) => Told::Loose(query, articles),
            })),
        }
    }

    /// Vowel signs are shown or hidden as the terminal that was found shows them.
    fn follow_marks(&mut self) -> Result<Option<Exit>, Error> {
        match self.display.shows_marks() {
            Some(come_out_well) => self.update(Message::Told(Told::Marks(come_out_well))),
            None => Ok(None),
        }
    }

    /// Colours are those that the terminal shows, on the ground that it has.
    fn follow_theme(&mut self) {
        self.theme = self.styles.theme(self.display.found());
    }

    fn next_theme(&mut self) {
        self.styles.next();
        self.follow_theme();
        update(&mut self.app, Message::Told(Told::Theme(self.styles.name.clone())));
    }

    /// The mouse counts where the last frame showed something.
    fn mouse(&mut self, mouse: terminal::Mouse) -> Result<Option<Exit>, Error> {
        let at = self.display.screen.painted_at((mouse.column, mouse.row).into());
        let message = match mouse.kind {
            MouseKind::WheelUp => Mouse::Wheel(pane_at(&self.app, at.x, at.y), -1),
            MouseKind::WheelDown => Mouse::Wheel(pane_at(&self.app, at.x, at.y), 1),
            MouseKind::Press(Button::Left) => {
                Mouse::Click(pointed_at(&self.app, &self.painted, at.x, at.y))
            }
            MouseKind::Press(Button::Middle | Button::Right)
            | MouseKind::Release(_)
            | MouseKind::Drag(_)
            | MouseKind::Move
            | MouseKind::WheelLeft
            | MouseKind::WheelRight => return Ok(None),
        };
        self.update(Message::Mouse(message))
    }

    fn keys(&mut self, keys: &[terminal::Key]) -> Result<Option<Exit>, Error> {
        if let Some(exit) = self.await_marks()? {
            return Ok(Some(exit));
        }
        let keys: Vec<key::Key> = keys.iter().map(|key| app_key(*key)).collect();
        let mut rest = keys.as_slice();
        while let Some((key, taken)) = keys::first(&self.app, rest) {
            rest = &rest[taken..];
            if let Some(message) = self.keys.message(&self.app, key)
                && let Some(exit) = self.update(message)?
            {
                return Ok(Some(exit));
            }
        }
        Ok(None)
    }

    fn signal(&mut self, signal: Signal) -> Result<Option<Exit>, Error> {
        match signal {
            Signal::Resize => {
                self.display.screen.resize(self.display.screen.measure());
                self.update(Message::Resized(size(&self.display)))
            }
            Signal::Stop => {
                self.await_answers();
                self.display.suspend()?;
                Ok(None)
            }
            Signal::Continue => {
                self.display.retake()?;
                self.update(Message::Resized(size(&self.display)))
            }
            Signal::Terminate | Signal::Interrupt | Signal::Hangup => Ok(Some(Exit::Interrupted)),
        }
    }

    fn update(&mut self, message: Message) -> Result<Option<Exit>, Error> {
        for effect in update(&mut self.app, message) {
            let Some(effect) = perform(&mut self.worker, &self.app.library, effect) else {
                continue;
            };
            match effect {
                Effect::Quit => return Ok(Some(Exit::Done)),
                Effect::Redraw => self.display.redraw()?,
                Effect::ReadAgain => self.read_again()?,
                Effect::Suspend => {
                    self.await_answers();
                    self.display.suspend()?;
                }
                Effect::NextTerminal => {
                    let way = self.display.next_way()?;
                    let name = format!("{} ({})", way.name(), way.terminals());
                    update(&mut self.app, Message::Told(Told::Terminal(name)));
                }
                Effect::NextTheme => self.next_theme(),
                Effect::Copy(text) => self.copy(text)?,
                Effect::Pipe { command, text } => self.pipe(&command, &text),
                Effect::Open(url) => self.browse(&url),
                // The worker has them already.
                Effect::OpenSearch
                | Effect::KeepText(_)
                | Effect::StopSearch
                | Effect::Loosen(_)
                | Effect::Search { .. }
                | Effect::ReadPassages { .. } => {}
                Effect::Keep(change) => self.keeping.take(change),
                Effect::Tick(generation) => self.keeping.ask_tick(generation),
                Effect::Identify(articles) => self.identify(articles),
            }
        }
        Ok(None)
    }

    /// Watches the files as soon as all have been read; until they are read again.
    fn watch(&mut self) {
        let traces = self.app.library.take_traces();
        let watched = traces.and_then(|traces| Watched::new(&self.inputs, traces));
        if let Some(watched) = watched {
            let (sender, reading) = (self.sender.clone(), self.readings);
            // Without a thread to watch them, R still reads them again.
            self.watch = Watch::start(watched, move |news| {
                // Nobody waits for it once the reader is closed.
                let _ = sender.send(Event::Changed(reading, news));
            })
            .ok();
        }
    }

    /// Reads the sources again, in the background.
    fn read_again(&mut self) -> Result<(), Error> {
        if let Some(name) = self.inputs.iter().find_map(Input::comes_once) {
            let error = Error::at(name, "comes once and cannot be read again");
            update(&mut self.app, Message::Told(Told::Failed(error)));
            return Ok(());
        }
        // Once more at a time is enough.
        if std::mem::replace(&mut self.is_reading_again, true) {
            return Ok(());
        }
        let (inputs, sender) = (self.inputs.clone(), self.sender.clone());
        std::thread::Builder::new().name("scan".to_owned()).spawn(move || {
            let mut library = Library::default();
            scan(&inputs, &mut |batch| {
                library.take(batch);
                true
            });
            // Nobody waits for it once the reader is closed.
            let _ = sender.send(Event::ReadAgain(Box::new(library)));
        })?;
        Ok(())
    }

    fn paint(&mut self) -> Result<(), Error> {
        let mut canvas = Canvas::new(self.app.size);
        view(&self.app, &self.theme, &self.keys, &mut canvas);
        self.display.set_marks(self.app.settings.harakat == Harakat::Keep);
        let link_of = |cell: usize| canvas.under[cell].as_ref()?.link.as_deref();
        self.display.screen.paint_linked(&canvas.buffer, canvas.caret, link_of)?;
        self.painted = canvas;
        self.shown = self.shown.take().filter(|_| self.app.library.count() == 0);
        Ok(())
    }
}
