//! Every change of state: a message in, effects out.

use super::panes::{Pane, Side};
use super::{Action, App, Asking, Effect, Message, Mode, Notice, Reader, Rows};
use crate::text::{Align, Harakat};

/// Applies `message` to `app`; what must be done outside comes back.
pub fn update(app: &mut App, message: Message) -> Vec<Effect> {
    let mut effects = match message {
        Message::Action(action) => {
            app.has_acted = true;
            act(app, action)
        }
        Message::Typed(c) => app.typed(c.encode_utf8(&mut [0; 4])),
        Message::Pasted(text) => app.typed(&text),
        Message::Mouse(mouse) => {
            app.has_acted = true;
            app.mouse(mouse)
        }
        Message::Resized(size) => {
            app.size = size;
            Vec::new()
        }
        Message::Now(now) => {
            if let Some(clock) = &mut app.settings.clock {
                clock.tick(now);
            }
            Vec::new()
        }
        Message::Tick(generation) => {
            app.tick(generation);
            Vec::new()
        }
        Message::Told(told) => app.told(told),
    };
    app.settle();
    effects.extend(app.wanted_passages());
    effects.extend(app.settle_marks());
    effects
}

fn act(app: &mut App, action: Action) -> Vec<Effect> {
    app.notice = None;
    let count = match action {
        Action::Digit(_) => None,
        _ => app.count.take(),
    };
    match app.mode() {
        Mode::Prompt => return app.in_prompt(action),
        Mode::Dialog => return app.in_dialog(action),
        Mode::Help => return app.in_help(action),
        Mode::Selecting => return app.in_selection(action, count),
        Mode::Links => {
            if let Some(effects) = app.in_links(action) {
                return effects;
            }
        }
        Mode::Panes => {}
    }
    if !matches!(action, Action::Digit(_) | Action::Open | Action::Back) {
        app.related.typed = None;
    }
    match action {
        Action::Quit => vec![Effect::Quit],
        Action::Redraw => vec![Effect::Redraw],
        Action::Suspend => vec![Effect::Suspend],
        Action::Terminal => vec![Effect::NextTerminal],
        Action::Theme => vec![Effect::NextTheme],
        Action::ReadAgain => {
            app.notice = Some(Notice::Reading);
            vec![Effect::ReadAgain]
        }
        Action::Close => app.close(),
        Action::OpenAddress => app.open_address(),
        Action::CopyAddress => app.copy_address(),
        Action::CopyArticle => app.copy_article(),
        Action::FindEverywhere => app.search_everywhere(),
        other => {
            app.go(other, count);
            app.read_to_end(other);
            Vec::new()
        }
    }
}

impl App {
    /// Actions that end inside the reader.
    pub(super) fn go(&mut self, action: Action, count: Option<usize>) {
        let times = count.and_then(|count| isize::try_from(count).ok()).unwrap_or(1);
        match action {
            Action::Down => self.move_by(times),
            Action::Up => self.move_by(-times),
            Action::PageDown => self.move_by(times * self.page_rows()),
            Action::PageUp => self.move_by(-times * self.page_rows()),
            Action::HalfPageDown => self.move_by(times * (self.page_rows() / 2).max(1)),
            Action::HalfPageUp => self.move_by(-times * (self.page_rows() / 2).max(1)),
            Action::First | Action::Last if count.is_some() => self.move_to(times),
            Action::First => self.move_by(isize::MIN / 2),
            Action::Last => self.move_by(isize::MAX / 2),
            Action::Open => self.open(count),
            // A number typed by mistake is all that goes.
            Action::Back if count.is_some() => {}
            Action::Back => self.back(),
            Action::PaneLeft => self.pane_towards(Side::Left),
            Action::PaneRight => self.pane_towards(Side::Right),
            Action::NextPane => self.next_pane(1),
            Action::PreviousPane => self.next_pane(2),
            Action::NextArticle => self.neighbour(times),
            Action::PreviousArticle => self.neighbour(-times),
            Action::Digit(digit) => self.digit(usize::from(digit)),
            Action::Related => self.enter_related(),
            Action::HistoryBack => self.history_back(),
            Action::HistoryForward => self.history_forward(),
            Action::Find => self.ask(Asking::Find),
            Action::Filter => self.ask(Asking::Filter),
            Action::NextHit => self.next_hit(times),
            Action::PreviousHit => self.next_hit(-times),
            Action::Help => self.help = Some(Rows::Above(0)),
            Action::OnlyBody => self.toggle_only_body(),
            Action::Select => self.start_selection(),
            Action::Pipe => self.ask(Asking::Command),
            Action::Links => self.number_links(),
            Action::Order => self.reorder(),
            Action::MarkRead => self.toggle_read(),
            Action::Star => self.toggle_star(),
            Action::Undo => self.undo_mark(),
            Action::MeasureWider
            | Action::MeasureNarrower
            | Action::MeasureFull
            | Action::Justify
            | Action::Harakat
            | Action::Digits
            | Action::Language
            | Action::Calendar => self.set(action),
            Action::OpenAddress
            | Action::CopyAddress
            | Action::CopyArticle
            | Action::FindEverywhere
            | Action::Redraw
            | Action::Suspend
            | Action::Terminal
            | Action::Theme
            | Action::ReadAgain
            | Action::Close
            | Action::Quit
            | Action::Edit(_) => {}
        }
    }

