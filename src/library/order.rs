//! The orders in which a list may stand.

use std::cmp::Reverse;
use std::sync::Arc;

use super::Library;
use super::index::Index;

/// How a list is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As in the files.
    #[default]
    Files,
    /// The newest first; where no date is known, as in the files.
    Date,
    /// By the names of the papers, and within each the newest first; articles of no paper come last.
    Site,
}

impl Order {
    /// The one that a key leads to.
    #[must_use]
    pub fn next(self) -> Order {
        match self {
            Order::Files => Order::Date,
            Order::Date => Order::Site,
            Order::Site => Order::Files,
        }
    }
}

/// All articles, the newest first.
pub(super) fn by_date(index: &Index) -> Vec<u32> {
    let dated = index.from(0).map(|(article, row, _)| (Reverse(row.when), article as u32));
    by_key(index.count(), dated)
}

/// At most `count` articles in the order of their keys. What is needed for that is taken at once, and the
/// result is as large as it has to be: grown step by step they leave holes in the heap.
pub(super) fn by_key<K: Ord>(count: usize, keyed: impl Iterator<Item = (K, u32)>) -> Vec<u32> {
    let mut all = Vec::with_capacity(count);
    all.extend(keyed);
    all.sort_unstable();
    let mut articles = Vec::with_capacity(all.len());
    articles.extend(all.iter().map(|(_, article)| *article));
    articles
}

/// The articles of `library` in this order; `None` where it is the files' or not all are known yet.
pub(super) fn ordered(library: &Library, order: Order) -> Option<Arc<Vec<u32>>> {
    let lookup = library.lookup.as_deref()?;
    let (by_date, copies) = (lookup.by_date(), lookup.copies());
    match order {
        Order::Files if copies.is_empty() => None,
        Order::Files => {
            let all = 0..library.count() as u32;
            Some(Arc::new(all.filter(|article| copies.shown(*article) == *article).collect()))
        }
        Order::Date => Some(Arc::clone(by_date)),
        Order::Site => Some(Arc::new(by_site(library, by_date))),
    }
}

fn by_site(library: &Library, by_date: &[u32]) -> Vec<u32> {
    let none = library.names.len();
    let mut names: Vec<usize> = (0..none).collect();
    names.sort_by_key(|site| &library.names[*site]);
    let mut papers: Vec<Vec<u32>> = vec![Vec::new(); none + 1];
    for article in by_date {
        let site = library.index.row(*article as usize).map_or(none, |row| row.site as usize);
        papers[site.min(none)].push(*article);
    }
    names.into_iter().chain([none]).flat_map(|site| std::mem::take(&mut papers[site])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Bytes;
    use crate::library::scan::{Input, scan};

    fn library(articles: &[(&str, &str)]) -> Library {
        let line = |(date, site): &(&str, &str)| {
            format!("{{\"title\":\"خبر\",\"date\":\"{date}\",\"site\":\"{site}\"}}\n")
        };
        let lines: String = articles.iter().map(line).collect();
        let bytes = Bytes::Memory(lines.into_bytes().into());
        let mut library = Library::default();
        scan(&[Input::Memory("news".to_owned(), bytes)], &mut |batch| {
            library.take(batch);
            true
        });
        library
    }

    #[test]
    fn the_newest_comes_first_and_what_has_no_date_stays_in_its_order_at_the_end() {
        let dates = ["", "2024-05-06", "2025-01-01", "", "2024-05-06T10:00"];
        let library = library(&dates.map(|date| (date, "")));
        assert_eq!(library.ordered(Order::Date).as_deref(), Some(&vec![2, 4, 1, 0, 3]));
        assert_eq!(library.ordered(Order::Files), None);
    }

    #[test]
    fn papers_stand_by_their_names_each_with_the_newest_first() {
        let library = library(&[
            ("2024-01-01", "ب"),
            ("2024-01-02", ""),
            ("2024-01-03", "أ"),
            ("2024-01-04", "ب"),
        ]);
        assert_eq!(library.ordered(Order::Site).as_deref(), Some(&vec![2, 3, 0, 1]));
    }
}
