//! A question, in a box over the lower rows of the article.

use crate::app::headlines::ROWS_SELECTED;
use crate::app::page::isolated;
use crate::app::panes::Area;
use crate::app::related::Dialog;
use crate::app::settings::Telling;
use crate::app::{Action, App};
use crate::article::address;
use crate::text::{Align, Base, Direction, Lines, Options, Paragraph};

use super::canvas::{Canvas, Label, Part, Under};
use super::keymap::Keymap;
use super::theme::Theme;
use super::words::Words;

/// What the box holds, from the top.
struct Contents {
    title: &'static str,
    entries: Vec<Entry>,
    hint: String,
}

/// A headline, and what is known of it.
struct Entry {
    text: String,
    lines: Lines,
    about: String,
    direction: Direction,
    article: Option<usize>,
    is_selected: bool,
}

pub(super) fn paint(
    app: &App,
    dialog: &Dialog,
    canvas: &mut Canvas,
    theme: &Theme,
    words: &Words,
    keys: &Keymap,
) {
    let panes = app.panes();
    let results = if app.shows_results() { app.results_area() } else { Area::default() };
    let over = [results, panes.body, panes.related, panes.headlines]
        .into_iter()
        .find(|area| area.columns >= 12)
        .unwrap_or_else(|| canvas.area());
    // What is to be selected with the terminal's own mouse has no frame at its sides.
    let is_bare = matches!(dialog, Dialog::Address(_));
    let over = if is_bare { canvas.area() } else { over };
    let bottom = panes.status.y;
    let beside = if is_bare { 0 } else { 2 };
    let inner_columns = over.columns.saturating_sub(2 * beside).max(1);
    let contents = contents(app, dialog, inner_columns, words, keys);
    let hint = hint(&contents, inner_columns, words);
    let wanted = contents.entries.iter().map(Entry::rows).sum::<usize>() + 3 + hint.len();
    let rows = (wanted.min(usize::from(bottom))) as u16;
    let area = Area { x: over.x, y: bottom - rows, columns: over.columns, rows };
    if area.is_empty() {
        return;
    }
    canvas.clear(area, theme.dialog);
    frame(area, beside > 0, canvas, theme);
    let inner = Area {
        x: area.x + beside.min(area.columns - 1),
        y: area.y + 1,
        columns: inner_columns.min(area.columns.saturating_sub(beside)).max(1),
        rows: area.rows.saturating_sub(2),
    };
    let label = Label { text: contents.title, direction: words.direction, style: theme.headline };
    canvas.label(inner, inner.y, label);
    let mut y = inner.y + 1;
    // The hint keeps its rows; entries before the selected one go where there are too few.
    let room = usize::from(inner.rows).saturating_sub(1 + hint.len());
    let shown = Area { rows: (room as u16).saturating_add(1), ..inner };
    for entry in fitting(&contents.entries, room) {
        y = self::entry(entry, shown, y, canvas, theme);
    }
    let y = y.min(shown.y + shown.rows);
    for (row, line) in (y..inner.y + inner.rows).zip(hint.iter()) {
        canvas.line(inner, row, &line, &contents.hint, theme.about, |source| Under {
            article: None,
            part: Part::Interface,
            source,
            link: None,
        });
    }
}

/// What the box says, for those who listen: its texts, and whether each is what Enter would open.
pub(super) fn said(
    app: &App,
    dialog: &Dialog,
    words: &Words,
    keys: &Keymap,
) -> Vec<(String, bool)> {
    let Contents { title, entries, hint } = contents(app, dialog, u16::MAX, words, keys);
    let mut said = vec![(title.to_owned(), false)];
    for entry in entries {
        let about = (!entry.about.is_empty()).then_some((entry.about, false));
        said.push((entry.text, entry.is_selected));
        said.extend(about);
    }
    said.push((hint, false));
    said
}

/// The entries from the first that lets the selected one be seen in `rows`.
fn fitting(entries: &[Entry], rows: usize) -> &[Entry] {
    let selected = entries.iter().position(|entry| entry.is_selected).unwrap_or(0);
    let mut first = 0;
    while first < selected
        && entries[first..=selected].iter().map(Entry::rows).sum::<usize>() > rows
    {
        first += 1;
    }
    &entries[first..]
}

/// What keys do here, over as many rows as it takes.
fn hint(contents: &Contents, columns: u16, words: &Words) -> Lines {
    let options = Options { base: Base::Given(words.direction), ..Options::default() };
    Paragraph::new(&contents.hint, &options).lines(columns, Align::Start)
}

fn contents(app: &App, dialog: &Dialog, columns: u16, words: &Words, keys: &Keymap) -> Contents {
    let name = |action| keys.name(action);
    let (open, back) = (name(Action::Open), name(Action::Back));
    match dialog {
        Dialog::Choose { item, candidates, selected, is_close } => Contents {
            title: if *is_close { words.is_close } else { words.which },
            // What was asked for stands above what is like it.
            entries: is_close
                .then(|| wanted(app, *item, columns))
                .flatten()
                .into_iter()
                .chain(near(candidates, *selected).filter_map(|(place, article)| {
                    candidate(app, *article, place == *selected, columns)
                }))
                .collect(),
            hint: if *is_close {
                words.close_hint(&open, &back)
            } else {
                words.choose_hint(&open, &name(Action::Down), &name(Action::Up), &back)
            },
        },
        Dialog::Missing { item } => missing(app, *item, columns, words, keys),
        Dialog::Keep(size) => keep(app, *size, columns, words, keys),
        Dialog::Address(url) => whole_address(app, url, columns, words, keys),
    }
}

