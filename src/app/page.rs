//! One article laid out as rows, top to bottom.

mod numbers;
mod table;
mod writer;

use std::borrow::Cow;
use std::ops::Range;

use crate::article::{Article, Block, Moment, Spot};
use crate::text::{Align, Direction, Lines};

use super::settings::{Settings, Telling};
use writer::Writer;

pub use numbers::{Number, NumberedLink, links};

/// What a part of a page stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The headline.
    Title,
    /// Site, authors, date.
    Byline,
    /// A block of text, by its place in the body, or a cell of one that is a row of a table.
    Block(usize),
    /// What is set beside a block and is no text of its own: the head of a cell's column.
    Aside(usize),
    /// The mark that shows where a list of related headlines stood; its block's place in the body,
    /// or the body's end.
    RelatedMark(usize),
}

/// A text of the page and its lines.
#[derive(Clone, Debug)]
pub struct Piece {
    /// What it stands for.
    pub part: Part,
    /// How it is to be painted.
    pub look: Look,
    /// Its text, in logical order, with the numbers of links.
    pub text: String,
    /// Those numbers, in order.
    pub numbers: Vec<Number>,
    /// The byte of its block's text at which it begins.
    pub from: usize,
    /// Its lines, laid out for `columns`.
    pub lines: Lines,
    /// The row of the page that its first line is drawn in; the others follow it.
    pub row: usize,
    /// Columns of its lines.
    pub columns: u16,
    /// The edge of the page that `indent` is counted from: where reading begins.
    pub edge: Direction,
    /// Columns kept free at that edge.
    pub indent: u16,
    /// What stands in that space before the first line.
    pub marker: Option<Lines>,
    /// The way it reads.
    pub direction: Direction,
}

impl Piece {
    /// The first column of its lines on a page of so many columns: the indent is free where reading
    /// begins.
    #[must_use]
    pub fn column(&self, of_page: u16) -> u16 {
        match self.edge {
            Direction::Ltr => self.indent,
            Direction::Rtl => of_page.saturating_sub(self.indent + self.columns),
        }
    }
}

/// How a piece is to be painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The article's headline.
    Headline,
    /// What is told about the article.
    About,
    /// Running text.
    Body,
    /// A heading in the body.
    Heading,
    /// A quotation.
    Quote,
    /// Verse.
    Poem,
    /// What is told of a picture.
    Caption,
    /// A mark of the reader's own.
    Mark,
}

impl Look {
    /// How lines of this look lie where running text lies as `body`: a headline is never stretched.
    fn align(self, body: Align) -> Align {
        match self {
            Look::Body | Look::Quote => body,
            Look::Headline
            | Look::About
            | Look::Heading
            | Look::Poem
            | Look::Caption
            | Look::Mark => Align::Start,
        }
    }
}

/// A row of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// Nothing.
    Blank,
    /// A line of a piece.
    Line {
        /// The piece's place.
        piece: usize,
        /// The line's place in it.
        line: usize,
    },
    /// Lines of the cells of a table, side by side.
    Cells {
        /// The first cell's place among the pieces.
        first: usize,
        /// How many cells there are.
        count: usize,
        /// The line's place in each that has so many.
        line: usize,
    },
}

impl Row {
    /// The pieces that it shows lines of, and the place of the line.
    #[must_use]
    pub fn shows(self) -> (Range<usize>, usize) {
        match self {
            Row::Blank => (0..0, 0),
            Row::Line { piece, line } => (piece..piece + 1, line),
            Row::Cells { first, count, line } => (first..first + count, line),
        }
    }
}

/// A place in an article that survives another width: a piece and a byte of its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The piece's place on the page.
    pub piece: usize,
    /// A byte of its text.
    pub byte: usize,
    /// Blank rows before its line that belong to the place.
    pub blanks: usize,
}

/// An article laid out.
#[derive(Clone, Debug)]
pub struct Page {
    /// Columns it was laid out for.
    pub columns: u16,
    /// Its texts in order.
    pub pieces: Vec<Piece>,
    /// Its rows from the top.
    pub rows: Vec<Row>,
    /// The way the article reads.
    pub direction: Direction,
}

impl Page {
    /// Lays out `article` for lines of `columns`.
    #[must_use]
    pub fn new(article: &Article, settings: &Settings, columns: u16) -> Page {
        let page =
            Page { columns, pieces: Vec::new(), rows: Vec::new(), direction: article.direction };
        Writer::new(article, settings, page).write()
    }

    /// The place of a row: for a blank one the next line and how far above it.
    #[must_use]
    pub fn place_of(&self, row: usize) -> Place {
        for (blanks, row) in self.rows.iter().skip(row).enumerate() {
            let (mut pieces, line) = row.shows();
            let byte = |piece: usize| Some(self.pieces[piece].lines.get(line)?.source().start);
            if let Some((piece, byte)) = pieces.find_map(|piece| Some((piece, byte(piece)?))) {
                let byte = self.pieces[piece].unnumbered(byte);
                return Place { piece, byte, blanks };
            }
        }
        Place::default()
    }

    /// The row in which a place is drawn.
    #[must_use]
    pub fn row_of(&self, place: Place) -> usize {
        let Some(piece) = self.pieces.get(place.piece) else {
            return 0;
        };
        let line = piece.lines.line_of(piece.numbered(place.byte));
        let row = self.row_showing(place.piece, line);
        let before = self.rows[..row].iter().rev().take(place.blanks);
        row - before.take_while(|row| **row == Row::Blank).count()
    }

