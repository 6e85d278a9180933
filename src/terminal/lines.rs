//! Lines written to a terminal that scrolls: no screen is taken, only the order is settled.

use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::buffer::{Cell, CellWidth};
use unicode_segmentation::UnicodeSegmentation;

use super::order::Order;
use super::{Capabilities, Multiplexer, Signal, Signals, Way, styled_row};

/// Columns of the terminal that standard output is; 80 where that is unknown.
#[must_use]
pub fn columns() -> u16 {
    crossterm::terminal::size().map_or(80, |(columns, _)| columns.max(1))
}

/// While it lives, the terminal shows lines in visual order as they are sent. When it is dropped,
/// the terminal is put back.
///
/// A signal that would end the process ends only the [going on](Self::go_on), so that there is
/// somebody left to put the terminal back; a second one ends the process.
#[derive(Debug)]
pub struct VisualLines {
    order: Order,
    is_ended: Arc<AtomicBool>,
    _signals: Option<Signals>,
}

impl VisualLines {
    /// Tells the terminal of standard output; `through` as in [`Wants`](super::Wants).
    #[must_use]
    pub fn begin(way: Way, through: Option<Multiplexer>) -> Self {
        // What it was before is not asked, for nobody is there to hear the answer.
        let order = Order { through, ..Order::of(way) };
        let is_ended = Arc::new(AtomicBool::new(false));
        let ended = Arc::clone(&is_ended);
        let signals = (!order.put_back().is_empty())
            .then(|| {
                Signals::start(move |signal| {
                    ended.fetch_or(ends(signal), Ordering::Relaxed);
                })
            })
            .and_then(Result::ok);
        tell(&order.settle());
        Self { order, is_ended, _signals: signals }
    }

    /// Asked before each line.
    ///
    /// # Errors
    /// A signal has come that ends the writing.
    pub fn go_on(&self) -> io::Result<()> {
        if self.is_ended.load(Ordering::Relaxed) {
            return Err(io::ErrorKind::Interrupted.into());
        }
        Ok(())
    }

    /// What is to be sent for a line of text in visual order, one cluster a cell.
    #[must_use]
    pub fn line<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.order.way == Way::Visual {
            return Cow::Borrowed(text);
        }
        Cow::Owned(self.row(&cells(text)))
    }

    /// What is to be sent for a painted row, marks and all; the blanks at its end are left out.
    /// Without a terminal, as it looks.
    #[must_use]
    pub fn drawn(lines: Option<&VisualLines>, row: &[Cell]) -> String {
        let end = row.iter().rposition(|cell| cell.symbol() != " ").map_or(0, |last| last + 1);
        match lines {
            Some(lines) => lines.row(&row[..end]),
            None => styled_row(Way::Visual, Capabilities::FULL, &row[..end]),
        }
    }

    fn row(&self, row: &[Cell]) -> String {
        let Order { way, through, .. } = self.order;
        styled_row(way, Capabilities::of(way).through(through).with_marks(true), row)
    }
}

impl Drop for VisualLines {
    fn drop(&mut self) {
        let put_back = self.order.put_back();
        if self.go_on().is_err() {
            // The last line may have been cut in its colours.
            tell("\x1b[0m");
        }
        tell(&put_back);
    }
}

/// The text's cells: its clusters, each with the cells that it covers.
fn cells(text: &str) -> Vec<Cell> {
    let mut cells = Vec::new();
    for cluster in text.graphemes(true) {
        let mut cell = Cell::default();
        cell.set_symbol(cluster);
        let covered = usize::from(cell.cell_width().max(1));
        cells.push(cell);
        cells.resize(cells.len() + covered - 1, Cell::default());
    }
    cells
}

const fn ends(signal: Signal) -> bool {
    match signal {
        Signal::Interrupt | Signal::Terminate | Signal::Hangup => true,
        Signal::Resize | Signal::Stop | Signal::Continue => false,
    }
}

/// A terminal that is gone needs no telling.
fn tell(sequence: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(sequence.as_bytes()).and_then(|()| out.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_cluster_covers_its_cells_and_a_mark_stays_on_its_letter() {
        let cells = cells("ﺏ\u{64e}漢a");
        let symbols: Vec<&str> = cells.iter().map(Cell::symbol).collect();
        assert_eq!(symbols, ["ﺏ\u{64e}", "漢", " ", "a"]);
    }
}