/// Those around the selected one that a box may have room for, with their places.
fn near(candidates: &[usize], selected: usize) -> impl Iterator<Item = (usize, &usize)> {
    const BEFORE: usize = 100;
    candidates.iter().enumerate().skip(selected.saturating_sub(BEFORE)).take(2 * BEFORE)
}

fn candidate(app: &App, article: usize, is_selected: bool, columns: u16) -> Option<Entry> {
    let headline = app.library.headline(article)?;
    let mut about: Vec<String> = headline.site.iter().cloned().collect();
    about.extend(app.settings.date(headline.published, headline.seen, Telling::Near));
    let about = isolated(&about, " · ");
    let options = app.settings.options(Base::Given(headline.title_direction));
    Some(Entry {
        text: headline.title.clone(),
        direction: headline.direction,
        lines: Paragraph::truncated(&headline.title, &options, columns, ROWS_SELECTED),
        about,
        article: Some(article),
        is_selected,
    })
}

fn missing(app: &App, item: usize, columns: u16, words: &Words, keys: &Keymap) -> Contents {
    let entry = wanted(app, item, columns);
    let name = |action| keys.name(action);
    let (open, back) = (name(Action::Open), name(Action::Back));
    let has_url = entry.as_ref().is_some_and(|entry| !entry.about.is_empty());
    Contents {
        title: words.missing,
        entries: entry.into_iter().collect(),
        hint: if has_url {
            let (address, copy) = (name(Action::OpenAddress), name(Action::CopyAddress));
            words.missing_url_hint(&open, &address, &copy, &back)
        } else {
            words.missing_hint(&open, &back)
        },
    }
}

/// Whether text for searching may be written, of so many bytes.
fn keep(app: &App, size: u64, columns: u16, words: &Words, keys: &Keymap) -> Contents {
    let text = words.room(size);
    let paragraph = Paragraph::new(&text, &app.settings.options(Base::Given(words.direction)));
    let lines = paragraph.lines(columns, Align::Start);
    let about = String::new();
    let direction = words.direction;
    let entry = Entry { text, lines, about, direction, article: None, is_selected: false };
    let hint = words.keep_hint(&keys.name(Action::Open), &keys.name(Action::Back));
    Contents { title: words.keep, entries: vec![entry], hint }
}

/// An address whole, over as many rows as it takes.
fn whole_address(app: &App, url: &str, columns: u16, words: &Words, keys: &Keymap) -> Contents {
    let direction = Direction::Ltr;
    let paragraph = Paragraph::new(url, &app.settings.options(Base::Given(direction)));
    let (text, about) = (url.to_owned(), address::doubtful_host(url).unwrap_or_default());
    let lines = paragraph.lines(columns, Align::Start);
    let entry = Entry { text, lines, about, direction, article: None, is_selected: false };
    let hint = words.no_browser_hint(&keys.name(Action::CopyAddress), &keys.name(Action::Back));
    Contents { title: words.no_browser, entries: vec![entry], hint }
}

/// Rows of the related headline that is followed.
const WANTED: usize = 8;

/// The related headline that is followed, as its article has it.
fn wanted(app: &App, item: usize, columns: u16) -> Option<Entry> {
    let article = app.reader.as_ref()?.content.as_ref().ok()?;
    let related = article.related.get(item)?;
    let base = Base::Given(article.direction_of(related.shown()));
    let options = app.settings.options(base);
    Some(Entry {
        text: related.shown().to_owned(),
        direction: article.direction_of(related.shown()),
        lines: Paragraph::truncated(related.shown(), &options, columns, WANTED),
        about: related.url.as_deref().map(address::shown).unwrap_or_default(),
        article: None,
        is_selected: false,
    })
}

impl Entry {
    fn rows(&self) -> usize {
        self.lines.len() + usize::from(!self.about.is_empty())
    }
}

fn entry(entry: &Entry, inner: Area, y: u16, canvas: &mut Canvas, theme: &Theme) -> u16 {
    let style = if entry.is_selected { theme.selected } else { theme.text };
    let end = inner.y + inner.rows;
    let mut row = y;
    for line in entry.lines.iter().take(usize::from(end.saturating_sub(y))) {
        canvas.line(inner, row, &line, &entry.text, style, |source| Under {
            article: entry.article,
            part: if entry.article.is_some() { Part::Title } else { Part::Interface },
            source,
            link: None,
        });
        row += 1;
    }
    if !entry.about.is_empty() && row < end {
        let label = Label { text: &entry.about, direction: entry.direction, style: theme.about };
        canvas.label(inner, row, label);
        row += 1;
    }
    row
}

fn frame(area: Area, has_sides: bool, canvas: &mut Canvas, theme: &Theme) {
    let (left, right) = (area.x, area.x + area.columns - 1);
    let (top, bottom) = (area.y, area.y + area.rows - 1);
    for x in left..=right {
        canvas.put(x, top, "─", theme.rule, None);
        canvas.put(x, bottom, "─", theme.rule, None);
    }
    if !has_sides {
        return;
    }
    for y in top..=bottom {
        canvas.put(left, y, "│", theme.rule, None);
        canvas.put(right, y, "│", theme.rule, None);
    }
    for (x, y, corner) in
        [(left, top, "┌"), (right, top, "┐"), (left, bottom, "└"), (right, bottom, "┘")]
    {
        canvas.put(x, y, corner, theme.rule, None);
    }
}
