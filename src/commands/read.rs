//! The event loop: it takes events, has them change the state, performs effects, paints.

use std::io::Write;
use std::process::ExitStatus;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::app::panes::Size;
use crate::app::{App, Effect, Message, Told, key, update};
use crate::cli::{Cat, Read};
use crate::error::{Error, reason};
use crate::library::Batch;
use crate::library::scan::{Input, scan};
use crate::terminal::{self, Guard, Reader, Screen, Signal, Signals, Wants, Way};
use crate::ui::{Canvas, Theme, Words, keys, view};

use super::browser::{Browser, browser};
use super::{Exit, complain, inputs, is_colored, is_screen, language, settings, theme};

/// How long the first frame waits for something to show.
const PATIENCE: Duration = Duration::from_millis(25);

pub(super) fn run(args: &Read) -> Exit {
    if !is_screen() {
        let cat = Cat {
            paths: args.paths.clone(),
            order: None,
            shape: None,
            reading: args.reading.clone(),
        };
        return super::cat::run(&cat);
    }
    match start(args) {
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
    Failed(Error),
}

fn start(args: &Read) -> Result<Exit, Error> {
    let inputs = inputs(&args.paths);
    let (sender, events) = channel();
    spawn_scan(inputs, sender.clone())?;
    let guard = Guard::enter(Wants { way: Way::Visual, mouse: false })?;
    let words = language(args.interface).words();
    let theme = if is_colored(&args.reading) { theme(args.interface) } else { Theme::plain() };
    let screen = Screen::new(guard.output(), Way::Visual);
    let size = size(&screen);
    let settings = settings(&args.reading, args.interface.side, language(args.interface));
    let (keys, signals) = (sender.clone(), sender.clone());
    let mut session = Session {
        app: App::new(size, settings),
        theme,
        words,
        screen,
        reader: Reader::start(move |input| drop(keys.send(Event::Input(input))))?,
        _signals: Signals::start(move |signal| drop(signals.send(Event::Signal(signal))))?,
        guard,
        sender,
    };
    let exit = session.run(&events)?;
    let problems = session.app.library.problems().to_vec();
    let has_read = session.app.library.count() > 0;
    drop(session);
    // Told when the screen is the shell's again.
    problems.iter().for_each(complain);
    Ok(if exit == Exit::Done && !has_read && !problems.is_empty() { Exit::Failed } else { exit })
}

fn spawn_scan(inputs: Vec<Input>, sender: Sender<Event>) -> Result<(), Error> {
    std::thread::Builder::new()
        .name("scan".to_owned())
        .spawn(move || scan(&inputs, &mut |batch| sender.send(Event::Batch(batch)).is_ok()))?;
    Ok(())
}

fn size<W: Write>(screen: &Screen<W>) -> Size {
    let size = screen.measure();
    Size { columns: size.width, rows: size.height }
}

struct Session {
    app: App,
    theme: Theme,
    words: &'static Words,
    screen: Screen<terminal::Output>,
    reader: Reader,
    _signals: Signals,
    guard: Guard,
    sender: Sender<Event>,
}

impl Session {
    fn run(&mut self, events: &Receiver<Event>) -> Result<Exit, Error> {
        if let Some(exit) = self.first(events)? {
            return Ok(exit);
        }
        loop {
            self.paint()?;
            let Ok(event) = events.recv() else {
                return Ok(Exit::Done);
            };
            // What has come in the meantime needs no frames of its own.
            for event in std::iter::once(event).chain(std::iter::from_fn(|| events.try_recv().ok()))
            {
                if let Some(exit) = self.take(event)? {
                    return Ok(exit);
                }
            }
            // A panic on another thread has given the terminal back.
            if !self.guard.holds() {
                return Ok(Exit::Failed);
            }
        }
    }

    /// Waits for the first articles, but not for long.
    fn first(&mut self, events: &Receiver<Event>) -> Result<Option<Exit>, Error> {
        let until = Instant::now() + PATIENCE;
        while self.app.library.count() == 0 && !self.app.library.is_complete() {
            match events.recv_timeout(until.saturating_duration_since(Instant::now())) {
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
            Event::Input(terminal::Input::Keys(keys)) => self.keys(&keys),
            Event::Input(terminal::Input::Pasted(text)) => self.update(Message::Pasted(text)),
            // Answers to questions and the mouse are for those who ask for them.
            Event::Input(terminal::Input::Reply(_) | terminal::Input::Mouse(_)) => Ok(None),
            Event::Input(terminal::Input::Closed) => Ok(Some(Exit::Failed)),
            Event::Signal(signal) => self.signal(signal),
            Event::Failed(error) => self.update(Message::Told(Told::Failed(error))),
        }
    }

    fn keys(&mut self, keys: &[terminal::Key]) -> Result<Option<Exit>, Error> {
        let keys: Vec<key::Key> = keys.iter().map(|key| app_key(*key)).collect();
        let mut rest = keys.as_slice();
        while let Some((key, taken)) = keys::first(&self.app, rest) {
            rest = &rest[taken..];
            if let Some(message) = keys::message(&self.app, key)
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
                let size = size(&self.screen);
                self.screen.resize(self.screen.measure());
                self.update(Message::Resized(size))
            }
            Signal::Continue => {
                self.guard.retake()?;
                self.screen.invalidate();
                self.update(Message::Resized(size(&self.screen)))
            }
            Signal::Terminate | Signal::Interrupt | Signal::Hangup => Ok(Some(Exit::Interrupted)),
        }
    }

    fn update(&mut self, message: Message) -> Result<Option<Exit>, Error> {
        for effect in update(&mut self.app, message) {
            match effect {
                Effect::Quit => return Ok(Some(Exit::Done)),
                Effect::Redraw => self.screen.invalidate(),
                Effect::Suspend => {
                    self.guard.suspend(&self.reader)?;
                    self.screen.invalidate();
                }
                Effect::Copy(text) => self.screen.copy(&text)?,
                Effect::Open(url) => self.browse(&url),
            }
        }
        Ok(None)
    }

    /// Opens an address; what goes wrong is told in the status line.
    fn browse(&mut self, url: &str) {
        let fault = match browser(url) {
            Browser::OfTerminal(mut command) => {
                let status = self.guard.run_child(&self.reader, &mut command);
                self.screen.invalidate();
                status.map_or_else(|error| Some(reason(&error)), told)
            }
            Browser::Beside(mut command) => match command.spawn() {
                Ok(mut child) => {
                    let (sender, url) = (self.sender.clone(), url.to_owned());
                    // It ends when it has handed the address on; nobody waits for that.
                    std::thread::spawn(move || {
                        if let Some(fault) = child.wait().ok().and_then(told) {
                            let _ = sender.send(Event::Failed(no_browser(&fault, &url)));
                        }
                    });
                    None
                }
                Err(error) => Some(reason(&error)),
            },
        };
        if let Some(fault) = fault {
            let told = Message::Told(Told::Failed(no_browser(&fault, url)));
            update(&mut self.app, told);
        }
    }

    fn paint(&mut self) -> Result<(), Error> {
        let mut canvas = Canvas::new(self.app.size);
        view(&self.app, &self.theme, self.words, &mut canvas);
        self.screen.paint(&canvas.buffer, canvas.caret)?;
        Ok(())
    }
}

/// What a program's end says when it is no success.
fn told(status: ExitStatus) -> Option<String> {
    (!status.success()).then(|| status.to_string())
}

fn no_browser(fault: &str, url: &str) -> Error {
    Error::new(format!("no browser ({fault}): {url}"))
}

fn app_key(key: terminal::Key) -> key::Key {
    use key::KeyCode as To;
    use terminal::KeyCode as From;
    let code = match key.code {
        From::Char(c) => To::Char(c),
        From::Enter => To::Enter,
        From::Esc => To::Esc,
        From::Backspace => To::Backspace,
        From::Tab => To::Tab,
        From::BackTab => To::BackTab,
        From::Delete => To::Delete,
        From::Insert => To::Insert,
        From::Home => To::Home,
        From::End => To::End,
        From::PageUp => To::PageUp,
        From::PageDown => To::PageDown,
        From::Up => To::Up,
        From::Down => To::Down,
        From::Left => To::Left,
        From::Right => To::Right,
        From::F(number) => To::F(number),
    };
    key::Key { code, ctrl: key.ctrl, alt: key.alt, shift: key.shift }
}
