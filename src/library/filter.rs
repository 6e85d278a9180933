//! Which headlines hold the words of a query.

use memchr::memmem::Finder;

use super::Library;
use super::letters;

/// The words of a query, folded, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Words {
    letters: Vec<u8>,
    finders: Vec<Finder<'static>>,
}

impl Words {
    /// The words of `query`.
    #[must_use]
    pub fn new(query: &str) -> Words {
        let letters = letters::letters(query);
        let words = letters.split(|byte| *byte == b' ').filter(|word| !word.is_empty());
        let finders = words.map(|word| Finder::new(word).into_owned()).collect();
        Words { letters, finders }
    }

    /// Whether each word occurs, one after another.
    fn are_in(&self, letters: &[u8]) -> bool {
        let mut rest = letters;
        self.finders.iter().all(|word| match word.find(rest) {
            Some(at) => {
                rest = &rest[at + word.needle().len()..];
                true
            }
            None => false,
        })
    }

    /// Whether all that holds these words holds the `others` too.
    fn narrow(&self, others: &Words) -> bool {
        others.are_in(&self.letters)
    }

    /// How many words of three letters or more occur.
    fn shared(&self, letters: &[u8]) -> usize {
        self.long().filter(|word| word.find(letters).is_some()).count()
    }

    fn long(&self) -> impl Iterator<Item = &Finder<'static>> {
        self.finders.iter().filter(|word| word.needle().len() >= 3)
    }
}

/// Headlines that were found, in the library's order.
#[derive(Clone, Debug, Default)]
pub struct Filtered {
    words: Words,
    articles: Vec<u32>,
    /// Articles that were looked through.
    count: usize,
}

impl Filtered {
    /// The articles whose headlines hold every word of `words`, one after another. Where `before` holds
    /// them all, only its articles are looked through, and those that have come since.
    #[must_use]
    pub fn new(words: Words, library: &Library, before: Option<Filtered>) -> Filtered {
        let mut found = Filtered { words, articles: Vec::new(), count: 0 };
        if let Some(before) = before.filter(|before| found.words.narrow(&before.words)) {
            let index = &library.index;
            let holds = |article: &u32| found.words.are_in(index.letters(*article as usize));
            found.articles = before.articles.into_iter().filter(holds).collect();
            found.count = before.count;
        }
        found.go_on(library);
        found
    }

    /// Looks through articles that have come since.
    pub fn go_on(&mut self, library: &Library) {
        for (article, _, letters) in library.index.from(self.count) {
            if self.words.are_in(letters) {
                self.articles.push(article as u32);
            }
        }
        self.count = library.count();
    }

    /// The articles.
    #[must_use]
    pub fn articles(&self) -> &[u32] {
        &self.articles
    }
}

/// Articles whose headlines share at least two words of three letters or more with `words`, or the only
/// one there is; the most alike first.
#[must_use]
pub fn alike(words: &Words, library: &Library) -> Vec<u32> {
    let least = words.long().count().clamp(1, 2);
    let mut found: Vec<(usize, u32)> = library
        .index
        .from(0)
        .map(|(article, _, letters)| (words.shared(letters), article as u32))
        .filter(|(shared, _)| *shared >= least)
        .collect();
    found.sort_by_key(|(shared, article)| (std::cmp::Reverse(*shared), *article));
    found.into_iter().map(|(_, article)| article).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Outline;
    use crate::library::index::{Place, Segment};
    use crate::library::names::Names;
    use crate::text::fold::fold_title;
    use proptest::prelude::*;
    use std::sync::Arc;

    fn library(titles: &[String]) -> Library {
        let mut library = Library::default();
        // Articles come in several batches.
        for titles in titles.chunks(3) {
            let mut segment = Segment::default();
            for title in titles {
                let outline = Outline { title: title.clone(), ..Outline::default() };
                segment.push(
                    Place { offset: 0, length: 0, line: 1 },
                    &outline,
                    &mut Names::default(),
                );
            }
            library.index.push(Arc::new(segment));
        }
        library
    }

    /// As the design says it, word by word.
    fn naive(query: &str, titles: &[String]) -> Vec<u32> {
        let query = fold_title(query);
        let holds = |title: &str| {
            let title = fold_title(title);
            let mut rest = title.as_str();
            query
                .split(' ')
                .filter(|word| !word.is_empty())
                .all(|word| rest.split_once(word).map(|(_, after)| rest = after).is_some())
        };
        (0..).zip(titles).filter(|(_, title)| holds(title)).map(|(place, _)| place).collect()
    }

    proptest! {
        #[test]
        fn typing_leaves_what_a_naive_filter_leaves(
            titles in prop::collection::vec("[أاب ةهg٣3]{0,8}", 0..9),
            later in prop::collection::vec("[أاب ةهg٣3]{0,8}", 0..5),
            query in "[اب هةg3]{0,5}",
            erased in 0..3_usize,
        ) {
            let mut all = library(&titles);
            let mut filtered: Option<Filtered> = None;
            let mut typed: Vec<String> =
                query.char_indices().map(|(at, c)| query[..at + c.len_utf8()].to_owned()).collect();
            typed.extend(typed.clone().into_iter().rev().skip(1).take(erased));
            for query in &typed {
                let found = Filtered::new(Words::new(query), &all, filtered.take());
                prop_assert_eq!(found.articles(), naive(query, &titles), "{:?}", query);
                filtered = Some(found);
            }
            let titles = [titles, later].concat();
            all = library(&titles);
            if let (Some(mut filtered), Some(query)) = (filtered, typed.last()) {
                filtered.go_on(&all);
                prop_assert_eq!(filtered.articles(), naive(query, &titles));
            }
        }
    }
}
