//! Every change of state: a message in, effects out.

use crate::article::logical;
use crate::library::{Batch, Resolution};

use super::headlines::{Filter, Keeps};
use super::history::Visit;
use super::page::{Place, byline};
use super::panes::{Pane, Side};
use super::related::{Dialog, Typed};
use super::{
    Action, App, Asking, Direction, Effect, Find, Message, Mode, Notice, Prompt, Question, Reader,
    Told,
};
use crate::text::{Align, Harakat};

/// Applies `message` to `app`; what must be done outside comes back.
pub fn update(app: &mut App, message: Message) -> Vec<Effect> {
    let effects = match message {
        Message::Action(action) => act(app, action),
        Message::Typed(c) => {
            app.typed(c.encode_utf8(&mut [0; 4]));
            Vec::new()
        }
        Message::Pasted(text) => {
            app.typed(&text);
            Vec::new()
        }
        Message::Resized(size) => {
            app.size = size;
            Vec::new()
        }
        Message::Told(Told::Indexed(batch)) => {
            app.indexed(batch);
            Vec::new()
        }
        Message::Told(Told::Failed(error)) => {
            app.notice = Some(Notice::Failed(error));
            Vec::new()
        }
    };
    app.settle();
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
        Mode::Panes => {}
    }
    if !matches!(action, Action::Digit(_) | Action::Open | Action::Back) {
        app.related.typed = None;
    }
    match action {
        Action::Quit => vec![Effect::Quit],
        Action::Redraw => vec![Effect::Redraw],
        Action::Suspend => vec![Effect::Suspend],
        Action::Close => app.close(),
        Action::OpenAddress => app.open_address(),
        Action::CopyAddress => app.copy_address(),
        Action::CopyArticle => app.copy_article(),
        other => {
            app.go(other, count);
            Vec::new()
        }
    }
}

impl App {
    /// Actions that end inside the reader.
    fn go(&mut self, action: Action, count: Option<usize>) {
        let times = count.and_then(|count| isize::try_from(count).ok()).unwrap_or(1);
        match action {
            Action::Down => self.move_by(times),
            Action::Up => self.move_by(-times),
            Action::PageDown => self.move_by(times * self.page_rows()),
            Action::PageUp => self.move_by(-times * self.page_rows()),
            Action::HalfPageDown => self.move_by(times * (self.page_rows() / 2).max(1)),
            Action::HalfPageUp => self.move_by(-times * (self.page_rows() / 2).max(1)),
            Action::First => self.move_by(isize::MIN / 2),
            Action::Last => self.move_by(isize::MAX / 2),
            Action::Open => self.open(count),
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
            Action::Help => self.help = Some(0),
            Action::OnlyBody => self.toggle_only_body(),
            Action::MeasureWider
            | Action::MeasureNarrower
            | Action::MeasureFull
            | Action::Justify
            | Action::Harakat
            | Action::Digits => self.set(action),
            Action::OpenAddress
            | Action::CopyAddress
            | Action::CopyArticle
            | Action::Redraw
            | Action::Suspend
            | Action::Close
            | Action::Quit
            | Action::Edit(_) => {}
        }
    }

    fn set(&mut self, action: Action) {
        let pane = self.panes().body.columns;
        let settings = &mut self.settings;
        match action {
            Action::MeasureWider => settings.widen(pane),
            Action::MeasureNarrower => settings.narrow(pane),
            Action::MeasureFull => settings.measure = None,
            Action::Justify => {
                settings.align = match settings.align {
                    Align::Start => Align::Justify,
                    Align::Justify => Align::Start,
                }
            }
            Action::Harakat => {
                settings.harakat = match settings.harakat {
                    Harakat::Keep => Harakat::Hide,
                    Harakat::Hide => Harakat::Keep,
                }
            }
            Action::Digits => settings.next_digits(),
            _ => {}
        }
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
            self.show(article, Place::default());
        }
        let area = self.page_area();
        if let Some(reader) = &mut self.reader
            && !area.is_empty()
        {
            reader.lay_out(&self.settings, area.columns, area.rows);
        }
        let list = self.panes().headlines;
        self.headlines.reveal(&self.library, &self.settings, list.columns, list.rows);
        self.reveal_related();
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

