//! What a line asks for: it is done, and what has become of it is said.

use crate::app::panes::Pane;
use crate::app::{Action, Message, Mode};
use crate::error::Error;

use super::line::{Line, parse};
use super::{Dialogue, say};

/// Letters of an article that are said at a time, at least; a paragraph is never cut.
const LETTERS: usize = 900;

impl Dialogue {
    /// Does what a line asks for, and says what has become of it.
    pub(super) fn answer(&mut self, line: &str) -> Result<(), Error> {
        // Results take keys once there are some.
        let shows_results = self.app.shows_results() && self.app.search.is_asked();
        if self.app.mode() == Mode::Prompt && !shows_results {
            return self.text(line);
        }
        let focus = self.app.focus;
        match parse(line, &self.keys, focus) {
            Line::Number(number) => self.number(number),
            Line::Action(count, action) => self.action(count, action),
            Line::Asked(action, text) => {
                if self.app.shows_results() {
                    self.act(Action::Back);
                }
                self.act(action);
                if !text.is_empty() {
                    return self.text(&text);
                }
                let question: Vec<String> = self.voice().question().into_iter().collect();
                say(&question)
            }
            Line::Unknown => {
                let unknown = self.voice().unknown(line);
                say(&[unknown])
            }
        }
    }

    /// Words for what is asked.
    fn text(&mut self, text: &str) -> Result<(), Error> {
        let focus = (self.app.focus, self.article);
        if text.trim().is_empty() {
            self.act(Action::Back);
            return self.tell_change(focus, None);
        }
        self.update(Message::Pasted(text.to_owned()));
        if self.app.shows_results() {
            self.wait_for_results();
        } else {
            self.act(Action::Open);
        }
        self.tell_change(focus, None)
    }

    /// A number alone: to that headline; else to that result, candidate or related headline.
    fn number(&mut self, number: usize) -> Result<(), Error> {
        let before = (self.app.focus, self.article);
        if self.app.shows_results() {
            self.app.search.selected = number.saturating_sub(1);
            self.act(Action::Open);
        } else if self.app.mode() == Mode::Panes && self.app.focus == Pane::Headlines {
            self.app.count = Some(number);
            self.act(Action::First);
        } else {
            for digit in number.to_string().bytes() {
                self.act(Action::Digit(digit - b'0'));
            }
            let links = self.app.links.as_ref().and_then(|links| links.typed);
            if self.app.count.or(self.app.related.typed).or(links).is_some() {
                self.act(Action::Open);
            }
        }
        self.tell_change(before, None)
    }

    fn action(&mut self, count: Option<usize>, action: Action) -> Result<(), Error> {
        let before = (self.app.focus, self.article);
        let in_body = self.app.mode() == Mode::Panes && self.app.focus == Pane::Body;
        if in_body && count.is_none() {
            let top = self.app.reader.as_ref().map_or(0, |reader| reader.top);
            match action {
                Action::Open | Action::PageDown | Action::HalfPageDown => {
                    return self.read_from(top + 1, LETTERS);
                }
                Action::Down => return self.read_from(top + 1, 1),
                Action::Up | Action::PageUp | Action::HalfPageUp => {
                    let letters = if action == Action::Up { 1 } else { LETTERS };
                    return self.read_from(self.row_before(top, letters), letters);
                }
                Action::First => return self.read_from(0, LETTERS),
                _ => {}
            }
        }
        let selected = self.app.headlines.selected;
        self.app.count = count;
        self.act(action);
        if self.app.shows_results() {
            self.wait_for_results();
        }
        self.tell_change(before, Some(selected))
    }

    /// Says where that has led: the paragraphs of another article, headlines passed over, or the state.
    fn tell_change(
        &mut self,
        (focus, article): (Pane, Option<usize>),
        selected: Option<usize>,
    ) -> Result<(), Error> {
        if self.exit.is_some() {
            return Ok(());
        }
        let notice = self.voice().notice();
        self.app.notice = None;
        say(&notice)?;
        let mode = self.app.mode();
        if mode == Mode::Help {
            let help = self.voice().state();
            self.act(Action::Back);
            return say(&help);
        }
        let open = self.app.reader.as_ref().map(|reader| reader.article);
        let is_body = self.app.focus == Pane::Body && matches!(mode, Mode::Panes | Mode::Links);
        if is_body {
            let is_new = focus != Pane::Body || open != article;
            let top = self.app.reader.as_ref().map_or(0, |reader| reader.top);
            return self.read_from(top, if is_new { LETTERS } else { 1 });
        }
        let now = self.app.headlines.selected;
        let passed = selected.filter(|_| mode == Mode::Panes && self.app.focus == Pane::Headlines);
        let passed = passed.map_or(now..now, |before| before + 1..now);
        let mut said: Vec<String> = passed.flat_map(|it| self.voice().headline(it)).collect();
        said.extend(self.voice().state());
        say(&said)
    }

    /// Reads the open article from a row on, whole paragraphs of so many letters together; then tells
    /// the place. The last paragraph is at the top then.
    fn read_from(&mut self, from: usize, letters: usize) -> Result<(), Error> {
        let Some(reader) = &self.app.reader else { return Ok(()) };
        self.article = Some(reader.article);
        let rows = reader.page.as_ref().map_or(0, |page| page.rows.len());
        let (mut said, mut row, mut count) = (Vec::new(), from, 0);
        while row < rows && count < letters {
            let texts = self.voice().rows(row..row + 1);
            count += texts.iter().map(|text| text.chars().count()).sum::<usize>();
            said.extend(texts);
            row += 1;
        }
        if rows == 0 {
            said = self.voice().title();
        }
        if row > from {
            self.go_to(row - 1);
        }
        said.extend(self.voice().place());
        say(&said)
    }

    /// The row from which so many letters lead to `row`.
    fn row_before(&self, row: usize, letters: usize) -> usize {
        let (mut row, mut count) = (row, 0);
        while row > 0 && count < letters {
            row -= 1;
            let texts = self.voice().rows(row..row + 1);
            count += texts.iter().map(|text| text.chars().count()).sum::<usize>();
        }
        row
    }

    fn go_to(&mut self, row: usize) {
        let top = self.app.reader.as_ref().map_or(0, |reader| reader.top);
        let action = if row < top { Action::Up } else { Action::Down };
        if row != top {
            self.app.count = Some(row.abs_diff(top));
            self.act(action);
        }
    }
}
