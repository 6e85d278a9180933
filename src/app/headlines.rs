//! The list: what is shown, what is selected, what a filter leaves.

use std::sync::Arc;

use crate::library::filter::{Filtered, Words, alike};
use crate::library::{Library, Order};
use crate::text::{Base, Lines, Paragraph};

use super::settings::Settings;

/// Columns before each headline, for its mark.
pub const GUTTER: u16 = 2;

/// Columns kept free after it.
pub const MARGIN: u16 = 1;

/// Rows a headline takes unless it is selected.
pub const ROWS: usize = 2;

/// Rows a selected one takes at most: more than a screen has.
pub const ROWS_SELECTED: usize = 100;

/// The state of the list.
#[derive(Clone, Debug, Default)]
pub struct Headlines {
    /// The selected place among those shown.
    pub selected: usize,
    /// The place in the first row.
    pub top: usize,
    /// What the headlines are filtered by.
    pub filter: Option<Filter>,
    shown: Vec<u32>,
    /// How the list is ordered.
    pub order: Order,
    /// Most often the library's own.
    ordered: Option<Arc<Vec<u32>>>,
    /// What the words typed so far have left.
    filtered: Option<Filtered>,
    /// Those that hold only the letters typed, in their order, where none holds the words.
    loose: Vec<u32>,
}

/// What leaves headlines in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Words, as typed.
    pub query: String,
    /// Which headlines stay.
    pub keeps: Keeps,
}

/// Which headlines a filter keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeps {
    /// Those that hold every word, one after another.
    All,
    /// Those that share words, the most alike first.
    Alike,
}

impl Headlines {
    /// How many headlines are shown.
    #[must_use]
    pub fn count(&self, library: &Library) -> usize {
        match (&self.filter, &self.ordered) {
            (Some(_), _) => self.shown.len(),
            (None, Some(ordered)) => ordered.len(),
            (None, None) => library.count(),
        }
    }

    /// The article at a place of the list.
    #[must_use]
    pub fn article(&self, place: usize, library: &Library) -> Option<usize> {
        match self.filter {
            Some(_) => self.shown.get(place).map(|article| *article as usize),
            None => match &self.ordered {
                Some(ordered) => ordered.get(place).map(|article| *article as usize),
                None => (place < library.count()).then_some(place),
            },
        }
    }

    /// The article selected.
    #[must_use]
    pub fn selected_article(&self, library: &Library) -> Option<usize> {
        self.article(self.selected, library)
    }

    /// Whether an article is in the list.
    #[must_use]
    pub fn shows(&self, article: usize) -> bool {
        self.filter.is_none() || self.shown.contains(&(article as u32))
    }

    /// Selects an article where it is shown.
    pub fn select_article(&mut self, article: usize) {
        let listed = match (&self.filter, &self.ordered) {
            (Some(_), _) => &self.shown,
            (None, Some(ordered)) => ordered,
            (None, None) => {
                self.selected = article;
                return;
            }
        };
        if let Some(place) = listed.iter().position(|listed| *listed as usize == article) {
            self.selected = place;
        }
    }

    /// Filters the list, or shows all of it again; the selected article stays selected where it
    /// can.
    pub fn set_filter(&mut self, filter: Option<Filter>, library: &Library) {
        let selected = self.selected_article(library);
        if self.filter != filter {
            self.loose = Vec::new();
        }
        self.filter = filter;
        self.refresh(library);
        self.selected = 0;
        if let Some(article) = selected {
            self.select_article(article);
        }
        self.top = 0;
    }

    /// Shows the list in another order; the selected article stays selected, and on its row.
    pub fn set_order(&mut self, order: Order, library: &Library) {
        let selected = self.selected_article(library);
        let row = self.selected - self.top.min(self.selected);
        self.order = order;
        self.ordered = library.ordered(order);
        self.refresh(library);
        if let Some(article) = selected {
            self.select_article(article);
        }
        self.top = self.selected.saturating_sub(row);
    }

