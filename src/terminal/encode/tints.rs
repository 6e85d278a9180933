//! The cells as they look, no two side by side told to look the same.
//!
//! `QTerminal`, and xterm.js when it draws with the document, turn right-to-left text round within
//! a run of cells that look the same. `QTerminal` draws faint text as all other text, yet keeps it
//! apart: every second cell is faint there, and no colour changes. Where faint text is fainter, two
//! ways to say one colour, taken in turns, leave no such run: the palette's and the named red, a
//! colour and the one a step from it.

use std::ops::Range;

use ratatui::style::{Color, Modifier};

use super::Encoded;

/// Readable on dark and on light ground, where the terminal did not tell its colour.
const GREY: u8 = 0x80;

/// Has every second cell of those that may be turned round faint.
pub(super) fn in_faint(out: &mut Encoded) {
    let cells = may_be_turned(out);
    for glyph in out.glyphs[cells].iter_mut().skip(1).step_by(2) {
        glyph.look.modifier.insert(Modifier::DIM);
    }
}

/// Gives the cells that may be turned round colours in turns.
pub(super) fn in_colors(foreground: Option<(u8, u8, u8)>, out: &mut Encoded) {
    let cells = may_be_turned(out);
    for (place, glyph) in out.glyphs[cells].iter_mut().enumerate() {
        let is_bold = glyph.look.modifier.contains(Modifier::BOLD);
        let twins = twins(glyph.look.fg, is_bold, foreground);
        glyph.look.fg = twins[place % 2];
    }
}

/// From the first to the last right-to-left cell, and the two beside them.
fn may_be_turned(out: &Encoded) -> Range<usize> {
    let turned = |at: &usize| out.direction(*at).is_right_to_left();
    let places = 0..out.glyphs.len();
    let (first, last) = (places.clone().find(turned), places.rev().find(turned));
    first
        .zip(last)
        .map_or(0..0, |(first, last)| first.saturating_sub(1)..(last + 2).min(out.glyphs.len()))
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
