//! What was asked for last, and a bounded number of it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

/// Entries of one generation: some screens full of headlines.
const GENERATION: usize = 256;

/// Things by the article they are of. When a generation is full the one before it is forgotten; what
/// is asked for again moves into the new one.
#[derive(Debug)]
pub(super) struct Cache<T> {
    new: RefCell<HashMap<usize, Arc<T>>>,
    old: RefCell<HashMap<usize, Arc<T>>>,
}

impl<T> Default for Cache<T> {
    fn default() -> Cache<T> {
        Cache { new: RefCell::default(), old: RefCell::default() }
    }
}

impl<T> Cache<T> {
    pub(super) fn get(&self, article: usize) -> Option<Arc<T>> {
        if let Some(kept) = self.new.borrow().get(&article) {
            return Some(Arc::clone(kept));
        }
        let kept = self.old.borrow_mut().remove(&article)?;
        Some(self.keep(article, kept))
    }

    pub(super) fn put(&self, article: usize, value: T) -> Arc<T> {
        self.keep(article, Arc::new(value))
    }

    fn keep(&self, article: usize, value: Arc<T>) -> Arc<T> {
        let mut new = self.new.borrow_mut();
        if new.len() >= GENERATION {
            self.old.replace(std::mem::take(&mut *new));
        }
        new.insert(article, Arc::clone(&value));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_stays_and_the_rest_is_forgotten() {
        let cache = Cache::default();
        for article in 0..GENERATION * 4 {
            cache.put(article, article);
            assert_eq!(cache.get(0).as_deref(), Some(&0));
        }
        assert_eq!(cache.get(1), None);
        let kept = cache.new.borrow().len() + cache.old.borrow().len();
        assert!(kept <= GENERATION * 2, "{kept}");
    }
}
