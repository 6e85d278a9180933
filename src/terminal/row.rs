//! A painted row as a line of text with its styles: for output that no cursor moves in.

use ratatui::buffer::Cell;

use super::encode::{Encoded, Sending, encode};
use super::pen::{Look, Pen};
use super::{Capabilities, Way};

/// The bytes of one row, for a terminal that shows so much; styles off at its end. Blanks at its end
/// are kept; there is no line break.
#[must_use]
pub fn styled_row(way: Way, shown: Capabilities, row: &[Cell]) -> String {
    let mut encoded = Encoded::default();
    encode(Sending { way, shown }, row, &mut encoded);
    let (mut pen, mut bytes) = (Pen::default(), Vec::new());
    let mut column = 0;
    for glyph in encoded.glyphs() {
        // What is left alone in a cell is a blank here.
        bytes.resize(bytes.len() + usize::from(glyph.column - column), b' ');
        pen.style(&mut bytes, glyph.look);
        bytes.extend_from_slice(encoded.text(glyph).as_bytes());
        column = glyph.column + glyph.columns;
    }
    pen.style(&mut bytes, Look::default());
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::{Modifier, Style};

    #[test]
    fn a_row_carries_its_styles_and_ends_without_any() {
        let mut row = vec![Cell::default(); 3];
        row[0].set_symbol("ﺥ").set_style(Style::new().add_modifier(Modifier::BOLD));
        row[1].set_symbol("a");
        assert_eq!(styled_row(Way::Visual, Capabilities::FULL, &row), "\u{1b}[0;1mﺥ\u{1b}[0ma ");
    }

    #[test]
    fn where_the_ground_would_fade_with_it_no_text_is_faint() {
        let mut row = vec![Cell::default(); 1];
        row[0].set_symbol("a").set_style(Style::new().add_modifier(Modifier::DIM));
        assert_eq!(styled_row(Way::Blanks, Capabilities::of(Way::Blanks), &row), "a");
        assert_eq!(styled_row(Way::Visual, Capabilities::FULL, &row), "\u{1b}[0;2ma\u{1b}[0m");
    }
}
