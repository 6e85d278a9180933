//! The table of settings: name, what it is, what it is by itself, how it is taken.

use toml_edit::Item;

use super::{Config, TERMINAL, hint, named, type_of};
use crate::app::panes::Side;
use crate::locale::dates::Calendar;
use crate::locale::{Language, Locale};
use crate::terminal::{Way, Wish};
use crate::text::{Align, Digits, Harakat};
use crate::ui::theme::BuiltIn;

/// One setting.
pub(super) struct Setting {
    /// Its name in the file; where the command line has the option, that option's.
    pub name: &'static str,
    /// What it is, for whoever reads the file.
    pub about: &'static str,
    /// The values it takes, where they are names.
    pub values: fn() -> Vec<&'static str>,
    /// What it is by itself, as TOML.
    pub default: &'static str,
    /// Takes its value from the file.
    pub take: fn(&Item, &mut Config) -> Result<(), String>,
}

pub(super) const THEME: &str = "theme";

/// Names and what they stand for, the default first.
type Names<T> = &'static [(&'static str, T)];

const ALIGN: Names<Align> = &[("start", Align::Start), ("justify", Align::Justify)];
const HARAKAT: Names<Option<Harakat>> =
    &[("auto", None), ("keep", Some(Harakat::Keep)), ("hide", Some(Harakat::Hide))];
const DIGITS: Names<Digits> = &[
    ("keep", Digits::AsWritten),
    ("arabic", Digits::ArabicIndic),
    ("persian", Digits::ExtendedArabicIndic),
    ("european", Digits::European),
];
const CALENDAR: Names<Option<Calendar>> = &[
    ("auto", None),
    ("gregorian", Some(Calendar::Gregorian)),
    ("hijri", Some(Calendar::Hijri)),
    ("persian", Some(Calendar::Persian)),
    ("both", Some(Calendar::Both)),
];
const SIDE: Names<Option<Side>> =
    &[("auto", None), ("left", Some(Side::Left)), ("right", Some(Side::Right))];
const COLOR: Names<Option<bool>> =
    &[("auto", None), ("always", Some(true)), ("never", Some(false))];

/// All settings, in the order of the file, without the tables.
pub(super) const ALL: &[Setting] = &[
    Setting {
        name: "ui",
        about: "The language of the interface, with a region or digits where they are wanted (ar-LB,\n\
                fa-u-nu-latn); auto is the locale's, else English.",
        values: languages,
        default: "\"auto\"",
        take: |item, config| locale(item).map(|it| config.ui = it),
    },
    Setting {
        name: "calendar",
        about: "The calendar of dates: auto is the language's, hijri is Umm al-Qura's, both puts the Hijri\n\
                day beside the language's own.",
        values: || names(CALENDAR),
        default: "\"auto\"",
        take: |item, config| choice("calendar", item, CALENDAR).map(|it| config.calendar = it),
    },
    Setting {
        name: "measure",
        about: "Columns of a line of an article at most, or \"full\" for the whole pane.",
        values: Vec::new,
        default: "72",
        take: |item, config| measure(item).map(|it| config.measure = it),
    },
    Setting {
        name: "align",
        about: "How lines lie in their columns: ragged where reading ends, or flush on both sides.",
        values: || names(ALIGN),
        default: "\"start\"",
        take: |item, config| choice("align", item, ALIGN).map(|it| config.align = it),
    },
    Setting {
        name: "harakat",
        about: "Vowel signs; auto shows them where the terminal sets them on their letters.",
        values: || names(HARAKAT),
        default: "\"auto\"",
        take: |item, config| choice("harakat", item, HARAKAT).map(|it| config.harakat = it),
    },
    Setting {
        name: "digits",
        about: "Digits: as they are written, all ٠–٩, all ۰–۹, all 0–9.",
        values: || names(DIGITS),
        default: "\"keep\"",
        take: |item, config| choice("digits", item, DIGITS).map(|it| config.digits = it),
    },
    Setting {
        name: "side",
        about: "The edge at which the headlines stand; auto is where most articles begin.",
        values: || names(SIDE),
        default: "\"auto\"",
        take: |item, config| choice("side", item, SIDE).map(|it| config.side = it),
    },
    Setting {
        name: "headlines",
        about: "Percent of the columns for the headlines, 10 to 60; \"auto\" is 30, within reason.",
        values: Vec::new,
        default: "\"auto\"",
        take: |item, config| headlines(item).map(|it| config.headlines = it),
    },
    Setting {
        name: "related",
        about: "Percent of the rows for the related headlines at most, 0 to 60, while an article \
                is read;\n0 shows them only when they are asked for.",
        values: Vec::new,
        default: "25",
        take: |item, config| percent("related", item, 0..=60, "").map(|it| config.related = it),
    },
    Setting {
        name: THEME,
        about: "The styles; auto is dark or light, as the terminal says its ground is. Or one of your own.",
        values: || BuiltIn::NAMES.map(|(name, _)| name).to_vec(),
        default: "\"auto\"",
        // Whether there is one called so is known when all of the file is read.
        take: |item, config| text(THEME, item).map(|name| name.clone_into(&mut config.theme)),
    },
    Setting {
        name: "color",
        about: "When colours are used; auto is on a terminal, unless NO_COLOR is set.",
        values: || names(COLOR),
        default: "\"auto\"",
        take: |item, config| choice("color", item, COLOR).map(|it| config.color = it),
    },
    Setting {
        name: TERMINAL,
        about: "What the terminal must be sent so that Arabic reads right; auto finds out, and\n\
                `khabar doctor` shows which one reads right.",
        values: || {
            let ways = Way::ALL.into_iter().map(Wish::Way);
            std::iter::once(Wish::Auto).chain(ways).map(Wish::name).collect()
        },
        default: "\"auto\"",
        take: |item, config| terminal(item).map(|it| config.terminal = Some(it)),
    },
    Setting {
        name: "mouse",
        about: "Clicks and the wheel are the reader's; selecting as the terminal does it then needs\n\
                Shift.",
        values: Vec::new,
        default: "false",
        take: |item, config| switch("mouse", item).map(|it| config.mouse = it),
    },
    Setting {
        name: "plain",
        about: "For those who listen: a dialogue in lines instead of panes, text in logical order.",
        values: Vec::new,
        default: "false",
        take: |item, config| switch("plain", item).map(|it| config.plain = it),
    },
    Setting {
        name: "private",
        about: "Leave nothing behind: no marks are read or kept, no text prepared for search.",
        values: Vec::new,
        default: "false",
        take: |item, config| switch("private", item).map(|it| config.private = it),
    },
];

