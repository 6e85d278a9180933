//! A text laid out: what does not depend on the width once, lines again for each width.

use std::ops::Range;
use std::sync::Arc;

use unicode_bidi::BidiClass;

use super::bidi::{Levels, Run, visual_runs};
use super::chars::{Classes, Survey};
use super::cluster::{Cluster, Kind, Symbol, clusters, plain_clusters};
use super::justify::Justifier;
use super::line::{Cell, Content, LineEnd, Lines, Origin, Shaped};
use super::shape::Shaper;
use super::source::{Working, sections};
use super::width::is_invisible;
use super::wrap::{LogicalLine, Piece, Pieces, lines};
use super::{Align, Direction, Kashida, Options};

/// A text ready to be broken into lines of any width.
#[derive(Clone, Debug)]
pub struct Paragraph {
    shaped: Arc<Shaped>,
    sections: Vec<Section>,
    /// Those of all sections; each counts its clusters from its own first.
    pieces: Vec<Piece>,
    kashida: Kashida,
}

/// What lies between two paragraph separators.
#[derive(Clone, Debug)]
struct Section {
    base: u8,
    /// No cluster has another level.
    is_uniform: bool,
    clusters: Range<usize>,
    pieces: Range<usize>,
    source: Range<u32>,
}

impl Paragraph {
    /// Does all work that does not depend on the width. Line breaks in `source` end lines; each
    /// part between paragraph separators has a direction of its own.
    #[must_use]
    pub fn new(source: &str, options: &Options) -> Paragraph {
        let mut made = Made { options, shaped: Shaped::default(), pieces: Vec::new() };
        let survey = Survey::of(source);
        let mut parts = if survey.has_any(const { Classes::of(&[BidiClass::B]) }) {
            let of = |range: Range<usize>| Survey::of(&source[range]);
            sections(source).map(|range| made.section(source, range.clone(), of(range))).collect()
        } else {
            vec![made.section(source, 0..source.len(), survey)]
        };
        // Separators belong to the line they end.
        for place in 1..parts.len() {
            parts[place - 1].source.end = parts[place].source.start;
        }
        let Made { shaped, pieces, .. } = made;
        let shaped = Arc::new(shaped);
        Paragraph { shaped, sections: parts, pieces, kashida: options.kashida }
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
            let clusters = &self.shaped.clusters[section.clusters.clone()];
            clusters.iter().map(|cluster| usize::from(cluster.columns)).sum()
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
            runs: Vec::new(),
            cells: Vec::new(),
            ends: Vec::new(),
            order: Vec::new(),
        };
        for section in &self.sections {
            let clusters = &self.shaped.clusters[section.clusters.clone()];
            let mut start = section.source.start;
            let broken = lines(&self.pieces[section.pieces.clone()], clusters, setter.columns);
            let count = broken.len();
            setter.ends.reserve(count);
            setter.runs.reserve(count);
            for (place, line) in broken.into_iter().enumerate() {
                let end = match clusters.get(line.end) {
                    Some(next) if place + 1 < count => next.start,
                    Some(_) | None => section.source.end,
                };
                setter.set(section, clusters, &line, start..end);
                start = end;
            }
        }
        let Setter { runs, cells, ends, .. } = setter;
        Lines { shaped: Arc::clone(&self.shaped), runs, cells, ends, kept: None }
    }

    /// The first `rows` lines of `source` in `columns`; where that is not all, the last of them
    /// ends, in reading order, with «…». Cut before lines are turned, so that what is left out is
    /// the logical end.
    #[must_use]
    pub fn truncated(source: &str, options: &Options, columns: u16, rows: usize) -> Lines {
        let rows = rows.max(1);
        // What lies far beyond the rows is not even laid out.
        let all = source.len();
        let cells = rows.saturating_add(1).saturating_mul(usize::from(columns) + 1);
        let mut end = cells.saturating_mul(BYTES_OF_CELL).min(all);
        while !source.is_char_boundary(end) {
            end -= 1;
        }
        let source = &source[..end];
        let whole = Paragraph::new(source, options).lines(columns, Align::Start);
        if whole.len() <= rows && source.len() == all {
            return whole;
        }
        let last = whole.get(rows.min(whole.len()) - 1).map_or(0..0, |line| line.source());
        let beyond = whole.get(rows).map_or(last.end, |line| line.source().end);
        // At the worst nothing is kept: one character may be spelt out over many rows. Between characters
        // that are not drawn there is nothing to choose.
        let places = source[last.start..beyond].char_indices();
        let places = places.filter(|(_, c)| !is_invisible(*c)).map(|(at, _)| last.start + at);
        let cuts: Vec<usize> = std::iter::once(0).chain(places).collect();
        // The direction of the whole stays, whatever is cut.
        let direction = Paragraph::new(source, options).direction();
        let options = Options { base: super::Base::Given(direction), ..*options };
        let fits = |cut: usize| {
            let kept = source[..cut].trim_end();
            let mut lines =
                Paragraph::new(&format!("{kept}…"), &options).lines(columns, Align::Start);
            lines.cut_at(kept.len() as u32);
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

/// Bytes that stand in a cell of a text that is cut, at most: a letter and its marks.
const BYTES_OF_CELL: usize = 64;

/// What the sections of a paragraph are made into.
struct Made<'a> {
    options: &'a Options,
    shaped: Shaped,
    pieces: Vec<Piece>,
}

impl Made<'_> {
    /// Makes the section that is `range` of `source`.
    fn section(&mut self, source: &str, range: Range<usize>, survey: Survey) -> Section {
        let working = Working::new(&source[range.clone()], survey, self.options);
        let text = &*working.text;
        let survey = if working.is_source() { survey } else { Survey::of(text) };
        let levels = Levels::new(text, survey, self.options);
        let (first, first_piece) = (self.shaped.clusters.len(), self.pieces.len());
        self.shape(text, survey, &levels);
        if range.start > 0 || !working.is_source() {
            let mut sources = working.sources();
            for cluster in &mut self.shaped.clusters[first..] {
                let bytes = sources.of(cluster.start..cluster.end);
                cluster.start = range.start as u32 + bytes.start;
                cluster.end = range.start as u32 + bytes.end;
            }
        }
        Section {
            base: levels.base(),
            is_uniform: levels.is_uniform(),
            clusters: first..self.shaped.clusters.len(),
            pieces: first_piece..self.pieces.len(),
            source: range.start as u32..range.end as u32,
        }
    }

    /// Makes the clusters of `text` and its pieces, in one go: each is shaped when it is found.
    fn shape(&mut self, text: &str, survey: Survey, levels: &Levels) {
        let Shaped { clusters: found, symbols } = &mut self.shaped;
        let first = found.len();
        found.reserve(survey.characters);
        // Words of news have five letters and more.
        self.pieces.reserve(survey.characters / 5 + 1);
        let mut shaper = Shaper::new(text, self.options.letters, symbols);
        let mut pieces = Pieces::new(text, &mut self.pieces);
        if survey.is_plain() {
            plain_clusters(text, levels, found, |found, is| {
                shaper.take(found, is);
                pieces.go_on(&found[first..]);
            });
        } else {
            for (cluster, is) in clusters(text, levels) {
                found.push(cluster);
                shaper.take(found, is);
                pieces.go_on(&found[first..]);
            }
        }
        shaper.finish(found);
        pieces.finish(&found[first..]);
    }
}

