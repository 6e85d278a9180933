//! Finding in the open article.

use std::ops::Range;

use crate::library::search::Query;

use super::page::{Page, Part, occurrences};

/// What is looked for in an article.
#[derive(Clone, Debug)]
pub enum Sought {
    /// These letters, one after the other.
    Letters(String),
    /// The words of a query, as it was typed.
    Words(String, Query),
}

impl Sought {
    /// As typed.
    #[must_use]
    pub fn typed(&self) -> &str {
        match self {
            Sought::Letters(typed) | Sought::Words(typed, _) => typed,
        }
    }

    fn hits(&self, page: &Page) -> Vec<(usize, Range<usize>)> {
        match self {
            Sought::Letters(letters) => occurrences(page, letters),
            Sought::Words(_, query) => page
                .searchable()
                .flat_map(|(piece, text)| {
                    query.occurrences(&text).into_iter().map(move |source| (piece, source))
                })
                .collect(),
        }
    }
}

/// What is looked for, and where it stands.
#[derive(Clone, Debug)]
pub struct Find {
    /// What is looked for.
    pub sought: Sought,
    /// Pieces of the page and the bytes of their texts, in reading order.
    pub hits: Vec<(usize, Range<usize>)>,
    /// The hit the reader stands at.
    pub current: usize,
}

impl Find {
    /// Looks for `sought`, and stands at the first hit from row `top` on.
    #[must_use]
    pub fn new(sought: Sought, page: &Page, top: usize) -> Find {
        let hits = sought.hits(page);
        let current = hits.iter().position(|hit| row_of(page, hit) >= top).unwrap_or(0);
        Find { sought, hits, current }
    }

    /// Stands at the first hit in the piece that shows `part`, where it has one.
    pub fn stand_at(&mut self, part: Part, page: &Page) {
        let of_part = |hit: &(usize, Range<usize>)| page.pieces[hit.0].part == part;
        self.current = self.hits.iter().position(of_part).unwrap_or(0);
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
    let piece_of = &page.pieces[*piece];
    let line = piece_of.lines.line_of(piece_of.numbered(source.start));
    page.row_showing(*piece, line)
}