    fn indexed(&mut self, batch: Batch) {
        let is_done = batch.done;
        self.library.take(batch);
        self.headlines.refresh(&self.library);
        // Early batches know too little to say that something is not here.
        if let Some(reader) = &mut self.reader
            && (is_done || reader.resolutions.contains(&Resolution::Missing))
        {
            reader.resolve(&self.library);
        }
    }

    // Moving.

    fn page_rows(&self) -> isize {
        let panes = self.panes();
        let rows = match self.focus {
            Pane::Headlines => panes.headlines.rows / 2,
            Pane::Body => panes.body.rows.saturating_sub(1),
            Pane::Related => self.related_rows() / 2,
        };
        isize::try_from(rows.max(1)).unwrap_or(1)
    }

    fn move_by(&mut self, by: isize) {
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

    // Opening.

    /// Where the reader is now.
    fn visit(&self) -> Option<Visit> {
        let reader = self.reader.as_ref()?;
        let followed =
            self.opened.is_some_and(|visit| visit.article == reader.article && visit.followed);
        Some(Visit { article: reader.article, place: reader.place(), focus: self.focus, followed })
    }

    /// Puts article `article` into the body's pane, from `place`.
    fn show(&mut self, article: usize, place: Place) {
        if let Some(visit) = self.visit() {
            self.places.insert(visit.article, visit.place);
            if let Some(opened) =
                self.opened.as_mut().filter(|opened| opened.article == visit.article)
            {
                opened.place = visit.place;
            }
        }
        self.reader = Some(Reader::open(&self.library, article, place));
        self.related = super::RelatedPane::default();
        self.find = None;
    }

    fn show_remembered(&mut self, article: usize) {
        if self.reader.as_ref().is_none_or(|reader| reader.article != article) {
            let place = self.places.get(&article).copied().unwrap_or_default();
            self.show(article, place);
        }
    }

    /// The article in the body's pane is read now, not only seen in passing.
    fn mark_opened(&mut self, followed: bool) {
        let Some(now) = self.visit() else { return };
        match self.opened {
            Some(before) if before.article == now.article => {}
            Some(before) => {
                self.history.leave(before);
                self.opened = Some(Visit { followed, ..now });
            }
            None => self.opened = Some(Visit { followed, ..now }),
        }
    }

    fn open(&mut self, count: Option<usize>) {
        match self.focus {
            Pane::Headlines => {
                if self.reader.is_some() {
                    self.focus = Pane::Body;
                    self.mark_opened(false);
                }
            }
            Pane::Body => {
                if let Some(number) = count {
                    self.follow(number.wrapping_sub(1));
                }
            }
            Pane::Related => {
                let item =
                    self.related.typed.take().map_or(self.related.selected, |number| number - 1);
                self.follow(count.map_or(item, |number| number.wrapping_sub(1)));
            }
        }
    }

    fn neighbour(&mut self, by: isize) {
        let last = self.headlines.count(&self.library).saturating_sub(1);
        self.headlines.selected = self.headlines.selected.saturating_add_signed(by).min(last);
        if let Some(article) = self.headlines.selected_article(&self.library) {
            self.show_remembered(article);
            self.mark_opened(false);
        }
    }

    fn back(&mut self) {
        match self.focus {
            Pane::Related if self.related.typed.take().is_some() => {}
            Pane::Related => self.focus = Pane::Body,
            Pane::Body if self.visit().is_some_and(|visit| visit.followed) => self.history_back(),
            Pane::Body => {
                self.focus = Pane::Headlines;
                self.only_body = false;
            }
            Pane::Headlines => self.headlines.set_filter(None, &self.library),
        }
    }

    fn close(&mut self) -> Vec<Effect> {
        match self.focus {
            Pane::Headlines if self.headlines.filter.is_none() => vec![Effect::Quit],
            Pane::Headlines | Pane::Body | Pane::Related => {
                self.back();
                Vec::new()
            }
        }
    }

    // Related headlines.

    fn enter_related(&mut self) {
        if self.reader.as_ref().is_some_and(|reader| reader.related_count() > 0) {
            self.mark_opened(false);
            self.focus = Pane::Related;
        } else {
            self.notice = Some(Notice::NoRelated);
        }
    }

    fn digit(&mut self, digit: usize) {
        if self.focus != Pane::Related {
            let number = self.count.unwrap_or(0).saturating_mul(10).saturating_add(digit);
            self.count = (number > 0).then_some(number.min(999_999));
            return;
        }
        let count = self.reader.as_ref().map_or(0, Reader::related_count);
        if let Typed::Follow(item) = self.related.digit(digit, count) {
            self.follow(item);
        }
    }

    /// Goes to related headline `item`, or asks first.
    fn follow(&mut self, item: usize) {
        let Some(resolution) = self.reader.as_ref().and_then(|reader| reader.resolutions.get(item))
        else {
            self.notice = Some(Notice::NoRelated);
            return;
        };
        self.related.selected = item;
        match resolution.clone() {
            Resolution::Here { article, others } if others.is_empty() => self.follow_to(article),
            Resolution::Here { article, others } => {
                let candidates = std::iter::once(article).chain(others).collect();
                self.dialog =
                    Some(Dialog::Choose { item, candidates, selected: 0, is_close: false });
            }
            Resolution::Close(article) => {
                let candidates = vec![article];
                self.dialog =
                    Some(Dialog::Choose { item, candidates, selected: 0, is_close: true });
            }
            Resolution::Missing => self.dialog = Some(Dialog::Missing { item }),
        }
    }

    fn follow_to(&mut self, article: usize) {
        self.mark_opened(false);
        self.show(article, Place::default());
        self.headlines.select_article(article);
        self.focus = Pane::Body;
        self.mark_opened(true);
    }

    fn in_dialog(&mut self, action: Action) -> Vec<Effect> {
        let Some(dialog) = self.dialog.take() else {
            return Vec::new();
        };
        match (dialog, action) {
            (_, Action::Quit) => vec![Effect::Quit],
            (_, Action::Back | Action::Close) => Vec::new(),
            (Dialog::Choose { candidates, selected, .. }, Action::Open) => {
                if let Some(article) = candidates.get(selected) {
                    self.follow_to(*article);
                }
                Vec::new()
            }
            (
                Dialog::Choose { item, candidates, selected, is_close },
                Action::Down | Action::Up,
            ) => {
                let by = if action == Action::Down { 1 } else { -1 };
                let selected =
                    selected.saturating_add_signed(by).min(candidates.len().saturating_sub(1));
                self.dialog = Some(Dialog::Choose { item, candidates, selected, is_close });
                Vec::new()
            }
            (Dialog::Missing { item }, Action::Open) => {
                self.search_alike(item);
                Vec::new()
            }
            (Dialog::Missing { item }, Action::OpenAddress) => {
                let url = self.related_url(item);
                self.open_url(url)
            }
            (Dialog::Missing { item }, Action::CopyAddress) => {
                let url = self.related_url(item);
                self.copy_url(url)
            }
            (dialog, Action::Redraw) => {
                self.dialog = Some(dialog);
                vec![Effect::Redraw]
            }
            (dialog, Action::Suspend) => {
                self.dialog = Some(dialog);
                vec![Effect::Suspend]
            }
            (dialog, _) => {
                self.dialog = Some(dialog);
                Vec::new()
            }
        }
    }

    /// Headlines like the one that is not here.
    fn search_alike(&mut self, item: usize) {
        let Some(title) = self.related_item(item).map(|related| related.title.clone()) else {
            return;
        };
        let filter = Filter { query: title, keeps: Keeps::Alike };
        self.headlines.set_filter(Some(filter), &self.library);
        if self.headlines.count(&self.library) == 0 {
            self.headlines.set_filter(None, &self.library);
            self.notice = Some(Notice::NoHeadline);
            return;
        }
        self.headlines.selected = 0;
        self.only_body = false;
        self.focus = Pane::Headlines;
    }

    fn related_item(&self, item: usize) -> Option<&crate::article::Related> {
        self.reader.as_ref()?.content.as_ref().ok()?.related.get(item)
    }

    fn related_url(&self, item: usize) -> Option<String> {
        self.related_item(item)?.url.clone()
    }

    // History.

    fn history_back(&mut self) {
        let visit = self.visit().and_then(|now| self.history.back(now));
        self.revisit(visit);
    }

    fn history_forward(&mut self) {
        let visit = self.visit().and_then(|now| self.history.forward(now));
        self.revisit(visit);
    }

    fn revisit(&mut self, visit: Option<Visit>) {
        let Some(visit) = visit else {
            self.notice = Some(Notice::NoHistory);
            return;
        };
        self.show(visit.article, visit.place);
        self.headlines.select_article(visit.article);
        self.focus = visit.focus;
        self.opened = Some(visit);
    }

    // The prompt.

    fn ask(&mut self, asking: Asking) {
        if asking == Asking::Find && self.reader.as_ref().is_none_or(|reader| reader.page.is_none())
        {
            return;
        }
        let fallback = match self.side() {
            Side::Left => Direction::Ltr,
            Side::Right => Direction::Rtl,
        };
        let top = self.reader.as_ref().map_or(0, |reader| reader.top);
        let filter = self.headlines.filter.clone();
        let text = match asking {
            Asking::Find => String::new(),
            Asking::Filter => {
                filter.as_ref().map_or_else(String::new, |filter| filter.query.clone())
            }
        };
        self.focus = match asking {
            Asking::Find => Pane::Body,
            Asking::Filter => Pane::Headlines,
        };
        if asking == Asking::Find {
            self.mark_opened(false);
        } else {
            self.only_body = false;
        }
        self.question =
            Some(Question { asking, prompt: Prompt::new(&text, fallback), top, filter });
    }

    /// Text for the prompt; without one it is nobody's.
    fn typed(&mut self, text: &str) {
        if let Some(question) = &mut self.question {
            question.prompt.insert(text);
            self.answer();
        }
    }

    fn in_prompt(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Edit(edit) => {
                if let Some(question) = &mut self.question {
                    question.prompt.edit(edit);
                }
                self.answer();
            }
            Action::Open => self.accept(),
            Action::Back | Action::Close => self.give_up(),
            Action::Quit => return vec![Effect::Quit],
            Action::Redraw => return vec![Effect::Redraw],
            Action::Suspend => return vec![Effect::Suspend],
            _ => {}
        }
        Vec::new()
    }

