//! One file per subcommand, each short.

mod browser;
mod cat;
mod chosen;
mod completions;
mod config;
mod dialogue;
mod display;
mod doctor;
mod list;
mod man;
mod marks;
mod parse;
mod read;
mod search;
mod searching;
mod snapshot;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::article::Article;
use crate::cli::{Cli, Command};
use crate::error::Error;
use crate::library::Record;
use crate::library::scan::{Input, is_piped};
use crate::library::stream::{Found, each};
use crate::terminal::{self, VisualLines};

use chosen::Chosen;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All was done.
    Done,
    /// Something could not be read, or nothing matched.
    Failed,
    /// The arguments ask for what cannot be.
    WrongUsage,
    /// A signal ended it.
    Interrupted,
}

impl Exit {
    /// The exit code.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::WrongUsage => 2,
            Exit::Interrupted => 130,
        }
    }
}

/// Does what the arguments ask for.
#[must_use]
pub fn run(cli: Cli) -> Exit {
    match cli.command {
        None => read::run(&cli.read),
        Some(Command::Cat(args)) => cat::run(&args),
        Some(Command::List(args)) => list::run(&args),
        Some(Command::Parse(args)) => parse::run(&args),
        Some(Command::Search(args)) => search::run(&args),
        Some(Command::Snapshot(args)) => snapshot::run(&args),
        Some(Command::Config(args)) => config::run(&args),
        Some(Command::Doctor(args)) => doctor::run(&args),
        Some(Command::Completions(args)) => completions::run(&args),
        Some(Command::Man(args)) => man::run(&args),
    }
}

/// What `paths` name. Without any, standard input where something is piped into it, else the
/// sample articles.
fn inputs(paths: &[PathBuf]) -> Vec<Input> {
    if !paths.is_empty() {
        return named(paths);
    }
    if is_piped() { vec![Input::Piped] } else { Input::samples().collect() }
}

fn named(paths: &[PathBuf]) -> Vec<Input> {
    paths
        .iter()
        .map(|path| if path == Path::new("-") { Input::Stdin } else { Input::Path(path.clone()) })
        .collect()
}

/// One line on standard error. Where it is full or closed, there is nobody to tell.
fn complain(error: &Error) {
    let _ = writeln!(io::stderr(), "khabar: {error}");
}

/// Writes with `write`, through a buffer; a reader that has gone away is no fault.
fn output(write: impl FnOnce(&mut dyn Write) -> io::Result<Exit>) -> Exit {
    let stdout = io::stdout();
    let mut out = io::BufWriter::with_capacity(1 << 16, stdout.lock());
    let written = write(&mut out).and_then(|exit| out.flush().map(|()| exit));
    match written {
        Ok(exit) => exit,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            // What is left in the buffer has nowhere to go.
            let _ = out.into_parts();
            Exit::Done
        }
        Err(error) if error.kind() == io::ErrorKind::Interrupted => {
            let _ = out.into_parts();
            Exit::Interrupted
        }
        Err(error) => {
            let _ = out.into_parts();
            complain(&Error::at("standard output", crate::error::reason(&error)));
            Exit::Failed
        }
    }
}

/// Hands each article of `paths` to `write`; what cannot be read, or written as asked, is told on
/// standard error and makes the run fail at its end.
fn write_each(
    paths: &[PathBuf],
    mut write: impl FnMut(&mut dyn Write, &Record, &Article) -> Result<io::Result<()>, Error>,
) -> Exit {
    output(|out| {
        let (mut exit, mut fault) = (Exit::Done, None);
        each(&inputs(paths), &mut |found| {
            let written = match found {
                Found::Article(record, article) => write(out, &record, &article),
                Found::Problem(error) => Err(error),
            };
            match written {
                Ok(written) => fault = written.err(),
                Err(error) => {
                    complain(&error);
                    exit = Exit::Failed;
                }
            }
            fault.is_none()
        });
        fault.map_or(Ok(exit), Err)
    })
}

/// Makes the terminal ready for lines in visual order, as what is known of it without asking
/// needs them.
fn visual_lines(chosen: &Chosen) -> (VisualLines, terminal::Found) {
    let found = chosen.probe().found();
    (VisualLines::begin(found.way, found.multiplexer), found)
}

/// Whether standard output shows text in rows and columns.
fn is_screen() -> bool {
    io::stdout().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}
