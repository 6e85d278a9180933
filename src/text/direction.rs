//! Which way text runs, by name.

use std::fmt;

/// Which way text runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The other one.
    #[must_use]
    pub fn opposite(self) -> Direction {
        match self {
            Direction::Ltr => Direction::Rtl,
            Direction::Rtl => Direction::Ltr,
        }
    }

    /// `ltr` or `rtl`, as HTML writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }

    /// Reads `ltr` and `rtl` in any case; anything else says nothing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Direction> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("rtl") {
            Some(Direction::Rtl)
        } else if text.eq_ignore_ascii_case("ltr") {
            Some(Direction::Ltr)
        } else {
            None
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
