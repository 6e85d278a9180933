//! What a terminal that reorders sees in a letter.

use unicode_bidi::{BidiClass, bidi_class};

/// The bidi classes (UAX #9) that matter to the ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// L, and all that the ways never send.
    LeftToRight,
    /// R.
    Hebrew,
    /// AL.
    Arabic,
    /// AN: a digit that runs left to right among right-to-left letters, and never ceases to be one.
    ArabicDigit,
    /// EN: a digit of Europe, or of Persian.
    Digit,
    /// ES: may join two European numbers.
    Sign,
    /// CS: may join two numbers of a kind.
    Separator,
    /// ET: belongs to a European number beside it.
    Unit,
    /// WS, ON and marks.
    Neutral,
}

impl Direction {
    pub(super) fn of(c: char) -> Self {
        match bidi_class(c) {
            BidiClass::R => Self::Hebrew,
            BidiClass::AL => Self::Arabic,
            BidiClass::AN => Self::ArabicDigit,
            BidiClass::EN => Self::Digit,
            BidiClass::ES => Self::Sign,
            BidiClass::CS => Self::Separator,
            BidiClass::ET => Self::Unit,
            BidiClass::WS | BidiClass::ON | BidiClass::NSM | BidiClass::S | BidiClass::B => {
                Self::Neutral
            }
            BidiClass::L
            | BidiClass::BN
            | BidiClass::FSI
            | BidiClass::LRE
            | BidiClass::LRI
            | BidiClass::LRO
            | BidiClass::PDF
            | BidiClass::PDI
            | BidiClass::RLE
            | BidiClass::RLI
            | BidiClass::RLO => Self::LeftToRight,
        }
    }

    /// A letter that runs right to left.
    pub(super) const fn is_letter(self) -> bool {
        matches!(self, Self::Hebrew | Self::Arabic)
    }

    /// What turns its neighbours round: a right-to-left letter or an Arabic digit.
    pub(super) const fn is_right_to_left(self) -> bool {
        matches!(self, Self::Hebrew | Self::Arabic | Self::ArabicDigit)
    }

    pub(super) const fn is_digit(self) -> bool {
        matches!(self, Self::Digit | Self::ArabicDigit)
    }
}
