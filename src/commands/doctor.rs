//! `khabar doctor`: what this terminal is, and which line reads right in it.
//!
//! The terminal is asked and waited for; then lines are shown, each sent another way, under
//! numbers. The ways that are a state of the whole terminal have a page of their own. What was
//! found is written when the screen is the shell's again, so that it can be kept and passed on.

mod pages;
mod report;
mod words;

use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;
use std::time::Instant;

use crate::cli::Doctor;
use crate::config;
use crate::error::Error;
use crate::terminal::{self, Client, Facts, Found, Input, Signal, Signals, VisualLines, Way, Wish};
use crate::terminal::{ask_tmux, find};

use super::chosen::{Chosen, file};
use super::display::{Display, size};
use super::{Exit, complain, is_screen, output};
use report::Report;
use words::Words;

/// What the terminal, the user and tmux say meanwhile.
enum Event {
    Input(Input),
    Signal(Signal),
    Client(Client),
}

/// How the pages were left.
enum Choice {
    Line(Way),
    None,
    Ended,
}

pub(super) fn run(args: &Doctor) -> Exit {
    let chosen = Chosen::new(&args.around);
    let words = Words::of(chosen.locale(args.ui));
    if !is_screen() || !std::io::stdin().is_terminal() {
        // Nobody is there to choose, and answers would come to nobody.
        let probe = chosen.probe();
        let (facts, found, file) = (probe.facts(), probe.found(), file(&args.around));
        let lines = Report { facts, found, words, file }.lines(None);
        return output(|out| {
            lines.iter().try_for_each(|line| writeln!(out, "{}", line.text))?;
            Ok(Exit::Done)
        });
    }
    match examine(args, &chosen, words) {
        Ok(exit) => exit,
        Err(error) => {
            complain(&error);
            Exit::Failed
        }
    }
}

fn examine(args: &Doctor, chosen: &Chosen, words: &'static Words) -> Result<Exit, Error> {
    let (sender, events) = channel();
    // Before the screen is entered: whoever ends it from then on gets the terminal back.
    let (signals, keys) = (sender.clone(), sender.clone());
    let _signals = Signals::start(move |signal| drop(signals.send(Event::Signal(signal))))?;
    let mut display = Display::open(chosen.probe(), false, move |input| {
        drop(keys.send(Event::Input(input)));
    })?;
    let mut session = Session { events, backlog: Vec::new(), words };
    session.ask(&mut display, sender)?;
    let choice = session.choose(&mut display);
    let (facts, found) = (display.facts().clone(), display.found());
    drop(display);
    let choice = choice?;
    let file = file(&args.around);
    let done = match choice {
        Choice::Line(way) => Some(keep(way, &facts, file.as_ref(), words)),
        Choice::None => None,
        Choice::Ended => return Ok(Exit::Interrupted),
    };
    let way = if let Choice::Line(way) = choice { way } else { found.way };
    let lines = Report { facts: &facts, found, words, file }.lines(done.as_ref());
    let visual = VisualLines::begin(way, found.multiplexer);
    let failed = matches!(done, Some(Kept::Fault(_)));
    Ok(output(|out| {
        for line in &lines {
            line.rows(words.direction, terminal::columns())
                .iter()
                .try_for_each(|row| writeln!(out, "{}", visual.line(row)))?;
        }
        Ok(if failed { Exit::Failed } else { Exit::Done })
    }))
}

/// What became of a choice.
enum Kept {
    /// It is written.
    Written(Wish),
    /// It is what is found without it.
    Needless,
    /// It could not be written.
    Fault(String),
}

/// Writes what was chosen. What is found anyway is not written: the file holds for every terminal
/// of the user's, and they are not all of one kind.
fn keep(way: Way, facts: &Facts, file: Option<&PathBuf>, words: &Words) -> Kept {
    let Some(file) = file else {
        return Kept::Fault(words.no_file.to_owned());
    };
    let is_found = find(facts, Wish::Auto).way == way;
    let set = config::read(file).0.terminal.unwrap_or_default();
    let wish = if is_found { Wish::Auto } else { Wish::Way(way) };
    if wish == set {
        return if is_found { Kept::Needless } else { Kept::Written(wish) };
    }
    match config::set_terminal(file, wish) {
        Ok(()) => Kept::Written(wish),
        Err(error) => Kept::Fault(error.to_string()),
    }
}

struct Session {
    events: Receiver<Event>,
    /// What came before there was a page.
    backlog: Vec<Event>,
    words: &'static Words,
}

impl Session {
    /// Waits until all have answered who were asked, or are sure not to.
    fn ask(&mut self, display: &mut Display, sender: Sender<Event>) -> Result<(), Error> {
        let until = display.patience().map(|patience| Instant::now() + patience);
        let mut is_waiting_for_tmux = display.asks_tmux();
        if is_waiting_for_tmux {
            Builder::new().spawn(move || {
                let _ = sender.send(Event::Client(ask_tmux().unwrap_or_default()));
            })?;
        }
        while display.patience().is_some() || is_waiting_for_tmux {
            let Some(left) = until.and_then(|until| until.checked_duration_since(Instant::now()))
            else {
                break;
            };
            match self.events.recv_timeout(left) {
                Ok(Event::Input(Input::Reply(reply))) => display.answered(&reply)?,
                Ok(Event::Client(client)) => {
                    is_waiting_for_tmux = false;
                    display.told(client)?;
                }
                Ok(event) => self.backlog.push(event),
                Err(_) => break,
            }
        }
        Ok(())
    }

    fn choose(&mut self, display: &mut Display) -> Result<Choice, Error> {
        let found = display.found();
        let mut page = pages::of(found.way);
        self.show(page, found, display)?;
        let backlog = std::mem::take(&mut self.backlog);
        let mut backlog = backlog.into_iter();
        while let Some(event) = backlog.next().or_else(|| self.events.recv().ok()) {
            match event {
                Event::Input(Input::Keys(keys)) => {
                    for key in keys {
                        match pages::answer(key, page) {
                            pages::Answer::Line(way) => return Ok(Choice::Line(way)),
                            pages::Answer::Page(to) => page = to,
                            pages::Answer::Leave => return Ok(Choice::None),
                            pages::Answer::Nothing => {}
                        }
                    }
                }
                Event::Input(Input::Closed)
                | Event::Signal(Signal::Terminate | Signal::Interrupt | Signal::Hangup) => {
                    return Ok(Choice::Ended);
                }
                Event::Signal(Signal::Stop) => display.suspend()?,
                Event::Signal(Signal::Continue) => display.retake()?,
                Event::Signal(Signal::Resize) => {}
                Event::Input(Input::Reply(_) | Input::Pasted(_) | Input::Mouse(_))
                | Event::Client(_) => continue,
            }
            self.show(page, found, display)?;
        }
        Ok(Choice::Ended)
    }

    fn show(&self, page: usize, found: Found, display: &mut Display) -> Result<(), Error> {
        let size = size(display);
        display.show(pages::state(page), &pages::bytes(page, size, found, self.words))?;
        Ok(())
    }
}
