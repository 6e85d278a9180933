//! Links of the body, followed by their numbers.

use crate::article::Related;
use crate::library::Resolution;

use super::page::links;
use super::panes::Pane;
use super::related::{RelatedPane, Typed};
use super::{Action, App, Effect, Notice};

impl App {
    /// Shows the numbers of links.
    pub(super) fn number_links(&mut self) {
        if self.link_addresses().is_empty() {
            self.notice = Some(Notice::NoLinks);
            return;
        }
        self.links = Some(RelatedPane::default());
        self.focus = Pane::Body;
        self.mark_opened(false);
    }

    /// What keys do while the numbers are shown; `None` for what they do at other times.
    pub(super) fn in_links(&mut self, action: Action) -> Option<Vec<Effect>> {
        let count = self.link_addresses().len();
        let pane = self.links.as_mut()?;
        match action {
            Action::Digit(digit) => match pane.digit(usize::from(digit), count) {
                Typed::Follow(link) => return Some(self.follow_link(link)),
                Typed::Nothing => self.notice = Some(Notice::NoSuchLink),
                Typed::Wait => {}
            },
            Action::Open => {
                let link = pane.typed.take()?;
                return Some(self.follow_link(link - 1));
            }
            Action::Back | Action::Close if pane.typed.take().is_some() => {}
            Action::Back | Action::Close | Action::Links => self.links = None,
            _ => {
                pane.typed = None;
                return None;
            }
        }
        Some(Vec::new())
    }

    pub(super) fn link_addresses(&self) -> Vec<String> {
        let article = self.reader.as_ref().and_then(|reader| reader.content.as_ref().ok());
        article.map_or_else(Vec::new, |it| links(it).into_iter().map(|link| link.url).collect())
    }

    fn follow_link(&mut self, link: usize) -> Vec<Effect> {
        let url = self.link_addresses().into_iter().nth(link);
        self.links = None;
        url.map_or_else(Vec::new, |url| self.follow_url(url))
    }

    /// To the article of this address if it is open here, else to the browser.
    pub(super) fn follow_url(&mut self, url: String) -> Vec<Effect> {
        let Some(reader) = &self.reader else { return Vec::new() };
        let related = Related { title: String::new(), url: Some(url) };
        match self.library.resolve(&related, reader.article) {
            Resolution::Here { article, .. } => {
                self.follow_to(article);
                Vec::new()
            }
            Resolution::Close(_) | Resolution::Missing => self.open_url(related.url),
        }
    }
}
