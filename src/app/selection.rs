//! Words and paragraphs selected in the body, in the order in which they are read.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::article::logical::{Excerpted, excerpt};

use super::page::{Page, Part, Piece};
use super::panes::Pane;
use super::{Action, App, Asking, Effect, Notice};
use crate::text::Direction;

/// What is selected: from one word to another, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    anchor: Spot,
    head: Spot,
    extent: Extent,
}

/// How far the selection reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    /// One word, which moves.
    Word,
    /// From the word at which it began to the one that moves.
    Words,
    /// All of the paragraphs of these.
    Paragraphs,
}

/// A word of an article, wherever lines end.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Spot {
    part: Part,
    /// Bytes of the part's text.
    source: Range<usize>,
}

/// A word of a page: its piece's place, and the bytes of the piece's text.
type Word = (usize, Range<usize>);

impl Selection {
    /// The pieces of a page that are selected, in order, with the bytes of their texts; `None` where
    /// the page no longer has them.
    #[must_use]
    pub fn runs(&self, page: &Page) -> Option<Vec<Word>> {
        let (anchor, head) = (self.anchor.on(page)?, self.head.on(page)?);
        let is_forward = (anchor.0, anchor.1.start) <= (head.0, head.1.start);
        let (first, last) = if is_forward { (anchor, head) } else { (head, anchor) };
        let is_whole = self.extent == Extent::Paragraphs;
        let run = |place: usize| {
            let text = &page.pieces[place].text;
            let start = if place == first.0 && !is_whole { first.1.start } else { 0 };
            let end = if place == last.0 && !is_whole { last.1.end } else { text.len() };
            (place, start..end)
        };
        let pieces = (first.0..=last.0).filter(|place| is_readable(&page.pieces[*place]));
        Some(pieces.map(run).collect())
    }

    /// The word that moves.
    #[must_use]
    pub fn head(&self, page: &Page) -> Option<Word> {
        self.head.on(page)
    }
}

impl Spot {
    fn of(page: &Page, (place, source): &Word) -> Spot {
        let piece = &page.pieces[*place];
        let source = piece.unnumbered(source.start)..piece.unnumbered(source.end);
        Spot { part: piece.part, source: source.start + piece.from..source.end + piece.from }
    }

    fn on(&self, page: &Page) -> Option<Word> {
        let place = page.pieces.iter().rposition(|piece| {
            piece.part == self.part && piece.from <= self.source.start && is_readable(piece)
        })?;
        let piece = &page.pieces[place];
        let start = piece.numbered(self.source.start - piece.from);
        let end = piece.numbered(self.source.end.checked_sub(piece.from)?);
        piece.text.get(start..end).map(|_| (place, start..end))
    }
}

/// What the article says, and not the reader.
fn is_readable(piece: &Piece) -> bool {
    let is_its_own = match piece.part {
        Part::Title | Part::Block(_) => true,
        Part::Byline | Part::Aside(_) | Part::RelatedMark(_) => false,
    };
    is_its_own && !piece.text.trim().is_empty()
}

/// The words of a text; one without any is one.
fn words(text: &str) -> Vec<Range<usize>> {
    let words: Vec<Range<usize>> =
        text.unicode_word_indices().map(|(at, word)| at..at + word.len()).collect();
    if words.is_empty() { std::iter::once(0..text.len()).collect() } else { words }
}

/// The next readable piece after, or before, `place`.
fn neighbour(page: &Page, place: usize, is_forward: bool) -> Option<usize> {
    let is_readable = |place: &usize| is_readable(&page.pieces[*place]);
    if is_forward {
        (place + 1..page.pieces.len()).find(is_readable)
    } else {
        (0..place).rev().find(is_readable)
    }
}

fn first_word(page: &Page, place: usize) -> Word {
    (place, words(&page.pieces[place].text).swap_remove(0))
}

fn last_word(page: &Page, place: usize) -> Option<Word> {
    Some((place, words(&page.pieces[place].text).pop()?))
}

/// The word after, or before.
fn by_word(page: &Page, word: &Word, is_forward: bool) -> Option<Word> {
    let (place, source) = word;
    let words = words(&page.pieces[*place].text);
    let beside = if is_forward {
        words.into_iter().find(|it| it.start >= source.end)
    } else {
        words.into_iter().rfind(|it| it.end <= source.start)
    };
    if let Some(beside) = beside {
        return Some((*place, beside));
    }
    let next = neighbour(page, *place, is_forward)?;
    if is_forward { Some(first_word(page, next)) } else { last_word(page, next) }
}

