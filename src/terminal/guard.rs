//! Entering and leaving the terminal.
//!
//! What is changed on entering is changed back exactly once, whoever comes first: the guard's drop,
//! a panic on any thread (before its message is printed, so that it can be read), or a second
//! signal to a program that does not answer the first. The one place that remembers whether there
//! is anything to change back is [`HELD`].
//!
//! ```text
//! enter:  raw mode · alternate screen · cursor hidden · questions · CSI 8 l · paste · erase
//! leave:  styles off · paste, mouse off · erase · main screen · CSI 8 h · cursor shown · raw mode off
//! ```
//!
//! VTE keeps mode 8 by row: it holds for rows that are erased after it, and for the one under the
//! cursor. So `CSI 8 l` stands inside the alternate screen, where it can touch no row of the
//! shell's, and before the erasing. What the terminal had before is put back as soon as the main
//! screen is there again; the questions go out before anything is changed, so that the answer tells
//! of that, and before the erasing, should a terminal take them for letters.
//!
//! tmux and screen keep modes to themselves, and tmux drops what it is to hand on (to mlterm) while
//! it draws its pane anew, as it does after a change of screens: there the order is settled before.
//! screen may have no second screen; what was painted is erased, so that it does not stand there
//! among the shell's lines.

use std::io::{self, IsTerminal, Write};
use std::process::{Command, ExitStatus};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, Once, PoisonError};

use super::order::Order;
use super::probe::questions;
use super::{Multiplexer, Reader, Screen, Way};

/// How the terminal is to be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wants {
    /// What kind of terminal it is.
    pub way: Way,
    /// Whether clicks and the wheel are to be told. The terminal's own selecting then needs Shift.
    pub mouse: bool,
    /// Whether the terminal is asked what it is, for a [`Probe`](super::Probe). The answers come
    /// as [`Input::Reply`](super::Input::Reply).
    pub asking: bool,
    /// What stands between: it is to hand on what mlterm needs.
    pub through: Option<Multiplexer>,
}

/// Holds the terminal, and gives it back when dropped.
///
/// There is at most one. Keep it in a place that lives longer than the loop and is dropped before
/// anything is printed.
#[derive(Debug)]
pub struct Guard {
    holding: Holding,
}

/// What has been done to the terminal.
#[derive(Clone, Copy, Debug)]
struct Holding {
    order: Order,
    mouse: bool,
    /// The alternate screen is there; else only the keyboard is held.
    screen: bool,
}

/// What is to be changed back, while there is something.
static HELD: Mutex<Option<Holding>> = Mutex::new(None);

/// Whether a child has the terminal.
static LENT: AtomicBool = AtomicBool::new(false);

const STYLES_OFF: &str = "\x1b[0m";
const ALTERNATE_SCREEN: &str = "\x1b[?1049h";
const MAIN_SCREEN: &str = "\x1b[?1049l";
const CURSOR_HIDDEN: &str = "\x1b[?25l";
const CURSOR_SHOWN: &str = "\x1b[?25h";
const PASTE_ON: &str = "\x1b[?2004h";
const PASTE_OFF: &str = "\x1b[?2004l";
// Presses and the wheel, told with numbers that do not end at column 223.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";
const ERASE: &str = "\x1b[2J\x1b[H";

impl Guard {
    /// Takes the terminal.
    ///
    /// # Errors
    /// Standard output is not a terminal, the terminal refuses raw mode, or it is held already.
    pub fn enter(wants: Wants) -> io::Result<Self> {
        if !io::stdout().is_terminal() {
            return Err(io::Error::other("standard output is not a terminal"));
        }
        restore_on_panic();
        let order = Order { through: wants.through, ..Order::of(wants.way) };
        let holding = Holding { order, mouse: wants.mouse, screen: true };
        take(holding, if wants.asking { questions(wants.through) } else { "" })?;
        Ok(Self { holding })
    }

    /// The terminal is of another kind than it was taken for: what the old way has changed is put
    /// back, and what the new one needs is done. The screen must be painted anew
    /// ([`Screen::set_way`]). `through` as in [`Wants`].
    ///
    /// # Errors
    /// The terminal cannot be written to.
    pub fn set_way(&mut self, way: Way, through: Option<Multiplexer>) -> io::Result<()> {
        let before = self.holding.order;
        self.holding.order = Order { way, through, ..before };
        let mut held = held();
        let Some(held) = held.as_mut().filter(|held| held.screen) else {
            return Ok(());
        };
        held.order = self.holding.order;
        send([before.put_back(), held.order.settle()].concat().as_bytes())
    }

