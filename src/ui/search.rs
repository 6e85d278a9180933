//! The articles that were found: headline, site and date, and the passage with the words marked.

use std::ops::Range;

use ratatui::style::Style;

use crate::app::App;
use crate::app::page::isolated;
use crate::app::panes::{Area, Side};
use crate::app::search::{GUTTER, MARGIN};
use crate::app::settings::Telling;
use crate::library::Headline;
use crate::library::search::{Basis, Passage};
use crate::text::{Base, Direction, Paragraph};

use super::canvas::{Canvas, Label, Part, Under};
use super::theme::Theme;
use super::words::Words;

pub(super) fn paint(app: &App, canvas: &mut Canvas, theme: &Theme, words: &Words) {
    let area = app.results_area();
    if area.is_empty() {
        return;
    }
    let inner = text_area(app, area);
    about(app, inner, canvas, theme, words);
    let rows = app.result_rows();
    let mut slot = Area { y: area.y + 1, rows, ..area };
    for place in app.search.top..app.search.count() {
        let left = (area.y + area.rows).saturating_sub(slot.y);
        if left == 0 {
            return;
        }
        let shown = Area { rows: rows.min(left), ..slot };
        Painter { app, canvas: &mut *canvas, theme }.result(place, shown);
        slot.y += rows;
    }
}

/// The columns of text; those before it hold the mark.
fn text_area(app: &App, area: Area) -> Area {
    let columns = area.columns.saturating_sub(GUTTER + MARGIN).max(1);
    let x = match app.side() {
        Side::Right => area.x + MARGIN,
        Side::Left => area.x + GUTTER,
    };
    Area { x: x.min(area.x + area.columns - columns), columns, ..area }
}

/// How many were found, and what there is to say about the search.
fn about(app: &App, area: Area, canvas: &mut Canvas, theme: &Theme, words: &Words) {
    let search = &app.search;
    // At the side of the prompt.
    let direction = app.reads();
    let mut parts = Vec::new();
    if let Some(fault) = &search.fault {
        parts.push(fault.to_string());
    }
    if !search.is_asked() {
        if parts.is_empty() {
            parts.push(words.results_hint.to_owned());
        }
    } else if search.basis.is_some() {
        parts.insert(0, words.results(search.count()));
    }
    if !app.library.is_complete() {
        parts.push(words.loading.to_owned());
    }
    match search.basis.filter(|_| search.is_asked()) {
        Some(Basis::Growing(percent)) => parts.push(words.growing(percent)),
        Some(Basis::Records) if search.is_working => parts.push(words.from_records.to_owned()),
        Some(Basis::Records | Basis::Text) | None => {}
    }
    let style = if search.fault.is_some() { theme.notice } else { theme.about };
    let text = isolated(&parts, " · ");
    canvas.label(area, area.y, Label { text: &text, direction, style });
}

struct Painter<'a> {
    app: &'a App,
    canvas: &'a mut Canvas,
    theme: &'a Theme,
}

/// A text of a result, and how it is to be set.
struct Piece<'t> {
    text: &'t str,
    direction: Direction,
    rows: u16,
    style: Style,
    hit_style: Style,
    hits: &'t [Range<usize>],
}

impl Painter<'_> {
    fn result(&mut self, place: usize, area: Area) {
        let app = self.app;
        let Some(article) = app.search.article(place) else { return };
        let Some(headline) = app.library.headline(article) else { return };
        let none = Passage::default();
        let passage = app.search.passage(article).unwrap_or(&none);
        let is_selected = place == app.search.selected;
        let style = if is_selected { self.theme.selected } else { self.theme.headline };
        if is_selected {
            for x in area.x..area.x + area.columns {
                self.canvas.put(x, area.y, " ", style, None);
            }
        }
        self.mark(area, is_selected, style);
        let inner = text_area(app, area);
        let title = Piece {
            text: &headline.title,
            direction: headline.title_direction,
            rows: 1,
            style,
            // Another look than that of the row, with no colour at all.
            hit_style: if is_selected { self.theme.current_hit } else { self.theme.hit },
            hits: &passage.title_hits,
        };
        self.text(inner, &title, |source| under(article, Part::Title, source));
        if area.rows > 1 {
            self.known(Area { y: inner.y + 1, rows: 1, ..inner }, &headline);
        }
        let rows = area.rows.saturating_sub(2).min(app.result_rows() - 2).min(2);
        let text = Piece {
            text: &passage.text,
            direction: passage.direction,
            rows,
            style: self.theme.text,
            hit_style: self.theme.hit,
            hits: &passage.hits,
        };
        if let (Some(block), true) = (passage.block, rows > 0) {
            self.text(Area { y: inner.y + 2, rows, ..inner }, &text, |source| {
                under(article, Part::Block(block), passage.source(source))
            });
        }
    }

    /// Where a result begins, at the side at which reading begins.
    fn mark(&mut self, area: Area, is_selected: bool, style: Style) {
        if area.columns <= GUTTER {
            return;
        }
        let style = if is_selected { style } else { self.theme.mark };
        let (x, symbol) = match (self.app.side(), is_selected) {
            (Side::Right, true) => (area.x + area.columns - 1, "◂"),
            (Side::Left, true) => (area.x, "▸"),
            (Side::Right, false) => (area.x + area.columns - 1, "•"),
            (Side::Left, false) => (area.x, "•"),
        };
        self.canvas.put(x, area.y, symbol, style, None);
    }

    /// Site and date.
    fn known(&mut self, area: Area, headline: &Headline) {
        let mut parts: Vec<String> = headline.site.iter().cloned().collect();
        parts.extend(self.app.settings.date(headline.published, headline.seen, Telling::Near));
        let text = isolated(&parts, " · ");
        let direction = self.app.side().reads();
        self.canvas.label(area, area.y, Label { text: &text, direction, style: self.theme.about });
    }

    fn text(&mut self, area: Area, text: &Piece<'_>, under: impl Fn(Range<usize>) -> Under) {
        let options = self.app.settings.options(Base::Given(text.direction));
        let lines = Paragraph::truncated(text.text, &options, area.columns, usize::from(text.rows));
        let reads = self.app.side().reads();
        for (row, line) in (area.y..area.y + area.rows).zip(lines.iter()) {
            let left =
                self.canvas.line_beside(area, row, &line, reads, text.text, text.style, &under);
            for run in text.hits.iter().flat_map(|hit| line.columns_of(hit.clone())) {
                let columns = left.wrapping_add(run.start)..left.wrapping_add(run.end);
                self.canvas.restyle(columns, row, text.hit_style);
            }
        }
    }
}

fn under(article: usize, part: Part, source: Range<usize>) -> Under {
    Under { article: Some(article), part, source, link: None }
}
