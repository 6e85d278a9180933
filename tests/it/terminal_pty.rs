//! A terminal of our own for the real binary: a pseudo-terminal, and what its screen shows.
//!
//! Nothing of the machine is handed on: the environment is what a test sets, the home a folder that
//! goes with the test. Nothing waits for a length of time but for what the screen shows.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::ffi::OsString;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
use tempfile::TempDir;
use unicode_normalization::UnicodeNormalization;

/// Longer than any machine needs; a test that fails takes as long.
const DEADLINE: Duration = Duration::from_secs(30);

/// DA1, the last that is asked.
pub const LAST_ANSWER: &str = "\x1b[?1;2c";
const LAST_QUESTION: &[u8] = b"\x1b[>c\x1b[c";

/// What is to be run, and where.
pub struct Start {
    home: TempDir,
    columns: u16,
    rows: u16,
    arguments: Vec<OsString>,
    variables: Vec<(&'static str, OsString)>,
    script: &'static str,
    answers: &'static str,
    typed: &'static str,
}

impl Start {
    /// A terminal of 100×30 with nothing in its home.
    pub fn new() -> Start {
        Start {
            home: tempfile::tempdir().unwrap(),
            columns: 100,
            rows: 30,
            arguments: Vec::new(),
            variables: Vec::new(),
            script: r#"exec "$0" "$@" 2>errors"#,
            answers: LAST_ANSWER,
            typed: "",
        }
    }

    /// A path or an option.
    pub fn argument(mut self, argument: impl Into<OsString>) -> Start {
        self.arguments.push(argument.into());
        self
    }

    /// A variable of the environment.
    pub fn variable(mut self, name: &'static str, value: impl Into<OsString>) -> Start {
        self.variables.push((name, value.into()));
        self
    }

    /// A file in the home, which is where the binary runs.
    pub fn file(self, name: &str, content: impl AsRef<[u8]>) -> Start {
        std::fs::write(self.home().join(name), content).unwrap();
        self
    }

