//! Finding in all articles: what is typed, what was found, and the way back.

use std::collections::{HashMap, HashSet};

use crate::error::Error;
use crate::library::Library;
use crate::library::search::{Basis, Found, Opened, Passage, Query};

use super::find::{Find, Sought};
use super::headlines::{Filter, Headlines};
use super::history::{History, Visit};
use super::page::{Part, Place};
use super::panes::{Area, Pane};
use super::{App, Asking, Effect, Notice, Question};

#[cfg(test)]
mod tests;

/// Columns before each result, for its mark, and after it.
pub const GUTTER: u16 = 2;
/// Columns kept free after each result.
pub const MARGIN: u16 = 1;

/// Below so many rows a result takes as few as it can.
const LOW: u16 = 16;

/// The state of a search.
#[derive(Debug, Default)]
pub struct Search {
    /// As typed.
    pub typed: String,
    /// The selected place among the results.
    pub selected: usize,
    /// The place in the first rows.
    pub top: usize,
    /// What is looked through.
    pub basis: Option<Basis>,
    /// More may come.
    pub is_working: bool,
    /// What cannot be looked for, or why articles are read for every search.
    pub fault: Option<Error>,
    query: Query,
    in_headline: Vec<usize>,
    others: Vec<usize>,
    passages: HashMap<usize, Passage>,
    asked: HashSet<usize>,
    generation: u64,
    /// The articles as they are now can be searched.
    is_open: bool,
    /// The result that was opened.
    opened: Option<usize>,
    origin: Option<Box<Origin>>,
}

/// Where the reader was before.
#[derive(Debug)]
struct Origin {
    visit: Option<Visit>,
    focus: Pane,
    selected: Option<usize>,
    filter: Option<Filter>,
    only_body: bool,
    find: Option<Find>,
    opened: Option<Visit>,
    history: History,
}

impl Origin {
    /// Every article is where `find` says; those that are gone are forgotten.
    fn keep(&mut self, find: impl Fn(usize) -> Option<usize>) {
        let kept = |visit: Visit| Some(visit.of(find(visit.article)?));
        self.visit = self.visit.and_then(kept);
        self.opened = self.opened.and_then(kept);
        self.selected = self.selected.and_then(&find);
        self.history.keep(find);
        self.find = None;
    }
}

impl Search {
    /// How many articles were found.
    #[must_use]
    pub fn count(&self) -> usize {
        self.in_headline.len() + self.others.len()
    }

    /// The article at a place of the results.
    #[must_use]
    pub fn article(&self, place: usize) -> Option<usize> {
        let others = || self.others.get(place - self.in_headline.len());
        self.in_headline.get(place).or_else(others).copied()
    }

    /// The passage of an article, once it has been read.
    #[must_use]
    pub fn passage(&self, article: usize) -> Option<&Passage> {
        self.passages.get(&article)
    }

    /// Whether anything is asked for.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        !self.query.is_empty()
    }

    /// Goes `by` results on.
    pub fn step(&mut self, by: isize) {
        let last = self.count().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// Takes what was found, unless it is of a search that nobody waits for.
    pub fn found(&mut self, found: Found) {
        if found.generation != self.generation {
            return;
        }
        if found.is_first {
            self.clear();
        }
        // What is selected stays so when headlines come in before it.
        let selected = self.article(self.selected);
        let before = self.in_headline.len();
        for hit in found.hits {
            let list = if hit.in_headline { &mut self.in_headline } else { &mut self.others };
            list.push(hit.article as usize);
        }
        if self.selected > 0 && self.selected >= before && selected.is_some() {
            self.selected += self.in_headline.len() - before;
        }
        self.basis = Some(found.basis);
        self.is_working = !found.is_done;
    }

    fn clear(&mut self) {
        self.in_headline.clear();
        self.others.clear();
        self.passages.clear();
        self.asked.clear();
        (self.selected, self.top) = (0, 0);
    }

    /// Takes passages, unless they are of a search that nobody waits for.
    pub fn take_passages(&mut self, generation: u64, passages: Vec<(usize, Passage)>) {
        if generation == self.generation {
            self.passages.extend(passages);
        }
    }
}

