//! The list of articles.

use crate::app::App;
use crate::app::headlines::{GUTTER, MARGIN};
use crate::app::panes::{Area, Pane, Side};

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
    let mark_style = if is_selected { style } else { theme.mark };
    let copies = app.library.copies(article);
    mark(app.side(), (is_selected, copies), area, y, canvas, mark_style);
    row
}

/// Where an entry begins: its rows would run into the next one's otherwise. How many copies there are, where
/// there are several.
fn mark(
    side: Side,
    (is_selected, copies): (bool, usize),
    area: Area,
    y: u16,
    canvas: &mut Canvas,
    style: ratatui::style::Style,
) {
    if area.columns <= GUTTER {
        return;
    }
    let symbol = match (is_selected, side, copies) {
        (true, Side::Right, _) => "◂",
        (true, Side::Left, _) => "▸",
        (false, _, 0 | 1) => "•",
        (false, _, many) => DIGITS[many.min(DIGITS.len()) - 1],
    };
    let x = match side {
        Side::Right => area.x + area.columns - 1,
        Side::Left => area.x,
    };
    canvas.put(x, y, symbol, style, None);
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
