//! Any row of cells for any kind of terminal: nothing is sent but text, and the styles that are ours.

use khabar::terminal::{Capabilities, Way, encodes, styled_row};
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier, Style};

/// What must hold.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut row = Vec::new();
    // A line of the input is a cell; its first byte is its style.
    for symbol in text.split('\n').take(200) {
        let mut cell = Cell::default();
        let look = symbol.bytes().next().unwrap_or_default();
        let style = Style::new()
            .fg(Color::Indexed(look & 15))
            .add_modifier(Modifier::from_bits_truncate(u16::from(look)));
        cell.set_symbol(symbol).set_style(style);
        row.push(cell);
    }
    let mut way = Way::Visual;
    loop {
        let _ = encodes(way, &row);
        for shown in [Capabilities::of(way), Capabilities::FULL] {
            let sent = styled_row(way, shown, &row);
            assert!(is_text_with_styles(&sent), "{way:?} {sent:?}");
        }
        way = way.next();
        if way == Way::Visual {
            break;
        }
    }
}

/// Text, in which only `CSI … m` stands besides.
fn is_text_with_styles(sent: &str) -> bool {
    let mut parts = sent.split('\x1b');
    let is_plain = |text: &str| !text.contains(char::is_control);
    parts.next().is_some_and(is_plain)
        && parts.all(|part| {
            let rest = part.strip_prefix('[').and_then(|rest| rest.split_once('m'));
            rest.is_some_and(|(styles, text)| {
                let is_style = |c: char| c.is_ascii_digit() || matches!(c, ';' | ':');
                styles.chars().all(is_style) && is_plain(text)
            })
        })
}