    /// Shows at once what the line typed so far leads to.
    fn answer(&mut self) {
        let Some(question) = &self.question else {
            return;
        };
        let text = question.prompt.text().to_owned();
        let top = question.top;
        match question.asking {
            Asking::Find => self.look_for(&text, top),
            Asking::Filter => {
                let filter =
                    (!text.trim().is_empty()).then_some(Filter { query: text, keeps: Keeps::All });
                self.headlines.set_filter(filter, &self.library);
            }
        }
    }

    fn accept(&mut self) {
        let Some(question) = self.question.take() else {
            return;
        };
        match question.asking {
            Asking::Find => {
                let found = self.find.as_ref().is_some_and(|find| !find.hits.is_empty());
                if !found && !question.prompt.text().is_empty() {
                    self.notice = Some(Notice::NotFound(question.prompt.text().to_owned()));
                }
            }
            Asking::Filter => {
                if self.headlines.count(&self.library) == 0 && self.headlines.filter.is_some() {
                    self.headlines.set_filter(question.filter, &self.library);
                    self.notice = Some(Notice::NoHeadline);
                } else if let Some(article) = self.headlines.selected_article(&self.library) {
                    self.show_remembered(article);
                }
            }
        }
    }

    fn give_up(&mut self) {
        let Some(question) = self.question.take() else {
            return;
        };
        match question.asking {
            Asking::Find => {
                self.find = None;
                if let Some(reader) = &mut self.reader {
                    reader.top = question.top;
                }
            }
            Asking::Filter => self.headlines.set_filter(question.filter, &self.library),
        }
    }

