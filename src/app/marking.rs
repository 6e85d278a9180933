//! What the reader makes of articles: read, starred, where each was left. Reading marks by itself what
//! was read to its end or was open for a while; every mark can be undone.

#[cfg(test)]
mod tests;

use super::headlines::Filter;
use super::panes::Pane;
use super::{Action, App, Effect, Notice};
use crate::article::{Change, Key, Mark};
use crate::library::marks::{Flags, Marked};

/// Steps that can be undone.
const STEPS: usize = 200;

/// A mark as it was before.
#[derive(Clone, Debug)]
struct Step {
    article: usize,
    key: Key,
    before: Before,
}

#[derive(Clone, Copy, Debug)]
enum Before {
    Read(bool),
    Starred(bool),
}

/// What marking has to know besides the marks.
#[derive(Debug, Default)]
pub(super) struct Marking {
    steps: Vec<Step>,
    /// The article that is being read, and how often another one was before.
    reading: Option<usize>,
    generation: u64,
    /// Somebody wants it unread although it is being read.
    is_kept_unread: bool,
    /// The article that was selected the last time, until it comes.
    wanted: Option<(Key, usize)>,
    /// The one that is selected now, as far as was told.
    selected: Option<usize>,
    /// What was kept from other times has come.
    is_remembered: bool,
    is_seen_told: bool,
    /// An article that was opened before it was known where it had been left, and stands at its top:
    /// nobody has left it there.
    unmoved: Option<usize>,
    effects: Vec<Effect>,
}

/// What is known from the last times.
#[derive(Debug, Default)]
pub struct Memory {
    /// The marks of all articles.
    pub marked: Marked,
    /// The article that was selected in this library.
    pub selected: Option<Key>,
    /// The articles of this library the last time.
    pub seen: Option<Vec<u8>>,
    /// It is the first time.
    pub is_none: bool,
}

impl Marking {
    /// The library is another one: every article is where `find` says.
    pub(super) fn keep(&mut self, find: impl Fn(usize) -> Option<usize>) {
        self.steps
            .retain_mut(|step| find(step.article).map(|article| step.article = article).is_some());
        self.reading = self.reading.and_then(&find);
        self.selected = self.selected.and_then(&find);
        self.is_seen_told = false;
    }
}

impl App {
    /// Takes what is known from the last times.
    pub(super) fn remember(&mut self, memory: Memory) {
        self.library.remember(memory.marked, memory.seen.as_deref());
        self.marking.wanted = memory.selected.map(|key| (key, 0));
        self.marking.is_remembered = true;
        self.is_first_time = memory.is_none;
        self.headlines.refresh(&self.library);
        self.begin_where_left();
        self.find_wanted();
        self.tell_seen();
    }

    /// Whether somebody reads here for the first time, and has pressed no key yet.
    #[must_use]
    pub fn is_met_first(&self) -> bool {
        self.is_first_time && !self.has_acted
    }

    /// The open article begins where it was left, unless somebody has moved in it.
    fn begin_where_left(&mut self) {
        let Some((article, key)) = self.open_key() else { return };
        let place = self.library.mark_of(article, &key).place;
        if let (Some(place), Some(reader)) = (place, &mut self.reader)
            && reader.top == 0
        {
            if self.has_acted {
                self.marking.unmoved = Some(article);
            } else {
                reader.begin_at(place);
            }
        }
    }

    /// Takes keys of articles that were doubtful.
    pub(super) fn identify(&mut self, keys: &[(usize, Key)]) {
        self.library.identify(keys);
        self.headlines.refresh(&self.library);
    }

    /// Selects the article that was selected the last time, as soon as it is there; nothing is moved
    /// under the hands of whoever has moved already.
    pub(super) fn find_wanted(&mut self) {
        let Some((key, from)) = self.marking.wanted.take().filter(|_| !self.has_acted) else {
            return;
        };
        let Some(article) = self.library.find_key(&key, from) else {
            if !self.library.is_complete() {
                self.marking.wanted = Some((key, self.library.count()));
            }
            return;
        };
        self.select(article);
        let rows = usize::from(self.panes().headlines.rows);
        // What stands before it is on the screen too.
        self.headlines.top = self.headlines.selected.saturating_sub(rows / 4);
        if let Some(selected) = self.headlines.selected_article(&self.library) {
            self.show_remembered(selected);
        }
    }

