//! Rows of a table → columns of a page.

use std::ops::Range;

use crate::article::{BETWEEN_CELLS, Block, SpanKind, TextBlock, TextKind};

/// The rows of a table, as ranges of bytes of their texts: as many as each has.
#[derive(Debug, Default)]
pub(super) struct Rows<'a> {
    pub(super) texts: Vec<&'a str>,
    pub(super) cells: Vec<Vec<Range<usize>>>,
    /// Cells of the longest row.
    pub(super) columns: usize,
    has_head: bool,
}

impl<'a> Rows<'a> {
    /// The rows that `blocks` begin with. A row whose cells are all strong begins another table.
    pub(super) fn read(blocks: &'a [Block]) -> Rows<'a> {
        let mut rows = Rows::default();
        for block in blocks {
            let Block::Text(block) = block else { break };
            let is_head = is_head(block);
            if block.kind != TextKind::Table || is_head && !rows.texts.is_empty() {
                break;
            }
            rows.has_head |= is_head;
            rows.texts.push(&block.text);
            rows.cells.push(cells(&block.text));
        }
        rows.columns = rows.cells.iter().map(Vec::len).max().unwrap_or(0);
        rows
    }

    /// The heads of the columns; none where the table has no head, or nothing but one.
    pub(super) fn heads(&self) -> Vec<&'a str> {
        match (self.texts.first(), self.cells.first()) {
            (Some(text), Some(cells)) if self.has_head && self.texts.len() > 1 => {
                cells.iter().map(|cell| &text[cell.clone()]).collect()
            }
            (Some(_) | None, _) => Vec::new(),
        }
    }
}

fn cells(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let cell = |cell: &str| {
        let source = start..start + cell.len();
        start = source.end + BETWEEN_CELLS.len();
        source
    };
    text.split(BETWEEN_CELLS).map(cell).collect()
}

fn is_head(block: &TextBlock) -> bool {
    let strong = block.spans.iter().filter(|span| span.kind == SpanKind::Strong);
    let mut strong: Vec<&Range<usize>> = strong.map(|span| &span.source).collect();
    if strong.is_empty() {
        return false;
    }
    strong.sort_by_key(|span| span.start);
    let mut strong = strong.into_iter().peekable();
    let mut end = 0;
    cells(&block.text).iter().all(|cell| {
        // Of the spans that begin before a cell the one that goes furthest covers it, if any does.
        while let Some(span) = strong.next_if(|span| span.start <= cell.start) {
            end = span.end.max(end);
        }
        cell.is_empty() || cell.end <= end
    })
}

/// A column that is made narrower than its text keeps so many columns.
const NARROWEST: u16 = 10;

/// Whether `page` has room for so many columns with `between` columns between them.
pub(super) fn has_room(columns: usize, page: u16, between: u16) -> bool {
    columns * usize::from(1 + between) <= usize::from(page) + usize::from(between)
}

/// The widths of columns that fit into `page` with `between` columns between them: as wide as their
/// texts, or the widest of them cut to one width; `None` where that would leave too little.
pub(super) fn widths(natural: &[usize], page: u16, between: u16) -> Option<Vec<u16>> {
    let count = u16::try_from(natural.len()).ok()?;
    let room = page.checked_sub(between.checked_mul(count.saturating_sub(1))?)?;
    let natural: Vec<u16> =
        natural.iter().map(|&width| u16::try_from(width).unwrap_or(u16::MAX).max(1)).collect();
    let total = |most: u16| natural.iter().map(|&width| u32::from(width.min(most))).sum::<u32>();
    let fits = |most: &u16| total(*most) <= u32::from(room);
    let most = std::iter::once(u16::MAX).chain((NARROWEST..=room).rev()).find(fits)?;
    Some(natural.iter().map(|&width| width.min(most)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_texts_where_that_fits() {
        assert_eq!(widths(&[5, 10, 3], 22, 2), Some(vec![5, 10, 3]));
    }

    #[test]
    fn the_widest_columns_give_way_first() {
        assert_eq!(widths(&[5, 40, 30], 40, 2), Some(vec![5, 15, 15]));
        assert_eq!(widths(&[5, 40, 12], 40, 2), Some(vec![5, 19, 12]));
    }

    #[test]
    fn more_columns_than_cells_of_the_page_have_no_room() {
        assert!(has_room(10, 28, 2) && !has_room(10, 27, 2));
    }

    #[test]
    fn columns_too_narrow_for_words_are_none() {
        assert_eq!(widths(&[20, 20, 20], 30, 2), None);
        assert_eq!(widths(&[1; 40], 30, 2), None);
    }
}
