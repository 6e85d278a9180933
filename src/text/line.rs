//! Lines of cells, and the map between columns and source bytes.

use std::ops::Range;
use std::slice;
use std::sync::Arc;

use super::Direction;
use super::bidi::Run;
use super::cluster::{Cluster, Kind, Symbol, Symbols, Utf8};

/// Lines of one paragraph.
#[derive(Clone, Debug)]
pub struct Lines {
    /// The paragraph's clusters.
    pub(super) shaped: Arc<Shaped>,
    /// Runs of clusters from left to right, one line after the other.
    pub(super) runs: Vec<Run>,
    /// The cells of stretched lines, one line after the other.
    pub(super) cells: Vec<Cell>,
    pub(super) ends: Vec<LineEnd>,
    /// What lies behind this source byte is cut off; its cells show that.
    pub(super) kept: Option<u32>,
}

/// Clusters in logical order, and what they draw.
#[derive(Debug, Default)]
pub(super) struct Shaped {
    /// Their bytes are source bytes.
    pub(super) clusters: Vec<Cluster>,
    pub(super) symbols: Symbols,
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

impl Cell {
    /// The cell of a cluster, `added` columns wider.
    pub(super) fn of(cluster: &Cluster, added: u8) -> Cell {
        Cell {
            symbol: cluster.symbol,
            start: cluster.start,
            end: cluster.end,
            columns: u16::from(cluster.columns) + u16::from(added),
            origin: Origin::Source,
        }
    }

    /// Whether it shows a space.
    fn is_blank(&self) -> bool {
        self.symbol == Symbol::SPACE
    }

    /// Columns of what is drawn.
    fn glyph_columns(&self) -> u16 {
        if self.is_blank() { 1.min(self.columns) } else { self.columns }
    }
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
    pub(super) content: Content,
    pub(super) source: Range<u32>,
    pub(super) indent: u16,
    pub(super) direction: Direction,
}

/// Where the cells of a line are.
#[derive(Clone, Debug)]
pub(super) enum Content {
    /// These runs.
    Runs(Range<u32>),
    /// These cells: the line is stretched.
    Cells(Range<u32>),
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
        let content = match &end.content {
            Content::Runs(runs) => Cells::Runs {
                clusters: &self.shaped.clusters,
                direction: Direction::Ltr,
                run: [].iter(),
                rest: self.runs[part(runs)].iter(),
            },
            Content::Cells(cells) => Cells::Set(self.cells[part(cells)].iter()),
        };
        Some(Line { content, end, symbols: &self.shaped.symbols, kept: self.kept })
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
#[derive(Clone, Debug)]
pub struct Line<'a> {
    content: Cells<'a>,
    end: &'a LineEnd,
    symbols: &'a Symbols,
    kept: Option<u32>,
}

/// The cells of a line that are still to come.
#[derive(Clone, Debug)]
enum Cells<'a> {
    /// What is left of `run`, which is drawn in that direction, then the `rest`.
    Runs {
        clusters: &'a [Cluster],
        direction: Direction,
        run: slice::Iter<'a, Cluster>,
        rest: slice::Iter<'a, Run>,
    },
    Set(slice::Iter<'a, Cell>),
}

impl Iterator for Cells<'_> {
    type Item = Cell;

    #[inline]
    fn next(&mut self) -> Option<Cell> {
        match self {
            Cells::Set(cells) => cells.next().copied(),
            Cells::Runs { clusters, direction, run, rest } => loop {
                let cluster = match direction {
                    Direction::Rtl => run.next_back(),
                    Direction::Ltr => run.next(),
                };
                match cluster {
                    Some(cluster) if cluster.kind == Kind::Invisible => {}
                    Some(cluster) => return Some(Cell::of(cluster, 0)),
                    None => {
                        let next = rest.next()?;
                        (*direction, *run) =
                            (next.direction(), clusters[part(&next.clusters)].iter());
                    }
                }
            },
        }
    }
}

fn part(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

impl<'a> Line<'a> {
    /// The cells from left to right. Columns are counted from the left edge of the area the line
    /// was laid out for; what is before the first cell and after the last is blank.
    pub fn cells(&self) -> impl Iterator<Item = CellRef<'a>> + use<'a> {
        let (symbols, kept) = (self.symbols, self.kept);
        let mut column = self.end.indent;
        self.content.clone().map(move |mut cell| {
            if let Some(kept) = kept.filter(|kept| *kept <= cell.start) {
                (cell.start, cell.end, cell.origin) = (kept, kept, Origin::Ellipsis);
            }
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
        self.cells().map(|cell| usize::from(cell.columns())).sum()
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
        let mut text = vec![b' '; usize::from(self.end.indent)];
        self.write_cells(&mut text);
        String::from_utf8(text).unwrap_or_default()
    }

    /// Appends what its cells show from left to right, as UTF-8, without the blanks before the
    /// first.
    pub fn write_cells(&self, out: &mut Vec<u8>) {
        let mut out = Utf8::new(out);
        self.content.clone().for_each(|cell| {
            self.symbols.write_utf8(cell.symbol, &mut out);
            if cell.columns > 1 {
                for _ in cell.glyph_columns()..cell.columns {
                    out.push(*b"    ", 1);
                }
            }
        });
    }
}

/// A cell of a line.
#[derive(Clone, Copy, Debug)]
pub struct CellRef<'a> {
    column: u16,
    cell: Cell,
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
        self.cell.glyph_columns()
    }

    /// Whether it shows a space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cell.is_blank()
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
