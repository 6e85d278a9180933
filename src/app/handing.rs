//! Handing an address to a browser, an address or the article to the clipboard.

use crate::article::{address, logical};
use crate::error::Error;

use super::page::byline;
use super::panes::Pane;
use super::settings::Telling;
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

    /// Only what a browser fetches from the web is handed to one; where it leads is told.
    pub(super) fn open_url(&mut self, url: Option<String>) -> Vec<Effect> {
        let host = url.as_deref().and_then(address::host);
        let (Some(url), Some(host)) = (url, host) else {
            self.notice = Some(Notice::NoAddress);
            return Vec::new();
        };
        self.notice = Some(Notice::AddressOpened(host));
        vec![Effect::Open(url)]
    }

    pub(super) fn copy_url(&mut self, url: Option<String>) -> Vec<Effect> {
        let Some(url) = url else {
            self.notice = Some(Notice::NoAddress);
            return Vec::new();
        };
        self.copy(url, Notice::AddressCopied)
    }

    pub(super) fn copy_article(&mut self) -> Vec<Effect> {
        let Some(text) = self.article_text() else {
            return Vec::new();
        };
        self.copy(text, Notice::ArticleCopied)
    }

    /// Puts text into the clipboard, unless it is more than a terminal could be sent.
    pub(super) fn copy(&mut self, text: String, notice: Notice) -> Vec<Effect> {
        if text.len() > CLIPBOARD {
            let what = "the text is too long for the clipboard (more than 1 MB)";
            self.notice = Some(Notice::Failed(Error::new(what)));
            return Vec::new();
        }
        self.notice = Some(notice);
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
        Some(logical::text(article, &byline(article, &self.settings, Telling::Written).join(" · ")))
    }
}

/// Bytes of text for the clipboard: it is one sequence, which a terminal keeps whole.
const CLIPBOARD: usize = 1 << 20;