impl App {
    /// Whether the results stand in place of the panes.
    #[must_use]
    pub fn shows_results(&self) -> bool {
        self.question.as_ref().is_some_and(|question| question.asking == Asking::Everywhere)
    }

    /// Where the results stand: a row that tells how many, then the results; not wider than the
    /// measure, in the middle.
    #[must_use]
    pub fn results_area(&self) -> Area {
        let rows = self.size.rows.saturating_sub(1);
        let room = self.size.columns;
        let wanted = self.settings.measure.map_or(room, |measure| measure + GUTTER + MARGIN);
        let columns = wanted.min(room);
        Area { x: (room - columns) / 2, y: 0, columns, rows }
    }

    /// Rows of a result: headline, what is known of it, the passage, and one between two results.
    #[must_use]
    pub fn result_rows(&self) -> u16 {
        if self.size.rows < LOW { 3 } else { 5 }
    }

    /// Results that are wholly on the screen.
    pub(super) fn results_page(&self) -> isize {
        let rows = self.results_area().rows.saturating_sub(1);
        isize::try_from((rows / self.result_rows()).max(1)).unwrap_or(1)
    }

    pub(super) fn search_everywhere(&mut self) -> Vec<Effect> {
        self.search.origin = Some(Box::new(Origin {
            visit: self.visit(),
            focus: self.focus,
            selected: self.headlines.selected_article(&self.library),
            filter: self.headlines.filter.clone(),
            only_body: self.only_body,
            find: self.find.clone(),
            opened: self.opened,
            history: self.history.clone(),
        }));
        self.search.typed.clear();
        self.ask(Asking::Everywhere);
        self.opened_search()
    }

    /// Makes the articles ready where they are not, and looks for what is typed.
    fn opened_search(&mut self) -> Vec<Effect> {
        let is_open = std::mem::replace(&mut self.search.is_open, true);
        let mut effects: Vec<Effect> =
            (!is_open).then_some(Effect::OpenSearch).into_iter().collect();
        effects.extend(self.start_search());
        effects
    }

    /// Looks for what was typed.
    pub(super) fn search_for(&mut self, typed: &str) -> Vec<Effect> {
        typed.clone_into(&mut self.search.typed);
        self.start_search()
    }

    fn start_search(&mut self) -> Vec<Effect> {
        let search = &mut self.search;
        search.generation += 1;
        search.asked.clear();
        let (query, fault) = match Query::parse(&search.typed) {
            Ok(query) => (query, None),
            Err(error) => (Query::default(), Some(error)),
        };
        (search.query, search.fault) = (query, fault);
        if search.query.is_empty() {
            search.clear();
            (search.is_working, search.basis) = (false, None);
            return vec![Effect::StopSearch];
        }
        search.is_working = true;
        vec![Effect::Search { generation: search.generation, typed: search.typed.clone() }]
    }

    /// After the library has grown: what was found so far is not all.
    pub(super) fn search_again(&mut self, is_done: bool) -> Vec<Effect> {
        let was_open = std::mem::take(&mut self.search.is_open);
        if is_done && self.shows_results() {
            return self.opened_search();
        }
        // What stands on the screen stays until all is known.
        self.search.is_open = was_open && self.shows_results();
        Vec::new()
    }

    /// The library is another one than `old`: what was found is not where it was. Where the results are on the screen they are looked for again.
    pub(super) fn renew_search(&mut self, old: &Library) -> Vec<Effect> {
        let (search, library) = (&mut self.search, &self.library);
        search.clear();
        search.generation += 1;
        (search.is_open, search.opened) = (false, None);
        if let Some(origin) = &mut search.origin {
            origin.keep(|article| library.same_as(old, article));
        }
        if self.shows_results() {
            return self.opened_search();
        }
        (self.search.is_working, self.search.origin) = (false, None);
        vec![Effect::StopSearch]
    }

    pub(super) fn search_opened(&mut self, opened: Opened) {
        match opened {
            Opened::Ready => {}
            Opened::Asks(size) => self.dialog = Some(super::Dialog::Keep(size)),
            Opened::Failed(error) => self.search.fault = Some(error),
        }
    }

    pub(super) fn keep_text(&mut self, is_allowed: bool) -> Vec<Effect> {
        let mut effects = vec![Effect::KeepText(is_allowed)];
        effects.extend(self.start_search());
        effects
    }

