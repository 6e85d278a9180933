//! The prompt: finding in the article, filtering the list, finding everywhere.

use super::find::Sought;
use super::headlines::{Filter, Keeps};
use super::panes::Pane;
use super::{Action, App, Asking, Effect, Find, Notice, Prompt, Question};

impl App {
    pub(super) fn ask(&mut self, asking: Asking) {
        let can_be_searched = self.reader.as_ref().is_some_and(|reader| reader.content.is_ok());
        if matches!(asking, Asking::Find | Asking::Command) && !can_be_searched {
            return;
        }
        let fallback = self.reads();
        let top = self.reader.as_ref().map_or(0, |reader| reader.top);
        let article = self.reader.as_ref().map(|reader| reader.article);
        let filter = self.headlines.filter.clone();
        let text = match asking {
            Asking::Find | Asking::Command => String::new(),
            Asking::Filter => {
                filter.as_ref().map_or_else(String::new, |filter| filter.query.clone())
            }
            Asking::Everywhere => self.search.typed.clone(),
        };
        match asking {
            Asking::Find => {
                self.focus = Pane::Body;
                self.mark_opened(false);
            }
            Asking::Filter => {
                self.focus = Pane::Headlines;
                self.only_body = false;
            }
            Asking::Everywhere | Asking::Command => {}
        }
        self.question =
            Some(Question { asking, prompt: Prompt::new(&text, fallback), top, filter, article });
    }

    /// Text for the prompt; without one it is nobody's.
    pub(super) fn typed(&mut self, text: &str) -> Vec<Effect> {
        match &mut self.question {
            Some(question) if self.dialog.is_none() => {
                question.prompt.insert(text);
                self.answer()
            }
            Some(_) | None => Vec::new(),
        }
    }

    pub(super) fn in_prompt(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Edit(edit) => {
                if let Some(question) = &mut self.question {
                    question.prompt.edit(edit);
                }
                return self.answer();
            }
            Action::Down => self.step_in_list(1),
            Action::Up => self.step_in_list(-1),
            Action::PageDown => self.step_in_list(self.list_page()),
            Action::PageUp => self.step_in_list(-self.list_page()),
            Action::Open => return self.accept(),
            Action::Back | Action::Close => return self.give_up(),
            Action::Quit => return vec![Effect::Quit],
            Action::Redraw => return vec![Effect::Redraw],
            Action::Suspend => return vec![Effect::Suspend],
            _ => {}
        }
        Vec::new()
    }

    /// Shows at once what the line typed so far leads to.
    pub(super) fn answer(&mut self) -> Vec<Effect> {
        let Some(question) = &self.question else {
            return Vec::new();
        };
        let text = question.prompt.text().to_owned();
        let top = question.top;
        match question.asking {
            Asking::Find => self.look_for(Sought::Letters(text), top),
            Asking::Filter => {
                let filter =
                    (!text.trim().is_empty()).then_some(Filter { query: text, keeps: Keeps::All });
                self.headlines.set_filter(filter, &self.library);
                self.step_in_list(0);
                return self
                    .headlines
                    .wants_loose()
                    .map(|it| Effect::Loosen(it.to_owned()))
                    .into_iter()
                    .collect();
            }
            Asking::Everywhere => return self.search_for(&text),
            Asking::Command => {}
        }
        Vec::new()
    }

    /// Moves in the list that the words being typed have left.
    pub(super) fn step_in_list(&mut self, by: isize) {
        match self.question.as_ref().map(|question| question.asking) {
            // The body follows.
            Some(Asking::Filter) => self.move_by(by),
            Some(Asking::Everywhere) => self.search.step(by),
            Some(Asking::Find | Asking::Command) | None => {}
        }
    }

    /// Articles of a page of that list.
    fn list_page(&self) -> isize {
        match self.question.as_ref().map(|question| question.asking) {
            Some(Asking::Everywhere) => self.results_page(),
            Some(Asking::Find | Asking::Filter | Asking::Command) | None => self.page_rows(),
        }
    }

    pub(super) fn accept(&mut self) -> Vec<Effect> {
        let Some(question) = self.question.take() else {
            return Vec::new();
        };
        match question.asking {
            Asking::Find => {
                let pattern = question.prompt.text().to_owned();
                if !pattern.trim().is_empty() {
                    self.sought = Some(Sought::Letters(pattern));
                } else if let Some(sought) = self.sought.clone() {
                    // As in less and vi: nothing typed is what was looked for last.
                    self.look_for(sought, question.top);
                }
                if let Some(find) = self.find.as_ref().filter(|find| find.hits.is_empty()) {
                    self.notice = Some(Notice::NotFound(find.sought.typed().to_owned()));
                }
            }
            Asking::Filter => {
                if self.headlines.count(&self.library) == 0 && self.headlines.filter.is_some() {
                    self.restore_list(question.filter, question.article);
                    self.notice = Some(Notice::NoHeadline);
                } else if let Some(article) = self.headlines.selected_article(&self.library) {
                    self.show_remembered(article);
                }
            }
            Asking::Everywhere => return self.open_result(question),
            Asking::Command => return self.pipe(question.prompt.text()),
        }
        Vec::new()
    }

    pub(super) fn give_up(&mut self) -> Vec<Effect> {
        let Some(question) = self.question.take() else {
            return Vec::new();
        };
        match question.asking {
            Asking::Find => {
                self.find = None;
                if let Some(reader) = &mut self.reader {
                    reader.top = question.top;
                }
            }
            Asking::Filter => {
                self.restore_list(question.filter, question.article);
            }
            Asking::Everywhere => return self.leave_results(),
            Asking::Command => {}
        }
        Vec::new()
    }

    /// The list as it was before a filter was typed.
    fn restore_list(&mut self, filter: Option<Filter>, article: Option<usize>) {
        self.headlines.set_filter(filter, &self.library);
        if let Some(article) = article {
            self.show_remembered(article);
            self.select(article);
        }
    }

    pub(super) fn look_for(&mut self, sought: Sought, from: usize) {
        let Some(reader) = &mut self.reader else {
            return;
        };
        let Some(page) = &reader.page else { return };
        reader.top = from;
        let is_empty = sought.typed().trim().is_empty();
        self.find = (!is_empty).then(|| Find::new(sought, page, from));
        self.reveal_hit();
    }

    /// Goes `by` hits on; where nothing is looked for, to the next unread article.
    pub(super) fn next_hit(&mut self, by: isize) {
        // Among no hits there is no next one.
        let Some(find) = self.find.as_mut().filter(|find| !find.hits.is_empty()) else {
            self.find = None;
            self.next_unread(by);
            return;
        };
        find.step(by);
        self.focus = Pane::Body;
        self.reveal_hit();
    }

    /// Scrolls so that the current hit is on the screen, a third down when it was not.
    pub fn reveal_hit(&mut self) {
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
}
