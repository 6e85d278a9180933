//! What may stand after an option.

use std::ffi::OsStr;

use clap::builder::{
    NonEmptyStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser,
};
use clap::{Arg, ValueEnum};

use crate::locale::dates::Calendar;
use crate::locale::{Language, Locale};
use crate::terminal::{Way, Wish};
use crate::text;

/// Ways by their names; names of terminals stand for theirs.
pub(super) fn terminal_kinds() -> impl TypedValueParser<Value = Wish> {
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
pub(super) struct ThemeNames;

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
pub(super) fn calendars() -> impl TypedValueParser<Value = Calendar> {
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
pub(super) struct Languages;

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
