//! Signals → events of the program's one loop.
//!
//! A signal handler may do next to nothing, so these only become events, on a thread of their own,
//! and the loop leaves the terminal in order. If it does not answer and the same is asked a second
//! time, the terminal is given back here and the process ends as if the signal had not been caught.
//!
//! Ctrl-Z comes as a key while a screen is held, and SIGTSTP, which a shell or somebody else sends,
//! as [`Signal::Stop`]: [`Guard::suspend`](super::Guard::suspend) leaves the screen before it stops.
//! While no screen is held, by this program or a child has it, SIGTSTP stops the process at once.
//! The process then stops by SIGTTOU, which is not caught: only with its default action does the
//! kernel see to it that nobody is stopped whom no shell could continue. One who is stopped by
//! SIGSTOP learns of it by [`Signal::Continue`].

use std::io;

/// A signal, by what it means to the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Signal {
    /// The window has another size (SIGWINCH).
    Resize,
    /// The process shall end (SIGTERM, SIGQUIT).
    Terminate,
    /// The user interrupts (SIGINT), by `kill`: Ctrl-C comes as a key. Not while a child has the
    /// terminal.
    Interrupt,
    /// The terminal is gone (SIGHUP).
    Hangup,
    /// The process shall stop (SIGTSTP), by [`Guard::suspend`](super::Guard::suspend). Only while a
    /// screen is held.
    Stop,
    /// The process was stopped and runs again (SIGCONT): the terminal is to be taken again, by
    /// [`Guard::retake`](super::Guard::retake), and painted anew.
    Continue,
}

/// Catches signals until it is dropped.
#[derive(Debug)]
pub struct Signals {
    #[cfg(unix)]
    handle: signal_hook::iterator::Handle,
    #[cfg(unix)]
    thread: Option<std::thread::JoinHandle<()>>,
}

#[cfg(unix)]
mod unix {
    use std::io;

    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::iterator::Signals as Caught;

    use super::super::guard;
    use super::{Signal, Signals};

    impl Signals {
        pub(super) fn catch(mut sink: impl FnMut(Signal) + Send + 'static) -> io::Result<Self> {
            let mut caught =
                Caught::new([SIGWINCH, SIGTERM, SIGQUIT, SIGINT, SIGHUP, SIGCONT, SIGTSTP])?;
            let handle = caught.handle();
            let thread = std::thread::Builder::new().name("signals".into()).spawn(move || {
                let mut asked = false;
                for number in caught.forever() {
                    let Some(signal) = meaning(number) else {
                        continue;
                    };
                    if ends(signal) && std::mem::replace(&mut asked, true) {
                        guard::restore();
                        let _ = signal_hook::low_level::emulate_default_handler(number);
                    }
                    sink(signal);
                }
            })?;
            Ok(Self { handle, thread: Some(thread) })
        }
    }

    impl Drop for Signals {
        fn drop(&mut self) {
            self.handle.close();
            if let Some(thread) = self.thread.take() {
                // A sink that panicked has already said so.
                let _ = thread.join();
            }
        }
    }

    fn meaning(number: i32) -> Option<Signal> {
        Some(match number {
            SIGWINCH => Signal::Resize,
            SIGTERM | SIGQUIT => Signal::Terminate,
            SIGHUP => Signal::Hangup,
            SIGCONT => Signal::Continue,
            // Ctrl-C in a child goes to its whole group; it means the child.
            SIGINT if guard::is_lent() => return None,
            SIGINT => Signal::Interrupt,
            SIGTSTP if guard::holds_screen() => Signal::Stop,
            SIGTSTP => {
                // Whoever else shall stop has been told.
                let _ = guard::stop_alone();
                return None;
            }
            _ => return None,
        })
    }

    const fn ends(signal: Signal) -> bool {
        match signal {
            Signal::Terminate | Signal::Interrupt | Signal::Hangup => true,
            Signal::Resize | Signal::Stop | Signal::Continue => false,
        }
    }
}

impl Signals {
    /// Catches signals and hands them to `sink`, on a thread of its own.
    ///
    /// # Errors
    /// The handlers or the thread could not be made.
    #[cfg(unix)]
    pub fn start(sink: impl FnMut(Signal) + Send + 'static) -> io::Result<Self> {
        Self::catch(sink)
    }

    /// There are no signals on this system.
    ///
    /// # Errors
    /// None.
    #[cfg(not(unix))]
    pub fn start(_sink: impl FnMut(Signal) + Send + 'static) -> io::Result<Self> {
        Ok(Self {})
    }
}