impl Section {
    fn direction(&self) -> Direction {
        if self.base % 2 == 1 { Direction::Rtl } else { Direction::Ltr }
    }
}

impl Lines {
    /// Cells that draw what lies behind byte `kept` stand for the text that was cut off.
    fn cut_at(&mut self, kept: u32) {
        self.kept = Some(kept);
        for end in &mut self.ends {
            end.source.end = end.source.end.min(kept);
        }
    }
}

/// Turns logical lines into visual ones.
struct Setter {
    columns: usize,
    align: Align,
    kashida: Kashida,
    justifier: Justifier,
    runs: Vec<Run>,
    cells: Vec<Cell>,
    ends: Vec<LineEnd>,
    /// The places of a line's clusters from left to right, counted from its first.
    order: Vec<usize>,
}

impl Setter {
    fn set(
        &mut self,
        section: &Section,
        clusters: &[Cluster],
        line: &LogicalLine,
        source: Range<u32>,
    ) {
        let logical = &clusters[line.clusters.clone()];
        let first = (section.clusters.start + line.clusters.start) as u32;
        let (runs, cells) = (self.runs.len(), self.cells.len());
        if section.is_uniform {
            let clusters = first..first + logical.len() as u32;
            self.runs.push(Run { clusters, level: section.base });
        } else {
            visual_runs(logical, first, section.base, &mut self.runs);
        }
        let is_stretched = self.stretches(section, logical, line, runs, first);
        let (content, columns) = if is_stretched {
            self.stretched(logical);
            self.runs.truncate(runs);
            (Content::Cells(cells as u32..self.cells.len() as u32), self.columns)
        } else {
            (Content::Runs(runs as u32..self.runs.len() as u32), line.columns)
        };
        let indent = match section.direction() {
            Direction::Rtl => self.columns.saturating_sub(columns) as u16,
            Direction::Ltr => 0,
        };
        self.ends.push(LineEnd { content, source, indent, direction: section.direction() });
    }

    /// Whether a line is to fill all columns; the justifier knows how, then.
    fn stretches(
        &mut self,
        section: &Section,
        logical: &[Cluster],
        line: &LogicalLine,
        runs: usize,
        first: u32,
    ) -> bool {
        match self.align {
            Align::Start => return false,
            Align::Justify if line.last || line.columns >= self.columns => {
                self.justifier.pass();
                return false;
            }
            Align::Justify => {}
        }
        let kashidas = match (section.direction(), self.kashida) {
            (Direction::Rtl, Kashida::Stretch) => true,
            (Direction::Ltr, _) | (Direction::Rtl, Kashida::Never) => false,
        };
        let places = self.runs[runs..].iter().flat_map(Run::places);
        self.order.clear();
        self.order.extend(places.map(|place| (place - first) as usize));
        self.justifier.stretch(logical, &self.order, self.columns - line.columns, kashidas)
    }

    /// Adds the cells of a line as the justifier stretched it.
    fn stretched(&mut self, logical: &[Cluster]) {
        for &place in &self.order {
            let (cluster, added) = (&logical[place], self.justifier.added[place]);
            match cluster.kind {
                Kind::Invisible => {}
                Kind::Space | Kind::Tab => self.cells.push(Cell::of(cluster, added)),
                Kind::Letter => {
                    // A stretched letter runs to the left; its stroke stands for its source.
                    let kashida = Cell {
                        symbol: Symbol::single('\u{640}'),
                        columns: 1,
                        origin: Origin::Kashida,
                        ..Cell::of(cluster, 0)
                    };
                    self.cells.extend(std::iter::repeat_n(kashida, usize::from(added)));
                    self.cells.push(Cell::of(cluster, 0));
                }
            }
        }
    }
}
