//! A ratatui buffer, and under each cell what it stands for.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::app::panes::{Area, Size};
use crate::text::{Direction, Line, Options, Origin, Paragraph};

/// What a cell stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Under {
    /// The article it belongs to, by its place in the library.
    pub article: Option<usize>,
    /// What of the article it shows.
    pub part: Part,
    /// The bytes of that part's text.
    pub source: Range<usize>,
    /// The address that a click on it means.
    pub link: Option<String>,
}

/// What a cell shows of an article, or of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The headline, in the list or above the body.
    Title,
    /// A block, by its place in the body.
    Block(usize),
    /// A related headline, by its place.
    Related(usize),
    /// The reader's own words.
    Interface,
}

/// A run of text as it was painted, in logical order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Its row.
    pub row: u16,
    /// Its first column.
    pub column: u16,
    /// What it says.
    pub text: String,
}

/// Where a frame is painted.
#[derive(Clone, Debug)]
pub struct Canvas {
    /// The cells, in visual order.
    pub buffer: Buffer,
    /// For each cell, row by row, what it stands for.
    pub under: Vec<Option<Under>>,
    /// Every run of text, in logical order.
    pub spoken: Vec<Spoken>,
    /// Where the cursor is shown.
    pub caret: Option<Position>,
    /// How words of the interface are drawn: digits and vowel signs as the articles have them.
    pub reading: Options,
    /// The side at which reading begins.
    pub reads: Direction,
}

/// A text to be painted on one row.
#[derive(Clone, Copy, Debug)]
pub struct Label<'a> {
    /// What it says.
    pub text: &'a str,
    /// The side at which it begins.
    pub direction: Direction,
    /// How it looks.
    pub style: Style,
}

impl Canvas {
    /// An empty one.
    #[must_use]
    pub fn new(size: Size) -> Canvas {
        let area = Rect::new(0, 0, size.columns, size.rows);
        Canvas {
            buffer: Buffer::empty(area),
            under: vec![None; usize::from(size.columns) * usize::from(size.rows)],
            spoken: Vec::new(),
            caret: None,
            reading: Options::default(),
            reads: Direction::Ltr,
        }
    }

    /// The whole of it.
    #[must_use]
    pub fn area(&self) -> Area {
        let Rect { width, height, .. } = self.buffer.area;
        Area { x: 0, y: 0, columns: width, rows: height }
    }

    /// Blanks `area` and gives it `style`; what was said there is unsaid.
    pub fn clear(&mut self, area: Area, style: Style) {
        self.spoken.retain(|spoken| {
            let inside = (area.y..area.y.saturating_add(area.rows)).contains(&spoken.row)
                && (area.x..area.x.saturating_add(area.columns)).contains(&spoken.column);
            !inside
        });
        for y in area.y..area.y.saturating_add(area.rows) {
            for x in area.x..area.x.saturating_add(area.columns) {
                self.put(x, y, " ", style, None);
            }
        }
    }

    /// Puts one symbol, already in visual order, into one cell.
    pub fn put(&mut self, x: u16, y: u16, symbol: &str, style: Style, under: Option<Under>) {
        let place = usize::from(y) * usize::from(self.buffer.area.width) + usize::from(x);
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.reset();
            cell.set_symbol(symbol).set_style(style);
            self.under[place] = under;
        }
    }

    /// Changes the style of columns of a row.
    pub fn restyle(&mut self, columns: Range<u16>, y: u16, style: Style) {
        for x in columns {
            if let Some(cell) = self.buffer.cell_mut((x, y)) {
                cell.set_style(style);
            }
        }
    }

    /// Paints a line laid out for `area`'s columns on row `y`; what would not fit is left out.
    /// `under` says what each run of source bytes stands for; `text` is the line's source text.
    pub fn line(
        &mut self,
        area: Area,
        y: u16,
        line: &Line<'_>,
        text: &str,
        style: Style,
        under: impl Fn(Range<usize>) -> Under,
    ) {
        self.line_at(area.x, area, y, line, text, style, under);
    }

    /// Paints a line whose first column is `left`, as far as it is in `area`.
    #[expect(clippy::too_many_arguments, reason = "a line, its place, its look, its meaning")]
    fn line_at(
        &mut self,
        left: u16,
        area: Area,
        y: u16,
        line: &Line<'_>,
        text: &str,
        style: Style,
        under: impl Fn(Range<usize>) -> Under,
    ) {
        if y >= area.y.saturating_add(area.rows) {
            return;
        }
        let mut symbol = String::new();
        for cell in line.cells() {
            let x = left.wrapping_add(cell.column());
            let end = x.saturating_add(cell.columns());
            if x < area.x || end > area.x.saturating_add(area.columns) {
                continue;
            }
            let under = cell.origin().is_text().then(|| under(cell.source()));
            symbol.clear();
            cell.write_symbol(&mut symbol);
            self.put(x, y, &symbol, style, under.clone());
            for x in x + 1..end {
                self.put(x, y, " ", style, under.clone());
            }
        }
        let mut said = text.get(line.source()).unwrap_or_default().trim_end().to_owned();
        if line.cells().any(|cell| cell.origin() == Origin::Ellipsis) {
            said.push('…');
        }
        self.say(left.wrapping_add(line.indent()), y, &said);
    }

    /// As [`Canvas::line`], but flush with the side at which `reads` begins, whichever way the line
    /// itself reads: beside a number or a mark, not across a gap from it. Gives the column of the
    /// screen from which the line's own columns count; it may lie before the first one.
    #[expect(clippy::too_many_arguments, reason = "a line, its place, its look, its meaning")]
    pub fn line_beside(
        &mut self,
        area: Area,
        y: u16,
        line: &Line<'_>,
        reads: Direction,
        text: &str,
        style: Style,
        under: impl Fn(Range<usize>) -> Under,
    ) -> u16 {
        let columns = u16::try_from(line.columns()).unwrap_or(u16::MAX).min(area.columns);
        let area = match (reads, line.direction()) {
            (Direction::Rtl, Direction::Ltr) => {
                Area { x: area.x + area.columns - columns, columns, ..area }
            }
            (Direction::Ltr, Direction::Rtl) => {
                // The cells begin at the line's indent.
                let x = area.x.wrapping_sub(line.indent());
                self.line_at(x, area, y, line, text, style, under);
                return x;
            }
            (Direction::Rtl, Direction::Rtl) | (Direction::Ltr, Direction::Ltr) => area,
        };
        self.line(area, y, line, text, style, under);
        area.x
    }

    /// Paints words of the interface on row `y` of `area`, cut with «…» where they do not fit.
    /// Gives back the columns they took.
    pub fn label(&mut self, area: Area, y: u16, label: Label<'_>) -> u16 {
        if area.columns == 0 || y >= area.y.saturating_add(area.rows) {
            return 0;
        }
        let options = Options {
            base: crate::text::Base::Given(label.direction),
            fallback_direction: label.direction,
            ..self.reading
        };
        let lines = Paragraph::truncated(label.text, &options, area.columns, 1);
        let Some(line) = lines.get(0) else { return 0 };
        self.line(area, y, &line, label.text, label.style, |source| Under {
            article: None,
            part: Part::Interface,
            source,
            link: None,
        });
        line.columns() as u16
    }

    fn say(&mut self, column: u16, row: u16, text: &str) {
        if !text.is_empty() {
            self.spoken.push(Spoken { row, column, text: text.to_owned() });
        }
    }
}
