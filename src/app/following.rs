//! Following related headlines, and what is asked first.

use crate::library::Resolution;

use super::headlines::{Filter, Keeps};
use super::page::Place;
use super::panes::Pane;
use super::related::{Dialog, Typed};
use super::{Action, App, Effect, Notice, Reader};

impl App {
    pub(super) fn enter_related(&mut self) {
        if self.reader.as_ref().is_some_and(|reader| reader.related_count() > 0) {
            self.mark_opened(false);
            self.focus = Pane::Related;
        } else {
            self.notice = Some(Notice::NoRelated);
        }
    }

    pub(super) fn digit(&mut self, digit: usize) {
        if self.focus != Pane::Related {
            let number = self.count.unwrap_or(0).saturating_mul(10).saturating_add(digit);
            self.count = (number > 0).then_some(number.min(999_999));
            return;
        }
        let count = self.reader.as_ref().map_or(0, Reader::related_count);
        match self.related.digit(digit, count) {
            Typed::Follow(item) => self.follow(item),
            Typed::Nothing => self.notice = Some(Notice::NoRelated),
            Typed::Wait => {}
        }
    }

    /// Goes to related headline `item`, or asks first.
    pub(super) fn follow(&mut self, item: usize) {
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

    pub(super) fn follow_to(&mut self, article: usize) {
        self.mark_opened(false);
        self.show(article, Place::default());
        self.select(article);
        self.focus = Pane::Body;
        self.mark_opened(true);
    }

    pub(super) fn in_dialog(&mut self, action: Action) -> Vec<Effect> {
        let Some(dialog) = self.dialog.take() else {
            return Vec::new();
        };
        match (dialog, action) {
            (_, Action::Quit) => vec![Effect::Quit],
            (Dialog::Keep(_), Action::Back | Action::Close) => self.keep_text(false),
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
            (Dialog::Address(url), Action::CopyAddress | Action::CopyArticle) => {
                self.copy_url(Some(url))
            }
            (Dialog::Keep(_), Action::Open) => self.keep_text(true),
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
    pub(super) fn search_alike(&mut self, item: usize) {
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

    pub(super) fn related_item(&self, item: usize) -> Option<&crate::article::Related> {
        self.reader.as_ref()?.content.as_ref().ok()?.related.get(item)
    }

    pub(super) fn related_url(&self, item: usize) -> Option<String> {
        self.related_item(item)?.url.clone()
    }
}
