//! Pages of lines, each line sent another way, under numbers.

use std::fmt::Write;

use crate::app::panes::{Area, Size};
use crate::locale::Locale;
use crate::terminal::{Found, Key, KeyCode, Kind, Way, styled_row};
use crate::text::Direction;
use crate::ui::canvas::{Canvas, Label};
use crate::ui::{Theme, layout};

use super::words::Words;

/// The ways of each page. A way that is a state of the whole terminal has a page of its own.
const PAGES: [&[Way]; 3] = [
    &[Way::Visual],
    &[Way::Words, Way::Marks, Way::Kitty, Way::Alternating, Way::Blanks],
    &[Way::Mlterm],
];

/// Letters of every shape, digits of both kinds, another script, brackets.
const SAMPLE: &str = "قرأت في ٣ دقائق خبرا (عن Linux) نشر عام 2026، فأعجبني.";
const SAMPLE_COLUMNS: u16 = 60;
const NUMBER_COLUMNS: u16 = 4;

/// What a key on a page means.
pub(super) enum Answer {
    /// This line reads right.
    Line(Way),
    /// To this page.
    Page(usize),
    /// None does.
    Leave,
    Nothing,
}

/// The page with the line of a way.
pub(super) fn of(way: Way) -> usize {
    PAGES.iter().position(|ways| ways.contains(&way)).unwrap_or(0)
}

/// The way whose state of the terminal a page needs.
pub(super) fn state(page: usize) -> Way {
    PAGES[page][0]
}

/// What `key` means on `page`. The number of a line counts on every page.
pub(super) fn answer(key: Key, page: usize) -> Answer {
    let next = Answer::Page((page + 1) % PAGES.len());
    let before = Answer::Page((page + PAGES.len() - 1) % PAGES.len());
    match key.code {
        KeyCode::Char('c') if key.ctrl => Answer::Leave,
        KeyCode::Char(c) => match layout::latin_at(c).unwrap_or(c) {
            digit @ '1'..='9' => {
                let way = Way::ALL.get(digit as usize - '1' as usize);
                way.map_or(Answer::Nothing, |way| Answer::Line(*way))
            }
            'q' | 'Q' => Answer::Leave,
            ' ' | 'n' | 'j' | ']' => next,
            'b' | 'k' | '[' => before,
            _ => Answer::Nothing,
        },
        KeyCode::Esc | KeyCode::F(10) => Answer::Leave,
        KeyCode::Enter | KeyCode::Tab | KeyCode::Down | KeyCode::PageDown => next,
        KeyCode::BackTab | KeyCode::Up | KeyCode::PageUp | KeyCode::Backspace => before,
        KeyCode::Left
        | KeyCode::Right
        | KeyCode::Home
        | KeyCode::End
        | KeyCode::Delete
        | KeyCode::Insert
        | KeyCode::F(_) => Answer::Nothing,
    }
}

/// All that is sent for a page, after the terminal is in its state.
pub(super) fn bytes(page: usize, size: Size, found: Found, words: &Words) -> String {
    let theme = Theme::plain();
    let mut out = String::from("\x1b[0m\x1b[2J");
    let mut y = 0;
    let mut put = |row: &str| {
        if y < size.rows {
            let _ = write!(out, "\x1b[{};1H{row}", y + 1);
        }
        y += 1;
    };
    let way = way_of_words(page, found);
    let words_row = |text: &str, style| {
        let label = Label { text, direction: words.direction, style };
        row(size.columns, way, found, |canvas, area| {
            let inner = Area { x: 1, columns: area.columns.saturating_sub(2), ..area };
            canvas.label(inner, 0, label);
        })
    };
    put(&words_row(&format!("{} {}/{}", words.which, page + 1, PAGES.len()), theme.headline));
    put(&words_row(words.right_is, theme.text));
    put("");
    for way in PAGES[page] {
        put(&sample_row(size.columns, *way, found, &theme));
        put("");
    }
    let now = format!("{}: {} ({})", words.now, number(found.way), found.way.name());
    put(&words_row(&now, theme.text));
    put(&words_row(words.hint, theme.text));
    // Whoever finds this page reversed cannot read a word of it.
    if words.direction == Direction::Rtl {
        put(Words::of(Locale::default()).hint);
    }
    out
}

/// The number under which a way stands.
fn number(way: Way) -> usize {
    Way::ALL.iter().position(|it| *it == way).unwrap_or(0) + 1
}

/// How words beside the lines are sent: as is right in the page's state, as far as is known.
fn way_of_words(page: usize, found: Found) -> Way {
    let is_own = PAGES[page].contains(&found.way);
    match found.kind {
        _ if PAGES[page].len() == 1 => PAGES[page][0],
        // Its own reordering is on there.
        Some(Kind::Vte) if !is_own => Way::Words,
        Some(_) | None => found.way,
    }
}

fn sample_row(columns: u16, way: Way, found: Found, theme: &Theme) -> String {
    row(columns, way, found, |canvas, area| {
        let number = number(way).to_string();
        let label = Label { text: &number, direction: Direction::Ltr, style: theme.strong };
        canvas.label(Area { x: 1, columns: area.columns.saturating_sub(1), ..area }, 0, label);
        let columns = area.columns.saturating_sub(NUMBER_COLUMNS).min(SAMPLE_COLUMNS);
        let place = Area { x: NUMBER_COLUMNS, columns, ..area };
        let label = Label { text: SAMPLE, direction: Direction::Rtl, style: theme.text };
        canvas.label(place, 0, label);
    })
}

/// The bytes of one row.
fn row(columns: u16, way: Way, found: Found, paint: impl FnOnce(&mut Canvas, Area)) -> String {
    let mut canvas = Canvas::new(Size { columns, rows: 1 });
    let area = canvas.area();
    paint(&mut canvas, area);
    let cells = &canvas.buffer.content;
    let end = cells.iter().rposition(|cell| cell.symbol() != " ").map_or(0, |last| last + 1);
    styled_row(way, found.capabilities_in(way).with_marks(true), &cells[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_has_a_line_and_states_of_the_terminal_a_page_of_their_own() {
        for way in Way::ALL {
            assert_eq!(PAGES.iter().filter(|ways| ways.contains(&way)).count(), 1, "{way:?}");
        }
        assert_eq!(PAGES[of(Way::Visual)], [Way::Visual]);
        assert_eq!(PAGES[of(Way::Mlterm)], [Way::Mlterm]);
    }

    #[test]
    fn a_number_is_a_line_in_digits_of_any_script() {
        for (key, way) in [('1', Way::Visual), ('٢', Way::Words), ('۷', Way::Blanks)] {
            let key = Key::plain(KeyCode::Char(key));
            assert!(matches!(answer(key, 0), Answer::Line(line) if line == way));
        }
        assert!(matches!(answer(Key::plain(KeyCode::Char('9')), 0), Answer::Nothing));
    }
}
