//! What a terminal shows after the bytes of a frame, and of one frame after another.

use std::cell::RefCell;
use std::num::NonZeroU16;
use std::rc::Rc;

use ratatui::buffer::{Cell, CellWidth};
use ratatui::style::{Color, Modifier, Style};

use super::*;

mod any_frame;

/// A writer that remembers each write.
#[derive(Clone, Debug, Default)]
struct Writes(Rc<RefCell<Vec<Vec<u8>>>>);

impl Writes {
    fn take(&self) -> Vec<Vec<u8>> {
        self.0.take()
    }
}

impl Write for Writes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().push(bytes.to_vec());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A screen and a terminal that shows what it writes.
struct Pair {
    screen: Screen<Writes>,
    writes: Writes,
    terminal: vt100::Parser,
}

impl Pair {
    fn new(columns: u16, rows: u16) -> Self {
        let writes = Writes::default();
        let size = Size::new(columns, rows);
        let sides = |side| NonZeroU16::new(side).unwrap();
        let mut screen = Screen::with_size(writes.clone(), Way::Visual, size);
        screen.set_capabilities(Capabilities::FULL);
        Self { screen, writes, terminal: vt100::Parser::new(sides(rows), sides(columns), 0) }
    }

    /// Paints a frame; the bytes that went out.
    fn paint(&mut self, frame: &Buffer, caret: Option<Position>) -> Vec<u8> {
        self.screen.paint(frame, caret).unwrap();
        let writes = self.writes.take();
        assert!(writes.len() <= 1, "{} writes for one frame", writes.len());
        let bytes = writes.concat();
        self.terminal.process(&bytes);
        bytes
    }

    /// What the terminal shows in a row, its blanks and all.
    fn row(&self, y: u16) -> String {
        let columns = self.screen.measure().width;
        (0..columns)
            .map(|x| match self.terminal.screen().cell(y, x) {
                Some(cell) if cell.is_wide_continuation() => "",
                Some(cell) if cell.has_contents() => cell.contents(),
                _ => " ",
            })
            .collect()
    }

    fn assert_shows(&self, frame: &Buffer) {
        for y in 0..frame.area.height {
            let mut x = 0;
            while x < frame.area.width {
                let cell = &frame[(x, y)];
                self.assert_shows_cell(cell, x, y);
                x += cell.cell_width().max(1);
            }
        }
    }

    fn assert_shows_cell(&self, cell: &Cell, x: u16, y: u16) {
        let shown = self.terminal.screen().cell(y, x).unwrap();
        let contents = if shown.has_contents() { shown.contents() } else { " " };
        assert_eq!(contents, cell.symbol(), "column {x}, row {y}");
        assert_eq!(shown.fgcolor(), color(cell.fg), "column {x}, row {y}");
        assert_eq!(shown.bgcolor(), color(cell.bg), "column {x}, row {y}");
        let has = |modifier| cell.modifier.contains(modifier);
        assert_eq!(shown.bold(), has(Modifier::BOLD));
        assert_eq!(shown.italic(), has(Modifier::ITALIC));
        assert_eq!(shown.underline(), has(Modifier::UNDERLINED));
        assert_eq!(shown.inverse(), has(Modifier::REVERSED));
    }
}

fn color(color: Color) -> vt100::Color {
    match color {
        Color::Reset => vt100::Color::Default,
        Color::Red => vt100::Color::Idx(1),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        color => panic!("{color:?} is not among those tried"),
    }
}

/// A frame of the rows, one symbol a cell; a wide one covers the next.
fn frame(columns: u16, rows: &[&[&str]]) -> Buffer {
    let mut frame = Buffer::empty(Rect::new(0, 0, columns, rows.len() as u16));
    for (y, row) in rows.iter().enumerate() {
        let mut x = 0;
        for symbol in *row {
            frame[(x, y as u16)].set_symbol(symbol);
            x += symbol.cell_width().max(1);
        }
    }
    frame
}

