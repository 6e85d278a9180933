//! A one-line editor for text that runs either way.
//!
//! The text is kept in logical order; the caret is a byte offset in it and stands on the cell of
//! the character after it. Arrows move by cells as they lie on the screen.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::article::clean::clean;
use crate::text::{Align, Direction, Lines, Options, Paragraph};

/// A line being typed.
#[derive(Clone, Debug, Default)]
pub struct Prompt {
    text: String,
    caret: usize,
    /// The direction while nothing strong has been typed.
    fallback: Direction,
}

/// Bytes of a line at most: what is pasted may be a book, and every key looks through it.
const LONGEST: usize = 4096;

/// What an editing key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edit {
    /// The cell to the left.
    Left,
    /// The cell to the right.
    Right,
    /// The first character.
    Start,
    /// Behind the last character.
    End,
    /// Take the code point before the caret.
    Backspace,
    /// Take the character at the caret.
    Delete,
    /// Take the word before the caret.
    DeleteWord,
    /// Take all before the caret.
    DeleteToStart,
}

impl Prompt {
    /// An editor that holds `text`, the caret behind it.
    #[must_use]
    pub fn new(text: &str, fallback: Direction) -> Prompt {
        let text: String = text.chars().filter(|c| is_typable(*c)).collect();
        let text = within(&text, LONGEST).to_owned();
        Prompt { caret: text.len(), text, fallback }
    }

    /// What has been typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The side at which the prompt stands, whatever is typed.
    #[must_use]
    pub fn side(&self) -> Direction {
        self.fallback
    }

    /// The caret's byte offset.
    #[must_use]
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Puts `text` at the caret, as much as there is room for; controls and line breaks in it are left out.
    pub fn insert(&mut self, text: &str) {
        let safe = clean(text).replace(['\n', '\t'], " ");
        let safe: String = safe.chars().filter(|c| is_typable(*c)).collect();
        let safe = within(&safe, LONGEST.saturating_sub(self.text.len()));
        self.text.insert_str(self.caret, safe);
        self.caret += safe.len();
    }

    /// Does what an editing key asks for.
    pub fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Left => self.step(-1),
            Edit::Right => self.step(1),
            Edit::Start => self.caret = 0,
            Edit::End => self.caret = self.text.len(),
            Edit::Backspace => {
                let start =
                    self.text[..self.caret].char_indices().next_back().map_or(0, |(at, _)| at);
                self.take(start..self.caret);
            }
            Edit::Delete => {
                // A letter with its marks: they could not stand alone.
                let next = self.text[self.caret..].graphemes(true).next();
                self.take(self.caret..self.caret + next.map_or(0, str::len));
            }
            Edit::DeleteWord => {
                let before = self.text[..self.caret].trim_end();
                let start = before.rfind(' ').map_or(0, |space| space + 1);
                self.take(start..self.caret);
            }
            Edit::DeleteToStart => self.take(0..self.caret),
        }
    }

    fn take(&mut self, range: Range<usize>) {
        self.caret = range.start;
        self.text.replace_range(range, "");
    }

    /// The text on one line, as wide as it is, and its direction.
    #[must_use]
    pub fn line(&self) -> (Lines, Direction) {
        let options = Options { fallback_direction: self.fallback, ..Options::default() };
        let paragraph = Paragraph::new(&self.text, &options);
        let columns = u16::try_from(paragraph.columns()).unwrap_or(u16::MAX);
        (paragraph.lines(columns, Align::Start), paragraph.direction())
    }

    /// The column of the caret in [`Prompt::line`]; `None` when it stands behind the last
    /// character, which is the side at which reading ends.
    #[must_use]
    pub fn caret_column(&self) -> Option<u16> {
        let (lines, _) = self.line();
        let line = lines.get(0)?;
        let next = self.text[self.caret..].chars().next()?;
        line.columns_of(self.caret..self.caret + next.len_utf8()).map(|run| run.start).next()
    }

    /// Moves to the neighbouring cell; behind the last character there is one more place, at the
    /// end of reading.
    fn step(&mut self, by: i32) {
        let (lines, direction) = self.line();
        let Some(line) = lines.get(0) else { return };
        let mut places: Vec<Range<usize>> = line.cells().map(|cell| cell.source()).collect();
        let behind = self.text.len()..self.text.len();
        match direction {
            Direction::Ltr => places.push(behind),
            Direction::Rtl => places.insert(0, behind),
        }
        let here = places
            .iter()
            .position(|place| place.contains(&self.caret) || place.start == self.caret);
        let here = here.unwrap_or(match direction {
            Direction::Ltr => places.len() - 1,
            Direction::Rtl => 0,
        });
        let there = here.saturating_add_signed(by as isize).min(places.len() - 1);
        self.caret = places[there].start;
    }
}

