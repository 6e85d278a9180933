//! The page of keys: those that do something in this pane now.

use crate::app::panes::Area;
use crate::app::{App, Rows};
use crate::text::Direction;

use super::canvas::{Canvas, Label};
use super::keymap::Keymap;
use super::theme::Theme;
use super::words::{ActionWords, Words};

/// Columns for the names of keys.
const NAMES: u16 = 24;

pub(super) fn paint(
    app: &App,
    shown: Rows,
    area: Area,
    canvas: &mut Canvas,
    theme: &Theme,
    words: &Words,
    keys: &Keymap,
) {
    if area.is_empty() {
        return;
    }
    canvas.clear(area, theme.text);
    let inner = Area {
        x: area.x + 1.min(area.columns - 1),
        columns: area.columns.saturating_sub(2).max(1),
        ..area
    };
    let rows = usize::from(area.rows.saturating_sub(1));
    // What no key asks for any more is no key of this pane.
    let bindings: Vec<_> = keys
        .rows()
        .filter(|(binding, keys)| binding.panes.contains(&app.focus) && !keys.is_empty())
        .filter(|(binding, _)| app.has_use(binding.action))
        .collect();
    let count = bindings.len() + 1;
    let top = shown.first(count, rows);
    let title = words.keys_page(top + 1, (top + rows).min(count), count);
    let actions = ActionWords::of(app.settings.locale);
    canvas.label(
        inner,
        area.y,
        Label { text: &title, direction: words.direction, style: theme.headline },
    );
    let digits = ("0–9".to_owned(), actions.digit);
    let entries = bindings
        .iter()
        .map(|(binding, keys)| {
            let names: Vec<String> = keys.iter().map(ToString::to_string).collect();
            (names.join("  "), (binding.words)(actions))
        })
        .chain(std::iter::once(digits));
    for (row, (names, words_of)) in entries.skip(top).take(rows).enumerate() {
        let y = area.y + 1 + row as u16;
        let (name_area, text_area) = split(inner, words.direction);
        let style = theme.number;
        canvas.label(
            name_area,
            y,
            Label { text: &isolated(&names), direction: words.direction, style },
        );
        canvas.label(
            text_area,
            y,
            Label { text: words_of, direction: words.direction, style: theme.text },
        );
    }
}

/// Names of keys read left to right in any interface.
fn isolated(names: &str) -> String {
    format!("\u{2066}{names}\u{2069}")
}

fn split(inner: Area, direction: Direction) -> (Area, Area) {
    let names = NAMES.min(inner.columns / 2);
    // A column between them.
    let rest = inner.columns.saturating_sub(names + 1);
    match direction {
        Direction::Ltr => (
            Area { columns: names, ..inner },
            Area { x: inner.x + names + 1, columns: rest, ..inner },
        ),
        Direction::Rtl => (
            Area { x: inner.x + rest + 1, columns: names, ..inner },
            Area { columns: rest, ..inner },
        ),
    }
}
