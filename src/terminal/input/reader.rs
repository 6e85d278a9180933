//! The thread that reads the terminal.

use std::fs::File;
use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::OwnedFd;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;

use super::Input;
use super::decode::decode;
use super::split::Splitter;

/// Reads the terminal on a thread of its own until it is dropped or the terminal is gone.
///
/// Start it after [`Guard::enter`](crate::terminal::Guard::enter): before that the terminal hands
/// over whole lines only, and takes Ctrl-D for the end of the file.
#[derive(Debug)]
pub struct Reader {
    shared: Arc<Shared>,
    wake: PipeWriter,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug)]
struct State {
    wanted: Wanted,
    doing: Doing,
}

/// What the owner wants of the thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Read,
    Park,
    End,
}

/// What the thread does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    Reading,
    Parked,
    Ended,
}

impl Reader {
    /// Reads the terminal of this process: standard input where that is a terminal, else the
    /// controlling terminal. What is found goes to `sink`, on the reader's thread; `sink` must not
    /// block, nor call the reader.
    ///
    /// # Errors
    /// There is no terminal, or no thread could be started.
    pub fn start(sink: impl FnMut(Input) + Send + 'static) -> io::Result<Self> {
        Self::over(terminal_device()?, sink)
    }

    /// Reads another descriptor: a pipe in a test, a terminal that the caller opened.
    ///
    /// # Errors
    /// No thread or pipe could be made.
    pub fn over(
        source: impl Into<OwnedFd>,
        mut sink: impl FnMut(Input) + Send + 'static,
    ) -> io::Result<Self> {
        let mut source = File::from(source.into());
        let (mut woken, wake) = io::pipe()?;
        let shared = Arc::new(Shared {
            state: Mutex::new(State { wanted: Wanted::Read, doing: Doing::Reading }),
            changed: Condvar::new(),
        });
        let ending = Ending(Arc::clone(&shared));
        let thread = std::thread::Builder::new().name("input".into()).spawn(move || {
            run(&mut source, &mut woken, &ending.0, &mut sink);
        })?;
        Ok(Self { shared, wake, thread: Some(thread) })
    }

    /// Stops reading. When this returns, the thread does not read, and what is typed from now on
    /// stays in the terminal for whoever reads it next: a child, a shell, or this reader after
    /// [`resume`](Self::resume).
    pub fn park(&self) {
        let mut state = self.shared.lock();
        if state.wanted == Wanted::Read {
            state.wanted = Wanted::Park;
        }
        self.wake();
        while state.doing == Doing::Reading {
            state = self.shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Reads again.
    pub fn resume(&self) {
        let mut state = self.shared.lock();
        if state.wanted == Wanted::Park {
            state.wanted = Wanted::Read;
        }
        if state.doing == Doing::Parked {
            // Said here, not by the thread, so that a park right after this waits for it.
            state.doing = Doing::Reading;
        }
        self.shared.changed.notify_all();
    }

    fn wake(&self) {
        // A full pipe wakes as well, and a thread that has ended need not be woken.
        let _ = (&self.wake).write(&[0]);
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.shared.lock().wanted = Wanted::End;
        self.shared.changed.notify_all();
        self.wake();
        if let Some(thread) = self.thread.take() {
            // A sink that panicked has already said so.
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does what the owner wants, for as long as that is not to read. False when it is to end.
    fn obey(&self) -> bool {
        let mut state = self.lock();
        loop {
            match state.wanted {
                Wanted::Read => return true,
                Wanted::End => return false,
                Wanted::Park => {
                    state.doing = Doing::Parked;
                    self.changed.notify_all();
                    state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                }
            }
        }
    }
}

/// Says that the thread has ended, even when its sink panicked.
struct Ending(Arc<Shared>);

impl Drop for Ending {
    fn drop(&mut self) {
        self.0.lock().doing = Doing::Ended;
        self.0.changed.notify_all();
    }
}

/// What the thread was woken by.
enum Woken {
    Owner,
    Terminal,
    Silence,
}

fn run(source: &mut File, woken: &mut PipeReader, shared: &Shared, sink: &mut impl FnMut(Input)) {
    let mut splitter = Splitter::default();
    let mut bytes = [0; 4096];
    loop {
        match wait(source, woken, splitter.patience()) {
            Ok(Woken::Owner) => {
                // However many words of the owner are in the pipe, its wish is one.
                let _ = woken.read(&mut bytes[..64]);
                decode(splitter.give_up(), &mut *sink);
                if !shared.obey() {
                    return;
                }
            }
            Ok(Woken::Silence) => decode(splitter.give_up(), &mut *sink),
            Ok(Woken::Terminal) => match read(source, &mut bytes) {
                Ok(0) | Err(_) => break,
                Ok(length) => decode(splitter.feed(&bytes[..length]), &mut *sink),
            },
            Err(_) => break,
        }
    }
    decode(splitter.give_up(), &mut *sink);
    sink(Input::Closed);
}

/// Waits for either. The owner goes first: it may be about to give the terminal away.
fn wait(source: &File, woken: &PipeReader, patience: Option<Duration>) -> io::Result<Woken> {
    let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
    loop {
        let mut ready = [PollFd::new(woken, PollFlags::IN), PollFd::new(source, PollFlags::IN)];
        match poll(&mut ready, patience.as_ref()) {
            Ok(0) => return Ok(Woken::Silence),
            Ok(_) if !ready[0].revents().is_empty() => return Ok(Woken::Owner),
            // A hang-up too is found out by reading.
            Ok(_) => return Ok(Woken::Terminal),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

fn read(source: &mut File, bytes: &mut [u8]) -> io::Result<usize> {
    loop {
        match source.read(bytes) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

/// The terminal to read keys from, even when standard input is a pipe with articles.
pub(in super::super) fn terminal_device() -> io::Result<OwnedFd> {
    let stdin = rustix::stdio::stdin();
    if rustix::termios::isatty(stdin) {
        return stdin.try_clone_to_owned();
    }
    let flags = OFlags::RDONLY | OFlags::NOCTTY | OFlags::CLOEXEC;
    // By its own name first: macOS cannot poll /dev/tty.
    let stdout = rustix::stdio::stdout();
    if let Ok(name) = rustix::termios::ttyname(stdout, Vec::new())
        && let Ok(device) = rustix::fs::open(&*name, flags, Mode::empty())
    {
        return Ok(device);
    }
    rustix::fs::open("/dev/tty", flags, Mode::empty()).map_err(|error| {
        io::Error::new(error.kind(), format!("there is no terminal to read keys from: {error}"))
    })
}

#[cfg(test)]
mod tests;