/// As much of the start of `text` as `most` bytes hold.
fn within(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

/// Joiners and direction marks are letters of a query; other controls are not.
fn is_typable(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edit() -> impl Strategy<Value = Edit> {
        prop_oneof![
            Just(Edit::Left),
            Just(Edit::Right),
            Just(Edit::Start),
            Just(Edit::End),
            Just(Edit::Backspace),
            Just(Edit::Delete),
            Just(Edit::DeleteWord),
            Just(Edit::DeleteToStart),
        ]
    }

    proptest! {
        #[test]
        fn typing_then_erasing_gives_the_empty_line(text in "[ء-يa-z0-9 لا\u{64e}\u{200c}👍]{0,30}") {
            let mut prompt = Prompt::new("", Direction::Rtl);
            for c in text.chars() {
                prompt.insert(&c.to_string());
            }
            for _ in text.chars() {
                prompt.edit(Edit::Backspace);
            }
            prop_assert_eq!(prompt.text(), "");
            prop_assert_eq!(prompt.caret(), 0);
        }

        #[test]
        fn the_caret_is_always_inside(
            steps in prop::collection::vec((edit(), "[ء-يa-z لا()0-9\u{0}-\u{1f}]{0,4}"), 0..30),
        ) {
            let mut prompt = Prompt::new("", Direction::Ltr);
            for (edit, typed) in steps {
                prompt.insert(&typed);
                prompt.edit(edit);
                prop_assert!(prompt.text().is_char_boundary(prompt.caret()));
                let (lines, _) = prompt.line();
                let columns = lines.get(0).unwrap().columns();
                prop_assert!(prompt.caret_column().is_none_or(|column| usize::from(column) < columns.max(1)));
            }
        }

        #[test]
        fn arrows_to_one_side_reach_its_edge(text in "[ء-يa-z ]{1,20}") {
            let mut prompt = Prompt::new(&text, Direction::Rtl);
            for _ in 0..=text.chars().count() {
                prompt.edit(Edit::Right);
            }
            let (lines, direction) = prompt.line();
            let last = lines.get(0).unwrap().columns() as u16;
            let expected = match direction {
                Direction::Rtl => Some(last - 1),
                Direction::Ltr => None,
            };
            prop_assert_eq!(prompt.caret_column(), expected);
        }
    }

    #[test]
    fn the_left_arrow_goes_on_in_arabic_and_back_in_latin() {
        let mut arabic = Prompt::new("خبر", Direction::Ltr);
        arabic.edit(Edit::Start);
        arabic.edit(Edit::Left);
        assert_eq!(arabic.caret(), "خ".len());
        let mut latin = Prompt::new("news", Direction::Rtl);
        latin.edit(Edit::Left);
        assert_eq!(latin.caret(), 3);
    }

    #[test]
    fn of_a_book_that_is_pasted_a_page_is_kept() {
        let mut prompt = Prompt::new("", Direction::Rtl);
        prompt.insert(&"خبر ".repeat(100_000));
        prompt.insert("آخر");
        assert!((LONGEST - 4..=LONGEST).contains(&prompt.text().len()));
        assert_eq!(prompt.caret(), prompt.text().len());
        assert!(Prompt::new(&"خبر ".repeat(100_000), Direction::Rtl).text().len() <= LONGEST);
    }

    #[test]
    fn backspace_takes_the_last_mark_first() {
        let mut prompt = Prompt::new("مَ", Direction::Rtl);
        prompt.edit(Edit::Backspace);
        assert_eq!(prompt.text(), "م");
    }

    #[test]
    fn a_paste_of_lines_and_controls_becomes_one_safe_line() {
        let mut prompt = Prompt::new("", Direction::Rtl);
        prompt.insert("سطر\n\u{1b}[31mآخر\u{202e}");
        assert_eq!(prompt.text(), "سطر آخر");
    }
}