/// The first word of the next paragraph; of this one, then of the one before.
fn by_paragraph(page: &Page, word: &Word, is_forward: bool) -> Option<Word> {
    let first = first_word(page, word.0);
    if !is_forward && first.1.start < word.1.start {
        return Some(first);
    }
    neighbour(page, word.0, is_forward).map(|place| first_word(page, place))
}

/// The nearest word in the row so many rows on, or the nearest row to that with words.
fn by_rows(page: &Page, word: &Word, by: isize) -> Option<Word> {
    let line = page.pieces[word.0].lines.line_of(word.1.start);
    let row = page.row_showing(word.0, line);
    let column = columns(page, word.0, line, &word.1)?.start;
    let last = page.rows.len().checked_sub(1)?;
    let there = row.saturating_add_signed(by).min(last);
    let (beyond, between): (Vec<usize>, Vec<usize>) = if by > 0 {
        ((there..=last).collect(), (row + 1..there).rev().collect())
    } else {
        ((0..=there).rev().collect(), (there + 1..row).collect())
    };
    beyond.into_iter().chain(between).find_map(|row| nearest(page, row, column))
}

/// The word that begins in a row nearest to a column.
fn nearest(page: &Page, row: usize, column: u16) -> Option<Word> {
    let (pieces, line) = page.rows[row].shows();
    let words = pieces.filter(|place| is_readable(&page.pieces[*place])).flat_map(|place| {
        let words = words(&page.pieces[place].text);
        words.into_iter().filter_map(move |word| {
            let lines = &page.pieces[place].lines;
            let is_here = lines.get(line)?.source().contains(&word.start);
            let columns = is_here.then(|| columns(page, place, line, &word)).flatten()?;
            Some((columns, (place, word)))
        })
    });
    let distance = |columns: &Range<u16>| {
        if columns.contains(&column) { 0 } else { columns.start.abs_diff(column) }
    };
    words.min_by_key(|(columns, _)| distance(columns)).map(|(_, word)| word)
}

/// The columns of the page in which a word begins.
fn columns(page: &Page, place: usize, line: usize, word: &Range<usize>) -> Option<Range<u16>> {
    let piece = &page.pieces[place];
    let run = piece.lines.get(line)?.columns_of(word.clone()).next()?;
    let x = piece.column(page.columns);
    Some(x + run.start..x + run.end)
}

impl App {
    /// Selects the hit that is shown, else the first word on the screen.
    pub(super) fn start_selection(&mut self) {
        let rows = usize::from(self.panes().body.rows);
        let Some(reader) = &self.reader else { return };
        let Some(page) = &reader.page else { return };
        let hit = self.find.as_ref().and_then(|find| {
            let row = find.row(page)?;
            let (place, hit) = find.hits.get(find.current)?.clone();
            let is_shown = (reader.top..reader.top + rows).contains(&row);
            let words = words(&page.pieces[place].text);
            let word = {
                let start = page.pieces[place].numbered(hit.start);
                words.into_iter().find(|word| word.end > start)?
            };
            (is_shown && is_readable(&page.pieces[place])).then_some((place, word))
        });
        let reads = |piece: &Piece| if piece.direction == Direction::Rtl { u16::MAX } else { 0 };
        let first = |row: usize| {
            let (mut pieces, _) = page.rows[row].shows();
            nearest(page, row, reads(&page.pieces[pieces.next()?]))
        };
        let shown = reader.top..page.rows.len();
        let Some(word) = hit.or_else(|| shown.into_iter().find_map(first)) else { return };
        let spot = Spot::of(page, &word);
        self.selection = Some(Selection { anchor: spot.clone(), head: spot, extent: Extent::Word });
        self.links = None;
        self.focus = Pane::Body;
        self.mark_opened(false);
    }

