//! The frame on the terminal's screen, and how it becomes the next one.
//!
//! A screen keeps the whole frame that was sent last. A new one is compared with it row by row and
//! glyph by glyph, and what differs goes out in one write. A frame that is the same is no write at
//! all. Whatever may have disturbed the terminal (another size, a child, Ctrl-L) invalidates it,
//! and the next frame erases the screen and sends everything.

use std::io::{self, Write};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::encode::{Change, Encoded, Fit, Glyph, Sending, encode, encode_linked, is_row_wise};
use super::links::Links;
use super::order::Order;
use super::pen::{Look, Pen};
use super::{Capabilities, Multiplexer, Way, copy_sequence};
use backend::{CURSOR_HIDDEN, CURSOR_SHOWN};
use specks::{RowSpecks, Specks};

mod backend;
mod specks;

/// A terminal's screen, written to through `W`.
///
/// [`paint`](Self::paint) takes a whole frame. It is a ratatui [`Backend`] as well; as such it
/// writes when it is flushed, which `ratatui::Terminal` does at the end of each frame.
///
/// It has the whole screen of the terminal, which should be the alternate one: it begins by erasing
/// it. An inline viewport stands at the top of it, and what `insert_before` pushes out at the top
/// is gone.
///
/// [`Backend`]: ratatui::backend::Backend
#[derive(Debug)]
pub struct Screen<W: Write> {
    writer: W,
    sending: Sending,
    settling: Settling,
    is_synchronized: bool,
    fixed: Option<Size>,
    wanted: Buffer,
    /// For each cell the number of the address it leads to, or 0; as many as there are cells.
    links_wanted: Vec<u16>,
    links_shown: Vec<u16>,
    /// `None` when nothing is known of what the terminal shows.
    shown: Option<Buffer>,
    caret: Position,
    caret_wanted: bool,
    caret_shown: Option<bool>,
    /// Where the last frame left the cursor, if it was to be seen.
    caret_left: Option<Position>,
    pen: Pen,
    bytes: Vec<u8>,
    before: Encoded,
    after: Encoded,
    specks: Specks,
}

/// Who sees to the terminal's own reordering.
#[derive(Clone, Copy, Debug)]
enum Settling {
    /// The guard that holds the terminal.
    Guard,
    /// This screen: before it erases, and in [`Screen::restore`]. What it has done, if anything.
    Own { through: Option<Multiplexer>, in_force: Option<Order> },
}

impl<W: Write> Screen<W> {
    /// The screen of this process's terminal, as large as that is, for a program without a
    /// [`Guard`](super::Guard); one with it asks for [its screen](super::Guard::screen).
    pub fn new(writer: W, way: Way) -> Self {
        Self::build(writer, way, None, Settling::Own { through: None, in_force: None })
    }

    /// A screen of a size that only [`resize`](Self::resize) changes.
    pub fn with_size(writer: W, way: Way, size: Size) -> Self {
        Self::build(writer, way, Some(size), Settling::Own { through: None, in_force: None })
    }

    /// One whose guard sees to the terminal's own reordering.
    pub(super) fn guarded(writer: W, way: Way) -> Self {
        Self::build(writer, way, None, Settling::Guard)
    }

    fn build(writer: W, way: Way, fixed: Option<Size>, settling: Settling) -> Self {
        let size = fixed.unwrap_or_else(terminal_size);
        Self {
            writer,
            sending: Sending { way, shown: Capabilities::of(way) },
            settling,
            is_synchronized: false,
            fixed,
            wanted: Buffer::empty(Rect::from(size)),
            links_wanted: vec![0; size.area() as usize],
            links_shown: vec![0; size.area() as usize],
            shown: None,
            caret: Position::ORIGIN,
            caret_wanted: false,
            caret_shown: None,
            caret_left: None,
            pen: Pen::default(),
            bytes: Vec::new(),
            before: Encoded::default(),
            after: Encoded::default(),
            specks: Specks::default(),
        }
    }

