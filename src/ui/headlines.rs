//! The list of articles.

use crate::app::App;
use crate::app::headlines::{GUTTER, MARGIN};
use crate::app::panes::{Area, Pane, Side};
use crate::library::marks::Flags;

use super::canvas::{Canvas, Label, Part, Under};
use super::theme::Theme;
use super::words::Words;

pub(super) fn paint(app: &App, area: Area, canvas: &mut Canvas, theme: &Theme, words: &Words) {
    if area.is_empty() {
        return;
    }
    let count = app.headlines.count(&app.library);
    if count == 0 {
        let text = match (&app.headlines.filter, app.library.is_complete()) {
            (Some(_), _) => words.no_headline,
            (None, true) => words.nothing,
            (None, false) => words.loading,
        };
        let label = Label { text, direction: words.direction, style: theme.about };
        canvas.label(inner(area), area.y, label);
        return;
    }
    let mut y = area.y;
    for place in app.headlines.top..count {
        if y >= area.y + area.rows {
            break;
        }
        y = entry(app, place, area, y, canvas, theme);
    }
}

/// Paints one headline from row `y`; gives the row after it.
fn entry(app: &App, place: usize, area: Area, y: u16, canvas: &mut Canvas, theme: &Theme) -> u16 {
    let Some(article) = app.headlines.article(place, &app.library) else {
        return y;
    };
    let Some(headline) = app.library.headline(article) else {
        return y;
    };
    let Some(lines) = app.headlines.lines(place, &app.library, &app.settings, area.columns) else {
        return y;
    };
    let is_selected = place == app.headlines.selected;
    let style = match (is_selected, app.focus) {
        (false, _) => theme.text,
        (true, Pane::Headlines) => theme.selected,
        (true, Pane::Body | Pane::Related) => theme.selected_elsewhere,
    };
    let columns = area.columns.saturating_sub(GUTTER + MARGIN).max(1);
    let x = match app.side() {
        Side::Right => area.x + MARGIN,
        Side::Left => area.x + GUTTER,
    };
    let text_area = Area { x: x.min(area.x + area.columns - columns), columns, ..area };
    let mut row = y;
    for line in lines.iter() {
        if row >= area.y + area.rows {
            break;
        }
        for x in area.x..area.x + area.columns {
            canvas.put(x, row, " ", style, None);
        }
        let reads = app.side().reads();
        canvas.line_beside(text_area, row, &line, reads, &headline.title, style, |source| Under {
            article: Some(article),
            part: Part::Title,
            source,
            link: None,
        });
        row += 1;
    }
    let sign_style = if is_selected { style } else { theme.mark };
    let signs = Signs {
        side: app.side(),
        is_selected,
        flags: app.library.flags(article),
        copies: app.library.copies(article),
    };
    signs.paint(area, y, canvas, sign_style);
    row
}

/// What stands before a headline. Where an entry begins: its rows would run into the next one's
/// otherwise. Filled is unread, hollow is read, half is begun; a star stands between that and the
/// headline.
struct Signs {
    side: Side,
    is_selected: bool,
    flags: Flags,
    copies: usize,
}

impl Signs {
    /// Of what is unread, how many copies there are, where there are several.
    fn symbol(&self) -> &'static str {
        let is_read = self.flags.has(Flags::READ);
        match (self.is_selected, self.side, is_read) {
            (true, Side::Right, false) => "◂",
            (true, Side::Left, false) => "▸",
            (true, Side::Right, true) => "◃",
            (true, Side::Left, true) => "▹",
            (false, _, true) => "◦",
            (false, _, false) if self.copies > 1 => DIGITS[self.copies.min(DIGITS.len()) - 1],
            (false, _, false) if self.flags.has(Flags::BEGUN) => "◐",
            (false, _, false) => "•",
        }
    }

    fn paint(&self, area: Area, y: u16, canvas: &mut Canvas, style: ratatui::style::Style) {
        if area.columns <= GUTTER {
            return;
        }
        let (x, next) = match self.side {
            Side::Right => (area.x + area.columns - 1, area.x + area.columns - GUTTER),
            Side::Left => (area.x, area.x + GUTTER - 1),
        };
        canvas.put(x, y, self.symbol(), style, None);
        if self.flags.has(Flags::STARRED) {
            canvas.put(next, y, "★", style, None);
        }
    }
}

/// The last one stands for more.
const DIGITS: [&str; 10] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "+"];

/// A column free at both sides.
fn inner(area: Area) -> Area {
    Area {
        x: area.x + u16::from(area.columns > 2),
        columns: area.columns.saturating_sub(2).max(1),
        ..area
    }
}