    /// Passages of the results on the screen that nobody has asked for yet.
    pub(super) fn wanted_passages(&mut self) -> Option<Effect> {
        if !self.shows_results() {
            return None;
        }
        let rows = self.results_area().rows.saturating_sub(1);
        let shown = usize::from(rows.div_ceil(self.result_rows()));
        let search = &mut self.search;
        let on_screen = search.top..search.top + shown;
        let articles: Vec<usize> = on_screen
            .filter_map(|place| search.article(place))
            .filter(|article| !search.passages.contains_key(article))
            .collect();
        let articles: Vec<usize> =
            articles.into_iter().filter(|article| search.asked.insert(*article)).collect();
        let (generation, typed) = (search.generation, search.typed.clone());
        (!articles.is_empty()).then_some(Effect::ReadPassages { generation, typed, articles })
    }

    /// Keeps the selected result on the screen.
    pub(super) fn reveal_result(&mut self) {
        let page = self.results_page().unsigned_abs();
        let search = &mut self.search;
        search.selected = search.selected.min(search.count().saturating_sub(1));
        let first = (search.selected + 1).saturating_sub(page);
        search.top = search.top.clamp(first, search.selected);
    }

    /// Opens the selected result at its hit; without one, the question stays.
    pub(super) fn open_result(&mut self, question: Question) -> Vec<Effect> {
        let Some(article) = self.search.article(self.search.selected) else {
            self.question = Some(question);
            if self.search.is_asked() && !self.search.is_working {
                self.notice = Some(Notice::NotFound(self.search.typed.clone()));
            }
            return Vec::new();
        };
        self.mark_opened(false);
        self.show(article, Place::default());
        self.select(article);
        self.focus = Pane::Body;
        self.mark_opened(false);
        self.search.opened = Some(article);
        self.lay_out();
        let sought = Sought::Words(self.search.typed.clone(), self.search.query.clone());
        self.sought = Some(sought.clone());
        if let Some(page) = self.reader.as_ref().and_then(|reader| reader.page.as_ref()) {
            let mut find = Find::new(sought, page, 0);
            let passage = self.search.passages.get(&article);
            let hit = passage.filter(|passage| !passage.hits.is_empty());
            if let Some(block) = hit.and_then(|passage| passage.block) {
                find.stand_at(Part::Block(block), page);
            }
            // A query of filters alone has no words to mark.
            self.find = (!find.hits.is_empty()).then_some(find);
        }
        self.reveal_hit();
        Vec::new()
    }

    /// Whether the open article was opened from the results.
    pub(super) fn is_at_result(&self) -> bool {
        let article = self.reader.as_ref().map(|reader| reader.article);
        self.search.opened.is_some() && self.search.opened == article
    }

    /// Back from an article to the results it was opened from.
    pub(super) fn reopen_results(&mut self) {
        self.search.opened = None;
        self.ask(Asking::Everywhere);
    }

    /// Back to where the reader was before anything was looked for.
    pub(super) fn leave_results(&mut self) -> Vec<Effect> {
        self.search.opened = None;
        self.search.is_working = false;
        if let Some(origin) = self.search.origin.take() {
            self.return_to(*origin);
        }
        vec![Effect::StopSearch]
    }

    fn return_to(&mut self, origin: Origin) {
        let is_there = origin.visit.map(|visit| visit.article)
            == self.reader.as_ref().map(|reader| reader.article);
        if let Some(visit) = origin.visit.filter(|_| !is_there) {
            self.show(visit.article, visit.place);
            self.related.selected = visit.related;
        } else if let (Some(visit), Some(reader)) = (origin.visit, &mut self.reader) {
            reader.go_to(visit.place);
            self.related.selected = visit.related;
        }
        restore_list(&mut self.headlines, &origin, &self.library);
        self.focus = origin.focus;
        self.only_body = origin.only_body;
        self.opened = origin.opened;
        self.history = origin.history;
        self.lay_out();
        self.find = origin.find;
    }
}

fn restore_list(list: &mut Headlines, origin: &Origin, library: &Library) {
    if list.filter != origin.filter {
        list.set_filter(origin.filter.clone(), library);
    }
    if let Some(article) = origin.selected {
        list.select_article(article);
    }
}
