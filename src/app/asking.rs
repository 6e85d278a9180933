//! The prompt: finding in the article, filtering the list.

use super::headlines::{Filter, Keeps};
use super::panes::Pane;
use super::{Action, App, Asking, Effect, Find, Notice, Prompt, Question};

impl App {
    pub(super) fn ask(&mut self, asking: Asking) {
        let can_be_searched = self.reader.as_ref().is_some_and(|reader| reader.content.is_ok());
        if asking == Asking::Find && !can_be_searched {
            return;
        }
        let fallback = self.side().reads();
        let top = self.reader.as_ref().map_or(0, |reader| reader.top);
        let article = self.reader.as_ref().map(|reader| reader.article);
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
            Some(Question { asking, prompt: Prompt::new(&text, fallback), top, filter, article });
    }

    /// Text for the prompt; without one it is nobody's.
    pub(super) fn typed(&mut self, text: &str) {
        if let Some(question) = &mut self.question {
            question.prompt.insert(text);
            self.answer();
        }
    }

    pub(super) fn in_prompt(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Edit(edit) => {
                if let Some(question) = &mut self.question {
                    question.prompt.edit(edit);
                }
                self.answer();
            }
            Action::Down => self.step_in_filter(1),
            Action::Up => self.step_in_filter(-1),
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
    pub(super) fn answer(&mut self) {
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
                self.step_in_filter(0);
            }
        }
    }

    /// Moves in the filtered list while its words are typed; the body follows.
    fn step_in_filter(&mut self, by: isize) {
        if self.question.as_ref().is_some_and(|question| question.asking == Asking::Filter) {
            self.move_by(by);
        }
    }

    pub(super) fn accept(&mut self) {
        let Some(question) = self.question.take() else {
            return;
        };
        match question.asking {
            Asking::Find => {
                let pattern = question.prompt.text().to_owned();
                let is_found = self.find.as_ref().is_some_and(|find| !find.hits.is_empty());
                self.pattern = (!pattern.trim().is_empty()).then(|| pattern.clone());
                if !is_found && self.pattern.is_some() {
                    self.notice = Some(Notice::NotFound(pattern));
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

    pub(super) fn give_up(&mut self) {
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
            Asking::Filter => {
                self.headlines.set_filter(question.filter, &self.library);
                if let Some(article) = question.article {
                    self.show_remembered(article);
                    self.select(article);
                }
            }
        }
    }

    pub(super) fn look_for(&mut self, pattern: &str, from: usize) {
        let Some(reader) = &mut self.reader else {
            return;
        };
        let Some(page) = &reader.page else { return };
        reader.top = from;
        let find = Find::new(pattern, page, from);
        self.find = (!pattern.trim().is_empty()).then_some(find);
        self.reveal_hit();
    }

    /// Goes `by` hits on; in another article, looks there for what was looked for last.
    pub(super) fn next_hit(&mut self, by: isize) {
        let Some(pattern) = self.pattern.clone() else {
            self.notice = Some(Notice::NoSearch);
            return;
        };
        match &mut self.find {
            Some(find) => find.step(by),
            None => self.look_for(&pattern, self.reader.as_ref().map_or(0, |reader| reader.top)),
        }
        if self.find.as_ref().is_some_and(|find| !find.hits.is_empty()) {
            self.focus = Pane::Body;
            self.reveal_hit();
        } else {
            self.notice = Some(Notice::NotFound(pattern));
        }
    }

    /// Scrolls so that the current hit is on the screen, a third down when it was not.
    pub(super) fn reveal_hit(&mut self) {
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
