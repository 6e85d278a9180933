//! A text laid out: what does not depend on the width once, lines again for each width.

use std::sync::Arc;

use super::bidi::{Levels, visual_order};
use super::chars::Survey;
use super::cluster::{Cluster, Kind, Symbol, Symbols, clusters};
use super::justify::Justifier;
use super::line::{Cell, LineEnd, Lines, Origin};
use super::shape::shape;
use super::source::{Working, sections};
use super::wrap::{LogicalLine, Piece, lines, pieces};
use super::{Align, Direction, Kashida, Options};

/// A text ready to be broken into lines of any width.
#[derive(Clone, Debug)]
pub struct Paragraph {
    sections: Vec<Section>,
    symbols: Arc<Symbols>,
    kashida: Kashida,
}

/// What lies between two paragraph separators.
#[derive(Clone, Debug)]
struct Section {
    base: u8,
    /// Shaped, in logical order; their bytes are source bytes.
    clusters: Vec<Cluster>,
    pieces: Vec<Piece>,
    source: std::ops::Range<u32>,
}

impl Paragraph {
    /// Does all work that does not depend on the width. Line breaks in `source` end lines; each
    /// part between paragraph separators has a direction of its own.
    #[must_use]
    pub fn new(source: &str, options: &Options) -> Paragraph {
        let mut symbols = Symbols::default();
        let mut parts: Vec<Section> = sections(source)
            .map(|range| Section::new(source, range, options, &mut symbols))
            .collect();
        // Separators belong to the line they end.
        for place in 1..parts.len() {
            parts[place - 1].source.end = parts[place].source.start;
        }
        Paragraph { sections: parts, symbols: Arc::new(symbols), kashida: options.kashida }
    }

    /// The direction of its first section.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.sections.first().map_or(Direction::Ltr, Section::direction)
    }

    /// Columns of its longest line when nothing but its own line breaks breaks it.
    #[must_use]
    pub fn columns(&self) -> usize {
        let wide = |section: &Section| -> usize {
            section.clusters.iter().map(|cluster| usize::from(cluster.columns)).sum()
        };
        self.sections.iter().map(wide).max().unwrap_or(0)
    }

    /// Breaks it into lines of at most `columns`; only a single cluster may be wider. There is
    /// always at least one line. Lines are flush at the side where reading begins.
    #[must_use]
    pub fn lines(&self, columns: u16, align: Align) -> Lines {
        let mut setter = Setter {
            columns: usize::from(columns),
            align,
            kashida: self.kashida,
            justifier: Justifier::default(),
            cells: Vec::with_capacity(
                self.sections.iter().map(|section| section.clusters.len()).sum(),
            ),
            ends: Vec::new(),
            order: Vec::new(),
        };
        for section in &self.sections {
            let mut start = section.source.start;
            let broken = lines(&section.pieces, &section.clusters, setter.columns);
            let count = broken.len();
            for (place, line) in broken.into_iter().enumerate() {
                let end = match section.clusters.get(line.end) {
                    Some(next) if place + 1 < count => next.start,
                    Some(_) | None => section.source.end,
                };
                setter.set(section, &line, start..end);
                start = end;
            }
        }
        Lines { cells: setter.cells, ends: setter.ends, symbols: Arc::clone(&self.symbols) }
    }

    /// The first `rows` lines of `source` in `columns`; where that is not all, the last of them
    /// ends, in reading order, with «…». Cut before lines are turned, so that what is left out is
    /// the logical end.
    #[must_use]
    pub fn truncated(source: &str, options: &Options, columns: u16, rows: usize) -> Lines {
        let rows = rows.max(1);
        let whole = Paragraph::new(source, options).lines(columns, Align::Start);
        if whole.len() <= rows {
            return whole;
        }
        let last = whole.get(rows - 1).map_or(0..0, |line| line.source());
        let beyond = whole.get(rows).map_or(last.end, |line| line.source().end);
        // At the worst nothing is kept: one character may be spelt out over many rows.
        let places = source[last.start..beyond].char_indices().map(|(at, _)| last.start + at);
        let cuts: Vec<usize> = std::iter::once(0).chain(places).collect();
        // The direction of the whole stays, whatever is cut.
        let direction = Paragraph::new(source, options).direction();
        let options = Options { base: super::Base::Given(direction), ..*options };
        let fits = |cut: usize| {
            let kept = source[..cut].trim_end();
            let mut lines =
                Paragraph::new(&format!("{kept}…"), &options).lines(columns, Align::Start);
            lines.mark_ellipsis(kept.len());
            (lines.len() <= rows).then_some(lines)
        };
        // Between words where that leaves the row at least half full, else between letters.
        let is_space = |at: &usize| source[*at..].starts_with(' ');
        let by_words = cuts.iter().rev().copied().filter(is_space).find_map(fits);
        let is_full = |lines: &Lines| {
            let row = lines.get(lines.len() - 1).map_or(0, |line| line.columns());
            lines.len() == rows && row * 2 >= usize::from(columns)
        };
        by_words.filter(is_full).or_else(|| cuts.into_iter().rev().find_map(fits)).unwrap_or(whole)
    }
}