    /// What is to be looked for by its letters: no headline holds the words typed. Beside some that do,
    /// others would be noise.
    #[must_use]
    pub fn wants_loose(&self) -> Option<&str> {
        let filter = self.filter.as_ref().filter(|filter| filter.keeps == Keeps::All)?;
        self.shown.is_empty().then_some(&filter.query)
    }

    /// Takes articles whose headlines hold the letters of `query`; what is selected stays so.
    pub fn take_loose(&mut self, query: &str, articles: Vec<u32>, library: &Library) {
        let Some(filtered) = &self.filtered else { return };
        if self.wants_loose() != Some(query) {
            return;
        }
        let is_more = |article: &u32| {
            filtered.admits(*article as usize, library)
                && !self.shown.contains(article)
                && library.shown(*article as usize) == *article as usize
        };
        let loose: Vec<u32> = articles.into_iter().filter(is_more).collect();
        self.shown.extend_from_slice(&loose);
        self.loose = loose;
    }

    /// How many headlines hold only the letters typed.
    #[must_use]
    pub fn loose_count(&self) -> usize {
        self.loose.len()
    }

    /// Whether an order would move anything.
    #[must_use]
    pub fn would_move(&self, order: Order, library: &Library) -> bool {
        match (library.ordered(order), &self.ordered) {
            (Some(new), Some(old)) => new != *old,
            (Some(new), None) => new.iter().copied().ne(0..library.count() as u32),
            (None, old) => old.is_some(),
        }
    }

    /// Orders and filters another library.
    pub fn renew(&mut self, library: &Library) {
        self.filtered = None;
        // Their places are those of another library.
        self.loose = Vec::new();
        self.ordered = library.ordered(self.order);
        self.refresh(library);
        self.selected = self.selected.min(self.count(library).saturating_sub(1));
    }

    /// Filters again, after the library has grown.
    pub fn refresh(&mut self, library: &Library) {
        let before = self.filtered.take();
        let Some(filter) = &self.filter else {
            self.shown = Vec::new();
            return;
        };
        let words = Words::new(&filter.query);
        match filter.keeps {
            Keeps::All => {
                let filtered = Filtered::new(words, library, before);
                self.shown = self.in_order(filtered.articles(), library);
                self.shown.extend_from_slice(&self.loose);
                self.filtered = Some(filtered);
            }
            Keeps::Alike => self.shown = alike(&words, library),
        }
    }

    fn in_order(&self, articles: &[u32], library: &Library) -> Vec<u32> {
        let Some(ordered) = &self.ordered else {
            return articles.to_vec();
        };
        let mut is_kept = vec![false; library.count()];
        for article in articles {
            is_kept[*article as usize] = true;
        }
        ordered.iter().copied().filter(|article| is_kept[*article as usize]).collect()
    }

    /// Moves `top` so that the selected headline is wholly in `rows` rows where it fits.
    pub fn reveal(&mut self, library: &Library, settings: &Settings, columns: u16, rows: u16) {
        let count = self.count(library);
        self.selected = self.selected.min(count.saturating_sub(1));
        self.top = self.top.min(self.selected);
        // It stays as it is while nobody sees it.
        if count == 0 || rows == 0 {
            return;
        }
        if self.selected < self.top {
            self.top = self.selected;
        }
        let mut used = 0;
        let mut first = self.selected;
        for place in (self.top..=self.selected).rev() {
            used += self.lines(place, library, settings, columns).map_or(1, |lines| lines.len());
            if used > usize::from(rows) {
                break;
            }
            first = place;
        }
        self.top = first;
    }

    /// The headline at a place, laid out: all its rows when selected, else the first ones.
    #[must_use]
    pub fn lines(
        &self,
        place: usize,
        library: &Library,
        settings: &Settings,
        columns: u16,
    ) -> Option<Lines> {
        let headline = library.headline(self.article(place, library)?)?;
        let options = settings.options(Base::Given(headline.title_direction));
        let columns = columns.saturating_sub(GUTTER + MARGIN).max(1);
        let rows = if place == self.selected { ROWS_SELECTED } else { ROWS };
        Some(Paragraph::truncated(&headline.title, &options, columns, rows))
    }
}