#[test]
fn a_row_of_arabic_stands_as_it_was_painted() {
    let mut pair = Pair::new(6, 1);
    let frame = frame(6, &[&["ﻡ", "ﻼ\u{64e}", "ﺳ\u{651}\u{650}", " ", "ﻻ"]]);

    pair.paint(&frame, None);

    pair.assert_shows(&frame);
    assert_eq!(pair.row(0), "ﻡﻼ\u{64e}ﺳ\u{651}\u{650} ﻻ ");
}

#[test]
fn the_same_frame_again_is_no_write_at_all() {
    let mut pair = Pair::new(4, 1);
    let frame = frame(4, &[&["ﺳ", "ﻼ", "ﻡ"]]);
    pair.paint(&frame, Some(Position::new(2, 0)));

    assert_eq!(pair.paint(&frame, Some(Position::new(2, 0))), b"");
}

#[test]
fn a_changed_letter_is_sent_with_the_cells_it_may_reach_into() {
    let mut pair = Pair::new(4, 1);
    pair.paint(&frame(4, &[&["ﺳ", "ﻼ", "ﻡ"]]), None);

    let bytes = pair.paint(&frame(4, &[&["ﺳ", "ﻼ", "ﻢ"]]), None);

    assert_eq!(String::from_utf8_lossy(&bytes), "\u{1b}[1;2Hﻼﻢ ");
}

#[test]
fn a_space_between_new_words_is_sent_instead_of_a_move() {
    let mut pair = Pair::new(5, 1);

    let bytes = pair.paint(&frame(5, &[&["a", " ", "b", " ", "c"]]), None);

    assert!(bytes.windows(5).any(|part| part == b"a b c"));
}

#[test]
fn styles_are_off_at_the_end_of_a_frame() {
    let mut pair = Pair::new(2, 1);
    let mut frame = frame(2, &[&["a", "b"]]);
    frame[(1, 0)].set_style(Style::new().fg(Color::Red).add_modifier(Modifier::BOLD));

    let bytes = pair.paint(&frame, None);

    assert!(
        bytes.ends_with(b"\x1b[1;31mb\x1b[0m\x1b[?25l")
            || bytes.ends_with(b"\x1b[0;1;31mb\x1b[0m\x1b[?25l")
    );
    pair.assert_shows(&frame);
}

#[test]
fn the_cursor_stands_where_the_prompt_wants_it() {
    let mut pair = Pair::new(8, 2);
    let frame = frame(8, &[&["a"], &[]]);

    pair.paint(&frame, Some(Position::new(5, 1)));
    assert_eq!(pair.terminal.screen().cursor_position(), (1, 5));
    assert!(!pair.terminal.screen().hide_cursor());

    let bytes = pair.paint(&frame, Some(Position::new(4, 1)));
    assert_eq!(bytes, b"\x1b[2;5H");

    let bytes = pair.paint(&frame, None);
    assert_eq!(bytes, b"\x1b[?25l");
}

#[test]
fn a_narrow_letter_over_a_wide_one_leaves_nothing_of_it() {
    let mut pair = Pair::new(4, 1);
    pair.paint(&frame(4, &[&["漢", "字"]]), None);
    let narrow = frame(4, &[&["a", " ", "字"]]);

    pair.paint(&narrow, None);
    pair.assert_shows(&narrow);

    let shifted = frame(4, &[&["b", "漢", "c"]]);
    pair.paint(&shifted, None);
    pair.assert_shows(&shifted);
}

#[test]
fn half_a_wide_letter_at_the_edge_is_a_blank() {
    let mut pair = Pair::new(3, 2);
    let mut frame = frame(3, &[&["a", "b"], &["c"]]);
    frame[(2, 0)].set_symbol("漢");

    pair.paint(&frame, None);

    assert_eq!((pair.row(0), pair.row(1)), ("ab ".into(), "c  ".into()));
}

