//! The open article: its page, and what is at the top of it.

use crate::article::{Article, Key, Spot};
use crate::error::Error;
use crate::library::{Library, Resolution};

use super::page::{Page, Place};
use super::settings::Settings;

/// Related headlines for which close ones are looked for: each may take some milliseconds, an article may
/// name ten thousands.
const CLOSELY: usize = 100;

/// An article that is open.
#[derive(Debug)]
pub struct Reader {
    /// Its place in the library.
    pub article: usize,
    /// The article, or why it cannot be read.
    pub content: Result<Article, Error>,
    /// What it is known by; none when it cannot be read.
    pub key: Option<Key>,
    /// Its page; none when it cannot be read.
    pub page: Option<Page>,
    /// The first row on the screen.
    pub top: usize,
    /// What each of its related headlines leads to.
    pub resolutions: Vec<Resolution>,
    /// The place to be at the top, until the reader scrolls: a narrow screen and back lose nothing.
    wanted: Place,
    /// The top row that `wanted` led to.
    laid_top: usize,
    /// Where it was left another time, until it is laid out.
    left_at: Option<Spot>,
    settings: Option<Settings>,
}

impl Reader {
    /// Reads article `article`, to be shown from `place`.
    #[must_use]
    pub fn open(library: &Library, article: usize, place: Place) -> Reader {
        let content = library.article(article);
        let key = content.as_ref().ok().map(Key::of);
        let mut reader = Reader {
            article,
            content,
            key,
            page: None,
            top: 0,
            resolutions: Vec::new(),
            wanted: place,
            laid_top: 0,
            left_at: None,
            settings: None,
        };
        reader.resolve(library);
        reader
    }

    /// Asks the library again what the related headlines lead to.
    pub fn resolve(&mut self, library: &Library) {
        let Ok(article) = &self.content else { return };
        let resolve = |(place, related)| {
            if place < CLOSELY {
                library.resolve(related, self.article)
            } else {
                library.resolve_exactly(related, self.article)
            }
        };
        self.resolutions = article.related.iter().enumerate().map(resolve).collect();
    }

    /// How many related headlines it has.
    #[must_use]
    pub fn related_count(&self) -> usize {
        self.content.as_ref().map_or(0, |article| article.related.len())
    }

    /// Lays the page out where width or settings are new; what was at the top stays there.
    pub fn lay_out(&mut self, settings: &Settings, columns: u16, rows: u16) {
        let Ok(article) = &self.content else { return };
        let is_current = self.page.as_ref().is_some_and(|page| page.columns == columns)
            && self.settings.as_ref() == Some(settings);
        if !is_current {
            // Two pages at once would take twice the memory.
            if let Some(page) = self.page.take()
                && self.top != self.laid_top
            {
                self.wanted = page.place_of(self.top);
            }
            let page = Page::new(article, settings, columns);
            if let Some(spot) = self.left_at.take() {
                self.wanted = page.place_at(spot);
            }
            self.top = if self.wanted == Place::default() { 0 } else { page.row_of(self.wanted) };
            self.page = Some(page);
            self.settings = Some(settings.clone());
            self.top = self.top.min(self.last_top(rows));
            self.laid_top = self.top;
        }
        self.top = self.top.min(self.last_top(rows));
    }

    /// Scrolls so that `place` is at the top.
    pub fn go_to(&mut self, place: Place) {
        if let Some(page) = &self.page {
            self.top = if place == Place::default() { 0 } else { page.row_of(place) };
        }
    }

    /// Shows it from where it was left another time.
    pub fn begin_at(&mut self, spot: Spot) {
        self.left_at = Some(spot);
        self.settings = None;
    }

    /// Whether it stands where it is to stand.
    #[must_use]
    pub fn is_laid_out(&self) -> bool {
        self.page.is_some() && self.left_at.is_none()
    }

    /// What is at the top, as another run finds it again; none at the beginning.
    #[must_use]
    pub fn spot(&self) -> Option<Spot> {
        let page = self.page.as_ref()?;
        // The width may have changed since somebody scrolled.
        let place = if self.top == self.laid_top { self.wanted } else { self.place() };
        page.spot_of(place)
    }

    /// The first row when the last one is on the screen.
    #[must_use]
    pub fn last_top(&self, rows: u16) -> usize {
        self.page
            .as_ref()
            .map_or(0, |page| page.rows.len().saturating_sub(usize::from(rows.max(1))))
    }

    /// What is at the top.
    #[must_use]
    pub fn place(&self) -> Place {
        match &self.page {
            Some(page) if self.top > 0 => page.place_of(self.top),
            Some(_) => Place::default(),
            None => self.wanted,
        }
    }

    /// How much of it has been on the screen, in percent.
    #[must_use]
    pub fn percent(&self, rows: u16) -> usize {
        let Some(page) = &self.page else { return 100 };
        let bottom = (self.top + usize::from(rows)).min(page.rows.len());
        if page.rows.is_empty() { 100 } else { bottom * 100 / page.rows.len() }
    }
}
