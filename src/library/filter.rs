//! Which headlines hold the words of a query.

use memchr::memmem::Finder;

use super::index::Row;
use super::marks::Flags;
use super::search::{Left, State, left};
use super::{Library, letters};
use crate::text::fold::fold;

/// The words of a query, folded, ready to be looked for.
#[derive(Clone, Debug)]
pub struct Words {
    /// Papers, as `site:` names them, folded.
    sites: Vec<String>,
    /// What articles must be, as `is:` names it; none where nothing is that.
    states: Option<Vec<State>>,
    letters: Vec<u8>,
    finders: Vec<Finder<'static>>,
}

impl Words {
    /// The words of `query`, and its papers: `site:NAME` leaves those whose name or host holds NAME,
    /// `is:STATE` those that are so.
    #[must_use]
    pub fn new(query: &str) -> Words {
        let Left { sites, states, words } = left(query);
        let letters = letters::of_title(&words);
        let words = letters.split(|byte| *byte == b' ').filter(|word| !word.is_empty());
        let finders = words.map(|word| Finder::new(word).into_owned()).collect();
        Words { sites, states, letters, finders }
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
        let is_narrower = |wanted: &String| self.sites.iter().any(|site| site.contains(wanted));
        // What articles are may have changed since.
        let are_same = |words: &Words| words.states.as_ref().is_some_and(Vec::is_empty);
        others.are_in(&self.letters)
            && others.sites.iter().all(is_narrower)
            && are_same(self)
            && are_same(others)
    }

    /// Whether an article of these flags is as asked for.
    fn admit(&self, flags: Flags) -> bool {
        let admits = |states: &Vec<State>| states.iter().all(|state| state.admits(flags));
        self.states.as_ref().is_some_and(admits)
    }

    /// Whether a row is of all the papers.
    fn papers(&self, library: &Library) -> impl Fn(&Row) -> bool + use<> {
        let of = |wanted: &String| -> Vec<bool> {
            library.names.iter().map(|name| fold(name).contains(wanted)).collect()
        };
        let papers: Vec<Vec<bool>> = self.sites.iter().map(of).collect();
        move |row| {
            papers.iter().all(|is_paper| {
                let is = |name: u32| is_paper.get(name as usize).copied().unwrap_or(false);
                is(row.site) || is(row.host)
            })
        }
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
#[derive(Clone, Debug)]
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
            let is_of = found.words.papers(library);
            let holds = |(article, row, letters): (u32, &Row, &[u8])| {
                (is_of(row) && found.words.are_in(letters)).then_some(article)
            };
            let left = library.index.each(before.articles.into_iter()).filter_map(holds);
            found.articles = left.collect();
            found.count = before.count;
        }
        found.go_on(library);
        found
    }

    /// Looks through articles that have come since.
    pub fn go_on(&mut self, library: &Library) {
        let is_of = self.words.papers(library);
        for (article, row, letters) in library.index.from(self.count) {
            let flags = library.flags(article);
            if is_of(row) && self.words.admit(flags) && self.words.are_in(letters) {
                self.articles.push(article as u32);
            }
        }
        self.count = library.count();
    }

    /// Whether an article is of the papers and the state that were asked for.
    #[must_use]
    pub fn admits(&self, article: usize, library: &Library) -> bool {
        let is_of = self.words.papers(library);
        library.index.row(article).is_some_and(is_of) && self.words.admit(library.flags(article))
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

    #[test]
    fn papers_are_filtered_by_name_and_host() {
        let records = [
            r#"{"title":"خبر أول","site":"صحيفة المدينة"}"#,
            r#"{"title":"خبر ثان","url":"https://news.example.org/a"}"#,
            r#"{"title":"حكاية","site":"صحيفة المدينة"}"#,
        ];
        let bytes = crate::library::Bytes::Memory(records.join("\n").into_bytes().into());
        let mut library = Library::default();
        let inputs = [crate::library::scan::Input::Memory("news".to_owned(), bytes)];
        crate::library::scan::scan(&inputs, &mut |batch| {
            library.take(batch);
            true
        });
        let kept = |query: &str| Filtered::new(Words::new(query), &library, None).articles.clone();
        assert_eq!(kept("site:المدينه"), [0, 2]);
        assert_eq!(kept("خبر موقع:المدينة"), [0]);
        assert_eq!(kept("site:example.org"), [1]);
        assert_eq!(kept("site:"), [0, 1, 2]);
        let wider = Filtered::new(Words::new("site:المد"), &library, None);
        let narrowed = Filtered::new(Words::new("site:المدينة حك"), &library, Some(wider));
        assert_eq!(narrowed.articles, [2]);
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