    fn look_for(&mut self, pattern: &str, from: usize) {
        let Some(reader) = &mut self.reader else {
            return;
        };
        let Some(page) = &reader.page else { return };
        reader.top = from;
        let find = Find::new(pattern, page, from);
        self.find = (!pattern.is_empty()).then_some(find);
        self.reveal_hit();
    }

    fn next_hit(&mut self, by: isize) {
        match &mut self.find {
            Some(find) if find.hits.is_empty() => {
                self.notice = Some(Notice::NotFound(find.pattern.clone()));
            }
            Some(find) => {
                find.step(by);
                self.focus = Pane::Body;
                self.reveal_hit();
            }
            None => self.notice = Some(Notice::NoSearch),
        }
    }

    /// Scrolls so that the current hit is on the screen, a third down when it was not.
    fn reveal_hit(&mut self) {
        let rows = usize::from(self.panes().body.rows);
        let (Some(find), Some(reader)) = (&self.find, &mut self.reader) else {
            return;
        };
        let Some(row) = reader.page.as_ref().and_then(|page| find.row(page)) else {
            return;
        };
        if row < reader.top || row >= reader.top + rows {
            reader.top = row.saturating_sub(rows / 3);
        }
    }

    // The page of keys.

    fn in_help(&mut self, action: Action) -> Vec<Effect> {
        let Some(top) = self.help else {
            return Vec::new();
        };
        let page = usize::from(self.size.rows.saturating_sub(2)).max(1);
        self.help = match action {
            Action::Down => Some(top + 1),
            Action::Up => Some(top.saturating_sub(1)),
            Action::PageDown | Action::HalfPageDown => Some(top + page),
            Action::PageUp | Action::HalfPageUp => Some(top.saturating_sub(page)),
            Action::First => Some(0),
            Action::Quit => return vec![Effect::Quit],
            Action::Redraw => return vec![Effect::Redraw],
            Action::Suspend => return vec![Effect::Suspend],
            _ => None,
        };
        Vec::new()
    }

