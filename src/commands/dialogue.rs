//! The reader as a dialogue, for those who listen and for terminals that only write: lines come, lines
//! are written, nothing is ever painted over.
//!
//! A screen reader reads what is appended; on a grid that is painted again it has to guess. So the same
//! state and the same keys are used as in the panes, one pane at a time, and [`Voice`] says what they
//! lead to. The terminal's own line editor echoes what is typed.

mod answering;
mod line;
mod outside;

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::Builder;
use std::time::{Duration, Instant};

use crate::app::panes::{Pane, Size};
use crate::app::{Action, App, Effect, Message, Told, update};
use crate::article::Change;
use crate::cli::Read;
use crate::error::Error;
use crate::library::scan::{Input, scan};
use crate::library::search::{Report, Worker};
use crate::library::{Batch, Library};
use crate::store::Store;
use crate::terminal::Found;
use crate::ui::Keymap;
use crate::ui::say::Voice;

use super::chosen::Chosen;
use super::searching::perform;
use super::{Exit, complain, inputs, marks};

/// Every paragraph is one row, as long as it may be.
const COLUMNS: u16 = 60_000;

/// Rows of the lists: half of them are a page.
const ROWS: u16 = 21;

/// One row for the body, and the last one: the paragraph at the top is the one that was said.
const BODY_ROWS: u16 = 2;

/// How long the beginning waits for all headlines.
const PATIENCE: Duration = Duration::from_millis(500);

/// What the dialogue is told.
enum Event {
    Line(String),
    End,
    Batch(Batch),
    ReadAgain(Box<Library>),
    Searched(Report),
    Failed(Error),
}

/// Whether there is somebody to talk to: standard output is a terminal, and lines come from somewhere.
pub(super) fn is_possible(args: &Read) -> bool {
    io::stdout().is_terminal() && source(args).is_some()
}

pub(super) fn run(args: &Read, chosen: &Chosen) -> Exit {
    match start(args, chosen) {
        Ok(exit) => exit,
        Err(error) => {
            complain(&error);
            Exit::Failed
        }
    }
}

/// Where lines come from: standard input, unless articles come there; then the terminal.
fn source(args: &Read) -> Option<Box<dyn BufRead + Send>> {
    let is_named = !args.paths.is_empty() && !args.paths.iter().any(|path| path == Path::new("-"));
    if is_named || io::stdin().is_terminal() {
        return Some(Box::new(BufReader::new(io::stdin())));
    }
    let terminal = File::open("/dev/tty").ok()?;
    Some(Box::new(BufReader::new(terminal)))
}

fn start(args: &Read, chosen: &Chosen) -> Result<Exit, Error> {
    let inputs = inputs(&args.paths);
    let (sender, events) = channel();
    spawn_scan(inputs.clone(), sender.clone())?;
    let mut settings = chosen.settings(&args.reading, args.side, chosen.locale(args.reading.ui));
    settings.measure = None;
    settings.one_pane = true;
    let reports = sender.clone();
    let mut dialogue = Dialogue {
        app: App::new(Size { columns: COLUMNS, rows: ROWS }, settings),
        keys: chosen.keys(),
        found: chosen.probe().found(),
        worker: Worker::start(chosen.keep(&args.reading), move |report| {
            drop(reports.send(Event::Searched(report)));
        })?,
        inputs,
        sender,
        events,
        backlog: VecDeque::new(),
        store: None,
        changes: Vec::new(),
        is_reading_again: false,
        article: None,
        exit: None,
    };
    dialogue.remember(marks::path(chosen.is_private(&args.reading)));
    dialogue.first();
    if dialogue.is_empty() {
        dialogue.app.library.problems().iter().for_each(complain);
        return Ok(Exit::Failed);
    }
    let voice = dialogue.voice();
    let (welcome, state) = (voice.welcome(), voice.state());
    say(&welcome)?;
    say(&state)?;
    // Only now: what was typed before is read when there is something to read.
    let lines = source(args).ok_or_else(|| Error::new("nobody is there to type"))?;
    let ask = spawn_lines(lines, dialogue.sender.clone())?;
    let exit = dialogue.talk(&ask)?;
    dialogue.app.library.problems().iter().for_each(complain);
    Ok(exit)
}

fn spawn_scan(inputs: Vec<Input>, sender: Sender<Event>) -> Result<(), Error> {
    std::thread::Builder::new().name("scan".to_owned()).spawn(move || {
        scan(&inputs, &mut |batch| sender.send(Event::Batch(batch)).is_ok());
    })?;
    Ok(())
}

/// Reads one line each time it is asked to: in between the terminal may be somebody else's.
fn spawn_lines(
    mut source: Box<dyn BufRead + Send>,
    sender: Sender<Event>,
) -> Result<Sender<()>, Error> {
    let (ask, asked) = channel();
    Builder::new().spawn(move || {
        while asked.recv().is_ok() {
            let mut line = Vec::new();
            let is_over = source.read_until(b'\n', &mut line).map_or(true, |count| count == 0);
            let line = String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']).to_owned();
            let event = if is_over { Event::End } else { Event::Line(line) };
            if sender.send(event).is_err() || is_over {
                return;
            }
        }
    })?;
    Ok(ask)
}

struct Dialogue {
    app: App,
    keys: Keymap,
    found: Found,
    worker: Worker,
    inputs: Vec<Input>,
    sender: Sender<Event>,
    events: Receiver<Event>,
    /// Lines that came while something else was waited for.
    backlog: VecDeque<Event>,
    /// What outlives this run is written there.
    store: Option<Store>,
    /// Changes that could not be written yet.
    changes: Vec<Change>,
    /// The sources are being read once more.
    is_reading_again: bool,
    /// The article of which something was said last.
    article: Option<usize>,
    exit: Option<Exit>,
}

