//! From arguments to a reader that runs, and out of it again.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;

use crate::app::panes::Size;
use crate::app::{App, Message, Told};
use crate::cli::Read;
use crate::error::Error;
use crate::library::scan::{Input, scan};
use crate::library::search::Worker;
use crate::locale::dates::Clock;
use crate::terminal::{Signals, ask_tmux};
use crate::ui::Canvas;

use super::super::chosen::Chosen;
use super::super::display::{Display, size};
use super::super::{Exit, complain, inputs, marks};
use super::keeping::Keeping;
use super::styles::Styles;
use super::{Event, PATIENCE, Session};

pub(super) fn start(args: &Read, chosen: &Chosen, theme: String) -> Result<Exit, Error> {
    let inputs = inputs(&args.paths);
    let (sender, events) = channel();
    let ((shown, painted), (shown_too, painted_too)) = (channel(), channel());
    spawn_scan(inputs.clone(), sender.clone(), painted)?;
    let marks = marks::path(chosen.is_private(&args.reading));
    let keeping =
        Keeping::start(marks.clone().ok().flatten(), &inputs, sender.clone(), painted_too);
    // Before the screen is entered: whoever ends the reader from then on gets the terminal back.
    let reports = sender.clone();
    let signals = Signals::start(move |signal| drop(reports.send(Event::Signal(signal))))?;
    let (keys, has_mouse) = (sender.clone(), chosen.mouse(args.mouse));
    let display = Display::open(chosen.probe(), has_mouse, move |input| {
        drop(keys.send(Event::Input(input)));
    })?;
    if display.asks_tmux() {
        spawn_tmux(sender.clone());
    }
    let styles = Styles {
        name: theme,
        themes: chosen.themes(),
        is_colored: chosen.is_colored(&args.reading),
    };
    let mut settings = chosen.settings(&args.reading, args.side, chosen.locale(args.reading.ui));
    settings.clock = Some(Clock::of_machine());
    let reports = sender.clone();
    let mut session = Session {
        app: App::new(size(&display), settings),
        theme: styles.theme(display.found()),
        styles,
        keys: chosen.keys(),
        display,
        _signals: signals,
        sender,
        events,
        backlog: VecDeque::new(),
        worker: Worker::start(chosen.keep(&args.reading), move |report| {
            drop(reports.send(Event::Searched(report)));
        })?,
        inputs,
        has_mouse,
        painted: Canvas::new(Size { columns: 0, rows: 0 }),
        shown: Some([shown, shown_too]),
        readings: 1,
        is_reading_again: false,
        watch: None,
        keeping,
    };
    if let Err(error) = marks {
        session.update(Message::Told(Told::Failed(error)))?;
    }
    let ended = session.run();
    session.leave();
    let exit = ended?;
    let problems = session.app.library.problems().to_vec();
    let has_read = session.app.library.count() > 0;
    drop(session);
    // Told when the screen is the shell's again.
    problems.iter().for_each(complain);
    Ok(if exit == Exit::Done && !has_read && !problems.is_empty() { Exit::Failed } else { exit })
}

/// Looks through `inputs` on a thread of its own. What comes after the first batch waits until that is
/// `painted`: the first frame has the processors for itself.
fn spawn_scan(
    inputs: Vec<Input>,
    sender: Sender<Event>,
    painted: Receiver<()>,
) -> Result<(), Error> {
    Builder::new().name("scan".to_owned()).spawn(move || {
        let mut painted = Some(painted);
        scan(&inputs, &mut |batch| {
            let is_first = !batch.is_empty();
            let is_wanted = sender.send(Event::Batch(batch)).is_ok();
            if is_first && let Some(painted) = painted.take() {
                // Whether it came or nobody will say so: it goes on.
                let _ = painted.recv_timeout(PATIENCE);
            }
            is_wanted
        });
    })?;
    Ok(())
}

/// Has tmux asked what it is shown in, beside everything else.
fn spawn_tmux(sender: Sender<Event>) {
    drop(Builder::new().spawn(move || {
        if let Some(client) = ask_tmux() {
            let _ = sender.send(Event::Client(client));
        }
    }));
}
