//! The related headlines of the open article.

use crate::app::App;
use crate::app::panes::{Area, Pane};
use crate::app::reader::Reader;
use crate::app::related::{GUTTER, MARGIN};
use crate::article::{Article, Block};
use crate::library::Resolution;
use crate::text::Direction;

use super::canvas::{Canvas, Label, Part, Under};
use super::theme::Theme;
use super::words::Words;

pub(super) fn paint(app: &App, area: Area, canvas: &mut Canvas, theme: &Theme) {
    if area.is_empty() {
        return;
    }
    let Some(reader) = &app.reader else { return };
    let Ok(article) = &reader.content else { return };
    heading(app, article, area, canvas, theme);
    let mut y = area.y + 1;
    for place in app.related.top..article.related.len() {
        if y >= area.y + area.rows {
            break;
        }
        y = entry(app, reader, article, place, area, y, canvas, theme);
    }
}

/// A rule, and on it the list's own cue and count.
fn heading(app: &App, article: &Article, area: Area, canvas: &mut Canvas, theme: &Theme) {
    for x in area.x..area.x + area.columns {
        canvas.put(x, area.y, "─", theme.rule, None);
    }
    let cue = article.blocks.iter().find_map(|block| match block {
        Block::Related { cue, .. } => Some(cue.trim_end_matches([':', ' ']).to_owned()),
        Block::Text(_) => None,
    });
    let cue = cue.unwrap_or_else(|| app.settings.words().related.to_owned());
    let style = if app.focus == Pane::Related { theme.headline } else { theme.about };
    let locale = app.settings.locale;
    let typed =
        app.related.typed.map_or_else(String::new, |number| format!(" {}_", locale.number(number)));
    let count = article.related.len();
    let words = Words::of(locale);
    let place = match app.focus {
        Pane::Related => words.place(app.related.selected + 1, count),
        Pane::Headlines | Pane::Body => locale.number(count),
    };
    let text = format!(" {cue} ({place}){typed} ");
    let inset = 2.min(area.columns / 4);
    let inner = Area { x: area.x + inset, columns: area.columns - 2 * inset, ..area };
    canvas.label(inner, area.y, Label { text: &text, direction: article.direction, style });
}

#[expect(clippy::too_many_arguments, reason = "one entry of one pane of one frame")]
fn entry(
    app: &App,
    reader: &Reader,
    article: &Article,
    place: usize,
    area: Area,
    y: u16,
    canvas: &mut Canvas,
    theme: &Theme,
) -> u16 {
    let Some(lines) = app.related_text(place, area.columns) else {
        return y;
    };
    let Some(related) = article.related.get(place) else {
        return y;
    };
    let (sign, mut style) = match reader.resolutions.get(place) {
        Some(Resolution::Here { .. }) => (' ', theme.text),
        Some(Resolution::Close(_)) => ('≈', theme.text),
        Some(Resolution::Missing) | None => ('×', theme.missing),
    };
    if app.focus == Pane::Related && place == app.related.selected {
        style = theme.selected;
    }
    let (text, gutter) = columns(area, article.direction);
    let mut row = y;
    for line in lines.iter() {
        if row >= area.y + area.rows {
            break;
        }
        for x in area.x..area.x + area.columns {
            canvas.put(x, row, " ", style, None);
        }
        canvas.line_beside(text, row, &line, article.direction, related.shown(), style, |source| {
            Under {
                article: Some(reader.article),
                part: Part::Related(place),
                source,
                link: related.url.clone(),
            }
        });
        row += 1;
    }
    let number = format!("{:>3}.{sign}", app.settings.locale.number(place + 1));
    canvas.label(gutter, y, Label { text: &number, direction: article.direction, style });
    row
}

/// The columns of the headlines, and those before them for their numbers.
fn columns(area: Area, direction: Direction) -> (Area, Area) {
    let gutter = GUTTER.min(area.columns.saturating_sub(1));
    let text = area.columns.saturating_sub(gutter + MARGIN).max(1);
    match direction {
        Direction::Rtl => {
            let x = area.x + area.columns - gutter;
            (Area { x: x - text, columns: text, ..area }, Area { x, columns: gutter, ..area })
        }
        Direction::Ltr => {
            (Area { x: area.x + gutter, columns: text, ..area }, Area { columns: gutter, ..area })
        }
    }
}