impl Dialogue {
    fn voice(&self) -> Voice<'_> {
        Voice::new(&self.app, &self.keys)
    }

    /// Waits for all headlines, but not for long.
    fn first(&mut self) {
        let until = Instant::now() + PATIENCE;
        while !self.app.library.is_complete() {
            let has_some = self.app.library.count() > 0;
            let left = until.saturating_duration_since(Instant::now());
            // Without any headline there is nothing to say yet.
            let left = if has_some { left } else { left.max(Duration::from_millis(50)) };
            match self.events.recv_timeout(left) {
                Ok(event) => self.take(event),
                Err(RecvTimeoutError::Timeout) if Instant::now() < until => {}
                Err(_) => return,
            }
        }
    }

    fn is_empty(&self) -> bool {
        let library = &self.app.library;
        library.is_complete() && library.count() == 0 && !library.problems().is_empty()
    }

    fn talk(&mut self, ask: &Sender<()>) -> Result<Exit, Error> {
        loop {
            prompt()?;
            // Where nobody reads any more, the end has been told.
            let _ = ask.send(());
            let line = loop {
                match self.backlog.pop_front().or_else(|| self.events.recv().ok()) {
                    Some(Event::Line(line)) => break line,
                    Some(Event::End) | None => {
                        say(&[String::new()])?;
                        return Ok(self.exit.unwrap_or(Exit::Done));
                    }
                    Some(event) => self.take(event),
                }
            };
            self.answer(&line)?;
            if let Some(exit) = self.exit {
                return Ok(exit);
            }
        }
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Batch(batch) => self.tell(Told::Indexed(batch)),
            Event::ReadAgain(library) => {
                self.is_reading_again = false;
                self.tell(Told::ReadAgain(library));
            }
            Event::Searched(Report::Opened(opened)) => self.tell(Told::Opened(opened)),
            Event::Searched(Report::Found(found)) => self.tell(Told::Found(found)),
            Event::Searched(Report::Passages(generation, passages)) => {
                self.tell(Told::Passages(generation, passages));
            }
            Event::Searched(Report::Loose(query, articles)) => {
                self.tell(Told::Loose(query, articles));
            }
            Event::Failed(error) => self.tell(Told::Failed(error)),
            Event::Line(_) | Event::End => {}
        }
    }

    fn tell(&mut self, told: Told) {
        self.update(Message::Told(told));
    }

    fn act(&mut self, action: Action) {
        self.update(Message::Action(action));
    }

    /// Changes the state, and sees to it that it is one of this dialogue.
    fn update(&mut self, message: Message) {
        let had_results = self.app.shows_results();
        let effects = update(&mut self.app, message);
        for effect in effects {
            self.perform(effect);
        }
        let is_body = self.app.focus == Pane::Body && !self.app.shows_results();
        let rows = if is_body { BODY_ROWS } else { ROWS };
        if self.app.size.rows != rows {
            let size = Size { rows, ..self.app.size };
            update(&mut self.app, Message::Resized(size));
        }
        // On fewer rows it may stand further down.
        if had_results && is_body {
            self.app.reveal_hit();
        }
    }

    /// Waits until all that can be found is there, and what stands in it.
    fn wait_for_results(&mut self) {
        while self.app.dialog.is_none() {
            let search = &self.app.search;
            let selected = search.article(search.selected);
            let is_read = selected.is_none_or(|article| search.passage(article).is_some());
            if !search.is_asked() || (!search.is_working && is_read) {
                return;
            }
            match self.events.recv() {
                Ok(event @ (Event::Line(_) | Event::End)) => self.backlog.push_back(event),
                Ok(event) => self.take(event),
                Err(_) => return,
            }
        }
    }

    fn perform(&mut self, effect: Effect) {
        let Some(effect) = perform(&mut self.worker, &self.app.library, effect) else { return };
        match effect {
            Effect::Quit => self.exit = Some(Exit::Done),
            Effect::ReadAgain => self.read_again(),
            Effect::Copy(text) => self.copy(&text),
            Effect::Open(url) => self.browse(&url),
            Effect::Pipe { command, text } => {
                let told = outside::pipe(&command, &text);
                update(&mut self.app, Message::Told(told));
            }
            Effect::Keep(change) => self.keep(change),
            Effect::Identify(articles) => self.identify(&articles),
            // Read to its end is read; nobody knows what is being listened to. Nothing is painted
            // here; the terminal itself suspends whoever reads lines; the worker has the rest.
            Effect::Tick(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::NextTerminal
            | Effect::NextTheme
            | Effect::OpenSearch
            | Effect::KeepText(_)
            | Effect::Search { .. }
            | Effect::ReadPassages { .. }
            | Effect::StopSearch
            | Effect::Loosen(_) => {}
        }
    }
}

/// Writes lines.
fn say(lines: &[String]) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    // Whoever hears a line needs no word on the order in which it is drawn.
    let is_order = |c: char| matches!(c, '\u{2066}'..='\u{2069}' | '\u{202a}'..='\u{202e}');
    lines.iter().try_for_each(|line| writeln!(out, "{}", line.replace(is_order, "")))?;
    Ok(out.flush()?)
}

/// Says that a line is waited for.
fn prompt() -> Result<(), Error> {
    let mut out = io::stdout().lock();
    out.write_all(b"> ")?;
    Ok(out.flush()?)
}