    fn set(&mut self, action: Action) {
        let pane = self.panes().body.columns;
        let settings = &mut self.settings;
        let notice = match action {
            Action::MeasureWider | Action::MeasureNarrower | Action::MeasureFull => {
                match action {
                    Action::MeasureWider => settings.widen(pane),
                    Action::MeasureNarrower => settings.narrow(pane),
                    _ => settings.measure = None,
                }
                Notice::Measure(settings.measure)
            }
            Action::Justify => {
                settings.align = match settings.align {
                    Align::Start => Align::Justify,
                    Align::Justify => Align::Start,
                };
                Notice::Align(settings.align)
            }
            Action::Harakat => {
                settings.is_harakat_chosen = true;
                settings.harakat = match settings.harakat {
                    Harakat::Keep => Harakat::Hide,
                    Harakat::Hide => Harakat::Keep,
                };
                Notice::Harakat(settings.harakat)
            }
            Action::Digits => {
                settings.next_digits();
                Notice::Digits(settings.digits)
            }
            Action::Language => {
                settings.locale = settings.locale.next();
                Notice::Language
            }
            Action::Calendar => Notice::Calendar(settings.locale.next_calendar()),
            _ => return,
        };
        self.notice = Some(notice);
    }

    /// What holds after every message: something is selected and open, laid out for its pane, and
    /// what is selected is on the screen.
    fn settle(&mut self) {
        self.fix_side();
        if self.focus == Pane::Related
            && self.reader.as_ref().is_none_or(|reader| reader.related_count() == 0)
        {
            self.focus = Pane::Body;
        }
        if self.reader.is_none()
            && let Some(article) = self.headlines.selected_article(&self.library)
        {
            self.show_remembered(article);
        }
        self.lay_out();
        let list = self.panes().headlines;
        self.headlines.reveal(&self.library, &self.settings, list.columns, list.rows);
        self.reveal_related();
        self.reveal_result();
        self.settle_selection();
    }

    /// Lays the open article out for its pane.
    pub(super) fn lay_out(&mut self) {
        let area = self.page_area();
        self.settings.numbers_links = self.links.is_some();
        if let Some(reader) = &mut self.reader {
            if area.is_empty() {
                // In a window without a row its page is there all the same.
                reader.top = reader.top.min(reader.last_top(1));
            } else {
                reader.lay_out(&self.settings, area.columns, area.rows);
            }
        }
    }

    fn reveal_related(&mut self) {
        let Some(reader) = &self.reader else { return };
        let (rows, columns) = (self.related_rows(), self.panes().related.columns);
        let mut related = self.related.clone();
        related.reveal(reader.related_count(), rows, |place| {
            self.related_text(place, columns).map_or(1, |lines| lines.len())
        });
        self.related = related;
    }

    // Moving.

    pub(super) fn page_rows(&self) -> isize {
        let panes = self.panes();
        let rows = match self.focus {
            Pane::Headlines => panes.headlines.rows / 2,
            Pane::Body => panes.body.rows.saturating_sub(1),
            Pane::Related => self.related_rows() / 2,
        };
        isize::try_from(rows.max(1)).unwrap_or(1)
    }

    pub(super) fn move_by(&mut self, by: isize) {
        match self.focus {
            Pane::Headlines => {
                let last = self.headlines.count(&self.library).saturating_sub(1);
                self.headlines.selected =
                    self.headlines.selected.saturating_add_signed(by).min(last);
                if let Some(article) = self.headlines.selected_article(&self.library) {
                    self.show_remembered(article);
                }
            }
            Pane::Body => {
                let rows = self.panes().body.rows;
                if let Some(reader) = &mut self.reader {
                    reader.top = reader.top.saturating_add_signed(by).min(reader.last_top(rows));
                }
            }
            Pane::Related => {
                let last = self.reader.as_ref().map_or(0, Reader::related_count).saturating_sub(1);
                self.related.selected = self.related.selected.saturating_add_signed(by).min(last);
            }
        }
    }

    /// To a row or a headline by its number, from 1.
    fn move_to(&mut self, number: isize) {
        self.move_by(isize::MIN / 2);
        self.move_by(number - 1);
    }

    fn pane_towards(&mut self, side: Side) {
        self.focus = if side == self.side() { Pane::Headlines } else { Pane::Body };
        if self.focus == Pane::Body {
            self.mark_opened(false);
        }
    }

    fn next_pane(&mut self, steps: usize) {
        let panes = [Pane::Headlines, Pane::Body, Pane::Related];
        let count = if self.reader.as_ref().is_none_or(|reader| reader.related_count() == 0) {
            2
        } else {
            3
        };
        let here = panes.iter().position(|pane| *pane == self.focus).unwrap_or(0);
        // The pane before is two on of three, one on of two.
        self.focus = panes[(here + steps.min(count - 1)) % count];
        if self.focus == Pane::Body {
            self.mark_opened(false);
        }
    }

    fn toggle_only_body(&mut self) {
        self.only_body = !self.only_body;
        if self.only_body && self.focus == Pane::Headlines {
            self.focus = Pane::Body;
        }
    }

    // The page of keys.

    pub(super) fn in_help(&mut self, action: Action) -> Vec<Effect> {
        let Some(top) = self.help else {
            return Vec::new();
        };
        let page = usize::from(self.size.rows.saturating_sub(2)).max(1);
        self.help = match action {
            Action::Down => Some(top.down(1)),
            Action::Up => Some(top.up(1)),
            Action::PageDown | Action::HalfPageDown => Some(top.down(page)),
            Action::PageUp | Action::HalfPageUp => Some(top.up(page)),
            Action::First => Some(Rows::Above(0)),
            Action::Last => Some(Rows::Below(0)),
            Action::Digit(_) => Some(top),
            Action::Quit => return vec![Effect::Quit],
            Action::Redraw => return vec![Effect::Redraw],
            Action::Suspend => return vec![Effect::Suspend],
            _ => None,
        };
        Vec::new()
    }
}
