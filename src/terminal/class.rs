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
    /// As they look, no two cells side by side in the same style: `QTerminal`.
    Alternating,
    /// As they look, with mlterm's own reordering switched off by `OSC 5379`.
    Mlterm,
    /// As [`Way::Words`], with U+2800 for each space: `PuTTY` and pterm.
    Blanks,
}

impl Way {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Visual,
        Self::Words,
        Self::Marks,
        Self::Kitty,
        Self::Alternating,
        Self::Mlterm,
        Self::Blanks,
    ];

    /// Its name in options and in files of settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Visual => "visual",
            Self::Words => "words",
            Self::Marks => "marks",
            Self::Kitty => "kitty",
            Self::Alternating => "alternating",
            Self::Mlterm => "mlterm",
            Self::Blanks => "blanks",
        }
    }

    /// Terminals that need it, by their names.
    #[must_use]
    pub const fn terminals(self) -> &'static str {
        match self {
            Self::Visual => "xterm, GNOME Terminal, alacritty, foot",
            Self::Words => "Konsole",
            Self::Marks => "tmux or screen in GNOME Terminal",
            Self::Kitty => "kitty",
            Self::Alternating => "QTerminal",
            Self::Mlterm => "mlterm",
            Self::Blanks => "PuTTY, pterm",
        }
    }

    /// The one after it; the first after the last.
    #[must_use]
    pub fn next(self) -> Self {
        let here = Self::ALL.iter().position(|way| *way == self).unwrap_or(0);
        Self::ALL[(here + 1) % Self::ALL.len()]
    }

    /// What puts the terminal into the state this way needs, before a screen is erased.
    pub(super) const fn prepare(self) -> &'static str {
        match self {
            Self::Visual => "\x1b[8l",
            Self::Mlterm => "\x1b]5379;use_ctl=false\x07",
            Self::Words | Self::Marks | Self::Kitty | Self::Alternating | Self::Blanks => "",
        }
    }

    /// What takes that state back, after the main screen is back.
    ///
    /// DECSC and the alternate screen do not save the mode, so it is set by hand.
    pub(super) const fn undo(self) -> &'static str {
        match self {
            Self::Visual => "\x1b[8h",
            Self::Mlterm => "\x1b]5379;use_ctl=true\x07",
            Self::Words | Self::Marks | Self::Kitty | Self::Alternating | Self::Blanks => "",
        }
    }
}

/// What the user says of the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    /// It is to be found out.
    #[default]
    Auto,
    /// It needs this, whatever is found.
    Way(Way),
}

impl Wish {
    /// Its name in options and in files of settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Way(way) => way.name(),
        }
    }

    /// All names, with those of the terminals that they stand for.
    pub fn names() -> impl Iterator<Item = (&'static str, Self)> {
        const TERMINALS: [(&str, Way); 11] = [
            ("xterm", Way::Visual),
            ("vte", Way::Visual),
            ("gnome-terminal", Way::Visual),
            ("alacritty", Way::Visual),
            ("foot", Way::Visual),
            ("urxvt", Way::Visual),
            ("st", Way::Visual),
            ("konsole", Way::Words),
            ("qterminal", Way::Alternating),
            ("putty", Way::Blanks),
            ("pterm", Way::Blanks),
        ];
        let ways = Way::ALL.map(|way| (way.name(), Self::Way(way)));
        let terminals = TERMINALS.map(|(name, way)| (name, Self::Way(way)));
        std::iter::once(("auto", Self::Auto)).chain(ways).chain(terminals)
    }

    /// The one of a name: a way's, a terminal's, or `auto`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::names().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, wish)| wish)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_is_named_and_reached_by_going_on() {
        let mut way = Way::default();
        for known in Way::ALL {
            assert_eq!((way, Wish::named(known.name())), (known, Some(Wish::Way(known))));
            way = way.next();
        }
        assert_eq!(way, Way::default());
    }

    #[test]
    fn no_name_stands_for_two() {
        let names: Vec<&str> = Wish::names().map(|(name, _)| name).collect();
        for (place, name) in names.iter().enumerate() {
            assert!(!names[..place].contains(name), "{name}");
        }
    }
}