    /// Standard input is a pipe that holds the file `piped` of the home.
    pub fn piped(self, content: &str) -> Start {
        Start { script: r#"cat piped | "$0" "$@" 2>errors"#, ..self.file("piped", content) }
    }

    /// What the shell does, with the binary in `$0` and its arguments in `$@`.
    pub fn script(self, script: &'static str) -> Start {
        Start { script, ..self }
    }

    /// What the terminal answers as soon as it is asked; without this, only the last question.
    pub fn answering(self, answers: &'static str) -> Start {
        Start { answers, ..self }
    }

    /// The terminal answers nothing by itself.
    pub fn silent(self) -> Start {
        self.answering("")
    }

    /// Keys that were pressed before the binary was started.
    pub fn typed_ahead(self, typed: &'static str) -> Start {
        Start { typed, ..self }
    }

    /// Where the binary will run.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Runs the binary.
    pub fn open(self) -> Terminal {
        let size = PtySize { rows: self.rows, cols: self.columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let name = pair.master.tty_name().unwrap();
        let line = rustix::fs::open(&name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
        let settings = settings(&line);
        let writer: Writer = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        send(&writer, self.typed);
        let mut child = pair.slave.spawn_command(self.command()).unwrap();
        drop(pair.slave);
        let id = child.process_id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        let (sender, code) = channel();
        std::thread::spawn(move || sender.send(child.wait().map(|status| status.exit_code())));
        let seen = Arc::new(Seen::new(self.columns, self.rows));
        let reader = pair.master.try_clone_reader().unwrap();
        let thread = {
            let (seen, writer) = (Arc::clone(&seen), Arc::clone(&writer));
            let answers = self.answers;
            std::thread::spawn(move || seen.follow(reader, &|| send(&writer, answers)))
        };
        Terminal {
            home: Arc::new(self.home),
            writer,
            master: pair.master,
            line: Some(line),
            settings,
            id: id.unwrap(),
            code,
            seen,
            thread: Some(thread),
        }
    }

    /// A shell redirects, and makes way for the binary.
    fn command(&self) -> CommandBuilder {
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", self.script, env!("CARGO_BIN_EXE_khabar")]);
        command.args(&self.arguments);
        command.env_clear();
        command.env("PATH", "/usr/bin:/bin");
        command.env("TERM", "xterm-256color");
        // Days are told in the zone of whoever reads.
        command.env("TZ", "UTC");
        command.env("HOME", self.home());
        command.cwd(self.home());
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        command
    }
}

type Writer = Arc<Mutex<Box<dyn Write + Send>>>;

fn send(writer: &Writer, bytes: &str) {
    let mut writer = writer.lock().unwrap();
    writer.write_all(bytes.as_bytes()).unwrap();
    writer.flush().unwrap();
}

/// The binary in its terminal.
pub struct Terminal {
    home: Arc<TempDir>,
    master: Box<dyn MasterPty + Send>,
    writer: Writer,
    /// The binary's side of the terminal: while it is open, what was sent last can still be read.
    line: Option<OwnedFd>,
    settings: String,
    id: Pid,
    /// The exit code, when there is one.
    code: Receiver<std::io::Result<u32>>,
    seen: Arc<Seen>,
    thread: Option<JoinHandle<()>>,
}

impl Terminal {
    /// Sends bytes as a keyboard does, in one write.
    pub fn press(&mut self, keys: &str) {
        send(&self.writer, keys);
    }

    /// Waits until the screen shows what is expected, and gives it.
    #[track_caller]
    pub fn wait(&self, expected: &str, is_there: impl Fn(&Shown) -> bool) -> Shown {
        let found = self.seen.wait(DEADLINE, |state| {
            let shown = Shown::new(&state.parser);
            is_there(&shown).then_some(shown)
        });
        found.unwrap_or_else(|| panic!("{expected} is not there:\n{}", self.shown()))
    }

    /// Waits until the last row says `words`, and gives the screen.
    #[track_caller]
    pub fn wait_status(&self, words: &[&str]) -> Shown {
        self.wait(&words.join(", "), |shown| words.iter().all(|word| shown.status().contains(word)))
    }

    /// What the screen shows now.
    pub fn shown(&self) -> Shown {
        Shown::new(&self.seen.lock().parser)
    }

    /// Waits until `bytes` were sent so many times.
    #[track_caller]
    pub fn wait_sent(&self, bytes: &str, times: usize) {
        let found = self
            .seen
            .wait(DEADLINE, |state| (count(&state.bytes, bytes.as_bytes()) >= times).then_some(()));
        assert!(found.is_some(), "{bytes:?} was not sent {times} times");
    }

    /// Whether nothing at all is sent for so long, before the deadline.
    pub fn falls_silent(&self, silence: Duration) -> bool {
        let until = Instant::now() + DEADLINE;
        while Instant::now() < until {
            let length = self.seen.lock().bytes.len();
            if self.seen.wait(silence, |state| (state.bytes.len() > length).then_some(())).is_none()
            {
                return true;
            }
        }
        false
    }

    /// Whether `bytes` were sent.
    pub fn has_sent(&self, bytes: &str) -> bool {
        count(&self.seen.lock().bytes, bytes.as_bytes()) > 0
    }

    /// All that was sent until now.
    pub fn sent_so_far(&self) -> String {
        String::from_utf8(self.seen.lock().bytes.clone()).unwrap()
    }

    /// How many bytes were sent.
    pub fn sent(&self) -> usize {
        self.seen.lock().bytes.len()
    }

    /// Another size, as when a window is dragged.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.seen.lock().parser.set_size(cells(rows), cells(columns));
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).unwrap();
    }

    /// Sends the binary a signal.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.id, signal).unwrap();
    }

    /// Sends a signal to the leader of the job that a shell runs in the foreground, and to no other.
    pub fn signal_job(&self, signal: Signal) {
        let leader = self.master.process_group_leader().and_then(Pid::from_raw);
        kill_process(leader.unwrap(), signal).unwrap();
    }