impl Section {
    fn new(
        source: &str,
        range: std::ops::Range<usize>,
        options: &Options,
        symbols: &mut Symbols,
    ) -> Section {
        let survey = Survey::of(&source[range.clone()]);
        let working = Working::new(&source[range.clone()], survey, options);
        let text = &*working.text;
        let survey = if working.is_source() { survey } else { Survey::of(text) };
        let levels = Levels::new(text, survey, options);
        let mut clusters = clusters(text, survey, &levels);
        shape(text, &mut clusters, options.letters, symbols);
        let pieces = pieces(text, &clusters);
        if range.start > 0 || !working.is_source() {
            for cluster in &mut clusters {
                let bytes = working.source(cluster.start as usize..cluster.end as usize);
                cluster.start = (range.start + bytes.start) as u32;
                cluster.end = (range.start + bytes.end) as u32;
            }
        }
        Section {
            base: levels.base(),
            clusters,
            pieces,
            source: range.start as u32..range.end as u32,
        }
    }

    fn direction(&self) -> Direction {
        if self.base % 2 == 1 { Direction::Rtl } else { Direction::Ltr }
    }
}

impl Lines {
    /// Cells that draw what lies behind byte `kept` stand for the text that was cut off.
    fn mark_ellipsis(&mut self, kept: usize) {
        for cell in self.cells.iter_mut().filter(|cell| cell.start as usize >= kept) {
            (cell.start, cell.end, cell.origin) = (kept as u32, kept as u32, Origin::Ellipsis);
        }
        for end in &mut self.ends {
            end.source.end = end.source.end.min(kept as u32);
        }
    }
}

/// Turns logical lines into cells.
struct Setter {
    columns: usize,
    align: Align,
    kashida: Kashida,
    justifier: Justifier,
    cells: Vec<Cell>,
    ends: Vec<LineEnd>,
    order: Vec<usize>,
}

impl Setter {
    fn set(&mut self, section: &Section, line: &LogicalLine, source: std::ops::Range<u32>) {
        let logical = &section.clusters[line.clusters.clone()];
        let mut used: usize = logical.iter().map(|cluster| usize::from(cluster.columns)).sum();
        visual_order(logical, section.base, &mut self.order);
        if self.justifies(section, logical, line, used) {
            used = self.columns;
            self.stretched(logical);
        } else {
            let order = self.order.iter().map(|&place| &logical[place]);
            self.cells.extend(
                order.filter(|cluster| cluster.kind != Kind::Invisible).map(|c| source_cell(c, 0)),
            );
        }
        let indent = match section.direction() {
            Direction::Rtl => self.columns.saturating_sub(used) as u16,
            Direction::Ltr => 0,
        };
        self.ends.push(LineEnd {
            cells: self.cells.len() as u32,
            source,
            indent,
            direction: section.direction(),
        });
    }

    /// Whether a line that takes `used` columns is to fill all; the justifier knows how, then.
    fn justifies(
        &mut self,
        section: &Section,
        logical: &[Cluster],
        line: &LogicalLine,
        used: usize,
    ) -> bool {
        match self.align {
            Align::Start => return false,
            Align::Justify if line.last || used >= self.columns => {
                self.justifier.pass();
                return false;
            }
            Align::Justify => {}
        }
        let kashidas = match (section.direction(), self.kashida) {
            (Direction::Rtl, Kashida::Stretch) => true,
            (Direction::Ltr, _) | (Direction::Rtl, Kashida::Never) => false,
        };
        self.justifier.stretch(logical, &self.order, self.columns - used, kashidas)
    }

    /// Adds the cells of a line as the justifier stretched it.
    fn stretched(&mut self, logical: &[Cluster]) {
        for &place in &self.order {
            let (cluster, added) = (&logical[place], self.justifier.added[place]);
            match cluster.kind {
                Kind::Invisible => {}
                Kind::Space | Kind::Tab => self.cells.push(source_cell(cluster, added)),
                Kind::Letter => {
                    // A stretched letter runs to the left; its stroke stands for its source.
                    let kashida = Cell {
                        symbol: Symbol::single('\u{640}'),
                        columns: 1,
                        origin: Origin::Kashida,
                        ..source_cell(cluster, 0)
                    };
                    self.cells.extend(std::iter::repeat_n(kashida, usize::from(added)));
                    self.cells.push(source_cell(cluster, 0));
                }
            }
        }
    }
}

/// The cell of a cluster, `added` columns wider.
fn source_cell(cluster: &Cluster, added: u8) -> Cell {
    Cell {
        symbol: cluster.symbol,
        start: cluster.start,
        end: cluster.end,
        columns: u16::from(cluster.columns) + u16::from(added),
        origin: Origin::Source,
    }
}
