//! Back and forward through what was opened, with the place in each.

use super::page::Place;
use super::panes::Pane;

/// A visit to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The article's place in the library.
    pub article: usize,
    /// What was at the top.
    pub place: Place,
    /// Where keys went.
    pub focus: Pane,
    /// The related headline that was selected.
    pub related: usize,
    /// It was reached by following a related headline.
    pub followed: bool,
}

impl Visit {
    /// The same, of the article that it is of now.
    #[must_use]
    pub fn of(self, article: usize) -> Visit {
        Visit { article, ..self }
    }
}

/// What was opened before and after the article on the screen.
#[derive(Clone, Debug, Default)]
pub struct History {
    back: Vec<Visit>,
    forward: Vec<Visit>,
}

/// Visits kept: more than anyone goes back.
const KEPT: usize = 500;

impl History {
    /// Leaves `visit` for an article that is opened now; what was ahead is forgotten.
    pub fn leave(&mut self, visit: Visit) {
        self.forward.clear();
        self.back.push(visit);
        if self.back.len() > KEPT {
            self.back.remove(0);
        }
    }

    /// Every article is where `find` says; visits of those that are gone are forgotten.
    pub fn keep(&mut self, find: impl Fn(usize) -> Option<usize>) {
        for visits in [&mut self.back, &mut self.forward] {
            visits.retain_mut(|visit| {
                find(visit.article).map(|article| visit.article = article).is_some()
            });
        }
    }

    /// Whether there is a visit before.
    #[must_use]
    pub fn has_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether there is a visit after.
    #[must_use]
    pub fn has_forward(&self) -> bool {
        !self.forward.is_empty()
    }

    /// The visit before `now`, which becomes the first one ahead.
    pub fn back(&mut self, now: Visit) -> Option<Visit> {
        let visit = self.back.pop()?;
        self.forward.push(now);
        Some(visit)
    }

    /// The visit after `now`, which becomes the last one behind.
    pub fn forward(&mut self, now: Visit) -> Option<Visit> {
        let visit = self.forward.pop()?;
        self.back.push(now);
        Some(visit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(article: usize) -> Visit {
        Visit {
            article,
            place: Place { piece: article, byte: 7, blanks: 0 },
            focus: Pane::Body,
            related: 0,
            followed: false,
        }
    }

    #[test]
    fn back_and_forward_lead_through_the_same_visits() {
        let mut history = History::default();
        history.leave(visit(1));
        history.leave(visit(2));
        assert_eq!(history.back(visit(3)), Some(visit(2)));
        assert_eq!(history.back(visit(2)), Some(visit(1)));
        assert_eq!(history.back(visit(1)), None);
        assert_eq!(history.forward(visit(1)), Some(visit(2)));
        assert_eq!(history.forward(visit(2)), Some(visit(3)));
    }

    #[test]
    fn opening_something_new_forgets_what_was_ahead() {
        let mut history = History::default();
        history.leave(visit(1));
        history.back(visit(2));
        history.leave(visit(1));
        assert_eq!(history.forward(visit(9)), None);
    }
}
