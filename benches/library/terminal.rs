//! A program in a pseudo-terminal of 100×30 that answers as xterm does, at once, and what its screen
//! shows.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::time::Instant;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const ROWS: NonZeroU16 = NonZeroU16::new(30).unwrap();
const COLUMNS: NonZeroU16 = NonZeroU16::new(100).unwrap();

/// Questions, and what xterm answers.
const ANSWERS: [(&[u8], &[u8]); 5] = [
    (b"\x1b[8$p", b"\x1b[8;0$y"),
    (b"\x1b[?2026$p", b"\x1b[?2026;0$y"),
    (b"\x1b[>q", b"\x1bP>|XTerm(379)\x1b\\"),
    (b"\x1b[>c", b"\x1b[>41;379;0c"),
    (b"\x1b[c", b"\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c"),
];

pub struct Terminal {
    pub started: Instant,
    parser: vt100::Parser,
    reader: Box<dyn Read + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    /// Starts a command with `home` as its home and nothing else in its environment.
    pub fn open(command: &[OsString], home: &Path) -> Terminal {
        let size =
            PtySize { rows: ROWS.get(), cols: COLUMNS.get(), pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut builder = CommandBuilder::from_argv(command.to_vec());
        builder.env_clear();
        builder.env("PATH", "/usr/bin:/bin");
        builder.env("TERM", "xterm-256color");
        builder.env("LANG", "C.UTF-8");
        builder.env("HOME", home);
        builder.cwd(home);
        let reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let started = Instant::now();
        let child = pair.slave.spawn_command(builder).unwrap();
        drop(pair.slave);
        let parser = vt100::Parser::new(ROWS, COLUMNS, 0);
        Terminal { started, parser, reader, writer, child, _master: pair.master }
    }

    /// Reads until the screen shows what is expected, and gives when that came.
    pub fn until(&mut self, shows: impl Fn(&vt100::Screen) -> bool) -> Instant {
        let mut bytes = vec![0; 1 << 16];
        loop {
            let count = self.reader.read(&mut bytes).unwrap_or(0);
            let now = Instant::now();
            assert!(count > 0, "it has ended:\n{}", self.parser.screen().contents());
            for (question, answer) in ANSWERS {
                if memchr::memmem::find(&bytes[..count], question).is_some() {
                    self.press(answer);
                }
            }
            self.parser.process(&bytes[..count]);
            if shows(self.parser.screen()) {
                return now;
            }
        }
    }

    /// Sends bytes as a keyboard does.
    pub fn press(&mut self, keys: &[u8]) {
        self.writer.write_all(keys).unwrap();
        self.writer.flush().unwrap();
    }

    /// Private memory that lies in no file, in bytes.
    pub fn memory(&self) -> u64 {
        Terminal::memory_of(self.id())
    }

    /// The same of any process; 0 where it is gone.
    pub fn memory_of(id: u32) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
        let anonymous = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
        let kilobytes: Option<u64> =
            anonymous.and_then(|line| line.split_whitespace().next()?.parse().ok());
        kilobytes.unwrap_or(0) * 1024
    }

    pub fn id(&self) -> u32 {
        self.child.process_id().unwrap()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Rows of the screen that hold something between two columns.
pub fn filled_rows(screen: &vt100::Screen, from: u16, to: u16) -> usize {
    let is_filled = |row: &u16| {
        (from..to).any(|column| {
            let cell = screen.cell(*row, column);
            cell.is_some_and(|cell| !matches!(cell.contents(), "" | " " | "\u{2800}"))
        })
    };
    (0..ROWS.get() - 1).filter(is_filled).count()
}

/// The last row.
pub fn status(screen: &vt100::Screen) -> String {
    screen.rows(0, COLUMNS.get()).last().unwrap_or_default()
}
