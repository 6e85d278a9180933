//! The terminals that are known, and what was seen of each.

use super::Way;

/// A terminal whose ways with right-to-left text were seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[expect(missing_docs, reason = "named after the terminals")]
pub enum Kind {
    Alacritty,
    Foot,
    Kitty,
    Konsole,
    Mlterm,
    /// `PuTTY` and pterm.
    Putty,
    QTerminal,
    St,
    Terminology,
    Urxvt,
    /// GNOME Terminal, xfce4-terminal, lxterminal and all others of this library.
    Vte,
    Xterm,
    /// The terminal of VS Code and of many web pages.
    XtermJs,
    Zutty,
}

/// A program that draws the screens of others in a terminal of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "named after the programs")]
pub enum Multiplexer {
    Screen,
    Tmux,
}

impl Kind {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Alacritty => "alacritty",
            Self::Foot => "foot",
            Self::Kitty => "kitty",
            Self::Konsole => "Konsole",
            Self::Mlterm => "mlterm",
            Self::Putty => "PuTTY",
            Self::QTerminal => "QTerminal",
            Self::St => "st",
            Self::Terminology => "terminology",
            Self::Urxvt => "urxvt",
            Self::Vte => "VTE",
            Self::Xterm => "xterm",
            Self::XtermJs => "xterm.js",
            Self::Zutty => "zutty",
        }
    }

    /// What it must be sent.
    #[must_use]
    pub const fn way(self) -> Way {
        match self {
            Self::Konsole => Way::Words,
            Self::Kitty => Way::Kitty,
            Self::QTerminal => Way::Alternating,
            Self::Mlterm => Way::Mlterm,
            Self::Putty => Way::Blanks,
            Self::Alacritty
            | Self::Foot
            | Self::St
            | Self::Terminology
            | Self::Urxvt
            | Self::Vte
            | Self::Xterm
            | Self::XtermJs
            | Self::Zutty => Way::Visual,
        }
    }

    /// What a multiplexer inside it must be sent: `CSI 8 l` does not come through.
    #[must_use]
    pub const fn way_through(self) -> Way {
        match self {
            Self::Vte => Way::Marks,
            Self::Konsole | Self::Kitty | Self::Mlterm => self.way(),
            Self::Alacritty
            | Self::Foot
            | Self::Putty
            | Self::QTerminal
            | Self::St
            | Self::Terminology
            | Self::Urxvt
            | Self::Xterm
            | Self::XtermJs
            | Self::Zutty => Way::Visual,
        }
    }

    /// Whether vowel signs stand where they belong.
    #[must_use]
    pub const fn shows_marks(self) -> bool {
        match self {
            Self::Konsole
            | Self::Mlterm
            | Self::Putty
            | Self::Urxvt
            | Self::Vte
            | Self::Xterm
            | Self::XtermJs => true,
            // One cell off, letters gone, one over another, a cell each, not drawn at all.
            Self::Alacritty
            | Self::Foot
            | Self::Kitty
            | Self::Terminology
            | Self::St
            | Self::Zutty
            | Self::QTerminal => false,
        }
    }

    /// Whether faint text is fainter, and its background is not.
    #[must_use]
    pub const fn shows_faint(self) -> bool {
        match self {
            Self::Putty | Self::QTerminal => false,
            Self::Alacritty
            | Self::Foot
            | Self::Kitty
            | Self::Konsole
            | Self::Mlterm
            | Self::St
            | Self::Terminology
            | Self::Urxvt
            | Self::Vte
            | Self::Xterm
            | Self::XtermJs
            | Self::Zutty => true,
        }
    }

    /// Whether a blank is drawn anew when what reached into it from beside it goes.
    #[must_use]
    pub const fn redraws(self) -> bool {
        match self {
            Self::Konsole | Self::Mlterm | Self::QTerminal | Self::Urxvt => false,
            Self::Alacritty
            | Self::Foot
            | Self::Kitty
            | Self::Putty
            | Self::St
            | Self::Terminology
            | Self::Vte
            | Self::Xterm
            | Self::XtermJs
            | Self::Zutty => true,
        }
    }

    /// Whether it shows any red, green and blue; xterm and urxvt show the nearest of 256 colours.
    #[must_use]
    pub const fn shows_true_color(self) -> bool {
        match self {
            Self::Xterm | Self::Urxvt | Self::Putty => false,
            Self::Alacritty
            | Self::Foot
            | Self::Kitty
            | Self::Konsole
            | Self::Mlterm
            | Self::QTerminal
            | Self::St
            | Self::Terminology
            | Self::Vte
            | Self::XtermJs
            | Self::Zutty => true,
        }
    }

    /// Whether it takes the address that cells lead to (OSC 8). The others let it pass, or print it.
    #[must_use]
    pub const fn knows_links(self) -> bool {
        match self {
            Self::Alacritty
            | Self::Foot
            | Self::Kitty
            | Self::Konsole
            | Self::Vte
            | Self::XtermJs => true,
            Self::Mlterm
            | Self::Putty
            | Self::QTerminal
            | Self::St
            | Self::Terminology
            | Self::Urxvt
            | Self::Xterm
            | Self::Zutty => false,
        }
    }

    /// The one that answers XTVERSION so.
    pub(super) fn of_version(version: &str) -> Option<Self> {
        const KNOWN: [(&str, Kind); 7] = [
            ("VTE(", Kind::Vte),
            ("Konsole", Kind::Konsole),
            ("kitty(", Kind::Kitty),
            ("XTerm(", Kind::Xterm),
            ("foot(", Kind::Foot),
            ("mlterm", Kind::Mlterm),
            ("terminology", Kind::Terminology),
        ];
        KNOWN.into_iter().find(|(name, _)| version.starts_with(name)).map(|(_, kind)| kind)
    }

    /// The one that answers DA2 so.
    pub(super) fn of_attributes(attributes: &[u16]) -> Option<Self> {
        match attributes {
            [24, ..] => Some(Self::Mlterm),
            [0, 136, ..] => Some(Self::Putty),
            [0, 115, ..] => Some(Self::QTerminal),
            [1, 115, ..] => Some(Self::Konsole),
            [0, 276, ..] => Some(Self::XtermJs),
            [0, _, 1] => Some(Self::Alacritty),
            [1, 4000, ..] => Some(Self::Kitty),
            [41, ..] => Some(Self::Xterm),
            [64, 0, 0] => Some(Self::Zutty),
            [85, 95, ..] => Some(Self::Urxvt),
            _ => None,
        }
    }

    /// The one that gives itself this `TERM`.
    pub(super) fn of_term(term: &str) -> Option<Self> {
        const KNOWN: [(&str, Kind); 8] = [
            ("xterm-kitty", Kind::Kitty),
            ("mlterm", Kind::Mlterm),
            ("foot", Kind::Foot),
            ("alacritty", Kind::Alacritty),
            ("rxvt-unicode", Kind::Urxvt),
            ("konsole", Kind::Konsole),
            ("vte", Kind::Vte),
            ("st", Kind::St),
        ];
        let is = |name: &str| term.strip_prefix(name).is_some_and(is_variant);
        KNOWN.into_iter().find(|(name, _)| is(name)).map(|(_, kind)| kind)
    }
}

/// `st-256color` is st, `sterminal` is not.
fn is_variant(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('-')
}

impl Multiplexer {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Screen => "screen",
            Self::Tmux => "tmux",
        }
    }

    /// The one that answers DA2 so.
    pub(super) fn of_attributes(attributes: &[u16]) -> Option<Self> {
        match attributes {
            [83, ..] => Some(Self::Screen),
            // The second is tmux before 3.0.
            [84, ..] | [0, 95, ..] => Some(Self::Tmux),
            _ => None,
        }
    }

    /// The one that gives its windows this `TERM`.
    pub(super) fn of_term(term: &str) -> Option<Self> {
        if term.starts_with("tmux") {
            Some(Self::Tmux)
        } else {
            term.starts_with("screen").then_some(Self::Screen)
        }
    }
}