    /// Shows a frame, and the cursor at `caret` or not at all.
    ///
    /// # Errors
    /// The terminal cannot be written to. The next frame is sent whole.
    pub fn paint(&mut self, frame: &Buffer, caret: Option<Position>) -> io::Result<()> {
        self.paint_linked(frame, caret, |_| None)
    }

    /// As [`paint`](Self::paint), with the address that each cell leads to, by its place in the
    /// frame. Terminals that take them are told those of the web, and none else.
    ///
    /// # Errors
    /// As those of [`paint`](Self::paint).
    pub fn paint_linked<'a>(
        &mut self,
        frame: &Buffer,
        caret: Option<Position>,
        link_of: impl Fn(usize) -> Option<&'a str>,
    ) -> io::Result<()> {
        if frame.area.as_size() != self.wanted.area.as_size() {
            self.resize(frame.area.as_size());
        }
        self.wanted.content.clone_from_slice(&frame.content);
        if self.pen.links.are_many() {
            self.pen.links = Links::default();
            self.invalidate();
        }
        for (cell, link) in self.links_wanted.iter_mut().enumerate() {
            *link = link_of(cell).map_or(0, |address| self.pen.links.number(address));
        }
        self.caret_wanted = caret.is_some();
        self.caret = caret.unwrap_or(self.caret);
        self.send_frame()
    }

    /// The size of the terminal now; of a fixed screen, its own.
    pub fn measure(&self) -> Size {
        self.fixed.unwrap_or_else(terminal_size)
    }

    /// Takes another size; the next frame is sent whole.
    pub fn resize(&mut self, size: Size) {
        if self.fixed.is_some() {
            self.fixed = Some(size);
        }
        self.wanted = Buffer::empty(Rect::from(size));
        self.links_wanted = vec![0; self.wanted.content.len()];
        self.links_shown = self.links_wanted.clone();
        self.invalidate();
    }

    /// Forgets what the terminal shows: the next frame erases the screen and is sent whole.
    pub fn invalidate(&mut self) {
        self.shown = None;
    }

    /// The kind of terminal turned out to be another; the next frame is sent whole. What it can
    /// show is taken to be what every terminal of that way can.
    pub fn set_way(&mut self, way: Way) {
        self.sending.way = way;
        self.set_capabilities(Capabilities::of(way));
    }

    /// Which way rows are sent.
    pub const fn way(&self) -> Way {
        self.sending.way
    }

    /// What the terminal can show turned out to be this; the next frame is sent whole.
    pub fn set_capabilities(&mut self, capabilities: Capabilities) {
        self.sending.shown = capabilities;
        self.invalidate();
    }

    /// What the terminal is taken to be able to show.
    pub const fn capabilities(&self) -> Capabilities {
        self.sending.shown
    }

    /// The painted place that a mouse report means.
    ///
    /// What is on the screen is the painted row in every way, so a terminal that tells where the
    /// mouse is on the screen tells the painted column: kitty does, and terminals that move nothing.
    /// Konsole and `PuTTY` tell instead where the cell under the mouse was sent to.
    #[must_use]
    pub fn painted_at(&mut self, reported: Position) -> Position {
        let columns = usize::from(self.wanted.area.width).max(1);
        let moves = match self.sending.way {
            Way::Words | Way::Blanks => true,
            Way::Visual | Way::Marks | Way::Kitty | Way::Alternating | Way::Mlterm => false,
        };
        let shown = self.shown.as_ref().filter(|_| moves);
        let row = shown.and_then(|shown| shown.content.chunks(columns).nth(reported.y.into()));
        let Some(row) = row else {
            return reported;
        };
        encode(self.sending, row, &mut self.before);
        Position { x: self.before.painted_column(reported.x), y: reported.y }
    }

    /// What the screen writes to.
    pub const fn writer(&self) -> &W {
        &self.writer
    }

    /// Whether the terminal knows synchronized output (mode 2026): it then draws a frame when it
    /// has all of it. At first it is taken not to.
    pub fn set_synchronized(&mut self, is_synchronized: bool) {
        self.is_synchronized = is_synchronized;
    }

    /// What stands between, and is to hand on what mlterm needs; at first nothing is taken to. A guard
    /// is told instead, by [`Wants`](super::Wants).
    pub fn set_through(&mut self, multiplexer: Option<Multiplexer>) {
        match &mut self.settling {
            Settling::Guard => {}
            Settling::Own { through, .. } => *through = multiplexer,
        }
        self.invalidate();
    }

    /// Takes back what the way changed in the terminal, and shows the cursor: for a program that
    /// leaves its screen without a [`Guard`](super::Guard). A screen that is dropped does it as well.
    ///
    /// # Errors
    /// The terminal cannot be written to.
    pub fn restore(&mut self) -> io::Result<()> {
        let in_force = match &mut self.settling {
            Settling::Guard => None,
            Settling::Own { in_force, .. } => in_force.take(),
        };
        self.invalidate();
        if let Some(order) = in_force {
            let is_hidden = self.caret_shown.take() == Some(false);
            let cursor = if is_hidden { CURSOR_SHOWN } else { "" };
            self.writer.write_all([&order.put_back(), cursor].concat().as_bytes())?;
            self.writer.flush()?;
        }
        Ok(())
    }

    /// Puts text into the clipboard of the terminal, between two frames; `through` is what stands
    /// between.
    ///
    /// # Errors
    /// The terminal cannot be written to.
    pub fn copy(&mut self, text: &str, through: Option<Multiplexer>) -> io::Result<()> {
        self.writer.write_all(&copy_sequence(text, through))?;
        self.writer.flush()
    }

    /// Sends what differs between the frame wanted and the one shown, in one write.
    fn send_frame(&mut self) -> io::Result<()> {
        self.bytes.clear();
        self.pen.begin_frame();
        let mut shown = self.shown.take().unwrap_or_else(|| self.erased());
        if self.sending.shown.redraws {
            self.specks = Specks::default();
        } else {
            self.specks.find(&shown, &self.wanted);
        }
        let columns = usize::from(self.wanted.area.width).max(1);
        let rows = self.wanted.content.chunks(columns).zip(shown.content.chunks_mut(columns));
        for (y, (wanted, shown)) in rows.enumerate() {
            let mut specks = self.specks.row(y);
            let cells = y * columns..y * columns + wanted.len();
            let links = &self.links_wanted[cells.clone()];
            let links_shown = &mut self.links_shown[cells];
            if wanted == shown && links == links_shown && !specks.any_from(0) {
                continue;
            }
            encode_linked(self.sending, shown, links_shown, &mut self.before);
            encode_linked(self.sending, wanted, links, &mut self.after);
            links_shown.copy_from_slice(links);
            let row = Row {
                y: y as u16,
                columns: wanted.len() as u16,
                is_whole: is_row_wise(self.sending.way),
            };
            row.send(&self.before, &self.after, &mut specks, &mut self.pen, &mut self.bytes);
            // Each run of cells of a row is a link of its own.
            self.pen.lead_to(&mut self.bytes, 0);
            shown.clone_from_slice(wanted);
        }
        self.pen.style(&mut self.bytes, Look::default());
        self.place_caret();
        if !self.bytes.is_empty() {
            self.synchronize();
            let written = self.writer.write_all(&self.bytes).and_then(|()| self.writer.flush());
            if let Err(error) = written {
                self.caret_shown = None;
                self.caret_left = None;
                return Err(error);
            }
        }
        self.shown = Some(shown);
        Ok(())
    }

    /// Has the terminal wait for the end of the frame.
    fn synchronize(&mut self) {
        if self.is_synchronized {
            self.bytes.splice(0..0, *b"\x1b[?2026h");
            self.bytes.extend_from_slice(b"\x1b[?2026l");
        }
    }

    /// Erases the screen; the frame that it then shows.
    fn erased(&mut self) -> Buffer {
        self.settle();
        self.bytes.extend_from_slice(b"\x1b[0m\x1b[2J");
        self.pen.forget();
        self.specks.forget();
        self.links_shown.fill(0);
        self.caret_shown = None;
        Buffer::empty(self.wanted.area)
    }

    /// Has the terminal show rows in the order in which they will be sent, once they are erased.
    fn settle(&mut self) {
        match &mut self.settling {
            Settling::Guard => {}
            Settling::Own { through, in_force } => {
                let order = Order { through: *through, ..Order::of(self.sending.way) };
                if let Some(before) = in_force.replace(order)
                    && before != order
                {
                    self.bytes.extend_from_slice(before.put_back().as_bytes());
                }
                self.bytes.extend_from_slice(order.settle().as_bytes());
            }
        }
    }

    fn place_caret(&mut self) {
        let wanted = self.caret_wanted.then_some(self.caret);
        let disturbed = !self.bytes.is_empty() || self.caret_left != wanted;
        if let Some(caret) = wanted
            && disturbed
        {
            self.pen.move_to(&mut self.bytes, caret);
        }
        self.caret_left = wanted;
        if self.caret_shown != Some(self.caret_wanted) {
            let sequence = if self.caret_wanted { CURSOR_SHOWN } else { CURSOR_HIDDEN };
            self.bytes.extend_from_slice(sequence.as_bytes());
            self.caret_shown = Some(self.caret_wanted);
        }
    }
}