    /// Once all articles are known: which are new, and which there are, for the next time.
    pub(super) fn tell_seen(&mut self) {
        let is_time = self.marking.is_remembered && self.library.is_indexed();
        if !is_time || self.marking.is_seen_told {
            return;
        }
        self.marking.is_seen_told = true;
        let seen = self.library.seen().map(|seen| Effect::Keep(Change::Seen(seen)));
        self.marking.effects.extend(seen);
        let new = self.library.new_count();
        if new > 0 && self.notice.is_none() {
            self.notice = Some(Notice::NewSince(new));
        }
    }

    /// What holds after every message: the store knows what is selected and what is at the top of the
    /// open article. Gives what is to be done.
    pub(super) fn settle_marks(&mut self) -> Vec<Effect> {
        self.follow_reading();
        if self.has_acted {
            self.keep_place();
            self.keep_selected();
        } else {
            self.marking.selected = self.headlines.selected_article(&self.library);
        }
        let doubtful = self.library.doubtful();
        if !doubtful.is_empty() {
            self.marking.effects.push(Effect::Identify(doubtful));
        }
        std::mem::take(&mut self.marking.effects)
    }

    fn keep_place(&mut self) {
        let Some((article, key)) = self.open_key() else { return };
        let Some(reader) = self.reader.as_ref().filter(|reader| reader.is_laid_out()) else {
            return;
        };
        let place = reader.spot();
        if self.marking.unmoved == Some(article) && place.is_none() {
            return;
        }
        self.marking.unmoved = None;
        let mark = self.library.mark_of(article, &key);
        if mark.place != place {
            self.set_mark(article, &key, Mark { place, ..mark });
        }
    }

    fn keep_selected(&mut self) {
        let selected = self.headlines.selected_article(&self.library);
        if let Some((article, key)) = self.open_key()
            && Some(article) == selected
            && self.marking.selected != selected
        {
            self.marking.selected = selected;
            self.marking.effects.push(Effect::Keep(Change::Selected(key)));
        }
    }

    /// The open article and its key.
    fn open_key(&self) -> Option<(usize, Key)> {
        let reader = self.reader.as_ref()?;
        Some((reader.article, reader.key.clone()?))
    }

    /// Marks an article, and has that stored. Where there are copies of it, all of the mark is stored:
    /// of copies the one that was marked last counts.
    fn set_mark(&mut self, article: usize, key: &Key, mark: Mark) {
        let before = self.library.mark_of(article, key);
        let has_copies = self.library.copies(self.library.shown(article)) > 1;
        self.library.mark(article, key, mark);
        let mut keep = |change| self.marking.effects.push(Effect::Keep(change));
        if before.is_read != mark.is_read || has_copies {
            keep(Change::Read(key.clone(), mark.is_read));
        }
        if before.is_starred != mark.is_starred || has_copies {
            keep(Change::Starred(key.clone(), mark.is_starred));
        }
        if before.place != mark.place {
            keep(Change::Place(key.clone(), mark.place));
        }
    }

    fn step(&mut self, article: usize, key: &Key, before: Before) {
        if self.marking.steps.len() >= STEPS {
            self.marking.steps.remove(0);
        }
        self.marking.steps.push(Step { article, key: key.clone(), before });
    }

    // What keys do.

    /// Marks the open article read, or unread again.
    pub(super) fn toggle_read(&mut self) {
        let Some((article, key)) = self.open_key() else { return };
        let mark = self.library.mark_of(article, &key);
        self.step(article, &key, Before::Read(mark.is_read));
        self.set_read(article, &key, !mark.is_read);
        self.notice = Some(Notice::Read(!mark.is_read));
    }

    /// Gives the open article a star, or takes it off.
    pub(super) fn toggle_star(&mut self) {
        let Some((article, key)) = self.open_key() else { return };
        let mark = self.library.mark_of(article, &key);
        self.step(article, &key, Before::Starred(mark.is_starred));
        self.set_mark(article, &key, Mark { is_starred: !mark.is_starred, ..mark });
        self.notice = Some(Notice::Starred(!mark.is_starred));
    }

    /// Undoes the last mark, whoever made it.
    pub(super) fn undo_mark(&mut self) {
        let Some(Step { article, key, before }) = self.marking.steps.pop() else {
            self.notice = Some(Notice::NothingToUndo);
            return;
        };
        match before {
            Before::Read(is_read) => self.set_read(article, &key, is_read),
            Before::Starred(is_starred) => {
                let mark = self.library.mark_of(article, &key);
                self.set_mark(article, &key, Mark { is_starred, ..mark });
            }
        }
        let title = self.library.headline(article).map(|headline| headline.title.clone());
        self.notice = Some(Notice::Undone(title.unwrap_or_default()));
    }

