//! What a terminal can show, besides the way it wants its rows.

use super::{Multiplexer, Way};

/// What a terminal can show besides letters in the right order.
///
/// Terminals that want their rows the same [`Way`] still differ in this. [`Capabilities::of`] is
/// what can be said of a terminal when only its way is known: what may come out wrong is left out.
///
/// | way | marks stand on their letters in | not in |
/// |---|---|---|
/// | [`Visual`](Way::Visual) | xterm, urxvt, VTE, xterm.js | alacritty (a cell off), foot (letters vanish), terminology (a cell each), st, zutty (not drawn) |
/// | [`Words`](Way::Words) | Konsole | |
/// | [`Marks`](Way::Marks) | tmux in VTE | |
/// | [`Kitty`](Way::Kitty) | | kitty (they overlap) |
/// | [`Alternating`](Way::Alternating) | xterm.js | `QTerminal` (not drawn) |
/// | [`Mlterm`](Way::Mlterm), [`Blanks`](Way::Blanks) | mlterm, `PuTTY`, pterm | |
///
/// A zero-width non-joiner takes a cell in mlterm and does harm in foot and kitty; Konsole needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Capabilities {
    /// Vowel marks of Arabic and points of Hebrew stand on their letter. Where not, they are not
    /// sent; the letter is.
    pub marks: bool,
    /// A zero-width non-joiner after a letter takes no cell, and may be needed there. Where not, it
    /// is not sent.
    pub non_joiners: bool,
    /// The words of U+FDF0–FDFF that are drawn as one letter keep to their cells. Where not, and
    /// where a sign takes no cell in some terminals, U+FFFD is sent.
    pub ligatures: bool,
    /// Faint text is fainter on the background of all other text. `PuTTY` makes the background fainter
    /// too: a grey bar on white. `QTerminal` draws it as all other text. There, text is not sent as
    /// faint; but [`Way::Alternating`] then parts cells by it, and else by their colours.
    pub faint: bool,
    /// Italic text is italic. screen reverses it; there it is underlined, and where a way
    /// needs another font it takes the bold one.
    pub italics: bool,
    /// A blank where a blank was is drawn anew when a mark or a tail that reached into it goes.
    /// Konsole, `QTerminal`, mlterm and urxvt leave it as it is; there it is sent in another colour.
    pub redraws: bool,
    /// Cells are told the address they lead to (OSC 8).
    pub hyperlinks: bool,
    /// The colour of text without a colour, in red, green and blue, where the terminal told it.
    /// Only [`Way::Alternating`] needs it, where faint text is fainter.
    pub foreground: Option<(u8, u8, u8)>,
}

impl Capabilities {
    /// All that a cell may hold is shown as it should be.
    pub const FULL: Capabilities = Capabilities {
        marks: true,
        non_joiners: true,
        ligatures: true,
        faint: true,
        italics: true,
        redraws: true,
        hyperlinks: true,
        foreground: None,
    };

    /// What every terminal shows that wants its rows this way.
    #[must_use]
    pub const fn of(way: Way) -> Capabilities {
        let (marks, non_joiners, faint) = match way {
            // Of xterm, alacritty, foot and st, xterm alone sets marks on their letters.
            Way::Visual | Way::Kitty => (false, false, true),
            Way::Alternating => (false, false, false),
            Way::Marks | Way::Mlterm => (true, false, true),
            Way::Blanks => (true, false, false),
            Way::Words => (true, true, true),
        };
        Capabilities {
            marks,
            non_joiners,
            ligatures: false,
            faint,
            italics: true,
            redraws: !matches!(way, Way::Words | Way::Alternating | Way::Mlterm),
            hyperlinks: false,
            foreground: None,
        }
    }

    /// These, as far as they come through what stands between.
    #[must_use]
    pub const fn through(self, multiplexer: Option<Multiplexer>) -> Capabilities {
        match multiplexer {
            Some(Multiplexer::Screen) => Capabilities { italics: false, ..self },
            Some(Multiplexer::Tmux) | None => self,
        }
    }

    /// These, with marks shown or not.
    #[must_use]
    pub const fn with_marks(self, marks: bool) -> Capabilities {
        Capabilities { marks, ..self }
    }

    /// These, with zero-width non-joiners sent or not.
    #[must_use]
    pub const fn with_non_joiners(self, non_joiners: bool) -> Capabilities {
        Capabilities { non_joiners, ..self }
    }

    /// These, with the ligatures of U+FDF0–FDFF sent or not.
    #[must_use]
    pub const fn with_ligatures(self, ligatures: bool) -> Capabilities {
        Capabilities { ligatures, ..self }
    }

    /// These, with faint text sent as such or not.
    #[must_use]
    pub const fn with_faint(self, faint: bool) -> Capabilities {
        Capabilities { faint, ..self }
    }

    /// These, with blanks drawn anew or not.
    #[must_use]
    pub const fn with_redraws(self, redraws: bool) -> Capabilities {
        Capabilities { redraws, ..self }
    }

    /// These, with addresses told or not.
    #[must_use]
    pub const fn with_hyperlinks(self, hyperlinks: bool) -> Capabilities {
        Capabilities { hyperlinks, ..self }
    }

    /// These, with the colour of text that has none.
    #[must_use]
    pub const fn with_foreground(self, foreground: Option<(u8, u8, u8)>) -> Capabilities {
        Capabilities { foreground, ..self }
    }
}
