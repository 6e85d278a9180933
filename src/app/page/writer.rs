//! An article's blocks → pieces and rows.

use std::collections::HashSet;
use std::ops::Range;

use super::numbers::{NumberedLink, links, with_numbers};
use super::table::{Rows, has_room, widths};
use super::{Look, Number, Page, Part, Piece, Row, byline, isolated};
use crate::app::settings::{Settings, Telling};
use crate::article::{Article, Block, Related, TextBlock, TextKind, address};
use crate::text::{Align, Base, Direction, Paragraph};

pub(super) struct Writer<'a> {
    article: &'a Article,
    settings: &'a Settings,
    page: Page,
    /// Links that carry numbers.
    links: Vec<NumberedLink>,
    /// How much more may be set, as [`ROOM`] counts.
    room: usize,
}

/// Bytes of text that a page sets at most, [`PIECE`] more for each piece. No article is so long; one whose
/// texts stand on its page again and again, as heads of columns do, would fill all memory.
const ROOM: usize = 128 << 20;

/// What a piece takes beside its text.
const PIECE: usize = 64;

/// Bytes of a head that stands before each cell of its column; longer ones are cells like others.
const LONGEST_HEAD: usize = 160;

/// A text, and where it is to be set.
struct Setting<'t> {
    part: Part,
    look: Look,
    text: &'t str,
    /// The byte of its block's text at which it begins.
    from: usize,
    indent: u16,
    marker: Option<&'t str>,
}

impl<'t> Setting<'t> {
    fn new(part: Part, look: Look, text: &'t str) -> Setting<'t> {
        Setting { part, look, text, from: 0, indent: 0, marker: None }
    }
}

/// What follows what, where that decides about a blank row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Item,
    Heading,
    Other,
}

/// Columns between the cells of a table.
const BETWEEN: u16 = 2;

/// Columns that a level of a list, a cell below its row's name, moves in.
const STEP: u16 = 2;

