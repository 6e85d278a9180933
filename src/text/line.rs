//! Lines of cells, and the map between columns and source bytes.

use std::ops::Range;
use std::sync::Arc;

use super::Direction;
use super::cluster::{Symbol, Symbols};

/// Lines of one paragraph: one flat run of cells, and where each line ends.
#[derive(Clone, Debug)]
pub struct Lines {
    pub(super) cells: Vec<Cell>,
    pub(super) ends: Vec<LineEnd>,
    pub(super) symbols: Arc<Symbols>,
}

/// A cell as it is kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) symbol: Symbol,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) columns: u16,
    pub(super) origin: Origin,
}

/// Why a cell exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It draws source text.
    Source,
    /// It stretches a letter of the source, whose bytes it has.
    Kashida,
    /// It stands for text that was cut off.
    Ellipsis,
}

impl Origin {
    /// Whether it shows source text, as itself or as a part of it.
    #[must_use]
    pub fn is_text(self) -> bool {
        match self {
            Origin::Source | Origin::Kashida => true,
            Origin::Ellipsis => false,
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct LineEnd {
    pub(super) cells: u32,
    pub(super) source: Range<u32>,
    pub(super) indent: u16,
    pub(super) direction: Direction,
}

impl Lines {
    /// How many lines there are: at least one.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no line; a laid-out paragraph has at least one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The line at `place`, from 0.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<Line<'_>> {
        let end = self.ends.get(place)?;
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before].cells);
        Some(Line {
            cells: &self.cells[start as usize..end.cells as usize],
            end,
            symbols: &self.symbols,
        })
    }

    /// The lines in reading order.
    pub fn iter(&self) -> impl Iterator<Item = Line<'_>> {
        (0..self.len()).filter_map(|place| self.get(place))
    }

    /// The place of the line that holds the source byte `offset`; the last one for what lies
    /// beyond.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        let after = self.ends.partition_point(|line| (line.source.end as usize) <= offset);
        after.min(self.ends.len().saturating_sub(1))
    }
}

/// One line, its cells in visual order from left to right.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    cells: &'a [Cell],
    end: &'a LineEnd,
    symbols: &'a Symbols,
}

impl<'a> Line<'a> {
    /// The cells from left to right. Columns are counted from the left edge of the area the line
    /// was laid out for; what is before the first cell and after the last is blank.
    pub fn cells(&self) -> impl Iterator<Item = CellRef<'a>> + use<'a> {
        let symbols = self.symbols;
        let mut column = self.end.indent;
        self.cells.iter().map(move |cell| {
            let at = column;
            column = column.saturating_add(cell.columns);
            CellRef { column: at, cell, symbols }
        })
    }

    /// The source bytes of the line, white space dropped at its end included: lines tile the text.
    #[must_use]
    pub fn source(&self) -> Range<usize> {
        self.end.source.start as usize..self.end.source.end as usize
    }

    /// Blank columns before the first cell.
    #[must_use]
    pub fn indent(&self) -> u16 {
        self.end.indent
    }

    /// Columns from the first cell to the last.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.cells.iter().map(|cell| usize::from(cell.columns)).sum()
    }

    /// The direction of the line's paragraph.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.end.direction
    }

    /// The source bytes drawn at `column`, for a kashida those of the letter it stretches; `None` where nothing of the text is.
    #[must_use]
    pub fn source_at(&self, column: u16) -> Option<Range<usize>> {
        self.cells()
            .find(|cell| cell.columns_range().contains(&column))
            .filter(|cell| cell.origin().is_text())
            .map(|cell| cell.source())
    }

    /// The columns in which any of the `source` bytes are drawn, from left to right, neighbours
    /// joined: text that is whole in the source may lie apart in a line of two directions.
    pub fn columns_of(&self, source: Range<usize>) -> impl Iterator<Item = Range<u16>> + use<'a> {
        let mut cells = self.cells().filter(move |cell| cell.draws(&source)).peekable();
        std::iter::from_fn(move || {
            let mut run = cells.next()?.columns_range();
            while let Some(next) = cells.next_if(|next| next.column() == run.end) {
                run.end = next.columns_range().end;
            }
            Some(run)
        })
    }

    /// What its cells draw, in the order of the source, without the kashidas of justification.
    #[must_use]
    pub fn logical_text(&self) -> String {
        let mut cells: Vec<CellRef<'_>> =
            self.cells().filter(|cell| cell.origin() != Origin::Kashida).collect();
        cells.sort_by_key(|cell| cell.source().start);
        let mut text = String::new();
        for cell in cells {
            cell.write_symbol(&mut text);
        }
        text
    }

    /// What the line shows from left to right, blanks before it included.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = " ".repeat(usize::from(self.end.indent));
        for cell in self.cells() {
            cell.write_symbol(&mut text);
            for _ in cell.glyph_columns()..cell.columns() {
                text.push(' ');
            }
        }
        text
    }
}

/// A cell of a line.
#[derive(Clone, Copy, Debug)]
pub struct CellRef<'a> {
    column: u16,
    cell: &'a Cell,
    symbols: &'a Symbols,
}

impl CellRef<'_> {
    /// Its first column.
    #[must_use]
    pub fn column(&self) -> u16 {
        self.column
    }

    /// How many columns it takes.
    #[must_use]
    pub fn columns(&self) -> u16 {
        self.cell.columns
    }

    /// Columns of what is drawn; the others, to the right of it, are blank.
    #[must_use]
    pub fn glyph_columns(&self) -> u16 {
        if self.is_blank() { 1.min(self.cell.columns) } else { self.cell.columns }
    }

    /// Whether it shows a space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cell.symbol == Symbol::single(' ')
    }

    /// Appends what is drawn: one letter with its marks.
    pub fn write_symbol(&self, out: &mut String) {
        self.symbols.write(self.cell.symbol, out);
    }

    /// The source bytes it draws.
    #[must_use]
    pub fn source(&self) -> Range<usize> {
        self.cell.start as usize..self.cell.end as usize
    }

    /// Why it exists.
    #[must_use]
    pub fn origin(&self) -> Origin {
        self.cell.origin
    }

    fn columns_range(&self) -> Range<u16> {
        self.column..self.column.saturating_add(self.cell.columns)
    }

    fn draws(&self, source: &Range<usize>) -> bool {
        self.origin().is_text()
            && (self.cell.start as usize) < source.end
            && source.start < self.cell.end as usize
    }
}
