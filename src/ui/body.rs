//! The open article.

use std::ops::Range;

use ratatui::style::Style;

use crate::app::App;
use crate::app::find::Find;
use crate::app::page::{Look, Number, Page, Part as PagePart, Piece, Row};
use crate::app::panes::Area;
use crate::article::{Article, Block, Link, Span, SpanKind, TextBlock};
use crate::text::{Direction, Line};

use super::canvas::{Canvas, Label, Part, Under};
use super::theme::Theme;
use super::words::Words;

pub(super) fn paint(app: &App, canvas: &mut Canvas, theme: &Theme, words: &Words) {
    let area = app.page_area();
    if area.is_empty() {
        return;
    }
    let Some(reader) = &app.reader else { return };
    match (&reader.content, &reader.page) {
        (Ok(article), Some(page)) => {
            let (find, place) = (app.find.as_ref(), Some(reader.article));
            let selection = app.selection.as_ref();
            let selected = selection.and_then(|it| it.runs(page)).unwrap_or_default();
            let head = selection.and_then(|it| it.head(page));
            let painter = Painter { article, place, page, find, selected, head, area, theme };
            for y in 0..area.rows {
                if let Some(row) = page.rows.get(reader.top + usize::from(y)) {
                    painter.row(*row, area.y + y, canvas);
                }
            }
        }
        (Err(error), _) => {
            let text = error.to_string();
            let label = Label { text: &text, direction: words.direction, style: theme.notice };
            canvas.label(area, area.y, label);
        }
        (Ok(_), None) => {}
    }
}

/// Paints one row of a page into the first row of `area`.
pub(crate) fn paint_row(
    article: &Article,
    page: &Page,
    row: Row,
    area: Area,
    canvas: &mut Canvas,
    theme: &Theme,
) {
    let (selected, head) = (Vec::new(), None);
    let painter = Painter { article, place: None, page, find: None, selected, head, area, theme };
    painter.row(row, area.y, canvas);
}

/// What a line shows of its block.
struct Shown<'a> {
    spans: Vec<&'a Span>,
    links: Vec<&'a Link>,
    /// The address of a picture.
    url: Option<&'a str>,
}

impl<'a> Shown<'a> {
    fn new(block: &'a TextBlock, piece: &Piece, line: &Line<'_>) -> Shown<'a> {
        let shown = line.source();
        let shown = piece.unnumbered(shown.start)..piece.unnumbered(shown.end);
        let shown = shown.start + piece.from..shown.end + piece.from;
        Shown {
            spans: block.spans.iter().filter(|span| meet(&span.source, &shown)).collect(),
            links: block.links.iter().filter(|link| meet(&link.source, &shown)).collect(),
            url: block.url.as_deref(),
        }
    }
}

/// Whether two ranges have a byte in common.
fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

struct Painter<'a> {
    article: &'a Article,
    /// The article's place in the library.
    place: Option<usize>,
    page: &'a Page,
    find: Option<&'a Find>,
    /// Pieces that are selected, and the bytes of their texts.
    selected: Vec<(usize, Range<usize>)>,
    /// The word of them that moves.
    head: Option<(usize, Range<usize>)>,
    area: Area,
    theme: &'a Theme,
}

