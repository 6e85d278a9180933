//! Lines written to a terminal that scrolls: no screen is taken, only the order is settled.

use std::borrow::Cow;
use std::io::{self, Write};

use ratatui::buffer::{Cell, CellWidth};
use unicode_segmentation::UnicodeSegmentation;

use super::order::Order;
use super::{Signal, Signals, Way, styled_row};

/// Columns of the terminal that standard output is; 80 where that is unknown.
#[must_use]
pub fn columns() -> u16 {
    crossterm::terminal::size().map_or(80, |(columns, _)| columns.max(1))
}

/// While it lives, the terminal shows lines in visual order as they are sent. It is put back when
/// this is dropped, and when a signal ends the process.
#[derive(Debug)]
pub struct VisualLines {
    order: Order,
    _signals: Option<Signals>,
}

impl VisualLines {
    /// Tells the terminal of standard output; `in_tmux` as in [`Wants`](super::Wants).
    #[must_use]
    pub fn begin(way: Way, in_tmux: bool) -> Self {
        // What it was before is not asked, for nobody is there to hear the answer.
        let order = Order { way, was_off: false, in_tmux };
        let put_back = order.put_back().into_owned();
        let signals = (!put_back.is_empty())
            .then(|| Signals::start(move |signal| leave(signal, &put_back)))
            .and_then(Result::ok);
        tell(&order.settle());
        Self { order, _signals: signals }
    }

    /// What is to be sent for a line of text in visual order, one cluster a cell.
    #[must_use]
    pub fn line<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match self.order.way {
            Way::Visual => Cow::Borrowed(text),
            way => Cow::Owned(styled_row(way, &cells(text))),
        }
    }
}

impl Drop for VisualLines {
    fn drop(&mut self) {
        tell(&self.order.put_back());
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

/// Puts the terminal back, and ends as if the signal had not been caught.
#[cfg(unix)]
fn leave(signal: Signal, put_back: &str) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

    let number = match signal {
        Signal::Interrupt => SIGINT,
        Signal::Terminate => SIGTERM,
        Signal::Hangup => SIGHUP,
        Signal::Resize | Signal::Continue => return,
    };
    // Past the lock of standard output, which the writer of lines holds; a line that was cut in
    // its colours ends here.
    let _ = rustix::io::write(rustix::stdio::stdout(), format!("\x1b[0m{put_back}").as_bytes());
    let _ = signal_hook::low_level::emulate_default_handler(number);
}

#[cfg(not(unix))]
fn leave(_signal: Signal, _put_back: &str) {}

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