fn names<T>(names: &[(&'static str, T)]) -> Vec<&'static str> {
    names.iter().map(|(name, _)| *name).collect()
}

/// The value of a name in quotes.
fn choice<T: Copy>(setting: &str, item: &Item, known: &[(&'static str, T)]) -> Result<T, String> {
    let name = text(setting, item)?;
    let found = known.iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| *value).ok_or_else(|| {
        format!("unknown value {name:?} of {setting:?}{}", hint(name, &names(known)))
    })
}

fn text<'a>(setting: &str, item: &'a Item) -> Result<&'a str, String> {
    let wrong = || format!("{setting:?} is a name in quotes, not {}", type_of(item));
    item.as_str().ok_or_else(wrong)
}

fn switch(setting: &str, item: &Item) -> Result<bool, String> {
    let wrong = || format!("{setting:?} is true or false, not {}", type_of(item));
    item.as_bool().ok_or_else(wrong)
}

/// A number within limits; `or` names what it may be else.
fn percent(
    setting: &str,
    item: &Item,
    limits: std::ops::RangeInclusive<u16>,
    or: &str,
) -> Result<u16, String> {
    let number = item.as_integer().and_then(|number| u16::try_from(number).ok());
    number.filter(|number| limits.contains(number)).ok_or_else(|| {
        let value = match item.as_value() {
            Some(value) => value.to_string().trim().to_owned(),
            None => type_of(item).to_owned(),
        };
        let (least, most) = (limits.start(), limits.end());
        format!("{setting:?} is a number from {least} to {most}{or}, not {value}")
    })
}

fn measure(item: &Item) -> Result<Option<u16>, String> {
    if item.as_str() == Some("full") {
        return Ok(None);
    }
    percent("measure", item, 1..=1000, " or \"full\"").map(Some)
}

fn headlines(item: &Item) -> Result<Option<u16>, String> {
    if item.as_str() == Some("auto") {
        return Ok(None);
    }
    percent("headlines", item, 10..=60, " or \"auto\"").map(Some)
}

fn languages() -> Vec<&'static str> {
    std::iter::once("auto").chain(Language::ALL.map(Language::tag)).collect()
}

fn locale(item: &Item) -> Result<Option<Locale>, String> {
    let tag = text("ui", item)?;
    if tag == "auto" {
        return Ok(None);
    }
    let wrong = || format!("unknown value {tag:?} of \"ui\"{}", hint(tag, &languages()));
    Locale::parse(tag).map(Some).ok_or_else(wrong)
}

fn terminal(item: &Item) -> Result<Wish, String> {
    named(text(TERMINAL, item)?)
}
