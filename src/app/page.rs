//! One article laid out as rows, top to bottom.

use std::ops::Range;

use crate::article::{Article, Block, Moment, Related, TextBlock, TextKind};
use crate::text::{Align, Base, Direction, Lines, Paragraph};

use super::settings::Settings;

/// What a part of a page stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The headline.
    Title,
    /// Site, authors, date.
    Byline,
    /// A block of text, by its place in the body.
    Block(usize),
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
    /// Its text, in logical order.
    pub text: String,
    /// Its lines, laid out for the page's columns less `indent`.
    pub lines: Lines,
    /// Columns kept free where reading begins.
    pub indent: u16,
    /// What stands in that space before the first line.
    pub marker: Option<Lines>,
    /// The way it reads.
    pub direction: Direction,
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
    /// A mark of the reader's own.
    Mark,
}

impl Look {
    /// How lines of this look lie where running text lies as `body`: a headline is never stretched.
    fn align(self, body: Align) -> Align {
        match self {
            Look::Body | Look::Quote => body,
            Look::Headline | Look::About | Look::Heading | Look::Poem | Look::Mark => Align::Start,
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
        let mut writer = Writer {
            article,
            settings,
            page: Page {
                columns,
                pieces: Vec::new(),
                rows: Vec::new(),
                direction: article.direction,
            },
        };
        writer.write();
        writer.page
    }

    /// The place of a row: for a blank one the next line and how far above it.
    #[must_use]
    pub fn place_of(&self, row: usize) -> Place {
        for (blanks, row) in self.rows.iter().skip(row).enumerate() {
            if let Row::Line { piece, line } = *row {
                let byte = self.pieces[piece].lines.get(line).map_or(0, |line| line.source().start);
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
        let line = piece.lines.line_of(place.byte);
        let wanted = Row::Line { piece: place.piece, line };
        let row = self.rows.iter().position(|row| *row == wanted).unwrap_or(0);
        let before = self.rows[..row].iter().rev().take(place.blanks);
        row - before.take_while(|row| **row == Row::Blank).count()
    }

    /// The source texts that searching looks through, with the places of their pieces.
    pub fn searchable(&self) -> impl Iterator<Item = (usize, &str)> {
        self.pieces.iter().enumerate().filter_map(|(place, piece)| match piece.part {
            Part::Title | Part::Byline | Part::Block(_) => Some((place, piece.text.as_str())),
            Part::RelatedMark(_) => None,
        })
    }
}

struct Writer<'a> {
    article: &'a Article,
    settings: &'a Settings,
    page: Page,
}

impl Writer<'_> {
    fn write(&mut self) {
        let article = self.article;
        self.piece(Part::Title, Look::Headline, &article.title, 0, None);
        let byline = isolated(&byline(article, self.settings), " · ");
        if !byline.is_empty() {
            let base = Base::Given(article.direction);
            self.set(Part::Byline, Look::About, &byline, base, 0, None);
        }
        let mut after_item = false;
        for (place, block) in article.blocks.iter().enumerate() {
            match block {
                Block::Text(block) if is_shown_byline(article, place, block) => {}
                Block::Text(block) => {
                    let is_item = block.kind == TextKind::Item;
                    if !(is_item && after_item) {
                        self.page.rows.push(Row::Blank);
                    }
                    after_item = is_item;
                    self.block(place, block);
                }
                Block::Related { cue, items } => {
                    self.related_mark(place, cue.trim_end_matches([':', ' ']), items.len());
                    after_item = false;
                }
            }
        }
        let is_in_body = |related: &&Related| {
            article.blocks.iter().any(|block| match block {
                Block::Related { items, .. } => items.contains(related),
                Block::Text(_) => false,
            })
        };
        let beside = article.related.iter().filter(|related| !is_in_body(related)).count();
        if beside > 0 {
            self.related_mark(article.blocks.len(), self.settings.words.related, beside);
        }
        if article.blocks.is_empty() {
            self.page.rows.push(Row::Blank);
            self.interface(Part::RelatedMark(0), Look::Mark, self.settings.words.no_body);
            if let Some(url) = &article.url {
                self.interface(Part::RelatedMark(0), Look::Mark, url);
            }
        }
    }

    fn related_mark(&mut self, place: usize, cue: &str, count: usize) {
        self.page.rows.push(Row::Blank);
        let text = format!("— {cue} ({count}) —");
        self.piece(Part::RelatedMark(place), Look::Mark, &text, 0, None);
    }

    fn block(&mut self, place: usize, block: &TextBlock) {
        let (look, indent) = match block.kind {
            TextKind::Paragraph | TextKind::Table | TextKind::Picture => (Look::Body, 0),
            TextKind::Heading => (Look::Heading, 0),
            TextKind::Quote => (Look::Quote, 2),
            TextKind::Poem => (Look::Poem, 4),
            TextKind::Item => {
                (Look::Body, u16::from(block.level.unwrap_or(1).saturating_sub(1)) * 2)
            }
        };
        self.piece(Part::Block(place), look, &block.text, indent, block.marker.as_deref());
    }

    /// Words of the interface read their own way.
    fn interface(&mut self, part: Part, look: Look, text: &str) {
        self.set(part, look, text, Base::FirstStrong, 0, None);
    }

    fn piece(&mut self, part: Part, look: Look, text: &str, indent: u16, marker: Option<&str>) {
        let base = Base::Given(self.article.direction_of(text));
        self.set(part, look, text, base, indent, marker);
    }

    fn set(
        &mut self,
        part: Part,
        look: Look,
        text: &str,
        base: Base,
        indent: u16,
        marker: Option<&str>,
    ) {
        let options = self.settings.options_for(self.article, base);
        let paragraph = Paragraph::new(text, &options);
        let direction = paragraph.direction();
        let marker = marker.map(|marker| {
            let paragraph = Paragraph::new(marker, &self.settings.options(Base::Given(direction)));
            let columns = u16::try_from(paragraph.columns()).unwrap_or(u16::MAX);
            (paragraph.lines(columns, Align::Start), columns)
        });
        let hanging = marker.as_ref().map_or(0, |(_, columns)| columns.saturating_add(1));
        // An indent that would leave no room for words is given up.
        let indent = indent.saturating_add(hanging);
        let (indent, marker) = if indent > self.page.columns / 2 {
            (0, None)
        } else {
            (indent, marker.map(|(lines, _)| lines))
        };
        let lines = paragraph.lines(self.page.columns - indent, look.align(self.settings.align));
        let piece = self.page.pieces.len();
        self.page.rows.extend((0..lines.len()).map(|line| Row::Line { piece, line }));
        let text = text.to_owned();
        self.page.pieces.push(Piece { part, look, text, lines, indent, marker, direction });
    }
}

/// A byline that the body repeats at its start is shown once, above it.
fn is_shown_byline(article: &Article, place: usize, block: &TextBlock) -> bool {
    place == 0
        && article.authors.iter().any(|author| {
            let author = author.trim();
            !author.is_empty() && block.text.trim().trim_end_matches(':').trim_end() == author
        })
}

/// Site, authors and date.
#[must_use]
pub fn byline(article: &Article, settings: &Settings) -> Vec<String> {
    let mut parts: Vec<String> = article.site.iter().cloned().collect();
    parts.extend(article.authors.iter().filter(|author| !author.trim().is_empty()).cloned());
    parts.extend(date(article.published, article.seen, settings.words.seen));
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
        let (text, day) = part.split_at(start);
        if day.len() < "2000-01-01".len() {
            return format!("\u{2068}{part}\u{2069}");
        }
        // Digits of either kind run left to right here (UAX #9 LRO).
        format!("\u{2068}{text}\u{202d}{day}\u{202c}\u{2069}")
    };
    parts.iter().map(one).collect::<Vec<_>>().join(between)
}

/// The day of publication, else the day a crawler saw it, said as such.
#[must_use]
pub fn date(published: Option<Moment>, seen: Option<Moment>, seen_word: &str) -> Option<String> {
    match (published, seen) {
        (Some(moment), _) => Some(moment.date().to_string()),
        (None, Some(moment)) => Some(format!("{seen_word} {}", moment.date())),
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
        let folded = crate::text::fold::Folded::new(text);
        for start in finder.find_iter(folded.text().as_bytes()) {
            found.push((place, folded.source(start..start + pattern.len())));
        }
    }
    found
}