impl<W: Write> Drop for Screen<W> {
    fn drop(&mut self) {
        // Nothing can be done about a terminal that is gone.
        let _ = self.restore();
    }
}

/// Which row is sent.
struct Row {
    y: u16,
    columns: u16,
    /// All of it is sent, for what is sent of a cell depends on the others.
    is_whole: bool,
}

impl Row {
    const fn place(&self, glyph: &Glyph) -> Position {
        Position { x: glyph.column, y: self.y }
    }

    /// Sends the glyphs that were not there before.
    fn send(
        &self,
        before: &Encoded,
        after: &Encoded,
        specks: &mut RowSpecks<'_>,
        pen: &mut Pen,
        out: &mut Vec<u8>,
    ) {
        let blank_from = after.blank_from(self.columns);
        let mut skipped = None;
        let glyphs = after.glyphs();
        let changed: Vec<Change> = glyphs.iter().map(|glyph| after.change(glyph, before)).collect();
        for (place, glyph) in glyphs.iter().enumerate() {
            let beside = [place.wrapping_sub(1), place + 1];
            let is_overhung = beside.iter().any(|at| changed.get(*at) == Some(&Change::OfScript));
            let stays = changed[place] == Change::None;
            let has_specks = stays && specks.has(glyph.column, after.text(glyph), glyph.look);
            if stays && !is_overhung && !self.is_whole && !has_specks {
                skipped = Some(glyph);
                continue;
            }
            // One letter or space again is shorter than a move over it.
            if let Some(between) = skipped.take()
                && between.fit == Fit::Sure
                && pen.is_at(self.place(between), between.look)
            {
                pen.write(out, after.text(between), Some(between.columns));
                specks.sent(between.column..between.column + between.columns);
            }
            let at = self.place(glyph);
            pen.move_to(out, at);
            let columns = glyph.column..glyph.column + glyph.columns;
            pen.style(out, specks.look(columns, glyph.look, has_specks));
            // Shorter than the spaces it stands for when there are several.
            let is_end = glyph.column >= blank_from && self.columns - glyph.column > 3;
            if is_end && !specks.any_from(glyph.column) {
                out.extend_from_slice(b"\x1b[K");
                specks.sent(glyph.column..self.columns);
                return;
            }
            if glyph.fit == Fit::Loose {
                let blanks = " ".repeat(usize::from(glyph.columns));
                pen.write(out, &blanks, None);
                pen.move_to(out, at);
            }
            let sure = glyph.fit == Fit::Sure && at.x + glyph.columns < self.columns;
            pen.write(out, after.text(glyph), sure.then_some(glyph.columns));
        }
    }
}

fn terminal_size() -> Size {
    match crossterm::terminal::size() {
        // A terminal that does not know its size says 0.
        Ok((columns, rows)) if columns > 0 && rows > 0 => Size::new(columns, rows),
        _ => Size::new(80, 24),
    }
}

#[cfg(test)]
mod tests;
