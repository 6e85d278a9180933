//! The user's settings: one file of TOML.
//!
//! A fault in it is told with its line, and everything else in it counts. `settings` is the table of
//! all that can be set; what `khabar config` prints is made of it.

mod keys;
mod sample;
mod settings;
mod themes;
mod write;

use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml_edit::{Document, Item};

use crate::app::panes::{RELATED_SHARE, Side};
use crate::app::settings::COMFORTABLE;
use crate::error::{Error, reason};
use crate::locale::Locale;
use crate::locale::dates::Calendar;
use crate::terminal::Wish;
use crate::text::{Align, Digits, Harakat};
use crate::ui::Keymap;
use crate::ui::theme::Themes;

pub use sample::sample;
pub use write::set_terminal;

/// What the user has set; what is not set is as it is by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The language of the interface; `None` is the locale's.
    pub ui: Option<Locale>,
    /// The calendar of dates; `None` is the language's.
    pub calendar: Option<Calendar>,
    /// Columns of a body line at most; `None` fills the pane.
    pub measure: Option<u16>,
    /// How lines lie in their columns.
    pub align: Align,
    /// Whether vowel signs are shown; `None` leaves it to the terminal.
    pub harakat: Option<Harakat>,
    /// Which digits are shown.
    pub digits: Digits,
    /// The edge of the headlines; `None` is where most articles begin.
    pub side: Option<Side>,
    /// Percent of the columns that the headlines take; `None` is as many as suit.
    pub headlines: Option<u16>,
    /// Percent of the rows that the related headlines take at most while the article is read.
    pub related: u16,
    /// The styles, by the name of a theme.
    pub theme: String,
    /// The themes there are.
    pub themes: Themes,
    /// Whether colours are used; `None` asks the environment.
    pub color: Option<bool>,
    /// What the terminal must be sent; `None` where nothing is said of it.
    pub terminal: Option<Wish>,
    /// Whether the mouse is the reader's.
    pub mouse: bool,
    /// Whether all is said in lines, for those who listen.
    pub plain: bool,
    /// Whether nothing is left behind.
    pub private: bool,
    /// What keys do.
    pub keys: Keymap,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            ui: None,
            calendar: None,
            measure: Some(COMFORTABLE),
            align: Align::default(),
            harakat: None,
            digits: Digits::default(),
            side: None,
            headlines: None,
            related: RELATED_SHARE,
            theme: "auto".to_owned(),
            themes: Themes::default(),
            color: None,
            terminal: None,
            mouse: false,
            plain: false,
            private: false,
            keys: Keymap::default(),
        }
    }
}

const TERMINAL: &str = "terminal";

/// Where the file is, if anywhere: `khabar/config.toml` among the user's settings.
#[must_use]
pub fn path() -> Option<PathBuf> {
    let folder =
        |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|it| it.is_absolute());
    let settings = folder("XDG_CONFIG_HOME").or_else(|| Some(folder("HOME")?.join(".config")))?;
    Some(settings.join("khabar/config.toml"))
}

/// What the file says, and what is wrong with it. No file says nothing.
#[must_use]
pub fn read(path: &Path) -> (Config, Vec<Error>) {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Default::default(),
        Err(error) => return (Config::default(), vec![Error::at(path.display(), reason(&error))]),
    };
    let (config, faults) = parse(&text);
    let told =
        |fault: Fault| Error::at(path.display(), fault.what).on_line(line_of(&text, fault.at));
    (config, faults.into_iter().map(told).collect())
}

/// What is wrong, and where in the text.
#[derive(Debug)]
struct Fault {
    at: usize,
    what: String,
}

fn parse(text: &str) -> (Config, Vec<Fault>) {
    let mut config = Config::default();
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let what = error.message().lines().collect::<Vec<_>>().join(" ");
            return (config, vec![Fault { at: start(error.span()), what }]);
        }
    };
    let mut faults = Vec::new();
    for (name, item) in document.iter() {
        if name == keys::TABLE {
            keys::take(item, text, &mut config.keys, &mut faults);
            continue;
        }
        if name == themes::TABLE {
            themes::take(item, &mut config.themes, &mut faults);
            continue;
        }
        let fault = if let Some(setting) = settings::ALL.iter().find(|setting| setting.name == name)
        {
            (setting.take)(item, &mut config)
                .err()
                .map(|what| Fault { at: start(item.span()), what })
        } else {
            let known: Vec<&str> = settings::ALL.iter().map(|it| it.name).chain(TABLES).collect();
            Some(Fault {
                at: start(document.key(name).and_then(toml_edit::Key::span)),
                what: format!("unknown key {name:?}{}", hint(name, &known)),
            })
        };
        faults.extend(fault);
    }
    if let Some(what) = unknown_theme(&config.theme, &config.themes) {
        let at = document.get(settings::THEME).and_then(Item::span);
        faults.push(Fault { at: start(at), what });
        config.theme = Config::default().theme;
    }
    faults.sort_by_key(|fault| fault.at);
    (config, faults)
}

const TABLES: [&str; 2] = [keys::TABLE, themes::TABLE];

fn start(span: Option<Range<usize>>) -> usize {
    span.map_or(0, |span| span.start)
}

/// The line of a byte, from 1.
fn line_of(text: &str, at: usize) -> u64 {
    memchr::memchr_iter(b'\n', &text.as_bytes()[..at.min(text.len())]).count() as u64 + 1
}

/// The kind of terminal of a name that a user wrote.
///
/// # Errors
/// There is none; the nearest are told.
pub fn named(name: &str) -> Result<Wish, String> {
    let names: Vec<&str> = Wish::names().map(|(name, _)| name).collect();
    Wish::named(name)
        .ok_or_else(|| format!("unknown kind of terminal {name:?}{}", hint(name, &names)))
}

/// What is wrong with the name of a theme; `None` where there is one called so.
#[must_use]
pub fn unknown_theme(name: &str, themes: &Themes) -> Option<String> {
    let names: Vec<&str> = themes.names().collect();
    (!names.contains(&name)).then(|| format!("unknown theme {name:?}{}", hint(name, &names)))
}

/// The nearest of the right names; the first ones where none is near.
fn hint(wrong: &str, right: &[&str]) -> String {
    let wrong = wrong.to_lowercase();
    let near = right
        .iter()
        .map(|name| (strsim::jaro_winkler(&wrong, name), name))
        .max_by(|one, other| one.0.total_cmp(&other.0));
    match near {
        Some((nearness, name)) if nearness > 0.75 => format!("; did you mean {name:?}?"),
        Some(_) | None => {
            let more = if right.len() > SHOWN { " …" } else { "" };
            format!("; known: {}{more}", right[..right.len().min(SHOWN)].join(", "))
        }
    }
}

/// Names that are told where none is near.
const SHOWN: usize = 8;

/// A value's type, as TOML calls it.
fn type_of(item: &Item) -> &'static str {
    item.type_name()
}

#[cfg(test)]
mod tests;