    /// Has the terminal told again what its way needs, where something else may have changed that.
    /// The screen must be painted anew ([`Screen::invalidate`]).
    ///
    /// # Errors
    /// The terminal was given back, or cannot be written to.
    pub fn settle(&mut self) -> io::Result<()> {
        self.output().write_all(self.holding.order.settle().as_bytes())
    }

    /// The terminal's own reordering was off before it was taken (DECRQM 8 said so), and is to be
    /// left so.
    pub fn was_off(&mut self, was_off: bool) {
        self.holding.order.was_off = was_off;
        if let Some(held) = held().as_mut() {
            held.order.was_off = was_off;
        }
    }

    /// Gives the screen back, but not yet the keyboard: what the terminal still answers is neither
    /// shown nor taken for something typed to a shell.
    pub fn leave_screen(&mut self) {
        if let Some(held) = held().as_mut() {
            held.leave_screen();
        }
    }

    /// The screen, as large as the terminal is. This guard settles the terminal's own reordering for
    /// it, and puts it back.
    #[must_use]
    pub fn screen(&self) -> Screen<Output> {
        Screen::guarded(self.output(), self.holding.order.way)
    }

    /// What is to be written through while the terminal is held.
    #[must_use]
    pub const fn output(&self) -> Output {
        Output { _private: () }
    }

    /// Whether the terminal is still held. A panic on another thread gives it back; the loop then
    /// ends, for nothing can be painted any more.
    #[must_use]
    pub fn holds(&self) -> bool {
        held().is_some_and(|held| held.screen)
    }

    /// Takes the terminal again after the process was stopped by somebody else and runs again; a
    /// shell may have changed everything. The screen must be painted anew
    /// ([`Screen::invalidate`]).
    ///
    /// # Errors
    /// The terminal refuses.
    pub fn retake(&mut self) -> io::Result<()> {
        if !self.holds() {
            return Ok(());
        }
        if !is_raw() {
            crossterm::terminal::disable_raw_mode()?;
            crossterm::terminal::enable_raw_mode()?;
        }
        send(self.holding.entering("").as_bytes())
    }

    /// Gives the terminal away while `work` is done: `reader` does not read, and the main screen
    /// and the terminal's own settings are back. Afterwards the screen must be painted anew
    /// ([`Screen::invalidate`]).
    ///
    /// # Errors
    /// The terminal could not be taken again.
    pub fn lend<T>(&mut self, reader: &Reader, work: impl FnOnce() -> T) -> io::Result<T> {
        reader.park();
        restore();
        LENT.store(true, Ordering::SeqCst);
        let result = work();
        LENT.store(false, Ordering::SeqCst);
        take(self.holding, "")?;
        reader.resume();
        Ok(result)
    }

    /// Runs a program in the terminal, and comes back when it has ended. The terminal is its
    /// standard input too, even where this program's is a pipe.
    ///
    /// # Errors
    /// It could not be started, or the terminal could not be taken again.
    pub fn run_child(&mut self, reader: &Reader, child: &mut Command) -> io::Result<ExitStatus> {
        #[cfg(unix)]
        if !io::stdin().is_terminal() {
            child.stdin(super::input::terminal_device()?);
        }
        self.lend(reader, || child.status())?
    }

    /// Stops this process and those of its group, as Ctrl-Z does, and comes back when a shell
    /// continues it. Where no shell could, the kernel does not stop it, and this comes back at
    /// once.
    ///
    /// # Errors
    /// The terminal could not be taken again.
    #[cfg(unix)]
    pub fn suspend(&mut self, reader: &Reader) -> io::Result<()> {
        self.lend(reader, || {
            rustix::process::kill_current_process_group(STOPPING)?;
            // The signal stops all threads, but this one may run on for a moment before it does,
            // and would take the terminal again under the shell's hands.
            std::thread::sleep(std::time::Duration::from_millis(20));
            Ok(())
        })?
    }

    /// There is no stopping on this system.
    ///
    /// # Errors
    /// None.
    #[cfg(not(unix))]
    pub fn suspend(&mut self, _reader: &Reader) -> io::Result<()> {
        Ok(())
    }
}

