//! One file per subcommand, each short.

mod browser;
mod cat;
mod completions;
mod display;
mod doctor;
mod list;
mod man;
mod parse;
mod read;
mod search;
mod snapshot;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::app::panes::Side;
use crate::app::settings::Settings;
use crate::article::Article;
use crate::cli::{Around, Cli, Command, Interface, Reading, SideName, ThemeName, When};
use crate::config;
use crate::error::Error;
use crate::library::Record;
use crate::library::scan::{Found, Input, each, is_piped};
use crate::library::search::Keep;
use crate::locale::{self, Locale};
use crate::terminal::{self, Environment, Probe, VisualLines, Wish};
use crate::ui::Theme;

/// The variable that says what the terminal must be sent.
const VARIABLE: &str = "KHABAR_TERMINAL";

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

/// One line on standard error.
#[expect(clippy::print_stderr, reason = "this is where messages go")]
fn complain(error: &Error) {
    eprintln!("khabar: {error}");
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

/// What is known of the terminal without asking it. What is wrong with the user's settings is told.
fn probe(around: &Around) -> Probe {
    Probe::new(Environment::of_process(), wish(around))
}

/// The user's word on the terminal: the option's, else the variable's, else the file's.
fn wish(around: &Around) -> Wish {
    let path = around.config.clone().or_else(config::path);
    let (config, mut faults) = path.map(|path| config::read(&path)).unwrap_or_default();
    if let Some(given) = around.config.as_ref().filter(|given| !given.exists()) {
        faults.push(Error::at(given.display(), "no such file"));
    }
    let variable = std::env::var(VARIABLE).ok().filter(|name| !name.is_empty());
    let variable = variable.and_then(|name| match config::named(&name) {
        Ok(wish) => Some(wish),
        Err(what) => {
            faults.push(Error::at(VARIABLE, what));
            None
        }
    });
    faults.iter().for_each(complain);
    around.terminal.or(variable).or(config.terminal).unwrap_or_default()
}

/// Whether the mouse is the reader's: as asked, else as the file says. What is wrong with that was
/// told with the terminal.
fn wants_mouse(args: &crate::cli::Read) -> bool {
    let path = args.around.config.clone().or_else(config::path);
    args.mouse || path.and_then(|it: PathBuf| config::read(&it).0.mouse).unwrap_or(false)
}

/// Makes the terminal ready for lines in visual order, as what is known of it without asking
/// needs them.
fn visual_lines(around: &Around) -> (VisualLines, terminal::Found) {
    let probe = probe(around);
    let found = probe.found();
    (VisualLines::begin(found.way, found.multiplexer), found)
}

/// Whether standard output shows text in rows and columns.
fn is_screen() -> bool {
    io::stdout().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

fn is_colored(reading: &Reading) -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match reading.color {
        When::Always => true,
        When::Never => false,
        When::Auto => {
            !is_set("NO_COLOR")
                && (is_screen()
                    || std::env::var_os("CLICOLOR_FORCE")
                        .is_some_and(|value| value != "0" && !value.is_empty()))
        }
    }
}

/// Where folded text for searching may be kept: in the user's cache, unless nothing is to be left
/// behind.
fn keep(reading: &Reading) -> Keep {
    let folder = |name: &str| {
        std::env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute())
    };
    let cache = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else {
        folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache")))
    };
    match cache {
        Some(cache) if !reading.private => Keep::at(cache.join("khabar")),
        Some(_) | None => Keep::Nowhere,
    }
}

/// What the interface speaks: as asked, else as the machine's locale says. The region is the one whose
/// dates the machine writes, unless it was asked for.
fn locale(ui: Option<Locale>) -> Locale {
    let first = |names: [&str; 3]| {
        names.iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    };
    let spoken = || Locale::parse(&first(["LC_ALL", "LC_MESSAGES", "LANG"])?);
    let locale = ui.or_else(spoken).unwrap_or_default();
    let region = || locale::region(&first(["LC_ALL", "LC_TIME", "LANG"])?);
    Locale { region: locale.region.or_else(region), ..locale }
}

fn theme(interface: Interface) -> Theme {
    match interface.theme {
        ThemeName::Dark => Theme::dark(),
        ThemeName::Plain => Theme::plain(),
    }
}

fn settings(reading: &Reading, side: SideName, locale: Locale) -> Settings {
    let mut settings = Settings::new(locale);
    if let Some(columns) = reading.columns {
        settings.measure = Some(columns);
    }
    settings.align = reading.align();
    settings.harakat = reading.harakat();
    settings.is_harakat_chosen = reading.harakat.is_some();
    settings.digits = reading.digits();
    settings.side = match side {
        SideName::Auto => None,
        SideName::Left => Some(Side::Left),
        SideName::Right => Some(Side::Right),
    };
    settings
}
