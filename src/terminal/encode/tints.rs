//! The cells as they look, each in a colour of its own.
//!
//! `QTerminal`, and xterm.js when it draws with the document, turn right-to-left text round within
//! a run of cells that look the same. Two ways to say one colour, taken in turns, leave no such
//! run: the palette's and the named red, a colour and the one a step from it.

use ratatui::style::{Color, Modifier};

use super::Encoded;

/// Readable on dark and on light ground, where the terminal did not tell its colour.
const GREY: u8 = 0x80;

/// Gives the cells from the first to the last right-to-left one, and the two beside them, colours
/// in turns.
pub(super) fn alternate(foreground: Option<(u8, u8, u8)>, out: &mut Encoded) {
    let turned = |at: &usize| out.direction(*at).is_right_to_left();
    let places = 0..out.glyphs.len();
    let (Some(first), Some(last)) = (places.clone().find(turned), places.rev().find(turned)) else {
        return;
    };
    let cells = first.saturating_sub(1)..(last + 2).min(out.glyphs.len());
    for (place, glyph) in out.glyphs[cells].iter_mut().enumerate() {
        let is_bold = glyph.look.modifier.contains(Modifier::BOLD);
        let twins = twins(glyph.look.fg, is_bold, foreground);
        glyph.look.fg = twins[place % 2];
    }
}

/// Two ways to say a colour. No colour's first is any colour's second: the first are the terminal's
/// own, names, and even blues, the second numbers, and odd blues.
fn twins(color: Color, is_bold: bool, foreground: Option<(u8, u8, u8)>) -> [Color; 2] {
    match color {
        Color::Reset => match foreground {
            Some((red, green, blue)) => [color, Color::Rgb(red, green, blue | 1)],
            None => steps(GREY, GREY, GREY),
        },
        Color::Rgb(red, green, blue) => steps(red, green, blue),
        Color::Indexed(index) => match NAMED.get(usize::from(index)) {
            Some(name) => [*name, color],
            None => cube(index),
        },
        name => {
            let index = NAMED.iter().position(|color| *color == name).unwrap_or(0) as u8;
            // A bold name is drawn bright, the same number of the palette may not be.
            let bright = if is_bold && index < 8 { index + 8 } else { index };
            [name, Color::Indexed(bright)]
        }
    }
}

fn steps(red: u8, green: u8, blue: u8) -> [Color; 2] {
    [Color::Rgb(red, green, blue & !1), Color::Rgb(red, green, blue | 1)]
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

/// The palette's fixed part: a cube of 6×6×6 colours, then 24 greys.
fn cube(index: u8) -> [Color; 2] {
    if index >= 232 {
        let grey = 8 + 10 * (index - 232);
        return steps(grey, grey, grey);
    }
    let side = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    let place = index.saturating_sub(16);
    steps(side(place / 36), side(place / 6 % 6), side(place % 6))
}