    /// A place as another run finds it again; none before the body.
    #[must_use]
    pub fn spot_of(&self, place: Place) -> Option<Spot> {
        let piece = self.pieces.get(place.piece)?;
        let (block, byte) = match piece.part {
            Part::Block(block) => (block, piece.from + place.byte),
            Part::Aside(block) | Part::RelatedMark(block) => (block, 0),
            Part::Title | Part::Byline => return None,
        };
        Some(Spot {
            block: u32::try_from(block).ok()?,
            byte: u32::try_from(byte).ok()?,
            blanks: u8::try_from(place.blanks).unwrap_or(u8::MAX),
        })
    }

    /// The place that was left; where the text is another one now, what is nearest to it.
    #[must_use]
    pub fn place_at(&self, spot: Spot) -> Place {
        let (wanted, byte) = (spot.block as usize, spot.byte as usize);
        let is_before = |piece: &Piece| match piece.part {
            Part::Block(block) => (block, piece.from) <= (wanted, byte),
            Part::RelatedMark(block) => block <= wanted,
            Part::Title | Part::Byline | Part::Aside(_) => false,
        };
        let Some(place) = self.pieces.iter().rposition(is_before) else {
            return Place::default();
        };
        let piece = &self.pieces[place];
        let is_of_block = piece.part == Part::Block(wanted);
        let byte = if is_of_block { (byte - piece.from).min(piece.text.len()) } else { 0 };
        Place { piece: place, byte, blanks: usize::from(spot.blanks) }
    }

    /// The row in which line `line` of piece `piece` is drawn.
    #[must_use]
    pub fn row_showing(&self, piece: usize, line: usize) -> usize {
        self.pieces.get(piece).map_or(0, |piece| piece.row + line)
    }

    /// The text of which piece `place` shows a part, or all.
    #[must_use]
    pub fn text_of<'a>(&'a self, article: &'a Article, place: usize) -> &'a str {
        let piece = &self.pieces[place];
        match piece.part {
            Part::Title => &article.title,
            Part::Block(block) => match article.blocks.get(block) {
                Some(Block::Text(block)) if block.text.is_empty() => {
                    block.url.as_deref().unwrap_or_default()
                }
                Some(Block::Text(block)) => &block.text,
                Some(Block::Related { .. }) | None => &piece.text,
            },
            Part::Byline | Part::Aside(_) | Part::RelatedMark(_) => &piece.text,
        }
    }

    /// The source texts that searching looks through, with the places of their pieces.
    pub fn searchable(&self) -> impl Iterator<Item = (usize, Cow<'_, str>)> {
        self.pieces.iter().enumerate().filter_map(|(place, piece)| match piece.part {
            Part::Title | Part::Byline | Part::Block(_) => Some((place, piece.own_text())),
            Part::RelatedMark(_) | Part::Aside(_) => None,
        })
    }
}

/// Site, authors and date.
#[must_use]
pub fn byline(article: &Article, settings: &Settings, telling: Telling) -> Vec<String> {
    let mut parts: Vec<String> = article.site.iter().cloned().collect();
    parts.extend(article.authors.iter().filter(|author| !author.trim().is_empty()).cloned());
    parts.extend(settings.date(article.published, article.seen, telling));
    parts
}

/// Parts of a line for the screen: each isolated, since they may read different ways, and the
/// numbers of a date kept in their order.
#[must_use]
pub fn isolated(parts: &[String], between: &str) -> String {
    let one = |part: &String| {
        let is_of_date = |c: char| c.is_ascii_digit() || c == '-';
        let start = part
            .rfind(|c| !is_of_date(c))
            .map_or(0, |at| at + part[at..].chars().next().map_or(0, char::len_utf8));
        let start = if reads_left_to_right(part) { 0 } else { start };
        let (text, day) = part.split_at(start);
        if day.len() < "2000-01-01".len() || !day.contains(|c: char| c.is_ascii_digit()) {
            return format!("\u{2068}{part}\u{2069}");
        }
        // Digits of either kind run left to right here (UAX #9 LRO).
        format!("\u{2068}{text}\u{202d}{day}\u{202c}\u{2069}")
    };
    parts.iter().map(one).collect::<Vec<_>>().join(between)
}

/// Whether it holds words, all of them from left to right.
fn reads_left_to_right(text: &str) -> bool {
    let is_rtl = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    text.contains(char::is_alphabetic) && !text.contains(is_rtl)
}

/// The day of publication in figures, else the day a crawler saw it, with a sign before it.
#[must_use]
pub fn date(published: Option<Moment>, seen: Option<Moment>, sign: &str) -> Option<String> {
    match (published, seen) {
        (Some(moment), _) => Some(moment.date().to_string()),
        (None, Some(moment)) => Some(format!("{sign} {}", moment.date())),
        (None, None) => None,
    }
}

/// Every place where `pattern`, folded, stands in the searchable texts.
#[must_use]
pub fn occurrences(page: &Page, pattern: &str) -> Vec<(usize, Range<usize>)> {
    let pattern = crate::text::fold::fold(pattern);
    if pattern.trim().is_empty() {
        return Vec::new();
    }
    let finder = memchr::memmem::Finder::new(pattern.as_bytes());
    let mut found = Vec::new();
    for (place, text) in page.searchable() {
        let folded = crate::text::fold::Folded::new(&text);
        for start in finder.find_iter(folded.text().as_bytes()) {
            found.push((place, folded.source(start..start + pattern.len())));
        }
    }
    found
}
