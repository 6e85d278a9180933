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
        Asking::Everywhere => words.find_everywhere,
        Asking::Command => words.pipe,
    };
    let (lines, reads) = question.prompt.line();
    // The prompt stays on its side whichever way its text reads.
    let direction = question.prompt.side();
    let Some(line) = lines.get(0) else { return };
    let text = format!(" {word}: ");
    let hits = tally(app, question.asking);
    let taken = canvas.label(area, area.y, Label { text: &text, direction, style: theme.status });
    let free = area.columns.saturating_sub(taken);
    let rest = Area {
        x: match direction {
            Direction::Rtl => area.x,
            Direction::Ltr => area.x + taken,
        },
        columns: free,
        ..area
    };
    let used = canvas.label(
        rest,
        area.y,
        Label { text: &hits, direction: direction.opposite(), style: theme.status },
    );
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
    let view = View::new(wide, column, room, reads, direction);
    for cell in line.cells() {
        let Some(x) = view.column(cell.column()).filter(|at| at + cell.columns() <= room) else {
            continue;
        };
        let mut symbol = String::new();
        cell.write_symbol(&mut symbol);
        let under =
            Under { article: None, part: Part::Interface, source: cell.source(), link: None };
        canvas.put(field.x + x, area.y, &symbol, theme.status, Some(under));
    }
    canvas.caret = (room > 0).then(|| Position::new(field.x + view.caret, area.y));
}

/// Which columns of a line being typed are in its field.
struct View {
    /// The first column shown.
    first: u16,
    /// Blank columns of the field before it.
    shift: u16,
    /// The caret's column in the field.
    caret: u16,
}

impl View {
    /// For a text of `wide` columns that reads `reads`, in a field of `room` columns at the side
    /// `side`. Behind the last character there is one more column, for the caret.
    fn new(wide: u16, caret: Option<u16>, room: u16, reads: Direction, side: Direction) -> View {
        // The text with the place behind it, and the caret in that.
        let (before, place) = match (reads, caret) {
            (Direction::Ltr, Some(column)) => (0, column),
            (Direction::Ltr, None) => (0, wide),
            (Direction::Rtl, Some(column)) => (1, column + 1),
            (Direction::Rtl, None) => (1, 0),
        };
        let whole = wide.saturating_add(1);
        let last = whole.saturating_sub(room);
        let first = if last == 0 { 0 } else { place.saturating_sub(room / 2).min(last) };
        let shift = match side {
            Direction::Ltr => 0,
            Direction::Rtl => room.saturating_sub(whole),
        };
        let caret = (place.saturating_sub(first) + shift).min(room.saturating_sub(1));
        View {
            first: first.saturating_sub(before),
            shift: shift + before.saturating_sub(first),
            caret,
        }
    }

    /// Where a column of the text is in the field.
    fn column(&self, column: u16) -> Option<u16> {
        column.checked_sub(self.first).map(|column| column + self.shift)
    }
}

/// How many hits there are so far.
fn tally(app: &App, asking: Asking) -> String {
    let number = |count| app.settings.locale.number(count);
    match asking {
        Asking::Find => app
            .find
            .as_ref()
            .map_or_else(String::new, |find| format!(" {} ", number(find.hits.len()))),
        Asking::Command => String::new(),
        Asking::Filter => format!(" {} ", number(app.headlines.count(&app.library))),
        Asking::Everywhere if !app.search.is_asked() => String::new(),
        Asking::Everywhere => {
            let more = if app.search.is_working { "…" } else { "" };
            format!(" {}{more} ", number(app.search.count()))
        }
    }
}