    pub(super) fn in_selection(&mut self, action: Action, count: Option<usize>) -> Vec<Effect> {
        let times = count.unwrap_or(1);
        let rows = isize::try_from(times).unwrap_or(1);
        let page = self.page_rows();
        match action {
            Action::Down => self.move_head(1, |page, word| by_rows(page, word, rows)),
            Action::Up => self.move_head(1, |page, word| by_rows(page, word, -rows)),
            Action::PageDown => self.move_head(times, |it, word| by_rows(it, word, page)),
            Action::PageUp => self.move_head(times, |it, word| by_rows(it, word, -page)),
            Action::HalfPageDown => self.move_head(times, |it, word| by_rows(it, word, page / 2)),
            Action::HalfPageUp => self.move_head(times, |it, word| by_rows(it, word, -page / 2)),
            Action::PaneLeft => {
                self.move_head(times, |page, word| towards(page, word, Direction::Rtl));
            }
            Action::PaneRight => {
                self.move_head(times, |page, word| towards(page, word, Direction::Ltr));
            }
            Action::NextPane | Action::NextArticle => {
                self.move_head(times, |page, word| by_paragraph(page, word, true));
            }
            Action::PreviousPane | Action::PreviousArticle => {
                self.move_head(times, |page, word| by_paragraph(page, word, false));
            }
            Action::First => self.move_head(1, |page, _| {
                let place = page.pieces.iter().position(is_readable)?;
                Some(first_word(page, place))
            }),
            Action::Last => self.move_head(1, |page, _| {
                last_word(page, page.pieces.iter().rposition(is_readable)?)
            }),
            Action::Select => {
                if let Some(selection) = &mut self.selection {
                    selection.extent = match selection.extent {
                        Extent::Word | Extent::Paragraphs => Extent::Words,
                        Extent::Words => Extent::Paragraphs,
                    };
                }
            }
            Action::CopyAddress | Action::CopyArticle | Action::Open => {
                return self.copy_selection();
            }
            Action::Pipe => self.ask(Asking::Command),
            Action::Digit(digit) => self.digit(usize::from(digit)),
            // A number typed by mistake is all that goes.
            Action::Back if count.is_some() => {}
            Action::Back | Action::Close => self.selection = None,
            Action::Quit => return vec![Effect::Quit],
            Action::Redraw => return vec![Effect::Redraw],
            Action::Suspend => return vec![Effect::Suspend],
            Action::Help
            | Action::MeasureWider
            | Action::MeasureNarrower
            | Action::MeasureFull
            | Action::Justify
            | Action::Harakat
            | Action::Digits
            | Action::Language
            | Action::Calendar => self.go(action, count),
            _ => {}
        }
        Vec::new()
    }

    /// Moves the word at which the selection ends, so often, and shows it.
    fn move_head(&mut self, times: usize, step: impl Fn(&Page, &Word) -> Option<Word>) {
        let rows = usize::from(self.panes().body.rows);
        let (Some(selection), Some(reader)) = (&mut self.selection, &mut self.reader) else {
            return;
        };
        let Some(page) = &reader.page else { return };
        let Some(mut word) = selection.head.on(page) else { return };
        for _ in 0..times {
            let Some(next) = step(page, &word) else { break };
            word = next;
        }
        selection.head = Spot::of(page, &word);
        if selection.extent == Extent::Word {
            selection.anchor = selection.head.clone();
        }
        let row = page.row_showing(word.0, page.pieces[word.0].lines.line_of(word.1.start));
        if row < reader.top {
            reader.top = row;
        } else if row >= reader.top + rows {
            reader.top = row + 1 - rows.min(row + 1);
        }
    }

    /// What is selected, in logical order.
    pub(super) fn selected_text(&self) -> Option<String> {
        let reader = self.reader.as_ref()?;
        let (article, page) = (reader.content.as_ref().ok()?, reader.page.as_ref()?);
        let runs = self.selection.as_ref()?.runs(page)?;
        let mut parts: Vec<Excerpted<'_>> = Vec::new();
        for (place, run) in runs {
            let piece = &page.pieces[place];
            let block = match piece.part {
                Part::Block(block) => Some(block),
                Part::Title | Part::Byline | Part::Aside(_) | Part::RelatedMark(_) => None,
            };
            let start = piece.unnumbered(run.start) + piece.from;
            let end = piece.unnumbered(run.end) + piece.from;
            match parts.last_mut() {
                // Cells of one row of a table: what parts them lies between.
                Some(before) if before.block == block => before.source.end = end,
                Some(_) | None => {
                    let text = page.text_of(article, place);
                    parts.push(Excerpted { block, text, source: start..end });
                }
            }
        }
        Some(excerpt(article, &parts))
    }

    fn copy_selection(&mut self) -> Vec<Effect> {
        let text = self.selected_text();
        self.selection = None;
        text.map_or_else(Vec::new, |text| self.copy(text, Notice::SelectionCopied))
    }

    /// What is no longer there cannot stay selected.
    pub(super) fn settle_selection(&mut self) {
        let page = self.reader.as_ref().and_then(|reader| reader.page.as_ref());
        let is_there = |selection: &Selection| page.is_some_and(|it| selection.runs(it).is_some());
        if self.selection.as_ref().is_some_and(|selection| !is_there(selection)) {
            self.selection = None;
        }
    }
}

/// The word on a visible side: in a paragraph that reads towards it, the next one.
fn towards(page: &Page, word: &Word, side: Direction) -> Option<Word> {
    by_word(page, word, page.pieces[word.0].direction == side)
}
