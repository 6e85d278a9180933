//! Unicode text → lines of terminal cells. Knows neither articles nor ratatui nor terminals.
//!
//! # The pipeline
//!
//! A text goes through the stages in this order, one file each:
//!
//! 1. `source`: presentation forms and other things no grid can draw become letters;
//! 2. `bidi`: embedding levels of the whole paragraph (UAX #9);
//! 3. `cluster`: letters with their marks, and the bytes they came from (UAX #29);
//! 4. `shape`: joining, presentation forms, lam-alef, mirrored brackets (L4);
//! 5. `width`: the cells of each cluster as it will be drawn;
//! 6. `breaks`, `wrap`: where lines may end (UAX #14, tailored for news);
//!
//! and once for each width
//!
//! 7. `wrap`: lines, in logical order;
//! 8. `bidi` again: rules L1 and L2 turn each line, by clusters, into visual order;
//! 9. `justify`: slack spread over a line, by kashidas and spaces;
//! 10. `line`: cells with their columns, and the map between columns and source bytes.
//!
//! Stages 1–6 do not depend on the width and are done once by [`Paragraph::new`]; the others are
//! [`Paragraph::lines`], and cost little: a line is a few runs of the paragraph's clusters, and its
//! cells are told when they are asked for. Text is logical until `bidi` turns it; nothing else
//! does. [`fold`] stands apart: letters as searching compares them.
//!
//! ```
//! use khabar::text::{Align, Direction, Options, Paragraph};
//!
//! let options = Options { fallback_direction: Direction::Rtl, ..Options::default() };
//! let paragraph = Paragraph::new("لا (Petra) 1924", &options);
//! let lines = paragraph.lines(16, Align::Start);
//! // What the cells hold from left to right: the line begins at the right edge.
//! assert_eq!(lines.get(0).unwrap().text(), "  1924 (Petra) ﻻ");
//! ```
//!
//! # Units
//!
//! - *source*: byte ranges of the text that was given, on character boundaries;
//! - *columns*: cells of a terminal, `u16`, counted from the left edge of the area;
//! - *lines* are counted from 0, in reading order.
//!
//! The way between them goes in both directions, and holds for every option: hidden harakat,
//! other digits, spelt-out ligatures and inserted kashidas included.
//!
//! ```
//! use khabar::text::{Align, Base, Direction, Options, Paragraph};
//!
//! let source = "عاد إلى القاهرة";
//! let options = Options { base: Base::Given(Direction::Rtl), ..Options::default() };
//! let lines = Paragraph::new(source, &options).lines(20, Align::Start);
//! let line = lines.get(0).unwrap();
//! let word = source.find("القاهرة").unwrap()..source.len();
//! assert_eq!(line.columns_of(word.clone()).collect::<Vec<_>>(), [5..12]);
//! assert_eq!(line.source_at(11), Some(word.start..word.start + 2));
//! ```
//!
//! # Errors
//!
//! There are none: every string is laid out at every width from 0 on, and what cannot be drawn
//! (controls, bidi controls, joiners) has no cell. A line is never wider than its columns but for
//! a single cluster that is. Offsets are kept in 32 bits: a text of 4 GiB is too long.
//!
//! # Cost
//!
//! Linear in the text, whatever it holds. A paragraph keeps about 28 bytes for each letter.
//!
//! # Sources
//!
//! UAX #9, #14, #29 and #15 and the Unicode Character Database, version 17.0.0, whose tests of
//! rules and lines the engine passes; the joining rules of the Unicode Standard, chapter 9.2; the
//! order of kashida places of Uniscribe. Which crates stand behind which stage is told in the files.
//!
//! # Reading options
//!
//! ```
//! use khabar::text::{Align, Digits, Harakat, Options, Paragraph};
//!
//! let options = Options {
//!     harakat: Harakat::Hide,
//!     digits: Digits::ArabicIndic,
//!     ..Options::default()
//! };
//! let lines = Paragraph::new("سُوقٌ 24", &options).lines(10, Align::Start);
//! assert_eq!(lines.get(0).unwrap().text(), "    ٢٤ ﻕﻮﺳ");
//! ```

mod bidi;
pub mod breaks;
mod chars;
mod cluster;
mod direction;
pub mod fold;
mod forms;
mod justify;
mod line;
mod paragraph;
mod shape;
mod source;
pub mod width;
mod wrap;

#[doc(hidden)]
pub use bidi::resolved;
pub use direction::Direction;
pub use line::{CellRef, Line, Lines, Origin};
pub use paragraph::Paragraph;
pub use source::rewritten;

/// How a text is to be read and drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Options {
    /// The paragraph direction.
    pub base: Base,
    /// The direction of a paragraph without any strong character, where `base` is automatic.
    pub fallback_direction: Direction,
    /// Whether vowel signs are drawn.
    pub harakat: Harakat,
    /// Which digits are drawn.
    pub digits: Digits,
    /// Which characters stand for joined letters.
    pub letters: Letters,
    /// Whether justified lines stretch joined letters.
    pub kashida: Kashida,
}

/// The paragraph direction of UAX #9.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Base {
    /// That of the first strong character outside isolates (rules P2 and P3).
    #[default]
    FirstStrong,
    /// Given by a higher protocol (HL1).
    Given(Direction),
}

/// Vowel signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Harakat {
    /// Drawn with their letters.
    #[default]
    Keep,
    /// Left out; hamza and madda stay.
    Hide,
}

/// Decimal digits of the European, Arabic-Indic and extended Arabic-Indic sets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Digits {
    /// As they stand in the text.
    #[default]
    AsWritten,
    /// ٠–٩.
    ArabicIndic,
    /// ۰–۹, as Persian and Urdu write them.
    ExtendedArabicIndic,
    /// 0–9.
    European,
}

/// What is drawn for a joined letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Letters {
    /// Presentation forms, for terminals that draw cells as they are sent.
    #[default]
    Forms,
    /// The letters themselves, for what shapes on its own.
    Plain,
}

/// How justified lines of Arabic letters grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kashida {
    /// By kashidas between joined letters, then by spaces.
    #[default]
    Stretch,
    /// By spaces alone, as Urdu does, whose Nastaliq knows no kashida.
    Never,
}

/// How a line lies in its columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// Flush where reading begins, ragged at the other side.
    #[default]
    Start,
    /// Flush on both sides, the slack spread over kashidas and spaces. Last lines lie as `Start`,
    /// and so do lines that would be torn apart.
    Justify,
}
