//! Every subcommand and option, with its help text.

mod values;

use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser, Subcommand};

use crate::locale::Locale;
use crate::locale::dates::Calendar;
use crate::terminal::Wish;

pub use values::*;
use values::{Languages, ThemeNames, calendars, terminal_kinds};

/// A news reader for the terminal that sets Arabic right.
///
/// Without a command, opens the reader on what PATH holds: a file, a folder, or - for standard
/// input; without PATH, the sample articles. A PATH that equals a command is written ./list.
#[derive(Debug, Parser)]
#[command(name = "khabar", version = env!("KHABAR_VERSION"), args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do instead of reading.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How and what to read.
    #[command(flatten)]
    pub read: Read,
}

/// All commands and options, for what is made from them.
#[must_use]
pub fn definitions() -> clap::Command {
    Cli::command()
}

/// What to do instead of reading.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write articles as text
    Cat(Cat),
    /// Write one line an article: id, date, site, headline
    List(List),
    /// Write articles as JSON Lines in khabar's own form
    Parse(Parse),
    /// Find articles, and write the passages
    Search(Search),
    /// Write the frame that keys lead to, without a terminal
    Snapshot(Snapshot),
    /// Write the settings, each with its comment and as it is by itself
    Config(Config),
    /// Find out what this terminal needs so that Arabic reads right, and write it down
    Doctor(Doctor),
    /// Write what a shell completes words from
    Completions(Completions),
    /// Write a page of the manual, as man reads it
    Man(Man),
}

/// Opens the reader.
#[derive(Debug, Args)]
pub struct Read {
    /// Files, folders, or - for standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How text is set.
    #[command(flatten)]
    pub reading: Reading,
    /// The edge of the screen at which the headlines stand: where most articles begin, by itself
    #[arg(long, value_enum, value_name = "EDGE")]
    pub side: Option<SideName>,
    /// Clicks and the wheel are the reader's; selecting as the terminal does it then needs Shift
    #[arg(long)]
    pub mouse: bool,
    /// What there is around it.
    #[command(flatten)]
    pub around: Around,
}

/// How text is set: the same in every command.
#[derive(Clone, Debug, Args)]
pub struct Reading {
    /// Columns of a line at most
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub columns: Option<u16>,
    /// How lines lie in their columns
    #[arg(long, value_enum, value_name = "HOW")]
    pub align: Option<Align>,
    /// Whether vowel signs are shown; on a terminal where they would be misplaced, hidden
    #[arg(long, value_enum, value_name = "HOW")]
    pub harakat: Option<Harakat>,
    /// Which digits are shown
    #[arg(long, value_enum, value_name = "WHICH")]
    pub digits: Option<Digits>,
    /// The language of the interface; the locale's where khabar speaks it, else English
    #[arg(long, value_name = "LANGUAGE", value_parser = Languages)]
    pub ui: Option<Locale>,
    /// The calendar of dates; gregorian, in Persian persian
    #[arg(long, value_name = "CALENDAR", value_parser = calendars())]
    pub calendar: Option<Calendar>,
    /// The styles: one of these, or one of the file of settings
    #[arg(long, value_name = "NAME", value_parser = ThemeNames)]
    pub theme: Option<String>,
    /// When colours and styles are used
    #[arg(long, value_enum, value_name = "WHEN")]
    pub color: Option<When>,
    /// For those who listen: a dialogue in lines instead of panes, text in logical order
    #[arg(long)]
    pub plain: bool,
    /// Leave nothing behind: no marks, no text prepared for search; none of earlier times are read
    #[arg(long)]
    pub private: bool,
}