impl Painter<'_> {
    fn row(&self, row: Row, y: u16, canvas: &mut Canvas) {
        let (pieces, line) = row.shows();
        for piece in pieces {
            self.line(piece, line, y, canvas);
        }
    }

    fn line(&self, place: usize, line_place: usize, y: u16, canvas: &mut Canvas) {
        let piece = &self.page.pieces[place];
        let Some(line) = piece.lines.get(line_place) else {
            return;
        };
        let style = self.style(piece.look);
        let area = self.text_area(piece);
        if line_place == 0 {
            self.marker(piece, y, canvas);
        }
        if piece.look == Look::Quote {
            let x = match piece.direction {
                Direction::Ltr => self.area.x,
                Direction::Rtl => self.area.x + self.area.columns - 1,
            };
            if piece.indent > 0 {
                canvas.put(x, y, "│", self.theme.rule, None);
            }
        }
        let block = self.block(piece).map(|block| Shown::new(block, piece, &line));
        let under = |source| self.under(piece, block.as_ref(), source);
        canvas.line(area, y, &line, &piece.text, style, under);
        if let Some(block) = &block {
            self.spans(piece, block, &line, area, y, canvas);
        }
        self.hits(place, &line, area, y, canvas);
        self.selected(place, &line, area, y, canvas);
    }

    /// The columns of a piece's text: the indent is free where reading begins.
    fn text_area(&self, piece: &Piece) -> Area {
        let x = self.area.x + piece.column(self.area.columns);
        Area { x, columns: piece.columns, ..self.area }
    }

    /// The bullet or number, next to the text's first line.
    fn marker(&self, piece: &Piece, y: u16, canvas: &mut Canvas) {
        let Some(line) = piece.marker.as_ref().and_then(|lines| lines.get(0)) else {
            return;
        };
        let columns = line.columns() as u16;
        let x = match piece.direction {
            Direction::Ltr => self.area.x + piece.indent.saturating_sub(columns + 1),
            Direction::Rtl => self.area.x + self.area.columns - piece.indent + 1,
        };
        let area = Area { x, columns, ..self.area };
        canvas.line(area, y, &line, "", self.theme.number, interface);
    }

    fn style(&self, look: Look) -> Style {
        match look {
            Look::Headline => self.theme.headline,
            Look::About => self.theme.about,
            Look::Body => self.theme.text,
            Look::Heading => self.theme.heading,
            Look::Quote => self.theme.quote,
            Look::Poem => self.theme.poem,
            Look::Caption => self.theme.caption,
            Look::Mark => self.theme.mark,
        }
    }

    fn under(&self, piece: &Piece, block: Option<&Shown<'_>>, source: Range<usize>) -> Under {
        let part = match piece.part {
            PagePart::Title => Part::Title,
            PagePart::Block(block) => Part::Block(block),
            PagePart::Byline | PagePart::RelatedMark(_) | PagePart::Aside(_) => {
                return interface(source);
            }
        };
        let number = piece.numbers.partition_point(|number| number.source.end <= source.start);
        let number = piece.numbers.get(number);
        let number = number.filter(|number| number.source.contains(&source.start));
        let source = piece.unnumbered(source.start)..piece.unnumbered(source.end);
        let source = source.start + piece.from..source.end + piece.from;
        if let Some(number) = number {
            return Under { article: self.place, part, source, link: Some(number.url.clone()) };
        }
        let link = block.and_then(|block| {
            let link = block.links.iter().find(|link| meet(&link.source, &source));
            // All of a caption leads to its picture.
            link.map(|link| link.url.clone()).or_else(|| block.url.map(str::to_owned))
        });
        Under { article: self.place, part, source, link }
    }

    fn block(&self, piece: &Piece) -> Option<&TextBlock> {
        match piece.part {
            PagePart::Block(place) => match self.article.blocks.get(place)? {
                Block::Text(block) => Some(block),
                Block::Related { .. } => None,
            },
            PagePart::Title | PagePart::Byline | PagePart::RelatedMark(_) | PagePart::Aside(_) => {
                None
            }
        }
    }

    /// Emphasis and links.
    fn spans(
        &self,
        piece: &Piece,
        block: &Shown<'_>,
        line: &Line<'_>,
        area: Area,
        y: u16,
        canvas: &mut Canvas,
    ) {
        for span in &block.spans {
            let style = match span.kind {
                SpanKind::Strong => self.theme.strong,
                SpanKind::Emphasis => self.theme.emphasis,
            };
            restyle(line, within(piece, &span.source), area, y, style, canvas);
        }
        for link in &block.links {
            restyle(line, within(piece, &link.source), area, y, self.theme.link, canvas);
        }
        let shown = line.source();
        let first = piece.numbers.partition_point(|number| number.source.end <= shown.start);
        let is_shown = |number: &&Number| number.source.start < shown.end;
        for number in piece.numbers[first..].iter().take_while(is_shown) {
            restyle(line, number.source.clone(), area, y, self.theme.link_number, canvas);
        }
    }

    /// What is looked for.
    fn hits(&self, place: usize, line: &Line<'_>, area: Area, y: u16, canvas: &mut Canvas) {
        let Some(find) = self.find else { return };
        let shown = &self.page.pieces[place];
        let first = find.hits.partition_point(|(piece, _)| *piece < place);
        let of_piece = find.hits[first..].iter().take_while(|(piece, _)| *piece == place);
        for (number, (_, source)) in (first..).zip(of_piece) {
            let is_current = number == find.current;
            let style = if is_current { self.theme.current_hit } else { self.theme.hit };
            let source = shown.numbered(source.start)..shown.numbered(source.end);
            restyle(line, source, area, y, style, canvas);
        }
    }

    /// What is selected; the word that moves stands out.
    fn selected(&self, place: usize, line: &Line<'_>, area: Area, y: u16, canvas: &mut Canvas) {
        let runs = self.selected.iter().map(|run| (run, self.theme.selection));
        let head = self.head.iter().map(|run| (run, self.theme.selection_head));
        for ((piece, source), style) in runs.chain(head) {
            if *piece == place {
                restyle(line, source.clone(), area, y, style, canvas);
            }
        }
    }
}

/// Bytes of a block as bytes of the piece that shows a part of it.
fn within(piece: &Piece, source: &Range<usize>) -> Range<usize> {
    let shown = |byte: usize| piece.numbered(byte.saturating_sub(piece.from));
    shown(source.start)..shown(source.end)
}

fn restyle(
    line: &Line<'_>,
    source: Range<usize>,
    area: Area,
    y: u16,
    style: Style,
    canvas: &mut Canvas,
) {
    let shown = line.source();
    if source.start >= shown.end || source.end <= shown.start {
        return;
    }
    for run in line.columns_of(source) {
        canvas.restyle(area.x + run.start..area.x + run.end.min(area.columns), y, style);
    }
}

fn interface(source: Range<usize>) -> Under {
    Under { article: None, part: Part::Interface, source, link: None }
}
