//! Opening articles: from the list, its neighbours, back and forward.

use super::history::Visit;
use super::page::Place;
use super::panes::Pane;
use super::{App, Effect, Notice, Reader};

impl App {
    /// Where the reader is now.
    pub(super) fn visit(&self) -> Option<Visit> {
        let reader = self.reader.as_ref()?;
        let followed =
            self.opened.is_some_and(|visit| visit.article == reader.article && visit.followed);
        Some(Visit {
            article: reader.article,
            place: reader.place(),
            focus: self.focus,
            related: self.related.selected,
            followed,
        })
    }

    /// Puts article `article` into the body's pane, from `place`.
    pub(super) fn show(&mut self, article: usize, place: Place) {
        let is_laid_out = self.reader.as_ref().is_some_and(Reader::is_laid_out);
        if let Some(visit) = self.visit().filter(|_| is_laid_out) {
            self.places.insert(visit.article, visit.place);
            if let Some(opened) =
                self.opened.as_mut().filter(|opened| opened.article == visit.article)
            {
                (opened.place, opened.focus) = (visit.place, visit.focus);
                opened.related = visit.related;
            }
        }
        self.reader = Some(Reader::open(&self.library, article, place));
        self.related = super::RelatedPane::default();
        self.find = None;
        self.selection = None;
        self.links = None;
    }

    pub(super) fn show_remembered(&mut self, article: usize) {
        if self.reader.as_ref().is_none_or(|reader| reader.article != article) {
            let place = self.places.get(&article).copied();
            self.show(article, place.unwrap_or_default());
            let left_at = self.reader.as_ref().and_then(|reader| {
                let key = reader.key.as_ref().filter(|_| place.is_none())?;
                self.library.mark_of(article, key).place
            });
            if let (Some(spot), Some(reader)) = (left_at, &mut self.reader) {
                reader.begin_at(spot);
            }
        }
    }

    /// The article in the body's pane is read now, not only seen in passing.
    pub(super) fn mark_opened(&mut self, followed: bool) {
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

    pub(super) fn open(&mut self, count: Option<usize>) {
        if let (Some(number), Pane::Headlines | Pane::Body) = (count, self.focus) {
            self.mark_opened(false);
            self.follow(number.wrapping_sub(1));
            return;
        }
        match self.focus {
            Pane::Headlines => {
                if self.reader.is_some() {
                    self.focus = Pane::Body;
                    self.mark_opened(false);
                }
            }
            Pane::Body => {}
            Pane::Related => {
                let item =
                    self.related.typed.take().map_or(self.related.selected, |number| number - 1);
                self.follow(count.map_or(item, |number| number.wrapping_sub(1)));
            }
        }
    }

    pub(super) fn neighbour(&mut self, by: isize) {
        let last = self.headlines.count(&self.library).saturating_sub(1);
        let before = self.headlines.selected;
        self.headlines.selected = before.saturating_add_signed(by).min(last);
        if before == self.headlines.selected {
            self.notice = Some(Notice::NoHistory);
            return;
        }
        if let Some(article) = self.headlines.selected_article(&self.library) {
            self.show_remembered(article);
            self.mark_opened(false);
        }
    }

    /// Selects an article in the list; a filter that hides it is given up.
    pub(super) fn select(&mut self, article: usize) {
        let article = self.library.shown(article);
        if !self.headlines.shows(article) {
            self.headlines.set_filter(None, &self.library);
        }
        self.headlines.select_article(article);
    }

    pub(super) fn back(&mut self) {
        match self.focus {
            Pane::Related if self.related.typed.take().is_some() => {}
            Pane::Related => self.focus = Pane::Body,
            Pane::Body if self.is_at_result() => self.reopen_results(),
            Pane::Body if self.visit().is_some_and(|visit| visit.followed) => self.history_back(),
            Pane::Body => {
                self.focus = Pane::Headlines;
                self.only_body = false;
            }
            // Without one, the list stays as it stands.
            Pane::Headlines if self.headlines.filter.is_none() => {}
            Pane::Headlines => self.headlines.set_filter(None, &self.library),
        }
    }

    pub(super) fn close(&mut self) -> Vec<Effect> {
        match self.focus {
            Pane::Headlines if self.headlines.filter.is_none() => vec![Effect::Quit],
            Pane::Headlines | Pane::Body | Pane::Related => {
                self.back();
                Vec::new()
            }
        }
    }

    /// Whether an article is only looked at in the list; it leads back to the one that was read.
    pub(super) fn is_looked_at(&self) -> bool {
        self.visit().zip(self.opened).is_some_and(|(now, read)| now.article != read.article)
    }

    pub(super) fn history_back(&mut self) {
        let visit = if self.is_looked_at() {
            self.opened
        } else {
            self.visit().and_then(|now| self.history.back(now))
        };
        self.revisit(visit);
    }

    pub(super) fn history_forward(&mut self) {
        let visit = self.visit().and_then(|now| self.history.forward(now));
        self.revisit(visit);
    }

    pub(super) fn revisit(&mut self, visit: Option<Visit>) {
        let Some(visit) = visit else {
            self.notice = Some(Notice::NoHistory);
            return;
        };
        self.show(visit.article, visit.place);
        self.related.selected = visit.related;
        self.select(visit.article);
        self.focus = visit.focus;
        self.opened = Some(visit);
    }
}