    fn set_read(&mut self, article: usize, key: &Key, is_read: bool) {
        let mark = self.library.mark_of(article, key);
        self.set_mark(article, key, Mark { is_read, ..mark });
        if self.marking.reading == Some(article) {
            self.marking.is_kept_unread = !is_read;
        }
    }

    // What reading does by itself.

    /// Asks for a tick when another article is being read.
    fn follow_reading(&mut self) {
        let reading = match self.focus {
            Pane::Headlines => None,
            Pane::Body | Pane::Related => self.reader.as_ref().map(|reader| reader.article),
        };
        let reading = reading.filter(|_| !self.shows_results());
        if reading == self.marking.reading {
            return;
        }
        self.marking.reading = reading;
        self.marking.generation += 1;
        self.marking.is_kept_unread = false;
        if reading.is_some_and(|article| !self.is_read(article)) {
            self.marking.effects.push(Effect::Tick(self.marking.generation));
        }
    }

    /// An article has been open for a while.
    pub(super) fn tick(&mut self, generation: u64) {
        if generation == self.marking.generation {
            self.mark_as_read();
        }
    }

    /// After `action`: whoever scrolls at the end of an article has read it.
    pub(super) fn read_to_end(&mut self, action: Action) {
        let goes_on =
            matches!(action, Action::Down | Action::PageDown | Action::HalfPageDown | Action::Last);
        let rows = self.panes().body.rows;
        let is_at_end =
            |reader: &super::Reader| reader.page.is_some() && reader.top >= reader.last_top(rows);
        if goes_on && self.focus == Pane::Body && self.reader.as_ref().is_some_and(is_at_end) {
            self.mark_as_read();
        }
    }

    fn mark_as_read(&mut self) {
        let Some((article, key)) = self.open_key() else { return };
        let is_being_read = self.marking.reading == Some(article);
        if !is_being_read || self.marking.is_kept_unread {
            return;
        }
        let mark = self.library.mark_of(article, &key);
        if !mark.is_read {
            self.step(article, &key, Before::Read(false));
            self.set_mark(article, &key, Mark { is_read: true, ..mark });
        }
    }

    // To what is unread.

    /// Goes `by` unread articles on in the list, round its ends; where a filter leaves none, in all
    /// articles.
    pub(super) fn next_unread(&mut self, by: isize) {
        for _ in 0..by.unsigned_abs().min(self.headlines.count(&self.library).max(1)) {
            let found = self.unread_in_list(by < 0).or_else(|| {
                let is_somewhere = self.headlines.filter.is_some() && self.has_unread();
                if is_somewhere {
                    self.headlines.set_filter(None::<Filter>, &self.library);
                }
                is_somewhere.then(|| self.unread_in_list(by < 0)).flatten()
            });
            let Some(place) = found else {
                self.notice = Some(Notice::NoUnread);
                return;
            };
            self.headlines.selected = place;
        }
        if let Some(article) = self.headlines.selected_article(&self.library) {
            self.show_remembered(article);
        }
        if self.focus != Pane::Headlines {
            self.focus = Pane::Body;
            self.mark_opened(false);
        }
    }

    fn unread_in_list(&self, backward: bool) -> Option<usize> {
        let count = self.headlines.count(&self.library);
        let here = self.headlines.selected;
        let is_unread = |place: &usize| {
            let article = self.headlines.article(*place, &self.library);
            article.is_some_and(|article| !self.is_read(article))
        };
        if backward {
            (0..here.min(count)).rev().chain((here + 1..count).rev()).find(is_unread)
        } else {
            (here + 1..count).chain(0..here.min(count)).find(is_unread)
        }
    }

    /// Whether any article but the selected one is unread.
    pub(super) fn has_unread(&self) -> bool {
        let here = self.headlines.selected_article(&self.library);
        (0..self.library.count()).any(|article| {
            Some(article) != here
                && self.library.shown(article) == article
                && !self.is_read(article)
        })
    }

    pub(super) fn is_read(&self, article: usize) -> bool {
        self.library.flags(article).has(Flags::READ)
    }

    /// Whether there is a mark to undo.
    pub(super) fn can_undo(&self) -> bool {
        !self.marking.steps.is_empty()
    }
}
