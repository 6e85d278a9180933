//! Copies of one article: at the same address, or of the same headline and the same text. One of them
//! is shown, with their count.

use std::collections::HashMap;

use super::index::Index;
use super::letters;
use crate::article::{Article, Block};

/// Which articles are copies, and of which one.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// Each copy that is not shown, in order, with the one that is.
    hidden: Vec<(u32, u32)>,
    /// How many there are of one that is shown.
    counts: HashMap<u32, u32>,
}

impl Copies {
    /// Looks for them among articles in the order of their headlines and of their addresses. Articles
    /// that share a headline and no address are read.
    pub(super) fn new(index: &Index, by_title: &[u32], by_url: &[u32]) -> Copies {
        let mut groups = Groups::default();
        let url = |article: u32| index.row(article as usize).map(|row| row.url);
        let title = |article: u32| index.letters(article as usize);
        for run in by_url.chunk_by(|one, other| url(*one) == url(*other)) {
            run[1..].iter().for_each(|article| groups.join(run[0], *article));
        }
        for run in by_title.chunk_by(|one, other| title(*one) == title(*other)) {
            let root = groups.root(run[0]);
            if run.iter().all(|article| groups.root(*article) == root) {
                continue;
            }
            let mut of_text: HashMap<u64, u32> = HashMap::new();
            for article in run {
                let read = index.article(*article as usize).ok();
                if let Some(text) = read.as_ref().and_then(text_hash) {
                    groups.join(*of_text.entry(text).or_insert(*article), *article);
                }
            }
        }
        groups.finish(index)
    }

    /// The one that is shown for an article.
    pub(super) fn shown(&self, article: u32) -> u32 {
        let place = self.hidden.binary_search_by_key(&article, |(hidden, _)| *hidden);
        place.map_or(article, |place| self.hidden[place].1)
    }

    /// How many there are of an article that is shown.
    pub(super) fn count(&self, article: u32) -> usize {
        self.counts.get(&article).map_or(1, |count| *count as usize)
    }

    /// Each copy that is not shown, with the one that is.
    pub(super) fn hidden(&self) -> impl Iterator<Item = (u32, u32)> {
        self.hidden.iter().copied()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.hidden.is_empty()
    }
}

/// Articles that belong together; only those that belong to any other.
#[derive(Debug, Default)]
struct Groups {
    parents: HashMap<u32, u32>,
}

impl Groups {
    /// Halves the way to it, so that no chain of articles grows long.
    fn root(&mut self, mut article: u32) -> u32 {
        let parent = |parents: &HashMap<u32, u32>, of: u32| parents.get(&of).copied().unwrap_or(of);
        loop {
            let next = parent(&self.parents, article);
            if next == article {
                return article;
            }
            let after = parent(&self.parents, next);
            self.parents.insert(article, after);
            article = after;
        }
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        self.parents.insert(one, one);
        self.parents.insert(other, one);
    }

    /// Of each group the newest is shown, of several the first.
    fn finish(mut self, index: &Index) -> Copies {
        let mut groups: HashMap<u32, Vec<u32>> = HashMap::new();
        let articles: Vec<u32> = self.parents.keys().copied().collect();
        for article in articles {
            groups.entry(self.root(article)).or_default().push(article);
        }
        let mut copies = Copies::default();
        for group in groups.values().filter(|group| group.len() > 1) {
            let when = |article: &&u32| index.row(**article as usize).map(|row| row.when);
            let newest = |article: &&u32| (std::cmp::Reverse(when(article)), **article);
            let Some(shown) = group.iter().min_by_key(newest).copied() else { continue };
            let hidden = group.iter().filter(|article| **article != shown);
            copies.hidden.extend(hidden.map(|article| (*article, shown)));
            copies.counts.insert(shown, group.len() as u32);
        }
        copies.hidden.sort_unstable();
        copies
    }
}

/// Tells folded texts apart; none for an article without one.
fn text_hash(article: &Article) -> Option<u64> {
    let mut text = Vec::new();
    for block in &article.blocks {
        if let Block::Text(block) = block {
            text.extend(letters::letters(&block.text));
            text.push(b' ');
        }
    }
    (!text.is_empty()).then(|| letters::hash(&text))
}

#[cfg(test)]
mod tests {
    use crate::library::{Bytes, Library, Order, scan};

    fn library(records: &[&str]) -> Library {
        let bytes = Bytes::Memory(records.join("\n").into_bytes().into());
        let mut library = Library::default();
        scan::scan(&[scan::Input::Memory("news".to_owned(), bytes)], &mut |batch| {
            library.take(batch);
            true
        });
        library
    }

    #[test]
    fn the_same_text_under_the_same_headline_is_shown_once() {
        let library = library(&[
            r#"{"title":"خَبَر","text":"نصّ أوّل."}"#,
            r#"{"title":"خبر","text":"نص آخر."}"#,
            r#"{"title":"خبر","text":"نص اول","url":"https://example.org/a"}"#,
        ]);
        assert_eq!(library.ordered(Order::Files).as_deref(), Some(&vec![0, 1]));
        assert_eq!((library.copies(0), library.copies(1)), (2, 1));
        assert_eq!(library.shown(2), 0);
    }

    #[test]
    fn of_one_address_the_newest_is_shown() {
        let library = library(&[
            r#"{"title":"قديم","text":"أ","url":"http://example.org/a","date":"2024-01-01"}"#,
            r#"{"title":"جديد","text":"ب","url":"https://www.example.org/a/","date":"2024-01-02"}"#,
            r#"{"title":"آخر","text":"ج","url":"https://example.org/b","date":"2023-01-02"}"#,
        ]);
        assert_eq!(library.ordered(Order::Date).as_deref(), Some(&vec![1, 2]));
        assert_eq!(library.shown(0), 1);
    }

    #[test]
    fn articles_without_text_and_addresses_of_whole_sites_never_merge() {
        let library = library(&[
            r#"{"title":"خبر","url":"https://example.org/"}"#,
            r#"{"title":"خبر","url":"https://example.org"}"#,
        ]);
        assert_eq!(library.ordered(Order::Files), None);
        assert_eq!(library.ordered(Order::Date).map(|order| order.len()), Some(2));
    }
}