#[test]
fn an_emoji_family_never_moves_what_stands_after_it() {
    let mut pair = Pair::new(8, 1);
    for family in ["👨\u{200d}👩\u{200d}👧", "❤\u{fe0f}", "👍🏽", "🇸🇦", "1\u{fe0f}\u{20e3}"]
    {
        let frame = frame(8, &[&[family, "x"]]);

        pair.paint(&frame, None);

        assert_eq!(pair.terminal.screen().cell(0, 2).unwrap().contents(), "x", "{family}");
    }
}

#[test]
fn after_what_terminals_disagree_on_the_next_place_is_named() {
    for symbol in ["😀", "❤\u{fe0f}", "ب\u{651}", "\u{fdfa}"] {
        let mut pair = Pair::new(6, 1);

        let bytes = pair.paint(&frame(6, &[&[symbol, "x"]]), None);

        let text = String::from_utf8(bytes).unwrap();
        let place = symbol.cell_width() + 1;
        assert!(text.contains(&format!("\u{1b}[1;{place}Hx")), "{text:?}");
    }
}

#[test]
fn a_cell_of_a_stated_width_covers_that_many() {
    let mut pair = Pair::new(6, 1);
    let mut wide = frame(6, &[&["ﷺ", "a", "b", "c"]]);
    pair.paint(&wide, None);
    let three = NonZeroU16::new(3).unwrap();

    wide[(0, 0)].set_diff_option(ratatui::buffer::CellDiffOption::ForcedWidth(three));
    pair.paint(&wide, None);

    assert_eq!(pair.row(0), "ﷺ  c  ");
}

#[test]
fn a_mark_without_a_letter_stays_in_its_cell() {
    let mut pair = Pair::new(3, 1);

    pair.paint(&frame(3, &[&["a", "\u{64e}", "b"]]), None);

    assert_eq!(pair.row(0), "a \u{64e}b");
}

#[test]
fn a_cell_left_to_others_is_not_touched() {
    let mut pair = Pair::new(6, 1);
    let mut frame = frame(6, &[&["a"]]);
    for x in 3..6 {
        frame[(x, 0)].set_diff_option(ratatui::buffer::CellDiffOption::Skip);
    }
    pair.paint(&frame, None);
    pair.terminal.process(b"\x1b[1;5Hi");

    frame[(0, 0)].set_symbol(" ");
    pair.paint(&frame, None);

    assert_eq!(pair.row(0), "    i ");
}

#[test]
fn another_size_sends_the_frame_whole() {
    let mut pair = Pair::new(4, 1);
    pair.paint(&frame(4, &[&["a", "b"]]), None);

    let bytes = pair.paint(&frame(5, &[&["a", "b"]]), None);

    assert_eq!(String::from_utf8_lossy(&bytes), "\u{1b}[8l\u{1b}[0m\u{1b}[2J\u{1b}[Hab\u{1b}[?25l");
}