    // Addresses and the clipboard.

    fn address(&self) -> Option<String> {
        if self.focus == Pane::Related
            && let Some(url) = self.related_url(self.related.selected)
        {
            return Some(url);
        }
        self.reader.as_ref()?.content.as_ref().ok()?.url.clone()
    }

    fn open_address(&mut self) -> Vec<Effect> {
        let url = self.address();
        self.open_url(url)
    }

    fn copy_address(&mut self) -> Vec<Effect> {
        let url = self.address();
        self.copy_url(url)
    }

    /// Only what a browser fetches from the web is handed to one.
    fn open_url(&mut self, url: Option<String>) -> Vec<Effect> {
        let Some(url) = url.filter(|url| is_web(url)) else {
            self.notice = Some(Notice::NoAddress);
            return Vec::new();
        };
        vec![Effect::Open(url)]
    }

    fn copy_url(&mut self, url: Option<String>) -> Vec<Effect> {
        let Some(url) = url else {
            self.notice = Some(Notice::NoAddress);
            return Vec::new();
        };
        self.notice = Some(Notice::AddressCopied);
        vec![Effect::Copy(url)]
    }

    fn copy_article(&mut self) -> Vec<Effect> {
        let Some(article) = self.reader.as_ref().and_then(|reader| reader.content.as_ref().ok())
        else {
            return Vec::new();
        };
        let text = logical::text(article, &byline(article, &self.settings));
        self.notice = Some(Notice::ArticleCopied);
        vec![Effect::Copy(text)]
    }
}

fn is_web(url: &str) -> bool {
    let scheme = url.split(':').next().unwrap_or_default();
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}
