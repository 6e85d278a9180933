//! Every subcommand and option, with its help text.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{
    NonEmptyStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser,
};
use clap::{Arg, Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::locale::dates::Calendar;
use crate::locale::{Language, Locale};
use crate::terminal::{Way, Wish};
use crate::text;

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

/// Ways by their names; names of terminals stand for theirs.
fn terminal_kinds() -> impl TypedValueParser<Value = Wish> {
    let of_way = |wish: Wish| {
        let others = Wish::names().filter(move |(name, it)| *it == wish && *name != wish.name());
        let value = PossibleValue::new(wish.name()).aliases(others.map(|(name, _)| name));
        match wish {
            Wish::Auto => value.help("Found out"),
            Wish::Way(way) => value.help(format!("As {} needs it", way.terminals())),
        }
    };
    let ways = Way::ALL.into_iter().map(Wish::Way);
    let known = PossibleValuesParser::new(std::iter::once(Wish::Auto).chain(ways).map(of_way));
    known.map(|name| Wish::named(&name).unwrap_or_default())
}

/// Names of themes; the user may have others than those that are told.
#[derive(Clone, Copy, Debug)]
struct ThemeNames;

/// The themes that every user has, and what they are.
const THEMES: [(&str, &str); 5] = [
    ("auto", "Dark or light, as the terminal says its ground is"),
    ("dark", "For a dark ground"),
    ("light", "For a light ground"),
    ("contrast", "Black and white and little else"),
    ("plain", "No colour"),
];

impl TypedValueParser for ThemeNames {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        NonEmptyStringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue>>> {
        Some(Box::new(THEMES.iter().map(|(name, about)| PossibleValue::new(name).help(about))))
    }
}

/// Calendars by their names.
fn calendars() -> impl TypedValueParser<Value = Calendar> {
    let known = Calendar::ALL.map(|calendar| {
        PossibleValue::new(calendar.name()).help(match calendar {
            Calendar::Gregorian => "Months have the names of the region",
            Calendar::Hijri => "As Umm al-Qura reckons it",
            Calendar::Persian => "Solar Hijri",
            Calendar::Both => {
                "That of the language, and in the status line the Hijri day beside it"
            }
        })
    });
    PossibleValuesParser::new(known).map(|name| Calendar::named(&name).unwrap_or(Calendar::Both))
}

/// Languages by their tags.
#[derive(Clone, Copy, Debug)]
struct Languages;

impl TypedValueParser for Languages {
    type Value = Locale;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Locale, clap::Error> {
        if let Some(locale) = value.to_str().and_then(Locale::parse) {
            return Ok(locale);
        }
        let known = PossibleValuesParser::new(Language::ALL.map(Language::tag));
        known.parse_ref(command, argument, value).map(|_| Locale::default())
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue>>> {
        Some(Box::new(
            Language::ALL.into_iter().map(|it| PossibleValue::new(it.tag()).help(it.name())),
        ))
    }
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

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $choice:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
        pub enum $name { $($(#[$about])* $choice),+ }
    };
}

choices! {
    /// How lines lie in their columns.
    Align {
        /// Ragged where reading ends
        #[default]
        Start,
        /// Flush on both sides
        Justify,
    }
}

choices! {
    /// Vowel signs.
    Harakat {
        /// As written
        #[default]
        Keep,
        /// Left out
        Hide,
    }
}

choices! {
    /// Digits.
    Digits {
        /// As written
        #[default]
        Keep,
        /// ٠–٩
        Arabic,
        /// ۰–۹
        Persian,
        /// 0–9
        European,
    }
}

choices! {
    /// When colours and styles are used.
    When {
        /// On a terminal, unless `NO_COLOR` is set
        #[default]
        Auto,
        /// Also elsewhere
        Always,
        /// No colour
        Never,
    }
}

choices! {
    /// Edges of the screen.
    SideName {
        /// Where most articles begin
        #[default]
        Auto,
        /// The left one
        Left,
        /// The right one
        Right,
    }
}

choices! {
    /// The order of letters in a line.
    Order {
        /// As read
        #[default]
        Logical,
        /// As they look, from left to right
        Visual,
    }
}

choices! {
    /// What stands for joined letters.
    Shape {
        /// Presentation forms
        Forms,
        /// The letters themselves
        #[default]
        Letters,
    }
}

choices! {
    /// Formats of a list.
    ListFormat {
        /// Columns for a terminal
        Table,
        /// Tab-separated values, in logical order
        #[default]
        Tsv,
        /// One JSON object a line
        Json,
    }
}

choices! {
    /// Formats of what was found.
    SearchFormat {
        /// Headline, site and date, passage
        #[default]
        Text,
        /// One JSON object a line
        Json,
    }
}

choices! {
    /// Formats of a frame.
    FrameFormat {
        /// Rows in quotes, their logical order, their styles
        #[default]
        Text,
        /// Bare rows
        Plain,
        /// Rows with styles
        Ansi,
        /// Cells with styles and sources
        Json,
    }
}

impl From<Align> for text::Align {
    fn from(align: Align) -> text::Align {
        match align {
            Align::Start => text::Align::Start,
            Align::Justify => text::Align::Justify,
        }
    }
}

impl From<Harakat> for text::Harakat {
    fn from(harakat: Harakat) -> text::Harakat {
        match harakat {
            Harakat::Keep => text::Harakat::Keep,
            Harakat::Hide => text::Harakat::Hide,
        }
    }
}

impl From<Digits> for text::Digits {
    fn from(digits: Digits) -> text::Digits {
        match digits {
            Digits::Keep => text::Digits::AsWritten,
            Digits::Arabic => text::Digits::ArabicIndic,
            Digits::Persian => text::Digits::ExtendedArabicIndic,
            Digits::European => text::Digits::European,
        }
    }
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
