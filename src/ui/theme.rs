//! Every style.

use ratatui::style::{Color, Modifier, Style};

/// The name of a theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeName {
    /// Sixteen colours on a dark background.
    #[default]
    Dark,
    /// No colour.
    Plain,
}

impl ThemeName {
    /// All of them, by what they are called.
    pub const NAMES: &'static [(&'static str, ThemeName)] =
        &[("dark", ThemeName::Dark), ("plain", ThemeName::Plain)];

    /// Its styles.
    #[must_use]
    pub fn theme(self) -> Theme {
        match self {
            ThemeName::Dark => Theme::dark(),
            ThemeName::Plain => Theme::plain(),
        }
    }
}

/// The styles of a frame. Nothing is told by colour alone.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named for what they paint")]
pub struct Theme {
    pub text: Style,
    pub headline: Style,
    pub about: Style,
    pub heading: Style,
    pub quote: Style,
    pub poem: Style,
    pub caption: Style,
    pub mark: Style,
    pub link: Style,
    pub link_number: Style,
    pub selection: Style,
    pub selection_head: Style,
    pub strong: Style,
    pub emphasis: Style,
    pub rule: Style,
    pub selected: Style,
    pub selected_elsewhere: Style,
    pub number: Style,
    pub missing: Style,
    pub hit: Style,
    pub current_hit: Style,
    pub status: Style,
    pub notice: Style,
    pub dialog: Style,
}

impl Theme {
    /// A few of the sixteen colours, none that a light background would swallow.
    #[must_use]
    pub fn dark() -> Theme {
        let plain = Style::new();
        Theme {
            about: plain.fg(Color::Cyan),
            quote: plain.fg(Color::Green),
            poem: plain.fg(Color::Green),
            mark: plain.fg(Color::Cyan).add_modifier(Modifier::DIM),
            link: plain.fg(Color::Blue).add_modifier(Modifier::UNDERLINED),
            link_number: plain.fg(Color::Black).bg(Color::Yellow).remove_modifier(Modifier::BOLD),
            selection_head: plain
                .fg(Color::Black)
                .bg(Color::Cyan)
                .add_modifier(Modifier::UNDERLINED)
                .remove_modifier(Modifier::BOLD | Modifier::REVERSED),
            rule: plain.add_modifier(Modifier::DIM),
            number: plain.fg(Color::Cyan),
            // Never bold on these: terminals draw bold black as grey.
            // Bold black is a grey in Konsole and QTerminal.
            hit: plain.fg(Color::Black).bg(Color::Yellow).remove_modifier(Modifier::BOLD),
            current_hit: plain
                .fg(Color::Black)
                .bg(Color::Cyan)
                .add_modifier(Modifier::UNDERLINED)
                .remove_modifier(Modifier::BOLD),
            ..Theme::plain()
        }
    }

    /// No colour at all.
    #[must_use]
    pub fn plain() -> Theme {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let dim = plain.add_modifier(Modifier::DIM);
        let reversed = plain.add_modifier(Modifier::REVERSED);
        Theme {
            text: plain,
            headline: bold,
            about: dim,
            heading: bold,
            quote: plain,
            poem: plain,
            caption: plain.add_modifier(Modifier::ITALIC),
            mark: dim,
            link: plain.add_modifier(Modifier::UNDERLINED),
            link_number: reversed,
            selection: reversed,
            selection_head: reversed.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            strong: bold,
            emphasis: plain.add_modifier(Modifier::ITALIC),
            rule: dim,
            selected: reversed,
            selected_elsewhere: bold,
            number: plain,
            missing: dim,
            hit: reversed,
            current_hit: reversed.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            status: reversed,
            notice: reversed.add_modifier(Modifier::BOLD),
            dialog: plain,
        }
    }
}
