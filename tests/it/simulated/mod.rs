//! Terminals as far as they matter to right-to-left text: what each of them makes of a row of cells.
//!
//! A simulated terminal takes the bytes that a program sends and keeps a [`grid`] of cells, in the
//! order in which they came. What it shows of a row is up to its [`Model`]. Each model says what a
//! real terminal does, and is held against it in `tests/terminals`.

mod grid;
mod models;

pub use grid::{Cell, Look};
pub use models::Model;

use grid::Grid;

/// A terminal that shows what it is sent, in its own way.
pub struct Simulated {
    model: Model,
    grid: Grid,
}

impl Simulated {
    /// A blank terminal.
    pub fn new(model: Model, columns: usize, rows: usize) -> Simulated {
        Simulated { model, grid: Grid::new(columns, rows) }
    }

    /// Takes bytes.
    pub fn take(&mut self, bytes: &[u8]) {
        self.grid.take(&String::from_utf8_lossy(bytes));
    }

    /// Which cell of the grid each cell of the row on the screen shows, and how; a wide cell once.
    pub fn row(&self, row: usize) -> Vec<Cell> {
        self.model.show(self.grid.row(row), self.grid.reorders(row, self.model))
    }

    /// How often a part of a frame was shown before the rest of it had come.
    pub fn is_synchronized(&self) -> bool {
        self.grid.is_synchronized
    }
}