/// What there is around the program.
#[derive(Clone, Debug, Args)]
pub struct Around {
    /// What the terminal must be sent so that Arabic reads right; else it is found out
    #[arg(long, value_name = "KIND", value_parser = terminal_kinds())]
    pub terminal: Option<Wish>,
    /// The file of settings, instead of the user's; khabar config prints one
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Writes articles as text.
#[derive(Debug, Args)]
pub struct Cat {
    /// Files, folders, or - for standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The order of letters in a line; visual on a terminal, else logical
    #[arg(long, value_enum, value_name = "ORDER")]
    pub order: Option<Order>,
    /// What stands for joined letters; forms in visual order, else letters
    #[arg(long, value_enum, value_name = "WHAT")]
    pub shape: Option<Shape>,
    /// How text is set.
    #[command(flatten)]
    pub reading: Reading,
    /// What there is around it.
    #[command(flatten)]
    pub around: Around,
}

/// Writes one line an article.
#[derive(Debug, Args)]
pub struct List {
    /// Files, folders, or - for standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What a line is; a table on a terminal, else tab-separated values
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<ListFormat>,
    /// How text is set; a table is as wide as the terminal, else 100 columns.
    #[command(flatten)]
    pub reading: Reading,
    /// What there is around it.
    #[command(flatten)]
    pub around: Around,
}

/// Writes khabar's own form.
#[derive(Debug, Args)]
pub struct Parse {
    /// Files, folders, or - for standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Write what was found in each article instead, for the authors of crawlers
    #[arg(long)]
    pub check: bool,
}

/// Writes what a shell completes words from.
#[derive(Debug, Args)]
pub struct Completions {
    /// For which shell
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Writes a page of the manual.
#[derive(Debug, Args)]
pub struct Man {
    /// The command it is about; khabar itself, without
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

/// Finds articles.
#[derive(Debug, Args)]
#[command(after_help = QUERIES)]
pub struct Search {
    /// Words, "phrases" and filters; see below
    pub query: String,
    /// Files, folders, or - for standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// text for readers, json for programs: one object a line
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: SearchFormat,
    /// How text is set.
    #[command(flatten)]
    pub reading: Reading,
    /// What there is around it.
    #[command(flatten)]
    pub around: Around,
}

/// What a query may hold, and where text for searching is kept.
const QUERIES: &str = "\
Every word must stand in the article: its headline, authors or body. Vowel signs, tatweel, the \
forms of alef, yeh, kaf and heh, digits and case make no difference, nor does what Arabic writes \
onto a word. Filters: site:NAME author:NAME after:DATE before:DATE, or in Arabic \
موقع: كاتب: بعد: قبل:, where DATE is a year, year-month or year-month-day; after: counts its own \
day, before: does not. is:unread is:read is:starred is:begun (حالة:) leave what the reader has marked so.

The reader keeps text prepared for search in $XDG_CACHE_HOME/khabar, else ~/.cache/khabar, for your \
eyes alone, of the four libraries used last; rm -r that folder to be rid of it. --private keeps \
none. Exit code 1: nothing matched, or something could not be read.";

/// Writes frames.
#[derive(Debug, Args)]
pub struct Snapshot {
    /// Files, folders, or - for standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The screen, in columns and rows
    #[arg(long, value_name = "COLUMNSxROWS", default_value = "80x24")]
    pub size: String,
    /// Names of keys, separated by spaces: j 5j Enter Ctrl-d Space "text typed" Resize:80x24
    #[arg(long, value_name = "KEYS", default_value = "", allow_hyphen_values = true)]
    pub keys: String,
    /// text quotes rows and tells order and styles; plain is the bare rows; ansi adds styles
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: FrameFormat,
    /// Write the frame after each key, not only the last
    #[arg(long)]
    pub every: bool,
    /// When it is, for dates: a day or a time, in UTC unless it says otherwise
    #[arg(long, value_name = "TIME", default_value = "2000-01-01T00:00:00Z")]
    pub now: String,
    /// How text is set.
    #[command(flatten)]
    pub reading: Reading,
    /// The edge of the screen at which the headlines stand: where most articles begin, by itself
    #[arg(long, value_enum, value_name = "EDGE")]
    pub side: Option<SideName>,
    /// A file of settings; the user's own is not read
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Writes the settings.
#[derive(Debug, Args)]
pub struct Config {
    /// Tell what is wrong with the file of settings instead; exit code 1: something is
    #[arg(long)]
    pub check: bool,
    /// The file of settings, instead of the user's
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Examines the terminal.
#[derive(Debug, Args)]
pub struct Doctor {
    /// The language of the interface; the locale's where khabar speaks it, else English
    #[arg(long, value_name = "LANGUAGE", value_parser = Languages)]
    pub ui: Option<Locale>,
    /// What there is around it.
    #[command(flatten)]
    pub around: Around,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definitions_hold_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_path_named_like_a_command_is_written_with_a_dot() {
        let cli = Cli::parse_from(["khabar", "./list"]);
        assert!(cli.command.is_none());
        assert_eq!(cli.read.paths, [PathBuf::from("./list")]);
    }
}
