//! Finding in the open article.

use std::ops::Range;

use super::page::{Page, Row, occurrences};

/// What is looked for, and where it stands.
#[derive(Clone, Debug, Default)]
pub struct Find {
    /// As typed.
    pub pattern: String,
    /// Pieces of the page and the bytes of their texts, in reading order.
    pub hits: Vec<(usize, Range<usize>)>,
    /// The hit the reader stands at.
    pub current: usize,
}

impl Find {
    /// Looks for `pattern`, and stands at the first hit from row `top` on.
    #[must_use]
    pub fn new(pattern: &str, page: &Page, top: usize) -> Find {
        let hits = occurrences(page, pattern);
        let current = hits.iter().position(|hit| row_of(page, hit) >= top).unwrap_or(0);
        Find { pattern: pattern.to_owned(), hits, current }
    }

    /// Goes `by` hits on, round the ends.
    pub fn step(&mut self, by: isize) {
        let count = self.hits.len();
        if count > 0 {
            let steps = by.unsigned_abs() % count;
            let forward = if by < 0 { count - steps } else { steps };
            self.current = (self.current + forward) % count;
        }
    }

    /// The row of the hit the reader stands at.
    #[must_use]
    pub fn row(&self, page: &Page) -> Option<usize> {
        self.hits.get(self.current).map(|hit| row_of(page, hit))
    }
}

fn row_of(page: &Page, (piece, source): &(usize, Range<usize>)) -> usize {
    let line = page.pieces[*piece].lines.line_of(source.start);
    let wanted = Row::Line { piece: *piece, line };
    page.rows.iter().position(|row| *row == wanted).unwrap_or(0)
}
