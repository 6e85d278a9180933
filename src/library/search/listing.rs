//! The articles that a query asks for, in the order of the files: by way of the folded text where a
//! reader has made it, else as they come.

use std::sync::Arc;

use crate::article::Article;
use crate::library::Library;
use crate::library::parallel;
use crate::library::resolve::Lookup;
use crate::library::scan::{Input, scan};
use crate::library::stream::{Found, each_made};

use super::catalogue::Catalogue;
use super::query::Query;
use super::searcher::{Keep, Searcher};
use super::store;

/// Hands on every article of `inputs` that `query` asks for, and every problem; ends when `visit`
/// returns false. Nothing is written where `keep` says; what stands there makes it faster and takes the
/// memory of an index.
pub fn each_match(
    inputs: &[Input],
    query: &Query,
    keep: &Keep,
    visit: &mut dyn FnMut(Found<Article>) -> bool,
) {
    if let Some((library, places)) = in_text(inputs, query, keep) {
        let problems = library.problems().iter().cloned().map(Found::Problem);
        let found = places.into_iter().filter_map(|place| {
            let record = library.record(place as usize)?;
            Some(match library.article(place as usize) {
                Ok(article) => Found::Article(record, article),
                Err(error) => Found::Problem(error),
            })
        });
        problems.chain(found).all(visit);
        return;
    }
    let asked = |article| query.matches(&article).is_some().then_some(article);
    each_made(inputs, &asked, &mut |found| match found {
        Found::Article(record, Some(article)) => visit(Found::Article(record, article)),
        Found::Article(_, None) => true,
        Found::Problem(error) => visit(Found::Problem(error)),
    });
}

/// The places of those articles, where folded text of the library stands.
fn in_text(inputs: &[Input], query: &Query, keep: &Keep) -> Option<(Library, Vec<u32>)> {
    let Keep::In { folder, .. } = keep else { return None };
    // It knows nothing of marks.
    if query.asks_for_marks() {
        return None;
    }
    let is_kept = |input: &Input| match input {
        Input::Path(_) => input.comes_once().is_none(),
        Input::Stdin | Input::Piped | Input::Memory(..) => false,
    };
    if !store::has_any(folder) || !inputs.iter().all(is_kept) {
        return None;
    }
    let mut library = Library::default();
    scan(inputs, &mut |batch| {
        library.take(batch);
        true
    });
    let catalogue = Arc::new(Catalogue::new(&library));
    let mut searcher = Searcher::standing(Arc::clone(&catalogue), folder)?;
    let mut places = Vec::new();
    searcher.find(0, query, &|| true, &mut |found| {
        if found.is_first {
            places.clear();
        }
        places.extend(found.hits.iter().map(|hit| hit.article));
    });
    // The text holds each article once; here every copy is a line of its own.
    let copies: Vec<u32> = library
        .lookup
        .iter()
        .flat_map(|lookup| Lookup::copies(lookup).hidden())
        .map(|(hidden, _)| hidden)
        .collect();
    let asked = parallel::each(copies.len(), &|| true, &|number, _| {
        let article = catalogue.article(copies[number] as usize).ok()?;
        query.matches(&article).map(|_| copies[number])
    });
    places.extend(asked.into_iter().flatten());
    places.sort_unstable();
    Some((library, places))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    /// A file of articles, among them a copy and an older state of one, and a line that is none.
    fn file(folder: &std::path::Path) -> Vec<Input> {
        let lines = [
            r#"{"title":"جسر قديم","text":"على النهر","url":"https://example.org/a","date":"2024-01-01"}"#,
            r#"{"title":"حديقة","text":"بلا ماء","date":"2024-03-01"}"#,
            "no article",
            r#"{"title":"جسر","text":"بني على النهر","url":"https://example.org/a","date":"2024-02-01"}"#,
            r#"{"title":"حديقة","text":"بلا ماء","date":"2024-03-02"}"#,
            r#"{"title":"نهر","text":"جف النهر","date":"2023-01-01"}"#,
        ];
        let path = folder.join("news.jsonl");
        std::fs::write(&path, lines.join("\n")).unwrap();
        vec![Input::Path(path)]
    }

    fn lines(inputs: &[Input], typed: &str, keep: &Keep) -> (Vec<u64>, usize) {
        let (mut lines, mut problems) = (Vec::new(), 0);
        each_match(inputs, &Query::parse(typed).unwrap(), keep, &mut |found| {
            match found {
                Found::Article(record, _) => lines.push(record.line),
                Found::Problem(_) => problems += 1,
            }
            true
        });
        (lines, problems)
    }

    fn texts(folder: &std::path::Path) -> Vec<PathBuf> {
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
    }

    #[test]
    fn what_is_found_is_the_same_whether_folded_text_stands_or_not() {
        let (articles, cache) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let inputs = file(articles.path());
        let keep = Keep::at(cache.path().to_owned());
        let queries = ["النهر", "حديقة", "بني", "قديم", "after:2024-02", "zzz", "نهر after:2020"];
        let before: Vec<_> = queries.map(|typed| lines(&inputs, typed, &keep)).into();
        assert_eq!(before[0], (vec![1, 4, 6], 1));
        assert_eq!(before[1].0, [2, 5]);
        assert!(texts(cache.path()).is_empty(), "the command writes nothing");
        let mut library = Library::default();
        scan(&inputs, &mut |batch| {
            library.take(batch);
            true
        });
        let catalogue = Arc::new(Catalogue::new(&library));
        Searcher::open(catalogue, &keep, &|| true).0.finish();
        assert_eq!(texts(cache.path()).len(), 1);
        let (library, places) =
            in_text(&inputs, &Query::parse("جسر").unwrap(), &keep).expect("the text is used");
        assert_eq!((library.count(), places), (5, vec![0, 2]));
        let after: Vec<_> = queries.map(|typed| lines(&inputs, typed, &keep)).into();
        assert_eq!(before, after);
        assert_eq!(texts(cache.path()).len(), 1);
    }
}
