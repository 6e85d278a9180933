//! Lines written to a terminal that scrolls: no screen is taken, only the order is settled.

use std::io::{self, Write};

use super::Way;

/// Columns of the terminal that standard output is; 80 where that is unknown.
#[must_use]
pub fn columns() -> u16 {
    crossterm::terminal::size().map_or(80, |(columns, _)| columns.max(1))
}

/// While it lives, the terminal shows lines as they are sent, in visual order.
#[derive(Debug)]
pub struct VisualLines {
    way: Way,
}

impl VisualLines {
    /// Tells the terminal of standard output.
    #[must_use]
    pub fn begin() -> VisualLines {
        let way = Way::default();
        tell(way.prepare());
        VisualLines { way }
    }
}

impl Drop for VisualLines {
    fn drop(&mut self) {
        tell(self.way.undo());
    }
}

/// A terminal that is gone needs no telling.
fn tell(sequence: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(sequence.as_bytes()).and_then(|()| out.flush());
}
