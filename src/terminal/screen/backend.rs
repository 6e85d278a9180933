//! The screen as a backend of ratatui.
//!
//! What ratatui asks for changes the frame that is wanted; the terminal is sent what differs when
//! ratatui flushes. So lines that scroll are rows of the frame that move, right in every way.

use std::io::{self, Write};
use std::ops::Range;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::{Position, Size};

use super::Screen;

pub(super) const CURSOR_SHOWN: &str = "\x1b[?25h";
pub(super) const CURSOR_HIDDEN: &str = "\x1b[?25l";

impl<W: Write> Screen<W> {
    /// Moves rows of the wanted frame; blank ones come in at the other end.
    fn scroll(&mut self, rows: Range<u16>, up: bool, lines: u16) {
        let columns = usize::from(self.wanted.area.width);
        let end = rows.end.min(self.wanted.area.height);
        let start = rows.start.min(end);
        let cells = usize::from(start) * columns..usize::from(end) * columns;
        let moved = usize::from(lines.min(end - start)) * columns;
        let region = &mut self.wanted.content[cells];
        let blank = if up {
            region.rotate_left(moved);
            region.len() - moved..region.len()
        } else {
            region.rotate_right(moved);
            0..moved
        };
        region[blank].iter_mut().for_each(Cell::reset);
    }
}

impl<W: Write> Backend for Screen<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            let Some(place) = self.wanted.cell_mut((x, y)) else {
                continue;
            };
            *place = cell.clone();
            // ratatui does not tell of the cells that a wide one covers; they are blank by its rule.
            let covered = if cell.symbol().len() > 1 { cell.cell_width() } else { 1 };
            for x in x.saturating_add(1)..x.saturating_add(covered) {
                if let Some(place) = self.wanted.cell_mut((x, y)) {
                    place.reset();
                    place.set_style(cell.style());
                }
            }
        }
        Ok(())
    }

    fn append_lines(&mut self, lines: u16) -> io::Result<()> {
        let last = self.wanted.area.height.saturating_sub(1);
        let to = self.caret.y.saturating_add(lines);
        self.scroll(0..last + 1, true, to.saturating_sub(last));
        self.caret.y = to.min(last);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.caret_wanted = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.caret_wanted = true;
        Ok(())
    }

    /// Where the cursor was put; the terminal is not asked, for only the reader hears its answers.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.caret)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.caret = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        if region == ClearType::All {
            // This is also how a ratatui terminal tells of another size.
            self.resize(self.measure());
            return Ok(());
        }
        let columns = usize::from(self.wanted.area.width);
        let row = usize::from(self.caret.y) * columns;
        let at = row + usize::from(self.caret.x);
        let end = self.wanted.content.len();
        let cells = match region {
            ClearType::All => 0..end,
            ClearType::AfterCursor => at..end,
            ClearType::BeforeCursor => 0..at,
            ClearType::CurrentLine => row..row + columns,
            ClearType::UntilNewLine => at..row + columns,
        };
        for cell in &mut self.wanted.content[cells.start.min(end)..cells.end.min(end)] {
            cell.reset();
        }
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.measure())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        let pixels = match self.fixed {
            None => crossterm::terminal::window_size()
                .map(|size| Size::new(size.width, size.height))
                .unwrap_or_default(),
            Some(_) => Size::default(),
        };
        Ok(WindowSize { columns_rows: self.measure(), pixels })
    }

    fn scroll_region_up(&mut self, region: Range<u16>, lines: u16) -> io::Result<()> {
        self.scroll(region, true, lines);
        Ok(())
    }

    fn scroll_region_down(&mut self, region: Range<u16>, lines: u16) -> io::Result<()> {
        self.scroll(region, false, lines);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.send_frame()
    }
}
