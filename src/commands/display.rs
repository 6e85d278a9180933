//! The terminal while the reader has it, and what is known of its kind.

use std::io::{self, Write};
use std::process::{Command, ExitStatus};
use std::time::Duration;

use crate::app::panes::Size;
use crate::terminal::{
    Client, Facts, Found, Guard, Input, Output, Probe, Reader, Reply, Screen, Wants, Way,
};

pub(super) struct Display {
    pub screen: Screen<Output>,
    probe: Probe,
    /// The user goes through the kinds by hand: what is found out does not count any more.
    is_by_hand: bool,
    reader: Reader,
    guard: Guard,
}

impl Display {
    /// Takes the terminal, for the kind that it is without having been asked, and asks it; the mouse
    /// too where it is wanted.
    pub(super) fn open(
        mut probe: Probe,
        mouse: bool,
        sink: impl FnMut(Input) + Send + 'static,
    ) -> io::Result<Display> {
        let Found { way, multiplexer: through, .. } = probe.found();
        let guard = Guard::enter(Wants { way, mouse, asking: true, through })?;
        probe.asked();
        let screen = guard.screen();
        let reader = Reader::start(sink)?;
        Ok(Display { screen, probe, is_by_hand: false, reader, guard })
    }

    /// Takes an answer of the terminal.
    pub(super) fn answered(&mut self, reply: &Reply) -> io::Result<()> {
        self.probe.take(reply);
        self.guard.was_off(self.probe.was_off());
        self.follow()
    }

    /// Takes tmux's word.
    pub(super) fn told(&mut self, client: Client) -> io::Result<()> {
        self.probe.take_client(client);
        self.follow()
    }

    /// The terminal is gone; it answers nothing.
    pub(super) fn closed(&mut self) {
        self.probe.end();
    }

    /// Whether tmux is to be asked what it is shown in.
    pub(super) fn asks_tmux(&self) -> bool {
        self.probe.asks_tmux()
    }

    /// Whether there is a tmux around this program that can be told something.
    pub(super) fn is_in_tmux(&self) -> bool {
        self.probe.is_in_tmux()
    }

    /// What is known of the terminal now.
    pub(super) fn found(&self) -> Found {
        self.probe.found()
    }

    /// What it is known from.
    pub(super) fn facts(&self) -> &Facts {
        self.probe.facts()
    }

    /// Whether vowel signs stand where they belong, if that is known.
    pub(super) fn shows_marks(&self) -> Option<bool> {
        self.probe.found().shows_marks
    }

    /// How long an answer may still come; `None` when none will.
    pub(super) fn patience(&self) -> Option<Duration> {
        self.probe.patience()
    }

    /// Paints for the next kind of terminal from now on.
    pub(super) fn next_way(&mut self) -> io::Result<Way> {
        self.is_by_hand = true;
        let way = self.screen.way().next();
        self.set_way(way)?;
        Ok(way)
    }

    /// Shows rows of bytes, in the state that a way needs and nothing else in it.
    pub(super) fn show(&mut self, way: Way, bytes: &str) -> io::Result<()> {
        self.is_by_hand = true;
        self.set_way(way)?;
        self.guard.output().write_all(bytes.as_bytes())
    }

    fn follow(&mut self) -> io::Result<()> {
        let found = self.probe.found();
        self.screen.set_synchronized(found.synchronized);
        if self.is_by_hand || found.way == self.screen.way() {
            return Ok(());
        }
        self.set_way(found.way)
    }

    fn set_way(&mut self, way: Way) -> io::Result<()> {
        self.guard.set_way(way, self.probe.found().multiplexer)?;
        self.screen.set_way(way);
        Ok(())
    }

    /// What is known of what the terminal shows. Vowel signs are sent, too, where the user wants to
    /// see them however they come out.
    pub(super) fn set_marks(&mut self, are_wanted: bool) {
        let (way, found) = (self.screen.way(), self.probe.found());
        let shown =
            if way == found.way { found.capabilities() } else { found.capabilities_in(way) };
        let shown = shown.with_marks(shown.marks || are_wanted);
        if shown != self.screen.capabilities() {
            self.screen.set_capabilities(shown);
        }
    }

    /// Paints everything again, whatever has become of the terminal meanwhile.
    pub(super) fn redraw(&mut self) -> io::Result<()> {
        self.screen.invalidate();
        self.guard.settle()
    }

    /// Whether the terminal is still held.
    pub(super) fn is_held(&self) -> bool {
        self.guard.holds()
    }

    /// Takes the terminal again after somebody else had the process stopped.
    pub(super) fn retake(&mut self) -> io::Result<()> {
        self.screen.invalidate();
        self.guard.retake()
    }

    pub(super) fn suspend(&mut self) -> io::Result<()> {
        self.screen.invalidate();
        self.guard.suspend(&self.reader)
    }

    /// Puts text into the clipboard by the terminal's own sequence.
    pub(super) fn copy(&mut self, text: &str) -> io::Result<()> {
        let through = self.probe.found().multiplexer;
        self.screen.copy(text, through)
    }

    /// Runs a program that reads `text`, until Enter is pressed.
    pub(super) fn feed_child(&mut self, child: &mut Command, text: &str) -> io::Result<ExitStatus> {
        self.screen.invalidate();
        self.guard.feed_child(&self.reader, child, text)
    }

    pub(super) fn run_child(&mut self, child: &mut Command) -> io::Result<ExitStatus> {
        self.screen.invalidate();
        self.guard.run_child(&self.reader, child)
    }

    /// Gives the screen back; the keyboard with the rest, when this is dropped.
    pub(super) fn leave_screen(&mut self) {
        self.guard.leave_screen();
    }
}

/// The size of the terminal.
pub(super) fn size(display: &Display) -> Size {
    let size = display.screen.measure();
    Size { columns: size.width, rows: size.height }
}
