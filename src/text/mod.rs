//! Unicode text → lines of terminal cells. Knows neither articles nor ratatui nor terminals.
//!
//! A text goes through the stages in this order, one file each:
//!
//! 1. `source`: presentation forms and other things no grid can draw become letters;
//! 2. `bidi`: embedding levels of the whole paragraph (UAX #9);
//! 3. `cluster`: letters with their marks, and the bytes they came from (UAX #29);
//! 4. `shape`: joining, presentation forms, lam-alef, mirrored brackets;
//! 5. `width`: the cells of each cluster as it will be drawn;
//! 6. `breaks`, `wrap`: where lines may end (UAX #14); lines, in logical order;
//! 7. `justify`: slack spread over a line, by kashidas and spaces;
//! 8. `bidi` again: rules L1 and L2 turn each line, by clusters, into visual order;
//! 9. `line`: cells with their columns, and the map between columns and source bytes.
//!
//! Stages 1–5 do not depend on the width and are done once by [`Paragraph::new`]; the others are
//! [`Paragraph::lines`]. [`fold`] stands apart: letters as searching compares them.
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