impl<'a> Writer<'a> {
    pub(super) fn new(article: &'a Article, settings: &'a Settings, page: Page) -> Writer<'a> {
        let links = if settings.numbers_links { links(article) } else { Vec::new() };
        Writer { article, settings, page, links, room: ROOM }
    }

    pub(super) fn write(mut self) -> Page {
        let article = self.article;
        self.piece(&Setting::new(Part::Title, Look::Headline, &article.title));
        let byline = isolated(&byline(article, self.settings, Telling::Near), " · ");
        if !byline.is_empty() {
            let base = Base::Given(article.direction);
            self.set(&Setting::new(Part::Byline, Look::About, &byline), base);
        }
        self.blocks();
        let items = article.blocks.iter().flat_map(|block| match block {
            Block::Related { items, .. } => items.as_slice(),
            Block::Text(_) => &[],
        });
        let in_body: HashSet<&Related> = items.collect();
        let beside = article.related.iter().filter(|related| !in_body.contains(related)).count();
        if beside > 0 {
            self.related_mark(article.blocks.len(), self.settings.words().related, beside);
        }
        if article.blocks.is_empty() {
            self.page.rows.push(Row::Blank);
            self.interface(0, self.settings.words().no_body);
            if let Some(url) = &article.url {
                self.interface(0, &address::shown(url));
            }
        }
        self.page
    }

    fn blocks(&mut self) {
        let article = self.article;
        let mut after = After::Other;
        let mut place = 0;
        while let Some(block) = article.blocks.get(place) {
            if self.room == 0 {
                self.page.rows.push(Row::Blank);
                self.interface(place, self.settings.words().no_room);
                return;
            }
            match block {
                Block::Text(block) if is_shown_byline(article, place, block) => {}
                Block::Text(block) => {
                    let is_item = block.kind == TextKind::Item;
                    // A heading stands above its text, an item below the one before it.
                    if after == After::Other || after == After::Item && !is_item {
                        self.page.rows.push(Row::Blank);
                    }
                    after = match block.kind {
                        TextKind::Item => After::Item,
                        TextKind::Heading => After::Heading,
                        TextKind::Paragraph
                        | TextKind::Quote
                        | TextKind::Poem
                        | TextKind::Table
                        | TextKind::Picture => After::Other,
                    };
                    if block.kind == TextKind::Table {
                        place = self.table(place);
                        continue;
                    }
                    self.block(place, block);
                }
                Block::Related { cue, items } => {
                    self.related_mark(place, cue.trim_end_matches([':', ' ']), items.len());
                    after = After::Other;
                }
            }
            place += 1;
        }
    }

    fn related_mark(&mut self, place: usize, cue: &str, count: usize) {
        self.page.rows.push(Row::Blank);
        let text = format!("— {cue} ({}) —", self.settings.locale.number(count));
        self.piece(&Setting::new(Part::RelatedMark(place), Look::Mark, &text));
    }

    fn block(&mut self, place: usize, block: &TextBlock) {
        let setting = Setting {
            marker: block.marker.as_deref(),
            ..Setting::new(Part::Block(place), Look::Body, &block.text)
        };
        let setting = match block.kind {
            TextKind::Paragraph | TextKind::Table => setting,
            TextKind::Heading => Setting { look: Look::Heading, ..setting },
            TextKind::Quote => Setting { look: Look::Quote, indent: STEP, ..setting },
            TextKind::Poem => Setting { look: Look::Poem, indent: 2 * STEP, ..setting },
            TextKind::Picture => {
                let marker = Some(self.settings.words().picture);
                let address = block.url.as_deref().unwrap_or_default();
                let text = if block.text.is_empty() { address } else { &block.text };
                Setting { look: Look::Caption, text, marker, ..setting }
            }
            TextKind::Item => {
                let level = u16::from(block.level.unwrap_or(1).saturating_sub(1));
                // What goes on an item stands below its text, not below its marker.
                let hanging = if block.marker.is_none() { STEP } else { 0 };
                Setting { indent: level.saturating_mul(STEP) + hanging, ..setting }
            }
        };
        self.piece(&setting);
    }

    /// Sets the rows of a table from block `place` on; gives the place after those that it had room for.
    fn table(&mut self, place: usize) -> usize {
        let rows = Rows::read(&self.article.blocks[place..]);
        let columns = self.page.columns;
        let has_room = has_room(rows.columns, columns, BETWEEN);
        let natural = has_room.then(|| self.natural(place, &rows));
        match natural.and_then(|natural| widths(&natural, columns, BETWEEN)) {
            Some(widths) => {
                for (row, cells) in rows.cells.iter().enumerate() {
                    if self.room == 0 {
                        return place + row;
                    }
                    self.cells(place + row, cells, &widths);
                }
                place + rows.cells.len()
            }
            None => self.row_by_row(place, &rows),
        }
    }

    fn text_of(&self, place: usize) -> &'a str {
        match &self.article.blocks[place] {
            Block::Text(block) => &block.text,
            Block::Related { cue, .. } => cue,
        }
    }

    /// The columns that each column of a table would take; its first row is block `first`.
    fn natural(&self, first: usize, rows: &Rows) -> Vec<usize> {
        let options = self.settings.options_for(self.article, Base::Given(self.article.direction));
        let mut widest = vec![0; rows.columns];
        for (row, (text, cells)) in rows.texts.iter().zip(&rows.cells).enumerate() {
            for (widest, cell) in widest.iter_mut().zip(cells).filter(|(_, cell)| !cell.is_empty())
            {
                let (text, _) = with_numbers(
                    &self.links,
                    self.settings.locale,
                    first + row,
                    cell.start,
                    &text[cell.clone()],
                );
                let columns = Paragraph::new(&text, &options).columns();
                *widest = columns.max(*widest);
            }
        }
        widest
    }

    /// The cells of one row that hold anything, side by side from the edge at which the article begins.
    fn cells(&mut self, place: usize, cells: &[Range<usize>], widths: &[u16]) {
        let first = self.page.pieces.len();
        let edge = self.article.direction;
        let base = Base::Given(edge);
        let (mut indent, mut lines) = (0, 0);
        for (cell, &columns) in cells.iter().zip(widths) {
            if cell.is_empty() {
                indent += columns + BETWEEN;
                continue;
            }
            let text = &self.text_of(place)[cell.clone()];
            let setting = Setting {
                from: cell.start,
                indent,
                ..Setting::new(Part::Block(place), Look::Body, text)
            };
            let (text, numbers) = self.numbered(&setting);
            self.take_room(text.len());
            let paragraph = self.paragraph(&text, base);
            let laid = paragraph.lines(columns, Align::Start);
            lines = laid.len().max(lines);
            self.page.pieces.push(Piece {
                part: setting.part,
                look: setting.look,
                text,
                numbers,
                from: setting.from,
                lines: laid,
                row: self.page.rows.len(),
                columns,
                edge,
                indent,
                marker: None,
                direction: paragraph.direction(),
            });
            indent += columns + BETWEEN;
        }
        let count = self.page.pieces.len() - first;
        self.page.rows.extend((0..lines).map(|line| Row::Cells { first, count, line }));
    }

    /// A table that is too wide: each row's first cell, and below it the others with the heads of their
    /// columns.
    fn row_by_row(&mut self, place: usize, rows: &Rows) -> usize {
        let heads =
            Some(rows.heads()).filter(|heads| heads.iter().all(|it| it.len() <= LONGEST_HEAD));
        let heads = heads.unwrap_or_default();
        let skipped = usize::from(!heads.is_empty());
        for (row, cells) in rows.cells.iter().enumerate().skip(skipped) {
            if self.room == 0 {
                return place + row;
            }
            if row > skipped {
                self.page.rows.push(Row::Blank);
            }
            let text = self.text_of(place + row);
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let part = Part::Block(place + row);
                let head = heads.get(column).filter(|head| !head.is_empty() && column > 0);
                let marker = head.map(|head| format!("{head}:"));
                let setting = Setting {
                    from: cell.start,
                    indent: if column > 0 { STEP } else { 0 },
                    ..Setting::new(part, Look::Body, &text[cell.clone()])
                };
                self.headed(&setting, marker.as_deref());
            }
        }
        place + rows.cells.len()
    }

    /// A cell after the head of its column, or below it where there is no room.
    fn headed(&mut self, setting: &Setting, head: Option<&str>) {
        let Some(head) = head else {
            self.piece(setting);
            return;
        };
        let base = Base::Given(self.article.direction_of(head));
        let columns = self.paragraph(head, base).columns();
        let part = Part::Aside(self.page.pieces.len());
        if columns + usize::from(2 * setting.indent) > usize::from(self.page.columns / 2) {
            let above = Setting { indent: setting.indent, ..Setting::new(part, Look::About, head) };
            self.piece(&above);
            self.piece(&Setting { text: setting.text, indent: 2 * setting.indent, ..*setting });
        } else {
            self.piece(&Setting { marker: Some(head), ..*setting });
        }
    }

    /// The text to be set, with the numbers of its links.
    fn numbered(&self, setting: &Setting) -> (String, Vec<Number>) {
        let (text, numbers) = match setting.part {
            Part::Block(block) => {
                with_numbers(&self.links, self.settings.locale, block, setting.from, setting.text)
            }
            Part::Title | Part::Byline | Part::Aside(_) | Part::RelatedMark(_) => {
                (setting.text.into(), Vec::new())
            }
        };
        (text.into_owned(), numbers)
    }

    fn paragraph(&self, text: &str, base: Base) -> Paragraph {
        Paragraph::new(text, &self.settings.options_for(self.article, base))
    }

    /// Words of the interface, before block `place`, read their own way.
    fn interface(&mut self, place: usize, text: &str) {
        self.set(&Setting::new(Part::RelatedMark(place), Look::Mark, text), Base::FirstStrong);
    }

    fn piece(&mut self, setting: &Setting) {
        let base = Base::Given(self.article.direction_of(setting.text));
        self.set(setting, base);
    }

    fn take_room(&mut self, bytes: usize) {
        self.room = self.room.saturating_sub(bytes + PIECE);
    }

    fn set(&mut self, setting: &Setting, base: Base) {
        let (text, numbers) = self.numbered(setting);
        self.take_room(text.len() + setting.marker.map_or(0, str::len));
        let paragraph = self.paragraph(&text, base);
        let direction = paragraph.direction();
        let marker = setting.marker.map(|marker| self.marker(marker, direction));
        let hanging = marker.as_ref().map_or(0, |(_, columns)| columns.saturating_add(1));
        // An indent that would leave no room for words is given up.
        let indent = setting.indent.saturating_add(hanging);
        let (indent, marker) = if indent > self.page.columns / 2 {
            (0, None)
        } else {
            (indent, marker.map(|(lines, _)| lines))
        };
        let columns = self.page.columns - indent;
        let lines = paragraph.lines(columns, setting.look.align(self.settings.align));
        let (piece, row) = (self.page.pieces.len(), self.page.rows.len());
        self.page.rows.extend((0..lines.len()).map(|line| Row::Line { piece, line }));
        self.page.pieces.push(Piece {
            part: setting.part,
            look: setting.look,
            text,
            numbers,
            from: setting.from,
            lines,
            row,
            columns,
            edge: direction,
            indent,
            marker,
            direction,
        });
    }

    fn marker(&self, marker: &str, direction: Direction) -> (crate::text::Lines, u16) {
        let paragraph = Paragraph::new(marker, &self.settings.options(Base::Given(direction)));
        let columns = u16::try_from(paragraph.columns()).unwrap_or(u16::MAX);
        (paragraph.lines(columns, Align::Start), columns)
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

#[cfg(test)]
mod tests {
    use super::*;

    use crate::article::blocks::blocks;
    use crate::locale::Locale;

    /// What a page of 40 columns sets where it has so much room.
    fn set(body: &str, room: usize) -> Vec<String> {
        let article = Article { blocks: blocks(body), ..Article::default() };
        let settings = Settings::new(Locale::default());
        let page =
            Page { columns: 40, pieces: Vec::new(), rows: Vec::new(), direction: Direction::Rtl };
        let page = Writer { room, ..Writer::new(&article, &settings, page) }.write();
        page.pieces.into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn what_no_page_has_room_for_is_told() {
        let told = "The rest of this article is not shown: it is longer than can be set.";
        let room = 3 * PIECE;
        assert_eq!(set("أول\nثان\nثالث", room), ["", "أول", "ثان", told]);
        assert_eq!(set("أول\nثان", 10 * PIECE), ["", "أول", "ثان"]);
        let table = "|أول|ثان|\n|ثالث|رابع|\n|خامس|سادس|";
        assert_eq!(set(table, room), ["", "أول", "ثان", told]);
        assert_eq!(set(&table.replace('|', &"|".repeat(30)), room).last().unwrap(), told);
    }
}
