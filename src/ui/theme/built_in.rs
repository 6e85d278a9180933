//! The themes that khabar has by itself.
//!
//! In sixteen colours only those are used that read on the ground of their theme in the palettes that
//! terminals come with; the others are exact. A test measures each text on its ground.

use ratatui::style::{Color, Modifier, Style};

use super::{Depth, Theme};

/// What a theme with colours is made of.
struct Colors {
    /// Sites, dates, numbers, marks.
    about: Color,
    /// Quotations and verse.
    quote: Color,
    link: Color,
    /// Headlines that are not here.
    missing: Color,
    /// The ground of what was found, and of the one that is looked at.
    hit: Color,
    current: Color,
    /// What stands on those.
    ink: Color,
    /// The line at the end, and what is selected; `None` turns text and ground round.
    status: Option<(Color, Color)>,
    selected: Option<(Color, Color)>,
}

const fn rgb(hex: u32) -> Color {
    Color::Rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const DARK: Colors = Colors {
    about: rgb(0x87_d7_d7),
    quote: rgb(0xaf_d7_87),
    link: rgb(0x87_af_ff),
    missing: rgb(0xff_87_87),
    hit: rgb(0xff_d7_5f),
    current: rgb(0x5f_d7_ff),
    ink: rgb(0x00_00_00),
    status: Some((rgb(0xe4_e4_e4), rgb(0x44_44_44))),
    selected: Some((rgb(0xff_ff_ff), rgb(0x00_5f_87))),
};

const LIGHT: Colors = Colors {
    about: rgb(0x00_5f_87),
    quote: rgb(0x00_5f_00),
    link: rgb(0x00_00_af),
    missing: rgb(0xaf_00_00),
    hit: rgb(0xff_d7_5f),
    current: rgb(0x5f_d7_ff),
    ink: rgb(0x00_00_00),
    status: Some((rgb(0x1c_1c_1c), rgb(0xda_da_da))),
    selected: Some((rgb(0x00_00_00), rgb(0xaf_d7_ff))),
};

/// For a ground that nobody told of: as far from black as from white.
const ANY: Colors = Colors {
    about: rgb(0x00_87_87),
    quote: rgb(0x00_87_00),
    link: rgb(0x5f_5f_ff),
    missing: rgb(0xd7_00_5f),
    ..DARK
};

const NAMED_DARK: Colors = Colors {
    about: Color::Cyan,
    quote: Color::Green,
    link: Color::Cyan,
    missing: Color::LightRed,
    hit: Color::LightYellow,
    current: Color::LightCyan,
    ink: Color::Black,
    status: None,
    selected: None,
};

const NAMED_LIGHT: Colors = Colors {
    about: Color::Blue,
    quote: Color::Magenta,
    link: Color::Blue,
    missing: Color::Red,
    ..NAMED_DARK
};

/// None of the sixteen reads on black and on white in every palette.
const NAMED_ANY: Colors = Colors {
    about: Color::Reset,
    quote: Color::Reset,
    link: Color::Reset,
    missing: Color::Reset,
    ..NAMED_DARK
};

/// The theme for a ground; for every ground, where it is not known.
pub(super) fn colored(depth: Depth, is_light: Option<bool>) -> Theme {
    let colors = match (depth, is_light) {
        (Depth::None, _) => return Theme::plain(),
        (Depth::Named, Some(false)) => &NAMED_DARK,
        (Depth::Named, Some(true)) => &NAMED_LIGHT,
        (Depth::Named, None) => &NAMED_ANY,
        (Depth::Indexed | Depth::True, Some(false)) => &DARK,
        (Depth::Indexed | Depth::True, Some(true)) => &LIGHT,
        (Depth::Indexed | Depth::True, None) => &ANY,
    };
    colors.theme().in_depth(depth)
}

impl Colors {
    fn theme(&self) -> Theme {
        let none = Style::new();
        let plain = Theme::plain();
        // Never bold on these: bold black is a grey in many terminals.
        let on = |ground| none.fg(self.ink).bg(ground).remove_modifier(Modifier::BOLD);
        let current = on(self.current).add_modifier(Modifier::UNDERLINED);
        let status = pair(self.status, plain.status);
        Theme {
            about: none.fg(self.about),
            quote: none.fg(self.quote),
            poem: none.fg(self.quote),
            mark: none.fg(self.about),
            link: none.fg(self.link).add_modifier(Modifier::UNDERLINED),
            link_number: on(self.hit),
            selection_head: current.remove_modifier(Modifier::REVERSED),
            selected: pair(self.selected, plain.selected),
            number: none.fg(self.about),
            missing: none.fg(self.missing),
            hit: on(self.hit),
            current_hit: current,
            status,
            notice: status.add_modifier(Modifier::BOLD),
            ..plain
        }
    }
}

fn pair(colors: Option<(Color, Color)>, reversed: Style) -> Style {
    colors.map_or(reversed, |(text, ground)| Style::new().fg(text).bg(ground))
}

/// High contrast: on a ground of its own, nothing faint, nothing slanted.
pub(super) fn contrast(depth: Depth, is_light: bool) -> Theme {
    let (black, white) = match depth {
        Depth::None => return Theme::plain(),
        Depth::Named => (Color::Black, Color::White),
        Depth::Indexed | Depth::True => (rgb(0x00_00_00), rgb(0xff_ff_ff)),
    };
    let (ground, text, link, selected) = match (depth, is_light) {
        (Depth::Named, false) => (black, white, Color::LightCyan, Color::LightYellow),
        (Depth::Named, true) => (white, black, black, Color::LightYellow),
        (_, false) => (black, white, rgb(0x00_ff_ff), rgb(0xff_ff_00)),
        (_, true) => (white, black, rgb(0x00_00_87), rgb(0xff_ff_00)),
    };
    let on_ground = Style::new().fg(text).bg(ground);
    let bold = on_ground.add_modifier(Modifier::BOLD);
    let underlined = on_ground.add_modifier(Modifier::UNDERLINED);
    let marked = Style::new().fg(black).bg(selected).remove_modifier(Modifier::BOLD);
    let turned = Style::new().fg(ground).bg(text).remove_modifier(Modifier::BOLD);
    let head = marked.add_modifier(Modifier::UNDERLINED).remove_modifier(Modifier::REVERSED);
    Theme {
        text: on_ground,
        headline: bold,
        about: on_ground,
        heading: bold,
        quote: on_ground,
        poem: on_ground,
        caption: underlined,
        mark: on_ground,
        link: underlined.fg(link),
        link_number: marked,
        selection: turned,
        selection_head: head,
        strong: bold,
        emphasis: underlined,
        rule: on_ground,
        selected: marked,
        selected_elsewhere: bold,
        number: on_ground,
        missing: on_ground,
        hit: turned,
        current_hit: head,
        status: turned,
        notice: turned,
        dialog: on_ground,
    }
    .in_depth(depth)
}
