//! Handing an address to a browser, an address or the article to the clipboard.

use crate::article::logical;

use super::page::byline;
use super::panes::Pane;
use super::{App, Effect, Notice};

impl App {
    pub(super) fn address(&self) -> Option<String> {
        if self.focus == Pane::Related
            && let Some(url) = self.related_url(self.related.selected)
        {
            return Some(url);
        }
        self.reader.as_ref()?.content.as_ref().ok()?.url.clone()
    }

    pub(super) fn open_address(&mut self) -> Vec<Effect> {
        let url = self.address();
        self.open_url(url)
    }

    pub(super) fn copy_address(&mut self) -> Vec<Effect> {
        let url = self.address();
        self.copy_url(url)
    }

    /// Only what a browser fetches from the web is handed to one.
    pub(super) fn open_url(&mut self, url: Option<String>) -> Vec<Effect> {
        let Some(url) = url.filter(|url| is_web(url)) else {
            self.notice = Some(Notice::NoAddress);
            return Vec::new();
        };
        self.notice = Some(Notice::AddressOpened);
        vec![Effect::Open(url)]
    }

    pub(super) fn copy_url(&mut self, url: Option<String>) -> Vec<Effect> {
        let Some(url) = url else {
            self.notice = Some(Notice::NoAddress);
            return Vec::new();
        };
        self.notice = Some(Notice::AddressCopied);
        vec![Effect::Copy(url)]
    }

    pub(super) fn copy_article(&mut self) -> Vec<Effect> {
        let Some(text) = self.article_text() else {
            return Vec::new();
        };
        self.notice = Some(Notice::ArticleCopied);
        vec![Effect::Copy(text)]
    }

    /// Hands what is selected, else the article, to a command.
    pub(super) fn pipe(&mut self, command: &str) -> Vec<Effect> {
        let text = self.selected_text().or_else(|| self.article_text());
        self.selection = None;
        let Some(text) = text.filter(|_| !command.trim().is_empty()) else {
            return Vec::new();
        };
        vec![Effect::Pipe { command: command.to_owned(), text }]
    }

    /// The open article as text in logical order.
    fn article_text(&self) -> Option<String> {
        let article = self.reader.as_ref()?.content.as_ref().ok()?;
        Some(logical::text(article, &byline(article, &self.settings).join(" · ")))
    }
}

pub(super) fn is_web(url: &str) -> bool {
    let scheme = url.split(':').next().unwrap_or_default();
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}