    /// A file of the home.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Waits until the binary has ended, and everything it has sent is there.
    #[track_caller]
    pub fn ended(mut self) -> Ended {
        let code = self.code.recv_timeout(DEADLINE);
        let code = code.unwrap_or_else(|_| panic!("has not ended:\n{}", self.shown())).unwrap();
        let line = self.line.take().unwrap();
        let has_restored = settings(&line) == self.settings;
        let unread = unread(&line);
        // With the last one who has the line open gone, the reader finds its end.
        drop(line);
        assert!(
            self.seen.wait(DEADLINE, |state| state.is_closed.then_some(())).is_some(),
            "the terminal was not closed"
        );
        self.thread.take().unwrap().join().unwrap();
        let state = self.seen.lock();
        Ended {
            home: Arc::clone(&self.home),
            code,
            bytes: String::from_utf8(state.bytes.clone()).unwrap(),
            shown: Shown::new(&state.parser),
            unread,
            has_restored,
            errors: std::fs::read_to_string(self.path("errors")).unwrap_or_default(),
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Of a test that has failed.
        if self.line.is_some() && self.code.try_recv().is_err() {
            let _ = kill_process(self.id, Signal::KILL);
        }
    }
}

/// What is left when the binary has ended.
pub struct Ended {
    home: Arc<TempDir>,
    /// The exit code.
    pub code: u32,
    /// All it has sent.
    pub bytes: String,
    /// The screen at the end.
    pub shown: Shown,
    /// What a shell would now find typed.
    pub unread: String,
    /// The terminal's settings are those before.
    pub has_restored: bool,
    /// What it wrote to standard error.
    pub errors: String,
}

impl Ended {
    /// Whether `words` were sent, whichever blanks stood between them.
    pub fn says(&self, words: &str) -> bool {
        self.bytes.replace('\u{2800}', " ").contains(words)
    }

    /// What is in a file of the home.
    pub fn file(&self, name: &str) -> Option<String> {
        std::fs::read_to_string(self.home.path().join(name)).ok()
    }

    /// The shell has its terminal back as it was.
    #[track_caller]
    pub fn expect_restored(&self) {
        assert!(self.has_restored, "the terminal's settings are others");
        assert!(!self.shown.is_alternate, "the alternate screen is still there");
        assert!(!self.shown.is_cursor_hidden, "the cursor is still hidden");
        assert_eq!(self.unread, "", "the shell finds something typed");
        // The terminal's own reordering: off inside the alternate screen, on again after it.
        let (_, after) = self.bytes.rsplit_once("\x1b[?1049h").unwrap();
        let (before, after) = after.split_once("\x1b[2J").unwrap();
        assert!(before.contains("\x1b[8l"), "painted without its order settled");
        let left = after.rsplit_once("\x1b[?1049l").unwrap().1;
        assert_eq!(left, "\x1b[8h\x1b[?25h", "not left in order");
        // A terminal without a second screen would keep it otherwise.
        let (before, _) = after.rsplit_once("\x1b[?1049l").unwrap();
        assert!(before.ends_with("\x1b[2J\x1b[H"), "something of it is left");
    }
}

/// What a screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Each row from left to right.
    rows: Vec<String>,
    /// Each row from right to left, letters for presentation forms: how Arabic in it reads.
    read: Vec<String>,
    columns: usize,
    /// The background of each cell.
    backgrounds: Vec<vt100::Color>,
    is_alternate: bool,
    is_cursor_hidden: bool,
}

impl Shown {
    fn new(parser: &vt100::Parser) -> Shown {
        let screen = parser.screen();
        let (rows, columns) = screen.size();
        let cells = |row| (0..columns.get()).filter_map(move |column| screen.cell(row, column));
        let text = |cell: &vt100::Cell| match cell.contents() {
            // The second is a blank that some terminals are sent for a space.
            "" | "\u{2800}" => " ".to_owned(),
            text => text.to_owned(),
        };
        let row = |row| cells(row).map(text).collect::<String>();
        let read = |row| cells(row).rev().map(text).flat_map(|it| it.nfkc().collect::<Vec<_>>());
        Shown {
            rows: (0..rows.get()).map(row).collect(),
            read: (0..rows.get()).map(|row| read(row).collect()).collect(),
            columns: usize::from(columns.get()),
            backgrounds: (0..rows.get()).flat_map(cells).map(vt100::Cell::bgcolor).collect(),
            is_alternate: screen.alternate_screen(),
            is_cursor_hidden: screen.hide_cursor(),
        }
    }

