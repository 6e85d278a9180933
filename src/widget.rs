//! A ratatui widget that draws text of either direction right in any program.
//!
//! ```
//! use khabar::widget::BidiParagraph;
//! use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};
//!
//! let mut buffer = Buffer::empty(Rect::new(0, 0, 9, 1));
//! BidiParagraph::new("خبر (BBC)").render(buffer.area, &mut buffer);
//! assert_eq!(buffer.content[0].symbol(), "(");
//! assert_eq!(buffer.content[8].symbol(), "ﺧ");
//! ```
//!
//! What it paints is in visual order with presentation forms. A terminal that turns text round by
//! itself must be told not to: [`crate::terminal::Screen`] does, and so does sending `CSI 8 l`
//! before the alternate screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use crate::text::{Align, Options, Paragraph};

/// A text with line breaks of its own, wrapped to the area it is drawn in, each of its paragraphs
/// flush with the side at which it begins.
#[derive(Clone, Debug)]
pub struct BidiParagraph<'a> {
    text: &'a str,
    options: Options,
    align: Align,
    style: Style,
    skipped: usize,
}

impl<'a> BidiParagraph<'a> {
    /// Draws `text`, the direction of each paragraph found from its letters.
    #[must_use]
    pub fn new(text: &'a str) -> BidiParagraph<'a> {
        BidiParagraph {
            text,
            options: Options::default(),
            align: Align::Start,
            style: Style::new(),
            skipped: 0,
        }
    }

    /// How the text is read and drawn: its direction, vowel signs, digits.
    #[must_use]
    pub fn options(self, options: Options) -> BidiParagraph<'a> {
        BidiParagraph { options, ..self }
    }

    /// How lines lie in their columns.
    #[must_use]
    pub fn align(self, align: Align) -> BidiParagraph<'a> {
        BidiParagraph { align, ..self }
    }

    /// The style of its cells.
    #[must_use]
    pub fn style(self, style: Style) -> BidiParagraph<'a> {
        BidiParagraph { style, ..self }
    }

    /// Leaves out the first `lines`.
    #[must_use]
    pub fn scroll(self, lines: usize) -> BidiParagraph<'a> {
        BidiParagraph { skipped: lines, ..self }
    }
}

impl Widget for BidiParagraph<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        let lines = Paragraph::new(self.text, &self.options).lines(area.width, self.align);
        let mut symbol = String::new();
        for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(self.skipped)) {
            for cell in line.cells() {
                symbol.clear();
                cell.write_symbol(&mut symbol);
                let (start, end) = (cell.column(), cell.column().saturating_add(cell.columns()));
                // Only a letter wider than the whole area does not fit.
                for column in (start..end).filter(|_| end <= area.width) {
                    if let Some(place) = buffer.cell_mut((area.x + column, y)) {
                        place.reset();
                        place.set_symbol(if column == start { &symbol } else { " " });
                        place.set_style(self.style);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_paragraph_is_flush_with_the_side_it_begins_at() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 2));
        BidiParagraph::new("خبر\nnews").render(buffer.area, &mut buffer);
        let row = |y: usize| -> String {
            buffer.content[y * 8..][..8].iter().map(ratatui::buffer::Cell::symbol).collect()
        };
        assert_eq!((row(0).as_str(), row(1).as_str()), ("     ﺮﺒﺧ", "news    "));
    }

    #[test]
    fn nothing_is_painted_outside_the_area() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 3));
        let area = Rect::new(2, 1, 3, 9);
        BidiParagraph::new("كلام طويل جدا لا تسعه هذه المساحة").render(area, &mut buffer);
        let outside = |x: u16, y: u16| !(2..5).contains(&x) || y == 0;
        for (x, y) in
            (0..6).flat_map(|x| (0..3).map(move |y| (x, y))).filter(|(x, y)| outside(*x, *y))
        {
            assert_eq!(buffer[(x, y)].symbol(), " ");
        }
    }
}
