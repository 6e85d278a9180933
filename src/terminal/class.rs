//! What kinds of terminal there are.
//!
//! Terminals fall apart by what they do with right-to-left text: most draw cells as they are sent;
//! some reorder whole rows, some reverse each word, some let an application switch that off. A
//! program that reorders is turned round again by those; one that does not is reversed everywhere
//! else. So a frame is painted once, in visual order, and [`Way`] names what is sent for it.

/// What a terminal must be sent so that a painted row looks as it was painted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Way {
    /// The cells as they look, with the terminal's own reordering switched off by `CSI 8 l` where
    /// it listens to that (VTE). Right in xterm, alacritty, foot, urxvt, st, zutty, terminology,
    /// xterm.js, VTE, and in tmux inside a terminal that does not reorder.
    #[default]
    Visual,
    /// Words in visual order, the letters of each right-to-left word in logical order: Konsole.
    Words,
    /// As they look, with U+200E after each right-to-left cell: tmux and screen inside VTE.
    Marks,
    /// As [`Way::Words`], for a terminal that reverses runs between spaces: kitty.
    Kitty,
    /// As they look, with a colour of its own for each cell: `QTerminal`.
    Alternating,
    /// As they look, with mlterm's own reordering switched off by `OSC 5379`.
    Mlterm,
    /// As [`Way::Words`], with U+2800 for each space: `PuTTY` and pterm.
    Blanks,
}

/// tmux keeps the sequence to itself, and hands it on when it is wrapped, if it was told that it
/// may. mlterm overlooks a wrapped one.
macro_rules! wrapped {
    ($value:literal) => {
        concat!("\x1bPtmux;\x1b\x1b]5379;use_ctl=", $value, "\x07\x1b\\")
    };
}

impl Way {
    /// What puts the terminal into the state this way needs, before a screen is entered or erased.
    ///
    /// In VTE the mode holds for rows that are erased after it; that is why it is sent again before
    /// every erasing of the whole screen, and why it comes before the alternate screen.
    pub(super) const fn prepare(self) -> &'static str {
        match self {
            Self::Visual => "\x1b[8l",
            Self::Mlterm => concat!("\x1b]5379;use_ctl=false\x07", wrapped!("false")),
            Self::Words | Self::Marks | Self::Kitty | Self::Alternating | Self::Blanks => "",
        }
    }

    /// What takes that state back, after the main screen is back.
    ///
    /// DECSC and the alternate screen do not save the mode, so it is set by hand.
    pub(super) const fn undo(self) -> &'static str {
        match self {
            Self::Visual => "\x1b[8h",
            Self::Mlterm => concat!("\x1b]5379;use_ctl=true\x07", wrapped!("true")),
            Self::Words | Self::Marks | Self::Kitty | Self::Alternating | Self::Blanks => "",
        }
    }
}