/// Standard output, for as long as the guard holds the terminal.
///
/// Each write goes out at once. When the terminal was given back (by a panic on another thread,
/// say), a write is an error, so that no frame is painted over what stands there then.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    _private: (),
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Locked while it writes: a frame is whole before anybody gives the terminal back.
        let held = held();
        match *held {
            Some(Holding { screen: true, .. }) => send(bytes).map(|()| bytes.len()),
            Some(_) | None => Err(io::Error::other("the terminal was given back")),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back, if it is held.
pub(super) fn restore() {
    let mut held = held();
    if let Some(mut holding) = held.take() {
        holding.leave_screen();
        let _ = crossterm::terminal::disable_raw_mode();
    }
}

/// What stops a process; SIGTSTP would be caught.
#[cfg(unix)]
const STOPPING: rustix::process::Signal = rustix::process::Signal::TTOU;

/// Stops this process, and none of its group, if a shell can continue it.
#[cfg(unix)]
pub(super) fn stop_alone() -> io::Result<()> {
    Ok(rustix::process::kill_process(rustix::process::getpid(), STOPPING)?)
}

/// Whether a screen is held.
#[cfg(unix)]
pub(super) fn holds_screen() -> bool {
    held().is_some_and(|held| held.screen)
}

/// Whether a child has the terminal.
#[cfg(unix)]
pub(super) fn is_lent() -> bool {
    LENT.load(Ordering::SeqCst)
}

fn held() -> std::sync::MutexGuard<'static, Option<Holding>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

fn take(holding: Holding, questions: &str) -> io::Result<()> {
    let mut held = held();
    if held.is_some() {
        return Err(io::Error::other("the terminal is held already"));
    }
    crossterm::terminal::enable_raw_mode()?;
    *held = Some(holding);
    drop(held);
    send(holding.entering(questions).as_bytes()).inspect_err(|_| restore())
}

impl Holding {
    fn entering(&self, questions: &str) -> String {
        let mouse = if self.mouse { MOUSE_ON } else { "" };
        let order = &self.order.settle();
        let (outside, inside): (&str, &str) =
            if self.order.through.is_some() { (order, "") } else { ("", order) };
        [outside, ALTERNATE_SCREEN, CURSOR_HIDDEN, questions, inside, PASTE_ON, mouse]
            .into_iter()
            .chain([STYLES_OFF, ERASE])
            .collect()
    }

    fn leaving(&self) -> String {
        let mouse = if self.mouse { MOUSE_OFF } else { "" };
        let order = &self.order.put_back();
        let (inside, outside): (&str, &str) =
            if self.order.is_put_back_first() { (order, "") } else { ("", order) };
        [STYLES_OFF, mouse, PASTE_OFF, ERASE, inside, MAIN_SCREEN, outside, CURSOR_SHOWN].concat()
    }

    fn leave_screen(&mut self) {
        if std::mem::take(&mut self.screen) {
            // Nothing can be done about a terminal that is gone.
            let _ = send(self.leaving().as_bytes());
        }
    }
}

/// Has every panic, on any thread, give the terminal back before its message is printed.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let previous = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            restore();
            previous(panic);
        }));
    });
}

/// Past the lock of standard output: whoever panics may hold it.
#[cfg(unix)]
fn send(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(rustix::stdio::stdout(), bytes) {
            Ok(length) => bytes = &bytes[length..],
            Err(rustix::io::Errno::INTR) => {}
            // Another program has set it so that nobody waits for it.
            Err(rustix::io::Errno::AGAIN) => wait_for_room()?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Waits until the terminal takes more.
#[cfg(unix)]
fn wait_for_room() -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};

    let stdout = rustix::stdio::stdout();
    match poll(&mut [PollFd::new(&stdout, PollFlags::OUT)], None) {
        Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(unix))]
fn send(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout();
    stdout.write_all(bytes)?;
    stdout.flush()
}

/// Whether the terminal still hands over single bytes.
#[cfg(unix)]
fn is_raw() -> bool {
    use rustix::termios::{LocalModes, tcgetattr};

    tcgetattr(rustix::stdio::stdout())
        .is_ok_and(|settings| !settings.local_modes.contains(LocalModes::ICANON))
}

#[cfg(not(unix))]
fn is_raw() -> bool {
    true
}

#[cfg(test)]
mod tests;
