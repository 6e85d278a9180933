//! What the mouse does, in terms of what is shown under it.

use super::panes::Pane;
use super::{Action, App, Effect, Mode};

/// What the mouse did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The wheel turned so many notches towards the user, over a pane or beside all.
    Wheel(Option<Pane>, isize),
    /// A click.
    Click(Pointed),
}

/// What is under the mouse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pointed {
    /// A headline of the list, by its article's place in the library.
    Headline(usize),
    /// A related headline, from 0.
    Related(usize),
    /// A link of the body.
    Link(String),
    /// A pane, and nothing in it.
    Pane(Pane),
    /// No pane.
    Nothing,
}

/// Rows of the body that a notch of the wheel moves.
const NOTCH: isize = 3;

impl App {
    pub(super) fn mouse(&mut self, mouse: Mouse) -> Vec<Effect> {
        match mouse {
            Mouse::Wheel(pane, notches) => self.wheel(pane, notches),
            Mouse::Click(pointed) => match self.mode() {
                Mode::Panes | Mode::Selecting | Mode::Links => self.click(pointed),
                // A question is answered by keys.
                Mode::Prompt | Mode::Dialog | Mode::Help => Vec::new(),
            },
        }
    }

    /// Scrolls what is under the mouse; keys go where they went.
    fn wheel(&mut self, pane: Option<Pane>, notches: isize) -> Vec<Effect> {
        let step = if notches > 0 { Action::Down } else { Action::Up };
        match self.mode() {
            Mode::Help => return self.in_help(step),
            Mode::Dialog => return self.in_dialog(step),
            Mode::Prompt => return self.in_prompt(step),
            Mode::Panes | Mode::Selecting | Mode::Links => {}
        }
        let Some(pane) = pane else { return Vec::new() };
        let focus = std::mem::replace(&mut self.focus, pane);
        self.move_by(match pane {
            Pane::Body => notches * NOTCH,
            Pane::Headlines | Pane::Related => notches,
        });
        self.focus = focus;
        if pane == focus {
            self.read_to_end(step);
        }
        Vec::new()
    }

    fn click(&mut self, pointed: Pointed) -> Vec<Effect> {
        self.notice = None;
        self.count = None;
        match pointed {
            Pointed::Headline(article) => self.click_headline(article),
            Pointed::Related(item) => self.follow(item),
            Pointed::Link(url) => {
                self.links = None;
                return self.follow_url(url);
            }
            Pointed::Pane(pane) => {
                self.focus = pane;
                if pane != Pane::Headlines {
                    self.mark_opened(false);
                }
            }
            Pointed::Nothing => {}
        }
        Vec::new()
    }

    /// Selects a headline; opens the one that is selected.
    fn click_headline(&mut self, article: usize) {
        // The frame may be of a library that held more.
        if article >= self.library.count() {
            return;
        }
        if self.headlines.selected_article(&self.library) == Some(article) {
            self.focus = Pane::Headlines;
            self.open(None);
            return;
        }
        self.select(article);
        self.show_remembered(article);
        self.focus = Pane::Headlines;
    }
}
