//! The last row: where the reader is, or a word about what happened, or the prompt.

use crate::app::page::isolated;
use crate::app::panes::Area;
use crate::app::settings::Telling;
use crate::app::{Action, App, Mode};
use crate::text::Direction;

use super::canvas::{Canvas, Label};
use super::keymap::Keymap;
use super::theme::Theme;
use super::words::Words;

pub(super) fn paint(
    app: &App,
    area: Area,
    canvas: &mut Canvas,
    theme: &Theme,
    words: &Words,
    keys: &Keymap,
) {
    if area.is_empty() {
        return;
    }
    canvas.clear(area, theme.status);
    if app.mode() == Mode::Prompt {
        super::prompt::paint(app, area, canvas, theme, words);
        return;
    }
    let reads = app.reads();
    let inner = Area {
        x: area.x + u16::from(area.columns > 2),
        columns: area.columns.saturating_sub(2).max(1),
        ..area
    };
    if app.mode() == Mode::Help {
        let text = words.keys_hint(&keys.name(Action::Down), &keys.name(Action::Up));
        let label = Label { text: &text, direction: words.direction, style: theme.status };
        canvas.label(inner, area.y, label);
        return;
    }
    if let Some(notice) = &app.notice {
        let text = words.notice(notice, keys);
        canvas.label(
            inner,
            area.y,
            Label { text: &text, direction: words.direction, style: theme.notice },
        );
        return;
    }
    let name = |action| keys.name(action);
    let hint = match app.mode() {
        Mode::Selecting => Some(words.select_hint(
            &name(Action::Select),
            &name(Action::CopyAddress),
            &name(Action::Pipe),
            &name(Action::Back),
        )),
        Mode::Links => Some(words.links_hint(&name(Action::Back))),
        Mode::Panes | Mode::Prompt | Mode::Dialog | Mode::Help => None,
    };
    if let Some(hint) = hint {
        let typed = app.links.as_ref().and_then(|links| links.typed).or(app.count);
        let text = typed.map_or_else(
            || hint.clone(),
            |number| format!("{}…  {hint}", app.settings.locale.number(number)),
        );
        let label = Label { text: &text, direction: words.direction, style: theme.status };
        canvas.label(inner, area.y, label);
        return;
    }
    let (start, end) = fitting(app, words, keys, inner.columns);
    let start = isolated(&start, "  ");
    let taken =
        canvas.label(inner, area.y, Label { text: &start, direction: reads, style: theme.status });
    let rest = Area {
        x: match reads {
            Direction::Rtl => inner.x,
            Direction::Ltr => inner.x + taken + 1,
        },
        columns: inner.columns.saturating_sub(taken + 1),
        ..inner
    };
    // Flush at the far side; each part is isolated, so only the order of parts turns round.
    canvas.label(
        rest,
        area.y,
        Label { text: &turned(&end, reads), direction: reads.opposite(), style: theme.status },
    );
}

/// Parts in `order` as they read in a line that begins at the other side.
fn turned(parts: &[String], reads: Direction) -> String {
    let mark = match reads {
        Direction::Rtl => '\u{2067}',
        Direction::Ltr => '\u{2066}',
    };
    format!("{mark}{}\u{2069}", isolated(parts, "  "))
}

/// The parts of both ends. Where they do not fit, what was skipped goes first, then the date, then
/// the site.
fn fitting(app: &App, words: &Words, keys: &Keymap, columns: u16) -> (Vec<String>, Vec<String>) {
    for dropped in 0..=3 {
        let start = start(app, words, dropped);
        let end = end(app, words, keys, dropped);
        let wide = measure(&isolated(&start, "  ")) + measure(&isolated(&end, "  ")) + 2;
        if wide <= usize::from(columns) || dropped == 3 {
            return (start, end);
        }
    }
    (Vec::new(), Vec::new())
}

fn measure(text: &str) -> usize {
    crate::text::Paragraph::new(text, &crate::text::Options::default()).columns()
}

fn start(app: &App, words: &Words, dropped: usize) -> Vec<String> {
    let count = app.headlines.count(&app.library);
    let mut parts = Vec::new();
    if count > 0 {
        let more = if app.library.is_complete() { "" } else { "…" };
        parts.push(words.place(app.headlines.selected + 1, count) + more);
        // Where nothing is read, everything is unread.
        let read = app.library.read_count();
        let unread = app.library.shown_count().saturating_sub(read);
        if read > 0 && dropped < 1 {
            parts.push(words.unread(unread));
        }
        parts.extend(app.library.progress().map(|thousandths| bar(thousandths, app.reads())));
    } else if let Some(source) = app.library.waits_for() {
        parts.push(words.waits_for(source));
    } else if !app.library.is_complete() {
        parts.push(words.loading.to_owned());
    }
    let headline = app.reader.as_ref().and_then(|reader| app.library.headline(reader.article));
    let copies = app.reader.as_ref().map_or(1, |reader| app.library.copies(reader.article));
    if copies > 1 && dropped < 1 {
        parts.push(format!("×{}", app.settings.locale.number(copies)));
    }
    if let Some(headline) = headline {
        if dropped < 3 {
            parts.extend(headline.site.clone());
        }
        // The first time it makes room for what helps more.
        if dropped < 2 && !app.is_met_first() {
            parts.extend(app.settings.date(headline.published, headline.seen, Telling::Full));
        }
    }
    parts
}

/// How much has been looked through, growing the way the line reads.
fn bar(thousandths: u16, reads: Direction) -> String {
    const CELLS: usize = 8;
    let full = usize::from(thousandths) * CELLS / 1000;
    let (done, rest) = ("█".repeat(full), "░".repeat(CELLS - full));
    match reads {
        Direction::Ltr => done + &rest,
        Direction::Rtl => rest + &done,
    }
}

fn end(app: &App, words: &Words, keys: &Keymap, dropped: usize) -> Vec<String> {
    let mut parts = Vec::new();
    if app.is_met_first() {
        let name = |action| keys.name(action);
        parts.push(words.first_time(&name(Action::Help), &name(Action::Open), &name(Action::Quit)));
    }
    if let Some(count) = app.count {
        parts.push(app.settings.locale.number(count) + "…");
    }
    parts.extend(app.news.map(|news| words.news(news, keys)));
    if let Some(filter) = &app.headlines.filter {
        parts.push(words.filtered(&filter.query));
        let loose = app.headlines.loose_count();
        if loose > 0 {
            parts.push(format!("≈{}", app.settings.locale.number(loose)));
        }
    }
    if let Some(find) = &app.find {
        let current = if find.hits.is_empty() { 0 } else { find.current + 1 };
        parts.push(words.hits(current, find.hits.len()));
    }
    let skipped = app.library.problems().len();
    if skipped > 0 && dropped < 1 {
        parts.push(words.skipped(skipped));
    }
    if let Some(reader) = &app.reader {
        let rows = app.panes().body.rows;
        if rows > 0 {
            parts.push(words.percent(reader.percent(rows)));
        }
    }
    parts
}