#[test]
fn after_a_failed_write_the_frame_is_sent_whole() {
    struct Fails(bool, Vec<u8>);
    impl Write for Fails {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if std::mem::take(&mut self.0) {
                return Err(io::ErrorKind::BrokenPipe.into());
            }
            self.1.extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut screen = Screen::with_size(Fails(true, Vec::new()), Way::Visual, Size::new(2, 1));
    let frame = frame(2, &[&["a", "b"]]);

    assert!(screen.paint(&frame, None).is_err());
    screen.paint(&frame, None).unwrap();

    assert_eq!(
        String::from_utf8_lossy(&screen.writer.1),
        "\u{1b}[8l\u{1b}[0m\u{1b}[2J\u{1b}[Hab\u{1b}[?25l"
    );
}

#[test]
fn a_terminal_that_knows_synchronized_output_is_told_where_a_frame_begins_and_ends() {
    let mut pair = Pair::new(2, 1);
    pair.screen.set_synchronized(true);
    let frame = frame(2, &[&["a", "b"]]);

    let bytes = pair.paint(&frame, None);
    assert!(bytes.starts_with(b"\x1b[?2026h") && bytes.ends_with(b"\x1b[?2026l"));

    assert_eq!(pair.paint(&frame, None), b"", "an idle frame");
}

#[test]
fn a_screen_takes_back_what_its_way_switched() {
    let shown = "\u{1b}[?25h";
    for (way, sequence) in [(Way::Visual, "\u{1b}[8h"), (Way::Words, "")] {
        let mut pair = Pair::new(2, 1);
        pair.screen.set_way(way);
        pair.paint(&frame(2, &[&["a", "b"]]), None);

        pair.screen.restore().unwrap();

        let sent = String::from_utf8(pair.writes.take().concat()).unwrap();
        assert_eq!(sent, format!("{sequence}{shown}"), "the cursor was hidden");
        pair.screen.restore().unwrap();
        assert!(pair.writes.take().is_empty(), "once is enough");
    }
}

#[test]
fn a_ratatui_terminal_paints_through_it() {
    let pair = Pair::new(6, 2);
    let (writes, mut shown) = (pair.writes, pair.terminal);
    let mut terminal = ratatui::Terminal::new(pair.screen).unwrap();
    for symbols in [["漢", "ﻡ"], ["a", "ﻻ"], ["❤\u{fe0f}", " "], ["b", "字"]] {
        let wanted = frame(6, &[&symbols, &symbols]);
        terminal.draw(|frame| frame.buffer_mut().clone_from(&wanted)).unwrap();
        let bytes = writes.take();
        assert_eq!(bytes.len(), 1);
        shown.process(&bytes[0]);
        let start = shown.screen().cell(0, 0).unwrap().contents();
        assert_eq!(start, symbols[0]);
        let next = shown.screen().cell(1, symbols[0].cell_width()).unwrap();
        assert_eq!(if next.has_contents() { next.contents() } else { " " }, symbols[1]);
    }

    terminal.draw(|frame| frame.set_cursor_position((3, 1))).unwrap();
    shown.process(&writes.take().concat());
    assert_eq!(shown.screen().contents(), "");
    assert_eq!(shown.screen().cursor_position(), (1, 3));
    terminal.draw(|frame| frame.set_cursor_position((3, 1))).unwrap();
    assert!(writes.take().is_empty(), "an idle frame was written");
}

#[test]
fn the_clipboard_is_asked_between_frames() {
    let mut pair = Pair::new(2, 1);
    pair.screen.copy("خبر", None).unwrap();

    assert_eq!(pair.writes.take().concat(), copy_sequence("خبر", None));
}

const COLUMNS: u16 = 12;
const ROWS: u16 = 3;

#[test]
fn a_blank_that_a_letter_reached_into_is_sent_so_that_it_is_drawn_anew() {
    let frame = |rows: [&str; 3]| Buffer::with_lines(rows);
    let (with, without) = (frame(["a    ", "ﻊ b  ", "     "]), frame(["a    ", "  b  ", "     "]));
    let mut pair = Pair::new(5, 3);
    pair.screen.set_capabilities(Capabilities::FULL.with_redraws(false));
    pair.paint(&with, None);
    let foreground =
        |pair: &Pair, row, column| pair.terminal.screen().cell(row, column).unwrap().fgcolor();
    let blanks = [(0, 1), (1, 1), (2, 0), (2, 1)];
    let before = blanks.map(|(row, column)| foreground(&pair, row, column));
    pair.paint(&without, None);
    let after = blanks.map(|(row, column)| foreground(&pair, row, column));
    assert!(before.iter().zip(&after).all(|(one, other)| one != other), "{before:?} {after:?}");
    // No letter and no other blank changes.
    for (row, column) in [(0, 0), (1, 2), (0, 3), (2, 3)] {
        assert_eq!(foreground(&pair, row, column), vt100::Color::Default);
    }
    pair.paint(&with, None);
    let again = blanks.map(|(row, column)| foreground(&pair, row, column));
    assert!(after.iter().zip(&again).all(|(one, other)| one != other), "{after:?} {again:?}");
    assert!(pair.paint(&with, None).is_empty());
}