    /// A row that reads from right to left says `words`.
    pub fn reads(&self, words: &str) -> bool {
        self.read.iter().any(|row| row.contains(words))
    }

    /// A row that reads from left to right says `words`.
    pub fn says(&self, words: &str) -> bool {
        self.rows.iter().any(|row| row.contains(words))
    }

    /// Where `words` begin that are read from right to left: column and row, from 1.
    pub fn place_read(&self, words: &str) -> Option<(usize, usize)> {
        let in_row = |row: &String| row.find(words).map(|at| row[..at].chars().count());
        let place = |(y, row)| in_row(row).map(|from_right| (self.columns - from_right, y + 1));
        self.read.iter().enumerate().find_map(place)
    }

    /// Whether it is the alternate screen.
    pub fn is_alternate(&self) -> bool {
        self.is_alternate
    }

    /// Whether any cell holds a character.
    pub fn has(&self, c: char) -> bool {
        self.rows.iter().any(|row| row.contains(c))
    }

    /// The last row, from left to right.
    pub fn status(&self) -> &str {
        self.rows.last().map_or("", String::as_str)
    }

    /// All rows but the last, from left to right.
    pub fn above_status(&self) -> &[String] {
        &self.rows[..self.rows.len() - 1]
    }

    /// How many cells have a background of colour `index`.
    pub fn cells_on(&self, index: u8) -> usize {
        self.backgrounds.iter().filter(|color| **color == vt100::Color::Idx(index)).count()
    }
}

impl std::fmt::Display for Shown {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rows.iter().try_for_each(|row| writeln!(out, "{row:?}"))
    }
}

/// What has come, for whoever waits for it.
struct Seen {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    is_closed: bool,
}

impl Seen {
    fn new(columns: u16, rows: u16) -> Seen {
        let parser = vt100::Parser::new(cells(rows), cells(columns), 0);
        let state = State { parser, bytes: Vec::new(), is_closed: false };
        Seen { state: Mutex::new(state), changed: Condvar::new() }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    fn follow(&self, mut reader: Box<dyn Read + Send>, answer: &dyn Fn()) {
        let mut chunk = [0; 4096];
        let mut is_asked = false;
        loop {
            let count = reader.read(&mut chunk).unwrap_or(0);
            let mut state = self.lock();
            state.parser.process(&chunk[..count]);
            state.bytes.extend_from_slice(&chunk[..count]);
            state.is_closed = count == 0;
            self.changed.notify_all();
            if count == 0 {
                return;
            }
            if !is_asked && memchr::memmem::find(&state.bytes, LAST_QUESTION).is_some() {
                is_asked = true;
                answer();
            }
        }
    }

    fn wait<T>(&self, patience: Duration, find: impl Fn(&State) -> Option<T>) -> Option<T> {
        let until = Instant::now() + patience;
        let mut state = self.lock();
        loop {
            if let Some(found) = find(&state) {
                return Some(found);
            }
            let left = until.checked_duration_since(Instant::now())?;
            state = self.changed.wait_timeout(state, left).unwrap().0;
        }
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

fn count(bytes: &[u8], wanted: &[u8]) -> usize {
    memchr::memmem::find_iter(bytes, wanted).count()
}

/// What was typed and nobody has read.
fn unread(line: &OwnedFd) -> String {
    let mut settings = tcgetattr(line).unwrap();
    settings.make_raw();
    settings.special_codes[SpecialCodeIndex::VMIN] = 0;
    settings.special_codes[SpecialCodeIndex::VTIME] = 0;
    tcsetattr(line, OptionalActions::Now, &settings).unwrap();
    let mut bytes = vec![0; 4096];
    let length = rustix::io::read(line, &mut bytes[..]).unwrap();
    String::from_utf8_lossy(&bytes[..length]).into_owned()
}

/// The terminal's settings in words.
fn settings(line: &OwnedFd) -> String {
    let mut settings = tcgetattr(line).unwrap();
    // Kept by the kernel for itself: input typed before is to be looked at again.
    settings.local_modes.remove(LocalModes::PENDIN);
    format!("{settings:?}")
}
