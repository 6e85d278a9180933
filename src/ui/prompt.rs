//! The line being typed.

use ratatui::layout::Position;

use crate::app::panes::Area;
use crate::app::{App, Asking};
use crate::text::Direction;

use super::canvas::{Canvas, Label, Part, Under};
use super::theme::Theme;
use super::words::Words;

pub(super) fn paint(app: &App, area: Area, canvas: &mut Canvas, theme: &Theme, words: &Words) {
    let Some(question) = &app.question else {
        return;
    };
    let word = match question.asking {
        Asking::Find => words.find,
        Asking::Filter => words.filter,
    };
    let (lines, direction) = question.prompt.line();
    let Some(line) = lines.get(0) else { return };
    let text = format!(" {word}: ");
    let hits = tally(app, question.asking);
    let taken = canvas.label(area, area.y, Label { text: &text, direction, style: theme.status });
    let other = match direction {
        Direction::Rtl => Direction::Ltr,
        Direction::Ltr => Direction::Rtl,
    };
    let free = area.columns.saturating_sub(taken);
    let rest = Area {
        x: match direction {
            Direction::Rtl => area.x,
            Direction::Ltr => area.x + taken,
        },
        columns: free,
        ..area
    };
    let used =
        canvas.label(rest, area.y, Label { text: &hits, direction: other, style: theme.status });
    // The prompt's own columns, one of them for the caret behind the text.
    let room = free.saturating_sub(used + 1);
    let field = Area {
        x: match direction {
            Direction::Rtl => rest.x + used + 1,
            Direction::Ltr => rest.x,
        },
        columns: room,
        ..area
    };
    let wide = line.columns() as u16;
    let column = question.prompt.caret_column();
    let first = window(wide, column, room, direction);
    for cell in line.cells() {
        let Some(shown) = cell.column().checked_sub(first).filter(|at| at + cell.columns() <= room)
        else {
            continue;
        };
        let mut symbol = String::new();
        cell.write_symbol(&mut symbol);
        let x = field.x + shown + shift(wide, room, direction);
        let under =
            Under { article: None, part: Part::Interface, source: cell.source(), link: None };
        canvas.put(x, area.y, &symbol, theme.status, Some(under));
    }
    let x = caret(wide, column, room, first, direction);
    canvas.caret = (room > 0).then(|| Position::new(field.x + x, area.y));
}

/// How many hits there are so far.
fn tally(app: &App, asking: Asking) -> String {
    match asking {
        Asking::Find => {
            app.find.as_ref().map_or_else(String::new, |find| format!("{} ", find.hits.len()))
        }
        Asking::Filter => format!("{} ", app.headlines.count(&app.library)),
    }
}

/// The first column of a text of `wide` columns that is shown in `room`: the caret must be in it.
fn window(wide: u16, caret: Option<u16>, room: u16, direction: Direction) -> u16 {
    if wide < room || room == 0 {
        return 0;
    }
    let last = wide + 1 - room;
    match (caret, direction) {
        (None, Direction::Ltr) => last,
        (None, Direction::Rtl) => 0,
        (Some(column), Direction::Ltr) => column.saturating_sub(room / 2).min(last),
        (Some(column), Direction::Rtl) => column.saturating_sub(room / 2).min(wide - (room - 1)),
    }
}

/// Blank columns at the left of a text that begins at the right.
fn shift(wide: u16, room: u16, direction: Direction) -> u16 {
    match direction {
        Direction::Ltr => 0,
        Direction::Rtl => room.saturating_sub(wide),
    }
}

/// The caret's column in the field.
fn caret(wide: u16, column: Option<u16>, room: u16, first: u16, direction: Direction) -> u16 {
    let at = match (column, direction) {
        (Some(column), _) => column.saturating_sub(first) + shift(wide, room, direction),
        (None, Direction::Ltr) => wide.saturating_sub(first),
        (None, Direction::Rtl) => shift(wide, room, direction).saturating_sub(1),
    };
    at.min(room.saturating_sub(1))
}
