//! Lists, rows of tables, pictures: what stands in a place of its own.

use super::{List, Reader, Row};
use crate::article::blocks::{Piece, push};
use crate::article::{BETWEEN_CELLS, SpanKind, TextBlock, TextKind};
use crate::format::html::markup::Markup;

impl Reader {
    pub(super) fn begin_list(&mut self, is_numbered: bool, markup: &Markup) {
        self.end_line();
        if self.row.is_none() {
            let start = markup.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
            self.lists.push(List { number: is_numbered.then_some(start), is_in_item: false });
        }
    }

    pub(super) fn begin_item(&mut self, markup: &Markup) {
        if self.row.is_some() {
            self.words(" • ");
            return;
        }
        self.end_block();
        let mut number = None;
        if let Some(list) = self.lists.last_mut() {
            list.is_in_item = true;
            if let Some(next) = &mut list.number {
                let given = markup.attribute("value").and_then(|value| value.parse().ok());
                let here = given.unwrap_or(*next);
                *next = here.saturating_add(1);
                number = Some(here);
            }
        }
        self.marker = Some(number.map_or("•".to_owned(), |number| format!("{number}.")));
    }

    pub(super) fn end_item(&mut self) {
        self.end_line();
        if self.row.is_none()
            && let Some(list) = self.lists.last_mut()
        {
            list.is_in_item = false;
            self.marker = None;
        }
    }

    pub(super) fn begin_table(&mut self) {
        self.end_row();
        self.end_block();
        let is_layout = self.layouts.get(self.tables_begun).copied().unwrap_or(true);
        self.tables_begun += 1;
        self.tables.push(is_layout);
    }

    pub(super) fn begin_row(&mut self) {
        self.end_row();
        self.end_block();
        let is_data = self.tables.last().is_some_and(|is_layout| !is_layout);
        if is_data && self.verse.is_none() {
            self.row = Some(Row::default());
        }
    }

    pub(super) fn begin_cell(&mut self, is_head: bool, markup: &Markup) {
        self.end_cell();
        let Some(row) = &mut self.row else {
            self.end_line();
            return;
        };
        // The columns that a cell before it took are there, and empty.
        let added = std::mem::take(&mut row.spanned) + usize::from(row.cells > 0);
        row.cells += 1;
        row.is_head = is_head;
        let span: usize =
            markup.attribute("colspan").and_then(|span| span.parse().ok()).unwrap_or(1);
        row.spanned = span.clamp(1, 20) - 1;
        self.block.text.push_str(&BETWEEN_CELLS.repeat(added));
        self.gap = false;
        if is_head {
            self.emphasis.push((self.block.text.len(), SpanKind::Strong));
        }
    }

    pub(super) fn end_cell(&mut self) {
        if self.row.as_mut().is_some_and(|row| std::mem::take(&mut row.is_head)) {
            self.end_emphasis(SpanKind::Strong);
        }
        self.isolates.suspend(&mut self.block.text);
        self.gap = false;
    }

    pub(super) fn end_row(&mut self) {
        self.end_cell();
        if self.row.is_some() {
            self.kind = TextKind::Table;
            self.end_block();
            self.kind = TextKind::Paragraph;
            self.row = None;
        }
    }

    pub(super) fn picture(&mut self, markup: &Markup) {
        let sources = ["data-src", "data-original", "data-lazy-src", "src"];
        let is_picture = |url: &String| !url.starts_with("data:");
        let source = sources.iter().find_map(|name| markup.attribute(name).filter(is_picture));
        let Some(url) = source else {
            return;
        };
        let text = markup.attribute("alt").unwrap_or_default();
        if self.row.is_some() {
            self.words(&text);
            return;
        }
        let marker = self.marker.take();
        self.end_block();
        self.marker = marker;
        let block =
            TextBlock { kind: TextKind::Picture, text, url: Some(url), ..TextBlock::default() };
        push(&mut self.pieces, Piece { block, after_blank: false });
    }

    /// A caption belongs to the picture before it.
    pub(super) fn end_caption(&mut self) {
        let before = self.pieces.len();
        self.end_block();
        self.kind = TextKind::Paragraph;
        if self.pieces.len() != before + 1 || before == 0 {
            return;
        }
        let Some(caption) = self.pieces.pop() else {
            return;
        };
        match self.pieces.last_mut() {
            Some(picture)
                if picture.block.kind == TextKind::Picture && picture.block.url.is_some() =>
            {
                picture.block = TextBlock { url: picture.block.url.take(), ..caption.block };
            }
            Some(_) | None => self.pieces.push(caption),
        }
    }
}
