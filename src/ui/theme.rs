//! Every style.
//!
//! A theme is made of a name and of what the terminal shows: how many colours, and whether its ground
//! is light. Where it shows none, or none are wanted, a theme tells everything by reverse, bold and
//! underlined text; with colours, too, nothing is told by colour alone.

mod built_in;
mod own;

pub use ratatui::style::Style;
use ratatui::style::{Color, Modifier};

pub use own::{MODIFIERS, Own, style};

macro_rules! styles {
    ($($name:ident),+ $(,)?) => {
        /// The styles of a frame. Nothing is told by colour alone.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "named for what they paint")]
        pub struct Theme {
            $(pub $name: Style,)+
        }

        impl Theme {
            /// Every style with its name.
            #[must_use]
            pub fn styles(&self) -> Vec<(&'static str, Style)> {
                vec![$((stringify!($name), self.$name)),+]
            }

            fn styles_mut(&mut self) -> Vec<(&'static str, &mut Style)> {
                vec![$((stringify!($name), &mut self.$name)),+]
            }
        }
    };
}

styles!(
    text,
    headline,
    about,
    heading,
    quote,
    poem,
    caption,
    mark,
    link,
    link_number,
    selection,
    selection_head,
    strong,
    emphasis,
    rule,
    selected,
    selected_elsewhere,
    number,
    missing,
    hit,
    current_hit,
    status,
    notice,
    dialog,
);

/// How many colours a theme may use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None.
    None,
    /// The sixteen with names.
    #[default]
    Named,
    /// The palette of 256.
    Indexed,
    /// Any red, green and blue.
    True,
}

/// What a terminal shows of a theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// How many colours.
    pub depth: Depth,
    /// Whether its ground is light, where that is known.
    pub is_light: Option<bool>,
}

/// A theme that khabar has by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BuiltIn {
    /// Light or dark, as the terminal's ground is.
    #[default]
    Auto,
    /// For a dark ground.
    Dark,
    /// For a light ground.
    Light,
    /// Black and white and little else, on a ground of its own.
    Contrast,
    /// No colour.
    Plain,
}

impl BuiltIn {
    /// All of them, by name, in the order in which a key goes through them.
    pub const NAMES: [(&'static str, BuiltIn); 5] = [
        ("auto", BuiltIn::Auto),
        ("dark", BuiltIn::Dark),
        ("light", BuiltIn::Light),
        ("contrast", BuiltIn::Contrast),
        ("plain", BuiltIn::Plain),
    ];

    /// Its styles in a terminal. High contrast brings a ground of its own: a dark one where the
    /// terminal's is not known.
    #[must_use]
    pub fn theme(self, shown: Shown) -> Theme {
        match self {
            BuiltIn::Plain => Theme::plain(),
            BuiltIn::Auto => built_in::colored(shown.depth, shown.is_light),
            BuiltIn::Dark => built_in::colored(shown.depth, Some(false)),
            BuiltIn::Light => built_in::colored(shown.depth, Some(true)),
            BuiltIn::Contrast => built_in::contrast(shown.depth, shown.is_light.unwrap_or(false)),
        }
    }
}

/// The themes there are: khabar's, and the user's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Themes {
    own: Vec<(String, Own)>,
}

impl Themes {
    /// Takes a theme of the user's; one of khabar's names is not theirs to give.
    pub fn add(&mut self, name: String, own: Own) {
        self.own.push((name, own));
    }

    /// The names of all.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let built_in = BuiltIn::NAMES.into_iter().map(|(name, _)| name);
        built_in.chain(self.own.iter().map(|(name, _)| name.as_str()))
    }

    /// The one after `name`, round and round.
    #[must_use]
    pub fn after(&self, name: &str) -> &str {
        let next = self.names().skip_while(|known| *known != name).nth(1);
        next.unwrap_or(BuiltIn::NAMES[0].0)
    }

    /// The styles of `name` in a terminal; of a name that is not known, those by themselves.
    #[must_use]
    pub fn theme(&self, name: &str, shown: Shown) -> Theme {
        let own = self.own.iter().find(|(known, _)| known == name);
        own.map_or_else(|| built_in_of(name).theme(shown), |(_, own)| own.theme(shown))
    }
}

fn built_in_of(name: &str) -> BuiltIn {
    let found = BuiltIn::NAMES.iter().find(|(known, _)| *known == name);
    found.map_or(BuiltIn::Auto, |(_, built_in)| *built_in)
}

impl Theme {
    /// A few of the sixteen colours, for a dark ground.
    #[must_use]
    pub fn dark() -> Theme {
        BuiltIn::Dark.theme(Shown::default())
    }

    /// No colour at all.
    #[must_use]
    pub fn plain() -> Theme {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let reversed = plain.add_modifier(Modifier::REVERSED);
        let underlined = Modifier::UNDERLINED;
        Theme {
            text: plain,
            headline: bold,
            about: plain,
            heading: bold,
            quote: plain,
            poem: plain,
            caption: plain.add_modifier(Modifier::ITALIC),
            mark: plain,
            link: plain.add_modifier(underlined),
            link_number: reversed,
            selection: reversed,
            selection_head: reversed.add_modifier(Modifier::BOLD | underlined),
            strong: bold,
            emphasis: plain.add_modifier(Modifier::ITALIC),
            rule: plain.add_modifier(Modifier::DIM),
            selected: reversed,
            selected_elsewhere: bold,
            number: plain,
            missing: plain,
            hit: reversed,
            current_hit: reversed.add_modifier(Modifier::BOLD | underlined),
            status: reversed,
            notice: reversed.add_modifier(Modifier::BOLD),
            dialog: plain,
        }
    }

    /// The same in as many colours as there are, each the nearest of those.
    fn in_depth(mut self, depth: Depth) -> Theme {
        for (_, style) in self.styles_mut() {
            style.fg = style.fg.and_then(|color| in_depth(color, depth));
            style.bg = style.bg.and_then(|color| in_depth(color, depth));
        }
        self
    }
}

fn in_depth(color: Color, depth: Depth) -> Option<Color> {
    use anstyle_lossy::palette::VGA;
    let index = match color {
        Color::Rgb(red, green, blue) => {
            let color = anstyle::RgbColor(red, green, blue);
            match depth {
                Depth::None => return None,
                Depth::True => return Some(Color::Rgb(red, green, blue)),
                Depth::Indexed => anstyle_lossy::rgb_to_xterm(color).index(),
                Depth::Named => {
                    anstyle::Ansi256Color::from_ansi(anstyle_lossy::rgb_to_ansi(color, VGA)).index()
                }
            }
        }
        Color::Indexed(index) => match depth {
            Depth::None => return None,
            Depth::True | Depth::Indexed => index,
            Depth::Named => {
                let color = anstyle::Ansi256Color(index);
                anstyle::Ansi256Color::from_ansi(anstyle_lossy::xterm_to_ansi(color, VGA)).index()
            }
        },
        named => return (depth != Depth::None).then_some(named),
    };
    Some(NAMED.get(usize::from(index)).copied().unwrap_or(Color::Indexed(index)))
}

/// The sixteen colours with names, in the palette's order.
const NAMED: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

#[cfg(test)]
mod tests;
