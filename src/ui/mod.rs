//! Paints App onto a Canvas; changes nothing.

pub(crate) mod body;
pub mod canvas;
mod dialog;
mod headlines;
mod help;
mod keymap;
pub mod keys;
pub mod layout;
pub mod mouse;
mod prompt;
mod related;
pub mod say;
mod search;
mod status;
pub mod theme;
pub mod words;

use crate::app::App;
use crate::app::panes::Area;
use crate::text::Options;

pub use canvas::Canvas;
pub use keymap::Keymap;
pub use theme::Theme;
pub use words::Words;

/// Paints a frame.
pub fn view(app: &App, theme: &Theme, keys: &Keymap, canvas: &mut Canvas) {
    let words = Words::of(app.settings.locale);
    let panes = app.panes();
    if theme.text != theme::Style::new() {
        // A ground of the theme's own.
        canvas.clear(canvas.area(), theme.text);
    }
    canvas.reads = app.side().reads();
    canvas.reading = Options {
        digits: app.settings.digits,
        harakat: app.settings.harakat,
        ..Options::default()
    };
    if app.shows_results() {
        search::paint(app, canvas, theme, words);
    } else {
        headlines::paint(app, panes.headlines, canvas, theme, words);
        rule(panes.rule, canvas, theme);
        body::paint(app, canvas, theme, words);
        related::paint(app, panes.related, canvas, theme);
    }
    if let Some(dialog) = &app.dialog {
        dialog::paint(app, dialog, canvas, theme, words, keys);
    }
    if let Some(shown) = app.help {
        let above = Area { rows: panes.status.y, ..canvas.area() };
        help::paint(app, shown, above, canvas, theme, words, keys);
    }
    status::paint(app, panes.status, canvas, theme, words, keys);
}

fn rule(area: Area, canvas: &mut Canvas, theme: &Theme) {
    for y in area.y..area.y + area.rows {
        for x in area.x..area.x + area.columns {
            canvas.put(x, y, "│", theme.rule, None);
        }
    }
}
