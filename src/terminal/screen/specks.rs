//! Specks: what letters leave in the blanks beside them.
//!
//! Marks and tails reach over into the cells around theirs. Konsole, `QTerminal`, mlterm and urxvt
//! draw a cell anew when it holds something else than before, so a blank that stays a blank keeps
//! what reached into it when the letter goes. Such a blank is sent in a colour of its own, which
//! nobody sees, and is drawn anew.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::super::pen::Look;

/// Which cells may have specks, and which blanks have a colour of their own by now.
#[derive(Debug, Default)]
pub(super) struct Specks {
    columns: usize,
    near: Vec<bool>,
    tinted: Vec<bool>,
}

/// A row of them; nothing of it where the terminal draws all anew.
#[derive(Debug)]
pub(super) struct RowSpecks<'a> {
    near: &'a [bool],
    tinted: &'a mut [bool],
}

impl Specks {
    /// The screen was erased.
    pub(super) fn forget(&mut self) {
        self.tinted.fill(false);
    }

    /// Finds the cells beside letters that change, between two frames of a size.
    pub(super) fn find(&mut self, before: &Buffer, after: &Buffer) {
        self.columns = usize::from(after.area.width);
        let cells = after.content.len();
        self.near.clear();
        self.near.resize(cells, false);
        self.tinted.resize(cells, false);
        for (place, (one, other)) in before.content.iter().zip(&after.content).enumerate() {
            if one != other && (reaches_over(one) || reaches_over(other)) {
                self.mark_around(place);
            }
        }
    }

    fn mark_around(&mut self, place: usize) {
        let (x, y) = (place % self.columns, place / self.columns);
        let rows = y.saturating_sub(1)..y + 2;
        let above = self.near.chunks_mut(self.columns).skip(rows.start);
        for row in above.take(rows.len()) {
            row[x.saturating_sub(1)..(x + 2).min(self.columns)].fill(true);
        }
    }

    pub(super) fn row(&mut self, y: usize) -> RowSpecks<'_> {
        let cells = y * self.columns..(y + 1) * self.columns;
        RowSpecks {
            near: self.near.get(cells.clone()).unwrap_or_default(),
            tinted: self.tinted.get_mut(cells).unwrap_or_default(),
        }
    }
}

impl RowSpecks<'_> {
    /// Whether a cell from this column on may have specks.
    pub(super) fn any_from(&self, column: u16) -> bool {
        self.near.get(usize::from(column)..).is_some_and(|near| near.contains(&true))
    }

    /// Whether a glyph that stays is to be drawn anew.
    pub(super) fn has(&self, column: u16, text: &str, look: Look) -> bool {
        let seen = Modifier::REVERSED | Modifier::UNDERLINED | Modifier::CROSSED_OUT;
        let is_blank = text == " " && !look.modifier.intersects(seen);
        is_blank && self.near.get(usize::from(column)) == Some(&true)
    }

    /// The look that a glyph is sent in: of a blank with specks, another than the last time.
    pub(super) fn look(&mut self, columns: Range<u16>, look: Look, has_specks: bool) -> Look {
        let was_tinted = self.tinted.get(usize::from(columns.start)) == Some(&true);
        self.sent(columns.clone());
        if !has_specks || was_tinted {
            return look;
        }
        if let Some(is_tinted) = self.tinted.get_mut(usize::from(columns.start)) {
            *is_tinted = true;
        }
        Look { fg: if look.fg == Color::Red { Color::Blue } else { Color::Red }, ..look }
    }

    /// The cells were sent in their own looks.
    pub(super) fn sent(&mut self, columns: Range<u16>) {
        let columns = usize::from(columns.start)..usize::from(columns.end);
        self.tinted.get_mut(columns).unwrap_or_default().fill(false);
    }
}

/// Letters of most scripts keep to their cells.
fn reaches_over(cell: &Cell) -> bool {
    !cell.symbol().is_ascii()
}
